import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import type { ChangeRow } from "@/app/api/_schemas/changes";
import type { UpcomingFile } from "@/app/feeds/_edge/upcoming";
import { badInput } from "@/lib/errors";
import { readConfig, storeIn } from "./files";
import type { Outcome } from "./post";
import { type Around, notify } from "./run";
import { type Address, type Config, type Message, zConfig } from "./schema";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "vacatio-notify-"));
after(() => fs.rmSync(folder, { recursive: true }));

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const configOf = (...addresses: Record<string, unknown>[]): Config =>
  zConfig.parse({ addresses: addresses.map((own) => ({ name: "mill", url: "https://hook.test/", secret: SECRET, ...own })) });

const changeRow = (n: number, text = "x"): ChangeRow => ({
  fromRevision: 1,
  toRevision: 2,
  collection: "milestones",
  id: `m${n}`,
  of: "none",
  title: `Milestone ${n}`,
  change: "changed",
  fields: [{ field: "rule.date", from: "2026-08-02", to: text }],
  sources: [],
});

let counter = 0;

/** A world of its own: what the server says, and a receiver that answers as told. */
function world() {
  counter += 1;
  const dir = path.join(folder, String(counter));
  const said = {
    asOf: "2027-11-02",
    revision: 1,
    near: [{ uid: "runway.ai-literacy", date: "2027-12-02", daysBefore: 30, reachedOn: "2027-11-02" }],
    changes: [] as ChangeRow[],
  };
  const posted: { readonly to: string; readonly message: Message }[] = [];
  const asked: string[] = [];
  const waited: number[] = [];
  const lines: string[] = [];
  const answers: Outcome[] = [];
  const file = (): UpcomingFile => ({
    meta: { asOf: said.asOf, revision: said.revision, recordedAt: "2027-11-02T06:00:00.000Z", notice: "Not legal advice." },
    data: said.near.map(({ uid, date, daysBefore, reachedOn }) => ({
      uid,
      kind: "runway",
      date,
      daysLeft: 1,
      mark: { id: `near/${uid}/${date}/${daysBefore}`, daysBefore, reachedOn },
      summary: uid,
      tentative: false,
      text: "Why this day:",
      reason: "It says so.",
      citation: "Art. 4",
      milestone: "ai-literacy",
      sources: [{ id: "oj-2024-1689", title: "Regulation", publisher: "EU", url: "https://eur-lex.europa.eu/" }],
      categories: [],
      url: "http://localhost/",
    })),
  });
  const around: Around = {
    store: storeIn(dir),
    get: async (from) => {
      asked.push(from);
      if (from.includes("topic=cheese")) throw badInput("lens", 'There is no topic "cheese".');
      return from.startsWith("/api/v1/changes") ? { meta: {}, data: said.changes } : file();
    },
    post: async (address: Address, message) => {
      posted.push({ to: address.name, message });
      return answers.shift() ?? { status: "delivered" };
    },
    refusalOf: async (address) => (address.url.includes("10.0.0.1") ? "10.0.0.1 is not public." : undefined),
    wait: async (ms) => void waited.push(ms),
    now: () => new Date("2027-11-02T08:00:00Z"),
    log: (line) => void lines.push(line),
  };
  const dead = () => {
    const log = path.join(dir, "dead-letters.jsonl");
    return fs.existsSync(log)
      ? fs
          .readFileSync(log, "utf8")
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line))
      : [];
  };
  return { said, posted, asked, waited, lines, answers, around, dead };
}

const FAILED: Outcome = { status: "failed", reason: "it answered 500" };
const times = (n: number, outcome: Outcome): Outcome[] => Array.from({ length: n }, () => outcome);

describe("what is told", () => {
  it("a date is told once, however often it is run", async () => {
    const w = world();
    for (let run = 0; run < 3; run++) assert.equal(await notify(configOf({}), w.around), true);
    assert.equal(w.posted.length, 1);
    const { type, data, timestamp } = (w.posted[0] as (typeof w.posted)[number]).message;
    // The day begins in Brussels.
    assert.equal(timestamp, "2027-11-01T23:00:00.000Z");
    assert.deepEqual([type, data.date, data.daysBefore, data.notice], ["date.near", "2027-12-02", 30, "Not legal advice."]);
    assert.deepEqual([data.milestone, data.citation, data.reason], ["ai-literacy", "Art. 4", "It says so."]);
    assert.deepEqual(data.sources, [
      { id: "oj-2024-1689", title: "Regulation", publisher: "EU", url: "https://eur-lex.europa.eu/" },
    ]);
  });

  it("a later mark, and a date that has moved, are told anew", async () => {
    const w = world();
    await notify(configOf({}), w.around);
    w.said.near = [{ uid: "runway.ai-literacy", date: "2027-12-02", daysBefore: 7, reachedOn: "2027-11-25" }];
    await notify(configOf({}), w.around);
    w.said.near = [{ uid: "runway.ai-literacy", date: "2027-12-03", daysBefore: 7, reachedOn: "2027-11-26" }];
    await notify(configOf({}), w.around);
    assert.equal(new Set(w.posted.map((p) => p.message.id)).size, 3);
  });

  it("a new address is told nothing of what came before it", async () => {
    const w = world();
    w.said.near = [{ uid: "old", date: "2027-12-01", daysBefore: 30, reachedOn: "2027-11-01" }];
    w.said.revision = 7;
    await notify(configOf({}), w.around);
    assert.deepEqual(w.posted, []);
    assert.ok(!w.asked.some((from) => from.startsWith("/api/v1/changes")));
  });

  it("the changes between two runs are one message, and an address that does not want them gets none", async () => {
    const w = world();
    w.said.near = [];
    const config = configOf({}, { name: "quiet", changes: false });
    await notify(config, w.around);
    w.said.revision = 3;
    w.said.changes = [changeRow(1), { ...changeRow(2), change: "reordered" }];
    for (let run = 0; run < 2; run++) await notify(config, w.around);
    assert.deepEqual(
      w.posted.map((p) => [p.to, p.message.type, p.message.data.fromRevision, p.message.data.toRevision]),
      [["mill", "data.changed", 1, 3]],
    );
    const { data } = (w.posted[0] as (typeof w.posted)[number]).message;
    assert.deepEqual(
      (data.records as { id: string }[]).map((r) => r.id),
      ["m1"],
    );
    assert.equal(data.more, false);
    assert.equal(data.url, "http://localhost:3000/changes?from=1&to=3");
  });

  it("a message stays small: a long record names only its fields, and what does not fit is said to be there", async () => {
    const w = world();
    w.said.near = [];
    await notify(configOf({}), w.around);
    w.said.revision = 2;
    w.said.changes = [
      changeRow(0, "x".repeat(50_000)),
      ...Array.from({ length: 49 }, (_, n) => changeRow(n + 1, "y".repeat(900))),
    ];
    await notify(configOf({}), w.around);
    const { data } = (w.posted[0] as (typeof w.posted)[number]).message;
    assert.ok(JSON.stringify(data).length < 20_000);
    assert.deepEqual((data.records as ChangeRow[])[0]?.fields, [{ field: "rule.date" }]);
    assert.equal(data.more, true);
  });

  it("data that start afresh are no reason to stop", async () => {
    const w = world();
    w.said.revision = 9;
    await notify(configOf({}), w.around);
    w.said.revision = 1;
    assert.equal(await notify(configOf({}), w.around), true);
    w.said.revision = 2;
    w.said.changes = [changeRow(1)];
    await notify(configOf({}), w.around);
    assert.equal(w.posted.filter((p) => p.message.type === "data.changed").length, 1);
  });

  it("an address has its own lens, and one that cannot be read keeps no other from its news", async () => {
    const w = world();
    const config = configOf({ name: "wrong", lens: "topic=cheese" }, { lens: "?topic=gpai&role=provider", days: [30] });
    assert.equal(await notify(config, w.around), false);
    assert.ok(w.lines.some((line) => line.startsWith('wrong: There is no topic "cheese"')));
    assert.deepEqual(
      w.posted.map((p) => p.to),
      ["mill"],
    );
    assert.ok(w.asked.includes("/feeds/upcoming.json?topic=gpai&role=provider&alarm=30"));
  });

  it("a dry run posts nothing and remembers nothing", async () => {
    const w = world();
    await notify(configOf({}), w.around, true);
    assert.deepEqual(w.posted, []);
    assert.ok(w.lines.some((line) => line.includes("would post")));
    await notify(configOf({}), w.around);
    assert.equal(w.posted.length, 1);
  });

  it("a dry run says what would keep a post from its address, also before anything is new", async () => {
    const w = world();
    w.said.near = [];
    assert.equal(await notify(configOf({ url: "https://10.0.0.1/" }), w.around, true), false);
    assert.equal(w.lines.at(-1), "mill: a post would fail: 10.0.0.1 is not public.");
    assert.equal(await notify(configOf({}), w.around, true), true);
  });
});

describe("what is not delivered", () => {
  it("is tried four times with longer and longer pauses, under the same id", async () => {
    const w = world();
    w.answers.push(FAILED, { ...FAILED, retryAfterMs: 9_000_000 }, FAILED);
    assert.equal(await notify(configOf({}), w.around), true);
    assert.deepEqual(w.waited, [1_000, 60_000, 25_000]);
    assert.equal(new Set(w.posted.map((p) => p.message.id)).size, 1);
  });

  it("waits for the next run, and is then delivered once", async () => {
    const w = world();
    w.answers.push(...times(4, FAILED));
    assert.equal(await notify(configOf({}), w.around), false);
    w.said.near = [];
    assert.equal(await notify(configOf({}), w.around), true);
    assert.equal(await notify(configOf({}), w.around), true);
    assert.deepEqual([w.posted.length, w.dead()], [5, []]);
  });

  it("is given up after five runs and three days, and written down whole", async () => {
    const w = world();
    w.answers.push(...times(100, FAILED));
    for (let run = 0; run < 6; run++) await notify(configOf({}), w.around);
    assert.deepEqual(w.dead(), []);
    w.said.asOf = "2027-11-05";
    await notify(configOf({}), w.around);
    const [letter, ...more] = w.dead();
    assert.deepEqual(
      [letter.address, letter.reason, letter.message.data.date, more],
      ["mill", "it answered 500", "2027-12-02", []],
    );
    const count = w.posted.length;
    await notify(configOf({}), w.around);
    assert.equal(w.posted.length, count);
  });

  it("is not tried again at once where only a correction helps", async () => {
    const w = world();
    w.answers.push({ status: "refused", reason: "10.0.0.1 is not public" });
    assert.equal(await notify(configOf({}), w.around), false);
    assert.deepEqual([w.posted.length, w.waited, w.dead()], [1, [], []]);
  });

  it("a receiver that says it is gone is left alone until its address changes", async () => {
    const w = world();
    w.answers.push({ status: "gone", reason: "it answered 410: gone" });
    for (let run = 0; run < 2; run++) assert.equal(await notify(configOf({}), w.around), false);
    assert.deepEqual([w.posted.length, w.dead().length], [1, 1]);
    w.said.near = [{ uid: "next", date: "2027-12-03", daysBefore: 30, reachedOn: "2027-11-03" }];
    assert.equal(await notify(configOf({}), w.around), false);
    assert.deepEqual(w.around.store.read().addresses.mill?.waiting, [], "nothing piles up for it");
    assert.equal(await notify(configOf({ url: "https://other.test/" }), w.around), true);
  });

  it("a run that breaks off does not post again what it had delivered", async () => {
    const w = world();
    w.said.near.push({ uid: "next", date: "2027-12-02", daysBefore: 30, reachedOn: "2027-11-02" });
    const post = w.around.post;
    const broken: Around = {
      ...w.around,
      post: async (address, message) => {
        if (w.posted.length === 1) throw new Error("the machine went off");
        return post(address, message);
      },
    };
    await assert.rejects(notify(configOf({}), broken), /went off/);
    await notify(configOf({}), w.around);
    assert.deepEqual(
      w.posted.map((p) => p.message.data.uid),
      ["runway.ai-literacy", "next"],
    );
  });
});

describe("the file of addresses", () => {
  const file = path.join(folder, "webhooks.json");
  const write = (text: string) => fs.writeFileSync(file, text);

  it("has defaults for all but name, address and secret", () => {
    write(JSON.stringify({ addresses: [{ name: "mill", url: "https://hook.test/", secret: SECRET }] }));
    assert.deepEqual(readConfig(file), {
      server: "http://localhost:3000",
      allow: [],
      addresses: [{ name: "mill", url: "https://hook.test/", secret: SECRET, lens: "", changes: true, days: [90, 30, 7, 0] }],
    });
  });

  it("says what is wrong and where, and never a secret", () => {
    const good = { name: "mill", url: "https://hook.test/", secret: SECRET };
    const refused = (addresses: unknown, words: RegExp, more: object = {}) => {
      write(JSON.stringify({ addresses, ...more }));
      assert.throws(
        () => readConfig(file),
        (error: Error) => words.test(error.message) && !error.message.includes("c2hvcnQ"),
        String(words),
      );
    };
    refused([{ ...good, secret: "whsec_c2hvcnQ=" }], /addresses\.0\.secret: write "whsec_" and 24 to 64 random bytes/);
    refused([{ ...good, url: "ftp://hook.test/" }], /addresses\.0\.url: write an address with https/);
    refused([{ ...good, url: "https://me:c2hvcnQ@hook.test/" }], /addresses\.0\.url: write no name and password/);
    refused([{ ...good, lens: "asOf=2026-01-01" }], /addresses\.0\.lens: leave out asOf/);
    refused([{ ...good, days: [-1] }], /addresses\.0\.days\.0/);
    refused([{ ...good, colour: "red" }], /addresses\.0: .*colour/);
    refused([good, good], /give each address a name of its own/);
    refused([], /name at least one address/);
    refused([good], /allow\.0: write a range of addresses/, { allow: ["10.0.0.1"] });
    write(`{"secret": c2hvcnQ}`);
    assert.throws(() => readConfig(file), /webhooks\.json is not valid JSON\.$/);
    assert.throws(() => readConfig(path.join(folder, "none.json")), /There is no /);
  });
});
