/** Whether a date is told as one that once was: by the words around it, by the time its sentence is set in, or by the next one. */

/** The date behind these words is one that once was, or one that is denied. */
export const HISTORY_BEFORE =
  /\b(?:original(?:ly)?|initial(?:ly)?|formerly|once|previous(?:ly)?|at first|before the (?:AI |digital )?omnibus|until the (?:AI |digital )?omnibus|(?:2024|old|earlier|former|unamended|first|pre-omnibus) (?:[\w-]+ ){0,2}?(?:text|version|law|dates?|deadlines?|wording)|would|without the (?:AI |digital )?omnibus|had been|(?:was|were) (?:still |otherwise |first |always )?(?:due )?to|(?:was|were) (?:still )?(?:supposed|set|scheduled|planned|meant|thought|dated|fixed|foreseen|announced|pencilled)|still (?:says?|reads?|shows?|claims?|lists?|mentions?|names?|gives?|cites?|quotes?)|(?:wrong|mistaken|incorrect|erroneous)ly|nobody (?:[\w-]+ )?(?:believes|expects|thinks)|(?:error|misconception|mistake|myth|misunderstanding)s? (?:is )?that|(?:some|many|several|older|old) (?:[\w-]+ ){1,3}(?:say|claim|give|name|quote|cite|list|repeat)|were still due|was still due|(?<!\b(?:is|are|be|now) )expected (?:\S+ ){0,8}?to|stood at|should have|instead of|rather than|no longer|(?:(?:mov|postpon|delay|defer|push|shift|slip|chang|exten)\w*|put back|went|goes)(?:\s+(?!appl|start|begin|must|take|bind)\S+){0,12}\s+from|replac\w+ (?:the )?(?:date|deadline)? ?(?:of )?|not (?:from|on|in|by|apply|to)|(?:will not|did not) (?:apply|start|begin|become|take|come|bind|bite|kick|enter|happen|have to)|used to|the AI Act said|as published|ursprünglich\w*|zunächst|bisher\w*|sollten?|statt|verschoben|verschiebt|wären?|hätten?|initialement|devai(?:en)?t|auparavant|au lieu)\b/iu;
export const HISTORY_AFTER =
  /^\s*(?:→|⇒|[-=]>)|^[^.;]{0,60}?\b(?:no longer|original(?:ly)?|ha(?:s|ve) (?:since )?(?:been )?(?:moved|postponed|delayed|deferred|pushed|extended|shifted|lapsed)|(?:was|were|is|are) (?:since |now |later )?(?:moved|postponed|delayed|deferred|pushed|extended|shifted|replaced|off the table)|(?:was|were) (?:still )?(?:to be|supposed|meant|going to|never|once|always)|never (?:came|happened|became)|would (?:\w+ )?(?:move|slip|hold|change|stay|be)|in the 2024 text|under the 2024|before the (?:AI |digital )?omnibus|(?:date )?is (?:now )?(?:out of date|outdated|obsolete|history|gone|dead|past|over)|,? not\b|verschoben|statt\b|report(?=é)|repouss|au lieu)|^[^.;]{0,60}(?:[;,]|\bbut\b)\s*(?:but|this|that|it|which|these|the (?:date|deadline|omnibus|AI omnibus|digital omnibus))\b[^.;]{0,60}?\b(?:moved|postponed|delayed|deferred|pushed|extended|shifted|replaced)\b/iu;

/** A sentence set in a time that is over. */
const THEN =
  /^\W*(?:when\b[^,]{0,80}\b(?:was|were|\w+ed)\b[^,]{0,60},|back (?:in|then)\b|in hindsight\b|as (?:things|it|the law|matters) (?:once )?stood|at (?:that|the) time\b|in (?:its|the) (?:first|original|initial|earlier|2024) |for (?:a long time|years|months|a while)\b|until (?:recently|(?:\p{L}+ )?20\d\d)|(?:had|without)\b|before (?:the (?:change|amendment|amending|omnibus)|\p{L}+ 20\d\d)|(?:under |in |by )?(?:the|its|our|that) (?:old|original|former|first|initial|2024|unamended|law as it)\b|(?:in|during) (?:early |late |mid-|(?:the )?(?:spring|summer|autumn|winter)(?: of)? |\p{Lu}\p{L}+ )?20\d\d,? |(?:last|the previous) year\b)/iu;
const PAST =
  /\b(?:was|were|had|set|made|stood|said|gave|meant|expected|did|wrote|read|named|fixed|came|began|looked|faced|ran|listed)\b/giu;
const PRESENT =
  /\b(?:appl(?:y|ies)|is|are|must|shall|will|starts?|begins?|ha(?:s|ve) to|needs? to|can|takes? effect|becomes?|kicks? in|follows?|now)\b/giu;
/** Verbs that, in the past, tell what was so; what starts to apply is told by others. */
const TOLD =
  /(?<!\b(?:ha(?:s|ve)|is|are|be|been|to|will|must|shall|may|can|the|an?|new|as|of) )\b(?:set(?! (?:up|out)\b)|stood|foresaw|envisaged|promised|stipulated|pointed|aimed|assumed|believed|thought|feared|hoped|predicted|ran|looked|said|wrote|told|gave|meant|spoke|showed|saw|knew|wanted)\b/giu;
/** The sentence behind takes a date back. */
const TAKEN_BACK =
  /^\W*(?:(?:that|this|these|those|both|the|it|they|all)\b[^.;]{0,50}\b(?:history|no longer|not any ?more|(?:has|have) (?:since )?(?:changed|gone|moved|been (?:moved|changed|replaced|postponed|delayed|deferred|superseded|pushed|dropped))|(?:was|were|is|are) (?:since |now |then |later )?(?:moved|changed|replaced|postponed|delayed|deferred|pushed|gone|out of date|outdated|obsolete|superseded|stale|wrong|false|(?:a )?myths?)|not (?:so|true|right|the case))|not (?:any ?more|so|true)\b|no longer\b|wrong\b|false\b|then (?:came|the)\b|but the omnibus\b)/iu;
/** What stands behind this is denied. */
const DENIED = /^\W*(?:myth|wrong|false|fiction|old|before|then|obsolete|outdated)\s*\d*\s*:/iu;

/**
 * Whether a date is told as history.
 * @param before the words in front of it, from the last date on
 * @param after the words behind it
 * @param lead the sentence up to the date
 * @param next the sentence behind
 */
export function isHistory(before: string, after: string, lead: string, next: string): boolean {
  const words = clauseIn(before);
  if (HISTORY_BEFORE.test(words) || HISTORY_AFTER.test(after)) return true;
  if (DENIED.test(lead) || TAKEN_BACK.test(next)) return true;
  if (lastOf(TOLD, words) > lastOf(PRESENT, words)) return true;
  const then = THEN.exec(lead);
  const rest = lead.slice(then?.[0].length);
  return then !== null && lastOf(PAST, rest) > lastOf(PRESENT, rest);
}

const lastOf = (pattern: RegExp, words: string): number => [...words.matchAll(pattern)].at(-1)?.index ?? -1;

/** Whether the words between two dates say nothing new of the time they are told in. */
export const goesOnAsTold = (before: string): boolean => /^\s*(?:,|and\b|or\b|;)/iu.test(before) && lastOf(PRESENT, before) < 0;

/** The words in front of a date in its own clause; a name in front of a colon belongs to it. */
function clauseIn(before: string): string {
  const words = before.slice(-160);
  const opened = [...words.matchAll(/[;:.]\s+(?=\S+\s+\S+\s+\S+)/gu)].at(-1);
  return opened ? words.slice(opened.index + 1) : words;
}
