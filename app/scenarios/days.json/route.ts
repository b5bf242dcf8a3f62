import { context } from "@/app/_server/context";
import { daysOf } from "@/app/_server/days";
import { problemOf } from "@/app/api/_edge/problem";
import { problemResponse } from "@/app/api/_edge/respond";
import { isoDay } from "@/lib/time/day";

export const dynamic = "force-dynamic";

/** What happened on each day, in words; the bar of days fetches it when a reader looks at it. */
export async function GET(): Promise<Response> {
  try {
    const { events } = daysOf(await context());
    const words: Record<string, string[]> = {};
    for (const { day, text } of events) words[isoDay(day)] = [...(words[isoDay(day)] ?? []), text];
    return Response.json(words, { headers: { "cache-control": "public, max-age=300" } });
  } catch (error) {
    console.error("/scenarios/days.json:", error);
    return problemResponse(problemOf(error));
  }
}
