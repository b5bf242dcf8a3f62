import { enforcerOf } from "@/lib/enforcement/level";
import { notFound, quote } from "@/lib/errors";
import { compare, type DatePair } from "@/lib/law/compare";
import { outcomeText, placeOrYours, restsOnYours } from "@/lib/law/derivation";
import { concerns } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import type { Outcome, ResolvedMilestone, Step } from "@/lib/law/resolve";
import { inForceOn, scenariosOn, standingOn } from "@/lib/law/scenario";
import type { Milestone, Scenario } from "@/lib/law/schema";
import { isoDay, longDay, parseDay } from "@/lib/time/day";
import { type Ask, list, one } from "../_edge/operation";
import {
  type DatesOf,
  type DifferenceRow,
  type MilestoneOne,
  type MilestoneRow,
  type ScenarioRow,
  type StepOf,
  zDifferenceRow,
  zMilestoneOne,
  zMilestoneRow,
  zScenarioRow,
} from "../_schemas/law";

const VERSION = ["law", "assume", "shift", "set", "asOf"] as const;

const EXAMPLE_DUTY = "serious-incident-reporting";

export const scenarios = list({
  id: "listScenarios",
  path: "/api/v1/scenarios",
  tag: "Law",
  summary: "Versions of the law",
  description: "The versions of the law that exist on the as-of date, each with its standing then and how it came to it.",
  parameters: ["asOf"],
  undated: ["summary", "assumptions"],
  example: "/api/v1/scenarios?asOf=2026-11-22&limit=1",
  data: zScenarioRow,
  list: (asked) =>
    scenariosOn(asked.context.facts.law, asked.lens.asOf).map((s) => ({ key: s.id, make: () => scenarioRow(s, asked) })),
});

function scenarioRow(scenario: Scenario, { context, lens, current }: Ask): ScenarioRow {
  const standing = standingOn(scenario, lens.asOf);
  return {
    id: scenario.id,
    title: standing.title,
    legalRef: standing.legalRef ?? "none",
    status: standing.status,
    since: isoDay(standing.since),
    inForce: standing.status === "in-force" && inForceOn(context.facts.law, lens.asOf).scenario.id === scenario.id,
    history: scenario.statusHistory
      .filter((entry) => parseDay(entry.from) <= lens.asOf)
      .map(({ from, status, note, title }) => ({
        from,
        status,
        title: title ?? scenario.title,
        ...(note === undefined ? {} : { note }),
      })),
    ...(current ? { summary: scenario.summary, assumptions: scenario.assumptions } : {}),
  };
}

export const milestones = list({
  id: "listMilestones",
  path: "/api/v1/milestones",
  tag: "Law",
  summary: "Dates of the law",
  description:
    "Every dated point of the law in one version, in the order of the Act. What no text known on the as-of date has is left out.",
  parameters: [...VERSION, "topic", "role"],
  undated: [],
  example: "/api/v1/milestones?asOf=2026-11-22&topic=high-risk-annex-iii&limit=1",
  data: zMilestoneRow,
  sheet: "Milestones",
  list: (asked) =>
    shown(asked).map(({ id }) => ({
      key: id,
      make: () => milestoneRow(asked.chosen.law.milestones.get(id) as ResolvedMilestone, asked),
    })),
});

export const milestone = one({
  id: "getMilestone",
  path: "/api/v1/milestones/{id}",
  tag: "Law",
  summary: "One date of the law",
  description: "One dated point of the law in one version, with its wording.",
  parameters: VERSION,
  undated: ["notes"],
  idParameter: { name: "id", description: "The id of a milestone.", example: EXAMPLE_DUTY },
  example: `/api/v1/milestones/${EXAMPLE_DUTY}?asOf=2026-11-22`,
  data: zMilestoneOne,
  one: (asked, id): MilestoneOne => {
    const { facts } = asked.context;
    if (!facts.law.milestones.some((m) => m.id === id))
      throw notFound("id", `There is no milestone ${quote(id)}; the list is at /api/v1/milestones.`);
    if (!milestonesKnownOn(facts.law, asked.lens.asOf).some((m) => m.id === id))
      throw notFound("id", `No text known on ${longDay(asked.lens.asOf)} has the milestone ${quote(id)}; ask for a later day.`);
    const m = asked.chosen.law.milestones.get(id) as ResolvedMilestone;
    return {
      ...milestoneRow(m, asked),
      words: m.words,
      duty: m.duty,
      appliesIf: m.appliesIf,
      link: m.milestone.eli,
      legacyOf: m.milestone.legacyOf ?? [],
      wordingChanges: m.wordingChanges.map(({ summary, citation, effective, confidence, sources }) => ({
        summary,
        citation,
        status: effective.status,
        ...dateOf(effective),
        confidence,
        sources: [...sources],
      })),
      ...(asked.current ? { notes: m.milestone.notes === undefined ? [] : [m.milestone.notes] } : {}),
    };
  },
});

export const comparison = list({
  id: "compareVersions",
  path: "/api/v1/compare",
  tag: "Law",
  summary: "What differs between two versions",
  description:
    "The milestones that differ: from the date under `compare` to the date under `law`. Lengths are by practical dates and positive where `law` is later.",
  parameters: ["law", "compare", "assume", "shift", "set", "asOf", "topic", "role"],
  undated: [],
  example: "/api/v1/compare?law=final-omnibus&compare=base-law&asOf=2026-11-22&topic=high-risk-annex-iii&limit=1",
  data: zDifferenceRow,
  meta: ({ chosen }) => ({ compare: chosen.compareStanding.id }),
  list: (asked) => {
    const ids = new Set(shown(asked).map((m) => m.id));
    return compare(asked.chosen.compare, asked.chosen.law)
      .filter((difference) => ids.has(difference.id))
      .map((difference) => ({
        key: difference.id,
        make: (): DifferenceRow => {
          const { id, from, to, length, formalLength, changeType } = difference;
          const before = asked.chosen.compare.milestones.get(id) as ResolvedMilestone;
          const after = asked.chosen.law.milestones.get(id) as ResolvedMilestone;
          return {
            id,
            from: datesOf(from),
            to: datesOf(to),
            ...(length ?? {}),
            ...(formalLength && formalLength.totalDays !== length?.totalDays ? { formal: formalLength } : {}),
            changeType,
            confidence: confidenceOf(after),
            sources: [...new Set([...sourcesOf(before), ...sourcesOf(after)])],
          };
        },
      }));
  },
});

/** The milestones known on the as-of date that pass the filters. */
function shown({ context, lens: { asOf, topic, role } }: Ask): Milestone[] {
  return milestonesKnownOn(context.facts.law, asOf).filter(
    (m) => (topic.length === 0 || topic.includes(m.topic)) && concerns(m.addressees, role),
  );
}

function milestoneRow(m: ResolvedMilestone, { context }: Ask): MilestoneRow {
  const { milestone: record } = m;
  const missing = [m.practical, m.formal].find((outcome) => outcome.status !== "dated");
  const needs = [...new Set([m.formal, m.practical].flatMap(needed))];
  const ended = m.formal.status === "repealed" ? dateOf(m.formal.on).date : undefined;
  return {
    id: m.id,
    title: m.title,
    citation: placeOrYours(m),
    topic: record.topic,
    kind: record.kind,
    addressees: record.addressees,
    short: m.short,
    ...datesOf(m),
    ...(missing ? { reason: outcomeText(missing) } : {}),
    ...(needs.length > 0 ? { needs } : {}),
    ...(ended === undefined ? {} : { repealedOn: ended }),
    ...(m.latest === undefined ? {} : { latestUnless: m.latest }),
    ...(m.recurring ? { recurring: recurringOf(m.recurring) } : {}),
    derivation: [...m.derivation, ...m.practicalDerivation].map(stepOf),
    maxFine: maxFineOf(m),
    enforcer: enforcerOf(record, context.facts.enforcementMap).enforcer,
    confidence: confidenceOf(m),
    sources: sourcesOf(m),
  };
}

/** How sure a date is; `assumed` where it rests on a setting of the request, `none` where the version does not have it. */
export const confidenceOf = (m: ResolvedMilestone): MilestoneRow["confidence"] =>
  restsOnYours(m) ? "assumed" : m.formal.status === "none" ? "none" : m.confidence;

/** The sources of a date; what rests on a setting of the request has none. */
export const sourcesOf = (m: ResolvedMilestone): string[] => (restsOnYours(m) ? [] : [...m.sources]);

const maxFineOf = ({ maxFine, words, formal }: ResolvedMilestone): MilestoneRow["maxFine"] =>
  maxFine
    ? { ...maxFine, turnoverPct: maxFine.turnoverPct ?? "none" }
    : words === "own" || formal.status === "none"
      ? "none"
      : "unknown";

const dateOf = (outcome: Outcome): { date?: string } => (outcome.status === "dated" ? { date: isoDay(outcome.day) } : {});

function datesOf({ formal, practical }: DatePair): DatesOf {
  return {
    status: formal.status,
    ...dateOf(formal),
    practicalStatus: practical.status,
    ...(practical.status === "dated" ? { practicalDate: isoDay(practical.day) } : {}),
  };
}

const needed = (outcome: Outcome): readonly string[] =>
  outcome.status === "unknown" ? outcome.needs : outcome.status === "never" ? [outcome.event] : [];

const recurringOf = ({ every, until }: NonNullable<ResolvedMilestone["recurring"]>): MilestoneRow["recurring"] => ({
  every,
  ...(until?.status === "dated" ? { until: isoDay(until.day) } : {}),
});

const stepOf = ({ text, citation, day }: Step): StepOf => ({
  text,
  citation,
  ...(day === undefined ? {} : { date: isoDay(day) }),
});
