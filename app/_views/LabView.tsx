import { memo, type ReactNode } from "react";
import { Chart } from "@/app/_charts/Chart";
import { LawGroups } from "@/app/_charts/law/LawGroups";
import { DateField, type Option, SelectField } from "@/app/_ui/fields";
import { PageFoot } from "@/app/_ui/PageFoot";
import { Card, Legend, PageHead } from "@/app/_ui/parts";
import type { DutyChanges, LabState, MovedGroup, OwnRow, OwnRows } from "./lab";
import { addName, fieldNames, type RowKey } from "./lab-form";
import { Notices } from "./Notices";
import type { ViewProps } from "./PanelView";

/** One's own version of the law: the settings, and beside them what they change. */
export function LabView({ state, late = state, views }: ViewProps<LabState>) {
  return (
    <>
      <PageHead title={state.headline} lead={state.lead} />
      <PageFoot at="left">{state.foot}</PageFoot>
      <div className="lab">
        <div className="lab-notices">
          <Notices state={state.notices} />
          {state.cleanHref && (
            <p>
              <a href={state.cleanHref}>Take out what could not be applied</a>
            </p>
          )}
        </div>
        <section className="lab-settings" aria-label="Settings of your version">
          <Settings state={state} />
        </section>
        <div className="lab-results">
          <Share state={state} />
          {state.groups.length > 0 && (
            <Chart
              title="The milestones that differ, before and after"
              axis={state.axis}
              views={views}
              legend={
                <Legend
                  items={[
                    { swatch: "applies", label: "date in your version" },
                    { swatch: "ghost", label: `date in ${state.before}` },
                    { swatch: "formal", label: "formal date, where it bites later" },
                    { swatch: "as-of", label: "as known on" },
                  ]}
                />
              }
              note={state.stay}
              draw={(view) => <LawGroups groups={state.groups} view={view} />}
            />
          )}
          {state.groups.length === 0 && <p className="lab-stay">{state.stay}</p>}
          <Windows duties={state.windows} note={state.windowsNote} />
          <Moved groups={late.moved} />
        </div>
      </div>
    </>
  );
}

function Settings({ state }: { state: LabState }) {
  return (
    <>
      <Card label="Ready-made" className="lab-ideas">
        <h2>Ready-made</h2>
        <ul>
          {state.ideas.map((idea) => (
            <li key={idea.label}>
              <a href={idea.href} aria-current={idea.current ? "true" : undefined}>
                {idea.label}
              </a>
            </li>
          ))}
        </ul>
      </Card>
      <form className="lab-form card" id="lab-form" method="get" action={state.bar.action} aria-label="Your version">
        {state.bar.keep.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <div className="lab-actions">
          <button type="button" className="button" data-lab="undo" aria-keyshortcuts="Control+Z">
            Undo
          </button>
          <button type="button" className="button" data-lab="redo" aria-keyshortcuts="Control+Shift+Z">
            Redo
          </button>
          <a className="button" href={state.resetHref}>
            Reset
          </a>
        </div>
        <label className="field">
          <span className="field-label">Name of your version</span>
          <input
            id="lab-name"
            className="control"
            name="name"
            maxLength={80}
            defaultValue={state.name}
            data-value={state.name}
            autoComplete="off"
          />
        </label>
        <div className="lab-pair">
          <SelectField label="Start from" name="law" value={state.laws.value} options={state.laws.options} />
          <DateField
            label="As known on"
            name="asOf"
            value={state.bar.asOf.value}
            min={state.bar.asOf.min}
            max={state.bar.asOf.max}
          />
        </div>
        {state.own.map((own) => (
          <Rows key={own.key} own={own} />
        ))}
        <fieldset>
          <legend>Windows for</legend>
          <SelectField label="Duty" name="duty" value={state.duties.value} options={state.duties.options} />
          <div className="lab-pair">
            <SelectField label="Country" name="country" value={state.countries.value} options={state.countries.options} />
            <SelectField label="Assessment takes" name="lead" value={state.leads.value} options={state.leads.options} />
          </div>
          <div className="lab-pair">
            <SelectField label="Compute site" name="site" value={state.sites.value} options={state.sites.options} />
            <SelectField label="Compute by" name="delay" value={state.delays.value} options={state.delays.options} />
          </div>
          <details id="lab-numbers">
            <summary>Numbers of the estimate of delay</summary>
            <div className="lab-pair">
              {state.numbers.map((n) => (
                <label key={n.key} className="field">
                  <span className="field-label">{n.label}</span>
                  <input
                    id={`lab-${n.key}`}
                    className="control"
                    name={n.key}
                    inputMode="decimal"
                    placeholder="computed"
                    defaultValue={n.value}
                    data-value={n.value}
                    autoComplete="off"
                  />
                </label>
              ))}
            </div>
          </details>
        </fieldset>
        <button type="submit" className="button apply">
          Apply
        </button>
      </form>
    </>
  );
}

const KINDS: Readonly<Record<RowKey, { readonly title: string; readonly add: string; readonly value: string }>> = {
  shift: { title: "Shift", add: "Shift a topic, an anchor or a milestone", value: "by" },
  assume: { title: "Assume an event", add: "Assume the day of an event", value: "on" },
  set: { title: "Set a date", add: "Set the date of an anchor or a milestone", value: "to" },
  fine: { title: "Assume a power to fine", add: "Assume a power to fine in", value: "from" },
};

function Rows({ own }: { own: OwnRows }) {
  const words = KINDS[own.key];
  return (
    <fieldset className="lab-rows">
      <legend>{words.title}</legend>
      {own.rows.length > 0 && (
        <ul>
          {own.rows.map((row, i) => (
            <li key={row.id}>
              <Row kind={own.key} row={row} nth={i} />
            </li>
          ))}
        </ul>
      )}
      {own.options.length > 0 ? (
        <Add name={addName(own.key)} label={words.add} options={own.options} />
      ) : (
        own.rows.length === 0 && <p className="muted">Every event is known on this day; there is nothing to assume.</p>
      )}
    </fieldset>
  );
}

const MONTHS = { min: -24, max: 36 };

function Row({ kind, row, nth }: { kind: RowKey; row: OwnRow; nth: number }) {
  const names = fieldNames(kind, nth);
  const label = `${row.label}: ${KINDS[kind].value}`;
  const shared = {
    id: `lab-${names.value}`,
    className: "control",
    name: names.value,
    defaultValue: row.value,
    "data-value": row.value,
    "aria-label": label,
    autoComplete: "off",
  };
  return (
    <>
      <input type="hidden" name={names.id} value={row.id} />
      <span className="lab-row-label">{row.label}</span>
      {row.removeHref && (
        <a className="lab-remove" href={row.removeHref} aria-label={`Remove: ${row.label}`}>
          Remove
        </a>
      )}
      {kind === "shift" && (
        <span className="lab-slider">
          <input
            id={`lab-months-${nth}`}
            type="range"
            min={MONTHS.min}
            max={MONTHS.max}
            step="1"
            data-months-of={shared.id}
            data-value={row.months ?? 0}
            defaultValue={row.months ?? 0}
            aria-label={`${row.label}: months`}
            aria-valuetext={row.months === undefined ? row.value : `${row.months} months`}
            autoComplete="off"
          />
        </span>
      )}
      <span className="lab-value">
        {KINDS[kind].value}
        {kind === "shift" && (
          <input
            {...shared}
            pattern="[+\-]?(\d{1,3}|[pP](\d+[yY])?(\d+[mM])?(\d+[wW])?(\d+[dD])?)"
            title="Months as a number, or a period such as P6M, P1Y6M, P30D; with a minus sign it runs back"
          />
        )}
        {kind === "fine" && (
          <input
            {...shared}
            pattern="\d{4}(-(\d\d(-\d\d)?|[qQ][1-4]|[hH][12]))?"
            title="A month such as 2027-07; also 2027, 2027-Q3, 2027-H2 or a day"
          />
        )}
        {(kind === "assume" || kind === "set") && <input {...shared} type="date" min="2024-01-01" max="2099-12-31" />}
        {kind === "shift" && <small>{row.months === undefined ? "" : monthsWord(row.months)}</small>}
      </span>
    </>
  );
}

const monthsWord = (months: number): string =>
  months === 0
    ? "moves nothing"
    : `${Math.abs(months)} month${Math.abs(months) === 1 ? "" : "s"} ${months < 0 ? "earlier" : "later"}`;

/** The list from which a setting is added. It is not drawn anew while it stays the same. */
const Add = memo(
  ({ name, label, options }: { name: string; label: string; options: readonly Option[] }) => {
    const groups = [...new Set(options.map((o) => o.group ?? ""))];
    const list = (of: string) =>
      options
        .filter((o) => (o.group ?? "") === of)
        .map((o) => (
          <option key={o.value} value={o.value}>
            {o.label}
          </option>
        ));
    return (
      <label className="field">
        <span className="vh">{label}</span>
        <select className="control" id={`lab-${name}`} name={name} defaultValue="" data-value="" autoComplete="off">
          <option value="">{label} ...</option>
          {groups.map((group) =>
            group === "" ? (
              list("")
            ) : (
              <optgroup key={group} label={group}>
                {list(group)}
              </optgroup>
            ),
          )}
        </select>
      </label>
    );
  },
  (a, b) => a.name === b.name && JSON.stringify(a.options) === JSON.stringify(b.options),
);

function Share({ state }: { state: LabState }) {
  return (
    <Card label="The link to this version" className="lab-share">
      <label className="field" htmlFor="lab-link">
        <span className="field-label">The link holds all of it{state.cleanHref && ", but what could not be applied"}</span>
      </label>
      <input id="lab-link" className="control" readOnly value={state.share} data-link={state.share} />
      <button type="button" className="button" data-lab="copy">
        Copy
      </button>
      <span className="lab-copied" id="lab-copied" role="status" />
      <p>
        On this page: <a href="#lab-windows">windows before and after</a>
        {state.moved.length > 0 && <a href="#lab-moved">what changes, as lists</a>}
      </p>
      <p>
        See it on:{" "}
        {state.links.map(({ label, href }) => (
          <a key={label} href={href}>
            {label}
          </a>
        ))}
      </p>
    </Card>
  );
}

function Windows({ duties, note }: { duties: readonly DutyChanges[]; note: string }) {
  return (
    <section className="card lab-windows" id="lab-windows" aria-label="Windows before and after">
      <h2>Windows before and after</h2>
      {duties.map((d) => (
        <Scroll key={d.id} title={d.title} note={d.date}>
          <table>
            <thead>
              <tr>
                <th scope="col">Window</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
                <th scope="col">Difference</th>
                <th scope="col">In words</th>
              </tr>
            </thead>
            <tbody>
              {d.rows.map((w) => (
                <tr key={w.kind} data-kind={w.kind} className={w.changed ? undefined : "same"}>
                  <th scope="row">{w.name}</th>
                  <td>{w.before}</td>
                  <td>{w.after}</td>
                  <td className="lab-difference">{w.difference}</td>
                  <td className="lab-words">{w.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      ))}
      <p className="muted">{note}</p>
    </section>
  );
}

const Moved = memo(({ groups }: { groups: readonly MovedGroup[] }) =>
  groups.length === 0 ? null : (
    <section className="card lab-moved" id="lab-moved" aria-label="What changes, as lists">
      <h2>What changes, as lists</h2>
      {groups.map((g) => (
        <Scroll key={g.id} title={g.title} note={String(g.rows.length)}>
          <table data-group={g.id}>
            <thead>
              <tr>
                <th scope="col">Milestone</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
                <th scope="col">Difference</th>
              </tr>
            </thead>
            <tbody>
              {g.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a href={row.href}>{row.label}</a>
                  </th>
                  <td>{row.before}</td>
                  <td>{row.after}</td>
                  <td className="lab-difference">{row.difference}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      ))}
    </section>
  ),
);

/** A table under its title; it scrolls in an area of its own where it does not fit. */
const Scroll = ({ title, note, children }: { title: string; note: string; children: ReactNode }) => (
  <>
    <h3>
      {title} <small>{note}</small>
    </h3>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
    <section className="lab-scroll" tabIndex={0} aria-label={title}>
      {children}
    </section>
  </>
);
