import { layoutMap } from "@/app/_charts/map/layout";
import { stepOn } from "@/app/_charts/map/state";
import { type MapSheet, SMALL_GROWTH } from "@/app/_charts/sheet/MapSheet";
import type { ChartSheet } from "@/app/_charts/sheet/Sheet";
import {
  axisStrip,
  capacityStrip,
  enforcementStrip,
  groupStrips,
  lawStrips,
  legendKeys,
  levelsStrip,
  type ThroughWords,
  totalsStrip,
  windowStrips,
} from "@/app/_charts/sheet/strips";
import type { LawGroup, LawRow } from "@/app/_charts/state";
import type { Context } from "@/app/_server/context";
import { footText } from "@/app/_views/bar";
import { chosenSite } from "@/app/_views/capacity";
import { hasOwnPenalty, isUnlisted } from "@/app/_views/enforcement";
import { href, siteHref } from "@/app/_views/links";
import { mapState } from "@/app/_views/map";
import { groupsOn, headlineOn, known, mapHref } from "@/app/_views/map-day";
import { overviewState } from "@/app/_views/overview";
import { levelsOf } from "@/app/_views/panel";
import { headlineOf as siteHeadline, siteState } from "@/app/_views/site";
import { foregroundOf, knownMilestones, type TimelineState, timelineState, yardstickName } from "@/app/_views/timeline";
import { enforcerOf, levelOn } from "@/lib/enforcement/level";
import { countrySentence } from "@/lib/enforcement/sentence";
import { badInput } from "@/lib/errors";
import { factsUnder } from "@/lib/facts";
import { type ChosenLaw, chosenLaw, versionName } from "@/lib/law/chosen";
import { listed, milestoneSentence } from "@/lib/law/sentence";
import { delaySettings, type Lens, type LensKey, type ParsedLens, printLens } from "@/lib/lens";
import { counted, longDay } from "@/lib/time/day";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { demand } from "./demand";
import type { ChartName } from "./keys";

/** The charts of the pages as drawings that stand alone. */

/**
 * As known when, by which law. Whoever sees a drawing did not make its link, so an own version is told as that of another.
 */
export function standingOf(lens: Lens, chosen: ChosenLaw): string {
  if (!chosen.own) return footText(lens, chosen);
  const name = lens.name === "" ? "" : ` \u201c${lens.name}\u201d`;
  return `As known on ${longDay(lens.asOf)}. Own version${name} by whoever made this link, not the law; it starts from: ${chosen.standing.title}.`;
}

/** What else must be known of what was asked for. */
export const toldOf = ({ lens, warnings }: ParsedLens): string[] => [
  ...warnings,
  ...(Object.keys(delaySettings(lens)).length > 0
    ? ["The estimate stands on parameters set in the link, not on the evidence alone."]
    : []),
];

const NO_EU_FINE = "The Act lists no EU fine";

/** Whether a setting was chosen: it is not as it is without a choice. */
const isChosen = (c: Context, { lens }: ParsedLens, key: LensKey): boolean => printLens(lens, c.lensContext).has(key);

/** What the line of the duty and the time up to it are called. */
function throughWords(rows: readonly LawRow[], duty: string): ThroughWords {
  const name = rows.find((row) => row.id === duty)?.label;
  return { duty: name ? `day of \u201c${name}\u201d` : "day of the duty", left: "time left until that day" };
}

/** The headline of what was chosen: the milestone, the country, the site; without a choice the general one. */
function headlineFor(c: Context, parsed: ParsedLens, general: string): string {
  const { lens } = parsed;
  const facts = factsUnder(c.facts, lens);
  const chosen = chosenLaw(facts.law, lens);
  const duty = foregroundOf(knownMilestones(facts, chosen, lens.asOf), lens);
  const country = facts.jurisdictions.find((j) => j.iso2 === lens.country[0]);
  const site = chosenSite(facts, lens);
  const under = versionName(chosen);
  const said = [
    isChosen(c, parsed, "duty")
      ? `${under ? `Under ${under}: ` : ""}${milestoneSentence(duty, chosen.compare.milestones.get(duty.id), yardstickName(chosen, lens, c.lensContext), lens.asOf)}`
      : "",
    country && isChosen(c, parsed, "country")
      ? countrySentence(
          country,
          levelOn(levelsOf(facts, country, enforcerOf(duty.milestone, facts.enforcementMap)), lens.asOf),
          isUnlisted(facts, duty),
          hasOwnPenalty(facts, country, duty, lens.asOf),
        )
      : "",
    site && isChosen(c, parsed, "site") ? siteHeadline(site, lens.asOf) : "",
  ].filter((text) => text !== "");
  return said.length > 0 ? said.join(" ") : general;
}

const BRIEF = 6;

/** The chosen milestone of a topic with those whose dates are next to it. */
function around(group: LawGroup): LawGroup {
  const at = group.rows.findIndex((row) => row.selected);
  const from = Math.max(0, Math.min(at - Math.floor(BRIEF / 2), group.rows.length - BRIEF));
  return { ...group, rows: group.rows.slice(from, from + BRIEF) };
}

/** The timeline, with what of it is drawn. */
export interface TimelineSheet extends ChartSheet {
  readonly drawn: Pick<TimelineState, "groups" | "enforcement" | "country"> & {
    /** Undefined where compute is left out. */
    readonly capacity: TimelineState["capacity"] | undefined;
  };
}

/**
 * The whole law, who can enforce it, and compute.
 * @param brief only the chosen milestone and those next to it in its topic, and compute only where a site is chosen
 * @throws VacatioError `bad-input` where the filters leave nothing
 */
export function timelineSheet(c: Context, parsed: ParsedLens, brief = false): TimelineSheet {
  const state = timelineState(c.facts, parsed, c.lensContext);
  if (state.groups.length === 0) throw badInput("topic", "No milestone matches these filters. Choose another role or topic.");
  const { capacity } = state;
  const own = state.groups.filter((group) => group.open);
  const shortened = brief && own.length > 0;
  const groups = shortened ? own.map(around) : state.groups;
  const open = groups.flatMap((group) => (group.open ? group.rows : []));
  const compute = shortened && !isChosen(c, parsed, "site") ? undefined : capacity;
  return {
    drawn: { groups, enforcement: state.enforcement, country: state.country, capacity: compute },
    name: "The EU AI Act on one axis",
    headline: headlineFor(c, parsed, state.headline),
    standing: standingOf(parsed.lens, chosenLaw(c.facts.law, parsed.lens)),
    legend: (view) => legendKeys(open, view, `date in: ${state.compared}`, throughWords(open, state.duty.id)),
    axis: state.axis,
    dutyDay: state.dutyDay,
    note: `${shortened ? `Drawn: ${counted(open.length, "milestone")} of ${state.groups.reduce((sum, group) => sum + group.rows.length, 0)}. ` : ""}Dates are days of application from 00:00. A fixed date does not move to a working day. ${[...toldOf(parsed), NO_PLACE_FOR_COMPUTE].join(" ")}`,
    page: href("/timeline", parsed.lens, c.lensContext),
    strips: (view) => [
      axisStrip(view),
      ...groupStrips(groups, view),
      levelsStrip(state.enforcement, view),
      ...(state.country ? [enforcementStrip(state.country, view)] : []),
      ...(compute ? ["site" in compute ? capacityStrip(compute.site, view) : totalsStrip(compute.totals, view)] : []),
    ],
  };
}

/** One duty, one country and one site: law, enforcement, capacity and windows. */
export function overviewSheet(c: Context, parsed: ParsedLens): ChartSheet {
  const state = overviewState(c.facts, parsed, c.lensContext);
  return {
    name: "Law, enforcement, capacity and windows on one axis",
    headline: headlineFor(c, parsed, state.headline),
    standing: standingOf(parsed.lens, chosenLaw(c.facts.law, parsed.lens)),
    legend: (view) =>
      legendKeys(
        state.lawRows,
        view,
        `date in: ${state.compared}`,
        { ...throughWords(state.lawRows, state.duty.id), shades: state.shadeWords },
        state.shades,
      ),
    axis: state.axis,
    dutyDay: state.dutyDay,
    shades: state.shades,
    note: [...toldOf(parsed), NO_PLACE_FOR_COMPUTE].join(" "),
    page: href("/", parsed.lens, c.lensContext),
    strips: (view) => [
      axisStrip(view),
      ...lawStrips("The law", "Dates of application, Art. 113", state.lawRows, view),
      state.levels ? levelsStrip(state.levels, view) : enforcementStrip(state.enforcement, view),
      capacityStrip(state.capacity, view),
      ...windowStrips("Windows", `for ${state.duty.title}`, state.bars, view),
    ],
  };
}

/** What was promised, stated and seen of one site. @throws VacatioError `bad-input` where no site is chosen or nothing can be drawn */
export function capacitySheet(c: Context, parsed: ParsedLens): ChartSheet {
  const [id] = parsed.lens.site;
  const state = id === undefined ? undefined : siteState(c.facts, c.dataset, parsed, c.lensContext, id);
  if (!state || id === undefined) throw badInput("site", "No site is chosen; name one, as in site=nscale-narvik.");
  demand(state.notices.problems);
  const chart = state.known?.chart;
  if (!chart) throw badInput("site", `Nothing known of ${state.short} on that day has a date that could be drawn.`);
  return {
    name: `Capacity of ${state.short} over time`,
    headline: state.headline,
    standing: standingOf(parsed.lens, chosenLaw(c.facts.law, parsed.lens)),
    legend: (view) =>
      legendKeys(chart.laws, view, "date in the version it is compared with", {
        duty: "Annex III applies",
        left: "time left until Annex III applies",
      }),
    axis: chart.axis,
    dutyDay: chart.dutyDay,
    note: [...toldOf(parsed), NO_PLACE_FOR_COMPUTE].join(" "),
    page: siteHref(id, parsed.lens, c.lensContext),
    strips: (view) => [
      axisStrip(view),
      ...lawStrips("The law", "High-risk duties", chart.laws, view),
      capacityStrip(chart.band, view),
    ],
  };
}

/** Who can enforce one topic on one day. */
export function mapSheet(c: Context, parsed: ParsedLens): MapSheet {
  const state = mapState(c.facts, parsed, c.lensContext);
  const shown = known(state, state.day);
  const named = state.countries.find((country) => country.iso2 === state.chosen);
  const bansOnly = state.countries
    .filter((country) => stepOn(country, shown).badge === "bans only")
    .map((country) => country.name);
  return {
    name: "Map of enforcement",
    headline:
      named && isChosen(c, parsed, "country")
        ? `${named.name}: ${stepOn(named, shown).words}. ${headlineOn(state, state.day)}`
        : headlineOn(state, state.day),
    standing: `${state.topic}. ${state.day === state.asOf ? "" : `The map stands on ${longDay(state.day)}. `}${standingOf(parsed.lens, chosenLaw(c.facts.law, parsed.lens))}`,
    note: [
      ...parsed.warnings,
      // What countries are shaded by stands for all duties; here the duty has no fine of its own.
      state.enforcer.startsWith(NO_EU_FINE)
        ? "A Member State may set a penalty of its own; the colours show the power to fine under the Act in general."
        : "",
      bansOnly.length > 0 ? `For the bans of Article 5 alone it can fine: ${listed(bansOnly)}.` : "",
      "Whoever places on the market or puts into service in the EU is bound, also where nobody can fine yet.",
      "Sites without a known place are not drawn. The map takes no position on any border.",
    ]
      .filter(Boolean)
      .join(" "),
    page: mapHref(state, state.day),
    day: shown,
    looks: groupsOn(state.countries, shown).map(({ look, countries }) => ({
      look,
      name: state.looks[look] ?? look,
      countries: countries.map((country) => country.name),
    })),
    countries: state.countries,
    sites: state.sites,
    siteWords: state.siteWords,
    layout: state.layout,
    small: layoutMap(
      state.countries.map((country) => country.iso2),
      state.sites,
      SMALL_GROWTH,
    ),
    chosen: isChosen(c, parsed, "country") ? state.chosen : undefined,
    linkTo: (iso2) => `${mapHref(state, state.day, { country: iso2 })}#details`,
    say: (country) => `${country.name} (${country.iso2}): ${stepOn(country, shown).words}`,
  };
}

/** Each chart that stands on an axis. */
export const SHEETS: Readonly<Record<Exclude<ChartName, "map">, (c: Context, parsed: ParsedLens) => ChartSheet>> = {
  timeline: timelineSheet,
  overview: overviewSheet,
  capacity: capacitySheet,
};
