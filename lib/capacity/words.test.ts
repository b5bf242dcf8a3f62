import assert from "node:assert/strict";
import { test } from "node:test";
import { partName } from "./words";

test("a part of a site is told by a name and not by its id", () => {
  for (const [id, name] of [
    ["rubin-2027", "Rubin 2027"],
    ["falun", "Falun"],
    ["longcross-1", "Longcross 1"],
    ["first-120mw", "first 120 MW"],
    ["first-3100mw", "first 3,100 MW"],
    ["buildings-1-4", "buildings 1 to 4"],
    ["cpu-cluster", "CPU cluster"],
    ["second-extension", "second extension"],
  ] as const)
    assert.equal(partName(id), name);
});
