import type { ResolvedMilestone } from "./resolve";
import type { Outcome } from "./rule";
import type { Milestone } from "./schema";

/**
 * What the day of a milestone is to it: rules start to apply, something is due by it, a power begins or ends with it, a period ends, or
 * something happens.
 */
export type Sense = "starts" | "due" | "may-from" | "may-until" | "ends" | "on";

type Told = Pick<Milestone, "kind" | "title" | "duty">;

/** Where the kind of a milestone does not tell a power from a duty, the words of its record do. */
export function senseOf({ kind, title, duty }: Told): Sense {
  if (kind === "obligation-applies" || kind === "permission-applies") return "starts";
  if (kind === "event" || kind === "cutoff") return /^End of\b|\bends\b/.test(duty) || /\bends$/.test(title) ? "ends" : "on";
  if (/\bis a power, not a duty\b/.test(duty)) return "may-from";
  return /\bmay\b.*\buntil then\b/.test(duty) ? "may-until" : "due";
}

/**
 * Whether the practical date of a milestone speaks of high-risk systems alone: it also reaches providers of general-purpose models, for
 * whom nothing has to be classified first.
 */
export const bitesForHighRisk = ({
  practicalRule,
  addressees,
}: Pick<Milestone, "addressees"> & { readonly practicalRule?: unknown }): boolean =>
  practicalRule !== undefined && addressees.some((a) => a === "gpai-provider" || a === "gpai-systemic-provider");

/** Whether a text in place of a day says that the law names none, and no condition. */
export const namesNoDay = (outcome: Outcome): boolean =>
  outcome.status === "conditional" && /\bno (?:calendar )?date\b/.test(outcome.text);

/** Whether the sources disagree on the date of a milestone or on a change of its wording. */
export const isDisputed = ({ confidence, wordingChanges }: Pick<ResolvedMilestone, "confidence" | "wordingChanges">): boolean =>
  confidence === "conflict" || wordingChanges.some((w) => w.confidence === "conflict");
