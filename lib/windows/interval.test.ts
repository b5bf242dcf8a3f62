import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, parseDay } from "../time/day";
import { type ImpreciseDate, parseImprecise } from "../time/imprecise";
import { type DatedEnd, endIn, endOf, endOn, lengthOf, rangeOf, soon, spanText, withoutDay } from "./interval";

const on = (text: string) => endOn(parseDay(text));

describe("ends", () => {
  it("an imprecise end keeps both days and its words", () => {
    const end = endIn(parseImprecise("2026-H2"));
    assert.deepEqual(
      [end.earliest, end.latest, end.text],
      [parseDay("2026-07-01"), parseDay("2026-12-31"), "second half of 2026"],
    );
  });

  it("not before a date: its earliest day is all that counts", () => {
    const end = endIn(parseImprecise("2027"), "not-before");
    assert.deepEqual([end.earliest, end.latest, end.text], [parseDay("2027-01-01"), parseDay("2027-01-01"), "not before 2027"]);
  });

  it("what the law gives no day for keeps its reason by name", () => {
    assert.deepEqual(endOf({ status: "none" }), { status: "none", text: "not in this version of the law" });
    assert.equal(endOf({ status: "unknown", needs: [] }).status, "unknown");
    assert.equal(endOf({ status: "conditional", text: "on a decision" }).text, "on a decision");
    assert.equal(withoutDay(endOf({ status: "none" })).state, "not-applicable");
    assert.equal(withoutDay(endOf({ status: "repealed", on: { status: "none" } })).state, "not-applicable");
    assert.equal(withoutDay(endOf({ status: "never", event: "decision" })).state, "unknown");
  });

  it("a length is that of the latest ends, and unknown where one end is missing", () => {
    const year = endIn(parseImprecise("2027"));
    assert.deepEqual(lengthOf(year, on("2027-12-02")), { months: 0, extraDays: -29, totalDays: -29 });
    assert.equal(lengthOf({ status: "open", text: "" }, year), "unknown");
    assert.equal(rangeOf(year, { status: "open", text: "" }), "unknown");
  });

  it("from a not-before date the shortest length is not known", () => {
    const range = rangeOf(endIn(parseImprecise("2027"), "not-before"), on("2027-12-02"));
    assert.ok(range !== "unknown");
    assert.deepEqual([range.shortest, range.longest.totalDays], ["unknown", 335]);
  });

  it("soon is from the as-of date to 90 days later, both included", () => {
    const asOf = parseDay("2026-11-22");
    const at = (n: number) => soon(endOn(addDays(asOf, n)), asOf);
    assert.deepEqual([at(-1), at(0), at(90), at(91)], [false, true, true, false]);
    assert.equal(soon({ status: "open", text: "" }, asOf), false);
  });

  it("a span says months and days, and less than a month in days alone", () => {
    assert.equal(spanText({ months: 12, extraDays: 10, totalDays: 375 }), "12 months 10 days (375 days)");
    assert.equal(spanText({ months: 0, extraDays: -1, totalDays: -1 }), "1 day");
  });
});

describe("laws of lengths", () => {
  const anyEnd = fc.tuple(fc.integer({ min: 15000, max: 30000 }), fc.nat(800)).map(([earliest, wide]): DatedEnd => {
    const date = { earliest, latest: earliest + wide, precision: "day", text: "2026-01-01" } as unknown as ImpreciseDate;
    return endIn(date);
  });

  it("the length lies between the shortest and the longest, which are those of the extreme ends", () =>
    fc.assert(
      fc.property(anyEnd, anyEnd, (from, to) => {
        const [length, range] = [lengthOf(from, to), rangeOf(from, to)];
        assert.ok(length !== "unknown" && range !== "unknown" && range.shortest !== "unknown");
        assert.ok(range.shortest.totalDays <= length.totalDays && length.totalDays <= range.longest.totalDays);
        assert.equal(range.shortest.totalDays, to.earliest - from.latest);
        assert.equal(range.longest.totalDays, to.latest - from.earliest);
      }),
    ));

  it("turned round, a length changes its sign alone", () =>
    fc.assert(
      fc.property(anyEnd, anyEnd, (a, b) => {
        const [there, back] = [lengthOf(a, b), lengthOf(b, a)];
        assert.ok(there !== "unknown" && back !== "unknown");
        assert.equal(there.totalDays + back.totalDays, 0);
        assert.ok(Math.sign(there.months) * Math.sign(back.months) <= 0);
      }),
    ));
});
