import { type APIResponse, expect, test } from "@playwright/test";
import { z } from "zod";
import { OPERATIONS } from "../app/api/_answers";
import type { Operation } from "../app/api/_edge/operation";
import { zMeta } from "../app/api/_schemas/common";
import { zProblem } from "../app/api/_schemas/problem";

/** The API on the built server; what the answers must say is tested without a server, beside the code. */

const zAnswer = (operation: Operation) =>
  z.strictObject({ meta: zMeta, data: "list" in operation ? z.array(operation.data) : operation.data });

async function problem(answer: APIResponse, status: number) {
  expect(answer.status(), answer.url()).toBe(status);
  expect(answer.headers()["content-type"]).toContain("application/problem+json");
  expect(answer.headers()["access-control-allow-origin"]).toBe("*");
  return zProblem.parse(await answer.json());
}

for (const operation of OPERATIONS)
  test(`${operation.path} answers its example in its shape, and 304 to who has it`, async ({ request }) => {
    const answer = await request.get(operation.example);
    expect(answer.status()).toBe(200);
    zAnswer(operation).parse(await answer.json());
    const headers = answer.headers();
    expect(headers["cache-control"]).toBe("public, max-age=60, stale-while-revalidate=600");
    expect(headers["access-control-allow-origin"]).toBe("*");
    const etag = headers.etag ?? "";
    const again = await request.get(operation.example, { headers: { "if-none-match": etag } });
    expect(again.status()).toBe(304);
    expect(again.headers().etag).toBe(etag);
    expect((await again.body()).length).toBe(0);
    const head = await request.head(operation.example);
    expect([head.status(), head.headers().etag]).toEqual([200, etag]);
  });

for (const operation of OPERATIONS.filter((o) => "list" in o))
  test(`${operation.path}.csv answers with a header row, and 304 to who has it`, async ({ request }) => {
    const path = `${operation.path}.csv?limit=3`;
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain("text/csv");
    expect(await answer.text()).toMatch(/,meta\.law,meta\.asOf,meta\.revision,meta\.note\r\n/);
    const again = await request.get(path, { headers: { "if-none-match": answer.headers().etag ?? "" } });
    expect(again.status()).toBe(304);
    await problem(await request.get(`${operation.path}.csv?colour=red`), 400);
  });

for (const name of ["milestones", "windows"])
  test(`${name}.xlsx is a workbook of all rows, and 304 to who has it`, async ({ request }) => {
    const path = `/api/v1/${name}.xlsx?topic=gpai&topic=transparency`;
    const answer = await request.get(path);
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, expect.stringContaining("spreadsheetml")]);
    expect((await answer.body()).subarray(0, 2).toString()).toBe("PK");
    const again = await request.get(path, { headers: { "if-none-match": answer.headers().etag ?? "" } });
    expect(again.status()).toBe(304);
    await problem(await request.get(`/api/v1/${name}.xlsx?limit=5`), 400);
  });

test("without an as-of date the answer is of today in Brussels", async ({ request }) => {
  const { meta } = await (await request.get("/api/v1/scenarios")).json();
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(new Date());
  expect(meta.asOf).toBe(today);
});

test("the revision of an answer is that of the server", async ({ request }) => {
  const health = await (await request.get("/api/health")).json();
  const { meta } = await (await request.get("/api/v1/scenarios")).json();
  expect([meta.revision, meta.recordedAt]).toEqual([health.revision.id, health.revision.recordedAt]);
});

test("a list can be read page by page", async ({ request }) => {
  const whole = await (await request.get("/api/v1/milestones")).json();
  const rows: unknown[] = [];
  let cursor = "";
  do {
    const page = await (await request.get(`/api/v1/milestones?limit=50${cursor && `&cursor=${cursor}`}`)).json();
    rows.push(...page.data);
    cursor = page.meta.next ?? "";
  } while (cursor);
  expect(rows).toEqual(whole.data);
});

test("a site bears its estimate and the ground of it, and a reader's own parameters count", async ({ request }) => {
  const of = async (query: string) => (await (await request.get(`/api/v1/sites/nscale-narvik?${query}`)).json()).data;
  const computed = await of("asOf=2026-11-22");
  expect([computed.p10, computed.estimate.from, computed.estimate.reference]).toEqual(["2027-12-31", "2027-12-31", "greenfield"]);
  const own = await of("asOf=2026-11-22&late=0&lost=0.25");
  expect([own.p90, own.never, own.estimate.set]).toEqual(["2027-12-31", 0.25, ["late", "lost"]]);
});

test("windows of every kind come for one duty, country and site, by the reader's lead time and as CSV", async ({ request }) => {
  const query = "asOf=2026-11-22&duty=high-risk-annex-iii-classification&country=PL&site=nscale-narvik";
  const rows = async (more: string) => (await (await request.get(`/api/v1/windows?${query}${more}`)).json()).data;
  const all: { kind: string; state: string }[] = await rows("");
  expect(all.map((row) => [row.kind, row.state])).toEqual([
    ["runway", "open"],
    ["start-by", "in-time"],
    ["enforcement-gap", "not-applicable"],
    ["relief", "later"],
    ["capacity-lead", "uncertain"],
    ["migration", "empty"],
  ]);
  const [start] = await rows("&kind=start-by&lead=0.5-3");
  expect([start.from.latest, start.to.latest, start.state]).toEqual(["2027-09-02", "2027-11-17", "not-yet"]);
  const [promise] = await rows("&kind=promise");
  expect([promise.site, promise.state, promise.totalDays]).toEqual(["nscale-narvik", "open", 39]);
  const csv = await (await request.get(`/api/v1/windows.csv?${query}&kind=migration`)).text();
  expect(csv).toMatch(/\r\nmigration,high-risk-annex-iii-classification,,nscale-narvik,/);
});

test("the windows of a kind can be read page by page, every row once", async ({ request }) => {
  const path = "/api/v1/windows?asOf=2026-11-22&kind=migration&topic=high-risk-annex-iii";
  const keys: string[] = [];
  let cursor = "";
  let pages = 0;
  do {
    const { data, meta } = await (await request.get(`${path}&limit=500${cursor && `&cursor=${cursor}`}`)).json();
    keys.push(...data.map((row: { milestone: string; site: string }) => `${row.milestone}/${row.site}`));
    cursor = meta.next ?? "";
    pages += 1;
  } while (cursor);
  expect(pages).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(keys.length);
});

const BAD: readonly (readonly [string, string])[] = [
  ["milestones?asOf=2026-02-30", "asOf"],
  ["milestones?asOf=99999-01-01", "asOf"],
  ["milestones?law=nonsense", "law"],
  ["milestones?law=base-law&law=base-law", "law"],
  ["milestones?colour=red", "colour"],
  ["milestones?law=%00", "law"],
  ["milestones?law=%E0%A4%A", "law"],
  ["milestones?limit=0", "limit"],
  [`milestones?law=${"a".repeat(10_000)}`, "law"],
  ["periods?start=2026-10-09&period=P1X", "period"],
  ["periods", "start"],
  ["sites?late=-1", "late"],
  ["sites?late=0.8&lost=0.5", "lost"],
  ["sites?mu=99", "mu"],
  ["sites/nscale-narvik?sigma=0", "sigma"],
  ["providers?provider=nobody", "provider"],
  [`windows?${"topic=gpai&".repeat(300)}`, "topic"],
  ["windows?kind=nonsense", "kind"],
  ["windows?lead=12-6", "lead"],
  ["windows?lead=-1-3", "lead"],
  ["windows?lead=0-600", "lead"],
  ["windows?lead=x", "lead"],
  ["windows?lead=6-12&lead=6-12", "lead"],
];

for (const [path, param] of BAD)
  test(`${path.slice(0, 50)} is a 400 that names ${param}`, async ({ request }) => {
    const told = await problem(await request.get(`/api/v1/${path}`), 400);
    expect(told.param).toBe(param);
    expect(JSON.stringify(told).length).toBeLessThan(2000);
  });

test("an unknown id is a 404, however strange it is", async ({ request }) => {
  for (const id of ["nonsense", "a".repeat(5000), "%00", "..%2F..%2Fetc", "__proto__"])
    expect((await problem(await request.get(`/api/v1/milestones/${id}`), 404)).param).toBe("id");
  for (const path of ["sites/nowhere", "providers/nobody"])
    expect((await problem(await request.get(`/api/v1/${path}`), 404)).param).toBe("id");
  expect((await problem(await request.get("/api/v1/jurisdictions/XX"), 404)).param).toBe("iso2");
});

test("a path whose percent-encoding is broken is a 400, not a mistake of the server", async ({ request }) => {
  expect((await problem(await request.get("/api/v1/milestones/%E0%A4%A"), 400)).param).toBe("path");
  const page = await request.get("/milestones/%E0%A4%A");
  expect([page.status(), await page.text()]).toEqual([400, expect.stringContaining("percent-encoding")]);
});

test("a resource that does not exist is a 404 that leads to the document", async ({ request }) => {
  expect((await (await request.get("/api/v1")).json()).openapi).toContain("/api/v1/openapi.json");
  for (const path of ["/nonsense", "/milestones/a/b"])
    expect((await problem(await request.get(`/api/v1${path}`), 404)).detail).toContain("/api/v1/openapi.json");
});

test("what would change something is a 405 that says what is allowed", async ({ request }) => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const answer = await request.fetch("/api/v1/milestones", { method });
    await problem(answer, 405);
    expect(answer.headers().allow).toBe("GET, HEAD, OPTIONS");
  }
});

test("a page of another origin may read, and may send the tag back", async ({ request }) => {
  const answer = await request.fetch("/api/v1/milestones", { method: "OPTIONS" });
  expect(answer.status()).toBe(204);
  const headers = answer.headers();
  expect(headers["access-control-allow-origin"]).toBe("*");
  expect(headers["access-control-allow-methods"]).toContain("GET");
  expect(headers["access-control-allow-headers"]).toContain("If-None-Match");
});

test("the document describes every resource", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json");
  expect(answer.status()).toBe(200);
  const document = await answer.json();
  expect(document.openapi).toBe("3.1.0");
  for (const operation of OPERATIONS) expect(document.paths[operation.path]?.get.operationId).toBe(operation.id);
});

test("a method that nothing knows is refused everywhere, with those that are possible", async ({ request }) => {
  const refused = await problem(await request.fetch("/api/v1/windows", { method: "TRACE" }), 405);
  expect(refused.detail).toContain("TRACE is not possible here");
  for (const [path, allow] of [
    ["/api/%41", "GET, HEAD, OPTIONS"],
    ["/timeline", "GET, HEAD"],
    ["/mcp", "POST, OPTIONS"],
  ] as const)
    for (const method of ["TRACE", "PROPFIND"]) {
      const answer = await request.fetch(path, { method });
      expect([answer.status(), answer.headers().allow], `${method} ${path}`).toEqual([405, allow]);
    }
});

test("every text goes compressed to who can read that, and says that it depends on that", async ({ request }) => {
  for (const [path, begins] of [
    ["/api/v1/scenarios", "{"],
    ["/api/v1/windows.csv?kind=runway", "kind,"],
    ["/api/v1/openapi.json", "{"],
    ["/feeds/changes.atom", "<?xml"],
    ["/feeds/upcoming.json", "{"],
    ["/feeds/deadlines.ics", "BEGIN:"],
    ["/charts/map.svg", "<svg"],
    ["/windows/export.csv?kind=runway", "kind,"],
  ] as const) {
    const packed = await request.get(path, { headers: { "accept-encoding": "gzip" } });
    expect([packed.headers()["content-encoding"], (await packed.text()).slice(0, begins.length)], path).toEqual(["gzip", begins]);
    expect(packed.headers().vary, path).toContain("Accept-Encoding");
    const { etag } = packed.headers();
    if (etag === undefined) continue;
    const plain = await request.head(path, { headers: { "accept-encoding": "identity" } });
    expect([plain.headers()["content-encoding"], plain.headers().etag], path).toEqual([undefined, etag]);
    for (const headers of [plain.headers(), (await request.get(path, { headers: { "if-none-match": etag } })).headers()])
      expect(headers.vary, path).toContain("Accept-Encoding");
  }
});

test("the facts file of a page comes compressed and may be kept for ever; another name is a 404", async ({ request }) => {
  const page = await (await request.get("/timeline")).text();
  const [path] = /\/facts\/[0-9a-f]+\.json/.exec(page) ?? [];
  expect(path).toBeDefined();
  const answer = await request.get(path as string);
  expect(answer.headers()["cache-control"]).toContain("immutable");
  expect(answer.headers()["content-encoding"]).toBe("gzip");
  expect(Object.keys(await answer.json())).toContain("law");
  expect((await request.get("/facts/0000.json")).status()).toBe(404);
});
