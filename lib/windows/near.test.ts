import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isoDay, parseDay } from "../time/day";
import { marksReached } from "./near";

describe("a date that comes near", () => {
  const reached = (asOf: string) => marksReached(parseDay("2026-12-02"), parseDay(asOf)).map((m) => [m.days, isoDay(m.since)]);

  it("reaches a mark on its very day, and keeps it", () => {
    assert.deepEqual(reached("2026-09-02"), []);
    assert.deepEqual(reached("2026-09-03"), [[90, "2026-09-03"]]);
    assert.deepEqual(reached("2026-11-25"), [
      [90, "2026-09-03"],
      [30, "2026-11-02"],
      [7, "2026-11-25"],
    ]);
  });

  const knownOn = (day: string, asOf = "2027-01-01") =>
    marksReached(parseDay("2026-12-02"), parseDay(asOf), undefined, parseDay(day)).map((m) => [m.days, isoDay(m.since), m.left]);

  it("of the marks before it was known, the nearest is told on the day it became known, with the days left then", () => {
    assert.deepEqual(knownOn("2026-11-20"), [
      [30, "2026-11-20", 12],
      [7, "2026-11-25", 7],
    ]);
    assert.deepEqual(knownOn("2026-11-30"), [[7, "2026-11-30", 2]]);
    assert.deepEqual(knownOn("2026-11-20", "2026-11-19"), []);
  });

  it("a mark on the very day it became known stands alone, and one day known in time has them all", () => {
    assert.deepEqual(
      knownOn("2026-11-02").map(([days]) => days),
      [30, 7],
    );
    assert.deepEqual(
      knownOn("2026-09-03").map(([days]) => days),
      [90, 30, 7],
    );
  });

  it("a date that became known on its own day or later has none", () => {
    assert.deepEqual([knownOn("2026-12-02"), knownOn("2026-12-20")], [[], []]);
  });
});
