import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { ScenarioStatus } from "@/lib/law/schema";
import { addDays, type Day, day } from "@/lib/time/day";
import { anyView, faults } from "../arbitrary";
import { onAxis, share } from "../axis";
import { lineBox } from "../labels";
import type { Leader } from "../stack";
import { BAR_HEIGHT, BAR_TOP, LINE, layoutLane, layoutSteps } from "./layout";
import type { StepMark, TextLane } from "./state";

const STATUSES: readonly ScenarioStatus[] = [
  "proposed",
  "adopted-awaiting-publication",
  "adopted-awaiting-entry",
  "in-force",
  "superseded",
];
const TITLES = ["Signed", "Parliament adopts at first reading", "Second trilogue ends without a deal", "Œuvre: a title of 2026"];
const START = day(2024, 6, 1);

const anyLane: fc.Arbitrary<TextLane> = fc
  .record({
    start: fc.integer({ min: 0, max: 1500 }),
    lengths: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 6 }),
    title: fc.constantFrom(...TITLES),
  })
  .map(({ start, lengths, title }) => {
    let from = addDays(START, start);
    return {
      id: "a",
      name: "Omnibus",
      standing: "in force",
      stretches: lengths.map((length, i) => {
        const stretch = {
          from,
          to: addDays(from, length),
          status: STATUSES[i % STATUSES.length] as ScenarioStatus,
          labels: [`7 May 2026: proposed, as “${title}”`, "proposed"],
        };
        from = stretch.to;
        return stretch;
      }),
    };
  });

const anySteps: fc.Arbitrary<StepMark[]> = fc
  .array(
    fc.record({
      ahead: fc.integer({ min: 0, max: 900 }),
      width: fc.option(fc.integer({ min: 1, max: 60 }), { nil: undefined }),
      title: fc.constantFrom(...TITLES),
      look: fc.constantFrom("step" as const, "beside" as const),
    }),
    { maxLength: 30 },
  )
  .map((steps) =>
    steps.map(({ ahead, width, title, look }, i) => {
      const on = addDays(START, ahead + 300);
      return {
        id: String(i),
        number: i + 1,
        title,
        href: "#step",
        when: "",
        day: on,
        look,
        ...(width === undefined ? {} : { earliest: addDays(on, -width) as Day }),
      };
    }),
  );

const lines = (leaders: readonly Leader[], top: number) => leaders.map((l) => lineBox(l.at, top, l.to));

describe("the history of the texts", () => {
  it("labels never meet, never leave the strip, never cross the as-of date, and no line to a label crosses another label, at any width", () => {
    fc.assert(
      fc.property(anyView, anyLane, anySteps, (view, lane, steps) => {
        for (const [layout, top] of [
          [layoutLane(lane, view), BAR_TOP + BAR_HEIGHT],
          [layoutSteps(steps, view), LINE + 8],
        ] as const) {
          const boxes = layout.labels.map((l) => l.box);
          assert.deepEqual(faults(boxes, view), []);
          for (const line of lines(layout.leaders, top))
            for (const box of boxes) assert.deepEqual(faults([line, box], { ...view, left: 999, right: 999 }), []);
          const at = share(view.axis, view.axis.asOf);
          const asOf = lineBox(at, 0, layout.height);
          for (const box of onAxis(at) ? boxes : [])
            assert.deepEqual(faults([asOf, box], { ...view, left: 999, right: 999 }), []);
          for (const l of layout.labels) assert.ok(l.y < layout.height);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("every stretch is named and every step numbered in full: beside its mark, or below the drawing", () => {
    fc.assert(
      fc.property(anyView, anyLane, anySteps, (view, lane, steps) => {
        const texts = layoutLane(lane, view);
        assert.equal(texts.labels.length + texts.moved.length, texts.bars.length);
        const marks = layoutSteps(steps, view);
        const numbers = steps.map((s) => String(s.number));
        for (const { text } of marks.labels) assert.ok(numbers.includes(text), text);
        assert.equal(marks.labels.length + marks.moved.length, marks.marks.length);
      }),
      { numRuns: 100 },
    );
  });

  it("a text is not drawn beyond the last day of its last stretch, and bars follow each other without a gap", () => {
    fc.assert(
      fc.property(anyView, anyLane, (view, lane) => {
        const { bars } = layoutLane(lane, view);
        for (const [i, bar] of bars.entries()) {
          assert.ok(bar.from >= 0 && bar.to <= 1 && bar.to > bar.from);
          const next = bars[i + 1];
          if (next) assert.equal(next.from, bar.to);
        }
      }),
      { numRuns: 100 },
    );
  });
});
