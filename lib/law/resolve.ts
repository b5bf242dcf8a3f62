import { brokenData, notFound, quote } from "../errors";
import type { Confidence } from "../schema";
import { type Day, parseDay } from "../time/day";
import { type Period, parsePeriod } from "../time/duration";
import type { Step } from "./derivation";
import * as say from "./derivation";
import { type Words, wordsOf } from "./known";
import { earliestOf, latestOf, moved, type Outcome, references, type Would } from "./rule";
import {
  type Choice,
  existsOn,
  type LawFacts,
  type Node,
  type Standing,
  scenarioById,
  standingOn,
  type Version,
  versionOf,
  wouldOn,
} from "./scenario";
import type { Amendment, Check, LawEvent, MaxFine, Milestone, Rule } from "./schema";
import { lawOn } from "./worded";
import { phraseOn } from "./words";

export type { Step } from "./derivation";
export type { Outcome } from "./rule";
export { dayOf } from "./rule";

/** A change of wording in this scenario, and from when it counts (`effective`; `unknown` where the text does not say). */
export interface WordingChange {
  readonly summary: string;
  readonly citation: string;
  readonly effective: Outcome;
  readonly confidence: Confidence;
  readonly sources: readonly string[];
  readonly note: string | undefined;
  /** Whether the duty is told in its words. */
  readonly shown: boolean;
}

/** A milestone in one version of the law, as known on the as-of date. */
export interface ResolvedMilestone {
  readonly id: string;
  readonly milestone: Milestone;
  /** Whose words the duty, its condition and its fine are. */
  readonly words: Words;
  /** The wording of this version. */
  readonly title: string;
  readonly short: string;
  readonly duty: string;
  readonly appliesIf: string;
  /** Null where the Act lists none, and where the version has not the milestone or not these words. */
  readonly maxFine: MaxFine | null;
  /** The date of application: the first day, from 00:00, on which the provision applies. */
  readonly formal: Outcome;
  /** The first day on which it can bite; never before the formal date, and the same where no practical rule is given. */
  readonly practical: Outcome;
  readonly derivation: readonly Step[];
  /** The steps to the practical date; empty where it is the formal one. */
  readonly practicalDerivation: readonly Step[];
  /** Set where the date is the first of a series. */
  readonly recurring: { readonly every: string; readonly until: Outcome | undefined } | undefined;
  /** Of the amendment that set the practical date, otherwise of the milestone. */
  readonly confidence: Confidence;
  readonly sources: readonly string[];
  readonly setBy: Amendment | undefined;
  /** The amendment that set the formal date. */
  readonly formalBy: Amendment | undefined;
  /** The event that would bring the practical date forward: the date is the latest one, and the event may still come. */
  readonly latest: string | undefined;
  readonly wordingChanges: readonly WordingChange[];
}

/** All milestones of one version of the law, in the order of the dataset. */
export interface ResolvedLaw {
  readonly choice: Choice;
  readonly asOf: Day;
  readonly milestones: ReadonlyMap<string, ResolvedMilestone>;
  /** The outcome of any id: event, anchor or milestone. */
  readonly outcomeOf: (id: string) => Outcome;
  /** The events that the dates of an id hang on, directly or through others. */
  readonly eventsBehind: (id: string) => string[];
}

interface Value {
  readonly outcome: Outcome;
  readonly by: Amendment | undefined;
  /** Told only when asked: most callers want dates alone. */
  readonly steps: () => readonly Step[];
  /** The option that decided an earliest-of or latest-of. */
  readonly decidedBy?: Rule | undefined;
  /** The event without a day that would make it earlier. */
  readonly latest?: string | undefined;
}

/**
 * Every milestone of a scenario with its dates and the steps to them.
 * @param facts the law part of the dataset
 * @param choice a built-in scenario (no pointer) with the reader's assumptions, shifts and single dates
 * @param asOf what had become known by then: an event counts from its `knownOn`
 * @throws VacatioError as `versionOf`; `broken-data` with the path of ids for a cycle or a reference to nothing
 */
export function resolve(facts: LawFacts, choice: Choice, asOf: Day): ResolvedLaw {
  const { version, own, one } = prepare(facts, choice, asOf);
  const milestones = new Map(facts.milestones.map(({ id }) => [id, one(id)]));
  return {
    choice,
    asOf,
    milestones,
    outcomeOf: (id) => own.value(id, []).outcome,
    eventsBehind: (id) => eventsBehind(version, id),
  };
}

/**
 * One milestone of a scenario; as `resolve`, without the others.
 * @throws VacatioError as `resolve`
 */
export const resolveOne = (facts: LawFacts, choice: Choice, asOf: Day, id: string): ResolvedMilestone =>
  prepare(facts, choice, asOf).one(id);

function prepare(given: LawFacts, choice: Choice, asOf: Day) {
  const facts = lawOn(given, asOf);
  const version = versionOf(facts, choice);
  const scenario = scenarioById(facts, choice.scenario);
  const own = evaluator(
    version,
    asOf,
    existsOn(scenario, asOf) ? standingOn(scenario, asOf) : undefined,
    wouldOn(scenario, asOf),
  );
  const base = choice.scenario === baseId(facts) ? undefined : evaluator(versionOf(facts, { scenario: baseId(facts) }), asOf);
  const one = (id: string) => {
    const node = version.get(id);
    if (!node?.milestone) throw notFound("milestone", `There is no milestone ${quote(id)}.`);
    return resolveMilestone(
      node as Node & { milestone: Milestone },
      wordsOf(facts, node.milestone, scenario.id, asOf),
      own,
      base,
    );
  };
  return { version, own, one };
}

function eventsBehind(version: Version, id: string): string[] {
  const seen = new Set<string>();
  const visit = (at: string): string[] => {
    const node = version.get(at);
    if (!node || seen.has(at)) return [];
    seen.add(at);
    if (node.event) return [at, ...causesOf(version, at).flatMap(({ rule }) => visit(rule.to))];
    const checked = node.check && node.ruleBy && version.get(node.check.to)?.event ? visit(node.check.to) : [];
    return [...[node.rule, node.practicalRule].flatMap((rule) => (rule ? references(rule).flatMap(visit) : [])), ...checked];
  };
  return visit(id);
}

/** What an event follows by the text: a date whose check says that it is the day of the event, counted from another event. */
const causesOf = (version: Version, event: string): { id: string; rule: Extract<Rule, { type: "relative" }> }[] =>
  [...version.values()].flatMap(({ id, rule, check }) =>
    check?.to === event && isSameDay(check) && rule?.type === "relative" && version.get(rule.to)?.event ? [{ id, rule }] : [],
  );

const isSameDay = ({ period, plusDays = 0 }: Check): boolean => plusDays === 0 && /^P0[A-Z]$/.test(period);

/**
 * Whether an event without a day may still come on an as-of date: a mechanism that has lapsed bears the day in its status.
 */
const isOpen = ({ date, status }: LawEvent, asOf: Day): boolean => {
  const lapsed = /lapsed on (\d{4}-\d{2}-\d{2})/.exec(status)?.[1];
  return date === null && (lapsed === undefined || asOf < parseDay(lapsed));
};

const baseId = (facts: LawFacts): string => {
  const base = facts.scenarios.find((s) => s.amendments.length === 0);
  if (!base) throw brokenData("law.json", "No scenario is without amendments, so there is no base law.");
  return base.id;
};

/** In place of a wording that was not known on the day. */
const NO_WORDING = "Its wording on this day is not on record.";

function resolveMilestone(
  node: Node & { milestone: Milestone },
  { words, text }: ReturnType<typeof wordsOf>,
  own: Evaluator,
  base: Evaluator | undefined,
): ResolvedMilestone {
  const { milestone } = node;
  const formal = own.value(node.id, [], base);
  const practical = own.practical(node, formal);
  const wording = Object.assign({}, ...node.wording.map((w) => w.text ?? {})) as Partial<Milestone>;
  // A text that has the milestone and no words of its own on record is told in those of the text that is named.
  const told = (own: string | undefined, recorded: string): string =>
    own ?? (words === "unknown" ? NO_WORDING : text ? `In the words of ${phraseOn(text)}: ${recorded}` : recorded);
  const moves = practical !== formal;
  const authority = practical.by;
  const recurringRule = node.set === undefined && node.rule?.type === "recurring" ? node.rule : undefined;
  return {
    id: node.id,
    milestone,
    words,
    title: wording.title ?? milestone.title,
    short: wording.short ?? milestone.short,
    duty: told(wording.duty, milestone.duty),
    appliesIf: told(wording.appliesIf, milestone.appliesIf),
    maxFine: words === "own" ? (wording.maxFine === undefined ? milestone.maxFine : wording.maxFine) : null,
    formal: formal.outcome,
    practical: practical.outcome,
    get derivation() {
      return say.closed(formal.steps(), formal.outcome);
    },
    get practicalDerivation() {
      return moves ? say.beyond(formal.steps(), practical.steps()) : [];
    },
    recurring: recurringRule && {
      every: recurringRule.every,
      until: recurringRule.until && own.rule(recurringRule.until, [node.id]).outcome,
    },
    confidence: authority?.confidence ?? milestone.confidence,
    sources: authority?.sources ?? milestone.sources,
    setBy: authority,
    formalBy: formal.by,
    latest: practical.outcome.status === "dated" ? practical.latest : undefined,
    wordingChanges: node.wording.map((w) => ({
      summary: w.summary,
      citation: w.citation,
      effective: w.effective ? own.rule(w.effective, [node.id]).outcome : { status: "unknown", needs: [] },
      confidence: w.confidence,
      sources: w.sources,
      note: w.note,
      shown: w.text?.duty !== undefined,
    })),
  };
}

interface Evaluator {
  /** The value of an id. `path`: the ids that led here. `base`: the 2024 text, where its date is to be told too. */
  value(id: string, path: readonly string[], base?: Evaluator): Value;
  rule(rule: Rule, path: readonly string[]): Value;
  practical(node: Node, formal: Value): Value;
}

/**
 * @param standing of the text on that day: its title stands where an event has no citation yet
 * @param would how the text is spoken of where it is not the law
 */
function evaluator(version: Version, asOf: Day, standing?: Standing, would?: Would): Evaluator {
  const memo = new Map<string, Value>();
  const titleOf = (id: string) => version.get(id)?.title ?? id;

  const value = (id: string, path: readonly string[], base?: Evaluator, still: readonly string[] = []): Value => {
    const key = still.length === 0 ? id : `${id} ${still.join(" ")}`;
    const known = memo.get(key);
    if (known) return known;
    if (path.includes(id)) {
      const circle = [...path.slice(path.indexOf(id)), id].join(" -> ");
      throw brokenData(circle, `These dates hang on each other in a circle (${circle}); one of the rules has to change.`);
    }
    const node = version.get(id);
    if (!node) throw brokenData([...path, id].join(" -> "), `A rule refers to ${quote(id)}, which nothing bears.`);
    const result = ofNode(node, [...path, id], base, still);
    memo.set(key, result);
    return result;
  };

  const ofNode = (node: Node, path: readonly string[], base: Evaluator | undefined, still: readonly string[]): Value => {
    if (node.event) return ofEvent(node);
    if (node.set !== undefined)
      return {
        outcome: { status: "dated", day: node.set },
        by: undefined,
        steps: () => [say.setByReader(node, node.set as Day)],
      };
    const shifts = node.shifts.filter((s) => !still.includes(s.group));
    const inner = [...still, ...shifts.map((s) => s.group)].sort();
    const unmoved = node.repealBy
      ? repealed(node.repealBy, node.repealBy.effective, path, inner)
      : byCheck(node, path, base, (rule) => ofRule(rule, path, inner, base));
    const by = node.repealBy ?? node.ruleBy;
    const before = by && base ? base.value(node.id, []) : undefined;
    const { repealBy } = node;
    const steps = () =>
      repealBy
        ? [...say.before(node, before), ...unmoved.steps(), say.ended(repealBy, unmoved.outcome)]
        : [
            ...say.before(node, before),
            ...unmoved.steps(),
            ...say.own(node, unmoved, titleOf, standing?.legalRef ?? standing?.title),
          ];
    const start: Value = { outcome: unmoved.outcome, by: by ?? unmoved.by, steps, latest: unmoved.latest };
    return shifts.reduce((value, { period }) => shifted(node, value, period), start);
  };

  const shifted = (node: Node, value: Value, period: Period): Value => {
    const outcome = moved(value.outcome, period);
    if (outcome === value.outcome) return value;
    return { ...value, outcome, steps: () => [...value.steps(), say.shifted(node, period, outcome)] };
  };

  const isAssumed = (id: string) => version.get(id)?.assumed !== undefined;

  /**
   * A day that a text fixes because an event falls on a known day is not known before the event is, and follows the day that a
   * reader assumes for it. So does a day that counts from an event beside it.
   */
  const byCheck = (node: Node, path: readonly string[], base: Evaluator | undefined, ofOwn: (rule: Rule) => Value): Value => {
    const rule = node.rule as Rule;
    const { check } = node;
    const fixed = rule.type === "fixed" || (rule.type === "recurring" && rule.first.type === "fixed");
    const counted = rule.type === "relative" && version.get(rule.to)?.event !== undefined;
    if (!check || path.includes(check.to) || !(fixed || counted)) return ofOwn(rule);
    const follows = (id: string) => isAssumed(id) || causesOf(version, id).some((c) => isAssumed(c.rule.to));
    const assumed = node.ruleBy !== undefined && follows(check.to) && !(counted && isAssumed(rule.to));
    if (!assumed && !fixed) return ofOwn(rule);
    const to = value(check.to, path, base);
    if (!assumed && to.outcome.status !== "unknown") return ofOwn(rule);
    return { ...to, outcome: moved(to.outcome, parsePeriod(check.period), check.plusDays), by: undefined };
  };

  const ofEvent = (node: Node): Value => {
    const { event } = node;
    if (!event) throw brokenData(node.id, "not an event");
    if (node.assumed !== undefined)
      return {
        outcome: { status: "dated", day: node.assumed },
        by: undefined,
        steps: () => [say.assumed(node, node.assumed as Day)],
      };
    const [cause] = causesOf(version, node.id).filter(({ rule }) => isAssumed(rule.to));
    if (cause) return { ...ofRule(cause.rule, [node.id], []), by: undefined };
    if (event.date === null)
      return {
        outcome: { status: "never", event: node.id },
        by: undefined,
        steps: () => [isOpen(event, asOf) ? say.notYetHappened(node, asOf) : say.neverHappened(node)],
      };
    if (event.knownOn === null || parseDay(event.knownOn) > asOf)
      return {
        outcome: { status: "unknown", needs: [node.id] },
        by: undefined,
        steps: () => [say.notYetKnown(node, asOf, standing?.title ?? "")],
      };
    const day = parseDay(event.date);
    const after = would === "have been" && standing !== undefined && parseDay(event.knownOn) > standing.since;
    return {
      outcome: { status: "dated", day },
      by: undefined,
      steps: () => [after ? say.standsIn(node, day) : say.happened(node, day)],
    };
  };

  const repealed = (by: Amendment, effective: Rule, path: readonly string[], still: readonly string[]): Value => {
    const on = ofRule(effective, path, still);
    return { outcome: { status: "repealed", on: on.outcome, ...(would ? { would } : {}) }, by, steps: on.steps };
  };

  const ofRule = (rule: Rule, path: readonly string[], still: readonly string[], base?: Evaluator): Value => {
    const plain = (outcome: Outcome): Value => ({ outcome, by: undefined, steps: () => [] });
    switch (rule.type) {
      case "fixed":
        return plain({ status: "dated", day: parseDay(rule.date) });
      case "same-as":
        return value(rule.ref, path, base, still);
      case "relative": {
        const to = value(rule.to, path, base, still);
        return { ...to, outcome: moved(to.outcome, parsePeriod(rule.period), rule.plusDays) };
      }
      case "earliest-of":
      case "latest-of": {
        const options = rule.options.map((o) => ofRule(o, path, still, base));
        const outcome = (rule.type === "latest-of" ? latestOf : earliestOf)(options.map((o) => o.outcome));
        const deciding = options.findIndex((o) => o.outcome === outcome);
        return {
          outcome,
          by: options[deciding]?.by,
          steps: () => options.flatMap((o) => o.steps()),
          decidedBy: rule.options[deciding],
          latest: options[deciding]?.latest ?? (rule.type === "earliest-of" ? options.map(openBehind).find(Boolean) : undefined),
        };
      }
      case "recurring":
        return ofRule(rule.first, path, still, base);
      case "conditional":
        return plain({ status: "conditional", text: rule.text });
      case "unknown":
        return plain({ status: "unknown", needs: [] });
      case "none":
        return plain({ status: "none" });
    }
  };

  const openBehind = ({ outcome }: Value): string | undefined => {
    const event = outcome.status === "never" ? version.get(outcome.event)?.event : undefined;
    return event && isOpen(event, asOf) ? event.id : undefined;
  };

  const practical = (node: Node, formal: Value): Value => {
    if (!node.practicalRule || formal.outcome.status !== "dated") return formal;
    // What a reader set does not shift.
    const shifts = node.set === undefined ? node.shifts : [];
    const groups = shifts.map((s) => s.group).sort();
    const found = ofRule(node.practicalRule, [node.id], groups);
    const outcome = shifts.reduce((o, s) => moved(o, s.period), found.outcome);
    // A date that is formally later than its practical rule (after a reader's setting) bites on the formal day.
    if (outcome.status === "dated" && outcome.day <= formal.outcome.day) return formal;
    const until = references(found.decidedBy ?? node.practicalRule)[0] ?? node.id;
    return {
      outcome,
      by: node.practicalBy ?? found.by,
      latest: found.latest,
      steps: () => [...found.steps(), say.practicalDay(node, outcome, titleOf(until))],
    };
  };

  return { value, rule: (rule, path) => ofRule(rule, path, []), practical };
}
