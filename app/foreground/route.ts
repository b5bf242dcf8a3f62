import { context } from "@/app/_server/context";
import { foregroundFor } from "@/app/_server/foreground";
import { parseLens } from "@/lib/lens";

export const dynamic = "force-dynamic";

/** The records that the browser has no texts of yet, with the cards of their sources. */
export async function GET(request: Request): Promise<Response> {
  const c = await context();
  const { lens, problems } = parseLens(new URL(request.url).searchParams, c.lensContext, ["duty", "country", "site", "asOf"]);
  if (problems.length > 0) return Response.json({ problems }, { status: 400 });
  return Response.json(foregroundFor(c, lens), { headers: { "cache-control": "public, max-age=300" } });
}
