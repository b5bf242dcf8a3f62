import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { contextOn } from "@/app/api/_openapi/examples";
import type { SiteOn } from "@/lib/capacity/delay";
import { sitesOn } from "@/lib/capacity/sites";
import { readSite } from "@/lib/capacity/statement";
import { enforcerOf, levelTimeline } from "@/lib/enforcement/level";
import type { Facts } from "@/lib/facts";
import { isDuty } from "@/lib/law/duty";
import { type ResolvedMilestone, resolve } from "@/lib/law/resolve";
import { scenariosOn } from "@/lib/law/scenario";
import { DEFAULT_LEAD, DELAYS } from "@/lib/lens";
import { parseDay } from "@/lib/time/day";
import { type AnyWindow, capacityLead, enforcementGap, migration, promiseWindow, relief, runway, startBy } from "@/lib/windows";
import { factsFile } from "./facts";

const { facts } = contextOn("2026-11-22");
const light = JSON.parse(factsFile(facts).body) as Facts;
const asOf = parseDay(facts.datasetDay);

describe("the facts file of the browser", () => {
  it("has at most 40 KiB after gzip", () => {
    const size = gzipSync(factsFile(facts).body).length;
    assert.ok(size <= 40 * 1024, `${(size / 1024).toFixed(1)} KiB`);
  });

  it("is made once for a revision, and its name is the hash of its content", () => {
    assert.equal(factsFile({ ...facts }), factsFile(facts));
    const other = { ...facts, law: { ...facts.law, events: [] } };
    assert.notEqual(factsFile(other).name, factsFile(facts).name);
    assert.match(factsFile(facts).name, /^[0-9a-f]{20}\.json$/);
  });

  it("gives every milestone the same dates in every version of the law on every day that matters", () => {
    for (const day of ["2024-08-01", "2026-03-20", "2026-07-27", "2026-11-22"]) {
      const on = parseDay(day);
      for (const { id } of scenariosOn(facts.law, on)) {
        const [a, b] = [facts, light].map((f) => resolve(f.law, { scenario: id }, on));
        for (const m of a?.milestones.values() ?? []) {
          const same = b?.milestones.get(m.id);
          assert.deepEqual([same?.formal, same?.practical], [m.formal, m.practical], `${id}, ${m.id}, ${day}`);
          assert.deepEqual(same?.derivation, m.derivation, `${id}, ${m.id}, ${day}`);
        }
      }
    }
  });

  it("gives every country the same levels for every duty, on every day", () => {
    const steps = (f: Facts, i: number, m: Facts["law"]["milestones"][number]) => {
      const j = f.jurisdictions[i] as Facts["jurisdictions"][number];
      return levelTimeline(j, enforcerOf(m, f.enforcementMap), asOf).map(({ from, level, badge, since, confidence }) => ({
        from,
        level,
        badge,
        since,
        confidence,
      }));
    };
    for (const [n, m] of facts.law.milestones.entries())
      for (const i of facts.jurisdictions.keys())
        assert.deepEqual(
          steps(light, i, light.law.milestones[n] as typeof m),
          steps(facts, i, m),
          `${facts.jurisdictions[i]?.iso2}, ${m.id}`,
        );
  });

  it("gives every site the same readings and every duty, country and site the same windows of every kind", () => {
    const windows = (f: Facts) => {
      const law = resolve(f.law, { scenario: "final-omnibus" }, asOf);
      const before = resolve(f.law, { scenario: "base-law" }, asOf);
      const names = { law: "the law in force", compare: "the 2024 text" };
      const sites = sitesOn(f, asOf, {}, f.sites);
      const ofSite = (m: ResolvedMilestone, site: SiteOn, i: number): AnyWindow[] => {
        const by = DELAYS[i % DELAYS.length] as (typeof DELAYS)[number];
        return [capacityLead(m, site, by, asOf), migration(m, site, by, DEFAULT_LEAD, asOf, f.enforcementMap)];
      };
      const all: AnyWindow[] = [...law.milestones.values()]
        .filter((m) => isDuty(m.milestone))
        .flatMap((m, n) => [
          runway(m, asOf),
          startBy(m, DEFAULT_LEAD, asOf, f.enforcementMap),
          relief(m, before.milestones.get(m.id), names, asOf),
          // Every site by another of the four days for every other duty
          ...sites.flatMap((site, i) => ofSite(m, site, i + n)),
          ...f.jurisdictions.map((jurisdiction) =>
            enforcementGap(m, { law, map: f.enforcementMap, jurisdiction, asOf, datasetAsOf: asOf }),
          ),
        ]);
      assert.ok(all.length > 7000);
      return [...all, ...sites.map((site) => promiseWindow(site, asOf))].map(({ reasons: _, notes, ...window }) => ({
        ...window,
        // The words of the last observation stay with the full facts
        text: window.kind === "promise" ? window.text.replace(/(Last seen from outside [^:.]+)[:.].*$/s, "$1") : window.text,
        notes,
      }));
    };
    const sizes = (f: Facts) =>
      f.sites.map((site) => {
        const { state, promise, stated, observed } = readSite(site, { asOf, datasetAsOf: asOf, equivalents: f.gpuEquivalents });
        const size = (r: typeof promise) => (r === "none" ? r : [r.statement, r.date, r.gpus, r.mw, r.h100e]);
        return [site.id, state, size(promise), size(stated), observed.status];
      });
    assert.deepEqual(sizes(light), sizes(facts));
    assert.deepEqual(windows(light), windows(facts));
  });
});
