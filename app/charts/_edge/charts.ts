import { stepOn } from "@/app/_charts/map/state";
import type { MapSheet } from "@/app/_charts/sheet/MapSheet";
import type { ChartSheet } from "@/app/_charts/sheet/Sheet";
import {
  axisStrip,
  capacityStrip,
  enforcementStrip,
  groupStrips,
  lawStrips,
  legendKeys,
  levelsStrip,
  totalsStrip,
  windowStrips,
} from "@/app/_charts/sheet/strips";
import type { Context } from "@/app/_server/context";
import { footText } from "@/app/_views/bar";
import { href, siteHref } from "@/app/_views/links";
import { mapState } from "@/app/_views/map";
import { groupsOn, headlineOn, known, mapHref } from "@/app/_views/map-day";
import { overviewState } from "@/app/_views/overview";
import { siteState } from "@/app/_views/site";
import { timelineState } from "@/app/_views/timeline";
import { badInput } from "@/lib/errors";
import { chosenLaw } from "@/lib/law/chosen";
import { listed } from "@/lib/law/sentence";
import type { ParsedLens } from "@/lib/lens";
import { longDay } from "@/lib/time/day";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { demand } from "./demand";
import type { ChartName } from "./keys";

/** The charts of the pages as drawings that stand alone. */

/** The whole law, who can enforce it, and compute. @throws VacatioError `bad-input` where the filters leave nothing */
export function timelineSheet(c: Context, parsed: ParsedLens): ChartSheet {
  const state = timelineState(c.facts, parsed, c.lensContext);
  if (state.groups.length === 0) throw badInput("topic", "No milestone matches these filters. Choose another role or topic.");
  const { capacity } = state;
  return {
    name: "The EU AI Act on one axis",
    headline: state.headline,
    standing: state.foot,
    legend: legendKeys([
      { swatch: "applies", label: "starts to apply" },
      { swatch: "point", label: "deadline, event or review" },
      { swatch: "ghost", label: `date in: ${state.compared}` },
      { swatch: "formal", label: "formal date, where it bites later" },
      { swatch: "missing", label: "no date, and why" },
      { swatch: "estimated", label: "thin or conflicting sources" },
      { swatch: "as-of", label: "as known on" },
    ]),
    axis: state.axis,
    dutyDay: state.dutyDay,
    note: `Dates are days of application from 00:00. A fixed date does not move to a working day. ${NO_PLACE_FOR_COMPUTE}`,
    page: href("/timeline", parsed.lens, c.lensContext),
    strips: (view) => [
      axisStrip(view),
      ...groupStrips(state.groups, view),
      levelsStrip(state.enforcement, view),
      ...(state.country ? [enforcementStrip(state.country, view)] : []),
      "site" in capacity ? capacityStrip(capacity.site, view) : totalsStrip(capacity.totals, view),
    ],
  };
}

/** One duty, one country and one site: law, enforcement, capacity and windows. */
export function overviewSheet(c: Context, parsed: ParsedLens): ChartSheet {
  const state = overviewState(c.facts, parsed, c.lensContext);
  return {
    name: "Law, enforcement, capacity and windows on one axis",
    headline: state.headline,
    standing: state.foot,
    legend: legendKeys([
      { swatch: "applies", label: "applies" },
      { swatch: "ghost", label: `date in: ${state.compared}` },
      { swatch: "estimated", label: "thin or conflicting sources" },
      ...(state.shadeWords
        ? [
            { swatch: "shade-start" as const, label: state.shadeWords.start },
            { swatch: "shade-late" as const, label: state.shadeWords.late },
          ]
        : []),
      { swatch: "as-of", label: "as known on" },
    ]),
    axis: state.axis,
    dutyDay: state.dutyDay,
    shades: state.shades,
    note: NO_PLACE_FOR_COMPUTE,
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
    standing: footText(parsed.lens, chosenLaw(c.facts.law, parsed.lens)),
    legend: legendKeys([
      { swatch: "applies", label: "applies" },
      { swatch: "ghost", label: "date in the version it is compared with" },
      { swatch: "time-left", label: "time left until Annex III applies" },
      { swatch: "duty-line", label: "Annex III applies" },
      { swatch: "as-of", label: "as known on" },
    ]),
    axis: chart.axis,
    dutyDay: chart.dutyDay,
    note: NO_PLACE_FOR_COMPUTE,
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
  const bansOnly = state.countries
    .filter((country) => stepOn(country, shown).badge === "bans only")
    .map((country) => country.name);
  return {
    name: "Map of enforcement",
    headline: headlineOn(state, state.day),
    standing: `${state.topic}. ${state.day === state.asOf ? "" : `The map stands on ${longDay(state.day)}. `}${footText(parsed.lens, chosenLaw(c.facts.law, parsed.lens))}`,
    note: [
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
      count: countries.length,
    })),
    countries: state.countries,
    sites: state.sites,
    siteWords: state.siteWords,
    layout: state.layout,
    chosen: state.chosen,
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
