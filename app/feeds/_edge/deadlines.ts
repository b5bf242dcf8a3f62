import { createHash } from "node:crypto";
import { type FeedEvent, feedEvents, isCompute, KIND_NAMES, versionText } from "@/app/_views/subscribe-events";
import type { FeedKind, FeedQuery } from "@/app/_views/subscribe-query";
import { badInput, notFound } from "@/lib/errors";
import { type IcsEvent, ics } from "@/lib/export/ics";
import { chosenLaw } from "@/lib/law/chosen";
import { outcomeText } from "@/lib/law/derivation";
import { type LensKey, leadKey } from "@/lib/lens";
import { type Day, isoDay, longDay } from "@/lib/time/day";
import { movesOf } from "./history";
import type { FeedAsk } from "./respond";

/** More than these no calendar program takes gladly. */
const MOST_EVENTS = 8000;

const REFRESH_HOURS = 12;

/** The settings that make another calendar of it, by kind: what they move is another event, not the same one moved. */
const OWN_OF: Readonly<Record<FeedKind, readonly LensKey[]>> = {
  runway: ["assume", "shift", "set"],
  "start-by": ["assume", "shift", "set", "lead"],
  "enforcement-gap": ["assume", "shift", "set", "fine"],
  "capacity-lead": ["delay", "late", "lost", "mu", "sigma"],
  promise: [],
};

/** The calendar of deadlines. @throws VacatioError `bad-input` where it would hold too much, `not-found` where nothing has a day */
export async function deadlines(ask: FeedAsk): Promise<string> {
  const { asked, context: c, origin, load } = ask;
  const lensContext = { ...c.lensContext, all: true as const };
  const events = feedEvents(c.facts, asked, lensContext);
  if (events.length > MOST_EVENTS)
    throw badInput(
      "kind",
      `This would be ${events.length.toLocaleString("en")} events; at most ${MOST_EVENTS.toLocaleString("en")} fit. Choose fewer kinds, countries, topics or sites.`,
    );
  const moves = await movesOf(events, asked, c, load);
  const { recordedAt, id } = c.revision;
  const revision = `Data revision ${id} of ${recordedAt.slice(0, 10)}. Not legal advice.`;
  const entry = (event: FeedEvent, url: string, lines: readonly string[]) => ({
    uid: uidOf(event, asked),
    // Evolution takes no new words under the stamp that it has, and some of them count the days.
    stamp: moves.stamp,
    at: isoDay(event.day),
    description: [...lines, revision, url].join("\n"),
    url,
    categories: event.categories,
  });
  const standing = events.map((event): IcsEvent => {
    const { sequence, lastModified, earlier } = moves.of(event);
    return {
      ...entry(event, `${origin}${event.path}`, [...event.lines(), ...(earlier === undefined ? [] : [hadOn(earlier)])]),
      sequence,
      lastModified,
      summary: event.summary,
      status: event.tentative ? "tentative" : "confirmed",
      alarms: event.day < asked.lens.asOf ? [] : asked.alarms,
    };
  });
  const gone = moves.gone.map(
    ({ event, sequence, lastModified }): IcsEvent => ({
      ...entry(event, `${origin}${isKept(event, c) ? event.path : "/changes"}`, [
        `${hadOn(event.day)} The newest one gives it no day.`,
      ]),
      sequence,
      lastModified,
      summary: `No longer on this day: ${event.summary}`,
      status: "cancelled",
    }),
  );
  // A calendar without any component is none (RFC 5545, section 3.6).
  if (standing.length + gone.length === 0) throw notFound(asked.duty === "all" ? "kind" : "duty", whyEmpty(ask));
  const version = versionText(chosenLaw(c.facts.law, asked.lens), asked.lens, asked.pinned);
  return ics([...standing, ...gone], {
    name: asked.lens.name || `EU AI Act deadlines${version === undefined ? "" : `: ${version}`}`,
    description: `${asked.kinds.map((kind) => KIND_NAMES[kind]).join("; ")}. As known on ${longDay(asked.lens.asOf)}. ${asked.pinned ? "It stays so: no later change of the data moves its days." : "Days that move in the data move in this calendar."} Not legal advice.`,
    refreshHours: REFRESH_HOURS,
  });
}

const hadOn = (day: Day): string => `An earlier revision of the data had this on ${longDay(day)}.`;

/** Whether what an event is about is still in the data, and so has a page. */
const isKept = ({ kind, key, basis }: FeedEvent, { facts }: FeedAsk["context"]): boolean =>
  isCompute(kind)
    ? facts.sites.some(({ id }) => key.endsWith(`/${id}`))
    : facts.law.milestones.some(({ id }) => id === basis().milestone);

function whyEmpty({ asked: { duty, lens }, context: c }: FeedAsk): string {
  const m = duty === "all" ? undefined : chosenLaw(c.facts.law, lens).law.milestones.get(duty);
  return m && m.practical.status !== "dated"
    ? `There is no day to put into a calendar: \u201c${m.short}\u201d has none (${outcomeText(m.practical)}).`
    : "There is no day to put into a calendar: nothing with these settings has one that is known. Choose more kinds, topics, countries or sites.";
}

/** The same for the same event of the same version of the law, on whatever day it is. */
export const uidOf = ({ key, kind }: FeedEvent, asked: FeedQuery): string =>
  `${key.replaceAll("/", ".")}.${scopeOf(asked, kind)}@vacatio`;

/** What tells the events of one calendar from those of another: the version of the law, and the reader's own settings. */
function scopeOf({ lens, link, pinned }: FeedQuery, kind: FeedKind): string {
  const own = OWN_OF[kind].flatMap((key) =>
    key === "lead" ? [leadKey(lens.lead)] : link.getAll(key).map((value) => `${key}=${value}`),
  );
  const settings = [...own, ...(pinned ? [isoDay(lens.asOf)] : [])];
  const law = isCompute(kind) ? "compute" : lens.law;
  if (settings.length === 0) return law;
  return `${law}.${createHash("sha256").update(settings.join("&")).digest("hex").slice(0, 10)}`;
}
