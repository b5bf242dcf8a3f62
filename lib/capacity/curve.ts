import type { Day } from "../time/day";
import { type Measure, sizeIn } from "./measure";
import { type Observation, onlineLevels, type Reading, type SiteReadings, total } from "./statement";

/** The curve of a site in one measure, as steps. What a site has by a promise, by a statement and as observed are three lines. */

/** A step of a line: it stands at `at` and fades in from `from`. */
export interface CurveStep {
  readonly reading: Reading;
  readonly from: Day;
  readonly at: Day;
  /** `not-before`: nothing says that the step comes by any day; it is drawn from its earliest day as open. */
  readonly bound: Reading["bound"];
  /** What runs already and what a stated tranche adds to; 0 for all others. */
  readonly base: number;
  /** The height of its line from this step on. */
  readonly level: number | "unknown";
}

export interface Curve {
  readonly promise: readonly CurveStep[];
  readonly stated: readonly CurveStep[];
  readonly observed: readonly CurveStep[];
  /** Estimates of third parties; each stands for itself. */
  readonly forecasts: readonly CurveStep[];
  /** What was seen from outside, in words, in order of days. */
  readonly seen: readonly Observation[];
  /** Commitments that stand, are listed and never drawn, and why. */
  readonly listed: readonly { readonly reading: Reading; readonly why: "no date" | "no number" }[];
}

/**
 * The lines of a site as known on its as-of date. A stated tranche is added to what runs, where that is another part, and never to
 * the promise: whether it comes on top of that is not known.
 */
export function curve(readings: SiteReadings, measure: Measure = "gpus"): Curve {
  const { promise, stated } = readings;
  return {
    promise: stepsOf(promise, measure),
    stated: stepsOf(stated, measure, stated === "none" ? 0 : baseOf(readings, stated, measure)),
    observed: onlineLevels(readings.online).flatMap(({ reading, running }) =>
      stepsOf(reading, measure).map((step) => ({ ...step, level: total(running.map((r) => sizeIn(r, measure))) })),
    ),
    forecasts: readings.forecasts.flatMap((f) => stepsOf(f, measure)),
    seen: readings.observations,
    listed: readings.commitments
      .filter((reading) => !readings.known.some((s) => s.supersedes === reading.statement))
      .filter((reading) => reading.date === "undated" || sizeIn(reading, measure) === "unknown")
      .map((reading) => ({ reading, why: reading.date === "undated" ? "no date" : "no number" })),
  };
}

/** What other parts of the site run, where a tranche adds to them. */
function baseOf({ observed }: SiteReadings, stated: Reading, measure: Measure): number {
  if (stated.counts === "site-total" || observed.status !== "online") return 0;
  const others = total(observed.readings.filter((r) => r.tranche !== stated.tranche).map((r) => sizeIn(r, measure)));
  return others === "unknown" ? 0 : others;
}

function stepsOf(reading: Reading | "none", measure: Measure, base = 0): CurveStep[] {
  if (reading === "none" || reading.date === "undated") return [];
  const { earliest, latest } = reading.date;
  const at = reading.bound === "not-before" ? earliest : latest;
  const size = sizeIn(reading, measure);
  return [{ reading, from: earliest, at, bound: reading.bound, base, level: size === "unknown" ? size : base + size }];
}
