import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { upperQuantile, upperTail } from "./normal";

const near = (value: number, expected: number, relative: number) =>
  assert.ok(Math.abs(value - expected) <= relative * expected, `${value} is not ${expected}`);
const runs = { numRuns: 100 };

describe("the upper tail of the standard normal", () => {
  it("has the values of the tables, also far out", () => {
    // Summed with 150 digits
    for (const [z, share] of [
      [0, 0.5],
      [0.5, 0.3085375387259869],
      [1, 0.15865525393145705],
      [1.959963984540054, 0.025],
      [3, 0.00134989803163009],
      [4, 3.167124183311992e-5],
      [6, 9.865876450376981e-10],
      [10, 7.6198530241605e-24],
      [20, 2.753624118606234e-89],
    ] as const)
      near(upperTail(z), share, 1e-13);
  });

  it("is symmetric: what lies above z lies below -z", () =>
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => near(upperTail(z) + upperTail(-z), 1, 1e-15)),
      runs,
    ));

  it("never rises with z, nor where its two formulas meet", () => {
    const z = fc.oneof(fc.double({ min: -40, max: 40, noNaN: true }), fc.double({ min: 2.999, max: 3.001, noNaN: true }));
    fc.assert(
      // Neighbours may differ by rounding
      fc.property(z, z, (a, b) => assert.ok(upperTail(Math.max(a, b)) <= upperTail(Math.min(a, b)) * (1 + 1e-12))),
      runs,
    );
  });

  it("is a share, and 0 or 1 so far out that no number is left for it", () => {
    assert.deepEqual([upperTail(50), upperTail(-50)], [0, 1]);
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (z) => upperTail(z) >= 0 && upperTail(z) <= 1),
      runs,
    );
  });
});

describe("its inverse", () => {
  it("gives back the z of a share, and the share of a z", () => {
    near(upperQuantile(0.025), 1.959963984540054, 1e-13);
    near(upperQuantile(0.1), 1.2815515655446004, 1e-13);
    assert.ok(Math.abs(upperQuantile(0.5)) < 1e-15);
    fc.assert(
      fc.property(fc.double({ min: -5, max: 37, noNaN: true }), (z) =>
        assert.ok(Math.abs(upperQuantile(upperTail(z)) - z) < 1e-8),
      ),
      runs,
    );
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1 - 1e-9, noNaN: true }), (share) =>
        near(upperTail(upperQuantile(share)), share, 1e-10),
      ),
      runs,
    );
  });

  it("is infinite for nothing and for all", () => {
    assert.deepEqual([upperQuantile(0), upperQuantile(1)], [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  });
});
