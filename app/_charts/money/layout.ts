import { civil, type Day, day } from "@/lib/time/day";
import { clamp } from "../axis";
import { type Box, type Label, label, lineBox, markBox, place, type Room, spanBox } from "../labels";
import type { MoneyPoint, MoneyState } from "./state";

/** The height of the chart, of its base line, and of the lane of what is not disclosed, in pixels. */
export const HEIGHT = 268;
export const BASE = 206;
export const LANE = 228;
const TOP = 22;
const RADIUS = 6;
const SIZE = 12;

/** Where the chart is drawn: its room in pixels, with a gutter for the figures of the scale. */
export const WIDE: Room = { min: 560, max: 1300, left: 60, right: 12 };
export const NARROW: Room = { min: 200, max: 620, left: 60, right: 12 };

export interface MoneyMark {
  readonly id: string;
  readonly at: number;
  /** Where the days on which it may have been begin; absent for a day that is known. */
  readonly from?: number;
  readonly y: number;
  readonly shape: "circle" | "square" | "none";
  readonly upTo: boolean;
  readonly planned: boolean;
}

export interface MoneyLayout {
  readonly ticks: readonly { readonly y: number }[];
  readonly years: readonly number[];
  readonly asOf: number;
  readonly marks: readonly MoneyMark[];
  /** Whether there is a lane of what is not disclosed. */
  readonly lane: boolean;
  readonly labels: readonly Label[];
}

/** `600m`, `6bn` */
export const moneyText = (amount: number): string =>
  amount >= 1e9 ? `${Math.round(amount / 1e8) / 10}bn` : `${Math.round(amount / 1e5) / 10}m`;

/**
 * Deals as marks on a logarithmic scale over time. A label that finds no room is left to the list beside the chart.
 * @param scale `beside`: in the gutter, with the years below; `inside`: at its lines, under an axis that names the years
 */
export function layoutMoney(state: MoneyState, room: Room, scale: "beside" | "inside" = "beside"): MoneyLayout {
  const span = Math.max(1, state.to - state.from);
  const at = (d: Day) => clamp((d - state.from) / span);
  const amounts = state.points.flatMap((p) => (typeof p.amount === "number" ? [Math.log10(p.amount)] : []));
  const low = amounts.length > 0 ? Math.floor(Math.min(...amounts)) : 0;
  const high = amounts.length > 0 ? Math.max(low + 1, Math.ceil(Math.max(...amounts))) : 0;
  const yOf = (log: number) => Math.round((BASE - ((log - low) / Math.max(1, high - low)) * (BASE - TOP)) * 10) / 10;

  const lane = state.points.some((p) => p.amount === "not disclosed");
  const marks = state.points.map((p) => markOf(p, at, yOf));
  const decades = amounts.length > 0 ? Array.from({ length: high - low + 1 }, (_, i) => low + i) : [];
  const asOf = at(state.asOf);

  const labels: Label[] = [];
  const taken: Box[] = [spanBox(0, 1, BASE - 1, BASE + 1), ...marks.map((m) => markBox(m.at, m.y, RADIUS + 1))];
  for (const m of marks) if (m.from !== undefined) taken.push(spanBox(m.from, m.at, m.y - 2, m.y + 2));
  for (const m of marks) if (m.upTo) taken.push({ at: m.at, left: -5, right: 5, top: m.y + RADIUS, bottom: m.y + 18 });
  const keep = (candidates: Iterable<Label>, also: readonly Box[] = [], ...avoid: Box[]) => {
    const placed = place(candidates, [...taken, ...also], room, avoid);
    if (!placed) return;
    labels.push(placed);
    taken.push(placed.box);
  };

  // In the gutter no mark is in its way; inside, the axis begins before the first deal.
  const figure = (text: string, y: number) =>
    scale === "beside"
      ? label(text, "tick", 11, { at: 0, dx: -10, y: y + 4, anchor: "end" })
      : label(text, "tick", 11, { at: 0, dx: 0, y: y - 3, anchor: "start" });
  for (const decade of decades) keep([figure(moneyText(10 ** decade), yOf(decade))]);
  if (lane) keep([figure("not said", LANE)]);

  const [first, last] = [civil(state.from).year, civil(state.to).year];
  const years: number[] = [];
  for (let year = first; year <= last; year++) {
    const start = (day(year, 1, 1) - state.from) / span;
    if (start > 0 && start < 1) years.push(start);
    if (start >= 1 || scale === "inside") continue;
    keep([label(String(year), "year", 13, { at: Math.max(0, start), dx: 5, y: HEIGHT - 8, anchor: "start" })]);
  }

  const line = lineBox(asOf, 0, BASE);
  const order = state.points
    .map((point, i) => ({ point, mark: marks[i] as MoneyMark }))
    .sort((a, b) => size(b.point) - size(a.point));
  for (const { point, mark } of order) {
    // A label keeps more distance from other marks than from its own, so that it is read with the right one.
    const others = marks.filter((m) => m !== mark).map((m) => markBox(m.at, m.y, RADIUS + 8));
    keep(candidates(point, mark), others, line);
  }
  return { ticks: decades.map((decade) => ({ y: yOf(decade) })), years, asOf, marks, lane, labels };
}

const size = ({ amount }: MoneyPoint) => (typeof amount === "number" ? amount : 0);

function markOf(p: MoneyPoint, at: (d: Day) => number, yOf: (log: number) => number): MoneyMark {
  const shape = p.currency === "USD" ? "circle" : p.currency === "EUR" ? "square" : "none";
  return {
    id: p.id,
    at: at(p.latest),
    ...(p.latest > p.earliest ? { from: at(p.earliest) } : {}),
    y: typeof p.amount === "number" ? yOf(Math.log10(p.amount)) : LANE,
    shape,
    upTo: p.upTo,
    planned: p.planned,
  };
}

/** The places of a mark's label: at its right, its left, above, below; first in full, then its amount alone. */
function* candidates(point: MoneyPoint, { at, y }: MoneyMark): Generator<Label> {
  for (const text of point.labels)
    for (const dy of [4, -11, 19])
      for (const anchor of ["start", "end"] as const) {
        const away = dy === 4 ? RADIUS + 5 : -RADIUS;
        const one = label(text, "money", SIZE, { at, dx: anchor === "start" ? away : -away, y: y + dy, anchor });
        if (one.box.top >= 0 && one.box.bottom <= LANE + 10) yield one;
      }
}
