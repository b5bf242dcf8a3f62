import type { Metadata } from "next";
import { PngButtons } from "@/app/_charts/png";
import { context, readLens, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { MapView } from "@/app/_views/MapView";
import { MAP_KEYS, mapState } from "@/app/_views/map";
import { Notices } from "@/app/_views/Notices";
import "@/app/_charts/map/map.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Map" };

export default async function MapPage({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const parsed = await readLens(searchParams, c, MAP_KEYS);
  const state = mapState(c.facts, parsed, c.lensContext);
  const ids = state.panel?.events.flatMap((e) => e.sourceIds) ?? [];
  const sources = sourceCards(c, ids);
  return (
    <>
      <AutoApply />
      <PngButtons />
      <MapView key={JSON.stringify(state.query)} state={state} sources={sources} notices={<Notices state={state.notices} />} />
    </>
  );
}
