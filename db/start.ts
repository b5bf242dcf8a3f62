import path from "node:path";
import { closeDb, getDb, type Step } from "./client";
import { readDataset } from "./dataset";
import { loadDataset } from "./load";

/** The folder of the curated dataset. */
export const datasetDir = () => path.join(/* turbopackIgnore: true */ process.cwd(), "db", "data");

/**
 * Makes the database ready to serve: opens it, brings its tables up to date, and loads the dataset where it differs from what is there.
 * @param log gets a line for each step that took longer than a second
 * @throws VacatioError `unavailable` where the database cannot be opened, DatasetError where the dataset has problems; the
 * database is closed again then
 */
export async function startDatabase(log: (line: string) => void): Promise<void> {
  const step = tellingSlow(log);
  try {
    const { db } = await getDb({ step });
    const dataset = await step("Reading the dataset", async () => readDataset(datasetDir()));
    await step("Loading the dataset", () => loadDataset(db, dataset, new Date()));
  } catch (error) {
    await closeDb().catch(() => {});
    throw error;
  }
}

const tellingSlow =
  (log: (line: string) => void): Step =>
  async (title, work) => {
    const from = performance.now();
    const result = await work();
    const seconds = (performance.now() - from) / 1000;
    if (seconds > 1) log(`${title} ... ${seconds.toFixed(1)} s`);
    return result;
  };
