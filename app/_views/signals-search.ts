import { quote } from "@/lib/errors";

/** Search by words as they are typed: a headline, a name, an amount. */

export interface Searched<T> {
  /** Those that bear the most of the words, in the order in which they came. */
  readonly found: readonly T[];
  /** What could not be searched for as typed, in sentences. */
  readonly notes: readonly string[];
}

const CURRENCY: Readonly<Record<string, string>> = { $: " usd ", "€": " eur ", "£": " gbp " };

/** The words of a text as they are compared: small, without accents, amounts written one way (`usd 1.1bn`). */
export function wordsOf(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[$€£]/g, (sign) => CURRENCY[sign] ?? " ")
    .replace(/(\d),(?=\d{3})/g, "$1")
    .replace(/(\d)\s*(?:billion|bn)\b/g, "$1bn")
    .replace(/(\d)\s*(?:million|mn?)\b/g, "$1m")
    .split(/[^\p{L}\p{N}.]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ""))
    .filter(Boolean);
}

/** Words that stand in any headline. */
const COMMON = new Set("a an and as at by for from in is its of on or the to with".split(" "));

const NOTHING_TO_SEARCH = "The search holds no letter and no digit, so nothing can be found by it.";

/** A text made ready for a search. */
export const indexed = (text: string): string => ` ${wordsOf(text).join(" ")}`;

/**
 * Those that bear all words of a query, or where none does, the most of them and at least half. A word stands for all that begin with it;
 * one that nothing bears is left out and named.
 * @param indexOf the text of one, made ready by `indexed`
 */
export function search<T>(all: readonly T[], query: string, indexOf: (one: T) => string): Searched<T> {
  const typed = [...new Set(wordsOf(query))];
  const telling = typed.filter((word) => !COMMON.has(word));
  const words = telling.length === 0 ? typed : telling;
  if (words.length === 0) return query.trim() === "" ? { found: all, notes: [] } : { found: [], notes: [NOTHING_TO_SEARCH] };
  const borne = all.map((one) => {
    const text = indexOf(one);
    return words.filter((word) => text.includes(` ${word}`));
  });
  const seen = new Set(borne.flat());
  const most = Math.max(0, ...borne.map((own) => own.length));
  if (most * 2 < words.length || most === 0) return { found: [], notes: [] };
  const left = words.filter((word) => seen.has(word));
  const missed = words.filter((word) => !seen.has(word));
  return {
    found: all.filter((_, i) => borne[i]?.length === most),
    notes: [
      missed.length === 0 ? "" : `No signal here bears ${missed.map(quote).join(" or ")}; the other words were searched for.`,
      most === left.length
        ? ""
        : `No signal here bears all of ${left.map(quote).join(", ")}; shown are those with ${most} of ${left.length}.`,
    ].filter(Boolean),
  };
}
