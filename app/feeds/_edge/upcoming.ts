import { feedEvents } from "@/app/_views/subscribe-events";
import { sourceRows } from "@/app/api/_answers/others";
import type { SourceRow } from "@/app/api/_schemas/others";
import { badInput } from "@/lib/errors";
import { isoDay } from "@/lib/time/day";
import { marksReached } from "@/lib/windows/near";
import { uidOf } from "./deadlines";
import { knownDay, movesOf } from "./history";
import type { FeedAsk } from "./respond";

/** So many events fit into one answer. */
const MOST_EVENTS = 2000;

/** A day of the calendar that is near. */
export interface Upcoming {
  /** As in the calendar: the same on whatever day it is. */
  readonly uid: string;
  readonly kind: string;
  readonly date: string;
  readonly daysLeft: number;
  /** The nearest mark that is reached: so many days before, since when, and what tells this one from all others, for ever. */
  readonly mark: { readonly id: string; readonly daysBefore: number; readonly reachedOn: string };
  readonly summary: string;
  readonly tentative: boolean;
  /** The reason, the citation and the as-of date. */
  readonly text: string;
  /** Why it is this day. */
  readonly reason: string;
  /** The place in the law, or `none` for a site. */
  readonly citation: string;
  /** The id of the date of the law that it is about; a site has none. */
  readonly milestone?: string;
  /** As known on the as-of date. */
  readonly sources: readonly Pick<SourceRow, "id" | "title" | "publisher" | "url">[];
  readonly categories: readonly string[];
  readonly url: string;
}

export interface UpcomingFile {
  readonly meta: { readonly asOf: string; readonly revision: number; readonly recordedAt: string; readonly notice: string };
  readonly data: readonly Upcoming[];
}

/**
 * The days of a calendar that are near, as JSON: those of which a reminder (`alarm`) is reached, the nearest first.
 * @throws VacatioError `bad-input` where these are too many
 */
export async function upcoming({ asked, context: c, origin, load }: FeedAsk): Promise<string> {
  const { asOf } = asked.lens;
  const events = feedEvents(c.facts, asked, { ...c.lensContext, all: true });
  const moves = await movesOf(events, asked, c, load);
  const near = events.flatMap((event) => {
    const known = knownDay(event, moves.of(event));
    const last = event.day < asOf ? undefined : marksReached(event.day, asOf, asked.alarms, known).at(-1);
    return last ? [{ event, ...last }] : [];
  });
  if (near.length > MOST_EVENTS)
    throw badInput(
      "kind",
      `These are ${near.length.toLocaleString("en")} days that are near; at most ${MOST_EVENTS.toLocaleString("en")} fit. Choose fewer kinds, countries, topics or sites, or shorter reminders.`,
    );
  const file: UpcomingFile = {
    meta: {
      asOf: isoDay(asOf),
      revision: c.revision.id,
      recordedAt: c.revision.recordedAt,
      notice: "Not legal advice.",
    },
    data: near.map(({ event, days, since }) => {
      const uid = uidOf(event, asked);
      const date = isoDay(event.day);
      const { milestone, citation = "none", reasons, sources } = event.basis();
      return {
        uid,
        kind: event.kind,
        date,
        daysLeft: event.day - asOf,
        mark: {
          // A day that is computed anew each day would be told each day.
          id: event.daily ? `near/${uid}/${days}` : `near/${uid}/${date}/${days}`,
          daysBefore: days,
          reachedOn: isoDay(since),
        },
        summary: event.summary,
        tentative: event.tentative,
        text: event.lines().join("\n"),
        reason: [...new Set(reasons.map(({ text }) => text))].join(" "),
        citation,
        ...(milestone === undefined ? {} : { milestone }),
        sources: sourceRows(new Set(sources), asOf, c).map(({ id, title, publisher, url }) => ({ id, title, publisher, url })),
        categories: event.categories,
        url: `${origin}${event.path}`,
      };
    }),
  };
  return JSON.stringify(file);
}
