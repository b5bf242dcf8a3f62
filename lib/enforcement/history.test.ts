import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Topic } from "../law/schema";
import { addDays, type Day, isoDay, parseDay } from "../time/day";
import { countLevels, dimensionHistory, levelCountsOver } from "./history";
import { enforcerOfTopic, levelOn, levelTimeline } from "./level";
import type { EnforcementMap, Jurisdiction } from "./schema";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));
const jurisdictions = load("jurisdictions") as Jurisdiction[];
const map = load("enforcement-map") as EnforcementMap;
const datasetAsOf = parseDay("2026-11-22");
const timelineOf = (iso2: string, topic: Topic) =>
  levelTimeline(jurisdictions.find((j) => j.iso2 === iso2) as Jurisdiction, enforcerOfTopic(topic, map), datasetAsOf);
const members = (topic: Topic) =>
  jurisdictions.filter((j) => j.bloc === "EU").map((j) => levelTimeline(j, enforcerOfTopic(topic, map), datasetAsOf));
const annexIII = members("high-risk-annex-iii");
const bans = members("prohibited");

describe("counts over time", () => {
  it("on 22 November 2026, for Annex III: 8 power to fine, 3 authority, 14 planned, 2 nothing, none unknown", () => {
    const last = levelCountsOver(annexIII, parseDay("2024-07-12"), datasetAsOf).at(-1);
    assert.deepEqual(last?.counts, {
      "power-to-fine": 8,
      authority: 3,
      planned: 14,
      nothing: 2,
      unknown: 0,
      "not-applicable": 0,
    });
    assert.equal(isoDay(last?.from as Day), "2026-10-28");
  });

  it("every stretch says what the count of each of its days says, without holes, and neighbours differ", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(annexIII, bans),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: -20, max: 900 }),
        (timelines, start, length) => {
          const from = addDays(parseDay("2024-07-12"), start);
          const asOf = addDays(from, length);
          const stretches = levelCountsOver(timelines, from, asOf);
          if (length < 0) return assert.deepEqual(stretches, []);
          assert.equal(stretches[0]?.from, from);
          assert.equal(stretches.at(-1)?.to, addDays(asOf, 1));
          stretches.forEach((stretch, i) => {
            const next = stretches[i + 1];
            if (next) {
              assert.equal(stretch.to, next.from);
              assert.notDeepEqual(stretch.counts, next.counts);
            }
            for (const day of [stretch.from, addDays(stretch.to, -1)])
              assert.deepEqual(stretch.counts, countLevels(timelines, day));
          });
        },
      ),
      { numRuns: 60 },
    ));

  it("the counts of a day always add up to the number of countries", () => {
    for (const { counts } of levelCountsOver(bans, parseDay("2024-07-12"), datasetAsOf))
      assert.equal(
        Object.values(counts).reduce((a, b) => a + b, 0),
        27,
      );
  });
});

describe("dimensions over time", () => {
  it("Poland's penalties: not known, then in force since 28 October 2026", () => {
    const stretches = dimensionHistory(timelineOf("PL", "high-risk-annex-iii"), "penalties", parseDay("2024-07-12"), datasetAsOf);
    assert.deepEqual(
      stretches.map((s) => [isoDay(s.from), isoDay(s.to), s.state.state]),
      [
        ["2024-07-12", "2026-10-28", "unknown"],
        ["2026-10-28", "2026-11-23", "in-force"],
      ],
    );
  });

  it("a stretch says on its first and last day what the level of that day says", () => {
    for (const j of jurisdictions) {
      const timeline = timelineOf(j.iso2, "prohibited");
      for (const s of dimensionHistory(timeline, "implementing-law", parseDay("2024-07-12"), datasetAsOf))
        for (const day of [s.from, addDays(s.to, -1)])
          assert.equal(levelOn(timeline, day).dimensions["implementing-law"].state, s.state.state, `${j.iso2} ${isoDay(day)}`);
    }
  });

  it("outside the EEA, incorporation is not applicable, which is not unknown", () => {
    const [only] = dimensionHistory(timelineOf("DE", "prohibited"), "eea-incorporation", parseDay("2024-07-12"), datasetAsOf);
    assert.equal(only?.state.state, "not-applicable");
  });
});
