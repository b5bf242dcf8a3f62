import type { Dataset } from "@/db/files";
import { type Day, parseDay } from "@/lib/time/day";
import { mayBeBy } from "@/lib/time/imprecise";

/** Sources in answers about an earlier day: what came out later was no source then. */

const published = new WeakMap<object, ReadonlyMap<string, string | null>>();

/** Whether a source may have come out by a day. Where its day is not known, it may. */
function outBy(id: string, asOf: Day, { sources, law }: Pick<Dataset, "sources" | "law">): boolean {
  const known = published.get(sources) ?? new Map(sources.map((s) => [s.id, s.publishedOn]));
  published.set(sources, known);
  return mayBeBy(known.get(id) ?? null, asOf, parseDay(law.meta.asOf));
}

/** A row of an answer without the sources that came out after the as-of date: ids under `sources` are left out, one under `source` is `unknown`. */
export function withoutLaterSources<T>(row: T, asOf: Day, dataset: Pick<Dataset, "sources" | "law">): T {
  const visit = (value: unknown, key?: string): unknown => {
    if (Array.isArray(value))
      return key === "sources" ? value.filter((id) => outBy(id, asOf, dataset)) : value.map((item) => visit(item));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, visit(inner, name)]));
    return key === "source" && typeof value === "string" && !outBy(value, asOf, dataset) ? "unknown" : value;
  };
  return visit(row) as T;
}
