import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { proxy } from "@/proxy";
import { chosenOf } from "./sent";

const TODAY = "law=in-force&asOf=2026-11-26&country=DE";
const said = (sent: string, defaults?: string) =>
  new URLSearchParams(chosenOf([...new URLSearchParams(sent)], defaults)).toString();

describe("what a form says of all that it sends", () => {
  it("an empty field and a setting at its default say nothing", () => {
    assert.equal(said("law=in-force&asOf=2026-11-26&what=&q=&country=PL", TODAY), "country=PL");
    assert.equal(said("law=base-law&asOf=2026-11-25&country=DE", TODAY), "law=base-law&asOf=2026-11-25");
  });

  it("a name that is given twice is a choice, also where one of its values is the default", () => {
    assert.equal(said("country=DE&country=PL", TODAY), "country=DE&country=PL");
    assert.equal(said("country=DE&country=", TODAY), "");
  });

  it("what a page does not know stays, for the page to name it", () => {
    assert.equal(said("nope=1&asOf=yesterday", TODAY), "nope=1&asOf=yesterday");
  });
});

describe("a form sent without scripts", () => {
  const to = (path: string) => {
    const answer = proxy(new Request(`http://localhost${path}`));
    return { status: answer.status, location: answer.headers.get("location") };
  };
  const apply = `apply=${encodeURIComponent(TODAY)}`;

  it("leads to the address of what the reader chose", () => {
    assert.deepEqual(to(`/signals?law=in-force&asOf=2026-11-26&what=&country=PL&${apply}`), {
      status: 307,
      location: "http://localhost/signals?country=PL",
    });
    assert.equal(to(`/windows?asOf=2026-11-26&${apply}`).location, "http://localhost/windows");
    assert.equal(to("/map?day=2026-11-26&apply=day%3D2026-11-26").location, "http://localhost/map");
  });

  it("no other address is changed: an answer for machines names what it does not know", () => {
    for (const path of ["/signals?asOf=2026-11-26&what=", `/api/v1/windows?${apply}`, `/feeds/deadlines.ics?${apply}`])
      assert.deepEqual(to(path), { status: 200, location: null }, path);
  });
});
