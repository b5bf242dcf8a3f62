import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseDay } from "../time/day";
import { check, examine } from "./check";
import { plain } from "./plain";
import { correctedSentence, exitCode, jsonReport, sarifReport, textReport } from "./report";
import { timetable } from "./timetable";

const law = JSON.parse(readFileSync(new URL("../../db/data/law.json", import.meta.url), "utf8"));
const table = timetable(law, "in-force", parseDay("2026-11-22"));
const TEXT =
  "Intro.\n\nAI Act: Annex III applies from 2 August\n2026, Annex I from 2 August 2027.\nThe AI Act applies in 2029.\n";
const files = [{ name: "a b/c.md", text: TEXT, findings: check(TEXT, table, "markdown") }];

test("the text report has a line for each date to look at, with its place, and the sums with the law", () => {
  const lines = textReport(files, table).trimEnd().split("\n");
  assert.match(lines[0] ?? "", /^a b\/c\.md:3:32: superseded: "2 August 2026"\. The 2024 text had 2 August 2026/);
  assert.match(
    lines.at(-1) ?? "",
    /^1 text, 2 superseded, .* the Omnibus, in force, as known on 22 November 2026\. Not legal advice\.$/,
  );
  assert.equal(exitCode(files), 1);
  assert.equal(exitCode([{ name: "x", text: "", findings: [] }]), 0);
});

test("a text cannot steer the terminal that shows its report", () => {
  const text = "AI Act: Annex III applies from 2\u2028August 2026 \u001b[31m.";
  const report = textReport([{ name: "x\u001b[2J", text, findings: check(text, table) }], table);
  assert.doesNotMatch(report.replaceAll("\n", ""), /\p{Cc}/u);
});

test("a corrected sentence puts right all that is out of date in it", () => {
  const { findings } = files[0] as (typeof files)[number];
  assert.equal(
    correctedSentence(TEXT, findings[0] as (typeof findings)[number], findings),
    "AI Act: Annex III applies from 2 December 2027, Annex I from 2 August 2028.",
  );
});

test("what a finding does not have is left out, other dates are counted, and another language is named", () => {
  const text =
    "AI Act: Annex III applies from 2 December 2027. Die DSGVO gilt seit dem 25. Mai 2018 und ist nach der Frist das Gesetz.";
  const one = { name: "x.md", text, ...examine(text, table, "markdown") };
  const json = jsonReport([one], table);
  assert.doesNotMatch(json, /"none"|"corrected|null/);
  assert.match(json, /"unjudged": 1/);
  assert.match(
    textReport([one], table),
    /This text seems to be German\. Only simple statements are read in German.*\n.*1 other date was not judged\./,
  );
});

test("where no date was judged and nothing names the AI Act, the report says that it has to", () => {
  const report = (text: string) => textReport([{ name: "x.md", text, ...examine(text, table, "markdown") }], table);
  assert.match(report("The rules start on 2 August 2026."), /^x\.md: The text does not name the AI Act/);
  assert.doesNotMatch(report("The AI Act was discussed on 3 May 2026."), /does not name/);
  assert.doesNotMatch(report("There is no date."), /does not name/);
});

test("a date with markup inside gets no fix, and its sentence is shown without the markup", () => {
  const html = "<p>AI Act: Annex III applies from <b>2 August</b> 2026.</p>";
  const one = { name: "x.html", text: html, ...examine(html, table, "html"), shown: plain(html, "html") };
  assert.doesNotMatch(sarifReport([one], table, "1.0.0"), /"fixes"/);
  assert.match(jsonReport([one], table), /"correctedSentence": "AI Act: Annex III applies from 2 December 2027\s*\."/);
});

test("SARIF has what version 2.1.0 asks for: schema, tool with rules, results with known rules, places from 1, fixes", () => {
  const log = JSON.parse(sarifReport(files, table, "1.2.3"));
  assert.equal(log.version, "2.1.0");
  assert.match(log.$schema, /sarif-schema-2\.1\.0\.json$/);
  const [run] = log.runs;
  assert.equal(run.tool.driver.name, "vacatio");
  assert.equal(run.columnKind, "utf16CodeUnits");
  for (const result of run.results) {
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    assert.ok(["error", "note"].includes(result.level));
    assert.ok(result.message.text.length > 0);
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    assert.equal(artifactLocation.uri, "a%20b/c.md");
    assert.ok(region.startLine >= 1 && region.startColumn >= 1 && region.endLine >= region.startLine);
  }
  const [first] = run.results;
  // The date goes over the end of a line.
  assert.deepEqual(
    [first.locations[0].physicalLocation.region.startLine, first.locations[0].physicalLocation.region.endLine],
    [3, 4],
  );
  assert.equal(first.fixes[0].artifactChanges[0].replacements[0].insertedContent.text, "2 December 2027");
});

test("the JSON report names law, day, verdict, milestones with citations and sources", () => {
  const report = JSON.parse(jsonReport(files, table));
  assert.deepEqual([report.law, report.asOf, report.notice], ["final-omnibus", "2026-11-22", "Not legal advice."]);
  const [first] = report.texts[0].findings;
  assert.deepEqual([first.line, first.verdict, first.corrected], [3, "superseded", "2 December 2027"]);
  assert.equal(first.milestones[0].date, "2027-12-02");
  assert.ok(first.milestones[0].sources.length > 0);
});
