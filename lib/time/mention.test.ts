import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDay } from "./day";
import { namesLaterThan } from "./mention";

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
