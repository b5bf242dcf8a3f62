import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** A power to fine that the reader assumes, as known on 22 November 2026. */
const LENS = "asOf=2026-11-22&fine=NL:2027-07";

test("the Netherlands assumed to fine from July 2027: no gap for Annex III, marked as the reader's own, and in no count", async ({
  page,
}) => {
  await page.goto(`/?${LENS}&country=NL&name=July`);
  await expect(page.getByText("Your scenario “July”.")).toBeVisible();
  await expect(page.getByText("assumed: the Netherlands can fine from July 2027")).toBeVisible();
  await expect(page.locator(".lead")).toContainText(
    "You assume that the Netherlands can fine from July 2027; no source shows it.",
  );
  await expect(page.locator(".key-figures")).toContainText("8 of 27");
  await expect(page.locator(".block-assumed:visible").first()).toBeVisible();
  await expectNoViolations(page);
});

test("the map shows the assumption from its day on, with a pattern of its own", async ({ page }) => {
  await page.goto(`/map?${LENS}&day=2027-07-30&country=NL`);
  await expect(page.locator(".map-legend")).not.toContainText("assumed by you");
  await page.goto(`/map?${LENS}&day=2027-07-31&country=NL`);
  await expect(page.locator("h1")).toContainText("In 8 of 27 Member States");
  await expect(page.locator(".map-legend")).toContainText("power to fine, assumed by you 1");
  await expectNoViolations(page);
});

for (const path of ["/countries", "/countries/NL", "/windows", "/timeline", "/milestones/transparency-interaction"])
  test(`${path} says what is assumed, and is read without violations`, async ({ page }) => {
    await page.goto(`${path}?${LENS}`);
    await expect(page.getByText("assumed: the Netherlands can fine from July 2027")).toBeVisible();
    await expectNoViolations(page);
  });

test("an assumption that is not needed is told, and the way back takes it out", async ({ page }) => {
  await page.goto("/countries/PL?asOf=2026-11-22&fine=PL:2027-07");
  await expect(page.getByText("What you assume of Poland is not needed: the power to fine is known there since")).toBeVisible();
  await page.getByRole("link", { name: "Take your settings out" }).click();
  await expect(page).toHaveURL(/\/countries\/PL\?asOf=2026-11-22$/);
});

test("sources and the method are those of the as-of date", async ({ page }) => {
  await page.goto("/sources?asOf=2026-04-01");
  await expect(page.getByText(/As known on 1 April 2026: \d+ sources that came out later are left out/)).toBeVisible();
  await expectNoViolations(page);
  await page.goto("/method?asOf=2026-04-01");
  await expect(page.getByText("the numbers on this page are those of that day")).toBeVisible();
  await expect(page.locator("body")).not.toContainText("Regulation (EU) 2026/1744");
  await expectNoViolations(page);
});
