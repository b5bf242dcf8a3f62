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
  /** Asked for once, after those of the sheets before. */
  readonly rows: Iterable<readonly SheetCell[]>;
}

/** The most characters that a cell of a workbook holds. */
const LONGEST = 32_767;

/** A text as a cell: a whole day, `2027-12-02`, becomes a date, all else stays text. */
export const dayCell = (text: string): SheetCell => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? { day: text } : text);

/** The serial number of a day in a spreadsheet, which counts from 30 December 1899. */
export const serialDay = (text: string): number => parseDay(text) + 25_569;

/** A cell as it is written: `null` stays empty, a serial number is shown as a day. What a cell cannot hold is cut off. */
export type WrittenCell = null | string | number | boolean | { readonly serial: number };

/** What is written into a cell; text is never a formula, whatever it begins with. */
export function writtenCell(cell: SheetCell): WrittenCell {
  if (cell === undefined || cell === "") return null;
  if (typeof cell === "object") return { serial: serialDay(cell.day) };
  return typeof cell === "string" ? cell.slice(0, LONGEST) : cell;
}
