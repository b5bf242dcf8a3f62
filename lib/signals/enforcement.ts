import { enforcerOfTopic, type LevelStep, levelOn, levelTimeline } from "../enforcement/level";
import type { Dimension, EnforcementEvent, Jurisdiction } from "../enforcement/schema";
import { covers } from "../enforcement/state";
import type { Facts } from "../facts";
import type { ResolvedLaw } from "../law/resolve";
import type { Topic } from "../law/schema";
import { addDays, type Day, parseDay } from "../time/day";
import { countsFrom, parseImprecise } from "../time/imprecise";
import { enforcementGap, milestonesOfTopic } from "../windows";
import { type LevelMove, type Untouched, type WindowMove, windowMove } from "./effect";

/** What an event of a country changes: its level per topic, and the gaps between a duty and the power to fine. */

const OF_A_LEVEL: readonly Dimension[] = ["implementing-law", "market-surveillance-authority", "penalties", "eea-incorporation"];

/** Why an event can change no level, by what it is; undefined where it can. */
export function beside(event: EnforcementEvent, topics: readonly Topic[]): Untouched | undefined {
  if (event.track !== "national") return "not-the-state";
  if (!OF_A_LEVEL.includes(event.dimension)) return "no-part-of-a-level";
  return topics.some((t) => covers(event.scope, t)) ? undefined : "scope";
}

/** The topics that authorities of a country enforce. */
export const nationalTopics = ({ enforcementMap }: Pick<Facts, "enforcementMap">): Topic[] =>
  enforcementMap.topics.filter((t) => t.enforcer === "national").map((t) => t.topic);

// For all topics but the bans the same events count, so two timelines tell all.
const timelines = new WeakMap<Jurisdiction, Map<string, readonly LevelStep[]>>();

function timelineOf(country: Jurisdiction, topic: Topic, { enforcementMap, datasetDay }: Facts): readonly LevelStep[] {
  const known = timelines.get(country) ?? new Map<string, readonly LevelStep[]>();
  timelines.set(country, known);
  const key = `${topic === "prohibited"} ${datasetDay}`;
  const made = known.get(key) ?? levelTimeline(country, enforcerOfTopic(topic, enforcementMap), parseDay(datasetDay));
  known.set(key, made);
  return made;
}

/** The levels of a country with what was known the day before and with the day. */
export function levelMoves(country: Jurisdiction, day: Day, topics: readonly Topic[], facts: Facts): LevelMove[] {
  return topics.map((topic) => {
    const timeline = timelineOf(country, topic, facts);
    const [before, after] = [levelOn(timeline, addDays(day, -1)).level, levelOn(timeline, day).level];
    return { country: country.iso2, topic, before, after };
  });
}

/**
 * The enforcement gaps of a country with what was known the day before and with the day.
 * @param law the one in force on the day; the same on both sides, so that only the country can differ
 * @param topics what the events of the day speak for
 */
export function gapMoves(
  country: Jurisdiction,
  day: Day,
  topics: readonly Topic[],
  law: ResolvedLaw,
  facts: Facts,
): WindowMove[] {
  const map = facts.enforcementMap;
  const datasetAsOf = parseDay(facts.datasetDay);
  return [...new Set(topics.map((t) => milestonesOfTopic(t, map).gap))].flatMap((id) => {
    const milestone = law.milestones.get(id);
    if (!milestone) return [];
    const gap = (asOf: Day) => enforcementGap(milestone, { law, map, jurisdiction: country, asOf, datasetAsOf });
    return [windowMove(gap(addDays(day, -1)), gap(day), undefined)];
  });
}

/** The levels of a country on a day without some of its events, as one text. */
export function countryKey(
  country: Jurisdiction,
  day: Day,
  topics: readonly Topic[],
  facts: Facts,
  without: ReadonlySet<string>,
): string {
  const reduced: Jurisdiction = { ...country, events: country.events.filter((e) => !without.has(e.id)) };
  const telling = [...new Map(topics.map((t) => [t === "prohibited", t])).values()];
  const levels = telling.map((topic) => {
    const subject = enforcerOfTopic(topic, facts.enforcementMap);
    return levelOn(levelTimeline(reduced, subject, parseDay(facts.datasetDay)), day).level;
  });
  return levels.join();
}

/** The day from which an event counts. */
export const eventDay = (event: EnforcementEvent, { datasetDay }: Pick<Facts, "datasetDay">): Day =>
  countsFrom(parseImprecise(event.on), parseDay(datasetDay));
