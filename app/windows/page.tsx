import type { Metadata } from "next";
import { ChartDefs } from "@/app/_charts/parts";
import { PngButtons } from "@/app/_charts/png";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { PageFoot } from "@/app/_ui/PageFoot";
import { sourcesBy } from "@/app/_views/PanelView";
import { WindowsView } from "@/app/_views/WindowsView";
import { windowsState } from "@/app/_views/windows";
import { isoDay } from "@/lib/time/day";
import "@/app/_views/windows.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Windows" };

export default async function Windows({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const { state, asOf } = windowsState(c.facts, await queryOf(searchParams), c.lensContext);
  const cards = sourceCards(c, [...(state.reasons?.sourceIds ?? []), ...state.estimates.flatMap((e) => e.sourceIds)]);
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <PngButtons />
      <PageFoot at="left">{`${state.standing}.`}</PageFoot>
      <WindowsView state={state} sources={sourcesBy(cards, isoDay(asOf))} />
    </>
  );
}
