import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { rowWords } from "@/app/_charts/law/LawGroups";
import { contextOn } from "@/app/api/_openapi/examples";
import { chosenLaw } from "@/lib/law/chosen";
import { parseLens } from "@/lib/lens";
import { idleSentence } from "./idle";
import { lawGroups } from "./law-state";
import { overviewState } from "./overview";
import { knownMilestones } from "./timeline";

const c = contextOn("2026-11-22");
const read = (query = "") => parseLens(new URLSearchParams(query), c.lensContext).lens;
const groups = (query = "") => {
  const lens = read(query);
  const chosen = chosenLaw(c.facts.law, lens);
  return lawGroups(knownMilestones(c.facts, chosen, lens.asOf), chosen, "", lens.asOf, (id) => id);
};
const group = (topic: string) => groups().find((g) => g.topic === topic);
const row = (id: string) =>
  groups()
    .flatMap((g) => g.rows)
    .find((r) => r.id === id);

describe("the law as rows", () => {
  it("a topic whose dates come back is not past, and its next date is the next of a series", () => {
    assert.match(group("review")?.summary ?? "", /, next 1 Aug 2027$/);
    assert.match(group("governance")?.summary ?? "", /, next 2 Aug 2027$/);
    assert.match(group("prohibited")?.summary ?? "", /, next 2 Dec 2026$/);
  });

  it("a date that sources dispute is disputed, not estimated; so is one whose wording they dispute", () => {
    for (const id of ["delegated-powers-report", "registration-not-high-risk"]) {
      const found = row(id);
      assert.ok(found?.estimated, id);
      assert.match(rowWords(found), /; sources disagree/, id);
      assert.doesNotMatch(rowWords(found), /estimated/, id);
    }
    for (const g of groups()) for (const r of g.rows) assert.equal(r.estimated, r.doubt !== undefined, r.id);
  });

  it("what has no date in the Act is not on a condition", () => {
    assert.equal(row("gpai-procedure-acts")?.mark.label, "no date in the Act");
    assert.equal(row("legacy-high-risk-design-change")?.mark.label, "on a condition");
  });
});

describe("what the headline counts", () => {
  const idle = (query: string) => {
    const lens = read(query);
    return idleSentence(c.facts, knownMilestones(c.facts, chosenLaw(c.facts.law, lens), lens.asOf), lens.asOf);
  };

  it("says of many duties which are no work to an operator, and of named ones nothing", () => {
    // General provisions, standards, small firms and the derogation of authorities among them.
    assert.match(idle("asOf=2027-09-01"), /^For two of these 21 no work of an operator is counted: “[^”]+” and “[^”]+”\.$/);
    assert.equal(idle(""), "");
  });

  it("stands beside the headline of a day that need not be today, and that day is named", () => {
    const { headline, lead } = overviewState(
      c.facts,
      parseLens(new URLSearchParams("asOf=2027-12-02"), c.lensContext),
      c.lensContext,
    );
    assert.match(headline, /^On this day, 2 December 2027, 21 duties start/);
    assert.match(lead, /^For two of these 21 no work /);
    assert.doesNotMatch(`${headline} ${lead}`, /\btoday\b/i);
  });
});
