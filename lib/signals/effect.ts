import type { SiteState } from "../capacity/statement";
import type { Level } from "../enforcement/level";
import type { ChangeType } from "../law/compare";
import type { Outcome } from "../law/resolve";
import type { ScenarioStatus, Topic } from "../law/schema";
import type { WindowKind } from "../lens";
import type { Day } from "../time/day";
import type { AnyWindow, End, LeadBy } from "../windows";

/** What a signal changes: dates of the law, levels of a country, the state of a site, and the ends of windows, each before and after. */

export const RELEVANCES = ["high", "medium", "low", "none"] as const;
export type Relevance = (typeof RELEVANCES)[number];

/**
 * How an end differs: it moves, becomes more or less exact, becomes known, stops being known, or is lost for good. `wider`: a stretch that
 * holds the earlier one whole, which contradicts nothing that was said. `state`: no day on either side, and another reason why.
 */
export type EndChange = "same" | "later" | "earlier" | "exactness" | "wider" | "known" | "not-known" | "lost" | "state";

/** What a day is: the day itself, the first possible one, or the last possible one of what runs since a day that nobody said. */
export type Bound = "none" | "not-before" | "by";

export interface EndMove {
  readonly before: End;
  readonly after: End;
  readonly bounds: readonly [before: Bound, after: Bound];
  readonly change: EndChange;
  /** By its latest end, positive where it is later; 0 where no two days can be held against each other. */
  readonly days: number;
}

/** A part of a site. */
export interface Part {
  readonly tranche: string;
  readonly amount: string | "unknown";
  /** Nothing was known of its day before. */
  readonly added: boolean;
}

/** A window as it was known the day before and as it is known with the day, both told on the day. */
export interface WindowMove {
  readonly kind: WindowKind;
  readonly milestone: string | undefined;
  readonly country: string | undefined;
  readonly site: string | undefined;
  /** By which day of the site. */
  readonly by: LeadBy | undefined;
  /** The part of the site; undefined for the whole site, or where none is named. */
  readonly part: Part | undefined;
  readonly from: EndMove;
  readonly to: EndMove;
  readonly before: AnyWindow;
  readonly after: AnyWindow;
  /** Whether an end or the state differs. */
  readonly moved: boolean;
}

/** A milestone whose date or existence differs in the law in force. */
export interface DateMove {
  readonly milestone: string;
  readonly topic: Topic;
  readonly duty: boolean;
  readonly before: Outcome;
  readonly after: Outcome;
  readonly change: ChangeType;
  /** Positive where it is later; 0 where one side has no day. */
  readonly days: number;
  /** By how many days the formal date moves, where the two sides are days from which it can bite. */
  readonly formalDays: number | undefined;
  /** The event that would bring the day after forward, so that it is the latest one. */
  readonly latest: string | undefined;
}

/** A text that comes into being or changes its standing, held against the law in force on the day. */
export interface TextMove {
  readonly scenario: string;
  readonly title: string;
  readonly before: ScenarioStatus | "none";
  readonly after: ScenarioStatus;
  /** How many milestones have another date under it, or exist only there or only in the law in force. */
  readonly differing: number;
  /** Those of them that stand for their topic. */
  readonly leads: readonly DateMove[];
  /** Every milestone whose date it would change. */
  readonly milestones: readonly string[];
}

export interface LevelMove {
  readonly country: string;
  readonly topic: Topic;
  readonly before: Level;
  readonly after: Level;
}

/** The day that stands for a site, and the size that was said with it. */
export interface Said {
  readonly amount: string;
  readonly when: string;
  readonly statement: string;
}

export interface SiteMove {
  readonly site: string;
  readonly before: SiteState;
  readonly after: SiteState;
  /** The first and the latest dated commitment. */
  readonly promise: { readonly before: Said | "none"; readonly after: Said | "none" };
  readonly stated: { readonly before: Said | "none"; readonly after: Said | "none" };
}

/** Why a signal touches no window. */
export type Untouched =
  /** An opinion, an implementing act, another proposal: no step of the legislators. */
  | "beside-the-procedure"
  /** No text came into being, and none changed its standing. */
  | "no-text"
  /** A list of the Commission or of a tracker stands beside the levels. */
  | "not-the-state"
  /** Contact points, sandboxes and the like make no level. */
  | "no-part-of-a-level"
  /** What it proves covers no topic. */
  | "scope"
  /** Another signal of the same day moved what moved. */
  | "others-moved"
  /** A text came into being or changed its standing with other signals of the day, and no date moved. */
  | "others-text"
  /** A place outside Europe, listed to compare with. */
  | "comparison"
  | "deal"
  | "standard"
  | "model"
  /** The windows were evaluated, and are equal. */
  | "equal";

export interface Effect {
  /** The day whose facts are taken in; before are those known the day before. */
  readonly day: Day;
  /** The scenario in force on the day; the 2024 text also where nothing was. */
  readonly law: string;
  /** The other signals of the day that the effect is of too. */
  readonly together: readonly string[];
  readonly dates: readonly DateMove[];
  readonly texts: readonly TextMove[];
  readonly levels: readonly LevelMove[];
  readonly site: SiteMove | undefined;
  /**
   * Of a statement, where the others of its day make something else of its site: those others, and the windows after all of them. The
   * effect is of the statement alone.
   */
  readonly wholeDay: { readonly others: readonly string[]; readonly windows: readonly WindowMove[] } | undefined;
  /** The statements of the same day that stand before a statement: those it replaces, and what runs. */
  readonly priors: readonly string[];
  /** The milestones whose day it is, by the law in force; of steps of the legislators, and of events about models where one is of their topic. */
  readonly starts: readonly string[];
  /** Those of them that apply from the day in form alone, and can bite only later. */
  readonly idle: readonly string[];
  /** Every window that the signal can touch, moved or not; of the law those that moved. Made when asked for. */
  readonly windows: readonly WindowMove[];
  readonly relevance: Relevance;
  /** Set where the relevance is `none`. */
  readonly untouched: Untouched | undefined;
}

/** How a number of days weighs. */
export const relevanceOfDays = (days: number): Relevance => {
  const n = Math.abs(days);
  return n >= 180 ? "high" : n >= 30 ? "medium" : n > 0 ? "low" : "none";
};

const ORDER: Readonly<Record<Relevance, number>> = { high: 3, medium: 2, low: 1, none: 0 };

/** The higher of two. */
export const higher = (a: Relevance, b: Relevance): Relevance => (ORDER[a] >= ORDER[b] ? a : b);

const boundOf = (end: End): Bound => (end.status === "dated" ? end.bound : "none");

/** What is known of the days of a site beside their ends. */
export interface Known {
  readonly bounds?: EndMove["bounds"];
  /** The words of the day after name the last day of its stretch: `end of 2026`. */
  readonly namesEnd?: boolean;
}

/** How an end differs between what was known before and after. */
export function endMove(before: End, after: End, known: Known = {}): EndMove {
  const { bounds = [boundOf(before), boundOf(after)], namesEnd = false } = known;
  const make = (change: EndChange, days = 0): EndMove => ({ before, after, bounds, change, days });
  const [was, is] = bounds;
  if (before.status === "dated" && after.status === "dated") {
    const days = after.latest - before.latest;
    const holds = days > 0 && after.earliest <= before.earliest;
    if (holds && !namesEnd && was === "none" && is === "none") return make("wider");
    if (days !== 0) return make(days > 0 ? "later" : "earlier", days);
    return make(before.earliest === after.earliest && was === is ? "same" : "exactness");
  }
  if (before.status === after.status) return make("same");
  if (after.status === "never") return make("lost");
  if (after.status === "dated") return make("known");
  return make(before.status === "dated" ? "not-known" : "state");
}

const LEAST: Readonly<Record<Bound, -1 | 0 | 1>> = { none: 0, by: -1, "not-before": 1 };

/** How the days of a move are known: `open` where each of the two days may be another one, so that no number holds. */
export function knownBy({ bounds: [was, is], days }: EndMove): "exact" | "at-least" | "at-most" | "open" {
  // Where the day after can only be earlier, or the one before only later, the difference can only be less.
  const [before, after] = [-LEAST[was], LEAST[is]];
  if (before * after < 0) return "open";
  const sign = Math.sign(before + after);
  if (sign === 0) return "exact";
  return sign === Math.sign(days) ? "at-least" : "at-most";
}

/** A window before and after; `moved` where an end or the state differs. */
export function windowMove(before: AnyWindow, after: AnyWindow, by: LeadBy | undefined, known: Known = {}): WindowMove {
  // A promise counts from the day on which it is asked for, which no fact moves.
  const from = before.kind === "promise" ? { ...endMove(after.from, after.from) } : endMove(before.from, after.from, known);
  const to = before.kind === "promise" ? endMove(before.to, after.to, known) : endMove(before.to, after.to);
  return {
    kind: after.kind,
    milestone: after.milestone,
    country: after.country,
    site: after.site,
    by,
    part: undefined,
    from,
    to,
    before,
    after,
    moved: from.change !== "same" || to.change !== "same" || before.state !== after.state,
  };
}

/** How the move of one end weighs. */
export const relevanceOfEnd = ({ change, days }: EndMove): Relevance => {
  switch (change) {
    case "same":
      return "none";
    case "later":
    case "earlier":
      return relevanceOfDays(days);
    case "known":
    case "not-known":
      return "medium";
    case "lost":
      return "high";
    case "exactness":
    case "wider":
    case "state":
      return "low";
  }
};

/** How much a window weighs by the ends that moved. */
export const relevanceOfWindow = ({ from, to }: Pick<WindowMove, "from" | "to">): Relevance =>
  higher(relevanceOfEnd(from), relevanceOfEnd(to));

const fining = (level: Level) => level === "power-to-fine";

/**
 * How much a signal weighs: `high` where the date of a duty or a country's power to fine changes, an end moves by 180 days or more, or is
 * lost for good; `medium` where an end moves by 30 to 179 days, becomes known or stops being known; `low` where it moves by fewer or only
 * a level or a state changes.
 * @param ends the ends of windows that the signal can move, each once
 */
export function relevanceOf({
  dates,
  levels,
  site,
  ends,
}: Pick<Effect, "dates" | "levels" | "site"> & { ends: readonly EndMove[] }): Relevance {
  const all: Relevance[] = [
    ...dates.map(({ duty, days }): Relevance => (duty ? "high" : days === 0 ? "medium" : relevanceOfDays(days))),
    ...levels.map((l): Relevance => (l.before === l.after ? "none" : fining(l.before) !== fining(l.after) ? "high" : "low")),
    ...(site && site.before !== site.after ? (["low"] as const) : []),
    ...ends.map(relevanceOfEnd),
  ];
  return all.reduce(higher, "none");
}
