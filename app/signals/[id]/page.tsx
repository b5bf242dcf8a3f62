import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { carriedHref, pageOf } from "@/app/_ui/carried";
import { barState } from "@/app/_views/bar";
import { sourcesBy } from "@/app/_views/PanelView";
import { SignalsBriefView } from "@/app/_views/SignalsBriefView";
import { SIGNALS_PATH } from "@/app/_views/signals";
import { parseSignal, signalBrief } from "@/app/_views/signals-brief";
import { isoDay } from "@/lib/time/day";
import "@/app/_views/milestone.css";
import "@/app/_views/signals.css";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: SearchParams;
}

async function read({ params, searchParams }: Props) {
  const [c, { id }] = [await context(), await params];
  const query = await queryOf(searchParams);
  const parsed = parseSignal(query, c.lensContext);
  const list = pageOf(SIGNALS_PATH);
  return {
    c,
    lens: parsed.lens,
    listHref: list ? carriedHref(list, query) : SIGNALS_PATH,
    state: signalBrief(id, c.facts, c.dataset, parsed, c.lensContext),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state } = await read(props);
  return state ? { title: state.row.title, description: state.why.sentence } : { title: "No such signal" };
}

export default async function SignalPage(props: Props) {
  const { c, lens, listHref, state } = await read(props);
  if (!state) notFound();
  const cards = sourceCards(c, state.what.sourceIds);
  return (
    <>
      <AutoApply />
      <SignalsBriefView
        state={state}
        bar={barState(`${SIGNALS_PATH}/${state.row.id}`, lens, c.lensContext, ["law", "asOf"])}
        listHref={listHref}
        sources={sourcesBy(cards, isoDay(lens.asOf))}
      />
    </>
  );
}
