import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/** What comes out on paper, as known on 22 November 2026. */
const ON = "asOf=2026-11-22";

/** The pages of a PDF: each is an object of its own, which is never compressed into another. */
async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: "A4" });
  return (pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length;
}

test.describe("a duty as a brief", () => {
  test.use({ colorScheme: "dark" });

  for (const id of [
    "high-risk-annex-iii-classification",
    "conformity-assessment-annex-iii",
    "serious-incident-reporting",
    "gpai-provider-duties",
    "gpai-fines",
    "legacy-public-authorities",
  ])
    test(`${id} prints on at most two pages`, async ({ page }) => {
      await page.goto(`/milestones/${id}?${ON}`);
      expect(await pagesOf(page)).toBeLessThanOrEqual(2);
    });

  test("it has the question, the answer, the windows with their reasons and the sources, and nothing to click", async ({
    page,
  }) => {
    await page.goto(`/milestones/high-risk-annex-iii-classification?${ON}`);
    await page.emulateMedia({ media: "print" });
    const main = page.locator("main");
    for (const text of [
      "When does this duty apply, and what does that leave?",
      "2 December 2027",
      "12 months 10 days (375 days) left",
      "Last seen from outside on 5 July 2026",
      "No Commission decision can bring this forward",
      "AI Act as published in 2024",
    ])
      await expect(main.getByText(text).filter({ visible: true }).first()).toBeVisible();
    await expect(page.locator(".source-url").first()).toHaveText(/^https:\/\//);
    await expect(page.locator(".source-url").first()).toBeVisible();
    for (const gone of ["nav", ".lens-form", ".print-button", ".page-links", "summary"])
      await expect(page.locator(gone).filter({ visible: true }), gone).toHaveCount(0);
    await expect(page.locator("html")).toHaveCSS("background-color", "rgb(255, 255, 255)");
  });

  test("the foot of each page has the day, the law, the revision and what it is not", async ({ page }) => {
    await page.goto(`/milestones/high-risk-annex-iii-classification?${ON}`);
    const feet = await page.evaluate(() =>
      [...document.querySelectorAll("style")].map((s) => s.textContent ?? "").filter((text) => text.includes("@bottom-")),
    );
    expect(feet.join(" ")).toContain("As known on 22 November 2026. Law: Adopted Omnibus");
    expect(feet.join(" ")).toMatch(/Data revision \d+ \([0-9a-f]{8}\) of \d{4}-\d\d-\d\d\./);
    expect(feet.join(" ")).toContain("Not legal advice. Page ");
  });
});

test("the windows of a duty follow the country and the site without a request for the page", async ({ page }) => {
  await page.goto(`/milestones/high-risk-annex-iii-requirements?${ON}`);
  await expect(page.locator("#view")).toHaveAttribute("data-live", "ready");
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await page.locator("#choose-country").selectOption("PL");
  await expect(page.locator("#window-enforcement-gap")).toContainText("400 days");
  await page.locator("#why-enforcement-gap summary").click();
  await expect(page.locator("#why-enforcement-gap .refs").first()).toBeVisible();
  await page.locator("#choose-lead").selectOption("ca-internal-fast");
  await expect(page.locator("#window-start-by")).toContainText("half-month estimate");
  expect(await page.evaluate(() => "stayed" in window)).toBe(true);
});

test("the button opens the print dialogue, and without scripts there is none", async ({ page, browser, baseURL }) => {
  const path = `/milestones/gpai-fines?${ON}`;
  await page.addInitScript(() => Object.assign(window, { print: () => Object.assign(window, { printed: true }) }));
  await page.goto(path);
  await page.getByRole("button", { name: "Print this brief" }).click();
  expect(await page.evaluate(() => "printed" in window)).toBe(true);
  const plain = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const still = await plain.newPage();
  await still.goto(path);
  await expect(still.locator("h1")).toBeVisible();
  await expect(still.locator(".print-button")).toBeHidden();
  await plain.close();
});

for (const path of ["/", "/timeline", "/map", "/countries", "/compute"])
  test(`${path} prints in light colours, without its settings and not wider than the paper`, async ({ page }) => {
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await page.setViewportSize({ width: 688, height: 1000 });
    await page.goto(`${path}?${ON}`);
    await expect(page.locator("html")).toHaveCSS("background-color", "rgb(255, 255, 255)");
    await expect(page.locator("form.lens-form").filter({ visible: true })).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(688);
  });
