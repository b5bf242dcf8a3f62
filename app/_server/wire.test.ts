import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { markMissing } from "./missing";
import { currentResponse, watchRequests } from "./wire";

/** As the framework does it. */
const server = http.createServer((request, response) => {
  if (response.writableEnded) return;
  response.setHeader("Content-Type", ["application/json"]);
  response.setHeader("Vary", ["a", "b"]);
  setImmediate(() => {
    try {
      if (request.url === "/missing") markMissing();
    } catch {
      response.statusCode = 500;
    }
    response.end(
      JSON.stringify([response === currentResponse(), response.getHeader("content-type"), response.getHeader("vary")]),
    );
  });
});

function ask(method: string, path: string) {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number | undefined; headers: http.IncomingHttpHeaders; body: string }>((resolve, reject) => {
    http
      .request({ port, method, path }, (response) => {
        let body = "";
        response.on("data", (part) => (body += part));
        response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body }));
      })
      .on("error", reject)
      .end();
  });
}

describe("a request before the framework has it", () => {
  before(async () => {
    watchRequests();
    await new Promise<void>((resolve) => server.listen(0, resolve));
  });
  after(() => server.close());

  it("of a method that nothing knows is refused, with the methods that are possible", async () => {
    for (const method of ["TRACE", "PROPFIND"])
      for (const [path, allow, type] of [
        ["/api/v1/windows?topic=%ff", "GET, HEAD, OPTIONS", "application/problem+json"],
        ["/timeline", "GET, HEAD", "text/plain; charset=utf-8"],
        ["/mcp", "POST, OPTIONS", "text/plain; charset=utf-8"],
      ]) {
        const { status, headers, body } = await ask(method, path as string);
        assert.deepEqual([status, headers.allow, headers["content-type"]], [405, allow, type]);
        assert.match(body, new RegExp(`${method} is not possible here`));
      }
    assert.equal(JSON.parse((await ask("TRACE", "/api/v1/windows")).body).status, 405);
  });

  it("of every other method reaches the framework, the type as one text and all else as it was set", async () => {
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const { status, body } = await ask(method, "/");
      assert.deepEqual([status, JSON.parse(body)], [200, [true, "application/json", ["a", "b"]]], method);
    }
  });

  it("belongs to its own answer, which a page may mark as missing", async () => {
    const answers = await Promise.all(["/missing", "/", "/missing", "/"].map((path) => ask("GET", path)));
    assert.deepEqual(
      answers.map(({ status, body }) => [status, JSON.parse(body)[0]]),
      [404, 200, 404, 200].map((status) => [status, true]),
    );
  });

  it("outside of a request there is nothing to mark, and the framework's own 404 is left", () =>
    assert.throws(markMissing, /NEXT_HTTP_ERROR_FALLBACK;404/));
});
