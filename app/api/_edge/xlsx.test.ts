import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { readWorkbook } from "@/lib/export/testing/workbook";
import { serialDay } from "@/lib/export/xlsx";
import { milestones } from "../_answers/law";
import { windows } from "../_answers/windows";
import { contextOn, EXAMPLE_DAY } from "../_openapi/examples";
import { ownColumnsOf } from "./csv";
import type { ListOperation } from "./operation";
import { respond, respondXlsx } from "./respond";

const context = contextOn(EXAMPLE_DAY);

const ask = (operation: ListOperation, query: string, headers: Record<string, string> = {}) =>
  respondXlsx(operation, new Request(`http://localhost${operation.path}.xlsx?${query}`, { headers }), async () => context);

async function bookOf(operation: ListOperation, query: string) {
  const sheets = readWorkbook(await (await ask(operation, query)).arrayBuffer());
  const [head, ...rows] = [...sheets.values()][0]?.rows ?? [];
  const names = new Map([...(head ?? [])].map(([at, name]) => [at, String(name)]));
  return { sheets, names, rows: rows.map((row) => new Map([...row].map(([at, cell]) => [names.get(at) ?? at, cell]))) };
}

describe("workbooks", () => {
  it("have every row of the list under the columns of its CSV twin, days as dates", async () => {
    const request = new Request("http://localhost/api/v1/milestones");
    const { data } = await (await respond(milestones, request, "", async () => context)).json();
    const { names, rows, sheets } = await bookOf(milestones, "");
    assert.deepEqual([...sheets.keys()], ["Milestones", "Sources", "About"]);
    assert.deepEqual([...names.values()], ownColumnsOf(milestones.data));
    assert.deepEqual(
      rows.map((row) => [row.get("id"), row.get("date")]),
      data.map(({ id, date }: { id: string; date?: string }) => [id, date === undefined ? undefined : serialDay(date)]),
    );
  });

  it("name every source of their rows with its address, and the law, the day and the revision", async () => {
    const { sheets, rows } = await bookOf(windows, "asOf=2026-11-22&kind=enforcement-gap&country=PL");
    assert.ok(rows.length > 0 && rows.every((row) => row.get("kind") === "enforcement-gap"));
    const listed = new Map((sheets.get("Sources")?.rows ?? []).slice(1).map((row) => [row.get("A"), row.get("D")]));
    const used = rows.flatMap((row) => JSON.parse(String(row.get("reasons") ?? "[]")) as { sources?: string[] }[]);
    for (const { sources = [] } of used) for (const id of sources) assert.match(String(listed.get(id)), /^https?:|^none$/, id);
    const about = new Map((sheets.get("About")?.rows ?? []).map((row) => [row.get("A"), row.get("B")]));
    assert.deepEqual(
      ["law", "asOf", "rows", "revision", "note"].map((name) => about.get(name)),
      ["final-omnibus", serialDay("2026-11-22"), rows.length, 1, "Not legal advice."],
    );
    assert.match(String(about.get("address")), /^http:\/\/localhost\/api\/v1\/windows\.xlsx\?asOf=/);
  });

  it("have the same tag whenever they are written, and are not written for who has them", async () => {
    const [one, two] = [await ask(milestones, "topic=gpai"), await ask(milestones, "topic=gpai")];
    assert.equal(one.headers.get("etag"), two.headers.get("etag"));
    assert.equal(one.headers.get("content-disposition"), 'attachment; filename="vacatio-milestones-2026-11-22.xlsx"');
    const again = await ask(milestones, "topic=gpai", { "if-none-match": one.headers.get("etag") ?? "" });
    assert.deepEqual([again.status, (await again.arrayBuffer()).byteLength], [304, 0]);
    const head = await respondXlsx(
      milestones,
      new Request("http://localhost/api/v1/milestones.xlsx?topic=gpai", { method: "HEAD" }),
      async () => context,
    );
    assert.deepEqual([head.status, head.body, head.headers.get("etag")], [200, null, one.headers.get("etag")]);
    assert.notEqual((await ask(milestones, "topic=prohibited")).headers.get("etag"), one.headers.get("etag"));
  });

  it("are written in parts, so that other readers need not wait for the end", async () => {
    let done = false;
    const [start, made] = [performance.now(), ask(windows, "kind=migration")];
    made.finally(() => {
      done = true;
    });
    let [longest, last] = [0, start];
    while (!done) {
      await nextTurn();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    const whole = performance.now() - start;
    assert.equal((await made).status, 200);
    assert.ok(longest < whole * 0.3, `held up for ${longest} of ${whole} ms`);
  });

  it("have no pages, and refuse what the list refuses", async () => {
    for (const [query, param] of [
      ["limit=5", "limit"],
      ["topic=cheese", "topic"],
    ]) {
      const answer = await ask(milestones, query as string);
      assert.deepEqual([answer.status, (await answer.json()).param], [400, param]);
    }
  });
});
