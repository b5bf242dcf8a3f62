import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { renderToStaticMarkup } from "react-dom/server";
import { changes as api } from "@/app/api/_answers/changes";
import { respond, respondCsv } from "@/app/api/_edge/respond";
import { contextOn } from "@/app/api/_openapi/examples";
import type { Change, Changes, History, ListedRevision } from "@/db/changes";
import { TABLES } from "@/db/collections";
import { badInput, notFound } from "@/lib/errors";
import { ChangesView } from "./ChangesView";
import { changesState, chosenRevisions, valueText } from "./changes";

const c = contextOn("2026-11-22");

const REVISIONS: readonly ListedRevision[] = [3, 2, 1].map((id) => ({
  id,
  hash: String(id).repeat(64),
  recordedAt: `2026-11-2${id}T06:00:00.000Z`,
  records: 3000 + id,
}));

const [THIRD, SECOND] = REVISIONS as [ListedRevision, ListedRevision];

const NOTED: Change = {
  collection: "milestones",
  key: "ai-literacy",
  title: "AI literacy",
  kind: "changed",
  fields: [
    { field: "practicalRule.date", from: "2025-02-02", to: "2026-Q4" },
    { field: "notes", to: "Another note." },
    { field: "sources", from: ["a", "b"], to: ["a"] },
  ],
  sources: ["oj-2024-1689"],
};
const ADDED: Change = {
  ...NOTED,
  collection: "sources",
  key: "zz",
  title: "A new page",
  kind: "added",
  fields: [{ field: "title", to: "A new page" }],
  sources: [],
};
const GONE: Change = {
  ...ADDED,
  collection: "sites",
  key: "gone",
  title: "A site",
  kind: "retired",
  fields: [{ field: "name", from: "A site" }],
};

const found = (changes: readonly Change[], reordered: readonly string[] = []): Changes => ({
  from: SECOND,
  to: THIRD,
  changes,
  reordered,
});

const choose = (query: string, revisions = REVISIONS) => chosenRevisions(revisions, new URLSearchParams(query));
const state = (changes: Changes | undefined, query = "", revisions = REVISIONS) =>
  changesState(revisions, choose(query, revisions), changes, c.facts.law);

describe("the revisions of a link", () => {
  it("without a choice are the last two", () => {
    const { from, to, problems } = choose("");
    assert.deepEqual([from, to, problems], [2, 3, []]);
  });

  it("a later one alone is compared with the one before it", () => assert.deepEqual(choose("to=2").from, 1));

  it("of one revision there is no earlier one", () => {
    const { from, to } = choose("", REVISIONS.slice(2));
    assert.deepEqual([from, to], [undefined, 1]);
  });

  it("what cannot be used is named, and the rest is applied", () => {
    for (const [query, params, from, to] of [
      ["from=9", ["from"], 2, 3],
      ["to=x&from=1", ["to"], 1, 3],
      ["from=3&to=1", ["from"], 1, 3],
      ["from=2&to=2", ["from"], 1, 2],
      ["from=01", ["from"], 2, 3],
      ["colour=red", ["colour"], 2, 3],
      ["to=2&to=3", ["to"], 1, 2],
    ] as const) {
      const chosen = choose(query);
      assert.deepEqual([chosen.problems.map((p) => p.param), chosen.from, chosen.to], [params, from, to], query);
    }
    assert.deepEqual(
      state(found([NOTED]), "collection=deals").problems.map((p) => p.param),
      ["collection"],
    );
  });
});

describe("the page of changes", () => {
  it("says that there is one revision where there is one", () => {
    const only = state(undefined, "", REVISIONS.slice(2));
    assert.equal(only.headline, "This tracker has recorded one revision of its data.");
    assert.match(only.lead, /^It was recorded on 21 November 2026 and holds 3,001 records\./);
    assert.deepEqual([only.collections, only.jsonHref, only.revisions.length], [[], undefined, 1]);
    assert.equal(only.revisions[0]?.href, undefined);
  });

  it("leads with how many records differ between which days", () => {
    const { headline, lead } = state(found([NOTED, ADDED, GONE]));
    assert.equal(headline, "3 records differ between revision 2 of 22 November 2026 and revision 3 of 23 November 2026.");
    assert.match(lead, /^1 added, 1 changed, 1 taken out\. /);
    assert.match(state(found([NOTED])).headline, /^1 record differs between /);
    assert.match(state(found([], ["deals"])).headline, /^No record differs /);
    assert.equal(state(found([], ["deals"])).reordered, "In another order: Deals. The order says nothing about the facts.");
  });

  it("tells each field in words, dates as dates, and what was not there as such", () => {
    const [collection] = state(found([NOTED])).collections;
    const [record] = collection?.parts[0]?.records ?? [];
    assert.equal(record?.href, "/milestones/ai-literacy");
    assert.deepEqual(record?.fields, [
      { field: "practical rule, date", from: "2 February 2025", to: "Q4 2026" },
      { field: "notes", from: "not there", to: "Another note." },
      { field: "sources", from: "a, b", to: "a" },
    ]);
  });

  it("of two long texts that differ at their end the difference is seen", () => {
    const long = "The same words again and again. ".repeat(20);
    const change: Change = { ...NOTED, fields: [{ field: "detail", from: `${long}Old end.`, to: `${long}New end.` }] };
    const [field] = state(found([change])).collections[0]?.parts[0]?.records[0]?.fields ?? [];
    assert.match(field?.from ?? "", /^\.\.\. .*Old end\.$/);
    assert.match(field?.to ?? "", /^\.\.\. .*New end\.$/);
    assert.ok((field?.from ?? "").length < 120);
  });

  it("a value is told in words where there are some", () => {
    for (const [value, text] of [
      [undefined, "not there"],
      ["", "empty"],
      [[], "none"],
      [true, "yes"],
      [12, "12"],
      ["2026", "2026"],
      [{ type: "same-as", ref: "x" }, '{"type":"same-as","ref":"x"}'],
    ] as const)
      assert.equal(valueText(value), text);
  });

  it("what was taken out is linked nowhere, what is there to its page", () => {
    const hrefs = state(found([NOTED, ADDED, GONE])).collections.flatMap((k) =>
      k.parts.flatMap((p) => p.records.map((r) => r.href)),
    );
    assert.deepEqual(hrefs, ["/milestones/ai-literacy", "/sources?id=zz", undefined]);
  });

  it("where everything has changed the page stays within its bytes, and says how much it leaves out and where that is", () => {
    // Real sentences, each used once: they compress as the page would.
    const words = JSON.stringify([c.dataset.sites, c.dataset.jurisdictions, c.dataset.law.milestones]);
    let at = 0;
    const text = () => {
      at = (at + 311) % (words.length - 300);
      return words.slice(at, at + 300);
    };
    const all = TABLES.flatMap(({ name }) =>
      Array.from(
        { length: 200 },
        (_, i): Change => ({
          ...NOTED,
          collection: name,
          key: `${name}-${i}`,
          title: text(),
          fields: Array.from({ length: 6 }, (_, f) => ({ field: `field${f}`, from: text(), to: text() })),
          sources: ["a-source", "another-source"],
        }),
      ),
    );
    for (const query of ["", "collection=milestones"]) {
      const s = state(found(all), query);
      const html = renderToStaticMarkup(<ChangesView state={s} />);
      // The page comes twice: as HTML and as the data of its parts.
      assert.ok(gzipSync(html + JSON.stringify(s)).length < 90 * 1024, `${query}: ${gzipSync(html + JSON.stringify(s)).length}`);
      for (const collection of s.collections) {
        const shown = collection.parts.reduce((sum, part) => sum + part.records.length, 0);
        const left = Number(/^(\d+) more/.exec(collection.rest?.text ?? "")?.[1]);
        assert.equal(shown + left, 200);
        assert.ok(collection.rest?.href);
      }
    }
    assert.equal(state(found(all)).collections.length, TABLES.length);
  });
});

describe("changes in the API", () => {
  const history: History = {
    revisions: async () => REVISIONS,
    changes: async (from, to) => {
      if (!REVISIONS.some((r) => r.id === from)) throw notFound("from", `There is no revision ${from}.`);
      if (from >= to) throw badInput("from", "Not earlier.");
      return found([NOTED, ADDED, GONE], ["deals"]);
    },
  };
  const get = (query: string, of: History = history) =>
    respond(api, new Request(`http://localhost/api/v1/changes?${query}`), "", async () => ({ ...c, history: of }));
  const problem = async (query: string) => {
    const answer = await get(query);
    return [answer.status, (await answer.json()).param];
  };

  it("has a row for each record, and one for an order that changed", async () => {
    const { data } = await (await get("")).json();
    for (const row of data) api.data.parse(row);
    assert.deepEqual(
      data.map((row: { change: string; id: string; fromRevision: number; toRevision: number }) => [
        row.change,
        row.id,
        row.fromRevision,
        row.toRevision,
      ]),
      [
        ["changed", "ai-literacy", 2, 3],
        ["added", "zz", 2, 3],
        ["retired", "gone", 2, 3],
        ["reordered", "deals", 2, 3],
      ],
    );
    assert.deepEqual(data[0].fields, NOTED.fields);
  });

  it("with one revision is an empty list", async () => {
    const one = { ...history, revisions: async () => REVISIONS.slice(2) };
    assert.deepEqual((await (await get("", one)).json()).data, []);
  });

  it("an unknown revision is a 404, one that is no number or not earlier a 400, each with the parameter named", async () => {
    assert.deepEqual(await problem("to=9"), [404, "to"]);
    assert.deepEqual(await problem("from=9&to=3"), [404, "from"]);
    assert.deepEqual(await problem("from=3&to=3"), [400, "from"]);
    for (const bad of ["0", "-1", "x", "1.5", "99999999999"]) assert.deepEqual(await problem(`to=${bad}`), [400, "to"], bad);
  });

  it("as CSV has the same rows", async () => {
    const answer = await respondCsv(api, new Request("http://localhost/api/v1/changes.csv"), async () => ({ ...c, history }));
    const text = await answer.text();
    assert.match(text, /^fromRevision,toRevision,collection,id,of,title,change,fields,sources,/);
    assert.equal(text.trim().split("\r\n").length, 5);
  });
});
