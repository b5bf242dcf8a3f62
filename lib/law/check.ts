import { addDays, addPeriod, type Day, isoDay } from "../time/day";
import { parsePeriod } from "../time/duration";
import { resolve } from "./resolve";
import { dayOf } from "./rule";
import type { LawFacts } from "./scenario";
import type { Check } from "./schema";

/**
 * The equalities of the dataset that do not hold, as sentences; none where all is well. Every rule is resolved on the way,
 * so a cycle or a reference to nothing throws with its path.
 * @param asOf a day by which everything in the dataset is known
 */
export function failedChecks(facts: LawFacts, asOf: Day): string[] {
  const problems: string[] = [];
  for (const scenario of facts.scenarios) {
    const law = resolve(facts, { scenario: scenario.id }, asOf);
    const verify = (where: string, check: Check, found: Day | undefined) => {
      const start = dayOf(law.outcomeOf(check.to));
      const expected =
        start === undefined ? undefined : addDays(addPeriod(start, parsePeriod(check.period)), check.plusDays ?? 0);
      if (expected === undefined || found !== expected)
        problems.push(
          `law.json, ${where}: check says ${check.to} + ${check.period}${check.plusDays ? ` + ${check.plusDays} day` : ""} = ${
            expected === undefined ? "no date" : isoDay(expected)
          }, the rule gives ${found === undefined ? "no date" : isoDay(found)}.`,
        );
    };
    if (scenario.amendments.length === 0) {
      for (const a of facts.anchors) if (a.check) verify(`anchor ${a.id}`, a.check, dayOf(law.outcomeOf(a.id)));
      for (const m of facts.milestones) if (m.check) verify(`milestone ${m.id}`, m.check, dayOf(law.outcomeOf(m.id)));
    }
    scenario.amendments.forEach((a, i) => {
      if (!("check" in a) || !a.check) return;
      const found = a.op === "replace-practical-rule" ? law.milestones.get(a.target)?.practical : law.outcomeOf(a.target);
      verify(`scenario ${scenario.id}, amendment ${i + 1} (${a.target})`, a.check, found && dayOf(found));
    });
  }
  return problems;
}
