import type { SignalKind, Watch, WatchDate } from "@/lib/signals";
import { counted, type Day, longDay } from "@/lib/time/day";

/** A deal names no site on record; what is shown with it is not its own. */
export const SITES_OF_THE_PROVIDER = "The deal names no site; these are days of sites of the same provider.";

/** `2 December 2027, in 371 days: Annex III requirements and 2 more. 4 open questions.` */
export function watchText({ dates, questions }: Watch, asOf: Day, kind: SignalKind): string {
  const [first] = dates;
  const open = questions === "not-kept" || questions.length === 0 ? "" : openText(questions.length);
  if (!first) return ["No date still ahead hangs on it.", open].filter(Boolean).join(" ");
  const more = dates.filter((d) => d.day === first.day && d.when === first.when).length - 1;
  const text = `${whenText(first)}, ${awayText(first, asOf)}: ${first.text}${more > 0 ? ` and ${more} more` : ""}.`;
  return [kind === "deal" ? SITES_OF_THE_PROVIDER : "", text, open].filter(Boolean).join(" ");
}

/** `2 December 2027`, `by 31 December 2027`, `not before 2028` */
export const whenText = ({ bound, day, when }: WatchDate): string => (bound === "by" ? `by ${longDay(day)}` : when);

const BOUND_WORDS: Readonly<Record<WatchDate["bound"], string>> = {
  on: "",
  by: " at the latest",
  "not-before": " at the earliest",
};

/** `today`, `in 6 days`, `in 400 days at the latest` */
export function awayText({ bound, day }: WatchDate, asOf: Day): string {
  const n = day - asOf;
  return `${n === 0 ? "today" : `in ${counted(n, "day")}`}${BOUND_WORDS[bound]}`;
}

const openText = (n: number): string => `${counted(n, "open question")}.`;
