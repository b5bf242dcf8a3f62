/**
 * Measures what a first visit costs in bytes, after gzip, and compares it with the budgets: `node scripts/test.mjs --only budgets`.
 * The argument is the address of a built server.
 */
import { gzipSync } from "node:zlib";
import { PAGES } from "../e2e/support/pages";

const KIB = 1024;
const BUDGETS = { script: 160 * KIB, html: 90 * KIB, facts: 40 * KIB };

const base = process.argv[2];
if (!base) throw new Error("Give the address of a built server: tsx scripts/budgets.ts http://127.0.0.1:3000");

const bytes = new Map<string, Promise<{ text: string; size: number }>>();
/** Text and gzip size of an address; a script that several pages share is fetched once. */
function measure(path: string): Promise<{ text: string; size: number }> {
  const known = bytes.get(path);
  if (known) return known;
  const fetched = (async () => {
    const answer = await fetch(new URL(path, base));
    if (!answer.ok) throw new Error(`${path} answers ${answer.status}.`);
    const content = Buffer.from(await answer.arrayBuffer());
    return { text: content.toString("utf8"), size: gzipSync(content, { level: 6 }).length };
  })();
  bytes.set(path, fetched);
  return fetched;
}

/**
 * The scripts of a page: those it names in tags and those its data names, which the browser loads as it reads them. Scripts
 * for browsers without modules are left out, since no browser of today loads them.
 */
function scriptsOf(html: string): string[] {
  const old = new Set(
    [...html.matchAll(/<script[^>]*\bnomodule\b[^>]*>/gi)].flatMap((tag) => tag[0].match(/src="([^"?]+)/i)?.[1] ?? []),
  );
  const named = [...html.matchAll(/\/?(?:_next\/)?(static\/chunks\/[\w.~()[\]/-]+\.js)/g)].map((match) => `/_next/${match[1]}`);
  return [...new Set(named)].filter((path) => !old.has(path));
}

/** The facts files that a page names. */
const factsOf = (html: string): string[] => [...html.matchAll(/["'](\/facts\/[\w.-]+)/g)].map((match) => match[1] ?? "");

const rows: string[][] = [];
let passed = 0;
let failed = 0;

/** One cell: size, and share of the budget; over 1.00 fails. */
function judged(size: number, budget: number): string {
  const within = size <= budget;
  if (within) passed += 1;
  else failed += 1;
  return `${(size / KIB).toFixed(1).padStart(6)} KiB ${(size / budget).toFixed(2)}${within ? "" : " over"}`;
}

const facts = new Set<string>();
for (const page of PAGES) {
  try {
    const { text, size } = await measure(page);
    const scripts = await Promise.all(scriptsOf(text).map(measure));
    for (const path of factsOf(text)) facts.add(path);
    const script = scripts.reduce((sum, file) => sum + file.size, 0);
    rows.push([page, judged(script, BUDGETS.script), judged(size, BUDGETS.html)]);
  } catch (error) {
    failed += 1;
    rows.push([page, error instanceof Error ? error.message : String(error), ""]);
  }
}

for (const path of facts) {
  try {
    rows.push([path, `${judged((await measure(path)).size, BUDGETS.facts)} (facts, ${BUDGETS.facts / KIB} KiB)`, ""]);
  } catch (error) {
    failed += 1;
    rows.push([path, error instanceof Error ? error.message : String(error), ""]);
  }
}
if (facts.size === 0) {
  failed += 1;
  rows.push(["facts", "no page names a facts file", ""]);
}

const [first, second] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 3) as [number, number];
console.log(`${"page".padEnd(first)}${`scripts, ${BUDGETS.script / KIB} KiB`.padEnd(second)}HTML, ${BUDGETS.html / KIB} KiB`);
for (const [page = "", script = "", html = ""] of rows)
  console.log(`${page.padEnd(first)}${script.padEnd(second)}${html}`.trimEnd());
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
