import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { contextOn } from "@/app/api/_openapi/examples";
import { parseLens } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import { MILESTONE_KEYS, milestoneState } from "./milestone";
import { OVERVIEW_KEYS, overviewState } from "./overview";
import { TIMELINE_KEYS, timelineState } from "./timeline";
import { WindowsView } from "./WindowsView";
import { windowsState } from "./windows";

/** A power to fine that the reader assumes, on the pages about duties and windows. */

const c = contextOn("2026-11-22");
const parsed = (query: string, keys: typeof OVERVIEW_KEYS) => parseLens(new URLSearchParams(query), c.lensContext, keys);
const overview = (query = "") => overviewState(c.facts, parsed(query, OVERVIEW_KEYS), c.lensContext);
const timeline = (query = "") => timelineState(c.facts, parsed(query, TIMELINE_KEYS), c.lensContext);
const windows = (query = "") => windowsState(c.facts, new URLSearchParams(query), c.lensContext).state;
const NL = "country=NL&fine=NL:2027-07";

describe("an assumed power to fine", () => {
  it("on the overview is drawn from its day, told in words, and in no count", () => {
    const state = overview(NL);
    assert.equal(state.enforcement.assumed && isoDay(state.enforcement.assumed.from), "2027-07-31");
    assert.match(state.lead, /only planned.* You assume that the Netherlands can fine from July 2027; no source shows it\./);
    const figure = state.figures.find((f) => f.value === "8 of 27");
    assert.match(figure?.text ?? "", /you assume it for the Netherlands \(from July 2027\) too, which is not counted$/);
    assert.equal(figure?.href, "/countries?fine=NL%3A2027-07");
    assert.deepEqual(
      state.texts().country?.rows.find((r) => r.id === "assumed"),
      {
        id: "assumed",
        label: "Assumed by you",
        value: "power to fine from July 2027",
        note: "No source shows it.",
        sourceIds: [],
      },
    );
    const bar = state.bars.find((b) => b.kind === "enforcement-gap");
    assert.deepEqual([bar?.text, bar?.state], ["none, as you assume: power 124 days before", "no gap, as you assume"]);
  });

  it("on the timeline moves no count of Member States, and a sentence names it", () => {
    const [plain, own] = [timeline(), timeline(NL)];
    assert.deepEqual(own.enforcement, plain.enforcement);
    assert.match(own.lead, / You assume the power to fine for the Netherlands \(from July 2027\) too; it is not counted here\.$/);
    assert.ok(own.country?.assumed);
  });

  it("on the page of a duty ends its gap, and goes along to the next page", () => {
    const id = "transparency-interaction";
    const state = milestoneState(c.facts, parsed(NL, MILESTONE_KEYS), c.lensContext, id);
    const gap = state?.windows().cards.find((w) => w.kind === "enforcement-gap");
    assert.match(gap?.text ?? "", /can fine from July 2027, as you assume, 11 months 29 days \(363 days\) later\./);
    assert.ok(state?.links.every(({ href }) => /^\/(compute|feeds)\//.test(href) || href.includes("fine=NL%3A2027-07")));
  });

  it("on the page of windows is marked in its cell, its reasons and the legend, and its running gap stays counted", () => {
    const [plain, own] = [windows(), windows("fine=NL:2026-09")];
    assert.equal(own.lead, plain.lead);
    const cells = (state: typeof own) => state.matrix?.rows.flatMap((r) => r.cells.filter((cell) => cell.place === "NL")) ?? [];
    const marked = cells(own).filter((cell) => cell.assumed);
    assert.ok(marked.length > 0 && marked.every((cell) => cell.text.endsWith("*") && /as you assume/.test(cell.word)));
    assert.ok(cells(plain).every((cell) => !cell.assumed));
    assert.ok(own.matrix?.rows.every((r) => r.cells.every((cell) => cell.place === "NL" || !cell.assumed)));
    assert.deepEqual(own.matrix?.legend.at(-1)?.sample, "*");
    assert.notDeepEqual(plain.matrix?.legend.at(-1)?.sample, "*");
    assert.ok(windows("fine=NL:2027-07&name=Mine").files.every((f) => f.href.endsWith("?fine=NL%3A2027-07")));
    const { reasons } = windows("fine=NL:2027-07&cell=enforcement-gap/transparency-interaction/NL");
    assert.equal(reasons?.ends[1]?.value, "July 2027, assumed by you");
    assert.match(renderToStaticMarkup(createElement(WindowsView, { state: own, sources: {} })), /class="cell [a-z0-9]+ assumed"/);
  });

  it("that is known for some duties alone is not needed there, and a warning names them", () => {
    const { warnings } = windows("fine=DK:2027-07").notices;
    assert.ok(warnings.some((w) => /Denmark is not needed for .*: the power to fine is known there/.test(w)));
    assert.deepEqual(windows("fine=NL:2027-07").notices.warnings, []);
  });
});
