import { percent, type View } from "../axis";
import { At, BandTitle, Labels, Moved, Plot, Ticks } from "../parts";
import type { CapacityBandState } from "../state";
import { BASE, type CapacityLayout, type FanLayout, HEIGHT, layoutCapacity, type TargetLayout } from "./layout";

/** Promise, statement, estimate, forecasts and observation of one compute site over time. */
export function CapacityStrip({ state, view }: { state: CapacityBandState; view: View }) {
  const layout = layoutCapacity(state, view);
  const { ticks, fan, gone, forecasts, points, moved } = layout;
  return (
    <div className="strip band capacity">
      <div className="gutter with-ticks">
        <div>
          <BandTitle title={state.title} subtitle={state.subtitle} />
          <ul className="readings" aria-hidden="true">
            {state.promise && (
              <li>
                <Key className="promise-line" /> promised
              </li>
            )}
            {state.stated && (
              <li>
                <Key className="stated-line" /> stated
              </li>
            )}
            {gone && (
              <li>
                <svg width="22" height="10" aria-hidden="true">
                  <rect width="22" height="10" fill="url(#hatch)" />
                </svg>{" "}
                {state.gone?.label.split(",")[0]}
              </li>
            )}
            {fan && (
              <li>
                <svg width="22" height="10" aria-hidden="true">
                  <rect className="fan-key" width="22" height="10" fill="url(#fade-compute)" />
                </svg>{" "}
                estimate
              </li>
            )}
            {forecasts.length > 0 && (
              <li>
                <svg width="22" height="10" aria-hidden="true">
                  <path className="forecast-point" d="M6 1H16L11 9Z" />
                </svg>{" "}
                forecasts
              </li>
            )}
            {points.length > 0 && (
              <li>
                <Key className="observed-line" dot /> observed
              </li>
            )}
          </ul>
        </div>
        {view.kind === "wide" && <Ticks ticks={ticks} />}
      </div>
      <div className="plot-cell">
        <CapacityPlot state={state} layout={layout} view={view} />
        <Moved texts={[...moved, ...state.notDrawn]} />
      </div>
    </div>
  );
}

/** The drawing in it. */
export function CapacityPlot({
  state,
  layout: { ticks, promise, stated, fan, gone, forecasts, points, levels, labels },
  view,
}: {
  state: CapacityBandState;
  layout: CapacityLayout;
  view: View;
}) {
  return (
    <Plot height={HEIGHT} label={`${state.title}, ${state.subtitle}: ${readingWords(state).join(". ")}`}>
      {ticks.map(({ y }) => (
        <line key={y} className="level-line" x1="0" x2="100%" y1={y} y2={y} />
      ))}
      <line className="base-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
      {fan && <Fan fan={fan} id={`fan-${state.id}-${view.kind}`} />}
      {gone && (
        <rect
          className="gone"
          x={percent(gone.from)}
          width={percent(1 - gone.from)}
          y={gone.top}
          height={BASE - gone.top}
          fill="url(#hatch)"
        />
      )}
      {promise && <Target target={promise} tone="promise" />}
      {stated && <Target target={stated} tone="stated" />}
      {forecasts.map((f) => (
        <Forecast key={`${f.latest} ${f.earliest} ${f.y}`} target={f} />
      ))}
      {levels.map(({ from, to, y, nextY }) => (
        <g key={from} className="observed-line">
          <line x1={percent(from)} x2={percent(to)} y1={y} y2={y} />
          {nextY !== undefined && <line x1={percent(to)} x2={percent(to)} y1={y} y2={nextY} />}
        </g>
      ))}
      {points.map(({ at, y, leader }) =>
        leader === undefined ? null : <line key={at} className="leader" x1={percent(at)} x2={percent(at)} y1={leader} y2={y} />,
      )}
      {points.map(({ at, y, sized }) => (
        <circle key={at} className={sized ? "observed-point" : "observed-point unsized"} cx={percent(at)} cy={y} r="5" />
      ))}
      <Labels items={labels} />
    </Plot>
  );
}

/** The readings of a site in words, in reading order. */
export function readingWords(state: CapacityBandState): string[] {
  const words: string[] = [];
  if (state.promise) words.push(`promised: ${state.promise.label}`);
  if (state.stated) words.push(`stated: ${[state.stated.label, state.stated.sublabel].filter(Boolean).join(", ")}`);
  if (state.asPromised) words.push("stated: as promised");
  if (state.gone) words.push(state.gone.label);
  if (state.fan) words.push(state.fan.words);
  for (const f of state.forecasts) words.push(f.label);
  for (const point of state.observed) words.push(`observed: ${point.label}`);
  return [...words, ...state.notDrawn];
}

const Key = ({ className, dot = false }: { className: string; dot?: boolean }) => (
  <svg width="22" height="10" aria-hidden="true">
    <line className={className} x1="0" x2="22" y1="5" y2="5" />
    {dot && <circle className="observed-point" cx="11" cy="5" r="4" />}
  </svg>
);

/** The stated level by its chance of being there, and the bar from P10 to P90 with a tick at P50. */
export function Fan({ fan, id }: { fan: FanLayout; id: string }) {
  const { from, area, stops, bar, middle } = fan;
  return (
    <g className="fan">
      {area && (
        <>
          <linearGradient id={id} className="tone-compute">
            {stops.map(({ at, chance }) => (
              <stop key={at} offset={percent(at)} stopColor="currentColor" stopOpacity={Math.round(chance * 48) / 100} />
            ))}
          </linearGradient>
          <rect x={percent(from)} width={percent(1 - from)} y={area.top} height={area.bottom - area.top} fill={`url(#${id})`} />
        </>
      )}
      {bar && <line className="fan-line" x1={percent(bar.from)} x2={percent(bar.to)} y1={bar.y} y2={bar.y} />}
      {bar?.beyond && (
        <At x={bar.to} y={bar.y}>
          <path className="fan-line" fill="none" d="M-7-4L0 0L-7 4" />
        </At>
      )}
      {bar && !bar.beyond && (
        <line className="fan-line" x1={percent(bar.to)} x2={percent(bar.to)} y1={bar.y - 4} y2={bar.y + 4} />
      )}
      {bar && middle !== undefined && (
        <line className="fan-middle" x1={percent(middle)} x2={percent(middle)} y1={bar.y - 6} y2={bar.y + 6} />
      )}
    </g>
  );
}

/** A forecast of somebody else: a mark at its day, with the days before it on which it may be. */
function Forecast({ target: { earliest, latest, y = BASE, onAxis } }: { target: TargetLayout }) {
  return (
    <g className="forecast">
      {latest > earliest && <line className="forecast-line" x1={percent(earliest)} x2={percent(latest)} y1={y - 6} y2={y - 6} />}
      {onAxis && (
        <At x={latest} y={y - 6}>
          <path className="forecast-point" d="M-5.5-5H5.5L0 5Z" />
        </At>
      )}
    </g>
  );
}

/** A level from its date on; it fades in over the days on which it may be reached. */
function Target({ target, tone }: { target: TargetLayout; tone: "promise" | "stated" }) {
  const { earliest, latest, y, onAxis, start } = target;
  const fade = tone === "promise" ? "url(#fade-muted)" : "url(#fade-compute)";
  if (y === undefined)
    return (
      <g className={tone}>
        {latest > earliest && (
          <rect x={percent(earliest)} width={percent(latest - earliest)} y={BASE - 14} height="14" fill="url(#hatch)" />
        )}
        {onAxis && (
          <At x={latest} y={BASE}>
            <path className={`unsized ${tone}-point`} d="M0-6.6L6.6 0L0 6.6L-6.6 0Z" />
          </At>
        )}
      </g>
    );
  // A start has no level of its own: what it ends at is a line without a step.
  return (
    <g className={start ? `${tone} start` : tone}>
      {latest > earliest && !start && (
        <rect x={percent(earliest)} width={percent(latest - earliest)} y={y} height={BASE - y} fill={fade} />
      )}
      {onAxis && !start && <line className={`${tone}-line`} x1={percent(latest)} x2={percent(latest)} y1={BASE} y2={y} />}
      {latest < 1 && <line className={`${tone}-line`} x1={percent(latest)} x2="100%" y1={y} y2={y} />}
      {onAxis && start && (
        <At x={latest} y={BASE}>
          <path className={`unsized ${tone}-point`} d="M0-6.6L6.6 0L0 6.6L-6.6 0Z" />
        </At>
      )}
      {onAxis && tone === "stated" && !start && <circle className="stated-point" cx={percent(latest)} cy={y} r="5" />}
    </g>
  );
}
