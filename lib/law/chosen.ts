import type { Lens } from "../lens";
import { type Day, parseDay } from "../time/day";
import { parsePeriod } from "../time/duration";
import { type ResolvedLaw, resolve } from "./resolve";
import { existsOn, inForceOn, type LawFacts, type Standing, scenarioById, scenariosOn, standingOn } from "./scenario";
import { phraseOn } from "./words";

/** The law a lens shows and the yardstick it is compared with, resolved. */
export interface ChosenLaw {
  readonly law: ResolvedLaw;
  readonly standing: Standing;
  readonly compare: ResolvedLaw;
  readonly compareStanding: Standing;
  /** Set where nothing is in force on the day. */
  readonly note: string | undefined;
  /** Whether the reader assumed, shifted or set anything. */
  readonly own: boolean;
}

/** The scenario that a lens value names on the as-of date: `in-force` points to the version in force then. */
export function scenarioOf(facts: LawFacts, value: string, asOf: Lens["asOf"]) {
  return value === "in-force" ? inForceOn(facts, asOf) : { scenario: scenarioById(facts, value), note: undefined };
}

const resolved = new WeakMap<LawFacts, Map<string, ResolvedLaw>>();
const KEPT = 12;

/** A built-in scenario as known on a day. The same facts give the same answer, so the last few are kept. */
function builtIn(facts: LawFacts, scenario: string, asOf: Lens["asOf"]): ResolvedLaw {
  const known = resolved.get(facts) ?? new Map<string, ResolvedLaw>();
  resolved.set(facts, known);
  const key = `${scenario} ${asOf}`;
  const law = known.get(key) ?? resolve(facts, { scenario }, asOf);
  known.delete(key);
  known.set(key, law);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return law;
}

/**
 * Both versions of the law that a lens names. Assumptions, shifts and single dates change `law` only.
 * @throws VacatioError as `resolve`, and `bad-input` for a scenario that does not exist on the as-of date
 */
export function chosenLaw(facts: LawFacts, lens: Pick<Lens, "law" | "compare" | "assume" | "shift" | "set" | "asOf">): ChosenLaw {
  const { scenario, note } = scenarioOf(facts, lens.law, lens.asOf);
  const yardstick = scenarioOf(facts, lens.compare, lens.asOf).scenario;
  const shift = lens.shift.map((s) => ({ target: s.target, period: parsePeriod(s.period) }));
  const own = lens.assume.length + lens.shift.length + lens.set.length > 0;
  return {
    law: own
      ? resolve(facts, { scenario: scenario.id, assume: lens.assume, shift, set: lens.set }, lens.asOf)
      : builtIn(facts, scenario.id, lens.asOf),
    standing: standingOn(scenario, lens.asOf),
    compare: builtIn(facts, yardstick.id, lens.asOf),
    compareStanding: standingOn(yardstick, lens.asOf),
    note,
    own,
  };
}

/** Texts that are adopted and not yet in force on a day, each resolved. */
export const pendingLaws = (facts: LawFacts, asOf: Day): { readonly standing: Standing; readonly law: ResolvedLaw }[] =>
  scenariosOn(facts, asOf).flatMap((scenario) => {
    const standing = standingOn(scenario, asOf);
    return standing.status === "adopted-awaiting-entry" || standing.status === "adopted-awaiting-publication"
      ? [{ standing, law: builtIn(facts, scenario.id, asOf) }]
      : [];
  });

/**
 * Since when the date of a milestone has been known: the first day from which on the law that a lens names gave it the practical day that
 * it has on the as-of date.
 * @returns undefined for a milestone without a day
 */
export function knownSince(
  facts: LawFacts,
  lens: Pick<Lens, "law" | "assume" | "shift" | "set" | "asOf">,
): (id: string) => Day | undefined {
  const moments = momentsOf(facts).filter((day) => day <= lens.asOf);
  const known = new Map<number, ReadonlyMap<string, Day>>();
  const datesOn = (i: number) => {
    const found = known.get(i) ?? practicalDays(facts, lens, moments[i] as Day);
    known.set(i, found);
    return found;
  };
  return (id) => {
    const last = moments.length - 1;
    const day = last < 0 ? undefined : datesOn(last).get(id);
    if (day === undefined) return undefined;
    let first = last;
    while (first > 0 && datesOn(first - 1).get(id) === day) first--;
    return moments[first];
  };
}

/** The days on which something about the dates of the law became known, in order. */
const momentsOf = (facts: LawFacts): Day[] =>
  [
    ...new Set([
      ...facts.events.flatMap((e) => (e.knownOn === null ? [] : [parseDay(e.knownOn)])),
      ...facts.scenarios.flatMap((s) => [parseDay(s.validFrom), ...s.statusHistory.map((h) => parseDay(h.from))]),
    ]),
  ].sort((a, b) => a - b);

function practicalDays(
  facts: LawFacts,
  { law, assume, shift, set }: Pick<Lens, "law" | "assume" | "shift" | "set">,
  asOf: Day,
): ReadonlyMap<string, Day> {
  const { scenario } = scenarioOf(facts, law, asOf);
  if (!existsOn(scenario, asOf)) return new Map();
  const shifts = shift.map((s) => ({ target: s.target, period: parsePeriod(s.period) }));
  const { milestones } = resolve(facts, { scenario: scenario.id, assume, shift: shifts, set }, asOf);
  return new Map(
    [...milestones.values()].flatMap(({ id, practical }) => (practical.status === "dated" ? [[id, practical.day] as const] : [])),
  );
}

/** How a sentence names the chosen law where it is not the law in force: undefined where it is. */
export function versionName({ standing, own }: ChosenLaw): string | undefined {
  const name = phraseOn(standing);
  if (own) return `${name}, with your settings`;
  return standing.status === "in-force" ? undefined : name;
}
