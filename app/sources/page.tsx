import type { Metadata } from "next";
import { context, queryOf, type SearchParams } from "@/app/_server/context";
import { AutoApply } from "@/app/_ui/auto-apply";
import { DateField, LensForm, SelectField } from "@/app/_ui/fields";
import { Card, Notice, PageHead } from "@/app/_ui/parts";
import { publisherText } from "@/app/_views/source-card";
import { type Citing, citations, sourcesState } from "@/app/_views/sources";
import { isoDay } from "@/lib/time/day";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Sources" };

const indexed = new WeakMap<object, ReadonlyMap<string, readonly Citing[]>>();

export default async function Sources({ searchParams }: { searchParams: SearchParams }) {
  const { dataset, today } = await context();
  const cited = indexed.get(dataset) ?? citations(dataset);
  indexed.set(dataset, cited);
  const s = sourcesState(dataset, cited, await queryOf(searchParams), today);
  const day: Record<string, string> = s.asKnown === undefined ? {} : { asOf: s.asOf.value };
  const link = (page: number) =>
    `/sources?${new URLSearchParams({ ...(s.q && { q: s.q }), ...(s.kind && { kind: s.kind }), ...day, page: String(page) })}`;
  return (
    <>
      <AutoApply />
      <div className="lens-bar">
        <LensForm action="/sources" defaults={`asOf=${isoDay(today)}`}>
          <label className="field">
            <span className="field-label">Search title, publisher, address</span>
            <input className="control" type="search" name="q" defaultValue={s.q} maxLength={100} />
          </label>
          <DateField label="As known on" name="asOf" value={s.asOf.value} min={s.asOf.min} max={s.asOf.max} />
          <SelectField
            label="Kind"
            name="kind"
            value={s.kind}
            options={[
              { value: "", label: "All kinds" },
              ...s.kinds.map((k) => ({ value: k.value, label: `${k.value} (${k.count})` })),
            ]}
          />
        </LensForm>
      </div>
      <PageHead
        title="Sources"
        lead={`Every fact here names where it was read. ${s.total.toLocaleString("en-GB")} sources; the same page can stand twice, under two titles.`}
      />
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
      {s.asKnown && (
        <Notice kind="warning">
          {s.asKnown} <a href="/sources">Back to today</a>
        </Notice>
      )}
      {s.one && (
        <Card className="one-source" label={s.one.source.title}>
          <h2>{s.one.source.title}</h2>
          <SourceFacts source={s.one.source} />
          <h3>Cited by</h3>
          {s.one.citing === "not-kept" ? (
            <p>Not kept for that day.</p>
          ) : s.one.citing.length === 0 ? (
            <p>No record cites it.</p>
          ) : (
            <ul className="bare">
              {s.one.citing.map((c) => (
                <li key={`${c.file} ${c.id}`}>
                  {c.href ? <a href={c.href}>{c.id}</a> : c.id} <span className="muted">({c.file})</span>
                </li>
              ))}
            </ul>
          )}
        </Card>
      )}
      <p className="muted">
        {s.found === 0 ? "No source matches." : `${s.found.toLocaleString("en-GB")} found, page ${s.page} of ${s.pages}.`}
      </p>
      <ul className="sources">
        {s.shown.map((source) => (
          <li key={source.id} id={source.id}>
            <SourceFacts source={source} linked />
            {source.citedBy !== "not-kept" && (
              <a className="muted" href={`/sources?id=${encodeURIComponent(source.id)}`}>
                {source.citedBy === 0
                  ? "cited by no record"
                  : source.citedBy === 1
                    ? "cited by one record"
                    : `cited by ${source.citedBy} records`}
              </a>
            )}
          </li>
        ))}
      </ul>
      {s.pages > 1 && (
        <nav className="pages" aria-label="Pages of the list">
          {s.page > 1 && <a href={link(s.page - 1)}>Previous page</a>}
          {s.page < s.pages && <a href={link(s.page + 1)}>Next page</a>}
        </nav>
      )}
    </>
  );
}

interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly publishedOn: string | null;
  readonly kind: string;
  readonly note?: string | undefined;
}

const SourceFacts = ({ source, linked = false }: { source: Source; linked?: boolean }) => (
  <p className="source">
    {linked && (source.url ? <a href={source.url}>{source.title}</a> : <b>{source.title}</b>)}{" "}
    {!linked && (source.url ? <a href={source.url}>{source.url}</a> : "No address was recorded.")}
    <small>
      {publisherText(source)}, {source.publishedOn ?? "day not known"}, {source.kind}, <code>{source.id}</code>
      {source.note && <>. {source.note}</>}
    </small>
  </p>
);
