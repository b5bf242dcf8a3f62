import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { parseArgs } from "node:util";
import { examine } from "../lib/check/check";
import { type Document, readDocument } from "../lib/check/document";
import { LARGEST_FILE, tooLarge } from "../lib/check/limits";
import { plain } from "../lib/check/plain";
import { type Checked, exitCode, jsonReport, sarifReport, textReport } from "../lib/check/report";
import { timetable } from "../lib/check/timetable";
import { badInput, VacatioError } from "../lib/errors";
import type { LawFacts } from "../lib/law/scenario";
import { type Day, parseDay } from "../lib/time/day";

const USE = `Use: vacatio check FILE... [--format text|json|sarif] [--as-of YYYY-MM-DD] [--law ID]

Finds dates of the EU AI Act in texts and says which of them are out of date.
FILE is a .txt, .md, .html or .docx file, or - for the standard input.

  --format   text (default), json or sarif
  --as-of    the day on which the law is looked at (default: today in Brussels)
  --law      in-force (default) or the id of a version of the law

Ends with 0 where no date is stale, with 1 where one is, with 2 where something could not be read.
`;

const REPORTS = { text: textReport, json: jsonReport, sarif: sarifReport } as const;

/** Where the package lies, with the day it is. */
export interface Surroundings {
  readonly law: URL;
  readonly version: string;
}

/**
 * The command line.
 * @param args what stands behind the name of the command
 * @returns the exit code
 */
export async function main(args: readonly string[], { law, version }: Surroundings): Promise<number> {
  try {
    return await run(args, law, version);
  } catch (error) {
    if (!(error instanceof VacatioError)) throw error;
    process.stderr.write(`vacatio: ${error.message}\n`);
    return 2;
  }
}

async function run(args: readonly string[], law: URL, version: string): Promise<number> {
  const { values, positionals } = parsed(args);
  if (values.help || values.version) {
    process.stdout.write(values.version ? `${version}\n` : USE);
    return 0;
  }
  const [command, ...names] = positionals;
  if (command !== "check" || names.length === 0)
    throw badInput(
      "command",
      `${command === "check" ? "Name at least one file." : command ? `There is no command "${command}".` : "Say what to do."}\n\n${USE}`,
    );
  const report = Object.hasOwn(REPORTS, values.format) ? REPORTS[values.format as keyof typeof REPORTS] : undefined;
  if (!report) throw badInput("format", `--format is "${values.format}"; it is text, json or sarif.`);
  const asOf = values["as-of"] === undefined ? today() : parseDay(values["as-of"], "--as-of");
  const table = timetable(JSON.parse(readFileSync(law, "utf8")) as LawFacts, values.law, asOf);

  const checked: Checked[] = [];
  let unread = false;
  for (const name of names) {
    try {
      const { text, format } = await documentOf(name);
      checked.push({ name, text, ...examine(text, table, format), shown: plain(text, format) });
    } catch (error) {
      unread = true;
      process.stderr.write(`vacatio: ${name}: ${reasonOf(error)}\n`);
    }
  }
  if (checked.length > 0) process.stdout.write(report(checked, table, version));
  return unread ? 2 : exitCode(checked);
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "text" },
        "as-of": { type: "string" },
        law: { type: "string", default: "in-force" },
        help: { type: "boolean", short: "h", default: false },
        version: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw badInput("command", `${(error as Error).message}\n\n${USE}`);
  }
}

async function documentOf(name: string): Promise<Document> {
  return readDocument(name === "-" ? "stdin.md" : name, name === "-" ? await standardInput() : await fileContent(name));
}

async function fileContent(name: string): Promise<Uint8Array> {
  const file = await open(name, "r");
  try {
    const { size } = await file.stat();
    if (size > LARGEST_FILE) throw badInput(name, tooLarge(size));
    return await file.readFile();
  } finally {
    await file.close();
  }
}

async function standardInput(): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size > LARGEST_FILE) break;
  }
  return Buffer.concat(pieces);
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: "There is no such file.",
  EISDIR: "This is a folder; name the files in it.",
  EACCES: "The file must not be read by this user.",
};

function reasonOf(error: unknown): string {
  if (error instanceof VacatioError) return error.message;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return SYSTEM[code] ?? `The file cannot be read (${code}).`;
}

/** Today in Brussels. */
const today = (): Day =>
  parseDay(new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Brussels", dateStyle: "short" }).format(new Date()));
