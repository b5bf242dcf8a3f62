import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { embedState } from "@/app/_views/embed";
import { contextOn } from "@/app/api/_openapi/examples";
import { mapPage, milestonePage, timelinePage } from "./_edge/pages";
import { respondEmbed } from "./_edge/respond";

const c = contextOn("2026-11-26");
const PAGES = {
  timeline: timelinePage,
  map: mapPage,
  milestone: (ask: Parameters<typeof mapPage>[0]) => milestonePage("high-risk-annex-iii-classification", ask),
  none: (ask: Parameters<typeof mapPage>[0]) => milestonePage("nope", ask),
};
const open = async (page: keyof typeof PAGES, query = "") => {
  const answer = await respondEmbed(new Request(`http://vacatio.test/embed/${page}${query}`), async () => c, PAGES[page]);
  return { status: answer.status, html: await answer.text(), etag: answer.headers.get("etag") };
};
const words = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<title>.*?<\/title>|<[^>]*>/g, " ")
    .replaceAll("\u00a0", " ")
    .replace(/\s+/g, " ");

describe("a bare page", () => {
  for (const page of ["timeline", "map", "milestone"] as const)
    it(`${page} has no script, opens its links outside the frame, and names day, law, source and what it is not`, async () => {
      const { status, html } = await open(page);
      assert.equal(status, 200);
      assert.match(html, /^<!doctype html><html lang="en">/);
      assert.match(html, /<base target="_top"\/>/);
      assert.doesNotMatch(html, /<script|<link rel="(?!icon)|\son\w+="|undefined|NaN|<img/);
      assert.ok(html.length < 150_000, `${html.length} characters`);
      const said = words(html);
      for (const part of ["As known on 26 November 2026", "Omnibus", "Not legal advice", "Source: Vacatio"])
        assert.ok(said.includes(part), part);
      // Each link leads to a page, none to a place that only the full page has.
      for (const [, to] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) assert.match(to ?? "", /^\/(?!embed)/);
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((m) => m[1]);
      assert.equal(new Set(ids).size, ids.length);
      for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) assert.ok(ids.includes(id), id);
    });

  it("holds what it draws as tables too, and names each milestone, country and site in them", async () => {
    const tables = async (page: keyof typeof PAGES, query = "") =>
      words(/<details class="text twin">([\s\S]*)<\/details>/.exec((await open(page, query)).html)?.[1] ?? "");
    const law = await tables("timeline", "?view=all&site=nscale-narvik");
    for (const part of [
      "Annex III high-risk 2 Dec 2027 +16 months was 2 Aug 2026",
      "Power to fine since",
      "Level From",
      "Promised",
    ])
      assert.ok(law.includes(part), part);
    assert.equal((await tables("timeline")).match(/was 2 Aug 2026/g)?.length, 6);
    const map = await tables("map", "?day=2026-11-26");
    for (const { name } of c.facts.jurisdictions) assert.ok(map.includes(name), name);
    assert.match(map, /Germany power to fine in place 29 Jul 2026 .* Narvik/);
  });

  it("has the colours that are asked for, or those of the device", async () => {
    assert.match((await open("map")).html, /prefers-color-scheme:dark/);
    assert.doesNotMatch((await open("map", "?theme=light")).html, /prefers-color-scheme|color-scheme:dark/);
    assert.match((await open("map", "?theme=dark")).html, /:root\{color-scheme:dark/);
  });

  it("shows the milestone and those next to it, or the whole law where that is asked for", async () => {
    const [brief, all] = [await open("timeline"), await open("timeline", "?view=all")];
    assert.ok(brief.html.length < all.html.length * 0.75);
    assert.match(words(brief.html), /Drawn: 6 milestones of \d+/);
    assert.doesNotMatch(words(all.html), /Drawn: /);
  });

  it("names a setting that does not exist, whatever it holds, and goes on with the rest", async () => {
    const { status, html } = await open("milestone", "?nonsense=%ff&law=base-law");
    assert.equal(status, 200);
    const said = words(html);
    for (const part of ["nonsense", "2 August 2026", "the 2024 text"]) assert.ok(said.includes(part), part);
  });

  it("refuses a setting that cannot be used, as a drawing does, and says what to do", async () => {
    for (const page of ["timeline", "map", "milestone"] as const)
      for (const [query, part] of [
        ["?law=%ff", "There is no scenario"],
        ["?law=nonsense&theme=pink", "pink"],
        ["?asOf=2024-01-01", "outside the range"],
      ] as const) {
        const { status, html, etag } = await open(page, query);
        assert.deepEqual([status, etag], [400, null], `${page}${query}`);
        assert.ok(words(html).includes(part), words(html));
      }
  });

  it("of no milestone is a page with status 404", async () => {
    const { status, html, etag } = await open("none");
    assert.deepEqual([status, etag], [404, null]);
    assert.match(words(html), /There is no milestone &quot;nope&quot;/);
  });
});

describe("the page to copy from", () => {
  const state = (query: string) => embedState(c.facts, new URLSearchParams(query), c.lensContext, "https://vacatio.test");

  it("offers a frame, an image and Markdown under the chosen settings", () => {
    const { snippets, frame, image } = state("show=map&topic=gpai&theme=dark&country=PL");
    assert.equal(frame?.src, "/embed/map?topic=gpai&country=PL&theme=dark");
    assert.equal(image.src, "/charts/map.svg?topic=gpai&country=PL&theme=dark");
    assert.deepEqual(
      snippets.map((s) => s.id),
      ["frame", "image", "markdown"],
    );
    assert.ok(
      snippets[0]?.text.startsWith('<iframe src="https://vacatio.test/embed/map?topic=gpai&amp;country=PL&amp;theme=dark"'),
    );
    assert.ok(snippets[2]?.text.endsWith("(https://vacatio.test/map?topic=gpai&country=PL)"));
  });

  it("offers a badge for a milestone, and no frame where there is none", () => {
    const one = state("show=milestone&duty=gpai-fines&site=dt-munich&law=base-law");
    assert.equal(one.image.src, "/badge/gpai-fines.svg?law=base-law");
    assert.equal(one.frame?.src, "/embed/milestone/gpai-fines?law=base-law");
    const site = state("show=capacity");
    assert.equal(site.frame, undefined);
    assert.ok(site.snippets.at(-1)?.text.endsWith("(https://vacatio.test/compute/nscale-narvik)"));
  });

  it("names what it cannot apply, and says where a day is pinned", () => {
    const odd = state("show=nothing&asOf=2026-04-01");
    assert.equal(odd.pinned, true);
    assert.match(odd.notices.problems.map((p) => p.message).join(), /"nothing" is no show/);
  });
});
