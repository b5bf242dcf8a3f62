import { percent } from "../axis";
import { At, Plot } from "../parts";
import { Fan } from "./CapacityStrip";
import { BASE, HEIGHT, type SmallLayout, type SmallTarget } from "./small";

/** What became of a site that will not come as promised. */
export type Gone = "lost" | "paused" | undefined;

/** One site in a row of many, without text: the facts stand in words beside it. */
export function SmallStrip({ id, layout, gone }: { id: string; layout: SmallLayout; gone: Gone }) {
  const { promise, stated, fan, forecasts, points, levels } = layout;
  return (
    <Plot height={HEIGHT}>
      <line className="base-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
      {fan && <Fan fan={fan} id={`fan-${id}-small`} />}
      {promise && <Target target={promise} tone="promise" gone={gone} />}
      {stated && <Target target={stated} tone="stated" gone={gone} />}
      {forecasts.map((f) =>
        f.onAxis ? (
          <At key={`${f.latest} ${f.y}`} x={f.latest} y={(f.y ?? BASE) - 4}>
            <path className="forecast-point" d="M-4-4H4L0 4Z" />
          </At>
        ) : null,
      )}
      {levels.map(({ from, to, y, nextY }) => (
        <g key={from} className="observed-line">
          <line x1={percent(from)} x2={percent(to)} y1={y} y2={y} />
          {nextY !== undefined && <line x1={percent(to)} x2={percent(to)} y1={y} y2={nextY} />}
        </g>
      ))}
      {points.map(({ at, y, sized }) => (
        <circle key={at} className={sized ? "observed-point" : "observed-point unsized"} cx={percent(at)} cy={y} r="3.5" />
      ))}
    </Plot>
  );
}

/** A level from its date on. One that is lost or paused is filled with a pattern, one after the axis is an arrow at its end. */
function Target({ target, tone, gone }: { target: SmallTarget; tone: "promise" | "stated"; gone: Gone }) {
  const { earliest, latest, y, onAxis, beyond, start } = target;
  if (beyond)
    return (
      <At x={1} y={y ?? BASE}>
        <path className={`${tone}-line beyond-end`} d="M-14 0H-2M-7-4L-2 0L-7 4" />
      </At>
    );
  if (y === undefined)
    return onAxis ? (
      <At x={latest} y={BASE}>
        <path className={`unsized ${tone}-point`} d="M0-5L5 0L0 5L-5 0Z" />
      </At>
    ) : null;
  // A start has no level of its own: what it ends at is a line without a step.
  if (start && !gone)
    return (
      <>
        <g className="start">
          <line className={`${tone}-line`} x1={percent(latest)} x2="100%" y1={y} y2={y} />
        </g>
        {onAxis && (
          <At x={latest} y={BASE}>
            <path className={`unsized ${tone}-point`} d="M0-5L5 0L0 5L-5 0Z" />
          </At>
        )}
      </>
    );
  return (
    <>
      {gone ? (
        <rect
          x={percent(latest)}
          width={percent(1 - latest)}
          y={y}
          height={BASE - y}
          fill={gone === "lost" ? "url(#hatch)" : "url(#dots)"}
        />
      ) : (
        latest > earliest && (
          <rect
            x={percent(earliest)}
            width={percent(latest - earliest)}
            y={y}
            height={BASE - y}
            fill={tone === "promise" ? "url(#fade-muted)" : "url(#fade-compute)"}
          />
        )
      )}
      <g className={`${tone}-line`}>
        {onAxis && <line x1={percent(latest)} x2={percent(latest)} y1={BASE} y2={y} />}
        <line x1={percent(latest)} x2="100%" y1={y} y2={y} />
      </g>
    </>
  );
}
