import type { ReactNode } from "react";
import { percent, type View } from "../axis";
import { Chart } from "../Chart";
import { At, BandTitle, Labels, Moved, Plot } from "../parts";
import { type LaneLayout, LINE, layoutLane, type MarkLayout } from "./layout";
import type { Lane, LanesState } from "./state";

/** With more lanes than this the drawing of a small screen scrolls in a frame of its own. */
const TALL = 10;

/**
 * Dated things on lanes on the shared axis. One drawing for all screens, which scrolls on a small one; where few things are to be drawn,
 * `fit` makes one of its own for that.
 * @param twin the same data as a list or table
 * @param file where the chart lies as a drawing of its own
 */
export const LanesChart = ({
  state,
  twin,
  file,
  fit = false,
}: {
  state: LanesState;
  twin?: ReactNode;
  file: string;
  fit?: boolean;
}) => (
  <div className={state.lanes.length > TALL ? "lanes tall" : "lanes"}>
    <Chart
      title={state.title}
      axis={state.axis}
      {...(state.line === undefined ? {} : { dutyDay: state.line })}
      whole={fit ? "fit" : true}
      views={fit ? "both" : "narrow"}
      legend={
        <ul className="legend">
          {state.legend.map(({ mark, text }) => (
            <li key={text}>
              <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
                <Shape mark={mark} />
              </svg>
              {text}
            </li>
          ))}
        </ul>
      }
      twin={twin}
      note={state.note}
      file={file}
      draw={(view) => state.lanes.map((lane) => <LaneStrip key={lane.id} lane={lane} view={view} />)}
    />
  </div>
);

function LaneStrip({ lane, view }: { lane: Lane; view: View }) {
  const layout = layoutLane(lane, view);
  return (
    <div className={`strip band lane lane-${lane.tone}`}>
      <div className="gutter">
        <BandTitle title={lane.name} subtitle={lane.note} />
      </div>
      <div className="plot-cell">
        <LanePlot lane={lane} layout={layout} />
        <Moved texts={layout.moved} />
      </div>
    </div>
  );
}

/** The marks of one lane and their names. */
export const LanePlot = ({ lane, layout }: { lane: Lane; layout: LaneLayout }) => (
  <Plot height={layout.height} label={`${lane.name}: ${lane.words}`}>
    <line className="base-line" x1="0" x2="100%" y1={LINE} y2={LINE} />
    {layout.leaders.map(({ at, to }) => (
      <line key={`${at} ${to}`} className="leader" x1={percent(at)} x2={percent(at)} y1={LINE} y2={to} />
    ))}
    {layout.marks.map((mark) => (
      <Mark key={mark.id} mark={mark} />
    ))}
    <Labels items={layout.labels} />
  </Plot>
);

function Mark({ mark }: { mark: MarkLayout }) {
  const { at, y, from, also } = mark;
  return (
    <>
      {from !== undefined && <line className="lane-span" x1={percent(from)} x2={percent(at)} y1={y} y2={y} />}
      {also !== undefined && (
        <>
          <line className="lane-tie" x1={percent(at)} x2={percent(also)} y1={y} y2={y} />
          <line className="lane-also" x1={percent(also)} x2={percent(also)} y1={y - 8} y2={y + 8} />
        </>
      )}
      <At x={at} y={y}>
        <Shape mark={mark} />
      </At>
    </>
  );
}

/** The sign of a mark, around its middle. */
export function Shape({ mark: { shape, fill, planned } }: { mark: Pick<MarkLayout, "shape" | "fill" | "planned"> }) {
  const look = `lane-mark lane-${fill}${planned ? " lane-planned" : ""}`;
  if (shape === "circle") return <circle className={look} r="4.75" />;
  if (shape === "square") return <rect className={look} x="-4.5" y="-4.5" width="9" height="9" />;
  return <path className={look} d="M0 -5.5L5.5 0L0 5.5L-5.5 0Z" />;
}
