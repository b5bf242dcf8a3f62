import assert from "node:assert/strict";
import { test } from "node:test";
import { isHistory } from "./history";

/** A sentence whose date is marked `@`, and the one behind it. */
const told = (sentence: string, next = ""): boolean => {
  const [before = "", after = ""] = sentence.split("@");
  return isHistory(before, after, before, next);
};

test("words in front of a date, behind it or in the sentence behind tell it as one that once was", () => {
  for (const sentence of [
    "The rules had been set for @.",
    "The deadline stood at @ for two years.",
    "The deadline of @ was to be frozen.",
    "Instead of @ the rules begin later.",
    "@ → 2 December 2027",
    "Myth: the rules apply from @.",
  ])
    assert.ok(told(sentence), sentence);
  assert.ok(told("The Act set @ for Annex III.", "Both dates are history."));
  assert.ok(told("The rules apply from @.", "That is no longer so."));
});

test("a sentence set in a time that is over tells history in the past tense only", () => {
  assert.ok(told("As things stood in spring 2026, the rules were due on @."));
  assert.ok(told("When it was adopted, the Act made the rules bind from @."));
  assert.ok(!told("When it was adopted, few were ready; the rules apply from @."));
  assert.ok(!told("In 2024 the EU passed the Act, whose rules apply from @."));
});

test("history told of something else is not that of the date", () => {
  for (const sentence of [
    "The Omnibus did not touch Annex III: its duties apply from @.",
    "Despite the talk of a delay, the rules still apply from @.",
    "The original date stands: the duties apply from @.",
    "The rules became applicable on @.",
  ])
    assert.ok(!told(sentence), sentence);
});
