import { publishedOf, reportedFrom } from "../capacity/reported";
import type { Deal, Provider, Site, SiteBloc, Statement, StatementReading } from "../capacity/schema";
import { amountText } from "../capacity/statement";
import { READING_WORDS, siteName } from "../capacity/words";
import type { Dimension, EnforcementEvent, EnforcementMap, Jurisdiction } from "../enforcement/schema";
import { covers } from "../enforcement/state";
import { DIMENSION_WORDS, SCOPE_WORDS, STATE_WORDS, TRACK_WORDS } from "../enforcement/words";
import { type Facts, wordedText } from "../facts";
import { OPERATORS } from "../law/duty";
import type { Addressee, Milestone, Topic } from "../law/schema";
import { titleOn } from "../law/standard";
import { MODEL_MILESTONES } from "../models/due";
import { saysNotPlaced } from "../models/known";
import { type Day, parseDay } from "../time/day";
import { compareImprecise, countsFrom, type ImpreciseDate, parseImprecise } from "../time/imprecise";
import { milestonesOfTopic } from "../windows";
import type { News, ProcedureFact, Signal, SignalRecord, StandardFact } from "./signal";

/** Every dated fact of the dataset as a signal. */

/** A signal before it is worded for a day. */
interface Gathered extends Omit<Signal, "detail" | "title"> {
  readonly on: ImpreciseDate;
  /** The title as it may stand on a day. */
  readonly titled: (current: boolean) => string;
  /** The record's words, and the last day that they may name. */
  readonly words: { readonly text: string; readonly until: Day } | undefined;
  /** Whether the words bear no day of their own. */
  readonly undatedWords: boolean;
  /** What the record says without a day of its own, so that it is of the dataset's own day. */
  readonly current: Partial<Pick<Signal, "milestones" | "topics" | "roles">>;
}

interface Known {
  readonly news: News;
  readonly all: readonly Gathered[];
  readonly on: Map<Day, readonly Signal[]>;
}

const gathered = new WeakMap<Facts, Known>();
const KEPT = 8;

/**
 * The signals that are known by a day, the newest first; those of one day by kind, then in the order of the dataset.
 * @param facts without a reader's assumptions
 * @param asOf what counts later does not exist; words that name a later day are left out
 */
export function signalsOf(facts: Facts, news: News, asOf: Day): readonly Signal[] {
  const last = gathered.get(facts);
  const known = last?.news === news ? last : { news, all: gather(facts, news), on: new Map<Day, readonly Signal[]>() };
  gathered.set(facts, known);
  const made = known.on.get(asOf) ?? known.all.filter((g) => g.knownOn <= asOf).map((g) => worded(g, facts, asOf));
  known.on.delete(asOf);
  known.on.set(asOf, made);
  const [oldest] = known.on.keys();
  if (known.on.size > KEPT && oldest !== undefined) known.on.delete(oldest);
  return made;
}

function worded(
  { on: _, titled, words, undatedWords, current: ofToday, ...signal }: Gathered,
  { datasetDay }: Facts,
  asOf: Day,
): Signal {
  const current = asOf >= parseDay(datasetDay);
  const detail =
    words === undefined || (undatedWords && !current) ? undefined : wordedText(words.text, asOf, datasetDay, words.until);
  return { ...signal, ...(current ? ofToday : {}), title: titled(current), detail };
}

function gather(facts: Facts, news: News): readonly Gathered[] {
  const { procedure, standards, deals, models } = news;
  const all = [
    ...procedure.flatMap((e) => ofProcedure(e)),
    ...facts.jurisdictions.flatMap((j) => j.events.flatMap((e) => ofCountry(e, j, facts))),
    ...facts.sites.flatMap((s) => s.statements.map((t) => ofStatement(t, s, facts))),
    ...ofDeals(deals, facts, news),
    ...standards.flatMap((s) => ofStandard(s, facts)),
    ...ofModels(models, facts),
  ];
  const order = new Map(all.map((g, i) => [g, i]));
  return all.sort(
    (a, b) => b.knownOn - a.knownOn || compareImprecise(b.on, a.on) || (order.get(a) as number) - (order.get(b) as number),
  );
}

type Given = Pick<Gathered, "id" | "kind" | "date" | "knownOn" | "titled" | "sources" | "confidence" | "record"> &
  Partial<Gathered>;

const signal = (given: Given): Gathered => ({
  between: undefined,
  on: parseImprecise(given.date),
  words: undefined,
  undatedWords: false,
  current: {},
  planned: false,
  roles: [],
  countries: [],
  providers: [],
  sites: [],
  milestones: [],
  topics: [],
  region: "unknown",
  ...given,
});

const fromDay = (date: string, { datasetDay }: Pick<Facts, "datasetDay">): Day =>
  countsFrom(parseImprecise(date), parseDay(datasetDay));

function ofProcedure(e: ProcedureFact): Gathered[] {
  const date = e.date ?? e.window?.to;
  if (date === undefined) return [];
  const record: SignalRecord = { of: "procedure", id: e.id, stage: e.stage };
  return [
    signal({
      id: `law-${e.id}`,
      kind: "law",
      date,
      knownOn: parseDay(date),
      titled: () => [SUBJECT[e.stage] ?? PROCEDURE, e.title].filter(Boolean).join(": "),
      sources: e.sources,
      confidence: e.confidence,
      record,
      between: e.date === null ? { from: e.window?.from ?? "unknown", to: date } : undefined,
      words: { text: e.detail, until: parseDay(date) },
      undatedWords: true,
      region: "EU",
    }),
  ];
}

/** The procedure that the steps on record belong to. */
const PROCEDURE = "Omnibus";

/** Stages about the Act itself, or about another text that their title names. */
const SUBJECT: Readonly<Record<string, string>> = { application: "AI Act", related: "", implementation: "" };

function ofCountry(e: EnforcementEvent, j: Jurisdiction, facts: Facts): Gathered[] {
  if (e.planned) return [];
  const beside = TOPIC_OF_DIMENSION[e.dimension];
  const topics = beside === undefined ? topicsOf(e, facts.enforcementMap) : [beside];
  const own = MILESTONE_OF_DIMENSION[e.dimension];
  const about = own === undefined ? topics.map((t) => milestonesOfTopic(t, facts.enforcementMap).gap) : [own];
  // What is proven within a limit is about the topic, and not about the duty.
  const milestones = beside !== undefined && e.scope !== undefined ? [] : about;
  const knownOn = fromDay(e.on, facts);
  return [
    signal({
      id: `enforcement-${e.id}`,
      kind: "enforcement",
      date: e.on,
      knownOn,
      titled: () => eventTitle(e, j),
      sources: e.sources,
      confidence: e.confidence,
      record: { of: "country", id: e.id, iso2: j.iso2 },
      words: { text: e.detail, until: knownOn },
      countries: [j.iso2],
      region: j.bloc,
      topics,
      milestones,
      roles: rolesOf(milestones, facts),
    }),
  ];
}

/** `Finland: penalties in force`, with what limits it and whose word it is, where that is not the State's. */
function eventTitle({ dimension, state, scope, track }: EnforcementEvent, { name }: Jurisdiction): string {
  const designation = state === "in-force" && NAMED_BODIES.has(dimension) ? ", designation" : "";
  return [
    `${name}: ${lowerFirst(DIMENSION_WORDS[dimension])}${state === "none" ? "," : designation} ${STATE_WORDS[state]}`,
    scope === undefined ? "" : SCOPE_WORDS[scope],
    track === "national" ? "" : `by ${TRACK_WORDS[track]}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** An authority is not in force; what names it is. */
const NAMED_BODIES: ReadonlySet<Dimension> = new Set([
  "market-surveillance-authority",
  "notifying-authority",
  "single-point-of-contact",
  "fundamental-rights-bodies",
]);

/** What is no part of a level is about a topic of its own. */
const TOPIC_OF_DIMENSION: Readonly<Partial<Record<Dimension, Topic>>> = {
  sandbox: "sandbox",
  "notifying-authority": "notified-bodies",
  "single-point-of-contact": "governance",
  "fundamental-rights-bodies": "governance",
};

/** The date by which a Member State had to do what a dimension is about, where the topic's own milestone is another one. */
const MILESTONE_OF_DIMENSION: Readonly<Partial<Record<Dimension, string>>> = {
  "single-point-of-contact": "authority-contact-information",
  "fundamental-rights-bodies": "fundamental-rights-bodies-list",
};

/** The topics that an event speaks for, of those that authorities of a country enforce. */
const topicsOf = ({ scope }: EnforcementEvent, map: EnforcementMap): Topic[] =>
  map.topics.filter((t) => t.enforcer === "national" && covers(scope, t.topic)).map((t) => t.topic);

function ofStatement(t: Statement, s: Site, facts: Facts): Gathered {
  const knownOn = fromDay(t.statedOn, facts);
  const until = t.target?.when === undefined ? knownOn : (Math.max(knownOn, parseImprecise(t.target.when).latest) as Day);
  return signal({
    id: `compute-${t.id}`,
    kind: "compute",
    date: t.statedOn,
    knownOn,
    titled: () =>
      `${siteName(s)}: ${[READING_WORDS[t.reading].toLowerCase(), sizeText(t) ?? ofWhat(t), t.target?.text].filter(Boolean).join(", ")}`,
    sources: t.sources,
    confidence: t.confidence,
    record: { of: "statement", id: t.id, site: s.id },
    words: { text: t.detail, until },
    countries: [s.country],
    providers: [s.provider],
    sites: [s.id],
    region: s.bloc,
  });
}

/** What kind of progress or loss it is, where no size says more. */
const ofWhat = ({ reading, kind }: Statement): string | undefined =>
  BY_KIND.has(reading) && kind !== "online" ? kind.replaceAll("-", " ") : undefined;

const BY_KIND: ReadonlySet<StatementReading> = new Set(["progress", "loss"]);

function sizeText({ target }: Statement): string | undefined {
  if (target?.gpus === undefined && target?.mw === undefined && target?.h100e === undefined) return undefined;
  return amountText({
    gpus: target.gpus ?? "unknown",
    chip: target.chip ?? "unknown",
    mw: target.mw ?? "unknown",
    mwMeasure: target.mwMeasure ?? "unknown",
    h100e: target.h100e ?? "unknown",
  });
}

function ofDeals(deals: readonly Deal[], facts: Facts, { sources }: News): Gathered[] {
  const published = publishedOf(sources);
  const names = new Map(facts.providers.map((p: Pick<Provider, "id" | "name">) => [p.id, p.name]));
  return deals.map((d) =>
    signal({
      id: `deal-${d.id}`,
      kind: "deal",
      date: d.date,
      knownOn: reportedFrom(d.date, d.sources, published, parseDay(facts.datasetDay)),
      titled: () =>
        `${d.providers.map((p) => names.get(p) ?? p).join(", ")}: ${d.planned ? "planned " : ""}${DEAL_WORDS[d.kind]}, ${d.amount === null && d.amountText === "not disclosed" ? "amount not disclosed" : d.amountText}`,
      sources: d.sources,
      confidence: d.confidence,
      record: { of: "deal", id: d.id },
      words: { text: d.what, until: parseImprecise(d.date).latest },
      planned: d.planned === true,
      providers: d.providers,
    }),
  );
}

/** What each kind of deal is called inside a sentence. */
export const DEAL_WORDS: Readonly<Record<Deal["kind"], string>> = {
  contract: "contract",
  programme: "programme",
  equity: "equity round",
  debt: "debt",
  safe: "SAFE",
  ipo: "IPO",
};

function ofStandard(s: StandardFact, facts: Facts): Gathered[] {
  const milestones = s.milestone === undefined ? [] : [s.milestone];
  return s.stages.map(({ date, stage }) =>
    signal({
      id: `standard-${s.id}-${date.toLowerCase()}-${slug(stage)}`,
      kind: "standard",
      date,
      // What is due on a day has not happened before it.
      knownOn: parseImprecise(date).latest,
      titled: (current) => `${titleOn(s.title, current)}: ${stage}`,
      sources: s.sources,
      confidence: s.confidence,
      record: { of: "standard", id: s.id },
      milestones,
      topics: topicsOfMilestones(milestones, facts),
      roles: rolesOf(milestones, facts),
      region: "EU",
    }),
  );
}

const SLUG_WORDS = 6;

const slug = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, SLUG_WORDS)
    .join("-");

/** What an event about models is about, where it is not the chapter on general-purpose models. */
const TOPIC_OF_EVENT: Readonly<Record<string, Topic>> = { "art50-code": "transparency" };

/** What an event about models is about, where it is not the milestone that stands for its topic. */
const MILESTONES_OF_EVENT: Readonly<Record<string, readonly string[]>> = {
  enforcement: [MODEL_MILESTONES.powers, MODEL_MILESTONES.fines],
};

const SYSTEMIC: Addressee = "gpai-systemic-provider";
const SYSTEMIC_ON_RECORD: readonly string[] = ["presumed", "notified"];

function ofModels({ cutOff, events, models, providers }: News["models"], facts: Facts): Gathered[] {
  const provider = new Map(providers.map((p) => [p.id, p]));
  const blocs = new Map<string, SiteBloc>(facts.jurisdictions.map((j) => [j.iso2, j.bloc]));
  const about = (milestones: readonly string[], topics: readonly Topic[]) => ({
    milestones,
    topics,
    roles: rolesOf(milestones, facts),
  });
  return [
    ...events.flatMap((e) => {
      if (e.planned) return [];
      const topic = TOPIC_OF_EVENT[e.kind] ?? "gpai";
      const knownOn = fromDay(e.date, facts);
      return [
        signal({
          id: `model-${e.id}`,
          kind: "model",
          date: e.date,
          knownOn,
          titled: () => e.title,
          sources: e.sources,
          confidence: e.confidence,
          record: { of: "model-event", id: e.id, kind: e.kind },
          words: { text: e.detail, until: knownOn },
          providers: e.providers ?? [],
          countries: [...new Set((e.providers ?? []).flatMap((id) => provider.get(id)?.country ?? []))],
          region: "EU",
          ...about(MILESTONES_OF_EVENT[e.kind] ?? [milestonesOfTopic(topic, facts.enforcementMap).lead], [topic]),
        }),
      ];
    }),
    ...models.map((m) => {
      const maker = provider.get(m.provider);
      const older = parseImprecise(m.releasedOn).latest < parseDay(cutOff);
      const own = about(
        [older ? MODEL_MILESTONES.deadline : MODEL_MILESTONES.duties],
        older ? (["gpai", "legacy"] as const) : (["gpai"] as const),
      );
      return signal({
        id: `model-release-${m.id}`,
        kind: "model",
        date: m.releasedOn,
        knownOn: fromDay(m.releasedOn, facts),
        titled: () => `${m.name} released by ${maker?.name ?? m.provider}`,
        sources: m.sources,
        confidence: m.confidence,
        record: { of: "model", id: m.id },
        providers: [m.provider],
        countries: maker ? [maker.country] : [],
        region: maker ? (blocs.get(maker.country) ?? "other") : "unknown",
        ...own,
        // Systemic risk is never presumed beyond the record.
        roles: own.roles.filter((role) => role !== SYSTEMIC),
        current: saysNotPlaced(m)
          ? { milestones: [], topics: ["gpai"], roles: [] }
          : SYSTEMIC_ON_RECORD.includes(m.systemicRisk)
            ? { roles: own.roles }
            : {},
      });
    }),
  ];
}

const lawMilestones = new WeakMap<Facts, ReadonlyMap<string, Milestone>>();

function milestoneOf(id: string, facts: Facts): Milestone | undefined {
  const known = lawMilestones.get(facts) ?? new Map(facts.law.milestones.map((m) => [m.id, m]));
  lawMilestones.set(facts, known);
  return known.get(id);
}

/** The operators that milestones bind, each once. */
export const rolesOf = (milestones: readonly string[], facts: Facts): Addressee[] => {
  const named = new Set(milestones.flatMap((id) => milestoneOf(id, facts)?.addressees ?? []));
  return OPERATORS.filter((role) => named.has(role));
};

/** The topics of milestones, each once. */
export const topicsOfMilestones = (milestones: readonly string[], facts: Facts): Topic[] => [
  ...new Set(milestones.flatMap((id) => milestoneOf(id, facts)?.topic ?? [])),
];

/** `penalties` of `Penalties`; an abbreviation stays. */
const lowerFirst = (text: string): string => (/^.[A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
