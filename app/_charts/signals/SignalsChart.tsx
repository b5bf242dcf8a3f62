import type { ReactNode } from "react";
import type { View } from "../axis";
import { Chart } from "../Chart";
import { BandTitle, Labels, Plot } from "../parts";
import { layoutSignals, pathOf, type SignalLaneLayout } from "./layout";
import type { SignalLane, SignalsChartState } from "./state";

/**
 * Signals by kind and month on the shared axis.
 * @param twin the same data as a table
 * @param file where the chart lies as a drawing of its own
 */
export const SignalsChart = ({ state, twin, file }: { state: SignalsChartState; twin: ReactNode; file: string }) => (
  <div className="signals-chart">
    <Chart
      title={state.title}
      axis={state.axis}
      whole
      legend={
        <ul className="legend">
          <li>
            <Swatch className="bar-moved" /> moved a date, a level or a window
          </li>
          <li>
            <Swatch className="bar-rest" /> moved nothing
          </li>
          <li>
            <svg width="22" height="14" aria-hidden="true">
              <line className="as-of" x1="11" x2="11" y1="0" y2="14" />
            </svg>
            as known on
          </li>
        </ul>
      }
      twin={twin}
      note={state.note}
      file={file}
      draw={(view) => state.lanes.map((lane) => <LaneStrip key={lane.id} lane={lane} most={state.most} view={view} />)}
    />
  </div>
);

const Swatch = ({ className }: { className: string }) => (
  <svg width="14" height="14" aria-hidden="true">
    <rect className={className} x="1" y="1" width="12" height="12" />
  </svg>
);

function LaneStrip({ lane, most, view }: { lane: SignalLane; most: number; view: View }) {
  return (
    <div className={`strip band signal-lane signal-${lane.tone}`}>
      <div className="gutter">
        <BandTitle title={lane.name} subtitle={lane.note} />
      </div>
      <div className="plot-cell">
        <SignalsPlot lane={lane} layout={layoutSignals(lane, most, view)} />
      </div>
    </div>
  );
}

/** The bars of one lane. */
export const SignalsPlot = ({ lane, layout: { height, base, bars, labels } }: { lane: SignalLane; layout: SignalLaneLayout }) => (
  <Plot height={height} label={`${lane.name}: ${lane.words}`}>
    <svg width="100%" height={height} viewBox={`0 0 10000 ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="bar-rest" d={pathOf(bars.map((b) => ({ ...b, base: b.movedTop })))} />
      <path className="bar-moved" d={pathOf(bars.map((b) => ({ ...b, top: b.movedTop, base })))} />
    </svg>
    <line className="base-line" x1="0" x2="100%" y1={base} y2={base} />
    <Labels items={labels} />
  </Plot>
);
