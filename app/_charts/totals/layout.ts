import { clamp, share, type View } from "../axis";
import { levelsOf, shortCount } from "../capacity/layout";
import { type Box, type Label, label, place, spanBox } from "../labels";
import type { TotalsBandState, TotalsLine } from "./state";

/** The height of the strip and of its base line (zero), in pixels. */
export const HEIGHT = 150;
export const BASE = 132;
const TOP = 24;

export interface LineLayout {
  readonly kind: TotalsLine["kind"];
  readonly smooth: boolean;
  readonly points: readonly { readonly at: number; readonly y: number }[];
}

export interface TotalsLayout {
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly lines: readonly LineLayout[];
  /** The figures of the scale, in the narrow view inside the plot. */
  readonly labels: readonly Label[];
}

/** The sums as lines on one scale. */
export function layoutTotals(state: TotalsBandState, view: View): TotalsLayout {
  const max = Math.max(0, ...state.lines.flatMap((l) => l.points.map((p) => p.level)));
  const ticks = levelsOf(max);
  const top = Math.max(max, ticks.at(-1) ?? 0, 1);
  const yOf = (level: number) => Math.round((BASE - (level / top) * (BASE - TOP)) * 10) / 10;
  const labels: Label[] = [];
  const taken: Box[] = [spanBox(0, 1, BASE - 2, BASE + 2)];
  if (view.kind === "narrow")
    for (const tick of ticks) {
      const placed = place(
        [label(shortCount(tick), "tick", 11, { at: 0, dx: 2, y: yOf(tick) - 4, anchor: "start" })],
        [...taken, ...labels.map((l) => l.box)],
        view,
      );
      if (placed) labels.push(placed);
    }
  return {
    ticks: ticks.map((tick) => ({ y: yOf(tick), text: shortCount(tick) })),
    labels,
    lines: state.lines.map(({ kind, smooth, points }) => ({
      kind,
      smooth,
      points: points.map((p) => ({ at: clamp(share(view.axis, p.day)), y: yOf(p.level) })),
    })),
  };
}
