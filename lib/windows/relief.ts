import { outcomeText } from "../law/derivation";
import type { ResolvedMilestone } from "../law/resolve";
import type { Day } from "../time/day";
import { applicationOf, type End, formalBeside, lengthOf, rangeOf, soon, spanText, type Window, whyItApplies } from "./interval";

export type Relief = Window<"relief", "later" | "earlier" | "same" | "new" | "gone">;

const FORMALLY_SAME = "By the article it applies from the same day in both texts; what differs is when it can first bite.";

/** Whether only the practical date differs. */
const keptFormally = ({ formal, practical }: ResolvedMilestone, before: ResolvedMilestone | undefined): boolean =>
  before !== undefined &&
  outcomeText(before.formal) === outcomeText(formal) &&
  formal.status === "dated" &&
  outcomeText(before.practical) !== outcomeText(practical);

const absent = (end: End) => end.status === "none" || end.status === "repealed";

/**
 * How much time a change of the law gave: from the practical date under the compared text to that under the chosen one.
 * @param before the milestone under the compared text; undefined where that text does not know it
 * @param names what the two texts are called
 */
export function relief(
  milestone: ResolvedMilestone,
  before: ResolvedMilestone | undefined,
  names: { readonly law: string; readonly compare: string },
  asOf: Day,
): Relief {
  const from: End = before ? applicationOf(before) : { status: "none", text: "not in this version of the law" };
  const to = applicationOf(milestone);
  const judged = judge(from, to, names);
  return {
    kind: "relief",
    milestone: milestone.id,
    from,
    to,
    length: lengthOf(from, to),
    range: rangeOf(from, to),
    ...judged,
    closesSoon: (judged.state === "later" || judged.state === "earlier") && soon(to, asOf),
    formal: formalBeside(milestone),
    get reasons() {
      const [old, now] = [before ? whyItApplies(before) : [], whyItApplies(milestone)];
      return [
        ...old.map((r) => ({ ...r, text: `${names.compare}: ${r.text}` })),
        ...now.map((r) => ({ ...r, text: `${names.law}: ${r.text}` })),
      ];
    },
    get notes() {
      return keptFormally(milestone, before) ? [FORMALLY_SAME] : [];
    },
  };
}

function judge(
  from: End,
  to: End,
  { law, compare }: { readonly law: string; readonly compare: string },
): Pick<Relief, "state" | "text"> {
  if (absent(from) && absent(to)) return { state: "not-applicable", text: `Neither text has this duty: ${compare}, ${law}.` };
  if (from.status === "repealed")
    return { state: "new", text: `${compare} would have ended it (${from.text}); kept under ${law}: ${to.text}.` };
  if (to.status === "repealed") return { state: "gone", text: `Under ${compare}: ${from.text}; under ${law}: ${to.text}.` };
  if (absent(from)) return { state: "new", text: `New: ${compare} does not have it; under ${law}: ${to.text}.` };
  if (absent(to)) return { state: "gone", text: `Gone: under ${compare}: ${from.text}; ${law} does not have it.` };
  if (from.status !== "dated" && to.status !== "dated" && from.status === to.status)
    return { state: "unknown", text: `Not known in either text: ${to.text}.` };
  if (from.status !== "dated") return { state: "unknown", text: `Not known under ${compare}: ${from.text}.` };
  if (to.status !== "dated") return { state: "unknown", text: `Not known under ${law}: ${to.text}.` };
  const length = lengthOf(from, to);
  if (length === "unknown" || length.totalDays === 0) return { state: "same", text: `The same day in both texts: ${to.text}.` };
  const later = length.totalDays > 0;
  return {
    state: later ? "later" : "earlier",
    text: `${spanText(length)} ${later ? "later" : "earlier"}: from ${from.text} under ${compare} to ${to.text} under ${law}.`,
  };
}
