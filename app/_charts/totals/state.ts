import type { Day } from "@/lib/time/day";

/** The sums of several sites over time. */

export interface TotalsLine {
  readonly kind: "promised" | "stated" | "expected" | "observed";
  /** Drawn from point to point; otherwise as steps. */
  readonly smooth: boolean;
  /** In order of days; a level holds until the next point. */
  readonly points: readonly { readonly day: Day; readonly level: number }[];
  /** What the line ends at, in words with its measure and how many sites it is made of. */
  readonly words: string;
}

export interface TotalsBandState {
  /** Unique on a page. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly unit: string;
  readonly lines: readonly TotalsLine[];
  readonly notes: readonly string[];
}
