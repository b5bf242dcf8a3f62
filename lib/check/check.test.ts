import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { parseDay } from "../time/day";
import { check } from "./check";
import { isStale } from "./finding";
import { SUBJECT_RULES } from "./subjects";
import { timetable } from "./timetable";

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const law = read("../../db/data/law.json");
const table = timetable(law, "in-force", parseDay("2026-11-22"));

interface Item {
  readonly text: string;
  /** The words that have to be marked as stale; none where nothing may be. */
  readonly stale: readonly string[];
}

function measure(file: string) {
  const { items } = read(`./testing/${file}`) as { items: Item[] };
  const missed: string[] = [];
  const wrong: string[] = [];
  let found = 0;
  for (const { text, stale } of items) {
    const marked = check(text, table, "markdown")
      .filter(isStale)
      .map((f) => f.quote);
    for (const quote of marked) {
      if (stale.some((s) => quote.includes(s) || s.includes(quote))) found += 1;
      else wrong.push(`${quote}: ${text}`);
    }
    for (const s of stale) if (!marked.some((quote) => quote.includes(s) || s.includes(quote))) missed.push(`${s}: ${text}`);
  }
  return {
    items: items.length,
    found,
    missed,
    wrong,
    precision: found / (found + wrong.length),
    recall: found / (found + missed.length),
  };
}

for (const [name, file] of [
  ["the sentences it was tuned on", "tuned.json"],
  ["sentences held out", "held-out.json"],
] as const)
  test(`stale dates are found, and others left alone, in ${name}`, (t) => {
    const m = measure(file);
    t.diagnostic(`${m.items} texts: precision ${m.precision.toFixed(3)}, recall ${m.recall.toFixed(3)}`);
    const told = `\nmissed:\n  ${m.missed.join("\n  ")}\nwrongly marked:\n  ${m.wrong.join("\n  ")}`;
    assert.ok(m.precision >= 0.95, `precision ${m.precision}${told}`);
    assert.ok(m.recall >= 0.9, `recall ${m.recall}${told}`);
  });

const stale = (text: string, format: "text" | "markdown" | "html" = "text", against = table) =>
  check(text, against, format)
    .filter(isStale)
    .map((f) => f.quote);

test("in whole articles the old dates are found, and those of firms, countries and other laws left alone", () => {
  const articles = readFileSync(new URL("./testing/article.md", import.meta.url), "utf8");
  assert.deepEqual(stale(articles, "markdown"), [
    // The first one was written before the amendment: text and table.
    ...["2 August 2026", "2 August 2027", "2 August 2026", "2 August 2027"],
    // The second one has the new dates but for a sandbox, a safety component and a heading.
    ...["2 August 2026", "2 August 2027", "August 2026"],
  ]);
});

test("of the claims that were checked and rejected, the one on a date of the Act is found, those on countries are left alone", () => {
  const { rejectedClaims } = read("../../db/data/enforcement-counts.json") as { rejectedClaims: { claim: string }[] };
  const found = rejectedClaims.filter(({ claim }) => stale(`AI Act. ${claim}.`).length > 0).map(({ claim }) => claim);
  assert.deepEqual(found, ["Sandboxes must run by 2 August 2026"]);
});

test("of the claims of the press and on models, only the false length of the delay is marked", () => {
  const claims = [...read("../../db/data/claims.json").claims, ...read("../../db/data/models.json").claims] as {
    id: string;
    claim: string;
  }[];
  assert.deepEqual(
    claims.filter(({ claim }) => stale(claim).length > 0).map(({ id }) => id),
    ["omnibus-18-months"],
  );
});

test("misreadings that the dataset knows are found", () => {
  const verdicts = (text: string) => check(text, table).map((f) => [f.quote, f.verdict]);
  // penalties-regime: Art. 113(b) says 2 August 2025
  assert.deepEqual(verdicts("National penalty rules under the AI Act apply from 2 August 2026."), [
    ["2 August 2026", "never-true"],
  ]);
  // transparency-marking-legacy: four months; three were those of the Parliament
  assert.deepEqual(verdicts("The grace period for marking synthetic content under the AI Act is three months."), [
    ["three months", "superseded"],
  ]);
});

test("a date moved by an amendment is superseded: by what, with citation, sources and the words to write", () => {
  const [f] = check("The AI Act's rules for Annex III systems apply from 2 August 2026.", table);
  assert.equal(f?.verdict, "superseded");
  assert.equal(f?.corrected, "2 December 2027");
  assert.match(f?.reason ?? "", /^The 2024 text had 2 August 2026\. Under the Omnibus: .*2 December 2027\.$/);
  assert.match(f?.about[0]?.citation ?? "", /Regulation \(EU\) 2026\/1744/);
  assert.ok((f?.about[0]?.sources.length ?? 0) > 0);
});

test("full application on the general date is superseded, since high-risk duties come later; with its exceptions it is current", () => {
  const verdicts = (text: string) => check(text, table).map((f) => f.verdict);
  assert.deepEqual(verdicts("As of 2026-08-02 the AI Act is fully applicable."), ["superseded"]);
  assert.deepEqual(verdicts("The AI Act is fully applicable from 2 August 2026, with some exceptions."), ["current"]);
  assert.deepEqual(verdicts("The AI Act is fully applicable from 2 August 2028."), ["current"]);
});

test("before the amendment was in force its dates were not yet law, and those of 2024 were current", () => {
  const before = timetable(law, "in-force", parseDay("2026-01-15"));
  const verdicts = (text: string) => check(text, before).map((f) => f.verdict);
  assert.deepEqual(verdicts("AI Act: Annex III duties apply from 2 August 2026."), ["current"]);
  assert.deepEqual(verdicts("AI Act: Annex III duties apply from 2 December 2027."), ["unclear"]);
  assert.doesNotMatch(JSON.stringify(before), /2026\/1744/);
});

test("a vague date that holds the right day is current, and so is an old date told as history", () => {
  for (const text of [
    "AI Act: Annex III duties apply in 2027.",
    "AI Act: Annex III duties apply from the end of 2027.",
    "AI Act: Annex III duties, originally due on 2 August 2026, apply from December 2027.",
  ])
    assert.ok(
      check(text, table).every((f) => f.verdict === "current"),
      text,
    );
});

test("a day and a month that can be exchanged are read in both orders, and told where both could be meant", () => {
  const [old] = check("AI Act, Annex III deadline: 02/08/2026.", table);
  assert.equal(old?.verdict, "superseded");
  assert.match(old?.reason ?? "", /is read as 2 August 2026/);
  const [odd] = check("AI Act, Annex III deadline: 03/04/2026.", table);
  assert.equal(odd?.verdict, "unclear");
  assert.match(odd?.reason ?? "", /3 April 2026 or 4 March 2026/);
});

test("code, addresses and hidden parts of a page are no statements, and places stay those of the original", () => {
  const page = `<p>AI&nbsp;Act: <b>Annex III</b> duties apply from <i>2 August 2026</i>.</p><script>"AI Act Annex III applies 2 August 2026"</script>`;
  const found = check(page, table, "html");
  assert.deepEqual(
    found.map((f) => [f.quote, page.slice(f.start, f.end)]),
    [["2 August 2026", "2 August 2026"]],
  );
  assert.deepEqual(
    stale("`AI Act Annex III deadline: 2 August 2026` [x](https://a.example/ai-act-annex-iii-2-august-2026)", "markdown"),
    [],
  );
});

test("a text of any shape is checked in time that grows with its length, and one that is too long is refused", () => {
  const filled = (part: string) => part.repeat(500_000 / part.length);
  const shapes = [
    "The AI Act's high-risk rules apply from 2 August 2026. ",
    "<script>",
    "`",
    "a@",
    "2 August 2026 ",
    "[](",
    "<p ",
    "\n",
  ];
  for (const shape of shapes) {
    const before = process.cpuUsage();
    assert.ok(check(filled(shape), table, "html").length < 6_000);
    // Measured at under two seconds; what is not linear takes many times as long.
    assert.ok(process.cpuUsage(before).user < 5_000_000, shape);
  }
  assert.throws(() => check("a".repeat(2_000_001), table), /2,000,001 characters; at most 2,000,000/);
});

test("any text gives findings in order, inside it, that quote it", () => {
  const words = [
    "AI Act",
    "high-risk",
    "Annex III",
    "2 August 2026",
    "apply from",
    "GDPR",
    "not",
    "16 months",
    ".",
    "\n",
    "| ",
    "Article 50(2)",
    "before",
    "Q3 2026",
    "(",
    "🙂",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (parts) => {
      const text = parts.join(" ");
      let at = 0;
      for (const f of check(text, table, "markdown")) {
        assert.ok(f.start >= at || f.sentence.start <= at);
        assert.ok(f.end > f.start && f.end <= text.length);
        assert.equal(f.quote, text.slice(f.start, f.end));
        assert.ok(f.sentence.start <= f.start && f.end <= f.sentence.end);
        at = f.start;
      }
    }),
    { numRuns: 100 },
  );
});

test("chapters and articles are read as the milestones that hang on them", () => {
  const verdicts = (text: string) => check(text, table).map((f) => [f.quote, f.verdict]);
  assert.deepEqual(
    verdicts("Under Article 113 of the AI Act, Chapter V applies from 2 August 2025 and Article 6(1) from 2 August 2027."),
    [
      ["2 August 2025", "current"],
      ["2 August 2027", "superseded"],
    ],
  );
  assert.deepEqual(verdicts("By 2 August 2026 at least one sandbox per Member State should be established under the AI Act."), [
    ["2 August 2026", "superseded"],
  ]);
});

test("every subject names milestones that exist", () => {
  const ids = new Set(table.entries.map((e) => e.id));
  for (const { key, ids: named } of SUBJECT_RULES) for (const id of named) assert.ok(ids.has(id), `${key}: ${id}`);
});
