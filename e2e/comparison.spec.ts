import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** Two texts side by side, always as known on 22 November 2026 unless said otherwise. */
const ON = "asOf=2026-11-22";

test("from the 2024 text to the law in force: counts, topics, both dates and how far they moved", async ({ page }) => {
  await page.goto(`/scenarios/compare?${ON}`);
  await expect(page.locator("h1")).toHaveText(
    "From the 2024 text to the Omnibus: 28 milestones move later, by 4 to 24 months; 1 moves earlier, by 6 days; 16 are added; 13 are reworded and do not move; 59 stay as they are, 14 of them without a day in either.",
  );
  const rows = page.locator(".differences tbody tr:not(.topic-row)");
  await expect(rows).toHaveCount(58);
  await expect(page.locator(".topic-row").first()).toContainText("Banned practices");
  const incidents = page.getByRole("row", { name: /serious incidents/i }).first();
  await expect(incidents).toContainText("2 Aug 2026");
  await expect(incidents).toContainText("2 Dec 2027");
  await expect(incidents).toContainText("formally 2 Aug 2026");
  await expect(incidents).toContainText("16 months later");
  const literacy = page.getByRole("row", { name: /^AI literacy/ }).last();
  await expect(literacy).toContainText("reworded");
  await expect(literacy).toContainText("Art. 1(5) of Regulation (EU) 2026/1744");
});

test("what stays is counted and folded, and so is what is the same in all texts", async ({ page }) => {
  await page.goto(`/scenarios/compare?${ON}`);
  await page.getByText("59 milestones with the same date and the same wording in both").click();
  await expect(page.locator("#kept li")).toHaveCount(59);
  await expect(page.getByRole("heading", { name: "Unchanged in all five texts known on this day" })).toBeVisible();
});

test("swapped, later becomes earlier and added becomes taken out", async ({ page }) => {
  await page.goto(`/scenarios/compare?${ON}&law=final-omnibus`);
  await page.getByRole("link", { name: "Swap the two" }).click();
  await expect(page.locator("h1")).toHaveText(
    /^From the Omnibus to the 2024 text: 1 milestone moves later, by 6 days; 28 move earlier, by 4 to 24 months; 16 are taken out; /,
  );
});

test("a version of the reader's own stands against any text, by its name, and is marked as no law", async ({ page }) => {
  await page.goto(`/scenarios/compare?${ON}&compare=in-force&shift=high-risk-annex-iii:P12M&name=One+year+more`);
  await expect(page.locator("h1")).toHaveText(
    /^From the Omnibus to your version “One year more”: 22 milestones move later, by 12 months; 95 stay as they are/,
  );
  await expect(page.locator(".notice").filter({ hasText: "your own version of the law, not the law" })).toBeVisible();
  await expect(page.locator(".differences")).toContainText("the formal date stays");
});

test("the same comparison comes as CSV and JSON", async ({ page, request }) => {
  await page.goto(`/scenarios/compare?${ON}&law=council-mandate&compare=commission-proposal`);
  const csv = await page.getByRole("link", { name: "CSV" }).getAttribute("href");
  const json = await page.getByRole("link", { name: "JSON" }).getAttribute("href");
  const lines = (await (await request.get(csv ?? "")).text()).trim().split("\n");
  const { data } = await (await request.get(json ?? "")).json();
  const rows = await page.locator(".differences tbody tr:not(.topic-row)").count();
  expect(data).toHaveLength(rows);
  expect(lines.filter((l) => !l.startsWith("#"))).toHaveLength(rows + 1);
});

test("a text that did not exist on the day is refused by name, and the rest is applied", async ({ page }) => {
  await page.goto("/scenarios/compare?asOf=2026-04-01&law=final-omnibus&compare=council-mandate");
  await expect(page.locator(".notice-problem")).toContainText("did not exist on 1 April 2026");
  await expect(page.locator("h1")).toHaveText(/^From the Council mandate to the 2024 text: /);
});

test("where the law in force is the text that one compares with, the latest other text opens, and the page says so", async ({
  page,
}) => {
  await page.goto("/scenarios/compare?asOf=2026-04-01");
  await expect(page.locator("h1")).toHaveText(/^From the 2024 text to the Parliament position: /);
  await expect(page.locator("main")).toContainText("On 1 April 2026 the law in force is the 2024 text itself");
  await page.goto("/scenarios/compare?asOf=2026-04-01&law=in-force");
  await expect(page.locator("h1")).toContainText("The 2024 text beside itself");
});

test("the two choices are called From and To", async ({ page }) => {
  await page.goto(`/scenarios/compare?${ON}&law=council-mandate`);
  const labels = page.locator(".lens-form .field-label");
  await expect(labels).toHaveText(["From", "To", "As known on"]);
  await expect(page.locator("select[name=compare]")).toHaveValue("base-law");
  await expect(page.locator("select[name=law]")).toHaveValue("council-mandate");
});

test("at 360 pixels each milestone is a card, and nothing of a change is cut off", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`/scenarios/compare?${ON}`);
  const cut = await page.evaluate(
    () =>
      [...document.querySelectorAll(".differences :is(th, td)")].filter((c) => c.getBoundingClientRect().right > innerWidth)
        .length,
  );
  expect(cut).toBe(0);
  const card = page.locator(".differences tr", { hasText: "Serious-incident reporting" }).first();
  await card.scrollIntoViewIfNeeded();
  await expect(card.getByText("16 months later")).toBeInViewport();
});

test("a text beside itself differs in nothing", async ({ page }) => {
  await page.goto(`/scenarios/compare?${ON}&law=final-omnibus&compare=final-omnibus`);
  await expect(page.locator("h1")).toContainText("The Omnibus beside itself: nothing differs");
  await expect(page.locator(".differences")).toHaveCount(0);
});

test("printed it is a brief of A4 pages without bars and buttons, with the law and the day at its foot", async ({ page }) => {
  await page.goto(`/scenarios/compare?${ON}`);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".lens-bar")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print this comparison" })).toBeHidden();
  await expect(page.locator(".text-sources")).toContainText("As known on 22 November 2026. Law: Adopted Omnibus");
  await expect(page.locator(".text-sources")).toContainText("Not legal advice");
});

for (const [theme, width] of [
  ["light", 1440],
  ["dark", 360],
] as const)
  test(`no accessibility violations, ${theme}, ${width} pixels, and the page does not scroll sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: theme });
    await page.goto(`/scenarios/compare?${ON}`);
    for (const summary of await page.locator("details > summary").all()) await summary.click();
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wider).toBe(0);
    await expectNoViolations(page);
  });
