import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { datasetAsOf } from "../capacity/testing/sites";
import { isoDay, parseDay } from "../time/day";
import { parseImprecise } from "../time/imprecise";
import { enforcementGap, milestonesOfTopic } from "./enforcement-gap";
import { at, classification, country, dated, gap, lawOn, map, of, requirements, today, withOutcome } from "./testing/duties";

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

  const assumed = (id: string, iso2: string, when: string, asOf = "2026-11-22") =>
    enforcementGap(of(id), {
      law: today,
      map,
      jurisdiction: { ...country(iso2), assumed: { when: parseImprecise(when), asOf: parseDay(asOf) } },
      asOf: parseDay(asOf),
      datasetAsOf,
    });

  it("an assumed power ends a gap, keeps both its ends and is marked as the reader's own, without a source", () => {
    const empty = assumed(requirements, "NL", "2027-07");
    assert.deepEqual(
      [empty.state, at(empty.to), empty.length !== "unknown" && empty.length.totalDays],
      ["empty", "2027-07-31", -124],
    );
    assert.ok(empty.to.status === "dated" && empty.to.assumed && isoDay(empty.to.earliest) === "2027-07-01");
    assert.equal(
      empty.text,
      "No gap, as you assume: the power to fine is there from July 2027, 4 months 2 days (124 days) before the duty applies.",
    );
    const own = empty.reasons.at(-1);
    assert.deepEqual([own?.sources, own?.confidence, own?.from], [undefined, undefined, undefined]);
    assert.match(own?.text ?? "", /^You assume/);

    const open = assumed("transparency-interaction", "NL", "2027-07");
    assert.deepEqual([open.state, open.length], ["open", { months: 11, extraDays: 29, totalDays: 363 }]);
    assert.ok(open.notes.some((n) => n.includes("binds all the same")) && open.notes.some((n) => n.includes("assumed by you")));
  });

  it("an assumed power whose day is over counts from that day, and the gap is closed", () => {
    const closed = assumed("transparency-interaction", "NL", "2026-09-01");
    assert.deepEqual([closed.state, closed.length !== "unknown" && closed.length.totalDays], ["closed", 30]);
    assert.match(closed.text, /, as you assume; no source shows it\.$/);
    assert.equal(
      assumed("transparency-interaction", "NL", "2026-08-02").text,
      "No gap, as you assume: the power to fine comes on the day the duty applies; no source shows it.",
    );
    assert.equal(assumed("transparency-interaction", "NL", "2026-12").closesSoon, true);
  });

  it("an assumption changes no gap where the power is known, where the Act is not law, and where no country enforces", () => {
    for (const [id, iso2] of [
      [requirements, "PL"],
      [requirements, "NO"],
      ["gpai-provider-duties", "NL"],
    ] as const)
      assert.deepEqual(JSON.stringify(assumed(id, iso2, "2027-07")), JSON.stringify(gap(id, iso2)), `${id} ${iso2}`);
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
    assert.ok(annexIII.notes.includes("Denmark has the power to fine for the bans of Article 5 only."));
    assert.match(gap("penalties-regime", "DK").text, /; no power to fine beyond the bans of Article 5 is known for Denmark, /);
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

  it("the penalties on record of the country stand beside it with their sources, since the record sorts none by article", () => {
    const slovenia = gap("ai-literacy", "SI");
    assert.match(
      slovenia.notes.join(" "),
      /Slovenia has a penalty of its own for Article 4; its words stand on the page of the country/,
    );
    const own = slovenia.reasons.find((r) => r.from?.id === "si-penalties-1");
    assert.ok(own?.text.includes("Article 4") && own.sources?.length);
    assert.match(gap("ai-literacy", "SI", "2025-11-20").notes.join(" "), /nothing is on record of those of Slovenia/);
  });

  it("where deployers are bound, each State says whether public authorities can be fined; what is computed stays", () => {
    for (const id of [
      "prohibited-practices",
      "prohibited-realtime-rbi",
      "legacy-public-authorities",
      "value-chain-responsibilities",
    ])
      assert.match(
        gap(id, "DE").notes.join(" "),
        /each State lays down whether and how far they can be fined \(Art\. 99\(8\)\)/,
        id,
      );
    assert.equal(gap("prohibited-realtime-rbi", "DE").state, "closed");
    assert.doesNotMatch(gap(requirements, "DE").notes.join(" "), /99\(8\)/);
  });

  it("a power to fine that spares public bodies settles nothing for a duty that binds them alone", () => {
    for (const iso2 of ["DE", "FI"]) {
      const window = gap("registration-public-deployers", iso2);
      assert.deepEqual([window.state, at(window.to)], ["unknown", "unknown"], iso2);
      assert.equal(window.to.text, "not settled for public bodies");
      assert.match(window.text, /^Not settled for public bodies: .*Art\. 99\(8\)/);
      assert.ok(window.reasons.some((r) => /no fines on public bodies|exempts the state/.test(r.text) && r.sources?.length));
    }
    const poland = gap("registration-public-deployers", "PL");
    assert.equal(poland.state, "empty");
    assert.match(poland.notes.join(" "), /^This binds public authorities alone, and each State lays down/);
  });

  it("penalties that name another share of turnover than the ceiling of the duty are said to", () => {
    const notes = gap("prohibited-practices", "IT").notes.join(" ");
    assert.match(notes, /name 3 % of turnover, and the ceiling for this duty is 7 % \(Art\. 99\(3\)\)/);
    assert.equal(gap("prohibited-practices", "IT").state, "closed");
  });

  it("rules on penalties and powers of authorities are no duty in the words of their gap", () => {
    assert.match(gap("penalties-regime", "DE").text, /^For .* the rules applied and Germany could not fine: /);
    assert.match(gap("penalties-regime", "NL").text, /^The rules have applied since /);
    assert.ok(gap("penalties-regime", "NL").notes.some((n) => n.startsWith("The duties bind all the same")));
  });

  it("a duty whose fine stands in an article of its own is fined by that article", () => {
    const { state, reasons } = gap("ai-office-system-supervision", "DE");
    assert.equal(state, "empty");
    assert.ok(reasons.some((r) => r.citation === "Art. 75c(4)"));
    assert.ok(reasons.every((r) => !r.citation?.includes("Art. 101")));
    assert.ok(gap("gpai-provider-duties", "DE").reasons.some((r) => r.citation?.includes("Art. 101")));
    const later = withOutcome(of("gpai-fines"), { status: "dated", day: parseDay("2027-01-01") });
    const law = { ...today, milestones: new Map([...today.milestones, [later.id, later]]) };
    assert.equal(at(gap("ai-office-system-supervision", "DE", "2026-11-22", law).to), "2026-08-02");
    assert.equal(at(gap("gpai-provider-duties", "DE", "2026-11-22", law).to), "2027-01-01");
  });

  it("what no authority enforces, and what is no duty, has no gap", () => {
    assert.match(gap("general-provisions", "DE").text, /^No authority enforces this/);
    assert.match(gap("legacy-high-risk-cutoff", "DE").text, /not a duty of an operator/);
  });

  it("what the EDPS enforces has no gap to show where the Act lists no fine for it", () => {
    const window = gap("large-scale-it-deadline", "DE");
    assert.deepEqual([window.state, window.text], ["not-applicable", "No EU fine is listed for this duty."]);
    assert.match(
      window.notes.join(" "),
      /^The European Data Protection Supervisor has had the power to fine EU bodies since 2 August 2025\.$/,
    );
    assert.doesNotMatch(window.notes.join(" "), /Member State/);
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
