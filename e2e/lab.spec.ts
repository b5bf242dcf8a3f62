import type { Page } from "@playwright/test";
import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

/** One's own version of the law, always as known on 22 November 2026, so that it answers the same on any day. */
const ON = "asOf=2026-11-22";
const LAB = "/scenarios/lab";
const A_YEAR = "shift=high-risk-annex-iii:P12M";

const open = async (page: Page, query = ON) => {
  await page.goto(`${LAB}?${query}`);
  await page.waitForSelector("#view[data-live=ready]");
};
const windowRow = (page: Page, kind: string) => page.locator(`#lab-windows tr[data-kind=${kind}]`).first();
/** The settings of the address, in plain writing. */
const settings = (page: Page) => decodeURIComponent(new URL(page.url()).search.replaceAll("+", " "));
const add = async (page: Page, kind: string, id: string) => {
  await page.locator(`select[name=add-${kind}]`).selectOption(id);
  await page.locator(`[data-lab=add][data-kind=${kind}]`).click();
};
const write = async (page: Page, name: string, value: string) => {
  const field = page.locator(`#lab-form [name="${name}"]`);
  await field.fill(value);
  await field.blur();
};

test("a reader builds a version by its controls, reads what it does to the windows, and sends a link that opens the same", {
  tag: "@narrow",
}, async ({ page, browser }) => {
  await open(page);
  await expect(page.locator("h1")).toHaveText("Build a version of the law of your own");

  await add(page, "shift", "high-risk-annex-iii");
  await expect(page.locator("h1")).toHaveText(/^Eleven milestones move \(ten of them duties\) and eleven more move/);
  await add(page, "fine", "NL");
  await write(page, "fine-value-0", "July 2027");
  await page.locator("select[name=delay]").selectOption("p90");
  await write(page, "name", "Annex III one year later");
  await expect(page.locator("h1")).toHaveText(/^\u201cAnnex III one year later\u201d: eleven milestones move/);

  // By hand: 2 December 2027 and twelve months; the power to fine on 31 July 2027 at the latest, 490 days earlier.
  await expect(page.locator("#lab-windows h3").first()).toContainText("2 Dec 2027 before, 2 Dec 2028 after");
  await expect(windowRow(page, "runway")).toContainText("366 days more until it applies");
  const gap = page.locator("#lab-windows tr[data-country=NL]");
  await expect(gap).toContainText("from no end known to none, as you assume");
  await expect(gap).toContainText("490 days");
  await expect(page.locator(".lab-summary")).toContainText("Enforcement gap, the Netherlands");
  await expect(windowRow(page, "capacity-lead")).toContainText("By the P90 of the estimate (28 February 2030)");
  // From 2 December 2028 to 28 February 2030: 365 days to 2 December 2029, 29 + 31 + 28 more.
  await expect(windowRow(page, "capacity-lead")).toContainText("453 days after the duty applies");
  for (const text of ["Post-market plan template", "Older systems of authorities"])
    await expect(page.locator("table[data-group=untouched]")).toContainText(text);
  await expect(page.locator("table[data-group=formal] tbody tr")).toHaveCount(11);
  await expect(page.locator("table[data-group=practical] tbody tr")).toHaveCount(11);

  await expect.poll(() => settings(page)).toContain("name=Annex III one year later");
  const link = await page.locator("#lab-link").inputValue();
  expect(link).toBe(page.url());
  const words = async (on: Page) => ((await on.locator(".lab-results").textContent()) ?? "").replace(/\s+/g, " ");
  const other = await browser.newContext({ ...(page.viewportSize() ? { viewport: page.viewportSize() } : {}) });
  const opened = await other.newPage();
  await opened.goto(link);
  await opened.waitForSelector("#view[data-live=ready]");
  await expect.poll(() => words(opened)).toBe(await words(page));
  await expect(opened.locator("#lab-form [name=name]")).toHaveValue("Annex III one year later");
  await other.close();
});

test("the links carry the version to the other pages", async ({ page }) => {
  await open(page, `${ON}&${A_YEAR}&fine=NL:2027-07&country=NL&delay=p90`);
  for (const name of ["Overview", "Timeline", "Windows", "Map"]) {
    const href = await page.locator(".lab-share").getByRole("link", { name, exact: true }).getAttribute("href");
    const answer = await page.request.get(href as string);
    const html = await answer.text();
    expect(html, name).toContain("with your settings");
    expect(html, name).not.toContain("could not be applied");
  }
});

test("every finished change is one step back, for Undo, for the keys and for the browser", { tag: "@narrow" }, async ({
  page,
}) => {
  await open(page);
  const [undo, redo] = [page.locator("[data-lab=undo]"), page.locator("[data-lab=redo]")];
  await expect(undo).toBeDisabled();
  await add(page, "shift", "gpai");
  await expect.poll(() => settings(page)).toContain("shift=gpai:P12M");
  await write(page, "shift-value-0", "3");
  await expect.poll(() => settings(page)).toContain("shift=gpai:P3M");
  await expect(page.locator("#lab-form [name=shift-value-0]")).toHaveValue("3 months");
  await undo.click();
  await expect.poll(() => settings(page)).toContain("shift=gpai:P12M");
  await expect(page.locator("#lab-form [name=shift-value-0]")).toHaveValue("12 months");
  await page.locator("h1").click();
  await page.keyboard.press("Control+z");
  await expect.poll(() => settings(page)).not.toContain("shift");
  await expect(page.locator("#lab-form [name=shift-value-0]")).toHaveCount(0);
  await page.keyboard.press("Control+Shift+Z");
  await page.keyboard.press("Control+Shift+Z");
  await expect.poll(() => settings(page)).toContain("shift=gpai:P3M");
  await expect(redo).toBeDisabled();
  await page.goBack();
  await expect.poll(() => settings(page)).toContain("shift=gpai:P12M");
  await expect(page.locator("#lab-form [name=shift-value-0]")).toHaveValue("12 months");
  await page.getByRole("link", { name: "Remove: General-purpose AI models (topic)" }).click();
  await expect.poll(() => settings(page)).not.toContain("shift");
});

test("the slider moves by the keyboard and by dragging, and shows each step before the change is finished", {
  tag: "@narrow",
}, async ({ page }) => {
  await open(page, `${ON}&${A_YEAR}`);
  const slider = page.locator("#lab-months-0");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#lab-windows h3").first()).toContainText("2 Jan 2029 after");
  await expect.poll(() => settings(page)).toContain("shift=high-risk-annex-iii:P13M");
  await expect(slider).toBeFocused();
  await page.keyboard.press("Home");
  await expect(page.locator("#lab-windows h3").first()).toContainText("2 Dec 2025 after");
  await expect(page.locator("#lab-form [name=shift-value-0]")).toHaveValue("-24 months");
  const before = await page.evaluate(() => window.history.length);
  await slider.evaluate((range: HTMLInputElement) => {
    const to = (value: string) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(range, value);
      range.dispatchEvent(new Event("input", { bubbles: true }));
    };
    for (const value of ["1", "2", "3"]) to(value);
  });
  await expect(page.locator("#lab-windows h3").first()).toContainText("2 Mar 2028 after");
  await slider.evaluate(async (range: HTMLInputElement) => {
    for (const value of ["4", "5", "6"]) {
      range.value = value;
      range.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
    range.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect.poll(() => settings(page)).toContain("shift=high-risk-annex-iii:P6M");
  expect(await page.evaluate(() => window.history.length)).toBe(before + 1);
  await page.locator("[data-lab=undo]").click();
  await expect.poll(() => settings(page)).toContain("shift=high-risk-annex-iii:-P24M");
});

test("the summary stands in view beside the slider, and moves with it", async ({ page }) => {
  await open(page, `${ON}&${A_YEAR}&fine=NL:2027-07&delay=p90`);
  const summary = page.locator(".lab-summary");
  await expect(summary).toBeInViewport({ ratio: 1 });
  await expect(page.locator("#lab-months-0")).toBeInViewport({ ratio: 1 });
  await page.locator("#lab-months-0").focus();
  await page.keyboard.press("ArrowRight");
  await expect(summary).toContainText("2 Jan 2029");
  await page.locator("select[name=delay]").scrollIntoViewIfNeeded();
  await expect(summary).toBeInViewport({ ratio: 1 });
});

test("a setting is added by its button, and passing choices in the list adds nothing", async ({ page }) => {
  await open(page);
  const list = page.locator("select[name=add-shift]");
  await list.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(list).not.toHaveValue("");
  await write(page, "name", "Not added yet");
  await expect.poll(() => settings(page)).toContain("name=Not added yet");
  expect(settings(page)).not.toContain("shift");
  await list.focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => settings(page)).toContain("shift=");
  await expect(page.locator("#lab-months-0")).toBeFocused();
  await expect(list).toHaveValue("");
});

test("what cannot be read is said beside its field, as it was written", async ({ page }) => {
  await open(page, `${ON}&${A_YEAR}`);
  const field = page.locator("#lab-form [name=shift-value-0]");
  await field.fill("12 mon");
  await expect(page.locator("#lab-shift-value-0-problem")).toBeVisible();
  await field.fill("12 months");
  await expect(page.locator("#lab-shift-value-0-problem")).toBeHidden();
  await write(page, "shift-value-0", "a Year or so");
  await expect(page.locator("#lab-shift-value-0-problem")).toBeInViewport();
  await expect(field).toHaveAccessibleDescription(/This cannot be read as a period\. Write 12 months/);
  await expect(field).toHaveValue("a Year or so");
  await expect(page.locator(".notice-problem")).toContainText("all others are applied");
  await write(page, "shift-value-0", "1 year");
  await expect.poll(() => settings(page)).toContain("shift=high-risk-annex-iii:P1Y");
  await expect(page.locator("#lab-shift-value-0-problem")).toBeHidden();
});

test("the link is absolute from the first paint on, and keeps its day", async ({ page }) => {
  const answer = await page.request.get(`${LAB}?${A_YEAR}`);
  const origin = new URL(answer.url()).origin;
  expect((await answer.text()).replaceAll("&amp;", "&")).toContain(
    `value="${origin}${LAB}?shift=high-risk-annex-iii%3AP12M&asOf=`,
  );
  await open(page, A_YEAR);
  await page.locator("#lab-months-0").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("#lab-link")).toHaveValue(new RegExp(`^${origin}${LAB}\\?shift=high-risk-annex-iii%3AP13M&asOf=`));
});

test("on a small screen windows are cards, and the drawing shows the new date", { tag: "@narrow-only" }, async ({ page }) => {
  await open(page, `${ON}&${A_YEAR}&fine=NL:2027-07`);
  const mark = page.locator(".lab .view-narrow .law-rows .mark").first();
  const left = async () => (await mark.boundingBox())?.x ?? -1;
  await expect.poll(left).toBeGreaterThan(0);
  expect(await left()).toBeLessThan(page.viewportSize()?.width ?? 0);
  for (const cell of await page.locator("#lab-windows tbody td").all()) {
    const box = await cell.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
  }
});

test("typing shows the change as soon as it can be read", async ({ page }) => {
  await open(page, `${ON}&set=gpai-fines:2027-01-01`);
  await page.locator("#lab-form [name=set-value-0]").fill("2027-06-01");
  await expect(page.locator("table[data-group=formal]")).toContainText("1 Jun 2027");
  await add(page, "assume", "commission-decision-annex-iii");
  await expect(page.locator(".notice-warning").filter({ hasText: "Nothing in the Omnibus hangs on" })).toBeVisible();
});

test("links that cannot be applied whole open, name what is wrong and apply the rest", async ({ page }) => {
  for (const [query, said] of [
    ["assume=nothing:2027-01-01", "There is no event"],
    ["shift=high-risk-annex-iii:-P5Y", "before the Act entered into force"],
    ["shift=gpai-fines:P6M&set=gpai-fines:2027-01-01", "what is set does not shift"],
    ["set=gone-with-the-data:2027-01-01", "It may come from an older revision of the data"],
    ["law=commission-proposal&assume=commission-decision-annex-iii:2025-01-01", "is of 19 November 2025"],
  ] as const) {
    await page.goto(`${LAB}?${ON}&shift=legacy-public-authorities:P1M&${query}`);
    await expect(page.locator(".notice-problem"), query).toContainText(said);
    await expect(page.locator("table[data-group=formal]"), query).toContainText("Older systems of authorities");
  }
});

test("a link of 8,000 characters works; a longer one is refused with the reason", async ({ page }) => {
  const many = (length: number) => {
    const rows: string[] = [];
    while (`${ON}&${rows.join("&")}`.length < length - 40) rows.push(`set=no-such-${rows.length}:2027-01-01`);
    return rows.join("&");
  };
  // A colon is three characters where a browser writes it.
  await page.goto(`${LAB}?${ON}&${A_YEAR}&${many(7000)}`);
  await expect(page.locator("h1")).toHaveText(/^Eleven milestones move/);
  await page.goto(`${LAB}?${ON}&${A_YEAR}&${many(9000)}`);
  await expect(page.locator(".notice-problem")).toContainText("longer than 8,000 characters");
});

test("no accessibility violations, empty and with settings, and nothing wider than the screen", { tag: "@narrow" }, async ({
  page,
}) => {
  for (const query of [ON, `${ON}&${A_YEAR}&fine=NL:2027-07&set=gpai-fines:2027-01-01&shift=nope:P1M`]) {
    await open(page, query);
    await expectNoViolations(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  }
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form adds, changes and removes settings by its Apply button", { tag: "@narrow" }, async ({ page }) => {
    await page.goto(`${LAB}?${ON}`);
    const apply = page.locator("#lab-form").getByRole("button", { name: "Apply" });
    await page.locator("select[name=add-shift]").selectOption("high-risk-annex-iii");
    await apply.click();
    await expect.poll(() => settings(page)).toContain("shift=high-risk-annex-iii:P12M");
    await expect(page.locator("h1")).toHaveText(/^Eleven milestones move/);
    await page.locator("#lab-form [name=shift-value-0]").fill("6");
    await apply.click();
    await expect.poll(() => settings(page)).toContain("shift=high-risk-annex-iii:P6M");
    await expect(page.locator("#lab-windows h3").first()).toContainText("2 Jun 2028 after");
    await page.getByRole("link", { name: /^Remove/ }).click();
    await expect.poll(() => settings(page)).not.toContain("shift");
    await expect(page.locator("[data-lab=undo]")).toBeHidden();
  });
});
