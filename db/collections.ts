import { createHash } from "node:crypto";
import { getTableColumns } from "drizzle-orm";
import { z } from "zod";
import { type Dataset, FILES, type FileKey } from "./files";
import * as t from "./schema";

/** How the files of the dataset lie in the tables: one description per collection, which loader, snapshot and checks share. */

type Fields = Readonly<Record<string, unknown>>;

/** A record as its table holds it: its key and its facts, under the names of the columns. */
export type Row = Readonly<{ key: string } & Record<string, unknown>>;

interface Description {
  readonly name: string;
  readonly table: t.FactTable;
  /** The place of the list, or of the records under their keys: the property of `Dataset`, then fields. */
  readonly at: readonly [FileKey, ...string[]];
  /** Where the records stand inside those of `at`: the field, the id of the record around them and the column for that id. */
  readonly inside?: { readonly field: string; readonly id: string; readonly column: string };
  /** Fields that are collections of their own. */
  readonly without?: readonly string[];
  /** Fields whose column bears another name; that of the id is `key`. */
  readonly columns?: Readonly<Record<string, string>>;
  /** The key of records that bear no id. */
  readonly keyOf?: (record: Fields) => string;
}

export interface Collection extends Description {
  /** Every field with its column. Where null is no value of the field, an empty column means that the field is absent. */
  readonly fields: readonly { readonly field: string; readonly column: string; readonly nullable: boolean }[];
}

/** The shape of the records at a place in a file. */
function recordSchema(schema: z.ZodType, path: readonly string[]): z.ZodType {
  if (schema instanceof z.ZodOptional) return recordSchema(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return recordSchema(schema.element as z.ZodType, path);
  if (schema instanceof z.ZodRecord) return recordSchema(schema.valueType as z.ZodType, path);
  const [field, ...rest] = path;
  return field === undefined ? schema : recordSchema((schema as z.ZodObject).shape[field] as z.ZodType, rest);
}

/** The fields of a record, with whether null is a value of theirs; of a union, the fields of all its branches. */
function fieldsOf(schema: z.ZodType): [string, boolean][] {
  if (schema instanceof z.ZodUnion) return [...new Map((schema.options as z.ZodType[]).flatMap(fieldsOf))];
  return Object.entries((schema as z.ZodObject).shape as Record<string, z.ZodType>).map(([field, value]) => {
    const nullable = value.safeParse(null).success;
    if (nullable && value.safeParse(undefined).success)
      throw new Error(`The field ${field} may be null or absent: a column could not tell one from the other.`);
    return [field, nullable];
  });
}

function collection(description: Description): Collection {
  const { name, table, at, inside, without = [], keyOf, columns = keyOf ? {} : { id: "key" } } = description;
  const [file, ...path] = at;
  const schema = recordSchema(FILES[file].schema, inside ? [...path, inside.field] : path);
  const fields = fieldsOf(schema)
    .filter(([field]) => !without.includes(field))
    .map(([field, nullable]) => ({ field, column: columns[field] ?? field, nullable }));
  const known = getTableColumns(table);
  for (const { field, column } of fields)
    if (!(column in known)) throw new Error(`The field ${field} of ${name} has no column ${column}.`);
  return { ...description, fields };
}

const calendarYear = { columns: { id: "calendar" }, keyOf: (r: Fields) => `${r.id}/${r.year}` };

/** Every collection of the dataset, in the order of the files. */
export const COLLECTIONS: readonly Collection[] = (
  [
    { name: "instruments", table: t.instruments, at: ["law", "instruments"] },
    { name: "law_events", table: t.lawEvents, at: ["law", "events"] },
    { name: "anchors", table: t.anchors, at: ["law", "anchors"] },
    { name: "milestones", table: t.milestones, at: ["law", "milestones"] },
    { name: "durations", table: t.durations, at: ["law", "durations"] },
    { name: "immediate_duties", table: t.immediateDuties, at: ["law", "immediateDuties"] },
    { name: "scenarios", table: t.scenarios, at: ["law", "scenarios"], without: ["amendments", "kept"] },
    {
      name: "amendments",
      table: t.amendments,
      at: ["law", "scenarios"],
      inside: { field: "amendments", id: "id", column: "scenario" },
      keyOf: (r) => `${r.scenario}/${r.target}/${r.op}/${r.change}`,
    },
    {
      name: "kept",
      table: t.kept,
      at: ["law", "scenarios"],
      inside: { field: "kept", id: "id", column: "scenario" },
      keyOf: (r) => `${r.scenario}/${r.change}`,
    },
    { name: "coverage", table: t.coverage, at: ["law", "coverage"], keyOf: (r) => `${r.scenario}/${r.change}/${r.as}` },
    { name: "procedure_events", table: t.procedureEvents, at: ["procedure"] },
    { name: "standards", table: t.standards, at: ["standards"] },
    { name: "lead_times", table: t.leadTimes, at: ["leadTimes"] },
    { name: "jurisdictions", table: t.jurisdictions, at: ["jurisdictions"], without: ["events"], columns: { iso2: "key" } },
    {
      name: "jurisdiction_events",
      table: t.jurisdictionEvents,
      at: ["jurisdictions"],
      inside: { field: "events", id: "iso2", column: "jurisdiction" },
    },
    { name: "enforcement_topics", table: t.enforcementTopics, at: ["enforcementMap", "topics"], columns: { topic: "key" } },
    { name: "enforcement_milestones", table: t.enforcementMilestones, at: ["enforcementMap", "milestones"] },
    { name: "enforcement_measures", table: t.enforcementMeasures, at: ["enforcementCounts", "measures"] },
    { name: "enforcement_counts", table: t.enforcementCounts, at: ["enforcementCounts", "published"] },
    {
      name: "rejected_claims",
      table: t.rejectedClaims,
      at: ["enforcementCounts", "rejectedClaims"],
      columns: { claim: "key" },
    },
    { name: "providers", table: t.providers, at: ["providers"] },
    { name: "sites", table: t.sites, at: ["sites"], without: ["statements"] },
    {
      name: "site_statements",
      table: t.siteStatements,
      at: ["sites"],
      inside: { field: "statements", id: "id", column: "site" },
    },
    { name: "deals", table: t.deals, at: ["deals"] },
    { name: "gpu_equivalents", table: t.gpuEquivalents, at: ["gpuEquivalents", "table"], columns: { gpuModel: "key" } },
    { name: "delay_reference_classes", table: t.delayReferenceClasses, at: ["delayEvidence", "referenceClass"] },
    {
      name: "delay_outcomes",
      table: t.delayOutcomes,
      at: ["delayEvidence", "outcomes", "outcomes"],
      columns: { promiseStatement: "key" },
    },
    { name: "period_rules", table: t.periodRules, at: ["periodLaw", "rules"], columns: { article: "key" } },
    { name: "period_readings", table: t.periodReadings, at: ["periodLaw", "interpretation"] },
    { name: "period_conflicts", table: t.periodConflicts, at: ["periodLaw", "conflicts"], columns: { topic: "key" } },
    { name: "model_providers", table: t.modelProviders, at: ["models", "providers"] },
    { name: "models", table: t.models, at: ["models", "models"] },
    { name: "model_events", table: t.modelEvents, at: ["models", "events"] },
    { name: "model_claims", table: t.modelClaims, at: ["models", "claims"] },
    { name: "institution_holidays", table: t.institutionHolidays, at: ["institutionHolidays", "calendars"], ...calendarYear },
    {
      name: "institution_holiday_gaps",
      table: t.institutionHolidayGaps,
      at: ["institutionHolidays", "missing"],
      ...calendarYear,
    },
    { name: "public_holidays", table: t.publicHolidays, at: ["publicHolidays", "calendars"], ...calendarYear },
    { name: "claim_check_types", table: t.claimCheckTypes, at: ["claims", "checkTypes"] },
    { name: "claims", table: t.claims, at: ["claims", "claims"] },
    { name: "sources", table: t.sourceRecords, at: ["sources"] },
  ] satisfies Description[] as Description[]
).map(collection);

/** What is left of each file when its collections are taken out, one row per file. */
const HEADS = { name: "file_heads", table: t.fileHeads };

/** Every table of facts with its name. */
export const TABLES: readonly { readonly name: string; readonly table: t.FactTable }[] = [...COLLECTIONS, HEADS];

/** The dataset as rows: per table the rows in the order of the file, and the order itself. */
export interface Flat {
  readonly rows: ReadonlyMap<string, readonly Row[]>;
  readonly order: t.Order;
}

const valueAt = (root: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Fields | undefined)?.[step], root);

function toRow(c: Collection, record: Fields, key: string, of: string | undefined): Row {
  const row: Record<string, unknown> & { key: string } = { key };
  if (c.inside) row[c.inside.column] = of;
  for (const { field, column } of c.fields)
    if (record[field] !== undefined && record[field] !== null) row[column] = record[field];
  return row;
}

function toRecord(c: Collection, row: Fields): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const { field, column, nullable } of c.fields) {
    const value = row[column] ?? null;
    if (value !== null || nullable) record[field] = value;
  }
  return record;
}

/** Records that stand together in a file: a whole collection, or its part inside one record. */
export interface Group {
  /** The id of the record around them. */
  readonly of: string | undefined;
  readonly path: readonly (string | number)[];
  readonly records: readonly Fields[];
  readonly keys: readonly string[];
}

/** The records of a collection with their keys, in the order of the file. */
export function groupsOf(c: Collection, dataset: Dataset): Group[] {
  const [, ...path] = c.at;
  const found = valueAt(dataset, c.at) as Fields[] | Record<string, Fields>;
  if (!Array.isArray(found)) return [{ of: undefined, path, records: Object.values(found), keys: Object.keys(found) }];
  const idField = c.fields.find((f) => f.column === "key")?.field ?? "";
  const keyOf = (record: Fields) => (c.keyOf ? c.keyOf(record) : String(record[idField]));
  if (!c.inside) return [{ of: undefined, path, records: found, keys: found.map(keyOf) }];
  const { field, id, column } = c.inside;
  return found.flatMap((outer, i) => {
    const records = outer[field] as Fields[] | undefined;
    const of = String(outer[id]);
    return Array.isArray(records)
      ? [{ of, path: [...path, i, field], records, keys: records.map((r) => keyOf({ ...r, [column]: of })) }]
      : [];
  });
}

/** The rows of a dataset. */
export function flatten(dataset: Dataset): Flat {
  const rows = new Map<string, Row[]>();
  const order: t.Order = {};
  const heads = structuredClone(dataset) as Record<string, unknown>;
  for (const c of COLLECTIONS) {
    const groups = groupsOf(c, dataset);
    rows.set(
      c.name,
      groups.flatMap((g) => g.records.map((record, i) => toRow(c, record, g.keys[i] as string, g.of))),
    );
    order[c.name] = c.inside ? Object.fromEntries(groups.map((g) => [g.of, g.keys])) : (groups[0]?.keys ?? []);
    if (c.at.length === 1) delete heads[c.at[0]];
    else delete (valueAt(heads, c.at.slice(0, -1)) as Record<string, unknown>)[c.at.at(-1) as string];
  }
  rows.set(
    HEADS.name,
    Object.entries(heads).map(([key, body]) => ({ key, body })),
  );
  order[HEADS.name] = Object.keys(heads);
  return { rows, order };
}

/** The dataset that the rows and their order are of; the opposite of `flatten`. */
export function assemble(rows: ReadonlyMap<string, readonly Fields[]>, order: t.Order): Dataset {
  const dataset: Record<string, unknown> = {};
  const heads = new Map((rows.get(HEADS.name) ?? []).map((head) => [head.key, head.body]));
  for (const file of order[HEADS.name] as readonly string[]) dataset[file] = structuredClone(heads.get(file));
  for (const c of COLLECTIONS) {
    const keys = order[c.name];
    if (keys === undefined) continue;
    const byKey = new Map((rows.get(c.name) ?? []).map((row) => [String(row.key), row]));
    const recordsOf = (wanted: readonly string[]) => wanted.map((key) => toRecord(c, byKey.get(key) ?? {}));
    const last = c.at.at(-1) as string;
    const holder = c.at.length === 1 ? dataset : (valueAt(dataset, c.at.slice(0, -1)) as Record<string, unknown>);
    if (c.inside && !Array.isArray(keys)) {
      for (const outer of holder[last] as Record<string, unknown>[]) {
        const inner = (keys as Record<string, readonly string[]>)[String(outer[c.inside.id])];
        if (inner) outer[c.inside.field] = recordsOf(inner);
      }
    } else {
      const flat = keys as readonly string[];
      const underKeys = !c.keyOf && !c.fields.some((f) => f.column === "key");
      holder[last] = underKeys ? Object.fromEntries(recordsOf(flat).map((r, i) => [flat[i], r])) : recordsOf(flat);
    }
  }
  return dataset as Dataset;
}

/** What a stored row says, without its life and its empty columns: equal to the row that was loaded. */
export function factsOf(stored: Fields): Row {
  const { id, recordedAt, retiredAt, ...columns } = stored;
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null)) as Row;
}

/** The same text for equal values, however their fields are ordered. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(",")}}`;
  return JSON.stringify(value);
}

/** The content hash of a dataset: of every row of every table, and their order. */
export function hashOf(flat: Flat): string {
  const hash = createHash("sha256").update(`${canonical(flat.order)}\n`);
  for (const [name, rows] of flat.rows) {
    hash.update(`${name}\n`);
    for (const row of rows) hash.update(`${canonical(row)}\n`);
  }
  return hash.digest("hex");
}
