import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { furthest, LOOKS, type MapSite, markOn, stepOn } from "@/app/_charts/map/state";
import { contextOn } from "@/app/api/_openapi/examples";
import { levelOn } from "@/lib/enforcement/level";
import { MAP_VIEWS, parseLens } from "@/lib/lens";
import { addDays, type Day, parseDay } from "@/lib/time/day";
import { lensContext } from "./lens-context";
import { MAP_KEYS, mapState } from "./map";
import { groupsOn, headlineOn, known, leadOn, mapHref, nearestStop, nextStop, panelOn, saysOn } from "./map-day";
import { levelsOf } from "./panel";

const { facts } = contextOn("2026-11-22");
const TODAY = parseDay("2026-11-22");
const context = lensContext(facts, TODAY);
const stateOf = (query: string) => mapState(facts, parseLens(new URLSearchParams(query), context, MAP_KEYS), context);
const codes = (query: string, look: string, on?: Day) => {
  const state = stateOf(query);
  const group = groupsOn(state.countries, known(state, on ?? state.day)).find((g) => g.look === look);
  return (group?.countries ?? []).map((c) => c.iso2).sort();
};

describe("the map on 22 November 2026, for Annex III", () => {
  it("shows eight with the power to fine, three with an authority, fourteen with plans, two with nothing, none unknown", () => {
    assert.deepEqual(codes("", "strong"), ["DE", "FI", "GR", "HU", "IT", "MT", "PL", "SI"]);
    assert.deepEqual(codes("", "middle"), ["CY", "IE", "LT"]);
    assert.equal(codes("", "light").length, 14);
    assert.deepEqual(codes("", "nothing"), ["BG", "DK"]);
    assert.deepEqual(codes("", "unknown"), []);
    assert.deepEqual(codes("", "eea"), ["IS", "LI", "NO"]);
    assert.deepEqual(codes("", "uk"), ["GB"]);
  });

  it("says so in the headline, with the day of the duty", () => {
    assert.equal(
      headlineOn(stateOf(""), TODAY),
      "In 8 of 27 Member States the power to fine is in place; the duty applies from 2 December 2027.",
    );
    assert.match(leadOn(stateOf(""), TODAY), /binds in all 27 Member States from 2 December 2027, whether or not/);
  });

  it("gives Denmark the badge, and for the bans the power since 2 August 2025, the first of all", () => {
    const denmark = (query: string) => stepOn(stateOf(query).countries.find((c) => c.iso2 === "DK") as never, TODAY);
    assert.equal(denmark("").badge, "bans only");
    assert.deepEqual([denmark("topic=prohibited").look, denmark("topic=prohibited").badge], ["strong", "none"]);
    const since = stateOf("topic=prohibited").countries.flatMap((c) => {
      const step = stepOn(c, TODAY);
      return step.look === "strong" && step.since !== "unknown" ? [step.since] : [];
    });
    assert.equal(Math.min(...since), parseDay("2025-08-02"));
    assert.equal(denmark("topic=prohibited").since, parseDay("2025-08-02"));
    assert.equal(denmark("view=penalties").badge, "bans only");
  });

  it("tells Italy's power as known from one secondary source", () => {
    const italy = stepOn(stateOf("").countries.find((c) => c.iso2 === "IT") as never, TODAY);
    assert.deepEqual([italy.since, italy.doubt], [parseDay("2026-10-23"), "one"]);
  });

  it("has 45 sites, none of them outside the frame or without a place", () => {
    // Pinned: of 52 sites six have no coordinates and one lies in Texas.
    assert.equal(stateOf("").sites.length, 45);
    assert.ok(stateOf("asOf=2025-01-01").sites.every((s) => s.from <= parseDay("2025-01-01")));
  });

  it("marks a site by its state on the day of the map", () => {
    const site = (id: string) => stateOf("").sites.find((s) => s.id === id);
    const on = (id: string, day: string) => markOn(site(id) as MapSite, parseDay(day));
    assert.deepEqual([on("dt-munich", "2026-02-04"), on("dt-munich", "2026-02-05")], ["announced", "online"]);
    assert.equal(on("fluidstack-bosquel", "2025-06-01"), "announced");
    assert.equal(on("fluidstack-bosquel", "2026-11-22"), "lost");
    for (const s of stateOf("").sites) assert.equal(s.states[0]?.from, s.from, s.id);
    assert.deepEqual(
      [furthest(["lost", "building"]), furthest(["announced", "online"]), furthest(["lost"])],
      ["building", "online", "lost"],
    );
  });
});

describe("the headline in its cases", () => {
  const headline = (query: string) => {
    const state = stateOf(query);
    return headlineOn(state, state.day);
  };
  it("a duty that applies, a day in the past, none at all", () => {
    assert.match(headline("topic=prohibited"), /^In 9 of 27 .*; the duty has applied since 2 February 2025\.$/);
    assert.equal(
      headline("day=2025-12-31"),
      "On 31 December 2025, the power to fine was in place in 3 of 27 Member States; the duty applies from 2 December 2027.",
    );
    assert.match(headline("asOf=2024-09-01"), /^In none of the 27 Member States is the power to fine in place; /);
  });
  it("what the Commission, the EDPS or nobody enforces names them, and no country bears a level", () => {
    assert.match(
      headline("topic=gpai"),
      /^The Commission enforces this, not the Member States, with the power to fine since 2 August 2026; /,
    );
    assert.equal(codes("topic=gpai", "other").length, 27);
    assert.match(headline("topic=sandbox"), /^No authority enforces this; /);
    assert.match(headline("topic=large-scale-it"), /^The European Data Protection Supervisor enforces this/);
  });
  it("every topic, view and day has one without holes in it", () => {
    for (const topic of facts.enforcementMap.topics.map((t) => t.topic))
      for (const view of MAP_VIEWS)
        for (const day of ["2024-07-12", "2026-11-22", "2030-01-01"]) {
          const state = stateOf(`topic=${topic}&view=${view}&day=${day}`);
          const text = `${headlineOn(state, state.day)} ${leadOn(state, state.day)}`;
          assert.doesNotMatch(text, /undefined|null|NaN|\.\.|;\s*;/, text);
          for (const { look } of groupsOn(state.countries, known(state, state.day)))
            assert.ok(state.looks[look], `${view}, ${topic}: no words for ${look}`);
        }
  });
});

describe("the day moves by what happened", () => {
  const state = stateOf("");
  const days = state.stops.map((s) => s.day);

  it("the steps of a country are those of its levels, on any day", () => {
    fc.assert(
      fc.property(fc.integer({ min: parseDay("2024-07-12"), max: TODAY }), fc.constantFrom(...facts.jurisdictions), (on, j) => {
        const step = stepOn(state.countries.find((c) => c.iso2 === j.iso2) as never, on as Day);
        const level = levelOn(levelsOf(facts, j, { topic: "high-risk-annex-iii", enforcer: "national", why: "" }), on as Day);
        assert.equal(step.badge, level.badge);
        assert.equal(step.look === "strong", level.level === "power-to-fine");
        if (step.since !== "unknown") assert.equal(step.since, level.since);
      }),
      { numRuns: 100 },
    );
  });

  it("every change of a look is a stop, and none lies after the as-of date", () => {
    for (const country of state.countries)
      for (const [i, step] of country.steps.entries())
        if (i > 0 && step.look !== country.steps[i - 1]?.look)
          assert.ok(days.includes(step.from as Day), `${country.iso2} ${step.from}`);
    assert.ok(days.every((d) => d <= state.asOf));
    assert.deepEqual(
      days,
      [...new Set(days)].sort((a, b) => a - b),
    );
  });

  it("what changed on a day is said: Poland's fines on 28 October 2026", () => {
    assert.match(saysOn(state, parseDay("2026-10-28")), /Poland: penalties in force; Poland now: power to fine in place/);
    assert.equal(saysOn(state, parseDay("2027-12-02")), "the duty applies.");
    assert.match(saysOn(state, parseDay("2027-01-01")), /Nothing is known after 22 November 2026/);
  });

  it("steps go to the next day and stay at the ends; a drag goes to the nearest", () => {
    assert.equal(nextStop(days, days[0] as Day, -1), days[0]);
    assert.equal(nextStop(days, days[0] as Day, 1), days[1]);
    assert.equal(nextStop(days, days.at(-1) as Day, 1), days.at(-1));
    assert.equal(nearestStop(days, ((days[3] as Day) + 0) as Day, 1000), days[3]);
  });

  it("after the as-of date nothing changes but whether the duty applies", () => {
    const later = parseDay("2028-01-01");
    assert.deepEqual(groupsOn(state.countries, known(state, later)), groupsOn(state.countries, TODAY));
    assert.match(headlineOn(state, later), /the duty has applied since 2 December 2027/);
  });

  it("a link drops what is the default and keeps the rest", () => {
    assert.equal(mapHref(state, TODAY), "/map");
    assert.equal(mapHref(state, parseDay("2025-08-02"), { country: "PL" }), "/map?day=2025-08-02&country=PL");
    assert.equal(
      mapHref(stateOf("topic=prohibited&view=penalties&country=FR"), TODAY, { view: "level" }),
      "/map?topic=prohibited&country=FR",
    );
  });
});

describe("the panel of a country", () => {
  it("tells how Poland got there, step by step, and the gap of 400 days", () => {
    const panel = stateOf("country=PL").panel;
    assert.deepEqual(
      panel?.events.map((e) => e.date),
      ["16 Oct 2024", "9 Apr 2026", "3 Jul 2026", "11 Aug 2026", "11 Aug 2026", "28 Oct 2026"],
    );
    const now = panelOn(panel?.steps ?? [], TODAY);
    assert.equal(now?.subtitle, "has had the power to fine since 28 October 2026");
    assert.match(
      now?.means.join(" ") ?? "",
      /400 days\) before the duty applies.*none can be imposed for this duty before 2 December 2027/,
    );
    assert.doesNotMatch(panelOn(panel?.steps ?? [], parseDay("2026-10-27"))?.subtitle ?? "", /the power to fine since/);
  });

  it("claims no more than the record: not for a duty without an EU fine, and not past the ceiling of the penalties", () => {
    const of = (query: string) => panelOn(stateOf(query).panel?.steps ?? [], TODAY);
    assert.match(of("topic=literacy&country=SI")?.subtitle ?? "", /^has had the power to fine under the Act in general since/);
    assert.match(of("topic=literacy&country=SI")?.means.join(" ") ?? "", /Slovenia has a penalty of its own for Article 4/);
    assert.match(stateOf("topic=literacy").shows, /under the Act in general$/);
    assert.match(
      of("topic=prohibited&country=IT")?.means.join(" ") ?? "",
      /in place, but the penalties on record may not reach it/,
    );
    assert.match(of("topic=prohibited&country=SI")?.means.join(" ") ?? "", /a breach can be fined/);
    assert.equal(of("country=DK")?.subtitle, "has the power to fine for the bans of Article 5 only");
  });

  it("has open questions only where the as-of date is today", () => {
    assert.ok((stateOf("country=PL").panel?.open.length ?? 0) > 0);
    assert.deepEqual(stateOf("country=PL&asOf=2026-11-01").panel?.open, []);
  });

  it("says of Norway and the United Kingdom why no level applies, and that a firm there can be bound", () => {
    for (const [iso2, why] of [
      ["NO", /not in the EEA Agreement/],
      ["GB", /no AI Act of its own/],
    ] as const) {
      const now = panelOn(stateOf(`country=${iso2}`).panel?.steps ?? [], TODAY);
      assert.match(now?.subtitle ?? "", why);
      assert.match(now?.means.join(" ") ?? "", /bound there, wherever the firm is/);
    }
  });

  it("is not there where no country is chosen", () => {
    assert.equal(stateOf("country=none").panel, undefined);
  });

  it("every look has a name in the list of looks", () => {
    for (const country of stateOf("").countries) for (const step of country.steps) assert.ok(LOOKS.includes(step.look));
  });
});

describe("an assumed power to fine on the map", () => {
  const july = parseDay("2027-07-31");
  const netherlands = (query: string, day: Day) =>
    stepOn(stateOf(query).countries.find((c) => c.iso2 === "NL") as never, known(stateOf(query), day));

  it("shows from its day on, as the reader's own, and not before", () => {
    const query = "fine=NL:2027-07&day=2027-08-15&country=NL";
    assert.equal(netherlands(query, addDays(july, -1)).look, "light");
    const { look, words, confidence, since } = netherlands(query, july);
    assert.deepEqual(
      [look, words, confidence, since],
      ["assumed", "power to fine, assumed by you", "your own assumption", "unknown"],
    );
    assert.match(panelOn(stateOf(query).panel?.steps ?? [], july)?.subtitle ?? "", /from July 2027, as you assume/);
    assert.match(saysOn(stateOf(query), july), /Netherlands now: power to fine, assumed by you/);
  });

  it("is not counted in the headline, and a sentence beside it says so", () => {
    const state = stateOf("fine=NL:2025-01");
    assert.match(headlineOn(state, TODAY), /^In 8 of 27 Member States/);
    assert.match(
      leadOn(state, TODAY),
      /You assume the power to fine for the Netherlands \(from January 2025\) too; it is not counted\./,
    );
    assert.deepEqual(codes("fine=NL:2025-01", "assumed"), ["NL"]);
  });

  it("stands on the level alone: a dimension shows what is known", () => {
    assert.deepEqual(codes("fine=NL:2025-01&view=penalties", "assumed"), []);
    assert.equal(stateOf("fine=NL:2025-01&view=penalties").assumed, "");
  });

  it("changes nothing where it is not needed or cannot count, and a warning says why", () => {
    for (const [query, words] of [
      ["fine=PL:2027", /Poland is not needed: the power to fine is known there since 28 October 2026/],
      ["fine=NO:2027", /Norway changes nothing here/],
      ["fine=NL:2027&topic=gpai", /the Netherlands changes nothing here. The Commission/],
    ] as const) {
      const state = stateOf(query);
      assert.deepEqual(codes(query, "assumed", parseDay("2028-01-01")), []);
      assert.ok(
        state.notices.warnings.some((w) => words.test(w)),
        query,
      );
    }
  });

  it("is named in the notices with its way back, and goes along to the page of the country", () => {
    const { notices, panel, query } = stateOf("fine=NL:2027-07&name=Later&country=NL");
    assert.deepEqual(
      notices.own.map((o) => [o.title, o.items]),
      [
        ["Your scenario \u201cLater\u201d.", []],
        ["A power to fine is your own assumption, not a fact.", ["assumed: the Netherlands can fine from July 2027"]],
      ],
    );
    assert.equal(notices.own[1]?.backHref, "/map?name=Later&country=NL");
    assert.equal(panel?.href, "/countries/NL?fine=NL%3A2027-07&name=Later");
    assert.ok(query.some(([key, value]) => key === "fine" && value === "NL:2027-07"));
  });
});
