import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { UTCDate } from "@date-fns/utc";
import {
  addDays as addDaysOracle,
  addMonths as addMonthsOracle,
  differenceInCalendarDays,
  differenceInMonths,
  format,
  getDaysInMonth,
  getISODay,
  isValid,
} from "date-fns";
import fc from "fast-check";
import { VacatioError } from "../errors";
import {
  addDays,
  addMonths,
  addPeriod,
  between,
  civil,
  counted,
  type Day,
  day,
  daysInMonth,
  isoDay,
  lengthText,
  longDay,
  monthName,
  parseDay,
  shortDay,
  tryParseDay,
  weekday,
  weekdayName,
  withinCalendar,
} from "./day";
import { parsePeriod } from "./duration";

interface MonthCase {
  date: string;
  years: number;
  months: number;
  days: number;
  result?: string;
  roundDown?: string;
  roundUp?: string;
}
const vectors = JSON.parse(readFileSync(new URL("./vectors/periods.json", import.meta.url), "utf8")) as {
  monthArithmetic: MonthCase[];
};

// date-fns reads the years 0 to 99 as 1900 to 1999, so the oracle starts at 100.
const [first, last] = [parseDay("0100-01-01"), parseDay("9999-12-31")];
const anyDay = fc.integer({ min: first, max: last }).map((n) => n as Day);
const nearDay = fc.integer({ min: parseDay("1900-01-01"), max: parseDay("2200-12-31") }).map((n) => n as Day);
const someMonths = fc.integer({ min: -1200, max: 1200 });
const oracle = (d: Day) => {
  const { year, month, dayOfMonth } = civil(d);
  return new UTCDate(year, month - 1, dayOfMonth);
};
const many = { numRuns: 2000 };

test("every case of month arithmetic clamps to the end of the month in one addition", () => {
  for (const { date, years, months, days, result, roundDown, roundUp } of vectors.monthArithmetic) {
    const text = `P${years}Y${months}M${days}D`;
    const got = isoDay(addPeriod(parseDay(date), parsePeriod(text)));
    assert.equal(got, result ?? roundDown, `${date} + ${text}`);
    if (roundUp !== undefined) assert.notEqual(got, roundUp, `${date} + ${text} follows the other convention`);
  }
  // All cases of the file: 10 without a clamp, 5 with one.
  assert.equal(vectors.monthArithmetic.length, 15);
  assert.equal(vectors.monthArithmetic.filter((c) => c.roundUp !== undefined).length, 5);
});

test("day numbers count from 1970-01-01", () => {
  assert.equal(parseDay("1970-01-01"), 0);
  assert.equal(parseDay("2026-08-02"), 20667);
  assert.equal(parseDay("1969-12-31"), -1);
});

test("a day agrees with date-fns on its parts, its text, its weekday and its month", () => {
  fc.assert(
    fc.property(anyDay, (d) => {
      const date = oracle(d);
      assert.equal(isoDay(d), format(date, "yyyy-MM-dd"));
      assert.equal(longDay(d), format(date, "d MMMM yyyy").replace(/ 0+/, " "));
      assert.equal(shortDay(d), format(date, "d MMM yyyy").replace(/ 0+/, " "));
      assert.equal(weekdayName(d), format(date, "EEEE"));
      assert.equal(weekday(d) + 1, getISODay(date));
      assert.equal(daysInMonth(civil(d).year, civil(d).month), getDaysInMonth(date));
      assert.equal(differenceInCalendarDays(date, new UTCDate(1970, 0, 1)), d);
    }),
    many,
  );
});

test("adding days and months agrees with date-fns", () => {
  fc.assert(
    fc.property(nearDay, someMonths, (d, n) => {
      assert.equal(isoDay(addMonths(d, n)), format(addMonthsOracle(oracle(d), n), "yyyy-MM-dd"));
      assert.equal(isoDay(addDays(d, n)), format(addDaysOracle(oracle(d), n), "yyyy-MM-dd"));
    }),
    many,
  );
});

test("text and day are the same thing, and adding days can be undone", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -100000, max: 100000 }), (d, n) => {
      assert.equal(parseDay(isoDay(d)), d);
      const { year, month, dayOfMonth } = civil(d);
      assert.equal(day(year, month, dayOfMonth), d);
      assert.equal(addDays(addDays(d, n), -n), d);
    }),
    many,
  );
});

test("whole months and extra days lead back to the day they were measured to", () => {
  fc.assert(
    fc.property(nearDay, nearDay, (a, b) => {
      const [from, to] = a <= b ? [a, b] : [b, a];
      const { months, extraDays, totalDays } = between(from, to);
      assert.equal(addDays(addMonths(from, months), extraDays), to);
      assert.ok(addMonths(from, months + 1) > to, "one more month goes beyond");
      assert.ok(months >= 0 && extraDays >= 0 && extraDays < 31);
      assert.equal(totalDays, to - from);
      // Away from month ends, where the conventions differ, date-fns counts the same whole months.
      if (civil(from).dayOfMonth <= 27 && civil(to).dayOfMonth <= 27)
        assert.equal(months, differenceInMonths(oracle(to), oracle(from)));
    }),
    many,
  );
});

test("the length backwards is the length forwards with the other sign", () => {
  fc.assert(
    fc.property(nearDay, nearDay, (a, b) => {
      const [there, back] = [between(a, b), between(b, a)];
      const negated = (n: number) => 0 - n;
      assert.deepEqual(back, {
        months: negated(there.months),
        extraDays: negated(there.extraDays),
        totalDays: negated(there.totalDays),
      });
    }),
    many,
  );
});

test("n months later is n months away, without extra days unless the month end was clamped", () => {
  fc.assert(
    fc.property(nearDay, fc.integer({ min: 0, max: 1200 }), (a, n) => {
      const b = addMonths(a, n);
      assert.deepEqual(between(a, b), { months: n, extraDays: 0, totalDays: b - a });
      assert.ok(civil(b).dayOfMonth <= civil(a).dayOfMonth);
      assert.equal(civil(b).year * 12 + civil(b).month, civil(a).year * 12 + civil(a).month + n);
    }),
    many,
  );
});

test("lengths from the design come out", () => {
  const length = (a: string, b: string) => between(parseDay(a), parseDay(b));
  assert.deepEqual(length("2026-08-02", "2027-12-02"), { months: 16, extraDays: 0, totalDays: 487 });
  assert.deepEqual(length("2026-11-22", "2027-12-02"), { months: 12, extraDays: 10, totalDays: 375 });
  assert.deepEqual(length("2027-12-02", "2026-08-02"), { months: -16, extraDays: 0, totalDays: -487 });
  assert.deepEqual(length("2026-08-02", "2026-08-02"), { months: 0, extraDays: 0, totalDays: 0 });
  assert.equal(lengthText(length("2026-11-22", "2027-12-02")), "12 months 10 days");
  assert.equal(lengthText(length("2027-12-02", "2026-08-02")), "16 months");
  assert.equal(lengthText(length("2026-11-22", "2026-11-23")), "1 day");
  assert.equal(lengthText(length("2026-11-22", "2026-12-23")), "1 month 1 day");
  assert.equal(lengthText(length("2026-11-22", "2026-11-22")), "0 days");
  assert.equal(counted(1, "hour"), "1 hour");
  assert.equal(counted(2, "hour"), "2 hours");
});

test("only an existing day in the form YYYY-MM-DD is a day", () => {
  const wrong = [
    "2026-02-30",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "2025-02-29",
    "1900-02-29",
    "0000-01-01",
    "2026-1-1",
    "2026-01-01 ",
    " 2026-01-01",
    "2026-01-01T00:00",
    "20260101",
    "+2026-01-01",
    "12026-01-01",
    "٢٠٢٦-٠١-٠١",
    "",
    "x".repeat(10000),
  ];
  for (const text of wrong) {
    assert.equal(tryParseDay(text), undefined, text.slice(0, 20));
    assert.throws(
      () => parseDay(text, "asOf"),
      (e) => e instanceof VacatioError && e.kind === "bad-input" && e.where === "asOf",
    );
  }
  for (const text of ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"]) assert.equal(isoDay(parseDay(text)), text);
});

test("a text is a day exactly where date-fns finds one", () => {
  const part = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 9999 }), part(14), part(33), (year, month, dayOfMonth) => {
      const date = new UTCDate(year, month - 1, dayOfMonth);
      const exists = isValid(date) && date.getMonth() === month - 1 && date.getDate() === dayOfMonth;
      const pad = (n: number, width: number) => String(n).padStart(width, "0");
      const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
      assert.equal(tryParseDay(text) !== undefined, exists, text);
      if (!exists) assert.throws(() => day(year, month, dayOfMonth), VacatioError);
    }),
    many,
  );
  for (const parts of [
    [2026.5, 1, 1],
    [2026, 1.5, 1],
    [2026, 1, 1.5],
    [0, 1, 1],
    [10000, 1, 1],
    [Number.NaN, 1, 1],
  ] as const)
    assert.throws(() => day(parts[0], parts[1], parts[2]), VacatioError);
});

test("arithmetic that leaves the years 1 to 9999 is refused, not written down wrongly", () => {
  assert.equal(isoDay(withinCalendar(parseDay("9999-12-31"), "period")), "9999-12-31");
  assert.throws(() => withinCalendar(addDays(parseDay("9999-12-31"), 1), "period"), VacatioError);
  assert.throws(() => withinCalendar(addDays(parseDay("0001-01-01"), -1), "period"), VacatioError);
  assert.throws(() => addPeriod(parseDay("2026-01-01"), parsePeriod("P9999Y")), VacatioError);
  assert.throws(() => addPeriod(parseDay("2026-01-01"), parsePeriod("-P2026Y")), VacatioError);
  assert.equal(isoDay(addPeriod(parseDay("2026-01-01"), parsePeriod("-P2025Y"))), "0001-01-01");
});

test("a period moves a day by months first, then by days, and backwards with the sign", () => {
  const moved = (date: string, text: string) => isoDay(addPeriod(parseDay(date), parsePeriod(text)));
  assert.equal(moved("2027-12-02", "-P12M"), "2026-12-02");
  assert.equal(moved("2026-01-31", "P1M1D"), "2026-03-01");
  assert.equal(moved("2026-01-31", "P1M1W"), "2026-03-07");
  assert.equal(moved("2026-03-31", "-P1M"), "2026-02-28");
  assert.equal(moved("2026-08-02", "PT72H"), "2026-08-02");
});

test("months have their English names", () => {
  assert.deepEqual([monthName(1), monthName(12), monthName(13)], ["January", "December", ""]);
});
