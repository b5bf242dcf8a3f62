import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { datasetAsOf, siteAt, siteNamed } from "../capacity/testing/sites";
import { parseDay } from "../time/day";
import { capacityLead, NO_PLACE_FOR_COMPUTE } from "./capacity-lead";
import { at, classification, dated, lead, of, withOutcome } from "./testing/duties";

describe("capacity lead", () => {
  it("Narvik by its stated 2027 against Annex III: uncertain, from 335 days before to 29 days after", () => {
    const window = lead(classification, "nscale-narvik");
    assert.equal(window.state, "uncertain");
    assert.equal(
      window.text,
      "By the stated date (2027) compute would be there from 335 days before to 29 days after the duty applies.",
    );
    assert.deepEqual(window.length, { months: 0, extraDays: -29, totalDays: -29 });
    assert.ok(window.range !== "unknown" && window.range.shortest !== "unknown");
    assert.deepEqual([window.range.longest.totalDays, window.range.shortest.totalDays], [335, -29]);
    assert.ok(window.reasons.some((r) => r.text.startsWith("Stated by the company on 14 April 2026: 30,000 NVIDIA Rubin")));
    assert.ok(window.reasons.some((r) => r.from?.id === "nscale-narvik-14"));
    assert.ok(window.notes.some((n) => n.endsWith("or on top is not known.")));
    assert.equal(window.notes.at(-1), NO_PLACE_FOR_COMPUTE);
  });

  it("Narvik by its promise of end-2026: before, by 336 days", () => {
    const window = lead(classification, "nscale-narvik", "promise");
    assert.deepEqual([window.state, at(window.from)], ["before", "2026-12-31"]);
    assert.ok(window.length !== "unknown" && window.length.totalDays === 336);
  });

  it("Narvik by the P50 and the P90 of its estimate: after, by 229 and by 819 days, if it is not lost", () => {
    const p50 = lead(classification, "nscale-narvik", "p50");
    assert.deepEqual([p50.state, at(p50.from)], ["after", "2028-07-18"]);
    assert.equal(p50.text, "By the P50 of the estimate (18 July 2028) compute would be there 229 days after the duty applies.");
    assert.ok(p50.length !== "unknown" && p50.length.totalDays === -229);
    assert.ok(p50.notes.some((n) => n.includes("few outcomes") && n.endsWith("only if the site is not lost.")));
    assert.ok(p50.reasons.some((r) => r.from?.id === "nscale-narvik-10"));
    const p90 = lead(classification, "nscale-narvik", "p90");
    assert.deepEqual([p90.state, at(p90.from)], ["after", "2030-02-28"]);
    assert.ok(p90.length !== "unknown" && p90.length.totalDays === -819);
    assert.ok(!lead(classification, "nscale-narvik").notes.some((n) => n.includes("estimate")));
  });

  it("the estimate of what runs is the day since when, of what is lost never, of what has no date not known", () => {
    for (const by of ["p50", "p90"] as const) {
      const munich = lead(classification, "dt-munich", by);
      assert.deepEqual(
        [munich.state, at(munich.from), munich.text],
        ["before", "2026-02-05", lead(classification, "dt-munich").text],
      );
      const lost = lead(classification, "fluidstack-bosquel", by);
      assert.deepEqual([lost.state, at(lost.from)], ["not-applicable", "never"]);
      const undated = lead(classification, "brookfield-strangnas", by);
      assert.deepEqual([undated.state, undated.text], ["unknown", "Not known: no date was given."]);
      const paused = lead(classification, "nscale-stargate-uk", by, "2026-09-17");
      assert.deepEqual([paused.state, at(paused.from)], ["unknown", "unknown"]);
    }
  });

  it("an estimate that cannot be made, or that names no day before 2200, is unknown and says why", () => {
    const early = lead(classification, "nscale-narvik", "p50", "2025-09-04");
    assert.deepEqual([early.state, early.text], ["unknown", "Not known: no such quantile of the estimate is known."]);
    const narvik = siteAt("nscale-narvik", "2026-11-22", { mu: 6, sigma: 4 });
    const far = capacityLead(of(classification), narvik, "p90", datasetAsOf);
    assert.deepEqual([far.state, far.text], ["unknown", "Not known: the estimate names no day before the year 2200."]);
  });

  it("the estimate of an overdue site is never on a day that has passed", () => {
    const stated = lead(classification, "mistral-les-ulis");
    const p50 = lead(classification, "mistral-les-ulis", "p50");
    assert.deepEqual([stated.state, at(stated.from), stated.length], ["unknown", "unknown", "unknown"]);
    assert.equal(
      stated.text,
      "Not known: the stated day, 30 September 2026, has passed, and nothing known says that this part is online.",
    );
    assert.equal(lead(classification, "mistral-les-ulis", "stated", "2026-09-30").state, "before");
    assert.deepEqual([p50.state, at(p50.from)], ["before", "2027-08-27"]);
    assert.equal(p50.text, "By the P50 of the estimate (27 August 2027) compute would be there 97 days before the duty applies.");
  });

  it("capacity that is online counts from the day since when, whatever was promised", () => {
    const window = lead(classification, "dt-munich");
    assert.deepEqual([window.state, at(window.from)], ["before", "2026-02-05"]);
    assert.equal(window.text, "Online by 5 February 2026 at the latest: at least 665 days before the duty applies.");
    const earlier = lead(classification, "dt-munich", "stated", "2026-02-04");
    assert.equal(at(earlier.from), "2026-03-31");
  });

  it("what ran before a target was set is not that target", () => {
    const munich = siteNamed("dt-munich");
    const [first] = munich.statements;
    assert.ok(first?.target);
    const target = { ...first.target, when: "2027", text: "2027", gpus: 20_000 };
    const larger = { ...munich, statements: [...munich.statements, { ...first, id: "larger", statedOn: "2026-10-01", target }] };
    const readings = siteAt(larger);
    assert.equal(at(capacityLead(of(classification), readings, "stated", datasetAsOf).from), "2027-12-31");
  });

  it("a site that runs without ever having had a date counts from its first day", () => {
    const window = lead(classification, "nscale-glomfjord");
    assert.deepEqual([window.state, at(window.from)], ["before", "2025-10-31"]);
  });

  it("on the day itself is in time, the day after is not", () => {
    const readings = siteAt("bitdeer-tydal");
    const against = (day: string) => capacityLead(dated(of(classification), parseDay(day)), readings, "stated", datasetAsOf);
    assert.deepEqual(
      [against("2027-03-31").state, against("2027-03-31").text],
      ["before", "By the stated date (31 March 2027) compute would be there on the day the duty applies."],
    );
    assert.deepEqual(
      [against("2027-03-30").state, against("2027-03-30").text],
      ["after", "By the stated date (31 March 2027) compute would be there 1 day after the duty applies."],
    );
  });

  it("what runs elsewhere on a site does not make another part online", () => {
    const barcelona = lead(classification, "coreweave-barcelona");
    assert.equal(at(barcelona.from), "2026-12-31");
    assert.ok(barcelona.notes.includes("Other parts of the site are online."));
  });

  it("a lost site has no date; a paused one has none that is known", () => {
    const lost = lead(classification, "fluidstack-bosquel");
    assert.deepEqual([lost.state, at(lost.from), lost.length], ["not-applicable", "never", "unknown"]);
    assert.ok(lost.reasons.some((r) => r.from?.id === "fluidstack-bosquel-2"));
    assert.equal(lead("prohibited-nciicsam", "fluidstack-bosquel").closesSoon, false);
    const paused = lead(classification, "nscale-stargate-uk", "stated", "2026-09-17");
    assert.deepEqual([paused.state, at(paused.from)], ["unknown", "unknown"]);
  });

  it("a date that is only that of a start says so", () => {
    assert.ok(lead(classification, "nscale-loughton").notes.some((n) => n.includes("no promise of completion")));
  });

  it("not before 2027 has no latest day: uncertain, or after by at least so much", () => {
    const window = lead(classification, "eurohpc-alice-recoque");
    assert.deepEqual([window.state, at(window.from)], ["uncertain", "2027-01-01"]);
    const past = lead("transparency-interaction", "eurohpc-alice-recoque");
    assert.equal(past.state, "after");
    assert.match(past.text, /at least 152 days after/);
    const later = lead(classification, "eurohpc-alice-recoque", "stated", "2027-02-01");
    assert.deepEqual([later.state, at(later.from)], ["uncertain", "2027-01-01"]);
  });

  it("a site without a dated target, or a duty without a day, is unknown", () => {
    assert.equal(lead(classification, "brookfield-strangnas").state, "unknown");
    assert.equal(lead(classification, "nscale-narvik", "stated", "2023-06-30").text, "Nothing is known of the site yet.");
    const narvik = siteAt("nscale-narvik");
    const open = withOutcome(of(classification), { status: "conditional", text: "on a decision" });
    assert.equal(capacityLead(open, narvik, "stated", datasetAsOf).state, "unknown");
    assert.equal(capacityLead(withOutcome(open, { status: "none" }), narvik, "stated", datasetAsOf).state, "not-applicable");
  });
});
