import { z } from "zod";
import type { ChangeRow } from "@/app/api/_schemas/changes";
import type { UpcomingFile } from "@/app/feeds/_edge/upcoming";
import { VacatioError } from "@/lib/errors";
import { addDays, counted, isoDay, parseDay } from "@/lib/time/day";
import type { Store } from "./files";
import { changeMessages, nearMessages } from "./messages";
import type { Outcome } from "./post";
import type { Address, Config, Memory, Message, Remembered } from "./schema";

/** How long to wait before each further attempt of a run. */
const BACKOFF_MS = [1_000, 5_000, 25_000];
/** A receiver that asks for more patience gets so much; the rest is for the next run. */
const LONGEST_WAIT_MS = 60_000;
/** A message is given up after so many runs, and not before so many days. */
const PATIENCE = { runs: 5, days: 3 };
/** So many messages go to one address in one run. */
const MOST_MESSAGES = 200;
/** No mark is told later than 730 days after it was reached; what is older needs no memory. */
const REMEMBERED_DAYS = 1000;
/** So many changes are asked for; a message holds few. */
const MOST_ROWS = 50;

/** What a run needs of the world. */
export interface Around {
  readonly store: Store;
  /** The JSON that the server answers. @throws VacatioError with what it says is wrong */
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (address: Address, message: Message) => Promise<Outcome>;
  /** Why nothing can be posted to an address, where that shows without posting. */
  readonly refusalOf: (address: Address) => Promise<string | undefined>;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

/**
 * Finds what is new for each address and posts it; with `dryRun` it only says what it would post and what would keep it from that, and
 * remembers nothing.
 * @returns whether all that was to be told has been delivered
 */
export async function notify(config: Config, around: Around, dryRun = false): Promise<boolean> {
  const memory = around.store.read();
  const results = config.addresses.map(async (address) => {
    try {
      if (memory.addresses[address.name]?.gone === address.url) {
        around.log(`${address.name}: has said that it is gone; take it out of the file, or give another address`);
        return false;
      }
      const asOf = await find(address, config, memory, around);
      const own = memory.addresses[address.name] as Remembered;
      if (dryRun) {
        for (const { message } of own.waiting) around.log(`${address.name}: would post ${titleOf(message)}`);
        if (own.waiting.length === 0) around.log(`${address.name}: nothing is new`);
        const refusal = await around.refusalOf(address);
        if (refusal !== undefined) around.log(`${address.name}: a post would fail: ${refusal}`);
        return refusal === undefined;
      }
      around.store.write(memory);
      return await deliver(address, own, asOf, memory, around);
    } catch (error) {
      if (!(error instanceof VacatioError)) throw error;
      around.log(`${address.name}: ${error.message}`);
      return false;
    }
  });
  // What breaks for one address must not leave the others half done.
  const ended = await Promise.allSettled(results);
  const broken = ended.find((one) => one.status === "rejected");
  if (broken) throw broken.reason;
  return ended.every((one) => one.status === "fulfilled" && one.value);
}

const zNews = z.object({
  meta: z.object({ asOf: z.iso.date(), revision: z.int().positive(), recordedAt: z.iso.datetime() }),
  data: z.array(z.unknown()),
});

/** Puts what is new into the queue of an address; returns the day in Brussels. */
async function find(address: Address, config: Config, memory: Memory, { get, log }: Around): Promise<string> {
  const query = new URLSearchParams(address.lens);
  query.set("alarm", address.days.join() || "none");
  const news = await get(`/feeds/upcoming.json?${query}`);
  if (!zNews.safeParse(news).success)
    throw new VacatioError("unavailable", "server", `${config.server} does not answer as Vacatio does; check "server".`);
  const file = news as UpcomingFile;
  const { asOf, revision, recordedAt } = file.meta;
  const before = memory.addresses[address.name];
  if (!before) log(`${address.name}: is new; what comes from today on is told`);
  const own: Remembered = before ?? { started: asOf, revision, known: {}, waiting: [] };
  const oldest = isoDay(addDays(parseDay(asOf), -REMEMBERED_DAYS));
  own.known = Object.fromEntries(Object.entries(own.known).filter(([, day]) => day >= oldest));
  if (own.revision > revision)
    log(`${address.name}: the data of the server start afresh; changes count from revision ${revision}`);
  const changed =
    address.changes && own.revision < revision ? await changesOf(address, config, own.revision, revision, recordedAt, get) : [];
  own.revision = revision;
  for (const message of [...changed, ...nearMessages(address, file, own.started)]) {
    if (Object.hasOwn(own.known, message.id)) continue;
    own.known[message.id] = asOf;
    own.waiting.push({ message, runs: 0 });
  }
  memory.addresses[address.name] = own;
  return asOf;
}

async function changesOf(
  address: Address,
  config: Config,
  from: number,
  to: number,
  recordedAt: string,
  get: Around["get"],
): Promise<Message[]> {
  const { meta, data } = (await get(`/api/v1/changes?from=${from}&to=${to}&limit=${MOST_ROWS}`)) as {
    meta: { next?: string };
    data: ChangeRow[];
  };
  const url = new URL(`/changes?from=${from}&to=${to}`, config.server).href;
  return changeMessages(address, data, { from, to, recordedAt, more: meta.next !== undefined, url });
}

/** Posts the queue of an address, the oldest first. The first one that fails ends it for this run. */
async function deliver(address: Address, own: Remembered, asOf: string, memory: Memory, around: Around): Promise<boolean> {
  const { store, log } = around;
  let [sent, well] = [0, true];
  for (const entry of own.waiting.slice(0, MOST_MESSAGES)) {
    const outcome = await attempts(address, entry.message, around);
    if (outcome.status === "delivered") {
      sent += 1;
      own.waiting = own.waiting.filter((other) => other !== entry);
      store.write(memory);
      continue;
    }
    well = false;
    log(`${address.name}: ${titleOf(entry.message)} was not delivered: ${outcome.reason}`);
    const stale = isoDay(addDays(parseDay(asOf), -PATIENCE.days));
    // The others wait for the same reason, so it counts for all.
    for (const other of own.waiting) other.runs += 1;
    const isOver = ({ message, runs }: (typeof own.waiting)[number]) =>
      outcome.status === "gone" || (runs >= PATIENCE.runs && (own.known[message.id] ?? "") <= stale);
    const given = own.waiting.filter(isOver);
    for (const { message } of given)
      store.bury({ at: around.now().toISOString(), address: address.name, reason: outcome.reason, message });
    own.waiting = own.waiting.filter((other) => !given.includes(other));
    if (outcome.status === "gone") own.gone = address.url;
    store.write(memory);
    if (given.length > 0) log(`${address.name}: ${counted(given.length, "message")} given up; see dead-letters.jsonl`);
    break;
  }
  const left = own.waiting.length;
  log(`${address.name}: ${counted(sent, "message")} delivered${left > 0 ? `, ${left} waiting for the next run` : ""}`);
  return well;
}

async function attempts(address: Address, message: Message, { post, wait }: Around): Promise<Outcome> {
  for (let i = 0; ; i++) {
    const outcome = await post(address, message);
    const pause = BACKOFF_MS[i];
    if (outcome.status !== "failed" || pause === undefined) return outcome;
    await wait(Math.max(pause, Math.min(outcome.retryAfterMs ?? 0, LONGEST_WAIT_MS)));
  }
}

function titleOf({ type, data }: Message): string {
  if (type === "data.changed") return `the changes from revision ${data.fromRevision} to ${data.toRevision}`;
  return `"${data.summary}" on ${data.date}, ${data.daysBefore} days before`;
}
