import { type Day, longDay, weekday, weekdayName } from "../time/day";
import { type Period, periodText } from "../time/duration";
import { ownArticles, placeOf } from "./citation";
import { every, type Outcome, ruleText } from "./rule";
import type { Node } from "./scenario";
import type { Amendment, Rule } from "./schema";
import { bitesForHighRisk } from "./sense";

/** The sentences of a derivation: one step each, with the citation that carries it. */

/** One step that led to a date, with its citation; `day` is where the step arrived. */
export interface Step {
  readonly text: string;
  readonly citation: string;
  readonly day?: Day;
}

const YOURS = "your setting";

const PERIODS = "Regulation (EEC, Euratom) No 1182/71, Arts. 4(1) and 5(1)";

/** Whether a step is what the reader assumed, shifted or set. */
export const isYours = ({ citation }: { readonly citation?: string }): boolean => citation === YOURS;

/** What a date rests on, as `placeOf` and here need it. */
type Dated = Parameters<typeof placeOf>[0] & {
  readonly derivation: readonly Step[];
  readonly practicalDerivation: readonly Step[];
};

/** Whether a date rests on what the reader assumed, shifted or set. */
export const restsOnYours = (m: Pick<Dated, "derivation" | "practicalDerivation">): boolean =>
  [...m.derivation, ...m.practicalDerivation].some(isYours);

/** The place in the law, as `placeOf`; no provision dates what rests on a setting of the reader. */
export const placeOrYours = (m: Dated): string =>
  restsOnYours(m) ? `${ownArticles(m.milestone.citation)}; ${YOURS}` : placeOf(m);

const dayField = (outcome: Outcome): { day?: Day } => (outcome.status === "dated" ? { day: outcome.day } : {});

/** An outcome in words: `2 December 2027`, or why there is no date. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.status) {
    case "dated":
      return longDay(outcome.day);
    case "none":
      return "not in this version of the law";
    case "repealed":
      return `${repealedText(outcome)}${
        outcome.on.status === "dated" ? ` on ${longDay(outcome.on.day)}` : ", on a day that is not known"
      }`;
    case "unknown":
      return "no date known";
    case "conditional":
      return outcome.text;
    case "never":
      return "never: it hangs on an event without a date";
  }
}

/** `repealed`, or that it would be by a text that is not the law. */
export const repealedText = ({ would }: Extract<Outcome, { status: "repealed" }>): string =>
  would ? `would ${would} repealed` : "repealed";

/** Steps without repetition, in order. */
export const distinct = (steps: readonly Step[]): Step[] =>
  steps.filter((s, i) => steps.findIndex((t) => t.text === s.text && t.citation === s.citation) === i);

/** The steps of the second that the first does not tell already. */
export const beyond = (told: readonly Step[], steps: readonly Step[]): Step[] =>
  distinct(steps).filter((s) => !told.some((t) => t.text === s.text && t.citation === s.citation));

/** What the 2024 text said, where this version says otherwise. */
export function before(node: Node, value: { outcome: Outcome } | undefined): Step[] {
  if (!value || value.outcome.status === "none") return [];
  return [
    {
      text: `${node.title}: ${outcomeText(value.outcome)} in the 2024 text.`,
      citation: in2024(node.citation),
      ...dayField(value.outcome),
    },
  ];
}

/**
 * The step of a node's own rule.
 * @param text the reference of the version, or its name, which is cited for what it does not have
 */
export function own(
  node: Node,
  value: { outcome: Outcome; by: Amendment | undefined },
  titleOf: (id: string) => string,
  text?: string,
): Step[] {
  const rule = node.rule as Rule;
  const result = value.outcome;
  const step = (text: string, citation = in2024(node.citation)): Step[] => [{ text, citation, ...dayField(result) }];
  if (node.ruleBy) return step(withDay(node.ruleBy.summary, result), node.ruleBy.citation);
  switch (rule.type) {
    case "fixed":
      return step(`${node.title}: ${outcomeText(result)}.`);
    case "same-as":
      return step(
        result.status === "dated" ? `${node.title}: on that day.` : `${node.title}: ${outcomeText(result)}.`,
        value.by ? ownArticles(node.citation) : in2024(node.citation),
      );
    case "recurring":
      return step(`${firstText(rule.first, result, titleOf)}; then every ${every(rule.every)}.`);
    case "relative":
    case "earliest-of":
    case "latest-of":
      return step(`${node.title}: ${ruleText(rule, titleOf)}, that is ${outcomeText(result)}.`);
    case "conditional":
      return step(`No calendar day: ${rule.text}.`);
    case "unknown":
      return step("No source gives a date.");
    case "none":
      return step("This version of the law does not have it.", text);
  }
}

function firstText(first: Rule, result: Outcome, titleOf: (id: string) => string): string {
  if (first.type === "unknown") return "No source gives the first day";
  return first.type === "fixed" && result.status === "dated"
    ? `First on ${outcomeText(result)}`
    : `First ${ruleText(first, titleOf)}: ${outcomeText(result)}`;
}

/** The last step of every date: fixed dates and dates of application stay where they fall. */
export function closed(steps: readonly Step[], outcome: Outcome): Step[] {
  if (outcome.status !== "dated") return distinct(steps);
  const name = weekdayName(outcome.day);
  const text = `Such a date does not move to a working day; this one is a ${name}${weekday(outcome.day) >= 5 ? " and stays one" : ""}.`;
  return [...distinct(steps), { text, citation: PERIODS, day: outcome.day }];
}

export const ended = (by: Amendment, outcome: Outcome): Step => ({
  text:
    outcome.status === "repealed" && outcome.would
      ? `By this text it ${outcomeText(outcome)}.`
      : `Taken out of the law: ${outcomeText(outcome)}.`,
  citation: by.citation,
});

export const happened = (node: Node, day: Day): Step => ({
  text: `${node.title}: ${longDay(day)}.`,
  citation: node.citation,
  day,
});

/** The day of an event that came only with the law that took the place of this text. */
export const standsIn = (node: Node, day: Day): Step => ({
  text: `Assumed, since this text never became law: the day of \u201c${node.title}\u201d stands in, ${longDay(day)}.`,
  citation: node.citation,
  day,
});

export const assumed = (node: Node, day: Day): Step => ({
  text: `Assumed: ${node.title}, on ${longDay(day)}.`,
  citation: YOURS,
  day,
});

export const neverHappened = (node: Node): Step => ({ text: `${node.title}: it has no date.`, citation: node.citation });

/** @param text the name of the text, which stands where the event has no citation yet */
export const notYetKnown = (node: Node, asOf: Day, text: string): Step => ({
  text: `${node.title}: the day was not known on ${longDay(asOf)}. You may assume one.`,
  citation: node.citation || text,
});

export const notYetHappened = (node: Node, asOf: Day): Step => ({
  text: `${node.title}: it had no day by ${longDay(asOf)}; where it comes early enough, the date is earlier. You may assume a day.`,
  citation: node.citation,
});

export const setByReader = (node: Node, day: Day): Step => ({
  text: `${node.title}: set to ${longDay(day)}.`,
  citation: YOURS,
  day,
});

export const shifted = (node: Node, period: Period, outcome: Outcome): Step => ({
  text: `${node.title}: moved ${periodText(period)} ${period.sign < 0 ? "earlier" : "later"}${after(outcome)}.`,
  citation: YOURS,
  ...dayField(outcome),
});

/**
 * Why a formally applicable duty first has an object on a later day.
 * @param until the title of what has to apply first
 */
export const practicalDay = (node: Node, outcome: Outcome, until: string): Step => ({
  text: `${
    node.milestone && bitesForHighRisk({ ...node.milestone, practicalRule: node.practicalRule })
      ? "For high-risk systems it"
      : "It"
  } applies formally, but has nothing to work on before "${until}": ${outcomeText(outcome)}.`,
  citation: node.practicalBy?.citation ?? node.citation,
  ...dayField(outcome),
});

// Where a citation names the 2024 place and the present one, the 2024 text is cited by its own.
const in2024 = (citation: string): string => {
  const old = citation.split("; ").filter((part) => part.endsWith("(2024 text)"));
  return old.length > 0 ? old.join("; ") : citation;
};

const withDay = (summary: string, outcome: Outcome): string =>
  outcome.status !== "dated" || summary.includes(longDay(outcome.day)) ? summary : `${summary} That is ${longDay(outcome.day)}.`;

const after = (outcome: Outcome) => `: ${outcomeText(outcome)}`;
