import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { inTurns, inTurnsAsRead } from "./turns";

const busy = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

/** How often others had their turn until the work was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let done = false;
  work.finally(() => {
    done = true;
  });
  let turns = 0;
  for (; !done; turns++) await nextTurn();
  return turns;
}

describe("long work", () => {
  it("makes of every item what it makes of it, in their order, also where items come one by one", async () => {
    function* items() {
      for (let i = 0; i < 30; i++) {
        busy(1);
        yield i;
      }
    }
    assert.deepEqual(
      await inTurns(items(), (i) => i * 2),
      Array.from({ length: 30 }, (_, i) => i * 2),
    );
  });

  it("gives all others a turn between its parts", async () => {
    const turns = await turnsDuring(inTurns(Array.from({ length: 60 }), () => busy(1)));
    assert.ok(turns >= 4, `${turns} turns in 60 ms of work`);
  });

  it("holds up no longer where there is more of it: one part, then all others", async () => {
    const works = Array.from({ length: 5 }, () => inTurns(Array.from({ length: 10 }), () => busy(4)));
    const turns = await turnsDuring(Promise.all(works));
    // Of 50 parts the first of each work comes before the first turn.
    assert.ok(turns >= 40, `${turns} turns for 50 parts`);
  });

  it("ends with the error of an item", async () => {
    const failing = inTurns([1, 2, 3], (i) => {
      if (i === 2) throw new Error("no");
      return i;
    });
    await assert.rejects(failing, /^Error: no$/);
  });
});

describe("a long body", () => {
  function* parts(told: { written: number; closed: boolean }) {
    try {
      for (; told.written < 40; told.written++) {
        busy(1);
        yield `${told.written} é\n`;
      }
    } finally {
      told.closed = true;
    }
  }

  it("holds all its parts, with turns for others in between", async () => {
    const body = new Response(inTurnsAsRead(parts({ written: 0, closed: false }))).text();
    assert.ok((await turnsDuring(body)) >= 30);
    assert.equal(await body, Array.from({ length: 40 }, (_, i) => `${i} é\n`).join(""));
  });

  it("is not written on where nobody reads it any more", async () => {
    const told = { written: 0, closed: false };
    const reader = inTurnsAsRead(parts(told)).getReader();
    await reader.read();
    await reader.cancel();
    for (let i = 0; i < 20; i++) await nextTurn();
    assert.ok(told.closed && told.written < 5, `${told.written} parts`);
  });
});
