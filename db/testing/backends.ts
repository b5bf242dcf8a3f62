import { PGlite } from "@electric-sql/pglite";
import { type Database, openDatabase, overPGlite } from "@/db/client";
import { HOW_TO_GET_POSTGRES, startTestServer, type TestServer } from "@/scripts/pg-test-server";

/** One kind of database that every database test runs on. */
export interface Backend {
  readonly name: string;
  /** Makes the kind ready, with one database that `fill` fills. Where the kind cannot be had, the reason. */
  start(fill: (database: Database) => Promise<unknown>): Promise<string | undefined>;
  /** A database of its own, and what opens one more connection to it where the kind allows several. */
  open(
    contents: "empty" | "filled",
    onQuery?: (query: string) => void,
  ): Promise<{ database: Database; another: (() => Promise<Database>) | undefined }>;
  stop(): Promise<void>;
}

function pglite(): Backend {
  const dumps = {} as Record<"empty" | "filled", Blob>;
  return {
    name: "PGlite",
    async start(fill) {
      const database = await overPGlite(await PGlite.create());
      const client = (database.db as unknown as { $client: PGlite }).$client;
      dumps.empty = await client.dumpDataDir("none");
      await fill(database);
      dumps.filled = await client.dumpDataDir("none");
      await database.close();
      return undefined;
    },
    async open(contents, onQuery) {
      const client = await PGlite.create({ loadDataDir: dumps[contents] });
      return { database: await overPGlite(client, onQuery), another: undefined };
    },
    async stop() {},
  };
}

/** `blank`: without any table; `empty`: with empty tables. */
const TEMPLATES = { blank: "template0", empty: "empty", filled: "filled" };

/** A server of its own, also for the tests that start processes. */
export function postgres(): Backend & { makeUrl(contents: keyof typeof TEMPLATES): Promise<string> } {
  let server: TestServer | undefined;
  let admin: Database;
  let count = 0;
  const makeUrl = async (contents: keyof typeof TEMPLATES) => {
    count += 1;
    await admin.db.execute(`create database d${count} template ${TEMPLATES[contents]}`);
    return (server as TestServer).url(`d${count}`);
  };
  return {
    name: "PostgreSQL",
    async start(fill) {
      server = await startTestServer();
      if (!server) {
        if (/^(1|true)$/i.test(process.env.CI ?? "")) throw new Error(HOW_TO_GET_POSTGRES);
        return HOW_TO_GET_POSTGRES;
      }
      admin = await openDatabase({ url: server.url("postgres") });
      await admin.db.execute("create database empty");
      await (await openDatabase({ url: server.url("empty") })).close();
      await admin.db.execute("create database filled template empty");
      const database = await openDatabase({ url: server.url("filled") });
      await fill(database);
      await database.close();
      return undefined;
    },
    makeUrl,
    async open(contents, onQuery) {
      const url = await makeUrl(contents);
      return { database: await openDatabase({ url, ...(onQuery ? { onQuery } : {}) }), another: () => openDatabase({ url }) };
    },
    async stop() {
      await admin?.close();
      await server?.stop();
    },
  };
}

export const BACKENDS: readonly Backend[] = [pglite(), postgres()];
