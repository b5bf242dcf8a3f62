/**
 * `npm test`: runs every check, each with its time, and ends with a line `N passed, N failed`.
 *
 *   node scripts/test.mjs --only unit,browser       some of the steps
 *   node scripts/test.mjs --only unit -- lib/time/day.test.ts      one file
 *   node scripts/test.mjs --only browser -- -g timeline            arguments for the browser tests
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import {
  checkNode,
  ensureBuilt,
  ensureInstalled,
  findChromium,
  freePort,
  listFiles,
  nodeModule,
  npm,
  run,
  Stop,
  seconds,
  startServer,
  telling,
  withFolder,
} from "./kit.mjs";

const ZONES = ["UTC", "America/New_York", "Pacific/Auckland"];
/** Where days are counted, a clock is read or a `Date` is made: tested in every zone. The rest knows whole days alone. */
const IN_EVERY_ZONE = /^(lib|app\/(_server|_ui|feeds)|scripts)\//;
/** Compare whole answers with whole answers, read hundreds of texts or start threads, which takes long: one zone is enough. */
const ONCE = [
  "feeds/deadlines.test.ts",
  "feeds/signals.test.ts",
  "feeds/upcoming.test.ts",
  "check/check.test.ts",
  "_server/workbook.test.ts",
];

const LIMIT_MS = 8 * 60_000;
const BROWSER_LIMIT_MS = 14 * 60_000;
const TEST_FILE = /\.test\.(tsx?|mjs)$/;
const CHROMIUM_HINT =
  "no Chromium was found. Get one with `apt-get install chromium` (Debian, Ubuntu) or `npx playwright install chromium`, or set CHROMIUM_PATH";

const PLAIN = { NO_COLOR: "1", FORCE_COLOR: undefined };

const inCi = /^(1|true)$/i.test(process.env.CI ?? "");
let temporary;
const notRun = [];

/** Counts of one step. A check that counts nothing of its own is one test. */
const one = ({ code, output }) => (code === 0 ? PASSED : failedWith(output));
const PASSED = { passed: 1, failed: 0, output: "" };
const NOT_RUN = { passed: 0, failed: 0, output: "" };
const failedWith = (output) => ({ passed: 0, failed: 1, output });

/** What cannot run here is a failure in CI; elsewhere it is named at the end. */
function missing(what, why, count = 1) {
  if (inCi) return { passed: 0, failed: count, output: `${what}: ${why}` };
  notRun.push(`${what}: ${why}`);
  return NOT_RUN;
}

const add = (...results) => ({
  passed: results.reduce((sum, r) => sum + r.passed, 0),
  failed: results.reduce((sum, r) => sum + r.failed, 0),
  output: results
    .map((r) => r.output)
    .filter(Boolean)
    .join("\n\n"),
});

/** Runs test files with node:test and takes the counts from its own summary. */
async function nodeTests(files, env) {
  if (files.length === 0) return failedWith("No test files were found.");
  const { code, output } = await run([process.execPath, "--import", "tsx", "--test", "--test-reporter=spec", ...files], {
    env: { ...PLAIN, ...env },
    limitMs: LIMIT_MS,
  });
  const count = (name) => Number(output.match(new RegExp(`^\\W* ${name} (\\d+)\\s*$`, "m"))?.[1] ?? 0);
  const failed = count("fail") + count("cancelled");
  const failures = output.indexOf("failing tests:");
  const own = {
    passed: count("pass"),
    failed: code === 0 ? failed : Math.max(failed, 1),
    output: code === 0 ? "" : failures < 0 ? output : output.slice(failures),
  };
  const skipped = count("skipped");
  if (skipped === 0) return own;
  const reasons = new Set([...output.matchAll(/^\s*﹣ .*? # (.+)$/gm)].map((match) => match[1].trim()));
  return add(own, missing(`${skipped} ${skipped === 1 ? "test" : "tests"}`, [...reasons].join("; "), skipped));
}

/** The runs side by side, with their zone and files. The first zone runs all, in three parts since a run takes file after file. */
function zoneRuns(files) {
  const [first, ...others] = ZONES;
  const everywhere = files.filter((file) => IN_EVERY_ZONE.test(file) && !ONCE.some((name) => file.endsWith(name)));
  return [
    ...[0, 1, 2].map((part) => [first, files.filter((_, i) => i % 3 === part)]),
    ...others.map((zone) => [zone, everywhere]),
  ];
}

async function zoneTests(zone, files) {
  const result = await nodeTests(files, { TZ: zone });
  return { ...result, output: result.output && `TZ=${zone}: ${result.output}` };
}

let built;
/** The build, once for all steps that need it. */
const build = () => (built ??= ensureBuilt((_, work) => work()));

let server;
/** One built server with a database of its own, for all steps that need one. */
function serverUrl() {
  server ??= (async () => {
    const port = await freePort();
    await startServer(port, { env: { VACATIO_DATA: path.join(temporary, "data") }, show: false });
    return `http://127.0.0.1:${port}`;
  })();
  return server;
}

/** A step on the running server. What keeps it from running is told once, by the step that met it first. */
async function withServer(what, work) {
  for (const [ready, reason] of [
    [built, "the build failed"],
    [server, "the server did not start"],
  ]) {
    if (ready && !(await ready.then(yes, no))) {
      notRun.push(`${what}: ${reason}`);
      return NOT_RUN;
    }
  }
  await build();
  return await work(await serverUrl());
}

const yes = () => true;
const no = () => false;

/** One step per name for `--only`: its title, and what it does with the arguments after `--`. */
const STEPS = {
  lint: [
    "Lint",
    async () =>
      one(await run([process.execPath, nodeModule("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings"])),
  ],
  types: [
    "Types",
    async () => {
      const generated = await run([process.execPath, nodeModule("next", "dist", "bin", "next"), "typegen"]);
      return one(
        generated.code === 0 ? await run([process.execPath, nodeModule("typescript", "lib", "tsc.js"), "--noEmit"]) : generated,
      );
    },
  ],
  unit: [
    `Unit and property tests in ${ZONES.join(", ")}`,
    async (extra) => {
      const files = extra.length > 0 ? extra : listFiles(["app", "bin", "lib", "scripts"], TEST_FILE);
      const runs = extra.length > 0 ? ZONES.map((zone) => [zone, files]) : zoneRuns(files);
      return add(...(await Promise.all(runs.map(([zone, own]) => zoneTests(zone, own)))));
    },
  ],
  db: [
    "Database tests on PGlite and PostgreSQL",
    (extra) => nodeTests(extra.length > 0 ? extra : listFiles(["db"], TEST_FILE), {}),
  ],
  data: ["Dataset", async () => one(await run([...npm(), "run", "--silent", "data:check"], { limitMs: LIMIT_MS }))],
  build: [
    "Build",
    async () => {
      await build();
      return PASSED;
    },
  ],
  budgets: [
    "Byte budgets",
    () =>
      withServer("Byte budgets", async (url) => {
        const { code, output } = await run([process.execPath, "--import", "tsx", "scripts/budgets.ts", url], {
          limitMs: LIMIT_MS,
        });
        const counts = output.match(/^(\d+) passed, (\d+) failed$/m);
        if (!counts) return failedWith(output);
        return {
          passed: Number(counts[1]),
          failed: Math.max(Number(counts[2]), code === 0 ? 0 : 1),
          output: output.replace(counts[0], "").trimEnd(),
        };
      }),
  ],
  browser: [
    "Browser tests",
    async (extra) => {
      const chromium = await findChromium();
      if (!chromium) return missing("Browser tests", CHROMIUM_HINT);
      return withServer("Browser tests", async (url) => {
        const report = path.join(temporary, "browser.json");
        const { code, output } = await run(
          [process.execPath, nodeModule("@playwright", "test", "cli.js"), "test", "--reporter=dot,json", ...extra],
          {
            env: { ...PLAIN, BASE_URL: url, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
            limitMs: BROWSER_LIMIT_MS,
          },
        );
        if (!existsSync(report)) return failedWith(output);
        const { stats } = JSON.parse(readFileSync(report, "utf8"));
        // A test that passes only at the second attempt is not a passed one.
        const failed = stats.unexpected + stats.flaky;
        return { passed: stats.expected, failed: code === 0 ? failed : Math.max(failed, 1), output: code === 0 ? "" : output };
      });
    },
  ],
};

function chosenSteps(args) {
  const cut = args.indexOf("--");
  const [own, extra] = cut < 0 ? [args, []] : [args.slice(0, cut), args.slice(cut + 1)];
  if (own.length === 0) return { names: Object.keys(STEPS), extra };
  const names = own[0] === "--only" && own.length === 2 ? own[1].split(",") : [];
  if (names.length === 0 || names.some((name) => !Object.hasOwn(STEPS, name))) {
    throw new Stop(`Use: node scripts/test.mjs [--only ${Object.keys(STEPS).join(",")}] [-- arguments]`);
  }
  return { names, extra };
}

const indent = (text) => text.trim().replace(/^/gm, "    ");

await withFolder(async (folder) => {
  temporary = folder;
  const started = performance.now();
  const failedSteps = [];
  let total = { passed: 0, failed: 0 };
  try {
    checkNode();
    const { names, extra } = chosenSteps(process.argv.slice(2));
    // The tests bring their own databases; what the shell has set up for work is never touched.
    for (const name of ["DATABASE_URL", "VACATIO_DATA", "NODE_ENV", "PORT"]) delete process.env[name];
    await ensureInstalled();
    for (const name of names) {
      const [title, work] = STEPS[name];
      const begun = performance.now();
      const before = notRun.length;
      process.stdout.write(`${title} ... `);
      const result = await work(extra).catch((error) => failedWith(telling(error)));
      total = add(total, result);
      if (result.failed > 0) failedSteps.push(title);
      const counts = result.passed + result.failed === 0 ? "not run" : `${result.passed} passed, ${result.failed} failed`;
      console.log(`${counts}, ${seconds(performance.now() - begun)}`);
      if (result.output) console.log(`\n${indent(result.output)}\n`);
      for (const line of notRun.slice(before)) console.log(indent(line));
    }
  } catch (error) {
    total = add(total, failedWith(""));
    console.error(telling(error));
  }

  console.log("");
  for (const line of notRun) console.log(`Did not run: ${line}`);
  for (const title of failedSteps) console.log(`Failed: ${title}`);
  console.log(`Took ${seconds(performance.now() - started)}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
});
