import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

test("no part of a page has a guessed height: it would move what stands below it when it comes into sight", () => {
  const sheets = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".css"));
  assert.ok(sheets.length > 10);
  const guessing = sheets.filter((file) => /content-visibility:\s*auto/.test(readFileSync(join("app", file), "utf8")));
  assert.deepEqual(guessing, []);
});
