import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { addDays, type Day, day } from "@/lib/time/day";
import { anyView, faults } from "../arbitrary";
import { share, wideView } from "../axis";
import { DimensionStrip, DimensionTwin } from "./DimensionStrip";
import { LevelsStrip } from "./LevelsStrip";
import { LevelsTwin } from "./LevelsTwin";
import { BASE, CODES_NOTE, layoutDimension, layoutLevels, TOP } from "./layout";
import { type DimensionRow, type LevelsBandState, STACK } from "./state";

const runs = { numRuns: 100 };
const CODES = ["MT", "SI", "HU", "FI", "GR", "DE", "IT", "PL", "NL", "SE", "CY", "IE"];

const anyCounts = fc
  .array(fc.integer({ min: 0, max: 27 }), { minLength: 4, maxLength: 4 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 27])
  .map((cuts) => STACK.map((_, i) => (cuts[i + 1] ?? 0) - (cuts[i] ?? 0)));

const anyState: fc.Arbitrary<LevelsBandState> = fc
  .record({
    start: fc.integer({ min: day(2024, 1, 1), max: day(2027, 1, 1) }),
    steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 200 }), anyCounts), { minLength: 1, maxLength: 12 }),
    since: fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: CODES.length }),
  })
  .map(({ start, steps, since }) => {
    let from = start as Day;
    const made = steps.map(([days, counts]) => {
      const step = { from, to: addDays(from, days), counts };
      from = step.to;
      return step;
    });
    const last = made.at(-1)?.counts ?? [];
    return {
      title: "Enforcement",
      subtitle: "Member States of 27",
      total: 27,
      steps: made,
      now: STACK.flatMap((level, i) => ((last[i] ?? 0) > 0 ? [{ level, label: `${last[i]} have the power to fine` }] : [])),
      since: since.sort((a, b) => a - b).map((n, i) => ({ code: CODES[i] as string, name: "X", day: addDays(start as Day, n) })),
      note: "Known to 22 Nov 2026. Plans of States are not drawn.",
    };
  });

describe("the stack of levels", () => {
  test("labels never meet and never leave the strip, at every width", () => {
    fc.assert(
      fc.property(anyState, anyView, (state, view) => {
        const { labels } = layoutLevels(state, view);
        assert.deepEqual(
          faults(
            labels.map((l) => l.box),
            view,
          ),
          [],
        );
      }),
      runs,
    );
  });

  test("what holds now is beside the stack or below it, never lost", () => {
    fc.assert(
      fc.property(anyState, anyView, (state, view) => {
        const { labels, moved } = layoutLevels(state, view);
        const shown = labels.filter((l) => l.kind.startsWith("current")).length;
        assert.equal(shown + moved.filter((text) => text !== state.note && text !== CODES_NOTE).length, state.now.length);
      }),
      runs,
    );
  });

  test("nothing is drawn after the as-of date", () => {
    fc.assert(
      fc.property(anyState, anyView, (state, view) => {
        const layout = layoutLevels(state, view);
        const limit = Math.max(0, Math.min(1, share(view.axis, view.axis.asOf)));
        assert.ok(layout.to <= limit + 1e-9 || layout.from === layout.to);
        for (const at of layout.since) assert.ok(at <= layout.to);
      }),
      runs,
    );
  });

  test("the areas stand on each other: each level reaches as high as it and all below it", () => {
    const steps = [
      { from: day(2025, 1, 1), to: day(2026, 1, 1), counts: [0, 3, 10, 2, 12] },
      { from: day(2026, 1, 1), to: day(2026, 11, 23), counts: [8, 3, 14, 2, 0] },
    ];
    const state: LevelsBandState = { title: "", subtitle: "", total: 27, steps, now: [], since: [], note: "" };
    const axis = { from: day(2025, 1, 1), to: day(2028, 1, 1), asOf: day(2026, 11, 22), asOfLabel: "" };
    const areas = new Map(layoutLevels(state, wideView(axis)).areas.map((a) => [a.level, a.edge]));
    // 365 days of 2025, 690 days to the as-of date; y counts down from the top of 27
    assert.equal(areas.get("power-to-fine"), "M0 27H365L365 19H690");
    assert.equal(areas.get("authority"), "M0 24H365L365 16H690");
    assert.equal(areas.get("planned"), "M0 14H365L365 2H690");
    assert.equal(areas.get("nothing"), "M0 12H365L365 0H690");
  });

  test("ticks are thirds of the total between top and base", () => {
    const state: LevelsBandState = { title: "", subtitle: "", total: 27, steps: [], now: [], since: [], note: "" };
    const axis = { from: day(2025, 1, 1), to: day(2028, 1, 1), asOf: day(2026, 11, 22), asOfLabel: "" };
    const { ticks } = layoutLevels(state, wideView(axis));
    assert.deepEqual(
      ticks.map((t) => t.count),
      [9, 18, 27],
    );
    assert.equal(ticks[2]?.y, TOP);
    assert.ok((ticks[0]?.y ?? 0) < BASE);
  });

  test("where no country enforces, the band says who does, and draws nothing", () => {
    const state: LevelsBandState = {
      title: "Enforcement",
      subtitle: "x",
      total: 27,
      steps: [],
      now: [],
      since: [],
      note: "",
      insteadOf: "The Commission enforces this.",
    };
    const axis = { from: day(2025, 1, 1), to: day(2028, 1, 1), asOf: day(2026, 11, 22), asOfLabel: "" };
    const text = renderToStaticMarkup(createElement(LevelsStrip, { state, view: wideView(axis) }));
    assert.ok(text.includes("The Commission enforces this.") && !text.includes("<svg"));
  });

  test("nothing that is missing is written as a value of the language", () => {
    fc.assert(
      fc.property(anyState, anyView, (state, view) => {
        const text =
          renderToStaticMarkup(createElement(LevelsStrip, { state, view })) +
          renderToStaticMarkup(createElement(LevelsTwin, { state }));
        assert.doesNotMatch(text, /undefined|null|NaN|Infinity|\[object/);
      }),
      { numRuns: 60 },
    );
  });
});

const PROGRESS = ["there", "named", "coming", "nothing", "unknown", "not-applicable"] as const;
const anyRow: fc.Arbitrary<DimensionRow> = fc
  .record({
    start: fc.integer({ min: day(2023, 1, 1), max: day(2027, 1, 1) }),
    blocks: fc.array(
      fc.record({
        days: fc.integer({ min: 1, max: 700 }),
        progress: fc.constantFrom(...PROGRESS),
        label: fc.constantFrom("in force", "in parliament", "draft", "not known", "operational"),
      }),
      { minLength: 1, maxLength: 7 },
    ),
  })
  .map(({ start, blocks }) => {
    let from = start as Day;
    return {
      id: "penalties",
      name: "Penalties",
      blocks: blocks.map(({ days, ...rest }) => {
        const block = { ...rest, from, to: addDays(from, days) };
        from = block.to;
        return block;
      }),
    };
  });

describe("the dimensions of a country", () => {
  test("labels never meet and never leave the strip, and what holds now is never lost", () => {
    fc.assert(
      fc.property(anyRow, anyView, (row, view) => {
        const { labels, moved, blocks } = layoutDimension(row, view);
        assert.deepEqual(
          faults(
            labels.map((l) => l.box),
            view,
          ),
          [],
        );
        assert.equal(labels.filter((l) => l.kind.startsWith("current")).length + moved.length, 1);
        const limit = Math.max(0, Math.min(1, share(view.axis, view.axis.asOf)));
        for (const b of blocks) assert.ok(b.to <= limit);
      }),
      runs,
    );
  });

  test("strip and table name every dimension and what holds now", () => {
    fc.assert(
      fc.property(anyRow, anyView, (row, view) => {
        const props = { title: "Dimensions", subtitle: "Poland", rows: [row] };
        for (const text of [
          renderToStaticMarkup(createElement(DimensionStrip, { ...props, view })),
          renderToStaticMarkup(createElement(DimensionTwin, props)),
        ]) {
          assert.ok(text.includes("Penalties") && text.includes(row.blocks.at(-1)?.label ?? ""));
          assert.doesNotMatch(text, /undefined|null|NaN/);
        }
      }),
      { numRuns: 40 },
    );
  });
});
