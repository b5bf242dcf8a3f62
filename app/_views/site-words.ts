import { amountText, type Reading, type SiteReadings } from "@/lib/capacity/statement";

export const SITE_STATE_WORDS: Readonly<Record<SiteReadings["state"], string>> = {
  online: "online",
  building: "being built",
  announced: "announced",
  paused: "paused",
  lost: "lost",
  unknown: "not known yet",
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const REGIONS = new Intl.DisplayNames(["en"], { type: "region" });

/** The name of a country by its two letters; `European Union` for `EU`. */
export const regionName = (iso2: string): string => REGIONS.of(iso2) ?? iso2;

/** `The whole site`, `Tranche rubin 2027` */
export const partText = (tranche: string): string =>
  tranche === "site" ? "The whole site" : `Tranche ${tranche.replaceAll("-", " ")}`;

/** Whether anything is said of how much it is. */
export const sized = (r: Pick<Reading, "gpus" | "mw" | "h100e">): boolean =>
  r.gpus !== "unknown" || r.mw !== "unknown" || r.h100e !== "unknown";

/** `100,000 NVIDIA GB300`, `compute of unknown size` */
export const computeText = (reading: Reading): string => (sized(reading) ? amountText(reading) : "compute of unknown size");

/** Three figures are as many as a table of equivalents can bear. */
export const rounded = (n: number): string => Number(n.toPrecision(3)).toLocaleString("en-GB");

/** `about 253,000 H100 equivalents`, `H100 equivalents: not known` */
export const aboutH100 = ({ h100e }: { readonly h100e: number | "unknown" }): string =>
  h100e === "unknown" ? "H100 equivalents: not known" : `about ${rounded(h100e)} H100 equivalents`;

/** `3 months later`, `1.8 months earlier`, `the same day` */
export function monthsText(months: number, later: string, earlier: string, same: string): string {
  if (months === 0) return same;
  return `${Math.abs(months)} ${Math.abs(months) === 1 ? "month" : "months"} ${months > 0 ? later : earlier}`;
}
