import type { Metadata } from "next";
import { ChartDefs } from "@/app/_charts/parts";
import { context, readLens, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { CountriesView } from "@/app/_views/CountriesView";
import { COUNTRIES_KEYS, countriesState } from "@/app/_views/countries";
import { sourcesBy } from "@/app/_views/PanelView";
import { isoDay } from "@/lib/time/day";
import "@/app/_charts/levels/levels.css";
import "@/app/_views/countries.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Countries" };

export default async function Countries({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const parsed = await readLens(searchParams, c, COUNTRIES_KEYS);
  const state = countriesState(c.facts, c.dataset, parsed, c.lensContext);
  const { rows, rejected } = state.published;
  const cards = sourceCards(c, [
    ...rows.flatMap((r) => r.sourceIds),
    ...(rejected === "not-kept" ? [] : rejected.map((r) => r.sourceId)),
  ]);
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <CountriesView state={state} sources={sourcesBy(cards, isoDay(parsed.lens.asOf))} />
    </>
  );
}
