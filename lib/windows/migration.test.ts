import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { online, siteAt, siteNamed, sites, statement, withStatements } from "../capacity/testing/sites";
import { between, type Day, parseDay } from "../time/day";
import { capacityLead, type LeadBy, NO_PLACE_FOR_COMPUTE } from "./capacity-lead";
import { startFor } from "./lead-time";
import { at, classification, dated, migration, of, withOutcome } from "./testing/duties";

const usual = { shortest: 6, longest: 12 };
const to = (site: string, by: LeadBy = "stated", asOf = "2026-11-22", lead = usual) =>
  migration(of(classification), siteAt(site, asOf), by, lead, parseDay(asOf));

describe("migration", () => {
  it("Narvik by its stated 2027 against Annex III: empty by 394 days, by 212 with the short estimate", () => {
    const window = to("nscale-narvik");
    assert.deepEqual([window.state, at(window.from), at(window.to)], ["empty", "2027-12-31", "2026-12-02"]);
    assert.deepEqual(window.length, { months: -12, extraDays: -29, totalDays: -394 });
    assert.ok(window.shortest.length !== "unknown");
    assert.deepEqual([at(window.shortest.to), window.shortest.length.totalDays], ["2027-06-02", -212]);
    assert.equal(
      window.text,
      "By the stated date (2027): too late by 12 months 29 days (394 days); by a 12-month estimate the assessment would start by 2 December 2026. Counted to the end of 2027; from its first day: too late by 30 days. With the 6-month estimate, by 2 June 2027: too late by 6 months 29 days (212 days).",
    );
    assert.equal(window.notes.at(-1), NO_PLACE_FOR_COMPUTE);
  });

  it("carries both ends of an imprecise day: Narvik in the first days of 2027 would be 30 days late, not 394", () => {
    const { range } = to("nscale-narvik");
    assert.ok(range !== "unknown" && range.shortest !== "unknown");
    assert.deepEqual([range.longest.totalDays, range.shortest.totalDays], [-30, -394]);
  });

  it("may be empty with the long estimate and open with the short one", () => {
    const window = to("nscale-narvik", "promise");
    assert.ok(window.state === "empty" && window.shortest.length !== "unknown");
    assert.equal(window.shortest.length.totalDays, 153);
    assert.match(window.text, /: too late by 29 days; .* by 2 June 2027: 5 months 2 days \(153 days\) to move\.$/);
  });

  it("by P50 and P90 of the estimate it is later, and says what the estimate holds for", () => {
    const days = (["stated", "p50", "p90"] as const).map((by) => {
      const { length } = to("nscale-narvik", by);
      return length === "unknown" ? length : length.totalDays;
    });
    // 18 July 2028 and 28 February 2030 against 2 December 2026
    assert.deepEqual(days, [-394, -594, -1184]);
    assert.ok(to("nscale-narvik", "p50").notes.some((n) => n.endsWith("only if the site is not lost.")));
  });

  it("is open from the day a part runs, and says how much of it is left on the as-of date", () => {
    const window = to("nscale-sines", "promise");
    assert.deepEqual([window.state, at(window.from), window.closesSoon], ["open", "2026-03-31", true]);
    assert.match(
      window.text,
      /^Online since Q1 2026: 8 months 2 days \(246 days\) to move, of which 10 days are left; by a 12-month estimate the assessment/,
    );
    assert.match(to("nscale-sines", "promise", "2026-12-01").text, /of which 1 day is left;/);
    assert.match(to("nscale-sines", "promise", "2026-12-02").text, /of which 0 days are left;/);
    const over = to("nscale-sines", "promise", "2026-12-03");
    assert.match(over.text, /to move, and that day is over;/);
    assert.deepEqual([over.state, over.closesSoon], ["open", false]);
  });

  it("where it runs, but since when is not said, there is at least so much time; whether it came too late is not known", () => {
    assert.match(
      to("dt-munich").text,
      /^Online by 5 February 2026 at the latest: at least 9 months 27 days \(300 days\) to move/,
    );
    const bans = migration(of("prohibited-practices"), siteAt("dt-munich"), "stated", usual, parseDay("2026-11-22"));
    assert.deepEqual([bans.state, bans.length, bans.range, bans.shortest.length], ["unknown", "unknown", "unknown", "unknown"]);
    assert.equal(
      bans.text,
      "Online by 5 February 2026 at the latest; since when is not said, so whether there is time to move is not known.",
    );
  });

  it("where it runs since a known day after the last start, it came too late by so much", () => {
    const site = withStatements([
      statement("2026-01-01", { tranche: "a" }, { when: "2026-12", gpus: 100 }),
      online("2026-12-20", "a", { when: "2026-12-12", gpus: 100 }),
    ]);
    const window = migration(of(classification), siteAt(site, "2027-01-10"), "stated", usual, parseDay("2027-01-10"));
    assert.equal(window.state, "empty");
    assert.match(window.text, /^Online since 12 December 2026: too late by 10 days;/);
  });

  it("not before a day leaves at most so much time, and is late by at least so much", () => {
    assert.match(to("eurohpc-alice-recoque").text, /^By the stated date \(not before 2027\): too late by at least 30 days;/);
    const asOf = parseDay("2026-11-22");
    const later = migration(of("high-risk-annex-i"), siteAt("eurohpc-alice-recoque"), "stated", usual, asOf);
    assert.equal(later.state, "open");
    assert.match(later.text, /: at most 7 months 1 day \(213 days\) to move;/);
    assert.ok(later.range !== "unknown" && later.range.shortest === "unknown");
  });

  it("on the last day to start there are 0 days to move; a day earlier it is empty", () => {
    const on = (day: string) => {
      const duty = dated(of(classification), parseDay(day));
      return migration(duty, siteAt("bitdeer-tydal"), "stated", usual, parseDay("2026-11-22"));
    };
    assert.deepEqual([on("2028-03-31").state, on("2028-03-31").length], ["open", { months: 0, extraDays: 0, totalDays: 0 }]);
    assert.equal(on("2028-03-30").state, "empty");
  });

  it("a lost site has none; a paused, an undated and an overdue one have none that is known, and an empty one never closes soon", () => {
    const states = [
      to("fluidstack-bosquel"),
      to("nscale-stargate-uk", "stated", "2026-09-17"),
      to("brookfield-strangnas"),
      to("mistral-les-ulis"),
      to("nscale-narvik"),
    ];
    assert.deepEqual(
      states.map((w) => [w.state, at(w.from), w.closesSoon]),
      [
        ["not-applicable", "never", false],
        ["unknown", "unknown", false],
        ["unknown", "unknown", false],
        ["unknown", "unknown", false],
        ["empty", "2027-12-31", false],
      ],
    );
  });

  it("a duty without a day has none, and the reason is named", () => {
    const site = siteAt("nscale-narvik");
    const asOf = parseDay("2026-11-22");
    const open = withOutcome(of(classification), { status: "conditional", text: "on a decision" });
    const window = migration(open, site, "stated", usual, asOf);
    assert.deepEqual([window.state, window.length, window.shortest.length], ["unknown", "unknown", "unknown"]);
    assert.match(window.text, /on a decision/);
    assert.equal(migration(withOutcome(open, { status: "none" }), site, "stated", usual, asOf).state, "not-applicable");
  });

  it("with one estimate for both says it once", () => {
    const window = to("dt-munich", "stated", "2026-11-22", { shortest: 3, longest: 3 });
    assert.doesNotMatch(window.text, /With the/);
    assert.deepEqual(window.shortest, { to: window.to, length: window.length });
  });

  it("cites what was said of the site, the estimate and the steps to the date", () => {
    const { reasons } = to("nscale-narvik");
    assert.ok(reasons.some((r) => r.from?.id === "nscale-narvik-14"));
    assert.ok(reasons.some((r) => r.text.endsWith("The Act sets no duration.")));
    assert.ok(reasons.some((r) => r.citation?.includes("2026/1744")));
  });
});

describe("laws of migration", () => {
  const anyDay = fc.integer({ min: parseDay("2025-01-01"), max: parseDay("2030-12-31") }).map((n) => n as Day);
  const anyLead = fc
    .tuple(fc.integer({ min: 0, max: 3600 }), fc.integer({ min: 0, max: 3600 }))
    .map(([a, b]) => ({ shortest: Math.min(a, b) / 100, longest: Math.max(a, b) / 100 }));
  const anyBy = fc.constantFrom("promise" as const, "stated" as const, "p50" as const, "p90" as const);

  it("it is as long as the capacity lead less the lead time", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sites), anyBy, anyDay, anyLead, (site, by, applies, lead) => {
        const asOf = parseDay("2026-11-22");
        const on = siteAt(siteNamed(site.id));
        const duty = dated(of(classification), applies);
        const [window, ahead] = [migration(duty, on, by, lead, asOf), capacityLead(duty, on, by, asOf)];
        assert.deepEqual(window.from, ahead.from);
        if (window.length === "unknown" || ahead.length === "unknown") {
          // A part that runs since a day that nobody said may be early enough for the duty alone
          assert.ok(window.length === "unknown" && (ahead.length === "unknown" || window.text.startsWith("Online by")));
          return;
        }
        const assessment = applies - startFor(applies, lead.longest);
        assert.equal(window.length.totalDays, ahead.length.totalDays - assessment);
        // Months are counted from the day it is online, so they may differ by what two parts of a month make
        const { months, extraDays } = between(startFor(applies, lead.longest), applies);
        const inMonths = (l: { months: number; extraDays: number }) => l.months + l.extraDays / 30.4375;
        assert.ok(Math.abs(inMonths(window.length) - (inMonths(ahead.length) - inMonths({ months, extraDays }))) < 0.25);
        assert.equal(window.state, window.length.totalDays < 0 ? "empty" : "open");
        assert.ok(window.shortest.length !== "unknown" && window.shortest.length.totalDays >= window.length.totalDays);
      }),
    ));
});
