import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** Signals, as known on 22 November 2026. */
const ON = "asOf=2026-11-22";
const NARVIK = `/signals/compute-nscale-narvik-10?${ON}`;

const openFilters = async (page: Page) => {
  const filters = page.locator(".filters");
  if (await filters.locator("summary").isVisible()) await filters.evaluate((d: HTMLDetailsElement) => (d.open = true));
};
const rows = (page: Page) => page.locator("details.signal");

test("a filter applies at once, a search on Enter, and an empty result leads back", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/signals?${ON}`);
  await expect(page.locator("h1")).toHaveText(/^\d+ signals; \d+ moved a date, a level or a window$/);
  await openFilters(page);
  await page.locator("select[name=what]").selectOption("compute");
  await expect(page).toHaveURL(/what=compute/);
  await expect(page.locator("select[name=what]")).toBeFocused();
  await expect(page.locator(".shown")).toContainText("Shown: compute.");
  await openFilters(page);
  await page.locator("input[name=q]").fill("narvik rubin");
  await page.locator("input[name=q]").press("Enter");
  await expect(page).toHaveURL(/q=narvik\+rubin/);
  await expect(rows(page).filter({ hasText: "Narvik: contract, 30,000 NVIDIA Rubin, 2027" })).toHaveCount(1);
  await expectNoViolations(page);
  await page.goto(`/signals?${ON}&q=Narvik+zeppelin`);
  await expect(page.locator(".shown-note")).toContainText('No signal here bears "zeppelin"');
  await page.goto(`/signals?${ON}&q=${"x".repeat(120)}`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await expect(page.locator("main")).toContainText("No signal fits these settings.");
  await page.locator(".signals-none a").click();
  await expect(rows(page).first()).toBeVisible();
});

test("a signal unfolds to what happened, what it moved and what comes next, and leads to its page", async ({ page }) => {
  await page.goto(`/signals?${ON}&what=compute&q=rubin+narvik`);
  const signal = rows(page).filter({ hasText: "Narvik: contract" });
  await signal.locator("summary").click();
  await expect(signal.locator("q")).toContainText("OpenAI did not sign");
  await expect(signal).toContainText("151 days after the duty, now 516 days after the duty (365 days later)");
  await expect(signal.locator("dl")).toContainText("What to watch next");
  await signal.getByRole("link", { name: /^Before and after/ }).click();
  await expect(page.locator("h1")).toHaveText("Narvik: contract, 30,000 NVIDIA Rubin, 2027");
  await page.getByRole("link", { name: "All signals" }).click();
  await expect(page).toHaveURL(`/signals?${ON}`);
});

test("months follow each other on pages, and a month of the table leads to it", async ({ page }) => {
  await page.goto(`/signals?${ON}`);
  await page.getByRole("link", { name: /^Older: / }).click();
  await expect(page).toHaveURL(/until=2026-\d\d#signals$/);
  await expect(page.getByRole("link", { name: /^Newer: from November 2026$/ })).toBeVisible();
  await page.getByText("Show as tables").click();
  await page.locator(".signals-table").getByRole("link", { name: "December 2025" }).click();
  await expect(page.locator(".signals-month").first()).toContainText("December 2025");
});

test("the page of a signal answers so what: Narvik, under the law of the day and in hindsight", async ({ page }) => {
  await page.goto(NARVIK);
  await expect(page.locator(".signal-answer")).toContainText(
    /under the 2024 text.*: 151 days after the duty, now 516 days after/,
  );
  await expect(page.locator(".signal-hindsight")).toContainText("336 days before the duty, now 29 days after the duty");
  const row = (table: string) =>
    page.getByRole("region", { name: table }).locator("tr", { hasText: "Capacity lead, Annex III" }).first();
  await expect(row("Windows, under the 2024 text")).toContainText("365 days later");
  await expect(row("In hindsight, under the Omnibus")).toContainText("336 days before the duty");
  await expect(row("In hindsight, under the Omnibus")).toContainText("29 days after the duty");
  await expect(page.locator(".numbered-sources li").first()).toContainText("https://");
  await page.goto(`/signals/deal-nscale-safe?${ON}`);
  await expect(page.locator(".signal-answer")).toHaveText(/^Nothing: money moves no date of a duty/);
});

test("a signal prints on at most two pages, with its numbers and its sources and nothing to click", async ({ page }) => {
  await page.goto(NARVIK);
  const pdf = await page.pdf({ format: "A4" });
  expect((pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? []).length).toBeLessThanOrEqual(2);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".effect-hindsight")).toBeVisible();
  await expect(page.locator(".source-url").first()).toBeVisible();
  for (const gone of [".lens-form", ".print-button", ".page-links"]) await expect(page.locator(gone).first()).toBeHidden();
});

test("what is not known yet, or cannot be applied, is said", async ({ page, problems }) => {
  await page.goto("/signals/compute-nscale-narvik-10?asOf=2026-04-13");
  await expect(page.locator("h1")).toHaveText("This signal was not known yet on 13 April 2026.");
  await page.getByRole("link", { name: "The signal, as known today" }).click();
  await expect(page.locator("h1")).toHaveText("Narvik: contract, 30,000 NVIDIA Rubin, 2027");
  const none = await page.goto("/signals/compute-nscale-narvik-0");
  expect(none?.status()).toBe(404);
  await expect(page.locator("h1")).toHaveText("There is no such signal.");
  // The browser tells of the 404 that was asked for.
  problems.length = 0;
  await page.locator("main").getByRole("link", { name: "list of signals" }).click();
  await expect(page).toHaveURL("/signals");
  await page.goto(`/signals?${ON}&what=gossip&until=soon&moved=yes`);
  await expect(page.locator(".notice-problem")).toContainText("There is no kind of signal");
  await expect(page.locator(".notice-problem")).toContainText("write it as 2026-06");
  await expect(page.locator(".shown")).toContainText("only those that moved something");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the filters apply with a button, and a signal unfolds", async ({ page }) => {
    await page.goto(`/signals?${ON}`);
    await page.locator("select[name=moved]").selectOption("yes");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.locator(".shown")).toContainText("only those that moved something");
    await rows(page).first().locator("summary").click();
    await expect(rows(page).first().locator("dl")).toBeVisible();
    await expect(page.locator("link[rel=alternate][type='application/atom+xml']")).toHaveAttribute(
      "href",
      /signals\.atom\?moved=yes$/,
    );
  });
});
