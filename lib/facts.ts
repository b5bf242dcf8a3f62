import type { DelayFacts } from "./capacity/delay";
import type { DelayEvidence, GpuEquivalents, Provider, Site, Statement } from "./capacity/schema";
import type { EnforcementEvent, EnforcementMap, Jurisdiction } from "./enforcement/schema";
import type { LawFacts } from "./law/scenario";
import type { Instrument, Milestone } from "./law/schema";
import { lawOn } from "./law/worded";
import type { Lens } from "./lens";
import type { Confidence } from "./schema";
import { type Day, parseDay } from "./time/day";
import { parseImprecise } from "./time/imprecise";
import { namesLaterThan, speaksOfLater } from "./time/mention";

/** What every view is computed from, on the server and in the browser. */
export interface Facts {
  readonly law: LawFacts;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly enforcementMap: EnforcementMap;
  readonly sites: readonly Site[];
  readonly gpuEquivalents: GpuEquivalents;
  readonly delay: DelayFacts;
  readonly providers: readonly Pick<Provider, "id" | "name">[];
  /** The name of who made a forecast, by the id of the statement. */
  readonly forecasters: Readonly<Record<string, string>>;
  readonly leadTimes: readonly LeadTimePreset[];
  /** The dataset's own as-of day, `YYYY-MM-DD`. */
  readonly datasetDay: string;
}

/** A published estimate of how long an assessment takes, in months. */
export interface LeadTimePreset {
  readonly id: string;
  readonly what: string;
  readonly shortest: number;
  readonly longest: number;
  /** What stands behind it. */
  readonly quality: string;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
}

/** The parts of a dataset that `Facts` is made from. */
export interface FactsInput {
  readonly law: LawFacts & { readonly meta: { readonly asOf: string } };
  readonly jurisdictions: readonly Jurisdiction[];
  readonly enforcementMap: EnforcementMap;
  readonly sites: readonly Site[];
  readonly gpuEquivalents: GpuEquivalents;
  readonly delayEvidence: DelayEvidence;
  readonly providers: readonly Provider[];
  readonly sources: readonly { readonly id: string; readonly publisher: string }[];
  readonly leadTimes: readonly {
    readonly id: string;
    readonly what: string;
    readonly route: string;
    readonly minMonths: number | null;
    readonly maxMonths: number | null;
    readonly quality: string;
    readonly confidence: Confidence;
    readonly sources: readonly string[];
  }[];
}

/** The facts of a dataset, with all their texts. */
export const factsOf = (d: FactsInput): Facts => ({
  law: d.law,
  jurisdictions: d.jurisdictions,
  enforcementMap: d.enforcementMap,
  sites: d.sites,
  gpuEquivalents: d.gpuEquivalents,
  delay: { prior: d.delayEvidence.estimate.prior, outcomes: d.delayEvidence.outcomes.outcomes },
  providers: d.providers.map(({ id, name }) => ({ id, name })),
  forecasters: forecastersOf(d),
  leadTimes: presetsOf(d),
  datasetDay: d.law.meta.asOf,
});

// How long standards and laws take to make is no lead time of an assessment.
const ASSESSMENTS: readonly string[] = ["internal-control", "notified-body", "iso-42001", "any"];

const presetsOf = ({ leadTimes }: FactsInput): LeadTimePreset[] =>
  leadTimes.flatMap(({ id, what, route, minMonths, maxMonths, quality, confidence, sources }) =>
    ASSESSMENTS.includes(route) && minMonths !== null && maxMonths !== null
      ? [{ id, what, shortest: minMonths, longest: maxMonths, quality, confidence, sources }]
      : [],
  );

// A publisher may carry a note on where it was read, in brackets.
function forecastersOf({ sites, sources }: FactsInput): Facts["forecasters"] {
  const publishers = new Map(sources.map((s) => [s.id, s.publisher.replace(/ \(.*$/, "")]));
  const forecasts = sites.flatMap((s) => s.statements).filter((s) => s.reading === "forecast");
  return Object.fromEntries(forecasts.flatMap((f) => (f.sources[0] ? [[f.id, publishers.get(f.sources[0]) ?? ""]] : [])));
}

/** The records in the foreground, which keep their texts and sources in the browser too. */
export interface Foreground {
  /** The day up to which they can be read. */
  readonly asOf: Day;
  readonly milestones: readonly Milestone[];
  readonly jurisdictions: readonly Jurisdiction[];
  readonly sites: readonly Site[];
}

/** A site without its texts and their sources. */
export const lightSite = (s: Site): Site => ({
  ...s,
  classReason: "",
  partners: [],
  tenants: [],
  energy: null,
  openQuestions: [],
  coordSource: null,
  statements: s.statements.map(lightStatement),
});

const lightStatement = (t: Statement): Statement => ({ ...t, detail: "", sources: [] });
// What a State's penalties reach is read from their words.
const lightEvent = ({ note: _, ...e }: EnforcementEvent): EnforcementEvent => ({
  ...e,
  detail: e.dimension === "penalties" ? e.detail : "",
  sources: [],
  authority: null,
});
const lightJurisdiction = (j: Jurisdiction): Jurisdiction => ({
  ...j,
  summary: "",
  openQuestions: [],
  events: j.events.map(lightEvent),
});

/**
 * The facts without the long texts that only records in the foreground show: notes, duties, summaries, details and their
 * sources. Dates, rules, states and sizes stay whole, so every computation gives the same.
 */
export function lightFacts(facts: Facts): Facts {
  return {
    ...facts,
    law: {
      meta: { asOf: facts.datasetDay },
      instruments: facts.law.instruments.map(
        ({ id, title, celex, oj, inForceOn }): Instrument => ({
          id,
          title,
          celex,
          oj,
          inForceOn,
          eli: null,
          signedOn: null,
          publishedOn: null,
        }),
      ),
      events: facts.law.events,
      anchors: facts.law.anchors,
      milestones: facts.law.milestones.map(({ notes: _, ...m }) => ({ ...m, duty: "", appliesIf: "", sources: [] })),
      scenarios: facts.law.scenarios.map(({ kept: _, ...s }) => ({
        ...s,
        summary: "",
        assumptions: [],
        amendments: s.amendments.map(({ note: _, ...a }) => a),
      })),
    },
    jurisdictions: facts.jurisdictions.map(lightJurisdiction),
    enforcementMap: {
      ...facts.enforcementMap,
      milestones: facts.enforcementMap.milestones,
    },
    sites: facts.sites.map(lightSite),
    delay: {
      prior: facts.delay.prior,
      outcomes: facts.delay.outcomes
        .filter((o) => o.counts)
        .map((o) => ({ ...o, promise: "", outcome: null, evidence: "", note: "", sources: [] })),
    },
  };
}

/**
 * The records in the foreground as they could be read on an as-of date: the texts of later entries, and those without a date of their own,
 * are left out.
 * @param datasetDay the dataset's own as-of day; from then on words that are there stand as they are
 */
export function foregroundBy(
  { milestones, jurisdictions, sites }: Omit<Foreground, "asOf">,
  asOf: Day,
  datasetDay: Day,
): Foreground {
  const by = (date: string) => parseImprecise(date).latest <= asOf;
  const fit = <T extends { readonly detail: string }>(record: T, than: Day): T =>
    asOf < datasetDay ? fitting(record, than) : record;
  return {
    asOf,
    milestones: milestones.map(({ notes: _, ...m }) => m),
    jurisdictions: jurisdictions.map((j) => ({
      ...lightJurisdiction(j),
      events: j.events.map((e) => (by(e.on) ? fit(e, asOf) : { ...lightEvent(e), detail: "" })),
    })),
    sites: sites.map((s) => ({
      ...lightSite(s),
      statements: s.statements.map((t) => (by(t.statedOn) ? fit(t, reach(t, asOf)) : lightStatement(t))),
    })),
  };
}

/** Light facts with the records in the foreground put back whole. */
export function withForeground(facts: Facts, foreground: Foreground): Facts {
  const over = <T, K>(list: readonly T[], full: readonly T[], key: (item: T) => K) => {
    const byKey = new Map(full.map((item) => [key(item), item]));
    return list.map((item) => byKey.get(key(item)) ?? item);
  };
  return {
    ...facts,
    law: { ...facts.law, milestones: over(facts.law.milestones, foreground.milestones, (m) => m.id) },
    jurisdictions: over(facts.jurisdictions, foreground.jurisdictions, (j) => j.iso2),
    sites: over(facts.sites, foreground.sites, (s) => s.id),
  };
}

const wordedFacts = new WeakMap<Facts, Map<Day, Facts>>();
const KEPT = 8;
/** What stands in place of words that are left out. */
const LEFT_OUT = {
  named: "The wording names a later day, so it is left out on this as-of date.",
  told: "The wording speaks of something later, so it is left out on this as-of date.",
} as const;

/** Whether a text stands in place of words that are left out. */
export const isLeftOut = (text: string): boolean => text === LEFT_OUT.named || text === LEFT_OUT.told;

/**
 * The facts with the words that fit an as-of date: a text without a date of its own that names a later day, or speaks of something later
 * whose day it does not name, was not written by then, and is left out by name. Dates, states and sizes stay as they are.
 */
export function wordedBy(facts: Facts, asOf: Day): Facts {
  if (asOf >= parseDay(facts.datasetDay)) return facts;
  const known = wordedFacts.get(facts) ?? new Map<Day, Facts>();
  wordedFacts.set(facts, known);
  const made = known.get(asOf) ?? {
    ...facts,
    law: lawOn(facts.law, asOf),
    jurisdictions: facts.jurisdictions.map((j) => ({ ...j, events: j.events.map((e) => fitting(e, asOf)) })),
    sites: facts.sites.map((s) => ({ ...s, statements: s.statements.map((t) => fitting(t, reach(t, asOf))) })),
  };
  keep(known, asOf, made);
  return made;
}

const assumedFacts = new WeakMap<Facts, Map<string, Facts>>();

/** The facts with the powers to fine that a reader assumes beside what is known on the as-of date. Those of all other countries stay the same records. */
export function withAssumedFines(facts: Facts, { fine, asOf }: Pick<Lens, "fine" | "asOf">): Facts {
  if (fine.length === 0) return facts;
  const known = assumedFacts.get(facts) ?? new Map<string, Facts>();
  assumedFacts.set(facts, known);
  const key = [asOf, ...fine.map((f) => `${f.country}:${f.when.text}`)].join();
  const made = known.get(key) ?? {
    ...facts,
    jurisdictions: facts.jurisdictions.map((j) => {
      const own = fine.find((f) => f.country === j.iso2);
      return own ? { ...j, assumed: { when: own.when, asOf } } : j;
    }),
  };
  keep(known, key, made);
  return made;
}

/** The facts as a lens reads them: with the words that fit its as-of date and the powers to fine that it assumes. */
export const factsUnder = (facts: Facts, lens: Pick<Lens, "fine" | "asOf">): Facts =>
  withAssumedFines(wordedBy(facts, lens.asOf), lens);

/** Puts an entry last, and drops the one that was not asked for the longest. */
function keep<K, V>(known: Map<K, V>, key: K, value: V): void {
  known.delete(key);
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
}

/**
 * A text without a date of its own as it may stand on an as-of date.
 * @param datasetDay the dataset's own as-of day, `YYYY-MM-DD`; from then on every text stands as it is
 * @param until the last day that the text may name, where that is later than the as-of date: a promise names days to come
 */
export const wordedText = (text: string, asOf: Day, datasetDay: string, until: Day = asOf): string =>
  asOf < parseDay(datasetDay) ? fittingText(text, until > asOf ? until : asOf) : text;

const fittingText = (text: string, than: Day): string => {
  if (namesLaterThan(text, than)) return LEFT_OUT.named;
  return speaksOfLater(text) ? LEFT_OUT.told : text;
};

// A promise names days to come: those up to its own are no later knowledge.
function reach({ target }: Statement, asOf: Day): Day {
  const own = target?.when === undefined ? undefined : parseImprecise(target.when).latest;
  return own === undefined || own < asOf ? asOf : own;
}

function fitting<T extends { readonly detail: string }>(record: T, asOf: Day): T {
  const detail = fittingText(record.detail, asOf);
  return detail === record.detail ? record : { ...record, detail };
}
