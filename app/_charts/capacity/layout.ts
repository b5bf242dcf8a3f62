import type { Day } from "@/lib/time/day";
import { clamp, onAxis, share, type View } from "../axis";
import { apart, type Box, cut, type Label, label, lineBox, markBox, place, placeBlock, spanBox, wrap } from "../labels";
import type { CapacityBandState, CapacityFan, CapacityPoint, CapacityTarget } from "../state";

/** The height of the strip and of its base line (zero GPUs), in pixels. */
export const HEIGHT = 184;
export const BASE = 142;
const TOP = 38;
const SIZE = 12;
const SMALL = 11.5;

export interface TargetLayout {
  readonly earliest: number;
  readonly latest: number;
  /** The height of the level in pixels; undefined where the size is not known. */
  readonly y?: number;
  readonly onAxis: boolean;
  readonly start: boolean;
}

export interface PointLayout {
  readonly at: number;
  readonly y: number;
  readonly sized: boolean;
  /** Where a leader ends that joins the point to its label. */
  readonly leader?: number;
}

/** The estimate: an area that gets darker as the chance grows, and a bar from P10 to P90. */
export interface FanLayout {
  readonly from: number;
  /** The upper and lower edge of the area in pixels; no area where the size or the chance is not known. */
  readonly area?: { readonly top: number; readonly bottom: number };
  /** Shares of the stretch from `from` to the end of the axis. */
  readonly stops: readonly { readonly at: number; readonly chance: number }[];
  /** The bar of the quantiles; `to` is the end of the axis where P90 lies beyond it. */
  readonly bar?: { readonly from: number; readonly to: number; readonly y: number; readonly beyond: boolean };
  /** P50, where it lies on the axis. */
  readonly middle?: number;
}

export interface CapacityLayout {
  readonly ticks: readonly { readonly y: number; readonly text: string }[];
  readonly promise?: TargetLayout;
  readonly stated?: TargetLayout;
  readonly fan?: FanLayout;
  /** From when on the site is lost or paused, and the upper edge of what it had promised. */
  readonly gone?: { readonly from: number; readonly top: number };
  readonly forecasts: readonly TargetLayout[];
  readonly points: readonly PointLayout[];
  /** The observed level from one point to the next. */
  readonly levels: readonly { readonly from: number; readonly to: number; readonly y: number; readonly nextY?: number }[];
  readonly labels: readonly Label[];
  /** Texts that found no room in the strip and stand below it. */
  readonly moved: readonly string[];
}

/** `100k`, `1.2m`, `512` */
export function shortCount(n: number): string {
  if (n >= 1e6) return `${Math.round(n / 1e5) / 10}m`;
  return n >= 1e3 ? `${Math.round(n / 100) / 10}k` : String(n);
}

/** Two or three round levels up to the greatest one, without zero. */
export function levelsOf(max: number): number[] {
  if (max <= 0) return [];
  const power = 10 ** Math.floor(Math.log10(max));
  const step = [0.2, 0.5, 1, 2, 5].map((f) => f * power).find((s) => max / s <= 3) ?? power;
  return Array.from({ length: Math.floor(max / step) }, (_, i) => Math.round((i + 1) * step * 10) / 10).filter(Number.isInteger);
}

const layouts = new WeakMap<CapacityBandState, Map<string, CapacityLayout>>();

/** The readings of a site over time, with labels that touch neither each other nor the lines; made once for each state and view. */
export function layoutCapacity(state: CapacityBandState, view: View): CapacityLayout {
  const known = layouts.get(state) ?? new Map<string, CapacityLayout>();
  layouts.set(state, known);
  const key = JSON.stringify(view);
  const made = known.get(key) ?? layOut(state, view);
  known.set(key, made);
  return made;
}

function layOut(state: CapacityBandState, view: View): CapacityLayout {
  const { axis } = view;
  const { fan } = state;
  const sizes = [state.promise, state.stated, fan, ...state.forecasts, ...state.observed].map((t) => t?.level);
  const max = Math.max(0, ...sizes.filter((s): s is number => typeof s === "number"));
  const ticks = levelsOf(max);
  const top = Math.max(max, ticks.at(-1) ?? 0, 1);
  const yOf = (level: number) => Math.round((BASE - (level / top) * (BASE - TOP)) * 10) / 10;

  const target = (t: CapacityTarget): TargetLayout => ({
    earliest: clamp(share(axis, t.earliest)),
    latest: clamp(share(axis, t.latest)),
    y: typeof t.level === "number" ? yOf(t.level) : undefined,
    onAxis: onAxis(share(axis, t.latest)),
    start: t.start === true,
  });
  const promise = state.promise && target(state.promise);
  const stated = state.stated && target(state.stated);
  const forecasts = state.forecasts.map(target);
  const estimated = fan && fanLayout(fan, view, yOf);

  const lines = [axis.asOf, ...(view.dutyDay === undefined ? [] : [view.dutyDay])].map((d) => lineBox(share(axis, d), 0, HEIGHT));
  const taken: Box[] = [spanBox(0, 1, BASE - 2, BASE + 2)];
  for (const t of [promise, stated]) {
    if (!t) continue;
    const y = t.y ?? BASE;
    taken.push(spanBox(t.latest, 1, y - 2, y + 2));
    if (t.y === undefined && t.latest > t.earliest) taken.push(spanBox(t.earliest, t.latest, BASE - 14, BASE));
    if (t.onAxis) taken.push(markBox(t.latest, t.start ? BASE : y, 7));
    if (t.onAxis && !t.start) taken.push({ at: t.latest, left: -2, right: 2, top: y, bottom: BASE });
  }
  if (estimated?.bar) {
    const { from, to, y } = estimated.bar;
    taken.push(spanBox(from, to, y - 2, y + 2));
    if (estimated.middle !== undefined) taken.push(markBox(estimated.middle, y, 6));
  }
  for (const f of forecasts) if (f.onAxis) taken.push(markBox(f.latest, (f.y ?? BASE) - 6, 6));
  // What ran before the axis begins still runs at its edge.
  const running = state.observed.findLast((p) => p.lasting && p.day < axis.from);
  const seen = [
    ...(running ? [{ ...running, day: axis.from }] : []),
    ...state.observed.filter((p) => onAxis(share(axis, p.day)) && p.day <= axis.asOf),
  ];
  const spots = seen.map((p) => ({
    at: share(axis, p.day),
    y: p.level === "unknown" ? BASE : yOf(p.level),
    sized: p.level !== "unknown",
  }));
  const levels: { from: number; to: number; y: number; nextY?: number }[] = [];
  // What runs goes on running whatever is looked at in between.
  spots.forEach((spot, i) => {
    if (!spot.sized || seen[i]?.lasting !== true) return;
    const next = spots.find((_, k) => k > i && seen[k]?.lasting === true);
    levels.push({
      from: spot.at,
      to: next?.at ?? clamp(share(axis, axis.asOf)),
      y: spot.y,
      nextY: next?.sized ? next.y : undefined,
    });
  });
  for (const spot of spots) taken.push(markBox(spot.at, spot.y, 7));
  for (const l of levels) taken.push(spanBox(l.from, l.to, l.y - 2, l.y + 2));

  const labels: Label[] = [];
  const moved: string[] = [];
  if (view.kind === "narrow")
    for (const tick of ticks) {
      const placed = place(
        [label(shortCount(tick), "tick", 11, { at: 0, dx: 2, y: yOf(tick) - 4, anchor: "start" })],
        taken,
        view,
      );
      if (placed) {
        labels.push(placed);
        taken.push(placed.box);
      }
    }

  const add = (candidates: readonly (readonly Label[])[]) => {
    const placed = placeBlock(candidates.filter(within), taken, view, lines);
    if (!placed) return undefined;
    labels.push(...placed);
    taken.push(...placed.map((l) => l.box));
    return placed;
  };

  // Where a line runs close to a mark, its label stands on the other side of that line rather than on it.
  const besideLines = (at: number) =>
    lines
      .filter((l) => Math.abs(l.at - at) * view.max < 60)
      .flatMap((l) => [
        { at: l.at, dx: -8, anchor: "end" as const },
        { at: l.at, dx: 8, anchor: "start" as const },
      ]);
  // The label of a target: above its line from its date on, else at the right end, else before its date, else below.
  const addTarget = (t: TargetLayout | undefined, of: CapacityTarget | undefined, kind: string) => {
    if (!t || !of) return;
    const y = t.y ?? BASE;
    const said = of.sublabel ? [of.label, of.sublabel] : [of.label];
    const spotsOf = [
      { at: t.latest, dx: 12, anchor: "start" as const },
      { at: 1, dx: 0, anchor: "end" as const },
      { at: t.latest, dx: -12, anchor: "end" as const },
      ...(t.onAxis ? besideLines(t.latest) : []),
    ];
    const placed = [400, 200, 140].some((room) => {
      const rows = said.map((text, i) => cut(text, i === 0 ? SIZE : SMALL, room));
      // Above the pattern of days where no size is known.
      const heights = [t.y === undefined ? y - 20 : y - 9, y + 17 + (rows.length - 1) * 15, BASE + 18 + (rows.length - 1) * 15];
      return add(
        heights.flatMap((bottom) =>
          spotsOf.map((spot) =>
            rows.map((text, i) =>
              label(text, i === 0 ? kind : "sub", i === 0 ? SIZE : SMALL, { ...spot, y: bottom - (rows.length - 1 - i) * 15 }),
            ),
          ),
        ),
      );
    });
    if (!placed) moved.push(said.join(", "));
  };
  addTarget(promise, state.promise, "promise");
  addTarget(stated, state.stated, "stated");
  const goneAt = state.gone && share(axis, state.gone.day);
  const gone = goneAt !== undefined && goneAt < 1 ? { from: Math.max(0, goneAt), top: promise?.y ?? BASE - 30 } : undefined;
  if (gone && state.gone) {
    const spots = [BASE - 10, BASE - 28, BASE + 18, BASE + 34].flatMap((y) =>
      [8, -8].map((dx) => [
        label(state.gone?.label ?? "", "gone", SIZE, {
          at: gone.from,
          dx,
          y,
          anchor: dx > 0 ? ("start" as const) : ("end" as const),
        }),
      ]),
    );
    if (!add(spots)) moved.push(state.gone.label);
  }
  if (fan && estimated) moved.push(...addFan(fan, estimated, add));

  const ofPoints = placePoints(seen, spots, { view, taken, labels, lines });
  labels.push(...ofPoints.labels);
  moved.push(...ofPoints.moved);
  // What was seen before the axis begins is told all the same.
  moved.push(...state.observed.filter((p) => !p.lasting && p.day < axis.from).map((p) => p.label));
  moved.push(...state.forecasts.map((f) => f.label));

  return {
    ticks: ticks.map((tick) => ({ y: yOf(tick), text: shortCount(tick) })),
    promise,
    stated,
    fan: estimated,
    gone,
    forecasts,
    points: spots.map((spot, i) => ({ ...spot, leader: ofPoints.leaders.get(i) })),
    levels,
    labels,
    moved,
  };
}

function fanLayout(fan: CapacityFan, view: View, yOf: (level: number) => number): FanLayout | undefined {
  const at = (d: Day) => share(view.axis, d);
  const from = at(fan.from);
  if (from >= 1) return undefined;
  const first = Math.max(0, from);
  const area =
    typeof fan.level === "number" && fan.chances.length > 0 ? { top: yOf(fan.level), bottom: yOf(fan.base) } : undefined;
  const [p10, p50, p90] = [fan.p10, fan.p50, fan.p90].map((d) => (d === undefined ? undefined : at(d)));
  const y = area ? area.top + (area.bottom - area.top) * 0.62 : BASE - 12;
  return {
    from: first,
    ...(area ? { area } : {}),
    stops: fan.chances.map(({ day, chance }) => ({ at: clamp((at(day) - first) / (1 - first)), chance })),
    ...(p10 !== undefined && p10 < 1 && p50 !== undefined && (p90 === undefined || p90 > 0)
      ? { bar: { from: Math.max(0, p10), to: p90 === undefined ? 1 : Math.min(1, p90), y, beyond: p90 === undefined || p90 > 1 } }
      : {}),
    ...(p50 !== undefined && onAxis(p50) ? { middle: p50 } : {}),
  };
}

/** The labels of the estimate: P50 at its tick, P90 and never at the end of the bar or below the base line. */
function addFan(
  fan: CapacityFan,
  { bar, middle }: FanLayout,
  add: (candidates: readonly (readonly Label[])[]) => readonly Label[] | undefined,
): string[] {
  const y = bar?.y ?? BASE - 12;
  const spots = (at: number, text: string, heights: readonly number[]) =>
    heights.flatMap((height) =>
      [
        { at, dx: 8, anchor: "start" as const },
        { at, dx: -8, anchor: "end" as const },
        { at: 1, dx: 0, anchor: "end" as const },
      ].map((spot) => [label(text, "fan", SMALL, { ...spot, y: height })]),
    );
  const moved: string[] = [];
  if (middle === undefined || !add(spots(middle, fan.middle, [y - 7, y + 17, BASE + 18, BASE + 34]))) moved.push(fan.middle);
  const end = bar ? bar.to : 1;
  if (!add(spots(end, fan.end, [BASE + 18, BASE + 34, y - 7, y + 17]))) moved.push(fan.end);
  return moved;
}

interface Spot {
  readonly at: number;
  readonly y: number;
  readonly sized: boolean;
}

interface Around {
  readonly view: View;
  readonly taken: readonly Box[];
  readonly labels: readonly Label[];
  readonly lines: readonly Box[];
}

interface Placed {
  readonly labels: readonly Label[];
  readonly leaders: ReadonlyMap<number, number>;
  readonly moved: readonly string[];
}

const within = (rows: readonly Label[]) => rows.every((l) => l.box.top >= 0 && l.box.bottom <= HEIGHT);

/** Labels of points, in the order that leaves fewest without room. Later points first: they have least room before the as-of line. */
function placePoints(points: readonly CapacityPoint[], spots: readonly Spot[], around: Around): Placed {
  const indices = points.map((_, i) => points.length - 1 - i);
  const orders = points.length <= 4 ? permutations(indices) : [indices, [...indices].reverse()];
  let best: Placed | undefined;
  for (const order of orders) {
    const placed = placeInOrder(order, points, spots, around);
    if (!best || placed.moved.length < best.moved.length) best = placed;
    if (best.moved.length === 0) break;
  }
  return best ?? { labels: [], leaders: new Map(), moved: [] };
}

const permutations = (items: readonly number[]): number[][] =>
  items.length === 0
    ? [[]]
    : items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));

/** The places that a point's label may take, nearest first: in one line, else in two or three. */
function* candidatesFor(point: CapacityPoint, spot: Spot): Generator<readonly Label[]> {
  for (const room of [600, 240, 170, 120]) {
    const rows = wrap(point.label, SIZE, room);
    if (rows.length > 3) continue;
    const above = [0, 1, 2, 3, 4].map((k) => spot.y - 12 - k * 16 - (rows.length - 1) * 15);
    const below = spot.y < BASE - 40 ? [spot.y + 19] : [];
    for (const y of [...above, ...below, BASE + 20, BASE + 36]) {
      // Under a point there may be a riser: the text stands beside it.
      const away = y > spot.y && y < BASE ? 10 : -6;
      for (const anchor of ["end", "start"] as const) {
        const dx = anchor === "end" ? -away : away;
        const block = rows.map((text, n) => label(text, "observed", SIZE, { at: spot.at, dx, y: y + n * 15, anchor }));
        if (within(block)) yield block;
      }
    }
  }
}

function placeInOrder(
  order: readonly number[],
  points: readonly CapacityPoint[],
  spots: readonly Spot[],
  around: Around,
): Placed {
  const { view, lines } = around;
  const taken = [...around.taken];
  const labels: Label[] = [];
  const leaders = new Map<number, number>();
  const moved: string[] = [];
  for (const i of order) {
    const [point, spot] = [points[i], spots[i]];
    if (!point || !spot) continue;
    const leaderOf = (rows: readonly Label[]): Box | undefined => {
      const [first, last] = [rows[0], rows.at(-1)];
      if (!first || !last) return undefined;
      if (last.y < spot.y - 14) return lineBox(spot.at, last.box.bottom, spot.y - 8);
      return first.y > spot.y + 24 ? lineBox(spot.at, spot.y + 8, first.box.top) : undefined;
    };
    function* clear(candidates: Iterable<readonly Label[]>) {
      for (const rows of candidates) {
        const leader = leaderOf(rows);
        if (!leader || [...around.labels, ...labels].every((l) => apart(l.box, leader, view))) yield rows;
      }
    }
    const placed = placeBlock(clear(candidatesFor(point, spot)), taken, view, lines);
    if (!placed) {
      moved.push(point.label);
      continue;
    }
    labels.push(...placed);
    taken.push(...placed.map((l) => l.box));
    const leader = leaderOf(placed);
    if (leader) {
      taken.push(leader);
      leaders.set(i, (placed[0]?.y ?? 0) < spot.y ? leader.top : leader.bottom);
    }
  }
  return { labels, leaders, moved };
}
