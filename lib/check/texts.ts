/** What a sentence says of a text of the law itself: that it was signed, published or entered into force on a day. */

import { type Day, longDay } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import type { TextOfLaw } from "./timetable";

/** What happened to a text. */
export type Happening = "in-force" | "published" | "signed" | "applied" | "effect";

/** A date that is said to be that of a text of the law. */
export interface TextEvent {
  readonly text: TextOfLaw;
  readonly happening: Happening;
  /** Whether the words say more than that: the Official Journal, where a text is published once. */
  readonly official: boolean;
}

const OMNIBUS =
  "(?:digital |AI )?omnibus(?: (?:on|for) (?:AI|the (?:EU )?AI Act))?|2026\\/1744(?:,? (?:which|that) amend(?:s|ed) the (?:EU )?AI Act,?)?|amending (?:act|law|regulation)(?: (?:to|of) the (?:EU )?AI Act)?|amended by a(?:nother|n amending| new)? (?:act|regulation)|(?:amended|revised) (?:EU )?AI Act";
const ACT =
  "(?:AI|Artificial Intelligence) (?:Act|Regulation)|2024\\/1689|KI-VO|KI-Verordnung|EU-KI-Gesetz|règlement (?:européen )?sur l['’](?:IA|intelligence artificielle)";
const NAME = new RegExp(`(?<omnibus>${OMNIBUS})|(?<act>${ACT})`, "giu");
const HAPPENED =
  /(?<force>\b(?:(?:enter|com|cam|went|go)\w* into force|entry into force|in force|in Kraft(?: getreten)?|en vigueur))|(?<published>\b(?:published|publication|appeared))|(?<signed>\b(?:adopted|signed|adoption|signature))|(?<effect>\b(?:takes?|took) effect)|(?<applied>\b(?:applies|applied))/giu;
/** Words that may stand between a name and what happened to it. */
const BETWEEN_NAME =
  /^[\s)"'’,]*(?:(?:which|that|has|had|have|was|were|is|are|been|finally|formally|officially|only|then|also|and|itself|will|now|already|first|on AI|EU|ist|trat|tritt|est|a été|entr(?:é|e|era))(?=[\s,]|$)[\s,]*)*$/iu;
/** Words that may stand between what happened and the date. */
const BETWEEN_DATE =
  /^(?:\s|[,:(-]|of|the|in|on|since|from|as|by|was|is|its|le|depuis|am|seit|dem|date|EU|AI|Act|Official|Journal|European|Union|OJ|twentieth|20th|twenty|three|\d+|day|days|after|following|that|publication|later)*$/iu;
const AND = /^[\s,]*(?:and|then|und|et)?(?:\s?(?:then|it))?\s*(?:has|was|had|is|will|shall)?\s*(?:been\s|be\s)?$/iu;

const AFTER_IT =
  /\b(?:after|following) (?:(?:its|the) )?publication\b|\b(?:after|following|from) (?:\S+ ){0,4}ent(?:ry|ered|ers) into force(?=\s*[,(])/iu;

const OF_IT =
  /\b(?:bans?|rules?|dut(?:y|ies)|obligations?|provisions?|requirements?|chapters?|parts?|articles?|annex(?:es)?|amendments?|changes|powers|fines|penalties)\b[^.;,]{0,30} (?:of|in|under|to) (?:the )?(?:EU(?:['’]s)? )?$/iu;

/** What is said of the Act so is said of its rules. */
const ONLY_OMNIBUS: readonly Happening[] = ["applied", "effect"];

interface Named {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

const lastName = (text: string): Named | undefined => {
  const m = [...text.matchAll(NAME)].at(-1);
  return m && { id: m.groups?.omnibus ? "omnibus" : "ai-act", start: m.index, end: m.index + m[0].length };
};

const happeningOf = (groups: Readonly<Record<string, string | undefined>> = {}): Happening =>
  groups.force ? "in-force" : groups.published ? "published" : groups.signed ? "signed" : groups.effect ? "effect" : "applied";

/**
 * The text of the law whose own date this is, if any.
 * @param before the words in front of the date, from the last date on
 * @param after the words behind it, up to the next date
 * @param last what the date before was, where the sentence goes on about the same text
 */
export function textEvent(
  before: string,
  after: string,
  last: TextEvent | undefined,
  texts: readonly TextOfLaw[],
): TextEvent | undefined {
  const found = inFront(before, after, last) ?? behind(before, after, last);
  const text = texts.find(({ id }) => id === found?.id);
  if (!found || !text || (ONLY_OMNIBUS.includes(found.happening) && text.id === "ai-act")) return undefined;
  return {
    text,
    happening: found.happening,
    official: /\bOfficial Journal\b|\bOJ\b|\bAmtsblatt\b|\bJournal officiel\b/iu.test(before + after),
  };
}

function inFront(before: string, after: string, last: TextEvent | undefined): { id: string; happening: Happening } | undefined {
  const m = [...before.matchAll(HAPPENED)].findLast((m) => {
    const after = AFTER_IT.exec(before);
    return !after || after.index + after[0].length !== m.index + m[0].length;
  });
  if (!m) return undefined;
  const happening = happeningOf(m.groups);
  const rest = before.slice(m.index + m[0].length);
  if (rest.length > 70 || !BETWEEN_DATE.test(rest)) return undefined;
  // `Entry into force of the Act on`: the name stands behind.
  const named = /entry|publication|adoption|signature/iu.test(m[0]);
  const own = named
    ? (lastName(rest) ?? (/\bits\s*$/iu.test(before.slice(0, m.index)) ? lastName(after.slice(0, 60)) : undefined))
    : undefined;
  if (own) return { id: own.id, happening };
  const front = before.slice(0, m.index);
  const name = lastName(front);
  // `The new bans of the AI Act, in force since`: the bans are.
  if (name && OF_IT.test(front.slice(0, name.start))) return undefined;
  if (name && BETWEEN_NAME.test(front.slice(name.end))) return { id: name.id, happening };
  return last && !name && AND.test(front) ? { id: last.text.id, happening } : undefined;
}

function behind(before: string, after: string, last: TextEvent | undefined): { id: string; happening: Happening } | undefined {
  // `Trat am 1. August 2024 in Kraft`, `wurde am 12. Juli 2024 im Amtsblatt veröffentlicht`.
  const name = lastName(before);
  const id = name?.id ?? last?.text.id;
  const verb = /(?:^|[\s)"',])(?:(?<force>trat|tritt|ist)|wurde)\s+(?:am|seit(?: dem)?)\s*$/u.exec(before);
  if (id && verb) {
    const between = before.slice(name?.end ?? 0, verb.index);
    if (!/^[\s)"',]*(?:im Amtsblatt|veröffentlicht|in Kraft|und|[\s,])*$/u.test(between)) return undefined;
    if (verb.groups?.force && /^\s*in Kraft\b/u.test(after)) return { id, happening: "in-force" };
    if (!verb.groups?.force && /^\s*(?:im Amtsblatt [^.;]{0,30})?veröffentlicht\b/u.test(after))
      return { id, happening: "published" };
  }
  if (!/(?:^|[.,;(|]|\b(?:on|since|from|and|but)\b)\s*(?:on|since|from)?\s*$/iu.test(before)) return undefined;
  const clause = after.slice(0, 120);
  const happened = [...clause.matchAll(HAPPENED)][0];
  if (!happened || happened.groups?.applied || happened.groups?.effect) return undefined;
  const first = lastName(clause.slice(0, happened.index));
  const lead =
    first &&
    /^[\s,|:–—-]*(?:when\s)?(?:the\s)?(?:EU(?:'s)?\s|European\s|Regulation\s\(EU\)\s|amending\s)*/iu.exec(clause)?.[0].length;
  if (!first || lead === undefined) return undefined;
  const opening = [...clause.matchAll(NAME)][0]?.index ?? 99;
  if (opening > lead || !BETWEEN_NAME.test(clause.slice(first.end, happened.index))) return undefined;
  return { id: first.id, happening: happeningOf(happened.groups) };
}

/** The day on which it happened, as far as it is known. */
export const dayOfEvent = ({ text, happening }: TextEvent): Day | undefined =>
  happening === "published" ? text.published : happening === "signed" ? text.signed : text.inForce;

/** The milestones of it; a publication or a signature may have none. */
export function milestonesOfEvent({ text, happening }: TextEvent): readonly string[] {
  const at = happening === "published" ? 1 : happening === "signed" ? 2 : 0;
  return text.milestones.slice(at, at + 1);
}

/** `Regulation (EU) 2024/1689 (Artificial Intelligence Act) entered into force on 1 August 2024.` */
export function eventSentence({ text, happening }: TextEvent, day: Day, asOf: Day): string {
  const what =
    happening === "published"
      ? "was published"
      : happening === "signed"
        ? "was signed"
        : day > asOf
          ? "enters into force"
          : "entered into force";
  return `${text.title} ${what} on ${longDay(day)}${happening === "published" ? ` (${text.journal})` : ""}.`;
}

/**
 * Whether a date that is not that of the event is certainly wrong. A text enters into force once and is in the Official Journal
 * once; it is adopted by many and put on many sites, so that there only another day of the same text is a mistake.
 */
export function isCertain({ text, happening, official }: TextEvent, date: ImpreciseDate): boolean {
  if (happening === "in-force" || (happening === "published" && official)) return true;
  const others = [text.signed, text.published, text.inForce];
  return !ONLY_OMNIBUS.includes(happening) && date.precision === "day" && others.some((d) => d === date.earliest);
}
