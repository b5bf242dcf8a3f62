import type { ReactNode } from "react";
import { Chart } from "@/app/_charts/Chart";
import { CapacityStrip } from "@/app/_charts/capacity/CapacityStrip";
import { LawRows } from "@/app/_charts/law/LawGroups";
import { BandTitle } from "@/app/_charts/parts";
import { CapacityTwin, LawTable } from "@/app/_charts/twins";
import { Segmented } from "@/app/_ui/fields";
import { Badge, Card, Legend, type Tone } from "@/app/_ui/parts";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { LensBar } from "./LensBar";
import { Notices } from "./Notices";
import { Reasons, Sourced, type Sources } from "./PanelView";
import type { SiteKnown, SiteState } from "./site";
import { type EstimateState, FORM, type OutcomeRow } from "./site-estimate";
import type { TopicLead } from "./site-law";
import type { InsetState } from "./site-place";
import type { SlipRow } from "./site-slip";
import type { StatementRow } from "./site-statements";
import { capital } from "./site-words";

const SHAPES = "/map-shapes.svg";

const STATE_TONES: Readonly<Record<SiteState["state"], Tone>> = {
  online: "enforcement",
  building: "compute",
  announced: "plain",
  paused: "today",
  lost: "today",
  unknown: "plain",
};

/** One compute site: how much, when and how sure; what it means for the duties; and every word it rests on. */
export function SiteView({ state: s, sources }: { state: SiteState; sources: Sources }) {
  return (
    <>
      <LensBar state={s.bar}>
        {s.measures.length > 1 && <Segmented label="Measure" name="measure" choices={s.measures} />}
      </LensBar>
      <p className="page-links">
        <a href={s.allHref}>All sites</a> <a href={s.overviewHref}>With a duty and a country</a>
        {s.known && (
          <>
            {" "}
            <a href="#statements">Every statement</a> <a href={s.known.apiHref}>As JSON</a>
          </>
        )}
      </p>
      <div className="page-head site-head">
        <h1>{s.name}</h1>
        <p className="site-where">
          <Badge tone={STATE_TONES[s.state]}>{s.stateWords}</Badge> {s.stateNote && <>{capital(s.stateNote)}. </>}
          {s.scope && <Badge>{s.scope}</Badge>} {s.where}. Provider: <a href={s.provider.href}>{s.provider.name}</a>
        </p>
        <p className="site-headline">{s.headline}</p>
        {s.loss && (
          <p className="site-loss">
            <a href={s.loss.href}>{s.loss.said}</a>: {s.loss.words}
          </p>
        )}
      </div>
      <Notices state={s.notices} />
      {s.known ? (
        <Known state={s} known={s.known} sources={sources} />
      ) : (
        <Card className="levels-card" label="Nothing known yet">
          <p>No statement about this site had been made by {s.asOf}. That is not known, which is not the same as nothing.</p>
        </Card>
      )}
      <p className="muted">As known on {s.asOf}. Not legal advice.</p>
    </>
  );
}

const Disagree = ({ href }: { href: string }) => (
  <a className="disagree" href={href}>
    <Badge tone="today">sources disagree</Badge>
  </a>
);

function Known({ state: s, known: k, sources }: { state: SiteState; known: SiteKnown; sources: Sources }) {
  return (
    <>
      <ul className="key-figures site-figures">
        {k.figures.map((f) => (
          <li key={f.label}>
            <small className="figure-label">{f.label}</small>
            <strong>{f.href ? <a href={f.href}>{f.value}</a> : f.value}</strong>
            {f.conflict && <Disagree href={f.conflict} />}
            {f.lines.map((line) => (
              <span key={line}>{line}</span>
            ))}
            {f.from?.map((part) => (
              <span key={part.label}>
                {part.label}: <a href={part.href}>{part.text}</a>.
              </span>
            ))}
          </li>
        ))}
      </ul>
      <Words known={k} />
      {k.chart ? (
        <Chart
          title={`Capacity of ${s.short} over time`}
          axis={k.chart.axis}
          dutyDay={k.chart.dutyDay}
          legend={
            <Legend
              items={[
                { swatch: "applies", label: "applies" },
                { swatch: "ghost", label: "date in the version it is compared with" },
                { swatch: "time-left", label: "time left until Annex III applies" },
                { swatch: "duty-line", label: "Annex III applies" },
                { swatch: "as-of", label: "as known on" },
              ]}
            />
          }
          twin={
            <>
              <CapacityTwin state={k.chart.band} />
              <LawTable caption="High-risk duties" rows={k.chart.laws} />
            </>
          }
          note={NO_PLACE_FOR_COMPUTE}
          file={k.chart.file}
          draw={(view) =>
            k.chart && (
              <>
                <div className="band law">
                  <BandTitle title="The law" subtitle="High-risk duties" />
                  <LawRows rows={k.chart.laws} view={view} label="High-risk duties" />
                </div>
                <CapacityStrip state={k.chart.band} view={view} />
              </>
            )
          }
        />
      ) : (
        <Card className="levels-card" label="Capacity over time">
          <h2>Capacity over time</h2>
          <p>Nothing known has a date that could be drawn.</p>
        </Card>
      )}
      <div className="site-columns after-chart">
        {k.topics.map((topic) => (
          <Topic key={topic.topic} topic={topic} sources={sources} />
        ))}
        <Card label="Whether the Act applies there" className="levels-card">
          <h2>Whether the Act applies there</h2>
          {k.here.sentences.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {k.here.country && (
            <p>
              <a href={k.here.country.href}>All about {k.here.country.name}</a>
            </p>
          )}
        </Card>
      </div>
      <Slips rows={k.slips} />
      <Estimate state={k.estimate} name={s.short} sources={sources} />
      <Card label="Statements" className="levels-card">
        <h2 id="statements">Every statement, in the order it was made</h2>
        <ol className="events statements">
          {k.statements.map((row) => (
            <StatementItem key={row.id} row={row} sources={sources} />
          ))}
        </ol>
      </Card>
      <div className="site-columns two">
        <Card label="Open questions and who is behind it" className="levels-card">
          <Undated state={k.undated} sources={sources} />
        </Card>
        <Place inset={k.inset} mapHref={k.mapHref} name={s.short} sources={sources} />
      </div>
    </>
  );
}

/** What was committed beside the readings, and what was said since the last look. */
function Words({ known: k }: { known: SiteKnown }) {
  if (!k.relation && k.also.length === 0 && !k.later) return null;
  return (
    <div className="site-columns two">
      {k.later && (
        <Card label={k.later.title} className="levels-card">
          <h2>{k.later.title}</h2>
          <ul className="later">
            {k.later.words.map((w) => (
              <li key={w.id}>
                <a href={`#${w.id}`}>{w.on}</a>, {w.by}: {w.words} {w.conflict && <Badge tone="today">sources disagree</Badge>}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {(k.relation || k.also.length > 0) && (
        <Card label="Beside these readings" className="levels-card">
          <h2>Beside these readings</h2>
          {k.relation && <p>{k.relation}</p>}
          {k.also.length > 0 && (
            <>
              <p>Also committed, without a size or without a date:</p>
              <ul className="later">
                {k.also.map((c) => (
                  <li key={c.id}>
                    <a href={`#${c.id}`}>{c.text}</a>
                    {c.again.map((a) => (
                      <small key={a.id}>
                        <a href={`#${a.id}`}>{a.text}</a>
                      </small>
                    ))}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
      )}
    </div>
  );
}

function Topic({ topic: t, sources }: { topic: TopicLead; sources: Sources }) {
  return (
    <Card label={t.title} className="levels-card topic-card">
      <h2>{t.title}</h2>
      <p>
        <a href={t.dutyHref}>{t.duty}</a> applies: <b>{t.date}</b>
        {t.formal && <small> formally {t.formal}</small>}
      </p>
      {t.about.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <dl className="facts leads">
        {t.leads.map((l) => (
          <div key={l.by}>
            <dt>{l.by}</dt>
            <dd>
              <b>{l.value}</b>
              <small>{l.text}</small>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t.chance.of}</dt>
          <dd>
            <b>{t.chance.value}</b>
            {t.chance.rule && <small>{t.chance.rule}</small>}
          </dd>
        </div>
      </dl>
      <details>
        <summary>Why, and from which sources</summary>
        <ul className="bare">
          {t.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          <Reasons reasons={t.reasons} sources={sources} />
        </ul>
      </details>
    </Card>
  );
}

const Heads = ({ names }: { names: readonly string[] }) => (
  <thead>
    <tr>
      {names.map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

function Slips({ rows }: { rows: readonly SlipRow[] }) {
  return (
    <Card label="What became of each promise" className="levels-card">
      <h2>What became of each promise</h2>
      {rows.length === 0 ? (
        <p>No promise with a date is known.</p>
      ) : (
        <ul className="slips">
          {rows.map((row) => (
            <li key={row.id}>
              <div>
                <a href={`#${row.id}`}>{row.what}</a>
                <small>{row.said}</small>
              </div>
              <div>
                <small className="cell-label">Promised day</small>
                {row.promised}
                <small>{row.words}</small>
              </div>
              <div>
                <small className="cell-label">Moved</small>
                {row.revisions.length === 0
                  ? "not moved"
                  : row.revisions.map((r) => (
                      <a key={r.id} className="moved-to" href={`#${r.id}`}>
                        {r.text}
                      </a>
                    ))}
                {row.again.map((a) => (
                  <small key={a.id}>
                    <a href={`#${a.id}`}>{a.text}</a>
                  </small>
                ))}
              </div>
              <div>
                <small className="cell-label">Outcome</small>
                {row.outcomeId ? <a href={`#${row.outcomeId}`}>{row.outcome}</a> : row.outcome}
                {row.counted && <small>{row.counted}</small>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <p className="muted">
        The promised day is the last one that the words allow. A month of slip is 30.4375 days. A promise counts as moved only by
        words that are on record as replacing it; another date for the same part is told beside it. Signals hold each word against
        the one before it, and so can tell a move where none stands here.
      </p>
    </Card>
  );
}

function Estimate({ state: e, name, sources }: { state: EstimateState; name: string; sources: Sources }) {
  return (
    <Card label="Estimate" className="levels-card">
      <h2 id="estimate">The estimate, and how little it stands on</h2>
      {e.about.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>{e.sentence}</p>
      {e.unused && <p>{e.unused}</p>}
      {e.model && (
        <>
          <p>
            {e.model.evidence} It is the chance that {e.model.event} by a day, and no more.
          </p>
          <div className="site-columns two">
            <table className="twin-table model">
              <caption className="vh">The parameters of the estimate</caption>
              <Heads names={["Parameter", "Value", "From"]} />
              <tbody>
                {e.model.rows.map((row) => (
                  <tr key={row.id} className={row.from === "set by you" ? "selected" : undefined}>
                    <th scope="row">{row.label}</th>
                    <td className="figure" data-label="Value">
                      {row.value}
                    </td>
                    <td data-label="From">{row.from === "set by you" ? <b>{row.from}</b> : row.from}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <Settings model={e.model} />
          </div>
          <h3 className="sub">Counted: promises of {e.model.reference} whose outcome is known</h3>
          {e.model.counted.length === 0 ? (
            <p>None is known by this day; the estimate rests on the prior alone.</p>
          ) : (
            <Outcomes rows={e.model.counted} label="Outcomes that count" sources={sources} counted />
          )}
          {e.context !== "not-kept" && <p>The set says of itself: &ldquo;{e.context.note}&rdquo;</p>}
          <p className="muted">{e.model.slips}</p>
        </>
      )}
      <h3 className="sub">Outcomes of {name} itself</h3>
      {e.own.length === 0 ? (
        <p>None is on record for this day.</p>
      ) : (
        <Outcomes rows={e.own} label={`Outcomes of ${name}`} sources={sources} />
      )}
      {e.context === "not-kept" ? (
        <p className="muted">Notes on the evidence and published rates are of today and are not kept for another day.</p>
      ) : (
        <details className="more" id="rates">
          <summary>How the evidence was made, and rates that others published ({e.context.rates.length})</summary>
          <p>&ldquo;{e.context.howMade}&rdquo;</p>
          <p>Prior: {e.context.prior}.</p>
          <p>The rates are context: beside the prior none of them enters the estimate.</p>
          <ul className="bare rates">
            {e.context.rates.map((r) => (
              <li key={r.id} id={`rate-${r.id}`}>
                <b>{r.what}</b>: {r.value}. <span className="muted">{r.scope}.</span> {r.note}{" "}
                <span className="muted">({r.sure})</span>
                <Sourced ids={r.sourceIds} sources={sources} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}

/** Numbers instead of the computed ones; a plain form, so that both shares can be typed before it is sent. */
function Settings({ model }: { model: NonNullable<EstimateState["model"]> }) {
  return (
    <form id={FORM} className="settings" method="get" action={model.action} aria-label="Your own numbers">
      <h3>Your own numbers</h3>
      {model.keep.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="settings-fields">
        {model.fields.map((f) => (
          <label key={f.name} className="field">
            <span className="field-label">
              {f.label} <span className="hint">{f.hint}</span>
            </span>
            <input
              type="number"
              name={f.name}
              className="control"
              min={f.min}
              max={f.max}
              step="any"
              defaultValue={f.value}
              placeholder={f.computed}
              autoComplete="off"
              aria-invalid={f.error ? true : undefined}
              aria-describedby={f.error ? `error-${f.name}` : undefined}
            />
          </label>
        ))}
      </div>
      {model.fields.map(
        (f) =>
          f.error && (
            <p key={f.name} id={`error-${f.name}`} className="settings-error">
              Not applied: {f.error}
            </p>
          ),
      )}
      <p className="muted">
        An empty field means the computed value, shown in it. Late and lost are shares; on time is the rest.
      </p>
      <p className="settings-do">
        <button type="submit" className="button">
          Use these numbers
        </button>{" "}
        {model.resetHref && <a href={model.resetHref}>Back to the computed ones</a>}
      </p>
    </form>
  );
}

/** @param counted all of them count, so that it need not be said of each */
const Outcomes = ({
  rows,
  label,
  sources,
  counted = false,
}: {
  rows: readonly OutcomeRow[];
  label: string;
  sources: Sources;
  counted?: boolean;
}) => (
  <table className="twin-table outcomes">
    <caption className="vh">{label}</caption>
    <Heads names={["Site", "Promise", "Outcome", "Slip", "Evidence", counted ? "Sources" : "Counts"]} />
    <tbody>
      {rows.map((o) => (
        <tr key={o.id}>
          <th scope="row">
            <a href={o.href}>{o.site}</a>
          </th>
          <td data-label="Promise">
            {o.promise}
            <small>by {o.promisedBy}</small>
          </td>
          <td data-label="Outcome">
            {o.outcome}
            {o.note && <small>{o.note}</small>}
          </td>
          <td className="figure" data-label="Slip">
            {o.slip}
            {o.slipNote && <small>{o.slipNote}</small>}
          </td>
          <td data-label="Evidence">{o.evidence}</td>
          <td data-label={counted ? undefined : "Counts"}>
            {!counted && o.counts}
            <details>
              <summary>Sources</summary>
              <Sourced ids={o.sourceIds} sources={sources} />
            </details>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const ROW_TONES: Readonly<Record<StatementRow["tone"], Tone>> = {
  said: "compute",
  seen: "plain",
  online: "enforcement",
  forecast: "law",
  lost: "today",
  plain: "plain",
};

const StatementItem = ({ row, sources }: { row: SiteKnown["statements"][number]; sources: Sources }) => (
  <li id={row.id} className={`statement statement-${row.tone}`}>
    <span className="when">
      {row.on}
      <small>{row.by}</small>
    </span>
    <div>
      <h3>
        <Badge tone={ROW_TONES[row.tone]}>{row.reading}</Badge> {row.part}
      </h3>
      {row.conflict && <Badge tone="today">sources disagree</Badge>}
      {row.target.length > 0 && <p className="target">{row.target.join(" · ")}</p>}
      {row.grid && <p className="grid">{row.grid}.</p>}
      <p>
        {row.detail} <a href={row.signal}>What it moved</a>
      </p>
      {row.supersedes && (
        <p className="muted">
          In place of <a href={`#${row.supersedes.id}`}>the statement of {row.supersedes.on}</a>.
        </p>
      )}
      {row.replacedBy && (
        <p className="muted">
          Since replaced by <a href={`#${row.replacedBy.id}`}>the statement of {row.replacedBy.on}</a>.
        </p>
      )}
      <details>
        <summary>
          Sources: {row.sure}
          {row.secondHand && "; read through an intermediary"}
        </summary>
        <Sourced ids={row.sourceIds} sources={sources} />
      </details>
    </div>
  </li>
);

function Undated({ state, sources }: { state: SiteKnown["undated"]; sources: Sources }) {
  return (
    <>
      <h2>Not settled</h2>
      {state === "not-kept" ? (
        <p className="muted">
          Open questions, partners, tenants, ownership, energy and the kind of building bear no date: they are of today and are
          left out for another day.
        </p>
      ) : (
        <>
          {state.questions.length === 0 ? (
            <p>No open question is recorded.</p>
          ) : (
            <>
              <p className="muted">As noted by those who gathered the facts.</p>
              <ul>
                {state.questions.map((q) => (
                  <li key={q}>{q}</li>
                ))}
              </ul>
            </>
          )}
          <h2 className="sub">Who is behind it</h2>
          <dl className="facts">
            {state.rows.map((row) => (
              <Row key={row.id} label={row.label}>
                {row.value}
                {row.sourceIds.length > 0 && (
                  <details>
                    <summary>Sources</summary>
                    <Sourced ids={row.sourceIds} sources={sources} />
                  </details>
                )}
              </Row>
            ))}
          </dl>
          <p className="muted">Facts only; nothing here is a score.</p>
        </>
      )}
    </>
  );
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function Place({ inset, mapHref, name, sources }: { inset: InsetState; mapHref: string; name: string; sources: Sources }) {
  const d = inset.drawing;
  return (
    <Card label="Where it stands" className="levels-card">
      <h2>Where it stands</h2>
      {d && (
        <svg className="inset" viewBox={d.viewBox} role="img" aria-label={`Map around ${name}: ${inset.position}`}>
          <use className="inset-context" href={`${SHAPES}#context`} />
          {d.countries.map((iso2) => (
            <use key={iso2} className={iso2 === d.country ? "inset-land own" : "inset-land"} href={`${SHAPES}#${iso2}`} />
          ))}
          {d.codes.map((c) => (
            <text key={c.iso2} className="inset-code" x={c.x} y={c.y + 4} textAnchor="middle">
              {c.iso2}
            </text>
          ))}
          <path className="inset-site" d={`M${d.x} ${d.y - 7}l7 7l-7 7l-7-7z`} />
        </svg>
      )}
      <p>
        {inset.position}
        {inset.from && <small> {inset.from}</small>}
      </p>
      {inset.sourceId && <Sourced ids={[inset.sourceId]} sources={sources} />}
      <p>
        <a href={mapHref}>{d ? "On the map" : "The map"}</a>
      </p>
    </Card>
  );
}
