import type { Outcome, ResolvedLaw } from "../law/resolve";
import type { Day } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import type { ModelOn } from "./known";

/** When a model has to comply, from the dates of one version of the law. */

/** The milestones that say it, by what they are for. */
export const MODEL_MILESTONES = {
  /** Models on the Union market before this day have a transition (Art. 111(3)). */
  cutOff: "gpai-legacy-cutoff",
  /** Since when the duties of providers apply (Arts. 53 and 113). */
  duties: "gpai-provider-duties",
  /** By when older models are brought into line (Art. 111(3)). */
  deadline: "gpai-legacy-deadline",
  /** Since when the Commission can ask, evaluate and request measures (Arts. 88 to 94). */
  powers: "gpai-supervision-powers",
  /** Since when it can fine (Art. 101). */
  fines: "gpai-fines",
} as const;

export type ModelDates = Readonly<Record<keyof typeof MODEL_MILESTONES, Outcome>>;

/** The dates of a version of the law that models hang on. */
export function modelDates(law: Pick<ResolvedLaw, "milestones">): ModelDates {
  const of = (id: string): Outcome => law.milestones.get(id)?.practical ?? { status: "none" };
  const { cutOff, duties, deadline, powers, fines } = MODEL_MILESTONES;
  return { cutOff: of(cutOff), duties: of(duties), deadline: of(deadline), powers: of(powers), fines: of(fines) };
}

export const SIDES = ["older", "newer", "unknown"] as const;
/** On which side of the cut-off a model is; `unknown` where its day may be on either, or the cut-off has no day. */
export type Side = (typeof SIDES)[number];

/** A model placed on the market on the day of the cut-off is a newer one: older is `before` that day. */
export function sideOf(placed: ImpreciseDate, { cutOff }: Pick<ModelDates, "cutOff">): Side {
  if (cutOff.status !== "dated") return "unknown";
  if (placed.latest < cutOff.day) return "older";
  return placed.earliest >= cutOff.day ? "newer" : "unknown";
}

/** By when a model has to comply, and what sets that day. */
export type Due =
  | {
      readonly status: "dated";
      /** The two are the same day, unless the placing is known no more exactly. */
      readonly earliest: Day;
      readonly latest: Day;
      readonly by: "transition" | "placing" | "duties";
    }
  | { readonly status: "undated"; readonly outcome: Outcome }
  | { readonly status: "either-side" }
  /** By the words of the record it is not on the Union market, so that its day to comply is open. */
  | { readonly status: "not-placed" };

/** Older models by the end of their transition, newer ones from their placing on, or from the start of the duties where that is later. */
export function dueOf(placed: ImpreciseDate, dates: ModelDates): Due {
  const undated = (outcome: Outcome): Due => ({ status: "undated", outcome });
  const side = sideOf(placed, dates);
  if (side === "unknown") return dates.cutOff.status === "dated" ? { status: "either-side" } : undated(dates.cutOff);
  if (side === "older")
    return dates.deadline.status === "dated"
      ? { status: "dated", earliest: dates.deadline.day, latest: dates.deadline.day, by: "transition" }
      : undated(dates.deadline);
  if (dates.duties.status !== "dated") return undated(dates.duties);
  const start = dates.duties.day;
  const later = (day: Day): Day => (day > start ? day : start);
  return {
    status: "dated",
    earliest: later(placed.earliest),
    latest: later(placed.latest),
    by: placed.latest > start ? "placing" : "duties",
  };
}

/**
 * When a model as known on a day has to comply. Where no day on the Union market is known, the answer holds only if the model was placed
 * there on the day of its release (`placed.by`).
 */
export const modelDue = ({ placed, notPlaced }: Pick<ModelOn, "placed" | "notPlaced">, dates: ModelDates): Due =>
  notPlaced ? { status: "not-placed" } : dueOf(placed.on, dates);
