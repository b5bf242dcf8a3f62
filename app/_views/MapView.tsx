"use client";

import { type KeyboardEvent, memo, type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useState } from "react";
import { Downloads } from "@/app/_charts/Downloads";
import { MapDefs, MapDrawing, SiteMark, Swatch } from "@/app/_charts/map/MapDrawing";
import { TILES } from "@/app/_charts/map/size";
import { type CountryStep, MARK_STATES, type MapCountry, markOn, stepOn } from "@/app/_charts/map/state";
import type { SourceCard } from "@/app/_live/views";
import { ApplyButton, Segmented, SelectField } from "@/app/_ui/fields";
import { Badge, Card, PageHead, Panel } from "@/app/_ui/parts";
import { civil, type Day, day as dayOf, isoDay, longDay, shortDay, tryParseDay } from "@/lib/time/day";
import type { MapPanel, MapState } from "./map";
import { groupsOn, headlineOn, known, leadOn, mapHref, nearestStop, nextStop, panelOn, saysOn } from "./map-day";
import { Sourced, sourcesBy } from "./PanelView";

const STEP_MS = 700;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The map of one topic on one day, with a slider over the days. The day moves in the browser; what else is chosen is a link
 * or a form, and works without scripts.
 */
export function MapView({
  state,
  sources,
  notices,
}: {
  state: MapState;
  sources: Readonly<Record<string, SourceCard>>;
  notices: ReactNode;
}) {
  const [day, setDay] = useState(state.day);
  const shown = known(state, day);
  // Map, legend and headline follow at once; links, lists and table may come a moment later.
  const later = useDeferredValue(day);
  const listed = known(state, later);
  const linkTo = useCallback((iso2: string) => `${mapHref(state, later, { country: iso2 })}#details`, [state, later]);

  useEffect(() => {
    const settled = setTimeout(() => {
      const url = `${mapHref(state, day)}${window.location.hash}`;
      // A setting that could not be applied stays in the address until the reader moves the day.
      if (day === state.day && state.notices.problems.length > 0) return;
      // Past the router, which would ask the server for the same page again.
      History.prototype.replaceState.call(window.history, window.history.state, "", url);
    }, 250);
    return () => clearTimeout(settled);
  }, [state, day]);

  return (
    <>
      <MapDefs />
      <PageHead title={headlineOn(state, day)} lead={leadOn(state, day)} />
      {notices}
      <div className="map-page">
        <div className="map-left">
          <Controls state={state} day={day} later={later} setDay={setDay} />
          <section className="map-card" aria-label="Map">
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a small screen the drawing scrolls, and must be reachable by keyboard */}
            <section className="map-scroll" tabIndex={0} aria-label="Drawing of the map; on a small screen it scrolls sideways">
              <div className="map-frame">
                <MapDrawing
                  countries={state.countries}
                  sites={state.sites}
                  layout={state.layout}
                  day={shown}
                  chosen={state.chosen}
                  label={`${headlineOn(state, day)} Each country is a link.`}
                  words={state.siteWords}
                  linkTo={linkTo}
                  say={(country) => sayCountry(country, stepOn(country, shown))}
                />
                <Bans state={state} day={shown} />
                <ul className="map-tiles" aria-label="Small states">
                  {TILES.map((iso2) => {
                    const country = state.countries.find((c) => c.iso2 === iso2);
                    return (
                      country && (
                        <li key={iso2}>
                          <a href={linkTo(iso2)} aria-current={iso2 === state.chosen ? "true" : undefined}>
                            <Swatch look={stepOn(country, shown).look} />
                            <b>{iso2}</b> {country.name}
                          </a>
                        </li>
                      )
                    );
                  })}
                </ul>
              </div>
            </section>
            <Downloads file={mapHref(state, later).replace("/map", "/charts/map.svg")} />
          </section>
        </div>
        <div className="map-right">
          <Panel label="The chosen country">
            {state.panel ? (
              <CountryPanel panel={state.panel} topic={state.topic} day={later} asOf={state.asOf} sources={sources} />
            ) : (
              <p>Choose a country on the map or in the list.</p>
            )}
          </Panel>
          <CountryList state={state} day={listed} linkTo={linkTo} />
        </div>
      </div>
      <CountryTable state={state} day={listed} linkTo={linkTo} />
      <SiteList state={state} day={listed} />
    </>
  );
}

const sayCountry = (country: MapCountry, step: CountryStep): string =>
  [
    `${country.name} (${country.iso2}): ${step.words}`,
    step.since === "unknown" ? "" : ` since ${longDay(step.since)}`,
    step.badge === "bans only" ? ", bans only" : "",
  ].join("");

/** The badge stands beside the country it speaks of, where that is the only one. */
function Bans({ state, day }: { state: MapState; day: Day }) {
  return state.countries.map((country) => {
    const code = state.layout.codes.find((c) => c.iso2 === country.iso2);
    if (!code || stepOn(country, day).badge === "none") return null;
    return (
      <span
        key={country.iso2}
        className="badge badge-enforcement map-badge"
        style={{ left: `${code.x / 10}%`, top: `${(code.y / 960) * 100}%` }}
        aria-hidden="true"
      >
        bans only
      </span>
    );
  });
}

/** The choices that the server answers. */
const Settings = memo(function Settings({ state, day }: { state: MapState; day: Day }) {
  return (
    <form className="map-form" method="get" action="/map" data-auto="" aria-label="Settings">
      {state.query
        .filter(([key]) => key !== "view" && key !== "topic")
        .map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
      {day !== state.asOf && <input type="hidden" name="day" value={isoDay(day)} />}
      <Segmented
        label="Show"
        name="view"
        choices={state.views.map((v) => ({ ...v, href: mapHref(state, day, { view: v.value }) }))}
      />
      <SelectField label="For" name="topic" value={state.topics.value} options={state.topics.options} />
      <ApplyButton defaults={state.defaults} />
    </form>
  );
});

function Controls({ state, day, later, setDay }: { state: MapState; day: Day; later: Day; setDay: (day: Day) => void }) {
  const groups = groupsOn(state.countries, known(state, day));
  const sites = state.sites.filter((s) => s.from <= known(state, day)).map((s) => markOn(s, known(state, day)));
  const bans = state.countries.filter((c) => stepOn(c, known(state, day)).badge !== "none").length;
  return (
    <Card label="What the map shows" className="map-controls">
      <Settings state={state} day={later} />
      <ul className="map-legend" aria-label="Legend">
        {groups.map(({ look, countries }) => (
          <li key={look}>
            <Swatch look={look} />
            {state.looks[look]} <b>{countries.length}</b>
          </li>
        ))}
        {bans > 0 && (
          <li>
            <Badge tone="enforcement">bans only</Badge> for Article 5 alone <b>{bans}</b>
          </li>
        )}
        {sites.length > 0 && (
          <li>
            compute sites with a known place{state.uncounted && ", also those that Compute does not count"} <b>{sites.length}</b>
          </li>
        )}
        {MARK_STATES.map((mark) => {
          const count = sites.filter((s) => s === mark).length;
          return (
            count > 0 && (
              <li key={mark}>
                <SiteMark state={mark} />
                site {state.siteWords[mark]} <b>{count}</b>
              </li>
            )
          );
        })}
      </ul>
      <Slider state={state} day={day} setDay={setDay} />
    </Card>
  );
}

function Slider({ state, day, setDay }: { state: MapState; day: Day; setDay: (day: Day) => void }) {
  const [playing, setPlaying] = useState(false);
  const [typed, setTyped] = useState<string>();
  const stops = useMemo(() => {
    const days = [...state.stops.map((s) => s.day), state.asOf, ...(state.duty.day === "none" ? [] : [state.duty.day])];
    return [...new Set(days)].filter((d) => d >= state.from && d <= state.to).sort((a, b) => a - b);
  }, [state]);
  const last = stops.filter((d) => d <= state.asOf).at(-1) ?? state.asOf;

  useEffect(() => {
    if (!playing) return;
    if (day >= last) {
      setPlaying(false);
      return;
    }
    const tick = setTimeout(() => setDay(nextStop(stops, day, 1)), STEP_MS);
    return () => clearTimeout(tick);
  }, [playing, day, last, stops, setDay]);

  const move = (to: Day) => {
    setPlaying(false);
    setTyped(undefined);
    setDay(to);
  };
  const play = () => {
    if (playing) return setPlaying(false);
    const start = day >= last ? (stops[0] ?? day) : nextStop(stops, day, 1);
    setTyped(undefined);
    setDay(start);
    setPlaying(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to: Partial<Record<string, Day>> = {
      ArrowRight: nextStop(stops, day, 1),
      ArrowUp: nextStop(stops, day, 1),
      ArrowLeft: nextStop(stops, day, -1),
      ArrowDown: nextStop(stops, day, -1),
      Home: stops[0],
      End: stops.at(-1),
    };
    const target = to[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move(target);
  };
  const step = (by: 1 | -1, name: string, sign: string) => {
    const to = nextStop(stops, day, by);
    if (to === day)
      return (
        <span className="button step off" aria-hidden="true">
          {sign}
        </span>
      );
    return (
      <a
        className="button step"
        href={mapHref(state, to)}
        aria-label={`${name}, ${longDay(to)}`}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
          event.preventDefault();
          move(to);
        }}
      >
        {sign}
      </a>
    );
  };

  const ticks = state.stops.filter((s) => s.day >= state.from);
  const share = (d: Day) => Math.max(0, Math.min(1, (d - state.from) / (state.to - state.from)));
  const at = (d: Day) => `${Math.round(share(d) * 10000) / 100}%`;
  const duty = state.duty.day;
  const apart = duty === "none" ? 0 : Math.abs(share(duty) - share(day));
  const years = useMemo(() => yearsOf(state.from, state.to), [state.from, state.to]);
  const says = saysOn(state, day);
  return (
    <div className="slider">
      <div className="slider-track">
        <div className="slider-scale" aria-hidden="true">
          <span
            className="slider-day"
            style={{ left: at(day) }}
            data-end={share(day) < 0.08 ? "start" : share(day) > 0.92 ? "end" : undefined}
          >
            {shortDay(day)}
          </span>
          {duty !== "none" && apart > 0.16 && (
            <span
              className="slider-duty"
              data-near={apart < 0.5 ? "" : undefined}
              style={{ left: at(duty) }}
              data-end={share(duty) > 0.92 ? "end" : share(duty) < 0.08 ? "start" : undefined}
            >
              {state.duty.binds ? "duty applies" : "date"}
            </span>
          )}
          <svg width="100%" height="24" aria-hidden="true">
            <line className="slider-line" x1="0" x2="100%" y1="12" y2="12" />
            <line className="slider-known" x1="0" x2={at(state.asOf)} y1="12" y2="12" />
            {ticks.map((s) => (
              <line key={s.day} className="slider-tick" x1={at(s.day)} x2={at(s.day)} y1="6" y2="18" />
            ))}
            {duty !== "none" && <line className="slider-duty-line" x1={at(duty)} x2={at(duty)} y1="3" y2="21" />}
          </svg>
          {years.map((y) => (
            <span key={y.label} className="slider-year" style={{ left: at(y.day) }}>
              {y.label}
            </span>
          ))}
        </div>
        <input
          type="range"
          className="slider-input"
          aria-label="Day of the map"
          min={state.from}
          max={state.to}
          step={1}
          value={Math.max(state.from, Math.min(state.to, day))}
          aria-valuetext={`${longDay(day)}: ${says}`}
          onKeyDown={onKeyDown}
          onChange={(event) => move(nearestStop(stops, Number(event.target.value) as Day, Number.POSITIVE_INFINITY))}
        />
      </div>
      <div className="slider-row">
        {step(-1, "Earlier change", "‹")}
        {step(1, "Later change", "›")}
        <button type="button" className="button scripted moving" aria-pressed={playing} onClick={play}>
          {playing ? "❚❚ Pause" : "▶ Play"}
        </button>
        <form method="get" action="/map" className="day-form">
          {state.query.map(([name, value]) => (
            <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
          ))}
          <label>
            <span className="field-label">Day</span>
            <input
              type="date"
              name="day"
              className="control"
              required
              min={state.limits.min}
              max={state.limits.max}
              value={typed ?? isoDay(day)}
              onChange={(event) => {
                const to = event.target.validity.valid ? tryParseDay(event.target.value) : undefined;
                if (to === undefined) setTyped(event.target.value);
                else move(to);
              }}
              onBlur={() => setTyped(undefined)}
            />
          </label>
          <ApplyButton defaults={`day=${isoDay(state.asOf)}`}>Go</ApplyButton>
        </form>
        <p className="slider-says">{says}</p>
      </div>
    </div>
  );
}

/** The first of January of each year between the ends. */
function yearsOf(from: Day, to: Day) {
  const years = [];
  for (let year = civil(from).year + 1; year <= civil(to).year; year++)
    years.push({ day: dayOf(year, 1, 1), label: String(year) });
  return years;
}

const MARKS = { one: "a", disagree: "b", none: "" } as const;

const Doubt = ({ of }: { of: CountryStep["doubt"] }) => (MARKS[of] ? <sup>{MARKS[of]}</sup> : null);

function Footnotes({ doubts }: { doubts: readonly CountryStep["doubt"][] }) {
  const notes = [
    doubts.includes("one") && "a known from one secondary source",
    doubts.includes("disagree") && "b sources disagree on a point",
  ].filter((n) => n !== false);
  if (notes.length === 0) return null;
  return (
    <p className="footnotes">
      {notes.map((note) => (
        <span key={note}>
          <sup>{note.slice(0, 1)}</sup> {note.slice(2)}
        </span>
      ))}
    </p>
  );
}

const CountryPanel = memo(function CountryPanel({
  panel,
  topic,
  day,
  asOf,
  sources,
}: {
  panel: MapPanel;
  topic: string;
  day: Day;
  asOf: Day;
  sources: Readonly<Record<string, SourceCard>>;
}) {
  const step = panelOn(panel.steps, day);
  const events = panel.events.filter((e) => e.from <= Math.min(day, asOf));
  const ids = [...new Set(events.flatMap((e) => e.sourceIds))];
  return (
    <>
      <h2>
        <a href={panel.href}>{panel.name}</a>
      </h2>
      <p className="panel-when">{step?.subtitle}</p>
      <section className="panel-section">
        <h3>How it got there</h3>
        {events.length === 0 ? (
          <p>Nothing is known to have happened by then.</p>
        ) : (
          <ol className="got-there">
            {events.map((e) => (
              <li key={e.id}>
                <Swatch look={e.look} />
                <b>{e.date}</b>
                <span>
                  {e.words}
                  <Doubt of={e.doubt} />. <small>{e.text}</small>
                </span>
              </li>
            ))}
          </ol>
        )}
        <Footnotes doubts={events.map((e) => e.doubt)} />
        {ids.length > 0 && (
          <details className="more">
            <summary>Sources ({ids.length})</summary>
            <Sourced ids={ids} sources={sourcesBy(sources, isoDay(asOf))} />
          </details>
        )}
      </section>
      <section className="panel-section">
        <h3>What it means for: {topic}</h3>
        {step?.means.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </section>
      {panel.open.length > 0 && day >= asOf && (
        <section className="panel-section">
          <h3>Not settled</h3>
          <ul className="bare">
            {panel.open.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
});

const CountryList = memo(function CountryList({
  state,
  day,
  linkTo,
}: {
  state: MapState;
  day: Day;
  linkTo: (iso2: string) => string;
}) {
  const groups = groupsOn(state.countries, day);
  const doubts = state.countries.map((c) => stepOn(c, day).doubt);
  return (
    <Card label="Countries by level" className="map-list">
      {groups.map(({ look, countries }) => {
        const dated = look === "strong" || look === "middle";
        const since = (c: MapCountry) => {
          const s = stepOn(c, day).since;
          return s === "unknown" ? Number.MAX_SAFE_INTEGER : s;
        };
        const sorted = dated ? [...countries].sort((a, b) => since(a) - since(b)) : countries;
        return (
          <section key={look}>
            <h3>
              <Swatch look={look} /> {capital(state.looks[look] ?? "")}
              {dated && ", since"} <span className="count">{countries.length}</span>
            </h3>
            <ul>
              {sorted.map((c) => {
                const step = stepOn(c, day);
                return (
                  <li key={c.iso2}>
                    <a href={linkTo(c.iso2)} aria-current={c.iso2 === state.chosen ? "true" : undefined}>
                      {c.name}
                    </a>
                    <span className="value">
                      {step.badge === "bans only" && <Badge tone="enforcement">bans only</Badge>}{" "}
                      {step.since === "unknown" ? step.detail : shortDay(step.since)}
                      <Doubt of={step.doubt} />
                    </span>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      <Footnotes doubts={doubts} />
    </Card>
  );
});

const COLUMNS = ["Level", "Country", "Group", "Since", "How sure"] as const;
type Column = (typeof COLUMNS)[number];

const BLOC_WORDS = { EU: "EU", EEA: "EEA EFTA", UK: "UK" } as const;

const CountryTable = memo(function CountryTable({
  state,
  day,
  linkTo,
}: {
  state: MapState;
  day: Day;
  linkTo: (iso2: string) => string;
}) {
  const [sort, setSort] = useState<{ by: Column; down: boolean }>({ by: "Level", down: false });
  const [live, setLive] = useState(false);
  useEffect(() => setLive(true), []);
  const rows = useMemo(() => {
    const all = groupsOn(state.countries, day).flatMap(({ countries }, rank) =>
      countries.map((country) => ({ country, step: stepOn(country, day), rank })),
    );
    const key: Record<Column, (row: (typeof all)[number]) => string | number> = {
      Level: (r) => r.rank,
      Country: (r) => r.country.name,
      Group: (r) => BLOC_WORDS[r.country.bloc],
      Since: (r) => (r.step.since === "unknown" ? Number.MAX_SAFE_INTEGER : r.step.since),
      "How sure": (r) => r.step.confidence || "zz",
    };
    const compare = (a: string | number, b: string | number) =>
      typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en");
    const sorted = [...all].sort(
      (a, b) => compare(key[sort.by](a), key[sort.by](b)) || a.country.name.localeCompare(b.country.name, "en"),
    );
    return sort.down ? sorted.reverse() : sorted;
  }, [state, day, sort]);
  return (
    <Card label="The map as a table" className="map-table">
      <h2>All countries on {longDay(day)}</h2>
      <section className="table-scroll" aria-label="Table of countries">
        <table>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  aria-sort={sort.by === column ? (sort.down ? "descending" : "ascending") : undefined}
                >
                  {live ? (
                    <button type="button" onClick={() => setSort((s) => ({ by: column, down: s.by === column && !s.down }))}>
                      {column}
                      <span aria-hidden="true">{sort.by === column ? (sort.down ? " ▾" : " ▴") : ""}</span>
                    </button>
                  ) : (
                    column
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ country, step }) => (
              <tr key={country.iso2}>
                <td>
                  <Swatch look={step.look} /> {step.words}
                  {step.badge === "bans only" && " (bans only)"}
                </td>
                <th scope="row">
                  <a href={linkTo(country.iso2)}>{country.name}</a>
                </th>
                <td>{BLOC_WORDS[country.bloc]}</td>
                <td>{step.since === "unknown" ? "no day" : shortDay(step.since)}</td>
                <td>{step.confidence || "no event"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  );
});

const SiteList = memo(function SiteList({ state, day }: { state: MapState; day: Day }) {
  const marks = state.layout.marks
    .map((mark, i) => ({
      id: `mark-${i}`,
      sites: mark.sites.flatMap((n) => {
        const site = state.sites[n];
        return site && site.from <= day ? [site] : [];
      }),
      order: mark.sites[0] ?? 0,
    }))
    .filter((m) => m.sites.length > 0)
    .sort((a, b) => a.order - b.order);
  if (marks.length === 0) return null;
  return (
    <Card label="Compute sites on the map" className="map-sites">
      <h2>Compute sites on the map</h2>
      <p className="muted">
        Sites that share a mark stand together; their mark is that of the one that has come furthest. The Act sets no place for
        compute.
      </p>
      <ul>
        {marks.map((m) => (
          <li key={m.id} id={m.id}>
            {m.sites.map((s) => (
              <span key={s.id}>
                <SiteMark state={markOn(s, day)} /> <a href={s.href}>{s.name}</a>, {s.where}: {state.siteWords[markOn(s, day)]}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
});
