import { clamp, onAxis, share, type View } from "../axis";
import type { Label } from "../labels";
import { type Leader, stack } from "../stack";
import type { Lane, LaneMark } from "./state";

/** The line of the marks, in pixels from the top. */
export const LINE = 9;
export const RADIUS = 5.5;
const MIN = 26;
/** How far apart marks that would hide one another stand, and on how many levels. */
const LEVEL = 2 * RADIUS;
const LEVELS = 3;

export interface MarkLayout extends Pick<LaneMark, "id" | "shape" | "fill" | "planned"> {
  readonly at: number;
  /** In pixels from the top. */
  readonly y: number;
  /** Where the days on which it may have been begin. */
  readonly from?: number;
  /** Where its second day is. */
  readonly also?: number;
}

export interface LaneLayout {
  readonly height: number;
  readonly marks: readonly MarkLayout[];
  readonly labels: readonly Label[];
  readonly leaders: readonly Leader[];
  /** Names of marks that found no room, or lie outside the axis. */
  readonly moved: readonly string[];
}

/** One lane: its marks on a line and their names in rows below. */
export function layoutLane(lane: Lane, view: View): LaneLayout {
  const at = (m: LaneMark) => share(view.axis, m.day);
  const shown = lane.marks.filter((m) => onAxis(at(m))).sort((a, b) => a.day - b.day);
  const outside = lane.marks.filter((m) => !onAxis(at(m)));
  const level = levels(shown.map(at), view);
  const top = LINE + LEVEL * Math.max(0, ...level);
  const items = shown.map((m) => ({ at: at(m), texts: m.labels, kind: `lane ${lane.tone}` }));
  const placed = stack(items, view, top + RADIUS + 1, true);
  return {
    height: Math.max(MIN, placed.height),
    labels: placed.labels,
    leaders: placed.leaders,
    moved: [...placed.moved, ...outside.map((m) => m.labels[0] ?? "")],
    marks: shown.map(({ id, shape, fill, planned, earliest, also, ...m }, i) => ({
      id,
      shape,
      fill,
      ...(planned ? { planned } : {}),
      at: share(view.axis, m.day),
      y: LINE + LEVEL * (level[i] ?? 0),
      ...(earliest === undefined ? {} : { from: clamp(share(view.axis, earliest)) }),
      ...(also === undefined ? {} : { also: clamp(share(view.axis, also)) }),
    })),
  };
}

/** The level of each mark, in order of their places: a mark that would hide the one before it stands a level below, as long as there are. */
function levels(places: readonly number[], view: View): number[] {
  const last: number[] = [];
  return places.map((at) => {
    const free = Array.from({ length: LEVELS }, (_, i) => i).find((i) => (at - (last[i] ?? -1)) * view.min >= RADIUS);
    const level = free ?? 0;
    last[level] = at;
    return level;
  });
}
