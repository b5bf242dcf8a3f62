import type { SiteOn } from "../capacity/delay";
import type { Site, Statement } from "../capacity/schema";
import { knownOn } from "../capacity/sites";
import { amountText, type Reading, readSite } from "../capacity/statement";
import type { Facts } from "../facts";
import { isDuty } from "../law/duty";
import type { ResolvedLaw, ResolvedMilestone } from "../law/resolve";
import { DEFAULT_LEAD } from "../lens";
import { addDays, type Day, parseDay } from "../time/day";
import { countsFrom, parseImprecise } from "../time/imprecise";
import { type AnyWindow, capacityLead, type LeadBy, migration, noWork, promiseWindow } from "../windows";
import { presence } from "../windows/capacity-lead";
import { type EndMove, endMove, type Said, type SiteMove, type WindowMove, windowMove } from "./effect";

/** What a statement changes: the state of its site, and the windows of the site against the duties that stand for their topics. */

/** By which days of a site the windows are evaluated. */
export const BY: readonly LeadBy[] = ["stated", "promise"];

/** The day from which a statement counts. */
export const statementDay = (statement: Statement, { datasetDay }: Pick<Facts, "datasetDay">): Day =>
  countsFrom(parseImprecise(statement.statedOn), parseDay(datasetDay));

/** The duties that stand for their topics and ask an operator for work. */
export function leadDuties(law: ResolvedLaw, { enforcementMap }: Pick<Facts, "enforcementMap">): ResolvedMilestone[] {
  return enforcementMap.topics.flatMap(({ leadMilestone }) => {
    const milestone = law.milestones.get(leadMilestone);
    return milestone && isDuty(milestone.milestone) && noWork(milestone, enforcementMap) === undefined ? [milestone] : [];
  });
}

/** The windows are evaluated by what is said, never by the estimate. */
const NOT_ESTIMATED: Pick<SiteOn, "arrival" | "estimate"> = {
  arrival: { status: "undated" },
  estimate: { p10: "unknown", p50: "unknown", p90: "unknown", never: "unknown" },
};

export interface SitePair {
  readonly before: SiteOn;
  readonly after: SiteOn;
}

/**
 * A site as known the day before and with the day, both read on the day itself: a stated date that passes overnight is no news of anybody.
 * @param without statements of the day that are left out of `after`
 */
export function sitePair(site: Site, day: Day, facts: Facts, without: ReadonlySet<string> = new Set()): SitePair {
  const known = knownOn(facts, day);
  const upTo = (last: Day, leftOut: ReadonlySet<string>): SiteOn => {
    const statements = site.statements.filter((t) => statementDay(t, facts) <= last && !leftOut.has(t.id));
    return { asOf: day, readings: readSite({ ...site, statements }, known), ...NOT_ESTIMATED };
  };
  return { before: upTo(addDays(day, -1), new Set()), after: upTo(day, without) };
}

/** The windows of a site against duties of one version of the law, before and after. */
export function siteWindows(pair: SitePair, law: ResolvedLaw, day: Day, facts: Facts): WindowMove[] {
  const map = facts.enforcementMap;
  const duties = leadDuties(law, facts);
  return BY.flatMap((by) => {
    // Where the day of the site is the same, so is every window that stands on it.
    const was = sameDay(pair, by) ? pair.after : pair.before;
    const move = (make: (site: SiteOn) => AnyWindow): WindowMove => {
      const after = make(pair.after);
      return windowMove(was === pair.after ? after : make(was), after, by);
    };
    return [
      ...duties.map((duty) => move((site) => capacityLead(duty, site, by, day))),
      ...duties.map((duty) => move((site) => migration(duty, site, by, DEFAULT_LEAD, day, map))),
    ];
  });
}

/** The ends of windows that a statement can move: the day of the site, as stated and as promised, and the end of its promise. */
export const siteEnds = (pair: SitePair, day: Day): EndMove[] => [
  ...BY.map((by) => endMove(presence(pair.before, by).end, presence(pair.after, by).end)),
  promiseMove(pair, day).to,
];

function sameDay({ before, after }: SitePair, by: LeadBy): boolean {
  const [was, is] = [presence(before, by), presence(after, by)];
  const since = ({ fate }: typeof was) => (fate.status === "online" ? fate.since : "not-online");
  return endMove(was.end, is.end).change === "same" && since(was) === since(is);
}

/** Whether anything of a site differs: its state, a day that stands for it, or what was promised. */
export const siteDiffers = (pair: SitePair, day: Day): boolean =>
  pair.before.readings.state !== pair.after.readings.state || BY.some((by) => !sameDay(pair, by)) || promiseMove(pair, day).moved;

/** The promise of a site, before and after. */
export const promiseMove = ({ before, after }: SitePair, day: Day): WindowMove =>
  windowMove(promiseWindow(before, day), promiseWindow(after, day), "promise");

/** What is known of a site, before and after. */
export function siteMove({ before, after }: SitePair): SiteMove {
  const [was, is] = [before.readings, after.readings];
  return {
    site: is.site.id,
    before: was.state,
    after: is.state,
    promise: { before: saidOf(was.promise), after: saidOf(is.promise) },
    stated: { before: saidOf(was.stated), after: saidOf(is.stated) },
  };
}

const saidOf = (reading: Reading | "none"): Said | "none" =>
  reading === "none" ? "none" : { amount: amountText(reading), when: reading.words, statement: reading.statement };
