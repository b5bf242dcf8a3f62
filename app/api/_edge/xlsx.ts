import type { z } from "zod";
import { dayCell, type Sheet, type SheetCell } from "@/lib/export/xlsx";
import type { SourceRow } from "../_schemas/others";
import { cellsOf, ownColumnsOf } from "./csv";
import type { Meta } from "./operation";

/** What a workbook is made from. */
export interface Book {
  /** The name of the sheet of the rows. */
  readonly sheet: string;
  readonly row: z.ZodType;
  readonly rows: readonly unknown[];
  readonly meta: Meta;
  /** The sources of the dataset as they are known on the as-of date. */
  readonly sources: readonly SourceRow[];
  /** The address of the answer with its settings. */
  readonly address: string;
}

const [NARROW, WIDE] = [10, 44];

/**
 * The sheets of a list: its rows under the columns of the CSV twin, the sources that they name, and what is said of the whole answer.
 */
export function sheetsOf({ sheet, row, rows, meta, sources, address }: Book): readonly Sheet[] {
  const names = ownColumnsOf(row);
  const first = [...cellsOf(rows.slice(0, 50), names)];
  const widths = names.map((name, i) =>
    Math.min(WIDE, Math.max(NARROW, name.length + 1, ...first.map((one) => String(one[i] ?? "").length))),
  );
  const named = new Set<string>();
  function* seen() {
    for (const one of rows) {
      addSources(one, "", named);
      yield one;
    }
  }
  function* cells() {
    for (const one of cellsOf(seen(), names))
      yield one.map((cell): SheetCell => (typeof cell === "string" ? dayCell(cell) : cell));
  }
  function* known() {
    for (const source of sources) if (named.has(source.id)) yield sourceCells(source);
  }
  return [
    { name: sheet, columns: names.map((name, i) => ({ name, width: widths[i] ?? NARROW })), rows: cells() },
    { ...SOURCES, rows: known() },
    aboutSheet(meta, rows.length, address),
  ];
}

/** Adds the sources that a value names, however deep. */
function addSources(value: unknown, key: string, ids: Set<string>): void {
  if (typeof value === "string" && (key === "sources" || key === "source")) ids.add(value);
  else if (Array.isArray(value)) for (const item of value) addSources(item, key, ids);
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) addSources(inner, name, ids);
}

const SOURCES: Omit<Sheet, "rows"> = {
  name: "Sources",
  columns: [
    { name: "id", width: 28 },
    { name: "title", width: 60 },
    { name: "publisher", width: 30 },
    { name: "url", width: 70 },
    { name: "publishedOn", width: 14 },
  ],
};

const sourceCells = ({ id, title, publisher, url, publishedOn }: SourceRow): SheetCell[] => [
  id,
  title,
  publisher,
  url,
  publishedOn === undefined ? undefined : dayCell(publishedOn),
];

const aboutSheet = (meta: Meta, count: number, address: string): Sheet => ({
  name: "About",
  columns: [
    { name: "setting", width: 24 },
    { name: "value", width: 110 },
  ],
  rows: [
    ["law", meta.law],
    ["asOf", { day: meta.asOf }],
    ["rows", count],
    ["address", address],
    ["revision", meta.revision],
    ["recordedAt", meta.recordedAt],
    ["licence of the data", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"],
    ...(meta.warnings ?? []).map((text) => ["note", text]),
    ...(meta.withheld ? [["left out on an earlier day", meta.withheld.join(" | ")]] : []),
    ["note", "Not legal advice."],
  ],
});
