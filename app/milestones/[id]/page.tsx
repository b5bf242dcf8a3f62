import type { Metadata } from "next";
import { context, readLens, type SearchParams } from "@/app/_server/context";
import { LivePage } from "@/app/_server/LivePage";
import { markMissing } from "@/app/_server/missing";
import { MilestoneView } from "@/app/_views/MilestoneView";
import { MILESTONE_KEYS, milestoneState } from "@/app/_views/milestone";
import NoSuchPage from "@/app/not-found";
import "@/app/_views/milestone.css";

export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: SearchParams;
}

async function read({ params, searchParams }: Props) {
  const [c, { id }] = [await context(), await params];
  const parsed = await readLens(searchParams, c, MILESTONE_KEYS);
  return { c, id, parsed, state: milestoneState(c.facts, parsed, c.lensContext, id) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { state } = await read(props);
  return state ? { title: state.panel.title, description: state.sentence } : { title: "No such milestone" };
}

export default async function MilestonePage(props: Props) {
  const { c, id, parsed, state } = await read(props);
  if (!state) {
    markMissing();
    return <NoSuchPage />;
  }
  return (
    <LivePage view="milestone" c={c} lens={{ ...parsed.lens, duty: id }}>
      {(sources) => <MilestoneView state={state} sources={sources} />}
    </LivePage>
  );
}
