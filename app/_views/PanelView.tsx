import { memo, type ReactNode } from "react";
import type { Views } from "@/app/_charts/Chart";
import type { SourceCard, SourceCards } from "@/app/_live/views";
import { Badge, DefinitionRows, SourceList } from "@/app/_ui/parts";
import { parseDay } from "@/lib/time/day";
import type { Cited, PanelState, StepState } from "./panel";
import { sourceOn } from "./source-card";
import type { ReasonState } from "./window-cards";

/** The cards of sources as a reader of a day may see them: what was published later is named, not shown. */
export type Sources = Readonly<Record<string, SourceCard | "later">>;

/** @param asOf the as-of date, `YYYY-MM-DD`; a source dated to the month or year counts from its end */
export const sourcesBy = (cards: SourceCards, asOf: string): Sources =>
  Object.fromEntries(Object.entries(cards).map(([id, card]) => [id, sourceOn(card, parseDay(asOf))]));

/** A citation, linked to where it can be read. */
export const Citation = ({ cited }: { cited: Cited }) =>
  cited.href ? (
    <a href={cited.href} rel="noreferrer">
      {cited.text}
    </a>
  ) : (
    cited.text
  );

/** The sources behind a fact; one whose card is not here yet is named by its id. */
export function Sourced({ ids, sources }: { ids: readonly string[]; sources: Sources }) {
  const shown = [...new Set(ids)].filter((id) => sources[id] !== "later");
  if (shown.length === 0) return <p className="muted">The sources on record were published after this day.</p>;
  return (
    <SourceList
      sources={shown.map((id) => {
        const card = sources[id] as SourceCard | undefined;
        return {
          id,
          title: card?.title ?? id,
          url: card?.url ?? `/sources?id=${id}`,
          detail:
            card && [card.publisher, card.publishedOn, card.kind.replaceAll("-", " "), card.note].filter(Boolean).join("; "),
        };
      })}
    />
  );
}

const Steps = ({ steps }: { steps: readonly StepState[] }) => (
  <ol className="derivation">
    {steps.map((s) => (
      <li key={`${s.text} ${s.citation.text}`}>
        {s.text}{" "}
        <span className="citation">
          <Citation cited={s.citation} />
        </span>
      </li>
    ))}
  </ol>
);

function Part({
  title,
  when = true,
  under: Heading,
  children,
}: {
  title: string;
  when?: boolean;
  under: Under;
  children: ReactNode;
}) {
  if (!when) return null;
  return (
    <section className="panel-section">
      <Heading>{title}</Heading>
      {children}
    </section>
  );
}

type Under = "h2" | "h3";

/** The milestone, its date, and how far that is. */
export function PanelHead({ state: s, heading: Heading }: { state: PanelState; heading: "h1" | "h2" }) {
  return (
    <div className="panel-head">
      <Badge tone={s.inForce ? "law" : "today"}>{s.standing}</Badge>
      {s.confidence.value === "conflict" && <Badge tone="today">sources disagree</Badge>}
      <Heading>{Heading === "h2" ? <a href={s.page}>{s.title}</a> : s.title}</Heading>
      <p className="panel-citation">
        <Citation cited={s.citation} />
      </p>
      <p className={s.missing ? "panel-date missing-date" : "panel-date"}>{s.date}</p>
      {s.when && <p className="panel-when">{s.when}</p>}
      {s.formally && <p>{s.formally}</p>}
      {s.series && <p>{s.series}</p>}
    </div>
  );
}

/** The steps that led to the date. */
export const WhyThisDate = ({ state: s, under }: { state: PanelState; under: Under }) => (
  <Part under={under} title="Why this date" when={s.why.length > 0}>
    <Steps steps={s.why} />
    {s.whyPractical.length > 0 && (
      <>
        <p>And why it bites only later:</p>
        <Steps steps={s.whyPractical} />
      </>
    )}
    {s.assumable.map((a) => (
      <p key={a.event}>
        You may assume a day for &ldquo;{a.title}&rdquo;: <a href={a.href}>for example {a.example}</a>, or any other in the
        address.
      </p>
    ))}
  </Part>
);

/** Its date in every version of the law that exists. */
export const OtherVersions = ({ state: s, under }: { state: PanelState; under: Under }) => (
  <Part under={under} title="In the versions of the law" when={s.others.length > 0}>
    <DefinitionRows
      rows={s.others.map((o) => ({ id: o.id, label: <a href={o.href}>{o.name}</a>, value: o.date, current: o.current }))}
    />
  </Part>
);

/** Who is bound, what a breach costs, who enforces, and what else hangs on it. */
export const WhatItAsks = ({ state: s, under }: { state: PanelState; under: Under }) => (
  <>
    <Part under={under} title="What it asks" when={s.duty !== ""}>
      <p>{s.duty}</p>
      <DefinitionRows
        rows={[
          { id: "who", label: "Who", value: s.addressees },
          { id: "if", label: "If", value: s.appliesIf },
          { id: "kind", label: "Kind", value: s.kind },
        ].filter((r) => r.value !== "")}
      />
    </Part>
    <Part under={under} title="Highest fine">
      <p>
        {s.fine}{" "}
        {s.fineCitation && (
          <span className="citation">
            <Citation cited={s.fineCitation} />
          </span>
        )}
      </p>
    </Part>
    <Part under={under} title="Who enforces">
      <p>{s.enforcer}</p>
      {s.levels.length > 0 && (
        <>
          <p className="rows-caption">Member States on {s.asOf}</p>
          <DefinitionRows rows={s.levels.map((l) => ({ id: l.level, label: l.label, value: String(l.count) }))} />
        </>
      )}
      {s.levelsNote && <p className="muted">{s.levelsNote}</p>}
    </Part>
    <Part under={under} title="Older systems" when={s.older.length + s.legacyOf.length > 0}>
      {s.older.length > 0 && (
        <DefinitionRows
          rows={s.older.map((o) => ({ id: o.id, label: <a href={o.href}>{o.label}</a>, value: o.date, note: o.text }))}
        />
      )}
      {s.legacyOf.length > 0 && (
        <p>
          This rule is about older systems under:{" "}
          {s.legacyOf.map((l, i) => (
            <span key={l.id}>
              {i > 0 && ", "}
              <a href={l.href}>{l.label}</a>
            </span>
          ))}
          .
        </p>
      )}
    </Part>
    <Part under={under} title="What changed in the words" when={s.wording.length > 0}>
      <ul className="bare">
        {s.wording.map((w) => (
          <li key={`${w.text} ${w.citation.text}`}>
            {w.text} <span className="muted">({w.effective})</span>{" "}
            <span className="citation">
              <Citation cited={w.citation} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
    <Part under={under} title="Left alone" when={s.kept.length > 0}>
      <ul className="bare">
        {s.kept.map((k) => (
          <li key={k.text}>
            {k.text}{" "}
            <span className="citation">
              <Citation cited={k.citation} />
            </span>
          </li>
        ))}
      </ul>
    </Part>
    <Part under={under} title="Notes" when={s.notes !== undefined}>
      <p>{s.notes}</p>
    </Part>
  </>
);

/** How sure the date is, and where the law can be read. */
export const HowSure = ({ state: s }: { state: PanelState }) => (
  <>
    <p className="muted">
      How sure: {s.confidence.text}. <a href={s.link}>The article on EUR-Lex, as published in 2024</a>
      {s.consolidated && (
        <>
          ; <a href={s.consolidated}>the consolidated text</a>
        </>
      )}
      .
    </p>
  </>
);

/** Everything about one milestone: the date, why, the other versions, who is bound and what a breach costs. */
export const PanelView = ({ state, sources }: { state: PanelState; sources: Sources }) => (
  <>
    <PanelHead state={state} heading="h2" />
    <WhyThisDate state={state} under="h3" />
    <OtherVersions state={state} under="h3" />
    <WhatItAsks state={state} under="h3" />
    <Part under="h3" title="Sources">
      <Sourced ids={state.sourceIds} sources={sources} />
      <HowSure state={state} />
      <p className="muted">As known on {state.asOf}. Not legal advice.</p>
    </Part>
  </>
);

/** The panel with the cards that its as-of date allows; drawn anew only when its state changes. */
export const SourcedPanel = memo(({ state, sources }: { state: PanelState; sources: SourceCards }) => (
  <PanelView state={state} sources={sourcesBy(sources, state.asOfDay)} />
));

/**
 * What a view is drawn from. After a choice the browser draws `state` in the next frame. `soon` follows in the frame after it and `late`,
 * for what is out of sight, in slices after that; until then they are the state before.
 */
export interface ViewProps<State> {
  readonly state: State;
  readonly soon?: State;
  /** The ids of the rows and topics of the chart that are in sight; those out of sight follow `soon`. Without it, all are. */
  readonly inSight?: ReadonlySet<string>;
  readonly late?: State;
  readonly sources: SourceCards;
  readonly views?: Views;
}

/** The reasons of a window as items of a list, with their citations and sources. */
export const Reasons = ({ reasons, sources }: { reasons: readonly ReasonState[]; sources: Sources }) =>
  reasons.map((r) => (
    <li key={`${r.text} ${r.citation ?? ""}`}>
      {r.text} {r.citation && <span className="citation">{r.citation}</span>}
      {r.confidence && <span className="muted"> ({r.confidence})</span>}
      {r.sourceIds.length > 0 && <Sourced ids={r.sourceIds} sources={sources} />}
    </li>
  ));
