import type { SourceCards } from "@/app/_live/views";
import type { Site } from "@/lib/capacity/schema";
import { type Foreground, foregroundBy, lightSite } from "@/lib/facts";
import { scenariosOn } from "@/lib/law/scenario";
import { lawOn } from "@/lib/law/worded";
import type { Lens } from "@/lib/lens";
import { parseDay } from "@/lib/time/day";
import type { Context } from "./context";
import { sourceCards } from "./sources";

/**
 * The records in the foreground of a lens, with the cards of every source they may show under any scenario. On an earlier day than today
 * nothing of later days is among them.
 * @param texts of sites: all of them, or only what was seen from outside, which charts say
 */
export function foregroundFor(
  c: Context,
  lens: Pick<Lens, "duty" | "country" | "site" | "asOf">,
  texts: "all" | "seen" = "all",
): { foreground: Foreground; sources: SourceCards } {
  const topic = c.facts.law.milestones.find((m) => m.id === lens.duty)?.topic;
  const fine = c.facts.enforcementMap.topics.find((t) => t.topic === topic)?.fineMilestone;
  // The chosen milestone first; the one its gap and fine come from after it.
  const milestones = [lens.duty, fine].flatMap((id) => lawOn(c.facts.law, lens.asOf).milestones.filter((m) => m.id === id));
  const jurisdictions = c.facts.jurisdictions.filter((j) => j.iso2 === lens.country[0]);
  const whole = c.facts.sites.filter((s) => s.id === lens.site[0]);
  const sites = texts === "all" ? whole : whole.map(seenOnly);
  const all = { milestones, jurisdictions, sites };
  const foreground = lens.asOf < c.today ? foregroundBy(all, lens.asOf, parseDay(c.facts.datasetDay)) : { ...all, asOf: c.today };
  const ids = new Set([
    ...milestones.flatMap((m) => m.sources),
    ...scenariosOn(c.facts.law, lens.asOf).flatMap((s) => s.amendments.flatMap((a) => a.sources)),
    ...foreground.jurisdictions.flatMap((j) => j.events.flatMap((e) => e.sources)),
    ...foreground.sites.flatMap((s) => s.statements.flatMap((t) => t.sources)),
    ...c.facts.leadTimes.flatMap((l) => l.sources),
  ]);
  return { foreground, sources: sourceCards(c, ids, lens.asOf) };
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
