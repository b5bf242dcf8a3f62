import type { SiteOn } from "../capacity/delay";
import { amountText, earlierSize, type Fate, fateOf, type Reading, type SiteReadings } from "../capacity/statement";
import type { Day, Length } from "../time/day";
import { impreciseText, whenText } from "../time/imprecise";
import { NO_PLACE_FOR_COMPUTE, presence, whyOnline } from "./capacity-lead";
import { type End, endIn, endOn, lengthOf, rangeOf, soon, spanText, type Window } from "./interval";

export interface PromiseWindow extends Window<"promise", "open" | "today" | "past"> {
  /** What was promised runs, so that nothing of the time is left to wait for. */
  readonly runs: boolean;
}

/** The time left on the public promise of a site, with what has been observed. It has no duty. */
export function promiseWindow(site: SiteOn, asOf: Day): PromiseWindow {
  const { readings } = site;
  const { reading, fate } = presence(site, "promise");
  const from = endOn(asOf);
  const to = promisedEnd(reading, fate, asOf);
  const length = lengthOf(from, to);
  return {
    kind: "promise",
    site: readings.site.id,
    runs: fate.status === "online",
    from,
    to,
    length,
    range: rangeOf(from, to),
    ...judge(to, length, reading, seenText(readings), fate),
    // A promise that is kept has nothing left to close.
    closesSoon: fate.status !== "online" && soon(to, asOf),
    formal: "same",
    get reasons() {
      return whyOnline(site, "promise");
    },
    notes: [NO_PLACE_FOR_COMPUTE],
  };
}

function promisedEnd(reading: Reading | "none", fate: Fate, asOf: Day): End {
  if (fate.status === "lost") return { status: "never", text: "the site is lost" };
  if (reading === "none" || reading.date === "undated") return { status: "unknown", text: "no dated promise is known" };
  const end = endIn(reading.date, reading.bound);
  // Its day is the earliest one; a promise without a latest day is never over.
  if (end.bound === "not-before" && end.earliest <= asOf)
    return { status: "unknown", text: `it was promised for ${end.text}, with no latest day` };
  return end;
}

function seenText(readings: SiteReadings): string {
  const { observed } = readings;
  if (observed.status === "online") {
    const amount = amountText({ ...observed, chip: "unknown" });
    return `Part of the site is in operation, ${sinceText(fateOf(readings, "none"))}: ${amount}.`;
  }
  if (observed.status === "observation") {
    const { on, words } = observed.last;
    return `Last seen from outside ${whenText(on)}${words === "" ? "." : `: ${words}`}`;
  }
  return "Nothing seen from outside is known.";
}

function sinceText(fate: Fate): string {
  if (fate.status !== "online") return "earlier";
  const when = impreciseText(fate.date);
  return fate.since ? `since ${when}` : `by ${when} at the latest`;
}

function judge(
  to: End,
  length: Length | "unknown",
  reading: Reading | "none",
  seen: string,
  fate: Fate,
): Pick<PromiseWindow, "state" | "text"> {
  if (to.status === "never") return { state: "not-applicable", text: `No window: ${to.text}. ${seen}` };
  if (to.status !== "dated" || length === "unknown") return { state: "unknown", text: `Not known: ${to.text}. ${seen}` };
  const state = length.totalDays > 0 ? "open" : length.totalDays === 0 ? "today" : "past";
  const when = reading !== "none" && reading.bound === "none" ? `“${reading.words}”` : `for ${to.text}`;
  const what = reading === "none" ? "" : `${amountText(reading)}${earlierSize(reading)}, promised ${when}`;
  if (fate.status === "online") return { state, text: `It runs, ${sinceText(fate)}: ${what}.` };
  const paused = fate.status === "paused" ? " The site is paused." : "";
  const time = { open: `${spanText(length)} left`, today: "The last day", past: `Over, ${spanText(length)} ago` }[state];
  const met = state === "past" ? " Nothing known says that it was met." : "";
  return { state, text: `${time}: ${what}.${met}${paused} ${seen}` };
}
