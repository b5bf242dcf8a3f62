import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { quoted } from "@/app/_ui/PageFoot";
import { contextOn } from "@/app/api/_openapi/examples";
import { isDuty } from "@/lib/law/duty";
import { FIRST_AS_OF, parseLens } from "@/lib/lens";
import { isoDay } from "@/lib/time/day";
import { NO_PLACE_FOR_COMPUTE } from "@/lib/windows";
import { href } from "./links";
import { MilestoneView } from "./MilestoneView";
import { MILESTONE_KEYS, milestoneState } from "./milestone";

const c = contextOn("2026-11-22");
const ANNEX_III = "high-risk-annex-iii-classification";
const at = (id: string, query = "") =>
  milestoneState(c.facts, parseLens(new URLSearchParams(query), c.lensContext, MILESTONE_KEYS), c.lensContext, id);
const one = (id: string, query = "") => {
  const state = at(id, query);
  assert.ok(state, `${id} ${query}`);
  return state;
};
const drawn = (id: string, query = "") =>
  renderToStaticMarkup(createElement(MilestoneView, { state: one(id, query), sources: {} }));
const card = (kind: string, id = ANNEX_III, query = "") => {
  const found = one(id, query)
    .windows()
    .cards.find((w) => w.kind === kind);
  assert.ok(found, `${kind} of ${id}`);
  return found;
};
const MISSING = /undefined|\bnull\b|NaN|\[object|Infinity/;

describe("the page of a milestone", () => {
  it("every milestone on every day is said in words, and every duty has windows", () => {
    for (const day of [isoDay(FIRST_AS_OF), "2026-04-01", "2026-11-22", "2035-12-31"])
      for (const m of c.facts.law.milestones) {
        const query = `asOf=${day}`;
        const state = at(m.id, query);
        if (!state) continue;
        assert.doesNotMatch(drawn(m.id, query), MISSING, `${m.id}, ${day}`);
        assert.equal(state.windows().cards.length > 0, isDuty(m), `${m.id}, ${day}`);
      }
  });

  it("Annex III, Germany and Narvik leave what was computed by hand", () => {
    assert.match(card("runway").text, /^12 months 10 days \(375 days\) left/);
    assert.match(
      card("start-by").text,
      /^Start an assessment from 2 December 2026 .* to 2 June 2027 .*; the 12-month estimate is 10 days away\.$/,
    );
    assert.match(card("relief").text, /^16 months \(487 days\) later/);
    assert.equal(card("capacity-lead").length, "335 days before to 29 after");
    assert.match(card("migration").text, /too late by 12 months 29 days/);
    assert.match(card("enforcement-gap").text, /^No gap: the power to fine has been there since 29 July 2026/);
  });

  it("serious-incident reporting has its runway to the day it can first bite, with the formal date beside", () => {
    const way = card("runway", "serious-incident-reporting");
    assert.match(way.text, /2 December 2027/);
    assert.match(way.formal ?? "", /2 August 2026/);
  });

  it("as known on 1 April 2026 the start is late for the shorter estimate", () => {
    assert.match(card("runway", ANNEX_III, "asOf=2026-04-01").text, /^4 months 1 day /);
    assert.match(card("start-by", ANNEX_III, "asOf=2026-04-01").text, /2 February 2026/);
  });

  it("a gap that is read from another milestone says so", () => {
    assert.ok(card("enforcement-gap").notes.some((n) => n.includes("Annex III requirements")));
    assert.ok(!card("enforcement-gap", "high-risk-annex-iii-requirements").notes.some((n) => n.startsWith("Read from")));
  });

  it("the windows follow the country, the site, the lead time and the day that stands for the site", () => {
    assert.match(card("enforcement-gap", "transparency-interaction", "country=NL").length, /no end known/);
    assert.match(card("start-by", ANNEX_III, "lead=1-3").text, /2 September 2027/);
    assert.notEqual(card("capacity-lead", ANNEX_III, "delay=p90").text, card("capacity-lead").text);
    assert.notEqual(card("migration", ANNEX_III, "site=dt-munich").text, card("migration").text);
  });

  it("a published lead time is a reason with its source and what stands behind it", () => {
    const start = card("start-by", ANNEX_III, "lead=ca-internal-fast");
    const estimate = start.reasons.at(-1);
    assert.match(estimate?.text ?? "", /documents must be ready/);
    assert.deepEqual(estimate?.sourceIds, ["legalithm-ca", "fontvera"]);
    assert.ok(one(ANNEX_III, "lead=ca-internal-fast").windows().sourceIds.includes("fontvera"));
  });

  it("without a country or a site it says so, and shows no window for them", () => {
    const { cards, notes } = one(ANNEX_III, "country=none&site=none").windows();
    assert.deepEqual(
      cards.map((w) => w.kind),
      ["runway", "start-by", "relief"],
    );
    assert.equal(notes.length, 2);
    assert.equal(one(ANNEX_III, "country=NL&site=none").windows().subject, "For the Netherlands.");
  });

  it("what the Commission enforces has its gap without a country too", () => {
    assert.match(card("enforcement-gap", "gpai-provider-duties", "country=none").name, /the Commission/);
  });

  it("every view with compute says that the Act sets no place for it", () => {
    assert.ok(one(ANNEX_III).windows().notes.includes(NO_PLACE_FOR_COMPUTE));
    assert.ok(!one(ANNEX_III, "site=none").windows().notes.includes(NO_PLACE_FOR_COMPUTE));
  });

  it("what is no duty of an operator has no windows, and says what it is", () => {
    assert.deepEqual(one("act-in-force").windows().cards, []);
    assert.match(drawn("act-in-force"), /Windows are about duties of operators; this is no duty \(event\)\./);
  });

  it("where the duty has no day, windows that say the same share a card", () => {
    const { cards } = one("prohibited-nciicsam", "law=base-law").windows();
    assert.equal(new Set(cards.map((w) => w.text)).size, cards.length);
    assert.match(cards[0]?.name ?? "", /Runway; Start by/);
  });

  it("on paper a reason stands once: the derivation of the duty is beside its windows", () => {
    const { cards } = one(ANNEX_III).windows();
    const printed = cards.flatMap((w) => w.reasons.map((r) => r.text).filter((text) => !w.repeated.includes(text)));
    assert.equal(new Set(printed).size, printed.length);
    for (const step of one(ANNEX_III).panel.why) assert.ok(!printed.includes(step.text), step.text);
    assert.ok(printed.some((text) => text.startsWith("Stated by the company on 14 April 2026")));
  });

  it("every source of a window has its number in the list, and the numbers run from one", () => {
    const html = drawn(ANNEX_III);
    const listed = [...html.matchAll(/id="source-(\d+)"/g)].map((m) => Number(m[1]));
    const named = [...html.matchAll(/href="#source-(\d+)"/g)].map((m) => Number(m[1]));
    assert.deepEqual(
      listed,
      listed.map((_, i) => i + 1),
    );
    assert.deepEqual(new Set(named), new Set(listed));
  });

  it("the foot of a printed page names the day, the law and settings of one's own", () => {
    assert.equal(
      one(ANNEX_III).foot,
      "As known on 22 November 2026. Law: Adopted Omnibus: Regulation (EU) 2026/1744 (in force).",
    );
    assert.match(one(ANNEX_III, "shift=high-risk-annex-iii:P6M").foot, /with your settings\)\.$/);
  });

  it("links to other pages carry no setting that those do not have", () => {
    const { links } = one(ANNEX_III, "lead=1-3&delay=p90&country=PL");
    const [timeline, , country, site] = links.map((l) => l.href);
    for (const href of [timeline, country, site]) assert.doesNotMatch(href ?? "", /lead=|delay=/);
    assert.match(links[1]?.href ?? "", /lead=1-3/);
  });
});

describe("a link to the page of a milestone", () => {
  it("carries the settings that the page has, and no filter of where it stands", () => {
    const { lens } = parseLens(
      new URLSearchParams("topic=gpai&role=deployer&bloc=EU&provider=nscale&country=PL&lead=1-3"),
      c.lensContext,
    );
    assert.equal(
      href("/milestones/x", { ...lens, duty: "gpai-fines" }, c.lensContext),
      "/milestones/gpai-fines?country=PL&lead=1-3",
    );
  });
});

describe("a text as a string of a style sheet", () => {
  it("nothing in it ends the string or the element", () => {
    assert.equal(quoted('a "b" </style>\n\\'), '"a \\22 b\\22  \\3c /style\\3e \\a \\5c "');
  });
});

describe("what the panel of a milestone says beside a computed result", () => {
  const panel = (id: string, query = "") => one(id, query).panel;

  it("no sentence says that a State's own penalties are not on record: they are, and not sorted by article", () => {
    for (const id of c.facts.enforcementMap.noListedEuFine)
      assert.doesNotMatch(JSON.stringify([one(id, "country=SI"), one(id, "country=SI").windows()]), /own is not on record/, id);
    assert.match(
      panel("ai-literacy").levelsNote ?? "",
      /has no field for the article of a national penalty; the words of each State stand on its page/,
    );
    const gap = card("enforcement-gap", "ai-literacy", "country=SI");
    assert.ok(gap.reasons.some((r) => /Article 4 \(AI literacy\) EUR 25,000/.test(r.text) && r.sourceIds.length > 0));
  });

  it("what the EDPS enforces is fined by the EDPS, not by a penalty of a Member State", () => {
    const { fine, fineCitation } = panel("large-scale-it-deadline");
    assert.match(
      fine,
      /^The Act lists no fine for this date by itself\. The European Data Protection Supervisor may fine EU bodies/,
    );
    assert.match(fine, / For other operators, see the notes\.$/);
    assert.equal(fineCitation?.text, "Art. 100");
  });

  it("a power to fine that spares public bodies is not shown as none missing where the duty binds them alone", () => {
    assert.equal(card("enforcement-gap", "registration-public-deployers", "country=DE").state, "not settled for public bodies");
    assert.equal(card("enforcement-gap", "registration-public-deployers", "country=PL").state, "no gap");
  });

  it("a power to fine that came with the duty is not told in days", () =>
    assert.equal(card("enforcement-gap", "ai-office-system-supervision").length, "none: power on the same day"));

  it("rules that give a power apply, and are not called a duty", () => {
    assert.match(panel("penalties-regime").levelsNote ?? "", /^The rules apply in all 27/);
    assert.match(panel("prohibited-practices").levelsNote ?? "", /^The duty applies in all 27/);
  });

  it("a listed fine that is not the only one points at the notes, on today's page", () => {
    assert.match(panel("ai-office-system-supervision").fine, / For other cases the notes name other amounts\.$/);
    assert.doesNotMatch(panel("ai-office-system-supervision", "asOf=2026-10-01").fine, /notes/);
    assert.doesNotMatch(panel("gpai-fines").fine, /notes/);
  });

  it("a practical date that speaks of high-risk systems alone says so in the head and in the reasons", () => {
    assert.match(
      panel("standards-presumption").formally ?? "",
      /among high-risk systems\. For general-purpose AI models nothing comes later\.$/,
    );
    assert.ok(
      panel("standards-presumption").whyPractical.some((s) => s.text.startsWith("For high-risk systems it applies formally")),
    );
    assert.match(panel("serious-incident-reporting").formally ?? "", /there is nothing it can apply to\.$/);
  });

  it("sources that disagree on a change of the wording are named in the head", () => {
    const { confidence } = panel("registration-not-high-risk");
    assert.deepEqual(confidence, {
      value: "conflict",
      text: "read in the official text or page; sources disagree on a change of its wording",
    });
    assert.equal(panel("registration-provider").confidence.value, "official");
  });

  it("a date of a text that had no reference yet was not read in an official text", () => {
    const before = "law=final-omnibus&asOf=2026-05-10";
    assert.match(panel("prohibited-nciicsam", before).confidence.text, /nobody could read yet on this day$/);
    assert.equal(panel("prohibited-nciicsam").confidence.text, "read in the official text or page");
  });

  it("the words of the Act stand in place of trade words", () => {
    assert.match(panel("legacy-high-risk-cutoff-annex-i").notes ?? "", /a product first placed on the market in that year/);
    for (const { id } of c.facts.law.milestones) assert.doesNotMatch(JSON.stringify(at(id)?.panel), /\bsold\b/, id);
  });
});

describe("a date that an event could bring forward", () => {
  const proposal = "asOf=2026-04-01&law=commission-proposal";

  it("is called the latest, in the head, the sentence and beside the other texts, and the event can be assumed", () => {
    const { panel, sentence } = one(ANNEX_III, proposal);
    assert.equal(panel.date, "At the latest 2 December 2027");
    assert.match(sentence, /^From 2 December 2027 at the latest the rules on /);
    assert.deepEqual(
      panel.others.map((o) => o.date.startsWith("at the latest")),
      panel.others.map((o) => o.id === "commission-proposal"),
    );
    assert.deepEqual(
      panel.assumable.map((a) => [a.event, a.title]),
      [["commission-decision-annex-iii", "Commission decision that compliance support is adequate"]],
    );
  });

  it("is plainly the day once the event cannot come, and where its day is assumed", () => {
    for (const query of ["law=commission-proposal", `${proposal}&assume=commission-decision-annex-iii:2026-09-01`])
      assert.doesNotMatch(JSON.stringify([one(ANNEX_III, query).panel.date, one(ANNEX_III, query).sentence]), /at the latest/i);
  });
});
