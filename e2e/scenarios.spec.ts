import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** The texts as a history, as known on fixed days, so that they answer the same on any day. */
const ON = "asOf=2026-11-22";

test("five texts with how they stood, the one in force named with its day", async ({ page }) => {
  await page.goto(`/scenarios?${ON}`);
  await expect(page.locator("h1")).toHaveText(
    "Five texts are known on 22 November 2026; in force is the Omnibus, since 27 July 2026.",
  );
  await expect(page.locator(".lead")).toContainText("Three of them were never the law.");
  await expect(page.locator(".lead")).toContainText("only on the points the Omnibus changed");
  const lanes = page.locator(".view-wide .text-lane h2");
  await expect(lanes).toHaveText(["As published", "Commission", "Council", "Parliament", "Omnibus"]);
  const omnibus = page.locator("#final-omnibus");
  await expect(omnibus).toContainText("28 milestones move later, by 4 to 24 months; 1 moves earlier, by 6 days; 16 are added");
  await omnibus.getByText("Moves later 28").click();
  const incidents = omnibus.locator("#final-omnibus-later li", { hasText: "2 Aug 2026 to 2 Dec 2027, 16 months later" }).first();
  await expect(incidents).toBeVisible();
  await expect(incidents.getByRole("link")).toHaveAttribute("href", /^\/milestones\/.*law=final-omnibus/);
});

test("the tables beside the drawing hold the same texts and steps", async ({ page }) => {
  await page.goto(`/scenarios?${ON}`);
  // On a small screen the tables stand open
  const open = page.getByText("Show as tables");
  if (await open.isVisible()) await open.click();
  const twin = page.locator(".scenario-history .twin-body");
  await expect(twin).toContainText("7 May 2026: proposed, as “Provisional agreement on the Omnibus”");
  await expect(twin).toContainText("day not known, between 26 March 2026 and 28 April 2026: First political trilogue");
  await expect(twin.locator("ol").last().locator("li")).toHaveCount(27);
});

test("each step has its number under the line, and the list below the drawing leads to it", async ({ page }) => {
  await page.goto(`/scenarios?${ON}`);
  await expect(page.locator(".view-wide .text-steps :is(.t-step, .t-beside)")).toHaveCount(27);
  await page.locator(".step-key").getByRole("link", { name: "Provisional agreement" }).click();
  await expect(page).toHaveURL(/#proc-provisional-agreement$/);
});

test("before the first step is known, no amending act is named", async ({ page }) => {
  await page.goto("/scenarios?asOf=2025-03-01");
  await expect(page.locator("#procedure")).toHaveText("Amending acts: none known on this day");
  await expect(page.locator("main")).not.toContainText("Omnibus");
});

test("each text leads to the one before it, side by side", async ({ page }) => {
  await page.goto(`/scenarios?${ON}`);
  await page
    .locator("#council-mandate")
    .getByRole("link", { name: "Beside the text before it, the Commission proposal" })
    .click();
  await expect(page.locator("h1")).toHaveText(/^From the Commission proposal to the Council mandate: /);
});

test("as known on 1 April 2026 four texts exist, the 2024 text is in force, and nothing later is named", async ({ page }) => {
  await page.goto("/scenarios?asOf=2026-04-01");
  await expect(page.locator("h1")).toHaveText(
    "Four texts are known on 1 April 2026; in force is the 2024 text, since 1 August 2024.",
  );
  await expect(page.locator(".steps > li")).toHaveCount(9);
  const main = await page.locator("main").innerText();
  expect(main).not.toMatch(/2026\/1744|provisional agreement|27 July 2026|Omnibus as adopted/i);
  await expect(page.locator("main")).toContainText("Summaries and notes are not kept for that day");
  await page.goto("/scenarios?asOf=2024-07-20");
  await expect(page.locator("h1")).toHaveText("One text is known on 20 July 2024, and none is in force yet.");
});

test("standards say what is next only as of today, and what was missed on any day", async ({ page }) => {
  await page.goto(`/scenarios?${ON}`);
  const card = page.getByRole("region", { name: "Standards, guidelines and codes", exact: true });
  await expect(card).toContainText("30 April 2025: Standardisation request M/593");
  await expect(card.locator("#guid-art6")).toContainText("missed");
  await expect(card.locator("#cop-marking")).toContainText("December 2025: first draft");
  await page.goto("/scenarios");
  await expect(page.locator(".next-and-missed")).toContainText("What is next");
});

test("settings that cannot be applied are named, and the page stands", async ({ page }) => {
  await page.goto(`/scenarios?${ON}&law=nothing&duty=x`);
  await expect(page.locator(".notice-problem")).toContainText("There is no scenario");
  await expect(page.locator(".text-card")).not.toHaveCount(0);
});

test("on a small screen the drawing scrolls by itself and the page does not", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`/scenarios?${ON}`);
  await expect(page.locator(".view-narrow .text-lane").first()).toBeVisible();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBe(0);
  await expectNoViolations(page);
});

for (const theme of ["light", "dark"] as const)
  test(`no accessibility violations, ${theme}`, { tag: "@narrow" }, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`/scenarios?${ON}`);
    for (const summary of await page.locator("#final-omnibus summary, #proc-proposal summary").all()) await summary.click();
    await expectNoViolations(page);
  });
