import { quote } from "@/lib/errors";
import { type LensContext, type ParsedLens, type Problem, parseLens } from "@/lib/lens";
import { isLensKey, isOwn, type OwnValues, PARAMETERS, type Parameter, type ParameterName } from "../_schemas/parameters";

/** The parameters of a request, all of them understood. */
export interface Query extends Pick<ParsedLens, "lens" | "warnings"> {
  /** The parameters that were given; for the others the lens holds defaults. */
  readonly given: ReadonlySet<ParameterName>;
  readonly own: OwnValues;
}

/** No id, date or cursor is longer. */
const LONGEST = 200;

/** No question needs more settings; every filter with all its values has fewer. */
const MOST_SETTINGS = 200;

/** So many of the parameters that cannot be used are told. */
export const MOST_TOLD = 20;

/**
 * Reads the parameters of a request.
 * @param names the parameters that this resource has
 * @returns the query, or every parameter that cannot be used, in the order they were given, missing ones last
 */
export function readQuery(
  search: URLSearchParams,
  names: readonly ParameterName[],
  context: LensContext,
): { readonly query: Query; readonly problems?: never } | { readonly query?: never; readonly problems: readonly Problem[] } {
  // Before anything is looked up: the work below grows faster than the query.
  const many = tooMany(search);
  if (many) return { problems: [many] };
  const problems: Problem[] = [];
  const lensQuery = new URLSearchParams();
  const own: Record<string, unknown> = {};
  const given = new Set<ParameterName>();
  for (const key of new Set(search.keys())) {
    const values = search.getAll(key);
    const problem = unusable(key, values, names);
    if (problem) problems.push({ param: key.slice(0, 60), message: problem });
    else {
      const name = key as ParameterName;
      given.add(name);
      if (isOwn(name)) {
        const parameter: Parameter = PARAMETERS[name];
        own[name] = parameter.repeats ? [...new Set(values)] : typed(parameter, values[0] as string);
      } else for (const value of values) lensQuery.append(name, value);
    }
  }
  const { lens, warnings, problems: misread } = parseLens(lensQuery, context, names.filter(isLensKey));
  problems.push(
    ...misread.map((p) => ({ param: p.param, message: p.message.replace(/[.;] the (default|first) was used\.$/i, ".") })),
  );
  const told = new Set(problems.map((p) => p.param));
  for (const [name, value] of lensQuery)
    if (!told.has(name) && !PARAMETERS[name as ParameterName].schema.safeParse(value).success)
      problems.push({ param: name, message: `${quote(value)} cannot be used for "${name}".` });
  for (const name of names) {
    const { required }: Parameter = PARAMETERS[name];
    if (required && !search.has(name))
      problems.push({ param: name, message: `"${name}" is missing; for example ${name}=${PARAMETERS[name].example}.` });
  }
  const order = [...search.keys()];
  const place = ({ param }: Problem) => (order.includes(param) ? order.indexOf(param) : order.length);
  problems.sort((a, b) => place(a) - place(b));
  return problems.length > 0
    ? { problems: problems.slice(0, MOST_TOLD) }
    : { query: { lens, warnings, given, own: own as OwnValues } };
}

/** Where a query has more settings than any question needs: says so, and names the one that is given most often. */
export function tooMany(search: URLSearchParams): Problem | undefined {
  if (search.size <= MOST_SETTINGS) return undefined;
  const counts = new Map<string, number>();
  for (const key of search.keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
  const [param = ""] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
  return {
    param: param.slice(0, 60),
    message: `The query has ${search.size.toLocaleString("en")} settings; at most ${MOST_SETTINGS} fit. Ask in several requests.`,
  };
}

/** Why a parameter cannot be used whatever the dataset holds, or undefined where it can. */
function unusable(key: string, values: readonly string[], names: readonly ParameterName[]): string | undefined {
  const name = names.find((n) => n === key);
  if (!name)
    return `There is no parameter ${quote(key)} here; ${names.length > 0 ? `use ${names.join(", ")}` : "this resource has none"}.`;
  const parameter: Parameter = PARAMETERS[name];
  if (values.length > 1 && !parameter.repeats) return `"${name}" is given ${values.length} times; give it once.`;
  for (const value of values) {
    if (value.length > LONGEST)
      return `"${name}" is ${value.length.toLocaleString("en")} characters long; no value has more than ${LONGEST}.`;
    if (/[\p{Cc}\ufffd]/u.test(value))
      return `${quote(value)} in "${name}" holds characters that cannot be read; check the percent-encoding.`;
    if (value === "") return `"${name}" is empty; give it a value or leave it out.`;
    const wrong = parameter.schema.safeParse(typed(parameter, value)).error?.issues[0];
    // The lens says more of what is wrong with its own keys.
    if (wrong && isOwn(name)) return `${quote(value)} cannot be used for "${name}"; ${wrong.message}.`;
  }
  return undefined;
}

const typed = (parameter: Parameter, text: string): unknown =>
  parameter.schema.def.type === "number" ? (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN) : text;
