import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { signals } from "./_answers/signals";
import { respond, respondCsv } from "./_edge/respond";
import { contextOn, EXAMPLE_DAY, operationAt } from "./_openapi/examples";

const context = contextOn(EXAMPLE_DAY);

async function get(path: string) {
  const url = new URL(`/api/v1/${path}`, "http://localhost");
  const found = operationAt(url.pathname);
  assert.ok(found, path);
  const response = await respond(found.operation, new Request(url), found.id, async () => context);
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const data = async (path: string) => {
  const { status, body } = await get(path);
  assert.equal(status, 200, JSON.stringify(body).slice(0, 300));
  return body.data;
};
const DUTY = "high-risk-annex-iii-classification";

describe("signals of the API", () => {
  it("tells of a statement what the windows say as known the day before and on the day", async () => {
    const signal = await data("signals/compute-nscale-narvik-10?asOf=2026-11-22");
    const own = signal.windows.find(
      (w: { kind: string; milestone: string; by: string }) =>
        w.kind === "capacity-lead" && w.milestone === DUTY && w.by === "stated",
    );
    for (const [side, asOf] of [
      [own.before, "2026-04-13"],
      [own.after, "2026-04-14"],
    ] as const) {
      const [window] = await data(`windows?kind=capacity-lead&site=nscale-narvik&duty=${DUTY}&asOf=${asOf}`);
      assert.deepEqual(
        [side.from, side.to, side.totalDays, side.state],
        [window.from, window.to, window.totalDays, window.state],
      );
    }
    // 31 December 2026 and 2027 against 2 August 2026; in hindsight against 2 December 2027.
    assert.deepEqual([own.before.totalDays, own.after.totalDays, signal.relevance], [-151, -516, "high"]);
    const later = signal.hindsight.windows.find(
      (w: { kind: string; milestone: string; by: string }) =>
        w.kind === "capacity-lead" && w.milestone === DUTY && w.by === "stated",
    );
    assert.deepEqual([signal.hindsight.law, later.before.totalDays, later.after.totalDays], ["final-omnibus", 336, -29]);
  });

  it("has no hindsight on its own day, and does not exist before", async () => {
    assert.equal((await data("signals/compute-nscale-narvik-10?asOf=2026-04-14")).hindsight, undefined);
    assert.equal((await get("signals/compute-nscale-narvik-10?asOf=2026-04-13")).status, 404);
  });

  it("a filter leaves what it names, several kinds add up, and the provider may be one of models", async () => {
    const ids = async (query: string) => (await data(`signals?asOf=2026-11-22&${query}`)).map((s: { id: string }) => s.id);
    const [deals, law, both] = [await ids("what=deal"), await ids("what=law"), await ids("what=deal&what=law")];
    assert.deepEqual(new Set(both), new Set([...deals, ...law]));
    assert.ok((await ids("provider=openai")).length > 0);
    assert.ok((await ids("q=narvik&moved=yes")).includes("compute-nscale-narvik-10"));
    const near: { horizon: string }[] = await data("signals?asOf=2026-11-22&horizon=within-90-days&country=FI");
    assert.ok(near.every((s) => s.horizon === "within-90-days"));
  });

  it("what cannot be used is refused by name", async () => {
    for (const [query, param] of [
      ["what=gossip", "what"],
      ["what=deal&what=gossip", "what"],
      ["moved=no", "moved"],
      ["horizon=soon", "horizon"],
      ["provider=nobody", "provider"],
      ["kind=runway", "kind"],
    ] as const) {
      const { status, body } = await get(`signals?${query}`);
      assert.deepEqual([status, body.param], [400, param]);
    }
  });

  it("the CSV twin has a row for each", async () => {
    const url = "http://localhost/api/v1/signals.csv?asOf=2026-11-22&what=deal";
    const text = await (await respondCsv(signals, new Request(url), async () => context)).text();
    const deals = await data("signals?asOf=2026-11-22&what=deal");
    assert.match(text, /^id,kind,date,/);
    for (const { id } of deals) assert.equal(text.split("\r\n").filter((line) => line.startsWith(`${id},`)).length, 1, id);
  });
});
