import { z } from "zod";
import { type Cell, csvParts } from "@/lib/export/csv";
import type { Meta } from "./operation";

/**
 * The CSV twin of a list. Its columns come from the schema of a row, so they are the same whatever the rows hold: a field of
 * a field is a column of its own (`dimensions.penalties.state`), a list of words stands in one cell, parted by ` | `, and a
 * list of objects stands there as JSON. What a row leaves out is an empty cell.
 */

type JsonSchema = {
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
};

const known = new WeakMap<z.ZodType, readonly string[]>();

/** What every row says of the answer it belongs to. */
const META = ["meta.law", "meta.asOf", "meta.revision", "meta.note"] as const;

/** The columns of a list whose rows have this shape. */
export function columnsOf(row: z.ZodType): readonly string[] {
  const columns = known.get(row) ?? [...new Set(pathsOf(z.toJSONSchema(row, { io: "output" }) as JsonSchema, "")), ...META];
  known.set(row, columns);
  return columns;
}

function pathsOf(schema: JsonSchema, path: string): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => pathsOf(one, path));
  if (!schema.properties) return [path];
  return Object.entries(schema.properties).flatMap(([name, one]) => pathsOf(one, path ? `${path}.${name}` : name));
}

/** The columns of the rows themselves, as a workbook has them: what is said of the whole answer stands there on a sheet of its own. */
export const ownColumnsOf = (row: z.ZodType): readonly string[] => columnsOf(row).slice(0, -META.length);

/** The cells of rows under columns, each made as it is asked for. */
export function* cellsOf(rows: Iterable<unknown>, columns: readonly string[]): Generator<Cell[]> {
  const paths = columns.map((column) => column.split("."));
  for (const row of rows) yield paths.map((path) => cellOf(row, path));
}

/** The rows of an answer as CSV, in parts. */
export function* csvOf(row: z.ZodType, rows: readonly unknown[], meta: Meta): Generator<string> {
  const last: Cell[] = [meta.law, meta.asOf, meta.revision, ["Not legal advice.", ...(meta.warnings ?? [])].join(" ")];
  function* cells() {
    for (const own of cellsOf(rows, ownColumnsOf(row))) yield [...own, ...last];
  }
  yield* csvParts(columnsOf(row), cells());
}

function cellOf(row: unknown, path: readonly string[]): Cell {
  let at: unknown = row;
  for (const name of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  if (Array.isArray(at))
    return at.length === 0 ? undefined : at.every((item) => typeof item !== "object") ? at.join(" | ") : JSON.stringify(at);
  return typeof at === "object" ? undefined : (at as Cell);
}
