import type { SourceCards } from "@/app/_live/views";
import { DateField, LensForm, Segmented } from "@/app/_ui/fields";
import { PageFoot } from "@/app/_ui/PageFoot";
import { PrintButton } from "@/app/_ui/PrintButton";
import { Badge, Card } from "@/app/_ui/parts";
import { counted } from "@/lib/time/day";
import type { BarState } from "./bar";
import { NumberedSources } from "./MilestoneView";
import { Notices } from "./Notices";
import type { Sources } from "./PanelView";
import { Relevant, Words } from "./SignalsView";
import type { Named, SignalBrief, WatchRow } from "./signals-brief";
import type { ChangeRow, EffectPart } from "./signals-effect";

/** One signal as a page of its own: what happened, what it moves, and what to watch next. Printed, it is a brief. */
export function SignalsBriefView({
  state: s,
  bar,
  listHref,
  sources,
}: {
  state: SignalBrief;
  bar: BarState;
  listHref: string;
  sources: Sources;
}) {
  const { row, what, why, next } = s;
  const shown = what.sourceIds.filter((id) => sources[id] !== "later");
  return (
    <>
      <div className="lens-bar">
        <LensForm action={bar.action} keep={bar.keep} defaults={bar.defaults}>
          <Segmented label="Law" name="law" choices={bar.laws} />
          <DateField label="As known on" name="asOf" value={bar.asOf.value} min={bar.asOf.min} max={bar.asOf.max} />
        </LensForm>
      </div>
      <p className="muted signal-law">{why.lawNote}</p>
      <PageFoot at="left">{s.foot}</PageFoot>
      <p className="page-links">
        <a href={listHref}>All signals</a>
      </p>
      <Notices state={s.notices} />
      <article className="brief signal-brief">
        <Card className="milestone-page brief-head" label={row.title}>
          <div className="brief-question">
            <p className="kicker">
              {row.kindWord}, <time dateTime={row.iso}>{row.date}</time>
            </p>
            <PrintButton>Print this brief</PrintButton>
          </div>
          <h1>{row.title}</h1>
          <p className="signal-so-what">So what for our deadlines?</p>
          <p className="signal-answer">{why.sentence}</p>
          {why.hindsightLine && <p className="signal-hindsight">{why.hindsightLine}</p>}
          <p className="signal-weight">
            <span>
              Relevance: <Relevant relevance={why.relevance} words={row.relevanceWord} />
              <span className="muted">, because {why.relevanceMeans}</span>
            </span>
            <span>
              Horizon: <b>{row.horizonWord}</b>
              <span className="muted"> (the next end that it touches)</span>
            </span>
          </p>
        </Card>
        <div className="signal-columns">
          <section aria-labelledby="what">
            <h2 id="what">What happened</h2>
            <p className="signal-words">
              <Words text={what.quote} />
            </p>
            {[what.planned, what.counts].map((text) => text && <p key={text}>{text}</p>)}
            <p className="muted">
              The words are the record's own. How sure: {what.confidence}.{" "}
              {what.confidence === "sources disagree" && <Badge tone="today">sources disagree</Badge>}
            </p>
          </section>
          <section aria-labelledby="whom">
            <h2 id="whom">Who and what it is about</h2>
            {s.facts.length === 0 ? (
              <p className="muted">The record names no country, provider, site or provision.</p>
            ) : (
              <dl className="facts">
                {s.facts.map((f) => (
                  <div key={f.name}>
                    <dt>{f.name}</dt>
                    <dd>
                      <Links items={f.values} />
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </section>
        </div>
        <section className="signal-why" aria-labelledby="why">
          <h2 id="why">Why it matters, in numbers</h2>
          {why.parts.length === 0 && <p>{why.sentence}</p>}
          {why.together.length > 0 && (
            <p>
              The effect is of all signals of this day together that touch the same windows: this one, and{" "}
              <Links items={why.together} />.
            </p>
          )}
          {why.others.length > 0 && (
            <p>
              The effect is of this statement alone. Said of the site on the same day as well: <Links items={why.others} />.
            </p>
          )}
          {why.priors.length > 0 && (
            <p>
              Said of the site on the same day, and taken as known before it: <Links items={why.priors} />.
            </p>
          )}
          {why.parts.map((part) => (
            <Part key={part.id + part.title} part={part} />
          ))}
          {why.hindsight && <Part part={why.hindsight} />}
          {why.sameDay.length > 0 && (
            <p>
              On the same day: <Links items={why.sameDay} />.
            </p>
          )}
        </section>
        <section className="signal-next" aria-labelledby="next">
          <h2 id="next">What to watch next</h2>
          {next.none && <p className="muted">{next.none}</p>}
          {next.dates.length > 0 && (
            <ol className="bare watch">
              {next.dates.map((d) => (
                <Watch key={`${d.when} ${d.items[0]?.label}`} row={d} />
              ))}
            </ol>
          )}
          {next.questions.length > 0 && (
            <>
              <h3>Open questions</h3>
              <ul>
                {next.questions.map((q) => (
                  <li key={q.text}>
                    {q.text}{" "}
                    <span className="muted">
                      <Link to={q.of} />
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section className="brief-sources" aria-labelledby="sources">
          <h2 id="sources">Sources</h2>
          <NumberedSources ids={shown} cards={sources as SourceCards} />
          <p className="muted">{s.foot} Not legal advice.</p>
        </section>
      </article>
      <nav className="page-links" aria-label={`Other signals: ${row.kindWord}`}>
        {s.earlier && (
          <a href={s.earlier.href} rel="prev">
            Earlier: {s.earlier.label}
          </a>
        )}
        {s.later && (
          <a href={s.later.href} rel="next">
            Later: {s.later.label}
          </a>
        )}
      </nav>
    </>
  );
}

/** In place of a signal that was not known yet on the day of the page: nothing of it but where it stands. */
export const SignalNotYet = ({ day, todayHref, listHref }: { day: string; todayHref: string; listHref: string }) => (
  <div className="plain">
    <h1>This signal was not known yet on {day}.</h1>
    <p>
      <a href={todayHref}>The signal, as known today</a>, or <a href={listHref}>all signals known on {day}</a>.
    </p>
  </div>
);

const Link = ({ to }: { to: Named }) => (to.href ? <a href={to.href}>{to.label}</a> : to.label);

const Links = ({ items }: { items: readonly Named[] }) =>
  items.map((item, i) => (
    <span key={`${item.label} ${item.href}`}>
      {i > 0 && ", "}
      <Link to={item} />
    </span>
  ));

/** What was before and what is after, row by row. */
function Part({ part }: { part: EffectPart }) {
  const hindsight = part.id === "hindsight";
  return (
    <section className={hindsight ? "card effect effect-hindsight" : "card effect"} aria-label={part.title}>
      <h3>
        {part.title} {hindsight && <Badge tone="today">hindsight</Badge>}
      </h3>
      {part.note && <p className="muted">{part.note}</p>}
      <table className="twin-table effect-table">
        <caption className="vh">{part.title}: before and after</caption>
        <EffectHead />
        <Changes rows={part.rows} />
      </table>
      {part.more !== undefined && part.more.length > 0 && (
        <details className="effect-more">
          <summary>{counted(part.more.length, "more window")} moved too</summary>
          <table className="twin-table effect-table">
            <caption className="vh">{part.title}: more windows that moved</caption>
            <EffectHead />
            <Changes rows={part.more} />
          </table>
        </details>
      )}
      {part.rest && <p className="muted">{part.rest}</p>}
    </section>
  );
}

const EffectHead = () => (
  <thead>
    <tr>
      <th scope="col">What</th>
      <th scope="col">Before</th>
      <th scope="col">After</th>
      <th scope="col">Difference</th>
    </tr>
  </thead>
);

const Changes = ({ rows }: { rows: readonly ChangeRow[] }) => (
  <tbody>
    {rows.map((r) => (
      <tr key={`${r.what} ${r.before} ${r.after}`} className={r.moved ? "moved-row" : "same-row"}>
        <th scope="row">{r.href ? <a href={r.href}>{r.what}</a> : r.what}</th>
        <td data-label="Before">{r.before}</td>
        <td data-label="After">{r.after}</td>
        <td data-label="Difference">{r.change}</td>
      </tr>
    ))}
  </tbody>
);

const Watch = ({ row }: { row: WatchRow }) => (
  <li>
    <span>
      <b>{row.when}</b> <span className="muted">{row.away}</span>
    </span>
    <span>
      <Links items={row.items} />
      {row.more > 0 && `, and ${row.more} more`}
    </span>
  </li>
);
