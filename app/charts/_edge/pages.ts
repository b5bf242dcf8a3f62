import type { Lane } from "@/app/_charts/lanes/state";
import type { ChartSheet } from "@/app/_charts/sheet/Sheet";
import {
  axisStrip,
  dimensionStrips,
  enforcementStrip,
  groupStrips,
  historyStrips,
  laneKeys,
  laneStrips,
  legendKeys,
  SIGNAL_KEYS,
  signalStrips,
  statusKeys,
} from "@/app/_charts/sheet/strips";
import { DIMENSIONS, HISTORY, LANES, SIGNALS } from "@/app/_charts/sheet/style";
import type { Context } from "@/app/_server/context";
import { countryState } from "@/app/_views/country";
import { investmentState } from "@/app/_views/investment";
import { LAB, LAB_KEYS, labState } from "@/app/_views/lab";
import { modelsState } from "@/app/_views/models";
import { MODELS_KEYS, withoutModelsQuery } from "@/app/_views/models-query";
import { SCENARIOS_KEYS, scenariosState } from "@/app/_views/scenarios";
import { parseSignals, signalsContext } from "@/app/_views/signals";
import { signalsFeed } from "@/app/_views/signals-feed";
import { badInput } from "@/lib/errors";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import { type Lens, type Problem, parseLens } from "@/lib/lens";
import { standingOf } from "./charts";
import { COUNTRY_LENS, type PageChartName } from "./keys";

/** The charts whose pages have settings beside the lens; each is read by its page. */

/** A chart, which throws where nothing is left to draw, and what of its settings cannot be applied. */
interface PageChart {
  readonly sheet: () => ChartSheet;
  readonly problems: readonly Problem[];
}

const chosen = (c: Context, lens: Lens): ChosenLaw => chosenLaw(c.facts.law, lens);

/** No duty, or one that the chart names in its words. */
const THROUGH = { duty: "", left: "" };

const words = (...texts: readonly (string | undefined)[]): string => texts.filter(Boolean).join(" ");

/** What turns the pages of the list of signals, which the chart does not have. */
const OF_THE_LIST = ["year", "until"];

function signals(c: Context, query: URLSearchParams): PageChart {
  const all = signalsContext(c.lensContext, c.dataset);
  const asked = new URLSearchParams([...query].filter(([key]) => !OF_THE_LIST.includes(key)));
  const { lens } = parseSignals(asked, all);
  const state = signalsFeed(c.facts, c.dataset, asked, all);
  const { chart } = state;
  return {
    problems: state.notices.problems,
    sheet: () => {
      if (!chart) throw badInput("what", "No signal since 2024 fits these settings.");
      return {
        name: chart.title,
        headline: `${state.headline}.`,
        standing: words(standingOf(lens, chosen(c, lens)), state.shown),
        legend: (view) => [...SIGNAL_KEYS, ...legendKeys([], view, "", THROUGH)],
        axis: chart.axis,
        whole: true,
        looks: SIGNALS,
        note: words(...state.notices.warnings, ...state.notes, chart.note),
        page: "/signals",
        strips: (view) => [axisStrip(view), ...signalStrips(chart, view)],
      };
    },
  };
}

function models(c: Context, query: URLSearchParams): PageChart {
  const state = modelsState(c.facts, c.dataset, query, c.lensContext);
  const { lens } = parseLens(withoutModelsQuery(query), c.lensContext, MODELS_KEYS);
  const { chart } = state;
  const events = new Map(state.events.flatMap((group) => group.rows).map((row) => [row.id, row]));
  const listed = (lane: Lane) =>
    lane.marks.flatMap(({ id }) => {
      const event = events.get(id);
      return event ? [`${event.number}: ${event.title} (${event.on})`] : [];
    });
  return {
    problems: state.notices.problems,
    sheet: () => ({
      name: chart.title,
      headline: state.headline,
      standing: words(standingOf(lens, chosen(c, lens)), state.shown),
      legend: (view) => [
        ...laneKeys(chart),
        ...legendKeys([], view, "", { duty: "cut-off for older models", left: "time left until that day" }),
      ],
      axis: chart.axis,
      ...(chart.line === undefined ? {} : { dutyDay: chart.line }),
      whole: true,
      looks: LANES,
      note: words(...state.notices.warnings, chart.note),
      page: "/models",
      strips: (view) => [axisStrip(view), ...laneStrips(chart.lanes, view, listed)],
    }),
  };
}

function investment(c: Context, query: URLSearchParams): PageChart {
  const state = investmentState(c.facts, c.dataset, query, c.lensContext);
  const { chart } = state;
  return {
    problems: state.notices.problems,
    sheet: () => {
      if (!chart) throw badInput("who", "No deal matches these settings.");
      return {
        name: chart.title,
        headline: state.headline,
        standing: words(`As known on ${state.asOf}.`, state.filter),
        legend: (view) => [...laneKeys(chart), ...legendKeys([], view, "", THROUGH)],
        axis: chart.axis,
        whole: true,
        looks: LANES,
        note: words(...state.notices.warnings, chart.note),
        page: "/signals/investment",
        strips: (view) => [axisStrip(view), ...laneStrips(chart.lanes, view)],
      };
    },
  };
}

function scenarios(c: Context, query: URLSearchParams): PageChart {
  const parsed = parseLens(query, c.lensContext, SCENARIOS_KEYS);
  const state = scenariosState(c.facts, c.dataset, parsed, c.lensContext);
  const { history } = state;
  return {
    problems: state.notices.problems,
    sheet: () => ({
      name: history.title,
      headline: state.headline,
      standing: standingOf(parsed.lens, chosen(c, parsed.lens)),
      legend: (view) => [...statusKeys(history), ...legendKeys([], view, "", THROUGH)],
      axis: history.axis,
      whole: true,
      looks: HISTORY,
      note: words(...state.notices.warnings, history.note.replace(" the tables tell", " the tables of the page tell")),
      page: "/scenarios",
      strips: (view) => [axisStrip(view), ...historyStrips(history, view)],
    }),
  };
}

function country(c: Context, query: URLSearchParams): PageChart {
  const parsed = parseLens(query, c.lensContext, COUNTRY_LENS);
  const [iso2 = ""] = parsed.lens.country;
  const state = countryState(c.facts, parsed, c.lensContext, iso2);
  return {
    problems: state?.notices.problems ?? parsed.problems,
    sheet: () => {
      if (!state) throw badInput("country", "No country is chosen; name one, as in country=PL.");
      return {
        name: `Enforcement in ${state.name} over time`,
        headline: state.headline,
        standing: standingOf(parsed.lens, chosen(c, parsed.lens)),
        legend: (view) => legendKeys([], view, "", { duty: "the duty applies", left: "time left until the duty" }),
        axis: state.axis,
        ...(state.dutyDay === undefined ? {} : { dutyDay: state.dutyDay }),
        looks: DIMENSIONS,
        note: words(
          ...state.notices.warnings,
          "Known to the as-of date. Plans, the Commission's list and trackers are not drawn.",
          ...state.binding,
        ),
        page: `/countries/${state.iso2}`,
        strips: (view) => [
          axisStrip(view),
          enforcementStrip(state.band, view),
          ...dimensionStrips("Dimensions", `as they count for ${state.phrase}`, state.dimensions, view),
        ],
      };
    },
  };
}

function lab(c: Context, query: URLSearchParams): PageChart {
  const parsed = parseLens(query, c.lensContext, LAB_KEYS);
  const state = labState(c.facts, query, parsed, c.lensContext);
  const { axis, groups } = state;
  return {
    problems: state.notices.problems,
    sheet: () => {
      if (groups.length === 0) throw badInput("law", `There is nothing to draw. ${state.stay}`);
      return {
        name: "The milestones that differ, before and after",
        headline: state.headline,
        standing: standingOf(parsed.lens, chosen(c, parsed.lens)),
        legend: (view) =>
          legendKeys(
            groups.flatMap((g) => g.rows),
            view,
            `date in ${state.before}`,
            THROUGH,
          ),
        axis,
        whole: true,
        note: words(...state.notices.warnings, state.stay),
        page: LAB,
        strips: (view) => [axisStrip(view), ...groupStrips(groups, view)],
      };
    },
  };
}

const CHARTS_OF: Readonly<Record<PageChartName, (c: Context, query: URLSearchParams) => PageChart>> = {
  signals,
  models,
  investment,
  scenarios,
  country,
  lab,
};

/** The chart of a page under the settings of a query. */
export const pageChart = (chart: PageChartName, c: Context, query: URLSearchParams): PageChart => CHARTS_OF[chart](c, query);
