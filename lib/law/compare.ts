import { between, type Day, type Length } from "../time/day";
import type { Outcome, ResolvedLaw, ResolvedMilestone } from "./resolve";

/** How a milestone differs between two versions of the law. */
export type ChangeType = "moved-later" | "moved-earlier" | "new" | "removed" | "unknown" | "content";

/** The date of a milestone in one version: the formal date of application and the practical one. */
export interface DatePair {
  readonly formal: Outcome;
  readonly practical: Outcome;
}

/** A milestone that differs. `from` is the yardstick, `to` the law; a positive length means later. Lengths are by practical dates. */
export interface Difference {
  readonly id: string;
  readonly from: DatePair;
  readonly to: DatePair;
  readonly length: Length | undefined;
  readonly formalLength: Length | undefined;
  readonly changeType: ChangeType;
}

/**
 * The milestones that differ between two versions, in the order of the dataset.
 * @param yardstick the version under `compare`
 * @param law the version under `law`
 */
export function compare(yardstick: ResolvedLaw, law: ResolvedLaw): Difference[] {
  return [...law.milestones.values()].flatMap((to) => {
    const from = yardstick.milestones.get(to.id);
    const difference = from && differenceOf(from, to);
    return difference ? [difference] : [];
  });
}

/** How one milestone differs, or undefined where it does not. */
export function differenceOf(from: ResolvedMilestone, to: ResolvedMilestone): Difference | undefined {
  const changeType = changeOf(from, to);
  if (!changeType) return undefined;
  return {
    id: to.id,
    from: { formal: from.formal, practical: from.practical },
    to: { formal: to.formal, practical: to.practical },
    length: lengthOf(from.practical, to.practical),
    formalLength: lengthOf(from.formal, to.formal),
    changeType,
  };
}

const lengthOf = (from: Outcome, to: Outcome): Length | undefined =>
  from.status === "dated" && to.status === "dated" ? between(from.day, to.day) : undefined;

const absent = (outcome: Outcome) => outcome.status === "none" || outcome.status === "repealed";

function changeOf(from: ResolvedMilestone, to: ResolvedMilestone): ChangeType | undefined {
  if (absent(from.formal) !== absent(to.formal)) return absent(from.formal) ? "new" : "removed";
  return changeOfOutcome(from.practical, to.practical) ?? changeOfOutcome(from.formal, to.formal) ?? changeOfWording(from, to);
}

function changeOfOutcome(from: Outcome, to: Outcome): ChangeType | undefined {
  if (from.status === "dated" && to.status === "dated") return order(from.day, to.day);
  if (from.status !== to.status) return "unknown";
  return undefined;
}

const order = (from: Day, to: Day): ChangeType | undefined =>
  from === to ? undefined : to > from ? "moved-later" : "moved-earlier";

const changeOfWording = (from: ResolvedMilestone, to: ResolvedMilestone): ChangeType | undefined => {
  const changes = (m: ResolvedMilestone) => m.wordingChanges.map((w) => w.citation).join("\n");
  return changes(from) === changes(to) ? undefined : "content";
};
