import type { Lane } from "@/app/_charts/lanes/state";
import type { Strip } from "@/app/_charts/sheet/layout";
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
  moneySheetKeys,
  moneyStrip,
  SIGNAL_KEYS,
  type SiteLine,
  signalStrips,
  siteKeys,
  siteStrips,
  statusKeys,
  totalsStrip,
  type WindowLine,
  windowKeys,
  windowLines,
} from "@/app/_charts/sheet/strips";
import { DIMENSIONS, HISTORY, LANES, MONEY, SIGNALS, SITES, WINDOWS } from "@/app/_charts/sheet/style";
import type { Context } from "@/app/_server/context";
import { COMPUTE_KEYS, computeContext, computeState, DISAGREE, type Fact, type SiteRow } from "@/app/_views/compute";
import { countryState } from "@/app/_views/country";
import { investmentState } from "@/app/_views/investment";
import { LAB, LAB_KEYS, labState } from "@/app/_views/lab";
import { modelsState } from "@/app/_views/models";
import { MODELS_KEYS, withoutModelsQuery } from "@/app/_views/models-query";
import { SCENARIOS_KEYS, scenariosState } from "@/app/_views/scenarios";
import { parseSignals, signalsContext } from "@/app/_views/signals";
import { signalsFeed } from "@/app/_views/signals-feed";
import { SITE_STATE_WORDS } from "@/app/_views/site-words";
import { totalsBand } from "@/app/_views/totals";
import { windowsContext, windowsState } from "@/app/_views/windows";
import { readOwn, WINDOWS_KEYS } from "@/app/_views/windows-page";
import { sitesOn } from "@/lib/capacity/sites";
import { badInput } from "@/lib/errors";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import { delaySettings, type Lens, type Problem, parseLens } from "@/lib/lens";
import { addDays, counted, longDay, shortDay } from "@/lib/time/day";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { standingOf, toldOf } from "./charts";
import { COUNTRY_LENS, MONEY_LENS, type PageChartName } from "./keys";

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

/** More rows than this make an image that not every browser can hold. */
const MOST_SITES = 30;

/** When, where a day is told; otherwise what stands in its place. */
const toldIn = ({ value, when, notes }: Fact): string => `${when ?? value}${notes.includes(DISAGREE) ? ` (${DISAGREE})` : ""}`;

const lineOf = (row: SiteRow, lens: Lens): SiteLine => ({
  id: row.id,
  name: row.name,
  about: `${row.provider.name}, ${row.where}; ${[SITE_STATE_WORDS[row.state], row.scope].filter(Boolean).join(", ")}`,
  gone: row.state === "lost" || row.state === "paused" ? row.state : undefined,
  chart: row.chart,
  unit: row.unit,
  blank: lens.measure === "own" ? "No number" : `No number in ${row.unit}`,
  words: `Promised: ${toldIn(row.promised)}. Stated: ${toldIn(row.stated)}. Observed: ${toldIn(row.observed)}. Slip: ${toldIn(row.slip)}.`,
});

function compute(c: Context, query: URLSearchParams): PageChart {
  const all = computeContext(c.lensContext);
  const parsed = parseLens(query, all, COMPUTE_KEYS);
  const { lens } = parsed;
  const state = computeState(c.facts, c.dataset, parsed, all);
  const { axis, duty, totals } = state;
  return {
    problems: state.notices.problems,
    sheet: () => {
      const rows = state.groups.flatMap((group) => group.rows);
      if (!totals) throw badInput("provider", "No site matches these settings.");
      const dated = rows.filter((row) => row.undated === undefined);
      const drawn = dated.slice(0, MOST_SITES);
      const rest = dated.slice(MOST_SITES);
      const groups = state.groups.flatMap(({ id, title, rows: own }) => {
        const lines = own.filter((row) => drawn.includes(row)).map((row) => lineOf(row, lens));
        return lines.length === 0 ? [] : [{ id, title, lines }];
      });
      const lines = groups.flatMap((group) => group.lines);
      const shown = new Set(rows.map((row) => row.id));
      const sites = sitesOn(c.facts, lens.asOf, delaySettings(lens)).filter((s) => shown.has(s.readings.site.id));
      const sums = totalsBand(sites, counted(sites.length, "site"), lens.asOf, axis.from, axis.to, totals.measure);
      const some = sums.lines.some((l) => l.points.some((p) => p.level > 0));
      const without = rows.filter((row) => row.undated !== undefined);
      return {
        name: "Compute sites on one axis",
        headline: state.headline,
        standing: words(
          standingOf(lens, chosen(c, lens)),
          state.filter,
          `${state.count}, ${state.order}.`,
          rest.length > 0 ? `Drawn: the first ${drawn.length} of ${counted(dated.length, "site")} with a date.` : "",
        ),
        legend: (view) => [
          ...siteKeys(lines, view),
          ...legendKeys([], view, "", { duty: duty?.label ?? "", left: "time left until Annex III applies" }),
        ],
        axis,
        ...(duty ? { dutyDay: duty.day } : {}),
        whole: true,
        looks: SITES,
        note: words(
          ...toldOf(parsed),
          "Every row has a scale of its own. The bar of an estimate goes from P10 to P90, with a tick at P50, for the case that the site is not lost. Every statement with its source is on the page of the site.",
          state.sizeNote,
          NO_PLACE_FOR_COMPUTE,
        ),
        page: "/compute",
        strips: (view) => [
          axisStrip(view),
          ...groups.flatMap(({ id, title, lines: own }) => [
            ...(title ? [{ key: id, heads: [{ kind: "title" as const, text: title }], band: true, across: true as const }] : []),
            ...siteStrips(own, view),
          ]),
          ...(rest.length > 0 ? [inWords("rest", "Not drawn here", rest.map((row) => row.name).join("; "))] : []),
          ...(without.length > 0
            ? [inWords("undated", "Without any date", without.map((row) => `${row.name} (${row.provider.name})`).join("; "))]
            : []),
          some ? totalsStrip(sums, view) : inWords("totals", "Together", `No site shown gives a dated number in ${totals.unit}.`),
        ],
      };
    },
  };
}

/** How much of the drawing of deals lies before the first of them, for the figures of the scale. */
const BEFORE = 0.13;

/** The deals of one provider over time. */
function money(c: Context, query: URLSearchParams): PageChart {
  const all = computeContext(c.lensContext);
  const parsed = parseLens(query, all, MONEY_LENS);
  const [id, more] = parsed.lens.provider;
  const card = more === undefined && computeState(c.facts, c.dataset, parsed, all).providers.cards.find((one) => one.id === id);
  return {
    problems: parsed.problems,
    sheet: () => {
      if (!card) throw badInput("provider", "Name one provider, as in provider=nscale.");
      const { asOf } = parsed.lens;
      if (!card.chart) throw badInput("provider", `Fewer than two deals of ${card.name} are on record by ${longDay(asOf)}.`);
      const { from, to } = card.chart;
      const chart = { ...card.chart, from: addDays(from, -Math.round((to - from) * BEFORE)) };
      return {
        name: `Deals of ${card.name} over time`,
        headline: `${card.name}: ${counted(card.deals.length, "deal")} on record.`,
        standing: `As known on ${longDay(asOf)}.`,
        legend: (view) => [...moneySheetKeys(chart), ...legendKeys([], view, "", THROUGH)],
        axis: { from: chart.from, to, asOf, asOfLabel: shortDay(asOf) },
        whole: true,
        looks: MONEY,
        note: words(...parsed.warnings, "Currencies are not converted. Facts about firms, no advice to invest."),
        page: `/compute?provider=${card.id}`,
        strips: (view) => [axisStrip(view), moneyStrip(chart, `Deals of ${card.name}`, view)],
      };
    },
  };
}

/** As many of the list as an image can hold. */
const MOST_WINDOWS = 40;

function windows(c: Context, query: URLSearchParams): PageChart {
  const { state } = windowsState(c.facts, query, c.lensContext);
  const parsed = parseLens(readOwn(query).rest, windowsContext(c.lensContext), WINDOWS_KEYS);
  const { list } = state;
  return {
    problems: state.notices.problems,
    sheet: () => {
      if (!list)
        throw badInput(
          "kind",
          `\u201c${state.title}\u201d is a table. Drawn are the kinds runway, start-by, relief and promise.`,
        );
      if (list.rows.length === 0) throw badInput("kind", state.empty?.text ?? "No window matches these settings.");
      const { axis, columns } = list;
      const said = (name: string | undefined, text: string | undefined) => (name && text ? [`${name}: ${text}.`] : []);
      const lines = list.rows.slice(0, MOST_WINDOWS).map(
        (row): WindowLine => ({
          id: row.id,
          name: row.about.map((one) => one.label).join("; "),
          words: words(
            ...said(columns.from, row.from),
            ...said(columns.to, row.to),
            ...said(columns.length, row.length),
            row.soon ? "Within 90 days." : "",
          ),
          bar: row.bar,
        }),
      );
      return {
        name: state.title,
        headline: state.headline,
        standing: words(
          standingOf(parsed.lens, chosen(c, parsed.lens)),
          lines.length < list.rows.length ? `Drawn: the first ${lines.length} of ${list.rows.length} rows of the list.` : "",
        ),
        legend: (view) => [...windowKeys(lines, columns.from !== undefined), ...legendKeys([], view, "", THROUGH)],
        axis,
        whole: true,
        looks: WINDOWS,
        note: words(
          ...toldOf({ ...parsed, warnings: state.notices.warnings }),
          "A row without a bar has an end without a day, or both ends on one day.",
          NO_PLACE_FOR_COMPUTE,
        ),
        page: "/windows",
        strips: (view) => [
          axisStrip(view),
          {
            key: "title",
            heads: [
              { kind: "title", text: state.title },
              { kind: "small", text: state.about },
            ],
            band: true,
            across: true,
          },
          ...windowLines(lines, view),
        ],
      };
    },
  };
}

/** What cannot be drawn, as a band of text. */
const inWords = (key: string, title: string, text: string): Strip => ({
  key,
  heads: [{ kind: "title", text: title }],
  words: [`${text.replace(/\.$/, "")}.`],
  band: true,
});

const CHARTS_OF: Readonly<Record<PageChartName, (c: Context, query: URLSearchParams) => PageChart>> = {
  signals,
  models,
  investment,
  scenarios,
  country,
  lab,
  compute,
  money,
  windows,
};

/** The chart of a page under the settings of a query. */
export const pageChart = (chart: PageChartName, c: Context, query: URLSearchParams): PageChart => CHARTS_OF[chart](c, query);
