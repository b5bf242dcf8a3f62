/** The dates of a statement, months counted from the entry into force among them. */

import { addDays, addMonths } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import { BARE_YEAR } from "./cues";
import { type DateMention, type LengthMention, readDates, readLengths } from "./dates";
import type { Timetable } from "./timetable";

/** Behind a length: it is counted from the entry into force, and so a date. */
export const AFTER_ENTRY =
  /^\s*(?:after|from|following|of|post)\s+(?:(?:(?:the|its|it|EU|EU's|European|AI|Act|Act's|Act’s|Artificial|Intelligence|Regulation|Regulation's|date|of|this|has|had)\s+){0,7}(?:entry|enter(?:ed|s|ing)|com(?:es|ing)|came)[\s-]+into[\s-]+force|1(?:st)? August 2024)/iu;

const IN_FORCE = /\b(?:entry|enter(?:s|ed|ing)|c[ao]m(?:es?|ing)) into force\b|\bin force since\b/iu;
/** The length of a stage: `after 24 months`, `(12 months)`, `gives them 36 months`. */
const STAGE =
  /(?:\b(?:after|within)(?: the first| just| only)?|[(|:–—-]|\b(?:ha(?:s|ve|d)|gives?|gave|gets?|got|grants?)\b[^.;,]{0,60})\s*$/iu;
const GOES_ON = /(?:[,;]|\band)\s*$/iu;
const TRANSITION = /\btransition(?:al)?(?: period)? (?:of|is|lasts)\s*$/iu;
const OF_SOMETHING = /^\s*(?:of|after|from|following|before|notice|later than|ago|old)\b/iu;
const STAGES: readonly number[] = [6, 12, 24, 36];
const BEGINS = /\b(?:appl(?:y|ies|icable)|starts?|follows?|begins?|take effect|kick in|binding)\b/iu;
const APPOSED = /^\s*(?:,|\(|[-–—])?\s*(?:i\.e\.|that is|namely)?,?\s*(?:on|by|in|from)?\s*$/iu;

/**
 * The dates of a statement.
 * @param previous the statement before, which may name the entry into force
 */
export function readMentions(said: string, previous: string, table: Timetable): DateMention[] {
  const dates = readDates(said).filter(
    (d) => d.readings[0].precision !== "year" || /\D/.test(d.text) || BARE_YEAR.test(said.slice(0, d.start)),
  );
  const counted = readLengths(said).flatMap((length) => {
    const end = endOfCount(length, said, previous);
    if (end === undefined) return [];
    // `24 months after entry into force, on 2 August 2026` has one date.
    if (dates.some((d) => d.start > end && APPOSED.test(said.slice(end, d.start)))) return [];
    const earliest = addMonths(table.entryIntoForce, length.months);
    // Nor has `24 months later for products, in August 2027` two.
    const told = (d: DateMention) => d.readings.some((r) => r.earliest <= addDays(earliest, 1) && r.latest >= earliest);
    if (end === length.end && dates.some((d) => d.start > end && told(d))) return [];
    const date: ImpreciseDate = { earliest, latest: addDays(earliest, 1), precision: "day", text: length.text };
    const mention: DateMention = {
      start: length.start,
      end,
      text: said.slice(length.start, end),
      readings: [date],
      counted: end > length.end ? "said" : "understood",
    };
    return [mention];
  });
  return [...dates.filter((d) => !counted.some((c) => c.start < d.start && d.start < c.end)), ...counted].sort(
    (a, b) => a.start - b.start,
  );
}

/** Where a length that is counted from the entry into force ends with the words that say so; undefined where it is none. */
function endOfCount(length: LengthMention, said: string, previous: string): number | undefined {
  const tail = said.slice(length.end, length.end + 120);
  const after = AFTER_ENTRY.exec(tail);
  if (after) return length.end + after[0].length;
  if (!STAGES.includes(length.months) || /more|extra|further|additional/iu.test(length.text) || OF_SOMETHING.test(tail))
    return undefined;
  const named = /omnibus|2026\/1744/iu.test(said) === false && (IN_FORCE.test(said) || IN_FORCE.test(previous));
  const before = said.slice(0, length.start);
  if (/^\s*later\b/iu.test(tail)) return named ? length.end : undefined;
  if (named && (STAGE.test(before) || (GOES_ON.test(before) && /^\s*for\b/iu.test(tail)))) return length.end;
  if (TRANSITION.test(before)) return length.end;
  const stands = /\bafter\s*$/iu.test(before) && /^\s*(?:[.,;)]|$|the\b)/iu.test(tail);
  return stands && BEGINS.test(said) && /\bAI Act\b/u.test(said) ? length.end : undefined;
}
