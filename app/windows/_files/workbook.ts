import writeExcel, { type Cell } from "write-excel-file/node";
import { type FileCell, type Sheet, serialDay } from "./file";

/** The most characters that a cell of a workbook holds. */
const LONGEST = 32_767;

/** Sheets as an Excel workbook: a frozen head row, days as dates, numbers as numbers. */
export const workbook = (sheets: readonly Sheet[]): Promise<Buffer> => writeExcel(sheets.map(sheetOf)).toBuffer();

const sheetOf = ({ name, columns, rows }: Sheet) => ({
  sheet: name,
  stickyRowsCount: 1,
  columns: columns.map(({ width }) => ({ width })),
  data: [columns.map(({ name: value }) => ({ value, fontWeight: "bold" as const })), ...rows.map((row) => row.map(cellOf))],
});

function cellOf(cell: FileCell): Cell {
  if (cell === undefined || cell === "") return null;
  if (typeof cell === "object") return { value: serialDay(cell.day), type: Number, format: "yyyy-mm-dd" };
  // As text even where it begins like a formula.
  return typeof cell === "string" ? { value: cell.slice(0, LONGEST), type: String } : cell;
}
