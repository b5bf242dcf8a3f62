#!/usr/bin/env node
/**
 * The command line. A package brings the command in one file; in a clone it runs from its sources, for which the packages are
 * installed first where they are missing.
 */
import { existsSync, readFileSync } from "node:fs";

const here = (path) => new URL(path, import.meta.url);

async function command() {
  if (existsSync(here("dist/cli.mjs"))) return import(here("dist/cli.mjs").href);
  const { checkNode, ensureInstalled } = await import("../scripts/kit.mjs");
  checkNode();
  // What is told about the installation must not stand in a report.
  const { write } = process.stdout;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  await ensureInstalled();
  process.stdout.write = write;
  const { tsImport } = await import("tsx/esm/api");
  return tsImport("./cli.ts", import.meta.url);
}

try {
  const { main } = await command();
  const { version } = JSON.parse(readFileSync(here("../package.json"), "utf8"));
  process.exitCode = await main(process.argv.slice(2), { law: here("../db/data/law.json"), version });
} catch (error) {
  console.error(error?.stack ?? String(error));
  process.exitCode = 2;
}
