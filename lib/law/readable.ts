import { longDay, parseDay, tryParseDay } from "../time/day";
import type { LawFacts } from "./scenario";

const WORD = /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g;

/** Trade words for the words of the Act. */
const IN_THE_WORDS_OF_THE_ACT: readonly (readonly [RegExp, string])[] = [
  [/\bfirst sold\b/g, "first placed on the market"],
  [/\bsell into the EU\b/g, "place on the market in the EU"],
];

/** A text of the dataset with the words of the Act in place of trade words. */
export const inWordsOfTheAct = (text: string): string =>
  IN_THE_WORDS_OF_THE_ACT.reduce((told, [trade, act]) => told.replace(trade, act), text);

const labels = new WeakMap<LawFacts, ReadonlyMap<string, string>>();

/**
 * A text of the dataset for readers: ids of milestones become their labels in quotes, days in ISO form become words, and trade words those of the Act.
 * @param facts the law whose milestones the text may name
 */
export function readable(text: string, facts: LawFacts): string {
  const known = labels.get(facts) ?? new Map(facts.milestones.map((m) => [m.id, m.short]));
  labels.set(facts, known);
  return inWordsOfTheAct(text).replace(WORD, (word) => {
    if (tryParseDay(word) !== undefined) return longDay(parseDay(word));
    const label = known.get(word);
    return label ? `\u201c${label}\u201d` : word;
  });
}
