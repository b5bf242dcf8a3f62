import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { noteText } from "./notes";

const read = (file: string) => JSON.parse(readFileSync(new URL(`../db/data/${file}.json`, import.meta.url), "utf8"));

test("a note of the record reaches a reader without the words in which its makers spoke to each other", () => {
  assert.equal(
    noteText("False positive to block: an item says the mandate was in force."),
    "Not to be taken for true: an item says the mandate was in force.",
  );
  assert.equal(
    noteText("The end-2026 test is five weeks away at the app date."),
    "The end-2026 test was five weeks away when the facts were gathered.",
  );
  assert.equal(noteText("Exact threshold - read Act 1377/2025."), "Exact threshold: to be read in Act 1377/2025.");
  assert.equal(noteText("Has the bill been tabled?"), "Has the bill been tabled?");
});

test("no open question and no name of an authority on record keeps such words", () => {
  const countries = read("jurisdictions") as {
    openQuestions: string[];
    events: { authority?: string | null }[];
  }[];
  const sites = read("sites") as { openQuestions?: string[] }[];
  const texts = [
    ...countries.flatMap((c) => [...c.openQuestions, ...c.events.flatMap((e) => e.authority ?? [])]),
    ...sites.flatMap((s) => s.openQuestions ?? []),
  ];
  assert.ok(texts.length > 100);
  for (const text of texts)
    assert.doesNotMatch(noteText(text), /false positive|\btraps?\b|\bapp date|excerpt|dataset| - read |: check /i, text);
});
