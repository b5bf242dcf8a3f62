import type { SiteOn } from "@/lib/capacity/delay";
import type { Jurisdiction } from "@/lib/enforcement/schema";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { outcomeLabel } from "@/lib/law/sentence";
import { TOPIC_WORDS } from "@/lib/law/words";
import { BLOCS } from "@/lib/lens";
import { between, counted, type Day, type Length } from "@/lib/time/day";
import type { AnyWindow } from "@/lib/windows";
import { presence } from "@/lib/windows/capacity-lead";
import { siteName } from "./capacity";
import { isAssumed } from "./window-cards";
import { byUrgency, type Entry, isSite, keyOf, placeId, SHAPE, type Urgency, urgencyOf } from "./window-set";
import { type Around, cellLength, dutyRef, pageHref, placeRef, type Ref, reasonsHref, shownKind } from "./windows-page";
import { endsSoon } from "./windows-work";
import { BLOC_WORDS } from "./words";

/**
 * How a cell looks. `w`: the duty binds and something is missing, the longer the darker; `c`: in good time; `wait`: nothing runs yet,
 * or the dates leave it open; `over`: it was so.
 */
export type Tone = "w1" | "w2" | "w3" | "w4" | "wait" | "c1" | "c2" | "over" | "unknown" | "none";

export interface Cell {
  /** The country or the site. */
  readonly id: string;
  readonly place: string;
  /** Where a reader comes back to. */
  readonly anchor: string;
  /** `12m`, `✓13m`, `!3m`, `3m+` */
  readonly text: string;
  readonly tone: Tone;
  /** The duties, the place and the window in a sentence. */
  readonly word: string;
  readonly soon: boolean;
  /** It ends with a power to fine that the reader assumes. */
  readonly assumed: boolean;
  readonly href: string;
  /** Its reasons are shown. */
  readonly current: boolean;
}

export interface MatrixRow {
  readonly id: string;
  /** The duties that have the same windows in every column. */
  readonly duties: readonly Ref[];
  readonly topics: string;
  /** The day of application in a few words. */
  readonly applies: string;
  readonly cells: readonly Cell[];
  /** One window for all columns, in a sentence. */
  readonly across: { readonly text: string; readonly href: string; readonly anchor: string } | undefined;
  /** The reasons of one of its windows are shown. */
  readonly opened: boolean;
}

export interface Column extends Ref {
  readonly id: string;
  readonly name: string;
}

export interface LegendItem {
  readonly tone: Tone;
  readonly sample: string;
  readonly text: string;
}

export interface MatrixState {
  readonly places: "countries" | "sites";
  readonly columns: readonly Column[];
  /** Columns that stand together: `European Union`, and how many. */
  readonly groups: readonly { readonly title: string; readonly span: number }[];
  readonly rows: readonly MatrixRow[];
  readonly legend: readonly LegendItem[];
  /** What is not shown, with the way to it. */
  readonly hidden: { readonly text: string; readonly link: Ref } | undefined;
  readonly folding: { readonly text: string; readonly link: Ref } | undefined;
}

interface Row {
  readonly duties: ResolvedMilestone[];
  readonly entries: readonly Entry[];
  readonly urgency: Urgency;
}

/** Duties by countries or by sites, for the kinds that have both. */
export function matrixState(around: Around): MatrixState | undefined {
  const { own, set, lens } = around;
  const kind = shownKind(around);
  if (SHAPE[kind] !== "country" && SHAPE[kind] !== "site-of-duty") return undefined;
  const onCountries = SHAPE[kind] === "country";
  const { shown, hidden } = onCountries ? { shown: [], hidden: [] } : shownSites(around);
  const places: readonly (Jurisdiction | SiteOn)[] = onCountries ? set.countries : shown;
  const columnOf = new Map<Entry["place"], number>(places.map((place, i) => [place, i]));
  const byDuty = new Map<ResolvedMilestone | undefined, Entry[]>(set.duties.map((duty) => [duty, []]));
  for (const entry of set.of(kind)) {
    const at = entry.place === undefined ? 0 : columnOf.get(entry.place);
    const row = byDuty.get(entry.duty);
    if (row && at !== undefined) row[at] = entry;
  }
  const all = set.duties.map((duty) => ({ duty, entries: byDuty.get(duty) ?? [] }));
  const rows = ordered(folded(all, around), around);
  return {
    places: onCountries ? "countries" : "sites",
    columns: places.map((place) => ({
      ...placeRef(around, place),
      id: placeId(place) ?? "",
      name: isSite(place) ? siteName(place.readings.site) : place.iso2,
    })),
    groups: groupsOf(places),
    rows: rows.map((row, i) => rowState(row, i, places.length, around)),
    legend: [
      ...LEGENDS[kind === "enforcement-gap" || kind === "migration" ? kind : "capacity-lead"],
      ...(set.of(kind).some((e) => isAssumed(e.window.to)) ? [OWN] : []),
    ],
    hidden: hidden.length === 0 ? undefined : hiddenNote(hidden, around),
    folding: foldingNote(all.length, rows.length, around),
  };

  function hiddenNote(left: readonly SiteOn[], at: Around): MatrixState["hidden"] {
    return {
      text: `${counted(left.length, "site")} without a date, lost, or outside the plan ${left.length === 1 ? "is" : "are"} not shown.`,
      link: { label: "Show all sites", href: `${pageHref(at, { lens, own: { show: [...own.show, "sites"] } })}#matrix` },
    };
  }
}

/** The sites of the plan that a date stands for; the others tell nothing of a window. A reader who chose sites sees these. */
function shownSites({ set, lens, own }: Around): { readonly shown: readonly SiteOn[]; readonly hidden: readonly SiteOn[] } {
  const sorted = [...set.sites].sort(
    ({ readings: { site: a } }, { readings: { site: b } }) =>
      BLOCS.indexOf(a.bloc) - BLOCS.indexOf(b.bloc) || siteName(a).localeCompare(siteName(b), "en"),
  );
  if (own.show.includes("sites") || lens.site.length > 0) return { shown: sorted, hidden: [] };
  const tells = (site: SiteOn) => site.readings.site.scope === undefined && presence(site, lens.delay).end.status === "dated";
  return { shown: sorted.filter(tells), hidden: sorted.filter((s) => !tells(s)) };
}

const groupTitle = (place: Jurisdiction | SiteOn): string =>
  isSite(place) ? BLOC_WORDS[place.readings.site.bloc] : place.bloc === "EU" ? "European Union" : place.bloc;

function groupsOf(places: readonly (Jurisdiction | SiteOn)[]): MatrixState["groups"] {
  const titles = places.map(groupTitle);
  return [...new Set(titles)].map((title) => ({ title, span: titles.filter((t) => t === title).length }));
}

/** The same in every column: such duties share a row, unless each is asked for. */
function folded(all: readonly { duty: ResolvedMilestone; entries: Entry[] }[], { own, lens }: Around): Row[] {
  const rows = new Map<string, Row>();
  for (const { duty, entries } of all.toSorted((a, b) => applies(a.duty) - applies(b.duty))) {
    const urgency = entries.map((e) => urgencyOf(e, lens.asOf)).reduce((a, b) => (byUrgency(b, a) < 0 ? b : a), LAST);
    const said = entries.map((e) => sayings(e.window));
    const same = own.show.includes("duties") ? duty.id : new Set(said).size === 1 ? (said[0] as string) : said.join("\n");
    const row = rows.get(same);
    if (row) row.duties.push(duty);
    else rows.set(same, { duties: [duty], entries, urgency });
  }
  return [...rows.values()];
}

const LAST: Urgency = { rank: 4, order: 0 };

/** All that a window says of itself: two windows that say the same are the same to a reader. What has no window has no ends. */
export const sayings = (w: AnyWindow): string =>
  (w.state === "not-applicable" ? [w.state, w.text] : [w.state, w.from.text, w.to.text, w.text]).join("|");

const applies = (m: ResolvedMilestone): number => (m.practical.status === "dated" ? m.practical.day : Number.MAX_SAFE_INTEGER);

function ordered(rows: readonly Row[], { own }: Around): readonly Row[] {
  const [first, name] = [(r: Row) => r.duties[0] as ResolvedMilestone, (r: Row) => (r.duties[0] as ResolvedMilestone).short];
  const byDate = (a: Row, b: Row) => applies(first(a)) - applies(first(b));
  const sorts = {
    urgency: (a: Row, b: Row) => byUrgency(a.urgency, b.urgency) || byDate(a, b),
    date: byDate,
    name: (a: Row, b: Row) => name(a).localeCompare(name(b), "en"),
  };
  return [...rows].sort(sorts[own.sort]);
}

/** Titles of topics, each once; from the fourth on how many. */
export function topicsOf(duties: readonly ResolvedMilestone[]): string {
  const titles = [...new Set(duties.map((d) => TOPIC_WORDS[d.milestone.topic].title))];
  return titles.length <= 3 ? titles.join("; ") : `${titles.slice(0, 2).join("; ")}; ${titles.length - 2} more topics`;
}

function rowState({ duties, entries }: Row, at: number, columns: number, around: Around): MatrixRow {
  const first = duties[0] as ResolvedMilestone;
  const [head] = entries;
  // What nobody in the countries enforces, and what has no window anywhere, is said once.
  const one =
    head &&
    (columns > 1 || head.window.state === "not-applicable") &&
    new Set(entries.map(({ window }) => `${window.state} ${window.text}`)).size === 1;
  const wide = head && (one || (head.place === undefined && SHAPE[head.window.kind] === "country"));
  return {
    id: first.id,
    duties: duties.map((d) => dutyRef(around, d)),
    topics: topicsOf(duties),
    applies: [...new Set([first, ...duties.slice(-1)].map((d) => outcomeLabel(d.practical)))].join(" to "),
    cells: wide ? [] : entries.map((entry, i) => cellState(entry, duties, `c${at}-${i}`, around)),
    across: wide ? { text: head.window.text, href: reasonsHref(around, keyOf(head)), anchor: `c${at}` } : undefined,
    opened: around.own.cell !== undefined && around.set.of(shownKind(around)).some((e) => opens(e, duties, around)),
  };
}

const opens = (entry: Entry, duties: readonly ResolvedMilestone[], { own }: Around): boolean =>
  keyOf(entry) === own.cell && entry.duty !== undefined && duties.includes(entry.duty);

function cellState(entry: Entry, duties: readonly ResolvedMilestone[], anchor: string, around: Around): Cell {
  const { window: w } = entry;
  const [first, ...others] = duties;
  const about = `${first?.short}${others.length > 0 ? ` and ${others.length} more` : ""}`;
  const where = isSite(entry.place) ? siteName(entry.place.readings.site) : (entry.place?.name ?? "");
  const soon = endsSoon(entry);
  const assumed = isAssumed(w.to) && w.state !== "unknown";
  const { text, tone } = cellOf(w, around.lens.asOf);
  return {
    text: assumed ? `${text}*` : text,
    tone,
    assumed,
    id: placeId(entry.place) ?? "",
    place: isSite(entry.place) ? siteName(entry.place.readings.site) : (entry.place?.iso2 ?? ""),
    anchor,
    word: `${about}, ${where}: ${w.text}${soon ? " Ends within 90 days." : ""}`,
    soon,
    href: reasonsHref(around, keyOf(entry)),
    current: around.own.cell === keyOf(entry),
  };
}

/** The longer the darker. */
const heat = (days: number): Tone => (days < 183 ? "w1" : days < 366 ? "w2" : days < 549 ? "w3" : "w4");
const cool = (days: number): Tone => (days < 366 ? "c1" : "c2");

/** A window in the few characters of a cell. */
export function cellOf(w: AnyWindow, asOf: Day): Pick<Cell, "text" | "tone"> {
  if (w.state === "not-applicable") return { text: "–", tone: "none" };
  if (w.state === "unknown") return { text: "?", tone: "unknown" };
  const length: Length | undefined = w.length === "unknown" ? undefined : w.length;
  const days = Math.abs(length?.totalDays ?? 0);
  const short = length ? cellLength(length) : "";
  if (w.kind === "enforcement-gap") {
    if (w.state === "empty") return { text: `✓${short}`, tone: cool(days) };
    if (w.state === "closed") return { text: short, tone: "over" };
    const since = w.from.status === "dated" && w.from.latest <= asOf ? between(w.from.latest, asOf) : undefined;
    if (since) return { text: `${cellLength(since)}+`, tone: heat(since.totalDays) };
    return { text: short || "opens", tone: "wait" };
  }
  if (w.kind === "migration")
    return w.state === "open" ? { text: `✓${short}`, tone: cool(days) } : { text: `!${short}`, tone: heat(days) };
  if (w.state === "before") return { text: `✓${short}`, tone: cool(days) };
  if (w.state === "after") return { text: `!${short}`, tone: heat(days) };
  return { text: `±${short}`, tone: "wait" };
}

const LONG = [
  ["w1", "under 6 months"],
  ["w2", "6 to 12"],
  ["w3", "12 to 18"],
  ["w4", "18 months or more"],
] as const;

const scale = (samples: readonly string[], words: string): LegendItem[] =>
  LONG.map(([tone, range], i) => ({ tone, sample: samples[i] ?? "", text: i === 0 ? `${words}: ${range}` : range }));

const MISSING: readonly LegendItem[] = [
  { tone: "unknown", sample: "?", text: "not known" },
  { tone: "none", sample: "–", text: "not applicable" },
];

const OWN: LegendItem = { tone: "wait", sample: "*", text: "with a power to fine that you assume" };

const LEGENDS: Readonly<Record<"enforcement-gap" | "capacity-lead" | "migration", readonly LegendItem[]>> = {
  "enforcement-gap": [
    ...scale(["3m+", "9m+", "15m+", "21m+"], "a gap that runs so far"),
    { tone: "wait", sample: "opens", text: "opens with the duty unless a power comes first; none is known" },
    { tone: "over", sample: "9m", text: "a gap that is over" },
    { tone: "c1", sample: "✓4m", text: "no gap: the power comes so long before the duty" },
    { tone: "c2", sample: "✓13m", text: "a year or more before" },
    ...MISSING,
  ],
  "capacity-lead": [
    { tone: "c1", sample: "✓5m", text: "compute is there so long before the duty" },
    { tone: "c2", sample: "✓13m", text: "a year or more before" },
    {
      tone: "wait",
      sample: "±29d",
      text: "uncertain: the date leaves before and after open; counted from its last day, or from its first where only that is known",
    },
    ...scale(["!3m", "!9m", "!15m", "!21m"], "compute comes after the duty, by"),
    ...MISSING,
  ],
  migration: [
    { tone: "c1", sample: "✓5m", text: "time to move before work would start" },
    { tone: "c2", sample: "✓13m", text: "a year or more" },
    ...scale(["!3m", "!9m", "!15m", "!21m"], "none: compute comes too late by"),
    ...MISSING,
  ],
};

/** How duties share rows, with the way to see each or to fold them again. */
export function foldingNote(duties: number, rows: number, around: Around): { text: string; link: Ref } | undefined {
  const { own } = around;
  const other = (show: typeof own.show, label: string): Ref => ({ label, href: `${pageHref(around, { own: { show } })}#matrix` });
  if (own.show.includes("duties"))
    return {
      text: `Each of ${counted(duties, "duty").replace("dutys", "duties")} has a row.`,
      link: other(
        own.show.filter((s) => s !== "duties"),
        "Let the same share one",
      ),
    };
  if (duties === rows) return undefined;
  return {
    text: `${duties} duties in ${counted(rows, "row")}: those with the same windows share one.`,
    link: other([...own.show, "duties"], "Show each duty"),
  };
}
