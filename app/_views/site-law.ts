import type { SiteOn } from "@/lib/capacity/delay";
import type { Site } from "@/lib/capacity/schema";
import { fateOf } from "@/lib/capacity/statement";
import { enforcerOfTopic, levelOn } from "@/lib/enforcement/level";
import { countrySentence } from "@/lib/enforcement/sentence";
import type { Facts } from "@/lib/facts";
import { type ChosenLaw, versionName } from "@/lib/law/chosen";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { inForceOn } from "@/lib/law/scenario";
import { outcomeLabel } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import { DEFAULT_TOPIC, type Lens, type LensContext } from "@/lib/lens";
import { counted, longDay } from "@/lib/time/day";
import { type CapacityLead, capacityLead, type LeadBy, NO_PLACE_FOR_COMPUTE, type Reason } from "@/lib/windows";
import { countriesLens, countryHref, href } from "./links";
import { levelsOf } from "./panel";
import { aboutEstimate, chanceWords, eventText } from "./site-chance";
import { regionName } from "./site-words";
import { STATE_WORDS, sureText } from "./words";

/** What a site means for one topic: the day of the duty, and whether the compute is there before it. */
export interface TopicLead {
  readonly topic: string;
  readonly title: string;
  readonly duty: string;
  readonly dutyHref: string;
  readonly date: string;
  /** The formal date, where it differs. */
  readonly formal: string | undefined;
  readonly leads: readonly {
    readonly by: string;
    readonly value: string;
    readonly text: string;
    readonly state: CapacityLead["state"];
  }[];
  /** What to know of the part that the estimate is about. */
  readonly about: readonly string[];
  readonly chance: {
    /** `Chance that what is stated is online that day` */
    readonly of: string;
    readonly value: string;
    readonly rule: string | undefined;
  };
  readonly notes: readonly string[];
  readonly reasons: readonly {
    readonly text: string;
    readonly citation: string | undefined;
    readonly confidence: string | undefined;
    readonly sourceIds: readonly string[];
  }[];
}

const BY: readonly (readonly [LeadBy, string])[] = [
  ["promise", "By the promise"],
  ["stated", "By what is stated"],
  ["p50", "By P50"],
  ["p90", "By P90"],
];

/**
 * The lead of a site before each duty, by promise, by statement and by the estimate.
 * @param leads the milestones that stand for the topics, under the chosen law
 */
export const topicLeads = (now: SiteOn, leads: readonly ResolvedMilestone[], lens: Lens, context: LensContext): TopicLead[] =>
  leads.map((m) => {
    const windows = BY.map(([by, name]) => ({ by, name, window: capacityLead(m, now, by, lens.asOf) }));
    const [first] = windows;
    // What runs, is lost or unknown is the same by every reading.
    const alike = first && windows.every(({ window }) => window.text === first.window.text);
    const shown = alike ? [{ ...first, name: "By all readings" }] : windows;
    return {
      topic: m.milestone.topic,
      title: TOPIC_WORDS[m.milestone.topic].title,
      duty: m.short,
      dutyHref: href(`/milestones/${m.id}`, { ...countriesLens({ ...lens, topic: [] }, context), duty: m.id }, context),
      date: outcomeLabel(m.practical),
      formal: outcomeLabel(m.formal) === outcomeLabel(m.practical) ? undefined : outcomeLabel(m.formal),
      leads: shown.map(({ by, name, window }) => ({
        by: name,
        value: leadValue(window, openStart(now, by)),
        text: window.text,
        state: window.state,
      })),
      about: aboutEstimate(now),
      chance: chanceOf(now, m),
      notes: [...new Set(windows.flatMap(({ window }) => window.notes))].filter((n) => n !== NO_PLACE_FOR_COMPUTE),
      reasons: distinct(windows.flatMap(({ window }) => window.reasons)),
    };
  });

function chanceOf(now: SiteOn, { practical }: ResolvedMilestone): TopicLead["chance"] {
  const of = `Chance that ${eventText(now)} by that day`;
  if (practical.status !== "dated") return { of, value: "no day to ask about", rule: undefined };
  const { share, rule } = chanceWords(now, practical.day);
  return { of, value: rule ? `${share} by this model` : share, rule };
}

/** Whether it runs and nobody said since when: then its day is the latest possible one. */
function openStart({ readings }: SiteOn, by: LeadBy): boolean {
  const fate = fateOf(readings, by === "promise" ? readings.promise : readings.stated);
  return fate.status === "online" && !fate.since;
}

/** `29 days after`, `at least 336 days before`, `335 days before to 29 after`, `not known` */
function leadValue(w: CapacityLead, open: boolean): string {
  if (w.state === "not-applicable") return "no window";
  if (w.state === "unknown" || w.length === "unknown" || w.range === "unknown") return "not known";
  const { longest, shortest } = w.range;
  const exact = !open && shortest !== "unknown" && shortest.totalDays === longest.totalDays;
  if (w.state === "before") return `${exact ? "" : "at least "}${daysText(w.length.totalDays)} before`;
  if (w.state === "after") {
    if (shortest === "unknown") return `at least ${daysText(longest.totalDays)} after`;
    return `${exact ? "" : `${Math.abs(longest.totalDays)} to `}${daysText(shortest.totalDays)} after`;
  }
  return `${longest.totalDays} days before to ${shortest === "unknown" ? "an open number" : -shortest.totalDays} after`;
}

const daysText = (n: number) => counted(Math.abs(n), "day");

const withArticle = (name: string) => (name.startsWith("United ") ? `the ${name}` : name);

function distinct(reasons: readonly Reason[]): TopicLead["reasons"] {
  const byText = new Map(reasons.map((r) => [`${r.text} ${r.citation ?? ""}`, r]));
  return [...byText.values()].map((r) => ({
    text: r.text,
    citation: r.citation,
    confidence: r.confidence && sureText(r.confidence),
    sourceIds: r.sources ?? [],
  }));
}

/** Whether the Act applies where the site stands. */
export interface HereState {
  readonly sentences: readonly string[];
  readonly country: { readonly name: string; readonly href: string } | undefined;
}

const BOUND =
  "Whoever places a system on the market or puts it into service in the EU is bound, wherever the firm or the machines are.";
const ALSO_BOUND =
  "So are deployers established or located in the EU, and providers and deployers elsewhere where the output of the system is used in the Union (Art. 2(1)).";

/** Whether the Act is law where the site stands, and who is bound in any case. */
export function hereState(facts: Facts, site: Site, chosen: ChosenLaw, lens: Lens, context: LensContext): HereState {
  const j = facts.jurisdictions.find((one) => one.iso2 === site.country);
  const version = versionName(chosen);
  const read = version ? [`The dates above are those of ${version}.`] : [];
  const common = [BOUND, ALSO_BOUND, ...read, NO_PLACE_FOR_COMPUTE];
  const { note } = inForceOn(facts.law, lens.asOf);
  if (!j) {
    const name = regionName(site.country);
    const sentence =
      site.country === "EU"
        ? "The programme is one of the Union: the Act is law in every Member State."
        : `The AI Act is not law in ${withArticle(name)}, which is outside the EU and the EEA.`;
    return { sentences: [sentence, ...common], country: undefined };
  }
  const now = levelOn(levelsOf(facts, j, enforcerOfTopic(DEFAULT_TOPIC, facts.enforcementMap)), lens.asOf);
  const country = { name: j.name, href: countryHref(j.iso2, { ...lens, topic: [] }, context) };
  if (j.bloc === "EU") {
    const law = note
      ? `The AI Act was published and not yet in force in ${j.name} on ${longDay(lens.asOf)}.`
      : `The AI Act is law in ${j.name}: each duty binds there from its day of application.`;
    return { sentences: [law, `For Annex III: ${countrySentence(j, now)}`, ...common], country };
  }
  const eea = now.dimensions["eea-incorporation"];
  const incorporation =
    eea.state === "not-applicable"
      ? []
      : [
          `Incorporation into the EEA Agreement: ${STATE_WORDS[eea.state]}${"since" in eea ? ` (since ${longDay(eea.since)})` : ""}.`,
        ];
  return { sentences: [countrySentence(j, now), ...incorporation, ...common], country };
}
