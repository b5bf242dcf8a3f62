import type { Finding, Verdict } from "@/lib/check/finding";
import { correctedSentence, counts, isCut, lineFinder, VERDICT_WORDS, VERDICTS } from "@/lib/check/report";
import { citationLink } from "@/lib/law/citation";
import { longDay } from "@/lib/time/day";

/** A finding as the page lists it. */
export interface FindingRow {
  readonly n: number;
  readonly verdict: Verdict;
  readonly word: string;
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
    readonly citation: string;
    readonly citationHref: string | undefined;
  }[];
}

/** A piece of the text: plain, or marked by a finding. */
export interface Piece {
  readonly at: number;
  readonly text: string;
  readonly row: FindingRow | undefined;
}

export interface CheckState {
  readonly headline: string;
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
const LISTED = 200;
const SHOWN_WHOLE = 60_000;

/**
 * What the page says about a checked text.
 * @param text as it was given
 * @param findings in the order of the text
 */
export function checkState(text: string, findings: readonly Finding[]): CheckState {
  const place = lineFinder(text);
  const sums = counts(findings);
  const stale = sums.superseded + sums["never-true"];
  const listed = findings.slice(0, LISTED);
  // A statement has few dates; those around one are enough to put it right.
  const around = (i: number) => findings.slice(Math.max(0, i - 20), i + 20);
  const rows = listed.map(
    (f, i): FindingRow => ({
      n: i + 1,
      verdict: f.verdict,
      word: VERDICT_WORDS[f.verdict],
      sign: SIGNS[f.verdict],
      line: place(f.start).line,
      quote: f.quote,
      reason: f.reason,
      corrected: correctedSentence(text, f, around(i)),
      about: f.about.slice(0, 4).map((a) => ({
        id: a.id,
        title: a.title,
        day: a.day === undefined ? "no day" : longDay(a.day),
        href: `/milestones/${a.id}`,
        citation: a.citation,
        citationHref: citationLink(a.citation),
      })),
    }),
  );
  const excerpts = text.length > SHOWN_WHOLE;
  return {
    headline: headline(findings.length, stale, sums.unclear),
    counts: VERDICTS.map((verdict) => ({ verdict, word: VERDICT_WORDS[verdict], sign: SIGNS[verdict], count: sums[verdict] })),
    open: rows.filter((r) => r.verdict !== "current"),
    current: rows.filter((r) => r.verdict === "current"),
    cut: isCut({ findings }),
    unlisted: findings.length - listed.length,
    pieces: excerpts ? excerptPieces(text, listed, rows) : piecesOf(text, 0, text.length, listed, rows),
    excerpts,
  };
}

function headline(all: number, stale: number, unclear: number): string {
  if (all === 0) return "No date of the AI Act was found.";
  const dates = (n: number) => (n === 1 ? "1 date" : `${n} dates`);
  if (stale > 0) return `${stale} of ${dates(all)} of the AI Act ${stale === 1 ? "is" : "are"} out of date.`;
  if (all === 1) return `The one date of the AI Act is ${unclear > 0 ? "unclear" : "current"}.`;
  if (unclear > 0)
    return `None of ${dates(all)} of the AI Act is out of date; ${unclear} ${unclear === 1 ? "is" : "are"} unclear.`;
  return `All ${all} dates of the AI Act are current.`;
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
