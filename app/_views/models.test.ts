import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { contextOn } from "@/app/api/_openapi/examples";
import { FIRST_AS_OF } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import { ModelsView } from "./ModelsView";
import { type ModelsState, modelsState } from "./models";
import { ORDERS, SUMMARIES } from "./models-query";

const c = contextOn("2026-11-22");
const at = (query = "") => modelsState(c.facts, c.dataset, new URLSearchParams(query), c.lensContext);
const row = (state: ModelsState, id: string) => {
  const found = state.rows.find((r) => r.id === id);
  assert.ok(found, id);
  return found;
};
const drawn = (state: ModelsState) => renderToStaticMarkup(createElement(ModelsView, { state, sources: {} }));
const MISSING = /undefined|\bnull\b|NaN|\[object|Infinity/;

describe("the page of models", () => {
  it("a link to a row that the filter leaves out leads to the page without the filter", () => {
    for (const query of ["", "maker=mistral"]) {
      const { rows, pair } = at(query);
      assert.ok(pair.fit !== "not-kept" && pair.fit.models.length > 2);
      const shown = new Set(rows.map((r) => `#model-${r.id}`));
      for (const { href } of pair.fit.models)
        assert.equal(
          href.startsWith("#") ? shown.has(href) : href.startsWith("/models#") && !shown.has(href.slice(7)),
          true,
          href,
        );
    }
  });

  it("counts both sides of the cut-off, and dates the end of the transition", () => {
    const { headline, lead } = at();
    assert.equal(headline, "55 general-purpose AI models on record: 18 from before 2 August 2025, 37 from that day on.");
    assert.match(lead, /brought into line by 2 August 2027, in 8 months 11 days\. .*powers began on 2 August 2026/);
  });

  it("the day to comply follows the version of the law that a reader sets", () => {
    assert.equal(row(at(), "grok-4").due.value, "by 2 Aug 2027");
    assert.equal(row(at("set=gpai-legacy-deadline:2028-01-01"), "grok-4").due.value, "by 1 Jan 2028");
    const moved = at("set=gpai-legacy-cutoff:2025-07-01");
    assert.equal(row(moved, "grok-4").side, "newer");
    assert.match(moved.headline, /before 1 July 2025/);
  });

  it("says whether the day on the Union market or that of release counts", () => {
    assert.deepEqual(row(at(), "grok-4-5").due, {
      value: "from 14 Jul 2026",
      note: "its day on the Union market",
      missing: false,
    });
    assert.equal(row(at(), "gpt-5").due.note, "its day of release, if it was on the Union market then");
    assert.equal(
      row(at(), "grok-4").due.note,
      "end of the transition, if it was on the Union market before 2 Aug 2025 (taken from its day of release)",
    );
    assert.equal(row(at(), "mistral-medium-3").due.note, row(at(), "grok-4").due.note);
    assert.equal(row(at(), "mistral-medium-3").union.note, "taken from its release, by the record");
    assert.equal(row(at(), "apertus-70b").due.note, "its day on the Union market");
  });

  it("a model that is not on the Union market has no day to comply, and the record's words stand beside", () => {
    const { due, union } = row(at(), "mai-image-2");
    assert.equal(due.value, "no day yet");
    assert.match(union.note, /not placed on the Union market when last checked/);
    assert.match(
      at("model=mai-image-2&site=eurohpc-jupiter").pair.answer?.bound ?? "",
      /from its placing on the Union market, where by/,
    );
  });

  it("presumes no systemic risk beyond the data, and a presumption names its basis", () => {
    for (const model of c.dataset.models.models) {
      const { value, note, missing } = row(at(), model.id).risk;
      assert.equal(value === "presumed" || value === "an opinion only", model.systemicRisk === "presumed");
      assert.equal(missing, model.systemicRisk === "unknown");
      if (model.systemicRisk === "presumed") assert.match(note, value === "presumed" ? /FLOP/ : /called|hold/, model.id);
    }
    const figure = at().figures[2];
    assert.equal(figure?.value, "3");
    assert.match(figure?.text ?? "", /by an estimate, .*; 2 more only by an opinion, which presumes nothing;/);
  });

  it("a signature is dated by the list of the Commission, and counted from the day of that list", () => {
    const code = (id: string) => at().makers.find((m) => m.id === id)?.code.note;
    assert.equal(code("anthropic"), "on the Commission's list since 1 Aug 2025");
    assert.equal(code("black-forest-labs"), "on the Commission's list by 31 Jul 2026");
    const signed = (day: string) => at(`asOf=${day}`).figures.at(-1)?.value;
    assert.deepEqual(["2026-07-30", "2026-07-31", "2026-08-01"].map(signed), ["10", "11", "11"]);
  });

  it("on an earlier day later models and events are not there, and what bears no day is not kept", () => {
    const state = at("asOf=2026-07-12&weights=open");
    assert.ok(!state.rows.some((r) => r.id === "gpt-6-astra"));
    assert.equal(row(state, "gpt-4o").weights.value, "not kept for that day");
    assert.equal(row(state, "grok-4-5").union.missing, true);
    assert.equal(state.questions, "not-kept");
    assert.equal(state.pair.fit, "not-kept");
    assert.deepEqual(
      state.notices.problems.map((p) => p.param),
      ["weights"],
    );
    assert.ok(!state.events.some((g) => g.id === "since-powers"));
    assert.match(at("asOf=2026-07-12&model=gpt-6-astra").notices.problems[0]?.message ?? "", /cannot be used for "model"/);
  });

  it("the list stands in parts: the sides of the cut-off, the providers where it is sorted by them, and one by name", () => {
    for (const order of ORDERS) {
      const { rows, groups } = at(`order=${order}`);
      const parted = groups.flatMap((g) => g.rows.map((r) => r.id));
      assert.deepEqual([...parted].sort(), rows.map((r) => r.id).sort(), order);
      for (const g of groups) if (g.side) assert.ok(g.rows.every((r) => r.side === g.side));
    }
    assert.deepEqual(
      at().groups.map((g) => [g.title, g.note]),
      [
        ["Before the cut-off, 2 August 2025", "18 models, to comply by 2 August 2027"],
        ["On or after the cut-off, 2 August 2025", "37 models"],
      ],
    );
    assert.equal(at("order=maker").groups[0]?.title, "AI21 Labs");
    assert.deepEqual(
      at("order=name").groups.map((g) => g.title),
      [undefined],
    );
    assert.deepEqual(at("maker=mistral&side=unknown").groups, []);
  });

  it("a part folds on a small screen, unless it is the only one or the rows are few", () => {
    const open = (query: string) => drawn(at(query)).match(/<details class="fold" open=""/g)?.length ?? 0;
    // The list of providers and the newest events fold always.
    assert.deepEqual([open(""), open("side=older"), open("maker=mistral")], [0, 1, at("maker=mistral").groups.length]);
  });

  it("what the filters keep is said first, the figures are of it, and the drawing keeps its axis and its line", () => {
    const state = at("maker=mistral&side=newer");
    assert.match(state.shown ?? "", /^Shown: Mistral AI; on or after the cut-off\. \d of 55 models\.$/);
    assert.equal(at().shown, undefined);
    assert.match(state.figures[0]?.text ?? "", new RegExp(`^of ${state.rows.length} with a training summary`));
    assert.deepEqual(state.chart.axis, at().chart.axis);
    assert.equal(state.chart.line, at().chart.line);
    assert.match(at("set=gpai-legacy-cutoff:2034-01-01").chart.note, /^(?!The line)/);
  });

  it("the open-source exemption stands above the list and at a pair with open weights, from its day on", () => {
    const { exemption, pair } = at("model=mistral-large-3&site=eurohpc-jupiter");
    assert.match(exemption?.detail ?? "", /Art\. 53\(1\)\(a\), \(b\)/);
    assert.match(pair.answer?.exemption?.short ?? "", /Art\. 54 would not bind; Art\. 53\(1\)\(c\) and Art\. 53\(1\)\(d\) would/);
    assert.equal(at("model=gpt-5&site=eurohpc-jupiter").pair.answer?.exemption, undefined);
    assert.equal(at("asOf=2025-08-01").exemption, undefined);
  });

  it("open weights are not called a free licence: what the record says of one stands beside its name", () => {
    const { fit } = at().pair;
    assert.ok(fit !== "not-kept");
    assert.match(fit.text, /not a free licence: \d+ under Apache-2\.0, \d+ under MIT, \d+ under other terms/);
    assert.match(fit.models.find((m) => m.name.startsWith("Llama 4"))?.words ?? "", /no rights/);
  });

  it("a site that does not run tells its first promise and the latest dated word", () => {
    const running = at("model=gpt-5&site=nscale-narvik").pair.answer?.rows.find((r) => r.id === "running");
    assert.match(running?.text ?? "", /first promised: 100,000 .*2026; latest dated word: 30,000 .*2027/);
  });

  it("on an earlier day nobody is said not to have looked", () => {
    const state = at("asOf=2026-04-01");
    assert.match(state.figures[0]?.text ?? "", /of \d+ no look is on record by that day$/);
    assert.equal(row(state, "gpt-4o").summary.value, "no look is on record by that day");
  });

  it("a filter keeps what answers to it, and links keep the settings", () => {
    const state = at("maker=mistral&side=newer&law=base-law");
    assert.ok(state.rows.length > 0 && state.rows.every((r) => r.maker.name === "Mistral AI" && r.side === "newer"));
    assert.match(state.bar.laws.find((l) => l.value === "in-force")?.href ?? "", /^\/models\?maker=mistral&side=newer$/);
    assert.match(state.rows[0]?.togetherHref ?? "", /law=base-law&maker=mistral&side=newer&model=/);
  });

  it("a model and a site: each condition with its answer, and who is bound anyway", () => {
    const { answer } = at("model=mistral-large-3&site=eurohpc-jupiter").pair;
    assert.equal(answer?.headline, "Mistral Large 3 at JUPITER: yes. All four hold.");
    assert.match(answer?.bound ?? "", /^Bound in any case: Mistral AI, the provider of the model, from 2 Dec 2025/);
    const no = at("model=gpt-5").pair.answer;
    assert.equal(no?.headline, "GPT-5 at Narvik: no. Not met: open weights, a site in the EU and compute that runs.");
    assert.equal(no?.rows.find((r) => r.id === "operator")?.answer, "unknown");
  });

  it("every fact names a source, and every source of the page is listed", () => {
    const state = at();
    const facts = [...state.rows, ...state.makers.flatMap((m) => m.facts), ...state.events.flatMap((g) => g.rows)];
    for (const { sourceIds } of facts) {
      assert.ok(sourceIds.length > 0);
      for (const id of sourceIds) assert.ok(state.sourceIds.includes(id), id);
    }
  });

  it("every order and filter on every day is said in words", () => {
    for (const [i, day] of [isoDay(FIRST_AS_OF), "2025-08-02", "2026-08-02", "2026-11-22", "2035-12-31"].entries()) {
      const query = `asOf=${day}&order=${ORDERS[i % ORDERS.length]}${i % 2 ? `&summary=${SUMMARIES[i % 3]}` : ""}&model=gpt-4o`;
      assert.doesNotMatch(drawn(at(query)), MISSING, query);
    }
  });
});
