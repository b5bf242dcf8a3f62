import type { Day } from "../time/day";
import { addDays, addPeriod, longDay, parseDay } from "../time/day";
import { type Period, parsePeriod, periodText } from "../time/duration";
import type { Rule } from "./schema";

/** What a rule comes to: a day, or a named reason why there is none. */
export type Outcome =
  | { readonly status: "dated"; readonly day: Day }
  /** Does not exist in this version of the law. */
  | { readonly status: "none" }
  /**
   * Was taken out of the law; `on` is the day it ended, or why that day is not known. `would`: only by a text that is not the law
   * yet, or never became it.
   */
  | { readonly status: "repealed"; readonly on: Outcome; readonly would?: Would }
  /** `needs`: the events whose date is not known on the as-of date; empty where no source gives the date. */
  | { readonly status: "unknown"; readonly needs: readonly string[] }
  | { readonly status: "conditional"; readonly text: string }
  /** Hangs on an event that has no date. */
  | { readonly status: "never"; readonly event: string };

/** How a text is spoken of that may still become law, and one that did not. */
export type Would = "be" | "have been";

/** The day of an outcome, or undefined where it has none. */
export const dayOf = (outcome: Outcome): Day | undefined => (outcome.status === "dated" ? outcome.day : undefined);

const STRENGTH = ["repealed", "none", "never", "unknown", "conditional"] as const;

function strongestReason(outcomes: readonly Outcome[]): Outcome {
  for (const status of STRENGTH) {
    const found = outcomes.filter((o) => o.status === status);
    const first = found[0];
    if (first?.status === "unknown")
      return { status: "unknown", needs: [...new Set(found.flatMap((o) => (o.status === "unknown" ? o.needs : [])))] };
    if (first) return first;
  }
  return { status: "none" };
}

/** The latest of several: what has no day decides, since without it the latest cannot be named. */
export function latestOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.some((o) => o.status !== "dated")) return strongestReason(outcomes);
  return outcomes.reduce((a, b) => ((dayOf(b) as Day) > (dayOf(a) as Day) ? b : a));
}

/** The earliest of several: what never happens or does not exist falls out; what is not known yet keeps the answer open. */
export function earliestOf(outcomes: readonly Outcome[]): Outcome {
  const open = outcomes.filter((o) => o.status === "dated" || o.status === "unknown" || o.status === "conditional");
  if (open.length === 0 || open.some((o) => o.status !== "dated")) return strongestReason(open.length === 0 ? outcomes : open);
  return open.reduce((a, b) => ((dayOf(b) as Day) < (dayOf(a) as Day) ? b : a));
}

/** An outcome moved by a period and days; what has no day keeps its reason. */
export const moved = (outcome: Outcome, period: Period, plusDays = 0): Outcome =>
  outcome.status === "dated" ? { status: "dated", day: addDays(addPeriod(outcome.day, period), plusDays) } : outcome;

/** The ids a rule refers to, in the order they are written. */
export function references(rule: Rule): string[] {
  switch (rule.type) {
    case "relative":
      return [rule.to];
    case "same-as":
      return [rule.ref];
    case "earliest-of":
    case "latest-of":
      return rule.options.flatMap(references);
    case "recurring":
      return [...references(rule.first), ...(rule.until ? references(rule.until) : [])];
    default:
      return [];
  }
}

const listed = (parts: readonly string[]) => (parts.length > 2 ? parts.join("; ") : parts.join(" and "));

/**
 * A rule in words.
 * @param titleOf the title of an event, anchor or milestone by its id
 */
export function ruleText(rule: Rule, titleOf: (id: string) => string): string {
  switch (rule.type) {
    case "fixed":
      return `fixed on ${longDay(parseDay(rule.date))}`;
    case "relative": {
      const period = parsePeriod(rule.period);
      const plus = rule.plusDays ? ` and ${rule.plusDays} day${rule.plusDays === 1 ? "" : "s"}` : "";
      return `${periodText(period)}${plus} ${period.sign < 0 ? "before" : "after"} "${titleOf(rule.to)}"`;
    }
    case "same-as":
      return `the same day as "${titleOf(rule.ref)}"`;
    case "earliest-of":
      return `the earlier of ${listed(rule.options.map((o) => ruleText(o, titleOf)))}`;
    case "latest-of":
      return `the later of ${listed(rule.options.map((o) => ruleText(o, titleOf)))}`;
    case "recurring":
      return `first ${ruleText(rule.first, titleOf)}, then every ${every(rule.every)}`;
    case "conditional":
      return rule.text;
    case "unknown":
      return "no date found in the sources";
    case "none":
      return "not in this text";
  }
}

/** `year`, `4 years` for a recurring rule's period. */
export const every = (period: string): string => periodText(parsePeriod(period)).replace(/^1 (\w+)$/, "$1");
