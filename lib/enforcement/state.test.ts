import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, type Day, isoDay, parseDay } from "../time/day";
import type { EnforcementEvent, EnforcementState, Jurisdiction, Scope, Track } from "./schema";
import { atLeast, countedEvents, covers, foldDimension, lowestConfidence } from "./state";

const datasetAsOf = parseDay("2026-11-22");
const event = (on: string, state: EnforcementState, rest: Partial<EnforcementEvent> = {}): EnforcementEvent => ({
  id: `${on}-${state}`,
  on,
  dimension: "implementing-law",
  state,
  authority: null,
  detail: "detail",
  sources: ["source"],
  confidence: "official",
  track: "national",
  ...rest,
});
const country = (events: EnforcementEvent[]): Jurisdiction => ({
  iso2: "XX",
  name: "Nowhere",
  bloc: "EU",
  summary: "summary",
  openQuestions: [],
  events,
});
const fold = (events: EnforcementEvent[], on: string, topic: "prohibited" | "transparency" = "transparency") =>
  foldDimension(countedEvents(country(events), topic, datasetAsOf), "implementing-law", parseDay(on));

describe("the fold of a dimension", () => {
  it("no event that counts is unknown, which is not none", () => {
    assert.deepEqual(fold([], "2026-01-01"), { state: "unknown" });
    assert.equal(fold([event("2025-01-01", "none")], "2026-01-01").state, "none");
  });

  it("the last event of an instrument counts, also where it falls back", () => {
    const events = [event("2025-03-01", "in-parliament"), event("2026-03-24", "none")];
    assert.equal(fold(events, "2026-03-23").state, "in-parliament");
    assert.equal(fold(events, "2026-03-24").state, "none");
  });

  it("a new bill never makes a country with a law look worse", () => {
    const events = [
      event("2025-08-02", "in-force", { instrument: "Act 1" }),
      event("2026-01-01", "draft", { instrument: "second bill" }),
    ];
    assert.equal(fold(events, "2026-06-01").state, "in-force");
  });

  it("what is planned, on the Commission's list or in a tracker is not folded", () => {
    const other = (rest: Partial<EnforcementEvent>) =>
      fold([event("2025-01-01", "draft"), event("2026-01-01", "operational", rest)], "2026-06-01").state;
    assert.equal(other({ planned: true }), "draft");
    assert.equal(other({ track: "commission-list" }), "draft");
    assert.equal(other({ track: "tracker" }), "draft");
    assert.equal(other({}), "operational");
  });

  it("what is limited to Article 5 speaks for the bans alone; every other limit proves nothing", () => {
    assert.equal(covers("article-5-only", "prohibited"), true);
    assert.equal(covers("article-5-only", "high-risk-annex-iii"), false);
    for (const scope of ["criminal-only", "product-conformity-only", "advisory-only", "not-article-57", "other-law"] as const)
      for (const topic of ["prohibited", "sandbox", "high-risk-annex-iii"] as const) assert.equal(covers(scope, topic), false);
    assert.equal(covers(undefined, "gpai"), true);
  });

  it("an imprecise day counts from its last possible day, or from the dataset's own day where that is earlier", () => {
    assert.equal(fold([event("2026-09", "draft")], "2026-09-29").state, "unknown");
    assert.equal(fold([event("2026-09", "draft")], "2026-09-30").state, "draft");
    assert.equal(fold([event("2026", "draft")], "2026-11-21").state, "unknown");
    assert.equal(fold([event("2026", "draft")], "2026-11-22").state, "draft");
    assert.equal(fold([event("2027", "draft")], "2026-12-31").state, "unknown");
    assert.equal(fold([event("2027", "draft")], "2027-01-01").state, "draft");
  });

  it("events on one day keep the order of the file", () => {
    assert.equal(fold([event("2026-01-01", "draft"), event("2026-01-01", "announced")], "2026-01-01").state, "announced");
    assert.equal(fold([event("2026-01-01", "announced"), event("2026-01-01", "draft")], "2026-01-01").state, "draft");
  });

  it("of two events with the same latest end the one with the later earliest end is the last", () => {
    assert.equal(fold([event("2026-06-30", "announced"), event("2026-06", "draft")], "2026-07-01").state, "announced");
  });

  it("of equal instruments the one with the last word is named", () => {
    const events = [
      event("2025-07-25", "designated", { instrument: "order" }),
      event("2025-09-16", "designated", { confidence: "two-sources" }),
    ];
    const named = (on: string) => {
      const state = fold(events, on);
      return "made" in state && state.made.event.id;
    };
    assert.equal(named("2026-01-01"), "2025-09-16-designated");
    events.push(event("2026-02-01", "designated", { instrument: "order" }));
    assert.equal(named("2026-03-01"), "2026-02-01-designated");
  });

  it("confidence is the lowest of the facts, and unknown without any", () => {
    const facts = (...confidences: EnforcementEvent["confidence"][]) => confidences.map((confidence) => ({ confidence }));
    assert.equal(lowestConfidence(facts("official", "one-secondary", "two-sources")), "one-secondary");
    assert.equal(lowestConfidence(facts("conflict", "one-secondary")), "conflict");
    assert.equal(lowestConfidence([]), "unknown");
  });
});

const STATES: EnforcementState[] = [
  "none",
  "announced",
  "draft",
  "in-parliament",
  "adopted",
  "designated",
  "in-force",
  "operational",
];
const first = parseDay("2025-01-01");
const anyEvent = fc
  .record({
    day: fc.integer({ min: 0, max: 60 }),
    state: fc.constantFrom(...STATES),
    instrument: fc.constantFrom(undefined, "A", "B"),
    track: fc.constantFrom<Track>("national", "commission-list", "tracker"),
    scope: fc.constantFrom<Scope | undefined>(undefined, undefined, "article-5-only", "other-law"),
    planned: fc.constantFrom(undefined, undefined, true as const),
  })
  .map(({ day, instrument, scope, planned, track, state }) =>
    event(isoDay(addDays(first, day)), state, {
      track,
      ...(instrument ? { instrument } : {}),
      ...(scope ? { scope } : {}),
      ...(planned ? { planned } : {}),
    }),
  );
const anyEvents = fc.array(anyEvent, { maxLength: 12 });
const anyDay = fc.integer({ min: -1, max: 61 }).map((n) => addDays(first, n));
const stateOn = (events: EnforcementEvent[], day: Day) => fold(events, isoDay(day)).state;

describe("laws of the fold", () => {
  it("is the most advanced of the last words of each instrument", () =>
    fc.assert(
      fc.property(anyEvents, anyDay, (events, day) => {
        const usable = events.filter((e) => e.track === "national" && !e.planned && !e.scope && parseDay(e.on) <= day);
        const words = [undefined, "A", "B"].flatMap((instrument) => {
          const own = usable.filter((e) => e.instrument === instrument);
          const latest = own.reduce((a, e) => (e.on > a ? e.on : a), "");
          return own.filter((e) => e.on === latest).slice(-1);
        });
        const expected = STATES.findLast((state) => words.some((e) => e.state === state)) ?? "unknown";
        assert.equal(stateOn(events, day), expected);
      }),
    ));

  it("later events change nothing", () =>
    fc.assert(
      fc.property(anyEvents, anyDay, (events, day) => {
        assert.equal(
          stateOn(events, day),
          stateOn(
            events.filter((e) => parseDay(e.on) <= day),
            day,
          ),
        );
      }),
    ));

  it("one more instrument never takes a country back", () =>
    fc.assert(
      fc.property(anyEvents, anyEvent, anyDay, (events, extra, day) => {
        const [before, after] = [stateOn(events, day), stateOn([...events, { ...extra, instrument: "C" }], day)];
        if (before !== "unknown")
          assert.ok(after !== "unknown" && after !== "not-applicable" && atLeast(after, before as EnforcementState));
      }),
    ));
});
