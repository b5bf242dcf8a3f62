import type { Watch } from "@/lib/signals";
import type { Day } from "@/lib/time/day";

/** `2 December 2027, in 371 days: Annex III requirements and 2 more. 4 open questions.` */
export function watchText({ dates, questions }: Watch, asOf: Day): string {
  const [first] = dates;
  const open = questions === "not-kept" || questions.length === 0 ? "" : openText(questions.length);
  if (!first) return ["No date still ahead hangs on it.", open].filter(Boolean).join(" ");
  const more = dates.filter((d) => d.day === first.day && d.when === first.when).length - 1;
  const text = `${first.when}, ${awayText(first.day - asOf)}: ${first.text}${more > 0 ? ` and ${more} more` : ""}.`;
  return [text, open].filter(Boolean).join(" ");
}

/** `today`, `in 6 days` */
const awayText = (n: number): string => (n === 0 ? "today" : `in ${n.toLocaleString("en-GB")} ${n === 1 ? "day" : "days"}`);

const openText = (n: number): string => `${n} open ${n === 1 ? "question" : "questions"}.`;
