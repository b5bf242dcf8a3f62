import writeExcel, { type Cell as WrittenCell } from "write-excel-file/node";
import { parseDay } from "../time/day";
import type { Cell } from "./csv";

/** A day of a cell; a spreadsheet shows it as a date. */
export interface DayCell {
  readonly day: string;
}

export type SheetCell = Cell | DayCell;

export interface SheetColumn {
  readonly name: string;
  /** In characters. */
  readonly width: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The most characters that a cell of a workbook holds. */
const LONGEST = 32_767;

/** A text as a cell: a whole day, `2027-12-02`, becomes a date, all else stays text. */
export const dayCell = (text: string): SheetCell => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? { day: text } : text);

/** The serial number of a day in a spreadsheet, which counts from 30 December 1899. */
export const serialDay = (text: string): number => parseDay(text) + 25_569;

/**
 * Sheets as an Excel workbook: a frozen head row, days as dates, numbers as numbers, and text always as text, also where it begins like a
 * formula. What a cell cannot hold is cut off.
 */
export const workbook = (sheets: readonly Sheet[]): Promise<Buffer> => writeExcel(sheets.map(sheetOf)).toBuffer();

const sheetOf = ({ name, columns, rows }: Sheet) => ({
  sheet: name,
  stickyRowsCount: 1,
  columns: columns.map(({ width }) => ({ width })),
  data: [columns.map(({ name: value }) => ({ value, fontWeight: "bold" as const })), ...rows.map((row) => row.map(cellOf))],
});

function cellOf(cell: SheetCell): WrittenCell {
  if (cell === undefined || cell === "") return null;
  if (typeof cell === "object") return { value: serialDay(cell.day), type: Number, format: "yyyy-mm-dd" };
  return typeof cell === "string" ? { value: cell.slice(0, LONGEST), type: String } : cell;
}
