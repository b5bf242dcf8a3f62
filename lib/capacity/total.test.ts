import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Day, isoDay, parseDay } from "../time/day";
import type { DelaySettings, SiteOn } from "./delay";
import { MEASURES, type Measure } from "./measure";
import { online, siteAt, sites, statement, withStatements } from "./testing/sites";
import { counts, stepDays, type Totals, totalsOn, totalsOver } from "./total";

const totals = (on: string, measure: Measure, ...of: SiteOn[]) => totalsOn(of, parseDay(on), measure);
const values = ({ promised, promisedLost, stated, expected, observed }: Totals) =>
  [promised, promisedLost, stated, expected, observed].map((s) => Math.round(s.value * 10) / 10);

describe("sums over sites", () => {
  const narvik = siteAt("nscale-narvik");
  const sines = siteAt("nscale-sines");

  it("Narvik: promised by the end of 2026, stated and expected by the end of 2027, nothing observed", () => {
    assert.deepEqual(values(totals("2026-12-30", "gpus", narvik)), [0, 0, 0, 0, 0]);
    assert.deepEqual(values(totals("2026-12-31", "gpus", narvik)), [100_000, 0, 0, 0, 0]);
    // 2.4 of 9 on time
    assert.deepEqual(values(totals("2027-12-31", "gpus", narvik)), [100_000, 0, 30_000, 8_000, 0]);
  });

  it("what runs is expected for certain, and only what is stated on top of it by its chance", () => {
    assert.deepEqual(values(totals("2026-11-22", "gpus", sines)), [12_600, 0, 12_600, 12_600, 12_600]);
    // 30,000 by 2.4 of 9 at Narvik
    assert.deepEqual(values(totals("2027-12-31", "gpus", sines, narvik)), [112_600, 0, 42_600, 20_600, 12_600]);
  });

  it("the date of a start is no date of its size: what it ends at has a sum of its own", () => {
    // Sines: 66,000 from late 2027 on, a start
    const { stated, statedStarts, expected } = totals("2027-12-31", "gpus", sines);
    assert.deepEqual([stated.value, statedStarts, expected.value], [12_600, { value: 66_000, sites: 1, unknown: 0 }, 12_600]);
    assert.equal(totals("2027-12-30", "gpus", sines).statedStarts.sites, 0);
  });

  it("what is lost or paused was promised all the same, and is not stated any more", () => {
    const bosquel = siteAt("fluidstack-bosquel");
    // Bosquel: a start of 500,000 was promised
    const both = totals("2026-12-31", "gpus", bosquel, narvik);
    assert.deepEqual(values(both), [100_000, 0, 0, 0, 0]);
    assert.deepEqual([both.promisedStarts.value, both.promisedStartsLost.value, both.statedStarts.sites], [500_000, 500_000, 0]);
    assert.equal(totals("2026-12-31", "gpus", bosquel).stated.sites, 0);
    const paused = siteAt("nscale-stargate-uk", "2026-09-17");
    assert.equal(paused.readings.state, "paused");
    assert.deepEqual(values(totals("2026-12-31", "gpus", paused)), [8_000, 8_000, 0, 0, 0]);
  });

  it("programmes, places for reference and clouds in general are in no sum", () => {
    const left = sites.map((s) => siteAt(s)).filter((s) => !counts(s));
    // Monarch and Texas; two programmes of the Union; Skien, Lahti, Cambois and Newport
    assert.equal(left.length, 8);
    assert.ok(left.every((s) => s.readings.site.scope !== undefined));
    for (const measure of MEASURES) {
      const { promised, stated, observed } = totals("2035-12-31", measure, ...left);
      for (const sum of [promised, stated, observed]) assert.deepEqual(sum, { value: 0, sites: 0, unknown: 0 });
    }
    assert.deepEqual(stepDays(left, "gpus"), []);
  });

  it("a site without a number in the measure is counted as unknown, and adds nothing", () => {
    const data4 = siteAt("data4-cambrai");
    assert.deepEqual(totals("2030-12-31", "gpus", data4, narvik).promised, { value: 100_000, sites: 1, unknown: 1 });
    assert.deepEqual(totals("2030-12-30", "gpus", data4, narvik).promised, { value: 100_000, sites: 1, unknown: 0 });
    assert.deepEqual(totals("2030-12-31", "gpus", data4).expected, { value: 0, sites: 0, unknown: 1 });
    assert.deepEqual(totals("2030-12-31", "mw-unknown", data4).promised, { value: 1_000, sites: 1, unknown: 0 });
    assert.deepEqual(totals("2030-12-31", "mw-it", data4, narvik).promised, { value: 0, sites: 0, unknown: 2 });
  });

  it("a chance that is not known is counted as unknown", () => {
    const early = siteAt("nscale-narvik", "2025-09-04");
    assert.deepEqual(totals("2027-12-31", "gpus", early).stated, { value: 100_000, sites: 1, unknown: 0 });
    assert.deepEqual(totals("2027-12-31", "gpus", early).expected, { value: 0, sites: 0, unknown: 1 });
  });

  it("a statement below what runs takes nothing away", () => {
    const site = siteAt(
      withStatements([
        online("2025-06-01", "a", { gpus: 500 }),
        statement("2026-01-01", {}, { when: "2026-06", text: "June 2026", gpus: 300 }),
      ]),
    );
    assert.deepEqual(values(totals("2026-11-22", "gpus", site)), [300, 0, 500, 500, 500]);
  });

  it("the sums of many days are those of each of them", () => {
    const days = ["2026-11-22", "2026-12-31", "2027-12-31", "2030-01-01"].map((day) => parseDay(day));
    assert.deepEqual(
      totalsOver([narvik, sines], days, "gpus"),
      days.map((day) => totalsOn([narvik, sines], day, "gpus")),
    );
  });

  it("steps are the days of what is given in the measure", () => {
    assert.deepEqual(stepDays([narvik, sines], "gpus").map(isoDay), ["2026-03-31", "2026-12-31", "2027-12-31"]);
    assert.deepEqual(stepDays([narvik, sines], "mw-it").map(isoDay), ["2026-03-31"]);
  });
});

describe("laws of sums", () => {
  const anyAsOf = fc.integer({ min: parseDay("2024-06-01"), max: parseDay("2029-12-31") }).map((n) => isoDay(n as Day));
  const anyOn = fc.integer({ min: parseDay("2024-01-01"), max: parseDay("2040-12-31") }).map((n) => n as Day);
  const anySites = fc.subarray([...sites], { minLength: 1, maxLength: 12 });
  const anySettings: fc.Arbitrary<DelaySettings> = fc.oneof(
    fc.constant({}),
    fc.record({ lost: fc.double({ min: 0, max: 1, noNaN: true }), mu: fc.constant(2), sigma: fc.constant(1) }),
  );
  const close = 1e-6;

  it("observed is at most expected, expected at most stated, and the lost part at most the promised sum", () =>
    fc.assert(
      fc.property(anySites, anyAsOf, anyOn, fc.constantFrom(...MEASURES), anySettings, (some, asOf, on, measure, settings) => {
        const { promised, promisedLost, stated, expected, observed } = totalsOn(
          some.map((s) => siteAt(s, asOf, settings)),
          on,
          measure,
        );
        assert.ok(observed.value <= expected.value + close, "observed <= expected");
        assert.ok(expected.value <= stated.value + close, "expected <= stated");
        assert.ok(promisedLost.value <= promised.value, "promisedLost <= promised");
        assert.ok(expected.sites <= stated.sites && expected.unknown >= stated.unknown, "expected.sites <= stated.sites");
      }),
      { numRuns: 100 },
    ));

  it("no promised, stated or expected sum falls from the as-of date on", () =>
    fc.assert(
      fc.property(anySites, anyAsOf, anyOn, fc.nat(2000), fc.constantFrom(...MEASURES), (some, asOf, on, more, measure) => {
        const of = some.map((s) => siteAt(s, asOf));
        const first = Math.max(on, parseDay(asOf)) as Day;
        const [a, b] = [totalsOn(of, first, measure), totalsOn(of, (first + more) as Day, measure)];
        for (const key of ["promised", "stated", "expected"] as const) {
          if (a[key].unknown === b[key].unknown) assert.ok(a[key].value <= b[key].value + close, key);
        }
      }),
      { numRuns: 100 },
    ));

  it("the sum of two groups is the sum of both", () =>
    fc.assert(
      fc.property(anyOn, fc.constantFrom(...MEASURES), fc.nat(sites.length), (on, measure, cut) => {
        const all = sites.map((s) => siteAt(s));
        const [whole, left, right] = [all, all.slice(0, cut), all.slice(cut)].map((of) => totalsOn(of, on, measure));
        for (const key of ["promised", "promisedLost", "stated", "expected", "observed"] as const) {
          assert.ok(whole && left && right);
          assert.ok(Math.abs(whole[key].value - left[key].value - right[key].value) < close);
          assert.equal(whole[key].unknown, left[key].unknown + right[key].unknown);
          assert.equal(whole[key].sites, left[key].sites + right[key].sites);
        }
      }),
      { numRuns: 40 },
    ));
});
