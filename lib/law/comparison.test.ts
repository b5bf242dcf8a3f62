import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Day, parseDay } from "../time/day";
import { parsePeriod } from "../time/duration";
import { differenceOf } from "./compare";
import {
  byTopic,
  type ComparedAs,
  changeText,
  comparisonClauses,
  comparisonOf,
  comparisonSentence,
  differs,
  OUTCOMES,
  unchangedInAll,
} from "./comparison";
import { milestonesKnownOn } from "./known";
import { type ResolvedLaw, resolve } from "./resolve";
import { type Choice, scenariosOn } from "./scenario";
import type { LawFile } from "./schema";

const facts = JSON.parse(readFileSync(new URL("../../db/data/law.json", import.meta.url), "utf8")) as LawFile;
const today = parseDay("2026-11-22");
const law = (scenario: string, rest: Partial<Choice> = {}, asOf = today) => resolve(facts, { scenario, ...rest }, asOf);
const knownOn = (asOf: Day) => new Set(milestonesKnownOn(facts, asOf).map((m) => m.id));
const known = knownOn(today);
const of = (from: ResolvedLaw, to: ResolvedLaw) => comparisonOf(from, to, known);
const names = { from: "the 2024 text", to: "the Omnibus" };
const row = (c: ReturnType<typeof of>, id: string) => {
  const found = c.rows.find((r) => r.id === id);
  assert.ok(found, id);
  return found;
};

describe("dates that an event could bring forward", () => {
  const spring = parseDay("2026-04-01");
  const say = (from: string, to: string, asOf = spring) =>
    comparisonSentence(comparisonOf(law(from, {}, asOf), law(to, {}, asOf), knownOn(asOf)), { from: "A", to: "B" });

  it("are counted in a sentence of their own, once for a text beside itself and not at all after the event has lapsed", () => {
    assert.match(
      say("base-law", "commission-proposal"),
      / \d+ of the dates in B are the latest days it allows: an event without a day yet could bring them forward\.$/,
    );
    assert.match(say("commission-proposal", "council-mandate"), / \d+ of the dates in A are the latest/);
    for (const text of [say("base-law", "council-mandate"), say("base-law", "commission-proposal", today)])
      assert.doesNotMatch(text, /latest/);
  });
});

describe("from the 2024 text to the Omnibus", () => {
  const omnibus = of(law("base-law"), law("final-omnibus"));

  it("every milestone is counted once, in one of nine outcomes", () => {
    // 28 later: ten duties of Annex III with its anchor, eleven more by their practical date, Annex I and its conformity assessment,
    // both legacy cut-offs, sandboxes, the marking of older systems, the post-market template. 1 earlier: the amended sectoral acts
    // follow the entry into force, six days before the general date. 16 new: all whose base rule is none. 13 have new wording alone,
    // 4 of them without a day. Of the 101 that the 2024 text has, 83 are dated and 18 not: 83 - 28 - 1 - 9 and 18 - 4 stay.
    const counts: Record<ComparedAs, number> = {
      later: 28,
      earlier: 1,
      new: 16,
      removed: 0,
      unknown: 0,
      reworded: 13,
      same: 45,
      undated: 14,
      neither: 0,
    };
    assert.deepEqual(omnibus.counts, counts);
  });

  it("the sentence names each kind with its count, how far, and what stays", () => {
    assert.equal(
      comparisonSentence(omnibus, names),
      "From the 2024 text to the Omnibus: 28 milestones move later, by 4 to 24 months; 1 moves earlier, by 6 days; 16 are added; 13 are reworded and do not move; 59 stay as they are, 14 of them without a day in either.",
    );
  });

  it("a milestone that moves and is reworded counts as moved, and its new wording stands with it", () => {
    const template = row(omnibus, "post-market-plan-template");
    assert.equal(template.as, "later");
    assert.equal(changeText(template), "19 months later");
    assert.match(template.wording.to[0]?.citation ?? "", /Art\. 72\(3\)/);
    assert.deepEqual(template.wording.from, []);
  });
});

describe("what stands between two texts", () => {
  it("a duty that one text repeals and the other leaves stays, and the other way round is repealed", () => {
    const there = of(law("commission-proposal"), law("final-omnibus"));
    assert.equal(changeText(row(there, "ai-literacy")), "stays, not repealed");
    const back = of(law("final-omnibus"), law("commission-proposal"));
    assert.equal(changeText(row(back, "ai-literacy")), "would have been repealed");
    assert.equal(changeText(row(back, "prohibited-nciicsam")), "not in this text");
  });

  it("what neither text has is no milestone that stays", () => {
    const { counts, rows } = of(law("base-law"), law("commission-proposal"));
    // 117 milestones less the 105 that the 2024 text has (101) or the proposal adds (4)
    assert.equal(counts.neither, 12);
    assert.ok(rows.some((r) => r.id === "prohibited-nciicsam" && r.as === "neither"));
  });

  it("where only the formal date moves, the distance is that of the formal date and it is said", () => {
    const c = of(law("commission-proposal"), law("final-omnibus"));
    const assessment = row(c, "conformity-assessment-annex-i");
    assert.equal(assessment.formalOnly, true);
    assert.equal(changeText(assessment), "12 months earlier by the formal date only");
    assert.match(comparisonSentence(c, names), /by the formal date only\)/);
  });

  it("a day that only one text has is named as such, from both sides", () => {
    assert.match(comparisonSentence(of(law("parliament-position"), law("final-omnibus")), names), /in the second text only/);
    assert.match(comparisonSentence(of(law("final-omnibus"), law("parliament-position")), names), /in the first text only/);
  });

  it("a shift by the reader moves ten duties and the cut-off of Annex III by their formal date, eleven more by their practical one", () => {
    const shift = [{ target: "high-risk-annex-iii", period: parsePeriod("P12M") }];
    const { rows, counts } = of(law("final-omnibus"), law("final-omnibus", { shift }));
    assert.equal(counts.later, 22);
    const moved = rows.filter((r) => r.as === "later");
    assert.equal(moved.filter((r) => r.difference?.formalLength?.totalDays !== 0).length, 11);
    for (const r of moved) assert.equal(changeText(r), "12 months later");
  });
});

describe("laws of comparison, for any two texts on any day", () => {
  const days = fc.integer({ min: parseDay("2026-05-07"), max: parseDay("2028-12-31") }).map((n) => n as Day);
  const ids = fc.constantFrom(...facts.scenarios.map((s) => s.id));
  const shifts = fc
    .record({
      target: fc.constantFrom("high-risk-annex-iii", "high-risk-annex-i", "legacy", "sandbox", "art-113-general"),
      months: fc.integer({ min: -12, max: 24 }).filter((n) => n !== 0),
    })
    .map(({ target, months }) => [{ target, period: parsePeriod(`${months < 0 ? "-" : ""}P${Math.abs(months)}M`) }]);
  const pairs = fc.record({ a: ids, b: ids, asOf: days, shift: fc.option(shifts, { nil: [] }) });
  const opposite: Partial<Record<ComparedAs, ComparedAs>> = {
    later: "earlier",
    earlier: "later",
    new: "removed",
    removed: "new",
  };

  it("compared with itself nothing differs, and the sentence says so", () => {
    fc.assert(
      fc.property(ids, days, (id, asOf) => {
        const own = law(id, {}, asOf);
        const c = comparisonOf(own, own, knownOn(asOf));
        assert.equal(c.rows.filter(differs).length, 0);
        assert.deepEqual(comparisonClauses(c), []);
        assert.match(comparisonSentence(c, { from: "it", to: "it" }), /^It beside itself: nothing differs/);
      }),
      { numRuns: 20 },
    );
  });

  it("the counts add up to all milestones that are known, and so do the topics", () => {
    fc.assert(
      fc.property(pairs, ({ a, b, asOf, shift }) => {
        const all = knownOn(asOf);
        const { rows, counts } = comparisonOf(law(a, {}, asOf), law(b, { shift }, asOf), all);
        assert.equal(
          OUTCOMES.reduce((n, as) => n + counts[as], 0),
          all.size,
        );
        assert.equal(
          byTopic(rows).reduce((n, g) => n + g.rows.length, 0),
          all.size,
        );
      }),
      { numRuns: 60 },
    );
  });

  it("swapping the two turns later into earlier and added into taken out, by the same number of days", () => {
    fc.assert(
      fc.property(pairs, ({ a, b, asOf, shift }) => {
        const [x, y] = [law(a, {}, asOf), law(b, { shift }, asOf)];
        const [there, back] = [comparisonOf(x, y, known), comparisonOf(y, x, known)];
        for (const [i, r] of there.rows.entries()) {
          const s = back.rows[i];
          assert.equal(s?.as, opposite[r.as] ?? r.as, r.id);
          assert.equal((s?.length?.totalDays ?? 0) + (r.length?.totalDays ?? 0), 0, r.id);
          assert.deepEqual(s?.wording, { from: r.wording.to, to: r.wording.from });
        }
      }),
      { numRuns: 60 },
    );
  });

  it("what is unchanged in all texts differs in no pair of them, and what is left out differs in one", () => {
    fc.assert(
      fc.property(days, (asOf) => {
        const laws = scenariosOn(facts, asOf).map((s) => law(s.id, {}, asOf));
        const all = knownOn(asOf);
        const same = new Set(unchangedInAll(laws, all).map((m) => m.id));
        for (const id of all) {
          const [first, ...others] = laws.map((l) => l.milestones.get(id));
          assert.ok(first);
          assert.equal(same.has(id), !others.some((o) => o && differenceOf(first, o)), id);
        }
      }),
      { numRuns: 10 },
    );
  });
});
