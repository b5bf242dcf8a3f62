import { test as base, expect } from "@playwright/test";

/**
 * The test that every spec uses. It fails where the page writes an error or a warning to the console, throws, or does not get
 * something from the server. A spec that provokes one takes it out of `problems` before it ends.
 */
export const test = base.extend<{ problems: string[] }>({
  problems: [
    async ({ page }, use) => {
      const problems: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) {
          problems.push(`${message.type()}: ${message.text()} (${message.location().url})`);
        }
      });
      page.on("pageerror", (error) => problems.push(`thrown: ${error.stack ?? error.message}`));
      page.on("requestfailed", (request) => {
        // The browser drops a prefetch by itself when the page is left; what a policy holds back is told on the console.
        const reason = request.failure()?.errorText;
        if (reason !== "net::ERR_ABORTED" && reason !== "csp") problems.push(`request failed: ${request.url()}: ${reason}`);
      });
      await use(problems);
      expect(problems, "what the browser complained about").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
