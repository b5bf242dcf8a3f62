import type { Day } from "../time/day";
import { MONTH_DAYS } from "./delay";
import { fateOf, type Reading, type SiteReadings } from "./statement";

/** What became of every promise of a site: the day promised, the days it was moved to, and the outcome. */

export interface Slip {
  readonly promise: Reading;
  /** The promised day: the latest end; of a `not-before` the earliest. */
  readonly promised: Day;
  /** Later words that move it, in order. Months are counted from the promised day; positive is later. */
  readonly revisions: readonly { readonly reading: Reading; readonly day: Day; readonly months: number }[];
  readonly outcome: /** It runs. `months` is negative where it came before the promised day; `unknown` where nobody said since when. */
    | { readonly status: "online"; readonly reading: Reading; readonly day: Day; readonly months: number | "unknown" }
    | { readonly status: "lost" | "paused"; readonly statement: string }
    /** Its last stated day is over and nothing known says that it runs: it is at least so late. */
    | { readonly status: "overdue"; readonly months: number }
    | { readonly status: "open" };
}

/** Months of 30.4375 days, to one decimal. */
export const monthsBetween = (from: Day, to: Day): number => Math.round(((to - from) / MONTH_DAYS) * 10) / 10;

/** The day that a dated reading names: its latest end, of a `not-before` the earliest. */
export const dayOf = (reading: Reading): Day | "undated" =>
  reading.date === "undated" ? "undated" : reading.bound === "not-before" ? reading.date.earliest : reading.date.latest;

/** The slip of every dated promise of a site, in the order they were made; a revision belongs to what it moves. */
export function slipsOf(site: SiteReadings, asOf: Day): Slip[] {
  const supersedes = new Map(site.known.map((s) => [s.id, s.supersedes]));
  const dated = new Map(site.commitments.filter((c) => c.date !== "undated").map((c) => [c.statement, c]));
  const firstOf = (id: string): string => {
    let first = id;
    // A circle in the data must not hold up a page.
    const passed = new Set([id]);
    for (let next = supersedes.get(id); next !== undefined && !passed.has(next); next = supersedes.get(next)) {
      passed.add(next);
      if (dated.has(next)) first = next;
    }
    return first;
  };
  const chains = new Map<string, Reading[]>();
  for (const reading of dated.values()) {
    const first = firstOf(reading.statement);
    chains.set(first, [...(chains.get(first) ?? []), reading]);
  }
  return [...chains.values()].flatMap(([promise, ...later]) => {
    const promised = promise && dayOf(promise);
    if (!promise || promised === undefined || promised === "undated") return [];
    const revisions = later.flatMap((reading) => {
      const day = dayOf(reading);
      return day === "undated" ? [] : [{ reading, day, months: monthsBetween(promised, day) }];
    });
    return [
      { promise, promised, revisions, outcome: outcomeOf(site, promise, promised, revisions.at(-1)?.day ?? promised, asOf) },
    ];
  });
}

function outcomeOf(site: SiteReadings, promise: Reading, promised: Day, last: Day, asOf: Day): Slip["outcome"] {
  const fate = fateOf(site, promise);
  if (fate.status === "lost" || fate.status === "paused") return { status: fate.status, statement: fate.statement.id };
  if (fate.status === "online") {
    const day = fate.date.latest;
    return {
      status: "online",
      reading: fate.reading,
      day,
      months: fate.since || day <= promised ? monthsBetween(promised, day) : "unknown",
    };
  }
  return asOf > last ? { status: "overdue", months: monthsBetween(promised, asOf) } : { status: "open" };
}

/**
 * The slip of the promise that stands for a site: how far its word has moved since, or when it came, in months from the promised day; or a
 * named value. What the same promise had said before it had a size is left out.
 */
export function slipOf(site: SiteReadings, asOf: Day): number | "lost" | "paused" | "none" | "unknown" {
  const { promise } = site;
  if (promise === "none") return "none";
  const slip = slipsOf(site, asOf).find((s) =>
    [s.promise, ...s.revisions.map((r) => r.reading)].some((r) => r.statement === promise.statement),
  );
  const from = dayOf(promise);
  if (!slip || from === "undated") return "unknown";
  const { outcome, revisions } = slip;
  if (outcome.status === "lost" || outcome.status === "paused") return outcome.status;
  if (outcome.status === "online") return outcome.months === "unknown" ? "unknown" : monthsBetween(from, outcome.day);
  return monthsBetween(from, outcome.status === "overdue" ? asOf : (revisions.at(-1)?.day ?? from));
}
