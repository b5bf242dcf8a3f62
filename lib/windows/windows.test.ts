import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { datasetAsOf, siteAt, sites } from "../capacity/testing/sites";
import { levelTimeline } from "../enforcement/level";
import { WINDOW_KINDS } from "../lens";
import { addDays, type Day, parseDay } from "../time/day";
import { type AnyWindow, capacityLead, enforcementGap, type LeadBy, promiseWindow, relief, runway } from ".";
import {
  at,
  classification,
  dated,
  dutiesOf,
  facts,
  jurisdictions,
  lawOn,
  map,
  migration,
  of,
  requirements,
  startBy,
  today,
} from "./testing/duties";

const anyDay = fc.integer({ min: parseDay("2025-01-01"), max: parseDay("2028-12-31") }).map((n) => n as Day);

describe("laws of windows", () => {
  it("a runway is as long as the days between, and its state their sign", () =>
    fc.assert(
      fc.property(anyDay, anyDay, (asOf, day) => {
        const window = runway(dated(of(classification), day), asOf);
        assert.ok(window.length !== "unknown");
        assert.equal(window.length.totalDays, day - asOf);
        assert.equal(window.state, day > asOf ? "open" : day === asOf ? "today" : "past");
        assert.equal(window.closesSoon, day - asOf >= 0 && day - asOf <= 90);
      }),
    ));

  it("a day lies in a gap exactly when the duty applies and nobody can fine", () =>
    fc.assert(
      fc.property(fc.constantFrom(...jurisdictions.filter((j) => j.bloc === "EU")), anyDay, fc.nat(700), (j, applies, ago) => {
        const asOf = addDays(datasetAsOf, -ago);
        const milestone = dated(of(requirements), applies);
        const window = enforcementGap(milestone, { law: today, map, jurisdiction: j, asOf, datasetAsOf });
        if (window.state === "unknown") return;
        const timeline = levelTimeline(j, { topic: "high-risk-annex-iii", enforcer: "national", why: "" }, datasetAsOf);
        const powerNow = timeline.findLast((s) => s.from === "start" || s.from <= asOf)?.level === "power-to-fine";
        assert.equal(window.state === "open", !powerNow);
        if (window.to.status !== "dated" || window.length === "unknown") return assert.equal(window.state, "open");
        assert.equal(window.length.totalDays, window.to.latest - applies);
        assert.equal(window.state, window.length.totalDays > 0 ? "closed" : "empty");
        assert.ok(window.to.latest <= asOf);
      }),
    ));

  it("capacity lead is before where every possible day is in time, after where none is, otherwise uncertain", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sites), fc.constantFrom("promise", "stated", "p50", "p90"), anyDay, (site, by, applies) => {
        const readings = siteAt(site);
        const window = capacityLead(dated(of(classification), applies), readings, by, datasetAsOf);
        const { from } = window;
        if (from.status !== "dated") return assert.ok(window.state === "unknown" || window.state === "not-applicable");
        const latest = from.bound === "not-before" ? addDays(from.earliest, 100_000) : from.latest;
        const expected = latest <= applies ? "before" : from.earliest > applies ? "after" : "uncertain";
        // A word that capacity runs, without since when, gives a latest day alone: it proves no lateness.
        const sinceUnknown = window.text.startsWith("Online by");
        assert.equal(window.state, sinceUnknown && expected !== "before" ? "unknown" : expected);
      }),
    ));

  it("every window of every duty, country and site has a state, words and reasons, and no text is left blank", () => {
    const asOf = parseDay("2026-11-22");
    const all = sites.map((site) => siteAt(site));
    const base = lawOn("2026-11-22", "base-law");
    const states = new Map<string, Set<string>>();
    const check = (window: AnyWindow) => {
      const { kind, state, text, reasons, notes, from, to, length, range, formal } = window;
      states.set(kind, (states.get(kind) ?? new Set()).add(state));
      assert.ok(text.length > 1 && /^[A-Z\d].*\.$/s.test(text), `${kind}: ${text}`);
      const words = [
        text,
        ...notes,
        from.text,
        to.text,
        ...(formal === "same" ? [] : [formal.text]),
        ...reasons.map((r) => r.text),
      ];
      for (const some of words)
        assert.ok(some.trim().length > 0 && !/undefined|null|NaN|\[object|\.\.(?!\.)/.test(some), `${kind}: ${some}`);
      // Of a site of which no word is known there is nothing to cite
      assert.ok(reasons.length > 0 || (kind === "promise" && state === "unknown"), `${kind}, ${window.site}`);
      if (from.status !== "dated" || to.status !== "dated" || state === "unknown") assert.equal(length, "unknown", text);
      else assert.ok(length !== "unknown" && length.totalDays === to.latest - from.latest, text);
      if (length !== "unknown" && range !== "unknown" && range.shortest !== "unknown")
        assert.ok(range.shortest.totalDays <= length.totalDays && length.totalDays <= range.longest.totalDays, text);
      if (window.closesSoon)
        assert.ok(
          to.status === "dated" && to.latest >= asOf && to.latest <= addDays(asOf, 90) && state !== "not-applicable",
          text,
        );
    };
    for (const site of all) check(promiseWindow(site, asOf));
    for (const scenario of facts.scenarios.map((s) => s.id)) {
      const law = lawOn("2026-11-22", scenario);
      const names = { law: scenario, compare: "base-law" };
      for (const duty of dutiesOf(law)) {
        check(runway(duty, asOf));
        check(startBy(duty, { shortest: 6, longest: 12 }, asOf));
        check(relief(duty, base.milestones.get(duty.id), names, asOf));
        for (const jurisdiction of jurisdictions) check(enforcementGap(duty, { law, map, jurisdiction, asOf, datasetAsOf }));
        for (const [i, site] of all.entries()) {
          // Each site by one of the four days, so that every day is asked for in every text and for every duty
          const by = (["promise", "stated", "p50", "p90"] as const)[i % 4] as LeadBy;
          check(capacityLead(duty, site, by, asOf));
          check(migration(duty, site, by, { shortest: 0.5, longest: 3 }, asOf));
        }
      }
    }
    assert.deepEqual([...states.keys()].sort(), [...WINDOW_KINDS].sort());
    for (const kind of WINDOW_KINDS) assert.ok((states.get(kind)?.size ?? 0) > 2, kind);
  });

  it("what is asked for again, in between for another day or estimate, is the same", () => {
    const [duty, site] = [of(classification), siteAt("nscale-narvik")];
    const asOf = parseDay("2026-11-22");
    const [usual, quick] = [
      { shortest: 6, longest: 12 },
      { shortest: 0.5, longest: 3 },
    ];
    const ask = () => JSON.stringify([startBy(duty, usual, asOf), migration(duty, site, "stated", usual, asOf)]);
    const before = ask();
    assert.notEqual(JSON.stringify(startBy(duty, quick, asOf)), JSON.stringify(startBy(duty, usual, asOf)));
    assert.deepEqual(
      (["stated", "promise", "p50"] as const).map((by) => at(migration(duty, site, by, usual, asOf).from)),
      ["2027-12-31", "2026-12-31", "2028-07-18"],
    );
    assert.equal(ask(), before);
  });
});
