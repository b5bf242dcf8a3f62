import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Topic } from "../law/schema";
import { addDays, isoDay, parseDay } from "../time/day";
import { parseImprecise } from "../time/imprecise";
import { countLevels, levelCountsOver } from "./history";
import { assumedFrom, assumption, enforcerOfTopic, levelTimeline, powerSince } from "./level";
import type { EnforcementMap, Jurisdiction } from "./schema";
import { assumedSentence } from "./sentence";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));
const jurisdictions = load("jurisdictions") as Jurisdiction[];
const map = load("enforcement-map") as EnforcementMap;
const datasetAsOf = parseDay("2026-11-22");
const of = (iso2: string) => jurisdictions.find((j) => j.iso2 === iso2) as Jurisdiction;
const assuming = (j: Jurisdiction, when: string, asOf = "2026-11-22"): Jurisdiction => ({
  ...j,
  assumed: { when: parseImprecise(when), asOf: parseDay(asOf) },
});
const timeline = (j: Jurisdiction, topic: Topic = "high-risk-annex-iii") =>
  levelTimeline(j, enforcerOfTopic(topic, map), datasetAsOf);
const effect = (iso2: string, when = "2027-07", topic: Topic = "high-risk-annex-iii", asOf = "2026-11-22") => {
  const j = assuming(of(iso2), when, asOf);
  return assumption(j, timeline(j, topic));
};

describe("an assumed power to fine", () => {
  it("counts where no such power is known, keeps its words and names what is known", () => {
    const own = effect("NL");
    assert.ok(own?.status === "counts");
    assert.deepEqual([own.when.text, isoDay(own.when.latest), own.known.level], ["2027-07", "2027-07-31", "planned"]);
    assert.equal(
      assumedSentence(of("NL"), own.when),
      "You assume that the Netherlands can fine from July 2027; no source shows it.",
    );
  });

  it("is not needed where the power is known by the as-of date, whatever day is assumed", () => {
    for (const when of ["2025", "2027-07", "2030-01-01"]) assert.equal(effect("PL", when)?.status, "not-needed");
  });

  it("counts on an as-of date on which the power was not known yet", () => {
    assert.equal(effect("PL", "2027-07", "high-risk-annex-iii", "2026-10-27")?.status, "counts");
    assert.equal(effect("PL", "2027-07", "high-risk-annex-iii", "2026-10-28")?.status, "not-needed");
  });

  it("counts for what a country cannot fine yet although it can fine for the bans", () => {
    assert.equal(effect("DK")?.status, "counts");
    assert.equal(effect("DK", "2027-07", "prohibited")?.status, "not-needed");
  });

  it("changes nothing where the Act is not law, or no country enforces", () => {
    const because = (iso2: string, topic?: Topic) => {
      const own = effect(iso2, "2027-07", topic);
      return own?.status === "no-effect" ? own.because.kind : own?.status;
    };
    assert.deepEqual(
      ["NO", "IS", "LI", "GB"].map((iso2) => because(iso2)),
      ["not-in-eea-agreement", "not-in-eea-agreement", "not-in-eea-agreement", "no-ai-act"],
    );
    assert.deepEqual([because("NL", "gpai"), because("NL", "large-scale-it")], ["commission", "edps"]);
  });

  it("is nothing where the reader assumes nothing", () => {
    assert.equal(assumption(of("NL"), timeline(of("NL"))), undefined);
    assert.equal(assumedFrom(of("NL"), timeline(of("NL"))), undefined);
    assert.equal(assumedFrom(assuming(of("NO"), "2027"), timeline(of("NO"))), undefined);
  });

  it("moves no level, no count and no day of a power: whoever counts, counts facts", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...jurisdictions),
        fc.constantFrom(...map.topics.map((t) => t.topic)),
        fc.constantFrom("2024", "2025-03", "2026-11-22", "2027-H2"),
        fc.integer({ min: 0, max: 1200 }),
        (j, topic, when, days) => {
          const day = addDays(parseDay("2024-07-12"), days);
          const [facts, own] = [timeline(j, topic), timeline(assuming(j, when, isoDay(day)), topic)];
          assert.deepEqual(own, facts);
          assert.deepEqual(countLevels([own], day), countLevels([facts], day));
          assert.deepEqual(
            levelCountsOver([own], parseDay("2024-07-12"), day),
            levelCountsOver([facts], parseDay("2024-07-12"), day),
          );
          assert.deepEqual(powerSince(own, day), powerSince(facts, day));
        },
      ),
      { numRuns: 100 },
    );
  });
});
