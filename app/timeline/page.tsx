import type { Metadata } from "next";
import { context, readLens, type SearchParams } from "@/app/_server/context";
import { LivePage } from "@/app/_server/LivePage";
import { TimelineView } from "@/app/_views/TimelineView";
import { TIMELINE_KEYS, timelineState } from "@/app/_views/timeline";
import "@/app/_charts/levels/levels.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Timeline" };

export default async function Timeline({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const parsed = await readLens(searchParams, c, TIMELINE_KEYS);
  const state = timelineState(c.facts, parsed, c.lensContext);
  return (
    <LivePage view="timeline" c={c} lens={{ ...parsed.lens, duty: state.duty.id }}>
      {(sources) => <TimelineView state={state} sources={sources} />}
    </LivePage>
  );
}
