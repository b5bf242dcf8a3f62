import http from "node:http";
import https from "node:https";
import { isIPv6, type LookupFunction } from "node:net";
import { Webhook } from "standardwebhooks";
import { VacatioError } from "@/lib/errors";
import packageJson from "@/package.json";
import { type Resolve, vetted } from "./guard";
import type { Address, Message } from "./schema";

/** What came of one attempt. `refused`: no further attempt helps until something is corrected. */
export type Outcome =
  | { readonly status: "delivered" }
  | { readonly status: "failed"; readonly reason: string; readonly retryAfterMs?: number }
  | { readonly status: "refused"; readonly reason: string }
  | { readonly status: "gone"; readonly reason: string };

export interface PostOptions {
  readonly allow: readonly string[];
  readonly resolve?: Resolve;
  /** The longest time for one attempt, all of it. */
  readonly timeoutMs?: number;
  readonly now: () => Date;
}

const TIMEOUT_MS = 10_000;
/** So much of an answer is read, so that its sender sees it taken; nobody looks at it. */
const MOST_READ = 64 * 1024;

/**
 * Posts a message once, signed by Standard Webhooks. The connection goes to the very addresses that were vetted; redirects are not followed.
 * Nothing is thrown.
 */
export async function post(address: Pick<Address, "url" | "secret">, message: Message, options: PostOptions): Promise<Outcome> {
  const { id, ...rest } = message;
  const body = JSON.stringify(rest);
  const now = options.now();
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": `Vacatio/${packageJson.version}`,
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(address.secret).sign(id, now, body),
  };
  try {
    const url = new URL(address.url);
    const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
    const addresses = await within(vetted(url, options.allow, options.resolve), timeoutMs);
    return outcomeOf(await send(url, addresses, headers, body, timeoutMs));
  } catch (error) {
    if (error instanceof VacatioError) return { status: "refused", reason: error.message };
    return { status: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Why a message would not be posted to an address, by its name alone; undefined where nothing is known against it. */
export async function refusalOf(address: Pick<Address, "url">, options: Omit<PostOptions, "now">): Promise<string | undefined> {
  try {
    await within(vetted(new URL(address.url), options.allow, options.resolve), options.timeoutMs ?? TIMEOUT_MS);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

function outcomeOf({ status, retryAfter }: Answer): Outcome {
  if (status >= 200 && status < 300) return { status: "delivered" };
  if (status === 410) return { status: "gone", reason: "it answered 410: gone" };
  if (status >= 300 && status < 400)
    return {
      status: "refused",
      reason: `it answered ${status}, a redirect, which is not followed: give the address it leads to`,
    };
  return {
    status: "failed",
    reason: `it answered ${status}`,
    ...(retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? { retryAfterMs: Number(retryAfter) * 1000 } : {}),
  };
}

function send(
  url: URL,
  addresses: readonly string[],
  headers: Readonly<Record<string, string>>,
  body: string,
  timeoutMs: number,
): Promise<Answer> {
  const known = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  const lookup = ((_host, { all }, done) => {
    const [first] = known;
    if (!first) done(new Error("the host has no address"), "");
    else if (all) done(null, known);
    else done(null, first.address, first.family);
  }) as LookupFunction;
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).request(
      url,
      { method: "POST", headers, lookup, agent: false },
      (answer) => {
        let read = 0;
        answer.on("data", (piece: Buffer) => {
          read += piece.length;
          if (read > MOST_READ) answer.destroy();
        });
        answer.on("error", () => {});
        resolve({ status: answer.statusCode ?? 0, retryAfter: answer.headers["retry-after"] });
      },
    );
    const timer = setTimeout(() => request.destroy(new Error(late(timeoutMs))), timeoutMs);
    request.on("close", () => clearTimeout(timer));
    request.on("error", reject);
    request.end(body);
  });
}

const late = (ms: number) => `no answer within ${ms / 1000} s`;

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(late(ms))), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
