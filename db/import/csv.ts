import { CsvError, parse } from "csv-parse/sync";
import { quote } from "@/lib/errors";
import { type FileProblem, ImportError, type Place } from "./problem";

/** Reads a CSV file that somebody else made: bytes to text, text to rows, with every fault named by its row. */

/** A row below the header; `value` gives the trimmed text under a column. */
export interface CsvRow extends Place {
  readonly value: (column: string) => string;
}

interface CsvRecord extends Place {
  readonly fields: readonly string[];
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/**
 * The text of a file in UTF-8, with or without a byte order mark.
 * @param file its name, for the error
 * @throws ImportError where it is empty or something else than text in UTF-8
 */
export function textOf(file: string, bytes: Uint8Array): string {
  const fault = (message: string, at?: Place) => new ImportError(file, [at ? { at, message } : { message }]);
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff))
    throw fault("its encoding is UTF-16; save it as CSV in UTF-8");
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) throw fault("it is a ZIP archive; unpack it and name the CSV file in it");
  const broken = firstNotUtf8(bytes);
  if (broken !== undefined) {
    const line = lineBreaks(new TextDecoder().decode(bytes.subarray(0, broken))) + 1;
    throw fault(`line ${line}, byte ${broken + 1} of the file: not UTF-8; save it as CSV in UTF-8`);
  }
  const text = new TextDecoder().decode(bytes);
  if (text.trim() === "") throw fault("it is empty; download it again");
  const nul = text.indexOf("\0");
  if (nul >= 0)
    throw fault(`line ${lineBreaks(text.slice(0, nul)) + 1}: a zero byte, so this is no text in UTF-8; save it as CSV in UTF-8`);
  return text;
}

function decodes(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}

/** Where the first character begins that is not UTF-8. A decoder says that there is one, not where, so the place is halved in on. */
function firstNotUtf8(bytes: Uint8Array): number | undefined {
  if (decodes(bytes, false)) return undefined;
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (decodes(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  while (!decodes(bytes.subarray(0, good), false)) good -= 1;
  return good;
}

const lineBreaks = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;

const CSV_FAULTS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "a quotation mark is opened and never closed",
  INVALID_OPENING_QUOTE: "a quotation mark stands inside a field that has none around it",
  CSV_INVALID_CLOSING_QUOTE: "text follows a closing quotation mark",
};

function recordsOf(file: string, text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let next: Place = { row: 1, line: 1 };
  try {
    parse(text, {
      relax_column_count: true,
      on_record: (fields: string[]) => {
        // The parser counts CR LF inside a field as two lines.
        records.push({ ...next, fields });
        next = { row: next.row + 1, line: next.line + 1 + lineBreaks(fields.join("")) };
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const message = CSV_FAULTS[error.code] ?? error.message;
    throw new ImportError(file, [{ at: next, message: `${message}; correct it, or download the file again` }]);
  }
  return records;
}

const isBlank = ({ fields }: CsvRecord) => fields.every((field) => field.trim() === "");

/**
 * The rows of a CSV text (RFC 4180) under the columns of its header. The order of the columns is free, others may stand among
 * them; blank rows are passed over, and counted.
 * @param file its name, for the error
 * @param expected the columns that must be there
 * @returns the rows that have as many fields as the header, and a problem for each of the others
 * @throws ImportError where the text is no CSV, or the header lacks a column or has one more than once
 */
export function rowsOf(
  file: string,
  text: string,
  expected: readonly string[],
): { readonly rows: readonly CsvRow[]; readonly problems: readonly FileProblem[] } {
  const [header, ...below] = recordsOf(file, text).filter((record) => !isBlank(record));
  if (!header) throw new ImportError(file, [{ message: "it has no rows; download it again" }]);
  const names = header.fields.map((name) => name.trim());
  const place = new Map(names.map((name, i) => [name, i]));
  const faults = headerFaults(names, expected).map((message) => ({ at: header, message }));
  if (faults.length > 0) throw new ImportError(file, faults);
  if (below.length === 0) throw new ImportError(file, [{ message: "there is no row below its header; download it again" }]);

  const rows: CsvRow[] = [];
  const problems: FileProblem[] = [];
  for (const { row, line, fields } of below)
    if (fields.length === names.length)
      rows.push({ row, line, value: (column) => fields[place.get(column) ?? -1]?.trim() ?? "" });
    else {
      const many = fields.length === 1 ? "1 field" : `${fields.length} fields`;
      problems.push({ at: { row, line }, message: `${many}, but the header has ${names.length}; correct the row` });
    }
  return { rows, problems };
}

function headerFaults(names: readonly string[], expected: readonly string[]): string[] {
  const twice = new Set(names.filter((name, i) => name !== "" && names.indexOf(name) !== i));
  const missing = expected.filter((name) => !names.includes(name));
  const faults = [...twice].map((name) => `the column ${quote(name)} stands there more than once; keep one`);
  if (missing.length > 0) {
    const [noun, ends] = missing.length === 1 ? ["column", "is"] : ["columns", "are"];
    const [only = ""] = names;
    const hint =
      names.length === 1 && /[;\t]/.test(only)
        ? "separate the fields by commas"
        : "use the file as it was downloaded, with its header";
    faults.push(`the ${noun} ${missing.map(quote).join(", ")} ${ends} missing; ${hint}`);
  }
  return faults;
}
