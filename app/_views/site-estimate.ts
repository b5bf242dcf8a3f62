import { delayModel, type EvidenceOn, type SiteOn } from "@/lib/capacity/delay";
import type { DelayOutcome } from "@/lib/capacity/schema";
import { arrivalSentence, CLASS_WORDS, evidenceSentence, quantileText, shareText } from "@/lib/capacity/sentence";
import { delayOn } from "@/lib/capacity/sites";
import { slipsOf } from "@/lib/capacity/slip";
import type { Facts } from "@/lib/facts";
import type { Lens, LensContext, Problem } from "@/lib/lens";
import { printLens } from "@/lib/lens";
import { longDay, parseDay, shortDay } from "@/lib/time/day";
import { siteName } from "./capacity";
import { siteHref, siteLens } from "./links";
import type { SiteDataset } from "./site";
import { aboutEstimate, eventText } from "./site-chance";
import { countedSince, slipFor, slipText } from "./site-slip";
import { monthsText } from "./site-words";
import { CONFIDENCE_WORDS } from "./words";

/** A promise and what became of it, as it counts. */
export interface OutcomeRow {
  readonly id: string;
  readonly site: string;
  readonly href: string;
  readonly promise: string;
  readonly promisedBy: string;
  readonly outcome: string;
  readonly slip: string;
  /** What the last word comes to, where it was counted before that. */
  readonly slipNote: string | undefined;
  readonly evidence: string;
  readonly counts: string;
  readonly note: string | undefined;
  readonly sourceIds: readonly string[];
}

/** A figure that somebody published on delays. */
export interface PublishedRate {
  readonly id: string;
  readonly what: string;
  readonly value: string;
  readonly scope: string;
  readonly note: string;
  readonly sure: string;
  readonly sourceIds: readonly string[];
}

/** A parameter of the estimate with a field to set it. */
export interface SettingField {
  readonly name: "late" | "lost" | "mu" | "sigma";
  readonly label: string;
  readonly hint: string;
  readonly min: number;
  readonly max: number;
  readonly value: string;
  readonly computed: string;
  /** Why the value was not applied. */
  readonly error: string | undefined;
}

/** What the reader asked the estimate to use, as typed, and what could not be applied. */
export interface AskedSettings {
  readonly problems: readonly Problem[];
  readonly typed: Readonly<Partial<Record<SettingField["name"], string>>>;
}

export interface EstimateState {
  readonly sentence: string;
  /** What to know of the part that it is about. */
  readonly about: readonly string[];
  /** Undefined where there is nothing to estimate. */
  readonly model:
    | {
        readonly evidence: string;
        /** `what is stated is online` */
        readonly event: string;
        readonly rows: readonly { readonly id: string; readonly label: string; readonly value: string; readonly from: string }[];
        readonly counted: readonly OutcomeRow[];
        readonly slips: string;
        readonly reference: string;
        readonly fields: readonly SettingField[];
        readonly action: string;
        readonly keep: readonly (readonly [string, string])[];
        readonly resetHref: string | undefined;
      }
    | undefined;
  /** What the reader set and nothing here uses. */
  readonly unused: string | undefined;
  readonly own: readonly OutcomeRow[];
  /** Texts without a date, for today alone. */
  readonly context:
    | { readonly note: string; readonly howMade: string; readonly prior: string; readonly rates: readonly PublishedRate[] }
    | "not-kept";
  readonly sourceIds: readonly string[];
}

/** What the estimate of a site stands on, and what the reader can set. */
export function estimateState(
  facts: Facts,
  dataset: SiteDataset,
  now: SiteOn,
  lens: Lens,
  context: LensContext,
  current: boolean,
  asked: AskedSettings,
): EstimateState {
  const { arrival, readings } = now;
  const evidence = delayOn(facts, lens.asOf);
  const row = (o: DelayOutcome) => outcomeRow(o, facts, lens, context, current);
  const slips = slipsOf(readings, lens.asOf);
  const sinceThen = (o: DelayOutcome) => {
    const slip = slipFor(slips, o);
    return slip && countedSince(o, slip);
  };
  const own = facts.delay.outcomes
    .filter((o) => o.site === readings.site.id && (o.knownOn === null ? current : parseDay(o.knownOn) <= lens.asOf))
    .map((o) => ({ ...row(o), slipNote: sinceThen(o) }));
  const model = arrival.status === "expected" ? modelOf(now, arrival, evidence, row, lens, context, asked) : undefined;
  const rates = current ? publishedRates(dataset) : [];
  const { outcomes, estimate: given } = dataset.delayEvidence;
  const set = (["late", "lost", "mu", "sigma"] as const).filter((key) => lens[key] !== "computed");
  return {
    sentence: arrivalSentence(arrival),
    about: aboutEstimate(now),
    model,
    unused: model || set.length === 0 ? undefined : `You set ${set.join(", ")}; without an estimate nothing here uses it.`,
    own,
    context: current ? { note: outcomes.note, howMade: outcomes.summary.howMade, prior: given.prior.from, rates } : "not-kept",
    sourceIds: [...own, ...(model?.counted ?? []), ...rates].flatMap((r) => r.sourceIds),
  };
}

type Expected = Extract<SiteOn["arrival"], { status: "expected" }>;

function modelOf(
  now: SiteOn,
  arrival: Expected,
  evidence: EvidenceOn,
  row: (o: DelayOutcome) => OutcomeRow,
  lens: Lens,
  context: LensContext,
  asked: AskedSettings,
): NonNullable<EstimateState["model"]> {
  const { model } = arrival;
  const { estimate: of, readings } = now;
  const { site } = readings;
  const { shares, counts, reference, slip } = model;
  const computed = delayModel(evidence, model.class);
  const { prior } = evidence;
  const from = (key: "late" | "lost" | "mu" | "sigma") => (model.set.includes(key) ? "set by you" : "computed");
  const n = counts.onTime + counts.late + counts.lost;
  const median = slip === "unknown" ? "not known" : monthsText(Number(decimals(Math.exp(slip.mu), 1)), "", "", "0 months").trim();
  const slipFrom = model.set.includes("mu") ? "set by you" : "computed";
  const value = (key: "mu" | "sigma") => (slip === "unknown" ? "not known" : decimals(slip[key], 3));
  return {
    evidence: evidenceSentence(model),
    event: eventText(now),
    reference: CLASS_WORDS[reference],
    rows: [
      {
        id: "from",
        label: "Counted from",
        value: longDay(arrival.stated),
        from: `${arrival.bound === "not-before" ? "the earliest day; stated as not before" : "the stated day"}${arrival.overdue ? ", which is over" : ""}`,
      },
      {
        id: "class",
        label: "Compared with",
        value: CLASS_WORDS[reference],
        from: reference === "pooled" ? "the kind of this part is not known" : "the kind of this part",
      },
      {
        id: "counts",
        label: "Outcomes counted",
        value: `${n}: ${counts.onTime} on time, ${counts.late} late, ${counts.lost} lost`,
        from: `and a prior that weighs as much as ${prior.weight}`,
      },
      {
        id: "prior",
        label: "Prior",
        value: `${shareText(prior.onTime)} on time, ${shareText(prior.late)} late, ${shareText(prior.lost)} lost`,
        from: "the same on every day",
      },
      {
        id: "on-time",
        label: "Share on time",
        value: shareText(shares.onTime),
        from: model.set.includes("late") || model.set.includes("lost") ? "the rest" : "computed",
      },
      { id: "late", label: "Share late", value: shareText(shares.late), from: from("late") },
      { id: "lost", label: "Share lost", value: shareText(shares.lost), from: from("lost") },
      { id: "mu", label: "Mean of the logarithm of the months of slip (mu)", value: value("mu"), from: from("mu") },
      { id: "sigma", label: "Spread of that logarithm (sigma)", value: value("sigma"), from: from("sigma") },
      { id: "median", label: "Median slip of a late one", value: median, from: slipFrom },
      { id: "p10", label: "P10, if it is not lost", value: quantileText(of.p10), from: "computed" },
      { id: "p50", label: "P50, if it is not lost", value: quantileText(of.p50), from: "computed" },
      { id: "p90", label: "P90, if it is not lost", value: quantileText(of.p90), from: "computed" },
      { id: "never", label: "Never", value: shareText(of.never), from: "computed" },
    ],
    counted: evidence.counted.filter((o) => reference === "pooled" || o.class === reference).map(row),
    slips:
      evidence.slips.length === 0
        ? "No slip is known by this day."
        : `The slips known by this day, of all kinds of sites, in months: ${evidence.slips.join(", ")}.`,
    fields: fieldsOf(lens, computed, asked),
    action: `/compute/${site.id}#${FORM}`,
    keep: [...printLens(siteLens(lens, context), context)].filter(([key]) => !["late", "lost", "mu", "sigma"].includes(key)),
    resetHref:
      model.set.length === 0
        ? undefined
        : `${siteHref(site.id, { ...lens, late: "computed", lost: "computed", mu: "computed", sigma: "computed" }, context)}#${FORM}`,
  };
}

/** Where the form of the settings stands on the page. */
export const FORM = "own-numbers";

const decimals = (n: number, digits: number): string => String(Number(n.toFixed(digits)));

function fieldsOf(lens: Lens, computed: ReturnType<typeof delayModel>, { problems, typed }: AskedSettings): SettingField[] {
  const { shares, slip } = computed;
  const field = (
    name: SettingField["name"],
    label: string,
    hint: string,
    [min, max]: readonly [number, number],
    value: number | "unknown",
  ): SettingField => ({
    name,
    label,
    hint,
    min,
    max,
    // What was refused stays to be mended; shares that are too large together are both refused.
    value: lens[name] === "computed" ? (typed[name] ?? "") : String(lens[name]),
    error: problems.find((p) => p.param === name)?.message,
    computed: value === "unknown" ? "not known" : decimals(value, 3),
  });
  return [
    field("late", "Share late", "0 to 1", [0, 1], shares.late),
    field("lost", "Share lost", "0 to 1; with late at most 1", [0, 1], shares.lost),
    field("mu", "mu", "-3 to 6", [-3, 6], slip === "unknown" ? slip : slip.mu),
    field("sigma", "sigma", "0.01 to 4", [0.01, 4], slip === "unknown" ? slip : slip.sigma),
  ];
}

const OUTCOME_WORDS: Readonly<Record<DelayOutcome["status"], string>> = {
  "on-time": "on time",
  "on-time-unproven": "on time, unproven",
  "on-track": "on track",
  late: "late",
  redated: "moved to a later date",
  cancelled: "lost",
  open: "open",
  unverified: "not verified",
};

function outcomeRow(o: DelayOutcome, facts: Facts, lens: Lens, context: LensContext, current: boolean): OutcomeRow {
  const site = facts.sites.find((s) => s.id === o.site);
  // A new day that is only the earliest one makes the slip the shortest possible.
  const lowerBound = site?.statements.find((s) => s.id === o.outcomeStatement)?.target?.bound === "not-before";
  const on = o.outcomeDate === null ? "" : `, ${shortDay(parseDay(o.outcomeDate))}`;
  return {
    id: `${o.site} ${o.promiseStatement}`,
    site: site ? siteName(site) : o.site,
    href: `${siteHref(o.site, lens, context)}#${o.promiseStatement}`,
    promise: o.promise,
    promisedBy: shortDay(parseDay(o.promisedBy)),
    outcome: `${OUTCOME_WORDS[o.status]}${o.outcome ? `: ${o.outcome}` : ""}${on}`,
    slip: o.slipMonths === null ? "none" : `${lowerBound ? "at least " : ""}${slipText(o.slipMonths)}`,
    slipNote: undefined,
    evidence: o.evidence === "none" ? "none found" : o.evidence.replaceAll("-", " "),
    counts: o.counts ? "counts" : `does not count: ${o.excludedBecause ?? "no reason on record"}`,
    note: current && o.note !== "" ? o.note : undefined,
    sourceIds: o.sources,
  };
}

const publishedRates = ({ delayEvidence }: SiteDataset): PublishedRate[] =>
  delayEvidence.referenceClass.map((r) => ({
    id: r.id,
    what: r.what,
    value: valueText(r.value),
    scope: r.scope,
    note: r.note,
    sure: CONFIDENCE_WORDS[r.confidence],
    sourceIds: r.sources,
  }));

type Json = SiteDataset["delayEvidence"]["referenceClass"][number]["value"];

/** `late share: 26 %, silently redated share: 10 %, n: 110` */
export function valueText(value: Json): string {
  if (value === null) return "no number";
  if (Array.isArray(value)) return value.map(valueText).join("; ");
  if (typeof value !== "object") return String(value);
  return Object.entries(value)
    .map(([key, inner]) => {
      const name = key.replace(/([a-z])([A-Z0-9])|([0-9])([A-Z])/g, "$1$3 $2$4").toLowerCase();
      if (typeof inner === "number" && /share/i.test(key)) return `${name}: ${shareText(inner)}`;
      return `${name}: ${typeof inner === "object" && inner !== null ? valueText(inner) : String(inner)}`;
    })
    .join(", ");
}
