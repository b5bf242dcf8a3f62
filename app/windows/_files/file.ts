import type { SourceCard } from "@/app/_live/views";
import { siteName } from "@/app/_views/capacity";
import { sourceOn } from "@/app/_views/source-card";
import { KIND_WORDS, stateWord } from "@/app/_views/window-cards";
import type { Ask } from "@/app/api/_edge/operation";
import type { EndOf, WindowRow } from "@/app/api/_schemas/windows";
import type { Cell } from "@/lib/export/csv";
import { dayCell, type Sheet, type SheetCell, type SheetColumn } from "@/lib/export/xlsx";
import { STATUS_WORDS } from "@/lib/law/words";
import { delaySettings, leadKey } from "@/lib/lens";
import { isoDay, longDay } from "@/lib/time/day";
import { monthsRange, NO_PLACE_FOR_COMPUTE } from "@/lib/windows";

/** The windows of a lens as a file: the rows of the API with the names of what they are about, their sources, and the lens itself. */

export interface WindowFile {
  readonly windows: Sheet;
  readonly sources: Sheet;
  readonly about: Sheet;
  /** What every row of a table without sheets says of the whole. */
  readonly lens: { readonly columns: readonly string[]; readonly cells: readonly Cell[] };
  /** The addresses of sources, by id. */
  readonly urls: ReadonlyMap<string, string>;
  readonly asOf: string;
}

const column = (name: string, width: number): SheetColumn => ({ name, width });

const COLUMNS: readonly SheetColumn[] = [
  column("kind", 16),
  column("dutyId", 30),
  column("duty", 34),
  column("citation", 26),
  column("country", 16),
  column("siteId", 22),
  column("site", 22),
  column("fromEarliest", 13),
  column("fromLatest", 13),
  column("from", 18),
  column("toEarliest", 13),
  column("toLatest", 13),
  column("to", 18),
  column("months", 9),
  column("extraDays", 10),
  column("totalDays", 10),
  column("shortestDays", 12),
  column("longestDays", 12),
  column("state", 26),
  column("closesSoon", 11),
  column("formal", 18),
  column("text", 70),
  column("notes", 50),
  column("reasons", 80),
  column("sources", 40),
];

const SOURCES = "sources";

/**
 * The file of an answer.
 * @param rows the rows of the answer, all of them
 * @param cards the sources of the dataset
 * @param page the address of the page with these settings
 */
export function windowFile(asked: Ask, rows: readonly WindowRow[], cards: readonly SourceCard[], page: string): WindowFile {
  const { context, lens, chosen } = asked;
  const { facts, revision } = context;
  const asOf = isoDay(lens.asOf);
  const byId = new Map(cards.map((c) => [c.id, sourceOn(c, lens.asOf)]));
  const sites = new Map(facts.sites.map((s) => [s.id, siteName(s)]));
  const countries = new Map(facts.jurisdictions.map((j) => [j.iso2, j.name]));
  // What was published later was no source on the day.
  const known = (id: string) => byId.get(id) !== "later";
  const used = new Set<string>();
  const windowCells = (row: WindowRow): SheetCell[] => {
    const duty = row.milestone === undefined ? undefined : chosen.law.milestones.get(row.milestone);
    const ids = [...new Set(row.reasons.flatMap((r) => r.sources ?? []))].filter(known);
    for (const id of ids) used.add(id);
    return [
      KIND_WORDS[row.kind],
      row.milestone,
      duty?.title,
      duty?.milestone.citation,
      row.country === undefined ? undefined : countries.get(row.country),
      row.site,
      row.site === undefined ? undefined : sites.get(row.site),
      ...endCells(row.from),
      ...endCells(row.to),
      row.months,
      row.extraDays,
      row.totalDays,
      row.range?.shortest?.totalDays ?? (row.range === undefined ? row.totalDays : undefined),
      row.range?.longest.totalDays ?? row.totalDays,
      stateWord({ kind: row.kind, state: row.state }, { lead: lens.lead }),
      row.closesSoon,
      row.formal?.text,
      row.text,
      row.notes.join(" "),
      row.reasons.map((r) => (r.citation ? `${r.text} [${r.citation}]` : r.text)).join("\n"),
      ids.join(" | "),
    ];
  };
  const sourceCells = (id: string): SheetCell[] => {
    const found = byId.get(id);
    const card = found === "later" ? undefined : found;
    return [id, card?.title, card?.publisher, card?.url ?? undefined, card?.publishedOn ? dayCell(card.publishedOn) : undefined];
  };
  const standing = (s: typeof chosen.standing) => `${s.title} (${STATUS_WORDS[s.status]})`;
  const settings: (readonly [string, string])[] = [
    ["Law", `${standing(chosen.standing)}${chosen.own ? ", with the settings below" : ""}`],
    ["Compared with", standing(chosen.compareStanding)],
    ["As known on", longDay(lens.asOf)],
    ...lensTexts(asked),
    ["Link", page],
    ["Data revision", `${revision.id} (${revision.hash}) of ${revision.recordedAt.slice(0, 10)}`],
    ["Licence of the data", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"],
    ["Notes", [...(chosen.note ? [chosen.note] : []), ...asked.warnings].join(" ")],
    ["Windows", "They stand on practical dates; the formal date stands beside where it is earlier."],
    ["Compute", NO_PLACE_FOR_COMPUTE],
    ["", "Not legal advice."],
  ];
  return {
    windows: { name: "Windows", columns: COLUMNS, rows: each(() => rows, windowCells) },
    sources: {
      name: "Sources",
      columns: [column("id", 28), column("title", 60), column("publisher", 30), column("url", 70), column("publishedOn", 14)],
      // Those of the windows, which are written before.
      rows: each(() => [...used].sort(), sourceCells),
    },
    about: {
      name: "About",
      columns: [column("setting", 24), column("value", 110)],
      rows: settings.filter(([, value]) => value !== ""),
    },
    lens: {
      columns: ["law", "compare", "asOf", "link", "revision", "licence", "note"],
      cells: [
        chosen.standing.id,
        chosen.compareStanding.id,
        asOf,
        page,
        `${revision.id} (${revision.hash.slice(0, 8)})`,
        "CC BY 4.0",
        `Not legal advice. ${NO_PLACE_FOR_COMPUTE}`,
      ],
    },
    urls: new Map(cards.flatMap((c) => (c.url ? [[c.id, c.url] as const] : []))),
    asOf,
  };
}

/** What is made of each item as it is asked for. */
function* each<T, R>(items: () => Iterable<T>, make: (item: T) => R): Generator<R> {
  for (const item of items()) yield make(item);
}

const endCells = (end: EndOf): SheetCell[] =>
  end.status === "dated" ? [{ day: end.earliest }, { day: end.latest }, end.text] : [undefined, undefined, end.text];

/** What the reader chose, in words; what is not chosen is not said. */
function lensTexts({ lens, given, context }: Ask): (readonly [string, string])[] {
  const { facts } = context;
  const provider = (id: string) => facts.providers.find((p) => p.id === id)?.name ?? id;
  const site = (id: string) => siteName(facts.sites.find((s) => s.id === id) ?? { name: id });
  const preset = facts.leadTimes.find((l) => l.id === lens.lead.preset);
  const own = [
    ...lens.assume.map((a) => `assumed ${a.event} on ${isoDay(a.day)}`),
    ...lens.shift.map((s) => `shifted ${s.target} by ${s.period}`),
    ...lens.set.map((s) => `set ${s.target} to ${isoDay(s.day)}`),
    ...lens.fine.map((f) => `assumed that ${f.country} can fine from ${f.when.text}, which no source shows`),
    ...Object.entries(delaySettings(lens)).map(([key, value]) => `${key} ${value}`),
  ];
  const list = (key: Parameters<typeof given.has>[0], title: string, values: readonly string[]) =>
    given.has(key) ? [[title, values.join(", ")] as const] : [];
  return [
    ...list(
      "kind",
      "Kinds of window",
      lens.kind.map((k) => KIND_WORDS[k]),
    ),
    ...list("duty", "Duty", [lens.duty]),
    ...list("topic", "Topics", lens.topic),
    ...list("role", "Roles", lens.role),
    ...list("country", "Countries", lens.country),
    ...list("site", "Sites", lens.site.map(site)),
    ...list("provider", "Providers", lens.provider.map(provider)),
    ...list("bloc", "Bloc", [lens.bloc]),
    ...list("state", "States of sites", lens.state),
    [
      "Assessment takes",
      preset
        ? `${monthsRange(preset)}, a published estimate (${preset.id}): ${preset.what}; ${preset.quality}. The Act sets no duration`
        : `${leadKey(lens.lead)} months, the reader's estimate; the Act sets no duration`,
    ],
    ["Compute by", lens.delay],
    ...(own.length > 0 ? [["Own settings", own.join("; ")] as const] : []),
  ];
}

/** The rows as one table: dates as text, the addresses of the sources, and the lens in every row. */
export function flatTable({ windows, lens, urls }: WindowFile): {
  readonly columns: readonly string[];
  readonly rows: Iterable<Cell[]>;
} {
  const at = windows.columns.findIndex((c) => c.name === SOURCES);
  return {
    columns: [...windows.columns.map((c) => c.name), "sourceUrls", ...lens.columns],
    rows: each(
      () => windows.rows,
      (row) => [
        ...row.map((cell) => (typeof cell === "object" ? cell.day : cell)),
        String(row[at] ?? "")
          .split(" | ")
          .flatMap((id) => urls.get(id) ?? [])
          .join(" | "),
        ...lens.cells,
      ],
    ),
  };
}
