import type { ReactNode } from "react";
import { percent } from "./axis";
import type { Label } from "./labels";

/** A drawing of the plot's full width. With `label` it is an image with that name; without, its data stands in text beside it. */
export function Plot({ height, label, children }: { height: number; label?: string; children: ReactNode }) {
  if (label)
    return (
      <svg className="plot" width="100%" height={height} role="img" aria-label={label}>
        {children}
      </svg>
    );
  return (
    <svg className="plot" width="100%" height={height} aria-hidden="true">
      {children}
    </svg>
  );
}

/** A drawing of fixed size at a share of the width. */
export function At({ x, y = 0, children }: { x: number; y?: number; children: ReactNode }) {
  return (
    <svg x={percent(x)} y={y} overflow="visible" aria-hidden="true">
      {children}
    </svg>
  );
}

/** Labels as they were placed. Each kind has a class of its own. */
export function Labels({ items }: { items: readonly Label[] }) {
  return items.map((l, i) => (
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: other words at another place take the element that is there
      key={i}
      className={`t ${l.kind
        .split(" ")
        .map((k) => `t-${k}`)
        .join(" ")}`}
      x={percent(l.at)}
      dx={l.dx}
      y={l.y}
      textAnchor={l.anchor}
    >
      {l.text}
    </text>
  ));
}

/** The figures of a vertical scale, in the gutter. */
export const Ticks = ({ ticks }: { ticks: readonly { readonly y: number; readonly text: string }[] }) => (
  <ul className="ticks" aria-hidden="true">
    {ticks.map(({ y, text }) => (
      <li key={text} style={{ top: y }}>
        {text}
      </li>
    ))}
  </ul>
);

/** Texts that found no room in a strip. */
export function Moved({ texts }: { texts: readonly string[] }) {
  const said = texts.filter((t) => t !== "");
  if (said.length === 0) return null;
  return (
    <ul className="moved">
      {said.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** The head of a band: its name and what it is about. */
export function BandTitle({ title, subtitle }: { title: string; subtitle?: string }) {
  return (
    <div className="band-title">
      <h2>{title}</h2>
      {subtitle && <p>{subtitle}</p>}
    </div>
  );
}

/** Fills that the strips share. One per page, never hidden: a fill in a hidden drawing paints nothing. */
export const ChartDefs = () => (
  <svg className="defs" width="0" height="0" aria-hidden="true" focusable="false">
    <ChartFills />
  </svg>
);

/** The fills themselves. */
export function ChartFills() {
  return (
    <defs>
      {["law", "enforcement", "compute", "muted"].map((tone) => (
        <linearGradient key={tone} id={`in-${tone}`} className={`tone-${tone}`}>
          <stop offset="0" stopColor="currentColor" stopOpacity="0.12" />
          <stop offset="1" stopColor="currentColor" />
        </linearGradient>
      ))}
      {["law", "enforcement", "compute"].map((tone) => (
        <linearGradient key={tone} id={`out-${tone}`} className={`tone-${tone}`}>
          <stop offset="0" stopColor="currentColor" />
          <stop offset="1" stopColor="currentColor" stopOpacity="0" />
        </linearGradient>
      ))}
      <linearGradient id="bar-right" className="tone-law">
        <stop offset="0" stopColor="currentColor" stopOpacity="0.26" />
        <stop offset="1" stopColor="currentColor" stopOpacity="0.06" />
      </linearGradient>
      <linearGradient id="bar-left" className="tone-law">
        <stop offset="0" stopColor="currentColor" stopOpacity="0.05" />
        <stop offset="1" stopColor="currentColor" stopOpacity="0.2" />
      </linearGradient>
      <linearGradient id="fade-compute" className="tone-compute">
        <stop offset="0" stopColor="currentColor" stopOpacity="0.03" />
        <stop offset="1" stopColor="currentColor" stopOpacity="0.42" />
      </linearGradient>
      <linearGradient id="fade-muted" className="tone-muted">
        <stop offset="0" stopColor="currentColor" stopOpacity="0" />
        <stop offset="1" stopColor="currentColor" stopOpacity="0.3" />
      </linearGradient>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" className="tone-muted">
        <line x1="0" y1="0" x2="0" y2="7" stroke="currentColor" strokeWidth="1.6" strokeOpacity="0.55" />
      </pattern>
      <pattern id="dots" width="7" height="7" patternUnits="userSpaceOnUse" className="tone-muted">
        <circle cx="2" cy="2" r="0.9" fill="currentColor" fillOpacity="0.8" />
      </pattern>
    </defs>
  );
}
