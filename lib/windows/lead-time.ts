import { ownArticles } from "../law/citation";
import type { ResolvedMilestone } from "../law/resolve";
import { addDays, addMonths, counted, type Day } from "../time/day";

/** How long an assessment takes, from the shortest to the longest estimate, in months; a fraction is that share of 30 days. */
export interface LeadTime {
  readonly shortest: number;
  readonly longest: number;
}

/**
 * The day on which something of so many months has to start, to be done by a day. A fraction of a month is that share of 30 days, rounded
 * up; it never reaches back further than the whole month would, which may have fewer days.
 */
export function startFor(done: Day, months: number): Day {
  const whole = Math.floor(months);
  const days = Math.ceil(Math.round((months - whole) * 30 * 1e6) / 1e6);
  const start = addDays(addMonths(done, -whole), -days);
  return days === 0 ? start : (Math.max(start, addMonths(done, -whole - 1)) as Day);
}

/** `12 months`, `half a month`, `1.5 months` */
export const monthsText = (months: number): string => (months === 0.5 ? "half a month" : counted(months, "month"));

/** `12-month`, `half-month`: before a noun. */
export const monthsAdjective = (months: number): string => (months === 0.5 ? "half-month" : `${months}-month`);

/** `a 12-month`, `an 18-month` */
export const aMonthsLong = (months: number): string =>
  `${/^(8|11|18)/.test(String(months)) ? "an" : "a"} ${monthsAdjective(months)}`;

/** `6 to 12 months`, `3 months` */
export const monthsRange = ({ shortest, longest }: LeadTime): string =>
  shortest === longest ? monthsText(longest) : `${shortest === 0.5 ? "half a month" : shortest} to ${monthsText(longest)}`;

/**
 * What takes the lead time. A conformity assessment (Art. 43) shows that a high-risk system meets what Arts. 8-15 ask of it and its provider
 * what Arts. 16-21 do; Art. 6 says which systems these are, Arts. 44-48 what follows from it. For all other duties it is preparing.
 */
export const workFor = ({ milestone }: ResolvedMilestone): "assessment" | "preparation" => {
  const article = Number(/\bArts?\. (\d+)/.exec(ownArticles(milestone.citation))?.[1]);
  const assessed = article === 6 || (article >= 8 && article <= 21) || (article >= 43 && article <= 48);
  return assessed && (milestone.topic === "high-risk-annex-iii" || milestone.topic === "high-risk-annex-i")
    ? "assessment"
    : "preparation";
};

/** Where the days of a lead time come from. */
export const leadReason = (lead: LeadTime, work: ReturnType<typeof workFor>): { readonly text: string } => ({
  text: `${work === "assessment" ? "An assessment" : "A preparation"} of ${monthsRange(lead)} by an estimate, counted back from the day the duty applies. The Act sets no duration.`,
});
