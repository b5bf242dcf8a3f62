import path from "node:path";
import type { Context } from "@/app/_server/context";
import { lensContext } from "@/app/_views/lens-context";
import type { History } from "@/db/changes";
import { type Dataset, readDataset } from "@/db/dataset";
import { notFound } from "@/lib/errors";
import { factsOf } from "@/lib/facts";
import { parseDay } from "@/lib/time/day";
import { OPERATIONS } from "../_answers";
import type { Operation } from "../_edge/operation";
import { respond } from "../_edge/respond";

let read: Dataset | undefined;

/**
 * For tests and for writing the examples: the curated dataset as a server would hold it on a day, without a database.
 * @param edit what is to be different in the dataset
 */
export function contextOn(day: string, edit: (dataset: Dataset) => Dataset = (dataset) => dataset): Context {
  read ??= readDataset(path.join(process.cwd(), "db", "data"));
  const dataset = edit(read);
  const facts = factsOf(dataset);
  const today = parseDay(day);
  const revision = { id: 1, hash: "0".repeat(64), recordedAt: "2026-11-22T06:00:00.000Z" };
  const history: History = {
    revisions: async () => [{ ...revision, records: dataset.sources.length }],
    changes: (from) => Promise.reject(notFound("from", `There is no revision ${from}.`)),
  };
  return { dataset, revision, facts, today, lensContext: lensContext(facts, today), history };
}

/** The operation that answers a path, and what stands there in the place of the id. */
export function operationAt(pathname: string): { operation: Operation; id: string } | undefined {
  const parts = pathname.split("/");
  for (const operation of OPERATIONS) {
    const own = operation.path.split("/");
    const at = own.findIndex((part) => part.startsWith("{"));
    if (own.length === parts.length && own.every((part, i) => i === at || part === parts[i]))
      return { operation, id: at < 0 ? "" : decodeURIComponent(parts[at] as string) };
  }
  return undefined;
}

/** The day that the examples ask about. */
export const EXAMPLE_DAY = "2026-11-22";

/** A day after the one that the examples ask about: whoever copies a request asks later, and has what bears no date withheld. */
const LATER_DAY = "2026-11-23";

/**
 * The answer of every operation to its example request.
 * @param today the day on which it is asked; on every later one the answers are the same
 */
export async function examples(today = LATER_DAY): Promise<Record<string, { request: string; response: unknown }>> {
  const context = contextOn(today);
  const answered = OPERATIONS.map(async (operation) => {
    const request = new Request(new URL(operation.example, "http://localhost"));
    const { id } = operationAt(new URL(request.url).pathname) as { id: string };
    const response = await respond(operation, request, id, async () => context);
    return [operation.id, { request: operation.example, response: await response.json() }] as const;
  });
  return Object.fromEntries(await Promise.all(answered));
}
