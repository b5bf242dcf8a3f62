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
import { ALARMS, FEED_KINDS, type FeedKind, type FeedQuery, readFeed } from "./subscribe-query";
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
  /** Settings that move nothing in this calendar, each with why. */
  readonly idle: readonly string[];
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
    spread: spreadOf(events, coming, asked.alarms.length),
    idle: idleOf(asked),
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

/** What each setting is for; without that kind in the calendar it changes nothing. */
const FOR: readonly (readonly [label: string, isSet: (asked: FeedQuery) => boolean, kinds: readonly FeedKind[]])[] = [
  ["Topics", ({ lens }) => lens.topic.length > 0, ["runway", "start-by", "enforcement-gap"]],
  ["Roles", ({ lens }) => lens.role.length > 0, ["runway", "start-by", "enforcement-gap"]],
  ["Countries", ({ lens }) => lens.country.length > 0, ["enforcement-gap"]],
  ["Compute sites", ({ lens }) => lens.site.length > 0, ["capacity-lead", "promise"]],
  ["Assessment takes", ({ link }) => link.has("lead"), ["start-by"]],
  ["Compute online by", ({ link }) => link.has("delay"), ["capacity-lead"]],
];

const idleOf = (asked: FeedQuery): string[] =>
  FOR.flatMap(([label, isSet, kinds]) => {
    if (!isSet(asked) || kinds.some((kind) => asked.kinds.includes(kind))) return [];
    const names = kinds.map((kind) => `\u201c${KIND_NAMES[kind]}\u201d`);
    return [`${label}: no effect until ${names.join(" or ")} is chosen.`];
  });

function spreadOf(events: readonly FeedEvent[], coming: readonly FeedEvent[], alarms: number): string {
  if (events.length === 0) return "Choose more kinds, topics or countries.";
  const tentative = coming.filter((e) => e.tentative).length;
  return `${coming.length} still to come, ${events.length - coming.length} passed. ${tentative === 0 ? "None of those to come is" : `${tentative} of those to come ${tentative === 1 ? "is" : "are"}`} marked as tentative. ${counted(coming.length * alarms, "reminder")}.`;
}

const HINTS = {
  kind: "At least one: with all left empty it is dates of the law.",
  topic: "Leave empty for all.",
  role: "Whom a date of the law addresses; a public authority that deploys has the dates of a deployer too. Leave empty for all.",
  country: "For the first power to fine. Leave empty for all.",
  site: "For compute online and promised. Leave empty for all.",
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
