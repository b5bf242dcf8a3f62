import type { MonthBar, SignalLane, SignalsChartState } from "@/app/_charts/signals/state";
import { quote } from "@/lib/errors";
import type { Facts } from "@/lib/facts";
import type { Lens, LensContext } from "@/lib/lens";
import { type News, SIGNAL_KINDS, type SignalKind, watchOf } from "@/lib/signals";
import { addMonths, civil, counted, type Day, day, isoDay, longDay, monthName, parseDay, shortDay } from "@/lib/time/day";
import {
  filteredSignals,
  parseSignals,
  SIGNAL_KIND_WORDS,
  SIGNALS_PATH,
  type SignalFilter,
  type SignalRow,
  type SignalsAround,
  type SignalsState,
  signalRow,
  signalsAround,
  signalsHref,
  signalsState,
  type ToldSignal,
  toldSignals,
} from "./signals";
import { watchText } from "./signals-next";

/** The page of signals: what of the feed stands on it, by months, and the chart over all. */

/** A signal that unfolds to its brief. */
export interface FeedRow extends SignalRow {
  /** The record's own words; undefined where none are kept for the day. */
  readonly quote: string | undefined;
  /** What to watch next, in one line. */
  readonly next: string;
}

export interface FeedMonth {
  /** `2026-04`, the anchor. */
  readonly id: string;
  readonly name: string;
  /** How many signals the month has. */
  readonly count: string;
  readonly rows: readonly FeedRow[];
}

/** A month of the table beside the chart. */
export interface MonthCounts {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly cells: readonly { readonly kind: SignalKind; readonly all: number; readonly moved: number }[];
}

export interface PageLink {
  /** The month with which it begins: `June 2026`. */
  readonly month: string;
  readonly href: string;
}

export interface SignalsFeed extends SignalsState {
  /** The latest that moved something; undefined where none did. */
  readonly latest: SignalRow | undefined;
  readonly chart: SignalsChartState | undefined;
  readonly table: readonly MonthCounts[];
  readonly months: readonly FeedMonth[];
  /** `September to November 2026` */
  readonly span: string;
  readonly years: readonly { readonly year: number; readonly count: number; readonly href: string; readonly current: boolean }[];
  readonly newer: PageLink | undefined;
  readonly older: PageLink | undefined;
}

/** So many signals stand on one page, in whole months. */
const ON_A_PAGE = 100;
const FIRST_DAY = day(2024, 1, 1);

/** The page of a link. @param context of `signalsContext` */
export function signalsFeed(facts: Facts, news: News, query: URLSearchParams, context: LensContext): SignalsFeed {
  const { until, rest, problem } = untilOf(query);
  const parsed = parseSignals(rest, context);
  const { lens, filter } = parsed;
  const state = signalsState(facts, news, parsed, context);
  const around = signalsAround(facts, news, lens);
  const found = filteredSignals(toldSignals(around), around, filter);
  const months = byMonth(found);
  const begin = until ?? (filter.year === undefined ? undefined : `${filter.year}-12`);
  const page = pageOf(months, begin, ON_A_PAGE);
  const shown = months.slice(page.from, page.to);
  const to = (month: string) => monthHref(month, lens, filter, context);
  const link = (month: string | undefined): PageLink | undefined =>
    month === undefined ? undefined : { month: monthWords(month), href: `${to(month)}#signals` };
  const latest = found.find(hasMoved);
  return {
    ...state,
    notices: problem ? { ...state.notices, problems: [...state.notices.problems, problem] } : state.notices,
    latest: latest && signalRow(latest, around, context),
    chart: chartOf(found, lens.asOf, facts),
    table: months.filter((m) => m.first >= FIRST_DAY).map((m) => countsOf(m, to(m.id))),
    months: shown.map(({ id, signals }) => ({
      id,
      name: monthWords(id),
      count: counted(signals.length, "signal"),
      rows: signals.map((t) => feedRow(t, around, context)),
    })),
    span: spanWords(shown.map((m) => m.id)),
    years: [...new Set(months.map((m) => m.id.slice(0, 4)))].map((year) => ({
      year: Number(year),
      count: found.filter((t) => monthId(t.signal.knownOn).startsWith(year)).length,
      href: `${signalsHref(SIGNALS_PATH, lens, { ...filter, year: Number(year) }, context)}#signals`,
      current: shown[0]?.id.startsWith(year) === true,
    })),
    newer: link(page.newer),
    older: link(page.older),
  };
}

/** The address of the news feed with the filter of a link; it is always about today. */
export function signalsAtomHref(query: URLSearchParams, context: LensContext): string {
  const { lens, filter } = parseSignals(untilOf(query).rest, context);
  return signalsHref("/feeds/signals.atom", { ...lens, asOf: context.today }, { ...filter, year: undefined }, context);
}

/** With which month a page begins: `until=2026-06`. It belongs to this page alone, so that a new filter starts at the newest again. */
function untilOf(query: URLSearchParams) {
  const text = query.getAll("until").find((t) => t !== "") ?? "";
  const rest = new URLSearchParams([...query].filter(([key]) => key !== "until"));
  const until = /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
  const problem =
    text === "" || until !== undefined
      ? undefined
      : { param: "until", message: `${quote(text)} is no month; write it as 2026-06.` };
  return { until, rest, problem };
}

function monthHref(month: string, lens: Lens, filter: SignalFilter, context: LensContext): string {
  const path = signalsHref(SIGNALS_PATH, lens, { ...filter, year: undefined }, context);
  return `${path}${path.includes("?") ? "&" : "?"}until=${month}`;
}

/**
 * Which months stand on a page: from a month back, as many as have no more signals than the most, and at least one.
 * @param months the newest first
 * @param until the newest month, `2026-06`; without it, the newest there is
 * @returns the first and one after the last of them, and the months with which the pages beside it begin
 */
export function pageOf(
  months: readonly { readonly id: string; readonly signals: readonly unknown[] }[],
  until: string | undefined,
  most: number,
) {
  const reach = (start: number, step: 1 | -1) => {
    let [end, sum] = [start, 0];
    for (let month = months[end]; month && (end === start || sum + month.signals.length <= most); month = months[end]) {
      sum += month.signals.length;
      end += step;
    }
    return end;
  };
  const at = until === undefined ? 0 : months.findIndex((m) => m.id <= until);
  const from = at < 0 ? Math.max(0, months.length - 1) : at;
  const to = reach(from, 1);
  return { from, to, newer: from === 0 ? undefined : months[reach(from - 1, -1) + 1]?.id, older: months[to]?.id };
}

const hasMoved = ({ effect }: ToldSignal): boolean => effect.relevance !== "none";

/** The month of a day, `2026-06`. */
const monthId = (on: Day): string => isoDay(on).slice(0, 7);

/** `June 2026` */
const monthWords = (id: string): string => `${monthName(Number(id.slice(5)))} ${id.slice(0, 4)}`;

/** `September to November 2026` */
function spanWords(ids: readonly string[]): string {
  const [newest = "", oldest = ""] = [ids[0], ids.at(-1)];
  if (newest === oldest) return newest === "" ? "" : monthWords(newest);
  return newest.slice(0, 4) === oldest.slice(0, 4)
    ? `${monthName(Number(oldest.slice(5)))} to ${monthWords(newest)}`
    : `${monthWords(oldest)} to ${monthWords(newest)}`;
}

interface Month {
  readonly id: string;
  readonly first: Day;
  readonly signals: readonly ToldSignal[];
}

function byMonth(found: readonly ToldSignal[]): Month[] {
  const months = new Map<string, ToldSignal[]>();
  for (const t of found) {
    const id = monthId(t.signal.knownOn);
    const own = months.get(id);
    if (own) own.push(t);
    else months.set(id, [t]);
  }
  return [...months].map(([id, signals]) => ({ id, first: day(Number(id.slice(0, 4)), Number(id.slice(5)), 1), signals }));
}

function feedRow(t: ToldSignal, around: SignalsAround, context: LensContext): FeedRow {
  const { lens, news, standing } = around;
  const watch = watchOf(t.signal, t.effect, standing, news, lens.asOf === context.today);
  return {
    ...signalRow(t, around, context),
    quote: t.signal.detail,
    next: watchText(watch, lens.asOf, t.signal.kind),
  };
}

const countsOf = ({ id, signals }: Month, href: string): MonthCounts => ({
  id,
  name: monthWords(id),
  href: `${href}#m-${id}`,
  cells: SIGNAL_KINDS.map((kind) => {
    const own = signals.filter((t) => t.signal.kind === kind);
    return { kind, all: own.length, moved: own.filter(hasMoved).length };
  }),
});

const TONES: Readonly<Record<SignalKind, SignalLane["tone"]>> = {
  law: "law",
  enforcement: "enforcement",
  compute: "compute",
  deal: "plain",
  standard: "plain",
  model: "plain",
};

/** The chart from January 2024 to the end of the year; undefined where nothing is left to draw. */
function chartOf(found: readonly ToldSignal[], asOf: Day, { datasetDay }: Facts): SignalsChartState | undefined {
  const drawn = byMonth(found.filter((t) => t.signal.knownOn >= FIRST_DAY)).reverse();
  const lanes = SIGNAL_KINDS.flatMap((kind) => laneOf(kind, drawn, asOf));
  if (lanes.length === 0) return undefined;
  const older = found.length - drawn.reduce((n, m) => n + m.signals.length, 0);
  return {
    title: "Signals by kind and month",
    axis: { from: FIRST_DAY, to: day(civil(asOf).year + 1, 1, 1), asOf, asOfLabel: shortDay(asOf) },
    lanes,
    most: Math.max(...lanes.flatMap((l) => l.bars.map((b) => b.moved + b.rest))),
    note: [
      `All kinds are drawn to one scale. A day that is not known exactly counts from the last possible one, or from ${longDay(parseDay(datasetDay))}, the day of the data, where that is earlier.`,
      older === 0 ? "" : `${counted(older, "signal")} from before 2024 ${older === 1 ? "is" : "are"} in the list and not drawn.`,
      `Nothing is known after ${longDay(asOf)}.`,
    ]
      .filter(Boolean)
      .join(" "),
  };
}

function laneOf(kind: SignalKind, months: readonly Month[], asOf: Day): SignalLane[] {
  const bars = months.flatMap(({ id, first, signals }): MonthBar[] => {
    const own = signals.filter((t) => t.signal.kind === kind);
    if (own.length === 0) return [];
    const moved = own.filter(hasMoved).length;
    const name = `${monthName(Number(id.slice(5))).slice(0, 3)} ${id.slice(0, 4)}`;
    // The month of the as-of date ends with it.
    const to = Math.max(first + 2, Math.min(addMonths(first, 1) - 1, asOf)) as Day;
    return [{ id, name, from: first, to, moved, rest: own.length - moved }];
  });
  if (bars.length === 0) return [];
  const sum = (of: (b: MonthBar) => number) => bars.reduce((n, b) => n + of(b), 0);
  const [moved, all] = [sum((b) => b.moved), sum((b) => b.moved + b.rest)];
  const note = `${all.toLocaleString("en-GB")}; ${moved === 0 ? "none" : moved} moved something`;
  return [
    {
      id: kind,
      name: SIGNAL_KIND_WORDS[kind],
      note,
      tone: TONES[kind],
      bars,
      words: `${note}. ${bars.map((b) => `${b.name} ${b.moved + b.rest}`).join(", ")}.`,
    },
  ];
}
