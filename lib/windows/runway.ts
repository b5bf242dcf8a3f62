import type { ResolvedMilestone } from "../law/resolve";
import { type Day, longDay } from "../time/day";
import {
  applicationOf,
  endOn,
  formalBeside,
  lengthOf,
  rangeOf,
  soon,
  spanText,
  type Window,
  whyItApplies,
  withoutDay,
} from "./interval";

export type Runway = Window<"runway", "open" | "today" | "past">;

/** The time left from the as-of date to the day a duty applies, by its practical date (Art. 113). */
export function runway(milestone: ResolvedMilestone, asOf: Day): Runway {
  const [from, to] = [endOn(asOf), applicationOf(milestone)];
  const length = lengthOf(from, to);
  const judged = length === "unknown" ? withoutDay(to) : judge(length.totalDays, spanText(length), to.text);
  return {
    kind: "runway",
    milestone: milestone.id,
    from,
    to,
    length,
    range: rangeOf(from, to),
    ...judged,
    closesSoon: soon(to, asOf),
    formal: formalBeside(milestone),
    get reasons() {
      return [{ text: `As known on ${longDay(asOf)}.`, day: asOf }, ...whyItApplies(milestone)];
    },
    notes: [],
  };
}

function judge(days: number, span: string, day: string): Pick<Runway, "state" | "text"> {
  if (days > 0) return { state: "open", text: `${span} left until the duty applies on ${day}.` };
  if (days === 0) return { state: "today", text: `The duty applies from this day on, ${day}.` };
  return { state: "past", text: `The duty has applied since ${day}, ${span} ago.` };
}
