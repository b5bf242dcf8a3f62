import type { LevelsBandState } from "@/app/_charts/levels/state";
import type { AxisState, CapacityBandState, EnforcementBandState, LawGroup } from "@/app/_charts/state";
import type { TotalsBandState } from "@/app/_charts/totals/state";
import type { Option } from "@/app/_ui/fields";
import type { DelaySettings } from "@/lib/capacity/delay";
import { sitesOn } from "@/lib/capacity/sites";
import { enforcerOf } from "@/lib/enforcement/level";
import { type Facts, factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, versionName } from "@/lib/law/chosen";
import { isDuty } from "@/lib/law/duty";
import { milestonesKnownOn } from "@/lib/law/known";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { headline, milestoneSentence } from "@/lib/law/sentence";
import {
  BLOCS,
  DEFAULT_TOPIC,
  DELAY_KEYS,
  delaySettings,
  LAW_KEYS,
  type Lens,
  type LensContext,
  type LensKey,
  NONE,
  type ParsedLens,
} from "@/lib/lens";
import { counted, type Day, longDay, parseDay, shortDay } from "@/lib/time/day";
import { assumedBeside, assumptionWarnings } from "./assumed";
import { type BarState, barState, footText, type NoticeState, noticeState } from "./bar";
import { chosenBand, chosenSite, providerOptions, siteChoices } from "./capacity";
import { chosenCountryBand, countryOptions, levelsBand } from "./enforcement";
import { idleSentence } from "./idle";
import { filtered, lawGroups } from "./law-state";
import { href } from "./links";
import { once } from "./once";
import { type PanelState, panelState } from "./panel";
import { totalsBand } from "./totals";
import { BLOC_WORDS } from "./words";

export const TIMELINE_KEYS: readonly LensKey[] = [
  ...LAW_KEYS,
  "duty",
  "topic",
  "role",
  "country",
  "site",
  "provider",
  "bloc",
  ...DELAY_KEYS,
];
const SHOWN = ["law", "compare", "asOf", "role", "topic", "country", "site", "provider", "bloc"];

interface Choices {
  readonly value: string;
  readonly options: readonly Option[];
}

export interface TimelineState {
  readonly headline: string;
  readonly lead: string;
  readonly bar: BarState;
  readonly notices: NoticeState;
  /** What stands at the foot of each printed page. */
  readonly foot: string;
  /** Where the chart lies as a drawing of its own. */
  readonly file: string;
  readonly axis: AxisState;
  readonly dutyDay: Day | undefined;
  readonly groups: readonly LawGroup[];
  readonly countries: Choices;
  readonly enforcement: LevelsBandState;
  readonly country: EnforcementBandState | undefined;
  /** One site, or the sums of the sites of a provider or a bloc. */
  readonly capacity: { readonly site: CapacityBandState } | { readonly totals: TotalsBandState };
  readonly sites: Choices;
  readonly providers: Choices;
  readonly blocs: Choices;
  readonly compared: string;
  readonly duty: { readonly id: string };
  /** The panel; made when it is first asked for. */
  readonly panel: () => PanelState;
  /** Set where the reader chose a milestone: on a small screen the panel is then a sheet, and this is the page without it. */
  readonly closeHref: string | undefined;
}

/** The yardstick as a sentence names it. */
export const yardstickName = (chosen: ChosenLaw, lens: Lens, context: LensContext): string =>
  chosen.compareStanding.id === context.law.scenarios.find((s) => s.amendments.length === 0)?.id
    ? "published in 2024"
    : `in: ${chosen.compareStanding.title} (as known on ${longDay(lens.asOf)})`;

/** The milestones that some text known on the as-of date has, resolved. */
export function knownMilestones(facts: Facts, chosen: ChosenLaw, asOf: Day): ResolvedMilestone[] {
  const known = new Set(milestonesKnownOn(facts.law, asOf).map((m) => m.id));
  return [...chosen.law.milestones.values()].filter((m) => known.has(m.id));
}

/** The milestone in the foreground: the chosen one, otherwise the first duty, otherwise the first of the list, of which one is not empty. */
export const foregroundOf = (
  milestones: readonly ResolvedMilestone[],
  lens: Lens,
  all: readonly ResolvedMilestone[] = milestones,
): ResolvedMilestone =>
  milestones.find((m) => m.id === lens.duty) ??
  milestones.find((m) => isDuty(m.milestone)) ??
  milestones[0] ??
  foregroundOf(all, lens);

const FIRST = parseDay("2024-07-01");
const LAST = parseDay("2032-01-01");

const BLOC_OPTIONS: readonly Option[] = BLOCS.map((bloc) => ({ value: bloc, label: BLOC_WORDS[bloc] }));

const bands = new WeakMap<Facts, { key: string; band: TimelineState["capacity"] }>();

/** The capacity of a site, or of all sites of the chosen providers and bloc together. It does not hang on the law. */
function capacityOf(facts: Facts, lens: Lens): TimelineState["capacity"] {
  const settings = delaySettings(lens);
  const key = JSON.stringify([lens.asOf, lens.site[0], lens.provider, lens.bloc, settings]);
  const made = bands.get(facts);
  if (made?.key === key) return made.band;
  const band = bandOf(facts, lens, settings);
  bands.set(facts, { key, band });
  return band;
}

function bandOf(facts: Facts, lens: Lens, settings: DelaySettings): TimelineState["capacity"] {
  if (lens.provider.length === 0 && lens.bloc === "all") {
    return { site: chosenBand(chosenSite(facts, lens), facts, LAST) };
  }
  const chosen = sitesOn(facts, lens.asOf, settings).filter(
    ({ readings: { site } }) =>
      (lens.provider.length === 0 || lens.provider.includes(site.provider)) && (lens.bloc === "all" || lens.bloc === site.bloc),
  );
  const names = facts.providers.filter((p) => lens.provider.includes(p.id)).map((p) => p.name);
  const where = lens.bloc === "all" ? [] : [BLOC_WORDS[lens.bloc]];
  return { totals: totalsBand(chosen, `all sites: ${[...names, ...where].join(", ")}`, lens.asOf, FIRST, LAST) };
}

/** The whole law on one axis, from the Act's publication to its last dated provision. */
export function timelineState(given: Facts, parsed: ParsedLens, context: LensContext): TimelineState {
  const facts = factsUnder(given, parsed.lens);
  const { lens } = parsed;
  const chosen = chosenLaw(facts.law, lens);
  const all = knownMilestones(facts, chosen, lens.asOf);
  const shown = filtered(all, lens.topic, lens.role);
  const lead = context.leadMilestone(lens.topic[0] ?? DEFAULT_TOPIC) ?? lens.duty;
  const duty = lens.duty === lead ? foregroundOf(shown, lens, all) : foregroundOf(all, lens);
  const subject = enforcerOf(duty.milestone, facts.enforcementMap);
  const from = chosen.compare.milestones.get(duty.id);
  const changed = shown.filter((m) => {
    const before = chosen.compare.milestones.get(m.id);
    return before && JSON.stringify([before.formal, before.practical]) !== JSON.stringify([m.formal, m.practical]);
  });
  return {
    headline: headline(shown, lens.asOf, versionName(chosen)),
    lead:
      shown.length === 0
        ? "Choose another role or topic."
        : [
            idleSentence(facts, shown, lens.asOf),
            milestoneSentence(duty, from, yardstickName(chosen, lens, context), lens.asOf),
            `${counted(shown.length, "milestone")} shown, ${shown.filter((m) => m.practical.status === "dated").length} with a date; ${
              changed.length === 0 ? "none has" : changed.length === 1 ? "one has" : `${changed.length} have`
            } another date in the compared text.`,
            assumedBeside(facts, subject) ?? "",
          ]
            .filter(Boolean)
            .join(" "),
    bar: barState("/timeline", lens, context, SHOWN),
    notices: noticeState("/timeline", lens, context, chosen, parsed.problems, [
      ...parsed.warnings,
      ...assumptionWarnings(facts, [subject]),
    ]),
    foot: footText(lens, chosen),
    file: href("/charts/timeline.svg", lens, context),
    axis: { from: FIRST, to: LAST, asOf: lens.asOf, asOfLabel: shortDay(lens.asOf) },
    dutyDay: duty.practical.status === "dated" ? duty.practical.day : undefined,
    groups: lawGroups(shown, chosen, duty.id, lens.asOf, (id) => href("/timeline", { ...lens, duty: id }, context)),
    countries: { value: lens.country[0] ?? NONE, options: countryOptions(facts) },
    enforcement: levelsBand(facts, duty, lens.asOf),
    country: chosenCountryBand(facts, duty, lens),
    capacity: capacityOf(facts, lens),
    sites: { value: lens.site[0] ?? NONE, options: siteChoices(facts, lens.asOf, context.today) },
    providers: {
      value: lens.provider[0] ?? "",
      options: [{ value: "", label: "One site" }, ...providerOptions(facts, lens)],
    },
    blocs: { value: lens.bloc === "all" ? "" : lens.bloc, options: [{ value: "", label: "One site" }, ...BLOC_OPTIONS] },
    compared: chosen.compareStanding.title,
    duty: { id: duty.id },
    panel: once(() => panelState(facts, lens, chosen, context, duty, "/timeline")),
    closeHref: lens.duty === lead ? undefined : href("/timeline", { ...lens, duty: lead }, context),
  };
}
