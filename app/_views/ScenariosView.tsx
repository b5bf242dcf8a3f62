import { HistoryChart } from "@/app/_charts/scenarios/HistoryChart";
import { PageFoot } from "@/app/_ui/PageFoot";
import { Badge, Card, PageHead } from "@/app/_ui/parts";
import { Scroll } from "./CountriesView";
import { LensBar } from "./LensBar";
import { Notices } from "./Notices";
import { Sourced, type Sources } from "./PanelView";
import type { ItemList, KeptItem, Link, ScenariosState, TextCard } from "./scenarios";
import type { ProcedureState, ProcedureStep } from "./scenarios-procedure";
import type { StandardRow, StandardsState } from "./scenarios-standards";

/** The texts of the law as a history: how each stood, what it does, how the Omnibus was made, and what supports the law. */
export function ScenariosView({ state: s, sources }: { state: ScenariosState; sources: Sources }) {
  return (
    <>
      <LensBar state={s.bar} />
      <PageFoot at="left">{s.foot}</PageFoot>
      <PageHead title={s.headline} lead={s.lead} />
      <Notices state={s.notices} />
      <Links links={s.links} />
      <HistoryChart state={s.history} file={s.drawingHref} />
      <section className="texts" aria-labelledby="texts">
        <h2 id="texts">What each text does</h2>
        {s.texts.map((t) => (
          <Text key={t.id} text={t} sources={sources} />
        ))}
        {s.own && (
          <Card label={s.own.title} className="text-card">
            <h3>{s.own.title}</h3>
            <p className="text-sentence">{s.own.sentence}</p>
            <Links links={s.own.links} />
          </Card>
        )}
      </section>
      <Procedure state={s.procedure} sources={sources} />
      <Standards state={s.standards} sources={sources} />
    </>
  );
}

const Links = ({ links }: { links: readonly Link[] }) => (
  <p className="page-links">
    {links.map((l) => (
      <a key={l.text} href={l.href}>
        {l.text}
      </a>
    ))}
  </p>
);

const Text = ({ text: t, sources }: { text: TextCard; sources: Sources }) => (
  <section className="card text-card" aria-labelledby={`text-${t.id}`} id={t.id}>
    <h3 id={`text-${t.id}`}>
      {t.title} {t.mark === "shown" && <Badge tone="law">shown</Badge>}
      {t.mark === "yardstick" && <Badge>compared with</Badge>}
    </h3>
    {t.summary && <p className="text-summary">{t.summary}</p>}
    <div className="text-body">
      <dl className="facts">
        {t.facts.map((f) => (
          <div key={f.name}>
            <dt>{f.name}</dt>
            <dd>{f.value}</dd>
          </div>
        ))}
        <div>
          <dt>How it stood</dt>
          <dd>
            <ol className="bare">
              {t.history.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </dd>
        </div>
      </dl>
      <div>
        <p className="text-sentence">{t.sentence}</p>
        <div className="text-lists">
          {t.lists.map((list) => (
            <List key={list.id} list={list} />
          ))}
          {t.kept.length > 0 && (
            <details id={`${t.id}-kept`}>
              <summary>
                Keeps, on record <b>{t.kept.length}</b>
              </summary>
              <ul className="bare">
                {t.kept.map((k) => (
                  <Kept key={k.id} kept={k} sources={sources} />
                ))}
              </ul>
            </details>
          )}
          {t.assumptions.length > 0 && (
            <details id={`${t.id}-assumptions`}>
              <summary>
                Assumptions <b>{t.assumptions.length}</b>
              </summary>
              <ul className="bare">
                {t.assumptions.map((a) => (
                  <li key={a}>{a}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
        <Links links={t.links} />
      </div>
    </div>
  </section>
);

const List = ({ list }: { list: ItemList }) => (
  <details id={list.id}>
    <summary>
      {list.title} <b>{list.items.length}</b>
    </summary>
    <ul className="bare">
      {list.items.map((i) => (
        <li key={i.id}>
          <a href={i.href}>{i.text}</a> <small>{i.detail}</small>
        </li>
      ))}
    </ul>
  </details>
);

const Kept = ({ kept: k, sources }: { kept: KeptItem; sources: Sources }) => (
  <li>
    <b>{k.citation}</b> {k.summary} {k.note && <span className="muted">{k.note}</span>}{" "}
    {k.milestones.map((m, i) => (
      <span key={m.id}>
        {i > 0 && "; "}
        <a href={m.href}>{m.text}</a>
      </span>
    ))}{" "}
    <small>({k.confidence})</small>
    <Sourced ids={k.sourceIds} sources={sources} />
  </li>
);

const Procedure = ({ state, sources }: { state: ProcedureState; sources: Sources }) => (
  <Card label="Procedure" className="text-card">
    <h2 id="procedure">{state.title}</h2>
    {state.note && <p className="muted">{state.note}</p>}
    <ol className="steps">
      {state.steps.map((s) => (
        <Step key={s.id} step={s} sources={sources} />
      ))}
    </ol>
  </Card>
);

const Step = ({ step: s, sources }: { step: ProcedureStep; sources: Sources }) => (
  <li value={s.number} id={s.id}>
    <span className="step-when">
      <b>{s.number}</b> {s.when}
    </span>
    <div>
      <h3>{s.title}</h3> <Badge tone={s.beside ? "plain" : "law"}>{s.stage}</Badge>
      {s.detail && <p>{s.detail}</p>}
      {s.note && <p className="muted">{s.note}</p>}
      <details id={`${s.id}-sources`}>
        <summary>
          Sources <small>({s.confidence})</small>
        </summary>
        <Sourced ids={s.sourceIds} sources={sources} />
      </details>
    </div>
  </li>
);

const Standards = ({ state, sources }: { state: StandardsState; sources: Sources }) => (
  <Card label="Standards, guidelines and codes" className="text-card">
    <h2 id="standards">Standards, guidelines and codes</h2>
    {state.note && <p className="muted">{state.note}</p>}
    <div className="next-and-missed">
      <Lines title="What is next" lines={state.next} />
      <Lines title="What was missed" lines={state.missed} />
    </div>
    {state.groups.length > 0 && (
      <Scroll label="Standards, guidelines and codes">
        <table className="twin-table standards-table">
          <caption className="vh">Standards, guidelines and codes with their stages</caption>
          <thead>
            <tr>
              <th scope="col">Document</th>
              <th scope="col">Status</th>
              <th scope="col">Stages reached</th>
              <th scope="col">Next</th>
              <th scope="col">Day in the law</th>
            </tr>
          </thead>
          {state.groups.map((g) => (
            <tbody key={g.kind}>
              <tr className="topic-row">
                <th scope="rowgroup" colSpan={5}>
                  {g.title} <b>{g.rows.length}</b>
                </th>
              </tr>
              {g.rows.map((row) => (
                <Standard key={row.id} row={row} sources={sources} />
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
    )}
  </Card>
);

const Lines = ({ title, lines }: { title: string; lines: readonly string[] }) =>
  lines.length > 0 && (
    <div>
      <h3>{title}</h3>
      <ul className="bare">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );

const Standard = ({ row, sources }: { row: StandardRow; sources: Sources }) => (
  <tr id={row.id}>
    <th scope="row">
      {row.title} {row.missed && <Badge tone="today">missed</Badge>} <small>{row.article}</small>
      <details id={`${row.id}-sources`}>
        <summary>Sources ({row.confidence})</summary>
        {row.note && <p>{row.note}</p>}
        <Sourced ids={row.sourceIds} sources={sources} />
      </details>
    </th>
    <td>
      {row.status} {row.statusAsOf && <small>{row.statusAsOf}</small>}
    </td>
    <td>
      <ol className="bare">
        {row.stages.map((stage) => (
          <li key={stage}>{stage}</li>
        ))}
      </ol>
      {row.stages.length === 0 && "no dated stage on record"}
    </td>
    <td>{row.next.length === 0 ? "nothing dated" : row.next.map((n) => <div key={n}>{n}</div>)}</td>
    <td>
      {row.due ? (
        <>
          <a href={row.due.href} className="date">
            {row.due.text}
          </a>
          <small>{row.due.detail}</small>
        </>
      ) : (
        "none"
      )}
    </td>
  </tr>
);
