import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { calendarsFrom, holidayOn, isWorkingDay } from "./calendar";
import { addDays, addMonths, civil, isoDay, parseDay, weekday } from "./day";
import { zInstitutionHolidays, zPublicHolidays } from "./schema";

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../db/data/${file}`, import.meta.url), "utf8"));
const institutions = zInstitutionHolidays.parse(read("institution-holidays.json"));
const publicFile = zPublicHolidays.parse(read("public-holidays.json"));
const calendars = calendarsFrom(publicFile, institutions);

const calendar = (id: string) => calendars.get(id) ?? assert.fail(`no calendar ${id}`);
const holidays = (id: string, year: number) =>
  [...(calendar(id).years.get(year)?.days.keys() ?? assert.fail(`no ${year} in ${id}`))].map((d) => isoDay(d).slice(5));
const is = (id: string, date: string) => holidayOn(parseDay(date), calendar(id)) !== undefined;

/** The western Easter Sunday by the anonymous Gregorian rule (Meeus, Jones, Butcher). */
function easter(year: number) {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return parseDay(`${year}-0${Math.floor(n / 31)}-${String((n % 31) + 1).padStart(2, "0")}`);
}

/** The Orthodox Easter Sunday: the Julian rule of Meeus, 13 days on in the years 1900 to 2099. */
function orthodoxEaster(year: number) {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  return addDays(parseDay(`${year}-0${Math.floor(n / 31)}-${String((n % 31) + 1).padStart(2, "0")}`), 13);
}

const YEARS = [2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032];

test("there is a calendar for the 27 Member States, NO, IS, LI, GB, the Commission and the Parliament", () => {
  assert.equal(calendars.size, 33);
  for (const [id, { name }] of calendars) assert.ok(name.length > 3, id);
  for (const [id, { years }] of calendars) if (id !== "EC" && id !== "EP") assert.deepEqual([...years.keys()], YEARS, id);
});

test("country lists are computed, institution lists are official, and a missing year has no list", () => {
  assert.equal(calendar("DE").years.get(2026)?.basis, "computed");
  assert.deepEqual([...calendar("EC").years.keys()], [2023, 2024, 2025, 2026]);
  assert.deepEqual([...calendar("EP").years.keys()], [2024, 2025, 2026]);
  for (const id of ["EC", "EP"]) for (const year of calendar(id).years.values()) assert.equal(year.basis, "official-list");
  assert.equal(calendar("EC").years.get(2027), undefined);
  assert.ok(is("EP", "2027-01-01"), "a single day of a year without a list can be known");
  assert.ok(!is("EC", "2027-01-01"), "and is not made up where it is not");
});

test("Germany has its nine federal holidays", () => {
  assert.deepEqual(holidays("DE", 2026), ["01-01", "04-03", "04-06", "05-01", "05-14", "05-25", "10-03", "12-25", "12-26"]);
  for (const year of YEARS) assert.equal(holidays("DE", year).length, 9, String(year));
});

test("the days that hang on Easter fall where Easter puts them", () => {
  const western = (id: string, offset: number) => {
    for (const year of YEARS) assert.ok(holidayOn(addDays(easter(year), offset), calendar(id)), `${id} ${year} Easter ${offset}`);
  };
  for (const id of ["CZ", "DE", "DK", "EE", "ES", "FI", "GB", "HU", "IS", "LI", "LV", "MT", "NL", "NO", "PT", "SE", "SK"])
    western(id, -2);
  for (const id of ["AT", "BE", "CZ", "DE", "DK", "FR", "GB", "HR", "HU", "IE", "IT", "LT", "LU", "NL", "NO", "PL", "SI", "SK"])
    western(id, 1);
  for (const id of ["AT", "BE", "DE", "DK", "FI", "FR", "IS", "LI", "LU", "NL", "NO", "SE"]) western(id, 39);
  for (const id of ["AT", "HR", "LI", "PL", "PT"]) western(id, 60);
  western("LI", -47);
  const orthodox = (id: string, offset: number) => {
    for (const year of YEARS)
      assert.ok(holidayOn(addDays(orthodoxEaster(year), offset), calendar(id)), `${id} ${year} Orthodox Easter ${offset}`);
  };
  for (const id of ["BG", "CY", "GR", "RO"]) for (const offset of [-2, 1]) orthodox(id, offset);
  for (const id of ["CY", "GR"]) for (const offset of [-48, 50]) orthodox(id, offset);
  orthodox("RO", 50);
});

test("substitute days of the United Kingdom and Latvia are holidays", () => {
  assert.ok(is("GB", "2026-12-28"), "Boxing Day 2026 is a Saturday");
  assert.ok(is("GB", "2027-12-27") && is("GB", "2027-12-28"), "Christmas 2027 is a weekend");
  assert.ok(is("GB", "2028-01-03"), "New Year's Day 2028 is a Saturday");
  assert.ok(is("LV", "2025-05-05"), "4 May 2025 is a Sunday");
  assert.ok(!is("GB", "2026-08-31") && !is("GB", "2026-01-02"), "days of one nation only are left out");
});

test("where official rules differ from the source, the rules win", () => {
  assert.ok(is("BG", "2025-12-26"));
  assert.ok(is("CY", "2026-02-23") && !is("CY", "2026-02-24"), "Clean Monday is a Monday");
  assert.ok(is("FI", "2026-06-19") && is("FI", "2026-12-24"));
  assert.ok(is("GR", "2024-05-07") && !is("GR", "2024-05-01"));
  assert.ok(is("IS", "2024-04-25") && !is("IS", "2024-04-18"), "the Thursday after 18 April");
  assert.ok(!is("IS", "2026-12-24"), "half a day is not a holiday");
  assert.ok(is("LI", "2029-08-15") && !is("LI", "2026-05-15"));
  assert.ok(is("NL", "2026-05-05") && is("NL", "2026-04-03"));
  assert.ok(is("RO", "2026-01-02"), "two days of one holiday");
  assert.ok(!is("SK", "2026-09-15") && is("SK", "2027-09-15") && !is("SK", "2026-11-17"));
});

test("First Day of Summer in Iceland is a Thursday from 19 to 25 April", () => {
  for (const year of YEARS) {
    const days = [...(calendar("IS").years.get(year)?.days ?? [])].filter(([, name]) => name.includes("First Day of Summer"));
    assert.equal(days.length, 1);
    const [d] = days[0] ?? assert.fail();
    assert.equal(weekday(d), 3);
    assert.ok(civil(d).month === 4 && civil(d).dayOfMonth >= 19 && civil(d).dayOfMonth <= 25, isoDay(d));
  }
});

test("a working day is no Saturday, no Sunday and no public holiday", () => {
  const works = (date: string, id: string | null) => isWorkingDay(parseDay(date), id === null ? null : calendar(id));
  assert.ok(works("2026-10-09", "DE"));
  assert.ok(!works("2026-10-10", "DE") && !works("2026-10-11", "DE"));
  assert.ok(!works("2026-04-06", "DE") && works("2026-04-06", null) && works("2026-04-06", "PT"));
  assert.ok(!works("2026-12-28", "EC") && works("2026-12-28", "DE"));
  assert.ok(works("2040-12-25", "DE"), "a year without a list knows weekends only");
  assert.ok(!works("2027-01-01", "EP"));
});

test("a day given for one seat counts for the whole calendar and says so", () => {
  assert.ok(is("EC", "2023-06-23") && is("EC", "2023-07-21"));
  assert.equal(calendar("EC").placeLimited?.get(parseDay("2023-06-23")), "Luxembourg");
  assert.equal(calendar("EC").placeLimited?.get(parseDay("2023-07-21")), "Brussels");
  assert.equal(calendar("EC").placeLimited?.size, 2);
});

test("no calendar closes for more than 13 days in a row", () => {
  for (const [id, one] of calendars)
    for (const year of one.years.keys()) {
      let run = 0;
      const from = parseDay(`${year}-01-01`);
      for (let d = from; d < addMonths(from, 12); d = addDays(d, 1)) {
        run = isWorkingDay(d, one) ? 0 : run + 1;
        assert.ok(run <= 13, `${id} ${isoDay(d)}`);
      }
    }
});
