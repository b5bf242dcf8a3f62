import { memo, type ReactNode } from "react";
import { Chart } from "@/app/_charts/Chart";
import { LawGroups } from "@/app/_charts/law/LawGroups";
import { DateField, type Option, SelectField } from "@/app/_ui/fields";
import { PageFoot } from "@/app/_ui/PageFoot";
import { Card, Legend, PageHead } from "@/app/_ui/parts";
import type { DutyChanges, LabState, MovedGroup, OwnRow, OwnRows, SummaryState } from "./lab";
import { addName, fieldNames, type RowKey } from "./lab-form";
import { Notices } from "./Notices";
import type { ViewProps } from "./PanelView";

/** One's own version of the law: the settings, and beside them what they change. */
export function LabView({ state, late = state, views }: ViewProps<LabState>) {
  return (
    <>
      <PageHead title={state.headline} lead={state.lead} />
      <PageFoot at="left">{late.foot}</PageFoot>
      <div className="lab-notices">
        <Notices state={state.notices} />
        {state.cleanHref && (
          <p>
            <a href={state.cleanHref}>Take out what could not be applied</a>
          </p>
        )}
      </div>
      <div className="lab">
        <section className="lab-settings" aria-label="Settings of your version">
          <Settings state={state} />
        </section>
        <div className="lab-results">
          <div className="lab-top">
            <Summary duties={state.summary} />
            <Share state={state} />
            {views !== "narrow" && <Drawing state={state} view="wide" />}
          </div>
          <Windows duties={late.windows} note={late.windowsNote} />
          <Moved groups={late.moved} />
          {views !== "wide" && <Drawing state={state} view="narrow" />}
        </div>
      </div>
    </>
  );
}

/** What the settings do, in view while they move. */
function Summary({ duties }: { duties: readonly SummaryState[] }) {
  return (
    <Card label="What your settings do" className="lab-summary">
      {duties.map((d) => (
        <div key={d.id}>
          <h2>{d.title}</h2>
          <ul>
            {d.rows.map((row) => (
              <li key={row.name} className={row.changed ? undefined : "same"}>
                <span className="lab-what">{row.name}</span>
                <span>
                  {row.changed && (
                    <>
                      {row.before}
                      <span className="vh"> before, </span>
                      <span aria-hidden="true"> {"\u2192"} </span>
                    </>
                  )}
                  <span className="lab-after">{row.after}</span>
                  {row.changed && <span className="vh"> after</span>}
                </span>
                <span className="lab-difference">{row.difference}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Card>
  );
}

/** The milestones that differ: the wide one stands beside the settings, the narrow one after the lists that say the same. */
function Drawing({ state, view }: { state: LabState; view: "wide" | "narrow" }) {
  return (
    <div className={`lab-drawing lab-drawing-${view}`}>
      {state.groups.length === 0 ? (
        <p className="lab-stay">{state.stay}</p>
      ) : (
        <Chart
          title="The milestones that differ, before and after"
          axis={state.axis}
          views={view}
          whole
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
          file={state.drawingHref}
          draw={(on) => <LawGroups groups={state.groups} view={on} />}
        />
      )}
    </div>
  );
}

function Settings({ state }: { state: LabState }) {
  const own = (key: RowKey) => state.own.find((o) => o.key === key) as OwnRows;
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
        {(["shift", "assume", "set"] as const).map((key) => (
          <fieldset key={key} className="lab-rows">
            <legend>{KINDS[key].title}</legend>
            <Rows own={own(key)} />
          </fieldset>
        ))}
        <fieldset>
          <legend>Windows for</legend>
          <SelectField label="Duty" name="duty" value={state.duties.value} options={state.duties.options} />
          <SelectField label="Assessment takes" name="lead" value={state.leads.value} options={state.leads.options} />
        </fieldset>
        <fieldset className="lab-rows">
          <legend>Country, and a power to fine you assume</legend>
          <SelectField label="Country" name="country" value={state.countries.value} options={state.countries.options} />
          <Rows own={own("fine")} />
        </fieldset>
        <fieldset>
          <legend>Compute: site, read by</legend>
          <div className="lab-pair">
            <SelectField label="Site" name="site" value={state.sites.value} options={state.sites.options} />
            <SelectField label="Read by" name="delay" value={state.delays.value} options={state.delays.options} />
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

const KINDS: Readonly<
  Record<RowKey, { readonly title: string; readonly add: string; readonly value: string; readonly hint: string }>
> = {
  shift: {
    title: "Shift",
    add: "A topic, an anchor or a milestone",
    value: "by",
    hint: "12 months, 1 year or 30 days; -6 months is earlier",
  },
  assume: { title: "Assume an event", add: "The day of an event", value: "on", hint: "The day on which it happens" },
  set: { title: "Set a date", add: "Of an anchor or a milestone", value: "to", hint: "The day on which it applies" },
  fine: {
    title: "Assume a power to fine",
    add: "A power to fine in",
    value: "from",
    hint: "July 2027 or 2027-07; also a day, Q3 2027 or 2027",
  },
};

function Rows({ own }: { own: OwnRows }) {
  return (
    <>
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
        <Add kind={own.key} label={KINDS[own.key].add} options={own.options} />
      ) : (
        own.rows.length === 0 && <p className="muted">Every event is known on this day; there is nothing to assume.</p>
      )}
    </>
  );
}

const MONTHS = { min: -24, max: 36 };

function Row({ kind, row, nth }: { kind: RowKey; row: OwnRow; nth: number }) {
  const names = fieldNames(kind, nth);
  const label = `${row.label}: ${KINDS[kind].value}`;
  const id = `lab-${names.value}`;
  const shared = {
    id,
    className: "control",
    name: names.value,
    defaultValue: row.value,
    "data-value": row.value,
    "data-kind": kind,
    "aria-label": label,
    "aria-describedby": `${id}-hint ${id}-problem`,
    "aria-invalid": row.problem !== "",
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
            aria-valuetext={row.months === undefined ? row.value : monthsWord(row.months)}
            autoComplete="off"
          />
        </span>
      )}
      <span className="lab-value">
        {KINDS[kind].value}
        {kind === "assume" || kind === "set" ? (
          <input {...shared} type="date" min="2024-01-01" max="2099-12-31" />
        ) : (
          <input {...shared} maxLength={40} />
        )}
        {kind === "shift" && row.months !== undefined && <small>{monthsWord(row.months)}</small>}
      </span>
      <small className="lab-hint" id={`${id}-hint`}>
        {KINDS[kind].hint}
      </small>
      <small className="lab-problem" id={`${id}-problem`} data-problem={row.problem}>
        {row.problem}
      </small>
    </>
  );
}

const monthsWord = (months: number): string =>
  months === 0
    ? "moves nothing"
    : `${Math.abs(months)} month${Math.abs(months) === 1 ? "" : "s"} ${months < 0 ? "earlier" : "later"}`;

/** The list from which a setting is added. It is not drawn anew while it stays the same. */
const Add = memo(
  ({ kind, label, options }: { kind: RowKey; label: string; options: readonly Option[] }) => {
    const name = addName(kind);
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
      <div className="lab-add">
        <select
          className="control"
          id={`lab-${name}`}
          name={name}
          aria-label={`${KINDS[kind].title}: ${label}`}
          defaultValue=""
          autoComplete="off"
        >
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
        <button type="button" className="button" data-lab="add" data-kind={kind} aria-label={`Add: ${KINDS[kind].title}`}>
          Add
        </button>
      </div>
    );
  },
  (a, b) => a.kind === b.kind && JSON.stringify(a.options) === JSON.stringify(b.options),
);

function Share({ state }: { state: LabState }) {
  return (
    <Card label="The link to this version" className="lab-share">
      <label className="field" htmlFor="lab-link">
        <span className="field-label">The link holds all of it{state.cleanHref && ", but what could not be applied"}</span>
      </label>
      <input
        id="lab-link"
        className="control"
        readOnly
        value={state.share}
        data-link={state.share}
        aria-describedby="lab-link-note"
      />
      <button type="button" className="button" data-lab="copy">
        Copy
      </button>
      <span className="lab-copied" id="lab-copied" role="status" />
      <p id="lab-link-note">
        {state.shareNote} <a href={state.todayHref}>The link that is always as known today</a>
      </p>
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

const Windows = memo(({ duties, note }: { duties: readonly DutyChanges[]; note: string }) => (
  <section className="card lab-windows" id="lab-windows" aria-label="Windows before and after">
    <h2>Windows before and after</h2>
    {duties.map((d) => (
      <div key={d.id}>
        <h3>
          {d.title} <small>{d.date.changed ? `${d.date.before} before, ${d.date.after} after` : d.date.after}</small>
        </h3>
        {d.alike.length > 0 && <p className="lab-alike">The same dates and windows: {d.alike.join("; ")}.</p>}
        <section className="lab-scroll" aria-label={d.title}>
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
                <tr key={w.name} data-kind={w.kind} data-country={w.country} className={w.changed ? undefined : "same"}>
                  <th scope="row">{w.name}</th>
                  <td data-label="Before">{w.before}</td>
                  <td data-label="After">{w.after}</td>
                  <td data-label="Difference" className="lab-difference">
                    {w.difference}
                  </td>
                  <td className="lab-words">{w.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    ))}
    <p className="muted">{note}</p>
  </section>
));

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
