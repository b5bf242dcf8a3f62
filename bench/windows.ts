import { contextOn, EXAMPLE_DAY } from "@/app/api/_openapi/examples";
import { sitesOn } from "@/lib/capacity/sites";
import { isDuty } from "@/lib/law/duty";
import { resolve } from "@/lib/law/resolve";
import { parseDay } from "@/lib/time/day";
import { capacityLead, enforcementGap, runway } from "@/lib/windows";
import { type Case, times } from "./measure";

export const windowCases: readonly Case[] = [
  {
    name: "all windows for all duties, countries and sites",
    unit: "ms",
    budget: 50,
    values: async () => {
      const { facts } = contextOn(EXAMPLE_DAY);
      const asOf = parseDay(EXAMPLE_DAY);
      const law = resolve(facts.law, { scenario: "final-omnibus" }, asOf);
      const duties = [...law.milestones.values()].filter((m) => isDuty(m.milestone));
      return times(20, () => {
        const sites = sitesOn(facts, asOf);
        for (const duty of duties) {
          runway(duty, asOf);
          for (const jurisdiction of facts.jurisdictions)
            enforcementGap(duty, { law, map: facts.enforcementMap, jurisdiction, asOf, datasetAsOf: asOf });
          for (const site of sites) capacityLead(duty, site, "p90", asOf);
        }
      });
    },
  },
];
