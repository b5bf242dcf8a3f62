/** `npm run bench`: measures the domain in Node.js and the pages in a browser; without a browser, the domain alone. */
import path from "node:path";
import { checkNode, ensureBuilt, ensureInstalled, findChromium, freePort, run, startServer, withFolder } from "./kit.mjs";

await withFolder(async (folder) => {
  checkNode();
  await ensureInstalled();
  const env = { NODE_ENV: "production" };
  const chromium = await findChromium();
  if (chromium) {
    await ensureBuilt();
    const port = await freePort();
    await startServer(port, { env: { VACATIO_DATA: path.join(folder, "data"), DATABASE_URL: undefined }, show: false });
    Object.assign(env, { BASE_URL: `http://127.0.0.1:${port}`, CHROMIUM_PATH: chromium });
  } else {
    console.log("No Chromium was found: the pages are not measured.");
  }
  const { code } = await run([process.execPath, "--import", "tsx", "bench/run.ts", ...process.argv.slice(2)], {
    env,
    show: true,
  });
  return code;
});
