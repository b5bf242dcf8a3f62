import type { Day } from "../time/day";
import { type LawFacts, scenariosOn } from "./scenario";
import type { Milestone } from "./schema";

/**
 * The milestones that some text known on the day has: what the 2024 text does not have is left out until a text that
 * brings it exists.
 */
export function milestonesKnownOn(facts: LawFacts, asOf: Day): Milestone[] {
  const brought = new Set(scenariosOn(facts, asOf).flatMap((s) => s.amendments.map((a) => a.target)));
  return facts.milestones.filter((m) => m.rule.type !== "none" || brought.has(m.id));
}
