import type { Context } from "@/app/_server/context";
import { sourceRows } from "@/app/api/_answers/others";
import { ask, type Meta } from "@/app/api/_edge/operation";
import { readQuery } from "@/app/api/_edge/query";
import { type Load, parametersOf, respond } from "@/app/api/_edge/respond";
import type { ProblemDetails } from "@/app/api/_schemas/problem";
import { quote } from "@/lib/errors";
import { citationLinkOn } from "@/lib/law/citation";
import { placeOrYours, restsOnYours } from "@/lib/law/derivation";
import { parseDay } from "@/lib/time/day";
import { type Cite, idOf, ROWS, type Tool } from "./tools";

/** What a tool answers: the answer of the API with what is needed to cite it, or what is wrong, in words. */
export type Answered =
  | { readonly wrong: string }
  | { readonly wrong?: never; readonly meta: unknown; readonly data: unknown; readonly cite: Cite };

const NOTICE = "Not legal advice. Give the as-of date, and cite the provision or the source of each date.";

/** What the end of a period rests on; its rules are named by their articles alone. */
const REGULATION = "Regulation (EEC, Euratom) No 1182/71";

/**
 * Asks the operation of the API behind a tool.
 * @param args as the assistant gave them, unchecked
 * @param origin where the server was asked, for links
 * @param load the facts; where they cannot be had the answer says so
 */
export async function answer(tool: Tool, args: Readonly<Record<string, unknown>>, origin: string, load: Load): Promise<Answered> {
  const { operation } = tool;
  const given = queryOf(tool, args);
  if (given.wrong !== undefined) return given;
  const { query, id } = given;
  let context: Context | undefined;
  const url = new URL(operation.path.replace(/\{\w+\}/, encodeURIComponent(id)), origin);
  url.search = query.toString();
  const response = await respond(operation, new Request(url), id, async (recordedAt) => (context = await load(recordedAt)));
  const body = await response.json();
  if (!response.ok || !context) return { wrong: (body as ProblemDetails).detail };
  const { meta, data } = body as { meta: Meta; data: unknown };
  return { meta, data, cite: citeOf(tool, data, meta, query, url, context) };
}

/** The arguments as a query of the API, which checks them; here only what a query cannot hold. */
function queryOf(
  { operation, name }: Tool,
  args: Readonly<Record<string, unknown>>,
): { readonly wrong: string } | { readonly wrong?: never; readonly query: URLSearchParams; readonly id: string } {
  const own = idOf(operation)?.name;
  const names = [...(own === undefined ? [] : [own]), ...parametersOf(operation)];
  const query = new URLSearchParams();
  let id = "";
  for (const [key, value] of Object.entries(args)) {
    if (!names.some((known) => known === key))
      return { wrong: `The tool ${name} has no parameter ${quote(key)}; use ${names.join(", ")}.` };
    for (const text of Array.isArray(value) ? value : [value]) {
      if (typeof text !== "string" && typeof text !== "number")
        return { wrong: `${quote(key)} must be a text or a number, or a list of them where it may repeat.` };
      if (key === own) id = String(text);
      else query.append(key, String(text));
    }
  }
  if (own !== undefined && id === "") return { wrong: `"${own}" is missing; for example ${idOf(operation)?.example}.` };
  if ("list" in operation) {
    if (Number(query.get("limit") ?? 0) > ROWS.most)
      return { wrong: `"limit" is more than ${ROWS.most}; ask for fewer rows, and for the next ones with meta.next as cursor.` };
    if (!query.has("limit")) query.set("limit", String(ROWS.usual));
  }
  return { query, id };
}

function citeOf(tool: Tool, data: unknown, meta: Meta, query: URLSearchParams, url: URL, context: Context): Cite {
  const { asOf, own, warnings = [] } = meta;
  const found = { citations: new Set<string>(), sources: new Set<string>() };
  collect(data, found);
  const named = namedIn(tool, { data, meta }, query, url.origin, context);
  for (const m of named) {
    found.citations.add(m.citation);
    for (const source of m.sources) found.sources.add(source);
  }
  if (tool.operation.id === "computePeriod") found.citations.add(REGULATION);
  const rows = sourceRows(found.sources, parseDay(asOf), context);
  const known = new Set(rows.map((row) => row.id));
  return {
    answer: url.href,
    citations: [...found.citations].map((citation) => ({
      citation,
      url: citationLinkOn(citation, context.facts.law, parseDay(asOf)) ?? "unknown",
    })),
    milestones: named.map((m) => ({ ...m, sources: m.sources.filter((id) => known.has(id)) })),
    sources: rows,
    // That it is no law comes first among the warnings.
    notice: [...(own ? warnings.slice(0, 1) : []), NOTICE].join(" "),
  };
}

/** The citations and the ids of sources anywhere in an answer. */
function collect(value: unknown, found: { readonly citations: Set<string>; readonly sources: Set<string> }, key?: string): void {
  if (typeof value === "string") {
    if (key === "citation") found.citations.add(value);
    else if (key === "sources" || key === "source") found.sources.add(value);
  } else if (Array.isArray(value)) for (const item of value) collect(item, found, key);
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) collect(inner, found, name);
}

/** The field in which the rows of an operation name dates of the law by their ids. */
const NAMED: Readonly<Record<string, string>> = {
  listMilestones: "id",
  getMilestone: "id",
  compareVersions: "id",
  listWindows: "milestone",
  listModels: "milestones",
  getModel: "milestones",
  listSignals: "milestones",
  getSignal: "milestones",
  listClaims: "milestones",
  checkClaim: "milestones",
};

/** What a link to the page of a milestone keeps. */
const KEPT = ["law", "compare", "assume", "shift", "set", "asOf"];

function namedIn(
  { operation }: Tool,
  { data, meta }: { readonly data: unknown; readonly meta: Meta },
  query: URLSearchParams,
  origin: string,
  context: Context,
): Cite["milestones"] {
  const field = NAMED[operation.id];
  const read = readQuery(query, parametersOf(operation), context.lensContext);
  if (read.problems) return [];
  const { law, compare } = ask(read.query, context).chosen;
  const kept = new URLSearchParams([...query].filter(([key]) => KEPT.includes(key)));
  const rows = (Array.isArray(data) ? data : [data]) as Record<string, string | string[] | undefined>[];
  const ids = [meta.duty, ...(field === undefined ? [] : rows.flatMap((row) => row[field]))];
  return [...new Set(ids)].flatMap((id) => {
    const m = id === undefined ? undefined : law.milestones.get(id);
    if (!m) return [];
    const others = operation.id === "compareVersions" ? (compare.milestones.get(m.id)?.sources ?? []) : [];
    return {
      id: m.id,
      title: m.title,
      citation: placeOrYours(m),
      url: `${origin}/milestones/${m.id}${kept.size > 0 ? `?${kept}` : ""}`,
      sources: [...new Set([...(restsOnYours(m) ? [] : m.sources), ...others])],
    };
  });
}
