import { lensContext } from "@/app/_views/lens-context";
import { type History, history } from "@/db/changes";
import { snapshot } from "@/db/snapshot";
import { type Facts, factsOf } from "@/lib/facts";
import { type LensKey, type ParsedLens, parseLens } from "@/lib/lens";
import { withoutPassing } from "@/lib/passing";
import { today } from "./today";

const computed = new WeakMap<object, Facts>();

/**
 * What a page or route works with: the dataset of one revision, what can be computed from it, and today.
 * @param recordedAt a day or a moment: the dataset as it was recorded by then; without it the newest revision
 * @throws VacatioError as `snapshot`
 */
export async function context(recordedAt?: string) {
  const { dataset, revision } = await snapshot(recordedAt);
  const facts = computed.get(dataset) ?? factsOf(dataset);
  computed.set(dataset, facts);
  const now = today();
  return { dataset, revision, facts, today: now, lensContext: lensContext(facts, now), history: history as History };
}

export type Context = Awaited<ReturnType<typeof context>>;

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Next's search parameters as they were written, without what others hung on the address. */
export async function queryOf(searchParams: SearchParams): Promise<URLSearchParams> {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(await searchParams))
    for (const one of Array.isArray(value) ? value : [value ?? ""]) query.append(key, one);
  return withoutPassing(query);
}

/** The lens of a page. */
export const readLens = async (searchParams: SearchParams, c: Context, keys: readonly LensKey[]): Promise<ParsedLens> =>
  parseLens(await queryOf(searchParams), c.lensContext, keys);
