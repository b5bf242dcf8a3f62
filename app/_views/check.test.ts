import assert from "node:assert/strict";
import { test } from "node:test";
import law from "@/db/data/law.json" with { type: "json" };
import { check, examine } from "@/lib/check/check";
import type { Finding } from "@/lib/check/finding";
import { MOST_FINDINGS } from "@/lib/check/limits";
import { plain } from "@/lib/check/plain";
import { timetable } from "@/lib/check/timetable";
import type { LawFacts } from "@/lib/law/scenario";
import { parseDay } from "@/lib/time/day";
import { checkState } from "./check";

const table = timetable(law as unknown as LawFacts, "in-force", parseDay("2026-11-22"));
const stateOf = (text: string) => checkState(text, examine(text, table));

test("the headline says how many dates are wrong and in which way, and never that a text is right where nothing was found", () => {
  assert.equal(stateOf("Nothing here.").headline, "No date of the AI Act was found.");
  assert.equal(
    stateOf("AI Act: Annex III applies from 2 August 2026. AI literacy applies from 2 February 2025.").headline,
    "1 of 2 dates of the AI Act is wrong: 1 superseded.",
  );
  assert.equal(
    stateOf(
      "AI Act: Annex III applies from 2 August 2026. AI Act: Annex I applies from 2 August 2027. AI Act: Annex III applies from 2 May 2026.",
    ).headline,
    "3 of 3 dates of the AI Act are wrong: 2 superseded, 1 never true.",
  );
  assert.equal(
    stateOf("AI Act: Annex III applies from 2 August 2026.").headline,
    "The one date of the AI Act is wrong: superseded.",
  );
  assert.equal(stateOf("AI Act: Annex III applies from 2 December 2027.").headline, "The one date of the AI Act is current.");
  assert.equal(stateOf("The AI Act takes effect in 2031.").headline, "The one date of the AI Act is unclear.");
});

test("where only the first dates were kept, the headline counts those and says so", () => {
  const one = check("AI Act: Annex III applies from 2 August 2026.", table);
  const many = Array.from({ length: MOST_FINDINGS }, () => one[0] as Finding);
  assert.equal(
    checkState("AI Act: Annex III applies from 2 August 2026.", { findings: many, unjudged: 0, language: "English" }).headline,
    "5,000 of the first 5,000 dates of the AI Act are wrong: 5,000 superseded.",
  );
});

test("of a page in HTML the text is shown that was read: no tags, no gaps where they stood", () => {
  const page =
    "<style>\np { color: red }\n</style><p>AI&nbsp;Act:   <b>Annex III</b> applies from <b>2 August</b> 2026.</p>\n\n<p>End.</p>";
  const state = checkState(page, examine(page, table, "html"), { file: "a.html", shown: plain(page, "html") });
  assert.equal(
    state.pieces
      .map((p) => p.text)
      .join("")
      .replace(/\s+/g, " ")
      .trim(),
    "AI Act: Annex III applies from 2 August 2026. End.",
  );
  assert.deepEqual(
    state.open.map((row) => row.quote),
    ["2 August 2026"],
  );
  assert.doesNotMatch(JSON.stringify([state.pieces, state.open]), /<|&nbsp| {2}/);
});

test("what got no verdict and what was hardly read is told beside the headline", () => {
  assert.deepEqual(stateOf("AI Act: Annex III applies from 2 December 2027. We met on 3 May 2026.").notes, [
    "1 other date was not judged.",
  ]);
  assert.deepEqual(stateOf("AI Act: Annex III applies from 2 December 2027.").notes, []);
  assert.match(stateOf("The rules start on 2 August 2026.").notes[0] ?? "", /^The text does not name the AI Act/);
  const german = stateOf(
    "Die Pflichten der KI-Verordnung für Anbieter und Betreiber gelten nicht, wenn das System nur der Forschung dient und noch nicht auf dem Markt ist.",
  );
  assert.match(german.notes.join(" "), /German/);
});

test("an old date told as history has its own word and asks for nothing", () => {
  const { open, current, counts, headline } = stateOf(
    "AI Act: Annex III duties, originally due on 2 August 2026, apply from 2 December 2027.",
  );
  assert.equal(headline, "None of 2 dates of the AI Act is wrong; 1 is told as history.");
  assert.deepEqual(
    counts.filter((c) => c.count > 0).map((c) => [c.word, c.count]),
    [
      ["current", 1],
      ["told as history", 1],
    ],
  );
  assert.deepEqual(open, []);
  assert.deepEqual(
    current.map((row) => [row.quote, row.word, row.corrected]),
    [
      ["2 August 2026", "told as history", undefined],
      ["2 December 2027", "current", undefined],
    ],
  );
});

test("the pieces of the marked text are the text", () => {
  const text = "AI Act:\n- 2 August 2026: high-risk (Annex III)\n- 2 August 2025: GPAI\nEnd.";
  const { pieces, open, current } = stateOf(text);
  assert.equal(pieces.map((p) => p.text).join(""), text);
  assert.deepEqual(
    pieces.filter((p) => p.row).map((p) => p.text),
    ["2 August 2026", "2 August 2025"],
  );
  assert.deepEqual([open.length, current.length], [1, 1]);
});

test("of a long text only the statements with dates are shown, and of many findings the first", () => {
  const text = `${"Filler without dates. ".repeat(3_000)}${"AI Act: Annex III applies from 2 August 2026. ".repeat(250)}`;
  const state = stateOf(text);
  assert.equal(state.excerpts, true);
  assert.equal(state.unlisted, 50);
  assert.ok(state.pieces.every((p) => !p.text.includes("Filler")));
});

test("every finding has a milestone to go to, a short citation, and a sign beside its word", () => {
  for (const row of stateOf("AI Act: Annex III applies from 2 August 2026, AI literacy from 2 February 2025.").open) {
    assert.match(row.about[0]?.href ?? "", /^\/milestones\//);
    assert.match(row.about[0]?.place.href ?? "", /^https:\/\/eur-lex\.europa\.eu/);
    assert.ok(row.sign && row.word);
  }
});

test("a long citation is told in two: where the duty stands, and once what dates it", () => {
  const [row] = stateOf("The AI Act's rules for high-risk AI systems apply from 2 August 2026.").open;
  assert.match(row?.places ?? "", /^Art\. 6\(2\)-\(4\), Annex III/);
  assert.doesNotMatch(row?.places ?? "", /113|1744/);
  assert.ok(row?.datedBy.some((r) => r.text.endsWith("of Regulation (EU) 2026/1744") && r.href?.includes("2026/1744")));
  assert.equal(new Set(row?.datedBy.map((r) => r.text)).size, row?.datedBy.length);
});
