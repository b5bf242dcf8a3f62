import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** A fresh database holds one revision; pages with several are tested with their state. */

test("a fresh tracker says that it has recorded one revision, and the foot of every page leads there", {
  tag: "@narrow",
}, async ({ page }) => {
  await page.goto("/method");
  await page.locator(".site-footer").getByRole("link", { name: "What changed" }).click();
  await expect(page.locator("h1")).toHaveText("This tracker has recorded one revision of its data.");
  await expect(page.locator(".revisions tbody tr")).toHaveCount(1);
  await expect(page.locator(".revisions")).toContainText("the first one");
});

test("a revision that does not exist is named on the page, and is a 404 in the API that says what to do", async ({
  page,
  request,
}) => {
  const answer = await page.goto("/changes?from=98&to=99&colour=red");
  expect(answer?.status()).toBe(200);
  await expect(page.locator(".notice-problem")).toContainText('There is no revision "99"');
  await expect(page.locator(".notice-problem")).toContainText('There is no setting "colour" here');
  const none = await request.get("/api/v1/changes?to=99");
  expect(none.status()).toBe(404);
  expect((await none.json()).detail).toContain("choose one of those listed on /changes");
  expect((await request.get("/api/v1/changes?to=soon")).status()).toBe(400);
  const all = await request.get("/api/v1/changes");
  expect((await all.json()).data).toEqual([]);
  expect((await request.get("/api/v1/changes.csv")).headers()["content-type"]).toContain("text/csv");
});

test("/changes has no barriers in light and dark, and never scrolls sideways", { tag: "@narrow" }, async ({ page }) => {
  await page.goto("/changes");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoViolations(page);
  }
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(window ?? 0);
});
