/**
 * Labels as boxes. A strip is fluid: marks stand at a share of its width, labels keep their size in pixels. So a box has
 * one share (`at`) and two distances from it, and "apart" means apart at every width that the view allows.
 */

/** The room of a strip in pixels: the least and greatest width of the plot, and what a label may use beyond its ends. */
export interface Room {
  readonly min: number;
  readonly max: number;
  readonly left: number;
  readonly right: number;
}

/**
 * A box from `left` pixels beside the share `at` to `right` pixels beside the share `to` (0 to 1; the same as `at` where
 * absent); `top` and `bottom` in pixels of the strip.
 */
export interface Box {
  readonly at: number;
  readonly to?: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A text with its place: `dx` from the share `at`, baseline at `y`. */
export interface Label {
  readonly text: string;
  readonly kind: string;
  readonly at: number;
  readonly dx: number;
  readonly y: number;
  readonly anchor: "start" | "end";
  readonly box: Box;
}

// Advance widths of Inter at weight 600 for U+0020 to U+007E, in thousandths of the size: lighter weights are narrower.
const ADVANCES = [
  252, 321, 523, 644, 650, 1004, 663, 326, 373, 373, 540, 673, 319, 465, 319, 379, 660, 423, 623, 636, 666, 612, 640, 576, 640,
  640, 319, 329, 673, 673, 673, 543, 999, 728, 659, 737, 722, 605, 588, 749, 746, 277, 580, 703, 565, 922, 759, 769, 645, 773,
  652, 650, 660, 736, 728, 1020, 720, 713, 652, 373, 379, 373, 481, 469, 351, 574, 624, 583, 624, 591, 389, 625, 612, 262, 262,
  569, 262, 900, 612, 609, 624, 624, 397, 549, 353, 612, 587, 839, 569, 588, 566, 455, 359, 455, 673,
];

// Signs outside that range that are no wider than one inside it: the no-break space, the apostrophe.
const PLAIN: Readonly<Record<string, number>> = { "\u00a0": 0x20, "’": 0x27 };

// Dates and deltas come again in every row and at every toggle.
const widths = new Map<string, number>();

/**
 * The width of a text in pixels, never less than what Inter needs up to weight 600.
 * @param size font size in pixels
 */
export function textWidth(text: string, size: number): number {
  let width = widths.get(text);
  if (width === undefined) {
    width = 0;
    for (const char of text) {
      const code = char.codePointAt(0) ?? 0;
      width += ADVANCES[(PLAIN[char] ?? code) - 32] ?? (code < 0x250 ? 780 : 1000);
    }
    if (widths.size > 2000) widths.clear();
    widths.set(text, width);
  }
  return (width * size) / 1000;
}

/** The text, shortened with an ellipsis at a word where it is wider than the room (pixels). */
export function cut(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const chars = [...text];
  let width = textWidth(text, size) + textWidth("…", size);
  while (chars.length > 1 && width > room) width -= textWidth(chars.pop() ?? "", size);
  const short = chars.join("");
  const atWord = short.replace(/[\s,;:]+\S*$/, "");
  return `${(atWord.length > short.length / 2 ? atWord : short).trimEnd()}…`;
}

/** The text in lines that are no wider than the room (pixels); a date stays together, a single word may be cut. */
export function wrap(text: string, size: number, room: number): string[] {
  const lines: string[] = [];
  const together = text.replace(/(\d{1,2}) ([A-Z][a-z]{2,}) (\d{4})/g, "$1\u00a0$2\u00a0$3");
  for (const word of together.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(`${last} ${word}`, size) <= room) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(cut(word, size, room));
  }
  return lines;
}

/** A label with its box. */
export function label(
  text: string,
  kind: string,
  size: number,
  place: { at: number; dx: number; y: number; anchor: "start" | "end" },
): Label {
  const width = textWidth(text, size);
  const [left, right] = place.anchor === "start" ? [place.dx, place.dx + width] : [place.dx - width, place.dx];
  return { text, kind, ...place, box: { at: place.at, left, right, top: place.y - size * 0.8, bottom: place.y + size * 0.25 } };
}

/** The box of a mark: a square of `radius` pixels around a point. */
export const markBox = (at: number, y: number, radius: number): Box => ({
  at,
  left: -radius,
  right: radius,
  top: y - radius,
  bottom: y + radius,
});

/** The box of a vertical line. */
export const lineBox = (at: number, top: number, bottom: number): Box => ({ at, left: -1, right: 1, top, bottom });

/** The box of a stretch between two shares, with 2 pixels of air at both ends. */
export const spanBox = (from: number, to: number, top: number, bottom: number): Box => ({
  at: from,
  to,
  left: -2,
  right: 2,
  top,
  bottom,
});

const start = (box: Box, width: number) => box.at * width + box.left;
const end = (box: Box, width: number) => (box.to ?? box.at) * width + box.right;

/** Whether two boxes do not touch at any width of the room. Edges move in straight lines, so the two extremes decide. */
export function apart(a: Box, b: Box, room: Room): boolean {
  if (a.bottom <= b.top || b.bottom <= a.top) return true;
  const before = (p: Box, q: Box) => end(p, room.min) <= start(q, room.min) && end(p, room.max) <= start(q, room.max);
  return before(a, b) || before(b, a);
}

/** Whether a box stays inside the strip at any width of the room. */
export const inside = (box: Box, room: Room): boolean =>
  [room.min, room.max].every((width) => start(box, width) >= -room.left && end(box, width) <= width + room.right);

const clearOf = (box: Box, others: readonly Box[], room: Room): boolean => {
  for (const other of others) if (!apart(box, other, room)) return false;
  return true;
};

/** Whether a label stays inside and touches none of the boxes. */
export const isFree = (l: Label, taken: readonly Box[], room: Room): boolean =>
  inside(l.box, room) && clearOf(l.box, taken, room);

/**
 * The first candidate that stays inside and touches nothing that is taken. Candidates are made only until one is good.
 * @param avoid boxes that a label may touch where it must, the worst first
 */
export function place(
  candidates: Iterable<Label>,
  taken: readonly Box[],
  room: Room,
  ...avoid: readonly (readonly Box[])[]
): Label | undefined {
  let [best, bestScore]: [Label | undefined, number] = [undefined, -1];
  for (const candidate of candidates) {
    if (!isFree(candidate, taken, room)) continue;
    const touched = avoid.findIndex((boxes) => !clearOf(candidate.box, boxes, room));
    const score = touched < 0 ? avoid.length : touched;
    if (score === avoid.length) return candidate;
    if (score > bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** A text in several lines with one place; free where each of its lines is. */
export function placeBlock(
  candidates: Iterable<readonly Label[]>,
  taken: readonly Box[],
  room: Room,
  avoid: readonly Box[] = [],
): readonly Label[] | undefined {
  let first: readonly Label[] | undefined;
  for (const rows of candidates) {
    if (!rows.every((l) => isFree(l, taken, room))) continue;
    if (rows.every((l) => clearOf(l.box, avoid, room))) return rows;
    first ??= rows;
  }
  return first;
}
