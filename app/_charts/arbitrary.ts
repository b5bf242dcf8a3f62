import fc from "fast-check";
import { addDays, type Day, day, shortDay } from "@/lib/time/day";
import { narrowFit, narrowView, type View, wideView } from "./axis";
import type { Box } from "./labels";
import type { AxisState, CapacityBandState, EnforcementBandState, LawRow, MarkState } from "./state";

/** Random chart states for the tests of the layout. */

const FIRST = day(2024, 1, 1);
const LAST = day(2032, 1, 1);
const anyDay = fc.integer({ min: FIRST, max: LAST }).map((n) => n as Day);
const anyText = fc
  .array(
    fc.constantFrom("known", "a", "filing:", "31", "Aug", "2026,", "authorities", "of", "Œuvre", "incomprehensibilities", "GPUs"),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .map((words) => words.join(" "));

const anyAxis: fc.Arbitrary<AxisState> = fc
  .record({ from: fc.integer({ min: FIRST, max: FIRST + 800 }), length: fc.integer({ min: 800, max: 2600 }), asOf: anyDay })
  .map(({ from, length, asOf }) => ({
    from: from as Day,
    to: addDays(from as Day, length),
    asOf,
    asOfLabel: shortDay(asOf),
  }));

export const anyView: fc.Arbitrary<View> = fc
  .record({ axis: anyAxis, duty: fc.option(anyDay, { nil: undefined }), narrow: fc.boolean() })
  .map(({ axis, duty, narrow }) => (narrow ? narrowView(axis, duty) : wideView(axis, duty)));

/** Those, and the narrow one that is as wide as a phone. */
export const anyViewOrFit: fc.Arbitrary<View> = fc.oneof(
  anyView,
  anyView.map((view) => narrowFit(view.axis, view.dutyDay)),
);

const dated: fc.Arbitrary<MarkState> = anyDay.map((d) => ({ kind: "day", day: d, label: shortDay(d) }));
const missing: fc.Arbitrary<MarkState> = fc.record({
  kind: fc.constant("missing" as const),
  status: fc.constantFrom("none", "repealed", "unknown", "conditional", "never"),
  label: anyText,
});

export const anyRow: fc.Arbitrary<LawRow> = fc.record({
  id: fc.constant("a"),
  label: anyText,
  href: fc.constant("/milestones/a"),
  mark: fc.oneof({ weight: 4, arbitrary: dated }, { weight: 1, arbitrary: missing }),
  formal: fc.option(fc.oneof(dated, missing), { nil: undefined }),
  ghost: fc.option(fc.oneof(dated, missing), { nil: undefined }),
  delta: fc.option(fc.constantFrom("+16 months", "-6 days", "new", "gone", "+12 months 27 days"), { nil: undefined }),
  shape: fc.constantFrom("applies", "point", "ended"),
  selected: fc.boolean(),
  estimated: fc.boolean(),
});

const LEVELS = ["power-to-fine", "authority", "planned", "nothing", "unknown", "not-applicable"] as const;

export const anyEnforcement: fc.Arbitrary<EnforcementBandState> = fc
  .record({
    start: anyDay,
    stretches: fc.array(
      fc.record({ days: fc.integer({ min: 1, max: 900 }), level: fc.constantFrom(...LEVELS), label: anyText }),
      {
        maxLength: 6,
      },
    ),
    note: anyText,
    assumed: fc.option(fc.record({ from: anyDay, label: anyText }), { nil: undefined }),
  })
  .map(({ start, stretches, note, assumed }) => {
    let from = start;
    return {
      title: "Enforcement",
      subtitle: "Germany",
      note,
      ...(assumed ? { assumed } : {}),
      stretches: stretches.map(({ days, level, label }) => {
        const stretch = { from, to: addDays(from, days), level, label };
        from = stretch.to;
        return stretch;
      }),
    };
  });

const level = fc.oneof(fc.integer({ min: 0, max: 400_000 }), fc.constant("unknown" as const));
const target = fc
  .record({
    latest: anyDay,
    width: fc.integer({ min: 0, max: 400 }),
    level,
    start: fc.constantFrom(true as const, undefined),
    label: anyText,
    sublabel: fc.option(anyText, { nil: undefined }),
  })
  .map(({ latest, width, ...rest }) => ({ earliest: addDays(latest, -width), latest, ...rest }));

const fan = fc
  .record({
    from: anyDay,
    level,
    days: fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 3, maxLength: 3 }),
    gone: fc.boolean(),
  })
  .map(({ from, level, days, gone }) => {
    const [p10, p50, p90] = days.sort((a, b) => a - b).map((d) => addDays(from, d));
    return {
      from,
      base: 0,
      level,
      chances: days.map((d, i) => ({ day: addDays(from, d), chance: i / 4 })),
      ...(gone ? {} : { p10, p50, p90 }),
      middle: "P50 Jul 2028",
      end: "P90 Mar 2030; never 13 %",
      words: "estimate",
    };
  });

export const anyCapacity: fc.Arbitrary<CapacityBandState> = fc.record({
  id: fc.constant("narvik"),
  title: fc.constant("Capacity"),
  subtitle: fc.constant("Narvik"),
  unit: fc.constant("GPUs"),
  promise: fc.option(target, { nil: undefined }),
  stated: fc.option(target, { nil: undefined }),
  fan: fc.option(fan, { nil: undefined }),
  gone: fc.option(fc.record({ day: anyDay, label: fc.constant("lost, by a word of 18 Sep 2026") }), { nil: undefined }),
  forecasts: fc.array(target, { maxLength: 2 }),
  observed: fc
    .array(fc.record({ day: anyDay, level, label: anyText, lasting: fc.boolean() }), { maxLength: 5 })
    .map((points) => points.sort((a, b) => a.day - b.day)),
  notDrawn: fc.constant([]),
});

/** A box as it stands at one width, in pixels. */
export const atWidth = (box: Box, width: number) => ({
  left: box.at * width + box.left,
  right: (box.to ?? box.at) * width + box.right,
  top: box.top,
  bottom: box.bottom,
});

/** The widths at which a drawing is looked at. */
export const widthsOf = (view: View): number[] => [0, 0.13, 0.4, 0.77, 1].map((part) => view.min + part * (view.max - view.min));

/** What is wrong with boxes that must not meet and must stay inside, at every width; an empty list where nothing is. */
export function faults(boxes: readonly Box[], view: View): string[] {
  const found: string[] = [];
  for (const width of widthsOf(view)) {
    const placed = boxes.map((b) => atWidth(b, width));
    placed.forEach((a, i) => {
      if (a.left < -view.left - 0.01 || a.right > width + view.right + 0.01) found.push(`box ${i} leaves the strip at ${width}`);
      for (const [j, b] of placed.entries()) {
        if (j <= i) continue;
        const meets = a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01;
        if (meets) found.push(`boxes ${i} and ${j} meet at ${width}`);
      }
    });
  }
  return found;
}
