import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { parseDay } from "../time/day";
import { readWorkbook } from "./testing/workbook";
import { dayCell, type Sheet, type SheetCell, serialDay, workbook } from "./xlsx";

const bytesOf = (sheets: readonly Sheet[]) => Buffer.concat([...workbook(sheets)]);
const column = (name: string) => ({ name, width: 10 });

const written = (cells: readonly SheetCell[]) => {
  const sheet = readWorkbook(bytesOf([{ name: "One", columns: [column("x")], rows: cells.map((cell) => [cell]) }])).get("One");
  return { cells: (sheet?.rows ?? []).slice(1).map((row) => row.get("A")), xml: sheet?.xml ?? "" };
};

describe("a workbook", () => {
  it("a serial number of 1 is 31 December 1899, and 2 December 2027 is 46723", () => {
    assert.equal(serialDay("1899-12-31"), 1);
    assert.equal(serialDay("2027-12-02"), 46_723);
    assert.equal(serialDay("2027-12-02") - serialDay("2026-12-02"), parseDay("2027-12-02") - parseDay("2026-12-02"));
  });

  it("holds a whole day as a date and every other text as text", () => {
    assert.deepEqual(["2027-12-02", "2027-12", "46723", "2027-12-02 at noon"].map(dayCell), [
      { day: "2027-12-02" },
      "2027-12",
      "46723",
      "2027-12-02 at noon",
    ]);
    assert.deepEqual(written([{ day: "2027-12-02" }, "46723", 5, -5]).cells, [46_723, "46723", 5, -5]);
  });

  it("no text becomes a formula, whatever it begins with", () => {
    const start = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " =", "=cmd|' /C calc'!A0", "=HYPERLINK(");
    // What XML cannot hold is no text of the dataset.
    const rest = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(start, rest), { minLength: 1, maxLength: 20 }), (parts) => {
        const texts = parts.map((pair) => pair.join(""));
        const { cells, xml } = written(texts);
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

  it("a text that is longer than a cell is cut off", () => {
    assert.equal(String(written(["a".repeat(40_000)]).cells[0]).length, 32_767);
  });

  it("holds marks, line breaks and spaces as they are, and leaves out what XML cannot hold", () => {
    const texts = ['a & b <c> "d"', "one\r\ntwo\nthree", "  spaced  ", "\u{1f600} é"];
    assert.deepEqual(written(texts).cells, texts);
    const files = unzipSync(bytesOf([{ name: "One", columns: [column("x")], rows: [texts] }]));
    // A reader of XML takes a carriage return that stands there as such for a line feed.
    assert.match(strFromU8(files["xl/sharedStrings.xml"] ?? new Uint8Array()), />one&#13;\ntwo\nthree</);
    assert.deepEqual(written(["a\u0001b\ud800c\uffff"]).cells, ["abc"]);
  });

  it("has its sheets in their order, each with its own columns, and yes and no as such", () => {
    const columns = Array.from({ length: 28 }, (_, i) => column(`c${i}`));
    const rows = [columns.map((_, i) => i), [true, false, undefined, ""]];
    const sheets = readWorkbook(
      bytesOf([
        { name: "Many & more", columns, rows },
        { name: "None", columns: [column("x")], rows: [] },
      ]),
    );
    assert.deepEqual([...sheets.keys()], ["Many &amp; more", "None"]);
    const [head, numbers, booleans] = sheets.get("Many &amp; more")?.rows ?? [];
    assert.deepEqual([...(head ?? [])].slice(25), [
      ["Z", "c25"],
      ["AA", "c26"],
      ["AB", "c27"],
    ]);
    assert.deepEqual([...(numbers ?? [])].at(-1), ["AB", 27]);
    assert.deepEqual(
      [...(booleans ?? [])],
      [
        ["A", "1"],
        ["B", "0"],
      ],
    );
    for (const { frozen } of sheets.values()) assert.ok(frozen);
    assert.deepEqual(sheets.get("None")?.rows.length, 1);
  });

  it("asks for rows as it writes them, and the same rows are the same bytes", () => {
    let asked = 0;
    function* rows() {
      for (; asked < 20_000; asked++) yield [asked];
    }
    const sheet = (): Sheet => ({ name: "One", columns: [column("x")], rows: rows() });
    const parts: number[] = [];
    for (const _ of workbook([sheet()])) parts.push(asked);
    assert.ok(parts.some((at) => at > 0 && at < 20_000) && parts.length > 20, `${parts.length} parts`);
    asked = 19_990;
    const bytes = bytesOf([sheet()]);
    asked = 19_990;
    assert.deepEqual(bytesOf([sheet()]), bytes);
    // The day of the first file in the archive: 1 January 1980, as its format counts.
    assert.equal(bytes.readUInt16LE(12), 0b0000000_0001_00001);
  });
});
