import { NextResponse } from "next/server";
import { badParameters } from "@/app/api/_edge/problem";
import { problemResponse } from "@/app/api/_edge/respond";

const UNREADABLE = "This address cannot be read: its percent-encoding is broken. Correct it, or start again at the overview.";

/** A path whose percent-encoding is broken reaches no route; without this it would be answered as a mistake of the server. */
export function proxy(request: Request): Response {
  const { pathname } = new URL(request.url);
  try {
    decodeURIComponent(pathname);
    return NextResponse.next();
  } catch {
    return pathname.startsWith("/api/")
      ? problemResponse(badParameters([{ param: "path", message: UNREADABLE }]))
      : new Response(UNREADABLE, { status: 400 });
  }
}

export const config = { matcher: ["/:path(.*%.*)"] };
