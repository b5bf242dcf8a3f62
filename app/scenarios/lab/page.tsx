import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { LabControls } from "@/app/_live/lab-controls";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { LivePage } from "@/app/_server/LivePage";
import { originOf } from "@/app/_server/origin";
import { LabView } from "@/app/_views/LabView";
import { LAB, LAB_KEYS, labQuery, labState } from "@/app/_views/lab";
import { isFromForm } from "@/app/_views/lab-form";
import { parseLens } from "@/lib/lens";
import "@/app/_views/lab.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Build your own version" };

export default async function Lab({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const query = await queryOf(searchParams);
  const parse = (of: URLSearchParams) => parseLens(of, c.lensContext, LAB_KEYS);
  // Without scripts the form comes back field by field; the link is what its settings are.
  if (isFromForm(query)) {
    const text = labQuery(c.facts, c.lensContext, query, parse).toString();
    redirect(text ? `${LAB}?${text}` : LAB);
  }
  const parsed = parse(query);
  const state = labState(c.facts, query, parsed, c.lensContext, originOf(await headers()));
  return (
    <>
      <LabControls />
      <LivePage view="lab" c={c} lens={parsed.lens}>
        {(sources) => <LabView state={state} sources={sources} />}
      </LivePage>
    </>
  );
}
