import assert from "node:assert/strict";
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { closeDb, getDb, openDatabase } from "./client";
import { flatten, hashOf } from "./collections";
import { readDataset } from "./dataset";
import { loadDataset } from "./load";
import { lockDir } from "./lock";
import { snapshot, snapshotOf } from "./snapshot";
import { startDatabase } from "./start";
import { postgres } from "./testing/backends";
import { edited } from "./testing/edited";

const dataset = readDataset(path.join(process.cwd(), "db", "data"));
const HASH = hashOf(flatten(dataset));
const CHILD = path.join("db", "testing", "child.ts");

const root = fs.mkdtempSync(path.join(os.tmpdir(), "vacatio-processes-"));
const children = new Set<ChildProcessWithoutNullStreams>();
let folders = 0;

after(() => {
  for (const child of children) child.kill("SIGKILL");
  fs.rmSync(root, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A process with a task; `said` waits for a line, `ended` for its end. */
function start(task: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, ["--import", "tsx", CHILD, ...task], {
    env: { ...process.env, DATABASE_URL: "", ...env },
  });
  children.add(child);
  let [out, err] = ["", ""];
  child.stdin.on("error", () => {});
  child.stdout.on("data", (data) => {
    out += data;
  });
  child.stderr.on("data", (data) => {
    err += data;
  });
  const ended = new Promise<Ended>((resolve) =>
    child.once("close", (code, signal) => {
      children.delete(child);
      resolve({ code, signal, out, err });
    }),
  );
  const said = async (line: string) => {
    while (!out.split("\n").includes(line)) {
      if (child.exitCode !== null || child.signalCode !== null)
        assert.fail(`The process ended before it said ${line}:\n${out}${err}`);
      await sleep(20);
    }
  };
  return { child, ended, said };
}

const run = (task: readonly string[], env: Record<string, string>) => {
  const { child, ended } = start(task, env);
  child.stdin.end();
  return ended;
};

const newFolder = () => {
  folders += 1;
  return path.join(root, `data-${folders}`);
};

/** A folder with an embedded database, copied from one that was made once. */
const copyOf = (folder: string) => {
  const copy = newFolder();
  fs.cpSync(folder, copy, { recursive: true });
  return copy;
};

/** What a process serves that opens the folder next. */
async function servedFrom(dir: string) {
  const database = await openDatabase({ url: "", dir, patienceMs: 0 });
  try {
    return await snapshotOf(database);
  } finally {
    await database.close();
  }
}

/** Starts as a server does, in this process; the lines it tells and what it serves then. */
async function startIn(dir: string) {
  process.env.VACATIO_DATA = dir;
  const lines: string[] = [];
  try {
    await startDatabase((line) => lines.push(line));
    return { lines, served: await snapshot() };
  } finally {
    await closeDb();
    delete process.env.VACATIO_DATA;
  }
}

describe("The embedded database and its process", { timeout: 400_000 }, () => {
  const empty = newFolder();
  let filled: string;

  before(async () => {
    delete process.env.DATABASE_URL;
    await (await openDatabase({ dir: empty })).close();
    filled = copyOf(empty);
    const database = await openDatabase({ dir: filled });
    await loadDataset(database.db, dataset, new Date("2026-11-22T10:00:00Z"));
    await database.close();
  });

  it("the folder is closed to other users", () => {
    if (process.platform === "win32") return;
    for (const folder of [empty, path.join(empty, "pg")]) assert.equal(fs.statSync(folder).mode & 0o777, 0o700);
  });

  it("a second process is refused in one sentence that names the first, until that one ends or is killed", async () => {
    const dir = copyOf(filled);
    const first = start(["hold"], { VACATIO_DATA: dir });
    await first.said("open");
    // Neither another way to the folder nor another place for temporary files gives a lock of one's own.
    const link = path.join(root, "link");
    fs.symlinkSync(dir, link);
    const second = await run(["hold"], { VACATIO_DATA: link, TMPDIR: fs.mkdtempSync(path.join(root, "tmp-")) });
    assert.deepEqual(
      [second.code, second.out, second.err],
      [
        1,
        "",
        `The local database in ${link} is in use by process ${first.child.pid}: stop that, or set DATABASE_URL to use PostgreSQL.\n`,
      ],
    );
    first.child.kill("SIGKILL");
    await first.ended;
    assert.equal((await servedFrom(dir)).revision.hash, HASH);
  });

  it("killed in its first load, it holds nothing, and the next start loads it whole", async () => {
    const dir = copyOf(empty);
    const killed = await run(["die-loading", "60"], { VACATIO_DATA: dir });
    assert.deepEqual([killed.signal, killed.out], ["SIGKILL", "loading\n"]);
    await assert.rejects(servedFrom(dir), { kind: "unavailable", message: /holds no dataset yet/ });
    assert.deepStrictEqual((await startIn(dir)).served.dataset, dataset);
  });

  // A load of the edition that the process loads has 95 statements: the lock, the tables one by one, the revision, and all read back.
  for (const moment of [2, 20, 50, 90])
    it(`killed at statement ${moment} of a later load, it serves the earlier revision`, async () => {
      const dir = copyOf(filled);
      const killed = await run(["die-loading", String(moment)], { VACATIO_DATA: dir });
      assert.deepEqual([killed.signal, killed.out], ["SIGKILL", "loading\n"]);
      assert.deepStrictEqual((await servedFrom(dir)).dataset, dataset);
    });

  it("killed right after a load, it serves what was loaded", async () => {
    const dir = copyOf(filled);
    const killed = await run(["die-loading", "100000"], { VACATIO_DATA: dir });
    assert.deepEqual([killed.signal, killed.out], ["SIGKILL", "loading\nloaded\n"]);
    assert.deepStrictEqual((await servedFrom(dir)).dataset, edited(dataset));
  });

  for (const milliseconds of [0, 700])
    it(`killed ${milliseconds} ms after its very first file, it is made whole by the next start`, async () => {
      const dir = newFolder();
      const files = path.join(dir, "pg");
      const first = start(["start"], { VACATIO_DATA: dir });
      while (!fs.existsSync(files) || fs.readdirSync(files).length === 0) await sleep(2);
      await sleep(milliseconds);
      first.child.kill("SIGKILL");
      assert.equal((await first.ended).signal, "SIGKILL");
      assert.deepStrictEqual((await startIn(dir)).served.dataset, dataset);
    });

  it("a start tells its steps that take longer than a second, and the next one loads nothing", async () => {
    const dir = newFolder();
    const first = await startIn(dir);
    for (const line of first.lines) assert.match(line, /^[A-Z][a-z ]+ \.\.\. \d+\.\d s$/);
    assert.deepStrictEqual(first.served.dataset, dataset);
    assert.deepEqual((await startIn(dir)).served.revision, first.served.revision);
  });

  it("a folder that holds something else is told in one sentence", async () => {
    const dir = newFolder();
    fs.mkdirSync(path.join(dir, "pg"), { recursive: true });
    fs.writeFileSync(path.join(dir, "pg", "PG_VERSION"), "12\n");
    await assert.rejects(servedFrom(dir), {
      kind: "unavailable",
      message: /^The local database in .* cannot be opened \(.*\): move the folder away to start afresh; [^.]*\.$/,
    });
    // The lock was let go of, so the folder can be moved and used again.
    fs.rmSync(path.join(dir, "pg"), { recursive: true });
    (await lockDir(dir, 0))();
  });

  it("a folder that cannot be made is told in one sentence", async () => {
    const file = path.join(root, "file");
    fs.writeFileSync(file, "");
    await assert.rejects(servedFrom(path.join(file, "data")), {
      kind: "unavailable",
      message:
        /^The folder .* cannot hold the local database \(ENOTDIR\): set VACATIO_DATA to one that this user may write to\.$/,
    });
  });

  it("it is never opened while the pages are built", async () => {
    process.env.NEXT_PHASE = "phase-production-build";
    try {
      await assert.rejects(getDb(), /must not be opened during next build/);
    } finally {
      delete process.env.NEXT_PHASE;
    }
  });
});

describe("The lock of a folder", { timeout: 60_000 }, () => {
  it("many takers of the lock of a dead process: one gets it", async () => {
    const dir = newFolder();
    fs.mkdirSync(dir);
    const dead = start(["race", dir], {});
    await dead.said("ready");
    dead.child.stdin.write("go\n");
    await dead.said("mine");
    dead.child.kill("SIGKILL");
    await dead.ended;

    const takers = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const taker = start(["race", dir], {});
        await taker.said("ready");
        return taker;
      }),
    );
    for (const { child } of takers) child.stdin.write("go\n");
    const lost: Ended[] = [];
    for (const { ended } of takers) void ended.then((end) => lost.push(end));
    while (lost.length < takers.length - 1) await sleep(20);
    for (const { err } of lost) assert.match(err, /is in use by (process \d+|another process)/);
    for (const { child } of takers) child.stdin.end();
    const ends = await Promise.all(takers.map((t) => t.ended));
    assert.deepEqual(ends.map((e) => e.out.includes("mine")).sort(), [false, false, true]);
  });

  it("many takers in one process: one gets it, and the next after it lets go", async () => {
    const dir = newFolder();
    fs.mkdirSync(dir);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockDir(dir, 0)));
    const won = results.filter((r) => r.status === "fulfilled");
    assert.equal(won.length, 1);
    won[0]?.value();
    (await lockDir(dir, 2000))();
  });

  it("a taker that is patient gets the lock when it is let go", async () => {
    const dir = newFolder();
    fs.mkdirSync(dir);
    const unlock = await lockDir(dir, 0);
    setTimeout(unlock, 300);
    (await lockDir(dir, 5000))();
  });
});

describe("A PostgreSQL server and its processes", { timeout: 200_000 }, () => {
  const server = postgres();
  let missing: string | undefined;

  before(async () => {
    missing = await server.start((database) => loadDataset(database.db, dataset, new Date("2026-11-22T10:00:00Z")));
  });
  after(() => server.stop());

  const rule = (title: string, check: () => Promise<void>) => it(title, async (t) => (missing ? t.skip(missing) : check()));

  for (const moment of [50, 90])
    rule(`a loader that is killed at statement ${moment} leaves the earlier revision, and no lock`, async () => {
      const DATABASE_URL = await server.makeUrl("filled");
      const killed = await run(["die-loading", String(moment)], { DATABASE_URL });
      assert.deepEqual([killed.signal, killed.out], ["SIGKILL", "loading\n"]);
      const database = await openDatabase({ url: DATABASE_URL });
      assert.deepStrictEqual((await snapshotOf(database)).dataset, dataset);
      await loadDataset(database.db, edited(dataset), new Date());
      assert.deepStrictEqual((await snapshotOf(database)).dataset, edited(dataset));
      await database.close();
    });

  rule("servers that start at the same time on a blank database make its tables once and load it once", async () => {
    const url = await server.makeUrl("blank");
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ url })));
    const reports = await Promise.all(databases.map(({ db }) => loadDataset(db, dataset, new Date())));
    assert.deepEqual(reports.map((r) => r.isNew).sort(), [false, false, true]);
    for (const database of databases) {
      assert.deepStrictEqual((await snapshotOf(database)).dataset, dataset);
      await database.close();
    }
  });

  rule("an address that does not work is told without its password", async () => {
    const url = await server.makeUrl("blank");
    const password = new URL(url).password;
    const wrong = new URL(url);
    wrong.password = "wrong-secret";
    for (const [address, reason] of [
      ["postgres://vacatio:wrong-secret@127.0.0.1:1/x", /ECONNREFUSED/],
      [wrong.href, /password authentication failed/],
      [url.replace(/[^/]+$/, "nowhere"), /database "nowhere" does not exist/],
      ["not an address", /./],
    ] as const)
      await assert.rejects(openDatabase({ url: address }), (error: Error & { kind?: string }) => {
        assert.equal(error.kind, "unavailable");
        assert.match(
          error.message,
          /^PostgreSQL at .* cannot be used \(.*\): check that it runs and that DATABASE_URL is right\.$/,
        );
        assert.match(error.message, reason);
        assert.ok(!error.message.includes("wrong-secret") && !error.message.includes(password));
        return true;
      });
  });

  rule("a server that goes away is told in one sentence", async () => {
    const other = postgres();
    await other.start(async () => {});
    const database = await openDatabase({ url: await other.makeUrl("empty") });
    await loadDataset(database.db, dataset, new Date());
    await snapshotOf(database);
    await other.stop();
    await assert.rejects(snapshotOf(database), {
      kind: "unavailable",
      message: "The database does not answer: try again in a moment.",
    });
    await database.close();
  });
});
