import { enforcerOfTopic, type Level, levelOn } from "../enforcement/level";
import { otherCeiling } from "../enforcement/penalties";
import type { Bloc } from "../enforcement/schema";
import { badInput, quote } from "../errors";
import type { MaxFine, Topic } from "../law/schema";
import { TOPIC_WORDS } from "../law/words";
import { type Day, longDay, parseDay } from "../time/day";
import { milestonesOfTopic } from "../windows/enforcement-gap";
import { type Figure, type Finding, type Look, unknown } from "./finding";
import type { SingleCheck } from "./schema";
import { levelsOf, type When, type World } from "./world";

/** In how many countries a measure is met. */

/** The measures that are computed: which levels meet them, and what they are called. */
export const MEASURES = {
  "power-to-fine": { levels: ["power-to-fine"], text: "power to fine in place" },
  "authority-designated": { levels: ["power-to-fine", "authority"], text: "market surveillance authority designated" },
} as const satisfies Readonly<Record<string, { readonly levels: readonly Level[]; readonly text: string }>>;
export type Measure = keyof typeof MEASURES;

export const isMeasure = (id: string): id is Measure => Object.hasOwn(MEASURES, id);

export interface Count {
  readonly count: number;
  readonly of: number;
  /** Their names, in alphabetical order. */
  readonly names: readonly string[];
  readonly sources: readonly string[];
}

/**
 * How many countries of a bloc met a measure on a day, by the fold of their events.
 * @param day no later than the as-of date
 * @throws VacatioError `bad-input` for a measure that is not computed
 */
export function countOn(world: World, bloc: Bloc, measure: string, topic: Topic, day: Day): Count {
  if (!isMeasure(measure))
    throw badInput("measure", `${quote(measure)} is not computed; use one of: ${Object.keys(MEASURES).join(", ")}.`);
  const levels: readonly Level[] = MEASURES[measure].levels;
  const subject = enforcerOfTopic(topic, world.enforcementMap);
  const members = world.jurisdictions.filter((j) => j.bloc === bloc);
  const met = members
    .map((j) => ({ name: j.name, on: levelOn(levelsOf(world, j, subject), day) }))
    .filter(({ on }) => levels.includes(on.level));
  return {
    count: met.length,
    of: members.length,
    names: met.map((m) => m.name).sort((a, b) => a.localeCompare(b, "en")),
    sources: [...new Set(met.flatMap((m) => m.on.events.flatMap((e) => e.sources)))],
  };
}

export const BLOC_PHRASE: Readonly<Record<Bloc, string>> = {
  EU: "Member States",
  EEA: "EEA EFTA States",
  UK: "countries (the United Kingdom)",
};

/** `8 of 27` */
export const countFigure = ({ count, of }: Pick<Count, "count" | "of">): Figure => ({
  value: count,
  unit: "countries",
  text: `${count} of ${of}`,
});

/** Whether so many countries of a bloc met a measure on a day. */
export function jurisdictionCount(
  { bloc, measure, topic, on, claimed }: Extract<SingleCheck, { type: "jurisdiction-count" }>,
  world: World,
  { asOf }: When,
): Finding {
  const day = parseDay(on);
  const due = day <= asOf;
  const counted = countOn(world, bloc, measure, topic, due ? day : asOf);
  const names = counted.names.length === 0 ? "" : `: ${counted.names.join(", ")}`;
  const what = `${isMeasure(measure) ? MEASURES[measure].text : measure} for ${TOPIC_WORDS[topic].phrase}`;
  const found = `${counted.count} of ${counted.of} ${BLOC_PHRASE[bloc]}, ${what}${names}.`;
  const unlisted = measure === "power-to-fine" && !fineListed(world, topic);
  const look: Look =
    due && unlisted
      ? {
          day: asOf,
          holds: "unknown",
          found: unknown("countries", "the Act lists no EU fine for this"),
          text: `On ${longDay(day)}: ${found.replace(/\.$/, "")}; but these are powers under the Act in general.`,
        }
      : due
        ? {
            day: asOf,
            holds: counted.count === claimed ? "yes" : "no",
            found: countFigure(counted),
            text: `On ${longDay(day)}: ${found}`,
          }
        : {
            day: asOf,
            holds: "unknown",
            found: unknown("countries", `not known before ${longDay(day)}`),
            text: `The day asked about, ${longDay(day)}, has not come. Until now: ${found}`,
          };
  return {
    verdict: look.holds === "unknown" ? "unverifiable" : look.holds === "yes" ? "true" : "false",
    claimed: countFigure({ count: claimed, of: counted.of }),
    computed: look.found,
    looks: [look],
    notes: measure === "power-to-fine" ? notesOn(world, topic, due ? day : asOf, bloc, unlisted) : [],
    sources: counted.sources,
    parts: [],
  };
}

/** The fine of a topic, as it stands in the law in force on a day; undefined where the Act lists none. */
function fineOfTopic(world: World, topic: Topic): MaxFine | undefined {
  const { gap } = milestonesOfTopic(topic, world.enforcementMap);
  return world.law.milestones.find((m) => m.id === gap)?.maxFine ?? undefined;
}

/** Whether the Act lists a fine for a topic that national authorities enforce; where others do, the question does not arise. */
const fineListed = (world: World, topic: Topic): boolean =>
  enforcerOfTopic(topic, world.enforcementMap).enforcer !== "national" || fineOfTopic(world, topic) !== undefined;

/** What a power to fine on record may not reach. */
function notesOn(world: World, topic: Topic, day: Day, bloc: Bloc, unlisted: boolean): string[] {
  if (unlisted)
    return [
      `The Act lists no EU fine for ${TOPIC_WORDS[topic].phrase}: what is counted are powers under the Act in general, and a State may set a penalty of its own.`,
    ];
  const fine = fineOfTopic(world, topic);
  const subject = enforcerOfTopic(topic, world.enforcementMap);
  if (fine === undefined || subject.enforcer !== "national") return [];
  return world.jurisdictions
    .filter((j) => j.bloc === bloc)
    .flatMap((j) => {
      const { level, events } = levelOn(levelsOf(world, j, subject), day);
      const other = level === "power-to-fine" ? otherCeiling(events, fine) : undefined;
      return other === undefined ? [] : [`${j.name}: ${other}`];
    });
}
