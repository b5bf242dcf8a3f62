import type { Facts } from "../facts";
import { type Day, parseDay } from "../time/day";
import { type DelaySettings, type EvidenceOn, evidenceOn, type SiteOn, siteOn } from "./delay";
import type { Site } from "./schema";
import type { Known } from "./statement";

type SiteFacts = Pick<Facts, "sites" | "gpuEquivalents" | "delay" | "datasetDay">;

/** What sites are read with on a day. */
export const knownOn = (facts: SiteFacts, asOf: Day): Known => ({
  asOf,
  datasetAsOf: parseDay(facts.datasetDay),
  equivalents: facts.gpuEquivalents,
});

/** The evidence of delays on a day. */
export const delayOn = (facts: SiteFacts, asOf: Day): EvidenceOn => evidenceOn(facts.delay, asOf);

/**
 * Sites as known on the as-of date, with what is to be expected of them.
 * @param which the sites; without it, all of which anything is known by then
 */
export function sitesOn(facts: SiteFacts, asOf: Day, settings: DelaySettings = {}, which?: readonly Site[]): SiteOn[] {
  const [known, evidence] = [knownOn(facts, asOf), delayOn(facts, asOf)];
  const sites = (which ?? facts.sites).map((site) => siteOn(site, known, evidence, settings));
  return which ? sites : sites.filter(({ readings }) => readings.state !== "unknown");
}
