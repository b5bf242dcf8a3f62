import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { parseDay } from "../time/day";
import { otherCeiling, penaltiesSentence, penaltyEvents } from "./penalties";
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

  it("are quoted, and the record is said not to sort them", () => {
    assert.match(
      penaltiesSentence(country("SI"), of("SI")),
      /^The record does not sort .*Slovenia: “.*Article 4 \(AI literacy\) EUR 25,000/,
    );
    assert.match(penaltiesSentence(country("LV"), []), /, and nothing is on record of those of Latvia\.$/);
    const light = of("SI").map((e) => ({ ...e, detail: "" }));
    assert.match(penaltiesSentence(country("SI"), light), /; those of Slovenia stand on its page\.$/);
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
