import type { Metadata } from "next";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { markMissing } from "@/app/_server/missing";
import { sourceCards } from "@/app/_server/sources";
import { AutoApply } from "@/app/_ui/auto-apply";
import { carriedHref, pageOf } from "@/app/_ui/carried";
import { barState } from "@/app/_views/bar";
import { sourcesBy } from "@/app/_views/PanelView";
import { SignalNotYet, SignalsBriefView } from "@/app/_views/SignalsBriefView";
import { SIGNALS_PATH, signalHref } from "@/app/_views/signals";
import { knownLater, parseSignal, signalBrief } from "@/app/_views/signals-brief";
import { isoDay, longDay } from "@/lib/time/day";
import NoSuchSignal from "./not-found";
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
    id,
    lens: parsed.lens,
    later: knownLater(id, c.facts, c.dataset, parsed, c.lensContext),
    listHref: list ? carriedHref(list, query) : SIGNALS_PATH,
    state: signalBrief(id, c.facts, c.dataset, parsed, c.lensContext),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state, later } = await read(props);
  if (!state) return { title: later ? "Not known yet" : "No such signal" };
  return { title: state.row.title, description: state.why.sentence };
}

export default async function SignalPage(props: Props) {
  const { c, id, lens, later, listHref, state } = await read(props);
  if (!state) {
    if (!later) {
      markMissing();
      return <NoSuchSignal />;
    }
    const todayHref = signalHref(id, { ...lens, asOf: c.today }, c.lensContext);
    return <SignalNotYet day={longDay(lens.asOf)} todayHref={todayHref} listHref={listHref} />;
  }
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
