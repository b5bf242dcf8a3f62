import { and, desc, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { badInput, notFound, quote, VacatioError } from "@/lib/errors";
import { tryParseDay } from "@/lib/time/day";
import { type Database, type Db, getDb } from "./client";
import { assemble, TABLES } from "./collections";
import type { Dataset } from "./files";
import { datasetRevision } from "./schema";

/** A state of the dataset: its number, its content hash, and the moment from which it was the current one (ISO 8601, UTC). */
export interface Revision {
  readonly id: number;
  readonly hash: string;
  readonly recordedAt: string;
}

export interface Snapshot {
  readonly dataset: Dataset;
  readonly revision: Revision;
}

/** Snapshots kept in memory: the current revision and the ones that readers look back to. */
const KEPT = 4;

/**
 * The dataset as it was recorded: now, or by a day. It is shared by all who ask, so it is frozen.
 * @param at a day (`2026-11-22`), which means its end in Brussels, or a moment in ISO 8601 (`2026-11-22T09:00:00Z`)
 * @throws VacatioError `bad-input` where `at` is neither, `not-found` where nothing was recorded by then, `unavailable`
 * where the database does not answer or holds no dataset yet
 */
export async function snapshot(at?: string): Promise<Snapshot> {
  return snapshotOf(await getDb(), at);
}

/**
 * The newest revision; one small query.
 * @throws VacatioError `unavailable` where the database does not answer or holds no dataset yet
 */
export async function currentRevision(): Promise<Revision> {
  return revisionOf((await getDb()).db);
}

/** As `snapshot`, of the given database. */
export async function snapshotOf(database: Database, at?: string): Promise<Snapshot> {
  const { db, cache } = database;
  const { id } = await revisionOf(db, at);
  const read = cache.get(id) ?? answered(() => readRevision(db, id));
  read.catch(() => cache.delete(id));
  cache.delete(id);
  cache.set(id, read);
  const [oldest] = cache.keys();
  if (cache.size > KEPT && oldest !== undefined) cache.delete(oldest);
  return read;
}

/** As `currentRevision`, of the given database, or the revision that was current at the end of a day or at a moment. */
export async function revisionOf(db: Db, at?: string): Promise<Revision> {
  const before = at === undefined ? undefined : recordedBy(at);
  const [found] = await answered(() => revisions(db, before));
  if (found) return { id: found.id, hash: found.hash, recordedAt: found.recordedAt.toISOString() };
  if (at === undefined)
    throw new VacatioError(
      "unavailable",
      "database",
      "The database holds no dataset yet: start the server, or run npm run data:load.",
    );
  throw notFound("recordedAt", `Nothing was recorded by ${at}; choose a later day.`);
}

const revisions = (db: Db, condition: SQL | undefined) =>
  db
    .select({ id: datasetRevision.id, hash: datasetRevision.hash, recordedAt: datasetRevision.recordedAt })
    .from(datasetRevision)
    .where(condition)
    .orderBy(desc(datasetRevision.id))
    .limit(1);

const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z$/;

function recordedBy(at: string): SQL {
  if (tryParseDay(at) !== undefined)
    return sql`${datasetRevision.recordedAt} < ((${at}::date + 1)::timestamp at time zone 'Europe/Brussels')`;
  const day = MOMENT.exec(at)?.[1];
  if (day !== undefined && tryParseDay(day) !== undefined) return sql`${datasetRevision.recordedAt} <= ${at}::timestamptz`;
  throw badInput("recordedAt", `${quote(at)} is no day and no moment; write 2026-11-22 or 2026-11-22T09:00:00Z.`);
}

async function readRevision(db: Db, id: number): Promise<Snapshot> {
  const [found] = await db.select().from(datasetRevision).where(sql`${datasetRevision.id} = ${id}`);
  if (!found) throw notFound("revision", `There is no revision ${id}.`);
  const { hash, recordedAt, order } = found;
  const dataset = assemble(await rowsOf(db, recordedAt), order);
  return freeze({ dataset, revision: { id, hash, recordedAt: recordedAt.toISOString() } });
}

/** The rows of every table that were current right after a moment. */
export async function rowsOf(db: Db, moment: Date): Promise<Map<string, Record<string, unknown>[]>> {
  const read = TABLES.map(
    async ({ name, table }) =>
      [
        name,
        (await db
          .select()
          .from(table)
          .where(and(lte(table.recordedAt, moment), or(isNull(table.retiredAt), gt(table.retiredAt, moment))))) as Record<
          string,
          unknown
        >[],
      ] as const,
  );
  return new Map(await Promise.all(read));
}

/** Says in one sentence that the database does not answer; the driver's error, which holds the query, stays its cause. */
async function answered<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof VacatioError) throw error;
    const unavailable = new VacatioError("unavailable", "database", "The database does not answer: try again in a moment.");
    unavailable.cause = error;
    throw unavailable;
  }
}

function freeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}
