import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from "node:http";
import { problemDetails } from "@/app/api/_edge/problem";

/** What the framework leaves no place for is done here: Node.js tells of each request before the framework sees it. */

/** The methods that the framework can take; it fails at the others, or answers them as if they were GET. */
const KNOWN = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

const SLOT = Symbol.for("vacatio.response");
const slot = globalThis as { [SLOT]?: AsyncLocalStorage<ServerResponse> };
// The same one for all bundles.
slot[SLOT] ??= new AsyncLocalStorage();
const current = slot[SLOT];

/** The answer that is being made; undefined outside of a request. */
export const currentResponse = (): ServerResponse | undefined => current.getStore();

/** From now on every request of this process goes through here first. */
export const watchRequests = (): void => subscribe("http.server.request.start", onRequest);

function onRequest(message: unknown): void {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  current.enterWith(response);
  keepTypeCompressible(response);
  if (!KNOWN.has(request.method ?? "")) refuse(request, response);
}

/** Routes set their type as a list of one, in which the framework's compression sees no type at all, and compresses nothing. */
function keepTypeCompressible(response: ServerResponse): void {
  const { setHeader } = response;
  response.setHeader = (name, value: OutgoingHttpHeader | readonly string[]) =>
    setHeader.call(response, name, name.toLowerCase() === "content-type" && Array.isArray(value) ? value.join() : value);
}

/** The answer to a method that nothing here knows. */
function refuse(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url ?? "/";
  const [isApi, isMcp] = [path.startsWith("/api/"), /^\/mcp(\?|$)/.test(path)];
  const said = `${request.method} is not possible here. Use ${isMcp ? "POST" : "GET"}.`;
  response.writeHead(405, {
    "content-type": isApi ? "application/problem+json" : "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    allow: isMcp ? "POST, OPTIONS" : isApi ? "GET, HEAD, OPTIONS" : "GET, HEAD",
    ...(isApi ? { "access-control-allow-origin": "*", "access-control-expose-headers": "Allow" } : {}),
  });
  response.end(isApi ? JSON.stringify(problemDetails(405, said)) : said);
  // The framework looks at the request all the same, before it sees that it is answered.
  request.method = "GET";
}
