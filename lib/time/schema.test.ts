import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { ZodType } from "zod";
import { zInstitutionHolidays, zPublicHolidays } from "./schema";

const read = (file: string) => JSON.parse(readFileSync(new URL(`../../db/data/${file}`, import.meta.url), "utf8"));

/** The paths of what a schema refuses in a copy of the file after a change. */
function refused(schema: ZodType, file: string, change: (copy: ReturnType<typeof read>) => void): string[] {
  const copy = read(file);
  change(copy);
  return (schema.safeParse(copy).error?.issues ?? []).map((issue) => issue.path.join("."));
}

const institution = (change: (copy: ReturnType<typeof read>) => void) =>
  refused(zInstitutionHolidays, "institution-holidays.json", change);
const country = (change: (copy: ReturnType<typeof read>) => void) => refused(zPublicHolidays, "public-holidays.json", change);

test("both files are valid as they stand", () => {
  assert.deepEqual(
    institution(() => {}),
    [],
  );
  assert.deepEqual(
    country(() => {}),
    [],
  );
});

test("a list of an institution without a source, with a wrong day or given twice is refused where it stands", () => {
  assert.deepEqual(
    institution((f) => (f.calendars[0].sources = [])),
    ["calendars.0.sources"],
  );
  assert.deepEqual(
    institution((f) => (f.calendars[1].days[2].date = "2024-02-30")),
    ["calendars.1.days.2.date"],
  );
  assert.deepEqual(
    institution((f) => (f.calendars[1].days[0].date = "2023-01-01")),
    ["calendars.1.days.0.date"],
  );
  assert.deepEqual(institution((f) => f.calendars[1].days.reverse()).length > 0, true);
  assert.deepEqual(
    institution((f) => (f.missing[0].year = 2026)),
    ["missing.0"],
  );
  assert.deepEqual(
    institution((f) => f.calendars.push(f.calendars[0])),
    ["calendars.7"],
  );
  assert.deepEqual(
    institution((f) => delete f.missing[1].sources),
    ["missing.1.sources"],
  );
  assert.deepEqual(
    institution((f) => (f.calendars[0].id = "XX")),
    ["calendars.0.id"],
  );
  assert.deepEqual(
    institution((f) => (f.extra = 1)),
    [""],
  );
});

test("a list of a country with a day that does not exist, given twice or without a name is refused where it stands", () => {
  assert.deepEqual(
    country((f) => (f.calendars[1].days["02-29"] = "No such day")),
    ["calendars.1.days.02-29"],
  );
  assert.deepEqual(
    country((f) => (f.calendars[1].days["1-1"] = "Wrong form")),
    ["calendars.1.days.1-1"],
  );
  assert.deepEqual(
    country((f) => (f.calendars[0].days = {})),
    ["calendars.0.days"],
  );
  assert.deepEqual(
    country((f) => (f.calendars[1].year = 2024)),
    ["calendars.1"],
  );
  assert.deepEqual(
    country((f) => (f.calendars[0].id = "ZZ")),
    ["calendars.0.id"],
  );
  assert.deepEqual(
    country((f) => (f.changes[0].calendar = "ZZ")),
    ["changes.0.calendar"],
  );
  assert.deepEqual(
    country((f) => delete f.source),
    ["source"],
  );
  assert.deepEqual(
    country((f) => (f.basis = "official-list")),
    ["basis"],
  );
});
