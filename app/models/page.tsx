import type { Metadata } from "next";
import { ChartDefs } from "@/app/_charts/parts";
import { PngButtons } from "@/app/_charts/png";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { ModelsView } from "@/app/_views/ModelsView";
import { modelsState } from "@/app/_views/models";
import { sourcesBy } from "@/app/_views/PanelView";
import "@/app/_charts/lanes/lanes.css";
import "@/app/_views/countries.css";
import "@/app/_views/models.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Models" };

export default async function Models({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const state = modelsState(c.facts, c.dataset, await queryOf(searchParams), c.lensContext);
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <PngButtons />
      <ModelsView state={state} sources={sourcesBy(sourceCards(c, state.sourceIds), state.asOfDay)} />
    </>
  );
}
