import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/** The overview, always as known on 22 November 2026, so that it answers the same on any day. */
const ON = "asOf=2026-11-22";
const window = (kind: string) => `#window-${kind}`;

test("the windows of Annex III, Germany and Narvik come out as computed by hand", async ({ page }) => {
  await page.goto(`/?${ON}`);
  await expect(page.locator("h1")).toHaveText(
    "In ten days two duties start: “Two new bans: intimate imagery” and “Older systems: mark content”.",
  );
  await expect(page.locator(window("runway"))).toContainText(
    "12 months 10 days (375 days) left until the duty applies on 2 December 2027",
  );
  await expect(page.locator(window("capacity-lead"))).toContainText("from 335 days before to 29 days after");
  await expect(page.locator(window("enforcement-gap"))).toContainText("the power to fine has been there since 29 July 2026");
  await expect(page.locator(window("start-by"))).toContainText(
    "Start an assessment from 2 December 2026 (12-month estimate) to 2 June 2027 (6-month estimate); the 12-month estimate is 10 days away",
  );
  await expect(page.locator(window("relief"))).toContainText("16 months (487 days) later");
  await expect(page.locator(window("promise"))).toContainText("39 days left");
  await expect(page.locator(window("promise"))).toContainText("within 90 days");
  await expect(page.getByText("8 of 27", { exact: true })).toBeVisible();
});

test("four figures answer first: what comes next, when to start, who can fine, and what is left of the promise", async ({
  page,
}) => {
  await page.goto(`/?${ON}`);
  const figures = page.locator(".key-figures li");
  await expect(figures).toHaveCount(4);
  await expect(figures.nth(1)).toContainText(
    "2 Dec 2026latest start for Annex III high-risk by a 12-month estimate; 2 Jun 2027 by a 6-month one",
  );
  await expect(figures.nth(3)).toContainText("39 daysleft on the promise of 100,000 NVIDIA GB300 at Narvik, end-2026");
  await expect(page.getByRole("region", { name: "The next dates" }).getByRole("listitem").first()).toContainText("2 Dec 2026");
});

test("a promise that is kept has no days left", async ({ page }) => {
  await page.goto(`/?${ON}&site=dt-munich`);
  await expect(page.locator(window("promise"))).toContainText("it runs");
  await expect(page.locator(window("promise"))).not.toContainText(/days left|within 90 days/);
});

test("the reader says how long an assessment takes, and where a published estimate comes from is said", async ({ page }) => {
  await page.goto("/?asOf=2026-04-01");
  await expect(page.locator(window("start-by"))).toContainText("Later than your 6-month estimate");
  await expect(page.locator(window("runway"))).toContainText("4 months 1 day");
  await page.goto(`/?${ON}&lead=nb-assessment`);
  await expect(page.locator(window("start-by"))).toContainText(
    "Notified-body assessment (Annex VII), 6 to 24 months: vendor blog.",
  );
  await page.goto(`/?${ON}&lead=12-6`);
  await expect(page.locator(".notice-problem")).toContainText('"12-6" starts above its end');
  await expect(page.locator(window("start-by"))).toContainText("6-month estimate");
});

test("the day that stands for the site can be its promise, its stated date or a quantile of the estimate", async ({ page }) => {
  await page.goto(`/?${ON}&delay=p50`);
  await expect(page.locator(window("capacity-lead"))).toContainText("By the P50 of the estimate (18 July 2028)");
  await expect(page.locator(window("migration"))).toContainText("With the 6-month estimate");
});

test("Poland had the power to fine 400 days before the requirements apply", async ({ page }) => {
  await page.goto(`/?${ON}&country=PL&duty=high-risk-annex-iii-requirements`);
  await expect(page.locator(window("enforcement-gap"))).toContainText("400 days");
  await expect(page.locator(window("enforcement-gap"))).toContainText("no gap");
});

test("Narvik is told with care: what was promised, stated and seen, and what is not known", async ({ page }) => {
  await page.goto(`/?${ON}`);
  const site = page.getByRole("region", { name: "Narvik", exact: true });
  await expect(site).toContainText("100,000 NVIDIA GB300, end-2026");
  await expect(site).toContainText("30,000 NVIDIA Rubin, 2027");
  await expect(site).toContainText("still no operating building");
  await expect(site).toContainText("on top is not known");
  await expect(page.getByText("The Act sets no place for compute").first()).toBeVisible();
});

test("the estimate of Narvik starts from what is stated, and follows the parameters that the reader sets", async ({ page }) => {
  const words = page.getByRole("img", { name: /^Capacity, Narvik/ }).first();
  await page.goto(`/?${ON}`);
  await expect(words).toHaveAttribute("aria-label", /P50 Jul 2028, P90 Feb 2030 if it is not lost, never 13 %/);
  await page.goto(`/?${ON}&late=0&lost=0.5`);
  await expect(words).toHaveAttribute("aria-label", /P50 Dec 2027, P90 Dec 2027 if it is not lost, never 50 %/);
  await expect(page.locator("main")).toContainText("share that is lost 0.5");
});

test("as known on 31 March 2026 there is no word of Rubin, no Omnibus, and no summary of later", async ({ page }) => {
  await page.goto("/?asOf=2026-03-31");
  await expect(page.locator("main")).not.toContainText("Rubin");
  await expect(page.locator("main")).not.toContainText("2026/1744");
  await expect(page.locator("main")).not.toContainText("Omnibus");
  await expect(page.locator(".notice-warning")).toContainText("As known on 31 March 2026");
  await expect(page.locator(".panel-date")).toHaveText("2 August 2026");
});

test("a country where the Act is not law, and no country or site at all, are said in words", async ({ page }) => {
  await page.goto(`/?${ON}&country=NO`);
  await expect(page.locator("main")).toContainText("EEA Agreement");
  await page.goto(`/?${ON}&country=none&site=none`);
  await expect(page.locator(".lead")).toContainText("No country is chosen. No compute site is chosen.");
  await expect(page.locator(window("runway"))).toBeVisible();
  await expect(page.locator(window("capacity-lead"))).toHaveCount(0);
});

test("the scenario switch moves dates and windows together without a request, and back goes back", async ({ page }) => {
  await page.goto(`/?${ON}`);
  await page.waitForSelector("#view[data-live=ready]");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.getByRole("navigation", { name: "Law" }).getByRole("link", { name: "As published" }).click();
  await expect(page.locator(".panel-date")).toHaveText("2 August 2026");
  await expect(page.locator(window("runway"))).toContainText("The duty has applied since 2 August 2026");
  await expect(page.locator(window("capacity-lead"))).toContainText("after the duty applies");
  await expect(page).toHaveURL(/law=base-law/);
  expect(requests).toEqual([]);
  await page.goBack();
  await expect(page.locator(".panel-date")).toHaveText("2 December 2027");
  expect(requests).toEqual([]);
});

test("another country is painted at once on the same page, and its texts follow", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/?${ON}`);
  await page.waitForSelector("#view[data-live=ready]");
  const documents: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) documents.push(request.url());
  });
  await page.locator("select[name=country]").focus();
  await page.locator("select[name=country]").selectOption("PL");
  await expect(page.locator(window("enforcement-gap"))).toContainText("400 days");
  await expect(page.getByRole("region", { name: "Poland", exact: true })).toContainText("KRiBSI");
  await expect(page.locator("select[name=country]")).toBeFocused();
  await expect(page).toHaveURL(/country=PL/);
  await expect(page).not.toHaveURL(/site=|duty=/);
  expect(documents).toEqual([]);
});

test("a text that is not the law says so at the top", async ({ page }) => {
  await page.goto(`/?${ON}&law=commission-proposal`);
  await expect(page.locator("h1")).toContainText("Under the Commission proposal:");
  await expect(page.getByText("You are reading the Commission proposal. It was never the law")).toBeVisible();
  await page.goto(`/?${ON}&law=base-law`);
  await expect(page.getByText("You are reading the 2024 text. It was the law")).toBeVisible();
});

test("on a small screen the same switch is a select", { tag: "@narrow-only" }, async ({ page }) => {
  await page.goto(`/?${ON}`);
  await page.waitForSelector("#view[data-live=ready]");
  await page.locator("select[name=law]").selectOption("base-law");
  await expect(page.locator(".panel-date")).toHaveText("2 August 2026");
  await expect(page).toHaveURL(/law=base-law/);
});

test("what the browser paints after a change is what the server paints for the same address", async ({ page }) => {
  const words = async (on: Page) => (await on.locator("#view").innerText()).replace(/\s+/g, " ");
  await page.goto(`/?${ON}`);
  await page.waitForSelector("#view[data-live=ready]");
  await page.evaluate(() => {
    const select = document.querySelector<HTMLSelectElement>("select[name=law]");
    if (!select) return;
    select.value = "commission-proposal";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect(page).toHaveURL(/law=commission-proposal/);
  const served = await page.context().newPage();
  await served.goto(page.url());
  // Texts of what comes to the foreground follow the paint.
  await expect.poll(() => words(page)).toBe(await words(served));
});

test("settings that cannot be applied are named, and the page stands", async ({ page }) => {
  await page.goto(`/?${ON}&law=nope&country=XX&asOf=2026-02-30`);
  const alert = page.locator(".notice-problem");
  await expect(alert).toContainText('There is no scenario "nope"');
  await expect(alert).toContainText('There is no country "XX"');
  await expect(page.locator(window("runway"))).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page reads in full, and links and the form work", { tag: "@narrow" }, async ({ page }, info) => {
    await page.goto(`/?${ON}`);
    await expect(page.locator(window("runway"))).toContainText("375 days");
    if (info.project.name === "narrow") await page.locator("select[name=law]").selectOption("base-law");
    else await page.locator("select[name=compare]").selectOption("commission-proposal");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/law=|compare=/);
    await expect(page.locator(".notice-problem")).toHaveCount(0);
  });
});
