import type { Option } from "@/app/_ui/fields";
import { countryText } from "@/lib/enforcement/level";
import type { Facts } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import { distance } from "@/lib/law/sentence";
import { ADDRESSEE_WORDS, TOPIC_WORDS } from "@/lib/law/words";
import type { LensContext } from "@/lib/lens";
import { counted, isoDay, longDay, weekdayName } from "@/lib/time/day";
import { barState, type NoticeState, noticeState } from "./bar";
import { type FeedEvent, feedEvents, KIND_NAMES } from "./subscribe-events";
import { ALARMS, FEED_KINDS, type FeedQuery, readFeed } from "./subscribe-query";
import { delayChoices, leadChoices } from "./window-cards";

/** One setting of which any number can be chosen. */
export interface Ticks {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  readonly items: readonly { readonly value: string; readonly label: string; readonly on: boolean }[];
  /** How many are chosen, in words. */
  readonly chosen: string;
  readonly folded: boolean;
}

export interface NextEvent {
  readonly key: string;
  readonly day: string;
  readonly date: string;
  readonly away: string;
  readonly summary: string;
  readonly href: string;
  readonly tentative: boolean;
}

/** The page on which a calendar is put together. */
export interface SubscribeState {
  readonly count: string;
  readonly spread: string;
  readonly notices: NoticeState;
  /** Settings without a field, which stay. */
  readonly keep: readonly (readonly [string, string])[];
  readonly law: { readonly value: string; readonly options: readonly Option[] };
  readonly lead: { readonly value: string; readonly options: readonly Option[] };
  readonly delay: { readonly value: string; readonly options: readonly Option[] };
  readonly ticks: readonly Ticks[];
  /** The addresses; undefined where the host is not known. */
  readonly https: string;
  readonly webcal: string;
  readonly download: string;
  readonly atom: string;
  readonly next: readonly NextEvent[];
  readonly noNext: string;
  /** Where the as-of date stays what it is. */
  readonly pinned: string | undefined;
}

export const SUBSCRIBE = "/subscribe";
const PREVIEW = 5;
const FIELDS = ["law", "kind", "topic", "role", "country", "site", "alarm", "lead", "delay"];

/**
 * The state of the page.
 * @param origin where the page was asked for
 */
export function subscribeState(facts: Facts, query: URLSearchParams, given: LensContext, origin: string): SubscribeState {
  const context: LensContext = { ...given, all: true };
  const asked = readFeed(query, given);
  const { lens, link } = asked;
  const chosen = chosenLaw(facts.law, lens);
  const events = feedEvents(facts, asked, context);
  const bar = barState(SUBSCRIBE, lens, context, FIELDS);
  const text = link.toString();
  const feed = (path: string) => `${path}${text ? `?${text}` : ""}`;
  const https = `${origin}${feed("/feeds/deadlines.ics")}`;
  const coming = events.filter((e) => e.day >= lens.asOf);
  return {
    count: counted(events.length, "event"),
    spread: spreadOf(events, coming),
    notices: noticeState(SUBSCRIBE, lens, context, chosen, asked.problems, asked.warnings),
    keep: [...link].filter(([key]) => !FIELDS.includes(key)),
    law: { value: lens.law, options: bar.laws },
    lead: leadChoices(facts, lens),
    delay: delayChoices(lens),
    ticks: ticksOf(facts, asked),
    https,
    webcal: https.replace(/^https?:/, "webcal:"),
    download: feed("/feeds/deadlines.ics"),
    atom: `${origin}${feed("/feeds/changes.atom")}`,
    next: coming.slice(0, PREVIEW).map((e) => ({
      key: e.key,
      day: isoDay(e.day),
      date: `${weekdayName(e.day)}, ${longDay(e.day)}`,
      away: distance(lens.asOf, e.day),
      summary: e.summary,
      href: e.path,
      tentative: e.tentative,
    })),
    noNext:
      events.length === 0 ? "Nothing with these settings has a day that is known." : "Every day of this calendar has passed.",
    pinned: asked.pinned
      ? `This calendar stays as known on ${longDay(lens.asOf)}: no later change of the data moves anything in it. Leave out the as-of date for one that keeps up.`
      : undefined,
  };
}

function spreadOf(events: readonly FeedEvent[], coming: readonly FeedEvent[]): string {
  if (events.length === 0) return "Choose more kinds, topics or countries.";
  const tentative = coming.filter((e) => e.tentative).length;
  return `${coming.length} still to come, ${events.length - coming.length} passed. ${tentative === 0 ? "None of those to come is" : `${tentative} of those to come ${tentative === 1 ? "is" : "are"}`} marked as tentative.`;
}

const HINTS = {
  kind: "Dates of the law alone, where nothing is chosen.",
  topic: "All, where none is chosen.",
  role: "Whom a date of the law addresses. All, where none is chosen.",
  country: "For the first power to fine. All, where none is chosen.",
  site: "For compute online and promised. All, where none is chosen.",
  alarm: "Reminders before each day that is still to come. Some programs ignore the reminders of a subscription.",
};

function ticksOf(facts: Facts, { lens, kinds, alarms }: FeedQuery): Ticks[] {
  const group = (
    name: keyof typeof HINTS,
    title: string,
    options: readonly (readonly [value: string, label: string])[],
    on: readonly string[],
    folded = false,
  ): Ticks => ({
    name,
    title,
    hint: HINTS[name],
    items: options.map(([value, label]) => ({ value, label, on: on.includes(value) })),
    chosen: on.length === 0 ? (name === "alarm" ? "none" : "all") : String(on.length),
    folded: folded && on.length === 0,
  });
  const offered = [...new Set([...ALARMS, ...alarms])].sort((a, b) => b - a);
  return [
    group(
      "kind",
      "What to put in",
      FEED_KINDS.map((kind) => [kind, KIND_NAMES[kind]]),
      kinds,
    ),
    group(
      "alarm",
      "Remind me",
      offered.map((days) => [String(days), days === 0 ? "on the day" : `${counted(days, "day")} before`]),
      alarms.map(String),
    ),
    group(
      "topic",
      "Topics",
      Object.entries(TOPIC_WORDS).map(([id, words]) => [id, words.title]),
      lens.topic,
      true,
    ),
    group("role", "Roles", Object.entries(ADDRESSEE_WORDS), lens.role, true),
    group(
      "country",
      "Countries",
      facts.jurisdictions.map((j) => [j.iso2, countryText(j)]),
      lens.country,
      true,
    ),
    group(
      "site",
      "Compute sites",
      facts.sites.map((s) => [s.id, s.name]),
      lens.site,
      true,
    ),
  ];
}
