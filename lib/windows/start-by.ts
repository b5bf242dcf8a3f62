import type { EnforcementMap } from "../enforcement/schema";
import type { ResolvedMilestone } from "../law/resolve";
import { between, counted, type Day, longDay } from "../time/day";
import {
  applicationOf,
  type End,
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
import { type LeadTime, leadReason, monthsAdjective, startFor, workFor } from "./lead-time";
import { noWork, withoutWork } from "./work";

export type StartBy = Window<"start-by", "not-yet" | "in-time" | "late-long" | "late-short">;

/** Before this many days ahead of the longest estimate there is nothing to start yet. */
const AHEAD = 90;

/**
 * When an assessment or a preparation has to start: from the duty's practical date less the longest estimate to that date less the shortest.
 * Not applicable where the duty asks an operator for no work.
 * @param lead how long the assessment takes, an estimate of the reader's or of a market source: the Act sets no duration
 */
export function startBy(milestone: ResolvedMilestone, lead: LeadTime, asOf: Day, map: EnforcementMap): StartBy {
  const idle = noWork(milestone, map);
  if (idle !== undefined) return { kind: "start-by", milestone: milestone.id, ...withoutWork(milestone, idle) };
  const { longest: from, shortest: to } = startEnds(milestone, lead);
  const judged =
    from.status === "dated" && to.status === "dated"
      ? judge(from.latest, to.latest, lead, workFor(milestone), asOf)
      : withoutDay(to);
  return {
    kind: "start-by",
    milestone: milestone.id,
    from,
    to,
    length: lengthOf(from, to),
    range: rangeOf(from, to),
    ...judged,
    closesSoon: soon(to, asOf),
    formal: formalBeside(milestone),
    get reasons() {
      return [
        { text: `As known on ${longDay(asOf)}.`, day: asOf },
        leadReason(lead, workFor(milestone)),
        ...whyItApplies(milestone),
      ];
    },
    notes: [],
  };
}

interface StartEnds {
  readonly longest: End;
  readonly shortest: End;
}

// A matrix asks for the same duty once per site.
const starts = new WeakMap<ResolvedMilestone, StartEnds & { readonly lead: LeadTime }>();

/** The days on which an assessment has to start, with the longest and with the shortest estimate; without a day, why the duty has none. */
export function startEnds(milestone: ResolvedMilestone, lead: LeadTime): StartEnds {
  const known = starts.get(milestone);
  if (known?.lead.longest === lead.longest && known.lead.shortest === lead.shortest) return known;
  const applies = applicationOf(milestone);
  const startOf = (months: number) => (applies.status === "dated" ? endOn(startFor(applies.latest, months)) : applies);
  const made = { longest: startOf(lead.longest), shortest: startOf(lead.shortest), lead };
  starts.set(milestone, made);
  return made;
}

function judge(
  from: Day,
  to: Day,
  { shortest, longest }: LeadTime,
  work: ReturnType<typeof workFor>,
  asOf: Day,
): Pick<StartBy, "state" | "text"> {
  const [long, short] = [`${monthsAdjective(longest)} estimate`, `${monthsAdjective(shortest)} estimate`];
  const what = work === "assessment" ? "an assessment" : "preparing";
  const until = longest === shortest ? `by ${longDay(from)}` : `from ${longDay(from)} (${long}) to ${longDay(to)} (${short})`;
  if (asOf > to)
    return {
      state: "late-short",
      text: `Later than your ${short}: by it, ${what} would have started by ${longDay(to)}, ${spanText(between(to, asOf))} ago.`,
    };
  if (asOf > from)
    return {
      state: "late-long",
      text: `Later than your ${long} by ${spanText(between(from, asOf))}; by the ${short}, ${what} would start by ${longDay(to)}.`,
    };
  const ahead = from - asOf;
  const away = ahead === 0 ? "this day" : `${counted(ahead, "day")} away`;
  return { state: ahead > AHEAD ? "not-yet" : "in-time", text: `Start ${what} ${until}; the ${long} is ${away}.` };
}
