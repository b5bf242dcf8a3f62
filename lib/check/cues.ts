/** The words around a date that say what it is a date of. */

/** What the words near a date say of it: that law starts or ends, or that something else happened. */
export type Cue = "claim" | "noise" | undefined;

/** What a sentence with a date or a length has in it; others need not be read. */
export const DATE_AT_ALL = /20\d\d|\b(?:months?|years?)\b|['\u2018\u2019]\d\d\b/iu;
const CLAIM =
  /\b(?:appl(?:y|ies|ied|icable|ying)|enforce(?:s|d|able)?|fine[sd]?|designat\w+|(?:in|into) force|effect(?:ive)?|compl(?:y|ies|ied|ying)|becom(?:es?|ing)|became|starts?|started|starting|begins?|began|due|binding|binds?|should|shall|needs?|established|mandatory|must|ha(?:ve|s|d) to|required?|requires|needs? to|bites?|kicks? in|operational|ready|up and running|running|postpon\w+|delay\w*|moved?|moves|push\w*|deferr?\w*|exten[ds]\w*|shift\w*|replac\w+|grace|until|subject to|in place|set up|follows?|comes?|came|sets?|needs one|one by|no longer|placed on the market|on the market|in service|in use|put into service|grandfathered|less time|available|exist(?:s|ed)?|can|demand|compulsory|covered|illegal|unlawful|(?:may|can) (?:only|not|no longer)|impos(?:e[sd]?|ing)|reach(?:es)?|gilt|gelten|galt|anwendbar|anzuwenden|müssen|muss|verpflicht\w+|untersagt|verboten|vorgeschrieben|einhalten|erfüllen|spätestens|in Kraft|s['’]appliqu\w+|appliqu\w+|applicables?|doi(?:ven)?t|devr(?:a|ont)|en (?:vigueur|application)|interdit\w*|prohibé\w*|soumis\w*|conform\w*|respecter|obligatoires?|jusqu['’]au|impos(?:ent|é\w*)|au plus tard)(?![\p{L}\d_])/giu;
/** Words that name a date of the law only where no other word says what happened. */
const WEAK_CLAIM =
  /\b(?:prohibit(?:s|ed)|bans?|banned|oblig\w+|compliance|requirements?|application|enforcement|transition\w*|timeline|milestones?|dates?|deadlines?|ready|dut(?:y|ies)|rules|Frist\w*|Pflicht\w*)\b/giu;
const NOISE =
  /\b(?:published|posted|updated?|review(?:ed|s)?|revis(?:ed|ion)|refus\w+|declin\w+|accessed|retrieved|adopt(?:ed|s|ion)|passed|approved|agreed|agreement|endorsed|vot(?:ed?|es|ing)|sign(?:s|ed)?|proposed|tabled|presented|announce[ds]?|launch(?:ed|es)?|released?|opened|closed|consultations?|webinars?|conferences?|events?|workshops?|takes? place|held|joined|founded|met|meetings?|said|(?<!\b(?:text|law|Act|Regulation|Omnibus) )says|wrote|reported|decided|tenders?|submit\w*|seen|stud(?:y|ies)|survey|author|born|appointed|prepar(?:e|ing|ation)|plan(?:s|ning)|budget\w*|roadmap|pilot\w*|hir(?:e[ds]?|ing)|expects?|as of today|news|trainings?(?![ -](?:in|data|content|summar|of|compute|sets?|models?))|courses?|opinions?|versions?|letters?|papers?|speech|feedback|comments|will (?:review|assess|discuss|examine|report|take up)|ruled|rulings?|judg(?:e?ments?)|OJ|register of|(?<!\bdeadline\b[^.;]{0,40})expir\w*|heard|stopped|withdrew|removed|bought|procured|completed|finished|issued|finali[sz]ed|(?<!\bcomplian(?:ce|t) (?:is|are|will be) )expected|drawn up|received|circulated|appeared|veröffentlicht|verabschiedet|vorgeschlagen|publi(?=é)|adopt(?=é))\b/giu;
/** What must be done is no report of what happened. */
const MUST_BE = /\b(?:must|shall|should|(?:ha(?:s|ve|d)|is|are|need) to|required to)\s+(?:be\s+)?(?:\w+ly\s+)?$/iu;
/** Somebody wants or wanted the date; the sentence does not say that it is law. */
export const REPORTED =
  /\b(?:propos(?:ed|al|es)|would|might|could|if adopted|mandate|positions?|want(?:s|ed)|(?:ask|call|push|vot|press)ed for|demanded|floated|favoured|sought|considered|debated|rumou?r\w*|leaked|suggest\w*|draft)\b/iu;
/** A sentence that begins so goes on about what the last one was about. */
export const ANAPHOR =
  /^[\s"'([]*(?:so|if so|these|those|this|they|it|both|the (?:obligations?|rules|requirements|duties|provisions|deadline)|such|companies|providers|organisations|organizations|businesses|firms)\b/iu;
export const EXCEPTED =
  /\b(?:but not|except(?:ions?|ing)?|other than|exclud\w+|apart from|exempt\w*|with some|mit Ausnahme|ausgenommen|à l['’]exception|sauf)\b/iu;
export const BARE_YEAR = /\b(?:in|by|until|from|since|during|before|after)\s*$/iu;
export const FORCE = /\b(?:(?:enter|com|cam|went|go)\w* into force|entry into force|in force since)\b/iu;
/** A sentence that begins so tells of a time that ended. */
export const UP_TO_THEN = /^\s*["'(]?(?:until|up to)\s*$/iu;
/** What such a sentence tells is how things stood on a day. */
export const STAND_OF_A_DAY = /^\s*["'(]?as of\s*$/iu;
/** A firm tells of itself, or an event or a plan is told: an odd date is then its own. */
export const OF_A_FIRM =
  /\b(?:our|we|us|the (?:bank|company|firm|group)|summits?|conferences?|congress|programmes?|projects?|workshops?|seminars?|webinars?|talks|trilogues?|part(?:y|ies)|suppliers?|vendors?|customers?|contractors?|licensees?|tenants?|management|board|committee|campaigns?|hearings?|customers?|pilots?|modules?|beta|ships?|shipped)\b/iu;
/** Systems and models that were there before, for which other days count. */
export const OLDER =
  /\b(?:already (?:on the market|in use|in service)|existing|legacy|older|earlier|grandfather\w*|placed on the market (?:or put into service )?(?:before|prior)|on the market (?:before|earlier|prior|by)|before that date|(?:launched|released|marketed|in use|in service|deployed|live) before|old (?:generat\w+|systems?|models?|tools?)|Alt(?:systeme?n?|modelle?n?)|Bestandssysteme?n?|bereits (?:auf dem Markt|in Verkehr|in Betrieb)|déjà (?:(?:mis\w*|présents?|placés?) )?(?:sur le marché|en service)|(?:models?|systems?)(?:(?!\b(?:must|shall|need|ha(?:s|ve)|should|can|will|apply|applies|is|are|be)\b)[^.;,]){0,60} before)\b/iu;

/** What a document of the Commission or a standard must be there by; without these words its date is that of an event. */
export const IS_DUE = /\b(?:must|shall|ha(?:s|ve|d) to|due|deadlines?|requir\w+|oblig\w+|should|ready|needs? to|supposed to)\b/iu;
/** Whoever is fined or supervised here provides a general-purpose model: the Commission does it, Arts. 88-94 and 101. */
export const OVER_GPAI =
  /\b(?:fin(?:e[sd]?|ing)|penalt(?:y|ies)|sanction\w*|enforc\w+|supervis\w+|powers?|investigat\w+)(?: (?!and\b|or\b|from\b|by\b|since\b)[\w-]+){0,5}? (?:GPAI|general[- ]purpose|foundation models?)|\b(?:GPAI|general[- ]purpose (?:AI )?)(?:[- ]?(?:models?|providers?))* (?:fines|penalties|sanctions|enforcement|supervision)\b/iu;
/** What is dated is the fine, not the supervision. */
export const FINE = /\b(?:fin(?:e[sd]?|ing)|penalt(?:y|ies)|sanction\w*)\b/iu;
/** For systems used by them other days count, Art. 111(2). */
export const PUBLIC =
  /\bpublic[- ](?:authorit\w+|bod\w+|sector|administration\w*)\b|\b(?:municipalit|ministr|local government|public hospital)\w*|\bauthorities (?:that|which|who|using)\b/iu;
/** Applies, and nothing between that and the date. */
export const APPLIES_FROM =
  /\b(?:appl(?:y|ies|ied)|applicable|banned|prohibited|binding|effect|starts?|started|begins?|began|gelten|gilt|s['’]appliqu\w+)(?: (?:in|across|throughout|under) (?:the |all )?(?:\w+ ){0,2}\w+)?(?: (?:from|since|as of|on|starting))?\s*$/iu;
/** A provision applies from, and nothing between: it does so on its formal date, whether or not there is anything to apply it to. */
export const PROVISION_APPLIES =
  /\b(?:appl(?:y|ies|ied)|applicable|gelten|gilt|s['’]appliqu\w+)(?: (?:from|since|as of|on|ab(?: dem)?|seit(?: dem)?|depuis|à (?:partir|compter) du))?(?: (?:le|the))?\s*$/iu;
/** Somebody has to do something: what counts is the day from which there is something to do. */
export const DUTY = /\b(?:obligations?|dut(?:y|ies)|requirements?|must|shall|ha(?:s|ve) to|Pflicht\w*|obligatoire\w*)\b/iu;
/** What only the law does to those it binds. */
export const BINDS =
  /\b(?:compl(?:y|ies|iant|iance|ying)|appl(?:y|ies|ied|icable|ying)|in force|in line|binding|banned|prohibit(?:s|ed)|mandatory|compulsory|obliged?|gelten|gilt|s['’]appliqu\w+)\b/iu;
/** `The AI Act applies from`, and nothing between. */
export const ACT_APPLIES =
  /(?:AI Act|AI Regulation|2024\/1689|KI-V\w+|sur l['’]IA)\)?,? (?:(?:will|has|shall|is|only|also|then|now|generally|itself|be|becomes?) ){0,3}(?:appl(?:y|ies|ied)|applicable|binding|in application|gilt|s['’]applique)(?: (?:from|since|as of|on|ab(?: dem)?|depuis|à partir du))?\s*$/iu;
/** Dates that a text calls new are told, not given. */
export const CHANGED = /\b(?:new (?:dates?|deadlines?|timeline)|delay\w*|postpon\w*|amend\w*|chang\w+|mov(?:e[sd]?|ing))\b/iu;

/** Somebody did something by then: how things stood, not what the law asks for. */
const DONE =
  /\b(?<!\b(?:after|once|when|until)\b[^,;.]{0,60})(?:ha(?:s|ve|d)) (?:(?:already|not|yet|only|since|now|also) ){0,2}(?!been\b|had\b|banned\b|prohibited\b|required\b|obliged\b|covered\b|applied\b|entered\b|started\b|begun\b|become\b)(?:\w+ed|set up|put|sent|built|made|begun)\b/iu;
const ASKED =
  /\b(?:must|shall|ha(?:s|ve|d) (?:had )?to|appl(?:y|ies|ied|icable|ying)|due|deadlines?|required?|force|until|should|needs?|effect|oblig\w+|binding|comply)\b/iu;

const STATED =
  /\b(?:must|shall|ha(?:s|ve|d) (?:had )?(?:to|until)|appl(?:y|ies|ied|icable|ying|ication)|due|deadlines?|(?<!\bas )require[sd]?|(?:in|into) force|effect(?:ive)?|should|needs?|binding|binds?|compl(?:y|ies|ied|ying)|start(?:s|ed|ing)?|beg[ia]ns?|begun|mandatory|compulsory|obliged|illegal|unlawful|ban(?:s|ned)?(?! (?:practice|AI\b|use))|prohibit(?:s|ed)(?! (?:AI |artificial )?(?:practice|use))|powers?|expires|enforce(?:s|d|able)?|can|may|kicks? in|bites?|ready|possible|grace|dates from|(?:dut(?:y|ies)|obligations?|rules|requirements?) (?:from|since|as (?:of|from))|impos(?:e[sd]?|ing)|(?:is|are|becomes?|became) (?:an? )?(?:\w+ )?(?:obligations?|dut(?:y|ies)|law)|deferr?\w*|delay\w*|postpon\w*|moved?|push\w*|exten[ds]\w*|gelten|gilt|müssen|muss|verboten|einhalten|erfüllen|transition\w*|s['’]appliqu\w+|appliqu\w+|doi(?:ven)?t|devr(?:a|ont)|interdit\w*|soumis\w*|conform\w*|en application|untersagt)\b/iu;
const OPENING =
  /^[\s"'(*#\d.:-]*(?:(?:as (?:of|from)|from|since|by|on|until|in|ab|seit|à partir du|dès le|depuis le)(?: (?:dem|the))?)?\s*$/iu;

/** `Effective` a day, something of the Act needs something. */
const OPENS_A_SENTENCE = /^,\s+(?!our\b|we\b|my\b|unsere?\b|nos\b)\p{L}/iu;

/** Whether the words say, in front of a date or behind one that opens the sentence, that it is a day of the law; a list says so by itself. */
export const isStated = (before: string, after: string, list: boolean): boolean =>
  list || STATED.test(before) || (OPENING.test(before) && STATED.test(after));

/** Whether a clause reports what was done by a day, and asks for nothing. */
export const isReport = (clause: string): boolean => DONE.test(clause) && !ASKED.test(clause);

/** The date behind these words parts what is older from what is new. */
export const CUT_OFF = /\b(?:before|prior to|by then)\s*$/iu;
/** The date behind these words says when something was there, and is no day of the law. */
export const WAS_THERE =
  /\b(?:already|still) (?:on the market|in (?:use|service)|available|running|deployed) (?:in|at|as of|by|since)\s*$/iu;
/** A line that dates a document. */
export const DATES_A_DOCUMENT =
  /^\W*(?:date[ds]?|datum|stand|effective(?: date| as of| from| since)?|valid(?: from| until| as of)?|last \w+(?: on)?|(?:issue|version|revision|document|release|publication|meeting|review|approval|next review) (?:date )?\S{0,8}|when|issued|approved|created|\w+ed (?:on|at|date)|copyright|©)(?: (?:on|by|of))?\s*:?\s*$/iu;

/** The nearest word that says whether a date is one of the law: before it, or else behind it. */
export function nearestCue({ before, after }: { readonly before: string; readonly after: string }): Cue {
  if (DATES_A_DOCUMENT.test(before) && !OPENS_A_SENTENCE.test(after)) return "noise";
  // `Ruled on a day that`: the day of a saying.
  if (/^\s*that\b/iu.test(after)) return "noise";
  return cueBefore(before.slice(-200)) ?? cueAfter(after);
}

/** A day from which something is so. */
const FROM = /\b(?:from|as (?:of|from)|since|ab|seit|à (?:partir|compter) du|depuis|dès)(?: (?:the|dem|le))?\s*$/iu;

function cueBefore(near: string): Cue {
  const last = (pattern: RegExp) => [...near.matchAll(pattern)].at(-1)?.index ?? -1;
  const noise = [...near.matchAll(NOISE)].findLast((m) => !MUST_BE.test(near.slice(0, m.index)))?.index ?? -1;
  const claim = last(CLAIM);
  if (noise >= 0) return claim > noise ? "claim" : "noise";
  return claim >= 0 || last(WEAK_CLAIM) >= 0 || FROM.test(near) ? "claim" : undefined;
}

function cueAfter(after: string): Cue {
  const first = (pattern: RegExp) => [...after.matchAll(pattern)][0]?.index ?? Number.POSITIVE_INFINITY;
  const [claim, noise] = [Math.min(first(CLAIM), first(WEAK_CLAIM)), first(NOISE)];
  if (claim === noise) return undefined;
  return claim < noise ? "claim" : "noise";
}
