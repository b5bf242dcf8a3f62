import { SignalsChart } from "@/app/_charts/signals/SignalsChart";
import { DateField, LensForm, type Option, Segmented, SelectField } from "@/app/_ui/fields";
import { Badge, KeyFigures, PageHead } from "@/app/_ui/parts";
import { isLeftOut } from "@/lib/facts";
import type { Relevance } from "@/lib/signals";
import { Scroll } from "./CountriesView";
import { Notices } from "./Notices";
import { SIGNAL_KIND_WORDS } from "./signals";
import type { FeedMonth, FeedRow, MonthCounts, SignalsFeed } from "./signals-feed";

/** What happened and what it moved: a chart by kind, filters, and a feed by month in which each signal unfolds to its brief. */
export function SignalsView({ state: s }: { state: SignalsFeed }) {
  return (
    <>
      <Bar state={s} />
      <PageHead
        title={s.headline}
        lead={
          <>
            {s.latest && (
              <>
                The latest that did: <a href={s.latest.href}>{s.latest.title}</a> ({s.latest.date}).{" "}
              </>
            )}
            {s.lead}
          </>
        }
      />
      {s.shown && (
        <p className="shown">
          {s.shown} {s.count}. <a href={s.allHref}>Show all signals</a>
        </p>
      )}
      {s.notes.map((text) => (
        <p key={text} className="shown-note">
          {text}
        </p>
      ))}
      <Notices state={s.notices} />
      {s.months.length === 0 ? (
        <div className="card signals-none">
          <p>
            <strong>No signal fits these settings.</strong> That is no proof that nothing happened: it is not on record.
          </p>
          <p>
            <a href={s.allHref}>Show all signals</a>
          </p>
        </div>
      ) : (
        <>
          <div className="signals-figures">
            <KeyFigures
              items={s.relevances.map((r) => ({
                value: r.count.toLocaleString("en-GB"),
                text: (
                  <>
                    <Relevant relevance={r.relevance} words={r.label} />: {r.means}
                  </>
                ),
              }))}
            />
          </div>
          {s.chart && (
            <SignalsChart
              state={s.chart}
              twin={<MonthTable rows={s.table} />}
              file={s.jsonHref.replace("/api/v1/signals", "/charts/signals.svg")}
            />
          )}
          <Feed state={s} />
        </>
      )}
      <p className="page-links">
        <a href={s.atomHref}>This choice as a news feed (Atom)</a>
        <a href={s.jsonHref}>As JSON</a>
        <a href={s.csvHref}>As CSV</a>
        <a href="/signals/investment">Investment: the deals and their sums</a>
      </p>
      <p className="muted">
        As known on {s.asOf}. What a signal moves is computed from the facts on record; a duty binds whether or not a signal moved
        anything. Not legal advice.
      </p>
    </>
  );
}

function Bar({ state: s }: { state: SignalsFeed }) {
  const { bar, filter, options, chosen } = s;
  const any = (label: string): Option => ({ value: "", label });
  const kinds = s.kinds.map((k) => ({ value: k.kind, label: `${k.label} (${k.count})` }));
  return (
    <div className="lens-bar signals-bar">
      <LensForm action={bar.action} keep={bar.keep} defaults={bar.defaults}>
        <Segmented label="Law" name="law" choices={bar.laws} />
        <DateField label="As known on" name="asOf" value={bar.asOf.value} min={bar.asOf.min} max={bar.asOf.max} />
        <details className="filters">
          <summary>Filter and search</summary>
          <div>
            <Selects label="Kind" name="what" values={filter.what} options={[any("All kinds"), ...kinds]} />
            <Selects
              label="Country"
              name="country"
              values={chosen.country}
              options={[any("All countries"), ...options.country]}
            />
            <Selects
              label="Provider"
              name="provider"
              values={chosen.provider}
              options={[any("All providers"), ...options.provider]}
            />
            <Selects label="Topic" name="topic" values={chosen.topic} options={[any("All topics"), ...options.topic]} />
            <SelectField label="Horizon" name="horizon" value={filter.horizon} options={[any("Any"), ...options.horizon]} />
            <SelectField
              label="Effect"
              name="moved"
              value={filter.moved ? "yes" : ""}
              options={[any("With or without"), { value: "yes", label: "Only those that moved something" }]}
            />
            <label className="field signals-search">
              <span className="field-label">Search</span>
              <input
                key={filter.q}
                className="control"
                type="search"
                name="q"
                maxLength={120}
                placeholder="such as Nscale $1.1bn"
                autoComplete="off"
                defaultValue={filter.q}
              />
            </label>
          </div>
        </details>
      </LensForm>
    </div>
  );
}

/** A list for each value that is chosen, and one where none is. */
const Selects = ({
  label,
  name,
  values,
  options,
}: {
  label: string;
  name: string;
  values: readonly string[];
  options: readonly Option[];
}) =>
  (values.length === 0 ? [""] : values).map((value, i) => (
    <SelectField
      key={`${name} ${value}`}
      label={i === 0 ? label : `or ${label.toLowerCase()}`}
      name={name}
      value={value}
      options={options}
    />
  ));

/** How much a signal moves, by the filling of a bar and a word. */
export const Relevant = ({ relevance, words }: { relevance: Relevance; words: string }) => (
  <span className={`relevance relevance-${relevance}`}>{words}</span>
);

function Feed({ state: s }: { state: SignalsFeed }) {
  return (
    <section className="signals-feed" aria-labelledby="signals">
      <h2 id="signals">{s.span}</h2>
      <nav className="signals-years" aria-label="Years">
        {s.years.map((y) => (
          <a key={y.year} href={y.href} aria-current={y.current ? "true" : undefined}>
            {y.year} <span className="muted">{y.count}</span>
          </a>
        ))}
      </nav>
      {s.months.map((m) => (
        <Month key={m.id} month={m} />
      ))}
      {(s.newer || s.older) && (
        <nav className="page-links" aria-label="Months">
          {s.newer && (
            <a href={s.newer.href} rel="prev">
              Newer: from {s.newer.month}
            </a>
          )}
          {s.older && (
            <a href={s.older.href} rel="next">
              Older: {s.older.month} and before
            </a>
          )}
        </nav>
      )}
    </section>
  );
}

const Month = ({ month: m }: { month: FeedMonth }) => (
  <section className="signals-month" aria-labelledby={`m-${m.id}`}>
    <h3 id={`m-${m.id}`}>
      {m.name} <small>{m.count}</small>
    </h3>
    <ul className="bare">
      {m.rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </ul>
  </section>
);

function Row({ row }: { row: FeedRow }) {
  return (
    <li id={row.id}>
      <details className="signal">
        <summary>
          <span className="signal-when">
            <time dateTime={row.iso}>{row.date}</time>
            <span>{row.kindWord}</span>
          </span>
          <span className="signal-what">
            <b>{row.title}</b>
            {row.planned && <Badge>planned</Badge>}
            <span>{row.effect}</span>
          </span>
          <Relevant relevance={row.relevance} words={row.relevanceWord} />
        </summary>
        <dl>
          <dt>What happened</dt>
          <dd>
            <Words text={row.quote} />
          </dd>
          {row.about.length > 0 && (
            <>
              <dt>About</dt>
              <dd>{row.about.join(", ")}</dd>
            </>
          )}
          <dt>What to watch next</dt>
          <dd>
            {row.next} <span className="muted">Horizon: {row.horizonWord}.</span>
          </dd>
        </dl>
        <p className="page-links">
          <a href={row.href}>
            Before and after, in full<span className="vh">: {row.title}</span>
          </a>
          <a href={`${row.href}#sources`}>
            Sources<span className="vh"> of: {row.title}</span>
          </a>
        </p>
      </details>
    </li>
  );
}

/** The record's own words as a quotation, or why there are none. */
export function Words({ text }: { text: string | undefined }) {
  if (text === undefined) return <span className="muted">No words beyond the title are on record for this day.</span>;
  return isLeftOut(text) ? <span className="muted">{text}</span> : <q>{text}</q>;
}

function MonthTable({ rows }: { rows: readonly MonthCounts[] }) {
  const [first] = rows;
  const kinds = first ? first.cells.map((c) => c.kind) : [];
  return (
    <div className="twin-part">
      <p>In brackets, how many of them moved something. Months without any are left out, and so is what is older than 2024.</p>
      <Scroll label="Signals by kind and month">
        <table className="twin-table signals-table">
          <caption className="vh">Signals by kind and month, since January 2024</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {SIGNAL_KIND_WORDS[kind]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((r) => (
              <tr key={r.id}>
                <th scope="row">
                  <a href={r.href}>{r.name}</a>
                </th>
                {r.cells.map((c) => (
                  <td key={c.kind} data-label={SIGNAL_KIND_WORDS[c.kind]}>
                    {c.moved > 0 ? `${c.all} (${c.moved})` : c.all}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
