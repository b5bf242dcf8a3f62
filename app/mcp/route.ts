import { context } from "@/app/_server/context";
import { originOf } from "@/app/_server/origin";
import { respondMcp } from "./_edge/respond";

export const dynamic = "force-dynamic";

const handle = (request: Request): Promise<Response> =>
  respondMcp(
    request,
    originOf(request.headers) || new URL(request.url).origin,
    context,
    (process.env.MCP_ORIGINS ?? "").split(",").map((text) => text.trim()),
  );

export { handle as GET, handle as POST, handle as DELETE, handle as OPTIONS };
