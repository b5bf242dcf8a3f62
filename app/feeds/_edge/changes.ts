import { today } from "@/app/_server/today";
import { type ChangedField, collectionTitle, recordOf, valueText } from "@/app/_views/changes";
import { type FeedEvent, feedEvents } from "@/app/_views/subscribe-events";
import type { Change } from "@/db/changes";
import type { Revision } from "@/db/snapshot";
import { counted, type Day, isoDay, longDay } from "@/lib/time/day";
import { marksReached } from "@/lib/windows/near";
import { type AtomEntry, atom } from "./atom";
import { uidOf } from "./deadlines";
import { knownDay, movesOf } from "./history";
import type { FeedAsk } from "./respond";

/** A feed holds so many of the newest entries, of which at most so many are dates that come near. */
export const MOST = { entries: 200, near: 100, revisions: 20 };

/** The feed of news: every change of a fact between revisions of the data, and dates to come that are 90, 30 and 7 days away. */
export async function changes(ask: FeedAsk): Promise<string> {
  const { asked, context: c, origin, load } = ask;
  const events = feedEvents(c.facts, asked, { ...c.lensContext, all: true });
  const moves = await movesOf(events, asked, c, load);
  const found = newestFirst(events.flatMap((event) => crossingsOf(event, knownDay(event, moves.of(event)), ask)));
  const near = found.slice(0, MOST.near);
  const { asOf } = asked.lens;
  // A date that has become known is news of its own, so that the feed is never older than it was.
  const known = events.flatMap((event) => event.known() ?? []).filter((day) => day <= asOf);
  const newest =
    known.length > 0 ? midnight(known.reduce((a, b) => (a > b ? a : b))) : [c.revision.recordedAt, midnight(asOf)].sort()[0];
  const changed = await changedFacts(ask, MOST.entries - near.length);
  const query = asked.link.toString();
  const at = (path: string) => `${origin}${path}${query ? `?${query}` : ""}`;
  return atom(
    {
      key: `feed/${query}`,
      title: "Vacatio: dates of the EU AI Act that come near, and changes of the data",
      subtitle: `Dates that are 90, 30 and 7 days away, and every change of a fact between revisions of the data. At most the newest ${MOST.entries} entries stand here, of which at most ${MOST.near} are about dates that come near${found.length > near.length ? ` (${found.length - near.length} older ones are left out)` : ""}; all changes are on ${origin}/changes. Not legal advice.`,
      self: at("/feeds/changes.atom"),
      page: at("/subscribe"),
      updated: newest as string,
    },
    newestFirst([...near, ...changed]),
  );
}

const newestFirst = (entries: readonly AtomEntry[]): AtomEntry[] =>
  [...entries].sort((a, b) => (a.updated === b.updated ? (a.key < b.key ? -1 : 1) : a.updated < b.updated ? 1 : -1));

const midnight = (day: Day): string => `${isoDay(day)}T00:00:00.000Z`;

/** What of a date was news: each mark before it, for good, also when the day itself is over. */
function crossingsOf(event: FeedEvent, known: Day | undefined, { asked, origin }: FeedAsk): AtomEntry[] {
  const { title, day, daily, path, tentative } = event;
  return marksReached(day, asked.lens.asOf, undefined, known).map(({ days, since, left }): AtomEntry => {
    const away = counted(left, "day");
    return {
      // A day that is computed anew each day would be told each day.
      key: daily ? `near/${uidOf(event, asked)}/${days}` : `near/${uidOf(event, asked)}/${isoDay(day)}/${days}`,
      title: `${away} to go on ${longDay(since)}: ${title}, ${longDay(day)}`,
      updated: midnight(since),
      link: `${origin}${path}`,
      // Of many only the newest are told.
      get lines() {
        return [
          `${title}: ${longDay(day)}. That was ${away} away on ${longDay(since)}${left === days ? "" : ", the first day on which it stood in this calendar"}.`,
          ...(tentative ? [`This day is tentative: ${WHY_TENTATIVE}.`] : []),
          ...event.why(),
          "Not legal advice.",
        ];
      },
      category: "Date to come",
    };
  });
}

const WHY_TENTATIVE =
  "an estimate, known only roughly or from a weak source, about to move by an adopted text, or not the law in force today";

const KINDS: Readonly<Record<Change["kind"], string>> = { added: "added", changed: "changed", retired: "taken out" };

/** The newest changes, revision by revision; on an earlier as-of date those that had been recorded by then. */
async function changedFacts({ asked, context: c, origin }: FeedAsk, most: number): Promise<AtomEntry[]> {
  const revisions = (await c.history.revisions()).filter(
    (r) => r.id <= c.revision.id && today(new Date(r.recordedAt)) <= asked.lens.asOf,
  );
  const milestones = new Set(c.facts.law.milestones.map((m) => m.id));
  const entries: AtomEntry[] = [];
  for (const [i, to] of revisions.slice(0, MOST.revisions).entries()) {
    const from = revisions[i + 1];
    if (!from || entries.length >= most) break;
    const found = await c.history.changes(from.id, to.id);
    for (const change of found.changes.slice(0, most - entries.length))
      entries.push(entryOf(change, from, to, origin, milestones));
  }
  return entries;
}

const NOT_THERE = valueText(undefined);

function fieldText({ field, from, to }: ChangedField): string {
  if (to === NOT_THERE) return `${field}: taken out, was ${from}`;
  return from === NOT_THERE ? `${field}: added, ${to}` : `${field}: ${from} became ${to}`;
}

function entryOf(change: Change, from: Revision, to: Revision, origin: string, milestones: ReadonlySet<string>): AtomEntry {
  const { title, href, fields, more } = recordOf(change, milestones);
  const list = `/changes?from=${from.id}&to=${to.id}&collection=${change.collection}`;
  return {
    key: `change/${to.id}/${to.hash}/${change.collection}/${change.key}`,
    title: `${collectionTitle(change.collection)}, ${KINDS[change.kind]}: ${title}`,
    updated: to.recordedAt,
    link: `${origin}${href ?? list}`,
    lines: [
      ...fields.map(fieldText),
      ...(more === undefined ? [] : [`${more}.`]),
      `Recorded in revision ${to.id} of the data. All that differs: ${origin}${list}`,
    ],
    category: collectionTitle(change.collection),
  };
}
