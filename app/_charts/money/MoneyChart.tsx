import { percent } from "../axis";
import type { Room } from "../labels";
import { At, Labels } from "../parts";
import { BASE, HEIGHT, LANE, layoutMoney, type MoneyMark, NARROW, WIDE } from "./layout";
import type { MoneyState } from "./state";

/** Deals over time on a logarithmic scale. The server draws a wide and a narrow view and the style sheet shows one. */
export const MoneyChart = ({ state }: { state: MoneyState }) => (
  <figure className="money">
    <figcaption>{state.title}</figcaption>
    <ul className="legend" aria-hidden="true">
      <li>
        <Key mark={{ shape: "circle", planned: false, upTo: false }} /> USD
      </li>
      <li>
        <Key mark={{ shape: "square", planned: false, upTo: false }} /> EUR
      </li>
      <li>
        <Key mark={{ shape: "circle", planned: true, upTo: false }} /> planned, not raised
      </li>
      <li>
        <Key mark={{ shape: "circle", planned: false, upTo: true }} /> up to: a ceiling
      </li>
      <li>
        <Key mark={{ shape: "none", planned: false, upTo: false }} /> amount not disclosed
      </li>
    </ul>
    <div className="money-wide">
      <Drawing state={state} room={WIDE} />
    </div>
    <div className="money-narrow">
      <Drawing state={state} room={NARROW} />
    </div>
  </figure>
);

function Drawing({ state, room }: { state: MoneyState; room: Room }) {
  const { ticks, years, asOf, marks, lane, labels } = layoutMoney(state, room);
  return (
    <svg className="plot" width="100%" height={HEIGHT} role="img" aria-label={`${state.title}: ${state.words}`}>
      {ticks.map(({ y }) => (
        <line key={y} className="level-line" x1="0" x2="100%" y1={y} y2={y} />
      ))}
      {years.map((at) => (
        <line key={at} className="year-line" x1={percent(at)} x2={percent(at)} y1="0" y2={HEIGHT} />
      ))}
      <line className="base-line" x1="0" x2="100%" y1={BASE} y2={BASE} />
      {lane && <line className="level-line" x1="0" x2="100%" y1={LANE} y2={LANE} />}
      <line className="as-of" x1={percent(asOf)} x2={percent(asOf)} y1="0" y2={BASE + 34} />
      {marks.map((mark) => (
        <g key={mark.id}>
          {mark.from !== undefined && (
            <line className="money-span" x1={percent(mark.from)} x2={percent(mark.at)} y1={mark.y} y2={mark.y} />
          )}
          <At x={mark.at} y={mark.y}>
            <Mark mark={mark} />
          </At>
        </g>
      ))}
      <Labels items={labels} />
    </svg>
  );
}

type Shape = Pick<MoneyMark, "shape" | "planned" | "upTo">;

function Mark({ mark: { shape, planned, upTo } }: { mark: Shape }) {
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

const Key = ({ mark }: { mark: Shape }) => (
  <svg width="16" height="26" viewBox="-8 -8 16 26" aria-hidden="true">
    <Mark mark={mark} />
  </svg>
);
