import { z } from "zod";
import { h100Equivalents } from "@/lib/capacity/equivalents";
import { type GpuEquivalents, type Site, type Statement, zStatement } from "@/lib/capacity/schema";
import { brokenData, quote } from "@/lib/errors";
import { zId, zText } from "@/lib/schema";
import { type Day, isoDay, longDay, tryParseDay } from "@/lib/time/day";
import { parseImprecise } from "@/lib/time/imprecise";
import type { Dataset } from "../files";
import { rowsOf } from "./csv";
import { type FileProblem, ImportError, type Place, placeText } from "./problem";

/** Epoch AI's timelines of data centres: its rows, how they stand to our statements, and the statements to propose. */

type Amount = number | "unknown";

/** What runs on a day; a zero is no size. */
export interface Size {
  readonly h100e: Amount;
  /** Megawatts of the whole facility. */
  readonly mw: Amount;
  /** Megawatts of the machines alone. */
  readonly itMw: Amount;
}

/** One row of the timelines: what runs, or is to run, in a data centre from a day on. */
export interface EpochRow extends Place, Size {
  readonly centre: string;
  readonly day: Day;
  readonly words: string;
  readonly buildings: Amount;
}

const MAPPING = "db/import/epoch-sites.json";

const zMapping = z.array(
  z.strictObject({
    name: zText,
    site: z.union([z.literal("none"), zId]),
    tranche: zId.optional(),
    note: zText.optional(),
  }),
);

/** Which site of ours a data centre of Epoch's is: `none` where we have none. With a tranche, its sizes are those of that part. */
export type Mapped = z.infer<typeof zMapping>[number];

/**
 * The mapping of Epoch's names to our sites.
 * @param raw the content of the mapping file
 * @throws VacatioError `broken-data` where its shape is wrong, a name stands there twice, or a site or tranche is not in the dataset
 */
export function mappingOf(raw: unknown, sites: readonly Site[]): Mapped[] {
  const result = zMapping.safeParse(raw);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw brokenData(MAPPING, `${MAPPING}, ${issue?.path.join(".") || "the whole file"}: ${issue?.message}.`);
  }
  const names = new Set<string>();
  for (const { name, site, tranche } of result.data) {
    const fault = (message: string) => brokenData(MAPPING, `${MAPPING}, ${quote(name)}: ${message}.`);
    if (names.has(name)) throw fault("stands there twice; keep one");
    names.add(name);
    if (site === "none") {
      if (tranche !== undefined) throw fault("a tranche needs a site; remove it");
      continue;
    }
    const ours = sites.find((s) => s.id === site);
    if (!ours) throw fault(`no site has the id "${site}"; correct the id, or add the site to sites.json`);
    if (tranche !== undefined && !ours.statements.some((s) => s.tranche === tranche))
      throw fault(`no statement of ${site} is on the tranche "${tranche}"; correct it`);
  }
  return result.data;
}

const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * The rows of the timelines.
 * @param file its name, for the error
 * @param columns the columns that gpu-equivalents.json names, in its order: data centre, date, words, buildings in operation, IT
 * power, power, H100 equivalents, and further numbers
 * @throws ImportError with every row that cannot be read
 */
export function epochRows(file: string, text: string, columns: readonly string[]): EpochRow[] {
  const [centre, date, words, ...numbers] = columns;
  const [buildings, itMw, mw, h100e] = numbers;
  if (!centre || !date || !words || !buildings || !itMw || !mw || !h100e)
    throw brokenData(
      "gpu-equivalents.json",
      "gpu-equivalents.json, epochDataset.columns: the timelines have at least 7 columns.",
    );

  const { rows, problems: misshapen } = rowsOf(file, text, columns);
  const problems: FileProblem[] = [...misshapen];
  const read: EpochRow[] = [];
  for (const { row, line, value } of rows) {
    const at = { row, line };
    const fault = (column: string, message: string) => void problems.push({ at, column, message });

    if (value(centre) === "") fault(centre, "is empty; name the data centre");
    const day = tryParseDay(value(date));
    if (day === undefined) fault(date, `${quote(value(date))} is no day of the calendar; write it as YYYY-MM-DD`);
    const amounts = new Map<string, Amount>();
    for (const column of numbers) {
      const written = value(column);
      const number = Number(written);
      if (written === "") amounts.set(column, "unknown");
      else if (!NUMBER.test(written) || !Number.isFinite(number))
        fault(column, `${quote(written)} is no number; write digits with a point for decimals, or leave the field empty`);
      else if (number < 0) fault(column, `${quote(written)} is negative; an amount is zero or more`);
      else amounts.set(column, number);
    }
    const amount = (column: string) => amounts.get(column) ?? "unknown";
    const size = (column: string) => amount(column) || "unknown";
    if (day !== undefined)
      read.push({
        ...at,
        centre: value(centre),
        day,
        words: value(words),
        buildings: amount(buildings),
        itMw: size(itMw),
        mw: size(mw),
        h100e: size(h100e),
      });
  }
  if (problems.length > 0)
    throw new ImportError(
      file,
      problems.sort((a, b) => (a.at?.row ?? 0) - (b.at?.row ?? 0)),
    );
  return read;
}

/**
 * What a row says: `forecast`, what is to run on a later day; `online`, a level that began; `observation`, what was seen, with
 * nothing in operation or as much as before.
 */
export type EpochReading = "forecast" | "online" | "observation";

/**
 * `same`: we hold a statement of this reading, day and size; `differs`: of this reading and day, but with another size or none;
 * `new`: we hold none; `no-capacity`: a later day on which nothing is to run, for which there is no statement to make.
 * Of observations the day alone is compared.
 */
export type Verdict = "same" | "differs" | "new" | "no-capacity";

/** A row of a data centre that is a site of ours. */
export interface Compared {
  readonly row: EpochRow;
  readonly site: string;
  readonly reading: EpochReading | "none";
  readonly verdict: Verdict;
  readonly proposed: Statement | "none";
  /** Our statement of the same reading on that day, and its size. */
  readonly ours: { readonly statement: Statement; readonly size: Size } | "none";
  /** Where we have none of that reading: our statements of other readings on that day, or in that month. */
  readonly beside: readonly Statement[];
}

/** A data centre with the first row that names it. */
export interface Centre {
  readonly name: string;
  readonly at: Place;
}

export interface Comparison {
  readonly on: Day;
  readonly compared: readonly Compared[];
  /** The mapping says that we have no such site. */
  readonly withoutSite: readonly Centre[];
  /** The mapping does not name them. */
  readonly notMapped: readonly Centre[];
  /** Names of the mapping that the file does not have. */
  readonly notInFile: readonly string[];
  /** Forecasts that we took from Epoch for a day on which its file has none any more. */
  readonly withdrawn: readonly { readonly site: string; readonly statement: Statement }[];
}

/**
 * How the rows stand to our statements, and what to propose. Nothing is guessed: chips stay unnamed, a name that the mapping does
 * not know is left out.
 * @param file the name of the file, for the error
 * @param on the day of the download: what the file dates later is a forecast, what it dates up to then an estimate of what was
 * @throws ImportError where no row is of a site of ours
 */
export function compareWithEpoch(
  file: string,
  rows: readonly EpochRow[],
  mapping: readonly Mapped[],
  dataset: Pick<Dataset, "sites" | "gpuEquivalents">,
  on: Day,
): Comparison {
  const { sites, gpuEquivalents } = dataset;
  const [source] = gpuEquivalents.epochDataset.sources;
  if (source === undefined) throw brokenData("gpu-equivalents.json", "gpu-equivalents.json, epochDataset.sources: add one.");
  const mapped = new Map(mapping.map((m) => [m.name, m]));
  const ids = new Set(sites.flatMap((site) => site.statements.map((statement) => statement.id)));
  const withoutSite = new Map<string, Centre>();
  const notMapped = new Map<string, Centre>();
  const compared: Compared[] = [];

  for (const row of rows) {
    const known = mapped.get(row.centre);
    const site = sites.find((s) => s.id === known?.site);
    if (!known || !site) {
      const list = known ? withoutSite : notMapped;
      if (!list.has(row.centre)) list.set(row.centre, { name: row.centre, at: { row: row.row, line: row.line } });
      continue;
    }
    const before = rows.filter((r) => r.centre === row.centre && r.day < row.day).sort((a, b) => a.day - b.day);
    const reading = readingOf(row, before.at(-1), on);
    const ours = oursOf(row, reading, site, gpuEquivalents);
    const verdict = verdictOf(row, reading, ours);
    compared.push({
      row,
      site: site.id,
      reading,
      verdict,
      ours,
      beside: verdict === "new" ? onDay(site, row.day).filter((s) => width(dateOf(s)) <= MONTH) : [],
      proposed:
        reading === "none" || verdict === "same"
          ? "none"
          : propose(row, reading, known.tranche ?? "none", site.id, on, source, ids),
    });
  }
  if (compared.length === 0) {
    const names = listed([...notMapped.values(), ...withoutSite.values()]);
    const message = `none of its data centres is a site of ours by ${MAPPING}, so there is nothing to compare: ${names}; add the name there`;
    throw new ImportError(file, [{ message }]);
  }
  const inFile = new Set(rows.map((row) => row.centre));
  return {
    on,
    compared,
    withoutSite: [...withoutSite.values()],
    notMapped: [...notMapped.values()],
    notInFile: mapping.filter((m) => !inFile.has(m.name)).map((m) => m.name),
    withdrawn: withdrawnBy(compared, dataset, on),
  };
}

function withdrawnBy(
  compared: readonly Compared[],
  { sites, gpuEquivalents }: Pick<Dataset, "sites" | "gpuEquivalents">,
  on: Day,
): Comparison["withdrawn"] {
  const fromEpoch = (s: Statement) => s.sources.some((id) => gpuEquivalents.epochDataset.sources.includes(id));
  const withdrawn: { site: string; statement: Statement }[] = [];
  for (const site of sites) {
    const rows = compared.filter((c) => c.site === site.id).map((c) => c.row);
    if (rows.length === 0) continue;
    const forecasts = rows.filter((row) => isForecast(row, on)).flatMap((row) => onDay(site, row.day));
    for (const statement of site.statements)
      if (
        statement.reading === "forecast" &&
        statement.target?.when !== undefined &&
        fromEpoch(statement) &&
        !forecasts.includes(statement)
      )
        withdrawn.push({ site: site.id, statement });
  }
  return withdrawn;
}

const LISTED = 20;

/** `"Colossus 2" (row 2), "Goodnight" (row 5) and 3 more` */
function listed(centres: readonly Centre[]): string {
  const more = centres.length > LISTED ? ` and ${centres.length - LISTED} more` : "";
  return `${centres
    .slice(0, LISTED)
    .map(({ name, at }) => `${quote(name)} (${placeText(at)})`)
    .join(", ")}${more}`;
}

const SIZES = ["h100e", "mw", "itMw"] as const;

const hasSize = (size: Size) => SIZES.some((measure) => size[measure] !== "unknown");
const runs = ({ buildings }: EpochRow) => buildings !== "unknown" && buildings > 0;
const isForecast = (row: EpochRow, on: Day) => row.day > on && (runs(row) || (row.buildings === "unknown" && hasSize(row)));

// A row that only sees again what ran before is a sighting, not a start.
function readingOf(row: EpochRow, before: EpochRow | undefined, on: Day): EpochReading | "none" {
  if (row.day > on) return isForecast(row, on) ? "forecast" : "none";
  if (!runs(row)) return "observation";
  const seenAgain = before !== undefined && runs(before) && SIZES.every((measure) => row[measure] === before[measure]);
  return seenAgain ? "observation" : "online";
}

const holds = (date: string | undefined, day: Day): boolean => {
  if (date === undefined) return false;
  const { earliest, latest } = parseImprecise(date);
  return earliest <= day && day <= latest;
};

/** Our statements about a day: a date that is known less exactly is about every day it holds. */
const onDay = (site: Site, day: Day): Statement[] =>
  site.statements.filter((s) => holds(s.target?.when, day) || (s.reading !== "forecast" && holds(s.statedOn, day)));

const MONTH = 31;

const dateOf = (s: Statement): string => s.target?.when ?? s.statedOn;

const width = (date: string) => {
  const { earliest, latest } = parseImprecise(date);
  return latest - earliest;
};

/** The statement to compare with comes first: by an observer, then the more exact date, then the later word. */
const nearest = (a: Statement, b: Statement): number =>
  Number(b.speaker === "observer") - Number(a.speaker === "observer") ||
  width(dateOf(a)) - width(dateOf(b)) ||
  parseImprecise(b.statedOn).latest - parseImprecise(a.statedOn).latest;

function sizeOf({ target }: Statement, equivalents: GpuEquivalents): Size {
  const { gpus = "unknown", chip, h100e, mw, mwMeasure, itMw } = target ?? {};
  return {
    h100e: h100e ?? h100Equivalents(gpus, chip ?? "unknown", equivalents),
    mw: (mwMeasure === "facility" ? mw : undefined) ?? "unknown",
    itMw: itMw ?? (mwMeasure === "it" ? mw : undefined) ?? "unknown",
  };
}

function oursOf(row: EpochRow, reading: EpochReading | "none", site: Site, equivalents: GpuEquivalents): Compared["ours"] {
  const [statement] = onDay(site, row.day)
    .filter((s) => s.reading === reading)
    .sort(nearest);
  return statement ? { statement, size: sizeOf(statement, equivalents) } : "none";
}

function verdictOf(row: EpochRow, reading: EpochReading | "none", ours: Compared["ours"]): Verdict {
  if (reading === "none") return "no-capacity";
  if (ours === "none") return "new";
  return reading === "observation" || isSame(row, ours.size) ? "same" : "differs";
}

const NEAR = 0.01;

function isSame(theirs: EpochRow, ours: Size): boolean {
  if (!hasSize(theirs) && !hasSize(ours)) return true;
  const shared = SIZES.flatMap((measure) => {
    const [a, b] = [theirs[measure], ours[measure]];
    return a === "unknown" || b === "unknown" ? [] : [Math.abs(a - b) <= NEAR * a];
  });
  return shared.length > 0 && shared.every((near) => near);
}

function propose(
  row: EpochRow,
  reading: EpochReading,
  tranche: string | "none",
  site: string,
  on: Day,
  source: string,
  ids: Set<string>,
): Statement {
  const day = isoDay(row.day);
  const sized = reading !== "observation";
  return zStatement.parse({
    id: freeId(`${site}-epoch-${day}`, ids),
    // What was seen has no other day than that on which it was seen; what is projected or counted has, and was read on the download's.
    statedOn: sized ? isoDay(on) : day,
    speaker: "observer",
    kind: reading === "online" || (reading === "observation" && runs(row)) ? "online" : "construction",
    reading,
    tranche: sized && tranche !== "none" ? tranche : "site",
    target: sized
      ? {
          when: day,
          text: `${reading === "online" ? "since " : ""}${longDay(row.day)} (Epoch AI's estimate)`,
          ...(row.mw === "unknown" ? {} : { mw: row.mw, mwMeasure: "facility" }),
          ...(row.itMw === "unknown" ? {} : { itMw: row.itMw }),
          ...(row.h100e === "unknown" ? {} : { h100e: Math.round(row.h100e) || row.h100e }),
          counts: tranche === "none" ? "site-total" : "tranche",
          marks: "full",
        }
      : null,
    detail: detailOf(row, reading),
    sources: [source],
    confidence: "one-secondary",
  });
}

function freeId(wanted: string, ids: Set<string>): string {
  let id = wanted;
  for (let n = 2; ids.has(id); n += 1) id = `${wanted}-${n}`;
  ids.add(id);
  return id;
}

const amountText = (n: number) => n.toLocaleString("en", { maximumFractionDigits: n < 1000 ? 2 : 0 });

/** `265,285 H100 equivalents, 124 MW of the facility, 92 MW of IT`, or undefined where no size is known. */
export function sizeText(size: Size, form: "long" | "short" = "long"): string | undefined {
  const parts = SIZES.flatMap((measure) => {
    const amount = size[measure];
    return amount === "unknown" ? [] : [`${amountText(amount)} ${MEASURES[measure][form]}`];
  });
  return parts.length === 0 ? undefined : parts.join(", ");
}

const MEASURES = {
  h100e: { long: "H100 equivalents", short: "H100e" },
  mw: { long: "MW of the facility", short: "MW facility" },
  itMw: { long: "MW of IT", short: "MW IT" },
};

/** `no building`, `2 buildings` */
export const buildingsText = ({ buildings }: EpochRow): string => {
  if (buildings === "unknown") return "no number of buildings";
  if (buildings === 0) return "no building";
  return buildings === 1 ? "1 building" : `${amountText(buildings)} buildings`;
};

function detailOf(row: EpochRow, reading: EpochReading): string {
  const day = longDay(row.day);
  const words = plainWords(row.words);
  return [`Epoch AI ${saidOf(row, reading, day)}.`, words && `In its words: ${words}`].filter(Boolean).join(" ");
}

function saidOf(row: EpochRow, reading: EpochReading, day: string): string {
  const what = `${buildingsText(row)} in operation`;
  const size = sizeText(row);
  const sized = size ? ` (${size})` : "";
  if (reading === "online") return `counts ${what} since ${day}${sized}`;
  if (reading === "forecast") return `projects ${row.buildings === "unknown" ? "capacity in operation" : what} by ${day}${sized}`;
  if (row.buildings === "unknown") return `gives no number of buildings in operation on ${day}`;
  return `counts ${what} on ${day}${runs(row) ? ", as before" : ""}`;
}

/** Epoch's words without the addresses of their links. */
const plainWords = (words: string) =>
  words
    .replace(/\[([^\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
