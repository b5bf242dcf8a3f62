import { enforcerOf } from "../enforcement/level";
import type { EnforcementMap } from "../enforcement/schema";
import { OPERATORS } from "../law/duty";
import type { ResolvedMilestone } from "../law/resolve";
import type { Milestone } from "../law/schema";
import { type End, type Reason, whyItApplies } from "./interval";

/**
 * Why an operator prepares nothing for a duty: nobody enforces it, or it gives authorities a power or sets penalties. Undefined where it
 * asks for work.
 */
export function noWork({ milestone }: ResolvedMilestone, map: EnforcementMap): string | undefined {
  const known = answers.get(map) ?? new Map<Milestone, string | undefined>();
  answers.set(map, known);
  if (!known.has(milestone)) known.set(milestone, whyIdle(milestone, map));
  return known.get(milestone);
}

// A matrix asks for the same duty once per site.
const answers = new WeakMap<EnforcementMap, Map<Milestone, string | undefined>>();

function whyIdle(milestone: Milestone, map: EnforcementMap): string | undefined {
  const { enforcer, why } = enforcerOf(milestone, map);
  if (enforcer === "none") return `${why.replace(/\.$/, "")}: nothing to prepare.`;
  if (!isPower(milestone)) return undefined;
  return milestone.topic === "penalties" || !milestone.addressees.some((a) => OPERATORS.includes(a))
    ? "It gives authorities a power or sets penalties: nothing to prepare."
    : "It is first about authorities, so no start is computed; what it asks of operators stands in its words.";
}

/** A power of authorities or a rule on penalties: the dataset names first whom a milestone is about. */
export const isPower = ({ topic, addressees: [first] }: Milestone): boolean =>
  topic === "penalties" || (first !== undefined && first !== "notified-body" && !OPERATORS.includes(first));

/** What a window of work has where there is none: both ends not applicable, and why. */
export function withoutWork(duty: ResolvedMilestone, why: string) {
  const end: End = { status: "not-applicable", text: why };
  return {
    from: end,
    to: end,
    length: "unknown",
    range: "unknown",
    state: "not-applicable",
    closesSoon: false,
    formal: "same",
    text: why,
    get reasons(): readonly Reason[] {
      return whyItApplies(duty);
    },
    notes: [],
  } as const;
}
