import type { AxisState, CapacityBandState, EnforcementBandState, LawRow, WindowBar } from "@/app/_charts/state";
import type { Option } from "@/app/_ui/fields";
import { curve } from "@/lib/capacity/curve";
import { sitesOn } from "@/lib/capacity/sites";
import { amountText, type Reading, type SiteReadings, speakerText } from "@/lib/capacity/statement";
import { enforcerOf, type LevelStep, levelOn } from "@/lib/enforcement/level";
import type { Jurisdiction } from "@/lib/enforcement/schema";
import { countrySentence } from "@/lib/enforcement/sentence";
import { type Facts, wordedBy } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, versionName } from "@/lib/law/chosen";
import { isDuty } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import { readable } from "@/lib/law/readable";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import type { Topic } from "@/lib/law/schema";
import { distance, headline, milestoneSentence, named, nextDates } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import type { Lens, LensContext, LensKey, ParsedLens } from "@/lib/lens";
import { delaySettings, NONE } from "@/lib/lens";
import { civil, type Day, day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { impreciseText, parseImprecise, whenText } from "@/lib/time/imprecise";
import {
  type CapacityLead,
  capacityLead,
  type End,
  type EnforcementGap,
  enforcementGap,
  milestonesOfTopic,
  NO_PLACE_FOR_COMPUTE,
  type Reason,
  type Runway,
  runway,
} from "@/lib/windows";
import { type BarState, barState, type NoticeState, noticeState } from "./bar";
import { capacityBand, siteChoices, siteName } from "./capacity";
import { countryBand, countryOptions } from "./enforcement";
import { lawRow } from "./law-state";
import { countriesLens, countryHref, href, siteHref } from "./links";
import { once } from "./once";
import { hasEuFine, levelCounts, levelsOf, type PanelState, panelState } from "./panel";
import { foregroundOf, knownMilestones, yardstickName } from "./timeline";
import { CONFIDENCE_WORDS, LEVEL_WORDS } from "./words";

export const OVERVIEW_KEYS: readonly LensKey[] = [
  "law",
  "compare",
  "assume",
  "shift",
  "set",
  "asOf",
  "duty",
  "topic",
  "country",
  "site",
  "delay",
  "late",
  "lost",
  "mu",
  "sigma",
];
const SHOWN = ["law", "compare", "asOf", "duty", "country", "site"];

/** The topics whose lead milestones are always in the law band. */
const LEADS: readonly Topic[] = ["prohibited", "gpai", "transparency", "high-risk-annex-iii", "high-risk-annex-i"];

export interface WindowCard {
  readonly kind: "runway" | "enforcement-gap" | "capacity-lead";
  readonly name: string;
  /** `12 months 10 days`, or the state where there is no length. */
  readonly length: string;
  readonly state: string;
  readonly closesSoon: boolean;
  readonly text: string;
  readonly formal: string | undefined;
  readonly notes: readonly string[];
  readonly reasons: readonly ReasonState[];
}

export interface ReasonState {
  readonly text: string;
  readonly citation: string | undefined;
  readonly confidence: string | undefined;
  readonly sourceIds: readonly string[];
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
  readonly notices: NoticeState;
  readonly figures: readonly { readonly value: string; readonly text: string; readonly href?: string }[];
  readonly axis: AxisState;
  readonly dutyDay: Day | undefined;
  readonly lawRows: readonly LawRow[];
  readonly compared: string;
  readonly enforcement: EnforcementBandState;
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
  const facts = wordedBy(given, parsed.lens.asOf);
  const { lens } = parsed;
  const chosen = chosenLaw(facts.law, lens);
  const all = knownMilestones(facts, chosen, lens.asOf);
  const duty = foregroundOf(all, lens);
  const datasetAsOf = parseDay(facts.datasetDay);
  const jurisdiction = facts.jurisdictions.find((j) => j.iso2 === lens.country[0]);
  const site = facts.sites.find((s) => s.id === lens.site[0]);
  const [siteNow] = site ? sitesOn(facts, lens.asOf, delaySettings(lens), [site]) : [];
  const readings = siteNow?.readings;
  const subject = enforcerOf(duty.milestone, facts.enforcementMap);
  const timeline = jurisdiction && levelsOf(facts, jurisdiction, subject);

  const axis = axisOf(lens.asOf, duty, readings);
  const way = runway(duty, lens.asOf);
  const gap =
    jurisdiction &&
    enforcementGap(gapMilestone(facts, chosen, duty, lens), {
      law: chosen.law,
      map: facts.enforcementMap,
      jurisdiction,
      asOf: lens.asOf,
      datasetAsOf,
    });
  const lead = siteNow && capacityLead(duty, siteNow, lens.delay, lens.asOf);

  return {
    headline: headline(all, lens.asOf, versionName(chosen)),
    lead: [
      milestoneSentence(duty, chosen.compare.milestones.get(duty.id), yardstickName(chosen, lens, context), lens.asOf),
      jurisdiction && timeline ? countrySentence(jurisdiction, levelOn(timeline, lens.asOf)) : "No country is chosen.",
      ...(jurisdiction && subject.enforcer === "national" && isDuty(duty.milestone) && !hasEuFine(facts, duty)
        ? [`No EU fine is listed for ${duty.short}.`]
        : []),
      readings ? siteSentence(readings) : "No compute site is chosen.",
    ].join(" "),
    bar: barState("/", lens, context, SHOWN),
    duties: { value: duty.id, options: withChosen(dutyOptions(facts, lens.asOf), duty) },
    countries: { value: lens.country[0] ?? NONE, options: countryOptions(facts) },
    sites: { value: lens.site[0] ?? NONE, options: siteChoices(facts, lens.asOf, context.today) },
    notices: noticeState("/", lens, context, chosen, parsed.problems, parsed.warnings),
    figures: figures(facts, chosen, lens, context, all, duty, way, lead, readings),
    axis,
    dutyDay: duty.practical.status === "dated" ? duty.practical.day : undefined,
    lawRows: lawRows(facts, chosen, all, duty, lens, context),
    compared: chosen.compareStanding.title,
    enforcement: countryBand(jurisdiction, timeline, duty, lens),
    capacity: capacityBand(siteNow, facts, axis.to),
    bars: [
      bar(way, "Runway", "law"),
      ...(gap ? [bar(gap, "Enforcement gap", "enforcement")] : []),
      ...(lead ? [bar(lead, "Capacity lead", "compute")] : []),
    ],
    duty: { id: duty.id, title: duty.title },
    texts: once(() => ({
      windows: [
        card(way, "Runway"),
        ...(gap && jurisdiction
          ? [card(gap, `Enforcement gap, ${gap.country ? jurisdiction.name : UNION_ENFORCERS[subject.enforcer]}`)]
          : []),
        ...(lead && site ? [card(lead, `Capacity lead, ${siteName(site)}`)] : []),
      ],
      country:
        jurisdiction && timeline
          ? {
              ...countryCard(jurisdiction, timeline, duty, lens),
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
    parts.push(`At ${name} was promised: ${said(r.promise)}.`);
  else parts.push(`At ${name} was promised: ${said(r.promise)}; stated since: ${said(r.stated)}.`);
  if (r.observed.status === "observation")
    parts.push(`Last look from outside, ${impreciseText(r.observed.last.on)}: ${r.observed.last.words}`);
  return parts.join(" ");
}

function figures(
  facts: Facts,
  chosen: ChosenLaw,
  lens: Lens,
  context: LensContext,
  all: readonly ResolvedMilestone[],
  duty: ResolvedMilestone,
  way: Runway,
  lead: CapacityLead | undefined,
  readings: SiteReadings | undefined,
) {
  const next = nextDates(
    all.filter((m) => isDuty(m.milestone)),
    lens.asOf,
  );
  const subject = enforcerOf(duty.milestone, facts.enforcementMap);
  const counts = levelCounts(facts, gapMilestone(facts, chosen, duty, lens), lens.asOf);
  const members = facts.jurisdictions.filter((j) => j.bloc === "EU").length;
  return [
    next
      ? {
          value: shortDay(next.day),
          text: `next: ${next.milestones.length > 3 ? `${next.milestones.length} duties` : named(next.milestones)} (${distance(lens.asOf, next.day)})`,
          href: href("/timeline", { ...lens, duty: next.milestones[0]?.id ?? duty.id }, context),
        }
      : { value: "none", text: "no duty starts after this day, as far as dates are known" },
    way.length !== "unknown" && way.state === "open"
      ? { value: lengthValue(way), text: `left until ${duty.short} applies on ${way.to.text}` }
      : { value: way.state === "past" ? "applies" : stateWord(way.state), text: way.text },
    subject.enforcer === "national" && !hasEuFine(facts, duty)
      ? { value: "no EU fine", text: `is listed for ${duty.short}; whether a State set a penalty of its own is not on record` }
      : subject.enforcer === "national"
        ? {
            value: `${counts.get("power-to-fine") ?? 0} of ${members}`,
            text: `Member States ${counts.get("power-to-fine") === 1 ? "has" : "have"} the power to fine for ${TOPIC_WORDS[duty.milestone.topic].phrase}${
              duty.practical.status === "dated" && duty.practical.day > lens.asOf ? "; the duty does not apply yet" : ""
            }`,
            href: href("/countries", countriesLens({ ...lens, topic: [duty.milestone.topic] }, context), context),
          }
        : {
            value: subject.enforcer === "none" ? "nobody" : subject.enforcer === "edps" ? "EDPS" : "Commission",
            text: `enforces this: ${readable(subject.why, facts.law)}`,
          },
    lead && readings
      ? {
          value: leadValue(lead),
          text: `${siteName(readings.site)}: ${lead.text}${readings.observed.status === "online" && lead.notes.some((n) => n.startsWith("Other parts")) ? " Other parts of the site are online." : ""}`,
        }
      : { value: "no site", text: "choose a compute site to see whether it is there before the duty" },
  ];
}

const UNION_ENFORCERS = {
  national: "national authorities",
  commission: "the Commission",
  edps: "the EDPS",
  none: "nobody",
} as const;

const lengthValue = (w: Runway | EnforcementGap | CapacityLead): string =>
  w.length === "unknown" ? stateWord(w.state) : spanShort(w.length);

const spanShort = (length: { months: number; extraDays: number; totalDays: number }): string => {
  const months = Math.abs(length.months);
  const days = Math.abs(length.extraDays);
  if (months === 0) return `${days} day${days === 1 ? "" : "s"}`;
  return `${months} month${months === 1 ? "" : "s"}${days ? ` ${days} day${days === 1 ? "" : "s"}` : ""}`;
};

function leadValue(w: CapacityLead): string {
  if (w.state !== "before" && w.state !== "after") return stateWord(w.state);
  if (w.length === "unknown") return stateWord(w.state);
  return `${Math.abs(w.length.totalDays)} days ${w.state}`;
}

const STATE_WORDS: Readonly<Record<string, string>> = {
  open: "open",
  today: "today",
  past: "past",
  empty: "no gap",
  closed: "closed",
  before: "before the duty",
  after: "after the duty",
  uncertain: "uncertain",
  unknown: "not known",
  "not-applicable": "not applicable",
};

const stateWord = (state: string): string => STATE_WORDS[state] ?? state;

const spanOf = (end: End) => (end.status === "dated" ? { earliest: end.earliest, latest: end.latest } : undefined);

function bar(w: Runway | EnforcementGap | CapacityLead, name: string, tone: WindowBar["tone"]): WindowBar {
  const [from, to] = [spanOf(w.from), spanOf(w.to)];
  return {
    kind: w.kind,
    name,
    text: barText(w),
    state: stateWord(w.state),
    closesSoon: w.closesSoon,
    ...(from ? { from } : {}),
    ...(to ? { to } : w.to.status === "open" ? { to: "open" as const } : {}),
    tone,
    href: `#window-${w.kind}`,
  };
}

function barText(w: Runway | EnforcementGap | CapacityLead): string {
  if (w.kind === "runway")
    return w.length === "unknown" ? stateWord(w.state) : w.state === "past" ? `${spanShort(w.length)} ago` : lengthValue(w);
  if (w.kind === "enforcement-gap") {
    if (w.state === "empty" && w.length !== "unknown") return `none: power ${Math.abs(w.length.totalDays)} days before`;
    if (w.state === "open" && w.length === "unknown") return "no end known";
    return w.length === "unknown" ? stateWord(w.state) : `${spanShort(w.length)}, ${stateWord(w.state)}`;
  }
  if (w.state === "uncertain" && w.range !== "unknown" && w.range.shortest !== "unknown")
    return `${w.range.longest.totalDays} days before to ${-w.range.shortest.totalDays} after`;
  return leadValue(w);
}

function card(w: Runway | EnforcementGap | CapacityLead, name: string): WindowCard {
  return {
    kind: w.kind,
    name,
    length:
      w.kind === "capacity-lead" ? leadValue(w) : w.state === "empty" || w.state === "past" ? stateWord(w.state) : lengthValue(w),
    state: stateWord(w.state),
    closesSoon: w.closesSoon,
    text: w.text,
    formal:
      w.formal === "same"
        ? undefined
        : `The formal date of application is ${w.formal.text}; the window stands on the day the duty can first bite.`,
    notes: w.notes.filter((n) => n !== NO_PLACE_FOR_COMPUTE),
    reasons: reasons(w.reasons),
  };
}

// Steps that rest on the same sources name them once, after the last of them.
const reasons = (list: readonly Reason[]): ReasonState[] =>
  list.map((r, i) => ({
    text: r.text,
    citation: r.citation,
    confidence:
      r.confidence === undefined ? undefined : r.confidence === "unknown" ? "not known" : CONFIDENCE_WORDS[r.confidence],
    sourceIds: r.sources?.join() === list[i + 1]?.sources?.join() ? [] : (r.sources ?? []),
  }));

function countryCard(j: Jurisdiction, timeline: readonly LevelStep[], duty: ResolvedMilestone, lens: Lens) {
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
        : "The power to fine is not a fine today: the duty does not apply yet. From the day it does, it binds here in any case.",
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
            reading.tranche === "site" ? "the whole site" : `part: ${reading.tranche.replaceAll("-", " ")}`,
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
