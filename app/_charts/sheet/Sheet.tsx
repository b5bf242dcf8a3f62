import type { ReactNode } from "react";
import { narrowView, narrowWhole, type View, wideView } from "../axis";
import { BackdropPlot, type Shade } from "../Chart";
import { ChartFills } from "../parts";
import type { AxisState } from "../state";
import { flow, frameOf, type Head, type Key, layoutStrips, type Placed, type Strip, TEXTS, type Text, write } from "./layout";
import { AROUND, BANDS, resolved, type Theme } from "./style";

/** A chart as it is drawn outside the pages. */
export interface ChartSheet {
  /** What it is a drawing of. */
  readonly name: string;
  readonly headline: string;
  /** As known when, by which law. */
  readonly standing: string;
  /** What the marks mean that the view has. */
  readonly legend: (view: View) => readonly Key[];
  readonly axis: AxisState;
  readonly dutyDay?: AxisState["asOf"];
  readonly shades?: readonly Shade[];
  readonly note: string;
  /** The page that it is drawn from, as a path. */
  readonly page: string;
  readonly strips: (view: View) => readonly Strip[];
  /** It shows the whole axis in the narrow view too. */
  readonly whole?: true;
  /** The looks that it has beside those of the bands. */
  readonly looks?: string;
}

/** The strips at any width from the least to the greatest (pixels of the whole drawing). */
export function bandsOf(chart: ChartSheet, least: number, greatest: number) {
  const frame = frameOf(least);
  const view: View = {
    ...(frame.kind === "wide" ? wideView : chart.whole ? narrowWhole : narrowView)(chart.axis, chart.dutyDay),
    min: frame.plot,
    max: frame.plot + greatest - least,
  };
  return { frame, view, placed: layoutStrips(chart.strips(view), frame) };
}

/** A whole drawing, with where it comes from and its colours. */
export function DrawingFile({
  width,
  height,
  name,
  says,
  style,
  children,
}: {
  width: number;
  height: number;
  name: string;
  says: string;
  style: string;
  children: ReactNode;
}) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby="name says"
    >
      <title id="name">{name}</title>
      <desc id="says">{says}</desc>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the looks of the charts, which hold nothing from outside */}
      <style dangerouslySetInnerHTML={{ __html: style }} />
      <rect className="ground" width={width} height={height} />
      {children}
    </svg>
  );
}

/** What stands above and below a drawing, as text of it. */
export function around(
  { headline, standing, note }: Pick<ChartSheet, "headline" | "standing" | "note">,
  legend: readonly Key[],
  source: string,
  x: number,
  room: number,
) {
  const stack = (heads: readonly Head[], top: number) => {
    let y = top;
    const texts = heads.map((head) => {
      const { text, height } = write(head, x, y, room);
      y += height;
      return text;
    });
    return { texts, end: y };
  };
  const top = stack(
    [
      { kind: "headline", text: headline },
      { kind: "small", text: standing },
    ],
    14,
  );
  const keys = flow(legend, x, top.end + 8, room);
  const from = top.end + 8 + keys.height + (legend.length > 0 ? 8 : 0);
  return {
    texts: top.texts,
    keys: keys.placed,
    from,
    /** What stands below, from a height on. */
    below: (y: number, more: readonly string[] = []) =>
      stack(
        [...more, note, source].filter((text) => text !== "").map((text) => ({ kind: "small", text })),
        y + 8,
      ),
  };
}

/**
 * A chart as a drawing of one width, which needs nothing but itself.
 * @param source where it comes from, in words
 * @param notes what else is said of what was asked for
 */
export function SheetFile({
  chart,
  width,
  theme,
  source,
  notes = [],
}: {
  chart: ChartSheet;
  width: number;
  theme: Theme | "auto";
  source: string;
  notes?: readonly string[];
}) {
  const { frame, view, placed } = bandsOf(chart, width, width);
  const { texts, keys, from, below } = around(chart, chart.legend(view), source, frame.left, width - frame.left - frame.right);
  const foot = below(from + placed.height, notes);
  return (
    <DrawingFile
      width={width}
      height={Math.ceil(foot.end + 12)}
      name={`${chart.name}: ${chart.headline}`}
      says={`${chart.standing} ${source}`}
      style={resolved(`${BANDS}${chart.looks ?? ""}${AROUND}`, theme)}
    >
      <ChartFills />
      <Texts items={[...texts, ...foot.texts]} />
      <Keys items={keys} />
      <Place y={from} width={width} height={placed.height}>
        <Place x={frame.x} width={frame.plot} height={placed.height}>
          <Plots chart={chart} view={view} placed={placed} />
        </Place>
        <Words placed={placed} />
      </Place>
    </DrawingFile>
  );
}

/** The marks of a chart at a least width (pixels). */
export const keysOf = (chart: ChartSheet, least: number): readonly Key[] => chart.legend(bandsOf(chart, least, least).view);

/** The strips as a drawing that is as wide as its place, from the least to the greatest width (pixels). */
export function FluidBands({ chart, least, greatest }: { chart: ChartSheet; least: number; greatest: number }) {
  const { frame, view, placed } = bandsOf(chart, least, greatest);
  const height = Math.ceil(placed.height);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
    <div className="bands" style={{ height }} role="group" aria-label={chart.name}>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: what is in it has names of its own */}
      <svg style={{ left: frame.x, width: `calc(100% - ${frame.x + frame.right}px)` }} height={height} overflow="visible">
        <Plots chart={chart} view={view} placed={placed} />
      </svg>
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: it is text */}
      <svg width="100%" height={height}>
        <Words placed={placed} linked />
      </svg>
    </div>
  );
}

/** A part of a drawing with a width of its own. */
export function Place({
  x = 0,
  y = 0,
  width,
  height,
  children,
}: {
  x?: number;
  y?: number;
  width: number | string;
  height: number;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: what is in it has names of its own
    <svg x={x} y={y} width={width} height={height} overflow="visible">
      {children}
    </svg>
  );
}

/** The plots under each other, and what runs through all of them. */
const Plots = ({ chart, view, placed: { height, plots } }: { chart: ChartSheet; view: View; placed: Placed }) => (
  <>
    <Place width="100%" height={height}>
      <BackdropPlot view={view} shades={chart.shades ?? []} />
    </Place>
    {plots.map(({ key, y, strip }) => (
      <Place key={key} y={y} width="100%" height={strip.plot?.height ?? 0}>
        {strip.plot?.node}
      </Place>
    ))}
  </>
);

/** What is written beside and between them. */
const Words = ({ placed: { texts, keys, rules }, linked = false }: { placed: Placed; linked?: boolean }) => (
  <>
    {rules.map((y) => (
      <line key={y} className="rule" x1="0" x2="100%" y1={y} y2={y} />
    ))}
    <Texts items={texts} linked={linked} />
    <Keys items={keys} />
  </>
);

export const Texts = ({ items, linked = false }: { items: readonly Text[]; linked?: boolean }) =>
  items.map((item) => {
    const lines = item.lines.map((text, i) => (
      <text
        key={text}
        className={`s s-${item.kind}`}
        x={item.x}
        y={Math.round((item.y + i * TEXTS[item.kind].line) * 10) / 10}
        textAnchor={item.anchor === "end" ? "end" : undefined}
      >
        {i < item.lines.length - 1 ? `${text} ` : text}
      </text>
    ));
    const key = `${item.text} ${item.y}`;
    if (!linked || item.href === undefined) return <g key={key}>{lines}</g>;
    return (
      <a key={key} href={item.href} aria-label={item.says}>
        {lines}
      </a>
    );
  });

export const Keys = ({ items }: { items: Placed["keys"] }) =>
  items.map((item) => (
    <g key={`${item.text} ${item.x} ${item.y}`} transform={`translate(${item.x} ${item.y})`}>
      <Place y={2} width={item.width} height={16}>
        {item.swatch}
      </Place>
      <text className="s s-key" x={item.width + 6} y="14.3">
        {item.text}
      </text>
    </g>
  ));
