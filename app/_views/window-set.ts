import type { SiteOn } from "@/lib/capacity/delay";
import { sitesOn } from "@/lib/capacity/sites";
import { enforcerOf } from "@/lib/enforcement/level";
import type { Jurisdiction } from "@/lib/enforcement/schema";
import type { Facts } from "@/lib/facts";
import type { ChosenLaw } from "@/lib/law/chosen";
import { concerns, isDuty } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { delaySettings, type Lens, WINDOW_KINDS, type WindowKind } from "@/lib/lens";
import { parseDay } from "@/lib/time/day";
import { type AnyWindow, capacityLead, enforcementGap, migration, promiseWindow, relief, runway, startBy } from "@/lib/windows";
import { promiseKept } from "./windows-work";

/** What a window is one of: a duty alone, a duty in a country, a duty at a site, a site alone. */
export type Shape = "duty" | "country" | "site-of-duty" | "site";

export const SHAPE: Readonly<Record<WindowKind, Shape>> = {
  runway: "duty",
  "start-by": "duty",
  relief: "duty",
  "enforcement-gap": "country",
  "capacity-lead": "site-of-duty",
  migration: "site-of-duty",
  promise: "site",
};

/** One window and what it is about. */
export interface Entry {
  readonly window: AnyWindow;
  /** None for the promise of a site. */
  readonly duty: ResolvedMilestone | undefined;
  /** The country or the site; none where it is about the duty alone, or where no country enforces it. */
  readonly place: Jurisdiction | SiteOn | undefined;
}

/** Everything that a lens asks for: what is not chosen is not left out. */
export interface WindowSet {
  readonly duties: readonly ResolvedMilestone[];
  readonly countries: readonly Jurisdiction[];
  readonly sites: readonly SiteOn[];
  /** The windows of a kind, made once: in the order of the duties, then of the countries or sites. */
  readonly of: (kind: WindowKind) => readonly Entry[];
  /** The kinds that the lens asks for. */
  readonly kinds: readonly WindowKind[];
}

export const isSite = (place: Entry["place"]): place is SiteOn => place !== undefined && "readings" in place;

/** The id of a country or a site. */
export const placeId = (place: Entry["place"]): string | undefined =>
  place && (isSite(place) ? place.readings.site.id : place.iso2);

/** What tells a window from all others, as in the API: `enforcement-gap/ai-literacy/PL`. */
export const keyOf = ({ window }: Pick<Entry, "window">): string =>
  [window.kind, window.milestone, window.country, window.site].filter((part) => part !== undefined).join("/");

/**
 * The windows of a lens over all countries and sites.
 * @param facts with the words that fit the as-of date
 */
export function windowSet(facts: Facts, lens: Lens, chosen: ChosenLaw): WindowSet {
  const { asOf, topic, role } = lens;
  const all = milestonesKnownOn(facts.law, asOf).filter(
    (m) => isDuty(m) && (topic.length === 0 || topic.includes(m.topic)) && concerns(m.addressees, role),
  );
  const duties = all.flatMap((m) => chosen.law.milestones.get(m.id) ?? []);
  const countries =
    lens.country.length > 0 ? facts.jurisdictions.filter((j) => lens.country.includes(j.iso2)) : facts.jurisdictions;
  const which = lens.site.length > 0 ? facts.sites.filter((s) => lens.site.includes(s.id)) : undefined;
  const sites = sitesOn(facts, asOf, delaySettings(lens), which).filter(
    ({ readings: { site, state } }) =>
      (lens.provider.length === 0 || lens.provider.includes(site.provider)) &&
      (lens.bloc === "all" || lens.bloc === site.bloc) &&
      (lens.state.length === 0 || lens.state.some((s) => s === state)),
  );
  const names = { law: chosen.standing.title, compare: chosen.compareStanding.title };
  const gap = (duty: ResolvedMilestone, jurisdiction: Jurisdiction) =>
    enforcementGap(duty, {
      law: chosen.law,
      map: facts.enforcementMap,
      jurisdiction,
      asOf,
      datasetAsOf: parseDay(facts.datasetDay),
    });
  const gaps = (duty: ResolvedMilestone): Entry[] => {
    if (enforcerOf(duty.milestone, facts.enforcementMap).enforcer === "national")
      return countries.map((place) => ({ window: gap(duty, place), duty, place }));
    // What the Commission, the EDPS or nobody enforces is one and the same in every country.
    return facts.jurisdictions.slice(0, 1).map((j) => ({ window: gap(duty, j), duty, place: undefined }));
  };
  const alone = (make: (duty: ResolvedMilestone) => AnyWindow) => (duty: ResolvedMilestone) => [
    { window: make(duty), duty, place: undefined },
  ];
  const atSites = (make: (duty: ResolvedMilestone, site: SiteOn) => AnyWindow) => (duty: ResolvedMilestone) =>
    sites.map((place) => ({ window: make(duty, place), duty, place }));
  const makers: Readonly<Record<WindowKind, () => readonly Entry[]>> = {
    runway: () => duties.flatMap(alone((duty) => runway(duty, asOf))),
    "start-by": () => duties.flatMap(alone((duty) => startBy(duty, lens.lead, asOf, facts.enforcementMap))),
    relief: () => duties.flatMap(alone((duty) => relief(duty, chosen.compare.milestones.get(duty.id), names, asOf))),
    "enforcement-gap": () => duties.flatMap(gaps),
    "capacity-lead": () => duties.flatMap(atSites((duty, site) => capacityLead(duty, site, lens.delay, asOf))),
    migration: () =>
      duties.flatMap(atSites((duty, site) => migration(duty, site, lens.delay, lens.lead, asOf, facts.enforcementMap))),
    promise: () => sites.map((place) => ({ window: promiseWindow(place, asOf), duty: undefined, place })),
  };
  const made = new Map<WindowKind, readonly Entry[]>();
  const of = (kind: WindowKind) => {
    const entries = made.get(kind) ?? makers[kind]();
    made.set(kind, entries);
    return entries;
  };
  // The promise of a site is about no duty: where only duties are asked for, there is none.
  const aboutDuties = topic.length + role.length + lens.country.length > 0;
  const kinds = lens.kind.length > 0 ? lens.kind : WINDOW_KINDS.filter((kind) => kind !== "promise" || !aboutDuties);
  return { duties, countries, sites, of, kinds };
}

/** How pressing a window is: first the rank, then the day. */
export interface Urgency {
  /** 0: a gap that runs now; 1: something ends or starts from now on; 2: over; 3: not known; 4: not applicable. */
  readonly rank: 0 | 1 | 2 | 3 | 4;
  /** Within a rank the lower goes first. */
  readonly order: number;
}

/** What closes soonest goes first: gaps that run, then what is to come by its day, then what is over, the latest first. */
export function urgencyOf({ window: w, duty, place }: Entry, asOf: number): Urgency {
  if (w.state === "not-applicable") return { rank: 4, order: 0 };
  if (w.state === "unknown") return { rank: 3, order: 0 };
  const [from, to] = [w.from, w.to].map((end) => (end.status === "dated" ? end.latest : undefined));
  if (w.kind === "enforcement-gap") {
    const starts = from ?? 0;
    if (w.state === "open" && starts <= asOf) return { rank: 0, order: to ?? 1e9 + starts };
    return starts > asOf ? { rank: 1, order: starts } : { rank: 2, order: -starts };
  }
  // What runs is promised no more.
  if (promiseKept({ window: w, place })) return { rank: 2, order: -(to ?? 0) };
  // A start that is missed presses until the duty itself applies.
  const applies = duty?.practical.status === "dated" ? duty.practical.day : undefined;
  const days = (w.kind === "start-by" ? [from, to, applies] : [to]).filter((d) => d !== undefined);
  const next = days.find((d) => d >= asOf);
  return next === undefined ? { rank: 2, order: -(days.at(-1) ?? 0) } : { rank: 1, order: next };
}

export const byUrgency = (a: Urgency, b: Urgency): number => a.rank - b.rank || a.order - b.order;
