import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contextOn } from "@/app/api/_openapi/examples";
import { signalsOf } from "@/lib/signals";
import { isoDay, parseDay } from "@/lib/time/day";
import { filteredSignals, parseSignals, signalsAround, signalsContext, toldSignals } from "./signals";
import { parseSignal, type SignalBrief, signalBrief } from "./signals-brief";
import { signalsFeed } from "./signals-feed";

const DAY = "2026-11-22";
const c = contextOn(DAY);
const everything = signalsContext(c.lensContext, c.dataset);
const parsed = (query = "") => parseSignals(new URLSearchParams(query), everything);
const feed = (query = "") => signalsFeed(c.facts, c.dataset, new URLSearchParams(query), everything);
const rows = (query = "") => feed(query).months.flatMap((m) => m.rows);
const maybe = (id: string, query = "") =>
  signalBrief(id, c.facts, c.dataset, parseSignal(new URLSearchParams(query), c.lensContext), c.lensContext);
const brief = (id: string, query = ""): SignalBrief => {
  const found = maybe(id, query);
  assert.ok(found, id);
  return found;
};
const NARVIK = "compute-nscale-narvik-10";

describe("the feed of signals", () => {
  it("counts the same by kind, by relevance and by year as in all", () => {
    const { kinds, relevances, years } = feed();
    const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((n, { count }) => n + count, 0);
    const all = signalsOf(c.facts, c.dataset, c.today).length;
    assert.deepEqual([sum(kinds), sum(relevances), sum(years)], [all, all, all]);
  });

  it("goes from the newest day to the oldest, and every row stands in its month", () => {
    const { months } = feed("year=2026");
    for (const { id, rows } of months) for (const row of rows) assert.equal(row.iso.slice(0, 7), id);
    const days = months.flatMap((m) => m.rows.map((r) => r.iso));
    assert.deepEqual(days, [...days].sort().reverse());
  });

  it("a year leads to its newest month; one without any signal is named, and the next older one is shown", () => {
    assert.equal(feed("year=2025").months[0]?.id, "2025-12");
    const none = feed("year=2021");
    assert.equal(none.notices.problems[0]?.param, "year");
    assert.equal(none.months[0]?.id.slice(0, 4), "2019");
  });

  it("a filter leaves what it names and nothing else", () => {
    assert.ok(rows("what=deal").every((r) => r.kind === "deal"));
    assert.ok(rows("country=FI&moved=yes").every((r) => r.about.includes("Finland") && r.relevance !== "none"));
    assert.ok(rows("horizon=within-90-days&moved=yes").every((r) => r.horizon === "within-90-days"));
    assert.ok(rows("q=rubin+narvik").some((r) => r.id === NARVIK));
    assert.deepEqual(rows("q=nothing-bears-these-words"), []);
    assert.ok(rows("provider=openai").every((r) => r.about.includes("OpenAI")));
  });

  it("several values of one setting add up, several settings cut down", () => {
    const around = signalsAround(c.facts, c.dataset, parsed().lens);
    const all = toldSignals(around);
    const count = (query: string) => {
      const { lens, filter } = parsed(query);
      return filteredSignals(all, { ...around, lens }, filter).length;
    };
    assert.equal(count("what=deal") + count("what=law"), count("what=deal&what=law"));
    assert.equal(count("what=deal&country=FI"), 0);
  });

  it("a setting that cannot be applied is named, and the rest is applied", () => {
    const state = feed("what=gossip&what=deal&horizon=soon&moved=perhaps&year=now&kind=runway");
    assert.deepEqual(state.notices.problems.map((p) => p.param).sort(), ["horizon", "kind", "moved", "what", "year"]);
    assert.ok(state.months.flatMap((m) => m.rows).every((r) => r.kind === "deal"));
  });

  it("its own settings go along in its links", () => {
    const { atomHref, jsonHref, years } = feed("what=compute&moved=yes&year=2025&asOf=2026-04-14");
    assert.equal(atomHref, "/feeds/signals.atom?what=compute&moved=yes");
    assert.equal(jsonHref, "/api/v1/signals?asOf=2026-04-14&what=compute&moved=yes");
    for (const { href } of years) assert.match(href, /^\/signals\?asOf=2026-04-14&what=compute&moved=yes&year=\d{4}#signals$/);
  });
});

describe("the brief of a signal", () => {
  it("answers for every signal with a number or an honest nothing", () => {
    for (const { id } of signalsOf(c.facts, c.dataset, c.today)) {
      const { why, row } = brief(id);
      assert.match(why.sentence, /\d|^Nothing|^No (date|window)|: .*, now /, id);
      assert.doesNotMatch(JSON.stringify([why, row]), /undefined|NaN|\[object/, id);
      assert.equal(
        row.relevance === "none",
        !why.parts.some(
          (p) =>
            p.id !== "texts" &&
            p.rows.some((r) => r.moved && r.what !== "First dated promise" && r.what !== "Latest dated commitment"),
        ),
        id,
      );
    }
  });

  it("tells Narvik under the 2024 text, and in hindsight under the law in force today", () => {
    const { why } = brief(NARVIK);
    const row = (part: SignalBrief["why"]["parts"][number] | undefined) => {
      const found = part?.rows.find((r) => r.what === "Capacity lead, Annex III high-risk, by the stated date");
      return [found?.before, found?.after, found?.change];
    };
    // 31 December of 2026 and of 2027 against 2 August 2026, and against 2 December 2027.
    assert.deepEqual(row(why.parts.find((p) => p.id === "windows")), [
      "151 days after the duty",
      "516 days after the duty",
      "365 days later",
    ]);
    assert.deepEqual(row(why.hindsight), ["336 days before the duty", "29 days after the duty", "365 days later"]);
    assert.match(why.hindsight?.title ?? "", /^In hindsight/);
  });

  it("has no hindsight on its own day, and does not exist before", () => {
    assert.equal(brief(NARVIK, "asOf=2026-04-14").why.hindsight, undefined);
    assert.equal(maybe(NARVIK, "asOf=2026-04-13"), undefined);
    assert.equal(maybe("compute-nothing"), undefined);
  });

  it("a chosen duty stands first", () => {
    const { why } = brief(NARVIK, "duty=transparency-interaction");
    assert.match(why.sentence, /^Capacity lead for Tell people it is AI/);
    assert.match(why.parts.find((p) => p.id === "windows")?.rows[0]?.what ?? "", /Tell people it is AI/);
  });

  it("what to watch next lies ahead of the as-of date; open questions are today's", () => {
    assert.ok(brief(NARVIK).next.questions.length > 0);
    const early = brief(NARVIK, "asOf=2026-04-14").next;
    assert.deepEqual([early.questions.length, early.none], [0, "Open questions are not kept for an earlier day."]);
    assert.ok(early.dates.every((d) => d.away.startsWith("in ") || d.away === "today"));
  });

  it("leads to the one before and after of its kind, and back", () => {
    const { later } = brief(NARVIK);
    const id = later?.href?.split("/").at(-1) ?? "";
    assert.equal(brief(id).earlier?.href, `/signals/${NARVIK}`);
  });

  it("every row of the feed leads to a brief under the same law and day", () => {
    const [first] = rows("asOf=2026-05-08&law=council-mandate&what=compute");
    assert.equal(first?.href, `/signals/${first?.id}?law=council-mandate&asOf=2026-05-08`);
    assert.ok(parseDay(first?.iso ?? "") <= parseDay("2026-05-08"), isoDay(c.today));
  });
});
