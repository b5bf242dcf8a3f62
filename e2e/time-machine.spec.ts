import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

const ON = "asOf=2026-04-01";
const bar = ".days";

test("as known on 1 April 2026 the 2024 text is in force, the adopted Omnibus does not exist, and the page says so", async ({
  page,
}) => {
  await page.goto(`/timeline?${ON}`);
  await expect(
    page.getByText("As known on 1 April 2026, under the AI Act as published in 2024 (in force since 1 August 2024)"),
  ).toBeVisible();
  const texts = await page.locator("[name=law] option, .segments a").allTextContents();
  expect(texts.join(" ")).toContain("Parliament");
  expect(texts.join(" ")).not.toContain("Omnibus");
  await page.getByRole("link", { name: "Back to today" }).click();
  await expect(page).not.toHaveURL(/asOf/);
});

test("the bar steps from day to day, without a request where the page computes by itself", async ({ page }) => {
  await page.goto(`/?asOf=2026-07-27`);
  await page.waitForSelector("#view[data-live=ready]");
  const documents: string[] = [];
  page.on("request", (r) => r.isNavigationRequest() && documents.push(r.url()));
  await page
    .locator(bar)
    .getByRole("link", { name: /Earlier/ })
    .click();
  await expect(page.getByText("As known on 24 July 2026, under the AI Act as published in 2024")).toBeVisible();
  await expect(page).toHaveURL(/asOf=2026-07-24/);
  // The bar itself has moved on.
  await page.locator(bar).getByRole("link", { name: /Later/ }).click();
  await expect(page).toHaveURL(/asOf=2026-07-27/);
  expect(documents).toEqual([]);
});

test("arrow keys choose a marked day, and Enter goes there", async ({ page }) => {
  await page.goto(`/sources?${ON}`);
  const strip = page.locator(".days-strip");
  await expect(async () => {
    await strip.focus();
    await page.keyboard.press("Home");
    await expect(strip).toHaveAccessibleName(/12 July 2024: making of the law/, { timeout: 500 });
  }).toPass();
  await page.keyboard.press("ArrowRight");
  await expect(strip).toHaveAccessibleName(/31 July 2024/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sources\?asOf=2024-07-31/);
});

test("a point on the strip leads to the marked day nearest to it", async ({ page }) => {
  await page.goto("/countries");
  await expect(async () => {
    await page.locator(".days-strip").click({ position: { x: 1, y: 20 } });
    await expect(page).toHaveURL(/asOf=2024-07-1\d/, { timeout: 2000 });
  }).toPass();
  await expect(page.getByText(/As known on 1\d July 2024/).first()).toBeVisible();
});

test("the day and the version of the law go along to the other pages", async ({ page }) => {
  await page.goto(`/timeline?${ON}&law=council-mandate&topic=gpai`);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Windows" }).click();
  await expect(page).toHaveURL(/\/windows\?asOf=2026-04-01&law=council-mandate$/);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Compute" }).click();
  await expect(page).toHaveURL(/\/compute\?asOf=2026-04-01$/);
});

test("a link that is far too long is refused with a reason, on the page and in the API", async ({ request }) => {
  const long = `role=${"a".repeat(40_000)}`;
  const page = await request.get(`/timeline?${long}`);
  expect([page.status(), await page.text()]).toEqual([200, expect.stringContaining("longer than 8,000 characters")]);
  expect((await request.get(`/api/v1/milestones?${long}`)).status()).toBe(400);
});

test("what happened on a day is told where a reader points at it, but nothing of a day after the as-of date", async ({
  page,
}) => {
  await page.goto(`/countries?asOf=2026-08-01`);
  const strip = page.locator(".days-strip");
  const tip = page.locator(".days-tip");
  const choose = async (key: string, seen: RegExp) =>
    expect(async () => {
      await strip.focus();
      await page.keyboard.press(key);
      await expect(tip).toContainText(seen, { timeout: 500 });
    }).toPass();
  await choose("Home", /12 July 2024.*AI Act as published in 2024/);
  await choose("End", /Later than the as-of date: not known then/);
});

test("all days stand in a list, by kind, and lead to the page one came from", async ({ page }) => {
  await page.goto(`/map?${ON}`);
  await page.getByRole("link", { name: "Days that mattered" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Days that mattered");
  await page.locator("select[name=of]").selectOption("duty");
  await expect(page).toHaveURL(/of=duty/);
  await page.getByRole("link", { name: "2 February 2025" }).click();
  await expect(page).toHaveURL(/\/map\?asOf=2025-02-02$/);
});

test("the list ends at the as-of date where there is one, and an entry tells its record and leads to it", async ({ page }) => {
  await page.goto(`/scenarios/days?${ON}`);
  await expect(page.locator(".lead")).toContainText("to 1 April 2026; later days are left out");
  await expect(page.locator(".day-list").first().locator("> li > a").first()).not.toContainText(/May|June|July|November/);
  await page.getByRole("navigation", { name: "Years and months" }).getByRole("link", { name: "2025", exact: true }).click();
  await expect(page).toHaveURL(/asOf=2026-04-01&year=2025/);
  await page
    .getByRole("link", { name: /^Germany: / })
    .first()
    .click();
  await expect(page).toHaveURL(/\/countries\/DE\?asOf=2026-04-01$/);
  await page.goto(`/scenarios/days?${ON}`);
  await page.getByRole("link", { name: "Show all days" }).click();
  await expect(page).toHaveURL(/\/scenarios\/days$/);
});

test("the method names no day that is later than the as-of date", async ({ page }) => {
  await page.goto("/method?asOf=2025-03-01");
  await expect(page.locator("main")).toContainText("from 2 February 2025 to 2 August 2026 it is 18 months");
  await expect(page.locator("main")).not.toContainText(/27 July 2026|November 2026|December 2027/);
});

test("the list of days has no barriers, and never scrolls sideways", async ({ page }) => {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto("/scenarios/days");
    await expectNoViolations(page);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the steps and the head are links", async ({ page }) => {
    await page.goto(`/windows?${ON}`);
    await page.locator(bar).getByRole("link", { name: /Later/ }).click();
    await expect(page).toHaveURL(/asOf=2026-04-03/);
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Map" }).click();
    await expect(page).toHaveURL(/\/map\?asOf=2026-04-03$/);
  });
});
