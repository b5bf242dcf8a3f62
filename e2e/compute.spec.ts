import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** Compute, always as known on a given day, so that it answers the same on any day. */
const ON = "asOf=2026-11-22";

/** On a small screen the filters are folded. */
const openFilters = async (page: Page) => {
  const filters = page.locator(".filters");
  if (await filters.locator("summary").isVisible()) await filters.evaluate((d: HTMLDetailsElement) => (d.open = true));
};

const row = (page: Page, name: string | RegExp) => page.locator(".site-row").filter({ has: page.getByRole("heading", { name }) });

test("who has how much, when, and how sure: every site in one list on one axis", async ({ page }) => {
  await page.goto(`/compute?${ON}`);
  await expect(page.locator("h1")).toHaveText(
    "14 of 44 compute sites are online, at least in part; 8 have works or permits on record, 20 are announced and 2 are lost.",
  );
  await expect(page.locator(".key-figures li").first()).toContainText("GPUs said to run on 22 Nov 2026");
  await expect(page.locator(".key-figures li").nth(1)).toContainText("by 2 Dec 2027, when Annex III applies");
  await expect(page.locator(".site-columns")).toContainText("Annex III applies 2 Dec 2027");
  await expect(page.locator(".site-row")).toHaveCount(52);
  const narvik = row(page, "Narvik");
  await expect(narvik.locator(".promised dd")).toContainText("100,000 NVIDIA GB300");
  await expect(narvik.locator(".promised dd")).toContainText("by end of 2026");
  await expect(narvik.locator(".stated dd")).toContainText("30,000 NVIDIA Rubin");
  await expect(narvik.locator(".stated dd")).toContainText("not known");
  await expect(narvik.locator(".observed dd")).toContainText("last look 5 Jul 2026");
  await expect(narvik.locator(".estimate dd")).toContainText("never 13 %");
  await expect(page.locator("main")).toContainText("The Act sets no place for compute");
});

test("as known on 31 March 2026 Narvik has its first promise and no newer chips", async ({ page }) => {
  await page.goto("/compute?asOf=2026-03-31&provider=nscale&country=NO");
  await expect(row(page, "Narvik").locator(".promised dd")).toContainText("100,000 NVIDIA GB300");
  await expect(page.locator("main")).not.toContainText("Rubin");
  await expect(page.locator(".notice-warning")).toContainText("As known on 31 March 2026");
  await expect(page.locator("#provider-nscale")).toContainText("not kept for another day");
});

test("states look different by shape and word, and a lost site is filled with a pattern", async ({ page }) => {
  await page.goto(`/compute?${ON}&sort=state`);
  const titles = await page.locator(".site-group > h3").allTextContents();
  expect(titles.map((t) => t.replace(/\s*\d+$/, ""))).toEqual([
    "Online, at least in part",
    "Building: works or permits on record",
    "Announced",
    "Lost",
  ]);
  const shapes = new Set<string | null>();
  for (const state of ["online", "building", "announced", "lost"])
    shapes.add(
      await page
        .locator(`.site-${state}`)
        .first()
        .evaluate((badge) => {
          const path = badge.querySelector("path") as SVGPathElement;
          const { fill, strokeDasharray } = getComputedStyle(path);
          return `${path.getAttribute("d")} ${fill} ${strokeDasharray}`;
        }),
    );
  expect(shapes.size).toBe(4);
  await expect(row(page, /Bosquel/).locator("rect[fill='url(#hatch)']")).toHaveCount(1);
});

test("each row leads to the page of its site, where every statement has its source", async ({ page }) => {
  await page.goto(`/compute?${ON}&provider=deutsche-telekom`);
  await expect(page.locator("main")).toContainText("Every statement with its source is on the page of the site");
  await expect(page.locator(".site-row").getByRole("link").first()).toHaveAttribute("href", /^\/compute\/dt-munich/);
});

test("a choice in the form filters at once", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/compute?${ON}`);
  await openFilters(page);
  await page.locator("select[name=bloc]").selectOption("UK");
  await expect(page).toHaveURL(/bloc=UK/);
  await expect(page.locator(".notice-problem")).toHaveCount(0);
  await expect(page.locator("#sites")).toHaveText(/^\d of 52 sites$/);
  for (const text of await page.locator(".site-name p:nth-of-type(1)").allTextContents())
    expect(text).toContain("United Kingdom");
  await expect(page.locator("select[name=bloc]")).toBeFocused();
  await page.locator("select[name=state]").selectOption("lost");
  await expect(page.locator(".site-row")).toHaveCount(1);
  await expect(page.locator(".shown")).toContainText("Shown: bloc United Kingdom; state lost.");
  await expect(page.locator("h1")).toHaveText("The site shown is lost.");
  await page.goto(`/compute?${ON}`);
  await openFilters(page);
  await page.locator("input[name=size]").fill("50000");
  await page.locator("input[name=size]").press("Enter");
  await expect(page.locator(".sites-head")).toContainText("At least 50,000, counted in the measure that each site is given in");
});

test("with the keyboard a choice is made on Enter or on leaving the field, and the focus comes back", async ({ page }) => {
  await page.goto(`/compute?${ON}`);
  await openFilters(page);
  // The width of a window decides how far down the field is.
  await page.evaluate(() => window.scrollTo(0, 40));
  const sort = page.locator("select[name=sort]");
  await sort.focus();
  const scroll = await page.evaluate(() => window.scrollY);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(sort).toHaveValue("slip");
  await page.waitForTimeout(300);
  expect(page.url()).not.toContain("sort=");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sort=slip/);
  await expect(sort).toBeFocused();
  await expect(sort).toHaveValue("slip");
  expect(Math.abs((await page.evaluate(() => window.scrollY)) - scroll)).toBeLessThanOrEqual(2);
  const country = page.locator("select[name=country]");
  await country.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await expect(page).toHaveURL(/country=/);
  await expect(page.locator("select[name=bloc]")).toBeFocused();
  // What is chosen and taken back is no choice.
  const before = page.url();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(300);
  expect(page.url()).toBe(before);
});

test("a page that answers in place follows the keyboard at once and keeps the focus", async ({ page }) => {
  for (const path of ["/", "/timeline"]) {
    await page.goto(`${path}?${ON}`);
    await expect(page.locator("#view")).toHaveAttribute("data-live", "ready");
    const field = page.locator("select[name=country]");
    await field.focus();
    await page.keyboard.press("ArrowDown");
    await expect(page).toHaveURL(/country=/);
    await expect(field).toBeFocused();
    await expect(page.locator("#view")).toHaveAttribute("data-live", "ready");
    const kept = await page.evaluate(() => sessionStorage.getItem("vacatio-field"));
    expect(kept, path).toBeNull();
  }
});

test("printed, the filters are a sentence", async ({ page }) => {
  await page.goto(`/compute?${ON}&provider=nscale&state=building`);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".compute-bar")).toBeHidden();
  await expect(page.locator(".shown")).toBeVisible();
  await expect(page.locator(".shown")).toContainText("Shown: provider Nscale; state building.");
});

test("a site without any date takes one line, and the head leads to the sums", { tag: "@narrow" }, async ({ page }, info) => {
  await page.goto(`/compute?${ON}`);
  const empty = row(page, "Microsoft Aragón").or(page.locator(".site-row.nothing").first());
  await expect(empty.first().locator("dl")).toHaveCount(0);
  await expect(empty.first().locator(".undated")).toContainText("No dated promise; nothing known to run");
  if (info.project.name === "narrow") await expect(page.locator(".filters select").first()).toBeHidden();
  await page.getByRole("link", { name: "By provider: who has how much" }).click();
  await expect(page.locator("#by-provider")).toBeInViewport();
  await expect(page.locator(".by-provider tbody tr").first()).toContainText("EuroHPC");
});

test("several values of one filter have a field each, and each can be taken out", async ({ page }) => {
  await page.goto(`/compute?${ON}&state=online&state=lost`);
  await openFilters(page);
  const states = page.locator("select[name=state]");
  await expect(states).toHaveCount(2);
  await states.nth(1).selectOption("");
  await expect(page.locator("#sites")).toHaveText(/^\d+ of 52 sites$/);
  await expect(page.locator(".site-lost")).toHaveCount(0);
});

test("settings that cannot be applied are named, and the page stands", async ({ page }) => {
  for (const [query, said] of [
    ["size=-4", "size"],
    ["size=many", "is no whole number"],
    ["bloc=Asia", 'There is no bloc "Asia"'],
    ["provider=nobody", 'There is no provider "nobody"'],
    ["late=0.8&lost=0.5", "together they are at most 1"],
    ["mu=99", "outside the range"],
    ["asOf=2024-07-11", "outside the range"],
    ["colour=red", 'There is no setting "colour" here'],
  ] as const) {
    const answer = await page.goto(`/compute?${query}`);
    expect(answer?.status()).toBe(200);
    await expect(page.locator(".notice-problem")).toContainText(said);
    await expect(page.locator(".site-row").first()).toBeAttached();
  }
});

test("where no site matches, the way back to all is shown", async ({ page }) => {
  await page.goto(`/compute?${ON}&provider=polar&state=lost`);
  await expect(page.locator("h1")).toHaveText("No site matches these filters.");
  await page.getByRole("link", { name: "Show all sites" }).click();
  await expect(page.locator(".site-row")).toHaveCount(52);
});

test("the sums say their measure, how many sites they are made of, and what they leave out", { tag: "@narrow" }, async ({
  page,
}) => {
  await page.goto(`/compute?${ON}`);
  const sums = page.locator(".totals-table");
  await expect(sums.first().locator("tbody").first()).toContainText("said to run on 22 November 2026");
  await expect(sums.first()).toContainText("the duty for Annex III applies");
  await expect(page.locator("#totals")).toHaveText("Together, by bloc and by day, in GPUs");
  await expect(page.getByRole("region", { name: "Together" })).toContainText("megawatts can count twice");
  await page.locator(".measures").getByRole("link", { name: "MW, IT" }).click();
  await expect(page.locator("#totals")).toHaveText("Together, by bloc and by day, in MW of IT");
  await expect(page.locator("select[name=measure]")).toHaveValue("mw-it");
});

test("a provider shows ownership, fleet, pledges and deals, each with its sources, and money over time", async ({
  page,
}, info) => {
  await page.goto("/compute?provider=nscale");
  await page.locator(".provider > summary").click();
  const card = page.locator("#provider-nscale");
  await expect(card).toContainText("461,000 GPUs in operation and contracted");
  await expect(card).toContainText("Scale to 300,000");
  await expect(card.locator(".deals > li")).toHaveCount(11);
  const chart = card.locator(info.project.name === "narrow" ? ".money-narrow > svg" : ".money-wide > svg");
  await expect(chart).toBeVisible();
  await expect(chart).toHaveAttribute("aria-label", /logarithmic.*up to USD 44\.6bn/);
  await expect(chart.locator(".money-mark.planned")).toHaveCount(1);
  await expect(chart.locator(".money-mark.undisclosed")).toHaveCount(2);
  await card.locator(".deals summary").first().click();
  await expect(card.locator(".deals .source-list a").first()).toBeVisible();
});

test("the name of a provider in a row leads to its card, which opens", async ({ page }) => {
  await page.goto(`/compute?${ON}&provider=mistral`);
  await expect(page.locator("#provider-mistral")).toBeHidden();
  await page.locator(".site-name").first().getByRole("link", { name: "Mistral AI" }).click();
  await expect(page.locator("#provider-mistral")).toBeVisible();
});

test("everything can be reached by keyboard", async ({ page }) => {
  await page.goto(`/compute?${ON}&provider=mistral`);
  await page.locator("input[name=asOf]").focus();
  const seen = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    seen.add(
      await page.evaluate(() => {
        const at = document.activeElement;
        return at?.getAttribute("name") ?? at?.getAttribute("href")?.replace(/\?.*/, "") ?? at?.tagName ?? "";
      }),
    );
  }
  for (const name of [
    "provider",
    "country",
    "bloc",
    "state",
    "slip",
    "size",
    "measure",
    "sort",
    "/compute/mistral-bruyeres",
    "SUMMARY",
  ])
    expect([...seen], name).toContain(name);
});

for (const path of [
  `/compute?${ON}`,
  "/compute?sort=state&measure=h100e",
  "/compute?asOf=2024-07-12",
  `/compute?${ON}&provider=polar&state=lost`,
])
  test(`${path} has no barriers in light and dark, and never scrolls sideways`, { tag: "@narrow" }, async ({ page }) => {
    await page.goto(path);
    await page.evaluate(() => {
      for (const d of document.querySelectorAll<HTMLDetailsElement>(".provider")) d.open = true;
    });
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectNoViolations(page);
    }
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the filters are a form that works, and empty fields mean all", { tag: "@narrow" }, async ({ page }) => {
    await page.goto(`/compute?${ON}`);
    const fold = page.locator(".filters summary");
    if (await fold.isVisible()) await fold.click();
    await page.locator("select[name=country]").selectOption("NO");
    await page.locator("select[name=sort]").selectOption("size");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.locator(".notice-problem")).toHaveCount(0);
    for (const text of await page.locator(".site-name p:nth-of-type(1)").allTextContents()) expect(text).toContain("Norway, EEA");
    await expect(row(page, "Narvik")).toHaveCount(1);
  });
});
