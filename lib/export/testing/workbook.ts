import { strFromU8, unzipSync } from "fflate";

/** A sheet as it was written: a number stays a number, a text a text. */
export interface ReadSheet {
  /** The cells of each row by their column, `A`, `B`; empty ones are left out. */
  readonly rows: readonly ReadonlyMap<string, string | number>[];
  readonly frozen: boolean;
  readonly xml: string;
}

const plain = (xml: string) =>
  xml
    .replace(/<[^>]+>/g, "")
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) => String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");

/** Reads the sheets of a workbook, in their order. For tests: it knows what the writer writes, and no more. */
export function readWorkbook(bytes: ArrayBuffer | Uint8Array): ReadonlyMap<string, ReadSheet> {
  const files = unzipSync(new Uint8Array(bytes));
  const file = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const shared = [...file("xl/sharedStrings.xml").matchAll(/<si>(.*?)<\/si>/gs)].map((m) => plain(m[1] ?? ""));
  const names = [...file("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]+)"/g)].map((m) => m[1] ?? "");
  return new Map(
    names.map((name, i) => {
      const xml = file(`xl/worksheets/sheet${i + 1}.xml`);
      const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => {
        const cells = new Map<string, string | number>();
        for (const [, attributes = "", value = ""] of (row[1] ?? "").matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
          const at = /r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? "";
          const text = plain(value);
          if (text === "") continue;
          const own = /t="(b|str|inlineStr)"/.test(attributes) ? text : Number(text);
          cells.set(at, /t="s"/.test(attributes) ? (shared[Number(text)] ?? "") : own);
        }
        return cells;
      });
      return [name, { rows, frozen: /state="frozen"/.test(xml), xml }] as const;
    }),
  );
}
