import type { Metadata } from "next";
import { ChartDefs } from "@/app/_charts/parts";
import { PngButtons } from "@/app/_charts/png";
import { context, readLens, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { sourcesBy } from "@/app/_views/PanelView";
import { ScenariosView } from "@/app/_views/ScenariosView";
import { SCENARIOS_KEYS, scenariosState } from "@/app/_views/scenarios";
import { isoDay } from "@/lib/time/day";
import "@/app/_charts/scenarios/scenarios.css";
import "@/app/_views/scenarios.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Scenarios" };

export default async function Scenarios({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const parsed = await readLens(searchParams, c, SCENARIOS_KEYS);
  const state = scenariosState(c.facts, c.dataset, parsed, c.lensContext);
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <PngButtons />
      <ScenariosView state={state} sources={sourcesBy(sourceCards(c, state.sourceIds), isoDay(parsed.lens.asOf))} />
    </>
  );
}
