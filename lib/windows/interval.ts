import { isYours, outcomeText } from "../law/derivation";
import type { Outcome, ResolvedMilestone } from "../law/resolve";
import type { Confidence } from "../schema";
import { between, counted, type Day, type Length, lengthText, longDay } from "../time/day";
import { type ImpreciseDate, impreciseText, type Precision } from "../time/imprecise";

/** The small algebra of windows: ends that may be imprecise or missing by name, the length between them, and what is said of both. */

export interface DatedEnd {
  readonly status: "dated";
  readonly earliest: Day;
  readonly latest: Day;
  readonly precision: Precision;
  /** `not-before`: `earliest` counts, and no latest is known. */
  readonly bound: "not-before" | "none";
  readonly text: string;
  /** The reader's own assumption, behind which no source stands. */
  readonly assumed?: true;
}

/** One end of a window. `open`: it has no end that anybody has named. */
export type End =
  | DatedEnd
  | {
      readonly status: "unknown" | "never" | "none" | "repealed" | "conditional" | "not-applicable" | "open";
      readonly text: string;
    };

/** One reason for a window, citing a step of a derivation, an event or a statement. */
export interface Reason {
  readonly text: string;
  readonly citation?: string;
  readonly sources?: readonly string[];
  readonly day?: Day;
  /** `assumed`: by what the reader assumed, shifted or set. */
  readonly confidence?: Confidence | "assumed" | "unknown";
  /** The record it comes from. */
  readonly from?: { readonly kind: "milestone" | "event" | "statement"; readonly id: string };
}

export interface Window<Kind extends string, State extends string> {
  readonly kind: Kind;
  /** The duty it is about; the promise of a site is about none. */
  readonly milestone?: string;
  readonly country?: string;
  readonly site?: string;
  readonly from: End;
  readonly to: End;
  /** From the latest end of `from` to the latest of `to`; negative where the window is empty, and then by how much. */
  readonly length: Length | "unknown";
  /** The same for the two extremes that the ends leave open; equal to `length` where both are exact. */
  readonly range: { readonly shortest: Length | "unknown"; readonly longest: Length } | "unknown";
  readonly state: State | "unknown" | "not-applicable";
  /** Ends within 90 days of the as-of date. */
  readonly closesSoon: boolean;
  /** The formal date of application where the practical one, on which the window stands, is later. */
  readonly formal: End | "same";
  /** The window in one sentence. */
  readonly text: string;
  /** Made when asked for: a matrix of windows needs none. */
  readonly reasons: readonly Reason[];
  readonly notes: readonly string[];
}

const SOON = 90;

/** An end on a day. */
export const endOn = (day: Day, text = longDay(day)): DatedEnd => ({
  status: "dated",
  earliest: day,
  latest: day,
  precision: "day",
  bound: "none",
  text,
});

/** An end as exactly as it is known; with `not-before`, its earliest day is all that counts. */
export const endIn = (date: ImpreciseDate, bound: DatedEnd["bound"] = "none"): DatedEnd => ({
  status: "dated",
  earliest: date.earliest,
  latest: bound === "not-before" ? date.earliest : date.latest,
  precision: date.precision,
  bound,
  text: bound === "not-before" ? `not before ${impreciseText(date)}` : impreciseText(date),
});

/** An end as the law gives it, or the named reason why there is none. */
export const endOf = (outcome: Outcome): End =>
  outcome.status === "dated" ? endOn(outcome.day) : { status: outcome.status, text: outcomeText(outcome) };

/** From the latest end to the latest end; `unknown` where one is missing. */
export const lengthOf = (from: End, to: End): Length | "unknown" =>
  from.status === "dated" && to.status === "dated" ? between(from.latest, to.latest) : "unknown";

/**
 * The shortest and the longest that the ends allow. Where `from` has only an earliest day, the shortest is not known; where `to` has
 * no more, nothing is.
 */
export function rangeOf(from: End, to: End): { readonly shortest: Length | "unknown"; readonly longest: Length } | "unknown" {
  if (from.status !== "dated" || to.status !== "dated" || to.bound === "not-before") return "unknown";
  const longest = between(from.earliest, to.latest);
  const exact = from.earliest === from.latest && to.earliest === to.latest;
  return {
    shortest: from.bound === "not-before" ? "unknown" : exact ? longest : between(from.latest, to.earliest),
    longest,
  };
}

/** Whether an end lies within 90 days of the as-of date, the day itself included. */
export const soon = (end: End, asOf: Day): boolean => end.status === "dated" && end.latest >= asOf && end.latest - asOf <= SOON;

/** `12 months 10 days (375 days)`, `9 days`; without the sign. */
export const spanText = (length: Length): string =>
  length.months === 0 ? daysText(length) : `${lengthText(length)} (${daysText(length)})`;

/** `375 days`; without the sign. */
export const daysText = (length: Length): string => counted(Math.abs(length.totalDays), "day");

interface Application {
  readonly applies: End;
  readonly formal: End | "same";
}

// A matrix asks for the same duty once per country and per site.
const applications = new WeakMap<ResolvedMilestone, Application>();

function application(milestone: ResolvedMilestone): Application {
  const known = applications.get(milestone);
  if (known) return known;
  const { formal, practical } = milestone;
  const made: Application = {
    applies: endOf(practical),
    formal: outcomeText(formal) === outcomeText(practical) ? "same" : endOf(formal),
  };
  applications.set(milestone, made);
  return made;
}

/** The day a duty applies, by its practical date, or the named reason why there is none. */
export const applicationOf = (milestone: ResolvedMilestone): End => application(milestone).applies;

/** The formal date beside the practical one, where it differs. */
export const formalBeside = (milestone: ResolvedMilestone): End | "same" => application(milestone).formal;

/** Why a duty applies when it does: the steps to its date, and where it is practical only later, the steps to that. */
export function whyItApplies(milestone: ResolvedMilestone): Reason[] {
  const steps = [...milestone.derivation, ...milestone.practicalDerivation];
  const first = steps.findIndex(isYours);
  return steps.map((step, i) => ({
    text: step.text,
    citation: step.citation,
    ...(isYours(step) ? {} : { sources: milestone.sources }),
    ...(step.day === undefined ? {} : { day: step.day }),
    // What follows from a setting is no surer than the setting.
    confidence: first >= 0 && i >= first ? "assumed" : milestone.confidence,
    from: { kind: "milestone", id: milestone.id },
  }));
}

/** What a duty without a day makes of any window: no window at all, or one that is not known. */
export const withoutDay = (end: End): { readonly state: "unknown" | "not-applicable"; readonly text: string } =>
  end.status === "none" || end.status === "repealed"
    ? { state: "not-applicable", text: `No window: ${end.status === "none" ? "the duty is " : ""}${end.text}.` }
    : { state: "unknown", text: `Not known: the duty has no day of application (${end.text}).` };
