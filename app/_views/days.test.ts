import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { daysOf } from "@/app/_server/days";
import { contextOn } from "@/app/api/_openapi/examples";
import { FIRST_AS_OF } from "@/lib/lens";
import { type Day, isoDay, parseDay } from "@/lib/time/day";
import { DAY_KINDS, markedDays, packDays, unpackDays } from "./day-marks";
import { daysList } from "./days-list";

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
  const list = (query: string) => daysList(events, new URLSearchParams(query), (path) => path === "/" || path === "/timeline");

  it("leads each day to the page that was asked for, the newest day first", () => {
    const state = list("to=/timeline");
    assert.equal(state.years[0]?.year, 2026);
    assert.ok(state.years.every(({ days }) => days.every(({ href }) => href.startsWith("/timeline?asOf="))));
  });

  it("holds one kind where one is asked for", () => {
    const kinds = list("of=duty").years.flatMap(({ days }) => days.flatMap((d) => d.events.map((e) => e.kind)));
    assert.ok(kinds.length > 0);
    assert.deepEqual([...new Set(kinds)], ["duty"]);
  });

  it("never leads out of this site, and names what it could not apply", () => {
    for (const to of ["https://example.com", "//example.com", "/nowhere", "javascript:alert(1)"]) {
      const { problems, years } = list(`to=${encodeURIComponent(to)}`);
      assert.deepEqual(
        problems.map((p) => p.param),
        ["to"],
        to,
      );
      assert.ok(years[0]?.days[0]?.href.startsWith("/?asOf="));
    }
    assert.deepEqual(
      list("of=x&page=2").problems.map((p) => p.param),
      ["of", "page"],
    );
  });
});
