import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { alike } from "./alike";

test("plain values are alike when they print the same", () => {
  const few = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(0, 1, "", "a", null, true),
      fc.array(tie("value"), { maxLength: 2 }),
      fc.dictionary(fc.constantFrom("x", "y"), tie("value")),
    ),
  })).value;
  fc.assert(
    fc.property(few, few, (a, b) => {
      assert.ok(alike(a, structuredClone(a)));
      assert.equal(alike(a, b), JSON.stringify(a) === JSON.stringify(b));
    }),
    { numRuns: 100 },
  );
});

test("one difference deep inside is a difference", () => {
  const row = (left: number, more = {}) => ({ labels: [{ text: "2 Aug 2026", box: { at: 0.5, left } }], ...more });
  assert.ok(alike(row(5), row(5)));
  assert.ok(!alike(row(5), row(6)));
  assert.ok(!alike(row(5), row(5, { beyond: "after" })));
});
