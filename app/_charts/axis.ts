import { addMonths, civil, type Day, day, monthName } from "@/lib/time/day";
import { type Label, label, place, type Room } from "./labels";
import type { AxisState } from "./state";

/** One way to lay the chart out: the wide one with a gutter for labels, or the narrow one with labels above the bars. */
export interface View extends Room {
  readonly kind: "wide" | "narrow";
  readonly axis: AxisState;
  /** The day of the selected duty, drawn as a line through all strips; absent where it has none. */
  readonly dutyDay?: Day;
}

/** The wide view: the plot is 650 to 1,200 pixels beside its gutter. */
export const wideView = (axis: AxisState, dutyDay?: Day): View => ({
  kind: "wide",
  axis,
  dutyDay,
  min: 650,
  max: 1200,
  left: 0,
  right: 20,
});

/** The narrow view: from six months before the as-of date to 24 after, at least 480 pixels in a scroll area of its own. */
export const narrowView = (axis: AxisState, dutyDay?: Day): View => ({
  kind: "narrow",
  axis: { ...axis, from: addMonths(axis.asOf, -6), to: addMonths(axis.asOf, 24) },
  dutyDay,
  min: 480,
  max: 1000,
  left: 8,
  right: 8,
});

/** The narrow view over the whole axis, at least 700 pixels in a scroll area of its own. */
export const narrowWhole = (axis: AxisState, dutyDay?: Day): View => ({ ...narrowView(axis, dutyDay), axis, min: 700 });

/** The narrow view over the whole axis that needs no scroll area: as wide as its place, from 256 pixels. */
export const narrowFit = (axis: AxisState, dutyDay?: Day): View => ({ ...narrowView(axis, dutyDay), axis, min: 256 });

/** The view of one kind over an axis. */
export const viewOf = (kind: View["kind"], axis: AxisState, dutyDay?: Day): View =>
  kind === "wide" ? wideView(axis, dutyDay) : narrowView(axis, dutyDay);

/** Where a day stands on the axis: 0 at its start, 1 at its end, beyond them outside. */
export const share = (axis: AxisState, on: Day): number => (on - axis.from) / (axis.to - axis.from);

/** A share of the width as an SVG length. */
export const percent = (part: number): string => `${Math.round(part * 1e5) / 1e3}%`;

/** Whether a share lies on the axis. */
export const onAxis = (part: number): boolean => part >= 0 && part <= 1;

/** A share kept on the axis. */
export const clamp = (part: number): number => Math.min(1, Math.max(0, part));

export interface AxisLayout {
  readonly years: readonly number[];
  readonly months: readonly { readonly at: number; readonly quarter: boolean }[];
  readonly labels: readonly Label[];
  /** The pill of the as-of date; absent where that day is not on the axis. */
  readonly pill?: { readonly at: number; readonly dx: number; readonly width: number; readonly label: string };
}

const YEAR = 13;
const MONTH = 11;
const PILL = 11;

/** Ticks, year labels and the pill of the as-of date. A year label under the pill moves behind it or is shortened; it goes only where its year has no room. */
export function layoutAxis(view: View): AxisLayout {
  const { axis } = view;
  const [first, last] = [civil(axis.from), civil(axis.to)];
  const perMonth = (view.min * 30.4) / (axis.to - axis.from);

  const asOf = share(axis, axis.asOf);
  const width = label(axis.asOfLabel, "", PILL, { at: 0, dx: 0, y: 0, anchor: "start" }).box.right + 18;
  // Centred on its line, unless that would leave the strip at some width.
  const half = width / 2;
  const dx = Math.max(-half, -asOf * view.min - view.left) + Math.min(0, (1 - asOf) * view.min + view.right - half);
  const pill = onAxis(asOf) ? { at: asOf, dx, width, label: axis.asOfLabel } : undefined;
  const taken = pill ? [{ at: asOf, left: dx - 5, right: dx + width + 5, top: 4, bottom: 26 }] : [];

  const years: number[] = [];
  const labels: Label[] = [];
  const step = Math.max(1, Math.ceil(48 / (perMonth * 12)));
  for (let year = first.year; year <= last.year; year++) {
    const start = share(axis, day(year, 1, 1));
    if (start > 0 && start < 1) years.push(start);
    if (start >= 1 || (year - first.year) % step !== 0) continue;
    const at = Math.max(0, start);
    const text = String(year);
    const candidates = [label(text, "year", YEAR, { at, dx: 5, y: 20, anchor: "start" })];
    const short = `’${text.slice(2)}`;
    if (pill) {
      // Beside a pill that lies on the year's start the label goes with the pill; otherwise it keeps away from it at the least width.
      const behind = dx + width + 8;
      const on = asOf >= at || (at - asOf) * view.max < half;
      const place = on ? { at: asOf, dx: behind } : { at, dx: Math.max(5, Math.ceil(behind - (at - asOf) * view.min)) };
      for (const t of [text, short]) candidates.push(label(t, "year", YEAR, { ...place, y: 20, anchor: "start" }));
    }
    candidates.push(label(short, "year", YEAR, { at, dx: 5, y: 20, anchor: "start" }));
    const end = share(axis, day(year + 1, 1, 1));
    const fits = (l: Label) => l.at * view.min + l.box.right + 4 < end * view.min;
    const placed = place(candidates.filter(fits), [...taken, ...labels.map((l) => l.box)], view);
    if (placed) labels.push(placed);
  }

  const months: { at: number; quarter: boolean }[] = [];
  if (perMonth >= 4) {
    for (let i = 0; ; i++) {
      const start = addMonths(day(first.year, first.month, 1), i);
      if (start > axis.to) break;
      const at = share(axis, start);
      const { month } = civil(start);
      if (at < 0) continue;
      months.push({ at, quarter: month % 3 === 1 });
      if (view.kind === "wide" || month % 3 !== 1) continue;
      const text = label(monthName(month).slice(0, 3), "month", MONTH, { at, dx: 4, y: 38, anchor: "start" });
      const placed = place(
        [text],
        labels.map((l) => l.box),
        view,
      );
      if (placed) labels.push(placed);
    }
  }
  return { years, months, labels, pill };
}
