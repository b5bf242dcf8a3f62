import ICAL from "ical.js";
import { expect, test } from "./support/test";

test("a program that subscribes gets a calendar, and 304 while nothing has changed", async ({ request }) => {
  const first = await request.get("/feeds/deadlines.ics?topic=high-risk-annex-iii");
  expect(first.status()).toBe(200);
  const headers = first.headers();
  expect(headers["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(headers["cache-control"]).toContain("stale-while-revalidate");
  const calendar = new ICAL.Component(ICAL.parse(await first.text()));
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  const duty = events.find((e) => e.uid.startsWith("runway.high-risk-annex-iii-requirements."));
  expect(duty?.startDate.toString()).toBe("2027-12-02");
  expect(duty?.endDate.toString()).toBe("2027-12-03");
  const again = await request.get("/feeds/deadlines.ics?topic=high-risk-annex-iii", {
    headers: { "if-none-match": headers.etag ?? "" },
  });
  expect(again.status()).toBe(304);
});

test("unknown filters, broken text and another method are refused with a problem", async ({ request }) => {
  for (const path of ["deadlines.ics", "changes.atom", "upcoming.json"]) {
    for (const query of ["?topic=cheese", "?colour=red", "?name=%ff", `?${"topic=gpai&".repeat(800)}`]) {
      const answer = await request.get(`/feeds/${path}${query}`);
      expect(answer.status(), `${path}${query.slice(0, 30)}`).toBe(400);
      expect(answer.headers()["content-type"]).toBe("application/problem+json");
    }
    expect((await request.post(`/feeds/${path}`)).status()).toBe(405);
  }
});

test("a browser's parser finds the Atom feed well formed, with the links of this host", async ({ page, baseURL }) => {
  await page.goto("/method");
  const [root, error, self] = await page.evaluate(async () => {
    const text = await (await fetch("/feeds/changes.atom?kind=runway&kind=promise")).text();
    const feed = new DOMParser().parseFromString(text, "application/xml");
    return [
      feed.documentElement.namespaceURI,
      feed.querySelector("parsererror")?.textContent ?? "none",
      feed.querySelector("link[rel=self]")?.getAttribute("href"),
    ];
  });
  expect([root, error]).toEqual(["http://www.w3.org/2005/Atom", "none"]);
  expect(self).toContain(`${new URL(baseURL ?? "").origin}/feeds/changes.atom`);
});
