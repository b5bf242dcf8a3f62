import { percent, type View } from "../axis";
import { BandTitle, Plot } from "../parts";
import type { WindowBar } from "../state";
import { layoutWindow, type Piece, textEnd } from "./layout";

/** The height of a bar's strip in pixels. */
export const ROW = 26;

/** Windows as bars, each with its name and what it says. */
export function WindowStrip({
  title,
  subtitle,
  bars,
  view,
}: {
  title: string;
  subtitle?: string;
  bars: readonly WindowBar[];
  view: View;
}) {
  const end = textEnd(bars, view);
  return (
    <div className="band windows">
      <BandTitle title={title} subtitle={subtitle} />
      <ul>
        {bars.map((bar) => (
          <li key={`${bar.kind} ${bar.name}`} className="window-row">
            <p className="window-text" style={{ "--share": String(end) } as React.CSSProperties}>
              {bar.href ? <a href={bar.href}>{bar.name}</a> : <b>{bar.name}</b>} <span>{bar.text}</span>
              {bar.closesSoon && <em className="badge badge-today">within 90 days</em>}
            </p>
            <WindowPlot bar={bar} view={view} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The bar of one window. */
export const WindowPlot = ({ bar, view }: { bar: WindowBar; view: View }) => (
  <Plot height={ROW}>
    {layoutWindow(bar, view).pieces.map((piece) => (
      <Bar key={piece.look} piece={piece} tone={bar.tone} />
    ))}
  </Plot>
);

function Bar({ piece, tone }: { piece: Piece; tone: WindowBar["tone"] }) {
  const { look } = piece;
  const fill = look === "in" ? `url(#in-${tone})` : look === "out" ? `url(#out-${tone})` : undefined;
  return (
    <rect
      className={`window-bar look-${look} tone-${tone}`}
      x={percent(piece.from)}
      width={percent(piece.to - piece.from)}
      y={ROW / 2 - 4}
      height="8"
      rx="4"
      fill={fill}
    />
  );
}
