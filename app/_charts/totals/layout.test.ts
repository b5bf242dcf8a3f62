import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "@/lib/time/day";
import { anyView, faults } from "../arbitrary";
import { BASE, layoutTotals } from "./layout";
import type { TotalsBandState } from "./state";

const KINDS = ["promised", "stated", "expected", "observed"] as const;
const anyTotals = anyView.chain((view) =>
  fc
    .array(
      fc.array(fc.record({ ahead: fc.integer({ min: -900, max: 3000 }), level: fc.nat(2_000_000) }), {
        minLength: 1,
        maxLength: 8,
      }),
      {
        minLength: 4,
        maxLength: 4,
      },
    )
    .map((lines) => ({
      view,
      state: {
        id: "totals",
        title: "Capacity",
        subtitle: "all sites",
        unit: "GPUs",
        notes: [],
        lines: lines.map((points, i) => ({
          kind: KINDS[i] as (typeof KINDS)[number],
          smooth: i === 2,
          words: "",
          points: points
            .sort((a, b) => a.ahead - b.ahead)
            .map((p) => ({ day: addDays(view.axis.asOf, p.ahead), level: p.level })),
        })),
      } satisfies TotalsBandState,
    })),
);

describe("sums over time", () => {
  it("every line keeps to the plot, and more is never drawn lower", () =>
    fc.assert(
      fc.property(anyTotals, ({ view, state }) => {
        const { lines, labels } = layoutTotals(state, view);
        const points = lines.flatMap((line, i) =>
          line.points.map((p, k) => ({ ...p, level: state.lines[i]?.points[k]?.level ?? 0 })),
        );
        for (const p of points) assert.ok(p.at >= 0 && p.at <= 1 && p.y >= 0 && p.y <= BASE);
        const order = [...points].sort((a, b) => a.level - b.level);
        for (const [i, p] of order.entries()) assert.ok(i === 0 || p.y <= (order[i - 1]?.y ?? BASE));
        assert.deepEqual(
          faults(
            labels.map((l) => l.box),
            view,
          ),
          [],
        );
      }),
      { numRuns: 100 },
    ));
});
