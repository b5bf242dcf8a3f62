import { and, desc, gt, inArray, lte, or } from "drizzle-orm";
import { badInput, notFound } from "@/lib/errors";
import { type Db, getDb } from "./client";
import { COLLECTIONS, canonical, factsOf, type Row, TABLES } from "./collections";
import { datasetRevision, type Order } from "./schema";
import type { Revision } from "./snapshot";

/** A revision in the list of all, with how many records it holds. */
export interface ListedRevision extends Revision {
  readonly records: number;
}

/** One field of a record that differs. A side on which the record or the field is not there is left out. */
export interface FieldChange {
  /** The name of the field; a part of it after a dot, `rule.date`. */
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** A record that one revision says otherwise than another. */
export interface Change {
  readonly collection: string;
  readonly key: string;
  /** The record around it, where it stands inside one: a country, a site, a scenario. */
  readonly of?: string;
  readonly title: string;
  readonly kind: "added" | "changed" | "retired";
  /** Of an added or retired record, all its fields. */
  readonly fields: readonly FieldChange[];
  /** What the record cites: now, or last. */
  readonly sources: readonly string[];
}

export interface Changes {
  readonly from: Revision;
  readonly to: Revision;
  readonly changes: readonly Change[];
  /** The collections whose records stand in another order. */
  readonly reordered: readonly string[];
}

/** What the database remembers of itself. */
export interface History {
  /** All revisions, the newest first. */
  revisions(): Promise<readonly ListedRevision[]>;
  /** See `changesBetween`. */
  changes(from: number, to: number): Promise<Changes>;
}

/** The history in the database of this process. */
export const history: History = {
  revisions: async () => revisionsOf((await getDb()).db),
  changes: async (from, to) => changesBetween((await getDb()).db, from, to),
};

/** All revisions, the newest first. */
export async function revisionsOf(db: Db): Promise<ListedRevision[]> {
  const { id, hash, counts, recordedAt } = datasetRevision;
  const rows = await db.select({ id, hash, counts, recordedAt }).from(datasetRevision).orderBy(desc(id));
  return rows.map((row) => ({
    id: row.id,
    hash: row.hash,
    recordedAt: row.recordedAt.toISOString(),
    records: Object.values(row.counts).reduce((sum, n) => sum + n, 0),
  }));
}

/**
 * What a later revision says otherwise than an earlier one, in the order of the files. A record that was changed and changed back is none.
 * @throws VacatioError `not-found` where there is no such revision, `bad-input` where `from` is not the earlier one
 */
export async function changesBetween(db: Db, from: number, to: number): Promise<Changes> {
  const ends = await db
    .select()
    .from(datasetRevision)
    .where(inArray(datasetRevision.id, [from, to]));
  const find = (id: number, where: string) => {
    const found = ends.find((row) => row.id === id);
    if (!found) throw notFound(where, `There is no revision ${id}; choose one of those listed on /changes.`);
    return found;
  };
  const [before, after] = [find(from, "from"), find(to, "to")];
  if (before.id >= after.id)
    throw badInput("from", `Revision ${from} is not earlier than revision ${to}; give the earlier one as from.`);
  const between = [before.recordedAt, after.recordedAt] as const;
  const changes: Change[] = [];
  for (const { name, table } of TABLES) {
    const rows: (typeof table.$inferSelect)[] = await db
      .select()
      .from(table)
      .where(
        or(
          and(gt(table.recordedAt, between[0]), lte(table.recordedAt, between[1])),
          and(gt(table.retiredAt, between[0]), lte(table.retiredAt, between[1])),
        ),
      )
      .orderBy(table.id);
    // A row of which neither revision knows came and went between them.
    const at = (moment: Date) =>
      new Map(
        rows
          .filter((row) => row.recordedAt <= moment && (row.retiredAt === null || row.retiredAt > moment))
          .map((row) => [row.key, factsOf(row)]),
      );
    const [old, fresh] = [at(between[0]), at(between[1])];
    for (const key of inOrder(new Set([...old.keys(), ...fresh.keys()]), keysOf(after.order, name))) {
      const change = changeOf(name, old.get(key), fresh.get(key));
      if (change) changes.push(change);
    }
  }
  return {
    from: revisionIn(before),
    to: revisionIn(after),
    changes,
    reordered: TABLES.map(({ name }) => name).filter((name) =>
      isReordered(keysOf(before.order, name), keysOf(after.order, name)),
    ),
  };
}

const revisionIn = ({ id, hash, recordedAt }: typeof datasetRevision.$inferSelect): Revision => ({
  id,
  hash,
  recordedAt: recordedAt.toISOString(),
});

/** The keys of a collection in the order of the file; those of a nested one with the record they stand in. */
function keysOf(order: Order, name: string): readonly string[] {
  const keys = order[name] ?? [];
  return Array.isArray(keys) ? keys : Object.values(keys as Record<string, readonly string[]>).flat();
}

function inOrder(keys: ReadonlySet<string>, order: readonly string[]): string[] {
  const place = new Map(order.map((key, i) => [key, i]));
  return [...keys].sort((a, b) => (place.get(a) ?? order.length) - (place.get(b) ?? order.length));
}

function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const [old, fresh] = [new Set(before), new Set(after)];
  const stayed = after.filter((key) => old.has(key));
  return before.filter((key) => fresh.has(key)).some((key, i) => key !== stayed[i]);
}

function changeOf(collection: string, old: Row | undefined, fresh: Row | undefined): Change | undefined {
  const row = fresh ?? old;
  if (!row || (old && fresh && canonical(old) === canonical(fresh))) return undefined;
  const column = COLLECTIONS.find((c) => c.name === collection)?.inside?.column;
  const of = column === undefined ? undefined : row[column];
  return {
    collection,
    key: row.key,
    ...(typeof of === "string" ? { of } : {}),
    title: titleOf(row),
    kind: !old ? "added" : fresh ? "changed" : "retired",
    fields: fieldsBetween(old, fresh),
    sources: Array.isArray(row.sources) ? (row.sources as string[]) : [],
  };
}

/** The columns that name a record, the best first. */
const NAMES = ["title", "name", "short", "what", "claim", "statement", "summary", "point", "text", "rule", "promise", "detail"];

function titleOf(row: Row): string {
  const found = NAMES.map((name) => row[name]).find((value) => typeof value === "string" && value !== "");
  return typeof found === "string" ? found : row.key;
}

function fieldsBetween(old: Row | undefined, fresh: Row | undefined): FieldChange[] {
  const { key: _, ...before } = old ?? { key: "" };
  const { key: __, ...after } = fresh ?? { key: "" };
  return [...differences("", before, after, old !== undefined && fresh !== undefined)];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @param deep whether what lies inside an object is told one by one */
function* differences(
  path: string,
  old: Record<string, unknown>,
  fresh: Record<string, unknown>,
  deep: boolean,
): Generator<FieldChange> {
  for (const name of new Set([...Object.keys(old), ...Object.keys(fresh)])) {
    const field = path === "" ? name : `${path}.${name}`;
    const [from, to] = [old[name], fresh[name]];
    if (from !== undefined && to !== undefined && canonical(from) === canonical(to)) continue;
    if (deep && isObject(from) && isObject(to)) yield* differences(field, from, to, true);
    else yield { field, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }
}
