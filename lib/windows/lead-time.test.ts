import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, addMonths, type Day, isoDay, parseDay } from "../time/day";
import { aMonthsLong, leadReason, monthsAdjective, monthsText, startFor } from "./lead-time";

const start = (done: string, months: number) => isoDay(startFor(parseDay(done), months));

describe("the start of an assessment", () => {
  it("whole months go back to the same day of the month", () => {
    assert.deepEqual(
      [6, 12, 24].map((n) => start("2027-12-02", n)),
      ["2027-06-02", "2026-12-02", "2025-12-02"],
    );
    assert.equal(start("2027-12-02", 0), "2027-12-02");
  });

  it("a fraction of a month is that share of 30 days, rounded up: 0.5 is 15 days, 2.8 are 2 months and 24 days", () => {
    assert.equal(start("2027-12-02", 0.5), "2027-11-17");
    assert.equal(start("2027-12-02", 2.8), "2027-09-08");
    // 0.01 of 30 days is 0.3 of a day, 0.07 is 2.1 days
    assert.deepEqual(
      [0.01, 0.07].map((n) => start("2027-12-02", n)),
      ["2027-12-01", "2027-11-29"],
    );
    // In binary 1.1 and 2.3 are not exact: a share of 3 or 9 days is not rounded up to one day more
    assert.deepEqual(
      [1.1, 2.3].map((n) => start("2027-12-02", n)),
      ["2027-10-30", "2027-09-23"],
    );
  });

  it("a month without the day counts from its last day", () => {
    assert.deepEqual(
      [1, 3].map((n) => start("2028-05-31", n)),
      ["2028-04-30", "2028-02-29"],
    );
    assert.equal(start("2027-03-31", 1), "2027-02-28");
    assert.equal(start("2027-03-31", 1.5), "2027-02-13");
  });

  it("a fraction never reaches back further than the whole month, though February has fewer than 30 days", () => {
    assert.deepEqual(
      [0.93, 0.97, 0.99, 1].map((n) => start("2027-03-01", n)),
      ["2027-02-01", "2027-02-01", "2027-02-01", "2027-02-01"],
    );
  });

  it("a longer assessment never starts later", () => {
    const months = fc.integer({ min: 0, max: 12_000 }).map((n) => n / 100);
    const day = fc.integer({ min: parseDay("2025-01-01"), max: parseDay("2032-12-31") }).map((n) => n as Day);
    fc.assert(
      fc.property(day, months, fc.integer({ min: 1, max: 200 }), (done, shorter, more) => {
        const [late, early] = [startFor(done, shorter), startFor(done, (shorter * 100 + more) / 100)];
        assert.ok(early <= late, `${isoDay(early)}, ${isoDay(late)}`);
        const whole = Math.floor(shorter);
        assert.ok(late <= addMonths(done, -whole) && late >= addDays(addMonths(done, -whole), -30));
      }),
      { examples: [[parseDay("2027-03-01"), 0.99, 1]] },
    );
  });

  it("has words: half a month, 1 month, 2.8 months; before a noun half-month, 12-month", () => {
    assert.deepEqual([0.5, 1, 2.8, 12].map(monthsText), ["half a month", "1 month", "2.8 months", "12 months"]);
    assert.deepEqual([0.5, 1, 12].map(monthsAdjective), ["half-month", "1-month", "12-month"]);
    assert.match(
      leadReason({ shortest: 6, longest: 12 }, "assessment").text,
      /^An assessment of 6 to 12 months by an estimate, .* The Act sets no duration\.$/,
    );
    assert.match(leadReason({ shortest: 3, longest: 3 }, "preparation").text, /^A preparation of 3 months by an estimate, /);
    assert.deepEqual([0.5, 8, 11, 12, 18, 80].map(aMonthsLong), [
      "a half-month",
      "an 8-month",
      "an 11-month",
      "a 12-month",
      "an 18-month",
      "an 80-month",
    ]);
  });
});
