import { quote } from "@/lib/errors";
import { FIRST_AS_OF, type Problem } from "@/lib/lens";
import { civil, counted, type Day, isoDay, longDay, monthName, tryParseDay } from "@/lib/time/day";
import { namesLaterThan } from "@/lib/time/mention";
import { DAY_KINDS, type DayKind } from "./day-marks";
import type { DayEvent } from "./days";

export interface ListedDay {
  readonly text: string;
  readonly href: string;
  readonly events: readonly DayEvent[];
}

export interface ListedMonth {
  /** `2026-04`, the anchor of the month. */
  readonly id: string;
  readonly name: string;
  readonly days: readonly ListedDay[];
}

export interface DaysListState {
  /** The page that a day leads to. */
  readonly to: string;
  readonly of: DayKind | "";
  readonly asOf: string | undefined;
  readonly lead: string;
  /** Set where days after the as-of date are left out. */
  readonly allHref: string | undefined;
  readonly problems: readonly Problem[];
  /** The years that hold anything; without `href` the year is on the page. */
  readonly jumps: readonly { readonly year: number; readonly href: string | undefined }[];
  readonly years: readonly { readonly year: number; readonly months: readonly ListedMonth[] }[];
}

/** As many facts stand on one page; of more, one year does. */
const ONE_PAGE = 150;
const KEYS = ["to", "of", "asOf", "year"];

/**
 * The days that mattered, the newest first, each with a link to what was known then.
 * @param takesDay whether a page answers for a day
 */
export function daysList(all: readonly DayEvent[], query: URLSearchParams, takesDay: (path: string) => boolean): DaysListState {
  const problems: Problem[] = [];
  const asked = query.get("to") || "/";
  const path = /^\/(?!\/)[\w/-]*$/.test(asked) && takesDay(asked);
  if (!path)
    problems.push({ param: "to", message: `${quote(asked)} is no page with an as-of date; the days lead to the overview.` });
  const to = path ? asked : "/";
  const kind = query.get("of") ?? "";
  const of = DAY_KINDS.find((k) => k === kind) ?? "";
  if (kind !== of)
    problems.push({ param: "of", message: `There is no kind ${quote(kind)}; use one of: ${DAY_KINDS.join(", ")}.` });
  const asOf = asOfOf(query.get("asOf") ?? "", problems);
  for (const key of new Set(query.keys()))
    if (!KEYS.includes(key))
      problems.push({
        param: key.slice(0, 60),
        message: `There is no setting ${quote(key)} here; use ${KEYS.join(", ")}.`,
      });

  const events = all.filter((e) => (of === "" || e.kind === of) && (asOf === undefined || e.day <= asOf));
  const days = [...new Set(events.map((e) => e.day))].reverse();
  const years = [...new Set(days.map((d) => civil(d).year))];
  const year = query.get("year") ?? "";
  const named = years.find((y) => String(y) === year);
  if (year !== "" && named === undefined)
    problems.push({ param: "year", message: `Nothing is on record for the year ${quote(year)}; the newest one is shown.` });
  const shown = named === undefined ? (events.length <= ONE_PAGE ? years : years.slice(0, 1)) : [named];
  const hrefOf = (settings: Readonly<Record<string, string | undefined>>) => {
    const kept = Object.entries({ to: to === "/" ? undefined : to, of: of || undefined, ...settings });
    const text = new URLSearchParams(kept.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))).toString();
    return text ? `/scenarios/days?${text}` : "/scenarios/days";
  };
  const asOfText = asOf === undefined ? undefined : isoDay(asOf);
  const until = asOf === undefined ? "since the Act was published" : `from the Act's publication to ${longDay(asOf)}`;
  return {
    to,
    of,
    asOf: asOfText,
    lead: `${counted(events.length, "dated fact")} on ${counted(days.length, "day")} ${until}${
      asOf === undefined ? "" : "; later days are left out"
    }. A day leads to what was known then; of an imprecise date, the latest day counts.`,
    allHref: asOf === undefined ? undefined : hrefOf({}),
    problems,
    jumps: years.map((y) => ({ year: y, href: shown.includes(y) ? undefined : hrefOf({ asOf: asOfText, year: String(y) }) })),
    years: shown.map((y) => ({ year: y, months: monthsOf(events, days, y, to, asOf) })),
  };
}

function asOfOf(text: string, problems: Problem[]): Day | undefined {
  if (text === "") return undefined;
  const day = tryParseDay(text);
  if (day === undefined || day < FIRST_AS_OF) {
    problems.push({
      param: "asOf",
      message: `${quote(text)} is no day from ${longDay(FIRST_AS_OF)} on; write it as 2026-04-01. All days are shown.`,
    });
    return undefined;
  }
  return day;
}

function monthsOf(
  events: readonly DayEvent[],
  days: readonly Day[],
  year: number,
  to: string,
  asOf: Day | undefined,
): ListedMonth[] {
  const own = days.filter((d) => civil(d).year === year);
  return [...new Set(own.map((d) => civil(d).month))].map((month) => ({
    id: `${year}-${String(month).padStart(2, "0")}`,
    name: monthName(month),
    days: own
      .filter((d) => civil(d).month === month)
      .map((day) => ({
        text: longDay(day),
        href: `${to}?asOf=${isoDay(day)}`,
        events: events.filter((e) => e.day === day).map((e) => (asOf === undefined ? e : eventOn(e, asOf))),
      })),
  }));
}

/** An event as it may stand on the as-of date: words that name a later day are left out. */
function eventOn({ detail, ...event }: DayEvent, asOf: Day): DayEvent {
  const later = detail !== undefined && namesLaterThan(detail, Math.max(asOf, event.until ?? asOf) as Day);
  return { ...event, href: onDay(event.href, isoDay(asOf)), ...(detail === undefined || later ? {} : { detail }) };
}

/** The address of a record as known on the as-of date. */
function onDay(href: string, asOf: string): string {
  const [path = "", place] = href.split("#");
  return `${path}${path.includes("?") ? "&" : "?"}asOf=${asOf}${place ? `#${place}` : ""}`;
}
