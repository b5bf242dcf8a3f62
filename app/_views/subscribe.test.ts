import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contextOn } from "@/app/api/_openapi/examples";
import { parseLens } from "@/lib/lens";
import { parseDay } from "@/lib/time/day";
import { calendarHref } from "./links";
import { subscribeState } from "./subscribe";
import { feedEvents } from "./subscribe-events";
import { ALARMS, readFeed } from "./subscribe-query";

const c = contextOn("2026-11-25");
const of = (query: string) => subscribeState(c.facts, new URLSearchParams(query), c.lensContext, "https://dates.test");
const asked = (query: string) => readFeed(new URLSearchParams(query), c.lensContext);

describe("the page that puts a calendar together", () => {
  it("counts what the calendar at its address holds", () => {
    for (const query of ["", "topic=gpai", "kind=start-by&kind=promise&site=nscale-narvik", "law=base-law&role=deployer"]) {
      const state = of(query);
      const at = new URL(state.https);
      assert.equal(at.pathname, "/feeds/deadlines.ics");
      const events = feedEvents(c.facts, readFeed(at.searchParams, c.lensContext), { ...c.lensContext, all: true });
      assert.equal(state.count, `${events.length} events`, query);
      assert.ok(events.length > 2, query);
    }
  });

  it("its addresses say the same for a browser, a calendar program and a reader of news", () => {
    const state = of("topic=gpai&alarm=none&alarm=7");
    assert.equal(state.https, "https://dates.test/feeds/deadlines.ics?topic=gpai&alarm=7");
    assert.equal(state.webcal, "webcal://dates.test/feeds/deadlines.ics?topic=gpai&alarm=7");
    assert.equal(state.atom, "https://dates.test/feeds/changes.atom?topic=gpai&alarm=7");
  });

  it("settings that are the usual ones are left out of the address", () =>
    assert.equal(
      of("law=in-force&kind=runway&lead=6-12&delay=stated&alarm=none&alarm=0&alarm=7&alarm=30&alarm=90&alarm=180").https,
      "https://dates.test/feeds/deadlines.ics",
    ));

  it("takes along what was chosen on the overview, and nothing that was not", () => {
    const from = (query: string) => calendarHref(parseLens(new URLSearchParams(query), c.lensContext).lens, c.lensContext);
    assert.equal(from(""), "/subscribe");
    assert.equal(from("country=none&view=penalties"), "/subscribe");
    const chosen = "duty=deployer-obligations&country=PL&site=nscale-loughton&delay=p50";
    assert.equal(from(chosen), `/subscribe?${chosen}`);
    assert.deepEqual(asked(chosen).problems, []);
  });

  it("shows the next five days, none of them passed", () => {
    const { next } = of("");
    assert.equal(next.length, 5);
    assert.deepEqual(
      [...next].map((e) => e.day).sort(),
      next.map((e) => e.day),
    );
    for (const e of next) assert.ok(parseDay(e.day) >= c.today, e.day);
  });

  it("a choice without effect says what it needs, and none where that is chosen", () => {
    assert.deepEqual(of("country=DE&site=nscale-narvik&lead=3-6").idle, [
      "Countries: no effect until \u201cFirst power to fine\u201d is chosen.",
      "Compute sites: no effect until \u201cCompute online\u201d or \u201cPromised compute\u201d is chosen.",
      "Assessment takes: no effect until \u201cStart of an assessment\u201d is chosen.",
    ]);
    assert.deepEqual(of("country=DE&kind=enforcement-gap&topic=gpai").idle, []);
  });

  it("counts the reminders that it makes", () => {
    const { next, spread } = of("duty=gpai-legacy-deadline&alarm=7,30");
    assert.deepEqual([next.length, /2 reminders\./.test(spread)], [1, true]);
    assert.match(of("duty=ai-literacy").spread, / 0 reminders\./);
  });

  it("says so where nothing comes any more", () => {
    const state = of("duty=ai-literacy");
    assert.deepEqual([state.next, state.noNext], [[], "Every day of this calendar has passed."]);
  });

  it("no reminder chosen is none, and no word of it the usual ones", () => {
    assert.deepEqual(asked("alarm=none").alarms, []);
    assert.deepEqual(asked("").alarms, ALARMS);
    assert.deepEqual(asked("alarm=none&alarm=30").alarms, [30]);
    assert.equal(asked("alarm=none").link.get("alarm"), "none");
  });

  it("what has no field stays when the form is sent", () => {
    const { keep } = of("set=gpai-fines:2027-01-01&asOf=2026-11-01&duty=gpai-fines&topic=gpai&name=Ours");
    assert.deepEqual(keep, [
      ["set", "gpai-fines:2027-01-01"],
      ["name", "Ours"],
      ["asOf", "2026-11-01"],
      ["duty", "gpai-fines"],
    ]);
  });

  it("a calendar of an earlier day says that it does not keep up", () => {
    assert.match(of("asOf=2026-11-01").pinned ?? "", /stays as known on 1 November 2026/);
    assert.equal(of("").pinned, undefined);
  });

  it("names what cannot be applied and goes on with the rest", () => {
    const state = of("kind=relief&topic=cheese&country=PL&alarm=x");
    assert.deepEqual(state.notices.problems.map((p) => p.param).sort(), ["alarm", "kind", "topic"]);
    assert.equal(new URL(state.https).searchParams.get("country"), "PL");
  });

  it("the settings of a link give the same link again", () => {
    for (const query of [
      "",
      "kind=start-by&lead=3-6&country=PL&country=DE",
      "law=base-law&alarm=1",
      "asOf=2026-11-25",
      "duty=gpai-fines",
    ]) {
      const { link } = asked(query);
      assert.equal(asked(link.toString()).link.toString(), link.toString());
    }
  });
});
