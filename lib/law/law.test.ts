import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { VacatioError } from "../errors";
import { addDays, type Day, isoDay, parseDay } from "../time/day";
import { parsePeriod } from "../time/duration";
import { failedChecks } from "./check";
import { placeOf } from "./citation";
import { compare, differenceOf } from "./compare";
import { outcomeText } from "./derivation";
import { concerns, isDuty } from "./duty";
import { type ResolvedLaw, type ResolvedMilestone, resolve } from "./resolve";
import { earliestOf, latestOf, type Outcome, references } from "./rule";
import { type Choice, inForceOn, type LawFacts, scenariosOn, standingOn } from "./scenario";
import { type Amendment, type LawFile, type Rule, type Scenario, zRule } from "./schema";

const facts = JSON.parse(readFileSync(new URL("../../db/data/law.json", import.meta.url), "utf8")) as LawFile;
const day = (text: string) => parseDay(text);
const today = day("2026-11-22");
const law = (scenario: string, asOf = today, rest: Partial<Choice> = {}) => resolve(facts, { scenario, ...rest }, asOf);
const said = (outcome: Outcome | undefined) =>
  outcome?.status === "dated" ? isoDay(outcome.day) : (outcome?.status ?? "missing");
const formal = (l: ResolvedLaw, id: string) => said(l.milestones.get(id)?.formal);
const practical = (l: ResolvedLaw, id: string) => said(l.milestones.get(id)?.practical);
const annexIII = "high-risk-annex-iii-classification";

describe("dates that must come out", () => {
  it("Annex III: as published 2 August 2026, in force 2 December 2027, 16 months apart", () => {
    const [base, omnibus] = [law("base-law"), law("final-omnibus")];
    assert.equal(formal(base, annexIII), "2026-08-02");
    assert.equal(formal(omnibus, annexIII), "2027-12-02");
    const difference = compare(base, omnibus).find((d) => d.id === annexIII);
    assert.deepEqual(difference?.length, { months: 16, extraDays: 0, totalDays: 487 });
    assert.equal(difference?.changeType, "moved-later");
  });

  it("Commission proposal: six months after an assumed decision, otherwise the long stop", () => {
    const assume = [{ event: "commission-decision-annex-iii", day: day("2027-03-01") }];
    assert.equal(formal(law("commission-proposal", today, { assume }), annexIII), "2027-09-01");
    assert.equal(formal(law("commission-proposal"), annexIII), "2027-12-02");
  });

  it("assuming the decision for Annex III does not assume it for Annex I", () => {
    const assume = [{ event: "commission-decision-annex-iii", day: day("2026-12-01") }];
    assert.equal(formal(law("commission-proposal", today, { assume }), "high-risk-annex-i"), "2028-08-02");
  });

  it("serious incidents: formally 2 August 2026, in practice when Annex III systems can be high-risk", () => {
    const omnibus = law("final-omnibus");
    assert.equal(formal(omnibus, "serious-incident-reporting"), "2026-08-02");
    assert.equal(practical(omnibus, "serious-incident-reporting"), "2027-12-02");
  });

  it("a period runs backwards from the end of the delegation", () => {
    assert.equal(formal(law("final-omnibus"), "delegated-powers-report"), "2028-11-01");
  });

  it("every check in the dataset holds", () => assert.deepEqual(failedChecks(facts, today), []));
});

describe("the law in force", () => {
  const inForce = (text: string) => inForceOn(facts, day(text)).scenario.id;

  it("is the 2024 text up to 26 July 2026 and the Omnibus from 27 July 2026", () => {
    assert.equal(inForce("2026-07-26"), "base-law");
    assert.equal(inForce("2026-07-27"), "final-omnibus");
  });

  it("is nothing between publication and entry into force: the 2024 text stands in, with a note", () => {
    for (const text of ["2024-07-12", "2024-07-31"]) {
      assert.equal(inForce(text), "base-law");
      assert.match(inForceOn(facts, day(text)).note ?? "", /^Nothing is in force/);
    }
    assert.equal(inForceOn(facts, day("2024-08-01")).note, undefined);
  });

  it("is refused where its instrument lacks a CELEX number", () => {
    const broken = { ...facts, instruments: facts.instruments.map((i) => ({ ...i, celex: null })) };
    assert.throws(() => inForceOn(broken, today), /needs an instrument with CELEX/);
  });
});

describe("scenarios as known on a day", () => {
  it("only texts that existed are offered", () => {
    assert.deepEqual(
      scenariosOn(facts, day("2026-04-01")).map((s) => s.id),
      ["base-law", "commission-proposal", "council-mandate", "parliament-position"],
    );
  });

  it("bear the name and reference they had then", () => {
    const omnibus = facts.scenarios.find((s) => s.id === "final-omnibus") as Scenario;
    assert.equal(standingOn(omnibus, day("2026-06-01")).title, "Provisional agreement on the Omnibus");
    assert.equal(standingOn(omnibus, day("2026-06-01")).legalRef, undefined);
    assert.equal(standingOn(omnibus, day("2026-07-24")).status, "adopted-awaiting-entry");
    assert.match(standingOn(omnibus, day("2026-07-24")).legalRef ?? "", /2026\/1744/);
    assert.throws(() => standingOn(omnibus, day("2026-04-01")), /did not exist on 1 April 2026/);
  });

  it("an event counts from the day it was known; before that what needs it is unknown and names it", () => {
    const early = law("commission-proposal", day("2026-04-01")).milestones.get("bias-detection-data");
    assert.deepEqual(early?.formal, { status: "unknown", needs: ["omnibus-entry-into-force"] });
    assert.ok(!JSON.stringify(early?.derivation).includes("2026-07-27"));
    const assume = [{ event: "omnibus-entry-into-force", day: day("2026-07-01") }];
    assert.equal(formal(law("commission-proposal", day("2026-04-01"), { assume }), "bias-detection-data"), "2026-07-01");
  });

  it("an event without a date never happens", () => {
    const rule: Rule = { type: "relative", to: "commission-decision-annex-iii", period: "P6M" };
    const changed = withMilestoneRule("ai-literacy", rule);
    assert.equal(said(resolve(changed, { scenario: "base-law" }, today).milestones.get("ai-literacy")?.formal), "never");
  });
});

describe("missing dates have names", () => {
  it("what is not in a version is none, what left it is repealed with the day, and what refers to it is repealed too", () => {
    assert.equal(formal(law("base-law"), "prohibited-nciicsam"), "none");
    const proposal = law("commission-proposal").milestones.get("ai-literacy")?.formal;
    assert.deepEqual(proposal, { status: "repealed", on: { status: "dated", day: day("2026-07-27") }, would: "have been" });
    const changed = withMilestoneRule("ai-literacy", { type: "same-as", ref: "art-113-c" });
    assert.equal(said(resolve(changed, { scenario: "final-omnibus" }, today).milestones.get("ai-literacy")?.formal), "repealed");
  });

  it("a latest-of with never is never; an earliest-of falls to its other options", () => {
    const never: Outcome = { status: "never", event: "e" };
    const dated: Outcome = { status: "dated", day: today };
    assert.equal(latestOf([dated, never]).status, "never");
    assert.equal(earliestOf([never, dated]), dated);
    assert.equal(earliestOf([dated, { status: "unknown", needs: ["e"] }]).status, "unknown");
    assert.equal(earliestOf([never, never]).status, "never");
  });

  it("every outcome reads as words", () => {
    for (const m of law("final-omnibus").milestones.values()) assert.ok(outcomeText(m.formal).length > 3);
  });
});

describe("a text is told by what it holds itself", () => {
  const one = (id: string, scenario: string, asOf = today) => law(scenario, asOf).milestones.get(id) as ResolvedMilestone;
  const steps = (m: ResolvedMilestone) => m.derivation.map(({ text, citation }) => `${text} [${citation}]`).join("\n");

  it("a transitional period without a day of its own is the duty itself: its article, kind and sources, and no later one", () => {
    const [legacy, duty] = ["transparency-marking-legacy", "transparency-marking-synthetic"].map((id) => one(id, "base-law"));
    assert.ok(legacy && duty);
    assert.equal(said(legacy.formal), "2026-08-02");
    assert.equal(placeOf(legacy), "Art. 113, second para.; Art. 50(2)");
    assert.equal(legacy.milestone.kind, duty.milestone.kind);
    assert.deepEqual([legacy.sources, legacy.confidence], [duty.sources, duty.confidence]);
    assert.doesNotMatch(steps(legacy), /111\(4\)/);
    const omnibus = one("transparency-marking-legacy", "final-omnibus");
    assert.equal(omnibus.milestone.kind, "transitional-end");
    assert.match(omnibus.derivation[0]?.citation ?? "", /^Art\. 113, second para\.; Art\. 50\(2\)$/);
  });

  it("what a later text brought has no fine of that text in any other, and no wording before it existed", () => {
    const early = one("ai-office-system-supervision", "commission-proposal", day("2025-12-01"));
    assert.deepEqual([early.words, early.maxFine], ["unknown", null]);
    assert.equal(early.duty, "Its wording on this day is not on record.");
    const absent = one("prohibited-nciicsam", "base-law", day("2026-05-03"));
    assert.deepEqual([absent.words, absent.maxFine, placeOf(absent)], ["unknown", null, "not in this text"]);
    assert.doesNotMatch(steps(absent), /\(ba\)/);
    const other = one("prohibited-nciicsam", "council-mandate");
    assert.deepEqual([other.words, other.maxFine], ["another", null]);
    for (const text of [other.duty, other.appliesIf]) assert.match(text, /^In the words of the Omnibus: /);
    const own = one("prohibited-nciicsam", "final-omnibus");
    assert.deepEqual([own.words, own.maxFine?.eur], ["own", 35_000_000]);
    assert.doesNotMatch(own.duty + own.appliesIf, /In the words of/);
  });

  it("a text that never became law would have repealed, on a day that another text lends it", () => {
    const literacy = one("ai-literacy", "commission-proposal");
    assert.equal(outcomeText(literacy.practical), "would have been repealed on 27 July 2026");
    assert.match(steps(literacy), /Assumed, since this text never became law: .*\nBy this text it would have been repealed/);
    assert.match(steps(one("bias-detection-data", "commission-proposal")), /^Assumed, since this text never became law/);
    assert.doesNotMatch(steps(one("bias-detection-data", "final-omnibus")), /Assumed/);
    const pending = one("ai-literacy", "commission-proposal", day("2026-01-15"));
    assert.equal(outcomeText(pending.practical), "would be repealed, on a day that is not known");
  });

  it("a series says its first day once", () => {
    assert.match(steps(one("review-2029-general", "final-omnibus")), /^First on 2 August 2029; then every 4 years\. /);
    assert.match(
      steps(one("review-annual-lists", "final-omnibus")),
      /\nFirst 12 months after "AI Act in force": 1 August 2025; /,
    );
    assert.match(steps(one("penalties-annual-report", "final-omnibus")), /^No source gives the first day; then every year\. /);
  });
});

describe("a reader's own scenario", () => {
  const later = { shift: [{ target: "high-risk-annex-iii", period: parsePeriod("P12M") }] };

  it("shifting the topic Annex III moves its anchor: ten duties, the cut-off, and eleven more by their practical date", () => {
    const differences = compare(law("final-omnibus"), law("final-omnibus", today, later));
    const byDate = differences.filter((d) => d.formalLength?.months === 12);
    const byPractical = differences.filter((d) => d.formalLength?.totalDays === 0 && d.length?.months === 12);
    // Ten duties on the anchor and legacy-high-risk-cutoff; the eleven are Arts. 40-49, 72, 73 and 86.
    assert.equal(byDate.length, 11);
    assert.equal(byDate.filter((d) => facts.milestones.some((m) => m.id === d.id && isDuty(m))).length, 10);
    assert.equal(byPractical.length, 11);
    assert.equal(differences.length, 22);
    for (const d of differences) assert.equal(said(d.to.practical), "2028-12-02");
  });

  it("a shift leaves the fixed dates of others where they are", () => {
    const moved = law("final-omnibus", today, later);
    assert.equal(formal(moved, "post-market-plan-template"), "2027-09-02");
    assert.equal(formal(moved, "legacy-public-authorities"), "2030-08-02");
  });

  it("shifting any other topic moves each of its milestones once, also where they refer to each other", () => {
    const period = parsePeriod("P3M");
    const plain = law("final-omnibus");
    const moved = law("final-omnibus", today, { shift: [{ target: "review", period }] });
    assert.equal(formal(plain, "delegated-powers-report"), "2028-11-01");
    assert.equal(formal(moved, "delegated-powers-report"), "2029-02-01");
    assert.equal(formal(moved, "delegated-powers"), "2029-11-01");
  });

  it("a date set by the reader wins, and the practical date is never before the formal one", () => {
    const set = [{ target: "serious-incident-reporting", day: day("2029-01-01") }];
    const own = law("final-omnibus", today, { set });
    assert.equal(formal(own, "serious-incident-reporting"), "2029-01-01");
    assert.equal(practical(own, "serious-incident-reporting"), "2029-01-01");
  });

  it("a setting on an unknown id is refused with the parameter named", () => {
    assert.throws(() => law("base-law", today, { set: [{ target: "nothing", day: today }] }), refusal("bad-input", "set"));
    assert.throws(() => law("base-law", today, { assume: [{ event: "nothing", day: today }] }), refusal("bad-input", "assume"));
    assert.throws(
      () => law("base-law", today, { shift: [{ target: "oj-publication", period: parsePeriod("P1M") }] }),
      refusal("bad-input", "shift"),
    );
    assert.throws(() => law("no-such-scenario"), refusal("not-found", "law"));
  });
});

describe("broken rules are refused with the path", () => {
  it("a circle names every id on it", () => {
    const circle = {
      ...facts,
      anchors: facts.anchors.map((a) =>
        a.id === "art-113-general" ? { ...a, rule: { type: "same-as" as const, ref: "art-113-annex-iii" } } : a,
      ),
    };
    assert.throws(
      () => resolve(circle, { scenario: "base-law" }, today),
      (e: VacatioError) => e.kind === "broken-data" && e.where === "art-113-general -> art-113-annex-iii -> art-113-general",
    );
  });

  it("a reference to nothing names the way to it", () => {
    const changed = withMilestoneRule("ai-literacy", { type: "same-as", ref: "nowhere" });
    assert.throws(() => resolve(changed, { scenario: "base-law" }, today), refusal("broken-data", "ai-literacy -> nowhere"));
  });

  it("an amendment of nothing names scenario and place", () => {
    const scenarios = facts.scenarios.map((s) =>
      s.id === "council-mandate" ? { ...s, amendments: [{ ...(s.amendments[0] as Amendment), target: "nowhere" }] } : s,
    );
    assert.throws(
      () => resolve({ ...facts, scenarios }, { scenario: "council-mandate" }, today),
      refusal("broken-data", "law.json, scenario council-mandate, amendment 1"),
    );
  });

  it("a rule with an unknown field or a day that does not exist does not pass the schema", () => {
    assert.equal(zRule.safeParse({ type: "fixed", date: "2026-02-30" }).success, false);
    assert.equal(zRule.safeParse({ type: "fixed", date: "2026-02-28", extra: 1 }).success, false);
    assert.equal(zRule.safeParse({ type: "sometimes" }).success, false);
  });
});

describe("derivations", () => {
  it("end where the date is, cite every step, and say that the day does not move", () => {
    for (const scenario of facts.scenarios)
      for (const m of law(scenario.id).milestones.values()) {
        for (const step of [...m.derivation, ...m.practicalDerivation])
          assert.ok(step.citation.length > 0 && step.text.endsWith("."), m.id);
        if (m.formal.status !== "dated") continue;
        assert.equal(m.derivation.at(-1)?.day, m.formal.day);
        assert.match(m.derivation.at(-1)?.text ?? "", /does not move to a working day/);
      }
  });

  it("tell the 2024 date, the amendment, and the sources of the amendment that set the date", () => {
    const m = law("final-omnibus").milestones.get("high-risk-annex-iii-requirements");
    const text = m?.derivation.map((s) => s.text).join(" ") ?? "";
    assert.match(text, /2 August 2026 in the 2024 text/);
    assert.match(text, /2 December 2027/);
    assert.ok(m?.derivation.some((s) => s.citation.includes("Regulation (EU) 2026/1744")));
    assert.ok(m?.sources.includes("oj-2026-1744"));
  });

  it("a Sunday stays one", () => {
    assert.match(law("base-law").milestones.get(annexIII)?.derivation.at(-1)?.text ?? "", /is a Sunday and stays one/);
  });
});

describe("laws of resolution, for any scenario", () => {
  const scenarioIds = fc.constantFrom(...facts.scenarios.map((s) => s.id));
  const days = fc.integer({ min: day("2024-07-12"), max: day("2035-12-31") }).map((n) => n as Day);
  const snapshot = (l: ResolvedLaw) =>
    [...l.milestones.values()].map((m) => [m.id, m.formal, m.practical, m.title, m.duty, m.maxFine]);

  it("resolving twice gives the same", () => {
    fc.assert(
      fc.property(scenarioIds, days, (scenario, asOf) => {
        assert.deepEqual(snapshot(law(scenario, asOf)), snapshot(law(scenario, asOf)));
      }),
      { numRuns: 20 },
    );
  });

  it("a scenario without amendments equals the base law", () => {
    const empty = {
      ...facts,
      scenarios: [...facts.scenarios, { ...(facts.scenarios[1] as Scenario), id: "empty", amendments: [] }],
    };
    assert.deepEqual(snapshot(resolve(empty, { scenario: "empty" }, today)), snapshot(law("base-law")));
  });

  it("an amendment touches only its target and what refers to it", () => {
    const ids = [...facts.anchors, ...facts.milestones].map((n) => n.id);
    fc.assert(
      fc.property(fc.constantFrom(...ids), days, (target, date) => {
        const amendment = {
          ...(facts.scenarios[2]?.amendments[0] as Amendment),
          target,
          op: "replace-rule",
          rule: { type: "fixed", date: isoDay(date) },
        };
        const changed = {
          ...facts,
          scenarios: [
            ...facts.scenarios,
            { ...(facts.scenarios[1] as Scenario), id: "one", amendments: [amendment as Amendment] },
          ],
        };
        const after = resolve(changed, { scenario: "one" }, today);
        const before = law("base-law");
        const reach = reachOf(facts, target);
        for (const m of after.milestones.values()) {
          const old = before.milestones.get(m.id);
          if (old && differenceOf(old, m)) assert.ok(reach.has(m.id), `${m.id} moved with ${target}`);
        }
        if (after.milestones.has(target)) assert.equal(formal(after, target), isoDay(date));
      }),
    );
  });

  it("the order of unrelated amendments does not matter", () => {
    fc.assert(
      fc.property(scenarioIds, fc.integer({ min: 0, max: 1000 }), (id, seed) => {
        const scenario = facts.scenarios.find((s) => s.id === id) as Scenario;
        // Amendments of one target keep their order among themselves; targets change places.
        const targets = [...new Set(scenario.amendments.map((a) => a.target))];
        const groups = targets.map((t) => scenario.amendments.filter((a) => a.target === t));
        const turned = groups.flatMap((_, i) => groups[(i + seed) % groups.length] as Amendment[]);
        const shuffled = { ...facts, scenarios: facts.scenarios.map((s) => (s.id === id ? { ...s, amendments: turned } : s)) };
        assert.deepEqual(snapshot(resolve(shuffled, { scenario: id }, today)), snapshot(law(id)));
      }),
      { numRuns: 40 },
    );
  });

  it("the practical date is never before the formal one", () => {
    fc.assert(
      fc.property(
        scenarioIds,
        fc.integer({ min: -24, max: 60 }),
        fc.constantFrom(...facts.milestones.map((m) => m.topic)),
        (id, n, topic) => {
          const period = { ...parsePeriod(`P${Math.abs(n)}M`), sign: n < 0 ? (-1 as const) : (1 as const) };
          for (const m of law(id, today, { shift: [{ target: topic, period }] }).milestones.values())
            if (m.formal.status === "dated" && m.practical.status === "dated") assert.ok(m.practical.day >= m.formal.day, m.id);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("later knowledge never changes an earlier answer", () => {
    fc.assert(
      fc.property(scenarioIds, days, (id, asOf) => {
        const later = {
          ...facts,
          events: facts.events.map((e) => (e.knownOn && day(e.knownOn) > asOf ? { ...e, date: isoDay(addDays(asOf, 400)) } : e)),
        };
        assert.deepEqual(snapshot(resolve(later, { scenario: id }, asOf)), snapshot(law(id, asOf)));
      }),
      { numRuns: 40 },
    );
  });
});

describe("duties", () => {
  it("the duties without a listed EU fine are those of the enforcement map", () => {
    const map = JSON.parse(readFileSync(new URL("../../db/data/enforcement-map.json", import.meta.url), "utf8"));
    assert.deepEqual(
      facts.milestones.filter((m) => isDuty(m) && m.maxFine === null).map((m) => m.id),
      map.noListedEuFine,
    );
    // 46 obligations with an operator among their addressees and 7 transitional ends.
    assert.equal(facts.milestones.filter(isDuty).length, 53);
  });

  it("a public authority that deploys is a deployer, and a model with systemic risk is a model; not the other way round", () => {
    const of = (...roles: string[]) => facts.milestones.filter((m) => concerns(m.addressees, roles)).map((m) => m.id);
    for (const [narrow, wide] of [
      ["public-authority-deployer", "deployer"],
      ["gpai-systemic-provider", "gpai-provider"],
    ] as const) {
      assert.deepEqual(of(narrow), of(narrow, wide));
      assert.ok(of(wide).length < of(narrow).length);
    }
    assert.ok(of("public-authority-deployer").includes("prohibited-practices"));
    assert.ok(!of("deployer").includes("registration-public-deployers"));
    assert.equal(of().length, facts.milestones.length);
    assert.deepEqual(
      of("council"),
      facts.milestones.filter((m) => m.addressees.includes("council")).map((m) => m.id),
    );
  });
});

function withMilestoneRule(id: string, rule: Rule): LawFacts {
  return { ...facts, milestones: facts.milestones.map((m) => (m.id === id ? { ...m, rule } : m)) };
}

function refusal(kind: string, where: string) {
  return (error: unknown) => {
    assert.ok(error instanceof VacatioError);
    assert.equal(error.kind, kind);
    assert.equal(error.where, where);
    return true;
  };
}

/** The ids that a change of `target` may move: itself, and whatever refers to something moved. */
function reachOf(base: LawFacts, target: string): Set<string> {
  const reach = new Set([target]);
  for (let size = 0; size !== reach.size; ) {
    size = reach.size;
    for (const a of base.anchors) if (references(a.rule).some((r) => reach.has(r))) reach.add(a.id);
    for (const m of base.milestones)
      if ([...references(m.rule), ...(m.practicalRule ? references(m.practicalRule) : [])].some((r) => reach.has(r)))
        reach.add(m.id);
  }
  return reach;
}

describe("the law on an earlier day", () => {
  const known = (scenario: string, asOf: string, rest: Partial<Choice> = {}) => law(scenario, day(asOf), rest);
  const words = (l: ResolvedLaw) =>
    [...l.milestones.values()].flatMap((m) => [
      m.milestone.citation,
      m.milestone.eli,
      ...[...m.derivation, ...m.practicalDerivation].flatMap((s) => [s.text, s.citation]),
      ...m.wordingChanges.flatMap((w) => [w.summary, w.citation, w.note ?? ""]),
      m.setBy?.citation ?? "",
    ]);

  it("a day that the text fixes by an event is not known before the event is, and follows the day assumed for it", () => {
    const ids = ["sectoral-acts-amended", "notified-bodies-application"];
    for (const asOf of ["2026-05-10", "2026-06-20", "2026-07-01", "2026-07-23"])
      for (const id of ids)
        assert.deepEqual(known("final-omnibus", asOf).milestones.get(id)?.formal, {
          status: "unknown",
          needs: ["omnibus-entry-into-force"],
        });
    assert.equal(formal(known("final-omnibus", "2026-07-24"), "notified-bodies-application"), "2028-01-28");
    const assume = [{ event: "omnibus-entry-into-force", day: day("2026-09-01") }];
    const own = known("final-omnibus", "2026-06-20", { assume });
    assert.deepEqual(
      ids.map((id) => formal(own, id)),
      ["2026-09-01", "2028-03-02"],
    );
    assert.ok(
      known("final-omnibus", "2026-06-20").eventsBehind("notified-bodies-application").includes("omnibus-entry-into-force"),
    );
  });

  it("the 2024 text is the same on every day", () => {
    const now = law("base-law");
    fc.assert(
      fc.property(fc.integer({ min: day("2024-07-12"), max: today }), (asOf) => {
        const then = law("base-law", asOf as Day);
        for (const m of now.milestones.values()) {
          const old = then.milestones.get(m.id);
          assert.deepEqual([old?.formal, old?.practical], [m.formal, m.practical], m.id);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("no step, citation or change of wording names a text by a number, a name or a day of later", () => {
    const later = /2026\/1744|27 July 2026|24 July 2026|never adopted|later cut|final text|proposal only/;
    for (const asOf of ["2025-11-20", "2026-03-20", "2026-04-01", "2026-05-10", "2026-06-20", "2026-07-01"])
      for (const { id } of scenariosOn(facts, day(asOf)))
        for (const text of words(known(id, asOf))) assert.doesNotMatch(text, later, `${id} ${asOf}`);
    for (const text of words(known("parliament-position", "2026-03-20"))) assert.doesNotMatch(text, /Parliament position/);
  });

  it("a step says who moved the date and where, by the name the text bore", () => {
    const m = known("final-omnibus", "2026-05-10").milestones.get("high-risk-annex-i");
    const step = m?.derivation[1];
    assert.match(step?.text ?? "", /moved later by the provisional agreement on the Omnibus\. That is 2 August 2028\.$/);
    assert.equal(step?.citation, "Provisional agreement on the Omnibus, Art. 113, third para., point (c)(ii)");
    assert.equal(m?.wordingChanges[0]?.citation, "Provisional agreement on the Omnibus, Art. 6(1a)-(1c)");
  });

  it("changes of wording of one milestone can be told apart", () => {
    for (const { id } of scenariosOn(facts, day("2026-06-20")))
      for (const m of known(id, "2026-06-20").milestones.values()) {
        const citations = m.wordingChanges.map((w) => w.citation);
        assert.equal(new Set(citations).size, citations.length, `${id} ${m.id}`);
      }
  });

  it("from the dataset's own day on the words are those on record", () => {
    const steps = law("council-mandate").milestones.get("sandbox-operational")?.derivation ?? [];
    assert.match(steps[1]?.text ?? "", /later cut back to twelve/);
  });

  it("the last option is the latest day while an event could bring it forward, and plainly the day once that has lapsed", () => {
    const latest = (asOf: string, rest: Partial<Choice> = {}) =>
      known("commission-proposal", asOf, rest).milestones.get(annexIII)?.latest;
    const event = "commission-decision-annex-iii";
    assert.equal(latest("2026-04-01"), event);
    assert.equal(latest("2026-07-26"), event);
    assert.equal(latest("2026-07-27"), undefined);
    assert.equal(latest("2026-04-01", { assume: [{ event, day: day("2026-09-01") }] }), undefined);
    assert.equal(latest("2026-04-01", { set: [{ target: annexIII, day: day("2028-01-01") }] }), undefined);
    const proposal = known("commission-proposal", "2026-04-01");
    assert.equal(proposal.milestones.get("serious-incident-reporting")?.latest, event);
    assert.equal(proposal.milestones.get("high-risk-annex-i")?.latest, "commission-decision-annex-i");
    for (const id of ["council-mandate", "base-law"])
      for (const m of known(id, "2026-04-01").milestones.values()) assert.equal(m.latest, undefined);
    const steps =
      proposal.milestones
        .get(annexIII)
        ?.derivation.map((s) => s.text)
        .join(" ") ?? "";
    assert.match(steps, /had no day by 1 April 2026; where it comes early enough, the date is earlier/);
  });
});
