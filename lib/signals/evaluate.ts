import type { SiteOn } from "../capacity/delay";
import { sitesOn } from "../capacity/sites";
import { enforcerOf } from "../enforcement/level";
import type { Facts } from "../facts";
import type { ResolvedLaw, ResolvedMilestone } from "../law/resolve";
import { DEFAULT_LEAD } from "../lens";
import { addDays, type Day, parseDay } from "../time/day";
import { capacityLead, enforcementGap, startBy } from "../windows";
import { leadDuties, promiseMove, siteDiffers, siteEnds, siteMove, sitePair, siteWindows, statementDay } from "./compute";
import { type DateMove, type Effect, type EndMove, relevanceOf, type Untouched, type WindowMove, windowMove } from "./effect";
import { beside, countryDiffers, eventDay, gapMoves, levelMoves, nationalTopics } from "./enforcement";
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

const untouched = ({ knownOn }: Signal, facts: Facts, why: Untouched): Effect => ({
  day: knownOn,
  law: lawId(knownOn, facts),
  together: [],
  ...NOTHING,
  windows: [],
  relevance: "none",
  untouched: why,
});

interface Evaluated extends Partial<Parts> {
  /** The ends that can move, each once. */
  readonly ends: readonly EndMove[];
  readonly windows: () => readonly WindowMove[];
  /** The other signals of the day that have a part in it. */
  readonly together: readonly string[];
  /** Why nothing moved, where nothing did. */
  readonly otherwise: Untouched;
}

function effect({ knownOn }: Signal, facts: Facts, { ends, windows, together, otherwise, ...parts }: Evaluated): Effect {
  const all = { ...NOTHING, ...parts };
  const relevance = relevanceOf({ ...all, ends });
  const nothing = relevance === "none" && all.texts.length === 0;
  let made: readonly WindowMove[] | undefined;
  return {
    day: knownOn,
    law: lawId(knownOn, facts),
    together: nothing ? [] : together,
    ...all,
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
  const others = procedure.filter((e) => !BESIDE_STAGES.includes(e.stage) && dayOf(e) === day && `law-${e.id}` !== signal.id);
  return effect(signal, facts, {
    dates,
    texts: textMoves(facts.law, day, leads),
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
  const others = country.events.filter(
    (e) => e.id !== event.id && !e.planned && eventDay(e, facts) === day && beside(e, topics) === undefined,
  );
  const own = topics.filter((t) => signal.topics.includes(t));
  if (
    others.length > 0 &&
    !takesPart(
      event.id,
      others.map((e) => e.id),
      (without) => countryDiffers(country, day, own, facts, without),
    )
  )
    return untouched(signal, facts, "others-moved");
  const law = lawBook(facts.law).on(day);
  return effect(signal, facts, {
    levels: levelMoves(country, day, own, facts),
    // A gap ends with the power to fine, which is a level.
    ends: [],
    windows: () => gapMoves(country, day, own, law, facts),
    together: others.map((e) => `enforcement-${e.id}`),
    otherwise: "equal",
  });
}

/**
 * Whether a fact has a part in what a day changed: alone it changes something, or without it the others change nothing.
 * @param differs whether the day changes anything without some of its facts
 */
function takesPart(id: string, others: readonly string[], differs: (without: ReadonlySet<string>) => boolean): boolean {
  return !differs(new Set()) || differs(new Set(others)) || !differs(new Set([id]));
}

function ofStatement(signal: Signal, record: { readonly id: string; readonly site: string }, facts: Facts): Effect {
  const site = facts.sites.find((s) => s.id === record.site);
  if (!site) return untouched(signal, facts, "equal");
  const day = signal.knownOn;
  const law = lawBook(facts.law).on(day);
  const others = site.statements.filter((t) => t.id !== record.id && statementDay(t, facts) === day);
  const differs = (without: ReadonlySet<string>) => siteDiffers(sitePair(site, day, facts, without), day);
  if (
    others.length > 0 &&
    !takesPart(
      record.id,
      others.map((t) => t.id),
      differs,
    )
  )
    return untouched(signal, facts, "others-moved");
  const pair = sitePair(site, day, facts);
  return effect(signal, facts, {
    site: siteMove(pair),
    ends: siteEnds(pair, day),
    windows: () => [...siteWindows(pair, law, day, facts), promiseMove(pair, day)],
    together: others.map((t) => `compute-${t.id}`),
    otherwise: "equal",
  });
}

/**
 * The windows of a statement's site before and after, under a law that was not yet in force: told in hindsight.
 * @param law a version as known later
 */
export function inHindsight({ record, knownOn }: Signal, law: ResolvedLaw, facts: Facts): WindowMove[] {
  const site = record.of === "statement" ? facts.sites.find((s) => s.id === record.site) : undefined;
  return site ? siteWindows(sitePair(site, knownOn, facts), law, knownOn, facts) : [];
}
