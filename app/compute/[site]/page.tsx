import type { Metadata } from "next";
import { ChartDefs } from "@/app/_charts/parts";
import { PngButtons } from "@/app/_charts/png";
import { context, queryOf, readLens, type SearchParams } from "@/app/_server/context";
import { markMissing } from "@/app/_server/missing";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { sourcesBy } from "@/app/_views/PanelView";
import { SiteView } from "@/app/_views/SiteView";
import { SITE_KEYS, siteState } from "@/app/_views/site";
import { isoDay } from "@/lib/time/day";
import NoSuchSite from "./not-found";
import "@/app/_views/countries.css";
import "@/app/_views/site.css";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ site: string }>;
  readonly searchParams: SearchParams;
}

async function read({ params, searchParams }: Props) {
  const [c, { site }] = [await context(), await params];
  const parsed = await readLens(searchParams, c, SITE_KEYS);
  const typed = Object.fromEntries(await queryOf(searchParams));
  return { c, asOf: isoDay(parsed.lens.asOf), state: siteState(c.facts, c.dataset, parsed, c.lensContext, site, typed) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state } = await read(props);
  return state ? { title: state.short, description: state.headline } : { title: "No such site" };
}

export default async function SitePage(props: Props) {
  const { c, asOf, state } = await read(props);
  if (!state) {
    markMissing();
    return <NoSuchSite />;
  }
  const cards = sourceCards(c, state.known?.sourceIds ?? []);
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <PngButtons />
      <SiteView state={state} sources={sourcesBy(cards, asOf)} />
    </>
  );
}
