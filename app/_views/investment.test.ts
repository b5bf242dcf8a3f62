import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { narrowFit } from "@/app/_charts/axis";
import { layoutLane } from "@/app/_charts/lanes/layout";
import { contextOn } from "@/app/api/_openapi/examples";
import { InvestmentView } from "./InvestmentView";
import { investmentState } from "./investment";

const c = contextOn("2026-11-22");
const at = (query = "") => investmentState(c.facts, c.dataset, new URLSearchParams(query), c.lensContext);
const MISSING = /undefined|\bnull\b|NaN|\[object|Infinity/;

describe("the page of investment", () => {
  it("Nscale and AMI Labs in one quarter: 3.03 bn as reported, 2.6 bn of it new, and why; debt stands apart", () => {
    const state = at("who=nscale&who=AMI Labs&quarter=2026-Q1");
    assert.equal(state.headline, "Nscale and AMI Labs, Q1 2026. Equity: USD 3.03bn as reported, USD 2.6bn of it new.");
    assert.match(state.lead, /Debt: USD 1\.4bn/);
    assert.deepEqual(state.total[0]?.why, [
      "Nscale, equity of 9 Mar 2026: USD 433m of it came with the SAFE of 1 Oct 2025 and is counted there.",
    ]);
  });

  it("an amount that its words raise from an earlier one says that the earlier one is no deal on record", () => {
    assert.deepEqual(
      at("who=data4").total.map((t) => t.why),
      [
        [
          "Data4, programme of 2 Jun 2026: raised from EUR 20bn by its words; the earlier amount is not on record as a deal, so nothing is taken out.",
        ],
      ],
    );
  });

  it("what is a ceiling, planned or not disclosed is named and in no sum", () => {
    assert.deepEqual(
      at().apart.map((a) => [a.title, a.deals.length]),
      [
        ["Ceilings", 2],
        ["Planned", 1],
        ["Not disclosed", 2],
      ],
    );
    assert.equal(at("what=ipo").headline, "1 deal without a firm amount.");
  });

  it("the drawing of a phone shows every deal, and of each kind at most one name stands below it and not at its mark", () => {
    const { chart } = at();
    assert.ok(chart);
    for (const lane of chart.lanes) {
      const { labels, marks, moved } = layoutLane(lane, narrowFit(chart.axis));
      assert.equal(marks.length, lane.marks.length);
      assert.equal(labels.length + moved.length, lane.marks.length);
      assert.ok(moved.length <= 1, `${lane.name}: ${moved}`);
    }
  });

  it("a setting that cannot be applied is named, and one that names a later deal is not known", () => {
    assert.deepEqual(
      at("quarter=2026&currency=GBP&asOf=2025-12-01&who=AMI Labs").notices.problems.map((p) => p.param),
      ["quarter", "who", "currency"],
    );
  });

  it("every day and filter is said in words", () => {
    for (const query of [
      "",
      "asOf=2024-07-12",
      "asOf=2026-03-31&currency=EUR",
      "what=contract&what=debt&quarter=2026-Q2",
      "asOf=2035-12-31",
    ])
      assert.doesNotMatch(renderToStaticMarkup(createElement(InvestmentView, { state: at(query), sources: {} })), MISSING, query);
  });
});
