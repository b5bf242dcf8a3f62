import type { Day } from "../time/day";
import { dutyMeant, type LawFacts, type Standing, scenariosOn, standingOn } from "./scenario";
import type { Milestone, Scenario } from "./schema";

/**
 * The milestones that some text known on the day has: what the 2024 text does not have, or has no date of its own for, is left out
 * until a text that brings it exists.
 */
export function milestonesKnownOn(facts: LawFacts, asOf: Day): Milestone[] {
  const brought = new Set(scenariosOn(facts, asOf).flatMap((s) => s.amendments.map((a) => a.target)));
  return facts.milestones.filter((m) => !(m.rule.type === "none" || dutyMeant(m)) || brought.has(m.id));
}

/**
 * Whose words a milestone is told in under a version: its `own`; those of the text that brought it into the law, which is `another` one;
 * `unknown` while that text did not exist.
 */
export type Words = "own" | "another" | "unknown";

/**
 * Whose words a milestone is told in, and which text these are of where it is another one.
 * @param scenario the id of the version
 */
export function wordsOf(
  facts: LawFacts,
  { id, rule }: Milestone,
  scenario: string,
  asOf: Day,
): { readonly words: Words; readonly text?: Standing } {
  if (rule.type !== "none") return { words: "own" };
  const brings = (s: Scenario) =>
    s.statusHistory.some((h) => h.status === "in-force") && s.amendments.some((a) => a.target === id);
  const [first, ...rest] = scenariosOn(facts, asOf).filter(brings);
  if (!first) return { words: "unknown" };
  return [first, ...rest].some((s) => s.id === scenario) ? { words: "own" } : { words: "another", text: standingOn(first, asOf) };
}
