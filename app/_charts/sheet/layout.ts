import type { ReactNode } from "react";
import { type Label, textWidth, wrap } from "../labels";

/** A drawing that stands alone: strips under each other, with their names and words as text of the drawing. */

export type TextKind = "headline" | "title" | "topic" | "row" | "chosen" | "small" | "key";

/** Size and line of each kind of text in pixels, and what its letters stand apart, as a share of the size. */
export const TEXTS: Readonly<Record<TextKind, { readonly size: number; readonly line: number; readonly spacing?: number }>> = {
  headline: { size: 20, line: 26 },
  title: { size: 11.5, line: 15, spacing: 0.06 },
  topic: { size: 13, line: 16 },
  row: { size: 13, line: 15 },
  chosen: { size: 13, line: 15 },
  small: { size: 12, line: 16 },
  key: { size: 12, line: 20 },
};

export interface Head {
  readonly kind: TextKind;
  readonly text: string;
  /** Where it leads, and the name of that link. */
  readonly href?: string;
  readonly says?: string;
}

/** A sample of a mark, `width` by at most 16 pixels, and what it means. */
export interface Key {
  readonly swatch: ReactNode;
  readonly width: number;
  readonly text: string;
}

export interface Strip {
  readonly key: string;
  /** What it is called: beside it in the wide view, above it in the narrow one. */
  readonly heads: readonly Head[];
  readonly keys?: readonly Key[];
  /** The figures of its vertical scale, in the wide view. */
  readonly scale?: readonly { readonly y: number; readonly text: string }[];
  readonly plot?: { readonly height: number; readonly node: ReactNode; readonly labels: readonly Label[] };
  /** What found no room in the drawing, or stands in its place. */
  readonly words?: readonly string[];
  /** A band has a line above it and room around it; a row has neither, and its name stands in the middle. */
  readonly band: boolean;
  /** Its name stands above it in both views. */
  readonly across?: true;
}

/** The room that strips are laid out in: pixels at the least width of the drawing. */
export interface Frame {
  readonly kind: "wide" | "narrow";
  /** Where names begin, and how far they go. */
  readonly left: number;
  readonly gutter: number;
  /** Where the plots begin, their least width, and what is kept free at their right. */
  readonly x: number;
  readonly plot: number;
  readonly right: number;
}

export interface Text extends Head {
  /** Its lines, one under the other. */
  readonly lines: readonly string[];
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly anchor: "start" | "end";
}

export interface Placed {
  readonly height: number;
  readonly texts: readonly Text[];
  readonly keys: readonly (Key & { readonly x: number; readonly y: number })[];
  readonly plots: readonly { readonly key: string; readonly y: number; readonly strip: Strip }[];
  readonly rules: readonly number[];
}

const GUTTER = 256;
const SIDE = 12;
const END = 24;
/** From this width on names stand beside their drawings. */
export const WIDE_FROM = 940;

/** The frame of a drawing of at least this width (pixels). */
export const frameOf = (width: number): Frame =>
  width >= WIDE_FROM
    ? { kind: "wide", left: 18, gutter: GUTTER, x: GUTTER, plot: width - GUTTER - END, right: END }
    : { kind: "narrow", left: SIDE, gutter: 0, x: SIDE, plot: width - 2 * SIDE, right: SIDE };

export const widthOf = (text: string, kind: TextKind): number => {
  const { size, spacing = 0 } = TEXTS[kind];
  return textWidth(text, size) + spacing * size * text.length;
};

/** The text in lines that fit the room (pixels). */
export const linesOf = (text: string, kind: TextKind, room: number): string[] => {
  const { size, spacing = 0 } = TEXTS[kind];
  // What the spacing of a full line takes.
  return wrap(kind === "title" ? text.toUpperCase() : text, size, room / (1 + spacing * 1.9));
};

/** Text from a point down: its place, and the height it takes. */
export function write(head: Head, x: number, top: number, room: number): { readonly text: Text; readonly height: number } {
  const { size, line } = TEXTS[head.kind];
  const lines = linesOf(head.text, head.kind, room);
  return {
    text: { ...head, lines, x, y: top + line / 2 + size * 0.36, anchor: "start" },
    height: lines.length * line,
  };
}

/** Samples one after the other, in as many lines as they need. */
export function flow(keys: readonly Key[], x: number, top: number, room: number) {
  const line = TEXTS.key.line;
  let [at, y] = [0, top];
  const placed = keys.map((key) => {
    const width = key.width + 6 + textWidth(key.text, TEXTS.key.size);
    if (at > 0 && at + width > room) [at, y] = [0, y + line];
    const place = { ...key, x: x + at, y };
    at += width + 18;
    return place;
  });
  return { placed, height: keys.length === 0 ? 0 : y + line - top };
}

/** Strips under each other. */
export function layoutStrips(strips: readonly Strip[], frame: Frame): Placed {
  const texts: Text[] = [];
  const keys: (Key & { x: number; y: number })[] = [];
  const plots: { key: string; y: number; strip: Strip }[] = [];
  const rules: number[] = [];
  const wide = frame.kind === "wide";
  let top = 0;
  const put = (heads: readonly Head[], x: number, from: number, room: number): number => {
    let y = from;
    for (const head of heads) {
      const { text, height } = write(head, x, y, room);
      texts.push(text);
      y += height;
    }
    return y - from;
  };
  for (const strip of strips) {
    const [before, after] = strip.band ? [13, strip.plot || strip.words ? 11 : 4] : [wide ? 2 : 5, 2];
    if (strip.band && top > 0) rules.push(top + 0.5);
    top += before;
    const beside = wide && !strip.across;
    const scale = Math.max(0, ...(strip.scale ?? []).map((s) => textWidth(s.text, TEXTS.small.size) + 10));
    const room = beside ? frame.gutter - frame.left - 10 - scale : frame.gutter + frame.plot - (wide ? frame.left : 0);
    const height = strip.plot?.height ?? 0;
    const lines = strip.heads.reduce((sum, h) => sum + linesOf(h.text, h.kind, room).length * TEXTS[h.kind].line, 0);
    const lead = beside && !strip.band ? Math.max(0, (height - lines) / 2) : 0;
    let named = lead + put(strip.heads, frame.left, top + lead, room);
    if (strip.keys) {
      const laid = flow(strip.keys, frame.left, top + named + 5, room);
      keys.push(...laid.placed);
      named += laid.height + 5;
    }
    let y = top;
    if (!beside) y += named + (height > 0 ? 3 : 0);
    else if (!strip.band && height > 0) y += Math.max(0, (named - height) / 2);
    if (strip.plot) plots.push({ key: strip.key, y, strip });
    if (wide)
      for (const s of strip.scale ?? [])
        texts.push({
          kind: "small",
          text: s.text,
          lines: [s.text],
          x: frame.x - 10,
          y: y + s.y + TEXTS.small.size * 0.36,
          anchor: "end",
        });
    let end = y + height;
    const said = (strip.words ?? []).filter((text) => text !== "");
    if (said.length > 0)
      end +=
        4 +
        put(
          said.map((text) => ({ kind: "small", text })),
          frame.x,
          end + 4,
          frame.plot,
        );
    top = Math.max(end, top + named) + after;
  }
  return { height: top, texts, keys, plots, rules };
}
