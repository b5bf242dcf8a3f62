import { shortDay } from "@/lib/time/day";
import { LEVEL_NAMES } from "./enforcement/layout";
import type { CapacityBandState, CapacityTarget, EnforcementBandState, LawGroup, LawRow, WindowBar } from "./state";

/** The same data as the drawings, as lists and tables in reading order. */

/** The law by topic: every topic folds, its rows are a table of milestone, date and change. */
export function LawTwin({ groups }: { groups: readonly LawGroup[] }) {
  return (
    <div className="twin-law">
      {groups.map((group) => (
        <details key={group.topic} open={group.open}>
          <summary>
            <span className="group-title">{group.title}</span> <span className="group-summary">{group.summary}</span>
          </summary>
          <LawTable caption={group.title} rows={group.rows} />
        </details>
      ))}
    </div>
  );
}

/** Milestones as a table of name, date and change. */
export function LawTable({ caption, rows }: { caption: string; rows: readonly LawRow[] }) {
  return (
    <table className="twin-table">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Milestone</th>
          <th scope="col">Date</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className={row.selected ? "selected" : undefined}>
            <th scope="row">
              <a href={row.href} aria-current={row.selected ? "true" : undefined}>
                {row.label}
              </a>
            </th>
            <td className={row.mark.kind === "day" ? "date" : undefined}>
              {row.mark.label}
              {row.estimated && <small>{row.doubt ?? "estimated"}</small>}
              {row.formal && <small>{row.formal.kind === "day" ? `formally ${row.formal.label}` : row.formal.label}</small>}
            </td>
            <td className="change">
              {row.delta ?? "no change"}
              {row.delta && row.ghost && <small>was {row.ghost.label}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The levels of one country, each with its days. */
export function EnforcementTwin({ state }: { state: EnforcementBandState }) {
  return (
    <section className="twin-part">
      <h2>
        {state.title} <span>{state.subtitle}</span>
      </h2>
      {state.insteadOf ? (
        <p>{state.insteadOf}</p>
      ) : (
        <>
          <table className="twin-table">
            <caption className="vh">
              {state.title}, {state.subtitle}
            </caption>
            <thead>
              <tr>
                <th scope="col">Level</th>
                <th scope="col">From</th>
                <th scope="col">In words</th>
              </tr>
            </thead>
            <tbody>
              {state.stretches.map((stretch) => (
                <tr key={stretch.from}>
                  <th scope="row">{LEVEL_NAMES[stretch.level]}</th>
                  <td className="date">{shortDay(stretch.from)}</td>
                  <td>{stretch.label}</td>
                </tr>
              ))}
              {state.assumed && (
                <tr>
                  <th scope="row">power to fine</th>
                  <td className="date">{shortDay(state.assumed.from)}</td>
                  <td>{state.assumed.label}</td>
                </tr>
              )}
            </tbody>
          </table>
          <p>{state.note}</p>
        </>
      )}
    </section>
  );
}

const size = (level: number | "unknown") => (level === "unknown" ? "not known" : String(level).replace(/\B(?=(\d{3})+$)/g, ","));
const when = (t: CapacityTarget) =>
  t.earliest === t.latest ? shortDay(t.latest) : `${shortDay(t.earliest)} to ${shortDay(t.latest)}`;

/** What was promised, stated and observed of one site. */
export function CapacityTwin({ state }: { state: CapacityBandState }) {
  const targets = [
    ["Promised", state.promise],
    ["Stated", state.stated],
  ] as const;
  return (
    <section className="twin-part">
      <h2>
        {state.title} <span>{state.subtitle}</span>
      </h2>
      <table className="twin-table">
        <caption className="vh">
          {state.title}, {state.subtitle}
        </caption>
        <thead>
          <tr>
            <th scope="col">Reading</th>
            <th scope="col">{state.unit}</th>
            <th scope="col">In words</th>
          </tr>
        </thead>
        <tbody>
          {targets.map(([name, target]) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <small>{target ? when(target) : name === "Stated" && state.asPromised ? "as promised" : "no date"}</small>
              </th>
              <td>{target ? size(target.level) : name === "Stated" && state.asPromised ? "as promised" : "no size"}</td>
              <td>
                {target
                  ? [target.label, target.sublabel].filter(Boolean).join("; ")
                  : name === "Stated" && state.asPromised
                    ? "the promise is also what is stated"
                    : "nothing with a size and a date"}
              </td>
            </tr>
          ))}
          {state.fan && (
            <tr>
              <th scope="row">Estimate</th>
              <td>{size(state.fan.level)}</td>
              <td>{state.fan.words}</td>
            </tr>
          )}
          {state.gone && (
            <tr>
              <th scope="row">
                Lost or paused
                <small>{shortDay(state.gone.day)}</small>
              </th>
              <td>none</td>
              <td>{state.gone.label}</td>
            </tr>
          )}
          {state.forecasts.map((f) => (
            <tr key={f.label}>
              <th scope="row">
                Forecast
                <small>{when(f)}</small>
              </th>
              <td>{size(f.level)}</td>
              <td>{f.label}</td>
            </tr>
          ))}
          {state.observed.map((point) => (
            <tr key={`${point.day} ${point.label}`}>
              <th scope="row">
                Observed
                <small>{shortDay(point.day)}</small>
              </th>
              <td>{size(point.level)}</td>
              <td>{point.label}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {state.notDrawn.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  );
}

/** The windows with what each says. */
export function WindowTwin({ title, bars }: { title: string; bars: readonly WindowBar[] }) {
  return (
    <section className="twin-part">
      <h2>{title}</h2>
      <table className="twin-table">
        <caption className="vh">{title}</caption>
        <thead>
          <tr>
            <th scope="col">Window</th>
            <th scope="col">In words</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={`${bar.kind} ${bar.name}`}>
              <th scope="row">{bar.href ? <a href={bar.href}>{bar.name}</a> : bar.name}</th>
              <td>{bar.text}</td>
              <td>{bar.closesSoon ? `${bar.state}, within 90 days` : bar.state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
