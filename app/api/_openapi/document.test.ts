import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { OPERATIONS } from "../_answers";
import { PARAMETERS } from "../_schemas/parameters";
import { zProblem } from "../_schemas/problem";
import { openapi } from "./document";
import { examples } from "./examples";
import kept from "./examples.json";

// biome-ignore lint/suspicious/noExplicitAny: the linter below knows the shape of the document better than a type here could
type Loose = any;
type Examples = Readonly<Record<string, { readonly request: string; readonly response: unknown }>>;

const document: Loose = JSON.parse(openapi());
const text = openapi();

describe("the OpenAPI document", () => {
  it("passes the recommended rules of the linter", { skip: tooOldForLinter() }, () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "vacatio-openapi-"));
    try {
      const file = path.join(folder, "openapi.json");
      writeFileSync(file, text);
      // Its only rule left out wants an address that is not relative; this document is served wherever the server stands.
      writeFileSync(path.join(folder, "redocly.yaml"), "extends: [recommended-strict]\nrules: { no-server-example.com: off }\n");
      const linter = path.join(process.cwd(), "node_modules/@redocly/cli/bin/cli.js");
      execFileSync(process.execPath, [linter, "lint", file, "--config", path.join(folder, "redocly.yaml")], {
        env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", CI: "true" },
        stdio: "pipe",
        encoding: "utf8",
      });
    } catch (error) {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      assert.fail(`${stdout}${stderr}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("has every resource that has a route, and no other", () => {
    const root = path.join(process.cwd(), "app/api/v1");
    const routes = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => path.basename(file) === "route.ts" && !file.includes("[[..."))
      .map(
        (file) =>
          `/api/v1/${path
            .dirname(file)
            .replaceAll(path.sep, "/")
            .replace(/\[(\w+)\]/, "{$1}")}`,
      );
    assert.deepEqual(routes.sort(), Object.keys(document.paths).sort());
  });

  it("leads nowhere that does not exist", () => {
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = (pointer as string).split("/").reduce((value, key) => value?.[key], document);
      assert.ok(found, pointer);
    }
  });

  it("describes every parameter once, and every problem with an example that is one", () => {
    assert.deepEqual(Object.keys(document.components.parameters).sort(), Object.keys(PARAMETERS).sort());
    for (const [name, response] of Object.entries<Loose>(document.components.responses)) {
      const { example } = response.content["application/problem+json"];
      assert.equal(zProblem.parse(example).type, `/api/v1/openapi.json#/components/responses/${name}`);
    }
  });

  it("says of every resource which answers it can give", () => {
    for (const [where, { get }] of Object.entries<Loose>(document.paths)) {
      for (const status of ["200", "304", "405", "500"]) assert.ok(get.responses[status], `${where} ${status}`);
      assert.equal("404" in get.responses, !where.endsWith("/openapi.json"), where);
    }
  });

  it("shows what the server would answer: after a change of the data, write the examples anew", async () => {
    assert.deepEqual(kept, await examples());
    assert.deepEqual(
      Object.keys(kept),
      OPERATIONS.map((operation) => operation.id),
    );
  });

  it("shows what anybody gets who asks later; only an answer about today names another day", async () => {
    const bare = (all: Examples) =>
      Object.entries(all).map(([id, { request, response }]) => {
        const { meta, data } = response as { meta: Loose; data: unknown };
        return [id, request, request.includes("asOf=") ? meta : { ...meta, asOf: "today" }, data];
      });
    for (const today of ["2026-12-24", "2029-08-03"]) assert.deepEqual(bare(await examples(today)), bare(kept), today);
    assert.ok(Object.values(kept).some(({ response: { meta } }) => "withheld" in meta));
  });

  it("has no shape without a name and no name without a use", () => {
    for (const id of Object.keys(document.components.schemas)) assert.ok(text.includes(`"#/components/schemas/${id}"`), id);
    assert.doesNotMatch(text, /__shared|\$defs|undefined/);
  });
});

/** The linter needs a newer Node than the server. */
function tooOldForLinter(): string | false {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major < 20 || (major === 20 && minor < 19) ? "the linter needs Node 20.19 or newer" : false;
}
