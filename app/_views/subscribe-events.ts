import type { SiteOn } from "@/lib/capacity/delay";
import { amountText, type Reading, speakerText } from "@/lib/capacity/statement";
import { countryText } from "@/lib/enforcement/level";
import { type Facts, factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, knownSince, pendingLaws, versionName } from "@/lib/law/chosen";
import { placeOf } from "@/lib/law/citation";
import { outcomeText, placeOrYours, restsOnYours } from "@/lib/law/derivation";
import { concerns } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import { readable } from "@/lib/law/readable";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { bitesForHighRisk, senseOf } from "@/lib/law/sense";
import {
  daysToNext,
  isLastDay,
  laterDaySentence,
  listed,
  milestoneSentence,
  pendingSentence,
  wordingSentences,
} from "@/lib/law/sentence";
import { ADDRESSEE_WORDS, TOPIC_WORDS } from "@/lib/law/words";
import type { Lens, LensContext } from "@/lib/lens";
import { counted, type Day, longDay } from "@/lib/time/day";
import { parseImprecise, whenText } from "@/lib/time/imprecise";
import { type AnyWindow, capacityLead, type DatedEnd, type Reason, workFor } from "@/lib/windows";
import { BY_TEXT, NO_PLACE_FOR_COMPUTE, notesOn, presence, whyOnline } from "@/lib/windows/capacity-lead";
import { leadReason } from "@/lib/windows/lead-time";
import { footText } from "./bar";
import { href, siteHref } from "./links";
import { isStart, lower, partText, quoted, sized, startText, UNSIZED } from "./site-words";
import type { FeedKind, FeedQuery } from "./subscribe-query";
import { yardstickName } from "./timeline";
import { type Entry, isSite, keyOf, windowSet } from "./window-set";
import { sureText } from "./words";

/** One day of a calendar, and what is said of it. */
export interface FeedEvent {
  /** What tells it from all others, whatever its day: `runway/ai-literacy`, `enforcement-gap/ai-literacy/PL`. */
  readonly key: string;
  readonly kind: FeedKind;
  readonly day: Day;
  readonly summary: string;
  /** The same as long as its day is to come, whatever the as-of date. */
  readonly title: string;
  /**
   * An estimate, a date known only roughly or from a weak source, one that an adopted text is about to move, or a version of the law that
   * is not in force.
   */
  readonly tentative: boolean;
  /** Whether the day is computed anew each day. */
  readonly daily: boolean;
  readonly categories: readonly string[];
  /** The page about it. */
  readonly path: string;
  /** Since when its day is known; undefined where nothing says. */
  readonly known: () => Day | undefined;
  /** The reason, the citation and the as-of date; made when asked for. */
  readonly lines: () => readonly string[];
  /** The reason and the citation alone, the same on whatever day they are asked for. */
  readonly why: () => readonly string[];
  /** The same as data. */
  readonly basis: () => Basis;
}

/** What the day of an event rests on. */
export interface Basis {
  /** The id of the date of the law that it is about; undefined for a site. */
  readonly milestone: string | undefined;
  /** The place in the law; undefined for a site. */
  readonly citation: string | undefined;
  readonly reasons: readonly Pick<Reason, "text" | "citation">[];
  /** Ids. */
  readonly sources: readonly string[];
}

export const KIND_NAMES: Readonly<Record<FeedKind, string>> = {
  runway: "Dates of the law",
  "start-by": "Start of an assessment",
  "enforcement-gap": "First power to fine",
  "capacity-lead": "Compute online",
  promise: "Promised compute",
};

/** Whether it is about a site and not about the law. */
export const isCompute = (kind: FeedKind): boolean => kind === "promise" || kind === "capacity-lead";

const LAW = "EU AI Act";

const isWeak = (confidence: Reason["confidence"]) => confidence === "one-secondary" || confidence === "conflict";

const isRough = (end: DatedEnd) => end.earliest !== end.latest || end.bound !== "none";

/**
 * The days of a calendar, in the order of time.
 * @param facts of one revision
 * @throws VacatioError as `chosenLaw`
 */
export function feedEvents(
  given: Facts,
  { lens, kinds, duty, pinned }: Pick<FeedQuery, "lens" | "kinds" | "duty" | "pinned">,
  context: LensContext,
): FeedEvent[] {
  const facts = factsUnder(given, lens);
  const chosen = chosenLaw(given.law, lens);
  const set = windowSet(facts, lens, chosen);
  const unsettled = pinned || chosen.own || chosen.standing.status !== "in-force";
  const around: Around = {
    facts,
    lens,
    context,
    chosen,
    version: versionText(chosen, lens, pinned),
    unsettled,
    pending: chosen.own || chosen.standing.status !== "in-force" ? [] : pendingLaws(facts.law, lens.asOf),
    since: knownSince(facts.law, lens),
  };
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
  /** What is told of the version of the law in each title; undefined for the law in force today. */
  readonly version: string | undefined;
  /** Whether no date of this version of the law is settled. */
  readonly unsettled: boolean;
  /** Adopted texts that are about to change the law in force. */
  readonly pending: ReturnType<typeof pendingLaws>;
  /** Since when the day of a milestone is known. */
  readonly since: ReturnType<typeof knownSince>;
}

/** What every event ends with; a site stands under no version of the law. */
const foot = ({ lens, chosen }: Around, about: "law" | "site" = "law"): string =>
  about === "law" ? footText(lens, chosen) : `As known on ${longDay(lens.asOf)}.`;

/** A title that stands by itself among other appointments. */
const named = (text: string, { version }: Around): string => `AI Act: ${text}${version === undefined ? "" : ` (${version})`}`;

/** How titles name a version of the law and a day that stays; undefined for the law in force, kept up with. */
export function versionText(chosen: ChosenLaw, { asOf }: Pick<Lens, "asOf">, pinned: boolean): string | undefined {
  const parts = [versionName(chosen), ...(pinned ? [`as known on ${longDay(asOf)}`] : [])].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

/** What adopted texts are about to do to the date of a milestone. */
const movedBy = (m: ResolvedMilestone, { pending }: Around): string[] =>
  pending.flatMap(({ standing, law }) => pendingSentence(m, law.milestones.get(m.id), standing) ?? []);

const milestonePath = (id: string, { lens, context }: Around) => href("/milestones/", { ...lens, duty: id }, context);

function datesOf(around: Around, only: FeedQuery["duty"]): FeedEvent[] {
  const { facts, lens, context, chosen } = around;
  const { topic, role, asOf } = lens;
  const wanted = milestonesKnownOn(facts.law, asOf).filter(
    (m) => (only === "all" || m.id === only) && (topic.length === 0 || topic.includes(m.topic)) && concerns(m.addressees, role),
  );
  return wanted.flatMap(({ id }): FeedEvent[] => {
    const m = chosen.law.milestones.get(id);
    if (m?.practical.status !== "dated") return [];
    const moved = movedBy(m, around);
    const { recurring } = m;
    const [first] = daysToNext(m, asOf);
    return daysToNext(m, asOf).map((day, nth): FeedEvent => {
      const title = named(dayLabel(m, false, nth), around);
      const over = isLastDay(m) && day < asOf;
      return {
        // By its place in the series, so that a day that moves is the same event.
        key: nth === 0 ? `runway/${id}` : `runway/${id}/${nth + 1}`,
        kind: "runway",
        day,
        summary: over ? named(dayLabel(m, true, nth), around) : title,
        title,
        tentative: around.unsettled || moved.length > 0 || m.latest !== undefined || isWeak(m.confidence),
        daily: false,
        categories: [LAW, KIND_NAMES.runway, TOPIC_WORDS[m.milestone.topic].title],
        path: milestonePath(id, around),
        known: () => around.since(id),
        lines: () => [
          recurring && first !== undefined && nth > 0
            ? laterDaySentence(recurring, first, day, asOf)
            : milestoneSentence(m, chosen.compare.milestones.get(id), yardstickName(chosen, lens, context), asOf),
          ...(over ? ["The date does not say whether that was done."] : []),
          ...moved,
          readable(m.duty, facts.law),
          ...(m.milestone.addressees.length === 0
            ? []
            : [`For: ${listed(m.milestone.addressees.map((a) => ADDRESSEE_WORDS[a]))}`]),
          ...wordingSentences(m, asOf).map((text) => readable(text, facts.law)),
          ...(m.recurring ? [nth === 0 ? "This is the first day of a series." : "This is a later day of a series."] : []),
          "",
          ...whyLines(m),
          `How sure: ${sureText(restsOnYours(m) ? "assumed" : m.confidence)}`,
          "",
          foot(around),
        ],
        why: () => whyLines(m),
        basis: () => basisOf(stepsOf(m), m),
      };
    });
  });
}

/** A label with what its day is to it, where the law asks for something by then. */
function dayLabel(m: ResolvedMilestone, over: boolean, nth: number): string {
  const later = m.formal.status === "dated" && m.practical.status === "dated" && m.formal.day < m.practical.day;
  const limit = later && bitesForHighRisk(m.milestone) ? ", for high-risk systems" : "";
  const label = `${m.title}${limit}${m.latest ? ", at the latest" : ""}`;
  const sense = senseOf(m.milestone);
  if (sense === "may-from") return `${label} (a power from this day, no duty)`;
  if (sense === "ends") return label.endsWith(" ends") ? label : `${label} (ends on this day)`;
  // Some titles say so themselves.
  if (!isLastDay(m) || label.startsWith("Last day")) return label;
  return `${label} (${over ? "was " : ""}${m.recurring && nth === 0 ? "first " : ""}${over ? "due " : ""}by this day)`;
}

const cited = (text: string, citation: string | undefined) => (citation ? `${text} (${citation})` : text);

const stepsOf = (m: ResolvedMilestone) => [...m.derivation, ...m.practicalDerivation];

const basisOf = (reasons: readonly Reason[], duty?: ResolvedMilestone): Basis => ({
  milestone: duty?.id,
  citation: duty && placeOrYours(duty),
  reasons: reasons.map(({ text, citation }) => ({ text, ...(citation === undefined ? {} : { citation }) })),
  sources: [...new Set([...(duty && !restsOnYours(duty) ? duty.sources : []), ...reasons.flatMap((r) => r.sources ?? [])])],
});

const whyLines = (m: ResolvedMilestone): string[] => [
  "Why this day:",
  ...stepsOf(m).map((step) => cited(step.text, step.citation)),
  `In the law: ${placeOrYours(m)}`,
];

const reasonsText = (reasons: readonly Reason[]): string[] =>
  reasons.length === 0 ? [] : ["Why this day:", ...new Set(reasons.map((r) => cited(r.text, r.citation)))];

const windowLines = (window: AnyWindow, around: Around, duty?: ResolvedMilestone) => (): string[] => [
  window.text,
  ...(duty ? movedBy(duty, around) : []),
  ...(window.formal !== "same" && window.formal.status === "dated"
    ? [`Formally the duty applies on ${window.formal.text}.`]
    : []),
  ...window.notes,
  "",
  // Its foot says the as-of date.
  ...reasonsText(window.reasons.filter(({ text }) => text !== `As known on ${longDay(around.lens.asOf)}.`)),
  "",
  foot(around, window.milestone === undefined ? "site" : "law"),
];

/** With the longest and with the shortest estimate, each its own day. */
function startsOf({ window, duty }: Entry, around: Around): FeedEvent[] {
  if (!duty || window.state === "not-applicable") return [];
  const what = workFor(duty) === "assessment" ? "Start the assessment" : "Start preparing";
  const { shortest, longest } = around.lens.lead;
  const one = (end: AnyWindow["from"], which: "longest" | "shortest", months: number): FeedEvent[] => {
    if (end.status !== "dated") return [];
    const title = named(`${what}: ${duty.title} (estimate: ${counted(months, "month")})`, around);
    return [
      {
        key: `start-by-${which}/${duty.id}`,
        kind: "start-by",
        day: end.latest,
        summary: title,
        title,
        tentative: true,
        daily: false,
        categories: [LAW, KIND_NAMES["start-by"], TOPIC_WORDS[duty.milestone.topic].title],
        path: milestonePath(duty.id, around),
        known: () => around.since(duty.id),
        lines: windowLines(window, around, duty),
        why: () => [leadReason(around.lens.lead, workFor(duty)).text, ...whyLines(duty)],
        basis: () => basisOf([leadReason(around.lens.lead, workFor(duty)), ...stepsOf(duty)], duty),
      },
    ];
  };
  return [...one(window.from, "longest", longest), ...(shortest === longest ? [] : one(window.to, "shortest", shortest))];
}

/** The first day on which a duty that applies already can be fined; none where the power came first. */
function powerOf(entry: Entry, around: Around): FeedEvent[] {
  const { window, duty, place } = entry;
  const { from, to, length } = window;
  if (!duty || to.status !== "dated" || window.state === "not-applicable") return [];
  if (from.status !== "dated" || length === "unknown" || length.totalDays <= 0) return [];
  const where = place && !isSite(place) ? `, ${countryText(place)}` : "";
  const title = named(`First power to fine${where}: ${duty.title}`, around);
  // How sure the power is hangs on the events that made it, not on the duty.
  const weak = isWeak(duty.confidence) || window.reasons.some((r) => r.from?.kind === "event" && isWeak(r.confidence));
  return [
    {
      key: keyOf(entry),
      kind: "enforcement-gap",
      day: to.latest,
      summary: title,
      title,
      tentative: around.unsettled || movedBy(duty, around).length > 0 || to.assumed === true || isRough(to) || weak,
      daily: false,
      categories: [LAW, KIND_NAMES["enforcement-gap"], TOPIC_WORDS[duty.milestone.topic].title],
      path: milestonePath(duty.id, around),
      // What a country has come to counts from its day; that of the Union's enforcers stands in the law.
      known: () => (place && !to.assumed ? to.latest : around.since(duty.id)),
      lines: windowLines(window, around, duty),
      why: () => reasonsText(window.reasons),
      basis: () => basisOf(window.reasons, duty),
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
  const about = online ? fate.reading : reading;
  const title = `Compute online: ${name}${partOf(about)}${online ? "" : ` (${READING_NAMES[lens.delay]})`}`;
  return [
    {
      key: `capacity-lead/${id}`,
      kind: "capacity-lead",
      day,
      summary: title,
      title,
      tentative: !online || !fate.since || end.status !== "dated" || isRough(end),
      daily: byEstimate && !online,
      categories: [KIND_NAMES["capacity-lead"]],
      path: siteHref(id, lens, context),
      known: () => (about === "none" ? undefined : about.statedOn.latest),
      lines: () => [
        `${online ? "Online" : BY_TEXT[lens.delay]}: ${end.text}${partOf(about)}.`,
        ...(end.status === "dated" && end.earliest !== end.latest ? ["It stands here on the last day of that time."] : []),
        ...(reading === "none" ? [] : [`In the words of the statement: ${quoted(reading.words)}.`]),
        ...notesOn(site, lens.delay).filter((note) => note !== NO_PLACE_FOR_COMPUTE),
        "",
        ...besideDuty(site, around),
        NO_PLACE_FOR_COMPUTE,
        "",
        ...reasonsText([...promisedBefore(site, lens.delay), ...whyOnline(site, lens.delay), ...sinceThen(site, about)]),
        "",
        foot(around),
      ],
      why: () => reasonsText(whyOnline(site, lens.delay)),
      basis: () => basisOf(whyOnline(site, lens.delay)),
    },
  ];
}

/** Which part of a site it is, and how much: `, tranche rubin 2027, 30,000 NVIDIA Rubin`. */
function partOf(reading: Reading | "none"): string {
  if (reading === "none") return "";
  const start = isStart(reading) ? `, ${startText(sized(reading))}` : "";
  return `, ${lower(partText(reading.tranche))}, ${sized(reading) ? amountText(reading) : UNSIZED}${start}`;
}

/** The duty with which a site is compared: that of the lens. */
function besideDuty(site: SiteOn, { lens, chosen }: Around): string[] {
  const m = chosen.law.milestones.get(lens.duty);
  if (!m) return [];
  const applies = `${m.practical.status !== "dated" ? "" : isLastDay(m) ? "by " : "from "}${outcomeText(m.practical)}`;
  return [
    `Beside the duty \u201c${m.short}\u201d (${applies}; ${placeOf(m)}): ${capacityLead(m, site, lens.delay, lens.asOf).text}`,
  ];
}

/** The promise, where another word stands for the site. */
function promisedBefore(site: SiteOn, by: Lens["delay"]): Reason[] {
  const { promise } = site.readings;
  const { reading } = presence(site, by);
  if (promise === "none" || (reading !== "none" && reading.statement === promise.statement)) return [];
  return whyOnline(site, "promise").filter(({ from }) => from?.id === promise.statement);
}

/** What has been said of a tenant or a revised plan of the whole site since the word that stands for it. */
const sinceThen = ({ readings: { known } }: SiteOn, about: Reading | "none"): Reason[] =>
  known
    .slice(about === "none" ? 0 : known.findIndex((s) => s.id === about.statement) + 1)
    .filter((s) => s.reading === "progress" && s.tranche === "site" && (s.kind === "tenant-change" || s.kind === "revised"))
    .map((s) => ({ text: `Said by ${speakerText(s.speaker)} ${whenText(parseImprecise(s.statedOn))}: ${s.detail}` }));

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
  const title = `Promised compute: ${name}${partOf(reading)}`;
  return [
    {
      key: `promise/${id}`,
      kind: "promise",
      day: reading.bound === "not-before" ? reading.date.earliest : reading.date.latest,
      summary: title,
      title,
      tentative: true,
      daily: false,
      categories: [KIND_NAMES.promise],
      path: siteHref(id, around.lens, around.context),
      known: () => reading.statedOn.latest,
      lines: () =>
        // No duty stands beside a promise alone.
        windowLines(window, around)().map((line) =>
          line === NO_PLACE_FOR_COMPUTE ? "The Act sets no place for compute." : line,
        ),
      why: () => reasonsText(window.reasons),
      basis: () => basisOf(window.reasons),
    },
  ];
}
