import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, type Day, isoDay, parseDay } from "../time/day";
import {
  type Arrival,
  arrivalOf,
  chanceOfNever,
  chanceOn,
  type DelaySettings,
  delayModel,
  estimate,
  evidenceOn,
  MONTH_DAYS,
  quantile,
} from "./delay";
import type { DelayOutcome, SiteClass } from "./schema";
import { DATASET_DAY, delayEvidence, delayFacts, read, siteAt, sites, statement, withStatements } from "./testing/sites";

const evidenceAs = (asOf: string) => evidenceOn(delayFacts, parseDay(asOf));
const arrival = (site: string, asOf = DATASET_DAY, settings: DelaySettings = {}) => siteAt(site, asOf, settings).arrival;
function expected(a: Arrival): Extract<Arrival, { status: "expected" }> {
  assert.ok(a.status === "expected", a.status);
  return a;
}
function number(value: number | string): number {
  assert.ok(typeof value === "number", `${value}`);
  return value;
}
const near = (value: number | string, right: number, by = 1e-9) =>
  assert.ok(Math.abs(number(value) - right) <= by, `${value} is not ${right}`);
const dayText = (q: Day | string) => (typeof q === "number" ? isoDay(q) : q);
const runs = { numRuns: 100 };

describe("the evidence of delays", () => {
  it("as of the dataset's own day it is the estimate that the dataset holds", () => {
    const { counts, slips, slip } = evidenceAs(delayEvidence.estimate.asOf);
    const held = delayEvidence.estimate;
    assert.deepEqual(counts, held.counts);
    assert.deepEqual(slips, held.slip.values);
    assert.ok(slip !== "unknown");
    assert.deepEqual(
      [slip.mu, slip.sigma].map((x) => Math.round(x * 1e4) / 1e4),
      [held.slip.meanLn, held.slip.sdLn],
    );
  });

  it("2 on time, 6 late, 2 lost, with slips of 3 to 36 months", () => {
    const { counts, slips, slip } = evidenceAs(DATASET_DAY);
    // On time: Munich and CoreWeave in Norway. Late in a hall: MeluXina-AI, Alice Recoque.
    assert.deepEqual(counts["existing-hall"], { onTime: 2, late: 2, lost: 0 });
    // Late on a green field: Jupiter, Arlandastad, Loughton, Fouju. Lost: Le Bosquel.
    assert.deepEqual(counts.greenfield, { onTime: 0, late: 4, lost: 1 });
    // Stargate UK; whether its hall stood is not known
    assert.deepEqual(counts.unknown, { onTime: 0, late: 0, lost: 1 });
    assert.deepEqual(counts.pooled, { onTime: 2, late: 6, lost: 2 });
    // In that order: Loughton, MeluXina-AI, Jupiter, Alice Recoque, Arlandastad, Fouju
    assert.deepEqual(slips, [3, 6, 8.1, 12, 24, 36]);
    assert.ok(slip !== "unknown");
    near(slip.mu, 2.3715, 5e-5);
    // Of the population; that of a sample would be 0.9129
    near(slip.sigma, 0.8334, 5e-5);
  });

  it("an outcome counts from the day it was known", () => {
    const on = (asOf: string) => {
      const { counts, slips } = evidenceAs(asOf);
      return [counts.pooled.onTime, counts.pooled.late, counts.pooled.lost, slips];
    };
    assert.deepEqual(on("2024-12-31"), [0, 0, 0, []]);
    assert.deepEqual(on("2025-11-17"), [1, 3, 0, [3, 8.1, 24]]);
    // Alice Recoque on 18 November, Fouju on 10 December
    assert.deepEqual(on("2025-12-31"), [1, 5, 0, [3, 8.1, 12, 24, 36]]);
    // Munich on 5 February; MeluXina-AI and Le Bosquel are dated to the half, and count from its end
    assert.deepEqual(on("2026-06-29"), [2, 5, 0, [3, 8.1, 12, 24, 36]]);
    assert.deepEqual(on("2026-06-30"), [2, 6, 1, [3, 6, 8.1, 12, 24, 36]]);
    assert.deepEqual(on("2026-09-17"), on("2026-06-30"));
    assert.equal(on("2026-09-18")[2], 2);
  });

  it("what is not proven, open or unverified never counts", () => {
    const counted = evidenceAs("2035-12-31").counted.map((o) => o.site);
    for (const id of ["nscale-narvik", "nscale-sines", "mistral-les-ulis", "nscale-keflavik"])
      assert.ok(!counted.includes(id), id);
  });

  it("with fewer than two slips there is a share for each outcome, and no quantile", () => {
    assert.deepEqual(evidenceAs("2025-09-04").slips, [24]);
    assert.equal(evidenceAs("2025-09-04").slip, "unknown");
    assert.notEqual(evidenceAs("2025-09-05").slip, "unknown");
    const narvik = arrival("nscale-narvik", "2025-09-04");
    const { p10, p50, p90, never } = estimate(narvik);
    assert.deepEqual([p10, p50, p90], ["unknown", "unknown", "unknown"]);
    // One late on a green field, Arlandastad, with the prior: 4 * 0.04 / 5
    near(never, 0.032);
    near(chanceOn(narvik, parseDay("2026-12-31")), 0.48);
    assert.equal(chanceOn(narvik, parseDay("2027-01-01")), "unknown");
  });

  it("slips that are all alike have no spread, so no curve", () => {
    const alike = delayFacts.outcomes.map((o) => ({ ...o, slipMonths: o.slipMonths && 6 }));
    assert.equal(evidenceOn({ ...delayFacts, outcomes: alike }, parseDay(DATASET_DAY)).slip, "unknown");
  });
});

describe("the model of a class", () => {
  const model = (siteClass: SiteClass, settings: DelaySettings = {}) => delayModel(evidenceAs(DATASET_DAY), siteClass, settings);
  const shares = (siteClass: SiteClass, settings: DelaySettings = {}) => Object.values(model(siteClass, settings).shares);

  it("weighs the prior as four outcomes; an unknown class takes all outcomes", () => {
    for (const [siteClass, right] of [
      ["existing-hall", [4.4 / 8, 3.44 / 8, 0.16 / 8]],
      ["greenfield", [2.4 / 9, 5.44 / 9, 1.16 / 9]],
      ["unknown", [4.4 / 14, 7.44 / 14, 2.16 / 14]],
    ] as const)
      for (const [i, share] of shares(siteClass).entries()) near(share, right[i] as number);
    assert.deepEqual([model("unknown").reference, model("greenfield").reference], ["pooled", "greenfield"]);
    assert.deepEqual(
      Object.values(delayModel(evidenceAs("2024-12-31"), "greenfield").shares).map((x) => Math.round(x * 100)),
      [60, 36, 4],
    );
  });

  it("a setting replaces its parameter and is named; the other ones stay", () => {
    const { slip, set, shares: of } = model("greenfield", { late: 0.5, mu: 1 });
    assert.ok(slip !== "unknown");
    assert.deepEqual([slip.mu, set, of.late], [1, ["late", "mu"], 0.5]);
    near(slip.sigma, 0.8334, 5e-5);
    near(of.lost, 1.16 / 9);
    assert.deepEqual(model("greenfield", { late: 0, lost: 0 }).set, ["late", "lost"]);
    assert.deepEqual(shares("greenfield", { late: 0, lost: 0 }), [1, 0, 0]);
    assert.deepEqual(delayModel(evidenceAs("2024-12-31"), "greenfield", { mu: 2, sigma: 1 }).slip, { mu: 2, sigma: 1 });
    assert.equal(delayModel(evidenceAs("2024-12-31"), "greenfield", { mu: 2 }).slip, "unknown");
  });

  it("what is set leaves no more than the rest to what is computed", () => {
    near(model("greenfield", { late: 0.95 }).shares.lost, 0.05);
    near(model("greenfield", { lost: 0.9 }).shares.late, 0.1);
    const set = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(
        fc.constantFrom("late", "lost"),
        set,
        fc.constantFrom<SiteClass>("greenfield", "unknown"),
        (key, x, siteClass) => {
          const { onTime, late, lost } = model(siteClass, x === undefined ? {} : { [key]: x }).shares;
          assert.ok(onTime >= 0 && late >= 0 && lost >= 0, "shares");
          near(onTime + late + lost, 1);
        },
      ),
      runs,
    );
  });
});

// The lower tail of the standard normal by Simpson's rule, from where nothing is left of it.
function lowerTail(z: number): number {
  const [from, steps] = [-12, 2400];
  if (z <= from) return 0;
  const width = (z - from) / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(from) + density(z);
  for (let k = 1; k < steps; k++) sum += density(from + k * width) * (k % 2 ? 4 : 2);
  return (sum * width) / 3;
}

/** Everything anew, from what the dataset holds: the chance on a day, and the day nearest to where it is at least so much. */
function anew(stated: string, reference: SiteClass | "pooled", asOf = DATASET_DAY) {
  const { prior, counts, slip } = delayEvidence.estimate;
  const { onTime, late, lost } = counts[reference];
  const weight = prior.weight + onTime + late + lost;
  const [a, b, c] = [
    (prior.weight * prior.onTime + onTime) / weight,
    (prior.weight * prior.late + late) / weight,
    (prior.weight * prior.lost + lost) / weight,
  ];
  const logs = slip.values.map(Math.log);
  const mean = logs.reduce((x, y) => x + y) / logs.length;
  const spread = Math.sqrt(logs.reduce((x, y) => x + y * y, 0) / logs.length - mean * mean);
  const slipped = (day: number) =>
    day <= parseDay(stated) ? 0 : lowerTail((Math.log((day - parseDay(stated)) / MONTH_DAYS) - mean) / spread);
  const overdue = parseDay(asOf) > parseDay(stated);
  const gone = slipped(parseDay(asOf));
  const never = overdue ? c / (b * (1 - gone) + c) : c;
  const chance = (day: number): number => {
    if (!overdue) return day < parseDay(stated) ? 0 : a + b * slipped(day);
    return day <= parseDay(asOf) ? 0 : (b * (slipped(day) - gone)) / (b * (1 - gone) + c);
  };
  const first = (q: number) => {
    if (!overdue && chance(parseDay(stated)) >= q * (1 - never)) return stated;
    let [before, day] = [Math.max(parseDay(stated), parseDay(asOf)), parseDay("2150-01-01") as number];
    for (let i = 0; i < 60; i++) {
      const middle = (before + day) / 2;
      if (chance(middle) >= q * (1 - never)) day = middle;
      else before = middle;
    }
    return isoDay(Math.round(day) as Day);
  };
  return { chance, never, quantiles: [first(0.1), first(0.5), first(0.9)] };
}

describe("the estimate, computed anew in another way", () => {
  const compare = (site: string, stated: string, reference: SiteClass | "pooled") => {
    const of = expected(arrival(site));
    assert.equal(isoDay(of.stated), stated);
    const right = anew(stated, reference);
    const { p10, p50, p90, never } = estimate(of);
    assert.deepEqual([p10, p50, p90].map(dayText), right.quantiles);
    near(never, right.never);
    for (const day of [
      "2026-06-01",
      "2026-11-22",
      "2026-11-23",
      "2027-02-01",
      "2027-12-31",
      "2028-03-01",
      "2031-01-01",
      "2060-01-01",
    ])
      near(chanceOn(of, parseDay(day)), right.chance(parseDay(day)));
    return [dayText(p10), dayText(p50), dayText(p90), Math.round(number(never) * 1e4) / 1e4];
  };

  it("Narvik: on its stated day with 27 %, half of it by July 2028, never with 13 %", () => {
    // Class greenfield: shares 2.4, 5.44 and 1.16 of 9
    assert.deepEqual(compare("nscale-narvik", "2027-12-31", "greenfield"), ["2027-12-31", "2028-07-18", "2030-02-28", 0.1289]);
    near(chanceOn(arrival("nscale-narvik"), parseDay("2027-12-31")), 2.4 / 9);
  });

  it("Les Ulis and Dra, whose stated days are over: on time is out, and never weighs more", () => {
    assert.deepEqual(compare("mistral-les-ulis", "2026-09-30", "pooled"), ["2027-01-27", "2027-08-27", "2029-05-12", 0.2276]);
    assert.deepEqual(compare("polar-dra01", "2025-12-31", "pooled"), ["2026-12-28", "2027-07-26", "2029-07-07", 0.3673]);
  });

  it("a stated date that an earlier day knew gives the estimate of that day", () => {
    const { reference, counts } = expected(arrival("nscale-narvik", "2026-03-31")).model;
    assert.equal(isoDay(expected(arrival("nscale-narvik", "2026-03-31")).stated), "2026-12-31");
    assert.deepEqual([reference, counts], ["greenfield", { onTime: 0, late: 4, lost: 0 }]);
  });
});

describe("arrival", () => {
  it("the stated day itself is on time, before it nothing is there, the day after it is overdue", () => {
    const narvik = arrival("nscale-narvik");
    assert.equal(chanceOn(narvik, parseDay("2027-12-30")), 0);
    near(chanceOn(narvik, parseDay("2027-12-31")), 2.4 / 9);
    assert.equal(expected(arrival("nscale-narvik", "2027-12-31")).overdue, false);
    assert.equal(expected(arrival("nscale-narvik", "2028-01-01")).overdue, true);
    assert.equal(chanceOn(arrival("nscale-narvik", "2028-01-01"), parseDay("2028-01-01")), 0);
  });

  it("what runs has no uncertainty", () => {
    const munich = arrival("dt-munich");
    assert.equal(munich.status, "online");
    const { p10, p50, p90, never } = estimate(munich);
    assert.deepEqual([p10, p50, p90].map(dayText), ["2026-02-05", "2026-02-05", "2026-02-05"]);
    assert.equal(never, 0);
    assert.equal(chanceOn(munich, parseDay("2026-02-05")), 1);
    // It was opened on that day; nobody said that it ran on none before
    assert.equal(chanceOn(munich, parseDay("2026-02-04")), "unknown");
    const since = siteAt(
      withStatements([statement("2026-08-21", { reading: "online" }, { when: "2025-11", text: "November 2025" })]),
    ).arrival;
    assert.deepEqual(
      ["2025-10-31", "2025-11-15", "2025-11-30"].map((day) => chanceOn(since, parseDay(day))),
      [0, "unknown", 1],
    );
  });

  it("a lost one has no date and no chance, a paused and an undated one have none that is known", () => {
    assert.deepEqual(estimate(arrival("fluidstack-bosquel")), { p10: "never", p50: "never", p90: "never", never: 1 });
    assert.equal(chanceOn(arrival("fluidstack-bosquel"), parseDay("2035-01-01")), 0);
    const unknown = { p10: "unknown", p50: "unknown", p90: "unknown", never: "unknown" };
    for (const [site, asOf, status] of [
      ["nscale-stargate-uk", "2026-09-17", "paused"],
      ["brookfield-strangnas", DATASET_DAY, "undated"],
    ] as const) {
      const of = arrival(site, asOf);
      assert.equal(of.status, status);
      assert.deepEqual(estimate(of), unknown);
      assert.equal(chanceOn(of, parseDay("2030-01-01")), "unknown");
    }
  });

  it("not before 2027 starts from its earliest day", () =>
    assert.equal(isoDay(expected(arrival("eurohpc-alice-recoque")).stated), "2027-01-01"));

  it("a tranche has a class of its own where the site says so", () => {
    // Building SIN02 is new, SIN01 stood
    assert.equal(expected(arrival("nscale-sines")).model.class, "greenfield");
    assert.equal(expected(arrival("nscale-sines", "2026-03-01")).model.class, "existing-hall");
  });
});

const anyAsOf = fc.integer({ min: parseDay("2025-01-01"), max: parseDay("2035-12-31") }).map((n) => isoDay(n as Day));
const anyDay = fc.integer({ min: parseDay("2024-01-01"), max: parseDay("2060-12-31") }).map((n) => n as Day);
const anySite = fc.constantFrom(...sites);
const anySlip = fc.record({
  mu: fc.double({ min: -3, max: 6, noNaN: true }),
  sigma: fc.double({ min: 0.01, max: 4, noNaN: true }),
});
/** Nothing set, the slip set, or everything. */
const anySettings: fc.Arbitrary<DelaySettings> = fc.oneof(
  fc.constant({}),
  anySlip,
  fc
    .tuple(anySlip, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([slip, late, part]) => ({ ...slip, late, lost: (1 - late) * part })),
);

describe("laws of delay", () => {
  it("quantiles are ordered, none is before the stated day, and none of an overdue one is on a day that has passed", () =>
    fc.assert(
      fc.property(anySite, anyAsOf, anySettings, (site, asOf, settings) => {
        const of = siteAt(site, asOf, settings).arrival;
        if (of.status !== "expected") return;
        const order = (q: 0.1 | 0.5 | 0.9) => {
          const day = quantile(of, q);
          return day === "later" ? Number.POSITIVE_INFINITY : day;
        };
        const [a, b, c] = [order(0.1), order(0.5), order(0.9)];
        if (typeof a === "string" || typeof b === "string" || typeof c === "string") return assert.deepEqual([a, a], [b, c]);
        assert.ok(a <= b && b <= c, "in order");
        assert.ok(a >= of.stated && a >= parseDay(asOf), "not before the stated day");
        assert.equal(of.overdue, of.stated < parseDay(asOf));
        const least = quantile(of, 1e-16);
        if (of.overdue) assert.ok(least === "later" || number(least) > parseDay(asOf), "not on a day that has passed");
      }),
      runs,
    ));

  it("a quantile is, to the nearest day, where the chance reaches its part of what is not lost", () =>
    fc.assert(
      fc.property(anySite, anyAsOf, anySettings, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (site, asOf, settings, q) => {
        const of = siteAt(site, asOf, settings).arrival;
        const day = quantile(of, q);
        if (of.status !== "expected" || typeof day === "string") return;
        const wanted = q * (1 - number(chanceOfNever(of)));
        assert.ok(number(chanceOn(of, addDays(day, 1))) >= wanted - 1e-9, "reached");
        assert.ok(number(chanceOn(of, addDays(day, -1))) <= wanted + 1e-9, "not before");
      }),
      runs,
    ));

  it("the chance never falls from one day to a later one, and leaves the chance of never", () =>
    fc.assert(
      fc.property(anySite, anyAsOf, anySettings, anyDay, anyDay, (site, asOf, settings, a, b) => {
        const of = siteAt(site, asOf, settings).arrival;
        const [first, last] = [chanceOn(of, Math.min(a, b) as Day), chanceOn(of, Math.max(a, b) as Day)];
        if (first === "unknown" || last === "unknown") return;
        assert.ok(first >= 0 && first <= last + 1e-12, `${first} to ${last}`);
        const never = chanceOfNever(of);
        // Where nothing is left to expect, a day that has passed has the chance 0 all the same
        assert.ok(never === "unknown" ? last === 0 : last <= 1 - never + 1e-12, `${last} with ${never}`);
      }),
      runs,
    ));

  /** The chance on a day with the evidence, and with one of its outcomes turned. */
  const turned = (which: (o: DelayOutcome) => boolean, into: Partial<DelayOutcome>, check: (a: Arrival) => boolean) =>
    fc.assert(
      fc.property(anySite, anyAsOf, anySlip, anyDay, fc.nat(), (site, asOf, slip, day, n) => {
        const { counted } = evidenceAs(asOf);
        const one = counted.filter(which)[n % Math.max(1, counted.filter(which).length)];
        const outcomes = delayFacts.outcomes.map((o) => (o === one ? { ...o, ...into } : o));
        const before = siteAt(site, asOf, slip).arrival;
        const after = siteAt(site, asOf, slip, { ...delayFacts, outcomes }).arrival;
        if (before.status !== "expected" || !check(before)) return;
        assert.ok(number(chanceOn(after, day)) <= number(chanceOn(before, day)) + 1e-12, "raised");
      }),
      { numRuns: 150 },
    );

  it("with the slip held, an outcome that is lost instead never raises the chance on any day", () =>
    turned(
      () => true,
      { status: "cancelled", slipMonths: null },
      () => true,
    ));

  it("with the slip held, one that is late instead of on time does not raise it while the stated day is not over", () =>
    turned(
      (o) => o.status === "on-time",
      { status: "late", slipMonths: 5 },
      (a) => a.status === "expected" && !a.overdue,
    ));

  it("of what is overdue it does raise it: on time is out already, and late weighs against lost", () => {
    const outcomes = delayFacts.outcomes.map((o) => (o.status === "on-time" ? { ...o, status: "late" as const } : o));
    const day = parseDay("2028-01-01");
    const slip = { mu: 2, sigma: 1 };
    const after = siteAt("mistral-les-ulis", DATASET_DAY, slip, { ...delayFacts, outcomes }).arrival;
    assert.ok(number(chanceOn(after, day)) > number(chanceOn(arrival("mistral-les-ulis", DATASET_DAY, slip), day)));
  });

  it("absurd settings give named values: no day that has passed, no number that is none", () => {
    const asOf = "2035-12-31";
    const extremes = [{ late: 0, lost: 0 }, { late: 0, lost: 1 }, { late: 1, lost: 0 }, { late: 1e-12, lost: 0 }, {}].flatMap(
      (shares) =>
        [
          { mu: -3, sigma: 0.01 },
          { mu: 6, sigma: 0.01 },
          { mu: -3, sigma: 4 },
          { mu: 6, sigma: 4 },
        ].map((slip) => ({ ...shares, ...slip })),
    );
    for (const site of ["nscale-narvik", "campus-ia-fouju", "mistral-les-ulis", "polar-dra01"])
      for (const on of [DATASET_DAY, asOf])
        for (const settings of extremes) {
          const of = arrival(site, on, settings);
          const { never, ...quantiles } = estimate(of);
          const told = `${site} ${on} ${JSON.stringify(settings)}`;
          for (const q of Object.values(quantiles))
            assert.ok(typeof q === "string" || (Number.isInteger(q) && q >= parseDay(on) && isoDay(q) <= "2199-12-31"), told);
          for (const share of [never, ...[on, "2036-01-01", "2150-01-01"].map((day) => chanceOn(of, parseDay(day)))])
            assert.ok(share === "unknown" || (share >= 0 && share <= 1 + 1e-12), `${told}: ${share}`);
        }
    // On time and late are out, and nothing is lost: what is left is nothing at all.
    assert.equal(chanceOfNever(arrival("polar-dra01", DATASET_DAY, { late: 0, lost: 0 })), "unknown");
    assert.equal(quantile(arrival("polar-dra01", DATASET_DAY, { late: 0, lost: 0 }), 0.5), "unknown");
    assert.equal(quantile(arrival("nscale-narvik", DATASET_DAY, { mu: 6, sigma: 4 }), 0.9), "later");
    assert.equal(quantile(arrival("nscale-narvik", DATASET_DAY, { late: 0, lost: 1 }), 0.5), "unknown");
  });

  it("the reading decides what is estimated: without a stated date there is none", () => {
    const site = read(withStatements([statement("2025-01-01", {}, { gpus: 1 })]));
    assert.equal(arrivalOf(site, evidenceAs(DATASET_DAY), parseDay(DATASET_DAY)).status, "undated");
  });
});
