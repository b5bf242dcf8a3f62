import { civil, type Day, parseDay, weekday } from "./day";
import type { InstitutionHolidays, PublicHolidays } from "./schema";

/** The public holidays of one year: read in a published list, or computed from rules. */
export interface CalendarYear {
  readonly basis: "official-list" | "computed";
  readonly days: ReadonlyMap<Day, string>;
}

/**
 * The public holidays of the place where something has to be done: a country or an EU institution (Reg. 1182/71 Art. 2(1)).
 * A year that is not in `years` has no list; `known` holds the single days of such a year that are known all the same.
 * `placeLimited` names the days that the source gives for one seat only; they count as holidays of the whole calendar.
 */
export interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly known?: ReadonlyMap<Day, string>;
  readonly placeLimited?: ReadonlyMap<Day, string>;
}

const INSTITUTIONS = { EC: "European Commission", EP: "European Parliament" } as const;

/** The name of the public holiday on that day, or undefined where the calendar knows none. */
export function holidayOn(day: Day, calendar: Calendar): string | undefined {
  return calendar.years.get(civil(day).year)?.days.get(day) ?? calendar.known?.get(day);
}

/**
 * Whether a day is a working day: no Saturday, Sunday or public holiday (Reg. 1182/71 Art. 2(2)).
 * @param calendar null leaves out weekends only; so does a year of which the calendar has no list
 */
export function isWorkingDay(day: Day, calendar: Calendar | null): boolean {
  return weekday(day) < 5 && (calendar === null || holidayOn(day, calendar) === undefined);
}

/**
 * The calendars by id: ISO 3166 codes of the countries, EC for the Commission, EP for the Parliament.
 * @throws VacatioError `bad-input` where the files hold a day that does not exist, which their schemas refuse.
 */
export function calendarsFrom(
  publicHolidays: PublicHolidays,
  institutionHolidays: InstitutionHolidays,
): ReadonlyMap<string, Calendar> {
  const calendars = new Map<string, Calendar>();
  for (const [id, name] of Object.entries(publicHolidays.names)) {
    const years = new Map<number, CalendarYear>();
    for (const row of publicHolidays.calendars) {
      if (row.id !== id) continue;
      const days = Object.entries(row.days).map(([monthDay, holiday]) => [parseDay(`${row.year}-${monthDay}`), holiday] as const);
      years.set(row.year, { basis: publicHolidays.basis, days: new Map(days) });
    }
    calendars.set(id, { id, name, years });
  }
  for (const [id, name] of Object.entries(INSTITUTIONS)) {
    const years = new Map<number, CalendarYear>();
    const placeLimited = new Map<Day, string>();
    for (const row of institutionHolidays.calendars) {
      if (row.id !== id) continue;
      years.set(row.year, { basis: "official-list", days: new Map(row.days.map((day) => [parseDay(day.date), day.name])) });
      for (const { date, place } of row.days) if (place) placeLimited.set(parseDay(date), place);
    }
    const known = institutionHolidays.missing
      .filter((row) => row.id === id)
      .flatMap((row) => (row.known ?? []).map((date) => [parseDay(date), "Public holiday"] as const));
    calendars.set(id, { id, name, years, known: new Map(known), placeLimited });
  }
  return calendars;
}
