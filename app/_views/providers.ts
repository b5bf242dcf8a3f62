import type { MoneyPoint, MoneyState } from "@/app/_charts/money/state";
import { type Published, publishedOf, reportedFrom } from "@/lib/capacity/reported";
import type { Deal, Provider, Site } from "@/lib/capacity/schema";
import { type Facts, wordedText } from "@/lib/facts";
import { addMonths, civil, type Day, day, parseDay } from "@/lib/time/day";
import { compareImprecise, type ImpreciseDate, impreciseText, parseImprecise } from "@/lib/time/imprecise";
import { regionName } from "./site-words";
import { CONFIDENCE_WORDS } from "./words";

/** Who offers the compute: facts about the firm, its fleet and pledges, and the money. Facts, never a score. */

export interface ProviderInput {
  readonly providers: readonly Provider[];
  readonly deals: readonly Deal[];
  readonly sources: readonly { readonly id: string; readonly publishedOn: string | null }[];
}

export interface DealRow {
  readonly id: string;
  readonly on: string;
  readonly kind: string;
  readonly amount: string;
  /** `planned`, `up to`, `sources disagree` */
  readonly marks: readonly string[];
  readonly parties: string;
  readonly what: string;
  readonly notes: readonly string[];
  readonly sure: string;
  readonly sourceIds: readonly string[];
}

export interface Dated {
  readonly on: string;
  readonly text: string;
  readonly note: string | undefined;
  readonly sure: string;
  readonly sourceIds: readonly string[];
}

export interface ProviderCard {
  readonly id: string;
  readonly name: string;
  /** `5 sites, 11 deals` */
  readonly summary: string;
  /** What bears no date of its own; `not-kept` on another day than today. */
  readonly firm:
    | {
        readonly incorporated: string;
        readonly established: string;
        readonly owner: string;
        readonly note: string;
        readonly website: string;
        readonly sourceIds: readonly string[];
        readonly financials:
          | { readonly text: string; readonly customers: string; readonly sure: string; readonly sourceIds: readonly string[] }
          | undefined;
      }
    | "not-kept";
  readonly fleet: readonly Dated[];
  readonly pledges: readonly Dated[];
  readonly sites: readonly {
    readonly id: string;
    readonly name: string;
    readonly href: string;
    readonly where: string;
    /** Who rents there, and who hosts or builds it; undefined where not kept. */
    readonly tenants: string | undefined;
    readonly partners: string | undefined;
  }[];
  readonly deals: readonly DealRow[];
  /** Where they are summed. */
  readonly sumsHref: string;
  readonly chart: MoneyState | undefined;
  /** Where that lies as a drawing of its own. */
  readonly drawingHref: string;
}

export interface ProvidersState {
  readonly cards: readonly ProviderCard[];
  /** Deals of names that are no provider. */
  readonly others: readonly DealRow[];
  readonly sourceIds: readonly string[];
}

export interface ProvidersAsked {
  readonly asOf: Day;
  readonly today: boolean;
  readonly chosen: ReadonlySet<string>;
  /** Whether filters leave sites out; then deals of others are left out too. */
  readonly narrowed: boolean;
  /** The sites something was known of by the as-of date. */
  readonly sites: readonly Site[];
  readonly hrefOf: (site: Site) => string;
  readonly nameOf: (site: Site) => string;
  readonly sumsHref: (provider: string) => string;
  readonly drawingHref: (provider: string) => string;
}

interface WithDeals {
  readonly deals: readonly Deal[];
  readonly published: Published;
}

export const DEAL_KIND_WORDS: Readonly<Record<Deal["kind"], string>> = {
  contract: "contract",
  programme: "programme",
  equity: "equity",
  debt: "debt",
  safe: "SAFE",
  ipo: "IPO",
};

/** The chosen providers as known on the as-of date; what is dated later is left out. */
export function providersState(dataset: ProviderInput, facts: Facts, given: ProvidersAsked): ProvidersState {
  const asked = { ...given, deals: dataset.deals, published: publishedOf(dataset.sources) };
  const deals = knownBy(facts, asked.asOf, asked.published)(dataset.deals, (d) => d.date);
  const ids = new Set(dataset.providers.map((p) => p.id));
  const cards = dataset.providers
    .filter((p) => asked.chosen.has(p.id))
    .map((p) =>
      cardOf(
        p,
        deals.filter(({ record }) => record.providers.includes(p.id)),
        facts,
        asked,
      ),
    )
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const others = asked.narrowed
    ? []
    : deals.filter(({ record }) => !record.providers.some((p) => ids.has(p))).map((d) => dealRow(d, facts, asked));
  return { cards, others, sourceIds: [...cards.flatMap(sourcesOf), ...others.flatMap((d) => d.sourceIds)] };
}

const sourcesOf = ({ firm, fleet, pledges, deals }: ProviderCard): string[] => [
  ...(firm === "not-kept" ? [] : [...firm.sourceIds, ...(firm.financials?.sourceIds ?? [])]),
  ...[...fleet, ...pledges, ...deals].flatMap((d) => d.sourceIds),
];

interface Known<T> {
  readonly record: T;
  readonly on: ImpreciseDate;
}

const knownBy =
  (facts: Facts, asOf: Day, published: Published) =>
  <T extends { readonly sources: readonly string[] }>(records: readonly T[], dateOf: (record: T) => string): Known<T>[] =>
    records
      .map((record) => ({ record, on: parseImprecise(dateOf(record)) }))
      .filter(({ record, on }) => reportedFrom(on.text, record.sources, published, parseDay(facts.datasetDay)) <= asOf)
      .sort((a, b) => compareImprecise(a.on, b.on));

const number = (n: number) => n.toLocaleString("en-GB");

function cardOf(p: Provider, deals: readonly Known<Deal>[], facts: Facts, asked: ProvidersAsked & WithDeals): ProviderCard {
  const { asOf, today } = asked;
  const worded = (text: string) => wordedText(text, asOf, facts.datasetDay);
  const known = knownBy(facts, asOf, asked.published);
  const sites = asked.sites.filter((s) => s.provider === p.id);
  const rows = deals.map((d) => dealRow(d, facts, asked));
  const counted = (n: number, one: string) => (n === 0 ? [] : [`${n} ${one}${n === 1 ? "" : "s"}`]);
  return {
    id: p.id,
    name: p.name,
    summary: [...counted(sites.length, "site"), ...counted(rows.length, "deal")].join(", "),
    firm: today
      ? {
          incorporated: p.incorporatedIn === null ? "not known" : regionName(p.incorporatedIn),
          established: p.euEstablished === null ? "not known" : p.euEstablished ? "yes" : "no",
          owner: p.parentOrOwner,
          note: p.ownershipNote,
          website: p.website,
          sourceIds: p.sources,
          financials: p.financials && {
            text: `First half of 2026: revenue USD ${number(p.financials.h12026RevenueUsdM)}m, net loss USD ${number(p.financials.h12026NetLossUsdM)}m.`,
            customers: p.financials.customerConcentration,
            sure: CONFIDENCE_WORDS[p.financials.confidence],
            sourceIds: p.financials.sources,
          },
        }
      : "not-kept",
    fleet: known(p.fleetSnapshots ?? [], (f) => f.asOf).map(({ record, on }) => ({
      on: impreciseText(on),
      text: fleetText(record),
      note: today ? record.note : undefined,
      sure: CONFIDENCE_WORDS[record.confidence],
      sourceIds: record.sources,
    })),
    pledges: known(p.pledges ?? [], (x) => x.date).map(({ record, on }) => ({
      on: impreciseText(on),
      text: worded(record.what),
      note: undefined,
      sure: CONFIDENCE_WORDS[record.confidence],
      sourceIds: record.sources,
    })),
    sites: sites.map((s) => ({
      id: s.id,
      name: asked.nameOf(s),
      href: asked.hrefOf(s),
      where: regionName(s.country),
      tenants: today ? (s.tenants.length === 0 ? "none named" : s.tenants.join(", ")) : undefined,
      partners: today ? (s.partners.length === 0 ? "none named" : s.partners.join("; ")) : undefined,
    })),
    deals: rows,
    sumsHref: asked.sumsHref(p.id),
    drawingHref: asked.drawingHref(p.id),
    chart: deals.length > 1 ? moneyOf(p, deals, rows, asOf) : undefined,
  };
}

/** `25,000 GPUs in operation; 461,000 GPUs in operation and contracted` */
function fleetText(f: NonNullable<Provider["fleetSnapshots"]>[number]): string {
  const said = [
    f.activeGpus === null ? "" : `${number(f.activeGpus)} GPUs in operation`,
    typeof f.activeMw === "number" ? `${number(f.activeMw)} MW in operation, kind not said` : "",
    f.contractedGpusTotal === undefined ? "" : `${number(f.contractedGpusTotal)} GPUs in operation and contracted`,
    f.activeAndContractedMw === undefined
      ? ""
      : `${number(f.activeAndContractedMw)} MW in operation and contracted, kind not said`,
    f.activeTcvUsdBn === undefined ? "" : `contract value in operation USD ${f.activeTcvUsdBn}bn`,
    f.totalTcvUsdBn === undefined ? "" : `contract value in all USD ${f.totalTcvUsdBn}bn`,
  ].filter((t) => t !== "");
  return said.length === 0 ? "no number" : said.join("; ");
}

/** A deal in words. `deals`: all of them, to name those that it contains. */
export function dealRow(
  { record: d, on }: Known<Deal>,
  facts: Facts,
  { asOf, today, deals }: Pick<ProvidersAsked & WithDeals, "asOf" | "today" | "deals">,
): DealRow {
  const nameOf = (id: string) => {
    const earlier = deals.find((other) => other.id === id);
    return earlier ? `${earlier.amountText}, ${impreciseText(parseImprecise(earlier.date), "short")}` : id;
  };
  const worded = (text: string) => wordedText(text, asOf, facts.datasetDay);
  return {
    id: d.id,
    on: impreciseText(on, "short"),
    kind: DEAL_KIND_WORDS[d.kind],
    amount: d.amountText,
    marks: [
      ...(d.planned ? ["planned"] : []),
      ...(d.upTo && !d.amountText.startsWith("up to") ? ["up to"] : []),
      ...(d.confidence === "conflict" || d.conflict ? ["sources disagree"] : []),
    ],
    parties: d.parties.join(", "),
    // Where it is shown, a stop follows.
    what: worded(d.what).replace(/\.$/, ""),
    notes: [
      ...(d.includesDeal.length > 0
        ? [`Contains an earlier deal (${d.includesDeal.map(nameOf).join(", ")}): the two are not to be added.`]
        : []),
      ...(d.uncommitted === undefined ? [] : [`Beside it ${d.currency} ${moneyWords(d.uncommitted)} that is not committed.`]),
      ...(d.valuation === undefined
        ? []
        : [
            `Value of the firm as reported${d.valuationBasis ? `, ${d.valuationBasis === "pre-money" ? "before" : "after"} the money` : ""}: ${d.currency} ${moneyWords(d.valuation)}.`,
          ]),
      ...(d.stakes ?? []).map(
        (s) =>
          `${s.investor}: ${s.sharePercent} % for ${s.currency} ${moneyWords(s.amount)}${s.canRiseToPercent === undefined ? "" : `, can rise to ${s.canRiseToPercent} %`}.`,
      ),
      ...(today && d.conflict ? [`${d.conflict}.`] : []),
    ],
    sure: CONFIDENCE_WORDS[d.confidence],
    sourceIds: d.sources,
  };
}

/** `433m`, `2.6bn` */
export const moneyWords = (amount: number): string =>
  amount >= 1e9 ? `${Math.round(amount / 1e7) / 100}bn` : `${Math.round(amount / 1e4) / 100}m`;

function moneyOf(p: Provider, deals: readonly Known<Deal>[], rows: readonly DealRow[], asOf: Day): MoneyState {
  const points = deals.map(({ record: d, on }): MoneyPoint => {
    const amount = d.amount === null ? "not disclosed" : `${d.upTo ? "up to " : ""}${d.currency} ${moneyWords(d.amount)}`;
    return {
      id: d.id,
      earliest: on.earliest,
      latest: on.latest,
      amount: d.amount ?? "not disclosed",
      currency: d.currency ?? "none",
      upTo: d.upTo === true,
      planned: d.planned === true,
      labels: d.amount === null ? [] : [`${amount} ${DEAL_KIND_WORDS[d.kind]}${d.planned ? ", planned" : ""}`, amount],
    };
  });
  const first = Math.min(...deals.map(({ on }) => on.earliest)) as Day;
  const start = addMonths(first, -1);
  return {
    id: `money-${p.id}`,
    title: `Deals of ${p.name} over time; the scale is logarithmic, and currencies are not converted`,
    from: day(civil(start).year, civil(start).month, 1),
    to: addMonths(Math.max(asOf, ...deals.map(({ on }) => on.latest)) as Day, 2),
    asOf,
    points,
    words: rows.map((r) => `${r.on}, ${r.kind}, ${r.amount}`).join("; "),
  };
}
