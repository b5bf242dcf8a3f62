import { badInput, quote } from "../errors";
import { type Calendar, holidayOn, isWorkingDay } from "./calendar";
import {
  addDays,
  addMonths,
  addPeriod,
  civil,
  counted,
  type Day,
  day,
  isoDay,
  longDay,
  monthName,
  parseDay,
  tryParseDay,
  weekday,
  weekdayName,
  withinCalendar,
} from "./day";
import type { Period } from "./duration";

/** What a period is counted from and how. */
export interface PeriodInput {
  /** The day of the event, `2026-10-09`, or its moment by the clock, `2026-06-30T14:30`, which a period in hours needs. */
  readonly start: string;
  readonly period: Period;
  /** The public holidays of the place where the action has to be taken; null leaves out weekends only. */
  readonly calendar: Calendar | null;
  /** `working-days` where the law says so, as Art. 79(2) of the AI Act does. */
  readonly counts?: "calendar" | "working-days";
}

/** A rule of Regulation 1182/71 and its effect on a result. */
export interface AppliedRule {
  readonly article: string;
  readonly text: string;
}

/**
 * The end of a period. Days are written `2026-10-13` and run until 24:00; the end of a period in hours is a moment, `2026-07-03T15:00`.
 * `strictEnd` is the end without Art. 3(4) and (5); for hours it is counted from the moment of the event itself.
 * `appliedRules` decide the end as it is written here; `bearingRules` say how it is to be read and move nothing.
 * `holidays` are the public holidays from Monday to Friday that had a say in the result, `unlistedYears` the years without a list of
 * them on which `end` rests.
 */
export interface PeriodResult {
  readonly strictEnd: string;
  readonly end: string;
  readonly appliedRules: readonly AppliedRule[];
  readonly bearingRules: readonly AppliedRule[];
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly unlistedYears: readonly number[];
  readonly warnings: readonly string[];
}

const HOUR = 60;
const DAY = 24 * HOUR;

const fullDay = (d: Day) => `${weekdayName(d)} ${longDay(d)}`;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / HOUR) % 24).padStart(2, "0")}:${String(minutes % HOUR).padStart(2, "0")}`;
const dayOf = (minutes: number) => Math.floor(minutes / DAY) as Day;
const minuteOfDay = (minutes: number) => minutes - dayOf(minutes) * DAY;
const moment = (minutes: number) => `${isoDay(dayOf(minutes))}T${clock(minuteOfDay(minutes))}`;
/** `3 July 2026, 14:30` */
const momentText = (minutes: number) => `${longDay(dayOf(minutes))}, ${clock(minuteOfDay(minutes))}`;

/** The event: its day and, where a clock time is given, its minutes since 1970-01-01T00:00 by that clock. */
interface Event {
  readonly day: Day;
  readonly minutes: number | undefined;
}

function parseStart(text: string): Event {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/.exec(text);
  const found = tryParseDay(parts?.[1] ?? "");
  if (!parts || found === undefined)
    throw badInput(
      "start",
      `${quote(text)} is no day and no moment; write 2026-10-09, or 2026-06-30T14:30 for a period in hours.`,
    );
  return { day: found, minutes: parts[2] ? found * DAY + Number(parts[2]) * HOUR + Number(parts[3]) : undefined };
}

/** Looks days up in a calendar and remembers what the answers rested on. */
class Lookup {
  readonly #calendar: Calendar | null;
  readonly #years = new Set<number>();
  readonly #holidays = new Map<Day, string>();

  constructor(calendar: Calendar | null) {
    this.#calendar = calendar;
  }

  /** Whether the day is a working day. `passing` where a holiday on it is passed over and so has a say in the result. */
  works(d: Day, passing: boolean): boolean {
    if (weekday(d) > 4) return false;
    this.#years.add(civil(d).year);
    const name = this.#calendar === null ? undefined : holidayOn(d, this.#calendar);
    if (name !== undefined && passing) this.#holidays.set(d, name);
    return name === undefined;
  }

  /** The first working day on or after a day. */
  next(from: Day): Day {
    let d = from;
    while (!this.works(d, true)) d = addDays(d, 1);
    return d;
  }

  get holidays(): PeriodResult["holidays"] {
    return [...this.#holidays].sort(([a], [b]) => a - b).map(([d, name]) => ({ date: isoDay(d), name }));
  }

  /** The years asked about of which the calendar has no list. */
  get unlisted(): number[] {
    const calendar = this.#calendar;
    return calendar === null ? [] : [...this.#years].filter((year) => !calendar.years.has(year)).sort((a, b) => a - b);
  }

  /** That such a year was taken to have no holidays on weekdays. */
  get unlistedWarnings(): string[] {
    const { unlisted } = this;
    if (this.#calendar === null || unlisted.length === 0) return [];
    const known = [...(this.#calendar.known?.keys() ?? [])].some((d) => unlisted.includes(civil(d).year));
    return [
      `There is no list of the public holidays of ${theName(this.#calendar)} for ${spans(unlisted)}: weekdays were counted as working days${known ? ", single known holidays apart" : ""}.`,
    ];
  }

  get warnings(): string[] {
    const calendar = this.#calendar;
    if (calendar === null) return ["No calendar of public holidays was chosen: only Saturdays and Sundays were left out."];
    const years = [...this.#years].sort((a, b) => a - b);
    const computed = years.filter((year) => calendar.years.get(year)?.basis === "computed");
    const placed = [...this.#holidays].filter(([d]) => calendar.placeLimited?.has(d));
    const warnings = this.unlistedWarnings;
    if (computed.length > 0)
      warnings.push(
        `The public holidays of ${theName(calendar)} for ${spans(computed)} are computed, not taken from the published list; check that list before you rely on the day.`,
      );
    for (const [d, name] of placed)
      warnings.push(
        `${name}, ${longDay(d)}, is a holiday in ${calendar.placeLimited?.get(d)} only; here it counts for both seats.`,
      );
    return warnings;
  }
}

/** Why a day is not a working day: `a Sunday`, `a public holiday (Easter Monday)`. */
function notWorking(d: Day, calendar: Calendar | null): string {
  if (weekday(d) > 4 || calendar === null) return `a ${weekdayName(d)}`;
  return `a public holiday (${holidayOn(d, calendar)})`;
}

/** `2027, 2029 to 2031` */
function spans(years: readonly number[]): string {
  return years
    .filter((year) => !years.includes(year - 1))
    .map((first) => {
      let last = first;
      while (years.includes(last + 1)) last += 1;
      return last === first ? `${first}` : `${first} to ${last}`;
    })
    .join(", ");
}

/** `Germany`, `the Netherlands`, `the European Commission` */
const theName = ({ name }: Calendar) => (/^(Netherlands|United|European)/.test(name) ? `the ${name}` : name);

/**
 * The end of a period under Art. 3 of Regulation (EEC, Euratom) No 1182/71, with the rules that were applied.
 * The day (or hour) of the event is left out. Weeks, months and years end on the same weekday or date, months and years clamped to the end
 * of the month in one addition. The end moves once, at the very end, over Saturdays, Sundays and public holidays (Art. 3(4)), and a period
 * of two days or more holds at least two working days (Art. 3(5)). Periods in hours and periods counted backwards do not move.
 * Fixed dates are no periods (Arts. 4 and 5): do not pass them here.
 * @throws VacatioError `bad-input` where the start is no day or moment, a period in hours has no clock time, a period in working days has
 * other parts than days, or the end lies outside the years 1 to 9999.
 */
export function period(input: PeriodInput): PeriodResult {
  const { period: length, calendar, counts = "calendar" } = input;
  const event = parseStart(input.start);
  if (counts === "working-days" && length.years + length.months + length.weeks + length.hours > 0)
    throw badInput("period", "A period in working days is written in days, for example P15D.");
  if (length.years + length.months + length.weeks + length.days + length.hours === 0)
    return {
      strictEnd: input.start,
      end: input.start,
      appliedRules: [],
      bearingRules: [],
      holidays: [],
      unlistedYears: [],
      warnings: ["The period has no length: it ends when it starts, and nothing is left out or moved."],
    };
  if (length.hours > 0) return inHours(event, length, calendar);
  const result =
    counts === "working-days" ? inWorkingDays(event.day, length, calendar) : inCalendarDays(event.day, length, calendar);
  if (event.minutes === undefined) return result;
  const time = clock(minuteOfDay(event.minutes));
  const warning = `The time of day, ${time}, plays no role: periods in days, weeks, months and years leave out the whole day of the event.`;
  return { ...result, warnings: [warning, ...result.warnings] };
}

function inHours(event: Event, length: Period, calendar: Calendar | null): PeriodResult {
  const start = event.minutes;
  if (start === undefined)
    throw badInput("start", "A period in hours needs the time of the event; write the start as 2026-06-30T14:30.");
  const hour = Math.floor(start / HOUR) * HOUR;
  const from = length.sign > 0 ? hour + HOUR : hour;
  const [strictEnd, end] = [start, from].map((minutes) => minutes + length.sign * length.hours * HOUR) as [number, number];
  for (const minutes of [strictEnd, end]) withinCalendar(dayOf(minutes), "period");
  const warnings: string[] = [];
  if (strictEnd !== end)
    warnings.push(
      `Practice differs on whether the hour of the event is left out. Counted from the moment itself, the end is ${momentText(strictEnd)}.`,
    );
  if (!isWorkingDay(dayOf(end), calendar))
    warnings.push(
      `Art. 3(4) does not move periods in hours: this one ends on ${fullDay(dayOf(end))}, which is not a working day.`,
    );
  if (isSummerTime(start) !== isSummerTime(end))
    warnings.push(
      `The clocks change within the period. Where there is summer time, it ends one hour ${isSummerTime(end) ? "later" : "earlier"} by the clock.`,
    );
  return {
    strictEnd: moment(strictEnd),
    end: moment(end),
    appliedRules: [
      {
        article: "Art. 3(1)",
        text: `The hour of the event, ${clock(minuteOfDay(hour))} to ${clock(minuteOfDay(hour + HOUR))}, is left out; ${counted(length.hours, "full hour")} ${length.hours === 1 ? "is" : "are"} counted ${length.sign > 0 ? "from" : "back from"} ${clock(minuteOfDay(from))}.`,
      },
      {
        article: "Art. 3(2)(a)",
        text:
          length.sign > 0
            ? `The period runs to the end of its last hour, ${momentText(end)}.`
            : `The period reaches back to the beginning of its last hour, ${momentText(end)}.`,
      },
      ...(length.sign < 0 ? [notMoved(dayOf(end))] : []),
    ],
    bearingRules: [],
    holidays: [],
    unlistedYears: [],
    warnings,
  };
}

/** Summer time in the EU since 1996, by a clock that changes at 2:00: last Sunday of March to last Sunday of October (Directive 2000/84/EC). */
function isSummerTime(minutes: number): boolean {
  const { year } = civil(dayOf(minutes));
  const lastSunday = (month: number) => {
    const last = day(year, month, 31);
    return addDays(last, -((weekday(last) + 1) % 7)) * DAY + 2 * HOUR;
  };
  return year >= 1996 && minutes >= lastSunday(3) && minutes < lastSunday(10);
}

function dayOfEventLeftOut(start: Day): AppliedRule {
  return { article: "Art. 3(1)", text: `The day of the event, ${fullDay(start)}, is left out.` };
}

/** Art. 3(4), second sentence: it spares periods counted backwards. */
const notMoved = (end: Day): AppliedRule => ({
  article: "Art. 3(4)",
  text: `A period counted backwards does not move: it leads to ${fullDay(end)}, a working day or not.`,
});

/** Art. 3(2)(b): of a period counted backwards the last day is the earliest one, and its first hour closes the period. */
const wholeDays = (end: Day, { sign }: Period): AppliedRule => ({
  article: "Art. 3(2)(b)",
  text:
    sign > 0
      ? `A period in days runs to the end of the last hour of its last day: ${fullDay(end)}, 24:00.`
      : `A period in days is made of whole days: counted back, it reaches to the first hour of ${fullDay(end)}.`,
});

const ALL_DAYS: AppliedRule = {
  article: "Art. 3(3)",
  text: "Saturdays, Sundays and public holidays within the period are counted: the period is not in working days.",
};

/** Art. 3(2)(c): what weeks, months and years do before any days are added. */
function sameDay(start: Day, length: Period): AppliedRule {
  const months = length.years * 12 + length.months;
  const parts: string[] = [];
  const afterMonths = addMonths(start, length.sign * months);
  if (months > 0) {
    const { year, month, dayOfMonth } = civil(afterMonths);
    const wanted = civil(start).dayOfMonth;
    parts.push(
      dayOfMonth === wanted
        ? `The same date of the last month is ${fullDay(afterMonths)}.`
        : `${monthName(month)} ${year} has no day ${wanted}, so the last day of that month counts: ${fullDay(afterMonths)}.`,
    );
  }
  if (length.weeks > 0)
    parts.push(`The same weekday of the last week is ${fullDay(addDays(afterMonths, length.sign * length.weeks * 7))}.`);
  return { article: "Art. 3(2)(c)", text: parts.join(" ") };
}

function inCalendarDays(start: Day, length: Period, calendar: Calendar | null): PeriodResult {
  const strictEnd = addPeriod(start, length);
  const rules = [dayOfEventLeftOut(start)];
  if (length.years + length.months + length.weeks > 0) rules.push(sameDay(start, length));
  const bearing = (end: Day) => [...(length.days > 0 ? [wholeDays(end, length)] : []), ALL_DAYS];
  if (length.sign < 0)
    return {
      strictEnd: isoDay(strictEnd),
      end: isoDay(strictEnd),
      appliedRules: [...rules, notMoved(strictEnd)],
      bearingRules: bearing(strictEnd),
      holidays: [],
      unlistedYears: [],
      warnings: backwardWarnings(start, strictEnd, calendar),
    };

  const lookup = new Lookup(calendar);
  let end = lookup.next(strictEnd);
  if (end !== strictEnd)
    rules.push({
      article: "Art. 3(4)",
      text: `The last day, ${fullDay(strictEnd)}, is ${notWorking(strictEnd, calendar)}, so the period ends with the next working day, ${fullDay(end)}.`,
    });
  if (strictEnd - start >= 2 && !hasWorkingDay(addDays(start, 1), addDays(end, -1), lookup)) {
    const only = end;
    for (let d = addDays(start, 1); d < end; d = addDays(d, 1)) lookup.works(d, true);
    end = lookup.next(addDays(end, 1));
    rules.push({
      article: "Art. 3(5)",
      text: `A period of two days or more holds at least two working days; ${fullDay(only)} would be the only one, so it ends on ${fullDay(end)}.`,
    });
  }
  return {
    strictEnd: isoDay(strictEnd),
    end: isoDay(withinCalendar(end, "period")),
    appliedRules: rules,
    bearingRules: bearing(end),
    holidays: lookup.holidays,
    unlistedYears: lookup.unlisted,
    warnings: lookup.warnings,
  };
}

function hasWorkingDay(first: Day, last: Day, lookup: Lookup): boolean {
  for (let d = last; d >= first; d = addDays(d, -1)) if (lookup.works(d, false)) return true;
  return false;
}

/** Art. 3(4) spares periods counted backwards; Art. 3(5) names no such exception, so the careful day is shown. */
function backwardWarnings(start: Day, end: Day, calendar: Calendar | null): string[] {
  const lookup = new Lookup(calendar);
  const warnings: string[] = [];
  if (!lookup.works(end, false))
    warnings.push(
      `Art. 3(4) does not move periods that are counted backwards: this one leads to ${fullDay(end)}, which is not a working day.`,
    );
  if (start - end >= 2) {
    let found = 0;
    for (let d = end; d < start && found < 2; d = addDays(d, 1)) if (lookup.works(d, false)) found += 1;
    let careful = end;
    while (found < 2) {
      careful = addDays(careful, -1);
      if (lookup.works(careful, false)) found += 1;
    }
    if (careful < end)
      warnings.push(
        `Fewer than two working days lie in this period, and Art. 3(5) makes no exception for one counted backwards; ${fullDay(careful)} is the careful day.`,
      );
  }
  return [...warnings, ...lookup.unlistedWarnings];
}

/** Art. 3(3): only working days count, so the last one is a working day and Art. 3(4) and (5) have nothing to do. */
function inWorkingDays(start: Day, length: Period, calendar: Calendar | null): PeriodResult {
  const lookup = new Lookup(calendar);
  let end = start;
  for (let found = 0; found < length.days; ) {
    end = withinCalendar(addDays(end, length.sign), "period");
    if (lookup.works(end, true)) found += 1;
  }
  return {
    strictEnd: isoDay(end),
    end: isoDay(end),
    appliedRules: [
      dayOfEventLeftOut(start),
      { article: "Art. 3(3)", text: "The period is in working days: Saturdays, Sundays and public holidays are not counted." },
      ...(length.sign < 0 ? [notMoved(end)] : []),
    ],
    bearingRules: [wholeDays(end, length)],
    holidays: lookup.holidays,
    unlistedYears: lookup.unlisted,
    warnings: lookup.warnings,
  };
}

/**
 * The day before (-1) or after (1) an end, `2026-10-13`: a period counted backwards is safe on the day before, and an earliest day is the one
 * after.
 * @throws VacatioError `bad-input` where it lies outside the years 1 to 9999
 */
export const besideEnd = (end: string, days: 1 | -1): string => isoDay(withinCalendar(addDays(parseDay(end), days), "period"));
