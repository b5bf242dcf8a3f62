import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parseDay } from "../time/day";
import { otherCeiling, ownPenalties, penaltiesSentence, penaltyEvents, sparesPublicBodies } from "./penalties";
import type { Jurisdiction } from "./schema";

const jurisdictions = JSON.parse(
  readFileSync(new URL("../../db/data/jurisdictions.json", import.meta.url), "utf8"),
) as Jurisdiction[];
const country = (iso2: string) => jurisdictions.find((j) => j.iso2 === iso2) as Jurisdiction;
const dataset = parseDay("2026-11-22");
const of = (iso2: string, asOf = "2026-11-22") => penaltyEvents(country(iso2), parseDay(asOf), dataset);

describe("the penalties of a State on record", () => {
  it("are the last word of each instrument, whatever its scope", () => {
    assert.deepEqual(
      of("IT").map((e) => e.id),
      ["it-penalties-1", "it-penalties-2", "it-penalties-3"],
    );
    assert.deepEqual(
      of("CY").map((e) => e.id),
      ["cy-penalties-2"],
    );
    assert.deepEqual(of("SI", "2025-11-20"), []);
  });

  const literacy = "Art. 113, third para., point (a); Art. 4";
  const impact = "Art. 113, second para.; Art. 27";

  it("are a State's own for a duty where their words are for an article of it, and not for one of the national act", () => {
    const articles = (iso2: string, citation: string) => ownPenalties(of(iso2), citation).map((own) => own.article);
    assert.deepEqual(articles("SI", literacy), [4]);
    assert.deepEqual(articles("DE", impact), [27]);
    assert.deepEqual(articles("DE", "Art. 113, second para.; Art. 86"), [86]);
    assert.deepEqual(articles("DE", literacy), []);
    assert.deepEqual(articles("SI", "Art. 25"), [], "Art. 25 of the Slovenian act");
    assert.deepEqual(articles("SI", "Art. 4a"), []);
    const limited = of("SI").map((e) => ({ ...e, scope: "article-5-only" as const }));
    assert.deepEqual(ownPenalties(limited, literacy), []);
    assert.deepEqual(articles("ES", "Arts. 13-30"), [], "a bill");
    assert.deepEqual(articles("DE", "Art. 3 of Regulation (EU) 2026/1744; Arts. 6(27) and 49(2)"), []);
  });

  it("are quoted: as a State's own, as limited where the record limits them, otherwise as what is on record", () => {
    const words = (iso2: string, citation = literacy) => penaltiesSentence(country(iso2), of(iso2), citation);
    assert.match(words("SI"), /^Slovenia has a penalty of its own for Article 4: “.*Article 4 \(AI literacy\) EUR 25,000/);
    assert.match(words("DE", impact), /^Germany has a penalty of its own for Article 27: “Section 16/);
    assert.match(
      words("DE"),
      /^The record has no field for the article of a national penalty\. On record of those of Germany: “/,
    );
    assert.match(words("DK"), /^The penalties on record of Denmark are limited \(bans of Article 5 only\): “/);
    assert.match(penaltiesSentence(country("LV"), [], literacy), /, and nothing is on record of those of Latvia\.$/);
  });

  it("stand on the page of the country where there is no room for their words", () => {
    for (const [iso2, citation] of [
      ["SI", literacy],
      ["DE", literacy],
    ] as const)
      assert.match(penaltiesSentence(country(iso2), of(iso2), citation, "short"), /[^“]* on the page of the country\.$/, iso2);
    assert.doesNotMatch(penaltiesSentence(country("DK"), of("DK"), literacy, "short"), /“/);
    const light = of("DE").map((e) => ({ ...e, detail: "" }));
    assert.match(penaltiesSentence(country("DE"), light, literacy), /of Germany stands on the page of the country\.$/);
  });

  it("leave public bodies out where their words say so", () => {
    assert.deepEqual(
      jurisdictions.filter((j) => sparesPublicBodies(of(j.iso2))).map((j) => j.iso2),
      ["FI", "DE"],
    );
  });

  it("that name another share of turnover than the ceiling of a duty may not reach it", () => {
    const ceiling = (turnoverPct: number | null) => ({ eur: 1, turnoverPct, citation: "Art. 99(3)" });
    assert.match(
      otherCeiling(of("IT"), ceiling(7)) ?? "",
      /name 3 % of turnover, and the ceiling for this duty is 7 % \(Art\. 99\(3\)\)/,
    );
    assert.equal(otherCeiling(of("IT"), ceiling(3)), undefined);
    for (const iso2 of ["DE", "SI", "PL", "FI"]) assert.equal(otherCeiling(of(iso2), ceiling(7)), undefined, iso2);
    assert.equal(otherCeiling(of("IT"), ceiling(null)), undefined);
  });
});
