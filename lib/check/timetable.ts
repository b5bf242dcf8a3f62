import { scenarioOf } from "../law/chosen";
import { placeOf } from "../law/citation";
import { milestonesKnownOn } from "../law/known";
import { dayOf, type ResolvedLaw, resolve } from "../law/resolve";
import { existsOn, type LawFacts, standingOn } from "../law/scenario";
import type { ScenarioStatus } from "../law/schema";
import { phraseOn } from "../law/words";
import { type Day, parseDay } from "../time/day";

/** A day that a version of the law gives a milestone. `practical` is never before `formal`. */
export interface Dates {
  readonly formal: Day;
  readonly practical: Day;
}

/** The date of a milestone in another version than the one a text is checked against. */
export interface OtherDates extends Dates {
  readonly scenario: string;
}

/** A text of the law with the days of its making. */
export interface TextOfLaw {
  readonly id: string;
  readonly title: string;
  /** Where it was published. */
  readonly journal: string;
  readonly signed: Day | undefined;
  readonly published: Day | undefined;
  readonly inForce: Day | undefined;
  /** The milestones of its making: in force, published, signed. */
  readonly milestones: readonly string[];
}

/** A milestone as the checker needs it. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly citation: string;
  readonly sources: readonly string[];
  /** Undefined where this version gives no day. */
  readonly now: Dates | undefined;
  readonly others: readonly OtherDates[];
}

/** A version of the law as a sentence names it. */
export interface Version {
  readonly id: string;
  readonly phrase: string;
  readonly status: ScenarioStatus;
  /** The day from which it has this status. */
  readonly since: Day;
}

/** What a text is checked against: all milestones known on a day, in one version of the law, with their days in the others. */
export interface Timetable {
  readonly asOf: Day;
  readonly law: Version;
  readonly versions: readonly Version[];
  /** The id of the text of 2024, which was law until it was amended. */
  readonly base: string;
  /** The day the Act entered into force, from which texts count months. */
  readonly entryIntoForce: Day;
  /** The days of the texts themselves: signed, published, agreed, in force. A text may name them beside any duty. */
  readonly ownDays: readonly Day[];
  /** The Act and the act that amended it, once published. */
  readonly texts: readonly TextOfLaw[];
  readonly entries: readonly Entry[];
}

/**
 * The timetable of a version of the law.
 * @param facts the law part of the dataset
 * @param law a scenario id or `in-force`
 * @param asOf what was known by then; versions and milestones of later days are left out
 * @throws VacatioError as `resolve`, and `bad-input` where the version did not exist yet
 */
export function timetable(facts: LawFacts, law: string, asOf: Day): Timetable {
  const { scenario } = scenarioOf(facts, law, asOf);
  const scenarios = facts.scenarios.filter((s) => existsOn(s, asOf));
  const versionOf = (s: (typeof scenarios)[number]): Version => {
    const standing = standingOn(s, asOf);
    return { id: s.id, phrase: phraseOn(standing), status: standing.status, since: standing.since };
  };
  const chosen = resolve(facts, { scenario: scenario.id }, asOf);
  const others = scenarios
    .filter((s) => s.id !== scenario.id)
    .map((s) => ({ id: s.id, law: resolve(facts, { scenario: s.id }, asOf) }));
  const entry = dayOf(chosen.outcomeOf("entry-into-force"));
  return {
    asOf,
    law: versionOf(scenario),
    versions: scenarios.map(versionOf),
    base: facts.scenarios.find((s) => s.amendments.length === 0)?.id ?? scenario.id,
    entryIntoForce: entry ?? asOf,
    ownDays: ownDays(facts, asOf),
    texts: textsOf(facts, asOf),
    entries: milestonesKnownOn(facts, asOf).map(({ id }) => {
      const m = chosen.milestones.get(id);
      return {
        id,
        title: m?.title ?? id,
        short: m?.short ?? id,
        citation: m ? placeOf(m) : "",
        sources: m?.sources ?? [],
        now: datesOf(chosen, id),
        others: others.flatMap(({ id: version, law: other }) => {
          const dates = datesOf(other, id);
          return dates ? [{ scenario: version, ...dates }] : [];
        }),
      };
    }),
  };
}

function ownDays(facts: LawFacts, asOf: Day): Day[] {
  const days = [
    ...facts.instruments.flatMap((i) => [i.signedOn, i.publishedOn, i.inForceOn]),
    ...facts.scenarios.flatMap((s) => s.statusHistory.map((h) => h.from)),
  ].flatMap((text) => (text === null ? [] : [parseDay(text)]));
  return [...new Set(days)].filter((d) => d <= asOf).sort((a, b) => a - b);
}

/** The milestones of the making of each text. */
const MAKING: Readonly<Record<string, readonly string[]>> = {
  "ai-act": ["act-in-force", "publication-oj", "signature"],
  omnibus: ["omnibus-in-force"],
};

function textsOf(facts: LawFacts, asOf: Day): TextOfLaw[] {
  const dayIn = (text: string | null): Day | undefined => (text === null ? undefined : parseDay(text));
  return facts.instruments.flatMap(({ id, title, oj, signedOn, publishedOn, inForceOn }) => {
    const published = dayIn(publishedOn);
    const milestones = MAKING[id];
    if (!milestones || published === undefined || published > asOf) return [];
    return [{ id, title, journal: oj ?? "", signed: dayIn(signedOn), published, inForce: dayIn(inForceOn), milestones }];
  });
}

function datesOf(law: ResolvedLaw, id: string): Dates | undefined {
  const m = law.milestones.get(id);
  const formal = m && dayOf(m.formal);
  const practical = m && dayOf(m.practical);
  return formal === undefined || practical === undefined ? undefined : { formal, practical };
}
