import type { Metadata } from "next";
import { ChartDefs } from "@/app/_charts/parts";
import { PngButtons } from "@/app/_charts/png";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { AutoApply } from "@/app/_ui/auto-apply";
import { SignalsView } from "@/app/_views/SignalsView";
import { signalsContext } from "@/app/_views/signals";
import { signalsAtomHref, signalsFeed } from "@/app/_views/signals-feed";
import "@/app/_charts/signals/signals.css";
import "@/app/_views/countries.css";
import "@/app/_views/signals.css";

export const dynamic = "force-dynamic";

interface Props {
  readonly searchParams: SearchParams;
}

async function read({ searchParams }: Props) {
  const c = await context();
  return { c, query: await queryOf(searchParams), all: signalsContext(c.lensContext, c.dataset) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { query, all } = await read(props);
  return {
    title: "Signals",
    description: "What happened around the EU AI Act and European compute, and what it moved: dates, powers to fine and windows.",
    alternates: { types: { "application/atom+xml": signalsAtomHref(query, all) } },
  };
}

export default async function Signals(props: Props) {
  const { c, query, all } = await read(props);
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <PngButtons />
      <SignalsView state={signalsFeed(c.facts, c.dataset, query, all)} />
    </>
  );
}
