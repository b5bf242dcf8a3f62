import { type Lens, type LensContext, type LensKey, type Problem, printLens } from "@/lib/lens";
import { SIDES } from "@/lib/models/due";

/** The settings of the page of models: its own, beside the lens. */

export const MODELS_KEYS: readonly LensKey[] = ["law", "assume", "shift", "set", "name", "asOf", "site"];

export const WEIGHTS = ["open", "closed", "unknown"] as const;
export const SUMMARIES = ["published", "not-found", "not-looked-for"] as const;
export const ORDERS = ["released", "due", "name", "maker"] as const;

export interface ModelsQuery {
  /** A provider of models. */
  readonly maker: string | "all";
  readonly side: (typeof SIDES)[number] | "all";
  readonly weights: (typeof WEIGHTS)[number] | "all";
  readonly summary: (typeof SUMMARIES)[number] | "all";
  readonly order: (typeof ORDERS)[number];
  /** The model that is put together with the site of the lens. */
  readonly model: string | "none";
}

export const NO_MODELS_QUERY: ModelsQuery = {
  maker: "all",
  side: "all",
  weights: "all",
  summary: "all",
  order: "released",
  model: "none",
};

/** What of a query is for the lens. */
export const withoutModelsQuery = (query: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...query].filter(([key]) => !(key in NO_MODELS_QUERY)));

/**
 * The settings of this page in a query. Nothing here throws: what cannot be applied is named.
 * @param makers the ids of the providers that may be named
 * @param models the ids of the models that may be named
 */
export function readModelsQuery(
  query: URLSearchParams,
  makers: readonly string[],
  models: readonly string[],
): { readonly own: ModelsQuery; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const one = <T extends string>(key: string, options: readonly T[]): T | undefined => {
    const given = query.getAll(key).filter((text) => text !== "");
    const [text] = given;
    if (text === undefined) return undefined;
    const found = given.length > 1 ? undefined : options.find((o) => o === text);
    const hint = options.length > 30 ? `for example ${options.slice(0, 4).join(", ")}` : `use one of: ${options.join(", ")}`;
    if (found === undefined)
      problems.push({
        param: key,
        message:
          given.length > 1
            ? `"${key}" is given ${given.length} times; give it once. The default was used.`
            : `"${text.slice(0, 60)}" cannot be used for "${key}"; ${hint}.`,
      });
    return found;
  };
  const own: ModelsQuery = {
    maker: one("maker", makers) ?? "all",
    side: one("side", SIDES) ?? "all",
    weights: one("weights", WEIGHTS) ?? "all",
    summary: one("summary", SUMMARIES) ?? "all",
    order: one("order", ORDERS) ?? "released",
    model: one("model", models) ?? "none",
  };
  return { own, problems };
}

/** The settings as name and value; defaults are dropped. */
export function printModelsQuery(own: ModelsQuery): [string, string][] {
  const put = (key: keyof ModelsQuery): [string, string][] => (own[key] === NO_MODELS_QUERY[key] ? [] : [[key, own[key]]]);
  return [...put("maker"), ...put("side"), ...put("weights"), ...put("summary"), ...put("order"), ...put("model")];
}

/** The page with these settings. */
export function modelsHref(lens: Lens, context: LensContext, own: ModelsQuery = NO_MODELS_QUERY): string {
  const query = new URLSearchParams([
    ...[...printLens(lens, context)].filter(([key]) => MODELS_KEYS.some((k) => k === key)),
    ...printModelsQuery(own),
  ]).toString();
  return query ? `/models?${query}` : "/models";
}
