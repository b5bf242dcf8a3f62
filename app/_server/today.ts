import { TZDate } from "@date-fns/tz";
import { addDays, differenceInSeconds, format, startOfDay } from "date-fns";
import { type Day, isoDay, parseDay } from "@/lib/time/day";

/** Today in Brussels, where the Act is made. The one place where the app asks a clock for the day. */
export const today = (now: Date = new Date()): Day => parseDay(format(new TZDate(now, "Europe/Brussels"), "yyyy-MM-dd"));

/** How long that day goes on, in seconds. */
export function secondsLeft(now: Date = new Date()): number {
  const there = new TZDate(now, "Europe/Brussels");
  return differenceInSeconds(startOfDay(addDays(there, 1)), there);
}

/** The moment at which a day begins there, in ISO 8601, UTC. */
export function beginOf(day: Day): string {
  const [year, month, date] = isoDay(day).split("-").map(Number) as [number, number, number];
  return new Date(TZDate.tz("Europe/Brussels", year, month - 1, date).getTime()).toISOString();
}
