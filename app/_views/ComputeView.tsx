import type { CSSProperties, ReactNode } from "react";
import { onAxis, percent, share } from "@/app/_charts/axis";
import { type Gone, SmallStrip } from "@/app/_charts/capacity/SmallStrip";
import { DUTY_TOP, HEAD, layoutHead, layoutSmall, NARROW, PILL_TOP, topText, WIDE } from "@/app/_charts/capacity/small";
import { Downloads } from "@/app/_charts/Downloads";
import type { Room } from "@/app/_charts/labels";
import { MoneyChart } from "@/app/_charts/money/MoneyChart";
import { At, Labels, Plot } from "@/app/_charts/parts";
import { DateField, LensForm, SelectField } from "@/app/_ui/fields";
import { Badge, Card, KeyFigures, PageHead } from "@/app/_ui/parts";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { Scroll } from "./CountriesView";
import { type ComputeState, DISAGREE, type Fact, type SiteRow } from "./compute";
import type { SumCells, TotalCell, TotalsState } from "./compute-totals";
import { Notices } from "./Notices";
import { Sourced, type Sources } from "./PanelView";
import type { Dated, DealRow, ProviderCard, ProvidersState } from "./providers";
import { SITE_STATE_WORDS } from "./site-words";

/** All compute sites on one axis, their sums, and who provides them. */
export function ComputeView({ state: s, sources }: { state: ComputeState; sources: Sources }) {
  return (
    <>
      <Bar state={s} />
      <PageHead title={s.headline} lead={s.lead} />
      {s.filter && (
        <p className="shown">
          {s.filter} <a href={s.allHref}>Show all sites</a>
        </p>
      )}
      <Notices state={s.notices} />
      {s.figures.length > 0 && (
        <div className="compute-figures">
          <KeyFigures items={s.figures} />
        </div>
      )}
      {s.groups.some((g) => g.rows.length > 0) && <SitesCard state={s} />}
      {s.totals && <Totals state={s.totals} page={s} sources={sources} />}
      <Providers state={s.providers} sources={sources} />
      <p className="page-links">
        {s.links.map((l) => (
          <a key={l.href} href={l.href}>
            {l.label}
          </a>
        ))}
      </p>
      <p className="muted">
        As known on {s.asOf}. {NO_PLACE_FOR_COMPUTE} Whoever places a system on the market or puts it into service in the EU is
        bound, wherever the machines are. Not legal advice.
      </p>
    </>
  );
}

function Bar({ state }: { state: ComputeState }) {
  const { bar, fields } = state;
  const at = fields.findIndex((f) => f.name === "measure");
  const select = (field: ComputeState["fields"][number]) =>
    field.values.map((value, i) => (
      <SelectField
        key={`${field.name} ${value}`}
        label={i === 0 ? field.label : `or ${field.label.toLowerCase()}`}
        name={field.name}
        value={value}
        options={field.options}
      />
    ));
  return (
    <div className="lens-bar compute-bar">
      <LensForm action={bar.action} keep={bar.keep} defaults={bar.defaults}>
        <DateField label="As known on" name="asOf" value={bar.asOf.value} min={bar.asOf.min} max={bar.asOf.max} />
        <details className="filters">
          <summary>Filter and sort</summary>
          <div>
            {fields.slice(0, at).map(select)}
            <label className="field at-least">
              <span className="field-label">At least</span>
              <input
                key={state.size}
                className="control"
                type="number"
                name="size"
                min="0"
                step="1"
                max="1000000000"
                inputMode="numeric"
                placeholder="any size"
                autoComplete="off"
                defaultValue={state.size}
              />
            </label>
            {fields.slice(at).map(select)}
          </div>
        </details>
      </LensForm>
    </div>
  );
}

const FACTS = [
  ["promised", "Promised first"],
  ["stated", "Stated last"],
  ["observed", "Observed"],
  ["slip", "Slip"],
  ["estimate", "Estimate"],
] as const;

function SitesCard({ state: s }: { state: ComputeState }) {
  const lines = {
    "--as-of": percent(share(s.axis, s.axis.asOf)),
    "--year": percent(365.25 / (s.axis.to - s.axis.from)),
    ...(s.duty && onAxis(share(s.axis, s.duty.day)) ? { "--duty": percent(share(s.axis, s.duty.day)) } : {}),
  } as CSSProperties;
  return (
    <section className="sites-card" aria-labelledby="sites" style={lines}>
      <div className="sites-head">
        <h2 id="sites">{s.count}</h2>
        <p>
          {s.order}. Every row has a scale of its own: the figure at its left is the top. P50 and P90 are for the case that it is
          not lost. Slip is that of the first promise, by words on record as replacing it: a later date for another part is none.
          Every statement with its source is on the page of the site.
        </p>
        {s.sizeNote && <p>{s.sizeNote}</p>}
        <p className="jump">
          {s.totals && <a href="#totals">Together, by bloc and by day</a>}
          {s.totals && s.totals.providers.rows.length > 0 && <a href="#by-provider">By provider: who has how much</a>}
          <a href="#providers">Who provides it, and the money</a>
        </p>
        {s.drawingHref && <Downloads file={s.drawingHref} />}
        <Keys state={s} />
      </div>
      <div className="site-columns" aria-hidden="true">
        <span>Site</span>
        {FACTS.map(([key, name]) => (
          <span key={key}>{name}</span>
        ))}
        <span className="column-axis">
          <Axis state={s} room={WIDE} className="axis-wide" />
          <Axis state={s} room={NARROW} className="axis-narrow" />
        </span>
      </div>
      {s.groups.map((group) => (
        <div key={group.id} className="site-group">
          {group.title && (
            <h3>
              {group.title} <b>{group.rows.length}</b>
            </h3>
          )}
          <ul className="bare">
            {group.rows.map((row) => (
              <Row key={row.id} row={row} state={s} under={group.title !== undefined} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** The duty, the as-of date and the years over all rows. */
function Axis({ state: { axis, duty }, room, className }: { state: ComputeState; room: Room; className: string }) {
  const { years, labels, pill, duty: applies } = layoutHead(axis, room, duty);
  return (
    <span className={className}>
      <Plot height={HEAD}>
        {years.map((at) => (
          <line key={at} className="tick" x1={percent(at)} x2={percent(at)} y1={HEAD - 8} y2={HEAD} />
        ))}
        <Labels items={labels} />
        {applies && (
          <>
            <line className="duty-line" x1={percent(applies.at)} x2={percent(applies.at)} y1={DUTY_TOP} y2={HEAD} />
            <Labels items={[applies.label]} />
          </>
        )}
        <At x={pill.at}>
          <line className="as-of" x1="0" x2="0" y1={PILL_TOP + 18} y2={HEAD} />
          <rect className="pill" x={pill.dx} y={PILL_TOP} width={pill.width} height="20" rx="10" />
          <text className="t t-pill" x={pill.dx + 9} y={PILL_TOP + 14}>
            {axis.asOfLabel}
          </text>
        </At>
      </Plot>
    </span>
  );
}

function Row({ row, state, under }: { row: SiteRow; state: ComputeState; under: boolean }) {
  const layout = layoutSmall(row.chart, state.axis);
  const gone: Gone = row.state === "lost" || row.state === "paused" ? row.state : undefined;
  const Name = under ? "h4" : "h3";
  const top = topText(layout.top);
  return (
    <li className={layout.empty ? "site-row nothing" : "site-row"}>
      <div className="site-name">
        <Name>
          <a href={row.href}>{row.name}</a>
        </Name>
        <p>
          <a href={row.provider.href}>{row.provider.name}</a>, {row.where}
        </p>
        <p>
          <StateBadge state={row.state} />
          {row.scope && <Badge>{row.scope}</Badge>}
        </p>
      </div>
      {row.undated ? (
        <p className="undated">{row.undated}.</p>
      ) : (
        <dl>
          {FACTS.map(([key, name]) => (
            <div key={key} className={key}>
              <dt>{name}</dt>
              <FactOf fact={row[key]} />
            </div>
          ))}
        </dl>
      )}
      <div className="site-chart" aria-hidden="true">
        <p>
          {top ? (
            <>
              <b>{top}</b> {row.unit}
            </>
          ) : layout.empty ? (
            "nothing to draw"
          ) : (
            "no number"
          )}
        </p>
        <div className="small-plot">
          <SmallStrip id={row.id} layout={layout} gone={gone} />
        </div>
      </div>
    </li>
  );
}

const FactOf = ({ fact }: { fact: Fact }) => (
  <dd className={fact.missing ? "missing" : undefined}>
    {fact.value}
    {fact.when && <span>{fact.when}</span>}
    {fact.notes.map((note) => (
      <small key={note} className={note === DISAGREE ? "disagree" : undefined}>
        {note}
      </small>
    ))}
  </dd>
);

/** The state of a site by a shape and a word. */
export const StateBadge = ({ state }: { state: SiteRow["state"] }) => (
  <span className={`site-state site-${state}`}>
    <svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">
      <path d={SHAPES[state]} />
    </svg>
    {SITE_STATE_WORDS[state]}
  </span>
);

const SHAPES: Readonly<Record<SiteRow["state"], string>> = {
  online: "M-4.5-4.5H4.5V4.5H-4.5Z",
  building: "M-4.5-4.5H4.5V4.5H-4.5ZM-4.5 0H4.5",
  announced: "M-4.5-4.5H4.5V4.5H-4.5Z",
  paused: "M-2.5-4.5V4.5M2.5-4.5V4.5",
  lost: "M-4.5-4.5L4.5 4.5M4.5-4.5L-4.5 4.5",
};

const Keys = ({ state: s }: { state: ComputeState }) => (
  <ul className="legend">
    {s.states.map(({ state, means }) => (
      <li key={state}>
        <StateBadge state={state} /> ({means})
      </li>
    ))}
    <li>
      <Line className="promise-line" /> promised
    </li>
    <li>
      <Line className="stated-line" /> stated, where it differs
    </li>
    <li>
      <svg width="22" height="12" aria-hidden="true">
        <rect className="fan-key" width="22" height="12" fill="url(#fade-compute)" />
        <path className="fan-line" d="M1 6H21" />
        <path className="fan-middle" d="M11 1V11" />
      </svg>
      estimate: darker the more likely; bar P10 to P90, tick P50
    </li>
    <li>
      <Line className="observed-line" /> running
    </li>
    <li>
      <svg width="12" height="12" aria-hidden="true">
        <circle className="observed-point unsized" cx="6" cy="6" r="4" />
      </svg>
      last look from outside, or running without a number
    </li>
    <li>
      <svg width="14" height="12" aria-hidden="true">
        <path className="unsized stated-point" d="M7 1L12 6L7 11L2 6Z" />
      </svg>
      dated, no number
    </li>
    <li>
      <svg width="22" height="12" aria-hidden="true" className="start">
        <line className="promise-line" x1="9" x2="22" y1="3" y2="3" />
        <path className="unsized promise-point" d="M5 2L10 7L5 12L0 7Z" />
      </svg>
      a start; the line is what it ends at
    </li>
    <li>
      <svg width="14" height="12" aria-hidden="true">
        <path className="forecast-point" d="M2 2H12L7 10Z" />
      </svg>
      forecast of others
    </li>
    <li>
      <svg width="22" height="12" aria-hidden="true">
        <rect className="gone-key" width="22" height="12" fill="url(#hatch)" />
      </svg>
      lost
    </li>
    <li>
      <svg width="22" height="12" aria-hidden="true">
        <path className="stated-line beyond-end" d="M2 6H18M13 2L18 6L13 10" />
      </svg>
      after the axis
    </li>
    {s.duty && (
      <li>
        <svg width="22" height="12" aria-hidden="true">
          <line className="duty-line" x1="11" x2="11" y1="0" y2="12" />
        </svg>
        {s.duty.label}
      </li>
    )}
  </ul>
);

const Line = ({ className }: { className: string }) => (
  <svg width="22" height="12" aria-hidden="true">
    <line className={className} x1="0" x2="22" y1="6" y2="6" />
  </svg>
);

const SUMS: readonly (readonly [keyof SumCells, string])[] = [
  ["stated", "Running or stated"],
  ["expected", "Of that, weighted by its chance"],
  ["starts", "More, only a start dated"],
  ["promised", "Promised first"],
  ["lost", "Of that lost or paused"],
];

function Totals({ state: t, page, sources }: { state: TotalsState; page: ComputeState; sources: Sources }) {
  const { asOf, equivalents, left } = page;
  const { rows, title, nothing } = t.providers;
  return (
    <Card label="Together" className="levels-card">
      <h2 id="totals">Together, by bloc and by day, in {t.unit}</h2>
      <p className="measures">
        {t.chosen ? "In" : "Sums need one measure. In"}{" "}
        {t.others.map((o) => (
          <a key={o.href} href={o.href} aria-current={o.current ? "true" : undefined}>
            {o.label}
          </a>
        ))}
      </p>
      {t.groups.length > 0 && (
        <Scroll label="Sums by bloc and by day">
          <table className="twin-table totals-table">
            <caption className="vh">{t.unit} of the sites shown, by bloc and by day</caption>
            <thead>
              <tr>
                <th scope="col">By</th>
                {SUMS.map(([key, name]) => (
                  <th key={key} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            {t.groups.map((group) => (
              <tbody key={group.id}>
                <tr className="group-row">
                  <th scope="rowgroup" colSpan={6}>
                    <span className="running">
                      <b>{group.title}</b>, said to run on {asOf}: <b>{group.running.value}</b>
                      {group.running.sites && ` (${[group.running.sites, group.running.more].filter(Boolean).join("; ")})`}
                    </span>
                  </th>
                </tr>
                {group.rows.map((row) => (
                  <tr key={row.day}>
                    <th scope="row">
                      {row.day}
                      {row.note && <small>{row.note}</small>}
                    </th>
                    <Sums row={row} />
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </Scroll>
      )}
      {rows.length > 0 && (
        <>
          <h3 id="by-provider" className="sub">
            {title}, in {t.unit}
          </h3>
          <Scroll label="Sums by provider">
            <table className="twin-table totals-table by-provider">
              <caption className="vh">{t.unit} of the sites shown, by provider</caption>
              <thead>
                <tr>
                  <th scope="col">Provider</th>
                  <th scope="col">Said to run on {asOf}</th>
                  {SUMS.map(([key, name]) => (
                    <th key={key} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row">
                      <a href={row.href}>{row.name}</a>
                    </th>
                    <Cell cell={row.running} tone="observed" />
                    <Sums row={row} />
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
          {nothing.length > 0 && <p className="muted">Nothing known to run, and nothing dated by then: {nothing.join(", ")}.</p>}
        </>
      )}
      <ul className="bare glossary">
        <li>
          <b>Said to run</b>: what is in operation by the word of those who run, host or watch it, on the day of what is known;
          later days are not known.
        </li>
        <li>
          <b>Running or stated</b>: that, and what the latest commitments add by the day; sites that are lost or paused are left
          out.
        </li>
        <li>
          <b>Weighted by its chance</b>: what runs as it is, and what is stated by its chance of being online on the day; the
          evidence behind these chances is thin.
        </li>
        <li>
          <b>Only a start dated</b>: sites that are to start by the day; the number is what they end at, on a day that nobody has
          named.
        </li>
        <li>
          <b>Promised first</b>: the first dated commitments that carry a size, whatever became of them.
        </li>
        <li>
          The campus of a landlord and the hall of its tenant can both be in the list, so megawatts can count twice. Megawatts of
          the grid, of IT and of the facility are never added.
        </li>
        {left.length > 0 && (
          <li>
            In no sum:{" "}
            {left.map((l, i) => (
              <span key={l.href}>
                {i > 0 && ", "}
                <a href={l.href}>{l.name}</a> ({l.why})
              </span>
            ))}
            .
          </li>
        )}
      </ul>
      <details id="h100">
        <summary>What an H100 equivalent is</summary>
        <p>{equivalents.definition}</p>
        {equivalents.chips.length > 0 && <p>{equivalents.chips.map((c) => `${c.chip} ${c.value}`).join("; ")}.</p>}
        {equivalents.check && <p className="muted">{equivalents.check}</p>}
        <Sourced ids={equivalents.sourceIds} sources={sources} />
      </details>
    </Card>
  );
}

const Sums = ({ row }: { row: SumCells }) => SUMS.map(([key]) => <Cell key={key} cell={row[key]} tone={key} />);

const Cell = ({ cell, tone }: { cell: TotalCell; tone: string }) => (
  <td className={`total ${tone}${cell.missing ? " missing" : ""}`}>
    {cell.value}
    {cell.share > 0 && (
      <svg className="total-bar" width="100%" height="6" aria-hidden="true">
        <rect width={`${Math.max(1, Math.round(cell.share * 100))}%`} height="6" />
      </svg>
    )}
    {cell.sites && <small>{cell.sites}</small>}
    {cell.more && <small>{cell.more}</small>}
  </td>
);

function Providers({ state, sources }: { state: ProvidersState; sources: Sources }) {
  if (state.cards.length === 0 && state.others.length === 0) return null;
  return (
    <Card label="Providers" className="levels-card providers">
      <h2 id="providers">Who provides it, and the money</h2>
      <p className="muted">
        Facts about the firms, no score: the Act binds whoever places a system on the market or puts it into service in the EU,
        wherever the firm or its machines are. Amounts stand in the currency they were given in and are not added.
      </p>
      {state.cards.map((card) => (
        <Provider key={card.id} card={card} sources={sources} />
      ))}
      {state.others.length > 0 && (
        <>
          <h3 className="sub">Other deals</h3>
          <Deals rows={state.others} sources={sources} named />
        </>
      )}
    </Card>
  );
}

function Provider({ card: p, sources }: { card: ProviderCard; sources: Sources }) {
  return (
    <details className="provider">
      <summary>
        <h3>{p.name}</h3>
        {p.firm !== "not-kept" && (
          <>
            <span>
              <small>Incorporated in</small> {p.firm.incorporated}
            </span>
            <span>
              <small>Established in the EU</small> {p.firm.established}
            </span>
            <span>
              <small>Owner</small> {p.firm.owner}
            </span>
          </>
        )}
        <span>
          <small>On this page</small> {p.summary || "nothing dated"}
        </span>
      </summary>
      <div id={`provider-${p.id}`} className="provider-body">
        {p.firm === "not-kept" ? (
          <p className="muted">
            Where it is incorporated, who owns it, its tenants and its figures are of today and are not kept for another day.
          </p>
        ) : (
          <dl className="facts">
            <Item name="About the owner">{p.firm.note}</Item>
            {p.firm.financials && (
              <Item name="Figures">
                {p.firm.financials.text} {p.firm.financials.customers}
                <small>How sure: {p.firm.financials.sure}.</small>
                <Sourced ids={p.firm.financials.sourceIds} sources={sources} />
              </Item>
            )}
            <Item name="Website">
              <a href={p.firm.website} rel="noreferrer">
                {p.firm.website.replace("https://", "")}
              </a>
            </Item>
            <Item name="Sources">
              <Sourced ids={p.firm.sourceIds} sources={sources} />
            </Item>
          </dl>
        )}
        {p.fleet.length > 0 && <DatedList title="All its sites together" rows={p.fleet} sources={sources} />}
        {p.pledges.length > 0 && <DatedList title="Pledges without a site" rows={p.pledges} sources={sources} />}
        {p.sites.length > 0 && (
          <>
            <h4>Its sites</h4>
            <ul className="bare">
              {p.sites.map((site) => (
                <li key={site.id}>
                  <a href={site.href}>{site.name}</a>, {site.where}
                  {site.tenants && (
                    <small>
                      {" "}
                      Tenants: {site.tenants}. Partners: {site.partners}.
                    </small>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
        {p.deals.length > 0 && (
          <>
            <h4>Deals</h4>
            {p.chart && <MoneyChart state={p.chart} file={p.drawingHref} />}
            <p>
              <a href={p.sumsHref}>Their sums by quarter and kind</a>
            </p>
            <Deals rows={p.deals} sources={sources} />
          </>
        )}
      </div>
    </details>
  );
}

const Item = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const DatedList = ({ title, rows, sources }: { title: string; rows: readonly Dated[]; sources: Sources }) => (
  <>
    <h4>{title}</h4>
    <ul className="bare">
      {rows.map((row) => (
        <li key={`${row.on} ${row.text}`}>
          <b>{row.on}</b>: {row.text}.{row.note && <small> {row.note}</small>}
          <small> How sure: {row.sure}.</small>
          <Sourced ids={row.sourceIds} sources={sources} />
        </li>
      ))}
    </ul>
  </>
);

/** Deals as a list, each with its sources. */
export const Deals = ({ rows, sources, named = false }: { rows: readonly DealRow[]; sources: Sources; named?: boolean }) => (
  <ul className="events deals">
    {rows.map((d) => (
      <li key={d.id}>
        <span className="when">{d.on}</span>
        <div>
          <b>{d.amount}</b>, {d.kind}{" "}
          {d.marks.map((mark) => (
            <Badge key={mark} tone={mark === "sources disagree" ? "today" : "plain"}>
              {mark}
            </Badge>
          ))}
          <p>
            {d.what}. {named ? "Who" : "With"}: {d.parties}.
          </p>
          {d.notes.map((note) => (
            <p key={note} className="muted">
              {note}
            </p>
          ))}
          <details>
            <summary>Sources: {d.sure}</summary>
            <Sourced ids={d.sourceIds} sources={sources} />
          </details>
        </div>
      </li>
    ))}
  </ul>
);
