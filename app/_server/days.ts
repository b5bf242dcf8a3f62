import { markedDays, packDays } from "@/app/_views/day-marks";
import { type DayEvent, dayEvents } from "@/app/_views/days";
import type { Context } from "./context";

const made = new WeakMap<object, { readonly today: number; readonly events: readonly DayEvent[]; readonly packed: string }>();

/** The dated facts of all kinds up to today, and their days as the bar takes them; made once a day for each revision. */
export function daysOf({ dataset, facts, today }: Context) {
  const known = made.get(dataset);
  if (known?.today === today) return known;
  const events = dayEvents(facts, dataset, today);
  const days = { today, events, packed: packDays(markedDays(events)) };
  made.set(dataset, days);
  return days;
}
