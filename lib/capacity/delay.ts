import { type Day, parseDay } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import { upperQuantile, upperTail } from "./normal";
import type { DelayEvidence, DelayOutcome, Site, SiteClass } from "./schema";
import { fateOf, type Known, type Reading, readSite, type SiteReadings } from "./statement";

/**
 * Delay as reference-class forecasting with three outcomes: on time, late, lost. The shares are a Dirichlet mean of a prior and the
 * promises of the same class whose outcome is known; a late one slips by a log-normal fitted to the slips that are known.
 */

/** What the estimate is computed from. */
export interface DelayFacts {
  readonly prior: DelayEvidence["estimate"]["prior"];
  readonly outcomes: readonly DelayOutcome[];
}

export interface Shares {
  readonly onTime: number;
  readonly late: number;
  readonly lost: number;
}

/** A log-normal of a slip in months. */
export interface SlipCurve {
  /** Mean of the natural logarithm of the months. */
  readonly mu: number;
  /** Its standard deviation (of the population), above 0. */
  readonly sigma: number;
}

/** What was known of promises and their outcomes on a day. */
export interface EvidenceOn {
  readonly prior: DelayFacts["prior"];
  readonly counts: Readonly<Record<SiteClass | "pooled", Shares>>;
  /** Slips in months of the late and the redated, in order of length. */
  readonly slips: readonly number[];
  /** `unknown` with fewer than two slips, or where all are alike. */
  readonly slip: SlipCurve | "unknown";
  readonly counted: readonly DelayOutcome[];
}

/** Parameters that a reader sets in place of the computed ones. */
export interface DelaySettings {
  readonly late?: number;
  readonly lost?: number;
  readonly mu?: number;
  readonly sigma?: number;
}

/** The model for a tranche of one class. */
export interface DelayModel {
  readonly class: SiteClass;
  /** Whose outcomes are counted: those of the class, or all of them where the class is not known. */
  readonly reference: Exclude<SiteClass, "unknown"> | "pooled";
  readonly counts: Shares;
  readonly weight: number;
  /** Shares of the three outcomes; they add up to 1. */
  readonly shares: Shares;
  readonly slip: SlipCurve | "unknown";
  readonly slips: readonly number[];
  /** Which parameters the reader has set. */
  readonly set: readonly (keyof DelaySettings)[];
}

/** Months of slip are this many days long. */
export const MONTH_DAYS = 30.4375;

/** Quantiles after this day are not given. */
export const LAST_QUANTILE = parseDay("2199-12-31");

const share = ({ status }: DelayOutcome): keyof Shares | undefined =>
  status === "on-time"
    ? "onTime"
    : status === "late" || status === "redated"
      ? "late"
      : status === "cancelled"
        ? "lost"
        : undefined;

/**
 * The evidence as known on a day: outcomes that are marked to count and were known by then.
 * @param asOf outcomes that became known later do not count
 */
export function evidenceOn({ prior, outcomes }: DelayFacts, asOf: Day): EvidenceOn {
  const counted = outcomes.filter((o) => o.counts && o.knownOn !== null && parseDay(o.knownOn) <= asOf);
  const count = (which: (o: DelayOutcome) => boolean): Shares => {
    const of = (outcome: keyof Shares) => counted.filter((o) => which(o) && share(o) === outcome).length;
    return { onTime: of("onTime"), late: of("late"), lost: of("lost") };
  };
  const slips = counted
    .flatMap((o) => (share(o) === "late" && o.slipMonths !== null && o.slipMonths > 0 ? [o.slipMonths] : []))
    .sort((a, b) => a - b);
  return {
    prior,
    counts: {
      "existing-hall": count((o) => o.class === "existing-hall"),
      greenfield: count((o) => o.class === "greenfield"),
      unknown: count((o) => o.class === "unknown"),
      pooled: count(() => true),
    },
    slips,
    slip: fitted(slips),
    counted,
  };
}

function fitted(slips: readonly number[]): SlipCurve | "unknown" {
  // Alike slips have no spread; computed, it would be a rounding error instead of 0
  if (slips.length < 2 || slips[0] === slips.at(-1)) return "unknown";
  const logs = slips.map(Math.log);
  const mu = logs.reduce((a, b) => a + b, 0) / logs.length;
  const sigma = Math.sqrt(logs.reduce((sum, x) => sum + (x - mu) ** 2, 0) / logs.length);
  return { mu, sigma };
}

/**
 * The model for a class. Where the reader sets one of the shares `late` and `lost`, the other stays as computed as far as both fit
 * into 1, and on time is the rest.
 */
export function delayModel(evidence: EvidenceOn, siteClass: SiteClass, settings: DelaySettings = {}): DelayModel {
  const reference = siteClass === "unknown" ? "pooled" : siteClass;
  const counts = evidence.counts[reference];
  const { prior } = evidence;
  const weight = prior.weight + counts.onTime + counts.late + counts.lost;
  const mean = (outcome: keyof Shares) => (prior.weight * prior[outcome] + counts[outcome]) / weight;
  const late = settings.late ?? Math.min(mean("late"), 1 - (settings.lost ?? 0));
  const lost = settings.lost ?? Math.min(mean("lost"), 1 - late);
  const mu = settings.mu ?? (evidence.slip === "unknown" ? "unknown" : evidence.slip.mu);
  const sigma = settings.sigma ?? (evidence.slip === "unknown" ? "unknown" : evidence.slip.sigma);
  return {
    class: siteClass,
    reference,
    counts,
    weight,
    shares: { onTime: Math.max(0, 1 - late - lost), late, lost },
    slip: mu === "unknown" || sigma === "unknown" ? "unknown" : { mu, sigma },
    slips: evidence.slips,
    set: (["late", "lost", "mu", "sigma"] as const).filter((key) => settings[key] !== undefined),
  };
}

/** When the stated part of a site is there. */
export type Arrival =
  /** It runs: nothing is uncertain any more. */
  | { readonly status: "online"; readonly reading: Reading; readonly date: ImpreciseDate; readonly since: boolean }
  /** It will not come. */
  | { readonly status: "lost" }
  | { readonly status: "paused" }
  /** No date is stated. */
  | { readonly status: "undated" }
  | {
      readonly status: "expected";
      /** The day the estimate starts from: the latest end of the stated date, of a `not-before` the earliest. */
      readonly stated: Day;
      /** `not-before`: nobody said that it comes by that day, only that it does not come before. */
      readonly bound: "not-before" | "none";
      readonly asOf: Day;
      /** Whether the stated day is over. */
      readonly overdue: boolean;
      readonly model: DelayModel;
    };

/** The class of a part of a site: its own, otherwise the site's. */
export const classOf = ({ site }: SiteReadings, tranche: string): SiteClass => site.trancheClass?.[tranche] ?? site.class;

/**
 * When the part of which is stated is there, as known on the as-of date.
 * @param settings parameters that the reader sets
 */
export function arrivalOf(site: SiteReadings, evidence: EvidenceOn, asOf: Day, settings: DelaySettings = {}): Arrival {
  const fate = fateOf(site, site.stated);
  if (fate.status === "online") return fate;
  if (fate.status === "lost" || fate.status === "paused") return { status: fate.status };
  if (site.stated === "none" || site.stated.date === "undated") return { status: "undated" };
  const stated = site.stated.bound === "not-before" ? site.stated.date.earliest : site.stated.date.latest;
  const model = delayModel(evidence, classOf(site, site.stated.tranche), settings);
  return { status: "expected", stated, bound: site.stated.bound, asOf, overdue: asOf > stated, model };
}

/** A site as known on a day, with what is to be expected of it. */
export interface SiteOn {
  readonly asOf: Day;
  readonly readings: SiteReadings;
  readonly arrival: Arrival;
  readonly estimate: Estimate;
}

/**
 * A site as known on the as-of date, with its arrival.
 * @param evidence what was known of delays on the same day
 */
export function siteOn(site: Site, known: Known, evidence: EvidenceOn, settings: DelaySettings = {}): SiteOn {
  const readings = readSite(site, known);
  const arrival = arrivalOf(readings, evidence, known.asOf, settings);
  return { asOf: known.asOf, readings, arrival, estimate: estimate(arrival) };
}

/** The share of slips that are longer than a number of months, above 0. */
const longer = ({ mu, sigma }: SlipCurve, months: number): number =>
  months <= 0 ? 1 : upperTail((Math.log(months) - mu) / sigma);

const monthsAfter = (stated: Day, on: Day): number => (on - stated) / MONTH_DAYS;

/**
 * The chance that it is online on a day, from 0 to 1; what is lost counts as never.
 * `unknown` where there is no date, or too few slips are known.
 */
export function chanceOn(arrival: Arrival, on: Day): number | "unknown" {
  if (arrival.status === "online") {
    if (on >= arrival.date.latest) return 1;
    return arrival.since && on < arrival.date.earliest ? 0 : "unknown";
  }
  if (arrival.status === "lost") return 0;
  if (arrival.status !== "expected") return "unknown";
  const { stated, asOf, overdue, model } = arrival;
  const { shares, slip } = model;
  if (!overdue) {
    if (on < stated) return 0;
    if (on === stated) return shares.onTime;
    return slip === "unknown" ? "unknown" : shares.onTime + shares.late * (1 - longer(slip, monthsAfter(stated, on)));
  }
  if (on <= asOf) return 0;
  const left = remaining(arrival);
  if (slip === "unknown" || left === "unknown") return "unknown";
  const now = longer(slip, monthsAfter(stated, asOf));
  return (shares.late * (now - longer(slip, monthsAfter(stated, on)))) / left;
}

/** The chance that it never comes, from 0 to 1. */
export function chanceOfNever(arrival: Arrival): number | "unknown" {
  if (arrival.status === "online") return 0;
  if (arrival.status === "lost") return 1;
  if (arrival.status !== "expected") return "unknown";
  if (!arrival.overdue) return arrival.model.shares.lost;
  const left = remaining(arrival);
  return left === "unknown" ? "unknown" : arrival.model.shares.lost / left;
}

/** What is left of the shares of an overdue one: on time is out, and so are the slips that are over. */
function remaining({ stated, asOf, model }: Extract<Arrival, { status: "expected" }>): number | "unknown" {
  if (model.slip === "unknown") return "unknown";
  const left = model.shares.late * longer(model.slip, monthsAfter(stated, asOf)) + model.shares.lost;
  // Below this a number has too few digits left to divide by.
  return left > 1e-300 ? left : "unknown";
}

/** A quantile as a day, or why there is none: `later` is after 31 December 2199. */
export type Quantile = Day | "unknown" | "never" | "later";

/**
 * The day, to the nearest, on which the chance of being online, given that it is not lost, reaches a share; for what runs, the day
 * since when.
 * @param q the share, above 0 and below 1
 */
export function quantile(arrival: Arrival, q: number): Quantile {
  if (arrival.status === "online") return arrival.date.latest;
  if (arrival.status === "lost") return "never";
  if (arrival.status !== "expected" || arrival.model.slip === "unknown") return "unknown";
  const { stated, asOf, overdue } = arrival;
  const { shares, slip } = arrival.model;
  const kept = shares.onTime + shares.late;
  if (kept <= 0 || (overdue && (shares.late <= 0 || remaining(arrival) === "unknown"))) return "unknown";
  if (!overdue && q * kept <= shares.onTime) return stated;
  // The share of slips that are longer than the one looked for.
  const above = overdue ? (1 - q) * longer(slip, monthsAfter(stated, asOf)) : 1 - (q * kept - shares.onTime) / shares.late;
  const months = Math.exp(slip.mu + slip.sigma * upperQuantile(above));
  const on = Math.max(overdue ? asOf + 1 : stated, Math.round(stated + months * MONTH_DAYS)) as Day;
  return on > LAST_QUANTILE ? "later" : on;
}

export interface Estimate {
  readonly p10: Quantile;
  readonly p50: Quantile;
  readonly p90: Quantile;
  readonly never: number | "unknown";
}

/** P10, P50 and P90, given that it is not lost, and the chance of never. */
export const estimate = (arrival: Arrival): Estimate => ({
  p10: quantile(arrival, 0.1),
  p50: quantile(arrival, 0.5),
  p90: quantile(arrival, 0.9),
  never: chanceOfNever(arrival),
});
