import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Day, isoDay, parseDay } from "../time/day";
import { parsePeriod } from "../time/duration";
import { compare } from "./compare";
import { isDuty } from "./duty";
import { applicable, eventsKnownOn, type OwnSettings, untouched } from "./own";
import { dayOf, resolve } from "./resolve";
import type { LawFile } from "./schema";

const facts = JSON.parse(readFileSync(new URL("../../db/data/law.json", import.meta.url), "utf8")) as LawFile;
const today = parseDay("2026-11-22");
const spring = parseDay("2026-04-01");

/** Settings written as in a link: `shift=high-risk-annex-iii:P12M`. */
function own(...settings: string[]): OwnSettings {
  const all = settings.map((s) => /^(\w+)=([^:]+):(.+)$/.exec(s)?.slice(1) as [string, string, string]);
  const of = (key: string) => all.filter(([k]) => k === key);
  return {
    assume: of("assume").map(([, event, day]) => ({ event, day: parseDay(day) })),
    shift: of("shift").map(([, target, period]) => ({ target, period })),
    set: of("set").map(([, target, day]) => ({ target, day: parseDay(day) })),
  };
}
const on = (scenario: string, asOf: Day, ...settings: string[]) => applicable(facts, scenario, own(...settings), asOf);
const lawOf = (scenario: string, settings: OwnSettings, asOf: Day) =>
  resolve(
    facts,
    { scenario, ...settings, shift: settings.shift.map((s) => ({ target: s.target, period: parsePeriod(s.period) })) },
    asOf,
  );

describe("settings that cannot hold are refused with the reason, and the rest is applied", () => {
  const cases: readonly (readonly [string, string, Day, readonly string[], string, RegExp])[] = [
    [
      "no date falls before the Act entered into force",
      "final-omnibus",
      today,
      ["shift=high-risk-annex-iii:-P5Y"],
      "shift",
      /would fall on 2 December 2022, before the Act entered into force \(1 August 2024\)/,
    ],
    [
      "nor is one set there",
      "final-omnibus",
      today,
      ["set=gpai-fines:2024-07-31"],
      "set",
      /\u201cGPAI fines\u201d would fall on 31 July 2024/,
    ],
    [
      "what counts forward from an event does not come before it",
      "final-omnibus",
      today,
      ["set=delegated-powers-2026:2026-07-26"],
      "set",
      /before \u201cDigital Omnibus in force\u201d \(27 July 2026\), from which it counts/,
    ],
    [
      "nor does what is only the same as it",
      "final-omnibus",
      today,
      ["set=bias-detection-data:2026-07-26"],
      "set",
      /before \u201cDigital Omnibus in force\u201d/,
    ],
    [
      "nor the latest of it and another",
      "final-omnibus",
      today,
      ["set=ai-office-system-supervision:2026-07-26"],
      "set",
      /before \u201cDigital Omnibus in force\u201d \(27 July 2026\)/,
    ],
    [
      "nor what counts from an assumed one",
      "council-mandate",
      spring,
      ["assume=omnibus-entry-into-force:2027-01-01", "set=bias-detection-data:2026-12-31"],
      "set",
      /\u201cSensitive data against bias\u201d would fall on 31 December 2026, before \u201cDigital Omnibus in force\u201d \(1 January 2027\)/,
    ],
    [
      "a Commission decision is not assumed before the text that provides for it",
      "commission-proposal",
      today,
      ["assume=commission-decision-annex-iii:2025-11-18"],
      "assume",
      /the chosen text is of 19 November 2025/,
    ],
    [
      "what is set does not shift",
      "final-omnibus",
      today,
      ["shift=gpai-fines:P6M", "set=gpai-fines:2027-01-01"],
      "shift",
      /its day is set to 1 January 2027/,
    ],
    [
      "nor the anchor of a topic, where it is set",
      "final-omnibus",
      today,
      ["shift=high-risk-annex-iii:P6M", "set=art-113-annex-iii:2028-01-01"],
      "shift",
      /its day is set to 1 January 2028/,
    ],
  ];
  for (const [rule, scenario, asOf, settings, param, message] of cases)
    it(rule, () => {
      const { problems, ...applied } = on(scenario, asOf, ...settings, "shift=gpai-legacy-deadline:P1M");
      assert.deepEqual(
        problems.map((p) => p.param),
        [param],
      );
      assert.match(problems[0]?.message ?? "", message);
      assert.equal(applied.assume.length + applied.set.length + applied.shift.length, settings.length);
      assert.ok(applied.shift.some((s) => s.target === "gpai-legacy-deadline"));
    });

  it("what is before its cause by the text itself may stay so, and what stands on the day of its cause is not before it", () => {
    assert.deepEqual(on("final-omnibus", today, "shift=signature:-P1M").problems, []);
    assert.deepEqual(on("final-omnibus", today, "set=delegated-powers-2026:2026-07-27").problems, []);
    const first = parseDay("2025-11-19");
    assert.deepEqual(on("commission-proposal", first, "assume=commission-decision-annex-iii:2025-11-19").problems, []);
  });

  it("the earliest of several need not wait for each of them", () => {
    const late = on("commission-proposal", today, "assume=commission-decision-annex-iii:2030-01-01");
    assert.deepEqual([late.problems, late.assume.length], [[], 1]);
  });
});

describe("days that are over, and events that hang together", () => {
  const june = parseDay("2026-06-20");
  const entry = "assume=omnibus-entry-into-force";
  const publication = "assume=omnibus-oj-publication";
  const problem = (...args: Parameters<typeof on>) => on(...args).problems[0]?.message ?? "";

  it("a day that is over is not assumed for what did not happen on it; the as-of date itself may be", () => {
    assert.match(problem("final-omnibus", june, `${entry}:2026-06-19`), /that day is over on 20 June 2026/);
    assert.equal(problem("final-omnibus", june, `${entry}:2026-06-20`), "");
    assert.match(problem("commission-proposal", today, "assume=commission-decision-annex-iii:2026-03-01"), /did not happen then/);
    assert.match(problem("final-omnibus", today, `${entry}:2026-07-28`), /did not happen then/);
    assert.equal(problem("final-omnibus", today, `${entry}:2026-07-27`), "");
  });

  it("nor is a day before the chosen text, though an older one speaks of the event", () => {
    assert.match(problem("final-omnibus", june, `${entry}:2026-05-06`), /the chosen text is of 7 May 2026/);
  });

  it("the entry into force follows the publication that is assumed, and what counts from the publication follows the entry", () => {
    for (const [setting, expected] of [
      [`${publication}:2026-08-01`, "2026-08-04"],
      [`${entry}:2026-08-15`, "2026-08-15"],
    ] as const) {
      const { problems, warnings, ...settings } = on("final-omnibus", june, setting);
      assert.deepEqual([problems, warnings], [[], []]);
      const law = lawOf("final-omnibus", settings, june);
      for (const id of ["omnibus-in-force", "bias-detection-data", "sectoral-acts-amended"])
        assert.equal(isoDay(dayOf(law.outcomeOf(id)) as Day), expected, id);
    }
  });

  it("two days that do not fit are named, and two that do are not", () => {
    const both = (day: string) => on("final-omnibus", june, `${publication}:2026-08-01`, `${entry}:${day}`).warnings;
    assert.deepEqual(both("2026-08-04"), []);
    assert.match(both("2026-08-15")[0] ?? "", /do not fit: by the text .* on 4 August 2026, and you assume 15 August 2026/);
  });

  it("what is set keeps its day when its topic shifts, and bites no earlier than what it needs", () => {
    const dates = (id: string, ...settings: string[]) => {
      const m = lawOf("final-omnibus", on("final-omnibus", today, ...settings), today).milestones.get(id);
      return m && [m.formal, m.practical].map((outcome) => isoDay(dayOf(outcome) as Day));
    };
    assert.deepEqual(
      dates("serious-incident-reporting", "set=serious-incident-reporting:2027-01-01", "shift=high-risk-annex-iii:P12M"),
      ["2027-01-01", "2028-12-02"],
    );
    assert.deepEqual(dates("registration-provider", "set=registration-provider:2027-01-01", "shift=registration:P12M"), [
      "2027-01-01",
      "2027-12-02",
    ]);
  });
});

describe("settings that change nothing, or less than they seem to, are applied with a warning", () => {
  const cases: readonly (readonly [string, string, Day, readonly string[], RegExp])[] = [
    [
      "an assumption that nothing hangs on",
      "final-omnibus",
      today,
      ["assume=commission-decision-annex-iii:2027-03-01"],
      /^Nothing in the Omnibus hangs on/,
    ],
    [
      "a day for what the text does not have",
      "base-law",
      today,
      ["set=prohibited-nciicsam:2027-01-01"],
      /is not in the 2024 text/,
    ],
    [
      "a shift of what has no day",
      "council-mandate",
      today,
      ["shift=legacy-high-risk-cutoff:P1M"],
      /\u201cOlder Annex III systems: cut-off\u201d has no known day, so shifting it moves nothing/,
    ],
    [
      "a set milestone of a topic that is shifted",
      "final-omnibus",
      today,
      ["shift=gpai:P3M", "set=gpai-provider-duties:2027-01-01"],
      /stands on the day you set/,
    ],
    [
      "two shifts of the same date",
      "final-omnibus",
      today,
      ["shift=high-risk-annex-iii:P6M", "shift=art-113-annex-iii:P6M"],
      /it moves by both/,
    ],
  ];
  for (const [rule, scenario, asOf, settings, message] of cases)
    it(rule, () => {
      const { problems, warnings, assume, shift, set } = on(scenario, asOf, ...settings);
      assert.deepEqual(problems, []);
      assert.equal(assume.length + shift.length + set.length, settings.length);
      assert.equal(warnings.length, 1);
      assert.match(warnings[0] ?? "", message);
    });

  it("a plain shift, a plain assumption and no setting at all warn of nothing", () => {
    for (const settings of [[], ["shift=high-risk-annex-iii:P12M"]])
      assert.deepEqual(on("final-omnibus", today, ...settings).warnings, []);
    assert.deepEqual(on("council-mandate", spring, "assume=omnibus-entry-into-force:2026-08-01").warnings, []);
  });
});

describe("events by the day on which some text spoke of them", () => {
  it("what no text spoke of yet cannot be named", () => {
    const ids = (day: string) => eventsKnownOn(facts, parseDay(day)).map((e) => e.id);
    assert.deepEqual(ids("2025-11-18"), ["oj-publication", "entry-into-force"]);
    assert.ok(ids("2025-11-19").includes("commission-decision-annex-iii"));
    assert.ok(!ids("2026-05-06").includes("omnibus-oj-publication"));
    assert.equal(ids("2026-05-07").length, facts.events.length);
  });
});

describe("Annex III a year later, from the law in force", () => {
  const { problems, warnings, ...settings } = on("final-omnibus", today, "shift=high-risk-annex-iii:P12M");
  const [base, law] = [resolve(facts, { scenario: "final-omnibus" }, today), lawOf("final-omnibus", settings, today)];

  it("ten duties and the cut-off move to 2 December 2028, eleven more by their practical date", () => {
    assert.deepEqual([problems, warnings], [[], []]);
    const moved = compare(base, law);
    const formally = moved.filter((d) => d.formalLength?.totalDays !== 0);
    assert.deepEqual(
      formally.filter((d) => !isDuty(law.milestones.get(d.id)?.milestone as never)).map((d) => d.id),
      ["legacy-high-risk-cutoff"],
    );
    assert.deepEqual([formally.length, moved.length - formally.length], [11, 11]);
    for (const d of moved) assert.equal(isoDay(dayOf(d.to.practical) as Day), "2028-12-02");
  });

  it("what a reader expects to move and does not is listed with its day", () => {
    assert.deepEqual(
      untouched(facts, settings, base, law).map((m) => [m.id, isoDay(dayOf(m.practical) as Day)]),
      [
        ["post-market-plan-template", "2027-09-02"],
        ["legacy-public-authorities", "2030-08-02"],
        ["guidelines-interplay", "2027-08-01"],
        ["delegated-acts-overlap", "2027-08-02"],
      ],
    );
  });

  it("nothing is listed without a shift of one of the two anchors, nor what was moved itself, nor what has no day in the text", () => {
    const list = (scenario: string, ...settings: string[]) =>
      untouched(facts, own(...settings), resolve(facts, { scenario }, today), lawOf(scenario, own(...settings), today)).map(
        (m) => m.id,
      );
    assert.deepEqual(list("final-omnibus", "shift=gpai:P12M"), []);
    assert.equal(list("final-omnibus", "shift=art-113-annex-i:P12M").length, 4);
    assert.deepEqual(list("final-omnibus", "shift=high-risk-annex-iii:P12M", "shift=guidelines:P1M"), [
      "legacy-public-authorities",
    ]);
    assert.deepEqual(list("base-law", "shift=high-risk-annex-iii:P12M"), [
      "post-market-plan-template",
      "legacy-public-authorities",
    ]);
  });
});

describe("as known on 1 April 2026, under the Council mandate", () => {
  it("what needs the Omnibus in force is not known, until the reader assumes a day", () => {
    const plain = lawOf("council-mandate", own(), spring);
    assert.deepEqual(plain.milestones.get("bias-detection-data")?.formal, {
      status: "unknown",
      needs: ["omnibus-entry-into-force"],
    });
    const { problems, warnings, ...settings } = on("council-mandate", spring, "assume=omnibus-entry-into-force:2026-09-01");
    assert.deepEqual([problems, warnings], [[], []]);
    const formal = lawOf("council-mandate", settings, spring).milestones.get("bias-detection-data")?.formal;
    assert.deepEqual(formal, { status: "dated", day: parseDay("2026-09-01") });
  });
});

describe("laws of a reader's settings, for any of them", () => {
  const day = fc.integer({ min: parseDay("2024-07-12"), max: parseDay("2032-12-31") }).map((n) => n as Day);
  const nodes = [...facts.anchors, ...facts.milestones].map((n) => n.id);
  const few = <T, K>(one: fc.Arbitrary<T>, selector: (value: T) => K) => fc.uniqueArray(one, { selector, maxLength: 3 });
  const settings = fc.record({
    assume: few(fc.record({ event: fc.constantFrom(...facts.events.map((e) => e.id)), day }), (a) => a.event),
    shift: few(
      fc.record({
        target: fc.constantFrom("high-risk-annex-iii", "high-risk-annex-i", "gpai", "review", ...nodes),
        period: fc.integer({ min: -90, max: 60 }).map((n) => `${n < 0 ? "-" : ""}P${Math.abs(n)}M`),
      }),
      (s) => s.target,
    ),
    set: few(fc.record({ target: fc.constantFrom(...nodes), day }), (s) => s.target),
  });
  const any = fc.tuple(fc.constantFrom(...facts.scenarios.map((s) => s.id)), settings);
  const count = (o: OwnSettings) => o.assume.length + o.shift.length + o.set.length;

  it("each is applied or named, and never both", () => {
    fc.assert(
      fc.property(any, ([scenario, given]) => {
        const { problems, ...applied } = applicable(facts, scenario, given, today);
        assert.equal(count(applied) + problems.length, count(given));
      }),
      { numRuns: 60 },
    );
  });

  it("what was applied can be applied again, whole", () => {
    fc.assert(
      fc.property(any, ([scenario, given]) => {
        const { assume, shift, set } = applicable(facts, scenario, given, today);
        const again = applicable(facts, scenario, { assume, shift, set }, today);
        assert.deepEqual([again.problems, again.assume, again.shift, again.set], [[], assume, shift, set]);
      }),
      { numRuns: 60 },
    );
  });

  it("of what was applied no date falls before the Act that did not so before, nor a practical one before the formal one", () => {
    const act = parseDay("2024-08-01");
    fc.assert(
      fc.property(any, ([scenario, given]) => {
        const { assume, shift, set } = applicable(facts, scenario, given, today);
        const base = resolve(facts, { scenario }, today);
        for (const m of lawOf(scenario, { assume, shift, set }, today).milestones.values()) {
          const [formal, practical] = [dayOf(m.formal), dayOf(m.practical)];
          if (formal === undefined) continue;
          assert.ok(practical === undefined || practical >= formal, m.id);
          const was = dayOf(base.milestones.get(m.id)?.formal as never);
          if (was === undefined || was >= act) assert.ok(formal >= dayOfAct(assume) || formal === was, m.id);
        }
      }),
      { numRuns: 60 },
    );
  });
  const dayOfAct = (assume: OwnSettings["assume"]) =>
    assume.find((a) => a.event === "entry-into-force")?.day ?? parseDay("2024-08-01");
});
