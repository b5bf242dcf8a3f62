import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CLAIMS_KEYS } from "@/app/_views/claims";
import { COMPUTE_KEYS } from "@/app/_views/compute";
import { COUNTRIES_KEYS } from "@/app/_views/countries";
import { MAP_KEYS } from "@/app/_views/map";
import { MODELS_KEYS } from "@/app/_views/models-query";
import { OVERVIEW_KEYS } from "@/app/_views/overview";
import { SCENARIOS_KEYS } from "@/app/_views/scenarios";
import { SIGNALS_KEYS } from "@/app/_views/signals";
import { FEED_KEYS } from "@/app/_views/subscribe-query";
import { TIMELINE_KEYS } from "@/app/_views/timeline";
import { WINDOWS_KEYS } from "@/app/_views/windows-page";
import { carriedHref, PAGES, type Page, pageOf, takesDay } from "./carried";

const KEYS: Readonly<Record<string, readonly string[]>> = {
  "/": OVERVIEW_KEYS,
  "/timeline": TIMELINE_KEYS,
  "/scenarios": SCENARIOS_KEYS,
  "/signals": SIGNALS_KEYS,
  "/map": MAP_KEYS,
  "/countries": COUNTRIES_KEYS,
  "/compute": COMPUTE_KEYS,
  "/windows": WINDOWS_KEYS,
  "/claims": CLAIMS_KEYS,
  "/models": MODELS_KEYS,
  "/calculator": ["asOf"],
  "/changes": ["asOf"],
  "/check": ["law", "asOf"],
  "/subscribe": FEED_KEYS,
  "/embed": [],
  "/developers": [],
  "/method": ["asOf"],
  "/sources": ["asOf"],
};
const page = (path: string) => PAGES.find((p) => p.path === path) as Page;

describe("the head of the pages", () => {
  it("takes along only settings that the other page knows", () => {
    for (const { path, carries } of PAGES)
      assert.deepEqual(
        carries.filter((key) => !(KEYS[path] ?? []).includes(key)),
        [],
        path,
      );
  });

  it("takes the version of the law and the day along, and leaves filters where they were", () => {
    const query = new URLSearchParams("asOf=2026-04-01&shift=high-risk-annex-iii:P12M&fine=NL:2027-07&topic=gpai&country=");
    assert.equal(
      carriedHref(page("/windows"), query),
      "/windows?asOf=2026-04-01&shift=high-risk-annex-iii%3AP12M&fine=NL%3A2027-07",
    );
    assert.equal(carriedHref(page("/compute"), query), "/compute?asOf=2026-04-01");
    assert.equal(carriedHref(page("/calculator"), query), "/calculator?asOf=2026-04-01");
  });

  it("marks the page that a path belongs to", () => {
    assert.equal(pageOf("/milestones/gpai-fines")?.path, "/timeline");
    assert.equal(pageOf("/countries/PL")?.path, "/countries");
    assert.equal(pageOf("/scenarios/lab")?.path, "/scenarios");
    assert.equal(pageOf("/"), page("/"));
    assert.equal(pageOf("/nowhere"), undefined);
  });

  it("knows which pages answer for a day", () => {
    for (const path of ["/", "/map", "/milestones/x", "/compute/nscale-narvik", "/scenarios/compare", "/signals/x", "/sources"])
      assert.ok(takesDay(path), path);
    for (const path of ["/calculator", "/changes", "/check", "/scenarios/days", "/nowhere"]) assert.ok(!takesDay(path), path);
  });
});
