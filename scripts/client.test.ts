import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { respond } from "@/app/api/_edge/respond";
import { contextOn, EXAMPLE_DAY, operationAt } from "@/app/api/_openapi/examples";
import { createClient, rows } from "../clients/typescript/client";
import { areTypesOf, TYPES_FILE, typedDocument } from "./client-types";

const context = contextOn(EXAMPLE_DAY);
const asked: string[] = [];

/** A client of the API itself, without a server. */
const client = createClient({
  baseUrl: "http://localhost",
  fetch: async (request) => {
    const { pathname, search } = new URL(request.url);
    asked.push(search);
    const found = operationAt(pathname);
    assert.ok(found, pathname);
    return respond(found.operation, request, found.id, async () => context);
  },
});

describe("the TypeScript client", () => {
  it("has the types of the present document: after a change of it, `npm run client:types`", () => {
    const types = readFileSync(TYPES_FILE, "utf8");
    assert.ok(areTypesOf(typedDocument(), types));
    assert.ok(!areTypesOf(`${typedDocument()} `, types));
  });

  it("gives the rows of a list and the one of an id in their shape", async () => {
    const { data } = await client.GET("/api/v1/milestones/{id}", {
      params: { path: { id: "serious-incident-reporting" }, query: { asOf: "2026-11-22" } },
    });
    const day: string | undefined = data?.data.practicalDate;
    assert.equal(day, "2027-12-02");
    // @ts-expect-error a field that the document does not have
    assert.equal(data?.data.birthday, undefined);
  });

  it("repeats a parameter that repeats, and follows the pages to the end", async () => {
    const query = { topic: ["gpai" as const, "prohibited" as const], limit: 5 };
    asked.length = 0;
    const ids: string[] = [];
    for await (const { id } of rows(client, "/api/v1/milestones", query)) ids.push(id);
    assert.ok(asked.length > 1);
    assert.match(asked[0] ?? "", /topic=gpai&topic=prohibited/);
    assert.equal(new Set(ids).size, ids.length);
    const { data } = await client.GET("/api/v1/milestones", { params: { query: { topic: query.topic } } });
    assert.deepEqual(
      ids,
      data?.data.map(({ id }) => id),
    );
  });

  it("tells a problem with its parameter, and refuses in its types what the API refuses", async () => {
    // @ts-expect-error a topic that there is not
    const { data, error } = await client.GET("/api/v1/milestones", { params: { query: { topic: ["cheese"] } } });
    assert.equal(data, undefined);
    assert.deepEqual([error?.status, error?.param], [400, "topic"]);
    // @ts-expect-error a period cannot be counted from nowhere
    const nowhere = await client.GET("/api/v1/periods", { params: { query: { period: "P2D" } } });
    assert.equal(nowhere.error?.param, "start");
    // @ts-expect-error no list
    await assert.rejects(async () => await rows(client, "/api/v1/periods").next());
  });
});
