import type { Day } from "@/lib/time/day";
import type { AxisState } from "../state";

/** Dated things on lanes, one lane for each group, on the shared axis. Without pixels. */

export const SHAPES = ["circle", "square", "diamond"] as const;

export interface LaneMark {
  readonly id: string;
  /** The last possible day. */
  readonly day: Day;
  /** Where the day is not known exactly: the first possible one. */
  readonly earliest?: Day;
  /** A second day of the same thing, drawn as a stroke that is tied to its mark. */
  readonly also?: Day;
  readonly shape: (typeof SHAPES)[number];
  /** Filled, or an outline. */
  readonly fill: "full" | "open";
  /** Dashed: only planned. */
  readonly planned?: true;
  /** What is written at it, the longest first; the last one stands where there is no room for more. */
  readonly labels: readonly string[];
}

export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly tone: "law" | "compute" | "enforcement";
  readonly marks: readonly LaneMark[];
  /** The marks in words, for those who do not see them. */
  readonly words: string;
}

export interface LanesState {
  readonly title: string;
  readonly axis: AxisState;
  /** A day that is drawn through all lanes. */
  readonly line?: Day;
  readonly lanes: readonly Lane[];
  readonly legend: readonly { readonly mark: Pick<LaneMark, "shape" | "fill" | "planned">; readonly text: string }[];
  readonly note: string;
}
