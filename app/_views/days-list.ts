import { quote } from "@/lib/errors";
import type { Problem } from "@/lib/lens";
import { civil, counted, isoDay, longDay } from "@/lib/time/day";
import { DAY_KINDS, type DayKind } from "./day-marks";
import type { DayEvent } from "./days";

export interface DaysListState {
  /** The page that a day leads to. */
  readonly to: string;
  readonly of: DayKind | "";
  readonly lead: string;
  readonly problems: readonly Problem[];
  readonly years: readonly {
    readonly year: number;
    readonly days: readonly { readonly text: string; readonly href: string; readonly events: readonly DayEvent[] }[];
  }[];
}

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
  for (const key of new Set(query.keys()))
    if (key !== "to" && key !== "of")
      problems.push({ param: key.slice(0, 60), message: `There is no setting ${quote(key)} here; use to, of.` });

  const events = of === "" ? all : all.filter((e) => e.kind === of);
  const days = [...new Set(events.map((e) => e.day))].reverse();
  const years = [...new Set(days.map((d) => civil(d).year))];
  return {
    to,
    of,
    lead: `${counted(events.length, "dated fact")} on ${counted(days.length, "day")} since the Act was published. A day leads to what was known then; of an imprecise date, the latest day counts.`,
    problems,
    years: years.map((year) => ({
      year,
      days: days
        .filter((d) => civil(d).year === year)
        .map((day) => ({
          text: longDay(day),
          href: `${to}?asOf=${isoDay(day)}`,
          events: events.filter((e) => e.day === day),
        })),
    })),
  };
}
