import type { Day } from "@/lib/time/day";
import { clamp, share, type View } from "../axis";
import type { WindowBar } from "../state";

export interface Piece {
  readonly from: number;
  readonly to: number;
  /** `solid` is certain; `in` and `out` fade over an imprecise end; `early` is a stretch that runs backwards, drawn hollow. */
  readonly look: "solid" | "in" | "out" | "early";
}

export interface WindowLayout {
  readonly pieces: readonly Piece[];
}

/** A window as pieces of a bar. Nothing is drawn for an end that is not known. */
export function layoutWindow(bar: WindowBar, view: View): WindowLayout {
  const at = (d: Day) => clamp(share(view.axis, d));
  const pieces: Piece[] = [];
  const add = (from: number, to: number, look: Piece["look"]) => {
    if (to > from) pieces.push({ from, to, look });
  };
  if (!bar.from || !bar.to) return { pieces };
  const [a, b] = [bar.from.earliest, bar.from.latest];
  if (bar.to === "open") {
    add(at(a), at(b), "in");
    add(at(b), 1, "out");
    return { pieces };
  }
  const [c, d] = [bar.to.earliest, bar.to.latest];
  if (b <= c) {
    add(at(a), at(b), "in");
    add(at(b), at(c), "solid");
    add(at(c), at(d), "out");
  } else if (a >= d) add(at(c), at(b), "early");
  else if (a === b) add(at(b), at(d), "out");
  else add(at(a), at(b), "in");
  return { pieces };
}

/** Where the texts of all windows end: before the first bar and before the as-of date. */
export function textEnd(bars: readonly WindowBar[], view: View): number {
  const starts = bars.flatMap((bar) => layoutWindow(bar, view).pieces.map((p) => p.from));
  return clamp(Math.min(share(view.axis, view.axis.asOf), ...starts));
}
