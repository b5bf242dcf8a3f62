import type { Site, StatementReading } from "./schema";

/** The words of compute sites on screen. */

export const READING_WORDS: Readonly<Record<StatementReading, string>> = {
  promise: "Promise",
  revision: "New date or size",
  contract: "Contract",
  progress: "Progress",
  observation: "Seen from outside",
  online: "In operation",
  forecast: "Forecast",
  loss: "Loss",
};

/** `Narvik` from `Narvik / Kvandal campus ('Stargate Norway')`, `Sines` from `Sines (Start Campus SIN01 / second building)`. */
export const siteName = (site: Pick<Site, "name">): string => site.name.split(/ \(| \/ /)[0] ?? site.name;

/** The words of which names of parts are made; any other is a name. */
const ORDINARY = new Set(
  "accordion autumn building buildings call centre cluster data deployment expansion extension figure first grid half hall halls of part per phase phases programme proposals running second section site step".split(
    " ",
  ),
);
const SHORT = new Set(["cpu", "uk"]);

/** The name of a part of a site by its id, `the whole site` apart: `Rubin 2027`, `first 120 MW`, `buildings 1 to 4`. */
export const partName = (tranche: string): string =>
  tranche
    .split("-")
    .map((word) => {
      const megawatts = /^(\d+)mw$/.exec(word)?.[1];
      if (megawatts) return `${Number(megawatts).toLocaleString("en-GB")} MW`;
      if (/^\d+$/.test(word) || ORDINARY.has(word)) return word;
      return SHORT.has(word) || /\d/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
    })
    .join(" ")
    .replace(/(\d+) (\d+)$/, "$1 to $2");
