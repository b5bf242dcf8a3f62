import type { Examined } from "@/lib/check/check";
import type { Finding, Verdict } from "@/lib/check/finding";
import {
  correctedSentence,
  counts,
  isCut,
  languageNote,
  lineFinder,
  unjudgedNote,
  unnamedNote,
  VERDICT_WORDS,
  VERDICTS,
  verdictWord,
} from "@/lib/check/report";
import { citationLink, ownArticles } from "@/lib/law/citation";
import { longDay } from "@/lib/time/day";

/** A finding as the page lists it. */
export interface FindingRow {
  readonly n: number;
  readonly verdict: Verdict;
  readonly word: string;
  /** An old date that is told as one. */
  readonly history: boolean;
  readonly sign: string;
  readonly line: number;
  readonly quote: string;
  readonly reason: string;
  /** The statement with the right date, to be copied; undefined where there is nothing to put right. */
  readonly corrected: string | undefined;
  readonly about: readonly {
    readonly id: string;
    readonly title: string;
    readonly day: string;
    readonly href: string;
    readonly place: Reference;
  }[];
  /** Where the milestones stand, in short. */
  readonly places: string;
  /** The provisions that set their days, where they are others than those the milestones stand in. */
  readonly datedBy: readonly Reference[];
}

/** A citation with the page where it can be read. */
export interface Reference {
  readonly text: string;
  readonly href: string | undefined;
}

/** A piece of the text: plain, or marked by a finding. */
export interface Piece {
  readonly at: number;
  readonly text: string;
  readonly row: FindingRow | undefined;
}

export interface CheckState {
  /** The name of the file, or undefined where the text was typed. */
  readonly file: string | undefined;
  readonly headline: string;
  /** What the headline does not stand for: dates without a verdict, another language. */
  readonly notes: readonly string[];
  readonly counts: readonly { readonly verdict: Verdict; readonly word: string; readonly sign: string; readonly count: number }[];
  /** What asks for a look: stale and unclear dates, in the order of the text. */
  readonly open: readonly FindingRow[];
  readonly current: readonly FindingRow[];
  /** How many are not listed here; a file of results holds all. */
  readonly unlisted: number;
  /** Set where the text may hold more dates than were kept at all. */
  readonly cut: boolean;
  readonly pieces: readonly Piece[];
  /** Set where only the statements with a date are shown, not all of the text. */
  readonly excerpts: boolean;
}

const SIGNS: Readonly<Record<Verdict, string>> = { superseded: "↷", "never-true": "✕", unclear: "?", current: "✓" };
const MEANINGS: Readonly<Record<Verdict, string>> = {
  superseded: "An earlier text had this date; by the law compared with another day counts.",
  "never-true": "No version of the law known on that day has this date for this subject.",
  unclear: "The subject or the date can be read in more than one way: look yourself.",
  current: "The law compared with has this date, or the text tells an old date as history.",
};
const TOLD = verdictWord({ verdict: "current", history: true });
const LISTED = 200;
const SHOWN_WHOLE = 60_000;

/** What each verdict means, in the order in which they are counted. */
export const LEGEND = VERDICTS.map((verdict) => ({
  verdict,
  word: VERDICT_WORDS[verdict],
  sign: SIGNS[verdict],
  meaning: MEANINGS[verdict],
}));

/**
 * What the page says about a checked text.
 * @param text as it was given
 * @param examined what was read in it
 * @param from the file it was read from, and how the text is shown: as long as `text`, without what is no text of the page
 */
export function checkState(
  text: string,
  { findings, unjudged, language }: Examined,
  { file, shown = text }: { file?: string | undefined; shown?: string } = {},
): CheckState {
  const place = lineFinder(text);
  const tidy = shown === text ? (part: string) => part : collapsed;
  const sums = counts(findings);
  const told = findings.filter((f) => f.history).length;
  const listed = findings.slice(0, LISTED);
  // A statement has few dates; those around one are enough to put it right.
  const around = (i: number) => findings.slice(Math.max(0, i - 20), i + 20);
  const rows = listed.map(
    (f, i): FindingRow => ({
      n: i + 1,
      verdict: f.verdict,
      word: verdictWord(f),
      history: f.history,
      sign: SIGNS[f.verdict],
      line: place(f.start).line,
      quote: tidy(shown.slice(f.start, f.end)),
      reason: f.reason,
      corrected: correctedSentence(shown, f, around(i)),
      about: f.about.slice(0, 4).map((a) => ({
        id: a.id,
        title: a.title,
        day: a.day === undefined ? "no day" : longDay(a.day),
        href: `/milestones/${a.id}`,
        place: reference(split(a.citation).place),
      })),
      places: unique(f.about.slice(0, 4).map((a) => split(a.citation).place)).join("; "),
      datedBy: unique(f.about.slice(0, 4).flatMap((a) => split(a.citation).dating)).map(reference),
    }),
  );
  const excerpts = shown.length > SHOWN_WHOLE;
  const pieces = excerpts ? excerptPieces(shown, listed, rows) : piecesOf(shown, 0, shown.length, listed, rows);
  return {
    file,
    headline: headline(sums, told, isCut({ findings })),
    notes: [unnamedNote(shown, { findings, unjudged }), unjudgedNote(unjudged), languageNote(language)].filter(
      (note) => note !== undefined,
    ),
    counts: [
      ...VERDICTS.map((verdict) => ({
        verdict,
        word: VERDICT_WORDS[verdict],
        sign: SIGNS[verdict],
        count: sums[verdict] - (verdict === "current" ? told : 0),
      })),
      ...(told > 0 ? [{ verdict: "current" as const, word: TOLD, sign: SIGNS.current, count: told }] : []),
    ],
    open: rows.filter((r) => r.verdict !== "current"),
    current: rows.filter((r) => r.verdict === "current"),
    cut: isCut({ findings }),
    unlisted: findings.length - listed.length,
    pieces: pieces.map((p, i) => ({ ...p, text: i === 0 && shown !== text ? tidy(p.text).trimStart() : tidy(p.text) })),
    excerpts,
  };
}

/** The gaps that tags leave: a line break stays one. */
const collapsed = (part: string): string => part.replace(/\s+/g, (gap) => (gap.includes("\n") ? "\n" : " "));

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

const reference = (text: string): Reference => ({ text, href: citationLink(text) });

/** A long citation in two: where the duty stands, and the provisions of an amendment or of Art. 113 that date it. */
function split(citation: string): { readonly place: string; readonly dating: readonly string[] } {
  const own = ownArticles(citation);
  const dating = citation.split("; ").filter((part) => own !== citation && part.startsWith("Art. 113,"));
  const amended = /^(.+?), (Art\. [^;]+ of Regulation \(EU\) 2026\/1744)$/.exec(own);
  return amended?.[1] && amended[2] ? { place: amended[1], dating: [...dating, amended[2]] } : { place: own, dating };
}

function headline(sums: Readonly<Record<Verdict, number>>, told: number, cut: boolean): string {
  const all = sums.superseded + sums["never-true"] + sums.unclear + sums.current;
  const stale = sums.superseded + sums["never-true"];
  const number = (n: number) => n.toLocaleString("en");
  const are = (n: number) => `${number(n)} ${n === 1 ? "is" : "are"}`;
  if (all === 0) return "No date of the AI Act was found.";
  const of = (n: number) =>
    `${number(n)} of ${cut ? "the first " : ""}${number(all)} dates of the AI Act ${n === 1 ? "is" : "are"}`;
  const kinds = (["superseded", "never-true"] as const)
    .filter((v) => sums[v] > 0)
    .map((v) => `${number(sums[v])} ${VERDICT_WORDS[v]}`)
    .join(", ");
  if (all === 1) {
    const verdict = VERDICTS.find((v) => sums[v] > 0) ?? "unclear";
    if (told > 0) return `The one date of the AI Act is ${TOLD}.`;
    return `The one date of the AI Act is ${stale > 0 ? "wrong: " : ""}${VERDICT_WORDS[verdict]}.`;
  }
  if (stale > 0) return `${of(stale)} wrong: ${kinds}.`;
  if (sums.unclear > 0) return `None of ${number(all)} dates of the AI Act is wrong; ${are(sums.unclear)} unclear.`;
  if (told > 0) return `None of ${number(all)} dates of the AI Act is wrong; ${are(told)} ${TOLD}.`;
  return `All ${number(all)} dates of the AI Act are current.`;
}

function piecesOf(text: string, from: number, to: number, findings: readonly Finding[], rows: readonly FindingRow[]): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const plain = (end: number) => {
    if (end > at) pieces.push({ at, text: text.slice(at, end), row: undefined });
  };
  findings.forEach((f, i) => {
    if (f.start < at || f.end > to) return;
    plain(f.start);
    pieces.push({ at: f.start, text: text.slice(f.start, f.end), row: rows[i] });
    at = f.end;
  });
  plain(to);
  return pieces;
}

function excerptPieces(text: string, findings: readonly Finding[], rows: readonly FindingRow[]): Piece[] {
  const pieces: Piece[] = [];
  for (let i = 0; i < findings.length; ) {
    const { start, end } = (findings[i] as Finding).sentence;
    let next = i;
    while (next < findings.length && findings[next]?.sentence.start === start) next += 1;
    pieces.push(...piecesOf(text, start, end, findings.slice(i, next), rows.slice(i, next)), {
      at: end,
      text: "\n\n",
      row: undefined,
    });
    i = next;
  }
  return pieces;
}
