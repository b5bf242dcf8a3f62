import { clamp, onAxis, share, type View } from "../axis";
import { type Box, type Label, label, lineBox, place, spanBox } from "../labels";
import type { MonthBar, SignalLane } from "./state";

/** The room above the highest bar, for its label, and the least height of a lane, in pixels. */
const HEAD = 17;
const MIN = 34;
/** The height of the highest bar of all lanes; one signal is never higher than this. */
const TALLEST = 96;
const UNIT = 9;
/** Neither part of a bar is ever lower, so that a single signal is seen. */
export const LEAST = 2;
const SIZE = 11;

/** The height of one signal in pixels, the same in all lanes. */
export const unitOf = (most: number): number => Math.min(UNIT, TALLEST / Math.max(1, most));

export interface BarLayout {
  readonly id: string;
  /** Shares of the width. */
  readonly from: number;
  readonly to: number;
  /** The top of all signals, and of those that moved something; the same as the base where there is none. */
  readonly top: number;
  readonly movedTop: number;
}

export interface SignalLaneLayout {
  readonly height: number;
  readonly base: number;
  readonly bars: readonly BarLayout[];
  readonly labels: readonly Label[];
}

/**
 * One lane: a bar for each month, its lower part those that moved something, and the highest named.
 * @param most the most signals in a month of any lane
 */
export function layoutSignals(lane: SignalLane, most: number, view: View): SignalLaneLayout {
  const unit = unitOf(most);
  const part = (n: number) => (n === 0 ? 0 : Math.max(LEAST, Math.round(n * unit)));
  const tall = (b: MonthBar) => part(b.moved) + part(b.rest);
  const shown = lane.bars.filter((b) => share(view.axis, b.from) >= 0 && share(view.axis, b.from) < 1);
  const highest = shown.reduce<MonthBar | undefined>((a, b) => (a && total(a) >= total(b) ? a : b), undefined);
  const base = Math.max(MIN, HEAD + Math.max(0, ...shown.map(tall)));
  const bars = shown.map((b): BarLayout => {
    const [from, to] = [share(view.axis, b.from), clamp(share(view.axis, b.to))];
    // Neighbouring months stay apart.
    const air = (to - from) / 10;
    return { id: b.id, from: from + air, to: to - air, top: base - tall(b), movedTop: base - part(b.moved) };
  });
  const labels: Label[] = [];
  if (highest) {
    const at = bars[shown.indexOf(highest)] as BarLayout;
    const asOf = share(view.axis, view.axis.asOf);
    const taken: Box[] = bars.map((b) => spanBox(b.from, b.to, b.top - 1, base));
    if (onAxis(asOf)) taken.push(lineBox(asOf, 0, base));
    const named = place(candidates(highest, at, base), taken, view);
    if (named) labels.push(named);
  }
  return { height: base + 1, base, bars, labels };
}

const total = (b: MonthBar): number => b.moved + b.rest;

/** Above its bar, or beside its top at the left, and shorter where there is no room. */
function* candidates(bar: MonthBar, { from, to, top }: BarLayout, base: number): Generator<Label> {
  for (const text of [`${total(bar)} in ${bar.name}`, String(total(bar))]) {
    yield label(text, "tick", SIZE, { at: to, dx: 0, y: top - 5, anchor: "end" });
    yield label(text, "tick", SIZE, { at: from, dx: 0, y: top - 5, anchor: "start" });
    if (top + SIZE <= base) yield label(text, "tick", SIZE, { at: from, dx: -6, y: top + 8, anchor: "end" });
  }
}

/** The outline of bars as one path in a drawing that is 10,000 wide: each from its base, or from where the other part ends. */
export const pathOf = (bars: readonly { from: number; to: number; top: number; base: number }[]): string =>
  bars
    .filter((b) => b.top < b.base)
    .map(({ from, to, top, base }) => `M${Math.round(from * 1e4)} ${base}V${top}H${Math.round(to * 1e4)}V${base}Z`)
    .join("");
