import assert from "node:assert/strict";
import path from "node:path";
import { after, afterEach, before, describe, it, type TestContext } from "node:test";
import { type Change, type Changes, changesBetween, revisionsOf } from "./changes";
import type { Database } from "./client";
import { COLLECTIONS } from "./collections";
import { type Dataset, readDataset } from "./dataset";
import { loadDataset } from "./load";
import { snapshotOf } from "./snapshot";
import { BACKENDS, type Backend } from "./testing/backends";

const dataset = readDataset(path.join(process.cwd(), "db", "data"));
const day = (n: number) => new Date(`2026-11-${n}T10:00:00Z`);

function changed(change: (copy: Dataset) => void, of: Dataset = dataset): Dataset {
  const copy = structuredClone(of);
  change(copy);
  return copy;
}

const note = (text: string, of?: Dataset) =>
  changed((copy) => {
    const literacy = copy.law.milestones.find((m) => m.id === "ai-literacy");
    assert.ok(literacy);
    literacy.notes = text;
  }, of);

const withoutNarvik = changed((copy) => {
  copy.sites = copy.sites.filter((s) => s.id !== "nscale-narvik");
});

const brief = ({ changes }: Changes) => changes.map((c) => `${c.kind} ${c.collection}/${c.key}`);

for (const backend of BACKENDS) describe(`What changed, on ${backend.name}`, { timeout: 300_000 }, () => suite(backend));

function suite(backend: Backend) {
  let missing: string | undefined;
  const opened: Database[] = [];
  before(async () => {
    missing = await backend.start((database) => loadDataset(database.db, dataset, day(20)));
  });
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });
  after(() => backend.stop());

  const rule = (title: string, check: (t: TestContext) => Promise<void>) =>
    it(title, { timeout: 60_000 }, async (t) => (missing ? t.skip(missing) : check(t)));

  /** The curated dataset as revision 1, then these, a day apart. */
  const loaded = async (...later: Dataset[]) => {
    const { database } = await backend.open("filled");
    opened.push(database);
    for (const [i, next] of later.entries()) await loadDataset(database.db, next, day(21 + i));
    const ids = (await revisionsOf(database.db)).map((r) => r.id).reverse();
    const between = (from: number, to: number) => changesBetween(database.db, ids[from - 1] ?? from, ids[to - 1] ?? to);
    return { database, between };
  };

  rule("revisions are listed newest first, each with its records", async () => {
    const { database } = await loaded(withoutNarvik);
    const [second, first, ...more] = await revisionsOf(database.db);
    assert.ok(first && second && more.length === 0);
    assert.equal(first.recordedAt, day(20).toISOString());
    assert.equal(second.recordedAt, day(21).toISOString());
    const statements = dataset.sites.find((s) => s.id === "nscale-narvik")?.statements.length ?? 0;
    assert.equal(first.records - second.records, statements + 1);
  });

  rule("a changed record tells each field with its old and its new value", async () => {
    const { between } = await loaded(
      changed((copy) => {
        const [milestone] = copy.law.milestones.filter((m) => m.rule.type === "fixed");
        assert.ok(milestone && milestone.rule.type === "fixed");
        milestone.rule = { ...milestone.rule, date: "2030-01-31" };
        milestone.notes = "Another note.";
      }),
    );
    const { changes, reordered } = await between(1, 2);
    const milestone = dataset.law.milestones.find((m) => m.rule.type === "fixed");
    assert.ok(milestone?.rule.type === "fixed");
    const [change, ...more] = changes as [Change, ...Change[]];
    assert.deepEqual([more, reordered], [[], []]);
    assert.deepEqual([change.kind, change.key, change.title], ["changed", milestone.id, milestone.title]);
    assert.deepEqual(
      change.fields.find((f) => f.field === "rule.date"),
      { field: "rule.date", from: milestone.rule.date, to: "2030-01-31" },
    );
    const noted = change.fields.find((f) => f.field === "notes");
    assert.equal(noted?.to, "Another note.");
    assert.equal(noted?.from, milestone.notes);
    assert.equal(change.fields.length, 2);
    assert.deepEqual(change.sources, milestone.sources);
  });

  rule("a field that is new has no old value, one that is gone no new one", async () => {
    const { between } = await loaded(
      changed((copy) => {
        const [first] = copy.law.durations.filter((d) => d.notes === undefined);
        const [second] = copy.law.durations.filter((d) => d.notes !== undefined);
        assert.ok(first && second);
        first.notes = "New.";
        delete second.notes;
      }),
    );
    const fields = (await between(1, 2)).changes.flatMap((c) => c.fields).map((f) => ["from" in f, "to" in f]);
    assert.deepEqual(fields.sort(), [
      [false, true],
      [true, false],
    ]);
  });

  rule("what is taken out is retired with all it said, and what comes back is added with all it says", async () => {
    const { between } = await loaded(withoutNarvik, dataset);
    const narvik = dataset.sites.find((s) => s.id === "nscale-narvik");
    assert.ok(narvik);
    const keys = ["sites/nscale-narvik", ...narvik.statements.map((s) => `site_statements/${s.id}`)];
    const gone = await between(1, 2);
    assert.deepEqual(
      brief(gone),
      keys.map((key) => `retired ${key}`),
    );
    const back = await between(2, 3);
    assert.deepEqual(
      brief(back),
      keys.map((key) => `added ${key}`),
    );
    const [site, statement] = gone.changes as [Change, Change];
    assert.equal(site.title, narvik.name);
    assert.ok(site.fields.every((f) => "from" in f && !("to" in f)));
    assert.equal(statement.of, "nscale-narvik");
    assert.equal(statement.fields.find((f) => f.field === "detail")?.from, narvik.statements[0]?.detail);
    assert.ok(back.changes.every((c) => c.fields.every((f) => "to" in f && !("from" in f))));
  });

  rule("what was changed and changed back, or taken out and put back, is no difference over the whole", async () => {
    const { between } = await loaded(
      note("First."),
      changed(() => {}, withoutNarvik),
      dataset,
    );
    assert.deepEqual(brief(await between(1, 4)), []);
    assert.deepEqual(brief(await between(1, 2)), ["changed milestones/ai-literacy"]);
    assert.ok(brief(await between(2, 3)).includes("changed milestones/ai-literacy"));
  });

  rule("over several revisions the first old and the last new value count", async () => {
    const { between } = await loaded(note("First."), note("Second."));
    const [change] = (await between(1, 3)).changes;
    const own = dataset.law.milestones.find((m) => m.id === "ai-literacy")?.notes;
    assert.deepEqual(change?.fields, [{ field: "notes", ...(own === undefined ? {} : { from: own }), to: "Second." }]);
  });

  rule("a record that came and went between two revisions is no difference between them", async () => {
    const more = changed((copy) => {
      const [first] = copy.sources;
      assert.ok(first);
      copy.sources.push({ ...first, id: "zz-new-source" });
    });
    const { between } = await loaded(more, dataset);
    assert.deepEqual(brief(await between(1, 2)), ["added sources/zz-new-source"]);
    assert.deepEqual(brief(await between(1, 3)), []);
  });

  rule("another order alone is told as such", async () => {
    const { between } = await loaded(
      changed((copy) => {
        copy.deals.reverse();
      }),
    );
    const { changes, reordered } = await between(1, 2);
    assert.deepEqual([changes, reordered], [[], ["deals"]]);
  });

  rule("the earlier state and the differences give the later state: nothing is lost", async () => {
    const next = changed((copy) => {
      for (const m of copy.law.milestones) m.short = `${m.short}.`;
      copy.deals = copy.deals.slice(1);
      for (const s of copy.sites) for (const x of s.statements) x.detail = `${x.detail}.`;
      const [first] = copy.sources;
      assert.ok(first);
      copy.sources.push({ ...first, id: "zz-new-source" });
      copy.models.asOf = "2026-10-30";
    });
    const { database, between } = await loaded(next);
    const { changes } = await between(1, 2);
    const count = (kind: Change["kind"], collection: string) =>
      changes.filter((c) => c.kind === kind && c.collection === collection).length;
    assert.equal(count("changed", "milestones"), dataset.law.milestones.length);
    assert.equal(count("retired", "deals"), 1);
    assert.equal(count("changed", "site_statements"), dataset.sites.flatMap((s) => s.statements).length);
    assert.equal(count("added", "sources"), 1);
    assert.equal(count("changed", "file_heads"), 1);
    assert.deepEqual(changes.find((c) => c.collection === "file_heads")?.fields, [
      { field: "body.asOf", from: dataset.models.asOf, to: "2026-10-30" },
    ]);
    const details = new Map((await snapshotOf(database)).dataset.sites.flatMap((s) => s.statements.map((x) => [x.id, x.detail])));
    for (const c of changes.filter((c) => c.collection === "site_statements"))
      assert.equal(c.fields.find((f) => f.field === "detail")?.to, details.get(c.key));
    assert.ok(changes.every((c) => COLLECTIONS.some((k) => k.name === c.collection) || c.collection === "file_heads"));
  });

  rule("an unknown revision is named with what to do, and the later one cannot stand first", async () => {
    const { database, between } = await loaded(note("First."));
    await assert.rejects(changesBetween(database.db, 1, 99), {
      kind: "not-found",
      where: "to",
      message: /no revision 99.*\/changes/,
    });
    await assert.rejects(changesBetween(database.db, 98, 99), { kind: "not-found", where: "from" });
    await assert.rejects(between(2, 1), { kind: "bad-input", where: "from", message: /not earlier/ });
    await assert.rejects(between(1, 1), { kind: "bad-input" });
  });
}
