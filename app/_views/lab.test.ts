import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { readQuery } from "@/app/api/_edge/query";
import { contextOn } from "@/app/api/_openapi/examples";
import { parseLens } from "@/lib/lens";
import { LabView } from "./LabView";
import { LAB, LAB_KEYS, type LabState, labQuery, labState } from "./lab";
import { fromForm, isFromForm, isReadable, linkValue, monthsOf, periodOf, rowsOf, shownValue, whenOf } from "./lab-form";

const c = contextOn("2026-11-22");
const parse = (query: URLSearchParams) => parseLens(query, c.lensContext, LAB_KEYS);
const at = (query = ""): LabState => {
  const settings = new URLSearchParams(query);
  return labState(c.facts, settings, parse(settings), c.lensContext);
};
const drawn = (query = "") => renderToStaticMarkup(createElement(LabView, { state: at(query), sources: {} }));
const MISSING = /undefined|\bnull\b|NaN|\[object|Infinity/;
const A_YEAR = "shift=high-risk-annex-iii:P12M";
const windowOf = (state: LabState, kind: string) => {
  const found = state.windows[0]?.rows.find((w) => w.kind === kind);
  assert.ok(found, kind);
  return found;
};
const group = (state: LabState, id: string) => state.moved.find((g) => g.id === id)?.rows ?? [];
const own = (state: LabState, key: string) => state.own.find((o) => o.key === key)?.rows ?? [];

describe("the fields of the form stand for the settings of a link", () => {
  const first = () => "first";

  it("a row is its id and its value; a number is so many months; an empty row is left out; the rest stays", () => {
    const fields = "law=base-law&shift-id-0=gpai&shift-value-0=6&shift-id-1=review&shift-value-1=-p1y&set-id-0=gpai-fines&name=";
    assert.equal(
      decodeURIComponent(fromForm(new URLSearchParams(fields), first).toString()),
      "law=base-law&shift=gpai:P6M&shift=review:-P1Y",
    );
  });

  it("what is added begins with a value of its own", () => {
    const added = new URLSearchParams("add-shift=gpai&add-fine=NL&add-set=gpai-fines&add-assume=commission-decision-annex-i");
    assert.equal(
      decodeURIComponent(labQuery(c.facts, c.lensContext, added, parse).toString()),
      // The date of GPAI fines is a month after that of the text; a day for an event is the first of a month some months ahead.
      "assume=commission-decision-annex-i:2027-03-01&shift=gpai:P12M&set=gpai-fines:2026-09-02&fine=NL:2027-03",
    );
    const later = new URLSearchParams("law=base-law&add-set=prohibited-nciicsam");
    assert.match(labQuery(c.facts, c.lensContext, later, parse).toString(), /prohibited-nciicsam%3A2027-03-01/);
  });

  it("a link is none of its fields, and stays as it is", () => {
    const link = new URLSearchParams(`${A_YEAR}&name=A`);
    assert.equal(isFromForm(link), false);
    assert.equal(labQuery(c.facts, c.lensContext, link, parse).toString(), "shift=high-risk-annex-iii%3AP12M&name=A");
    assert.equal(isFromForm(new URLSearchParams("add-shift=")), true);
  });

  it("a period is read as people write it, and what is none stays as it was written", () => {
    assert.deepEqual(["12", "+3", "-6", "p1y", " P30D "].map(periodOf), ["P12M", "P3M", "-P6M", "P1Y", "P30D"]);
    assert.deepEqual(
      ["12 months", "1 year", "-6 months", "1 year and 6 months", "6 months earlier", "\u22123 weeks", "30 Days later"].map(
        periodOf,
      ),
      ["P12M", "P1Y", "-P6M", "P1Y6M", "-P6M", "-P3W", "P30D"],
    );
    for (const text of ["banana", "12 moons", "6 months 3", "1 month 2 months", "-6 months earlier", ""])
      assert.deepEqual([periodOf(text), isReadable("shift", text)], [text, false]);
    assert.deepEqual(["P12M", "P1Y", "-P1Y6M", "P0M", "P30D", "x"].map(monthsOf), [12, 12, -18, 0, undefined, undefined]);
  });

  it("a month is read as people write it, and what could mean two days is not guessed", () => {
    assert.deepEqual(
      ["2027-07", "July 2027", "jul 2027", "07/2027", "7/2027", "1 July 2027", "q3 2027", "second half of 2027", "2027"].map(
        whenOf,
      ),
      ["2027-07", "2027-07", "2027-07", "2027-07", "2027-07", "2027-07-01", "2027-Q3", "2027-H2", "2027"],
    );
    for (const text of ["Ju 2027", "13/2027", "1/7/2027", "31 June 2027", "soon"])
      assert.deepEqual([whenOf(text), isReadable("fine", text)], [text, false]);
  });

  it("what a field shows is read back as the same setting", () => {
    const period = fc
      .tuple(fc.constantFrom("", "-"), fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60))
      .filter(([, ...n]) => n.some((x) => x > 0))
      .map(([sign, y, m, w, d]) => `${sign}P${y}Y${m}M${w}W${d}D`);
    const when = fc
      .tuple(fc.integer({ min: 2024, max: 2099 }), fc.constantFrom("", "-Q2", "-H1", "-05", "-12", "-02-28"))
      .map(([year, rest]) => `${year}${rest}`);
    fc.assert(
      fc.property(period, (text) => linkValue("shift", shownValue("shift", text)) === text),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(when, (text) => linkValue("fine", shownValue("fine", text)) === text),
      { numRuns: 60 },
    );
    assert.deepEqual([shownValue("shift", "-P6M"), shownValue("fine", "2027-07")], ["-6 months", "July 2027"]);
  });

  it("whatever the rows hold, the settings are read back as rows", () => {
    const row = fc.record({ id: fc.stringMatching(/^[a-z-]{1,12}$/), value: fc.stringMatching(/^\d{4}-\d\d$/) });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: (r) => r.id, maxLength: 5 }), (rows) => {
        const fields = new URLSearchParams(
          rows.flatMap((r, i): [string, string][] => [
            [`fine-id-${i}`, r.id],
            [`fine-value-${i}`, r.value],
          ]),
        );
        assert.deepEqual(
          rowsOf(fromForm(fields, first), "fine"),
          rows.map((r) => ({ ...r })),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("Annex III a year later, Narvik at P90, the Netherlands with the power to fine from July 2027", () => {
  const state = at(`${A_YEAR}&fine=NL:2027-07&country=NL&delay=p90&name=Later`);

  it("says what moves, and what stays", () => {
    assert.equal(
      state.headline,
      "\u201cLater\u201d: eleven milestones move (ten of them duties) and eleven more move by the day they can first bite.",
    );
    assert.deepEqual([group(state, "formal").length, group(state, "practical").length], [11, 11]);
    assert.deepEqual(
      group(state, "untouched").map((r) => [r.id, r.after]),
      [
        ["post-market-plan-template", "2 Sep 2027"],
        ["legacy-public-authorities", "2 Aug 2030"],
        ["guidelines-interplay", "1 Aug 2027"],
        ["delegated-acts-overlap", "2 Aug 2027"],
      ],
    );
    assert.equal(state.groups.flatMap((g) => g.rows).length, 22);
    assert.match(state.stay, /^95 others stay as in the Omnibus\.$/);
    assert.deepEqual([state.notices.problems, state.notices.warnings], [[], []]);
  });

  it("tells every window before and after, with the difference in days", () => {
    // From 2 December 2027 to 2 December 2028 are 366 days: 29 February 2028 lies between.
    assert.deepEqual(
      [windowOf(state, "runway").after, windowOf(state, "runway").difference],
      ["24 months 10 days", "366 days more until it applies"],
    );
    // From 31 July 2027 to 2 December 2028: 31 + 30 + 31 + 30 + 31 days to 31 December 2027, and 337 in 2028.
    const gap = windowOf(state, "enforcement-gap");
    assert.match(gap.after, /power 490 days before/);
    assert.deepEqual([gap.before, gap.difference], ["no end known", "from no end known to none, as you assume"]);
    assert.match(gap.text, /^No gap, as you assume/);
    assert.match(windowOf(state, "capacity-lead").text, /By the P90 of the estimate \(28 February 2030\) .* 453 days after/);
    assert.match(windowOf(state, "relief").text, /under the Omnibus, with your settings\.$/);
    assert.equal(windowOf(state, "promise").difference, "no change");
    assert.equal(windowOf(state, "start-by").difference, "366 days later");
    // Stated for 2027: 31 December 2027 is 29 days after the duty; the P90 is 453 days after the moved one.
    const lead = windowOf(state, "capacity-lead");
    assert.deepEqual(
      [lead.before, lead.after, lead.difference],
      ["as stated: 335 days before to 29 after", "by P90: 453 days after", "424 days later, seen from the duty"],
    );
  });

  it("shows a gap for the country chosen and for each whose power is assumed, each once", () => {
    const gaps = (query: string) => at(query).windows[0]?.rows.filter((w) => w.kind === "enforcement-gap") ?? [];
    assert.deepEqual(
      gaps(`${A_YEAR}&fine=NL:2027-07`).map((w) => [w.country, w.difference]),
      [
        ["DE", "366 days more before the duty"],
        ["NL", "from no end known to none, as you assume"],
      ],
    );
    assert.deepEqual(
      gaps("fine=NL:2027-07&country=NL").map((w) => [w.country, w.difference]),
      [["NL", "from no end known to none, as you assume"]],
    );
    assert.deepEqual(
      gaps("country=none&fine=NL:2027-07&fine=PL:2029").map((w) => w.country),
      ["NL", "PL"],
    );
  });

  it("stands beside the settings in a few lines; topics that say the same share one table", () => {
    assert.deepEqual(
      at(`${A_YEAR}&fine=NL:2027-07&delay=p90`).summary.map((d) => [d.title, d.rows.map((r) => r.name)]),
      [
        [
          "Annex III high-risk; Registration by providers",
          [
            "Applies from",
            "Runway",
            "Start by, 6 to 12 months",
            "Enforcement gap, Germany",
            "Enforcement gap, the Netherlands",
            "Capacity lead, Narvik",
          ],
        ],
      ],
    );
    const [first] = at(A_YEAR).windows;
    assert.deepEqual(first?.alike, ["Registration by providers"]);
    assert.deepEqual(first?.date, {
      name: "Applies from",
      before: "2 Dec 2027",
      after: "2 Dec 2028",
      difference: "12 months later",
      changed: true,
    });
    // Two topics that differ have a table each, and a line each in the summary.
    const two = at(`${A_YEAR}&shift=high-risk-annex-i:P6M`);
    assert.deepEqual(
      two.summary.map((d) => d.rows.length > 1),
      [true, false],
    );
  });

  it("the links carry what the pages have settings for", () => {
    const links = new Map(state.links.map((l) => [l.label, decodeURIComponent(l.href)]));
    assert.match(links.get("Overview") ?? "", /^\/\?shift=high-risk-annex-iii:P12M&.*delay=p90/);
    assert.doesNotMatch(links.get("Map") ?? "", /delay/);
  });

  it("the link that is sent is absolute and keeps its day; another one is always as known today", () => {
    const settings = new URLSearchParams(A_YEAR);
    const sent = labState(c.facts, settings, parse(settings), c.lensContext, "https://example.org");
    assert.equal(decodeURIComponent(sent.share), `https://example.org${LAB}?${A_YEAR}&asOf=2026-11-22`);
    assert.equal(decodeURIComponent(sent.todayHref), `https://example.org${LAB}?${A_YEAR}`);
    assert.match(sent.shareNote, /^Opens as known on 22 November 2026/);
  });
});

describe("what a version is compared with", () => {
  it("one with settings of its own with the text it starts from, another text with the law in force, none with nothing", () => {
    assert.equal(at("law=commission-proposal&shift=gpai:P1M").before, "the Commission proposal");
    assert.equal(at("law=base-law").before, "the Omnibus");
    assert.match(at("law=base-law").headline, /16 are not in it/);
    assert.equal(at().headline, "Build a version of the law of your own");
    assert.match(at("fine=NL:2027-07").headline, /^No date of the law is changed/);
    assert.match(at("set=gpai-fines:2026-08-02").headline, /^The settings change no date/);
  });

  it("as known on 1 April 2026 the reader assumes when the Omnibus enters into force", () => {
    const spring = "asOf=2026-04-01&law=council-mandate";
    assert.match(at(`${spring}&assume=omnibus-entry-into-force:2026-09-01`).headline, /^Two get a date\.$/);
    const offered = at(spring)
      .own.find((o) => o.key === "assume")
      ?.options.map((o) => o.value);
    assert.deepEqual(offered, ["commission-decision-annex-iii", "commission-decision-annex-i", "omnibus-entry-into-force"]);
    assert.doesNotMatch(drawn(spring), /2026\/1744|July 2026|Adopted Omnibus|second time|never adopted|other Union acts/);
  });

  it("the ready-made ones are links that apply whole, and the one that is shown is marked", () => {
    for (const idea of at().ideas) {
      const state = at(idea.href.split("?")[1]);
      assert.deepEqual([state.notices.problems, state.notices.warnings], [[], []], idea.label);
      assert.equal(state.ideas.filter((i) => i.current).length, 1, idea.label);
      assert.ok(state.groups.length > 0, idea.label);
    }
    assert.equal(at().ideas.length, 4);
    // Before the proposal there is one text alone, and none that provides for a decision.
    assert.equal(at("asOf=2025-06-01").ideas.length, 2);
  });
});

describe("links that cannot be applied whole", () => {
  it("the page keeps the rows of what it refused, says why, and applies the rest", () => {
    const state = at(`shift=gone:P1M&set=gpai-fines:2024-01-01&assume=nothing:2027-01-01&${A_YEAR}`);
    assert.deepEqual(
      state.notices.problems.map((p) => p.param),
      ["assume", "shift", "set"],
    );
    assert.match(state.notices.problems[1]?.message ?? "", /It may come from an older revision of the data\./);
    assert.deepEqual(
      own(state, "shift").map((r) => r.id),
      ["gone", "high-risk-annex-iii"],
    );
    assert.equal(group(state, "formal").length, 11);
    assert.equal(
      decodeURIComponent(own(state, "shift")[0]?.removeHref ?? ""),
      `${LAB}?set=gpai-fines:2024-01-01&assume=nothing:2027-01-01&${A_YEAR}`,
    );
  });

  it("a refused row says why beside its field, and no other row does", () => {
    const rows = (key: string, query: string) => own(at(query), key).map((r) => r.problem);
    const [banana, year] = rows("shift", `shift=gpai:Banana&${A_YEAR}`);
    assert.match(banana ?? "", /^This cannot be read as a period/);
    assert.equal(year, "");
    assert.equal(own(at("shift=gpai:Banana"), "shift")[0]?.value, "Banana");
    assert.match(rows("fine", "fine=NL:soon")[0] ?? "", /^This cannot be read as a month/);
    assert.match(
      rows("shift", "shift=high-risk-annex-iii:-P5Y")[0] ?? "",
      /^The shift of the topic \u201cHigh-risk, Annex III\u201d by minus 5 years was left out/,
    );
    assert.match(rows("shift", "shift=gone:P1M&shift=gpai:P1M")[0] ?? "", /It may come from an older revision/);
    assert.match(rows("assume", "assume=commission-decision-annex-iii:2025-01-01")[0] ?? "", /cannot be assumed on/);
    assert.match(rows("shift", "shift=gpai-fines:P1M&set=gpai-fines:2027-01-01")[0] ?? "", /what is set does not shift/);
    assert.deepEqual(rows("shift", A_YEAR), [""]);
  });

  it("a topic that bears the id of a milestone is offered as both", () => {
    const offered = at().own.find((o) => o.key === "shift")?.options ?? [];
    assert.deepEqual(
      offered.filter((o) => o.label.endsWith("(topic and milestone)")).map((o) => o.value),
      ["high-risk-annex-i"],
    );
    assert.equal(offered.filter((o) => o.value === "high-risk-annex-i").length, 1);
  });

  it("the API refuses what a page names", () => {
    for (const [query, param] of [
      ["shift=high-risk-annex-iii:-P5Y", "shift"],
      ["set=gpai-fines:2027-01-01&shift=gpai-fines:P1M", "shift"],
      ["assume=commission-decision-annex-iii:2025-01-01", "assume"],
    ] as const) {
      const read = readQuery(new URLSearchParams(query), ["law", "assume", "shift", "set", "asOf"], c.lensContext);
      assert.deepEqual(
        read.problems?.map((p) => p.param),
        [param],
      );
    }
  });

  it("8,000 characters are read, more are refused with the reason", () => {
    const many = Array.from({ length: 400 }, (_, i) => `set=nothing-${i}:2027-01-01`).join("&");
    const fitting = new URLSearchParams(many.slice(0, 7000));
    assert.ok(labState(c.facts, fitting, parse(fitting), c.lensContext).notices.problems.length > 100);
    assert.ok(renderToStaticMarkup(createElement(LabView, { state: at(fitting.toString()), sources: {} })).length < 600_000);
    const long = at(many);
    assert.match(long.notices.problems[0]?.message ?? "", /longer than 8,000 characters/);
  });
});

describe("the view", () => {
  it("shows no missing value, whatever is chosen", () => {
    for (const query of ["", A_YEAR, "law=base-law", "country=none&site=none", "asOf=2024-07-12", "duty=ai-literacy", "shift=x"])
      assert.doesNotMatch(drawn(query), MISSING, query);
  });

  it("every field of the form has a name, and every row its way out", () => {
    const html = drawn(`${A_YEAR}&fine=NL:2027-07&set=gpai-fines:2027-01-01`);
    for (const name of ["shift-id-0", "shift-value-0", "fine-value-0", "set-value-0", "add-assume", "law", "name"])
      assert.match(html, new RegExp(`name="${name}"`));
    assert.equal(html.match(/class="lab-remove"/g)?.length, 3);
  });

  it("the link that is offered shows the same again", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("in-force", "base-law", "commission-proposal", "council-mandate"),
        // Not so far back that a date falls before the Act.
        fc.integer({ min: -6, max: 36 }).filter((n) => n !== 0),
        fc.constantFrom("high-risk-annex-iii", "high-risk-annex-i", "gpai", "art-113-general", "legacy-public-authorities"),
        fc.constantFrom("", "&fine=NL:2027-07", "&fine=PL:2029&country=PL", "&delay=p90&site=none", "&name=A%20%26%20B"),
        (law, months, target, more) => {
          const state = at(`law=${law}&shift=${target}:${months < 0 ? "-" : ""}P${Math.abs(months)}M${more}`);
          assert.deepEqual(state.notices.problems, []);
          const told = ({ headline, lead, groups, moved, windows, share }: LabState) => ({
            headline,
            lead,
            groups,
            moved,
            windows,
            share,
          });
          assert.deepEqual(told(at(state.share.split("?")[1])), told(state));
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("a date set for a duty that can bite later", () => {
  it("shows both days, before and after", () => {
    const row = group(at(`${A_YEAR}&set=serious-incident-reporting:2027-01-01`), "formal").find(
      (r) => r.id === "serious-incident-reporting",
    );
    assert.equal(row?.before, "2 Aug 2026; can first bite on 2 Dec 2027");
    assert.equal(row?.after, "1 Jan 2027; can first bite on 2 Dec 2028");
  });

  it("an assumption that is not needed, or changes nothing, is said", () => {
    assert.match(at("fine=DE:2026-09").notices.warnings.join(" "), /What you assume of Germany is not needed/);
    assert.match(at("fine=NO:2027").notices.warnings.join(" "), /What you assume of Norway changes nothing here/);
  });
});
