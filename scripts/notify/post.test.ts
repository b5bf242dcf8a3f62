import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, describe, it } from "node:test";
import { Webhook } from "standardwebhooks";
import { type PostOptions, post, refusalOf } from "./post";
import type { Message } from "./schema";

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const MESSAGE: Message = {
  id: "msg_1",
  type: "date.near",
  timestamp: "2027-11-02T00:00:00.000Z",
  data: { summary: "Boże Ciało, Μεγάλη Παρασκευή" },
};

describe("a post", () => {
  let answer: http.RequestListener = (_request, response) => void response.end();
  const asked: { host: string | undefined; url: string | undefined; headers: http.IncomingHttpHeaders; body: string }[] = [];
  const receiver = http.createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      asked.push({ host: request.headers.host, url: request.url, headers: request.headers, body });
      answer(request, response);
    });
  });
  let port = 0;
  before(async () => {
    await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
    port = (receiver.address() as AddressInfo).port;
  });
  after(() => {
    receiver.close();
    receiver.closeAllConnections();
  });
  beforeEach(() => {
    asked.length = 0;
  });

  const send = (path = "/hook", options: Partial<PostOptions> = {}, host = "127.0.0.1") =>
    post({ url: `http://${host}:${port}${path}`, secret: SECRET }, MESSAGE, {
      allow: ["127.0.0.0/8"],
      now: () => new Date(),
      ...options,
    });
  const status =
    (code: number, headers: http.OutgoingHttpHeaders = {}): http.RequestListener =>
    (_request, response) =>
      void response.writeHead(code, headers).end("x");

  it("bears a signature that another one's check accepts, and that no other secret and no other text passes", async () => {
    answer = status(204);
    assert.deepEqual(await send(), { status: "delivered" });
    const [{ headers, body }] = asked as [(typeof asked)[number]];
    const signed = headers as Record<string, string>;
    const { id, ...rest } = MESSAGE;
    assert.deepEqual(new Webhook(SECRET).verify(body, signed), rest);
    assert.equal(signed["webhook-id"], id);
    const signature = createHmac("sha256", Buffer.alloc(32, 7)).update(`${id}.${signed["webhook-timestamp"]}.${body}`);
    assert.equal(signed["webhook-signature"], `v1,${signature.digest("base64")}`);
    assert.throws(() => new Webhook(`whsec_${Buffer.alloc(32, 8).toString("base64")}`).verify(body, signed));
    assert.throws(() => new Webhook(SECRET).verify(`${body} `, signed));
  });

  it("is delivered by any 2xx, and by nothing else", async () => {
    for (const [code, expected] of [
      [200, "delivered"],
      [299, "delivered"],
      [400, "failed"],
      [500, "failed"],
      [410, "gone"],
    ] as const) {
      answer = status(code);
      assert.equal((await send()).status, expected, String(code));
    }
    answer = status(429, { "retry-after": "20" });
    assert.deepEqual(await send(), { status: "failed", reason: "it answered 429", retryAfterMs: 20_000 });
  });

  it("follows no redirect", async () => {
    answer = status(307, { location: `http://127.0.0.1:${port}/inside` });
    assert.equal((await send()).status, "refused");
    assert.deepEqual(
      asked.map((a) => a.url),
      ["/hook"],
    );
  });

  it("goes to no address that is not public, unless it is allowed", async () => {
    const outcome = await send("/hook", { allow: [] });
    assert.equal(outcome.status, "refused");
    assert.match("reason" in outcome ? outcome.reason : "", /127\.0\.0\.1 is not public/);
    assert.equal(asked.length, 0);
  });

  it("would be refused for the same reason before there is anything to post", async () => {
    const url = `http://127.0.0.1:${port}/`;
    assert.match((await refusalOf({ url }, { allow: [] })) ?? "", /127\.0\.0\.1 is not public/);
    assert.equal(await refusalOf({ url }, { allow: ["127.0.0.0/8"] }), undefined);
    assert.deepEqual(asked, []);
  });

  it("goes to the very address that was checked: the host is asked for once", async () => {
    answer = status(200);
    let times = 0;
    const resolve = async () => {
      times += 1;
      return times === 1 ? ["127.0.0.1"] : ["127.0.0.2"];
    };
    assert.deepEqual(await send("/hook", { resolve }, "hook.invalid"), { status: "delivered" });
    assert.deepEqual([times, asked[0]?.host], [1, `hook.invalid:${port}`]);
  });

  it("waits no longer than it may, for the name as for the answer", async () => {
    answer = () => {};
    assert.match(JSON.stringify(await send("/hook", { timeoutMs: 60 })), /no answer within 0\.06 s/);
    const resolve = () => new Promise<string[]>(() => {});
    assert.match(JSON.stringify(await send("/hook", { timeoutMs: 60, resolve }, "hook.invalid")), /no answer within/);
  });

  it("a receiver that is not there is a failure, not an error", async () => {
    const outcome = await post({ url: "http://127.0.0.1:1/", secret: SECRET }, MESSAGE, {
      allow: ["127.0.0.0/8"],
      now: () => new Date(),
    });
    assert.equal(outcome.status, "failed");
  });

  it("an answer without an end is not read to its end", async () => {
    let closed: Promise<unknown> | undefined;
    answer = (_request, response) => {
      closed = new Promise((done) => response.on("close", done));
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(16_384)));
      };
      response.on("drain", more);
      more();
    };
    assert.deepEqual(await send(), { status: "delivered" });
    await closed;
  });
});
