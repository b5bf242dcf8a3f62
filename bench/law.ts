import { readFileSync } from "node:fs";
import { resolve } from "@/lib/law/resolve";
import { zLawFile } from "@/lib/law/schema";
import { parseDay } from "@/lib/time/day";
import { type Case, times } from "./measure";

export const lawCases: readonly Case[] = [
  {
    name: "resolve all milestones in all built-in scenarios",
    unit: "ms",
    budget: 5,
    values: async () => {
      const facts = zLawFile.parse(JSON.parse(readFileSync(new URL("../db/data/law.json", import.meta.url), "utf8")));
      const asOf = parseDay("2026-11-22");
      return times(50, () => {
        for (const { id } of facts.scenarios) resolve(facts, { scenario: id }, asOf);
      });
    },
  },
];
