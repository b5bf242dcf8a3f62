import type { WindowKind } from "@/lib/lens";
import type { Day } from "@/lib/time/day";

/** Chart state: what is to be drawn, in days and words, without pixels. Layout turns it into boxes, the SVG parts draw those. */

/** The shared axis of all bands. `asOf` is the reader's day; the enforcement band ends there. */
export interface AxisState {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  /** `22 Nov 2026` */
  readonly asOfLabel: string;
}

/** Where a mark stands, or why there is none. `label` is what is written beside it: a date, or `not in this version`, `no date known`, ... */
export type MarkState =
  | { readonly kind: "day"; readonly day: Day; readonly label: string }
  | {
      readonly kind: "missing";
      readonly status: "none" | "repealed" | "unknown" | "conditional" | "never";
      readonly label: string;
    };

/** One milestone in the law band. The mark is the practical date; `formal` is given where it differs. */
export interface LawRow {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  readonly mark: MarkState;
  readonly formal?: MarkState;
  /** The date in the compared scenario, where it differs. */
  readonly ghost?: MarkState;
  /** `+16 months`, `-6 days`, `new`, `gone` */
  readonly delta?: string;
  /** `applies` draws a bar that goes on; `point` is a deadline or event; `ended` is a duty that stopped. */
  readonly shape: "applies" | "point" | "ended";
  readonly selected: boolean;
  readonly estimated: boolean;
  /** Why its date is less sure, in words. */
  readonly doubt?: string;
}

export interface LawGroup {
  readonly topic: string;
  readonly title: string;
  /** `12 dates, next 2 Dec 2026` */
  readonly summary: string;
  readonly open: boolean;
  readonly rows: readonly LawRow[];
}

/** What the level of one country was, from a day (included) to a day (not included). */
export interface EnforcementStretch {
  readonly from: Day;
  readonly to: Day;
  readonly level: "power-to-fine" | "authority" | "planned" | "nothing" | "unknown" | "not-applicable";
  readonly label: string;
}

export interface EnforcementBandState {
  readonly title: string;
  readonly subtitle: string;
  readonly stretches: readonly EnforcementStretch[];
  /** A power to fine that the reader assumes from a day on, drawn as an outline over what is known, and beyond the as-of date. */
  readonly assumed?: { readonly from: Day; readonly label: string };
  /** Text at the right of the as-of line, for example `Known to 22 Nov 2026. Plans of States are not drawn.` */
  readonly note: string;
  /** Set where no country enforces: the Commission, the EDPS, nobody, or a country where the Act is not law. */
  readonly insteadOf?: string;
}

/** One reading of a site: a level reached at a date that may be imprecise, in the unit of the band. */
export interface CapacityTarget {
  readonly earliest: Day;
  readonly latest: Day;
  readonly level: number | "unknown";
  /** The date is that of a start: the level is what it ends at, not what is there from then on. */
  readonly start?: true;
  readonly label: string;
  readonly sublabel?: string;
}

export interface CapacityPoint {
  readonly day: Day;
  readonly level: number | "unknown";
  readonly label: string;
  /** Capacity in operation: the level holds until the next point or the as-of date. Without it the point speaks of its day alone. */
  readonly lasting?: boolean;
}

/** The estimate: how likely the stated level is reached by a day, and its quantiles; a quantile without a day is absent. */
export interface CapacityFan {
  /** The first day on which it can be there. */
  readonly from: Day;
  readonly base: number;
  readonly level: number | "unknown";
  /** The chance of being online on days in order, from 0 to 1; empty where it is not known. */
  readonly chances: readonly { readonly day: Day; readonly chance: number }[];
  readonly p10?: Day;
  readonly p50?: Day;
  readonly p90?: Day;
  /** `P50 Jul 2028` */
  readonly middle: string;
  /** `P90 Mar 2030; never 13 %` */
  readonly end: string;
  readonly words: string;
}

export interface CapacityBandState {
  /** Unique on a page. */
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** `GPUs` */
  readonly unit: string;
  readonly promise?: CapacityTarget;
  readonly stated?: CapacityTarget;
  /** The promise is also what is stated; it is drawn once. */
  readonly asPromised?: true;
  /** The site is lost or paused since a day. */
  readonly gone?: { readonly day: Day; readonly label: string };
  readonly fan?: CapacityFan;
  /** Forecasts of third parties, each named by its author in its label. */
  readonly forecasts: readonly CapacityTarget[];
  /** What was seen or said from outside, in order of days. */
  readonly observed: readonly CapacityPoint[];
  /** Readings that have no date or no size, and why they are not drawn. */
  readonly notDrawn: readonly string[];
}

/** A window as a bar. An end that is not known is absent and the bar says so in `text`. */
export interface WindowBar {
  readonly kind: WindowKind;
  readonly name: string;
  readonly text: string;
  readonly state: string;
  readonly closesSoon: boolean;
  readonly from?: { readonly earliest: Day; readonly latest: Day };
  readonly to?: { readonly earliest: Day; readonly latest: Day } | "open";
  readonly tone: "law" | "enforcement" | "compute";
  readonly href?: string;
}
