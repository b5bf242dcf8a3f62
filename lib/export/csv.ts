import { stringify } from "csv-stringify/sync";

/** One value of a cell. What is missing is an empty cell. */
export type Cell = string | number | boolean | undefined;

/**
 * A table as CSV (RFC 4180): a header row, CRLF after every row, quotes where they are needed. Text that a spreadsheet would
 * take for a formula is led by an apostrophe; numbers are left as they are.
 * @param rows each with as many cells as there are columns, in their order
 */
export const csv = (columns: readonly string[], rows: Iterable<readonly Cell[]>): string => [...csvParts(columns, rows)].join("");

/** As many rows stand in one part. */
const PART = 20;

/**
 * The same in parts, so that who writes it can do other things in between.
 * @param rows asked for as they are written
 */
export function* csvParts(columns: readonly string[], rows: Iterable<readonly Cell[]>): Generator<string> {
  yield written([columns]);
  let part: (readonly Cell[])[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < PART) continue;
    yield written(part);
    part = [];
  }
  if (part.length > 0) yield written(part);
}

const written = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], {
    record_delimiter: "windows",
    escape_formulas: true,
    // By itself the library quotes only the pair of the two.
    quoted_match: /[\r\n]/,
    cast: {
      number: (value) => ({ value: String(value), escape_formulas: false }),
      boolean: (value) => (value ? "true" : "false"),
    },
  });
