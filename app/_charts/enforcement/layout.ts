import { clamp, share, type View } from "../axis";
import { type Box, type Label, label, lineBox, place, placeBlock, spanBox, wrap } from "../labels";
import type { EnforcementBandState, EnforcementStretch } from "../state";

/** The height of the strip and of its base line, in pixels. */
export const HEIGHT = 132;
export const BASE = 118;
const SIZE = 12;

type Level = EnforcementStretch["level"];

/** The top of a block in pixels: the higher the level, the higher the block. What is no level has the full height and a pattern. */
export const TOP: Readonly<Record<Level, number>> = {
  "power-to-fine": 26,
  authority: 53,
  planned: 80,
  nothing: 108,
  unknown: 26,
  "not-applicable": 26,
};

/** The names of the levels, as they stand at the axis. */
export const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  "power-to-fine": "power to fine",
  authority: "authority, no fines",
  planned: "draft or announced",
  nothing: "nothing in place",
  unknown: "not known",
  "not-applicable": "not law there",
};

export interface Block {
  readonly from: number;
  readonly to: number;
  readonly top: number;
  readonly level: Level;
  /** What stands at its left, so that the riser between them can be drawn. */
  readonly leftTop: number;
}

export interface EnforcementLayout {
  readonly blocks: readonly Block[];
  /** What the reader assumes, up to the end of the axis. */
  readonly assumed: { readonly from: number; readonly top: number } | undefined;
  readonly labels: readonly Label[];
  /** Texts that found no room in the strip and stand below it. */
  readonly moved: readonly string[];
  readonly asOf: number;
}

const isPattern = (level: Level) => level === "unknown" || level === "not-applicable";

/** The stretches of one country as blocks that end at the as-of date, the current one named beside that line. */
export function layoutEnforcement(state: EnforcementBandState, view: View): EnforcementLayout {
  const { axis } = view;
  const asOf = clamp(share(axis, axis.asOf));
  const shown = state.stretches
    .map((stretch) => ({
      ...stretch,
      start: clamp(share(axis, stretch.from)),
      end: Math.min(asOf, clamp(share(axis, stretch.to))),
    }))
    .filter(({ start, end }) => start < end);
  const blocks = shown.map(({ start, end, level }, i): Block => {
    const left = shown[i - 1];
    return { from: start, to: end, top: TOP[level], level, leftTop: left && left.end === start ? TOP[left.level] : BASE };
  });

  const ahead = state.assumed && share(axis, state.assumed.from);
  const assumed = ahead !== undefined && ahead < 1 ? { from: clamp(ahead), top: TOP["power-to-fine"] } : undefined;
  const spans = [
    ...blocks.map((b) => spanBox(b.from, b.to, b.top - 1, BASE)),
    ...(assumed ? [spanBox(assumed.from, 1, assumed.top - 1, BASE)] : []),
  ];
  const taken: Box[] = [];
  const duty = view.dutyDay === undefined ? undefined : share(axis, view.dutyDay);
  const lines = duty === undefined ? [] : [lineBox(duty, 0, BASE)];
  const labels: Label[] = [];
  const moved: string[] = [];

  // Beside the as-of line: what holds now, and below it the note, as lines that end before the line of the duty where they can.
  const rest = (1 - asOf) * view.min + view.right - 16;
  const toDuty = duty !== undefined && duty > asOf ? (duty - asOf) * view.min - 20 : rest;
  const free = assumed && assumed.from > asOf ? Math.min(rest, (assumed.from - asOf) * view.min - 20) : rest;
  const rooms = [Math.min(toDuty, free, 230), Math.min(free, 230)].filter((room) => room >= 96);
  const addBeside = (text: string, kind: string, tops: readonly number[]) => {
    const candidates = rooms.flatMap((room) => {
      const rows = wrap(text, SIZE, room);
      return tops.map((top) =>
        rows.map((row, i) => label(row, kind, SIZE, { at: asOf, dx: 12, y: top + i * 16, anchor: "start" })),
      );
    });
    const within = candidates.filter((rows) => (rows.at(-1)?.y ?? 0) < BASE - 3);
    const placed = placeBlock(within, [...spans, ...taken], view, lines);
    if (!placed) return false;
    labels.push(...placed);
    taken.push(...placed.map((l) => l.box));
    return true;
  };
  const current = shown.at(-1);
  if (current) {
    const top = isPattern(current.level) ? 40 : TOP[current.level] + 11;
    if (!addBeside(current.label, `current ${current.level}`, [top, top - 16, top - 32])) moved.push(current.label);
  }
  if (state.note !== "" && !addBeside(state.note, "note", [42, 58, 74, 90, 26])) moved.push(state.note);

  if (state.assumed) {
    const text = state.assumed.label;
    const y = TOP["power-to-fine"] - 7;
    const placed =
      assumed &&
      place(
        [
          label(text, "current", SIZE, { at: assumed.from, dx: 2, y, anchor: "start" }),
          ...(duty !== undefined && duty > assumed.from
            ? [label(text, "current", SIZE, { at: duty, dx: 8, y, anchor: "start" })]
            : []),
          label(text, "current", SIZE, { at: 1, dx: -2, y, anchor: "end" }),
        ],
        taken,
        view,
        lines,
      );
    if (placed) {
      labels.push(placed);
      taken.push(placed.box);
    } else moved.push(text);
  }

  // What held before: above its block, or before its riser; without a label where it has no room, the table has it.
  blocks.slice(0, -1).forEach((block, i) => {
    const text = shown[i]?.label ?? "";
    const above = [
      label(text, "past", SIZE, { at: block.from, dx: 2, y: block.top - 7, anchor: "start" }),
      label(text, "past", SIZE, { at: block.from, dx: -7, y: block.top + 11, anchor: "end" }),
      label(text, "past", SIZE, { at: block.to, dx: -6, y: block.top - 7, anchor: "end" }),
    ];
    const on = label(text, "on-pattern", SIZE, { at: block.from, dx: 8, y: 74, anchor: "start" });
    const fits = isPattern(block.level) && on.box.right + 8 <= (block.to - block.from) * view.min;
    const placed = place(fits ? [on] : above, [...(fits ? [] : spans), ...taken], view, lines);
    if (!placed) return;
    labels.push(placed);
    taken.push(placed.box);
  });
  return { blocks, assumed, labels, moved, asOf };
}
