import { chromium, type Page } from "@playwright/test";
import { paintTimes, readVitals, slowDown, watchVitals } from "../e2e/support/vitals";
import { type Case, median } from "./measure";

const RUNS = 5;

/** Runs something in a fresh browser, as often as `RUNS` says. */
async function inBrowser(work: (page: Page) => Promise<number>): Promise<number[]> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH });
  try {
    const values: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const context = await browser.newContext({ baseURL: process.env.BASE_URL, viewport: { width: 1440, height: 1000 } });
      values.push(await work(await context.newPage()));
      await context.close();
    }
    return values;
  } finally {
    await browser.close();
  }
}

const vital = (path: string, name: "LCP" | "CLS", unit: Case["unit"], budget: number): Case => ({
  name: `${name} of ${path}, processor slowed four times`,
  unit,
  budget,
  values: () =>
    inBrowser(async (page) => {
      await watchVitals(page);
      await slowDown(page, 4);
      await page.goto(path);
      const value = (await readVitals(page))[name];
      if (value === undefined) throw new Error(`${path} gave no ${name}.`);
      return value;
    }),
});

const toggle = (path: string): Case => ({
  name: `paint after a change of the scenario on ${path}, processor slowed four times`,
  unit: "ms",
  budget: 50,
  values: () =>
    inBrowser(async (page) => {
      await page.goto(path);
      await page.waitForSelector("#view[data-live=ready]");
      await slowDown(page, 4);
      const choose = (name: string) => () =>
        page.getByRole("navigation", { name: "Law" }).getByRole("link", { name, exact: true }).click();
      return median(
        await paintTimes(
          page,
          Array(5)
            .fill([choose("As published"), choose("In force")])
            .flat(),
        ),
      );
    }),
});

export const browserCases: readonly Case[] = [
  ...["/", "/timeline"].flatMap((path) => [vital(path, "LCP", "ms", 1500), vital(path, "CLS", "", 0.02), toggle(path)]),
  ...["/map", "/compute"].flatMap((path) => [vital(path, "LCP", "ms", 1500), vital(path, "CLS", "", 0.02)]),
];
