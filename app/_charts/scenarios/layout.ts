import type { ScenarioStatus } from "@/lib/law/schema";
import { clamp, onAxis, share, type View } from "../axis";
import type { Label } from "../labels";
import { type Leader, stack } from "../stack";
import type { StepMark, TextLane } from "./state";

/** The bar of a text and the line of the steps, in pixels from the top. */
export const BAR_TOP = 4;
export const BAR_HEIGHT = 16;
export const LINE = 10;
const RADIUS = 5.5;
const LANE_MIN = 44;

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
