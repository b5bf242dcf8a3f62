import { COMPUTE_KEYS } from "@/app/_views/compute";
import { COUNTRY_KEYS } from "@/app/_views/country";
import { INVESTMENT_KEYS } from "@/app/_views/investment";
import { LAB_KEYS } from "@/app/_views/lab";
import { MAP_KEYS } from "@/app/_views/map";
import { MODELS_KEYS, NO_MODELS_QUERY } from "@/app/_views/models-query";
import { OVERVIEW_KEYS } from "@/app/_views/overview";
import { SCENARIOS_KEYS } from "@/app/_views/scenarios";
import { SIGNALS_KEYS } from "@/app/_views/signals";
import { SITE_KEYS } from "@/app/_views/site";
import { TIMELINE_KEYS } from "@/app/_views/timeline";
import { WINDOWS_KEYS } from "@/app/_views/windows-page";
import type { LensKey } from "@/lib/lens";

export const CHARTS = ["timeline", "overview", "map", "capacity"] as const;
export type ChartName = (typeof CHARTS)[number];

/** The settings of each: those of its page, and the site, which there stands in the path. */
export const CHART_KEYS: Readonly<Record<ChartName, readonly LensKey[]>> = {
  timeline: TIMELINE_KEYS,
  overview: OVERVIEW_KEYS,
  map: MAP_KEYS,
  capacity: [...SITE_KEYS, "site"],
};

export const PAGE_CHARTS = [
  "signals",
  "models",
  "investment",
  "scenarios",
  "country",
  "lab",
  "compute",
  "money",
  "windows",
] as const;
export type PageChartName = (typeof PAGE_CHARTS)[number];

/** The settings of the page of a country, and the country, which there stands in the path. */
export const COUNTRY_LENS: readonly LensKey[] = [...COUNTRY_KEYS, "country"];

/** The settings of the deals of a provider. */
export const MONEY_LENS: readonly LensKey[] = ["asOf", "provider"];

/** The settings of the charts whose pages have some beside the lens. */
export const PAGE_CHART_KEYS: Readonly<Record<PageChartName, readonly string[]>> = {
  signals: [...SIGNALS_KEYS, "what", "q", "horizon", "moved"],
  models: [...MODELS_KEYS, ...Object.keys(NO_MODELS_QUERY)],
  investment: [...INVESTMENT_KEYS, "who", "what", "currency", "quarter"],
  scenarios: SCENARIOS_KEYS,
  country: COUNTRY_LENS,
  lab: LAB_KEYS,
  compute: COMPUTE_KEYS,
  money: MONEY_LENS,
  windows: [...WINDOWS_KEYS, "sort", "show", "cell"],
};
