import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { zDealsFile, zDelayEvidenceFile, zGpuEquivalentsFile, zProvidersFile, zSite, zSitesFile } from "./schema";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));
const sites = load("sites");
const munich = sites.find((s: { id: string }) => s.id === "dt-munich");
/** The site with one statement (by place) and one target changed. */
const problems = (index: number, change: object, target?: object) => {
  const statements = munich.statements.map((s: { target: object }, i: number) =>
    i === index ? { ...s, ...change, ...(target ? { target: { ...s.target, ...target } } : {}) } : s,
  );
  const result = zSite.safeParse({ ...munich, statements });
  return (result.error?.issues ?? []).map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
};

describe("the shape of the compute files", () => {
  it("every record of the dataset fits", () => {
    // 52 sites with 188 statements, 24 providers, 17 deals, 10 chips and 24 outcomes, as the dataset states
    const parsed = zSitesFile.parse(sites);
    assert.equal(parsed.length, 52);
    assert.equal(parsed.flatMap((s) => s.statements).length, 188);
    assert.equal(zProvidersFile.parse(load("providers")).length, 24);
    assert.equal(zDealsFile.parse(load("deals")).length, 17);
    assert.equal(zGpuEquivalentsFile.parse(load("gpu-equivalents")).table.length, 10);
    assert.equal(zDelayEvidenceFile.parse(load("delay-evidence")).outcomes.outcomes.length, 24);
  });

  it("an unchanged site fits, so that what follows is refused for its change alone", () => assert.equal(problems(0, {}), ""));

  it("a statement without a source or with a malformed date is refused", () => {
    assert.match(problems(0, { sources: [] }), /statements\.0\.sources: a fact needs at least one source/);
    assert.match(problems(0, { statedOn: "2025-13" }), /statements\.0\.statedOn: not a date/);
    assert.match(problems(0, {}, { when: "end of 2026" }), /statements\.0\.target\.when: not a date/);
  });

  it("a date needs its words, megawatts what they measure, a model its chip", () => {
    assert.match(problems(0, {}, { text: undefined }), /a date needs its words/);
    assert.match(problems(0, {}, { mw: 20 }), /megawatts need what they measure/);
    assert.match(problems(0, {}, { chip: undefined }), /a GPU model needs its chip/);
  });

  it("a revision names an earlier statement on the same tranche", () => {
    assert.match(problems(1, { supersedes: undefined }), /a revision names what it supersedes/);
    assert.match(problems(1, { supersedes: "no-such" }), /no other statement of this site/);
    assert.match(problems(1, { tranche: "hall-2" }), /no other statement of this site on the tranche "hall-2"/);
    assert.match(problems(1, { supersedes: "dt-munich-2" }), /no other statement of this site/);
  });

  it("progress is never dated, and an observation has words alone", () => {
    assert.match(problems(0, { reading: "progress" }), /progress is never dated/);
    assert.match(problems(0, { reading: "observation" }), /an observation has words and no target/);
  });

  it("a field, reading or speaker that nobody defined is refused", () => {
    for (const change of [{ extra: 1 }, { reading: "rumour" }, { speaker: "blog" }, { kind: "sold" }])
      assert.notEqual(problems(0, change), "", JSON.stringify(change));
  });
});
