import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { VacatioError } from "../errors";
import type { Milestone, Topic } from "../law/schema";
import { addDays, type Day, isoDay, parseDay } from "../time/day";
import { countsFrom, parseImprecise } from "../time/imprecise";
import {
  bites,
  bitesFor,
  type CountryLevel,
  enforcerOf,
  enforcerOfTopic,
  type Level,
  level,
  levelHistory,
  levelOn,
  levelTimeline,
  powerSince,
} from "./level";
import type { EnforcementEvent, EnforcementMap, EnforcementState, Jurisdiction } from "./schema";
import { atLeast, countedEvents, foldDimension } from "./state";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));
const jurisdictions = load("jurisdictions") as Jurisdiction[];
const map = load("enforcement-map") as EnforcementMap;
const datasetAsOf = parseDay("2026-11-22");
const annexIII: Topic = "high-risk-annex-iii";
const of = (iso2: string) => jurisdictions.find((j) => j.iso2 === iso2) as Jurisdiction;
const on = (iso2: string, topic: Topic = annexIII, day = "2026-11-22") =>
  level(of(iso2), enforcerOfTopic(topic, map), parseDay(day), datasetAsOf);
const whoIs = (wanted: Level, topic: Topic = annexIII, day = "2026-11-22") =>
  jurisdictions.filter((j) => on(j.iso2, topic, day).level === wanted).map((j) => j.iso2);
const since = (l: CountryLevel) => (l.since === "unknown" ? "unknown" : isoDay(l.since));
const power = (iso2: string, topic: Topic = annexIII, asOf = "2026-11-22") =>
  powerSince(levelTimeline(of(iso2), enforcerOfTopic(topic, map), datasetAsOf), parseDay(asOf));

describe("levels for Annex III on 22 November 2026", () => {
  it("eight Member States have the power to fine", () => {
    assert.deepEqual(whoIs("power-to-fine").sort(), ["DE", "FI", "GR", "HU", "IT", "MT", "PL", "SI"]);
  });

  it("three have an authority without fines", () => assert.deepEqual(whoIs("authority").sort(), ["CY", "IE", "LT"]));

  it("fourteen have only plans, and none is unknown", () => {
    assert.equal(whoIs("planned").length, 14);
    assert.deepEqual(whoIs("unknown"), []);
  });

  it("Bulgaria and Denmark have nothing, Denmark with the badge that it has the bans", () => {
    assert.deepEqual(whoIs("nothing").sort(), ["BG", "DK"]);
    assert.equal(on("DK").badge, "bans only");
    assert.equal(on("BG").badge, "none");
    assert.deepEqual(
      jurisdictions.filter((j) => on(j.iso2).badge !== "none").map((j) => j.iso2),
      ["DK"],
    );
  });

  it("Poland has the power since its fines took effect, not since its law did", () => {
    assert.equal(since(on("PL")), "2026-10-28");
    assert.equal(on("PL", annexIII, "2026-10-27").level, "authority");
    assert.equal(since(on("PL", annexIII, "2026-10-27")), "2026-08-11");
  });

  it("Italy has it since 23 October 2026, on a single secondary source", () => {
    assert.equal(since(on("IT")), "2026-10-23");
    assert.equal(on("IT").confidence, "one-secondary");
  });

  it("Finland and Malta have it by sources that disagree, Germany by official ones", () => {
    assert.deepEqual([on("FI").confidence, on("MT").confidence, on("DE").confidence], ["conflict", "conflict", "official"]);
  });

  it("Ireland has authorities since 25 July 2025, and no commencement of its fines is known", () => {
    assert.equal(since(on("IE")), "2025-07-25");
    assert.deepEqual(power("IE"), { status: "none", level: "authority", badge: "none", events: on("IE").events });
  });
});

describe("levels by topic and day", () => {
  it("for the bans Denmark has the power since 2 August 2025, the first of all", () => {
    assert.equal(since(on("DK", "prohibited")), "2025-08-02");
    assert.deepEqual(whoIs("power-to-fine", "prohibited", "2025-08-02"), ["DK"]);
    assert.deepEqual(whoIs("power-to-fine", "prohibited", "2025-08-01"), []);
    assert.equal(on("DK", "prohibited").badge, "none");
  });

  it("the badge is for a country that could fine about this topic, and cannot", () => {
    const denmark = of("DK");
    const whole = { ...denmark, events: denmark.events.map(({ scope: _, ...event }) => event) };
    const both = { ...denmark, events: [...denmark.events, ...whole.events] };
    assert.equal(level(both, enforcerOfTopic(annexIII, map), datasetAsOf, datasetAsOf).level, "power-to-fine");
    assert.equal(level(both, enforcerOfTopic(annexIII, map), datasetAsOf, datasetAsOf).badge, "none");
    assert.equal(on("DK", "gpai").badge, "none");
  });

  it("as known on 1 April 2026 four Member States have the power for Annex III", () => {
    assert.deepEqual(whoIs("power-to-fine", annexIII, "2026-04-01").sort(), ["FI", "HU", "MT", "SI"]);
  });

  it("a country before its first event is unknown, which is not nothing", () => {
    assert.equal(on("BG", annexIII, "2025-10-07").level, "unknown");
    assert.equal(on("BG", annexIII, "2025-10-07").since, "unknown");
    assert.equal(on("BG", annexIII, "2025-10-08").level, "planned");
    assert.equal(on("BG", annexIII, "2025-11-27").level, "nothing");
  });

  it("criminal rules and rules on products make no power to fine", () => {
    assert.equal(on("SK").level, "planned");
    assert.equal(on("IT", annexIII, "2026-10-01").level, "authority");
  });

  it("a dimension names its event, its state and the day since when", () => {
    const authority = on("PL").dimensions["market-surveillance-authority"];
    assert.ok("made" in authority);
    assert.equal(authority.made.event.id, "pl-market-surveillance-authority-2");
    assert.equal(isoDay(authority.since), "2026-08-11");
    assert.equal(on("PL").dimensions["eea-incorporation"].state, "not-applicable");
  });

  it("the power bites only where the duty applies too", () => {
    const [poland, duty] = [on("PL"), { status: "dated", day: parseDay("2027-12-02") } as const];
    assert.equal(bites(poland, duty, parseDay("2027-12-01")), false);
    assert.equal(bites(poland, duty, parseDay("2027-12-02")), true);
    assert.equal(bites(on("IE"), duty, parseDay("2027-12-02")), false);
    assert.equal(bites(poland, { status: "none" }, parseDay("2027-12-02")), false);
  });

  it("a power bites nothing where there is no duty of an operator, no listed fine or no level; a fine not on record is not known", () => {
    const day = parseDay("2026-11-22");
    const bindsOperators = { kind: "obligation-applies", addressees: ["provider", "member-state"] } as Milestone;
    const bindsStates = { ...bindsOperators, addressees: ["member-state"] } as Milestone;
    const [practical, fine] = [{ status: "dated", day } as const, { eur: 1, turnoverPct: 1, citation: "Art. 99" }];
    const duty = { milestone: bindsOperators, practical };
    const fined = { maxFine: fine, words: "own", formal: practical } as const;
    assert.equal(bitesFor(on("PL"), duty, fined, day), true);
    assert.equal(bitesFor(on("IE"), duty, fined, day), false);
    assert.equal(bitesFor(on("PL"), { ...duty, milestone: bindsStates }, fined, day), "not-applicable");
    assert.equal(bitesFor(on("PL"), duty, { ...fined, maxFine: null }, day), "not-applicable");
    assert.equal(bitesFor(on("GB"), duty, fined, day), "not-applicable");
    assert.equal(bitesFor(on("PL"), duty, { ...fined, maxFine: null, words: "another" }, day), "unknown");
  });
});

describe("where no level of a country applies", () => {
  it("the EEA EFTA States and the United Kingdom have reasons of their own", () => {
    for (const iso2 of ["NO", "IS", "LI"]) assert.equal(on(iso2).because?.kind, "not-in-eea-agreement");
    assert.match(on("NO").because?.text ?? "", /Norway yet: it is not in the EEA Agreement/);
    assert.equal(on("GB").because?.kind, "no-ai-act");
    assert.deepEqual(whoIs("not-applicable").sort(), ["GB", "IS", "LI", "NO"]);
  });

  it("what the Commission, the EDPS or nobody enforces names them", () => {
    assert.equal(on("DE", "gpai").because?.kind, "commission");
    assert.equal(on("DE", "large-scale-it").because?.kind, "edps");
    assert.equal(on("DE", "sandbox").because?.kind, "nobody");
    assert.equal(on("DE", "gpai").level, "not-applicable");
  });

  it("once the Act is in the EEA Agreement, Norway folds like a Member State", () => {
    const event = (day: string, dimension: EnforcementEvent["dimension"], state: EnforcementState): EnforcementEvent => ({
      ...(of("NO").events[0] as EnforcementEvent),
      id: dimension,
      on: day,
      dimension,
      state,
    });
    const norway: Jurisdiction = {
      ...of("NO"),
      events: [
        ...of("NO").events,
        event("2026-11-01", "market-surveillance-authority", "in-force"),
        event("2026-11-01", "penalties", "in-force"),
        event("2026-11-10", "eea-incorporation", "in-force"),
      ],
    };
    const levelIn = (day: string) => level(norway, enforcerOfTopic(annexIII, map), parseDay(day), datasetAsOf);
    assert.equal(levelIn("2026-11-09").level, "not-applicable");
    assert.equal(levelIn("2026-11-10").level, "power-to-fine");
    assert.equal(since(levelIn("2026-11-20")), "2026-11-10");
  });

  it("the enforcer of a milestone comes first, then that of its topic", () => {
    assert.equal(enforcerOf({ id: "gpai-fines", topic: "penalties" }, map).enforcer, "commission");
    assert.equal(enforcerOf({ id: "no-such", topic: "penalties" }, map).enforcer, "national");
    assert.throws(
      () => enforcerOfTopic("no-such" as Topic, map),
      (e: unknown) => e instanceof VacatioError && e.kind === "not-found",
    );
  });
});

describe("history", () => {
  it("Germany: plans, then the power to fine, to the as-of date", () => {
    const timeline = levelTimeline(of("DE"), enforcerOfTopic(annexIII, map), datasetAsOf);
    const stretches = levelHistory(timeline, parseDay("2025-01-01"), parseDay("2026-11-22"));
    assert.deepEqual(
      stretches.map((s) => [isoDay(s.from), isoDay(s.to), s.level]),
      [
        ["2025-01-01", "2026-07-29", "planned"],
        ["2026-07-29", "2026-11-23", "power-to-fine"],
      ],
    );
  });

  it("Denmark, Annex III: a change of the badge starts a stretch of its own", () => {
    const timeline = levelTimeline(of("DK"), enforcerOfTopic(annexIII, map), datasetAsOf);
    const stretches = levelHistory(timeline, parseDay("2025-01-01"), parseDay("2026-11-22"));
    assert.deepEqual(
      stretches.map((s) => [isoDay(s.from), s.level, s.badge]),
      [
        ["2025-01-01", "unknown", "none"],
        ["2025-08-02", "unknown", "bans only"],
        ["2025-09-16", "planned", "bans only"],
        ["2026-03-24", "nothing", "bans only"],
      ],
    );
  });

  it("a history that would start after the as-of date is empty", () => {
    const timeline = levelTimeline(of("DE"), enforcerOfTopic(annexIII, map), datasetAsOf);
    assert.deepEqual(levelHistory(timeline, parseDay("2026-11-23"), parseDay("2026-11-22")), []);
  });

  it("the power to fine is told with the events of its first day", () => {
    const hungary = power("HU");
    assert.ok(hungary.status === "in-place");
    assert.equal(isoDay(hungary.day), "2025-12-01");
    assert.deepEqual(
      hungary.events.map((e) => e.id),
      ["hu-market-surveillance-authority-2", "hu-penalties-1"],
    );
    assert.equal(power("DK", "prohibited").status, "in-place");
    assert.equal(power("NO").status, "not-applicable");
    assert.equal(power("BG", annexIII, "2025-01-01").status, "unknown");
  });

  it("power that rests on an imprecise day carries both ends", () => {
    const poland = of("PL");
    const events = poland.events.map((e) => (e.id === "pl-penalties-1" ? { ...e, on: "2026-10" } : e));
    const since = powerSince(levelTimeline({ ...poland, events }, enforcerOfTopic(annexIII, map), datasetAsOf), datasetAsOf);
    assert.ok(since.status === "in-place");
    assert.deepEqual(
      [isoDay(since.earliest), isoDay(since.day), since.completedBy.on.text],
      ["2026-10-01", "2026-10-31", "2026-10"],
    );
  });

  it("31 countries on every day of three years fold in well under a second", () => {
    const start = performance.now();
    let powers = 0;
    for (const j of jurisdictions) {
      const timeline = levelTimeline(j, enforcerOfTopic(annexIII, map), datasetAsOf);
      for (let n = 0; n < 1096; n++) if (levelOn(timeline, addDays(datasetAsOf, -n)).level === "power-to-fine") powers++;
    }
    assert.ok(powers > 0);
    // Takes about 10 ms; the bound leaves room for a busy machine
    assert.ok(performance.now() - start < 700);
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
const first = parseDay("2026-01-01");
const anyEvents = fc.array(
  fc
    .record({
      on: fc.oneof(
        fc.integer({ min: 0, max: 90 }).map((n) => isoDay(addDays(first, n))),
        fc.constantFrom("2026-01", "2026-02", "2026-Q1"),
      ),
      dimension: fc.constantFrom("implementing-law", "market-surveillance-authority", "penalties", "eea-incorporation"),
      state: fc.constantFrom(...STATES),
      instrument: fc.constantFrom(undefined, "A"),
      scope: fc.constantFrom(undefined, undefined, "article-5-only", "criminal-only"),
      confidence: fc.constantFrom("official", "one-secondary"),
    })
    .map(({ instrument, scope, ...rest }) => ({
      id: "event",
      authority: null,
      detail: "detail",
      sources: ["source"],
      track: "national",
      ...rest,
      ...(instrument ? { instrument } : {}),
      ...(scope ? { scope } : {}),
    })) as fc.Arbitrary<EnforcementEvent>,
  { maxLength: 14 },
);
const anyCountry = fc
  .record({ events: anyEvents, bloc: fc.constantFrom("EU", "EEA") })
  .map(
    ({ events, bloc }): Jurisdiction =>
      ({ iso2: "XX", name: "Nowhere", bloc, summary: "s", openQuestions: [], events }) as Jurisdiction,
  );
const anyDay = fc.integer({ min: 0, max: 100 }).map((n) => addDays(first, n));
const anyTopic = fc.constantFrom<Topic>("prohibited", annexIII);

/** The table of DESIGN, said a second time. */
function byTheTable(j: Jurisdiction, topic: Topic, day: Day): Level {
  const events = countedEvents(j, topic, datasetAsOf);
  const state = (dimension: EnforcementEvent["dimension"]) =>
    foldDimension(events, dimension, day).state as EnforcementState | "unknown";
  const reaches = (s: EnforcementState | "unknown", least: EnforcementState) => s !== "unknown" && atLeast(s, least);
  if (j.bloc === "EEA" && !reaches(state("eea-incorporation"), "in-force")) return "not-applicable";
  const [law, authority, penalties] = [state("implementing-law"), state("market-surveillance-authority"), state("penalties")];
  if (reaches(authority, "designated")) return reaches(penalties, "in-force") ? "power-to-fine" : "authority";
  if ([law, authority, penalties].every((s) => s === "unknown")) return "unknown";
  return [law, authority, penalties].some((s) => reaches(s, "announced")) ? "planned" : "nothing";
}

describe("laws of levels", () => {
  it("the timeline says on every day what the table says", () =>
    fc.assert(
      fc.property(anyCountry, anyTopic, anyDay, (j, topic, day) => {
        assert.equal(levelOn(levelTimeline(j, enforcerOfTopic(topic, map), datasetAsOf), day).level, byTheTable(j, topic, day));
      }),
    ));

  it("a level holds on every day since its first and not on the day before", () =>
    fc.assert(
      fc.property(anyCountry, anyTopic, anyDay, (j, topic, day) => {
        const now = levelOn(levelTimeline(j, enforcerOfTopic(topic, map), datasetAsOf), day);
        if (now.since === "unknown") assert.ok(now.level === "unknown" || now.level === "not-applicable");
        else {
          for (let d = now.since; d <= day; d = addDays(d, 1)) assert.equal(byTheTable(j, topic, d), now.level);
          assert.notEqual(byTheTable(j, topic, addDays(now.since, -1)), now.level);
        }
      }),
    ));

  it("a history has no holes, and neighbours differ", () =>
    fc.assert(
      fc.property(anyCountry, anyTopic, anyDay, anyDay, (j, topic, from, asOf) => {
        const stretches = levelHistory(levelTimeline(j, enforcerOfTopic(topic, map), datasetAsOf), from, asOf);
        if (from > asOf) return assert.deepEqual(stretches, []);
        assert.equal(stretches[0]?.from, from);
        assert.equal(stretches.at(-1)?.to, addDays(asOf, 1));
        for (const [i, s] of stretches.entries()) {
          assert.ok(s.from < s.to);
          assert.equal(byTheTable(j, topic, s.from), s.level);
          assert.equal(byTheTable(j, topic, addDays(s.to, -1)), s.level);
          const next = stretches[i + 1];
          if (next) assert.ok(next.from === s.to && (next.level !== s.level || next.badge !== s.badge));
        }
      }),
    ));

  it("later events never change an earlier level", () =>
    fc.assert(
      fc.property(anyCountry, anyTopic, anyDay, (j, topic, day) => {
        const events = j.events.filter((e) => countsFrom(parseImprecise(e.on), datasetAsOf) <= day);
        const said = (country: Jurisdiction) => {
          const { level, badge, since, confidence } = levelOn(
            levelTimeline(country, enforcerOfTopic(topic, map), datasetAsOf),
            day,
          );
          return { level, badge, since, confidence };
        };
        assert.deepEqual(said({ ...j, events }), said(j));
      }),
    ));
});
