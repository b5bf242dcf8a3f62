import { layoutAxis, percent, type View } from "./axis";
import { At, Labels, Plot } from "./parts";

/** Its height in pixels. */
export const HEIGHT = 46;

/** The head of the axis: years, months and the as-of date. It stays in sight while the bands scroll. */
export const AxisStrip = ({ view }: { view: View }) => (
  <div className="strip axis">
    <div className="gutter" />
    <AxisPlot view={view} />
  </div>
);

/** The drawing in it. */
export function AxisPlot({ view }: { view: View }) {
  const { months, labels, pill } = layoutAxis(view);
  return (
    <Plot height={HEIGHT}>
      <line className="axis-line" x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      {months.map(({ at, quarter }) => (
        <line key={at} className="tick" x1={percent(at)} x2={percent(at)} y1={HEIGHT} y2={HEIGHT - (quarter ? 8 : 4)} />
      ))}
      <Labels items={labels} />
      {pill && (
        <At x={pill.at}>
          <line className="as-of" x1="0" x2="0" y1="20" y2={HEIGHT} />
          <rect className="pill" x={pill.dx} y="5" width={pill.width} height="20" rx="10" />
          <text className="t t-pill" x={pill.dx + 9} y="19">
            {pill.label}
          </text>
        </At>
      )}
    </Plot>
  );
}
