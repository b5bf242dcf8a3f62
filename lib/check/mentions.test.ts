import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isoDay, parseDay } from "../time/day";
import { readMentions } from "./mentions";
import { timetable } from "./timetable";

const law = JSON.parse(readFileSync(new URL("../../db/data/law.json", import.meta.url), "utf8"));
const table = timetable(law, "in-force", parseDay("2026-11-22"));
const read = (said: string, previous = "") =>
  readMentions(said, previous, table).map((m) => [m.text, isoDay(m.readings[0].latest), m.counted]);

test("months from the entry into force are a date, also where only the first of several says so", () => {
  assert.deepEqual(read("Bans apply six months after entry into force, Annex III after 24 months, Annex I after 36 months."), [
    ["six months after entry into force", "2025-02-02", "said"],
    ["24 months", "2026-08-02", "understood"],
    ["36 months", "2027-08-02", "understood"],
  ]);
  assert.deepEqual(read("Duties follow 24 months later.", "The AI Act came into force in 2024."), [
    ["24 months", "2026-08-02", "understood"],
  ]);
  assert.deepEqual(read("The transition period is 36 months."), [["36 months", "2027-08-02", "understood"]]);
});

test("a length beside the date it leads to is that date", () => {
  assert.deepEqual(read("It applies 24 months after entry into force, on 2 August 2026."), [
    ["2 August 2026", "2026-08-02", undefined],
  ]);
  assert.deepEqual(read("In force since 2024, it applies 36 months later for products, in August 2027."), [
    ["2024", "2024-12-31", undefined],
    ["August 2027", "2027-08-31", undefined],
  ]);
});

test("months counted from something else, or of a delay, are no date", () => {
  for (const said of [
    "You have 12 months to appeal.",
    "Logs are kept for six months.",
    "The review is repeated every 24 months.",
    "Within 12 months of designation the entry into force of the act is reported.",
    "The Omnibus entered into force and gives 12 more months.",
  ])
    assert.deepEqual(read(said), [], said);
});
