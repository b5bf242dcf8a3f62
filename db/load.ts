import { inArray, isNull, sql } from "drizzle-orm";
import { VacatioError } from "@/lib/errors";
import type { Db } from "./client";
import { assemble, canonical, factsOf, flatten, hashOf, type Row, TABLES } from "./collections";
import type { Dataset } from "./files";
import { datasetRevision, type FactTable } from "./schema";
import { type Revision, rowsOf } from "./snapshot";

/** What a load did to one collection, by the keys of its records. */
export interface CollectionReport {
  readonly name: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly retired: readonly string[];
}

export interface LoadReport {
  /** The revision that holds the dataset now. */
  readonly revision: Revision;
  /** Whether this load wrote it; false where the database held the dataset already. */
  readonly isNew: boolean;
  /** How many records the dataset has. */
  readonly records: number;
  /** The collections in which something was added, changed or retired. */
  readonly collections: readonly CollectionReport[];
}

/** Any number that nothing else on the server uses; the migrations have their own. */
const LOAD_LOCK = 7_182_026_02;

/** Rows per statement: far below the 65,535 values that a statement may carry. */
const BATCH = 500;

/**
 * Makes the dataset the current one, in one transaction: closes the rows of changed and removed records, adds those of changed
 * and new ones, and writes a revision. Where the database holds the very same dataset, nothing is written.
 * @param now the moment of the load. A clock that was set back never makes a revision older than the one before it.
 * @throws VacatioError `unavailable` where the database refuses; what was there before stays current then
 */
export function loadDataset(db: Db, dataset: Dataset, now: Date): Promise<LoadReport> {
  const flat = flatten(dataset);
  const hash = hashOf(flat);
  const counts = Object.fromEntries([...flat.rows].map(([name, rows]) => [name, rows.length]));
  const records = Object.values(counts).reduce((a, b) => a + b, 0);

  return db.transaction(async (tx) => {
    // Two loaders that run at the same time wait for each other; the lock ends with the transaction.
    await tx.execute(sql`select pg_advisory_xact_lock(${LOAD_LOCK})`);
    const [last] = await tx
      .select({ id: datasetRevision.id, hash: datasetRevision.hash, recordedAt: datasetRevision.recordedAt })
      .from(datasetRevision)
      .orderBy(sql`${datasetRevision.id} desc`)
      .limit(1);
    if (last?.hash === hash)
      return { revision: { ...last, recordedAt: last.recordedAt.toISOString() }, isNew: false, records, collections: [] };

    const moment = new Date(Math.max(now.getTime(), last ? last.recordedAt.getTime() + 1 : Number.NEGATIVE_INFINITY));
    const collections: CollectionReport[] = [];
    for (const { name, table } of TABLES) {
      const report = await loadTable(tx, name, table, flat.rows.get(name) ?? [], moment);
      if (report.added.length + report.changed.length + report.retired.length > 0) collections.push(report);
    }
    const [written] = await tx
      .insert(datasetRevision)
      // Counted here: a sequence leaves gaps where a server was killed, and readers see this number.
      .overridingSystemValue()
      .values({ id: (last?.id ?? 0) + 1, hash, counts, order: flat.order, recordedAt: moment })
      .returning({ id: datasetRevision.id });
    if (!written || hashOf(flatten(assemble(await rowsOf(tx, moment), flat.order))) !== hash)
      throw new VacatioError(
        "broken-data",
        "database",
        "The database gives back other facts than were loaded, so nothing was changed.",
      );
    return { revision: { id: written.id, hash, recordedAt: moment.toISOString() }, isNew: true, records, collections };
  });
}

async function loadTable(tx: Db, name: string, table: FactTable, rows: readonly Row[], moment: Date): Promise<CollectionReport> {
  const current = await tx.select().from(table).where(isNull(table.retiredAt)).orderBy(table.id);
  const stored = new Map(current.map((row) => [row.key, { id: row.id, text: canonical(factsOf(row)) }]));
  const wanted = new Set(rows.map((row) => row.key));

  const added = rows.filter((row) => !stored.has(row.key));
  const changed = rows.filter((row) => stored.has(row.key) && stored.get(row.key)?.text !== canonical(row));
  const retired = [...stored.keys()].filter((key) => !wanted.has(key));

  const closed = [...changed.map((row) => row.key), ...retired].flatMap((key) => stored.get(key)?.id ?? []);
  for (const ids of batches(closed)) await tx.update(table).set({ retiredAt: moment }).where(inArray(table.id, ids));
  for (const fresh of batches([...added, ...changed]))
    await tx.insert(table).values(fresh.map((row) => ({ ...row, recordedAt: moment })));
  return { name, added: added.map((row) => row.key), changed: changed.map((row) => row.key), retired };
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}
