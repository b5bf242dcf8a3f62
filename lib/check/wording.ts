/** The words in which a verdict is given. */

import { type Day, longDay } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import { type DateMention, written } from "./dates";
import type { About } from "./finding";
import type { Dates, Entry, Timetable } from "./timetable";

/** Whether a date is or may be a day. */
export const includes = (date: ImpreciseDate, day: Day): boolean => date.earliest <= day && day <= date.latest;
/** Whether a date is that of a milestone: the day on which it can bite, or the formal one where the text speaks of it. */
export const holds = (date: ImpreciseDate, now: Dates, formal: boolean): boolean =>
  includes(date, now.practical) || (formal && includes(date, now.formal));

/** The first milestone of each day. */
export function distinct(entries: readonly Entry[]): Entry[] {
  const days = new Set<Day>();
  return entries.filter((e) => {
    if (!e.now || days.has(e.now.practical)) return false;
    days.add(e.now.practical);
    return true;
  });
}

/** Why a date with two readings cannot be judged. */
export const twoReadings = (mention: DateMention): string =>
  `${mention.text} can be ${mention.readings.map((r) => longDay(r.latest)).join(" or ")}; write the month in words.`;

/** The titles of the first milestones. */
export const titles = (entries: readonly Entry[]): string =>
  entries
    .slice(0, 3)
    .map((e) => e.title)
    .join("; ");

/** A sentence begins so. */
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is said of milestones: their days in the law a text is checked against. */
export interface Wording {
  readonly byId: ReadonlyMap<string, Entry>;
  readonly aboutOf: (ids: readonly string[]) => About[];
  readonly nowSentence: (entries: readonly Entry[]) => string;
  readonly currentReason: (date: ImpreciseDate, entries: readonly Entry[]) => string;
  readonly noVersion: (entries: readonly Entry[]) => string;
  readonly replacement: (entries: readonly Entry[], mention: DateMention) => string | undefined;
  readonly daysOf: (entries: readonly Entry[]) => string;
}

/** The words for one timetable. */
export function createWording(table: Timetable): Wording {
  const byId = new Map(table.entries.map((e) => [e.id, e]));

  const aboutOf = (ids: readonly string[]): About[] =>
    ids.flatMap((id) => {
      const e = byId.get(id);
      return e ? [{ id, title: e.title, citation: e.citation, sources: e.sources, day: e.now?.practical }] : [];
    });

  function nowSentence(entries: readonly Entry[]): string {
    const dated = distinct(entries);
    if (dated.length === 0) return `${upper(table.law.phrase)} gives no day.`;
    return `Under ${table.law.phrase}: ${dated.map((e) => `${e.title}, ${longDay((e.now as Dates).practical)}`).join("; ")}.`;
  }

  function currentReason(date: ImpreciseDate, entries: readonly Entry[]): string {
    const e = entries[0] as Entry;
    const { practical, formal } = e.now as Dates;
    const vague = date.earliest === date.latest || date.precision === "day" ? "" : " The text is less exact.";
    const later =
      practical !== formal && includes(date, formal) && !includes(date, practical)
        ? ` It has an object from ${longDay(practical)} only.`
        : "";
    const parts = ["prohibited-practices", "high-risk-annex-iii-classification", "high-risk-annex-i"].flatMap(
      (id) => byId.get(id) ?? [],
    );
    const except = entries.some(({ id }) => id === "general-application")
      ? ` Parts of the Act have other days: ${daysOf(parts)}.`
      : "";
    return `${e.title}: ${longDay(includes(date, practical) ? practical : formal)} under ${table.law.phrase}.${vague}${later}${except}`;
  }

  function noVersion(entries: readonly Entry[]): string {
    const known = `no version of the law known on ${longDay(table.asOf)} has this date`;
    const [one, ...more] = distinct(entries);
    if (one?.now && more.length === 0)
      return `${one.title}: ${known}. Under ${table.law.phrase} it is ${longDay(one.now.practical)}.`;
    return `${upper(known)} for any of these. ${nowSentence(entries)}`;
  }

  /** The words to write in place of a date; undefined where there is not exactly one answer. */
  function replacement(entries: readonly Entry[], mention: DateMention): string | undefined {
    const [one, ...more] = distinct(entries);
    return one?.now && more.length === 0 ? written(one.now.practical, mention) : undefined;
  }

  function daysOf(entries: readonly Entry[]): string {
    const days = distinct(entries).map((e) => `${longDay((e.now as Dates).practical)} (${e.short})`);
    return [days.slice(0, -1).join(", "), ...days.slice(-1)].filter((part) => part !== "").join(" and ");
  }

  return { byId, aboutOf, nowSentence, currentReason, noVersion, replacement, daysOf };
}
