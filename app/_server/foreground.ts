import type { SourceCards } from "@/app/_live/views";
import type { Site } from "@/lib/capacity/schema";
import { type Foreground, lightSite } from "@/lib/facts";
import type { Lens } from "@/lib/lens";
import type { Context } from "./context";
import { sourceCards } from "./sources";

/**
 * The records in the foreground of a lens, with the cards of every source they may show under any scenario.
 * @param texts of sites: all of them, or only what was seen from outside, which charts say
 */
export function foregroundFor(
  c: Context,
  lens: Pick<Lens, "duty" | "country" | "site">,
  texts: "all" | "seen" = "all",
): { foreground: Foreground; sources: SourceCards } {
  const topic = c.facts.law.milestones.find((m) => m.id === lens.duty)?.topic;
  const fine = c.facts.enforcementMap.topics.find((t) => t.topic === topic)?.fineMilestone;
  // The chosen milestone first; the one its gap and fine come from after it.
  const milestones = [lens.duty, fine].flatMap((id) => c.facts.law.milestones.filter((m) => m.id === id));
  const jurisdictions = c.facts.jurisdictions.filter((j) => j.iso2 === lens.country[0]);
  const whole = c.facts.sites.filter((s) => s.id === lens.site[0]);
  const sites = texts === "all" ? whole : whole.map(seenOnly);
  const ids = new Set([
    ...milestones.flatMap((m) => m.sources),
    ...c.facts.law.scenarios.flatMap((s) => s.amendments.flatMap((a) => a.sources)),
    ...jurisdictions.flatMap((j) => j.events.flatMap((e) => e.sources)),
    ...sites.flatMap((s) => s.statements.flatMap((t) => t.sources)),
    ...c.facts.leadTimes.flatMap((l) => l.sources),
  ]);
  return { foreground: { milestones, jurisdictions, sites }, sources: sourceCards(c, ids) };
}

const seenOnly = (site: Site): Site => {
  const light = lightSite(site);
  return {
    ...light,
    statements: light.statements.map((s, i) => ({
      ...s,
      detail: s.reading === "observation" ? (site.statements[i]?.detail ?? "") : "",
    })),
  };
};
