import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { parseDay } from "@/lib/time/day";
import { importEpoch, USAGE } from "./command";

const PROJECT = process.cwd();
const FIXTURE = path.join(PROJECT, "db", "import", "testing", "epoch-timelines.csv");
const root = fs.mkdtempSync(path.join(os.tmpdir(), "vacatio-import-"));
after(() => fs.rmSync(root, { recursive: true, force: true }));

const sha256 = (content: Buffer | string) => createHash("sha256").update(content).digest("hex");

const DATA = path.join(PROJECT, "db", "data");
const dataset = () => fs.readdirSync(DATA).map((name) => [name, sha256(fs.readFileSync(path.join(DATA, name)))]);

let folders = 0;
/** An empty folder with one file; the command runs in it. */
function folderWith(content: Buffer | string) {
  folders += 1;
  const dir = path.join(root, String(folders));
  fs.mkdirSync(dir);
  fs.writeFileSync(path.join(dir, "in.csv"), content);
  return dir;
}

function run(dir: string, ...args: string[]) {
  const script = path.join(PROJECT, "scripts", "import-epoch.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", import.meta.resolve("tsx"), script, ...args], {
    cwd: dir,
    encoding: "utf8",
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(PROJECT, "tsconfig.json") },
  });
  return { status, stdout, stderr, files: fs.readdirSync(dir, { recursive: true }).map(String).sort() };
}

const ON = ["--on", "2026-10-20"];

describe("The command that imports Epoch AI's timelines", { timeout: 120_000 }, () => {
  it("writes its proposals into a folder of their own, and touches nothing else", () => {
    const before = dataset();
    const dir = folderWith(fs.readFileSync(FIXTURE));
    const { status, stdout, stderr, files } = run(dir, "in.csv", ...ON);
    const out = path.join("proposals", "epoch-2026-10-20.json");
    assert.deepEqual([status, stderr, files], [0, "", ["in.csv", "proposals", out]]);
    assert.match(stdout, /31 rows of 6 sites: 17 same, 1 differ, 13 new\.\n14 proposals are in .*, for a person to review\./);
    assert.match(stdout, /Epoch AI, 'AI Data Centers'.*CC BY 4\.0/);
    const written = JSON.parse(fs.readFileSync(path.join(dir, out), "utf8"));
    assert.deepEqual(written.input, { file: "in.csv", sha256: sha256(fs.readFileSync(FIXTURE)) });
    assert.deepEqual([written.on, written.proposals.length], ["2026-10-20", 14]);
    assert.deepEqual(dataset(), before);

    const again = run(dir, "in.csv", ...ON);
    assert.equal(again.status, 1);
    assert.equal(
      again.stderr,
      `${out} is there already and is never overwritten; move it away, or name another file with --out.\nNothing was written.\n`,
    );
    assert.deepEqual(JSON.parse(fs.readFileSync(path.join(dir, out), "utf8")), written);
    assert.deepEqual(run(dir, "in.csv", ...ON, "--out", "b/c.json").files.slice(0, 3), ["b", path.join("b", "c.json"), "in.csv"]);
  });

  it("writes nothing where there is nothing to propose", () => {
    const [header, , , , same] = fs.readFileSync(FIXTURE, "utf8").split("\n");
    const { status, stdout, files } = run(folderWith(`${header}\n${same}\n`), "in.csv", ...ON);
    assert.deepEqual([status, files], [0, ["in.csv"]]);
    assert.match(stdout, /1 row of 1 site: 1 same, 0 differ, 0 new\.\nThere is nothing to propose, so nothing was written\./);
  });

  it("says on stderr what is wrong, ends with code 1 and writes nothing", () => {
    const { status, stdout, stderr, files } = run(folderWith("Data center,Date\nA,2026-01-01\n"), "in.csv");
    assert.deepEqual([status, stdout, files], [1, "", ["in.csv"]]);
    assert.match(
      stderr,
      /^in\.csv cannot be imported, it has 1 problem:\n {2}row 1: the columns "Construction status", .* are missing/,
    );
    assert.match(stderr, /\nNothing was written\.\n$/);
  });
});

describe("An import of Epoch AI's timelines", () => {
  const header = fs.readFileSync(FIXTURE, "utf8").split("\n")[0] ?? "";
  const row = 'Microsoft Narvik Norway,2026-09-01,"Seen, again",0,0,0,0,0,0,0,0,0,,0';
  const good = `${header}\n${row}\n`;
  const TODAY = parseDay("2026-11-22");

  /** The arguments, with what stands in for the folder: `in.csv` is the file in it. */
  type Args = (dir: string) => string[];
  const file: Args = (dir) => [path.join(dir, "in.csv")];
  const withOptions =
    (...options: string[]): Args =>
    (dir) => [...file(dir), ...options];

  const refused: readonly [title: string, content: Buffer | string, args: Args, message: RegExp][] = [
    [
      "of a file that is not there",
      "",
      (dir) => [path.join(dir, "none.csv")],
      /^There is no file .*none\.csv; check its name\.$/,
    ],
    ["of a folder", "", (dir) => [dir], /^.* is a folder; name the CSV file in it\.$/],
    ["of an empty file", "", file, /cannot be imported, it has 1 problem:\n {2}it is empty/],
    [
      "of a file in another encoding",
      Buffer.from(`${header}\n\xe4`, "latin1"),
      file,
      / {2}line 2, byte \d+ of the file: not UTF-8/,
    ],
    ["of a row that cannot be read", good + row.replace("2026-09-01", "soon"), file, / {2}row 3, Date: "soon"/],
    ["of rows that match nothing", good.replace("Microsoft", "Some"), file, /"Some Narvik Norway" \(row 2\)/],
    ["with a day that is none", good, withOptions("--on", "2026-02-30"), /^--on "2026-02-30" is no day of the calendar/],
    [
      "with a day ahead of today",
      good,
      withOptions("--on", "2026-11-23"),
      /^--on 2026-11-23 lies ahead of today, 22 November 2026/,
    ],
    ["with an unknown option", good, withOptions("--force"), /^Unknown option '--force'\.\nnpm run data:import-epoch/],
    ["with an option without its value", good, withOptions("--on"), /^Option '--on <value>' argument missing\.\n/],
    ["of no file", "", () => [], /^Name one file:\nnpm run data:import-epoch/],
    ["of two files", good, (dir) => [...file(dir), ...file(dir)], /^Name one file:/],
    ["into the dataset", good, withOptions("--out", path.join(DATA, "new.json")), /is in the dataset's folder/],
    [
      "into a folder that is a file",
      good,
      (dir) => [...file(dir), "--out", path.join(dir, "in.csv", "p.json")],
      /cannot be made \(EEXIST\)/,
    ],
    ["over a folder", good, (dir) => [...file(dir), "--out", dir], /is there already and is never overwritten/],
  ];
  for (const [title, content, args, message] of refused)
    it(`${title} is refused, and nothing is written`, () => {
      const before = dataset();
      const dir = folderWith(content);
      assert.throws(() => importEpoch(args(dir), DATA, TODAY), { kind: "bad-input", message });
      assert.deepEqual(fs.readdirSync(dir), ["in.csv"]);
      assert.deepEqual(dataset(), before);
    });

  it("takes today as the day of the download where none is given", () => {
    const dir = folderWith(good);
    const out = path.join(dir, "p.json");
    const lines = importEpoch([...file(dir), "--out", out], DATA, TODAY);
    assert.match(lines[0] ?? "", /read as downloaded on 22 November 2026; what they date later is a forecast\.$/);
    assert.equal(JSON.parse(fs.readFileSync(out, "utf8")).on, "2026-11-22");
  });

  it("tells how it is used, and does nothing then", () => {
    assert.deepEqual(importEpoch(["--help"], DATA, TODAY), [USAGE]);
  });
});
