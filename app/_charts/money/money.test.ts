import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, type Day, day, isoDay, shortDay } from "@/lib/time/day";
import { anyCapacity, faults } from "../arbitrary";
import type { View } from "../axis";
import { NARROW as HEAD_NARROW, WIDE as HEAD_WIDE, layoutHead, layoutSmall, PILL_TOP } from "../capacity/small";
import { apart, type Box, markBox } from "../labels";
import type { AxisState } from "../state";
import { BASE, HEIGHT, layoutMoney, moneyText, NARROW, WIDE } from "./layout";
import type { MoneyPoint, MoneyState } from "./state";

const START = day(2025, 9, 1);
const anyPoint: fc.Arbitrary<MoneyPoint> = fc
  .record({
    on: fc.integer({ min: 0, max: 900 }),
    width: fc.constantFrom(0, 0, 27, 90),
    amount: fc.oneof(fc.integer({ min: 1_000_000, max: 60_000_000_000 }), fc.constant("not disclosed" as const)),
    currency: fc.constantFrom("USD", "EUR"),
    upTo: fc.boolean(),
    planned: fc.boolean(),
    kind: fc.constantFrom("contract", "programme", "equity, planned"),
  })
  .map(({ on, width, amount, currency, kind, ...rest }, i = 0) => ({
    id: `${on} ${amount} ${i}`,
    earliest: addDays(START, on),
    latest: addDays(START, on + width),
    amount,
    currency: amount === "not disclosed" ? "none" : (currency as "USD"),
    labels: amount === "not disclosed" ? [] : [`${currency} ${moneyText(amount)} ${kind}`, `${currency} ${moneyText(amount)}`],
    ...rest,
  }));

const anyMoney: fc.Arbitrary<MoneyState> = fc.array(anyPoint, { minLength: 1, maxLength: 12 }).map((points) => {
  const asOf = Math.max(...points.map((p) => p.latest)) as Day;
  return { id: "m", title: "Deals", from: START, to: addDays(asOf, 60), asOf, points, words: "" };
});

const view = (room: typeof WIDE): View => ({
  ...room,
  kind: "wide",
  axis: { from: START, to: addDays(START, 900), asOf: START, asOfLabel: "" },
});

describe("money over time", () => {
  test("labels never meet, never cover a mark, and never leave the drawing", () => {
    fc.assert(
      fc.property(anyMoney, fc.constantFrom(WIDE, NARROW), fc.constantFrom("beside", "inside"), (state, room, scale) => {
        const { labels, marks } = layoutMoney(state, room, scale);
        const boxes: Box[] = labels.map((l) => l.box);
        assert.deepEqual(faults(boxes, view(room)), []);
        for (const box of boxes) {
          assert.ok(box.top >= 0 && box.bottom <= HEIGHT);
          for (const mark of marks) assert.ok(apart(box, markBox(mark.at, mark.y, 6), room));
        }
      }),
      { numRuns: 100 },
    );
  });

  test("the more money the higher, whatever the currency is called; what is not disclosed has a lane of its own", () => {
    fc.assert(
      fc.property(anyMoney, (state) => {
        const { marks } = layoutMoney(state, WIDE);
        const sized = state.points
          .map((p, i) => ({ amount: p.amount, mark: marks[i] }))
          .filter((p): p is { amount: number; mark: (typeof marks)[number] } => typeof p.amount === "number")
          .sort((a, b) => a.amount - b.amount);
        sized.forEach(({ mark }, i) => {
          assert.ok(mark.y <= BASE && mark.y >= 0);
          assert.ok(i === 0 || mark.y <= (sized[i - 1]?.mark.y ?? 0));
        });
        state.points.forEach((p, i) => {
          if (p.amount === "not disclosed") assert.ok((marks[i]?.y ?? 0) > BASE);
        });
      }),
      { numRuns: 100 },
    );
  });

  test("an amount is written short", () => {
    assert.deepEqual([433e6, 6.2e9, 44.6e9, 1e8].map(moneyText), ["433m", "6.2bn", "44.6bn", "100m"]);
  });
});

describe("one axis for many sites", () => {
  const anyAxis: fc.Arbitrary<AxisState> = fc
    .record({ years: fc.integer({ min: 2, max: 13 }), asOf: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ years, asOf }) => {
      const [from, to] = [day(2024, 1, 1), day(2024 + years, 1, 1)];
      const on = Math.round(from + asOf * (to - from)) as Day;
      return { from, to, asOf: on, asOfLabel: shortDay(on) };
    });

  test("years, the as-of date and the duty never meet, and never leave the head", () => {
    fc.assert(
      fc.property(anyAxis, fc.constantFrom(HEAD_WIDE, HEAD_NARROW), fc.integer({ min: 0, max: 4000 }), (axis, room, after) => {
        const on = (axis.from + after) as Day;
        const { labels, pill, duty } = layoutHead(axis, room, { day: on, label: `Annex III applies since ${shortDay(on)}` });
        assert.equal(duty === undefined, on > axis.to);
        const boxes: Box[] = [
          ...labels.map((l) => l.box),
          { at: pill.at, left: pill.dx, right: pill.dx + pill.width, top: PILL_TOP, bottom: PILL_TOP + 20 },
          ...(duty ? [duty.label.box] : []),
        ];
        assert.deepEqual(faults(boxes, { ...view(room), ...room }), [], isoDay(axis.asOf));
      }),
      { numRuns: 100 },
    );
  });

  test("every level of a row stands between its top and its base line, and nothing observed after the as-of date", () => {
    fc.assert(
      fc.property(anyCapacity, anyAxis, (state, axis) => {
        const { promise, stated, fan, forecasts, points, levels, top } = layoutSmall(state, axis);
        const heights = [
          promise?.y,
          stated?.y,
          fan?.area?.top,
          fan?.area?.bottom,
          ...forecasts.map((f) => f.y),
          ...points.map((p) => p.y),
        ];
        for (const y of heights) assert.ok(y === undefined || (y >= 8 && y <= 54));
        const asOf = (axis.asOf - axis.from) / (axis.to - axis.from);
        for (const p of points) assert.ok(p.at <= asOf);
        for (const l of levels) assert.ok(l.to <= asOf + 1e-9 && l.from <= l.to);
        assert.ok(top === undefined || top > 0);
      }),
      { numRuns: 100 },
    );
  });

  test("what is dated after the axis is an arrow at its end, never a level inside it", () => {
    const axis: AxisState = { from: day(2024, 1, 1), to: day(2032, 1, 1), asOf: day(2026, 11, 22), asOfLabel: "22 Nov 2026" };
    const promise = { earliest: day(2033, 1, 1), latest: day(2033, 12, 31), level: 1400, label: "" };
    const { promise: drawn } = layoutSmall(
      { id: "a", title: "", subtitle: "", unit: "MW", forecasts: [], observed: [], notDrawn: [], promise },
      axis,
    );
    assert.equal(drawn?.beyond, true);
    assert.equal(drawn?.onAxis, false);
  });
});
