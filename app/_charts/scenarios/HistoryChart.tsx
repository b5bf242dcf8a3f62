import type { ScenarioStatus } from "@/lib/law/schema";
import { STATUS_WORDS } from "@/lib/law/words";
import { percent, type View } from "../axis";
import { Chart } from "../Chart";
import { At, BandTitle, Labels, Moved, Plot } from "../parts";
import type { Leader } from "../stack";
import { BAR_HEIGHT, BAR_TOP, type LaneLayout, LINE, layoutLane, layoutSteps, type StepsLayout } from "./layout";
import type { HistoryState, TextLane } from "./state";

/**
 * The texts over time with the steps of the procedure, on one axis; the same data as tables.
 * @param file where the chart lies as a drawing of its own
 */
export const HistoryChart = ({ state, file }: { state: HistoryState; file: string }) => (
  <div className="scenario-history">
    <Chart
      title={state.title}
      axis={state.axis}
      whole
      legend={<StatusLegend lanes={state.lanes} />}
      twin={<HistoryTwin state={state} />}
      note={state.note}
      file={file}
      draw={(view) => (
        <>
          {state.lanes.map((lane) => (
            <Lane key={lane.id} lane={lane} view={view} />
          ))}
          {state.marks.length > 0 && <Steps state={state} view={view} />}
        </>
      )}
    />
    {state.marks.length > 0 && <StepKey state={state} />}
  </div>
);

/** What the numbers under the line of the steps mean; on a small screen the tables above the drawing say it. */
const StepKey = ({ state }: { state: HistoryState }) => (
  <ol className="step-key" aria-label={`${state.procedureTitle}: what the numbers mean`}>
    {state.marks.map((m) => (
      <li key={m.id} className={m.look}>
        <span className="step-number">{m.number}</span>
        <span>
          <a href={m.href}>{m.title}</a> <small>{m.when}</small>
        </span>
      </li>
    ))}
  </ol>
);

export const StatusSwatch = ({ status }: { status: ScenarioStatus }) => (
  <svg width="22" height="14" aria-hidden="true">
    <rect className={`rung rung-${status}`} x="1" y="1" width="20" height="12" rx="2" />
  </svg>
);

/** The statuses that are drawn. */
export const statusesOf = (lanes: HistoryState["lanes"]): ScenarioStatus[] =>
  (Object.keys(STATUS_WORDS) as ScenarioStatus[]).filter((status) =>
    lanes.some((lane) => lane.stretches.some((s) => s.status === status)),
  );

const StatusLegend = ({ lanes }: { lanes: HistoryState["lanes"] }) => (
  <ul className="legend">
    {statusesOf(lanes).map((status) => (
      <li key={status}>
        <StatusSwatch status={status} />
        {STATUS_WORDS[status]}
      </li>
    ))}
  </ul>
);

function Lane({ lane, view }: { lane: TextLane; view: View }) {
  const layout = layoutLane(lane, view);
  return (
    <div className="strip band text-lane">
      <div className="gutter">
        <BandTitle title={lane.name} subtitle={lane.standing} />
      </div>
      <div className="plot-cell">
        <TextPlot lane={lane} layout={layout} />
        <Moved texts={layout.moved} />
      </div>
    </div>
  );
}

/** How one text stood. */
export const TextPlot = ({ lane, layout: { height, bars, labels, leaders } }: { lane: TextLane; layout: LaneLayout }) => (
  <Plot height={height} label={`${lane.name}: ${lane.stretches.map((s) => s.labels[0]).join("; ")}`}>
    {bars.map(({ from, to, status }) => (
      <rect
        key={`${status} ${from}`}
        className={`rung rung-${status}`}
        x={percent(from)}
        width={percent(to - from)}
        y={BAR_TOP}
        height={BAR_HEIGHT}
      />
    ))}
    <Leaders items={leaders} top={BAR_TOP + BAR_HEIGHT} />
    <Labels items={labels} />
  </Plot>
);

function Steps({ state, view }: { state: HistoryState; view: View }) {
  const layout = layoutSteps(state.marks, view);
  return (
    <div className="strip band text-steps">
      <div className="gutter">
        <BandTitle title="Procedure" subtitle={`${state.procedureTitle}; the numbers are those of the list below`} />
      </div>
      <div className="plot-cell">
        <StepsPlot layout={layout} />
        <Moved texts={layout.moved} />
      </div>
    </div>
  );
}

/** The steps of the procedure, each with its number. */
export const StepsPlot = ({ layout: { height, marks, spans, labels, leaders } }: { layout: StepsLayout }) => (
  <Plot height={height} label={`Procedure: ${marks.length} steps, listed below the drawing`}>
    <line className="base-line" x1="0" x2="100%" y1={LINE} y2={LINE} />
    {spans.map(({ id, from, to }) => (
      <line key={id} className="step-span" x1={percent(from)} x2={percent(to)} y1={LINE} y2={LINE} />
    ))}
    <Leaders items={leaders} top={LINE} />
    {marks.map(({ id, at, look }) => (
      <At key={id} x={at} y={LINE}>
        {look === "step" ? (
          <path className="step-mark" d="M0 -5.5L5.5 0L0 5.5L-5.5 0Z" />
        ) : (
          <circle className="step-mark beside" r="3.5" />
        )}
      </At>
    ))}
    <Labels items={labels} />
  </Plot>
);

const Leaders = ({ items, top }: { items: readonly Leader[]; top: number }) =>
  items.map(({ at, to }) => <line key={`${at} ${to}`} className="leader" x1={percent(at)} x2={percent(at)} y1={top} y2={to} />);

function HistoryTwin({ state }: { state: HistoryState }) {
  return (
    <>
      <section className="twin-part">
        <h2>The texts and how they stood</h2>
        <ul>
          {state.lanes.map((lane) => (
            <li key={lane.id}>
              <b>{lane.name}</b>, {lane.standing}
              <ol>
                {lane.stretches.map((s) => (
                  <li key={s.from}>{s.labels[0]}</li>
                ))}
              </ol>
            </li>
          ))}
        </ul>
      </section>
      {state.marks.length > 0 && (
        <section className="twin-part">
          <h2>Procedure</h2>
          <ol>
            {state.marks.map((m) => (
              <li key={m.id} value={m.number}>
                {m.when}: <a href={m.href}>{m.title}</a>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
