import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDay } from "../time/day";
import { dayCell, serialDay, writtenCell } from "./xlsx";

describe("cells of a workbook", () => {
  it("a serial number of 1 is 31 December 1899, and 2 December 2027 is 46723", () => {
    assert.equal(serialDay("1899-12-31"), 1);
    assert.equal(serialDay("2027-12-02"), 46_723);
    assert.equal(serialDay("2027-12-02") - serialDay("2026-12-02"), parseDay("2027-12-02") - parseDay("2026-12-02"));
  });

  it("a whole day is a date and every other text is text", () => {
    assert.deepEqual(["2027-12-02", "2027-12", "46723", "2027-12-02 at noon"].map(dayCell), [
      { day: "2027-12-02" },
      "2027-12",
      "46723",
      "2027-12-02 at noon",
    ]);
    assert.deepEqual([dayCell("2027-12-02"), "46723", 5, -5, true, "", undefined].map(writtenCell), [
      { serial: 46_723 },
      "46723",
      5,
      -5,
      true,
      null,
      null,
    ]);
  });

  it("a text that is longer than a cell is cut off", () => {
    assert.equal(String(writtenCell("a".repeat(40_000))).length, 32_767);
  });
});
