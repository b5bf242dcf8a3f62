import { counted, type Day, longDay } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import type { Verdict } from "./schema";

/** What the check of a claim comes to. */

/** A figure with its unit, and the same in words. */
export interface Figure {
  /** A day stands as `YYYY-MM-DD`; `unknown` where there is none, and the words say why. */
  readonly value: number | string | "unknown";
  readonly unit: "day" | "months" | "countries" | "GPUs" | "percent" | "models" | "entries" | "USD" | "EUR" | "parts";
  readonly text: string;
}

/** What a look at the facts of a day finds. */
export interface Look {
  readonly day: Day;
  readonly holds: "yes" | "no" | "unknown";
  readonly found: Figure;
  /** One sentence, without the day. */
  readonly text: string;
}

export interface Finding {
  readonly verdict: Verdict;
  readonly claimed: Figure;
  /** As the last look finds it. */
  readonly computed: Figure;
  /** In order of their days; the last one is on the as-of date. */
  readonly looks: readonly Look[];
  /** What else is to be known about the figure. */
  readonly notes: readonly string[];
  /** The sources of the facts that were used. */
  readonly sources: readonly string[];
  /** True as a promise that still stands; the day has not come. */
  readonly asPromise?: StandingPromise;
  /** The verdict rests on amounts that are ceilings: without them it would be another one. */
  readonly withCeilings?: true;
  /** For a claim of several parts. */
  readonly parts: readonly PartFinding[];
}

/** The promise that a claim is true by. */
export interface StandingPromise {
  readonly saidOn: ImpreciseDate;
  /** Whether later words name a day after that of the claim, or another tenant. */
  readonly laterWords: boolean;
}

export interface PartFinding {
  readonly part: string;
  /** `not-kept`: no check computes it, and the verdict on record is of another day. */
  readonly verdict: Verdict | "not-kept";
  readonly finding: Finding | "none";
}

/**
 * The verdict of a claim that depends on the day: true where it holds on both days, outdated where only on the first, false where it
 * did not hold then. What cannot be told on the first day is not verifiable.
 */
export function twoLooks(said: Look, now: Look): Verdict {
  if (said.holds === "unknown") return "unverifiable";
  if (said.holds === "no") return "false";
  return now.holds === "yes" ? "true" : "outdated";
}

export const unknown = (unit: Figure["unit"], text: string): Figure => ({ value: "unknown", unit, text });

/** `USD 3.03 billion`, `EUR 830 million`; what is less exact than two decimals is told in full. */
export function moneyText(amount: number, currency: string): string {
  const [unit, word] = amount >= 1e9 ? [1e9, " billion"] : amount >= 1e6 ? [1e6, " million"] : [1, ""];
  const short = amount / unit;
  const exact = Math.abs(Math.round(short * 1000) / 1000 - short) < 1e-9;
  return `${currency} ${exact ? number(Math.round(short * 1000) / 1000) : number(amount)}${exact ? word : ""}`;
}

export const number = (n: number): string => n.toLocaleString("en-GB", { maximumFractionDigits: 3 });

export const months = (n: number): Figure => ({ value: n, unit: "months", text: monthsText(n) });

/** `4.5 months` */
export const monthsText = (n: number): string => counted(n, "month");

/** `On 30 April 2026`, or on the day of both looks. */
export const lookDay = (look: Look): string => `On ${longDay(look.day)}`;

/** `1 GPU`, `100,000 GPUs` */
export const gpusText = (n: number): string => `${number(n)} GPU${n === 1 ? "" : "s"}`;

/** What the part of a claim comes to, in one sentence. */
export function partText({ verdict, finding }: PartFinding): string {
  if (finding !== "none") return finding.looks.at(-1)?.text ?? "";
  return verdict === "not-kept"
    ? "No check computes this part, and the verdict on record is not kept for that day."
    : "No check computes this part; the verdict is that of the record.";
}

/** Whether a claim that did not hold when it was said holds now. */
export function turnedTrue({ verdict, looks }: Pick<Finding, "verdict" | "looks">): boolean {
  const [first, last] = [looks[0], looks.at(-1)];
  return verdict === "false" && first?.holds === "no" && last?.holds === "yes";
}

/** The same sentence once. */
export const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((t) => t !== ""))];
