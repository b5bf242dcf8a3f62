import type { Day } from "@/lib/time/day";

/** How a country looks. Each look has its own fill or pattern; what it means depends on the view. `assumed`: by the reader, not by facts. */
export const LOOKS = ["strong", "assumed", "middle", "light", "nothing", "unknown", "eea", "uk", "other"] as const;
export type Look = (typeof LOOKS)[number];

/** What a country shows from a day on, until its next step. The first step of a country has no beginning. */
export interface CountryStep {
  readonly from: Day | "start";
  readonly look: Look;
  /** What it is, in a few words: `power to fine in place`. */
  readonly words: string;
  /** How far a plan has come, or how the other authority is called; empty where the look says it all. */
  readonly detail: string;
  readonly since: Day | "unknown";
  /** `one`: known from one secondary source; `disagree`: sources disagree on a point. */
  readonly doubt: "one" | "disagree" | "none";
  readonly confidence: string;
  readonly badge: "bans only" | "none";
}

export interface MapCountry {
  readonly iso2: string;
  readonly name: string;
  readonly bloc: "EU" | "EEA" | "UK";
  readonly steps: readonly CountryStep[];
}

export const MARK_STATES = ["online", "building", "announced", "paused", "lost"] as const;
/** The state of a compute site, which its mark shows. */
export type MarkState = (typeof MARK_STATES)[number];

/** A compute site with its place; `from` is the day on which something was first said about it. */
export interface MapSite {
  readonly id: string;
  readonly name: string;
  readonly where: string;
  readonly lat: number;
  readonly lon: number;
  readonly from: Day;
  /** Its states in order, the first of them from `from`. */
  readonly states: readonly { readonly from: Day; readonly state: MarkState }[];
  readonly href: string;
}

/** A day on which something happened, and what. */
export interface Stop {
  readonly day: Day;
  readonly says: readonly string[];
}

/** The state of a site on a day. */
export const markOn = (site: MapSite, day: Day): MarkState => site.states.findLast((s) => s.from <= day)?.state ?? "announced";

/** What a mark of several sites shows: the state of the one that has come furthest. */
export const furthest = (states: readonly MarkState[]): MarkState => MARK_STATES.find((s) => states.includes(s)) ?? "lost";

/** What a country shows on a day. */
export const stepOn = (country: MapCountry, day: Day): CountryStep =>
  // A country has at least the step without a beginning.
  country.steps.findLast((s) => s.from === "start" || s.from <= day) as CountryStep;
