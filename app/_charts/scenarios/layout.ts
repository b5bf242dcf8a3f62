import type { ScenarioStatus } from "@/lib/law/schema";
import { clamp, onAxis, share, type View } from "../axis";
import { apart, isFree, type Label, label, lineBox } from "../labels";
import type { StepMark, TextLane } from "./state";

const SIZE = 11;
const ROW = 15;
const DX = 5;

/** The bar of a text and the line of the steps, in pixels from the top. */
export const BAR_TOP = 4;
export const BAR_HEIGHT = 16;
export const LINE = 10;
const RADIUS = 5.5;
const LANE_MIN = 44;
const MAX_ROWS = 24;

/** A line from a mark down to its label. */
export interface Leader {
  readonly at: number;
  readonly to: number;
}

export interface LaneLayout {
  readonly height: number;
  readonly bars: readonly { readonly from: number; readonly to: number; readonly status: ScenarioStatus }[];
  readonly labels: readonly Label[];
  readonly leaders: readonly Leader[];
  /** Texts that found no room. */
  readonly moved: readonly string[];
}

export interface StepsLayout extends Omit<LaneLayout, "bars"> {
  readonly marks: readonly { readonly id: string; readonly at: number; readonly look: StepMark["look"] }[];
  /** Where the day of a step is not known: from its first possible day to its last. */
  readonly spans: readonly { readonly id: string; readonly from: number; readonly to: number }[];
}

/** One text: its stretches up to the as-of date, each with its status at its start. */
export function layoutLane(lane: TextLane, view: View): LaneLayout {
  const shown = lane.stretches
    .map((s) => ({ ...s, start: clamp(share(view.axis, s.from)), end: clamp(share(view.axis, s.to)) }))
    .filter(({ start, end }) => end > start);
  const placed = stack(
    shown.map(({ start, labels, status }) => ({ at: start, texts: labels, kind: `rung ${status}` })),
    view,
    BAR_TOP + BAR_HEIGHT,
  );
  return {
    ...placed,
    height: Math.max(LANE_MIN, placed.height),
    bars: shown.map(({ start, end, status }) => ({ from: start, to: end, status })),
  };
}

/** The steps of the procedure on one line, each with its number below; the list tells what they are. */
export function layoutSteps(steps: readonly StepMark[], view: View): StepsLayout {
  const shown = steps
    .map((s) => ({ ...s, at: share(view.axis, s.day) }))
    .filter(({ at }) => onAxis(at))
    .sort((a, b) => a.at - b.at || a.number - b.number);
  const placed = stack(
    shown.map(({ at, number, look }) => ({ at, texts: [String(number)], kind: look })),
    view,
    LINE + RADIUS + 2,
  );
  return {
    ...placed,
    marks: shown.map(({ id, at, look }) => ({ id, at, look })),
    spans: shown.flatMap(({ id, at, earliest }) =>
      earliest === undefined ? [] : [{ id, from: clamp(share(view.axis, earliest)), to: at }],
    ),
  };
}

interface Item {
  readonly at: number;
  readonly texts: readonly string[];
  readonly kind: string;
}

/**
 * Labels in rows below their marks, each beginning at its mark. The last mark takes the first row; an earlier one whose label would
 * reach over it takes a row below, so that no line from a mark to its label crosses another label. No label crosses the line of the
 * as-of date: one that would stands before its mark.
 * @param items in order of their places
 * @param top where the marks end, in pixels
 */
function stack(
  items: readonly Item[],
  view: View,
  top: number,
): { labels: Label[]; leaders: Leader[]; moved: string[]; height: number } {
  const labels: Label[] = [];
  const leaders: Leader[] = [];
  const moved: string[] = [];
  for (const item of [...items].reverse()) {
    const { at, texts } = item;
    const placed = firstFree(item, view, top, labels, leaders);
    if (placed) {
      labels.push(placed);
      leaders.push({ at, to: placed.y + 2 });
    } else moved.unshift(texts[0] ?? "");
  }
  const bottom = labels.reduce((y, l) => Math.max(y, l.y), top);
  return { labels: labels.reverse(), leaders: leaders.reverse(), moved, height: bottom + 8 };
}

function firstFree(
  { at, texts, kind }: Item,
  view: View,
  top: number,
  labels: readonly Label[],
  leaders: readonly Leader[],
): Label | undefined {
  const asOf = share(view.axis, view.axis.asOf);
  const bottom = top + (MAX_ROWS + 1) * ROW;
  const taken = [
    ...labels.map((l) => l.box),
    ...leaders.map((l) => lineBox(l.at, top, l.to)),
    ...(onAxis(asOf) ? [lineBox(asOf, 0, bottom)] : []),
  ];
  for (const text of texts)
    for (const anchor of ["start", "end"] as const)
      for (let row = 0; row < MAX_ROWS; row++) {
        const y = top + 12 + row * ROW;
        const candidate = label(text, kind, SIZE, { at, dx: anchor === "start" ? DX : -DX, y, anchor });
        const leader = lineBox(at, top, y + 2);
        if (isFree(candidate, taken, view) && labels.every((l) => apart(l.box, leader, view))) return candidate;
      }
  return undefined;
}
