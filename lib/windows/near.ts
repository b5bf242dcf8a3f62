import { addDays, type Day } from "../time/day";

/** So many days before a date it is told that it comes near. */
const NEAR = [90, 30, 7] as const;

export interface Mark {
  /** The mark, in days before the date. */
  readonly days: number;
  /** The day on which it is told. */
  readonly since: Day;
  /** The days left then. */
  readonly left: number;
}

/**
 * The marks before a date that are reached by a day. Of those that lie before the date was known, the nearest one is told on the day it
 * became known, with the days then left; a date that became known on its own day or later has none.
 * @param marks in days before the date, the earliest first
 * @param known since when the date is known; left out where it always was
 */
export function marksReached(date: Day, asOf: Day, marks: readonly number[] = NEAR, known?: Day): Mark[] {
  const all = marks.map((days) => ({ days, since: addDays(date, -days), left: days }));
  const [missed, rest] =
    known === undefined ? [[], all] : [all.filter((m) => m.since < known), all.filter((m) => m.since >= known)];
  const nearest = missed.at(-1);
  const late =
    nearest && known !== undefined && known < date && rest[0]?.since !== known
      ? [{ days: nearest.days, since: known, left: date - known }]
      : [];
  return [...late, ...rest].filter(({ since }) => since <= asOf);
}
