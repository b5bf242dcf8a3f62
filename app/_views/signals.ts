import type { Option } from "@/app/_ui/fields";
import { quote } from "@/lib/errors";
import type { Facts } from "@/lib/facts";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import type { Addressee, Topic } from "@/lib/law/schema";
import { TOPIC_WORDS } from "@/lib/law/words";
import { type Lens, type LensContext, type LensKey, type ParsedLens, type Problem, parseLens, printLens } from "@/lib/lens";
import {
  type Effect,
  effectOf,
  HORIZONS,
  type Horizon,
  horizonOf,
  leadDuties,
  type News,
  type Relevance,
  rolesOf,
  SIGNAL_KINDS,
  type Signal,
  type SignalKind,
  type Standing,
  signalsOf,
  standingNow,
  topicsOfMilestones,
  touched,
} from "@/lib/signals";
import { civil, counted, type Day, isoDay, longDay } from "@/lib/time/day";
import { impreciseText, parseImprecise } from "@/lib/time/imprecise";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { effectSentence, ofCompute } from "./signals-effect";
import { indexed, type Searched, search } from "./signals-search";
import { regionName } from "./site-words";

/** The feed of signals: what happened, and what it moved. */

export const SIGNALS_PATH = "/signals";
export const SIGNALS_KEYS: readonly LensKey[] = ["law", "assume", "shift", "set", "name", "asOf", "country", "provider", "topic"];
const SHOWN: readonly LensKey[] = ["law", "asOf", "country", "provider", "topic"];
const OWN_KEYS = ["what", "q", "horizon", "moved", "year"] as const;

export const SIGNAL_KIND_WORDS: Readonly<Record<SignalKind, string>> = {
  law: "Law",
  enforcement: "Enforcement",
  compute: "Compute",
  deal: "Deals",
  standard: "Standards and guidelines",
  model: "Models",
};

export const RELEVANCE_WORDS: Readonly<Record<Relevance, string>> = {
  high: "high",
  medium: "medium",
  low: "low",
  none: "no effect",
};

/** What each relevance means, for the legend. */
export const RELEVANCE_MEANS: Readonly<Record<Relevance, string>> = {
  high: "a duty's date or a country's power to fine changes, an end moves by 180 days or more, or its site is counted as lost",
  medium: "an end moves by 30 to 179 days, becomes known, or is known no more",
  low: "an end moves by fewer days, or only a level or a state changes",
  none: "no window moves",
};

export const HORIZON_WORDS: Readonly<Record<Horizon, string>> = {
  over: "over",
  "within-90-days": "within 90 days",
  "within-a-year": "within a year",
  later: "later",
  "no-date": "no date",
};

/** The settings of the page beside the lens. */
export interface SignalFilter {
  readonly what: readonly SignalKind[];
  readonly q: string;
  readonly horizon: Horizon | "";
  readonly moved: boolean;
  readonly year: number | undefined;
}

export interface ParsedSignals extends ParsedLens {
  readonly filter: SignalFilter;
}

const LONGEST_SEARCH = 120;

/** The lens and the own settings of a link; what cannot be applied is named. */
export function parseSignals(query: URLSearchParams, context: LensContext): ParsedSignals {
  const own = OWN_KEYS.map((key) => [key, query.getAll(key).filter((text) => text !== "")] as const);
  const given = Object.fromEntries(own) as Record<(typeof OWN_KEYS)[number], string[]>;
  const known: readonly string[] = [...SIGNALS_KEYS, ...OWN_KEYS];
  const unknown = [...new Set(query.keys())].filter((key) => !known.includes(key));
  const rest = new URLSearchParams([...query].filter(([key]) => (SIGNALS_KEYS as readonly string[]).includes(key)));
  const parsed = parseLens(rest, context, SIGNALS_KEYS);
  const problems: Problem[] = [...parsed.problems];
  const refuse = (param: string, message: string) => problems.push({ param, message });
  for (const key of unknown) refuse(key.slice(0, 60), `There is no setting ${quote(key)} here; use ${known.join(", ")}.`);
  for (const key of ["q", "horizon", "moved", "year"] as const)
    if (given[key].length > 1) refuse(key, `${quote(key)} is given ${given[key].length} times; the first was used.`);
  const what = [...new Set(given.what)].flatMap((text) => {
    const found = SIGNAL_KINDS.find((k) => k === text);
    if (!found) refuse("what", `There is no kind of signal ${quote(text)}; use one of: ${SIGNAL_KINDS.join(", ")}.`);
    return found ?? [];
  });
  const [horizonText = "", movedText = "", yearText = "", qText = ""] = [
    given.horizon[0],
    given.moved[0],
    given.year[0],
    given.q[0],
  ];
  const horizon = HORIZONS.find((h) => h === horizonText) ?? "";
  if (horizon !== horizonText)
    refuse("horizon", `There is no horizon ${quote(horizonText)}; use one of: ${HORIZONS.join(", ")}.`);
  if (movedText !== "" && movedText !== "yes")
    refuse("moved", `${quote(movedText)} is no answer; write moved=yes or leave it out.`);
  const year = /^\d{4}$/.test(yearText) ? Number(yearText) : undefined;
  if (yearText !== "" && year === undefined) refuse("year", `${quote(yearText)} is no year; write it as 2026.`);
  if (qText.length > LONGEST_SEARCH) refuse("q", `Only the first ${LONGEST_SEARCH} characters were searched for.`);
  const q = qText.slice(0, LONGEST_SEARCH).trim();
  return { ...parsed, problems, filter: { what, q, horizon, moved: movedText === "yes", year } };
}

/** A lens over all countries and providers, also those of models. */
export const signalsContext = (context: LensContext, { models }: Pick<News, "models">): LensContext => ({
  ...context,
  all: true,
  providers: [...new Set([...context.providers, ...models.providers.map((p) => p.id)])],
});

/** The address of the feed under a lens and its own settings. */
export function signalsHref(path: string, lens: Lens, filter: SignalFilter, context: LensContext): string {
  const query = printLens(lens, context);
  for (const kind of filter.what) query.append("what", kind);
  if (filter.q !== "") query.set("q", filter.q);
  if (filter.horizon !== "") query.set("horizon", filter.horizon);
  if (filter.moved) query.set("moved", "yes");
  if (filter.year !== undefined) query.set("year", String(filter.year));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** A signal with all that is computed of it. */
export interface ToldSignal {
  readonly signal: Signal;
  readonly effect: Effect;
  readonly horizon: Horizon;
  /** The milestones that it touches. */
  readonly about: readonly string[];
  /** Those whose level moved, or of all that it is about. */
  readonly topics: readonly Topic[];
  /** The operators whom the duties that it touches bind. */
  readonly roles: readonly Addressee[];
}

/** What signals are told with. */
export interface SignalsAround {
  readonly facts: Facts;
  readonly news: News;
  readonly lens: Lens;
  readonly chosen: ChosenLaw;
  readonly standing: Standing;
}

/** @param facts without a reader's assumptions */
export function signalsAround(facts: Facts, news: News, lens: Lens): SignalsAround {
  const chosen = chosenLaw(facts.law, lens);
  return { facts, news, lens, chosen, standing: standingNow(facts, chosen.law, lens.asOf) };
}

/** A signal with all that is computed of it. */
export const tellSignal = (signal: Signal, { facts, news, standing }: SignalsAround): ToldSignal => {
  const effect = effectOf(signal, facts, news);
  const atSite =
    signal.kind === "compute" && effect.relevance !== "none"
      ? leadDuties(standing.law, facts)
          .filter((m) => ofCompute(m.milestone))
          .map((m) => m.id)
      : [];
  const about = touched(signal, effect, facts);
  const levels = effect.levels.filter((l) => l.before !== l.after).map((l) => l.topic);
  return {
    signal,
    effect,
    about,
    roles: signal.kind === "model" ? signal.roles : rolesOf(about, facts),
    horizon: horizonOf(signal, effect, standing),
    topics: levels.length > 0 ? levels : [...new Set([...signal.topics, ...topicsOfMilestones([...about, ...atSite], facts)])],
  };
};

/** Every signal known by the as-of date, the newest first. */
export const toldSignals = (around: SignalsAround): ToldSignal[] =>
  signalsOf(around.facts, around.news, around.lens.asOf).map((signal) => tellSignal(signal, around));

/** The signals that a filter leaves; the year plays no part. */
export const filteredSignals = (all: readonly ToldSignal[], around: SignalsAround, filter: SignalFilter): readonly ToldSignal[] =>
  foundSignals(all, around, filter).found;

/** The signals that a filter leaves, and what of it could not be applied as given. */
function foundSignals(
  all: readonly ToldSignal[],
  { facts, news, lens }: SignalsAround,
  filter: SignalFilter,
): Searched<ToldSignal> {
  const names = namesIn(facts, news);
  const chosen = all.filter(
    (t) =>
      (filter.what.length === 0 || filter.what.includes(t.signal.kind)) &&
      (lens.country.length === 0 || t.signal.countries.some((c) => lens.country.includes(c))) &&
      (lens.provider.length === 0 || t.signal.providers.some((p) => lens.provider.includes(p))) &&
      (lens.topic.length === 0 || t.topics.some((topic) => lens.topic.includes(topic))) &&
      (filter.horizon === "" || t.horizon === filter.horizon) &&
      (!filter.moved || t.effect.relevance !== "none"),
  );
  const { found, notes } = search(chosen, filter.q, ({ signal: s }) =>
    indexed([s.title, s.detail ?? "", ...s.countries.map(regionName), ...s.providers.map((p) => names.get(p) ?? p)].join(" ")),
  );
  const deals = lens.country.length > 0 && (filter.what.length === 0 || filter.what.includes("deal"));
  return { found, notes: [...notes, ...(deals ? [DEALS_WITHOUT_COUNTRY] : [])] };
}

const DEALS_WITHOUT_COUNTRY = "Deals carry no country on record, so a choice of countries leaves them out.";

/** The names of the providers of compute and of models by their ids. */
export const namesIn = (facts: Facts, { models }: Pick<News, "models">): ReadonlyMap<string, string> =>
  new Map([...models.providers, ...facts.providers].map((p) => [p.id, p.name]));

export interface SignalRow {
  readonly id: string;
  readonly href: string;
  readonly kind: SignalKind;
  readonly kindWord: string;
  /** As recorded: `14 April 2026`, `October 2026`, `by 28 April 2026`. */
  readonly date: string;
  /** For a `time` element. */
  readonly iso: string;
  readonly title: string;
  readonly planned: boolean;
  readonly relevance: Relevance;
  readonly relevanceWord: string;
  readonly horizon: Horizon;
  readonly horizonWord: string;
  /** So what for the deadlines, in one sentence. */
  readonly effect: string;
  /** Countries and providers, by name. */
  readonly about: readonly string[];
}

export interface SignalsState {
  readonly headline: string;
  readonly lead: string;
  readonly bar: BarState;
  readonly notices: NoticeState;
  readonly asOf: string;
  readonly filter: SignalFilter;
  /** `Shown: compute; only those that moved a window.` */
  readonly shown: string | undefined;
  /** What of the filter could not be applied as given, in sentences. */
  readonly notes: readonly string[];
  /** The same page without any filter. */
  readonly allHref: string;
  readonly kinds: readonly {
    readonly kind: SignalKind;
    readonly label: string;
    readonly count: number;
    readonly chosen: boolean;
  }[];
  readonly relevances: readonly {
    readonly relevance: Relevance;
    readonly label: string;
    readonly means: string;
    readonly count: number;
  }[];
  readonly options: {
    readonly country: readonly Option[];
    readonly provider: readonly Option[];
    readonly topic: readonly Option[];
    readonly horizon: readonly Option[];
  };
  readonly chosen: {
    readonly country: readonly string[];
    readonly provider: readonly string[];
    readonly topic: readonly string[];
  };
  /** `28 of 730 signals` */
  readonly count: string;
  readonly atomHref: string;
  readonly jsonHref: string;
  readonly csvHref: string;
}

/** What stands around the feed under a lens and its own settings. */
export function signalsState(facts: Facts, news: News, parsed: ParsedSignals, context: LensContext): SignalsState {
  const { lens, filter } = parsed;
  const around = signalsAround(facts, news, lens);
  const all = toldSignals(around);
  const { found, notes } = foundSignals(all, around, filter);
  const years = [...new Set(found.map(yearOf))];
  const problems = [...parsed.problems];
  if (filter.year !== undefined && !years.includes(filter.year))
    problems.push({
      param: "year",
      message: `No signal that fits is on record for ${filter.year}; the page begins with the next older one, or with the oldest.`,
    });
  const feedLens: Lens = { ...lens, asOf: context.today };
  const moved = found.filter((t) => t.effect.relevance !== "none").length;
  return {
    headline: headlineOf(found, moved, lens.asOf),
    lead: `Each is a dated fact on record, as known on ${longDay(lens.asOf)}. Its effect is computed: the windows with what was known the day before, and with the day itself. Of several statements of a day about one site, each is told by itself; events of a country that came to a level only together count each.`,
    bar: barState(SIGNALS_PATH, lens, context, SHOWN),
    notices: noticeState(SIGNALS_PATH, lens, context, around.chosen, problems, parsed.warnings),
    asOf: longDay(lens.asOf),
    filter,
    shown: shownText(lens, filter, around),
    notes,
    allHref: signalsHref(SIGNALS_PATH, { ...lens, country: [], provider: [], topic: [] }, NO_FILTER, context),
    kinds: SIGNAL_KINDS.map((kind) => ({
      kind,
      label: SIGNAL_KIND_WORDS[kind],
      count: all.filter((t) => t.signal.kind === kind).length,
      chosen: filter.what.includes(kind),
    })),
    relevances: (Object.keys(RELEVANCE_WORDS) as Relevance[]).map((relevance) => ({
      relevance,
      label: RELEVANCE_WORDS[relevance],
      means: RELEVANCE_MEANS[relevance],
      count: found.filter((t) => t.effect.relevance === relevance).length,
    })),
    options: optionsOf(all, around),
    chosen: { country: lens.country, provider: lens.provider, topic: lens.topic },
    count:
      found.length === all.length
        ? `All ${counted(all.length, "signal")}`
        : `${found.length} of ${counted(all.length, "signal")}`,
    atomHref: signalsHref("/feeds/signals.atom", feedLens, { ...filter, year: undefined }, context),
    jsonHref: signalsHref("/api/v1/signals", lens, { ...filter, year: undefined }, context),
    csvHref: signalsHref("/api/v1/signals.csv", lens, { ...filter, year: undefined }, context),
  };
}

const NO_FILTER: SignalFilter = { what: [], q: "", horizon: "", moved: false, year: undefined };

const yearOf = ({ signal }: ToldSignal): number => civil(signal.knownOn).year;

function headlineOf(found: readonly ToldSignal[], moved: number, asOf: Day): string {
  if (found.length === 0) return `No signal is known by ${longDay(asOf)} that fits`;
  const which = found.length === 1 ? "signal" : "signals";
  return `${found.length.toLocaleString("en-GB")} ${which}; ${moved === 0 ? "none" : moved.toLocaleString("en-GB")} moved a date, a level or a window`;
}

/** `Shown: compute; only those that moved something.` Undefined without a filter. */
export function shownText(lens: Lens, filter: SignalFilter, { facts, news }: SignalsAround): string | undefined {
  const names = namesIn(facts, news);
  const parts = [
    filter.what.map((k) => SIGNAL_KIND_WORDS[k].toLowerCase()).join(", "),
    lens.country.map(regionName).join(", "),
    lens.provider.map((p) => names.get(p) ?? p).join(", "),
    lens.topic.map((t) => TOPIC_WORDS[t].phrase).join(", "),
    filter.horizon === "" ? "" : `horizon ${HORIZON_WORDS[filter.horizon]}`,
    filter.moved ? "only those that moved something" : "",
    filter.q === "" ? "" : `with “${filter.q}”`,
  ].filter(Boolean);
  return parts.length === 0 ? undefined : `Shown: ${parts.join("; ")}.`;
}

function optionsOf(all: readonly ToldSignal[], { facts, news, lens }: SignalsAround): SignalsState["options"] {
  const names = namesIn(facts, news);
  const of = (values: Iterable<string>, label: (value: string) => string): Option[] =>
    [...new Set(values)].map((value) => ({ value, label: label(value) })).sort((a, b) => a.label.localeCompare(b.label, "en"));
  return {
    country: of([...all.flatMap((t) => t.signal.countries), ...lens.country], regionName),
    // A party without an id cannot stand in a link.
    provider: of(
      [...all.flatMap((t) => t.signal.providers).filter((p) => names.has(p)), ...lens.provider],
      (p) => names.get(p) ?? p,
    ),
    topic: of([...all.flatMap((t) => t.topics), ...lens.topic], (t) => TOPIC_WORDS[t as Topic].title),
    horizon: HORIZONS.map((h) => ({ value: h, label: HORIZON_WORDS[h] })),
  };
}

/** When it happened, no more exactly than it is known; with the day from which it counts, where that is not told by it. */
export const signalDate = ({ date, between, knownOn }: Signal): string => {
  const when = parseImprecise(date);
  const text = impreciseText(when);
  if (between === undefined)
    return knownOn <= when.latest && (when.precision === "day" || when.precision === "month")
      ? text
      : `${text}, ${knownOn > when.latest ? "known" : "counted"} from ${longDay(knownOn)}`;
  return between.from === "unknown" ? `by ${text}` : `between ${impreciseText(parseImprecise(between.from))} and ${text}`;
};

/** The settings that a brief takes over. */
const BRIEF_KEYS: readonly string[] = ["law", "assume", "shift", "set", "name", "asOf", "duty"] satisfies readonly LensKey[];

/** The address of a brief under the law and the day of a lens. */
export function signalHref(id: string, lens: Lens, context: LensContext): string {
  const query = new URLSearchParams([...printLens({ ...lens, topic: [] }, context)].filter(([key]) => BRIEF_KEYS.includes(key)));
  const text = query.toString();
  return text ? `${SIGNALS_PATH}/${id}?${text}` : `${SIGNALS_PATH}/${id}`;
}

/** A signal as a row of the feed. */
export function signalRow(
  { signal, effect, horizon }: ToldSignal,
  { facts, news, lens }: SignalsAround,
  context: LensContext,
): SignalRow {
  const names = namesIn(facts, news);
  const told = { facts, duty: lens.duty, milestoneHref: (id: string) => `/milestones/${id}` };
  return {
    id: signal.id,
    href: signalHref(signal.id, lens, context),
    kind: signal.kind,
    kindWord: SIGNAL_KIND_WORDS[signal.kind],
    date: signalDate(signal),
    iso: isoDay(signal.knownOn),
    title: signal.title,
    planned: signal.planned,
    relevance: effect.relevance,
    relevanceWord: RELEVANCE_WORDS[effect.relevance],
    horizon,
    horizonWord: HORIZON_WORDS[horizon],
    effect: effectSentence(effect, told),
    about: [...signal.countries.map(regionName), ...signal.providers.map((p) => names.get(p) ?? p)],
  };
}
