import type { ReactNode } from "react";
import { SwatchMark } from "@/app/_ui/parts";
import { STATUS_WORDS } from "@/lib/law/words";
import type { Day } from "@/lib/time/day";
import { HEIGHT as AXIS_HEIGHT, AxisPlot } from "../AxisStrip";
import { clamp, layoutAxis, onAxis, percent, share, type View } from "../axis";
import type { Shade } from "../Chart";
import { CapacityPlot } from "../capacity/CapacityStrip";
import { BASE as CAPACITY_BASE, HEIGHT as CAPACITY_HEIGHT, layoutCapacity } from "../capacity/layout";
import { type Gone, SmallStrip } from "../capacity/SmallStrip";
import { layoutSmall, HEIGHT as SITE_HEIGHT, topText } from "../capacity/small";
import { EnforcementPlot } from "../enforcement/EnforcementStrip";
import { BASE, HEIGHT as ENFORCEMENT_HEIGHT, LEVEL_NAMES, layoutEnforcement, TOP } from "../enforcement/layout";
import { LanePlot, Shape } from "../lanes/LanesChart";
import { layoutLane } from "../lanes/layout";
import type { Lane, LanesState } from "../lanes/state";
import { GroupDots, RowMarks, rowName } from "../law/LawGroups";
import { layoutGroup, layoutLawRow, ROW } from "../law/layout";
import { DimensionPlot } from "../levels/DimensionStrip";
import { LevelSwatch, LevelsPlot, STACK_NAMES } from "../levels/LevelsStrip";
import { DIMENSION_ROW, HEIGHT as LEVELS_HEIGHT, layoutDimension, layoutLevels } from "../levels/layout";
import { type DimensionRow, type LevelsBandState, STACK } from "../levels/state";
import { layoutMoney, LANE as MONEY_LANE } from "../money/layout";
import { MoneyPlot, MoneySign, moneyKeys } from "../money/MoneyChart";
import type { MoneyState } from "../money/state";
import { Plot } from "../parts";
import { StatusSwatch, StepsPlot, statusesOf, TextPlot } from "../scenarios/HistoryChart";
import { layoutSteps, layoutLane as layoutText } from "../scenarios/layout";
import type { HistoryState } from "../scenarios/state";
import { layoutSignals } from "../signals/layout";
import { SignalsPlot } from "../signals/SignalsChart";
import type { SignalsChartState } from "../signals/state";
import type { CapacityBandState, EnforcementBandState, LawGroup, LawRow, WindowBar } from "../state";
import { layoutTotals, HEIGHT as TOTALS_HEIGHT } from "../totals/layout";
import type { TotalsBandState } from "../totals/state";
import { TOTALS_NAMES, TotalsPlot } from "../totals/TotalsStrip";
import { ROW as WINDOW_ROW, WindowPlot } from "../windows/WindowStrip";
import type { Head, Key, Strip } from "./layout";

/** The bands of a chart as strips of a drawing, from the same layouts. */

const band = (title: string, subtitle = ""): Head[] => [
  { kind: "title", text: title },
  ...(subtitle ? [{ kind: "small" as const, text: subtitle }] : []),
];

/** The name of a lane, which is a row rather than a part. */
const named = (name: string, note: string): Head[] => [
  { kind: "topic", text: name },
  ...(note ? [{ kind: "small" as const, text: note }] : []),
];

export const axisStrip = (view: View): Strip => ({
  key: "axis",
  heads: [],
  plot: { height: AXIS_HEIGHT, node: <AxisPlot view={view} />, labels: layoutAxis(view).labels },
  band: false,
});

function rowStrip(row: LawRow, view: View): Strip {
  const { labels } = layoutLawRow(row, view);
  // A difference that found no room in the drawing stands under the name.
  const told = row.delta === undefined || labels.some((l) => l.kind.split(" ").includes("delta"));
  return {
    key: row.id,
    heads: [
      { kind: row.selected ? "chosen" : "row", text: row.label, href: row.href, says: rowName(row) },
      ...(told
        ? []
        : [{ kind: "small" as const, text: row.ghost ? `${row.delta}, from ${row.ghost.label}` : (row.delta ?? "") }]),
    ],
    plot: { height: ROW, node: <RowMarks row={row} view={view} />, labels },
    band: false,
  };
}

/** Milestones as rows under a title. */
export const lawStrips = (title: string, subtitle: string, rows: readonly LawRow[], view: View): Strip[] => [
  { key: title, heads: band(title, subtitle), band: true, across: true },
  ...rows.map((row) => rowStrip(row, view)),
];

/** Topics: the open ones with their milestones, the others as dots. */
export const groupStrips = (groups: readonly LawGroup[], view: View): Strip[] =>
  groups.flatMap((group): Strip[] => {
    const heads: Head[] = [
      { kind: "topic", text: group.title },
      { kind: "small", text: group.summary },
    ];
    if (group.open)
      return [{ key: group.topic, heads, band: false, across: true }, ...group.rows.map((row) => rowStrip(row, view))];
    const plot = { height: ROW, node: <GroupDots group={group} view={view} />, labels: layoutGroup(group, view).labels };
    return [{ key: group.topic, heads, plot, band: false }];
  });

/** The levels of all Member States. */
export function levelsStrip(state: LevelsBandState, view: View): Strip {
  const heads = band(state.title, state.subtitle);
  if (state.insteadOf) return { key: "levels", heads, words: [state.insteadOf], band: true };
  const layout = layoutLevels(state, view);
  return {
    key: "levels",
    heads,
    keys: STACK.map((level) => ({ swatch: <LevelSwatch level={level} />, width: 14, text: STACK_NAMES[level] })),
    scale: layout.ticks.map(({ count, y }) => ({ y, text: String(count) })),
    plot: { height: LEVELS_HEIGHT, node: <LevelsPlot state={state} layout={layout} />, labels: layout.labels },
    words: layout.moved,
    band: true,
  };
}

const SCALE = ["power-to-fine", "authority", "planned", "nothing"] as const;

/** The level of one country. */
export function enforcementStrip(state: EnforcementBandState, view: View): Strip {
  const heads = band(state.title, state.subtitle);
  if (state.insteadOf) return { key: "country", heads, words: [state.insteadOf], band: true };
  const layout = layoutEnforcement(state, view);
  const middle = (i: number) => {
    const [level, next] = [SCALE[i], SCALE[i + 1]];
    return level ? (TOP[level] + (next ? TOP[next] : BASE)) / 2 : 0;
  };
  return {
    key: "country",
    heads,
    ...(view.kind === "wide"
      ? { scale: SCALE.map((level, i) => ({ y: middle(i), text: LEVEL_NAMES[level] })) }
      : { keys: SCALE.map((level) => ({ swatch: <LevelSwatch level={level} />, width: 14, text: LEVEL_NAMES[level] })) }),
    plot: { height: ENFORCEMENT_HEIGHT, node: <EnforcementPlot state={state} layout={layout} />, labels: layout.labels },
    words: layout.moved,
    band: true,
  };
}

/** The dimensions of one country as rows. */
export const dimensionStrips = (title: string, subtitle: string, rows: readonly DimensionRow[], view: View): Strip[] => [
  { key: title, heads: band(title, subtitle), band: true, across: true },
  ...rows.map((row): Strip => {
    const layout = layoutDimension(row, view);
    return {
      key: row.id,
      heads: [{ kind: "row", text: row.name }],
      plot: { height: DIMENSION_ROW, node: <DimensionPlot layout={layout} />, labels: layout.labels },
      words: layout.moved,
      band: false,
    };
  }),
];

const line = (className: string, dot = false) => (
  <svg width="22" height="10" y="3" aria-hidden="true">
    <line className={className} x1="0" x2="22" y1="5" y2="5" />
    {dot && <circle className="observed-point" cx="11" cy="5" r="4" />}
  </svg>
);

const area = (fill: string) => (
  <svg width="22" height="10" y="3" aria-hidden="true">
    <rect width="22" height="10" fill={`url(#${fill})`} />
  </svg>
);

/** Promise, statement, estimate and observation of one site. */
export function capacityStrip(state: CapacityBandState, view: View): Strip {
  if (state.id === "none") return { key: "capacity", heads: band(state.title), words: ["No site chosen."], band: true };
  const layout = layoutCapacity(state, view);
  const { promise, stated, fan, gone, forecasts, points } = layout;
  // Without any size nothing reaches up: what would be blank is left out.
  const blank =
    layout.ticks.length > 0 ? 0 : Math.max(0, Math.min(CAPACITY_BASE - 40, ...layout.labels.map((l) => l.box.top)) - 8);
  const drawn = promise || stated || fan || gone || forecasts.length + points.length > 0;
  const key = (text: string, swatch: Key["swatch"]): Key => ({ swatch, width: 22, text });
  return {
    key: "capacity",
    heads: band(state.title, state.subtitle),
    keys: [
      ...(state.promise ? [key("promised", line("promise-line"))] : []),
      ...(state.stated ? [key("stated", line("stated-line"))] : []),
      ...(layout.gone ? [key(state.gone?.label.split(",")[0] ?? "", area("hatch"))] : []),
      ...(layout.fan ? [key("estimate", area("fade-compute"))] : []),
      ...(layout.forecasts.length > 0
        ? [
            key(
              "forecasts",
              <svg width="22" height="10" y="3" aria-hidden="true">
                <path className="forecast-point" d="M6 1H16L11 9Z" />
              </svg>,
            ),
          ]
        : []),
      ...(layout.points.length > 0 ? [key("observed", line("observed-line", true))] : []),
    ],
    ...(drawn && view.kind === "wide" ? { scale: layout.ticks } : {}),
    ...(drawn
      ? {
          plot: {
            height: CAPACITY_HEIGHT - blank,
            node: (
              // biome-ignore lint/a11y/noSvgWithoutTitle: what is in it has a name of its own
              <svg y={-blank} overflow="visible">
                <CapacityPlot state={state} layout={layout} view={view} />
              </svg>
            ),
            labels: layout.labels.map((l) => ({ ...l, box: { ...l.box, top: l.box.top - blank, bottom: l.box.bottom - blank } })),
          },
        }
      : {}),
    words: [...layout.moved, ...state.notDrawn],
    band: true,
  };
}

/** What several sites have together. */
export function totalsStrip(state: TotalsBandState, view: View): Strip {
  const layout = layoutTotals(state, view);
  return {
    key: "totals",
    heads: band(state.title, state.subtitle),
    keys: state.lines.map(({ kind }) => ({ swatch: line(`total-${kind}`), width: 22, text: TOTALS_NAMES[kind] })),
    ...(view.kind === "wide" ? { scale: layout.ticks } : {}),
    plot: { height: TOTALS_HEIGHT, node: <TotalsPlot state={state} layout={layout} />, labels: layout.labels },
    words: [...state.lines.map((l) => l.words), ...state.notes],
    band: true,
  };
}

/** A window as a row of a list: its bar lies between two days, or there is none. */
export interface WindowLine {
  readonly id: string;
  readonly name: string;
  readonly words: string;
  /** `sure`: from there on the end may come; `back`: the second day is the earlier one. */
  readonly bar: { readonly from: Day; readonly to: Day; readonly sure: Day; readonly back: boolean } | undefined;
}

/** Windows on one axis, with their days in words. */
export const windowLines = (lines: readonly WindowLine[], { axis }: View): Strip[] =>
  lines.map(({ id, name, words, bar }): Strip => {
    const at = (on: Day) => clamp(share(axis, on));
    return {
      key: id,
      heads: [{ kind: "row", text: name }],
      plot: {
        height: 16,
        node: bar && (
          <g>
            <rect
              className={bar.back ? "window-bar back" : "window-bar"}
              x={percent(at(bar.from))}
              width={percent(at(bar.to) - at(bar.from))}
              y="4"
              height="10"
              rx="2"
            />
            {bar.sure < bar.to && (
              <line className="window-sure" x1={percent(at(bar.sure))} x2={percent(at(bar.sure))} y1="3" y2="15" />
            )}
          </g>
        ),
        labels: [],
      },
      words: [words],
      band: false,
    };
  });

/** What the bars of these windows mean. @param ends whether their list tells both days; otherwise they start on the as-of date */
export function windowKeys(lines: readonly WindowLine[], ends: boolean): Key[] {
  const sample = (className: string, text: string, sure = false): Key => ({
    swatch: (
      <svg width="22" height="12" y="2" aria-hidden="true">
        <rect className={className} x="1" y="1" width="20" height="10" rx="2" />
        {sure && <line className="window-sure" x1="13" x2="13" y1="0" y2="12" />}
      </svg>
    ),
    width: 22,
    text,
  });
  return [
    ...(lines.some(({ bar }) => bar && !bar.back)
      ? [sample("window-bar", ends ? "between the two days" : "from the as-of date to the day")]
      : []),
    ...(lines.some(({ bar }) => bar?.back)
      ? [sample("window-bar back", ends ? "the second day is the earlier one" : "the day is past")]
      : []),
    ...(lines.some(({ bar }) => bar && bar.sure < bar.to) ? [sample("window-bar", "may end from the line in it on", true)] : []),
  ];
}

/** A site in a row of many. */
export interface SiteLine {
  readonly id: string;
  readonly name: string;
  /** Whose it is, where, and its state. */
  readonly about: string;
  readonly gone: Gone;
  readonly chart: CapacityBandState;
  /** What the figure at the top of its scale counts. */
  readonly unit: string;
  /** What stands in its place where there is none. */
  readonly blank: string;
  /** When it was promised, stated and seen. */
  readonly words: string;
}

/** Sites on one axis, each to a scale of its own. */
export const siteStrips = (lines: readonly SiteLine[], view: View): Strip[] =>
  lines.map(({ id, name, about, gone, chart, unit, blank, words }): Strip => {
    const layout = layoutSmall(chart, view.axis);
    const top = topText(layout.top);
    return {
      key: id,
      heads: [
        { kind: "topic", text: name },
        { kind: "small", text: about },
        { kind: "small", text: top === undefined ? blank : `Top of the scale: ${top} ${unit}` },
      ],
      plot: { height: SITE_HEIGHT, node: <SmallStrip id={id} layout={layout} gone={gone} />, labels: [] },
      words: [words],
      band: false,
    };
  });

/** What the marks of these sites mean; only those that they have. */
export function siteKeys(lines: readonly SiteLine[], view: View): Key[] {
  const laid = lines.map((one) => ({ gone: one.gone, ...layoutSmall(one.chart, view.axis) }));
  type Laid = (typeof laid)[number];
  const targets = (of: Laid) => [of.promise, of.stated].flatMap((t) => (t ? [t] : []));
  const small = (path: ReactNode) => (
    <svg width="22" height="12" y="2" viewBox="-11 -6 22 12" aria-hidden="true">
      {path}
    </svg>
  );
  const items: readonly (readonly [ReactNode, string, (of: Laid) => boolean])[] = [
    [line("promise-line"), "promised", (of) => of.promise !== undefined],
    [line("stated-line"), "stated, where it differs", (of) => of.stated !== undefined],
    [area("fade-compute"), "estimate, darker the more likely", (of) => of.fan !== undefined],
    [line("observed-line"), "running", (of) => of.levels.length > 0],
    [
      small(<circle className="observed-point unsized" r="3.5" />),
      "last look, or running without a number",
      (of) => of.points.some((p) => !p.sized),
    ],
    [
      small(<path className="unsized stated-point" d="M0-5L5 0L0 5L-5 0Z" />),
      "dated, no number",
      (of) => targets(of).some((t) => t.y === undefined && t.onAxis),
    ],
    [
      small(
        <g className="start">
          <line className="promise-line" x1="-2" x2="11" y1="-3" y2="-3" />
          <path className="unsized promise-point" d="M-6-3L-1 2L-6 7L-11 2Z" transform="translate(0 -1)" />
        </g>,
      ),
      "a start; the line is what it ends at",
      (of) => !of.gone && targets(of).some((t) => t.start && t.y !== undefined && t.onAxis),
    ],
    [
      small(<path className="forecast-point" d="M-4-4H4L0 4Z" />),
      "forecast of others",
      (of) => of.forecasts.some((f) => f.onAxis),
    ],
    [area("hatch"), "lost", (of) => of.gone === "lost" && targets(of).some((t) => t.y !== undefined)],
    [area("dots"), "paused", (of) => of.gone === "paused" && targets(of).some((t) => t.y !== undefined)],
    [
      small(<path className="stated-line beyond-end" d="M-8 0H8M3-5L8 0L3 5" />),
      "after the axis",
      (of) => targets(of).some((t) => t.beyond),
    ],
  ];
  return items.filter(([, , has]) => laid.some(has)).map(([swatch, text]) => ({ swatch, width: 22, text }));
}

/** Windows, each with what it says and its bar. */
export const windowStrips = (title: string, subtitle: string, bars: readonly WindowBar[], view: View): Strip[] => [
  { key: title, heads: band(title, subtitle), band: true, across: true },
  ...bars.map(
    (bar): Strip => ({
      key: `${bar.kind} ${bar.name}`,
      heads: [
        { kind: "topic", text: bar.name },
        { kind: "small", text: bar.closesSoon ? `${bar.text} (within 90 days)` : bar.text },
      ],
      plot: { height: WINDOW_ROW, node: <WindowPlot bar={bar} view={view} />, labels: [] },
      band: false,
    }),
  ),
];

/** A plot in the colour of its lane. */
const toned = (tone: string, plot: ReactNode) => <g className={`tone-${tone}`}>{plot}</g>;

/** Signals by kind and month, all kinds to one scale. */
export const signalStrips = ({ lanes, most }: SignalsChartState, view: View): Strip[] =>
  lanes.map((lane): Strip => {
    const layout = layoutSignals(lane, most, view);
    return {
      key: lane.id,
      heads: named(lane.name, lane.note),
      plot: { height: layout.height, node: toned(lane.tone, <SignalsPlot lane={lane} layout={layout} />), labels: layout.labels },
      band: true,
    };
  });

const bar = (className: string) => (
  <svg width="14" height="14" y="1" className="tone-plain" aria-hidden="true">
    <rect className={className} x="1" y="1" width="12" height="12" />
  </svg>
);

/** What the parts of a bar of signals mean. */
export const SIGNAL_KEYS: readonly Key[] = [
  { swatch: bar("bar-moved"), width: 14, text: "moved a date, a level or a window" },
  { swatch: bar("bar-rest"), width: 14, text: "moved nothing" },
];

/**
 * Dated things on lanes.
 * @param listed what stands under a lane: what the numbers at its marks mean
 */
export const laneStrips = (lanes: readonly Lane[], view: View, listed: (lane: Lane) => readonly string[] = () => []): Strip[] =>
  lanes.map((lane): Strip => {
    const layout = layoutLane(lane, view);
    return {
      key: lane.id,
      heads: named(lane.name, lane.note),
      plot: { height: layout.height, node: toned(lane.tone, <LanePlot lane={lane} layout={layout} />), labels: layout.labels },
      words: [...layout.moved, ...listed(lane)],
      band: true,
    };
  });

/** The height of deals under an axis of its own, in pixels. */
const MONEY_HEIGHT = MONEY_LANE + 12;

/** Deals over time on a logarithmic scale. */
export function moneyStrip(state: MoneyState, title: string, view: View): Strip {
  const layout = layoutMoney(state, view, "inside");
  const node = (
    <Plot height={MONEY_HEIGHT}>
      <MoneyPlot layout={layout} />
    </Plot>
  );
  return {
    key: "money",
    heads: band(title, "each in its own currency, on a logarithmic scale"),
    plot: { height: MONEY_HEIGHT, node, labels: layout.labels },
    words: [`${state.words}.`],
    band: true,
  };
}

/** What the marks of deals mean; only those that there are. */
export const moneySheetKeys = (state: MoneyState): Key[] =>
  moneyKeys(state).map(([mark, text]) => ({
    swatch: (
      <svg width="16" height="16" viewBox={mark.upTo ? "-13 -8 26 26" : "-8 -8 16 16"} aria-hidden="true">
        <MoneySign mark={mark} />
      </svg>
    ),
    width: 16,
    text,
  }));

/** What the marks of lanes mean. */
export const laneKeys = (state: LanesState): Key[] =>
  state.legend.map(({ mark, text }) => ({
    swatch: (
      <svg width="16" height="16" viewBox="-8 -8 16 16" className="tone-compute" aria-hidden="true">
        <Shape mark={mark} />
      </svg>
    ),
    width: 16,
    text,
  }));

/** How each text of the law stood, and the steps of the procedure with what their numbers mean. */
export function historyStrips(state: HistoryState, view: View): Strip[] {
  const steps = layoutSteps(state.marks, view);
  return [
    ...state.lanes.map((lane): Strip => {
      const layout = layoutText(lane, view);
      return {
        key: lane.id,
        heads: named(lane.name, lane.standing),
        plot: { height: layout.height, node: <TextPlot lane={lane} layout={layout} />, labels: layout.labels },
        words: layout.moved,
        band: true,
      };
    }),
    ...(state.marks.length === 0
      ? []
      : [
          {
            key: "procedure",
            heads: named("Procedure", state.procedureTitle),
            plot: { height: steps.height, node: <StepsPlot layout={steps} />, labels: steps.labels },
            words: [...steps.moved, ...state.marks.map((m) => `${m.number}: ${m.title} (${m.when})`)],
            band: true,
          },
        ]),
  ];
}

/** The statuses that are drawn. */
export const statusKeys = ({ lanes }: HistoryState): Key[] =>
  statusesOf(lanes).map((status) => ({ swatch: <StatusSwatch status={status} />, width: 22, text: STATUS_WORDS[status] }));

type Swatch = Parameters<typeof SwatchMark>[0]["swatch"];

/** What the lines and stretches are called that run through a chart. */
export interface ThroughWords {
  /** The line of the duty. */
  readonly duty: string;
  /** The stretch up to it. */
  readonly left: string;
  readonly shades?: { readonly start: string; readonly late: string };
}

/**
 * What the marks of a chart mean; only those that the view has.
 * @param rows the milestones that have rows
 * @param ghost what the compared date is called
 */
export function legendKeys(
  rows: readonly LawRow[],
  view: View,
  ghost: string,
  { duty, left, shades }: ThroughWords,
  drawn: readonly Shade[] = [],
): Key[] {
  const { axis, dutyDay } = view;
  const laid = rows.map((row) => ({ row, at: layoutLawRow(row, view) }));
  const has = (test: (of: (typeof laid)[number]) => boolean) => laid.some(test);
  const at = dutyDay === undefined ? undefined : share(axis, dutyDay);
  const now = share(axis, axis.asOf);
  const isShaded = (look: Shade["look"]) =>
    drawn.some((s) => s.look === look && clamp(share(axis, s.to)) > clamp(share(axis, s.from)));
  const items: readonly (readonly [Swatch, string, boolean])[] = [
    ["applies", "starts to apply", has(({ at }) => at.mark?.shape === "applies")],
    ["point", "deadline, event or review", has(({ at }) => at.mark?.shape === "point")],
    ["ended", "end of what was repealed", has(({ at }) => at.mark?.shape === "ended")],
    ["ghost", ghost, has(({ at }) => at.ghost !== undefined)],
    ["formal", "formal date, where it bites later", has(({ at }) => at.formal !== undefined)],
    ["missing", "no date, and why", has(({ at }) => at.missing !== undefined)],
    ["estimated", "thin or conflicting sources", has(({ row, at }) => row.estimated && at.mark !== undefined)],
    ["duty-line", duty, at !== undefined && onAxis(at)],
    ["time-left", left, drawn.length === 0 && onAxis(now) && at !== undefined && at > now],
    ["shade-start", shades?.start ?? "", isShaded("start")],
    ["shade-late", shades?.late ?? "", isShaded("late")],
    ["as-of", "as known on", onAxis(now)],
  ];
  return items.flatMap(([swatch, text, is]) =>
    is && text !== "" ? [{ swatch: <SwatchMark swatch={swatch} />, width: 22, text }] : [],
  );
}
