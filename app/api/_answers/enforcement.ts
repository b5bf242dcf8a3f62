import { assumptionWarnings } from "@/app/_views/assumed";
import {
  assumedFrom,
  bitesFor,
  enforcerOf,
  enforcerOfTopic,
  levelHistory,
  levelOn,
  levelTimeline,
  type Subject,
} from "@/lib/enforcement/level";
import type { EnforcementEvent, Jurisdiction } from "@/lib/enforcement/schema";
import type { DimensionState } from "@/lib/enforcement/state";
import { badInput, notFound, quote } from "@/lib/errors";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { DEFAULT_TOPIC } from "@/lib/lens";
import { isoDay, parseDay } from "@/lib/time/day";
import { compareImprecise, countsFrom, parseImprecise } from "@/lib/time/imprecise";
import { milestonesOfTopic } from "@/lib/windows";
import { type Ask, list, one } from "../_edge/operation";
import {
  type DimensionOf,
  type JurisdictionOne,
  type JurisdictionRow,
  zJurisdictionOne,
  zJurisdictionRow,
} from "../_schemas/enforcement";
import { confidenceOf } from "./law";

const PARAMETERS = ["law", "assume", "shift", "set", "fine", "asOf", "topic", "duty"] as const;

export const jurisdictions = list({
  id: "listJurisdictions",
  path: "/api/v1/jurisdictions",
  tag: "Enforcement",
  summary: "Who can enforce what, by country",
  description:
    "What each country can do on the as-of date about one topic (one at most; the default is high-risk-annex-iii) or one duty. With a duty, its enforcer and its date of application count.",
  parameters: PARAMETERS,
  undated: [],
  example: "/api/v1/jurisdictions?asOf=2026-11-22&topic=high-risk-annex-iii&limit=1",
  data: zJurisdictionRow,
  meta: (asked) => metaOf(aboutOf(asked), asked),
  list: (asked) => {
    const about = aboutOf(asked);
    return asked.context.facts.jurisdictions.map((j) => ({ key: j.iso2, make: () => jurisdictionRow(j, about, asked) }));
  },
});

export const jurisdiction = one({
  id: "getJurisdiction",
  path: "/api/v1/jurisdictions/{iso2}",
  tag: "Enforcement",
  summary: "One country with its events",
  description:
    "What one country can do on the as-of date about one topic or one duty, with its levels over time and every event known by then.",
  parameters: PARAMETERS,
  undated: ["summary", "openQuestions", "events.note"],
  idParameter: { name: "iso2", description: "The country by its two letters (ISO 3166-1).", example: "PL" },
  example: "/api/v1/jurisdictions/LI?asOf=2026-11-22",
  data: zJurisdictionOne,
  meta: (asked) => metaOf(aboutOf(asked), asked),
  one: (asked, iso2): JurisdictionOne => {
    const { context, current, lens } = asked;
    const found = context.facts.jurisdictions.find((j) => j.iso2 === iso2.toUpperCase());
    if (!found) throw notFound("iso2", `There is no country ${quote(iso2)} here; the list is at /api/v1/jurisdictions.`);
    const datasetDay = parseDay(context.facts.datasetDay);
    const known = found.events
      .map((event) => ({ event, on: parseImprecise(event.on) }))
      .filter(({ on }) => countsFrom(on, datasetDay) <= lens.asOf)
      .sort((a, b) => compareImprecise(a.on, b.on));
    const about = aboutOf(asked);
    const timeline = levelTimeline(found, about.subject, datasetDay);
    const first = timeline.find((step) => step.from !== "start")?.from;
    return {
      ...jurisdictionRow(found, about, asked),
      history:
        first === undefined || first === "start"
          ? []
          : levelHistory(timeline, first, lens.asOf).map(({ from, level, badge, confidence, events }) => ({
              from: isoDay(from),
              level,
              badge,
              confidence,
              events: events.map((event) => event.id),
            })),
      events: known.map(({ event }) => eventOf(event, current)),
      ...(current ? { summary: found.summary, openQuestions: found.openQuestions } : {}),
    };
  },
});

/** What is asked about: the subject of the level, the duty whose date of application counts, and the one whose fine does. */
interface About {
  readonly subject: Subject;
  readonly duty: ResolvedMilestone;
  readonly fined: ResolvedMilestone;
}

function aboutOf({ context, lens, given, chosen }: Ask): About {
  const map = context.facts.enforcementMap;
  if (lens.topic.length > 1) throw badInput("topic", "A level is about one topic; give one.");
  const topic = lens.topic[0] ?? DEFAULT_TOPIC;
  const milestone = (id: string) => chosen.law.milestones.get(id) as ResolvedMilestone;
  if (!given.has("duty")) {
    const { lead, gap } = milestonesOfTopic(topic, map);
    return { subject: enforcerOfTopic(topic, map), duty: milestone(lead), fined: milestone(gap) };
  }
  const duty = milestone(lens.duty);
  if (lens.topic.length > 0 && duty.milestone.topic !== topic)
    throw badInput(
      "duty",
      `${quote(duty.id)} belongs to the topic ${duty.milestone.topic}, not to ${topic}; give one of the two.`,
    );
  return { subject: enforcerOf(duty.milestone, map), duty, fined: duty };
}

function metaOf({ subject, duty }: About, { context }: Ask) {
  const warnings = assumptionWarnings(context.facts, [subject]);
  return { topic: subject.topic, duty: duty.id, ...(warnings.length > 0 ? { warnings } : {}) };
}

function jurisdictionRow(j: Jurisdiction, { subject, duty, fined }: About, { context, lens }: Ask): JurisdictionRow {
  const timeline = levelTimeline(j, subject, parseDay(context.facts.datasetDay));
  const level = levelOn(timeline, lens.asOf);
  const assumed = assumedFrom(j, timeline);
  return {
    iso2: j.iso2,
    name: j.name,
    bloc: j.bloc,
    level: level.level,
    badge: level.badge,
    ...(level.since === "unknown" ? {} : { since: isoDay(level.since) }),
    bites: bitesFor(level, duty, fined, lens.asOf),
    confidence: level.confidence,
    applies: {
      status: duty.practical.status,
      ...(duty.practical.status === "dated" ? { date: isoDay(duty.practical.day) } : {}),
      confidence: confidenceOf(duty),
    },
    ...(assumed ? { assumed: { powerToFine: assumed.text, from: isoDay(assumed.latest) } } : {}),
    ...(level.because ? { because: level.because } : {}),
    dimensions: Object.fromEntries(
      Object.entries(level.dimensions).map(([dimension, state]) => [dimension, dimensionOf(state)]),
    ) as JurisdictionRow["dimensions"],
  };
}

function dimensionOf(state: DimensionState): DimensionOf {
  if (!("made" in state)) return { state: state.state };
  const { on, authority, confidence, sources } = state.made.event;
  return { state: state.state, on, authority: authority ?? "none", confidence, sources };
}

function eventOf(event: EnforcementEvent, current: boolean): JurisdictionOne["events"][number] {
  const { note, authority, ...dated } = event;
  return { ...dated, authority: authority ?? "none", ...(current && note !== undefined ? { note } : {}) };
}
