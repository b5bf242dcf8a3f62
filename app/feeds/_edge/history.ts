import type { Context } from "@/app/_server/context";
import { beginOf, today } from "@/app/_server/today";
import { lensContext } from "@/app/_views/lens-context";
import { type FeedEvent, feedEvents } from "@/app/_views/subscribe-events";
import type { FeedQuery } from "@/app/_views/subscribe-query";
import type { Load } from "@/app/api/_edge/respond";
import type { Revision } from "@/db/snapshot";
import { VacatioError } from "@/lib/errors";
import type { Facts } from "@/lib/facts";
import { FIRST_AS_OF } from "@/lib/lens";
import type { Day } from "@/lib/time/day";

/** How often the day of an event has moved, and when it or its title last changed. */
export interface Moves {
  readonly sequence: number;
  /** A moment in ISO 8601, UTC. */
  readonly lastModified: string;
  /** The day on which an earlier revision had it; undefined where none of those that are looked at had another. */
  readonly earlier: Day | undefined;
  /** The day of the revision that gave it its day; undefined where all that are looked at have it so. */
  readonly since: Day | undefined;
}

/** What has no day any more, with the last one it had. */
export interface Gone extends Moves {
  readonly event: FeedEvent;
}

/** So many of the newest revisions are looked at; every older one counts as a move of all days, so that no sequence ever falls. */
export const REVISIONS = 8;
/** Calendars whose earlier days are kept. */
const KEPT = 200;

interface Memory {
  readonly facts: Map<number, Promise<Facts>>;
  readonly days: Map<string, ReadonlyMap<string, FeedEvent>>;
}

const memories = new WeakMap<Context["history"], Memory>();

/**
 * The moves of every event of a calendar over the revisions of the dataset. A move by a revision counts two, one that the day itself
 * brought (a text that came into force) counts one, so that the next revision's move is higher again.
 * @param events those of today
 * @param load the facts of an earlier revision
 * @returns `stamp`: since when all of it reads as it does, the revision or the day in Brussels, whichever is later
 */
export async function movesOf(
  events: readonly FeedEvent[],
  asked: FeedQuery,
  c: Context,
  load: Load,
): Promise<{ readonly of: (event: FeedEvent) => Moves; readonly gone: readonly Gone[]; readonly stamp: string }> {
  const all = (await c.history.revisions()).filter((r) => r.id <= c.revision.id);
  const looked = all.slice(0, REVISIONS).reverse();
  // What was not there before starts as high as if every revision had moved it: it may have been there before those that are looked at.
  let most = 2 * (all.length - looked.length);
  const memory = memories.get(c.history) ?? { facts: new Map(), days: new Map() };
  memories.set(c.history, memory);
  const { asOf } = asked.lens;
  const states = new Map<string, Moves & { readonly event: FeedEvent; readonly there: boolean }>();
  const step = (found: ReadonlyMap<string, FeedEvent>, by: 1 | 2, moment: string, since?: Day) => {
    for (const key of new Set([...states.keys(), ...found.keys()])) {
      const [before, now] = [states.get(key), found.get(key)];
      const moved = before !== undefined && (before.there ? before.event.day : undefined) !== now?.day;
      const event = (now ?? before?.event) as FeedEvent;
      // A program that has it under the same sequence still has to take the new words.
      const said = before !== undefined && (before.event.title !== event.title || before.event.tentative !== event.tentative);
      states.set(key, {
        sequence: before === undefined ? most : before.sequence + (moved ? by : 0),
        lastModified: moved || said || before === undefined ? moment : before.lastModified,
        // Where a day that has passed moved it, its reasons say so.
        earlier: by === 2 && before !== undefined && before.event.day !== event.day ? before.event.day : before?.earlier,
        since: moved || before === undefined ? since : before.since,
        event,
        there: now !== undefined,
      });
    }
    most += 2;
  };
  for (const [i, revision] of looked.entries()) {
    const recordedOn = today(new Date(revision.recordedAt));
    const found = await daysIn(revision, asked.pinned ? asOf : recordedOn, asked, c, load, memory);
    step(found, 2, revision.recordedAt, i === 0 ? undefined : recordedOn);
  }
  const { recordedAt } = c.revision;
  const late = asked.pinned || beginOf(asOf) < recordedAt ? recordedAt : beginOf(asOf);
  step(new Map(events.map((event) => [event.key, event])), 1, late);
  return {
    of: (event) => {
      // Computed anew each day, so it may have moved each day.
      if (event.daily)
        return {
          sequence: 100 * (asOf - FIRST_AS_OF) + Math.min(99, all.length),
          lastModified: late,
          earlier: undefined,
          since: undefined,
        };
      const { sequence, lastModified, earlier, since } = states.get(event.key) as Moves;
      return { sequence, lastModified, earlier: earlier === event.day ? undefined : earlier, since };
    },
    stamp: late,
    gone: [...states.values()].filter(({ there, event }) => !there && !event.daily),
  };
}

/** Since when the day of an event is known: by the law or by who said it, and not before a revision had it. */
export function knownDay(event: FeedEvent, { since }: Moves): Day | undefined {
  const known = event.known();
  return since === undefined || (known !== undefined && known > since) ? known : since;
}

/** The days of a calendar by an earlier revision; none where that did not know the version of the law. */
async function daysIn(
  revision: Revision,
  asOf: Day,
  asked: FeedQuery,
  c: Context,
  load: Load,
  memory: Memory,
): Promise<ReadonlyMap<string, FeedEvent>> {
  const key = `${revision.id} ${asOf} ${asked.link}`;
  const known = memory.days.get(key);
  memory.days.delete(key);
  const found = known ?? byKey(await factsOf(revision, c, load, memory), asked, asOf);
  memory.days.set(key, found);
  dropOldest(memory.days, KEPT);
  return found;
}

function byKey(facts: Facts, asked: FeedQuery, asOf: Day): ReadonlyMap<string, FeedEvent> {
  try {
    const context = { ...lensContext(facts, asOf), all: true as const };
    return new Map(feedEvents(facts, { ...asked, lens: { ...asked.lens, asOf } }, context).map((event) => [event.key, event]));
  } catch (error) {
    if (!(error instanceof VacatioError)) throw error;
    return new Map();
  }
}

function factsOf(revision: Revision, c: Context, load: Load, memory: Memory): Promise<Facts> {
  if (revision.id === c.revision.id) return Promise.resolve(c.facts);
  const facts = memory.facts.get(revision.id) ?? load(revision.recordedAt).then((found) => found.facts);
  facts.catch(() => memory.facts.delete(revision.id));
  memory.facts.delete(revision.id);
  memory.facts.set(revision.id, facts);
  dropOldest(memory.facts, REVISIONS);
  return facts;
}

function dropOldest<K>(map: Map<K, unknown>, most: number): void {
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
}
