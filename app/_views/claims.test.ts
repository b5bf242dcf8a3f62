import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { claimCheck } from "@/app/api/_answers/claims";
import { respond } from "@/app/api/_edge/respond";
import { contextOn, EXAMPLE_DAY } from "@/app/api/_openapi/examples";
import { parseDay } from "@/lib/time/day";
import { type ClaimsState, claimsState, claimWorld, partyNames } from "./claims";
import { EXAMPLES, FORM_KEYS, FORM_KINDS, formOptions, readForm } from "./claims-form";

const c = contextOn(EXAMPLE_DAY);
const state = (query: string): ClaimsState => claimsState(c.facts, c.dataset, new URLSearchParams(query), c.lensContext);
const today = parseDay(EXAMPLE_DAY);
const options = formOptions(claimWorld(c.facts, c.dataset), partyNames(c.dataset), today);
const read = (query: string) => readForm(new URLSearchParams(query), options, today);
const card = (s: ClaimsState, id: string) => s.claims.find((k) => k.id === id);
// Of a source that came out later the page shows nothing.
const said = (s: ClaimsState) => JSON.stringify(s, (key, value) => (key === "sourceIds" ? undefined : value));

describe("the page of claims", () => {
  it("counts the verdicts that it shows", () => {
    const s = state("");
    // Ten claims of the press and seven about models.
    assert.equal(s.claims.length, 17);
    assert.equal(s.headline, "17 claims: 2 true, 6 partly true, 5 outdated, 3 false and 1 not verifiable.");
    assert.equal(
      s.figures.reduce((sum, f) => sum + Number(f.value), 0),
      17,
    );
  });

  it("shows the verdict on record beside the computed one, with the reason", () => {
    const k = card(state(""), "enforcement-2026-08-02");
    assert.equal(k?.verdict, "partly");
    assert.match(k?.beside.join() ?? "", /^The check alone gives: true\. The date is right/);
    assert.equal(k?.daysTitle, "By its check alone");
  });

  it("names the yardstick instead of one verdict", () => {
    const k = card(state(""), "one-of-27-ready");
    // Counted with those that are not verifiable, and so called.
    assert.equal(k?.words, "Not verifiable: depends on the yardstick");
    assert.deepEqual(
      k?.yardsticks.map((y) => y.count),
      ["1 of 27", "8 of 27", "8 of 27", "3 of 27", "4 of 27", "8 of 27"],
    );
    // Five confirmed and three pending, counted apart since.
    assert.deepEqual(k?.yardsticks[2]?.now, { count: "8 of 27", on: "last published: 13 June 2026" });
    assert.deepEqual(k?.yardsticks.at(-1)?.now, { count: "11 of 27", on: "on 22 November 2026" });
  });

  it("filters by verdict and by what a claim is about, and links back to all", () => {
    const s = state("verdict=outdated&about=law");
    assert.deepEqual(
      s.claims.map((k) => k.id),
      ["window-4-5-months", "conformity-6-12-months"],
    );
    assert.equal(s.shown, "2 of 17 claims");
    assert.equal(s.allHref, "/claims");
    assert.deepEqual(s.notices.problems, []);
  });

  it("checks under the chosen law, and says what the law in force gives", () => {
    const k = card(state("law=base-law"), "window-4-5-months");
    assert.equal(k?.verdict, "true");
    assert.match(k?.beside.join() ?? "", /^Under the 2024 text\. By the law in force the verdict is: outdated\.$/);
    assert.equal(k?.daysTitle, "By the law in force, counted from 18 March 2026");
    assert.equal(card(state("shift=high-risk-annex-iii:P12M"), "window-4-5-months")?.finding?.computed.text, "32 months 14 days");
  });

  it("keeps today's words off an earlier day, and composes its own", () => {
    const s = state("asOf=2026-04-10");
    assert.equal(
      card(s, "enforcement-2026-08-02")?.explanation,
      "“General date of application” under the 2024 text: 2 August 2026.",
    );
    assert.equal(card(s, "code-gives-presumption")?.words, "No verdict for that day");
    for (const claim of [...c.dataset.claims.claims, ...c.dataset.models.claims])
      assert.ok(!said(s).includes(JSON.stringify(claim.explanation)), claim.id);
    assert.doesNotMatch(said(s), /1744|27 July 2026/);
    assert.equal(state("asOf=2024-08-01").headline, "No claim on record had been made by 1 August 2024.");
  });

  it("says from which day a length of time is counted", () => {
    assert.equal(card(state(""), "window-4-5-months")?.daysTitle, "By day, counted from 18 March 2026");
    assert.equal(card(state(""), "omnibus-18-months")?.daysTitle, "By day");
  });

  it("says why a claim could not be verified", () => {
    assert.deepEqual(card(state(""), "ami-seed")?.trueAsOf, [
      "not verifiable until 9 March 2026. As known on 1 March 2026: No such deal is on record. The period runs until 31 March 2026.",
      "true since 10 March 2026",
    ]);
  });

  it("names a setting that cannot be used with those that can, and applies the rest", () => {
    const s = state("verdict=maybe&about=law&nothing=1");
    assert.deepEqual(
      s.notices.problems.map((p) => p.param),
      ["nothing", "verdict"],
    );
    assert.match(s.notices.problems[0]?.message ?? "", /use law, .*asOf, verdict, about, check\.$/);
    assert.ok(s.claims.every((k) => k.about === "law"));
  });
});

describe("a claim of the reader's own", () => {
  for (const example of EXAMPLES)
    it(`can be ${JSON.stringify(example.text)}`, () => {
      const s = state(example.query);
      assert.deepEqual(s.notices.problems, []);
      assert.ok(s.answer);
      assert.equal(s.form.read.kind, example.kind);
      assert.ok(s.answer.sourceIds.length > 0);
      // The link bears the whole question.
      const again = state(new URL(s.answer.href, "http://localhost").search);
      assert.deepEqual(again.answer, s.answer);
    });

  it("is answered by the API in the same way, under the same settings", async () => {
    const part = options.sites.map((s) => s.value).find((value) => value.includes(":"));
    const queries = [
      ...EXAMPLES.map((e) => `${e.query}&law=base-law`),
      ...EXAMPLES.map((e) => `${e.query}&asOf=2026-10-31&name=mine`),
      `check=capacity&site=${part}&claimed=1,000&by=2026-12-31`,
      // What another kind takes is of no account.
      `${EXAMPLES[1]?.query}&by=2026-12-31&once=yes`,
      "check=date&of=deployer-obligations&claimed=2027-12-02&said=2026-04-01",
    ];
    for (const query of queries) {
      const { answer } = state(query);
      assert.ok(answer, query);
      const request = new Request(new URL(answer.jsonHref, "http://localhost"));
      const { data } = await (await respond(claimCheck, request, "", async () => c)).json();
      assert.deepEqual(
        [data?.asks, data?.verdict, data?.words, data?.why, data?.claimed.text, data?.computed.text, data?.notes],
        [answer.told, answer.verdict, answer.words, answer.why, answer.claimed, answer.computed.text, answer.notes],
        answer.jsonHref,
      );
    }
  });

  it("has an example of each kind", () => {
    assert.deepEqual(
      EXAMPLES.map((e) => e.kind),
      FORM_KINDS,
    );
  });

  it("is told back with verdict and numbers", () => {
    const verdicts = EXAMPLES.map((e) => {
      const { answer } = state(e.query);
      return [answer?.verdict, answer?.computed.text];
    });
    assert.deepEqual(verdicts, [
      ["false", "16 months"],
      ["outdated", "2 December 2027"],
      ["false", "4 of 27"],
      ["partly", "USD 3.03 billion nominal, USD 2.597 billion new money"],
      ["true", "100,000 GPUs promised for “end-2026” on 31 July 2025; none in operation on record"],
    ]);
  });

  it("tells a promise with later words against it by its day, with the claim on record and what was said since", () => {
    const answer = state(EXAMPLES[4]?.query ?? "").answer;
    assert.equal(answer?.words, "True only as a promise of 31 July 2025");
    assert.deepEqual(answer?.links.at(-1), {
      label: "On record, with OpenAI: outdated since 14 April 2026",
      href: "/claims#stargate-norway-2026",
    });
    const notes = answer?.notes.join(" ") ?? "";
    for (const word of [/30,000 NVIDIA Rubin for 2027/, /18 September 2026: S-1: on 31 August 2026/, /5 July 2026: .*satellite/i])
      assert.match(notes, word);
  });

  it("that was false when it was said and is true now says both, with the day", () => {
    const query = "check=date&of=deployer-obligations&claimed=2027-12-02&said=2026-04-01";
    const { answer } = state(query);
    assert.deepEqual(
      [answer?.verdict, answer?.words, answer?.why],
      [
        "false",
        "False when it was said, true now",
        "It did not hold on 1 April 2026, when it was said; it has held since 27 July 2026.",
      ],
    );
    // Of a law of the reader's own no day is told.
    assert.match(
      state(`${query}&law=final-omnibus&set=deployer-obligations:2027-12-02`).answer?.why ?? "",
      /; it holds on 22 Nov/,
    );
  });

  it("that is right by the day of the article alone is not said to be past telling", () => {
    const query =
      "check=months&from=conformity-assessment-annex-iii&fromLaw=base-law&to=conformity-assessment-annex-iii&claimed=0";
    const { answer } = state(`${query}&said=2026-08-01`);
    assert.equal(answer?.words, "Partly true");
    assert.match(answer?.why ?? "", /^By the days of the articles it holds on 22 November 2026; .* did not on 1 August 2026/);
  });

  it("says in the number and in the verdict what is only a ceiling", () => {
    const contracts = "check=deals&deals=contract&party=nscale&start=2025-01-01&end=2026-11-21";
    const answer = state(`${contracts}&claimed=64.8+billion`).answer;
    assert.equal(answer?.words, "True, with ceilings counted");
    assert.equal(answer?.computed.text, "USD 64.8 billion, of it up to USD 58.6 billion in ceilings");
    assert.match(answer?.looks[0]?.text ?? "", /without them it is USD 6.2 billion/);
    assert.equal(state(`${contracts}&claimed=6+billion&more=yes`).answer?.words, "True");
  });

  it("is not checked before a field is filled", () => {
    const s = state("check=deals");
    assert.deepEqual(s.notices.problems, []);
    assert.equal(s.answer, undefined);
    assert.equal(s.form.open, true);
  });

  it("names what is wrong at its field", () => {
    const wrong = (query: string) => read(query).problems.map((p) => p.param);
    assert.deepEqual(wrong("check=guess&claimed=1"), ["check"]);
    assert.deepEqual(wrong("check=months&from=nowhere&toDay=2026-02-30&claimed=many"), ["from", "toDay", "claimed"]);
    assert.deepEqual(wrong("check=months&from=2026-01-01&to=ai-literacy&toDay=2026-02-01&claimed=1"), ["toDay"]);
    assert.deepEqual(wrong("check=date&of=ai-literacy&ofLaw=nowhere&claimed=2025"), ["ofLaw", "claimed"]);
    assert.deepEqual(wrong("check=date&of=ai-literacy&claimed=2025-02-02&said=2026-11-23"), ["said"]);
    assert.deepEqual(wrong("check=countries&bloc=US&measure=fli-clear&topic=none&on=x&claimed=1.5"), [
      "bloc",
      "measure",
      "topic",
      "on",
      "claimed",
    ]);
    assert.deepEqual(wrong("check=deals&deals=gift&party=me&start=2026-02-01&end=2026-01-01&currency=GBP&claimed=a+lot"), [
      "deals",
      "party",
      "end",
      "currency",
      "claimed",
    ]);
    assert.deepEqual(wrong("check=capacity&site=nowhere&by=2026-13-01&claimed=0"), ["site", "claimed", "by"]);
    assert.deepEqual(wrong("check=capacity&claimed=1&claimed=2"), ["claimed", "site", "by"]);
  });

  it("reads numbers and amounts as people write them", () => {
    const amount = (text: string) => {
      const { check } = read(
        `check=deals&deals=equity&party=nscale&start=2026-01-01&end=2026-03-31&claimed=${encodeURIComponent(text)}`,
      );
      return check?.type === "deal-sum" ? check.claimed : undefined;
    };
    assert.deepEqual(["3bn", "3 billion", "3,000,000,000", "3000000000", "3.0 BN"].map(amount), Array(5).fill(3e9));
    const gpus = (text: string) => {
      const { check } = read(`check=capacity&site=nscale-narvik&by=2026-12-31&claimed=${encodeURIComponent(text)}`);
      return check?.type === "capacity-by" ? check.gpus : undefined;
    };
    assert.deepEqual(["100000", "100,000", "100 000"].map(gpus), Array(3).fill(100_000));
  });

  it("refuses what is another number in another country", () => {
    const problems = (query: string) =>
      read(query)
        .problems.map((p) => p.message)
        .join();
    for (const claimed of ["100.000", "1.000.000"])
      assert.match(problems(`check=capacity&site=nscale-narvik&by=2026-12-31&claimed=${claimed}`), /can be read in two ways/);
    const deals = "check=deals&deals=equity&party=nscale&start=2026-01-01&end=2026-03-31&claimed=";
    assert.match(problems(`${deals}830.000`), /can be read in two ways/);
    assert.match(problems(`${deals}3,5+billion`), /is no amount/);
  });

  it("tells what is too large from what is no number", () => {
    const message = (query: string) => read(query).problems.map((p) => p.message);
    const months = "check=months&from=2026-01-01&to=2026-02-01&claimed=";
    assert.deepEqual(message(`${months}99999999999`), ['"99999999999" is outside the range; give 0 to 1,200 months.']);
    assert.deepEqual(message(`${months}-16`), ['"-16" is outside the range; give 0 to 1,200 months.']);
    assert.deepEqual(message(`${months}long`), ['"long" is no number; write it as 4.5.']);
    const deals = "check=deals&deals=equity&party=nscale&start=2026-01-01&end=2026-03-31&claimed=";
    assert.match(message(`${deals}9999999999999999999`).join(), /outside the range; give more than 0/);
    assert.match(message(`${deals}a+lot`).join(), /is no amount/);
  });

  it("takes a day in the place of a milestone, and shows it in the field for days", () => {
    const { values, check } = read("check=months&from=2026-03-18&to=ai-literacy&claimed=1");
    assert.deepEqual([values.from, values.fromDay], ["", "2026-03-18"]);
    assert.deepEqual(check?.type === "months-between" && check.from, { date: "2026-03-18" });
  });

  it("never fails, whatever stands in the link", () => {
    const value = fc.oneof(
      fc.constantFrom(
        ...FORM_KINDS,
        "in-force",
        "base-law",
        "ai-literacy",
        "nscale",
        "nscale-narvik:site",
        "2026-02-30",
        "2026-08-02",
        "1e9",
        "-1",
      ),
      fc.string({ maxLength: 90 }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...FORM_KEYS), value), { maxLength: 12 }), (pairs) => {
        const { check, asked, problems } = readForm(new URLSearchParams([["check", "months"], ...pairs]), options, today);
        assert.ok(check !== undefined || !asked || problems.length > 0);
      }),
      { numRuns: 100 },
    );
  });

  it("of a link that is too long nothing is applied", () => {
    const s = state(`check=deals&claimed=1&party=${"x".repeat(8000)}`);
    assert.match(s.notices.problems[0]?.message ?? "", /longer than 8,000 characters/);
    assert.equal(s.form.open, false);
    assert.ok(said(s).length < 100_000);
  });

  it("offers nothing that was not known on the day", () => {
    const early = state("asOf=2026-02-01").form;
    assert.ok(!early.options.laws.some((l) => l.value === "final-omnibus"));
    assert.ok(!early.options.parties.some((p) => p.value === "AMI Labs"));
    assert.deepEqual(early.examples, []);
    assert.ok(state("").form.options.parties.some((p) => p.value === "AMI Labs"));
  });
});
