import { Chart, type Views } from "@/app/_charts/Chart";
import { LawGroups } from "@/app/_charts/law/LawGroups";
import { LawTwin } from "@/app/_charts/twins";
import { SelectField } from "@/app/_ui/fields";
import { Legend, Notice, PageHead, Panel, WithPanel } from "@/app/_ui/parts";
import { LensBar } from "./LensBar";
import { Notices } from "./Notices";
import { PanelView, type Sources } from "./PanelView";
import type { TimelineState } from "./timeline";

/** The whole law: every milestone by topic on one axis, and the chosen one beside it. */
export function TimelineView({ state, sources, views }: { state: TimelineState; sources: Sources; views?: Views }) {
  return (
    <>
      <LensBar state={state.bar}>
        <SelectField label="Who" name="role" value={state.bar.role.value} options={state.bar.role.options} />
        <SelectField label="Topic" name="topic" value={state.bar.topic.value} options={state.bar.topic.options} />
      </LensBar>
      <PageHead title={state.headline} lead={state.lead} />
      <Notices state={state.notices} />
      <WithPanel
        panel={
          <Panel label="The chosen milestone" open={state.closeHref !== undefined} closeHref={state.closeHref}>
            <PanelView state={state.panel} sources={sources} />
          </Panel>
        }
      >
        {state.groups.length === 0 ? (
          <Notice kind="note">No milestone matches these filters. Choose another role or topic.</Notice>
        ) : (
          <Chart
            title="The law: dates of application"
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
                  { swatch: "as-of", label: "as known on" },
                ]}
              />
            }
            twin={<LawTwin groups={state.groups} />}
            note="Dates are days of application from 00:00. A fixed date does not move to a working day."
            draw={(view) => <LawGroups groups={state.groups} view={view} />}
          />
        )}
      </WithPanel>
    </>
  );
}
