import { countryText } from "@/lib/enforcement/level";
import type { Facts } from "@/lib/facts";
import type { Addressee, Topic } from "@/lib/law/schema";
import { ADDRESSEE_WORDS, TOPIC_WORDS } from "@/lib/law/words";
import type { LensContext } from "@/lib/lens";
import type { Day } from "@/lib/time/day";

/** What may be named in a lens over these facts. */
export function lensContext(facts: Facts, today: Day): LensContext {
  const lead = new Map(facts.enforcementMap.topics.map((t) => [t.topic, t.leadMilestone]));
  return {
    today,
    law: facts.law,
    topics: Object.keys(TOPIC_WORDS) as Topic[],
    roles: Object.keys(ADDRESSEE_WORDS) as Addressee[],
    leadMilestone: (topic) => lead.get(topic),
    countries: facts.jurisdictions.map((j) => j.iso2),
    countryName: (iso2) => {
      const found = facts.jurisdictions.find((j) => j.iso2 === iso2);
      return found ? countryText(found) : iso2;
    },
    sites: facts.sites.map((s) => s.id),
    providers: facts.providers.map((p) => p.id),
    leadTimes: facts.leadTimes,
  };
}
