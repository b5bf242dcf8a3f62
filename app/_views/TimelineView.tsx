import { memo } from "react";
import { type View, viewOf } from "@/app/_charts/axis";
import { Chart } from "@/app/_charts/Chart";
import { CapacityStrip } from "@/app/_charts/capacity/CapacityStrip";
import { EnforcementStrip } from "@/app/_charts/enforcement/EnforcementStrip";
import { LawGroups } from "@/app/_charts/law/LawGroups";
import { LevelsStrip } from "@/app/_charts/levels/LevelsStrip";
import { LevelsTwin } from "@/app/_charts/levels/LevelsTwin";
import { TotalsStrip, TotalsTwin } from "@/app/_charts/totals/TotalsStrip";
import { CapacityTwin, EnforcementTwin, LawTwin } from "@/app/_charts/twins";
import { SelectField } from "@/app/_ui/fields";
import { PageFoot } from "@/app/_ui/PageFoot";
import { Legend, Notice, PageHead, Panel, WithPanel } from "@/app/_ui/parts";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { LensBar } from "./LensBar";
import { Notices } from "./Notices";
import { SourcedPanel, type ViewProps } from "./PanelView";
import type { TimelineState } from "./timeline";

/** The whole law: every milestone by topic on one axis, below it who can enforce the chosen one, and that one beside it. */
export function TimelineView({ state, soon = state, late = state, inSight, sources, views }: ViewProps<TimelineState>) {
  return (
    <>
      <Head state={state} />
      <PageFoot at="left">{late.foot}</PageFoot>
      <WithPanel
        panel={
          <Panel label="The chosen milestone" open={state.closeHref !== undefined} closeHref={state.closeHref}>
            <SourcedPanel state={soon.panel()} sources={sources} />
          </Panel>
        }
      >
        {state.groups.length === 0 ? (
          <Notice kind="note">No milestone matches these filters. Choose another role or topic.</Notice>
        ) : (
          <Chart
            title="The law, who can enforce it, and compute, on one axis"
            axis={state.axis}
            dutyDay={state.dutyDay}
            views={views}
            legend={
              <Legend
                items={[
                  { swatch: "applies", label: "starts to apply" },
                  { swatch: "point", label: "deadline, event or review" },
                  { swatch: "ghost", label: `date in: ${state.compared}` },
                  { swatch: "formal", label: "formal date, where it bites later" },
                  { swatch: "missing", label: "no date, and why" },
                  { swatch: "estimated", label: "thin or conflicting sources" },
                  { swatch: "as-of", label: "as known on" },
                ]}
              />
            }
            twin={<Twin state={views === "narrow" ? soon : late} />}
            note={`Dates are days of application from 00:00. A fixed date does not move to a working day. ${NO_PLACE_FOR_COMPUTE}`}
            file={state.file}
            draw={(view) => (
              <>
                <LawGroups
                  groups={state.groups}
                  late={late.groups}
                  view={view}
                  rest={inSight && { inSight, before: soon.groups, view: viewOf(view.kind, soon.axis, soon.dutyDay) }}
                />
                <Bands state={soon} kind={view.kind} />
              </>
            )}
          />
        )}
      </WithPanel>
    </>
  );
}

/** What stands above the chart. */
const Head = memo(({ state }: { state: TimelineState }) => (
  <>
    <LensBar state={state.bar}>
      <SelectField label="Who" name="role" value={state.bar.role.value} options={state.bar.role.options} />
      <SelectField label="Topic" name="topic" value={state.bar.topic.value} options={state.bar.topic.options} />
      <SelectField label="Country" name="country" value={state.countries.value} options={state.countries.options} />
      <SelectField label="Compute site" name="site" value={state.sites.value} options={state.sites.options} />
      <SelectField label="or all of" name="provider" value={state.providers.value} options={state.providers.options} />
      <SelectField label="or all in" name="bloc" value={state.blocs.value} options={state.blocs.options} />
    </LensBar>
    <PageHead title={state.headline} lead={state.lead} />
    <Notices state={state.notices} />
  </>
));

/** The bands below the law. */
const Bands = memo(({ state, kind }: { state: TimelineState; kind: View["kind"] }) => {
  const view = viewOf(kind, state.axis, state.dutyDay);
  return (
    <>
      <LevelsStrip state={state.enforcement} view={view} />
      {state.country && <EnforcementStrip state={state.country} view={view} />}
      {"site" in state.capacity ? (
        <CapacityStrip state={state.capacity.site} view={view} />
      ) : (
        <TotalsStrip state={state.capacity.totals} view={view} />
      )}
    </>
  );
});

const Twin = memo(({ state }: { state: TimelineState }) => (
  <>
    <LawTwin groups={state.groups} />
    <LevelsTwin state={state.enforcement} />
    {state.country && <EnforcementTwin state={state.country} />}
    {"site" in state.capacity ? <CapacityTwin state={state.capacity.site} /> : <TotalsTwin state={state.capacity.totals} />}
  </>
));
