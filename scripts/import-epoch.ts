/**
 * Compares Epoch AI's timelines of data centres with our statements and writes proposed statements for a person to review:
 * `npm run data:import-epoch -- FILE [--on YYYY-MM-DD] [--out FILE]`.
 */
import { fileURLToPath } from "node:url";
import { today } from "../app/_server/today";
import { importEpoch } from "../db/import/command";
import { VacatioError } from "../lib/errors";

const DATA = fileURLToPath(new URL("../db/data", import.meta.url));

try {
  for (const line of importEpoch(process.argv.slice(2), DATA, today())) console.log(line);
} catch (error) {
  if (!(error instanceof VacatioError)) throw error;
  console.error(`${error.message}\nNothing was written.`);
  process.exitCode = 1;
}
