import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isoDay, parseDay } from "../time/day";
import { type CurveStep, curve } from "./curve";
import { MEASURES, mainMeasure, measuresOf, observedIn, sizeIn } from "./measure";
import { online, read, sites, statement, withStatements } from "./testing/sites";

const steps = (line: readonly CurveStep[]) => line.map((s) => [isoDay(s.from), isoDay(s.at), s.level]);

describe("the curve", () => {
  it("Narvik: promise and statement are two lines, never added, and nothing is observed", () => {
    const lines = curve(read("nscale-narvik"));
    assert.deepEqual(steps(lines.promise), [["2026-01-01", "2026-12-31", 100_000]]);
    assert.deepEqual(steps(lines.stated), [["2027-01-01", "2027-12-31", 30_000]]);
    assert.equal(lines.stated[0]?.base, 0);
    assert.deepEqual(lines.observed, []);
    assert.deepEqual(lines.seen.map((o) => o.statement).slice(-2), ["nscale-narvik-13", "nscale-narvik-14"]);
    assert.deepEqual(
      lines.listed.map(({ reading, why }) => [reading.statement, why]),
      [
        ["nscale-narvik-3", "no date"],
        ["nscale-narvik-5", "no number"],
        ["nscale-narvik-6", "no date"],
        ["nscale-narvik-7", "no number"],
        ["nscale-narvik-15", "no number"],
      ],
    );
  });

  it("forecasts stand apart, each for itself", () => {
    const { forecasts } = curve(read("nscale-narvik"));
    assert.deepEqual(
      forecasts.map((f) => [f.reading.statement, isoDay(f.at), f.base, f.level]),
      [
        ["nscale-narvik-12", "2027-12-31", 0, 30_000],
        ["nscale-narvik-14b", "2026-12-31", 0, 30_000],
      ],
    );
  });

  it("Sines: the stated 66,000 come on top of the 12,600 that run", () => {
    const { promise, stated, observed } = curve(read("nscale-sines"));
    assert.deepEqual(steps(promise), [["2026-01-01", "2026-03-31", 12_600]]);
    assert.deepEqual(steps(observed), [["2026-01-01", "2026-03-31", 12_600]]);
    assert.deepEqual(steps(stated), [["2027-10-01", "2027-12-31", 78_600]]);
    assert.equal(stated[0]?.base, 12_600);
  });

  it("a stated tranche is added to other parts that run, not to its own, and a site-total to nothing", () => {
    const of = (tranche: string, counts: "tranche" | "site-total") =>
      curve(
        read(
          withStatements([
            statement("2025-01-01", { id: "promised" }, { when: "2025", text: "2025", gpus: 900 }),
            online("2025-06-01", "a", { gpus: 10, counts: "tranche" }),
            online("2025-07-01", "b", { gpus: 5, counts: "tranche" }),
            statement("2026-01-01", { id: "stated", tranche }, { when: "2027", text: "2027", gpus: 100, counts }),
          ]),
        ),
      ).stated.map(({ base, level }) => [base, level]);
    assert.deepEqual(of("c", "tranche"), [[15, 115]]);
    assert.deepEqual(of("a", "tranche"), [[5, 105]]);
    assert.deepEqual(of("site", "site-total"), [[0, 100]]);
  });

  it("not before 2027 stands at its earliest day", () => {
    const [step] = curve(read("eurohpc-alice-recoque")).stated;
    assert.deepEqual([step?.bound, step && isoDay(step.at)], ["not-before", "2027-01-01"]);
  });

  it("capacity in operation steps up at the day since when, not at the day of the word", () => {
    const site = withStatements([
      online("2025-02-01", "b", { gpus: 5, counts: "tranche" }),
      online("2026-08-21", "a", { gpus: 10, counts: "tranche", when: "2025-01", text: "January 2025" }),
    ]);
    assert.deepEqual(steps(curve(read(site)).observed), [
      ["2025-01-01", "2025-01-31", 10],
      ["2025-02-01", "2025-02-01", 15],
    ]);
  });
});

describe("measures", () => {
  it("megawatts of grid, IT and facility are never taken for one another", () => {
    const narvik = read("nscale-narvik");
    const levels = (measure: (typeof MEASURES)[number]) => curve(narvik, measure).promise.map((s) => s.level);
    assert.deepEqual(MEASURES.map(levels), [[100_000], [253_000], ["unknown"], ["unknown"], [230], ["unknown"]]);
    assert.ok(curve(narvik, "mw-it").listed.some((l) => l.reading.statement === "nscale-narvik-2" && l.why === "no number"));
    const sines = read("nscale-sines");
    assert.deepEqual(
      MEASURES.map((m) => observedIn(sines, m)),
      [12_600, 31_800, 33, 40, "unknown", "unknown"],
    );
  });

  it("what is added to what runs is of the same measure", () => {
    const site = read(
      withStatements([
        online("2025-06-01", "a", { mw: 40, mwMeasure: "it", counts: "tranche" }),
        online("2025-06-01", "b", { mw: 30, mwMeasure: "grid", counts: "tranche" }),
        statement("2026-01-01", { tranche: "c" }, { when: "2027", text: "2027", mw: 100, mwMeasure: "grid", counts: "tranche" }),
      ]),
    );
    assert.deepEqual(curve(site, "mw-grid").stated[0]?.level, 130);
    assert.deepEqual(curve(site, "mw-it").stated[0]?.level, "unknown");
    assert.deepEqual([observedIn(site, "mw-grid"), observedIn(site, "mw-it")], [30, 40]);
    assert.deepEqual(measuresOf(site), ["mw-it", "mw-grid"]);
  });

  it("a site is shown in the measure in which most of it is given; GPUs where several are alike", () => {
    assert.equal(mainMeasure(read("nscale-narvik")), "gpus");
    assert.equal(mainMeasure(read("nscale-glomfjord")), "mw-unknown");
    assert.equal(mainMeasure(read("coreweave-barcelona")), "mw-it");
    assert.equal(mainMeasure(read("ms-nrw")), "gpus");
  });

  it("a site has a measure exactly where something is given in it", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sites), fc.constantFrom(...MEASURES), (site, measure) => {
        const readings = read(site);
        const { promise, stated, observed, forecasts } = curve(readings, measure);
        const drawn = [...promise, ...stated, ...observed, ...forecasts];
        assert.ok(drawn.every((s) => s.base === 0 || s.level === "unknown" || s.level > s.base));
        if (!measuresOf(readings).includes(measure)) assert.ok(drawn.every((s) => s.level === "unknown"));
        else
          assert.ok(
            [...readings.commitments, ...readings.online, ...readings.forecasts].some((r) => sizeIn(r, measure) !== "unknown"),
          );
      }),
      { numRuns: 100 },
    ));

  it("a line that is observed steps in the order of days", () => {
    for (const site of sites) {
      const days = curve(read(site)).observed.map((s) => s.at);
      assert.deepEqual(
        days,
        [...days].sort((a, b) => a - b),
      );
      assert.ok(days.every((d) => d <= parseDay("2026-11-22")));
    }
  });
});
