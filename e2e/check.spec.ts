import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { strToU8, zipSync } from "fflate";
import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

const DAY = "/check?asOf=2026-11-22";
const OLD = "AI Act: Annex III applies from 2 August 2026. AI literacy applies from 2 February 2025.";

async function open(page: Page, address = DAY) {
  await page.goto(address);
  await expect(page.locator("[data-ready=true]")).toBeVisible();
  await page.waitForLoadState("networkidle");
}

async function choose(page: Page, name: string, buffer: Buffer) {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

test("a pasted text is marked, its old date listed with the reason, the citation and the sentence to copy", {
  tag: "@narrow",
}, async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.getByLabel("Text", { exact: true }).fill(OLD);
  await page.getByRole("button", { name: "Check the dates" }).click();
  await expect(page.locator("#check-headline")).toHaveText("1 of 2 dates of the AI Act is wrong: 1 superseded.");
  await expect(page.locator("#check-headline")).toBeFocused();
  const finding = page.getByRole("list", { name: "Dates to look at" }).getByRole("listitem").first();
  await expect(finding).toContainText("superseded");
  await expect(finding).toContainText("2 December 2027");
  await finding.getByText(/^In the law: Art\. 6/).click();
  await expect(finding.getByRole("link", { name: "Annex III systems count as high-risk" })).toHaveAttribute(
    "href",
    "/milestones/high-risk-annex-iii-classification",
  );
  await finding.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("status")).toHaveText(/^Copied: AI Act/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("AI Act: Annex III applies from 2 December 2027.");
  await expect(page.locator(".check-marked mark")).toHaveCount(2);
  await finding.getByRole("link", { name: "line 1" }).click();
  await expect(page.locator("#mark-1:target")).toBeInViewport();
  await page.locator("#mark-2 a").click();
  await expect(page.locator("#finding-2")).toBeInViewport();
});

test("a text is kept and checked anew under another law, and its result is marked once it changes", async ({ page }) => {
  await open(page);
  const field = page.getByLabel("Text", { exact: true });
  const headline = page.locator("#check-headline");
  await field.fill(OLD);
  await page.getByRole("button", { name: "Check the dates" }).press("Enter");
  await expect(headline).toBeFocused();
  await page.getByRole("navigation", { name: "Law" }).getByRole("link", { name: "As published" }).click();
  await expect(page).toHaveURL(/law=base-law/);
  await expect(headline).toHaveText("All 2 dates of the AI Act are current.");
  await expect(field).toHaveValue(OLD);
  await field.fill(`${OLD} And more.`);
  await expect(page.locator(".check-changed")).toContainText("The text has changed");
  await field.fill(OLD);
  await expect(page.locator(".check-changed")).toHaveCount(0);
  await choose(page, "page.txt", Buffer.from("AI Act: Annex III applies from 2 August 2026."));
  await expect(headline).toHaveText("Result for page.txt: The one date of the AI Act is current.");
  await expect(page.locator("#check-other")).toContainText("the file page.txt, not of this text");
  await page.reload();
  await expect(headline).toHaveText("Result for page.txt: The one date of the AI Act is current.");
});

test("nothing leaves the browser once a text is chosen, and the results can be saved as SARIF", async ({ page }) => {
  await open(page);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const xml = `<w:document><w:body><w:p><w:r><w:t>${OLD}</w:t></w:r></w:p></w:body></w:document>`;
  await choose(page, "memo.docx", Buffer.from(zipSync({ "word/document.xml": strToU8(xml) })));
  await expect(page.locator("#check-headline")).toHaveText(
    "Result for memo.docx: 1 of 2 dates of the AI Act is wrong: 1 superseded.",
  );
  await choose(page, "page.html", Buffer.from(`<p>${OLD}</p><img src="/leak.png"><script>fetch("/leak")</script>`));
  await expect(page.locator("#check-headline")).toContainText("Result for page.html");
  await expect(page.locator(".check-marked")).not.toContainText("leak");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Results as SARIF" }).click();
  const log = JSON.parse(readFileSync(await (await saved).path(), "utf8"));
  expect(log.version).toBe("2.1.0");
  expect(log.runs[0].results[0].ruleId).toBe("superseded");
  await page.waitForTimeout(500);
  expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([]);
});

test("a text, a file or a document too large, of another kind or made to burst is refused with its reason", async ({ page }) => {
  await open(page);
  const alert = page.locator(".notice-problem");
  await page.getByRole("button", { name: "Check the dates" }).click();
  await expect(alert).toHaveText("There is no text yet. Paste one, or choose a file.");
  await choose(page, "picture.png", Buffer.from("x"));
  await expect(alert).toContainText("picture.png is no file that can be checked");
  await choose(page, "long.txt", Buffer.alloc(2_000_001, "a"));
  await expect(alert).toContainText("at most 2,000,000 are checked at once");
  await choose(page, "broken.txt", Buffer.from([0xc3, 0x28]));
  await expect(alert).toContainText("not text in UTF-8");
  await choose(page, "empty.txt", Buffer.from("  "));
  await expect(alert).toHaveText("empty.txt has no text in it. Choose another file.");
  await choose(page, "bomb.docx", Buffer.from(zipSync({ "word/document.xml": new Uint8Array(40_000_000) })));
  await expect(alert).toContainText("unpacks to more than");
  // 20 MB in the clipboard never reach the field.
  await page.getByLabel("Text", { exact: true }).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", "a".repeat(20_000_000));
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(alert).toContainText("The text has 20,000,000 characters");
  await page.getByRole("button", { name: "Try an example" }).click();
  await expect(page.locator("#check-headline")).toHaveText("2 of 5 dates of the AI Act are wrong: 2 superseded.");
  await expect(alert).toHaveCount(0);
});

test("another day gives other verdicts, and bad settings are named", async ({ page }) => {
  await open(page, "/check?asOf=2026-01-15");
  await page.getByLabel("Text", { exact: true }).fill(OLD);
  await page.getByRole("button", { name: "Check the dates" }).click();
  await expect(page.locator("#check-headline")).toHaveText("All 2 dates of the AI Act are current.");
  await open(page, "/check?law=mine&colour=red");
  await expect(page.locator(".notice-problem")).toContainText('no scenario "mine"');
});

test("without scripts the page says what it needs and offers the command line", { tag: "@narrow" }, async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) });
  const page = await context.newPage();
  await page.goto(DAY);
  // Texts inside noscript are not found by their words.
  await expect(page.locator("noscript .notice > strong")).toBeVisible();
  await expect(page.getByRole("button", { name: "Check the dates" })).toBeDisabled();
  await expect(page.getByText("Choose a file")).toHaveCSS("cursor", "default");
  await expect(page.getByText("node bin/vacatio.mjs check README.md")).toBeVisible();
  await context.close();
});

for (const width of [1440, 360])
  test(`the results have no barriers at ${width} pixels, in light and dark, and never scroll sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    await page.getByRole("button", { name: "Try an example" }).click();
    await expect(page.locator("#check-headline")).toBeVisible();
    await page.locator(".check-list > details > summary").click();
    await page.locator(".check-about summary").first().click();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expectNoViolations(page);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // On paper the text comes first, and nothing that can be pressed is printed.
    await page.emulateMedia({ media: "print" });
    const list = await page.locator(".check-list").boundingBox();
    const text = await page.locator(".check-text").boundingBox();
    expect(list?.y ?? 0).toBeGreaterThan(text?.y ?? 0);
    expect(list?.x).toBe(text?.x);
    await expect(page.locator("main button:visible")).toHaveCount(0);
  });
