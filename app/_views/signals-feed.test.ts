import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { contextOn } from "@/app/api/_openapi/examples";
import { parseLens } from "@/lib/lens";
import { signalsOf } from "@/lib/signals";
import { parseDay } from "@/lib/time/day";
import { COUNTRY_KEYS, countryState } from "./country";
import { signalsContext } from "./signals";
import { pageOf, signalsFeed } from "./signals-feed";
import { SITE_KEYS, siteState } from "./site";

const c = contextOn("2026-11-22");
const everything = signalsContext(c.lensContext, c.dataset);
const feed = (query = "") => signalsFeed(c.facts, c.dataset, new URLSearchParams(query), everything);
const idsOn = (query: string) => feed(query).months.flatMap((m) => m.rows.map((r) => r.id));
const queryOf = (href: string) => href.slice(href.indexOf("?") + 1).replace(/#.*$/, "");

describe("pages of months", () => {
  const anyMonths = fc
    .array(fc.integer({ min: 1, max: 130 }), { minLength: 1, maxLength: 30 })
    .map((sizes) =>
      sizes.map((n, i) => ({ id: `20${String(60 - i).padStart(2, "0")}-06`, signals: Array.from({ length: n }, () => 0) })),
    );

  it("older follows older until every month was on one page, each with no more than fits, or one month alone", () => {
    fc.assert(
      fc.property(anyMonths, (months) => {
        const seen: string[] = [];
        let until: string | undefined;
        do {
          const page = pageOf(months, until, 100);
          const own = months.slice(page.from, page.to);
          assert.ok(own.length === 1 || own.reduce((n, m) => n + m.signals.length, 0) <= 100);
          seen.push(...own.map((m) => m.id));
          until = page.older;
        } while (until !== undefined);
        assert.deepEqual(
          seen,
          months.map((m) => m.id),
        );
      }),
      { numRuns: 100 },
    );
  });

  it("the newer page ends where this one begins", () => {
    fc.assert(
      fc.property(anyMonths, fc.nat({ max: 29 }), (months, at) => {
        const { from, newer } = pageOf(months, months[Math.min(at, months.length - 1)]?.id, 100);
        if (from === 0) return assert.equal(newer, undefined);
        const start = months.findIndex((m) => m.id === newer);
        const between = months.slice(start, from);
        assert.ok(between.length === 1 || (between.length > 1 && between.reduce((n, m) => n + m.signals.length, 0) <= 100));
      }),
      { numRuns: 100 },
    );
  });

  it("a month without signals begins at the next older one, and one before all at the oldest", () => {
    const months = ["2026-09", "2026-05"].map((id) => ({ id, signals: Array.from({ length: 99 }, () => 0) }));
    assert.equal(pageOf(months, "2026-07", 100).from, 1);
    assert.equal(pageOf(months, "2020-01", 100).from, 1);
    assert.deepEqual(pageOf([], undefined, 100), { from: 0, to: 0, newer: undefined, older: undefined });
  });
});

describe("the page of signals", () => {
  it("from page to page every signal comes once, the newest first", () => {
    const seen: string[] = [];
    let query = "";
    for (;;) {
      const { months, older } = feed(query);
      seen.push(...months.flatMap((m) => m.rows.map((r) => r.id)));
      if (!older) break;
      query = queryOf(older.href);
    }
    assert.deepEqual(
      seen,
      signalsOf(c.facts, c.dataset, c.today).map((s) => s.id),
    );
  });

  it("a year, a month of the table and a page keep the filter and lead to what they name", () => {
    const { years, table, older } = feed("what=enforcement&asOf=2026-09-30");
    for (const { href } of [...years, ...table, ...(older ? [older] : [])])
      assert.match(href, /^\/signals\?asOf=2026-09-30&what=enforcement&(year=\d{4}|until=\d{4}-\d\d)#/);
    assert.equal(feed(queryOf(years.at(-1)?.href ?? "")).months[0]?.id.slice(0, 4), String(years.at(-1)?.year));
    const month = table[5];
    assert.ok(month);
    const [first] = feed(queryOf(month.href)).months;
    assert.deepEqual([first?.id, first?.rows.length], [month.id, month.cells.reduce((n, cell) => n + cell.all, 0)]);
  });

  it("the chart, its table and the list count the same signals", () => {
    const { chart, table, relevances } = feed("what=law");
    const bars = chart?.lanes.flatMap((l) => l.bars) ?? [];
    const cells = table.flatMap((m) => m.cells);
    const moved = relevances.filter((r) => r.relevance !== "none").reduce((n, r) => n + r.count, 0);
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    assert.equal(sum(bars.map((b) => b.moved + b.rest)), sum(cells.map((x) => x.all)));
    assert.deepEqual([sum(bars.map((b) => b.moved)), sum(cells.map((x) => x.moved))], [moved, moved]);
    assert.ok(moved > 0 && chart?.most === Math.max(...cells.map((x) => x.all)));
  });

  it("the latest that moved something is the newest row with an effect", () => {
    const { latest } = feed();
    const first = feed("moved=yes").months[0]?.rows[0];
    assert.ok(latest && latest.relevance !== "none");
    assert.equal(latest.id, first?.id);
  });

  it("a filter that leaves nothing leaves no chart and no month, and a way back", () => {
    const { months, chart, latest, allHref } = feed("what=deal&country=FI&asOf=2026-09-30");
    assert.deepEqual([months, chart, latest, allHref], [[], undefined, undefined, "/signals?asOf=2026-09-30"]);
  });

  it("a month that cannot be read is named, and the newest page is shown", () => {
    const { notices, months } = feed("until=2026-13");
    assert.deepEqual(
      notices.problems.map((p) => p.param),
      ["until"],
    );
    assert.deepEqual(
      months.flatMap((m) => m.rows.map((r) => r.id)),
      idsOn(""),
    );
  });

  it("what to watch next is a day still ahead or said to be none, and open questions show as of today alone", () => {
    for (const row of feed().months.flatMap((m) => m.rows))
      assert.match(row.next, /(today|in [\d,]+ days?)( at the (latest|earliest))?: |^No date still ahead/);
    const texts = feed("asOf=2026-09-30").months.flatMap((m) => m.rows.map((r) => r.next));
    assert.ok(texts.every((t) => !t.includes("open question")));
    assert.ok(feed().months.some((m) => m.rows.some((r) => r.next.includes("open question"))));
  });
});

describe("the way to a signal", () => {
  for (const asOf of ["2026-11-22", "2026-03-01"])
    it(`every statement of a site and every event of a country that has happened leads to its signal, as of ${asOf}`, () => {
      const query = new URLSearchParams({ asOf });
      const known = new Set(signalsOf(c.facts, c.dataset, parseDay(asOf)).map((s) => s.id));
      const [ofSite, ofCountry] = [SITE_KEYS, COUNTRY_KEYS].map((keys) => parseLens(query, c.lensContext, keys));
      assert.ok(ofSite && ofCountry);
      const hrefs = [
        ...c.facts.sites.flatMap(
          (s) => siteState(c.facts, c.dataset, ofSite, c.lensContext, s.id, {})?.known?.statements.map((r) => r.signal) ?? [],
        ),
        ...c.facts.jurisdictions.flatMap((j) =>
          (countryState(c.facts, ofCountry, c.lensContext, j.iso2)?.events ?? []).flatMap((e) => e.signal ?? []),
        ),
      ];
      const ids = hrefs.map((href) => /^\/signals\/([a-z0-9-]+)/.exec(href)?.[1] ?? href);
      assert.deepEqual(
        ids.filter((id) => !known.has(id)),
        [],
      );
      assert.equal(new Set(ids).size, [...known].filter((id) => /^(compute|enforcement)-/.test(id)).length);
    });
});
