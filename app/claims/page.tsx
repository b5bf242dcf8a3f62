import type { Metadata } from "next";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { ClaimsView } from "@/app/_views/ClaimsView";
import { CLAIMS_KEYS, claimsState } from "@/app/_views/claims";
import { sourcesBy } from "@/app/_views/PanelView";
import { parseLens } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import "@/app/_views/countries.css";
import "@/app/_views/claims.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Claims",
  description: "What the press and others said about the EU AI Act and European compute, checked against the law and the facts.",
};

export default async function Claims({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const query = await queryOf(searchParams);
  const state = claimsState(c.facts, c.dataset, query, c.lensContext);
  const { asOf } = parseLens(query, c.lensContext, CLAIMS_KEYS).lens;
  return (
    <>
      <AutoApply />
      <ClaimsView state={state} sources={sourcesBy(sourceCards(c, state.sourceIds), isoDay(asOf))} />
    </>
  );
}
