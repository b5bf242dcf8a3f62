import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { badInput, brokenData, notFound, VacatioError } from "@/lib/errors";
import { contextOn } from "../_openapi/examples";
import type { ParameterName } from "../_schemas/parameters";
import { zProblem } from "../_schemas/problem";
import type { Row } from "./operation";
import { problemOf } from "./problem";
import { readQuery } from "./query";
import { jsonResponse, knows, page } from "./respond";

const { lensContext } = contextOn("2026-11-22");

const LIST: readonly ParameterName[] = ["law", "assume", "shift", "set", "asOf", "topic", "role", "limit", "cursor"];
const PERIODS: readonly ParameterName[] = ["start", "period", "duration", "calendar", "counts"];

const read = (search: string, names: readonly ParameterName[] = LIST) =>
  readQuery(new URLSearchParams(search), names, lensContext);
const refused = (search: string, names?: readonly ParameterName[]) =>
  (read(search, names).problems ?? []).map((problem) => problem.param);
const message = (search: string, names?: readonly ParameterName[]) => read(search, names).problems?.[0]?.message ?? "";

describe("reading parameters", () => {
  it("nothing given is the default lens", () => {
    const { query } = read("");
    assert.equal(query?.lens.law, "in-force");
    assert.deepEqual([...(query?.given ?? [])], []);
  });

  it("a parameter that this resource does not have is named, and those it has are listed", () => {
    assert.deepEqual(refused("colour=red"), ["colour"]);
    assert.match(message("colour=red"), /There is no parameter "colour" here; use law, assume, .*, limit, cursor\./);
    assert.match(message("x=1", []), /this resource has none/);
  });

  it("a parameter twice that may not repeat is refused, also with the same value", () => {
    assert.deepEqual(refused("law=base-law&law=base-law"), ["law"]);
    assert.deepEqual(refused("limit=5&limit=5"), ["limit"]);
    assert.deepEqual(refused("topic=gpai&topic=prohibited"), []);
  });

  it("the same thing assumed twice with different days is refused", () => {
    const event = "commission-decision-annex-iii";
    assert.deepEqual(refused(`assume=${event}:2027-03-01&assume=${event}:2027-04-01`), ["assume"]);
    assert.doesNotMatch(message(`assume=${event}:2027-03-01&assume=${event}:2027-04-01`), /was used/);
  });

  it("a day that does not exist, a year that is absurd and a day outside the range are refused", () => {
    for (const day of ["2026-02-30", "99999-01-01", "2026-13-01", "2023-01-01", "2036-01-01", "tomorrow", "20261122"])
      assert.deepEqual(refused(`asOf=${day}`), ["asOf"], day);
  });

  it("an empty value is refused", () => {
    assert.deepEqual(refused("law="), ["law"]);
    assert.deepEqual(refused("asOf"), ["asOf"]);
  });

  it("a value of 10,000 characters is refused with its length, and never repeated", () => {
    for (const name of ["law", "asOf", "assume", "cursor", "x"]) {
      const said = message(`${name}=${"a".repeat(10_000)}`);
      assert.deepEqual(refused(`${name}=${"a".repeat(10_000)}`), [name]);
      assert.ok(said.length < 400, said);
    }
    assert.match(message(`law=${"a".repeat(10_000)}`), /"law" is 10,000 characters long/);
    const key = "k".repeat(10_000);
    assert.deepEqual(refused(`${key}=1`), [key.slice(0, 60)]);
  });

  it("a query of more than 200 settings is refused at once, by the one that is given most often", () => {
    const many = (count: number, pair: (i: number) => string) => Array.from({ length: count }, (_, i) => pair(i)).join("&");
    assert.deepEqual(refused(many(200, () => "topic=gpai")), []);
    assert.deepEqual(refused(`x=1&${many(200, () => "topic=gpai")}`), ["topic"]);
    assert.match(message(many(40_000, (i) => `k${i}`)), /^The query has 40,000 settings; at most 200 fit\./);
    const unknown = refused(many(200, (i) => `k${i}`));
    assert.equal(unknown.length, 20);
  });

  it("null bytes and broken percent-encoding are refused in words", () => {
    for (const value of ["%00", "base-law%00", "%FF", "%E0%A4%A", "a%0Ab"])
      assert.match(message(`law=${value}`), /holds characters that cannot be read|There is no scenario/, value);
    assert.match(message("law=base-law%00"), /percent-encoding/);
    assert.match(message("law=%FF"), /percent-encoding/);
  });

  it("limit is a whole number from 1 to 1000", () => {
    assert.equal(read("limit=1").query?.own.limit, 1);
    assert.equal(read("limit=1000").query?.own.limit, 1000);
    for (const value of ["0", "1001", "-1", "1.5", "1e2", "ten", "99999999999", "+5", "0x10"])
      assert.deepEqual(refused(`limit=${encodeURIComponent(value)}`), ["limit"], value);
  });

  it("what is required and missing is named", () => {
    assert.deepEqual(refused("", PERIODS), ["start"]);
    assert.deepEqual(refused("period=P2D", PERIODS), ["start"]);
    assert.deepEqual(refused("start=2026-10-09", PERIODS), []);
  });

  it("a period or start that cannot be read is refused", () => {
    for (const value of ["P1X", "P", "2D", "P1DT1H", "P99999Y"])
      assert.deepEqual(refused(`start=2026-10-09&period=${value}`, PERIODS), ["period"], value);
    for (const value of ["2026-02-30", "2026-10-09T25:00", "09.10.2026", "99999-01-01", "2026-10-09 10:00"])
      assert.deepEqual(refused(`start=${value}&period=P1D`, PERIODS), ["start"], value);
  });

  it("all problems are told, in the order in which the parameters were given", () => {
    assert.deepEqual(refused("x=1&topic=nonsense&asOf=2026-02-30&law=nonsense"), ["x", "topic", "asOf", "law"]);
  });

  it("reading never throws, and gives either a query or at least one problem", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("", "in-force", "2026-11-22", "P6M", "a:P6M", "gpai-fines:2027-01-01"),
    );
    const pair = fc.tuple(fc.oneof(fc.constantFrom<string>(...LIST), fc.string()), text);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (pairs) => {
        const { query, problems } = readQuery(new URLSearchParams(pairs), LIST, lensContext);
        assert.ok(query ? problems === undefined : (problems?.length ?? 0) > 0);
        for (const problem of problems ?? []) assert.ok(problem.message.length > 0 && problem.message.length < 1500);
      }),
    );
  });
});

describe("paging", () => {
  const rows: Row<number>[] = Array.from({ length: 25 }, (_, i) => ({ key: `row/${i}`, make: () => i }));

  it("pages follow each other without a gap or a repetition, whatever their size", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (limit) => {
        const seen: number[] = [];
        let cursor: string | undefined;
        do {
          const taken = page(rows, limit, cursor);
          assert.ok(taken.rows.length > 0 && taken.rows.length <= limit);
          seen.push(...taken.rows.map((row) => row.make()));
          cursor = taken.next;
        } while (cursor !== undefined);
        assert.deepEqual(
          seen,
          rows.map((row) => row.make()),
        );
      }),
    );
  });

  it("a full last page has no next one", () => {
    assert.equal(page(rows, 25).next, undefined);
    assert.equal(page([], 10).next, undefined);
  });

  it("a cursor holds when rows come before it or after it", () => {
    const { next } = page(rows, 10);
    const more = [{ key: "new", make: () => -1 }, ...rows, { key: "last", make: () => 99 }];
    assert.equal(page(more, 1, next).rows[0]?.make(), 10);
  });

  it("a cursor of another list is refused", () => {
    assert.throws(() => page(rows, 10, "bm9uc2Vuc2U"), { kind: "bad-input", where: "cursor" });
  });
});

describe("telling problems", () => {
  it("each kind of error has its status", () => {
    assert.equal(problemOf(badInput("law", "x")).status, 400);
    assert.equal(problemOf(notFound("id", "x")).status, 404);
    assert.equal(problemOf(new VacatioError("unavailable", "database", "x")).status, 503);
    assert.equal(problemOf(brokenData("law.json", "x")).status, 500);
    assert.equal(problemOf(new TypeError("x")).status, 500);
    for (const error of [badInput("law", "x"), new Error("x")]) zProblem.parse(problemOf(error));
  });

  it("what the reader did not cause never shows its cause", () => {
    for (const error of [
      new Error("select * from secret at /srv/app"),
      brokenData("law.json", "secret"),
      new VacatioError("unavailable", "db", "secret"),
    ])
      assert.doesNotMatch(JSON.stringify(problemOf(error)), /secret|\/srv|law\.json/);
  });
});

describe("not sending twice", () => {
  const get = (headers: Record<string, string> = {}) => new Request("http://localhost/", { headers });

  it("the same body has the same tag, another body another", async () => {
    const tag = async (body: string) => (await jsonResponse(get(), body)).headers.get("etag");
    assert.equal(await tag("{}"), await tag("{}"));
    assert.notEqual(await tag("{}"), await tag("[]"));
  });

  it("a reader who has the body gets 304 without it, with the tag", async () => {
    const etag = (await jsonResponse(get(), "{}")).headers.get("etag") as string;
    for (const header of [etag, etag.replace("W/", ""), `"other", ${etag}`, "*"]) {
      const answer = await jsonResponse(get({ "if-none-match": header }), "{}");
      assert.equal(answer.status, 304, header);
      assert.equal(await answer.text(), "");
      assert.equal(answer.headers.get("etag"), etag);
    }
    assert.equal((await jsonResponse(get({ "if-none-match": '"other"' }), "{}")).status, 200);
  });

  it("no header knows nothing", () => assert.equal(knows(null, '"a"'), false));
});
