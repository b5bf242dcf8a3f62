import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type DelaySettings, evidenceOn, siteOn } from "../capacity/delay";
import type { DelayEvidence, GpuEquivalents, Site } from "../capacity/schema";
import { levelTimeline } from "../enforcement/level";
import type { EnforcementMap, Jurisdiction } from "../enforcement/schema";
import { isDuty } from "../law/duty";
import { type Outcome, type ResolvedMilestone, resolve } from "../law/resolve";
import type { LawFile } from "../law/schema";
import { addDays, type Day, isoDay, parseDay } from "../time/day";
import { capacityLead, type End, enforcementGap, type LeadBy, milestonesOfTopic, NO_PLACE_FOR_COMPUTE, runway } from "./index";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));
const facts = load("law") as LawFile;
const jurisdictions = load("jurisdictions") as Jurisdiction[];
const map = load("enforcement-map") as EnforcementMap;
const sites = load("sites") as Site[];
const equivalents = load("gpu-equivalents") as GpuEquivalents;
const evidence = load("delay-evidence") as DelayEvidence;
const datasetAsOf = parseDay("2026-11-22");
const classification = "high-risk-annex-iii-classification";
const requirements = "high-risk-annex-iii-requirements";

const lawOn = (asOf: string, scenario = "final-omnibus") => resolve(facts, { scenario }, parseDay(asOf));
const today = lawOn("2026-11-22");
const of = (id: string, law = today) => law.milestones.get(id) as ResolvedMilestone;
const country = (iso2: string) => jurisdictions.find((j) => j.iso2 === iso2) as Jurisdiction;
const gap = (id: string, iso2: string, asOf = "2026-11-22", law = lawOn(asOf)) =>
  enforcementGap(of(id, law), { law, map, jurisdiction: country(iso2), asOf: parseDay(asOf), datasetAsOf });
const delay = { prior: evidence.estimate.prior, outcomes: evidence.outcomes.outcomes };
const siteAs = (site: Site, asOf = datasetAsOf, settings: DelaySettings = {}) =>
  siteOn(site, { asOf, datasetAsOf, equivalents }, evidenceOn(delay, asOf), settings);
const lead = (id: string, site: string, by: LeadBy = "stated", asOf = "2026-11-22") =>
  capacityLead(of(id), siteAs(sites.find((s) => s.id === site) as Site, parseDay(asOf)), by, parseDay(asOf));
const at = (end: End) => (end.status === "dated" ? isoDay(end.latest) : end.status);
const dated = (milestone: ResolvedMilestone, day: Day): ResolvedMilestone => withOutcome(milestone, { status: "dated", day });
const withOutcome = (milestone: ResolvedMilestone, outcome: Outcome): ResolvedMilestone => ({
  ...milestone,
  formal: outcome,
  practical: outcome,
});

describe("runway", () => {
  it("Annex III, as known on 22 November 2026: 12 months 10 days, 375 days", () => {
    const window = runway(of(classification), parseDay("2026-11-22"));
    assert.equal(window.state, "open");
    assert.deepEqual(window.length, { months: 12, extraDays: 10, totalDays: 375 });
    assert.deepEqual([at(window.from), at(window.to)], ["2026-11-22", "2027-12-02"]);
    assert.equal(window.text, "12 months 10 days (375 days) left until the duty applies on 2 December 2027.");
    assert.equal(window.formal, "same");
  });

  it("as known on 1 April 2026 under the 2024 text: 4 months 1 day", () => {
    const window = runway(of(classification, lawOn("2026-04-01", "base-law")), parseDay("2026-04-01"));
    assert.deepEqual(window.length, { months: 4, extraDays: 1, totalDays: 123 });
  });

  it("stands on the practical date and shows the formal one beside it", () => {
    const window = runway(of("serious-incident-reporting"), parseDay("2026-11-22"));
    assert.equal(at(window.to), "2027-12-02");
    assert.ok(window.formal !== "same");
    assert.equal(at(window.formal), "2026-08-02");
    assert.ok(window.reasons.some((r) => r.text.startsWith("It applies formally, but has nothing to work on before")));
  });

  it("is open the day before, today on the day, past the day after", () => {
    const states = [-1, 0, 1].map((n) => runway(of(classification), addDays(parseDay("2027-12-02"), n)));
    assert.deepEqual(
      states.map((w) => w.state),
      ["open", "today", "past"],
    );
    assert.deepEqual(
      states.map((w) => w.closesSoon),
      [true, true, false],
    );
  });

  it("closes soon within 90 days", () => {
    assert.equal(runway(of("prohibited-nciicsam"), parseDay("2026-11-22")).closesSoon, true);
    assert.equal(runway(of(classification), parseDay("2026-11-22")).closesSoon, false);
  });

  it("a duty without a day has no runway, and the reason is named", () => {
    const base = lawOn("2026-11-22", "base-law");
    assert.equal(runway(of("prohibited-nciicsam", base), parseDay("2026-11-22")).state, "not-applicable");
    const early = lawOn("2026-04-01");
    assert.equal(runway(withOutcome(of(classification), { status: "unknown", needs: ["x"] }), early.asOf).state, "unknown");
    assert.equal(runway(withOutcome(of(classification), { status: "unknown", needs: ["x"] }), early.asOf).length, "unknown");
  });

  it("cites the steps to the date", () => {
    const { reasons } = runway(of(classification), parseDay("2026-11-22"));
    assert.ok(reasons.some((r) => r.citation?.includes("2026/1744") && r.sources?.length));
  });
});

describe("enforcement gap", () => {
  it("Poland, Annex III requirements: empty, the power came 400 days before", () => {
    const window = gap(requirements, "PL");
    assert.equal(window.state, "empty");
    assert.deepEqual([at(window.from), at(window.to)], ["2027-12-02", "2026-10-28"]);
    assert.deepEqual(window.length, { months: -13, extraDays: -4, totalDays: -400 });
    assert.match(window.text, /\(400 days\) before the duty applies/);
    assert.ok(window.reasons.some((r) => r.from?.id === "pl-penalties-1" && r.sources?.length && r.confidence === "two-sources"));
  });

  it("Netherlands, Article 50: open since 2 August 2026, no end known", () => {
    const window = gap("transparency-interaction", "NL");
    assert.deepEqual([window.state, at(window.from), at(window.to), window.length], ["open", "2026-08-02", "open", "unknown"]);
    assert.equal(
      window.text,
      "The duty has applied since 2 August 2026; no power to fine is known for the Netherlands, and no day for one.",
    );
    assert.ok(window.notes.some((n) => n.includes("binds all the same")));
  });

  it("Netherlands, Annex III: the open gap lies ahead", () => {
    const window = gap(requirements, "NL");
    assert.deepEqual([window.state, at(window.from), at(window.to)], ["open", "2027-12-02", "open"]);
    assert.match(window.text, /^The duty applies from 2 December 2027;/);
  });

  it("duties of model providers: from 2 August 2025 to 2 August 2026, by the Commission, closed, whatever the country", () => {
    for (const iso2 of ["DE", "NO", "GB"]) {
      const window = gap("gpai-provider-duties", iso2);
      assert.deepEqual([window.state, at(window.from), at(window.to)], ["closed", "2025-08-02", "2026-08-02"]);
      assert.deepEqual(window.length, { months: 12, extraDays: 0, totalDays: 365 });
      assert.equal(window.country, undefined);
      assert.deepEqual(window.notes, ["The Commission enforces this, not the authorities of a country."]);
    }
  });

  it("the same gap seen from within it is open, with its end known and soon", () => {
    const window = gap("gpai-provider-duties", "DE", "2026-07-28", lawOn("2026-07-28", "base-law"));
    assert.deepEqual([window.state, at(window.to), window.closesSoon], ["open", "2026-08-02", true]);
  });

  it("a gap is over on the first day of the power, and an empty one never closes soon", () => {
    assert.equal(gap("gpai-provider-duties", "DE", "2026-08-02").state, "closed");
    const poland = gap(requirements, "PL", "2026-10-28");
    assert.deepEqual([poland.state, poland.closesSoon], ["empty", false]);
  });

  it("a gap is open from the day the duty applies", () => {
    assert.match(gap("transparency-interaction", "NL", "2026-08-01").text, /^The duty applies from 2 August 2026;/);
    assert.match(gap("transparency-interaction", "NL", "2026-08-02").text, /^The duty has applied since 2 August 2026/);
  });

  it("a power dated to the month carries both ends", () => {
    const poland = country("PL");
    const finesOn = (on: string) => {
      const events = poland.events.map((e) => (e.id === "pl-penalties-1" ? { ...e, on } : e));
      const context = { law: today, map, jurisdiction: { ...poland, events }, asOf: parseDay("2026-11-22"), datasetAsOf };
      return enforcementGap(of(requirements), context);
    };
    const { to, range } = finesOn("2026-10");
    assert.ok(to.status === "dated" && range !== "unknown" && range.shortest !== "unknown");
    assert.deepEqual([isoDay(to.earliest), isoDay(to.latest), to.text], ["2026-10-01", "2026-10-31", "October 2026"]);
    assert.deepEqual([range.shortest.totalDays, range.longest.totalDays], [-427, -397]);
    // A power dated to the year: not before the authority, and there by the day of the dataset
    const year = finesOn("2026").to;
    assert.ok(year.status === "dated");
    assert.deepEqual([isoDay(year.earliest), isoDay(year.latest), year.text], ["2026-09-18", "2026-11-22", "2026"]);
  });

  it("bans in Denmark: closed on 2 August 2025, after 181 days; for Annex III it has none of it", () => {
    const window = gap("prohibited-practices", "DK");
    assert.deepEqual([window.state, at(window.to)], ["closed", "2025-08-02"]);
    assert.ok(window.length !== "unknown" && window.length.totalDays === 181);
    const annexIII = gap(requirements, "DK");
    assert.equal(annexIII.state, "open");
    assert.ok(annexIII.notes.includes("For the bans of Article 5 alone, Denmark has the power to fine."));
  });

  it("a power that rests on one secondary source says so", () => {
    assert.deepEqual(gap(requirements, "IT").notes, ["The power to fine is known from a single secondary source."]);
    assert.deepEqual(gap(requirements, "FI").notes, ["The sources on the power to fine disagree."]);
    assert.deepEqual(gap(requirements, "DE").notes, []);
  });

  it("a duty without a listed EU fine has no gap; a Member State may set a penalty of its own", () => {
    const window = gap("ai-literacy", "DE");
    assert.deepEqual([window.state, at(window.to)], ["not-applicable", "not-applicable"]);
    assert.match(window.notes.join(" "), /a Member State may set a penalty of its own/);
  });

  it("what no authority enforces, and what is no duty, has no gap", () => {
    assert.match(gap("general-provisions", "DE").text, /^No authority enforces this/);
    assert.match(gap("legacy-high-risk-cutoff", "DE").text, /not a duty of an operator/);
  });

  it("what the EDPS enforces has no gap to show where the Act lists no fine for it", () => {
    const window = gap("large-scale-it-deadline", "DE");
    assert.deepEqual([window.state, window.text], ["not-applicable", "No EU fine is listed for this duty."]);
  });

  it("where the Act is not law there is no gap, and the reason is named", () => {
    assert.match(gap(requirements, "NO").text, /not in the EEA Agreement/);
    assert.match(gap(requirements, "GB").text, /the United Kingdom/);
    assert.equal(gap(requirements, "NO").state, "not-applicable");
  });

  it("a country of which nothing is known has an unknown gap, not an open one", () => {
    const window = gap(requirements, "BG", "2025-01-01", lawOn("2025-01-01", "base-law"));
    assert.deepEqual([window.state, at(window.to)], ["unknown", "unknown"]);
  });

  it("the power on the very day is an empty gap of no days", () => {
    const law = today;
    const milestone = dated(of(requirements), parseDay("2026-10-28"));
    const context = { law, map, jurisdiction: country("PL"), asOf: parseDay("2026-11-22"), datasetAsOf };
    const window = enforcementGap(milestone, context);
    assert.deepEqual([window.state, window.length], ["empty", { months: 0, extraDays: 0, totalDays: 0 }]);
    assert.equal(enforcementGap(dated(milestone, parseDay("2026-10-27")), context).state, "closed");
  });

  it("a topic takes its gap from its fine milestone, and where the Commission enforces from the lead", () => {
    assert.deepEqual(milestonesOfTopic("high-risk-annex-iii", map), { lead: classification, gap: requirements });
    assert.deepEqual(milestonesOfTopic("gpai", map), { lead: "gpai-provider-duties", gap: "gpai-provider-duties" });
    assert.deepEqual(milestonesOfTopic("transparency", map), {
      lead: "transparency-interaction",
      gap: "transparency-interaction",
    });
  });
});

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
    const narvik = siteAs(sites[0] as Site, datasetAsOf, { mu: 6, sigma: 4 });
    const far = capacityLead(of(classification), narvik, "p90", datasetAsOf);
    assert.deepEqual([far.state, far.text], ["unknown", "Not known: the estimate names no day before the year 2200."]);
  });

  it("the estimate of an overdue site is never on a day that has passed", () => {
    const stated = lead(classification, "mistral-les-ulis");
    const p50 = lead(classification, "mistral-les-ulis", "p50");
    assert.match(stated.text, /^Nothing known says that it is online, though its date has passed\./);
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
    const munich = sites.find((s) => s.id === "dt-munich") as Site;
    const [first] = munich.statements;
    assert.ok(first?.target);
    const target = { ...first.target, when: "2027", text: "2027", gpus: 20_000 };
    const larger = { ...munich, statements: [...munich.statements, { ...first, id: "larger", statedOn: "2026-10-01", target }] };
    const readings = siteAs(larger);
    assert.equal(at(capacityLead(of(classification), readings, "stated", datasetAsOf).from), "2027-12-31");
  });

  it("a site that runs without ever having had a date counts from its first day", () => {
    const window = lead(classification, "nscale-glomfjord");
    assert.deepEqual([window.state, at(window.from)], ["before", "2025-10-31"]);
  });

  it("on the day itself is in time, the day after is not", () => {
    const readings = siteAs(sites.find((s) => s.id === "bitdeer-tydal") as Site);
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
    const paused = lead(classification, "nscale-stargate-uk", "stated", "2026-09-17");
    assert.deepEqual([paused.state, at(paused.from)], ["unknown", "unknown"]);
  });

  it("a date that is a start, and one that has passed in silence, say so", () => {
    assert.ok(lead(classification, "nscale-loughton").notes.some((n) => n.includes("no promise of completion")));
    assert.ok(lead(classification, "mistral-les-ulis").notes.some((n) => n.startsWith("30 September 2026 has passed")));
  });

  it("not before 2027 has no latest day: uncertain, or after by at least so much", () => {
    const window = lead(classification, "eurohpc-alice-recoque");
    assert.deepEqual([window.state, at(window.from)], ["uncertain", "2027-01-01"]);
    const past = lead("transparency-interaction", "eurohpc-alice-recoque");
    assert.equal(past.state, "after");
    assert.match(past.text, /at least 152 days after/);
    const later = lead(classification, "eurohpc-alice-recoque", "stated", "2027-02-01");
    assert.ok(!later.notes.some((n) => n.includes("has passed")));
  });

  it("a site without a dated target, or a duty without a day, is unknown", () => {
    assert.equal(lead(classification, "brookfield-strangnas").state, "unknown");
    assert.equal(lead(classification, "nscale-narvik", "stated", "2023-06-30").text, "Nothing is known of the site yet.");
    const narvik = siteAs(sites[0] as Site);
    const open = withOutcome(of(classification), { status: "conditional", text: "on a decision" });
    assert.equal(capacityLead(open, narvik, "stated", datasetAsOf).state, "unknown");
    assert.equal(capacityLead(withOutcome(open, { status: "none" }), narvik, "stated", datasetAsOf).state, "not-applicable");
  });
});

const anyDay = fc.integer({ min: parseDay("2025-01-01"), max: parseDay("2028-12-31") }).map((n) => n as Day);

describe("laws of windows", () => {
  it("a runway is as long as the days between, and its state their sign", () =>
    fc.assert(
      fc.property(anyDay, anyDay, (asOf, day) => {
        const window = runway(dated(of(classification), day), asOf);
        assert.ok(window.length !== "unknown");
        assert.equal(window.length.totalDays, day - asOf);
        assert.equal(window.state, day > asOf ? "open" : day === asOf ? "today" : "past");
        assert.equal(window.closesSoon, day - asOf >= 0 && day - asOf <= 90);
      }),
    ));

  it("a day lies in a gap exactly when the duty applies and nobody can fine", () =>
    fc.assert(
      fc.property(fc.constantFrom(...jurisdictions.filter((j) => j.bloc === "EU")), anyDay, fc.nat(700), (j, applies, ago) => {
        const asOf = addDays(datasetAsOf, -ago);
        const milestone = dated(of(requirements), applies);
        const window = enforcementGap(milestone, { law: today, map, jurisdiction: j, asOf, datasetAsOf });
        if (window.state === "unknown") return;
        const timeline = levelTimeline(j, { topic: "high-risk-annex-iii", enforcer: "national", why: "" }, datasetAsOf);
        const powerNow = timeline.findLast((s) => s.from === "start" || s.from <= asOf)?.level === "power-to-fine";
        assert.equal(window.state === "open", !powerNow);
        if (window.to.status !== "dated" || window.length === "unknown") return assert.equal(window.state, "open");
        assert.equal(window.length.totalDays, window.to.latest - applies);
        assert.equal(window.state, window.length.totalDays > 0 ? "closed" : "empty");
        assert.ok(window.to.latest <= asOf);
      }),
    ));

  it("capacity lead is before where every possible day is in time, after where none is, otherwise uncertain", () =>
    fc.assert(
      fc.property(fc.constantFrom(...sites), fc.constantFrom("promise", "stated", "p50", "p90"), anyDay, (site, by, applies) => {
        const readings = siteAs(site);
        const window = capacityLead(dated(of(classification), applies), readings, by, datasetAsOf);
        const { from } = window;
        if (from.status !== "dated") return assert.ok(window.state === "unknown" || window.state === "not-applicable");
        const latest = from.bound === "not-before" ? addDays(from.earliest, 100_000) : from.latest;
        const expected = latest <= applies ? "before" : from.earliest > applies ? "after" : "uncertain";
        // A word that capacity runs, without since when, gives a latest day alone: it proves no lateness.
        const sinceUnknown = window.text.startsWith("Online by");
        assert.equal(window.state, sinceUnknown && expected !== "before" ? "unknown" : expected);
      }),
    ));

  it("every window of every duty has a state, words and reasons, and no text is left blank", () => {
    for (const scenario of facts.scenarios.map((s) => s.id)) {
      const law = lawOn("2026-11-22", scenario);
      for (const milestone of [...law.milestones.values()].filter((m) => isDuty(m.milestone))) {
        const all = [
          runway(milestone, law.asOf),
          ...["DE", "NL", "DK", "NO", "GB"].map((iso2) => gap(milestone.id, iso2, "2026-11-22", law)),
          capacityLead(milestone, siteAs(sites[0] as Site, law.asOf), "stated", law.asOf),
        ];
        for (const window of all) {
          assert.ok(window.text.endsWith(".") && !/undefined|null|NaN/.test(window.text), window.text);
          assert.ok(window.reasons.every((r) => r.text.length > 0));
          assert.ok(window.reasons.length > 0);
          assert.equal(window.length === "unknown", window.from.status !== "dated" || window.to.status !== "dated");
        }
      }
    }
  });
});
