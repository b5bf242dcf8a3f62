import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import { MEASURES } from "./capacity/measure";
import type { Addressee, LawFile, Topic } from "./law/schema";
import { ADDRESSEE_WORDS, TOPIC_WORDS } from "./law/words";
import {
  BLOCS,
  DEFAULT_COUNTRY,
  DEFAULT_LEAD,
  DELAYS,
  defaultSettings,
  delaySettings,
  FIRST_AS_OF,
  LAST_AS_OF,
  type LensContext,
  MAP_VIEWS,
  parseLens,
  printLens,
  SITE_STATES,
  SLIPS,
  SORTS,
  WINDOW_KINDS,
} from "./lens";
import { type Day, isoDay, parseDay } from "./time/day";
import { parseImprecise } from "./time/imprecise";

const read = (name: string) => JSON.parse(readFileSync(new URL(`../db/data/${name}.json`, import.meta.url), "utf8"));
const law = read("law") as LawFile;
const lead = new Map<string, string>(
  read("enforcement-map").topics.map((t: { topic: string; leadMilestone: string }) => [t.topic, t.leadMilestone]),
);
const context: LensContext = {
  today: parseDay("2026-11-22"),
  law,
  topics: Object.keys(TOPIC_WORDS) as Topic[],
  roles: Object.keys(ADDRESSEE_WORDS) as Addressee[],
  leadMilestone: (topic) => lead.get(topic),
  countries: read("jurisdictions").map((j: { iso2: string }) => j.iso2),
  sites: read("sites").map((s: { id: string }) => s.id),
  providers: read("providers").map((p: { id: string }) => p.id),
  leadTimes: [
    { id: "ca-internal-thorough", shortest: 6, longest: 12 },
    { id: "ca-internal-fast", shortest: 0.5, longest: 3 },
  ],
};
const parse = (query: string) => parseLens(new URLSearchParams(query), context);
const everywhere: LensContext = { ...context, all: true };
const anyNumber = (max: number, min = 0) => fc.integer({ min: min * 1e12, max: max * 1e12 }).map((n) => n / 1e12);

describe("the lens in the URL", () => {
  it("an empty URL is the default lens: Annex III in force, Germany, Narvik, today", () => {
    const { lens, problems, warnings } = parse("");
    assert.deepEqual(problems, []);
    assert.deepEqual(warnings, []);
    assert.equal(lens.law, "in-force");
    assert.equal(lens.compare, "base-law");
    assert.equal(lens.duty, "high-risk-annex-iii-classification");
    assert.deepEqual([lens.country, lens.site, lens.delay], [["DE"], ["nscale-narvik"], "stated"]);
    assert.equal(lens.asOf, context.today);
    assert.equal(printLens(lens, context).toString(), "");
  });

  it("a default says no more than its absence", () => {
    for (const where of [context, everywhere]) {
      const empty = parseLens(new URLSearchParams(), where);
      const defaults = Object.entries(defaultSettings(empty.lens, where)) as [string, string][];
      assert.deepEqual(parseLens(new URLSearchParams(defaults), where), empty);
    }
  });

  it("a scenario of one's own stands in the URL in full", () => {
    const query =
      "law=commission-proposal&assume=commission-decision-annex-iii:2027-03-01&shift=high-risk-annex-iii:P6M&set=gpai-fines:2027-01-01";
    const { lens, problems } = parse(query);
    assert.deepEqual(problems, []);
    assert.equal(lens.assume.length + lens.shift.length + lens.set.length, 3);
    assert.deepEqual(parseLens(printLens(lens, context), context).lens, lens);
  });

  it("a topic brings its lead milestone; a country may be written small; none means none", () => {
    assert.equal(parse("topic=gpai").lens.duty, "gpai-provider-duties");
    assert.deepEqual(parse("country=pl&country=NL").lens.country, ["PL", "NL"]);
    assert.deepEqual(parse("site=none").lens.site, []);
  });

  it("the day of the map is the as-of date until another is chosen, and follows it", () => {
    assert.equal(parse("asOf=2026-03-01").lens.day, "as-of");
    assert.equal(parse("asOf=2026-03-01&day=2026-03-01").lens.day, "as-of");
    const { lens } = parse("day=2025-08-02&view=penalties");
    assert.deepEqual([lens.day, lens.view], [parseDay("2025-08-02"), "penalties"]);
    assert.equal(printLens({ ...parse("asOf=2026-03-01").lens, asOf: context.today }, context).toString(), "");
  });

  it("an as-of date after today shows what is known and says so", () => {
    const { warnings, problems } = parse("asOf=2030-01-01");
    assert.equal(problems.length, 0);
    assert.match(warnings[0] ?? "", /in the future/);
    assert.match(
      warnings[0] ?? "",
      /known on 22 November 2026, .* silence is assumed, not observed; what is overdue is counted with it\.$/,
    );
  });

  it("where all are shown, no country and no site is in the foreground unless it is chosen", () => {
    const { lens } = parseLens(new URLSearchParams(), everywhere);
    assert.deepEqual([lens.country, lens.site], [[], []]);
    assert.equal(printLens(lens, everywhere).toString(), "");
    const chosen = parseLens(new URLSearchParams("country=no&site=nscale-narvik"), everywhere).lens;
    assert.deepEqual([chosen.country, chosen.site], [["NO"], ["nscale-narvik"]]);
    assert.equal(printLens(chosen, everywhere).toString(), "country=NO&site=nscale-narvik");
    assert.deepEqual(parseLens(new URLSearchParams("country=none"), everywhere).lens.country, []);
    assert.deepEqual(parse("country=none").lens.country, []);
  });

  it("the estimate and the filters of sites stand in the URL; what is computed or not filtered does not", () => {
    const query =
      "delay=p90&late=0.5&lost=0.1&mu=2.5&sigma=0.8&provider=nscale&bloc=EEA&state=building&slip=later&size=1000&measure=gpus&sort=size";
    const { lens, problems } = parse(query);
    assert.deepEqual(problems, []);
    assert.equal(printLens(lens, context).toString(), query);
    assert.deepEqual(delaySettings(lens), { late: 0.5, lost: 0.1, mu: 2.5, sigma: 0.8 });
    assert.deepEqual(delaySettings(parse("late=0").lens), { late: 0 });
    assert.deepEqual(delaySettings(parse("").lens), {});
    const none = parse("").lens;
    assert.deepEqual(
      [none.delay, none.late, none.provider, none.bloc, none.state, none.slip, none.size, none.measure, none.sort],
      ["stated", "computed", [], "all", [], [], 0, "own", "date"],
    );
  });

  it("a lead time stands in the URL as months, fractions too, or as the id of a published estimate; 6-12 is the default", () => {
    const cases: readonly (readonly [string, number, number, string, string])[] = [
      ["", 6, 12, "own", ""],
      ["lead=6-12", 6, 12, "own", ""],
      ["lead=0-0", 0, 0, "own", "lead=0-0"],
      ["lead=0-120", 0, 120, "own", "lead=0-120"],
      ["lead=3-3", 3, 3, "own", "lead=3-3"],
      ["lead=0.5-2.8", 0.5, 2.8, "own", "lead=0.5-2.8"],
      ["lead=06-12.50", 6, 12.5, "own", "lead=6-12.5"],
      ["lead=ca-internal-fast", 0.5, 3, "ca-internal-fast", "lead=ca-internal-fast"],
      // The same months as the default, and yet a choice of the reader's
      ["lead=ca-internal-thorough", 6, 12, "ca-internal-thorough", "lead=ca-internal-thorough"],
    ];
    for (const [query, shortest, longest, preset, printed] of cases) {
      const { lens, problems } = parse(query);
      assert.deepEqual(problems, [], query);
      assert.deepEqual(lens.lead, { shortest, longest, preset }, query);
      assert.equal(printLens(lens, context).toString(), printed, query);
    }
  });

  it("late and lost may be all there is; a number may be small, negative where it is a mean, and at the ends of its range", () => {
    for (const query of ["late=0.9&lost=0.1", "late=0&lost=1", "mu=-3", "mu=6", "sigma=0.01", "sigma=4", "size=1000000000"])
      assert.deepEqual(parse(query).problems, [], query);
    const { lens } = parse("late=0.0000001");
    assert.equal(lens.late, 1e-7);
    assert.equal(printLens(lens, context).toString(), "late=0.0000001");
  });

  it("printing and parsing give the same lens back", () => {
    const day = fc.integer({ min: parseDay("2024-07-12"), max: parseDay("2035-12-31") }).map((n) => n as Day);
    const settled = day.filter((d) => d >= parseDay("2026-08-02"));
    const ids = law.milestones.map((m) => m.id);
    fc.assert(
      fc.property(
        fc.record({
          law: fc.constantFrom("in-force", ...law.scenarios.map((s) => s.id)),
          duty: fc.constantFrom(...ids),
          asOf: day,
          topic: fc.uniqueArray(fc.constantFrom(...context.topics), { maxLength: 3 }),
          role: fc.uniqueArray(fc.constantFrom(...context.roles), { maxLength: 2 }),
          country: fc.uniqueArray(fc.constantFrom(...context.countries), { maxLength: 3 }),
          site: fc.uniqueArray(fc.constantFrom(...context.sites), { maxLength: 2 }),
          kind: fc.uniqueArray(fc.constantFrom(...WINDOW_KINDS), { maxLength: 2 }),
          // Nothing counts from an event later than this day, so that no date set falls before its cause.
          set: fc.uniqueArray(fc.record({ target: fc.constantFrom(...ids), day: settled }, { noNullPrototype: true }), {
            selector: (s) => s.target,
            maxLength: 3,
          }),
          fine: fc.uniqueArray(
            fc.record(
              {
                country: fc.constantFrom(...context.countries),
                when: fc.constantFrom("2027", "2027-07", "2027-Q3", "2027-H2", "2027-07-15").map((text) => parseImprecise(text)),
              },
              { noNullPrototype: true },
            ),
            { selector: (f) => f.country, maxLength: 3 },
          ),
          name: fc.constantFrom("", "Annex III one year later", "Żółw & “später”?"),
          delay: fc.constantFrom(...DELAYS),
          lead: fc.oneof(
            fc.constantFrom(...context.leadTimes.map(({ id, ...months }) => ({ ...months, preset: id }))),
            fc
              .tuple(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: 0, max: 12_000 }))
              .map(([a, b]) => ({ shortest: Math.min(a, b) / 100, longest: Math.max(a, b) / 100, preset: "own" })),
          ),
          day: fc.oneof(fc.constant("as-of" as const), day),
          view: fc.constantFrom(...MAP_VIEWS),
          late: fc.oneof(fc.constant("computed" as const), anyNumber(0.5)),
          lost: fc.oneof(fc.constant("computed" as const), anyNumber(0.5)),
          mu: fc.oneof(fc.constant("computed" as const), anyNumber(6, -3), anyNumber(1e-6, -1e-6)),
          sigma: fc.oneof(fc.constant("computed" as const), anyNumber(4, 0.01)),
          provider: fc.uniqueArray(fc.constantFrom(...context.providers), { maxLength: 2 }),
          bloc: fc.constantFrom("all" as const, ...BLOCS),
          state: fc.uniqueArray(fc.constantFrom(...SITE_STATES), { maxLength: 2 }),
          slip: fc.uniqueArray(fc.constantFrom(...SLIPS), { maxLength: 2 }),
          size: fc.integer({ min: 0, max: 1e9 }),
          measure: fc.constantFrom("own" as const, ...MEASURES),
          sort: fc.constantFrom(...SORTS),
        }),
        fc.constantFrom(context, everywhere),
        (some, where) => {
          const written = {
            ...parse("").lens,
            ...some,
            country: some.country.length || where.all ? some.country : [DEFAULT_COUNTRY],
            day: some.day === some.asOf ? ("as-of" as const) : some.day,
          };
          const { lens, problems } = parseLens(printLens(written, where), where);
          const applied = problems.some((p) => p.param === "law" || p.param === "compare")
            ? { ...written, law: lens.law, compare: lens.compare }
            : written;
          assert.deepEqual(lens, applied);
        },
      ),
    );
  });
});

describe("settings that cannot be applied are named, and the rest is applied", () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["asOf=2026-02-30", "asOf", /not a day of the calendar/],
    ["asOf=2024-07-11", "asOf", /runs from 2024-07-12 to 2035-12-31/],
    ["asOf=99999-01-01", "asOf", /not a day of the calendar/],
    ["law=no-such-law", "law", /There is no scenario "no-such-law"; use one of: in-force/],
    ["asOf=2026-04-01&law=final-omnibus", "law", /did not exist on 1 April 2026/],
    ["law=base-law&law=in-force", "law", /given 2 times/],
    ["nonsense=1", "nonsense", /There is no setting "nonsense"/],
    ["duty=nope", "duty", /no milestone "nope"/],
    ["topic=nope", "topic", /no topic "nope"/],
    ["country=XX", "country", /no country "XX"/],
    ["site=nope", "site", /no site "nope"/],
    ["day=2024-07-11", "day", /the day of the map runs from 2024-07-12 to 2035-12-31/],
    ["day=2026-13-01", "day", /not a day of the calendar/],
    ["view=fines", "view", /no view of the map "fines"; use one of: level, implementing-law/],
    ["delay=p99", "delay", /no reading "p99"; use one of: promise, stated, p50, p90/],
    ["kind=nope", "kind", /no kind of window "nope"; use one of: runway, start-by, enforcement-gap, relief/],
    ["lead=12-6", "lead", /"12-6" starts above its end; write the shorter estimate first, 6-12/],
    ["lead=-1-3", "lead", /"-1-3" is no lead time; write months from 0 to 120 as 6-12/],
    ["lead=0-600", "lead", /"0-600" is out of range; write months from 0 to 120/],
    ["lead=0-120.01", "lead", /out of range/],
    ["lead=x", "lead", /"x" is no lead time; .*or use one of: ca-internal-thorough, ca-internal-fast/],
    ["lead=6", "lead", /"6" is no lead time/],
    ["lead=6-12-18", "lead", /is no lead time/],
    ["lead=6,5-12", "lead", /is no lead time/],
    ["lead=1e1-12", "lead", /is no lead time/],
    ["lead=own", "lead", /"own" is no lead time/],
    ["lead=6-12&lead=3-6", "lead", /given 2 times/],
    ["late=-1", "late", /outside the range; late is a share from 0 to 1/],
    ["late=2", "late", /outside the range/],
    ["lost=NaN", "lost", /"NaN" is no number; lost is a share from 0 to 1/],
    ["late=0,5", "late", /"0,5" is no number/],
    ["late=0x1", "late", /is no number/],
    ["late=0.8&lost=0.5", "lost", /late and lost are 0.8 and 0.5; together they are at most 1. Neither was applied/],
    ["mu=99", "mu", /outside the range; mu is the mean .* from -3 to 6/],
    ["mu=Infinity", "mu", /is no number/],
    ["sigma=0", "sigma", /outside the range; sigma is the spread .* from 0.01 to 4/],
    ["sigma=0.009", "sigma", /outside the range/],
    ["size=-5", "size", /outside the range; size is a size from 0/],
    ["size=1.5", "size", /"1.5" is no whole number/],
    ["size=1e9", "size", /"1e9" is no whole number/],
    ["size=1000000001", "size", /outside the range/],
    ["late=0.1&late=0.2", "late", /given 2 times/],
    ["bloc=XX", "bloc", /no bloc "XX"; use one of: EU, EEA, UK, other/],
    ["provider=nobody", "provider", /no provider "nobody"/],
    ["state=x", "state", /no state of a site "x"; use one of: online, building/],
    ["state=unknown", "state", /no state of a site "unknown"/],
    ["slip=x", "slip", /no slip "x"/],
    ["measure=mw", "measure", /no measure "mw"; use one of: gpus, h100e, mw-it/],
    ["sort=x", "sort", /no order "x"; use one of: date, size/],
    ["assume=nope:2027-01-01", "assume", /no event "nope"/],
    ["assume=omnibus-entry-into-force:2027-01-01", "assume", /is known \(2026-07-27\)/],
    ["assume=commission-decision-annex-iii", "assume", /write assume=event:YYYY-MM-DD/],
    [
      "assume=commission-decision-annex-iii:2027-03-01&assume=commission-decision-annex-iii:2027-04-01",
      "assume",
      /more than once/,
    ],
    ["shift=high-risk-annex-iii:P1X", "shift", /not a period/],
    ["shift=high-risk-annex-iii:PT5H", "shift", /is in hours/],
    ["shift=high-risk-annex-iii:P0D", "shift", /moves nothing/],
    ["shift=high-risk-annex-iii:P99Y", "shift", /too far/],
    ["shift=nope:P1M", "shift", /Nothing bears the id/],
    ["set=gpai-fines:2200-01-01", "set", /outside the range/],
    ["set=oj-publication:2027-01-01", "set", /Nothing bears the id/],
    ["fine=XX:2027-07", "fine", /no country "XX"/],
    ["fine=NL", "fine", /write fine=NL:2027-07/],
    ["fine=NL:2027-13", "fine", /2027-13/],
    ["fine=NL:2200", "fine", /outside the range/],
    ["fine=NL:2027-07&fine=NL:2027-08", "fine", /more than once/],
    [`name=${"x".repeat(81)}`, "name", /at most 80/],
    ["name=a%07b", "name", /cannot be shown/],
    ["name=a&name=b", "name", /given 2 times/],
  ];
  for (const [query, param, message] of cases)
    it(`${query} is refused for ${param}`, () => {
      const { problems, lens } = parse(`${query}&role=provider`);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.param, param);
      assert.match(problems[0]?.message ?? "", message);
      assert.deepEqual(lens.role, ["provider"]);
      assert.deepEqual(delaySettings(lens), {});
      assert.deepEqual([lens.lead, lens.kind], [DEFAULT_LEAD, []]);
    });

  it("a link of more than 8,000 characters is refused with the reason, a link of 8,000 is not", () => {
    const long = "x".repeat(10_000);
    assert.match(parse(`role=${long}`).problems[0]?.message ?? "", /longer than 8,000 characters/);
    const many = law.milestones
      .slice(0, 100)
      .map((m) => `set=${m.id}:2027-01-01`)
      .join("&");
    assert.ok(many.length < 8000);
    assert.deepEqual(parse(many).problems, []);
  });

  it("whatever the URL holds, parsing answers with a lens", () => {
    const key = fc.oneof(
      fc.constantFrom("law", "asOf", "assume", "shift", "set", "country", "duty"),
      fc.constantFrom("late", "lost", "mu", "sigma", "size", "lead"),
      fc.string(),
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.double().map(String),
      fc.stringMatching(/^-?\d{1,3}(\.\d{1,14})?$/),
      fc.stringMatching(/^\d{1,3}(\.\d{1,2})?-\d{1,3}(\.\d{1,2})?$/),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, text), { maxLength: 8 }), (pairs) => {
        const { lens } = parseLens(new URLSearchParams(pairs), context);
        assert.ok(lens.asOf >= FIRST_AS_OF && lens.asOf <= LAST_AS_OF, isoDay(lens.asOf));
        const { late = 0, lost = 0, mu = 0, sigma = 1 } = delaySettings(lens);
        assert.ok(late >= 0 && lost >= 0 && late + lost <= 1 && mu >= -3 && mu <= 6 && sigma >= 0.01 && sigma <= 4, "delay");
        const { shortest, longest } = lens.lead;
        assert.ok(shortest >= 0 && shortest <= longest && longest <= 120, "lead");
        assert.ok(Number.isInteger(lens.size) && lens.size >= 0 && lens.size <= 1e9, "size");
      }),
    );
  });

  it("a message never repeats a long value in full", () => {
    assert.ok((parse(`duty=${"y".repeat(5000)}`).problems[0]?.message.length ?? 0) < 300);
  });
});
