import { z } from "zod";
import { OPERATIONS } from "../_answers";
import { columnsOf } from "../_edge/csv";
import type { ListOperation, Operation } from "../_edge/operation";
import { DOCUMENT, type ProblemStatus, problemDetails, problemName, problemTitle } from "../_edge/problem";
import { parametersOf, workbookParametersOf } from "../_edge/respond";
import { components, zMeta } from "../_schemas/common";
import { PARAMETERS, type Parameter, type ParameterName } from "../_schemas/parameters";
import { zProblem } from "../_schemas/problem";
import EXAMPLES from "./examples.json";

/** The OpenAPI document: the shapes come from the schemas that check parameters and answers, the rest from the operations. */

type Json = Record<string, unknown>;

const TAGS = {
  Law: "When each provision of the EU AI Act applies, why, and in which version of it.",
  Enforcement: "Who can enforce it where. Readiness is no obligation: where nobody can fine, the duty still binds.",
  Compute: "What is promised, stated and observed of European compute sites, who stands behind them, and when to expect them.",
  Models: "General-purpose AI models, and when each has to comply.",
  Windows: "The time between a duty, the power to enforce it and the compute for it.",
  Claims: "What was claimed, checked against the law and the facts.",
  Signals: "Dated facts, and what each changed in the dates, the levels and the windows.",
  Time: "Periods under Regulation (EEC, Euratom) No 1182/71.",
  Sources: "Where every fact comes from.",
  Document: "This document.",
} as const;

const SCHEMAS = "#/components/schemas/";
const ref = (id: string): Json => ({ $ref: `${SCHEMAS}${id}` });

const OPTIONS = {
  io: "output",
  // A field may be added later; the tests alone insist that there is none beyond those written down.
  override: ({ jsonSchema }: { jsonSchema: Json }) => {
    if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    // Said by the type and the format already.
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
  },
} as const;

function schemas(): Record<string, Json> {
  const { schemas: named } = z.toJSONSchema(components, { ...OPTIONS, uri: (id) => SCHEMAS + id });
  return Object.fromEntries(
    Object.entries(named as Record<string, Json>)
      // Their own order is that in which the files were loaded.
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, { $schema: _, $id: __, ...rest }]) => [id, rest]),
  );
}

const idOf = (schema: z.ZodType): string => components.get(schema)?.id as string;

function parameterSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, OPTIONS) as Json;
  return rest;
}

function queryParameter(name: ParameterName): Json {
  const { description, schema, repeats, required, example }: Parameter = PARAMETERS[name];
  const one = parameterSchema(schema);
  const value = one.type === "integer" ? Number(example) : example;
  return {
    name,
    in: "query",
    required: required ?? false,
    description: repeats ? `${description} May repeat.` : description,
    schema: repeats ? { type: "array", items: one } : one,
    ...(repeats ? { style: "form", explode: true } : {}),
    example: repeats ? [value] : value,
  };
}

const CACHE_HEADERS = {
  ETag: { description: "Names this answer; send it back as If-None-Match.", schema: { type: "string" } },
  "Cache-Control": {
    description: "How long the answer may be kept: a minute, and ten more while it is asked for anew.",
    schema: { type: "string" },
  },
};

const PROBLEMS: Readonly<Record<ProblemStatus, { readonly description: string; readonly example: Json }>> = {
  400: {
    description: "A parameter cannot be used; it is named.",
    example: problemDetails(400, '"2026-02-30" is not a day of the calendar; write it as YYYY-MM-DD, for example 2027-12-02.', [
      { param: "asOf", message: '"2026-02-30" is not a day of the calendar; write it as YYYY-MM-DD, for example 2027-12-02.' },
    ]),
  },
  404: {
    description: "Nothing bears this id, nothing was known of it on the as-of date, or nothing was recorded by `recordedAt`.",
    example: problemDetails(404, 'There is no site "nowhere"; the list is at /api/v1/sites.', [
      { param: "id", message: 'There is no site "nowhere"; the list is at /api/v1/sites.' },
    ]),
  },
  405: {
    description: "The data can only be read.",
    example: problemDetails(405, "POST is not possible here: the data can only be read. Use GET."),
  },
  500: {
    description: "The server made a mistake.",
    example: problemDetails(
      500,
      "The server made a mistake. The request is not at fault; it has been written to the server's log.",
    ),
  },
  503: {
    description: "The database does not answer.",
    example: problemDetails(503, "The database does not answer; try again in a moment."),
  },
};

const STATUSES = Object.keys(PROBLEMS).map(Number) as ProblemStatus[];

const problemResponses = (): Json =>
  Object.fromEntries(
    STATUSES.map((status) => [
      problemName(status),
      {
        description: `${problemTitle(status)}. ${PROBLEMS[status].description}`,
        ...(status === 503
          ? { headers: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } } }
          : {}),
        content: { "application/problem+json": { schema: ref(idOf(zProblem)), example: PROBLEMS[status].example } },
      },
    ]),
  );

const failures = (...statuses: readonly ProblemStatus[]): Json =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/${problemName(status)}` }]));

const NOT_MODIFIED = { description: "The answer is the one that If-None-Match names." };

function operationObject(operation: Operation): Json {
  const { id, tag, summary, description, data } = operation;
  const idParameter = "one" in operation ? operation.idParameter : undefined;
  const schema = {
    type: "object",
    required: ["meta", "data"],
    properties: {
      meta: ref(idOf(zMeta)),
      data: "list" in operation ? { type: "array", items: ref(idOf(data)) } : ref(idOf(data)),
    },
  };
  const { request, response } = (EXAMPLES as Record<string, Json>)[id] ?? {};
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    parameters: [
      ...(idParameter ? [{ ...idParameter, in: "path", required: true, schema: { type: "string" } }] : []),
      ...parametersOf(operation).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    responses: {
      "200": {
        description: summary,
        headers: CACHE_HEADERS,
        content: { "application/json": { schema, examples: { example: { summary: request, value: response } } } },
      },
      "304": NOT_MODIFIED,
      ...failures(...STATUSES),
    },
  };
}

/** The CSV twin of a list. */
function csvObject(operation: ListOperation): Json {
  return {
    operationId: `${operation.id}Csv`,
    tags: [operation.tag],
    summary: `${operation.summary}, as CSV`,
    description: `The same rows under the same parameters as ${operation.path}, as a table. Columns: ${columnsOf(operation.data).join(", ")}.`,
    parameters: parametersOf(operation).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    responses: {
      "200": {
        description: `${operation.summary}, as CSV`,
        headers: {
          ...CACHE_HEADERS,
          Link: {
            description: 'Where there is more: the address of the next page, with rel="next".',
            schema: { type: "string" },
          },
        },
        content: { "text/csv": { schema: { type: "string" } } },
      },
      "304": NOT_MODIFIED,
      ...failures(...STATUSES),
    },
  };
}

/** The workbook of a list. */
const xlsxObject = (operation: ListOperation): Json => ({
  operationId: `${operation.id}Xlsx`,
  tags: [operation.tag],
  summary: `${operation.summary}, as a workbook`,
  description: `All rows of ${operation.path} at once, as an Excel workbook with the columns of its CSV twin, days as dates, and text always as text. The sources that the rows name and the settings stand on sheets of their own.`,
  parameters: workbookParametersOf(operation).map((name) => ({ $ref: `#/components/parameters/${name}` })),
  responses: {
    "200": {
      description: `${operation.summary}, as a workbook`,
      headers: CACHE_HEADERS,
      content: { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": { schema: { type: "string" } } },
    },
    "304": NOT_MODIFIED,
    ...failures(...STATUSES),
  },
});

const DESCRIPTION = `When each dated provision of the EU AI Act applies and why, who can enforce it where, and whether promised compute is there in time.

Not legal advice.

What had happened or been said by the as-of date counts, nothing later. What is missing has a name: a word in its place (\`unknown\`, \`none\`), or, for dates and lengths, the field is left out and the \`status\` beside it says why. Fields may be added; none is taken away or changes its meaning within v1.

Only GET, HEAD and OPTIONS are answered. A list gives up to 1,000 rows; more by \`limit\` and \`cursor\`. Every answer bears an ETag, may be kept for a minute, and may be read from any page. A query has at most 200 settings.

Every list has a CSV twin under its path with \`.csv\` (RFC 4180, UTF-8, a header row). A field of a field is a column of its own, a list of words is parted by \` | \` in its cell, a list of objects is JSON in its cell, and what is left out is an empty cell. Text that a spreadsheet would take for a formula is led by an apostrophe. Milestones and windows are there as workbooks too, with \`.xlsx\`.`;

let made: string | undefined;

/** The document as JSON; it does not depend on the dataset. */
export function openapi(): string {
  made ??= JSON.stringify(document());
  return made;
}

function document(): Json {
  const names = [...new Set(OPERATIONS.flatMap(parametersOf))];
  return {
    openapi: "3.1.0",
    info: {
      title: "Vacatio",
      version: "1.0.0",
      description: DESCRIPTION,
      license: { name: "Data: CC BY 4.0", identifier: "CC-BY-4.0" },
    },
    servers: [{ url: "/", description: "This server" }],
    security: [],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: {
      ...Object.fromEntries(
        OPERATIONS.flatMap((operation): [string, Json][] => [
          [operation.path, { get: operationObject(operation) }],
          ...("list" in operation ? [[`${operation.path}.csv`, { get: csvObject(operation) }] as [string, Json]] : []),
          ...("list" in operation && operation.sheet !== undefined
            ? [[`${operation.path}.xlsx`, { get: xlsxObject(operation) }] as [string, Json]]
            : []),
        ]),
      ),
      [DOCUMENT]: {
        get: {
          operationId: "getDocument",
          tags: ["Document"],
          summary: "This document",
          description: "The OpenAPI document of all resources.",
          responses: {
            "200": {
              description: "This document",
              headers: CACHE_HEADERS,
              content: { "application/json": { schema: { type: "object" } } },
            },
            "304": NOT_MODIFIED,
            ...failures(405, 500),
          },
        },
      },
    },
    components: {
      schemas: schemas(),
      parameters: Object.fromEntries(names.map((name) => [name, queryParameter(name)])),
      responses: problemResponses(),
    },
  };
}
