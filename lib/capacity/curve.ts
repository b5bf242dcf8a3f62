import type { Day } from "../time/day";
import { type Observation, onlineLevels, type Reading, type SiteReadings, total } from "./statement";

/** The curve of a site in GPUs, as steps. What a site has by a promise, by a statement and as observed are three lines. */

/** A step of a line: it stands at `at` and fades in from `from`. */
export interface CurveStep {
  readonly reading: Reading;
  readonly from: Day;
  readonly at: Day;
  /** `not-before`: nothing says that the step comes by any day; it is drawn from its earliest day as open. */
  readonly bound: Reading["bound"];
  /** The height of its line from this step on; a tranche that is only stated stands for itself. */
  readonly gpus: number | "unknown";
}

export interface Curve {
  readonly promise: readonly CurveStep[];
  readonly stated: readonly CurveStep[];
  readonly observed: readonly CurveStep[];
  /** What was seen from outside, in words, in order of days. */
  readonly seen: readonly Observation[];
  /** Commitments that are listed and never drawn, and why. */
  readonly listed: readonly { readonly reading: Reading; readonly why: "no date" | "no number of GPUs" }[];
}

/**
 * The three lines of a site as known on its as-of date. The stated target is never added to the promise: whether it comes on top of it
 * is not known.
 */
export function curve(readings: SiteReadings): Curve {
  return {
    promise: stepsOf(readings.promise),
    stated: stepsOf(readings.stated),
    observed: onlineLevels(readings.online).flatMap(({ reading, running }) =>
      stepsOf(reading, total(running.map((r) => r.gpus))),
    ),
    seen: readings.observations,
    listed: readings.commitments
      .filter((reading) => reading.date === "undated" || reading.gpus === "unknown")
      .map((reading) => ({ reading, why: reading.date === "undated" ? "no date" : "no number of GPUs" })),
  };
}

function stepsOf(
  reading: Reading | "none",
  gpus: number | "unknown" = reading === "none" ? "unknown" : reading.gpus,
): CurveStep[] {
  if (reading === "none" || reading.date === "undated") return [];
  const { earliest, latest } = reading.date;
  const at = reading.bound === "not-before" ? earliest : latest;
  return [{ reading, from: earliest, at, bound: reading.bound, gpus }];
}
