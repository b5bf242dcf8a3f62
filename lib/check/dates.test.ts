import assert from "node:assert/strict";
import { test } from "node:test";
import { isoDay } from "../time/day";
import { readDates, readLengths } from "./dates";

const read = (text: string) =>
  readDates(text).map((d) => [
    d.text,
    ...d.readings.map((r) => (r.earliest === r.latest ? isoDay(r.latest) : `${isoDay(r.earliest)} to ${isoDay(r.latest)}`)),
  ]);

test("a day is read in every order that running text uses", () => {
  for (const text of [
    "2 August 2026",
    "2nd of August 2026",
    "2. August 2026",
    "August 2, 2026",
    "Aug. 2nd 2026",
    "2026-08-02",
    "2.8.2026",
    "02.08.2026",
    "2 août 2026",
    "2 de agosto de 2026",
    "2 Aug '26",
    "2 sierpnia 2026",
  ])
    assert.deepEqual(read(`from ${text}, on`), [[text, "2026-08-02"]]);
});

test("a slash between day and month leaves both orders open, unless one of them is no day", () => {
  assert.deepEqual(read("02/08/2026"), [["02/08/2026", "2026-08-02", "2026-02-08"]]);
  assert.deepEqual(read("15/08/2026"), [["15/08/2026", "2026-08-15"]]);
});

test("months, quarters, halves and parts of a year keep both ends", () => {
  for (const [text, from, to] of [
    ["August 2026", "2026-08-01", "2026-08-31"],
    ["Aug ’26", "2026-08-01", "2026-08-31"],
    ["08/2026", "2026-08-01", "2026-08-31"],
    ["2026-08", "2026-08-01", "2026-08-31"],
    ["Mitte 2027", "2027-05-01", "2027-08-31"],
    ["Q3 2026", "2026-07-01", "2026-09-30"],
    ["second half of 2027", "2027-07-01", "2027-12-31"],
    ["end of 2027", "2027-10-01", "2027-12-31"],
    ["mid-2027", "2027-05-01", "2027-08-31"],
    ["2027", "2027-01-01", "2027-12-31"],
  ])
    assert.deepEqual(read(`by ${text}`), [[text, `${from} to ${to}`]]);
});

test("what is no day, a version, a path or part of a longer number is no date", () => {
  for (const text of [
    "31 February 2026",
    "v2.8.2026",
    "2026.08.02",
    "/2026/08/02/",
    "12026-08-02",
    "2 August 19",
    "132/2025",
    "14/2026",
  ])
    assert.deepEqual(read(text), [], text);
});

test("a length is read in figures and words, in months", () => {
  assert.deepEqual(
    readLengths("18 more months, sixteen months, one year, 2 years, in May").map((l) => l.months),
    [18, 16, 12, 24],
  );
});
