import assert from "node:assert/strict";
import path from "node:path";
import { after, afterEach, before, describe, it, type TestContext } from "node:test";
import { eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Database } from "./client";
import { COLLECTIONS, TABLES } from "./collections";
import { type Dataset, readDataset } from "./dataset";
import { FILES, type FileKey } from "./files";
import { loadDataset } from "./load";
import { datasetRevision, milestones, siteStatements } from "./schema";
import { revisionOf, snapshotOf } from "./snapshot";
import { BACKENDS, type Backend } from "./testing/backends";

const dataset = readDataset(path.join(process.cwd(), "db", "data"));
const NOW = new Date("2026-11-22T10:00:00Z");
const LATER = new Date("2026-11-23T10:00:00Z");

/** A copy of the dataset with one thing changed. */
function changed(change: (copy: Dataset) => void): Dataset {
  const copy = structuredClone(dataset);
  change(copy);
  return copy;
}

const milestone = (data: Dataset, id: string) => {
  const found = data.law.milestones.find((m) => m.id === id);
  assert.ok(found);
  return found;
};

const LITERACY = "ai-literacy";

for (const backend of BACKENDS) describe(`The database on ${backend.name}`, { timeout: 300_000 }, () => suite(backend));

function suite(backend: Backend) {
  let missing: string | undefined;
  const opened: Database[] = [];

  before(async () => {
    missing = await backend.start((database) => loadDataset(database.db, dataset, NOW));
  });
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });
  after(() => backend.stop());

  /** A rule that needs the database; where the kind cannot be had, it says so instead. */
  const rule = (title: string, check: (t: TestContext) => Promise<void>) =>
    it(title, { timeout: 60_000 }, async (t) => (missing ? t.skip(missing) : check(t)));

  const open = async (contents: "empty" | "filled", onQuery?: (query: string) => void) => {
    const { database, another } = await backend.open(contents, onQuery);
    opened.push(database);
    const second = async () => {
      if (!another) return database;
      const more = await another();
      opened.push(more);
      return more;
    };
    return { database, second };
  };

  const rowsIn = async (database: Database) => {
    let [current, retired] = [0, 0];
    for (const { table } of TABLES) {
      current += await database.db.$count(table, isNull(table.retiredAt));
      retired += await database.db.$count(table, isNotNull(table.retiredAt));
    }
    return { current, retired, revisions: await database.db.$count(datasetRevision) };
  };

  rule("an empty database serves nothing and says how to load it", async () => {
    const { database } = await open("empty");
    await assert.rejects(snapshotOf(database), { kind: "unavailable", message: /no dataset yet.*npm run data:load/ });
  });

  rule("every file comes back as it was read, in its order", async (t) => {
    const { database } = await open("empty");
    const report = await loadDataset(database.db, dataset, NOW);
    assert.equal(report.isNew, true);
    assert.deepEqual(
      report.collections.flatMap((c) => [...c.changed, ...c.retired]),
      [],
    );
    const { dataset: back, revision } = await snapshotOf(database);
    assert.deepEqual(revision, { ...report.revision, recordedAt: NOW.toISOString() });
    for (const key of Object.keys(FILES) as FileKey[])
      await t.test(FILES[key].file, () => assert.deepStrictEqual(back[key], dataset[key]));
  });

  rule("loading the same dataset again writes nothing", async () => {
    const { database } = await open("empty");
    const first = await loadDataset(database.db, dataset, NOW);
    const rows = await rowsIn(database);
    const again = await loadDataset(database.db, structuredClone(dataset), LATER);
    assert.deepEqual(again, { ...first, isNew: false, collections: [] });
    assert.deepEqual(await rowsIn(database), rows);
    assert.deepEqual(rows, { current: first.records, retired: 0, revisions: 1 });
  });

  rule("a changed fact closes its row and adds one, and the earlier wording stays readable", async () => {
    const { database } = await open("filled");
    const first = await loadDataset(database.db, dataset, NOW);
    const next = changed((copy) => {
      milestone(copy, LITERACY).notes = "Another note.";
    });
    const second = await loadDataset(database.db, next, LATER);
    assert.deepEqual(second.collections, [{ name: "milestones", added: [], changed: [LITERACY], retired: [] }]);
    assert.deepEqual(await rowsIn(database), { current: first.records, retired: 1, revisions: 2 });

    const rows = await database.db.select().from(milestones).where(eq(milestones.key, LITERACY)).orderBy(milestones.id);
    assert.deepEqual(
      rows.map((r) => [r.notes, r.recordedAt.toISOString(), r.retiredAt?.toISOString()]),
      [
        [milestone(dataset, LITERACY).notes, NOW.toISOString(), LATER.toISOString()],
        ["Another note.", LATER.toISOString(), undefined],
      ],
    );
    assert.deepStrictEqual((await snapshotOf(database)).dataset, next);
    assert.deepStrictEqual((await snapshotOf(database, "2026-11-22")).dataset, dataset);
  });

  rule("a record that is taken out is retired, and one that comes back is added anew", async () => {
    const { database } = await open("filled");
    const without = changed((copy) => {
      copy.sites = copy.sites.filter((s) => s.id !== "nscale-narvik");
    });
    const gone = await loadDataset(database.db, without, LATER);
    const statements = dataset.sites.find((s) => s.id === "nscale-narvik")?.statements.map((s) => s.id) ?? [];
    assert.deepEqual(gone.collections, [
      { name: "sites", added: [], changed: [], retired: ["nscale-narvik"] },
      { name: "site_statements", added: [], changed: [], retired: statements },
    ]);
    assert.deepStrictEqual((await snapshotOf(database)).dataset, without);

    await loadDataset(database.db, dataset, new Date("2026-11-24T10:00:00Z"));
    const rows = await database.db.select().from(siteStatements).where(eq(siteStatements.key, "nscale-narvik-1"));
    assert.deepEqual(rows.map((r) => r.retiredAt === null).sort(), [false, true]);
    for (const [at, expected] of [
      ["2026-11-22", dataset],
      ["2026-11-23", without],
      ["2026-11-24", dataset],
    ] as const)
      assert.deepStrictEqual((await snapshotOf(database, at)).dataset, expected);
  });

  rule("another order alone is a new revision without a new row", async () => {
    const { database } = await open("filled");
    const turned = changed((copy) => {
      copy.law.milestones.reverse();
      copy.sites.find((s) => s.id === "nscale-narvik")?.statements.reverse();
      copy.enforcementCounts.measures = Object.fromEntries(Object.entries(copy.enforcementCounts.measures).reverse());
    });
    const report = await loadDataset(database.db, turned, LATER);
    assert.deepEqual([report.isNew, report.collections], [true, []]);
    const back = (await snapshotOf(database)).dataset;
    assert.deepStrictEqual(back, turned);
    assert.deepEqual(Object.keys(back.enforcementCounts.measures), Object.keys(turned.enforcementCounts.measures));
    assert.deepStrictEqual((await snapshotOf(database, "2026-11-22")).dataset, dataset);
  });

  rule("absent, null, empty and text that looks like a number stay what they are", async () => {
    const { database } = await open("empty");
    const odd = changed((copy) => {
      const [first, second, third] = copy.law.scenarios;
      assert.ok(first && second && third);
      delete first.kept;
      second.kept = [];
      const [reference, other] = copy.delayEvidence.referenceClass;
      assert.ok(reference && other);
      reference.value = "2026";
      other.value = null;
      milestone(copy, LITERACY).notes = 'quotes " and \\ and { } , and a line\nbreak, Åland, 10^25 ≥ x';
      const site = copy.sites[0];
      assert.ok(site);
      site.partners = ["a, b", "null", 'NULL "x"', ""];
      site.tenants = [];
      copy.models.asOf = "2026-10-30";
    });
    await loadDataset(database.db, odd, NOW);
    assert.deepStrictEqual((await snapshotOf(database)).dataset, odd);
  });

  rule("a clock that was set back does not make a revision older than the one before", async () => {
    const { database } = await open("empty");
    await loadDataset(database.db, dataset, LATER);
    const next = changed((copy) => {
      copy.models.asOf = "2026-10-30";
    });
    const { revision } = await loadDataset(database.db, next, NOW);
    assert.equal(revision.recordedAt, new Date(LATER.getTime() + 1).toISOString());
    assert.deepStrictEqual((await snapshotOf(database)).dataset, next);
    assert.deepStrictEqual((await snapshotOf(database, LATER.toISOString())).dataset, dataset);
  });

  rule("a day means its end in Brussels, a moment itself", async () => {
    const { database } = await open("empty");
    const states = ["2026-10-28", "2026-10-29", "2026-10-30"].map((asOf) =>
      changed((copy) => {
        copy.models.asOf = asOf;
      }),
    );
    // 23:30 on 21 November and 00:30 on 22 November in Brussels, which is an hour ahead of UTC then.
    const moments = ["2026-11-21T22:30:00Z", "2026-11-21T23:30:00Z", "2026-11-22T12:00:00Z"];
    for (const [i, state] of states.entries()) await loadDataset(database.db, state, new Date(moments[i] as string));
    const asOf = async (at?: string) => (await snapshotOf(database, at)).dataset.models.asOf;
    assert.equal(await asOf("2026-11-21"), "2026-10-28");
    assert.equal(await asOf("2026-11-22"), "2026-10-30");
    assert.equal(await asOf("2026-11-21T23:30:00Z"), "2026-10-29");
    assert.equal(await asOf("2026-11-21T23:29:59Z"), "2026-10-28");
    assert.equal(await asOf("2035-12-31"), "2026-10-30");
    assert.equal(await asOf(), "2026-10-30");
    await assert.rejects(asOf("2026-11-20"), { kind: "not-found", message: /Nothing was recorded by 2026-11-20/ });
    for (const bad of ["2026-02-30", "yesterday", "2026-11", "2026-13-01T00:00:00Z", "2026-11-22T25:00:00Z", "x".repeat(10_000)])
      await assert.rejects(asOf(bad), { kind: "bad-input", where: "recordedAt" });
  });

  rule("a revision is read once and cannot be changed by those who use it", async () => {
    let queries = 0;
    const { database } = await open("filled", () => {
      queries += 1;
    });
    const first = await snapshotOf(database);
    queries = 0;
    const [second, third] = await Promise.all([snapshotOf(database), snapshotOf(database, "2026-11-22")]);
    assert.equal(queries, 2);
    assert.ok(second === first && third === first);
    assert.throws(() => first.dataset.law.milestones.reverse(), TypeError);
    assert.throws(() => {
      milestone(first.dataset, LITERACY).sources.push("x");
    }, TypeError);
  });

  for (const [moment, fails] of [
    ["at its first row", (query: string) => /^insert/.test(query)],
    ["in the middle", (query: string) => /^insert into "site_statements"/.test(query)],
    ["at a row to close", (query: string) => /^update "sources"/.test(query)],
    ["at the revision", (query: string) => /^insert into "dataset_revision"/.test(query)],
  ] as const)
    rule(`a load that fails ${moment} leaves the earlier revision whole, and the next load succeeds`, async () => {
      let armed = false;
      const { database } = await open("filled", (query) => {
        if (armed && fails(query)) throw new Error("the disk is full");
      });
      const first = await loadDataset(database.db, dataset, NOW);
      const rows = await rowsIn(database);
      const next = changed((copy) => {
        milestone(copy, LITERACY).notes = "Another note.";
        for (const list of [copy.sources, copy.deals, copy.sites.flatMap((s) => s.statements)])
          for (const r of list) if ("note" in r) r.note = `${r.note} Checked.`;
        const statement = copy.sites[0]?.statements[0];
        assert.ok(statement);
        statement.detail = "Another detail.";
      });
      armed = true;
      await assert.rejects(loadDataset(database.db, next, LATER), /the disk is full/);
      armed = false;
      assert.deepEqual(await rowsIn(database), rows);
      database.cache.clear();
      const served = await snapshotOf(database);
      assert.deepEqual(served.revision, first.revision);
      assert.deepStrictEqual(served.dataset, dataset);
      await loadDataset(database.db, next, LATER);
      assert.deepStrictEqual((await snapshotOf(database)).dataset, next);
    });

  rule("two loaders at the same time make one revision, and nobody reads half of it", async () => {
    const { database, second } = await open("filled");
    const other = await second();
    const next = changed((copy) => {
      for (const m of copy.law.milestones) m.short = `${m.short}.`;
      for (const s of copy.sites) for (const x of s.statements) x.detail = `${x.detail}.`;
    });
    const reader = await second();
    const earlier = await revisionOf(database.db);
    let done = false;
    const reads = (async () => {
      let count = 0;
      while (!done) {
        reader.cache.clear();
        const { dataset: seen, revision } = await snapshotOf(reader);
        assert.deepStrictEqual(seen, revision.id === earlier.id ? dataset : next);
        count += 1;
      }
      return count;
    })();
    const reports = await Promise.all([loadDataset(database.db, next, LATER), loadDataset(other.db, next, LATER)]);
    done = true;
    assert.ok((await reads) > 0);
    assert.deepEqual(reports.map((r) => r.isNew).sort(), [false, true]);
    assert.equal((await rowsIn(database)).revisions, 2);
    assert.deepEqual(await revisionOf(other.db), reports[0]?.revision);
  });

  rule(
    "the tables refuse a fact without a source, a key that is current twice and a row that ends before it begins",
    async () => {
      const { database } = await open("empty");
      await loadDataset(database.db, dataset, NOW);
      const [row] = await database.db.select().from(milestones).where(eq(milestones.key, LITERACY));
      assert.ok(row);
      const { id, ...copy } = row;
      const refused = (values: typeof milestones.$inferInsert, constraint: string) =>
        assert.rejects(database.db.insert(milestones).values(values), (error: Error) =>
          String((error.cause as Error).message).includes(constraint),
        );
      await refused({ ...copy, key: "new", sources: [] }, "milestones_sourced");
      await refused(copy, "milestones_current");
      await refused({ ...copy, retiredAt: new Date("2020-01-01T00:00:00Z") }, "milestones_period");
    },
  );

  rule("the counts of a revision are those of its tables", async () => {
    const { database } = await open("filled");
    const [revision] = await database.db.select().from(datasetRevision);
    for (const { name, table } of TABLES) assert.equal(revision?.counts[name], await database.db.$count(table, sql`true`), name);
    assert.equal(Object.keys(revision?.counts ?? {}).length, COLLECTIONS.length + 1);
  });
}
