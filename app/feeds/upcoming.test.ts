import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contextOn } from "@/app/api/_openapi/examples";
import { respondFeed } from "./_edge/respond";
import { type UpcomingFile, upcoming } from "./_edge/upcoming";

const FILE = { type: "application/json", name: "upcoming.json" };

async function ask(query: string, day: string): Promise<UpcomingFile> {
  const context = contextOn(day);
  const request = new Request(`http://localhost/feeds/upcoming.json?${query}`);
  return (await respondFeed(request, async () => context, FILE, upcoming)).json();
}

/** High-risk duties of Annex III apply on 2 December 2027. */
const DUTY = "duty=high-risk-annex-iii-requirements";

describe("the days that are near", () => {
  it("a day is near from the first mark on, and is told with the nearest mark that is reached", async () => {
    const markOn = async (day: string) => (await ask(`${DUTY}&alarm=90,30`, day)).data.map((e) => [e.daysLeft, e.mark]);
    assert.deepEqual(await markOn("2027-09-02"), []);
    const id = "near/runway.high-risk-annex-iii-requirements.in-force@vacatio/2027-12-02";
    assert.deepEqual(await markOn("2027-09-03"), [[90, { id: `${id}/90`, daysBefore: 90, reachedOn: "2027-09-03" }]]);
    assert.deepEqual(await markOn("2027-11-10"), [[22, { id: `${id}/30`, daysBefore: 30, reachedOn: "2027-11-02" }]]);
    assert.deepEqual(await markOn("2027-12-03"), []);
  });

  it("each says why it is that day, and leads to its page", async () => {
    const { meta, data } = await ask(`${DUTY}&alarm=30`, "2027-11-10");
    assert.equal(meta.asOf, "2027-11-10");
    assert.match(data[0]?.text ?? "", /Why this day:[\s\S]*In the law: Arts?\. /);
    assert.match(data[0]?.url ?? "", /^http:\/\/localhost\/milestones\/high-risk-annex-iii-requirements/);
  });

  it("what its text says is there as data too: the date of the law, the reason, the citation and the sources", async () => {
    const [{ milestone, citation, reason, sources } = assert.fail()] = (await ask(`${DUTY}&alarm=30`, "2027-11-10")).data;
    assert.equal(milestone, "high-risk-annex-iii-requirements");
    assert.match(citation, /^Arts?\. /);
    assert.match(reason, /apply to Annex III systems from 2 December 2027/);
    assert.ok(sources.some(({ id, url }) => id === "oj-2026-1744" && url.startsWith("https://")));
    const { data } = await ask(
      "kind=start-by&kind=enforcement-gap&kind=promise&kind=capacity-lead&fine=NL:2027-07&alarm=730",
      "2026-11-22",
    );
    assert.deepEqual([...new Set(data.map((e) => e.kind))].sort(), ["capacity-lead", "enforcement-gap", "promise", "start-by"]);
    for (const e of data) {
      const isSite = e.kind === "promise" || e.kind === "capacity-lead";
      assert.deepEqual([e.milestone === undefined, e.citation === "none"], [isSite, isSite], e.uid);
      assert.ok(e.reason !== "" && e.sources.length > 0, e.uid);
    }
  });

  it("an estimate that is made anew each day is not told each day", async () => {
    const query = "kind=capacity-lead&delay=p50&alarm=730";
    const [one, two] = [await ask(query, "2026-11-22"), await ask(query, "2026-11-23")];
    const before = new Map(one.data.map((e) => [e.uid, e]));
    const both = two.data.filter((e) => before.has(e.uid));
    assert.ok(both.some((e) => before.get(e.uid)?.date !== e.date));
    for (const { uid, mark } of both) assert.equal(mark.id, before.get(uid)?.mark.id);
  });
});
