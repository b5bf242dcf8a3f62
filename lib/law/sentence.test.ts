import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type Day, parseDay } from "../time/day";
import { chosenLaw, knownSince, pendingLaws } from "./chosen";
import { citationLink, citationLinkOn, placeOf } from "./citation";
import { milestonesKnownOn } from "./known";
import { readable } from "./readable";
import { type ResolvedMilestone, resolve } from "./resolve";
import type { LawFile } from "./schema";
import { bitesForHighRisk, senseOf } from "./sense";
import {
  deltaText,
  distance,
  headline,
  milestoneSentence,
  nextDates,
  nextDay,
  outcomeLabel,
  pendingSentence,
  wordingSentences,
} from "./sentence";

const facts = JSON.parse(readFileSync(new URL("../../db/data/law.json", import.meta.url), "utf8")) as LawFile;
const day = parseDay;
const omnibus = resolve(facts, { scenario: "final-omnibus" }, day("2026-11-22"));
const base = resolve(facts, { scenario: "base-law" }, day("2026-11-22"));
const m = (id: string, law = omnibus) => law.milestones.get(id) as ResolvedMilestone;
const all = [...omnibus.milestones.values()];

describe("the headline leads with what comes first", () => {
  it("counts days in words up to a month, then names the day", () => {
    assert.equal(
      headline(all, day("2026-11-22")),
      "In ten days two duties start: “Two new bans: intimate imagery” and “Older systems: mark content”.",
    );
    assert.equal(
      headline(all, day("2026-12-01")),
      "In one day two duties start: “Two new bans: intimate imagery” and “Older systems: mark content”.",
    );
    assert.equal(
      headline(all, day("2026-12-02")),
      "On this day, 2 December 2026, two duties start: “Two new bans: intimate imagery” and “Older systems: mark content”.",
    );
    // Ten duties on the anchor and the eleven that have nothing to work on before it; 15 of them bear the topic.
    assert.equal(
      headline(all, day("2027-09-01")),
      "On 2 December 2027 21 duties start, 15 of them on Annex III high-risk systems.",
    );
  });

  it("names the version where it is not the law in force", () => {
    assert.equal(
      headline(all, day("2026-11-22"), "the Commission proposal"),
      "Under the Commission proposal: in ten days two duties start: “Two new bans: intimate imagery” and “Older systems: mark content”.",
    );
  });

  it("says when there is nothing left, nothing dated, nothing at all", () => {
    assert.equal(
      headline([m("prohibited-practices")], day("2026-11-22")),
      "Every duty shown here that has a date already applies.",
    );
    assert.equal(
      headline([m("legacy-high-risk-design-change")], day("2026-11-22")),
      "Nothing shown here has a date that is known.",
    );
    assert.equal(headline([], day("2026-11-22")), "No milestone matches these filters.");
    assert.equal(headline([m("sandbox-operational")], day("2027-07-30")), "In three days: “First national sandbox”.");
    assert.equal(headline([m("act-in-force")], day("2026-11-22")), "Every date shown here has passed.");
  });
});

/** Kept among the deadlines, though Parliament, Council or Commission may do it and need not. */
const POWERS = [
  "gpai-common-rules-fallback",
  "delegated-powers-opposition",
  "delegated-powers-2026-opposition",
  "machinery-delegated-power-opposition",
];

describe("one milestone in a sentence", () => {
  const said = (id: string, asOf = "2026-11-22") => milestoneSentence(m(id), m(id, base), "published in 2024", day(asOf));

  it("future, past, formal and practical", () => {
    assert.equal(
      said("high-risk-annex-iii-classification"),
      "From 2 December 2027 the rules on “Annex III high-risk” apply, 16 months later than published in 2024.",
    );
    assert.equal(said("transparency-interaction"), "Since 2 August 2026 the rules on “Tell people it is AI” have applied.");
    assert.equal(
      said("serious-incident-reporting"),
      "From 2 December 2027 the rules on “Serious-incident reporting” can bite, 16 months later than published in 2024. Formally they have applied since 2 August 2026; that date is the same in both texts.",
    );
    assert.match(said("transparency-interaction", "2026-08-02"), /^From 2 August 2026 the rules on .* apply\.$/);
    assert.match(said("serious-incident-reporting", "2026-08-01"), / Formally they apply from 2 August 2026;/);
  });

  it("what the law asks for by a day is due by it before, on and after that day, and never said to be done", () => {
    assert.match(said("notified-bodies-application"), /^By 28 January 2028: /);
    assert.match(said("transparency-marking-legacy", "2026-12-02"), /^By 2 December 2026: /);
    assert.match(said("transparency-marking-legacy", "2026-12-03"), /^Was due by 2 December 2026: /);
    assert.match(said("national-authorities-designated"), /^Was due by 2 August 2025: /);
    assert.match(
      said("review-annual-lists"),
      /^Was first due by 1 August 2025: .* Then every year, until 1 August 2029; next by 1 August 2027\.$/,
    );
    assert.match(said("review-annual-lists", "2029-08-01"), /; next by 1 August 2029\.$/);
    assert.match(said("review-annual-lists", "2029-08-02"), / Then every year, until 1 August 2029\.$/);
    assert.match(said("review-2029-general"), /^First due by 2 August 2029: .* Then every 4 years\.$/);
    for (const one of all) {
      const byThen = /^(transitional-end|deadline-|review)/.test(one.milestone.kind) && !POWERS.includes(one.id);
      if (one.practical.status === "dated")
        assert.equal(/^(By|First due by|Was (first )?due by) /.test(said(one.id)), byThen, one.id);
    }
  });

  it("what starts is the rules, not what they are about", () => {
    assert.equal(said("penalties-regime"), "Since 2 August 2025 the rules on “National penalty rules” have applied.");
    assert.equal(said("eu-database"), "Since 2 August 2026 the rules on “EU database” have applied.");
  });

  it("a power is never due: it is there since a day or until one", () => {
    assert.deepEqual(
      all.filter((one) => senseOf(one.milestone).startsWith("may-")).map((one) => one.id),
      POWERS,
    );
    assert.equal(
      said("gpai-common-rules-fallback"),
      "Since 2 August 2025 the Commission may act on “GPAI common rules, fallback”, only if no code was final by this day or the AI Office finds it not adequate; it is a power and no duty.",
    );
    const until = "Until 1 May 2029 the European Parliament or the Council";
    const first = "oppose the extension: Delegation objection, first.";
    assert.equal(said("delegated-powers-opposition"), `${until} may ${first}`);
    assert.equal(said("delegated-powers-opposition", "2029-05-02"), `${until} could ${first}`);
  });

  it("a day that ends a period says so", () => {
    assert.equal(said("delegated-powers"), "On 1 August 2029 a period ends: Delegation, first.");
    assert.match(said("delegated-powers", "2029-08-02"), /^On 1 August 2029 a period ended: /);
    for (const id of ["delegated-powers-2026", "machinery-delegated-power"])
      assert.match(
        said(id),
        /^On 27 July 2031 a period ends: .*; it is tacitly extended unless Parliament or Council opposes/,
        id,
      );
    assert.match(said("act-in-force"), /^On 1 August 2024: In force/);
  });

  it("a practical date that is of high-risk systems alone says so, and that the article reaches models before", () => {
    assert.equal(
      said("standards-presumption"),
      "From 2 December 2027 the rules on “Standards, presumption” can bite for high-risk systems, 16 months later than published in 2024. Formally they have applied since 2 August 2026, and for general-purpose AI models nothing comes later; that date is the same in both texts.",
    );
    assert.deepEqual(
      all.filter((one) => bitesForHighRisk(one.milestone)).map((one) => one.id),
      ["standards-presumption"],
    );
  });

  it("a wording that came after the day of the duty says since when it holds", () => {
    const words = (id: string, asOf = "2026-11-22") => wordingSentences(m(id), day(asOf));
    assert.deepEqual(words("ai-literacy"), [
      "Worded so since 27 July 2026 (Art. 4, Art. 1(5) of Regulation (EU) 2026/1744); before that day the earlier wording bound.",
    ]);
    assert.match(
      words("ai-literacy", "2026-07-26")[0] ?? "",
      /^Worded so from 27 July 2026 .*; until then the earlier wording binds\.$/,
    );
    assert.match(words("penalties-regime")[0] ?? "", /^Wording changed since 27 July 2026 /);
    assert.deepEqual(words("high-risk-annex-iii-requirements"), []);
  });

  it("a published text that is not yet in force says where it moves a date, and nothing where it moves none", () => {
    const on = day("2026-07-25");
    const law = chosenLaw(facts, { law: "in-force", compare: "base-law", assume: [], shift: [], set: [], asOf: on }).law;
    const [next, ...rest] = pendingLaws(facts, on);
    assert.ok(next && rest.length === 0);
    const told = (id: string) => pendingSentence(m(id, law), next.law.milestones.get(id), next.standing);
    assert.equal(
      told("high-risk-annex-iii-requirements"),
      "The adopted Omnibus, Regulation (EU) 2026/1744 (published on 24 July 2026, not yet in force), moves this date to 2 December 2027.",
    );
    assert.equal(told("gpai-fines"), undefined);
    assert.deepEqual(pendingLaws(facts, day("2026-07-27")), []);
  });

  it("a date is known since the law that a reader follows has it", () => {
    const since = (id: string, law = "in-force") =>
      knownSince(facts, { law, assume: [], shift: [], set: [], asOf: day("2026-11-22") })(id);
    assert.equal(since("ai-office-system-supervision"), day("2026-07-27"));
    assert.equal(since("high-risk-annex-iii-requirements"), day("2026-07-27"));
    assert.equal(since("eu-level-sandbox"), undefined);
    // A proposal of its own day, and what the 2024 text had before all others.
    assert.equal(since("high-risk-annex-iii-requirements", "council-mandate"), day("2026-03-13"));
    assert.ok((since("gpai-fines") as number) < day("2024-08-01"));
  });

  it("new, and without a date", () => {
    assert.match(said("prohibited-nciicsam"), /not in the text published in 2024/);
    assert.equal(said("eu-level-sandbox"), "EU-level sandbox: no date known.");
  });
});

describe("marks and distances", () => {
  it("a difference has its sign, and new and gone are words", () => {
    assert.equal(deltaText(m("transparency-marking-legacy", base), m("transparency-marking-legacy")), "+4 months");
    assert.equal(deltaText(m("sectoral-acts-amended", base), m("sectoral-acts-amended")), "-6 days");
    assert.equal(deltaText(m("prohibited-nciicsam", base), m("prohibited-nciicsam")), "new");
    assert.equal(deltaText(m("prohibited-nciicsam"), m("prohibited-nciicsam", base)), "gone");
    assert.equal(deltaText(m("gpai-fines", base), m("gpai-fines")), undefined);
  });

  it("a distance is in days", () => {
    assert.equal(distance(day("2026-11-22"), day("2027-12-02")), "in 375 days");
    assert.equal(distance(day("2026-11-22"), day("2026-11-21")), "1 day ago");
    assert.equal(distance(day("2026-11-22"), day("2026-11-23")), "in 1 day");
  });

  it("an as-of date need not be today, so no distance is told from today", () => {
    for (const days of [-1, 0, 1])
      assert.doesNotMatch(distance(day("2026-11-22"), (day("2026-11-22") + days) as Day), /today|tomorrow/);
    assert.equal(distance(day("2026-11-22"), day("2026-11-20")), "2 days ago");
  });

  it("every way of being missing reads differently", () => {
    const labels = [
      outcomeLabel({ status: "none" }),
      outcomeLabel({ status: "unknown", needs: [] }),
      outcomeLabel({ status: "unknown", needs: ["e"] }),
      outcomeLabel({ status: "never", event: "e" }),
      outcomeLabel({ status: "conditional", text: "" }),
      outcomeLabel({ status: "conditional", text: "no date in the Act" }),
      outcomeLabel({ status: "repealed", on: { status: "dated", day: day("2026-07-27") } }),
    ];
    assert.equal(new Set(labels).size, labels.length);
  });

  it("only what has a condition is on a condition; where the text names no date, that is said", () => {
    const labelled = (label: string) => all.filter((one) => outcomeLabel(one.practical) === label).map((one) => one.id);
    assert.deepEqual(labelled("on a condition"), [
      "rbi-national-law-notification",
      "sandbox-annual-reports",
      "legacy-high-risk-design-change",
    ]);
    assert.ok(labelled("no date in the Act").includes("gpai-procedure-acts"));
  });

  it("a series goes on: the next of its days counts, not the first alone", () => {
    assert.deepEqual(nextDates([m("review-annual-lists")], day("2026-11-22")), {
      day: day("2027-08-01"),
      milestones: [m("review-annual-lists")],
    });
    assert.equal(nextDay(m("review-annual-lists"), day("2025-08-01")), day("2025-08-01"));
    assert.equal(nextDay(m("review-annual-lists"), day("2029-08-02")), undefined);
  });
});

describe("citations", () => {
  it("every article of the Act links to its place on EUR-Lex, an amendment to the Omnibus, a mandate to nothing", () => {
    assert.match(citationLink("Art. 113, second para.; Art. 73") ?? "", /2024\/1689\/oj\/eng#art_113$/);
    assert.match(
      citationLink("Art. 113, third para., point (c)(i), Art. 1(40)(b) of Regulation (EU) 2026/1744") ?? "",
      /2026\/1744/,
    );
    assert.equal(citationLink("Council mandate, Art. 113"), undefined);
    assert.equal(citationLinkOn("Art. 99(4)(da)", facts, day("2026-07-23")), undefined);
    assert.match(citationLinkOn("Art. 99(4)(da)", facts, day("2026-07-24")) ?? "", /2026\/1744/);
    assert.equal(citationLink("Art. 22; Council mandate, Art. 113"), undefined);
    assert.equal(citationLink("Arts. 8-15; your setting"), undefined);
    for (const milestone of facts.milestones) assert.ok(citationLink(milestone.citation), milestone.id);
  });

  it("leads to the Omnibus for what the 2024 text does not have", () => {
    for (const inserted of [
      "Art. 4a",
      "Art. 75c(4)",
      "Art. 111(4); Art. 50(2)",
      "Art. 57(3) and (3a)",
      "Arts. 60 and 60a",
      "Art. 99(4)(da)",
    ])
      assert.match(citationLink(inserted) ?? "", /2026\/1744/, inserted);
    for (const old of ["Art. 111(3)", "Art. 2(1)", "Art. 113, third para., point (c)(ii)", "Arts. 6(4) and 49(2), Annex VIII B"])
      assert.match(citationLink(old) ?? "", /2024\/1689/, old);
  });
});

describe("the place of a date in the law", () => {
  it("names the provision of the formal day and that of the practical one, where these differ", () => {
    assert.equal(
      placeOf(m("post-market-monitoring")),
      "Art. 113, second para.; Art. 72; Art. 113, third para., point (c)(i), Art. 1(40)(b) of Regulation (EU) 2026/1744",
    );
    assert.match(placeOf(m("conformity-assessment-annex-i")), /^Art\. 43\(3\); .*point \(c\)\(ii\)/);
    assert.match(placeOf(m("high-risk-annex-iii-requirements")), /^Arts\. 8-15; Art\. 113, third para\., point \(c\)\(i\)/);
    assert.equal(placeOf(m("gpai-fines")), m("gpai-fines").milestone.citation);
  });
});

describe("milestones known on a day", () => {
  it("what only the Omnibus brings is not shown before a text with it exists", () => {
    const known = (text: string) => milestonesKnownOn(facts, day(text)).map((k) => k.id);
    assert.ok(!known("2026-03-12").includes("prohibited-nciicsam"));
    assert.ok(known("2026-03-13").includes("prohibited-nciicsam"));
    assert.ok(!known("2025-11-18").includes("transparency-marking-legacy"));
    assert.ok(known("2025-11-19").includes("transparency-marking-legacy"));
    assert.equal(known("2026-11-22").length, 117);
  });
});

describe("texts of the dataset for readers", () => {
  it("an id of a milestone becomes its label, an ISO day becomes words, other hyphened words stay", () => {
    assert.equal(
      readable("older models: see gpai-legacy-deadline; fines only from 2026-08-02, market-ready", facts),
      "older models: see \u201cOlder GPAI models comply\u201d; fines only from 2 August 2026, market-ready",
    );
  });
});
