import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Outcome, ResolvedMilestone } from "../law/resolve";
import { parseDay } from "../time/day";
import { relief } from "./relief";
import { at, classification, dated, dutiesOf, facts, lawOn, of, today, withOutcome } from "./testing/duties";

const asOf = parseDay("2026-11-22");
const names = { law: "the law in force", compare: "the 2024 text" };
const turned = { law: names.compare, compare: names.law };
const base = lawOn("2026-11-22", "base-law");
const given = (id: string) => relief(of(id), base.milestones.get(id), names, asOf);
const between = (before: Outcome | "absent", after: Outcome) => {
  const duty = of(classification);
  return relief(withOutcome(duty, after), before === "absent" ? undefined : withOutcome(duty, before), names, asOf);
};
const on = (day: string): Outcome => ({ status: "dated", day: parseDay(day) });

describe("relief", () => {
  it("Annex III from the 2024 text: 16 months later", () => {
    const window = given(classification);
    assert.deepEqual([window.state, at(window.from), at(window.to)], ["later", "2026-08-02", "2027-12-02"]);
    assert.deepEqual(window.length, { months: 16, extraDays: 0, totalDays: 487 });
    assert.equal(
      window.text,
      "16 months (487 days) later: from 2 August 2026 under the 2024 text to 2 December 2027 under the law in force.",
    );
  });

  it("stands on practical dates: serious-incident reporting moved, though its formal date did not", () => {
    const window = given("serious-incident-reporting");
    assert.deepEqual([window.state, window.length !== "unknown" && window.length.totalDays], ["later", 487]);
    assert.ok(window.formal !== "same" && at(window.formal) === "2026-08-02");
    assert.match(window.notes.join(), /from the same day in both texts; what differs is when it can first bite/);
    assert.deepEqual(given(classification).notes, []);
  });

  it("is the same where nothing moved, new where the yardstick does not have the duty, gone where the law does not", () => {
    assert.equal(given("prohibited-practices").text, "The same day in both texts: 2 February 2025.");
    const brought = given("prohibited-nciicsam");
    assert.deepEqual([brought.state, brought.length, brought.closesSoon], ["new", "unknown", false]);
    assert.equal(brought.text, "New: the 2024 text does not have it; under the law in force: 2 December 2026.");
    const id = "prohibited-nciicsam";
    const gone = relief(of(id, base), of(id), turned, asOf);
    assert.deepEqual([gone.state, gone.length, gone.closesSoon], ["gone", "unknown", false]);
    assert.equal(gone.text, "Gone: under the law in force: 2 December 2026; the 2024 text does not have it.");
  });

  it("has one state for every pair of outcomes", () => {
    const never: Outcome = { status: "never", event: "x" };
    const unknown: Outcome = { status: "unknown", needs: [] };
    const none: Outcome = { status: "none" };
    const repealed: Outcome = { status: "repealed", on: on("2026-07-27") };
    const [early, late] = [on("2026-08-02"), on("2027-12-02")];
    const cases: readonly (readonly [Outcome | "absent", Outcome, string])[] = [
      [early, late, "later"],
      [late, early, "earlier"],
      [late, late, "same"],
      ["absent", late, "new"],
      [none, late, "new"],
      [none, unknown, "new"],
      [late, none, "gone"],
      [late, repealed, "gone"],
      [unknown, none, "gone"],
      [none, repealed, "not-applicable"],
      ["absent", none, "not-applicable"],
      [unknown, late, "unknown"],
      [late, unknown, "unknown"],
      [unknown, unknown, "unknown"],
      [late, never, "unknown"],
      [never, unknown, "unknown"],
    ];
    for (const [before, after, state] of cases)
      assert.equal(between(before, after).state, state, JSON.stringify([before, after]));
  });

  it("says from which of the two texts a day is missing", () => {
    assert.equal(
      between({ status: "unknown", needs: [] }, on("2027-12-02")).text,
      "Not known under the 2024 text: no date known.",
    );
    assert.match(
      between(on("2027-12-02"), { status: "conditional", text: "on a decision" }).text,
      /^Not known under the law in force: on a decision\.$/,
    );
  });

  it("cites both texts, each by its name", () => {
    const { reasons } = given(classification);
    for (const name of Object.values(names))
      assert.ok(
        reasons.some((r) => r.text.startsWith(`${name}: `) && r.citation),
        name,
      );
  });
});

describe("laws of relief", () => {
  const laws = facts.scenarios.map((s) => lawOn("2026-11-22", s.id));
  const pairs = laws.flatMap((law) => laws.map((compare) => [law, compare] as const));
  const opposite: Record<string, string> = { later: "earlier", earlier: "later", new: "gone", gone: "new" };

  it("turned round, every duty between any two texts gives the opposite, by the same time", () => {
    let moved = 0;
    for (const [law, compare] of pairs)
      for (const duty of dutiesOf(law)) {
        const before = compare.milestones.get(duty.id) as ResolvedMilestone;
        const [there, back] = [relief(duty, before, names, asOf), relief(before, duty, turned, asOf)];
        const where = `${duty.id}, ${compare.choice.scenario} to ${law.choice.scenario}`;
        assert.equal(back.state, opposite[there.state] ?? there.state, where);
        assert.equal(there.length === "unknown", back.length === "unknown", where);
        if (there.length === "unknown" || back.length === "unknown") continue;
        // Months and days are counted from the earlier day in both directions; + 0 turns a negative zero into zero
        const { months, extraDays, totalDays } = there.length;
        assert.deepEqual(back.length, { months: -months + 0, extraDays: -extraDays + 0, totalDays: -totalDays + 0 }, where);
        if (there.state !== "same") moved += 1;
      }
    assert.ok(moved > 0);
  });

  it("every duty is dated, new, gone, missing in both, or not known, by what the two texts say of it", () => {
    const absent = ["none", "repealed"];
    for (const [law, compare] of pairs)
      for (const duty of dutiesOf(law)) {
        const before = compare.milestones.get(duty.id)?.practical as Outcome;
        const { practical: after } = duty;
        const expected =
          before.status === "dated" && after.status === "dated"
            ? after.day > before.day
              ? "later"
              : after.day < before.day
                ? "earlier"
                : "same"
            : absent.includes(before.status)
              ? absent.includes(after.status)
                ? "not-applicable"
                : "new"
              : absent.includes(after.status)
                ? "gone"
                : "unknown";
        const window = relief(duty, compare.milestones.get(duty.id), names, asOf);
        assert.equal(window.state, expected, `${duty.id}, ${compare.choice.scenario} to ${law.choice.scenario}`);
      }
  });

  it("relief over two steps is that of both", () => {
    const [a, b, c] = ["base-law", "commission-proposal", "final-omnibus"].map((id) => lawOn("2026-11-22", id));
    const days = (law: typeof a, compare: typeof a) => {
      const { length } = relief(of(classification, law), compare?.milestones.get(classification), names, asOf);
      return length === "unknown" ? Number.NaN : length.totalDays;
    };
    assert.equal(days(b, a) + days(c, b), days(c, a));
    assert.equal(relief(dated(of(classification), asOf), of(classification, today), names, asOf).state, "earlier");
  });
});

describe("a duty that a text would have ended", () => {
  it("is kept, not new, and the day of its end is said", () => {
    const proposal = lawOn("2026-11-22", "commission-proposal");
    const kept = relief(
      of("ai-literacy"),
      of("ai-literacy", proposal),
      { law: "the law in force", compare: "the proposal" },
      parseDay("2026-11-22"),
    );
    assert.equal(kept.state, "new");
    assert.match(
      kept.text,
      /^the proposal would have ended it \(.*27 July 2026.*\); kept under the law in force: 2 February 2025\.$/,
    );
  });
});
