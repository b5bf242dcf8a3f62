import { monthsBetween, type Slip, slipsOf } from "@/lib/capacity/slip";
import { fateOf, type Reading, type SiteReadings, speakerText } from "@/lib/capacity/statement";
import { type Day, longDay, shortDay } from "@/lib/time/day";
import { impreciseText } from "@/lib/time/imprecise";
import { capital, computeText, lower, monthsText, partText } from "./site-words";

/** One promise with a date: what became of it. */
export interface SlipRow {
  readonly id: string;
  readonly what: string;
  readonly said: string;
  readonly promised: string;
  readonly words: string;
  readonly revisions: readonly { readonly id: string; readonly text: string }[];
  readonly outcome: string;
  readonly outcomeId: string | undefined;
}

/** Every dated promise of a site, in the order they were made. */
export const slipRows = (readings: SiteReadings, asOf: Day): SlipRow[] =>
  slipsOf(readings, asOf).map((slip) => {
    const { promise, promised, revisions, outcome } = slip;
    return {
      id: promise.statement,
      what: `${capital(computeText(promise))}, ${lower(partText(promise.tranche))}${promise.marks === "first-capacity" ? "; a start" : ""}`,
      said: `${shortText(promise)}, ${speakerText(promise.by)}`,
      promised: `${promise.bound === "not-before" ? "not before " : ""}${shortDay(promised)}`,
      words: promise.words,
      revisions: revisions.map(({ reading, day, months }) => ({
        id: reading.statement,
        text: `${shortText(reading)}: to ${shortDay(day)}, ${monthsText(months, "later", "earlier", "the same day")}`,
      })),
      outcome: outcomeText(readings, slip, asOf),
      outcomeId:
        outcome.status === "online"
          ? outcome.reading.statement
          : outcome.status === "lost" || outcome.status === "paused"
            ? outcome.statement
            : undefined,
    };
  });

const shortText = (reading: Reading): string => impreciseText(reading.statedOn, "short");

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
      const on = fate.status === "online" ? impreciseText(fate.date) : longDay(outcome.day);
      const by = `by the word of ${speakerText(outcome.reading.by)}`;
      if (outcome.months === "unknown")
        return `Online by ${on} at the latest, ${by}; since when is not said, so how late it came is not known.`;
      const last = revisions.at(-1);
      const against = last
        ? `; ${distance(monthsBetween(last.day, outcome.day), since, `the last day named, ${shortDay(last.day)}`)}`
        : "";
      return `Online ${since ? "since" : "at the latest since"} ${on}, ${by}: ${distance(outcome.months, since, "the promised day")}${against}.`;
    }
  }
}

/** Where since when is not said, the day is the latest possible one. */
const distance = (months: number, since: boolean, than: string): string =>
  `${since || months === 0 ? "" : months < 0 ? "at least " : "at most "}${monthsText(months, `after ${than}`, `before ${than}`, `not after ${than}`)}`;
