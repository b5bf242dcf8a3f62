import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addMonths, type Day, day } from "@/lib/time/day";
import { anyView, faults } from "../arbitrary";
import { onAxis, share } from "../axis";
import { lineBox, spanBox } from "../labels";
import { LEAST, layoutSignals, pathOf, unitOf } from "./layout";
import type { SignalLane } from "./state";

const START = day(2024, 1, 1);
const anyLane: fc.Arbitrary<SignalLane> = fc
  .array(fc.record({ moved: fc.nat({ max: 30 }), rest: fc.nat({ max: 90 }), gap: fc.boolean() }), { maxLength: 60 })
  .map((months) => ({
    id: "a",
    name: "A",
    note: "",
    tone: "plain" as const,
    words: "",
    bars: months.flatMap(({ moved, rest, gap }, i) =>
      gap || moved + rest === 0
        ? []
        : [
            {
              id: String(i),
              name: "Sep 2026",
              from: addMonths(START, i),
              to: (addMonths(START, i + 1) - 1) as Day,
              moved,
              rest,
            },
          ],
    ),
  }));

const mostOf = (lane: SignalLane) => Math.max(0, ...lane.bars.map((b) => b.moved + b.rest));

describe("signals by month", () => {
  it("the label of a lane stays inside and touches no bar and not the as-of date, at any width", () => {
    fc.assert(
      fc.property(anyView, anyLane, fc.nat({ max: 200 }), (view, lane, more) => {
        const { labels, bars, base } = layoutSignals(lane, mostOf(lane) + more, view);
        const asOf = share(view.axis, view.axis.asOf);
        const loose = { ...view, left: 999, right: 999 };
        assert.deepEqual(
          faults(
            labels.map((l) => l.box),
            view,
          ),
          [],
        );
        for (const { box } of labels) {
          assert.ok(box.top >= 0 && box.bottom <= base);
          for (const b of bars) assert.deepEqual(faults([box, spanBox(b.from, b.to, b.top, base)], loose), []);
          if (onAxis(asOf)) assert.deepEqual(faults([box, lineBox(asOf, 0, base)], loose), []);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("every month on the axis has a bar that is seen, apart from its neighbours, as high as its number", () => {
    fc.assert(
      fc.property(anyView, anyLane, (view, lane) => {
        const most = mostOf(lane);
        const { bars, base } = layoutSignals(lane, most, view);
        const shown = lane.bars.filter((b) => share(view.axis, b.from) >= 0 && share(view.axis, b.from) < 1);
        assert.deepEqual(
          bars.map((b) => b.id),
          shown.map((b) => b.id),
        );
        bars.forEach((bar, i) => {
          const high = (n = 0) => (n === 0 ? 0 : Math.max(LEAST, Math.round(n * unitOf(most))));
          assert.ok(bar.top >= 0 && bar.top < base);
          assert.deepEqual([base - bar.movedTop, bar.movedTop - bar.top], [high(shown[i]?.moved), high(shown[i]?.rest)]);
          assert.ok(bar.from < bar.to && bar.to <= (bars[i + 1]?.from ?? 1));
        });
      }),
      { numRuns: 100 },
    );
  });

  it("a part without signals is not drawn", () => {
    assert.equal(pathOf([{ from: 0, to: 0.5, top: 30, base: 30 }]), "");
    assert.equal(pathOf([{ from: 0, to: 0.5, top: 10, base: 30 }]), "M0 30V10H5000V30Z");
  });
});
