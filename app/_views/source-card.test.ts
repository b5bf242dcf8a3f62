import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseDay } from "@/lib/time/day";
import { publisherText, sourceOn } from "./source-card";

const card = {
  id: "one",
  title: "A page",
  publisher: "Publisher",
  url: "https://example.org/",
  publishedOn: "2026-03-10",
  kind: "press",
  note: "read in a copy",
  wholeFrom: "2026-11-22",
};
const on = (day: string, more: Partial<typeof card> | { publishedOn: null } = {}) =>
  sourceOn({ ...card, ...more }, parseDay(day));

it("of what was read in a public repository, it is said that the link leads to another page than its title names", () => {
  const of = (url: string | null, publisher = "Public GitHub repository") => publisherText({ publisher, url });
  assert.match(of("https://www.nscale.com/press-releases/one"), /the link leads to the page it is about$/);
  for (const url of ["https://github.com/a/b", "https://raw.githubusercontent.com/a/b/c.md", null])
    assert.equal(of(url), "Public GitHub repository");
  assert.equal(of("https://example.org/", "Publisher"), "Publisher");
});

describe("a source as a day may see it", () => {
  it("is later until its day, and stands whole from the day of the dataset on", () => {
    assert.equal(on("2026-03-09"), "later");
    assert.deepEqual(on("2026-11-22"), card);
  });

  it("counts from the end of its month or year, or from the day of the dataset where that is earlier", () => {
    assert.equal(on("2026-03-30", { publishedOn: "2026-03" }), "later");
    assert.notEqual(on("2026-03-31", { publishedOn: "2026-03" }), "later");
    assert.equal(on("2026-11-21", { publishedOn: "2026" }), "later");
    assert.notEqual(on("2026-11-22", { publishedOn: "2026" }), "later");
  });

  it("goes without its note before", () => {
    const { note: _, ...bare } = card;
    assert.deepEqual(on("2026-04-01"), bare);
  });

  it("is its publisher alone where its day is not known or its title names a later day", () => {
    for (const [more, title] of [
      [{ publishedOn: null }, "Publisher (day not known)"],
      [{ title: "What changes on 27 July 2026" }, "Publisher (title names a later day)"],
    ] as const) {
      const shown = on("2026-04-01", more);
      assert.ok(shown !== "later");
      assert.deepEqual([shown.title, shown.publisher, shown.url], [title, "", null]);
      const whole = on("2026-11-22", more);
      assert.ok(whole !== "later" && whole.url === card.url);
    }
  });
});
