import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/** What a reader chooses on each page, by the field that has it. */
const CHOICES = [
  ["/", "country", "PL"],
  ["/windows", "role", "deployer"],
  ["/compute", "bloc", "UK"],
  ["/signals", "moved", "yes"],
  ["/countries", "topic", "prohibited"],
  ["/models", "maker", "mistral"],
  ["/scenarios/compare", "compare", "council-mandate"],
] as const;

async function choose(page: Page, path: string, name: string, value: string) {
  await page.goto(path);
  const field = page.locator(`main form select[name=${name}]`).first();
  const folded = page.locator("details.filters").filter({ has: field }).locator("summary");
  if ((await folded.count()) > 0) await folded.click();
  await field.selectOption(value);
}

test("a choice writes itself into the address and nothing else, so that a kept page goes on to show today", async ({ page }) => {
  for (const [path, name, value] of CHOICES.filter(([p]) => ["/", "/signals", "/scenarios/compare"].includes(p))) {
    await choose(page, path, name, value);
    await expect(page).toHaveURL(`${path}?${name}=${value}`);
  }
  await page.locator("input[name=asOf]").fill("2026-11-01");
  await page.locator("input[name=asOf]").press("Enter");
  await expect(page).toHaveURL(/\?(?=.*asOf=2026-11-01)(?=.*compare=council-mandate)[^&]*&[^&]*$/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the Apply button leads to the same address", async ({ page }) => {
    test.slow();
    for (const [path, name, value] of CHOICES) {
      await choose(page, path, name, value);
      await page.getByRole("button", { name: "Apply" }).first().click();
      await expect(page).toHaveURL(`${path}?${name}=${value}`);
    }
    await page.goto("/countries?country=PL#side-by-side");
    await page.locator("select[name=country]").nth(1).selectOption("DE");
    await page.getByRole("button", { name: "Apply" }).nth(1).click();
    await expect(page).toHaveURL("/countries?country=PL&country=DE#side-by-side");
  });
});
