import { clamp, onAxis, share, type View } from "../axis";
import { type Box, cut, isFree, type Label, label, lineBox, place, placeBlock, spanBox, textWidth, wrap } from "../labels";
import { type DimensionRow, type LevelsBandState, type Progress, STACK, type StackLevel } from "./state";

/** Top and base of the stack and the height of the strip, in pixels. */
export const TOP = 14;
export const BASE = 122;
const CODES = [BASE + 18, BASE + 32];
export const HEIGHT = BASE + 38;
const SIZE = 12;
const CODE = 11;
const ROW = 16;

/** What the codes are, where that found no room beside them. */
export const CODES_NOTE = "Codes under the drawing: who has the power to fine, each at the day since when.";

/** One level as an area from the ground up, which the areas of the lower levels cover. */
export interface Area {
  readonly level: StackLevel;
  /** The area and its upper edge, one unit per day and country, as path data. */
  readonly fill: string;
  readonly edge: string;
}

export interface LevelsLayout {
  /** Where the stack begins and ends; shares of the width. */
  readonly from: number;
  readonly to: number;
  readonly days: number;
  readonly areas: readonly Area[];
  readonly ticks: readonly { readonly count: number; readonly y: number }[];
  /** A tick under the axis for everybody who can fine. */
  readonly since: readonly number[];
  readonly labels: readonly Label[];
  /** Texts that found no room in the strip and stand below it. */
  readonly moved: readonly string[];
}

/** The stack of levels up to the as-of date, what holds now at its right, and below it since when each can fine. */
export function layoutLevels(state: LevelsBandState, view: View): LevelsLayout {
  const { axis } = view;
  const first = state.steps[0]?.from ?? axis.asOf;
  const start = Math.max(axis.from, Math.min(first, axis.to));
  const end = Math.max(start, Math.min(axis.asOf, axis.to));
  const days = Math.max(1, end - start);
  const [from, to] = [clamp(share(axis, start as typeof axis.from)), clamp(share(axis, end as typeof axis.from))];
  const shown = end > start ? state.steps.filter((step) => step.to > start && step.from < end) : [];
  const runs = shown.map((step) => ({
    from: Math.max(step.from, start) - start,
    to: Math.min(step.to, end) - start,
    counts: step.counts,
  }));
  const areas = STACK.map((level, i): Area => {
    const heights: { from: number; to: number; height: number }[] = [];
    for (const run of runs) {
      const height = run.counts.slice(0, i + 1).reduce((a, b) => a + b, 0);
      const last = heights.at(-1);
      if (last?.height === height) last.to = run.to;
      else heights.push({ from: run.from, to: run.to, height });
    }
    const y = (height: number) => state.total - height;
    const steps = heights.map((h, n) => `${n === 0 ? "M" : "L"}${h.from} ${y(h.height)}H${h.to}`).join("");
    return {
      level,
      fill: heights.length === 0 ? "" : `${steps}V${state.total}H${heights[0]?.from ?? 0}Z`,
      edge: runs.some((run) => (run.counts[i] ?? 0) > 0) ? steps : "",
    };
  })
    .filter((area) => area.edge !== "")
    .reverse();

  const duty = view.dutyDay === undefined ? undefined : share(axis, view.dutyDay);
  const lines = [lineBox(to, 0, HEIGHT), ...(duty === undefined ? [] : [lineBox(duty, 0, HEIGHT)])];
  const labels: Label[] = [];
  const taken: Box[] = to > from ? [spanBox(from, to, TOP - 2, BASE)] : [];
  const moved: string[] = [];
  const put = (candidates: readonly Label[], text: string) => {
    const placed = place(candidates, taken, view, lines);
    if (!placed) return moved.push(text);
    labels.push(isFree(placed, lines, view) ? placed : { ...placed, kind: `${placed.kind} over` });
    return taken.push(placed.box);
  };

  const nowY = spread(state);
  for (const [i, { label: text, level }] of state.now.entries())
    put([label(text, `current ${level}`, SIZE, { at: to, dx: 12, y: nowY[i] ?? BASE, anchor: "start" })], text);
  const note = placeBlock(noteCandidates(state, to), taken, view, lines);
  if (note) {
    labels.push(...note);
    taken.push(...note.map((l) => l.box));
  } else if (state.note !== "") moved.push(state.note);

  const ticks = state.since.map(({ day }) => share(axis, day)).filter((at) => onAxis(at) && at <= to);
  for (const at of ticks) taken.push(lineBox(at, BASE, BASE + 7));
  for (const { text, at } of clusters(state, view)) {
    if (at > to) continue;
    const width = textWidth(text, CODE);
    const candidates = CODES.flatMap((y) => [
      label(text, "code", CODE, { at, dx: -2, y, anchor: "start" }),
      label(text, "code", CODE, { at, dx: -2 - width / 2, y, anchor: "start" }),
      label(text, "code", CODE, { at, dx: 4, y, anchor: "end" }),
    ]);
    // A code stands under its tick, so within the plot.
    const placed = place(candidates, taken, { ...view, left: 0 }, lines);
    if (!placed) continue;
    labels.push(isFree(placed, lines, view) ? placed : { ...placed, kind: "code over" });
    taken.push(placed.box);
  }
  const leftmost = labels.filter((l) => l.kind.startsWith("code")).sort((a, b) => a.at - b.at || a.dx - b.dx)[0];
  if (leftmost) {
    const text = "power to fine since";
    const before = label(text, "note", CODE, { at: leftmost.at, dx: leftmost.box.left - 10, y: leftmost.y, anchor: "end" });
    // Where it has no room beside them, it stands below or above them, else it is told.
    const others = [...CODES].reverse().map((y) => label(`${text}:`, "note", CODE, { at: 0, dx: 0, y, anchor: "start" }));
    const placed = place([before, ...others], taken, view, lines);
    if (placed) labels.push(isFree(placed, lines, view) ? placed : { ...placed, kind: "note over" });
    else moved.push(CODES_NOTE);
  }
  return {
    from,
    to,
    days,
    areas,
    ticks: ticksOf(state.total),
    since: ticks,
    labels,
    moved,
  };
}

const heightOf = (total: number) => (BASE - TOP) / Math.max(1, total);

/** Thirds of the total, as 9, 18 and 27. */
const ticksOf = (total: number) =>
  [total / 3, (2 * total) / 3, total]
    .map(Math.round)
    .filter((count, i, all) => count > 0 && all.indexOf(count) === i)
    .map((count) => ({ count, y: BASE - count * heightOf(total) }));

/** The baselines of the texts at the right: each beside the middle of its area, and no two closer than a line. */
function spread(state: LevelsBandState): number[] {
  const last = state.steps.at(-1)?.counts ?? [];
  const middle = (level: StackLevel) => {
    const i = STACK.indexOf(level);
    const below = last.slice(0, i).reduce((a, b) => a + b, 0);
    return BASE - (below + (last[i] ?? 0) / 2) * heightOf(state.total) + SIZE / 3;
  };
  const places: number[] = [];
  // From the ground up, each at least a line above the one before; then from the top down, so that none leaves the strip.
  state.now.forEach(({ level }, i) => {
    places.push(Math.min(middle(level), (places[i - 1] ?? BASE + ROW - 4) - ROW));
  });
  let limit = TOP + SIZE - 4;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.max(places[i] ?? 0, limit);
    limit = (places[i] ?? 0) + ROW;
  }
  return places;
}

/** The note in lines right of the texts of the levels, as wide as it fits. */
function noteCandidates(state: LevelsBandState, at: number): (readonly Label[])[] {
  const dx = 40 + Math.max(0, ...state.now.map(({ label: text }) => textWidth(text, SIZE)));
  return [200, 130].map((room) =>
    wrap(state.note, SIZE, room).map((text, i) => label(text, "note", SIZE, { at, dx, y: 44 + i * ROW, anchor: "start" })),
  );
}

/** Codes whose ticks are too close for texts of their own stand together, in order of days. */
function clusters(state: LevelsBandState, view: View): { text: string; at: number }[] {
  const found: { codes: string[]; at: number; end: number }[] = [];
  for (const { code, day } of state.since) {
    const at = share(view.axis, day);
    if (!onAxis(at)) continue;
    const last = found.at(-1);
    if (last && (at - last.end) * view.min < 20) {
      last.codes.push(code);
      last.end = at;
    } else found.push({ codes: [code], at, end: at });
  }
  return found.map(({ codes, at }) => ({ text: codes.join(" "), at }));
}

/** The height of a dimension's row in pixels. */
export const DIMENSION_ROW = 30;
const BAR_TOP = 7;
export const BAR_HEIGHT = 16;

export interface DimensionLayout {
  readonly blocks: readonly { readonly from: number; readonly to: number; readonly progress: Progress }[];
  readonly labels: readonly Label[];
  /** Where what holds now found no room beside the bar: the text for below it. */
  readonly moved: readonly string[];
}

export { BAR_TOP };

/** One dimension as a bar of stretches up to the as-of date; what holds now stands beside it, what held before in it where it fits. */
export function layoutDimension(row: DimensionRow, view: View): DimensionLayout {
  const { axis } = view;
  const limit = clamp(share(axis, axis.asOf));
  const shown = row.blocks
    .map((block) => ({
      ...block,
      start: clamp(share(axis, block.from)),
      end: Math.min(limit, clamp(share(axis, block.to))),
    }))
    .filter(({ start, end }) => end > start);
  const blocks = shown.map(({ start, end, progress }) => ({ from: start, to: end, progress }));
  const labels: Label[] = [];
  const moved: string[] = [];
  const now = row.blocks.at(-1);
  const duty = view.dutyDay === undefined ? undefined : share(axis, view.dutyDay);
  const lines = duty === undefined ? [] : [lineBox(duty, 0, DIMENSION_ROW)];
  if (now) {
    const beside = label(now.label, `current ${now.progress}`, SIZE, { at: limit, dx: 10, y: 19, anchor: "start" });
    const placed = place([beside], [], view, lines);
    if (placed) labels.push(isFree(placed, lines, view) ? placed : { ...placed, kind: `${placed.kind} over` });
    else moved.push(now.label);
  }
  for (const { start, end, progress, label: text } of shown.slice(0, -1)) {
    const room = (end - start) * view.min - 12;
    if (room < 34 || textWidth(text, CODE) > room) continue;
    labels.push(label(cut(text, CODE, room), `in ${progress}`, CODE, { at: start, dx: 6, y: 19, anchor: "start" }));
  }
  return { blocks, labels, moved };
}
