import type { DelayOutcome } from "@/lib/capacity/schema";
import { monthsBetween, type Slip, slipsOf } from "@/lib/capacity/slip";
import { fateOf, type Reading, type SiteReadings, speakerText } from "@/lib/capacity/statement";
import { type Day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { impreciseText, whenText } from "@/lib/time/imprecise";
import { capital, isStart, lower, monthsText, partText, quoted, sinceText, sized, startText, thingText } from "./site-words";

/** One promise with a date: what became of it. */
export interface SlipRow {
  readonly id: string;
  readonly what: string;
  readonly said: string;
  readonly promised: string;
  readonly words: string;
  readonly revisions: readonly { readonly id: string; readonly text: string }[];
  /** Later words on the same part that say of no earlier one that they replace it. */
  readonly again: readonly { readonly id: string; readonly text: string }[];
  readonly outcome: string;
  readonly outcomeId: string | undefined;
  /** How the evidence of delays counts it, where that differs. */
  readonly counted: string | undefined;
}

/**
 * Every dated promise of a site, in the order they were made.
 * @param outcomes what the evidence of delays knows of this site by the as-of date
 */
export function slipRows(readings: SiteReadings, asOf: Day, outcomes: readonly DelayOutcome[]): SlipRow[] {
  const slips = slipsOf(readings, asOf);
  return slips.map((slip, i) => {
    const { promise, promised, revisions, outcome } = slip;
    const judged = outcomes.find((o) => slipFor([slip], o));
    const pending = outcome.status === "open" || outcome.status === "overdue";
    const unproven =
      judged?.status === "on-time-unproven"
        ? ` The evidence: on time, unproven${judged.outcome === null ? "" : ` (${judged.outcome.replace(/ \((.*)\)/, ", $1,")})`}.`
        : "";
    return {
      id: promise.statement,
      what: `${capital(thingText(promise, readings))}, ${lower(partText(promise.tranche))}${isStart(promise) ? `; ${startText(sized(promise))}` : ""}`,
      said: `${shortText(promise)}, ${speakerText(promise.by)}`,
      promised: dayText(promise, promised),
      words: quoted(promise.words),
      revisions: revisions.map(({ reading, day, months }) => ({
        id: reading.statement,
        text: `${shortText(reading)}: to ${dayText(reading, day)}, ${movedText(reading, months)}`,
      })),
      again: pending ? slips.slice(i + 1).flatMap((later) => saidAgain(promise, later.promise)) : [],
      outcome: outcomeText(readings, slip, asOf) + unproven,
      outcomeId:
        outcome.status === "online"
          ? outcome.reading.statement
          : outcome.status === "lost" || outcome.status === "paused"
            ? outcome.statement
            : undefined,
      counted: judged && countedText(judged, slip),
    };
  });
}

const shortText = (reading: Reading): string => impreciseText(reading.statedOn, "short");

const dayText = ({ bound }: Reading, day: Day): string => `${bound === "not-before" ? "not before " : ""}${shortDay(day)}`;

/** A date with an open end moves by at least so much. */
const movedText = ({ bound }: Reading, months: number): string =>
  `${bound === "not-before" ? "at least " : ""}${monthsText(months, "later", "earlier", "the same day")}`;

/** A later dated word on the same part. */
export const saidAgain = (first: Reading, later: Reading): { readonly id: string; readonly text: string }[] =>
  later.tranche === first.tranche && later.statement !== first.statement
    ? [
        {
          id: later.statement,
          text: `said ${later.marks === first.marks ? "again " : ""}${whenText(later.statedOn)}: ${later.words}`,
        },
      ]
    : [];

/** The outcome in words; what is not known is said, never filled in. */
function outcomeText(readings: SiteReadings, { promise, promised, revisions, outcome }: Slip, asOf: Day): string {
  switch (outcome.status) {
    case "lost":
      return "Lost.";
    case "paused":
      return "Paused, without a new date.";
    case "overdue": {
      const moved = revisions.length > 0 ? ", and so is the last day named since" : "";
      return `Overdue: at least ${monthsText(outcome.months, "over", "", "0 months over")}${moved}; nothing known says that it runs.`;
    }
    case "open":
      return promised < asOf ? "Open: moved, and the new day is not over." : "Open: the day is not over.";
    case "online": {
      const fate = fateOf(readings, promise);
      const since = fate.status === "online" && fate.since;
      const when = fate.status === "online" ? sinceText(fate) : `by ${longDay(outcome.day)}`;
      const by = `Online ${when}, by the word of ${speakerText(outcome.reading.by)}`;
      const last = revisions.at(-1);
      const against = last
        ? `; ${distance(monthsBetween(last.day, outcome.day), since, `the last day named, ${shortDay(last.day)}`)}`
        : "";
      return `${by}: ${cameText(monthsBetween(promised, outcome.day), since)}${against}.`;
    }
  }
}

/** Where since when is not said, the day is the latest possible one. */
const cameText = (months: number, since: boolean): string =>
  months === 0
    ? "by the promised day"
    : `${since ? "" : months < 0 ? "at least " : "at most "}${monthsText(months, "late", "early", "")}`;

const distance = (months: number, since: boolean, than: string): string =>
  `${since || months === 0 ? "" : months < 0 ? "at least " : "at most "}${monthsText(months, `after ${than}`, `before ${than}`, `not after ${than}`)}`;

/** `+3 months`, `−1.8 months`, `0 months` */
export const slipText = (months: number): string =>
  `${months > 0 ? "+" : months < 0 ? "−" : ""}${Math.abs(months)} ${Math.abs(months) === 1 ? "month" : "months"}`;

/** How the evidence counts a promise, where the statements alone do not say it or say more since. */
function countedText(judged: DelayOutcome, slip: Slip): string | undefined {
  const { slipMonths, counts } = judged;
  if (!counts || slipMonths === null) return undefined;
  if (slip.outcome.status === "online" && slip.outcome.months === "unknown")
    return `The evidence counts ${slipText(slipMonths)}.`;
  const since = countedSince(judged, slip);
  return since && `The evidence counts ${slipText(slipMonths)}: ${since}.`;
}

/** Why the evidence counts another slip than the last word says: it was counted before that. */
export function countedSince(
  { slipMonths, counts, knownOn, status }: DelayOutcome,
  { revisions, outcome }: Slip,
): string | undefined {
  const last = revisions.at(-1)?.months;
  if (!counts || slipMonths === null || knownOn === null || last === undefined || last === slipMonths) return undefined;
  if (outcome.status !== "open" && outcome.status !== "overdue") return undefined;
  const when = `counted ${status === "redated" ? "when it was re-dated" : "as it was known"} on ${longDay(parseDay(knownOn))}`;
  return `${when}; by the last word it is ${monthsText(last, "", "earlier", "0 months").trim()}`;
}

/** The slip that an outcome is about. */
export const slipFor = (slips: readonly Slip[], { promiseStatement }: DelayOutcome): Slip | undefined =>
  slips.find((s) => [s.promise, ...s.revisions.map((r) => r.reading)].some((r) => r.statement === promiseStatement));
