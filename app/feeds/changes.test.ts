import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Context } from "@/app/_server/context";
import { contextOn } from "@/app/api/_openapi/examples";
import type { Change } from "@/db/changes";
import type { Dataset } from "@/db/dataset";
import { changes, MOST } from "./_edge/changes";
import { respondFeed } from "./_edge/respond";
import { type Element, plain, xml } from "./xml";

const all = (of: Element, name: string) => of.children.filter((child) => child.name === name);
const one = (of: Element, name: string): Element => {
  const found = all(of, name);
  assert.equal(found.length, 1, name);
  return found[0] as Element;
};

const REVISIONS = [3, 2, 1].map((id) => ({
  id,
  hash: String(id).repeat(64),
  recordedAt: `2026-11-${19 + id}T06:00:00.000Z`,
  records: 1,
}));
const changeOf = (n: number, title: string): Change => ({
  collection: "milestones",
  key: n === 0 ? "ai-literacy" : `other-${n}`,
  title,
  kind: "changed",
  fields: [
    { field: "rule.date", from: "2026-08-02", to: "2027-12-02" },
    { field: "notes", from: "A note." },
    { field: "duty", to: "A duty." },
  ],
  sources: [],
});

function context(
  day: string,
  perRevision: number,
  title = "AI literacy",
  edit: (dataset: Dataset) => Dataset = (same) => same,
): Context {
  const c = contextOn(day, edit);
  return {
    ...c,
    revision: REVISIONS[0] as (typeof REVISIONS)[number],
    history: {
      revisions: async () => REVISIONS,
      changes: async (from, to) => ({
        from: REVISIONS.find((r) => r.id === from) as (typeof REVISIONS)[number],
        to: REVISIONS.find((r) => r.id === to) as (typeof REVISIONS)[number],
        changes: Array.from({ length: perRevision }, (_, n) => changeOf(n, title)),
        reordered: [],
      }),
    },
  };
}

const FILE = { type: "application/atom+xml; charset=utf-8", name: "a.atom" };

async function read(c: Context, query = "", host = "dates.test", before = c) {
  const request = new Request(`http://${host}/feeds/changes.atom${query}`, { headers: { host } });
  const response = await respondFeed(request, async (at) => (at === undefined ? c : before), FILE, changes);
  const text = await response.text();
  assert.equal(response.status, 200, text);
  const feed = xml(text);
  assert.deepEqual([feed.name, feed.attributes.xmlns], ["feed", "http://www.w3.org/2005/Atom"]);
  const entries = all(feed, "entry").map((entry) => ({
    id: one(entry, "id").text,
    title: plain(one(entry, "title").text),
    html: one(entry, "title").text,
    updated: one(entry, "updated").text,
    href: one(entry, "link").attributes.href,
    content: one(entry, "content").text,
  }));
  return { feed, entries, near: entries.filter((e) => e.title.includes("days to go")) };
}

describe("the feed of news", () => {
  it("has what Atom asks of a feed: an id, a title, an author, when it was updated and its own address", async () => {
    const { feed, entries } = await read(context("2026-11-25", 2), "?topic=gpai&topic=transparency");
    assert.match(one(feed, "id").text, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.notEqual(one(feed, "title").text, "");
    assert.equal(one(one(feed, "author"), "name").text, "Vacatio");
    const self = all(feed, "link").find((l) => l.attributes.rel === "self");
    assert.equal(self?.attributes.href, "http://dates.test/feeds/changes.atom?topic=gpai&topic=transparency");
    assert.equal(one(feed, "updated").text, entries[0]?.updated);
  });

  it("has one entry for each change between two revisions, new when the later one was recorded", async () => {
    const { entries } = await read(context("2026-11-25", 2), "?duty=review-2031-enforcement");
    assert.deepEqual(
      entries.map((e) => e.updated.slice(0, 10)),
      ["2026-11-22", "2026-11-22", "2026-11-21", "2026-11-21"],
    );
    const own = entries.find((e) => e.href === "http://dates.test/milestones/ai-literacy");
    assert.equal(own?.title, "Milestones, changed: AI literacy");
    assert.match(own?.content ?? "", /rule, date: 2 August 2026 became 2 December 2027/);
    assert.match(own?.content ?? "", /<p>notes: taken out, was A note\.<\/p><p>duty: added, A duty\.<\/p>/);
    assert.ok(entries.some((e) => e.href?.startsWith("http://dates.test/changes?from=2&to=3&")));
  });

  it("a date to come is news 90, 30 and 7 days before it, and not a day sooner", async () => {
    const titles = async (day: string) =>
      (await read(context(day, 0), "?duty=high-risk-annex-iii-requirements")).near.map((e) => [
        e.title.slice(0, 2).trim(),
        e.updated,
      ]);
    assert.deepEqual(await titles("2027-09-02"), []);
    const ninety = ["90", "2027-09-03T00:00:00.000Z"];
    assert.deepEqual(await titles("2027-09-03"), [ninety]);
    assert.deepEqual(await titles("2027-12-01"), [["7", "2027-11-25T00:00:00.000Z"], ["30", "2027-11-02T00:00:00.000Z"], ninety]);
    // What was news stays in the feed when the day is over.
    assert.deepEqual(await titles("2027-12-03"), await titles("2027-12-01"));
  });

  it("is never older than it was the day before", async () => {
    let last = "";
    for (const day of ["2026-06-30", "2026-07-26", "2026-07-27", "2026-07-30", "2027-10-29", "2027-12-02", "2027-12-03"]) {
      const updated = one((await read(context("2026-11-25", 0), `?asOf=${day}`)).feed, "updated").text;
      assert.ok(updated >= last && updated.slice(0, 10) <= day, `${updated} on ${day} after ${last}`);
      last = updated;
    }
  });

  it("a date that became known late is told on that day, with the days that were left", async () => {
    const { near } = await read(context("2026-11-25", 0), "?duty=ai-office-system-supervision");
    assert.deepEqual(
      near.map((e) => [e.updated.slice(0, 10), e.title.split(":")[0]]),
      [["2026-07-27", "6 days to go on 27 July 2026"]],
    );
    assert.match(near[0]?.content ?? "", /6 days away on 27 July 2026, the first day on which it stood in this calendar/);
  });

  it("a date that a revision moved is told on that day, with the days that were left, and not for the marks before", async () => {
    const milestones = (of: Dataset) =>
      of.law.milestones.map((m) =>
        m.id === "review-2031-enforcement" ? { ...m, rule: { type: "fixed" as const, date: "2026-11-28" } } : m,
      );
    const moved = context("2026-11-25", 0, "", (of) => ({ ...of, law: { ...of.law, milestones: milestones(of) } }));
    const { near } = await read(moved, "?duty=review-2031-enforcement", undefined, context("2026-11-25", 0));
    assert.deepEqual(
      near.map((e) => [e.updated.slice(0, 10), e.title.split(":")[0]]),
      [["2026-11-22", "6 days to go on 22 November 2026"]],
    );
  });

  it("an entry says why it is that day: the provision of a date of the law, the speaker of a promise", async () => {
    const [law] = (await read(context("2027-11-27", 0), "?duty=high-risk-annex-iii-requirements")).near;
    assert.match(law?.content ?? "", /Why this day:.*In the law: Arts\. 8-15; Art\. 113/s);
    const [promise] = (await read(context("2026-11-25", 0), "?kind=promise&site=nscale-narvik")).near;
    assert.match(promise?.content ?? "", /Promised by the company on 31 July 2025/);
    assert.doesNotMatch(promise?.content ?? "", /provision|In the law/);
  });

  it("says how many dates are left out", async () => {
    const { feed, near } = await read(context("2026-11-25", 0));
    assert.equal(near.length, MOST.near);
    assert.match(one(feed, "subtitle").text, /at most 100 are about dates that come near \(\d+ older ones are left out\)/);
  });

  it("ids are all different, and the same on another day, under another host and with other filters", async () => {
    const [a, b] = [await read(context("2027-11-27", 3)), await read(context("2027-11-28", 3), "?alarm=7&kind=runway", "b.test")];
    assert.equal(new Set(a.entries.map((e) => e.id)).size, a.entries.length);
    assert.ok(a.near.length > 0);
    assert.deepEqual(
      a.entries.map((e) => e.id),
      b.entries.map((e) => e.id),
    );
    const other = await read(context("2027-11-27", 0), "?set=high-risk-annex-iii-requirements:2027-12-03");
    for (const e of other.near) assert.ok(!a.entries.some((known) => known.id === e.id));
  });

  it("whatever the facts are called, the feed is well formed and shows them as text", async () => {
    const title = 'A <b>bold</b> & "quoted" ]]> \u0007 name';
    const { entries } = await read(context("2026-11-25", 1, title), `?name=${encodeURIComponent('<&">')}`);
    assert.ok(entries.every((e) => !/[<>]/.test(e.html)));
    assert.ok(entries.some((e) => e.title === `Milestones, changed: ${title.replace("\u0007", " ")}`));
  });

  it("holds no more than the newest entries, dates that come near among them", async () => {
    const { entries, near } = await read(context("2027-11-27", 500));
    assert.equal(entries.length, MOST.entries);
    assert.ok(near.length > 0);
  });

  it("on an earlier as-of date it holds what had been recorded by then", async () => {
    const { entries } = await read(context("2026-11-25", 1), "?asOf=2026-11-21&duty=review-2031-enforcement");
    assert.deepEqual(
      entries.map((e) => e.updated.slice(0, 10)),
      ["2026-11-21"],
    );
  });
});
