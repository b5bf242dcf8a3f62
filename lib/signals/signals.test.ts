import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Statement } from "../capacity/schema";
import { sitesOn } from "../capacity/sites";
import type { EnforcementEvent } from "../enforcement/schema";
import type { Facts } from "../facts";
import { addDays, type Day, isoDay, longDay, parseDay } from "../time/day";
import { parseImprecise } from "../time/imprecise";
import { capacityLead, type End } from "../windows";
import { endIn } from "../windows/interval";
import {
  type Bound,
  type EndMove,
  horizonOf,
  inHindsight,
  knownBy,
  lawBook,
  RELEVANCES,
  relevanceOfDays,
  type Signal,
  signalsOf,
  standingNow,
  watchOf,
} from ".";
import { endMove, relevanceOf } from "./effect";
import { takingPart } from "./evaluate";
import { all, byId, effect, essence, facts, input, LAST } from "./testing/dataset";

const RUNS = { numRuns: 60 };
const ANNEX_III = "high-risk-annex-iii-classification";
const anySignal = (of: readonly Signal[] = all) => fc.constantFrom(...of);
const at = (end: End) => (end.status === "dated" ? isoDay(end.latest) : end.status);

const withStatement = (site: string, more: readonly Partial<Statement>[]): Facts => ({
  ...facts,
  sites: facts.sites.map((s) => {
    const [first] = s.statements;
    return s.id === site && first
      ? { ...s, statements: [...s.statements, ...more.map((m) => ({ ...first, ...m }))] as Statement[] }
      : s;
  }),
});
const withEvents = (iso2: string, events: (own: readonly EnforcementEvent[]) => EnforcementEvent[]): Facts => ({
  ...facts,
  jurisdictions: facts.jurisdictions.map((j) => (j.iso2 === iso2 ? { ...j, events: events(j.events) } : j)),
});

describe("signals", () => {
  it("every dated fact of the files is one, but for what was only planned", () => {
    const { procedure, standards, deals, models } = input;
    const dated =
      procedure.filter((e) => e.date !== null || e.window).length +
      facts.jurisdictions.flatMap((j) => j.events).filter((e) => !e.planned).length +
      facts.sites.flatMap((s) => s.statements).length +
      deals.length +
      standards.flatMap((s) => s.stages).filter((s) => parseImprecise(s.date).latest <= LAST).length +
      models.events.filter((e) => !e.planned).length +
      models.models.length;
    assert.equal(all.length, dated);
  });

  it("no two have the same id", () => {
    assert.equal(new Set(all.map((s) => s.id)).size, all.length);
  });

  it("another fact changes the id of none, wherever it stands in its list", () => {
    const [country] = facts.jurisdictions;
    const [event] = country?.events ?? [];
    const [standard] = input.standards;
    assert.ok(country && event && standard);
    const more = withEvents(country.iso2, (own) => [{ ...event, id: "added" }, ...own]);
    const stages = [{ date: standard.stages[0]?.date ?? "2026-01-01", stage: "added" }, ...standard.stages];
    const news = { ...input, standards: [{ ...standard, stages }, ...input.standards.slice(1)] };
    const ids = new Set(signalsOf(more, news, LAST).map((s) => s.id));
    assert.deepEqual(
      all.filter((s) => !ids.has(s.id)).map((s) => s.id),
      [],
    );
    assert.equal(ids.size, all.length + 2);
  });

  it("one that counts after the as-of date does not exist on it", () => {
    fc.assert(
      fc.property(fc.integer({ min: parseDay("2024-07-12"), max: LAST }), (day) => {
        const known = signalsOf(facts, input, day as Day).map((s) => s.id);
        assert.deepEqual(
          known,
          all.filter((s) => s.knownOn <= day).map((s) => s.id),
        );
      }),
      RUNS,
    );
  });

  it("an imprecise date counts from its last day", () => {
    const month = all.find((s) => /^2025-\d\d$/.test(s.date));
    assert.ok(month);
    assert.equal(month.knownOn, parseImprecise(month.date).latest);
  });

  it("details of the procedure are left out on an earlier day: they have no day of their own", () => {
    const early = signalsOf(facts, input, parseDay("2026-05-08"));
    assert.equal(byId("law-proc-proposal", early).detail, undefined);
    assert.notEqual(byId("law-proc-proposal").detail, undefined);
  });

  it("words that speak of something later without its day are left out on an earlier day, and said to be", () => {
    for (const id of [
      "deal-nscale-safe",
      "enforcement-gr-single-point-of-contact-1",
      "enforcement-fr-sandbox-1",
      "model-summaries-2026-09",
    ]) {
      const { knownOn } = byId(id);
      assert.match(byId(id, signalsOf(facts, input, knownOn)).detail ?? "", /^The wording speaks of something later/, id);
      assert.match(byId(id).detail ?? "", /\blater\b/i, id);
    }
  });
});

describe("the effect of a signal", () => {
  it("is none exactly where dates, levels, the state of the site and the ends of all windows are equal", () => {
    for (const signal of all.filter((s) => s.kind === "enforcement" || s.kind === "compute")) {
      const { relevance, levels, site, windows, dates } = effect(signal);
      const equal =
        dates.length === 0 &&
        levels.every((l) => l.before === l.after) &&
        site?.before === site?.after &&
        windows.every((w) => !w.moved);
      assert.equal(relevance === "none", equal, signal.id);
    }
  });

  it("weighs what its windows weigh: the ends that are looked at are those that move", () => {
    for (const signal of all.filter((s) => s.kind === "compute")) {
      const { relevance, site, windows } = effect(signal);
      const ends = windows.flatMap((w) => [w.from, w.to]);
      assert.equal(relevance, relevanceOf({ dates: [], levels: [], site, ends }), signal.id);
    }
  });

  it("does not hang on a fact of a later day", () => {
    fc.assert(
      fc.property(
        anySignal(all.filter((s) => s.record.of === "statement" || s.record.of === "country")),
        anySignal(),
        (gone, other) => {
          fc.pre(other.knownOn < gone.knownOn);
          const without: Facts = {
            ...facts,
            sites: facts.sites.map((s) => ({ ...s, statements: s.statements.filter((t) => t.id !== gone.record.id) })),
            jurisdictions: facts.jurisdictions.map((j) => ({ ...j, events: j.events.filter((e) => e.id !== gone.record.id) })),
          };
          assert.deepEqual(essence(effect(other, without)), essence(effect(other)), `${other.id} without ${gone.id}`);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("of days weighs no less for more of them, and the steps are at 30 and at 180", () => {
    const weight = (days: number) => -RELEVANCES.indexOf(relevanceOfDays(days));
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(3000), fc.boolean(), (a, b, back) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        assert.ok(weight(less) <= weight(back ? -more : more));
      }),
    );
    assert.deepEqual([0, 1, 29, 30, 179, 180, -180].map(relevanceOfDays), [
      "none",
      "low",
      "low",
      "medium",
      "medium",
      "high",
      "high",
    ]);
  });

  it("of an end: known or known no more is medium, lost for good is high, more exact alone is low", () => {
    const dated = (from: string, to = from): End => ({
      status: "dated",
      earliest: parseDay(from),
      latest: parseDay(to),
      precision: "day",
      bound: "none",
      text: longDay(parseDay(to)),
    });
    const gone = (status: "unknown" | "never"): End => ({ status, text: status });
    const weighs = (move: EndMove) => relevanceOf({ dates: [], levels: [], site: undefined, ends: [move] });
    assert.equal(weighs(endMove(gone("unknown"), dated("2027-01-01"))), "medium");
    assert.equal(weighs(endMove(dated("2027-01-01"), gone("unknown"))), "medium");
    assert.equal(weighs(endMove(dated("2027-01-01"), gone("never"))), "high");
    assert.equal(weighs(endMove(dated("2027-01-01", "2027-12-31"), dated("2027-12-31"))), "low");
    assert.equal(weighs(endMove(gone("unknown"), gone("unknown"))), "none");
  });

  it("of a wider stretch that holds the earlier one is no slip, unless its words name the last day", () => {
    const end = (when: string): End => endIn(parseImprecise(when));
    assert.deepEqual(
      [endMove(end("2026-08"), end("2026"))].map(({ change, days }) => [change, days]),
      [["wider", 0]],
    );
    assert.equal(endMove(end("2026-08"), end("2026"), { namesEnd: true }).days, 122);
    // 31 December 2026 to 31 December 2027.
    assert.equal(endMove(end("2026"), end("2027")).days, 365);
  });

  it("a day that is only the last or the first possible one makes a difference of at least, of at most, or of no number", () => {
    const end = (when: string): End => endIn(parseImprecise(when));
    const known = (was: Bound, is: Bound, later: boolean) => {
      const [before, after] = later ? (["2026-01-01", "2026-03-01"] as const) : (["2026-03-01", "2026-01-01"] as const);
      return knownBy(endMove(end(before), end(after), { bounds: [was, is] }));
    };
    assert.deepEqual(
      [known("none", "by", false), known("none", "by", true), known("by", "none", true), known("none", "not-before", true)],
      ["at-least", "at-most", "at-least", "at-least"],
    );
    assert.deepEqual(
      [known("none", "none", true), known("by", "by", true), known("not-before", "not-before", true)],
      ["exact", "open", "open"],
    );
  });
});

describe("signals of compute", () => {
  const narvik = byId("compute-nscale-narvik-10");

  // By hand: 31 December 2026 to 2 August 2026 is 151 days, 31 December 2027 is 516; to 2 December 2027 it is 336 days, and 29 days after.
  it("Narvik, 14 April 2026: 151 days after the duty became 516 under the 2024 text; in hindsight 336 days before became 29 days after", () => {
    const { windows, relevance, law, site } = effect(narvik);
    const lead = windows.find((w) => w.kind === "capacity-lead" && w.milestone === ANNEX_III && w.by === "stated");
    const days = (w: typeof lead) => w && [w.before, w.after].map(({ length }) => length !== "unknown" && length.totalDays);
    assert.equal(law, "base-law");
    assert.deepEqual(days(lead), [-151, -516]);
    assert.deepEqual([lead?.from.change, lead?.from.days, relevance], ["later", 365, "high"]);
    const later = inHindsight(narvik, lawBook(facts.law).on(LAST), facts);
    assert.deepEqual(
      days(later.find((w) => w.kind === "capacity-lead" && w.milestone === ANNEX_III && w.by === "stated")),
      [336, -29],
    );
    assert.deepEqual(
      [site?.stated.before, site?.stated.after].map((s) => s !== "none" && `${s?.amount}, ${s?.when}`),
      ["100,000 NVIDIA GB300, end-2026", "30,000 NVIDIA Rubin, 2027"],
    );
  });

  it("the ends are those of the windows as known the day before and on the day", () => {
    const day = parseDay("2026-04-14");
    const law = lawBook(facts.law).on(day);
    const lead = effect(narvik).windows.find((w) => w.kind === "capacity-lead" && w.milestone === ANNEX_III && w.by === "stated");
    const asKnown = [addDays(day, -1), day].map((asOf) => {
      const [site] = sitesOn(
        facts,
        asOf,
        {},
        facts.sites.filter((s) => s.id === "nscale-narvik"),
      );
      const duty = law.milestones.get(ANNEX_III);
      assert.ok(site && duty);
      const { from, to } = capacityLead(duty, site, "stated", asOf);
      return [at(from), at(to)];
    });
    assert.deepEqual(
      [lead?.before, lead?.after].map((w) => w && [at(w.from), at(w.to)]),
      asKnown,
    );
  });

  it("a stated date that passes overnight is no effect of what is said the next day", () => {
    const base = { speaker: "company", tranche: "site", confidence: "official", detail: "" } as const;
    const more = withStatement("nscale-narvik", [
      {
        ...base,
        id: "a",
        statedOn: "2026-10-01",
        reading: "contract",
        kind: "contracted",
        target: { when: "2026-10-31", text: "by 31 October", gpus: 5, counts: "site-total", marks: "full" },
      },
      { ...base, id: "b", statedOn: "2026-11-01", reading: "progress", kind: "financed", target: null },
    ]);
    assert.equal(effect(byId("compute-b", signalsOf(more, input, LAST)), more).relevance, "none");
  });

  it("a site that is lost weighs high", () => {
    const more = withStatement("nscale-narvik", [
      { id: "lost", statedOn: "2026-11-01", reading: "loss", kind: "cancelled", tranche: "site", target: null },
    ]);
    const { relevance, windows } = effect(byId("compute-lost", signalsOf(more, input, LAST)), more);
    assert.equal(relevance, "high");
    assert.ok(windows.some((w) => w.kind === "capacity-lead" && w.from.change === "lost"));
  });
});

describe("the parts of a site", () => {
  const leads = (id: string) =>
    effect(byId(id)).windows.filter((w) => w.kind === "capacity-lead" && w.milestone === ANNEX_III && w.by === "stated");
  const told = (id: string) =>
    leads(id).map(({ part, moved, before, after }) => [
      part?.tranche ?? "site",
      moved,
      ...[before, after].map(({ length }) => (length === "unknown" ? "unknown" : length.totalDays)),
    ]);

  // By hand: 8 October 2024, 31 March 2026 and 31 December 2027 against 2 December 2027.
  it("a new part beside one that runs moves nothing of that one, and is known from now on", () => {
    assert.deepEqual(told("compute-nebius-mantsala-6"), [
      ["first-halls", false, 1150, 1150],
      ["first-extension", false, 611, 611],
      ["second-extension", true, "unknown", -29],
    ]);
    assert.equal(effect(byId("compute-nebius-mantsala-6")).relevance, "medium");
    assert.equal(effect(byId("compute-nscale-sines-6")).relevance, "medium");
  });

  it("no window is held against one of another part where both are tranches, or where the earlier one runs", () => {
    for (const signal of all.filter((s) => s.kind === "compute")) {
      const { site, windows } = effect(signal);
      const statements = facts.sites.find((s) => s.id === site?.site)?.statements ?? [];
      const tranche = (said: NonNullable<typeof site>["stated"]["before"]) =>
        said === "none" ? undefined : statements.find((t) => t.id === said.statement);
      const [was, is] = [site && tranche(site.stated.before), site && tranche(site.stated.after)];
      if (!was || !is || was.tranche === is.tranche || was.target?.counts !== "tranche" || is.target?.counts !== "tranche")
        continue;
      const standing = windows.find((w) => w.by === "stated" && w.kind === "capacity-lead");
      assert.equal(standing?.part?.tranche, was.tranche, signal.id);
    }
  });

  // 17 June 2026 against 2 August 2026; the day stated for the site, 30 June, has passed on 6 October.
  it("a part that runs has its own windows beside the part whose day is stated", () => {
    assert.deepEqual(told("compute-mistral-bruyeres-5"), [
      ["site", false, 33, 33],
      ["first-deployment", true, "unknown", 46],
    ]);
    assert.deepEqual(told("compute-mistral-bruyeres-6"), [
      ["site", false, "unknown", "unknown"],
      ["first-deployment", false, 533, 533],
    ]);
  });

  // 5 September 2025 and 31 December 2026 against 2 August 2026.
  it("what goes online is told by itself, and what is promised on the same day stands beside it", () => {
    assert.deepEqual(told("compute-eurohpc-jupiter-2"), [["site", true, "unknown", 331]]);
    assert.deepEqual(told("compute-eurohpc-jupiter-3"), [
      ["site", false, 331, 331],
      ["cpu-cluster", true, "unknown", -151],
    ]);
  });

  it("a promise of another part beside what runs is a new one, and no slip of the first", () => {
    const promise = effect(byId("compute-coreweave-barcelona-3")).windows.find((w) => w.kind === "promise");
    assert.deepEqual([promise?.to.change, promise?.part?.added], ["known", true]);
  });

  it("the time to move is told of duties with an assessment alone", () => {
    for (const signal of all.filter((s) => s.kind === "compute"))
      for (const w of effect(signal).windows)
        if (w.kind === "migration") assert.match(w.milestone ?? "", /^(high-risk|provider-obligations)/, signal.id);
  });
});

describe("the facts of one day", () => {
  const result = (of: (have: (id: string) => boolean) => string) => (without: ReadonlySet<string>) =>
    of((id) => !without.has(id));
  const part = (ids: string[], of: (have: (id: string) => boolean) => string) => [...takingPart(ids, result(of))];

  it("have a part where some of them come to the result with it and not without it", () => {
    const both = (have: (id: string) => boolean) => (have("a") && have("b") ? "power" : have("a") ? "authority" : "none");
    assert.deepEqual(part(["a", "b", "c"], both), ["a", "b"]);
    const either = (have: (id: string) => boolean) => (have("a") || have("b") ? "power" : have("c") ? "draft" : "none");
    assert.deepEqual(part(["a", "b", "c"], either), ["a", "b"]);
    assert.deepEqual(
      part(["a", "b"], () => "same"),
      ["a", "b"],
    );
  });

  it("at least one has a part in any result that differs", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }), (values) => {
        const ids = ["a", "b", "c"];
        const of = (without: ReadonlySet<string>) =>
          String(values[ids.reduce((n, id, i) => n + (without.has(id) ? 0 : 2 ** i), 0)]);
        assert.ok(takingPart(ids, of).size > 0);
      }),
      RUNS,
    );
  });

  it("fines have a part in the power to fine where the country would stay without them", () => {
    for (const iso2 of ["DE", "GR", "FI", "HU", "SI", "DK"]) {
      const fines = byId(`enforcement-${iso2.toLowerCase()}-penalties-1`);
      const { relevance, together } = effect(fines);
      assert.deepEqual([relevance, together.length > 0], ["high", true], iso2);
      for (const other of together) assert.ok(effect(byId(other)).together.includes(fines.id), other);
    }
  });

  it("a statement has the effect of its own words, and not that of another one of its site and day", () => {
    const lead = (id: string) => {
      const found = effect(byId(id)).windows.filter((w) => w.kind === "capacity-lead" && w.milestone === ANNEX_III);
      const own = found.find((w) => w.by === "stated" && w.moved) ?? found.find((w) => w.by === "stated");
      return own && [own.before, own.after].map(({ length }) => (length === "unknown" ? "unknown" : length.totalDays));
    };
    // By hand: 30 June and 31 December 2026, and the last days of September 2026 and of 2028 to 2030, against 2 August 2026.
    assert.deepEqual(
      ["meluxina-ai-2", "meluxina-ai-3"].map((id) => lead(`compute-eurohpc-${id}`)),
      [
        [-151, 33],
        [33, -151],
      ],
    );
    assert.deepEqual(["compute-nebius-bethune-1", "compute-nebius-bethune-2"].map(lead), [
      ["unknown", -59],
      ["unknown", -151],
    ]);
    assert.deepEqual(["compute-campus-ia-fouju-1", "compute-campus-ia-fouju-2"].map(lead), [
      ["unknown", -882],
      ["unknown", -1612],
    ]);
  });

  it("where the others make something else of the site, they are named, and what stands after all of them is told", () => {
    const { wholeDay } = effect(byId("compute-nebius-bethune-1"));
    assert.deepEqual(wholeDay?.others, ["compute-nebius-bethune-2"]);
    // The last of a chain is what the day came to.
    const { wholeDay: last, priors: replaced } = effect(byId("compute-eurohpc-meluxina-ai-3"));
    assert.deepEqual([last, replaced], [undefined, ["compute-eurohpc-meluxina-ai-2"]]);
    for (const s of all.filter((one) => one.kind === "compute")) {
      const { wholeDay: day, priors } = effect(s);
      for (const id of [...(day?.others ?? []), ...priors]) assert.ok(id !== s.id && byId(id).knownOn === s.knownOn, s.id);
    }
  });

  it("a statement without a date has no part in the window of its sibling", () => {
    const { windows, relevance } = effect(byId("compute-atnorth-nor01-2"));
    // The site becomes known with it.
    assert.deepEqual([windows.some((w) => w.moved), relevance], [false, "low"]);
    assert.equal(effect(byId("compute-nscale-narvik-3")).untouched, "others-moved");
  });
});

describe("signals of enforcement", () => {
  const own = all.filter((s) => s.kind === "enforcement");

  it("weigh high exactly where the power to fine of a country comes or goes", () => {
    for (const signal of own) {
      const { relevance, levels } = effect(signal);
      const fines = levels.some((l) => (l.before === "power-to-fine") !== (l.after === "power-to-fine"));
      assert.equal(relevance === "high", fines, signal.id);
    }
  });

  it("the word of a list or a tracker, a contact point and a sandbox make no level", () => {
    for (const signal of own) {
      const event = facts.jurisdictions.flatMap((j) => j.events).find((e) => e.id === signal.record.id);
      const apart = event?.track !== "national" || event.dimension === "sandbox" || event.dimension === "single-point-of-contact";
      if (apart) assert.equal(effect(signal).relevance, "none", signal.id);
      assert.equal(effect(signal).untouched === "not-the-state", event?.track !== "national", signal.id);
    }
  });

  it("of one day and one effect name each other; one that has no part in it has none", () => {
    // Malta's law, authority and penalties of 10 October 2025 came in one act.
    const malta = own.filter(
      (s) => s.countries.includes("MT") && isoDay(s.knownOn) === "2025-10-10" && effect(s).relevance === "high",
    );
    assert.ok(malta.length > 1);
    for (const s of malta) for (const o of malta) assert.equal(effect(s).together.includes(o.id), s !== o);
    // In Italy on 23 October 2026 the penalties completed the power; the authority had been designated before.
    assert.equal(effect(byId("enforcement-it-market-surveillance-authority-2")).untouched, "others-moved");
  });
});

describe("signals of the law", () => {
  const own = all.filter((s) => s.kind === "law");

  it("only the entry into force changes the law in force: Annex III by 487 days", () => {
    assert.deepEqual(
      own.filter((s) => effect(s).dates.length > 0).map((s) => s.id),
      ["law-proc-in-force"],
    );
    const { dates, relevance, windows } = effect(byId("law-proc-in-force"));
    // 2 August 2026 to 2 December 2027.
    assert.equal(dates.find((d) => d.milestone === ANNEX_III)?.days, 487);
    assert.equal(relevance, "high");
    assert.ok(windows.length > 0 && windows.every((w) => w.moved));
  });

  it("a text that comes into being is told with the dates that would differ, and weighs nothing", () => {
    const { texts, relevance, untouched } = effect(byId("law-proc-proposal"));
    assert.deepEqual(
      [texts.map((t) => [t.scenario, t.before, t.after]), relevance, untouched],
      [[["commission-proposal", "none", "proposed"]], "none", undefined],
    );
    assert.ok((texts[0]?.differing ?? 0) > 0);
  });

  it("a step whose day is not known has no effect of its own beside a step of that day", () => {
    assert.equal(effect(byId("law-proc-draft-report")).untouched, "others-text");
    assert.equal(effect(byId("law-proc-committee-vote")).texts.length, 1);
  });

  it("nor has one whose day brought no text: nothing moved, and nobody is said to have moved it", () => {
    assert.equal(effect(byId("law-proc-trilogue-1")).untouched, "no-text");
  });

  it("a date that an event would bring forward is the latest one", () => {
    const lead = (id: string) => effect(byId(id)).texts[0]?.leads.find((d) => d.milestone === ANNEX_III)?.latest;
    assert.equal(lead("law-proc-proposal"), "commission-decision-annex-iii");
    assert.equal(lead("law-proc-provisional-agreement"), undefined);
  });

  it("on the day of a milestone, a step of the law and an event about its topic name what starts", () => {
    const law = lawBook(facts.law).on(parseDay("2026-08-02"));
    const { starts, idle, relevance } = effect(byId("law-proc-general-application"));
    assert.equal(relevance, "none");
    const day = { status: "dated", day: parseDay("2026-08-02") };
    const of = (which: "formal" | "practical") => [...law.milestones.values()].filter((m) => isDeepStrictEqual(m[which], day));
    assert.deepEqual(new Set(starts), new Set(of("formal").map((m) => m.id)));
    // Those of Chapter III, Section 5 and the like apply in form, and have nothing to apply to before the high-risk dates.
    assert.deepEqual(new Set(starts.filter((id) => !idle.includes(id))), new Set(of("practical").map((m) => m.id)));
    assert.ok(idle.length > 0);
    assert.deepEqual([...effect(byId("model-gpai-powers-start")).starts].sort(), [...starts].sort());
    assert.deepEqual(effect(byId("law-proc-standardisation-reform")).starts, []);
  });

  it("an opinion of the same day has no part in the text of the day", () => {
    assert.equal(effect(byId("law-proc-cor-opinion")).untouched, "beside-the-procedure");
  });
});

describe("what a signal is about", () => {
  it("is the date by which the State had to do it, where its topic stands for another one", () => {
    const about = (dimension: string) => [
      ...new Set(all.filter((s) => s.id.includes(dimension)).flatMap((s) => [...s.milestones, ...s.roles])),
    ];
    assert.deepEqual(about("fundamental-rights-bodies"), ["fundamental-rights-bodies-list"]);
    assert.deepEqual(about("single-point-of-contact"), ["authority-contact-information"]);
  });

  it("of a model, systemic risk is a role only where the record says so, and on an earlier day never", () => {
    const day = parseDay("2026-10-31");
    for (const { id, systemicRisk } of input.models.models) {
      const has = (from: readonly Signal[]) => byId(`model-release-${id}`, from).roles.includes("gpai-systemic-provider");
      const said = systemicRisk === "presumed" || systemicRisk === "notified";
      assert.deepEqual([has(all), has(signalsOf(facts, input, day))], [said, false], id);
    }
  });

  it("of a model that by its record is not on the Union market is no duty, and no date; of the powers, those who have them", () => {
    const { milestones, roles } = byId("model-release-mai-image-2");
    assert.deepEqual([milestones, roles], [[], []]);
    assert.deepEqual(byId("model-gpai-powers-start").milestones, ["gpai-supervision-powers", "gpai-fines"]);
  });
});

describe("deals, standards and models", () => {
  it("move no window, and say why", () => {
    for (const s of all)
      if (s.kind === "deal" || s.kind === "standard" || s.kind === "model")
        assert.deepEqual([effect(s).relevance, effect(s).untouched, effect(s).windows], ["none", s.kind, []]);
  });

  it("a planned deal is marked; what is planned by a country or for models is no signal", () => {
    assert.deepEqual(
      all.filter((s) => s.planned).map((s) => s.id),
      ["deal-nscale-ipo"],
    );
  });
});

describe("horizon and what to watch", () => {
  const standing = (asOf: string) => standingNow(facts, lawBook(facts.law).on(parseDay(asOf)), parseDay(asOf));
  const horizon = (id: string, asOf: string) => horizonOf(byId(id), effect(byId(id)), standing(asOf));

  it("the nearest date that is not over counts, from the as-of date", () => {
    // Poland's power bites when Annex III applies on 2 December 2027.
    assert.equal(horizon("enforcement-pl-penalties-1", "2026-11-22"), "later");
    assert.equal(horizon("enforcement-pl-penalties-1", "2027-01-10"), "within-a-year");
    assert.equal(horizon("enforcement-pl-penalties-1", "2027-11-01"), "within-90-days");
    assert.equal(horizon("deal-nscale-safe", "2026-11-22"), "no-date");
    assert.equal(horizon("model-release-mai-image-2", "2026-11-22"), "no-date");
    assert.equal(horizon("model-no-enforcement-action-yet", "2026-11-22"), "over");
  });

  it("open questions and what was only announced stand on today's page alone", () => {
    const narvik = byId("compute-nscale-narvik-10");
    const watch = (today: boolean) => watchOf(narvik, effect(narvik), standing("2026-11-22"), input, today);
    assert.notEqual(watch(true).questions, "not-kept");
    assert.equal(watch(false).questions, "not-kept");
    assert.ok(watch(true).dates.length > 0);
  });

  it("no date is shown that is over on the as-of date, and the nearest goes first", () => {
    fc.assert(
      fc.property(anySignal(), fc.integer({ min: LAST, max: LAST + 700 }), (signal, day) => {
        const { dates } = watchOf(signal, effect(signal), standing(isoDay(day as Day)), input, true);
        assert.ok(dates.every((d, i) => d.day >= day && d.day >= (dates[i - 1]?.day ?? 0)));
      }),
      RUNS,
    );
  });
});
