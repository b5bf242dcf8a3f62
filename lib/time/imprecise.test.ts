import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { VacatioError } from "../errors";
import { addDays, civil, type Day, isoDay, parseDay } from "./day";
import { compareImprecise, impreciseText, parseImprecise, tryParseImprecise } from "./imprecise";

const ends = (text: string) => {
  const { earliest, latest, precision } = parseImprecise(text);
  return [isoDay(earliest), isoDay(latest), precision];
};

test("a date carries its first and last possible day and how exact it is", () => {
  assert.deepEqual(ends("2026-12-31"), ["2026-12-31", "2026-12-31", "day"]);
  assert.deepEqual(ends("2026-12"), ["2026-12-01", "2026-12-31", "month"]);
  assert.deepEqual(ends("2028-02"), ["2028-02-01", "2028-02-29", "month"]);
  assert.deepEqual(ends("2026-Q4"), ["2026-10-01", "2026-12-31", "quarter"]);
  assert.deepEqual(ends("2026-Q1"), ["2026-01-01", "2026-03-31", "quarter"]);
  assert.deepEqual(ends("2026-H1"), ["2026-01-01", "2026-06-30", "half"]);
  assert.deepEqual(ends("2026-H2"), ["2026-07-01", "2026-12-31", "half"]);
  assert.deepEqual(ends("2027"), ["2027-01-01", "2027-12-31", "year"]);
});

const written = fc.integer({ min: 1, max: 9999 }).chain((n) => {
  const year = String(n).padStart(4, "0");
  const two = (m: number) => String(m).padStart(2, "0");
  return fc.oneof(
    fc.constant(year),
    fc.integer({ min: 1, max: 2 }).map((h) => `${year}-H${h}`),
    fc.integer({ min: 1, max: 4 }).map((q) => `${year}-Q${q}`),
    fc.integer({ min: 1, max: 12 }).map((m) => `${year}-${two(m)}`),
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${year}-${two(m)}-${two(d)}`),
  );
});

test("a date prints back as it was written, and its span is whole months of its precision", () => {
  const monthsIn = { day: 1, month: 1, quarter: 3, half: 6, year: 12 };
  fc.assert(
    fc.property(written, (text) => {
      const { earliest, latest, precision, text: back } = parseImprecise(text);
      assert.equal(back, text);
      if (precision === "day") {
        assert.equal(isoDay(latest), text);
        assert.equal(earliest, latest);
        return;
      }
      assert.equal(civil(earliest).dayOfMonth, 1);
      assert.equal(civil(addDays(latest, 1)).dayOfMonth, 1);
      assert.equal(civil(latest).year, civil(earliest).year);
      assert.equal(civil(latest).month - civil(earliest).month + 1, monthsIn[precision]);
    }),
    { numRuns: 1000 },
  );
});

test("what is no date is refused with the field named", () => {
  for (const text of [
    "",
    "2026-Q5",
    "2026-Q0",
    "2026-H3",
    "2026-13",
    "2026-00",
    "0000",
    "2026-02-30",
    "26",
    "2026-q4",
    "end of 2026",
    "2026-",
    "9".repeat(10000),
  ]) {
    assert.equal(tryParseImprecise(text), undefined, text.slice(0, 20));
    assert.throws(
      () => parseImprecise(text, "when"),
      (e) => e instanceof VacatioError && e.kind === "bad-input" && e.where === "when",
    );
  }
});

test("events are ordered by their latest end, then by their earliest, and equal ones stay in file order", () => {
  const sorted = (...texts: string[]) =>
    texts
      .map((text) => parseImprecise(text))
      .sort(compareImprecise)
      .map(({ text }) => text);
  assert.deepEqual(sorted("2026", "2026-12-31", "2026-12", "2026-06-30", "2026-H2"), [
    "2026-06-30",
    "2026",
    "2026-H2",
    "2026-12",
    "2026-12-31",
  ]);
  assert.deepEqual(sorted("2027", "2026-Q1", "2025-12-31"), ["2025-12-31", "2026-Q1", "2027"]);
  const twins = [parseImprecise("2026-H1"), parseImprecise("2026-H1")];
  assert.equal([...twins].sort(compareImprecise)[0], twins[0]);
});

test("in words a date is no more exact than it was given", () => {
  const words = (text: string) => [impreciseText(parseImprecise(text)), impreciseText(parseImprecise(text), "short")];
  assert.deepEqual(words("2026-12-31"), ["31 December 2026", "31 Dec 2026"]);
  assert.deepEqual(words("2026-09"), ["September 2026", "Sep 2026"]);
  assert.deepEqual(words("2026-Q4"), ["Q4 2026", "Q4 2026"]);
  assert.deepEqual(words("2026-H1"), ["first half of 2026", "first half of 2026"]);
  assert.deepEqual(words("2026-H2"), ["second half of 2026", "second half of 2026"]);
  assert.deepEqual(words("2027"), ["2027", "2027"]);
});

test("a day is its own imprecise date", () => {
  const anyDay = fc.integer({ min: parseDay("0001-01-01"), max: parseDay("9999-12-31") }).map((n) => n as Day);
  fc.assert(fc.property(anyDay, (d) => assert.equal(parseImprecise(isoDay(d)).latest, d)));
});
