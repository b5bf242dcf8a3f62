import { LensForm, SelectField } from "@/app/_ui/fields";
import { Card, Notice, PageHead } from "@/app/_ui/parts";
import { type Day, isoDay, longDay } from "@/lib/time/day";
import { Scroll } from "./CountriesView";
import type { ChangedCollection, ChangedRecord, ChangesState } from "./changes";

/**
 * What one revision of the data says otherwise than another, by collection, and the list of all revisions.
 * @param asOf goes along to the other pages; this one does not depend on it
 */
export function ChangesView({ state: s, asOf }: { state: ChangesState; asOf?: Day | undefined }) {
  return (
    <>
      {s.choice.options.length > 1 && (
        <div className="lens-bar">
          <LensForm action="/changes" label="Revisions to compare" keep={asOf === undefined ? [] : [["asOf", isoDay(asOf)]]}>
            <SelectField label="From revision" name="from" value={s.choice.from} options={s.choice.options} />
            <SelectField label="To revision" name="to" value={s.choice.to} options={s.choice.options} />
          </LensForm>
        </div>
      )}
      <PageHead title={s.headline} lead={s.lead} />
      {asOf !== undefined && (
        <Notice kind="note">
          This page does not depend on the as-of date, {longDay(asOf)}: it tells what this tracker recorded, revision by revision.
        </Notice>
      )}
      {s.problems.length > 0 && (
        <Notice kind="problem" title="Some settings could not be applied.">
          <ul>
            {s.problems.map((p) => (
              <li key={`${p.param} ${p.message}`}>
                <code>{p.param}</code>: {p.message}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {s.jsonHref && s.csvHref && (
        <p className="page-links">
          <a href={s.jsonHref}>All of it as JSON</a> <a href={s.csvHref}>as CSV</a>
        </p>
      )}
      {s.collections.map((collection) => (
        <Collection key={collection.name} of={collection} />
      ))}
      {s.reordered && <p className="muted">{s.reordered}</p>}
      <Card label="Revisions" className="revisions-card">
        <h2>Revisions</h2>
        <Scroll label="Revisions">
          <table className="twin-table revisions">
            <caption className="vh">Revisions of the data, the newest first</caption>
            <thead>
              <tr>
                {["Revision", "Recorded", "Content", "Records", "Changes"].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {s.revisions.map((r) => (
                <tr key={r.id}>
                  <th scope="row">{r.id}</th>
                  <td className="date">
                    <time dateTime={r.time}>{r.on}</time>
                  </td>
                  <td>
                    <code>{r.hash}</code>
                  </td>
                  <td>{r.records}</td>
                  <td>{r.href ? <a href={r.href}>from the one before</a> : "the first one"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </Card>
    </>
  );
}

const Collection = ({ of: c }: { of: ChangedCollection }) => (
  <Card label={c.title} className="changes-card">
    <h2>{c.title}</h2>
    <p className="muted">{c.counts}</p>
    {c.parts.map((part) => (
      <section key={part.kind} aria-label={`${c.title}, ${part.title.toLowerCase()}`}>
        <h3>{part.title}</h3>
        <ul className="bare">
          {part.records.map((record) => (
            <Record key={record.id} of={record} />
          ))}
        </ul>
      </section>
    ))}
    {c.rest && (
      <p>
        <a href={c.rest.href}>{c.rest.text}</a>
      </p>
    )}
  </Card>
);

const Record = ({ of: r }: { of: ChangedRecord }) => (
  <li className="changed-record">
    {r.href ? <a href={r.href}>{r.title}</a> : <b>{r.title}</b>} <code>{r.id}</code>
    {r.fields.length > 0 && (
      <dl className="changed-fields">
        {r.fields.map((f) => (
          <div key={f.field}>
            <dt>{f.field}</dt>
            <dd>
              <span className="vh">from </span>
              <del>{f.from}</del>
              <span className="vh"> to </span>
              <ins>{f.to}</ins>
            </dd>
          </div>
        ))}
      </dl>
    )}
    {r.more && <small>{r.more}</small>}
    {r.sources.length > 0 && (
      <small className="changed-sources">
        Sources:{" "}
        {r.sources.map((id, i) => (
          <span key={id}>
            {i > 0 && ", "}
            <a href={`/sources?id=${encodeURIComponent(id)}`}>{id}</a>
          </span>
        ))}
      </small>
    )}
  </li>
);
