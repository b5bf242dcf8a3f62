import type { Day } from "../time/day";
import { type Curve, type CurveStep, curve } from "./curve";
import { chanceOn, type SiteOn } from "./delay";
import { type Measure, sizeIn } from "./measure";

/**
 * Sums over sites: what is promised, stated, expected and in operation by a day. They are sums of their own, never added. A date that is
 * only that of a start is no date for the whole size: such sizes have sums of their own.
 */

export interface Sum {
  readonly value: number;
  /** How many sites the sum is made of. */
  readonly sites: number;
  /** Sites that would belong to it, and give no number in this measure, or whose chance is not known. */
  readonly unknown: number;
}

export interface Totals {
  readonly promised: Sum;
  /** The part of the promised sum whose sites are lost or paused. */
  readonly promisedLost: Sum;
  /** What sites are to end at of which only a start was promised by then, also where they are lost since. */
  readonly promisedStarts: Sum;
  /** The part of that whose sites are lost or paused. */
  readonly promisedStartsLost: Sum;
  /** What runs, and what is stated to run by then; lost and paused sites are left out. */
  readonly stated: Sum;
  /** What is to be added in the end at sites of which only a start is stated by then. */
  readonly statedStarts: Sum;
  /** What runs, and what is stated, each by its chance of being online on the day; unknown where too few slips are known. */
  readonly expected: Sum;
  readonly observed: Sum;
}

/** Sites that belong into a sum: programmes and places listed for comparison or for general cloud do not. */
export const counts = ({ readings }: SiteOn): boolean => readings.site.scope === undefined;

/**
 * The sums of sites on days.
 * @param days a later day than the as-of date counts what runs now as running still
 */
export function totalsOver(sites: readonly SiteOn[], days: readonly Day[], measure: Measure): Totals[] {
  const lines = sites.filter(counts).map((s) => ({ ...s, curve: curve(s.readings, measure) }));
  const gone = lines.map(({ readings }) => readings.state === "lost" || readings.state === "paused");
  return days.map((on) => {
    const promised = lines.map((line) => promisedOn(line.curve, on, false));
    const starts = lines.map((line) => promisedOn(line.curve, on, true));
    const present = lines.filter((_, i) => !gone[i]);
    return {
      promised: sum(promised),
      promisedLost: sum(promised.filter((_, i) => gone[i])),
      promisedStarts: sum(starts),
      promisedStartsLost: sum(starts.filter((_, i) => gone[i])),
      stated: sum(present.map((line) => statedOn(line.curve, on, 1))),
      statedStarts: sum(present.map((line) => startedOn(line.curve, on))),
      expected: sum(present.map((line) => statedOn(line.curve, on, chanceOf(line, on)))),
      observed: sum(lines.map((line) => levelOn(line.curve.observed, on))),
    };
  });
}

const isStart = ({ reading }: CurveStep) => reading.marks === "first-capacity";

/** What is promised by a day, in full or as what a start ends at. */
const promisedOn = ({ promise }: Curve, on: Day, starts: boolean) =>
  levelOn(
    promise.filter((s) => isStart(s) === starts),
    on,
  );

const chanceOf = ({ arrival }: SiteOn, on: Day): number | "unknown" =>
  arrival.status === "expected" && arrival.model.slip === "unknown" ? "unknown" : chanceOn(arrival, on);

/** The sums of sites on one day. */
export const totalsOn = (sites: readonly SiteOn[], on: Day, measure: Measure): Totals =>
  totalsOver(sites, [on], measure)[0] as Totals;

function sum(levels: readonly (number | "unknown" | "none")[]): Sum {
  const known = levels.filter((l) => typeof l === "number");
  return { value: known.reduce((a, b) => a + b, 0), sites: known.length, unknown: levels.filter((l) => l === "unknown").length };
}

/** The level of a line on a day; `none` before its first step. */
const levelOn = (steps: readonly CurveStep[], on: Day): number | "unknown" | "none" =>
  steps.findLast((s) => s.at <= on)?.level ?? "none";

/** What runs by the word of others and what is stated on top of it, the latter by its chance. */
function statedOn(line: Curve, on: Day, chance: number | "unknown"): number | "unknown" | "none" {
  const running = levelOn(line.observed, on);
  const [step] = line.stated;
  if (!step || step.at > on || isStart(step)) return running;
  if (step.level === "unknown" || chance === "unknown") return running === "none" ? "unknown" : running;
  const now = running === "none" || running === "unknown" ? 0 : running;
  return now + Math.max(0, step.level - now) * chance;
}

/** What is added in the end where a start is stated by a day. */
function startedOn(line: Curve, on: Day): number | "unknown" | "none" {
  const [step] = line.stated;
  if (!step || step.at > on || !isStart(step)) return "none";
  const running = levelOn(line.observed, on);
  const now = running === "none" || running === "unknown" ? 0 : running;
  return step.level === "unknown" ? "unknown" : Math.max(0, step.level - now);
}

/** The days on which a line of these sites steps, in order. */
export function stepDays(sites: readonly SiteOn[], measure: Measure): Day[] {
  const days = sites.filter(counts).flatMap(({ readings }) => {
    const { promise, stated, observed } = curve(readings, measure);
    return [...promise, ...stated, ...observed].filter((s) => sizeIn(s.reading, measure) !== "unknown").map((s) => s.at);
  });
  return [...new Set(days)].sort((a, b) => a - b);
}
