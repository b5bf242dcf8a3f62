import path from "node:path";
import { Worker } from "node:worker_threads";
import { type Sheet, writtenCell } from "@/lib/export/xlsx";
import { inTurns } from "./turns";

/** So many rows are handed over at once. */
const HANDFUL = 100;

let last: Promise<unknown> = Promise.resolve();

/**
 * Sheets as an Excel workbook: a frozen head row, days as dates, numbers as numbers, and text always as text, also where it begins like a
 * formula. One is written at a time, in a thread of its own.
 */
export function workbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const made = last.then(() => write(sheets));
  last = made.catch(() => {});
  return made;
}

async function write(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(path.join(process.cwd(), "app/_server/workbook-worker.mjs"));
  try {
    const written = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
    });
    // A thread that fails while rows are still being made is told at the end.
    written.catch(() => {});
    await inTurns(messages(sheets), (message) => worker.postMessage(message));
    worker.postMessage({});
    return await written;
  } finally {
    await worker.terminate();
  }
}

function* messages(sheets: readonly Sheet[]) {
  for (const { name, columns, rows } of sheets) {
    yield { sheet: { name, columns } };
    let handful = [];
    for (const row of rows) {
      handful.push(row.map(writtenCell));
      if (handful.length < HANDFUL) continue;
      yield { rows: handful };
      handful = [];
    }
    yield { rows: handful };
  }
}
