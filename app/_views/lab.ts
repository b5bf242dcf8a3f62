import type { AxisState, LawGroup } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import type { SiteOn } from "@/lib/capacity/delay";
import { sitesOn } from "@/lib/capacity/sites";
import { countryText, enforcerOf } from "@/lib/enforcement/level";
import { type Facts, factsUnder, wordedBy } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, versionName } from "@/lib/law/chosen";
import { compare, type DatePair, type Difference, differenceOf } from "@/lib/law/compare";
import { isDuty } from "@/lib/law/duty";
import { eventsKnownOn, untouched } from "@/lib/law/own";
import { dayOf, type ResolvedMilestone } from "@/lib/law/resolve";
import { inForceOn, scenariosOn } from "@/lib/law/scenario";
import type { Topic } from "@/lib/law/schema";
import { dateLabel, listed, numberWord, outcomeLabel, signed } from "@/lib/law/sentence";
import { phraseOn, TOPIC_WORDS } from "@/lib/law/words";
import {
  DEFAULT_TOPIC,
  DELAY_KEYS,
  delaySettings,
  LAW_KEYS,
  type Lens,
  type LensContext,
  type LensKey,
  NONE,
  type ParsedLens,
  printLens,
} from "@/lib/lens";
import {
  addMonths,
  addPeriod,
  civil,
  counted,
  type Day,
  day,
  isoDay,
  type Length,
  lengthText,
  longDay,
  shortDay,
} from "@/lib/time/day";
import { parsePeriod } from "@/lib/time/duration";
import {
  type AnyWindow,
  capacityLead,
  migration,
  monthsRange,
  NO_PLACE_FOR_COMPUTE,
  promiseWindow,
  relief,
  runway,
  startBy,
} from "@/lib/windows";
import { assumptionWarnings } from "./assumed";
import { type BarState, barState, footText, type NoticeState, noticeState } from "./bar";
import { siteChoices, siteName } from "./capacity";
import { gapOf } from "./duty-windows";
import { countryOptions } from "./enforcement";
import { fromForm, isReadable, monthsOf, type RowKey, type RowValue, rowsOf, shownValue, UNREADABLE } from "./lab-form";
import { lawGroups } from "./law-state";
import { href } from "./links";
import { MAP_KEYS } from "./map";
import { OVERVIEW_KEYS } from "./overview";
import { knownMilestones, TIMELINE_KEYS } from "./timeline";
import { delayChoices, isAssumed, leadChoices, spanShort, stateWord, windowBar, windowCard } from "./window-cards";
import { WINDOWS_KEYS } from "./windows-page";

export const LAB = "/scenarios/lab";
export const LAB_KEYS: readonly LensKey[] = [...LAW_KEYS, "duty", "country", "site", "lead", "delay", ...DELAY_KEYS];
/** The keys that the form has fields for. */
const SHOWN = LAB_KEYS.filter((key) => key !== "compare");

/** A setting of the reader's own, with its link without it. */
export interface OwnRow {
  readonly id: string;
  readonly label: string;
  /** What its field shows. */
  readonly value: string;
  /** Of a shift in whole months. */
  readonly months: number | undefined;
  /** Why it could not be applied; empty where it was. */
  readonly problem: string;
  readonly removeHref: string | undefined;
}

export interface OwnRows {
  readonly key: RowKey;
  readonly rows: readonly OwnRow[];
  /** What a further one may be about. */
  readonly options: readonly Option[];
}

/** A ready-made version. */
export interface Idea {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

/** One milestone before and after. */
export interface MovedRow {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

export interface MovedGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly MovedRow[];
}

/** One window before and after. */
export interface WindowChange {
  readonly kind: string;
  /** Of a gap, its country. */
  readonly country: string | undefined;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** `366 days more`, `no change`, `now known` */
  readonly difference: string;
  readonly changed: boolean;
  readonly text: string;
}

export interface DutyChanges {
  readonly id: string;
  readonly title: string;
  readonly date: Before;
  readonly rows: readonly WindowChange[];
  /** The duties of other topics for which the same holds. */
  readonly alike: readonly string[];
}

/** A date or a window before and after, in a few words. */
export interface Before {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
  readonly changed: boolean;
}

/** What the settings do to a duty, short enough to stand beside them. */
export interface SummaryState {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Before[];
}

interface Choices {
  readonly value: string;
  readonly options: readonly Option[];
}

export interface LabState {
  readonly headline: string;
  readonly lead: string;
  readonly foot: string;
  readonly notices: NoticeState;
  readonly bar: BarState;
  readonly name: string;
  readonly laws: Choices;
  readonly own: readonly OwnRows[];
  readonly duties: Choices;
  readonly countries: Choices;
  readonly sites: Choices;
  readonly delays: Choices;
  readonly leads: Choices;
  /** The numbers of the estimate that the reader set; empty where they are computed. */
  readonly numbers: readonly { readonly key: string; readonly label: string; readonly value: string }[];
  readonly ideas: readonly Idea[];
  readonly resetHref: string;
  readonly axis: AxisState;
  /** The milestones that differ, by topic; the ghost is the date before. */
  readonly groups: readonly LawGroup[];
  readonly drawingHref: string;
  readonly stay: string;
  /** How the text before is called. */
  readonly before: string;
  readonly moved: readonly MovedGroup[];
  readonly windows: readonly DutyChanges[];
  readonly windowsNote: string;
  readonly summary: readonly SummaryState[];
  /** The link that opens the same on any later day, and how it opens. */
  readonly share: string;
  readonly shareNote: string;
  /** The link that is always read as known on the day it is opened. */
  readonly todayHref: string;
  /** Set where settings could not be applied: the link without them. */
  readonly cleanHref: string | undefined;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

const FIRST = day(2024, 7, 1);
const LAST = day(2032, 1, 1);

/** The value that a new setting begins with: a period, or a day that differs from the one that applies; the reader then changes it. */
export const firstValue =
  (facts: Facts, context: LensContext, query: URLSearchParams, parse: (query: URLSearchParams) => ParsedLens) =>
  (key: RowKey, id: string): string => {
    if (key === "shift") return "P12M";
    const { lens } = parse(query);
    const next = firstOfMonth(lens.asOf);
    if (key === "fine") return isoDay(next).slice(0, 7);
    const law = key === "set" ? chosenLaw(facts.law, lens).law.outcomeOf : undefined;
    const known = [...context.law.anchors, ...context.law.milestones].some((n) => n.id === id);
    const applies = known && law ? dayOf(law(id)) : undefined;
    return isoDay(applies === undefined ? next : addMonths(applies, 1));
  };

/** The first of a month about a quarter after a day. */
function firstOfMonth(after: Day): Day {
  const { year, month } = civil(addPeriod(after, parsePeriod("P4M")));
  return day(year, month, 1);
}

/** The query of a link: where it comes from the form, the settings that its fields stand for. */
export const labQuery = (
  facts: Facts,
  context: LensContext,
  query: URLSearchParams,
  parse: (query: URLSearchParams) => ParsedLens,
): URLSearchParams => {
  const plain = fromForm(query, () => "");
  for (const key of ["assume", "shift", "set", "fine"]) plain.delete(key);
  return fromForm(query, firstValue(facts, context, plain, parse));
};

/**
 * A version of the law of one's own: its settings, and what they change against the text it starts from.
 * @param query the settings as they stand in the link, also those that could not be applied
 * @param origin where the pages are served, for links that are sent
 */
export function labState(given: Facts, query: URLSearchParams, parsed: ParsedLens, context: LensContext, origin = ""): LabState {
  const { lens } = parsed;
  const facts = factsUnder(given, lens);
  const plain: Lens = { ...lens, assume: [], shift: [], set: [], fine: [], name: "" };
  const ofLaw = lens.assume.length + lens.shift.length + lens.set.length > 0;
  const after = chosenLaw(facts.law, lens);
  // Another text without settings of one's own is told against the law in force.
  const before = chosenLaw(facts.law, ofLaw ? plain : { ...plain, law: "in-force" });
  const against: ChosenLaw = { ...after, compare: before.law, compareStanding: before.standing };
  const all = knownMilestones(facts, after, lens.asOf);
  const known = new Set(all.map((m) => m.id));
  const differences = compare(before.law, after.law).filter((d) => known.has(d.id) && d.changeType !== "content");
  const differ = new Set(differences.map((d) => d.id));
  const at = (id: string) => href("/timeline", onlyFor({ ...lens, duty: id }, TIMELINE_KEYS, context), context);
  const alone = untouched(facts.law, lens, before.law, after.law).filter((m) => known.has(m.id));
  const groups = lawGroups(
    all.filter((m) => differ.has(m.id)),
    against,
    "",
    lens.asOf,
    at,
  ).map((group) => ({ ...group, open: true, summary: groupSummary(group, all) }));
  const name = phrase(before);
  const offered = offers(after, lens, context, all);
  const bar = barState(LAB, lens, context, SHOWN);
  const asked = query.get("duty") ? [lens.duty] : leadDuties(facts, differences, after, lens, context);
  const windows = together(
    asked.flatMap((id) => {
      const [was, is] = [before.law.milestones.get(id), after.law.milestones.get(id)];
      return was && is ? [dutyChanges({ given, facts, lens, before, after, was, is })] : [];
    }),
  );
  const subjects = asked.flatMap((id) => {
    const milestone = facts.law.milestones.find((m) => m.id === id);
    return milestone ? [enforcerOf(milestone, facts.enforcementMap)] : [];
  });
  const warnings = [...parsed.warnings, ...assumptionWarnings(facts, subjects)];
  const own = ownRows(query, offered, facts, parsed, context);
  return {
    headline: headlineOf(lens, differences, ofLaw, before, after),
    lead: leadOf(lens, after, before, ofLaw),
    foot: footText(lens, after),
    // The settings stand beside the results, each with its own way out.
    notices: { ...noticeState(LAB, lens, context, after, parsed.problems, warnings), own: [] },
    bar,
    name: query.get("name") ?? "",
    laws: { value: lens.law, options: bar.compare.options },
    own,
    duties: { value: query.get("duty") ? lens.duty : "", options: offered.duties },
    countries: { value: lens.country[0] ?? NONE, options: countryOptions(facts) },
    sites: { value: lens.site[0] ?? NONE, options: siteChoices(facts, lens.asOf, context.today) },
    delays: delayChoices(lens),
    leads: leadChoices(facts, lens),
    numbers: NUMBERS.map(([key, label]) => ({ key, label, value: lens[key] === "computed" ? "" : String(lens[key]) })),
    ideas: ideasOf(lens, context),
    resetHref: lens.asOf === context.today ? LAB : `${LAB}?asOf=${isoDay(lens.asOf)}`,
    axis: { from: FIRST, to: LAST, asOf: lens.asOf, asOfLabel: shortDay(lens.asOf) },
    groups,
    drawingHref: href("/charts/lab.svg", lens, context),
    stay: stayText(differences.length, all.length - differences.length, name),
    before: name,
    moved: movedGroups(differences, alone, after, at),
    windows,
    summary: windows.map(summaryOf),
    windowsNote: `Before: ${name} as it is, no power to fine assumed, the site by what is stated. ${NO_PLACE_FOR_COMPUTE}`,
    share: `${origin}${pinned(lens, context)}`,
    shareNote: `Opens as known on ${longDay(lens.asOf)}, on any day.`,
    todayHref: `${origin}${href(LAB, { ...lens, asOf: context.today }, context)}`,
    cleanHref: parsed.problems.length > 0 ? href(LAB, lens, context) : undefined,
    links: LINKS.map(([label, path, keys]) => ({ label, href: href(path, onlyFor(lens, keys, context), context) })),
  };
}

const NUMBERS = [
  ["late", "Share that is late"],
  ["lost", "Share that is lost"],
  ["mu", "Mean of the logarithm of the months"],
  ["sigma", "Spread of that logarithm"],
] as const;

const COMPARE_KEYS: readonly LensKey[] = ["law", "compare", "assume", "shift", "set", "name", "asOf"];

const LINKS: readonly (readonly [string, string, readonly LensKey[]])[] = [
  ["Overview", "/", OVERVIEW_KEYS],
  ["Timeline", "/timeline", TIMELINE_KEYS],
  ["Windows", "/windows", WINDOWS_KEYS],
  ["Map", "/map", MAP_KEYS],
  ["Side by side", "/scenarios/compare", COMPARE_KEYS],
];

/** A lens with no more than a page has settings for. */
function onlyFor(lens: Lens, keys: readonly LensKey[], context: LensContext): Lens {
  const has = (key: LensKey) => keys.includes(key);
  const lead = context.leadMilestone(DEFAULT_TOPIC);
  return {
    ...lens,
    fine: has("fine") ? lens.fine : [],
    name: has("name") ? lens.name : "",
    duty: has("duty") ? lens.duty : (lead ?? lens.duty),
    country: has("country") ? lens.country : ["DE"],
    site: has("site") ? lens.site : ["nscale-narvik"],
    delay: has("delay") ? lens.delay : "stated",
    lead: has("lead") ? lens.lead : { shortest: 6, longest: 12, preset: "own" },
    late: has("late") ? lens.late : "computed",
    lost: has("lost") ? lens.lost : "computed",
    mu: has("mu") ? lens.mu : "computed",
    sigma: has("sigma") ? lens.sigma : "computed",
  };
}

/** The link with its day, also where that is today: read on a later day, it would otherwise mean another. */
function pinned(lens: Lens, context: LensContext): string {
  const query = printLens(lens, context);
  query.set("asOf", isoDay(lens.asOf));
  return `${LAB}?${query}`;
}

const phrase = ({ standing }: ChosenLaw): string => phraseOn(standing);

const isMove = (d: Difference) => d.changeType === "moved-later" || d.changeType === "moved-earlier";
const isFormal = (d: Difference) => isMove(d) && d.formalLength !== undefined && d.formalLength.totalDays !== 0;

function headlineOf(lens: Lens, differences: readonly Difference[], ofLaw: boolean, before: ChosenLaw, after: ChosenLaw): string {
  const said = lens.name === "" ? "" : `\u201c${lens.name}\u201d: `;
  const sentence = (text: string) => (said === "" ? text.charAt(0).toUpperCase() + text.slice(1) : `${said}${text}`);
  if (!ofLaw && before.standing.id === after.standing.id)
    return lens.fine.length > 0 ? sentence("no date of the law is changed.") : "Build a version of the law of your own";
  if (differences.length === 0) return sentence("the settings change no date.");
  const of = (test: (d: Difference) => boolean) => differences.filter(test);
  const formal = of(isFormal);
  const duties = formal.filter((d) => isOwnDuty(after, d.id)).length;
  const practical = of((d) => isMove(d) && !isFormal(d)).length;
  const part = (n: number, text: string) => (n === 0 ? [] : [text]);
  const fresh = of((d) => d.changeType === "new").length;
  const gone = of((d) => d.changeType === "removed").length;
  const known = of((d) => d.changeType === "unknown" && d.to.practical.status === "dated").length;
  const open = of((d) => d.changeType === "unknown" && d.to.practical.status !== "dated").length;
  const parts = [
    ...part(
      formal.length,
      `${milestones(formal.length)} ${verb(formal.length, "moves", "move")}${duties > 0 && formal.length > 1 ? ` (${numberWord(duties)} of them ${verb(duties, "a duty", "duties")})` : ""}`,
    ),
    ...part(
      practical,
      `${formal.length > 0 ? `${numberWord(practical)} more` : milestones(practical)} ${verb(practical, "moves", "move")} by the day ${verb(practical, "it", "they")} can first bite`,
    ),
    ...part(fresh, `${numberWord(fresh)} ${verb(fresh, "is", "are")} new`),
    ...part(gone, `${numberWord(gone)} ${verb(gone, "is", "are")} not in it`),
    ...part(known, `${numberWord(known)} ${verb(known, "gets", "get")} a date`),
    ...part(open, `${numberWord(open)} ${verb(open, "has", "have")} no known date any more`),
  ];
  return sentence(`${listed(parts)}.`);
}

function isOwnDuty({ law }: ChosenLaw, id: string): boolean {
  const m = law.milestones.get(id);
  return m !== undefined && isDuty(m.milestone);
}

const milestones = (n: number): string => `${numberWord(n)} ${n === 1 ? "milestone" : "milestones"}`;
const verb = (n: number, one: string, many: string): string => (n === 1 ? one : many);

function leadOf(lens: Lens, after: ChosenLaw, before: ChosenLaw, ofLaw: boolean): string {
  const day = `as known on ${longDay(lens.asOf)}`;
  if (!ofLaw && before.standing.id === after.standing.id && lens.fine.length > 0)
    return `Your version keeps the dates of ${phrase(after)}, ${day}, and assumes from when a country can fine.`;
  if (!ofLaw && before.standing.id === after.standing.id)
    return `Start from a text, assume events, move dates, and see at once what that does to the law and to your windows. Shown is ${phrase(after)}, ${day}.`;
  return ofLaw
    ? `Your version starts from ${phrase(after)}, ${day}, and is compared with it. It is not the law.`
    : `Shown is ${phrase(after)}, ${day}, compared with ${phrase(before)}, which is in force then.`;
}

function stayText(differ: number, others: number, name: string): string {
  if (differ === 0) return `All ${counted(others, "milestone")} stand as in ${name}.`;
  return `${counted(others, "other")} ${others === 1 ? "stays" : "stay"} as in ${name}.`;
}

function groupSummary(group: LawGroup, all: readonly ResolvedMilestone[]): string {
  const of = all.filter((m) => m.milestone.topic === group.topic).length;
  return `${group.rows.length} of ${of} differ${group.rows.length === 1 ? "s" : ""}`;
}

/** The lead duties of the topics that are touched; without any, that of the default topic. */
function leadDuties(
  facts: Facts,
  differences: readonly Difference[],
  after: ChosenLaw,
  lens: Lens,
  context: LensContext,
): string[] {
  const changed = new Set(differences.map((d) => d.id));
  const leads = facts.enforcementMap.topics.flatMap(({ leadMilestone: id }) => {
    const m = after.law.milestones.get(id);
    const enforced = m && isDuty(m.milestone) && enforcerOf(m.milestone, facts.enforcementMap).enforcer !== "none";
    return enforced && changed.has(id) ? [m] : [];
  });
  const [first, others] = [leads.filter(isHighRisk), leads.filter((m) => !isHighRisk(m))];
  const lead = context.leadMilestone(DEFAULT_TOPIC) ?? lens.duty;
  const some = [...first, ...others].slice(0, MOST_DUTIES).map((m) => m.id);
  return some.length > 0 ? some : [lead];
}

const MOST_DUTIES = 3;
const isHighRisk = (m: ResolvedMilestone): boolean => m.milestone.topic.startsWith("high-risk");

/** What may be chosen in the lists, under one text on one day. */
interface Offers {
  readonly duties: readonly Option[];
  readonly events: readonly Option[];
  readonly shift: readonly Option[];
  readonly set: readonly Option[];
}

const lists = new WeakMap<LensContext["law"], { readonly key: string; readonly offers: Offers }>();

// Made once, so that the lists need not be drawn anew while a slider moves.
function offers(after: ChosenLaw, lens: Lens, context: LensContext, all: readonly ResolvedMilestone[]): Offers {
  const key = `${after.standing.id} ${lens.asOf}`;
  const made = lists.get(context.law);
  if (made?.key === key) return made.offers;
  const brought = new Set(scenariosOn(context.law, lens.asOf).flatMap((s) => s.amendments.map((a) => a.target)));
  const milestone = (m: ResolvedMilestone): Option => ({
    value: m.id,
    label: m.short,
    group: TOPIC_WORDS[m.milestone.topic].title,
  });
  const set = [
    ...context.law.anchors
      .filter((a) => a.rule.type !== "none" || brought.has(a.id))
      .map((a) => ({ value: a.id, label: a.title, group: "Anchors of Article 113" })),
    ...all.map(milestone),
  ];
  // Where a topic and a milestone bear the same id, they stand on the same anchor, and one choice is both.
  const topics = (Object.keys(TOPIC_WORDS) as Topic[]).map((id) => ({
    value: id as string,
    label: `${TOPIC_WORDS[id].title} (${set.some((n) => n.value === id) ? "topic and milestone" : "topic"})`,
    group: WHOLE,
  }));
  const fresh: Offers = {
    duties: [{ value: "", label: "Lead duties of what moves" }, ...all.filter((m) => isDuty(m.milestone)).map(milestone)],
    events: eventsKnownOn(context.law, lens.asOf)
      .filter((e) => e.date === null || (e.knownOn !== null && e.knownOn > isoDay(lens.asOf)))
      .map((e) => ({ value: e.id, label: e.title })),
    shift: [...topics, ...set.filter((n) => !topics.some((t) => t.value === n.value))],
    set,
  };
  lists.set(context.law, { key, offers: fresh });
  return fresh;
}

const WHOLE = "Whole topics";
const MOST_LINKS = 40;

function ownRows(
  query: URLSearchParams,
  offered: Offers,
  facts: Facts,
  { lens, problems }: ParsedLens,
  context: LensContext,
): OwnRows[] {
  const options: Readonly<Record<RowKey, readonly Option[]>> = {
    shift: offered.shift,
    assume: offered.events,
    set: offered.set,
    fine: countryOptions(facts).filter((o) => o.value !== NONE),
  };
  const applied: Readonly<Record<RowKey, ReadonlySet<string>>> = {
    shift: new Set(lens.shift.map((s) => s.target)),
    assume: new Set(lens.assume.map((a) => a.event)),
    set: new Set(lens.set.map((s) => s.target)),
    fine: new Set(lens.fine.map((f) => f.country)),
  };
  return (["shift", "assume", "set", "fine"] as const).map((key) => {
    const rows = rowsOf(query, key);
    const taken = new Set(rows.map((r) => r.id));
    const why = (row: RowValue): string => {
      if (!isReadable(key, row.value)) return UNREADABLE[key];
      if (applied[key].has(key === "fine" ? row.id.toUpperCase() : row.id)) return "";
      const names = [row.id, ...namesOf(row.id, context)];
      const said = problems.find(
        (p) => p.param === key && names.includes(/["\u201c]([^"\u201d]+)["\u201d]/.exec(p.message)?.[1] ?? ""),
      );
      return said?.message ?? "This could not be applied; the reason stands at the top of the page.";
    };
    return {
      key,
      rows: rows.map((row, i) => ({
        id: row.id,
        value: shownValue(key, row.value),
        label: labelOf(row.id, [...options[key], ...offered.set]),
        months: key === "shift" ? monthsOf(row.value) : undefined,
        problem: problems.length === 0 ? "" : why(row),
        // In a link of hundreds of settings a link without each of them would make a page of megabytes.
        removeHref: rows.length > MOST_LINKS ? undefined : without(query, key, i),
      })),
      options: options[key].filter((o) => !taken.has(o.value)),
    };
  });
}

/** How a message may name what a setting is about. */
const namesOf = (id: string, { law }: LensContext): string[] => [
  ...[...law.events, ...law.anchors].filter((n) => n.id === id).map((n) => n.title),
  ...law.milestones.filter((m) => m.id === id).map((m) => m.short),
  ...(id in TOPIC_WORDS ? [TOPIC_WORDS[id as Topic].title] : []),
];

const labelOf = (id: string, options: readonly Option[]): string => options.find((o) => o.value === id)?.label ?? id.slice(0, 60);

/** The link without one of its settings. */
function without(query: URLSearchParams, key: RowKey, row: number): string {
  const left = new URLSearchParams();
  let nth = 0;
  for (const [name, value] of query) {
    if (name === key && value !== "" && nth++ === row) continue;
    left.append(name, value);
  }
  const text = left.toString();
  return text === "" ? LAB : `${LAB}?${text}`;
}

function ideasOf(lens: Lens, context: LensContext): Idea[] {
  const bare: Lens = { ...lens, law: "in-force", assume: [], shift: [], set: [], name: "" };
  const exists = (id: string) => scenariosOn(context.law, lens.asOf).some((s) => s.id === id);
  const first = firstOfMonth(lens.asOf);
  const decisions = eventsKnownOn(context.law, lens.asOf).filter((e) => e.id.startsWith("commission-decision-"));
  const base = context.law.scenarios.find((s) => s.amendments.length === 0)?.id ?? "";
  const amended = inForceOn(context.law, lens.asOf).scenario.id !== base;
  const ideas: readonly (readonly [string, Partial<Lens>, boolean])[] = [
    [
      `Annex III ${amended ? "a second time " : ""}12 months later`,
      { shift: [{ target: "high-risk-annex-iii", period: "P12M" }] },
      true,
    ],
    [
      `The Commission proposal, with a decision on ${longDay(first)}`,
      { law: "commission-proposal", assume: decisions.map((e) => ({ event: e.id, day: first })) },
      exists("commission-proposal"),
    ],
    ["The Omnibus never adopted: the 2024 text", { law: base }, amended],
    ["Annex I alone 12 months later", { shift: [{ target: "high-risk-annex-i", period: "P12M" }] }, true],
  ];
  return ideas
    .filter(([, , possible]) => possible)
    .map(([label, own]) => {
      const idea = { ...bare, ...own };
      return {
        label,
        href: href(LAB, idea, context),
        current: href(LAB, idea, context) === href(LAB, { ...lens, name: "" }, context),
      };
    });
}

/** A date of a pair; beside a formal one the later day on which it can first bite. */
function dateText({ formal, practical }: DatePair, by: keyof DatePair): string {
  const date = by === "formal" ? formal : practical;
  const later = date.status === "dated" && practical.status === "dated" && practical.day !== date.day;
  return `${outcomeLabel(date)}${later ? `; can first bite on ${outcomeLabel(practical)}` : ""}`;
}

function movedGroups(
  differences: readonly Difference[],
  alone: readonly ResolvedMilestone[],
  after: ChosenLaw,
  at: (id: string) => string,
): MovedGroup[] {
  const row = (d: Difference): MovedRow => {
    const by = isFormal(d) ? "formal" : "practical";
    const length = isFormal(d) ? d.formalLength : d.length;
    return {
      id: d.id,
      label: after.law.milestones.get(d.id)?.short ?? d.id,
      href: at(d.id),
      before: dateText(d.from, by),
      after: dateText(d.to, by),
      difference:
        isMove(d) && length
          ? signed(length)
          : d.changeType === "unknown" && d.to.practical.status === "dated"
            ? "gets a date"
            : CHANGE_WORDS[d.changeType],
    };
  };
  const groups: readonly (readonly [string, string, (d: Difference) => boolean])[] = [
    ["formal", "Move by their date of application", isFormal],
    ["practical", "Move by the day they can first bite; their formal date stays", (d) => isMove(d) && !isFormal(d)],
    ["new", "New", (d) => d.changeType === "new"],
    ["removed", "Not in this version", (d) => d.changeType === "removed"],
    ["unknown", "With a date in one of the two only", (d) => d.changeType === "unknown"],
  ];
  return [
    ...groups.map(([id, title, test]) => ({ id, title, rows: differences.filter(test).map(row) })),
    {
      id: "untouched",
      title: "Untouched, although one might expect them to move: each has a day of its own",
      rows: alone.map((m) => ({
        id: m.id,
        label: m.short,
        href: at(m.id),
        before: dateLabel(m),
        after: dateLabel(m),
        difference: "no change",
      })),
    },
  ].filter((g) => g.rows.length > 0);
}

const CHANGE_WORDS: Readonly<Record<Difference["changeType"], string>> = {
  "moved-later": "later",
  "moved-earlier": "earlier",
  new: "new",
  removed: "gone",
  unknown: "no known date",
  content: "wording",
};

interface Pair {
  readonly given: Facts;
  readonly facts: Facts;
  readonly lens: Lens;
  readonly before: ChosenLaw;
  readonly after: ChosenLaw;
  readonly was: ResolvedMilestone;
  readonly is: ResolvedMilestone;
}

/** The windows of a duty in the text before and with the reader's settings. */
function dutyChanges({ given, facts, lens, before, after, was, is }: Pair): DutyChanges {
  const stated: Lens = { ...lens, delay: "stated", late: "computed", lost: "computed", mu: "computed", sigma: "computed" };
  const old = windowsOf(wordedBy(given, lens.asOf), before, stated, was);
  const now = windowsOf(facts, after, lens, is);
  const moved = differenceOf(was, is);
  return {
    id: is.id,
    title: is.short,
    date: {
      name: "Applies from",
      before: dateLabel(was),
      after: dateLabel(is),
      difference: !moved ? "no change" : isMove(moved) && moved.length ? movedWord(moved.length) : CHANGE_WORDS[moved.changeType],
      changed: moved !== undefined,
    },
    rows: now.map(([w, name], i) => changeOf((old[i] as Named)[0], w, name, lens)),
    alike: [],
  };
}

const movedWord = (length: Length): string => `${lengthText(length)} ${length.totalDays < 0 ? "earlier" : "later"}`;

/** Duties for which the windows say the same stand together. */
function together(duties: readonly DutyChanges[]): DutyChanges[] {
  const told = ({ date, rows }: DutyChanges) =>
    JSON.stringify([date, rows.map(({ kind, country, before, after }) => [kind, country, before, after])]);
  const groups = new Map<string, DutyChanges>();
  for (const duty of duties) {
    const first = groups.get(told(duty));
    groups.set(told(duty), first ? { ...first, alike: [...first.alike, duty.title] } : duty);
  }
  return [...groups.values()];
}

/** What stands beside the settings: of the first duty its date and the windows that one plans by, of the others the date. */
function summaryOf({ id, title, date, rows, alike }: DutyChanges, nth: number): SummaryState {
  const told = rows.filter((w) => w.kind !== "relief" && w.kind !== "migration" && w.kind !== "promise");
  return { id, title: [title, ...alike].join("; "), rows: nth === 0 ? [date, ...told] : [date] };
}

type Named = readonly [AnyWindow, string];

function windowsOf(facts: Facts, chosen: ChosenLaw, lens: Lens, m: ResolvedMilestone): Named[] {
  const { asOf } = lens;
  const asked = new Set([...lens.country.slice(0, 1), ...lens.fine.map((f) => f.country)]);
  const countries = [...asked].flatMap((iso2) => facts.jurisdictions.filter((j) => j.iso2 === iso2));
  const site = siteOf(facts, lens);
  const at = site && siteName(site.readings.site);
  const names = { law: versionName(chosen) ?? phrase(chosen), compare: chosen.compareStanding.title };
  return [
    [runway(m, asOf), "Runway"],
    [startBy(m, lens.lead, asOf, facts.enforcementMap), `Start by, ${monthsRange(lens.lead)}`],
    ...countries.map((c) => [gapOf(facts, chosen, lens, m, c), `Enforcement gap, ${countryText(c)}`] as const),
    ...(site ? [[capacityLead(m, site, lens.delay, asOf), `Capacity lead, ${at}`] as const] : []),
    ...(site
      ? [[migration(m, site, lens.delay, lens.lead, asOf, facts.enforcementMap), `Time to migrate to ${at}`] as const]
      : []),
    [relief(m, chosen.compare.milestones.get(m.id), names, asOf), "Relief"],
    ...(site ? [[promiseWindow(site, asOf), `Promise, ${at}`] as const] : []),
  ];
}

const sites = new WeakMap<Facts["sites"], Map<string, SiteOn | undefined>>();

/** The site of a lens with its estimate. It does not hang on the law, so the last few are kept. */
function siteOf(facts: Facts, lens: Lens): SiteOn | undefined {
  const made = sites.get(facts.sites) ?? new Map<string, SiteOn | undefined>();
  sites.set(facts.sites, made);
  const settings = delaySettings(lens);
  const key = JSON.stringify([lens.asOf, lens.site[0], settings]);
  if (!made.has(key)) {
    const found = facts.sites.find((s) => s.id === lens.site[0]);
    if (made.size > 8) made.clear();
    made.set(key, found && sitesOn(facts, lens.asOf, settings, [found])[0]);
  }
  return made.get(key);
}

const BY: Readonly<Record<Lens["delay"], string>> = {
  promise: "as promised",
  stated: "as stated",
  p50: "by P50",
  p90: "by P90",
};

function changeOf(before: AnyWindow, after: AnyWindow, name: string, lens: Lens): WindowChange {
  const told = { lead: lens.lead, asOf: lens.asOf };
  const ofSite = after.kind === "capacity-lead" || after.kind === "migration";
  const words = (w: AnyWindow) =>
    w.kind === "enforcement-gap" || w.kind === "capacity-lead" ? windowBar(w, told).text : windowCard(w, name, told).length;
  // Two readings of a site are told apart by their names.
  const by = (delay: Lens["delay"], text: string) => (ofSite && lens.delay !== "stated" ? `${BY[delay]}: ${text}` : text);
  const same = words(before) === words(after) && sizeOf(before) === sizeOf(after) && before.state === after.state;
  return {
    kind: after.kind,
    country: after.kind === "enforcement-gap" ? after.country : undefined,
    name,
    before: by("stated", words(before)),
    after: by(lens.delay, words(after)),
    difference: same ? "no change" : differenceWords(before, after),
    changed: !same,
    text: after.text,
  };
}

/** What of a window is told apart in days: of a start the last day, of all others the length. */
function sizeOf(w: AnyWindow): number | undefined {
  if (w.kind === "start-by") return w.to.status === "dated" ? w.to.latest : undefined;
  return w.length === "unknown" ? undefined : w.length.totalDays;
}

/** How a window differs, so that nobody has to guess what a sign means. */
function differenceWords(before: AnyWindow, after: AnyWindow): string {
  const gap = before.kind === "enforcement-gap" && after.kind === "enforcement-gap";
  const [was, is] = [sizeOf(before), sizeOf(after)];
  if (gap && (before.state === "empty") !== (after.state === "empty")) return `from ${gapWords(before)} to ${gapWords(after)}`;
  if (was === undefined) return is === undefined ? "not known" : "now known";
  if (is === undefined) return "no longer known";
  if (is === was) return "no change in days";
  const days = counted(Math.abs(is - was), "day");
  const [more, later] = [is > was ? "more" : "less", is > was ? "later" : "earlier"];
  switch (after.kind) {
    case "runway":
      return `${days} ${more} until it applies`;
    case "start-by":
      return `${days} ${later}`;
    case "enforcement-gap":
      // An empty gap has a negative length: the power is there before the duty.
      return after.state === "empty"
        ? `${days} ${is < was ? "more" : "less"} before the duty`
        : `${days} ${is > was ? "longer" : "shorter"}`;
    case "relief":
      return `${days} ${more} relief`;
    case "capacity-lead":
      return `${days} ${is < was ? "later" : "earlier"}, seen from the duty`;
    case "migration":
      return `${days} ${more} to migrate`;
    case "promise":
      return `${days} ${more}`;
  }
}

function gapWords(gap: AnyWindow): string {
  if (gap.state === "empty") return `none${isAssumed(gap.to) ? ", as you assume" : ""}`;
  if (gap.state === "open" && gap.length === "unknown") return "no end known";
  return gap.length === "unknown" ? stateWord(gap) : `a gap of ${spanShort(gap.length)}`;
}
