import type { Context } from "@/app/_server/context";
import { sources } from "@/app/api/_answers/others";
import { ask } from "@/app/api/_edge/operation";
import { readQuery } from "@/app/api/_edge/query";
import { type Load, parametersOf, respond } from "@/app/api/_edge/respond";
import type { SourceRow } from "@/app/api/_schemas/others";
import type { ProblemDetails } from "@/app/api/_schemas/problem";
import { quote } from "@/lib/errors";
import { citationLink, placeOf } from "@/lib/law/citation";
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
  const { meta, data } = body as { meta: { asOf: string }; data: unknown };
  return { meta, data, cite: citeOf(tool, data, meta.asOf, query, url, context) };
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

function citeOf(tool: Tool, data: unknown, asOf: string, query: URLSearchParams, url: URL, context: Context): Cite {
  const found = { citations: new Set<string>(), sources: new Set<string>() };
  collect(data, found);
  const named = namedIn(tool, data, query, url.origin, context);
  for (const m of named) {
    found.citations.add(m.citation);
    for (const source of m.sources) found.sources.add(source);
  }
  if (tool.operation.id === "computePeriod") found.citations.add(REGULATION);
  const rows = sourceRows(found.sources, asOf, context);
  const known = new Set(rows.map((row) => row.id));
  return {
    answer: url.href,
    citations: [...found.citations].map((citation) => ({ citation, url: citationLink(citation) ?? "unknown" })),
    milestones: named.map((m) => ({ ...m, sources: m.sources.filter((id) => known.has(id)) })),
    sources: rows,
    notice: NOTICE,
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

/** Where the rows of an operation name a date of the law by its id. */
const NAMED: Readonly<Record<string, string>> = {
  listMilestones: "id",
  getMilestone: "id",
  compareVersions: "id",
  listWindows: "milestone",
};

/** What a link to the page of a milestone keeps. */
const KEPT = ["law", "compare", "assume", "shift", "set", "asOf"];

function namedIn(
  { operation }: Tool,
  data: unknown,
  query: URLSearchParams,
  origin: string,
  context: Context,
): Cite["milestones"] {
  const field = NAMED[operation.id];
  const read = readQuery(query, parametersOf(operation), context.lensContext);
  if (field === undefined || read.problems) return [];
  const { law, compare } = ask(read.query, context).chosen;
  const kept = new URLSearchParams([...query].filter(([key]) => KEPT.includes(key)));
  const rows = (Array.isArray(data) ? data : [data]) as Record<string, string | undefined>[];
  return [...new Set(rows.map((row) => row[field]))].flatMap((id) => {
    const m = id === undefined ? undefined : law.milestones.get(id);
    if (!m) return [];
    const others = operation.id === "compareVersions" ? (compare.milestones.get(m.id)?.sources ?? []) : [];
    return {
      id: m.id,
      title: m.title,
      citation: placeOf(m),
      url: `${origin}/milestones/${m.id}${kept.size > 0 ? `?${kept}` : ""}`,
      sources: [...new Set([...m.sources, ...others])],
    };
  });
}

/** The sources by their ids, as the API tells them on that day: one that came out later is no source then. */
function sourceRows(ids: ReadonlySet<string>, asOf: string, context: Context): SourceRow[] {
  const { query } = readQuery(new URLSearchParams({ asOf }), ["asOf"], context.lensContext);
  if (!query) return [];
  return sources
    .list(ask(query, context))
    .filter((row) => ids.has(row.key))
    .map((row) => row.make());
}
