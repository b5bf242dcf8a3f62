import type { Option } from "@/app/_ui/fields";
import { evaluate } from "@/lib/claims/check";
import { isMeasure, MEASURES } from "@/lib/claims/count";
import { distinct, type Finding, type Look, partText, turnedTrue } from "@/lib/claims/finding";
import {
  claimsKnownOn,
  type Judged,
  judge,
  type PublishedCount,
  type RecordedClaim,
  trueSince,
  verdictTimeline,
  wentRound,
  type Yardstick,
  yardsticksOf,
} from "@/lib/claims/record";
import type { ClaimCheck, ClaimEnd, Verdict } from "@/lib/claims/schema";
import { told } from "@/lib/claims/told";
import type { When, World } from "@/lib/claims/world";
import { quote } from "@/lib/errors";
import { type Facts, wordedBy } from "@/lib/facts";
import { chosenLaw, scenarioOf, versionName } from "@/lib/law/chosen";
import type { Choice } from "@/lib/law/scenario";
import { listed } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import { type Lens, type LensContext, type LensKey, type Problem, parseLens, printLens } from "@/lib/lens";
import { addDays, type Day, isoDay, longDay, parseDay } from "@/lib/time/day";
import { parsePeriod } from "@/lib/time/duration";
import { impreciseText } from "@/lib/time/imprecise";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { siteName } from "./capacity";
import {
  apiQueryOf,
  EXAMPLES,
  FORM_KEYS,
  FORM_KIND_WORDS,
  FORM_KINDS,
  type FormKind,
  type FormOptions,
  type FormRead,
  formOptions,
  readForm,
} from "./claims-form";
import { countriesLens, href, siteHref } from "./links";
import { capital } from "./site-words";
import { CONFIDENCE_WORDS } from "./words";

/** What was claimed, checked: each claim on record with its verdict, and a claim of the reader's own. */

export const CLAIMS_KEYS: readonly LensKey[] = ["law", "assume", "shift", "set", "name", "asOf"];
const SHOWN: readonly LensKey[] = ["law", "asOf"];
const PATH = "/claims";

/** What a claim is about, by its check. */
export const ABOUT = ["law", "countries", "compute", "deals", "models", "none"] as const;
export type About = (typeof ABOUT)[number];

export const VERDICTS_SHOWN = ["true", "partly", "outdated", "false", "unverifiable", "not-kept"] as const;
export type VerdictShown = Verdict | "not-kept";

export const VERDICT_WORDS: Readonly<Record<VerdictShown, string>> = {
  true: "True",
  partly: "Partly true",
  outdated: "Outdated",
  false: "False",
  unverifiable: "Not verifiable",
  "not-kept": "No verdict for that day",
};

const ABOUT_WORDS: Readonly<Record<About, string>> = {
  law: "Dates of the law",
  countries: "Counts of countries",
  compute: "Compute",
  deals: "Deals",
  models: "AI models",
  none: "No check computes it",
};

/** What stands beside the facts on the server alone. */
export interface ClaimsInput {
  readonly claims: { readonly claims: readonly RecordedClaim[] };
  readonly models: World["models"] & { readonly claims: readonly RecordedClaim[] };
  readonly deals: World["deals"];
  readonly sources: World["sources"];
  readonly leadTimes: World["leadTimes"];
  readonly providers: readonly { readonly id: string; readonly name: string }[];
  readonly enforcementCounts: {
    readonly measures: Readonly<Record<string, { readonly text: string }>>;
    readonly published: readonly PublishedCount[];
  };
}

export interface LookRow {
  readonly day: string;
  readonly date: string;
  readonly text: string;
}

/** A finding in words. */
export interface FindingState {
  readonly claimed: string;
  readonly computed: { readonly text: string; readonly missing: boolean };
  readonly looks: readonly LookRow[];
  readonly notes: readonly string[];
  readonly parts: readonly {
    readonly part: string;
    readonly verdict: VerdictShown;
    readonly words: string;
    readonly text: string;
  }[];
}

export interface YardstickRow {
  readonly measure: string;
  readonly text: string;
  readonly on: string;
  readonly count: string;
  /** Whether it is counted here or was published. */
  readonly how: "computed" | "published";
  readonly now: { readonly count: string; readonly on: string } | undefined;
  /** The countries on its day. */
  readonly href: string;
  readonly sourceIds: readonly string[];
}

export interface ClaimCard {
  readonly id: string;
  readonly href: string;
  readonly claim: string;
  /** `March 2026 to April 2026` */
  readonly said: string;
  readonly verdict: VerdictShown;
  readonly words: string;
  readonly about: About;
  /** `true since March 2026, when it was first said`, one for each stretch; empty where no check computes it. */
  readonly trueAsOf: readonly string[];
  /** Whose verdict the days are those of, where it is not the one shown: `By its check alone`. */
  readonly daysTitle: string;
  /** Why the verdict is not the computed one, or what it would be under another law. */
  readonly beside: readonly string[];
  readonly explanation: string;
  /** Undefined where no check computes it. */
  readonly finding: FindingState | undefined;
  readonly asks: string | undefined;
  readonly yardsticks: readonly YardstickRow[];
  readonly sure: string | undefined;
  readonly links: readonly Link[];
  readonly sourceIds: readonly string[];
}

/** A page that has more on what a claim is about. */
export interface Link {
  readonly label: string;
  readonly href: string;
}

/** The answer to a claim of the reader's own. */
export interface AnswerState extends FindingState {
  readonly told: string;
  readonly verdict: Verdict;
  readonly words: string;
  readonly why: string;
  readonly links: readonly Link[];
  readonly sourceIds: readonly string[];
  readonly href: string;
  /** The same check in the API. */
  readonly jsonHref: string;
}

export interface FormState {
  readonly read: FormRead;
  readonly options: FormOptions;
  readonly kinds: readonly {
    readonly kind: FormKind;
    readonly label: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  /** Settings of the page that stay as they are. */
  readonly keep: readonly (readonly [string, string])[];
  readonly examples: readonly { readonly text: string; readonly href: string }[];
  readonly open: boolean;
}

export interface ClaimsState {
  readonly headline: string;
  readonly lead: string;
  readonly bar: BarState;
  readonly filters: readonly {
    readonly label: string;
    readonly name: "verdict" | "about";
    readonly value: string;
    readonly options: readonly Option[];
  }[];
  readonly notices: NoticeState;
  readonly figures: readonly { readonly value: string; readonly text: string; readonly href: string }[];
  /** `3 of 17 claims`; undefined where all are shown. */
  readonly shown: string | undefined;
  readonly allHref: string;
  readonly claims: readonly ClaimCard[];
  readonly form: FormState;
  readonly answer: AnswerState | undefined;
  readonly asOf: string;
  readonly files: readonly { readonly href: string; readonly text: string }[];
  readonly sourceIds: readonly string[];
}

/** Settings of this page alone. */
interface Own {
  readonly verdict: VerdictShown | "";
  readonly about: About | "";
}

const OWN = ["verdict", "about"] as const;
const MAX_QUERY = 8000;

/** What claims are checked against, with the words that fit the as-of date. */
export const claimWorld = (facts: Facts, dataset: ClaimsInput): World => ({
  law: facts.law,
  jurisdictions: facts.jurisdictions,
  enforcementMap: facts.enforcementMap,
  sites: facts.sites,
  gpuEquivalents: facts.gpuEquivalents,
  deals: dataset.deals,
  sources: dataset.sources,
  leadTimes: dataset.leadTimes,
  models: dataset.models,
});

/** Every claim on record, also those of the models, in the order of the files. */
export const allClaims = (dataset: ClaimsInput): readonly RecordedClaim[] => [...dataset.claims.claims, ...dataset.models.claims];

/** How the parties of deals are called. */
export const partyNames = (dataset: Pick<ClaimsInput, "providers">): ReadonlyMap<string, string> =>
  new Map(dataset.providers.map((p) => [p.id, p.name]));

/** What the reader takes for the law in force, where a lens says so. */
export function choiceOf(
  facts: Pick<Facts, "law">,
  lens: Pick<Lens, "law" | "assume" | "shift" | "set" | "asOf">,
): Choice | undefined {
  if (lens.law === "in-force" && lens.assume.length + lens.shift.length + lens.set.length === 0) return undefined;
  return {
    scenario: scenarioOf(facts.law, lens.law, lens.asOf).scenario.id,
    assume: lens.assume,
    shift: lens.shift.map((s) => ({ target: s.target, period: parsePeriod(s.period) })),
    set: lens.set,
  };
}

/** All claims under the settings of a link, and the reader's own where there is one. */
export function claimsState(all: Facts, dataset: ClaimsInput, given: URLSearchParams, context: LensContext): ClaimsState {
  // Of a link that is too long nothing is applied, and the lens says so.
  const tooLong = given.toString().length > MAX_QUERY;
  const query = tooLong ? new URLSearchParams() : given;
  const { own, rest, problems } = readOwn(query);
  const parsed = parseLens(tooLong ? given : rest, context, CLAIMS_KEYS, [...OWN, "check"]);
  const { lens } = parsed;
  const { asOf } = lens;
  const facts = wordedBy(all, asOf);
  const world = claimWorld(facts, dataset);
  const names = partyNames(dataset);
  const chosen = chosenLaw(facts.law, lens);
  const choice = choiceOf(facts, lens);
  const options = formOptions(world, names, asOf);
  const read = readForm(query, options, asOf);
  const around: Around = { facts, dataset, world, names, lens, context, own, read, query, choice, version: versionName(chosen) };
  const cards = claimsKnownOn(allClaims(dataset), asOf).map((claim) => cardOf(claim, around));
  const shown = cards.filter(
    (c) => (own.verdict === "" || c.verdict === own.verdict) && (own.about === "" || c.about === own.about),
  );
  const answer = read.check && answerOf(read.check, around);
  return {
    headline: headlineOf(cards, asOf),
    lead: `What the press and others said, checked against the law and the facts on record, as known on ${longDay(asOf)}. A verdict is computed wherever a check can compute it; where it depends on the day, the days are told.`,
    bar: withOwn(barState(PATH, lens, context, SHOWN), around),
    filters: filtersOf(cards, own),
    notices: noticeState(
      PATH,
      lens,
      context,
      chosen,
      [...parsed.problems, ...problems, ...read.problems.filter((p) => p.param === "check")],
      parsed.warnings,
    ),
    figures: VERDICTS_SHOWN.flatMap((verdict) => {
      const n = cards.filter((c) => c.verdict === verdict).length;
      return n === 0 ? [] : [{ value: String(n), text: VERDICT_WORDS[verdict].toLowerCase(), href: hrefOf(around, { verdict }) }];
    }),
    shown: shown.length === cards.length ? undefined : `${shown.length} of ${cards.length} claims`,
    allHref: hrefOf(around, { verdict: "", about: "" }),
    claims: shown,
    form: formState(around, options),
    answer,
    asOf: longDay(asOf),
    files: ["claims", "claims.csv"].map((file) => ({
      href: `/api/v1/${file}${apiQuery(around)}`,
      text: file.endsWith("csv") ? "CSV" : "JSON",
    })),
    sourceIds: [
      ...shown.flatMap((c) => [...c.sourceIds, ...c.yardsticks.flatMap((y) => y.sourceIds)]),
      ...(answer?.sourceIds ?? []),
    ],
  };
}

interface Around {
  readonly facts: Facts;
  readonly dataset: ClaimsInput;
  readonly world: World;
  readonly names: ReadonlyMap<string, string>;
  readonly lens: Lens;
  readonly context: LensContext;
  readonly own: Own;
  readonly read: FormRead;
  readonly query: URLSearchParams;
  readonly choice: Choice | undefined;
  /** How a sentence names the chosen law, where it is not the law in force. */
  readonly version: string | undefined;
}

/** Takes the settings of this page out of a query. Nothing here throws: what cannot be applied is named. */
function readOwn(query: URLSearchParams): {
  readonly own: Own;
  readonly rest: URLSearchParams;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const rest = new URLSearchParams(query);
  for (const key of [...OWN, ...FORM_KEYS]) rest.delete(key);
  const among = <T extends string>(key: string, options: readonly T[]): T | "" => {
    const [text = "", ...more] = query.getAll(key).filter((t) => t !== "");
    if (more.length > 0) problems.push({ param: key, message: `"${key}" is given more than once; the first was used.` });
    const found = options.find((o) => o === text);
    if (text !== "" && found === undefined)
      problems.push({ param: key, message: `${quote(text)} cannot be used for "${key}"; use one of: ${options.join(", ")}.` });
    return found ?? "";
  };
  return { own: { verdict: among("verdict", VERDICTS_SHOWN), about: among("about", ABOUT) }, rest, problems };
}

/** The settings of the form as they stand in the link. */
const formQuery = (query: URLSearchParams): [string, string][] =>
  [...query].filter(([key, value]) => FORM_KEYS.some((k) => k === key) && value !== "").slice(0, 60);

function hrefOf(
  { lens, context, own, query, read }: Around,
  change: Partial<Own> & { form?: URLSearchParams | "none" } = {},
): string {
  const next = printLens(lens, context);
  const { verdict, about } = { ...own, ...change };
  if (verdict !== "") next.set("verdict", verdict);
  if (about !== "") next.set("about", about);
  const form = change.form === "none" ? [] : change.form ? [...change.form] : read.asked ? formQuery(query) : [];
  for (const [key, value] of form) next.append(key, value);
  const text = next.toString();
  return text ? `${PATH}?${text}` : PATH;
}

/** The settings of the law and the day as the API takes them. */
function lensQuery({ lens, context }: Around): URLSearchParams {
  const query = printLens(lens, context);
  query.delete("name");
  return query;
}

function apiQuery(around: Around): string {
  const text = lensQuery(around).toString();
  return text ? `?${text}` : "";
}

/** The bar with the settings of this page, which its form and links must keep. */
function withOwn(bar: BarState, around: Around): BarState {
  const form = around.read.asked ? formQuery(around.query) : [];
  return {
    ...bar,
    keep: [...bar.keep, ...form],
    laws: bar.laws.map((l) => ({ ...l, href: hrefOf({ ...around, lens: { ...around.lens, law: l.value } }) })),
  };
}

function filtersOf(cards: readonly ClaimCard[], own: Own): ClaimsState["filters"] {
  const with_ = (n: number, label: string) => `${label} (${n})`;
  return [
    {
      label: "Verdict",
      name: "verdict",
      value: own.verdict,
      options: [
        { value: "", label: "All verdicts" },
        ...VERDICTS_SHOWN.map((v) => ({ value: v, n: cards.filter((c) => c.verdict === v).length }))
          .filter((v) => v.n > 0 || v.value === own.verdict)
          .map(({ value, n }) => ({ value, label: with_(n, VERDICT_WORDS[value]) })),
      ],
    },
    {
      label: "About",
      name: "about",
      value: own.about,
      options: [
        { value: "", label: "Everything" },
        ...ABOUT.map((a) => ({ value: a, n: cards.filter((c) => c.about === a).length }))
          .filter((a) => a.n > 0 || a.value === own.about)
          .map(({ value, n }) => ({ value, label: with_(n, ABOUT_WORDS[value]) })),
      ],
    },
  ];
}

function headlineOf(cards: readonly ClaimCard[], asOf: Day): string {
  if (cards.length === 0) return `No claim on record had been made by ${longDay(asOf)}.`;
  const parts = VERDICTS_SHOWN.flatMap((v) => {
    const n = cards.filter((c) => c.verdict === v).length;
    return n === 0 ? [] : [v === "not-kept" ? `${n} without a verdict for that day` : `${n} ${VERDICT_WORDS[v].toLowerCase()}`];
  });
  return `${cards.length} ${cards.length === 1 ? "claim" : "claims"}: ${listed(parts)}.`;
}

/** What a claim is about. */
export function aboutOf(check: ClaimCheck | null): About {
  switch (check?.type) {
    case undefined:
      return "none";
    case "jurisdiction-count":
      return "countries";
    case "capacity-by":
      return "compute";
    case "deal-sum":
    case "deal-stake":
      return "deals";
    case "event-figure":
    case "model-count":
      return "models";
    case "all-of": {
      const [first] = check.parts.flatMap((p) => p.check ?? []);
      return aboutOf(first ?? null);
    }
    default:
      return "law";
  }
}

function cardOf(claim: RecordedClaim, around: Around): ClaimCard {
  const { world, lens, context, dataset, names } = around;
  const { asOf } = lens;
  const today = asOf === context.today;
  const judged = judge(claim, world, asOf, today, around.choice);
  const { verdict, finding, inForce } = judged;
  const yardsticks = yardsticksOf(claim, world, dataset.enforcementCounts.published, asOf);
  return {
    id: claim.id,
    href: `${hrefOf(around, { verdict: "", about: "", form: "none" })}#${claim.id}`,
    claim: claim.claim,
    said: wentRound(claim, asOf)
      .map((d) => impreciseText(d))
      .join(" to "),
    verdict,
    words:
      yardsticks.length > 1
        ? `${VERDICT_WORDS[verdict]}: depends on the yardstick`
        : wordsOf(verdict, isOther(judged) ? "no-check" : finding),
    about: aboutOf(claim.check),
    trueAsOf: trueAsOf(claim, world, asOf),
    daysTitle: `${inForce !== "same" ? "By the law in force" : isOther(judged) ? "By its check alone" : "By day"}${countedFrom(claim.check)}`,
    beside: besideOf(claim, judged, around),
    explanation: today ? claim.explanation : composed(finding, yardsticks, asOf),
    finding: finding === "no-check" ? undefined : findingState(finding),
    asks: claim.check === null ? undefined : told(claim.check, world, names, asOf),
    yardsticks: yardsticks.map((y) => yardstickRow(y, around)),
    sure: today ? CONFIDENCE_WORDS[claim.confidence] : undefined,
    links: linksOf(claim.check, around),
    sourceIds: claim.sources,
  };
}

/** The pages of what a check asks about. */
function linksOf(check: ClaimCheck | null, { world, lens, context }: Around): Link[] {
  const milestones = (points: readonly ClaimEnd[]): Link[] =>
    [...new Set(points.flatMap((p) => ("milestone" in p ? [p.milestone] : [])))].flatMap((id) => {
      const found = world.law.milestones.find((m) => m.id === id);
      return found ? [{ label: found.short, href: href(`/milestones/${id}`, { ...lens, duty: id }, context) }] : [];
    });
  switch (check?.type) {
    case "date-equals":
    case "not-before":
      return milestones([check.of]);
    case "latest-start":
      return milestones([check.for]);
    case "months-between":
      return milestones([check.from, check.to]);
    case "jurisdiction-count":
      return [
        { label: "Countries", href: href("/countries", countriesLens({ ...lens, topic: [check.topic] }, context), context) },
      ];
    case "capacity-by": {
      const site = world.sites.find((s) => s.id === check.site);
      return site ? [{ label: siteName(site), href: siteHref(site.id, lens, context) }] : [];
    }
    default:
      return [];
  }
}

/** The verdict in words, with what it must not be read without. */
export function wordsOf(verdict: VerdictShown, finding: Finding | "no-check"): string {
  const words = VERDICT_WORDS[verdict];
  if (finding === "no-check") return words;
  if (turnedTrue(finding)) return "False when it was said, true now";
  if (finding.withCeilings) return `${words}, with ceilings counted`;
  if (!finding.asPromise) return words;
  return finding.asPromise.laterWords
    ? `${words} only as a promise of ${impreciseText(finding.asPromise.saidOn)}`
    : `${words} as a promise`;
}

/** From which day a length of time is counted, where the check fixes it. */
const countedFrom = (check: ClaimCheck | null): string =>
  check?.type === "months-between" && "date" in check.from ? `, counted from ${longDay(parseDay(check.from.date))}` : "";

/** Whether another verdict than that of the check is shown. */
const isOther = ({ finding, verdict }: Judged): boolean => finding !== "no-check" && finding.verdict !== verdict;

/** What stands beside the verdict. */
function besideOf(
  claim: RecordedClaim,
  { finding, stored, inForce }: Judged,
  { world, lens, context, version }: Around,
): string[] {
  const today = lens.asOf === context.today;
  const recorded = longDay(parseDay(world.law.meta.asOf));
  if (finding === "no-check")
    return [
      today
        ? `No check computes this verdict; it is that of the record of ${recorded}.`
        : "No check computes this verdict, and the one on record is not kept for that day.",
    ];
  if (inForce !== "same")
    return [`Under ${version ?? "the chosen law"}. By the law in force the verdict is: ${VERDICT_WORDS[inForce].toLowerCase()}.`];
  if (!today) return claim.yardsticks ? ["Yardsticks differ, so that no one count settles it."] : [];
  if (claim.overrideReason)
    return [`The check alone gives: ${VERDICT_WORDS[finding.verdict].toLowerCase()}. ${claim.overrideReason}`];
  return stored === finding.verdict || stored === "not-kept"
    ? []
    : [`On record of ${recorded}: ${VERDICT_WORDS[stored].toLowerCase()}.`];
}

/** What the check finds, in place of the words of the record. */
function composed(computed: Finding | "no-check", yardsticks: readonly Yardstick[], asOf: Day): string {
  if (yardsticks.length > 1)
    return `By the ${yardsticks.length} yardsticks known on ${longDay(asOf)} the count is ${listed([...new Set(yardsticks.map((y) => Number(y.count.value)))].sort((a, b) => a - b).map(String))}.`;
  if (computed === "no-check") return "";
  if (computed.parts.length > 0) return `By what was known: ${computed.computed.text}.`;
  return computed.looks.at(-1)?.text ?? "";
}

const STRETCH: Readonly<Record<Verdict, string>> = {
  true: "true",
  partly: "partly true",
  outdated: "outdated",
  false: "false",
  unverifiable: "not verifiable",
};

/** Since when it is what, by its check and the law in force. */
function trueAsOf(claim: RecordedClaim, world: World, asOf: Day): string[] {
  const stretches = verdictTimeline(claim, world, asOf);
  return stretches.map(({ from, verdict, why }, i) => {
    const next = stretches[i + 1];
    const until = next && `until ${longDay(addDays(next.from, -1))}`;
    const reason = why === "" ? "" : `. As known on ${longDay(from)}: ${why}`;
    if (i === 0) return `${STRETCH[verdict]} ${until ?? "on every day since it was first said"}${reason}`;
    return `${STRETCH[verdict]} ${until ? `from ${longDay(from)} ${until}` : `since ${longDay(from)}`}${reason}`;
  });
}

const rowOf = (look: Look): LookRow => ({ day: isoDay(look.day), date: longDay(look.day), text: look.text });

/** Looks that say the same stand once, with the last day. */
const looksOf = (looks: readonly Look[]): LookRow[] => looks.filter((l, i) => looks[i + 1]?.text !== l.text).map(rowOf);

export function findingState(f: Finding): FindingState {
  return {
    claimed: f.claimed.text,
    computed: { text: f.computed.text, missing: f.computed.value === "unknown" },
    looks: looksOf(f.looks),
    notes: distinct(f.notes),
    parts: f.parts.map((p) => ({
      part: p.part,
      verdict: p.verdict,
      words: VERDICT_WORDS[p.verdict],
      text: partText(p),
    })),
  };
}

function yardstickRow(y: Yardstick, { dataset: { enforcementCounts }, lens, context }: Around): YardstickRow {
  const { asOf } = lens;
  return {
    measure: y.measure,
    text: isMeasure(y.measure)
      ? `${capital(MEASURES[y.measure].text)}, for ${TOPIC_WORDS[y.topic].phrase}`
      : (enforcementCounts.measures[y.measure]?.text ?? y.measure),
    on: impreciseText(y.on),
    count: y.count.text,
    how: y.computed ? "computed" : "published",
    now:
      y.now === "none"
        ? undefined
        : {
            count: y.now.count.text,
            on: y.now.on === "as-of" ? `on ${longDay(asOf)}` : `last published: ${impreciseText(y.now.on)}`,
          },
    href: href(
      "/countries",
      countriesLens({ ...lens, topic: [y.topic], asOf: Math.min(y.on.latest, asOf) as Day }, context),
      context,
    ),
    sourceIds: y.computed ? [] : y.sources,
  };
}

function answerOf(check: NonNullable<FormRead["check"]>, around: Around): AnswerState {
  const { world, lens, read, names, choice } = around;
  const found = evaluate(check, world, { said: read.said, asOf: lens.asOf, chosen: choice });
  return {
    ...findingState(found),
    told: told(check, world, names, lens.asOf),
    verdict: found.verdict,
    words: wordsOf(found.verdict, found),
    why: whyOf(found, check, world, { said: read.said, asOf: lens.asOf, chosen: choice }),
    links: [...linksOf(check, around), ...onRecord(check, around)],
    sourceIds: found.sources,
    href: `${hrefOf(around)}#check`,
    jsonHref: `/api/v1/claims/check?${new URLSearchParams([...lensQuery(around), ...apiQueryOf(read)])}`,
  };
}

/** The claims on record about the same GPUs by the same day, which may name a tenant. */
const onRecord = (check: NonNullable<FormRead["check"]>, around: Around): Link[] =>
  claimsKnownOn(allClaims(around.dataset), around.lens.asOf).flatMap((claim) => {
    const own = claim.check;
    if (check.type !== "capacity-by" || own?.type !== "capacity-by") return [];
    if (own.site !== check.site || own.tranche !== check.tranche || own.by !== check.by || own.gpus !== check.gpus) return [];
    const { words, href, trueAsOf } = cardOf(claim, around);
    return [
      {
        label: `On record${own.tenant ? `, with ${own.tenant}` : ""}: ${trueAsOf.at(-1) ?? words.toLowerCase()}`,
        href,
      },
    ];
  });

/** What the verdict says about the days. */
export function whyOf(found: Finding, check: ClaimCheck, world: World, { said, asOf, chosen }: When): string {
  if (said === asOf) return `As known on ${longDay(asOf)}.`;
  const [then, now] = [longDay(said), longDay(asOf)];
  switch (found.verdict) {
    case "true":
      return `It held on ${then}, when it was said, and holds on ${now}.`;
    case "outdated":
      return `It held on ${then}, when it was said, and no longer does on ${now}.`;
    case "false": {
      if (!turnedTrue(found)) return `It did not hold on ${then}, when it was said.`;
      // A law of the reader's own is none that was in force on other days.
      const since = chosen ? undefined : trueSince(check, world, { said, asOf });
      return `It did not hold on ${then}, when it was said; it ${since === undefined ? `holds on ${now}` : `has held since ${longDay(since)}`}.`;
    }
    case "partly":
      return `By the days of the articles it holds on ${now}; by those from which there is something that they can apply to, it did not on ${then}, when it was said.`;
    default:
      return `It could not be told on ${then}, when it was said.`;
  }
}

function formState(around: Around, options: FormOptions): FormState {
  const { lens, context, own, read } = around;
  const keep = [
    ...printLens(lens, context),
    ...OWN.flatMap((key) => (own[key] === "" ? [] : [[key, own[key]] as [string, string]])),
  ];
  return {
    read,
    options,
    kinds: FORM_KINDS.map((kind) => ({
      kind,
      label: FORM_KIND_WORDS[kind],
      href: `${hrefOf(around, { form: new URLSearchParams({ check: kind }) })}#check`,
      current: kind === read.kind,
    })),
    keep,
    examples:
      lens.asOf === context.today
        ? EXAMPLES.filter((e) => e.kind === read.kind).map((e) => ({
            text: e.text,
            href: `${hrefOf(around, { form: new URLSearchParams(e.query) })}#check`,
          }))
        : [],
    open: read.values.check !== "",
  };
}
