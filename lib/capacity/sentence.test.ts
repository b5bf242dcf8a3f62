import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { arrivalSentence, evidenceSentence, quantileMonth, quantileText, shareText } from "./sentence";
import { DATASET_DAY, siteAt } from "./testing/sites";

const arrival = (site: string, asOf = DATASET_DAY) => siteAt(site, asOf).arrival;

describe("the estimate in words", () => {
  it("a share is a whole percentage, and what is not nothing or all is never shown as that", () =>
    assert.deepEqual([0, 0.001, 0.129, 0.999, 1, "unknown" as const].map(shareText), [
      "0 %",
      "under 1 %",
      "13 %",
      "over 99 %",
      "100 %",
      "not known",
    ]));

  it("a quantile that is no day says why", () => {
    assert.deepEqual((["unknown", "never", "later"] as const).map(quantileText), [
      "not known",
      "never",
      "after 31 December 2199",
    ]);
    assert.equal(quantileMonth("later"), "after 2199");
  });

  it("Narvik: from the stated day, if it is not lost, and how thin the evidence is", () => {
    const narvik = arrival("nscale-narvik");
    assert.equal(
      arrivalSentence(narvik),
      "Counted from the stated day, 31 December 2027, with a chance of 27 % of being on time. If it is not lost: P10 31 December 2027, P50 18 July 2028, P90 28 February 2030. Chance that it never comes: 13 %.",
    );
    assert.ok(narvik.status === "expected");
    assert.equal(
      evidenceSentence(narvik.model),
      "It rests on a prior and 5 promises of new buildings whose outcome is known (0 on time, 4 late, 1 lost), and on 6 slips in all: thin evidence.",
    );
  });

  it("what is over says since when, also by a day", () =>
    assert.match(
      arrivalSentence(arrival("mistral-les-ulis", "2026-10-01")),
      /^The stated day, 30 September 2026, is over, 1 day ago, and nothing known says that it runs\./,
    ));

  it("what runs, is lost, paused or without a date has no estimate and says so", () => {
    assert.match(arrivalSentence(arrival("dt-munich")), /^It runs, by 5 February 2026 at the latest/);
    assert.equal(arrivalSentence(arrival("fluidstack-bosquel")), "It is lost: it has no date.");
    assert.match(arrivalSentence(arrival("nscale-stargate-uk", "2026-09-17")), /^It is paused/);
    assert.match(arrivalSentence(arrival("ms-nrw")), /^No date/);
    assert.match(arrivalSentence(arrival("nscale-narvik", "2025-09-04")), /Too few slips are known/);
  });
});
