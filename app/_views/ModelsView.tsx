import { Fragment, type ReactNode } from "react";
import { LanesChart } from "@/app/_charts/lanes/LanesChart";
import type { SourceCard } from "@/app/_live/views";
import { DateField, LensForm, Segmented, SelectField } from "@/app/_ui/fields";
import { Badge, Card, DefinitionRows, KeyFigures, PageHead, type Tone } from "@/app/_ui/parts";
import { counted } from "@/lib/time/day";
import type { EventGroup, MakerRow, ModelGroup, ModelRow, ModelsState } from "./models";
import { ANSWER_WORDS } from "./models-pair";
import { type Said, SIDE_WORDS } from "./models-words";
import { Notices } from "./Notices";
import { Sourced, type Sources } from "./PanelView";

/** General-purpose AI models on both sides of the cut-off, their providers, and what the Commission has done. */
export function ModelsView({ state: s, sources }: { state: ModelsState; sources: Sources }) {
  return (
    <>
      <div className="lens-bar models-bar">
        <LensForm action={s.bar.action} keep={s.bar.keep} defaults={s.bar.defaults}>
          <Segmented label="Law" name="law" choices={s.bar.laws} />
          <DateField label="As known on" name="asOf" value={s.bar.asOf.value} min={s.bar.asOf.min} max={s.bar.asOf.max} />
          <details className="filters">
            <summary>Filter and sort</summary>
            <div>
              {s.fields.map((f) => (
                <SelectField key={f.name} label={f.label} name={f.name} value={f.value} options={f.options} />
              ))}
            </div>
          </details>
        </LensForm>
      </div>
      <nav className="page-jumps" aria-label="On this page">
        {JUMPS.map(([id, text]) => (
          <a key={id} href={`#${id}`}>
            {text}
          </a>
        ))}
      </nav>
      <PageHead title={s.headline} lead={s.lead} />
      {s.shown && (
        <p className="shown">
          {s.shown} <a href={s.allHref}>Show all models</a>
        </p>
      )}
      <Notices state={s.notices} />
      {s.figures.length > 0 && <KeyFigures items={s.figures} />}
      <LanesChart state={s.chart} file={s.drawingHref} />
      <Card label="Dates of the law" className="levels-card models-dates">
        <h2>The dates that models hang on</h2>
        <DefinitionRows
          rows={s.dates.map((d) => ({ id: d.id, label: <a href={d.href}>{d.name}</a>, note: d.citation, value: d.day }))}
        />
      </Card>
      <Models state={s} sources={sources} />
      <Together state={s} sources={sources} />
      <Makers state={s} sources={sources} />
      <Events state={s} sources={sources} />
      <Card label="Open questions" className="levels-card">
        <h2 id="questions">Open questions</h2>
        {s.questions === "not-kept" ? (
          <p className="muted">Open questions are of today and are not kept for another day.</p>
        ) : (
          <ul className="prose">
            {s.questions.map((q) => (
              <li key={q}>{q}</li>
            ))}
          </ul>
        )}
      </Card>
      <p className="page-links">
        {s.links.map((l) => (
          <a key={l.href} href={l.href}>
            {l.label}
          </a>
        ))}
      </p>
      <p className="muted">As known on {s.asOf}. Not legal advice.</p>
    </>
  );
}

const JUMPS = [
  ["models", "The models"],
  ["together", "A model and a site together"],
  ["makers", "Who provides them"],
  ["events", "What happened"],
  ["questions", "Open questions"],
] as const;

/** The sources of a fact by who published them; each link leads to all that is on record of the source. */
function Cited({ ids, sources }: { ids: readonly string[]; sources: Sources }) {
  const shown = [...new Set(ids)].filter((id) => sources[id] !== "later");
  if (shown.length === 0) return <span className="muted">The sources on record were published after this day.</span>;
  return (
    <span className="cited">
      {shown.length === 1 ? "Source: " : "Sources: "}
      {shown.map((id, i) => (
        <Fragment key={id}>
          {i > 0 && "; "}
          <a href={`/sources?id=${id}`}>{publisher(sources[id] as SourceCard | undefined)}</a>
        </Fragment>
      ))}
    </span>
  );
}

/** Who published a source, without the note in brackets on where it was read. A title that cannot be shown begins with it. */
const publisher = (card: SourceCard | undefined): string =>
  card ? (card.publisher || card.title).replace(/ \(.*$/, "") : "source";

const Value = ({ said, className }: { said: Said; className?: string }) => (
  <dd className={[className, said.missing ? "missing" : ""].filter(Boolean).join(" ") || undefined}>
    {said.value}
    {said.note && <small>{said.note}</small>}
  </dd>
);

const COLUMNS = ["Released", "Union market", "Must comply", "Weights", "Training summary", "Systemic risk"] as const;

function Models({ state: s, sources }: { state: ModelsState; sources: Sources }) {
  return (
    <section className="card models-card" aria-labelledby="models">
      <div className="models-head">
        <h2 id="models">{s.count}</h2>
        <p>
          The day to comply is that of the law chosen above. Whether an update of an older model is a new one, and so has no
          transition, the Act leaves open.
        </p>
        {s.exemption && (
          <p>
            <b>{s.exemption.title}.</b> {s.exemption.detail} <Cited ids={s.exemption.sourceIds} sources={sources} /> (
            {s.exemption.sure}).
          </p>
        )}
      </div>
      {s.rows.length === 0 ? (
        <p className="models-head">No model matches these filters.</p>
      ) : (
        <>
          <div className="model-columns" aria-hidden="true">
            <span>Model</span>
            <div>
              {COLUMNS.map((name) => (
                <span key={name}>{name}</span>
              ))}
            </div>
          </div>
          {s.groups.map((g) => (
            <Group key={g.id} group={g} open={s.groups.length === 1 || s.rows.length <= FEW} sources={sources} />
          ))}
        </>
      )}
    </section>
  );
}

/** So many rows are seen at a glance, also on a small screen. */
const FEW = 10;

/** On a small screen a part that folds; where there is room it stands open under its heading. */
const Fold = ({
  title,
  note,
  open = false,
  children,
}: {
  title: ReactNode;
  note: string;
  open?: boolean;
  children: ReactNode;
}) => (
  <>
    <div className="fold-head">
      <h3 className="sub">{title}</h3> <small>{note}</small>
    </div>
    <details className="fold" open={open}>
      <summary>
        <h3 className="sub">{title}</h3> <small>{note}</small>
      </summary>
      {children}
    </details>
  </>
);

function Group({ group: g, open, sources }: { group: ModelGroup; open: boolean; sources: Sources }) {
  const rows = (
    <ul className="bare">
      {g.rows.map((row) => (
        <Row key={row.id} row={row} sides={g.side === undefined} sources={sources} />
      ))}
    </ul>
  );
  if (g.title === undefined) return rows;
  return (
    <Fold title={g.title} note={g.note} open={open}>
      {rows}
    </Fold>
  );
}

const SIDE_TONES: Readonly<Record<ModelRow["side"], Tone>> = { older: "law", newer: "compute", unknown: "plain" };

/** @param sides each row says on which side of the cut-off it is */
const Row = ({ row, sides, sources }: { row: ModelRow; sides: boolean; sources: Sources }) => (
  <li className="model-row" id={`model-${row.id}`}>
    <div className="model-name">
      <h4>{row.name}</h4>
      <p>
        <a href={row.maker.href}>{row.maker.name}</a>
      </p>
      {sides && (
        <p>
          <Badge tone={SIDE_TONES[row.side]}>{SIDE_WORDS[row.side]}</Badge>
        </p>
      )}
    </div>
    <dl>
      <div>
        <dt>Released</dt>
        <dd>{row.released}</dd>
      </div>
      <div className="folded">
        <dt>Union market</dt>
        <Value said={row.union} />
      </div>
      <div>
        <dt>Must comply</dt>
        <Value said={row.due} className="due" />
      </div>
      <div className="folded">
        <dt>Weights</dt>
        <Value said={row.weights} />
      </div>
      <div className="folded">
        <dt>Training summary</dt>
        <Value said={row.summary} />
      </div>
      <div className="folded">
        <dt>Systemic risk</dt>
        <Value said={row.risk} />
      </div>
    </dl>
    <div className="model-more">
      <p className="muted folded">
        <Cited ids={row.sourceIds} sources={sources} /> ({row.sure}).
      </p>
      <p className="folded">
        <a href={row.togetherHref}>
          Put it together with a site <span className="vh">({row.name})</span>
        </a>
      </p>
      <details className={row.notes.length > 0 ? undefined : "no-notes"}>
        <summary>
          <span className="when-wide">Notes</span>
          <span className="when-narrow">
            More <span className="vh">that is known, and sources,</span>
          </span>{" "}
          <span className="vh">on {row.name}</span>
        </summary>
        {row.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </details>
    </div>
  </li>
);

const ANSWER_TONES: Readonly<Record<keyof typeof ANSWER_WORDS, Tone>> = {
  yes: "enforcement",
  no: "today",
  unknown: "plain",
  "not-kept": "plain",
};

function Together({ state: { pair: p, bar }, sources }: { state: ModelsState; sources: Sources }) {
  return (
    <Card label="A model and a site together" className="levels-card">
      <h2 id="together">A model and a site together</h2>
      <p className="muted">
        Open weights, on compute that stands in the EU, run by an operator established there: how a plan stands to each.{" "}
        {p.noPlace}
      </p>
      <LensForm action={`${bar.action}#together`} keep={p.keep} defaults={p.defaults} label="Model and site">
        <SelectField label="Model" name="model" value={p.model} options={p.models} />
        <SelectField label="Site" name="site" value={p.site} options={p.sites} />
      </LensForm>
      {p.answer && (
        <>
          <p className="pair-answer" role="status">
            {p.answer.headline}
          </p>
          <dl className="pair">
            {p.answer.rows.map((r) => (
              <div key={r.id}>
                <dt>{r.name}</dt>
                <dd>
                  <Badge tone={ANSWER_TONES[r.answer]}>{ANSWER_WORDS[r.answer]}</Badge> {r.text}
                  <small>{[r.on, r.sure].filter(Boolean).join("; ")}</small>
                  {r.sourceIds.length > 0 && (
                    <details>
                      <summary>
                        Sources <span className="vh">for {r.name}</span>
                      </summary>
                      <Sourced ids={r.sourceIds} sources={sources} />
                    </details>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          {p.answer.exemption && (
            <p>
              {p.answer.exemption.short} <a href={p.answer.exemption.href}>{p.answer.exemption.title}</a>
            </p>
          )}
          <p>{p.answer.bound}</p>
          <p className="page-links">
            <a href={p.answer.site.href}>Everything said about {p.answer.site.name}</a>
          </p>
        </>
      )}
      <h3 className="sub">All that hold to the three, and run</h3>
      {p.fit === "not-kept" ? (
        <p className="muted">Weights and establishment are of today and are not kept for another day.</p>
      ) : (
        <>
          <p>{p.fit.text}</p>
          <div className="pair-lists">
            <details>
              <summary>The models</summary>
              <ul className="bare">
                {p.fit.models.map((m) => (
                  <li key={m.href}>
                    <a href={m.href}>{m.name}</a>{" "}
                    <small>
                      {m.licence}
                      {m.words && `. By the record: ${m.words}`}
                    </small>
                  </li>
                ))}
              </ul>
            </details>
            <details open>
              <summary>The sites</summary>
              <ul className="bare">
                {p.fit.sites.map((site) => (
                  <li key={site.href}>
                    <a href={site.href}>{site.name}</a> <small>{site.where}</small>
                  </li>
                ))}
              </ul>
            </details>
          </div>
        </>
      )}
    </Card>
  );
}

function Makers({ state: s, sources }: { state: ModelsState; sources: Sources }) {
  return (
    <Card label="Providers of models" className="levels-card">
      <h2 id="makers">Who provides them</h2>
      {s.makers.length === 0 ? (
        <p className="muted">Nothing dated was known of any provider.</p>
      ) : (
        <Fold title="Country, establishment, code of practice" note={counted(s.makers.length, "provider")}>
          <table className="twin-table makers-table">
            <caption className="vh">Providers of general-purpose AI models</caption>
            <thead>
              <tr>
                <th scope="col">Provider</th>
                <th scope="col">Country</th>
                <th scope="col">Established in the EU</th>
                <th scope="col">Code of practice</th>
                <th scope="col">Models</th>
                <th scope="col">Where it was read</th>
              </tr>
            </thead>
            <tbody>
              {s.makers.map((m) => (
                <Maker key={m.id} row={m} sources={sources} />
              ))}
            </tbody>
          </table>
        </Fold>
      )}
    </Card>
  );
}

const Cell = ({ name, said }: { name: string; said: Said }) => (
  <td data-label={name} className={said.missing ? "missing" : undefined}>
    {said.value}
    {said.note && <small>{said.note}</small>}
  </td>
);

const Maker = ({ row, sources }: { row: MakerRow; sources: Sources }) => (
  <tr id={`maker-${row.id}`}>
    <th scope="row">{row.name}</th>
    <td data-label="Country">{row.country}</td>
    <Cell name="Established in the EU" said={row.established} />
    <Cell name="Code of practice" said={row.code} />
    <td data-label="Models">{row.href ? <a href={row.href}>{row.models}</a> : row.models}</td>
    <td>
      {row.facts.length === 0 && !row.notes ? (
        <span className="muted">nothing dated</span>
      ) : (
        <details>
          <summary>
            Notes and sources <span className="vh">of {row.name}</span>
          </summary>
          {row.notes && <p>{row.notes}</p>}
          {row.facts.map((f) => (
            <div key={f.name}>
              <p>
                <b>{f.name}.</b> {f.text} <Cited ids={f.sourceIds} sources={sources} /> <small>({f.sure})</small>
              </p>
            </div>
          ))}
        </details>
      )}
    </td>
  </tr>
);

const Events = ({ state: s, sources }: { state: ModelsState; sources: Sources }) => (
  <Card label="What happened" className="levels-card">
    <h2 id="events">What the Commission and the providers have done</h2>
    {s.events.map((group, i) => (
      <Happened key={group.id} group={group} newest={i === 0} sources={sources} />
    ))}
  </Card>
);

function Happened({ group, newest, sources }: { group: EventGroup; newest: boolean; sources: Sources }) {
  const id = `events-${group.id}`;
  const note = counted(group.rows.length, "event");
  const list = <EventList group={group} sources={sources} />;
  return newest ? (
    <div id={id}>
      <Fold title={group.title} note={note}>
        {list}
      </Fold>
    </div>
  ) : (
    <details id={id} className="event-group">
      <summary>
        <h3 className="sub">{group.title}</h3> <small>{note}</small>
      </summary>
      {list}
    </details>
  );
}

const EventList = ({ group, sources }: { group: EventGroup; sources: Sources }) => (
  <>
    {group.text && <p className="muted">{group.text}</p>}
    <ul className="events">
      {group.rows.map((e) => (
        <li key={e.id} id={`event-${e.id}`}>
          <span className="when">
            <span className="event-number">{e.number}</span> {e.on}
          </span>
          <div>
            <b>{e.title}</b> <Badge>{e.kind}</Badge> {e.planned && <Badge tone="today">planned for that day</Badge>}
            <p>
              {e.detail} <Cited ids={e.sourceIds} sources={sources} /> <small>({e.sure})</small>
            </p>
          </div>
        </li>
      ))}
    </ul>
  </>
);
