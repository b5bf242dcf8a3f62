/** Which subject of a statement a date belongs to. */

import { CUT_OFF, EXCEPTED, IS_DUE } from "./cues";
import type { DateMention } from "./dates";
import { exactSubjects, isRole, type Subject } from "./subjects";
import type { TextEvent } from "./texts";

/** A date in a statement, with what it is about. */
export interface Claim {
  readonly mention: DateMention;
  /** What stands between this date and its neighbours. */
  readonly before: string;
  readonly after: string;
  /** The words in which the subjects were named. */
  readonly scope: string;
  readonly subjects: readonly Subject[];
  /** Whether the subjects were named with an earlier date only. */
  readonly goesOn: boolean;
  /** What stands in front of the date before. */
  readonly lead: string;
}

/** Gives every date of a sentence the subjects that belong to it. */
export function claims(
  said: string,
  mentions: readonly DateMention[],
  subjects: readonly Subject[],
  events: ReadonlyMap<DateMention, TextEvent>,
): Claim[] {
  const dates = mentions.filter((m) => !events.has(m));
  const first = dates[0];
  const lone = dates.length === 1;
  const specific = (list: readonly Subject[]) =>
    exactSubjects(list).filter((s) => !["omnibus", "enforcement"].includes(s.key) && !isRole(s.key));
  const subjectFirst = first !== undefined && specific(subjects.filter((s) => s.end <= first.start)).length > 0;
  let inherited: readonly Subject[] = [];
  let scope = "";
  let lastBefore = "";
  return mentions.map((mention, i) => {
    const from = mentions[i - 1]?.end ?? 0;
    const to = mentions[i + 1]?.start ?? said.length;
    const between = subjects.filter((s) => s.start >= from && s.end <= mention.start);
    // A semicolon begins a statement of its own, where that names a subject.
    const opened = said.lastIndexOf(";", mention.start);
    const fresh = between.filter((s) => s.start > opened);
    const inBefore = opened >= from && specific(fresh).length > 0 ? fresh : between;
    const after = said.slice(mention.end, to);
    const cut = EXCEPTED.exec(after)?.index ?? after.length;
    const clause = said.slice(from, mention.start).trim().length > 14 ? (NEW_CLAUSE.exec(after)?.index ?? cut) : cut;
    const inAfter = subjects.filter((s) => s.start >= mention.end && s.end <= mention.end + Math.min(cut, clause));
    const named = /^\s*:/u.test(after) && specific(inBefore).length > 0;
    const attached = !named && ATTACHED.test(after) && specific(inAfter).length > 0;
    let own: readonly Subject[];
    const inBrackets = /\(\s*(?:\S+\s+){0,2}$/u.test(said.slice(from, mention.start)) && /^[^()]{0,30}\)/u.test(after);
    if (events.has(mention)) own = [];
    else if (!subjectFirst && !lone && inBrackets) own = inBefore;
    else if (!subjectFirst) own = !lone && specific(inAfter).length > 0 ? inAfter : [...inBefore, ...inAfter];
    else if (attached) own = mention === first && !lone && /^\s*\(/.test(after) === false ? inAfter : [...inBefore, ...inAfter];
    else if (specific(inBefore).length > 0) own = lone && mention === first ? [...inBefore, ...qualifiers(inAfter)] : inBefore;
    else if (inherited.length > 0) own = [...inherited, ...inBefore, ...(PURPOSE.test(after) ? inAfter : [])];
    else own = inAfter;
    const before = said.slice(from, mention.start);
    scope =
      (own.length > 0 && own.some((o) => inherited.includes(o))) || CUT_OFF.test(lastBefore)
        ? `${scope} ${before}`
        : `${before} ${ownClause(after, i < mentions.length - 1 && !attached && specific(inBefore).length > 0)}`;
    const goesOn = own.length > 0 && own.every((s) => inherited.includes(s));
    if (own.length > 0) inherited = own;
    const lead = lastBefore;
    lastBefore = before;
    return { mention, before, after, scope, subjects: own, goesOn, lead };
  });
}

// Words behind a date narrow what was said before it; they do not bring in a subject of another kind.
const qualifiers = (list: readonly Subject[]) =>
  list.filter(({ key }) => key === "annex-iii" || key === "annex-i" || key.startsWith("article"));

/** What stands behind a date and belongs to it; a purpose does not. */
export const ATTACHED =
  /^\s*(?:\(|,?\s*when\b|for\b|to\b(?!\s+(?:comply|meet|mark|label|be|bring|adapt|fulfil|implement|\w+ly)\b)|on\b|:|[-–—|])/iu;
const PURPOSE = /^\s*to\s/iu;
/** Somebody else does something else. */
const NEW_CLAUSE =
  /;\s|,?\s(?:and|but|while|whereas|so that|because)\s+(?:the|an?|its?|our|they|we|each|all|every)\s(?:[\p{L}-]+\s){0,3}?(?:shall|must|will|is|are|has|have)\b/u;
/** The rest of a clause. */
export const clauseOf = (after: string): string =>
  after.slice(0, /[;]|,\s|\b(?:while|whereas|but|whilst)\b/iu.exec(after)?.index);

/** The rest of a clause; where another date follows, what an `and` brings in belongs to that one. */
const ownClause = (after: string, another: boolean): string =>
  another ? (clauseOf(after).split(/\s(?:and|or|und|et)\s/u)[0] ?? "") : clauseOf(after);

/** Whether a date stands beside a name as in a list, a table or a headline without a verb. */
export const isListed = (said: string, { before, after }: Claim): boolean =>
  /^\s*(?:[-*+•|#]|\d)/u.test(said) ||
  /[:|(=–—-]\s*["']?$/u.test(before) ||
  (before.length < 16 && /^\s*[:|–—-]/u.test(after)) ||
  (said.length < 60 && !/\b(?:will|has|have|had|is|are|was|were|can|could|may)\b/iu.test(said));

/** The words in front of a date in its own clause, with those before the last one where it only goes on. */
export function carried({ before, scope, mention }: Claim): string {
  const words = before.length < 60 && mention.start > before.length ? `${scope} ${before}` : before;
  const opened = [...words.matchAll(/[.;][*"')]*\s+(?=\p{Lu}[^.]{3})/gu)].at(-1);
  return opened ? words.slice(opened.index + 1) : words;
}

/** Whether the words around a date say that a document had to be there by then. */
export const isDue = ({ before, after }: Claim): boolean =>
  IS_DUE.test(before) || IS_DUE.test(clauseOf(after)) || before.length < 12;

/** Whether a line is a date with a name and little else, as in a list, a table or a heading. */
export const isLabel = (said: string, { subjects, before }: Claim): boolean =>
  subjects.length > 0 &&
  (/^\s*(?:[-*+•|#]|\d)/u.test(said) ||
    said.length < 90 ||
    /[;|]/.test(said) ||
    /\p{L}["')]?\s*(?:[:=]|\.{3,})\s*["']?$/u.test(before));
