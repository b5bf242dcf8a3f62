import type { Lens } from "../lens";
import { parsePeriod } from "../time/duration";
import { type ResolvedLaw, resolve } from "./resolve";
import { inForceOn, type LawFacts, type Standing, scenarioById, standingOn } from "./scenario";

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

/**
 * Both versions of the law that a lens names. Assumptions, shifts and single dates change `law` only.
 * @throws VacatioError as `resolve`, and `bad-input` for a scenario that does not exist on the as-of date
 */
export function chosenLaw(facts: LawFacts, lens: Pick<Lens, "law" | "compare" | "assume" | "shift" | "set" | "asOf">): ChosenLaw {
  const { scenario, note } = scenarioOf(facts, lens.law, lens.asOf);
  const yardstick = scenarioOf(facts, lens.compare, lens.asOf).scenario;
  const shift = lens.shift.map((s) => ({ target: s.target, period: parsePeriod(s.period) }));
  return {
    law: resolve(facts, { scenario: scenario.id, assume: lens.assume, shift, set: lens.set }, lens.asOf),
    standing: standingOn(scenario, lens.asOf),
    compare: resolve(facts, { scenario: yardstick.id }, lens.asOf),
    compareStanding: standingOn(yardstick, lens.asOf),
    note,
    own: lens.assume.length + lens.shift.length + lens.set.length > 0,
  };
}
