import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { rowsOf, textOf } from "./csv";
import { ImportError } from "./problem";

const bytes = (text: string) => new TextEncoder().encode(text);
const COLUMNS = ["name", "date"];

/** The faults of a file, one line each, as they are printed. */
function faultsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ImportError);
    assert.equal(error.kind, "bad-input");
    return error.message.split("\n").slice(1);
  }
  return [];
}

const fault = (content: Uint8Array | string) =>
  faultsOf(() => rowsOf("a.csv", typeof content === "string" ? content : textOf("a.csv", content), COLUMNS)).map((s) => s.trim());

describe("The text of a file for import", () => {
  it("is UTF-8, and a byte order mark is no part of it", () => {
    assert.equal(textOf("a.csv", bytes("Mäntsälä ’")), "Mäntsälä ’");
    assert.equal(textOf("a.csv", bytes("\uFEFFname")), "name");
  });

  it("that is not UTF-8 is refused with line and byte", () => {
    // Latin-1: the ä is one byte, the first of the second line's third letter.
    const latin = Uint8Array.from([..."name\nMä", "n", "t"].map((c) => c.charCodeAt(0)));
    assert.deepEqual(fault(latin), ["line 2, byte 7 of the file: not UTF-8; save it as CSV in UTF-8"]);
    const cut = bytes("name\n’").slice(0, -1);
    assert.deepEqual(fault(cut), ["line 2, byte 6 of the file: not UTF-8; save it as CSV in UTF-8"]);
  });

  it("the byte that is named is the first that breaks it, wherever it stands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.string({ unit: "grapheme" }), (before, after) => {
        const start = bytes(`x${before}`);
        const broken = Uint8Array.from([...start, 0xff, ...bytes(after)]);
        assert.match(fault(broken)[0] ?? "", new RegExp(`byte ${start.length + 1} of the file: not UTF-8`));
      }),
      { numRuns: 100 },
    );
  });

  it("in UTF-16 is refused, with a mark or without", () => {
    for (const mark of [
      [0xff, 0xfe],
      [0xfe, 0xff],
    ])
      assert.deepEqual(fault(Uint8Array.from([...mark, 0x61, 0])), ["its encoding is UTF-16; save it as CSV in UTF-8"]);
    assert.match(fault(Uint8Array.from([0x61, 0, 0x62, 0]))[0] ?? "", /^line 1: a zero byte, so this is no text in UTF-8/);
  });

  it("of the archive that Epoch offers beside it is refused by name", () => {
    assert.match(fault(Uint8Array.from([0x50, 0x4b, 3, 4, 0xff]))[0] ?? "", /^it is a ZIP archive; unpack it/);
  });

  it("that is empty is refused", () => {
    for (const empty of ["", " \n\n", "\uFEFF"]) assert.deepEqual(fault(bytes(empty)), ["it is empty; download it again"]);
  });
});

describe("The rows of a file for import", () => {
  const rows = (text: string) =>
    rowsOf("a.csv", text, COLUMNS).rows.map(({ row, line, value }) => [row, line, value("name"), value("date")]);

  it("are counted as a spreadsheet counts them, and their lines as an editor does", () => {
    for (const end of ["\n", "\r\n"]) {
      const text = ["name,date", '"a', 'b",1', "", " , ", "c,2", ""].join(end);
      assert.deepEqual(rows(text), [
        [2, 2, `a${end}b`, "1"],
        [5, 6, "c", "2"],
      ]);
    }
  });

  it("may have their columns in any order, with others among them", () => {
    assert.deepEqual(rows("date,more, name \n1,x, a \n"), [[2, 2, "a", "1"]]);
  });

  const refused: readonly [title: string, text: string, faults: string[]][] = [
    [
      "without a column it needs",
      "name,dat\na,1\n",
      ['row 1: the column "date" is missing; use the file as it was downloaded, with its header'],
    ],
    [
      "without any column it needs",
      "a,b\n",
      ['row 1: the columns "name", "date" are missing; use the file as it was downloaded, with its header'],
    ],
    [
      "with semicolons between its fields",
      "name;date\na;1\n",
      ['row 1: the columns "name", "date" are missing; separate the fields by commas'],
    ],
    ["with a column twice", "name,date,name\na,1,b\n", ['row 1: the column "name" stands there more than once; keep one']],
    ["without a row below its header", "name,date\n\n", ["there is no row below its header; download it again"]],
    [
      "with a quotation mark that is never closed",
      'name,date\n"a\nb",1\n"c,2\n',
      ["row 3 (line 4): a quotation mark is opened and never closed; correct it, or download the file again"],
    ],
    [
      "with a quotation mark in the middle of a field",
      'name,date\na"b,1\n',
      ["row 2: a quotation mark stands inside a field that has none around it; correct it, or download the file again"],
    ],
    [
      "with text after a closing quotation mark",
      'name,date\n"a"b,1\n',
      ["row 2: text follows a closing quotation mark; correct it, or download the file again"],
    ],
  ];
  for (const [title, text, faults] of refused)
    it(`a file ${title} is refused`, () => {
      assert.deepEqual(fault(text), faults);
    });

  it("with another number of fields than the header are named, and the others are read", () => {
    const { rows: read, problems } = rowsOf("a.csv", "name,date\na\nb,1,2\nc,3\n", COLUMNS);
    assert.deepEqual(
      read.map((row) => row.value("name")),
      ["c"],
    );
    assert.deepEqual(problems, [
      { at: { row: 2, line: 2 }, message: "1 field, but the header has 2; correct the row" },
      { at: { row: 3, line: 3 }, message: "3 fields, but the header has 2; correct the row" },
    ]);
  });
});

describe("A file that cannot be imported", () => {
  const problems = (n: number) => Array.from({ length: n }, (_, i) => ({ at: { row: i + 2, line: i + 2 }, message: "wrong" }));

  it("is told with twenty of its faults, and how many more there are", () => {
    const { message } = new ImportError("a.csv", problems(23));
    const lines = message.split("\n");
    assert.equal(lines[0], "a.csv cannot be imported, it has 23 problems:");
    assert.deepEqual([lines.length, lines[1], lines[20], lines[21]], [22, "  row 2: wrong", "  row 21: wrong", "  and 3 more"]);
    assert.ok(!new ImportError("a.csv", problems(20)).message.includes("more"));
  });
});
