import type { Day } from "../time/day";
import { countsFrom, parseImprecise } from "../time/imprecise";

/** When a source came out, by its id; null where its day is not known. */
export type Published = ReadonlyMap<string, string | null>;

/**
 * The day from which a figure or a deal was known: its own day, or that of its first report where that is later. A source without a
 * day of publication may be the first report, so beside one the own day stands.
 * @param on the own day of the record, as exactly as it is given
 * @param datasetAsOf the dataset's own as-of day
 * @throws VacatioError `bad-input` for a malformed date
 */
export function reportedFrom(on: string, sources: readonly string[], published: Published, datasetAsOf: Day): Day {
  const own = countsFrom(parseImprecise(on), datasetAsOf);
  const days = sources.map((id) => published.get(id) ?? null);
  if (days.length === 0 || days.some((d) => d === null)) return own;
  const first = Math.min(...days.map((d) => countsFrom(parseImprecise(d as string), datasetAsOf)));
  return Math.max(own, first) as Day;
}

/** The days of publication of a list of sources. */
export const publishedOf = (sources: readonly { readonly id: string; readonly publishedOn: string | null }[]): Published =>
  new Map(sources.map((s) => [s.id, s.publishedOn]));
