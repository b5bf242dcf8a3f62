import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect, test } from "./support/test";

test("an assistant asks over HTTP and gets the API's answer with its sources", async ({ request, baseURL }) => {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", baseURL)));
  expect((await client.listTools()).tools.map((tool) => tool.name)).toContain("calculator");
  const { structuredContent } = await client.callTool({
    name: "milestone",
    arguments: { id: "high-risk-annex-iii-requirements" },
  });
  const { meta, data, cite } = structuredContent as {
    meta: object;
    data: { practicalDate: string };
    cite: { answer: string; sources: object[] };
  };
  expect(data.practicalDate).toBe("2027-12-02");
  expect(cite.sources.length).toBeGreaterThan(0);
  expect(new URL(cite.answer).origin).toBe(new URL(baseURL ?? "").origin);
  expect(await (await request.get(cite.answer)).json()).toEqual({ meta, data });
  await client.close();
});

test("there is no session to get, and pages of other hosts may not ask", async ({ request }) => {
  expect((await request.get("/mcp", { headers: { accept: "text/event-stream" } })).status()).toBe(405);
  const data = { jsonrpc: "2.0", id: 1, method: "ping" };
  const headers = { accept: "application/json, text/event-stream" };
  expect((await request.post("/mcp", { data, headers })).status()).toBe(200);
  expect((await request.post("/mcp", { data, headers: { ...headers, origin: "http://evil.test" } })).status()).toBe(403);
});
