import { context } from "@/app/_server/context";
import { factsFile } from "@/app/_server/facts";
import { problemDetails, problemOf } from "@/app/api/_edge/problem";
import { problemResponse } from "@/app/api/_edge/respond";

export const dynamic = "force-dynamic";

/** The facts of the present revision under the hash of their content; any other name is gone or never was. */
export async function GET(_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  try {
    const { name } = await params;
    const file = factsFile((await context()).facts);
    if (name !== file.name)
      return problemResponse(
        problemDetails(404, "There is no facts file of this name; load the page anew to get the present one."),
      );
    return new Response(file.body, {
      headers: { "content-type": "application/json", "cache-control": "public, max-age=31536000, immutable" },
    });
  } catch (error) {
    console.error("/facts:", error);
    return problemResponse(problemOf(error));
  }
}
