import type { SiteOn } from "@/lib/capacity/delay";
import { MEASURES, type Measure, measureText, sizeIn } from "@/lib/capacity/measure";
import { counts, type Sum, type Totals, totalsOn, totalsOver } from "@/lib/capacity/total";
import type { Facts } from "@/lib/facts";
import type { ChosenLaw } from "@/lib/law/chosen";
import { BLOCS, type Lens, type LensContext } from "@/lib/lens";
import { civil, counted, type Day, day, longDay, shortDay } from "@/lib/time/day";
import { sitesText } from "./capacity";
import { href } from "./links";
import { capital, isStart, rounded } from "./site-words";
import { BLOC_WORDS } from "./words";

/** The sums of the sites shown: how much of it runs, is stated, can be counted on, was promised and is lost. */

export interface TotalCell {
  readonly value: string;
  /** There is no figure: it looks different from one. */
  readonly missing: boolean;
  /** Of the greatest figure of the table, 0 to 1. */
  readonly share: number;
  /** `3 sites, 2 more without a number` */
  readonly sites: string;
  /** What is to be known about the figure: `of that 18,000 where sources disagree` */
  readonly more?: string;
}

/** The sums of a day, in the order of how sure they are. */
export interface SumCells {
  readonly stated: TotalCell;
  readonly expected: TotalCell;
  /** What sites end at of which only a start is dated. */
  readonly starts: TotalCell;
  readonly promised: TotalCell;
  readonly lost: TotalCell;
}

export interface TotalRow extends SumCells {
  readonly day: string;
  readonly note: string | undefined;
}

export interface TotalsState {
  readonly measure: Measure;
  readonly unit: string;
  readonly chosen: boolean;
  readonly others: readonly { readonly label: string; readonly href: string; readonly current: boolean }[];
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    /** What runs is known on the as-of date alone. */
    readonly running: TotalCell;
    readonly rows: readonly TotalRow[];
  }[];
  /** The same by provider on one day; empty where the sites are of one provider. */
  readonly providers: {
    readonly title: string;
    readonly rows: readonly (SumCells & {
      readonly id: string;
      readonly name: string;
      readonly href: string;
      readonly running: TotalCell;
    })[];
    /** Those of whose sites nothing runs and nothing is dated by then. */
    readonly nothing: readonly string[];
  };
}

export interface Figure {
  readonly value: string;
  readonly text: string;
}

/** The day for which the page answers, and in words why that one. */
export interface Until {
  readonly day: Day;
  /** `2 December 2027, when Annex III applies` */
  readonly long: string;
  readonly short: string;
}

export const UNITS: Readonly<Record<Measure, string>> = {
  gpus: "GPUs",
  h100e: "H100 equiv.",
  "mw-it": "MW, IT",
  "mw-facility": "MW, facility",
  "mw-grid": "MW, grid",
  "mw-unknown": "MW, kind not said",
};

/** `Mistral AI` from `Mistral AI (Mistral Compute)`. */
export const shortName = (name: string): string => name.replace(/ \(.*$/, "");

/** The day from which the duties of Annex III bite under the law in force; undefined where it has none. */
export function dutyDay({ law }: ChosenLaw, context: LensContext): Day | undefined {
  const practical = law.milestones.get(context.leadMilestone("high-risk-annex-iii") ?? "")?.practical;
  return practical?.status === "dated" ? practical.day : undefined;
}

/** The day of the duty where it is still to come, otherwise the end of next year. */
export function untilOf(asOf: Day, duty: Day | undefined): Until {
  if (duty === undefined || duty <= asOf) {
    const end = day(civil(asOf).year + 1, 12, 31);
    return { day: end, long: longDay(end), short: shortDay(end) };
  }
  const why = ", when Annex III applies";
  return { day: duty, long: longDay(duty) + why, short: shortDay(duty) + why };
}

const number = (n: number) => Math.round(n).toLocaleString("en-GB");

/** What is computed from shares or equivalents bears no more than three figures. */
const sumText = (value: number, about: boolean): string => (about ? `about ${rounded(value)}` : number(value));

/** `none` where nothing belongs to the sum, `no number` where something does and gives none. */
const wordOf = ({ value, sites, unknown }: Sum, about: boolean): string =>
  sites > 0 ? sumText(value, about) : unknown > 0 ? "no number" : "none";

const ofSites = ({ sites, unknown }: Sum): string =>
  sites > 0 ? sitesText(sites, unknown) : unknown > 0 ? `${counted(unknown, "site")} without a number` : "";

/** How much of what is said to run stands on sources that disagree. */
const disputed = (sites: readonly SiteOn[], measure: Measure): number =>
  sites
    .filter(counts)
    .flatMap(({ readings: { observed } }) => (observed.status === "online" ? observed.readings : []))
    .filter((r) => r.confidence === "conflict")
    .map((r) => sizeIn(r, measure))
    .reduce<number>((sum, size) => sum + (size === "unknown" ? 0 : size), 0);

/** Whether something is stated by a day whose chance cannot be told, since too few slips are known. */
const tooFew = (sites: readonly SiteOn[], on: Day): boolean =>
  sites.some(
    ({ arrival, readings: { stated } }) =>
      arrival.status === "expected" &&
      arrival.model.slip === "unknown" &&
      arrival.stated <= on &&
      stated !== "none" &&
      !isStart(stated),
  );

const cellOf = (sum: Sum, about: boolean, most: number): TotalCell => ({
  value: wordOf(sum, about),
  missing: sum.sites === 0,
  share: sum.value / most,
  sites: ofSites(sum),
});

const runningCell = (sites: readonly SiteOn[], sum: Sum, measure: Measure, most: number): TotalCell => {
  const about = measure === "h100e";
  const unsure = disputed(sites, measure);
  return {
    ...cellOf(sum, about, most),
    ...(unsure > 0 ? { more: `of that ${sumText(unsure, about)} where sources disagree` } : {}),
  };
};

/** A sum beside that of the starts, which is no part of it; where there is none but of starts, that one. */
function besideStarts(sum: Sum, starts: Sum, about: boolean, most: number, beside: string, alone: string): TotalCell {
  if (starts.sites === 0) return cellOf(sum, about, most);
  if (sum.sites + sum.unknown === 0)
    return { value: sumText(starts.value, about), missing: false, share: 0, sites: ofSites(starts), more: alone };
  return { ...cellOf(sum, about, most), more: `and ${sumText(starts.value, about)} ${beside}` };
}

function cellsOf(sites: readonly SiteOn[], on: Day, t: Totals, measure: Measure, most: number): SumCells {
  const about = measure === "h100e";
  return {
    stated: cellOf(t.stated, about, most),
    expected: tooFew(sites.filter(counts), on)
      ? { value: "not known", missing: true, share: 0, sites: "too few slips are known" }
      : cellOf(t.expected, true, most),
    starts: cellOf(t.statedStarts, about, most),
    promised: besideStarts(
      t.promised,
      t.promisedStarts,
      about,
      most,
      "where only a start was promised",
      "only a start was promised; what it ends at",
    ),
    lost: besideStarts(t.promisedLost, t.promisedStartsLost, about, most, "of the starts", "of the starts"),
  };
}

const mostOf = (totals: readonly Totals[]): number =>
  Math.max(1, ...totals.flatMap((t) => [t.promised, t.stated, t.statedStarts, t.observed].map((s) => s.value)));

const POWER = MEASURES.filter((m) => m.startsWith("mw-"));

/** The sums of sites as the first figures of the page, the surest first. */
export function figuresOf(sites: readonly SiteOn[], lens: Lens, until: Until): Figure[] {
  const { asOf } = lens;
  const measure = lens.measure === "own" ? "gpus" : lens.measure;
  const unit = measureText(measure);
  const [now, then] = totalsOver(sites, [asOf, until.day], measure) as [Totals, Totals];
  const running = runningCell(sites, now.observed, measure, 1);
  const { stated, expected, starts, promised, lost } = cellsOf(sites, until.day, then, measure, 1);
  const figure = (cell: TotalCell, what: string, ...more: string[]): Figure => ({
    value: cell.value,
    text: [`${unit} ${what}${cell.sites ? `: ${cell.sites}` : ""}`, cell.more, ...more].filter(Boolean).join("; "),
  });
  // Many sites are known by their power alone; a reader who has chosen a measure has that one.
  const power = (day: Day, of: "observed" | "stated"): string => {
    const known = (lens.measure === "own" ? POWER : []).flatMap((m) => {
      const { value, sites: n } = totalsOn(sites, day, m)[of];
      return n === 0 ? [] : [`${sumText(value, false)} ${measureText(m)} (${counted(n, "site")})`];
    });
    return known.length === 0 ? "" : `known in power: ${known.join("; ")}`;
  };
  const about = measure === "h100e";
  // The starts are no part of the sum and can be greater than it, so that they stand beside it.
  const beside = (cell: TotalCell, sum: Sum, ofStarts: Sum, what: string): Figure => {
    if (sum.sites === 0 || ofStarts.sites === 0) return figure(cell, what);
    const more = `the second figure is what ${counted(ofStarts.sites, "site")} of which only a start was promised ${ofStarts.sites === 1 ? "was" : "were"} to end at`;
    return figure({ ...cell, value: `${cell.value} and ${sumText(ofStarts.value, about)}`, more }, what);
  };
  return [
    figure(running, `said to run on ${shortDay(asOf)}`, power(asOf, "observed")),
    figure(stated, `running, or stated by ${until.short}`, power(until.day, "stated")),
    figure(expected, `of that, what is stated weighted by its chance${expected.missing ? "" : ", on thin evidence"}`),
    figure(starts, "more at sites where only a start is dated by then; the number is what they end at"),
    beside(promised, then.promised, then.promisedStarts, "promised first, by the same day"),
    beside(lost, then.promisedLost, then.promisedStartsLost, "of these lost or paused since"),
  ];
}

/** The sums of the sites shown, by bloc and by day, and by provider on the day of the duty. */
export function totalsState(
  sites: readonly SiteOn[],
  facts: Pick<Facts, "providers">,
  lens: Lens,
  context: LensContext,
  duty: Day | undefined,
): TotalsState {
  const measure = lens.measure === "own" ? "gpus" : lens.measure;
  const days = daysOf(lens.asOf, duty);
  const groups = BLOCS.flatMap((bloc) => {
    const own = sites.filter((s) => s.readings.site.bloc === bloc && counts(s));
    if (own.length === 0) return [];
    const on = days.map((d) => d.day);
    return [{ bloc, own, sums: totalsOver(own, on, measure) }];
  });
  const most = mostOf(groups.flatMap((g) => g.sums));
  return {
    measure,
    unit: measureText(measure),
    chosen: lens.measure !== "own",
    others: MEASURES.map((m) => ({
      label: UNITS[m],
      href: `${href("/compute", { ...lens, measure: m }, context)}#totals`,
      current: m === measure,
    })),
    groups: groups.map(({ bloc, own, sums }) => ({
      id: bloc,
      title: capital(BLOC_WORDS[bloc]),
      running: runningCell(own, (sums[0] as Totals).observed, measure, most),
      rows: sums.map((sum, i) => {
        const { day: on, note } = days[i] as (typeof days)[number];
        return { day: longDay(on), note, ...cellsOf(own, on, sum, measure, most) };
      }),
    })),
    providers: providerSums(sites, facts, measure, lens.asOf, untilOf(lens.asOf, duty)),
  };
}

function providerSums(
  sites: readonly SiteOn[],
  { providers }: Pick<Facts, "providers">,
  measure: Measure,
  asOf: Day,
  until: Until,
): TotalsState["providers"] {
  const firms = providers.flatMap(({ id, name }) => {
    const own = sites.filter((s) => s.readings.site.provider === id && counts(s));
    if (own.length === 0) return [];
    const [now, then] = totalsOver(own, [asOf, until.day], measure) as [Totals, Totals];
    return [{ id, name, own, now, then }];
  });
  if (firms.length < 2) return { title: "", rows: [], nothing: [] };
  const dated = ({ now, then }: (typeof firms)[number]) =>
    [now.observed, then.stated, then.statedStarts, then.promised, then.promisedStarts].some((s) => s.sites + s.unknown > 0);
  const most = mostOf(firms.flatMap((f) => [f.now, f.then]));
  return {
    title: `Who has how much, by ${until.long}`,
    nothing: firms.filter((f) => !dated(f)).map((f) => shortName(f.name)),
    rows: firms
      .filter(dated)
      .sort(
        (a, b) =>
          b.now.observed.value - a.now.observed.value ||
          b.then.stated.value - a.then.stated.value ||
          b.then.promised.value - a.then.promised.value ||
          a.name.localeCompare(b.name, "en"),
      )
      .map(({ id, name, own, now, then }) => ({
        id,
        name: shortName(name),
        href: `#provider-${id}`,
        running: runningCell(own, now.observed, measure, most),
        ...cellsOf(own, until.day, then, measure, most),
      })),
  };
}

/** The days of the sums: the as-of date, the ends of this and the next year, the duty, and the ends of 2028 and 2030. */
function daysOf(asOf: Day, duty: Day | undefined): { day: Day; note: string | undefined }[] {
  const { year } = civil(asOf);
  const dated = new Map<Day, string | undefined>([[asOf, "the day of what is known"]]);
  for (const end of [year, year + 1, 2028, 2030]) if (day(end, 12, 31) > asOf) dated.set(day(end, 12, 31), undefined);
  if (duty !== undefined && duty > asOf) dated.set(duty, "the duty for Annex III applies");
  return [...dated].sort(([a], [b]) => a - b).map(([on, note]) => ({ day: on, note }));
}
