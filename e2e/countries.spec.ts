import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** Countries, always as known on 22 November 2026, so that they answer the same on any day. */
const ON = "asOf=2026-11-22";

test("eight Member States have the power to fine for Annex III, three an authority, fourteen plans, two nothing", async ({
  page,
}) => {
  await page.goto(`/countries?${ON}`);
  await expect(page.locator("h1")).toHaveText(
    "In 8 of 27 Member States the power to fine is in place; the duty applies from 2 December 2027.",
  );
  const groups = page.locator(".group-row");
  await expect(groups).toHaveText([
    /Power to fine in place\s*8/,
    /Authority, no fines\s*3/,
    /Draft or announced\s*14/,
    /Nothing in place\s*2/,
  ]);
  const group = (title: string) =>
    page.locator(".countries-table tbody").filter({ has: page.locator(".group-row", { hasText: title }) });
  for (const name of ["Finland", "Germany", "Greece", "Hungary", "Italy", "Malta", "Poland", "Slovenia"])
    await expect(group("Power to fine in place").getByRole("link", { name, exact: true })).toBeVisible();
  for (const name of ["Cyprus", "Ireland", "Lithuania"])
    await expect(group("Authority, no fines").getByRole("link", { name, exact: true })).toBeVisible();
  const denmark = group("Nothing in place").getByRole("row", { name: /Denmark/ });
  await expect(denmark).toContainText("bans only");
  await expect(page.getByRole("row", { name: /Poland/ })).toContainText("28 October 2026");
  const italy = page.getByRole("row", { name: /Italy/ });
  await expect(italy).toContainText("23 October 2026");
  await expect(italy).toContainText("one source");
  await expect(page.locator(".lead")).toContainText("binds in all 27, also where nobody can fine");
});

test("for the bans Denmark has the power too, since 2 August 2025, and the duty applies", async ({ page }) => {
  await page.goto(`/countries?${ON}&topic=prohibited`);
  await expect(page.locator("h1")).toContainText("In 9 of 27 Member States");
  await expect(page.locator("h1")).toContainText("the duty has applied since 2 February 2025");
  await expect(page.getByRole("row", { name: /Denmark/ })).toContainText("2 August 2025");
  await page.goto("/countries?asOf=2025-08-02&topic=prohibited");
  await expect(page.locator("h1")).toContainText("In 1 of 27 Member States");
  await page.goto(`/countries/DK?${ON}&topic=prohibited`);
  await expect(page.locator("main")).toContainText("the power to fine has been in place since 2 August 2025");
  await page.goto(`/countries/DK?${ON}`);
  await expect(page.locator("main")).toContainText("In Denmark the power to fine is in place for the bans of Article 5 only");
  await expect(page.locator("main")).toContainText("the duty binds in Denmark all the same");
});

test("where the Commission enforces, it is named, and no country is counted", async ({ page }) => {
  await page.goto(`/countries?${ON}&topic=gpai`);
  await expect(page.locator("h1")).toContainText("The Commission enforces this");
  await page.goto(`/timeline?${ON}&duty=gpai-provider-duties&country=none`);
  await expect(page.locator(".instead:visible")).toContainText("The Commission enforces this");
});

test("Ireland has authorities since 25 July 2025, and no day for its fines", async ({ page }) => {
  await page.goto(`/countries/IE?${ON}`);
  await expect(page.locator(".country-head")).toContainText("In Ireland there has been an authority since 25 July 2025");
  await expect(page.locator(".country-head")).toContainText("From 2 December 2027 the duty binds in Ireland all the same");
  await expect(page.getByRole("row", { name: /High-risk, Annex III/ })).toContainText("no day known");
  await expect(page.locator("main")).toContainText("the day they start was not seen");
});

test("Italy's page says that a single secondary source stands behind its level", async ({ page }) => {
  await page.goto(`/countries/IT?${ON}`);
  await expect(page.locator(".country-head")).toContainText("since 23 October 2026");
  await expect(page.locator(".country-head")).toContainText("A single secondary source stands behind this level");
});

test("Norway hosts compute, the Act is not law there, and its firms are bound in the EU", async ({ page }) => {
  await page.goto(`/countries/NO?${ON}`);
  const head = page.locator(".country-head");
  await expect(head).toContainText("The AI Act is not law in Norway yet: it is not in the EEA Agreement");
  await expect(head).toContainText("a firm from Norway that does so in the EU falls under the Act");
  await expect(head).toContainText("Norway hosts compute");
  await expect(page.getByRole("link", { name: "Narvik", exact: true })).toBeVisible();
  await page.goto(`/countries/GB?${ON}`);
  await expect(head).toContainText("which is outside the EU and the EEA");
});

test("Poland: the duty came 400 days after the power to fine, events in order, the planned one marked", async ({ page }) => {
  await page.goto(`/countries/PL?${ON}`);
  await expect(page.locator(".country-head")).toContainText("The power to fine is not a fine yet");
  await expect(page.getByRole("row", { name: /High-risk, Annex III/ })).toContainText("400 days");
  const events = page.locator(".events").last().locator("> li");
  await expect(events.first()).toContainText("16 Oct 2024");
  await expect(events.last()).toContainText("planned, not confirmed");
  await expect(page.locator("main")).toContainText("Komisja Rozwoju i Bezpieczeństwa Sztucznej Inteligencji");
});

test("what the Commission's list says stands beside our record, and where it differs is said", async ({ page }) => {
  await page.goto(`/countries/MT?${ON}`);
  const others = page.getByRole("region", { name: "Others", exact: true });
  await expect(others).toContainText("the Commission's list");
  await expect(others.getByText("differs").first()).toBeVisible();
  await expect(page.locator(".country-head")).toContainText("sources disagree");
});

test("two or three countries stand side by side, and a fourth is named as left out", { tag: "@narrow" }, async ({ page }) => {
  await page.goto(`/countries?${ON}&country=PL&country=DE&country=IE`);
  const table = page.locator(".comparison");
  await expect(table.locator("thead th")).toHaveText(["Poland", "Germany", "Ireland"]);
  await expect(table.getByRole("row", { name: /^Since/ })).toContainText("25 July 2025");
  await page.goto(`/countries?${ON}&country=PL&country=DE&country=IE&country=FR`);
  await expect(page.locator(".notice-problem")).toContainText("left out: FR");
});

test("published counts stand beside ours, each with its measure, and only those known by the day", async ({ page }) => {
  await page.goto(`/countries?${ON}`);
  const counts = page.locator(".published");
  await expect(counts.getByRole("row", { name: /23 April 2026/ }).first()).toContainText("8 of 27");
  await expect(counts).toContainText("another measure: our data cannot count this");
  await page.goto("/countries?asOf=2025-06-01");
  await expect(page.locator(".published")).toContainText("19 May 2025");
  await expect(page.locator("main")).not.toContainText("2026-");
  await expect(page.locator(".published")).not.toContainText("April 2026");
  await expect(page.locator(".published")).not.toContainText("June 2026");
  await expect(page.locator(".rejected")).toHaveCount(0);
  await page.goto("/countries");
  await expect(page.locator(".rejected")).toContainText("Denmark has an operational Article 57 sandbox");
});

test(
  "the timeline stacks how many stand on each level, and stops at the as-of date",
  { tag: "@narrow" },
  async ({ page }, info) => {
    await page.goto(`/timeline?${ON}`);
    const band = page.locator(info.project.name === "narrow" ? ".view-narrow .levels" : ".view-wide .levels");
    await expect(band).toContainText("8 have the power to fine");
    await expect(band).toContainText("14 draft or announced");
    await expect(band.locator(".plot").first()).toHaveAttribute(
      "aria-label",
      /Known to 22 Nov 2026\. Plans of States are not drawn\./,
    );
  },
);

test("a country that does not exist is a 404 that leads to the list", async ({ page, problems }) => {
  for (const code of ["XX", "nonsense", "%00", "a".repeat(2000)]) {
    const answer = await page.goto(`/countries/${code}`);
    expect(answer?.status(), code.slice(0, 20)).toBe(404);
  }
  await page.goto("/countries/XX");
  await expect(page.locator("main").getByRole("link", { name: "countries" })).toBeVisible();
  problems.length = 0;
});

test("settings that cannot be applied are named, and the page stands", async ({ page }) => {
  for (const path of ["/countries", "/countries/PL"])
    for (const [query, said] of [
      ["asOf=2024-07-11", "outside the range"],
      ["asOf=99999-01-01", "asOf"],
      ["topic=nonsense", 'There is no topic "nonsense"'],
      ["topic=gpai&topic=prohibited", "one topic at a time"],
      ["colour=red", 'There is no setting "colour" here'],
    ] as const) {
      const answer = await page.goto(`${path}?${query}`);
      expect(answer?.status()).toBe(200);
      await expect(page.locator(".notice-problem")).toContainText(said);
      await expect(page.locator("h1")).toHaveCount(1);
    }
});

test("before the first event a country is not known, which is not nothing", async ({ page }) => {
  await page.goto("/countries/BG?asOf=2025-10-07");
  await expect(page.locator(".country-head")).toContainText("Nothing is on record about enforcement of this in Bulgaria");
  for (const part of [".country-head", ".dimensions", ".events"])
    for (const text of await page.locator(part).allTextContents()) expect(text).not.toContain("in place");
  await expect(page.locator(".dimensions").first()).toContainText("not known");
});

for (const path of [`/countries?${ON}&country=PL&country=DE`, `/countries/NO?${ON}`, `/countries/DK?${ON}`, "/countries/MT"])
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

  test("topic and comparison are forms that work", { tag: "@narrow" }, async ({ page }) => {
    await page.goto(`/countries?${ON}`);
    await page.locator("select[name=topic]").selectOption("prohibited");
    await page.getByRole("button", { name: "Apply" }).first().click();
    await expect(page.locator("h1")).toContainText("In 9 of 27");
    const form = page.getByRole("form", { name: "Countries to compare" });
    await form.getByLabel("First country").selectOption("PL");
    await form.getByLabel("Second country").selectOption("DK");
    await form.getByRole("button", { name: "Apply" }).click();
    await expect(page.locator(".comparison thead th")).toHaveText(["Poland", "Denmark"]);
    await expect(page.locator(".notice-problem")).toHaveCount(0);
    await page.locator(".comparison").getByRole("link", { name: "Denmark" }).click();
    await expect(page.locator("h1")).toHaveText("Denmark");
  });
});
