import { VacatioError } from "@/lib/errors";
import { closeDb, getDb } from "./client";
import { flatten } from "./collections";
import { FILES, readDataset } from "./dataset";
import { type LoadReport, loadDataset } from "./load";
import { datasetDir } from "./start";

/** `data:check` and `data:load`. The folder of the dataset may be given; without it, it is db/data. */

const [command, dir = datasetDir()] = process.argv.slice(2);

try {
  if (command === "check") check();
  else if (command === "load") await load();
  else
    throw new VacatioError("bad-input", "command", "Say check or load, and the folder of the dataset where it is not db/data.");
} catch (error) {
  if (!(error instanceof VacatioError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function check() {
  const { rows } = flatten(readDataset(dir));
  const records = [...rows.values()].reduce((sum, r) => sum + r.length, 0);
  console.log(`The dataset in ${dir} is sound: ${number(records)} records in ${Object.keys(FILES).length} files.`);
}

async function load() {
  const dataset = readDataset(dir);
  try {
    print(await loadDataset((await getDb()).db, dataset, new Date()));
  } finally {
    await closeDb();
  }
}

function print({ revision, isNew, records, collections }: LoadReport) {
  const which = `revision ${revision.id} (${revision.hash.slice(0, 12)}, ${revision.recordedAt})`;
  if (!isNew) return console.log(`Nothing has changed: ${which} holds these ${number(records)} records.`);
  const lines = [`${number(records)} records are ${which}.`];
  if (collections.length === 0) lines.push("Only the order of records has changed.");
  else {
    const width = Math.max(...collections.map((c) => c.name.length));
    lines.push(`${"".padEnd(width)}     added   changed   retired`);
    for (const c of collections) {
      const cells = [c.added, c.changed, c.retired].map((keys) => number(keys.length).padStart(10));
      lines.push(`${c.name.padEnd(width)}${cells.join("")}`);
    }
  }
  for (const what of ["changed", "retired"] as const)
    for (const c of collections.filter((c) => c[what].length > 0)) {
      const more = c[what].length > 10 ? ` and ${number(c[what].length - 10)} more` : "";
      lines.push(`${what} in ${c.name}: ${c[what].slice(0, 10).join(", ")}${more}`);
    }
  console.log(lines.join("\n"));
}

function number(n: number) {
  return n.toLocaleString("en");
}
