import { expectNoViolations } from "./support/axe";
import { PAGES } from "./support/pages";
import { expect, test } from "./support/test";

test("the server answers with the revision of its dataset", async ({ request }) => {
  const answer = await request.get("/api/health");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toMatchObject({ status: "ok", revision: expect.anything() });
});

for (const path of PAGES) {
  test(`${path} opens without complaints, in light and dark, and never scrolls sideways`, { tag: "@narrow" }, async ({
    page,
  }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.locator("h1")).toHaveCount(1);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectNoViolations(page);
    }
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  });
}
