import type { MaxFine } from "../law/schema";
import type { Day } from "../time/day";
import { compareImprecise, countsFrom, parseImprecise } from "../time/imprecise";
import { countryText } from "./level";
import type { EnforcementEvent, Jurisdiction } from "./schema";
import { SCOPE_WORDS } from "./words";

/** What is on record of the penalties of a State. The record has no field for their article, so what is said of it rests on its words. */

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

const NO_FIELD = "The record has no field for the article of a national penalty";

/** The articles in `Arts. 6(4) and 49(2)`; a range with its ends and what lies between. */
const articlesIn = (text: string): number[] =>
  [...text.replace(/\([^)]*\)/g, "").matchAll(/\b(\d+)(?:-(\d+))?\b/g)].flatMap(([, first, last]) =>
    Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, i) => Number(first) + i),
  );

/** The articles of a duty by its citation, without the one that dates it (Art. 113). */
const articlesOf = (citation: string): number[] =>
  citation
    .split("; ")
    .filter((part) => /^Arts?\. (?!113\b)/.test(part) && !part.includes("Regulation"))
    .flatMap((part) => articlesIn(part.replace(/, Annex.*$/, "")));

/**
 * What a State set of its own for a duty: penalties in force, not limited in the record, whose words are "for" an article of the duty.
 * Articles of the national act are not meant, so only "for Article 4", "for a breach of Article 4" and "for Arts. 21, 27" count.
 * @param citation of the duty
 */
export function ownPenalties(
  events: readonly EnforcementEvent[],
  citation: string,
): { readonly article: number; readonly event: EnforcementEvent }[] {
  const wanted = articlesOf(citation);
  return events
    .filter((e) => e.scope === undefined && (e.state === "in-force" || e.state === "operational"))
    .flatMap((event) => {
      const named = [...event.detail.matchAll(/\bfor (?:a breach of )?(?:Arts?\.|Articles?) ((?:\d+(?:, | and )?)+)/g)];
      const article = named.flatMap(([, list]) => articlesIn(list ?? "")).find((n) => wanted.includes(n));
      return article === undefined ? [] : [{ article, event }];
    });
}

/**
 * What can be said of the penalties of a State for a duty without an EU fine: a penalty of its own where the words name the article,
 * otherwise what is on record of them.
 * @param citation of the duty
 * @param form `short` leaves the words of the record out and says where they stand
 */
export function penaltiesSentence(
  jurisdiction: Jurisdiction,
  events: readonly EnforcementEvent[],
  citation: string,
  form: "words" | "short" = "words",
): string {
  const name = countryText(jurisdiction);
  const quoted = (of: readonly EnforcementEvent[]) =>
    of
      .filter((e) => e.detail !== "")
      .map((e) => `\u201c${e.detail}\u201d`)
      .join(" ");
  const saying = (text: string, of: readonly EnforcementEvent[]) =>
    form === "short" || quoted(of) === "" ? `${text}.` : `${text}: ${quoted(of)}`;
  if (events.length === 0) return `${NO_FIELD}, and nothing is on record of those of ${name}.`;
  const own = ownPenalties(events, citation);
  if (own.length > 0) {
    const text = `${capital(name)} has a penalty of its own for Article ${own[0]?.article}`;
    return form === "short"
      ? `${text}; its words stand on the page of the country.`
      : saying(
          text,
          own.map(({ event }) => event),
        );
  }
  const limits = [...new Set(events.flatMap((e) => e.scope ?? []))].map((scope) => SCOPE_WORDS[scope]);
  if (events.every((e) => e.scope !== undefined))
    return saying(`The penalties on record of ${name} are limited (${limits.join("; ")})`, events);
  return form === "short" || quoted(events) === ""
    ? `${NO_FIELD}; what is on record of those of ${name} stands on the page of the country.`
    : `${NO_FIELD}. On record of those of ${name}: ${quoted(events)}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether the words of penalties leave public bodies out (Art. 99(8)). */
export const sparesPublicBodies = (events: readonly EnforcementEvent[]): boolean =>
  events.some((e) => e.dimension === "penalties" && /no fines on public bodies|exempts the state\b/i.test(e.detail));

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
