import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";

const command = fileURLToPath(new URL("./vacatio.mjs", import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), "vacatio-cli-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const OLD = "AI Act: Annex III applies from 2 August 2026.\n";
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path.join(folder, name), content);
  return name;
};
// In a folder of its own: the command finds its data beside itself.
const vacatio = (args: string[], input = "") => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { cwd: folder, input, encoding: "utf8" });
  return { status, stdout, stderr };
};

test("a stale date ends with 1 and stands in the report with file, line and column; none ends with 0", () => {
  file("old.md", OLD);
  file("new.md", "AI Act: Annex III applies from 2 December 2027.\n");
  const old = vacatio(["check", "new.md", "old.md", "--as-of", "2026-11-22"]);
  assert.equal(old.status, 1, old.stderr);
  assert.match(old.stdout, /^old\.md:1:32: superseded: "2 August 2026"/);
  assert.equal(vacatio(["check", "new.md", "--as-of", "2026-11-22"]).status, 0);
});

test("the standard input, a .docx, another day and another version of the law can be checked", () => {
  assert.equal(vacatio(["check", "-", "--as-of=2026-11-22"], OLD).status, 1);
  assert.equal(vacatio(["check", "-", "--as-of=2026-01-15"], OLD).status, 0);
  assert.equal(vacatio(["check", "-", "--as-of=2026-11-22", "--law=base-law"], OLD).status, 0);
  file("old.docx", zipSync({ "word/document.xml": strToU8(`<w:p><w:r><w:t>${OLD}</w:t></w:r></w:p>`) }));
  const json = vacatio(["check", "old.docx", "--format=json", "--as-of=2026-11-22"]);
  assert.equal(json.status, 1);
  assert.equal(JSON.parse(json.stdout).texts[0].findings[0].corrected, "2 December 2027");
  const sarif = JSON.parse(vacatio(["check", "old.docx", "--format", "sarif", "--as-of", "2026-11-22"]).stdout);
  assert.equal(sarif.runs[0].results.length, 1);
});

test("bad use and what cannot be read end with 2 and a reason; the other files are checked all the same", () => {
  file("binary.txt", Uint8Array.of(0xff, 0x00, 0xc3, 0x28));
  file("old.md", OLD);
  file("old.pdf", OLD);
  for (const [args, reason] of [
    [[], /Say what to do/],
    [["check"], /Name at least one file/],
    [["fly", "old.md"], /no command "fly"/],
    [["check", "old.md", "--format", "xml"], /--format is "xml"; it is text, json or sarif/],
    [["check", "old.md", "--as-of", "2026-02-30"], /not a day of the calendar/],
    [["check", "old.md", "--law", "mine"], /no scenario "mine"/],
    [["check", "old.md", "--colour"], /--colour/],
    [["check", "gone.md"], /gone\.md: There is no such file/],
    [["check", "."], /This is a folder/],
    [["check", "binary.txt"], /not text in UTF-8/],
    [["check", "old.pdf"], /A file that ends in \.pdf is not read/],
  ] as [string[], RegExp][]) {
    const { status, stderr } = vacatio(args);
    assert.equal(status, 2, args.join(" "));
    assert.match(stderr, reason);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }
  const both = vacatio(["check", "gone.md", "old.md", "--as-of", "2026-11-22"]);
  assert.equal(both.status, 2);
  assert.match(both.stdout, /^old\.md:1:/);
});
