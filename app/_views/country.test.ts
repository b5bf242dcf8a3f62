import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contextOn } from "@/app/api/_openapi/examples";
import { parseLens } from "@/lib/lens";
import { countriesState } from "./countries";
import { COUNTRY_KEYS, countryState } from "./country";

const c = contextOn("2026-11-22");
const country = (iso2: string, query = "") => {
  const state = countryState(c.facts, parseLens(new URLSearchParams(query), c.lensContext, COUNTRY_KEYS), c.lensContext, iso2);
  assert.ok(state, iso2);
  return state;
};
const all = (query: string) =>
  countriesState(c.facts, c.dataset, parseLens(new URLSearchParams(query), c.lensContext), c.lensContext);

describe("a power to fine and what it reaches", () => {
  it("for a duty without a listed EU fine the power is that under the Act in general, and the penalties on record are quoted", () => {
    const slovenia = country("SI", "topic=literacy");
    assert.match(slovenia.headline, /^In Slovenia the power to fine under the Act in general (is|has been) in place/);
    assert.match(
      slovenia.binding.join(" "),
      /Slovenia has a penalty of its own for Article 4: “.*Article 4 \(AI literacy\) EUR 25,000 to 250,000/,
    );
    assert.match(country("DE", "topic=literacy").binding.join(" "), /On record of those of Germany: “Section 16: /);
    const literacy = slovenia.byTopic.find((row) => row.topic === "literacy");
    assert.match(literacy?.power ?? "", /, under the Act in general$/);
    assert.equal(literacy?.bites, "a penalty of its own, no EU fine");
    assert.match(slovenia.headline, /and Slovenia has a penalty of its own for it\.$/);
    assert.equal(country("DE", "topic=literacy").byTopic.find((row) => row.topic === "literacy")?.bites, "no listed fine");
    assert.doesNotMatch(slovenia.byTopic.find((row) => row.topic === "prohibited")?.power ?? "", /in general/);
  });

  it("penalties without a scope count for every topic, and the page says so", () => {
    const state = country("IT", "topic=prohibited");
    const italy = state.binding.join(" ");
    assert.match(italy, /does not say for which articles these penalties are, so they are counted for every topic/);
    assert.match(italy, /whether it reaches this duty is not certain/);
    assert.doesNotMatch(italy, /it bites/);
    assert.equal(state.byTopic.find((row) => row.topic === "prohibited")?.bites, "not certain");
    assert.match(italy, /name 3 % of turnover, and the ceiling for this duty is 7 %/);
    assert.doesNotMatch(country("FR", "topic=prohibited").binding.join(" "), /every topic/);
  });

  it("side by side, a power whose penalties may not reach the duty is not said to bite", () => {
    const row = all("topic=prohibited&country=IT&country=SI").comparison?.rows.find((r) => r.id === "bites");
    assert.deepEqual(
      row?.cells.map((cell) => cell.value),
      ["not certain", "yes: the duty applies and the power is in place"],
    );
  });

  it("nothing on record of a State's own penalties is never claimed for all of them", () => {
    const { lead } = all("topic=literacy");
    assert.match(lead, /has no field for the article of a national penalty/);
    assert.doesNotMatch(lead, /not on record/);
  });

  it("a topic with a start on which sources disagree names it", () => {
    assert.match(all("topic=registration").lead, / On the start of “[^”]+” the sources disagree\./);
    assert.doesNotMatch(all("topic=high-risk-annex-iii").lead, /disagree/);
  });

  it("what a State is known not to have is not in place, which a search without result is not", () => {
    const events = country("DK").events.find((e) => e.id === "dk-implementing-law-9");
    assert.equal(events?.state, "none in place");
    assert.equal(
      country("DK")
        .dimensions.flatMap((d) => d.blocks)
        .some((b) => b.label === "nothing found"),
      false,
    );
  });

  it("whether it bites is asked for the day that is looked at", () => {
    const row = all("country=DE&country=PL&asOf=2027-12-02").comparison?.rows.find((r) => r.id === "bites");
    assert.equal(row?.label, "Bites on this day");
    assert.doesNotMatch(all("asOf=2027-12-02").headline, /today/);
  });

  it("summaries speak in the words of the Act", () => {
    assert.match(country("NO").summary ?? "", /firms that place on the market in the EU/);
    for (const { iso2 } of c.facts.jurisdictions) assert.doesNotMatch(country(iso2).summary ?? "", /\b(sold|sell)\b/, iso2);
  });
});
