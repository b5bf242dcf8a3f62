import { enforcerOf, type Level, type LevelStep, levelOn, levelTimeline, type Subject } from "@/lib/enforcement/level";
import type { Jurisdiction } from "@/lib/enforcement/schema";
import type { Facts } from "@/lib/facts";
import type { ChosenLaw } from "@/lib/law/chosen";
import { citationLink, citationLinkOn, consolidatedLink, placeOf } from "@/lib/law/citation";
import { outcomeText } from "@/lib/law/derivation";
import { isDuty, OPERATORS } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import { readable } from "@/lib/law/readable";
import { type ResolvedMilestone, resolveOne } from "@/lib/law/resolve";
import { scenariosOn, standingOn } from "@/lib/law/scenario";
import type { MaxFine } from "@/lib/law/schema";
import { bitesForHighRisk, isDisputed } from "@/lib/law/sense";
import { dateLabel, distance, listed } from "@/lib/law/sentence";
import { lawOn } from "@/lib/law/worded";
import { ADDRESSEE_WORDS, KIND_WORDS, STATUS_WORDS, TOPIC_WORDS } from "@/lib/law/words";
import type { Lens, LensContext } from "@/lib/lens";
import type { Confidence } from "@/lib/schema";
import { addMonths, civil, type Day, day, isoDay, longDay, parseDay, weekdayName } from "@/lib/time/day";
import { UNION } from "@/lib/windows";
import { isPower } from "@/lib/windows/work";
import { href } from "./links";
import { CONFIDENCE_WORDS, LEVEL_WORDS } from "./words";

/** What the detail panel says about one milestone, computed from facts and lens. */
export interface PanelState {
  readonly id: string;
  readonly standing: string;
  readonly inForce: boolean;
  readonly title: string;
  readonly citation: Cited;
  readonly kind: string;
  readonly topic: string;
  /** `2 December 2027`, or why there is no date. */
  readonly date: string;
  readonly missing: boolean;
  /** `Thursday, in 375 days` */
  readonly when: string | undefined;
  readonly formally: string | undefined;
  readonly series: string | undefined;
  readonly why: readonly StepState[];
  readonly whyPractical: readonly StepState[];
  readonly others: readonly {
    readonly id: string;
    readonly name: string;
    readonly date: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  /** Events that the reader may assume a day for. */
  readonly assumable: readonly {
    readonly event: string;
    readonly title: string;
    readonly example: string;
    readonly href: string;
  }[];
  readonly duty: string;
  readonly appliesIf: string;
  readonly addressees: string;
  readonly fine: string;
  readonly fineCitation: Cited | undefined;
  readonly enforcer: string;
  /** Member States by level on the as-of date, where national authorities enforce. */
  readonly levels: readonly { readonly level: Level; readonly label: string; readonly count: number }[];
  readonly levelsNote: string | undefined;
  readonly older: readonly {
    readonly id: string;
    readonly label: string;
    readonly date: string;
    readonly href: string;
    readonly text: string;
  }[];
  readonly legacyOf: readonly { readonly id: string; readonly label: string; readonly href: string }[];
  readonly wording: readonly { readonly text: string; readonly effective: string; readonly citation: Cited }[];
  readonly kept: readonly { readonly text: string; readonly citation: Cited }[];
  readonly notes: string | undefined;
  readonly notesWithheld: boolean;
  readonly confidence: { readonly value: Confidence; readonly text: string };
  readonly sourceIds: readonly string[];
  readonly link: string;
  /** The consolidated text, where the law in force on the as-of date amends the Act. */
  readonly consolidated: string | undefined;
  readonly page: string;
  readonly asOf: string;
  /** The same as `YYYY-MM-DD`. */
  readonly asOfDay: string;
}

export interface Cited {
  readonly text: string;
  readonly href: string | undefined;
}

export interface StepState {
  readonly text: string;
  readonly citation: Cited;
}

const cited = (text: string): Cited => ({ text, href: citationLink(text) });

/**
 * The panel of a milestone.
 * @param path the page whose lens the links change
 */
export function panelState(
  facts: Facts,
  lens: Lens,
  chosen: ChosenLaw,
  context: LensContext,
  m: ResolvedMilestone,
  path: string,
): PanelState {
  const { asOf } = lens;
  const current = asOf === context.today;
  const { practical, formal } = m;
  const law = scenarioRecord(facts, chosen);
  const worded = m.words !== "unknown";
  return {
    id: m.id,
    standing:
      formal.status === "none"
        ? "not in this text"
        : chosen.own
          ? `${STATUS_WORDS[chosen.standing.status]}, with your settings`
          : STATUS_WORDS[chosen.standing.status],
    inForce: chosen.standing.status === "in-force" && !chosen.own && formal.status !== "none",
    title: m.title,
    citation: cited(placeOf(m)),
    kind: KIND_WORDS[m.milestone.kind],
    topic: TOPIC_WORDS[m.milestone.topic].title,
    date: capital(`${m.latest ? "at the latest " : ""}${outcomeText(practical)}`),
    missing: practical.status !== "dated",
    when: practical.status === "dated" ? `${weekdayName(practical.day)}, ${distance(asOf, practical.day)}` : undefined,
    formally:
      formal.status === "dated" && practical.status === "dated" && formal.day !== practical.day
        ? `Formally it applies from ${longDay(formal.day)}; before ${longDay(practical.day)} there is nothing it can apply to${
            bitesForHighRisk(m.milestone) ? " among high-risk systems. For general-purpose AI models nothing comes later" : ""
          }.`
        : formal.status === "dated" && practical.status !== "dated"
          ? `Formally it applies from ${longDay(formal.day)}; from when it can bite is not known.`
          : undefined,
    series: m.recurring && practical.status === "dated" ? seriesText(m.recurring.every, m.recurring.until) : undefined,
    why: m.derivation.map(step),
    whyPractical: m.practicalDerivation.map(step),
    others: otherVersions(facts, lens, chosen, context, m, path),
    assumable: needed(lens, chosen, m.id).flatMap((id) => {
      const event = lawOn(facts.law, asOf).events.find((e) => e.id === id);
      return event ? [{ event: id, title: event.title, ...example(lens, context, id, path) }] : [];
    }),
    duty: worded ? readable(m.duty, facts.law) : "",
    appliesIf: worded ? readable(m.appliesIf, facts.law) : "",
    addressees: capital(listed(m.milestone.addressees.map((a) => ADDRESSEE_WORDS[a]))),
    ...fineOf(facts, chosen, m, current),
    ...enforcement(facts, m, asOf),
    older: olderRules(facts, chosen, lens, context, m, path),
    legacyOf: (m.milestone.legacyOf ?? []).flatMap((id) => {
      const duty = chosen.law.milestones.get(id);
      return duty ? [{ id, label: duty.short, href: href(path, { ...lens, duty: id }, context) }] : [];
    }),
    wording: m.wordingChanges.map((w) => ({
      text: readable(w.summary, facts.law),
      effective: w.effective.status === "dated" ? `counts from ${longDay(w.effective.day)}` : "from when it counts is not known",
      citation: cited(w.citation),
    })),
    kept: (law?.kept ?? [])
      .filter((k) => k.targets.includes(m.id))
      .map((k) => ({ text: readable(k.summary, facts.law), citation: cited(k.citation) })),
    notes: current && m.milestone.notes ? readable(m.milestone.notes, facts.law) : undefined,
    notesWithheld: !current,
    confidence: sureOf(m, chosen),
    sourceIds: worded || formal.status !== "none" ? m.sources : [],
    consolidated: consolidated(facts, asOf),
    link: m.milestone.eli,
    page: href(`/milestones/${m.id}`, lens, context),
    asOf: longDay(asOf),
    asOfDay: isoDay(asOf),
  };
}

/** How sure a date is: a text without a reference of its own on the day could be read by nobody, and a disputed wording is disputed. */
function sureOf(m: ResolvedMilestone, { standing }: ChosenLaw): PanelState["confidence"] {
  const value = isDisputed(m) ? "conflict" : m.confidence;
  const unread = m.setBy !== undefined && m.confidence === "official" && standing.legalRef === undefined;
  const text = unread ? "as its text has it, which nobody could read yet on this day" : CONFIDENCE_WORDS[m.confidence];
  return { value, text: value === m.confidence ? text : `${text}; ${CONFIDENCE_WORDS[value]} on a change of its wording` };
}

/** The first day of the month three months on stands for a day that the reader may assume. */
function example(lens: Lens, context: LensContext, event: string, path: string) {
  const { year, month } = civil(addMonths(lens.asOf, 3));
  const assumed = day(year, month, 1);
  return { example: longDay(assumed), href: href(path, { ...lens, assume: [...lens.assume, { event, day: assumed }] }, context) };
}

const step = (s: { text: string; citation: string }): StepState => ({ text: s.text, citation: cited(s.citation) });

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function consolidated(facts: Facts, asOf: Day): string | undefined {
  const celex = facts.law.instruments.find((i) => i.id === "ai-act-consolidated")?.celex;
  const day = celex && /-(\d{4})(\d{2})(\d{2})$/.exec(celex);
  return day && parseDay(day.slice(1).join("-")) <= asOf ? consolidatedLink(celex) : undefined;
}

const scenarioRecord = (facts: Facts, chosen: ChosenLaw) =>
  lawOn(facts.law, chosen.law.asOf).scenarios.find((s) => s.id === chosen.standing.id);

const seriesText = (every: string, until: ResolvedMilestone["formal"] | undefined) =>
  `This is the first day; it comes back (${every.replace(/^P(\d+)Y$/, (_, n) => (n === "1" ? "every year" : `every ${n} years`))}${
    until?.status === "dated" ? `, until ${longDay(until.day)}` : ""
  }).`;

/** Events behind the date whose day is not known: the reader may assume one. */
const needed = (lens: Lens, chosen: ChosenLaw, id: string): string[] =>
  chosen.law
    .eventsBehind(id)
    .filter((event) => chosen.law.outcomeOf(event).status !== "dated" && !lens.assume.some((a) => a.event === event));

const million = (eur: number) => `EUR ${eur / 1e6}m`;

/**
 * The ceiling in words. The lower cap for small firms stands in Art. 99(6) and speaks of the fines of Art. 99 alone; Art. 99(6a)
 * adds small mid-caps in the second and third tier.
 */
export function fineWords(fine: MaxFine, midCaps: boolean): string {
  if (fine.turnoverPct === null) return `Up to ${million(fine.eur)}.`;
  const ceiling = `Up to ${million(fine.eur)} or ${fine.turnoverPct} % of worldwide annual turnover, whichever is higher`;
  if (!fine.citation.startsWith("Art. 99(")) return `${ceiling}.`;
  const small = midCaps && !fine.citation.startsWith("Art. 99(3)") ? "small firms and small mid-caps" : "small firms";
  return `${ceiling}; for ${small} whichever is lower (Art. ${small === "small firms" ? "99(6)" : "99(6) and (6a)"}).`;
}

/** Whether this version gives small mid-caps the lower cap. */
const midCapsIn = (chosen: ChosenLaw): boolean =>
  chosen.law.milestones.get("penalties-regime")?.wordingChanges.some((w) => w.citation.includes("99(6a)")) ?? false;

/** What the notes of a record say of amounts beside the listed one. */
const moreFines = (m: ResolvedMilestone, current: boolean): string =>
  current && /EUR \d|\d %/.test(m.milestone.notes ?? "") ? " For other cases the notes name other amounts." : "";

/**
 * The highest fine. For the milestone that leads a topic it is that of the topic's fine milestone, where it has none of its own; for
 * what the Commission or the EDPS enforces, what that one may fine in general.
 */
function fineOf(
  facts: Facts,
  chosen: ChosenLaw,
  m: ResolvedMilestone,
  current: boolean,
): { fine: string; fineCitation: Cited | undefined } {
  const midCaps = midCapsIn(chosen);
  const citedNow = (text: string): Cited => ({ text, href: citationLinkOn(text, facts.law, chosen.law.asOf) });
  if (m.maxFine)
    return { fine: `${fineWords(m.maxFine, midCaps)}${moreFines(m, current)}`, fineCitation: citedNow(m.maxFine.citation) };
  if (m.formal.status === "none") return { fine: "No fine: this text does not have it.", fineCitation: undefined };
  if (!isDuty(m.milestone)) {
    const operators = m.milestone.addressees.some((a) => OPERATORS.includes(a));
    return {
      fine: operators ? "No fine hangs on this date itself; see the duties it is about." : "No fine: it binds no operator.",
      fineCitation: undefined,
    };
  }
  const topic = facts.enforcementMap.topics.find((t) => t.leadMilestone === m.id && t.fineMilestone);
  const through = topic?.fineMilestone ? chosen.law.milestones.get(topic.fineMilestone) : undefined;
  if (through?.maxFine)
    return {
      fine: `No EU fine is listed for this provision by itself; for what follows from it (${through.short}): ${lowerFirst(fineWords(through.maxFine, midCaps))}`,
      fineCitation: citedNow(through.maxFine.citation),
    };
  if (m.words !== "own") return { fine: "Which fine this text sets for it is not on record.", fineCitation: undefined };
  const { enforcer } = enforcerOf(m.milestone, facts.enforcementMap);
  const general = enforcer === "commission" || enforcer === "edps" ? chosen.law.milestones.get(UNION[enforcer].fines) : undefined;
  if (general)
    return {
      fine: `The Act lists no fine for this date by itself. ${readable(general.duty, facts.law) || `See \u201c${general.short}\u201d.`}${current && /Art\. 99/.test(m.milestone.notes ?? "") ? " For other operators, see the notes." : ""}`,
      fineCitation: citedNow((general.maxFine?.citation ?? general.milestone.citation).replace(/\(.*$/, "")),
    };
  return {
    fine: "The Act lists no EU fine for it. A Member State may set a penalty of its own, and contracts or civil claims may count.",
    fineCitation: undefined,
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

const ENFORCERS = {
  national: "National authorities",
  commission: "The Commission",
  edps: "The European Data Protection Supervisor",
  none: "Nobody",
} as const;

const LEVELS: readonly Level[] = ["power-to-fine", "authority", "planned", "nothing", "unknown"];

function enforcement(facts: Facts, m: ResolvedMilestone, asOf: Day) {
  const subject = enforcerOf(m.milestone, facts.enforcementMap);
  const listedThere = facts.enforcementMap.milestones.some((e) => e.id === m.id);
  const enforcer = listedThere
    ? `${ENFORCERS[subject.enforcer]}. ${readable(subject.why, facts.law)}`
    : `Nobody: it is no duty of an operator (${KIND_WORDS[m.milestone.kind]}).`;
  if (subject.enforcer !== "national" || !isDuty(m.milestone)) return { enforcer, levels: [], levelsNote: undefined };
  if (!hasEuFine(facts, m))
    return {
      enforcer,
      levels: [],
      levelsNote:
        m.formal.status === "none"
          ? WITHOUT_DATE.none
          : m.words === "own"
            ? NO_FINE_LISTED
            : "Which fine this text sets for the duty is not on record, so the power to fine is not counted here.",
    };
  const counts = levelCounts(facts, m, asOf);
  const bitesNow = m.practical.status === "dated" && m.practical.day <= asOf;
  const note =
    m.practical.status !== "dated"
      ? WITHOUT_DATE[m.practical.status]
      : bitesNow
        ? `The ${isPower(m.milestone) ? "rules apply" : "duty applies"} in all 27 Member States, also where nobody can fine yet.`
        : `The power is not a fine: none can be imposed for this duty before ${longDay(m.practical.day)}. From that day it binds in all 27.`;
  return {
    enforcer,
    levels: LEVELS.map((level) => ({ level, label: capital(LEVEL_WORDS[level]), count: counts.get(level) ?? 0 })).filter(
      (l) => l.count > 0,
    ),
    levelsNote: note,
  };
}

const NO_FINE_LISTED =
  "No EU fine is listed for this duty, so the power to fine is not counted here. The record has no field for the article of a national penalty; the words of each State stand on its page.";

const WITHOUT_DATE = {
  none: "The duty is not in this text.",
  repealed: "The duty was taken out of this text.",
  conditional: "Whether the duty applies hangs on a condition; where it is met, the duty binds.",
  unknown: "From when the duty applies is not known.",
  never: "The duty hangs on an event that has no date.",
} as const;

/** Whether the Act lists a fine for the milestone, by itself or through the one that stands for its topic. */
export const hasEuFine = (facts: Facts, m: ResolvedMilestone): boolean =>
  m.maxFine !== null || facts.enforcementMap.topics.some((t) => t.leadMilestone === m.id && t.fineMilestone !== undefined);

const timelines = new WeakMap<Jurisdiction, Map<string, LevelStep[]>>();

/** The levels of a country for a subject at all times. They do not hang on the lens, so they are made once. */
export function levelsOf(facts: Facts, j: Jurisdiction, subject: Subject): LevelStep[] {
  const known = timelines.get(j) ?? new Map<string, LevelStep[]>();
  timelines.set(j, known);
  const key = `${subject.topic} ${subject.enforcer}`;
  const steps = known.get(key) ?? levelTimeline(j, subject, parseDay(facts.datasetDay));
  known.set(key, steps);
  return steps;
}

/** How many Member States stand on each level for a milestone. */
export function levelCounts(facts: Facts, m: ResolvedMilestone, asOf: Day): Map<Level, number> {
  const subject = enforcerOf(m.milestone, facts.enforcementMap);
  const counts = new Map<Level, number>();
  for (const j of facts.jurisdictions) {
    if (j.bloc !== "EU") continue;
    const { level } = levelOn(levelsOf(facts, j, subject), asOf);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return counts;
}

function otherVersions(facts: Facts, lens: Lens, chosen: ChosenLaw, context: LensContext, m: ResolvedMilestone, path: string) {
  return scenariosOn(facts.law, lens.asOf).map((scenario) => {
    const other = resolveOne(facts.law, { scenario: scenario.id }, lens.asOf, m.id);
    return {
      id: scenario.id,
      name: standingOn(scenario, lens.asOf).title,
      date: dateLabel(other),
      href: href(path, { ...lens, law: scenario.id, assume: [], shift: [], set: [] }, context),
      current: scenario.id === chosen.standing.id && !chosen.own,
    };
  });
}

function olderRules(facts: Facts, chosen: ChosenLaw, lens: Lens, context: LensContext, m: ResolvedMilestone, path: string) {
  const known = new Set(milestonesKnownOn(facts.law, lens.asOf).map((k) => k.id));
  return [...chosen.law.milestones.values()]
    .filter((o) => known.has(o.id) && o.practical.status !== "none" && o.milestone.legacyOf?.includes(m.id))
    .map((o) => ({
      id: o.id,
      label: o.short,
      date: dateLabel(o),
      text: o.practical.status === "conditional" ? o.practical.text : o.title,
      href: href(path, { ...lens, duty: o.id }, context),
    }));
}
