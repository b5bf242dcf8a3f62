import type { MaxFine } from "../law/schema";
import type { Day } from "../time/day";
import { compareImprecise, countsFrom, parseImprecise } from "../time/imprecise";
import { countryText } from "./level";
import type { EnforcementEvent, Jurisdiction } from "./schema";

/** What is on record of the penalties of a State. The record does not sort them by article, so its words are quoted, never read. */

/**
 * The last event of each instrument on the penalties of a State, whatever its scope, in the order of time.
 * @param asOf what counts later is left out
 * @param datasetAsOf the dataset's own as-of day
 * @throws VacatioError `bad-input` for a malformed date
 */
export function penaltyEvents(jurisdiction: Jurisdiction, asOf: Day, datasetAsOf: Day): EnforcementEvent[] {
  const events = jurisdiction.events
    .filter(({ dimension, track, planned }) => dimension === "penalties" && track === "national" && !planned)
    .map((event) => ({ event, on: parseImprecise(event.on) }))
    .filter(({ on }) => countsFrom(on, datasetAsOf) <= asOf)
    .sort((a, b) => compareImprecise(a.on, b.on));
  return [...new Map(events.map(({ event }) => [event.instrument ?? "", event])).values()];
}

const NOT_SORTED = "The record does not sort national penalties by article";

/** What can be said of the penalties of a State for one duty: that they are not sorted, and what is on record of them. */
export function penaltiesSentence(jurisdiction: Jurisdiction, events: readonly EnforcementEvent[]): string {
  const name = countryText(jurisdiction);
  const words = events.map((e) => e.detail).filter((text) => text !== "");
  if (events.length === 0) return `${NOT_SORTED}, and nothing is on record of those of ${name}.`;
  return words.length === 0
    ? `${NOT_SORTED}; those of ${name} stand on its page.`
    : `${NOT_SORTED}. On record of those of ${name}: ${words.map((text) => `\u201c${text}\u201d`).join(" ")}`;
}

/**
 * Whether the words of penalties name shares of turnover and not that of a ceiling: then they may not be about it.
 * @param events those that made a power to fine
 */
export function otherCeiling(events: readonly EnforcementEvent[], { turnoverPct, citation }: MaxFine): string | undefined {
  const named = events
    .filter((e) => e.dimension === "penalties")
    .flatMap((e) => [...e.detail.matchAll(/(\d+(?:\.\d+)?) ?% of turnover/g)].map(([, share]) => Number(share)));
  if (turnoverPct === null || named.length === 0 || named.includes(turnoverPct)) return undefined;
  const shares = [...new Set(named)].map((share) => `${share} %`).join(" and ");
  return `The penalties on record name ${shares} of turnover, and the ceiling for this duty is ${turnoverPct} % (${citation}): they may not reach it.`;
}
