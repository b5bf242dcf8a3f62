import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parseDay } from "../time/day";
import { check, isStale } from "./check";
import { timetable } from "./timetable";

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const law = read("../../db/data/law.json");
const table = timetable(law, "in-force", parseDay("2026-11-22"));

interface Item {
  readonly text: string;
  /** The words that have to be marked as stale; none where nothing may be. */
  readonly stale: readonly string[];
}

function measure(file: string) {
  const { items } = read(`./testing/${file}`) as { items: Item[] };
  const missed: string[] = [];
  const wrong: string[] = [];
  let found = 0;
  for (const { text, stale } of items) {
    const marked = check(text, table, "markdown")
      .filter(isStale)
      .map((f) => f.quote);
    for (const quote of marked) {
      if (stale.some((s) => quote.includes(s) || s.includes(quote))) found += 1;
      else wrong.push(`${quote}: ${text}`);
    }
    for (const s of stale) if (!marked.some((quote) => quote.includes(s) || s.includes(quote))) missed.push(`${s}: ${text}`);
  }
  return {
    items: items.length,
    found,
    missed,
    wrong,
    precision: found / (found + wrong.length),
    recall: found / (found + missed.length),
  };
}

for (const [name, file] of [
  ["the sentences it was tuned on", "tuned.json"],
  ["sentences held out", "held-out.json"],
] as const)
  test(`stale dates are found, and others left alone, in ${name}`, (t) => {
    const m = measure(file);
    t.diagnostic(`${m.items} texts: precision ${m.precision.toFixed(3)}, recall ${m.recall.toFixed(3)}`);
    const told = `\nmissed:\n  ${m.missed.join("\n  ")}\nwrongly marked:\n  ${m.wrong.join("\n  ")}`;
    assert.ok(m.precision >= 0.95, `precision ${m.precision}${told}`);
    assert.ok(m.recall >= 0.9, `recall ${m.recall}${told}`);
  });
