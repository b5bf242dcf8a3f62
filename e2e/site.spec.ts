import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** One compute site, always as known on 22 November 2026, so that it answers the same on any day. */
const ON = "asOf=2026-11-22";
const NARVIK = `/compute/nscale-narvik?${ON}`;

test("Narvik: what was promised, what is stated, what was seen and how sure, before any prose", async ({ page }) => {
  await page.goto(NARVIK);
  await expect(page.locator(".site-headline")).toHaveText(
    "Narvik: 100,000 NVIDIA GB300 were promised by 31 December 2026; stated since: 30,000 NVIDIA Rubin (tranche Rubin 2027) in 2027; nothing was seen running on 5 July 2026.",
  );
  const figures = page.locator(".site-figures li");
  await expect(figures.nth(0)).toContainText("about 253,000 H100 equivalents", { ignoreCase: true });
  await expect(figures.nth(1)).toContainText("In place of the promise or on top: not known");
  await expect(figures.nth(2)).toContainText("no outside look since");
  await expect(figures.nth(3)).toContainText("0 % on 2 Dec 2027, by this model");
  await expect(figures.nth(3)).toContainText("an earlier day is possible");
  await expect(figures.nth(3)).toContainText("P50");
  await expect(page.locator("main")).toContainText("Narvik was not among the active ones then");
  await expect(page.locator("main")).toContainText("The Act sets no place for compute");
  await expect(page.getByRole("region", { name: "Whether the Act applies there" })).toContainText("not law in Norway yet");
});

test("as known on 31 March 2026 there is no word of Rubin on the page", async ({ page }) => {
  await page.goto("/compute/nscale-narvik?asOf=2026-03-31");
  await expect(page.locator(".site-headline")).toContainText("100,000 NVIDIA GB300 were promised by 31 December 2026");
  await expect(page.locator("main")).toContainText("31 August 2026");
  await expect(page.locator("main")).not.toContainText("said again");
  expect(await page.content()).not.toMatch(/rubin/i);
});

test("a figure leads to the statement it stands on, with its sources", async ({ page }) => {
  await page.goto(NARVIK);
  await page.locator(".site-figures").getByRole("link", { name: "30,000 NVIDIA Rubin" }).click();
  await expect(page).toHaveURL(/#nscale-narvik-10$/);
  const statement = page.locator("#nscale-narvik-10");
  await expect(statement).toContainText("OpenAI did not sign its offtake");
  await statement.getByText("read through an intermediary").click();
  await expect(statement.locator(".source-list a").first()).toBeVisible();
});

test(
  "the measure of the drawing is chosen by tabs, on a small screen by a select",
  { tag: "@narrow" },
  async ({ page }, info) => {
    await page.goto(NARVIK);
    if (info.project.name === "narrow") await page.locator("select[name=measure]").selectOption("h100e");
    else await page.getByRole("navigation", { name: "Measure" }).getByRole("link", { name: "H100 equivalents" }).click();
    await expect(page).toHaveURL(/measure=h100e/);
    await expect(page.locator(".capacity .gutter:visible").first()).toContainText("H100 equivalents");
    await expect(page).toHaveURL(/asOf=2026-11-22/);
  },
);

test("own numbers change the estimate, are marked, and can be taken back", async ({ page }) => {
  await page.goto(NARVIK);
  const form = page.getByRole("form", { name: "Your own numbers" });
  await form.getByLabel(/Share late/).fill("0.8");
  await form.getByLabel(/Share lost/).fill("0.1");
  await form.getByRole("button", { name: "Use these numbers" }).click();
  await expect(page).toHaveURL(/late=0\.8/);
  await expect(page.locator(".model .selected")).toHaveCount(2);
  await expect(page.locator(".model").getByRole("row", { name: /Share on time/ })).toContainText("10 %");
  await expect(page.locator(".notice-problem")).toHaveCount(0);
  await page.getByRole("link", { name: "Back to the computed ones" }).click();
  await expect(page.locator(".model .selected")).toHaveCount(0);
  await expect(page).toHaveURL(/asOf=2026-11-22/);
});

test("numbers that are refused stay in the form, with the reason beside them, and the page stays there", {
  tag: "@narrow",
}, async ({ page }) => {
  await page.goto(NARVIK);
  const form = page.getByRole("form", { name: "Your own numbers" });
  await form.getByLabel(/Share late/).fill("0.8");
  await form.getByLabel(/Share lost/).fill("0.5");
  await form.getByRole("button", { name: "Use these numbers" }).click();
  await expect(page).toHaveURL(/#own-numbers$/);
  await expect(form.getByLabel(/Share late/)).toHaveValue("0.8");
  await expect(form.getByLabel(/Share lost/)).toHaveValue("0.5");
  await expect(form.getByLabel(/Share lost/)).toHaveAccessibleDescription(/together they are at most 1/);
  await expect(form).toBeInViewport();
  await expect(page.locator(".model .selected")).toHaveCount(0);
});

test("a size and a date of two statements lead to both", async ({ page }) => {
  await page.goto(`/compute/nscale-loughton?${ON}`);
  const stated = page.locator(".site-figures li").nth(1);
  await expect(stated).toContainText("A start; the number is what it ends at");
  await stated.getByRole("link", { name: "the company, 16 September 2025" }).click();
  await expect(page).toHaveURL(/#nscale-loughton-2$/);
  await expect(page.locator(".slips")).toContainText("counted when it was re-dated on 16 September 2025");
});

test("on a small screen no table is cut at the edge", { tag: "@narrow-only" }, async ({ page }) => {
  await page.goto(`/compute/nscale-loughton?${ON}`);
  for (const table of await page.locator(".outcomes, .model").all()) {
    const [right, edge] = await table.evaluate((t) => [
      Math.max(...[...t.querySelectorAll("td, th")].map((cell) => cell.getBoundingClientRect().right)),
      t.closest(".card")?.getBoundingClientRect().right ?? 0,
    ]);
    expect(right).toBeLessThanOrEqual(edge ?? 0);
  }
});

test("settings that cannot be applied are named, and the page stands", async ({ page }) => {
  for (const [query, said] of [
    ["late=-1", "late"],
    ["late=.8&lost=.5", "late"],
    ["late=0.8&lost=0.5", "together they are at most 1"],
    ["mu=99", "mu"],
    ["sigma=0", "sigma"],
    ["measure=bananas", 'There is no measure "bananas"'],
    ["asOf=1999-01-01", "outside the range"],
    ["colour=red", 'There is no setting "colour" here'],
  ] as const) {
    const answer = await page.goto(`/compute/nscale-narvik?${query}`);
    expect(answer?.status()).toBe(200);
    await expect(page.locator(".notice-problem")).toContainText(said);
    await expect(page.locator(".site-headline")).toContainText("100,000 NVIDIA GB300");
  }
});

test("a site that does not exist is a 404 that leads to the list", async ({ page, problems }) => {
  for (const id of ["atlantis", "%00", "a".repeat(2000)]) {
    const answer = await page.goto(`/compute/${id}`);
    expect(answer?.status(), id.slice(0, 20)).toBe(404);
  }
  await page.goto("/compute/atlantis");
  await expect(page.locator("main").getByRole("link", { name: "map" })).toBeVisible();
  problems.length = 0;
});

test("Munich came before the day it was stated for; Le Bosquel and Stargate UK are lost", async ({ page }) => {
  await page.goto(`/compute/dt-munich?${ON}`);
  await expect(page.locator(".slips")).toContainText("at least 1.8 months before the last day named, 31 Mar 2026");
  for (const id of ["fluidstack-bosquel", "nscale-stargate-uk"]) {
    await page.goto(`/compute/${id}?${ON}`);
    await expect(page.locator(".site-headline")).toContainText("is counted as lost by the word of");
    await expect(page.locator(".site-loss")).toBeVisible();
    await expect(page.locator("main")).toContainText("It is lost: it has no date.");
    await expect(page.locator(".settings")).toHaveCount(0);
  }
});

test("map and country lead to the site and keep the day", async ({ page }) => {
  await page.goto(`/map?${ON}`);
  const list = page.getByRole("region", { name: "Compute sites on the map" });
  await list.getByRole("link", { name: "Narvik", exact: true }).click();
  await expect(page).toHaveURL(/\/compute\/nscale-narvik\?asOf=2026-11-22$/);
  await page.getByRole("link", { name: "All about Norway" }).click();
  await expect(page.locator("h1")).toHaveText("Norway");
  await expect(page.locator(".notice-problem")).toHaveCount(0);
  await page
    .getByRole("region", { name: "Compute sites", exact: true })
    .getByRole("link", { name: "Narvik", exact: true })
    .click();
  await expect(page).toHaveURL(/\/compute\/nscale-narvik\?asOf=2026-11-22$/);
});

test("the links of the page carry no setting that their page cannot apply", async ({ page }) => {
  await page.goto("/compute/nscale-narvik?asOf=2026-11-22&late=0.7&measure=h100e&law=base-law");
  for (const name of ["On the map", "With a duty and a country", "All about Norway", "All sites"]) {
    const href = await page.getByRole("link", { name }).first().getAttribute("href");
    await page.goto(href ?? "");
    await expect(page.locator(".notice-problem"), name).toHaveCount(0);
    await page.goBack();
  }
  const api = await page.request.get((await page.getByRole("link", { name: "As JSON" }).getAttribute("href")) ?? "");
  expect(api.status()).toBe(200);
});

for (const path of [
  NARVIK,
  "/compute/nscale-narvik?late=0.7",
  `/compute/nscale-sines?${ON}&measure=h100e`,
  "/compute/nscale-narvik?late=.8&lost=.5",
  `/compute/nscale-keflavik?${ON}`,
  "/compute/eu-ai-gigafactories",
  "/compute/ms-nrw",
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

  test("law, day and own numbers are forms that work", { tag: "@narrow" }, async ({ page }) => {
    await page.goto(NARVIK);
    await page.getByLabel("As known on").fill("2026-03-31");
    await page.getByRole("button", { name: "Apply" }).first().click();
    await expect(page.locator(".site-headline")).not.toContainText("Rubin");
    const form = page.getByRole("form", { name: "Your own numbers" });
    await form.getByLabel(/sigma/).fill("1.2");
    await form.getByRole("button", { name: "Use these numbers" }).click();
    await expect(page.locator(".model").getByRole("row", { name: /sigma/ })).toContainText("set by you");
    await expect(page.locator(".site-headline")).not.toContainText("Rubin");
    await expect(page.locator(".notice-problem")).toHaveCount(0);
  });
});
