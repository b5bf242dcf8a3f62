import { context } from "@/app/_server/context";
import type { ListOperation, Operation } from "./operation";
import { methodNotAllowed, preflight, respond, respondCsv, respondXlsx } from "./respond";

// A path without a variable part has no parameters at all.
type Params = Record<string, string | string[] | undefined> | undefined;
type Handler = (request: Request, from: { params: Promise<Params> }) => Promise<Response>;

/** The handlers of a route around the one that answers GET. */
export const handlers = (GET: Handler) => ({
  GET,
  OPTIONS: preflight,
  POST: methodNotAllowed,
  PUT: methodNotAllowed,
  PATCH: methodNotAllowed,
  DELETE: methodNotAllowed,
});

/** The handlers of an operation's route. */
export const route = (operation: Operation) =>
  handlers(async (request, { params }) =>
    respond(operation, request, String(Object.values((await params) ?? {})[0] ?? ""), context),
  );

/** The handlers of a list's CSV twin. */
export const csvRoute = (operation: ListOperation) => handlers(async (request) => respondCsv(operation, request, context));

/** The handlers of a list's workbook. */
export const xlsxRoute = (operation: ListOperation) => handlers(async (request) => respondXlsx(operation, request, context));
