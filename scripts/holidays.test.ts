import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { publicHolidays, render } from "./holidays";

const TARGET = new URL("../db/data/public-holidays.json", import.meta.url);

test("public-holidays.json is what `npm run data:holidays` writes, in any time zone", () => {
  const text = readFileSync(TARGET, "utf8");
  assert.equal(render(publicHolidays()), text);
  assert.deepEqual(JSON.parse(text), publicHolidays());
});

test("the file keeps one calendar year per line: 31 countries, 2024 to 2032", () => {
  const lines = readFileSync(TARGET, "utf8").split("\n");
  assert.equal(lines.filter((line) => /^ {4}\{"id":"[A-Z]{2}","year":20\d\d,"days":\{.*\}\},?$/.test(line)).length, 31 * 9);
});
