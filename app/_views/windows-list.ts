import type { AxisState } from "@/app/_charts/state";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { civil, type Day, day, shortDay } from "@/lib/time/day";
import type { AnyWindow, End } from "@/lib/windows";
import { stateWord } from "./window-cards";
import { byUrgency, type Entry, keyOf, SHAPE, type Urgency, urgencyOf } from "./window-set";
import { foldingNote, type MatrixState, sayings, topicsOf } from "./windows-matrix";
import { type Around, dutyRef, endShort, placeRef, type Ref, reasonsHref, shownKind } from "./windows-page";
import { endsSoon, lengthSaid } from "./windows-work";

/** Windows of a duty alone, or of a site alone: one row each, with a bar on one axis. */

export interface ListRow {
  readonly id: string;
  /** Where a reader comes back to. */
  readonly anchor: string;
  /** The duties or the site that it is about. */
  readonly about: readonly Ref[];
  readonly under: string;
  /** Undefined where it is the as-of date of every row. */
  readonly from: string | undefined;
  readonly to: string;
  readonly length: string;
  readonly state: string;
  readonly soon: boolean;
  readonly missing: boolean;
  /** Its reasons are shown. */
  readonly opened: boolean;
  readonly href: string;
  /** The ends on the axis; undefined where one has no day. `back`: it runs backwards. */
  readonly bar: { readonly from: Day; readonly to: Day; readonly sure: Day; readonly back: boolean } | undefined;
}

export interface ListState {
  readonly columns: { readonly about: string; readonly from?: string; readonly to: string; readonly length: string };
  readonly axis: AxisState;
  readonly rows: readonly ListRow[];
  readonly folding: MatrixState["folding"];
}

const COLUMNS: Readonly<Record<string, ListState["columns"]>> = {
  runway: { about: "Duty", to: "Applies", length: "Time left" },
  "start-by": { about: "Duty", from: "By the longer estimate", to: "By the shorter estimate", length: "Where it stands" },
  relief: { about: "Duty", from: "Compared text", to: "Chosen text", length: "Time given" },
  promise: { about: "Site", to: "Promised for", length: "Time left" },
};

interface Row {
  readonly entries: Entry[];
  readonly urgency: Urgency;
}

export function listState(around: Around): ListState | undefined {
  const { set, lens, own } = around;
  const kind = shownKind(around);
  if (SHAPE[kind] !== "duty" && SHAPE[kind] !== "site") return undefined;
  const all = set.of(kind);
  const rows = new Map<string, Row>();
  for (const entry of all) {
    const alone = own.show.includes("duties") || entry.duty === undefined;
    const same = alone ? keyOf(entry) : sayings(entry.window);
    const row = rows.get(same);
    if (row) row.entries.push(entry);
    else rows.set(same, { entries: [entry], urgency: urgencyOf(entry, lens.asOf) });
  }
  const sorted = [...rows.values()].sort(
    { urgency: (a: Row, b: Row) => byUrgency(a.urgency, b.urgency) || byDay(a, b), date: byDay, name: byName(around) }[own.sort],
  );
  return {
    columns: COLUMNS[kind] as ListState["columns"],
    axis: axisOf(all, lens.asOf),
    rows: sorted.map((row, i) => rowState(row, i, around)),
    folding: SHAPE[kind] === "duty" ? foldingNote(all.length, sorted.length, around) : undefined,
  };
}

const endDay = (end: End): number => (end.status === "dated" ? end.latest : Number.MAX_SAFE_INTEGER);
const byDay = (a: Row, b: Row) => endDay((a.entries[0] as Entry).window.to) - endDay((b.entries[0] as Entry).window.to);

const aboutOf = (around: Around, { duty, place }: Entry): Ref =>
  duty ? dutyRef(around, duty) : placeRef(around, place as NonNullable<Entry["place"]>);

const byName = (around: Around) => (a: Row, b: Row) =>
  aboutOf(around, a.entries[0] as Entry).label.localeCompare(aboutOf(around, b.entries[0] as Entry).label, "en");

function rowState({ entries }: Row, at: number, around: Around): ListRow {
  const first = entries[0] as Entry;
  const { window: w } = first;
  const duties = entries.flatMap((e): ResolvedMilestone[] => (e.duty ? [e.duty] : []));
  const applicable = w.state !== "not-applicable";
  return {
    id: keyOf(first),
    anchor: `r${at}`,
    about: entries.map((e) => aboutOf(around, e)),
    under: duties.length > 0 ? (applicable ? topicsOf(duties) : w.text) : w.text,
    from: COLUMNS[w.kind]?.from === undefined ? undefined : applicable ? endShort(w.from) : "",
    to: applicable || w.kind === "promise" ? endShort(w.to) : "",
    length: lengthSaid(first, around),
    state: stateWord(w, around.lens),
    soon: endsSoon(first),
    missing: w.state === "unknown" || !applicable,
    opened: around.own.cell !== undefined && entries.some((e) => keyOf(e) === around.own.cell),
    href: reasonsHref(around, keyOf(first)),
    bar: barOf(w),
  };
}

function barOf({ from, to }: AnyWindow): ListRow["bar"] {
  if (from.status !== "dated" || to.status !== "dated") return undefined;
  const back = to.latest < from.latest;
  return back
    ? { from: to.latest, to: from.latest, sure: from.latest, back }
    : { from: from.latest, to: to.latest, sure: to.earliest, back };
}

/** Whole years around all ends, at most from 2024 to 2033. */
function axisOf(all: readonly Entry[], asOf: Day): AxisState {
  const ends = all.flatMap(({ window: { from, to } }) => [from, to].flatMap((e) => (e.status === "dated" ? [e.latest] : [])));
  const years = [...ends, asOf].map((d) => civil(d).year);
  const [first, last] = [Math.max(2024, Math.min(...years)), Math.min(2032, Math.max(...years)) + 1];
  return { from: day(first, 1, 1), to: day(Math.max(last, first + 2), 1, 1), asOf, asOfLabel: shortDay(asOf) };
}
