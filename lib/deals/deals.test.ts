import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { publishedOf } from "../capacity/reported";
import type { Deal } from "../capacity/schema";
import { parseDay } from "../time/day";
import { parseImprecise } from "../time/imprecise";
import { dealsOn } from "./known";
import { apartFrom, containedIn, countedBefore, groupedBy, quarterOf, raisedFrom, standingOf, sumsOf } from "./sums";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));
const deals = load("deals") as Deal[];
const byId = new Map(deals.map((d) => [d.id, d]));
const published = publishedOf(load("sources"));
const on = (day: string) => dealsOn(deals, published, parseDay(day), parseDay("2026-10-31"));
const plain = (sums: ReturnType<typeof sumsOf>) =>
  sums.map(({ kind, currency, nominal, subtracted, newMoney }) => [kind, currency, nominal, subtracted, newMoney]);

describe("sums of the deals on record", () => {
  const asked = on("2026-11-22").filter(({ deal }) => deal.providers.some((p) => p === "nscale" || p === "AMI Labs"));
  const quarter = asked.filter((d) => quarterOf(d.on) === "2026-Q1").map(({ deal }) => deal);

  it("Nscale and AMI Labs in the first quarter of 2026: 3.03 bn of equity as reported, 2.597 bn of it new; debt stands by itself", () => {
    assert.deepEqual(plain(sumsOf(quarter, byId)), [
      ["equity", "USD", 3_030_000_000, 433_000_000, 2_597_000_000],
      ["debt", "USD", 1_400_000_000, 0, 1_400_000_000],
    ]);
  });

  it("a SAFE that a later round contains is counted in its own quarter, and taken out of the round", () => {
    const series = byId.get("nscale-series-c") as Deal;
    assert.deepEqual(
      containedIn(series, byId).map((c) => [c.deal.id, c.subtracted]),
      [["nscale-safe", true]],
    );
    const all = sumsOf(deals, byId);
    assert.equal(all.find((s) => s.kind === "safe")?.newMoney, 433_000_000);
    assert.equal(all.find((s) => s.kind === "equity")?.subtracted, 433_000_000);
  });

  it("a ceiling, a plan and an amount that was not disclosed are in no sum", () => {
    const { "up-to": ceilings, planned, undisclosed } = apartFrom(deals);
    assert.deepEqual(
      [ceilings, planned, undisclosed].map((list) => list.map((d) => d.id)),
      [["microsoft-four-sites", "anthropic-monarch"], ["nscale-ipo"], ["microsoft-narvik-rubin", "microsoft-sines-rubin"]],
    );
    const summed = sumsOf(deals, byId).flatMap((s) => s.deals);
    assert.equal(summed.length + ceilings.length + planned.length + undisclosed.length, deals.length);
  });

  it("an amount that by its words was raised from an earlier one says so where no deal stands for that one", () => {
    assert.deepEqual(
      deals.filter((d) => raisedFrom(d) !== "none").map((d) => [d.id, raisedFrom(d)]),
      [["brookfield-france", "EUR 20bn"]],
    );
    assert.equal(raisedFrom({ ...(byId.get("brookfield-france") as Deal), includesDeal: ["earlier"] }), "none");
  });

  it("a deal is not known before its day, nor before its first report", () => {
    const ids = (day: string) => on(day).map(({ deal }) => deal.id);
    assert.ok(!ids("2026-03-08").includes("nscale-series-c"));
    assert.ok(ids("2026-03-10").includes("nscale-series-c"));
    const told: Deal = { ...(deals[0] as Deal), id: "told", date: "2026-01-05", sources: ["s"] };
    const late = new Map([["s", "2026-05-02"]]);
    assert.deepEqual(dealsOn([told], late, parseDay("2026-05-01"), parseDay("2026-10-31")), []);
  });

  it("a report dated to the month of a deal's own day does not put it off, one of a later month does", () => {
    const told: Deal = { ...(deals[0] as Deal), id: "told", date: "2026-03-10", sources: ["s"] };
    const known = (publishedOn: string, day: string) =>
      dealsOn([told], new Map([["s", publishedOn]]), parseDay(day), parseDay("2026-10-31")).length === 1;
    assert.deepEqual(
      ["2026-03-09", "2026-03-10"].map((day) => known("2026-03", day)),
      [false, true],
    );
    assert.deepEqual(
      ["2026-03-31", "2026-04-29", "2026-04-30"].map((day) => known("2026-04", day)),
      [false, false, true],
    );
    assert.ok(!known("2026", "2026-03-31"));
  });

  it("a date is in a quarter only where it can be in no other", () => {
    assert.deepEqual(
      ["2026-02-11", "2026-02", "2026-Q4", "2026-H1", "2026"].map((text) => quarterOf(parseImprecise(text))),
      ["2026-Q1", "2026-Q1", "2026-Q4", "2026-H1", "2026"],
    );
  });

  it("of deals in one another each is taken out once, and another currency not at all", () => {
    const deal = (id: string, amount: number, includesDeal: string[] = [], currency: "USD" | "EUR" = "USD") =>
      ({ ...(byId.get("nscale-safe") as Deal), id, amount, currency, includesDeal }) satisfies Deal;
    const own = [deal("a", 10), deal("b", 30, ["a"]), deal("c", 100, ["a", "b"]), deal("e", 50, ["a"], "EUR")];
    const map = new Map(own.map((d) => [d.id, d]));
    assert.deepEqual(
      own.map((d) => countedBefore(d, map)),
      [0, 10, 30, 0],
    );
  });
});

describe("any deals", () => {
  const anyDeals: fc.Arbitrary<Deal[]> = fc
    .array(
      fc.record({
        month: fc.integer({ min: 1, max: 12 }),
        kind: fc.constantFrom("equity", "safe", "debt", "contract"),
        amount: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: null }),
        currency: fc.constantFrom("USD", "EUR"),
        upTo: fc.boolean(),
        planned: fc.boolean(),
        includes: fc.array(fc.nat(9), { maxLength: 3 }),
      }),
      { maxLength: 10 },
    )
    .map((rows) =>
      rows.map(
        ({ month, kind, amount, currency, upTo, planned, includes }, i) =>
          ({
            ...(deals[0] as Deal),
            id: `d${i}`,
            date: `2026-${String(month).padStart(2, "0")}`,
            kind,
            amount,
            currency: amount === null ? null : currency,
            ...(upTo ? { upTo } : {}),
            ...(planned ? { planned } : {}),
            includesDeal: includes.filter((n) => n < rows.length).map((n) => `d${n}`),
          }) as Deal,
      ),
    );

  it("quarters add up to the whole by kind and currency, and nothing subtracted makes a sum negative", () => {
    fc.assert(
      fc.property(anyDeals, (own) => {
        const map = new Map(own.map((d) => [d.id, d]));
        const dated = own.map((deal) => ({ deal, on: parseImprecise(deal.date) }));
        const parts = [...groupedBy(dated, (d) => [quarterOf(d.on)]).values()].flatMap((group) =>
          sumsOf(
            group.map((d) => d.deal),
            map,
          ),
        );
        for (const whole of sumsOf(own, map)) {
          const of = parts.filter((p) => p.kind === whole.kind && p.currency === whole.currency);
          for (const key of ["nominal", "subtracted", "newMoney"] as const)
            assert.equal(
              of.reduce((n, p) => n + p[key], 0),
              whole[key],
            );
          assert.ok(whole.subtracted >= 0 && whole.newMoney >= 0 && whole.newMoney <= whole.nominal);
          assert.ok(whole.deals.every((d) => standingOf(d) === "firm"));
        }
      }),
      { numRuns: 100 },
    );
  });
});
