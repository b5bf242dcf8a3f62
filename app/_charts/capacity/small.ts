import { civil, type Day, day } from "@/lib/time/day";
import { clamp, onAxis, share } from "../axis";
import { type Label, label, lineBox, place, type Room, textWidth } from "../labels";
import type { AxisState, CapacityBandState, CapacityFan, CapacityTarget } from "../state";
import { type FanLayout, shortCount, type TargetLayout } from "./layout";

/** The height of a small strip and of its base line (zero), in pixels. */
export const HEIGHT = 60;
export const BASE = 54;
const TOP = 8;

/** The points of a fan that a small strip keeps: many where the chance rises, few where it is nearly flat. */
const KEPT = new Set([0, 1, 2, 4, 6, 9, 13, 20]);

export interface SmallTarget extends TargetLayout {
  /** It lies after the end of the axis. */
  readonly beyond: boolean;
}

export interface SmallLayout {
  /** Nothing of it has a date. */
  readonly empty: boolean;
  /** The greatest level drawn, which reaches the top; undefined where no level is known. */
  readonly top: number | undefined;
  readonly promise?: SmallTarget;
  readonly stated?: SmallTarget;
  readonly fan?: FanLayout;
  readonly forecasts: readonly SmallTarget[];
  readonly points: readonly { readonly at: number; readonly y: number; readonly sized: boolean }[];
  readonly levels: readonly { readonly from: number; readonly to: number; readonly y: number; readonly nextY?: number }[];
}

/** One site in a row of many: its own vertical scale, the axis of all, and no text. */
export function layoutSmall(state: CapacityBandState, axis: AxisState): SmallLayout {
  const sizes = [state.promise, state.stated, state.fan, ...state.forecasts, ...state.observed].map((t) => t?.level);
  const max = Math.max(0, ...sizes.filter((s): s is number => typeof s === "number"));
  const yOf = (level: number) => Math.round((BASE - (max > 0 ? level / max : 0) * (BASE - TOP)) * 10) / 10;
  const at = (day: Day) => share(axis, day);
  const target = (t: CapacityTarget): SmallTarget => ({
    earliest: clamp(at(t.earliest)),
    latest: clamp(at(t.latest)),
    ...(typeof t.level === "number" ? { y: yOf(t.level) } : {}),
    onAxis: onAxis(at(t.latest)),
    start: t.start === true,
    beyond: at(t.latest) > 1,
  });
  const running = state.observed.findLast((p) => p.lasting && p.day < axis.from);
  const seen = [
    ...(running ? [{ ...running, day: axis.from }] : []),
    ...state.observed.filter((p) => onAxis(at(p.day)) && p.day <= axis.asOf),
  ];
  const points = seen.map((p) => ({
    at: at(p.day),
    y: p.level === "unknown" ? BASE : yOf(p.level),
    sized: p.level !== "unknown",
    lasting: p.lasting === true,
  }));
  return {
    empty: !state.promise && !state.stated && state.forecasts.length === 0 && seen.length === 0,
    top: max > 0 ? max : undefined,
    ...(state.promise ? { promise: target(state.promise) } : {}),
    ...(state.stated ? { stated: target(state.stated) } : {}),
    ...(state.fan ? { fan: fanOf(state.fan, at, yOf) } : {}),
    forecasts: state.forecasts.map(target),
    points,
    // What runs goes on to the as-of date; a look from outside speaks of its day alone.
    levels: points.flatMap((point, i) => {
      if (!point.sized || !point.lasting) return [];
      const next = points.slice(i + 1).find((p) => p.lasting);
      return [
        {
          from: point.at,
          to: next?.at ?? clamp(at(axis.asOf)),
          y: point.y,
          ...(next?.sized ? { nextY: next.y } : {}),
        },
      ];
    }),
  };
}

function fanOf(fan: CapacityFan, at: (day: Day) => number, yOf: (level: number) => number): FanLayout | undefined {
  const from = at(fan.from);
  if (from >= 1) return undefined;
  const first = Math.max(0, from);
  const area =
    typeof fan.level === "number" && fan.chances.length > 0 ? { top: yOf(fan.level), bottom: yOf(fan.base) } : undefined;
  const [p10, p50, p90] = [fan.p10, fan.p50, fan.p90].map((d) => (d === undefined ? undefined : at(d)));
  const beyond = p90 === undefined || p90 > 1;
  return {
    from: first,
    ...(area ? { area } : {}),
    stops: fan.chances
      .filter((_, i) => KEPT.has(i))
      .map(({ day, chance }) => ({ at: clamp((at(day) - first) / (1 - first)), chance })),
    ...(p10 !== undefined && p10 < 1 && p50 !== undefined
      ? { bar: { from: Math.max(0, p10), to: beyond ? 1 : p90, y: area ? (area.top + area.bottom) / 2 : BASE - 8, beyond } }
      : {}),
    ...(p50 !== undefined && onAxis(p50) ? { middle: p50 } : {}),
  };
}

/** The figure at the top of a row's scale: `100k`. */
export const topText = (top: number | undefined): string | undefined => (top === undefined ? undefined : shortCount(top));

/** The height of the head of the axis, in pixels: the duty over the pill of the as-of date over the years. */
export const HEAD = 66;
/** Where the line of the duty and the pill begin. */
export const DUTY_TOP = 15;
export const PILL_TOP = 20;

/** The room of the head beside the columns of facts, and above stacked rows. */
export const WIDE: Room = { min: 250, max: 460, left: 0, right: 24 };
export const NARROW: Room = { min: 230, max: 1000, left: 0, right: 16 };

/** A duty on the shared axis, in words with its day. */
export interface Duty {
  readonly day: Day;
  readonly label: string;
}

export interface HeadLayout {
  readonly years: readonly number[];
  readonly labels: readonly Label[];
  readonly pill: { readonly at: number; readonly dx: number; readonly width: number };
  /** Absent where the duty is not on the axis. */
  readonly duty?: { readonly at: number; readonly label: Label };
}

/** The head of the shared axis: the duty, the as-of date, and as many years as have room beside their lines. */
export function layoutHead(axis: AxisState, room: Room, duty?: Duty): HeadLayout {
  const at = clamp(share(axis, axis.asOf));
  const width = textWidth(axis.asOfLabel, 11) + 18;
  const dutyAt = duty ? share(axis, duty.day) : -1;
  const lines = [at, ...(onAxis(dutyAt) ? [dutyAt] : [])].map((x) => lineBox(x, PILL_TOP + 20, HEAD));
  const [first, last] = [civil(axis.from).year, civil(axis.to).year];
  const years: number[] = [];
  const labels: Label[] = [];
  for (let year = first; year <= last; year++) {
    const start = share(axis, day(year, 1, 1));
    if (start < 0 || start >= 1) continue;
    if (start > 0) years.push(start);
    const placed = place(
      [String(year), `’${String(year).slice(2)}`].map((text) =>
        label(text, "tick", 11, { at: start, dx: 3, y: HEAD - 6, anchor: "start" }),
      ),
      [...lines, ...labels.map((l) => l.box)],
      room,
    );
    if (placed) labels.push(placed);
  }
  const dx = middle(at, width, room);
  if (!duty || !onAxis(dutyAt)) return { years, labels, pill: { at, dx, width } };
  const above = { at: dutyAt, dx: middle(dutyAt, textWidth(duty.label, 11), room), y: 11, anchor: "start" as const };
  return { years, labels, pill: { at, dx, width }, duty: { at: dutyAt, label: label(duty.label, "duty", 11, above) } };
}

/** How far left of its share a text begins: centred, unless it would leave the strip at some width. */
const middle = (at: number, width: number, room: Room): number =>
  Math.max(-width / 2, -at * room.min - room.left) + Math.min(0, (1 - at) * room.min + room.right - width / 2);
