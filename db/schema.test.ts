import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { getTableColumns } from "drizzle-orm";
import fc from "fast-check";
import { assemble, COLLECTIONS, canonical, factsOf, flatten, hashOf } from "./collections";
import { readDataset } from "./dataset";

const dataset = readDataset(path.join(process.cwd(), "db", "data"));

describe("The tables", () => {
  it("every column of facts holds a field of the dataset", () => {
    for (const { name, table, fields, inside } of COLLECTIONS) {
      const held = new Set(["id", "key", "recordedAt", "retiredAt", inside?.column, ...fields.map((f) => f.column)]);
      assert.deepEqual(
        Object.keys(getTableColumns(table)).filter((column) => !held.has(column)),
        [],
        name,
      );
    }
  });

  it("a column may be empty only where its field may be absent or null", () => {
    for (const { name, table, fields } of COLLECTIONS)
      for (const { column, nullable } of fields)
        if (nullable) assert.equal(getTableColumns(table)[column as "key"]?.notNull, false, `${name}.${column}`);
  });

  it("the migrations make the tables that the schema describes", () => {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), "vacatio-migrations-"));
    try {
      const out = path.relative(process.cwd(), path.join(dir, "out"));
      fs.cpSync("db/migrations", out, { recursive: true });
      const config = { dialect: "postgresql", schema: "./db/schema.ts", out, casing: "snake_case" };
      fs.writeFileSync(path.join(dir, "config.json"), JSON.stringify(config));
      const kit = path.join("node_modules", "drizzle-kit", "bin.cjs");
      const said = execFileSync(process.execPath, [kit, "generate", "--config", path.join(dir, "config.json")], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
      assert.match(said, /No schema changes/, "run drizzle-kit generate and keep the new file");
    } finally {
      fs.rmSync(dir, { recursive: true, force: true });
    }
  });
});

describe("Rows and files", () => {
  it("a dataset put into rows and back is the same", () => {
    const { rows, order } = flatten(dataset);
    assert.deepStrictEqual(assemble(rows, order), dataset);
  });

  it("the rows come back in the order of the file, in whatever order the database gives them", () => {
    const { rows, order } = flatten(dataset);
    const turned = new Map([...rows].map(([name, list]) => [name, list.toReversed()]));
    assert.deepStrictEqual(assemble(turned, order), dataset);
    assert.equal(hashOf(flatten(assemble(turned, order))), hashOf({ rows, order }));
  });

  it("a stored row says the same as the row that was loaded, without its number, its times and its empty columns", () => {
    for (const list of flatten(dataset).rows.values())
      for (const row of list)
        assert.deepEqual(factsOf({ ...row, id: 7, recordedAt: new Date(0), retiredAt: null, empty: null }), row);
  });

  it("the hash changes with any value and with the order of records, not with the order of fields", () => {
    const hash = hashOf(flatten(dataset));
    const turnedFields = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turnedFields);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([k, v]) => [k, turnedFields(v)]),
      );
    };
    const same = structuredClone(dataset);
    same.law.milestones = turnedFields(same.law.milestones) as typeof same.law.milestones;
    assert.equal(hashOf(flatten(same)), hash);
    for (const change of [
      (d: typeof dataset) => d.law.milestones.reverse(),
      (d: typeof dataset) => d.sites[0]?.statements.reverse(),
      (d: typeof dataset) => d.law.milestones[0]?.sources.push("oj-2024-1689"),
      (d: typeof dataset) => d.law.meta.conventions.pop(),
      (d: typeof dataset) => delete d.law.scenarios[0]?.kept,
    ]) {
      const other = structuredClone(dataset);
      change(other);
      assert.notEqual(hashOf(flatten(other)), hash, String(change));
    }
  });

  it("the canonical text of two values is equal exactly when the values are", () => {
    const json = fc.jsonValue();
    fc.assert(
      fc.property(json, json, (a, b) => {
        const parsed = JSON.parse(JSON.stringify(a));
        assert.equal(canonical(parsed), canonical(a));
        assert.deepStrictEqual(JSON.parse(canonical(a)), parsed);
        if (canonical(a) === canonical(b)) assert.deepStrictEqual(parsed, JSON.parse(JSON.stringify(b)));
      }),
    );
  });
});
