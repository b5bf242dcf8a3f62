import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

const PATH = "/developers";

test("every address that the page shows is answered, and its examples are those of the server", async ({ page, request }) => {
  await page.goto(PATH);
  const hrefs = await page
    .locator("main a[href^='/']")
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute("href") ?? ""))]);
  expect(hrefs.length).toBeGreaterThan(20);
  // The whole workbook of all windows takes seconds, and is asked for in the test of the API.
  for (const href of hrefs.filter((one) => one !== "/api/v1/windows.xlsx"))
    expect((await request.get(href)).status(), href).toBe(200);
  const curls = await page.locator(".dev-operation > .dev-code").allTextContents();
  for (const curl of curls) {
    const address = /^curl '(.*)'$/.exec(curl)?.[1] ?? "";
    expect((await request.get(address)).status(), curl).toBe(200);
  }
});

test("the name of a shape opens it", async ({ page }) => {
  await page.goto(PATH);
  const shape = page.locator("#shape-MilestoneWithWording");
  await expect(shape).toBeHidden();
  await page.locator("#getMilestone").getByRole("link", { name: "MilestoneWithWording" }).click();
  await expect(shape).toBeVisible();
  await expect(shape).toContainText("wordingChanges[].summary");
});

test("/developers has no barriers in light and dark, and never scrolls sideways", async ({ page }) => {
  await page.goto(`${PATH}#shape-Window`);
  await page.locator("#listMilestones summary").click();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoViolations(page);
  }
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  }
});
