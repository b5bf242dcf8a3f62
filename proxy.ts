import { NextResponse } from "next/server";
import { pageOf } from "@/app/_ui/carried";
import { APPLY, chosenOf } from "@/app/_ui/sent";
import { badParameters } from "@/app/api/_edge/problem";
import { problemResponse } from "@/app/api/_edge/respond";

const UNREADABLE = "This address cannot be read: its percent-encoding is broken. Correct it, or start again at the overview.";

/**
 * A path whose percent-encoding is broken reaches no route; without this it would be answered as a mistake of the server. A form of
 * settings that was sent without scripts leads on to the address of what the reader chose.
 */
export function proxy(request: Request): Response {
  const url = new URL(request.url);
  const { pathname } = url;
  try {
    decodeURIComponent(pathname);
    if (!url.searchParams.has(APPLY) || !pageOf(pathname)) return NextResponse.next();
    url.search = new URLSearchParams(chosenOf([...url.searchParams])).toString();
    return NextResponse.redirect(url);
  } catch {
    return pathname.startsWith("/api/")
      ? problemResponse(badParameters([{ param: "path", message: UNREADABLE }]))
      : new Response(UNREADABLE, { status: 400 });
  }
}

export const config = { matcher: ["/:path(.*%.*)", { source: "/:path*", has: [{ type: "query", key: "apply" }] }] };
