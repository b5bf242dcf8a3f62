import type { Metadata } from "next";
import { ChartDefs } from "@/app/_charts/parts";
import { PngButtons } from "@/app/_charts/png";
import { context, readLens, type SearchParams } from "@/app/_server/context";
import { markMissing } from "@/app/_server/missing";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { CountryView } from "@/app/_views/CountryView";
import { COUNTRY_KEYS, countryState } from "@/app/_views/country";
import { sourcesBy } from "@/app/_views/PanelView";
import { isoDay } from "@/lib/time/day";
import NoSuchCountry from "./not-found";
import "@/app/_charts/levels/levels.css";
import "@/app/_views/countries.css";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ iso: string }>;
  readonly searchParams: SearchParams;
}

async function read({ params, searchParams }: Props) {
  const [c, { iso }] = [await context(), await params];
  const parsed = await readLens(searchParams, c, COUNTRY_KEYS);
  return { c, asOf: isoDay(parsed.lens.asOf), state: countryState(c.facts, parsed, c.lensContext, iso) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state } = await read(props);
  return state ? { title: state.name, description: state.headline } : { title: "No such country" };
}

export default async function CountryPage(props: Props) {
  const { c, asOf, state } = await read(props);
  if (!state) {
    markMissing();
    return <NoSuchCountry />;
  }
  const cards = sourceCards(
    c,
    state.events.flatMap((e) => e.sourceIds),
  );
  return (
    <>
      <ChartDefs />
      <AutoApply />
      <PngButtons />
      <CountryView state={state} sources={sourcesBy(cards, asOf)} />
    </>
  );
}
