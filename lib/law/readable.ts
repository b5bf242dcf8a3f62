import { longDay, parseDay, tryParseDay } from "../time/day";
import type { LawFacts } from "./scenario";

const WORD = /\b[a-z0-9]+(?:-[a-z0-9]+)+\b/g;

const labels = new WeakMap<LawFacts, ReadonlyMap<string, string>>();

/**
 * A text of the dataset for readers: ids of milestones become their labels in quotes, days in ISO form become words.
 * @param facts the law whose milestones the text may name
 */
export function readable(text: string, facts: LawFacts): string {
  const known = labels.get(facts) ?? new Map(facts.milestones.map((m) => [m.id, m.short]));
  labels.set(facts, known);
  return text.replace(WORD, (word) => {
    if (tryParseDay(word) !== undefined) return longDay(parseDay(word));
    const label = known.get(word);
    return label ? `\u201c${label}\u201d` : word;
  });
}
