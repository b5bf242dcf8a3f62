import { currentRevision } from "@/db/snapshot";

export const dynamic = "force-dynamic";

/** 200 with the revision of the dataset where the database answers, otherwise 503. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    return Response.json({ status: "ok", revision: await currentRevision() }, { headers });
  } catch (error) {
    console.error("The database does not answer:", error instanceof Error ? error.message : error);
    return Response.json({ status: "unavailable" }, { status: 503, headers });
  }
}
