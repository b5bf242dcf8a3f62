import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A PostgreSQL server of its own for a test run, in a temporary folder. */
export interface TestServer {
  /** The address of a database on the server. */
  url(database: string): string;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

/** What to tell where the programs of a server are missing. */
export const HOW_TO_GET_POSTGRES =
  "no PostgreSQL server programs (initdb, postgres) were found on the PATH or in /usr/lib/postgresql. Get them with `apt-get install postgresql` (Debian, Ubuntu) or `brew install postgresql` (macOS)";

/**
 * Starts a server on a free port of 127.0.0.1, with a random password. It ends with this process, however that ends.
 * @returns undefined where the programs of a server are missing
 * @throws Error with the server's own words where it does not start
 */
export async function startTestServer(): Promise<TestServer | undefined> {
  const programs = findPrograms();
  if (!programs) return undefined;
  const user = serverUser();
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "vacatio-pg-"));
  const data = path.join(dir, "data");
  const password = randomBytes(16).toString("hex");
  const passwordFile = path.join(dir, "password");
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const owned of [dir, passwordFile]) fs.chownSync(owned, user.uid, user.gid);

  try {
    execFileSync(
      programs.initdb,
      ["-D", data, "-U", "vacatio", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--locale=C", "--no-sync"],
      { ...user, cwd: dir, stdio: "pipe" },
    );
    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      const server = await start(programs.postgres, dir, data, port, user);
      if (server) return { ...server, url: (database) => `postgres://vacatio:${password}@127.0.0.1:${port}/${database}` };
      if (attempt === 3) throw new Error(`The server does not start:\n${fs.readFileSync(path.join(dir, "log"), "utf8")}`);
    }
  } catch (error) {
    fs.rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}

async function start(postgres: string, dir: string, data: string, port: number, user: { uid: number; gid: number } | undefined) {
  // The shell waits for its input to end, which it does when this process ends, and then stops the server at once.
  const script = '"$0" "$@" >"$LOG" 2>&1 & server=$!; read -r _; kill -QUIT $server; wait $server; rm -rf "$DIR"';
  const settings = { listen_addresses: "127.0.0.1", port, unix_socket_directories: dir, fsync: "off", max_connections: 40 };
  const args = ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  const shell = spawn("/bin/sh", ["-c", script, postgres, ...args], {
    ...user,
    cwd: dir,
    env: { ...process.env, DIR: dir, LOG: path.join(dir, "log") },
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  shell.unref();
  (shell.stdin as net.Socket).unref();
  const ended = new Promise<void>((resolve) => shell.once("exit", () => resolve()));
  const until = Date.now() + 20_000;
  while (Date.now() < until) {
    const log = fs.existsSync(path.join(dir, "log")) ? fs.readFileSync(path.join(dir, "log"), "utf8") : "";
    if (log.includes("database system is ready to accept connections"))
      return {
        async stop() {
          shell.ref();
          shell.stdin?.end();
          await ended;
        },
      };
    if (log.includes("FATAL")) break;
    await sleep(50);
  }
  return undefined;
}

function findPrograms(): { initdb: string; postgres: string } | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...(process.env.PATH ?? "").split(path.delimiter), ...versions.map((v) => path.join(debian, v, "bin"))];
  const folder = folders.find((f) => f && ["initdb", "postgres"].every((p) => fs.existsSync(path.join(f, p))));
  return folder === undefined ? undefined : { initdb: path.join(folder, "initdb"), postgres: path.join(folder, "postgres") };
}

/** The server refuses to run as root, so root starts it as another user. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: "pipe" }));
      return { uid: id("-u"), gid: id("-g") };
    } catch {}
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody to run it as.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
