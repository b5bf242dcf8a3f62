import type { AxisState, CapacityBandState } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import { curve } from "@/lib/capacity/curve";
import { type Arrival, chanceOn, estimate, type SiteOn } from "@/lib/capacity/delay";
import { MEASURES, type Measure, mainMeasure, measureText, observedIn, sizeIn } from "@/lib/capacity/measure";
import type { SITE_SCOPES, Site, SiteBloc } from "@/lib/capacity/schema";
import { quantileMonth, shareText } from "@/lib/capacity/sentence";
import { sitesOn } from "@/lib/capacity/sites";
import { dayOf, slipOf, slipsOf } from "@/lib/capacity/slip";
import { amountText, type Reading, type SiteReadings } from "@/lib/capacity/statement";
import { counts, type Sum, type Totals, totalsOver } from "@/lib/capacity/total";
import { type Facts, wordedBy } from "@/lib/facts";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import {
  BLOCS,
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
import { impreciseText } from "@/lib/time/imprecise";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { capacityBand, siteName, sitesText } from "./capacity";
import { href, siteHref } from "./links";
import { type ProviderInput, type ProvidersState, providersState } from "./providers";
import { capital, regionName, rounded, SITE_STATE_WORDS } from "./site-words";
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
  "late",
  "lost",
  "mu",
  "sigma",
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

export interface TotalRow {
  readonly day: string;
  readonly note: string | undefined;
  readonly promised: TotalCell;
  readonly lost: TotalCell;
  readonly stated: TotalCell;
  readonly expected: TotalCell;
}

export interface TotalCell {
  readonly value: string;
  /** Of the greatest figure of the table, 0 to 1. */
  readonly share: number;
  /** `3 sites, 2 more without a number` */
  readonly sites: string;
}

export interface TotalsState {
  readonly measure: Measure;
  readonly unit: string;
  readonly chosen: boolean;
  readonly others: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    /** What runs is known on the as-of date alone. */
    readonly running: TotalCell;
    readonly rows: readonly TotalRow[];
  }[];
  /** Sites that are listed and in no sum. */
  readonly left: readonly { readonly name: string; readonly href: string; readonly why: string }[];
}

export interface ComputeState {
  readonly headline: string;
  readonly lead: string;
  readonly figures: readonly { readonly value: string; readonly text: string }[];
  readonly bar: BarState;
  readonly fields: readonly Choices[];
  readonly size: string;
  readonly notices: NoticeState;
  readonly asOf: string;
  readonly axis: AxisState;
  /** `12 of 52 sites` */
  readonly count: string;
  readonly order: string;
  readonly sizeNote: string | undefined;
  readonly groups: readonly SiteGroup[];
  readonly allHref: string;
  readonly totals: TotalsState | undefined;
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
  building: "Being built",
  announced: "Announced",
  paused: "Paused",
  lost: "Lost",
};

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

const UNITS: Readonly<Record<Measure, string>> = {
  gpus: "GPUs",
  h100e: "H100 equiv.",
  "mw-it": "MW, IT",
  "mw-facility": "MW, facility",
  "mw-grid": "MW, grid",
  "mw-unknown": "MW, kind not said",
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
  const totals = totalsState(shown, lens, context, chosen, today);
  const providerIds = new Set([...shown.map((e) => siteOf(e).provider), ...lens.provider]);
  return {
    ...headOf(shown, every, lens, totals),
    bar: barState("/compute", lens, context, SHOWN),
    fields: fieldsOf(facts, every, lens),
    size: lens.size === 0 ? "" : String(lens.size),
    notices: noticeState("/compute", lens, context, chosen, parsed.problems, parsed.warnings),
    asOf: longDay(asOf),
    axis,
    count:
      shown.length === every.length
        ? `All ${counted(shown.length, "site")}`
        : `${shown.length} of ${counted(every.length, "site")}`,
    order: ORDER[lens.sort],
    sizeNote: sizeNote(lens, without),
    groups: groupsOf(shown, facts, lens).map((group) => ({ ...group, rows: group.entries.map(rowOf) })),
    allHref: href("/compute", { ...lens, provider: [], country: [], bloc: "all", state: [], slip: [], size: 0 }, context),
    totals,
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
    }),
    links: linksOf(lens, context),
  };
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
  const { readings, arrival } = site;
  const { id, provider, country, bloc, scope } = readings.site;
  const asked = { measure, asked: lens.measure !== "own" };
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
    promised: targetFact(readings.promise, asked, "no dated promise"),
    stated: statedFact(readings, asked),
    observed: observedFact(readings, asked),
    slip: slipFact(readings, lens.asOf),
    estimate: estimateFact(arrival),
    chart: capacityBand(site, facts, axis.to, measure),
    unit: UNITS[measure],
  };
}

/** `Mistral AI` from `Mistral AI (Mistral Compute)`. */
const shortName = (name: string): string => name.replace(/ \(.*$/, "");

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
  const said = amountText(reading).replace("(it)", "(IT)");
  return reading.gpus === "unknown" && reading.mw !== "unknown" && reading.mwMeasure === "unknown"
    ? `${said} (kind not said)`
    : said;
}

const NO_AMOUNT = "an amount not stated";

interface Asked {
  readonly measure: Measure;
  /** Whether the reader asked for this measure; otherwise it is the site's own. */
  readonly asked: boolean;
}

function targetFact(reading: Reading | "none", { measure, asked }: Asked, none: string): Fact {
  if (reading === "none") return { value: none, notes: [], missing: true };
  const { value, notes } = sizeFact(reading, measure, asked);
  return {
    value: value === NO_AMOUNT ? "amount not stated" : value,
    when: dateText(reading),
    notes: [...notes, ...(reading.counts === "tranche" ? ["a part of the site"] : [])],
    missing: value === NO_AMOUNT,
  };
}

/** `by end of 2026`, `start by Q2 2027`, `not before 2027` */
function dateText({ date, bound, marks }: Reading): string {
  if (date === "undated") return "no date";
  const words = { year: `end of ${date.text}`, half: `${date.text.slice(5)} ${date.text.slice(0, 4)}` };
  const short = impreciseText(date, "short");
  const said =
    bound === "not-before"
      ? `not before ${short}`
      : `by ${date.precision === "year" || date.precision === "half" ? words[date.precision] : short}`;
  return marks === "first-capacity" ? `start ${said}` : said;
}

function statedFact(readings: SiteReadings, asked: Asked): Fact {
  const { stated, relation } = readings;
  if (relation.kind === "same") return { value: "as promised", notes: [], missing: true };
  const fact = targetFact(stated, asked, "no dated statement");
  return relation.kind === "not-known"
    ? { ...fact, notes: [...fact.notes, "in place of the promise or on top: not known"] }
    : fact;
}

function observedFact(readings: SiteReadings, { measure, asked }: Asked): Fact {
  const { observed } = readings;
  if (observed.status === "none") return { value: "no look from outside", notes: ["nothing known to run"], missing: true };
  if (observed.status === "observation")
    return {
      value: "nothing known to run",
      when: `last look ${impreciseText(observed.last.on, "short")}`,
      notes: [],
      missing: true,
    };
  const when = `runs since ${impreciseText(observed.since, "short")}`;
  const [one] = observed.readings;
  if (observed.readings.length === 1 && one) {
    const { value, notes } = sizeFact(one, measure, asked);
    return { value: value === NO_AMOUNT ? "amount not stated" : value, when, notes, missing: value === NO_AMOUNT };
  }
  const size = observedIn(readings, measure);
  if (size === "unknown")
    return { value: asked ? `no number in ${measureText(measure)}` : "amount not stated", when, notes: [], missing: true };
  const without = observed.readings.filter((r) => sizeIn(r, measure) === "unknown").length;
  return {
    value: `${number(size)} ${measureText(measure)}`,
    when,
    notes: [`${observed.readings.length} parts${without > 0 ? `, ${without} without a number` : ""}`],
    missing: false,
  };
}

const months = (n: number) => counted(Math.abs(n), "month");

/** What became of the first promise. */
function slipFact(readings: SiteReadings, asOf: Day): Fact {
  const fact = (value: string, missing = false): Fact => ({ value, notes: [], missing });
  const { promise } = readings;
  if (promise === "none") return fact("no promise to slip", true);
  const slip = slipsOf(readings, asOf).find((s) =>
    [s.promise, ...s.revisions.map((r) => r.reading)].some((r) => r.statement === promise.statement),
  );
  if (!slip) return fact("not known", true);
  const { outcome, revisions } = slip;
  if (outcome.status === "lost" || outcome.status === "paused") return fact(outcome.status);
  if (outcome.status === "overdue") return { ...fact(`overdue ${months(outcome.months)}`), notes: ["so far"] };
  if (outcome.status === "online") {
    if (outcome.months === "unknown") return fact("runs; since when not known", true);
    return outcome.months === 0 ? fact("on time") : fact(`${months(outcome.months)} ${outcome.months > 0 ? "late" : "early"}`);
  }
  const moved = revisions.at(-1)?.months ?? 0;
  if (moved === 0 && revisions.some((r) => r.months !== 0)) return fact("moved, and back again");
  return moved === 0 ? fact("not moved so far") : fact(`moved ${months(moved)} ${moved > 0 ? "later" : "earlier"}`);
}

function estimateFact(arrival: Arrival): Fact {
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
      if (p50 === "unknown") return missing("too little is known");
      return {
        value: `P50 ${quantileMonth(p50)}`,
        when: `P90 ${quantileMonth(p90)}`,
        notes: [`never ${shareText(never)}`],
        missing: false,
      };
    }
  }
}

/** A sum; what is computed from shares or equivalents bears no more than three figures. */
const sumText = (value: number, about: boolean): string => (about ? rounded(value) : number(value));

const stateCount = (entries: readonly Entry[], state: KnownState) =>
  entries.filter((e) => e.site.readings.state === state).length;

/** `2 are lost` from a state; nothing where there is none. */
const counting: readonly (readonly [KnownState, string, string])[] = [
  ["building", "is being built", "are being built"],
  ["announced", "is announced", "are announced"],
  ["paused", "is paused", "are paused"],
  ["lost", "is lost", "are lost"],
];

function headOf(
  shown: readonly Entry[],
  every: readonly Entry[],
  lens: Lens,
  totals: TotalsState | undefined,
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
  const online = stateCount(plan, "online");
  const others = counting.flatMap(([state, one, many]) => {
    const n = stateCount(plan, state);
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  });
  const said =
    online === 0
      ? `None of ${counted(plan.length, "compute site")} is online`
      : plan.length === 1
        ? "The site is online, at least in part"
        : `${online} of ${plan.length} compute sites ${online === 1 ? "is" : "are"} online, at least in part`;
  const headline = `${said}${others.length === 0 ? "" : `; ${others.join(", ").replace(/, ([^,]*)$/, " and $1")}`}.`;
  return { headline, lead: `${known} ${comingText(plan, lens.asOf)}${asideText}`, figures: figuresOf(plan, lens, totals) };
}

/** What is stated to come by the end of the next year, and how much of it can be expected. */
function coming(
  plan: readonly Entry[],
  asOf: Day,
): { until: Day; stated: number; expected: number | "unknown"; overdue: number } {
  const until = day(civil(asOf).year + 1, 12, 31);
  const pending = plan.flatMap(({ site: { arrival } }) => (arrival.status === "expected" ? [arrival] : []));
  const stated = pending.filter((a) => !a.overdue && a.stated <= until);
  const chances = stated.map((a) => chanceOn(a, until));
  return {
    until,
    stated: stated.length,
    expected: chances.some((c) => c === "unknown") ? "unknown" : chances.reduce<number>((sum, c) => sum + (c as number), 0),
    overdue: pending.filter((a) => a.overdue).length,
  };
}

function comingText(plan: readonly Entry[], asOf: Day): string {
  const { until, stated, expected, overdue } = coming(plan, asOf);
  const late =
    overdue === 0
      ? ""
      : ` ${overdue === 1 ? "One stated date is" : `${overdue} stated dates are`} over without word that ${overdue === 1 ? "it was" : "they were"} met.`;
  if (stated === 0) return `Nothing new is stated to come by ${longDay(until)}.${late}`;
  const sites = stated === 1 ? "One site is" : `${stated} sites are`;
  const chance =
    expected === "unknown"
      ? "too little is known of earlier promises to say how many can be expected"
      : `by the record of earlier promises, which is thin, ${expected < 0.5 ? "fewer than one" : `about ${Math.round(expected)}`} can be expected by then`;
  return `${sites} stated to come, or to grow, by ${longDay(until)}; ${chance}.${late}`;
}

function figuresOf(plan: readonly Entry[], lens: Lens, totals: TotalsState | undefined): ComputeState["figures"] {
  const { asOf } = lens;
  const measure = totals?.measure ?? "gpus";
  const unit = measureText(measure);
  const { until } = coming(plan, asOf);
  const [now, then] = totalsOver(
    plan.map((e) => e.site),
    [asOf, until],
    measure,
  ) as [Totals, Totals];
  const figure = (sum: Sum, what: string, about = measure === "h100e") => ({
    value: sum.sites === 0 ? "no number" : `${about ? "about " : ""}${sumText(sum.value, about)}`,
    text: `${unit} ${what}: ${sitesText(sum.sites, sum.unknown)}`,
  });
  return [
    figure(now.observed, `known to run on ${shortDay(asOf)}`),
    figure(
      then.promised,
      `promised first, by ${shortDay(until)}${then.promisedLost.value > 0 ? `, ${number(then.promisedLost.value)} of them lost or paused since` : ""}`,
    ),
    figure(then.stated, `running and stated by ${shortDay(until)}`),
    figure(then.expected, "expected of that by chance", true),
  ];
}

function fieldsOf(facts: Facts, every: readonly Entry[], lens: Lens): Choices[] {
  const present = <T>(of: (site: Site) => T) => new Set(every.map((e) => of(siteOf(e))));
  const [providers, countries] = [present((s) => s.provider), present((s) => s.country)];
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
        SITE_STATES.map((state) => ({ value: state, label: capital(SITE_STATE_WORDS[state]) })),
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
        ...MEASURES.map((measure) => ({ value: measure, label: capital(measureText(measure)).replace("Gpus", "GPUs") })),
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

function totalsState(
  shown: readonly Entry[],
  lens: Lens,
  context: LensContext,
  chosen: ChosenLaw,
  today: boolean,
): TotalsState | undefined {
  if (shown.length === 0) return undefined;
  const measure = lens.measure === "own" ? "gpus" : lens.measure;
  const days = daysOf(lens.asOf, context, chosen);
  const groups = BLOCS.flatMap((bloc) => {
    const sites = shown.filter((e) => siteOf(e).bloc === bloc && counts(e.site)).map((e) => e.site);
    if (sites.length === 0) return [];
    return [
      {
        bloc,
        sums: totalsOver(
          sites,
          days.map((d) => d.day),
          measure,
        ),
      },
    ];
  });
  const most = Math.max(
    1,
    ...groups.flatMap(({ sums }) => sums.flatMap((t) => [t.promised, t.stated, t.observed].map((s) => s.value))),
  );
  const cell = (sum: Sum, about = measure === "h100e"): TotalCell => ({
    value: sum.sites === 0 ? (sum.unknown === 0 ? "none" : "no number") : `${about ? "about " : ""}${sumText(sum.value, about)}`,
    share: sum.value / most,
    sites: sum.sites === 0 && sum.unknown === 0 ? "" : sitesText(sum.sites, sum.unknown),
  });
  return {
    measure,
    unit: measureText(measure),
    chosen: lens.measure !== "own",
    others: MEASURES.map((m) => ({
      label: UNITS[m],
      href: `${href("/compute", { ...lens, measure: m }, context)}#totals`,
      current: m === measure,
    })),
    groups: groups.map(({ bloc, sums }) => ({
      id: bloc,
      title: capital(BLOC_WORDS[bloc]),
      running: cell((sums[0] as Totals).observed),
      rows: sums.map((sum, i) => ({
        day: longDay(days[i]?.day as Day),
        note: days[i]?.note,
        promised: cell(sum.promised),
        lost: cell(sum.promisedLost),
        stated: cell(sum.stated),
        expected: cell(sum.expected, true),
      })),
    })),
    left: shown
      .filter((e) => !counts(e.site))
      .map((e) => {
        const site = siteOf(e);
        return {
          name: nameOf(site, today),
          href: siteHref(site.id, lens, context),
          why: site.scope ? SCOPE_NAMES[site.scope] : "",
        };
      }),
  };
}

/** The days of the sums: the as-of date, the ends of this and the next year, the duty of Annex III, and the ends of 2028 and 2030. */
function daysOf(asOf: Day, context: LensContext, chosen: ChosenLaw): { day: Day; note: string | undefined }[] {
  const { year } = civil(asOf);
  const lead = chosen.law.milestones.get(context.leadMilestone("high-risk-annex-iii") ?? "")?.practical;
  const dated = new Map<Day, string | undefined>([[asOf, "as known on"]]);
  for (const end of [year, year + 1, 2028, 2030]) if (day(end, 12, 31) > asOf) dated.set(day(end, 12, 31), undefined);
  if (lead?.status === "dated" && lead.day > asOf) dated.set(lead.day, "the duty for Annex III applies");
  return [...dated].sort(([a], [b]) => a - b).map(([on, note]) => ({ day: on, note }));
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
