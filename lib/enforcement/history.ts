import { addDays, type Day } from "../time/day";
import { type Level, type LevelStep, levelOn } from "./level";
import type { Dimension } from "./schema";
import type { DimensionState } from "./state";

/** Enforcement over time: how many countries stood on each level, and what one dimension of a country was. */

export type LevelCounts = Readonly<Record<Level, number>>;

const NONE: LevelCounts = {
  "power-to-fine": 0,
  authority: 0,
  planned: 0,
  nothing: 0,
  unknown: 0,
  "not-applicable": 0,
};

/** How many countries stand on each level on a day. */
export function countLevels(timelines: readonly (readonly LevelStep[])[], day: Day): LevelCounts {
  const counts = { ...NONE };
  for (const timeline of timelines) counts[levelOn(timeline, day).level]++;
  return counts;
}

/** A stretch of time in which no count changes, from a day to the day before `to`. */
export interface CountStretch {
  readonly from: Day;
  readonly to: Day;
  readonly counts: LevelCounts;
}

/**
 * How many countries stood on each level on every day from `from` to the as-of date, without holes; the last stretch ends
 * the day after it. Empty where `from` is later.
 * @param timelines the timeline of each country for one subject
 */
export function levelCountsOver(timelines: readonly (readonly LevelStep[])[], from: Day, asOf: Day): CountStretch[] {
  if (from > asOf) return [];
  const moves = timelines
    .flatMap((timeline) =>
      timeline.flatMap((step, i) => {
        const before = timeline[i - 1];
        return step.from !== "start" && step.from > from && step.from <= asOf && before && before.level !== step.level
          ? [{ on: step.from, left: before.level, reached: step.level }]
          : [];
      }),
    )
    .sort((a, b) => a.on - b.on);
  const counts = { ...countLevels(timelines, from) };
  const stretches: CountStretch[] = [];
  let start = from;
  const close = (to: Day) => {
    const last = stretches.at(-1);
    if (last && sameCounts(last.counts, counts)) stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from: start, to, counts: { ...counts } });
    start = to;
  };
  for (const { on, left, reached } of moves) {
    if (on > start) close(on);
    counts[left]--;
    counts[reached]++;
  }
  close(addDays(asOf, 1));
  return stretches;
}

const sameCounts = (a: LevelCounts, b: LevelCounts): boolean =>
  (Object.keys(a) as Level[]).every((level) => a[level] === b[level]);

/** A stretch of time in which a dimension of a country does not change its state, from a day to the day before `to`. */
export interface DimensionStretch {
  readonly from: Day;
  readonly to: Day;
  /** As folded when the stretch began. */
  readonly state: DimensionState;
}

/** The states of one dimension from a day to the as-of date, without holes; the last stretch ends the day after it. Empty where `from` is later. */
export function dimensionHistory(timeline: readonly LevelStep[], dimension: Dimension, from: Day, asOf: Day): DimensionStretch[] {
  const stretches: DimensionStretch[] = [];
  const end = addDays(asOf, 1);
  for (const [i, step] of timeline.entries()) {
    const start = step.from === "start" ? from : (Math.max(step.from, from) as Day);
    const next = timeline[i + 1];
    const to = next && next.from !== "start" && next.from < end ? next.from : end;
    if (start >= to) continue;
    const state = step.dimensions[dimension];
    const last = stretches.at(-1);
    if (last && last.state.state === state.state) stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from: start, to, state });
  }
  return stretches;
}
