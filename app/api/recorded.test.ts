import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Database } from "@/db/client";
import type { Dataset } from "@/db/dataset";
import { loadDataset } from "@/db/load";
import { snapshotOf } from "@/db/snapshot";
import { BACKENDS, type Backend } from "@/db/testing/backends";
import { factsOf } from "@/lib/facts";
import { OPERATIONS } from "./_answers";
import { parametersOf, respond } from "./_edge/respond";
import { contextOn, EXAMPLE_DAY, operationAt } from "./_openapi/examples";

/** What the tracker said on an earlier day: two loads, and the same questions about both. */

const first = contextOn(EXAMPLE_DAY).dataset;
const second: Dataset = {
  ...first,
  jurisdictions: first.jurisdictions.map((j) =>
    j.iso2 === "PL" ? { ...j, events: j.events.filter((e) => e.dimension !== "penalties") } : j,
  ),
  sources: first.sources.map((s, i) => (i === 0 ? { ...s, title: "Another title" } : s)),
};

describe("recordedAt", { timeout: 120_000 }, () => {
  const [backend] = BACKENDS as [Backend];
  let database: Database;
  before(async () => {
    assert.equal(await backend.start(async () => {}), undefined);
    ({ database } = await backend.open("empty"));
    await loadDataset(database.db, first, new Date("2026-11-20T10:00:00Z"));
    await loadDataset(database.db, second, new Date("2026-11-22T10:00:00Z"));
  });
  after(async () => {
    await database.close();
    await backend.stop();
  });

  async function get(path: string) {
    const url = new URL(`/api/v1/${path}`, "http://localhost");
    const found = operationAt(url.pathname);
    assert.ok(found, path);
    const response = await respond(found.operation, new Request(url), found.id, async (recordedAt) => {
      const { dataset, revision } = await snapshotOf(database, recordedAt);
      return { ...contextOn(EXAMPLE_DAY), dataset, revision, facts: factsOf(dataset) };
    });
    return { status: response.status, etag: response.headers.get("etag"), body: await response.json() };
  }

  it("an earlier revision gives the answer of that day, and says which one it is", async () => {
    const now = await get("jurisdictions/PL");
    const then = await get("jurisdictions/PL?recordedAt=2026-11-21");
    assert.deepEqual([now.body.data.level, now.body.meta.revision], ["authority", 2]);
    assert.deepEqual(
      [then.body.data.level, then.body.meta.revision, then.body.meta.recordedAt],
      ["power-to-fine", 1, "2026-11-20T10:00:00.000Z"],
    );
    assert.notEqual(now.etag, then.etag);
    assert.deepEqual((await get("jurisdictions/PL?recordedAt=2026-11-22")).body, now.body);
    assert.deepEqual((await get("jurisdictions/PL?recordedAt=2026-11-22T09:59:59Z")).body, then.body);
  });

  it("the day that was recorded and the as-of date are two questions", async () => {
    const late = await get("jurisdictions/PL?recordedAt=2026-11-21&asOf=2026-11-22");
    assert.deepEqual([late.body.meta.asOf, late.body.data.level], ["2026-11-22", "power-to-fine"]);
    const early = await get("jurisdictions/PL?recordedAt=2026-11-21&asOf=2026-04-01");
    assert.notEqual(early.body.data.level, "power-to-fine");
    assert.equal(early.body.meta.revision, 1);
    assert.equal((await get("sources?limit=1&recordedAt=2026-11-21")).body.data[0].title, first.sources[0]?.title);
  });

  it("before the first record there is nothing, in words", async () => {
    const { status, body } = await get("sites?recordedAt=2026-11-19");
    assert.deepEqual([status, body.param], [404, "recordedAt"]);
    assert.match(body.detail, /Nothing was recorded by 2026-11-19; choose a later day\./);
  });

  it("what is no day and no moment is refused by name, beside all else that is wrong", async () => {
    for (const value of ["yesterday", "2026-02-30", "2026-11-22T25:00Z", "2026-11-22T09:00:00+01:00"]) {
      const { status, body } = await get(`sites?recordedAt=${encodeURIComponent(value)}`);
      assert.deepEqual([status, body.param], [400, "recordedAt"], value);
      assert.match(body.detail, /write a day, 2026-11-22, or a moment/);
    }
    const { body } = await get("sites?recordedAt=x&asOf=y");
    assert.deepEqual(
      body.problems.map((p: { param: string }) => p.param),
      ["recordedAt", "asOf"],
    );
    assert.equal((await get("sites?recordedAt=2026-11-21&recordedAt=2026-11-21")).status, 400);
  });

  it("every resource answers for an earlier revision, unless it names revisions itself", async () => {
    for (const operation of OPERATIONS) {
      if (operation.parameters.includes("from")) continue;
      assert.ok(parametersOf(operation).includes("recordedAt"), operation.path);
      const path = `${operation.example.replace("/api/v1/", "")}${operation.example.includes("?") ? "&" : "?"}recordedAt=2026-11-21`;
      const { status, body } = await get(path);
      assert.deepEqual([status, body.meta.revision], [200, 1], path);
    }
  });
});
