import { contextOn, EXAMPLE_DAY } from "@/app/api/_openapi/examples";
import { sitesOn } from "@/lib/capacity/sites";
import { isDuty } from "@/lib/law/duty";
import { resolve } from "@/lib/law/resolve";
import { DEFAULT_LEAD } from "@/lib/lens";
import { parseDay } from "@/lib/time/day";
import { capacityLead, enforcementGap, migration, promiseWindow, relief, runway, startBy } from "@/lib/windows";
import { type Case, times } from "./measure";

const NAMES = { law: "the law in force", compare: "the 2024 text" };

export const windowCases: readonly Case[] = [
  {
    name: "all windows for all duties, countries and sites",
    unit: "ms",
    budget: 50,
    values: async () => {
      const { facts } = contextOn(EXAMPLE_DAY);
      const asOf = parseDay(EXAMPLE_DAY);
      const law = resolve(facts.law, { scenario: "final-omnibus" }, asOf);
      const before = resolve(facts.law, { scenario: "base-law" }, asOf);
      const duties = [...law.milestones.values()].filter((m) => isDuty(m.milestone));
      return times(20, () => {
        const sites = sitesOn(facts, asOf);
        for (const site of sites) promiseWindow(site, asOf);
        for (const duty of duties) {
          runway(duty, asOf);
          startBy(duty, DEFAULT_LEAD, asOf, facts.enforcementMap);
          relief(duty, before.milestones.get(duty.id), NAMES, asOf);
          for (const jurisdiction of facts.jurisdictions)
            enforcementGap(duty, { law, map: facts.enforcementMap, jurisdiction, asOf, datasetAsOf: asOf });
          for (const site of sites) {
            capacityLead(duty, site, "p90", asOf);
            migration(duty, site, "p90", DEFAULT_LEAD, asOf, facts.enforcementMap);
          }
        }
      });
    },
  },
];
