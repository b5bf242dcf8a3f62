import { createHash } from "node:crypto";
import type { Context } from "@/app/_server/context";
import { originOf } from "@/app/_server/origin";
import { inTurns } from "@/app/_server/turns";
import { workbook } from "@/app/_server/workbook";
import { badInput, VacatioError } from "@/lib/errors";
import { type ChosenLaw, versionName } from "@/lib/law/chosen";
import { isoDay, parseDay } from "@/lib/time/day";
import { sources } from "../_answers/others";
import { MAX_LIMIT, PARAMETERS, type ParameterName } from "../_schemas/parameters";
import type { ProblemDetails } from "../_schemas/problem";
import { csvOf } from "./csv";
import { withoutLaterSources } from "./known-sources";
import { type Ask, ask, type ListOperation, type Meta, type Operation, type Row } from "./operation";
import { badParameters, problemDetails, problemOf } from "./problem";
import { readQuery } from "./query";
import { sheetsOf } from "./xlsx";

const ALLOWED = "GET, HEAD, OPTIONS";

/** Anybody may read from any page. */
const CORS = { "access-control-allow-origin": "*", "access-control-expose-headers": "ETag, Allow, Link, Retry-After" };

/** The parameters of an operation: each answers for an earlier revision too, unless it names revisions itself, and a list has its paging. */
export const parametersOf = (operation: Operation): readonly ParameterName[] => [
  ...operation.parameters,
  ...(operation.parameters.includes("from") ? [] : (["recordedAt"] as const)),
  ...("list" in operation ? (["limit", "cursor"] as const) : []),
];

/** Those of a workbook, which holds all rows at once. */
export const workbookParametersOf = (operation: ListOperation): readonly ParameterName[] =>
  parametersOf(operation).filter((name) => name !== "limit" && name !== "cursor");

const fileName = ({ path }: Operation, { asOf }: Meta) => `vacatio-${path.slice(path.lastIndexOf("/") + 1)}-${asOf}`;

/** Loads the facts, by default those of the newest revision. */
export type Load = (recordedAt?: string) => Promise<Context>;

/**
 * The answer to a request, as JSON. Every problem becomes an answer too; nothing is thrown.
 * @param id what stands in the path in the place of the id
 * @param load the facts; where they cannot be had the answer is 503
 */
export const respond = (operation: Operation, request: Request, id: string, load: Load): Promise<Response> =>
  answered(operation, request, load, async (asked) => jsonResponse(request, await bodyOf(operation, asked, id)));

/** The same list as CSV. The way to the next page is a Link header (RFC 8288); problems are the same as for JSON. */
export const respondCsv = (operation: ListOperation, request: Request, load: Load): Promise<Response> =>
  answered(operation, request, load, async (asked) => {
    const { meta, rows } = await listOf(operation, asked);
    const next = new URL(request.url);
    if (meta.next !== undefined) next.searchParams.set("cursor", meta.next);
    const parts = await inTurns(csvOf(operation.data, rows, meta));
    const headers = {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${fileName(operation, meta)}.csv"`,
      ...(meta.next === undefined ? {} : { link: `<${next.pathname}${next.search}>; rel="next"` }),
    };
    return taggedResponse(request, await tagOf(parts), headers, () => parts.join(""));
  });

/** All rows of a list as a workbook, with the sources that they name. */
export const respondXlsx = (operation: ListOperation, request: Request, load: Load): Promise<Response> =>
  answered(
    operation,
    request,
    load,
    async (asked) => {
      const meta = metaOf(operation, asked, operation.meta?.(asked) ?? {});
      const rows = await inTurns(await operation.list(asked), (row) => shown(row.make(), asked));
      const { pathname, origin, search } = new URL(request.url);
      const book = {
        sheet: operation.sheet ?? operation.id,
        row: operation.data,
        rows,
        meta,
        sources: sources.list(asked).map((row) => row.make()),
        address: `${originOf(request.headers) || origin}${pathname}${search}`,
      };
      return await taggedResponse(
        request,
        await tagOf(asJson([meta, ...rows])),
        {
          "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "content-disposition": `attachment; filename="${fileName(operation, meta)}.xlsx"`,
          // It holds the address that it was asked for at.
          vary: "Accept-Encoding, Host, X-Forwarded-Host, X-Forwarded-Proto",
        },
        // It takes long to write, so the tag is that of what it says.
        () => workbook(sheetsOf(book)),
      );
    },
    workbookParametersOf(operation),
  );

async function answered(
  operation: Operation,
  request: Request,
  load: Load,
  answer: (asked: Ask) => Promise<Response>,
  names: readonly ParameterName[] = parametersOf(operation),
): Promise<Response> {
  try {
    const search = new URL(request.url).searchParams;
    const context = await load(recordedAt(search)).catch((error: unknown) => {
      if (error instanceof VacatioError && error.kind === "not-found") throw error;
      console.error(`${operation.path}:`, error);
      throw new VacatioError("unavailable", "database", "");
    });
    const { query, problems } = readQuery(search, names, operation.nameable?.(context) ?? context.lensContext);
    if (problems) return problemResponse(badParameters(problems));
    return await answer(ask(query, context));
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status === 500) console.error(`${operation.path}:`, error);
    return problemResponse(problem);
  }
}

/** The revision that is asked for, where it can be: what is wrong with the parameter is told with all others. */
function recordedAt(search: URLSearchParams): string | undefined {
  const [first, ...others] = search.getAll("recordedAt");
  return first !== undefined && others.length === 0 && PARAMETERS.recordedAt.schema.safeParse(first).success ? first : undefined;
}

/** Later sources are left out where the as-of date lies before the dataset's own day. */
const shown = <T>(row: T, { lens, context: { dataset, facts } }: Ask): T =>
  lens.asOf < parseDay(facts.datasetDay) ? withoutLaterSources(row, lens.asOf, dataset) : row;

async function bodyOf(operation: Operation, asked: Ask, id: string): Promise<string> {
  if ("one" in operation)
    return JSON.stringify({
      meta: metaOf(operation, asked, operation.meta?.(asked) ?? {}),
      data: shown(operation.one(asked, id), asked),
    });
  const { meta, rows } = await listOf(operation, asked);
  return JSON.stringify({ meta, data: rows });
}

async function listOf(operation: ListOperation, asked: Ask): Promise<{ readonly meta: Meta; readonly rows: readonly unknown[] }> {
  const extra = operation.meta?.(asked) ?? {};
  const { rows, next } = page(await operation.list(asked), asked.own.limit ?? MAX_LIMIT, asked.own.cursor);
  return {
    meta: metaOf(operation, asked, next === undefined ? extra : { ...extra, next }),
    rows: await inTurns(rows, (row) => shown(row.make(), asked)),
  };
}

function metaOf(operation: Operation, { chosen, lens, warnings, current, context }: Ask, extra: Partial<Meta>): Meta {
  const own = chosen.own ? settingsOf(lens) : undefined;
  const told = [
    ...(own ? [notTheLaw(chosen, own)] : []),
    ...(chosen.note === undefined ? [] : [chosen.note]),
    ...warnings,
    ...(extra.warnings ?? []),
  ];
  return {
    law: chosen.standing.id,
    asOf: isoDay(lens.asOf),
    revision: context.revision.id,
    recordedAt: context.revision.recordedAt,
    ...(own ? { own } : {}),
    ...extra,
    ...(told.length > 0 ? { warnings: told } : {}),
    ...(current || operation.undated.length === 0 ? {} : { withheld: [...operation.undated] }),
  };
}

/** The settings that make a version of the reader's own, as a query has them. */
const settingsOf = ({ assume, shift, set }: Ask["lens"]): NonNullable<Meta["own"]> => ({
  assume: assume.map(({ event, day }) => `${event}:${isoDay(day)}`),
  shift: shift.map(({ target, period }) => `${target}:${period}`),
  set: set.map(({ target, day }) => `${target}:${isoDay(day)}`),
});

const notTheLaw = (chosen: ChosenLaw, own: NonNullable<Meta["own"]>): string =>
  `Own version, not the law: ${versionName(chosen)} (${Object.entries(own)
    .flatMap(([key, values]) => values.map((value) => `${key}=${value}`))
    .join(", ")}).`;

const encode = (key: string) => Buffer.from(key).toString("base64url");

/**
 * The rows after the one that a cursor names, at most `limit`, and the cursor of the rest.
 * @throws VacatioError `bad-input` where the list has no such row
 */
export function page<T>(
  rows: readonly Row<T>[],
  limit: number,
  cursor?: string,
): { readonly rows: readonly Row<T>[]; readonly next: string | undefined } {
  const at = cursor === undefined ? -1 : rows.findIndex((row) => encode(row.key) === cursor);
  if (cursor !== undefined && at < 0)
    throw badInput("cursor", "The cursor leads nowhere in this list; start again without it, with the same other parameters.");
  const taken = rows.slice(at + 1, at + 1 + limit);
  const last = taken.at(-1);
  return { rows: taken, next: last && at + 1 + limit < rows.length ? encode(last.key) : undefined };
}

/** JSON with an ETag over all of it, or 304 where the reader has it already. */
export const jsonResponse = async (request: Request, body: string): Promise<Response> =>
  taggedResponse(request, await tagOf([body]), { "content-type": "application/json" }, () => body);

/** Each as JSON, made as it is asked for. */
function* asJson(parts: Iterable<unknown>): Generator<string> {
  for (const part of parts) yield JSON.stringify(part);
}

/**
 * A minute from the store, and ten more while the store asks anew: an answer about today is at most that much behind midnight in Brussels or
 * a new revision, and names its day and its revision.
 */
const CACHING = "public, max-age=60, stale-while-revalidate=600";

/** The tag of what an answer says. */
async function tagOf(said: Iterable<string>): Promise<string> {
  const hash = createHash("sha256");
  await inTurns(said, (part) => hash.update(part));
  // Weak, since the same answer may go out compressed and as it is.
  return `W/"${hash.digest("base64url").slice(0, 27)}"`;
}

/** The answer under its tag, or 304 where the reader has it already; it is written only for who gets it. */
async function taggedResponse(
  request: Request,
  etag: string,
  own: Readonly<Record<string, string>>,
  written: () => BodyInit | Promise<BodyInit>,
): Promise<Response> {
  // The framework compresses, but names that only where there is something to compress.
  const headers = { ...CORS, etag, "cache-control": CACHING, vary: own.vary ?? "Accept-Encoding" };
  if (knows(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : await written(), { headers: { ...headers, ...own } });
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, "");

/** Whether an If-None-Match header names the tag (weak comparison, RFC 9110). */
export const knows = (header: string | null, etag: string): boolean =>
  header !== null && (header.trim() === "*" || header.split(",").some((tag) => opaque(tag) === opaque(etag)));

/** A problem as an answer. */
export function problemResponse(problem: ProblemDetails, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      ...CORS,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...(problem.status === 503 ? { "retry-after": "10" } : {}),
      ...headers,
    },
  });
}

/** The answer to a preflight. */
export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...CORS,
      allow: ALLOWED,
      "access-control-allow-methods": ALLOWED,
      "access-control-allow-headers": "If-None-Match",
      "access-control-max-age": "86400",
    },
  });

/** The answer to a method that changes something. */
export const methodNotAllowed = (request: Request): Response =>
  problemResponse(problemDetails(405, `${request.method} is not possible here: the data can only be read. Use GET.`), {
    allow: ALLOWED,
  });
