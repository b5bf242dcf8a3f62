import { percent } from "../axis";
import { Downloads } from "../Downloads";
import type { Room } from "../labels";
import { At, Labels } from "../parts";
import { BASE, HEIGHT, LANE, layoutMoney, type MoneyLayout, type MoneyMark, NARROW, WIDE } from "./layout";
import type { MoneyState } from "./state";

const KEYS: readonly (readonly [Shape, string])[] = [
  [{ shape: "circle", planned: false, upTo: false }, "USD"],
  [{ shape: "square", planned: false, upTo: false }, "EUR"],
  [{ shape: "circle", planned: true, upTo: false }, "planned, not raised"],
  [{ shape: "circle", planned: false, upTo: true }, "up to: a ceiling"],
  [{ shape: "none", planned: false, upTo: false }, "amount not disclosed"],
];

/**
 * Deals over time on a logarithmic scale. The server draws a wide and a narrow view and the style sheet shows one.
 * @param file where the chart lies as a drawing of its own
 */
export const MoneyChart = ({ state, file }: { state: MoneyState; file: string }) => (
  <figure className="money">
    <figcaption>{state.title}</figcaption>
    <ul className="legend" aria-hidden="true">
      {KEYS.map(([mark, text]) => (
        <li key={text}>
          <svg width="16" height="26" viewBox="-8 -8 16 26" aria-hidden="true">
            <MoneySign mark={mark} />
          </svg>{" "}
          {text}
        </li>
      ))}
    </ul>
    <div className="money-wide">
      <Drawing state={state} room={WIDE} />
    </div>
    <div className="money-narrow">
      <Drawing state={state} room={NARROW} />
    </div>
    <Downloads file={file} />
  </figure>
);

/** What of the keys the marks of a state need. */
export const moneyKeys = ({ points }: MoneyState): readonly (readonly [Shape, string])[] =>
  KEYS.filter(([{ shape, planned, upTo }]) =>
    points.some((p) =>
      planned ? p.planned : upTo ? p.upTo : shape === "none" ? p.currency === "none" : p.currency === CURRENCY[shape],
    ),
  );

const CURRENCY = { circle: "USD", square: "EUR" } as const;

function Drawing({ state, room }: { state: MoneyState; room: Room }) {
  const layout = layoutMoney(state, room);
  return (
    <svg className="plot" width="100%" height={HEIGHT} role="img" aria-label={`${state.title}: ${state.words}`}>
      {layout.years.map((at) => (
        <line key={at} className="year-line" x1={percent(at)} x2={percent(at)} y1="0" y2={HEIGHT} />
      ))}
      <line className="as-of" x1={percent(layout.asOf)} x2={percent(layout.asOf)} y1="0" y2={BASE + 34} />
      <MoneyPlot layout={layout} />
    </svg>
  );
}

/** The scale, the marks and their names. */
export const MoneyPlot = ({ layout: { ticks, marks, lane, labels } }: { layout: MoneyLayout }) => (
  <>
    {ticks.map(({ y }) => (
      <line key={y} className="level-line" x1="0" x2="100%" y1={y} y2={y} />
    ))}
    <line className="base-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
    {lane && <line className="level-line" x1="0" x2="100%" y1={LANE} y2={LANE} />}
    {marks.map((mark) => (
      <g key={mark.id}>
        {mark.from !== undefined && (
          <line className="money-span" x1={percent(mark.from)} x2={percent(mark.at)} y1={mark.y} y2={mark.y} />
        )}
        <At x={mark.at} y={mark.y}>
          <MoneySign mark={mark} />
        </At>
      </g>
    ))}
    <Labels items={labels} />
  </>
);

type Shape = Pick<MoneyMark, "shape" | "planned" | "upTo">;

/** The sign of a deal, around its middle. */
export function MoneySign({ mark: { shape, planned, upTo } }: { mark: Shape }) {
  const look = `money-mark${planned ? " planned" : ""}`;
  return (
    <>
      {shape === "circle" && <circle className={look} r="5.5" />}
      {shape === "square" && <rect className={look} x="-5" y="-5" width="10" height="10" />}
      {shape === "none" && <path className="money-mark undisclosed" d="M0-5.5L5.5 0L0 5.5L-5.5 0Z" />}
      {upTo && <path className="money-ceiling" d="M0 7V17M-4 13L0 17L4 13" />}
    </>
  );
}
