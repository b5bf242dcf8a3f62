import type { Progress } from "@/app/_charts/levels/state";
import type { Option } from "@/app/_ui/fields";
import { countLevels } from "@/lib/enforcement/history";
import {
  assumedFrom,
  type Bite,
  bitesFor,
  enforcerOfTopic,
  type Level,
  type LevelStep,
  levelOn,
  type Subject,
} from "@/lib/enforcement/level";
import { otherCeiling } from "@/lib/enforcement/penalties";
import type { Dimension, EnforcementCounts, EnforcementState, Jurisdiction } from "@/lib/enforcement/schema";
import { levelHeadline } from "@/lib/enforcement/sentence";
import type { DimensionState } from "@/lib/enforcement/state";
import { type Facts, factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import { isDuty } from "@/lib/law/duty";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import type { Topic } from "@/lib/law/schema";
import { isDisputed } from "@/lib/law/sense";
import { named } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import {
  DEFAULT_TOPIC,
  LAW_KEYS,
  type Lens,
  type LensContext,
  type LensKey,
  type ParsedLens,
  type Problem,
  printLens,
} from "@/lib/lens";
import { noteText } from "@/lib/notes";
import { type Day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { countsFrom, impreciseText, parseImprecise } from "@/lib/time/imprecise";
import { namesLaterThan } from "@/lib/time/mention";
import { enforcementGap, milestonesOfTopic } from "@/lib/windows";
import { assumedBeside, assumptionWarnings } from "./assumed";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { membersOf } from "./enforcement";
import { countryHref, href } from "./links";
import { levelsOf } from "./panel";
import { CONFIDENCE_WORDS, DIMENSION_WORDS, LEVEL_WORDS, STATE_WORDS } from "./words";

export const COUNTRIES_KEYS: readonly LensKey[] = [...LAW_KEYS, "topic", "country"];

/** What the pages of countries ask about: one topic, who enforces it, and the milestones that stand for it. */
export interface About {
  readonly topic: Topic;
  readonly subject: Subject;
  readonly lead: ResolvedMilestone;
  readonly gap: ResolvedMilestone;
}

/** A topic under a law. */
export function aboutTopic(facts: Facts, chosen: ChosenLaw, topic: Topic): About {
  const ids = milestonesOfTopic(topic, facts.enforcementMap);
  // The check of the dataset sees to it that both exist
  const milestone = (id: string) => chosen.law.milestones.get(id) as ResolvedMilestone;
  return {
    topic,
    subject: enforcerOfTopic(topic, facts.enforcementMap),
    lead: milestone(ids.lead),
    gap: milestone(ids.gap),
  };
}

export const topicOf = (lens: Lens): Topic => lens.topic[0] ?? DEFAULT_TOPIC;

/** More topics than a page can be about. */
export const oneTopic = (lens: Lens): Problem[] =>
  lens.topic.length > 1
    ? [
        {
          param: "topic",
          message: `This page is about one topic at a time; the first one given was used: ${TOPIC_WORDS[topicOf(lens)].title}.`,
        },
      ]
    : [];

const BY: Readonly<Record<Subject["enforcer"], string>> = {
  national: "National authorities enforce",
  commission: "The Commission enforces",
  edps: "The European Data Protection Supervisor enforces",
  none: "No authority enforces",
};

const topicLists = new WeakMap<Facts, readonly Option[]>();

/** All topics by who enforces them, for a select. */
export function topicOptions(facts: Facts): readonly Option[] {
  const made =
    topicLists.get(facts) ??
    (["national", "commission", "edps", "none"] as const).flatMap((enforcer) =>
      facts.enforcementMap.topics
        .filter((t) => t.enforcer === enforcer)
        .map((t) => ({ value: t.topic, label: TOPIC_WORDS[t.topic].title, group: BY[enforcer] })),
    );
  topicLists.set(facts, made);
  return made;
}

const PROGRESS: Readonly<Record<EnforcementState, Progress>> = {
  none: "nothing",
  announced: "coming",
  draft: "coming",
  "in-parliament": "coming",
  adopted: "coming",
  designated: "named",
  "in-force": "there",
  operational: "there",
};

/** How far a dimension has come, as it is drawn. */
export const progressOf = (state: DimensionState["state"]): Progress =>
  state === "unknown" || state === "not-applicable" ? state : PROGRESS[state];

/** The level of a country in words. */
export interface LevelFacts {
  readonly level: Level;
  readonly words: string;
  readonly since: string | undefined;
  readonly bansOnly: boolean;
  /** How sure it is; undefined where no event stands behind it. */
  readonly sure: string | undefined;
  /** Set where a single secondary source or a disagreement stands behind it. */
  readonly doubt: "one source" | "sources disagree" | undefined;
  /** Why no level applies. */
  readonly because: string | undefined;
  readonly bites: Bite;
  /** From when the reader assumes a power to fine that is not known: `July 2027`. All else is what is known. */
  readonly assumed: string | undefined;
}

/** The level of a country on a day, and what the reader assumes beside it. */
export function levelFacts(j: Jurisdiction, timeline: readonly LevelStep[], about: About, asOf: Day): LevelFacts {
  const now = levelOn(timeline, asOf);
  const assumed = assumedFrom(j, timeline);
  return {
    assumed: assumed && impreciseText(assumed),
    level: now.level,
    words: LEVEL_WORDS[now.level],
    since: now.since === "unknown" ? undefined : longDay(now.since),
    bansOnly: now.badge === "bans only",
    sure: now.confidence === "unknown" ? undefined : CONFIDENCE_WORDS[now.confidence],
    doubt: now.confidence === "one-secondary" ? "one source" : now.confidence === "conflict" ? "sources disagree" : undefined,
    because: now.because?.text,
    bites: bitesFor(now, about.lead, about.gap, asOf),
  };
}

/** A dimension on a day, in words. */
export interface DimensionFacts {
  readonly id: Dimension;
  readonly name: string;
  readonly words: string;
  readonly since: string | undefined;
  readonly authority: string | undefined;
  readonly progress: Progress;
}

export function dimensionFacts(id: Dimension, state: DimensionState): DimensionFacts {
  return {
    id,
    name: DIMENSION_WORDS[id],
    words: STATE_WORDS[state.state],
    since: "since" in state ? shortDay(state.since) : undefined,
    authority: "made" in state && state.made.event.authority ? noteText(state.made.event.authority) : undefined,
    progress: progressOf(state.state),
  };
}

export interface CountryRow extends LevelFacts {
  readonly iso2: string;
  readonly name: string;
  readonly href: string;
  readonly law: DimensionFacts;
  readonly authority: DimensionFacts;
  readonly penalties: DimensionFacts;
  readonly incorporation: DimensionFacts;
}

export interface CountryGroup {
  readonly level: Level;
  readonly title: string;
  readonly rows: readonly CountryRow[];
}

/** Two or three countries side by side: one cell per country in each row. */
export interface ComparisonState {
  readonly countries: readonly { readonly iso2: string; readonly name: string; readonly href: string }[];
  readonly rows: readonly {
    readonly id: string;
    readonly label: string;
    readonly cells: readonly { readonly value: string; readonly note: string | undefined }[];
  }[];
}

export interface PublishedRow {
  readonly id: string;
  readonly on: string;
  readonly measure: string;
  /** `8 of 27`, `about 208`. */
  readonly count: string;
  readonly more: readonly string[];
  readonly ours: { readonly powers: number; readonly authorities: number } | undefined;
  /** Our count of the same thing and the difference, or why there is none. */
  readonly difference: string;
  /** Undefined where its wording names a later day than the as-of date. */
  readonly statement: string | undefined;
  readonly sure: string;
  readonly sourceIds: readonly string[];
}

export interface PublishedState {
  readonly topic: string;
  readonly members: number;
  readonly now: { readonly on: string; readonly powers: number; readonly authorities: number };
  /** What our two counts measure. */
  readonly glossary: readonly { readonly name: string; readonly text: string }[];
  readonly rows: readonly PublishedRow[];
  /** Claims that were checked and rejected; `not-kept` for a day that is not today. */
  readonly rejected: readonly { readonly claim: string; readonly why: string; readonly sourceId: string }[] | "not-kept";
}

export interface CountriesState {
  readonly headline: string;
  readonly lead: string;
  readonly bar: BarState;
  readonly topics: { readonly value: string; readonly options: readonly Option[] };
  readonly notices: NoticeState;
  readonly asOf: string;
  readonly groups: readonly CountryGroup[];
  readonly apart: readonly CountryGroup[];
  readonly apartNote: string;
  readonly comparison: ComparisonState | undefined;
  readonly picks: readonly string[];
  readonly pickOptions: readonly Option[];
  readonly pickBar: BarState;
  readonly published: PublishedState;
  readonly csvHref: string;
}

/** What stands beside the facts on the server alone. */
export interface CountsInput {
  readonly enforcementCounts: EnforcementCounts;
  readonly sources: readonly { readonly id: string; readonly publishedOn: string | null }[];
}

const LEVELS: readonly Level[] = ["power-to-fine", "authority", "planned", "nothing", "unknown", "not-applicable"];
const MOST = 3;

/** All countries by level for one topic, two or three of them side by side, and the counts that others published. */
export function countriesState(all: Facts, counts: CountsInput, parsed: ParsedLens, context: LensContext): CountriesState {
  const facts = factsUnder(all, parsed.lens);
  const { lens } = parsed;
  const { asOf } = lens;
  const chosen = chosenLaw(facts.law, lens);
  const about = aboutTopic(facts, chosen, topicOf(lens));
  const members = membersOf(facts);
  const rows = facts.jurisdictions
    .map((j) => ({ j, row: countryRow(facts, j, about, lens, context) }))
    .sort((a, b) => a.j.name.localeCompare(b.j.name, "en"));
  const inBloc = (bloc: Jurisdiction["bloc"]) => rows.filter(({ j }) => j.bloc === bloc).map(({ row }) => row);
  const powers = inBloc("EU").filter((row) => row.level === "power-to-fine").length;
  const given = lens.country.slice(0, MOST);
  const compared = given.length > 1 ? facts.jurisdictions.filter((j) => given.includes(j.iso2)) : [];
  const inOrder = given.flatMap((iso2) => compared.filter((j) => j.iso2 === iso2));
  const problems = [
    ...parsed.problems,
    ...oneTopic(lens),
    ...(lens.country.length > MOST
      ? [
          {
            param: "country",
            message: `At most three countries stand side by side; these were left out: ${lens.country.slice(MOST).join(", ")}.`,
          },
        ]
      : []),
  ];
  return {
    headline: levelHeadline({
      subject: about.subject,
      powers,
      members: members.length,
      application: about.lead.practical,
      duty: isDuty(about.lead.milestone),
      fineListed: about.gap.maxFine !== null,
      day: asOf,
    }),
    lead: [leadOf(about, members.length, asOf, disputedOf(chosen, about.topic)), assumedBeside(facts, about.subject) ?? ""]
      .filter(Boolean)
      .join(" "),
    bar: barState("/countries", lens, context, ["law", "compare", "asOf", "topic"], { topic: DEFAULT_TOPIC }),
    topics: { value: about.topic, options: topicOptions(facts) },
    notices: noticeState("/countries", lens, context, chosen, problems, [
      ...parsed.warnings,
      ...assumptionWarnings(facts, [about.subject]),
    ]),
    asOf: longDay(asOf),
    groups: groupsOf(inBloc("EU"), (row) => (row.because === undefined ? capital(row.words) : row.because)),
    apart: [...groupsOf(inBloc("EEA"), () => "EEA EFTA States"), ...groupsOf(inBloc("UK"), () => "United Kingdom")],
    apartNote:
      "Where the Act is not law, whoever places a system on the market or puts it into service in the EU is bound there all the same, wherever the firm or its machines are.",
    comparison: inOrder.length > 1 ? comparisonOf(facts, inOrder, about, chosen, lens, context) : undefined,
    picks: Array.from({ length: MOST }, (_, i) => given[i] ?? ""),
    pickOptions: [{ value: "", label: "Choose a country" }, ...rows.map(({ j }) => ({ value: j.iso2, label: j.name }))],
    pickBar: barState("/countries#side-by-side", lens, context, ["country"]),
    published: publishedOf(facts, counts, about, lens, context),
    csvHref: apiHref("/api/v1/jurisdictions.csv", lens, context),
  };
}

const API_KEYS = ["law", "assume", "shift", "set", "fine", "asOf", "topic"];

/** The same under the API. */
export function apiHref(path: string, lens: Lens, context: LensContext): string {
  const query = new URLSearchParams(
    [...printLens({ ...lens, topic: lens.topic.slice(0, 1) }, context)].filter(([key]) => API_KEYS.includes(key)),
  ).toString();
  return query ? `${path}?${query}` : path;
}

const disputedOf = ({ law }: ChosenLaw, topic: Topic): ResolvedMilestone[] =>
  [...law.milestones.values()].filter((m) => m.milestone.topic === topic && isDuty(m.milestone) && isDisputed(m));

/** The milestones of a topic on whose start the sources disagree. */
const disputedText = (disputed: readonly ResolvedMilestone[]): string =>
  disputed.length === 0 ? "" : ` On the start of ${named(disputed)} the sources disagree.`;

function leadOf(
  { topic, subject, lead, gap }: About,
  members: number,
  asOf: Day,
  disputed: readonly ResolvedMilestone[],
): string {
  const what = `${capital(TOPIC_WORDS[topic].phrase)}, as known on ${longDay(asOf)}.`;
  const { practical } = lead;
  if (subject.enforcer !== "national" || !isDuty(lead.milestone) || practical.status !== "dated") return what;
  if (gap.maxFine === null)
    return `${what} It binds in all ${members}. The record has no field for the article of a national penalty; the words of each State stand on its page. The levels below say what authorities and fines there are for the Act as a whole.`;
  return practical.day > asOf
    ? `${what} From ${longDay(practical.day)} the duty binds in all ${members}, also where nobody can fine; before that day no fine can be imposed for it.${disputedText(disputed)} The power to fine is not a fine yet.`
    : `${what} The duty binds in all ${members}, also where nobody can fine yet; contracts or civil claims may bite meanwhile.`;
}

function countryRow(facts: Facts, j: Jurisdiction, about: About, lens: Lens, context: LensContext): CountryRow {
  const timeline = levelsOf(facts, j, about.subject);
  const now = levelOn(timeline, lens.asOf);
  const of = (id: Dimension) => dimensionFacts(id, now.dimensions[id]);
  return {
    ...levelFacts(j, timeline, about, lens.asOf),
    iso2: j.iso2,
    name: j.name,
    href: countryHref(j.iso2, lens, context),
    law: of("implementing-law"),
    authority: of("market-surveillance-authority"),
    penalties: of("penalties"),
    incorporation: of("eea-incorporation"),
  };
}

const groupsOf = (rows: readonly CountryRow[], title: (row: CountryRow) => string): CountryGroup[] =>
  LEVELS.flatMap((level) => {
    const own = rows.filter((row) => row.level === level);
    return own[0] ? [{ level, title: title(own[0]), rows: own }] : [];
  });

const COMPARED: readonly Dimension[] = [
  "implementing-law",
  "market-surveillance-authority",
  "penalties",
  "single-point-of-contact",
  "notifying-authority",
  "fundamental-rights-bodies",
  "sandbox",
  "eea-incorporation",
];

function comparisonOf(
  facts: Facts,
  countries: readonly Jurisdiction[],
  about: About,
  chosen: ChosenLaw,
  lens: Lens,
  context: LensContext,
): ComparisonState {
  const all = countries.map((j) => {
    const timeline = levelsOf(facts, j, about.subject);
    const now = levelOn(timeline, lens.asOf);
    const gap = enforcementGap(about.gap, {
      law: chosen.law,
      map: facts.enforcementMap,
      jurisdiction: j,
      asOf: lens.asOf,
      datasetAsOf: parseDay(facts.datasetDay),
    });
    return { j, now, gap, level: levelFacts(j, timeline, about, lens.asOf) };
  });
  const row = (id: string, label: string, cell: (one: (typeof all)[number]) => readonly [string, string?]) => ({
    id,
    label,
    cells: all.map((one) => {
      const [value, note] = cell(one);
      return { value, note };
    }),
  });
  return {
    countries: countries.map((j) => ({ iso2: j.iso2, name: j.name, href: countryHref(j.iso2, lens, context) })),
    rows: [
      row("level", "Level", ({ level }) => [
        capital(level.words),
        level.because ?? (level.bansOnly ? "power to fine for the bans only" : undefined),
      ]),
      row("since", "Since", ({ level }) => [level.since ?? (level.because ? "not applicable" : "not known")]),
      ...(all.some(({ level }) => level.assumed)
        ? [
            row("assumed", "Assumed by you", ({ level }) => [
              level.assumed ? `power to fine from ${level.assumed}` : "nothing",
              level.assumed && "no source shows it",
            ]),
          ]
        : []),
      row("sure", "How sure", ({ level }) => [level.sure ?? "no event to judge"]),
      row("gap", "Enforcement gap", ({ gap }) => [gap.text, gap.notes.join(" ") || undefined]),
      row("bites", "Bites on this day", ({ level, now }) =>
        level.bites === true && mayMiss(now, about)
          ? ["not certain", "the penalties on record may not reach this duty"]
          : biteCell(level, about),
      ),
      ...COMPARED.filter((id) => all.some(({ now }) => now.dimensions[id].state !== "not-applicable")).map((id) =>
        row(id, DIMENSION_WORDS[id], ({ now }) => {
          const d = dimensionFacts(id, now.dimensions[id]);
          return [d.since ? `${d.words}, since ${d.since}` : d.words, d.authority];
        }),
      ),
    ],
  };
}

/** Whether the penalties of a power to fine may be about other duties than this one. */
export const mayMiss = (now: LevelStep, { gap }: About): boolean =>
  gap.maxFine !== null && otherCeiling(now.events, gap.maxFine) !== undefined;

/** Whether the power bites, and where it does not or cannot, why. */
function biteCell({ bites, level, because }: LevelFacts, { lead }: About): [value: string, note?: string] {
  if (bites === "unknown") return ["not known", "which fine this text sets for the duty is not on record"];
  if (bites !== "not-applicable")
    return bites
      ? ["yes: the duty applies and the power is in place"]
      : level === "power-to-fine"
        ? ["no", "the power to fine is not a fine before the duty applies"]
        : ["no"];
  if (because !== undefined) return ["not applicable"];
  return ["not applicable", isDuty(lead.milestone) ? "no EU fine is listed for this duty" : "it is no duty of an operator"];
}

const OURS = ["power-to-fine", "authority-designated"] as const;

function publishedOf(
  facts: Facts,
  { enforcementCounts, sources }: CountsInput,
  asked: About,
  lens: Lens,
  context: LensContext,
): PublishedState {
  // Counts of countries are about what national authorities enforce; for other topics those of Annex III stand here.
  const subject = asked.subject.enforcer === "national" ? asked.subject : enforcerOfTopic(DEFAULT_TOPIC, facts.enforcementMap);
  const timelines = membersOf(facts).map((j) => levelsOf(facts, j, subject));
  const oursOn = (day: Day) => {
    const counts = countLevels(timelines, day);
    return { powers: counts["power-to-fine"], authorities: counts["power-to-fine"] + counts.authority };
  };
  const datasetDay = parseDay(facts.datasetDay);
  const published = new Map(sources.map((s) => [s.id, s.publishedOn]));
  const today = lens.asOf === context.today;
  const measure = (id: string) => enforcementCounts.measures[id]?.text ?? id;
  const rows = enforcementCounts.published.flatMap((entry): PublishedRow[] => {
    const on = entry.asOf === null ? undefined : parseImprecise(entry.asOf);
    if (!on && !today) return [];
    const days = entry.sources.map((id) => published.get(id) ?? null);
    const read = days.every((d) => d !== null) ? Math.min(...days.map((d) => countsFrom(parseImprecise(d), datasetDay))) : 0;
    if (on && Math.max(countsFrom(on, datasetDay), read) > lens.asOf) return [];
    const ours = on && entry.measure !== null ? oursOn(Math.min(countsFrom(on, datasetDay), lens.asOf) as Day) : undefined;
    return [
      {
        id: entry.id,
        on: on ? impreciseText(on) : "day not known",
        measure: entry.measure === null ? "Context, no count" : measure(entry.measure),
        count: entry.count === null ? "no count" : countText(entry.count, entry.of, entry.bound),
        more: (entry.more ?? []).map((m) => `${measure(m.measure)}: ${countText(m.count, null, m.bound)}`),
        ours,
        difference: differenceOf(entry, enforcementCounts, ours),
        statement: today || !namesLaterThan(entry.statement, lens.asOf) ? entry.statement : undefined,
        sure: CONFIDENCE_WORDS[entry.confidence],
        sourceIds: entry.sources,
      },
    ];
  });
  return {
    topic: TOPIC_WORDS[subject.topic].phrase,
    members: timelines.length,
    now: { on: longDay(lens.asOf), ...oursOn(lens.asOf) },
    glossary: OURS.map((id) => ({
      name: id === "power-to-fine" ? "Power to fine" : "Authority",
      text: measure(id).replace(/^Fold of [\w.]+: /, ""),
    })),
    rows,
    rejected: today
      ? enforcementCounts.rejectedClaims.map(({ claim, why, source }) => ({ claim, why, sourceId: source }))
      : "not-kept",
  };
}

const BOUND = { about: "about ", "more-than": "more than " } as const;

const countText = (count: number, of: number | null, bound: "about" | "more-than" | undefined): string =>
  `${bound ? BOUND[bound] : ""}${count}${of === null ? "" : ` of ${of}`}`;

function differenceOf(
  { measure, count }: EnforcementCounts["published"][number],
  { measures }: EnforcementCounts,
  ours: PublishedRow["ours"],
): string {
  if (measure === null || count === null) return "nothing to compare";
  if (!measures[measure]?.computed) return "another measure: our data cannot count this";
  const own = measure === "power-to-fine" ? ours?.powers : measure === "authority-designated" ? ours?.authorities : undefined;
  if (own === undefined) return "no day to count on";
  if (own === count) return `the same: ${own}`;
  return own > count ? `ours ${own}, ${own - count} more` : `ours ${own}, ${count - own} fewer`;
}

/** The page of all countries, with the same settings. */
export const countriesHref = (lens: Lens, context: LensContext): string => href("/countries", lens, context);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
