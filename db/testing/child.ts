import { openDatabase } from "@/db/client";
import { readDataset } from "@/db/dataset";
import { loadDataset } from "@/db/load";
import { lockDir } from "@/db/lock";
import { datasetDir, startDatabase } from "@/db/start";
import { edited } from "./edited";

/** What the process tests start: a process that does one thing, with the database its environment names. */

const [task, argument = ""] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const die = () => process.kill(process.pid, "SIGKILL");
const told = (event: "data" | "end") => new Promise((resolve) => process.stdin.once(event, resolve).resume());

const TASKS: Record<string, () => Promise<void>> = {
  /** Keeps the database open until its input ends. */
  async hold() {
    const database = await openDatabase({ patienceMs: 0 });
    say("open");
    await told("end");
    await database.close();
  },

  start: () => startDatabase(say),

  /** Loads a later edition and dies as the statement with the given number is about to be sent, at the latest when it is loaded. */
  async "die-loading"() {
    let statements = 0;
    const { db } = await openDatabase({
      onQuery() {
        statements += 1;
        if (statements === Number(argument)) die();
      },
    });
    const dataset = edited(readDataset(datasetDir()));
    say("loading");
    await loadDataset(db, dataset, new Date());
    say("loaded");
    die();
  },

  /** Takes the lock of the given folder when it is told to, and holds it until its input ends. */
  async race() {
    say("ready");
    await told("data");
    const unlock = await lockDir(argument, 0);
    say("mine");
    await told("end");
    unlock();
  },
};

try {
  await TASKS[task as string]?.();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
}
