import { longDay, parseDay } from "@/lib/time/day";

/** The page for developers: the OpenAPI document as a reader sees it. */

/** The part of JSON Schema that the document uses. */
export interface Shape {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly Shape[];
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
}

interface Content {
  readonly schema?: Shape;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly summary?: string; readonly value?: unknown }>>;
}

interface Response {
  readonly description: string;
  readonly content?: Readonly<Record<string, Content>>;
}

interface OwnParameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description: string;
  readonly schema: Shape;
  readonly example: unknown;
}

interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters?: readonly (OwnParameter | { readonly $ref: string })[];
  readonly responses: Readonly<Record<string, Response | { readonly $ref: string }>>;
}

/** What the page reads of an OpenAPI document. */
export interface OpenApi {
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Shape>>;
    readonly parameters: Readonly<Record<string, OwnParameter>>;
    readonly responses: Readonly<Record<string, Response>>;
  };
}

/** A type in words; a named shape is a part of its own, to be led to. */
export type TypeText = readonly (string | { readonly shape: string })[];

export interface FieldText {
  /** `meta`, `meta.asOf`, `reasons[].text` */
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeText;
  readonly text: string;
}

export interface ParameterText {
  readonly name: string;
  readonly type: TypeText;
  readonly required: boolean;
  readonly text: string;
  readonly example: string;
}

export interface ExampleText {
  /** The request, as a path with its settings. */
  readonly href: string;
  readonly curl: string;
  readonly lines: readonly string[];
  /** How many lines of the answer are left out. */
  readonly left: number;
  /** `as known on 22 November 2026` */
  readonly when: string;
}

export interface OperationText {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly text: string;
  /** What stands in the path. */
  readonly inPath: readonly ParameterText[];
  /** Names of the parameters in the query. */
  readonly parameters: readonly { readonly name: string; readonly required: boolean }[];
  readonly answer: TypeText;
  readonly twins: readonly { readonly label: string; readonly href: string }[];
  readonly example: ExampleText | undefined;
}

export interface DevelopersState {
  readonly origin: string;
  readonly groups: readonly {
    readonly name: string;
    readonly text: string;
    readonly operations: readonly OperationText[];
  }[];
  readonly parameters: readonly ParameterText[];
  readonly shapes: readonly {
    readonly id: string;
    readonly text: string;
    readonly type: TypeText;
    readonly fields: readonly FieldText[];
  }[];
  readonly problems: readonly { readonly status: string; readonly text: string; readonly example: readonly string[] }[];
  readonly tools: readonly { readonly name: string; readonly title: string }[];
  /** The parameters that feeds take as well. */
  readonly ofFeeds: readonly string[];
}

/** So many lines of an answer are shown. */
const MOST_LINES = 36;

const TWINS = [
  ["CSV", ".csv"],
  ["Workbook (.xlsx)", ".xlsx"],
] as const;

const isTwin = (path: string) => TWINS.some(([, ending]) => path.endsWith(ending));

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf("/") + 1);

/** What else there is beside the API, and where all of it stands. */
export interface Beside {
  /** What assistants can ask. */
  readonly tools: DevelopersState["tools"];
  /** The settings of feeds. */
  readonly feedKeys: readonly string[];
  /** The address of this server, for requests that can be copied. */
  readonly origin: string;
}

/**
 * What the page says.
 * @param document the OpenAPI document
 */
export function developersState(document: OpenApi, { tools, feedKeys, origin }: Beside): DevelopersState {
  const paths = Object.entries(document.paths).filter(([path]) => !isTwin(path));
  return {
    origin,
    groups: document.tags.flatMap(({ name, description: text }) => {
      const operations = paths.flatMap(([path, { get }]) =>
        get.tags[0] === name ? [operationText(path, get, document, origin)] : [],
      );
      return operations.length > 0 ? [{ name, text, operations }] : [];
    }),
    parameters: Object.values(document.components.parameters).map(parameterText),
    shapes: Object.entries(document.components.schemas).map(([id, shape]) => ({
      id,
      text: shape.description ?? "",
      type: typeText(shape),
      fields: fieldsOf(shape),
    })),
    problems: Object.values(document.components.responses).map(({ description, content }) => {
      const example = content?.["application/problem+json"]?.example as { status: number };
      return { status: String(example.status), text: description, example: linesOf(example) };
    }),
    tools,
    ofFeeds: feedKeys.filter((key) => key in document.components.parameters),
  };
}

function operationText(path: string, get: Operation, { paths, components }: OpenApi, origin: string): OperationText {
  const parameters = (get.parameters ?? []).map((p) =>
    "$ref" in p ? (components.parameters[nameOf(p.$ref)] as OwnParameter) : p,
  );
  const good = get.responses["200"] as Response;
  const { schema, examples } = good.content?.["application/json"] ?? {};
  return {
    id: get.operationId,
    path,
    summary: get.summary,
    text: get.description,
    inPath: parameters.filter((p) => p.in === "path").map(parameterText),
    parameters: parameters.filter((p) => p.in === "query").map(({ name, required = false }) => ({ name, required })),
    answer: typeText(schema?.properties?.data ?? {}),
    twins: TWINS.flatMap(([label, ending]) => (paths[`${path}${ending}`] ? [{ label, href: `${path}${ending}` }] : [])),
    example: exampleText(examples?.example, origin),
  };
}

function exampleText(example: { summary?: string; value?: unknown } | undefined, origin: string): ExampleText | undefined {
  if (example?.summary === undefined) return undefined;
  const lines = linesOf(example.value);
  const asOf = (example.value as { meta?: { asOf?: string } }).meta?.asOf;
  return {
    href: example.summary,
    curl: `curl '${origin}${example.summary}'`,
    lines: lines.slice(0, MOST_LINES),
    left: Math.max(0, lines.length - MOST_LINES),
    when: asOf === undefined ? "" : `as known on ${longDay(parseDay(asOf))}`,
  };
}

const linesOf = (value: unknown) => JSON.stringify(value, null, 2).split("\n");

const parameterText = ({ name, required = false, description, schema, example }: OwnParameter): ParameterText => ({
  name,
  type: typeText(schema),
  required,
  text: description,
  example: [example].flat().join(", "),
});

/** A shape in a few words. */
export function typeText(shape: Shape): TypeText {
  if (shape.$ref !== undefined) return [{ shape: nameOf(shape.$ref) }];
  if (shape.anyOf) return joined(shape.anyOf.map(typeText), " or ");
  if (shape.const !== undefined) return [String(shape.const)];
  if (shape.enum) return [shape.enum.join(" | ")];
  if (shape.items) return ["list of ", ...typeText(shape.items)];
  if (shape.additionalProperties) return ["by id: ", ...typeText(shape.additionalProperties)];
  if (shape.properties) return ["object"];
  if (shape.format === "date") return ["day"];
  if (shape.format === "date-time") return ["moment"];
  if (shape.format === "uri") return ["address"];
  const { type } = shape;
  if (typeof type === "object")
    return joined(
      type.map((one) => typeText({ ...shape, type: one })),
      " or ",
    );
  if (type === "string") return ["text"];
  if (type === "integer" || type === "number") return [numberText(shape)];
  return [type ?? "anything"];
}

function numberText({ type, minimum, maximum }: Shape): string {
  const kind = type === "integer" ? "whole number" : "number";
  if (minimum === undefined) return kind;
  return maximum === undefined ? `${kind} from ${minimum}` : `${kind} from ${minimum} to ${maximum}`;
}

const joined = (parts: readonly TypeText[], between: string): TypeText =>
  parts.flatMap((part, i) => (i === 0 ? part : [between, ...part]));

/** The fields of a shape; those of an inner object without a name of its own follow their field, as `reasons[].text`. */
export function fieldsOf(shape: Shape, before = ""): readonly FieldText[] {
  if (shape.anyOf) {
    const all = shape.anyOf.flatMap((one) => fieldsOf(one, before));
    return all.filter((field, i) => all.findIndex((other) => other.name === field.name) === i);
  }
  if (shape.items) return fieldsOf(shape.items, `${before.replace(/\.$/, "")}[].`);
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => [
    {
      name: `${before}${name}`,
      optional: !shape.required?.includes(name),
      type: typeText(inner),
      text: inner.description ?? "",
    },
    ...fieldsOf(inner, `${before}${name}.`),
  ]);
}
