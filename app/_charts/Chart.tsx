import type { ReactNode } from "react";
import type { Day } from "@/lib/time/day";
import { AxisStrip } from "./AxisStrip";
import { clamp, layoutAxis, narrowFit, narrowView, narrowWhole, onAxis, percent, share, type View, wideView } from "./axis";
import { Downloads } from "./Downloads";
import type { AxisState } from "./state";

/** Which views are drawn. The server draws both and the style sheet shows one; the browser draws the one that is shown. */
export type Views = "both" | View["kind"];

/** A stretch of time that is shaded through all bands. */
export interface Shade {
  readonly look: "start" | "late";
  readonly from: Day;
  readonly to: Day;
}

/**
 * The whole chart: one axis, the bands that `draw` returns for a view, and the lines that run through all of them.
 * @param title the name of the drawing for those who do not see it
 * @param dutyDay the day of the selected duty
 * @param shades stretches shaded through all bands; without any, the time left until the duty
 * @param legend what the marks mean
 * @param twin the same data as tables; in the wide view folded, in the narrow one first and open
 * @param note a sentence under the drawing
 * @param file where the chart lies as a drawing of its own
 * @param whole the narrow view shows the whole axis too, in a wider scroll area or, where `fit`, without one
 */
export function Chart({
  title,
  axis,
  dutyDay,
  shades = [],
  legend,
  twin,
  note,
  file,
  views = "both",
  whole = false,
  draw,
}: {
  title: string;
  axis: AxisState;
  dutyDay?: Day;
  shades?: readonly Shade[];
  legend?: ReactNode;
  twin?: ReactNode;
  note?: ReactNode;
  file?: string;
  views?: Views;
  whole?: boolean | "fit";
  draw: (view: View) => ReactNode;
}) {
  return (
    <section className={`chart views-${views}`} aria-label={title}>
      {twin && (
        <details className="twin">
          <summary>
            <span className="when-closed">Show as tables</span>
            <span className="when-open">Hide the tables</span>
          </summary>
          <div className="twin-body">{twin}</div>
        </details>
      )}
      {legend && <div className="chart-legend">{legend}</div>}
      {views !== "narrow" && (
        <div className="view view-wide">
          <Bands view={wideView(axis, dutyDay)} shades={shades} draw={draw} />
        </div>
      )}
      {views !== "wide" && whole === "fit" && (
        <div className="view view-fit">
          <Bands view={narrowFit(axis, dutyDay)} shades={shades} draw={draw} />
        </div>
      )}
      {views !== "wide" && whole !== "fit" && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
        <section className="view-narrow" tabIndex={0} aria-label={`${title}, drawing; it scrolls sideways`}>
          <div className="view">
            <Bands view={whole ? narrowWhole(axis, dutyDay) : narrowView(axis, dutyDay)} shades={shades} draw={draw} />
          </div>
        </section>
      )}
      {note && <p className="chart-note">{note}</p>}
      {file && <Downloads file={file} />}
    </section>
  );
}

function Bands({ view, shades, draw }: { view: View; shades: readonly Shade[]; draw: (view: View) => ReactNode }) {
  return (
    <>
      <Backdrop view={view} shades={shades} />
      <AxisStrip view={view} />
      {draw(view)}
    </>
  );
}

const Backdrop = ({ view, shades }: { view: View; shades: readonly Shade[] }) => (
  <div className="backdrop">
    <BackdropPlot view={view} shades={shades} />
  </div>
);

/** What runs through all strips: the years, the as-of date, the shaded stretches or the time left until the duty, and the duty's day. */
export function BackdropPlot({ view, shades }: { view: View; shades: readonly Shade[] }) {
  const { years } = layoutAxis(view);
  const asOf = share(view.axis, view.axis.asOf);
  const duty = view.dutyDay === undefined ? undefined : share(view.axis, view.dutyDay);
  const until = duty === undefined ? asOf : Math.min(1, duty);
  const vertical = (at: number, className: string) => (
    <line key={`${className} ${at}`} className={className} x1={percent(at)} x2={percent(at)} y1="0" y2="100%" />
  );
  return (
    <svg width="100%" height="100%" aria-hidden="true">
      {shades.map(({ look, from, to }) => {
        const [a, b] = [clamp(share(view.axis, from)), clamp(share(view.axis, to))];
        return b > a && <rect key={look} className={`shade-${look}`} x={percent(a)} width={percent(b - a)} y="0" height="100%" />;
      })}
      {shades.length === 0 && onAxis(asOf) && until > asOf && (
        <rect className="time-left" x={percent(asOf)} width={percent(until - asOf)} y="0" height="100%" />
      )}
      {years.map((at) => vertical(at, "year-line"))}
      {duty !== undefined && onAxis(duty) && vertical(duty, "duty-line")}
      {onAxis(asOf) && vertical(asOf, "as-of")}
    </svg>
  );
}
