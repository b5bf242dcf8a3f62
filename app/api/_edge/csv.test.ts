import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { OPERATIONS } from "../_answers";
import { contextOn, EXAMPLE_DAY } from "../_openapi/examples";
import { columnsOf, csvOf } from "./csv";
import type { ListOperation } from "./operation";
import { respond, respondCsv } from "./respond";

const context = contextOn(EXAMPLE_DAY);
const lists = OPERATIONS.filter((operation): operation is ListOperation => "list" in operation);
const jurisdictions = lists.find((operation) => operation.id === "listJurisdictions") as ListOperation;

const ask = (operation: ListOperation, query: string, headers: Record<string, string> = {}) =>
  respondCsv(operation, new Request(`http://localhost${operation.path}.csv?${query}`, { headers }), async () => context);

/** The paths of all values of a row, as columns are named. */
const pathsIn = (value: unknown, path = ""): string[] =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, path ? `${path}.${name}` : name))
    : [path];

describe("CSV twins", () => {
  it("every value of every row has a column", async () => {
    for (const operation of lists) {
      const url = `http://localhost${operation.path}?limit=300${operation.parameters.includes("asOf") ? "&asOf=2026-11-22" : ""}`;
      const { data } = await (await respond(operation, new Request(url), "", async () => context)).json();
      const columns = new Set(columnsOf(operation.data));
      for (const row of data) for (const path of pathsIn(row)) assert.ok(columns.has(path), `${operation.path}: ${path}`);
    }
  });

  it("a header row, 31 countries, UTF-8 and CRLF", async () => {
    const answer = await ask(jurisdictions, "asOf=2026-11-22");
    assert.equal(answer.headers.get("content-type"), "text/csv; charset=utf-8; header=present");
    assert.match(answer.headers.get("content-disposition") ?? "", /vacatio-jurisdictions-2026-11-22\.csv/);
    const text = await answer.text();
    assert.match(text, /^iso2,name,bloc,level,badge,since,bites,confidence,/);
    assert.equal(text.split(/\r\n(?=[A-Z]{2},)/).length, 32);
    assert.match(text, /\r\nPL,Poland,EU,power-to-fine,none,2026-10-28,false,two-sources,/);
    assert.match(text, /,final-omnibus,2026-11-22,1,Not legal advice\.\r\n$/);
  });

  it("words of a list stand in one cell, objects of a list as JSON, what is left out is empty", () => {
    const windows = lists.find((operation) => operation.id === "listWindows") as ListOperation;
    const row = { kind: "runway", reasons: [{ text: "a" }], notes: ["x", "y"], totalDays: -4 };
    const meta = { law: "base-law", asOf: "2026-11-22", revision: 1, recordedAt: "2026-11-22T06:00:00.000Z" };
    const text = [...csvOf(windows.data, [row], meta)].join("");
    assert.match(text, /\r\nrunway,,/);
    assert.match(text, /,-4,/);
    assert.match(text, /"\[\{""text"":""a""\}\]",x \| y,base-law/);
  });

  it("an estimate stands flat beside its ground, and a provider's records in one cell each", async () => {
    const rows = async (operation: ListOperation, query: string) => {
      const text = await (await ask(operation, query)).text();
      return parse(text, { columns: true }) as Record<string, string>[];
    };
    const of = (id: string) => lists.find((operation) => operation.id === id) as ListOperation;
    const sites = await rows(of("listSites"), "provider=nscale");
    const narvik = sites.find((row) => row.id === "nscale-narvik");
    assert.deepEqual(
      ["p10", "never", "estimate.status", "estimate.from", "estimate.counts.lost", "estimate.slip.n"].map((c) => narvik?.[c]),
      ["2027-12-31", "0.1289", "expected", "2027-12-31", "1", "6"],
    );
    const lost = sites.find((row) => row.id === "nscale-stargate-uk");
    assert.deepEqual(
      ["p10", "never", "estimate.status", "estimate.from"].map((c) => lost?.[c]),
      ["never", "1", "lost", ""],
    );
    const [nscale] = await rows(of("listProviders"), "provider=nscale");
    assert.equal(nscale?.euEstablished, "unknown");
    assert.equal(nscale?.["financials.status"], "known");
    assert.match(nscale?.sites ?? "", /^nscale-narvik \| /);
    assert.equal(JSON.parse(nscale?.fleetSnapshots ?? "").length, 2);
  });

  it("a window stands flat with both its ends, and a migration with its shorter estimate", async () => {
    const windows = lists.find((operation) => operation.id === "listWindows") as ListOperation;
    const rows = async (query: string) => {
      const text = await (await ask(windows, `asOf=2026-11-22&duty=high-risk-annex-iii-classification&${query}`)).text();
      return parse(text, { columns: true }) as Record<string, string>[];
    };
    const cells = (row: Record<string, string> | undefined, ...names: string[]) => names.map((name) => row?.[name]);
    const [migration] = await rows("kind=migration&site=nscale-narvik");
    assert.deepEqual(
      cells(migration, "state", "from.latest", "from.text", "to.latest", "totalDays", "shortest.to.latest", "shortest.totalDays"),
      ["empty", "2027-12-31", "2027", "2026-12-02", "-394", "2027-06-02", "-212"],
    );
    const [start] = await rows("kind=start-by&lead=ca-internal-fast");
    assert.deepEqual(cells(start, "state", "from.latest", "to.latest", "closesSoon"), [
      "not-yet",
      "2027-09-02",
      "2027-11-17",
      "false",
    ]);
    const [promise] = await rows("kind=promise&site=brookfield-strangnas");
    assert.deepEqual(cells(promise, "milestone", "state", "to.status", "totalDays"), ["", "unknown", "unknown", ""]);
    const kinds = new Set((await rows("country=PL&site=dt-munich")).map((row) => row.kind));
    assert.deepEqual([...kinds], ["runway", "start-by", "enforcement-gap", "relief", "capacity-lead", "migration"]);
    const bad = await ask(windows, "lead=12-6");
    assert.deepEqual([bad.status, (await bad.json()).param], [400, "lead"]);
  });

  it("the next page is in a Link header, and leads on with the same settings", async () => {
    const first = await ask(jurisdictions, "asOf=2026-11-22&limit=20");
    const link = /^<([^>]+)>; rel="next"$/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    assert.match(link, /^\/api\/v1\/jurisdictions\.csv\?asOf=2026-11-22&limit=20&cursor=/);
    const second = await ask(jurisdictions, link.split("?")[1] ?? "");
    assert.equal(second.headers.get("link"), null);
    assert.equal((await second.text()).split(/\r\n(?=[A-Z]{2},)/).length, 12);
  });

  it("problems are those of JSON, and who has the answer gets a 304", async () => {
    const bad = await ask(jurisdictions, "asOf=2026-02-30");
    assert.equal(bad.status, 400);
    assert.equal((await bad.json()).param, "asOf");
    const etag = (await ask(jurisdictions, "asOf=2026-11-22")).headers.get("etag") ?? "";
    assert.equal((await ask(jurisdictions, "asOf=2026-11-22", { "if-none-match": etag })).status, 304);
  });
});
