import type { Shade } from "@/app/_charts/Chart";
import type { LevelsBandState } from "@/app/_charts/levels/state";
import type { AxisState, CapacityBandState, EnforcementBandState, LawRow, WindowBar } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import { curve } from "@/lib/capacity/curve";
import { amountText, type Reading, type SiteReadings, speakerText } from "@/lib/capacity/statement";
import { partName } from "@/lib/capacity/words";
import { assumedFrom, enforcerOf, type LevelStep, levelOn } from "@/lib/enforcement/level";
import type { Jurisdiction } from "@/lib/enforcement/schema";
import { assumedSentence, countrySentence } from "@/lib/enforcement/sentence";
import { type Facts, factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, versionName } from "@/lib/law/chosen";
import { isDuty } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import { readable } from "@/lib/law/readable";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import type { Topic } from "@/lib/law/schema";
import { distance, headline, milestoneSentence, named, nextDates, nextDay } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import { DELAY_KEYS, LAW_KEYS, type Lens, type LensContext, type LensKey, NONE, type ParsedLens } from "@/lib/lens";
import { addDays, civil, counted, type Day, day, longDay, shortDay } from "@/lib/time/day";
import { type ImpreciseDate, impreciseText, parseImprecise, whenText } from "@/lib/time/imprecise";
import {
  aMonthsLong,
  type CapacityLead,
  capacityLead,
  migration,
  milestonesOfTopic,
  monthsAdjective,
  monthsRange,
  monthsText,
  NOT_SETTLED,
  type PromiseWindow,
  promiseWindow,
  type Runway,
  relief,
  runway,
  type StartBy,
  startBy,
} from "@/lib/windows";
import { assumedStates, assumptionWarnings } from "./assumed";
import { type BarState, barState, footText, type NoticeState, noticeState } from "./bar";
import { chosenBand, chosenSite, siteChoices, siteName } from "./capacity";
import { gapOf } from "./duty-windows";
import { countryBand, countryOptions, hasOwnPenalty, isUnlisted, levelsBand } from "./enforcement";
import { idleSentence } from "./idle";
import { lawRow } from "./law-state";
import { calendarHref, countriesLens, countryHref, href, siteHref } from "./links";
import { once } from "./once";
import { hasEuFine, levelCounts, levelsOf, type PanelState, panelState } from "./panel";
import { foregroundOf, knownMilestones, yardstickName } from "./timeline";
import { delayChoices, leadChoices, leadSource, lengthWords, type WindowCard, windowBar, windowCard } from "./window-cards";
import { CONFIDENCE_WORDS, LEVEL_WORDS } from "./words";

export const OVERVIEW_KEYS: readonly LensKey[] = [
  ...LAW_KEYS,
  "duty",
  "topic",
  "country",
  "site",
  "lead",
  "delay",
  ...DELAY_KEYS,
];
const SHOWN = ["law", "compare", "asOf", "duty", "country", "site", "lead", "delay"];

/** The topics whose lead milestones are always in the law band. */
const LEADS: readonly Topic[] = ["prohibited", "gpai", "transparency", "high-risk-annex-iii", "high-risk-annex-i"];

export interface NextDay {
  readonly date: string;
  readonly away: string;
  readonly what: string;
  readonly href: string;
}

export interface Row {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly note: string | undefined;
  readonly sourceIds: readonly string[];
}

export interface OverviewState {
  readonly headline: string;
  readonly lead: string;
  readonly bar: BarState;
  readonly duties: { readonly value: string; readonly options: readonly Option[] };
  readonly countries: { readonly value: string; readonly options: readonly Option[] };
  readonly sites: { readonly value: string; readonly options: readonly Option[] };
  readonly leads: { readonly value: string; readonly options: readonly Option[] };
  readonly delays: { readonly value: string; readonly options: readonly Option[] };
  readonly notices: NoticeState;
  /** What stands at the foot of each printed page. */
  readonly foot: string;
  /** Where the chart lies as a drawing of its own. */
  readonly file: string;
  /** The days on which something starts next. */
  readonly next: readonly NextDay[];
  /** Where a calendar under this law is put together. */
  readonly calendarHref: string;
  /** When an assessment has to start, shaded through all bands. */
  readonly shades: readonly Shade[];
  /** `start here: 12 to 6 months before` */
  readonly shadeWords: { readonly start: string; readonly late: string } | undefined;
  readonly figures: readonly { readonly value: string; readonly text: string; readonly href?: string }[];
  readonly axis: AxisState;
  readonly dutyDay: Day | undefined;
  readonly lawRows: readonly LawRow[];
  readonly compared: string;
  readonly enforcement: EnforcementBandState;
  /** Set where no country is chosen: how many Member States are how far. */
  readonly levels: LevelsBandState | undefined;
  readonly capacity: CapacityBandState;
  readonly bars: readonly WindowBar[];
  readonly duty: { readonly id: string; readonly title: string };
  /** What stands in words beside and below the chart; made when it is first asked for. */
  readonly texts: () => OverviewTexts;
}

export interface OverviewTexts {
  readonly windows: readonly WindowCard[];
  readonly country:
    | { readonly name: string; readonly rows: readonly Row[]; readonly note: string; readonly href: string }
    | undefined;
  readonly site:
    | {
        readonly name: string;
        readonly rows: readonly Row[];
        readonly more: readonly Row[];
        readonly note: string;
        readonly href: string;
      }
    | undefined;
  readonly panel: PanelState;
}

/** The overview: one duty, one country and one site on one axis, and the windows between them. */
export function overviewState(given: Facts, parsed: ParsedLens, context: LensContext): OverviewState {
  const facts = factsUnder(given, parsed.lens);
  const { lens } = parsed;
  const chosen = chosenLaw(facts.law, lens);
  const all = knownMilestones(facts, chosen, lens.asOf);
  const duty = foregroundOf(all, lens);
  const jurisdiction = facts.jurisdictions.find((j) => j.iso2 === lens.country[0]);
  const site = facts.sites.find((s) => s.id === lens.site[0]);
  const siteNow = chosenSite(facts, lens);
  const readings = siteNow?.readings;
  const subject = enforcerOf(duty.milestone, facts.enforcementMap);
  const timeline = jurisdiction && levelsOf(facts, jurisdiction, subject);

  const assumed = jurisdiction && timeline && assumedFrom(jurisdiction, timeline);

  const axis = axisOf(lens.asOf, duty, readings);
  const names = { law: chosen.standing.title, compare: chosen.compareStanding.title };
  const way = runway(duty, lens.asOf);
  const start = startBy(duty, lens.lead, lens.asOf, facts.enforcementMap);
  const gap = jurisdiction && gapOf(facts, chosen, lens, duty, jurisdiction);
  const gain = relief(duty, chosen.compare.milestones.get(duty.id), names, lens.asOf);
  const lead = siteNow && capacityLead(duty, siteNow, lens.delay, lens.asOf);
  const move = siteNow && migration(duty, siteNow, lens.delay, lens.lead, lens.asOf, facts.enforcementMap);
  const pledge = siteNow && promiseWindow(siteNow, lens.asOf);
  const dutyDay = duty.practical.status === "dated" ? duty.practical.day : undefined;

  return {
    headline: headline(all, lens.asOf, versionName(chosen)),
    lead: [
      ...[idleSentence(facts, all, lens.asOf)].filter(Boolean),
      milestoneSentence(duty, chosen.compare.milestones.get(duty.id), yardstickName(chosen, lens, context), lens.asOf),
      jurisdiction && timeline
        ? countrySentence(
            jurisdiction,
            levelOn(timeline, lens.asOf),
            isUnlisted(facts, duty),
            hasOwnPenalty(facts, jurisdiction, duty, lens.asOf),
          )
        : "No country is chosen.",
      ...(gap && gap.to.text === NOT_SETTLED ? [gap.text] : []),
      ...(jurisdiction && assumed ? [assumedSentence(jurisdiction, assumed)] : []),
      ...(jurisdiction && timeline && levelOn(timeline, lens.asOf).level !== "power-to-fine" && isUnlisted(facts, duty)
        ? [`No EU fine is listed for ${duty.short}.`]
        : []),
      readings ? siteSentence(readings) : "No compute site is chosen.",
    ].join(" "),
    bar: barState("/", lens, context, SHOWN),
    duties: { value: duty.id, options: withChosen(dutyOptions(facts, lens.asOf), duty) },
    countries: { value: lens.country[0] ?? NONE, options: countryOptions(facts) },
    sites: { value: lens.site[0] ?? NONE, options: siteChoices(facts, lens.asOf, context.today) },
    notices: noticeState("/", lens, context, chosen, parsed.problems, [
      ...parsed.warnings,
      ...assumptionWarnings(facts, [subject]),
    ]),
    foot: footText(lens, chosen),
    file: href("/charts/overview.svg", lens, context),
    leads: leadChoices(facts, lens),
    delays: delayChoices(lens),
    next: nextDays(all, lens, context),
    calendarHref: calendarHref(lens, context),
    shades: shadesOf(start, dutyDay),
    shadeWords: start.from.status === "dated" ? shadeWords(lens) : undefined,
    figures: figures({ facts, chosen, lens, context, all, duty, way, start, lead, pledge, readings }),
    axis,
    dutyDay,
    lawRows: lawRows(facts, chosen, all, duty, lens, context),
    compared: chosen.compareStanding.title,
    enforcement: countryBand(jurisdiction, timeline, duty, lens),
    levels: jurisdiction ? undefined : levelsBand(facts, duty, lens.asOf),
    capacity: chosenBand(siteNow, facts, axis.to),
    bars: [way, start, gap, lead, move, pledge].flatMap((w) => (w ? [windowBar(w, lens)] : [])),
    duty: { id: duty.id, title: duty.title },
    texts: once(() => ({
      windows: [
        windowCard(way, "Runway"),
        withLead(windowCard(start, `Start by, ${monthsRange(lens.lead)}`, lens), facts, lens),
        ...(gap && jurisdiction
          ? [windowCard(gap, `Enforcement gap, ${gap.country ? jurisdiction.name : UNION_ENFORCERS[subject.enforcer]}`)]
          : []),
        windowCard(gain, "Relief"),
        ...(lead && site ? [windowCard(lead, `Capacity lead, ${siteName(site)}`)] : []),
        ...(move && site ? [withLead(windowCard(move, `Time to migrate to ${siteName(site)}`), facts, lens)] : []),
        ...(pledge && site ? [windowCard(pledge, `Promise, ${siteName(site)}`)] : []),
      ],
      country:
        jurisdiction && timeline
          ? {
              ...countryCard(jurisdiction, timeline, assumed, duty, lens),
              href: countryHref(jurisdiction.iso2, { ...lens, topic: [duty.milestone.topic] }, context),
            }
          : undefined,
      site: readings ? { ...siteCard(readings), href: siteHref(readings.site.id, lens, context) } : undefined,
      panel: panelState(facts, lens, chosen, context, duty, "/"),
    })),
  };
}

// Where a topic is asked by its lead milestone, gap and fine come from its fine milestone.
function gapMilestone(facts: Facts, chosen: ChosenLaw, duty: ResolvedMilestone, lens: Lens): ResolvedMilestone {
  const topic = milestonesOfTopic(duty.milestone.topic, facts.enforcementMap);
  const id = lens.duty === topic.lead ? topic.gap : duty.id;
  return chosen.law.milestones.get(id) ?? duty;
}

const duties = new WeakMap<Facts, { asOf: Day; options: Option[] }>();

function dutyOptions(facts: Facts, asOf: Day): readonly Option[] {
  const made = duties.get(facts);
  if (made?.asOf === asOf) return made.options;
  const known = milestonesKnownOn(facts.law, asOf).filter(isDuty);
  const options = (Object.keys(TOPIC_WORDS) as Topic[]).flatMap((topic) =>
    known.filter((m) => m.topic === topic).map((m) => ({ value: m.id, label: m.short, group: TOPIC_WORDS[topic].title })),
  );
  duties.set(facts, { asOf, options });
  return options;
}

/** The list with the chosen milestone, also where that is no duty. */
const withChosen = (options: readonly Option[], chosen: ResolvedMilestone): readonly Option[] =>
  options.some((o) => o.value === chosen.id) ? options : [{ value: chosen.id, label: chosen.short }, ...options];

/** From the January before last to the January after next but one, and on to what is in the foreground. */
function axisOf(asOf: Day, duty: ResolvedMilestone, readings: SiteReadings | undefined): AxisState {
  const { year } = civil(asOf);
  const last = day(year + 6, 1, 1);
  const wanted = [
    duty.practical.status === "dated" ? duty.practical.day : asOf,
    ...(readings ? [readings.promise, readings.stated] : []).flatMap((r) =>
      r && r !== "none" && r.date !== "undated" ? [r.date.latest] : [],
    ),
  ].filter((d) => d < last);
  const far = Math.max(year + 2, ...wanted.map((d) => civil(d).year));
  const near = Math.min(year - 1, ...wanted.map((d) => civil(d).year));
  return { from: day(near, 1, 1), to: day(far + 1, 1, 1), asOf, asOfLabel: shortDay(asOf) };
}

function lawRows(
  facts: Facts,
  chosen: ChosenLaw,
  all: readonly ResolvedMilestone[],
  duty: ResolvedMilestone,
  lens: Lens,
  context: LensContext,
): LawRow[] {
  const next = nextDates(
    all.filter((m) => isDuty(m.milestone)),
    lens.asOf,
  );
  const ids = new Set([
    ...facts.enforcementMap.topics.filter((t) => LEADS.includes(t.topic)).map((t) => t.leadMilestone),
    ...(next?.milestones.map((m) => m.id) ?? []),
    duty.id,
    ...all.filter((m) => m.milestone.legacyOf?.includes(duty.id) && m.milestone.kind === "transitional-end").map((m) => m.id),
  ]);
  const at = (m: ResolvedMilestone) => (m.practical.status === "dated" ? m.practical.day : Number.MAX_SAFE_INTEGER);
  return all
    .filter((m) => ids.has(m.id) && (m.practical.status !== "none" || m.id === duty.id))
    .sort((a, b) => at(a) - at(b))
    .map((m) => lawRow(m, chosen, m.id === duty.id, href("/", { ...lens, duty: m.id }, context)));
}

function siteSentence(r: SiteReadings): string {
  const name = siteName(r.site);
  const said = (reading: Reading) => `${amountText(reading)}, ${reading.words}`;
  if (r.state === "unknown") return `Nothing was said about ${name} by that day.`;
  const loss = r.known.findLast((s) => s.reading === "loss");
  if ((r.state === "lost" || r.state === "paused") && loss) return `${name} is ${r.state}: ${loss.detail}`;
  const parts: string[] = [];
  if (r.observed.status === "online")
    parts.push(
      `At ${name} ${r.observed.gpus === "unknown" ? "compute" : `${r.observed.gpus.toLocaleString("en-GB")} GPUs`} ${r.observed.gpus === "unknown" ? "is" : "are"} online (${impreciseText(r.observed.since)}).`,
    );
  if (r.promise === "none") parts.push(`No dated promise is known for ${name}.`);
  else if (r.stated === "none" || r.stated.statement === r.promise.statement)
    parts.push(`Promised at ${name}: ${said(r.promise)}.`);
  else parts.push(`Promised at ${name}: ${said(r.promise)}; stated since: ${said(r.stated)}.`);
  if (r.observed.status === "observation")
    parts.push(
      `Last look from outside, ${impreciseText(r.observed.last.on)}${r.observed.last.words === "" ? "." : `: ${r.observed.last.words}`}`,
    );
  return parts.join(" ");
}

interface Figured {
  readonly facts: Facts;
  readonly chosen: ChosenLaw;
  readonly lens: Lens;
  readonly context: LensContext;
  readonly all: readonly ResolvedMilestone[];
  readonly duty: ResolvedMilestone;
  readonly way: Runway;
  readonly start: StartBy;
  readonly lead: CapacityLead | undefined;
  readonly pledge: PromiseWindow | undefined;
  readonly readings: SiteReadings | undefined;
}

function figures({ facts, chosen, lens, context, all, duty, way, start, lead, pledge, readings }: Figured) {
  const next = nextDates(
    all.filter((m) => isDuty(m.milestone)),
    lens.asOf,
  );
  const subject = enforcerOf(duty.milestone, facts.enforcementMap);
  const counts = levelCounts(facts, gapMilestone(facts, chosen, duty, lens), lens.asOf);
  const members = facts.jurisdictions.filter((j) => j.bloc === "EU").length;
  const assumed = assumedStates(facts, subject);
  return [
    next
      ? {
          value: shortDay(next.day),
          text: `next: ${next.milestones.length > 3 ? `${next.milestones.length} duties` : named(next.milestones)} (${distance(lens.asOf, next.day)})`,
          href: href("/timeline", { ...lens, duty: next.milestones[0]?.id ?? duty.id }, context),
        }
      : { value: "none", text: "no duty starts after this day, as far as dates are known" },
    startFigure(duty, way, start, lens),
    subject.enforcer === "national" && !hasEuFine(facts, duty)
      ? {
          value: "no EU fine",
          text: `is listed for ${duty.short}; the record has no field for the article of a national penalty, the words of each State stand on its page`,
          href: href("/countries", countriesLens({ ...lens, topic: [duty.milestone.topic] }, context), context),
        }
      : subject.enforcer === "national"
        ? {
            value: `${counts.get("power-to-fine") ?? 0} of ${members}`,
            text: `Member States ${counts.get("power-to-fine") === 1 ? "has" : "have"} the power to fine for ${TOPIC_WORDS[duty.milestone.topic].phrase}${
              duty.practical.status === "dated" && duty.practical.day > lens.asOf ? "; the duty does not apply yet" : ""
            }${assumed === "" ? "" : `; you assume it for ${assumed} too, which is not counted`}`,
            href: href("/countries", countriesLens({ ...lens, topic: [duty.milestone.topic] }, context), context),
          }
        : {
            value: subject.enforcer === "none" ? "nobody" : subject.enforcer === "edps" ? "EDPS" : "Commission",
            text: `enforces this: ${readable(subject.why, facts.law)}`,
          },
    lead && pledge && readings
      ? { ...siteFigure(lead, pledge, readings), href: siteHref(readings.site.id, lens, context) }
      : { value: "no site", text: "choose a compute site to see whether it is there before the duty" },
  ];
}

/** When an assessment has to start; where the duty applies already or has no day, the runway. */
function startFigure(duty: ResolvedMilestone, way: Runway, start: StartBy, { lead }: Lens) {
  const href = "#window-start-by";
  if (start.from.status !== "dated" || start.to.status !== "dated" || way.state !== "open")
    return { value: way.state === "past" ? "applies" : lengthWords(way), text: way.text };
  const [long, short] = [shortDay(start.from.latest), shortDay(start.to.latest)];
  const other = lead.shortest === lead.longest ? "" : `; ${short} by ${aMonthsLong(lead.shortest)} one`;
  if (start.state === "late-short") return { value: "late", text: start.text, href };
  if (start.state === "late-long")
    return {
      value: short,
      text: `latest start for ${duty.short} by ${aMonthsLong(lead.shortest)} estimate; by ${aMonthsLong(lead.longest)} one it was ${long}`,
      href,
    };
  return { value: long, text: `latest start for ${duty.short} by ${aMonthsLong(lead.longest)} estimate${other}`, href };
}

/** What is left of the promise of a site; where it runs or is lost, how it stands to the duty. */
function siteFigure(lead: CapacityLead, pledge: PromiseWindow, readings: SiteReadings) {
  const name = siteName(readings.site);
  const { promise, observed } = readings;
  if (promise === "none" || pledge.runs || pledge.length === "unknown" || pledge.state === "not-applicable")
    return { value: lengthWords(lead), text: `${name}: ${lead.text}` };
  const look =
    observed.status === "observation"
      ? `; last look from outside ${shortDay(observed.last.on.latest)}`
      : observed.status === "online"
        ? "; other parts of the site are online"
        : "; no look from outside is known";
  const days = counted(Math.abs(pledge.length.totalDays), "day");
  const of = `the promise of ${amountText(promise)} at ${name}, ${promise.words}`;
  return pledge.state === "past"
    ? { value: `${days} over`, text: `${of}; nothing known says that it was met${look}` }
    : {
        value: pledge.state === "today" ? "this day" : days,
        text: `${pledge.state === "today" ? "is the last day of" : "left on"} ${of}${look}`,
      };
}

/** A window that stands on a lead time names where that is from. */
function withLead(card: WindowCard, facts: Facts, lens: Lens): WindowCard {
  const source = leadSource(facts, lens);
  return source ? { ...card, notes: [...card.notes, source.text], reasons: [...card.reasons, source] } : card;
}

const shadesOf = ({ from, to }: StartBy, dutyDay: Day | undefined): Shade[] =>
  from.status !== "dated" || to.status !== "dated" || dutyDay === undefined
    ? []
    : [
        { look: "start", from: from.latest, to: to.latest },
        { look: "late", from: to.latest, to: dutyDay },
      ];

const shadeWords = ({ lead }: Lens) => ({
  start:
    lead.shortest === lead.longest
      ? `start ${monthsText(lead.longest)} before`
      : `start here: ${lead.longest} to ${monthsText(lead.shortest)} before`,
  late: `later than your ${monthsAdjective(lead.shortest)} estimate`,
});

const NEXT = 4;

/** The next days on which a duty starts, a deadline ends or one of a series comes back, with what they bring. */
function nextDays(all: readonly ResolvedMilestone[], lens: Lens, context: LensContext): NextDay[] {
  const byDay = new Map<Day, ResolvedMilestone[]>();
  for (const m of all) {
    const on = nextDay(m, addDays(lens.asOf, 1));
    if (on !== undefined) byDay.set(on, [...(byDay.get(on) ?? []), m]);
  }
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .slice(0, NEXT)
    .map(([on, of]) => {
      const [first] = [...of].sort((a, b) => Number(isDuty(b.milestone)) - Number(isDuty(a.milestone)));
      return {
        date: shortDay(on),
        away: `in ${counted(on - lens.asOf, "day")}`,
        what: of.length === 1 ? (first?.short ?? "") : `${first?.short} and ${of.length - 1} more`,
        href: href("/timeline", { ...lens, duty: first?.id ?? lens.duty }, context),
      };
    });
}

const UNION_ENFORCERS = {
  national: "national authorities",
  commission: "the Commission",
  edps: "the EDPS",
  none: "nobody",
} as const;

function countryCard(
  j: Jurisdiction,
  timeline: readonly LevelStep[],
  assumed: ImpreciseDate | undefined,
  duty: ResolvedMilestone,
  lens: Lens,
) {
  const now = levelOn(timeline, lens.asOf);
  const rows: Row[] = now.because
    ? [{ id: "because", label: "Level", value: "not applicable", note: now.because.text, sourceIds: [] }]
    : [
        {
          id: "level",
          label: "Level",
          value: LEVEL_WORDS[now.level],
          note: [
            now.since === "unknown" ? undefined : `since ${longDay(now.since)}`,
            now.badge === "bans only" ? "power to fine for the bans only" : undefined,
            now.confidence === "unknown" ? undefined : CONFIDENCE_WORDS[now.confidence],
          ]
            .filter(Boolean)
            .join("; "),
          sourceIds: [],
        },
        ...(assumed
          ? [
              {
                id: "assumed",
                label: "Assumed by you",
                value: `power to fine from ${impreciseText(assumed)}`,
                note: "No source shows it.",
                sourceIds: [],
              },
            ]
          : []),
        ...now.events.map((e) => ({
          id: e.id,
          label: EVENT_WORDS[e.dimension] ?? e.dimension,
          value: `${e.state.replace("-", " ")}${e.authority ? `: ${e.authority}` : ""}`,
          note: e.detail,
          sourceIds: e.sources,
        })),
      ];
  const applies = duty.practical.status === "dated" && duty.practical.day <= lens.asOf;
  return {
    name: j.name,
    rows,
    note: now.because
      ? j.bloc === "EU"
        ? ""
        : "Whoever places a system on the market or puts it into service in the EU is bound there, wherever the firm is."
      : applies
        ? "The duty applies and binds, whether or not an authority here can fine."
        : "The power to fine is not a fine yet: the duty does not apply. From the day it does, it binds here in any case.",
  };
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  "implementing-law": "Implementing law",
  "market-surveillance-authority": "Market surveillance authority",
  penalties: "Penalties",
  "eea-incorporation": "EEA incorporation",
};

function siteCard(r: SiteReadings) {
  const undrawn = curve(r).listed.map(({ reading }) => target(reading.statement, "Also said", reading, ""));
  function target(id: string, label: string, reading: Reading | "none", none: string): Row {
    return reading === "none"
      ? { id, label, value: none, note: undefined, sourceIds: [] }
      : {
          id,
          label,
          value: `${capital(amountText(reading))}, ${reading.words}`,
          note: [
            `said by ${speakerText(reading.by)} ${whenText(reading.statedOn)}`,
            reading.tranche === "site" ? "the whole site" : `part: ${partName(reading.tranche)}`,
            reading.marks === "first-capacity" ? "a start, not completion" : undefined,
            reading.h100e === "unknown"
              ? "H100 equivalents not known"
              : `about ${reading.h100e.toLocaleString("en-GB")} H100 equivalents`,
          ]
            .filter(Boolean)
            .join("; "),
          sourceIds: reading.sources,
        };
  }
  const last = r.observations.at(-1);
  const latest = r.known.at(-1);
  return {
    name: siteName(r.site),
    rows: [
      target("promise", "Promised", r.promise, "no dated promise known"),
      target("stated", "Stated", r.stated, "nothing dated"),
      r.observed.status === "online"
        ? {
            id: "observed",
            label: "Observed",
            value:
              r.observed.gpus === "unknown"
                ? "online, number of GPUs not known"
                : `${r.observed.gpus.toLocaleString("en-GB")} GPUs online`,
            note: `since ${impreciseText(r.observed.since)}`,
            sourceIds: r.observed.readings.flatMap((o) => o.sources),
          }
        : last
          ? {
              id: "observed",
              label: "Observed",
              value: last.words,
              note: `${impreciseText(last.on)}; ${CONFIDENCE_WORDS[last.confidence]}`,
              sourceIds: last.sources,
            }
          : { id: "observed", label: "Observed", value: "nothing from outside is known", note: undefined, sourceIds: [] },
      ...(latest
        ? [
            {
              id: "latest",
              label: "Latest word",
              value: latest.detail,
              note: `${impreciseText(parseImprecise(latest.statedOn))}, by ${speakerText(latest.speaker)}`,
              sourceIds: latest.sources,
            },
          ]
        : []),
    ] as Row[],
    more: [...r.forecasts.map((f) => target(f.statement, "Forecast of others", f, "")), ...undrawn],
    note: [
      r.relation.kind === "not-known" || r.relation.kind === "side-by-side" ? r.relation.text : "",
      `${r.known.length === 1 ? "One statement was" : `${r.known.length} statements were`} made about the site by then.`,
    ]
      .filter(Boolean)
      .join(" "),
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
