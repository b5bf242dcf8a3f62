import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutPassing } from "./passing";

test("what others hang on an address to count visits is left aside, and all else stays in its order", () => {
  const query = new URLSearchParams(
    "utm_source=news&country=PL&fbclid=x&gclid=y&mc_cid=1&mc_eid=2&ref=mail&country=DE&utm_campaign=n&nope=1&reference=r",
  );
  assert.equal(withoutPassing(query).toString(), "country=PL&country=DE&nope=1&reference=r");
});
