import { type CSSProperties, Fragment, type ReactNode } from "react";
import { percent, share } from "@/app/_charts/axis";
import { HEAD, layoutHead, NARROW, WIDE } from "@/app/_charts/capacity/small";
import { Downloads } from "@/app/_charts/Downloads";
import type { Room } from "@/app/_charts/labels";
import { At, Labels, Plot } from "@/app/_charts/parts";
import type { AxisState } from "@/app/_charts/state";
import { DateField, LensForm, Segmented, SelectField } from "@/app/_ui/fields";
import { PrintButton } from "@/app/_ui/PrintButton";
import { Badge, Card, KeyFigures, Notice, PageHead, Panel } from "@/app/_ui/parts";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { Notices } from "./Notices";
import { Citation, Sourced, type Sources } from "./PanelView";
import type { FieldState, LeadEstimate, WindowsState } from "./windows";
import type { ListRow, ListState } from "./windows-list";
import type { Cell, LegendItem, MatrixRow, MatrixState } from "./windows-matrix";
import type { NextGroup, NextLine } from "./windows-next";
import type { Ref } from "./windows-page";
import type { ReasonsState } from "./windows-reasons";
import type { ReliefState } from "./windows-relief";

/** All windows: duties by countries or sites, what closes next, and the reasons of one of them. */
export function WindowsView({ state: s, sources }: { state: WindowsState; sources: Sources }) {
  const opened = s.reasons?.inTable ? <Opened state={s.reasons} sources={sources} asOf={s.asOf} /> : undefined;
  return (
    <div className={opened ? "windows-page chosen" : "windows-page"}>
      <Bar state={s} />
      <p className="kicker brief-question">{s.question}</p>
      <PageHead title={s.headline} lead={s.lead} />
      <Notices state={s.notices} />
      {s.figures.length > 0 && <KeyFigures items={s.figures} />}
      <section className="matrix-card" aria-labelledby="matrix">
        <nav className="segments kinds" aria-label="Kind of window">
          {s.kinds.map((k) => (
            <a key={k.value} href={k.href} aria-current={k.current ? "true" : undefined}>
              {k.label}
            </a>
          ))}
        </nav>
        <div className="matrix-head">
          <h2 id="matrix">{s.title}</h2>
          <p>{s.about}</p>
          {s.matrix && <LegendOf items={s.matrix.legend} />}
          {!s.empty && (
            <a className="skip-matrix" href="#next">
              Skip the {s.matrix ? "matrix" : "list"}
            </a>
          )}
        </div>
        {s.empty ? (
          <div className="matrix-empty">
            <Notice kind="note">
              {s.empty.text} <a href={s.empty.href}>Take the filters out</a>
            </Notice>
          </div>
        ) : (
          <>
            {s.matrix && <Matrix state={s.matrix} title={s.title} opened={opened} />}
            {s.list && <List state={s.list} title={s.title} opened={opened} />}
            {s.drawingHref && <Downloads file={s.drawingHref} />}
          </>
        )}
        {s.matrix && <Folded state={s.matrix} />}
        {s.list?.folding && (
          <p className="matrix-foot">
            {s.list.folding.text} <a href={s.list.folding.link.href}>{s.list.folding.link.label}</a>
          </p>
        )}
      </section>
      {s.relief && <Relief state={s.relief} />}
      <div className={opened ? "next-alone" : "next-and-reasons"}>
        <Next groups={s.next} note={s.nextNote} asOf={s.asOf} />
        {s.reasons && !opened && <Reasons state={s.reasons} sources={sources} asOf={s.asOf} />}
      </div>
      <Estimates items={s.estimates} sources={sources} />
      <p className="page-links">
        {s.files.map((f) => (
          <a key={f.href} href={f.href}>
            {f.label}
          </a>
        ))}
        <PrintButton>Print as a brief</PrintButton>
      </p>
      <p className="muted windows-foot">
        {s.standing}. {NO_PLACE_FOR_COMPUTE} Whoever places a system on the market or puts it into service in the EU is bound,
        wherever the firm or its machines are. Not legal advice.
      </p>
    </div>
  );
}

function Bar({ state: { bar, fields, more, moreOpen } }: { state: WindowsState }) {
  return (
    <div className="lens-bar windows-bar">
      <LensForm action={bar.action} keep={bar.keep} defaults={bar.defaults}>
        <Segmented label="Law" name="law" choices={bar.laws} />
        <DateField label="As known on" name="asOf" value={bar.asOf.value} min={bar.asOf.min} max={bar.asOf.max} />
        {fields.map(selects)}
        {more.length > 0 && (
          <details className="more-settings" open={moreOpen}>
            <summary>More settings</summary>
            <div>{more.map(selects)}</div>
          </details>
        )}
      </LensForm>
    </div>
  );
}

const selects = (field: FieldState) =>
  field.values.map((value, i) => (
    <SelectField
      key={`${field.name} ${value}`}
      label={i === 0 ? field.label : `or ${field.label.toLowerCase()}`}
      name={field.name}
      value={value}
      options={field.options}
    />
  ));

const LegendOf = ({ items }: { items: readonly LegendItem[] }) => (
  <ul className="legend heat-legend" aria-label="What the cells mean">
    {items.map((item) => (
      <li key={`${item.tone} ${item.sample}`}>
        <span className={`cell ${item.tone}`} aria-hidden="true">
          {item.sample}
        </span>
        {item.text}
      </li>
    ))}
    <li>
      <span className="cell soon" aria-hidden="true" />
      ends within 90 days
    </li>
  </ul>
);

function Matrix({ state, title, opened }: { state: MatrixState; title: string; opened: ReactNode }) {
  return (
    <div className={`matrix-box box-${state.places}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard */}
      <section className="matrix-scroll" tabIndex={0} aria-label={`${title}, table`}>
        <table className={`matrix matrix-${state.places}`}>
          <caption className="vh">{title}</caption>
          <thead>
            {state.groups.length > 1 && (
              <tr className="matrix-groups">
                <td />
                {state.groups.map((g) => (
                  <th key={g.title} scope="colgroup" colSpan={g.span}>
                    <span>{g.title}</span>
                  </th>
                ))}
              </tr>
            )}
            <tr>
              <th scope="col" className="matrix-corner">
                Duty, and the day it applies
              </th>
              {state.columns.map((c) => (
                <th key={c.id} scope="col">
                  <a href={c.href} title={c.label}>
                    {c.name}
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {state.rows.map((row) => (
              <Fragment key={row.id}>
                <tr>
                  <th scope="row">
                    <Duties row={row} />
                  </th>
                  {row.across ? (
                    <td colSpan={state.columns.length} className="across">
                      <a id={row.across.anchor} href={row.across.href}>
                        {row.across.text}
                      </a>
                    </td>
                  ) : (
                    row.cells.map((cell) => <CellOf key={cell.id} cell={cell} />)
                  )}
                </tr>
                {row.opened && <OpenedRow columns={state.columns.length + 1}>{opened}</OpenedRow>}
              </Fragment>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

const OpenedRow = ({ columns, children }: { columns: number; children: ReactNode }) =>
  children && (
    <tr className="opened-row">
      <td colSpan={columns}>{children}</td>
    </tr>
  );

const CellOf = ({ cell }: { cell: Cell }) => (
  <td data-at={cell.place} className={cell.tone === "none" ? "nothing" : undefined}>
    <a
      className={`cell ${cell.tone}${cell.soon ? " soon" : ""}${cell.assumed ? " assumed" : ""}`}
      id={cell.anchor}
      href={cell.href}
      aria-label={`${cell.text}: ${cell.word}`}
      title={cell.word}
      aria-current={cell.current ? "true" : undefined}
    >
      {cell.text}
    </a>
  </td>
);

function Duties({ row }: { row: Pick<MatrixRow, "duties" | "topics" | "applies"> }) {
  return (
    <>
      <Names refs={row.duties} />
      <small>
        <b>{row.applies}</b> {row.topics}
      </small>
    </>
  );
}

/** The first name, and the others where they are asked for. */
function Names({ refs }: { refs: readonly Ref[] }) {
  const [first, ...others] = refs;
  if (!first) return null;
  return (
    <>
      <a href={first.href}>{first.label}</a>
      {others.length > 0 && (
        <details className="others">
          <summary>and {others.length} more</summary>
          <ul className="bare">
            {others.map((o) => (
              <li key={o.href}>
                <a href={o.href}>{o.label}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const Folded = ({ state: { folding, hidden } }: { state: MatrixState }) =>
  folding || hidden ? (
    <p className="matrix-foot">
      {[folding, hidden].map(
        (note) =>
          note && (
            <span key={note.link.label}>
              {note.text} <a href={note.link.href}>{note.link.label}</a>
            </span>
          ),
      )}
    </p>
  ) : null;

function List({ state, title, opened }: { state: ListState; title: string; opened: ReactNode }) {
  const { columns, axis } = state;
  const lines = {
    "--as-of": percent(share(axis, axis.asOf)),
    "--year": percent(365.25 / (axis.to - axis.from)),
  } as CSSProperties;
  return (
    <table className="window-list" style={lines}>
      <caption className="vh">{title}</caption>
      <thead>
        <tr>
          {[columns.about, columns.from, columns.to, columns.length].map(
            (name) =>
              name && (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
          )}
          <td className="bar-column" aria-hidden="true">
            <Axis state={axis} room={WIDE} className="axis-wide" />
            <Axis state={axis} room={NARROW} className="axis-narrow" />
          </td>
        </tr>
      </thead>
      <tbody>
        {state.rows.map((row) => (
          <Fragment key={row.id}>
            <tr className={row.missing ? "missing" : undefined}>
              <th scope="row">
                <Names refs={row.about} />
                <small>{row.under}</small>
              </th>
              {row.from !== undefined && <td data-at={columns.from}>{row.from}</td>}
              <td data-at={columns.to}>{row.to}</td>
              <td data-at={columns.length}>
                <a id={row.anchor} href={row.href} aria-current={row.opened ? "true" : undefined}>
                  {row.length}
                </a>
                {row.soon && <Badge tone="today">within 90 days</Badge>}
              </td>
              <td className="bar-column" aria-hidden="true">
                <BarOf bar={row.bar} axis={axis} />
              </td>
            </tr>
            {row.opened && <OpenedRow columns={columns.from ? 5 : 4}>{opened}</OpenedRow>}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function BarOf({ bar, axis }: { bar: ListRow["bar"]; axis: AxisState }) {
  const at = (day: number) => Math.min(1, Math.max(0, (day - axis.from) / (axis.to - axis.from)));
  return (
    <span className="bar-plot">
      {bar && (
        <svg width="100%" height="12" aria-hidden="true">
          <rect
            className={bar.back ? "window-bar back" : "window-bar"}
            x={percent(at(bar.from))}
            width={`max(3px, ${percent(at(bar.to) - at(bar.from))})`}
            y="1"
            height="10"
            rx="2"
          />
          {bar.sure < bar.to && (
            <line className="window-sure" x1={percent(at(bar.sure))} x2={percent(at(bar.sure))} y1="0" y2="12" />
          )}
        </svg>
      )}
    </span>
  );
}

function Axis({ state, room, className }: { state: AxisState; room: Room; className: string }) {
  const { years, labels, pill } = layoutHead(state, room);
  return (
    <span className={className}>
      <Plot height={HEAD}>
        {years.map((at) => (
          <line key={at} className="tick" x1={percent(at)} x2={percent(at)} y1={HEAD - 8} y2={HEAD} />
        ))}
        <Labels items={labels} />
        <At x={pill.at}>
          <line className="as-of" x1="0" x2="0" y1="22" y2={HEAD} />
          <rect className="pill" x={pill.dx} y="4" width={pill.width} height="20" rx="10" />
          <text className="t t-pill" x={pill.dx + 9} y="18">
            {state.asOfLabel}
          </text>
        </At>
      </Plot>
    </span>
  );
}

function Next({ groups, note, asOf }: { groups: readonly NextGroup[]; note: WindowsState["nextNote"]; asOf: string }) {
  return (
    <section className="card next-card" aria-labelledby="next">
      <h2 id="next">What closes next</h2>
      <p className="muted">
        Windows that end within a year of {asOf}; those of one kind and day stand in one line.{" "}
        {note && (
          <>
            {note.text} <a href={note.link.href}>{note.link.label}</a>
          </>
        )}
      </p>
      {groups.map((group) => (
        <section key={group.days} className="next-group">
          <h3>
            {group.title} {group.lines.length > 0 && <b>{group.count}</b>}
          </h3>
          {group.lines.length === 0 ? (
            <p className="muted">None.</p>
          ) : (
            <ol className="bare">
              {group.lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </ol>
          )}
        </section>
      ))}
    </section>
  );
}

const Line = ({ line }: { line: NextLine }) => (
  <li className={line.soon ? "next-line soon" : "next-line"}>
    <p className="when">
      <b>{line.on}</b>
      <span>{line.daysLeft === 0 ? "today" : line.daysLeft === 1 ? "tomorrow" : `in ${line.daysLeft} days`}</span>
    </p>
    <div>
      <a className="next-kind" href={line.href}>
        {line.name}
      </a>
      <div className="next-about">
        <Names refs={line.about} />
      </div>
      {(line.where || line.states) && <small>{[line.where, line.states].filter(Boolean).join(": ")}</small>}
    </div>
  </li>
);

interface ReasonsProps {
  readonly state: ReasonsState;
  readonly sources: Sources;
  readonly asOf: string;
}

/** The reasons of a window of another table, or of none that the reader chose. */
const Reasons = (props: ReasonsProps) => (
  <Panel label="Reasons" open={props.state.closeHref !== undefined} closeHref={props.state.closeHref}>
    <ReasonsOf {...props} />
  </Panel>
);

/** The reasons of a window under its row, which stays in sight. */
const Opened = (props: ReasonsProps) => (
  <section className="panel opened" aria-labelledby="details">
    <a className="panel-close" href={props.state.closeHref}>
      Close
    </a>
    <ReasonsOf {...props} headId="details" />
  </section>
);

function ReasonsOf({ state: s, sources, asOf, headId }: ReasonsProps & { headId?: string }) {
  return (
    <>
      <div className="panel-head">
        <Badge tone="law">{s.kind}</Badge>
        {s.closesSoon && <Badge tone="today">ends within 90 days</Badge>}
        <h2 id={headId} tabIndex={headId ? -1 : undefined}>
          <RefList refs={s.subject} />
        </h2>
        <p className="panel-date">{s.length}</p>
        {s.state !== s.length && <p className="panel-when">State: {s.state}</p>}
        <p>{s.text}</p>
        {s.formal && <p className="muted">{s.formal}</p>}
      </div>
      {s.ends.length > 0 && (
        <Part title="From and to">
          <dl className="rows">
            {s.ends.map((end) => (
              <div key={end.label}>
                <dt>{end.label}</dt>
                <dd>{end.value}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Part title="Reasons">
        <ol className="derivation">
          {s.reasons.map((r) => (
            <li key={`${r.text} ${r.citation?.text}`}>
              {r.text}{" "}
              <span className="citation">
                {r.citation && <Citation cited={r.citation} />}
                {r.confidence && ` (${r.confidence})`}
              </span>
              {r.sourceIds.length > 0 && (
                <details className="reason-sources">
                  <summary>{r.sourceIds.length === 1 ? "Source" : `${r.sourceIds.length} sources`}</summary>
                  <Sourced ids={r.sourceIds} sources={sources} />
                </details>
              )}
            </li>
          ))}
        </ol>
      </Part>
      {s.notes.length > 0 && (
        <Part title="Notes">
          <ul className="bare">
            {s.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Part>
      )}
      {s.same.length > 0 && (
        <Part title="The same window" className="same-windows">
          <p className="refs">
            <RefList refs={s.same} />
          </p>
        </Part>
      )}
      <p className="muted">As known on {asOf}. Not legal advice.</p>
    </>
  );
}

const RefList = ({ refs }: { refs: readonly Ref[] }) =>
  refs.map((ref, i) => (
    <span key={ref.href}>
      {i > 0 && ", "}
      <a href={ref.href}>{ref.label}</a>
    </span>
  ));

const Part = ({ title, className, children }: { title: string; className?: string; children: ReactNode }) => (
  <section className={className ? `panel-section ${className}` : "panel-section"}>
    <h3>{title}</h3>
    {children}
  </section>
);

function Relief({ state }: { state: ReliefState }) {
  const { noRegret } = state;
  return (
    <div className="relief-cards">
      <Card label="Relief in total">
        <h2>In total</h2>
        <p>{state.totals}</p>
        {state.unmoved.length > 0 && (
          <>
            <h3>What did not move between the two</h3>
            <p className="refs">
              <RefList refs={state.unmoved} />
            </p>
          </>
        )}
      </Card>
      <Card label="No-regret work">
        <h2>{noRegret.title}</h2>
        <p>{noRegret.text}</p>
        {noRegret.noWork.length > 0 && (
          <details className="others">
            <summary>
              {noRegret.noWork.length} more with one date ask an operator for no work: definitions, benefits, powers of
              authorities
            </summary>
            <p className="refs">
              <RefList refs={noRegret.noWork} />
            </p>
          </details>
        )}
        {noRegret.days.length > 0 && (
          <dl className="facts">
            {noRegret.days.map((d) => (
              <div key={d.on}>
                <dt>
                  {d.past && <small>since</small>}
                  {d.on}
                </dt>
                <dd>
                  <RefList refs={d.duties} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Card>
    </div>
  );
}

const Estimates = ({ items, sources }: { items: readonly LeadEstimate[]; sources: Sources }) => (
  <details className="card estimates" id="estimates" open={items.some((i) => i.current)}>
    <summary>Published estimates of how long an assessment takes; none is official, and the Act sets no duration</summary>
    <ul className="bare">
      {items.map((l) => (
        <li key={l.id}>
          <a href={l.href} aria-current={l.current ? "true" : undefined}>
            {l.what}
          </a>
          : <b>{l.months}</b>. {l.quality}; {l.sure}.
          <Sourced ids={l.sourceIds} sources={sources} />
        </li>
      ))}
    </ul>
  </details>
);
