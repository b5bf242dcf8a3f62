import { readFileSync } from "node:fs";
import { expectNoViolations } from "./support/axe";
import { PAGES } from "./support/pages";
import { expect, test } from "./support/test";

const FRAMES = ["/embed/timeline", "/embed/map", "/embed/milestone/high-risk-annex-iii-classification"];

test("only the bare pages may be put into a frame", async ({ request }) => {
  for (const path of FRAMES) {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors *");
    expect(headers["content-security-policy"], path).toContain("script-src 'none'");
    expect(headers["x-frame-options"], path).toBeUndefined();
  }
  for (const path of [
    ...PAGES,
    "/embed/nothing",
    "/EMBED/map",
    "/embed/Map",
    "/embed/%6dap",
    "/embed/Milestone/ai-literacy",
    "/charts/map.svg",
    "/api/v1/scenarios",
    "/nothing",
  ]) {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["x-frame-options"], path).toBe("DENY");
  }
});

for (const path of FRAMES)
  test(`${path} is readable from 320 to 1,200 pixels, in light and dark`, async ({ page }) => {
    await page.goto(path);
    await expect(page.locator("h1")).toHaveCount(1);
    for (const width of [320, 939, 940, 1200]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, `at ${width}`).toBeLessThanOrEqual(width);
      // The source is in sight, however long the page.
      await expect(page.locator("footer")).toBeInViewport({ ratio: 1 });
      // The plots end before the edge.
      const ends = await page.evaluate(() =>
        [...document.querySelectorAll(".bands > svg:first-child")]
          .map((plots) => plots.getBoundingClientRect())
          .filter((box) => box.width > 0)
          .map((box) => Math.round(innerWidth - box.right)),
      );
      for (const end of ends) expect(end).toBe(width < 940 ? 12 : 24);
    }
    const tables = page.locator(".twin > summary");
    if ((await tables.count()) > 0) {
      await page.setViewportSize({ width: 320, height: 900 });
      await tables.click();
      await expect(page.locator(".twin-table").first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoViolations(page);
    }
  });

test("every page with a chart leads to its drawing", async ({ page, request }) => {
  const lab = await request.get("/charts/lab.svg?law=base-law");
  expect([lab.status(), lab.headers()["content-type"]]).toEqual([200, "image/svg+xml"]);
  for (const path of [
    "/signals?what=law",
    "/models?side=newer",
    "/signals/investment?currency=EUR",
    "/scenarios",
    "/countries/PL",
    "/compute?provider=nscale&sort=size",
    "/windows?kind=runway",
  ]) {
    await page.goto(path);
    const chart = page.locator(".downloads").first();
    const svg = await request.get((await chart.getByRole("link", { name: "SVG" }).getAttribute("href")) ?? "");
    expect([svg.status(), svg.headers()["content-type"]], path).toEqual([200, "image/svg+xml"]);
    const [download] = await Promise.all([page.waitForEvent("download"), chart.getByRole("button", { name: "PNG" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^vacatio-[\w-]+-\d{4}-\d\d-\d\d\.png$/);
  }
});

test("a chart is downloaded as SVG and as PNG at twice its size", async ({ page, request }) => {
  for (const path of ["/timeline?country=PL", "/map?topic=gpai", "/compute/nscale-narvik", "/"]) {
    await page.goto(path);
    const chart = page.locator(".downloads").first();
    const href = (await chart.getByRole("link", { name: "SVG" }).getAttribute("href")) ?? "";
    const svg = await request.get(href);
    expect(svg.headers()["content-type"]).toBe("image/svg+xml");
    const [width, height] = [...(/width="(\d+)" height="(\d+)"/.exec(await svg.text()) ?? [])].slice(1).map(Number);
    const [download] = await Promise.all([page.waitForEvent("download"), chart.getByRole("button", { name: "PNG" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^vacatio-[\w-]+-\d{4}-\d\d-\d\d\.png$/);
    const png = readFileSync(await download.path());
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * (width ?? 0), 2 * (height ?? 0)]);
  }
});

test("the page to copy from shows what it offers, and a click copies it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/embed?show=milestone&duty=gpai-fines");
  const frame = page.frameLocator("iframe");
  await expect(frame.locator("h1")).toContainText("GPAI");
  await page.locator("img").scrollIntoViewIfNeeded();
  await expect.poll(() => page.locator("img").evaluate((img: HTMLImageElement) => img.naturalHeight)).toBe(20);
  await page.getByRole("button", { name: "Copy" }).last().click();
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("/badge/gpai-fines.svg");
});
