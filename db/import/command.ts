import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { badInput, quote } from "@/lib/errors";
import { type Day, isoDay, longDay, tryParseDay } from "@/lib/time/day";
import { readDataset } from "../dataset";
import { textOf } from "./csv";
import { compareWithEpoch, epochRows, mappingOf } from "./epoch";
import { proposalsOf, reportLines } from "./epoch-report";
import epochSites from "./epoch-sites.json";

export const USAGE = `npm run data:import-epoch -- FILE [--on YYYY-MM-DD] [--out FILE]

  FILE   data_center_timelines.csv as downloaded from epoch.ai
  --on   the day of the download; what the file dates later is a forecast (default: today in Brussels)
  --out  where to write the proposals (default: proposals/epoch-DAY.json); a file that is there is never overwritten`;

/**
 * Compares Epoch AI's timelines with our statements and writes proposed statements for a person to review. The dataset is only read.
 * @param args the arguments of the command, as USAGE says
 * @param dataDir the folder of the dataset
 * @returns the lines to print
 * @throws VacatioError where an argument, the file or the place to write to cannot be used; nothing is written then
 */
export function importEpoch(args: readonly string[], dataDir: string, today: Day): string[] {
  const { file, on, out, help } = settings(args, dataDir, today);
  if (help) return [USAGE];
  const bytes = bytesOf(file);
  const dataset = readDataset(dataDir);
  const { epochDataset } = dataset.gpuEquivalents;
  const mapping = mappingOf(epochSites, dataset.sites);
  const rows = epochRows(file, textOf(file, bytes), epochDataset.columns.dataCenterTimelinesCsv);
  const comparison = compareWithEpoch(file, rows, mapping, dataset, on);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const content = proposalsOf(comparison, { file: path.basename(file), sha256 }, epochDataset);

  const many = content.proposals.length;
  if (many > 0) write(out, `${JSON.stringify(content, null, 2)}\n`);
  const end =
    many === 0
      ? "There is nothing to propose, so nothing was written."
      : `${many === 1 ? "1 proposal is" : `${many} proposals are`} in ${out}, for a person to review. The dataset is as it was.`;
  return [...reportLines(comparison), end, `${epochDataset.citation} ${epochDataset.licence}.`];
}

function settings(args: readonly string[], dataDir: string, today: Day) {
  const { values, positionals } = parsed(args);
  const help = values.help ?? false;
  const on = values.on === undefined ? today : tryParseDay(values.on);
  if (on === undefined)
    throw badInput("--on", `--on ${quote(values.on ?? "")} is no day of the calendar; write it as YYYY-MM-DD.`);
  if (on > today)
    throw badInput("--on", `--on ${values.on} lies ahead of today, ${longDay(today)}; give the day of the download.`);
  const out = values.out ?? path.join("proposals", `epoch-${isoDay(on)}.json`);
  const inData = path.relative(path.resolve(dataDir), path.resolve(out));
  if (!inData.startsWith("..") && !path.isAbsolute(inData))
    throw badInput("--out", `--out ${quote(out)} is in the dataset's folder; proposals stay outside it until they are reviewed.`);
  const [file = "", ...more] = positionals;
  if (!help && (file === "" || more.length > 0)) throw badInput("FILE", `Name one file:\n${USAGE}`);
  return { file, on, out, help };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { on: { type: "string" }, out: { type: "string" }, help: { type: "boolean" } },
    });
  } catch (error) {
    throw badInput("options", `${(error as Error).message.split(". ")[0]}.\n${USAGE}`);
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw badInput("FILE", `There is no file ${file}; check its name.`);
    if (code === "EISDIR") throw badInput("FILE", `${file} is a folder; name the CSV file in it.`);
    throw badInput("FILE", `${file} cannot be read (${code}); check that it is a file and that you may read it.`);
  }
}

function write(out: string, content: string) {
  const folder = path.dirname(out);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw badInput("--out", `The folder ${folder} cannot be made (${code}); name another file with --out.`);
  }
  try {
    writeFileSync(out, content, { flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST")
      throw badInput("--out", `${out} is there already and is never overwritten; move it away, or name another file with --out.`);
    throw badInput("--out", `${out} cannot be written (${code}); name another file with --out.`);
  }
}
