import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Addressee, LawFile, Topic } from "./law/schema";
import { ADDRESSEE_WORDS, TOPIC_WORDS } from "./law/words";
import {
  DEFAULT_COUNTRY,
  DELAYS,
  FIRST_AS_OF,
  LAST_AS_OF,
  type LensContext,
  MAP_VIEWS,
  parseLens,
  printLens,
  WINDOW_KINDS,
} from "./lens";
import { type Day, isoDay, parseDay } from "./time/day";

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
};
const parse = (query: string) => parseLens(new URLSearchParams(query), context);

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
  });

  it("printing and parsing give the same lens back", () => {
    const day = fc.integer({ min: parseDay("2024-07-12"), max: parseDay("2035-12-31") }).map((n) => n as Day);
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
          set: fc.uniqueArray(fc.record({ target: fc.constantFrom(...ids), day }, { noNullPrototype: true }), {
            selector: (s) => s.target,
            maxLength: 3,
          }),
          delay: fc.constantFrom(...DELAYS),
          day: fc.oneof(fc.constant("as-of" as const), day),
          view: fc.constantFrom(...MAP_VIEWS),
        }),
        (some) => {
          const written = {
            ...parse("").lens,
            ...some,
            country: some.country.length ? some.country : [DEFAULT_COUNTRY],
            day: some.day === some.asOf ? ("as-of" as const) : some.day,
          };
          const { lens, problems } = parseLens(printLens(written, context), context);
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
    ["delay=p50", "delay", /no reading "p50"; use one of: promise, stated/],
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
  ];
  for (const [query, param, message] of cases)
    it(`${query} is refused for ${param}`, () => {
      const { problems, lens } = parse(`${query}&role=provider`);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.param, param);
      assert.match(problems[0]?.message ?? "", message);
      assert.deepEqual(lens.role, ["provider"]);
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
    const key = fc.oneof(fc.constantFrom("law", "asOf", "assume", "shift", "set", "country", "duty"), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.string({ unit: "binary" })), { maxLength: 8 }), (pairs) => {
        const { lens } = parseLens(new URLSearchParams(pairs), context);
        assert.ok(lens.asOf >= FIRST_AS_OF && lens.asOf <= LAST_AS_OF, isoDay(lens.asOf));
      }),
    );
  });

  it("a message never repeats a long value in full", () => {
    assert.ok((parse(`duty=${"y".repeat(5000)}`).problems[0]?.message.length ?? 0) < 300);
  });
});
