import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { readRequestBody } from "@modelcontextprotocol/sdk/server/requestBody.js";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { CallToolRequestSchema, ErrorCode, ListToolsRequestSchema, McpError } from "@modelcontextprotocol/sdk/types.js";
import { DOCUMENT } from "@/app/api/_edge/problem";
import type { Load } from "@/app/api/_edge/respond";
import { zDateStatus } from "@/app/api/_schemas/common";
import { quote } from "@/lib/errors";
import packageJson from "@/package.json";
import { answer } from "./answer";
import { listed, TOOLS } from "./tools";

/** No question is longer. */
const MOST_BYTES = 64 * 1024;

const INSTRUCTIONS = `Dates of the EU AI Act (Regulation (EU) 2024/1689) with their reasons: when each duty starts in each version of the law, who can enforce it in which country, when promised compute comes, when each general-purpose model has to comply, what changed when, whether a claim holds, and when periods end.
Every answer holds "meta" (which version of the law, which as-of date, warnings), "data" and "cite": the citations with their places on EUR-Lex, and the sources with their addresses. Say the as-of date and cite them. What is missing has a name; do not fill it in. Of a date: ${zDateStatus.description} Elsewhere unknown is what no source tells, none is what is not there. Where nobody can fine yet, the duty still binds. What bears the confidence assumed is a setting of your question, not the law. Estimates are marked as such. Every field is described at ${DOCUMENT}. Not legal advice.`;

/** The protocol's server around the tools: read-only, one for each request. */
function serverOf(origin: string, load: Load): Server {
  // Not McpServer: it would word what is wrong with arguments by itself, otherwise than the API.
  const server = new Server(
    { name: "vacatio", title: "Vacatio", version: packageJson.version },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: listed() }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = TOOLS.find(({ name }) => name === params.name);
    if (!tool)
      throw new McpError(
        ErrorCode.InvalidParams,
        `There is no tool ${quote(params.name)}; use ${TOOLS.map(({ name }) => name).join(", ")}.`,
      );
    const answered = await answer(tool, params.arguments ?? {}, origin, load);
    if (answered.wrong !== undefined) return { isError: true, content: [{ type: "text", text: answered.wrong }] };
    return { content: [{ type: "text", text: JSON.stringify(answered) }], structuredContent: { ...answered } };
  });
  return server;
}

/**
 * The answer to one message of the Model Context Protocol (streamable HTTP). There are no sessions: each request stands alone.
 * @param origins web pages whose scripts may ask, besides those of this machine
 */
export async function respondMcp(request: Request, origin: string, load: Load, origins: readonly string[]): Promise<Response> {
  const page = request.headers.get("origin");
  if (page !== null && !mayAsk(page, origins))
    return refused(403, `Pages of ${quote(page)} may not ask here. Name the origin in MCP_ORIGINS to allow it.`);
  const cors: Record<string, string> =
    page === null ? {} : { "access-control-allow-origin": page, vary: "Origin", "access-control-expose-headers": "Allow" };
  if (request.method === "OPTIONS")
    return new Response(null, {
      status: 204,
      headers: {
        ...cors,
        allow: ALLOWED,
        "access-control-allow-methods": ALLOWED,
        "access-control-allow-headers": "Content-Type, Accept, MCP-Protocol-Version, Mcp-Session-Id, Last-Event-ID",
        "access-control-max-age": "86400",
      },
    });
  if (request.method !== "POST")
    return refused(405, `${request.method} is not possible here: there are no sessions. Send each message with POST.`, {
      ...cors,
      allow: ALLOWED,
    });
  const response = await answered(request, origin, load);
  for (const [name, value] of Object.entries({ ...cors, "cache-control": "no-store" })) response.headers.set(name, value);
  return response;
}

const ALLOWED = "POST, OPTIONS";

/**
 * A page that has made its own name lead to this machine would send its own origin: so only pages of this machine and those that are named
 * may ask. A program that is no browser sends none.
 */
function mayAsk(page: string, origins: readonly string[]): boolean {
  if (origins.includes(page)) return true;
  return URL.canParse(page) && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(page).hostname);
}

async function answered(request: Request, origin: string, load: Load): Promise<Response> {
  const body = await readRequestBody(request, MOST_BYTES).catch(() => undefined);
  if (body === undefined) return refused(400, "The message cannot be read.");
  if (body.tooLarge) return refused(413, `The message is longer than ${MOST_BYTES / 1024} KiB; ask for less at once.`);
  let parsedBody: unknown;
  try {
    parsedBody = JSON.parse(body.text);
  } catch {
    return refused(400, "The message is no JSON.", {}, ErrorCode.ParseError);
  }
  // The protocol has no batches any more, and one could hold the server for long.
  if (Array.isArray(parsedBody)) return refused(400, "Send one message at a time.", {}, ErrorCode.InvalidRequest);
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = serverOf(origin, load);
  try {
    await server.connect(transport);
    return await transport.handleRequest(request, { parsedBody });
  } finally {
    await server.close();
  }
}

const refused = (status: number, message: string, headers: Readonly<Record<string, string>> = {}, code = -32000): Response =>
  new Response(JSON.stringify({ jsonrpc: "2.0", error: { code, message }, id: null }), {
    status,
    headers: { "cache-control": "no-store", ...headers, "content-type": "application/json" },
  });
