import { publishedOf, reportedFrom } from "@/lib/capacity/reported";
import type { Deal, Provider } from "@/lib/capacity/schema";
import { sitesOn } from "@/lib/capacity/sites";
import { notFound, quote } from "@/lib/errors";
import { wordedText } from "@/lib/facts";
import { longDay, parseDay } from "@/lib/time/day";
import { compareImprecise, parseImprecise } from "@/lib/time/imprecise";
import { type Ask, list, one } from "../_edge/operation";
import { type DealOf, type ProviderOf, zProvider } from "../_schemas/providers";

/** Who owns whom, and the half-year figures, bear no date. */
const UNDATED = [
  "incorporatedIn",
  "parentOrOwner",
  "ownershipNote",
  "euEstablished",
  "website",
  "fleetSnapshots.note",
  "deals.conflict",
  "financials",
  "sources",
] as const;

const ABOUT =
  "A deal, a pledge and a figure of a fleet count from the day of their first report; where the day of a report is not known, from their own. Where it is incorporated, who owns it, and whether it is established in the EU are facts and no score: whoever places on the market or puts into service in the EU is bound, wherever the firm or the machines are.";

export const providers = list({
  id: "listProviders",
  path: "/api/v1/providers",
  tag: "Compute",
  summary: "Providers of compute",
  description: `Who offers compute: ownership, sites, fleet, pledges and deals, as known on the as-of date. Providers of which nothing was known then are left out. ${ABOUT}`,
  parameters: ["asOf", "provider"],
  undated: UNDATED,
  example: "/api/v1/providers?asOf=2026-11-22&provider=mistral",
  data: zProvider,
  list: (asked) => {
    const { context, lens } = asked;
    return context.dataset.providers
      .filter((p) => lens.provider.length === 0 || lens.provider.includes(p.id))
      .map((p) => ({ provider: p, known: knownOf(p, asked) }))
      .filter(({ known }) => isKnown(known, asked))
      .map(({ provider, known }) => ({ key: provider.id, make: () => providerOf(provider, known, asked) }));
  },
});

export const provider = one({
  id: "getProvider",
  path: "/api/v1/providers/{id}",
  tag: "Compute",
  summary: "One provider of compute",
  description: `Ownership, sites, fleet, pledges and deals of one provider, as known on the as-of date. ${ABOUT}`,
  parameters: ["asOf"],
  undated: UNDATED,
  idParameter: { name: "id", description: "The id of a provider.", example: "nscale" },
  example: "/api/v1/providers/nscale?asOf=2026-11-22",
  data: zProvider,
  one: (asked, id): ProviderOf => {
    const found = asked.context.dataset.providers.find((p) => p.id === id);
    if (!found) throw notFound("id", `There is no provider ${quote(id)}; the list is at /api/v1/providers.`);
    const known = knownOf(found, asked);
    if (!isKnown(known, asked))
      throw notFound("id", `Nothing was known of the provider ${quote(id)} on ${longDay(asked.lens.asOf)}; ask for a later day.`);
    return providerOf(found, known, asked);
  },
});

/** What bears a date and was known on the as-of date, in order of days. */
interface Known {
  readonly sites: readonly string[];
  readonly fleet: NonNullable<Provider["fleetSnapshots"]>;
  readonly pledges: NonNullable<Provider["pledges"]>;
  readonly deals: readonly Deal[];
}

function knownOf({ id, name, fleetSnapshots = [], pledges = [] }: Provider, { context, lens }: Ask): Known {
  const { dataset, facts } = context;
  const own = facts.sites.filter((s) => s.provider === id);
  const published = publishedOf(dataset.sources);
  const by = <T extends { readonly sources: readonly string[] }>(records: readonly T[], dateOf: (record: T) => string): T[] =>
    records
      .map((record) => ({ record, on: parseImprecise(dateOf(record)) }))
      .filter(({ record, on }) => reportedFrom(on.text, record.sources, published, parseDay(facts.datasetDay)) <= lens.asOf)
      .sort((a, b) => compareImprecise(a.on, b.on))
      .map(({ record }) => record);
  return {
    sites: sitesOn(facts, lens.asOf, {}, own).flatMap(({ readings }) => (readings.state === "unknown" ? [] : [readings.site.id])),
    fleet: by(fleetSnapshots, (f) => f.asOf),
    pledges: by(pledges, (p) => p.date),
    deals: by(
      dataset.deals.filter((d) => d.providers.includes(id) || d.providers.includes(name)),
      (d) => d.date,
    ),
  };
}

const isKnown = (known: Known, { current }: Ask) => current || Object.values(known).some((records) => records.length > 0);

function providerOf(provider: Provider, { sites, fleet, pledges, deals }: Known, asked: Ask): ProviderOf {
  const { id, name, incorporatedIn, parentOrOwner, ownershipNote, euEstablished, website, financials, sources } = provider;
  const { context, current, lens } = asked;
  const worded = (text: string) => wordedText(text, lens.asOf, context.facts.datasetDay);
  return {
    id,
    name,
    ...(current
      ? {
          incorporatedIn: incorporatedIn ?? "unknown",
          parentOrOwner,
          ownershipNote,
          euEstablished: euEstablished ?? "unknown",
          website,
          financials: financials ? { status: "known", ...financials } : { status: "unknown" },
          sources,
        }
      : {}),
    sites: [...sites],
    fleetSnapshots: fleet.map(({ note, ...figures }) => ({
      ...figures,
      activeGpus: figures.activeGpus ?? "unknown",
      activeMw: figures.activeMw ?? "unknown",
      contractedGpusTotal: figures.contractedGpusTotal ?? "unknown",
      activeAndContractedMw: figures.activeAndContractedMw ?? "unknown",
      activeTcvUsdBn: figures.activeTcvUsdBn ?? "unknown",
      totalTcvUsdBn: figures.totalTcvUsdBn ?? "unknown",
      ...(current ? { note } : {}),
    })),
    pledges: pledges.map((pledge) => ({ ...pledge, what: worded(pledge.what) })),
    deals: deals.map((deal) => dealOf({ ...deal, what: worded(deal.what) }, current)),
  };
}

function dealOf({ conflict, stakes = [], ...deal }: Deal, current: boolean): DealOf {
  return {
    ...deal,
    amount: deal.amount ?? "unknown",
    currency: deal.currency ?? "unknown",
    uncommitted: deal.uncommitted ?? "none",
    valuation: deal.valuation ?? "none",
    valuationBasis: deal.valuationBasis ?? "none",
    stakes: stakes.map((stake) => ({ ...stake, canRiseToPercent: stake.canRiseToPercent ?? "none" })),
    ...(current && conflict !== undefined ? { conflict } : {}),
  };
}
