import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

const PATH = "/subscribe";

test("each choice changes the count, the address and what comes next, without a new page", { tag: "@narrow" }, async ({
  page,
}) => {
  await page.goto(PATH);
  const count = page.locator(".subscribe-count strong");
  const address = page.getByLabel("Address of the calendar");
  const before = Number.parseInt((await count.textContent()) ?? "", 10);
  await page.evaluate(() => {
    (window as unknown as { same: boolean }).same = true;
  });
  await page.getByLabel("Start of an assessment").check();
  await expect(address).toHaveValue(/kind=runway&kind=start-by/);
  await expect.poll(async () => Number.parseInt((await count.textContent()) ?? "", 10)).toBeGreaterThan(before);
  await page.getByLabel("180 days before").uncheck();
  await expect(address).toHaveValue(/alarm=90%2C30%2C7%2C0/);
  expect(await page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true);
  await expect(page.getByLabel("Start of an assessment")).toBeChecked();
});

test("the address leads to a calendar with as many events as the page says", async ({ page, request }) => {
  await page.goto(`${PATH}?topic=gpai&kind=runway&kind=start-by`);
  const said = Number.parseInt((await page.locator(".subscribe-count strong").textContent()) ?? "", 10);
  const https = await page.getByLabel("Address of the calendar").inputValue();
  const text = await (await request.get(https)).text();
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(said);
  const webcal = await page.getByRole("link", { name: "Open in your calendar program" }).getAttribute("href");
  expect(webcal).toBe(https.replace(/^https?/, "webcal"));
});

test("the address is copied by a button", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${PATH}?topic=gpai`);
  await page.getByRole("button", { name: "Copy the address" }).click();
  await expect(page.locator("#copied")).toHaveText("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("/feeds/deadlines.ics?topic=gpai");
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form is sent by its button, also with no reminder at all", { tag: "@narrow" }, async ({ page }) => {
    await page.goto(PATH);
    await page.getByLabel("Start of an assessment").check();
    for (const box of await page.locator("input[name=alarm][type=checkbox]").all()) await box.uncheck();
    await page.getByRole("button", { name: "Show this calendar" }).click();
    await expect(page.getByLabel("Address of the calendar")).toHaveValue(/kind=runway&kind=start-by&alarm=none/);
    await expect(page.getByLabel("Start of an assessment")).toBeChecked();
    await expect(page.getByRole("button", { name: "Copy the address" })).toBeHidden();
  });
});

test("a duty's page leads to a calendar of that duty alone", async ({ page, request }) => {
  await page.goto("/milestones/high-risk-annex-iii-requirements");
  const href = await page.getByRole("link", { name: "Add to calendar (.ics)" }).getAttribute("href");
  const text = await (await request.get(href ?? "")).text();
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBe(1);
  expect(text).toContain("DTSTART;VALUE=DATE:20271202");
});

test("what cannot be applied is named, and the rest is applied", async ({ page }) => {
  await page.goto(`${PATH}?topic=cheese&country=PL`);
  await expect(page.locator(".notice-problem")).toContainText('There is no topic "cheese"');
  await expect(page.getByLabel("Address of the calendar")).toHaveValue(/\?country=PL$/);
});

test("/subscribe has no barriers in light and dark, and never scrolls sideways", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`${PATH}?kind=runway&kind=promise&country=PL&site=nscale-narvik`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoViolations(page);
  }
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 800 });
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  }
});
