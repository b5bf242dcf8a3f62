import { expect, test } from "./support/test";

const ON = "asOf=2026-11-22";

test("every dated provision is there, grouped by topic, with the lead duty open", async ({ page }) => {
  await page.goto(`/timeline?${ON}`);
  await expect(page.locator("h1")).toHaveText(
    "In ten days two duties start: “Two new bans: intimate imagery” and “Older systems: mark content”.",
  );
  await expect(page.locator(".lead")).toContainText("117 milestones shown");
  await expect(page.locator(".panel-date")).toHaveText("2 December 2027");
  await expect(page.locator(".panel")).toContainText("Thursday, in 375 days");
});

test("the panel gives the date in every other version, the fine, and the derivation with links to EUR-Lex", {
  tag: "@narrow",
}, async ({ page }) => {
  await page.goto(`/timeline?${ON}&duty=high-risk-annex-iii-requirements`);
  const panel = page.locator(".panel");
  await expect(panel).toContainText("AI Act as published in 2024");
  await expect(panel).toContainText(
    "Up to EUR 15m or 3 % of worldwide annual turnover, whichever is higher; for small firms and small mid-caps whichever is lower (Art. 99(6) and (6a))",
  );
  await expect(panel.locator(".derivation a[href^='https://eur-lex.europa.eu/']").first()).toBeVisible();
});

test("a formal date and a practical date are both told", async ({ page }) => {
  await page.goto(`/milestones/serious-incident-reporting?${ON}`);
  await expect(page.locator("h1")).toHaveText("Serious incident reporting");
  await expect(page.locator(".panel-date")).toHaveText("2 December 2027");
  await expect(page.locator("main")).toContainText("Formally it applies from 2 August 2026");
});

test("the Commission proposal waits for a decision that the reader may assume", async ({ page }) => {
  await page.goto(`/timeline?${ON}&law=commission-proposal`);
  await expect(page.locator(".panel-date")).toHaveText("2 December 2027");
  await page.goto(`/timeline?${ON}&law=commission-proposal&assume=commission-decision-annex-iii:2027-03-01`);
  await expect(page.locator(".panel-date")).toHaveText("1 September 2027");
  await expect(page.getByText("This is your own version of the law, not the law.")).toBeVisible();
});

test("on 26 July 2026 the 2024 text is in force, on 27 July the Omnibus", async ({ page }) => {
  await page.goto("/timeline?asOf=2026-07-26");
  await expect(page.locator(".panel-date")).toHaveText("2 August 2026");
  await page.goto("/timeline?asOf=2026-07-27");
  await expect(page.locator(".panel-date")).toHaveText("2 December 2027");
});

test("filters by role and topic narrow the list, and an empty result says so", async ({ page }) => {
  await page.goto(`/timeline?${ON}&topic=transparency`);
  await expect(page.locator(".lead")).toContainText("5 milestones shown");
  await page.goto(`/timeline?${ON}&topic=sandbox&role=council`);
  await expect(page.locator("h1")).toHaveText("No milestone matches these filters.");
});

test("a missing date says why it is missing", async ({ page }) => {
  await page.goto(`/milestones/prohibited-nciicsam?${ON}&law=base-law`);
  await expect(page.locator(".panel-date")).toHaveText("Not in this version of the law");
  await page.goto(`/milestones/ai-literacy?${ON}&law=commission-proposal`);
  await expect(page.locator(".panel-date")).toHaveText("Would have been repealed on 27 July 2026");
});

test("before a text with it existed, a milestone is not found", async ({ page, problems }) => {
  const answer = await page.goto("/milestones/prohibited-nciicsam?asOf=2025-01-01");
  expect(answer?.status()).toBe(404);
  expect((await page.goto("/milestones/no-such-milestone"))?.status()).toBe(404);
  problems.length = 0;
});

test("what is not there is told in the page itself, with status 404", async ({ request }) => {
  for (const [path, said] of [
    ["/nothing", "There is no such page."],
    ["/milestones/nothing", "There is no such page."],
    ["/countries/XX", "There is no such country here."],
    ["/compute/nothing", "There is no such site here."],
    ["/signals/nothing", "There is no such signal."],
  ] as const) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).toMatch(new RegExp(`<main[^>]*>.*<h1>${said}</h1>.*</main>`, "s"));
  }
});

test("arrows move through the rows, Home and End jump", async ({ page }) => {
  await page.goto(`/timeline?${ON}`);
  await page.waitForSelector("#view[data-live=ready]");
  const rows = page.locator("[data-row]:visible");
  await rows.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(rows.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(rows.first()).toBeFocused();
});

test("bad settings never break the page", async ({ page }) => {
  for (const query of [
    "asOf=2026-02-30",
    "law=x&law=y",
    `duty=${"z".repeat(9000)}`,
    "shift=high-risk-annex-iii:P1X",
    "nonsense=%00",
  ]) {
    const answer = await page.goto(`/timeline?${query}`);
    expect(answer?.status(), query).toBe(200);
    await expect(page.locator(".notice-problem"), query).toBeVisible();
  }
});

test("sources can be searched, and one source names what cites it", async ({ page }) => {
  await page.goto("/sources?q=oj-2026-1744");
  await expect(page.locator("main")).toContainText("found, page 1 of 1");
  await page.goto("/sources?id=oj-2026-1744");
  await expect(page.getByRole("heading", { name: "Cited by" })).toBeVisible();
  await page.goto("/sources?page=999&kind=none&foo=1");
  await expect(page.locator(".notice-problem")).toContainText("There is no page");
});

test("the capacity of the chosen site stands under the law, with the estimate from what is stated", async ({ page }) => {
  await page.goto(`/timeline?${ON}`);
  const words = page.getByRole("img", { name: /^Capacity, Narvik/ }).first();
  await expect(words).toHaveAttribute(
    "aria-label",
    /promised: 100,000 NVIDIA GB300: end-2026\. stated: 30,000 NVIDIA Rubin, 2027, in place of the rest: not known\. estimate from what is stated: P10 Dec 2027, P50 Jul 2028, P90 Feb 2030 if it is not lost, never 13 %/,
  );
  await expect(page.locator(".chart-note")).toContainText("The Act sets no place for compute");
});

test("a provider or a bloc shows the sums of its sites, each reading for itself", async ({ page }) => {
  await page.goto(`/timeline?${ON}&provider=nscale`);
  await expect(page.locator(".band.totals").first()).toContainText(/promised by 1 January 2032: [\d,]+ GPUs \(5 sites\)/);
  await page.goto(`/timeline?${ON}&bloc=EU`);
  await expect(page.locator(".band.totals").first()).toContainText(
    /Not in these sums: [\d,]+ GPUs promised at sites where only a start is dated; the number is what they end at, 500,000 of it at sites that are lost or paused since\./,
  );
  await page.goto(`/timeline?${ON}&provider=nobody&bloc=mars`);
  await expect(page.locator("main")).toContainText("There is no provider “nobody”".replace(/[“”]/g, '"'));
  await expect(page.getByRole("img", { name: /^Capacity, Narvik/ }).first()).toBeAttached();
});

test("a site that is chosen in the browser is painted without a new page", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/timeline?${ON}`);
  await page.waitForSelector("#view[data-live=ready]");
  await page.evaluate(() => Object.assign(window, { same: true }));
  await page.getByLabel("Compute site").selectOption("dt-munich");
  await expect(page.getByRole("img", { name: /^Capacity, Industrial AI Cloud/ }).first()).toBeAttached();
  expect(await page.evaluate(() => "same" in window)).toBe(true);
});
