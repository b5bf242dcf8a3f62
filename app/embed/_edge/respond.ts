import { createHash } from "node:crypto";
import type { ReactElement } from "react";
import type { Context } from "@/app/_server/context";
import { problemOf } from "@/app/api/_edge/problem";
import { knows, type Load } from "@/app/api/_edge/respond";
import { demand } from "@/app/charts/_edge/demand";
import { markup, untilTomorrow } from "@/app/charts/_edge/respond";
import { type AnyTheme, Own, readLens, takeTheme } from "@/app/charts/_edge/settings";
import { VacatioError } from "@/lib/errors";
import type { LensKey, ParsedLens } from "@/lib/lens";
import { faultPage } from "./pages";

/** What a bare page is made from. */
export interface EmbedAsk {
  readonly context: Context;
  readonly theme: AnyTheme;
  /** The settings that are none of the lens. */
  readonly own: Own;
  /**
   * The settings of the page, with those that do not exist as problems.
   * @throws VacatioError `bad-input` where a setting cannot be used
   */
  readonly parsed: (keys: readonly LensKey[]) => ParsedLens;
}

const htmlOf = async (page: ReactElement) => `<!doctype html>${await markup(page)}`;

/**
 * A bare page as an answer, with an ETag over all of it, or 304. It is shown in the place of a drawing, so it takes settings as a drawing
 * does: one that does not exist is named on it and changes nothing, one that cannot be used is refused.
 */
export async function respondEmbed(
  request: Request,
  load: Load,
  make: (ask: EmbedAsk) => Promise<ReactElement>,
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const type = { "content-type": "text/html; charset=utf-8" };
  try {
    const context = await load().catch((error: unknown) => {
      console.error(`${pathname}:`, error);
      throw new VacatioError("unavailable", "database", "");
    });
    const own = new Own(searchParams);
    const theme = takeTheme(own);
    const parsed = (keys: readonly LensKey[]): ParsedLens => {
      const read = readLens(own, context.lensContext, keys);
      demand(read.wrong);
      return { ...read.parsed, problems: read.unknown.map((message) => ({ param: "unknown", message })) };
    };
    const body = await htmlOf(await make({ context, theme, own, parsed }));
    const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
    const headers = { etag, "cache-control": untilTomorrow(), vary: "Accept-Encoding" };
    if (knows(request.headers.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...type, ...headers } });
  } catch (error) {
    const { status, detail } = problemOf(error);
    if (status === 500) console.error(`${pathname}:`, error);
    return new Response(await htmlOf(faultPage(detail)), { status, headers: { ...type, "cache-control": "no-store" } });
  }
}
