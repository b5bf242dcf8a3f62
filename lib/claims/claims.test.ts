import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Statement } from "../capacity/schema";
import { addDays, type Day, isoDay, parseDay } from "../time/day";
import { evaluate } from "./check";
import { countOn } from "./count";
import { sumOf } from "./deals";
import { gpusText, moneyText, partText, turnedTrue } from "./finding";
import {
  claimsKnownOn,
  judge,
  milestonesOf,
  type RecordedClaim,
  saidFrom,
  trueSince,
  verdictTimeline,
  wentRound,
  whenOf,
  yardsticksOf,
} from "./record";
import { type SingleCheck, type Verdict, zClaimsFile } from "./schema";
import { told } from "./told";
import { datasetDay, type World } from "./world";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));

const file = zClaimsFile.parse(load("claims"));
const models = load("models");
const world: World = {
  law: load("law"),
  jurisdictions: load("jurisdictions"),
  enforcementMap: load("enforcement-map"),
  sites: load("sites"),
  gpuEquivalents: load("gpu-equivalents"),
  deals: load("deals"),
  sources: load("sources"),
  leadTimes: load("lead-times"),
  models,
};
const { published } = load("enforcement-counts");
const claims: readonly RecordedClaim[] = [...file.claims, ...models.claims];
const claim = (id: string) => claims.find((c) => c.id === id) as RecordedClaim;
const today = datasetDay(world);
const on = parseDay;

/** The verdict by the check alone. */
const computed = (id: string, asOf: Day) => {
  const { finding } = judge(claim(id), world, asOf, asOf === today);
  assert.ok(finding !== "no-check");
  return finding;
};
const at = (check: SingleCheck, asOf: string, said = asOf) => evaluate(check, world, { said: on(said), asOf: on(asOf) });

/** The claims whose verdict on record differs from the computed one, and that give no reason for it. */
const disagreeing = (list: readonly RecordedClaim[]): string[] =>
  list.flatMap((c) => {
    const { finding, stored } = judge(c, world, today, true);
    return finding !== "no-check" && finding.verdict !== stored && c.overrideReason === undefined ? [c.id] : [];
  });

describe("the verdicts on record", () => {
  it("are what the checks compute, or say why not", () => {
    assert.equal(claims.length, 17);
    assert.deepEqual(disagreeing(claims), []);
  });

  it("are found out where they differ without a reason", () => {
    const wrong = claims.map((c): RecordedClaim => (c.id === "omnibus-18-months" ? { ...c, verdict: "true" } : c));
    assert.deepEqual(disagreeing(wrong), ["omnibus-18-months"]);
    const bare = claims.map(({ overrideReason: _, ...c }): RecordedClaim => c);
    assert.deepEqual(disagreeing(bare), ["enforcement-2026-08-02", "one-of-27-ready"]);
  });

  it("stand only today where they bear no day of their own", () => {
    const before = judge(claim("enforcement-2026-08-02"), world, on("2026-04-10"), false);
    assert.equal(before.stored, "not-kept");
    assert.equal(before.verdict, "true");
    assert.equal(judge(claim("code-gives-presumption"), world, on("2026-04-10"), false).verdict, "not-kept");
  });

  it("name every type of check that the file describes", () => {
    const types = new Set(
      claims
        .flatMap((c) => (c.check?.type === "all-of" ? [c.check, ...c.check.parts.map((p) => p.check)] : [c.check]))
        .map((c) => c?.type),
    );
    for (const type of Object.keys(file.checkTypes)) assert.ok(types.has(type as never), type);
  });
});

describe("claims that must come out", () => {
  it("18 additional months are 16, and false", () => {
    const found = computed("omnibus-18-months", today);
    assert.deepEqual([found.claimed.value, found.computed.value, found.verdict], [18, 16, "false"]);
  });

  it("more than three billion in a quarter is 3.03 in name and 2.597 in new money, and partly true", () => {
    const found = computed("three-billion-quarter", today);
    assert.equal(found.verdict, "partly");
    assert.equal(found.computed.text, "USD 3.03 billion nominal, USD 2.597 billion new money");
  });

  it("100,000 GPUs with OpenAI were true as announced, and are outdated since the change of tenant", () => {
    const found = computed("stargate-norway-2026", today);
    assert.deepEqual(
      found.looks.map((l) => [isoDay(l.day), l.holds]),
      [
        ["2025-07-31", "yes"],
        ["2026-03-31", "yes"],
        ["2026-04-14", "no"],
        ["2026-11-22", "no"],
      ],
    );
    assert.equal(found.computed.value, 30_000);
    assert.match(
      found.looks.at(-1)?.text ?? "",
      /no longer stands as said, with OpenAI.*30,000.*for 2027.*whether that comes in its place is not known/,
    );
  });

  it("one of 27 is another number by every yardstick", () => {
    const rows = yardsticksOf(claim("one-of-27-ready"), world, published, today);
    assert.deepEqual(
      rows.map((y) => [y.measure, y.count.value, y.now === "none" ? "none" : y.now.count.value]),
      [
        ["described-as-first-with-full-powers", 1, "none"],
        ["contact-points-listed", 8, "none"],
        // Published since by its parts: five confirmed and three pending.
        ["commission-list-designated-or-pending", 8, 8],
        ["fli-clear", 3, 9],
        // By the fold: Finland, Hungary, Malta and Slovenia on 1 April 2026.
        ["power-to-fine", 4, 8],
        ["authority-designated", 8, 11],
      ],
    );
    assert.equal(judge(claim("one-of-27-ready"), world, today, true).verdict, "unverifiable");
  });
});

describe("a check", () => {
  it("names the dates of the law that it looks at, each once", () => {
    const point = (milestone: string) => ({ milestone, scenario: "in-force" });
    const months = { type: "months-between", from: point("a"), to: point("a"), claimed: 1 } as const;
    const date = { type: "date-equals", of: point("b"), claimed: "2026-08-02" } as const;
    assert.deepEqual(milestonesOf(months), ["a"]);
    assert.deepEqual(milestonesOf({ ...months, from: { date: "2026-01-01" } }), ["a"]);
    const parts = [months, date, null].map((check, i) => ({ part: String(i), check }));
    assert.deepEqual(milestonesOf({ type: "all-of", parts }), ["a", "b"]);
    assert.deepEqual(milestonesOf({ type: "event-figure", eventKind: "x", figure: "y", claimed: 1 }), []);
  });
});

describe("a claim on a day", () => {
  it("does not exist before it was said", () => {
    assert.deepEqual(
      claimsKnownOn(claims, on("2025-07-31")).map((c) => c.id),
      ["open-source-models-exempt"],
    );
    assert.ok(claimsKnownOn(claims, on("2026-03-01")).includes(claim("omnibus-18-months")));
    assert.ok(!claimsKnownOn(claims, on("2026-02-28")).includes(claim("omnibus-18-months")));
  });

  it("is not known to have gone round later", () => {
    const texts = (asOf: string) => wentRound(claim("26-signatories"), on(asOf)).map((d) => d.text);
    assert.deepEqual(texts("2025-09-01"), ["2025-08"]);
    assert.deepEqual(texts("2026-06-02"), ["2025-08", "2026-06"]);
    assert.equal(whenOf(claim("26-signatories"), on("2025-09-01")).said, on("2025-09-01"));
    assert.equal(whenOf(claim("26-signatories"), today).said, on("2026-06-30"));
  });

  it("has the verdict of its stretch on every day", () => {
    const checked = claims.filter((c) => c.check !== null);
    const timelines = new Map(checked.map((c) => [c.id, verdictTimeline(c, world, today)]));
    fc.assert(
      fc.property(fc.constantFrom(...checked), fc.nat(), (c, n) => {
        const first = saidFrom(c);
        const day = addDays(first, n % (today - first + 1));
        const found = c.check && evaluate(c.check, world, whenOf(c, day));
        assert.equal(timelines.get(c.id)?.findLast((s) => s.from <= day)?.verdict, found?.verdict, `${c.id} on ${isoDay(day)}`);
      }),
      { numRuns: 100 },
    );
  });

  it("tells since when the verdict is another one", () => {
    const days = (id: string) => verdictTimeline(claim(id), world, today).map((s) => [isoDay(s.from), s.verdict]);
    assert.deepEqual(days("window-4-5-months"), [
      ["2026-03-01", "true"],
      ["2026-07-27", "outdated"],
    ]);
    // The provisional text of 7 May 2026 is the first that can be checked.
    assert.deepEqual(days("omnibus-18-months"), [
      ["2026-03-01", "unverifiable"],
      ["2026-05-07", "false"],
    ]);
  });
});

describe("claims about the law", () => {
  const of = { milestone: "high-risk-annex-iii-classification", scenario: "in-force" };
  const dated = (claimed: string): SingleCheck => ({ type: "date-equals", of, claimed });

  it("are true where they hold on both days, outdated where only on the first, false where not on the first", () => {
    assert.equal(at(dated("2026-08-02"), "2026-04-10").verdict, "true");
    assert.equal(at(dated("2026-08-02"), "2026-11-22", "2026-04-10").verdict, "outdated");
    assert.equal(at(dated("2027-12-02"), "2026-11-22", "2026-04-10").verdict, "false");
    assert.equal(at(dated("2027-12-02"), "2026-11-22").verdict, "true");
  });

  it("follow the reader's law on the as-of date, and the law in force on the day they were made", () => {
    const chosen = { scenario: "base-law", shift: [] };
    const found = evaluate(dated("2026-08-02"), world, { said: on("2026-04-10"), asOf: today, chosen });
    assert.equal(found.verdict, "true");
    assert.match(found.looks.at(-1)?.text ?? "", /under the 2024 text: 2 August 2026/);
  });

  it("tell a length by the days of the articles beside that by the days from which they can bite, and are partly right by the first", () => {
    const of = (milestone: string, claimed: number, said = "2026-11-22") => {
      const ends = ["base-law", "in-force"].map((scenario) => ({ milestone, scenario }));
      const [from, to] = ends as [(typeof ends)[number], (typeof ends)[number]];
      return at({ type: "months-between", from, to, claimed }, "2026-11-22", said);
    };
    assert.deepEqual(
      [16, 0, 3].map((n) => of("conformity-assessment-annex-iii", n).verdict),
      ["true", "partly", "false"],
    );
    assert.match(of("conformity-assessment-annex-iii", 16).notes.join(), /^By the days of the articles .* it is 0 days;/);
    assert.deepEqual(of("high-risk-annex-iii-classification", 16).notes, []);
    assert.equal(of("high-risk-annex-iii-classification", 0).verdict, "false");
  });

  it("are partly right where they name the day of the article and it can take effect on another", () => {
    const article: SingleCheck = {
      type: "date-equals",
      of: { milestone: "conformity-assessment-annex-iii", scenario: "in-force" },
      claimed: "2026-08-02",
    };
    assert.deepEqual(
      [
        at(article, "2026-11-22").verdict,
        at(article, "2026-11-22", "2026-04-10").verdict,
        at(dated("2026-08-02"), "2026-11-22").verdict,
      ],
      ["partly", "outdated", "false"],
    );
    assert.deepEqual(at(article, "2026-11-22").notes, [
      "The article itself applies from 2 August 2026; there is something it can apply to only from 2 December 2027.",
    ]);
    assert.deepEqual(at({ ...article, claimed: "2027-12-02" }, "2026-11-22").notes, []);
  });

  it("cannot be verified by a text that was not there, and do not name it", () => {
    const check: SingleCheck = { type: "date-equals", of: { ...of, scenario: "final-omnibus" }, claimed: "2027-12-02" };
    const found = at(check, "2026-04-10");
    assert.equal(found.verdict, "unverifiable");
    assert.doesNotMatch(JSON.stringify(found) + told(check, world, new Map(), on("2026-04-10")), /Omnibus/);
  });

  it("count months whole, and days as thirtieths", () => {
    const check: SingleCheck = { type: "months-between", from: { date: "2026-03-18" }, to: { date: "2026-08-02" }, claimed: 4.5 };
    assert.equal(at(check, "2026-11-22").computed.value, 4.5);
    assert.equal(at(check, "2026-11-22").verdict, "true");
    assert.equal(at({ ...check, claimed: 5 }, "2026-11-22").verdict, "false");
    assert.equal(at({ ...check, claimed: 5, tolerance: 0.5 }, "2026-11-22").verdict, "true");
    assert.equal(at({ ...check, from: check.to, to: check.from }, "2026-11-22").verdict, "false");
  });

  it("tell that an end has no date", () => {
    // What a later text brought is not in the 2024 text.
    const milestone = world.law.milestones.find((m) => m.rule.type === "none")?.id ?? "";
    const to = { milestone, scenario: "base-law" };
    const found = at({ type: "months-between", from: { date: "2026-03-18" }, to, claimed: 3 }, "2026-11-22");
    assert.deepEqual([found.verdict, found.computed.value], ["false", "unknown"]);
  });
});

describe("claims about countries", () => {
  const check: SingleCheck = {
    type: "jurisdiction-count",
    bloc: "EU",
    measure: "power-to-fine",
    topic: "high-risk-annex-iii",
    on: "2026-11-22",
    claimed: 8,
  };

  it("count by the fold on their day", () => {
    assert.equal(at(check, "2026-11-22").verdict, "true");
    assert.equal(at({ ...check, claimed: 7 }, "2026-11-22").verdict, "false");
    assert.equal(countOn(world, "EU", "power-to-fine", "high-risk-annex-iii", today).of, 27);
  });

  it("cannot be told before their day", () => {
    assert.equal(at(check, "2026-11-21").verdict, "unverifiable");
    assert.equal(at(check, "2026-11-21").computed.value, "unknown");
  });

  it("on fines for what has no EU fine cannot be told, and a ceiling that penalties may not reach is named", () => {
    const literacy = at({ ...check, topic: "literacy", claimed: 1 }, "2026-11-22");
    assert.deepEqual([literacy.verdict, literacy.computed.value], ["unverifiable", "unknown"]);
    assert.match(literacy.notes.join(" "), /no EU fine for AI literacy/);
    assert.equal(at({ ...check, measure: "authority-designated", topic: "literacy", claimed: 11 }, "2026-11-22").verdict, "true");
    const bans = at({ ...check, topic: "prohibited", claimed: 9 }, "2026-11-22");
    assert.equal(bans.verdict, "true");
    // Italy names 3 % of turnover and Malta 1 %, where the ceiling for the bans is 7 % and for Annex III 3 %.
    const states = (notes: readonly string[]) => notes.map((note) => /^(\w+): .*may not reach it/.exec(note)?.[1]);
    assert.deepEqual(states(bans.notes), ["Italy", "Malta"]);
    assert.deepEqual(states(at(check, "2026-11-22").notes), ["Malta"]);
  });

  it("refuse a measure that is not computed", () => {
    assert.throws(() => at({ ...check, measure: "fli-clear" }, "2026-11-22"), /is not computed/);
  });
});

describe("claims about compute", () => {
  const statement = (statedOn: string, rest: Partial<Statement>): Statement => ({
    id: `s-${statedOn}`,
    statedOn,
    speaker: "company",
    kind: "announced",
    reading: "promise",
    tranche: "site",
    target: { when: "2026-12-31", text: "end-2026", gpus: 1000, counts: "site-total", marks: "full" },
    detail: "Said.",
    sources: ["a"],
    confidence: "official",
    ...rest,
  });
  const [some] = world.sites;
  const verdict = (
    statements: Statement[],
    asOf: string,
    rest: Partial<Extract<SingleCheck, { type: "capacity-by" }>> = {},
  ): Verdict =>
    evaluate(
      { type: "capacity-by", site: "x", tranche: "site", gpus: 1000, by: "2026-12-31", asOf: [asOf], ...rest },
      { ...world, sites: [{ ...(some as NonNullable<typeof some>), id: "x", statements }] },
      { said: on(asOf), asOf: on(asOf) },
    ).verdict;
  const promise = statement("2025-07-31", {});

  it("are true while a commitment covers number and day, and false where none ever did", () => {
    assert.equal(verdict([promise], "2026-01-01"), "true");
    assert.equal(verdict([promise], "2025-07-30"), "false");
    assert.equal(verdict([promise], "2026-01-01", { gpus: 1001 }), "false");
    assert.equal(verdict([promise], "2026-01-01", { by: "2026-12-30" }), "false");
    assert.equal(verdict([{ ...promise, speaker: "press" }], "2026-01-01"), "false");
  });

  it("are outdated once it is replaced or lost, or the tenant they name changes", () => {
    const target = { when: "2027", text: "2027", gpus: 1000, counts: "site-total", marks: "full" } as const;
    const moved = statement("2026-02-01", { reading: "revision", supersedes: promise.id, target });
    const lost = statement("2026-02-01", { reading: "loss", kind: "cancelled", target: null });
    const tenant = statement("2026-02-01", { reading: "progress", kind: "tenant-change", target: null });
    for (const later of [moved, lost]) {
      assert.equal(verdict([promise, later], "2026-01-31"), "true");
      assert.equal(verdict([promise, later], "2026-02-01"), "outdated");
    }
    assert.equal(verdict([promise, tenant], "2026-02-01"), "true");
    assert.equal(verdict([promise, tenant], "2026-02-01", { tenant: "OpenAI" }), "outdated");
  });

  it("are, once the day has passed, what runs by the last look", () => {
    const runs = (on_: string, gpus: number) =>
      statement(on_, { reading: "online", kind: "online", target: { gpus, counts: "site-total", marks: "full" } });
    const seen = statement("2027-02-01", { reading: "observation", kind: "construction", target: null });
    assert.equal(verdict([promise, runs("2026-12-01", 1000)], "2027-03-01"), "true");
    assert.equal(verdict([promise, runs("2027-01-15", 500)], "2027-03-01"), "false");
    assert.equal(verdict([promise, seen], "2027-03-01"), "false");
    assert.equal(verdict([promise, runs("2026-12-01", 500)], "2027-03-01"), "unverifiable");
  });

  it("say that a promise is one, with what was stated and seen since", () => {
    const check: SingleCheck = {
      type: "capacity-by",
      site: "nscale-narvik",
      tranche: "site",
      gpus: 100_000,
      by: "2026-12-31",
      asOf: ["2026-11-22"],
    };
    const found = at(check, "2026-11-22");
    assert.equal(found.verdict, "true");
    assert.deepEqual([found.asPromise?.saidOn.text, found.asPromise?.laterWords], ["2025-07-31", true]);
    // Until the change of tenant nothing later was said.
    assert.equal(at({ ...check, asOf: ["2026-04-10"] }, "2026-04-10").asPromise?.laterWords, false);
    assert.match(found.notes.join(" "), /30,000.*not known.*change of tenant.*[Ss]een from outside/s);
    assert.match(told(check, world, new Map(), today), /has, or is still promised to have,/);
  });
});

describe("claims about the size of a site", () => {
  const check = (gpus: number): SingleCheck => ({
    type: "capacity-by",
    site: "eurohpc-meluxina-ai",
    tranche: "site",
    gpus,
    by: "2026-12-31",
    asOf: [],
  });

  it("do not stand by a size of an older word once a smaller one was contracted", () => {
    assert.equal(at(check(2100), "2026-07-21").verdict, "true");
    const found = at(check(2100), "2026-11-22");
    assert.deepEqual([found.verdict, found.computed.text], ["outdated", "1,008 GPUs, with no date"]);
    assert.match(
      found.looks.at(-1)?.text ?? "",
      /\(the size of an earlier word\) for “end of 2026”.* No dated promise has that size any more: the company gave 1,008 GPUs on 22 July 2026, with no date/,
    );
  });

  it("do not hang on the number that is claimed once the size was replaced", () => {
    for (const claimed of [500, 1008, 1009, 2100]) {
      const found = at(check(claimed), "2026-11-22");
      assert.deepEqual([found.verdict, found.computed.text], ["outdated", "1,008 GPUs, with no date"], String(claimed));
    }
  });

  it("take the latest promise that is enough, also of a part of the site", () => {
    const narvik = (gpus: number): SingleCheck =>
      ({
        ...check(gpus),
        site: "nscale-narvik",
        by: "2027-12-31",
      }) as SingleCheck;
    const [part, whole] = [at(narvik(30_000), "2026-11-22"), at(narvik(30_001), "2026-11-22")];
    assert.match(
      part.looks.at(-1)?.text ?? "",
      /30,000 NVIDIA Rubin for 2027 \(Rubin 2027, a part of the site\), said by the company on 14 April 2026/,
    );
    assert.match(part.computed.text, /^30,000 GPUs promised for 2027 on 14 April 2026/);
    assert.match(whole.computed.text, /^100,000 GPUs promised for “end-2026” on 31 July 2025/);
    assert.match(at(narvik(30_000), "2026-04-13").computed.text, /^100,000 GPUs/);
  });
});

describe("claims about deals", () => {
  const check: Extract<SingleCheck, { type: "deal-sum" }> = {
    type: "deal-sum",
    kinds: ["equity", "safe"],
    parties: ["NSCALE"],
    from: "2025-09-01",
    to: "2026-03-31",
    currency: "USD",
    countOnce: true,
    claimed: 3.533e9,
  };

  it("add what is known in the currency, and take out what a later deal contains", () => {
    const sum = sumOf(check, world, { asOf: today });
    assert.deepEqual([sum.nominal, sum.newMoney], [3.533e9, 3.1e9]);
    assert.equal(at(check, "2026-11-22").verdict, "partly");
    assert.equal(at({ ...check, countOnce: false }, "2026-11-22").verdict, "true");
    assert.equal(at({ ...check, valuation: 1 }, "2026-11-22").verdict, "false");
  });

  it("are not refuted by deals in another currency, and name a deal that is in two", () => {
    const euros = at({ ...check, currency: "EUR" }, "2026-11-22");
    assert.deepEqual([euros.verdict, euros.computed.text], ["unverifiable", "no such amount in EUR on record"]);
    assert.match(euros.notes.join(" "), /Not added: Nscale, equity of .*, in USD/);
    const debt: SingleCheck = { ...check, kinds: ["debt"], parties: ["mistral"], claimed: 830e6 };
    assert.match(at(debt, "2026-11-22").notes.join(" "), /is on record as USD 830m \(.*EUR 94m\); it is added whole in USD\./);
    assert.equal(at({ ...check, parties: ["nobody"] }, "2026-11-22").verdict, "false");
  });

  it("cannot be refuted while the period runs", () => {
    assert.equal(at(check, "2026-03-01").verdict, "unverifiable");
    assert.equal(at({ ...check, claimed: undefined, claimedMoreThan: 1e9 } as SingleCheck, "2026-03-01").verdict, "true");
  });

  it("leave plans and deals without an amount out by name", () => {
    const contracts: SingleCheck = { ...check, kinds: ["contract", "ipo"], parties: ["nscale"], to: "2026-12-31" };
    const { notes } = at(contracts, "2026-11-22");
    assert.ok(notes.some((n) => /only planned/.test(n)) && notes.some((n) => /not disclosed/.test(n)));
    assert.ok(notes.some((n) => /ceiling/.test(n)));
  });

  it("write amounts as exactly as they are", () => {
    assert.equal(moneyText(2.597e9, "USD"), "USD 2.597 billion");
    assert.equal(moneyText(830e6, "EUR"), "EUR 830 million");
    assert.equal(moneyText(1_234_567_891, "USD"), "USD 1,234,567,891");
  });
});

describe("a count of processors", () => {
  it("of one is no plural", () => {
    assert.deepEqual([1, 0, 100_000].map(gpusText), ["1 GPU", "0 GPUs", "100,000 GPUs"]);
  });
});

describe("a claim ahead of its time", () => {
  const of = (claimed: string): SingleCheck => ({
    type: "date-equals",
    of: { milestone: "deployer-obligations", scenario: "in-force" },
    claimed,
  });
  const when = { said: on("2026-04-01"), asOf: today };

  it("was false when it was said, and is true since the day on which the law came to say so", () => {
    const early = evaluate(of("2027-12-02"), world, when);
    assert.equal(early.verdict, "false");
    assert.equal(turnedTrue(early), true);
    assert.equal(trueSince(of("2027-12-02"), world, when), on("2026-07-27"));
  });

  it("is told apart from one that never held, and from one that no longer does", () => {
    for (const day of ["2027-12-03", "2026-08-02"]) {
      assert.equal(turnedTrue(evaluate(of(day), world, when)), false);
      assert.equal(trueSince(of(day), world, when), undefined);
    }
  });
});

describe("claims about models", () => {
  it("say that they count models on record, by the day on which a summary was found", () => {
    const { computed: figure, notes } = computed("no-chinese-summary", today);
    assert.equal(figure.value, 2);
    assert.match(notes.join(" "), /^A model counts from the day on which its summary was found; .* without a model on record/);
  });
});

describe("claims of several parts", () => {
  const part = (claimed: string): { part: string; check: SingleCheck } => ({
    part: claimed,
    check: { type: "date-equals", of: { milestone: "general-application", scenario: "in-force" }, claimed },
  });
  const of = (...days: string[]) =>
    evaluate({ type: "all-of", parts: days.map(part) }, world, { said: today, asOf: today }).verdict;

  it("are true where all hold, false where none does, partly otherwise", () => {
    assert.equal(of("2026-08-02", "2026-08-02"), "true");
    assert.equal(of("2026-08-02", "2026-08-03"), "partly");
    assert.equal(of("2026-08-04", "2026-08-03"), "false");
  });

  it("count as computed what a check finds alone, and tell apart what the record says and what is not kept", () => {
    const found = (asOf: Day) => {
      const { computed: figure, parts } = computed("nscale-series-b-package", asOf);
      return [figure.value, figure.text, parts.filter((p) => p.finding === "none").map(partText)];
    };
    const [byRecord, notKept] = ["the verdict is that of the record.", "and the verdict on record is not kept for that day."];
    assert.deepEqual(found(today), [
      3,
      "3 parts true by a check, 1 by the record; 1 not verifiable",
      [1, 2].map(() => `No check computes this part; ${byRecord}`),
    ]);
    assert.deepEqual(found(on("2026-04-10")), [
      3,
      "3 parts true by a check; 2 without a verdict for that day",
      [1, 2].map(() => `No check computes this part, ${notKept}`),
    ]);
  });
});
