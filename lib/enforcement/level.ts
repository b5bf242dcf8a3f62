import { notFound, quote } from "../errors";
import { isDuty } from "../law/duty";
import type { ResolvedMilestone } from "../law/resolve";
import type { Outcome } from "../law/rule";
import type { Milestone, Topic } from "../law/schema";
import type { Confidence } from "../schema";
import { addDays, type Day } from "../time/day";
import type { AssumedPower, Dimension, EnforcementEvent, EnforcementMap, Enforcer, Jurisdiction } from "./schema";
import { atLeast, type CountedEvent, countedEvents, type DimensionState, foldDimension, lowestConfidence } from "./state";

/** The level of enforcement of a country: what it can do about a topic on a day. */

export type Level = "power-to-fine" | "authority" | "planned" | "nothing" | "unknown" | "not-applicable";

/** Why no level of a country applies, with a sentence for the reader. */
export interface NotApplicable {
  readonly kind: "not-in-eea-agreement" | "no-ai-act" | "commission" | "edps" | "nobody";
  readonly text: string;
}

export interface CountryLevel {
  readonly level: Level;
  /** `bans only`: for the bans the power to fine is there, for this topic it is not. */
  readonly badge: "bans only" | "none";
  /** The day since when this level holds without a break; `unknown` where no event began it. */
  readonly since: Day | "unknown";
  /** The events that made the level. */
  readonly events: readonly EnforcementEvent[];
  /** The lowest of those events. */
  readonly confidence: Confidence | "unknown";
  readonly because: NotApplicable | undefined;
  /** Every dimension as folded for the topic. */
  readonly dimensions: Readonly<Record<Dimension, DimensionState>>;
}

/** What is asked about: a topic decides which events count, the enforcer whether countries answer at all. */
export interface Subject {
  readonly topic: Topic;
  readonly enforcer: Enforcer;
  readonly why: string;
}

const COMPARED = ["implementing-law", "market-surveillance-authority", "penalties"] as const;

const ALL: Record<Dimension, true> = {
  "implementing-law": true,
  "market-surveillance-authority": true,
  "notifying-authority": true,
  "single-point-of-contact": true,
  "fundamental-rights-bodies": true,
  penalties: true,
  sandbox: true,
  "eea-incorporation": true,
};
const DIMENSIONS = Object.keys(ALL) as Dimension[];

/**
 * Who enforces a milestone: what the map says of it, otherwise the enforcer of its topic.
 * @throws VacatioError `not-found` where the map knows neither
 */
export function enforcerOf(milestone: Pick<Milestone, "id" | "topic">, map: EnforcementMap): Subject {
  const own = map.milestones.find((entry) => entry.id === milestone.id);
  return own ? { topic: milestone.topic, enforcer: own.enforcer, why: own.why } : enforcerOfTopic(milestone.topic, map);
}

/**
 * Who enforces a topic.
 * @throws VacatioError `not-found` where the map does not know it
 */
export function enforcerOfTopic(topic: Topic, map: EnforcementMap): Subject {
  const entry = map.topics.find((t) => t.topic === topic);
  if (!entry) throw notFound("topic", `No topic is called ${quote(topic)}; see the topics of the timeline.`);
  return { topic, enforcer: entry.enforcer, why: entry.note };
}

const WITH_ARTICLE: readonly string[] = ["NL", "GB"];

/** A country's name inside a sentence: `Germany`, `the Netherlands`. */
export const countryText = ({ iso2, name }: Pick<Jurisdiction, "iso2" | "name">): string =>
  WITH_ARTICLE.includes(iso2) ? `the ${name}` : name;

/** The level from a day on, until the next step. The first step has no beginning. */
export interface LevelStep extends CountryLevel {
  readonly from: Day | "start";
}

/**
 * Every level a country ever had for a subject, at the days on which an event counts. Later events change no earlier step,
 * so a step answers for any as-of date.
 * @param datasetAsOf the dataset's own as-of day, from which facts with an imprecise date count at the latest
 * @throws VacatioError `bad-input` for a malformed date
 */
export function levelTimeline(jurisdiction: Jurisdiction, subject: Subject, datasetAsOf: Day): LevelStep[] {
  const events = countedEvents(jurisdiction, subject.topic, datasetAsOf);
  const bans = subject.topic === "prohibited" ? events : countedEvents(jurisdiction, "prohibited", datasetAsOf);
  const days = [...new Set(bans.map((counted) => counted.from))].sort((a, b) => a - b);
  let before = stepOf(jurisdiction, subject, noDimensions(jurisdiction), "none", "start", undefined);
  const steps = [before];
  for (const day of days) {
    const dimensions = foldAll(jurisdiction, events, day, before.dimensions);
    const badge = canFine(bans, day) && !canFine(events, day) ? "bans only" : "none";
    before = stepOf(jurisdiction, subject, dimensions, badge, day, before);
    steps.push(before);
  }
  return steps;
}

/** The level of a timeline on a day. */
export function levelOn(timeline: readonly LevelStep[], day: Day): LevelStep {
  // A timeline has at least the step without a beginning
  return timeline.findLast((s) => s.from === "start" || s.from <= day) as LevelStep;
}

/**
 * The level of a country on a day. For many days, make the timeline once and use `levelOn`.
 * @param day no later than the as-of date: what happens after it does not count
 */
export const level = (jurisdiction: Jurisdiction, subject: Subject, day: Day, datasetAsOf: Day): CountryLevel =>
  levelOn(levelTimeline(jurisdiction, subject, datasetAsOf), day);

/** A stretch of time with one level and badge, from a day to the day before `to`. */
export interface LevelStretch {
  readonly from: Day;
  readonly to: Day;
  readonly level: Level;
  readonly badge: CountryLevel["badge"];
  /** The events that stood behind the level when the stretch began, and the lowest of their confidences. */
  readonly events: readonly EnforcementEvent[];
  readonly confidence: Confidence | "unknown";
  readonly because: NotApplicable | undefined;
}

/** The stretches of a timeline from a day to the as-of date, without holes; the last one ends the day after it. Empty where `from` is later. */
export function levelHistory(timeline: readonly LevelStep[], from: Day, asOf: Day): LevelStretch[] {
  const stretches: LevelStretch[] = [];
  const end = addDays(asOf, 1);
  for (const [i, step] of timeline.entries()) {
    const start = step.from === "start" ? from : (Math.max(step.from, from) as Day);
    const next = timeline[i + 1];
    const to = next && next.from !== "start" && next.from < end ? next.from : end;
    if (start >= to) continue;
    const last = stretches.at(-1);
    if (last && last.level === step.level && last.badge === step.badge) stretches[stretches.length - 1] = { ...last, to };
    else {
      const { level, badge, events, confidence, because } = step;
      stretches.push({ from: start, to, level, badge, events, confidence, because });
    }
  }
  return stretches;
}

/** Since when a country can fine, or why no day can be named. */
export type PowerSince =
  | {
      readonly status: "in-place";
      /** First day of the unbroken power; where an event is not dated to the day, its last possible day. */
      readonly day: Day;
      readonly earliest: Day;
      /** The event that completed the power, with its date as given. */
      readonly completedBy: CountedEvent;
      /** What stood behind the power on its first day. */
      readonly events: readonly EnforcementEvent[];
      readonly confidence: Confidence | "unknown";
    }
  /** The level is known, and it is no power to fine; no day for one is known. */
  | {
      readonly status: "none";
      readonly level: Level;
      readonly badge: CountryLevel["badge"];
      readonly events: readonly EnforcementEvent[];
    }
  | { readonly status: "unknown" }
  | { readonly status: "not-applicable"; readonly because: NotApplicable };

/** The first day of the power to fine that still holds on the as-of date. */
export function powerSince(timeline: readonly LevelStep[], asOf: Day): PowerSince {
  const now = levelOn(timeline, asOf);
  if (now.because) return { status: "not-applicable", because: now.because };
  if (now.level === "unknown") return { status: "unknown" };
  if (now.level !== "power-to-fine" || now.since === "unknown")
    return { status: "none", level: now.level, badge: now.badge, events: now.events };
  const { dimensions, events, confidence } = levelOn(timeline, now.since);
  const made = [...madeBy(dimensions["market-surveillance-authority"]), ...madeBy(dimensions.penalties)];
  const completedBy = made.reduce((a, b) => (b.from >= a.from ? b : a));
  const earliest = Math.min(now.since, Math.max(...made.map((counted) => counted.on.earliest))) as Day;
  return { status: "in-place", day: now.since, earliest, completedBy, events, confidence };
}

/** What an assumed power to fine comes to beside what is known of a country for a subject. */
export type Assumption =
  | {
      readonly status: "counts";
      /** It counts from the latest end. */
      readonly when: AssumedPower["when"];
      /** What is known on the as-of date. */
      readonly known: LevelStep;
    }
  /** The power is known, so nothing has to be assumed. */
  | { readonly status: "not-needed"; readonly known: LevelStep }
  /** The Act is not law there, or no authority of a country enforces this. */
  | { readonly status: "no-effect"; readonly because: NotApplicable };

/**
 * What a reader assumes of a country, or undefined where that is nothing. Facts win, and a timeline never holds what is assumed:
 * whoever counts levels counts facts.
 * @param timeline of the same country
 */
export function assumption({ assumed }: Jurisdiction, timeline: readonly LevelStep[]): Assumption | undefined {
  if (!assumed) return undefined;
  const known = levelOn(timeline, assumed.asOf);
  if (known.because) return { status: "no-effect", because: known.because };
  return known.level === "power-to-fine" ? { status: "not-needed", known } : { status: "counts", when: assumed.when, known };
}

/** From when the reader assumes a power that is not known; undefined where the assumption changes nothing. */
export function assumedFrom(jurisdiction: Jurisdiction, timeline: readonly LevelStep[]): AssumedPower["when"] | undefined {
  const own = assumption(jurisdiction, timeline);
  return own?.status === "counts" ? own.when : undefined;
}

/** Whether the power to fine is in place and the duty applies too. The power alone is not a fine. */
export const bites = (level: Pick<CountryLevel, "level">, application: Outcome, day: Day): boolean =>
  level.level === "power-to-fine" && application.status === "dated" && application.day <= day;

/** Whether a power to fine bites; `unknown` where the fine of a version is not on record. */
export type Bite = boolean | "unknown" | "not-applicable";

/**
 * Whether a country can fine for a duty on a day; `not-applicable` where there is nothing that its power could bite: the country has no
 * level, or what is asked about is no duty of an operator, is not in the version of the law, or has no listed EU fine.
 * @param duty what has to apply
 * @param fined what the fine is listed for
 */
export function bitesFor(
  level: Pick<CountryLevel, "level">,
  duty: Pick<ResolvedMilestone, "milestone" | "practical">,
  fined: Pick<ResolvedMilestone, "maxFine" | "words" | "formal">,
  day: Day,
): Bite {
  if (level.level === "not-applicable" || !isDuty(duty.milestone)) return "not-applicable";
  if (fined.maxFine !== null) return bites(level, duty.practical, day);
  return fined.words === "own" || fined.formal.status === "none" ? "not-applicable" : "unknown";
}

const madeBy = (state: DimensionState): CountedEvent[] => ("made" in state ? [state.made] : []);

const absent = (jurisdiction: Jurisdiction, dimension: Dimension): DimensionState => ({
  state: dimension === "eea-incorporation" && jurisdiction.bloc !== "EEA" ? "not-applicable" : "unknown",
});

const record = (of: (dimension: Dimension) => DimensionState) =>
  Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as Record<Dimension, DimensionState>;

const noDimensions = (jurisdiction: Jurisdiction) => record((dimension) => absent(jurisdiction, dimension));

const foldAll = (
  jurisdiction: Jurisdiction,
  events: readonly CountedEvent[],
  day: Day,
  before: Readonly<Record<Dimension, DimensionState>>,
) =>
  record((dimension) => {
    const state = foldDimension(events, dimension, day, before[dimension]);
    return state.state === "unknown" ? absent(jurisdiction, dimension) : state;
  });

const reached = (state: DimensionState, least: "designated" | "in-force"): boolean =>
  "made" in state && atLeast(state.state, least);

const finePower = (authority: DimensionState, penalties: DimensionState) =>
  reached(authority, "designated") && reached(penalties, "in-force");

const canFine = (events: readonly CountedEvent[], day: Day) =>
  finePower(foldDimension(events, "market-surveillance-authority", day), foldDimension(events, "penalties", day));

function stepOf(
  jurisdiction: Jurisdiction,
  subject: Subject,
  dimensions: Readonly<Record<Dimension, DimensionState>>,
  badge: CountryLevel["badge"],
  from: Day | "start",
  before: LevelStep | undefined,
): LevelStep {
  const because = notApplicable(jurisdiction, subject, dimensions["eea-incorporation"]);
  const { level, made } = because ? { level: "not-applicable" as const, made: [] } : judge(dimensions);
  const events = made.map((counted) => counted.event);
  const begun = from === "start" || level === "unknown" || level === "not-applicable" ? "unknown" : from;
  const since = before?.level === level ? before.since : begun;
  return {
    from,
    level,
    badge: because ? "none" : badge,
    since,
    events,
    confidence: lowestConfidence(events),
    because,
    dimensions,
  };
}

/** The level by the table of levels, with what made it: the conditions that hold, and for `nothing` all that is known to be absent. */
function judge(dimensions: Readonly<Record<Dimension, DimensionState>>): { level: Level; made: CountedEvent[] } {
  const authority = dimensions["market-surveillance-authority"];
  const { penalties } = dimensions;
  if (reached(authority, "designated"))
    return {
      level: finePower(authority, penalties) ? "power-to-fine" : "authority",
      made: [...madeBy(authority), ...madeBy(penalties)],
    };
  const known = COMPARED.flatMap((dimension) => madeBy(dimensions[dimension]));
  if (known.length === 0) return { level: "unknown", made: [] };
  const best = known.reduce((a, b) => (atLeast(a.event.state, b.event.state) ? a : b)).event.state;
  return { level: best === "none" ? "nothing" : "planned", made: known.filter((counted) => counted.event.state === best) };
}

function notApplicable(jurisdiction: Jurisdiction, subject: Subject, incorporation: DimensionState): NotApplicable | undefined {
  if (jurisdiction.bloc === "UK")
    return {
      kind: "no-ai-act",
      text: `The AI Act is not law in ${countryText(jurisdiction)}, which is outside the EU and the EEA and has no AI Act of its own.`,
    };
  if (jurisdiction.bloc === "EEA" && !reached(incorporation, "in-force"))
    return {
      kind: "not-in-eea-agreement",
      text: `The AI Act is not law in ${countryText(jurisdiction)} yet: it is not in the EEA Agreement.`,
    };
  switch (subject.enforcer) {
    case "national":
      return undefined;
    case "commission":
      return { kind: "commission", text: "The Commission enforces this, not the authorities of a country." };
    case "edps":
      return { kind: "edps", text: "The European Data Protection Supervisor enforces this, for the bodies of the Union." };
    case "none":
      return { kind: "nobody", text: `No authority enforces this. ${subject.why}` };
  }
}
