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
});
