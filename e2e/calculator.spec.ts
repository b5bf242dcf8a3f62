import { expectNoViolations } from "./support/axe";
import { expect, test } from "./support/test";

const FRIDAY = "duration=serious-incident-general&start=2026-10-09&calendar=PL";

test("a serious incident on a Friday: the legal end first, the strict one beside it, every article, the reading, the source", {
  tag: "@narrow",
}, async ({ page }) => {
  await page.goto(`/calculator?${FRIDAY}`);
  await expect(page.locator("h1")).toHaveText("15 days from Friday 9 October 2026 end on Monday 26 October 2026.");
  const answer = page.getByRole("region", { name: "Why that day" });
  await expect(answer).toContainText("Strict end: Saturday 24 October 2026");
  // Arts. 3(1) and 3(4) decide the day; Arts. 3(2)(b) and 3(3) bear on it.
  await expect(answer.locator(".derivation > li")).toHaveCount(4);
  await expect(page.locator("main")).toContainText("Art. 73 has nothing to work on before 2 December 2027");
  await expect(answer).toContainText("Art. 3(4) of Regulation 1182/71");
  await expect(answer).toContainText("The public holidays of Poland for 2026 are computed");
  await expect(page.locator("main")).toContainText("Our reading: calendar days with Art. 3(4)-(5) of Regulation 1182/71");
  const chosen = page.getByRole("region", { name: "Serious incident, report at the latest" });
  await expect(chosen.getByRole("link", { name: "Art. 73(2)" })).toHaveAttribute("href", /eur-lex\.europa\.eu.*#art_73/);
  await expect(chosen.locator(".source-list a").first()).toBeVisible();
});

test("holidays that counted are named: two weeks to Good Friday in Germany end after Easter", async ({ page }) => {
  await page.goto("/calculator?start=2027-03-12&period=P2W&calendar=DE");
  await expect(page.locator("h1")).toContainText("end on Tuesday 30 March 2027");
  await expect(page.locator(".calculator-answer")).toContainText("Friday 26 March 2027: Good Friday");
  await expect(page.locator(".calculator-answer")).toContainText("Monday 29 March 2027: Easter Monday");
});

test("a lead time, a time to wait, a year without a list and a place without the Act are told as what they are", async ({
  page,
}) => {
  await page.goto("/calculator?duration=delegation-report-lead&start=2029-08-01&calendar=EC");
  await expect(page.locator("main")).toContainText("on the day before, Tuesday 31 October 2028, at the latest");
  await expect(page.locator(".calculator-answer")).toContainText("Art. 3(4) of Regulation 1182/71");
  await expect(page.locator(".calculator-answer")).toContainText(
    "no list of the public holidays of the European Commission for 2028",
  );
  await page.goto("/calculator?duration=gpai-reassessment-wait&start=2026-02-09&calendar=EC");
  await expect(page.locator("h1")).toContainText("The earliest day to ask for a new assessment is Tuesday 11 August 2026");
  await page.goto("/calculator?start=2026-12-30&period=P2D&calendar=EC");
  await expect(page.locator("h1")).toContainText("the 2027 holidays of the European Commission are not known.");
  await page.goto("/calculator?start=2026-10-09&period=P2D&calendar=NO");
  await expect(page.locator("main")).toContainText("The AI Act is not law in Norway yet");
});

test("what recurs, or has no number of days, is told in words", async ({ page }) => {
  await page.goto("/calculator?duration=fines-report-cycle&start=2026-10-09");
  await expect(page.locator("h1")).toHaveText("This comes back every year; it has no single end.");
  await page.goto("/calculator?duration=deployer-risk-notice&start=2026-10-09");
  await expect(page.locator("h1")).toContainText("The Act sets no number of days here: without undue delay");
  await expect(page.locator(".calculator-answer")).toHaveCount(0);
});

test("the list holds all 68 durations, and each leads to the calculator with it chosen", async ({ page }) => {
  await page.goto("/calculator");
  await expect(page.locator("#durations")).toHaveText("The 68 durations of the Act");
  // 68 durations and 9 duties without a number of days
  await expect(page.locator(".durations-table tbody tr:not(.group-row)")).toHaveCount(68 + 9);
  await page.locator(".durations-table").getByRole("link", { name: "Corrective action ordered by an authority" }).click();
  await expect(page.getByLabel("What runs")).toHaveValue("corrective-action");
  await expect(page.getByRole("region", { name: "Corrective action ordered by an authority" })).toContainText(
    "at most 15 working days",
  );
});

test("the as-of date goes along, and the page says that it changes nothing; a period of one's own folds beside a duration", async ({
  page,
}) => {
  await page.goto(`/calculator?${FRIDAY}&asOf=2026-04-01`);
  await expect(page.locator(".notice-problem")).toHaveCount(0);
  await expect(page.locator("main")).toContainText("does not depend on the as-of date, 1 April 2026");
  await expect(page.locator("main")).toContainText("The durations are those of the Act as amended by Regulation (EU) 2026/1744");
  await expect(page.getByLabel("Length")).toBeHidden();
  await page.getByRole("button", { name: "Compute the end" }).click();
  await expect(page).toHaveURL(/asOf=2026-04-01/);
  await expect(page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Map" })).toHaveAttribute(
    "href",
    "/map?asOf=2026-04-01",
  );
  await page.goto("/changes?asOf=2026-04-01");
  await expect(page.locator(".notice-problem")).toHaveCount(0);
  await expect(page.locator("main")).toContainText("does not depend on the as-of date, 1 April 2026");
});

test("the calendar file and the JSON say the same day", async ({ page, request }) => {
  await page.goto("/calculator?start=2026-10-09&period=P2D&calendar=DE");
  const file = await request.get((await page.getByRole("link", { name: "Calendar file" }).getAttribute("href")) ?? "");
  expect(file.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  const text = await file.text();
  expect(text).toContain("DTSTART;VALUE=DATE:20261013\r\n");
  expect(text.replaceAll("\r\n ", "")).toContain("Not legal advice.");
  const json = await request.get((await page.getByRole("link", { name: "The same as JSON" }).getAttribute("href")) ?? "");
  expect((await json.json()).data.end).toBe("2026-10-13");
  const bad = await request.get("/calculator/deadline.ics?start=2026-02-30&period=P2D");
  expect(bad.status()).toBe(400);
  expect((await bad.json()).param).toBe("start");
});

test("bad input is named at its field, and the form keeps what was typed", { tag: "@narrow" }, async ({ page }) => {
  const answer = await page.goto("/calculator?start=2026-02-30&time=25:00&period=soon&unit=weeks&calendar=PL&colour=red");
  expect(answer?.status()).toBe(200);
  await expect(page.getByLabel("Day", { exact: true })).toHaveValue("2026-02-30");
  await expect(page.getByLabel("Day", { exact: true })).toHaveAccessibleDescription(/no day of the calendar/);
  await expect(page.getByLabel("Time, for hours only")).toHaveValue("25:00");
  await expect(page.getByLabel("Length")).toHaveValue("soon");
  await expect(page.getByLabel("Unit of a number")).toHaveValue("weeks");
  await expect(page.getByLabel("Whose public holidays")).toHaveValue("PL");
  await expect(page.locator(".notice-problem")).toContainText('There is no setting "colour" here');
  for (const query of ["start=%00&period=%FF", `period=${"9".repeat(4000)}&start=2026-10-09`, `duration=${"x".repeat(4000)}`]) {
    expect((await page.goto(`/calculator?${query}`))?.status()).toBe(200);
    await expect(page.locator(".notice-problem")).toBeVisible();
  }
});

for (const query of [FRIDAY, "start=2026-02-30&period=soon"])
  test(`/calculator?${query} has no barriers in light and dark, and never scrolls sideways`, { tag: "@narrow" }, async ({
    page,
  }) => {
    await page.goto(`/calculator?${query}`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await expectNoViolations(page);
    }
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a reader computes 72 hours with the form alone", { tag: "@narrow" }, async ({ page }) => {
    await page.goto("/calculator");
    await page.getByLabel("Length").fill("72");
    await page.getByLabel("Unit of a number").selectOption("hours");
    await page.getByLabel("Day", { exact: true }).fill("2026-06-30");
    await page.getByRole("button", { name: "Compute the end" }).click();
    await expect(page.getByLabel("Time, for hours only")).toHaveAccessibleDescription(/needs the time of the event/);
    await page.getByLabel("Time, for hours only").fill("14:30");
    await page.getByRole("button", { name: "Compute the end" }).click();
    await expect(page.locator("h1")).toHaveText("72 hours from Tuesday 30 June 2026, 14:30 end on Friday 3 July 2026, 15:00.");
    await expect(page.locator(".calculator-answer")).toContainText("Strict end: Friday 3 July 2026, 14:30");
  });
});
