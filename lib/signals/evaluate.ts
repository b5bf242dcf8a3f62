import type { SiteOn } from "../capacity/delay";
import { sitesOn } from "../capacity/sites";
import { enforcerOf } from "../enforcement/level";
import type { Facts } from "../facts";
import type { Outcome, ResolvedLaw, ResolvedMilestone } from "../law/resolve";
import { DEFAULT_LEAD } from "../lens";
import { addDays, type Day, parseDay } from "../time/day";
import { capacityLead, enforcementGap, startBy } from "../windows";
import {
  leadDuties,
  priorTo,
  promiseMove,
  type SitePair,
  siteEnds,
  siteKey,
  siteMove,
  sitePair,
  siteWindows,
  statementsOf,
} from "./compute";
import { type DateMove, type Effect, type EndMove, relevanceOf, type Untouched, type WindowMove, windowMove } from "./effect";
import { beside, countryKey, eventDay, gapMoves, levelMoves, nationalTopics } from "./enforcement";
import { dateMoves, lawBook, textMoves } from "./law";
import type { News, ProcedureFact, Signal } from "./signal";

/** Opinions, implementing acts and other proposals stand beside the steps of the legislators. */
const BESIDE_STAGES: readonly string[] = ["consultation", "implementation", "related"];

const effects = new WeakMap<Facts, Map<string, Effect>>();

/**
 * What a signal changes: everything it can touch, evaluated with what was known the day before and with the day itself, and the difference.
 * It does not hang on the as-of date, and what became known later plays no part.
 * @param facts without a reader's assumptions
 */
export function effectOf(signal: Signal, facts: Facts, news: News): Effect {
  const known = effects.get(facts) ?? new Map<string, Effect>();
  effects.set(facts, known);
  const made = known.get(signal.id) ?? evaluate(signal, facts, news);
  known.set(signal.id, made);
  return made;
}

function evaluate(signal: Signal, facts: Facts, news: News): Effect {
  const { record } = signal;
  switch (record.of) {
    case "procedure":
      return ofLaw(signal, record.stage, facts, news);
    case "country":
      return ofCountry(signal, record, facts);
    case "statement":
      return ofStatement(signal, record, facts);
    case "deal":
      return untouched(signal, facts, "deal");
    case "standard":
      return untouched(signal, facts, "standard");
    case "model-event":
    case "model":
      return untouched(signal, facts, "model");
  }
}

type Parts = Pick<Effect, "dates" | "texts" | "levels" | "site">;
const NOTHING: Parts = { dates: [], texts: [], levels: [], site: undefined };

const lawId = (day: Day, facts: Facts): string => lawBook(facts.law).on(day).choice.scenario;

type Starts = Pick<Effect, "starts" | "idle">;
const NO_STARTS: Starts = { starts: [], idle: [] };

/** The milestones whose day it is, told of what is about the law itself; those that can bite first, and of these those of the signal's topics. */
function startsOn({ knownOn, record, topics }: Signal, facts: Facts): Starts {
  const step = record.of === "procedure" && !BESIDE_STAGES.includes(record.stage);
  if (!step && record.of !== "model-event") return NO_STARTS;
  const on = (outcome: Outcome) => outcome.status === "dated" && outcome.day === knownOn;
  const law = [...lawBook(facts.law).on(knownOn).milestones.values()];
  const starting = law.filter(({ practical }) => on(practical));
  const idle = law.filter(({ formal, practical }) => on(formal) && !on(practical));
  const own = starting.filter(({ milestone }) => topics.includes(milestone.topic));
  if (!step && own.length === 0) return NO_STARTS;
  const others = starting.filter((m) => !own.includes(m));
  return { starts: [...own, ...others, ...idle].map((m) => m.id), idle: idle.map((m) => m.id) };
}

const untouched = (signal: Signal, facts: Facts, why: Untouched): Effect => ({
  day: signal.knownOn,
  law: lawId(signal.knownOn, facts),
  together: [],
  wholeDay: undefined,
  priors: [],
  ...NOTHING,
  ...startsOn(signal, facts),
  windows: [],
  relevance: "none",
  untouched: why,
});

interface Evaluated extends Partial<Parts> {
  /** The ends that can move, each once. */
  readonly ends: readonly EndMove[];
  readonly windows: () => readonly WindowMove[];
  /** The other signals of the day that have a part in it. */
  readonly together?: readonly string[];
  readonly wholeDay?: Effect["wholeDay"];
  readonly priors?: readonly string[];
  /** Why nothing moved, where nothing did. */
  readonly otherwise: Untouched;
}

function effect(
  signal: Signal,
  facts: Facts,
  { ends, windows, together = [], wholeDay, priors = [], otherwise, ...parts }: Evaluated,
): Effect {
  const { knownOn } = signal;
  const all = { ...NOTHING, ...parts };
  const relevance = relevanceOf({ ...all, ends });
  const nothing = relevance === "none" && all.texts.length === 0;
  let made: readonly WindowMove[] | undefined;
  return {
    day: knownOn,
    law: lawId(knownOn, facts),
    together: nothing ? [] : together,
    wholeDay,
    priors,
    ...all,
    ...startsOn(signal, facts),
    get windows() {
      made ??= windows();
      return made;
    },
    relevance,
    untouched: nothing ? otherwise : undefined,
  };
}

function ofLaw(signal: Signal, stage: string, facts: Facts, { procedure }: News): Effect {
  if (BESIDE_STAGES.includes(stage)) return untouched(signal, facts, "beside-the-procedure");
  const day = signal.knownOn;
  const book = lawBook(facts.law);
  const [before, after] = [book.on(addDays(day, -1)), book.on(day)];
  const dates = dateMoves(before, after);
  const leads = new Set(facts.enforcementMap.topics.map((t) => t.leadMilestone));
  // A step whose day is not known counts from its last possible one; what that day brought is the work of those that fell on it.
  const others = procedure.filter(
    (e) => e.date !== null && !BESIDE_STAGES.includes(e.stage) && dayOf(e) === day && `law-${e.id}` !== signal.id,
  );
  const texts = textMoves(facts.law, day, leads);
  if (signal.between !== undefined && others.length > 0)
    return untouched(signal, facts, dates.length > 0 ? "others-moved" : texts.length > 0 ? "others-text" : "no-text");
  return effect(signal, facts, {
    dates,
    texts,
    // Its windows end with the duties, whose dates weigh already.
    ends: [],
    windows: () => lawWindows(dates, before, after, day, facts),
    together: others.map((e) => `law-${e.id}`),
    otherwise: "no-text",
  });
}

const dayOf = (e: ProcedureFact): Day | undefined => {
  const date = e.date ?? e.window?.to;
  return date === undefined ? undefined : parseDay(date);
};

/** Start-by of every duty that moved; gap and capacity lead of those that stand for their topics, in every country and at every site known. */
function lawWindows(dates: readonly DateMove[], before: ResolvedLaw, after: ResolvedLaw, day: Day, facts: Facts): WindowMove[] {
  const map = facts.enforcementMap;
  const moved = new Set(dates.filter((d) => d.duty).map((d) => d.milestone));
  const pairs = [...moved].flatMap((id) => {
    const [was, is] = [before.milestones.get(id), after.milestones.get(id)];
    return was && is ? [{ id, was, is }] : [];
  });
  const leads = new Set(leadDuties(after, facts).map((m) => m.id));
  const gaps = new Set(map.topics.filter((t) => t.enforcer === "national").map((t) => t.fineMilestone ?? t.leadMilestone));
  const sites: readonly SiteOn[] = sitesOn(facts, day);
  const gap = (milestone: ResolvedMilestone, law: ResolvedLaw, country: Facts["jurisdictions"][number]) =>
    enforcementGap(milestone, { law, map, jurisdiction: country, asOf: day, datasetAsOf: parseDay(facts.datasetDay) });
  return pairs
    .flatMap(({ id, was, is }) => [
      windowMove(startBy(was, DEFAULT_LEAD, day, map), startBy(is, DEFAULT_LEAD, day, map), undefined),
      ...(gaps.has(id) && enforcerOf(is.milestone, map).enforcer === "national"
        ? facts.jurisdictions.map((j) => windowMove(gap(was, before, j), gap(is, after, j), undefined))
        : []),
      ...(leads.has(id)
        ? sites.map((s) => windowMove(capacityLead(was, s, "stated", day), capacityLead(is, s, "stated", day), "stated"))
        : []),
    ])
    .filter((w) => w.moved);
}

function ofCountry(signal: Signal, record: { readonly id: string; readonly iso2: string }, facts: Facts): Effect {
  const country = facts.jurisdictions.find((j) => j.iso2 === record.iso2);
  const event = country?.events.find((e) => e.id === record.id);
  if (!country || !event) return untouched(signal, facts, "equal");
  const topics = nationalTopics(facts);
  const why = beside(event, topics);
  if (why) return untouched(signal, facts, why);
  const day = signal.knownOn;
  const ofDay = country.events.filter((e) => !e.planned && eventDay(e, facts) === day && beside(e, topics) === undefined);
  const own = topics.filter((t) => signal.topics.includes(t));
  const part = takingPart(
    ofDay.map((e) => e.id),
    (without) => countryKey(country, day, own, facts, without),
  );
  if (!part.has(event.id)) return untouched(signal, facts, "others-moved");
  const law = lawBook(facts.law).on(day);
  return effect(signal, facts, {
    levels: levelMoves(country, day, own, facts),
    // A gap ends with the power to fine, which is a level.
    ends: [],
    windows: () => gapMoves(country, day, own, law, facts),
    together: [...part].filter((id) => id !== event.id).map((id) => `enforcement-${id}`),
    otherwise: "equal",
  });
}

/**
 * The facts of a day that have a part in what the day came to: with it, and not without it, some of them come to all. All of them where
 * the day changed nothing.
 * @param resultOf what stands after the day without some of its facts, as a text
 */
export function takingPart(ids: readonly string[], resultOf: (without: ReadonlySet<string>) => string): ReadonlySet<string> {
  const results = Array.from({ length: 2 ** ids.length }, (_, taken) =>
    resultOf(new Set(ids.filter((_, i) => !(taken & (1 << i))))),
  );
  const all = results.at(-1);
  if (results[0] === all) return new Set(ids);
  return new Set(ids.filter((_, i) => results.some((result, taken) => result !== all && results[taken | (1 << i)] === all)));
}

function ofStatement(signal: Signal, record: { readonly id: string; readonly site: string }, facts: Facts): Effect {
  const alone = ownPair(record, signal.knownOn, facts);
  if (!alone) return untouched(signal, facts, "equal");
  const { site, ofDay, priors, pair } = alone;
  if (site.scope === "reference-only") return untouched(signal, facts, "comparison");
  const day = signal.knownOn;
  const law = lawBook(facts.law).on(day);
  const windowsOf = (of: SitePair) => [...siteWindows(of, law, day, facts), promiseMove(of, day)];
  const whole = sitePair(site, day, facts);
  const keyOf = (taken: readonly string[]) => siteKey(sitePair(site, day, facts, taken), day);
  const other = keyOf(ofDay) !== keyOf([...priors, record.id]);
  const part = other ? takingPart(ofDay, (without) => keyOf(ofDay.filter((id) => !without.has(id)))) : new Set<string>();
  const alike = !other && priors.length === 0;
  const dayMoved = !alike && relevanceOf({ ...NOTHING, site: siteMove(whole), ends: siteEnds(whole, day) }) !== "none";
  let dayWindows: readonly WindowMove[] | undefined;
  return effect(signal, facts, {
    site: siteMove(pair),
    ends: siteEnds(pair, day),
    windows: () => windowsOf(pair),
    wholeDay: other
      ? {
          others: [...part].filter((id) => id !== record.id).map((id) => `compute-${id}`),
          get windows() {
            dayWindows ??= windowsOf(whole);
            return dayWindows;
          },
        }
      : undefined,
    priors: priors.map((id) => `compute-${id}`),
    otherwise: dayMoved ? "others-moved" : "equal",
  });
}

/** The site of a statement without it and with it; of the other statements of its day, only its priors are known before. */
function ownPair({ id, site: siteId }: { readonly id: string; readonly site: string }, day: Day, facts: Facts) {
  const site = facts.sites.find((s) => s.id === siteId);
  if (!site) return undefined;
  const ofDay = statementsOf(site, day, facts);
  const own = ofDay.find((t) => t.id === id);
  const priors = own ? priorTo(own, ofDay) : [];
  return { site, ofDay: ofDay.map((t) => t.id), priors, pair: sitePair(site, day, facts, [...priors, id], priors) };
}

/**
 * The windows of a statement's site before and after, under a law that was not yet in force: told in hindsight.
 * @param law a version as known later
 */
export function inHindsight({ record, knownOn }: Signal, law: ResolvedLaw, facts: Facts): WindowMove[] {
  const alone = record.of === "statement" ? ownPair(record, knownOn, facts) : undefined;
  return alone ? siteWindows(alone.pair, law, knownOn, facts) : [];
}
