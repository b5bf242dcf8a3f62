import type { Duty } from "@/app/_charts/capacity/small";
import type { AxisState, CapacityBandState } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import { curve } from "@/lib/capacity/curve";
import { chanceOn, estimate, type SiteOn } from "@/lib/capacity/delay";
import { MEASURES, type Measure, mainMeasure, measureText, observedIn, sizeIn } from "@/lib/capacity/measure";
import type { SITE_SCOPES, Site, SiteBloc } from "@/lib/capacity/schema";
import { quantileMonth, shareText } from "@/lib/capacity/sentence";
import { sitesOn } from "@/lib/capacity/sites";
import { dayOf, slipOf, slipsOf } from "@/lib/capacity/slip";
import { amountText, fateOf, type Observation, type Reading, type SiteReadings } from "@/lib/capacity/statement";
import { counts } from "@/lib/capacity/total";
import { type Facts, wordedBy } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import {
  BLOCS,
  DELAY_KEYS,
  delaySettings,
  type Lens,
  type LensContext,
  type LensKey,
  type ParsedLens,
  printLens,
  SITE_STATES,
  SLIPS,
  type SlipFilter,
  SORTS,
  type Sort,
} from "@/lib/lens";
import { civil, counted, type Day, day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { type ImpreciseDate, impreciseText } from "@/lib/time/imprecise";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { capacityBand, siteName } from "./capacity";
import {
  dutyDay,
  type Figure,
  figuresOf,
  shortName,
  type TotalsState,
  totalsState,
  UNITS,
  type Until,
  untilOf,
} from "./compute-totals";
import { investmentHref } from "./investment";
import { href, siteHref } from "./links";
import { type ProviderInput, type ProvidersState, providersState } from "./providers";
import { byLatest, capital, isStart, lower, regionName, SITE_STATE_WORDS, sized } from "./site-words";
import { BLOC_WORDS } from "./words";

export const COMPUTE_KEYS: readonly LensKey[] = [
  "asOf",
  "provider",
  "country",
  "bloc",
  "state",
  "slip",
  "size",
  "measure",
  "sort",
  ...DELAY_KEYS,
];
const SHOWN: readonly LensKey[] = ["asOf", "provider", "country", "bloc", "state", "slip", "size", "measure", "sort"];

/** A lens over all sites: what is not chosen is not left out. */
export const computeContext = (context: LensContext): LensContext => ({ ...context, all: true });

/** A few words about one thing of a site: how much, when, and what to know about it. */
export interface Fact {
  readonly value: string;
  readonly when?: string;
  readonly notes: readonly string[];
  /** Nothing is known, or there is nothing: it looks different from a figure. */
  readonly missing: boolean;
}

export type KnownState = (typeof SITE_STATES)[number];

export interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly provider: { readonly name: string; readonly href: string };
  /** `Norway, EEA` */
  readonly where: string;
  readonly state: KnownState;
  /** Why it is in no sum; undefined for a site of the plan. */
  readonly scope: string | undefined;
  /** All that is to be said of a site without any date; it stands in place of the facts. */
  readonly undated: string | undefined;
  readonly promised: Fact;
  readonly stated: Fact;
  readonly observed: Fact;
  readonly slip: Fact;
  readonly estimate: Fact;
  readonly chart: CapacityBandState;
  /** What the figure at the top of its scale counts. */
  readonly unit: string;
}

export interface SiteGroup {
  readonly id: string;
  /** Undefined where the list has one group. */
  readonly title: string | undefined;
  readonly rows: readonly SiteRow[];
}

/** A field of the bar, once for each value chosen. */
export interface Choices {
  readonly label: string;
  readonly name: LensKey;
  readonly values: readonly string[];
  readonly options: readonly Option[];
}

export interface ComputeState {
  readonly headline: string;
  readonly lead: string;
  /** `Shown: provider Nscale; state lost.`, where filters are set. */
  readonly filter: string | undefined;
  readonly figures: readonly Figure[];
  readonly bar: BarState;
  readonly fields: readonly Choices[];
  readonly size: string;
  readonly notices: NoticeState;
  readonly asOf: string;
  readonly axis: AxisState;
  /** The duty that the sites are held against, where it has a date. */
  readonly duty: Duty | undefined;
  /** What the states shown mean, where the word alone could say too much. */
  readonly states: readonly { readonly state: KnownState; readonly means: string }[];
  /** `12 of 52 sites` */
  readonly count: string;
  readonly order: string;
  readonly sizeNote: string | undefined;
  readonly groups: readonly SiteGroup[];
  readonly allHref: string;
  /** The sites shown as a drawing; absent where none is shown. */
  readonly drawingHref: string | undefined;
  readonly totals: TotalsState | undefined;
  /** Sites that are listed and in no sum. */
  readonly left: readonly { readonly name: string; readonly href: string; readonly why: string }[];
  readonly equivalents: {
    readonly definition: string;
    /** It bears no date, so that it stands on today's page alone. */
    readonly check: string | undefined;
    readonly chips: readonly { readonly chip: string; readonly value: string }[];
    readonly sourceIds: readonly string[];
  };
  readonly providers: ProvidersState;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

const STATE_TITLES: Readonly<Record<KnownState, string>> = {
  online: "Online, at least in part",
  building: "Building: works or permits on record",
  announced: "Announced",
  paused: "Paused",
  lost: "Lost",
};

const STATE_MEANINGS: ComputeState["states"] = [
  { state: "online", means: "said to run, at least in part" },
  { state: "building", means: "works or permits on record, which is not yet a hall" },
];

const SCOPE_NAMES: Readonly<Record<(typeof SITE_SCOPES)[number], string>> = {
  "hyperscaler-general-cloud": "general cloud",
  "reference-only": "for comparison",
  programme: "programme",
};

const SLIP_NAMES: Readonly<Record<SlipFilter, string>> = {
  later: "Later than promised",
  earlier: "Earlier than promised",
  unmoved: "Not moved",
  lost: "Lost or paused",
  unknown: "No promise, or not known",
};

const SORT_NAMES: Readonly<Record<Sort, string>> = {
  date: "Stated date",
  size: "Size",
  slip: "Slip",
  name: "Name",
  provider: "Provider",
  country: "Country",
  state: "State",
};

const ORDER: Readonly<Record<Sort, string>> = {
  date: "in order of the stated date",
  size: "by size, the greatest of promised, stated and running; sizes in different measures are not compared",
  slip: "by slip, the longest first",
  name: "by name",
  provider: "by provider",
  country: "by country",
  state: "by state",
};

const number = (n: number) => Math.round(n).toLocaleString("en-GB");

/** A site with what the page needs to sort and filter it. */
interface Entry {
  readonly site: SiteOn;
  readonly measure: Measure;
  /** The greatest of promised, stated and running, in the measure. */
  readonly size: number | "unknown";
  readonly slip: ReturnType<typeof slipOf>;
  readonly date: Day | "undated";
}

const siteOf = ({ site }: Entry): Site => site.readings.site;

/** What stands beside the facts on the server alone. */
export type ComputeInput = ProviderInput;

/** All sites with promise, statement, observation and estimate; their sums by bloc and day; who provides them, and the money. */
export function computeState(all: Facts, dataset: ComputeInput, parsed: ParsedLens, context: LensContext): ComputeState {
  const { lens } = parsed;
  const { asOf } = lens;
  const facts = wordedBy(all, asOf);
  const chosen = chosenLaw(facts.law, lens);
  const today = asOf === context.today;
  const settings = delaySettings(lens);
  const every = sitesOn(facts, asOf, settings).map((site) => entryOf(site, lens));
  const { shown, without } = filtered(every, lens);
  const axis = axisOf(shown, asOf);
  const rowOf = (entry: Entry) => siteRow(entry, { facts, lens, context, axis, today });
  const duty = dutyDay(chosen, context);
  const filter = filterText(lens, facts);
  const providerIds = new Set([...shown.map((e) => siteOf(e).provider), ...lens.provider]);
  return {
    ...headOf(shown, every, lens, untilOf(asOf, duty), filter !== undefined),
    filter,
    bar: barState("/compute", lens, context, SHOWN),
    fields: fieldsOf(facts, every, lens),
    size: lens.size === 0 ? "" : String(lens.size),
    notices: noticeState("/compute", lens, context, chosen, parsed.problems, parsed.warnings),
    asOf: longDay(asOf),
    axis,
    duty:
      duty === undefined ? undefined : { day: duty, label: `Annex III applies ${duty > asOf ? "" : "since "}${shortDay(duty)}` },
    states: STATE_MEANINGS.filter(({ state }) => shown.some((e) => e.site.readings.state === state)),
    count:
      shown.length === every.length
        ? `All ${counted(shown.length, "site")}`
        : `${shown.length} of ${counted(every.length, "site")}`,
    order: ORDER[lens.sort],
    sizeNote: sizeNote(lens, without),
    groups: groupsOf(shown, facts, lens).map(({ id, title, entries }) => ({ id, title, rows: entries.map(rowOf) })),
    allHref: href("/compute", { ...lens, provider: [], country: [], bloc: "all", state: [], slip: [], size: 0 }, context),
    drawingHref: shown.length === 0 ? undefined : href("/charts/compute.svg", lens, context),
    totals:
      shown.length === 0
        ? undefined
        : totalsState(
            shown.map((e) => e.site),
            facts,
            lens,
            context,
            duty,
          ),
    left: shown
      .filter((e) => !counts(e.site))
      .map((e) => {
        const { id, scope } = siteOf(e);
        return {
          name: nameOf(siteOf(e), today),
          href: siteHref(id, lens, context),
          why: scope ? SCOPE_NAMES[scope] : "",
        };
      }),
    equivalents: {
      definition: facts.gpuEquivalents.definition,
      check: today ? facts.gpuEquivalents.crossCheck : undefined,
      chips: chipsOf(shown, facts),
      sourceIds: facts.gpuEquivalents.epochDataset.sources,
    },
    providers: providersState(dataset, facts, {
      asOf,
      today,
      chosen: providerIds,
      narrowed: shown.length < every.length,
      sites: every.map(({ site }) => site.readings.site),
      hrefOf: (site) => siteHref(site.id, lens, context),
      nameOf: (site) => nameOf(site, today),
      sumsHref: (provider) => investmentHref(lens, context, provider),
      drawingHref: (provider) => moneyHref(lens, context, provider),
    }),
    links: linksOf(lens, context),
  };
}

/** The drawing of the deals of one provider. */
function moneyHref(lens: Lens, context: LensContext, provider: string): string {
  const query = new URLSearchParams([...printLens(lens, context)].filter(([key]) => key === "asOf"));
  query.set("provider", provider);
  return `/charts/money.svg?${query}`;
}

/** The chips named of these sites by the as-of date, with their equivalents. */
function chipsOf(entries: readonly Entry[], { gpuEquivalents }: Facts): ComputeState["equivalents"]["chips"] {
  const named = new Set(
    entries.flatMap(({ site: { readings: r } }) => [...r.commitments, ...r.online, ...r.forecasts].map((one) => one.chip)),
  );
  return gpuEquivalents.table
    .filter((t) => named.has(t.gpuModel))
    .map((t) => ({ chip: t.gpuModel, value: String(t.h100Equivalents) }));
}

/** Names carry what became known later, so that on another day than today only the place stands. */
const nameOf = (site: Site, today: boolean): string => (today ? site.name : siteName(site));

function entryOf(site: SiteOn, lens: Lens): Entry {
  const { readings } = site;
  const measure = lens.measure === "own" ? mainMeasure(readings) : lens.measure;
  const lines = curve(readings, measure);
  const sizes = [lines.promise[0]?.level, lines.stated[0]?.level, observedIn(readings, measure)].filter(
    (s) => typeof s === "number",
  );
  const stated = readings.stated === "none" ? "undated" : dayOf(readings.stated);
  const running = readings.observed.status === "online" ? readings.observed.since.latest : "undated";
  return {
    site,
    measure,
    size: sizes.length > 0 ? Math.max(...sizes) : "unknown",
    slip: slipOf(readings, lens.asOf),
    date: stated === "undated" ? running : stated,
  };
}

/** Which of the filters of slip a site answers to. */
export function slipKind(slip: ReturnType<typeof slipOf>): SlipFilter {
  if (typeof slip === "number") return slip > 0 ? "later" : slip < 0 ? "earlier" : "unmoved";
  return slip === "lost" || slip === "paused" ? "lost" : "unknown";
}

function filtered(entries: readonly Entry[], lens: Lens): { shown: Entry[]; without: number } {
  const found = entries.filter((entry) => {
    const { provider, country, bloc } = siteOf(entry);
    return (
      (lens.provider.length === 0 || lens.provider.includes(provider)) &&
      (lens.country.length === 0 || lens.country.includes(country)) &&
      (lens.bloc === "all" || lens.bloc === bloc) &&
      (lens.state.length === 0 || lens.state.some((s) => s === entry.site.readings.state)) &&
      (lens.slip.length === 0 || lens.slip.includes(slipKind(entry.slip)))
    );
  });
  if (lens.size === 0) return { shown: found, without: 0 };
  return {
    shown: found.filter(({ size }) => size !== "unknown" && size >= lens.size),
    without: found.filter(({ size }) => size === "unknown").length,
  };
}

/** What the filters let through, in words; undefined where none is set. */
function filterText(lens: Lens, facts: Facts): string | undefined {
  const any = (name: string, values: readonly string[]) => (values.length === 0 ? [] : [`${name} ${values.join(" or ")}`]);
  const firm = (id: string) => shortName(facts.providers.find((p) => p.id === id)?.name ?? id);
  const parts = [
    ...any("provider", lens.provider.map(firm)),
    ...any("country", lens.country.map(regionName)),
    ...any("bloc", lens.bloc === "all" ? [] : [BLOC_WORDS[lens.bloc]]),
    ...any(
      "state",
      lens.state.map((s) => SITE_STATE_WORDS[s]),
    ),
    ...any(
      "slip",
      lens.slip.map((s) => lower(SLIP_NAMES[s])),
    ),
    ...(lens.size === 0
      ? []
      : [`at least ${number(lens.size)} ${lens.measure === "own" ? "in the measure of the site" : measureText(lens.measure)}`]),
  ];
  return parts.length === 0 ? undefined : `Shown: ${parts.join("; ")}.`;
}

function sizeNote(lens: Lens, without: number): string | undefined {
  if (lens.size === 0) return undefined;
  const where = lens.measure === "own" ? "counted in the measure that each site is given in" : `in ${measureText(lens.measure)}`;
  const left =
    without === 0
      ? ""
      : ` ${without === 1 ? "One site gives" : `${without} sites give`} no number ${lens.measure === "own" ? "at all" : `in ${measureText(lens.measure)}`} and ${without === 1 ? "is" : "are"} left out.`;
  return `At least ${number(lens.size)}, ${where}: the greatest of promised, stated and running.${left}`;
}

const MAX_AXIS = day(2032, 1, 1);

/** One axis for all rows: from 2024 to the end of the year of the last date shown, at least the as-of date's next year, at most 2031. */
function axisOf(shown: readonly Entry[], asOf: Day): AxisState {
  const dates = shown.flatMap(({ site: { readings } }) =>
    [readings.promise, readings.stated].flatMap((r) => (r === "none" || r.date === "undated" ? [] : [r.date.latest])),
  );
  const newYear = (d: Day, years: number) => day(civil(d).year + years, 1, 1);
  const last = Math.min(MAX_AXIS, Math.max(...dates.map((d) => newYear(d, 1)), newYear(asOf, 4)));
  return {
    from: parseDay("2024-01-01"),
    to: Math.max(last, newYear(asOf, 1)) as Day,
    asOf,
    asOfLabel: shortDay(asOf),
  };
}

type Grouped = { id: string; title: string | undefined; entries: readonly Entry[] };

function groupsOf(shown: readonly Entry[], facts: Facts, lens: Lens): Grouped[] {
  const byName = (a: Entry, b: Entry) => siteOf(a).name.localeCompare(siteOf(b).name, "en");
  const last = Number.MAX_SAFE_INTEGER;
  const byDate = (a: Entry, b: Entry) =>
    (a.date === "undated" ? last : a.date) - (b.date === "undated" ? last : b.date) || byName(a, b);
  const known = (n: unknown) => (typeof n === "number" ? n : -last);
  const bySize = (a: Entry, b: Entry) => known(b.size) - known(a.size) || byName(a, b);
  const bySlip = (a: Entry, b: Entry) => known(b.slip) - known(a.slip) || byName(a, b);
  const one = (sort: (a: Entry, b: Entry) => number): Grouped[] => [
    { id: "all", title: undefined, entries: [...shown].sort(sort) },
  ];
  const by = (keys: readonly string[], keyOf: (e: Entry) => string, titleOf: (key: string) => string, sort: typeof byName) =>
    keys
      .map((key) => ({ id: key, title: titleOf(key), entries: shown.filter((e) => keyOf(e) === key).sort(sort) }))
      .filter(({ entries }) => entries.length > 0);
  const keysIn = (keyOf: (e: Entry) => string, titleOf: (key: string) => string) =>
    [...new Set(shown.map(keyOf))].sort((a, b) => titleOf(a).localeCompare(titleOf(b), "en"));
  const country = (e: Entry) => siteOf(e).country;
  const provider = (e: Entry) => siteOf(e).provider;
  const providerName = (id: string) => facts.providers.find((p) => p.id === id)?.name ?? id;
  switch (lens.sort) {
    case "state":
      return by(
        SITE_STATES,
        (e) => e.site.readings.state,
        (s) => STATE_TITLES[s as KnownState],
        byDate,
      );
    case "country":
      return by(keysIn(country, regionName), country, regionName, byDate);
    case "provider":
      return by(keysIn(provider, providerName), provider, providerName, byDate);
    case "size":
      return lens.measure === "own"
        ? by(
            MEASURES,
            (e) => e.measure,
            (m) => `In ${measureText(m as Measure)}`,
            bySize,
          )
        : one(bySize);
    case "slip":
      return one(bySlip);
    case "name":
      return one(byName);
    case "date":
      return by([...new Set(shown.map(dateKey))].sort(), dateKey, dateTitle, byDate);
  }
}

/** The year of the stated date; in order of text `running` and `undated` come after all years. */
function dateKey({ site: { readings } }: Entry): string {
  const on = readings.stated === "none" ? "undated" : dayOf(readings.stated);
  if (on !== "undated") return String(civil(on).year);
  return readings.observed.status === "online" ? "running" : "undated";
}

const dateTitle = (key: string): string =>
  key === "running" ? "Running, no date stated" : key === "undated" ? "Without a stated date" : `Stated for ${key}`;

interface Around {
  readonly facts: Facts;
  readonly lens: Lens;
  readonly context: LensContext;
  readonly axis: AxisState;
  readonly today: boolean;
}

function siteRow(entry: Entry, { facts, lens, context, axis, today }: Around): SiteRow {
  const { site, measure } = entry;
  const { readings } = site;
  const { id, provider, country, bloc, scope } = readings.site;
  const asked = { measure, asked: lens.measure !== "own", readings };
  return {
    id,
    name: nameOf(readings.site, today),
    href: siteHref(id, lens, context),
    provider: {
      name: shortName(facts.providers.find((p) => p.id === provider)?.name ?? provider),
      href: `#provider-${provider}`,
    },
    where: whereText(country, bloc),
    state: readings.state as KnownState,
    scope: scope && SCOPE_NAMES[scope],
    undated: undatedText(readings),
    promised: targetFact(readings.promise, asked, "no dated promise"),
    stated: statedFact(site, asked),
    observed: observedFact(asked),
    slip: slipFact(readings, facts, lens.asOf),
    estimate: estimateFact(site),
    chart: capacityBand(site, facts, axis.to, measure),
    unit: UNITS[measure],
  };
}

/** `Norway, EEA`; a bloc that is the country stands once. */
const whereText = (country: string, bloc: SiteBloc): string =>
  country === "EU" || bloc === "UK"
    ? regionName(country)
    : `${regionName(country)}, ${bloc === "other" ? "outside Europe" : bloc}`;

/** An amount as it was said, and in the measure of the row where that is another one; a measure that was asked for stands first. */
function sizeFact(reading: Reading, measure: Measure, asked: boolean): Pick<Fact, "value" | "notes"> {
  const said = saidText(reading);
  const size = sizeIn(reading, measure);
  if (size === "unknown")
    return { value: said, notes: asked && said !== NO_AMOUNT ? [`no number in ${measureText(measure)}`] : [] };
  const spoken = reading.gpus !== "unknown" ? "gpus" : reading.mw !== "unknown" ? `mw-${reading.mwMeasure}` : "h100e";
  if (spoken === measure) return { value: said, notes: [] };
  const counted = `${number(size)} ${measureText(measure)}`;
  return asked ? { value: counted, notes: [said] } : { value: said, notes: [counted] };
}

/** `100,000 NVIDIA GB300`, `22 MW (IT)`, `30 MW (kind not said)` */
function saidText(reading: Reading): string {
  const said = amountText(reading);
  return reading.gpus === "unknown" && reading.mw !== "unknown" && reading.mwMeasure === "unknown"
    ? `${said} (kind not said)`
    : said;
}

const NO_AMOUNT = "an amount not stated";

interface Asked {
  readonly measure: Measure;
  /** Whether the reader asked for this measure; otherwise it is the site's own. */
  readonly asked: boolean;
  readonly readings: SiteReadings;
}

/** What is to be known about the word itself: whose size it is, and whether sources disagree. */
function wordNotes(reading: Reading | Observation, { known }: SiteReadings): string[] {
  const from = "sizeFrom" in reading ? reading.sizeFrom : "own";
  const conflict = known.some((s) => (s.id === reading.statement || s.id === from) && s.confidence === "conflict");
  return [...(from === "own" ? [] : ["size by an earlier word"]), ...(conflict ? [DISAGREE] : [])];
}

export const DISAGREE = "sources disagree";

/** The part that a reading is about, where it is another one than that of the promise. */
const otherPart = ({ promise }: SiteReadings, { tranche }: Reading): string[] =>
  tranche === "site" || (promise !== "none" && promise.tranche === tranche)
    ? []
    : [`part: ${tranche.replace(/(?<!\d)-|-(?!\d)/g, " ")}`];

function targetFact(reading: Reading | "none", { measure, asked, readings }: Asked, none: string): Fact {
  if (reading === "none") return { value: none, notes: [], missing: true };
  const { value, notes } = sizeFact(reading, measure, asked);
  const part = otherPart(readings, reading);
  return {
    value: value === NO_AMOUNT ? "amount not stated" : value,
    when: dateText(reading),
    notes: [
      ...notes,
      ...(part.length === 0 && reading.counts === "tranche" ? ["a part of the site"] : part),
      ...wordNotes(reading, readings),
    ],
    missing: value === NO_AMOUNT,
  };
}

/** `by end of 2026`, `start by Q2 2027`, `not before 2027` */
function dateText(reading: Reading): string {
  const { date, bound } = reading;
  if (date === "undated") return "no date";
  const words = { year: `end of ${date.text}`, half: `${date.text.slice(5)} ${date.text.slice(0, 4)}` };
  const short = impreciseText(date, "short");
  const said =
    bound === "not-before"
      ? `not before ${short}`
      : `by ${date.precision === "year" || date.precision === "half" ? words[date.precision] : short}`;
  return isStart(reading) ? `start ${said}` : said;
}

/** Where something runs and what was promised does not, as far as is known, it reads as an error unless it is said. */
const restText = ({ tranche }: Reading): string =>
  tranche === "site"
    ? "parts run; nothing known says that all of it does"
    : "other parts run; nothing known says that this part does";

function statedFact({ readings, arrival }: SiteOn, asked: Asked): Fact {
  const { stated, relation, observed } = readings;
  if (relation.kind === "same") return { value: "as promised", notes: [], missing: true };
  const fact = targetFact(stated, asked, "no dated statement");
  const rest = stated !== "none" && observed.status === "online" && arrival.status === "expected" && arrival.overdue;
  return {
    ...fact,
    notes: [
      ...fact.notes,
      ...(relation.kind === "not-known" ? ["in place of the promise or on top: not known"] : []),
      ...(rest ? [restText(stated)] : []),
    ],
  };
}

function observedFact({ measure, asked, readings }: Asked): Fact {
  const { observed } = readings;
  if (observed.status === "none") return { value: "no look from outside", notes: ["nothing known to run"], missing: true };
  if (observed.status === "observation")
    return {
      value: "nothing known to run",
      when: `last look ${impreciseText(observed.last.on, "short")}`,
      notes: wordNotes(observed.last, readings),
      missing: true,
    };
  const when = runsText(readings, observed.since);
  const [one] = observed.readings;
  if (observed.readings.length === 1 && one) {
    const { value, notes } = sizeFact(one, measure, asked);
    return {
      value: value === NO_AMOUNT ? "amount not stated" : value,
      when,
      notes: [...notes, ...wordNotes(one, readings)],
      missing: value === NO_AMOUNT,
    };
  }
  const size = observedIn(readings, measure);
  const disagree = observed.readings.some((r) => r.confidence === "conflict") ? [DISAGREE] : [];
  if (size === "unknown")
    return {
      value: asked ? `no number in ${measureText(measure)}` : "amount not stated",
      when,
      notes: disagree,
      missing: true,
    };
  const without = observed.readings.filter((r) => sizeIn(r, measure) === "unknown").length;
  return {
    value: `${number(size)} ${measureText(measure)}`,
    when,
    notes: [`${observed.readings.length} parts${without > 0 ? `, ${without} without a number` : ""}`, ...disagree],
    missing: false,
  };
}

/** `runs since Q1 2026`; where nobody said since when, `runs, by 5 February 2026 at the latest`. */
function runsText({ online: [first], known }: SiteReadings, since: ImpreciseDate): string {
  const said = known.find((s) => s.id === first?.statement)?.target?.when !== undefined;
  return said ? `runs since ${impreciseText(since, "short")}` : `runs, ${byLatest(since)}`;
}

/** A site of which nothing is dated and nothing runs, in one line. */
function undatedText(readings: SiteReadings): string | undefined {
  const { promise, stated, observed, commitments } = readings;
  if (promise !== "none" || stated !== "none" || observed.status === "online") return undefined;
  const said = commitments.findLast(sized);
  return [
    said ? `${capital(saidText(said))}, without a date` : "No dated promise",
    "nothing known to run",
    observed.status === "none" ? "no look from outside" : `last look ${impreciseText(observed.last.on, "short")}`,
    "so no slip and no estimate",
  ].join("; ");
}

const months = (n: number) => counted(Math.abs(n), "month");

/** What became of the promise that stands for the site. */
function slipFact(readings: SiteReadings, facts: Pick<Facts, "delay">, asOf: Day): Fact {
  const fact = (value: string, missing = false, notes: readonly string[] = []): Fact => ({ value, notes, missing });
  const { promise, observed } = readings;
  if (promise === "none") return fact("no promise to slip", true);
  const slip = slipsOf(readings, asOf).find((s) =>
    [s.promise, ...s.revisions.map((r) => r.reading)].some((r) => r.statement === promise.statement),
  );
  const moved = slipOf(readings, asOf);
  if (!slip) return fact("not known", true);
  if (moved === "lost" || moved === "paused") return fact(moved);
  if (slip.outcome.status === "online") {
    if (typeof moved !== "number") return fact("runs; since when not known", true);
    const said = [slip.promise, ...slip.revisions.map((r) => r.reading)].map((r) => r.statement);
    const unproven = isUnproven(facts, readings.site.id, said, asOf);
    if (moved === 0) return fact(unproven ? "on time, unproven" : "on time");
    const fate = fateOf(readings, slip.promise);
    const least = fate.status === "online" && !fate.since ? "at least " : "";
    return moved > 0
      ? fact(`${months(moved)} late`)
      : fact(`${least}${months(moved)} early`, false, unproven ? ["unproven"] : []);
  }
  if (typeof moved !== "number") return fact("not known", true);
  if (slip.outcome.status === "overdue")
    return fact(`overdue ${months(moved)}`, false, ["so far", ...(observed.status === "online" ? [restText(promise)] : [])]);
  const at = slip.revisions.findIndex((r) => r.reading.statement === promise.statement);
  const from = slip.revisions[at]?.months ?? 0;
  if (moved === 0 && slip.revisions.slice(at + 1).some((r) => r.months !== from)) return fact("moved, and back again");
  return moved === 0 ? fact("not moved so far") : fact(`moved ${months(moved)} ${moved > 0 ? "later" : "earlier"}`);
}

/** Whether by the evidence of delays it is not proven that what came on time is what was promised. */
const isUnproven = ({ delay }: Pick<Facts, "delay">, site: string, said: readonly string[], asOf: Day): boolean =>
  delay.outcomes.some(
    (o) =>
      o.site === site &&
      o.status === "on-time-unproven" &&
      said.includes(o.promiseStatement) &&
      o.knownOn !== null &&
      parseDay(o.knownOn) <= asOf,
  );

function estimateFact({ arrival, readings }: SiteOn): Fact {
  const missing = (value: string): Fact => ({ value, notes: [], missing: true });
  switch (arrival.status) {
    case "online":
      return missing("it runs: nothing to estimate");
    case "lost":
      return missing("lost: no date");
    case "paused":
      return missing("paused: no new date");
    case "undated":
      return missing("no date to start from");
    case "expected": {
      const { p50, p90, never } = estimate(arrival);
      const { stated } = readings;
      const start = stated !== "none" && isStart(stated) ? ["of a start"] : [];
      if (p50 === "unknown") return missing("too little is known");
      return {
        value: `P50 ${quantileMonth(p50)}`,
        when: `P90 ${quantileMonth(p90)}`,
        notes: [`never ${shareText(never)}`, ...(stated === "none" ? [] : otherPart(readings, stated)), ...start],
        missing: false,
      };
    }
  }
}

const stateCount = (entries: readonly Entry[], state: KnownState) =>
  entries.filter((e) => e.site.readings.state === state).length;

/** `2 are lost` from a state; nothing where there is none. */
const counting: readonly (readonly [KnownState, string, string])[] = [
  ["building", "has works or permits on record", "have works or permits on record"],
  ["announced", "is announced", "are announced"],
  ["paused", "is paused", "are paused"],
  ["lost", "is lost", "are lost"],
];

function headOf(
  shown: readonly Entry[],
  every: readonly Entry[],
  lens: Lens,
  until: Until,
  narrowed: boolean,
): Pick<ComputeState, "headline" | "lead" | "figures"> {
  const known = `As known on ${longDay(lens.asOf)}.`;
  if (every.length === 0) return { headline: "Nothing was known of any compute site.", lead: known, figures: [] };
  if (shown.length === 0)
    return {
      headline: "No site matches these filters.",
      lead: `${known} ${counted(every.length, "site")} would be shown without them.`,
      figures: [],
    };
  const plan = shown.filter(({ site }) => counts(site));
  const aside = shown.length - plan.length;
  const asideText =
    aside === 0 ? "" : ` ${aside === 1 ? "One more is" : `${aside} more are`} listed for comparison and not counted.`;
  if (plan.length === 0)
    return { headline: "These sites are listed for comparison and counted nowhere.", lead: known, figures: [] };
  return {
    headline: `${statesText(plan, narrowed)}.`,
    lead: `${known} ${comingText(plan, until)}${asideText}`,
    figures: figuresOf(
      plan.map((e) => e.site),
      lens,
      until,
    ),
  };
}

/** `14 of 44 compute sites are online, at least in part; 2 are lost`; where filters are set, of the sites shown. */
function statesText(plan: readonly Entry[], narrowed: boolean): string {
  const online = stateCount(plan, "online");
  const others = counting.flatMap(([state, one, many]) => {
    const n = stateCount(plan, state);
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  });
  if (plan.length === 1) {
    const state = counting.find(([s]) => stateCount(plan, s) === 1);
    return `The site shown ${state?.[1] ?? "is online, at least in part"}`;
  }
  const of = narrowed ? `the ${plan.length} sites shown` : `${plan.length} compute sites`;
  const said = `${online === 0 ? "None" : online} of ${of} ${online < 2 ? "is" : "are"} online${online === 0 ? "" : ", at least in part"}`;
  return others.length === 0 ? said : `${said}; ${others.join(", ").replace(/, ([^,]*)$/, " and $1")}`;
}

/** What is stated to come by a day, and how much of it can be expected. */
function comingText(plan: readonly Entry[], until: Until): string {
  const pending = plan.flatMap(({ site: { arrival } }) => (arrival.status === "expected" ? [arrival] : []));
  const stated = pending.filter((a) => !a.overdue && a.stated <= until.day);
  const chances = stated.map((a) => chanceOn(a, until.day));
  const overdue = pending.filter((a) => a.overdue).length;
  const late =
    overdue === 0
      ? ""
      : ` ${overdue === 1 ? "One stated date is" : `${overdue} stated dates are`} over without word that ${overdue === 1 ? "it was" : "they were"} met.`;
  if (stated.length === 0) return `Nothing new is stated to come by ${until.long}.${late}`;
  const sites = stated.length === 1 ? "One site is" : `${stated.length} sites are`;
  const expected = chances.reduce<number>((sum, c) => sum + (c === "unknown" ? 0 : c), 0);
  const chance = chances.includes("unknown")
    ? "too little is known of earlier promises to say how many can be expected"
    : `by the record of earlier promises, which is thin, ${expected < 0.5 ? "fewer than one" : `about ${Math.round(expected)}`} can be expected by then`;
  return `${sites} stated to start, to come or to grow by ${until.long}; ${chance}.${late}`;
}

function fieldsOf(facts: Facts, every: readonly Entry[], lens: Lens): Choices[] {
  const present = <T>(of: (site: Site) => T) => new Set(every.map((e) => of(siteOf(e))));
  const [providers, countries] = [present((s) => s.provider), present((s) => s.country)];
  const states = new Set(every.map((e) => e.site.readings.state));
  const all = (label: string, options: readonly Option[]): Option[] => [{ value: "", label }, ...options];
  const byLabel = (a: Option, b: Option) => a.label.localeCompare(b.label, "en");
  const chosen = (values: readonly string[]) => (values.length === 0 ? [""] : values);
  return [
    {
      label: "Provider",
      name: "provider",
      values: chosen(lens.provider),
      options: all(
        "All providers",
        facts.providers
          .filter((p) => providers.has(p.id) || lens.provider.includes(p.id))
          .map((p) => ({ value: p.id, label: p.name }))
          .sort(byLabel),
      ),
    },
    {
      label: "Country",
      name: "country",
      values: chosen(lens.country),
      options: all(
        "All countries",
        facts.jurisdictions
          .filter((j) => countries.has(j.iso2) || lens.country.includes(j.iso2))
          .map((j) => ({ value: j.iso2, label: j.name }))
          .sort(byLabel),
      ),
    },
    {
      label: "Bloc",
      name: "bloc",
      values: [lens.bloc === "all" ? "" : lens.bloc],
      options: all(
        "All blocs",
        BLOCS.map((bloc) => ({ value: bloc, label: capital(BLOC_WORDS[bloc]) })),
      ),
    },
    {
      label: "State",
      name: "state",
      values: chosen(lens.state),
      options: all(
        "All states",
        SITE_STATES.filter((state) => state !== "paused" || lens.state.includes(state) || states.has(state)).map((state) => ({
          value: state,
          label: capital(SITE_STATE_WORDS[state]),
        })),
      ),
    },
    {
      label: "Slip",
      name: "slip",
      values: chosen(lens.slip),
      options: all(
        "Any slip",
        SLIPS.map((slip) => ({ value: slip, label: SLIP_NAMES[slip] })),
      ),
    },
    {
      label: "Measure",
      name: "measure",
      values: [lens.measure === "own" ? "" : lens.measure],
      options: [
        { value: "", label: "As given" },
        ...MEASURES.map((measure) => ({ value: measure, label: capital(measureText(measure)) })),
      ],
    },
    {
      label: "Sort by",
      name: "sort",
      values: [lens.sort],
      options: SORTS.map((sort) => ({ value: sort, label: SORT_NAMES[sort] })),
    },
  ];
}

const API_SITES = ["asOf", "provider", "country", "bloc", "state", "late", "lost", "mu", "sigma"];
const API_PROVIDERS = ["asOf", "provider"];

function linksOf(lens: Lens, context: LensContext): ComputeState["links"] {
  const link = (path: string, keys: readonly string[]) => {
    const query = new URLSearchParams([...printLens(lens, context)].filter(([key]) => keys.includes(key))).toString();
    return query ? `${path}?${query}` : path;
  };
  return [
    { label: "Sites as JSON", href: link("/api/v1/sites", API_SITES) },
    { label: "Sites as CSV", href: link("/api/v1/sites.csv", API_SITES) },
    { label: "Providers and deals as JSON", href: link("/api/v1/providers", API_PROVIDERS) },
    { label: "Providers as CSV", href: link("/api/v1/providers.csv", API_PROVIDERS) },
  ];
}
