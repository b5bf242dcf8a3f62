import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays, parseDay } from "../time/day";
import { runway } from "./runway";
import { at, classification, lawOn, of, withOutcome } from "./testing/duties";

describe("runway", () => {
  it("Annex III, as known on 22 November 2026: 12 months 10 days, 375 days", () => {
    const window = runway(of(classification), parseDay("2026-11-22"));
    assert.equal(window.state, "open");
    assert.deepEqual(window.length, { months: 12, extraDays: 10, totalDays: 375 });
    assert.deepEqual([at(window.from), at(window.to)], ["2026-11-22", "2027-12-02"]);
    assert.equal(window.text, "12 months 10 days (375 days) left until the duty applies on 2 December 2027.");
    assert.equal(window.formal, "same");
  });

  it("as known on 1 April 2026 under the 2024 text: 4 months 1 day", () => {
    const window = runway(of(classification, lawOn("2026-04-01", "base-law")), parseDay("2026-04-01"));
    assert.deepEqual(window.length, { months: 4, extraDays: 1, totalDays: 123 });
  });

  it("stands on the practical date and shows the formal one beside it", () => {
    const window = runway(of("serious-incident-reporting"), parseDay("2026-11-22"));
    assert.equal(at(window.to), "2027-12-02");
    assert.ok(window.formal !== "same");
    assert.equal(at(window.formal), "2026-08-02");
    assert.ok(window.reasons.some((r) => r.text.startsWith("It applies formally, but has nothing to work on before")));
  });

  it("is open the day before, today on the day, past the day after", () => {
    const states = [-1, 0, 1].map((n) => runway(of(classification), addDays(parseDay("2027-12-02"), n)));
    assert.deepEqual(
      states.map((w) => w.state),
      ["open", "today", "past"],
    );
    assert.deepEqual(
      states.map((w) => w.closesSoon),
      [true, true, false],
    );
  });

  it("closes soon within 90 days", () => {
    assert.equal(runway(of("prohibited-nciicsam"), parseDay("2026-11-22")).closesSoon, true);
    assert.equal(runway(of(classification), parseDay("2026-11-22")).closesSoon, false);
  });

  it("a duty without a day has no runway, and the reason is named", () => {
    const base = lawOn("2026-11-22", "base-law");
    assert.equal(runway(of("prohibited-nciicsam", base), parseDay("2026-11-22")).state, "not-applicable");
    const early = lawOn("2026-04-01");
    assert.equal(runway(withOutcome(of(classification), { status: "unknown", needs: ["x"] }), early.asOf).state, "unknown");
    assert.equal(runway(withOutcome(of(classification), { status: "unknown", needs: ["x"] }), early.asOf).length, "unknown");
  });

  it("cites the steps to the date", () => {
    const { reasons } = runway(of(classification), parseDay("2026-11-22"));
    assert.ok(reasons.some((r) => r.citation?.includes("2026/1744") && r.sources?.length));
  });
});
