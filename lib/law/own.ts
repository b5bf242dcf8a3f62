import type { Lens, Problem } from "../lens";
import { addDays, addPeriod, type Day, longDay, parseDay } from "../time/day";
import { parsePeriod, periodText } from "../time/duration";
import { type ResolvedLaw, type ResolvedMilestone, resolve } from "./resolve";
import { dayOf, references } from "./rule";
import {
  type Choice,
  existsOn,
  type LawFacts,
  type Node,
  scenarioById,
  scenariosOn,
  shiftTargets,
  standingOn,
  type Version,
  versionOf,
} from "./scenario";
import type { LawEvent, Rule, Topic } from "./schema";
import { listed } from "./sentence";
import { phraseOn, TOPIC_WORDS } from "./words";

/** What a reader assumes, shifts and sets on top of a text. */
export type OwnSettings = Pick<Lens, "assume" | "shift" | "set">;

/** The settings that can be applied, why the others cannot, and what to know of those that were. */
export interface Applicable extends OwnSettings {
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/** The event from which the Act exists: nothing in it starts before that day (Art. 113, first sentence). */
const ACT = "entry-into-force";

type Setting =
  | ({ readonly key: "assume" } & OwnSettings["assume"][number])
  | ({ readonly key: "set" } & OwnSettings["set"][number])
  | ({ readonly key: "shift" } & OwnSettings["shift"][number]);

/**
 * Which of a reader's settings can be applied to a text, taken one at a time: days that are assumed, days that are set, then
 * shifts. Refused is what makes a date fall before its cause, an event assumed before the text that provides for it, and a shift
 * of what is set. What stands on its own before another setting is known may stand after it, so refused ones are tried again.
 * @param scenario the id of a built-in text
 * @param own settings on ids that exist, each id once
 * @param asOf what had become known by then
 * @throws VacatioError as `resolve`
 */
export function applicable(facts: LawFacts, scenario: string, own: OwnSettings, asOf: Day): Applicable {
  if (own.assume.length + own.set.length + own.shift.length === 0)
    return { assume: [], shift: [], set: [], problems: [], warnings: [] };
  const key = JSON.stringify([scenario, asOf, own.assume, own.set, own.shift]);
  const last = answered.get(facts);
  if (last?.key === key) return last.answer;
  const answer = answerFor(facts, scenario, own, asOf);
  answered.set(facts, { key, answer });
  return answer;
}

// A page reads its address several times for one paint.
const answered = new WeakMap<LawFacts, { readonly key: string; readonly answer: Applicable }>();

function answerFor(facts: LawFacts, scenario: string, own: OwnSettings, asOf: Day): Applicable {
  const base = resolve(facts, { scenario }, asOf);
  const problems: Problem[] = [];
  const refuse = (param: Setting["key"], message: string) => {
    problems.push({ param, message });
    return [];
  };
  const assume = own.assume.flatMap((a) => {
    const cannot = `${inQuotes(titleIn(facts, a.event))} cannot be assumed on ${longDay(a.day)}`;
    const since = providedSince(facts, scenario, a.event, asOf);
    if (since !== undefined && a.day < since.day)
      return refuse(
        "assume",
        `${cannot}: the ${since.first ? "first text that speaks of it" : "chosen text"} is of ${longDay(since.day)}.`,
      );
    if (a.day >= asOf || dayOf(base.outcomeOf(a.event)) === a.day) return [a];
    return refuse("assume", `${cannot}: that day is over on ${longDay(asOf)}, and it is known that it did not happen then.`);
  });
  const check = (settings: readonly Setting[]) => tooEarly(facts, { scenario, ...choiceOf(settings) }, base, asOf);
  const days: Setting[] = [
    ...assume.map((a) => ({ key: "assume" as const, ...a })),
    ...own.set.map((s) => ({ key: "set" as const, ...s })),
  ];
  const first = keepApart(days, [], check);
  const isSet = new Map(first.kept.flatMap((s) => (s.key === "set" ? [[s.target, s.day] as const] : [])));
  const shifts = own.shift.flatMap((s): Setting[] => {
    const [only, ...others] = shiftTargets(facts, s.target);
    const day = only === undefined || others.length > 0 ? undefined : isSet.get(only);
    if (day === undefined) return [{ key: "shift", ...s }];
    return refuse(
      "shift",
      `${capital(nameOf(facts, s.target))} is shifted by ${periodWords(s.period)}, but its day is set to ${longDay(day)}; what is set does not shift, so leave one of the two out.`,
    );
  });
  const { kept, refused } = keepApart([...first.refused.map(({ setting }) => setting), ...shifts], first.kept, check);
  for (const { setting, why } of refused)
    problems.push({ param: setting.key, message: `${written(facts, setting)} was left out: ${why}` });
  const applied = {
    assume: own.assume.filter((a) => kept.some((s) => s.key === "assume" && s.event === a.event)),
    shift: own.shift.filter((a) => kept.some((s) => s.key === "shift" && s.target === a.target)),
    set: own.set.filter((a) => kept.some((s) => s.key === "set" && s.target === a.target)),
  };
  return { ...applied, problems, warnings: warningsOf(facts, scenario, applied, base, asOf) };
}

/** All where they stand together; otherwise one at a time, and again until none of the refused can be added. */
function keepApart(
  settings: readonly Setting[],
  before: readonly Setting[],
  check: (all: readonly Setting[]) => string | undefined,
) {
  if (settings.length === 0 || check([...before, ...settings]) === undefined)
    return { kept: [...before, ...settings], refused: [] };
  let kept = before;
  let open = settings;
  for (;;) {
    const refused: { setting: Setting; why: string }[] = [];
    for (const setting of open) {
      const why = check([...kept, setting]);
      if (why === undefined) kept = [...kept, setting];
      else refused.push({ setting, why });
    }
    if (refused.length === 0 || refused.length === open.length) return { kept, refused };
    open = refused.map(({ setting }) => setting);
  }
}

const choiceOf = (settings: readonly Setting[]): Omit<Choice, "scenario"> => ({
  assume: settings.filter((s) => s.key === "assume"),
  set: settings.filter((s) => s.key === "set"),
  shift: settings.flatMap((s) => (s.key === "shift" ? [{ target: s.target, period: parsePeriod(s.period) }] : [])),
});

function written(facts: LawFacts, s: Setting): string {
  switch (s.key) {
    case "assume":
      return `${inQuotes(titleIn(facts, s.event))}, assumed on ${longDay(s.day)},`;
    case "set":
      return `${inQuotes(titleIn(facts, s.target))}, set to ${longDay(s.day)},`;
    case "shift":
      return `The shift of ${nameOf(facts, s.target)} by ${periodWords(s.period)}`;
  }
}

/** `12 months`, `minus 6 months` */
function periodWords(text: string): string {
  const period = parsePeriod(text);
  return `${period.sign < 0 ? "minus " : ""}${periodText(period)}`;
}

/** What a setting is about, in words: `the topic \u201cHigh-risk, Annex III\u201d` or the name of an anchor or a milestone. */
function nameOf(facts: LawFacts, target: string): string {
  return isTopic(target) ? `the topic ${inQuotes(TOPIC_WORDS[target].title)}` : inQuotes(titleIn(facts, target));
}

const isTopic = (target: string): target is Topic => target in TOPIC_WORDS;

const inQuotes = (title: string): string => `\u201c${title}\u201d`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why a choice makes a date fall before its cause, or undefined where it does not. Only dates that the reader moved count. */
function tooEarly(facts: LawFacts, choice: Choice, base: ResolvedLaw, asOf: Day): string | undefined {
  const version = versionOf(facts, choice);
  const law = resolve(facts, choice, asOf);
  const act = dayOf(law.outcomeOf(ACT));
  for (const node of version.values()) {
    const day = dayOf(law.outcomeOf(node.id));
    const was = dayOf(base.outcomeOf(node.id));
    if (node.event || day === undefined || day === was) continue;
    const early = (cause: string): boolean => {
      const [on, onBefore] = [dayOf(law.outcomeOf(cause)), dayOf(base.outcomeOf(cause))];
      // What comes before its cause by the text itself, as the signature before the entry into force, may stay so.
      const always = was !== undefined && onBefore !== undefined && was < onBefore;
      return on !== undefined && day < on && !always;
    };
    const name = `${inQuotes(labelOf(node))} would fall on ${longDay(day)}`;
    if (act !== undefined && version.has(ACT) && early(ACT))
      return `${name}, before the Act entered into force (${longDay(act)}).`;
    const cause = (node.rule ? causesOf(node.rule, version, [node.id]) : []).find(early);
    if (cause !== undefined)
      return `${name}, before ${inQuotes(labelOf(version.get(cause) as Node))} (${longDay(dayOf(law.outcomeOf(cause)) as Day)}), from which it counts.`;
  }
  return undefined;
}

/** What a date cannot come before: that from which its rule counts forward, and the events behind it. */
function causesOf(rule: Rule, version: Version, path: readonly string[]): string[] {
  const behind = (id: string): string[] => {
    const node = version.get(id);
    if (!node || path.includes(id)) return [];
    if (node.event) return [id];
    return node.rule && node.set === undefined ? causesOf(node.rule, version, [...path, id]) : [];
  };
  switch (rule.type) {
    case "same-as":
      return behind(rule.ref);
    case "relative":
      return [...(parsePeriod(rule.period).sign > 0 ? [rule.to] : []), ...behind(rule.to)];
    case "latest-of":
      return rule.options.flatMap((option) => causesOf(option, version, path));
    case "recurring":
      return causesOf(rule.first, version, path);
    default:
      // The earliest of several need not wait for any one of them.
      return [];
  }
}

const labelOf = (node: Node): string => node.milestone?.short ?? node.title;

const titleIn = (facts: LawFacts, id: string): string =>
  facts.milestones.find((m) => m.id === id)?.short ?? [...facts.events, ...facts.anchors].find((n) => n.id === id)?.title ?? id;

const rulesOf = (facts: LawFacts): Rule[] => [
  ...facts.anchors.map((a) => a.rule),
  ...facts.milestones.flatMap((m) => [m.rule, ...(m.practicalRule ? [m.practicalRule] : [])]),
];

const isIn = (event: string, rules: readonly Rule[]): boolean => rules.some((rule) => references(rule).includes(event));

const textsWith = (facts: LawFacts, event: string, asOf: Day) =>
  scenariosOn(facts, asOf).filter((s) =>
    s.amendments.some(
      (a) =>
        ("rule" in a && isIn(event, [a.rule])) || ("effective" in a && a.effective !== undefined && isIn(event, [a.effective])),
    ),
  );

/** From when an event can be assumed: the day of the chosen text, or of the first that speaks of it; undefined for an event of the Act itself. */
function providedSince(facts: LawFacts, scenario: string, event: string, asOf: Day): { day: Day; first: boolean } | undefined {
  const texts = isIn(event, rulesOf(facts)) ? [] : textsWith(facts, event, asOf);
  const chosen = texts.find((s) => s.id === scenario);
  if (chosen) return { day: parseDay(chosen.validFrom), first: false };
  const [day] = texts.map((s) => parseDay(s.validFrom)).sort((a, b) => a - b);
  return day === undefined ? undefined : { day, first: true };
}

/** The events that some text known on the day speaks of: others could not be named then. */
export const eventsKnownOn = (facts: LawFacts, asOf: Day): LawEvent[] =>
  facts.events.filter((e) => isIn(e.id, rulesOf(facts)) || textsWith(facts, e.id, asOf).length > 0);

function warningsOf(facts: LawFacts, scenario: string, own: OwnSettings, base: ResolvedLaw, asOf: Day): string[] {
  const chosen = scenarioById(facts, scenario);
  const text = existsOn(chosen, asOf) ? phraseOn(standingOn(chosen, asOf)) : "this text";
  const law = resolve(facts, { scenario, ...choiceOf([...own.assume.map((a) => ({ key: "assume" as const, ...a }))]) }, asOf);
  const shifted = new Map<string, string[]>();
  for (const { target } of own.shift)
    for (const id of shiftTargets(facts, target)) shifted.set(id, [...(shifted.get(id) ?? []), target]);
  return [
    ...unfitting(facts, scenario, own.assume),
    ...own.assume
      .filter(({ event }) => !facts.milestones.some((m) => base.eventsBehind(m.id).includes(event)))
      .map(({ event }) => `Nothing in ${text} hangs on ${inQuotes(titleIn(facts, event))}, so assuming its day changes nothing.`),
    ...own.set
      .filter(({ target }) => ["none", "repealed"].includes(base.outcomeOf(target).status))
      .map(({ target }) => `${inQuotes(titleIn(facts, target))} is not in ${text}; the day you set stands as if it were.`),
    ...own.shift
      .filter(({ target }) => shiftTargets(facts, target).every((id) => law.outcomeOf(id).status !== "dated"))
      .map(
        ({ target }) =>
          `In ${text} ${isTopic(target) ? `nothing in ${nameOf(facts, target)} has a known day` : `${nameOf(facts, target)} has no known day`}, so shifting it moves nothing.`,
      ),
    ...own.set
      .filter(({ target }) => shifted.has(target))
      .map(
        ({ target }) => `${inQuotes(titleIn(facts, target))} stands on the day you set; the shift of its topic moves the others.`,
      ),
    ...[...shifted]
      .filter(([id, by]) => by.length > 1 && !own.set.some((s) => s.target === id))
      .map(
        ([id, by]) =>
          `${capital(listed(by.map((target) => nameOf(facts, target))))} ${by.length === 2 ? "both" : "all"} move ${inQuotes(titleIn(facts, id))}; it moves by ${by.length === 2 ? "both" : "all of them"}.`,
      ),
  ];
}

/** Two assumed events of which the text counts one from the other, and the days do not fit. */
function unfitting(facts: LawFacts, scenario: string, assume: OwnSettings["assume"]): string[] {
  const dayOfEvent = new Map(assume.map((a) => [a.event, a.day]));
  return [...versionOf(facts, { scenario }).values()].flatMap(({ rule, check }) => {
    if (rule?.type !== "relative" || !check) return [];
    const [from, to] = [dayOfEvent.get(rule.to), dayOfEvent.get(check.to)];
    if (from === undefined || to === undefined) return [];
    const expected = addDays(addPeriod(from, parsePeriod(rule.period)), rule.plusDays ?? 0);
    const assumed = addDays(addPeriod(to, parsePeriod(check.period)), check.plusDays ?? 0);
    if (expected === assumed) return [];
    return [
      `The two days you assume do not fit: by the text ${inQuotes(titleIn(facts, check.to))} follows ${inQuotes(titleIn(facts, rule.to))} (${longDay(from)}) on ${longDay(expected)}, and you assume ${longDay(to)}. What hangs on each counts from its own day.`,
    ];
  });
}

/** The two anchors whose shift a reader expects to move more than it does. */
const ANCHORS: readonly string[] = ["art-113-annex-iii", "art-113-annex-i"];

/** What deals with the same systems but has a day of its own: nothing in its rule tells of the anchor. */
const EXPECTED: readonly string[] = [
  "post-market-plan-template",
  "legacy-public-authorities",
  "guidelines-interplay",
  "delegated-acts-overlap",
];

/**
 * The milestones that a reader expects to follow a shift of the Annex III or the Annex I anchor and that keep their day, as the
 * law has them: those with a date of their own that no setting moved.
 * @param base the same text without the reader's settings
 */
export function untouched(facts: LawFacts, own: OwnSettings, base: ResolvedLaw, law: ResolvedLaw): ResolvedMilestone[] {
  if (!own.shift.some(({ target }) => shiftTargets(facts, target).some((id) => ANCHORS.includes(id)))) return [];
  return EXPECTED.flatMap((id) => {
    const [was, is] = [base.milestones.get(id), law.milestones.get(id)];
    const day = was && dayOf(was.practical);
    return is && day !== undefined && dayOf(is.practical) === day ? [is] : [];
  });
}
