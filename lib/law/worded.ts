import { type Day, parseDay } from "../time/day";
import { namesLaterThan } from "../time/mention";
import { references, ruleText } from "./rule";
import { existsOn, type LawFacts, type Standing, standingOn } from "./scenario";
import type { Amendment, LawEvent, Rule, Scenario } from "./schema";
import { titlePhrase } from "./words";

/**
 * The words of the law on an earlier day. Summaries, citations and titles bear no day of their own, so before the dataset's own
 * day they are made anew from rules, standings and what could be cited then; dates and the wording of the texts stay.
 */

const made = new WeakMap<LawFacts, Map<Day, LawFacts>>();
const results = new WeakSet<LawFacts>();
const KEPT = 8;

/** Where no text known on the day can be cited. */
const NO_REFERENCE = "no reference yet";

/**
 * The law with the words that could stand on an as-of date; from the dataset's own day on as it is. What was worded for a day
 * already is taken as it stands.
 */
export function lawOn(facts: LawFacts, asOf: Day): LawFacts {
  if (asOf >= parseDay(facts.meta.asOf) || results.has(facts)) return facts;
  const known = made.get(facts) ?? new Map<Day, LawFacts>();
  made.set(facts, known);
  const law = known.get(asOf) ?? wordedLaw(facts, asOf);
  known.delete(asOf);
  known.set(asOf, law);
  results.add(law);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return law;
}

function wordedLaw(facts: LawFacts, asOf: Day): LawFacts {
  const standings = new Map(facts.scenarios.flatMap((s) => (existsOn(s, asOf) ? [[s.id, standingOn(s, asOf)] as const] : [])));
  const hidden = facts.scenarios.flatMap((s) => (standings.get(s.id)?.legalRef ? [] : [referenceOf(s)]));
  const events = facts.events.map((e) => eventOn(e, hidden, asOf));
  const anchors = facts.anchors.map((a) => ({ ...a, citation: citationOn(a.citation, hidden, asOf) || NO_REFERENCE }));
  const act = facts.instruments.find((i) => i.eli !== null)?.eli;
  const milestones = facts.milestones.map((m) => {
    const bringing = facts.scenarios.find((s) => standings.has(s.id) && s.amendments.some((a) => a.target === m.id));
    const name = bringing && standings.get(bringing.id)?.title;
    const later = facts.instruments.some((i) => i.eli === m.eli && i.publishedOn !== null && parseDay(i.publishedOn) > asOf);
    return {
      ...m,
      citation: citationOn(m.citation, hidden, asOf) || name || NO_REFERENCE,
      ...(later && act ? { eli: act } : {}),
    };
  });
  const titles = new Map([...events, ...anchors, ...milestones].map((n) => [n.id, n.title]));
  const titleOf = (id: string) => titles.get(id) ?? id;
  const scenarios = facts.scenarios.map((s): Scenario => {
    const standing = standings.get(s.id);
    if (!standing) return s;
    const cite = (citation: string) => citedOn(citation, s, standing, asOf);
    return {
      ...s,
      amendments: s.amendments.map(({ note: _, ...a }) => ({
        ...a,
        summary: summaryOn(a, standing, titleOf),
        citation: cite(a.citation),
      })),
      ...(s.kept
        ? {
            kept: s.kept.map(({ note: _, ...k }) => ({
              ...k,
              summary: `Left as it is by ${byOf(standing)}.`,
              citation: cite(k.citation),
            })),
          }
        : {}),
    };
  });
  return { ...facts, events, anchors, milestones, scenarios };
}

const referenceOf = (s: Scenario): string => s.legalRef.split(",")[0] ?? s.legalRef;

/** `the provisional agreement on the Omnibus`, `the Commission proposal` */
const byOf = ({ title }: Standing): string => titlePhrase(title.split(":")[0] ?? title);

/** An event that is known stands as it is; before, its title goes without what was made of it later, and its place in a later text is not cited. */
function eventOn(event: LawEvent, hidden: readonly string[], asOf: Day): LawEvent {
  if (event.knownOn !== null && parseDay(event.knownOn) <= asOf) return event;
  const cited = event.citation.startsWith("OJ ") ? "" : citationOn(event.citation, hidden, asOf);
  return { ...event, title: event.title.replace(/ \([^()]*\)$/, ""), citation: cited };
}

/** A citation without the parts that name a text, or a day, not known yet; empty where nothing is left. */
function citationOn(citation: string, hidden: readonly string[], asOf: Day): string {
  const parts = citation.split("; ").map((part) => {
    const bare = namesLaterThan(part, asOf) ? part.replace(/ \([^()]*\)$/, "") : part;
    return namesLaterThan(bare, asOf) ? "" : hidden.reduce(withoutText, bare);
  });
  return parts.filter(Boolean).join("; ");
}

/** A part of a citation without its place in an amending text: `Art. 113, Art. 1(40)(b) of Regulation ...` is `Art. 113`. */
function withoutText(part: string, reference: string): string {
  const end = part.indexOf(reference);
  if (end < 0) return part;
  const own = part.slice(0, end);
  const place = /(?:^|, (?:as replaced by )?)Arts?\. (?:1\(.*|\d+ )of $/.exec(own);
  return place ? own.slice(0, place.index) : "";
}

/** The citation of an amendment: as it is where the text had its reference, otherwise by the name it bore, with the article of the Act. */
function citedOn(citation: string, scenario: Scenario, standing: Standing, asOf: Day): string {
  if (standing.legalRef !== undefined && !namesLaterThan(citation, asOf)) return citation;
  const prefix = `${scenario.title}, `;
  const own = citation.startsWith(prefix) ? citation.slice(prefix.length) : citation;
  const article = citationOn(own, [referenceOf(scenario)], asOf);
  return article === "" ? standing.title : `${standing.title}, ${article}`;
}

const VERBS: Readonly<Record<Amendment["changeType"], string>> = {
  "moved-later": "moved later by",
  "moved-earlier": "moved earlier by",
  new: "new in",
  removed: "replaced by",
  content: "changed by",
  unknown: "open in",
};

/** What an amendment does, said by its rule. The day it comes to is said by the step that tells it. */
function summaryOn(a: Amendment, standing: Standing, titleOf: (id: string) => string): string {
  const by = byOf(standing);
  if (a.op === "replace-text") return `Reworded by ${by}.`;
  if (a.op === "repeal") return `Taken out by ${by}.`;
  return `${titleOf(a.target)}: ${VERBS[a.changeType]} ${by}${howText(a.rule, titleOf)}.`;
}

const howText = (rule: Rule, titleOf: (id: string) => string): string =>
  references(rule).length > 0 || rule.type === "unknown" ? `: ${ruleText(rule, titleOf)}` : "";
