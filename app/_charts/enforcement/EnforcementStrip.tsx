import { percent, type View } from "../axis";
import { BandTitle, Labels, Moved, Plot } from "../parts";
import type { EnforcementBandState } from "../state";
import { BASE, type EnforcementLayout, HEIGHT, LEVEL_NAMES, layoutEnforcement, TOP } from "./layout";

const SCALE = ["power-to-fine", "authority", "planned", "nothing"] as const;

/** The enforcement level of one country over time. It ends at the as-of date. */
export function EnforcementStrip({ state, view }: { state: EnforcementBandState; view: View }) {
  if (state.insteadOf)
    return (
      <div className="strip band enforcement">
        <div className="gutter">
          <BandTitle title={state.title} subtitle={state.subtitle} />
        </div>
        <p className="instead">{state.insteadOf}</p>
      </div>
    );
  const layout = layoutEnforcement(state, view);
  return (
    <div className="strip band enforcement">
      <div className="gutter with-ticks">
        <BandTitle title={state.title} subtitle={state.subtitle} />
        <ul className="ticks" aria-hidden="true">
          {SCALE.map((level) => (
            <li key={level} className={`level-${level}`} style={{ top: (TOP[level] + nextTop(level)) / 2 }}>
              {LEVEL_NAMES[level]}
            </li>
          ))}
        </ul>
      </div>
      <div className="plot-cell">
        <EnforcementPlot state={state} layout={layout} />
        <Moved texts={layout.moved} />
      </div>
    </div>
  );
}

/** The drawing in it. */
export function EnforcementPlot({
  state,
  layout: { blocks, assumed, labels, asOf },
}: {
  state: EnforcementBandState;
  layout: EnforcementLayout;
}) {
  const last = state.stretches.at(-1);
  return (
    <Plot
      height={HEIGHT}
      label={`${state.title}, ${state.subtitle}: ${[last ? last.label : "nothing known", state.assumed?.label].filter(Boolean).join("; ")}. ${state.note}`}
    >
      {SCALE.map((level) => (
        <line key={level} className="level-line" x1="0" x2={percent(asOf)} y1={TOP[level]} y2={TOP[level]} />
      ))}
      {blocks.map((b) => (
        <rect
          key={b.from}
          className={`block level-${b.level}`}
          x={percent(b.from)}
          width={percent(b.to - b.from)}
          y={b.top}
          height={BASE - b.top}
        />
      ))}
      {blocks.map((b) => (
        <g key={b.from} className={`edge level-${b.level}`}>
          <line x1={percent(b.from)} x2={percent(b.to)} y1={b.top} y2={b.top} />
          <line x1={percent(b.from)} x2={percent(b.from)} y1={b.leftTop} y2={b.top} />
        </g>
      ))}
      {assumed && (
        <rect
          className="block-assumed"
          x={percent(assumed.from)}
          width={percent(1 - assumed.from)}
          y={assumed.top}
          height={BASE - assumed.top}
        />
      )}
      <line className="base-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
      <Labels items={labels} />
    </Plot>
  );
}

const nextTop = (level: (typeof SCALE)[number]): number => {
  const next = SCALE[SCALE.indexOf(level) + 1];
  return next ? TOP[next] : BASE;
};
