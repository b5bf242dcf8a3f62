import fs from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { quote, VacatioError } from "@/lib/errors";
import { type Dataset, FILES, type FileKey } from "./files";
import { type Problem, place, problemLine } from "./problem";
import { crossCheck } from "./references";

export type * from "./files";
export { FILES } from "./files";
export type { Problem } from "./problem";

/** The dataset cannot be used; `problems` holds every fault that was found, the message lists them. */
export class DatasetError extends VacatioError {
  readonly problems: readonly Problem[];

  constructor(dir: string, problems: readonly Problem[]) {
    const many = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super("broken-data", dir, `The dataset in ${dir} has ${many}:\n${problems.map((p) => `  ${problemLine(p)}`).join("\n")}`);
    this.name = "DatasetError";
    this.problems = problems;
  }
}

/**
 * Reads every file of the dataset, checks its shape, and follows every reference through the whole.
 * @param dir the folder with the files, such as `db/data`
 * @throws DatasetError with every problem of every file, each with file, record and field
 */
export function readDataset(dir: string): Dataset {
  if (!fs.existsSync(dir))
    throw new DatasetError(dir, [
      { file: dir, record: "", field: "", message: "there is no such folder; name the one with the files" },
    ]);
  const problems: Problem[] = [];
  const raw: Partial<Record<FileKey, unknown>> = {};
  const parsed: Partial<Record<FileKey, unknown>> = {};
  const broken = new Set<unknown>();
  let referencesCanBeFollowed = true;

  for (const [key, { file, schema }] of Object.entries(FILES) as [FileKey, (typeof FILES)[FileKey]][]) {
    const content = readJson(dir, file, problems);
    raw[key] = content;
    const result = schema.safeParse(content);
    if (content === undefined) referencesCanBeFollowed = false;
    else if (result.success) parsed[key] = result.data;
    else
      for (const issue of result.error.issues.flatMap((i) => plainIssues(i, i.path))) {
        problems.push({ file, ...place(content, issue.path), message: issueMessage(issue, valueAt(content, issue.path)) });
        const lastIndex = issue.path.findLastIndex((step) => typeof step === "number");
        if (lastIndex < 0) referencesCanBeFollowed = false;
        else broken.add(valueAt(content, issue.path.slice(0, lastIndex + 1)));
      }
  }
  for (const file of otherFiles(dir))
    problems.push({
      file,
      record: "",
      field: "",
      message: "no file of the dataset bears this name; correct the name or remove it",
    });

  if (referencesCanBeFollowed) problems.push(...crossCheck(raw as Dataset, broken));
  if (problems.length > 0) throw new DatasetError(dir, problems);
  return parsed as Dataset;
}

function readJson(dir: string, file: string, problems: Problem[]): unknown {
  const whole = (message: string) => void problems.push({ file, record: "", field: "", message });
  let text: string;
  try {
    text = fs.readFileSync(path.join(dir, file), "utf8");
  } catch (error) {
    whole(`cannot be read (${(error as NodeJS.ErrnoException).code}); every file of the dataset is needed`);
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    whole(`is not JSON: ${(error as Error).message}`);
    return undefined;
  }
}

function otherFiles(dir: string): string[] {
  const known = new Set<string>(Object.values(FILES).map((f) => f.file));
  return fs.readdirSync(dir).filter((name) => name.endsWith(".json") && !known.has(name));
}

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

const valueAt = (root: unknown, steps: Path): unknown =>
  steps.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], root);

/** A value that fits no branch of a union is told as the faults of the branch that it misses least. */
function plainIssues(issue: Issue, steps: Path): Issue[] {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [{ ...issue, path: [...steps] }];
  const nearest = issue.errors.reduce((a, b) => (b.length < a.length ? b : a));
  return nearest.flatMap((inner) => plainIssues(inner, [...steps, ...inner.path]));
}

function issueMessage(issue: Issue, value: unknown): string {
  const given = typeof value === "string" ? quote(value) : JSON.stringify(value)?.slice(0, 60);
  if (issue.code === "unrecognized_keys")
    return `${issue.keys.map(quote).join(", ")}: no such field; remove it or correct its name`;
  if (issue.code === "invalid_union" && "discriminator" in issue) return `${given}: no such ${String(issue.discriminator)}`;
  if (value === undefined) return "is missing; add it";
  if (issue.code === "invalid_value") return `${given} is none of: ${issue.values.join(", ")}`;
  if (issue.code === "too_small" && issue.origin === "array") return `${issue.message}; add one`;
  if (issue.code === "invalid_type") return `${given} is not of the type ${issue.expected}`;
  return typeof value === "object" ? issue.message : `${given}: ${issue.message}`;
}
