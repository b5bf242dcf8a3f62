import { Unzip, UnzipInflate } from "fflate";
import { badInput, VacatioError } from "../errors";
import { EXTENSIONS, LARGEST_FILE, LONGEST_TEXT, tooLarge, tooLong } from "./limits";
import type { Format } from "./plain";

/** A text taken out of a file. */
export interface Document {
  readonly text: string;
  readonly format: Format;
}

/** The largest part of a .docx that is unpacked, in bytes; its marks take more room than its text. */
const LARGEST_PART = 30_000_000;
const MOST_ENTRIES = 2_000;
const LARGEST_RATIO = 200;

/**
 * The text of a file.
 * @param name its name; the end of it says how it is written
 * @param bytes its content
 * @throws VacatioError `bad-input` where it ends in something else than a text does, is too large, not UTF-8, or no file of its kind
 */
export function readDocument(name: string, bytes: Uint8Array): Document {
  const extension = /\.\w+$/.exec(name.toLowerCase())?.[0] ?? "";
  if (extension !== "" && !EXTENSIONS.some((end) => end === extension))
    throw badInput(name, `A file that ends in ${extension} is not read. Choose one that ends in ${EXTENSIONS.join(", ")}.`);
  if (bytes.length > LARGEST_FILE) throw badInput(name, tooLarge(bytes.length));
  if (extension === ".docx") return { text: docxText(name, bytes), format: "text" };
  const text = decode(name, bytes);
  if (text.length > LONGEST_TEXT) throw badInput(name, tooLong(text.length));
  if (extension === ".html" || extension === ".htm") return { text, format: "html" };
  return { text, format: extension === ".md" || extension === ".markdown" ? "markdown" : "text" };
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

function decode(name: string, bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw badInput(name, "The file is not text in UTF-8. Save it as UTF-8, or as .docx.");
  }
  if (text.includes("\0") || text.startsWith("%PDF-"))
    throw badInput(name, "The file is not a text. Choose a .txt, .md, .html or .docx file.");
  return text;
}

/** The text of word/document.xml, unpacked piece by piece so that a file made to burst is left alone in time. */
function docxText(name: string, bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw badInput(name, "The file is no .docx document: it is not a zip archive.");
  const pieces: Uint8Array[] = [];
  let entries = 0;
  let size = 0;
  let problem: VacatioError | undefined;
  let found = false;
  const refuse = (message: string) => {
    problem ??= badInput(name, message);
  };
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > MOST_ENTRIES) return refuse(`The document holds more than ${MOST_ENTRIES.toLocaleString("en")} parts.`);
    if (file.name !== "word/document.xml" || found) return;
    found = true;
    file.ondata = (error, data) => {
      if (problem) return;
      if (error) return refuse("The document is damaged: its text cannot be unpacked.");
      size += data.length;
      if (size > LARGEST_PART || size > Math.max(1_000_000, bytes.length * LARGEST_RATIO)) {
        refuse(
          `The text of the document unpacks to more than ${megabytes(Math.min(LARGEST_PART, Math.max(1_000_000, bytes.length * LARGEST_RATIO)))}; it is not read.`,
        );
        file.terminate();
        return;
      }
      pieces.push(data);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    // Small steps keep what one of them can unpack small.
    for (let at = 0; at < bytes.length && !problem; at += 16_384)
      unzip.push(bytes.subarray(at, at + 16_384), at + 16_384 >= bytes.length);
  } catch (error) {
    if (error instanceof VacatioError) throw error;
    refuse("The document is damaged: its text cannot be unpacked.");
  }
  if (problem) throw problem;
  if (!found) throw badInput(name, "The file is no .docx document: it has no text part.");
  const decoder = new TextDecoder();
  const text = wordText(pieces.map((piece) => decoder.decode(piece, { stream: true })).join(""));
  if (text.length > LONGEST_TEXT) throw badInput(name, tooLong(text.length));
  return text;
}

const XML_ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text of a WordprocessingML part: paragraphs become lines, cells of a table row stand beside each other. */
function wordText(xml: string): string {
  const parts: string[] = [];
  let inCell = 0;
  // Deleted text stands in w:delText, field codes in w:instrText: neither is read.
  for (const m of xml.matchAll(/<w:t(?:\s[^<>]{0,200})?>([^<]*)<\/w:t>|<(\/?)w:(p|br|tab|tc|tr|cr)(?:\s[^<>]{0,2000})?\/?>/g)) {
    const [, said, closing, tag] = m;
    if (said !== undefined) parts.push(said.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,6}));/gi, entity));
    else if (tag === "tc") inCell += closing ? -1 : 1;
    else if (tag === "tr") parts.push(closing ? "\n\n" : "| ");
    else if (tag === "p" && closing) parts.push(inCell > 0 ? " | " : "\n\n");
    else if (!closing && (tag === "br" || tag === "cr")) parts.push("\n");
    else if (tag === "tab") parts.push("\t");
  }
  return parts.join("").trim();
}

function entity(whole: string, decimal: string | undefined, hex: string | undefined, name: string | undefined): string {
  if (name !== undefined) return XML_ENTITIES[name] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
