import { aboutOf, allClaims, choiceOf, claimWorld, partyNames, whyOf, wordsOf } from "@/app/_views/claims";
import {
  apiName,
  FORM_KEYS,
  FORM_KINDS,
  type FormKey,
  type FormKind,
  type FormOptions,
  formOptions,
  readForm,
  TAKES,
} from "@/app/_views/claims-form";
import { evaluate } from "@/lib/claims/check";
import { type Figure, type Finding, partText } from "@/lib/claims/finding";
import {
  claimsKnownOn,
  judge,
  milestonesOf,
  type RecordedClaim,
  verdictTimeline,
  wentRound,
  type Yardstick,
  yardsticksOf,
} from "@/lib/claims/record";
import { told } from "@/lib/claims/told";
import { quote } from "@/lib/errors";
import type { Problem } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import { type Ask, list, one } from "../_edge/operation";
import { BadParameters } from "../_edge/problem";
import { type CheckedClaim, type ClaimRow, zCheckedClaim, zClaimRow } from "../_schemas/claims";
import type { ParameterName } from "../_schemas/parameters";

const LAW = ["law", "assume", "shift", "set", "asOf"] as const satisfies readonly ParameterName[];

export const claims = list({
  id: "listClaims",
  path: "/api/v1/claims",
  tag: "Claims",
  summary: "Claims with their verdicts",
  description:
    "What the press and others said, checked against the law and the facts as known on the as-of date: each claim with its verdict, the number claimed and the number computed. A claim that had not been said by then is left out. Where the verdict depends on the day, `since` tells the days.",
  parameters: LAW,
  undated: ["recordedVerdict", "overrideReason", "explanation", "confidence"],
  example: "/api/v1/claims?asOf=2026-11-22&limit=1",
  data: zClaimRow,
  list: (asked) =>
    claimsKnownOn(allClaims(asked.context.dataset), asked.lens.asOf).map((claim) => ({
      key: claim.id,
      make: () => claimRow(claim, asked),
    })),
});

function claimRow(claim: RecordedClaim, { context, current, lens }: Ask): ClaimRow {
  const { facts, dataset } = context;
  const { asOf } = lens;
  const world = claimWorld(facts, dataset);
  const { verdict, finding } = judge(claim, world, asOf, current, choiceOf(facts, lens));
  const found = finding === "no-check" ? undefined : finding;
  const [saidOn, saidUntil] = wentRound(claim, asOf);
  return {
    id: claim.id,
    claim: claim.claim,
    saidOn: saidOn?.text ?? claim.saidOn,
    ...(saidUntil ? { saidUntil: saidUntil.text } : {}),
    about: aboutOf(claim.check),
    milestones: claim.check === null ? [] : milestonesOf(claim.check),
    verdict,
    asks: claim.check === null ? "none" : told(claim.check, world, partyNames(dataset), asOf),
    claimed: figureOf(found?.claimed),
    computed: figureOf(found?.computed),
    byCheck: found?.verdict ?? "not-kept",
    looks: looksOf(found?.looks ?? []),
    since: verdictTimeline(claim, world, asOf).map((s) => ({ from: isoDay(s.from), verdict: s.verdict })),
    notes: [...(found?.notes ?? [])],
    parts: partsOf(found),
    yardsticks: yardsticksOf(claim, world, dataset.enforcementCounts.published, asOf).map((y) => yardstickOf(y, isoDay(asOf))),
    sources: claim.sources,
    ...(current
      ? {
          recordedVerdict: claim.verdict,
          overrideReason: claim.overrideReason ?? "none",
          explanation: claim.explanation,
          confidence: claim.confidence,
        }
      : {}),
  };
}

const figureOf = (figure: Figure | undefined): ClaimRow["claimed"] => {
  if (!figure) return { status: "no-check", text: "No check computes it." };
  const { value, unit, text } = figure;
  return value === "unknown" ? { status: "unknown", unit, text } : { status: "known", value, unit, text };
};

const looksOf = (looks: Finding["looks"]): ClaimRow["looks"] =>
  looks.map((l) => ({ asOf: isoDay(l.day), holds: l.holds, text: l.text }));

const partsOf = (found: Finding | undefined): ClaimRow["parts"] =>
  (found?.parts ?? []).map((p) => ({
    part: p.part,
    verdict: p.verdict,
    text: partText(p),
  }));

const yardstickOf = (y: Yardstick, asOf: string): ClaimRow["yardsticks"][number] => ({
  measure: y.measure,
  on: y.on.text,
  count: Number(y.count.value),
  by: y.computed ? "computed" : "published",
  now:
    y.now === "none"
      ? { status: "none" }
      : { status: "counted", count: Number(y.now.count.value), on: y.now.on === "as-of" ? asOf : y.now.on.text },
  sources: [...y.sources],
});

/** What each kind of check takes beside its law and its day. */
const TAKEN = Object.fromEntries(
  FORM_KINDS.map((kind) => [
    kind,
    TAKES[kind].flatMap((key): ParameterName[] => (key === "site" ? ["site", "tranche"] : [apiName(key)])),
  ]),
) as Record<FormKind, ParameterName[]>;

const FIELDS = [...new Set(Object.values(TAKEN).flat())];

/** Where the ids are listed that a field may hold. */
const LISTED: Partial<Readonly<Record<ParameterName, string>>> = {
  fromMilestone: "the list is at /api/v1/milestones",
  toMilestone: "the list is at /api/v1/milestones",
  of: "the list is at /api/v1/milestones",
  site: "the list is at /api/v1/sites",
};

export const claimCheck = one({
  id: "checkClaim",
  path: "/api/v1/claims/check",
  tag: "Claims",
  summary: "Whether a claim holds",
  description: `Checks a claim against the law and the facts as known on the as-of date, as the form on /claims does. What is given beside \`check\` and \`claimed\` depends on its kind. ${Object.entries(
    TAKEN,
  )
    .map(([kind, names]) => `${kind}: ${names.filter((name) => name !== "claimed").join(", ")}.`)
    .join(
      " ",
    )} The names are those of a link of the form, but for from, to, start and end, which are fromMilestone, toMilestone, firstDay and lastDay here, and for the part of a site, which is tranche. \`law\`, \`assume\`, \`shift\` and \`set\` say what is taken for the law in force on the as-of date.`,
  parameters: [...LAW, "check", ...FIELDS],
  undated: [],
  example:
    "/api/v1/claims/check?check=months&fromMilestone=high-risk-annex-iii-classification&fromLaw=base-law&toMilestone=high-risk-annex-iii-classification&claimed=18&asOf=2026-11-22",
  data: zCheckedClaim,
  one: (asked): CheckedClaim => {
    const { context, lens } = asked;
    const { facts, dataset } = context;
    const { asOf } = lens;
    const world = claimWorld(facts, dataset);
    const names = partyNames(dataset);
    const options = formOptions(world, names, asOf);
    const read = readForm(formOf(asked), options, asOf);
    const { check, said, kind } = read;
    const problems = [...strangers(asked, kind), ...read.problems.map((p) => problemOf(p, asked, options))];
    const [first, ...others] = problems;
    if (first) throw new BadParameters([first, ...others]);
    const when = { said, asOf, chosen: choiceOf(facts, lens) };
    const found = evaluate(check as NonNullable<typeof check>, world, when);
    return {
      check: kind,
      asks: told(check as NonNullable<typeof check>, world, names, asOf),
      verdict: found.verdict,
      words: wordsOf(found.verdict, found),
      why: whyOf(found, check as NonNullable<typeof check>, world, when),
      saidOn: isoDay(said),
      milestones: milestonesOf(check as NonNullable<typeof check>),
      claimed: figureOf(found.claimed),
      computed: figureOf(found.computed),
      looks: looksOf(found.looks),
      notes: [...found.notes],
      sources: [...found.sources],
    };
  },
});

/** The parameters as the fields of the form. */
function formOf({ own, lens, given }: Ask): URLSearchParams {
  const tranche = own.tranche === undefined || own.tranche === "site" ? "" : `:${own.tranche}`;
  const ofLens: Partial<Readonly<Record<FormKey, readonly string[]>>> = {
    ...(given.has("bloc") ? { bloc: [lens.bloc] } : {}),
    ...(given.has("topic") ? { topic: lens.topic } : {}),
    ...(given.has("site") ? { site: lens.site.map((id) => `${id}${tranche}`) } : {}),
  };
  const query = new URLSearchParams();
  for (const key of FORM_KEYS) {
    const values = ofLens[key] ?? [own[apiName(key) as keyof typeof own] ?? []].flat();
    for (const value of values) query.append(key, String(value));
  }
  return query;
}

/** What was given and says nothing in this kind of check. */
const strangers = ({ given }: Ask, kind: FormKind): Problem[] =>
  FIELDS.filter((name) => given.has(name) && !TAKEN[kind].includes(name)).map((param) => ({
    param,
    message: `"${param}" says nothing with check=${kind}, which takes ${TAKEN[kind].join(", ")}; leave it out.`,
  }));

/** What is wrong with a field, told with its name here and with what it may hold. */
function problemOf({ param: key, message }: Problem, { own, lens }: Ask, options: FormOptions): Problem {
  const renamed: ParameterName = apiName(key as FormKey);
  const unlisted = /^There is no (site|topic|milestone) |^No deal of /.test(message);
  if (renamed === "site" && own.tranche !== undefined && unlisted)
    return {
      param: "tranche",
      message: `No part ${quote(own.tranche)} of the site ${quote(lens.site[0] ?? "")} is on record by the as-of date; use site, or the \`tranche\` of one of its statements.`,
    };
  const among = (values: readonly { readonly value: string }[]) => `use one of: ${values.map((o) => o.value).join(", ")}`;
  if (renamed === "topic" && unlisted)
    return {
      param: renamed,
      message: `Countries are counted for what national authorities enforce, which ${quote(lens.topic[0] ?? "")} is not; ${among(options.topics)}.`,
    };
  const where = renamed === "party" ? among(options.parties) : LISTED[renamed];
  const said = message.replace(/; (choose( one)? from the list|the first was used)\.$/, ".");
  const told = where !== undefined && unlisted ? said.replace(/\.$/, `; ${where}.`) : said;
  return { param: renamed, message: told.startsWith(`"${renamed}"`) ? told : `"${renamed}": ${told}` };
}
