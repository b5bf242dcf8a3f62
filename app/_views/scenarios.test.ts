import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { contextOn } from "@/app/api/_openapi/examples";
import { FIRST_AS_OF, parseLens } from "@/lib/lens";
import { isoDay, parseDay } from "@/lib/time/day";
import { ComparisonView } from "./ComparisonView";
import { COMPARISON_KEYS, comparisonState } from "./comparison";
import { ScenariosView } from "./ScenariosView";
import { SCENARIOS_KEYS, scenariosState } from "./scenarios";

const c = contextOn("2026-11-22");
const texts = (query = "") =>
  scenariosState(c.facts, c.dataset, parseLens(new URLSearchParams(query), c.lensContext, SCENARIOS_KEYS), c.lensContext);
const two = (query = "") =>
  comparisonState(c.facts, parseLens(new URLSearchParams(query), c.lensContext, COMPARISON_KEYS), c.lensContext);
const drawn = (query = "") => renderToStaticMarkup(createElement(ScenariosView, { state: texts(query), sources: {} }));
const drawnTwo = (query = "") => renderToStaticMarkup(createElement(ComparisonView, { state: two(query), sources: {} }));
const text = (html: string) => html.replace(/<[^>]+>/g, " ");
const DAYS = [isoDay(FIRST_AS_OF), "2025-11-19", "2026-04-01", "2026-05-10", "2026-07-25", "2026-11-22", "2035-12-31"];
const MISSING = /undefined|\bnull\b|NaN|\[object|Infinity/;

describe("the texts as a history", () => {
  it("every day and every pair is said in words", () => {
    for (const day of DAYS) {
      assert.doesNotMatch(drawn(`asOf=${day}`), MISSING, day);
      const ids = texts(`asOf=${day}`).texts.map((t) => t.id);
      for (const law of ids)
        for (const compare of ids)
          assert.doesNotMatch(drawnTwo(`asOf=${day}&law=${law}&compare=${compare}`), MISSING, `${law}, ${day}`);
    }
  });

  it("a text shows from the day on which it could be known, under the name and reference it had then", () => {
    const ids = (day: string) => texts(`asOf=${day}`).texts.map((t) => t.id);
    assert.deepEqual(ids("2024-07-12"), ["base-law"]);
    assert.deepEqual(ids("2025-11-18"), ["base-law"]);
    assert.deepEqual(ids("2025-11-19"), ["base-law", "commission-proposal"]);
    assert.deepEqual(ids("2026-04-01"), ["base-law", "commission-proposal", "council-mandate", "parliament-position"]);
    assert.equal(ids("2026-11-22").length, 5);
    const omnibus = (day: string) => texts(`asOf=${day}`).texts.find((t) => t.id === "final-omnibus");
    assert.equal(omnibus("2026-05-10")?.title, "Provisional agreement on the Omnibus");
    assert.equal(omnibus("2026-05-10")?.reference, undefined);
    assert.match(omnibus("2026-07-24")?.reference ?? "", /2026\/1744/);
  });

  it("the headline says how many texts are known and which is in force", () => {
    assert.equal(texts().headline, "Five texts are known on 22 November 2026; in force is the Omnibus, since 27 July 2026.");
    assert.equal(texts("asOf=2024-07-20").headline, "One text is known on 20 July 2024, and none is in force yet.");
    assert.equal(
      texts().lead,
      "Three of them were never the law. The 2024 text is superseded only on the points the Omnibus changed. Each text is compared with the 2024 text; choose another one above.",
    );
    assert.match(texts("asOf=2026-04-01").headline, /^Four texts .* in force is the 2024 text, since 1 August 2024\.$/);
  });

  it("on an earlier day summaries, assumptions, details and notes are left out, and nothing later is named", () => {
    const before = texts("asOf=2026-04-01");
    for (const t of before.texts) {
      assert.equal(t.summary, undefined);
      assert.deepEqual(t.assumptions, []);
      for (const k of t.kept) assert.deepEqual([k.summary, k.note], [undefined, undefined]);
    }
    for (const s of before.procedure.steps) assert.deepEqual([s.detail, s.note], [undefined, undefined]);
    const said = text(drawn("asOf=2026-04-01"));
    assert.doesNotMatch(said, /2026\/1744|provisional agreement|27 July 2026|7 May 2026|Second trilogue|:2026\b/i);
    assert.match(said, /Details and notes are not kept/);
    const now = texts();
    assert.ok(now.texts.every((t) => t.summary));
    assert.ok(now.procedure.steps.every((s) => s.detail));
  });

  it("a name of the Omnibus, and that it was made, are not told before their day", () => {
    const title = (day: string) => texts(`asOf=${day}`).procedure.title;
    assert.equal(title("2025-03-01"), "Amending acts: none known on this day");
    assert.equal(title("2025-11-20"), "The Omnibus, step by step so far");
    assert.equal(title("2026-07-27"), "How the Omnibus was made");
    // Each word belongs to the day from which it may be read.
    const words: readonly (readonly [RegExp, string])[] = [
      [/omnibus|COM\(2025\) 836/i, "2025-11-19"],
      [/mandate/i, "2026-03-13"],
      [/Parliament position|trilogue|plenary/i, "2026-03-26"],
      [/provisional agreement/i, "2026-05-07"],
      [/2026\/1744|was made|adopted Omnibus/i, "2026-07-24"],
    ];
    for (const day of ["2024-07-12", "2025-03-01", "2025-11-20", "2026-04-01", "2026-05-10"]) {
      const said = text(`${drawn(`asOf=${day}`)} ${drawnTwo(`asOf=${day}`)}`).replaceAll("Amending acts: none", "");
      for (const [word, from] of words) if (day < from) assert.doesNotMatch(said, word, day);
    }
  });

  it("the notice names a text as a sentence does, under the name it had on the day, and a shift in words", () => {
    const notice = (query: string) => texts(query).notices.asKnown?.text.split(". ")[0];
    for (const [query, said] of [
      [
        "asOf=2024-07-20",
        "As known on 20 July 2024, under the AI Act as published in 2024 (published on 12 July 2024, not yet in force)",
      ],
      ["asOf=2026-04-01", "As known on 1 April 2026, under the AI Act as published in 2024 (in force since 1 August 2024)"],
      [
        "asOf=2026-04-01&law=commission-proposal",
        "As known on 1 April 2026, under the Commission proposal, clock stopped until support is ready (proposed since 19 November 2025)",
      ],
      [
        "asOf=2026-04-01&law=council-mandate",
        "As known on 1 April 2026, under the Council mandate (proposed since 13 March 2026)",
      ],
      [
        "asOf=2026-03-20&law=parliament-position",
        "As known on 20 March 2026, under the report of the Parliament committees (proposed since 18 March 2026)",
      ],
      [
        "asOf=2026-05-10&law=final-omnibus",
        "As known on 10 May 2026, under the provisional agreement on the Omnibus (proposed since 7 May 2026)",
      ],
      [
        "asOf=2026-07-01&law=final-omnibus",
        "As known on 1 July 2026, under the Omnibus as adopted (adopted on 29 June 2026, not yet published)",
      ],
      [
        "asOf=2026-11-01",
        "As known on 1 November 2026, under the adopted Omnibus, Regulation (EU) 2026/1744 (in force since 27 July 2026)",
      ],
    ] as const)
      assert.equal(notice(query), said);
    const shifted = texts("shift=high-risk-annex-iii:P12M&shift=high-risk-annex-i:-P6M").notices.own.flatMap((o) => o.items);
    assert.deepEqual(shifted, [
      "shifted: High-risk, Annex III, 12 months later",
      "shifted: High-risk, Annex I products, 6 months earlier",
    ]);
  });

  it("a drawing ends at the as-of date, and its axis begins before the second text", () => {
    for (const day of DAYS) {
      const { history } = texts(`asOf=${day}`);
      for (const lane of history.lanes)
        for (const s of lane.stretches) assert.ok(s.to <= parseDay(day) && s.from <= s.to, `${lane.id}, ${day}`);
      for (const m of history.marks) assert.ok(m.day <= parseDay(day) && m.day >= history.axis.from);
    }
  });

  it("the lists of a text add up to what its sentence counts, and every item leads to its milestone under that text", () => {
    const omnibus = texts().texts.find((t) => t.id === "final-omnibus");
    const counts = omnibus?.lists.map((l) => [l.title, l.items.length]);
    // The same counts as in lib/law/comparison.test.ts; 7 of the Omnibus's milestones have no day that is known
    assert.deepEqual(counts, [
      ["Moves later", 28],
      ["Moves earlier", 1],
      ["Adds", 16],
      ["Rewords, without moving", 13],
      ["Leaves without a known day", 7],
    ]);
    const proposal = texts().texts.find((t) => t.id === "commission-proposal");
    for (const item of proposal?.lists.flatMap((l) => l.items) ?? [])
      assert.match(item.href, /^\/milestones\/[a-z0-9-]+\?law=commission-proposal/);
    assert.deepEqual(
      proposal?.links.map((l) => l.href),
      ["/scenarios/compare?law=commission-proposal", "/timeline?law=commission-proposal"],
    );
    const council = texts().texts.find((t) => t.id === "council-mandate");
    assert.ok(council?.links.some((l) => l.href === "/scenarios/compare?law=council-mandate&compare=commission-proposal"));
  });

  it("every target of what a text keeps on record is a milestone that is named", () => {
    const kept = texts().texts.flatMap((t) => t.kept);
    // 2 records of the Commission proposal and 12 of the Omnibus in law.json
    assert.equal(kept.length, 14);
    for (const k of kept) assert.ok(k.milestones.length > 0 && k.sourceIds.length > 0, k.id);
  });

  it("a version of the reader's own stands after the built-in texts, by its name", () => {
    assert.equal(texts().own, undefined);
    const own = texts("shift=high-risk-annex-iii:P12M&name=A+year").own;
    assert.equal(own?.title, "A year");
    assert.match(own?.sentence ?? "", /^From the Omnibus to your version “A year”: 22 milestones move later, by 12 months;/);
  });
});

describe("the procedure", () => {
  it("keeps the order of the record, and a step without a day says between which days it lies", () => {
    const { steps } = texts().procedure;
    // All 27 steps of procedure.json
    assert.equal(steps.length, 27);
    assert.deepEqual(
      steps.map((s) => s.number),
      steps.map((_, i) => i + 1),
    );
    const trilogue = steps.find((s) => s.id === "proc-trilogue-1");
    assert.equal(trilogue?.when, "day not known, between 26 March 2026 and 28 April 2026");
    assert.equal(steps.find((s) => s.id === "proc-draft-report")?.when, "day not known, by 18 March 2026 at the latest");
  });

  it("a step without a day counts from the last day on which it can have been", () => {
    const ids = (day: string) => texts(`asOf=${day}`).procedure.steps.map((s) => s.id);
    assert.ok(!ids("2026-04-27").includes("proc-trilogue-1"));
    assert.ok(ids("2026-04-28").includes("proc-trilogue-1"));
    assert.deepEqual(ids("2025-11-18"), []);
  });
});

describe("standards, guidelines and codes", () => {
  const rows = (query = "") => texts(query).standards.groups.flatMap((g) => g.rows);
  const row = (id: string, query = "") => rows(query).find((r) => r.id === id);

  it("today all of them stand there, each with its status and the day of that status", () => {
    // All 23 entries of standards.json
    assert.equal(rows().length, 23);
    for (const r of rows()) assert.match(r.statusAsOf ?? "", /^as of \d+ \w+ 2026$/);
  });

  it("a stage shows once it was reached, with its date as it was given, and a plan only today", () => {
    assert.deepEqual(row("cop-marking")?.stages[0], "December 2025: first draft");
    assert.deepEqual(row("cop-marking", "asOf=2026-04-01")?.stages, ["December 2025: first draft", "5 March 2026: second draft"]);
    assert.match(
      row("cop-marking", "asOf=2026-04-01")?.status ?? "",
      /^no status is kept for this day; last stage: second draft/,
    );
    assert.deepEqual(row("m593-m613")?.next, ["28 February 2027: reported end of validity of M/613"]);
    assert.deepEqual(row("m593-m613", "asOf=2026-04-01")?.next, []);
    assert.equal(row("pmm-guidance", "asOf=2026-04-01"), undefined);
  });

  it("missed is what the record calls so, and a document that is a draft after its day in the law", () => {
    const { missed } = texts().standards;
    assert.ok(missed.some((m) => m.startsWith("30 April 2025: Standardisation request")));
    assert.ok(
      missed.some((m) =>
        /^2 August 2025: Draft guidance and template on serious incidents, the day in the law, 477 days ago/.test(m),
      ),
    );
    assert.ok(!missed.some((m) => m.includes("General-Purpose AI Code")));
    assert.equal(row("guid-art6")?.missed, true);
  });

  it("a title bears no number or year that it was given later", () => {
    assert.equal(
      row("en-18286", "asOf=2026-04-01")?.title,
      "EN 18286 Quality management system for EU AI Act regulatory purposes",
    );
    assert.match(row("en-18286")?.title ?? "", /^EN 18286:2026/);
  });
});

describe("two texts side by side", () => {
  it("rows stand by topic with both dates, the formal one where it is another, and how far the date moved", () => {
    const state = two();
    assert.match(state.sentence, /^From the 2024 text to the Omnibus: 28 milestones move later, by 4 to 24 months;/);
    const rows = state.groups.flatMap((g) => g.rows);
    assert.equal(rows.length, 28 + 1 + 16 + 13);
    const incidents = rows.find((r) => r.id === "serious-incident-reporting");
    assert.deepEqual(incidents?.from, { date: "2 Aug 2026", formal: undefined });
    assert.deepEqual(incidents?.to, { date: "2 Dec 2027", formal: "formally 2 Aug 2026" });
    assert.deepEqual([incidents?.change, incidents?.formally], ["16 months later", "the formal date stays"]);
    const cutoff = rows.find((r) => r.id === "legacy-high-risk-cutoff-annex-i");
    assert.equal(cutoff?.change, "24 months later");
    assert.equal(state.kept.count, 59);
    assert.equal(
      state.kept.groups.reduce((n, g) => n + g.items.length, 0),
      59,
    );
  });

  it("new wording stands with its summary and citation, and that of the first text with its name", () => {
    const rows = two("law=final-omnibus&compare=council-mandate").groups.flatMap((g) => g.rows);
    const wording = rows.find((r) => r.id === "ai-literacy")?.wording ?? [];
    assert.ok(wording.some((w) => w.by === "the Council mandate"));
    assert.ok(wording.some((w) => w.by === undefined && /2026\/1744/.test(w.citation)));
  });

  it("the files hold the same comparison, without what changes no date", () => {
    const { files } = two("law=final-omnibus&compare=council-mandate&shift=sandbox:P6M&fine=NL:2027-07&name=Mine");
    assert.deepEqual(
      files.map((f) => f.href),
      [
        "/api/v1/compare.csv?law=final-omnibus&compare=council-mandate&shift=sandbox%3AP6M",
        "/api/v1/compare?law=final-omnibus&compare=council-mandate&shift=sandbox%3AP6M",
      ],
    );
  });

  it("swapped, the two texts change places; a reader's own settings belong to one side and are left out", () => {
    assert.equal(two("law=council-mandate").swap.href, "/scenarios/compare?law=base-law&compare=council-mandate");
    const own = two("law=council-mandate&shift=sandbox:P6M").swap;
    assert.equal(own.href, "/scenarios/compare?law=base-law&compare=council-mandate");
    assert.match(own.text, /without your settings/);
  });

  it("a reader's own version bears no reference and no standing of the law it is built on", () => {
    const { to, from } = two("law=base-law&compare=in-force&shift=sandbox:P6M");
    assert.deepEqual(to.reference, undefined);
    assert.equal(to.standing, "your own version, not the law");
    assert.match(from.standing, /^in force, since 27 July 2026$/);
  });

  it("a text beside itself differs in nothing", () => {
    const state = two("law=final-omnibus&compare=final-omnibus");
    assert.match(state.sentence, /^The Omnibus beside itself: nothing differs; all 117 milestones are the same/);
    assert.deepEqual(state.groups, []);
  });

  it("where a date hangs on a day that was not known, that is said with a way to assume one", () => {
    assert.match(
      two("asOf=2026-04-01&law=council-mandate").hint?.text ?? "",
      /not known on 1 April 2026: “Digital Omnibus in force”/,
    );
    const assumed = "asOf=2026-04-01&law=council-mandate&assume=omnibus-entry-into-force:2026-06-01";
    assert.equal(two(assumed).hint, undefined);
    assert.equal(two().hint, undefined);
    assert.match(two("law=final-omnibus&compare=final-omnibus").hint?.text ?? "", /^Choose another text/);
  });

  it("a pair that nobody named is no text beside itself: the latest other text opens, and the page says so", () => {
    const opened = two("asOf=2026-04-01");
    assert.deepEqual(opened.names, { from: "the 2024 text", to: "the Parliament position" });
    assert.match(opened.opened ?? "", /^On 1 April 2026 the law in force is the 2024 text itself,/);
    assert.equal(opened.bar.laws.find((l) => l.current)?.value, "parliament-position");
    assert.equal(two().opened, undefined);
    const alone = two("asOf=2025-03-01");
    assert.deepEqual([alone.opened, alone.names.to], [undefined, "the 2024 text"]);
    const asked = comparisonState(
      c.facts,
      parseLens(new URLSearchParams("asOf=2026-04-01&law=in-force"), c.lensContext, COMPARISON_KEYS),
      c.lensContext,
      true,
    );
    assert.deepEqual([asked.opened, asked.names.to], [undefined, "the 2024 text"]);
  });

  it("what is the same in all texts is counted over those that exist on the day", () => {
    assert.match(two().inAll.title, /^Unchanged in all five texts/);
    assert.match(two("asOf=2026-04-01&law=council-mandate").inAll.title, /^Unchanged in all four texts/);
    assert.equal(two("asOf=2025-01-01").inAll.title, "Only one text is known on this day");
    const ids = two().inAll.groups.flatMap((g) => g.items.map((i) => i.id));
    assert.ok(ids.includes("prohibited-practices"));
    assert.ok(!ids.includes("serious-incident-reporting"));
  });
});
