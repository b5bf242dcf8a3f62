import { Fragment } from "react";
import type { SourceCard, SourceCards } from "@/app/_live/views";
import { SelectField } from "@/app/_ui/fields";
import { PageFoot } from "@/app/_ui/PageFoot";
import { PrintButton } from "@/app/_ui/PrintButton";
import { Badge, Card } from "@/app/_ui/parts";
import type { DutyWindow } from "./duty-windows";
import { LensBar } from "./LensBar";
import type { MilestoneState } from "./milestone";
import { Notices } from "./Notices";
import { HowSure, OtherVersions, PanelHead, sourcesBy, WhatItAsks, WhyThisDate } from "./PanelView";
import { CONFIDENCE_WORDS } from "./words";

/** A milestone as a page of its own: the date and why, what it leaves, and the sources. Printed, it is a brief. */
export function MilestoneView({ state: s, sources }: { state: MilestoneState; sources: SourceCards }) {
  const windows = s.windows();
  const cards = sourcesBy(sources, s.bar.asOf.value);
  const shown = [...new Set([...s.panel.sourceIds, ...windows.sourceIds])].filter((id) => cards[id] !== "later");
  const number = new Map(shown.map((id, i) => [id, i + 1]));
  return (
    <>
      <LensBar state={s.bar}>
        {s.choices && (
          <>
            <SelectField label="Country" name="country" {...s.choices.country} />
            <SelectField label="Compute site" name="site" {...s.choices.site} />
            <SelectField label="Assessment takes" name="lead" {...s.choices.lead} />
            <SelectField label="Compute by" name="delay" {...s.choices.delay} />
          </>
        )}
      </LensBar>
      <PageFoot at="left">{s.foot}</PageFoot>
      <Notices state={s.notices} />
      <div className="brief">
        <Card className="milestone-page brief-head" label={s.panel.title}>
          <div className="brief-question">
            <p className="kicker">{s.question}</p>
            <PrintButton>Print this brief</PrintButton>
          </div>
          <div className="brief-answer">
            <div>
              <PanelHead state={s.panel} heading="h1" />
              <p className="brief-sentence">{s.sentence}</p>
              {s.calendar && (
                <p className="page-links">
                  <span>
                    <a href={s.calendar.file}>Add to calendar (.ics)</a> <span className="muted">stays as it is</span>
                  </span>
                  <span>
                    <a href={s.calendar.page}>Subscribe</a> <span className="muted">moves with the data</span>
                  </span>
                </p>
              )}
            </div>
            <OtherVersions state={s.panel} under="h2" />
          </div>
        </Card>
        <section className="brief-windows" aria-labelledby="windows">
          <h2 id="windows">{windows.cards.length > 0 ? "What that leaves" : "Windows"}</h2>
          {windows.subject && <p className="muted">{windows.subject}</p>}
          {windows.cards.length > 0 && (
            <div className="window-cards">
              {windows.cards.map((w) => (
                <WindowDetails key={w.kind} window={w} number={number} />
              ))}
            </div>
          )}
          {windows.notes.map((note) => (
            <p key={note} className="muted">
              {note}
            </p>
          ))}
        </section>
        <Card className="milestone-page brief-details" label="The rule">
          <WhyThisDate state={s.panel} under="h2" />
          <WhatItAsks state={s.panel} under="h2" />
        </Card>
        <section className="brief-sources" aria-labelledby="sources">
          <h2 id="sources">Sources</h2>
          <NumberedSources ids={shown} cards={cards as SourceCards} />
          {s.panel.sourceIds.length > 0 && (
            <p className="muted">
              The date stands on <Refs ids={s.panel.sourceIds} number={number} />
            </p>
          )}
          <HowSure state={s.panel} />
          <p className="muted">{s.foot} Not legal advice.</p>
        </section>
      </div>
      <p className="page-links">
        {s.links.map((l) => (
          <a key={l.text} href={l.href}>
            {l.text}
          </a>
        ))}
      </p>
    </>
  );
}

type Numbers = ReadonlyMap<string, number>;

function WindowDetails({ window: w, number }: { window: DutyWindow; number: Numbers }) {
  return (
    <section className="card window-card" id={`window-${w.kind}`} aria-label={w.name}>
      <h3>{w.name}</h3>
      <p className="window-length">
        {w.length} {w.closesSoon && <Badge tone="today">within 90 days</Badge>}
      </p>
      <p>{w.text}</p>
      {[...(w.formal ? [w.formal] : []), ...w.notes].map((note) => (
        <p key={note} className={w.repeated.includes(note) ? "muted repeated" : "muted"}>
          {note}
        </p>
      ))}
      {w.reasons.length > 0 && (
        <details id={`why-${w.kind}`}>
          <summary>Why, and from which sources</summary>
          <ul className="bare">
            {w.reasons.map((r) => (
              <li key={`${r.text} ${r.citation ?? ""}`} className={w.repeated.includes(r.text) ? "repeated" : undefined}>
                {r.text} {r.citation && <span className="citation">{r.citation}</span>}
                {r.confidence && (
                  <span className={r.confidence === CONFIDENCE_WORDS.official ? "muted official" : "muted"}>
                    {" "}
                    ({r.confidence})
                  </span>
                )}{" "}
                <Refs ids={r.sourceIds} number={number} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** The numbers of sources in the list at the end. */
function Refs({ ids, number }: { ids: readonly string[]; number: Numbers }) {
  const shown = [...new Set(ids)].flatMap((id) => {
    const n = number.get(id);
    return n === undefined ? [] : [{ id, n }];
  });
  if (shown.length === 0) return ids.length > 0 ? "(its sources were published later)" : null;
  return (
    <span className="refs">
      [
      {shown.map(({ id, n }, i) => (
        <Fragment key={id}>
          {i > 0 && ", "}
          <a href={`#source-${n}`} aria-label={`Source ${n}`}>
            {n}
          </a>
        </Fragment>
      ))}
      ]
    </span>
  );
}

/** Every source with its address as text, so that it can be read from paper. */
export function NumberedSources({ ids, cards }: { ids: readonly string[]; cards: SourceCards }) {
  if (ids.length === 0) return <p className="muted">The sources on record were published after this day.</p>;
  return (
    <ol className="numbered-sources">
      {ids.map((id, i) => (
        <li key={id} id={`source-${i + 1}`}>
          <SourceLine id={id} card={cards[id]} />
        </li>
      ))}
    </ol>
  );
}

/** A source; one whose card is not here yet is named by its id. */
function SourceLine({ id, card }: { id: string; card: SourceCard | undefined }) {
  if (!card) return <a href={`/sources?id=${id}`}>{id}</a>;
  return (
    <>
      {card.title}.{" "}
      <small>{[card.publisher, card.publishedOn, card.kind.replaceAll("-", " "), card.note].filter(Boolean).join("; ")}</small>
      {card.url && (
        <a className="source-url" href={card.url} rel="noreferrer">
          {card.url}
        </a>
      )}
    </>
  );
}
