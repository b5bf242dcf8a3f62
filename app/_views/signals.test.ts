import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contextOn } from "@/app/api/_openapi/examples";
import { TOPIC_WORDS } from "@/lib/law/words";
import { effectOf, relevanceOfDays, signalsOf } from "@/lib/signals";
import { isoDay, longDay, parseDay } from "@/lib/time/day";
import { parseImprecise } from "@/lib/time/imprecise";
import { filteredSignals, parseSignals, signalDate, signalsAround, signalsContext, toldSignals } from "./signals";
import { knownLater, parseSignal, type SignalBrief, signalBrief } from "./signals-brief";
import { signalsFeed } from "./signals-feed";

const DAY = "2026-11-22";
const c = contextOn(DAY);
const everything = signalsContext(c.lensContext, c.dataset);
const parsed = (query = "") => parseSignals(new URLSearchParams(query), everything);
const feed = (query = "") => signalsFeed(c.facts, c.dataset, new URLSearchParams(query), everything);
const rows = (query = "") => feed(query).months.flatMap((m) => m.rows);
const maybe = (id: string, query = "") =>
  signalBrief(id, c.facts, c.dataset, parseSignal(new URLSearchParams(query), c.lensContext), c.lensContext);
const brief = (id: string, query = ""): SignalBrief => {
  const found = maybe(id, query);
  assert.ok(found, id);
  return found;
};
const NARVIK = "compute-nscale-narvik-10";

describe("the feed of signals", () => {
  it("counts the same by kind, by relevance and by year as in all", () => {
    const { kinds, relevances, years } = feed();
    const sum = (counts: readonly { readonly count: number }[]) => counts.reduce((n, { count }) => n + count, 0);
    const all = signalsOf(c.facts, c.dataset, c.today).length;
    assert.deepEqual([sum(kinds), sum(relevances), sum(years)], [all, all, all]);
  });

  it("goes from the newest day to the oldest, and every row stands in its month", () => {
    const { months } = feed("year=2026");
    for (const { id, rows } of months) for (const row of rows) assert.equal(row.iso.slice(0, 7), id);
    const days = months.flatMap((m) => m.rows.map((r) => r.iso));
    assert.deepEqual(days, [...days].sort().reverse());
  });

  it("a year leads to its newest month; one without any signal is named, and the next older one is shown", () => {
    assert.equal(feed("year=2025").months[0]?.id, "2025-12");
    const none = feed("year=2021");
    assert.equal(none.notices.problems[0]?.param, "year");
    assert.equal(none.months[0]?.id.slice(0, 4), "2019");
  });

  it("a filter leaves what it names and nothing else", () => {
    assert.ok(rows("what=deal").every((r) => r.kind === "deal"));
    assert.ok(rows("country=FI&moved=yes").every((r) => r.about.includes("Finland") && r.relevance !== "none"));
    assert.ok(rows("horizon=within-90-days&moved=yes").every((r) => r.horizon === "within-90-days"));
    assert.ok(rows("q=rubin+narvik").some((r) => r.id === NARVIK));
    assert.deepEqual(rows("q=nothing-bears-these-words"), []);
    assert.ok(rows("provider=openai").every((r) => r.about.includes("OpenAI")));
  });

  it("several values of one setting add up, several settings cut down", () => {
    const around = signalsAround(c.facts, c.dataset, parsed().lens);
    const all = toldSignals(around);
    const count = (query: string) => {
      const { lens, filter } = parsed(query);
      return filteredSignals(all, { ...around, lens }, filter).length;
    };
    assert.equal(count("what=deal") + count("what=law"), count("what=deal&what=law"));
    assert.equal(count("what=deal&country=FI"), 0);
  });

  it("a setting that cannot be applied is named, and the rest is applied", () => {
    const state = feed("what=gossip&what=deal&horizon=soon&moved=perhaps&year=now&kind=runway");
    assert.deepEqual(state.notices.problems.map((p) => p.param).sort(), ["horizon", "kind", "moved", "what", "year"]);
    assert.ok(state.months.flatMap((m) => m.rows).every((r) => r.kind === "deal"));
  });

  it("a search by a headline finds its signal and names what nothing bears", () => {
    assert.ok(rows("q=OpenAI+leaves+Narvik").some((r) => r.id === NARVIK));
    assert.ok(rows("q=Nscale+raises+%241.1bn").some((r) => r.id === "deal-nscale-series-b"));
    assert.match(feed("q=Nscale+zeppelin+Narvik").notes[0] ?? "", /^No signal here bears "zeppelin"/);
  });

  it("a choice of countries says that deals carry none", () => {
    assert.ok(feed("country=FI").notes.some((n) => n.startsWith("Deals carry no country")));
    assert.deepEqual([feed("country=FI&what=law").notes, feed().notes], [[], []]);
  });

  it("a sandbox that is none of the Act is about sandboxes, and binds nobody to a duty", () => {
    const ids = rows("topic=sandbox&country=LT").map((r) => r.id);
    assert.ok(ids.includes("enforcement-lt-sandbox-1"));
    assert.equal(signalsOf(c.facts, c.dataset, c.today).find((s) => s.id === "enforcement-lt-sandbox-1")?.milestones.length, 0);
  });

  it("a title says what it is about: no two of a day are the same, and a step names its procedure", () => {
    const all = signalsOf(c.facts, c.dataset, c.today);
    assert.equal(new Set(all.map((s) => `${s.knownOn} ${s.title}`)).size, all.length);
    assert.equal(all.find((s) => s.id === "law-proc-in-force")?.title, "Omnibus: Entry into force");
    assert.ok(all.every((s) => !/(authority|point|bodies) in force/.test(s.title)));
  });

  it("an unknown setting is answered with those of the page, its own among them", () => {
    const [problem] = feed("kind=zzz").notices.problems;
    assert.match(problem?.message ?? "", /no setting "kind" here; use law, .*, what, q, horizon, moved, year\.$/);
  });

  it("its own settings go along in its links", () => {
    const { atomHref, jsonHref, years } = feed("what=compute&moved=yes&year=2025&asOf=2026-04-14");
    assert.equal(atomHref, "/feeds/signals.atom?what=compute&moved=yes");
    assert.equal(jsonHref, "/api/v1/signals?asOf=2026-04-14&what=compute&moved=yes");
    for (const { href } of years) assert.match(href, /^\/signals\?asOf=2026-04-14&what=compute&moved=yes&year=\d{4}#signals$/);
  });
});

describe("the day of a signal", () => {
  it("of which not even the month is known comes with the day from which it counts", () => {
    const row = rows("country=IT").find((r) => r.id === "enforcement-it-fundamental-rights-bodies-2");
    assert.equal(row?.date, "2026, counted from 22 November 2026");
    for (const { id, date } of rows()) assert.doesNotMatch(date, /^(Q\d |first half|second half)?[ of]*\d{4}$/, id);
    assert.match(feed().chart?.note ?? "", /or from 22 November 2026, the day of the data, where that is earlier/);
  });
});

describe("the brief of a signal", () => {
  it("answers for every signal with a number or an honest nothing", () => {
    for (const { id } of signalsOf(c.facts, c.dataset, c.today)) {
      const { why, row } = brief(id);
      assert.match(why.sentence, /\d|^Nothing|^No (date|window)|: .*, now /, id);
      assert.doesNotMatch(JSON.stringify([why, row]), /undefined|NaN|\[object/, id);
      assert.equal(
        row.relevance === "none",
        !why.parts.some(
          (p) =>
            p.id !== "texts" &&
            p.rows.some((r) => r.moved && r.what !== "First dated promise" && r.what !== "Latest dated commitment"),
        ),
        id,
      );
    }
  });

  it("tells Narvik under the 2024 text, and in hindsight under the law in force today", () => {
    const { why } = brief(NARVIK);
    const row = (part: SignalBrief["why"]["parts"][number] | undefined) => {
      const found = part?.rows.find((r) => r.what.startsWith("Capacity lead, Annex III high-risk, by the stated date"));
      return [found?.before, found?.after, found?.change];
    };
    // 31 December of 2026 and of 2027 against 2 August 2026, and against 2 December 2027.
    assert.deepEqual(row(why.parts.find((p) => p.id === "windows")), [
      "151 days after the duty",
      "516 days after the duty",
      "365 days later",
    ]);
    assert.deepEqual(row(why.hindsight), ["336 days before the duty", "29 days after the duty", "365 days later"]);
    assert.match(why.hindsight?.title ?? "", /^In hindsight/);
    assert.match(
      why.hindsightLine ?? "",
      /^In hindsight, under .*: 336 days before the duty, now 29 days after the duty \(365 days later\)\.$/,
    );
  });

  it("no difference contradicts the two sides: days stand only where both have some", () => {
    for (const { id } of signalsOf(c.facts, c.dataset, c.today))
      for (const { rows } of brief(id).why.parts.filter((p) => p.id === "windows"))
        for (const { before, after, change } of rows)
          if (/^\d+ days? (later|earlier)$/.test(change))
            assert.ok(
              [before, after].every((side) => /\d|^each|^on the day/.test(side)),
              `${id}: ${after}`,
            );
  });

  it("tells the stated date first, the promised one after it, and a day by which it runs as at least", () => {
    const { why } = brief("compute-dt-munich-3");
    assert.equal(why.relevanceMeans, "an end moves by at least 329 days (180 or more), by the promised date");
    assert.match(
      why.sentence,
      /under the 2024 text: .*, now at least 178 days .* \(at least 54 days earlier\)\. By the promised date: /,
    );
    assert.match(why.sentence, /By the promised date: .* \(at least 329 days earlier\)\.$/);
    const said = (id: string) => brief(id).why.sentence;
    for (const id of ["coreweave-sweden-2", "coreweave-alava-3", "nscale-keflavik-3", "mistral-bruyeres-5", "coreweave-uk-1b"])
      assert.match(said(`compute-${id}`), /at least \d+ days before the duty/, id);
  });

  it("no length is told as exact where only a day is on record by which a site runs", () => {
    for (const s of signalsOf(c.facts, c.dataset, c.today)) {
      if (s.record.of !== "statement") continue;
      const rows = brief(s.id)
        .why.parts.filter((p) => p.id === "windows")
        .flatMap((p) => p.rows);
      const windows = effectOf(s, c.facts, c.dataset).windows.filter((w) => w.kind === "capacity-lead");
      if (windows.length > 0 && windows.every((w) => w.from.bounds[1] === "by"))
        for (const { what, after } of rows)
          if (what.startsWith("Capacity lead"))
            assert.match(after, /at least|at the latest|^not known|^no date/, `${s.id}: ${after}`);
    }
  });

  it("a date given less exactly is told as before, with no days", () => {
    const { why } = brief("compute-nscale-narvik-15");
    assert.match(why.sentence, /: 29 days after the duty, as before; the day is given as 2026 in place of August 2026\.$/);
    assert.equal(why.relevance, "low");
    assert.match(why.hindsightLine ?? "", /: 458 days before the duty, as before, given less exactly\.$/);
    assert.match(
      brief("compute-eurohpc-meluxina-ai-3").why.sentence,
      /33 days before the duty, now 151 days after the duty \(184 days later\)/,
    );
  });

  it("a statement among others of its site and day names them, and what they come to together", () => {
    const { why } = brief("compute-campus-ia-fouju-1");
    assert.match(
      why.sentence,
      /now 882 days after the duty\. By all that was stated of the site on this day: 1612 days after the duty\.$/,
    );
    assert.deepEqual(
      why.others.map((o) => o.href),
      ["/signals/compute-campus-ia-fouju-2"],
    );
    assert.equal(brief("compute-eurohpc-meluxina-ai-3").why.priors.length, 1);
  });

  it("an effect of several signals says so in its sentence", () => {
    for (const s of signalsOf(c.facts, c.dataset, c.today)) {
      const { together } = effectOf(s, c.facts, c.dataset);
      const told = /Together with (\d+) other signals? of the day\.$/.exec(brief(s.id).why.sentence);
      assert.equal(Number(told?.[1] ?? 0), together.length, s.id);
    }
  });

  it("names the number that made the relevance", () => {
    for (const { id } of signalsOf(c.facts, c.dataset, c.today)) {
      const { relevance, relevanceMeans } = brief(id).why;
      const days = Number(/by (?:at least |at most )?(\d+) days?/.exec(relevanceMeans)?.[1] ?? Number.NaN);
      if (!Number.isNaN(days)) assert.equal(relevance, relevanceOfDays(days), id);
    }
  });

  it("holds a plan for compute against the duties of high-risk systems, and a site that is listed for comparison against none", () => {
    const { facts, why } = brief(NARVIK);
    assert.deepEqual(
      facts.find((f) => f.name === "Topics")?.values.map((v) => v.label),
      [TOPIC_WORDS["high-risk-annex-iii"].title, TOPIC_WORDS["high-risk-annex-i"].title],
    );
    const shown = why.parts.flatMap((p) => p.rows.map((r) => r.what));
    assert.ok(shown.some((what) => what.startsWith("Capacity lead, Annex III")));
    assert.ok(!shown.some((what) => /Banned practices/.test(what)));
    for (const { id } of signalsOf(c.facts, c.dataset, c.today).filter((s) => s.sites[0] === "nscale-texas")) {
      const { sentence, hindsight } = brief(id).why;
      assert.match(sentence, /^Nothing: the site is listed for comparison, and counted nowhere\.$/);
      assert.equal(hindsight, undefined);
    }
  });

  it("a fact that became known later than its day says from when it counts", () => {
    const late = signalsOf(c.facts, c.dataset, c.today).filter((s) => s.knownOn > parseImprecise(s.date).latest);
    assert.ok(late.length > 0);
    for (const s of late) assert.ok(signalDate(s).endsWith(`, known from ${longDay(s.knownOn)}`), s.id);
  });

  it("tells a new part of a site by its name, and what runs as unchanged", () => {
    assert.match(
      brief("compute-nebius-mantsala-6").why.sentence,
      /tranche second extension \(70 MW\), not on record before: 29 days after the duty\. What ran before is unchanged\.$/,
    );
    assert.match(brief("compute-nscale-sines-6").why.sentence, /What ran before is unchanged: 124 days before the duty\.$/);
    assert.match(
      brief("compute-mistral-bruyeres-6").why.sentence,
      /tranche first deployment .*, at least 533 days before the duty/,
    );
    assert.match(brief(NARVIK).why.sentence, /tranche Rubin 2027 .* or on top is not known\.$/);
  });

  it("names no text before one was published, and no window", () => {
    for (const { id, knownOn } of signalsOf(c.facts, c.dataset, c.today).filter((s) => s.knownOn < parseDay("2024-07-12"))) {
      const { sentence, parts } = brief(id).why;
      const told = JSON.stringify([sentence, parts.filter((p) => p.id === "windows")]);
      assert.doesNotMatch(told, /under the 2024 text|Capacity lead/, `${id}, ${isoDay(knownOn)}`);
    }
    assert.match(brief("compute-eurohpc-jupiter-1").why.sentence, /^No window: no text of the Act was published yet\..* 2024\./);
  });

  it("says no more of a loss than its record does", () => {
    assert.match(
      brief("compute-nscale-stargate-uk-3").why.sentence,
      /the record counts the site as lost, because its tenant left\.$/,
    );
    assert.doesNotMatch(JSON.stringify(brief("compute-nscale-stargate-uk-3").why), /for good/);
  });

  it("counts moved dates and new ones apart, and tells the latest date as such", () => {
    // Those of Chapter III, Section 5 stay in form; Art. 43(3) comes earlier in form; the EU-level sandbox has no day.
    assert.match(
      brief("law-proc-in-force").why.sentence,
      /^45 dates .*: 28 later \(11 with their formal date unchanged, 1 with an earlier formal date\), 1 earlier and 16 new \(1 without a day\)\./,
    );
    assert.match(brief("law-proc-proposal").why.sentence, /at the latest 2 Dec 2027, earlier with “/);
    assert.match(
      brief("law-proc-general-application").why.sentence,
      /^No date moves\. 27 dates .* fall on this day: .* 12 of them can bite only later\.$/,
    );
  });

  it("has no hindsight on its own day, and does not exist before", () => {
    assert.equal(brief(NARVIK, "asOf=2026-04-14").why.hindsight, undefined);
    assert.equal(maybe(NARVIK, "asOf=2026-04-13"), undefined);
    assert.equal(maybe("compute-nothing"), undefined);
  });

  it("a chosen duty stands first", () => {
    const { why } = brief(NARVIK, "duty=transparency-interaction");
    assert.match(why.sentence, /^Capacity lead for Tell people it is AI/);
    assert.match(why.parts.find((p) => p.id === "windows")?.rows[0]?.what ?? "", /Tell people it is AI/);
  });

  it("what to watch next lies ahead of the as-of date; open questions are today's", () => {
    assert.ok(brief(NARVIK).next.questions.length > 0);
    const early = brief(NARVIK, "asOf=2026-04-14").next;
    assert.deepEqual([early.questions.length, early.none], [0, "Open questions are not kept for an earlier day."]);
    assert.ok(early.dates.every((d) => d.away.startsWith("in ") || d.away === "today"));
  });

  it("a day that is not exact is the last one or the first, and says so", () => {
    for (const { id } of signalsOf(c.facts, c.dataset, c.today))
      for (const { when, away } of brief(id).next.dates) {
        assert.equal(when.startsWith("by "), away.endsWith(" at the latest"), id);
        assert.match(when.replace(/^not before .*/, "1 May 2027"), /\d{1,2} [A-Z][a-z]+ \d{4}$/, id);
      }
  });

  it("of a deal, what the record does not say is named as such", () => {
    const about = brief("deal-nscale-safe").facts.filter((f) => f.values.some((v) => v.label === "not recorded"));
    assert.deepEqual(
      about.map((f) => f.name),
      ["Region", "Countries", "Roles"],
    );
  });

  it("of a deal, the days of sites of its provider are said to be theirs", () => {
    assert.match(
      brief("deal-nscale-series-c").next.none,
      /^The deal names no site; these are days of sites of the same provider\./,
    );
    assert.match(rows("what=deal&provider=nscale")[0]?.next ?? "", /^The deal names no site; .* in \d+ days/);
  });

  it("what an event is about and its topics are those whose level it moves", () => {
    const { facts, why } = brief("enforcement-dk-implementing-law-9");
    const values = (name: string) => facts.find((f) => f.name === name)?.values.map((v) => v.label) ?? [];
    assert.match(why.sentence, /^Level for 9 topics/);
    assert.deepEqual([values("Topics").length, values("Topics").includes("Banned practices")], [9, false]);
    assert.ok(!values("About").includes("Banned practices"));
  });

  it("where no operator is bound, those who are stand in their place", () => {
    const roles = brief("enforcement-it-fundamental-rights-bodies-2").facts.find((f) => f.name === "Roles");
    assert.deepEqual(
      roles?.values.map((v) => v.label),
      ["Member State"],
    );
  });

  it("one that is not known yet is told apart from one that never was", () => {
    const early = parseSignal(new URLSearchParams("asOf=2026-04-13"), c.lensContext);
    const later = (id: string) => knownLater(id, c.facts, c.dataset, early, c.lensContext);
    assert.deepEqual([later(NARVIK), later("compute-nothing")], [true, false]);
  });

  it("leads to the one before and after of its kind, and back", () => {
    const { later } = brief(NARVIK);
    const id = later?.href?.split("/").at(-1) ?? "";
    assert.equal(brief(id).earlier?.href, `/signals/${NARVIK}`);
  });

  it("every row of the feed leads to a brief under the same law and day", () => {
    const [first] = rows("asOf=2026-05-08&law=council-mandate&what=compute");
    assert.equal(first?.href, `/signals/${first?.id}?law=council-mandate&asOf=2026-05-08`);
    assert.ok(parseDay(first?.iso ?? "") <= parseDay("2026-05-08"), isoDay(c.today));
  });
});
