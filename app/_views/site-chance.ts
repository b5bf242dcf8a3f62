import { chanceOn, type SiteOn } from "@/lib/capacity/delay";
import { shareText } from "@/lib/capacity/sentence";
import { earlierSize, type Reading } from "@/lib/capacity/statement";
import { type Day, longDay, shortDay } from "@/lib/time/day";
import { capital, isStart, lower, partText, runningText, sized, thingText, trancheText, UNSIZED } from "./site-words";

/** The chance on a day, with the rule where the stated day is later. */
export interface ChanceWords {
  readonly share: string;
  /** Why it is 0: the model starts no earlier, which is not to say that nothing can come earlier. */
  readonly rule: string | undefined;
}

/** The chance that what is stated is online on a day, or has started where only a start is stated. */
export function chanceWords({ arrival, readings: { stated } }: SiteOn, on: Day): ChanceWords {
  const share = shareText(chanceOn(arrival, on));
  if (arrival.status !== "expected" || arrival.overdue || on >= arrival.stated) return { share, rule: undefined };
  const day = shortDay(arrival.stated);
  if (arrival.bound === "not-before") return { share, rule: `It is stated as not before ${day}.` };
  const imprecise = stated !== "none" && stated.date !== "undated" && stated.date.earliest < stated.date.latest;
  return {
    share,
    rule: imprecise
      ? `The model never starts before the last day that the stated date allows (${day}); an earlier day is possible.`
      : `The stated day, ${day}, is later, and the model never starts before it.`,
  };
}

/** What the estimate is about: `what is stated (30,000 NVIDIA Rubin)`, `the CPU cluster (tranche cpu cluster)` */
function subjectText(now: SiteOn, stated: Reading): string {
  const thing = thingText(stated, now.readings).replace(/ \(.*\)$/, "");
  const part = runsAlready(now) ? trancheText(stated) : "";
  if (thing === UNSIZED) return `what is stated${part}`;
  return thing.startsWith("the ") ? thing + part : `what is stated (${thing}${part.replace(/^ \((.*)\)$/, ", $1")})`;
}

/** `what is stated is online`, `the site is online as stated` where its size is of an earlier word, `the start of what is stated (66,000 NVIDIA Rubin) has happened` */
export function eventText(now: SiteOn): string {
  const { stated } = now.readings;
  if (stated === "none") return "anything is online";
  if (stated.sizeFrom !== "own") {
    const part = stated.tranche === "site" ? "the site" : lower(partText(stated.tranche));
    return isStart(stated) ? `the start of ${part} has happened as stated` : `${part} is online as stated`;
  }
  const subject = subjectText(now, stated);
  return isStart(stated) ? `the start of ${subject} has happened` : `${subject} is online`;
}

/** What runs already where what is stated is still to come. */
export function runsAlready({ arrival, readings: { observed } }: SiteOn): string | undefined {
  if (arrival.status !== "expected" || observed.status !== "online") return undefined;
  const running = runningText(observed);
  return `${capital(running)} ${running === UNSIZED ? "runs" : "run"} already`;
}

/** What to know before any chance or day of the estimate is read. */
export function aboutEstimate(now: SiteOn): string[] {
  const { arrival, readings } = now;
  const { stated } = readings;
  if (arrival.status !== "expected" || stated === "none") return [];
  const runs = runsAlready(now);
  return [
    runs
      ? `${runs}; the estimate is about what is stated: ${thingText(stated, now.readings)}${earlierSize(stated)}${trancheText(stated)}.`
      : "",
    isStart(stated)
      ? `The estimate is about a start${sized(stated) ? "; the number is what it ends at" : ", not completion"}.`
      : "",
    arrival.bound === "not-before"
      ? `It is counted from the earliest day, ${longDay(arrival.stated)}; stated as not before.`
      : "",
  ].filter(Boolean);
}
