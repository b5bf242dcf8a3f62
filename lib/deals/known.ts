import { type Published, reportedFrom } from "../capacity/reported";
import type { Deal } from "../capacity/schema";
import type { Day } from "../time/day";
import { compareImprecise, type ImpreciseDate, parseImprecise } from "../time/imprecise";

/** A deal with its date. */
export interface DealOn {
  readonly deal: Deal;
  readonly on: ImpreciseDate;
}

/**
 * The deals known on a day, in order of their dates: one counts from its own day, or from its first report where that is later.
 * @param datasetAsOf the dataset's own as-of day
 */
export const dealsOn = (deals: readonly Deal[], published: Published, asOf: Day, datasetAsOf: Day): DealOn[] =>
  deals
    .filter((deal) => reportedFrom(deal.date, deal.sources, published, datasetAsOf) <= asOf)
    .map((deal) => ({ deal, on: parseImprecise(deal.date) }))
    .sort((a, b) => compareImprecise(a.on, b.on));
