import assert from "node:assert/strict";
import { test } from "node:test";
import law from "@/db/data/law.json" with { type: "json" };
import { check } from "@/lib/check/check";
import { timetable } from "@/lib/check/timetable";
import type { LawFacts } from "@/lib/law/scenario";
import { parseDay } from "@/lib/time/day";
import { checkState } from "./check";

const table = timetable(law as unknown as LawFacts, "in-force", parseDay("2026-11-22"));
const stateOf = (text: string) => checkState(text, check(text, table));

test("the headline says how many dates are out of date, and never that a text is right where nothing was found", () => {
  assert.equal(stateOf("Nothing here.").headline, "No date of the AI Act was found.");
  assert.equal(
    stateOf("AI Act: Annex III applies from 2 August 2026. AI literacy applies from 2 February 2025.").headline,
    "1 of 2 dates of the AI Act is out of date.",
  );
  assert.equal(stateOf("AI Act: Annex III applies from 2 December 2027.").headline, "The one date of the AI Act is current.");
  assert.equal(stateOf("The AI Act takes effect in 2031.").headline, "The one date of the AI Act is unclear.");
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

test("every finding has a milestone to go to, its citation, and a sign beside its word", () => {
  for (const row of stateOf("AI Act: Annex III applies from 2 August 2026, AI literacy from 2 February 2025.").open) {
    assert.match(row.about[0]?.href ?? "", /^\/milestones\//);
    assert.match(row.about[0]?.citationHref ?? "", /^https:\/\/eur-lex\.europa\.eu/);
    assert.ok(row.sign && row.word);
  }
});
