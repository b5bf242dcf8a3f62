import { readFileSync } from "node:fs";
import { parseDay } from "../../time/day";
import { type DelaySettings, evidenceOn, type SiteOn, siteOn } from "../delay";
import type { DelayEvidence, GpuEquivalents, Site, Statement, Target } from "../schema";
import { readSite, type SiteReadings } from "../statement";

/** The sites of the dataset as known on a day, and sites made up for a test. */

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../../db/data/${name}.json`, import.meta.url), "utf8"));

export const sites = load("sites") as Site[];
export const equivalents = load("gpu-equivalents") as GpuEquivalents;
export const delayEvidence = load("delay-evidence") as DelayEvidence;
export const delayFacts = { prior: delayEvidence.estimate.prior, outcomes: delayEvidence.outcomes.outcomes };

/** The day of the dataset, on which a test reads it unless it says another one. */
export const DATASET_DAY = "2026-11-22";
export const datasetAsOf = parseDay(DATASET_DAY);

export const siteNamed = (id: string): Site => sites.find((s) => s.id === id) as Site;

const knownOn = (asOf: string) => ({ asOf: parseDay(asOf), datasetAsOf, equivalents });

export const read = (site: Site | string, asOf = DATASET_DAY): SiteReadings =>
  readSite(typeof site === "string" ? siteNamed(site) : site, knownOn(asOf));

/** A site with its arrival. */
export const siteAt = (site: Site | string, asOf = DATASET_DAY, settings: DelaySettings = {}, facts = delayFacts): SiteOn =>
  siteOn(typeof site === "string" ? siteNamed(site) : site, knownOn(asOf), evidenceOn(facts, parseDay(asOf)), settings);

export const statement = (
  statedOn: string,
  rest: Partial<Omit<Statement, "target">>,
  target: Partial<Target> | null,
): Statement => ({
  id: `${statedOn}-${rest.reading ?? "promise"}`,
  statedOn,
  speaker: "company",
  kind: "announced",
  reading: "promise",
  tranche: "site",
  detail: "detail",
  sources: ["source"],
  confidence: "official",
  ...rest,
  target: target && { counts: "site-total", marks: "full", ...target },
});

export const online = (on: string, tranche: string, target: Partial<Target>): Statement =>
  statement(on, { id: `${on}-${tranche}`, reading: "online", kind: "online", tranche }, target);

export const withStatements = (statements: Statement[]): Site => ({ ...siteNamed("nscale-narvik"), statements });
