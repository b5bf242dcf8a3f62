import { addDays, type Day } from "../time/day";

/** So many days before a date it is told that it comes near. */
const NEAR = [90, 30, 7] as const;

/** The marks of 90, 30 and 7 days before a date that are reached by a day, each with the day on which it was. */
export const marksReached = (date: Day, asOf: Day): { readonly days: number; readonly since: Day }[] =>
  NEAR.map((days) => ({ days, since: addDays(date, -days) })).filter(({ since }) => since <= asOf);
