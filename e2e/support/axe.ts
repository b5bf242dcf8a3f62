import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";
import { expect } from "./test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Fails where axe finds a violation, and lists each with the nodes it is about.
 * @param page the page, as it stands now
 * @param within a CSS selector of the part to look at; the whole page where it is left out
 */
export async function expectNoViolations(page: Page, within?: string): Promise<void> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const violations = await page.evaluate(async (selector) => {
    const runner = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await runner.run(selector ?? document, { resultTypes: ["violations"] });
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map((node) => `  ${node.target.join(" ")}\n    ${node.html.slice(0, 200)}\n    ${node.failureSummary ?? ""}`).join("\n")}`,
    );
  }, within);
  expect(violations.join("\n\n"), `accessibility of ${page.url()}`).toBe("");
}
