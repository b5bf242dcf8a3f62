import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import type { Context } from "@/app/_server/context";
import { contextOn } from "@/app/api/_openapi/examples";
import { changesBetween, revisionsOf } from "@/db/changes";
import type { Database } from "@/db/client";
import type { Dataset } from "@/db/dataset";
import { loadDataset } from "@/db/load";
import { snapshotOf } from "@/db/snapshot";
import { BACKENDS, type Backend } from "@/db/testing/backends";
import { factsOf } from "@/lib/facts";
import { chosenLaw } from "@/lib/law/chosen";
import { daysToNext } from "@/lib/law/sentence";
import { isoDay } from "@/lib/time/day";
import { deadlines } from "./_edge/deadlines";
import { respondFeed } from "./_edge/respond";

const TODAY = "2026-11-25";
const c = contextOn(TODAY);
const FILE = { type: "text/calendar; charset=utf-8", name: "a.ics" };

const ask = (query: string, load: (at?: string) => Promise<Context> = async () => c, headers: Record<string, string> = {}) =>
  respondFeed(new Request(`http://calendar.test/feeds/deadlines.ics${query}`, { headers }), load, FILE, deadlines);

async function read(query: string, load?: (at?: string) => Promise<Context>) {
  const response = await ask(query, load);
  const text = await response.text();
  assert.equal(response.status, 200, text.slice(0, 400));
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      key: event.uid.replace(/\.[^.]*(\.[0-9a-f]{10})?@vacatio$/, ""),
      day: event.startDate.toString(),
      end: event.endDate.toString(),
      isDate: event.startDate.isDate,
      summary: event.summary,
      description: event.description,
      sequence: event.sequence,
      status: component.getFirstPropertyValue("status"),
      modified: String(component.getFirstPropertyValue("last-modified")),
      url: component.getFirstPropertyValue("url"),
      categories: component.getFirstProperty("categories")?.getValues() ?? [],
      alarms: component.getAllSubcomponents("valarm").map((alarm) => String(alarm.getFirstPropertyValue("trigger"))),
    };
  });
  const event = (key: string) => {
    const found = events.filter((e) => e.key === key);
    assert.equal(found.length, 1, key);
    return found[0] as (typeof events)[number];
  };
  return { text, calendar, events, event };
}

const refused = async (query: string) => {
  const response = await ask(query);
  assert.equal(response.status, 400, query);
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  return ((await response.json()) as { problems: { param: string; message: string }[] }).problems;
};

describe("the calendar of deadlines", () => {
  it("holds every date of the law in force on its practical day, those that have passed too", async () => {
    const { events } = await read("");
    const law = chosenLaw(c.facts.law, { law: "in-force", compare: "base-law", assume: [], shift: [], set: [], asOf: c.today });
    // Of a series, the days up to the next one.
    const expected = [...law.law.milestones.values()].flatMap((m) =>
      daysToNext(m, c.today).map((day, nth) => `runway.${m.id}${nth === 0 ? "" : `.${nth + 1}`} ${isoDay(day)}`),
    );
    assert.deepEqual(events.map((e) => `${e.key} ${e.day}`).sort(), expected.sort());
    assert.ok(events.some((e) => e.day < "2025-01-01"));
  });

  it("an event is a whole day that ends with the next one", async () => {
    const { events, text } = await read("");
    assert.ok(events.every((e) => e.isDate));
    for (const e of events) assert.equal(Date.parse(e.end) - Date.parse(e.day), 86_400_000, e.uid);
    assert.match(text, /\r\nDTSTART;VALUE=DATE:20271202\r\nDTEND;VALUE=DATE:20271203\r\n/);
  });

  it("a duty says the reason, the citation, the as-of date and where to read on", async () => {
    const e = (await read("")).event("runway.high-risk-annex-iii-requirements");
    for (const part of ["Why this day:", "Art. 113", "As known on 25 November 2026.", "Not legal advice."])
      assert.ok(e.description.includes(part), part);
    assert.equal(e.url, "http://calendar.test/milestones/high-risk-annex-iii-requirements");
    assert.deepEqual(e.categories, ["EU AI Act", "Dates of the law", "High-risk (Annex III)"]);
  });

  it("a duty that bites later than it formally applies says its formal day", async () => {
    const { events } = await read("");
    const law = chosenLaw(c.facts.law, {
      law: "in-force",
      compare: "base-law",
      assume: [],
      shift: [],
      set: [],
      asOf: c.today,
    }).law;
    const idle = [...law.milestones.values()].filter(
      (m) => m.formal.status === "dated" && m.practical.status === "dated" && m.formal.day !== m.practical.day,
    );
    assert.ok(idle.length > 0);
    for (const m of idle)
      assert.match(events.find((e) => e.key === `runway.${m.id}`)?.description ?? "", /Formally they have applied since/, m.id);
  });

  it("what is not the law in force, and what a reader has set, is tentative", async () => {
    assert.equal((await read("")).event("runway.ai-literacy").status, "CONFIRMED");
    for (const query of ["?law=commission-proposal", "?law=base-law", "?set=gpai-fines:2027-01-01"]) {
      const { events } = await read(query);
      assert.ok(events.length > 20 && events.every((e) => e.status === "TENTATIVE"), query);
    }
  });

  it("calendars of two versions of the law share no event, nor do two with other settings", async () => {
    const queries = ["", "?law=base-law", "?set=gpai-fines:2027-01-01", "?set=gpai-fines:2027-02-01", "?asOf=2026-11-01"];
    const uids = await Promise.all(queries.map(async (query) => (await read(query)).events.map((e) => e.uid)));
    assert.equal(new Set(uids.flat()).size, uids.flat().length);
    const lead = await Promise.all(["6-12", "3-9"].map((l) => read(`?kind=start-by&lead=${l}`)));
    assert.equal(new Set(lead.flatMap((r) => r.events.map((e) => e.uid))).size, lead.flatMap((r) => r.events).length);
  });

  it("filters that only leave events out leave the others as they are", async () => {
    const all = new Map((await read("")).events.map((e) => [e.uid, e.day]));
    for (const query of ["?topic=gpai", "?role=deployer&role=importer", "?duty=gpai-fines", "?alarm=none", "?name=Ours"]) {
      const { events } = await read(query);
      assert.ok(events.length > 0 && (events.length < all.size || !query.includes("topic")), query);
      for (const e of events) assert.equal(all.get(e.uid), e.day, query);
    }
    assert.deepEqual(
      (await read("?duty=gpai-fines")).events.map((e) => e.key),
      ["runway.gpai-fines"],
    );
  });

  it("other kinds of day come where they are asked for, for the chosen countries and sites", async () => {
    const { events } = await read(
      "?kind=start-by&kind=enforcement-gap&kind=promise&kind=capacity-lead&country=DK&site=nscale-narvik&delay=p50",
    );
    const kinds = new Set(events.map((e) => e.key.split(".")[0]));
    assert.deepEqual([...kinds].sort(), ["capacity-lead", "enforcement-gap", "promise", "start-by-longest", "start-by-shortest"]);
    const gaps = events.filter((e) => e.key.startsWith("enforcement-gap"));
    assert.ok(gaps.length > 0 && gaps.every((e) => e.key.split(".").length === 2 || e.key.endsWith(".DK")));
    assert.ok(events.filter((e) => e.key.startsWith("promise")).every((e) => e.key === "promise.nscale-narvik"));
    assert.ok(events.filter((e) => e.key.startsWith("start-by")).every((e) => e.status === "TENTATIVE"));
  });

  it("is stamped with the day, since what it says changes with it, but for a calendar whose day stays", async () => {
    const stamps = async (query: string, day: string) =>
      [...new Set((await read(query, async () => contextOn(day))).text.match(/^DTSTAMP:.*$/gm))].map((line) => line.trim());
    assert.deepEqual(await stamps("", "2026-11-25"), ["DTSTAMP:20261124T230000Z"]);
    assert.deepEqual(await stamps("", "2026-11-26"), ["DTSTAMP:20261125T230000Z"]);
    assert.deepEqual(await stamps("?asOf=2026-11-01", "2026-11-25"), await stamps("?asOf=2026-11-01", "2026-11-26"));
  });

  it("says the as-of date once", async () => {
    const { events } = await read("?kind=runway&kind=start-by&kind=enforcement-gap&country=DK");
    for (const e of events) assert.equal(e.description.split("As known on").length, 2, e.uid);
  });

  it("the start with the longest estimate is twelve months before the duty, by default", async () => {
    const { event } = await read("?kind=runway&kind=start-by");
    const applies = event("runway.high-risk-annex-iii-requirements").day;
    assert.equal(applies, "2027-12-02");
    assert.equal(event("start-by-longest.high-risk-annex-iii-requirements").day, "2026-12-02");
    assert.equal(event("start-by-shortest.high-risk-annex-iii-requirements").day, "2027-06-02");
  });

  it("reminders are those that were chosen, and none for what has passed", async () => {
    const usual = await read("");
    assert.deepEqual(
      usual.event("runway.high-risk-annex-iii-requirements").alarms,
      ["-P180D", "-P90D", "-P30D", "-P7D", "PT0S"].map(String).map((t) => String(ICAL.Duration.fromString(t))),
    );
    assert.deepEqual(usual.event("runway.ai-literacy").alarms, []);
    const own = await read("?alarm=14,1");
    assert.deepEqual(
      own.event("runway.high-risk-annex-iii-requirements").alarms,
      ["-P14D", "-P1D"].map((t) => String(ICAL.Duration.fromString(t))),
    );
    assert.doesNotMatch((await read("?alarm=none")).text, /VALARM/);
    assert.deepEqual((await read("?alarm=30&alarm=7")).text, (await read("?alarm=7,30")).text);
  });

  it("no line is longer than 75 octets, whatever is chosen, and names in Polish and Greek letters stay whole", async () => {
    const name = "Święto Żółwia, Μεγάλη Παρασκευή; Łódź Δευτέρα του Πάσχα";
    const { text, calendar } = await read(`?name=${encodeURIComponent(name)}&kind=enforcement-gap&kind=runway&kind=promise`);
    for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
    assert.equal(calendar.getFirstPropertyValue("x-wr-calname")?.toString().replaceAll("\\", ""), name);
  });

  it("says when to ask again, and a program that has it already gets 304", async () => {
    const first = await ask("?topic=gpai");
    const text = await first.text();
    assert.match(text, /\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n/);
    assert.match(first.headers.get("cache-control") ?? "", /stale-while-revalidate/);
    const again = await ask("?topic=gpai", undefined, { "if-none-match": first.headers.get("etag") ?? "" });
    assert.deepEqual([again.status, await again.text()], [304, ""]);
  });

  it("links lead to the host by which it was asked for", async () => {
    const response = await ask("?duty=gpai-fines", undefined, {
      "x-forwarded-host": "dates.example",
      "x-forwarded-proto": "https",
    });
    assert.match(
      (await response.text()).replaceAll("\r\n ", ""),
      /URL;VALUE=URI:https:\/\/dates\.example\/milestones\/gpai-fines\r\n/,
    );
  });

  it("a setting that cannot be used is named, all of them at once", async () => {
    const problems = await refused("?topic=cheese&colour=red&kind=relief&alarm=soon&asOf=yesterday&country=XX");
    assert.deepEqual([...new Set(problems.map((p) => p.param))].sort(), ["alarm", "asOf", "colour", "country", "kind", "topic"]);
    for (const { message } of problems) assert.doesNotMatch(message, /default/i);
    assert.deepEqual((await refused("?name=%ff%fe"))[0]?.param, "name");
    assert.deepEqual((await refused("?alarm=1,2,3,4,5,6,7,8,9,10,11"))[0]?.param, "alarm");
    assert.deepEqual((await refused(`?${"topic=gpai&".repeat(2000)}`))[0]?.param, "topic");
  });

  it("where nothing has a day there is no calendar, and the answer says why", async () => {
    const response = await ask("?duty=legacy-high-risk-design-change");
    assert.deepEqual([response.status, response.headers.get("content-type")], [404, "application/problem+json"]);
    assert.match(await response.text(), /\u201cOlder systems: design change\u201d has none \(/);
    assert.equal((await ask("?kind=enforcement-gap&duty=general-application")).status, 404);
  });

  it("what others hang on an address is left aside; the settings that are offered are all there are; of a long list of mistakes a few are told", async () => {
    assert.equal((await read("?topic=gpai&utm_source=news&fbclid=x")).text, (await read("?topic=gpai")).text);
    const [unknown] = await refused("?nope=1");
    assert.match(unknown?.message ?? "", /There is no setting "nope" here; use law, .*, sigma, alarm\./);
    const wrong = (n: number) => `?${Array.from({ length: n }, (_, i) => `topic=t${i}`).join("&")}`;
    assert.equal((await refused(wrong(40))).length, 20);
    assert.match((await refused(wrong(600)))[0]?.message ?? "", /600 settings; at most 200 fit/);
  });

  it("the days of a series are the same events when the series moves", async () => {
    const report = async (edit?: (of: Dataset) => Dataset) =>
      (await read("?duty=authority-resources-report", async () => contextOn(TODAY, edit))).events.map((e) => [e.uid, e.day]);
    const rule = { type: "recurring" as const, first: { type: "fixed" as const, date: "2025-09-02" }, every: "P2Y" };
    const moved = await report((of) => ({
      ...of,
      law: { ...of.law, milestones: of.law.milestones.map((m) => (m.id === "authority-resources-report" ? { ...m, rule } : m)) },
    }));
    const before = await report();
    assert.deepEqual(
      moved.map(([uid]) => uid),
      before.map(([uid]) => uid),
    );
    assert.deepEqual(
      [before.map(([, day]) => day), moved.map(([, day]) => day)],
      [
        ["2025-08-02", "2027-08-02"],
        ["2025-09-02", "2027-09-02"],
      ],
    );
  });

  it("what was due by a day that has passed is not told as done", async () => {
    const e = (await read("")).event("runway.art6-guidelines");
    assert.match(e.summary, /\(was due by this day\)$/);
    assert.match(e.description, /^Was due by 2 February 2026: .*\nThe date does not say whether that was done\./);
    assert.match((await read("")).event("runway.notified-bodies-application").summary, /\(by this day\)$/);
  });

  it("a power is not due, a period ends, a series goes on, and who is bound is said only where somebody is", async () => {
    const { event, events } = await read("");
    const power = event("runway.gpai-common-rules-fallback");
    assert.match(power.summary, /\(a power from this day, no duty\)$/);
    assert.doesNotMatch(power.description, /[Dd]ue by/);
    assert.match(event("runway.delegated-powers-2026").summary, /\(ends on this day\)$/);
    assert.match(event("runway.standards-presumption").summary, /, for high-risk systems$/);
    assert.match(event("runway.review-annual-lists.3").summary, /\(by this day\)$/);
    const series = "first due by 1 August 2025, every year until 1 August 2029.";
    assert.ok(event("runway.review-annual-lists.2").description.startsWith(`Was due again by 1 August 2026; ${series}`));
    assert.ok(event("runway.review-annual-lists.3").description.startsWith(`Due again by 1 August 2027; ${series}`));
    for (const e of events) assert.doesNotMatch(e.description, /^For: $/m, e.key);
  });

  it("rules that bind no operator are no duty in the calendar of powers to fine, and public authorities have their note", async () => {
    const { event } = await read("?kind=enforcement-gap&country=DE");
    assert.match(event("enforcement-gap.penalties-regime.DE").description, /the rules applied and Germany could not fine/);
    assert.match(
      event("enforcement-gap.prohibited-realtime-rbi.DE").description,
      /each State lays down whether and how far they can be fined/,
    );
  });

  it("a date of a power to fine from weak sources is tentative", async () => {
    const { events } = await read("?kind=enforcement-gap&country=MT&country=FI&country=IT&country=DK");
    const weak = events.filter((e) => /sources on the power to fine disagree|single secondary source/.test(e.description));
    // Malta 4, Finland 4, Italy 9: sources that disagree, and a single one.
    assert.equal(weak.length, 17);
    assert.ok(weak.every((e) => e.status === "TENTATIVE"));
    assert.ok(events.some((e) => e.key.endsWith(".DK") && e.status === "CONFIRMED"));
  });

  it("a date that a published text is about to move says so, and is tentative", async () => {
    const { event } = await read("", async () => contextOn("2026-07-25"));
    const moved = event("runway.high-risk-annex-iii-requirements");
    assert.deepEqual([moved.day, moved.status], ["2026-08-02", "TENTATIVE"]);
    assert.match(moved.description, /published on 24 July 2026, not yet in force\), moves this date to 2 December 2027\./);
    assert.equal(event("runway.gpai-fines").status, "CONFIRMED");
  });

  it("a calendar of an earlier day says so in its name and titles, and claims no date as settled", async () => {
    const { text, calendar, events } = await read("?asOf=2026-01-01&topic=gpai");
    assert.match(String(calendar.getFirstPropertyValue("x-wr-calname")), /as known on 1 January 2026/);
    for (const e of events) assert.deepEqual([e.status, /\(as known on 1 January 2026\)$/.test(e.summary)], ["TENTATIVE", true]);
    assert.doesNotMatch(text.replaceAll("\r\n ", ""), /move in this calendar/);
  });

  it("Narvik is told with its part, what was promised, what is not known, and the duty beside it", async () => {
    const e = (await read("?kind=capacity-lead&site=nscale-narvik")).event("capacity-lead.nscale-narvik");
    assert.match(e.summary, /, tranche Rubin 2027, 30,000 NVIDIA Rubin \(as stated last\)$/);
    for (const part of [
      "Whether 30,000 NVIDIA Rubin come in place of the promised 100,000 NVIDIA GB300 or on top is not known.",
      "Promised by the company on 31 July 2025: 100,000 NVIDIA GB300",
      "OpenAI withdrew",
      "Last seen from outside on 5 July 2026",
      "Beside the duty \u201cAnnex III high-risk\u201d (from 2 December 2027",
    ])
      assert.ok(e.description.includes(part), part);
  });

  it("whatever is written into the address, the answer is a calendar or a problem", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom("law", "topic", "kind", "country", "site", "alarm", "lead", "set", "x"),
            fc.string({ maxLength: 12 }),
          ),
          {
            maxLength: 4,
          },
        ),
        async (pairs) => {
          const { status } = await ask(`?${new URLSearchParams(pairs)}`);
          assert.ok([200, 400, 404].includes(status), String(status));
        },
      ),
      { numRuns: 40 },
    ));

  it("on an earlier as-of date it tells nothing of later texts and words", async () => {
    const { text } = await read(
      "?asOf=2025-03-01&kind=runway&kind=start-by&kind=enforcement-gap&kind=capacity-lead&kind=promise",
    );
    const said = text.replaceAll("\r\n ", "");
    assert.doesNotMatch(said, /2026\/1744|Omnibus|COM\(2025\)/);
    assert.match(said, /As known on 1 March 2025\./);
  });

  it("facts that cannot be had are a 503", async () => {
    const error = console.error;
    console.error = () => {};
    assert.equal((await ask("", () => Promise.reject(new Error("gone")))).status, 503);
    console.error = error;
  });
});

/** A calendar program in small: what it is sent replaces what it has by the UID, where the sequence is not lower. */
function subscribed() {
  const store = new Map<string, { day: string; sequence: number; status: unknown }>();
  return {
    store,
    refresh: (events: Awaited<ReturnType<typeof read>>["events"]) => {
      for (const { uid, day, sequence, status } of events)
        if (sequence >= (store.get(uid)?.sequence ?? 0)) store.set(uid, { day, sequence, status });
    },
  };
}

describe("a calendar after a revision of the data", { timeout: 300_000 }, () => {
  const [backend] = BACKENDS as [Backend];
  let database: Database;
  const first = c.dataset;
  const KEY = "runway.review-2031-enforcement";
  const moved = (date: string | undefined): Dataset => ({
    ...first,
    law: {
      ...first.law,
      milestones: first.law.milestones.map((m) =>
        m.id === "review-2031-enforcement"
          ? { ...m, rule: date === undefined ? { type: "unknown" } : { type: "fixed", date } }
          : m,
      ),
    },
  });
  before(async () => {
    assert.equal(await backend.start(async () => {}), undefined);
    ({ database } = await backend.open("empty"));
  });
  after(async () => {
    await database.close();
    await backend.stop();
  });
  const history = {
    revisions: () => revisionsOf(database.db),
    changes: (from: number, to: number) => changesBetween(database.db, from, to),
  };
  const load = async (at?: string): Promise<Context> => {
    const { dataset, revision } = await snapshotOf(database, at);
    return { ...contextOn(TODAY), dataset, revision, facts: factsOf(dataset), history };
  };

  it("the same event has moved, once, with a higher sequence, and all others stay as they were", async () => {
    const program = subscribed();
    await loadDataset(database.db, first, new Date("2026-11-20T10:00:00Z"));
    const before = await read("", load);
    program.refresh(before.events);
    await loadDataset(database.db, moved("2031-09-15"), new Date("2026-11-22T10:00:00Z"));
    const after = await read("", load);
    program.refresh(after.events);
    assert.equal(program.store.size, before.events.length);
    const [old, now] = [before.event(KEY), after.event(KEY)];
    assert.equal(now.uid, old.uid);
    assert.notEqual(old.day, "2031-09-15");
    assert.deepEqual(program.store.get(old.uid), { day: "2031-09-15", sequence: now.sequence, status: now.status });
    assert.ok(now.sequence > old.sequence, `${now.sequence} after ${old.sequence}`);
    assert.equal(now.modified, "2026-11-22T10:00:00Z");
    assert.match(now.description, /\nAn earlier revision of the data had this on 2 August 2031\.\nData revision 2 of/);
    assert.doesNotMatch(old.description, /earlier revision/);
    for (const e of after.events)
      if (e.uid !== now.uid) assert.deepEqual([e.sequence, e.modified], [0, "2026-11-20T10:00:00Z"], e.uid);
  });

  it("what has no day any more is cancelled under the same id, and comes back when it has one", async () => {
    const before = (await read("", load)).event(KEY);
    await loadDataset(database.db, moved(undefined), new Date("2026-11-23T10:00:00Z"));
    const gone = (await read("", load)).event(KEY);
    assert.deepEqual([gone.uid, gone.status, gone.day], [before.uid, "CANCELLED", before.day]);
    assert.ok(gone.sequence > before.sequence, `${gone.sequence} after ${before.sequence}`);
    assert.match(gone.summary, /^No longer on this day: /);
    assert.match(
      gone.description,
      /^An earlier revision of the data had this on 15 September 2031\. The newest one gives it no day\./,
    );
    assert.equal(gone.url, "http://calendar.test/milestones/review-2031-enforcement");
    await loadDataset(database.db, first, new Date("2026-11-24T10:00:00Z"));
    const back = (await read("", load)).event(KEY);
    assert.deepEqual([back.uid, back.status], [before.uid, "CONFIRMED"]);
    assert.ok(back.sequence > gone.sequence, `${back.sequence} after ${gone.sequence}`);
  });

  it("what is no longer in the data leads to the list of changes, since its page is gone", async () => {
    const milestones = first.law.milestones.filter((m) => m.id !== "review-2031-enforcement");
    await loadDataset(database.db, { ...first, law: { ...first.law, milestones } }, new Date("2026-11-24T10:10:00Z"));
    const gone = (await read("", load)).event(KEY);
    assert.deepEqual([gone.status, gone.url], ["CANCELLED", "http://calendar.test/changes"]);
    assert.match(gone.description, /\nhttp:\/\/calendar\.test\/changes$/);
  });

  it("a corrected title is the same event on the same day, modified when it was corrected", async () => {
    const milestones = first.law.milestones.map((m) =>
      m.id === "review-2031-enforcement" ? { ...m, title: "Another title" } : m,
    );
    await loadDataset(database.db, first, new Date("2026-11-24T10:20:00Z"));
    const before = (await read("", load)).event(KEY);
    await loadDataset(database.db, { ...first, law: { ...first.law, milestones } }, new Date("2026-11-24T10:30:00Z"));
    const after = (await read("", load)).event(KEY);
    assert.match(after.summary, /Another title/);
    assert.deepEqual([after.uid, after.day, after.sequence], [before.uid, before.day, before.sequence]);
    assert.deepEqual([before.modified, after.modified], ["2026-11-24T10:20:00Z", "2026-11-24T10:30:00Z"]);
  });

  it("a sequence never falls, however many revisions follow", async () => {
    let last = (await read("", load)).event(KEY).sequence;
    for (let n = 0; n < 8; n++) {
      await loadDataset(
        database.db,
        { ...first, sources: first.sources.map((s, i) => (i === 0 ? { ...s, title: `Title ${n}` } : s)) },
        new Date(`2026-11-24T1${n + 1}:00:00Z`),
      );
      const { sequence } = (await read("", load)).event(KEY);
      assert.ok(sequence >= last, `${sequence} after ${last}`);
      last = sequence;
    }
  });
});
