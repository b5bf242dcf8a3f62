import { z } from "zod";
import { claimCheck, claims } from "@/app/api/_answers/claims";
import { jurisdiction, jurisdictions } from "@/app/api/_answers/enforcement";
import { comparison, milestone, milestones, scenarios } from "@/app/api/_answers/law";
import { model, models } from "@/app/api/_answers/models";
import { periods } from "@/app/api/_answers/others";
import { signal, signals } from "@/app/api/_answers/signals";
import { site, sites } from "@/app/api/_answers/sites";
import { windows } from "@/app/api/_answers/windows";
import type { Operation } from "@/app/api/_edge/operation";
import { parametersOf } from "@/app/api/_edge/respond";
import type { SourceRow } from "@/app/api/_schemas/others";
import { PARAMETERS, type Parameter, type ParameterName } from "@/app/api/_schemas/parameters";

/** A question that an assistant can ask; it is answered by an operation of the API. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly operation: Operation;
  /** The list whose fields its answer has too, for the answer about one of its rows. */
  readonly rowOf?: Operation;
}

/** Every tool. Its parameters and answer are those of the operation. */
export const TOOLS: readonly Tool[] = [
  { name: "versions", title: "Versions of the law", operation: scenarios },
  { name: "milestones", title: "Dates of the law", operation: milestones },
  { name: "milestone", title: "One date of the law", operation: milestone, rowOf: milestones },
  { name: "compare", title: "What differs between two versions of the law", operation: comparison },
  { name: "enforcement", title: "Who can enforce what, by country", operation: jurisdictions },
  { name: "country", title: "Enforcement in one country", operation: jurisdiction, rowOf: jurisdictions },
  { name: "windows", title: "Stretches of time between duty, enforcement and compute", operation: windows },
  { name: "sites", title: "Compute sites", operation: sites },
  { name: "site", title: "One compute site", operation: site, rowOf: sites },
  { name: "models", title: "General-purpose AI models", operation: models },
  { name: "model", title: "One general-purpose AI model", operation: model, rowOf: models },
  { name: "signals", title: "Dated facts and what they change", operation: signals },
  { name: "signal", title: "One dated fact with its effect in full", operation: signal, rowOf: signals },
  { name: "claims", title: "Claims of others with their verdicts", operation: claims },
  { name: "claim-check", title: "Whether a claim holds", operation: claimCheck },
  { name: "calculator", title: "When a period ends", operation: periods },
];

/** So many rows are read in one answer; more make it hard to use. */
export const ROWS = { usual: 20, most: 100 };

const limitHint = { error: `use a whole number from 1 to ${ROWS.most}` };
const zLimit = z.int(limitHint).min(1, limitHint).max(ROWS.most, limitHint);

/** The name under which the id of an operation with a variable path is given. */
export const idOf = (operation: Operation) => ("one" in operation ? operation.idParameter : undefined);

/** What is said otherwise than in the API: shorter, since each tool repeats it, or which tool lists the ids. */
const SAID: Partial<Readonly<Record<ParameterName, string>>> = {
  law: "A version of the law by its id (tool versions), or in-force, the default.",
  compare: "The version that `law` is compared with; base-law, the 2024 text, by default.",
  assume: "A day assumed for an event, event:YYYY-MM-DD; `needs` of a milestone names the event. Changes `law` only.",
  shift: "Moves a topic, an anchor or a milestone, id:P6M or id:-P1M; what refers to it follows.",
  asOf: "What had happened or been said by this day counts, nothing later; today by default.",
  recordedAt: "The dataset as recorded by this day, or this moment in UTC; the newest by default.",
  limit: `At most so many rows, 1 to ${ROWS.most}; ${ROWS.usual} by default.`,
  cursor: "`meta.next` of the answer before, with the same other arguments.",
  duty: "The id of a milestone (tool milestones).",
  site: "The id of a site (tool sites).",
  provider: "The id of a provider, as `provider` of a site.",
  fromMilestone:
    "check=months: the id of the milestone that the time is counted from (tool milestones). Either this or `fromDay`.",
  fromLaw: "check=months: as `law`, for `fromMilestone`.",
  toMilestone: "check=months: the id of the milestone that the time is counted to (tool milestones). Either this or `toDay`.",
  toLaw: "check=months: as `law`, for `toMilestone`.",
  of: "check=date: the id of the milestone whose practical date is claimed (tool milestones).",
  ofLaw: "check=date: as `law`, for `of`.",
};

type Json = Record<string, unknown>;

/** The shape of a value. The patterns of texts stay with the server, which says in words what does not fit them. */
function jsonOf(schema: z.ZodType): Json {
  const { $schema: _, pattern: __, ...shape } = z.toJSONSchema(schema, { io: "input", target: "draft-7" }) as Json;
  return shape;
}

function argumentOf(name: ParameterName): Json {
  const { schema, description, repeats }: Parameter = PARAMETERS[name];
  const value = jsonOf(name === "limit" ? zLimit : schema);
  return { description: SAID[name] ?? description, ...(repeats ? { type: "array", items: value } : value) };
}

function argumentsOf(operation: Operation) {
  const id = idOf(operation);
  const names = parametersOf(operation);
  const required = [...(id ? [id.name] : []), ...names.filter((name) => (PARAMETERS[name] as Parameter).required)];
  return {
    type: "object" as const,
    properties: {
      ...(id ? { [id.name]: { type: "string", description: `${id.description} For example ${id.example}.` } } : {}),
      ...Object.fromEntries(names.map((name) => [name, argumentOf(name)])),
    },
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** What an answer is cited by. */
export interface Cite {
  /** The same answer of the API, to be checked by anybody. */
  readonly answer: string;
  /** Every citation in the answer, with the place on EUR-Lex where it can be read, or unknown. */
  readonly citations: readonly { readonly citation: string; readonly url: string }[];
  /** The dates of the law that the answer names by id, each with the page about it. */
  readonly milestones: readonly {
    readonly id: string;
    readonly title: string;
    readonly citation: string;
    readonly url: string;
    readonly sources: readonly string[];
  }[];
  /** Every source that the answer names by id. */
  readonly sources: readonly SourceRow[];
  readonly notice: string;
}

/** The fields of an answer by name, with the meaning of the words that one of them may hold. */
function fieldsOf(data: z.ZodType, known: readonly string[]): string {
  const fields = Object.entries(shapeOf(data)).filter(([name]) => !known.includes(name));
  return fields
    .map(([name, schema]) => {
      const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
      const said = schema.description ?? inner.description;
      const tells = inner instanceof z.ZodEnum && inner.options.some((word) => said?.includes(`${word}`));
      return said !== undefined && tells ? `${name} (${said.replace(/\.$/, "")})` : name;
    })
    .join(", ");
}

const shapeOf = (data: z.ZodType) => (data instanceof z.ZodObject ? (data.shape as Record<string, z.ZodType>) : {});

function answerText({ operation, rowOf }: Tool): string {
  const listed = TOOLS.find((tool) => tool.operation === rowOf);
  const fields = fieldsOf(operation.data, listed ? Object.keys(shapeOf(listed.operation.data)) : []);
  if (listed) return `The answer has the fields of a row of the tool ${listed.name}, and: ${fields}.`;
  return `${"list" in operation ? "Each row" : "The answer"} has: ${fields}.`;
}

const toolOf = (tool: Tool) => ({
  name: tool.name,
  title: tool.title,
  description: `${tool.operation.description} ${answerText(tool)}`,
  inputSchema: argumentsOf(tool.operation),
  // No output schema: those of all tools are several times as long as everything else here. The OpenAPI document has them.
  annotations: { readOnlyHint: true, openWorldHint: false },
});

let made: ReturnType<typeof toolOf>[] | undefined;

/** The tools as the protocol lists them; made once. */
export const listed = () => (made ??= TOOLS.map(toolOf));
