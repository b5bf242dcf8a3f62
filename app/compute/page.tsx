import type { Metadata } from "next";
import { ChartDefs } from "@/app/_charts/parts";
import { PngButtons } from "@/app/_charts/png";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { ComputeView } from "@/app/_views/ComputeView";
import { COMPUTE_KEYS, computeContext, computeState } from "@/app/_views/compute";
import { sourcesBy } from "@/app/_views/PanelView";
import { parseLens } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import "@/app/_views/countries.css";
import "@/app/_views/compute.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Compute" };

export default async function Compute({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const everything = computeContext(c.lensContext);
  const parsed = parseLens(await queryOf(searchParams), everything, COMPUTE_KEYS);
  const state = computeState(c.facts, c.dataset, parsed, everything);
  const cards = sourceCards(c, [...state.providers.sourceIds, ...state.equivalents.sourceIds]);
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <PngButtons />
      <ComputeView state={state} sources={sourcesBy(cards, isoDay(parsed.lens.asOf))} />
    </>
  );
}
