import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Cell, csv } from "./csv";

/** A reader of RFC 4180, written for these tests alone. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ["", false];
  for (let i = 0; i < text.length; i++) {
    const at = text[i];
    if (quoted && at === '"' && text[i + 1] === '"') cell += text[i++];
    else if (at === '"') quoted = !quoted;
    else if (!quoted && (at === "," || text.startsWith("\r\n", i))) {
      rows.at(-1)?.push(cell);
      cell = "";
      if (at === "\r") {
        i++;
        rows.push([]);
      }
    } else cell += at;
  }
  return rows.slice(0, -1);
}

describe("CSV", () => {
  it("has a header, CRLF after every row and quotes only where they are needed", () =>
    assert.equal(
      csv(
        ["id", "text"],
        [
          ["a", 'say "no", then go'],
          ["b", undefined],
        ],
      ),
      'id,text\r\na,"say ""no"", then go"\r\nb,\r\n',
    ));

  it("a break of a line stands in quotes, whatever its kind", () => {
    for (const text of ["a\nb", "a\rb", "a\r\nb", "\r=1"])
      assert.match(csv(["x"], [[text]]), /^x\r\n"[^"]*"\r\n$/, JSON.stringify(text));
    const text = fc.stringMatching(/^[a-z\r\n,"=]{0,8}$/);
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
        const outside = csv(["x"], [texts]).replace(/"(""|[^"])*"/g, "");
        assert.doesNotMatch(outside, /\r(?!\n)|(?<!\r)\n/);
      }),
      { numRuns: 100 },
    );
  });

  it("a text that a spreadsheet would take for a formula is led by an apostrophe", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
      assert.deepEqual(read(csv(["x"], [[text]])), [["x"], [`'${text}`]]);
  });

  it("no text begins like a formula, whatever it is and wherever it stands", () => {
    const start = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\r\n=", "=cmd|' /C calc'!A0", '=HYPERLINK("x")');
    fc.assert(
      fc.property(fc.array(fc.tuple(start, fc.string()), { minLength: 1, maxLength: 5 }), (parts) => {
        const texts = parts.map((pair) => pair.join(""));
        const [, row] = read(
          csv(
            texts.map((_, i) => `c${i}`),
            [texts],
          ),
        );
        assert.deepEqual(
          row,
          texts.map((text) => `'${text}`),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("a negative number stays a number, and a truth value a word", () =>
    assert.equal(
      csv(
        ["n", "b"],
        [
          [-400, true],
          [0, false],
        ],
      ),
      "n,b\r\n-400,true\r\n0,false\r\n",
    ));

  it("what is read back is what was written", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc
              .oneof(fc.string(), fc.constantFrom("a\r\nb", 'a"b', ",", "Œuvre, 1"))
              .filter((s) => !/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(s)),
            fc.integer(),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        (rows: [string, number][]) =>
          assert.deepEqual(
            read(csv(["a", "b"], rows as readonly (readonly Cell[])[])).slice(1),
            rows.map((row) => row.map(String)),
          ),
      ),
      { numRuns: 100 },
    ));
});
