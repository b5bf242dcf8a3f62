import type { SiteOn } from "@/lib/capacity/delay";
import { sitesOn } from "@/lib/capacity/sites";
import { countryText, enforcerOf } from "@/lib/enforcement/level";
import type { Jurisdiction } from "@/lib/enforcement/schema";
import type { Facts } from "@/lib/facts";
import type { ChosenLaw } from "@/lib/law/chosen";
import { isDuty } from "@/lib/law/duty";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { listed } from "@/lib/law/sentence";
import { ADDRESSEE_WORDS, KIND_WORDS } from "@/lib/law/words";
import { delaySettings, type Lens } from "@/lib/lens";
import { longDay, parseDay } from "@/lib/time/day";
import {
  type AnyWindow,
  capacityLead,
  type EnforcementGap,
  enforcementGap,
  migration,
  milestonesOfTopic,
  NO_PLACE_FOR_COMPUTE,
  relief,
  runway,
  startBy,
} from "@/lib/windows";
import { siteName } from "./capacity";
import { leadSource, type WindowCard, windowBar, windowCard } from "./window-cards";

/** A window in words, with what of it stands on the page before: on paper that is said once. */
export interface DutyWindow extends WindowCard {
  readonly repeated: readonly string[];
}

/** What a duty leaves: its windows for one country and one site. */
export interface DutyWindows {
  /** `For Germany and Narvik.`, `For the Netherlands.` */
  readonly subject: string;
  readonly cards: readonly DutyWindow[];
  /** What is not asked about, and what holds for all of them. */
  readonly notes: readonly string[];
  /** Every source behind them, each once. */
  readonly sourceIds: readonly string[];
}

/**
 * The windows of a milestone for the country and the site of a lens.
 * A milestone that is no duty has none, and a note says so.
 */
export function dutyWindows(facts: Facts, chosen: ChosenLaw, lens: Lens, m: ResolvedMilestone): DutyWindows {
  if (!isDuty(m.milestone)) return { subject: "", cards: [], notes: [notADuty(m)], sourceIds: [] };
  const country = facts.jurisdictions.find((j) => j.iso2 === lens.country[0]);
  const site = facts.sites.find((s) => s.id === lens.site[0]);
  const [siteNow] = site ? sitesOn(facts, lens.asOf, delaySettings(lens), [site]) : [];
  const names = { law: versionOf(chosen), compare: chosen.compareStanding.title };
  const { enforcer } = enforcerOf(m.milestone, facts.enforcementMap);
  const steps = [...m.derivation, ...m.practicalDerivation];
  const said = new Set([`As known on ${longDay(lens.asOf)}.`, ...steps.flatMap(({ text }) => [text, `${names.law}: ${text}`])]);
  const estimate = leadSource(facts, lens);
  const cards = merged(windowsOf({ facts, chosen, lens, m, names, country, site: siteNow })).map(([w, name]) => {
    const card = cardOf(w, name, said);
    return estimate && (w.kind === "start-by" || w.kind === "migration")
      ? {
          ...card,
          reasons: [...card.reasons, estimate],
          repeated: [...card.repeated, ...(w.kind === "migration" ? [estimate.text] : [])],
        }
      : card;
  });
  const asked = [country && countryText(country), site && siteName(site)].filter((name) => name !== undefined);
  return {
    subject: asked.length > 0 ? `For ${listed(asked)}.` : "",
    cards,
    notes: [
      ...(country || enforcer !== "national"
        ? []
        : ["No country is chosen, so no power to fine of national authorities is shown."]),
      ...(site ? [NO_PLACE_FOR_COMPUTE] : ["No compute site is chosen."]),
    ],
    sourceIds: [...new Set(cards.flatMap((c) => c.reasons.flatMap((r) => r.sourceIds)))],
  };
}

function notADuty({ milestone }: ResolvedMilestone): string {
  const what =
    milestone.kind === "obligation-applies"
      ? `this binds no operator but ${listed(milestone.addressees.map((a) => ADDRESSEE_WORDS[a]))}`
      : `this is no duty (${KIND_WORDS[milestone.kind]})`;
  return `Windows are about duties of operators; ${what}.`;
}

const NOT_NATIONAL = { commission: "the Commission", edps: "the EDPS", none: "nobody" } as const;

interface Asked {
  readonly facts: Facts;
  readonly chosen: ChosenLaw;
  readonly lens: Lens;
  readonly m: ResolvedMilestone;
  /** How the two versions of the law are called. */
  readonly names: { readonly law: string; readonly compare: string };
  readonly country: Jurisdiction | undefined;
  readonly site: SiteOn | undefined;
}

type Named = readonly [AnyWindow, string];

const versionOf = ({ standing, own }: ChosenLaw): string => (own ? `${standing.title}, with your settings` : standing.title);

function windowsOf({ facts, chosen, lens, m, names, country, site }: Asked): Named[] {
  const { asOf } = lens;
  const { enforcer } = enforcerOf(m.milestone, facts.enforcementMap);
  // What the Commission or the EDPS enforces is the same for every country.
  const jurisdiction = country ?? (enforcer === "national" ? undefined : facts.jurisdictions[0]);
  const gap = jurisdiction && gapOf(facts, chosen, lens, m, jurisdiction);
  const who = enforcer === "national" ? (country?.name ?? "") : NOT_NATIONAL[enforcer];
  return [
    [runway(m, asOf), "Runway"],
    [startBy(m, lens.lead, asOf, facts.enforcementMap), "Start by"],
    ...(gap ? [[gap, `Enforcement gap, ${who}`] as const] : []),
    [relief(m, chosen.compare.milestones.get(m.id), names, asOf), "Relief"],
    ...(site
      ? [
          [capacityLead(m, site, lens.delay, asOf), `Capacity lead, ${siteName(site.readings.site)}`] as const,
          [
            migration(m, site, lens.delay, lens.lead, asOf, facts.enforcementMap),
            `Time to migrate to ${siteName(site.readings.site)}`,
          ] as const,
        ]
      : []),
  ];
}

/** Where a milestone leads its topic, the gap is that of the milestone that carries the topic's fine, and says so. */
export function gapOf(
  facts: Facts,
  chosen: ChosenLaw,
  lens: Pick<Lens, "asOf">,
  m: ResolvedMilestone,
  jurisdiction: Jurisdiction,
): EnforcementGap {
  const topic = milestonesOfTopic(m.milestone.topic, facts.enforcementMap);
  const carrier = (m.id === topic.lead ? chosen.law.milestones.get(topic.gap) : undefined) ?? m;
  const gap = enforcementGap(carrier, {
    law: chosen.law,
    map: facts.enforcementMap,
    jurisdiction,
    asOf: lens.asOf,
    datasetAsOf: parseDay(facts.datasetDay),
  });
  if (carrier === m) return gap;
  return { ...gap, notes: [...gap.notes, `Read from \u201c${carrier.short}\u201d, which carries the fine.`] };
}

/** Windows that say the same share a card, as where the duty has no day. */
function merged(windows: readonly Named[]): Named[] {
  const byText = new Map<string, Named>();
  for (const [w, name] of windows) {
    const [first, names] = byText.get(w.text) ?? [w, undefined];
    byText.set(w.text, [first, names ? `${names}; ${name}` : name]);
  }
  return [...byText.values()];
}

/** @param said what the page says already, to which this card adds what it says */
function cardOf(w: AnyWindow, name: string, said: Set<string>): DutyWindow {
  const card = windowCard(w, name);
  const texts = [card.formal ?? "", ...card.notes, ...card.reasons.map((r) => r.text)].filter((text) => text !== "");
  const repeated = texts.filter((text) => said.has(text));
  for (const text of texts) said.add(text);
  // A gap and a lead say more beside their bar than their state.
  const length = w.kind === "enforcement-gap" || w.kind === "capacity-lead" ? windowBar(w).text : card.length;
  return { ...card, length, repeated };
}
