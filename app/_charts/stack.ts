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

interface Stacked {
  readonly labels: Label[];
  readonly leaders: Leader[];
  readonly moved: string[];
}

const ANCHORS = ["start", "end"] as const;

/**
 * Labels in rows below their marks, each beginning at its mark. The last mark takes the first row; an earlier one whose label would
 * reach over it takes a row below, so that no line from a mark to its label crosses another label. Unless it may, no label crosses the
 * line of the as-of date: one that would stands before its mark. Where that leaves some without room, those before their marks come
 * last and below the others, so that they are in nobody's way.
 * @param items in order of their places
 * @param top where the marks end, in pixels
 * @param crossing whether labels may cross the line of the as-of date
 */
export function stack(items: readonly Item[], view: View, top: number, crossing = false): Stacked & { readonly height: number } {
  const put = (into: Stacked, item: Item, anchors: readonly Label["anchor"][]): boolean => {
    const placed = firstFree(item, view, top, into, crossing, anchors);
    if (!placed) return false;
    into.labels.push(placed);
    into.leaders.push({ at: item.at, to: placed.y + 2 });
    return true;
  };
  const inTurn: Stacked = { labels: [], leaders: [], moved: [] };
  for (const item of [...items].reverse()) if (!put(inTurn, item, ANCHORS)) inTurn.moved.unshift(item.texts[0] ?? "");
  const best = inTurn.moved.length === 0 ? inTurn : fewer(inTurn, endsLast(items, put));
  const bottom = best.labels.reduce((y, l) => Math.max(y, l.y), top);
  return { labels: best.labels.reverse(), leaders: best.leaders.reverse(), moved: best.moved, height: bottom + 8 };
}

const fewer = (a: Stacked, b: Stacked): Stacked => (b.moved.length < a.moved.length ? b : a);

function endsLast(
  items: readonly Item[],
  put: (into: Stacked, item: Item, anchors: readonly Label["anchor"][]) => boolean,
): Stacked {
  const into: Stacked = { labels: [], leaders: [], moved: [] };
  const left = [...items].reverse().filter((item) => !put(into, item, ["start"]));
  for (const item of left.reverse()) if (!put(into, item, ["end"])) into.moved.push(item.texts[0] ?? "");
  return into;
}

function firstFree(
  { at, texts, kind }: Item,
  view: View,
  top: number,
  { labels, leaders }: Stacked,
  crossing: boolean,
  anchors: readonly Label["anchor"][],
): Label | undefined {
  const asOf = share(view.axis, view.axis.asOf);
  const bottom = top + (MAX_ROWS + 1) * ROW;
  const taken = [
    ...labels.map((l) => l.box),
    ...leaders.map((l) => lineBox(l.at, top, l.to)),
    ...(onAxis(asOf) && !crossing ? [lineBox(asOf, 0, bottom)] : []),
  ];
  for (const text of texts)
    for (const anchor of anchors)
      for (let row = 0; row < MAX_ROWS; row++) {
        const y = top + 12 + row * ROW;
        const candidate = label(text, kind, SIZE, { at, dx: anchor === "start" ? DX : -DX, y, anchor });
        const leader = lineBox(at, top, y + 2);
        if (isFree(candidate, taken, view) && labels.every((l) => apart(l.box, leader, view))) return candidate;
      }
  return undefined;
}
