import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, type Day, isoDay, parseDay } from "../time/day";
import { workFor } from "./lead-time";
import { at, classification, dated, lawOn, of, startBy, withOutcome } from "./testing/duties";

const usual = { shortest: 6, longest: 12 };
const on = (asOf: string, lead = usual) => startBy(of(classification), lead, parseDay(asOf));

describe("start-by", () => {
  it("Annex III with 6 to 12 months, as known on 22 November 2026: in time, the long estimate is ten days away", () => {
    const window = on("2026-11-22");
    assert.deepEqual([window.state, at(window.from), at(window.to)], ["in-time", "2026-12-02", "2027-06-02"]);
    assert.deepEqual(window.length, { months: 6, extraDays: 0, totalDays: 182 });
    assert.equal(
      window.text,
      "Start an assessment from 2 December 2026 (12-month estimate) to 2 June 2027 (6-month estimate); the 12-month estimate is 10 days away.",
    );
  });

  it("as known on 1 April 2026 under the 2024 text: it ended on 2 February 2026, late for the short estimate", () => {
    const window = startBy(of(classification, lawOn("2026-04-01", "base-law")), usual, parseDay("2026-04-01"));
    assert.deepEqual([window.state, at(window.from), at(window.to)], ["late-short", "2025-08-02", "2026-02-02"]);
    assert.equal(
      window.text,
      "Later than your 6-month estimate: by it, an assessment would have started by 2 February 2026, 1 month 30 days (58 days) ago.",
    );
  });

  it("is not yet more than 90 days ahead, and in time from 90 days ahead to the day of the long estimate", () => {
    const from = parseDay("2026-12-02");
    assert.deepEqual(
      [-91, -90, -1, 0].map((n) => on(isoDay(addDays(from, n))).state),
      ["not-yet", "in-time", "in-time", "in-time"],
    );
    assert.match(on("2026-12-02").text, /the 12-month estimate is this day\.$/);
    assert.match(on("2026-12-01").text, /the 12-month estimate is 1 day away\.$/);
  });

  it("is late for the long estimate from the day after it to the day of the short one, then late for that too", () => {
    assert.deepEqual(
      ["2026-12-03", "2027-06-02", "2027-06-03"].map((day) => on(day).state),
      ["late-long", "late-long", "late-short"],
    );
    assert.equal(
      on("2026-12-03").text,
      "Later than your 12-month estimate by 1 day; by the 6-month estimate, an assessment would start by 2 June 2027.",
    );
  });

  it("with one estimate for both there is one day, and no late for the long one alone", () => {
    const one = { shortest: 3, longest: 3 };
    const window = on("2027-09-01", one);
    assert.deepEqual(
      [at(window.from), at(window.to), window.length],
      ["2027-09-02", "2027-09-02", { months: 0, extraDays: 0, totalDays: 0 }],
    );
    assert.equal(window.text, "Start an assessment by 2 September 2027; the 3-month estimate is 1 day away.");
    assert.deepEqual(
      ["2027-09-02", "2027-09-03"].map((day) => on(day, one).state),
      ["in-time", "late-short"],
    );
  });

  it("no time at all is the day of application itself", () => {
    const none = on("2027-12-02", { shortest: 0, longest: 0.5 });
    assert.deepEqual([none.state, at(none.from), at(none.to)], ["late-long", "2027-11-17", "2027-12-02"]);
  });

  it("closes soon within 90 days of the short estimate, the day itself included", () => {
    assert.deepEqual(
      ["2027-03-03", "2027-03-04", "2027-06-02", "2027-06-03"].map((day) => on(day).closesSoon),
      [false, true, true, false],
    );
  });

  it("stands on the practical date, with the formal one beside it", () => {
    const window = startBy(of("serious-incident-reporting"), usual, parseDay("2026-11-22"));
    assert.deepEqual([at(window.from), at(window.to)], ["2026-12-02", "2027-06-02"]);
    assert.ok(window.formal !== "same" && at(window.formal) === "2026-08-02");
  });

  it("a duty without a day has none, and the reason is named", () => {
    const unknown = startBy(withOutcome(of(classification), { status: "unknown", needs: ["x"] }), usual, parseDay("2026-11-22"));
    assert.deepEqual([unknown.state, unknown.length, unknown.closesSoon], ["unknown", "unknown", false]);
    const gone = startBy(withOutcome(of(classification), { status: "none" }), usual, parseDay("2026-11-22"));
    assert.deepEqual([gone.state, gone.text], ["not-applicable", "No window: the duty is not in this version of the law."]);
  });

  it("says that the Act sets no duration, and cites the steps to the date", () => {
    const { reasons } = on("2026-11-22");
    assert.ok(reasons.some((r) => r.text.endsWith("The Act sets no duration.")));
    assert.ok(reasons.some((r) => r.citation?.includes("2026/1744") && r.sources?.length));
  });
});

const anyDay = fc.integer({ min: parseDay("2025-01-01"), max: parseDay("2030-12-31") }).map((n) => n as Day);
const anyLead = fc
  .tuple(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 12_000 }))
  .map(([a, b]) => ({ shortest: Math.min(a, b) / 100, longest: Math.max(a, b) / 100 }));

describe("laws of start-by", () => {
  it("it never starts after it ends, nor ends after the duty applies", () =>
    fc.assert(
      fc.property(anyDay, anyDay, anyLead, (applies, asOf, lead) => {
        const { from, to } = startBy(dated(of(classification), applies), lead, asOf);
        assert.ok(from.status === "dated" && to.status === "dated");
        assert.ok(from.latest <= to.latest && to.latest <= applies);
      }),
    ));

  it("as days pass, its state moves forward and never back", () => {
    const order = ["not-yet", "in-time", "late-long", "late-short"];
    fc.assert(
      fc.property(anyDay, anyLead, fc.nat(200), fc.integer({ min: -120, max: 120 }), (applies, lead, step, near) => {
        const duty = dated(of(classification), applies);
        const { from } = startBy(duty, lead, applies);
        assert.ok(from.status === "dated");
        const now = addDays(from.latest, near);
        const places = [now, addDays(now, 1), addDays(now, 1 + step)].map((asOf) =>
          order.indexOf(startBy(duty, lead, asOf).state),
        );
        assert.ok(
          places.every((place, i) => place >= 0 && place >= (places[i - 1] ?? 0)),
          places.join(),
        );
      }),
    );
  });
});

describe("what takes the lead time", () => {
  it("is an assessment for what a conformity assessment shows (Arts. 6, 8-21 and 43-48), and preparing for all others", () => {
    assert.equal(workFor(of("high-risk-annex-iii-requirements")), "assessment");
    for (const id of ["high-risk-annex-iii-classification", "conformity-assessment-annex-i", "provider-obligations-annex-iii"])
      assert.equal(workFor(of(id)), "assessment", id);
    const besides = ["authorised-representatives", "value-chain-responsibilities", "post-market-monitoring"];
    for (const id of [...besides, "serious-incident-reporting", "machinery-sector-route", "deployer-obligations"])
      assert.equal(workFor(of(id)), "preparation", id);
    for (const id of ["ai-literacy", "transparency-interaction", "prohibited-practices"])
      assert.equal(workFor(of(id)), "preparation");
    assert.match(startBy(of("transparency-interaction"), usual, parseDay("2025-08-01")).text, /^Start preparing from /);
  });
});
