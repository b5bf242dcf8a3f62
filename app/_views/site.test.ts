import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { contextOn } from "@/app/api/_openapi/examples";
import { MEASURES } from "@/lib/capacity/measure";
import { FIRST_AS_OF, parseLens } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import { SiteView } from "./SiteView";
import { SITE_KEYS, siteState } from "./site";
import { valueText } from "./site-estimate";

const c = contextOn("2026-11-22");
const one = (id: string, query = "") => {
  const state = siteState(c.facts, c.dataset, parseLens(new URLSearchParams(query), c.lensContext, SITE_KEYS), c.lensContext, id);
  assert.ok(state, id);
  return state;
};
const known = (id: string, query = "") => {
  const { known } = one(id, query);
  assert.ok(known, id);
  return known;
};
const drawn = (id: string, query = "") => renderToStaticMarkup(createElement(SiteView, { state: one(id, query), sources: {} }));
const figure = (id: string, label: string, query = "") => {
  const found = known(id, query).figures.find((f) => f.label === label);
  assert.ok(found, label);
  return `${found.value}: ${found.lines.join(" ")}`;
};
const lead = (id: string, topic: number, by: string, query = "") =>
  known(id, query).topics[topic]?.leads.find((l) => l.by === by)?.value;
const MISSING = /undefined|\bnull\b|NaN|\[object|Infinity/;

describe("the page of a site", () => {
  it("every site on every day is said in words", () => {
    for (const day of [isoDay(FIRST_AS_OF), "2025-08-02", "2026-03-31", "2026-11-22", "2035-12-31"])
      for (const site of c.facts.sites) assert.doesNotMatch(drawn(site.id, `asOf=${day}`), MISSING, `${site.id}, ${day}`);
  });

  it("a site that does not exist has no page", () => {
    assert.equal(
      siteState(c.facts, c.dataset, parseLens(new URLSearchParams(), c.lensContext, SITE_KEYS), c.lensContext, "atlantis"),
      undefined,
    );
  });

  it("a site of which nothing was known by the day says so, and nothing else", () => {
    const state = one("nebius-huuru", "asOf=2025-01-01");
    assert.equal(state.known, undefined);
    assert.equal(state.headline, "Nothing was known of Hüüru on 1 January 2025.");
  });

  it("nothing on the page says that something will be online", () => {
    for (const site of c.facts.sites) {
      const state = one(site.id);
      const own = [state.headline, ...(state.known?.figures.flatMap((f) => f.lines) ?? []), state.known?.estimate.sentence ?? ""];
      assert.doesNotMatch(own.join(" "), /will be online|\bsold\b/, site.id);
    }
  });

  it("every reading leads to the statement it stands on", () => {
    for (const site of c.facts.sites) {
      const k = one(site.id).known;
      const ids = new Set([...(k?.statements.map((s) => `#${s.id}`) ?? []), "#statements", "#estimate"]);
      for (const f of k?.figures ?? []) assert.ok(f.href === undefined || ids.has(f.href), `${site.id}: ${f.href}`);
      for (const r of k?.slips ?? []) assert.ok(ids.has(`#${r.id}`), r.id);
    }
  });
});

describe("Narvik", () => {
  it("tells promise, statement, last look and the filing apart", () => {
    assert.equal(
      one("nscale-narvik").headline,
      "Narvik: 100,000 NVIDIA GB300 were promised by 31 December 2026; stated since: 30,000 NVIDIA Rubin (tranche rubin 2027) in 2027; nothing was seen running on 5 July 2026.",
    );
    assert.match(
      figure("nscale-narvik", "Promised"),
      /100,000 NVIDIA GB300: The whole site, by 31 December 2026 .*About 253,000 H100/,
    );
    const stated = figure("nscale-narvik", "Stated");
    assert.match(stated, /30,000 NVIDIA Rubin: Tranche rubin 2027, by 31 December 2027 \(“2027”\)\. About 265,000 H100/);
    assert.match(stated, /In place of the promise or on top: not known/);
    assert.match(figure("nscale-narvik", "Observed"), /nothing seen running: On 5 July 2026; no outside look since\./);
    const { later, statements } = known("nscale-narvik");
    assert.match(later?.words[0]?.words ?? "", /31 August 2026.*Narvik was not among the active ones/);
    assert.ok(
      statements.some((s) => s.reading === "Forecast of Epoch AI" && s.target.includes("about 265,000 H100 equivalents")),
    );
  });

  it("as known on 31 March 2026 has the promise for end-2026, first phases from August, and no word of Rubin", () => {
    const text = drawn("nscale-narvik", "asOf=2026-03-31");
    assert.doesNotMatch(text, /Rubin/i);
    assert.match(figure("nscale-narvik", "Promised", "asOf=2026-03-31"), /100,000 NVIDIA GB300.*31 December 2026/);
    assert.ok(known("nscale-narvik", "asOf=2026-03-31").also.some((a) => /31 August 2026.*first phases/.test(a.text)));
    assert.equal(known("nscale-narvik", "asOf=2026-03-31").undated, "not-kept");
    assert.equal(known("nscale-narvik", "asOf=2026-03-31").estimate.context, "not-kept");
  });

  it("stands against each high-risk duty by promise, statement and estimate", () => {
    assert.equal(lead("nscale-narvik", 0, "By the promise"), "at least 336 days before");
    assert.equal(lead("nscale-narvik", 0, "By what is stated"), "335 days before to 29 after");
    const { topics, estimate } = known("nscale-narvik");
    const p50 = estimate.model?.rows.find((r) => r.id === "p50")?.value ?? "no day";
    assert.ok(topics[0]?.leads.find((l) => l.by === "By P50")?.text.includes(`(${p50})`));
    assert.match(lead("nscale-narvik", 0, "By P50") ?? "", /^2\d\d days after$/);
    assert.equal(known("nscale-narvik").topics[0]?.chance, "0 %");
    assert.equal(lead("nscale-narvik", 0, "By the promise", "law=base-law"), "213 days before to 151 after");
  });

  it("the Act is not law where it stands, and binds who is active in the EU", () => {
    const said = known("nscale-narvik").here.sentences.join(" ");
    assert.match(said, /not law in Norway yet: it is not in the EEA Agreement/);
    assert.match(said, /Whoever places a system on the market or puts it into service in the EU is bound/);
    assert.match(said, /The Act sets no place for compute/);
  });
});

describe("what became of a promise", () => {
  it("Munich came at least 1.8 months before the first quarter of 2026 was over", () => {
    const [row] = known("dt-munich").slips;
    assert.match(row?.outcome ?? "", /at the latest since 5 February 2026/);
    assert.match(row?.outcome ?? "", /at least 1\.8 months before the last day named, 31 Mar 2026/);
    assert.match(one("dt-munich").headline, /10,000 GPUs are online.*it came at least 1\.8 months before that day/);
    assert.equal(lead("dt-munich", 0, "By all readings"), "at least 665 days before");
    assert.match(known("dt-munich").estimate.own[0]?.counts ?? "", /^counts$/);
  });

  it("Le Bosquel and Stargate UK are lost, and have no window and no date", () => {
    for (const id of ["fluidstack-bosquel", "nscale-stargate-uk"]) {
      assert.match(one(id).headline, / is lost, as .* said /);
      assert.equal(known(id).slips[0]?.outcome, "Lost.");
      assert.equal(lead(id, 0, "By all readings"), "no window");
      assert.equal(known(id).estimate.model, undefined);
      assert.equal(figure(id, "Estimate"), "lost: It has no date.");
    }
  });

  it("an overdue promise is late by at least so much, and is not forecast for a day that is over", () => {
    const query = "asOf=2027-06-01";
    assert.match(known("nscale-narvik", query).slips[0]?.outcome ?? "", /^Overdue: at least 5 months over; nothing known says/);
    const overdue = known("nscale-narvik", "asOf=2028-03-01");
    const p10 = overdue.estimate.model?.rows.find((r) => r.id === "p10")?.value ?? "";
    assert.match(p10, /2028|2029/);
    assert.match(one("nscale-narvik", "asOf=2028-03-01").headline, /that day is over, and nothing known says that it is online/);
    assert.equal(overdue.topics[0]?.chance, "0 %");
  });

  it("of what is only the start the page says so", () => {
    assert.match(figure("nscale-sines", "Stated"), /a start by 31 December 2027 .*; not completion/);
  });
});

describe("the estimate of a site", () => {
  const value = (id: string, row: string, query = "") => known(id, query).estimate.model?.rows.find((r) => r.id === row);

  it("names for each parameter whether it is computed or set", () => {
    assert.deepEqual(value("nscale-narvik", "late"), { id: "late", label: "Share late", value: "60 %", from: "computed" });
    assert.deepEqual(value("nscale-narvik", "late", "late=0.8"), {
      id: "late",
      label: "Share late",
      value: "80 %",
      from: "set by you",
    });
    assert.equal(value("nscale-narvik", "on-time", "late=0.8&lost=0.1")?.from, "the rest");
    assert.equal(value("nscale-narvik", "median", "mu=0")?.value, "1 month");
  });

  it("settings stay when another choice is made, and can be taken back", () => {
    const { bar, measures } = one("nscale-narvik", "late=0.8&sigma=1");
    assert.deepEqual(
      bar.keep.filter(([key]) => key === "late" || key === "sigma"),
      [
        ["late", "0.8"],
        ["sigma", "1"],
      ],
    );
    assert.ok(measures.every((m) => m.href.includes("late=0.8")));
    assert.equal(known("nscale-narvik", "late=0.8").estimate.model?.resetHref, "/compute/nscale-narvik#estimate");
  });

  it("an outcome is told from the day on which it was known; an open one bears no day and is told today alone", () => {
    assert.deepEqual(known("nscale-narvik", "asOf=2026-11-21").estimate.own, []);
    assert.match(known("nscale-narvik").estimate.own[0]?.counts ?? "", /does not count: open/);
    assert.deepEqual(known("dt-munich", "asOf=2026-02-04").estimate.own, []);
    assert.equal(known("dt-munich", "asOf=2026-02-05").estimate.own.length, 1);
  });

  it("settings that nothing uses are named", () => {
    assert.match(known("fluidstack-bosquel", "late=0.8").estimate.unused ?? "", /You set late/);
  });

  it("what was published is written with the names of its numbers", () => {
    assert.equal(valueText({ lateShare: 0.26, gwDue: 16 }), "late share: 26 %, gw due: 16");
    assert.equal(valueText(null), "no number");
  });
});

describe("the measure of a site", () => {
  it("is one of those that anything is said in; another is named as a problem", () => {
    const state = one("dt-munich", "measure=mw-grid");
    assert.match(state.notices.problems[0]?.message ?? "", /Nothing is said of this site in "mw-grid"; use gpus, h100e/);
    assert.ok(state.measures.find((m) => m.current)?.value === "");
  });

  it("changes the unit of the drawing, and no date", () => {
    for (const measure of MEASURES) {
      const state = one("nscale-narvik", `measure=${measure}`);
      assert.deepEqual(state.notices.problems, []);
      assert.equal(state.known?.chart?.band.unit, state.measures.find((m) => m.current)?.label.replace(/^M W/, "MW"));
      assert.equal(state.headline, one("nscale-narvik").headline);
    }
  });
});

describe("where a site stands", () => {
  it("a position that is not known is named, and a place off the map is not drawn", () => {
    assert.equal(known("eu-ai-gigafactories").inset.position, "position not known");
    assert.equal(known("nscale-texas").inset.drawing, undefined);
    const narvik = known("nscale-narvik").inset;
    assert.equal(narvik.sourceId, "gh-osm-kvandal");
    assert.ok(narvik.drawing?.countries.includes("NO"));
  });

  it("operator, owner and tenants are facts of today alone", () => {
    const { undated } = known("nscale-narvik");
    assert.ok(undated !== "not-kept" && undated.rows.some((r) => r.label === "Tenants" && r.value === "Microsoft"));
    assert.equal(known("nscale-narvik", "asOf=2026-11-21").undated, "not-kept");
  });
});
