import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { contextOn } from "@/app/api/_openapi/examples";
import { MEASURES } from "@/lib/capacity/measure";
import { FIRST_AS_OF, parseLens, SITE_STATES, SLIPS, SORTS } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import { ComputeView } from "./ComputeView";
import { COMPUTE_KEYS, type ComputeState, computeContext, computeState, type Fact, slipKind } from "./compute";
import { SITE_KEYS } from "./site";
import { rounded } from "./site-words";

const c = contextOn("2026-11-22");
const everything = computeContext(c.lensContext);
const parse = (query: string) => parseLens(new URLSearchParams(query), everything, COMPUTE_KEYS);
const at = (query = "") => computeState(c.facts, c.dataset, parse(query), everything);
const rows = (state: ComputeState) => state.groups.flatMap((g) => g.rows);
const row = (state: ComputeState, id: string) => {
  const found = rows(state).find((r) => r.id === id);
  assert.ok(found, id);
  return found;
};
const said = (fact: Fact) => [fact.value, fact.when, ...fact.notes].filter(Boolean).join("; ");
const drawn = (state: ComputeState) => renderToStaticMarkup(createElement(ComputeView, { state, sources: {} }));
const DAYS = [isoDay(FIRST_AS_OF), "2025-08-02", "2026-03-31", "2026-11-22", "2035-12-31"];
const MISSING = /undefined|\bnull\b|NaN|\[object|Infinity/;

describe("the list of sites", () => {
  it("every order, measure, state and slip on every day is said in words", () => {
    for (const [i, day] of DAYS.entries())
      for (const [k, sort] of SORTS.entries()) {
        if ((i + k) % 2 === 1) continue;
        const measure = k === 0 ? "own" : MEASURES[(i + k) % MEASURES.length];
        const state = k === 2 ? `&state=${SITE_STATES[i]}` : "";
        const query = `asOf=${day}&sort=${sort}&measure=${measure}&size=${k === 4 ? 10 : 0}${state}`;
        assert.doesNotMatch(drawn(at(query)), MISSING, query);
      }
  });

  it("Narvik: promise, statement, observation and estimate stand side by side, and whether one replaces the other is not known", () => {
    const narvik = row(at(), "nscale-narvik");
    assert.equal(said(narvik.promised), "100,000 NVIDIA GB300; by end of 2026");
    assert.match(said(narvik.stated), /^30,000 NVIDIA Rubin; by end of 2027; part: rubin 2027; .*not known$/);
    assert.equal(said(narvik.observed), "nothing known to run; last look 5 Jul 2026");
    assert.match(said(narvik.estimate), /^P50 \w{3} 2028; P90 \w{3} 2030; never 13 %; part: rubin 2027$/);
    assert.equal(narvik.where, "Norway, EEA");
  });

  it("as known on 31 March 2026 nothing on the page speaks of Rubin at Narvik, and no name tells what came later", () => {
    const narvik = row(at("asOf=2026-03-31"), "nscale-narvik");
    assert.equal(narvik.name, "Narvik");
    assert.doesNotMatch(JSON.stringify(narvik), /Rubin/);
    assert.match(said(narvik.promised), /100,000 NVIDIA GB300/);
    assert.doesNotMatch(drawn(at("asOf=2026-03-31&provider=nscale&country=NO")), /Rubin/);
  });

  it("Munich came early, Le Bosquel and Stargate UK are lost, an overdue one says so", () => {
    const state = at();
    assert.equal(said(row(state, "dt-munich").slip), "at least 10.8 months early");
    for (const id of ["fluidstack-bosquel", "nscale-stargate-uk"]) {
      assert.equal(row(state, id).state, "lost");
      assert.equal(said(row(state, id).estimate), "lost: no date");
    }
    assert.match(said(row(state, "mistral-les-ulis").slip), /^overdue/);
  });

  it("it runs since a day only where the word says since when; otherwise by that day at the latest", () => {
    const state = at();
    assert.equal(row(state, "nscale-sines").observed.when, "runs since Q1 2026");
    assert.equal(row(state, "dt-munich").observed.when, "runs, by 5 February 2026 at the latest");
    for (const r of rows(state)) {
      const statements = c.dataset.sites.find((s) => s.id === r.id)?.statements ?? [];
      if (r.observed.when?.startsWith("runs since"))
        assert.ok(
          statements.some((s) => s.reading === "online" && s.target?.when),
          r.id,
        );
    }
  });

  it("on time is not proven where the evidence says so, and only from the day that was known", () => {
    const outcomes = c.facts.delay.outcomes.map((o) => (o.site === "nscale-sines" ? { ...o, knownOn: "2026-06-01" } : o));
    const facts = { ...c.facts, delay: { ...c.facts.delay, outcomes } };
    const on = (day: string) => said(row(computeState(facts, c.dataset, parse(`asOf=${day}`), everything), "nscale-sines").slip);
    assert.equal(on("2026-06-01"), "on time, unproven");
    assert.equal(on("2026-05-31"), "on time");
    assert.match(on("2026-04-02"), /^overdue/);
  });

  it("where sources disagree the row says so in words", () => {
    const state = at();
    const disagree = (fact: Fact) => fact.notes.includes("sources disagree");
    // Said to run at Bruyères and Keflavik, promised by the UK programme of Nebius and by EuroHPC
    for (const id of ["mistral-bruyeres", "nscale-keflavik"]) assert.ok(disagree(row(state, id).observed), id);
    for (const id of ["nebius-uk", "eurohpc-ai-factories"]) assert.ok(disagree(row(state, id).promised), id);
    assert.ok(!disagree(row(state, "nscale-narvik").promised));
  });

  it("a site that is online and overdue says that other parts run", () => {
    const state = at();
    for (const id of ["mistral-bruyeres", "coreweave-sweden"]) {
      assert.equal(row(state, id).state, "online");
      assert.match(said(row(state, id).slip), /^overdue .*parts run; nothing known says that all of it does$/);
    }
    assert.doesNotMatch(said(row(state, "polar-dra01").slip), /parts run/);
  });

  it("another part than the promised one is named where it is stated and where it is estimated", () => {
    const jupiter = row(at(), "eurohpc-jupiter");
    assert.match(said(jupiter.stated), /amount not stated; .*part: cpu cluster/);
    assert.match(said(jupiter.estimate), /part: cpu cluster/);
  });

  it("the slip of a row and its filter count from the same promise", () => {
    const state = at();
    assert.equal(said(row(state, "eurohpc-meluxina-ai").slip), "moved 6 months later");
    const kinds = {
      later: /late|later|overdue/,
      earlier: /early|earlier/,
      unmoved: /on time|not moved|back again/,
      lost: /^(lost|paused)/,
    };
    for (const [slip, words] of Object.entries(kinds))
      for (const r of rows(at(`slip=${slip}`))) assert.match(said(r.slip), words, r.id);
  });

  it("the size of an earlier word and the estimate of a start are marked as what they are", () => {
    const loughton = row(at(), "nscale-loughton");
    assert.match(said(loughton.stated), /start by Q2 2027; size by an earlier word/);
    assert.match(said(loughton.estimate), /of a start$/);
    assert.doesNotMatch(said(row(at(), "mistral-borlange").estimate), /start/);
  });

  it("a site without any date stands in one line", () => {
    for (const r of rows(at())) {
      const empty = r.promised.missing && r.stated.missing && !r.promised.when && !r.stated.when && r.state !== "online";
      assert.equal(r.undated !== undefined, empty, r.id);
    }
    assert.equal(
      row(at(), "ms-aragon").undated,
      "No dated promise; nothing known to run; no look from outside; so no slip and no estimate",
    );
  });

  it("a number of megawatts always says what it measures", () => {
    for (const r of rows(at()))
      for (const fact of [r.promised, r.stated, r.observed])
        assert.doesNotMatch(said(fact), /\d MW(?! (\(|of ))/, `${r.id}: ${said(fact)}`);
  });

  it("in a measure that was asked for its number stands first, and a site without one says so", () => {
    const state = at("measure=h100e");
    assert.match(said(row(state, "nscale-narvik").promised), /^253,000 H100 equivalents; by end of 2026; 100,000 NVIDIA GB300$/);
    assert.match(said(row(state, "data4-cambrai").promised), /no number in H100 equivalents/);
  });
});

describe("filters and order", () => {
  it("each filter keeps exactly what answers to it", () => {
    const all = rows(at());
    // The whole file: one row a site
    assert.equal(all.length, c.dataset.sites.length);
    const site = (id: string) => c.dataset.sites.find((s) => s.id === id);
    assert.ok(rows(at("provider=nscale")).every((r) => site(r.id)?.provider === "nscale"));
    assert.ok(rows(at("country=NO")).every((r) => site(r.id)?.country === "NO"));
    assert.ok(rows(at("bloc=UK")).every((r) => site(r.id)?.bloc === "UK"));
    const sum = (queries: readonly string[]) => queries.reduce((n, q) => n + rows(at(q)).length, 0);
    assert.equal(sum(SITE_STATES.map((s) => `state=${s}`)), all.length);
    assert.equal(sum(SLIPS.map((s) => `slip=${s}`)), all.length);
    assert.equal(sum(["bloc=EU", "bloc=EEA", "bloc=UK", "bloc=other"]), all.length);
    assert.equal(rows(at("state=online&state=lost")).length, sum(["state=online", "state=lost"]));
  });

  it("a slip is later, earlier, not moved, lost or not known", () => {
    assert.deepEqual(
      [3, -1, 0, "lost", "paused", "none", "unknown"].map((s) => slipKind(s as number)),
      ["later", "earlier", "unmoved", "lost", "lost", "unknown", "unknown"],
    );
  });

  it("a least size leaves out what has no number in the measure, and says how many", () => {
    const state = at("size=50000&measure=gpus");
    for (const id of ["nscale-narvik", "nscale-sines", "fluidstack-bosquel"]) row(state, id);
    assert.ok(rows(state).every((r) => r.id !== "dt-munich"));
    assert.match(state.sizeNote ?? "", /^At least 50,000, in GPUs: .*\d+ sites give no number in GPUs and are left out\.$/);
    assert.match(at("size=50000").sizeNote ?? "", /in the measure that each site is given in/);
  });

  it("by size sites are compared only within one measure", () => {
    const groups = at("sort=size").groups;
    assert.ok(groups.length > 1 && groups.every((g) => g.title?.startsWith("In ")));
    const gpus = groups.find((g) => g.title === "In GPUs")?.rows.map((r) => r.id) ?? [];
    assert.deepEqual(gpus.slice(0, 2), ["fluidstack-bosquel", "nscale-texas"]);
    assert.equal(at("sort=size&measure=gpus").groups.length, 1);
  });

  it("by date the years come in order, then what only runs, then what has no date", () => {
    const titles = at().groups.map((g) => g.title ?? "");
    assert.deepEqual([...titles.slice(0, -2)].sort(), titles.slice(0, -2));
    assert.deepEqual(titles.slice(-2), ["Running, no date stated", "Without a stated date"]);
  });

  it("what the fields of the form hold can be sent back as it is", () => {
    for (const query of ["", "state=online&state=lost&bloc=EU&measure=mw-it&sort=size&provider=nscale&slip=later"]) {
      const { fields } = at(query);
      const sent = new URLSearchParams(fields.flatMap((f) => f.values.map((value) => [f.name, value])));
      const parsed = parse(sent.toString());
      assert.deepEqual(parsed.problems, []);
      assert.deepEqual(parsed.lens, parse(query).lens);
      for (const f of fields)
        for (const value of f.values)
          assert.ok(
            f.options.some((o) => o.value === value),
            `${f.name} ${value}`,
          );
    }
  });

  it("what cannot be applied is named, and the rest is applied", () => {
    const state = at("provider=nobody&bloc=EU&size=-5&sort=colour&asOf=2026-11-22");
    assert.deepEqual(state.notices.problems.map((p) => p.param).sort(), ["provider", "size", "sort"]);
    assert.ok(rows(state).length > 20 && rows(state).length < c.dataset.sites.length);
  });

  it("where no site matches, the page says so once and leads back to all", () => {
    const state = at("provider=polar&state=lost");
    assert.equal(state.headline, "No site matches these filters.");
    assert.equal(state.allHref, "/compute");
    assert.equal(drawn(state).match(/No site matches/g)?.length, 1);
    assert.match(drawn(state), /Shown: provider Polar; state lost\. <a href="\/compute">Show all sites/);
  });

  it("filters are said in a sentence, and the headline speaks of the sites shown", () => {
    const state = at("provider=nscale&state=building&size=50&measure=gpus");
    assert.equal(state.filter, "Shown: provider Nscale; state building; at least 50 GPUs.");
    assert.equal(state.headline, "None of the 2 sites shown is online; 2 have works or permits on record.");
    assert.equal(at("provider=deutsche-telekom").headline, "The site shown is online, at least in part.");
    assert.equal(at("bloc=UK&state=lost").headline, "The site shown is lost.");
    for (const query of ["", "sort=size", "measure=h100e", "asOf=2026-03-31"]) assert.equal(at(query).filter, undefined);
    for (const query of ["provider=nscale", "country=NO", "bloc=EEA", "state=lost", "slip=later", "size=5"])
      assert.match(at(query).filter ?? "", /^Shown: .+\.$/, query);
  });

  it("a state that no site has is not offered, unless it is chosen", () => {
    const states = (query: string) =>
      at(query)
        .fields.find((f) => f.name === "state")
        ?.options.map((o) => o.value) ?? [];
    assert.ok(!states("").includes("paused"));
    assert.ok(states("state=paused").includes("paused"));
    assert.deepEqual(at("state=paused").notices.problems, []);
    // Stargate UK was paused in spring 2026
    assert.ok(states("asOf=2026-09-01").includes("paused"));
  });
});

describe("headline and sums", () => {
  it("the states of the headline add up to the sites that count", () => {
    for (const day of DAYS) {
      const { headline } = at(`asOf=${day}`);
      const [first, of] = /^(?:(\d+)|None) of (\d+)/.exec(headline)?.slice(1) ?? [];
      const others = [...headline.matchAll(/(\d+) (?:(?:has|have) works|(?:is|are) (?:announced|paused|lost))/g)].map((m) =>
        Number(m[1]),
      );
      assert.equal(Number(first ?? 0) + others.reduce((a, b) => a + b, 0), Number(of), headline);
    }
  });

  it("with too few slips known nothing is said to be expected", () => {
    assert.match(at("asOf=2024-07-12").lead, /too little is known of earlier promises/);
    assert.match(at().lead, /by the record of earlier promises, which is thin, about \d+ can be expected/);
  });

  it("the sums of a bloc name their measure, their sites and the day the duty applies", () => {
    const { totals } = at();
    assert.equal(totals?.unit, "GPUs");
    assert.deepEqual(
      totals?.groups.map((g) => g.id),
      ["EU", "EEA", "UK"],
    );
    const days = totals?.groups[0]?.rows.map((r) => r.day);
    assert.deepEqual(days, [
      "22 November 2026",
      "31 December 2026",
      "2 December 2027",
      "31 December 2027",
      "31 December 2028",
      "31 December 2030",
    ]);
    const [, end] = totals?.groups[0]?.rows ?? [];
    // Le Bosquel alone: a start of 500,000 GPUs promised for 2026
    assert.deepEqual([end?.lost.value, end?.lost.more], ["500,000", "of the starts"]);
    assert.match(end?.stated.sites ?? "", /^\d+ sites, \d+ more without a number$/);
  });

  it("what only starts by a day is a sum of its own, and is in no other", () => {
    const [eu] = at("provider=nscale&country=PT").totals?.groups ?? [];
    const end = eu?.rows.find((r) => r.day === "31 December 2027");
    // Sines: 12,600 run, a start of 66,000 is stated for late 2027
    assert.deepEqual([end?.starts.value, end?.stated.value, end?.expected.value], ["66,000", "12,600", "about 12,600"]);
    assert.equal(eu?.rows.find((r) => r.day === "2 December 2027")?.starts.value, "none");
  });

  it("the first figures speak of the day on which the duty bites, the surest first, the lost beside the promised", () => {
    const { figures } = at();
    const words = [
      "said to run",
      "running, or stated",
      "weighted by its chance",
      "only a start",
      "promised first",
      "lost or paused",
    ];
    assert.deepEqual(
      words.map((w, i) => figures[i]?.text.includes(w)),
      words.map(() => true),
    );
    assert.match(figures[1]?.text ?? "", /by 2 Dec 2027, when Annex III applies/);
    // 8,000 at Stargate UK; starts of 500,000 at Le Bosquel and of 16,000 at Arlandastad
    assert.match(figures[4]?.value ?? "", /^\d+,\d+ and 516,000$/);
    assert.equal(figures[5]?.value, "8,000 and 500,000");
    assert.match(figures[0]?.text ?? "", /; of that 20,304 where sources disagree; known in power: /);
    assert.doesNotMatch(JSON.stringify(figures), /expected/);
    assert.match(at("asOf=2025-08-01").figures[1]?.text ?? "", /by 2 Aug 2026, when Annex III applies/);
    // Once the duty applies, the end of the next year
    assert.match(at("asOf=2028-01-15").figures[1]?.text ?? "", /by 31 Dec 2029:/);
  });

  it("beside the sums in GPUs stand those in power, each kind by itself; a measure that was chosen stands alone", () => {
    const { figures } = at("country=NO&country=SE&country=FI");
    assert.match(figures[0]?.text ?? "", /; known in power: 42 MW of IT \(1 site\); 142 MW, kind not said \(3 sites\)$/);
    assert.match(figures[1]?.text ?? "", /; known in power: 163 MW of IT .*; 133 MW of the facility /);
    assert.doesNotMatch(JSON.stringify(at("measure=mw-it").figures), /known in power/);
  });

  it("with too few slips known the weighted sum is not known, in the figures, by bloc and by provider", () => {
    const before = at("asOf=2025-08-01");
    assert.equal(before.figures[2]?.value, "not known");
    assert.doesNotMatch(before.figures[2]?.text ?? "", /evidence/);
    const cells = [...(before.totals?.groups.flatMap((g) => g.rows) ?? []), ...(before.totals?.providers.rows ?? [])];
    assert.ok(cells.some((r) => r.expected.value === "not known"));
    // What runs is certain all the same
    for (const { stated, expected } of cells)
      if (expected.value.startsWith("about"))
        assert.equal(expected.value, `about ${rounded(Number(stated.value.replaceAll(",", "")))}`);
    assert.match(at().figures[2]?.value ?? "", /^about/);
  });

  it("where nothing runs there is none; no number is where something runs without one", () => {
    assert.equal(at("provider=fluidstack").figures[0]?.value, "none");
    assert.equal(at("provider=coreweave&country=GB").figures[0]?.value, "no number");
  });

  it("who has how much: the sums of the providers are those of the blocs on the day of the duty", () => {
    const { providers, groups } = at().totals ?? {};
    assert.equal(providers?.title, "Who has how much, by 2 December 2027, when Annex III applies");
    const value = (text?: string) => (text && /\d/.test(text) ? Number(text.replaceAll(/\D/g, "")) : 0);
    for (const key of ["stated", "starts"] as const) {
      const byBloc: number[] = groups?.map((g) => value(g.rows.find((r) => r.day === "2 December 2027")?.[key].value)) ?? [];
      const byFirm: number[] = providers?.rows.map((r) => value(r[key].value)) ?? [];
      const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
      assert.ok(sum(byBloc) > 0);
      assert.equal(sum(byFirm), sum(byBloc), key);
    }
    assert.ok(providers?.nothing.includes("Brookfield Asset Management"));
    assert.deepEqual(at("provider=nscale").totals?.providers.rows, []);
  });

  it("the duty stands on the axis of the rows, and what a state means is said where it is shown", () => {
    assert.equal(at().duty?.label, "Annex III applies 2 Dec 2027");
    assert.equal(at("asOf=2028-01-15").duty?.label, "Annex III applies since 2 Dec 2027");
    assert.match(drawn(at()), /--duty:\d/);
    assert.match(drawn(at()), /building<\/span> \(works or permits on record/);
    assert.doesNotMatch(drawn(at("provider=deutsche-telekom")), /works or permits/);
  });

  it("programmes and places for comparison are listed and in no sum", () => {
    const left = at().left.map((l) => l.why);
    // 2 programmes, 2 places in the United States, 4 sites of general cloud
    assert.deepEqual(
      ["programme", "for comparison", "general cloud"].map((why) => left.filter((l) => l === why).length),
      [2, 2, 4],
    );
    assert.equal(at("bloc=other").totals?.groups.length, 0);
  });
});

describe("providers and deals", () => {
  it("ownership belongs to today alone; dated facts stand on their day", () => {
    const now = at("provider=nscale").providers.cards[0];
    assert.ok(now && now.firm !== "not-kept");
    assert.equal(now.firm.incorporated, "United Kingdom");
    assert.equal(now.firm.established, "not known");
    const before = at("provider=nscale&asOf=2026-03-31").providers.cards[0];
    assert.equal(before?.firm, "not-kept");
    assert.deepEqual(
      before?.fleet.map((f) => f.on),
      ["15 October 2025"],
    );
    assert.ok(before?.deals.every((d) => !/Rubin|IPO/.test(`${d.what} ${d.kind}`)));
    assert.ok(before?.sites.every((s) => s.tenants === undefined));
  });

  it("deals of a name that is no provider stand apart, and a provider with one deal has no chart", () => {
    const { cards, others } = at().providers;
    assert.deepEqual(
      others.map((d) => d.id),
      ["ami-seed"],
    );
    assert.deepEqual(
      cards.filter((p) => p.chart).map((p) => p.id),
      ["mistral", "nscale"],
    );
    assert.equal(
      cards.reduce((n, p) => n + p.deals.length, others.length),
      c.dataset.deals.length,
    );
  });

  it("what is planned, a ceiling, contained in a later deal, or in dispute is marked", () => {
    const deals = at("provider=nscale").providers.cards[0]?.deals ?? [];
    const deal = (id: string) => deals.find((d) => d.id === id);
    assert.deepEqual(deal("nscale-ipo")?.marks, ["planned"]);
    assert.match(deal("anthropic-monarch")?.amount ?? "", /^up to/);
    assert.deepEqual(deal("microsoft-four-sites")?.marks, ["sources disagree"]);
    assert.match(deal("nscale-series-c")?.notes.join(" ") ?? "", /Contains an earlier deal \(USD 433m, 1 Oct 2025\)/);
    assert.match(deal("narvik-project-debt")?.notes.join(" ") ?? "", /USD 790m that is not committed/);
  });

  it("every record shown has a source", () => {
    const { cards, others } = at().providers;
    const dated = [...cards.flatMap((p) => [...p.fleet, ...p.pledges, ...p.deals]), ...others];
    for (const d of dated) assert.ok(d.sourceIds.length > 0);
    for (const p of cards) assert.ok(p.firm !== "not-kept" && p.firm.sourceIds.length > 0, p.id);
  });
});

describe("links", () => {
  it("links to sites know every setting in them", () => {
    for (const r of rows(at("asOf=2026-03-31&sort=state&bloc=EU&late=0.5&measure=gpus")).slice(0, 3)) {
      const url = new URL(r.href, "http://localhost");
      assert.equal(url.pathname, `/compute/${r.id}`);
      const parsed = parseLens(url.searchParams, c.lensContext, SITE_KEYS);
      assert.deepEqual(parsed.problems, []);
      assert.equal(isoDay(parsed.lens.asOf), "2026-03-31");
      assert.equal(parsed.lens.late, 0.5);
    }
  });

  it("the API is asked for the same day and the same filters", () => {
    const { links } = at("asOf=2026-03-31&bloc=EU&sort=size&size=5&slip=lost");
    assert.deepEqual(
      links.map((l) => l.href),
      [
        "/api/v1/sites?asOf=2026-03-31&bloc=EU",
        "/api/v1/sites.csv?asOf=2026-03-31&bloc=EU",
        "/api/v1/providers?asOf=2026-03-31",
        "/api/v1/providers.csv?asOf=2026-03-31",
      ],
    );
  });
});
