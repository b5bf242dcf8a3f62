import { type Reading, type SiteReadings, total } from "./statement";

/** What a size is given in. Megawatts of the grid, of IT and of the facility are different things and are never added or compared. */
export const MEASURES = ["gpus", "h100e", "mw-it", "mw-facility", "mw-grid", "mw-unknown"] as const;
export type Measure = (typeof MEASURES)[number];

const WORDS: Record<Measure, string> = {
  gpus: "GPUs",
  h100e: "H100 equivalents",
  "mw-it": "MW of IT",
  "mw-facility": "MW of the facility",
  "mw-grid": "MW of grid connection",
  "mw-unknown": "MW, kind not said",
};

/** `GPUs`, `MW of IT`, ... */
export const measureText = (measure: Measure): string => WORDS[measure];

/** The size of a reading in a measure; `unknown` where it does not give one. */
export function sizeIn(
  reading: Pick<Reading, "gpus" | "h100e" | "mw" | "mwMeasure" | "itMw">,
  measure: Measure,
): number | "unknown" {
  if (measure === "gpus" || measure === "h100e") return reading[measure];
  if (measure === `mw-${reading.mwMeasure}`) return reading.mw;
  return measure === "mw-it" ? reading.itMw : "unknown";
}

/** What runs at a site, in a measure; parts without a number in it are left out. */
export const observedIn = ({ observed }: SiteReadings, measure: Measure): number | "unknown" =>
  observed.status === "online" ? total(observed.readings.map((r) => sizeIn(r, measure))) : "unknown";

/** The measures in which anything is said of a site. */
export function measuresOf(site: SiteReadings): Measure[] {
  const said = [...site.commitments, ...site.online, ...site.forecasts];
  return MEASURES.filter((measure) => said.some((r) => sizeIn(r, measure) !== "unknown"));
}

/** The measure in which most of promise, statement and observation are given; GPUs where several are alike. */
export function mainMeasure(site: SiteReadings): Measure {
  const given = (measure: Measure) =>
    [site.promise, site.stated].filter((r) => r !== "none" && sizeIn(r, measure) !== "unknown").length +
    (observedIn(site, measure) === "unknown" ? 0 : 1);
  return MEASURES.reduce((best, measure) => (given(measure) > given(best) ? measure : best));
}
