import { badInput, brokenData, notFound, quote } from "../errors";
import type { Day } from "../time/day";
import { longDay, parseDay } from "../time/day";
import type { Period } from "../time/duration";
import type { Would } from "./rule";
import type { Amendment, Anchor, Check, Instrument, LawEvent, Milestone, Rule, Scenario, ScenarioStatus, Topic } from "./schema";

/** What the law engine works on: the parts of law.json that carry dates and wording. */
export interface LawFacts {
  /** The dataset's own as-of day, `YYYY-MM-DD`: the day on which its words were written. */
  readonly meta: { readonly asOf: string };
  readonly instruments: readonly Instrument[];
  readonly events: readonly LawEvent[];
  readonly anchors: readonly Anchor[];
  readonly milestones: readonly Milestone[];
  readonly scenarios: readonly Scenario[];
}

/** A scenario as a reader chooses it: a built-in one and what it assumes, shifts and sets on top. */
export interface Choice {
  readonly scenario: string;
  readonly assume?: readonly { readonly event: string; readonly day: Day }[];
  readonly shift?: readonly { readonly target: string; readonly period: Period }[];
  readonly set?: readonly { readonly target: string; readonly day: Day }[];
}

/** A scenario's standing on a day. `title` and `legalRef` are what could be said of it then. */
export interface Standing {
  readonly id: string;
  readonly status: ScenarioStatus;
  readonly title: string;
  /** Undefined while the text bore another name: its later number must not be shown before that day. */
  readonly legalRef: string | undefined;
  readonly since: Day;
  readonly note: string | undefined;
}

/** The two topics whose shift moves an anchor, so that all that hangs on it follows. */
const ANCHOR_OF_TOPIC: Partial<Record<Topic, string>> = {
  "high-risk-annex-iii": "art-113-annex-iii",
  "high-risk-annex-i": "art-113-annex-i",
};

/** The built-in scenario with this id. @throws VacatioError `not-found` */
export function scenarioById(facts: LawFacts, id: string): Scenario {
  const found = facts.scenarios.find((s) => s.id === id);
  if (!found)
    throw notFound(
      "law",
      `There is no scenario ${quote(id)}; choose one of: in-force, ${facts.scenarios.map((s) => s.id).join(", ")}.`,
    );
  return found;
}

/** Whether anything of the scenario could be known on the day. */
export const existsOn = (scenario: Scenario, asOf: Day): boolean => parseDay(scenario.validFrom) <= asOf;

/**
 * How a text is spoken of on a day that was neither law nor adopted by then: it would do something, or would have done it once another
 * text took its place; undefined for what is the law, was it, or will be.
 */
export function wouldOn({ statusHistory }: Scenario, asOf: Day): Would | undefined {
  const past = statusHistory.filter((h) => parseDay(h.from) <= asOf);
  if (past.some((h) => h.status === "in-force" || h.status.startsWith("adopted"))) return undefined;
  return past.some((h) => h.status === "superseded") ? "have been" : "be";
}

/**
 * The standing of a scenario on a day.
 * @throws VacatioError `bad-input` where the scenario did not exist yet
 */
export function standingOn(scenario: Scenario, asOf: Day): Standing {
  const entry = scenario.statusHistory.findLast((h) => parseDay(h.from) <= asOf);
  if (!existsOn(scenario, asOf) || !entry)
    throw badInput(
      "law",
      `The scenario ${quote(scenario.id)} did not exist on ${longDay(asOf)}; choose one that did, or a later as-of date.`,
    );
  return {
    id: scenario.id,
    status: entry.status,
    title: entry.title ?? scenario.title,
    legalRef: entry.title ? undefined : scenario.legalRef,
    since: parseDay(entry.from),
    note: entry.note,
  };
}

/** The scenarios that exist on the as-of date, in the order of the dataset. */
export const scenariosOn = (facts: LawFacts, asOf: Day): Scenario[] => facts.scenarios.filter((s) => existsOn(s, asOf));

/**
 * The scenario in force on a day: the latest one whose status is in-force then. Before 1 August 2024 nothing is in
 * force; the answer is the 2024 text with a note.
 * @throws VacatioError `broken-data` where its instrument lacks CELEX number, Official Journal reference or entry into force
 */
export function inForceOn(facts: LawFacts, asOf: Day): { readonly scenario: Scenario; readonly note: string | undefined } {
  const scenario = scenariosOn(facts, asOf).findLast((s) => standingOn(s, asOf).status === "in-force");
  if (!scenario) {
    const base = facts.scenarios.find((s) => s.amendments.length === 0);
    if (!base) throw brokenData("law.json", "No scenario is without amendments, so there is no base law.");
    const entry = facts.instruments.find((i) => i.id === base.instrument)?.inForceOn;
    return {
      scenario: base,
      note: `Nothing is in force on ${longDay(asOf)}: the Act ${entry ? `enters into force on ${longDay(parseDay(entry))}` : "is only published"}. Shown is the 2024 text.`,
    };
  }
  const instrument = facts.instruments.find((i) => i.id === scenario.instrument);
  if (!instrument?.celex || !instrument.oj || !instrument.inForceOn)
    throw brokenData(
      `law.json, scenario ${scenario.id}`,
      "A scenario in force needs an instrument with CELEX number, Official Journal reference and entry into force.",
    );
  return { scenario, note: undefined };
}

/** One id of the law with the rule that counts in this version. */
export interface Node {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly milestone?: Milestone;
  readonly event?: LawEvent;
  readonly baseRule?: Rule;
  readonly rule?: Rule;
  readonly practicalRule?: Rule;
  /** The amendments that gave this version its rule, its practical rule, its end. */
  readonly ruleBy?: Amendment;
  readonly practicalBy?: Amendment;
  /** What its rule must equal: of the amendment that gave the rule, otherwise its own. */
  readonly check?: Check;
  readonly repealBy?: Extract<Amendment, { op: "repeal" }>;
  readonly wording: readonly Extract<Amendment, { op: "replace-text" }>[];
  /** Shifts with one group move together: inside a group a node moves once, however it refers to the others. */
  readonly shifts: readonly { readonly period: Period; readonly group: string }[];
  readonly set?: Day;
  readonly assumed?: Day;
}

/** A version of the law: every id with its rule. */
export type Version = ReadonlyMap<string, Node>;

/**
 * The base law with a scenario's amendments in their order, then the reader's own settings.
 * @throws VacatioError `not-found` for an unknown scenario, `bad-input` for a setting on an unknown id, `broken-data` for
 * an amendment of an unknown id
 */
export function versionOf(facts: LawFacts, choice: Choice): Version {
  const scenario = scenarioById(facts, choice.scenario);
  const nodes = new Map<string, Node>();
  const add = (node: Node) => {
    if (nodes.has(node.id))
      throw brokenData(`law.json, ${node.id}`, "This id stands twice; events, anchors and milestones share one namespace.");
    nodes.set(node.id, node);
  };
  const bare = { wording: [], shifts: [] };
  for (const event of facts.events) add({ id: event.id, title: event.title, citation: event.citation, event, ...bare });
  for (const a of facts.anchors)
    add({
      id: a.id,
      title: a.title,
      citation: a.citation,
      baseRule: a.rule,
      rule: a.rule,
      ...(a.check ? { check: a.check } : {}),
      ...bare,
    });
  for (const m of facts.milestones)
    add({
      id: m.id,
      title: m.title,
      citation: m.citation,
      milestone: m,
      baseRule: m.rule,
      rule: m.rule,
      ...(m.practicalRule ? { practicalRule: m.practicalRule } : {}),
      ...(m.check ? { check: m.check } : {}),
      ...bare,
    });
  const change = (id: string, edit: (node: Node) => Node, fail: () => Error) => {
    const node = nodes.get(id);
    if (!node) throw fail();
    nodes.set(id, edit(node));
  };
  scenario.amendments.forEach((amendment, i) => {
    change(
      amendment.target,
      (node) => amended(node, amendment),
      () =>
        brokenData(`law.json, scenario ${scenario.id}, amendment ${i + 1}`, `Nothing bears the id ${quote(amendment.target)}.`),
    );
  });
  for (const { event, day } of choice.assume ?? [])
    change(
      event,
      (node) => (node.event ? { ...node, assumed: day } : fail("assume", event)),
      () => unknownId("assume", event),
    );
  for (const { target, period } of choice.shift ?? []) {
    const targets = shiftTargets(facts, target);
    for (const id of targets)
      change(
        id,
        (node) => (node.event ? fail("shift", id) : { ...node, shifts: [...node.shifts, { period, group: target }] }),
        () => unknownId("shift", target),
      );
  }
  for (const { target, day } of choice.set ?? [])
    change(
      target,
      (node) => (node.event ? fail("set", target) : { ...node, set: day }),
      () => unknownId("set", target),
    );
  for (const node of nodes.values()) {
    const duty = node.milestone && nodes.get(dutyMeant(node.milestone) ?? "")?.milestone;
    if (!node.milestone || !duty) continue;
    const { citation, kind, eli, sources, confidence } = duty;
    const milestone = node.ruleBy ? node.milestone : { ...node.milestone, citation, kind, eli, sources, confidence };
    nodes.set(node.id, { ...node, citation, milestone });
  }
  return nodes;
}

/**
 * The id of the duty whose day is the end of a transitional period in the 2024 text: there is no such period then. That text knows the
 * duty alone, so article, kind and sources are those of the duty wherever no amendment gives the period a day.
 */
export const dutyMeant = ({ rule, kind, legacyOf }: Milestone): string | undefined =>
  kind === "transitional-end" && rule.type === "same-as" && legacyOf?.includes(rule.ref) ? rule.ref : undefined;

function amended(node: Node, amendment: Amendment): Node {
  switch (amendment.op) {
    case "replace-rule": {
      const { check: _, ...rest } = node;
      return { ...rest, rule: amendment.rule, ruleBy: amendment, ...(amendment.check ? { check: amendment.check } : {}) };
    }
    case "replace-practical-rule":
      return { ...node, practicalRule: amendment.rule, practicalBy: amendment };
    case "replace-text":
      return { ...node, wording: [...node.wording, amendment] };
    case "repeal":
      return { ...node, repealBy: amendment };
  }
}

/** The ids that a shift of a topic, an anchor or a milestone moves directly. */
export function shiftTargets(facts: LawFacts, target: string): string[] {
  const anchor = ANCHOR_OF_TOPIC[target as Topic];
  // high-risk-annex-i is a topic and a milestone; the topic is meant, and the milestone follows its anchor.
  if (anchor) return [anchor];
  const inTopic = facts.milestones.filter((m) => m.topic === target).map((m) => m.id);
  return inTopic.length > 0 ? inTopic : [target];
}

const unknownId = (key: string, id: string) =>
  badInput(
    key,
    `Nothing bears the id ${quote(id)}; use the id of ${key === "assume" ? "an event" : key === "shift" ? "a topic, an anchor or a milestone" : "an anchor or a milestone"}.`,
  );

function fail(key: string, id: string): never {
  throw key === "assume"
    ? badInput(key, `${quote(id)} is not an event; only the day of an event can be assumed.`)
    : badInput(
        key,
        `${quote(id)} is an event; its day can be assumed with assume=${id}:YYYY-MM-DD, not ${key === "set" ? "set" : "shifted"}.`,
      );
}
