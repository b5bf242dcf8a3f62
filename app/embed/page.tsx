import type { Metadata } from "next";
import { headers } from "next/headers";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { originOf } from "@/app/_server/origin";
import { AutoApply } from "@/app/_ui/auto-apply";
import { EmbedView } from "@/app/_views/EmbedView";
import { embedState } from "@/app/_views/embed";
import { CopyButtons } from "./controls";
import "@/app/_views/embed.css";

export const dynamic = "force-dynamic";
export const metadata: Metadata = {
  title: "Embed",
  description: "Frames, images and badges with the dates of the EU AI Act, for other sites, made anew from the data each time.",
};

export default async function Embed({ searchParams }: { searchParams: SearchParams }) {
  const c = await context();
  const state = embedState(c.facts, await queryOf(searchParams), c.lensContext, originOf(await headers()));
  return (
    <>
      <AutoApply />
      <CopyButtons />
      <EmbedView key={JSON.stringify(state.snippets)} state={state} />
    </>
  );
}
