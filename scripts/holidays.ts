/**
 * Writes db/data/public-holidays.json: `npm run data:holidays`.
 * The days come from date-holidays, a development dependency that never ships; official lists win where they are known to differ.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Holidays from "date-holidays";
import { addDays, civil, type Day, isoDay, parseDay, weekday } from "../lib/time/day";
import { type PublicHolidays, zPublicHolidays } from "../lib/time/schema";

const TARGET = new URL("../db/data/public-holidays.json", import.meta.url);
const PACKAGE = new URL("../node_modules/date-holidays/package.json", import.meta.url);
const FIRST_YEAR = 2024;
const LAST_YEAR = 2032;

const NAMES: Record<string, string> = {
  AT: "Austria",
  BE: "Belgium",
  BG: "Bulgaria",
  HR: "Croatia",
  CY: "Cyprus",
  CZ: "Czechia",
  DK: "Denmark",
  EE: "Estonia",
  FI: "Finland",
  FR: "France",
  DE: "Germany",
  GR: "Greece",
  HU: "Hungary",
  IE: "Ireland",
  IT: "Italy",
  LV: "Latvia",
  LT: "Lithuania",
  LU: "Luxembourg",
  MT: "Malta",
  NL: "Netherlands",
  PL: "Poland",
  PT: "Portugal",
  RO: "Romania",
  SK: "Slovakia",
  SI: "Slovenia",
  ES: "Spain",
  SE: "Sweden",
  IS: "Iceland",
  LI: "Liechtenstein",
  NO: "Norway",
  GB: "United Kingdom",
};

const ENGLISH: Record<string, string> = {
  Staatsfeiertag: "Labour Day",
  "Ash Sunday": "Clean Monday",
  "Mariä Geburt": "Nativity of Mary",
  "Fiesta Nacional de España": "National Day of Spain",
  "Día de la Constitución Española": "Constitution Day",
  "Implantação da República": "Republic Day",
  "Restauração da Independência": "Restoration of Independence",
};

type YearDays = Map<Day, string>;

interface Change {
  calendar: string;
  change: string;
  reason: string;
  apply: (days: YearDays, year: number) => void;
}

/** The day that bears the name; a change that finds nothing to stand on is a fault of this script. */
function named(days: YearDays, name: string): Day {
  for (const [day, found] of days) if (found.split(" / ").includes(name)) return day;
  throw new Error(`There is no ${name} in the list that a change builds on.`);
}

function add(days: YearDays, day: Day, name: string): void {
  const there = days.get(day);
  days.set(day, there ? `${there} / ${name}` : name);
}

function remove(days: YearDays, day: Day, name: string): void {
  const left = (days.get(day) ?? "").split(" / ").filter((other) => other !== name);
  if (left.length > 0) days.set(day, left.join(" / "));
  else days.delete(day);
}

const monthDay = (year: number, text: string) => parseDay(`${year}-${text}`);

const CHANGES: Change[] = [
  {
    calendar: "BG",
    change: "26 December added",
    reason: "Labour Code Art. 154(1) names 24, 25 and 26 December; the source gives the 26th as an observance.",
    apply: (days, year) => add(days, monthDay(year, "12-26"), "Second Day of Christmas"),
  },
  {
    calendar: "CY",
    change: "Clean Monday moved from a Tuesday to its Monday; Whit Monday and 24 December added",
    reason:
      "Clean Monday is the 48th day before Orthodox Easter. The list of non-working days under Regulation 1182/71 that Cyprus gives on the European e-Justice Portal has Pentecost (kept on the Monday) and Christmas Eve too.",
    apply: (days, year) => {
      const easterMonday = named(days, "Easter Monday");
      remove(days, named(days, "Clean Monday"), "Clean Monday");
      add(days, addDays(easterMonday, -49), "Clean Monday");
      add(days, addDays(easterMonday, 49), "Whit Monday");
      add(days, monthDay(year, "12-24"), "Christmas Eve");
    },
  },
  {
    calendar: "FI",
    change: "Midsummer Eve and Christmas Eve added",
    reason:
      "Act 150/1930 on the calculation of time limits, section 5, treats both as holidays for time limits before authorities.",
    apply: (days, year) => {
      add(days, addDays(named(days, "Midsummer Day"), -1), "Midsummer Eve");
      add(days, monthDay(year, "12-24"), "Christmas Eve");
    },
  },
  {
    calendar: "GR",
    change: "1 May 2024 moved to 7 May 2024",
    reason: "By decision of the labour minister, because the day fell in Holy Week.",
    apply: (days, year) => {
      if (year !== 2024) return;
      remove(days, monthDay(year, "05-01"), "Labour Day");
      add(days, monthDay(year, "05-07"), "Labour Day (moved from 1 May)");
    },
  },
  {
    calendar: "IS",
    change: "First Day of Summer moved by a week where the source gives 18 April",
    reason: "Act 88/1971: the first Thursday after 18 April, so the 25th where the 18th is a Thursday (2024, 2030).",
    apply: (days) => {
      const day = named(days, "First Day of Summer");
      if (civil(day).dayOfMonth > 18) return;
      remove(days, day, "First Day of Summer");
      add(days, addDays(day, 7), "First Day of Summer");
    },
  },
  {
    calendar: "LI",
    change:
      "2 January, 2 February, Shrove Tuesday, 19 March, 15 August, 1 November, 24 and 31 December added; bridge days after Ascension and Corpus Christi removed",
    reason:
      "List of statutory holidays for time limits that Liechtenstein notified under Art. 11 of the European Convention on the Calculation of Time-Limits, in effect from 1 March 2021.",
    apply: (days, year) => {
      for (const afterEaster of [39, 60]) remove(days, addDays(named(days, "Easter Monday"), afterEaster), "Feiertagsbrücke");
      add(days, addDays(named(days, "Easter Monday"), -48), "Shrove Tuesday");
      const fixed = {
        "01-02": "Berchtold Day",
        "02-02": "Candlemas",
        "03-19": "Saint Joseph",
        "08-15": "National Day, Assumption",
        "11-01": "All Saints' Day",
        "12-24": "Christmas Eve",
        "12-31": "New Year's Eve",
      };
      for (const [text, name] of Object.entries(fixed)) add(days, monthDay(year, text), name);
    },
  },
  {
    calendar: "NL",
    change: "Good Friday and 5 May added",
    reason:
      "General Time Limits Act (Algemene termijnenwet) Art. 3(1) names 5 May of every year, Art. 3(2) puts Good Friday on the same footing.",
    apply: (days, year) => {
      add(days, addDays(named(days, "Easter Monday"), -3), "Good Friday");
      add(days, monthDay(year, "05-05"), "Liberation Day");
    },
  },
  {
    calendar: "SK",
    change: "8 May and 15 September added from 2027",
    reason: "Their day off was suspended for 2026 only; the source ends it for good. The loss of 17 November is permanent.",
    apply: (days, year) => {
      if (year < 2027) return;
      add(days, monthDay(year, "05-08"), "Day of Victory over Fascism");
      add(days, monthDay(year, "09-15"), "Day of Our Lady of the Seven Sorrows");
    },
  },
];

const LIMITS = [
  "These are not the lists that the Official Journal publishes each year under Art. 2(1) of Regulation 1182/71. Check the list of the year before relying on a day.",
  "National days only: days of a region, a Land, a canton or one nation of the United Kingdom are left out.",
  "Days that start in the afternoon (24 and 31 December in Iceland) are left out: the morning is working time.",
  "Substitute days are in where the law calls them public holidays (United Kingdom, Latvia). The days off that Bulgarian law grants after a holiday at the weekend are left out, since no list that was seen names them.",
  "Days that a government will declare or move by a decision of its own cannot be computed.",
];

/** The public holidays of a country in a year, before the changes: national, of type public, several days written out. */
function daysOf(calendar: Holidays, year: number): YearDays {
  const days: YearDays = new Map();
  for (const holiday of calendar.getHolidays(year, "en")) {
    if (holiday.type !== "public" || !holiday.date.includes(" 00:00:00")) continue;
    const first = parseDay(holiday.date.slice(0, 10));
    const length = Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000);
    const name = (ENGLISH[holiday.name] ?? holiday.name).replaceAll("’", "'");
    for (let i = 0; i < length; i++) {
      const day = addDays(first, i);
      add(days, day, name);
    }
  }
  return days;
}

/** The whole file, made anew from the installed package. */
export function publicHolidays(): PublicHolidays {
  const { version } = JSON.parse(readFileSync(PACKAGE, "utf8")) as { version: string };
  const calendars = Object.keys(NAMES).flatMap((id) => {
    const calendar = new Holidays(id, { languages: ["en"] });
    return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => {
      const year = FIRST_YEAR + i;
      const days = daysOf(calendar, year);
      for (const change of CHANGES) if (change.calendar === id) change.apply(days, year);
      const sorted = [...days].sort(([a], [b]) => a - b).map(([day, name]) => [isoDay(day).slice(5), name]);
      return { id, year, days: Object.fromEntries(sorted) as Record<string, string> };
    });
  });
  return zPublicHolidays.parse({
    title: "Public holidays of the 27 Member States, Iceland, Liechtenstein, Norway and the United Kingdom",
    basis: "computed",
    source: {
      title: `date-holidays ${version} and the sources it names`,
      url: "https://github.com/commenthol/date-holidays",
      licence: "CC BY-SA 3.0, which is the licence of this file too",
      licenceUrl: "https://creativecommons.org/licenses/by-sa/3.0/",
    },
    made: `Written by scripts/holidays.ts for ${FIRST_YEAR} to ${LAST_YEAR}: days of type public at national level, names in English, then the changes below.`,
    changes: CHANGES.map(({ calendar, change, reason }) => ({ calendar, change, reason })),
    limits: LIMITS,
    names: NAMES,
    calendars,
  });
}

/** The text of the file: one calendar year per line, so that a difference can be read. */
export function render({ calendars, ...head }: PublicHolidays): string {
  const lines = calendars.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "calendars": [\n${lines}\n  ]\n}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = publicHolidays();
  writeFileSync(TARGET, render(file));
  const count = file.calendars.reduce((sum, { days }) => sum + Object.keys(days).length, 0);
  const working = file.calendars.reduce(
    (sum, { year, days }) => sum + Object.keys(days).filter((text) => weekday(monthDay(year, text)) < 5).length,
    0,
  );
  console.log(`${file.calendars.length} calendar years, ${count} days (${working} of them from Monday to Friday).`);
}
