import { DATE_AT_ALL } from "./cues";

/** A stretch of text that stands for one statement. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly heading: boolean;
  /** Number of the paragraph, list item or table row it belongs to. */
  readonly block: number;
}

const ABBREVIATED =
  /(?:\b(?:Art|Arts|Abs|Nr|No|Nos|e\.g|i\.e|cf|etc|Reg|para|paras|Sec|Dr|Mr|Ms|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b\d{1,2})\.$/i;
const LINE_OF_ITS_OWN = /^\s*(?:[-*+•‣–]\s|\d{1,2}[.)]\s|[#|>])|^[^|\n]{1,38}\|/;
const BEGINS_WITH_A_NUMBER = /^\s*\d/;
/** A line that goes on: what follows is no item of a list, even where it begins with a number. */
const GOES_ON = /(?:,|\b(?:from|by|until|in|on|since|of|the|and|to|before|after|or|at|[A-Z][a-z]+|\d{1,2}))\s*$/;
const HEADING = /^\s*#{1,6}\s/;
/** A line that names what the lines below it are about: short, without an end of sentence. */
const NAMES_WHAT_FOLLOWS = /^[^\n|]{2,90}[^\s.!?;,|](?:\s*:)?\s*$/u;
const FIELD = /^\s*["']?[\p{L}\d][\p{L}\d /.-]{1,40}["']?\s*[:=]\s/u;
/** Only a date or a length; what goes on with `That` says what it is. */
const FRAGMENT = /^[^\p{L}\d]*(?:\d{1,2}\.?\s+)?[\p{L}-]+\.?(?:\s+\d{1,2},?)?(?:\s+20\d\d)?[.!]$/u;
const GOES_ON_ABOUT_IT = /^\s*["'(]?(?:That|This|It|These|Then|Das|C['’]est)\b/u;

/**
 * A text cut into sentences, list items, table rows and headings, with their places. A line break inside a paragraph does not
 * end a sentence.
 */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let block = 0;
  for (const [start, end] of blocks(text)) {
    block += 1;
    const heading = HEADING.test(text.slice(start, end)) || headsAList(text, start, end);
    let from = start;
    const stop = /(?<![.…])[.!?;]["')\]]*(?=\s+["'([]?[\p{Lu}\d])/gu;
    const part = text.slice(start, end);
    for (const match of part.matchAll(stop)) {
      const at = start + match.index + match[0].length;
      if (match[0] === "." && ABBREVIATED.test(part.slice(Math.max(0, match.index - 8), match.index + 1))) continue;
      if (match[0] === ";") continue;
      const piece = text.slice(from, at).trim();
      if (
        piece.length < 32 &&
        DATE_AT_ALL.test(piece) &&
        FRAGMENT.test(piece) &&
        GOES_ON_ABOUT_IT.test(part.slice(match.index + match[0].length, match.index + 30))
      )
        continue;
      found.push({ start: from, end: at, heading, block });
      from = at;
    }
    if (text.slice(from, end).trim()) found.push({ start: from, end, heading, block });
  }
  return found;
}

/** Whether a block of one line stands over a list or a paragraph and names what they are about. */
function headsAList(text: string, start: number, end: number): boolean {
  const line = text.slice(start, end).trim();
  if (line.length > 90 || LINE_OF_ITS_OWN.test(line) || !NAMES_WHAT_FOLLOWS.test(line) || DATE_AT_ALL.test(line)) return false;
  const rest = text.slice(end, end + 60);
  return line.endsWith(":") ? /^\s*\S/u.test(rest) : /^\s*\n\s*(?:\n|[-*+•])/u.test(rest) || /^\n[ \t]*\S/u.test(rest);
}

function blocks(text: string): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  let at = 0;
  const close = (end: number) => {
    if (text.slice(from, end).trim()) found.push([from, end]);
    from = end;
  };
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, Math.min(end, at + 200));
    const next = text.slice(end + 1, end + 41);
    const blank = line.trim() === "";
    if (blank) close(at);
    // A short line without an end of sentence is a heading or an item of a list.
    else if (
      LINE_OF_ITS_OWN.test(next) ||
      FIELD.test(next) ||
      (BEGINS_WITH_A_NUMBER.test(next) && !GOES_ON.test(text.slice(Math.max(at, end - 40), end)))
    )
      close(end);
    else if (HEADING.test(line) || (end - at < 48 && /^\s*\p{Lu}/u.test(next))) close(end);
    at = end + 1;
  }
  close(text.length);
  return found;
}
