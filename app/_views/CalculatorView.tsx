import type { ReactNode } from "react";
import { type Described, described } from "@/app/_ui/fields";
import { Badge, Card, Notice, PageHead } from "@/app/_ui/parts";
import { Scroll } from "./CountriesView";
import { type Answer, type Applied, type CalculatorState, UNITS } from "./calculator";
import type { DurationRow } from "./durations";
import { Citation, Sourced, type Sources } from "./PanelView";

const REGULATION = "https://eur-lex.europa.eu/eli/reg/1971/1182/oj/eng";

const UNIT_WORDS: Readonly<Record<(typeof UNITS)[number], string>> = {
  days: "days",
  "working-days": "working days",
  weeks: "weeks",
  months: "months",
  years: "years",
  hours: "hours",
};

/** The deadline calculator: a form that works without scripts, the answer with its reasons, and all durations of the Act. */
export function CalculatorView({ state, sources }: { state: CalculatorState; sources: Sources }) {
  return (
    <>
      <PageHead
        title={state.answer.kind === "none" ? "Deadline calculator" : state.answer.headline}
        lead={
          state.answer.kind === "none"
            ? "When a period of the Act ends: from the day of an event, by Regulation (EEC, Euratom) No 1182/71 and the public holidays of the place where something has to be done."
            : state.answer.lead
        }
      />
      {state.problems.length > 0 && (
        <Notice kind="problem" title="Some settings could not be used.">
          <ul>
            {state.problems.map((p) => (
              <li key={`${p.param} ${p.message}`}>
                <code>{p.param}</code>: {FIELDS.includes(p.param) ? <a href={`#field-${p.param}`}>{p.message}</a> : p.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {state.answer.kind === "end" && state.answer.standing.length > 0 && (
        <Notice kind="note" title="Whether it runs">
          {state.answer.standing.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Notice>
      )}
      {state.asOf && <Notice kind="note">{state.law}</Notice>}
      <div className="calculator">
        <CalculatorForm state={state} />
        <div>
          {state.answer.kind === "end" && <Reasons answer={state.answer} />}
          {state.readings
            .filter((r) => r.here)
            .map((r) => (
              <Notice key={r.topic} kind="note" title={r.topic}>
                <p>Our reading: {r.reading}.</p>
              </Notice>
            ))}
          {state.chosen ? <Chosen row={state.chosen} sources={sources} /> : state.answer.kind === "none" && <Examples />}
        </div>
      </div>
      <Durations state={state} />
      <Card label="Where practice differs" className="calculator-readings">
        <h2>Where practice differs</h2>
        <dl className="calculator-rows">
          {state.readings.map((r) => (
            <div key={r.topic}>
              <dt>{r.topic}</dt>
              <dd>Our reading: {r.reading}.</dd>
            </div>
          ))}
        </dl>
        <p className="muted">
          A fixed date of the Act, such as 2 August 2026, is no period and never moves. The rules are those of{" "}
          <a href={REGULATION} rel="noreferrer">
            Regulation 1182/71
          </a>
          .
        </p>
      </Card>
    </>
  );
}

const FIELDS: readonly string[] = ["duration", "start", "time", "period", "unit", "calendar"];

function Field({
  name,
  label,
  hint,
  state,
  children,
}: {
  name: string;
  label: string;
  hint?: string;
  state: CalculatorState;
  children: (props: { id: string; name: string; className: string; autoComplete: string } & Described) => ReactNode;
}) {
  const { props, below } = described(name, hint, state.problems);
  return (
    <div className="field">
      <label className="field-label" htmlFor={`field-${name}`}>
        {label}
      </label>
      {children({
        id: `field-${name}`,
        name,
        className: "control",
        autoComplete: "off",
        ...props,
      })}
      {below}
    </div>
  );
}

function CalculatorForm({ state }: { state: CalculatorState }) {
  const { form } = state;
  const groups = [...new Set(state.calendars.map((c) => c.group))];
  // What was typed and is no day could not stand in a field for days.
  const dayType = /^(\d{4}-\d{2}-\d{2})?$/.test(form.start) && !state.problems.some((p) => p.param === "start") ? "date" : "text";
  const timeType = state.problems.some((p) => p.param === "time") && form.time !== "" ? "text" : "time";
  return (
    <form className="card calculator-form" method="get" action="/calculator" aria-label="Deadline" noValidate>
      {state.asOf && <input type="hidden" name="asOf" value={state.asOf} />}
      <Field name="duration" label="What runs" state={state}>
        {(field) => (
          <select {...field} key={form.duration} defaultValue={form.duration}>
            <option value="">A period of my own</option>
            {state.durations.map((group) => (
              <optgroup key={group.title} label={group.title}>
                {group.rows.map((row) => (
                  <option key={row.id} value={row.id}>
                    {row.cited.text}: {row.name}, {row.length}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <details
        key={state.chosen ? "folded" : "open"}
        className="calculator-own"
        open={!state.chosen || state.problems.some((p) => p.param === "period")}
      >
        <summary>A period of my own</summary>
        <fieldset aria-label="A period of my own">
          <Field name="period" label="Length" state={state} hint="A whole number, or P15D, P6M, PT72H">
            {(field) => <input {...field} type="text" key={form.period} defaultValue={form.period} maxLength={60} />}
          </Field>
          <Field name="unit" label="Unit of a number" state={state}>
            {(field) => (
              <select {...field} key={form.unit} defaultValue={form.unit}>
                {UNITS.map((unit) => (
                  <option key={unit} value={unit}>
                    {UNIT_WORDS[unit]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </fieldset>
      </details>
      <fieldset>
        <legend>The event</legend>
        <Field name="start" label={state.chosen ? `Day: ${state.chosen.from}` : "Day"} state={state}>
          {(field) => <input {...field} type={dayType} key={form.start} defaultValue={form.start} required />}
        </Field>
        <Field name="time" label="Time, for hours only" state={state} hint="By the clock of the place">
          {(field) => <input {...field} type={timeType} key={form.time} defaultValue={form.time} />}
        </Field>
      </fieldset>
      <Field
        name="calendar"
        label="Whose public holidays"
        state={state}
        hint="The State or the EU institution where it has to be done: the authority that receives a report; the Commission for a notice to the AI Office"
      >
        {(field) => (
          <select {...field} key={form.calendar} defaultValue={form.calendar}>
            {groups.map((group) => (
              <optgroup key={group} label={group}>
                {state.calendars
                  .filter((c) => c.group === group)
                  .map((c) => (
                    <option key={c.value} value={c.value}>
                      {c.label}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" className="button">
        Compute the end
      </button>
    </form>
  );
}

const Rules = ({ rules }: { rules: readonly Applied[] }) => (
  <ol className="derivation">
    {rules.map((rule) => (
      <li key={rule.article}>
        {rule.text}{" "}
        <span className="citation">
          <a href={REGULATION} rel="noreferrer">
            {rule.article} of Regulation 1182/71
          </a>
        </span>
        {rule.rule && (
          <details>
            <summary>The rule</summary>
            <p className="muted">
              {rule.rule.text} ({rule.rule.sure})
            </p>
          </details>
        )}
      </li>
    ))}
  </ol>
);

const Reasons = ({ answer }: { answer: Extract<Answer, { kind: "end" }> }) => (
  <Card label="Why that day" className="calculator-answer">
    {answer.strict && (
      <p className="strict">
        Strict end: <b>{answer.strict}</b>
        <small> before a rule moves it</small>
      </p>
    )}
    <h2>Why</h2>
    {answer.applied.length === 0 ? <p>No rule was applied.</p> : <Rules rules={answer.applied} />}
    {answer.bearing.length > 0 && (
      <>
        <h3>Rules that bear on it without moving it</h3>
        <Rules rules={answer.bearing} />
      </>
    )}
    {answer.holidays.length > 0 && (
      <>
        <h3>Public holidays that counted</h3>
        <ul>
          {answer.holidays.map((holiday) => (
            <li key={holiday}>{holiday}</li>
          ))}
        </ul>
      </>
    )}
    {answer.warnings.length > 0 && (
      <>
        <h3>Keep in mind</h3>
        <ul>
          {answer.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </>
    )}
    <p className="page-links">
      <a href={answer.icsHref}>Calendar file (.ics)</a> <a href={answer.jsonHref}>The same as JSON</a>
    </p>
  </Card>
);

const Chosen = ({ row, sources }: { row: DurationRow; sources: Sources }) => (
  <Card label={row.name} className="calculator-chosen">
    <h2>{row.name}</h2>
    <p className="panel-citation">
      <Citation cited={row.cited} />
    </p>
    <dl className="calculator-rows">
      {(
        [
          ["Length", row.length],
          ["Starts with", row.from],
          ["Who", row.who],
          ["What", row.what],
        ] as const
      ).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {row.notes && <p>{row.notes}</p>}
    <h3>Source</h3>
    <Sourced ids={row.sourceIds} sources={sources} />
    <p className="muted">How sure: {row.sure}.</p>
  </Card>
);

const EXAMPLES = [
  [
    "/calculator?duration=serious-incident-general&start=2026-10-09&calendar=PL",
    "A serious incident on Friday 9 October 2026, reported in Poland",
  ],
  [
    "/calculator?duration=serious-incident-widespread-or-infrastructure&start=2026-10-09&calendar=DE",
    "Two days that meet a weekend, in Germany",
  ],
  ["/calculator?start=2026-06-30&time=14:30&period=72&unit=hours&calendar=DE", "72 hours from 30 June 2026, 14:30"],
  ["/calculator?duration=documentation-retention&start=2027-12-02&calendar=DE", "Ten years of documents from 2 December 2027"],
  ["/calculator?start=2027-03-12&period=P2W&calendar=DE", "Two weeks that end on Good Friday in Germany"],
] as const;

const Examples = () => (
  <Card label="Examples" className="calculator-chosen">
    <h2>Examples</h2>
    <ul>
      {EXAMPLES.map(([href, text]) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  </Card>
);

function Durations({ state }: { state: CalculatorState }) {
  const rows = state.durations.flatMap((g) => g.rows);
  const numbered = rows.filter((row) => row.isDuration).length;
  const working = rows.filter((row) => "period" in row.counted && row.counted.workingDays).map((row) => row.cited.text);
  return (
    <Card label="All durations of the Act" className="calculator-durations">
      <h2 id="durations">The {numbered} durations of the Act</h2>
      <Scroll label="Durations of the Act">
        <table className="twin-table durations-table">
          <caption className="vh">Durations of the Act by its parts</caption>
          <thead>
            <tr>
              {["Where", "What", "How long", "Starts with", "Who"].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {state.durations.map((group) => (
            <tbody key={group.title}>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={5}>
                  {group.title}
                </th>
              </tr>
              {group.rows.map((row) => (
                <tr key={row.id} className={row.id === state.chosen?.id ? "selected" : undefined}>
                  <td>
                    <Citation cited={row.cited} />
                  </td>
                  <th scope="row">
                    <a href={`/calculator?duration=${row.id}${state.asOf ? `&asOf=${state.asOf}` : ""}`}>{row.name}</a>
                    <small>{row.what}</small>
                  </th>
                  <td>
                    {row.length}
                    {"period" in row.counted && row.counted.workingDays && <Badge tone="today">working days</Badge>}
                  </td>
                  <td>{row.from}</td>
                  <td>{row.who}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
      {!state.asOf && <p className="muted">{state.law}</p>}
      <p className="muted">Days are calendar days; in working days: {working.length > 0 ? working.join(", ") : "none"}.</p>
    </Card>
  );
}
