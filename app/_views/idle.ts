import type { Facts } from "@/lib/facts";
import { isDuty } from "@/lib/law/duty";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { COUNTED_FROM, named, nextDates, numberWord } from "@/lib/law/sentence";
import type { Day } from "@/lib/time/day";
import { noWork } from "@/lib/windows";

/**
 * Of the duties that a headline counts, which ask an operator for no work that could be counted; empty where it names them or all do.
 * @param milestones those of the headline
 */
export function idleSentence({ enforcementMap }: Facts, milestones: readonly ResolvedMilestone[], asOf: Day): string {
  const next = nextDates(
    milestones.filter((m) => isDuty(m.milestone)),
    asOf,
  );
  if (!next || next.milestones.length < COUNTED_FROM) return "";
  const idle = next.milestones.filter((m) => noWork(m, enforcementMap) !== undefined);
  return idle.length === 0
    ? ""
    : `For ${numberWord(idle.length)} of these ${numberWord(next.milestones.length)} no work of an operator is counted: ${named(idle)}.`;
}
