import type { Deal } from "../capacity/schema";
import { civil } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import type { DealOn } from "./known";

/**
 * Sums of deals. Kinds are never added to each other: a contract is no money raised. Currencies are never converted. What was raised or
 * agreed is apart from what is a ceiling, is planned, or was not disclosed.
 */

type Kind = Deal["kind"];
export type Currency = NonNullable<Deal["currency"]>;

/** In the order in which they are shown: money raised, then what is agreed to be spent. */
export const KIND_ORDER: readonly Kind[] = ["equity", "safe", "debt", "ipo", "contract", "programme"];

/** How an amount counts. */
export type Standing = "firm" | "up-to" | "planned" | "undisclosed";

export const standingOf = ({ amount, planned, upTo }: Deal): Standing =>
  planned ? "planned" : amount === null ? "undisclosed" : upTo ? "up-to" : "firm";

/** An earlier deal in an amount, and whether it can be taken out of it. */
export interface Contained {
  readonly deal: Deal;
  /** Not where the earlier amount is in another currency, a ceiling, planned or not disclosed. */
  readonly subtracted: boolean;
}

/**
 * The earlier deals that the amount of a deal contains. One that is itself contained in another of them is taken out with that one.
 * @param byId every deal, by its id
 */
export function containedIn(deal: Deal, byId: ReadonlyMap<string, Deal>): Contained[] {
  const earlier = deal.includesDeal.flatMap((id) => byId.get(id) ?? []).filter((d) => d.id !== deal.id);
  const inner = new Set(earlier.flatMap((d) => [...within(d, byId)]));
  return earlier
    .filter((d) => !inner.has(d.id))
    .map((d) => ({ deal: d, subtracted: standingOf(d) === "firm" && d.currency === deal.currency }));
}

/** The ids of all deals in a deal, directly or through others. */
function within(deal: Deal, byId: ReadonlyMap<string, Deal>, seen: Set<string> = new Set()): Set<string> {
  for (const id of deal.includesDeal) {
    const inner = byId.get(id);
    if (!inner || seen.has(id)) continue;
    seen.add(id);
    within(inner, byId, seen);
  }
  return seen;
}

/** What of a firm amount is counted in an earlier deal already; never more than the amount. */
export function countedBefore(deal: Deal, byId: ReadonlyMap<string, Deal>): number {
  const sum = containedIn(deal, byId).reduce((n, c) => n + (c.subtracted ? (c.deal.amount ?? 0) : 0), 0);
  return Math.min(deal.amount ?? 0, sum);
}

/** The earlier amount that a deal was raised from by its own words (`EUR 20bn`), where no deal on record stands for it. */
export function raisedFrom({ amountText, currency, includesDeal }: Deal): string | "none" {
  const [, earlier] = /\(from (\d[\d.]*(?:bn|m))\)/.exec(amountText) ?? [];
  return earlier === undefined || includesDeal.length > 0 ? "none" : `${currency} ${earlier}`;
}

export interface Sum {
  readonly kind: Kind;
  readonly currency: Currency;
  /** Of the deals with a firm amount, as they were reported. */
  readonly nominal: number;
  /** What of it an earlier deal has brought already. */
  readonly subtracted: number;
  /** Nominal without what is subtracted. */
  readonly newMoney: number;
  /** The deals that were added. */
  readonly deals: readonly Deal[];
}

/** Sums by kind and currency, in the order of `KIND_ORDER`, of the deals with a firm amount. */
export function sumsOf(deals: readonly Deal[], byId: ReadonlyMap<string, Deal>): Sum[] {
  const groups = new Map<string, Deal[]>();
  for (const deal of deals)
    if (standingOf(deal) === "firm") {
      const key = `${deal.kind} ${deal.currency}`;
      groups.set(key, [...(groups.get(key) ?? []), deal]);
    }
  return [...groups.values()]
    .map((own): Sum => {
      const { kind, currency } = own[0] as Deal;
      const nominal = own.reduce((n, d) => n + (d.amount ?? 0), 0);
      const subtracted = own.reduce((n, d) => n + countedBefore(d, byId), 0);
      return { kind, currency: currency as Currency, nominal, subtracted, newMoney: nominal - subtracted, deals: own };
    })
    .sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) || b.currency.localeCompare(a.currency, "en"));
}

/** What stands apart from the sums: ceilings, plans, and what was not disclosed. */
export const apartFrom = (deals: readonly Deal[]): Readonly<Record<Exclude<Standing, "firm">, readonly Deal[]>> => ({
  "up-to": deals.filter((d) => standingOf(d) === "up-to"),
  planned: deals.filter((d) => standingOf(d) === "planned"),
  undisclosed: deals.filter((d) => standingOf(d) === "undisclosed"),
});

/** The quarter of a date, as `2026-Q1`; a date that may lie in several keeps its own words. */
export function quarterOf({ earliest, latest, text }: ImpreciseDate): string {
  const [a, b] = [civil(earliest), civil(latest)];
  const quarter = (month: number) => Math.ceil(month / 3);
  return a.year === b.year && quarter(a.month) === quarter(b.month) ? `${a.year}-Q${quarter(a.month)}` : text;
}

/** Deals by a key, in the order in which the keys come first. A deal with several keys is in the group of each. */
export function groupedBy(deals: readonly DealOn[], keysOf: (deal: DealOn) => readonly string[]): Map<string, DealOn[]> {
  const groups = new Map<string, DealOn[]>();
  for (const deal of deals) for (const key of keysOf(deal)) groups.set(key, [...(groups.get(key) ?? []), deal]);
  return groups;
}
