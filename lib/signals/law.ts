import { compare, type Difference } from "../law/compare";
import { isDuty } from "../law/duty";
import { type ResolvedLaw, resolve } from "../law/resolve";
import { existsOn, inForceOn, type LawFacts, standingOn } from "../law/scenario";
import { addDays, type Day, parseDay } from "../time/day";
import type { DateMove, TextMove } from "./effect";

/** What is known of the law on a day, and how it differs from the day before. */

/** The law on any day, resolved once for every state of knowledge. */
export interface LawBook {
  /** The version in force, as known on a day. */
  readonly on: (day: Day) => ResolvedLaw;
  /** A built-in text, as known on a day. */
  readonly textOn: (scenario: string, day: Day) => ResolvedLaw;
}

const books = new WeakMap<LawFacts, LawBook>();

/** The law on any day: knowledge of it changes on few days, and between them every answer is the same. */
export function lawBook(facts: LawFacts): LawBook {
  const known = books.get(facts);
  if (known) return known;
  const turns = [
    ...new Set([
      ...facts.events.flatMap((e) => (e.knownOn === null ? [] : [parseDay(e.knownOn)])),
      ...facts.scenarios.flatMap((s) => [parseDay(s.validFrom), ...s.statusHistory.map((h) => parseDay(h.from))]),
    ]),
  ].sort((a, b) => a - b);
  const stateOn = (day: Day): Day => turns.findLast((turn) => turn <= day) ?? addDays(turns[0] ?? day, -1);
  const resolved = new Map<string, ResolvedLaw>();
  const textOn = (scenario: string, day: Day): ResolvedLaw => {
    const turn = stateOn(day);
    const key = `${scenario} ${turn}`;
    const law = resolved.get(key) ?? resolve(facts, { scenario }, turn);
    resolved.set(key, law);
    return law;
  };
  const book: LawBook = { on: (day) => textOn(inForceOn(facts, day).scenario.id, day), textOn };
  books.set(facts, book);
  return book;
}

/** The milestones whose date or existence differs between two versions; another wording alone moves nothing. */
export const dateMoves = (before: ResolvedLaw, after: ResolvedLaw): DateMove[] =>
  before === after
    ? []
    : compare(before, after)
        .filter((d) => d.changeType !== "content")
        .map((d) => moveOf(d, after));

function moveOf({ id, from, to, length, formalLength, changeType }: Difference, law: ResolvedLaw): DateMove {
  const { milestone, latest } = law.milestones.get(id) ?? {};
  const formalOnly = length?.totalDays === 0;
  return {
    milestone: id,
    topic: milestone?.topic ?? "other",
    duty: milestone !== undefined && isDuty(milestone),
    before: formalOnly ? from.formal : from.practical,
    after: formalOnly ? to.formal : to.practical,
    change: changeType,
    days: (formalOnly ? formalLength : length)?.totalDays ?? 0,
    formalDays: formalOnly || formalLength?.totalDays === length?.totalDays ? undefined : formalLength?.totalDays,
    latest,
  };
}

/**
 * The texts that come into being on a day or change their standing, held against the law in force then.
 * @param leads the milestones that stand for their topics
 */
export function textMoves(facts: LawFacts, day: Day, leads: ReadonlySet<string>): TextMove[] {
  const book = lawBook(facts);
  const before = addDays(day, -1);
  const inForce = book.on(day);
  return facts.scenarios.flatMap((scenario) => {
    if (!existsOn(scenario, day)) return [];
    const now = standingOn(scenario, day);
    const was = existsOn(scenario, before) ? standingOn(scenario, before) : undefined;
    if (was && was.status === now.status && was.title === now.title && was.since === now.since) return [];
    const over = now.status === "superseded" || inForce.choice.scenario === scenario.id;
    const moves = over ? [] : dateMoves(inForce, book.textOn(scenario.id, day));
    return [
      {
        scenario: scenario.id,
        title: now.title,
        before: was?.status ?? ("none" as const),
        after: now.status,
        differing: moves.length,
        leads: moves.filter((m) => leads.has(m.milestone)),
        milestones: moves.map((m) => m.milestone),
      },
    ];
  });
}
