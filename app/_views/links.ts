import {
  DEFAULT_COUNTRY,
  DEFAULT_LEAD,
  DEFAULT_SITE,
  DEFAULT_TOPIC,
  DELAY_KEYS,
  LAW_KEYS,
  type Lens,
  type LensContext,
  type LensKey,
  NONE,
  printLens,
} from "@/lib/lens";

/** What the page of a milestone has settings for. */
export const MILESTONE_KEYS: readonly LensKey[] = [...LAW_KEYS, "country", "site", "lead", "delay", ...DELAY_KEYS];

/** A link to a path under a lens; defaults are dropped, and a milestone's own page has its duty in the path and no filters. */
export function href(path: string, lens: Lens, context: LensContext): string {
  const query = printLens(lens, context);
  const milestone = path.startsWith("/milestones/");
  if (milestone) for (const key of [...query.keys()]) if (!MILESTONE_KEYS.some((k) => k === key)) query.delete(key);
  const target = milestone ? `/milestones/${lens.duty}` : path;
  const text = query.toString();
  return text ? `${target}?${text}` : target;
}

const OF_THE_LAW: readonly LensKey[] = ["law", "compare", "assume", "shift", "set", "asOf"];
const CHOSEN: readonly LensKey[] = ["duty", "country", "site", "lead", "delay"];

/**
 * A calendar under the law and the day of a lens.
 * @param duty the one milestone that it holds; without it, the page on which a calendar is put together, with what else was chosen
 */
export function calendarHref(lens: Lens, context: LensContext, duty?: string): string {
  const query = printLens(lens, context);
  const keys = duty === undefined ? [...OF_THE_LAW, ...CHOSEN] : OF_THE_LAW;
  for (const key of [...query.keys()]) if (!keys.some((k) => k === key) || query.get(key) === NONE) query.delete(key);
  if (duty !== undefined) query.set("duty", duty);
  const text = query.toString();
  return `${duty === undefined ? "/subscribe" : "/feeds/deadlines.ics"}${text ? `?${text}` : ""}`;
}

/** The page of a country, under the law, the day and the first topic of a lens; what that page has no setting for is left out. */
export const countryHref = (iso2: string, lens: Lens, context: LensContext): string =>
  href(`/countries/${iso2}`, countriesLens(lens, context), context);

/** A lens with no more than the pages of countries have settings for: the law, the day and one topic. */
export function countriesLens(lens: Lens, context: LensContext): Lens {
  const topic = lens.topic[0] ?? DEFAULT_TOPIC;
  return {
    ...lens,
    topic: topic === DEFAULT_TOPIC ? [] : [topic],
    duty: context.leadMilestone(topic) ?? lens.duty,
    day: "as-of",
    role: [],
    kind: [],
    country: [DEFAULT_COUNTRY],
    site: [DEFAULT_SITE],
    delay: "stated",
    lead: DEFAULT_LEAD,
    view: "level",
    late: "computed",
    lost: "computed",
    mu: "computed",
    sigma: "computed",
    provider: [],
    bloc: "all",
    state: [],
    slip: [],
    size: 0,
    measure: "own",
    sort: "date",
  };
}

/** The page of a site, under the law and the day of a lens, its measure and its settings of the estimate. */
export const siteHref = (id: string, lens: Lens, context: LensContext): string =>
  href(`/compute/${id}`, siteLens(lens, context), context);

/** A lens with no more than the page of a site has settings for: it is about no power to fine. */
export function siteLens(lens: Lens, context: LensContext): Lens {
  const { late, lost, mu, sigma, measure } = lens;
  // Where no country and no site is chosen by default, none is to be named either.
  const nothing = context.all ? { country: [], site: [] } : {};
  return {
    ...countriesLens({ ...lens, topic: [] }, context),
    ...nothing,
    fine: [],
    name: "",
    late,
    lost,
    mu,
    sigma,
    measure,
  };
}
