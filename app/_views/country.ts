import type { DimensionRow } from "@/app/_charts/levels/state";
import type { AxisState, EnforcementBandState } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import { readSite } from "@/lib/capacity/statement";
import { dimensionHistory } from "@/lib/enforcement/history";
import { assumedFrom, type Bite, countryText, type LevelStep, levelOn, type Subject } from "@/lib/enforcement/level";
import { otherCeiling, penaltiesSentence, penaltyEvents } from "@/lib/enforcement/penalties";
import type { Dimension, EnforcementEvent, EnforcementState, Jurisdiction } from "@/lib/enforcement/schema";
import { assumedSentence, countrySentence } from "@/lib/enforcement/sentence";
import { covers } from "@/lib/enforcement/state";
import { type Facts, factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, versionName } from "@/lib/law/chosen";
import { isDuty } from "@/lib/law/duty";
import { inWordsOfTheAct } from "@/lib/law/readable";
import type { Topic } from "@/lib/law/schema";
import { listed, outcomeLabel } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import { DEFAULT_TOPIC, type Lens, type LensContext, type LensKey, type ParsedLens } from "@/lib/lens";
import { noteText } from "@/lib/notes";
import { civil, type Day, day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { compareImprecise, countsFrom, impreciseText, parseImprecise } from "@/lib/time/imprecise";
import { type EnforcementGap, enforcementGap, publicBodies } from "@/lib/windows";
import { assumptionWarnings } from "./assumed";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { siteName } from "./capacity";
import {
  type About,
  aboutTopic,
  apiHref,
  type LevelFacts,
  levelFacts,
  mayMiss,
  oneTopic,
  progressOf,
  topicOf,
  topicOptions,
} from "./countries";
import { countryBand, hasOwnPenalty, isUnlisted } from "./enforcement";
import { countriesLens, countryHref, href, siteHref } from "./links";
import { levelsOf } from "./panel";
import { signalHref } from "./signals";
import { lower } from "./site-words";
import { CONFIDENCE_WORDS, DIMENSION_WORDS, SCOPE_WORDS, STATE_WORDS, TRACK_WORDS } from "./words";

export const COUNTRY_KEYS: readonly LensKey[] = ["law", "compare", "assume", "shift", "set", "fine", "name", "asOf", "topic"];

export interface EventRow {
  readonly id: string;
  readonly on: string;
  readonly dimension: string;
  readonly state: string;
  readonly detail: string;
  readonly authority: string | undefined;
  readonly instrument: string | undefined;
  /** What it is limited to. */
  readonly scope: string | undefined;
  /** Whose word it is, where it is not the State's. */
  readonly by: string | undefined;
  readonly planned: boolean;
  /** It is one of the events that make the level of today. */
  readonly made: boolean;
  /** Why it does not count for the level; undefined where it may. */
  readonly aside: string | undefined;
  readonly note: string | undefined;
  readonly sure: string;
  readonly conflict: boolean;
  readonly sourceIds: readonly string[];
  /** The page of what it moved; undefined for what has not happened. */
  readonly signal: string | undefined;
}

/** What somebody else says, beside what the State's own events come to. */
export interface OtherWord {
  readonly id: string;
  readonly on: string;
  readonly by: string;
  readonly dimension: string;
  readonly says: string;
  readonly ours: string;
  readonly verdict: "agrees" | "differs" | "nothing of our own to compare";
  readonly detail: string;
  readonly sourceIds: readonly string[];
}

export interface TopicRow {
  readonly topic: Topic;
  readonly title: string;
  readonly href: string;
  readonly current: boolean;
  readonly duty: string;
  readonly dutyHref: string;
  readonly date: string;
  readonly power: string;
  readonly gap: string;
  readonly bites: string;
}

export interface CountryState {
  readonly iso2: string;
  readonly name: string;
  readonly place: string;
  readonly headline: string;
  readonly lead: string;
  /** What the level means for who is bound. */
  readonly binding: readonly string[];
  readonly level: LevelFacts;
  readonly made: readonly EventRow[];
  readonly bar: BarState;
  readonly topics: { readonly value: string; readonly options: readonly Option[] };
  readonly notices: NoticeState;
  readonly axis: AxisState;
  readonly dutyDay: Day | undefined;
  readonly band: EnforcementBandState;
  readonly dimensions: readonly DimensionRow[];
  readonly phrase: string;
  readonly events: readonly EventRow[];
  readonly others: readonly OtherWord[];
  readonly conflicts: readonly EventRow[];
  /** Undated, so they belong to today alone. */
  readonly questions: readonly string[] | "not-kept";
  readonly summary: string | undefined;
  readonly byTopic: readonly TopicRow[];
  readonly nobody: string;
  readonly sites: readonly { readonly id: string; readonly name: string; readonly href: string }[];
  readonly asOf: string;
  readonly allHref: string;
  readonly compareHref: string;
  readonly drawingHref: string;
  readonly apiHref: string;
}

/** One country; undefined where the dataset has none of this code. */
export function countryState(given: Facts, parsed: ParsedLens, context: LensContext, code: string): CountryState | undefined {
  const facts = factsUnder(given, parsed.lens);
  const j = facts.jurisdictions.find((one) => one.iso2 === code.toUpperCase());
  if (!j) return undefined;
  const { lens } = parsed;
  const { asOf } = lens;
  const chosen = chosenLaw(facts.law, lens);
  const about = aboutTopic(facts, chosen, topicOf(lens));
  const timeline = levelsOf(facts, j, about.subject);
  const now = levelOn(timeline, asOf);
  const assumed = assumedFrom(j, timeline);
  const current = asOf === context.today;
  const path = `/countries/${j.iso2}`;
  const events = eventRows(facts, j, about, now, asOf, current).map((e) => ({
    ...e,
    signal: e.planned ? undefined : signalHref(`enforcement-${e.id}`, lens, context),
  }));
  const sites = sitesIn(facts, j, lens, context);
  const duty = about.lead.practical;
  return {
    iso2: j.iso2,
    name: j.name,
    place: PLACE[j.bloc],
    headline: [
      countrySentence(j, now, isUnlisted(facts, about.gap), hasOwnPenalty(facts, j, about.gap, asOf)),
      assumed ? assumedSentence(j, assumed) : "",
    ]
      .filter(Boolean)
      .join(" "),
    lead: `${PLACE[j.bloc]}. For ${TOPIC_WORDS[about.topic].phrase}, as known on ${longDay(asOf)}.`,
    binding: bindingOf(
      j,
      about,
      now,
      asOf,
      sites.length,
      versionName(chosen),
      penaltyEvents(j, asOf, parseDay(facts.datasetDay)),
    ),
    level: levelFacts(j, timeline, about, asOf),
    made: events.filter((e) => e.made),
    bar: barState(path, lens, context, ["law", "compare", "asOf", "topic"], { topic: DEFAULT_TOPIC }),
    topics: { value: about.topic, options: topicOptions(facts) },
    notices: noticeState(
      path,
      lens,
      context,
      chosen,
      [...parsed.problems, ...oneTopic(lens)],
      [...parsed.warnings, ...assumptionWarnings({ ...facts, jurisdictions: [j] }, [about.subject])],
    ),
    axis: axisOf(asOf, duty.status === "dated" ? duty.day : asOf),
    dutyDay: duty.status === "dated" ? duty.day : undefined,
    band: { ...countryBand(j, timeline, about.lead, lens), title: "Level", subtitle: `for ${TOPIC_WORDS[about.topic].phrase}` },
    dimensions: dimensionRows(j, timeline, asOf),
    phrase: TOPIC_WORDS[about.topic].phrase,
    events,
    others: othersOf(facts, j, timeline, asOf),
    conflicts: events.filter((e) => e.conflict),
    questions: current ? j.openQuestions.map(noteText) : "not-kept",
    summary: current ? inWordsOfTheAct(j.summary) : undefined,
    byTopic: topicRows(facts, j, chosen, lens, context),
    nobody: listed(facts.enforcementMap.topics.filter((t) => t.enforcer === "none").map((t) => TOPIC_WORDS[t.topic].phrase)),
    sites,
    asOf: longDay(asOf),
    allHref: href("/countries", countriesLens(lens, context), context),
    compareHref: `${href("/countries", { ...countriesLens(lens, context), country: beside(j.iso2) }, context)}#side-by-side`,
    drawingHref: href("/charts/country.svg", { ...lens, country: [j.iso2] }, context),
    apiHref: apiHref(`/api/v1/jurisdictions/${j.iso2}`, lens, context),
  };
}

const PLACE: Readonly<Record<Jurisdiction["bloc"], string>> = {
  EU: "Member State of the EU",
  EEA: "EEA EFTA State, not a member of the EU",
  UK: "Outside the EU and the EEA",
};

/** Something to stand beside: Germany, or France for Germany itself. */
const beside = (iso2: string): string[] => [iso2, iso2 === "DE" ? "FR" : "DE"];

function axisOf(asOf: Day, duty: Day): AxisState {
  const { year } = civil(asOf);
  const last = Math.min(Math.max(year + 2, civil(duty).year), year + 6);
  return { from: day(Math.min(2024, year), 1, 1), to: day(last + 1, 1, 1), asOf, asOfLabel: shortDay(asOf) };
}

/** Who is bound, whatever the level is. */
function bindingOf(
  j: Jurisdiction,
  about: About,
  now: LevelStep,
  asOf: Day,
  sites: number,
  version: string | undefined,
  penalties: readonly EnforcementEvent[],
): string[] {
  const name = countryText(j);
  const { practical } = about.lead;
  if (j.bloc !== "EU" && now.because && now.because.kind !== "commission" && now.because.kind !== "edps") {
    return [
      `Whoever places a system on the market or puts it into service in the EU is bound there all the same: a firm from ${name} that does so in the EU falls under the Act.`,
      sites > 0
        ? `${name.charAt(0).toUpperCase()}${name.slice(1)} hosts compute: ${sites === 1 ? "one site is" : `${sites} sites are`} known. Hosting compute does not make the Act law there, and it frees nobody who is active in the EU.`
        : "",
    ].filter(Boolean);
  }
  if (about.subject.enforcer === "none" || !isDuty(about.lead.milestone)) return [];
  if (practical.status !== "dated") return ["The duty has no day of application under this version of the law."];
  const applies = practical.day <= asOf;
  const binds = applies
    ? `The duty has applied since ${longDay(practical.day)} and binds in ${name} all the same`
    : `From ${longDay(practical.day)} the duty binds in ${name} all the same`;
  const national = about.subject.enforcer === "national";
  const made = now.events.filter((e) => e.dimension === "penalties");
  const ceiling = about.gap.maxFine;
  const other = ceiling === null ? undefined : otherCeiling(made, ceiling);
  const said =
    national && about.gap.maxFine === null
      ? `${binds}. The Act lists no EU fine for it; a Member State may set a penalty of its own, and contracts or civil claims may bite.`
      : national && now.level === "power-to-fine"
        ? applies
          ? version
            ? `Under ${version}, which is not the law in force, the duty has applied since ${longDay(practical.day)}; the power to fine is in place.`
            : `The duty has applied since ${longDay(practical.day)} and the power to fine is in place${other === undefined ? ": it bites" : "; whether it reaches this duty is not certain"}.`
          : `The power to fine is not a fine yet: the duty does not apply. From ${longDay(practical.day)} it binds here.`
        : national
          ? `${binds}, also where nobody there can fine; contracts or civil claims may bite meanwhile.`
          : `${binds}; who can fine for a breach does not depend on the country.`;
  return [
    said,
    national && ceiling === null ? penaltiesSentence(j, penalties, about.gap.milestone.citation) : "",
    national && ceiling !== null && now.level === "power-to-fine" && made.every((e) => e.scope === undefined)
      ? [
          "The record does not say for which articles these penalties are, so they are counted for every topic; the words below may be narrower.",
          other ?? "",
          publicBodies(about.gap.milestone.addressees) ?? "",
        ]
          .filter(Boolean)
          .join(" ")
      : "",
  ].filter(Boolean);
}

const ORDER: readonly Dimension[] = [
  "implementing-law",
  "market-surveillance-authority",
  "penalties",
  "single-point-of-contact",
  "notifying-authority",
  "fundamental-rights-bodies",
  "sandbox",
  "eea-incorporation",
];

function dimensionRows(j: Jurisdiction, timeline: readonly LevelStep[], asOf: Day): DimensionRow[] {
  const first = timeline.find((step) => step.from !== "start")?.from;
  const from = Math.min(day(2024, 1, 1), first === undefined || first === "start" ? asOf : first, asOf) as Day;
  return ORDER.filter((dimension) => dimension !== "eea-incorporation" || j.bloc === "EEA").map((dimension) => ({
    id: dimension,
    name: DIMENSION_WORDS[dimension],
    blocks: dimensionHistory(timeline, dimension, from, asOf).map(({ from, to, state }) => ({
      from,
      to,
      progress: progressOf(state.state),
      label: STATE_WORDS[state.state],
    })),
  }));
}

function eventRows(
  facts: Facts,
  j: Jurisdiction,
  { topic }: About,
  now: LevelStep,
  asOf: Day,
  current: boolean,
): Omit<EventRow, "signal">[] {
  const datasetDay = parseDay(facts.datasetDay);
  const made = new Set(now.events.map((e) => e.id));
  return (
    j.events
      .map((event) => ({ event, on: parseImprecise(event.on) }))
      // A plan for a later day was announced at a day that is not recorded, so it belongs to today's state
      .filter(({ event, on }) => countsFrom(on, datasetDay) <= asOf || (current && event.planned === true))
      .sort((a, b) => compareImprecise(a.on, b.on))
      .map(({ event, on }) => ({
        id: event.id,
        on: impreciseText(on, "short"),
        dimension: DIMENSION_WORDS[event.dimension],
        state: STATE_WORDS[event.state],
        detail: event.detail,
        authority: event.authority ? noteText(event.authority) : undefined,
        instrument: event.instrument,
        scope: event.scope && SCOPE_WORDS[event.scope],
        by: event.track === "national" ? undefined : TRACK_WORDS[event.track],
        planned: event.planned === true,
        made: made.has(event.id),
        aside: asideOf(event, topic),
        note: current ? event.note : undefined,
        sure: CONFIDENCE_WORDS[event.confidence],
        conflict: event.confidence === "conflict",
        sourceIds: event.sources,
      }))
  );
}

function asideOf(event: EnforcementEvent, topic: Topic): string | undefined {
  if (event.track !== "national") return "It is not the word of the State, so it does not count for the level.";
  if (event.planned) return "It was announced for that day and is not confirmed, so it does not count for the level.";
  return covers(event.scope, topic) ? undefined : `It does not speak for ${TOPIC_WORDS[topic].phrase}.`;
}

/** Nothing, on the way, or there: finer differences between two lists are a matter of words. */
const STAGE: Readonly<Record<EnforcementState, number>> = {
  none: 0,
  announced: 1,
  draft: 1,
  "in-parliament": 1,
  adopted: 1,
  designated: 2,
  "in-force": 2,
  operational: 2,
};

function othersOf(facts: Facts, j: Jurisdiction, timeline: readonly LevelStep[], asOf: Day): OtherWord[] {
  const datasetDay = parseDay(facts.datasetDay);
  return j.events
    .filter((event) => event.track !== "national")
    .map((event) => ({ event, on: parseImprecise(event.on), from: countsFrom(parseImprecise(event.on), datasetDay) }))
    .filter(({ from }) => from <= asOf)
    .sort((a, b) => compareImprecise(a.on, b.on))
    .map(({ event, on, from }) => {
      const ours = levelOn(timeline, from).dimensions[event.dimension];
      return {
        id: event.id,
        on: impreciseText(on, "short"),
        by: TRACK_WORDS[event.track],
        dimension: DIMENSION_WORDS[event.dimension],
        says: STATE_WORDS[event.state],
        ours: "made" in ours ? `${STATE_WORDS[ours.state]} since ${shortDay(ours.since)}` : STATE_WORDS[ours.state],
        verdict:
          "made" in ours
            ? STAGE[ours.state] === STAGE[event.state]
              ? ("agrees" as const)
              : ("differs" as const)
            : ("nothing of our own to compare" as const),
        detail: event.detail,
        sourceIds: event.sources,
      };
    });
}

const WHO: Readonly<Record<Subject["enforcer"], string>> = {
  national: "",
  commission: "the Commission",
  edps: "the EDPS",
  none: "",
};

/** `the Commission, 2 August 2026`; what stands in its place is told once, beside it. */
const whoAndWhen = (who: string, { to, text }: Pick<EnforcementGap, "to" | "text">): string =>
  who !== "" && to.text === text ? who : [who, who === "" ? to.text : lower(to.text)].filter(Boolean).join(", ");

function topicRows(facts: Facts, j: Jurisdiction, chosen: ChosenLaw, lens: Lens, context: LensContext): TopicRow[] {
  const order = Object.keys(TOPIC_WORDS) as Topic[];
  return order.flatMap((topic): TopicRow[] => {
    const about = aboutTopic(facts, chosen, topic);
    if (about.subject.enforcer === "none") return [];
    const gap = enforcementGap(about.gap, {
      law: chosen.law,
      map: facts.enforcementMap,
      jurisdiction: j,
      asOf: lens.asOf,
      datasetAsOf: parseDay(facts.datasetDay),
    });
    const timeline = levelsOf(facts, j, about.subject);
    const now = levelFacts(j, timeline, about, lens.asOf);
    const duty = isDuty(about.lead.milestone);
    const national = about.subject.enforcer === "national";
    return [
      {
        topic,
        title: TOPIC_WORDS[topic].title,
        href: countryHref(j.iso2, { ...lens, topic: [topic] }, context),
        current: topic === topicOf(lens),
        duty: about.lead.milestone.short,
        dutyHref: href(`/milestones/${about.lead.id}`, { ...countriesLens(lens, context), duty: about.lead.id }, context),
        date: outcomeLabel(about.lead.practical),
        power: national
          ? `${powerOf(now)}${now.level === "power-to-fine" && isUnlisted(facts, about.gap) ? ", under the Act in general" : ""}`
          : whoAndWhen(WHO[about.subject.enforcer], gap),
        gap: [gap.text, ...gap.notes.filter((n) => /single secondary|disagree|99\(8\)|may not reach/.test(n))].join(" "),
        bites: !duty
          ? "no duty"
          : national
            ? now.because
              ? "not law here"
              : now.bites === "not-applicable" && hasOwnPenalty(facts, j, about.gap, lens.asOf)
                ? "a penalty of its own, no EU fine"
                : now.bites === true && mayMiss(levelOn(timeline, lens.asOf), about)
                  ? "not certain"
                  : biteWords(now.bites)
            : gap.to.status === "dated" && gap.to.latest <= lens.asOf && applies(about, lens.asOf)
              ? "yes"
              : "no",
      },
    ];
  });
}

/** In one cell, beside a duty of operators that is law there. */
const biteWords = (bites: Bite): string =>
  bites === "not-applicable" ? "no listed fine" : bites === "unknown" ? "fine not on record" : bites ? "yes" : "no";

const applies = ({ lead }: About, asOf: Day) => lead.practical.status === "dated" && lead.practical.day <= asOf;

const powerOf = (level: LevelFacts): string =>
  level.assumed
    ? `from ${level.assumed}, assumed by you`
    : level.because
      ? "not applicable"
      : level.level === "power-to-fine"
        ? `since ${level.since ?? "a day not known"}`
        : level.level === "unknown"
          ? "not known"
          : "no day known";

function sitesIn(facts: Facts, j: Jurisdiction, lens: Lens, context: LensContext) {
  const known = { asOf: lens.asOf, datasetAsOf: parseDay(facts.datasetDay), equivalents: facts.gpuEquivalents };
  return facts.sites
    .filter((site) => site.country === j.iso2 && readSite(site, known).state !== "unknown")
    .map((site) => ({
      id: site.id,
      name: siteName(site),
      href: siteHref(site.id, lens, context),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
