import type { SiteOn } from "../capacity/delay";
import type { Site, Statement } from "../capacity/schema";
import { knownOn } from "../capacity/sites";
import { amountText, earlierSize, fateOf, type Reading, readSite, type SiteReadings } from "../capacity/statement";
import type { Facts } from "../facts";
import { isDuty } from "../law/duty";
import type { ResolvedLaw, ResolvedMilestone } from "../law/resolve";
import { DEFAULT_LEAD } from "../lens";
import { type Day, parseDay } from "../time/day";
import { countsFrom, parseImprecise } from "../time/imprecise";
import { type AnyWindow, capacityLead, type LeadBy, migration, noWork, promiseWindow } from "../windows";
import { presence } from "../windows/capacity-lead";
import { workFor } from "../windows/lead-time";
import {
  type Bound,
  type EndMove,
  endMove,
  type Known,
  type Part,
  type Said,
  type SiteMove,
  type WindowMove,
  windowMove,
} from "./effect";

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

/** The statements of a day. */
export const statementsOf = (site: Site, day: Day, facts: Facts): Statement[] =>
  site.statements.filter((t) => statementDay(t, facts) === day);

/**
 * A site before and after statements of a day, both read on the day itself: a stated date that passes overnight is no news of anybody.
 * @param after the statements of the day that are taken in
 * @param before those of them that stand before as well
 */
export function sitePair(
  site: Site,
  day: Day,
  facts: Facts,
  after: readonly string[] = statementsOf(site, day, facts).map((t) => t.id),
  before: readonly string[] = [],
): SitePair {
  const known = knownOn(facts, day);
  const read = (taken: readonly string[]): SiteOn => {
    const statements = site.statements.filter((t) => statementDay(t, facts) < day || taken.includes(t.id));
    return { asOf: day, readings: readSite({ ...site, statements }, known), ...NOT_ESTIMATED };
  };
  return { before: read(before), after: read(after) };
}

/**
 * The statements of its own day that stand before a statement: those it replaces, one after the other, and what runs, which no commitment of
 * the day moves.
 */
export function priorTo(statement: Statement, ofDay: readonly Statement[]): string[] {
  const running = statement.reading === "online" ? [] : ofDay.filter((t) => t.reading === "online");
  return [...new Set([...replacedBy(statement, ofDay), ...running.map((t) => t.id)])];
}

function replacedBy(statement: Statement, ofDay: readonly Statement[]): string[] {
  const replaced: string[] = [];
  for (let id = statement.supersedes; id !== undefined && !replaced.includes(id); ) {
    const earlier = ofDay.find((t) => t.id === id);
    if (!earlier) break;
    replaced.push(earlier.id);
    id = earlier.supersedes;
  }
  return replaced;
}

/** One part of a site before and after, under one way to ask for its day. */
interface Compared extends SitePair {
  readonly by: LeadBy;
  readonly part: Part | undefined;
}

const comparisons = new WeakMap<SitePair, readonly Compared[]>();

/**
 * What of a site is held against what: the part that stands for it, and apart from it every other part that runs, or of which something
 * new is known. A new part beside one that runs, or beside another tranche, moves nothing of that one: tranches are never subtracted.
 */
function compared(pair: SitePair): readonly Compared[] {
  const known = comparisons.get(pair);
  if (known) return known;
  const standing = BY.map((by) => standingOf(pair, by));
  const stated = standing.find(({ by }) => by === "stated");
  const own = stated && standsFor(stated.after, "stated");
  const { commitments, online } = pair.after.readings;
  const others = [...new Set([...online, ...commitments.filter(isDated)].map((r) => r.tranche))].filter(
    (t) => own === undefined || own === "none" || t !== own.tranche,
  );
  const parts = others
    .map((tranche) => partOf(pair, tranche))
    .filter((c) => !sameDay(c) || presence(c.after, "stated").fate.status === "online");
  const made = [...standing, ...parts];
  comparisons.set(pair, made);
  return made;
}

const isDated = (r: Reading) => r.date !== "undated";

const withReading = (site: SiteOn, by: LeadBy, reading: Reading | "none"): SiteOn => ({
  ...site,
  readings: { ...site.readings, [by === "promise" ? "promise" : "stated"]: reading },
});

/** The last word on a part: a dated commitment, otherwise that it runs. */
const lastOf = ({ commitments, online }: SiteReadings, tranche: string): Reading | undefined =>
  commitments.findLast((r) => r.tranche === tranche && isDated(r)) ?? online.find((r) => r.tranche === tranche);

const sizeText = (r: Reading): Part["amount"] =>
  r.gpus === "unknown" && r.mw === "unknown" && r.h100e === "unknown" ? "unknown" : amountText(r);

const partNamed = (reading: Reading | "none"): Part | undefined =>
  reading === "none" || reading.tranche === "site"
    ? undefined
    : { tranche: reading.tranche, amount: sizeText(reading), added: false };

/** The reading whose part stands for a site; where no date was given, that of what runs. */
function standsFor(site: SiteOn, by: LeadBy): Reading | "none" {
  const { reading, fate } = presence(site, by);
  return reading === "none" && fate.status === "online" ? fate.reading : reading;
}

/** The part that stands for a site, before and after; where the day is that of another part now, the earlier one is looked at on. */
function standingOf({ before, after }: SitePair, by: LeadBy): Compared {
  const [was, is] = [presence(before, by).reading, presence(after, by).reading];
  if (!standApart(was, is, after.readings)) return { before, after, by, part: partNamed(standsFor(after, by)) };
  const kept = withReading(after, by, was === "none" ? was : (lastOf(after.readings, was.tranche) ?? was));
  return { before, after: kept, by, part: partNamed(standsFor(kept, by)) };
}

/** Whether the part that stands for a site now is another one, beside the earlier one and not in its place. */
function standApart(was: Reading | "none", is: Reading | "none", after: SiteReadings): boolean {
  if (is === "none" || (was !== "none" && was.tranche === is.tranche)) return false;
  const fate = fateOf(after, was);
  if (fate.status === "online") return fate.reading.tranche !== is.tranche;
  return was !== "none" && was.counts === "tranche" && is.counts === "tranche";
}

function partOf({ before, after }: SitePair, tranche: string): Compared {
  const [was, is] = [lastOf(before.readings, tranche), lastOf(after.readings, tranche)];
  const nothing: SiteOn = {
    ...before,
    readings: { ...before.readings, state: "unknown", promise: "none", stated: "none", online: [], known: [] },
  };
  return {
    before: was ? withReading(before, "stated", was) : nothing,
    after: withReading(after, "stated", is ?? "none"),
    by: "stated",
    part: is && { tranche, amount: sizeText(is), added: was === undefined },
  };
}

/** The windows of a site against duties of one version of the law, before and after. */
export function siteWindows(pair: SitePair, law: ResolvedLaw, day: Day, facts: Facts): WindowMove[] {
  const map = facts.enforcementMap;
  const duties = leadDuties(law, facts);
  // The estimate of the time to move is that of an assessment; no other duty asks for one.
  const assessed = duties.filter((duty) => workFor(duty) === "assessment");
  return compared(pair).flatMap((c) => {
    // Where the day of the part is the same, so is every window that stands on it.
    const was = sameDay(c) ? c.after : c.before;
    const move = (make: (site: SiteOn) => AnyWindow): WindowMove => {
      const after = make(c.after);
      return { ...windowMove(was === c.after ? after : make(was), after, c.by, knownOf(c)), part: c.part };
    };
    return [
      ...duties.map((duty) => move((site) => capacityLead(duty, site, c.by, day))),
      ...assessed.map((duty) => move((site) => migration(duty, site, c.by, DEFAULT_LEAD, day, map))),
    ];
  });
}

/** The ends of windows that a statement can move: the days of the parts of the site, and the end of its promise. */
export const siteEnds = (pair: SitePair, day: Day): EndMove[] => [...compared(pair).map(endOf), promiseMove(pair, day).to];

const endOf = (c: Compared): EndMove => endMove(presence(c.before, c.by).end, presence(c.after, c.by).end, knownOf(c));

const knownOf = ({ before, after, by }: Pick<Compared, "before" | "after" | "by">): Known => {
  const { reading } = presence(after, by);
  return { bounds: [boundOn(before, by), boundOn(after, by)], namesEnd: namesEnd(reading) };
};

// `in 2026` says no more than the year; `end of 2026` and `by 2026` say its last day.
const NAMES_END = /\b(end|late|latest|by|before|until)\b/i;
const namesEnd = (reading: Reading | "none"): boolean => reading !== "none" && NAMES_END.test(reading.words);

/** Of what runs since a day that nobody said, the day on which that was told is only the last possible one. */
function boundOn(site: SiteOn, by: LeadBy): Bound {
  const { fate, end } = presence(site, by);
  if (fate.status === "online" && !fate.since) return "by";
  return end.status === "dated" ? end.bound : "none";
}

function sameDay(c: Compared): boolean {
  const [was, is] = [presence(c.before, c.by), presence(c.after, c.by)];
  return endOf(c).change === "same" && sinceOf(was) === sinceOf(is);
}

const sinceOf = ({ fate }: ReturnType<typeof presence>) => (fate.status === "online" ? fate.since : "not-online");

/** All that stands for a site after the day, as one text: its state, the days of its parts, and what was promised. */
export const siteKey = (pair: SitePair, day: Day): string =>
  JSON.stringify([
    pair.after.readings.state,
    compared(pair).map(({ after, by, part }) => [by, part?.tranche, presence(after, by).end, sinceOf(presence(after, by))]),
    promiseMove(pair, day).after.to,
  ]);

/** The promise of a site, before and after; one of another part than before, beside it, is a new one. */
export function promiseMove({ before, after }: SitePair, day: Day): WindowMove {
  const { promise } = after.readings;
  const apart = standApart(before.readings.promise, promise, after.readings);
  const was = apart ? withReading(before, "promise", "none") : before;
  const part = apart ? partNamed(promise) : undefined;
  return {
    ...windowMove(promiseWindow(was, day), promiseWindow(after, day), "promise", { namesEnd: namesEnd(promise) }),
    part: part && { ...part, added: true },
  };
}

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
  reading === "none"
    ? "none"
    : { amount: `${amountText(reading)}${earlierSize(reading)}`, when: reading.words, statement: reading.statement };
