import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** Models and investment, as known on a given day; what bears no day of its own is there on today's page alone. */
const ON = "asOf=2026-11-22";

test("models on both sides of the cut-off, each with its day to comply and its sources", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/models?${ON}#model-grok-4`);
  // On a small screen both sides are folded, and the link to a model unfolds its side.
  await expect(page.locator("#model-grok-4 h4")).toBeInViewport();
  await expect(page.locator("#model-grok-4-5 h4")).toBeVisible({ visible: (page.viewportSize()?.width ?? 0) > 1000 });
  await expect(page.locator("h1")).toHaveText(
    "55 general-purpose AI models on record: 18 from before 2 August 2025, 37 from that day on.",
  );
  await expect(page.locator("#model-grok-4 .due")).toContainText("by 2 Aug 2027");
  await expect(page.locator("#model-grok-4-5 .due")).toContainText("from 14 Jul 2026");
  await expect(page.locator(".lanes")).toContainText("older models comply");
  await expect(page.locator("#events-since-powers h3").first()).toHaveText(
    "Since the Commission's powers began on 2 August 2026",
  );
  await expect(page.locator("#model-grok-4 .cited a").first()).toHaveAttribute("href", /^\/sources\?id=/);
  // A small screen folds a row to its days, and opens the drawing on the as-of date.
  const narrow = (page.viewportSize()?.width ?? 0) < 700;
  const summary = page.locator("#model-grok-4 .folded").first();
  await expect(summary).toBeVisible({ visible: !narrow });
  const at = await page.locator(".lanes .backdrop line.as-of").evaluate((line) => line.getBoundingClientRect().left);
  expect(at).toBeGreaterThan(0);
  expect(at).toBeLessThan(page.viewportSize()?.width ?? 0);
  if (narrow) await page.locator("#model-grok-4 summary").click();
  await expect(summary).toBeVisible();
  await page.getByRole("navigation", { name: "On this page" }).getByRole("link", { name: "A model and a site together" }).click();
  await expect(page.locator("#together")).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await expectNoViolations(page);
});

test("what the filters keep is said above the figures, and sentences of the sums keep to the window", { tag: "@narrow" }, async ({
  page,
}) => {
  await page.goto("/models?maker=microsoft");
  await expect(page.locator("#model-mai-image-2 .due")).toContainText("no day yet");
  await page.goto(`/models?${ON}&maker=mistral`);
  await expect(page.locator(".shown")).toContainText("Shown: Mistral AI. 4 of 55 models.");
  await page.goto(`/signals/investment?${ON}`);
  const right = await page
    .locator(".money-table .apart > div")
    .evaluateAll((all) => Math.max(...all.map((e) => e.getBoundingClientRect().right)));
  expect(right).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
});

test("without scripts a model and a site are put together by a form, and the answer is in the link", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto("/models?law=base-law");
  const form = page.getByRole("form", { name: "Model and site" });
  await form.getByLabel("Model").selectOption("mistral-large-3");
  await form.getByLabel("Site").selectOption("eurohpc-jupiter");
  await form.getByRole("button").click();
  await expect(page).toHaveURL(/law=base-law/);
  await expect(page.locator(".pair-answer")).toHaveText("Mistral Large 3 at JUPITER: yes. All four hold.");
  await expect(page.locator(".pair")).toContainText("Apache-2.0");
  await page.close();
});

test("deals over time and their sums: what a later round contains is taken out and explained", { tag: "@narrow" }, async ({
  page,
}) => {
  await page.goto(`/signals/investment?${ON}&who=nscale&who=AMI+Labs&quarter=2026-Q1`);
  await expect(page.locator("h1")).toHaveText(
    "Nscale and AMI Labs, Q1 2026. Equity: USD 3.03bn as reported, USD 2.6bn of it new.",
  );
  const chart = page.locator(".lanes .view").filter({ visible: true });
  expect(await chart.evaluate((view) => view.scrollWidth - view.clientWidth)).toBeLessThanOrEqual(0);
  await expect(page.locator(".money-table").first()).toContainText("USD 433m of it came with the SAFE of 1 Oct 2025");
  await page.goto(`/signals/investment?${ON}`);
  await expect(page.locator("#apart")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await expectNoViolations(page);
});
