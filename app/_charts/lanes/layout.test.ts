import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, type Day, day } from "@/lib/time/day";
import { anyViewOrFit, faults } from "../arbitrary";
import { narrowWhole, onAxis, share } from "../axis";
import { lineBox } from "../labels";
import { LINE, layoutLane, RADIUS } from "./layout";
import { type Lane, SHAPES } from "./state";

const START = day(2024, 6, 1);
const anyLane: fc.Arbitrary<Lane> = fc
  .array(
    fc.record({
      ahead: fc.integer({ min: 0, max: 1500 }),
      width: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
      also: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
      shape: fc.constantFrom(...SHAPES),
      name: fc.constantFrom("GPT-5.6 Sol", "Grok 4", "Nscale up to USD 44.6bn", "Œuvre 1"),
    }),
    { maxLength: 12 },
  )
  .map((rows) => ({
    id: "a",
    name: "A",
    note: "",
    tone: "law" as const,
    words: "",
    marks: rows.map(({ ahead, width, also, shape, name }, i) => {
      const on = addDays(START, ahead) as Day;
      return {
        id: String(i),
        day: on,
        shape,
        fill: "full" as const,
        labels: [`${name} ${i}`, `${i}`],
        ...(width === undefined ? {} : { earliest: addDays(on, -width) }),
        ...(also === undefined ? {} : { also: addDays(on, also) }),
      };
    }),
  }));

describe("lanes of dated things", () => {
  it("names never meet, never leave the strip, never cover a mark or the line to another name, at any width", () => {
    fc.assert(
      fc.property(anyViewOrFit, anyLane, (view, lane) => {
        const { labels, leaders, height } = layoutLane(lane, view);
        const boxes = labels.map((l) => l.box);
        assert.deepEqual(faults(boxes, view), []);
        const loose = { ...view, left: 999, right: 999 };
        for (const { at, to } of leaders)
          for (const box of boxes) assert.deepEqual(faults([lineBox(at, LINE + 7, to), box], loose), []);
        for (const box of boxes) assert.ok(box.top >= LINE + RADIUS && box.bottom <= height);
      }),
      { numRuns: 100 },
    );
  });

  it("a mark two days after another stands below it, and both are seen", () => {
    const at = (id: string, on: Day) => ({ id, day: on, shape: "circle" as const, fill: "open" as const, labels: [id] });
    const view = narrowWhole({ from: START, to: addDays(START, 1400) as Day, asOf: START, asOfLabel: "" });
    const lane = { id: "a", name: "A", note: "", tone: "law" as const, words: "" };
    const ys = (...days: number[]) =>
      layoutLane({ ...lane, marks: days.map((n) => at(String(n), addDays(START, 100 + n) as Day)) }, view).marks.map((m) => m.y);
    assert.deepEqual(ys(0, 2, 90), [LINE, LINE + 2 * RADIUS, LINE]);
    assert.deepEqual(ys(0, 30), [LINE, LINE]);
  });

  it("every mark on the axis is drawn and named, beside it or below the drawing", () => {
    fc.assert(
      fc.property(anyViewOrFit, anyLane, (view, lane) => {
        const { marks, labels, moved } = layoutLane(lane, view);
        assert.equal(marks.length, lane.marks.filter((m) => onAxis(share(view.axis, m.day))).length);
        assert.equal(labels.length + moved.length, lane.marks.length);
        for (const m of marks) assert.ok(m.at >= 0 && m.at <= 1 && (m.from ?? m.at) <= m.at && (m.also ?? m.at) >= m.at);
      }),
      { numRuns: 100 },
    );
  });
});
