import { createHash } from "node:crypto";
import type { Context } from "@/app/_server/context";
import { originOf } from "@/app/_server/origin";
import { type FeedQuery, readFeed } from "@/app/_views/subscribe-query";
import { badParameters, problemOf } from "@/app/api/_edge/problem";
import { MOST_TOLD, tooMany } from "@/app/api/_edge/query";
import { knows, type Load, problemResponse } from "@/app/api/_edge/respond";
import { quote, VacatioError } from "@/lib/errors";
import type { Problem } from "@/lib/lens";
import { withoutPassing } from "@/lib/passing";

/** What a feed is made from. @template A what was asked for */
export interface Ask<A> {
  readonly asked: A;
  readonly context: Context;
  /** Where the feed was asked for, for links back to the pages. */
  readonly origin: string;
  readonly load: Load;
}

/** The same for a feed with the settings of a calendar. */
export type FeedAsk = Ask<FeedQuery>;

type File = { readonly type: string; readonly name: string };

/** A feed with the settings of a calendar as an answer; parameters as `respondAsked`. */
export const respondFeed = (
  request: Request,
  load: Load,
  file: File,
  make: (ask: FeedAsk) => Promise<string>,
): Promise<Response> => respondAsked(request, load, file, (query, c) => readFeed(query, c.lensContext), make);

/**
 * A feed as an answer, with an ETag over all of it, or 304 where the reader has it already. A setting that cannot be used is a problem, as
 * in the API; nothing is thrown.
 * @param type the content type
 * @param name of the file
 * @param read the settings of a query
 * @param make the feed from them
 */
export async function respondAsked<A extends { readonly problems: readonly Problem[] }>(
  request: Request,
  load: Load,
  { type, name }: File,
  read: (query: URLSearchParams, context: Context) => A,
  make: (ask: Ask<A>) => Promise<string>,
): Promise<Response> {
  const { pathname, origin, searchParams } = new URL(request.url);
  const query = withoutPassing(searchParams);
  try {
    const context = await load().catch((error: unknown) => {
      console.error(`${pathname}:`, error);
      throw new VacatioError("unavailable", "database", "");
    });
    const many = tooMany(query);
    if (many) return problemResponse(badParameters([many]));
    const asked = read(query, context);
    const problems = [...unreadable(query), ...asked.problems];
    if (problems.length > 0) return problemResponse(badParameters(problems.slice(0, MOST_TOLD).map(refused)));
    const body = await make({ asked, context, origin: originOf(request.headers) || origin, load });
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
    const headers = {
      "access-control-allow-origin": "*",
      etag,
      "cache-control": "public, max-age=3600, stale-while-revalidate=86400",
      // Links in it bear the host by which it was asked for.
      vary: "Accept-Encoding, Host, X-Forwarded-Host, X-Forwarded-Proto",
    };
    if (knows(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    return new Response(body, {
      headers: { ...headers, "content-type": type, "content-disposition": `inline; filename="${name}"` },
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem.status === 500) console.error(`${pathname}:`, error);
    return problemResponse(problem);
  }
}

/** What of a query cannot be read. */
export const unreadable = (search: URLSearchParams): Problem[] =>
  [...search].flatMap(([key, value]) =>
    /[\p{Cc}\ufffd]/u.test(value)
      ? [
          {
            param: key.slice(0, 60),
            message: `${quote(value)} holds characters that cannot be read; check the percent-encoding.`,
          },
        ]
      : [],
  );

/** A page goes on with a default where a feed does not. */
export const refused = ({ param, message }: Problem): Problem => ({
  param,
  message: message.replace(/[.;] (the (default|first) was used|nothing of it was applied)\./gi, "."),
});
