import { stringify } from "csv-stringify/sync";

/** One value of a cell. What is missing is an empty cell. */
export type Cell = string | number | boolean | undefined;

/**
 * A table as CSV (RFC 4180): a header row, CRLF after every row, quotes where they are needed. Text that a spreadsheet would
 * take for a formula is led by an apostrophe; numbers are left as they are.
 * @param rows each with as many cells as there are columns, in their order
 */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([[...columns], ...rows.map((row) => [...row])], {
    record_delimiter: "windows",
    escape_formulas: true,
    // By itself the library quotes only the pair of the two.
    quoted_match: /[\r\n]/,
    cast: {
      number: (value) => ({ value: String(value), escape_formulas: false }),
      boolean: (value) => (value ? "true" : "false"),
    },
  });
