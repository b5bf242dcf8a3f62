import type { Day } from "@/lib/time/day";

/** Money over time: deals of one provider, each in its own currency. */

export interface MoneyPoint {
  readonly id: string;
  readonly earliest: Day;
  readonly latest: Day;
  readonly amount: number | "not disclosed";
  readonly currency: "USD" | "EUR" | "none";
  /** The amount is a ceiling. */
  readonly upTo: boolean;
  /** Not raised yet. */
  readonly planned: boolean;
  /** `up to USD 44.6bn contract` and, where that finds no room, `USD 44.6bn`. */
  readonly labels: readonly string[];
}

export interface MoneyState {
  /** Unique on a page. */
  readonly id: string;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  /** In order of days. */
  readonly points: readonly MoneyPoint[];
  /** The same in words. */
  readonly words: string;
}
