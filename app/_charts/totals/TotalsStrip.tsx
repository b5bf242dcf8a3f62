import { percent, type View } from "../axis";
import { BandTitle, Labels, Moved, Plot, Ticks } from "../parts";
import { BASE, HEIGHT, type LineLayout, layoutTotals, type TotalsLayout } from "./layout";
import type { TotalsBandState, TotalsLine } from "./state";

/** What the lines are called. */
export const TOTALS_NAMES: Readonly<Record<TotalsLine["kind"], string>> = {
  promised: "promised",
  stated: "runs and stated",
  expected: "weighted by its chance",
  observed: "in operation",
};

/** What several sites have together over time: promised, stated, expected and in operation. */
export function TotalsStrip({ state, view }: { state: TotalsBandState; view: View }) {
  const layout = layoutTotals(state, view);
  return (
    <div className="strip band capacity totals">
      <div className="gutter with-ticks">
        <div>
          <BandTitle title={state.title} subtitle={state.subtitle} />
          <ul className="readings" aria-hidden="true">
            {state.lines.map(({ kind }) => (
              <li key={kind}>
                <svg width="22" height="10" aria-hidden="true">
                  <line className={`total-${kind}`} x1="0" x2="22" y1="5" y2="5" />
                </svg>{" "}
                {TOTALS_NAMES[kind]}
              </li>
            ))}
          </ul>
        </div>
        {view.kind === "wide" && <Ticks ticks={layout.ticks} />}
      </div>
      <div className="plot-cell">
        <TotalsPlot state={state} layout={layout} />
        <Moved texts={[...state.lines.map((l) => l.words), ...state.notes]} />
      </div>
    </div>
  );
}

/** The drawing in it. */
export function TotalsPlot({ state, layout: { ticks, lines, labels } }: { state: TotalsBandState; layout: TotalsLayout }) {
  return (
    <Plot height={HEIGHT} label={`${state.title}, ${state.subtitle}: ${state.lines.map((l) => l.words).join(". ")}`}>
      {ticks.map(({ y }) => (
        <line key={y} className="level-line" x1="0" x2="100%" y1={y} y2={y} />
      ))}
      <line className="base-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
      {lines.map((line) => (
        <Line key={line.kind} line={line} />
      ))}
      <Labels items={labels} />
    </Plot>
  );
}

// Percentages cannot stand in a path, so a line is drawn in pieces.
function Line({ line: { kind, smooth, points } }: { line: LineLayout }) {
  return (
    <g className={`total-${kind}`}>
      {points.slice(1).map((p, i) => {
        const before = points[i];
        if (!before) return null;
        if (smooth) return <line key={p.at} x1={percent(before.at)} y1={before.y} x2={percent(p.at)} y2={p.y} />;
        return (
          <g key={p.at}>
            <line x1={percent(before.at)} y1={before.y} x2={percent(p.at)} y2={before.y} />
            {before.y !== p.y && <line x1={percent(p.at)} y1={before.y} x2={percent(p.at)} y2={p.y} />}
          </g>
        );
      })}
    </g>
  );
}

/** The sums in words. */
export function TotalsTwin({ state }: { state: TotalsBandState }) {
  return (
    <section className="twin-part">
      <h2>
        {state.title} <span>{state.subtitle}</span>
      </h2>
      <ul>
        {[...state.lines.map((l) => l.words), ...state.notes].map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
