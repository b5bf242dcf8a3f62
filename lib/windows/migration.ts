import type { SiteOn } from "../capacity/delay";
import type { EnforcementMap } from "../enforcement/schema";
import type { ResolvedMilestone } from "../law/resolve";
import { between, type Day, type Length } from "../time/day";
import { BY_TEXT, type LeadBy, notesOn, presence, whyOnline } from "./capacity-lead";
import {
  type DatedEnd,
  daysText,
  type End,
  formalBeside,
  lengthOf,
  rangeOf,
  soon,
  spanText,
  type Window,
  whyItApplies,
  withoutDay,
} from "./interval";
import { aMonthsLong, type LeadTime, leadReason, monthsAdjective, workFor } from "./lead-time";
import { startEnds } from "./start-by";
import { noWork, withoutWork } from "./work";

export interface Migration extends Window<"migration", "open" | "empty"> {
  /** The end and the length with the shortest estimate. */
  readonly shortest: { readonly to: End; readonly length: Length | "unknown" };
}

/**
 * The time to move a workload to a site and still finish the assessment there: from the day the site's tranche is online to the practical
 * date of the duty less the longest lead time. Not applicable where the duty asks an operator for no work.
 * @param by which day stands for the site
 */
export function migration(
  milestone: ResolvedMilestone,
  site: SiteOn,
  by: LeadBy,
  lead: LeadTime,
  asOf: Day,
  map: EnforcementMap,
): Migration {
  const idle = noWork(milestone, map);
  if (idle !== undefined) {
    const none = withoutWork(milestone, idle);
    const place = { kind: "migration", milestone: milestone.id, site: site.readings.site.id } as const;
    return { ...place, ...none, shortest: { to: none.to, length: none.length } };
  }
  const { end: from } = presence(site, by);
  const { longest: to, shortest: later } = startEnds(milestone, lead);
  const judged = judge(site, by, from, to, later, lead, workFor(milestone), asOf);
  const unknown = judged.state === "unknown";
  return {
    kind: "migration",
    milestone: milestone.id,
    site: site.readings.site.id,
    from,
    to,
    length: unknown ? "unknown" : lengthOf(from, to),
    range: unknown ? "unknown" : rangeOf(from, to),
    shortest: { to: later, length: unknown ? "unknown" : lengthOf(from, later) },
    ...judged,
    closesSoon: judged.state === "open" && soon(to, asOf),
    formal: formalBeside(milestone),
    get reasons() {
      return [...whyOnline(site, by), leadReason(lead, workFor(milestone)), ...whyItApplies(milestone)];
    },
    notes: notesOn(site, by),
  };
}

function judge(
  site: SiteOn,
  by: LeadBy,
  from: End,
  to: End,
  later: End,
  lead: LeadTime,
  work: ReturnType<typeof workFor>,
  asOf: Day,
): Pick<Migration, "state" | "text"> {
  if (from.status === "never") return { state: "not-applicable", text: `No window: ${from.text}.` };
  if (from.status !== "dated") return { state: "unknown", text: `Not known: ${from.text}.` };
  if (to.status !== "dated" || later.status !== "dated") return withoutDay(to);
  const { fate } = presence(site, by);
  const online = fate.status === "online";
  const byThen = online && !fate.since;
  const there = byThen
    ? `Online by ${from.text} at the latest`
    : online
      ? `Online since ${from.text}`
      : `${BY_TEXT[by]} (${from.text})`;
  if (byThen && to.latest < from.latest)
    return { state: "unknown", text: `${there}; since when is not said, so whether there is time to move is not known.` };
  const [more, less] = [
    byThen ? "at least " : from.bound === "not-before" ? "at most " : "",
    from.bound === "not-before" ? "at least " : "",
  ];
  const time = (end: DatedEnd) => {
    const span = spanText(between(from.latest, end.latest));
    return end.latest < from.latest ? `too late by ${less}${span}` : `${more}${span} to move`;
  };
  const left =
    to.latest < from.latest
      ? ""
      : asOf > to.latest
        ? ", and that day is over"
        : asOf > from.latest
          ? `, of which ${leftText(between(asOf, to.latest))} left`
          : "";
  const also =
    lead.shortest === lead.longest
      ? ""
      : ` With the ${monthsAdjective(lead.shortest)} estimate, by ${later.text}: ${time(later)}.`;
  // Where the day is not exact, the latest counts; what the first day would give is said too.
  const first =
    online || from.bound === "not-before" || from.earliest === from.latest
      ? ""
      : ` Counted to the end of ${from.text}; from its first day: ${to.latest < from.earliest ? `too late by ${spanText(between(to.latest, from.earliest))}` : `${spanText(between(from.earliest, to.latest))} to move`}.`;
  return {
    state: to.latest < from.latest ? "empty" : "open",
    text: `${there}: ${time(to)}${left}; by ${aMonthsLong(lead.longest)} estimate ${work === "assessment" ? "the assessment" : "preparing"} would start by ${to.text}.${first}${also}`,
  };
}

const leftText = (left: Length) => `${daysText(left)} ${left.totalDays === 1 ? "is" : "are"}`;
