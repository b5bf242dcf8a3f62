import { badInput, quote } from "../errors";
import { type Day, day, daysInMonth, longDay, monthName, shortDay, tryParseDay } from "./day";

/** How exactly a date is given. */
export type Precision = "day" | "month" | "quarter" | "half" | "year";

/** A date as exactly as it was given: its first and last possible day, and the words it was written in. */
export interface ImpreciseDate {
  readonly earliest: Day;
  readonly latest: Day;
  readonly precision: Precision;
  readonly text: string;
}

const months = (text: string, year: number, first: number, last: number, precision: Precision): ImpreciseDate => ({
  earliest: day(year, first, 1),
  latest: day(year, last, daysInMonth(year, last)),
  precision,
  text,
});

/** The date written as `2026-12-31`, `2026-12`, `2026-Q4`, `2026-H2` or `2026`, or undefined where the text is none of these. */
export function tryParseImprecise(text: string): ImpreciseDate | undefined {
  const exact = tryParseDay(text);
  if (exact !== undefined) return { earliest: exact, latest: exact, precision: "day", text };
  const parts = /^(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?$/.exec(text);
  if (!parts || Number(parts[1]) < 1) return undefined;
  const year = Number(parts[1]);
  const [quarter, half, month] = [Number(parts[2]), Number(parts[3]), Number(parts[4])];
  if (quarter) return months(text, year, quarter * 3 - 2, quarter * 3, "quarter");
  if (half) return months(text, year, half * 6 - 5, half * 6, "half");
  if (month) return months(text, year, month, month, "month");
  return months(text, year, 1, 12, "year");
}

/**
 * The date written as `2026-12-31`, `2026-12`, `2026-Q4`, `2026-H2` or `2026`.
 * @param where the parameter or field, for the error
 * @throws VacatioError `bad-input` where the text is none of these.
 */
export function parseImprecise(text: string, where = "date"): ImpreciseDate {
  const result = tryParseImprecise(text);
  if (!result) throw badInput(where, `${quote(text)} is not a date; write 2026-12-31, 2026-12, 2026-Q4, 2026-H2 or 2026.`);
  return result;
}

/** The order of events: latest end first, then earliest. Equal ones keep the order of the file (a stable sort). */
export const compareImprecise = (a: ImpreciseDate, b: ImpreciseDate): number => a.latest - b.latest || a.earliest - b.earliest;

/**
 * The day from which a dated fact counts: the day itself, or the last possible day of an imprecise one.
 * A fact the dataset already holds counts from the dataset's own as-of day where that is earlier, since it had happened by then.
 */
export const countsFrom = (date: ImpreciseDate, datasetAsOf: Day): Day =>
  date.precision === "day" ? date.latest : (Math.max(date.earliest, Math.min(date.latest, datasetAsOf)) as Day);

/**
 * Whether a dated fact counts on a day; where its day is not known, it may. An imprecise one counts as `countsFrom` says.
 * @param datasetAsOf the dataset's own as-of day
 */
export const mayBeBy = (text: string | null, day: Day, datasetAsOf: Day): boolean =>
  text === null || countsFrom(parseImprecise(text), datasetAsOf) <= day;

/** The date in words, no more exact than it was given: `31 December 2026`, `December 2026`, `Q4 2026`, `second half of 2026`, `2026`. */
export function impreciseText(date: ImpreciseDate, form: "long" | "short" = "long"): string {
  const year = date.text.slice(0, 4);
  switch (date.precision) {
    case "day":
      return form === "long" ? longDay(date.latest) : shortDay(date.latest);
    case "month":
      return `${form === "long" ? monthName(Number(date.text.slice(5))) : monthName(Number(date.text.slice(5))).slice(0, 3)} ${year}`;
    case "quarter":
      return `${date.text.slice(5)} ${year}`;
    case "half":
      return `${date.text.endsWith("1") ? "first" : "second"} half of ${year}`;
    case "year":
      return year;
  }
}

/** `on 5 July 2026`, `in June 2022`, `in the first half of 2024` */
export const whenText = (date: ImpreciseDate): string =>
  date.precision === "day" ? `on ${impreciseText(date)}` : `in ${date.precision === "half" ? "the " : ""}${impreciseText(date)}`;
