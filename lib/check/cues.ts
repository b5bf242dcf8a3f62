/** The words around a date that say what it is a date of. */

/** What the words near a date say of it: that law starts or ends, or that something else happened. */
export type Cue = "claim" | "noise" | undefined;

/** What a sentence with a date or a length has in it; others need not be read. */
export const DATE_AT_ALL = /20\d\d|\b(?:months?|years?)\b/iu;
const CLAIM =
  /\b(?:appl(?:y|ies|ied|icable|ication|ying)|enforc\w+|(?:in|into) force|effect(?:ive)?|compl(?:y|ies|iance|ied|ying)|deadlines?|starts?|started|starting|begins?|began|due|oblig\w+|binding|binds?|should|shall|established|mandatory|must|ha(?:ve|s) to|required?|requires|requirements?|needs? to|bites?|kicks? in|operational|ready|up and running|running|postpon\w+|delay\w*|moved?|moves|push\w*|deferr?\w*|exten[ds]\w*|shift\w*|replac\w+|grace|transition\w*|until|bans?|banned|prohibited|subject to|in place|set up|follows?|comes?|came|sets?|needs one|one by|timeline|milestones?|dates?|no longer|placed on the market|on the market|in service|in use|put into service|grandfathered|less time|available|can be used)\b/giu;
const NOISE =
  /\b(?:published|posted|updated?|reviewed|accessed|retrieved|adopt(?:ed|s|ion)|passed|approved|agreed|agreement|endorsed|vot(?:ed?|es|ing)|signed|proposed|tabled|presented|announce[ds]?|launch(?:ed|es)?|released?|opened|closed|consultations?|webinars?|conferences?|events?|workshops?|takes? place|held|joined|founded|met|meetings?|said|says|wrote|reported|decided|tenders?|submit\w*|seen|stud(?:y|ies)|survey|author|born|appointed|prepar(?:e|ing|ation)|plan(?:s|ning)|budget\w*|roadmap|pilot\w*|hir(?:e[ds]?|ing)|expects?|as of today|news|expir\w*)\b/giu;
/** The date behind these words is one that once was, or one that is denied. */
export const HISTORY_BEFORE =
  /\b(?:original(?:ly)?|initial(?:ly)?|formerly|previous(?:ly)?|at first|before the (?:AI |digital )?omnibus|until the (?:AI |digital )?omnibus|(?:2024|old|earlier|unamended) (?:text|version|law|date|wording)|had (?:been|to)|(?:was|were) (?:due )?to|(?:was|were) (?:supposed|set|scheduled|planned|meant|expected)|would have|should have|instead of|rather than|no longer|(?:mov|postpon|delay|defer|push|shift|exten)\w*(?:\s+\S+){0,12}\s+from|replac\w+ (?:the )?(?:date|deadline)? ?(?:of )?|not (?:from|on|in|by|apply|to)|will not \w+|did not|used to|the AI Act said|as published)\b/iu;
export const HISTORY_AFTER =
  /^[^.;]{0,60}?\b(?:no longer|original(?:ly)?|ha(?:s|ve) (?:since )?(?:been )?(?:moved|postponed|delayed|deferred|pushed|extended|shifted|lapsed)|(?:was|were|is|are) (?:since |now |later )?(?:moved|postponed|delayed|deferred|pushed|extended|shifted|replaced|off the table)|in the 2024 text|under the 2024|before the (?:AI |digital )?omnibus|(?:date )?is (?:out of date|outdated|obsolete)|,? not\b)/iu;
/** Somebody wants or wanted the date; the sentence does not say that it is law. */
export const REPORTED =
  /\b(?:propos(?:ed|al|es)|would|might|could|if adopted|mandate|positions?|want(?:s|ed)|suggest\w*|draft)\b/iu;
/** A sentence that begins so goes on about what the last one was about. */
export const ANAPHOR =
  /^[\s"'([]*(?:so|if so|these|those|this|they|it|both|the (?:obligations?|rules|requirements|duties|provisions|deadline)|such|companies|providers|organisations|organizations|businesses|firms)\b/iu;
export const EXCEPTED = /\b(?:but not|except(?:ions?|ing)?|other than|exclud\w+|apart from|exempt\w*|with some)\b/iu;
export const BARE_YEAR = /\b(?:in|by|until|from|since|during|before|after)\s*$/iu;
export const FORCE = /\b(?:(?:enter|com|cam|went|go)\w* into force|entry into force|in force since)\b/iu;
/** A sentence that begins so tells of a time that ended. */
export const UP_TO_THEN = /^\s*["'(]?(?:until|up to)\s*$/iu;
/** What such a sentence tells is how things stood on a day. */
export const STAND_OF_A_DAY = /^\s*["'(]?as of\s*$/iu;
/** A firm tells of itself: an odd date is then its own. */
export const OF_A_FIRM = /\b(?:our|we|us|customers?|pilots?|modules?|beta|ships?|shipped)\b/iu;
/** Systems and models that were there before, for which other days count. */
export const OLDER =
  /\b(?:already (?:on the market|in use|in service)|existing|legacy|older|earlier|grandfather\w*|placed on the market (?:or put into service )?(?:before|prior)|on the market (?:before|earlier|prior|by)|before that date)\b/iu;

/** The nearest word that says whether a date is one of the law: before it, or else behind it. */
export function nearestCue({ before, after }: { readonly before: string; readonly after: string }): Cue {
  const last = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].at(-1)?.index ?? -1;
  const first = (pattern: RegExp, text: string) => [...text.matchAll(pattern)][0]?.index ?? Number.POSITIVE_INFINITY;
  const near = before.slice(-200);
  const [claim, noise] = [last(CLAIM, near), last(NOISE, near)];
  if (claim >= 0 || noise >= 0) return claim >= noise ? "claim" : "noise";
  const [claimAfter, noiseAfter] = [first(CLAIM, after), first(NOISE, after)];
  if (claimAfter === noiseAfter) return undefined;
  return claimAfter < noiseAfter ? "claim" : "noise";
}
