import type { Metadata } from "next";
import { context, readLens, type SearchParams } from "./_server/context";
import { LivePage } from "./_server/LivePage";
import { OverviewView } from "./_views/OverviewView";
import { OVERVIEW_KEYS, overviewState } from "./_views/overview";
import "@/app/_charts/levels/levels.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: { absolute: "Vacatio: when the EU AI Act applies, who can enforce it, and whether the compute is there" },
};

export default async function Overview({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const parsed = await readLens(searchParams, c, OVERVIEW_KEYS);
  const state = overviewState(c.facts, parsed, c.lensContext);
  return (
    <LivePage view="overview" c={c} lens={{ ...parsed.lens, duty: state.duty.id }}>
      {(sources) => <OverviewView state={state} sources={sources} />}
    </LivePage>
  );
}
