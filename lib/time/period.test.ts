import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { UTCDate } from "@date-fns/utc";
import { addHours, addMonths as addMonthsOracle, format, startOfHour } from "date-fns";
import fc from "fast-check";
import { VacatioError } from "../errors";
import { type Calendar, calendarsFrom, isWorkingDay } from "./calendar";
import { addDays, addPeriod, civil, type Day, isoDay, parseDay, weekday } from "./day";
import { parsePeriod } from "./duration";
import { period } from "./period";
import { zInstitutionHolidays, zPublicHolidays } from "./schema";

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const calendars = calendarsFrom(
  zPublicHolidays.parse(read("../../db/data/public-holidays.json")),
  zInstitutionHolidays.parse(read("../../db/data/institution-holidays.json")),
);
const calendarOf = (id: string | null) => (id === null ? null : (calendars.get(id) ?? assert.fail(`no calendar ${id}`)));
const run = (start: string, text: string, id: string | null, counts?: "calendar" | "working-days") =>
  period({ start, period: parsePeriod(text), calendar: calendarOf(id), counts });
const articles = (start: string, text: string, id: string | null, counts?: "calendar" | "working-days") =>
  run(start, text, id, counts).appliedRules.map(({ article }) => article);
const warned = (result: { warnings: readonly string[] }, part: RegExp) => result.warnings.some((text) => part.test(text));

interface Case {
  id: string;
  start: string;
  period: string;
  calendar: string | null;
  end: string;
}
const vectors = read("./vectors/periods.json") as { periods: Case[] };

for (const { id, start, period: text, calendar, end } of vectors.periods)
  test(`worked case ${id}: ${start} plus ${text} ends on ${end}`, () => {
    assert.equal(run(start, text, calendar).end, end);
  });

test("all worked cases of the file are run", () => {
  // 16 worked cases from courts, guidance and practice, and 5 of the AI Act.
  assert.equal(vectors.periods.length, 21);
});

test("awareness on Friday, two days, Germany: the Tuesday after, by Articles 3(1), 3(4) and 3(5) and no other", () => {
  const result = run("2026-10-09", "P2D", "DE");
  assert.equal(result.end, "2026-10-13");
  assert.equal(result.strictEnd, "2026-10-11");
  assert.deepEqual(result.appliedRules, [
    { article: "Art. 3(1)", text: "The day of the event, Friday 9 October 2026, is left out." },
    {
      article: "Art. 3(4)",
      text: "The last day, Sunday 11 October 2026, is a Sunday, so the period ends with the next working day, Monday 12 October 2026.",
    },
    {
      article: "Art. 3(5)",
      text: "A period of two days or more holds at least two working days; Monday 12 October 2026 would be the only one, so it ends on Tuesday 13 October 2026.",
    },
  ]);
  assert.deepEqual(result.holidays, []);
});

test("every rule that decides the end is named, and no other", () => {
  assert.deepEqual(articles("2026-10-05", "P2D", "DE"), ["Art. 3(1)"]);
  assert.deepEqual(articles("2026-10-15", "P2D", "DE"), ["Art. 3(1)", "Art. 3(4)"]);
  assert.deepEqual(articles("2025-01-03", "P3D", "DE"), ["Art. 3(1)", "Art. 3(5)"]);
  assert.deepEqual(articles("2026-09-01", "P2W", "EC"), ["Art. 3(1)", "Art. 3(2)(c)"]);
  assert.deepEqual(articles("2026-09-01", "P1M", "EC"), ["Art. 3(1)", "Art. 3(2)(c)"]);
  assert.deepEqual(articles("2026-09-01", "P1M1D", "EC"), ["Art. 3(1)", "Art. 3(2)(c)"]);
  assert.deepEqual(articles("2028-02-29", "P10Y", null), ["Art. 3(1)", "Art. 3(2)(c)", "Art. 3(4)"]);
  assert.deepEqual(articles("2026-06-30T14:30", "PT72H", null), ["Art. 3(1)", "Art. 3(2)(a)"]);
  assert.deepEqual(articles("2026-11-02", "P15D", "DE", "working-days"), ["Art. 3(1)", "Art. 3(3)"]);
});

test("every period counted backwards names the rule that it does not move", () => {
  for (const [start, text, counts] of [
    ["2026-10-12", "-P2D", "calendar"],
    ["2029-08-01", "-P9M", "calendar"],
    ["2026-10-12T10:00", "-PT24H", "calendar"],
    ["2026-10-12", "-P3D", "working-days"],
  ] as const)
    assert.equal(run(start, text, "DE", counts).appliedRules.at(-1)?.article, "Art. 3(4)", text);
  assert.match(
    run("2026-10-12", "-P2D", "DE").appliedRules[1]?.text ?? "",
    /does not move: it leads to Saturday 10 October 2026/,
  );
});

test("rules that say how the end is to be read stand beside those that decide it", () => {
  const bearing = (text: string, start = "2026-10-09", counts?: "working-days") =>
    run(start, text, "DE", counts).bearingRules.map(({ article }) => article);
  assert.deepEqual(bearing("P2D"), ["Art. 3(2)(b)", "Art. 3(3)"]);
  assert.deepEqual(bearing("-P2D"), ["Art. 3(2)(b)", "Art. 3(3)"]);
  assert.deepEqual(bearing("P2W"), ["Art. 3(3)"]);
  assert.deepEqual(bearing("P1M1D"), ["Art. 3(2)(b)", "Art. 3(3)"]);
  assert.deepEqual(bearing("P2D", "2026-10-09", "working-days"), ["Art. 3(2)(b)"]);
  assert.deepEqual(bearing("PT2H", "2026-10-09T10:00"), []);
  assert.match(run("2026-10-09", "P2D", "DE").bearingRules[0]?.text ?? "", /Tuesday 13 October 2026, 24:00/);
});

test("the years without a list on which an end rests are given, and a period counted backwards rests on none", () => {
  assert.deepEqual(run("2026-12-30", "P2D", "EC").unlistedYears, [2027]);
  assert.deepEqual(run("2026-11-30", "P2D", "EC").unlistedYears, []);
  assert.deepEqual(run("2031-06-01", "P1000D", "DE", "working-days").unlistedYears, [2033, 2034, 2035]);
  assert.deepEqual(run("2026-12-30", "P2D", null).unlistedYears, []);
  const back = run("2029-08-01", "-P9M", "EC");
  assert.deepEqual(back.unlistedYears, []);
  assert.ok(warned(back, /no list of the public holidays of the European Commission for 2028:/));
  assert.ok(!warned(run("2027-02-01", "-P3M", "EC"), /no list/), "the day it leads to is in a year with a list");
});

test("no sentence holds a day or a moment in figures", () => {
  for (const result of [
    run("2026-10-09T14:30", "PT72H", "DE"),
    run("2026-12-31T14:30", "-P2D", "EC"),
    run("2026-12-30", "P2D", "EP"),
  ])
    for (const text of [...result.warnings, ...[...result.appliedRules, ...result.bearingRules].map((rule) => rule.text)])
      assert.doesNotMatch(text, /\d{4}-\d{2}-\d{2}/);
});

test("the clamp to the end of the month names the missing day", () => {
  assert.deepEqual(run("2025-03-31", "P1M", "GB").appliedRules.slice(1), [
    { article: "Art. 3(2)(c)", text: "April 2025 has no day 31, so the last day of that month counts: Wednesday 30 April 2025." },
  ]);
});

test("a period of one day needs only one working day, and a week over the Christmas closure needs two", () => {
  assert.equal(run("2025-04-04", "P1D", "EP").end, "2025-04-07");
  const christmas = run("2025-12-23", "P1W", "EC");
  assert.deepEqual([christmas.strictEnd, christmas.end], ["2025-12-30", "2026-01-06"]);
  assert.equal(christmas.appliedRules.at(-1)?.article, "Art. 3(5)");
});

test("a period with several parts moves once, at the very end", () => {
  // 31 January plus a month is Saturday 28 February; moving that to Monday before the day is added would give 3 March.
  assert.deepEqual(run("2026-01-31", "P1M1D", null).strictEnd, "2026-03-01");
  assert.equal(run("2026-01-31", "P1M1D", null).end, "2026-03-02");
});

test("holidays that moved the end are named, those in between are not", () => {
  assert.deepEqual(run("2026-03-31", "P3D", "DE").holidays, [
    { date: "2026-04-03", name: "Good Friday" },
    { date: "2026-04-06", name: "Easter Monday" },
  ]);
  assert.equal(run("2026-03-31", "P3D", "DE").end, "2026-04-07");
  assert.match(run("2026-03-31", "P3D", "DE").appliedRules[1]?.text ?? "", /is a public holiday \(Good Friday\)/);
  assert.deepEqual(run("2026-04-01", "P1W", "DE").holidays, []);
  assert.deepEqual(run("2026-03-07", "P1M", "DE").holidays, [], "the Easter days just before the end change nothing");
  assert.deepEqual(run("2025-04-30", "P2D", "EP").holidays, [{ date: "2025-05-01", name: "Labour Day" }]);
});

test("hours leave out the hour of the event, are never moved, and show the strict moment", () => {
  const result = run("2026-10-09T14:30", "PT72H", "DE");
  assert.deepEqual([result.strictEnd, result.end], ["2026-10-12T14:30", "2026-10-12T15:00"]);
  assert.ok(warned(result, /the end is 12 October 2026, 14:30\./));
  assert.equal(result.appliedRules[1]?.text, "The period runs to the end of its last hour, 12 October 2026, 15:00.");
  const sunday = run("2026-10-08T23:59", "PT72H", "DE");
  assert.equal(sunday.end, "2026-10-12T00:00");
  const weekend = run("2026-10-08T10:00", "PT72H", "DE");
  assert.deepEqual([weekend.strictEnd, weekend.end], ["2026-10-11T10:00", "2026-10-11T11:00"]);
  assert.ok(warned(weekend, /does not move periods in hours.*Sunday 11 October 2026/));
  assert.match(weekend.appliedRules[0]?.text ?? "", /10:00 to 11:00, is left out; 72 full hours are counted from 11:00/);
});

test("hours counted backwards leave out the hour of the event too", () => {
  const result = run("2026-10-09T14:30", "-PT24H", null);
  assert.deepEqual([result.strictEnd, result.end], ["2026-10-08T14:30", "2026-10-08T14:00"]);
});

test("a change of the clocks within hours is told, and only then", () => {
  assert.ok(warned(run("2026-10-23T16:20", "PT72H", "DE"), /one hour earlier by the clock/));
  assert.ok(warned(run("2027-03-26T16:20", "PT72H", "DE"), /one hour later by the clock/));
  assert.ok(!warned(run("2026-10-26T16:20", "PT72H", "DE"), /by the clock/));
  assert.ok(!warned(run("2026-07-01T16:20", "PT72H", "DE"), /by the clock/));
});

test("a period counted backwards is not moved, and the careful day is shown where Art. 3(5) might ask for it", () => {
  const result = run("2026-10-12", "-P2D", "DE");
  assert.deepEqual([result.strictEnd, result.end], ["2026-10-10", "2026-10-10"]);
  assert.deepEqual(
    result.appliedRules.map(({ article }) => article),
    ["Art. 3(1)", "Art. 3(4)"],
  );
  assert.ok(warned(result, /does not move periods that are counted backwards.*Saturday 10 October 2026/));
  assert.ok(warned(result, /Thursday 8 October 2026 is the careful day/));
  assert.deepEqual(run("2026-10-09", "-P2D", "DE").warnings, []);
  assert.equal(run("2027-12-31", "-P1Y", "DE").end, "2026-12-31");
  assert.equal(run("2026-03-31", "-P1M", "DE").end, "2026-02-28");
});

test("a period in working days counts working days only", () => {
  assert.equal(run("2026-11-02", "P15D", "DE", "working-days").end, "2026-11-23");
  const easter = run("2026-04-01", "P3D", "DE", "working-days");
  assert.equal(easter.end, "2026-04-08");
  assert.deepEqual(
    easter.holidays.map(({ date }) => date),
    ["2026-04-03", "2026-04-06"],
  );
  assert.equal(run("2026-04-08", "-P3D", "DE", "working-days").end, "2026-04-01");
  assert.equal(run("2026-10-10", "P1D", null, "working-days").end, "2026-10-12");
});

test("a period in working days is written in days alone", () => {
  for (const text of ["P1M", "P1W", "P1Y", "PT5H", "P1W2D"])
    assert.throws(
      () => run("2026-10-09T10:00", text, "DE", "working-days"),
      (e) => e instanceof VacatioError && e.where === "period",
      text,
    );
});

test("every year without a list that matters is named, and no other", () => {
  assert.ok(warned(run("2026-12-30", "P2D", "EC"), /no list of the public holidays of the European Commission for 2027/));
  assert.ok(!warned(run("2026-11-30", "P2D", "EC"), /no list/));
  assert.ok(warned(run("2040-05-01", "P2D", "DE"), /no list of the public holidays of Germany for 2040/));
  assert.ok(!warned(run("2026-05-01", "P10Y", "DE"), /2026/));
  assert.ok(warned(run("2026-05-01", "P10Y", "DE"), /2036/));
  assert.ok(warned(run("2026-12-28", "P5D", "EC", "working-days"), /for 2027/));
  assert.ok(warned(run("2031-06-01", "P1000D", "DE", "working-days"), /no list .* for 2033 to 2035:/));
  assert.ok(warned(run("2031-06-01", "P1000D", "DE", "working-days"), /for 2031 to 2032 are computed/));
});

test("a day known of a year without a list is used", () => {
  const result = run("2026-12-30", "P2D", "EP");
  assert.equal(result.strictEnd, "2027-01-01");
  assert.equal(result.end, "2027-01-05");
  assert.ok(warned(result, /no list.*single known holidays apart/));
});

test("a computed list is told apart from a published one", () => {
  assert.ok(warned(run("2026-10-09", "P2D", "DE"), /holidays of Germany for 2026 are computed/));
  assert.ok(warned(run("2026-10-09", "P2D", "NL"), /holidays of the Netherlands for 2026 are computed/));
  assert.deepEqual(run("2026-10-09", "P2D", "EC").warnings, []);
  assert.ok(warned(run("2026-10-09", "P2D", null), /No calendar of public holidays/));
});

test("a holiday of one seat that moved the end is told", () => {
  assert.ok(warned(run("2023-06-22", "P1D", "EC"), /Luxembourg National Day, 23 June 2023, is a holiday in Luxembourg only/));
  assert.ok(!warned(run("2023-06-26", "P1D", "EC"), /only; here/));
});

test("the time of day plays no role for days, weeks, months and years, and that is told", () => {
  for (const text of ["P2D", "P2W", "P1M", "P1Y"]) {
    const [with_, without] = [run("2026-10-09T23:59", text, "DE"), run("2026-10-09", text, "DE")];
    assert.equal(with_.end, without.end);
    assert.ok(warned(with_, /time of day, 23:59, plays no role/));
    assert.ok(!warned(without, /plays no role/));
  }
});

test("a period without length ends when it starts, with a warning", () => {
  for (const text of ["P0D", "-P0D", "PT0H", "P0M"]) {
    const result = run("2026-10-10", text, "DE");
    assert.deepEqual([result.strictEnd, result.end, result.appliedRules], ["2026-10-10", "2026-10-10", []]);
    assert.ok(warned(result, /has no length/));
  }
});

test("a start that is no day or moment, and hours without a time, are refused", () => {
  const refused = (start: string, text: string) =>
    assert.throws(
      () => run(start, text, "DE"),
      (e) => e instanceof VacatioError && e.kind === "bad-input" && e.where === "start" && e.message.length < 300,
      start.slice(0, 30),
    );
  for (const start of [
    "",
    "2026-02-30",
    "2026-10-09T24:00",
    "2026-10-09T10:60",
    "2026-10-09T10",
    "2026-10-09T10:00:00",
    "2026-10-09T10:00Z",
    "2026-10-09 10:00",
    "0000-01-01",
    "x".repeat(10000),
  ])
    for (const text of ["P2D", "PT2H", "P0D"]) refused(start, text);
  refused("2026-10-09", "PT72H");
});

test("an end outside the years 1 to 9999 is refused, never written wrongly", () => {
  const refused = (start: string, text: string, counts?: "working-days") =>
    assert.throws(
      () => run(start, text, "DE", counts),
      (e) => e instanceof VacatioError && e.kind === "bad-input" && e.where === "period",
      `${start} ${text}`,
    );
  refused("2026-10-09", "P9999Y");
  refused("2026-10-09", "-P9999Y");
  refused("9999-12-31", "P1D");
  refused("0001-01-01", "-P1D");
  refused("9999-12-31T23:30", "PT1H");
  refused("9999-12-31T23:30", "PT99999H");
  refused("0001-01-01T00:10", "-PT1H");
  refused("9999-12-30", "P99999D", "working-days");
  refused("0001-01-05", "-P99999D", "working-days");
  assert.equal(run("9999-12-30", "P1D", null).end, "9999-12-31");
  const lastDay = parseDay("9999-12-31");
  const closed: Calendar = {
    id: "XX",
    name: "Nowhere",
    years: new Map([[9999, { basis: "computed", days: new Map([[lastDay, "Last Day"]]) }]]),
  };
  assert.throws(() => period({ start: "9999-12-30", period: parsePeriod("P1D"), calendar: closed }), VacatioError);
});

const years = { from: parseDay("2023-06-01"), to: parseDay("2033-06-30") };
const someDay = fc.integer({ min: years.from, max: years.to }).map((n) => n as Day);
const someCalendar = fc.constantFrom<(Calendar | null)[]>(null, ...calendars.values());
const forward = fc.oneof(
  fc.integer({ min: 1, max: 400 }).map((n) => `P${n}D`),
  fc.integer({ min: 1, max: 5 }).map((n) => `P${n}D`),
  fc.integer({ min: 1, max: 60 }).map((n) => `P${n}W`),
  fc.integer({ min: 1, max: 60 }).map((n) => `P${n}M`),
  fc.integer({ min: 1, max: 10 }).map((n) => `P${n}Y`),
  fc.tuple(fc.nat(14), fc.nat(3), fc.integer({ min: 1, max: 40 })).map(([m, w, d]) => `P${m}M${w}W${d}D`),
);
const many = { numRuns: 2000 };
const workingDays = (after: Day, to: Day, calendar: Calendar | null) => {
  let found = 0;
  for (let d = addDays(after, 1); d <= to; d = addDays(d, 1)) if (isWorkingDay(d, calendar)) found += 1;
  return found;
};

test("a moved end is the first working day on or after the strict end with two working days behind it", () => {
  fc.assert(
    fc.property(someDay, forward, someCalendar, (start, text, calendar) => {
      const { strictEnd, end } = period({ start: isoDay(start), period: parsePeriod(text), calendar });
      const strict = addPeriod(start, parsePeriod(text));
      const needed = strict - start >= 2 ? 2 : 1;
      let expected = strict;
      while (!isWorkingDay(expected, calendar) || workingDays(start, expected, calendar) < needed)
        expected = addDays(expected, 1);
      assert.equal(strictEnd, isoDay(strict));
      assert.equal(end, isoDay(expected));
    }),
    many,
  );
});

test("the end is a working day and never before the strict end, and the articles say whether it moved", () => {
  fc.assert(
    fc.property(someDay, forward, someCalendar, (start, text, calendar) => {
      const result = period({ start: isoDay(start), period: parsePeriod(text), calendar });
      const names = result.appliedRules.map(({ article }) => article);
      assert.ok(isWorkingDay(parseDay(result.end), calendar));
      assert.ok(result.end >= result.strictEnd);
      assert.equal(result.end !== result.strictEnd, names.includes("Art. 3(4)") || names.includes("Art. 3(5)"));
      assert.equal(new Set(names).size, names.length);
      assert.ok(names.length > 0);
      for (const { date } of result.holidays) assert.ok(!isWorkingDay(parseDay(date), calendar) && weekday(parseDay(date)) < 5);
    }),
    many,
  );
});

test("a longer period never ends earlier, and a later event never ends earlier", () => {
  const unit = fc.constantFrom("D", "W", "M", "Y");
  fc.assert(
    fc.property(someDay, unit, fc.integer({ min: 1, max: 40 }), fc.nat(3), someCalendar, (start, u, n, more, calendar) => {
      const end = (from: Day, count: number) =>
        period({ start: isoDay(from), period: parsePeriod(`P${count}${u}`), calendar }).end;
      assert.ok(end(start, n) <= end(start, n + more));
      assert.ok(end(start, n) <= end(addDays(start, more), n));
    }),
    many,
  );
});

test("a period in working days holds exactly so many, and ends on one", () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), someCalendar, (start, n, calendar) => {
      const days = (sign: string) =>
        period({ start: isoDay(start), period: parsePeriod(`${sign}P${n}D`), calendar, counts: "working-days" });
      const end = parseDay(days("").end);
      assert.ok(isWorkingDay(end, calendar));
      assert.equal(workingDays(start, end, calendar), n);
      const back = parseDay(days("-").end);
      assert.ok(isWorkingDay(back, calendar));
      assert.equal(workingDays(addDays(back, -1), addDays(start, -1), calendar), n);
    }),
    many,
  );
});

test("months and years end where date-fns puts them, before anything moves", () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 120 }), fc.constantFrom("", "-"), (start, n, sign) => {
      const { year, month, dayOfMonth } = civil(start);
      const expected = addMonthsOracle(new UTCDate(year, month - 1, dayOfMonth), sign ? -n : n);
      const result = period({ start: isoDay(start), period: parsePeriod(`${sign}P${n}M`), calendar: null });
      assert.equal(result.strictEnd, format(expected, "yyyy-MM-dd"));
      if (sign) assert.equal(result.end, result.strictEnd);
    }),
    many,
  );
});

test("hours agree with date-fns: the strict end from the moment, the end from the next full hour", () => {
  fc.assert(
    fc.property(someDay, fc.nat(23), fc.nat(59), fc.integer({ min: 1, max: 2000 }), (start, hour, minute, n) => {
      const { year, month, dayOfMonth } = civil(start);
      const event = new UTCDate(year, month - 1, dayOfMonth, hour, minute);
      const text = (date: UTCDate) => format(date, "yyyy-MM-dd'T'HH:mm");
      const result = period({ start: text(event), period: parsePeriod(`PT${n}H`), calendar: null });
      const from = addHours(startOfHour(event), 1);
      assert.equal(result.strictEnd, text(addHours(event, n)));
      assert.equal(result.end, text(addHours(from, n)));
      assert.ok(result.end > result.strictEnd);
    }),
    many,
  );
});
