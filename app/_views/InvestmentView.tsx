import { LanesChart } from "@/app/_charts/lanes/LanesChart";
import { DateField, LensForm, SelectField } from "@/app/_ui/fields";
import { Card, PageHead } from "@/app/_ui/parts";
import { Deals } from "./ComputeView";
import { Scroll } from "./CountriesView";
import type { InvestmentState, SumGroup, SumRow } from "./investment";
import { Notices } from "./Notices";
import type { Sources } from "./PanelView";

/** The money: deals over time, their sums, and what stands apart from them. */
export function InvestmentView({ state: s, sources }: { state: InvestmentState; sources: Sources }) {
  return (
    <>
      <div className="lens-bar">
        <LensForm action={s.bar.action} defaults={s.bar.defaults}>
          <DateField label="As known on" name="asOf" value={s.bar.asOf.value} min={s.bar.asOf.min} max={s.bar.asOf.max} />
          <details className="filters">
            <summary>Filter</summary>
            <div>
              {s.fields.map((f) => (
                <SelectField key={`${f.name} ${f.value}`} label={f.label} name={f.name} value={f.value} options={f.options} />
              ))}
            </div>
          </details>
        </LensForm>
      </div>
      <PageHead title={s.headline} lead={s.lead} />
      {s.filter && (
        <p className="shown">
          {s.filter} <a href={s.allHref}>Show all deals</a>
        </p>
      )}
      <Notices state={s.notices} />
      {s.chart && <LanesChart state={s.chart} file={s.drawingHref} fit />}
      {s.total.length > 0 && (
        <Card label="Sums" className="levels-card">
          <h2 id="sums">Sums, by kind and currency</h2>
          <Table
            label="Sums by kind and currency"
            first="Kind"
            groups={[{ key: "all", title: "", href: undefined, rows: s.total, apart: [] }]}
          />
          <h3 className="sub" id="by-quarter">
            By quarter
          </h3>
          <Table label="Sums by quarter" first="Quarter, kind" groups={s.quarters} />
          <h3 className="sub" id="by-provider">
            By provider
          </h3>
          {s.shared && (
            <p className="muted">A deal of several providers is counted at each of them here, and once in the sums above.</p>
          )}
          <Table label="Sums by provider" first="Provider, kind" groups={s.providers} />
          <p className="muted">
            As reported: the amounts as they were told. Counted before: what of it an earlier deal has brought already, as a SAFE
            that a later round contains. New: the rest. A ceiling, a plan and what was not disclosed are in no sum.
          </p>
        </Card>
      )}
      {s.apart.length > 0 && (
        <Card label="In no sum" className="levels-card">
          <h2 id="apart">In no sum</h2>
          {s.apart.map((part) => (
            <section key={part.title}>
              <h3 className="sub">{part.title}</h3>
              <p className="muted">{part.text}</p>
              <ul>
                {part.deals.map((d) => (
                  <li key={d}>{d}</li>
                ))}
              </ul>
            </section>
          ))}
        </Card>
      )}
      {s.deals.length > 0 && (
        <Card label="Deals" className="levels-card">
          <h2 id="deals">{s.count}, the newest first</h2>
          <Deals rows={s.deals.map((d) => ({ ...d, parties: `${d.parties} (${d.who})` }))} sources={sources} named />
        </Card>
      )}
      <p className="muted">As known on {s.asOf}. Facts about firms, no advice to invest and not legal advice.</p>
    </>
  );
}

const Table = ({ label, first, groups }: { label: string; first: string; groups: readonly SumGroup[] }) => (
  <Scroll label={label}>
    <table className="twin-table money-table">
      <caption className="vh">{label}</caption>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col">New</th>
          <th scope="col">As reported</th>
          <th scope="col">Counted before</th>
          <th scope="col">Deals</th>
        </tr>
      </thead>
      {groups.map((g) => (
        <tbody key={g.key}>
          {g.title && (
            <tr className="group-row">
              <th scope="rowgroup" colSpan={5}>
                {g.href ? <a href={g.href}>{g.title}</a> : g.title}
              </th>
            </tr>
          )}
          {g.rows.map((r) => (
            <SumLine key={r.key} row={r} />
          ))}
          {g.apart.length > 0 && (
            <tr>
              <td colSpan={5} className="apart">
                <div>In no sum: {g.apart.join("; ")}</div>
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  </Scroll>
);

const SumLine = ({ row: r }: { row: SumRow }) => (
  <>
    <tr>
      <th scope="row">{r.kind}</th>
      <td className="money-cell" data-label="New">
        <b>{r.newMoney}</b>
      </td>
      <td className="money-cell" data-label="As reported">
        {r.nominal}
      </td>
      <td className="money-cell" data-label="Counted before">
        {r.subtracted ?? <span className="muted">nothing</span>}
      </td>
      <td>{r.deals}</td>
    </tr>
    {r.why.length > 0 && (
      <tr>
        <td colSpan={5} className="apart">
          {r.why.map((text) => (
            <div key={text}>{text}</div>
          ))}
        </td>
      </tr>
    )}
  </>
);
