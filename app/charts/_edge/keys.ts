import { MAP_KEYS } from "@/app/_views/map";
import { OVERVIEW_KEYS } from "@/app/_views/overview";
import { SITE_KEYS } from "@/app/_views/site";
import { TIMELINE_KEYS } from "@/app/_views/timeline";
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
