import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** Windows, always as known on a given day, so that they answer the same on any day. */
const ON = "asOf=2026-11-22";

test("which windows close next, and for whom: headline, figures, table, list, reasons", async ({ page }) => {
  await page.goto(`/windows?${ON}`);
  await expect(page.locator("h1")).toHaveText(/^In ten days two duties start/);
  await expect(page.locator(".key-figures li")).toHaveCount(4);
  await expect(page.locator(".matrix thead tr").last().locator("th")).toHaveCount(32);
  await expect(page.locator("#next")).toBeVisible();
  await expect(page.getByRole("heading", { name: /^Within 30 days/ })).toBeVisible();
  await expect(page.locator("main")).toContainText("The Act sets no place for compute");
  await expect(page.locator("main")).toContainText("Not legal advice");
});

test("a click on a cell shows its reasons under its row, with citations and sources, and closing leads back", {
  tag: "@narrow",
}, async ({ page }) => {
  await page.goto(`/windows?${ON}`);
  const row = page
    .locator(".matrix tbody tr")
    .filter({ has: page.getByRole("link", { name: "Annex III requirements", exact: true }) });
  await row.locator("td[data-at=PL] a").click();
  await expect(page).toHaveURL(/cell=enforcement-gap\/high-risk-annex-iii-requirements\/PL#details$/);
  const panel = page.locator(".opened");
  await expect(page.locator("#details")).toBeFocused();
  await expect(row.locator("td[data-at=PL] a")).toBeInViewport();
  await expect(panel).toContainText("No gap: the power to fine has been there since 28 October 2026");
  await expect(panel).toContainText("400 days");
  await expect(panel.locator(".citation").first()).toContainText("Art. 113");
  await panel.locator(".reason-sources summary").first().click();
  await expect(panel.locator(".source-list a").first()).toBeVisible();
  await expect(panel.getByRole("link", { name: "Poland" })).toHaveAttribute("href", /^\/countries\/PL/);
  await expect(page.locator(".cell[aria-current]")).toHaveCount(1);
  await panel.getByRole("link", { name: "Close" }).click();
  await expect(panel).toHaveCount(0);
  await expect(row.locator("td[data-at=PL] a")).toBeInViewport();
});

test("each kind has its own table or list", async ({ page }) => {
  await page.goto(`/windows?${ON}`);
  const kinds = page.getByRole("navigation", { name: "Kind of window" });
  for (const [kind, seen] of [
    ["Runway", ".window-list"],
    ["Start by", ".window-list"],
    ["Relief", ".relief-cards"],
    ["Capacity lead", ".matrix-sites"],
    ["Time to migrate", ".matrix-sites"],
    ["Promise", ".window-list"],
    ["Enforcement gap", ".matrix-countries"],
  ] as const) {
    await kinds.getByRole("link", { name: kind }).click();
    await expect(page.locator(seen)).toBeVisible();
    await expect(kinds.locator("[aria-current]")).toHaveText(kind);
  }
});

test("a choice in the form filters at once", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/windows?${ON}`);
  await page.locator("select[name=role]").selectOption("deployer");
  await expect(page).toHaveURL(/role=deployer/);
  await expect(page.locator(".notice-problem")).toHaveCount(0);
  await page.locator("select[name=topic]").first().selectOption("transparency");
  await expect(page).toHaveURL(/topic=transparency/);
  await page.locator("select[name=sort]").selectOption("name");
  await expect(page).toHaveURL(/sort=name/);
  await expect(page.locator(".matrix tbody tr")).not.toHaveCount(0);
  for (const text of await page.locator(".matrix tbody th small").allTextContents()) expect(text).toContain("Transparency");
});

test("a choice made before the scripts have come is applied when they come", async ({ page }) => {
  let come = () => {};
  const scripts = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route("**/*.js", async (route) => {
    await scripts;
    await route.continue();
  });
  await page.goto(`/windows?${ON}`, { waitUntil: "commit" });
  await page.locator("select[name=role]").selectOption("deployer");
  come();
  await expect(page).toHaveURL(/role=deployer/);
});

test("settings that cannot be applied are named, and the page stands", async ({ page }) => {
  for (const [query, said] of [
    ["lead=12-6", "starts above its end"],
    ["lead=-1-3", "is no lead time"],
    ["lead=0-600", "out of range"],
    ["kind=holiday", 'There is no kind of window "holiday"'],
    ["sort=loud", "use one of: urgency, date, name"],
    ["cell=runway/nothing", 'There is no window "runway/nothing"'],
    ["colour=red", 'There is no setting "colour" here'],
  ] as const) {
    const answer = await page.goto(`/windows?${query}`);
    expect(answer?.status()).toBe(200);
    await expect(page.locator(".notice-problem")).toContainText(said);
    await expect(page.locator("#next")).toBeAttached();
  }
});

test("the files hold the same choice", async ({ page, request }) => {
  await page.goto(`/windows?${ON}&kind=runway&role=deployer`);
  for (const [name, type] of [
    ["Excel workbook (XLSX)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
    ["Table (CSV)", "text/csv"],
    ["JSON", "application/json"],
  ] as const) {
    const href = await page.getByRole("link", { name }).getAttribute("href");
    expect(href).toContain("kind=runway");
    expect(href).toContain("role=deployer");
    const answer = await request.get(href ?? "");
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-type"]).toContain(type);
  }
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Excel workbook (XLSX)" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("vacatio-windows-2026-11-22.xlsx");
  expect((await request.get("/windows/export.csv?lead=12-6")).status()).toBe(400);
});

test("printed it is a brief of two pages in A4, without navigation and forms", async ({ page }) => {
  for (const query of [
    ON,
    "",
    `${ON}&cell=enforcement-gap/high-risk-annex-iii-requirements/PL`,
    `${ON}&kind=start-by&cell=start-by/high-risk-annex-iii-classification`,
    `${ON}&kind=relief&cell=relief/high-risk-annex-iii-classification`,
    `${ON}&kind=migration`,
    `${ON}&kind=promise`,
    `${ON}&kind=capacity-lead&cell=capacity-lead/high-risk-annex-iii-classification/nscale-narvik`,
  ]) {
    await page.goto(`/windows?${query}`);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, query).toBeLessThanOrEqual(2);
  }
  await page.emulateMedia({ media: "print" });
  for (const part of [".matrix tbody tr", ".panel-close"]) await expect(page.locator(part).first()).toBeHidden();
  await expect(page.locator("#details")).toBeVisible();
  await page.goto(`/windows?${ON}`);
  for (const part of [".lens-bar", ".kinds", ".site-header nav", ".page-links", ".estimates"])
    await expect(page.locator(part)).toBeHidden();
  for (const part of ["h1", "#next", "#matrix", "#details"]) await expect(page.locator(part)).toBeVisible();
  const foot = await page.locator("style").allTextContents();
  expect(foot.join("\n")).toMatch(/@bottom-left \{ content: "As known on /);
});

for (const path of [
  `/windows?${ON}`,
  `/windows?${ON}&kind=capacity-lead`,
  `/windows?${ON}&kind=relief`,
  `/windows?${ON}&kind=start-by&lead=nb-assessment`,
  `/windows?${ON}&kind=promise`,
  `/windows?${ON}&kind=capacity-lead&cell=capacity-lead/high-risk-annex-iii-classification/nscale-narvik`,
  `/windows?${ON}&cell=enforcement-gap/high-risk-annex-iii-requirements/PL`,
  "/windows?asOf=2024-07-12",
  `/windows?${ON}&role=council`,
])
  test(`${path} has no barriers in light and dark, and never scrolls sideways`, { tag: "@narrow" }, async ({ page }) => {
    await page.goto(path);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectNoViolations(page);
    }
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form, the cells and the lists work as links and buttons", { tag: "@narrow" }, async ({ page }) => {
    await page.goto(`/windows?${ON}&kind=start-by`);
    await page.locator("select[name=lead]").selectOption("nb-assessment");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/lead=nb-assessment/);
    await expect(page.locator(".notice-problem")).toHaveCount(0);
    await expect(page.locator(".estimates")).toContainText("vendor blog");
    await page.locator(".window-list tbody td a").first().click();
    await expect(page.locator(".opened")).toContainText("Notified-body assessment");
  });
});
