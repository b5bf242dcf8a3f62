import assert from "node:assert/strict";
import net from "node:net";
import test from "node:test";
import { buildFiles, chosenPort, contentHash, freePort, listFiles, run, seconds } from "./kit.mjs";

test("a duration is shown in the unit that fits it", () => {
  assert.equal(seconds(432), "0.4 s");
  assert.equal(seconds(9_940), "9.9 s");
  assert.equal(seconds(9_960), "10 s");
  assert.equal(seconds(59_400), "59 s");
  assert.equal(seconds(59_600), "1 min 00 s");
  assert.equal(seconds(125_000), "2 min 05 s");
});

test("a port that is no port is refused with what was given", async () => {
  for (const text of ["0", "65536", "abc", "-1", "3000 ", "1e3"]) {
    await assert.rejects(chosenPort(text), new RegExp(`PORT is "${text}"`));
  }
});

test("a port in use is refused, and another one named", async () => {
  const port = await freePort();
  const server = net.createServer();
  await new Promise((resolve) => server.listen(port, resolve));
  try {
    await assert.rejects(chosenPort(String(port)), new RegExp(`^Error: Port ${port} is in use.*PORT=`));
  } finally {
    server.close();
  }
  assert.equal(await chosenPort(String(port)), port);
});

test("a command gives its exit code and both streams, and one that hangs is ended", async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 3";
  const { code, output } = await run([process.execPath, "-e", script]);
  assert.equal(code, 3);
  assert.deepEqual(output.trim().split("\n").sort(), ["err", "out"]);
  const hanging = await run([process.execPath, "-e", "setInterval(() => {}, 1000)"], { limitMs: 300 });
  assert.equal(hanging.code, 1);
  assert.match(hanging.output, /ran longer than 0\.3 s/);
});

test("the build is made of sources, settings and the lock, and not of tests", () => {
  const files = buildFiles();
  for (const file of [
    "lib/errors.ts",
    "db/data/law.json",
    "next.config.js",
    "instrumentation.ts",
    "package-lock.json",
    "tsconfig.json",
  ]) {
    assert.ok(files.includes(file), file);
  }
  for (const file of files) assert.doesNotMatch(file, /\.test\.|^scripts|^e2e|^node_modules|playwright/);
});

test("the hash of files changes with any of them, and with nothing else", () => {
  const all = ["LICENSE", "NOTICE"];
  assert.equal(contentHash(all), contentHash(all));
  assert.notEqual(contentHash(all), contentHash(["LICENSE"]));
  assert.notEqual(contentHash(["NOTICE"]), contentHash(["LICENSE"]));
});

test("a folder that is not there has no files", () => {
  assert.deepEqual(listFiles(["no-such-folder"], /./), []);
});
