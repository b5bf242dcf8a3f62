import type { ReactNode } from "react";
import { LevelSwatch } from "@/app/_charts/levels/LevelsStrip";
import { LensForm, SelectField } from "@/app/_ui/fields";
import { Badge, Card, PageHead } from "@/app/_ui/parts";
import type {
  ComparisonState,
  CountriesState,
  CountryGroup,
  CountryRow,
  DimensionFacts,
  LevelFacts,
  PublishedState,
} from "./countries";
import { LensBar } from "./LensBar";
import { Notices } from "./Notices";
import { Sourced, type Sources } from "./PanelView";

/** A table that is wider than a small screen scrolls by itself. */
export const Scroll = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll area must be reachable by keyboard
  <section className="scroll-x" tabIndex={0} aria-label={`${label}, table`}>
    {children}
  </section>
);

/** The marks beside a level: what it is limited to, and how far it can be trusted. */
export const LevelBadges = ({ level }: { level: LevelFacts }) => (
  <>
    {level.bansOnly && <Badge tone="enforcement">bans only</Badge>}
    {level.doubt && <Badge tone="today">{level.doubt}</Badge>}
  </>
);

/** All countries by level, two or three side by side, and the counts of others. */
export function CountriesView({ state, sources }: { state: CountriesState; sources: Sources }) {
  return (
    <>
      <LensBar state={state.bar}>
        <SelectField label="Topic" name="topic" value={state.topics.value} options={state.topics.options} />
      </LensBar>
      <PageHead title={state.headline} lead={state.lead} />
      <Notices state={state.notices} />
      <Card label="Member States by level" className="levels-card">
        <h2>The 27 Member States on {state.asOf}</h2>
        <Scroll label="Member States by level">
          <table className="twin-table countries-table">
            <caption className="vh">Member States by level of enforcement</caption>
            <Head />
            {state.groups.map((group) => (
              <GroupBody key={group.level} group={group} />
            ))}
          </table>
        </Scroll>
        <p className="muted">
          A level says what an authority can do, not whether a duty binds. <a href={state.csvHref}>This table as CSV</a>
        </p>
      </Card>
      <Card label="Where the Act is not law" className="levels-card">
        <h2>EEA EFTA States and the United Kingdom</h2>
        <ul className="bare apart">
          {state.apart.flatMap((group) =>
            group.rows.map((row) => (
              <li key={row.iso2}>
                <LevelSwatch level={row.because ? "not-applicable" : "unknown"} />
                <span>
                  <a href={row.href}>{row.name}</a>: {row.because ?? `${row.words}${row.since ? ` since ${row.since}` : ""}.`}
                  {row.incorporation.progress !== "not-applicable" && (
                    <small>
                      {" "}
                      EEA incorporation: {row.incorporation.words}
                      {row.incorporation.since && ` (since ${row.incorporation.since})`}; implementing law: {row.law.words}.
                    </small>
                  )}
                </span>
              </li>
            )),
          )}
        </ul>
        <p>{state.apartNote}</p>
      </Card>
      <Card label="Side by side" className="levels-card">
        <h2 id="side-by-side">Side by side</h2>
        <LensForm
          action={state.pickBar.action}
          keep={state.pickBar.keep}
          defaults={state.pickBar.defaults}
          label="Countries to compare"
        >
          {["First country", "Second country", "Third country"].map((label, i) => (
            <SelectField key={label} label={label} name="country" value={state.picks[i] ?? ""} options={state.pickOptions} />
          ))}
        </LensForm>
        {state.comparison ? (
          <Comparison state={state.comparison} />
        ) : (
          <p className="muted">Choose a second country, and a third one if you like, to see them side by side.</p>
        )}
      </Card>
      <Published state={state.published} sources={sources} />
    </>
  );
}

const Head = () => (
  <thead>
    <tr>
      {["Country", "Since", "How sure", "Implementing law", "Authority", "Penalties"].map((name) => (
        <th key={name} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

const GroupBody = ({ group }: { group: CountryGroup }) => (
  <tbody>
    <tr className="group-row">
      <th scope="rowgroup" colSpan={6}>
        <span>
          <LevelSwatch level={group.level} /> {group.title} <b>{group.rows.length}</b>
        </span>
      </th>
    </tr>
    {group.rows.map((row) => (
      <Country key={row.iso2} row={row} />
    ))}
  </tbody>
);

const Country = ({ row }: { row: CountryRow }) => (
  <tr>
    <th scope="row">
      <a href={row.href}>{row.name}</a> <LevelBadges level={row} />
      {row.assumed && <Badge tone="enforcement">assumed by you from {row.assumed}</Badge>}
    </th>
    <td className="date">{row.since ?? (row.because ? "not applicable" : "not known")}</td>
    <td>{row.sure ?? (row.because ? "not applicable" : "no event to judge")}</td>
    <td>
      <Dimension of={row.law} />
    </td>
    <td>
      <Dimension of={row.authority} />
    </td>
    <td>
      <Dimension of={row.penalties} />
    </td>
  </tr>
);

const Dimension = ({ of }: { of: DimensionFacts }) => (
  <>
    {of.words}
    {of.since && <span className="muted"> since {of.since}</span>}
    {of.authority && <small>{of.authority}</small>}
  </>
);

const Comparison = ({ state }: { state: ComparisonState }) => (
  <Scroll label="Countries side by side">
    <table className="twin-table comparison">
      <caption className="vh">Countries side by side</caption>
      <thead>
        <tr>
          <td />
          {state.countries.map((c) => (
            <th key={c.iso2} scope="col">
              <a href={c.href}>{c.name}</a>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {state.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.label}</th>
            {row.cells.map((cell, i) => (
              <td key={state.countries[i]?.iso2}>
                {cell.value}
                {cell.note && <small>{cell.note}</small>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Scroll>
);

function Published({ state, sources }: { state: PublishedState; sources: Sources }) {
  return (
    <Card label="Counts that others published" className="levels-card">
      <h2 id="published">Counts that others published</h2>
      <p>
        What others counted is seldom what we count, so the measure stands beside every figure. Our two counts are about{" "}
        {state.topic}. On {state.now.on} they are: power to fine {state.now.powers} of {state.members}, authority with or without
        fines {state.now.authorities} of {state.members}.
      </p>
      <ul className="bare glossary">
        {state.glossary.map((g) => (
          <li key={g.name}>
            <b>{g.name}</b>: {g.text}.
          </li>
        ))}
      </ul>
      {state.rows.length === 0 ? (
        <p className="muted">No count had been published by that day, as far as is known.</p>
      ) : (
        <Scroll label="Published counts">
          <table className="twin-table published">
            <caption className="vh">Published counts beside our own</caption>
            <thead>
              <tr>
                {["As of", "What was counted", "Published", "Ours, power to fine", "Ours, authority", "Difference"].map(
                  (name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {state.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row" className="date">
                    {row.on}
                  </th>
                  <td>
                    {row.measure}
                    {row.more.map((text) => (
                      <small key={text}>{text}</small>
                    ))}
                    <details id={`count-${row.id}`}>
                      <summary>In words, and where it was read</summary>
                      <p>{row.statement ?? "The wording names a later day, so it is left out on this as-of date."}</p>
                      <Sourced ids={row.sourceIds} sources={sources} />
                      <p className="muted">How sure: {row.sure}.</p>
                    </details>
                  </td>
                  <td className="figure">{row.count}</td>
                  <td className="figure">{row.ours ? row.ours.powers : "no day"}</td>
                  <td className="figure">{row.ours ? row.ours.authorities : "no day"}</td>
                  <td>{row.difference}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <h3 className="sub">Claims that were checked and rejected</h3>
      {state.rejected === "not-kept" ? (
        <p className="muted">These checks are of today and are not kept for an earlier or later day.</p>
      ) : (
        <ul className="bare rejected">
          {state.rejected.map((r) => (
            <li key={r.claim}>
              <q>{r.claim}</q>
              <span>{r.why}</span>
              <Sourced ids={[r.sourceId]} sources={sources} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
