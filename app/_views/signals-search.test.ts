import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { indexed, search, wordsOf } from "./signals-search";

const NEWS = [
  "Nscale: equity round, USD 1.1bn",
  "Nscale: SAFE, USD 433m",
  "Narvik: contract, 30,000 NVIDIA Rubin. OpenAI did not sign",
  "Lübbenau: promise, EUR 11bn",
  "Germany: implementing law in parliament. The Bundestag has the AI bill",
];
const found = (query: string) => search(NEWS, query, indexed);

describe("search of signals", () => {
  it("a headline as typed finds its signal; what nothing bears is left out and named", () => {
    assert.deepEqual(found("OpenAI leaves Narvik"), {
      found: [NEWS[2]],
      notes: ['No signal here bears "leaves"; the other words were searched for.'],
    });
    assert.deepEqual(found("Nscale raises 1.1bn").found, [NEWS[0]]);
    assert.deepEqual(found("Bundestag passes the AI law").found, [NEWS[4]]);
  });

  it("amounts, accents and capitals are read one way", () => {
    for (const query of ["$1.1bn", "USD 1.1 billion", "usd 1.1BN"]) assert.deepEqual(found(query).found, [NEWS[0]], query);
    assert.deepEqual(found("lubbenau €11bn").found, [NEWS[3]]);
    assert.deepEqual(found("30000 rubin").found, found("30,000 Rubin").found);
  });

  it("where none bears all words, those that bear the most are shown, and it is said", () => {
    assert.deepEqual(found("Nscale Narvik Rubin"), {
      found: [NEWS[2]],
      notes: ['No signal here bears all of "nscale", "narvik", "rubin"; shown are those with 2 of 3.'],
    });
  });

  it("a search without a letter or a digit finds nothing and says so; an empty one leaves all", () => {
    for (const query of ["😀", "++", ". ", " , "]) {
      assert.deepEqual(found(query).found, [], query);
      assert.match(found(query).notes.join(), /no letter and no digit/);
    }
    for (const query of ["", "  "]) assert.deepEqual(found(query), { found: NEWS, notes: [] });
  });

  it("with fewer than half of the words there is nothing", () => {
    assert.deepEqual(found("Narvik was never asked"), { found: [], notes: [] });
    assert.deepEqual(found("zeppelin"), { found: [], notes: [] });
  });

  it("a word stands for all that begin with it, and for none that only holds it", () => {
    assert.deepEqual(found("equi").found, [NEWS[0]]);
    assert.deepEqual(found("quity").found, []);
  });

  it("what bears all words is never beaten", () => {
    fc.assert(
      fc.property(fc.constantFrom(...NEWS), fc.nat(), fc.nat(), (text, a, b) => {
        const words = wordsOf(text);
        const query = [words[a % words.length], words[b % words.length]].join(" ");
        assert.ok(found(query).found.includes(text), query);
        assert.deepEqual(found(query).notes, []);
      }),
      { numRuns: 60 },
    );
  });
});
