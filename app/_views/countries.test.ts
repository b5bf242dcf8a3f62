import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { contextOn } from "@/app/api/_openapi/examples";
import { FIRST_AS_OF, parseLens } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import { CountriesView } from "./CountriesView";
import { CountryView } from "./CountryView";
import { COUNTRIES_KEYS, countriesState } from "./countries";
import { COUNTRY_KEYS, countryState } from "./country";

const c = contextOn("2026-11-22");
const all = (query = "") =>
  countriesState(c.facts, c.dataset, parseLens(new URLSearchParams(query), c.lensContext, COUNTRIES_KEYS), c.lensContext);
const one = (iso2: string, query = "") => {
  const state = countryState(c.facts, parseLens(new URLSearchParams(query), c.lensContext, COUNTRY_KEYS), c.lensContext, iso2);
  assert.ok(state, iso2);
  return state;
};
const DAYS = [isoDay(FIRST_AS_OF), "2025-08-02", "2026-04-01", "2026-11-22", "2035-12-31"];
const TOPICS = ["high-risk-annex-iii", "prohibited", "gpai", "large-scale-it", "sandbox", "literacy", "legacy"];
const MISSING = /undefined|\bnull\b|NaN|\[object/;

describe("all countries", () => {
  it("every topic on every day is said in words", () => {
    for (const day of DAYS)
      for (const topic of TOPICS) {
        const state = all(`asOf=${day}&topic=${topic}&country=PL&country=NO&country=GB`);
        const text = renderToStaticMarkup(createElement(CountriesView, { state, sources: {} }));
        assert.doesNotMatch(text, MISSING, `${topic}, ${day}`);
        assert.equal(
          state.groups.reduce((n, g) => n + g.rows.length, 0),
          27,
        );
        assert.equal(
          state.apart.reduce((n, g) => n + g.rows.length, 0),
          4,
        );
      }
  });

  it("a count that others published shows only once it had been published", () => {
    const on = (day: string) => all(`asOf=${day}`).published.rows.map((r) => r.id);
    assert.deepEqual(on("2025-05-18"), []);
    assert.deepEqual(on("2025-05-19"), ["2025-05-19-fli-clear"]);
    // It counted November 2024, and was published in 2025, on a day that is not known
    assert.ok(!on("2025-12-30").includes("2024-11-02-art-77-bodies-named"));
    assert.ok(on("2025-12-31").includes("2024-11-02-art-77-bodies-named"));
    // All 19 entries of the file, the undated one among them, on the day that counts as today
    assert.equal(on("2026-11-22").length, 19);
    assert.ok(!on("2026-11-21").includes("undated-art-77-bodies-eu-eea"));
  });

  it("a wording that names a later day is left out, and rejected claims belong to today alone", () => {
    const before = all("asOf=2025-06-01").published;
    assert.equal(before.rows[0]?.statement, undefined);
    assert.equal(before.rejected, "not-kept");
    const today = all().published;
    assert.match(today.rows.find((r) => r.id === "2025-05-19-fli-clear")?.statement ?? "", /16 June 2026/);
    // Six claims in the file
    assert.equal(today.rejected.length, 6);
  });

  it("a difference is computed only where the measure is ours, and is then that of the fold", () => {
    for (const row of all().published.rows) assert.match(row.difference, /our data cannot count this|nothing to compare/, row.id);
    const entry = {
      ...c.dataset.enforcementCounts.published[1],
      id: "x",
      asOf: "2026-04-01",
      measure: "power-to-fine",
      count: 5,
      more: [],
    };
    const counts = {
      enforcementCounts: { ...c.dataset.enforcementCounts, published: [entry] },
      sources: c.dataset.sources,
    } as Parameters<typeof countriesState>[1];
    const parsed = parseLens(new URLSearchParams(), c.lensContext, COUNTRIES_KEYS);
    const [row] = countriesState(c.facts, counts, parsed, c.lensContext).published.rows;
    // FI, HU, MT, SI can fine on that day; CY, IE, IT, LT have an authority without fines
    assert.deepEqual(row?.ours, { powers: 4, authorities: 8 });
    assert.equal(row?.difference, "ours 4, 1 fewer");
  });

  it("a duty without a listed fine is not counted as one", () => {
    assert.match(all("topic=literacy").headline, /^The Act lists no EU fine for this duty/);
    assert.ok(!one("PL", "topic=literacy").binding.some((text) => text.includes("it bites")));
  });

  it("side by side, whether the power bites is told with why it does not or cannot", () => {
    const cells = (query: string) =>
      all(`country=PL&country=IE&country=GB&${query}`)
        .comparison?.rows.find((row) => row.id === "bites")
        ?.cells.map(({ value, note }) => [value, note ?? ""]);
    const notThere = ["not applicable", ""];
    assert.deepEqual(cells("topic=high-risk-annex-iii"), [
      ["no", "the power to fine is not a fine before the duty applies"],
      ["no", ""],
      notThere,
    ]);
    assert.deepEqual(cells("topic=prohibited")?.[0], ["yes: the duty applies and the power is in place", ""]);
    // It has applied since 2025: that it does not bite is no matter of a day.
    const unlisted = ["not applicable", "no EU fine is listed for this duty"];
    assert.deepEqual(cells("topic=literacy"), [unlisted, unlisted, notThere]);
    assert.deepEqual(cells("topic=gpai"), [notThere, notThere, notThere]);
  });
});

describe("one country", () => {
  it("every country for every topic on every day is said in words", () => {
    for (const j of c.facts.jurisdictions)
      for (const [i, day] of DAYS.entries()) {
        const state = one(j.iso2, `asOf=${day}&topic=${TOPICS[i % TOPICS.length]}`);
        const text = renderToStaticMarkup(createElement(CountryView, { state, sources: {} }));
        assert.doesNotMatch(text, MISSING, `${j.iso2}, ${day}`);
      }
  });

  it("where a Member State is not ready the page says that the duty binds there all the same", () => {
    for (const j of c.facts.jurisdictions.filter((one) => one.bloc === "EU"))
      for (const topic of ["high-risk-annex-iii", "prohibited", "transparency", "literacy"]) {
        const { level, binding } = one(j.iso2, `topic=${topic}`);
        if (level.level !== "power-to-fine") assert.match(binding.join(" "), /binds in .* all the same/, `${j.iso2} ${topic}`);
      }
  });

  it("outside the EU each country has its reason, and who is active in the EU is bound", () => {
    for (const iso2 of ["NO", "IS", "LI", "GB"]) {
      const state = one(iso2);
      assert.match(state.headline, /not law in/);
      assert.match(state.binding.join(" "), /falls under the Act/);
    }
    assert.match(one("NO").binding.join(" "), /Norway hosts compute: \d+ sites are known/);
  });

  it("links lead to pages that know every setting in them", () => {
    const state = one("DK", "asOf=2026-04-01&topic=prohibited&law=commission-proposal");
    for (const [link, keys] of [
      [state.allHref, COUNTRIES_KEYS],
      [state.compareHref.replace(/#.*/, ""), COUNTRIES_KEYS],
      [state.byTopic[0]?.href ?? "", COUNTRY_KEYS],
    ] as const) {
      const parsed = parseLens(new URL(link, "http://localhost").searchParams, c.lensContext, keys);
      assert.deepEqual(parsed.problems, [], link);
      assert.equal(isoDay(parsed.lens.asOf), "2026-04-01");
    }
  });

  it("on a day that is not today neither notes nor open questions nor the summary are shown", () => {
    const state = one("IE", "asOf=2026-11-21");
    assert.equal(state.questions, "not-kept");
    assert.equal(state.summary, undefined);
    assert.ok(state.events.every((e) => e.note === undefined));
    assert.ok(one("IE").events.some((e) => e.note !== undefined));
  });

  it("Slovenia's contact point: the Commission's list says announced where the State had designated one", () => {
    const list = one("SI").others.find((o) => o.by === "the Commission's list");
    assert.equal(list?.says, "announced");
    assert.equal(list?.verdict, "differs");
  });
});

describe("an assumed power to fine on the pages of countries", () => {
  it("stands beside the level that is known, in words, and is not counted", () => {
    const [plain, own] = [all(), all("fine=NL:2027-07")];
    assert.equal(own.headline, plain.headline);
    assert.match(own.lead, /You assume the power to fine for the Netherlands \(from July 2027\) too; it is not counted here\./);
    const row = own.groups.flatMap((g) => g.rows).find((r) => r.iso2 === "NL");
    assert.deepEqual([row?.level, row?.assumed, row?.bites], ["planned", "July 2027", false]);
    assert.deepEqual(own.published.now, plain.published.now);
    const text = renderToStaticMarkup(createElement(CountriesView, { state: own, sources: {} }));
    assert.match(text, /assumed by you from July 2027/);
  });

  it("is drawn apart from what is known, also where its day is over", () => {
    for (const [when, from] of [
      ["2027-07", "2027-07-31"],
      ["2025-01", "2025-01-31"],
    ]) {
      const { band, headline, level } = one("NL", `fine=NL:${when}`);
      assert.equal(band.assumed && isoDay(band.assumed.from), from);
      assert.deepEqual(band.stretches, one("NL").band.stretches);
      assert.match(headline, /only planned.* You assume that the Netherlands can fine from/);
      assert.deepEqual([level.level, level.bites], ["planned", false]);
    }
    assert.equal(one("PL", "fine=PL:2027-07").band.assumed, undefined);
  });

  it("ends the gap of each topic that the country enforces, as assumed", () => {
    const row = one("NL", "fine=NL:2027-07").byTopic.find((t) => t.topic === "transparency");
    assert.equal(row?.power, "from July 2027, assumed by you");
    assert.match(row?.gap ?? "", /can fine from July 2027, as you assume/);
    assert.deepEqual(
      one("NL", "fine=NL:2027-07").byTopic.find((t) => t.topic === "gpai"),
      {
        ...one("NL").byTopic.find((t) => t.topic === "gpai"),
        href: "/countries/NL?fine=NL%3A2027-07&topic=gpai",
        dutyHref: "/milestones/gpai-provider-duties?fine=NL%3A2027-07",
      },
    );
  });
});
