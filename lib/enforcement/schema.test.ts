import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { zEnforcementCountsFile, zEnforcementMapFile, zJurisdiction, zJurisdictionsFile } from "./schema";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));
const jurisdictions = load("jurisdictions");
const counts = load("enforcement-counts");
const messages = (result: { success: boolean; error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
  (result.error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
const withEvent = (change: Record<string, unknown>) =>
  zJurisdiction.safeParse({ ...jurisdictions[0], events: [{ ...jurisdictions[0].events[0], ...change }] });

describe("the shape of the enforcement files", () => {
  it("every record of the dataset fits", () => {
    // 27 Member States, NO, IS, LI and GB with their events, as the dataset states
    const parsed = zJurisdictionsFile.parse(jurisdictions);
    assert.equal(parsed.length, 31);
    assert.equal(parsed.flatMap((j) => j.events).length, 377);
    assert.equal(zEnforcementMapFile.parse(load("enforcement-map")).milestones.length, 60);
    assert.equal(zEnforcementCountsFile.parse(counts).published.length, 19);
  });

  it("an event without a source is refused", () => {
    assert.match(messages(withEvent({ sources: [] })), /events\.0\.sources: a fact needs at least one source/);
  });

  it("a malformed date is refused", () => {
    assert.match(messages(withEvent({ on: "2026-02-30" })), /events\.0\.on: not a date/);
    assert.match(messages(withEvent({ on: "2026-Q5" })), /events\.0\.on: not a date/);
  });

  it("a field, scope, state or dimension that nobody defined is refused", () => {
    for (const change of [{ extra: 1 }, { scope: "some" }, { state: "nearly" }, { dimension: "courts" }, { planned: false }])
      assert.equal(withEvent(change).success, false, JSON.stringify(change));
  });

  it("a count names a measure of the glossary, and a measure has its count", () => {
    const published = (change: object) =>
      messages(zEnforcementCountsFile.safeParse({ ...counts, published: [{ ...counts.published[0], ...change }] }));
    assert.match(published({ measure: "no-such" }), /the glossary has no measure "no-such"/);
    assert.match(published({ count: null }), /a count needs its measure/);
    assert.equal(published({}), "");
  });
});
