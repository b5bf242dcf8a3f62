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
      "Narvik: 100,000 NVIDIA GB300 were promised by 31 December 2026; stated since: 30,000 NVIDIA Rubin (tranche Rubin 2027) in 2027; nothing was seen running on 5 July 2026.",
    );
    assert.match(
      figure("nscale-narvik", "Promised"),
      /100,000 NVIDIA GB300: The whole site, by 31 December 2026 .*About 253,000 H100/,
    );
    const stated = figure("nscale-narvik", "Stated");
    assert.match(stated, /30,000 NVIDIA Rubin: Tranche Rubin 2027, by 31 December 2027 \(“2027”\)\. About 265,000 H100/);
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
    const phases = (query: string) => known("nscale-narvik", query).also.find((a) => /31 August 2026.*first phases/.test(a.text));
    assert.deepEqual(phases("asOf=2026-03-31")?.again, []);
    assert.deepEqual(
      phases("")?.again.map((a) => a.text),
      ["said again on 6 July 2026: operations to start in 2026"],
    );
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
    assert.equal(lead("nscale-narvik", 0, "By the promise", "law=base-law"), "213 days before to 151 after");
  });

  it("the Act is not law where it stands, and binds who is active in the EU", () => {
    const said = known("nscale-narvik").here.sentences.join(" ");
    assert.match(said, /not law in Norway yet: it is not in the EEA Agreement/);
    assert.match(said, /Whoever places a system on the market or puts it into service in the EU is bound/);
    assert.match(said, /So are deployers established or located in the EU, and .* output of the system is used in the Union/);
    assert.match(said, /The Act sets no place for compute/);
  });
});

describe("what became of a promise", () => {
  it("Munich came at least 1.8 months before the first quarter of 2026 was over", () => {
    const [row] = known("dt-munich").slips;
    assert.match(row?.outcome ?? "", /by 5 February 2026 at the latest, .*: at least 10\.8 months early/);
    assert.match(row?.outcome ?? "", /at least 1\.8 months before the last day named, 31 Mar 2026/);
    assert.match(one("dt-munich").headline, /10,000 GPUs are online.*it came at least 1\.8 months before that day/);
    assert.equal(lead("dt-munich", 0, "By all readings"), "at least 665 days before");
    assert.match(known("dt-munich").estimate.own[0]?.counts ?? "", /^counts$/);
  });

  it("Le Bosquel and Stargate UK are lost, and have no window and no date", () => {
    for (const id of ["fluidstack-bosquel", "nscale-stargate-uk"]) {
      assert.match(one(id).headline, / is counted as lost by the word of /);
      assert.ok(known(id).statements.some((s) => `#${s.id}` === one(id).loss?.href && s.detail === one(id).loss?.words));
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
    assert.deepEqual([overdue.topics[0]?.chance.value, overdue.topics[0]?.chance.rule], ["0 %", undefined]);
  });

  it("of what is only the start the page says so", () => {
    assert.match(
      figure("nscale-sines", "Stated"),
      /66,000 NVIDIA Rubin: A start; the number is what it ends at\..*by 31 December 2027/,
    );
  });
});

describe("who said what", () => {
  it("a size that the latest word does not repeat is that of the day it was given", () => {
    const stated = known("nscale-loughton").figures.find((f) => f.label === "Stated");
    assert.deepEqual(
      stated?.from?.map((f) => `${f.label}: ${f.text} ${f.href}`),
      ["Date: the company, 8 April 2026 #nscale-loughton-5", "Size: the company, 16 September 2025 #nscale-loughton-2"],
    );
    assert.ok(!stated?.lines.some((line) => line.startsWith("Said by")));
    assert.match(one("nscale-loughton").headline, /23,040 NVIDIA GB300 \(size of 16 September 2025\) to start in Q2 2027/);
  });

  it("a size that a later word without a date replaced is not told as what is stated", () => {
    assert.match(
      one("eurohpc-meluxina-ai").headline,
      /stated since: the whole site, without a size of its own \(2,100 GPUs by an earlier word; 1,008 GPUs without a date, said on 22 July 2026\), in 2026;/,
    );
    assert.match(figure("eurohpc-meluxina-ai", "Stated"), /The size is of an earlier word, .*1,008 GPUs without a date/);
  });

  it("no derived date stands in quotation marks", () => {
    assert.match(figure("eu-ai-gigafactories", "Stated"), /\(derived: early 2027/);
    for (const site of c.facts.sites) assert.doesNotMatch(drawn(site.id), /(?:“|&ldquo;)derived/, site.id);
  });

  it("where the sources disagree on a reading, its figure says so and leads to the statement", () => {
    const conflicts = c.facts.sites.flatMap((s) => one(s.id).known?.figures.flatMap((f) => f.conflict ?? []) ?? []);
    // Every word in conflict that is a reading of its site: Bruyères and Keflavík as observed, Longcross and the factories as promised.
    assert.deepEqual(conflicts.sort(), ["#eurohpc-ai-factories-1", "#mistral-bruyeres-5", "#nebius-uk-3", "#nscale-keflavik-3"]);
    assert.match(drawn("nscale-keflavik"), /href="#nscale-keflavik-3"><span[^>]*>sources disagree/);
  });

  it("a grid connection is no target, and stands apart from the date", () => {
    const rows = known("nscale-narvik").statements.filter((s) => s.grid);
    assert.deepEqual(
      rows.map((s) => [s.id, s.grid]),
      [
        ["nscale-narvik-2", "Grid connection 230 MW"],
        ["nscale-narvik-7", "Grid connection 230 MW"],
      ],
    );
    for (const site of c.facts.sites)
      for (const s of one(site.id).known?.statements ?? []) assert.ok(!s.grid || !/grid/.test(s.target.join()), s.id);
  });

  it("H100 equivalents name the chip that they are counted as; those of a speaker are the speaker's", () => {
    assert.match(figure("dt-munich", "Stated"), /About 22,700 H100 equivalents, counted as NVIDIA B200\./);
    assert.match(figure("nscale-sines", "Observed"), /About 31,800 H100 equivalents\./);
  });

  it("a site where works or permits are on record says that, and not that it is being built", () => {
    assert.equal(one("google-skien").stateNote, "works or permits are on record");
    for (const site of c.facts.sites) assert.doesNotMatch(one(site.id).stateWords, /being built/);
  });

  it("no sentence of the page ends in two full stops", () => {
    for (const site of c.facts.sites) assert.doesNotMatch(drawn(site.id).replace(/<[^>]*>/g, ""), /[^.]\.\.(?!\.)/, site.id);
  });
});

describe("dates with an open end", () => {
  it("not before a day is at the earliest, and slips by at least so much", () => {
    const id = "eurohpc-alice-recoque";
    assert.match(one(id).headline, /to start in 2027 at the earliest/);
    assert.match(figure(id, "Stated"), /on 1 January 2027 at the earliest \(“not before 2027”\)/);
    assert.match(figure(id, "Estimate"), /counted from the earliest day, 1 January 2027; stated as not before/);
    assert.match(known(id).slips[0]?.revisions[0]?.text ?? "", /not before 1 Jan 2027, at least 12 months later/);
    assert.equal(known(id).estimate.own[0]?.slip, "at least +12 months");
    assert.equal(known(id).estimate.model?.rows.find((r) => r.id === "from")?.from, "the earliest day; stated as not before");
  });

  it("where nobody said since when it runs, slip and evidence stand side by side", () => {
    const [row] = known("eurohpc-jupiter").slips;
    assert.match(row?.outcome ?? "", /^Online by 5 September 2025 at the latest, .*: at most 8\.1 months late\.$/);
    assert.equal(row?.counted, "The evidence counts +8.1 months.");
    assert.match(figure("eurohpc-jupiter", "Observed"), /by 5 September 2025 at the latest/);
    for (const site of c.facts.sites) assert.doesNotMatch(drawn(site.id), /latest since/, site.id);
  });

  it("a slip that was counted before the last word says when, and what the last word comes to", () => {
    const { slips, estimate } = known("nscale-loughton");
    const since = "counted when it was re-dated on 16 September 2025; by the last word it is 5.9 months";
    assert.equal(slips[0]?.counted, `The evidence counts +3 months: ${since}.`);
    assert.deepEqual([estimate.own[0]?.slip, estimate.own[0]?.slipNote], ["+3 months", since]);
    assert.equal(known("nscale-loughton", "asOf=2025-10-01").estimate.own[0]?.slipNote, undefined);
  });

  it("on time without proof is said where the promise is", () => {
    const told = c.facts.sites.flatMap((s) => one(s.id).known?.slips.filter((r) => /on time, unproven/.test(r.outcome)) ?? []);
    assert.equal(told.length, c.facts.delay.outcomes.filter((o) => o.status === "on-time-unproven").length);
  });
});

describe("a chance of 0 by the model", () => {
  const chance = (id: string, topic: number, query = "") => known(id, query).topics[topic]?.chance;

  it("before the last day that an imprecise date allows names the rule, and that an earlier day is possible", () => {
    for (const site of c.facts.sites) {
      const k = one(site.id).known;
      const [topic] = k?.topics ?? [];
      const both = [topic?.chance.rule ?? "", figure(site.id, "Estimate")];
      const straddles =
        topic?.leads.some((l) => l.by === "By what is stated" && l.state === "uncertain") &&
        !/at the earliest/.test(figure(site.id, "Stated"));
      if (straddles)
        for (const said of both)
          assert.match(said, /the last day that the stated date allows .*; an earlier day is possible/, site.id);
    }
    assert.equal(chance("nscale-narvik", 0)?.value, "0 % by this model");
    assert.match(
      figure("nscale-narvik", "Estimate"),
      /^0 % on 2 Dec 2027, by this model: .*\(31 Dec 2027\); an earlier day is possible/,
    );
  });

  it("is not explained away on a day after the stated one", () => {
    assert.equal(chance("nscale-narvik", 1)?.rule, undefined);
    assert.notEqual(chance("nscale-narvik", 1)?.value, "0 %");
  });

  it("of a start is the chance that the start has happened", () => {
    assert.match(chance("nscale-sines", 0)?.of ?? "", /^Chance that the start of .* has happened by that day$/);
    assert.match(
      chance("nscale-narvik", 0)?.of ?? "",
      /^Chance that what is stated \(30,000 NVIDIA Rubin\) is online by that day$/,
    );
    assert.match(chance("eurohpc-meluxina-ai", 0)?.of ?? "", /^Chance that the site is online as stated by that day$/);
    for (const site of c.facts.sites) {
      const start =
        /^[^:]*: A start/.test(figure(site.id, "Stated")) ||
        (/as promised/.test(figure(site.id, "Stated")) && /: A start/.test(figure(site.id, "Promised")));
      if (known(site.id).estimate.model) assert.equal(/the start of/.test(chance(site.id, 0)?.of ?? ""), start, site.id);
    }
  });

  it("of another part than what runs names that part, and says first what runs", () => {
    assert.match(
      figure("eurohpc-jupiter", "Estimate"),
      /: 24,000 NVIDIA GH200 run already; .* the CPU cluster \(tranche CPU cluster\)\. Chance that the CPU cluster \(tranche CPU cluster\) is online/,
    );
    assert.match(known("eurohpc-jupiter").topics[0]?.about[0] ?? "", /^24,000 NVIDIA GH200 run already/);
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
    assert.equal(known("nscale-narvik", "late=0.8").estimate.model?.resetHref, "/compute/nscale-narvik#own-numbers");
  });

  it("settings that are refused stay in the form as typed, with the reason beside them", () => {
    const query = "late=.8&lost=.5&mu=99";
    const parsed = parseLens(new URLSearchParams(query), c.lensContext, SITE_KEYS);
    const typed = Object.fromEntries(new URLSearchParams(query));
    const state = siteState(c.facts, c.dataset, parsed, c.lensContext, "nscale-narvik", typed);
    assert.deepEqual(
      state?.known?.estimate.model?.fields.map((f) => [f.name, f.value, f.error !== undefined]),
      [
        ["late", ".8", false],
        ["lost", ".5", true],
        ["mu", "99", true],
        ["sigma", "", false],
      ],
    );
    assert.ok(state?.known?.estimate.model?.action.endsWith("#own-numbers"));
    assert.ok(state && /id="own-numbers"/.test(renderToStaticMarkup(createElement(SiteView, { state, sources: {} }))));
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
