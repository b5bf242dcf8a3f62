import type { ReactNode } from "react";

/** The head of a page: its headline and the sentences under it. */
export function PageHead({ title, lead }: { title: ReactNode; lead?: ReactNode }) {
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {lead && <p className="lead">{lead}</p>}
    </div>
  );
}

/** A framed part of a page. */
export function Card({ label, className, children }: { label?: string; className?: string; children: ReactNode }) {
  return (
    <section className={className ? `card ${className}` : "card"} aria-label={label}>
      {children}
    </section>
  );
}

/** A chart or text with a panel beside it on wide screens, below it on others. */
export function WithPanel({ children, panel }: { children: ReactNode; panel: ReactNode }) {
  return (
    <div className="with-panel">
      <div className="with-panel-main">{children}</div>
      {panel}
    </div>
  );
}

/**
 * The panel of details. On a small screen it is a sheet over the page while `open`, and has a link that closes it.
 * @param closeHref the same page without the sheet
 */
export function Panel({
  label,
  open = false,
  closeHref,
  children,
}: {
  label: string;
  open?: boolean;
  closeHref?: string;
  children: ReactNode;
}) {
  return (
    <aside className={open ? "card panel open" : "card panel"} aria-label={label} id="details">
      {closeHref && (
        <a className="panel-close" href={closeHref}>
          Close
        </a>
      )}
      {children}
    </aside>
  );
}

/** The few figures that answer the question of a page. */
export function KeyFigures({ items }: { items: readonly { value: string; text: ReactNode; href?: string }[] }) {
  return (
    <ul className="key-figures">
      {items.map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: another figure takes the place of the one before
        <li key={i}>
          <strong>{item.href ? <a href={item.href}>{item.value}</a> : item.value}</strong>
          <span>{item.text}</span>
        </li>
      ))}
    </ul>
  );
}

export type Tone = "law" | "enforcement" | "compute" | "today" | "plain";

/** A word or two in a frame: a status, a kind, a warning in short. */
export function Badge({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

/** A message of the page: `problem` names what could not be applied, `warning` what to keep in mind, `note` the rest. */
export function Notice({ kind, title, children }: { kind: "problem" | "warning" | "note"; title?: string; children: ReactNode }) {
  return (
    <div className={`notice notice-${kind}`} role={kind === "problem" ? "alert" : "note"}>
      {title && <strong>{title}</strong>}
      {children}
    </div>
  );
}

/** Labels at the left, values at the right, with hairlines between them. */
export function DefinitionRows({
  rows,
}: {
  rows: readonly { label: ReactNode; value: ReactNode; id: string; current?: boolean; note?: ReactNode }[];
}) {
  return (
    <dl className="rows">
      {rows.map((row) => (
        <div key={row.id} className={row.current ? "current" : undefined}>
          <dt>
            {row.label}
            {row.note && <small>{row.note}</small>}
          </dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Where facts were read. */
export function SourceList({ sources }: { sources: readonly { id: string; title: string; url?: string; detail?: string }[] }) {
  return (
    <ul className="source-list">
      {sources.map((source) => (
        <li key={source.id}>
          {source.url ? (
            <a href={source.url} rel="noreferrer">
              {source.title}
            </a>
          ) : (
            source.title
          )}
          {source.detail && <small> {source.detail}</small>}
        </li>
      ))}
    </ul>
  );
}

export type Swatch =
  | "applies"
  | "point"
  | "ended"
  | "estimated"
  | "ghost"
  | "formal"
  | "missing"
  | "time-left"
  | "shade-start"
  | "shade-late"
  | "as-of"
  | "duty-line";

/** What the marks of a chart mean. */
export function Legend({ items }: { items: readonly { swatch: Swatch; label: string }[] }) {
  return (
    <ul className="legend">
      {items.map((item) => (
        <li key={item.swatch}>
          <SwatchMark swatch={item.swatch} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

/** A sample of a mark. */
export function SwatchMark({ swatch }: { swatch: Swatch }) {
  const marks: Record<Swatch, ReactNode> = {
    applies: <circle className="mark" cx="11" cy="8" r="6" />,
    point: <path className="mark" d="M11 1.4L17.6 8L11 14.6L4.4 8Z" />,
    ended: <path className="mark" d="M8 0H14V16H8Z" />,
    estimated: <circle className="mark estimated" cx="11" cy="8" r="6" />,
    ghost: <circle className="ghost" cx="11" cy="8" r="5.2" />,
    formal: <line className="formal" x1="11" x2="11" y1="4" y2="12" />,
    missing: <rect className="missing-frame" x="1" y="2" width="20" height="12" rx="6" />,
    "shade-start": <rect className="shade-start framed" x="1" y="2" width="20" height="12" />,
    "shade-late": <rect className="shade-late framed" x="1" y="2" width="20" height="12" />,
    "time-left": <rect className="time-left framed" x="1" y="2" width="20" height="12" />,
    "as-of": <line className="as-of" x1="11" x2="11" y1="0" y2="16" />,
    "duty-line": <line className="duty-line" x1="11" x2="11" y1="0" y2="16" />,
  };
  return (
    <svg width="22" height="16" aria-hidden="true">
      {marks[swatch]}
    </svg>
  );
}
