import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { VacatioError } from "../errors";
import { type Period, parsePeriod, periodText, tryParsePeriod } from "./duration";

const none: Period = { sign: 1, years: 0, months: 0, weeks: 0, days: 0, hours: 0 };

test("the periods that law writes are read", () => {
  assert.deepEqual(parsePeriod("P6M"), { ...none, months: 6 });
  assert.deepEqual(parsePeriod("-P9M"), { ...none, sign: -1, months: 9 });
  assert.deepEqual(parsePeriod("P2W"), { ...none, weeks: 2 });
  assert.deepEqual(parsePeriod("P15D"), { ...none, days: 15 });
  assert.deepEqual(parsePeriod("P10Y"), { ...none, years: 10 });
  assert.deepEqual(parsePeriod("PT72H"), { ...none, hours: 72 });
  assert.deepEqual(parsePeriod("P1Y2M3W4D"), { ...none, years: 1, months: 2, weeks: 3, days: 4 });
  assert.deepEqual(parsePeriod("P0D"), none);
});

test("what is no period is refused with the parameter named", () => {
  const wrong = [
    "",
    "P",
    "PT",
    "P1X",
    "6M",
    "P6",
    "P-6M",
    "p6m",
    "P6M ",
    "P1.5M",
    "P1M1Y",
    "PT1M",
    "P1DT1H",
    "P1MT1H",
    "P10000Y",
    "P100000D",
    "+P6M",
    "P6M6M",
    "x".repeat(10000),
  ];
  for (const text of wrong) {
    assert.equal(tryParsePeriod(text), undefined, text.slice(0, 20));
    assert.throws(
      () => parsePeriod(text, "shift"),
      (e) => e instanceof VacatioError && e.kind === "bad-input" && e.where === "shift",
    );
  }
});

test("an error about a long text stays short", () => {
  assert.throws(
    () => parsePeriod("x".repeat(10000)),
    (e) => e instanceof VacatioError && e.message.length < 250,
  );
});

test("any period that is written in order is read back part by part", () => {
  const parts = fc.record({
    sign: fc.constantFrom(1 as const, -1 as const),
    years: fc.nat(9999),
    months: fc.nat(9999),
    weeks: fc.nat(9999),
    days: fc.nat(99999),
  });
  fc.assert(
    fc.property(parts, ({ sign, years, months, weeks, days }) => {
      const text = `${sign < 0 ? "-" : ""}P${years}Y${months}M${weeks}W${days}D`;
      assert.deepEqual(parsePeriod(text), { sign, years, months, weeks, days, hours: 0 });
    }),
  );
});

test("a period in words names its parts and leaves out empty ones and the sign", () => {
  assert.equal(periodText(parsePeriod("P6M")), "6 months");
  assert.equal(periodText(parsePeriod("-P1Y2D")), "1 year 2 days");
  assert.equal(periodText(parsePeriod("PT72H")), "72 hours");
  assert.equal(periodText(parsePeriod("P1W")), "1 week");
  assert.equal(periodText(parsePeriod("P0D")), "0 days");
});
