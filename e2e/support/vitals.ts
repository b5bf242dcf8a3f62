import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const require = createRequire(import.meta.url);
const library = readFileSync(require.resolve("web-vitals").replace(/[^/\\]+$/, "web-vitals.iife.js"), "utf8");
const watcher = `
  window.vitals = {};
  for (const name of ["LCP", "CLS", "INP"]) {
    webVitals["on" + name]((metric) => { window.vitals[name] = metric.value; }, { reportAllChanges: true });
  }`;

/** LCP and INP in milliseconds; CLS has no unit. What did not happen yet is undefined. */
export interface Vitals {
  readonly LCP?: number;
  readonly CLS?: number;
  readonly INP?: number;
}

type Watched = typeof window & { vitals: Vitals; paints: number[] };

/** Slows the processor of the page down by a factor. */
export async function slowDown(page: Page, factor: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: factor });
}

/** Starts to measure; call it before the page is opened. */
export async function watchVitals(page: Page): Promise<void> {
  // One script: what the library declares is not seen by the next one.
  await page.addInitScript(`${library};${watcher}`);
}

/** What was measured since `watchVitals`, read after the page has come to rest. */
export async function readVitals(page: Page): Promise<Vitals> {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(300);
  return await page.evaluate(() => ({ CLS: 0, ...(window as Watched).vitals }));
}

/**
 * Times from an input to the paint that follows it, in milliseconds, one for each act.
 * @param acts each one input: a click or a key on something that is on the page
 * @param types the events that an act brings, one of them for each act
 */
export async function paintTimes(
  page: Page,
  acts: readonly (() => Promise<void>)[],
  // Click comes with every pointer and every key that presses something, change with every select.
  types: readonly string[] = ["click", "change"],
): Promise<number[]> {
  await page.evaluate((types) => {
    const watched = window as Watched;
    watched.paints = [];
    for (const type of types) {
      window.addEventListener(
        type,
        (event) =>
          requestAnimationFrame(() => {
            const afterPaint = new MessageChannel();
            afterPaint.port1.onmessage = () => watched.paints.push(performance.now() - event.timeStamp);
            afterPaint.port2.postMessage(undefined);
          }),
        { capture: true },
      );
    }
  }, types);
  for (const [index, act] of acts.entries()) {
    await act();
    await page.waitForFunction((count) => (window as Watched).paints.length >= count, index + 1);
  }
  return await page.evaluate(() => (window as Watched).paints);
}
