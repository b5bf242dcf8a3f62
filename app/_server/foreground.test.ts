import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lensContext } from "@/app/_views/lens-context";
import { OVERVIEW_KEYS, overviewState } from "@/app/_views/overview";
import { contextOn } from "@/app/api/_openapi/examples";
import { lightFacts, withForeground } from "@/lib/facts";
import { parseLens } from "@/lib/lens";
import { parseDay } from "@/lib/time/day";
import { mayBeBy, parseImprecise } from "@/lib/time/imprecise";
import { foregroundFor } from "./foreground";

const c = contextOn("2026-11-22");
const read = (query: string) => parseLens(new URLSearchParams(query), c.lensContext, OVERVIEW_KEYS);

describe("what a page hands to the browser", () => {
  for (const day of ["2025-03-01", "2026-04-01", "2026-07-24"])
    it(`holds no text, no source and no summary of later than ${day}`, () => {
      const asOf = parseDay(day);
      const { foreground, sources } = foregroundFor(c, read(`asOf=${day}`).lens);
      const handed = JSON.stringify([foreground, sources]);
      const later = [
        ...c.dataset.sources.filter((s) => !mayBeBy(s.publishedOn, asOf, parseDay(c.facts.datasetDay))).map((s) => s.title),
        ...c.dataset.jurisdictions.flatMap((j) => [
          j.summary,
          ...j.events.filter((e) => parseImprecise(e.on).latest > asOf).map((e) => e.detail),
        ]),
        ...c.dataset.sites.flatMap((s) =>
          s.statements.filter((t) => parseImprecise(t.statedOn).latest > asOf).map((t) => t.detail),
        ),
      ];
      assert.ok(later.length > 100);
      // Two sources, one of them older, can bear one title.
      const earlier = new Set(
        c.dataset.sources.filter((s) => mayBeBy(s.publishedOn, asOf, parseDay(c.facts.datasetDay))).map((s) => s.title),
      );
      for (const text of later) if (!earlier.has(text)) assert.ok(!handed.includes(JSON.stringify(text).slice(1, -1)), text);
    });

  it("is enough to paint the same page", () => {
    for (const query of ["asOf=2026-04-01", "asOf=2025-03-01&country=IT", "asOf=2026-07-24&site=dt-munich&country=NL", ""]) {
      const parsed = read(query);
      const { foreground } = foregroundFor(c, parsed.lens);
      const facts = withForeground(lightFacts(c.facts), foreground);
      const painted = (f: typeof facts) => {
        const { texts, ...state } = overviewState(f, parsed, lensContext(f, c.today));
        return JSON.parse(JSON.stringify({ state, texts: texts() }));
      };
      assert.deepEqual(painted(facts), painted(c.facts), query);
    }
  });

  it("holds the summary and all texts today", () => {
    const { foreground } = foregroundFor(c, read("").lens);
    assert.ok(foreground.jurisdictions.every((j) => j.summary !== ""));
    assert.equal(foreground.asOf, c.today);
  });
});
