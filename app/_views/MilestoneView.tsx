import type { SourceCards } from "@/app/_live/views";
import { Card } from "@/app/_ui/parts";
import { LensBar } from "./LensBar";
import type { MilestoneState } from "./milestone";
import { Notices } from "./Notices";
import { PanelView, sourcesBy } from "./PanelView";

/** The panel of a milestone as a page of its own. */
export function MilestoneView({ state, sources }: { state: MilestoneState; sources: SourceCards }) {
  const shown = sourcesBy(sources, state.bar.asOf.value);
  return (
    <>
      <LensBar state={state.bar} />
      <Notices state={state.notices} />
      <Card className="milestone-page" label={state.panel.title}>
        <PanelView state={state.panel} sources={shown} heading="h1" />
      </Card>
      <p className="page-links">
        <a href={state.timelineHref}>On the timeline</a> <a href={state.overviewHref}>With a country and a compute site</a>
      </p>
    </>
  );
}
