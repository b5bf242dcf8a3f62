import { type Day, parseDay } from "../time/day";
import type { Outcome } from "./rule";
import type { LawFacts } from "./scenario";

/** Where a citation can be read. The Act is linked at the article; other texts as a whole. */

const EUR_LEX = "https://eur-lex.europa.eu";
const AI_ACT = `${EUR_LEX}/eli/reg/2024/1689/oj/eng`;

const OMNIBUS = `${EUR_LEX}/eli/reg/2026/1744/oj/eng`;

/** Articles, paragraphs and points that the 2024 text does not have: those with a letter behind their number, and whole ones at the end. */
const INSERTED = /\b\d+[a-z]\b|\((?![ivx]+\))[a-z]{2}\)|\bArt\. (2\(13\)|96\(1\)\(g\)|111\(4\))/;

const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/1182\/71/, `${EUR_LEX}/eli/reg/1971/1182/oj/eng`],
  [/2026\/1744/, OMNIBUS],
  [/2023\/1230/, `${EUR_LEX}/eli/reg/2023/1230/oj/eng`],
  [/COM\(2025\) 836/, `${EUR_LEX}/legal-content/EN/TXT/?uri=CELEX:52025PC0836`],
];

/**
 * The page on EUR-Lex where the cited text stands, or undefined where none is known (a mandate, a reader's setting).
 * @param citation as in the dataset, for example `Art. 113, second para.; Art. 73`
 */
export function citationLink(citation: string): string | undefined {
  const text = TEXTS.find(([pattern]) => pattern.test(citation));
  if (text) return text[1];
  if (/\b(Council mandate|Parliament position|Provisional agreement|Omnibus as adopted|Report of|your setting)\b/.test(citation))
    return undefined;
  if (INSERTED.test(citation)) return OMNIBUS;
  const article = /\bArts?\. (\d+)/.exec(citation);
  if (article) return `${AI_ACT}#art_${article[1]}`;
  return /2024\/1689|Signature formula/.test(citation) ? AI_ACT : undefined;
}

/** The same as known on a day: a text that is not published yet has no page. */
export function citationLinkOn(citation: string, { instruments }: Pick<LawFacts, "instruments">, asOf: Day): string | undefined {
  const link = citationLink(citation);
  const later = instruments.some(
    ({ eli, publishedOn }) =>
      eli !== null && publishedOn !== null && parseDay(publishedOn) > asOf && link?.includes(new URL(eli).pathname),
  );
  return later ? undefined : link;
}

/** The consolidated text, as documentation, from the day an amending text is in force. */
export const consolidatedLink = (celex: string): string => `${EUR_LEX}/legal-content/EN/TXT/?uri=CELEX:${celex}`;

/** A citation without its place in Art. 113, which an amendment has replaced. */
export const ownArticles = (citation: string): string => {
  const own = citation.split("; ").filter((part) => !part.startsWith("Art. 113,"));
  return own.length > 0 ? own.join("; ") : citation;
};

interface Setting {
  readonly target: string;
  readonly citation: string;
}

interface Placed {
  readonly id: string;
  readonly milestone: { readonly citation: string };
  readonly formal: Outcome;
  readonly practical: Outcome;
  readonly formalBy: Setting | undefined;
  readonly setBy: Setting | undefined;
}

/** In place of a citation, for what a version does not have. */
const NOT_THERE = "not in this text";

/**
 * Where a milestone stands in its version: its own articles, with the provision that dates it now; where it applies formally on one day
 * and bites on another, with the provisions of both.
 * @param m a resolved milestone
 */
export function placeOf(m: Placed): string {
  const { formal, practical, setBy } = m;
  if (formal.status !== "dated" || practical.status !== "dated" || formal.day === practical.day) return placeBy(m, setBy);
  const place = placeBy(m, m.formalBy);
  return setBy === undefined || place.includes(setBy.citation) ? place : `${place}; ${setBy.citation}`;
}

function placeBy({ id, formal, milestone: { citation } }: Placed, by: Setting | undefined): string {
  if (!by) return formal.status === "none" ? NOT_THERE : citation;
  return by.target === id ? by.citation : `${ownArticles(citation)}; ${by.citation}`;
}
