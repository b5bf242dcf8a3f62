import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "csv-parse/sync";
import { windows as api } from "@/app/api/_answers/windows";
import { respond } from "@/app/api/_edge/respond";
import { contextOn } from "@/app/api/_openapi/examples";
import { readWorkbook } from "@/lib/export/testing/workbook";
import { serialDay } from "@/lib/export/xlsx";
import { respondFile } from "./respond";

const c = contextOn("2026-11-22");
const get = (format: "csv" | "xlsx", query: string, headers: Record<string, string> = {}) =>
  respondFile(format, new Request(`http://localhost/windows/export.${format}?${query}`, { headers }), async () => c);

const rowsOf = async (query: string): Promise<Record<string, string>[]> =>
  parse(await (await get("csv", query)).text(), { columns: true });

const sheetsOf = async (query: string) => readWorkbook(await (await get("xlsx", query)).arrayBuffer());

describe("windows as CSV", () => {
  it("has the rows of the API under the same settings, and each bears the lens and the addresses of its sources", async () => {
    const query = "asOf=2026-11-22&kind=enforcement-gap&duty=high-risk-annex-iii-requirements&country=PL&country=NL";
    const rows = await rowsOf(query);
    assert.deepEqual(
      rows.map((r) => [r.dutyId, r.country, r.state, r.totalDays]),
      [
        ["high-risk-annex-iii-requirements", "Netherlands", "open", ""],
        ["high-risk-annex-iii-requirements", "Poland", "no gap", "-400"],
      ],
    );
    const poland = rows[1];
    assert.deepEqual([poland?.fromLatest, poland?.toLatest], ["2027-12-02", "2026-10-28"]);
    assert.match(poland?.sourceUrls ?? "", /^https:\/\//);
    assert.deepEqual(
      [poland?.law, poland?.compare, poland?.asOf, poland?.licence],
      ["final-omnibus", "base-law", "2026-11-22", "CC BY 4.0"],
    );
    assert.equal(poland?.link, `http://localhost/windows?${query}`);
    assert.match(poland?.note ?? "", /^Not legal advice\. The Act sets no place for compute/);
  });

  it("folds nothing and leaves nothing out", async () => {
    const answer = await respond(
      api,
      new Request("http://localhost/api/v1/windows?kind=migration&limit=1000"),
      "",
      async () => c,
    );
    const first = (await answer.json()) as { data: { milestone: string; site: string }[] };
    const rows = await rowsOf("kind=migration");
    // 53 duties at each site of the file
    assert.equal(rows.length, 53 * c.dataset.sites.length);
    assert.deepEqual(
      rows.slice(0, 1000).map((r) => `${r.dutyId} ${r.siteId}`),
      first.data.map((r) => `${r.milestone} ${r.site}`),
    );
  });

  it("names no source that was published after the as-of date", async () => {
    const later = new Map(c.dataset.sources.map((s) => [s.id, s.publishedOn]));
    for (const row of await rowsOf("asOf=2025-09-01&kind=enforcement-gap"))
      for (const id of (row.sources ?? "").split(" | ").filter(Boolean)) {
        const on = later.get(id);
        assert.ok(!on || on <= "2025-09-01".slice(0, on.length), `${id} ${on}`);
      }
  });
});

describe("windows as a workbook", () => {
  it("names a published estimate as such", async () => {
    const about = (await sheetsOf("kind=start-by&lead=nb-assessment")).get("About")?.rows ?? [];
    const said = about.find((r) => r.get("A") === "Assessment takes")?.get("B");
    assert.match(String(said), /^6 to 24 months, a published estimate \(nb-assessment\)/);
  });

  it("has days before the words for them, and the formal date by its name in the API", async () => {
    const [head] = (await sheetsOf("kind=runway&duty=ai-literacy")).get("Windows")?.rows ?? [];
    const names = [...(head ?? new Map()).values()];
    for (const end of ["from", "to"]) assert.ok(names.indexOf(`${end}Latest`) < names.indexOf(end), end);
    assert.ok(names.includes("formal"));
  });

  it("has windows, sources and settings on sheets of their own, with a frozen head", async () => {
    const sheets = await sheetsOf("asOf=2026-11-22&kind=runway&lead=4-9&role=deployer");
    assert.deepEqual([...sheets.keys()], ["Windows", "Sources", "About"]);
    for (const [name, sheet] of sheets) assert.ok(sheet.frozen, name);
    const about = new Map((sheets.get("About")?.rows ?? []).map((r) => [r.get("A"), r.get("B")]));
    assert.equal(about.get("As known on"), "22 November 2026");
    assert.match(String(about.get("Law")), /in force/);
    assert.equal(about.get("Kinds of window"), "Runway");
    assert.equal(about.get("Roles"), "deployer");
    assert.match(String(about.get("Assessment takes")), /^4-9 months/);
    assert.equal(about.get("Link"), "http://localhost/windows?asOf=2026-11-22&kind=runway&lead=4-9&role=deployer");
    assert.match(String(about.get("Data revision")), /^1 \(0{64}\) of 2026-11-22$/);
    assert.match(String(about.get("Licence of the data")), /CC BY 4\.0/);
    assert.match(String(about.get("Compute")), /The Act sets no place for compute/);
    assert.ok([...about.values()].includes("Not legal advice."));
  });

  it("holds days as dates and lengths as numbers", async () => {
    const sheet = (await sheetsOf("asOf=2026-11-22&kind=runway&duty=high-risk-annex-iii-classification")).get("Windows");
    const [head, row] = sheet?.rows ?? [];
    const at = (name: string) => row?.get([...(head ?? [])].find(([, value]) => value === name)?.[0] ?? "");
    assert.equal(at("toLatest"), serialDay("2027-12-02"));
    assert.deepEqual([at("months"), at("extraDays"), at("totalDays")], [12, 10, 375]);
    assert.equal(at("state"), "open");
    assert.match(String(at("reasons")), /Art\. 113/);
    assert.match(sheet?.xml ?? "", /<c [^>]*s="\d+"/);
  });

  it("names every source of its rows with its address", async () => {
    const sheets = await sheetsOf("asOf=2026-11-22&kind=enforcement-gap&country=PL");
    const windows = sheets.get("Windows")?.rows ?? [];
    const column = [...(windows[0] ?? [])].find(([, value]) => value === "sources")?.[0] ?? "";
    const used = new Set(
      windows.slice(1).flatMap((r) =>
        String(r.get(column) ?? "")
          .split(" | ")
          .filter(Boolean),
      ),
    );
    const listed = new Map((sheets.get("Sources")?.rows ?? []).slice(1).map((r) => [r.get("A"), r.get("D")]));
    assert.ok(used.size > 10);
    assert.deepEqual([...listed.keys()].sort(), [...used].sort());
    for (const id of used) assert.equal(listed.get(id), c.dataset.sources.find((s) => s.id === id)?.url ?? undefined, id);
  });
});

describe("bad settings of a file", () => {
  it("are a problem with the parameter named, as in the API", async () => {
    for (const [query, param] of [
      ["kind=holiday", "kind"],
      ["lead=12-6", "lead"],
      ["lead=-1-3", "lead"],
      ["lead=0-600", "lead"],
      ["duty=none-such", "duty"],
      ["sort=date", "sort"],
    ] as const)
      for (const format of ["csv", "xlsx"] as const) {
        const answer = await get(format, query);
        assert.equal(answer.status, 400, query);
        assert.equal(answer.headers.get("content-type"), "application/problem+json");
        assert.equal(((await answer.json()) as { param: string }).param, param);
      }
  });

  it("where the data cannot be read the answer is 503", async (t) => {
    t.mock.method(console, "error", () => {});
    const answer = await respondFile("csv", new Request("http://localhost/windows/export.csv"), async () => {
      throw new Error("no database");
    });
    assert.equal(answer.status, 503);
  });
});
