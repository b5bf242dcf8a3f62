import { defineConfig } from "@playwright/test";

const { BASE_URL, CHROMIUM_PATH } = process.env;
if (!BASE_URL)
  throw new Error("The browser tests need a server and a browser; run them with: node scripts/test.mjs --only browser");

/** Server and browser come from scripts/test.mjs. Two time zones far from Brussels: no date may depend on where the reader sits. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Pages of 600 kB on a machine that does other things too; what is wrong is wrong after ten seconds as well.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL: BASE_URL,
    locale: "en-GB",
    // A trace of every test costs a third of the time, and nobody looks at those of a clean machine.
    trace: process.env.CI === undefined ? "retain-on-failure" : "off",
    launchOptions: { executablePath: CHROMIUM_PATH },
  },
  projects: [
    {
      name: "wide",
      grepInvert: /@narrow-only/,
      use: { viewport: { width: 1440, height: 1000 }, timezoneId: "America/New_York" },
    },
    // Most of what a page says and does is the same on any screen: a small one runs what is tagged for it.
    {
      name: "narrow",
      grep: /@narrow/,
      use: { viewport: { width: 360, height: 740 }, timezoneId: "Pacific/Auckland" },
    },
  ],
});
