import assert from "node:assert/strict";
import path from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { contextOn } from "@/app/api/_openapi/examples";
import { respondDeadline } from "@/app/calculator/deadline.ics/respond";
import { readDataset } from "@/db/dataset";
import cases from "@/lib/time/vectors/periods.json";
import { type Answer, calculatorState } from "./calculator";
import { DURATION_NAMES } from "./duration-names";
import { durationGroups } from "./durations";

const dataset = readDataset(path.join(process.cwd(), "db", "data"));
const c = contextOn("2026-11-22");

const of = (query: string) => calculatorState(dataset, new URLSearchParams(query), "2026-11-22");
const end = (query: string): Extract<Answer, { kind: "end" }> => {
  const { answer, problems } = of(query);
  assert.deepEqual(problems, [], query);
  assert.equal(answer.kind, "end", query);
  return answer as Extract<Answer, { kind: "end" }>;
};
const refused = (query: string) => of(query).problems.map((p) => p.param);

interface Worked {
  readonly start: string;
  readonly period: string;
  readonly calendar: string | null;
  readonly counts?: string;
  readonly end: string;
}

const rows = durationGroups(dataset.law).flatMap((g) => g.rows);

describe("the calculator", () => {
  it("leads with the legal end and its weekday, and has the strict end beside it where they differ", () => {
    const friday = end("start=2026-10-09&period=P2D&calendar=DE");
    assert.equal(friday.headline, "2 days from Friday 9 October 2026 end on Tuesday 13 October 2026.");
    assert.equal(friday.strict, "Sunday 11 October 2026");
    assert.deepEqual(
      friday.applied.map((rule) => rule.article),
      ["Art. 3(1)", "Art. 3(4)", "Art. 3(5)"],
    );
    assert.equal(end("start=2026-10-05&period=P2D&calendar=DE").strict, undefined);
  });

  it("a serious incident on a Friday is due on the Monday after the fifteenth day, in calendar days, and the reading is told", () => {
    const query = "duration=serious-incident-general&start=2026-10-09&calendar=PL";
    assert.match(end(query).headline, /end on Monday 26 October 2026\.$/);
    assert.deepEqual(
      of(query)
        .readings.filter((r) => r.here)
        .map((r) => r.topic),
      ["Art. 73 AI Act in working days?"],
    );
    assert.equal(of(query).chosen?.cited.text, "Art. 73(2)");
  });

  it("hours end at a moment, and a calendar marks the strict one", () => {
    const hours = end("start=2026-06-30&time=14:30&period=72&unit=hours&calendar=DE");
    assert.match(hours.headline, /end on Friday 3 July 2026, 15:00\.$/);
    assert.equal(hours.strict, "Friday 3 July 2026, 14:30");
    assert.equal(hours.marked, "2026-07-03T14:30");
    assert.deepEqual(end("start=2026-06-30T14:30&period=PT72H&calendar=DE"), hours);
  });

  it("a period that ends on Good Friday in Germany ends after Easter Monday, and both holidays are named", () => {
    const easter = end("start=2027-03-12&period=2&unit=weeks&calendar=de");
    assert.match(easter.headline, /end on Tuesday 30 March 2027\.$/);
    assert.deepEqual(easter.holidays, ["Friday 26 March 2027: Good Friday", "Monday 29 March 2027: Easter Monday"]);
  });

  it("documents are kept ten years, and years without a list of holidays are told", () => {
    const kept = end("duration=documentation-retention&start=2027-12-02&calendar=DE");
    assert.match(
      kept.headline,
      /^10 years from Thursday 2 December 2027 end on Wednesday 2 December 2037; the 2037 holidays of Germany are not known\.$/,
    );
    assert.ok(kept.warnings.some((w) => /no list of the public holidays of Germany for 2037/.test(w)));
  });

  it("working days are counted where the Act says so, and nowhere else", () => {
    const working = rows.filter((row) => "period" in row.counted && row.counted.workingDays);
    assert.deepEqual(
      working.map((row) => row.cited.text),
      ["Art. 79(2)"],
    );
    assert.match(
      end("duration=corrective-action&start=2026-12-18&calendar=PL").headline,
      /^15 working days from .* 14 January 2027\.$/,
    );
    assert.match(end("period=15&unit=working-days&start=2026-12-18&calendar=PL").headline, /14 January 2027\.$/);
    assert.match(end("period=P15D&counts=working-days&start=2026-12-18&calendar=PL").headline, /14 January 2027\.$/);
  });

  it("gives the ends of the worked cases in days", () => {
    const inDays = (cases.periods as readonly Worked[]).filter((one) => !one.end.includes("T"));
    assert.equal(inDays.length, 20); // one of the 21 is in hours
    for (const { start, period, calendar, counts, end: expected } of inDays)
      assert.equal(
        end(`${new URLSearchParams({ start, period, calendar: calendar ?? "none", ...(counts ? { counts } : {}) })}`).marked,
        expected,
        `${start} ${period} ${calendar}`,
      );
  });

  it("what comes back, or has no number of days, is told in words and never as a date", () => {
    // 14 durations recur; 9 duties have no number of days.
    const worded = rows.filter((row) => "headline" in row.counted);
    assert.equal(worded.length, 14 + dataset.law.immediateDuties.length);
    for (const row of worded) {
      const { answer } = of(`duration=${row.id}&start=2026-10-09&calendar=DE`);
      assert.equal(answer.kind, "words", row.id);
      assert.doesNotMatch(JSON.stringify(answer), /2026/, row.id);
    }
  });

  it("a period counted back is counted back, and does not move", () => {
    const back = end("duration=delegation-report-lead&start=2029-08-01&calendar=EC");
    assert.match(back.headline, /^9 months counted back from Wednesday 1 August 2029 lead to Wednesday 1 November 2028\.$/);
    assert.equal(
      back.lead,
      "Counted backwards. Be done before this day begins to be safe: on the day before, Tuesday 31 October 2028, at the latest.",
    );
    assert.equal(back.applied.at(-1)?.article, "Art. 3(4)");
    assert.ok(back.warnings.some((w) => /no list of the public holidays of the European Commission for 2028/.test(w)));
    const hours = end("start=2026-10-09T14:30&period=-PT24H&calendar=DE");
    assert.equal(hours.marked, "2026-10-08T14:00");
    assert.match(hours.lead, /before Thursday 8 October 2026, 14:00 to be safe\.$/);
  });

  it("a time to wait is told as the first day after it, and a calendar marks that day", () => {
    const wait = end("duration=gpai-reassessment-wait&start=2026-02-09&calendar=EC");
    assert.equal(
      wait.headline,
      "The earliest day to ask for a new assessment is Tuesday 11 August 2026: 6 months from Monday 9 February 2026 end the day before.",
    );
    assert.equal(wait.strict, "Sunday 9 August 2026");
    assert.equal(wait.marked, "2026-08-11");
    assert.doesNotMatch(wait.lead, /24:00|outer limit|least/);
  });

  it("names every article with its rule, and beside them the rules that move nothing", () => {
    const days = end("start=2026-10-09&period=P2D&calendar=DE");
    assert.deepEqual(
      days.bearing.map((rule) => rule.article),
      ["Art. 3(2)(b)", "Art. 3(3)"],
    );
    for (const query of ["start=2026-10-09&period=-P2D", "start=2026-10-09&period=P2W", "start=2026-10-09T10:00&period=PT2H"])
      for (const { article, rule } of [...end(query).applied, ...end(query).bearing]) assert.ok(rule, article);
  });

  it("says that an article does not run yet on the day of the event, by the law in force today", () => {
    const told = (query: string) => end(`${query}&calendar=PL`).standing;
    const planning = "so this is an end for planning, not one that runs.";
    assert.deepEqual(told("duration=serious-incident-general&start=2026-10-09"), [
      `Art. 73 has nothing to work on before 2 December 2027, ${planning}`,
    ]);
    assert.deepEqual(told("duration=serious-incident-general&start=2027-12-02"), []);
    assert.deepEqual(told("duration=deployer-log-retention&start=2027-12-01"), [
      `Art. 26 does not apply before 2 December 2027, ${planning}`,
    ]);
    assert.deepEqual(told("duration=gpai-systemic-notification&start=2026-10-09"), []);
    const before = calculatorState(
      dataset,
      new URLSearchParams("duration=serious-incident-general&start=2026-10-09"),
      "2026-07-26",
    ).answer;
    assert.deepEqual(before.kind === "end" && before.standing, [], "until the amendment the 2024 text dates Art. 73");
  });

  it("says that a duration of the amending regulation was not there before its entry into force", () => {
    const told = (start: string) => end(`duration=machinery-act-scrutiny&start=${start}&calendar=EC`).standing;
    assert.match(
      told("2026-07-26").join(),
      /came with Regulation \(EU\) 2026\/1744 .*, in force since 27 July 2026; the event is before/,
    );
    assert.deepEqual(told("2026-07-27"), []);
  });

  it("says where the Act is not law", () => {
    for (const place of ["NO", "IS", "LI", "GB"])
      assert.match(end(`start=2026-10-09&period=P2D&calendar=${place}`).standing.join(), /^The AI Act is not law in /, place);
    for (const place of ["DE", "GR", "EC", "EP", "none"])
      assert.deepEqual(end(`start=2026-10-09&period=P2D&calendar=${place}`).standing, [], place);
  });

  it("an end that rests on a year without a list of holidays says so in its headline", () => {
    assert.match(
      end("start=2026-12-30&period=P2D&calendar=EC").headline,
      /January 2027; the 2027 holidays of the European Commission are not known\.$/,
    );
    assert.doesNotMatch(end("start=2026-11-30&period=P2D&calendar=EC").headline, /not known/);
  });

  it("all 68 durations stand in the list once, each with its article, who it binds and its source", () => {
    const listed = rows.filter((row) => row.isDuration);
    assert.deepEqual(listed.map((row) => row.id).sort(), dataset.law.durations.map((d) => d.id).sort());
    assert.equal(listed.length, 68);
    for (const row of rows) {
      assert.ok(row.cited.href, row.id);
      assert.ok(row.sourceIds.length > 0 && row.who !== "" && row.from !== "", row.id);
    }
  });

  it("every duration and every duty has a name of words, and no two the same", () => {
    for (const row of rows) assert.equal(row.name, DURATION_NAMES[row.id], row.id);
    assert.equal(new Set(rows.map((row) => row.name)).size, rows.length);
    assert.deepEqual(Object.keys(DURATION_NAMES).sort(), rows.map((row) => row.id).sort());
  });

  it("takes the as-of date along without depending on it, and says which law the durations are those of", () => {
    const query = "duration=serious-incident-general&start=2026-10-09&calendar=PL";
    assert.deepEqual(end(`${query}&asOf=2026-04-01`), end(query));
    assert.match(of("asOf=2026-04-01").law, /does not depend on the as-of date, 1 April 2026/);
    assert.match(
      of("").law,
      /^The durations are those of the Act as amended by Regulation \(EU\) 2026\/1744, as it stands since 27 July 2026; Art\. 75\(2a\), .* came with that amendment\.$/,
    );
  });

  it("the JSON of an answer is the same answer", async () => {
    const { respond } = await import("@/app/api/_edge/respond");
    const { periods } = await import("@/app/api/_answers/others");
    for (const row of rows.filter((row) => "period" in row.counted)) {
      const answer = end(`duration=${row.id}&start=2026-10-09T10:15&calendar=GR`);
      const body = await (await respond(periods, new Request(`http://localhost${answer.jsonHref}`), "", async () => c)).json();
      // A time to wait is marked on the day after its end.
      if (row.id !== "gpai-reassessment-wait") assert.ok([body.data.end, body.data.strictEnd].includes(answer.marked), row.id);
      assert.equal(body.data.appliedRules.length, answer.applied.length);
    }
  });
});

describe("what cannot be used", () => {
  it("is named at its field, and the form keeps what was typed", () => {
    for (const [query, params] of [
      ["start=2026-02-30&period=P2D", ["start"]],
      ["start=&period=P2D", ["start"]],
      ["period=P2D", ["start"]],
      ["start=2026-10-09&period=soon", ["period"]],
      ["start=2026-10-09&period=", ["period"]],
      ["start=2026-10-09&period=99999999&unit=years", ["period"]],
      ["start=2026-10-09&period=9999&unit=years", ["period"]],
      ["start=2026-10-09&period=72&unit=hours", ["time"]],
      ["start=2026-10-09&time=25:00&period=P2D", ["time"]],
      ["start=2026-10-09&period=P2M&unit=working-days", ["period"]],
      ["start=2026-10-09&period=P2D&calendar=XX", ["calendar"]],
      ["start=2026-10-09&period=P2D&unit=fortnights", ["unit"]],
      ["start=2026-10-09&period=P2D&counts=all", ["counts"]],
      ["duration=nothing&start=2026-10-09", ["duration"]],
      ["duration=serious-incident-death&start=2026-10-09&period=P3D", ["period"]],
      ["colour=red", ["colour"]],
      ["start=2026-10-09&start=2026-10-10&period=P2D", ["start"]],
    ] as const)
      assert.deepEqual(refused(query), params, query);
    const { form, answer } = of("start=2026-02-30&time=25:00&period=soon&calendar=PL");
    assert.deepEqual([form.start, form.time, form.period, form.calendar], ["2026-02-30", "25:00", "soon", "PL"]);
    assert.equal(answer.kind, "none");
  });

  it("any setting is answered, and nothing is thrown", () =>
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("duration", "start", "time", "period", "unit", "calendar", "counts", "x"),
          fc.oneof(
            fc.constantFrom(
              "2026-10-09",
              "9999-12-31",
              "0001-01-01",
              "14:30",
              "P9999Y",
              "-P9999Y",
              "PT99999H",
              "hours",
              "working-days",
              "DE",
              "0",
            ),
            fc.constantFrom(...rows.map((row) => row.id)),
            fc.string({ maxLength: 80 }),
          ),
        ),
        (settings) => {
          const state = calculatorState(dataset, new URLSearchParams(settings), "2026-11-22");
          if (state.answer.kind === "end")
            assert.match(state.answer.headline, /(\d{1,4}(, \d{2}:\d{2})?|the day before|are not known)\.$/);
          for (const p of state.problems) assert.ok(p.message.length < 400, p.message);
        },
      ),
      { numRuns: 100 },
    ));
});

describe("the calendar file of a deadline", () => {
  const get = (query: string) => respondDeadline(new Request(`http://localhost/calculator/deadline.ics?${query}`), async () => c);
  const eventOf = async (query: string) => {
    const answer = await get(query);
    assert.equal(answer.status, 200, query);
    assert.equal(answer.headers.get("content-type"), "text/calendar; charset=utf-8");
    const text = await answer.text();
    const [event, ...more] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((e) => new ICAL.Event(e));
    assert.ok(event && more.length === 0);
    for (const line of text.split("\r\n")) assert.ok(new TextEncoder().encode(line).length <= 75, line);
    return event;
  };

  it("stands on the legal end as a whole day, with the articles, the citation and that it is no legal advice", async () => {
    const event = await eventOf("duration=serious-incident-general&start=2026-10-09&calendar=PL");
    assert.equal(event.startDate.toString(), "2026-10-26");
    assert.equal(event.startDate.isDate, true);
    for (const said of [
      "Art. 3(4):",
      "Art. 3(2)(b):",
      "Art. 73 has nothing to work on before 2 December 2027",
      "Art. 73(2)",
      "Strict end: Saturday 24 October 2026.",
      "Not legal advice.",
      "calendar days with Art. 3(4)",
    ])
      assert.ok(event.description.includes(said), said);
    assert.match(event.summary, /Art\. 73\(2\)/);
  });

  it("for hours it is timed, by the clock of the place", async () => {
    const event = await eventOf("start=2026-06-30T14:30&period=PT72H&calendar=DE");
    assert.equal(event.startDate.toString(), "2026-07-03T14:30:00");
    assert.equal(event.startDate.zone, ICAL.Timezone.localTimezone);
    assert.match(event.description, /without a time zone/);
  });

  it("the same question has the same uid, another one has another", async () => {
    const uid = async (query: string) => (await eventOf(query)).uid;
    const first = await uid("start=2026-10-09&period=P2D&calendar=DE");
    assert.equal(await uid("calendar=de&start=2026-10-09&period=2&unit=days"), first);
    for (const other of [
      "start=2026-10-09&period=P2D&calendar=PL",
      "start=2026-10-09&period=P2D&calendar=DE&counts=working-days",
    ])
      assert.notEqual(await uid(other), first);
  });

  it("names of holidays in any script come back whole", async () => {
    for (const calendar of ["GR", "PL", "BG"]) {
      const query = `start=2026-03-30&period=P11D&calendar=${calendar}`;
      const event = await eventOf(query);
      for (const holiday of end(query).holidays) assert.ok(event.description.includes(holiday), holiday);
    }
  });

  it("bad settings, and what has no end, are a problem with the parameter named", async () => {
    for (const [query, param] of [
      ["start=2026-02-30&period=P2D", "start"],
      ["period=P2D", "start"],
      ["start=2026-10-09", "period"],
      ["duration=fines-report-cycle", "duration"],
      ["duration=serious-incident-death", "start"],
      ["", "start"],
    ] as const) {
      const answer = await get(query);
      assert.equal(answer.status, 400, query);
      assert.equal(answer.headers.get("content-type"), "application/problem+json");
      assert.equal((await answer.json()).param, param, query);
    }
  });

  it("where the data cannot be read the answer is 503", async (t) => {
    t.mock.method(console, "error", () => {});
    const answer = await respondDeadline(new Request("http://localhost/calculator/deadline.ics"), async () => {
      throw new Error("no database");
    });
    assert.equal(answer.status, 503);
  });
});
