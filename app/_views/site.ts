import type { AxisState, CapacityBandState, LawRow } from "@/app/_charts/state";
import type { Choice } from "@/app/_ui/fields";
import type { Dataset } from "@/db/files";
import type { SiteOn } from "@/lib/capacity/delay";
import { type Measure, mainMeasure, measuresOf, measureText } from "@/lib/capacity/measure";
import type { Site, Statement } from "@/lib/capacity/schema";
import { arrivalSentence, quantileMonth, shareText } from "@/lib/capacity/sentence";
import { sitesOn } from "@/lib/capacity/sites";
import { dayOf, monthsBetween } from "@/lib/capacity/slip";
import { amountText, fateOf, laterSize, type Reading, type SiteReadings, speakerText } from "@/lib/capacity/statement";
import { partName } from "@/lib/capacity/words";
import { quote } from "@/lib/errors";
import { type Facts, wordedBy } from "@/lib/facts";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { DELAY_KEYS, delaySettings, type Lens, type LensContext, type LensKey, type ParsedLens } from "@/lib/lens";
import { noteText } from "@/lib/notes";
import { civil, type Day, day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { countsFrom, type ImpreciseDate, impreciseText, parseImprecise, whenText } from "@/lib/time/imprecise";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { capacityBand, siteName } from "./capacity";
import { aboutTopic, apiHref } from "./countries";
import { lawRow } from "./law-state";
import { countriesLens, href, siteHref, siteLens } from "./links";
import { signalHref } from "./signals";
import { aboutEstimate, chanceWords, eventText } from "./site-chance";
import { type AskedSettings, type EstimateState, estimateState } from "./site-estimate";
import { type HereState, hereState, type TopicLead, topicLeads } from "./site-law";
import { type InsetState, insetState } from "./site-place";
import { type SlipRow, saidAgain, slipRows } from "./site-slip";
import { type StatementRow, statementRows } from "./site-statements";
import {
  aboutH100,
  byLatest,
  capital,
  chipsOf,
  inText,
  isStart,
  lower,
  monthsText,
  partText,
  quoted,
  regionName,
  runningText,
  SITE_STATE_WORDS,
  sinceText,
  sized,
  startText,
  statementOf,
  thingText,
  trancheText,
  UNSIZED,
} from "./site-words";
import { BLOC_WORDS } from "./words";

export const SITE_KEYS: readonly LensKey[] = ["law", "compare", "assume", "shift", "set", "asOf", ...DELAY_KEYS, "measure"];

/** One of the figures that answer: how much, when, how sure. `href` leads to the words it stands on. */
export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly href: string | undefined;
  readonly lines: readonly string[];
  /** Who gave the date and who the size, where these are two statements. */
  readonly from?: readonly { readonly label: string; readonly text: string; readonly href: string }[];
  /** The statement on which the sources disagree. */
  readonly conflict?: string;
}

/** Something said after the last look from outside. */
export interface LaterWord {
  readonly id: string;
  readonly on: string;
  readonly by: string;
  readonly words: string;
  readonly conflict: boolean;
}

/** What stands in no dated statement and belongs to the newest state. */
export interface Undated {
  readonly questions: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly value: string;
    readonly sourceIds: readonly string[];
  }[];
}

export interface SiteState {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly where: string;
  readonly provider: { readonly name: string; readonly href: string };
  /** Why it is no site of the plan, where it is none. */
  readonly scope: string | undefined;
  readonly state: SiteReadings["state"];
  readonly stateWords: string;
  /** What the state stands on, where the word alone says too much. */
  readonly stateNote: string | undefined;
  readonly headline: string;
  /** The word by which it counts as lost or paused. */
  readonly loss: { readonly href: string; readonly said: string; readonly words: string } | undefined;
  readonly bar: BarState;
  readonly measures: readonly Choice[];
  readonly notices: NoticeState;
  readonly asOf: string;
  /** What is known of it; undefined where nothing was known by the as-of date. */
  readonly known: SiteKnown | undefined;
  readonly allHref: string;
  /** The site beside a duty and the country it stands in. */
  readonly overviewHref: string;
}

export interface SiteKnown {
  readonly figures: readonly Figure[];
  readonly relation: string | undefined;
  /** Commitments that are no reading of their own. */
  readonly also: readonly {
    readonly id: string;
    readonly text: string;
    readonly again: readonly { readonly id: string; readonly text: string }[];
  }[];
  readonly later: { readonly title: string; readonly words: readonly LaterWord[] } | undefined;
  readonly chart:
    | {
        readonly axis: AxisState;
        readonly dutyDay: Day | undefined;
        readonly laws: readonly LawRow[];
        readonly band: CapacityBandState;
        /** Where it lies as a drawing of its own. */
        readonly file: string;
      }
    | undefined;
  readonly topics: readonly TopicLead[];
  readonly here: HereState;
  readonly slips: readonly SlipRow[];
  readonly estimate: EstimateState;
  readonly statements: readonly (StatementRow & { readonly signal: string })[];
  readonly undated: Undated | "not-kept";
  readonly inset: InsetState;
  readonly apiHref: string;
  readonly mapHref: string;
  /** Every source that a part of the page names. */
  readonly sourceIds: readonly string[];
}

/** What of the dataset the page needs beside the facts. */
export type SiteDataset = Pick<Dataset, "providers" | "delayEvidence">;

const TOPICS = ["high-risk-annex-iii", "high-risk-annex-i"] as const;

/**
 * One compute site; undefined where the dataset has none of this id.
 * @param typed the settings of the estimate as the reader typed them, which stay in the form where they were refused
 */
export function siteState(
  given: Facts,
  dataset: SiteDataset,
  parsed: ParsedLens,
  context: LensContext,
  id: string,
  typed: AskedSettings["typed"] = {},
): SiteState | undefined {
  const facts = wordedBy(given, parsed.lens.asOf);
  const site = facts.sites.find((s) => s.id === id);
  if (!site) return undefined;
  const { asOf } = parsed.lens;
  const current = asOf === context.today;
  const [now] = sitesOn(facts, asOf, delaySettings(parsed.lens), [site]) as [SiteOn];
  const { readings } = now;
  const measures = measuresOf(readings);
  const asked = parsed.lens.measure;
  const fits = asked === "own" || measures.includes(asked);
  const lens: Lens = fits ? parsed.lens : { ...parsed.lens, measure: "own" };
  const problems = fits
    ? parsed.problems
    : [
        ...parsed.problems,
        {
          param: "measure",
          message: `Nothing is said of this site in ${quote(asked)}; ${measures.length > 0 ? `use ${measures.join(", ")}` : "no size is known"}.`,
        },
      ];
  const chosen = chosenLaw(facts.law, lens);
  const path = `/compute/${site.id}`;
  const provider = dataset.providers.find((p) => p.id === site.provider);
  return {
    id: site.id,
    name: current ? site.name : siteName(site),
    short: siteName(site),
    where: `${site.place}; ${placeText(site, facts)}`,
    provider: { name: provider?.name ?? site.provider, href: computeHref(lens, context, `#provider-${site.provider}`) },
    scope: site.scope && SCOPE_WORDS[site.scope],
    state: readings.state,
    stateWords: SITE_STATE_WORDS[readings.state],
    stateNote: readings.state === "building" ? "works or permits are on record" : undefined,
    headline: headlineOf(now, asOf),
    loss: lossOf(readings),
    bar: barState(path, lens, context, ["law", "compare", "asOf", "measure"]),
    measures: measureChoices(readings, measures, lens, context),
    notices: noticeState(path, lens, context, chosen, problems, parsed.warnings),
    asOf: longDay(asOf),
    known:
      readings.state === "unknown"
        ? undefined
        : knownState(facts, dataset, now, lens, chosen, context, current, { problems: parsed.problems, typed }),
    allHref: computeHref(lens, context),
    overviewHref: overviewHref(facts, site, lens, context),
  };
}

const SCOPE_WORDS: Readonly<Record<NonNullable<Site["scope"]>, string>> = {
  "hyperscaler-general-cloud": "general cloud, no site of the plan",
  "reference-only": "for reference only",
  programme: "a programme, no single site",
};

/** `Norway, EEA outside the Union` */
function placeText({ country, bloc }: Site, facts: Facts): string {
  const name = facts.jurisdictions.find((j) => j.iso2 === country)?.name ?? regionName(country);
  return name === BLOC_WORDS[bloc] ? name : `${name}, ${BLOC_WORDS[bloc]}`;
}

/** The page of all sites, which takes of this lens the day and the settings of the estimate. */
function computeHref(lens: Lens, context: LensContext, anchor = ""): string {
  const { asOf, late, lost, mu, sigma } = lens;
  const base = countriesLens({ ...lens, law: "in-force", assume: [], shift: [], set: [], topic: [] }, context);
  const compare = context.law.scenarios.find((s) => s.amendments.length === 0)?.id ?? lens.compare;
  return href("/compute", { ...base, compare, asOf, late, lost, mu, sigma }, context) + anchor;
}

/** The overview with this site, and the country it stands in where that is one of those tracked. */
function overviewHref(facts: Facts, site: Site, lens: Lens, context: LensContext): string {
  const { late, lost, mu, sigma } = lens;
  const base = countriesLens({ ...lens, topic: [] }, context);
  const country = facts.jurisdictions.some((j) => j.iso2 === site.country) ? [site.country] : base.country;
  return href("/", { ...base, late, lost, mu, sigma, country, site: [site.id] }, context);
}

/** The measures in which anything is said, its own one first by being the default. */
function measureChoices(readings: SiteReadings, measures: readonly Measure[], lens: Lens, context: LensContext): Choice[] {
  if (measures.length === 0) return [];
  const own = mainMeasure(readings);
  const chosen = lens.measure === "own" ? own : lens.measure;
  return measures.map((measure) => ({
    value: measure === own ? "" : measure,
    label: capital(measureText(measure)),
    href: siteHref(readings.site.id, { ...lens, measure: measure === own ? "own" : measure }, context),
    current: measure === chosen,
  }));
}

function knownState(
  facts: Facts,
  dataset: SiteDataset,
  now: SiteOn,
  lens: Lens,
  chosen: ChosenLaw,
  context: LensContext,
  current: boolean,
  asked: AskedSettings,
): SiteKnown {
  const { readings } = now;
  const { site } = readings;
  const { asOf } = lens;
  const leads = TOPICS.map((topic) => aboutTopic(facts, chosen, topic).lead);
  const own = { late: "computed", lost: "computed", mu: "computed", sigma: "computed", measure: "own" } as const;
  const topics = topicLeads(now, leads, lens, context);
  const est = estimateState(facts, dataset, now, lens, context, current, asked);
  const statements = statementRows(facts, readings).map((s) => ({ ...s, signal: signalHref(`compute-${s.id}`, lens, context) }));
  const undated: Undated | "not-kept" = current ? undatedOf(site, dataset) : "not-kept";
  const inset = insetState(site);
  return {
    figures: figuresOf(now, leads[0], asOf),
    relation:
      readings.relation.kind === "not-known" || readings.relation.kind === "side-by-side" ? readings.relation.text : undefined,
    also: alsoSaid(readings),
    later: laterWords(readings),
    chart: chartOf(facts, now, leads, chosen, lens, context),
    topics,
    here: hereState(facts, site, chosen, lens, context),
    slips: slipRows(
      readings,
      asOf,
      facts.delay.outcomes.filter((o) => o.site === site.id && o.knownOn !== null && parseDay(o.knownOn) <= asOf),
    ),
    estimate: est,
    statements,
    undated,
    inset,
    apiHref: apiHref(`/api/v1/sites/${site.id}`, { ...lens, law: "in-force", assume: [], shift: [], set: [] }, context),
    mapHref: href("/map", countriesLens({ ...siteLens(lens, context), ...own, topic: [] }, context), context),
    sourceIds: [
      ...statements.flatMap((s) => s.sourceIds),
      ...topics.flatMap((t) => t.reasons.flatMap((r) => r.sourceIds)),
      ...est.sourceIds,
      ...(undated === "not-kept" ? [] : undated.rows.flatMap((r) => r.sourceIds)),
      ...(inset.sourceId ? [inset.sourceId] : []),
    ],
  };
}

/** `by 31 December 2026`, `on 1 January 2027 at the earliest`, without the words of the speaker. */
function byText(reading: Reading): string {
  const on = dayOf(reading);
  if (on === "undated") return "without a date";
  return reading.bound === "not-before" ? `on ${longDay(on)} at the earliest` : `by ${longDay(on)}`;
}

const toStart = (reading: Reading): string => (isStart(reading) ? "to start " : "");

/** ` (size of 16 September 2025)`, where the latest word gives none and the one that it replaces did. */
function sizeOfText(reading: Reading, readings: SiteReadings): string {
  const from = reading.sizeFrom === "own" ? undefined : statementOf(readings.known, reading.sizeFrom);
  return from ? ` (size of ${whenOf(from)})` : "";
}

/** What is stated and of what size; the part alone where a later word of another size and no date has ended the size taken over. */
function statedText(reading: Reading, readings: SiteReadings): string {
  const since = laterSize(readings, reading);
  if (!since) return `${thingText(reading, readings)}${trancheText(reading)}${sizeOfText(reading, readings)}`;
  const sizes = `${amountText(reading)} by an earlier word; ${amountText(since)} without a date, said ${whenText(since.statedOn)}`;
  return `${lower(partText(reading.tranche))}, without a size of its own (${sizes}),`;
}

/** The loss by which a site is no longer expected. */
const lastLoss = ({ state, known }: SiteReadings): Statement | undefined =>
  state === "lost" || state === "paused" ? known.findLast((s) => s.reading === "loss" && s.tranche === "site") : undefined;

function lossOf(readings: SiteReadings): SiteState["loss"] {
  const loss = lastLoss(readings);
  return loss && { href: `#${loss.id}`, said: `${capital(speakerText(loss.speaker))}, ${whenOf(loss)}`, words: loss.detail };
}

/** What is said, stated and seen of a site, in one sentence by cases. */
export function headlineOf({ readings, arrival }: SiteOn, asOf: Day): string {
  const { site, state, promise, stated, observed } = readings;
  const name = siteName(site);
  if (state === "unknown") return `Nothing was known of ${name} on ${longDay(asOf)}.`;
  const promised =
    promise === "none"
      ? undefined
      : `${thingText(promise, readings)}${trancheText(promise)}${sizeOfText(promise, readings)} ${sized(promise) ? "were" : "was"} promised ${toStart(promise)}${byText(promise)}`;
  if (state === "lost" || state === "paused") {
    const loss = lastLoss(readings);
    const by = loss
      ? ` by the word of ${speakerText(loss.speaker)} of ${whenText(parseImprecise(loss.statedOn)).replace(/^(on|in) /, "")}`
      : "";
    return `${name} is counted as ${state}${by}${promised ? `; ${promised}` : ""}.`;
  }
  const parts: string[] = [];
  if (observed.status === "online")
    parts.push(
      `${name}: ${runningText(observed)} ${runningText(observed) === UNSIZED ? "is" : "are"} online, by the word of ${speakersOf(observed.readings)}`,
    );
  if (promised) parts.push(parts.length > 0 ? promised : `${name}: ${promised}`);
  else parts.push(`no dated promise is known${parts.length > 0 ? "" : ` for ${name}`}`);
  const came = cameText(readings);
  // Where it is told how it came against the stated day, the day is named; otherwise the date as exactly as it was given.
  if (promise !== "none" && stated !== "none" && stated.statement !== promise.statement)
    parts.push(`stated since: ${statedText(stated, readings)} ${toStart(stated)}${came ? byText(stated) : inText(stated)}`);
  if (came) parts.push(came);
  if (arrival.status === "expected" && arrival.overdue) parts.push("that day is over, and nothing known says that it is online");
  if (observed.status === "observation") parts.push(`nothing was seen running ${whenText(observed.last.on)}`);
  if (observed.status === "none" && promised) parts.push("no look from outside is known");
  return `${capital(parts.join("; "))}.`;
}

/** Where what is stated runs: how that stands to the day it was stated for. */
function cameText(readings: SiteReadings): string | undefined {
  const { stated } = readings;
  if (stated === "none") return undefined;
  const [fate, named] = [fateOf(readings, stated), dayOf(stated)];
  if (fate.status !== "online" || named === "undated") return undefined;
  const months = monthsBetween(named, fate.date.latest);
  if (months > 0 && !fate.since) return `online ${byLatest(fate.date)}`;
  if (months === 0) return "it came by that day";
  return `it came ${fate.since ? "" : "at least "}${monthsText(months, "after that day", "before that day", "")}`;
}

/** The month or day of a statement. */
const whenOf = (s: Statement): string => impreciseText(parseImprecise(s.statedOn));

const speakersOf = (readings: readonly Reading[]): string => [...new Set(readings.map((r) => speakerText(r.by)))].join(" and ");

function figuresOf(now: SiteOn, lead: ResolvedMilestone | undefined, asOf: Day): Figure[] {
  const { readings } = now;
  const { promise } = readings;
  return [
    promise === "none"
      ? {
          label: "Promised",
          value: "no dated promise",
          href: "#statements",
          lines: ["Nothing with a date was promised, as far as is known."],
        }
      : readingFigure("Promised", promise, readings),
    statedFigure(readings),
    observedFigure(readings),
    estimateFigure(now, lead, asOf),
  ];
}

function readingFigure(label: string, reading: Reading, readings: SiteReadings): Figure {
  const { known } = readings;
  const when = `${byText(reading)} (${quoted(reading.words)})`;
  const size = reading.sizeFrom === "own" ? undefined : statementOf(known, reading.sizeFrom);
  const since = laterSize(readings, reading);
  const thing = thingText(reading, readings);
  const conflict = conflictIn([reading]);
  return {
    label,
    value: thing === UNSIZED ? "Size not said" : capital(thing),
    href: `#${reading.statement}`,
    lines: [
      isStart(reading)
        ? `${capital(startText(sized(reading)))}. ${partText(reading.tranche)}, ${when}.`
        : `${partText(reading.tranche)}, ${when}.`,
      sizeLine(reading, known),
      size ? `The size is of an earlier word, ${whenOf(size)}.` : "",
      since ? `${capital(amountText(since))} without a date: said by ${speakerText(since.by)} ${whenText(since.statedOn)}.` : "",
      size ? "" : `Said by ${speakerText(reading.by)} ${whenText(reading.statedOn)}.`,
    ].filter(Boolean),
    ...(size
      ? {
          from: [
            {
              label: "Date",
              text: `${speakerText(reading.by)}, ${impreciseText(reading.statedOn)}`,
              href: `#${reading.statement}`,
            },
            { label: "Size", text: `${speakerText(size.speaker)}, ${whenOf(size)}`, href: `#${size.id}` },
          ],
        }
      : {}),
    ...(conflict ? { conflict } : {}),
  };
}

/** The first of the readings on which the sources disagree. */
const conflictIn = (readings: readonly Reading[]): string | undefined => {
  const found = readings.find((r) => r.confidence === "conflict");
  return found && `#${found.statement}`;
};

/** The other measures of a reading. */
function sizeLine(reading: Reading, known: readonly Statement[]): string {
  const { gpus, mw, mwMeasure, h100e } = reading;
  const power = gpus === "unknown" || mw === "unknown" ? undefined : amountText({ ...reading, gpus: "unknown" });
  const h100 = gpus === "unknown" ? undefined : aboutH100(h100e, chipsOf([reading], known));
  // Beside a number of GPUs the power of the grid is a connection, and no second size.
  const beside = power && mwMeasure === "grid" ? `grid connection ${power.replace(" (grid)", "")}` : power;
  const said = [h100, beside].filter((s) => s !== undefined);
  return said.length === 0 ? "" : `${capital(said.join("; "))}.`;
}

/** Commitments that stand and are no reading of their own: without a size or without a date. */
function alsoSaid({ promise, stated, commitments, known }: SiteReadings): SiteKnown["also"] {
  const named = [promise, stated].map((r) => (r === "none" ? "" : r.statement));
  const replaced = new Set(known.map((s) => s.supersedes));
  const others = commitments.filter(
    (c) => !named.includes(c.statement) && !replaced.has(c.statement) && (c.date === "undated" || !sized(c)),
  );
  const same = (a: Reading, b: Reading) => a.tranche === b.tranche && (a.date === "undated") === (b.date === "undated");
  return others.flatMap((c) => {
    const alike = others.filter((o) => same(o, c));
    // Of sizes without a date the latest counts; of dates the first, with what was said on the same part since.
    if (c !== (c.date === "undated" ? alike.at(-1) : alike[0])) return [];
    const part = lower(partText(c.tranche));
    const thing = capital(c.date === "undated" ? thingText(c, { known }) : `${isStart(c) ? "a start " : ""}${byText(c)}`);
    return [
      {
        id: c.statement,
        text:
          c.date === "undated" ? `${thing}, without a date (${part})` : `${thing}, without a size (${part}; ${quoted(c.words)})`,
        again: c.date === "undated" ? [] : alike.flatMap((later) => saidAgain(c, later)),
      },
    ];
  });
}

function statedFigure(readings: SiteReadings): Figure {
  const { promise, stated } = readings;
  if (stated === "none")
    return { label: "Stated", value: "nothing dated", href: "#statements", lines: ["No commitment with a date is known."] };
  if (promise !== "none" && stated.statement === promise.statement)
    return {
      label: "Stated",
      value: "as promised",
      href: `#${stated.statement}`,
      lines: ["The promise is also the latest commitment with a date and a size."],
    };
  const figure = readingFigure("Stated", stated, readings);
  return readings.relation.kind === "not-known"
    ? { ...figure, lines: [...figure.lines, "In place of the promise or on top: not known."] }
    : figure;
}

function observedFigure({ observed, online, known }: SiteReadings): Figure {
  const label = "Observed";
  if (observed.status === "online") {
    const { readings, h100e, withoutGpus } = observed;
    const amount = runningText(observed);
    const only = readings.length === 1 ? readings[0] : undefined;
    const first = only ?? online[0];
    const by = `by the word of ${speakersOf(readings)}`;
    const conflict = conflictIn(readings);
    return {
      label,
      value: capital(amount === UNSIZED ? "online, size not known" : `${amount} online`),
      href: `#${readings[0]?.statement}`,
      lines: [
        `${only ? partText(only.tranche) : `${readings.length} parts, the first`}${only ? "," : ""} ${first ? runsWhen(first, known) : ""}, ${by}.`,
        h100e === "unknown" ? "H100 equivalents: not known." : `${capital(aboutH100(h100e, chipsOf(readings, known)))}.`,
        withoutGpus.length > 0 && readings.length > withoutGpus.length
          ? `Not in the sum, their number is not known: ${withoutGpus.map(partName).join(", ")}.`
          : "",
      ].filter(Boolean),
      ...(conflict ? { conflict } : {}),
    };
  }
  if (observed.status === "none")
    return {
      label,
      value: "no outside look",
      href: undefined,
      lines: ["Nothing known says that anything runs, and no look from outside is known."],
    };
  const { last } = observed;
  return {
    label,
    value: "nothing seen running",
    href: `#${last.statement}`,
    lines: [`${capital(whenText(last.on))}; no outside look since.`, `“${last.words}”`],
  };
}

/** Since when a part runs, or by when at the latest. */
function runsWhen(reading: Reading, known: readonly Statement[]): string {
  const since = statementOf(known, reading.statement)?.target?.when !== undefined;
  return sinceText({ date: ends(reading), since });
}

function estimateFigure(now: SiteOn, lead: ResolvedMilestone | undefined, asOf: Day): Figure {
  const { arrival, estimate: of } = now;
  const label = "Estimate";
  const at = "#estimate";
  if (arrival.status === "online")
    return {
      label,
      value: "online",
      href: at,
      lines: [`${partText(arrival.reading.tranche)}: ${lower(arrivalSentence(arrival))}`],
    };
  if (arrival.status === "lost") return { label, value: "lost", href: at, lines: ["It has no date."] };
  if (arrival.status === "paused") return { label, value: "paused", href: at, lines: ["No new date is known."] };
  if (arrival.status === "undated")
    return { label, value: "no estimate", href: at, lines: ["No date with which it could start is known."] };
  const rest = [
    `P50 ${quantileMonth(of.p50)}, P90 ${quantileMonth(of.p90)} if it is not lost; never: ${shareText(of.never)}.`,
    "From few outcomes of other sites.",
  ];
  const about = aboutEstimate(now);
  if (lead?.practical.status !== "dated")
    return { label, value: `P50 ${quantileMonth(of.p50)}`, href: at, lines: [...about, ...rest] };
  const on = lead.practical.day;
  const { share, rule } = chanceWords(now, on);
  return {
    label,
    value: `${share} on ${shortDay(on)}${rule ? ", by this model" : ""}`,
    href: at,
    lines: [
      ...about,
      `Chance that ${eventText(now)} by the day Annex III ${on <= asOf ? "applied" : "applies"}.`,
      ...(rule ? [rule] : []),
      ...rest,
    ],
  };
}

/** At most so many later words stand above the chart. */
const LATER = 4;

/** What was said after the last look from outside; where there was none, or something runs, the latest word. */
function laterWords(readings: SiteReadings): SiteKnown["later"] {
  const { observed, known } = readings;
  const last = observed.status === "observation" ? observed.last : undefined;
  const after = last
    ? known.slice(known.findIndex((s) => s.id === last.statement) + 1).filter((s) => s.reading !== "forecast")
    : known.slice(-1);
  if (after.length === 0) return undefined;
  return {
    title: last ? `Said since the last look from outside, ${impreciseText(last.on)}` : "Latest word",
    words: after
      .slice(-LATER)
      .reverse()
      .map((s) => ({
        id: s.id,
        on: whenOf(s),
        by: speakerText(s.speaker),
        words: s.detail,
        conflict: s.confidence === "conflict",
      })),
  };
}

function chartOf(
  facts: Facts,
  now: SiteOn,
  leads: readonly ResolvedMilestone[],
  chosen: ChosenLaw,
  lens: Lens,
  context: LensContext,
): SiteKnown["chart"] {
  const axis = axisOf(facts, now, leads, lens.asOf);
  const band = capacityBand(now, facts, axis.to, lens.measure === "own" ? mainMeasure(now.readings) : lens.measure);
  if (!band.promise && !band.stated && band.forecasts.length + band.observed.length === 0) return undefined;
  const [first] = leads;
  return {
    axis,
    dutyDay: first?.practical.status === "dated" ? first.practical.day : undefined,
    laws: leads.map((m, i) =>
      lawRow(
        m,
        chosen,
        i === 0,
        href(`/milestones/${m.id}`, { ...countriesLens({ ...lens, topic: [] }, context), duty: m.id }, context),
      ),
    ),
    band,
    file: href("/charts/capacity.svg", { ...siteLens(lens, context), site: [now.readings.site.id] }, context),
  };
}

/** The most years that are drawn after the as-of date. */
const YEARS_AHEAD = 6;

/** From the first dated word to the years of what is stated, of P50 and of the duties. */
function axisOf(facts: Facts, { readings, estimate }: SiteOn, leads: readonly ResolvedMilestone[], asOf: Day): AxisState {
  const { year } = civil(asOf);
  const datasetDay = parseDay(facts.datasetDay);
  const dates = [readings.promise, readings.stated].flatMap((r) => (r === "none" ? [] : [r]));
  const firsts = [
    ...dates.map((r) => countsFrom(r.statedOn, datasetDay)),
    ...readings.online.map((r) => ends(r).earliest),
    ...readings.observations.slice(-1).map((o) => o.on.earliest),
  ];
  const first = Math.max(year - 4, Math.min(year, ...firsts.map((d) => civil(d).year)));
  const { p50 } = estimate;
  const lasts = [
    ...dates.map((r) => ends(r).latest),
    ...readings.forecasts.map((r) => ends(r).latest),
    ...leads.flatMap((m) => (m.practical.status === "dated" ? [m.practical.day] : [])),
    ...(typeof p50 === "number" ? [p50] : []),
  ].map((d) => civil(d).year);
  const last = Math.min(year + YEARS_AHEAD, Math.max(year + 1, ...lasts));
  return { from: day(first, 1, 1), to: day(last + 1, 1, 1), asOf, asOfLabel: shortDay(asOf) };
}

const ends = (r: Reading): ImpreciseDate => (r.date === "undated" ? r.statedOn : r.date);

/** Facts without a date of their own; they are shown for today alone. */
function undatedOf(site: Site, dataset: SiteDataset): Undated {
  const provider = dataset.providers.find((p) => p.id === site.provider);
  const country = (iso2: string | null | undefined) => (iso2 ? regionName(iso2) : "not known");
  const row = (id: string, label: string, value: string, sourceIds: readonly string[] = []) => ({ id, label, value, sourceIds });
  return {
    questions: (site.openQuestions ?? []).map(noteText),
    rows: [
      row(
        "operator",
        "Operator",
        provider ? `${provider.name}, incorporated in: ${country(provider.incorporatedIn)}` : site.provider,
        provider?.sources ?? [],
      ),
      ...(provider
        ? [
            row("owner", "Owner of the operator", provider.parentOrOwner),
            row("ownership", "On the ownership", provider.ownershipNote),
            row(
              "eu",
              "Operator established in the EU",
              provider.euEstablished === null ? "not known" : provider.euEstablished ? "yes" : "no",
            ),
          ]
        : []),
      row("partners", "Partners", site.partners.join("; ") || "none known"),
      row("tenants", "Tenants", site.tenants.join("; ") || "none known"),
      row("energy", "Energy", site.energy ?? "not known"),
      row("class", "Kind of building", `${CLASS_NAMES[site.class]}. ${site.classReason}`),
      ...Object.entries(site.trancheClass ?? {}).map(([tranche, c]) =>
        row(`class-${tranche}`, `Kind of building, ${lower(partText(tranche))}`, CLASS_NAMES[c]),
      ),
    ],
  };
}

const CLASS_NAMES: Readonly<Record<Site["class"], string>> = {
  "existing-hall": "Existing hall",
  greenfield: "New building",
  unknown: "Not known",
};
