import { memo } from "react";
import { alike } from "@/app/_ui/alike";
import type { View } from "../axis";
import { percent } from "../axis";
import { At, Labels, Plot } from "../parts";
import type { LawGroup, LawRow } from "../state";
import { type GroupLayout, type LawRowLayout, layoutGroup, layoutLawRow, type MissingMark, ROW } from "./layout";

const MIDDLE = ROW / 2;

/**
 * What is drawn a frame later than the rest: all but the rows and topics with these ids. Until then it stays as it was, under the view
 * that it had.
 */
export interface OutOfSight<T> {
  readonly inSight: ReadonlySet<string>;
  readonly before: readonly T[];
  readonly view: View;
}

/**
 * The topics of the law as foldable groups: closed, a dot for every date; open, a row for every milestone.
 * @param late the groups whose rows are drawn where a group is closed
 */
export function LawGroups({
  groups,
  late = groups,
  view,
  rest,
}: {
  groups: readonly LawGroup[];
  late?: readonly LawGroup[];
  view: View;
  rest?: OutOfSight<LawGroup>;
}) {
  return (
    <div className="law-groups">
      {groups.map((group) => {
        const same = (g: LawGroup) => g.topic === group.topic;
        const before = rest?.before.find(same);
        const waits = rest && before && !rest.inSight.has(group.topic);
        return (
          <details key={group.topic} className="law-group" open={group.open} data-topic={group.topic}>
            <Summary group={waits ? before : group} view={waits ? rest.view : view} />
            {group.open ? (
              <LawRows
                rows={group.rows}
                view={view}
                label={group.title}
                rest={rest && before && { ...rest, before: before.rows }}
              />
            ) : (
              <LawRows rows={late.find(same)?.rows ?? group.rows} view={view} label={group.title} />
            )}
          </details>
        );
      })}
    </div>
  );
}

const Summary = memo(
  ({ group, view }: { group: LawGroup; view: View }) => (
    <summary className="strip" data-row="">
      <div className="gutter">
        <span className="group-title">{group.title}</span>
        <span className="group-summary">{group.summary}</span>
      </div>
      <GroupDots group={group} view={view} />
    </summary>
  ),
  (a, b) => a.group === b.group && sameView(a.view, b.view),
);

/** Milestones as rows: name, mark, and what changed against the compared version. */
export const LawRows = memo(
  Rows,
  (a, b) =>
    a.rows === b.rows && sameView(a.view, b.view) && a.rest?.before === b.rest?.before && a.rest?.inSight === b.rest?.inSight,
);

function Rows({ rows, view, label, rest }: { rows: readonly LawRow[]; view: View; label: string; rest?: OutOfSight<LawRow> }) {
  return (
    <ul className="law-rows" aria-label={label}>
      {rows.map((row) => {
        const before = rest && !rest.inSight.has(row.id) ? rest.before.find((r) => r.id === row.id) : undefined;
        return <Row key={row.id} row={before ?? row} view={rest && before ? rest.view : view} />;
      })}
    </ul>
  );
}

const Row = memo(drawRow, (a, b) => a.row === b.row && sameView(a.view, b.view));

function drawRow({ row, view }: { row: LawRow; view: View }) {
  return (
    <li className={row.selected ? "strip law-row selected" : "strip law-row"}>
      <div className="gutter">
        <a
          className="row-label"
          href={row.href}
          data-row=""
          data-id={row.id}
          data-day={row.mark.kind === "day" ? row.mark.day : undefined}
          aria-label={rowName(row)}
          aria-current={row.selected ? "true" : undefined}
        >
          {row.label}
        </a>
      </div>
      <RowMarks row={row} view={view} />
    </li>
  );
}

/** A row by its name and in words; as a name it is changed without a new layout of the row. */
export const rowName = (row: LawRow): string => `${row.label}: ${rowWords(row)}`;

/** A row in words, for those who do not see its marks. */
export function rowWords(row: LawRow): string {
  const parts = [row.shape === "ended" && row.mark.kind === "day" ? `ended ${row.mark.label}` : row.mark.label];
  if (row.estimated) parts.push(row.doubt ?? "estimated");
  if (row.formal) parts.push(row.formal.kind === "day" ? `formally ${row.formal.label}` : row.formal.label);
  if (row.delta) parts.push(row.ghost ? `${row.delta}, compared with ${row.ghost.label}` : row.delta);
  return parts.join("; ");
}

// A choice leaves most marks where they are: what is laid out the same is not drawn anew.
const Marks = memo(drawMarks, alike);
const Dots = memo(drawDots, alike);

/** The marks of one row. */
export const RowMarks = ({ row, view }: { row: LawRow; view: View }) => (
  <Marks layout={layoutLawRow(row, view)} estimated={row.estimated} />
);

/** The dots of a folded topic. */
export const GroupDots = ({ group, view }: { group: LawGroup; view: View }) => <Dots layout={layoutGroup(group, view)} />;

function sameView(a: View, b: View): boolean {
  return (
    a.kind === b.kind &&
    a.dutyDay === b.dutyDay &&
    a.axis.from === b.axis.from &&
    a.axis.to === b.axis.to &&
    a.axis.asOf === b.axis.asOf
  );
}

function drawMarks({ layout, estimated }: { layout: LawRowLayout; estimated: boolean }) {
  const { bar, way, ghost, formal, mark, beyond, missing, labels } = layout;
  return (
    <Plot height={ROW}>
      {bar && (
        <rect
          className="law-bar"
          x={percent(bar.from)}
          width={percent(bar.to - bar.from)}
          y={MIDDLE - 9}
          height="18"
          rx="9"
          fill={`url(#bar-${bar.fades})`}
        />
      )}
      {way && <line className="way" x1={percent(way.from)} x2={percent(way.to)} y1={MIDDLE} y2={MIDDLE} />}
      {formal !== undefined && (
        <line className="formal" x1={percent(formal)} x2={percent(formal)} y1={MIDDLE - 8} y2={MIDDLE + 8} />
      )}
      {ghost !== undefined && <circle className="ghost" cx={percent(ghost)} cy={MIDDLE} r="5.2" />}
      {mark && <Mark at={mark.at} shape={mark.shape} estimated={estimated} />}
      {beyond && <Beyond end={beyond} />}
      {missing && <Missing mark={missing} />}
      <Labels items={labels} />
    </Plot>
  );
}

/** An arrow at the end of the axis beyond which a date lies. */
const Beyond = ({ end }: { end: "before" | "after" }) => (
  <At x={end === "before" ? 0 : 1} y={MIDDLE}>
    <path className="beyond" d={end === "before" ? "M4-5L-2 0L4 5" : "M-4-5L2 0L-4 5"} />
  </At>
);

/** A dot where a duty starts, a diamond for a deadline or event, a bar end where a duty stopped; hollow where estimated. */
function Mark({ at, shape, estimated }: { at: number; shape: LawRow["shape"]; estimated: boolean }) {
  const className = estimated ? "mark estimated" : "mark";
  if (shape === "applies") return <circle className={className} cx={percent(at)} cy={MIDDLE} r="6" />;
  return (
    <At x={at} y={MIDDLE}>
      <path className={className} d={shape === "point" ? "M0-6.6L6.6 0L0 6.6L-6.6 0Z" : "M-3-8H3V8H-3Z"} />
    </At>
  );
}

// One glyph for each reason, so that the reasons differ without colour: a dash, a cross, a question mark, a fork, a barred ring.
const GLYPHS: Readonly<Record<MissingMark["status"], string>> = {
  none: "M-4 0H4",
  repealed: "M-4-4L4 4M4-4L-4 4",
  unknown: "M-2.6-2.2C-2.6-5.6 2.8-5.6 2.8-2.4C2.8-.4 0-.4 0 1.8M0 4.4V4.8",
  conditional: "M-5 0H-1L4-4M-1 0L4 4",
  never: "M-4.4 0A4.4 4.4 0 1 0 4.4 0A4.4 4.4 0 1 0-4.4 0M-3.1 3.1L3.1-3.1",
};

function Missing({ mark }: { mark: MissingMark }) {
  return (
    <At x={mark.at}>
      <g className={`missing missing-${mark.status}`}>
        <rect x={mark.dx} y="5" width={mark.width} height="20" rx="10" />
        <path d={GLYPHS[mark.status]} transform={`translate(${mark.dx + 14} ${MIDDLE})`} />
        <text className="t" x={mark.dx + 24} y="19">
          {mark.text}
        </text>
      </g>
    </At>
  );
}

function drawDots({ layout: { dots, beyond, labels } }: { layout: GroupLayout }) {
  return (
    <Plot height={ROW}>
      {dots.map(({ at, next }) => (
        <circle key={at} className={next ? "mark" : "mark small"} cx={percent(at)} cy={MIDDLE} r={next ? 5.5 : 4} />
      ))}
      {beyond && <Beyond end={beyond} />}
      <Labels items={labels} />
    </Plot>
  );
}
