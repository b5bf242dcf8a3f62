import type { Day } from "@/lib/time/day";

/** Levels of many countries, and dimensions of one, without pixels. */

/** The levels in the order of the stack, from the ground up. */
export const STACK = ["power-to-fine", "authority", "planned", "nothing", "unknown"] as const;
export type StackLevel = (typeof STACK)[number];

/** How many countries stand on each level, from a day (included) to a day (not included); in the order of `STACK`. */
export interface CountStep {
  readonly from: Day;
  readonly to: Day;
  readonly counts: readonly number[];
}

export interface LevelsBandState {
  readonly title: string;
  readonly subtitle: string;
  /** How many countries there are. */
  readonly total: number;
  readonly steps: readonly CountStep[];
  /** What holds now, the levels that nobody stands on left out. */
  readonly now: readonly { readonly level: StackLevel; readonly label: string }[];
  /** Who has the power to fine, and since when, in order of days. */
  readonly since: readonly { readonly code: string; readonly name: string; readonly day: Day }[];
  /** `Known to 22 Nov 2026. Plans of States are not drawn.` */
  readonly note: string;
  /** Set where no national authority enforces: who does. */
  readonly insteadOf?: string;
}

/** How far a dimension has come, as it is drawn. */
export type Progress = "there" | "named" | "coming" | "nothing" | "unknown" | "not-applicable";

export interface DimensionBlock {
  readonly from: Day;
  readonly to: Day;
  readonly progress: Progress;
  /** `in force`, `draft`, ... */
  readonly label: string;
}

/** One dimension of a country over time. */
export interface DimensionRow {
  readonly id: string;
  readonly name: string;
  readonly blocks: readonly DimensionBlock[];
}
