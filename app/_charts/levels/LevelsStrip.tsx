import { percent, type View } from "../axis";
import { BandTitle, Labels, Moved, Plot } from "../parts";
import { BASE, HEIGHT, type LevelsLayout, layoutLevels, TOP } from "./layout";
import { type LevelsBandState, STACK, type StackLevel } from "./state";

export const STACK_NAMES: Readonly<Record<StackLevel, string>> = {
  "power-to-fine": "power to fine in place",
  authority: "authority, no fines",
  planned: "draft or announced",
  nothing: "nothing in place",
  unknown: "not known",
};

/** A sample of a level's area, as in the stack. */
export const LevelSwatch = ({ level }: { level: StackLevel | "not-applicable" }) => (
  <svg className="level-swatch" width="14" height="14" aria-hidden="true">
    <rect className={`area level-${level}`} x="1" y="1" width="12" height="12" rx="2" />
  </svg>
);

/** How many Member States stand on each level over time. It ends at the as-of date. */
export function LevelsStrip({ state, view }: { state: LevelsBandState; view: View }) {
  if (state.insteadOf)
    return (
      <div className="strip band enforcement">
        <div className="gutter">
          <BandTitle title={state.title} subtitle={state.subtitle} />
        </div>
        <p className="instead">{state.insteadOf}</p>
      </div>
    );
  const layout = layoutLevels(state, view);
  return (
    <div className="strip band levels">
      <div className="gutter with-ticks">
        <div>
          <BandTitle title={state.title} subtitle={state.subtitle} />
          <ul className="levels-key">
            {STACK.map((level) => (
              <li key={level}>
                <LevelSwatch level={level} />
                {STACK_NAMES[level]}
              </li>
            ))}
          </ul>
        </div>
        <ul className="ticks" aria-hidden="true">
          {layout.ticks.map(({ count, y }) => (
            <li key={count} style={{ top: y }}>
              {count}
            </li>
          ))}
        </ul>
      </div>
      <div className="plot-cell">
        <LevelsPlot state={state} layout={layout} />
        <Moved texts={layout.moved} />
      </div>
    </div>
  );
}

/** The drawing in it. */
export function LevelsPlot({
  state,
  layout: { from, to, days, areas, ticks, since, labels },
}: {
  state: LevelsBandState;
  layout: LevelsLayout;
}) {
  const words = state.now.map((n) => n.label).join(", ");
  return (
    <Plot height={HEIGHT} label={`${state.title}, ${state.subtitle}: ${words}. ${state.note}`}>
      {ticks.map(({ count, y }) => (
        <line key={count} className="level-line" x1="0" x2={percent(to)} y1={y} y2={y} />
      ))}
      {to > from && (
        <>
          <rect className="area level-unknown" x={percent(from)} width={percent(to - from)} y={TOP} height={BASE - TOP} />
          <svg
            x={percent(from)}
            y={TOP}
            width={percent(to - from)}
            height={BASE - TOP}
            viewBox={`0 0 ${days} ${state.total}`}
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {areas.map(
              (area) =>
                area.level !== "unknown" && <path key={area.level} className={`area level-${area.level}`} d={area.fill} />,
            )}
            {areas.map(
              (area) => area.level !== "unknown" && <path key={area.level} className={`rim level-${area.level}`} d={area.edge} />,
            )}
          </svg>
        </>
      )}
      <line className="base-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
      {[...new Set(since)].map((at) => (
        <line key={at} className="since-tick" x1={percent(at)} x2={percent(at)} y1={BASE} y2={BASE + 6} />
      ))}
      <Labels items={labels} />
    </Plot>
  );
}
