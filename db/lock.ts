import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { VacatioError } from "@/lib/errors";

/** Long enough for a development server that restarts to let go of the folder. */
const PATIENCE_MS = 8000;

/** How long the holder of a lock may take to say who it is; one that is silent is busy, not gone. */
const SILENCE_MS = 1000;

/** After a lock was taken from a dead holder, a second taker that came at the same moment shows itself within this time. */
const SETTLE_MS = 100;

/**
 * Keeps a folder for this process alone. The lock is a socket, so the system frees it when its holder dies, however it dies.
 * @param dir a folder that exists
 * @param patienceMs how long to wait for another process to let go
 * @returns what lets go of the folder
 * @throws VacatioError `unavailable` when another process holds the folder
 */
export async function lockDir(dir: string, patienceMs = PATIENCE_MS): Promise<() => void> {
  const name = socketName(fs.realpathSync(dir));
  const until = Date.now() + patienceMs;
  for (;;) {
    const token = `${process.pid} ${randomUUID()}`;
    const server = await listen(name, token);
    if (server) return () => void server.close();

    const before = identity(name);
    const holder = await ask(name);
    if (holder === undefined) {
      if (before !== undefined && before === identity(name)) remove(name, dir);
      const taken = await listen(name, token);
      if (taken) {
        await sleep(SETTLE_MS);
        if ((await ask(name)) === token) return () => void taken.close();
        // The name belongs to another process by now, and closing the server would remove its socket file: so it stays open.
      }
    }
    if (Date.now() > until) {
      const pid = holder?.split(" ")[0];
      throw new VacatioError(
        "unavailable",
        dir,
        `The local database in ${dir} is in use by ${pid ? `process ${pid}` : "another process"}: stop that, or set DATABASE_URL to use PostgreSQL.`,
      );
    }
    await sleep(200);
  }
}

/** The same for every process, whatever its settings: a TMPDIR of its own must not give a process a lock of its own. */
function socketName(realDir: string): string {
  const id = createHash("sha256").update(realDir).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\vacatio-${id}`;
  return path.join(fs.existsSync("/tmp") ? "/tmp" : os.tmpdir(), `vacatio-${id}.lock`);
}

/** The server that now holds the name, or undefined where the name is taken. It tells every caller the token. */
function listen(name: string, token: string): Promise<net.Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.on("error", () => socket.destroy()).end(token));
    server.once("error", (error: NodeJS.ErrnoException) => (error.code === "EADDRINUSE" ? resolve(undefined) : reject(error)));
    server.listen(name, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** The token of the holder, an empty text where it does not say, undefined where there is none. */
function ask(name: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = net.connect(name);
    socket.setTimeout(SILENCE_MS, () => {
      socket.destroy();
      resolve(answer);
    });
    socket.on("data", (data) => {
      answer += data;
    });
    socket.on("end", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ECONNREFUSED" || error.code === "ENOENT" ? undefined : answer);
    });
  });
}

/** What tells this socket file from a later one of the same name. */
function identity(name: string): string | undefined {
  if (process.platform === "win32") return undefined;
  const stat = fs.statSync(name, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.ino} ${stat.ctimeNs}`;
}

function remove(name: string, dir: string): void {
  try {
    fs.unlinkSync(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw new VacatioError(
      "unavailable",
      dir,
      `The lock of the local database in ${dir} was left behind by another user: remove ${name}, or set DATABASE_URL to use PostgreSQL.`,
    );
  }
}
