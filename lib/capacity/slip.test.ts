import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Day, isoDay, parseDay } from "../time/day";
import { monthsBetween, slipOf, slipsOf } from "./slip";
import { DATASET_DAY, delayFacts, online, read, siteNamed, sites, statement, withStatements } from "./testing/sites";

const slips = (site: Parameters<typeof read>[0], asOf = DATASET_DAY) => slipsOf(read(site, asOf), parseDay(asOf));
const of = (site: string, promise: string, asOf = DATASET_DAY) => {
  const found = slips(site, asOf).find((s) => s.promise.statement === promise);
  assert.ok(found, promise);
  return found;
};
const moved = (site: string, promise: string) => of(site, promise).revisions.map((r) => [isoDay(r.day), r.months]);
const first = (site: string, asOf = DATASET_DAY) => slipOf(read(site, asOf), parseDay(asOf));

describe("the slip of a promise", () => {
  it("Munich: promised by 2026, moved up to Q1 2026, online by 5 February 2026, before both", () => {
    const munich = of("dt-munich", "dt-munich-1");
    assert.equal(isoDay(munich.promised), "2026-12-31");
    assert.deepEqual(moved("dt-munich", "dt-munich-1"), [["2026-03-31", -9]]);
    assert.ok(munich.outcome.status === "online");
    assert.deepEqual([isoDay(munich.outcome.day), munich.outcome.months], ["2026-02-05", -10.8]);
    assert.equal(first("dt-munich"), -10.8);
    assert.equal(slips("dt-munich").length, 1);
  });

  it("Loughton: moved twice, both times counted from the end of 2026", () => {
    // 90 and 181 days, of 30.4375 to the month
    assert.deepEqual(moved("nscale-loughton", "nscale-loughton-1"), [
      ["2027-03-31", 3],
      ["2027-06-30", 5.9],
    ]);
    assert.equal(of("nscale-loughton", "nscale-loughton-1").outcome.status, "open");
    assert.equal(first("nscale-loughton"), 5.9);
    assert.equal(first("nscale-loughton", "2026-04-07"), 3);
    assert.equal(first("nscale-loughton", "2025-09-15"), 0);
  });

  it("Fouju: the whole campus moved by 36 months, its first part not", () => {
    assert.deepEqual(moved("campus-ia-fouju", "campus-ia-fouju-2"), [["2033-12-31", 36]]);
    assert.deepEqual(moved("campus-ia-fouju", "campus-ia-fouju-1"), []);
    assert.equal(first("campus-ia-fouju"), 36);
  });

  it("Le Bosquel is lost, Stargate UK was paused before it was lost", () => {
    assert.deepEqual(of("fluidstack-bosquel", "fluidstack-bosquel-1").outcome, {
      status: "lost",
      statement: "fluidstack-bosquel-2",
    });
    assert.equal(first("fluidstack-bosquel"), "lost");
    assert.equal(first("nscale-stargate-uk", "2026-09-17"), "paused");
    assert.equal(first("nscale-stargate-uk"), "lost");
  });

  it("Narvik: the promise for the site is not moved by the newer chips, which are a promise of their own", () => {
    assert.deepEqual(moved("nscale-narvik", "nscale-narvik-2"), []);
    assert.equal(of("nscale-narvik", "nscale-narvik-2").outcome.status, "open");
    assert.equal(isoDay(of("nscale-narvik", "nscale-narvik-10").promised), "2027-12-31");
    assert.equal(first("nscale-narvik"), 0);
  });

  it("what is overdue is at least so late as the as-of date, and open on the promised day itself", () => {
    const dra = (asOf: string) => of("polar-dra01", "polar-dra01-1", asOf).outcome;
    assert.deepEqual(dra("2025-12-31"), { status: "open" });
    assert.deepEqual(dra("2026-01-01"), { status: "overdue", months: 0 });
    assert.deepEqual(dra(DATASET_DAY), { status: "overdue", months: 10.7 });
    assert.deepEqual(dra("2026-12-31"), { status: "overdue", months: 12 });
    // One that was moved is overdue from its last day, and late by the months from its first
    assert.deepEqual(of("nscale-loughton", "nscale-loughton-1", "2027-06-30").outcome, { status: "open" });
    assert.deepEqual(of("nscale-loughton", "nscale-loughton-1", "2027-07-01").outcome, { status: "overdue", months: 6 });
  });

  it("where nobody says since when it runs, coming after the promised day is a slip of an unknown length", () => {
    const promise = statement("2025-01-01", { id: "promise" }, { when: "2025-Q2", text: "Q2 2025" });
    const outcome = (on: string, since?: string) => {
      const [slip] = slips(withStatements([promise, online(on, "site", since ? { when: since, text: since } : {})]));
      assert.ok(slip?.outcome.status === "online");
      return slip.outcome.months;
    };
    assert.equal(outcome("2025-09-30"), "unknown");
    assert.equal(outcome("2025-09-30", "2025-09-30"), 3);
    assert.equal(outcome("2025-06-30"), 0);
    assert.equal(outcome("2025-05-31"), -1);
  });

  it("without a dated promise there is no slip", () => {
    assert.equal(first("brookfield-strangnas"), "none");
    assert.deepEqual(slips("brookfield-strangnas"), []);
    assert.equal(first("nscale-narvik", "2023-06-30"), "none");
  });

  it("a month is 30.4375 days, to one decimal", () => {
    assert.equal(monthsBetween(parseDay("2025-01-01"), parseDay("2026-01-01")), 12);
    assert.equal(monthsBetween(parseDay("2026-01-01"), parseDay("2025-11-01")), -2);
  });
});

describe("the slips of the evidence", () => {
  /** Months that our reading of the same promise gives, by the statement with which the outcome is told. */
  const ours = (site: string, promise: string, outcome: string | null) => {
    const slip = slips(site).find((s) => [s.promise, ...s.revisions.map((r) => r.reading)].some((r) => r.statement === promise));
    assert.ok(slip, promise);
    const from = slip.revisions.find((r) => r.reading.statement === promise)?.day ?? slip.promised;
    const revision = slip.revisions.find((r) => r.reading.statement === outcome);
    if (revision) return { same: slip.promise.statement === promise, months: monthsBetween(from, revision.day) };
    assert.ok(slip.outcome.status === "online" && slip.outcome.reading.statement === outcome);
    return {
      same: slip.promise.statement === promise && slip.outcome.months !== "unknown",
      months: monthsBetween(from, slip.outcome.day),
    };
  };
  const counted = delayFacts.outcomes.filter((o) => o.counts && o.slipMonths !== null);

  it("have the months that the statements give from the promised day", () => {
    for (const { site, promiseStatement, outcomeStatement, promisedBy, slipMonths } of counted) {
      assert.equal(ours(site, promiseStatement, outcomeStatement).months, slipMonths, site);
      const readings = read(site).commitments.find((c) => c.statement === promiseStatement);
      assert.ok(readings && readings.date !== "undated");
      assert.equal(isoDay(readings.date.latest), promisedBy);
    }
  });

  it("are shown the same way at the site, but for those that count from a later word or without a day", () => {
    const other = counted.filter((o) => !ours(o.site, o.promiseStatement, o.outcomeStatement).same).map((o) => o.site);
    // Munich and MeluXina-AI: the evidence takes a revision as the promise, the site its first word.
    // Jupiter: the evidence takes the day of the opening; since when it ran nobody said.
    assert.deepEqual(other.sort(), ["dt-munich", "eurohpc-jupiter", "eurohpc-meluxina-ai"]);
  });

  it("an outcome that is lost is lost at the site", () => {
    for (const o of delayFacts.outcomes.filter((x) => x.status === "cancelled"))
      assert.equal(of(o.site, o.promiseStatement).outcome.status, "lost");
  });
});

describe("laws of slips", () => {
  const anyDay = fc.integer({ min: parseDay("2024-01-01"), max: parseDay("2030-12-31") }).map((n) => isoDay(n as Day));

  it("every dated commitment is a promise or moves one of the same tranche, exactly once", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sites), anyDay, (site, asOf) => {
        const all = slips(site, asOf);
        const told = all.flatMap((s) => [s.promise, ...s.revisions.map((r) => r.reading)]);
        const dated = read(site, asOf).commitments.filter((c) => c.date !== "undated");
        assert.deepEqual(told.map((r) => r.statement).sort(), dated.map((r) => r.statement).sort());
        const supersedes = new Map(siteNamed(site.id).statements.map((s) => [s.id, s.supersedes]));
        for (const { promise, revisions } of all)
          for (const { reading } of revisions) {
            assert.equal(reading.tranche, promise.tranche);
            assert.ok(supersedes.get(reading.statement) !== undefined);
            assert.ok(reading.statedOn.latest >= promise.statedOn.latest);
          }
      }),
      { numRuns: 100 },
    ));

  it("a revision through a word without a date still belongs to the first promise", () => {
    const site = withStatements([
      statement("2025-01-01", { id: "a" }, { when: "2025", text: "2025" }),
      statement("2025-02-01", { id: "b", reading: "revision", supersedes: "a" }, { gpus: 5 }),
      statement("2025-03-01", { id: "c", reading: "revision", supersedes: "b" }, { when: "2026", text: "2026" }),
    ]);
    assert.deepEqual(
      slips(site).map((s) => [s.promise.statement, s.revisions.map((r) => r.reading.statement)]),
      [["a", ["c"]]],
    );
  });

  it("words that supersede one another in a circle end", () => {
    const word = (id: string, supersedes: string) =>
      statement("2025-01-01", { id, reading: "revision", supersedes }, { when: "2026", text: "2026" });
    assert.equal(slips(withStatements([word("a", "b"), word("b", "a")])).length, 2);
  });
});
