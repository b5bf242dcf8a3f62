import { percent, type View } from "../axis";
import { At, BandTitle, Labels, Moved, Plot } from "../parts";
import type { CapacityBandState } from "../state";
import { BASE, HEIGHT, layoutCapacity, type TargetLayout } from "./layout";

/** Promise, statement and observation of one compute site over time, in GPUs. */
export function CapacityStrip({ state, view }: { state: CapacityBandState; view: View }) {
  const { ticks, promise, stated, points, levels, labels, moved } = layoutCapacity(state, view);
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
            {points.length > 0 && (
              <li>
                <Key className="observed-line" dot /> observed
              </li>
            )}
          </ul>
        </div>
        {view.kind === "wide" && (
          <ul className="ticks" aria-hidden="true">
            {ticks.map(({ y, text }) => (
              <li key={text} style={{ top: y }}>
                {text}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="plot-cell">
        <Plot height={HEIGHT} label={`${state.title}, ${state.subtitle}: ${readingWords(state).join(". ")}`}>
          {ticks.map(({ y }) => (
            <line key={y} className="level-line" x1="0" x2="100%" y1={y} y2={y} />
          ))}
          <line className="base-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
          {promise && <Target target={promise} tone="promise" />}
          {stated && <Target target={stated} tone="stated" />}
          {levels.map(({ from, to, y, nextY }) => (
            <g key={from} className="observed-line">
              <line x1={percent(from)} x2={percent(to)} y1={y} y2={y} />
              {nextY !== undefined && <line x1={percent(to)} x2={percent(to)} y1={y} y2={nextY} />}
            </g>
          ))}
          {points.map(({ at, y, leader }) =>
            leader === undefined ? null : (
              <line key={at} className="leader" x1={percent(at)} x2={percent(at)} y1={leader} y2={y} />
            ),
          )}
          {points.map(({ at, y, sized }) => (
            <circle key={at} className={sized ? "observed-point" : "observed-point unsized"} cx={percent(at)} cy={y} r="5" />
          ))}
          <Labels items={labels} />
        </Plot>
        <Moved texts={[...moved, ...state.notDrawn]} />
      </div>
    </div>
  );
}

/** The readings of a site in words, in reading order. */
export function readingWords(state: CapacityBandState): string[] {
  const words: string[] = [];
  if (state.promise) words.push(`promised: ${state.promise.label}`);
  if (state.stated) words.push(`stated: ${[state.stated.label, state.stated.sublabel].filter(Boolean).join(", ")}`);
  for (const point of state.observed) words.push(`observed: ${point.label}`);
  return [...words, ...state.notDrawn];
}

const Key = ({ className, dot = false }: { className: string; dot?: boolean }) => (
  <svg width="22" height="10" aria-hidden="true">
    <line className={className} x1="0" x2="22" y1="5" y2="5" />
    {dot && <circle className="observed-point" cx="11" cy="5" r="4" />}
  </svg>
);

/** A level from its date on; it fades in over the days on which it may be reached. */
function Target({ target, tone }: { target: TargetLayout; tone: "promise" | "stated" }) {
  const { earliest, latest, y, onAxis } = target;
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
  return (
    <g className={tone}>
      {latest > earliest && <rect x={percent(earliest)} width={percent(latest - earliest)} y={y} height={BASE - y} fill={fade} />}
      {tone === "stated" && latest < 1 && (
        <rect className="stated-area" x={percent(latest)} width={percent(1 - latest)} y={y} height={BASE - y} />
      )}
      {onAxis && <line className={`${tone}-line`} x1={percent(latest)} x2={percent(latest)} y1={BASE} y2={y} />}
      {latest < 1 && <line className={`${tone}-line`} x1={percent(latest)} x2="100%" y1={y} y2={y} />}
      {onAxis && tone === "stated" && <circle className="stated-point" cx={percent(latest)} cy={y} r="5" />}
    </g>
  );
}
