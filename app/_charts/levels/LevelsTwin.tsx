import { memo } from "react";
import { shortDay } from "@/lib/time/day";
import { STACK_NAMES } from "./LevelsStrip";
import { type LevelsBandState, STACK } from "./state";

/** The counts of the stack as tables: what holds now, who can fine since when, and every change. Drawn anew only where it changed. */
export const LevelsTwin = memo(function LevelsTwin({ state }: { state: LevelsBandState }) {
  return (
    <section className="twin-part">
      <h2>
        {state.title} <span>{state.subtitle}</span>
      </h2>
      {state.insteadOf ? (
        <p>{state.insteadOf}</p>
      ) : (
        <>
          <p>
            {state.now.map((n) => n.label).join(", ")}. {state.note}
          </p>
          {state.since.length > 0 && (
            <table className="twin-table">
              <caption className="vh">Power to fine since</caption>
              <thead>
                <tr>
                  <th scope="col">Member State</th>
                  <th scope="col">Power to fine since</th>
                </tr>
              </thead>
              <tbody>
                {state.since.map(({ code, name, day }) => (
                  <tr key={code}>
                    <th scope="row">{name}</th>
                    <td className="date">{shortDay(day)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <details className="more" id="levels-changes">
            <summary>Every change of the counts</summary>
            <div className="scroll-x">
              <table className="twin-table">
                <caption className="vh">
                  {state.title}, {state.subtitle}
                </caption>
                <thead>
                  <tr>
                    <th scope="col">From</th>
                    {STACK.map((level) => (
                      <th key={level} scope="col">
                        {STACK_NAMES[level]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {state.steps.map(({ from, counts }) => (
                    <tr key={from}>
                      <th scope="row" className="date">
                        {shortDay(from)}
                      </th>
                      {STACK.map((level, i) => (
                        <td key={level}>{counts[i] ?? 0}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </section>
  );
});
