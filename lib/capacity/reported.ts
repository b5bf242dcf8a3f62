import type { Day } from "../time/day";
import { countsFrom, type ImpreciseDate, parseImprecise } from "../time/imprecise";

/** When a source came out, by its id; null where its day is not known. */
export type Published = ReadonlyMap<string, string | null>;

/**
 * The day from which a figure or a deal was known: its own day, or that of its first report where that is later. A source without a
 * day of publication may be the first report, so beside one the own day stands; so may one dated to the month of the own day.
 * @param on the own day of the record, as exactly as it is given
 * @param datasetAsOf the dataset's own as-of day
 * @throws VacatioError `bad-input` for a malformed date
 */
export function reportedFrom(on: string, sources: readonly string[], published: Published, datasetAsOf: Day): Day {
  const date = parseImprecise(on);
  const own = countsFrom(date, datasetAsOf);
  const days = sources.map((id) => published.get(id) ?? null);
  if (days.length === 0 || days.some((d) => d === null)) return own;
  const first = Math.min(...days.map((d) => sourceFrom(parseImprecise(d as string), date, datasetAsOf)));
  return Math.max(own, first) as Day;
}

/** A source of the month of a record that bears an exact day may be of that day. */
const sourceFrom = (source: ImpreciseDate, record: ImpreciseDate, datasetAsOf: Day): Day =>
  source.precision === "month" && record.precision === "day" && source.earliest <= record.latest && record.latest <= source.latest
    ? record.latest
    : countsFrom(source, datasetAsOf);

/** The days of publication of a list of sources. */
export const publishedOf = (sources: readonly { readonly id: string; readonly publishedOn: string | null }[]): Published =>
  new Map(sources.map((s) => [s.id, s.publishedOn]));
