import { Zip, ZipDeflate } from "fflate";
import { parseDay } from "../time/day";
import type { Cell } from "./csv";

/** A day of a cell; a spreadsheet shows it as a date. */
export interface DayCell {
  readonly day: string;
}

export type SheetCell = Cell | DayCell;

export interface SheetColumn {
  readonly name: string;
  /** In characters. */
  readonly width: number;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Asked for once, after those of the sheets before. */
  readonly rows: Iterable<readonly SheetCell[]>;
}

/** The most characters that a cell of a workbook holds. */
const LONGEST = 32_767;

/** About as many characters are written at once. */
const PIECE = 16_384;

/** A text as a cell: a whole day, `2027-12-02`, becomes a date, all else stays text. */
export const dayCell = (text: string): SheetCell => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? { day: text } : text);

/** The serial number of a day in a spreadsheet, which counts from 30 December 1899. */
export const serialDay = (text: string): number => parseDay(text) + 25_569;

/**
 * Sheets as an Excel workbook (ECMA-376): a frozen head row, days as dates, numbers as numbers, and text always as text, also where it
 * begins like a formula. What a cell cannot hold is cut off.
 * @returns its bytes in parts, some of them empty, so that who writes it can do other things in between
 */
export function* workbook(sheets: readonly Sheet[]): Generator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((_, part) => ready.push(part));
  const texts = new Map<string, number>();
  const numberOf = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  for (const [name, xml] of [
    ...frame(sheets),
    ...sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, i === 0, numberOf)] as const),
    // Last, since it holds what the sheets say.
    ["xl/sharedStrings.xml", textsXml(texts)] as const,
  ])
    for (const _ of written(zip, name, xml)) yield joined(ready.splice(0));
  zip.end();
  yield joined(ready.splice(0));
}

function* written(zip: Zip, name: string, xml: Iterable<string>): Generator<void> {
  const encoder = new TextEncoder();
  const file = new ZipDeflate(name);
  // The same sheets are the same bytes, whenever they are written.
  file.mtime = "1980-01-01T12:00";
  zip.add(file);
  let piece = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  for (const part of xml) {
    piece += part;
    if (piece.length < PIECE) continue;
    file.push(encoder.encode(piece));
    piece = "";
    yield;
  }
  file.push(encoder.encode(piece), true);
  yield;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The styles of cells, by their place in the list of `cellXfs`. */
const [HEAD, DATE] = [1, 2];
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** The files around the sheets. */
function frame(sheets: readonly Sheet[]): (readonly [string, readonly string[]])[] {
  const parts = [
    ...sheets.map((_, i) => ({ id: `rId${i + 1}`, path: `worksheets/sheet${i + 1}.xml`, kind: "worksheet" })),
    { id: "styles", path: "styles.xml", kind: "styles" },
    { id: "texts", path: "sharedStrings.xml", kind: "sharedStrings" },
  ];
  const related = (list: readonly { id: string; path: string; kind: string }[]) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${list
      .map(({ id, path, kind }) => `<Relationship Id="${id}" Type="${DOCUMENT}/${kind}" Target="${path}"/>`)
      .join("")}</Relationships>`;
  const types = [{ path: "workbook.xml", kind: "sheet.main" }, ...parts].map(
    ({ path, kind }) => `<Override PartName="/xl/${path}" ContentType="${TYPE}.${kind}+xml"/>`,
  );
  const named = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return [
    [
      "[Content_Types].xml",
      [
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${types.join("")}</Types>`,
      ],
    ],
    ["_rels/.rels", [related([{ id: "rId1", path: "xl/workbook.xml", kind: "officeDocument" }])]],
    ["xl/workbook.xml", [`<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${named.join("")}</sheets></workbook>`]],
    ["xl/_rels/workbook.xml.rels", [related(parts)]],
    ["xl/styles.xml", [STYLES]],
  ];
}

function* sheetXml({ columns, rows }: Sheet, isFirst: boolean, numberOf: (text: string) => number): Generator<string> {
  const letters = columns.map((_, i) => lettersOf(i));
  const cells = (row: readonly SheetCell[], at: number, style?: number) =>
    `<row r="${at}">${row.map((cell, i) => cellXml(cell, `${letters[i]}${at}`, numberOf, style)).join("")}</row>`;
  const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  yield `<worksheet xmlns="${MAIN}"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ""} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`;
  const head = columns.map(({ name }) => name);
  yield cells(head, 1, HEAD);
  let at = 1;
  for (const row of rows) {
    at += 1;
    yield cells(row, at);
  }
  yield "</sheetData></worksheet>";
}

function cellXml(cell: SheetCell, at: string, numberOf: (text: string) => number, style?: number): string {
  if (cell === undefined || cell === "") return "";
  const open = `<c r="${at}"${style === undefined ? "" : ` s="${style}"`}`;
  if (typeof cell === "object") return `<c r="${at}" s="${DATE}"><v>${serialDay(cell.day)}</v></c>`;
  if (typeof cell === "string") return `${open} t="s"><v>${numberOf(cell.slice(0, LONGEST))}</v></c>`;
  return typeof cell === "boolean" ? `${open} t="b"><v>${cell ? 1 : 0}</v></c>` : `${open}><v>${cell}</v></c>`;
}

function* textsXml(texts: ReadonlyMap<string, number>): Generator<string> {
  yield `<sst xmlns="${MAIN}">`;
  for (const text of texts.keys()) yield `<si><t xml:space="preserve">${escaped(text)}</t></si>`;
  yield "</sst>";
}

/** The letters of a column: A to Z, then AA. */
const lettersOf = (i: number): string =>
  `${i < 26 ? "" : lettersOf(Math.floor(i / 26) - 1)}${String.fromCharCode(65 + (i % 26))}`;

/** What no XML document may hold, not even as a reference (XML 1.0, 2.2). */
const NOT_XML = /[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu;
// A reader of XML takes a carriage return for a line feed.
const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;" };

const escaped = (text: string): string => text.replace(NOT_XML, "").replace(/[&<>"\r]/g, (mark) => MARKS[mark] ?? mark);
