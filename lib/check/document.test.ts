import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { readDocument } from "./document";

const BODY = (inner: string) => `<?xml version="1.0"?><w:document xmlns:w="x"><w:body>${inner}</w:body></w:document>`;
const docx = (xml: string, level: 0 | 9 = 9) => zipSync({ "word/document.xml": [strToU8(xml), { level }] });

test("the paragraphs of a .docx become lines, its rows lines with cells, and deleted text is left out", () => {
  const xml = BODY(
    `<w:p><w:pPr><w:b/></w:pPr><w:r><w:t>From </w:t></w:r><w:r><w:t xml:space="preserve">2 August &amp; later</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del></w:p><w:p/>` +
      "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
  );
  for (const level of [0, 9] as const)
    assert.deepEqual(readDocument("x.DOCX", docx(xml, level)), { text: "From 2 August & later\n\n| a | b |", format: "text" });
});

test("a .docx made to burst is refused before it is unpacked", () => {
  const bomb = docx(BODY(`<w:p><w:r><w:t>${"0".repeat(60_000_000)}</w:t></w:r></w:p>`));
  assert.ok(bomb.length < 100_000);
  const started = performance.now();
  assert.throws(() => readDocument("bomb.docx", bomb), /unpacks to more than/);
  assert.ok(performance.now() - started < 5_000);
  const many = zipSync(Object.fromEntries(Array.from({ length: 3_000 }, (_, i) => [`word/${i}.xml`, strToU8("x")])));
  assert.throws(() => readDocument("many.docx", many), /more than 2,000 parts/);
});

test("what is no .docx, damaged, no text or too large is refused with its reason", () => {
  assert.throws(() => readDocument("a.docx", strToU8("hello")), /not a zip archive/);
  assert.throws(() => readDocument("a.docx", zipSync({ "a.txt": strToU8("x") })), /no text part/);
  const cut = docx(BODY(`<w:p>${"<w:r><w:t>abc</w:t></w:r>".repeat(999)}</w:p>`), 0);
  assert.throws(() => readDocument("a.docx", cut.slice(0, 40)), /damaged|no text part/);
  assert.throws(() => readDocument("a.txt", Uint8Array.of(0xc3, 0x28)), /not text in UTF-8/);
  assert.throws(() => readDocument("a.pdf", strToU8("%PDF-1.4 plain")), /ends in \.pdf is not read/);
  assert.throws(() => readDocument("a.txt", strToU8("%PDF-1.4 plain")), /not a text/);
  assert.throws(() => readDocument("a.txt", new Uint8Array(10)), /not a text/);
  assert.throws(() => readDocument("a.txt", new Uint8Array(10_000_001)), /10\.0 MB; at most 10\.0 MB/);
  assert.throws(() => readDocument("a.txt", new Uint8Array(2_000_001).fill(97)), /2,000,001 characters/);
});

test("the end of the name says how a text is written, and a mark of its encoding is understood", () => {
  assert.equal(readDocument("a.HTM", strToU8("x")).format, "html");
  assert.equal(readDocument("a.md", strToU8("x")).format, "markdown");
  assert.equal(readDocument("README", strToU8("x")).format, "text");
  assert.equal(readDocument("a.txt", Uint8Array.of(0xff, 0xfe, 0x41, 0)).text, "A");
});
