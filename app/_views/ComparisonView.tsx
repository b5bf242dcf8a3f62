import { PageFoot } from "@/app/_ui/PageFoot";
import { PrintButton } from "@/app/_ui/PrintButton";
import { Card, KeyFigures } from "@/app/_ui/parts";
import { Scroll } from "./CountriesView";
import type { ComparisonRow, ComparisonState, DateCell, KeptGroup, TextHead } from "./comparison";
import { LensBar } from "./LensBar";
import { Notices } from "./Notices";
import { Sourced, type Sources } from "./PanelView";

/** Two texts side by side; printed, a brief. */
export function ComparisonView({ state: s, sources }: { state: ComparisonState; sources: Sources }) {
  return (
    <>
      <LensBar state={s.bar} pair />
      <p className="muted">
        A change is counted from the first text, <b>From</b>, to the second, <b>To</b>: later means that a day in To is the later
        one.
      </p>
      <PageFoot at="left">{s.foot}</PageFoot>
      <Notices state={s.notices} />
      <div className="two-texts">
        <div className="brief-question">
          <p className="kicker">{s.question}</p>
          <PrintButton>Print this comparison</PrintButton>
        </div>
        <h1>{s.sentence}</h1>
        {s.opened && <p>{s.opened}</p>}
        <dl className="text-heads">
          <Head name="From" head={s.from} />
          <Head name="To" head={s.to} />
        </dl>
        <p className="page-links">
          <a href={s.swap.href}>{s.swap.text}</a>
          {s.links.map((l) => (
            <a key={l.text} href={l.href}>
              {l.text}
            </a>
          ))}
          <span>
            This comparison as{" "}
            {s.files.map((f, i) => (
              <span key={f.text}>
                {i > 0 && " or "}
                <a href={f.href}>{f.text}</a>
              </span>
            ))}
          </span>
        </p>
        {s.hint && (
          <p>
            {s.hint.text} {s.hint.href && <a href={s.hint.href}>Assume a day</a>}
          </p>
        )}
        <KeyFigures items={s.figures} />
        {s.groups.length > 0 && (
          <Card label="What differs, by topic" className="text-card">
            <h2>What differs, by topic</h2>
            <Scroll label="What differs, by topic">
              <table className="twin-table differences">
                <caption className="vh">{s.sentence}</caption>
                <thead>
                  <tr>
                    <th scope="col">Milestone</th>
                    <th scope="col">From {s.names.from}</th>
                    <th scope="col">To {s.names.to}</th>
                    <th scope="col">Change</th>
                  </tr>
                </thead>
                {s.groups.map((g) => (
                  <tbody key={g.topic}>
                    <tr className="topic-row">
                      <th scope="rowgroup" colSpan={4}>
                        {g.title} <b>{g.rows.length}</b>
                      </th>
                    </tr>
                    {g.rows.map((row) => (
                      <Row key={row.id} row={row} names={s.names} />
                    ))}
                  </tbody>
                ))}
              </table>
            </Scroll>
            <p className="muted">
              Dates are those on which a provision can first bite; the formal date stands below where it is another one. Each name
              leads to the steps and the sources of its date.
            </p>
          </Card>
        )}
        <Card label="What stays" className="text-card">
          <h2>What stays</h2>
          {s.kept.count === 0 ? (
            <p>Nothing is the same in both texts.</p>
          ) : (
            <details id="kept">
              <summary>{s.kept.title}</summary>
              <Kept groups={s.kept.groups} />
            </details>
          )}
          {s.neither.length > 0 && <p className="muted">In neither of the two: {s.neither.join("; ")}.</p>}
          <h3>{s.inAll.title}</h3>
          <p>{s.inAll.text}</p>
          {s.inAll.groups.length > 0 && (
            <details id="in-all">
              <summary>Show them</summary>
              <Kept groups={s.inAll.groups} />
            </details>
          )}
        </Card>
        {s.sourceIds.length > 0 && (
          <Card label="Sources" className="text-card text-sources">
            <h2>Sources</h2>
            <details id="sources">
              <summary>The {s.sourceIds.length} sources behind what differs</summary>
              <Sourced ids={s.sourceIds} sources={sources} />
            </details>
            <p className="muted">{s.foot} Not legal advice.</p>
          </Card>
        )}
      </div>
    </>
  );
}

const Head = ({ name, head }: { name: string; head: TextHead }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      <b>{head.title}</b>
      <span>{head.standing}</span>
      {head.reference && <small>{head.reference}</small>}
    </dd>
  </div>
);

const Row = ({ row, names }: { row: ComparisonRow; names: ComparisonState["names"] }) => (
  <tr className={`as-${row.as}`}>
    <th scope="row">
      <a href={row.href}>{row.label}</a>
      <small>{row.citation}</small>
    </th>
    <td data-column={`From ${names.from}`}>
      <Dates cell={row.from} />
    </td>
    <td data-column={`To ${names.to}`}>
      <Dates cell={row.to} />
    </td>
    <td data-column="Change">
      <b>{row.change}</b>
      {row.formally && <small>{row.formally}</small>}
      {row.doubt && <small>{row.doubt}</small>}
      {row.wording.map((w) => (
        <small key={`${w.by ?? ""} ${w.citation} ${w.text}`}>
          {w.by && `In ${w.by}: `}
          {w.text} <span className="citation">({w.citation})</span>
        </small>
      ))}
    </td>
  </tr>
);

const Dates = ({ cell }: { cell: DateCell }) => (
  <>
    {cell.date}
    {cell.formal && <small>{cell.formal}</small>}
  </>
);

const Kept = ({ groups }: { groups: readonly KeptGroup[] }) => (
  <dl className="kept">
    {groups.map((g) => (
      <div key={g.topic}>
        <dt>{g.title}</dt>
        <dd>
          <ul className="bare">
            {g.items.map((i) => (
              <li key={i.id}>
                <a href={i.href}>{i.label}</a> <small>{i.date}</small>
              </li>
            ))}
          </ul>
        </dd>
      </div>
    ))}
  </dl>
);
