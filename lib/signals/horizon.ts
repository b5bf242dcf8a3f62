import { siteOn } from "../capacity/delay";
import { delayOn, knownOn } from "../capacity/sites";
import type { Facts } from "../facts";
import type { ResolvedLaw } from "../law/resolve";
import type { Day } from "../time/day";
import type { DatedEnd, End } from "../windows";
import { milestonesOfTopic } from "../windows";
import { presence } from "../windows/capacity-lead";
import type { Effect } from "./effect";
import type { Signal } from "./signal";

/** What a signal is about, as it stands on the as-of date: the dates that are still ahead. */

export const HORIZONS = ["over", "within-90-days", "within-a-year", "later", "no-date"] as const;
export type Horizon = (typeof HORIZONS)[number];

/** What stands on the as-of date: the facts, the version of the law that the reader chose, and the sites. */
export interface Standing {
  readonly facts: Facts;
  readonly law: ResolvedLaw;
  readonly asOf: Day;
  /** The day that stands for a site, as stated and as promised. */
  readonly endsOf: (site: string) => readonly SiteEnd[];
}

export interface SiteEnd {
  readonly site: string;
  readonly by: "stated" | "promise";
  readonly end: End;
}

/** @param facts without a reader's assumptions */
export function standingNow(facts: Facts, law: ResolvedLaw, asOf: Day): Standing {
  const made = new Map<string, readonly SiteEnd[]>();
  const endsOf = (id: string): readonly SiteEnd[] => {
    const known = made.get(id);
    if (known) return known;
    const site = facts.sites.find((s) => s.id === id);
    const on = site && siteOn(site, knownOn(facts, asOf), delayOn(facts, asOf));
    const ends = on ? (["stated", "promise"] as const).map((by) => ({ site: id, by, end: presence(on, by).end })) : [];
    made.set(id, ends);
    return ends;
  };
  return { facts, law, asOf, endsOf };
}

/**
 * The milestones that a signal touches: those whose date moved or would move under a text of the day; of a country, those of the topics whose
 * level moved, and where none did, of all that it speaks for; otherwise those of its record.
 */
export function touched(
  { milestones }: Signal,
  { dates, texts, levels }: Effect,
  { enforcementMap }: Pick<Facts, "enforcementMap">,
): string[] {
  const moved = [...dates.map((d) => d.milestone), ...texts.flatMap((t) => t.milestones)];
  const ofLevels = levels.filter((l) => l.before !== l.after).map((l) => milestonesOfTopic(l.topic, enforcementMap).gap);
  const own = moved.length > 0 ? moved : ofLevels.length > 0 ? ofLevels : milestones;
  return [...new Set(own)];
}

const dayOfEnd = (end: End): readonly Day[] => (end.status === "dated" ? [(end as DatedEnd).latest] : []);

/** The days that a signal touches, as they are known on the as-of date. */
const daysOf = (signal: Signal, effect: Effect, standing: Standing): Day[] => [
  ...touched(signal, effect, standing.facts).flatMap((id) => {
    const practical = standing.law.milestones.get(id)?.practical;
    return practical?.status === "dated" ? [practical.day] : [];
  }),
  ...signal.sites.flatMap((id) => standing.endsOf(id).flatMap(({ end }) => dayOfEnd(end))),
];

const SOON = 90;
const YEAR = 365;

/** How far away the nearest day is that a signal touches and that is not over; `no-date` where it touches none. */
export function horizonOf(signal: Signal, effect: Effect, standing: Standing): Horizon {
  const days = daysOf(signal, effect, standing);
  const ahead = days.filter((d) => d >= standing.asOf).map((d) => d - standing.asOf);
  if (ahead.length === 0) return days.length === 0 ? "no-date" : "over";
  const nearest = Math.min(...ahead);
  return nearest <= SOON ? "within-90-days" : nearest <= YEAR ? "within-a-year" : "later";
}
