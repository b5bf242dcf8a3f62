import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDay } from "./day";
import { namesLaterThan, speaksOfLater } from "./mention";

const than = parseDay("2026-06-15");

describe("days named in a text", () => {
  it("a later day, a later month or a later ISO date is found", () => {
    for (const text of ["kept until 16 June 2026.", "planned for July 2026", "see 2026-06-16"])
      assert.equal(namesLaterThan(text, than), true, text);
  });
  it("the day itself, an earlier one, the month it lies in, and no date at all are not", () => {
    for (const text of ["on 15 June 2026", "on 2 August 2025", "in June 2026", "in 2027 perhaps", "31 of 27 June", "2026-02-31"])
      assert.equal(namesLaterThan(text, than), false, text);
  });
  it("the last of several counts too", () => assert.equal(namesLaterThan("19 May 2025 and 16 June 2026", than), true));
});

describe("what a text says of later things without a day", () => {
  it("that something came later, or has happened since, is found", () => {
    for (const text of [
      "Five weeks later a law named the authority.",
      "A SAFE; later counted in the Series C",
      "A later reading found none.",
      "They have since been named.",
      "The plan was meanwhile dropped.",
    ])
      assert.equal(speaksOfLater(text), true, text);
  });
  it("what is held against an earlier word, a latest day and a late one are not", () => {
    for (const text of [
      "A year later than first said",
      "by 31 December 2026 at the latest",
      "no later than March",
      "late 2026, since May",
    ])
      assert.equal(speaksOfLater(text), false, text);
  });
});
