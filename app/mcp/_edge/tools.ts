import { z } from "zod";
import { jurisdiction, jurisdictions } from "@/app/api/_answers/enforcement";
import { comparison, milestone, milestones, scenarios } from "@/app/api/_answers/law";
import { periods } from "@/app/api/_answers/others";
import { site, sites } from "@/app/api/_answers/sites";
import { windows } from "@/app/api/_answers/windows";
import type { Operation } from "@/app/api/_edge/operation";
import { parametersOf } from "@/app/api/_edge/respond";
import { zMeta } from "@/app/api/_schemas/common";
import { zSourceRow } from "@/app/api/_schemas/others";
import { PARAMETERS, type Parameter, type ParameterName } from "@/app/api/_schemas/parameters";

/** A question that an assistant can ask; it is answered by an operation of the API. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly operation: Operation;
}

/** Every tool. Its description, parameters and answer are those of the operation. */
export const TOOLS: readonly Tool[] = [
  { name: "versions", title: "Versions of the law", operation: scenarios },
  { name: "milestones", title: "Dates of the law", operation: milestones },
  { name: "milestone", title: "One date of the law", operation: milestone },
  { name: "compare", title: "What differs between two versions of the law", operation: comparison },
  { name: "enforcement", title: "Who can enforce what, by country", operation: jurisdictions },
  { name: "country", title: "Enforcement in one country", operation: jurisdiction },
  { name: "windows", title: "Stretches of time between duty, enforcement and compute", operation: windows },
  { name: "sites", title: "Compute sites", operation: sites },
  { name: "site", title: "One compute site", operation: site },
  { name: "calculator", title: "When a period ends", operation: periods },
];

/** So many rows are read in one answer; more make it hard to use. */
export const ROWS = { usual: 20, most: 100 };

const limitHint = { error: `use a whole number from 1 to ${ROWS.most}` };
const zLimit = z.int(limitHint).min(1, limitHint).max(ROWS.most, limitHint).optional();

/** The name under which the id of an operation with a variable path is given. */
export const idOf = (operation: Operation) => ("one" in operation ? operation.idParameter : undefined);

function argumentsOf(operation: Operation): z.ZodObject {
  const id = idOf(operation);
  const one = (name: ParameterName): z.ZodType => {
    const { schema, description, repeats, required }: Parameter = PARAMETERS[name];
    if (name === "limit") return zLimit.describe(`The most rows of one answer, 1 to ${ROWS.most}; ${ROWS.usual} by default.`);
    const value = repeats ? z.union([schema, z.array(schema)]) : schema;
    return (required ? value : value.optional()).describe(description);
  };
  return z.strictObject({
    ...(id ? { [id.name]: z.string().describe(`${id.description} For example ${id.example}.`) } : {}),
    ...Object.fromEntries(parametersOf(operation).map((name) => [name, one(name)])),
  });
}

const zCite = z.object({
  answer: z.string().describe("The same answer of the API, to be checked by anybody."),
  citations: z
    .array(z.object({ citation: z.string(), url: z.string().describe("The text on EUR-Lex, or unknown.") }))
    .describe("Every citation in the answer, with the place where it can be read."),
  milestones: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        citation: z.string(),
        url: z.string().describe("The page about it."),
        sources: z.array(z.string()),
      }),
    )
    .describe("The dates of the law that the answer names by id."),
  sources: z.array(zSourceRow).describe("Every source that the answer names by id."),
  notice: z.string(),
});

export type Cite = z.infer<typeof zCite>;

const answerOf = (operation: Operation) =>
  z.object({ meta: zMeta, data: "list" in operation ? z.array(operation.data) : operation.data, cite: zCite });

type Json = Record<string, unknown>;

const asJson = (schema: z.ZodType, io: "input" | "output"): Json =>
  z.toJSONSchema(schema, {
    io,
    target: "draft-7",
    override: ({ jsonSchema }: { jsonSchema: Json }) => {
      // A field may be added to an answer later.
      if (io === "output" && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
    },
  }) as Json;

const toolOf = ({ name, title, operation }: Tool) => ({
  name,
  title,
  description: operation.description,
  inputSchema: asJson(argumentsOf(operation), "input") as Json & { type: "object" },
  outputSchema: asJson(answerOf(operation), "output") as Json & { type: "object" },
  annotations: { title, readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
});

let made: ReturnType<typeof toolOf>[] | undefined;

/** The tools as the protocol lists them; made once. */
export const listed = () => (made ??= TOOLS.map(toolOf));
