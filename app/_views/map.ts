import { layoutMap, type MapLayout, onMap } from "@/app/_charts/map/layout";
import type { CountryStep, Look, MapCountry, MapSite, MarkState, Stop } from "@/app/_charts/map/state";
import type { Choice, Option } from "@/app/_ui/fields";
import type { Site } from "@/lib/capacity/schema";
import { knownOn } from "@/lib/capacity/sites";
import { readSite } from "@/lib/capacity/statement";
import {
  assumedFrom,
  countryText,
  enforcerOfTopic,
  type LevelStep,
  levelOn,
  type NotApplicable,
  type Subject,
} from "@/lib/enforcement/level";
import { otherCeiling } from "@/lib/enforcement/penalties";
import type { Dimension, EnforcementEvent, EnforcementState, Jurisdiction } from "@/lib/enforcement/schema";
import { sinceText } from "@/lib/enforcement/sentence";
import { atLeast, countedEvents, type DimensionState, foldDimension } from "@/lib/enforcement/state";
import { type Facts, factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, versionName } from "@/lib/law/chosen";
import { outcomeText } from "@/lib/law/derivation";
import { isDuty } from "@/lib/law/duty";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import type { Topic } from "@/lib/law/schema";
import { TOPIC_WORDS } from "@/lib/law/words";
import {
  DEFAULT_TOPIC,
  FIRST_AS_OF,
  LAST_AS_OF,
  LAW_KEYS,
  type Lens,
  type LensContext,
  type LensKey,
  MAP_VIEWS,
  type MapView,
  type ParsedLens,
  printLens,
} from "@/lib/lens";
import { noteText } from "@/lib/notes";
import { addDays, type Day, isoDay, longDay, parseDay } from "@/lib/time/day";
import { compareImprecise, countsFrom, type ImpreciseDate, impreciseText, parseImprecise } from "@/lib/time/imprecise";
import { type EnforcementGap, enforcementGap, milestonesOfTopic } from "@/lib/windows";
import { assumedStates, assumptionWarnings } from "./assumed";
import { barState, type NoticeState, noticeState } from "./bar";
import { isUnlisted } from "./enforcement";
import { countryHref, siteHref } from "./links";
import { mapHref } from "./map-day";
import { levelsOf } from "./panel";
import { SITE_STATE_WORDS } from "./site-words";
import { CONFIDENCE_WORDS, DIMENSION_WORDS, LEVEL_WORDS, STATE_WORDS } from "./words";

export const MAP_KEYS: readonly LensKey[] = [...LAW_KEYS, "day", "topic", "country", "site", "view"];

/** How the headline counts: `In 8 of 27 Member States` + what + is. */
export interface CountedWords {
  readonly bloc: "EU" | "EEA";
  readonly group: string;
  readonly what: string;
  readonly is: string;
}

/** The date behind the topic. Where it is no duty, or has no day, `text` says what it is. */
export interface DutyWords {
  readonly day: Day | "none";
  readonly binds: boolean;
  readonly text: string;
  /** How to name the version of the law, where it is not the one in force. */
  readonly under?: string;
}

export interface PanelEvent {
  readonly id: string;
  readonly from: Day;
  readonly date: string;
  readonly text: string;
  readonly words: string;
  readonly look: Look;
  readonly doubt: CountryStep["doubt"];
  readonly sourceIds: readonly string[];
}

/** What the panel says from a day on. */
export interface PanelStep {
  readonly from: Day | "start";
  readonly subtitle: string;
  readonly means: readonly string[];
}

export interface MapPanel {
  readonly iso2: string;
  readonly name: string;
  /** The page of the country. */
  readonly href: string;
  readonly steps: readonly PanelStep[];
  readonly events: readonly PanelEvent[];
  /** Empty where the as-of date is not today: open questions are not kept. */
  readonly open: readonly string[];
}

export interface MapState {
  readonly view: MapView;
  /** The title of the topic. */
  readonly topic: string;
  readonly views: readonly Choice[];
  readonly topics: { readonly value: string; readonly options: readonly Option[] };
  /** The lens as it is written, without the day. */
  readonly query: readonly (readonly [string, string])[];
  /** What the fields show where nothing is chosen, as a query. */
  readonly defaults: string;
  readonly notices: NoticeState;
  readonly day: Day;
  readonly asOf: Day;
  /** The ends of the slider. */
  readonly from: Day;
  readonly to: Day;
  readonly limits: { readonly min: string; readonly max: string };
  readonly duty: DutyWords;
  readonly counted: CountedWords | undefined;
  /** The Member States for which the reader assumes a power to fine that is not known, with the day; empty where there is none. */
  readonly assumed: string;
  /** Whether authorities of the countries enforce it. */
  readonly national: boolean;
  /** Who enforces, as a clause, where no country does. */
  readonly enforcer: string;
  /** What the map shows, as a clause. */
  readonly shows: string;
  readonly looks: Readonly<Partial<Record<Look, string>>>;
  readonly countries: readonly MapCountry[];
  readonly stops: readonly Stop[];
  readonly sites: readonly MapSite[];
  /** Whether some of them are counted nowhere else. */
  readonly uncounted: boolean;
  /** What the states of sites are called. */
  readonly siteWords: Readonly<Record<MarkState, string>>;
  readonly layout: MapLayout;
  readonly chosen: string | undefined;
  readonly panel: MapPanel | undefined;
}

interface ViewWords {
  readonly tab: string;
  readonly counted: CountedWords;
  readonly shows: string;
  readonly looks: Readonly<Partial<Record<Look, string>>>;
  readonly dimensions: readonly Dimension[];
  /** From which state on a country has the strong, and the middle look. */
  readonly strong: EnforcementState;
  readonly middle: EnforcementState;
}

const MEMBERS = { bloc: "EU", group: "Member States" } as const;
const NOT_LAW = { eea: "EEA, Act not incorporated", uk: "UK, no AI Act", unknown: "not known" } as const;
const EARLY = { light: "draft or announced", nothing: "nothing in place" } as const;

const VIEWS: Readonly<Record<MapView, ViewWords>> = {
  level: {
    tab: "Enforcement",
    counted: { ...MEMBERS, what: "the power to fine", is: "in place" },
    shows: "the map shows where a national authority has the power to fine for a breach",
    looks: {
      strong: LEVEL_WORDS["power-to-fine"],
      assumed: "power to fine, assumed by you",
      middle: LEVEL_WORDS.authority,
      ...EARLY,
      ...NOT_LAW,
    },
    dimensions: ["implementing-law", "market-surveillance-authority", "penalties"],
    strong: "in-force",
    middle: "designated",
  },
  "implementing-law": {
    tab: "Implementing law",
    counted: { ...MEMBERS, what: "an implementing law", is: "in force" },
    shows: "the map shows how far the national law has come that names authorities and fines",
    looks: { strong: "law in force", middle: "adopted, not in force", ...EARLY, ...NOT_LAW },
    dimensions: ["implementing-law"],
    strong: "in-force",
    middle: "adopted",
  },
  "market-surveillance-authority": {
    tab: "Authorities",
    counted: { ...MEMBERS, what: "a market surveillance authority", is: "designated" },
    shows: "the map shows where an authority is designated to supervise the market",
    looks: { strong: "designated or operational", middle: "adopted, not designated", ...EARLY, ...NOT_LAW },
    dimensions: ["market-surveillance-authority"],
    strong: "designated",
    middle: "adopted",
  },
  "single-point-of-contact": {
    tab: "Contact point",
    counted: { ...MEMBERS, what: "a single point of contact", is: "named" },
    shows: "the map shows where one authority is named as the single point of contact",
    looks: { strong: "named or operational", middle: "adopted, not named", ...EARLY, ...NOT_LAW },
    dimensions: ["single-point-of-contact"],
    strong: "designated",
    middle: "adopted",
  },
  penalties: {
    tab: "Fines",
    counted: { ...MEMBERS, what: "a law on fines", is: "in force" },
    shows: "the map shows where national rules on penalties are in force; a power to fine needs an authority too",
    looks: { strong: "fines in force", middle: "adopted, not in force", ...EARLY, ...NOT_LAW },
    dimensions: ["penalties"],
    strong: "in-force",
    middle: "adopted",
  },
  sandbox: {
    tab: "Sandbox",
    counted: { ...MEMBERS, what: "a regulatory sandbox", is: "operational" },
    shows: "the map shows where a regulatory sandbox under Art. 57 is operational or prepared",
    looks: { strong: "operational", middle: "provided for, not operational", ...EARLY, ...NOT_LAW },
    dimensions: ["sandbox"],
    strong: "operational",
    middle: "adopted",
  },
  "eea-incorporation": {
    tab: "EEA",
    counted: { bloc: "EEA", group: "EEA EFTA States", what: "the Act", is: "incorporated through the EEA Agreement" },
    shows: "the map shows how far the Act is on its way into the EEA Agreement",
    looks: {
      strong: "incorporated, in force",
      middle: "decided, not in force",
      light: "on the way",
      nothing: "not incorporated",
      uk: NOT_LAW.uk,
      unknown: NOT_LAW.unknown,
      other: "EU: the Act is law by itself",
    },
    dimensions: ["eea-incorporation"],
    strong: "in-force",
    middle: "adopted",
  },
};

const ENFORCER_WORDS: Readonly<Record<"commission" | "edps" | "nobody", string>> = {
  commission: "the Commission enforces",
  edps: "the EDPS enforces",
  nobody: "nobody enforces",
};

/** The map of a topic on a day, with everything that the browser needs to move the day. */
export function mapState(given: Facts, parsed: ParsedLens, context: LensContext): MapState {
  const facts = factsUnder(given, parsed.lens);
  const { lens } = parsed;
  const topic = lens.topic[0] ?? DEFAULT_TOPIC;
  const chosen = chosenLaw(facts.law, lens);
  const subject = enforcerOfTopic(topic, facts.enforcementMap);
  const view = VIEWS[lens.view];
  const { lead: leadId } = milestonesOfTopic(topic, facts.enforcementMap);
  const lead = chosen.law.milestones.get(leadId);
  const { gap: gapId } = milestonesOfTopic(topic, facts.enforcementMap);
  const fineListed = [leadId, gapId].some((id) => chosen.law.milestones.get(id)?.maxFine != null);
  const duty = dutyWords(lead, subject, versionName(chosen));
  const national = subject.enforcer === "national" || lens.view !== "level";
  const unlisted = lens.view === "level" && subject.enforcer === "national" && duty.binds && !fineListed;
  const datasetAsOf = parseDay(facts.datasetDay);
  const day = lens.day === "as-of" ? lens.asOf : lens.day;
  const countries = facts.jurisdictions
    .map((j) => mapCountry(facts, j, subject, lens.view, lens.asOf))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const sites = mapSites(facts, lens, context, datasetAsOf);
  const jurisdiction = facts.jurisdictions.find((j) => j.iso2 === lens.country[0]);
  const query = [...printLens({ ...lens, day: "as-of" }, context)].filter(([key]) =>
    (MAP_KEYS as readonly string[]).includes(key),
  );
  const far = Math.max(
    ...(lens.view === "level" ? lens.fine.map((f) => f.when.latest) : []),
    lens.asOf,
    day,
    duty.day === "none" ? lens.asOf : duty.day,
  );
  const near = Math.min(parseDay("2024-08-01"), day, lens.asOf);
  const other = OTHERS[subject.enforcer === "national" ? "none" : subject.enforcer];
  return {
    view: lens.view,
    topic: TOPIC_WORDS[topic].title,
    views: MAP_VIEWS.map((value) => ({
      value,
      label: VIEWS[value].tab,
      href: mapHref({ query, asOf: lens.asOf }, day, { view: value }),
      current: value === lens.view,
    })),
    topics: {
      value: topic,
      options: facts.enforcementMap.topics.map((t) => ({ value: t.topic, label: TOPIC_WORDS[t.topic].title })),
    },
    query,
    defaults: barState("/map", lens, context, ["view"], { topic: DEFAULT_TOPIC }).defaults,
    notices: noticeState("/map", lens, context, chosen, parsed.problems, [
      ...parsed.warnings,
      ...assumptionWarnings(facts, [subject]),
      ...(lens.topic.length > 1 ? [`The map shows one topic at a time: ${TOPIC_WORDS[topic].title}.`] : []),
      ...(day > lens.asOf && lens.day !== "as-of"
        ? [`The map stands on ${longDay(day)}; what is shown is what was known on ${longDay(lens.asOf)}, unchanged until then.`]
        : []),
    ]),
    day,
    asOf: lens.asOf,
    from: near as Day,
    to: addDays(far as Day, 75),
    limits: { min: isoDay(FIRST_AS_OF), max: isoDay(LAST_AS_OF) },
    duty,
    counted: national && !unlisted ? view.counted : undefined,
    assumed: lens.view === "level" ? assumedStates(facts, subject) : "",
    national: subject.enforcer === "national",
    enforcer: unlisted
      ? "The Act lists no EU fine for this duty"
      : national
        ? ""
        : enforcerClause(facts, subject, lead, chosen, lens),
    shows: unlisted
      ? "the map shows where a national authority has the power to fine under the Act in general"
      : national
        ? view.shows
        : "the map shows the countries for comparison; none of them enforces this",
    looks: { ...(national ? {} : { other }), ...view.looks },
    countries,
    stops: stopsOf(facts, topic, view, lens, datasetAsOf, countries),
    sites,
    uncounted: facts.sites.some((s) => s.scope !== undefined && sites.some((shown) => shown.id === s.id)),
    siteWords: SITE_STATE_WORDS,
    layout: layoutMap(
      facts.jurisdictions.map((j) => j.iso2),
      sites,
    ),
    chosen: jurisdiction?.iso2,
    panel: jurisdiction && panelOf(facts, jurisdiction, subject, topic, view, lens, context, chosen, duty),
  };
}

const OTHERS = {
  commission: ENFORCER_WORDS.commission,
  edps: ENFORCER_WORDS.edps,
  none: ENFORCER_WORDS.nobody,
} as const;

function dutyWords(lead: ResolvedMilestone | undefined, subject: Subject, version: string | undefined): DutyWords {
  if (!lead) return { day: "none", binds: false, text: "no date is known" };
  const binds = isDuty(lead.milestone) && subject.enforcer !== "none";
  const under = version ? { under: version } : {};
  if (lead.practical.status === "dated") return { day: lead.practical.day, binds, text: lowerFirst(lead.short), ...under };
  return {
    ...under,
    day: "none",
    binds,
    text: `${binds ? "the duty has no date" : lowerFirst(lead.short)}: ${outcomeText(lead.practical)}`,
  };
}

/** A word that starts with a capital and a small letter gets a small one; `AI` and names of articles stay. */
const lowerFirst = (text: string) =>
  /^[A-Z][a-z]/.test(text) && !/^Art/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

function enforcerClause(
  facts: Facts,
  subject: Subject,
  lead: ResolvedMilestone | undefined,
  chosen: ChosenLaw,
  lens: Lens,
): string {
  if (subject.enforcer === "none") return "No authority enforces this";
  const who = subject.enforcer === "edps" ? "The European Data Protection Supervisor" : "The Commission";
  const jurisdiction = facts.jurisdictions.find((j) => j.bloc === "EU");
  const gap = lead && jurisdiction && gapOf(facts, lead, jurisdiction, chosen, lens.asOf);
  if (gap?.to.status !== "dated") return `${who} enforces this, not the Member States`;
  const is = gap.to.latest <= lens.asOf ? "since" : "from";
  return `${who} enforces this, not the Member States, with the power to fine ${is} ${gap.to.text}`;
}

const gapOf = (
  facts: Facts,
  milestone: ResolvedMilestone,
  jurisdiction: Jurisdiction,
  chosen: ChosenLaw,
  asOf: Day,
): EnforcementGap =>
  enforcementGap(milestone, {
    law: chosen.law,
    map: facts.enforcementMap,
    jurisdiction,
    asOf,
    datasetAsOf: parseDay(facts.datasetDay),
  });

const NOT_APPLICABLE: Readonly<Record<NotApplicable["kind"], Look>> = {
  "not-in-eea-agreement": "eea",
  "no-ai-act": "uk",
  commission: "other",
  edps: "other",
  nobody: "other",
};

/** The steps of a country in a view, up to the as-of date. */
function mapCountry(facts: Facts, j: Jurisdiction, subject: Subject, view: MapView, asOf: Day): MapCountry {
  const steps: CountryStep[] = [];
  const bans =
    view === "level" || subject.topic === "prohibited" ? undefined : levelsOf(facts, j, { ...subject, topic: "prohibited" });
  for (const step of levelsOf(facts, j, subject)) {
    if (step.from !== "start" && step.from > asOf) break;
    const made =
      view === "level"
        ? levelStep(step)
        : dimensionStep(step, j, view, bans && levelOn(bans, step.from === "start" ? (0 as Day) : step.from));
    const last = steps.at(-1);
    if (!last || JSON.stringify({ ...last, from: 0 }) !== JSON.stringify({ ...made, from: 0 })) steps.push(made);
  }
  const own = view === "level" ? assumedFrom(j, levelsOf(facts, j, subject)) : undefined;
  return { iso2: j.iso2, name: j.name, bloc: j.bloc, steps: own ? assuming(steps, own) : steps };
}

/** From the assumed day on the assumption is shown, and marked as one, whatever is known. */
function assuming(steps: readonly CountryStep[], when: ImpreciseDate): CountryStep[] {
  const from = when.latest;
  return [
    ...steps.filter((s) => s.from === "start" || s.from < from),
    {
      from,
      look: "assumed",
      words: "power to fine, assumed by you",
      detail: `from ${impreciseText(when, "short")}`,
      since: "unknown",
      doubt: "none",
      confidence: "your own assumption",
      badge: "none",
    },
  ];
}

const DOUBT = { official: "none", "two-sources": "none", "one-secondary": "one", conflict: "disagree", unknown: "none" } as const;

const LEVEL_LOOKS = {
  "power-to-fine": "strong",
  authority: "middle",
  planned: "light",
  nothing: "nothing",
  unknown: "unknown",
} as const;

function levelStep(step: LevelStep): CountryStep {
  const { level, because, confidence } = step;
  const look = level === "not-applicable" ? NOT_APPLICABLE[because?.kind ?? "nobody"] : LEVEL_LOOKS[level];
  return {
    from: step.from,
    look,
    words: because ? notApplicableWords(because) : LEVEL_WORDS[level],
    detail: look === "light" ? plannedDetail(step) : "",
    since: look === "strong" || look === "middle" ? step.since : "unknown",
    doubt: DOUBT[confidence],
    confidence: confidence === "unknown" ? "" : CONFIDENCE_WORDS[confidence],
    badge: step.badge,
  };
}

const notApplicableWords = (because: NotApplicable): string =>
  because.kind === "not-in-eea-agreement"
    ? "not applicable: the Act is not in the EEA Agreement"
    : because.kind === "no-ai-act"
      ? "not applicable: no AI Act"
      : `not applicable: ${ENFORCER_WORDS[because.kind]}`;

/** How far the furthest plan has come: `law in force`, `penalties draft`. */
function plannedDetail({ events }: LevelStep): string {
  const [event] = events;
  return event ? `${SHORT_WORDS[event.dimension] ?? event.dimension} ${STATE_WORDS[event.state]}` : "";
}

const SHORT_WORDS: Readonly<Partial<Record<Dimension, string>>> = {
  "implementing-law": "law",
  "market-surveillance-authority": "authority",
  penalties: "fines",
};

function dimensionStep(
  step: LevelStep,
  j: Jurisdiction,
  view: Exclude<MapView, "level">,
  bans: LevelStep | undefined,
): CountryStep {
  const state = step.dimensions[view];
  const confidence = "made" in state ? state.made.event.confidence : "unknown";
  const outside = j.bloc === "UK" || (step.because?.kind === "not-in-eea-agreement" && view !== "eea-incorporation");
  const look: Look = j.bloc === "UK" ? "uk" : outside ? "eea" : state.state === "not-applicable" ? "other" : lookOf(state, view);
  // What is known of a State where the Act is not law stands beside that.
  const own =
    view === "eea-incorporation" || state.state === "unknown" || state.state === "not-applicable" ? "" : STATE_WORDS[state.state];
  const words = look === "other" ? "not applicable: the Act is law by itself" : STATE_WORDS[state.state];
  const notLaw = `not applicable: ${look === "uk" ? "no AI Act" : "the Act is not in the EEA Agreement"}${own ? `; ${own}` : ""}`;
  const forBans = bans && look !== "strong" && lookOf(bans.dimensions[view], view) === "strong" && !outside;
  return {
    from: step.from,
    look,
    words: outside ? notLaw : words,
    detail: outside ? own : look === "light" ? words : "",
    since: "made" in state && (look === "strong" || look === "middle") ? state.since : "unknown",
    doubt: DOUBT[confidence],
    confidence: confidence === "unknown" ? "" : CONFIDENCE_WORDS[confidence],
    badge: forBans ? "bans only" : "none",
  };
}

function lookOf(state: DimensionState, view: MapView): Look {
  if (!("made" in state)) return "unknown";
  if (atLeast(state.state, VIEWS[view].strong)) return "strong";
  if (atLeast(state.state, VIEWS[view].middle)) return "middle";
  return state.state === "none" ? "nothing" : "light";
}

/** The days on which something happened in the dimensions of the view, and what. */
function stopsOf(
  facts: Facts,
  topic: Topic,
  view: ViewWords,
  lens: Lens,
  datasetAsOf: Day,
  countries: readonly MapCountry[],
): Stop[] {
  const says = new Map<Day, string[]>();
  const say = (day: Day, text: string) => says.set(day, [...(says.get(day) ?? []), text]);
  for (const j of [...facts.jurisdictions].sort((a, b) => a.name.localeCompare(b.name, "en"))) {
    const country = countries.find((c) => c.iso2 === j.iso2);
    for (const { event, from } of countedEvents(j, "prohibited", datasetAsOf)) {
      if (from > lens.asOf || !view.dimensions.includes(event.dimension)) continue;
      const only = event.scope === "article-5-only" && topic !== "prohibited" ? " (bans only)" : "";
      const what = lowerFirst(DIMENSION_WORDS[event.dimension]);
      const text = `${j.name}: ${event.state === "none" ? `no ${what} in place` : `${what} ${STATE_WORDS[event.state]}`}${only}`;
      if (!says.get(from)?.includes(text)) say(from, text);
    }
    for (const [i, step] of (country?.steps ?? []).entries()) {
      const before = country?.steps[i - 1];
      if (lens.view === "level" && before && step.from !== "start" && before.look !== step.look)
        say(step.from, `${j.name} now: ${step.words}`);
    }
  }
  return [...says].sort(([a], [b]) => a - b).map(([day, texts]) => ({ day, says: texts }));
}

function mapSites(facts: Facts, lens: Lens, context: LensContext, datasetAsOf: Day): MapSite[] {
  const name = (iso2: string) => facts.jurisdictions.find((j) => j.iso2 === iso2)?.name;
  return facts.sites
    .flatMap((s): MapSite[] => {
      const where = name(s.country);
      if (s.lat === null || s.lon === null || where === undefined || !onMap(s.lat, s.lon)) return [];
      const states = statesOf(facts, s, lens.asOf, datasetAsOf);
      const from = states[0]?.from;
      if (from === undefined) return [];
      return [
        { id: s.id, name: shortName(s.name), where, lat: s.lat, lon: s.lon, from, states, href: siteHref(s.id, lens, context) },
      ];
    })
    .sort((a, b) => a.where.localeCompare(b.where, "en") || a.name.localeCompare(b.name, "en"));
}

/** The states of a site from the first word about it to the as-of date. */
function statesOf(facts: Facts, site: Site, asOf: Day, datasetAsOf: Day): MapSite["states"] {
  const days = site.statements.map((t) => countsFrom(parseImprecise(t.statedOn), datasetAsOf)).filter((d) => d <= asOf);
  const states: { from: Day; state: MarkState }[] = [];
  for (const from of [...new Set(days)].sort((a, b) => a - b)) {
    const { state } = readSite(site, knownOn(facts, from));
    if (state !== "unknown" && state !== states.at(-1)?.state) states.push({ from, state });
  }
  return states;
}

/** `Sines` from `Sines (Start Campus SIN01 / second building)`. */
const shortName = (name: string): string => name.split(/ \(| \/ |, /)[0] ?? name;

function panelOf(
  facts: Facts,
  j: Jurisdiction,
  subject: Subject,
  topic: Topic,
  view: ViewWords,
  lens: Lens,
  context: LensContext,
  chosen: ChosenLaw,
  duty: DutyWords,
): MapPanel {
  const timeline = levelsOf(facts, j, subject);
  const { gap: gapId, lead: leadId } = milestonesOfTopic(topic, facts.enforcementMap);
  const milestone = chosen.law.milestones.get(gapId) ?? chosen.law.milestones.get(leadId);
  const own = assumedFrom(j, timeline);
  const stepAt = (from: Day | "start", day: Day): PanelStep => {
    const now = levelOn(timeline, Math.min(day, lens.asOf) as Day);
    return {
      from,
      subtitle:
        own && day >= own.latest
          ? `can fine from ${impreciseText(own)}, as you assume`
          : subtitleOf(j, now, milestone !== undefined && isUnlisted(facts, milestone)),
      means: milestone ? meaning(facts, j, milestone, chosen, now, duty, lens, day) : [],
    };
  };
  const applies = milestone?.practical.status === "dated" ? [milestone.practical.day] : [];
  const known = timeline.flatMap((s) => (s.from === "start" || s.from > lens.asOf ? [] : [s.from]));
  const days = [...new Set([...known, ...applies, ...(own ? [own.latest] : [])])];
  const steps: PanelStep[] = [];
  for (const [from, day] of [["start", 0 as Day], ...days.sort((a, b) => a - b).map((d) => [d, d])] as [Day | "start", Day][]) {
    const made = stepAt(from, day);
    const last = steps.at(-1);
    if (!last || last.subtitle !== made.subtitle || last.means.join() !== made.means.join()) steps.push(made);
  }
  return {
    iso2: j.iso2,
    name: j.name,
    href: countryHref(j.iso2, lens, context),
    steps,
    events: panelEvents(facts, j, topic, view, lens),
    open: lens.asOf === context.today ? j.openQuestions.map(noteText) : [],
  };
}

function subtitleOf(j: Jurisdiction, now: LevelStep, unlisted: boolean): string {
  if (now.because) return now.because.text;
  const since = now.since === "unknown" ? "" : ` ${sinceText(now.since, now.events)}`;
  if (now.badge === "bans only" && now.level !== "authority" && now.level !== "planned")
    return "has the power to fine for the bans of Article 5 only";
  const bans = now.badge === "bans only" ? "; for the bans of Article 5 alone it can fine" : "";
  switch (now.level) {
    case "power-to-fine":
      return `${since.startsWith(" since") ? "has had" : "has"} the power to fine${unlisted ? " under the Act in general" : ""}${since}`;
    case "authority":
      return `${since.startsWith(" since") ? "has had" : "has"} an authority${since}; no power to fine is known${bans}`;
    case "planned":
      return `has only plans or a law in part${since}; no authority with the power to fine${bans}`;
    case "nothing":
      return "nothing was found that gives the power to fine";
    default:
      return `nothing is on record about enforcement of this in ${countryText(j)}`;
  }
}

function meaning(
  facts: Facts,
  j: Jurisdiction,
  milestone: ResolvedMilestone,
  chosen: ChosenLaw,
  now: LevelStep,
  duty: DutyWords,
  lens: Lens,
  day: Day,
): string[] {
  const gap = gapOf(facts, milestone, j, chosen, Math.min(Math.max(day, FIRST_AS_OF), lens.asOf) as Day);
  const texts = now.because && now.because.text === gap.text ? [] : [gap.text];
  texts.push(...gap.notes);
  if (now.because?.kind === "no-ai-act" || now.because?.kind === "not-in-eea-agreement")
    texts.push("Whoever places a system on the market or puts it into service in the EU is bound there, wherever the firm is.");
  else if (now.level === "power-to-fine" && duty.day !== "none" && duty.binds && milestone.maxFine !== null)
    texts.push(
      duty.under
        ? `These dates are those of ${duty.under}, which is not the law in force.`
        : duty.day > day
          ? `The power is not a fine: none can be imposed for this duty before ${longDay(duty.day)}.`
          : otherCeiling(now.events, milestone.maxFine) !== undefined
            ? "The duty applies and the power to fine is in place, but the penalties on record may not reach it."
            : "The duty applies and the power to fine is in place: a breach can be fined.",
    );
  return texts;
}

/** The events that moved a dimension on, in order; what speaks for the bans alone is shown and says so. */
function panelEvents(facts: Facts, j: Jurisdiction, topic: Topic, view: ViewWords, lens: Lens): PanelEvent[] {
  const datasetAsOf = parseDay(facts.datasetDay);
  const counted = countedEvents(j, topic, datasetAsOf);
  const dimensions = new Set<Dimension>([
    ...VIEWS.level.dimensions,
    ...view.dimensions,
    ...(j.bloc === "EEA" ? (["eea-incorporation"] as const) : []),
  ]);
  const limited = topic === "prohibited" ? [] : countedEvents(j, "prohibited", datasetAsOf).filter((c) => c.event.scope);
  const moved = [...dimensions].flatMap((dimension) => {
    let before: DimensionState["state"] = "unknown";
    return counted
      .filter((c) => c.event.dimension === dimension)
      .filter((c) => {
        const { state } = foldDimension(counted, dimension, c.from);
        const moves = state !== before && state === c.event.state;
        before = state;
        return moves;
      });
  });
  return [...moved, ...limited.filter((c) => dimensions.has(c.event.dimension))]
    .filter((c) => c.from <= lens.asOf)
    .sort((a, b) => a.from - b.from || compareImprecise(a.on, b.on))
    .map(({ event, from, on }) => ({
      id: event.id,
      from,
      date: impreciseText(on, "short"),
      text: event.detail,
      words: `${DIMENSION_WORDS[event.dimension]}: ${STATE_WORDS[event.state]}${event.scope ? " (bans only)" : ""}`,
      look: eventLook(event),
      doubt: DOUBT[event.confidence],
      sourceIds: event.sources,
    }));
}

const eventLook = ({ state, dimension }: EnforcementEvent): Look =>
  state === "none"
    ? "nothing"
    : dimension === "penalties" && atLeast(state, "in-force")
      ? "strong"
      : atLeast(state, "designated")
        ? "middle"
        : "light";
