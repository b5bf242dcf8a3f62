import { readFileSync } from "node:fs";
import type { SiteOn } from "../../capacity/delay";
import { datasetAsOf, siteAt } from "../../capacity/testing/sites";
import type { EnforcementMap, Jurisdiction } from "../../enforcement/schema";
import { isDuty } from "../../law/duty";
import { type Outcome, type ResolvedLaw, type ResolvedMilestone, resolve } from "../../law/resolve";
import type { LawFile } from "../../law/schema";
import { type Day, isoDay, parseDay } from "../../time/day";
import * as windows from "..";
import { type End, enforcementGap, type LeadBy, type LeadTime } from "..";
import { capacityLead } from "../capacity-lead";

/** The duties of the dataset as known on a day, with the countries and sites they meet. */

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../../db/data/${name}.json`, import.meta.url), "utf8"));

export const facts = load("law") as LawFile;
export const jurisdictions = load("jurisdictions") as Jurisdiction[];
export const map = load("enforcement-map") as EnforcementMap;
export const leadTimes = load("lead-times") as readonly {
  readonly minMonths: number | null;
  readonly maxMonths: number | null;
}[];

export const classification = "high-risk-annex-iii-classification";
export const requirements = "high-risk-annex-iii-requirements";

export const lawOn = (asOf: string, scenario = "final-omnibus"): ResolvedLaw => resolve(facts, { scenario }, parseDay(asOf));
export const today = lawOn("2026-11-22");
export const of = (id: string, law = today): ResolvedMilestone => law.milestones.get(id) as ResolvedMilestone;
export const dutiesOf = (law: ResolvedLaw): ResolvedMilestone[] =>
  [...law.milestones.values()].filter((m) => isDuty(m.milestone));
export const country = (iso2: string): Jurisdiction => jurisdictions.find((j) => j.iso2 === iso2) as Jurisdiction;

export const gap = (id: string, iso2: string, asOf = "2026-11-22", law = lawOn(asOf)) =>
  enforcementGap(of(id, law), { law, map, jurisdiction: country(iso2), asOf: parseDay(asOf), datasetAsOf });

export const lead = (id: string, site: string, by: LeadBy = "stated", asOf = "2026-11-22") =>
  capacityLead(of(id), siteAt(site, asOf), by, parseDay(asOf));

/** Windows of work with the dataset's own map of enforcers. */
export const startBy = (m: ResolvedMilestone, lead: LeadTime, asOf: Day) => windows.startBy(m, lead, asOf, map);
export const migration = (m: ResolvedMilestone, site: SiteOn, by: LeadBy, lead: LeadTime, asOf: Day) =>
  windows.migration(m, site, by, lead, asOf, map);

/** An end as its day, or the name of what is missing. */
export const at = (end: End): string => (end.status === "dated" ? isoDay(end.latest) : end.status);

export const withOutcome = (milestone: ResolvedMilestone, outcome: Outcome): ResolvedMilestone => ({
  ...milestone,
  formal: outcome,
  practical: outcome,
});

/** A duty that applies on another day. */
export const dated = (milestone: ResolvedMilestone, day: Day): ResolvedMilestone =>
  withOutcome(milestone, { status: "dated", day });
