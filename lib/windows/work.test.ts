import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteAt } from "../capacity/testing/sites";
import { enforcerOf } from "../enforcement/level";
import { parseDay } from "../time/day";
import { classification, dutiesOf, map, migration, of, startBy, today } from "./testing/duties";
import { noWork } from "./work";

const asOf = parseDay("2026-11-22");
const usual = { shortest: 6, longest: 12 };

describe("work to start", () => {
  it("is there for the duties of high-risk systems", () => {
    assert.equal(noWork(of(classification), map), undefined);
  });

  it("is not there where nobody enforces, or where authorities are given a power, and the windows say why", () => {
    const idle = dutiesOf(today).filter((m) => noWork(m, map) !== undefined);
    assert.ok(idle.length > 0);
    assert.ok(idle.some((m) => m.milestone.topic === "penalties"));
    assert.ok(dutiesOf(today).every((m) => enforcerOf(m.milestone, map).enforcer !== "none" || idle.includes(m)));
    for (const duty of idle)
      for (const window of [
        startBy(duty, usual, asOf),
        migration(duty, siteAt("nscale-narvik", "2026-11-22"), "stated", usual, asOf),
      ]) {
        assert.deepEqual(
          [window.state, window.from.status, window.to.status, window.closesSoon],
          ["not-applicable", "not-applicable", "not-applicable", false],
        );
        assert.match(window.text, /nothing to prepare\.$|^It is first about authorities, so no start is computed; /);
      }
  });

  it("a power that also binds operators never says that they have nothing to prepare", () => {
    for (const id of ["complaints-and-explanation", "ai-office-system-supervision"])
      assert.match(noWork(of(id), map) ?? "", /; what it asks of operators stands in its words\.$/, id);
    assert.match(noWork(of("penalties-regime"), map) ?? "", /: nothing to prepare\.$/);
  });
});
