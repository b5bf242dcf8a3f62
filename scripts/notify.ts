/** Posts dates that come near and changes of the data to the addresses in a file: `npm run notify [-- --dry-run]`. */
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { dataDir } from "../db/client";
import { lockDir } from "../db/lock";
import { badInput, VacatioError } from "../lib/errors";
import { readConfig, storeIn } from "./notify/files";
import { post, refusalOf } from "./notify/post";
import { notify } from "./notify/run";
import { getFrom } from "./notify/server";

try {
  const args = process.argv.slice(2);
  const dryRun = args.includes("--dry-run");
  if (args.length > (dryRun ? 1 : 0)) throw badInput("arguments", "Use: npm run notify, or npm run notify -- --dry-run");
  const config = readConfig(process.env.VACATIO_WEBHOOKS?.trim() || path.join(dataDir(), "webhooks.json"));
  const dir = path.join(dataDir(), "notify");
  const store = storeIn(dir);
  const unlock = await lockDir(dir, 0).catch((error: unknown) => {
    if (!(error instanceof VacatioError)) throw error;
    throw new VacatioError("unavailable", dir, "Another run is at work; start this one again when it has ended.");
  });
  try {
    const now = () => new Date();
    const delivered = await notify(
      config,
      {
        store,
        get: getFrom(config.server),
        post: (address, message) => post(address, message, { allow: config.allow, now }),
        refusalOf: (address) => refusalOf(address, { allow: config.allow }),
        wait: (ms) => wait(ms),
        now,
        log: console.log,
      },
      dryRun,
    );
    if (!delivered) process.exitCode = 1;
  } finally {
    unlock();
  }
} catch (error) {
  if (!(error instanceof VacatioError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
