import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { renderToStaticMarkup } from "react-dom/server";
import { OPERATIONS } from "@/app/api/_answers";
import { openapi } from "@/app/api/_openapi/document";
import { DevelopersView } from "./DevelopersView";
import { developersState, fieldsOf, type OpenApi, typeText } from "./developers";

const document = JSON.parse(openapi()) as OpenApi;
const state = developersState(document, {
  tools: [{ name: "milestones", title: "Dates of the law" }],
  feedKeys: ["topic", "alarm"],
  origin: "https://vacatio.example",
});
const operations = state.groups.flatMap((group) => group.operations);

describe("the page for developers", () => {
  it("has every resource of the API once, its CSV and its workbook beside it", () => {
    assert.deepEqual(operations.map((o) => o.path).sort(), [...OPERATIONS.map((o) => o.path), "/api/v1/openapi.json"].sort());
    const twins = operations.flatMap((o) => o.twins.map((twin) => twin.href));
    assert.deepEqual([...twins, ...operations.map((o) => o.path)].sort(), Object.keys(document.paths).sort());
  });

  it("shows a request that can be copied, and of its answer the first lines with the number of those left out", () => {
    const { example } = operations.find((o) => o.id === "getMilestone") ?? {};
    assert.equal(example?.curl, "curl 'https://vacatio.example/api/v1/milestones/serious-incident-reporting?asOf=2026-11-22'");
    assert.equal(example?.when, "as known on 22 November 2026");
    for (const { example: one } of operations) {
      if (!one) continue;
      assert.ok(one.lines.length <= 36 && one.lines.length + one.left > 5);
      assert.ok(one.left > 0 || one.lines.at(-1) === "}");
    }
  });

  it("says of a parameter its type, an example and whether it is required", () => {
    const of = (name: string) => state.parameters.find((p) => p.name === name);
    assert.deepEqual([of("limit")?.type, of("limit")?.example], [["whole number from 1 to 1000"], "5"]);
    assert.deepEqual([of("asOf")?.type, of("country")?.type.join("")], [["day"], "list of text"]);
    assert.match(of("delay")?.type.join("") ?? "", /^promise \| stated \| p50 \| p90$/);
    const periods = operations.find((o) => o.id === "computePeriod");
    assert.deepEqual(
      periods?.parameters.filter((p) => p.required).map((p) => p.name),
      ["start"],
    );
  });

  it("names the parameters that feeds have as well, and no others", () => assert.deepEqual(state.ofFeeds, ["topic"]));

  it("puts types into words, and leads to the shapes that have a name", () => {
    assert.deepEqual(typeText({ type: "array", items: { $ref: "#/components/schemas/Step" } }), ["list of ", { shape: "Step" }]);
    assert.deepEqual(
      typeText({
        anyOf: [
          { type: "number", minimum: 0 },
          { type: "string", const: "none" },
        ],
      }),
      ["number from 0", " or ", "none"],
    );
    assert.deepEqual(typeText({ type: ["number", "string"] }), ["number", " or ", "text"]);
    assert.deepEqual(typeText({}), ["anything"]);
  });

  it("names the fields of inner objects by their way, and what may be left out", () => {
    const fields = fieldsOf({
      required: ["a"],
      properties: {
        a: { type: "array", items: { required: ["b"], properties: { b: { type: "string" } } } },
        c: { anyOf: [{ properties: { d: { type: "integer" } } }, { type: "string", const: "none" }] },
      },
    });
    assert.deepEqual(
      fields.map(({ name, optional }) => [name, optional]),
      [
        ["a", false],
        ["a[].b", false],
        ["c", true],
        ["c.d", true],
      ],
    );
  });

  it("every link within the page leads to a part of it, and no part has the name of another", () => {
    const html = renderToStaticMarkup(<DevelopersView state={state} />);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    assert.equal(new Set(ids).size, ids.length);
    for (const [, to] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(to), to);
    assert.doesNotMatch(html, /undefined|\[object/);
  });
});
