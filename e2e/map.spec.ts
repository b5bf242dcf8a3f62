import type { Locator, Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** The map, always as known on 22 November 2026, so that it answers the same on any day. */
const ON = "asOf=2026-11-22";

const slider = (page: Page): Locator => page.getByRole("slider", { name: "Day of the map" });
/** The countries of a look, as drawn. */
const drawn = (page: Page, look: string) =>
  page
    .locator(`.country:has(> .look-${look})`)
    .evaluateAll((links) => links.map((link) => link.getAttribute("data-iso") ?? "").sort());
/** The page answers keys once its scripts run; the table then has buttons. */
const awake = (page: Page) => expect(page.getByRole("button", { name: "Country", exact: true })).toBeVisible();

test("for Annex III eight can fine, three have an authority, fourteen plan, two have nothing", async ({ page }) => {
  await page.goto(`/map?${ON}`);
  await expect(page.locator("h1")).toHaveText(
    "In 8 of 27 Member States the power to fine is in place; the duty applies from 2 December 2027.",
  );
  expect(await drawn(page, "strong")).toEqual(["DE", "FI", "GR", "HU", "IT", "MT", "PL", "SI"]);
  expect(await drawn(page, "middle")).toEqual(["CY", "IE", "LT"]);
  expect(await drawn(page, "light")).toHaveLength(14);
  expect(await drawn(page, "nothing")).toEqual(["BG", "DK"]);
  expect(await drawn(page, "unknown")).toEqual([]);
  expect(await drawn(page, "eea")).toEqual(["IS", "LI", "NO"]);
  expect(await drawn(page, "uk")).toEqual(["GB"]);
  const legend = page.getByRole("list", { name: "Legend" });
  await expect(legend).toContainText("power to fine in place 8");
  await expect(legend).not.toContainText("not known");
  await expect(legend).toContainText("compute sites with a known place, also those that Compute does not count 45");
});

test("the badge of Denmark, the footnote of Italy and the site at Narvik are there", async ({ page }) => {
  await page.goto(`/map?${ON}`);
  const list = page.getByRole("region", { name: "Countries by level" });
  await expect(list.getByRole("listitem").filter({ hasText: "Denmark" })).toContainText("bans only");
  await expect(list.getByRole("listitem").filter({ hasText: "Italy" })).toContainText("23 Oct 2026a");
  await expect(page.locator("a.site-link[aria-label^='Compute site: Narvik']")).toHaveAttribute(
    "href",
    "/compute/nscale-narvik?asOf=2026-11-22",
  );
});

test("the mark of a site shows its state, and list and name say it", async ({ page }) => {
  await page.goto(`/map?${ON}`);
  const list = page.getByRole("region", { name: "Compute sites on the map" });
  await expect(list).toContainText("Narvik, Norway: building");
  await expect(list).toContainText("Stargate UK, United Kingdom: lost");
  await expect(page.locator("a.site-link[aria-label^='Compute site: Narvik'] .site-building")).toHaveCount(1);
  const legend = page.getByRole("list", { name: "Legend" });
  const counts = await legend.getByText(/^site (online|building|announced|paused|lost) /).allTextContents();
  expect(counts.map((text) => Number(text.replace(/\D/g, ""))).reduce((a, b) => a + b)).toBe(45);
});

test("the shapes are painted, not only asked for", async ({ page }) => {
  await page.goto(`/map?${ON}`);
  const box = await page.locator(".country[data-iso=PL] .look").evaluate((shape) => {
    const { width, height } = (shape as SVGGraphicsElement).getBBox();
    return { width, height };
  });
  expect(box.width).toBeGreaterThan(50);
  expect(box.height).toBeGreaterThan(50);
});

test("the keyboard alone moves the day, and the slider says the day and what changed on it", { tag: "@narrow" }, async ({
  page,
}) => {
  await page.goto(`/map?${ON}`);
  await awake(page);
  await slider(page).focus();
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /^22 November 2026: /);
  for (let pressed = 0; pressed < 12; pressed++) {
    await page.keyboard.press("ArrowLeft");
    if ((await slider(page).getAttribute("aria-valuetext"))?.startsWith("28 October 2026")) break;
  }
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /^28 October 2026: .*Poland: penalties in force/);
  expect(await drawn(page, "strong")).toContain("PL");
  await page.keyboard.press("ArrowLeft");
  expect(await drawn(page, "strong")).not.toContain("PL");
  await expect(page.locator("h1")).toHaveText(/^On \d+ October 2026, the power to fine was in place in 7 of 27/);
  await expect(page).toHaveURL(/day=2026-10-\d\d/);
  await page.keyboard.press("End");
  await expect(slider(page)).toHaveAttribute("aria-valuetext", "2 December 2027: the duty applies.");
});

test("the keyboard alone opens a country, and the day stays", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/map?${ON}&day=2026-07-01`);
  await page.locator(".country[data-iso=PL]").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/day=2026-07-01&country=PL/);
  const panel = page.getByRole("complementary", { name: "The chosen country" });
  await expect(panel.getByRole("heading", { name: "Poland" })).toBeVisible();
  await expect(panel).toContainText("9 Apr 2026");
  await expect(panel).not.toContainText("28 Oct 2026");
});

test("Poland had the power 400 days before the requirements apply", async ({ page }) => {
  await page.goto(`/map?${ON}&country=PL`);
  const panel = page.getByRole("complementary", { name: "The chosen country" });
  await expect(panel).toContainText("has had the power to fine since 28 October 2026");
  await expect(panel).toContainText("400 days");
  await expect(panel).toContainText("none can be imposed for this duty before 2 December 2027");
});

test("moving the day asks the server for nothing", async ({ page }) => {
  await page.goto(`/map?${ON}`);
  await awake(page);
  await page.waitForLoadState("networkidle");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.locator("input[type=date]").fill("2025-08-02");
  await expect(page.locator("h1")).toHaveText(/^On 2 August 2025/);
  await expect(page).toHaveURL(/day=2025-08-02/);
  expect(requests).toEqual([]);
});

test("play goes from change to change; who wants less motion has the steps alone", { tag: "@narrow" }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`/map?${ON}&day=2025-08-02`);
  await awake(page);
  const before = await slider(page).inputValue();
  await expect(page.getByRole("button", { name: /Play/ })).toBeHidden();
  await page.getByRole("link", { name: /^Later change/ }).click();
  const after = await slider(page).inputValue();
  expect(Number(after)).toBeGreaterThan(Number(before));
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.getByRole("button", { name: /Play/ }).click();
  await expect(page.getByRole("button", { name: /Pause/ })).toBeVisible();
  await page.getByRole("button", { name: /Pause/ }).click();
  await expect(page.getByRole("button", { name: /Play/ })).toBeVisible();
});

test("the table is sorted by level, then name, and by what is pressed", async ({ page }) => {
  await page.goto(`/map?${ON}`);
  await awake(page);
  const names = () => page.locator(".map-table tbody th").allTextContents();
  expect((await names()).slice(0, 3)).toEqual(["Finland", "Germany", "Greece"]);
  await page.getByRole("button", { name: "Country", exact: true }).click();
  expect((await names()).slice(0, 2)).toEqual(["Austria", "Belgium"]);
  await page
    .getByRole("button", { name: "Country ▴" })
    .or(page.getByRole("button", { name: "Country" }))
    .first()
    .click();
  expect((await names())[0]).toBe("United Kingdom");
});

test("what others than countries enforce is said, and no country bears a level", async ({ page }) => {
  await page.goto(`/map?${ON}&topic=gpai`);
  await expect(page.locator("h1")).toContainText("The Commission enforces this, not the Member States");
  expect(await drawn(page, "other")).toHaveLength(27);
  expect(await drawn(page, "strong")).toEqual([]);
});

test("settings that cannot be applied are named, and the map stands", async ({ page }) => {
  await page.goto(`/map?${ON}&country=XX&day=2024-07-11&view=nope&topic=nope&colour=red`);
  const alert = page.locator(".notice-problem");
  await expect(alert).toContainText('There is no country "XX"');
  await expect(alert).toContainText("the day of the map runs from 2024-07-12");
  await expect(alert).toContainText('There is no view of the map "nope"');
  await expect(alert).toContainText('There is no topic "nope"');
  await expect(alert).toContainText('There is no setting "colour"');
  expect(await drawn(page, "strong")).toHaveLength(8);
});

for (const query of [ON, `${ON}&view=penalties&country=DK`, `${ON}&topic=gpai&country=NO`])
  test(`nothing for axe to find in light and dark, and no sideways scroll: ${query}`, { tag: "@narrow" }, async ({ page }) => {
    await page.goto(`/map?${query}`);
    await awake(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectNoViolations(page);
    }
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  });

test("on a small screen the list comes before the map, and views are a select", { tag: "@narrow-only" }, async ({ page }) => {
  await page.goto(`/map?${ON}`);
  const top = (selector: string) => page.locator(selector).evaluate((part) => part.getBoundingClientRect().top);
  expect(await top(".map-list")).toBeLessThan(await top(".map-card"));
  await page.locator("select[name=view]").selectOption("penalties");
  await expect(page).toHaveURL(/view=penalties/);
  await expect(page.locator("h1")).toContainText("a law on fines");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the map reads in full; countries, steps and the form are links and forms", { tag: "@narrow" }, async ({ page }, info) => {
    await page.goto(`/map?${ON}`);
    expect(await drawn(page, "strong")).toHaveLength(8);
    await page.getByRole("region", { name: "Countries by level" }).getByRole("link", { name: "Poland" }).click();
    await expect(page.locator(".panel h2")).toHaveText("Poland");
    await page.getByRole("link", { name: /^Earlier change/ }).click();
    await expect(page).toHaveURL(/day=2026-/);
    await expect(page.locator(".panel h2")).toHaveText("Poland");
    if (info.project.name === "narrow") await page.locator("select[name=view]").selectOption("penalties");
    else await page.locator("select[name=topic]").selectOption("prohibited");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/view=penalties|topic=prohibited/);
    await expect(page.locator(".notice-problem")).toHaveCount(0);
  });
});
