import { onAxis, share, type View } from "./axis";
import { apart, isFree, type Label, label, lineBox } from "./labels";

const SIZE = 11;
const ROW = 15;
const DX = 5;
const MAX_ROWS = 24;

/** A line from a mark down to its label. */
export interface Leader {
  readonly at: number;
  readonly to: number;
}

/** A mark that is to be named: its place, what is written, the longest first, and the kind of the label. */
export interface Item {
  readonly at: number;
  readonly texts: readonly string[];
  readonly kind: string;
}

/**
 * Labels in rows below their marks, each beginning at its mark. The last mark takes the first row; an earlier one whose label would
 * reach over it takes a row below, so that no line from a mark to its label crosses another label. Unless it may, no label crosses the
 * line of the as-of date: one that would stands before its mark.
 * @param items in order of their places
 * @param top where the marks end, in pixels
 * @param crossing whether labels may cross the line of the as-of date
 */
export function stack(
  items: readonly Item[],
  view: View,
  top: number,
  crossing = false,
): { labels: Label[]; leaders: Leader[]; moved: string[]; height: number } {
  const labels: Label[] = [];
  const leaders: Leader[] = [];
  const moved: string[] = [];
  for (const item of [...items].reverse()) {
    const { at, texts } = item;
    const placed = firstFree(item, view, top, labels, leaders, crossing);
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
  crossing: boolean,
): Label | undefined {
  const asOf = share(view.axis, view.axis.asOf);
  const bottom = top + (MAX_ROWS + 1) * ROW;
  const taken = [
    ...labels.map((l) => l.box),
    ...leaders.map((l) => lineBox(l.at, top, l.to)),
    ...(onAxis(asOf) && !crossing ? [lineBox(asOf, 0, bottom)] : []),
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
