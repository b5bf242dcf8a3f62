/** Dates of what is no law: documents, contracts, events and products have days of their own. */

import { readSubjects } from "./subjects";

const EVENT =
  "Schulungen|Schulung|Seminare?|Konferenz|Kurse?|formations?|webinaires?|conférences?|webinars?|trainings?|courses?|conferences?|summits?|workshops?|seminars?|events?|podcasts?|meetings?|exams?|talks?|sessions?|roundtables?|congress|panels?|masterclass|lectures?|hackathons?|bootcamps?|fairs?|calls?";
const THING = `(?:[\\p{L}\\d]+-)*(?:Richtlinien?|Verträge?|Vertrag|(?:Betriebs)?[Vv]ereinbarung|chartes?|politiques?|contrats?|accords?|polic(?:y|ies)|factsheets?|handbooks?|manuals?|agreements?|contracts?|licen[cs]es?|addend(?:um|a)|annex to|schedules?|terms|clauses?|notices?|procedures?|instructions?|charters?|editions?|issues?|newsletters?|releases?|versions?|suites?|scanners?|modules?|subscriptions?|offers?|warrant(?:y|ies)|projects?|programmes?|plans?|roadmaps?|pilots?|campaigns?|positions?|jobs?|employment|audits?|budgets?|provisions? of EUR|mandates?|statements?|memos?|circulars?|${EVENT})`;
/** Words that are of the law too, where nothing says whose they are. */
const LIKE_LAW =
  "guidelines?|guides?|guidance|documents?|reports?|papers?|checklists?|templates?|services?|platforms?|apps?|products?|tools?|software|features?|prices";
/** A word in front of the noun it belongs to. */
const WORD = "(?!(?:on|for|of|to|in|with|by|from|under|about|and|or)\\b)[\\p{L}\\d'’.&/-]+";
const OPENS = new RegExp(
  `^[^\\p{L}\\d]*(?:(?:the|this|these|our|your|their|its|an?|each|all|every|any|new|next|first|updated|revised|unsere?|diese[rs]?|notre|nos|cette|cet?)\\s+){1,3}(?:${WORD}\\s+){0,4}?(?:${THING})\\b|^[^\\p{L}\\d]*(?:${WORD}\\s+){0,1}?(?:${THING})\\b|^[^\\p{L}\\d]*(?:this|these|our)\\s+(?:[\\p{L}\\d'’.-]+\\s+){0,3}?(?:${LIKE_LAW})\\b`,
  "iu",
);
const NAMES_ONE = new RegExp(`\\b(?:this|these|our)\\s+(?:[\\p{L}\\d'’.-]+\\s+){0,3}?(?:${THING}|${LIKE_LAW})\\b`, "iu");
const OPENS_WITH_EVENT = new RegExp(
  `^[^\\p{L}\\d]*(?:(?:our|the|an?|next|free|online|new|live|half-day|one-day|certificate)\\s+){0,3}(?:${EVENT})\\b|^\\W*(?:join us|save the date|register (?:by|for|now|here)|sign up|book (?:by|now)|meet us|we meet)\\b`,
  "iu",
);
/** What such a thing does on a day, and nothing but a preposition between that and the day. */
const HAPPENS =
  /(?:\b(?:tak(?:es?|ing) (?:effect|place)|took (?:effect|place)|appl(?:y|ies|ied)|applicable|enter(?:s|ed)? into force|c[ao]mes? into force|in force|starts?|started|starting|begins?|began|commenc(?:es?|ed?)|effective|valid|runs?|ran|ends?|ended|expires?|launch\w*|ships?|available|live|closes?|opens?|scheduled|planned|held|renew\w*|terminat\w*|lapses?|released|issued|comes? out|completed|delivered|rolled out|adopted|signed|in use|used|binding|on sale|due|gilt|gelten|tritt|beginnt|läuft|endet|entre en (?:vigueur|application)|s[’']applique|commence|prend (?:effet|fin))(?:\s+(?:ab|am|bis|seit|zum|dem|le|du|à partir|jusqu[’']au|on|as|of|from|since|until|till|by|in|at|with|up|to|and|including|every|for|all|staff|the|latest|(?:the )?end of)){0,5}|[,:(–—-]|\b(?:on|of|dated))\s*$/iu;
/** What a text says rather than does; what follows may be of the law. */
const SAYS =
  /\b(?:implements?|explains?|covers?|describes?|requires?|says?|states?|sets?|lists?|shows?|helps?|notes?|assumes?|obliges?|reflects?|which|that|who|must (?:comply|meet)|compl(?:y|ies)|conform\w*|meet|because|since the|as the|when|where|whose|:)\b|:/iu;
const ASIDE = /,\s(?:which|that|who|including|incl\.|as well as|with)\b[^,]*,|\([^()]*\)/giu;
const IT = /^\W*(?:it|they|both|these|this)\b/iu;

/**
 * Whether the words in front of a date say that it is the day of a document, a contract, an event or a product.
 * @param lead the sentence up to the date
 * @param before the words from the last date on
 * @param previous the sentence before
 */
export function isOfAThing(lead: string, before: string, previous: string): boolean {
  const clause = before.slice((/.*[.;!?]\s+(?=\p{Lu})/su.exec(before)?.[0].length ?? 0) || 0).replace(ASIDE, " ");
  const happens = HAPPENS.exec(clause);
  const event = OPENS_WITH_EVENT.test(lead);
  if (event && !BINDING.test(lead)) return true;
  if (!happens) return false;
  const opens = OPENS.exec(clause);
  if (opens) {
    const rest = clause.slice(opens[0].length, happens.index);
    const own = clause.slice(happens.index);
    // Only a verb makes the day that of the thing where the law is named in between.
    return !SAYS.test(rest) && (/\p{L}/u.test(own) || readSubjects(rest).length === 0);
  }
  return IT.test(clause) && readSubjects(clause).length === 0 && (NAMES_ONE.test(previous) || OPENS.test(previous));
}

const BINDING =
  /\b(?:appl(?:y|ies|icable)|comply|binding|mandatory|must|oblig\w+ (?:start|begin|apply)|in force|deadline of)\b/iu;
