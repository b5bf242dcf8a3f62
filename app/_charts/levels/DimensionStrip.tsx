import { shortDay } from "@/lib/time/day";
import { percent, type View } from "../axis";
import { BandTitle, Labels, Moved, Plot } from "../parts";
import { BAR_HEIGHT, BAR_TOP, DIMENSION_ROW, type DimensionLayout, layoutDimension } from "./layout";
import type { DimensionRow } from "./state";

/** The dimensions of one country over time, one row each. They end at the as-of date. */
export function DimensionStrip({ title, subtitle, rows, view }: DimensionsProps & { view: View }) {
  return (
    <div className="band dimensions">
      <BandTitle title={title} subtitle={subtitle} />
      <ul className="bare">
        {rows.map((row) => {
          const layout = layoutDimension(row, view);
          return (
            <li key={row.id} className="strip dimension-row">
              <div className="gutter">{row.name}</div>
              <div className="plot-cell">
                <DimensionPlot layout={layout} />
                <Moved texts={layout.moved} />
                <span className="vh">{words(row)}</span>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The stretches of one dimension. */
export const DimensionPlot = ({ layout: { blocks, labels } }: { layout: DimensionLayout }) => (
  <Plot height={DIMENSION_ROW}>
    {blocks.map((b) => (
      <rect
        key={b.from}
        className={`span progress-${b.progress}`}
        x={percent(b.from)}
        width={percent(b.to - b.from)}
        y={BAR_TOP}
        height={BAR_HEIGHT}
      />
    ))}
    <Labels items={labels} />
  </Plot>
);

interface DimensionsProps {
  readonly title: string;
  readonly subtitle: string;
  readonly rows: readonly DimensionRow[];
}

const words = (row: DimensionRow): string => {
  const now = row.blocks.at(-1);
  if (!now || now.progress === "unknown") return "not known";
  return `${now.label} since ${shortDay(now.from)}`;
};

/** The same as a table. */
export function DimensionTwin({ title, subtitle, rows }: DimensionsProps) {
  return (
    <section className="twin-part">
      <h2>
        {title} <span>{subtitle}</span>
      </h2>
      <table className="twin-table">
        <caption className="vh">
          {title}, {subtitle}
        </caption>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            <th scope="col">From</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.blocks.map((block, i) => (
              <tr key={`${row.id} ${block.from}`}>
                <th scope="row">{row.name}</th>
                <td className="date">{i === 0 && block.progress === "unknown" ? "before" : shortDay(block.from)}</td>
                <td>{block.label}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
