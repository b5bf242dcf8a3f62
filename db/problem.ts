/** A fault of the dataset: the file, the record by its id, the field, and what is wrong and what to do. */
export interface Problem {
  readonly file: string;
  readonly record: string;
  readonly field: string;
  readonly message: string;
}

/** A problem in one line. */
export const problemLine = (p: Problem): string => `${[p.file, p.record, p.field].filter(Boolean).join(", ")}: ${p.message}`;

const NAMES = ["id", "iso2", "topic", "article", "gpuModel", "claim", "promiseStatement"] as const;

const nameOf = (value: unknown): string | undefined => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const record = value as Record<string, unknown>;
  for (const name of NAMES) if (typeof record[name] === "string") return record[name];
  return undefined;
};

/**
 * The record and the field that a path inside a file leads to: the innermost object that bears an id, and the rest of the path.
 * A record of a list that bears no id is named by its place in the list, with its target where it has one.
 */
export function place(content: unknown, path: readonly PropertyKey[]): { record: string; field: string } {
  let value = content;
  let record = "";
  let field = "";
  for (const step of path) {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
    const name = nameOf(value);
    if (name !== undefined && typeof step === "number") {
      record = name;
      field = "";
    } else if (typeof step === "number") {
      const target = (value as { target?: unknown } | null | undefined)?.target;
      field += typeof target === "string" ? `[${step}, ${target}]` : `[${step}]`;
    } else field += field === "" ? String(step) : `.${String(step)}`;
  }
  return { record, field };
}
