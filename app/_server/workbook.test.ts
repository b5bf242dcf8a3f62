import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readWorkbook } from "@/lib/export/testing/workbook";
import type { Sheet, SheetCell } from "@/lib/export/xlsx";
import { workbook } from "./workbook";

const column = (name: string) => ({ name, width: 10 });

async function written(cells: readonly SheetCell[]) {
  const bytes = await workbook([{ name: "One", columns: [column("x")], rows: cells.map((cell) => [cell]) }]);
  const sheet = readWorkbook(bytes).get("One");
  return { cells: (sheet?.rows ?? []).slice(1).map((row) => row.get("A")), xml: sheet?.xml ?? "" };
}

describe("a workbook", () => {
  it("no text becomes a formula, whatever it begins with", async () => {
    const start = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " =", "=cmd|' /C calc'!A0", "=HYPERLINK(");
    // What XML cannot hold is no text of the dataset.
    const rest = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(start, rest), { minLength: 20, maxLength: 100 }), async (parts) => {
        const texts = parts.map((pair) => pair.join(""));
        const { cells, xml } = await written(texts);
        assert.doesNotMatch(xml, /<f[ >]/);
        assert.deepEqual(cells, texts);
      }),
      { numRuns: 6 },
    );
  });

  it("has its sheets in their order, each with its own columns, days as serial numbers, and rows that come one by one", async () => {
    const columns = Array.from({ length: 28 }, (_, i) => column(`c${i}`));
    function* rows() {
      for (let at = 0; at < 250; at++) yield columns.map((_, i) => at * i);
      yield [true, false, undefined, "", { day: "2027-12-02" }] as SheetCell[];
    }
    const sheets = readWorkbook(
      await workbook([
        { name: "Many & more", columns, rows: rows() },
        { name: "None", columns: [column("x")], rows: [] },
      ]),
    );
    assert.deepEqual([...sheets.keys()], ["Many &amp; more", "None"]);
    const many = sheets.get("Many &amp; more")?.rows ?? [];
    assert.equal(many.length, 252);
    assert.deepEqual([...(many[0] ?? [])].slice(26), [
      ["AA", "c26"],
      ["AB", "c27"],
    ]);
    assert.deepEqual(many[250]?.get("AB"), 249 * 27);
    assert.deepEqual(
      [...(many[251] ?? [])],
      [
        ["A", "1"],
        ["B", "0"],
        ["E", 46_723],
      ],
    );
    for (const { frozen } of sheets.values()) assert.ok(frozen);
    assert.deepEqual(sheets.get("None")?.rows.length, 1);
  });

  it("several can be asked for at once, and one that fails does not keep the next from being written", async () => {
    const broken: Sheet = {
      name: "Broken",
      columns: [column("x")],
      rows: (function* () {
        yield ["one"];
        throw new Error("no more rows");
      })(),
    };
    const [first, second] = await Promise.allSettled([workbook([broken]), written(["kept"])]);
    assert.equal(first.status, "rejected");
    assert.deepEqual(second.status === "fulfilled" && second.value.cells, ["kept"]);
  });
});
