import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseDay } from "../time/day";
import { readWorkbook } from "./testing/workbook";
import { dayCell, type SheetCell, serialDay, workbook } from "./xlsx";

const written = async (cells: readonly SheetCell[]) => {
  const bytes = await workbook([{ name: "One", columns: [{ name: "x", width: 10 }], rows: cells.map((cell) => [cell]) }]);
  const sheet = readWorkbook(new Uint8Array(bytes)).get("One");
  return { cells: (sheet?.rows ?? []).slice(1).map((row) => row.get("A")), xml: sheet?.xml ?? "" };
};

describe("a workbook", () => {
  it("a serial number of 1 is 31 December 1899, and 2 December 2027 is 46723", () => {
    assert.equal(serialDay("1899-12-31"), 1);
    assert.equal(serialDay("2027-12-02"), 46_723);
    assert.equal(serialDay("2027-12-02") - serialDay("2026-12-02"), parseDay("2027-12-02") - parseDay("2026-12-02"));
  });

  it("holds a whole day as a date and every other text as text", async () => {
    assert.deepEqual(["2027-12-02", "2027-12", "46723", "2027-12-02 at noon"].map(dayCell), [
      { day: "2027-12-02" },
      "2027-12",
      "46723",
      "2027-12-02 at noon",
    ]);
    assert.deepEqual((await written([{ day: "2027-12-02" }, "46723", 5, -5])).cells, [46_723, "46723", 5, -5]);
  });

  it("no text becomes a formula, whatever it begins with", async () => {
    const start = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " =", "=cmd|' /C calc'!A0", "=HYPERLINK(");
    // What XML cannot hold is no text of the dataset.
    const rest = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(start, rest), { minLength: 1, maxLength: 20 }), async (parts) => {
        const texts = parts.map((pair) => pair.join(""));
        const { cells, xml } = await written(texts);
        assert.doesNotMatch(xml, /<f[ >]/);
        assert.deepEqual(
          cells.map((cell) => typeof cell),
          texts.map(() => "string"),
        );
        assert.deepEqual(cells, texts);
      }),
      { numRuns: 30 },
    );
  });

  it("a text that is longer than a cell is cut off", async () => {
    assert.equal(String((await written(["a".repeat(40_000)])).cells[0]).length, 32_767);
  });
});
