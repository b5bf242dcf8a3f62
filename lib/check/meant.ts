/** Which milestones a date is about: by the subjects of its clause, the articles named beside them, and the words around. */

import { CUT_OFF, FINE, OLDER, OVER_GPAI, PUBLIC } from "./cues";
import { idsOf, idsOfArticle, isArticle, isRole, readSubjects } from "./subjects";

/** The milestones that a date can be about. */
export interface Meant {
  /** Those it is about; their days are offered in its place. */
  readonly ids: readonly string[];
  /** Those it may be about where it is their day; never offered in its place. */
  readonly also: readonly string[];
  /** Those of the same matter that are not meant; where it is their day, it is not clear what was meant. */
  readonly near: readonly string[];
}

/** A date's surroundings. */
export interface Clause {
  /** The subjects, without those that a more exact one replaces. */
  readonly keys: readonly string[];
  /** All articles named with them. */
  readonly articles: readonly string[];
  /** The words in which the subjects were named, up to the end of the clause. */
  readonly words: string;
  readonly before: string;
  /** The whole sentence. */
  readonly said: string;
  /** The sentence before; empty where there is none. */
  readonly previous: string;
}

const MARKING = ["transparency-marking-synthetic", "transparency-marking-legacy"] as const;
const GPAI_POWERS = ["gpai-supervision-powers", "gpai-fines"] as const;
const GPAI_LEGACY = ["gpai-legacy-deadline", "gpai-legacy-cutoff"] as const;
const DEPLOYERS_TELL = ["transparency-deepfakes-text", "transparency-emotion-biometric"] as const;
const HIGH_RISK = ["high-risk", "annex-iii", "annex-i"];
const NEW_BANS = ["prohibited-nciicsam"] as const;
const NEWER = /\bnew(?:ly)?\b|\badd(?:ed|s)\b|\bomnibus\b|\((?:ba|bb)\)/iu;
/** The fines of Art. 99(3), which Member States impose; providers of general-purpose models face less. */
const TOP_FINE = /(?:\bEUR|€) ?35\b|\b35 ?(?:m(?:illions?|n)?\b|Mio)|\b(?:7|seven) ?(?:%|per ?cent\b)/iu;
/** The Commission fines nobody but providers of general-purpose models. */
const BY_COMMISSION = /\b(?:Commission|AI Office)(?:['’]s)? (?:\w+ ){0,3}?(?:power\w*|can|may|could|able|has)\b/iu;
const OF_COMMISSION = /\bCommission\b|\bAI Office\b|\barticle 101\b/iu;
const OF_ARTICLE_50 = ["transparency", "chatbots", "deepfakes", "marking", "emotion"];
const isOfArticle50 = (key: string): boolean => key.startsWith("article 50(");
const LIST = /\b(?:list|publish|identif|nam(?:e|ed|ing)\b|designat|notif)\w*/iu;
const BREACH = /\b(?:breach|violat|infring|non-?complian)\w*/iu;
const DESIGNATE = /\b(?:designat|appoint|nominat|nam(?:e|ed|ing)\b|identif)\w*/iu;

/**
 * The milestones a clause is about.
 * @param articles where citations name an article, as `articleIndex` makes it
 */
export function meant(clause: Clause, articles: ReadonlyMap<string, readonly string[]>): Meant {
  const { words, before, said } = clause;
  // The paragraph of Art. 50 says which of its duties is meant.
  const paragraphs = clause.keys.every((k) => OF_ARTICLE_50.includes(k)) ? clause.articles.filter(isOfArticle50) : [];
  const keys = paragraphs.length > 0 ? paragraphs : clause.keys;
  const older = OLDER.test(words) || OLDER.test(before);
  const ids = new Set<string>();
  const also = new Set<string>();
  const near = new Set<string>();
  const add = (set: Set<string>, list: readonly string[]) => {
    for (const id of list) set.add(id);
  };
  const cited = clause.articles.flatMap((key) => idsOfArticle(key, articles));
  const byCommission = BY_COMMISSION.test(said);
  const overGpai =
    OVER_GPAI.test(words) ||
    (byCommission && keys.includes("gpai") && FINE.test(words)) ||
    (keys.includes("gpai") && cited.includes("gpai-fines"));
  const finedFor =
    keys.includes("penalties") &&
    /\b(?:fin(?:e[sd]?|ing)|penalt(?:y|ies)|sanctions?)\b[^.;,]{0,40} (?:for|on|over) /iu.test(words);
  const breach = keys.includes("penalties") && BREACH.test(words) && keys.some((k) => HIGH_RISK.includes(k));

  for (const key of keys) {
    if (breach && (key === "penalties" || key === "authorities")) continue;
    // Fines for a practice start with the fines, not with the ban.
    if (finedFor && isFined(key)) continue;
    if (key === "gpai" && overGpai) add(ids, FINE.test(words) ? GPAI_POWERS.slice(1) : GPAI_POWERS);
    else if (key === "gpai") {
      if (/\b(?:enforc|supervis|fine|power|penalt|sanction|investigat|request|inspect)\w*\b/iu.test(words)) add(ids, GPAI_POWERS);
      add(ids, idsOf(key));
    } else if (key === "penalties") {
      if (TOP_FINE.test(said)) add(ids, idsOf("national-penalties"));
      else if (byCommission) add(ids, GPAI_POWERS.slice(1));
      else if (overGpai) add(ids, GPAI_POWERS.slice(1));
      else {
        const national = /\bnational\b|\bMember States?\b|\barticle 99\b/iu.test(said) || (finedFor && keys.some(isFined));
        add(ids, idsOf(national ? "national-penalties" : key));
        if (keys.includes("gpai") || OF_COMMISSION.test(said)) ids.add("gpai-fines");
        else {
          ids.delete("gpai-fines");
          // Fines alone are those of Member States, unless the sentence before was about general-purpose models.
          if (!national && readSubjects(clause.previous).some((s) => s.key === "gpai")) near.add("gpai-fines");
        }
      }
    } else if (key === "enforcement" && overGpai) add(ids, GPAI_POWERS);
    else if (key === "authorities" && DESIGNATE.test(words))
      add(ids, ["national-authorities-designated", "authority-contact-information"]);
    else if (key === "rights-bodies" && LIST.test(words)) add(ids, idsOf(key).slice(0, 1));
    else if (isArticle(key)) add(ids, idsOfArticle(key, articles));
    else if (key !== "omnibus" && key !== "full") add(ids, idsOf(key));
  }
  // What applies later than the fines is fined from its own day on.
  if (keys.includes("penalties")) {
    const earlier = ["prohibited", "literacy"].flatMap(idsOf);
    add(near, [...keys.filter((k) => OF_ARTICLE_50.includes(k)).flatMap(idsOf), ...cited.filter((id) => !earlier.includes(id))]);
    if (/\bhigh-?\s?risk\b|\bannexe?s?\b/iu.test(said)) add(near, HIGH_RISK.flatMap(idsOf));
  }
  if (keys.includes("full")) ids.add("general-application");
  if (keys.length === 0) ids.add("general-application");

  grace({ ...clause, keys }, older, ids);
  if (PUBLIC.test(said) && (keys.some((k) => HIGH_RISK.includes(k) || isRole(k)) || cited.includes("legacy-public-authorities")))
    also.add("legacy-public-authorities");
  if (ids.has("transparency-marking-synthetic")) also.add("transparency-marking-legacy");
  if (keys.some(isRole) && keys.every(isRole) && !/\bhigh-?\s?risk\b|\bannex/iu.test(said)) add(near, DEPLOYERS_TELL);
  if (
    keys.includes("gpai") &&
    !overGpai &&
    !/\b(?:obligations?|dut(?:y|ies)|requirements?|must|ha(?:s|ve|d) to|comply|rules|doivent|müssen|Pflichten)\b/iu.test(said)
  )
    add(near, [...GPAI_POWERS, "gpai-legacy-deadline"]);
  if (keys.includes("gpai") && !overGpai && cited.includes("gpai-legacy-deadline")) add(also, GPAI_LEGACY);
  if (ids.has("legacy-high-risk-cutoff")) near.add("legacy-public-authorities");
  if (CUT_OFF.test(before) && ids.has(MARKING[1])) ids.add(MARKING[0]);
  // The bans that came later have their day where the words say that they are meant.
  if (!keys.includes("new-bans") && !NEWER.test(said)) for (const id of NEW_BANS) if (ids.delete(id)) near.add(id);
  if (keys.includes("prohibited")) add(near, NEW_BANS);
  // The day before which something had to be there is no day by which to comply.
  if (!CUT_OFF.test(before)) for (const id of ["gpai-legacy-cutoff", "large-scale-it-cutoff"]) if (ids.delete(id)) also.add(id);
  const whole = CUT_OFF.test(before) || keys.includes("penalties");
  return { ids: whole ? [...ids] : narrowed([...ids], cited), also: [...also], near: [...near] };
}

/** What Member States fine, but for high-risk systems. */
const isFined = (key: string): boolean => ["prohibited", "transparency", "chatbots", "deepfakes", "literacy"].includes(key);

/** What was there before has days of its own: Art. 111. */
function grace({ keys, articles, before, said }: Clause, older: boolean, ids: Set<string>): void {
  const named = [...keys, ...articles];
  const cutOff = CUT_OFF.test(before);
  const swap = (out: readonly string[], into: readonly string[]) => {
    for (const id of out) ids.delete(id);
    for (const id of into) ids.add(id);
  };
  const marking = keys.includes("marking") || named.some((k) => k === "article 50(2)");
  if (marking) swap([], older && !cutOff ? MARKING.slice(1) : MARKING);
  if (marking && older && !cutOff) ids.delete(MARKING[0]);
  if (!older) return;
  if (ids.has("gpai-provider-duties") || ids.has("gpai-systemic-risk-duties")) swap(idsOf("gpai"), GPAI_LEGACY);
  const high = named.some((k) => HIGH_RISK.includes(k)) || ids.has("high-risk-annex-iii-classification");
  if (!high) return;
  const cuts = ["legacy-high-risk-cutoff", "legacy-high-risk-cutoff-annex-i"];
  const [iii, i] = [keys.includes("annex-iii"), keys.includes("annex-i")];
  swap(["high-risk", "annex-iii", "annex-i"].flatMap(idsOf), iii === i ? cuts : iii ? cuts.slice(0, 1) : cuts.slice(1));
  if (!PUBLIC.test(said)) return;
  // They have a day to comply by, not one that parts old from new.
  if (!cutOff) for (const id of cuts) ids.delete(id);
  ids.add("legacy-public-authorities");
}

/** An article named beside a subject says which of its milestones is meant. */
function narrowed(ids: readonly string[], cited: readonly string[]): readonly string[] {
  const both = ids.filter((id) => cited.includes(id));
  return both.length > 0 ? both : ids;
}
