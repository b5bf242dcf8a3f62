import { quote } from "@/lib/errors";
import { DELAY_KEYS, LAW_KEYS, type Lens, type LensContext, type LensKey, type Problem, parseLens, printLens } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";

/** What a calendar has settings for. */
export const FEED_KEYS = [
  ...LAW_KEYS,
  "duty",
  "topic",
  "role",
  "kind",
  "country",
  "site",
  "provider",
  "bloc",
  "state",
  "lead",
  "delay",
  ...DELAY_KEYS,
] as const satisfies readonly LensKey[];

/** The kinds of window that end or start on a day of their own; a runway ends on the day of the law itself. */
export const FEED_KINDS = ["runway", "start-by", "enforcement-gap", "capacity-lead", "promise"] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** Reminders that are offered, in days before. */
export const ALARMS = [180, 90, 30, 7, 0] as const;
const MOST_ALARMS = 10;
const EARLIEST_ALARM = 730;

/** What a reader wants in a calendar. */
export interface FeedQuery {
  readonly lens: Lens;
  readonly kinds: readonly FeedKind[];
  /** The one milestone it is about, where one is named. */
  readonly duty: string | "all";
  /** Days before, the earliest first; empty for none. */
  readonly alarms: readonly number[];
  /** Whether the as-of date was given, so that it stays. */
  readonly pinned: boolean;
  /** The settings as they stand in a link, defaults dropped, always in the same order. */
  readonly link: URLSearchParams;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** The settings of a calendar. What cannot be applied is named, and the rest is applied. */
export function readFeed(query: URLSearchParams, given: LensContext): FeedQuery {
  const context: LensContext = { ...given, all: true };
  const rest = new URLSearchParams(query);
  rest.delete("alarm");
  const { lens, problems, warnings } = parseLens(rest, context, FEED_KEYS, ["alarm"]);
  const alarms = readAlarms(query.getAll("alarm"));
  const own: Problem[] = [...alarms.problems];
  const kinds = (lens.kind.length === 0 ? (["runway"] as const) : lens.kind).filter((kind): kind is FeedKind => {
    const has = FEED_KINDS.some((k) => k === kind);
    if (!has)
      own.push({ param: "kind", message: `The kind ${quote(kind)} has no day of its own; use ${FEED_KINDS.join(", ")}.` });
    return has;
  });
  const duty = (query.get("duty") ?? "") !== "" && !problems.some((p) => p.param === "duty") ? lens.duty : "all";
  const pinned = (query.get("asOf") ?? "") !== "";
  const link = printLens(lens, context);
  if (pinned) link.set("asOf", isoDay(lens.asOf));
  if (duty !== "all") link.set("duty", duty);
  else link.delete("duty");
  if (kinds.length === 1 && kinds[0] === "runway") link.delete("kind");
  if (alarms.days.join() !== ALARMS.join()) link.set("alarm", alarms.days.length === 0 ? "none" : alarms.days.join());
  return { lens, kinds, duty, alarms: alarms.days, pinned, link, problems: [...problems, ...own], warnings };
}

/** `alarm=180,30` or once for each; `alarm=none` for none. */
function readAlarms(given: readonly string[]): { readonly days: readonly number[]; readonly problems: readonly Problem[] } {
  const words = given.flatMap((text) => text.slice(0, 200).split(",")).filter((word) => word !== "");
  if (words.length === 0) return { days: ALARMS, problems: [] };
  const numbers = words.filter((word) => word !== "none");
  const wrong = numbers.find((word) => !/^\d{1,3}$/.test(word) || Number(word) > EARLIEST_ALARM);
  const refused = (message: string) => ({ days: ALARMS, problems: [{ param: "alarm", message }] });
  if (wrong !== undefined)
    return refused(`${quote(wrong)} is no reminder; write days before, from 0 to ${EARLIEST_ALARM}, as alarm=90,30, or none.`);
  const days = [...new Set(numbers.map(Number))].sort((a, b) => b - a);
  return days.length > MOST_ALARMS
    ? refused(`These are ${days.length} reminders; at most ${MOST_ALARMS} fit.`)
    : { days, problems: [] };
}
