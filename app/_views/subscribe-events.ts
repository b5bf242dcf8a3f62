import type { SiteOn } from "@/lib/capacity/delay";
import { countryText } from "@/lib/enforcement/level";
import { type Facts, factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, versionName } from "@/lib/law/chosen";
import { placeOf } from "@/lib/law/citation";
import { milestonesKnownOn } from "@/lib/law/known";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { milestoneSentence } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import type { Lens, LensContext } from "@/lib/lens";
import type { Confidence } from "@/lib/schema";
import { type Day, longDay } from "@/lib/time/day";
import { type AnyWindow, type DatedEnd, type Reason, workFor } from "@/lib/windows";
import { BY_TEXT, NO_PLACE_FOR_COMPUTE, presence, whyOnline } from "@/lib/windows/capacity-lead";
import { footText } from "./bar";
import { href, siteHref } from "./links";
import type { FeedKind, FeedQuery } from "./subscribe-query";
import { yardstickName } from "./timeline";
import { type Entry, isSite, keyOf, windowSet } from "./window-set";
import { CONFIDENCE_WORDS } from "./words";

/** One day of a calendar, and what is said of it. */
export interface FeedEvent {
  /** What tells it from all others, whatever its day: `runway/ai-literacy`, `enforcement-gap/ai-literacy/PL`. */
  readonly key: string;
  readonly kind: FeedKind;
  readonly day: Day;
  readonly summary: string;
  /** An estimate, a date known only roughly or from a weak source, or a version of the law that is not in force. */
  readonly tentative: boolean;
  /** Whether the day is computed anew each day. */
  readonly daily: boolean;
  readonly categories: readonly string[];
  /** The page about it. */
  readonly path: string;
  /** The reason, the citation and the as-of date; made when asked for. */
  readonly lines: () => readonly string[];
}

export const KIND_NAMES: Readonly<Record<FeedKind, string>> = {
  runway: "Dates of the law",
  "start-by": "Start of an assessment",
  "enforcement-gap": "First power to fine",
  "capacity-lead": "Compute online",
  promise: "Promised compute",
};

const LAW = "EU AI Act";

const isWeak = (confidence: Confidence | "unknown" | undefined) => confidence === "one-secondary" || confidence === "conflict";

const isRough = (end: DatedEnd) => end.earliest !== end.latest || end.bound !== "none";

/**
 * The days of a calendar, in the order of time.
 * @param facts of one revision
 * @throws VacatioError as `chosenLaw`
 */
export function feedEvents(
  given: Facts,
  { lens, kinds, duty }: Pick<FeedQuery, "lens" | "kinds" | "duty">,
  context: LensContext,
): FeedEvent[] {
  const facts = factsUnder(given, lens);
  const chosen = chosenLaw(given.law, lens);
  const set = windowSet(facts, lens, chosen);
  const around: Around = { facts, lens, context, chosen, unsettled: chosen.own || chosen.standing.status !== "in-force" };
  const ofDuty = ({ duty: m }: Entry) => duty === "all" || m === undefined || m.id === duty;
  const makers: Readonly<Record<FeedKind, () => readonly FeedEvent[]>> = {
    runway: () => datesOf(around, duty),
    "start-by": () =>
      set
        .of("start-by")
        .filter(ofDuty)
        .flatMap((entry) => startsOf(entry, around)),
    "enforcement-gap": () =>
      set
        .of("enforcement-gap")
        .filter(ofDuty)
        .flatMap((entry) => powerOf(entry, around)),
    "capacity-lead": () => set.sites.flatMap((site) => onlineOf(site, around)),
    promise: () => set.of("promise").flatMap((entry) => promiseOf(entry, around)),
  };
  return kinds.flatMap((kind) => makers[kind]()).sort((a, b) => a.day - b.day || (a.key < b.key ? -1 : 1));
}

interface Around {
  readonly facts: Facts;
  readonly lens: Lens;
  readonly context: LensContext;
  readonly chosen: ChosenLaw;
  /** Whether no date of this version of the law is settled. */
  readonly unsettled: boolean;
}

/** What every event ends with; a site stands under no version of the law. */
const foot = ({ lens, chosen }: Around, about: "law" | "site" = "law"): string =>
  about === "law" ? footText(lens, chosen) : `As known on ${longDay(lens.asOf)}.`;

/** A title that stands by itself among other appointments. */
const named = (text: string, { chosen }: Around): string => {
  const version = versionName(chosen);
  return `AI Act: ${text}${version === undefined ? "" : ` (${version})`}`;
};

const milestonePath = (id: string, { lens, context }: Around) => href("/milestones/", { ...lens, duty: id }, context);

function datesOf(around: Around, only: FeedQuery["duty"]): FeedEvent[] {
  const { facts, lens, context, chosen } = around;
  const { topic, role, asOf } = lens;
  const wanted = milestonesKnownOn(facts.law, asOf).filter(
    (m) =>
      (only === "all" || m.id === only) &&
      (topic.length === 0 || topic.includes(m.topic)) &&
      (role.length === 0 || m.addressees.some((a) => role.includes(a))),
  );
  return wanted.flatMap(({ id }): FeedEvent[] => {
    const m = chosen.law.milestones.get(id);
    if (m?.practical.status !== "dated") return [];
    return [
      {
        key: `runway/${id}`,
        kind: "runway",
        day: m.practical.day,
        summary: named(m.latest ? `${m.short}, at the latest` : m.short, around),
        tentative: around.unsettled || m.latest !== undefined || isWeak(m.confidence),
        daily: false,
        categories: [LAW, KIND_NAMES.runway, TOPIC_WORDS[m.milestone.topic].title],
        path: milestonePath(id, around),
        lines: () => [
          milestoneSentence(m, chosen.compare.milestones.get(id), yardstickName(chosen, lens, context), asOf),
          m.duty,
          ...(m.recurring ? ["This is the first day of a series."] : []),
          "",
          ...whyLines(m),
          `In the law: ${placeOf(m)}`,
          `How sure: ${CONFIDENCE_WORDS[m.confidence]}`,
          "",
          foot(around),
        ],
      },
    ];
  });
}

const cited = (text: string, citation: string | undefined) => (citation ? `${text} (${citation})` : text);

const whyLines = (m: ResolvedMilestone): string[] => [
  "Why this day:",
  ...[...m.derivation, ...m.practicalDerivation].map((step) => cited(step.text, step.citation)),
];

const reasonsText = (reasons: readonly Reason[]): string[] =>
  reasons.length === 0 ? [] : ["Why this day:", ...new Set(reasons.map((r) => cited(r.text, r.citation)))];

const windowLines = (window: AnyWindow, around: Around) => (): string[] => [
  window.text,
  ...(window.formal !== "same" && window.formal.status === "dated"
    ? [`Formally the duty applies on ${window.formal.text}.`]
    : []),
  ...window.notes,
  "",
  ...reasonsText(window.reasons),
  "",
  foot(around, window.milestone === undefined ? "site" : "law"),
];

/** With the longest and with the shortest estimate, each its own day. */
function startsOf({ window, duty }: Entry, around: Around): FeedEvent[] {
  if (!duty || window.state === "not-applicable") return [];
  const what = workFor(duty) === "assessment" ? "Start the assessment" : "Start preparing";
  const { shortest, longest } = around.lens.lead;
  const one = (end: AnyWindow["from"], which: "longest" | "shortest", months: number): FeedEvent[] =>
    end.status !== "dated"
      ? []
      : [
          {
            key: `start-by-${which}/${duty.id}`,
            kind: "start-by",
            day: end.latest,
            summary: named(`${what}: ${duty.short} (estimate: ${months} ${months === 1 ? "month" : "months"})`, around),
            tentative: true,
            daily: false,
            categories: [LAW, KIND_NAMES["start-by"], TOPIC_WORDS[duty.milestone.topic].title],
            path: milestonePath(duty.id, around),
            lines: windowLines(window, around),
          },
        ];
  return [...one(window.from, "longest", longest), ...(shortest === longest ? [] : one(window.to, "shortest", shortest))];
}

/** The first day on which a duty that applies already can be fined; none where the power came first. */
function powerOf(entry: Entry, around: Around): FeedEvent[] {
  const { window, duty, place } = entry;
  const { from, to, length } = window;
  if (!duty || to.status !== "dated" || window.state === "not-applicable") return [];
  if (from.status !== "dated" || length === "unknown" || length.totalDays <= 0) return [];
  const where = place && !isSite(place) ? `, ${countryText(place)}` : "";
  return [
    {
      key: keyOf(entry),
      kind: "enforcement-gap",
      day: to.latest,
      summary: named(`First power to fine${where}: ${duty.short}`, around),
      tentative: around.unsettled || to.assumed === true || isRough(to) || isWeak(duty.confidence),
      daily: false,
      categories: [LAW, KIND_NAMES["enforcement-gap"], TOPIC_WORDS[duty.milestone.topic].title],
      path: milestonePath(duty.id, around),
      lines: windowLines(window, around),
    },
  ];
}

/** The day on which a site is online by the chosen reading; one that has passed without word stays where it was. */
function onlineOf(site: SiteOn, around: Around): FeedEvent[] {
  const { lens, context } = around;
  const { reading, fate, end } = presence(site, lens.delay);
  const { id, name } = site.readings.site;
  const stated = reading === "none" || reading.date === "undated" || fate.status !== "pending" ? undefined : reading.date;
  const byEstimate = lens.delay === "p50" || lens.delay === "p90";
  const day = end.status === "dated" ? end.latest : byEstimate ? undefined : stated?.latest;
  if (day === undefined) return [];
  const online = fate.status === "online";
  return [
    {
      key: `capacity-lead/${id}`,
      kind: "capacity-lead",
      day,
      summary: online ? `Compute online: ${name}` : `Compute online: ${name} (${READING_NAMES[lens.delay]})`,
      tentative: !online || !fate.since || end.status !== "dated" || isRough(end),
      daily: byEstimate && !online,
      categories: [KIND_NAMES["capacity-lead"]],
      path: siteHref(id, lens, context),
      lines: () => [
        `${online ? "Online" : BY_TEXT[lens.delay]}: ${end.text}.`,
        ...(reading === "none" ? [] : [`In the words of the statement: ${reading.words}.`]),
        NO_PLACE_FOR_COMPUTE,
        "",
        ...reasonsText(whyOnline(site, lens.delay)),
        "",
        foot(around, "site"),
      ],
    },
  ];
}

const READING_NAMES: Readonly<Record<Lens["delay"], string>> = {
  promise: "first promise",
  stated: "as stated last",
  p50: "estimate, P50",
  p90: "estimate, P90",
};

/** The day of the first public promise of a site; a lost site has none any more. */
function promiseOf({ window, place }: Entry, around: Around): FeedEvent[] {
  if (!place || !isSite(place)) return [];
  const { reading, fate } = presence(place, "promise");
  if (reading === "none" || reading.date === "undated" || fate.status === "lost") return [];
  const { id, name } = place.readings.site;
  return [
    {
      key: `promise/${id}`,
      kind: "promise",
      day: reading.bound === "not-before" ? reading.date.earliest : reading.date.latest,
      summary: `Promised compute: ${name}`,
      tentative: true,
      daily: false,
      categories: [KIND_NAMES.promise],
      path: siteHref(id, around.lens, around.context),
      lines: windowLines(window, around),
    },
  ];
}
