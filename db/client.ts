import fs from "node:fs";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import type { Logger } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { VacatioError } from "@/lib/errors";
import { lockDir } from "./lock";
import * as schema from "./schema";
import type { Snapshot } from "./snapshot";

/** The only file that knows whether the database is PostgreSQL (`DATABASE_URL`) or the embedded one (`VACATIO_DATA`, default `.data`). */

/** Both databases, seen the same. */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;

/** An open database whose tables are up to date. */
export interface Database {
  readonly db: Db;
  /** Revisions read from it, by id. */
  readonly cache: Map<number, Promise<Snapshot>>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Address of a PostgreSQL server; without it the embedded database is used. */
  readonly url?: string | undefined;
  /** Folder of the embedded database. */
  readonly dir?: string;
  /** Wraps each step, so that slow ones can be told. */
  readonly step?: Step;
  /** Sees each query before it is sent. */
  readonly onQuery?: (query: string) => void;
  /** How long to wait for another process that holds the folder, in milliseconds. */
  readonly patienceMs?: number;
}

export type Step = <T>(title: string, work: () => Promise<T>) => Promise<T>;

/** Any number that nothing else on the server uses; the loader has its own. */
const MIGRATION_LOCK = 7_182_026_01;

const migrationsFolder = () => path.join(/* turbopackIgnore: true */ process.cwd(), "db", "migrations");

const untold: Step = (_title, work) => work();

/**
 * Opens the database and brings its tables up to date.
 * @throws VacatioError `unavailable` where another process holds the folder, or the database cannot be reached or opened
 */
export function openDatabase(options: OpenOptions = {}): Promise<Database> {
  const url = (options.url ?? process.env.DATABASE_URL)?.trim();
  return url ? openPostgres(url, options) : openEmbedded(options);
}

async function openPostgres(url: string, { step = untold, onQuery }: OpenOptions): Promise<Database> {
  const { default: postgres } = await import("postgres");
  const { drizzle } = await import("drizzle-orm/postgres-js");
  const { migrate } = await import("drizzle-orm/postgres-js/migrator");
  const connect = (max: number) => postgres(url, { max, onnotice: () => {}, connect_timeout: 10 });
  try {
    const one = connect(1);
    try {
      await step("Connecting to PostgreSQL", () => one`select 1`);
      await step("Preparing the tables", async () => {
        // drizzle's migrator takes no lock of its own. This one ends with the connection.
        await one`select pg_advisory_lock(${MIGRATION_LOCK})`;
        await migrate(drizzle(one), { migrationsFolder: migrationsFolder() });
      });
    } finally {
      await one.end({ timeout: 5 });
    }
    const pool = connect(10);
    const db = drizzle(pool, { schema, casing: "snake_case", logger: loggerOf(onQuery) });
    return { db, cache: new Map(), close: () => pool.end({ timeout: 5 }) };
  } catch (error) {
    throw new VacatioError(
      "unavailable",
      "DATABASE_URL",
      `PostgreSQL at ${addressOf(url)} cannot be used (${reasonOf(error)}): check that it runs and that DATABASE_URL is right.`,
    );
  }
}

async function openEmbedded({ dir = dataDir(), step = untold, onQuery, patienceMs }: OpenOptions): Promise<Database> {
  const { PGlite } = await import("@electric-sql/pglite");
  const files = makeFolder(dir);
  const unlock = await lockDir(dir, patienceMs);
  let client: PGlite | undefined;
  const close = async () => {
    try {
      await client?.close();
    } finally {
      unlock();
    }
  };
  try {
    const title = fs.existsSync(path.join(files, "PG_VERSION")) ? "Opening the local database" : "Creating the local database";
    const opened = await step(title, () => PGlite.create({ dataDir: files, postgresqlconf: ["shared_buffers=8MB"] }));
    client = opened;
    return { ...(await step("Preparing the tables", () => overPGlite(opened, onQuery))), close };
  } catch (error) {
    await close().catch(() => {});
    throw new VacatioError(
      "unavailable",
      dir,
      `The local database in ${dir} cannot be opened (${reasonOf(error)}): move the folder away to start afresh; the facts come back from db/data, the record of earlier revisions does not.`,
    );
  }
}

/** Makes the folder of the embedded database where there is none, and returns the one inside it that holds its files. */
function makeFolder(dir: string): string {
  const files = path.join(/* turbopackIgnore: true */ dir, "pg");
  try {
    fs.mkdirSync(files, { recursive: true, mode: 0o700 });
    // The database writes its files for everyone to read and write, so the folder keeps others out.
    fs.chmodSync(files, 0o700);
  } catch (error) {
    throw new VacatioError(
      "unavailable",
      dir,
      `The folder ${dir} cannot hold the local database (${(error as NodeJS.ErrnoException).code}): set VACATIO_DATA to one that this user may write to.`,
    );
  }
  return files;
}

/** The database in a running PGlite, with its tables up to date. */
export async function overPGlite(client: PGlite, onQuery?: (query: string) => void): Promise<Database> {
  const { drizzle } = await import("drizzle-orm/pglite");
  const { migrate } = await import("drizzle-orm/pglite/migrator");
  await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
  const db = drizzle(client, { schema, casing: "snake_case", logger: loggerOf(onQuery) });
  return { db, cache: new Map(), close: () => client.close() };
}

/** The folder of what this process keeps. */
export const dataDir = () => process.env.VACATIO_DATA?.trim() || path.join(/* turbopackIgnore: true */ process.cwd(), ".data");

const loggerOf = (onQuery: OpenOptions["onQuery"]): Logger | false => (onQuery ? { logQuery: onQuery } : false);

/** Host and name of the database: an address with its password must not reach a message. */
function addressOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return "the address in DATABASE_URL";
  }
}

/** What the database itself says; drizzle's own message would hold the whole query. */
function reasonOf(error: unknown): string {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const { message, code } = inner as Error & { code?: string };
  return message || code || String(inner);
}

const slot = globalThis as { [key: symbol]: Promise<Database> | undefined };
const SLOT = Symbol.for("vacatio.database");

/**
 * The database of this process; opened at the first call.
 * @throws VacatioError `unavailable` where it cannot be opened; Error during `next build`, where it must not be opened
 */
export async function getDb(options?: OpenOptions): Promise<Database> {
  if (process.env.NEXT_PHASE === "phase-production-build") throw new Error("The database must not be opened during next build.");
  slot[SLOT] ??= openDatabase(options).catch((error) => {
    slot[SLOT] = undefined;
    throw error;
  });
  return slot[SLOT];
}

/** Closes the database of this process, for scripts and tests. */
export async function closeDb(): Promise<void> {
  const open = slot[SLOT];
  slot[SLOT] = undefined;
  await (await open)?.close();
}
