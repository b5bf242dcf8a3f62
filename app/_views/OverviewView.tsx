import { memo, type ReactNode } from "react";
import { type View, viewOf } from "@/app/_charts/axis";
import { Chart } from "@/app/_charts/Chart";
import { CapacityStrip } from "@/app/_charts/capacity/CapacityStrip";
import { EnforcementStrip } from "@/app/_charts/enforcement/EnforcementStrip";
import { LawRows } from "@/app/_charts/law/LawGroups";
import { LevelsStrip } from "@/app/_charts/levels/LevelsStrip";
import { LevelsTwin } from "@/app/_charts/levels/LevelsTwin";
import { BandTitle } from "@/app/_charts/parts";
import { CapacityTwin, EnforcementTwin, LawTable, WindowTwin } from "@/app/_charts/twins";
import { WindowStrip } from "@/app/_charts/windows/WindowStrip";
import type { SourceCards } from "@/app/_live/views";
import { SelectField } from "@/app/_ui/fields";
import { PageFoot } from "@/app/_ui/PageFoot";
import { Badge, Card, KeyFigures, Legend, PageHead, Panel, WithPanel } from "@/app/_ui/parts";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { LensBar } from "./LensBar";
import { Notices } from "./Notices";
import type { NextDay, OverviewState, Row } from "./overview";
import { Reasons, Sourced, SourcedPanel, type Sources, sourcesBy, type ViewProps } from "./PanelView";
import type { WindowCard } from "./window-cards";

/** One duty, one country, one site: law, enforcement, capacity and windows on one axis. */
export function OverviewView({ state, soon = state, late = state, inSight, sources, views }: ViewProps<OverviewState>) {
  return (
    <>
      <Head state={state} />
      <PageFoot at="left">{late.foot}</PageFoot>
      <WithPanel
        panel={
          <Panel label="The chosen duty">
            <SourcedPanel state={soon.texts().panel} sources={sources} />
          </Panel>
        }
      >
        <Chart
          title="Law, enforcement, capacity and windows on one axis"
          axis={state.axis}
          dutyDay={state.dutyDay}
          shades={state.shades}
          views={views}
          legend={
            <Legend
              items={[
                { swatch: "applies", label: "applies" },
                { swatch: "ghost", label: `date in: ${state.compared}` },
                { swatch: "estimated", label: "thin or conflicting sources" },
                ...(state.shadeWords
                  ? [
                      { swatch: "shade-start" as const, label: state.shadeWords.start },
                      { swatch: "shade-late" as const, label: state.shadeWords.late },
                    ]
                  : []),
                { swatch: "as-of", label: "as known on" },
              ]}
            />
          }
          twin={<Twin state={views === "narrow" ? soon : late} />}
          note={NO_PLACE_FOR_COMPUTE}
          file={state.file}
          draw={(view) => (
            <>
              <div className="band law">
                <BandTitle title="The law" subtitle="Dates of application, Art. 113" />
                <LawRows
                  rows={state.lawRows}
                  view={view}
                  label="Dates of application"
                  rest={inSight && { inSight, before: soon.lawRows, view: viewOf(view.kind, soon.axis, soon.dutyDay) }}
                />
              </div>
              <Bands state={soon} kind={view.kind} />
            </>
          )}
        />
        <Details state={late} sources={sources} />
      </WithPanel>
    </>
  );
}

/** What stands above the chart. */
const Head = memo(({ state }: { state: OverviewState }) => (
  <>
    <LensBar state={state.bar}>
      <SelectField label="Duty" name="duty" value={state.duties.value} options={state.duties.options} />
      <SelectField label="Country" name="country" value={state.countries.value} options={state.countries.options} />
      <SelectField label="Compute site" name="site" value={state.sites.value} options={state.sites.options} />
      <SelectField label="Assessment takes" name="lead" value={state.leads.value} options={state.leads.options} />
      <SelectField label="Compute by" name="delay" value={state.delays.value} options={state.delays.options} />
    </LensBar>
    <p className="kicker">
      When each duty of the EU AI Act starts and why, who can enforce it where, and whether the compute promised in Europe will be
      there before it.
    </p>
    <PageHead title={state.headline} lead={state.lead} />
    <Notices state={state.notices} />
    <KeyFigures items={state.figures} />
    <NextDates days={state.next} calendar={state.calendarHref} />
  </>
));

/** The bands below the law. */
const Bands = memo(({ state, kind }: { state: OverviewState; kind: View["kind"] }) => {
  const view = viewOf(kind, state.axis, state.dutyDay);
  return (
    <>
      {state.levels ? (
        <LevelsStrip state={state.levels} view={view} />
      ) : (
        <EnforcementStrip state={state.enforcement} view={view} />
      )}
      <CapacityStrip state={state.capacity} view={view} />
      <WindowStrip title="Windows" subtitle={`for ${state.duty.title}`} bars={state.bars} view={view} />
    </>
  );
});

/** What starts next, day by day. */
function NextDates({ days, calendar }: { days: readonly NextDay[]; calendar: string }) {
  if (days.length === 0) return null;
  return (
    <section className="next-dates" aria-label="The next dates">
      <h2>Next</h2>
      <ol>
        {days.map((d) => (
          <li key={d.date}>
            <a href={d.href}>{d.date}</a> <span>{d.what}</span> <small>{d.away}</small>
          </li>
        ))}
        <li>
          <a href={calendar}>Add to calendar</a>
        </li>
      </ol>
    </section>
  );
}

const Twin = memo(({ state }: { state: OverviewState }) => (
  <>
    <LawTable caption="Dates of application" rows={state.lawRows} />
    {state.levels ? <LevelsTwin state={state.levels} /> : <EnforcementTwin state={state.enforcement} />}
    <CapacityTwin state={state.capacity} />
    <WindowTwin title="Windows" bars={state.bars} />
  </>
));

/** The windows, the country and the site in words, with their sources. */
const Details = memo(({ state, sources }: { state: OverviewState; sources: SourceCards }) => {
  const shown = sourcesBy(sources, state.bar.asOf.value);
  const { windows, country, site } = state.texts();
  return (
    <>
      <div className="window-cards">
        {windows.map((w) => (
          <WindowDetails key={w.kind} window={w} sources={shown} />
        ))}
      </div>
      {country && (
        <FactsCard name={country.name} note={country.note}>
          <FactRows rows={country.rows} sources={shown} />
          <p>
            <a href={country.href}>All about {country.name}</a>
          </p>
        </FactsCard>
      )}
      {site && (
        <FactsCard name={site.name} note={site.note}>
          <FactRows rows={site.rows} sources={shown} />
          {site.more.length > 0 && (
            <details className="more" id="more-site">
              <summary>Forecasts of others, and commitments without a date or a size ({site.more.length})</summary>
              <FactRows rows={site.more} sources={shown} />
            </details>
          )}
          <p>
            <a href={site.href}>All about {site.name}</a>
          </p>
        </FactsCard>
      )}
    </>
  );
});

function FactsCard({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <Card label={name} className="facts-card">
      <h2>{name}</h2>
      {children}
      {note && <p className="muted">{note}</p>}
    </Card>
  );
}

function WindowDetails({ window: w, sources }: { window: WindowCard; sources: Sources }) {
  return (
    <section className="card window-card" id={`window-${w.kind}`} aria-label={w.name}>
      <h2>{w.name}</h2>
      <p className="window-length">
        {w.length} {w.closesSoon && <Badge tone="today">within 90 days</Badge>}
      </p>
      <p>{w.text}</p>
      {w.formal && <p className="muted">{w.formal}</p>}
      {w.notes.map((note) => (
        <p key={note} className="muted">
          {note}
        </p>
      ))}
      <details id={`why-${w.kind}`}>
        <summary>Why, and from which sources</summary>
        <ul className="bare">
          <Reasons reasons={w.reasons} sources={sources} />
        </ul>
      </details>
    </section>
  );
}

const FactRows = ({ rows, sources }: { rows: readonly Row[]; sources: Sources }) => (
  <dl className="facts">
    {rows.map((row) => (
      <div key={row.id}>
        <dt>{row.label}</dt>
        <dd>
          {row.value}
          {row.note && <small>{row.note}</small>}
          {row.sourceIds.length > 0 && (
            <details>
              <summary>Sources</summary>
              <Sourced ids={row.sourceIds} sources={sources} />
            </details>
          )}
        </dd>
      </div>
    ))}
  </dl>
);
