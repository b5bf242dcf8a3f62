import { badInput, quote } from "../errors";
import type { Period } from "./duration";

declare const dayBrand: unique symbol;

/** A calendar day of the proleptic Gregorian calendar: whole days since 1970-01-01. It has no time and no time zone. */
export type Day = number & { readonly [dayBrand]: "Day" };

/** The parts of a calendar day; month 1 to 12, dayOfMonth 1 to 31. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** The distance between two days: whole calendar months plus extra days, and the same as total days. All three bear the same sign. */
export interface Length {
  readonly months: number;
  readonly extraDays: number;
  readonly totalDays: number;
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;
const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

// Days from civil and back: the well-known arithmetic on 400-year eras that start on 1 March.
function fromCivil(year: number, month: number, dayOfMonth: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146097 + dayOfEra - 719468) as Day;
}

/** The parts of a day. */
export function civil(day: Day): CivilDate {
  const z = day + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

/** The number of days in a month (month 1 to 12). */
export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? fromCivil(year + 1, 1, 1) : fromCivil(year, month + 1, 1);
  return next - fromCivil(year, month, 1);
}

/**
 * The day with these parts.
 * @throws VacatioError `bad-input` where no such day exists.
 */
export function day(year: number, month: number, dayOfMonth: number): Day {
  if (
    !Number.isInteger(year) ||
    year < 1 ||
    year > 9999 ||
    !Number.isInteger(month) ||
    month < 1 ||
    month > 12 ||
    !Number.isInteger(dayOfMonth) ||
    dayOfMonth < 1 ||
    dayOfMonth > daysInMonth(year, month)
  )
    throw badInput("date", `There is no day ${year}-${month}-${dayOfMonth}.`);
  return fromCivil(year, month, dayOfMonth);
}

/** The day written as `YYYY-MM-DD`, or undefined where the text is no existing day in that form. */
export function tryParseDay(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  return fromCivil(year, month, dayOfMonth);
}

/**
 * The day written as `YYYY-MM-DD`.
 * @param where the parameter or field, for the error
 * @throws VacatioError `bad-input` where the text is no existing day in that form.
 */
export function parseDay(text: string, where = "date"): Day {
  const result = tryParseDay(text);
  if (result === undefined)
    throw badInput(where, `${quote(text)} is not a day of the calendar; write it as YYYY-MM-DD, for example 2027-12-02.`);
  return result;
}

const two = (n: number) => String(n).padStart(2, "0");

/** `2027-12-02` */
export function isoDay(d: Day): string {
  const { year, month, dayOfMonth } = civil(d);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(dayOfMonth)}`;
}

/** `2 December 2027` */
export function longDay(d: Day): string {
  const { year, month, dayOfMonth } = civil(d);
  return `${dayOfMonth} ${MONTHS[month - 1]} ${year}`;
}

/** `2 Dec 2027` */
export function shortDay(d: Day): string {
  const { year, month, dayOfMonth } = civil(d);
  return `${dayOfMonth} ${monthName(month).slice(0, 3)} ${year}`;
}

/** `December` for 12. */
export const monthName = (month: number): string => MONTHS[month - 1] ?? "";

/** Monday is 0, Sunday is 6. */
export const weekday = (d: Day): number => (((d + 3) % 7) + 7) % 7;

/** `Thursday` */
export const weekdayName = (d: Day): string => WEEKDAYS[weekday(d)] ?? "";

const FIRST_DAY = fromCivil(1, 1, 1);
const LAST_DAY = fromCivil(9999, 12, 31);

/**
 * The day itself, after arithmetic that may have left the years 1 to 9999, in which alone a date can be written.
 * @param where the parameter or field that moved it, for the error
 * @throws VacatioError `bad-input` where it did.
 */
export function withinCalendar(d: Day, where: string): Day {
  if (d < FIRST_DAY || d > LAST_DAY) throw badInput(where, "The result lies outside the years 1 to 9999; use a shorter period.");
  return d;
}

/** The day n days later; earlier where n is negative. */
export const addDays = (d: Day, n: number): Day => (d + n) as Day;

/** The same date n months later, the last day of that month where it has no such date (Reg. 1182/71 Art. 3(2)(c)). One addition, never month by month. */
export function addMonths(d: Day, n: number): Day {
  const { year, month, dayOfMonth } = civil(d);
  const index = year * 12 + (month - 1) + n;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return fromCivil(y, m, Math.min(dayOfMonth, daysInMonth(y, m)));
}

/**
 * A day moved by a period of years, months, weeks and days: months first in one addition, then days. Hours do not count.
 * @throws VacatioError `bad-input` where the result lies outside the years 1 to 9999.
 */
export function addPeriod(d: Day, period: Period): Day {
  const months = addMonths(d, period.sign * (period.years * 12 + period.months));
  return withinCalendar(addDays(months, period.sign * (period.weeks * 7 + period.days)), "period");
}

/** The distance from one day to another; negative where the second is earlier. 2 Aug 2026 to 2 Dec 2027 is 16 months, 0 days, 487 days in all. */
export function between(from: Day, to: Day): Length {
  const sign = to < from ? -1 : 1;
  const [a, b] = sign > 0 ? [from, to] : [to, from];
  const [start, end] = [civil(a), civil(b)];
  let months = (end.year - start.year) * 12 + end.month - start.month;
  if (addMonths(a, months) > b) months -= 1;
  // + 0 turns a negative zero into zero
  return { months: sign * months + 0, extraDays: sign * (b - addMonths(a, months)) + 0, totalDays: to - from };
}

/** `1 day`, `12 days` */
export const counted = (n: number, unit: string): string => `${n} ${unit}${Math.abs(n) === 1 ? "" : "s"}`;

/** `12 months 10 days`, `16 months`, `9 days`, `0 days`; without the sign. */
export function lengthText(length: Length): string {
  const [months, days] = [Math.abs(length.months), Math.abs(length.extraDays)];
  if (months === 0) return counted(days, "day");
  return days === 0 ? counted(months, "month") : `${counted(months, "month")} ${counted(days, "day")}`;
}
