import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** Claims, always as known on 22 November 2026, so that they answer the same on any day. */
const ON = "asOf=2026-11-22";

test("each claim bears its verdict, the number claimed and the number computed", async ({ page }) => {
  await page.goto(`/claims?${ON}`);
  await expect(page.locator("h1")).toHaveText(
    "17 claims: 3 true, 2 partly true, 5 outdated, 2 false, 1 not verifiable and 4 without a verdict for that day.",
  );
  const claim = (id: string) => page.locator(`#${id}`);
  await expect(claim("omnibus-18-months")).toContainText("Claimed18 monthsComputed16 months");
  await expect(claim("three-billion-quarter")).toContainText("USD 3.03 billion nominal, USD 2.597 billion new money");
  await expect(claim("stargate-norway-2026")).toContainText("Outdated since 14 April 2026", { ignoreCase: true });
  const yardsticks = claim("one-of-27-ready").getByRole("row");
  await expect(yardsticks).toHaveCount(7);
  await expect(yardsticks.last()).toContainText("11 of 27");
  await page.getByLabel("Verdict").selectOption("false");
  await expect(page).toHaveURL(/verdict=false/);
  await expect(page.locator(".claims-list > li")).toHaveCount(2);
});

test("a reader's own claim is checked and lives in the link", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/claims?${ON}`);
  await page.locator(".own-check > details > summary").click();
  await page.getByRole("link", { name: "A count of countries" }).click();
  await page.getByRole("textbox", { name: "Claimed number" }).fill("many");
  await page.getByRole("button", { name: "Check it" }).click();
  await expect(page.locator("#problem-on")).toContainText("Give a day");
  await expect(page.locator("#problem-claimed")).toContainText("no whole number");
  await page.getByLabel("On", { exact: true }).fill("2026-04-01");
  await page.getByRole("textbox", { name: "Claimed number" }).fill("1");
  await page.getByRole("button", { name: "Check it" }).click();
  const answer = page.locator(".own-answer");
  await expect(answer).toContainText("False");
  await expect(answer).toContainText("Claimed1 of 27Computed4 of 27");
  await expectNoViolations(page);
  await page.goto(page.url());
  await expect(answer).toContainText("4 of 27");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
});

test("on an earlier day a claim stands as it could be checked then, and today as it is on record", async ({ page }) => {
  await page.goto("/claims?asOf=2026-04-10");
  await expect(page.locator("#stargate-norway-2026")).toContainText("True as a promise");
  await expect(page.locator("#code-gives-presumption")).toContainText("No verdict for that day");
  await page.goto("/claims");
  await expect(page.locator("#code-gives-presumption")).toContainText("False");
  await expect(page.locator("#enforcement-2026-08-02")).toContainText("The check alone gives: true.");
  await page.goto("/claims?asOf=2025-08-15");
  await expect(page.locator("#stargate-norway-2026")).toHaveCount(0);
});
