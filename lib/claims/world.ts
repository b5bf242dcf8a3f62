import { type Published, publishedOf, reportedFrom } from "../capacity/reported";
import type { Deal, GpuEquivalents, Site } from "../capacity/schema";
import { type LevelStep, levelTimeline, type Subject } from "../enforcement/level";
import type { EnforcementMap, Jurisdiction } from "../enforcement/schema";
import { dayOf, type Outcome, resolveOne } from "../law/resolve";
import { type Choice, existsOn, inForceOn, type LawFacts, scenarioById, standingOn } from "../law/scenario";
import { phraseOn } from "../law/words";
import { type Day, parseDay } from "../time/day";
import { countsFrom, parseImprecise } from "../time/imprecise";
import type { Point } from "./schema";

/** What claims are checked against: the parts of the dataset that the checks ask. */
export interface World {
  readonly law: LawFacts;
  readonly jurisdictions: readonly Jurisdiction[];
  readonly enforcementMap: EnforcementMap;
  readonly sites: readonly Site[];
  readonly gpuEquivalents: GpuEquivalents;
  readonly deals: readonly Deal[];
  readonly sources: readonly { readonly id: string; readonly publishedOn: string | null }[];
  readonly leadTimes: readonly { readonly id: string; readonly what: string; readonly minMonths: number | null }[];
  readonly models: {
    readonly providers: readonly { readonly id: string; readonly country: string }[];
    readonly models: readonly ModelRecord[];
    readonly events: readonly EventRecord[];
  };
}

interface ModelRecord {
  readonly id: string;
  readonly provider: string;
  readonly trainingSummaryPublished: boolean | null;
  readonly trainingSummaryDetail?: { readonly asOf: string | null } | undefined;
  readonly sources: readonly string[];
}

interface EventRecord {
  readonly id: string;
  readonly date: string;
  readonly kind: string;
  readonly title: string;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  readonly planned?: true | undefined;
  readonly sources: readonly string[];
}

/** The days on which a claim is looked at. */
export interface When {
  /** The last day on which it went round, no later than the as-of date. */
  readonly said: Day;
  readonly asOf: Day;
  /** What the reader takes for the law in force on the as-of date, where that is something else. */
  readonly chosen?: Choice | undefined;
}

export const datasetDay = (world: Pick<World, "law">): Day => parseDay(world.law.meta.asOf);

/** A milestone on a day: its practical date, and in words the version of the law it was read in. */
export type PointOn =
  | {
      readonly status: "read";
      readonly title: string;
      readonly outcome: Outcome;
      readonly formal: Outcome;
      /** `the 2024 text` */
      readonly under: string;
      readonly sources: readonly string[];
    }
  /** The version of the law was not there on the as-of date. */
  | { readonly status: "no-text" };

const read = new WeakMap<LawFacts, Map<string, PointOn>>();
const KEPT = 4000;

/**
 * A milestone as a claim means it: `in-force` is the law in force on the day of the look, on the as-of date what the reader
 * chose; a version that was not there on the day of the look is read as on the as-of date.
 */
export function pointOn({ law }: World, { milestone, scenario }: Point, look: Day, { asOf, chosen }: When): PointOn {
  if (scenario === "in-force") {
    if (look === asOf && chosen) return pointUnder(law, milestone, chosen, look);
    return known(law, milestone, inForceOn(law, look).scenario.id, look);
  }
  const text = scenarioById(law, scenario);
  if (existsOn(text, look)) return known(law, milestone, scenario, look);
  return existsOn(text, asOf) ? known(law, milestone, scenario, asOf) : { status: "no-text" };
}

function known(law: LawFacts, milestone: string, scenario: string, day: Day): PointOn {
  const memo = read.get(law) ?? new Map<string, PointOn>();
  read.set(law, memo);
  const key = `${milestone} ${scenario} ${day}`;
  const found = memo.get(key) ?? pointUnder(law, milestone, { scenario }, day);
  if (memo.size >= KEPT) memo.clear();
  memo.set(key, found);
  return found;
}

function pointUnder(law: LawFacts, milestone: string, choice: Choice, day: Day): PointOn {
  const { title, practical, formal, sources } = resolveOne(law, choice, day, milestone);
  const own = (choice.assume ?? []).length + (choice.shift ?? []).length + (choice.set ?? []).length > 0;
  const name = phraseOn(standingOn(scenarioById(law, choice.scenario), day));
  return { status: "read", title, outcome: practical, formal, under: own ? `${name} with your settings` : name, sources };
}

/** The day of a milestone on a look; undefined where it has none. */
export const dayOn = (point: PointOn): Day | undefined => (point.status === "read" ? dayOf(point.outcome) : undefined);

const timelines = new WeakMap<Jurisdiction, Map<string, LevelStep[]>>();

/** Every level a country had for a subject; made once. */
export function levelsOf(world: World, j: Jurisdiction, subject: Subject): readonly LevelStep[] {
  const memo = timelines.get(j) ?? new Map<string, LevelStep[]>();
  timelines.set(j, memo);
  const key = `${subject.topic} ${subject.enforcer}`;
  const steps = memo.get(key) ?? levelTimeline(j, subject, datasetDay(world));
  memo.set(key, steps);
  return steps;
}

const published = new WeakMap<World["sources"], Published>();

/** The day from which a deal was known. */
export function dealFrom(world: World, deal: Deal): Day {
  const days = published.get(world.sources) ?? publishedOf(world.sources);
  published.set(world.sources, days);
  return reportedFrom(deal.date, deal.sources, days, datasetDay(world));
}

/** The day from which a dated fact counts. */
export const from = (world: World, text: string): Day => countsFrom(parseImprecise(text), datasetDay(world));
