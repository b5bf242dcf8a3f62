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
