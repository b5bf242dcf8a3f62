/**
 * `npm start`: installs and builds what is missing, serves, and prints the address.
 * `--build` stops after the build.
 */
import { checkNode, chosenPort, ensureBuilt, ensureInstalled, ServerEnded, startServer, stopChildren, telling } from "./kit.mjs";

let stopping = false;

/** The server may need a moment for the requests in flight; who asks a second time does not want to wait for them. */
function stop() {
  if (stopping) process.exit(1);
  stopping = true;
  stopChildren();
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

/** npm puts a shell in between, and that shell hands no signal on: when it is gone, somebody has stopped npm. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    stop();
  }, 250);
  watch.unref();
}

async function main() {
  checkNode();
  const buildOnly = process.argv.includes("--build");
  const port = buildOnly ? 0 : await chosenPort();
  stopWithNpm();
  await ensureInstalled();
  await ensureBuilt();
  if (buildOnly) return;
  const { ended } = await startServer(port);
  console.log(`Vacatio is at http://localhost:${port}`);
  const code = await ended;
  process.exit(stopping ? 0 : code);
}

main().catch((error) => {
  if (stopping) process.exit(0);
  // A server that gives up has said why itself.
  if (!(error instanceof ServerEnded)) console.error(telling(error));
  process.exit(1);
});
