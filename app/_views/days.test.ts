import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { daysOf } from "@/app/_server/days";
import { contextOn } from "@/app/api/_openapi/examples";
import { FIRST_AS_OF } from "@/lib/lens";
import { type Day, isoDay, parseDay } from "@/lib/time/day";
import { DAY_KINDS, markedDays, packDays, unpackDays } from "./day-marks";
import { type DayEvent, firstSentence } from "./days";
import { type DaysListState, daysList } from "./days-list";

const { events, packed } = daysOf(contextOn("2026-11-22"));
const on = (day: string) => events.filter((e) => isoDay(e.day) === day).map((e) => e.text);

describe("the days that mattered", () => {
  it("hold events of every kind, in order, none before the Act's publication or after today", () => {
    assert.deepEqual(
      DAY_KINDS.filter((kind) => !events.some((e) => e.kind === kind)),
      [],
    );
    assert.deepEqual(
      events.map((e) => e.day),
      events.map((e) => e.day).sort((a, b) => a - b),
    );
    assert.ok(events.every((e) => e.day >= FIRST_AS_OF && e.day <= parseDay("2026-11-22")));
  });

  it("name what happened by the name it had then", () => {
    assert.ok(on("2026-05-07").includes("Provisional agreement on the Omnibus: proposed"));
    assert.ok(!on("2026-05-07").some((text) => text.includes("2026/1744")));
    assert.ok(on("2026-07-27").includes("Adopted Omnibus: Regulation (EU) 2026/1744: in force"));
  });

  it("a duty starts under the law in force on that day, so Annex III is not among the duties of 2 August 2026", () => {
    const started = events.filter((e) => e.kind === "duty" && isoDay(e.day) === "2026-08-02").map((e) => e.text);
    assert.ok(started.length > 0);
    assert.ok(!started.some((text) => text.includes("Annex III")), started.join("; "));
  });

  it("say what an event does not prove, and whose word it is", () => {
    assert.ok(on("2026-09-30").includes("Italy: penalties, in force (criminal law only)"));
    assert.ok(on("2025-08-02").some((text) => text.startsWith("Denmark: penalties, in force (bans of Article 5 only)")));
    assert.ok(on("2026-02-05").some((text) => /^United Kingdom: implementing law, in force \(under another law\)/.test(text)));
    assert.equal(events.filter((e) => e.text.includes("by the Commission's list")).length, 24);
  });

  it("a day that nobody confirmed is not among them", () => {
    const { dataset } = contextOn("2026-11-22");
    const planned = dataset.jurisdictions.flatMap((j) => j.events.filter((e) => e.planned === true));
    assert.ok(planned.length > 0);
    const more = {
      ...dataset,
      jurisdictions: dataset.jurisdictions.map((j) => ({ ...j, events: j.events.filter((e) => !e.planned) })),
    };
    assert.equal(daysOf({ ...contextOn("2026-11-22"), dataset: more }).events.length, events.length);
  });

  it("go into the bar and come out of it the same", () => {
    assert.deepEqual(unpackDays(packed), markedDays(events));
    const days = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 40_000 }), fc.subarray([...DAY_KINDS], { minLength: 1 })), {
        selector: ([day]) => day,
      })
      .map((list) => list.sort(([a], [b]) => a - b).map(([day, kinds]) => ({ day: day as Day, kinds })));
    fc.assert(fc.property(days, (list) => assert.deepEqual(unpackDays(packDays(list)), list)));
  });
});

describe("the list of days", () => {
  const daysIn = (state: DaysListState) => state.years.flatMap((y) => y.months.flatMap((m) => m.days));
  const list = (query: string) => daysList(events, new URLSearchParams(query), (path) => path === "/" || path === "/timeline");

  it("leads each day to the page that was asked for, the newest day first", () => {
    const state = list("to=/timeline");
    assert.equal(state.years[0]?.year, 2026);
    assert.ok(daysIn(state).every(({ href }) => href.startsWith("/timeline?asOf=")));
  });

  it("holds one year where there are many facts, the newest first, and leads to the others", () => {
    const newest = list("");
    assert.deepEqual(
      newest.years.map((y) => y.year),
      [2026],
    );
    assert.deepEqual(newest.jumps, [
      { year: 2026, href: undefined },
      { year: 2025, href: "/scenarios/days?year=2025" },
      { year: 2024, href: "/scenarios/days?year=2024" },
    ]);
    assert.deepEqual(
      list("year=2025&to=/timeline").jumps.map((j) => j.href),
      ["/scenarios/days?to=%2Ftimeline&year=2026", undefined, "/scenarios/days?to=%2Ftimeline&year=2024"],
    );
    const months = newest.years[0]?.months.map((m) => m.id) ?? [];
    assert.deepEqual(months, [...new Set(months)].sort().reverse());
    assert.deepEqual(
      list("year=2023").problems.map((p) => p.param),
      ["year"],
    );
  });

  it("ends at the as-of date where there is one, says so, and leads back to all days", () => {
    const state = list("asOf=2026-04-01&year=2026");
    assert.ok(daysIn(state).every(({ href }) => href.slice(-10) <= "2026-04-01"));
    assert.match(state.lead, /from the Act's publication to 1 April 2026; later days are left out/);
    assert.equal(state.allHref, "/scenarios/days");
    assert.equal(list("").allHref, undefined);
    for (const { href } of daysIn(state).flatMap((d) => d.events)) assert.match(href, /[?&]asOf=2026-04-01(#|$)/);
    for (const day of ["2026-02-30", "soon", "2020-01-01"])
      assert.deepEqual(
        list(`asOf=${day}`).problems.map((p) => p.param),
        ["asOf"],
      );
  });

  it("as known on a day, words that name a later one are left out, but for the day that a promise is about", () => {
    const day = parseDay("2026-04-01");
    const told = { day, kind: "country", text: "X", href: "/countries/XX" } as const;
    const of = (event: Partial<DayEvent>) =>
      daysIn(daysList([{ ...told, ...event }], new URLSearchParams("asOf=2026-04-02"), () => true))[0]?.events[0]?.detail;
    assert.equal(of({ detail: "A bill." }), "A bill.");
    assert.equal(of({ detail: "A bill, withdrawn on 3 July 2026." }), undefined);
    const until = parseDay("2026-12-31");
    assert.equal(of({ detail: "Ready on 3 July 2026.", until }), "Ready on 3 July 2026.");
  });

  it("an entry tells the first sentence of its record, in whole words, and leads to where it stands in full", () => {
    const fitting = daysIn(list("of=country&year=2025")).flatMap((d) => d.events);
    assert.ok(fitting.every((e) => e.detail && e.detail.length <= 141 && /^\/countries\/[A-Z]{2}$/.test(e.href)));
    assert.equal(
      firstSentence("No. 5 of the U.S. Army came to St. Petersburg. Then it left."),
      "No. 5 of the U.S. Army came to St. Petersburg.",
    );
    const long = firstSentence(`${"word ".repeat(40)}end.`);
    assert.match(long, /^(word )+word…$/);
    assert.ok(long.length <= 141);
  });

  it("holds one kind where one is asked for", () => {
    const kinds = daysIn(list("of=duty")).flatMap((d) => d.events.map((e) => e.kind));
    assert.ok(kinds.length > 0);
    assert.deepEqual([...new Set(kinds)], ["duty"]);
  });

  it("never leads out of this site, and names what it could not apply", () => {
    for (const to of ["https://example.com", "//example.com", "/nowhere", "javascript:alert(1)"]) {
      const state = list(`to=${encodeURIComponent(to)}`);
      assert.deepEqual(
        state.problems.map((p) => p.param),
        ["to"],
        to,
      );
      assert.ok(daysIn(state)[0]?.href.startsWith("/?asOf="));
    }
    assert.deepEqual(
      list("of=x&page=2").problems.map((p) => p.param),
      ["of", "page"],
    );
  });
});
