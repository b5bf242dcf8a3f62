import type { Day } from "@/lib/time/day";
import type { AxisState } from "../state";

/** How many signals of each kind fell into each month, on the shared axis. Without pixels. */

export interface MonthBar {
  /** `2026-06` */
  readonly id: string;
  /** `Jun 2026` */
  readonly name: string;
  readonly from: Day;
  /** The last day of the month. */
  readonly to: Day;
  /** Those that moved something, and all others. */
  readonly moved: number;
  readonly rest: number;
}

export interface SignalLane {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly tone: "law" | "enforcement" | "compute" | "plain";
  /** In order of time; months without any are left out. */
  readonly bars: readonly MonthBar[];
  /** The bars in words, for those who do not see them. */
  readonly words: string;
}

export interface SignalsChartState {
  readonly title: string;
  readonly axis: AxisState;
  readonly lanes: readonly SignalLane[];
  /** The most signals in a month of any lane: all lanes have one scale. */
  readonly most: number;
  readonly note: string;
}
