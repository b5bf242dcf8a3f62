import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { online, siteAt, siteNamed, statement, withStatements } from "../capacity/testing/sites";
import { parseDay } from "../time/day";
import { promiseWindow } from "./promise";
import { at } from "./testing/duties";

const of = (site: Parameters<typeof siteAt>[0], asOf = "2026-11-22") => promiseWindow(siteAt(site, asOf), parseDay(asOf));

describe("promise", () => {
  it("Narvik: 39 days left on 100,000 GPUs promised for 2026, with what was seen last, and no duty", () => {
    const window = of("nscale-narvik");
    assert.deepEqual([window.state, at(window.from), at(window.to)], ["open", "2026-11-22", "2026-12-31"]);
    assert.deepEqual(window.length, { months: 1, extraDays: 9, totalDays: 39 });
    assert.match(
      window.text,
      /^1 month 9 days \(39 days\) left: 100,000 NVIDIA GB300, promised “end-2026”\. Last seen from outside on 5 July 2026: /,
    );
    assert.deepEqual([window.milestone, window.formal], [undefined, "same"]);
    assert.ok(window.reasons.some((r) => r.text.startsWith("Promised by the company") && r.from?.kind === "statement"));
  });

  it("is open the day before the last possible day, today on it, past the day after", () => {
    const days = ["2026-12-30", "2026-12-31", "2027-01-01"].map((day) => of("nscale-narvik", day));
    assert.deepEqual(
      days.map((w) => w.state),
      ["open", "today", "past"],
    );
    assert.deepEqual(
      days.map((w) => w.text.slice(0, 16)),
      ["1 day left: 100,", "The last day: 10", "Over, 1 day ago:"],
    );
  });

  it("closes soon within 90 days, the day itself included", () => {
    assert.deepEqual(
      ["2026-10-01", "2026-10-02", "2026-12-31", "2027-01-01"].map((day) => of("nscale-narvik", day).closesSoon),
      [false, true, true, false],
    );
  });

  it("a promise whose part runs says since when, as exactly as it was said", () => {
    assert.equal(of("nscale-sines").text, "It runs, since Q1 2026: 12,600 NVIDIA GB300, promised “Q1 2026”.");
    assert.equal(of("dt-munich").text, "It runs, by 5 February 2026 at the latest: 10,000 GPUs, promised “2026 at the latest”.");
  });

  it("runs only where its own part does", () =>
    assert.deepEqual(
      ["dt-munich", "nscale-sines", "mistral-bruyeres", "nscale-narvik", "fluidstack-bosquel"].map((id) => of(id).runs),
      [true, true, false, false, false],
    ));

  it("what runs elsewhere on the site is told, and does not keep the promise", () => {
    const window = of("mistral-bruyeres");
    assert.equal(window.state, "past");
    assert.match(
      window.text,
      /^Over, .* Nothing known says that it was met\. Part of the site is in operation, by 17 June 2026 at the latest: 18,000 GPUs\.$/,
    );
    assert.match(of("nscale-glomfjord").text, /in operation, by October 2025 at the latest: 30 MW\.$/);
  });

  it("a lost site has no promise left, a paused one says so", () => {
    const lost = of("fluidstack-bosquel");
    assert.deepEqual([lost.state, at(lost.to), lost.length, lost.closesSoon], ["not-applicable", "never", "unknown", false]);
    assert.ok(lost.reasons.some((r) => r.from?.id === "fluidstack-bosquel-2"));
    assert.match(of("nscale-stargate-uk", "2026-09-17").text, /The site is paused\./);
  });

  it("where the words of the last observation are not at hand, its day stands alone", () => {
    const narvik = siteNamed("nscale-narvik");
    const light = { ...narvik, statements: narvik.statements.map((s) => ({ ...s, detail: "" })) };
    assert.match(of(light).text, /promised “end-2026”\. Last seen from outside on 5 July 2026\.$/);
  });

  it("without a dated promise it is unknown, and without any word too", () => {
    for (const window of [of("brookfield-strangnas"), of("nscale-narvik", "2023-06-30")])
      assert.deepEqual(
        [window.state, window.length, window.text],
        ["unknown", "unknown", "Not known: no dated promise is known. Nothing seen from outside is known."],
      );
  });

  it("a promise of not before a day has no latest one: open until that day, then not known, and never over", () => {
    const site = withStatements([statement("2026-01-01", {}, { when: "2027", bound: "not-before", gpus: 100 })]);
    const [before, after] = ["2026-12-31", "2027-01-01"].map((day) => of(site, day));
    assert.deepEqual([before?.state, before?.range], ["open", "unknown"]);
    assert.match(before?.text ?? "", /^1 day left: 100 GPUs, promised for not before 2027\./);
    assert.deepEqual([after?.state, after?.closesSoon], ["unknown", false]);
    assert.match(after?.text ?? "", /^Not known: it was promised for not before 2027, with no latest day\./);
  });

  it("the sum of what runs counts from its first part", () => {
    const site = withStatements([
      statement("2026-01-01", { tranche: "c" }, { when: "2027", gpus: 900 }),
      online("2026-03-01", "a", { when: "2026-02", gpus: 100, counts: "tranche" }),
      online("2026-05-01", "b", { when: "2026-05-01", gpus: 200, counts: "tranche" }),
    ]);
    assert.match(of(site).text, /in operation, since February 2026: 300 GPUs\.$/);
  });
});
