import { between, civil, counted, isoDay, lengthText, longDay, monthName } from "../time/day";
import { impreciseText } from "../time/imprecise";
import { type Arrival, type Estimate, estimate, LAST_QUANTILE, type Quantile } from "./delay";
import type { SiteClass } from "./schema";

/** `13 %`, `under 1 %`, `over 99 %`, `0 %` */
export function shareText(share: number | "unknown"): string {
  if (share === "unknown") return "not known";
  const percent = Math.round(share * 100);
  if (share > 0 && percent < 1) return "under 1 %";
  if (share < 1 && percent > 99) return "over 99 %";
  return `${percent} %`;
}

/** `19 July 2028`, or why there is no day. */
export function quantileText(quantile: Quantile): string {
  if (typeof quantile === "number") return longDay(quantile);
  return { unknown: "not known", never: "never", later: `after ${longDay(LAST_QUANTILE)}` }[quantile];
}

/** `Jul 2028` */
export function quantileMonth(quantile: Quantile): string {
  if (typeof quantile !== "number")
    return quantile === "later" ? `after ${isoDay(LAST_QUANTILE).slice(0, 4)}` : quantileText(quantile);
  const { year, month } = civil(quantile);
  return `${monthName(month).slice(0, 3)} ${year}`;
}

/** `existing halls`, `new buildings`, `all sites` */
export const CLASS_WORDS: Readonly<Record<SiteClass | "pooled", string>> = {
  "existing-hall": "existing halls",
  greenfield: "new buildings",
  unknown: "sites of unknown kind",
  pooled: "all sites",
};

/** What is to be expected of the stated part of a site, in words. */
export function arrivalSentence(arrival: Arrival, of: Estimate = estimate(arrival)): string {
  switch (arrival.status) {
    case "online":
      return `It runs, ${arrival.since ? `since ${impreciseText(arrival.date)}` : `by ${longDay(arrival.date.latest)} at the latest`}: nothing is left to estimate.`;
    case "lost":
      return "It is lost: it has no date.";
    case "paused":
      return "It is paused, and no new date is known.";
    case "undated":
      return "No date with which an estimate could start is known.";
    case "expected": {
      const { stated, bound, asOf, overdue, model } = arrival;
      const day = bound === "not-before" ? "earliest day that is stated" : "stated day";
      const from = overdue
        ? `The ${day}, ${longDay(stated)}, is over, ${lengthText(between(stated, asOf))} ago, and nothing known says that it runs.`
        : `Counted from the ${day}, ${longDay(stated)}, with a chance of ${shareText(model.shares.onTime)} of being on time.`;
      if (typeof of.p50 !== "number" && of.p50 !== "later")
        return `${from} ${model.slip === "unknown" ? "Too few slips are known for an estimate." : "With these shares there is no day to estimate."} Chance that it never comes: ${shareText(of.never)}.`;
      return `${from} If it is not lost: P10 ${quantileText(of.p10)}, P50 ${quantileText(of.p50)}, P90 ${quantileText(of.p90)}. Chance that it never comes: ${shareText(of.never)}.`;
    }
  }
}

/** On how little an estimate stands. */
export function evidenceSentence({ reference, counts, slips, set }: Extract<Arrival, { status: "expected" }>["model"]): string {
  const n = counts.onTime + counts.late + counts.lost;
  const own = set.length > 0 ? ` You set ${set.join(", ")}.` : "";
  return `It rests on a prior and ${n === 0 ? "no promise" : counted(n, "promise")} of ${CLASS_WORDS[reference]} whose outcome is known (${counts.onTime} on time, ${counts.late} late, ${counts.lost} lost), and on ${counted(slips.length, "slip")} in all: thin evidence.${own}`;
}
