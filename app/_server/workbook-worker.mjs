/** Writes one workbook in a thread of its own: the library writes it in one go, and who asks for a page meanwhile would wait. */
import { parentPort } from "node:worker_threads";
import writeExcel from "write-excel-file/node";

/** @param {import("../../lib/export/xlsx").WrittenCell} cell */
const cellOf = (cell) => {
  if (typeof cell === "string") return { value: cell, type: String };
  return typeof cell === "object" && cell !== null ? { value: cell.serial, type: Number, format: "yyyy-mm-dd" } : cell;
};

const sheets = [];

parentPort?.on("message", async ({ sheet, rows }) => {
  if (sheet)
    sheets.push({
      sheet: sheet.name,
      stickyRowsCount: 1,
      columns: sheet.columns.map(({ width }) => ({ width })),
      data: [sheet.columns.map(({ name }) => ({ value: name, fontWeight: "bold" }))],
    });
  else if (rows) for (const row of rows) sheets.at(-1)?.data.push(row.map(cellOf));
  else parentPort?.postMessage(await writeExcel(sheets).toBuffer());
});
