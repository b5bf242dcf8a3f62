import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { parametersOf, respond } from "@/app/api/_edge/respond";
import { contextOn, EXAMPLE_DAY, operationAt } from "@/app/api/_openapi/examples";
import { VacatioError } from "@/lib/errors";
import { respondMcp } from "./_edge/respond";
import { type Cite, idOf, ROWS, TOOLS, type Tool } from "./_edge/tools";

const ORIGIN = "http://vacatio.test";
const context = contextOn(EXAMPLE_DAY);
const load = async () => context;

const ask = (init: RequestInit, origins: readonly string[] = []) =>
  respondMcp(new Request(`${ORIGIN}/mcp`, init), ORIGIN, load, origins);
const HEADERS = { "content-type": "application/json", accept: "application/json, text/event-stream" };
const post = (body: string, headers: Record<string, string> = {}, origins: readonly string[] = []) =>
  ask({ method: "POST", body, headers: { ...HEADERS, ...headers } }, origins);
const PING = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "ping" });

/** The example of an operation as the arguments of its tool. */
function example({ operation }: Tool): Record<string, unknown> {
  const url = new URL(operation.example, ORIGIN);
  const args: Record<string, unknown> = {};
  const id = idOf(operation);
  if (id) args[id.name] = operationAt(url.pathname)?.id;
  for (const [name, value] of url.searchParams) args[name] = name === "limit" ? Number(value) : value;
  return args;
}

describe("the tools for assistants", () => {
  const client = new Client({ name: "test", version: "1" });
  before(async () => {
    const transport = new StreamableHTTPClientTransport(new URL(`${ORIGIN}/mcp`), {
      fetch: async (url, init) => respondMcp(new Request(url, init), ORIGIN, load, []),
    });
    await client.connect(transport);
  });
  after(() => client.close());

  const call = async (name: string, args: Record<string, unknown>) => {
    const result = await client.callTool({ name, arguments: args });
    const [content] = result.content as { text: string }[];
    return { wrong: result.isError === true, text: content?.text ?? "", answer: result.structuredContent as Answer };
  };
  // biome-ignore lint/suspicious/noExplicitAny: the tests of the API check its answers against their schemas
  type Answer = { meta: any; data: any; cite: Cite };

  it("each only reads, and has the parameters of its operation", async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map((t) => t.name),
      TOOLS.map((t) => t.name),
    );
    for (const [i, tool] of tools.entries()) {
      const { operation } = TOOLS[i] as Tool;
      const id = idOf(operation);
      assert.equal(tool.annotations?.readOnlyHint, true);
      assert.deepEqual(Object.keys(tool.inputSchema.properties ?? {}), [...(id ? [id.name] : []), ...parametersOf(operation)]);
    }
  });

  it("the list of all tools is short, and still says what each argument means and which fields an answer has", async () => {
    const { tools } = await client.listTools();
    assert.ok(JSON.stringify(tools).length < 40_000, `${JSON.stringify(tools).length} bytes`);
    for (const { name, description, inputSchema } of tools) {
      for (const [key, value] of Object.entries(inputSchema.properties ?? {}))
        assert.match((value as { description?: string }).description ?? "", /\w{3,}/, `${name} ${key}`);
      assert.match(description ?? "", / (Each row|The answer) has[ :]/, name);
    }
    const said = (name: string) => tools.find((tool) => tool.name === name);
    const windows = JSON.stringify(said("windows")?.inputSchema);
    assert.match(windows, /"topic":\{"description":"[^"]+","type":"array","items":\{"type":"string","enum":\[[^\]]*"gpai"/);
    assert.match(windows, /"duty":\{"description":"[^"]*tool milestones/);
    assert.match(windows, new RegExp(`"maximum":${ROWS.most}`));
    assert.match(said("enforcement")?.description ?? "", /level \(power-to-fine: .* nothing: known to be absent/);
    assert.match(said("signal")?.description ?? "", /fields of a row of the tool signals, and: dates,/);
    assert.deepEqual(said("claim-check")?.inputSchema.required, ["check", "claimed"]);
  });

  it("an answer is that of the API, and is the same as text", async () => {
    for (const tool of TOOLS) {
      const { text, answer, wrong } = await call(tool.name, example(tool));
      assert.equal(wrong, false, text);
      const url = new URL(answer.cite.answer);
      const found = operationAt(url.pathname);
      assert.equal(found?.operation, tool.operation);
      const api = await (await respond(tool.operation, new Request(url), found?.id ?? "", load)).json();
      assert.deepEqual({ meta: answer.meta, data: answer.data }, api, tool.name);
      assert.deepEqual(JSON.parse(text), answer);
    }
  });

  it("every source that an answer names is there with its address, and every article with its place", async () => {
    const { answer } = await call("milestone", { id: "high-risk-annex-iii-requirements" });
    const known = new Map(answer.cite.sources.map((s) => [s.id, s.url]));
    assert.ok(answer.data.sources.length > 0);
    for (const id of answer.data.sources) assert.ok(known.has(id), id);
    assert.ok([...known.values()].some((url) => url.startsWith("https:")));
    assert.ok(answer.cite.citations.some(({ citation }) => citation === answer.data.citation));
    assert.ok(answer.cite.citations.some(({ url }) => url.startsWith("https://eur-lex.europa.eu/")));
    const [period] = (await call("calculator", { start: "2026-10-09", period: "P2D" })).answer.cite.citations;
    assert.match(period?.url ?? "", /1971\/1182/);
  });

  it("what names a date of the law by its id alone is told with its title, its provision and the page about it", async () => {
    const { answer } = await call("windows", { duty: "ai-literacy", kind: "runway", law: "base-law" });
    assert.deepEqual(
      answer.cite.milestones.map(({ id, url }) => [id, url]),
      [["ai-literacy", `${ORIGIN}/milestones/ai-literacy?law=base-law`]],
    );
    assert.ok(answer.cite.milestones[0]?.citation.includes("Art. 4"));
  });

  it("an answer about enforcement names the date of the law that counts", async () => {
    for (const [name, args] of [
      ["enforcement", { topic: "gpai", limit: 1 }],
      ["country", { iso2: "PL", topic: "gpai" }],
    ] as const) {
      const { cite, meta } = (await call(name, args)).answer;
      assert.deepEqual(
        cite.milestones.map((m) => m.id),
        [meta.duty],
      );
      assert.ok(cite.citations.some(({ citation }) => citation === cite.milestones[0]?.citation));
    }
  });

  it("an answer about claims, models and signals names the dates of the law that it hangs on, with their provisions", async () => {
    for (const [name, args, id, place] of [
      ["claim-check", { check: "date", of: "ai-literacy", claimed: "2025-02-02" }, "ai-literacy", /Art\. 4/],
      ["claims", {}, "high-risk-annex-iii-classification", /Art\. 6\(2\)|Art\. 113/],
      ["model", { id: "gpt-5" }, "gpai-provider-duties", /Art\. 53/],
      ["models", {}, "gpai-legacy-cutoff", /Art\. 111\(3\)/],
      ["signals", { what: "law", moved: "yes" }, "high-risk-annex-iii-classification", /Art\. 113/],
    ] as const) {
      const { wrong, text, answer } = await call(name, args);
      assert.equal(wrong, false, text);
      const named = answer.cite.milestones.find((m) => m.id === id);
      assert.match(named?.citation ?? "", place, name);
      assert.ok(answer.cite.citations.some(({ citation }) => citation === named?.citation));
      assert.ok(answer.cite.sources.length > 0);
    }
  });

  it("one value may stand for a list of one", async () => {
    const rows = async (topic: unknown) => (await call("milestones", { topic })).answer.data;
    assert.deepEqual(await rows("gpai"), await rows(["gpai"]));
    assert.ok((await rows(["gpai", "literacy"])).length > (await rows("gpai")).length);
  });

  it("what rests on settings of the question is told not to be the law", async () => {
    const { answer } = await call("milestone", { id: "ai-literacy", set: "ai-literacy:2027-01-01" });
    assert.match(answer.cite.notice, /^Own version, not the law: .* Not legal advice\./);
    assert.deepEqual([answer.data.confidence, answer.cite.milestones[0]?.sources], ["assumed", []]);
  });

  it("a source that came out after the as-of date is no source", async () => {
    const named = (await call("windows", { kind: "runway", asOf: "2025-01-01", limit: ROWS.most })).answer.cite;
    assert.ok(named.milestones.length > 0);
    for (const { publishedOn } of named.sources) assert.ok((publishedOn ?? "2025") <= "2025-01-01", publishedOn);
    const { answer } = await call("country", { iso2: "DE", asOf: "2025-06-01" });
    assert.ok(answer.cite.sources.length > 0);
    for (const { publishedOn } of answer.cite.sources) assert.ok((publishedOn ?? "2025") < "2025-06-02", publishedOn);
    for (const name of ["claims", "models", "signals"]) {
      const { data, cite } = (await call(name, { asOf: "2026-04-01" })).answer;
      assert.ok(data.length > 0 && cite.sources.length > 0, name);
      for (const { publishedOn } of cite.sources) assert.ok((publishedOn ?? "2026") < "2026-04-02", `${name} ${publishedOn}`);
    }
  });

  it("a list is short unless more is asked for, and the rest is asked for with a cursor", async () => {
    const first = (await call("milestones", {})).answer;
    assert.equal(first.data.length, ROWS.usual);
    const second = (await call("milestones", { cursor: first.meta.next })).answer;
    assert.notEqual(second.data[0].id, first.data[0].id);
    assert.match((await call("milestones", { limit: ROWS.most + 1 })).text, /"limit" is more than 100/);
  });

  it("what cannot be used is told in words, as an answer of the tool", async () => {
    for (const [name, args, words] of [
      ["milestones", { topic: "cheese" }, /"cheese"/],
      ["milestones", { colour: "red" }, /no parameter "colour"; use law, /],
      ["milestones", { topic: { a: 1 } }, /must be a text/],
      ["milestones", { asOf: "2026-02-30" }, /2026-02-30/],
      ["milestone", { id: "nothing" }, /There is no milestone "nothing"/],
      ["milestone", {}, /"id" is missing/],
      ["country", { iso2: "../sites" }, /There is no country/],
      ["calculator", { start: "2026-10-09" }, /"period" is missing/],
      ["claim-check", { check: "countries", claimed: 8 }, /^"on": Give a day/],
      ["model", { id: "gpt-5", asOf: "2025-01-01" }, /not released by 1 January 2025/],
    ] as const) {
      const { wrong, text } = await call(name, args);
      assert.equal(wrong, true, name);
      assert.match(text, words);
      assert.doesNotMatch(text, /[{}]/);
    }
    await assert.rejects(client.callTool({ name: "write", arguments: {} }), /There is no tool "write"; use versions, /);
  });

  it("a database that does not answer is told, without its secrets", async () => {
    const { error } = console;
    console.error = () => {};
    try {
      const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: "sites", arguments: {} } });
      const response = await respondMcp(
        new Request(`${ORIGIN}/mcp`, { method: "POST", body, headers: HEADERS }),
        ORIGIN,
        () => Promise.reject(new VacatioError("unavailable", "database", "postgres://secret")),
        [],
      );
      const { result } = (await response.json()) as { result: { isError: boolean; content: { text: string }[] } };
      assert.deepEqual([result.isError, result.content[0]?.text], [true, "The database does not answer; try again in a moment."]);
    } finally {
      console.error = error;
    }
  });
});

describe("the place where assistants ask", () => {
  it("keeps no session, so that there is nothing to get or to delete", async () => {
    for (const method of ["GET", "DELETE", "PUT"]) {
      const response = await ask({ method, headers: { accept: "text/event-stream" } });
      assert.deepEqual([response.status, response.headers.get("allow")], [405, "POST, OPTIONS"], method);
    }
    const answered = await post(PING);
    assert.deepEqual([answered.status, answered.headers.get("mcp-session-id")], [200, null]);
    assert.equal(answered.headers.get("cache-control"), "no-store");
  });

  it("a page of another host may not ask, unless it is named; pages of this machine may", async () => {
    assert.equal((await post(PING, { origin: "http://evil.test" })).status, 403);
    assert.equal((await post(PING, { origin: ORIGIN })).status, 403, "a name that was made to lead here is its own origin");
    assert.equal((await post(PING, { origin: "null" })).status, 403);
    assert.equal((await post(PING, { origin: "http://localhost.evil.test" })).status, 403);
    const named = await post(PING, { origin: "https://tools.test" }, ["https://tools.test"]);
    assert.deepEqual([named.status, named.headers.get("access-control-allow-origin")], [200, "https://tools.test"]);
    assert.equal((await post(PING, { origin: "http://localhost:6274" })).status, 200);
    assert.equal((await ask({ method: "OPTIONS", headers: { origin: "http://127.0.0.1:6274" } })).status, 204);
  });

  it("one message at a time, in JSON, and no long one", async () => {
    assert.equal((await post(`[${PING},${PING}]`)).status, 400);
    assert.equal((await post("{")).status, 400);
    assert.equal((await post(JSON.stringify({ hello: 1 }))).status, 400);
    assert.equal((await post(`"${"x".repeat(70_000)}"`)).status, 413);
    assert.equal((await post(PING, { accept: "text/html" })).status, 406);
    assert.equal((await post(PING, { "content-type": "text/plain" })).status, 415);
  });
});
