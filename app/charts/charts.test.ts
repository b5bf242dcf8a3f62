import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { atWidth } from "@/app/_charts/arbitrary";
import { textWidth } from "@/app/_charts/labels";
import { TEXTS, widthOf } from "@/app/_charts/sheet/layout";
import { around, bandsOf, type ChartSheet, keysOf } from "@/app/_charts/sheet/Sheet";
import { BANDS, HISTORY, LANES, MAP, THEMES, TOKENS } from "@/app/_charts/sheet/style";
import { secondsLeft } from "@/app/_server/today";
import { COMPUTE_KEYS, computeContext, computeState } from "@/app/_views/compute";
import { contextOn } from "@/app/api/_openapi/examples";
import { type Element, xml } from "@/app/feeds/xml";
import { sitesOn } from "@/lib/capacity/sites";
import type { Outcome, ResolvedMilestone } from "@/lib/law/resolve";
import { parseLens } from "@/lib/lens";
import { parseDay } from "@/lib/time/day";
import { badge, badgeOf, faultBadge, layoutBadge } from "./_edge/badge";
import { SHEETS } from "./_edge/charts";
import { CHART_KEYS, CHARTS, type ChartName, PAGE_CHARTS, type PageChartName } from "./_edge/keys";
import { pageChart } from "./_edge/pages";
import { drawChart, drawPageChart, fileName, respondDrawing } from "./_edge/respond";

const c = contextOn("2026-11-26");
const ask = (chart: ChartName, query = "", headers: Record<string, string> = {}) =>
  respondDrawing(
    new Request(`http://vacatio.test/charts/${chart}.svg${query}`, { headers }),
    async () => c,
    (a) => drawChart(chart, a),
  );
const askPage = (chart: PageChartName, query = "") =>
  respondDrawing(
    new Request(`http://vacatio.test/charts/${chart}.svg${query}`),
    async () => c,
    (a) => drawPageChart(chart, a),
  );
const askBadge = (file: string, query = "") =>
  respondDrawing(
    new Request(`http://vacatio.test/badge/${file}${query}`),
    async () => c,
    (a) => badge(file, a),
    faultBadge,
  );

const within = (of: Element): Element[] => [of, ...of.children.flatMap(within)];
const textOf = (of: Element) =>
  within(of)
    .filter((e) => e.name === "text")
    .map((e) => e.text)
    .join(" ")
    .replaceAll("\u00a0", " ");

interface Placed {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Everything that is written on a drawing, as boxes of the whole drawing. */
function written(chart: ChartSheet, width: number): Placed[] {
  const { frame, placed } = bandsOf(chart, width, width);
  const head = around(
    chart,
    chart.legend(bandsOf(chart, width, width).view),
    "Source",
    frame.left,
    width - frame.left - frame.right,
  );
  const ofTexts = (texts: typeof placed.texts, down: number) =>
    texts.flatMap(({ lines, kind, x, y, anchor }) =>
      lines.map((line, i): Placed => {
        const [w, base] = [widthOf(line, kind), down + y + i * TEXTS[kind].line];
        const left = anchor === "end" ? x - w : x;
        return { what: line, left, right: left + w, top: base - TEXTS[kind].size * 0.8, bottom: base + TEXTS[kind].size * 0.2 };
      }),
    );
  const ofKeys = (keys: typeof placed.keys, down: number) =>
    keys.map(
      (k): Placed => ({
        what: k.text,
        left: k.x,
        right: k.x + k.width + 6 + textWidth(k.text, TEXTS.key.size),
        top: down + k.y + 4,
        bottom: down + k.y + 17,
      }),
    );
  const labels = placed.plots.flatMap(({ y, strip }) =>
    (strip.plot?.labels ?? []).map((l): Placed => {
      const box = atWidth(l.box, frame.plot);
      return {
        what: l.text,
        left: frame.x + box.left,
        right: frame.x + box.right,
        top: head.from + y + box.top,
        bottom: head.from + y + box.bottom,
      };
    }),
  );
  return [
    ...ofTexts(head.texts, 0),
    ...ofKeys(head.keys, 0),
    ...ofTexts(placed.texts, head.from),
    ...ofKeys(placed.keys, head.from),
    ...labels,
    ...ofTexts(head.below(head.from + placed.height).texts, 0),
  ];
}

function assertApart(sheet: ChartSheet, width: number): void {
  const boxes = written(sheet, width);
  assert.ok(boxes.length > 10);
  const faults: string[] = [];
  for (const [i, a] of boxes.entries()) {
    if (a.left < 0 || a.right > width + 0.01) faults.push(`${a.what} leaves the drawing`);
    for (const b of boxes.slice(i + 1))
      if (a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01)
        faults.push(`${a.what} touches ${b.what}`);
  }
  assert.deepEqual(faults, [], `at ${width}`);
}

describe("a chart as a drawing", () => {
  for (const [chart, query] of [
    ["timeline", ""],
    ["timeline", "law=commission-proposal&duty=gpai-fines&country=PL&bloc=EU"],
    ["overview", "country=none"],
    ["overview", "asOf=2026-04-01&country=IT&duty=prohibited-practices"],
    ["capacity", "site=nscale-narvik"],
  ] as const)
    it(`${chart} ${query} has no two texts that touch, and none that leaves it, at any width`, () => {
      const sheet = SHEETS[chart](c, parseLens(new URLSearchParams(query), c.lensContext, CHART_KEYS[chart]));
      for (const width of [320, 520, 939, 940, 1200, 2400]) assertApart(sheet, width);
    });

  for (const [chart, query] of [
    ["signals", ""],
    ["signals", "what=law&moved=yes"],
    ["models", ""],
    ["models", "asOf=2025-06-01&law=base-law"],
    ["investment", ""],
    ["investment", "currency=EUR"],
    ["scenarios", ""],
    ["scenarios", "asOf=2025-12-01"],
    ["country", "country=DE"],
    ["lab", "shift=high-risk-annex-iii:P6M&name=Wish"],
    ["lab", "law=base-law"],
    ["compute", ""],
    ["compute", "sort=size&measure=mw-it&asOf=2025-06-01&late=0.4"],
    ["country", "country=IT&asOf=2025-10-01&topic=gpai"],
    ["money", "provider=nscale"],
    ["money", "provider=mistral&asOf=2026-06-30"],
    ["windows", "kind=runway&show=duties"],
    ["windows", "kind=relief&law=base-law"],
    ["windows", "kind=promise&asOf=2025-06-01"],
    ["windows", "kind=start-by"],
  ] as const)
    it(`${chart} ${query}, with the settings of its page, has no two texts that touch, and none that leaves it`, () => {
      const sheet = pageChart(chart, c, new URLSearchParams(query)).sheet();
      for (const width of [320, 939, 940, 2400]) assertApart(sheet, width);
    });

  for (const chart of PAGE_CHARTS)
    it(`${chart} needs nothing but itself, has a look for every class of its page, and names what cannot be used`, async () => {
      const answer = await askPage(
        chart,
        `?theme=dark&nonsense=1${chart === "country" ? "&country=PL" : chart === "lab" ? "&law=base-law" : chart === "windows" ? "&kind=runway" : chart === "money" ? "&provider=nscale" : ""}`,
      );
      assert.equal(answer.status, 200);
      const text = await answer.text();
      const all = within(xml(text));
      assert.doesNotMatch(text, /var\(--|@import|undefined|NaN/);
      const ids = new Set(all.map((e) => e.attributes.id).filter((id) => id !== undefined));
      for (const [, to = ""] of text.matchAll(/url\((?:"|&quot;)?#([^)"&]+)/g)) assert.ok(ids.has(to), `it refers to ${to}`);
      const looks = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? "";
      const page = [
        "_charts/lanes/lanes",
        "_charts/levels/levels",
        "_charts/scenarios/scenarios",
        "_charts/signals/signals",
        "_views/compute",
        "_views/windows",
      ]
        .map((n) => readFileSync(new URL(`../${n}.css`, import.meta.url), "utf8"))
        .join();
      const has = (css: string, name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(css);
      const classes = new Set(all.flatMap((e) => e.attributes.class?.split(" ") ?? []));
      for (const name of classes) if (has(page, name)) assert.ok(has(looks, name), name);
      const said = textOf(xml(text));
      for (const part of ["As known on 26 November 2026", "Not legal advice", "vacatio.test/", 'no setting "nonsense"'])
        assert.ok(said.includes(part), `${part}: ${said}`);
      const wrong = await askPage(chart, "?asOf=1999-01-01");
      assert.equal(wrong.status, 400);
      assert.match(textOf(xml(await wrong.text())), /could not be made.*1 January 1999/);
    });

  it("follows the settings of its page, those beside the lens too", async () => {
    const says = async (chart: PageChartName, query: string) => textOf(xml(await (await askPage(chart, query)).text()));
    assert.match(await says("signals", "?what=law&year=2025&until=2025-06"), /Shown: law\./);
    assert.match(await says("models", "?maker=mistral"), /Shown: Mistral/);
    assert.match(await says("investment", "?currency=EUR"), /Shown: EUR\./);
    assert.match(await says("money", "?provider=nscale&asOf=2026-03-31"), /Nscale: 6 deals on record\..*31 March 2026/);
    assert.match(await says("windows", "?kind=runway&show=duties"), /Drawn: the first 40 of \d+ rows.*the day is past/);
    assert.match(await says("windows", "?kind=relief&sort=date"), /second day is the earlier one.*Time given: 16 months later/);
    assert.match(await says("compute", "?provider=nscale&sort=name"), /Shown: provider Nscale\. \d+ of \d+ sites, by name\./);
    assert.match(await says("compute", "?late=0.4&measure=mw-it"), /parameters set in the link.*No number in MW, IT/);
    assert.match(await says("compute", "?provider=microsoft"), /WITHOUT ANY DATE .*No site shown gives a dated number in GPUs\./);
    for (const [chart, query, name] of [
      ["signals", "?what=weather", "weather"],
      ["signals", "?q=zzzzzzzz", "No signal since 2024 fits"],
      ["models", "?side=both", "both"],
      ["country", "?country=none", "No country is chosen"],
      ["lab", "", "There is nothing to draw"],
      ["investment", "?quarter=soon", "soon"],
      ["compute", "?size=1000000000", "No site matches these settings"],
      ["money", "", "Name one provider"],
      ["money", "?provider=nscale&asOf=2024-12-01", "Fewer than two deals of Nscale"],
      ["windows", "", "is a table"],
      ["windows", "?kind=runway&sort=size", "size"],
    ] as const) {
      const answer = await askPage(chart, query);
      assert.equal(answer.status, 400, query);
      assert.ok(textOf(xml(await answer.text())).includes(name), name);
    }
  });

  it("of every provider whose deals the page of compute draws, its link leads to that drawing", async () => {
    const query = "provider=nscale&provider=mistral&asOf=2026-08-01";
    const { cards } = computeState(
      c.facts,
      c.dataset,
      parseLens(new URLSearchParams(query), computeContext(c.lensContext), COMPUTE_KEYS),
      computeContext(c.lensContext),
    ).providers;
    const drawn = cards.filter((card) => card.chart !== undefined);
    assert.equal(drawn.length, 2);
    for (const { name, drawingHref, deals } of drawn) {
      const [path, asked] = drawingHref.split("?");
      assert.equal(path, "/charts/money.svg");
      const says = textOf(xml(await (await askPage("money", `?${asked}`)).text()));
      assert.ok(says.includes(`${name}: ${deals.length} deals on record. As known on 1 August 2026.`), says);
    }
  });

  it("draws as many sites as an image can hold, and names every other one", () => {
    const sheet = pageChart("compute", c, new URLSearchParams()).sheet();
    const { placed } = bandsOf(sheet, 1200, 1200);
    assert.match(sheet.standing, /Drawn: the first 30 of \d+ sites with a date\./);
    // The axis and the sums beside the sites.
    assert.equal(placed.plots.length, 32);
    const said = placed.texts.map((t) => t.text).join(" ");
    for (const { readings } of sitesOn(c.facts, c.today)) assert.ok(said.includes(readings.site.name), readings.site.name);
    // Twice the size in a browser that holds no more than 16,777,216 pixels.
    assert.ok(2 * 1200 * 2 * (placed.height + 180) < 16_777_216, `${placed.height}`);
  });

  for (const chart of CHARTS)
    it(`${chart} needs nothing but itself, and says its day, its law, its source and that it is not legal advice`, async () => {
      const answer = await ask(chart, "?width=800&theme=dark");
      assert.equal(answer.status, 200);
      const text = await answer.text();
      const svg = xml(text);
      const all = within(svg);
      assert.equal(svg.name, "svg");
      assert.equal(svg.attributes.width, "800");
      for (const name of ["script", "foreignObject", "image", "a", "iframe"])
        assert.ok(!all.some((e) => e.name === name), `it has a ${name}`);
      assert.doesNotMatch(text, /var\(--|@import|\son\w+=|undefined|NaN/);
      const ids = new Set(all.map((e) => e.attributes.id).filter((id) => id !== undefined));
      const named = [...text.matchAll(/url\((?:"|&quot;)?([^)"&]+)|href="([^"]*)"/g)].map((m) => m[1] ?? m[2] ?? "");
      assert.ok(named.length > 0);
      for (const to of named) assert.ok(to.startsWith("#") && ids.has(to.slice(1)), `it refers to ${to}`);
      assert.equal(all.filter((e) => e.name === "title" && e.text !== "").length, 1);
      const says = textOf(svg);
      for (const part of ["As known on 26 November 2026", "Omnibus", "Not legal advice", "vacatio.test/"])
        assert.ok(says.includes(part), `${part}: ${says}`);
    });

  it("has the looks that the pages have", () => {
    const sheets = ["charts", "levels/levels", "map/map", "lanes/lanes", "scenarios/scenarios"].map((name) =>
      readFileSync(new URL(`../_charts/${name}.css`, import.meta.url), "utf8")
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, ""),
    );
    const rulesOf = (css: string) =>
      [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = "", body = ""]) =>
        selectors.split(",").flatMap((selector) =>
          body.split(";").flatMap((line) => {
            const text = line.replace(/\s+/g, " ").replace(": ", ":").trim();
            return text === "" ? [] : [`${selector.replace(/\s+/g, " ").trim()} ${text}`];
          }),
        ),
      );
    const [charts = "", levels = "", map = "", lanes = "", history = ""] = sheets;
    // The lanes of a page have their colour from a variable.
    const ownLanes = LANES.replaceAll("currentcolor", "var(--lane)").replace(".leader", ".lanes .leader");
    for (const [own, pages] of [
      [BANDS, [...rulesOf(charts), ...rulesOf(levels)]],
      [MAP, rulesOf(map)],
      [ownLanes, rulesOf(lanes)],
      [HISTORY, rulesOf(history)],
    ] as const) {
      const known = new Set(pages);
      assert.ok(rulesOf(own).length > 15);
      for (const rule of rulesOf(own)) assert.ok(known.has(rule), rule);
    }
  });

  it("has a look for every class that a page has one for", async () => {
    const css = [
      ["timeline", BANDS, ["charts", "levels/levels"]],
      ["overview", BANDS, ["charts"]],
      ["capacity", BANDS, ["charts"]],
      ["map", MAP, ["map/map"]],
    ] as const;
    // What only pages do: it is laid out, or follows the pointer.
    const ofPages = new Set(["plot", "map", "swatch", "codes", "level-swatch", "law-bar", "country"]);
    for (const [chart, own, names] of css) {
      const pages = names.map((n) => readFileSync(new URL(`../_charts/${n}.css`, import.meta.url), "utf8")).join();
      const classes = new Set(
        [...(await (await ask(chart)).text()).matchAll(/class="([^"]+)"/g)].flatMap((m) => m[1]?.split(" ") ?? []),
      );
      const has = (text: string, name: string) => new RegExp(`\\.${name}(?![\\w-])`).test(text);
      assert.ok(classes.size > 10);
      for (const name of classes) if (has(pages, name) && !ofPages.has(name)) assert.ok(has(own, name), `${chart}: ${name}`);
    }
  });

  it("has the colours that the pages have", () => {
    const css = ["../globals.css", "../_charts/map/map.css"]
      .map((f) => readFileSync(new URL(f, import.meta.url), "utf8"))
      .join("\n");
    for (const theme of THEMES)
      for (const [name, value] of Object.entries(TOKENS[theme])) {
        const values = [...css.matchAll(new RegExp(`--${name}: (#\\w+);`, "g"))].map((m) => m[1]);
        assert.equal(values[theme === "light" ? 0 : 1], value, `${theme} ${name}`);
      }
  });

  it("is a drawing of words with status 400 where a setting cannot be used, and names each", async () => {
    for (const [query, named] of [
      ["?width=9", "width"],
      ["?width=800&width=900", "more than once"],
      ["?theme=pink", "pink"],
      ["?law=%00", "There is no scenario"],
      ["?asOf=1999-01-01&width=x", "1 January 1999"],
      [`?topic=${"x".repeat(5000)}`, "topic"],
    ] as const) {
      const answer = await ask("timeline", query);
      const text = await answer.text();
      assert.equal(answer.status, 400, query);
      assert.equal(answer.headers.get("cache-control"), "no-store");
      assert.match(textOf(xml(text)), /could not be made/);
      assert.ok(text.includes(named), `${query}: ${text}`);
    }
    assert.equal((await ask("capacity", "?site=none")).status, 400);
    const measured = await ask("capacity", "?site=dt-munich&measure=mw-it");
    assert.match(await measured.text(), /Nothing is said of this site in &quot;mw-it&quot;/);
    assert.equal(measured.status, 400);
  });

  it("names a setting that does not exist and leaves it out, and says nothing of those that count visits", async () => {
    const odd = await ask("timeline", "?nonsense=%ff&utm_source=%ff&v=3");
    assert.equal(odd.status, 200);
    const said = textOf(xml(await odd.text()));
    assert.match(said, /There is no setting "nonsense" here, so it changes nothing; use law.*theme/);
    assert.doesNotMatch(said, /utm_source/);
    const body = async (query: string) => (await ask("map", query)).text();
    assert.equal(await body("?cb=1&utm_campaign=y"), await body(""));
  });

  it("has the colours of the device, and in the dark all of those that the dark theme has", async () => {
    const [auto, dark] = [await (await ask("timeline")).text(), await (await ask("timeline", "?theme=dark")).text()];
    const rules = (text: string) => /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? "";
    const [, night = ""] = rules(auto).split("@media(prefers-color-scheme:dark)");
    assert.ok(night.includes(`.mark{fill:${TOKENS.dark.law};stroke:${TOKENS.dark.paper}}`));
    const colours = (css: string) => [...css.matchAll(/(?:fill|stroke|color):#\w+/g)].map(([text]) => text);
    assert.deepEqual(colours(night), colours(rules(dark)));
    assert.doesNotMatch(dark, /prefers-color-scheme/);
  });

  it("explains the signs that it has, and no other", () => {
    const signs = (chart: "timeline" | "overview", query: string, width: number) => {
      const sheet = SHEETS[chart](c, parseLens(new URLSearchParams(query), c.lensContext, CHART_KEYS[chart]));
      return keysOf(sheet, width).map((k) => k.text);
    };
    const all = signs("timeline", "", 1200);
    for (const text of ["day of \u201cAnnex III high-risk\u201d", "time left until that day", "as known on"])
      assert.ok(all.includes(text), text);
    // By the text of 2024 nothing moved against itself, and its dates are formal ones.
    const base = signs("timeline", "law=base-law&compare=base-law&duty=gpai-provider-obligations", 1200);
    assert.ok(!base.some((text) => text.startsWith("date in:") || text.startsWith("formal")), base.join());
    assert.ok(!signs("overview", "duty=prohibited-practices", 400).some((text) => text.startsWith("day of")));
  });

  it("is about the milestone, the country and the site that were chosen", () => {
    const says = (query: string) =>
      SHEETS.timeline(c, parseLens(new URLSearchParams(query), c.lensContext, CHART_KEYS.timeline)).headline;
    assert.match(says("duty=gpai-fines"), /^Since 2 August 2026 the rules on /);
    assert.match(says("country=PL"), /Poland/);
    assert.match(says("country=PL&site=dt-munich"), /Poland.*Tucherpark/);
    assert.match(says(""), /duties start/);
  });

  it("keeps the size of its texts at any width, and lists the countries where codes would be too small", async () => {
    const map = async (width: number) => xml(await (await ask("map", `?width=${width}`)).text());
    for (const width of [320, 1600]) {
      const svg = await map(width);
      assert.equal(svg.attributes.viewBox?.split(" ")[2], String(width));
    }
    assert.match(textOf(await map(400)), /Power to fine in place: .*Poland/);
    assert.ok(!within(await map(400)).some((e) => e.attributes.class?.split(" ").includes("code")));
  });

  it("says where a version is somebody's own, where a day is yet to come, and where nothing was known", async () => {
    const said = async (chart: ChartName, query: string) => textOf(xml(await (await ask(chart, query)).text()));
    assert.match(
      await said("timeline", "?shift=high-risk-annex-iii:P6M&name=Wish"),
      /Own version \u201cWish\u201d by whoever made this link, not the law/,
    );
    assert.match(await said("map", "?asOf=2030-01-01"), /1 January 2030 is in the future/);
    assert.match(await said("overview", "?asOf=2025-03-01&site=nscale-narvik"), /last look, Jul 2023/);
    assert.match(
      await said("overview", "?asOf=2025-03-01&site=mistral-borlange"),
      /Nothing was known of this site on 1 March 2025/,
    );
    assert.match(await said("overview", "?site=none"), /No site chosen/);
    assert.match(await said("capacity", "?late=0.5&lost=0.4"), /parameters set in the link/);
  });

  it("is answered with 304 where the reader has it, and is kept no longer than the day lasts", async () => {
    const first = await ask("capacity");
    const etag = first.headers.get("etag") ?? "";
    const again = await ask("capacity", "", { "if-none-match": etag });
    assert.deepEqual([again.status, await again.text()], [304, ""]);
    const kept = Number(/max-age=(\d+)/.exec(first.headers.get("cache-control") ?? "")?.[1]);
    assert.ok(kept > 0 && kept <= 3600);
  });

  it("counts the seconds of the day in Brussels, also where a day has 25 hours", () => {
    assert.equal(secondsLeft(new Date("2026-11-26T22:59:30Z")), 30);
    assert.equal(secondsLeft(new Date("2026-10-24T22:00:00Z")), 25 * 3600);
    assert.equal(secondsLeft(new Date("2026-03-28T23:00:00Z")), 23 * 3600);
  });
});

describe("a badge", () => {
  const asOf = parseDay("2026-11-22");
  const on = (day: string): Outcome => ({ status: "dated", day: parseDay(day) });
  const says = (practical: Outcome) => {
    const made = badgeOf({ short: "Annex III", practical, milestone: { kind: "obligation-applies" } } as ResolvedMilestone, asOf);
    return `${made.label}: ${made.value} (${made.tone})`;
  };

  it("counts the days from today, and names what has no date", () => {
    assert.equal(says(on("2027-12-02")), "Annex III: 2 Dec 2027, in 375 days (ahead)");
    assert.equal(says(on("2026-11-23")), "Annex III: 23 Nov 2026, in 1 day (ahead)");
    assert.equal(says(on("2026-11-22")), "Annex III: 22 Nov 2026, on this day (today)");
    assert.equal(says(on("2025-02-02")), "Annex III: 2 Feb 2025, 658 days ago (past)");
    const period = { short: "Delegation", practical: on("2031-07-27"), milestone: { kind: "event", duty: "The period ends." } };
    assert.match(badgeOf(period as ResolvedMilestone, asOf).value, /^ends 27 Jul 2031, in /);
    assert.match(says({ status: "none" }), /^Annex III: not in this text \(none\)$/);
    assert.match(says({ status: "unknown", needs: [] }), /\(none\)$/);
    assert.match(says({ status: "repealed", on: on("2026-08-02") }), /\(none\)$/);
  });

  it("is as wide as its texts", () => {
    const { width, left } = layoutBadge({ label: "Annex III", value: "2 Dec 2027, in 375 days" });
    assert.ok(left >= textWidth("Annex III", 11) + 10);
    assert.ok(width - left >= textWidth("2 Dec 2027, in 375 days", 11) + 10);
  });

  it("says under which text and as of which day, where that is not the law of today", async () => {
    const name = async (query: string) =>
      xml(await (await askBadge("high-risk-annex-iii-classification.svg", query)).text()).attributes["aria-label"];
    assert.equal(await name(""), "Annex III high-risk: 2 Dec 2027, in 371 days");
    assert.equal(await name("?law=base-law"), "Annex III high-risk, by the 2024 text: 2 Aug 2026, 116 days ago");
    assert.match((await name("?asOf=2026-04-01")) ?? "", /as known on 1 Apr 2026: 2 Aug 2026, in 123 days$/);
    assert.match((await name("?shift=high-risk-annex-iii:P6M")) ?? "", /^Annex III high-risk, own version: 2 Jun 2028/);
    assert.match((await name("?asOf=2030-01-01")) ?? "", /counted from 1 Jan 2030/);
    assert.equal(await name("?label=High%20risk%20%3C"), "High risk <: 2 Dec 2027, in 371 days");
    assert.equal(await name("?label=A%E2%80%AEB"), "AB: 2 Dec 2027, in 371 days");
    for (const query of ["?utm_source=x&v=1", "?theme=dark&country=XX&nonsense=1"])
      assert.equal(await name(query), "Annex III high-risk: 2 Dec 2027, in 371 days", query);
    const whole = await (await askBadge("high-risk-annex-iii-classification.svg", "?nonsense=1")).text();
    assert.match(whole, /<desc>As known on 26 November 2026.*Not legal advice\..*nonsense.*<\/desc>/);
  });

  it("of a series says how it goes on, also where its first day is past", async () => {
    const made = xml(await (await askBadge("review-annual-lists.svg")).text()).attributes["aria-label"];
    assert.match(made ?? "", /: first .*; then every year.*; next by /);
  });

  it("of no milestone is a badge with status 404, and with a value that cannot be used one with 400 and the reason", async () => {
    for (const [file, query, status] of [
      ["nope.svg", "", 404],
      ["ai-literacy", "", 404],
      ["ai-literacy.svg", "?law=nope", 400],
      ["ai-literacy.svg", `?label=${"x".repeat(61)}`, 400],
    ] as const) {
      const answer = await askBadge(file, query);
      assert.equal(answer.status, status, file);
      assert.equal(xml(await answer.text()).name, "svg");
    }
    const nope = xml(await (await askBadge("ai-literacy.svg", "?law=nope")).text());
    assert.match(nope.attributes["aria-label"] ?? "", /^Vacatio: .*"nope"$/);
    // Not one sign that XML does not know.
    assert.doesNotMatch(await (await askBadge("\u0001\ud800.svg")).text(), /[\p{Cc}\p{Cs}]/u);
  });
});

describe("the name of a drawing as a file", () => {
  it("tells of whom it is and what was chosen, so that two of them do not take each other's place", async () => {
    const name = (page: string) => fileName("map", page, c.today);
    assert.equal(name("/map"), "vacatio-map-2026-11-26.svg");
    assert.equal(name("/map?topic=gpai&view=penalties&asOf=2026-11-26"), "vacatio-map-gpai-penalties-2026-11-26.svg");
    assert.ok(name(`/map?${"topic=prohibited&".repeat(30)}`).length < 130);
    const asFile = (answer: Response) => /"(.*)\.svg"/.exec(answer.headers.get("content-disposition") ?? "")?.[1];
    assert.equal(asFile(await askPage("country", "?country=PL")), "vacatio-country-PL-2026-11-26");
    assert.equal(asFile(await ask("capacity", "?site=nscale-narvik")), "vacatio-capacity-nscale-narvik-2026-11-26");
    assert.equal(asFile(await ask("overview", "?country=PL")), "vacatio-overview-PL-2026-11-26");
  });
});
