/**
 * What the command scripts share. Plain Node without dependencies: on a fresh clone nothing is installed yet.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project folder. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const LOWEST_NODE = [20, 9];
const BUILD_STAMP = path.join(root, ".next", "vacatio-sources");
const BUILD_SOURCES = ["app", "db", "lib", "public"];
const BUILD_FILES = /^(next\.config\.\w+|instrumentation[\w-]*\.ts|proxy\.ts|package(-lock)?\.json|tsconfig\.json)$/;
const HEALTH_WAIT_MS = 180_000;
const STOP_WAIT_MS = 10_000;

/** A problem that the reader can act on: printed as it stands, without a stack. */
export class Stop extends Error {}

/** What to print of an error: the sentence of a `Stop`; any other is a defect and keeps its stack. */
export const telling = (error) => (error instanceof Stop ? error.message : (error?.stack ?? String(error)));

/**
 * Runs the main function of a script with a folder for temporary files. Whatever happens, a signal too, the processes it
 * started are stopped and the folder is removed.
 * @param main gets the folder, gives the exit code
 */
export async function withFolder(main) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "vacatio-"));
  let leaving = false;
  const leave = async (code) => {
    if (leaving) return;
    leaving = true;
    await stopChildren();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => leave(1));
  try {
    await leave(await main(folder));
  } catch (error) {
    console.error(telling(error));
    await leave(1);
  }
}

/** Refuses a Node.js older than the one in package.json. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [lowestMajor, lowestMinor] = LOWEST_NODE;
  if (major < lowestMajor || (major === lowestMajor && minor < lowestMinor)) {
    throw new Stop(
      `Vacatio needs Node.js ${LOWEST_NODE.join(".")} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
    );
  }
}

/** `0.4 s`, `23 s`, `2 min 05 s` */
export function seconds(ms) {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const whole = Math.round(ms / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** Does a piece of work and prints `label ... 23 s` where it takes longer than a second. */
export async function step(label, work) {
  const started = performance.now();
  let shown = false;
  const timer = setTimeout(() => {
    shown = true;
    process.stdout.write(`${label} ... `);
  }, 1000);
  try {
    const result = await work();
    if (shown) console.log(seconds(performance.now() - started));
    return result;
  } catch (error) {
    if (shown) console.log("failed");
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const children = new Set();

/** Sends a signal to a process and to all that it started in turn. */
function signalAll(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

/** Asks every process that this script started and that still runs to end, and waits until they have. */
export async function stopChildren() {
  const running = [...children];
  for (const child of running) signalAll(child, "SIGTERM");
  const late = setTimeout(() => {
    for (const child of running) signalAll(child, "SIGKILL");
  }, STOP_WAIT_MS);
  await Promise.all(running.map((child) => new Promise((resolve) => child.once("close", resolve))));
  clearTimeout(late);
}

/**
 * Runs a command to its end.
 * @param args command and arguments; the command is not looked up by a shell
 * @param options `env` is added to the environment; `show` passes the output on as it comes; `limitMs` ends a run that hangs
 * @returns exit code (1 where a signal or the limit ended it) and the output of both streams together
 */
export function run([command, ...args], { env = {}, show = false, limitMs = 0 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that what it starts can be ended with it.
      detached: process.platform !== "win32",
      shell: process.platform === "win32" && command === "npm",
    });
    children.add(child);
    let output = "";
    const take = (stream) => (chunk) => {
      output += chunk;
      if (show) stream.write(chunk);
    };
    child.stdout.setEncoding("utf8").on("data", take(process.stdout));
    child.stderr.setEncoding("utf8").on("data", take(process.stderr));
    const limit = limitMs
      ? setTimeout(() => {
          output += `\nStopped: it ran longer than ${seconds(limitMs)}.\n`;
          signalAll(child, "SIGKILL");
        }, limitMs)
      : undefined;
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(limit);
      children.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** The path of a file in node_modules, to be run by this same Node.js. */
export const nodeModule = (...parts) => path.join(root, "node_modules", ...parts);

/** npm, by the program that started this script where that was npm. */
export function npm() {
  const program = process.env.npm_execpath;
  return program && /\bnpm-cli\.[cm]?js$/.test(program) ? [process.execPath, program] : ["npm"];
}

/** True where node_modules holds exactly what package-lock.json asks for, by npm's own record of what it installed. */
function isInstalled() {
  const record = nodeModule(".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  const same = (place) =>
    present[place]?.version === wanted[place].version && present[place]?.integrity === wanted[place].integrity;
  return (
    Object.keys(present).every((place) => place in wanted) &&
    Object.keys(wanted).every((place) => place === "" || same(place) || (wanted[place].optional && !(place in present)))
  );
}

/** Installs the packages where they are missing or not those of package-lock.json. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  const { code, output } = await step("Installing packages", () =>
    // The build needs the development packages, whatever NODE_ENV or npm's own settings leave out. Without a network, npm's
    // own pauses between attempts would take more than a minute.
    run(
      [
        ...npm(),
        ...["ci", "--include=dev", "--include=optional", "--prefer-offline", "--no-audit", "--no-fund"],
        ...["--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=8000"],
      ],
      { env: { NODE_ENV: "development" } },
    ),
  );
  if (code === 0) return;
  if (/\b(ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|ECONNREFUSED|ETIMEDOUT|ENOTCACHED)\b/.test(output)) {
    throw new Stop(
      "The packages could not be fetched: the package registry was not reached. Connect to the network and start again; once the packages are here, no network is needed.",
    );
  }
  throw new Stop(`${output.trim()}\n\nThe packages could not be installed (npm ci). What npm says stands above.`);
}

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(full);
    else yield full;
  }
}

/** The files under these folders that match, sorted, relative to the project folder. */
export function listFiles(folders, pattern) {
  return folders
    .filter((folder) => existsSync(path.join(root, folder)))
    .flatMap((folder) => [...filesUnder(path.join(root, folder))])
    .map((file) => path.relative(root, file))
    .filter((file) => pattern.test(file))
    .sort();
}

/** Everything that goes into the build. Tests do not. */
export const buildFiles = () => [
  ...listFiles(BUILD_SOURCES, /(?<!\.test\.tsx?)$/),
  ...readdirSync(root)
    .filter((name) => BUILD_FILES.test(name))
    .sort(),
];

/** A hash over the content of these files. */
export function contentHash(files) {
  const hash = createHash("sha256").update(process.platform);
  for (const file of files) {
    const content = readFileSync(path.join(root, file));
    hash.update(`\n${file.replaceAll("\\", "/")} ${content.length}\n`).update(content);
  }
  return hash.digest("hex");
}

/**
 * Builds where there is no build, or where the sources have changed since.
 * @param announced how the step is shown
 */
export async function ensureBuilt(announced = step) {
  const hash = contentHash(buildFiles());
  if (existsSync(BUILD_STAMP) && readFileSync(BUILD_STAMP, "utf8") === hash) return;
  rmSync(BUILD_STAMP, { force: true });
  const { code, output } = await announced("Building", () =>
    run([process.execPath, nodeModule("next", "dist", "bin", "next"), "build"], {
      env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    }),
  );
  if (code !== 0) throw new Stop(`${output.trim()}\n\nThe build failed. What it says stands above.`);
  writeFileSync(BUILD_STAMP, hash);
}

/** A port on which nothing listens. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Reads PORT and checks that a server may listen there. */
export async function chosenPort(text = process.env.PORT || "3000") {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port < 1 || port > 65535) throw new Stop(`PORT is "${text}"; it must be a whole number from 1 to 65535.`);
  await new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", (error) => {
      if (error.code === "EADDRINUSE") {
        reject(
          new Stop(`Port ${port} is in use. Stop what listens there, or choose another one: PORT=${nextPort(port)} npm start`),
        );
      } else if (error.code === "EACCES") {
        reject(new Stop(`Port ${port} needs special rights on this system. Choose one from 1024 on: PORT=3000 npm start`));
      } else reject(error);
    });
    probe.listen(port, () => probe.close(resolve));
  });
  return port;
}

const nextPort = (port) => (port < 65535 ? port + 1 : 3000);

/** Lines with which Next.js announces itself; the address is printed here, once, when the server answers. */
const BANNER = /^\s*(▲|✓|- (Local|Network|Environments|Experiments)\b|$)/;

/**
 * Starts the built server and waits until it answers.
 * @param port where it listens
 * @param options `env` is added to the environment, a variable given as undefined is removed; `show` passes on what it writes
 * @returns the child process, and `ended`, a promise of its exit code
 * @throws Stop where the server ends before it answers (it has said why itself), or does not answer in time
 */
export async function startServer(port, { env = {}, show = true } = {}) {
  // Links may be long, and one that is too long is to be refused with a reason, not by the server's own limit of 16 KiB.
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} --max-http-header-size=131072`.trim();
  const child = spawn(process.execPath, [nodeModule("next", "dist", "bin", "next"), "start", "--port", String(port)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NODE_OPTIONS, ...env },
    // The channel tells the server when its parent is gone, so that it never holds the database on its own.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  children.add(child);
  let answering = false;
  let rest = "";
  child.stdout.setEncoding("utf8").on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    for (const line of lines) if (show && (answering || !BANNER.test(line))) console.log(line);
  });
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      children.delete(child);
      resolve(code ?? 1);
    });
  });
  const server = { child, ended };

  const until = performance.now() + HEALTH_WAIT_MS;
  while (performance.now() < until) {
    const code = await Promise.race([ended, isHealthy(port).then((healthy) => (healthy ? "up" : undefined))]);
    if (code === "up") {
      answering = true;
      return server;
    }
    if (code !== undefined) throw new ServerEnded();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Stop(`The server did not answer on port ${port} within ${seconds(HEALTH_WAIT_MS)}.`);
}

/** The server ended before it answered; it has said why itself. */
export class ServerEnded extends Stop {
  constructor() {
    super("The server did not start.");
  }
}

async function isHealthy(port) {
  try {
    return (await fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}

const onPath = (name) =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, process.platform === "win32" ? `${name}.exe` : name))
    .find((file) => existsSync(file) && statSync(file).isFile());

/** A Chromium to run the browser tests in, or undefined. CHROMIUM_PATH comes first and must exist. */
export async function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Stop(`CHROMIUM_PATH is ${given}, and there is no such file.`);
  }
  const found =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map(onPath).find(Boolean) ??
    ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"].find(
      existsSync,
    );
  if (found) return found;
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}
