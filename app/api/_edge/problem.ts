import { VacatioError } from "@/lib/errors";
import type { Problem } from "@/lib/lens";
import type { ProblemDetails } from "../_schemas/problem";

/** The one place where what went wrong becomes an answer (RFC 9457). */

const KINDS = {
  400: { name: "BadRequest", title: "Bad request" },
  404: { name: "NotFound", title: "Not found" },
  405: { name: "MethodNotAllowed", title: "Method not allowed" },
  500: { name: "ServerError", title: "Server error" },
  503: { name: "Unavailable", title: "Service unavailable" },
} as const;

export type ProblemStatus = keyof typeof KINDS;

/** The name of a problem among the responses of the OpenAPI document, which is also where its `type` leads. */
export const problemName = (status: ProblemStatus): string => KINDS[status].name;

export const problemTitle = (status: ProblemStatus): string => KINDS[status].title;

export const DOCUMENT = "/api/v1/openapi.json";

/** The body of a problem. `problems`: each parameter that cannot be used, at least the first. */
export function problemDetails(status: ProblemStatus, detail: string, problems: readonly Problem[] = []): ProblemDetails {
  const [first] = problems;
  return {
    type: `${DOCUMENT}#/components/responses/${KINDS[status].name}`,
    title: KINDS[status].title,
    status,
    detail,
    ...(first ? { param: first.param, problems: [...problems] } : {}),
  };
}

/** Parameters that cannot be used. */
export const badParameters = (problems: readonly Problem[]): ProblemDetails =>
  problemDetails(400, problems.map((problem) => problem.message).join(" "), problems);

/** Parameters that cannot be used together, or not with what the dataset holds; told are all of them. */
export class BadParameters extends VacatioError {
  constructor(readonly problems: readonly [Problem, ...Problem[]]) {
    super("bad-input", problems[0].param, problems[0].message);
  }
}

/** What an error comes to. What the reader did not cause is told without its cause, which may name files and queries. */
export function problemOf(error: unknown): ProblemDetails {
  if (error instanceof BadParameters) return badParameters(error.problems);
  if (error instanceof VacatioError) {
    const problem = { param: error.where, message: error.message };
    if (error.kind === "bad-input") return badParameters([problem]);
    if (error.kind === "not-found") return problemDetails(404, error.message, [problem]);
    if (error.kind === "unavailable") return problemDetails(503, "The database does not answer; try again in a moment.");
  }
  return problemDetails(500, "The server made a mistake. The request is not at fault; it has been written to the server's log.");
}
