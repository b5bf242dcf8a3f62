import type { Topic } from "../law/schema";
import type { Confidence } from "../schema";
import type { Day } from "../time/day";
import { compareImprecise, countsFrom, type ImpreciseDate, parseImprecise } from "../time/imprecise";
import type { Dimension, EnforcementEvent, EnforcementState, Jurisdiction, Scope } from "./schema";

/** The fold: what the events of a country come to, per dimension. */

// Repeats the lists of the schema, which the browser never loads; the types hold both together.
const RANK: Record<EnforcementState, number> = {
  none: 0,
  announced: 1,
  draft: 2,
  "in-parliament": 3,
  adopted: 4,
  designated: 5,
  "in-force": 6,
  operational: 7,
};

const DOUBT: Record<Confidence, number> = { official: 0, "two-sources": 1, "one-secondary": 2, conflict: 3 };

/** Whether a state is at least as advanced as another. */
export const atLeast = (state: EnforcementState, other: EnforcementState): boolean => RANK[state] >= RANK[other];

/** The lowest confidence of several facts (official > two-sources > one-secondary > conflict); `unknown` where there is none. */
export const lowestConfidence = (facts: readonly { readonly confidence: Confidence }[]): Confidence | "unknown" =>
  facts.reduce<Confidence | "unknown">(
    (low, { confidence }) => (low === "unknown" || DOUBT[confidence] > DOUBT[low] ? confidence : low),
    "unknown",
  );

/** Whether an event of this scope proves something for a topic. What is limited to the bans speaks for them alone; every other limit proves nothing. */
export const covers = (scope: Scope | undefined, topic: Topic): boolean =>
  scope === undefined || (scope === "article-5-only" && topic === "prohibited");

/** An event that counts in the fold, with its day. */
export interface CountedEvent {
  readonly event: EnforcementEvent;
  readonly on: ImpreciseDate;
  /** The day from which it counts. */
  readonly from: Day;
}

/**
 * The events of a country that the fold may use, in their order (latest end, earliest end, file order): the State's own, not merely planned, and with a scope that covers the topic.
 * @param datasetAsOf the dataset's own as-of day
 * @throws VacatioError `bad-input` for a malformed date
 */
export const countedEvents = (jurisdiction: Jurisdiction, topic: Topic, datasetAsOf: Day): CountedEvent[] =>
  jurisdiction.events
    .filter((event) => event.track === "national" && !event.planned && covers(event.scope, topic))
    .map((event) => {
      const on = parseImprecise(event.on, `jurisdictions.json, ${event.id}, on`);
      return { event, on, from: countsFrom(on, datasetAsOf) };
    })
    .sort((a, b) => compareImprecise(a.on, b.on));

/** What a dimension has come to, the event that made it, and the day since when it is so without a break. */
export type DimensionState =
  | {
      readonly state: EnforcementState;
      readonly made: CountedEvent;
      readonly since: Day;
    }
  /** No event that counts. */
  | { readonly state: "unknown" }
  /** The dimension does not exist for this country: EEA incorporation outside the EEA EFTA States. */
  | { readonly state: "not-applicable" };

/** The event that decides a dimension: of the last event of each instrument the most advanced; of equals the last. */
export function decisive(events: readonly CountedEvent[], dimension: Dimension, on: Day): CountedEvent | undefined {
  const last = new Map<string, CountedEvent>();
  for (const counted of events)
    if (counted.from <= on && counted.event.dimension === dimension) {
      // Taken out first, so that the map keeps the order of the last events
      last.delete(counted.event.instrument ?? "");
      last.set(counted.event.instrument ?? "", counted);
    }
  let best: CountedEvent | undefined;
  for (const counted of last.values()) if (!best || atLeast(counted.event.state, best.event.state)) best = counted;
  return best;
}

/**
 * The state of a dimension on a day.
 * @param events what `countedEvents` gives
 * @param before the state of the same dimension just before, which tells since when an unchanged one holds
 */
export function foldDimension(
  events: readonly CountedEvent[],
  dimension: Dimension,
  on: Day,
  before: DimensionState = { state: "unknown" },
): DimensionState {
  const made = decisive(events, dimension, on);
  if (!made) return { state: "unknown" };
  const { state } = made.event;
  return { state, made, since: "since" in before && before.state === state ? before.since : on };
}
