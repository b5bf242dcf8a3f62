import { Chart } from "@/app/_charts/Chart";
import { EnforcementStrip } from "@/app/_charts/enforcement/EnforcementStrip";
import { DimensionStrip, DimensionTwin } from "@/app/_charts/levels/DimensionStrip";
import { LevelSwatch } from "@/app/_charts/levels/LevelsStrip";
import { EnforcementTwin } from "@/app/_charts/twins";
import { SelectField } from "@/app/_ui/fields";
import { Badge, Card, Legend, PageHead } from "@/app/_ui/parts";
import { LevelBadges, Scroll } from "./CountriesView";
import type { CountryState, EventRow } from "./country";
import { LensBar } from "./LensBar";
import { Notices } from "./Notices";
import { Sourced, type Sources } from "./PanelView";

/** One country: what it can do and since when, how that came about, what others say, and what it means for each topic. */
export function CountryView({ state: s, sources }: { state: CountryState; sources: Sources }) {
  const dimensions = { title: "Dimensions", subtitle: `as they count for ${s.phrase}`, rows: s.dimensions };
  return (
    <>
      <LensBar state={s.bar}>
        <SelectField label="Topic" name="topic" value={s.topics.value} options={s.topics.options} />
      </LensBar>
      <p className="page-links">
        <a href={s.allHref}>All countries</a> <a href={s.compareHref}>Side by side with another</a>{" "}
        <a href={s.apiHref}>As JSON</a>
      </p>
      <PageHead title={s.name} lead={s.lead} />
      <Notices state={s.notices} />
      <Card label="The level" className="levels-card country-head">
        <h2>
          <LevelSwatch level={s.level.level} /> {s.headline} <LevelBadges level={s.level} />
        </h2>
        {s.level.sure && (
          <p>
            How sure: {s.level.sure}.{" "}
            {s.level.doubt === "one source"
              ? "A single secondary source stands behind this level."
              : s.level.doubt === "sources disagree"
                ? "The sources behind this level disagree on a point."
                : ""}
          </p>
        )}
        {s.binding.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {s.summary && <p className="muted">{s.summary}</p>}
        {s.made.length > 0 && (
          <details id="made">
            <summary>What makes this level ({s.made.length})</summary>
            <Events rows={s.made} sources={sources} under="made" />
          </details>
        )}
      </Card>
      <Chart
        title={`Enforcement in ${s.name} over time`}
        axis={s.axis}
        dutyDay={s.dutyDay}
        legend={
          <Legend
            items={[
              { swatch: "as-of", label: "as known on" },
              { swatch: "duty-line", label: "the duty applies" },
              { swatch: "time-left", label: "time left until the duty" },
            ]}
          />
        }
        twin={
          <>
            <EnforcementTwin state={s.band} />
            <DimensionTwin {...dimensions} />
          </>
        }
        file={s.drawingHref}
        note="Known to the as-of date. Plans, the Commission's list and trackers are not drawn; they stand in the list below."
        draw={(view) => (
          <>
            <EnforcementStrip state={s.band} view={view} />
            <DimensionStrip {...dimensions} view={view} />
          </>
        )}
      />
      <Card label="Not settled" className="levels-card after-chart">
        <h2>Not settled</h2>
        {s.conflicts.length > 0 ? (
          <>
            <p>Sources disagree on {s.conflicts.length === 1 ? "one event" : `${s.conflicts.length} events`}:</p>
            <Events rows={s.conflicts} sources={sources} under="conflict" />
          </>
        ) : (
          <p>No two sources were found to disagree on an event.</p>
        )}
        {s.questions === "not-kept" ? (
          <p className="muted">Open questions are of today and are not kept for another day.</p>
        ) : s.questions.length === 0 ? (
          <p>No open question is recorded.</p>
        ) : (
          <>
            <h3 className="sub">Open questions</h3>
            <p className="muted">As noted by those who gathered the facts.</p>
            <ul>
              {s.questions.map((q) => (
                <li key={q}>{q}</li>
              ))}
            </ul>
          </>
        )}
      </Card>
      <Card label="What it means for each topic" className="levels-card">
        <h2>What it means for each topic</h2>
        <Scroll label="Topics">
          <table className="twin-table by-topic">
            <caption className="vh">Topics: the day of the duty and the power to fine</caption>
            <thead>
              <tr>
                {["Topic", "Duty", "Applies", "Power to fine", "Enforcement gap", "Bites on this day"].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {s.byTopic.map((row) => (
                <tr key={row.topic} className={row.current ? "selected" : undefined}>
                  <th scope="row">
                    <a href={row.href} aria-current={row.current ? "true" : undefined}>
                      {row.title}
                    </a>
                  </th>
                  <td>
                    <a href={row.dutyHref}>{row.duty}</a>
                  </td>
                  <td className="date">{row.date}</td>
                  <td>{row.power}</td>
                  <td>{row.gap}</td>
                  <td>{row.bites}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <p className="muted">
          No authority enforces {s.nobody}: those are dates or tasks, not duties of an operator. Where nobody can fine, a duty
          binds all the same.
        </p>
      </Card>
      <Card label="Others" className="levels-card">
        <h2>What the Commission&rsquo;s list and trackers say</h2>
        {s.others.length === 0 ? (
          <p>Neither the Commission&rsquo;s list nor a tracker is recorded for {s.name} by this day.</p>
        ) : (
          <Scroll label="The Commission's list and trackers">
            <table className="twin-table by-topic">
              <caption className="vh">What others say beside our own record</caption>
              <thead>
                <tr>
                  {["Day", "Who", "About", "They say", "Ours on that day", "Compared"].map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {s.others.map((o) => (
                  <tr key={o.id}>
                    <th scope="row" className="date">
                      {o.on}
                    </th>
                    <td>{o.by}</td>
                    <td>{o.dimension}</td>
                    <td>
                      {o.says}
                      <small>{o.detail}</small>
                    </td>
                    <td>{o.ours}</td>
                    <td>{o.verdict === "differs" ? <Badge tone="today">differs</Badge> : o.verdict}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
        <p className="muted">They stand beside our record and never count in it.</p>
      </Card>
      <Card label="Events" className="levels-card">
        <h2>Events in order</h2>
        {s.events.length === 0 ? (
          <p>No event is known by this day. That is not known, which is not the same as nothing.</p>
        ) : (
          <Events rows={s.events} sources={sources} under="event" />
        )}
      </Card>
      {s.sites.length > 0 && (
        <Card label="Compute sites" className="levels-card">
          <h2>Compute sites in {s.name}</h2>
          <p>
            {s.sites.map((site, i) => (
              <span key={site.id}>
                {i > 0 && ", "}
                <a href={site.href}>{site.name}</a>
              </span>
            ))}
            . The Act sets no place for compute.
          </p>
        </Card>
      )}
      <p className="muted">As known on {s.asOf}. Not legal advice.</p>
    </>
  );
}

const Events = ({ rows, sources, under }: { rows: readonly EventRow[]; sources: Sources; under: string }) => (
  <ul className="events">
    {rows.map((e) => (
      <li key={e.id} className={e.planned ? "planned" : undefined}>
        <span className="when">{e.on}</span>
        <div>
          <h3>
            {e.dimension}: {e.state}
          </h3>
          {e.planned && <Badge tone="compute">planned, not confirmed</Badge>}
          {e.scope && <Badge tone="enforcement">{e.scope}</Badge>}
          {e.by && <Badge>{e.by}</Badge>}
          {e.conflict && <Badge tone="today">sources disagree</Badge>}
          <p>
            {e.detail} {e.signal && <a href={e.signal}>What it moved</a>}
          </p>
          {e.authority && <p>Authority: {e.authority}</p>}
          {e.instrument && <p className="muted">Instrument: {e.instrument}</p>}
          {e.note && <p className="muted">{e.note}</p>}
          {e.aside && <p className="muted">{e.aside}</p>}
          <details id={`${under}-${e.id}`}>
            <summary>Sources: {e.sure}</summary>
            <Sourced ids={e.sourceIds} sources={sources} />
          </details>
        </div>
      </li>
    ))}
  </ul>
);
