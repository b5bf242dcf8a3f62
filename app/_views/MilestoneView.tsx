import { Card } from "@/app/_ui/parts";
import { LensBar } from "./LensBar";
import type { MilestoneState } from "./milestone";
import { Notices } from "./Notices";
import { PanelView, type Sources } from "./PanelView";

/** The panel of a milestone as a page of its own. */
export function MilestoneView({ state, sources }: { state: MilestoneState; sources: Sources }) {
  return (
    <>
      <LensBar state={state.bar} />
      <Notices state={state.notices} />
      <Card className="milestone-page" label={state.panel.title}>
        <PanelView state={state.panel} sources={sources} heading="h1" />
      </Card>
      <p className="page-links">
        <a href={state.timelineHref}>On the timeline</a> <a href={state.overviewHref}>With a country and a compute site</a>
      </p>
    </>
  );
}
