import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contextOn } from "@/app/api/_openapi/examples";
import { respondAsked } from "./_edge/respond";
import { readSignals, signals } from "./_edge/signals";
import { type Element, plain, xml } from "./xml";

const FILE = { type: "application/atom+xml; charset=utf-8", name: "a.atom" };
const c = contextOn("2026-11-22");
const ask = (query: string, host = "dates.test") =>
  respondAsked(
    new Request(`http://${host}/feeds/signals.atom${query}`, { headers: { host } }),
    async () => c,
    FILE,
    readSignals,
    signals,
  );

const all = (of: Element, name: string) => of.children.filter((child) => child.name === name);
const textOf = (of: Element, name: string) => plain(all(of, name)[0]?.text ?? "");

async function read(query = "", host?: string) {
  const response = await ask(query, host);
  const text = await response.text();
  assert.equal(response.status, 200, text);
  const feed = xml(text);
  const entries = all(feed, "entry").map((entry) => ({
    id: textOf(entry, "id"),
    title: textOf(entry, "title"),
    updated: textOf(entry, "updated").slice(0, 10),
    href: all(entry, "link")[0]?.attributes.href,
    kind: all(entry, "category")[0]?.attributes.term,
    content: textOf(entry, "content"),
  }));
  return { feed, entries };
}

describe("the feed of signals", () => {
  it("holds what the page holds under the same filter, the newest first, each leading to its page", async () => {
    const { feed, entries } = await read("?what=compute&country=NO&moved=yes");
    assert.ok(entries.length > 0 && entries.every((e) => e.kind === "Compute"));
    const days = entries.map((e) => e.updated);
    assert.deepEqual(days, [...days].sort().reverse());
    const narvik = entries.find((e) => e.href === "http://dates.test/signals/compute-nscale-narvik-10");
    assert.equal(narvik?.updated, "2026-04-14");
    assert.match(
      narvik?.content ?? "",
      /151 days after the duty, now 516 days after the duty.*Relevance: high.*Not legal advice/s,
    );
    assert.match(textOf(feed, "subtitle"), /^Shown: compute; Norway; only those that moved something\. Each is/);
    const page = all(feed, "link").find((l) => l.attributes.rel === "alternate");
    assert.equal(page?.attributes.href, "http://dates.test/signals?country=NO&what=compute&moved=yes");
  });

  it("an entry is the same on another day, under another host and another filter, and never comes twice", async () => {
    const [a, b] = [await read("?what=law"), await read("?what=law&what=deal&asOf=2026-08-31", "other.test")];
    assert.equal(new Set(a.entries.map((e) => e.id)).size, a.entries.length);
    for (const e of b.entries.filter((one) => one.kind === "Law"))
      assert.ok(a.entries.some((one) => one.id === e.id && one.title === e.title));
    assert.ok(b.entries.every((e) => e.updated <= "2026-08-31" && e.href?.endsWith("?asOf=2026-08-31")));
  });

  it("of many it holds the newest 200 and says so", async () => {
    const { feed, entries } = await read();
    assert.equal(entries.length, 200);
    assert.match(textOf(feed, "subtitle"), /^All signals\. The newest 200 of \d{3} stand here\./);
  });

  it("without any signal it is a feed all the same", async () => {
    const { feed, entries } = await read("?q=nothing-bears-these-words");
    assert.deepEqual(entries, []);
    assert.match(textOf(feed, "updated"), /^\d{4}-\d\d-\d\dT/);
  });

  it("a setting that cannot be used is refused, a year too", async () => {
    for (const query of ["?what=gossip", "?year=2025", "?lead=6-12"]) assert.equal((await ask(query)).status, 400, query);
  });
});
