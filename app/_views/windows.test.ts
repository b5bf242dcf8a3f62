import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { windows as api } from "@/app/api/_answers/windows";
import { ask } from "@/app/api/_edge/operation";
import { readQuery } from "@/app/api/_edge/query";
import { contextOn } from "@/app/api/_openapi/examples";
import type { WindowRow } from "@/app/api/_schemas/windows";
import { wordedBy } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import { isDuty } from "@/lib/law/duty";
import { type ResolvedMilestone, resolve } from "@/lib/law/resolve";
import { FIRST_AS_OF, parseLens, WINDOW_KINDS } from "@/lib/lens";
import { isoDay, parseDay } from "@/lib/time/day";
import { type AnyWindow, noWork } from "@/lib/windows";
import { WindowsView } from "./WindowsView";
import { byUrgency, keyOf, urgencyOf, windowSet } from "./window-set";
import { windowsContext, windowsState } from "./windows";
import { cellOf } from "./windows-matrix";
import { ORDERS, readOwn, WINDOWS_KEYS } from "./windows-page";
import { promiseKept } from "./windows-work";

const DAY = "2026-11-22";
const c = contextOn(DAY);
const asOf = parseDay(DAY);
const at = (query = "") => windowsState(c.facts, new URLSearchParams(query), c.lensContext).state;
const drawn = (query: string) => renderToStaticMarkup(createElement(WindowsView, { state: at(query), sources: {} }));
const reasons = (cell: string, query = "") => {
  const found = at(`${query}&cell=${cell}`).reasons;
  assert.equal(found?.key, cell);
  return found as NonNullable<typeof found>;
};
const matrix = (query = "") => {
  const found = at(query).matrix;
  assert.ok(found);
  return found;
};
const rowOf = (query: string, duty: string) => {
  const row = matrix(query).rows.find((r) => r.duties.some((d) => d.href.startsWith(`/milestones/${duty}`)));
  assert.ok(row, duty);
  return row;
};
const cell = (query: string, duty: string, place: string) => rowOf(query, duty).cells.find((one) => one.place === place);
const setOf = (query = "") => {
  const { lens } = parseLens(new URLSearchParams(query), windowsContext(c.lensContext), WINDOWS_KEYS);
  const facts = wordedBy(c.facts, lens.asOf);
  return windowSet(facts, lens, chosenLaw(facts.law, lens));
};
const asksForWork = (id: string | undefined) => {
  const duty = c.facts.law.milestones.find((m) => m.id === id);
  assert.ok(duty, id);
  return noWork({ milestone: duty } as ResolvedMilestone, c.facts.enforcementMap) === undefined;
};
const fromApi = (query: string): WindowRow[] => {
  const { query: read } = readQuery(new URLSearchParams(query), api.parameters, c.lensContext);
  assert.ok(read, query);
  return api.list(ask(read, c)).map((row) => row.make());
};
const MISSING = /undefined|\bnull\b|NaN|\[object|Infinity/;
const DAYS = [isoDay(FIRST_AS_OF), "2025-03-01", "2026-04-01", DAY, "2035-12-31"];

describe("a window with its reasons", () => {
  it("Annex III: 12 months 10 days are left, and work would start from 2 December 2026 to 2 June 2027", () => {
    const left = reasons("runway/high-risk-annex-iii-classification");
    assert.equal(left.length, "12 months 10 days");
    assert.match(left.text, /375 days/);
    const start = reasons("start-by/high-risk-annex-iii-classification");
    assert.deepEqual(
      [...start.ends.map((e) => e.value), start.state],
      ["2 December 2026", "2 June 2027", "12-month estimate ends in 10 days"],
    );
    assert.match(start.text, /the 12-month estimate is 10 days away/);
    assert.equal(reasons("relief/high-risk-annex-iii-classification").length, "16 months later");
  });

  it("Poland has no gap for the requirements of Annex III, and the Netherlands an open one for Article 50", () => {
    const poland = reasons("enforcement-gap/high-risk-annex-iii-requirements/PL");
    assert.match(poland.text, /^No gap: .*400 days\) before the duty applies\.$/);
    assert.ok(poland.reasons.some((r) => r.sourceIds.length > 0));
    const netherlands = reasons("enforcement-gap/transparency-interaction/NL");
    assert.deepEqual(netherlands.ends, [
      { label: "Duty applies", value: "2 August 2026" },
      { label: "Power to fine since", value: "no day known" },
    ]);
    // From 2 August to 22 November
    assert.deepEqual([netherlands.state, netherlands.length], ["runs so far", "3 months 20 days so far, no end known"]);
  });

  it("Narvik by what the company says is uncertain against Annex III, from 335 days before to 29 after", () => {
    const narvik = reasons("capacity-lead/high-risk-annex-iii-classification/nscale-narvik");
    assert.equal(narvik.state, "uncertain");
    assert.match(narvik.text, /from 335 days before to 29 days after/);
  });

  it("on 1 April 2026 under the 2024 text 4 months 1 day are left, and the shorter estimate is missed since 2 February", () => {
    const query = "asOf=2026-04-01&law=base-law";
    assert.equal(reasons("runway/high-risk-annex-iii-classification", query).length, "4 months 1 day");
    const start = reasons("start-by/high-risk-annex-iii-classification", query);
    assert.deepEqual([start.ends[1]?.value, start.state], ["2 February 2026", "later than your 6-month estimate"]);
  });

  it("serious incidents are reported from 2 December 2027, with the formal date beside", () => {
    const left = reasons("runway/serious-incident-reporting");
    assert.equal(left.ends[1]?.value, "2 December 2027");
    assert.match(left.formal ?? "", /2 August 2026/);
  });

  it("names the duties with the same window, and each of them has it", () => {
    const { same, text } = reasons("enforcement-gap/high-risk-annex-iii-requirements/PL");
    assert.ok(same.length > 0);
    for (const { href } of same) {
      const other = new URLSearchParams(href.slice(href.indexOf("?") + 1, href.indexOf("#"))).get("cell") ?? "";
      assert.equal(reasons(other).text, text);
    }
  });

  it("without a choice is the most pressing one of the kind, and a wrong choice is named", () => {
    const first = at("kind=enforcement-gap");
    assert.equal(first.reasons?.state, "runs so far");
    assert.equal(first.reasons?.closeHref, undefined);
    const wrong = at("cell=enforcement-gap/no-such-duty/PL");
    assert.match(wrong.notices.problems[0]?.message ?? "", /There is no window "enforcement-gap\/no-such-duty\/PL"/);
    assert.equal(wrong.reasons?.key, first.reasons?.key);
  });
});

describe("the matrix", () => {
  it("has every duty exactly once, folded or not", () => {
    for (const kind of ["enforcement-gap", "capacity-lead", "migration"])
      for (const show of ["", "&show=duties"]) {
        const rows = matrix(`asOf=${DAY}&kind=${kind}${show}`).rows;
        const hrefs = rows.flatMap((r) => r.duties.map((d) => d.href));
        // The milestones of the file that start to bind an operator or end a transitional period; pinned in the tests of the data too
        assert.equal(new Set(hrefs).size, 53);
        assert.equal(hrefs.length, 53);
        if (show) assert.equal(rows.length, 53);
      }
  });

  it("has the 27 Member States, the three EEA States and the United Kingdom as columns", () => {
    const { columns, groups } = matrix();
    assert.deepEqual(
      groups.map((g) => [g.title, g.span]),
      [
        ["European Union", 27],
        ["EEA", 3],
        ["UK", 1],
      ],
    );
    assert.equal(columns.length, 31);
    assert.equal(matrix("country=PL&country=NL").columns.length, 2);
  });

  it("every cell stands in the column of its country or site", () => {
    for (const query of ["", "show=duties", "kind=capacity-lead", "kind=migration&show=sites", "kind=capacity-lead&bloc=EEA"]) {
      const { rows, columns } = matrix(query);
      for (const row of rows.filter((r) => !r.across))
        assert.deepEqual(
          row.cells.map((one) => one.place),
          columns.map((one) => one.name),
          `${query} ${row.id}`,
        );
    }
  });

  it("duties share a row only where every window is the same", () => {
    const set = setOf();
    for (const row of matrix().rows.filter((r) => r.duties.length > 1 && !r.across)) {
      const ids = row.duties.map((d) => d.href.replace(/^\/milestones\/([^?]+).*$/, "$1"));
      const said = ids.map((id) =>
        set
          .of("enforcement-gap")
          .filter((e) => e.duty?.id === id)
          .map((e) => e.window.text)
          .join("\n"),
      );
      assert.equal(new Set(said).size, 1, ids.join());
    }
  });

  it("says a gap in a few characters: running, to come, over, none, not known, not applicable", () => {
    const on = `asOf=${DAY}`;
    // From 2 February 2025 and 2 August 2026 to 22 November 2026: 21 and 3 whole months
    assert.deepEqual(
      [cell(on, "prohibited-practices", "NL")?.text, cell(on, "prohibited-practices", "NL")?.tone],
      ["21m+", "w4"],
    );
    assert.deepEqual(
      [cell(on, "transparency-interaction", "NL")?.text, cell(on, "transparency-interaction", "NL")?.tone],
      ["3m+", "w1"],
    );
    assert.equal(cell(on, "high-risk-annex-iii-requirements", "NL")?.tone, "wait");
    // 400 days are 13 whole months
    assert.deepEqual(
      [cell(on, "high-risk-annex-iii-requirements", "PL")?.text, cell(on, "high-risk-annex-iii-requirements", "PL")?.tone],
      ["✓13m", "c2"],
    );
    assert.equal(cell(on, "prohibited-practices", "PL")?.tone, "over");
    assert.equal(cell(on, "legacy-high-risk-design-change", "PL")?.tone, "unknown");
    assert.equal(cell(on, "prohibited-practices", "NO")?.tone, "none");
  });

  it("what the Commission or nobody enforces is one cell across, in words", () => {
    assert.match(rowOf("", "gpai-provider-duties").across?.text ?? "", /the Commission could not fine/);
    assert.match(rowOf("", "standards-presumption").across?.text ?? "", /^No authority enforces this/);
    assert.equal(rowOf("", "gpai-provider-duties").cells.length, 0);
  });

  it("the steps of the scale are 6, 12 and 18 months", () => {
    const after = (days: number) =>
      cellOf(
        { kind: "capacity-lead", state: "after", length: { months: 0, extraDays: 0, totalDays: -days } } as unknown as AnyWindow,
        asOf,
      );
    assert.deepEqual(
      [182, 183, 365, 366, 548, 549].map((days) => after(days).tone),
      ["w1", "w2", "w2", "w3", "w3", "w4"],
    );
  });

  it("the longer a gap runs, the darker its cell", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 2000 }), (a, b) => {
        const tone = (days: number) => {
          const [from, open] = [
            { status: "dated", earliest: asOf - days, latest: asOf - days },
            { status: "open", text: "" },
          ];
          return cellOf(
            { kind: "enforcement-gap", state: "open", from, to: open, length: "unknown" } as unknown as AnyWindow,
            asOf,
          ).tone;
        };
        if (a <= b) assert.ok(tone(a) <= tone(b), `${a} ${b}`);
        assert.match(tone(a), /^w\d$/);
      }),
      { numRuns: 100 },
    );
  });

  it("leaves out the sites that no date stands for, says how many, and shows all where asked", () => {
    const some = matrix("kind=capacity-lead");
    const all = matrix("kind=capacity-lead&show=sites");
    const hidden = Number(/^\d+/.exec(some.hidden?.text ?? "")?.[0]);
    assert.equal(some.columns.length + hidden, all.columns.length);
    assert.equal(all.columns.length, c.dataset.sites.length);
    assert.ok(some.columns.some((s) => s.id === "nscale-narvik"));
    assert.ok(!some.columns.some((s) => s.id === "nscale-stargate-uk"), "a lost site");
    assert.ok(!some.columns.some((s) => s.id === "eu-ai-gigafactories"), "a programme, no site of the plan");
    assert.deepEqual(
      matrix("kind=capacity-lead&site=nscale-stargate-uk").columns.map((s) => s.id),
      ["nscale-stargate-uk"],
    );
  });
});

describe("order", () => {
  const keys = (query: string) => matrix(query).rows.map((r) => r.id);

  it("by urgency gaps that run come first, then what is to come by its day, then what is over, not known, not applicable", () => {
    const set = setOf();
    const urgency = (id: string) =>
      set
        .of("enforcement-gap")
        .filter((e) => e.duty?.id === id)
        .map((e) => urgencyOf(e, asOf))
        .sort(byUrgency)[0];
    const ranks = keys("").map((id) => urgency(id)?.rank ?? 9);
    assert.deepEqual(ranks, [...ranks].sort());
    assert.deepEqual([...new Set(ranks)], [0, 1, 2, 3, 4]);
    assert.equal(keys("")[0], "prohibited-practices");
    const days = at("kind=runway").list?.rows.map((r) => r.to) ?? [];
    assert.deepEqual(days.slice(0, 3), ["2 Dec 2026", "2 Aug 2027", "2 Dec 2027"]);
  });

  it("a missed start presses until the duty itself applies", () => {
    const rows = at(`asOf=${DAY}&kind=start-by`).list?.rows ?? [];
    // The new bans apply in ten days: both estimates are missed, and nothing else comes sooner
    assert.match(rows[0]?.about[0]?.label ?? "", /Two new bans/);
    assert.equal(rows[0]?.state, "later than your 6-month estimate");
  });

  it("by date and by name the rows follow the day and the label", () => {
    const names = matrix("sort=name&show=duties").rows.map((r) => r.duties[0]?.label ?? "");
    assert.deepEqual(
      names,
      [...names].sort((a, b) => a.localeCompare(b, "en")),
    );
    const days = at("kind=runway&sort=date").list?.rows.flatMap((r) => (r.bar ? [r.bar.back ? r.bar.from : r.bar.to] : [])) ?? [];
    assert.deepEqual(
      days,
      [...days].sort((a, b) => a - b),
    );
  });
});

describe("what closes next", () => {
  it("names each end from the as-of date on once, in the group of its days", () => {
    const groups = at(`asOf=${DAY}`).next;
    assert.deepEqual(
      groups.map((g) => g.days),
      [30, 90, 365],
    );
    const [thirty, ninety, year] = groups.map((g) => g.lines.map((l) => l.daysLeft));
    assert.ok(
      thirty?.every((d) => d >= 0 && d <= 30) &&
        ninety?.every((d) => d > 30 && d <= 90) &&
        year?.every((d) => d > 90 && d <= 365),
    );
    assert.ok(groups.every((g) => g.lines.every((l) => l.soon === l.daysLeft <= 90)));
  });

  it("counts the same ends as the API lists", () => {
    for (const query of [`asOf=${DAY}`, `asOf=${DAY}&role=deployer`, "asOf=2026-04-01&kind=runway&kind=promise"]) {
      const on = parseDay(new URLSearchParams(query).get("asOf") ?? "");
      const ends = (end: WindowRow["to"]) =>
        end.status === "dated" && parseDay(end.latest) >= on && parseDay(end.latest) <= on + 365;
      const nothing = ["same", "new", "gone", "empty", "closed", "after", "unknown", "not-applicable"];
      const expected = fromApi(query)
        .filter((row) => !nothing.includes(row.state) && !/^It runs/.test(row.text))
        .filter((row) => (row.kind !== "start-by" && row.kind !== "migration") || asksForWork(row.milestone))
        .reduce((n, row) => n + Number(ends(row.to)) + Number(row.kind === "start-by" && ends(row.from)), 0);
      const counted = at(query)
        .next.flatMap((g) => g.lines)
        .reduce((n, l) => n + l.windows, 0);
      assert.equal(counted, expected, query);
    }
  });

  it("says the last day of each estimate, and folds what ends together", () => {
    const lines = at(`asOf=${DAY}`).next.flatMap((g) => g.lines);
    const start = lines.find((l) => l.name === "Start by a 12-month estimate");
    assert.deepEqual([start?.on, start?.daysLeft], ["2 December 2026", 10]);
    assert.ok((start?.about.length ?? 0) > 10);
    const promise = lines.find((l) => l.kind === "promise");
    assert.deepEqual([promise?.on, promise?.daysLeft], ["31 December 2026", 39]);
    assert.ok(promise?.about.some((s) => s.label === "Narvik"));
  });

  it("of one kind alone says so and leads to all", () => {
    const state = at("kind=promise");
    assert.ok(state.next.flatMap((g) => g.lines).every((l) => l.kind === "promise"));
    assert.match(state.nextNote?.text ?? "", /Promise/);
    assert.equal(at().nextNote, undefined);
  });
});

describe("relief and no-regret work", () => {
  it("lists the duties with one date in all five texts, the same as a computation of its own", () => {
    const relief = at(`asOf=${DAY}&kind=relief`).relief;
    const laws = ["base-law", "commission-proposal", "council-mandate", "parliament-position", "final-omnibus"].map((scenario) =>
      resolve(c.facts.law, { scenario }, asOf),
    );
    const expected = c.facts.law.milestones
      .filter((m) => {
        const days = laws
          .map((law) => law.milestones.get(m.id)?.practical)
          .map((o) => (o?.status === "dated" ? o.day : o?.status));
        return isDuty(m) && typeof days[0] === "number" && new Set(days).size === 1;
      })
      .map((m) => m.short);
    const shown = relief?.noRegret.days.flatMap((d) => d.duties) ?? [];
    assert.deepEqual([...shown, ...(relief?.noRegret.noWork ?? [])].map((r) => r.label).sort(), expected.sort());
    assert.equal(relief?.noRegret.title, "The same date in all five texts");
    assert.ok(
      relief?.noRegret.noWork.some((r) => r.href.startsWith("/milestones/penalties-regime")),
      "penalties are no work",
    );
    assert.ok(!shown.some((r) => r.href.startsWith("/milestones/penalties-regime")), "penalties are shown as work");
    assert.ok(expected.length > 0);
    assert.match(relief?.noRegret.text ?? "", /the same date in all five texts known on this day/);
    assert.doesNotMatch(JSON.stringify(relief), /\bsafe\b/);
  });

  it("says in total what moved between the two texts, and lists what did not", () => {
    const relief = at(`asOf=${DAY}&kind=relief`).relief;
    const states = setOf()
      .of("relief")
      .map((e) => e.window.state);
    const n = (state: string) => states.filter((s) => s === state).length;
    assert.equal(
      relief?.totals,
      `From the 2024 text to the Omnibus: ${n("later")} duties are later, by 4 months to 16 months; ${n("earlier")} duty is earlier, by 6 days; ${n("same")} duties have the same day; ${n("new")} duties are new; ${n("unknown")} duty has no day that is known in both.`,
    );
    assert.equal(relief?.unmoved.length, n("same"));
    assert.match(
      at(`asOf=${DAY}&kind=relief&compare=commission-proposal`).relief?.totals ?? "",
      /^From the Commission proposal to the Omnibus/,
    );
  });

  it("where one text alone is known there is nothing to compare", () => {
    assert.match(at("asOf=2025-03-01&kind=relief").relief?.noRegret.text ?? "", /^Only the 2024 text is known on this day/);
  });
});

describe("settings", () => {
  it("the page and the API know the same windows under the same filters", () => {
    for (const query of [
      "",
      "topic=transparency",
      "role=deployer&kind=runway",
      "provider=nscale&kind=migration",
      "bloc=EEA&kind=promise",
      "country=PL",
      "state=lost&kind=capacity-lead",
    ]) {
      const set = setOf(query);
      const here = set.kinds.flatMap((kind) => set.of(kind).map(keyOf));
      const there = fromApi(query).map((r) => [r.kind, r.milestone, r.country, r.site].filter((p) => p !== undefined).join("/"));
      assert.deepEqual(here.sort(), there.sort(), query);
    }
  });

  it("what cannot be applied is named, and the rest is applied", () => {
    const state = at("sort=loudest&show=everything&lead=12-6&kind=holiday&role=deployer&topic=gpai&topic=x&sort=date");
    const said = state.notices.problems.map((p) => p.param);
    for (const param of ["sort", "show", "lead", "kind", "topic"]) assert.ok(said.includes(param), param);
    assert.equal(state.fields.find((f) => f.name === "role")?.values[0], "deployer");
    for (const lead of ["12-6", "-1-3", "0-600"]) assert.equal(at(`lead=${lead}`).notices.problems[0]?.param, "lead");
  });

  it("no duty or no site for the filters is said, with the way out", () => {
    assert.equal(at("role=council").empty?.text, "No duty matches these filters.");
    assert.equal(at("kind=promise&provider=polar&state=lost").empty?.text, "No compute site matches these filters.");
    assert.equal(at("").empty, undefined);
  });

  it("links of the page lead to the same settings", () => {
    const query = "law=base-law&kind=migration&topic=gpai&lead=3-9&show=sites&sort=name";
    const state = at(query);
    for (const href of [
      ...state.kinds.map((k) => k.href),
      state.matrix?.folding?.link.href ?? "/windows?",
      state.matrix?.rows.find((r) => !r.across)?.cells[0]?.href ?? "",
    ]) {
      const said = new URLSearchParams(href.slice(href.indexOf("?") + 1).replace(/#.*$/, ""));
      for (const [key, value] of [
        ["law", "base-law"],
        ["topic", "gpai"],
        ["lead", "3-9"],
        ["sort", "name"],
      ] as const)
        assert.equal(said.get(key), value, href);
      assert.deepEqual(readOwn(said).problems, []);
    }
  });

  it("a published estimate stands with what is behind it", () => {
    const state = at("kind=start-by&lead=nb-assessment");
    const chosen = state.estimates.find((e) => e.current);
    assert.deepEqual([chosen?.months, chosen?.quality, chosen?.sure], ["6 to 24 months", "vendor blog", "one secondary source"]);
    assert.ok(
      reasons("start-by/high-risk-annex-iii-classification", "lead=nb-assessment").reasons.some((r) =>
        /vendor blog/.test(r.text),
      ),
    );
  });

  it("counts the Member States with a gap that runs, and says no zero where nothing is known", () => {
    const figures = (query: string) =>
      at(query)
        .figures.filter((f) => /no power to fine/.test(f.text))
        .map((f) => f.value);
    const running = new Set(
      fromApi(`asOf=${DAY}&kind=enforcement-gap`).flatMap(({ state, from, country, milestone }) =>
        state === "open" && asksForWork(milestone) && from.status === "dated" && from.latest <= DAY ? [country] : [],
      ),
    );
    assert.deepEqual(figures(`asOf=${DAY}`), [`${running.size} of 27`]);
    assert.deepEqual(figures("asOf=2024-07-12"), []);
  });

  it("every kind in every order on every day is said in words", () => {
    for (const [i, day] of DAYS.entries())
      for (const [k, kind] of WINDOW_KINDS.entries()) {
        if ((i + k) % 2 === 1) continue;
        const query = `asOf=${day}&kind=${kind}&sort=${ORDERS[(i + k) % ORDERS.length]}&delay=${["promise", "stated", "p50", "p90"][k % 4]}`;
        assert.doesNotMatch(drawn(query), MISSING, query);
      }
  });

  it("says that the Act sets no place for compute, and that this is no legal advice", () => {
    assert.match(drawn(""), /The Act sets no place for compute; this compares your plan with a duty\..*Not legal advice/);
  });
});

describe("work, powers and promises", () => {
  it("definitions, benefits, powers and penalties ask for no work; bans and duties of operators do", () => {
    for (const id of [
      "general-provisions",
      "standards-presumption",
      "market-surveillance-powers",
      "penalties-regime",
      "gpai-fines",
    ])
      assert.ok(!asksForWork(id), id);
    for (const id of ["prohibited-practices", "prohibited-realtime-rbi", "ai-literacy", "high-risk-annex-iii-classification"])
      assert.ok(asksForWork(id), id);
    const { ends, length, text } = reasons("start-by/penalties-regime");
    assert.deepEqual([ends, length], [[], "nothing to prepare"]);
    assert.match(text, /: nothing to prepare\.$/);
  });

  it("a start is counted by an estimate, never owed, and counts no powers", () => {
    const { lead, figures, title } = at(`asOf=${DAY}&kind=start-by`);
    assert.match(lead, /By a 12-month estimate, work on .* would start by 2 December 2026\./);
    assert.equal(title, "When work would start, by an estimate");
    assert.doesNotMatch(JSON.stringify([lead, figures, title]), /has to|must/);
  });

  it("a list and its reasons say the same of a start that is near", () => {
    const row = at(`asOf=${DAY}&kind=start-by`).list?.rows.find((r) => r.to === "2 Jun 2027");
    assert.deepEqual([row?.length, row?.soon], ["12-month estimate ends in 10 days", true]);
  });

  it("under another text than the law in force nothing binds, it would apply", () => {
    const { lead } = at(`asOf=${DAY}&law=base-law`);
    assert.match(lead, /would apply for which no power to fine is known/);
    assert.doesNotMatch(lead, /bind/);
    assert.match(at(`asOf=${DAY}`).lead, /apply for which no power to fine is known there; they bind all the same/);
  });

  it("a promise that runs is kept, not urgent, and does not end", () => {
    const kept = setOf(`asOf=${DAY}`)
      .of("promise")
      .filter((e) => promiseKept(e));
    assert.ok(kept.length > 0, "a promise of the data runs");
    for (const entry of kept) assert.equal(urgencyOf(entry, asOf).rank, 2, keyOf(entry));
    const state = at(`asOf=${DAY}&kind=promise`);
    const labels = state.list?.rows.filter((r) => /runs/.test(r.length)).map((r) => r.about[0]?.label);
    assert.equal(labels?.length, kept.length);
    for (const line of state.next.flatMap((g) => g.lines))
      for (const { label } of line.about) assert.ok(!labels?.includes(label), label);
  });

  it("a promise asks for no role, topic or country, and keeps what was chosen of them", () => {
    const { fields, more, bar } = at("kind=promise&role=deployer");
    for (const name of ["role", "topic", "country"]) assert.ok(![...fields, ...more].some((f) => f.name === name), name);
    assert.ok(
      bar.keep.some(([key, value]) => key === "role" && value === "deployer"),
      "the role is kept",
    );
  });

  it("no kind with nothing to end is called a window in general", () => {
    assert.match(at("asOf=2035-12-31&kind=relief").lead, /^No relief window ends within a year/);
  });

  it("with one country, what has no window says why in words, and its reasons have no ends", () => {
    const row = rowOf(`asOf=${DAY}&country=NO`, "prohibited-practices");
    assert.ok((row.across?.text.length ?? 0) > 10, "a sentence across");
    assert.deepEqual(reasons("enforcement-gap/prohibited-practices/NO", `asOf=${DAY}&country=NO`).ends, []);
  });

  it("the name of a cell has the duty, the country and the whole sentence", () => {
    const word = cell(`asOf=${DAY}`, "high-risk-annex-iii-requirements", "PL")?.word ?? "";
    assert.match(word, /, Poland: No gap: the power to fine has been there since 28 October 2026, .* before the duty applies\./);
  });

  it("a chosen cell opens under its row, and closing leads back to it", () => {
    const key = "enforcement-gap/high-risk-annex-iii-requirements/PL";
    const state = at(`asOf=${DAY}&cell=${key}`);
    assert.equal(state.matrix?.rows.filter((r) => r.opened).length, 1);
    const anchor = state.matrix?.rows.find((r) => r.opened)?.cells.find((one) => one.current)?.anchor;
    assert.ok(state.reasons?.inTable && anchor && state.reasons.closeHref?.endsWith(`#${anchor}`), state.reasons?.closeHref);
    assert.equal(at(`asOf=${DAY}&cell=runway/ai-literacy`).reasons?.inTable, false);
  });
});
