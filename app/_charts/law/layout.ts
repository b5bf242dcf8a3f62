import type { Day } from "@/lib/time/day";
import { clamp, onAxis, share, type View } from "../axis";
import { type Box, cut, isFree, type Label, label, lineBox, markBox, place, spanBox, textWidth } from "../labels";
import type { LawGroup, LawRow, MarkState } from "../state";

/** The height of a row's strip in pixels. */
export const ROW = 30;
const MIDDLE = ROW / 2;
const BASELINE = 19;
const DATE = 12;
const GAP = 13;

/** A milestone that has no date, as a named text with a frame of its own for each reason. */
export interface MissingMark {
  readonly status: Exclude<MarkState, { kind: "day" }>["status"];
  readonly text: string;
  readonly at: number;
  readonly dx: number;
  readonly width: number;
  readonly box: Box;
}

export interface LawRowLayout {
  /** The bar from the date on, or up to the end; shares of the width. */
  readonly bar?: { readonly from: number; readonly to: number; readonly fades: "right" | "left" };
  /** The way from the compared date to the date. */
  readonly way?: { readonly from: number; readonly to: number };
  readonly ghost?: number;
  readonly formal?: number;
  readonly mark?: { readonly at: number; readonly shape: LawRow["shape"] };
  /** The date lies before or after the axis: an arrow at that end points to it. */
  readonly beyond?: "before" | "after";
  readonly missing?: MissingMark;
  readonly labels: readonly Label[];
}

const dayOf = (mark: MarkState | undefined): Day | undefined => (mark?.kind === "day" ? mark.day : undefined);

const both = (text: string, kind: string, at: number, gap: number): [Label, Label] => [
  label(text, kind, DATE, { at, dx: gap, y: BASELINE, anchor: "start" }),
  label(text, kind, DATE, { at, dx: -gap, y: BASELINE, anchor: "end" }),
];

/** Texts that follow a box in the same row, on its right and on its left. */
const beside = (text: string, kind: string, box: Box): [Label, Label] => [
  label(text, kind, DATE, { at: box.at, dx: box.right + 9, y: BASELINE, anchor: "start" }),
  label(text, kind, DATE, { at: box.at, dx: box.left - 9, y: BASELINE, anchor: "end" }),
];

const linesOf = ({ axis, dutyDay }: View): Box[] =>
  [axis.asOf, ...(dutyDay === undefined ? [] : [dutyDay])].map((d) => lineBox(share(axis, d), 0, ROW));

/** One row of the law band. The date is always written; the delta and the formal date where there is room, after it. */
export function layoutLawRow(row: LawRow, view: View): LawRowLayout {
  const { axis } = view;
  const lines = linesOf(view);
  const ghostDay = dayOf(row.ghost);
  const ghost = ghostDay === undefined ? undefined : share(axis, ghostDay);
  const formalDay = dayOf(row.formal);
  const formal = formalDay === undefined ? undefined : share(axis, formalDay);
  const taken: Box[] = [];
  const wayBoxes: Box[] = [];
  const labels: Label[] = [];
  const add = (candidates: Iterable<Label>) => {
    const placed = place(candidates, taken, view, wayBoxes, lines);
    if (!placed) return undefined;
    taken.push(placed.box);
    labels.push(isFree(placed, [...wayBoxes, ...lines], view) ? placed : { ...placed, kind: `${placed.kind} over` });
    return placed;
  };
  if (ghost !== undefined && onAxis(ghost)) taken.push(markBox(ghost, MIDDLE, 8));
  if (formal !== undefined && onAxis(formal)) taken.push(markBox(formal, MIDDLE, 3));
  const common = {
    ghost: ghost !== undefined && onAxis(ghost) ? ghost : undefined,
    formal: formal !== undefined && onAxis(formal) ? formal : undefined,
  };

  if (row.mark.kind === "missing") {
    const missing = placeMissing(row.mark, common.ghost, taken, view);
    if (missing) taken.push(missing.box);
    if (row.delta)
      add([
        ...(common.ghost === undefined ? [] : [both(row.delta, "delta", common.ghost, GAP)[1]]),
        ...(missing ? beside(row.delta, "delta", missing.box) : []),
      ]);
    return { ...common, missing, labels };
  }

  const at = share(axis, row.mark.day);
  const shown = clamp(at);
  const beyond = at < 0 ? "before" : at > 1 ? "after" : undefined;
  taken.push(markBox(shown, MIDDLE, 8));
  const way = ghost === undefined || clamp(ghost) === shown ? undefined : { from: clamp(ghost), to: shown };
  if (way) wayBoxes.push(spanBox(Math.min(way.from, way.to), Math.max(way.from, way.to), MIDDLE - 2, MIDDLE + 2));
  const ends = common.ghost === undefined ? [] : [common.ghost];
  // Beside its own mark, even over a line, rather than beside a mark that it could be mistaken for.
  const others = [...ends, ...(common.formal === undefined ? [] : [common.formal])];
  const date =
    add(both(row.mark.label, "date", shown, GAP)) ?? add(others.flatMap((other) => both(row.mark.label, "date", other, GAP)));
  if (row.delta) {
    const leftmost = Math.min(shown, ...ends);
    add([
      both(row.delta, "delta", leftmost, GAP)[1],
      ...(date ? beside(row.delta, "delta", date.box) : []),
      both(row.delta, "delta", Math.max(shown, ...ends), GAP)[0],
    ]);
  }
  if (row.formal && date) {
    const text = row.formal.kind === "day" ? `formally ${row.formal.label}` : row.formal.label;
    const last = labels.at(-1);
    add([...beside(text, "formal", date.box), ...(last ? beside(text, "formal", last.box) : [])]);
  }
  return {
    ...common,
    mark: beyond ? undefined : { at, shape: row.shape },
    beyond,
    way,
    bar:
      row.shape === "applies" && shown < 1
        ? { from: shown, to: 1, fades: "right" }
        : row.shape === "ended" && shown > 0
          ? { from: 0, to: shown, fades: "left" }
          : undefined,
    labels,
  };
}

function placeMissing(
  mark: Extract<MarkState, { kind: "missing" }>,
  ghost: number | undefined,
  taken: readonly Box[],
  view: View,
): MissingMark | undefined {
  const asOf = clamp(share(view.axis, view.axis.asOf));
  const rooms = view.kind === "wide" ? [260, 160, 90] : [190, 120, 80];
  // At the compared date, else at the as-of date, else wherever there is room; the text is cut before it is left out.
  const spots = [...(ghost === undefined ? [] : [ghost]), asOf, 0, 0.25, 0.5, 0.75, 1];
  function* candidates() {
    for (const room of rooms) {
      const text = cut(mark.label, DATE, room);
      const width = textWidth(text, DATE) + 34;
      for (const at of spots)
        for (const dx of [14, -14 - width])
          yield {
            ...label(text, "missing", DATE, { at, dx, y: BASELINE, anchor: "start" }),
            box: { at, left: dx, right: dx + width, top: 5, bottom: 25 },
          };
    }
  }
  const placed = place(candidates(), taken, view);
  if (!placed) return undefined;
  return {
    status: mark.status,
    text: placed.text,
    at: placed.at,
    dx: placed.dx,
    width: placed.box.right - placed.dx,
    box: placed.box,
  };
}

export interface GroupLayout {
  readonly dots: readonly { readonly at: number; readonly next: boolean }[];
  /** All of its dates lie there, none on the axis. */
  readonly beyond?: "before" | "after";
  readonly labels: readonly Label[];
}

/** The compact strip of a topic: a dot for every date, the next one larger and with its label where there is room. */
export function layoutGroup(group: LawGroup, view: View): GroupLayout {
  const days = new Map<Day, string>();
  for (const row of group.rows) if (row.mark.kind === "day") days.set(row.mark.day, row.mark.label);
  const sorted = [...days].sort(([a], [b]) => a - b);
  const next = sorted.find(([d]) => d >= view.axis.asOf);
  const dots = sorted.map(([d]) => ({ at: share(view.axis, d), next: d === next?.[0] })).filter(({ at }) => onAxis(at));
  const taken = dots.map(({ at }) => markBox(at, MIDDLE, 6));
  const lines = linesOf(view);
  const at = next ? share(view.axis, next[0]) : -1;
  const placed = next && onAxis(at) ? place(both(next[1], "date", at, 11), taken, view, lines) : undefined;
  const over = placed && !isFree(placed, lines, view) ? { ...placed, kind: "date over" } : placed;
  const last = sorted.at(-1);
  const beyond = dots.length > 0 || !last ? undefined : share(view.axis, last[0]) < 0 ? ("before" as const) : ("after" as const);
  return { dots, ...(beyond ? { beyond } : {}), labels: over ? [over] : [] };
}
