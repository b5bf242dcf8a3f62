import type { Lens } from "../lens";
import { parsePeriod } from "../time/duration";
import { type ResolvedLaw, resolve } from "./resolve";
import { inForceOn, type LawFacts, type Standing, scenarioById, standingOn } from "./scenario";
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

/** How a sentence names the chosen law where it is not the law in force: undefined where it is. */
export function versionName({ standing, own }: ChosenLaw): string | undefined {
  const name = phraseOn(standing);
  if (own) return `${name}, with your settings`;
  return standing.status === "in-force" ? undefined : name;
}
