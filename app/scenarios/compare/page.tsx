import type { Metadata } from "next";
import { context, queryOf, readLens, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { ComparisonView } from "@/app/_views/ComparisonView";
import { COMPARISON_KEYS, comparisonState } from "@/app/_views/comparison";
import { sourcesBy } from "@/app/_views/PanelView";
import { isoDay } from "@/lib/time/day";
import "@/app/_views/scenarios.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Two texts side by side" };

export default async function Comparison({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const parsed = await readLens(searchParams, c, COMPARISON_KEYS);
  const query = await queryOf(searchParams);
  const named = query.has("law") || query.has("compare");
  const state = comparisonState(c.facts, parsed, c.lensContext, named);
  return (
    <>
      <AutoApply />
      <ComparisonView state={state} sources={sourcesBy(sourceCards(c, state.sourceIds), isoDay(parsed.lens.asOf))} />
    </>
  );
}
