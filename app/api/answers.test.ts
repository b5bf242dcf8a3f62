import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import type { Context } from "@/app/_server/context";
import { WINDOW_KINDS } from "@/lib/lens";
import { isoDay, parseDay } from "@/lib/time/day";
import { parseImprecise } from "@/lib/time/imprecise";
import { OPERATIONS } from "./_answers";
import { milestones } from "./_answers/law";
import { parametersOf, respond } from "./_edge/respond";
import { contextOn, EXAMPLE_DAY, operationAt } from "./_openapi/examples";
import { zMeta } from "./_schemas/common";
import { PARAMETERS, type Parameter } from "./_schemas/parameters";
import { zProblem } from "./_schemas/problem";

const context = contextOn(EXAMPLE_DAY);

// biome-ignore lint/suspicious/noExplicitAny: each answer is parsed by its schema before its fields are read
type Answer = { status: number; headers: Headers; text: string; body: any };

async function get(path: string, of: Context = context, headers: Record<string, string> = {}): Promise<Answer> {
  const url = new URL(`/api/v1/${path}`, "http://localhost");
  const found = operationAt(url.pathname);
  assert.ok(found, `nothing answers ${url.pathname}`);
  const response = await respond(found.operation, new Request(url, { headers }), found.id, async () => of);
  const text = await response.text();
  const body = text === "" ? undefined : JSON.parse(text);
  if (response.status === 200)
    z.strictObject({
      meta: zMeta,
      data: "list" in found.operation ? z.array(found.operation.data) : found.operation.data,
    }).parse(body);
  else if (text !== "") zProblem.parse(body);
  return { status: response.status, headers: response.headers, text, body };
}

async function data(path: string, of?: Context) {
  const answer = await get(path, of);
  assert.equal(answer.status, 200, `${path}: ${answer.text.slice(0, 300)}`);
  return answer.body.data;
}

async function refused(path: string, status: number): Promise<string> {
  const answer = await get(path);
  assert.equal(answer.status, status, `${path}: ${answer.text.slice(0, 300)}`);
  assert.equal(answer.headers.get("content-type"), "application/problem+json");
  assert.equal(answer.headers.get("cache-control"), "no-store");
  assert.doesNotMatch(answer.text, /node_modules|\.ts:\d|\bat \w+ \(/);
  return answer.body.param;
}

/** Days between which something changes in every part of the dataset. */
const DAYS = ["2024-07-12", "2025-02-02", "2025-12-31", "2026-04-01", "2026-07-26", "2026-07-27", "2026-11-22", "2035-12-31"];
const LISTS = [
  "scenarios",
  "milestones",
  "compare",
  "jurisdictions",
  "sites",
  "providers",
  "signals?limit=300",
  "windows?limit=300",
];
/** One check of every kind, with every field that the kind takes. */
const CHECKS = [
  "check=months&fromMilestone=high-risk-annex-iii-classification&fromLaw=base-law&toMilestone=high-risk-annex-iii-classification&toLaw=in-force&claimed=18&tolerance=0.5&said=2026-04-01",
  "check=months&fromDay=2026-03-18&toDay=2026-08-02&claimed=4.5",
  "check=date&of=high-risk-annex-iii-classification&ofLaw=in-force&claimed=2026-08-02&said=2026-04-01",
  "check=countries&on=2026-04-01&bloc=EU&measure=power-to-fine&topic=high-risk-annex-iii&claimed=1",
  "check=deals&deals=equity&party=nscale&party=AMI+Labs&firstDay=2026-01-01&lastDay=2026-03-31&currency=USD&claimed=3+billion&more=yes&once=yes",
  "check=capacity&site=nscale-narvik&tranche=site&claimed=100000&by=2026-12-31&tenant=OpenAI",
];

const at = (path: string, day: string) => `${path}${path.includes("?") ? "&" : "?"}asOf=${day}`;

describe("the shape of the answers", () => {
  it("every list fits its schema on every day", async () => {
    for (const day of DAYS) for (const path of LISTS) await data(at(path, day));
  });

  it("every single record fits its schema, today and on an earlier day", async () => {
    for (const day of [EXAMPLE_DAY, "2026-04-01"])
      for (const path of ["milestones", "sites", "providers", "jurisdictions", "models"])
        for (const row of await data(at(path, day))) await data(at(`${path}/${row.id ?? row.iso2}`, day));
  });

  it("every window fits its schema, in every version of the law", async () => {
    for (const { id } of await data("scenarios")) {
      let next = "";
      do {
        // The list of all sites is read whole below, in the version in force
        const { body } = await get(`windows?law=${id}&provider=nscale${next && `&cursor=${next}`}`);
        next = body.meta.next ?? "";
      } while (next);
    }
  });

  it("nothing is null: what is missing has a name", async () => {
    for (const path of [...LISTS, "sources", "sites/nscale-narvik", "milestones/high-risk-annex-iii-classification"])
      assert.doesNotMatch((await get(path)).text, /null/, path);
  });

  it("a date is left out only where the status beside it says why", async () => {
    for (const law of ["base-law", "commission-proposal", "final-omnibus"])
      for (const m of await data(`milestones?law=${law}`)) {
        assert.equal(m.date !== undefined, m.status === "dated", m.id);
        assert.equal(m.practicalDate !== undefined, m.practicalStatus === "dated", m.id);
        assert.equal(m.reason !== undefined, m.status !== "dated" || m.practicalStatus !== "dated", m.id);
      }
    for (const site of await data("sites"))
      for (const reading of [site.promise, site.stated, ...site.forecast])
        if (reading.status !== "none") assert.equal(reading.date !== undefined, reading.status === "dated", site.id);
    for (const source of await data("sources"))
      assert.equal(source.publishedOn !== undefined, source.status === "dated", source.id);
  });

  it("every parameter of every resource works with the value that its description shows", async () => {
    for (const operation of OPERATIONS)
      for (const name of parametersOf(operation)) {
        // A cursor comes from an answer, and this dataset has one revision only.
        if (name === "cursor" || name === "from" || name === "to") continue;
        const { example, required }: Parameter = PARAMETERS[name];
        const base = new URL(operation.example, "http://localhost");
        if (!required) base.search = operation.id === "computePeriod" ? "?start=2026-10-09&period=P2D" : "";
        if (operation.id === "checkClaim")
          base.search = CHECKS.find((check) => check.includes(`${name}=`)) ?? (CHECKS[0] as string);
        if (name === "duration") base.searchParams.delete("period");
        if (name === "fromDay" || name === "toDay") base.searchParams.delete(name.replace("Day", "Milestone"));
        base.searchParams.set(name, example);
        await data(`${base.pathname.replace("/api/v1/", "")}${base.search}`);
      }
  });

  it("page by page, the list of all windows has every row once", async () => {
    const rows: Record<"kind" | "milestone" | "country" | "site", string | undefined>[] = [];
    let next = "";
    do {
      const { body } = await get(`windows?limit=1000${next && `&cursor=${next}`}`);
      rows.push(...body.data);
      next = body.meta.next ?? "";
    } while (next);
    const keys = rows.map((row) => [row.kind, row.milestone, row.country, row.site].join("/"));
    assert.equal(new Set(keys).size, rows.length);
    const gaps: { milestone: string }[] = [];
    next = "";
    do {
      const { body } = await get(`windows?kind=enforcement-gap${next && `&cursor=${next}`}`);
      gaps.push(...body.data);
      next = body.meta.next ?? "";
    } while (next);
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
    // 53 duties and 52 sites in the dataset
    assert.deepEqual(
      WINDOW_KINDS.map((kind) => [kind, count(kind)]),
      [
        ["runway", 53],
        ["start-by", 53],
        ["enforcement-gap", gaps.length],
        ["relief", 53],
        ["capacity-lead", 53 * 52],
        ["migration", 53 * 52],
        ["promise", 52],
      ],
    );
  });

  it("the rows of a list can be told apart, and pages of any size hold the same rows", async () => {
    for (const path of [
      "milestones",
      "windows?kind=enforcement-gap&topic=transparency",
      "windows?site=dt-munich&country=none&topic=gpai",
      "sites",
      "providers",
      "models",
      "sources",
    ]) {
      const whole = await data(path);
      for (const limit of [1, 7, 1000]) {
        if (limit === 1 && whole.length > 200) continue;
        const seen: unknown[] = [];
        let next = "";
        do {
          const { body } = await get(`${path}${path.includes("?") ? "&" : "?"}limit=${limit}${next && `&cursor=${next}`}`);
          seen.push(...body.data);
          next = body.meta.next ?? "";
          assert.ok(next.length < 200);
        } while (next);
        assert.deepEqual(seen, whole, `${path} by ${limit}`);
      }
    }
  });

  it("no more than 1,000 rows come at once, and the rest is announced", async () => {
    const { body } = await get("windows");
    assert.equal(body.data.length, 1000);
    assert.ok(body.meta.next);
  });

  it("what rests on a setting of the request is assumed, has no source, and is told not to be the law", async () => {
    const law = new Map((await data("milestones")).map((m: { id: string }) => [m.id, m]));
    for (const setting of [
      "set=high-risk-annex-iii-requirements:2026-06-01",
      "shift=high-risk-annex-iii:P6M",
      "shift=gpai:-P3M&set=ai-literacy:2027-01-01",
      "assume=commission-decision-annex-iii:2026-12-01&law=commission-proposal",
    ]) {
      const base = setting.includes("law=")
        ? new Map((await data("milestones?law=commission-proposal")).map((m: { id: string }) => [m.id, m]))
        : law;
      const { body } = await get(`milestones?${setting}`);
      assert.match(body.meta.warnings[0], /^Own version, not the law: .+, with your settings \(/);
      assert.ok(Object.values(body.meta.own).flat().length > 0);
      let moved = 0;
      for (const m of body.data) {
        const before = base.get(m.id) as typeof m;
        const same = m.date === before.date && m.practicalDate === before.practicalDate;
        if (!same) moved += 1;
        if (same && m.confidence !== "assumed") assert.deepEqual(m.sources, before.sources);
        else assert.deepEqual([m.confidence, m.sources, m.citation.endsWith("; your setting")], ["assumed", [], true], m.id);
      }
      assert.ok(moved > 0, setting);
    }
    const set = "set=high-risk-annex-iii-requirements:2026-06-01&duty=high-risk-annex-iii-requirements";
    const duty = "high-risk-annex-iii-requirements";
    const differ = async (query: string) => (await data(`compare?${query}`)).find((d: { id: string }) => d.id === duty);
    const [recorded, own] = [await differ(""), await differ(`set=${duty}:2026-06-01`)];
    assert.deepEqual([recorded.confidence, own.confidence], ["official", "assumed"]);
    // The yardstick keeps its sources; what is set adds none.
    assert.ok(own.sources.length > 0 && own.sources.length < recorded.sources.length);
    for (const path of ["jurisdictions?limit=1&", "jurisdictions/IT?"]) {
      const [row] = [await data(`${path}${set}`)].flat();
      assert.deepEqual(row.applies, { status: "dated", date: "2026-06-01", confidence: "assumed" }, path);
    }
    const [gap] = await data(`windows?${set}&kind=enforcement-gap&country=IT`);
    assert.match(gap.text, /^With your settings: .*from 1 June 2026/);
    assert.deepEqual([gap.reasons[0].confidence, gap.reasons[0].sources], ["assumed", undefined]);
    assert.match((await data(`windows?${set}&kind=relief`))[0].text, /, with your settings\./);
    const { body } = await get("milestones");
    assert.deepEqual([body.meta.own, body.meta.warnings], [undefined, undefined]);
  });

  it("every address in an answer is one by RFC 3986", async () => {
    const addresses = (value: unknown, key = ""): string[] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([name, inner]) => addresses(inner, name))
        : ["url", "link", "website"].includes(key)
          ? [String(value)]
          : [];
    for (const path of ["sources", "providers", "milestones", "sites"]) {
      const found = addresses(await data(path)).filter((url) => url !== "none");
      for (const url of found) assert.match(url, /^https?:\/\/[\w.-]+(:\d+)?([/?#][\w\-.~:/?#[\]@!$&'()*+,;=%]*)?$/);
      if (path === "sources") assert.ok(found.length > 800);
    }
  });

  it("every source that a fact lists is in the list of sources", async () => {
    const known = new Set((await data("sources")).map((source: { id: string }) => source.id));
    const checks = CHECKS.map((check) => `claims/check?${check}`);
    for (const path of [
      "milestones",
      "compare",
      "jurisdictions",
      "sites",
      "sites/nscale-narvik",
      "providers",
      "models",
      "models/gpt-5",
      "jurisdictions/PL",
      "claims",
      ...checks,
    ])
      for (const [, ids] of (await get(path)).text.matchAll(/"sources":(\[[^\]]*\])/g))
        for (const id of JSON.parse(ids as string)) assert.ok(known.has(id), `${path}: ${id}`);
  });
});

describe("what must come out", () => {
  const annexIII = "milestones/high-risk-annex-iii-classification";

  it("Annex III: 2026-08-02 as published, 2027-12-02 in force, 16 months apart", async () => {
    assert.equal((await data(`${annexIII}?law=base-law`)).date, "2026-08-02");
    assert.equal((await data(annexIII)).date, "2027-12-02");
    const rows = await data("compare");
    const row = rows.find((r: { id: string }) => r.id === "high-risk-annex-iii-classification");
    assert.deepEqual(
      [row.months, row.extraDays, row.totalDays, row.changeType, row.from.date, row.to.date],
      [16, 0, 487, "moved-later", "2026-08-02", "2027-12-02"],
    );
  });

  it("a comparison turned round changes the sign", async () => {
    const { body } = await get("compare?law=base-law&compare=in-force");
    assert.equal(body.meta.law, "base-law");
    assert.equal(body.meta.compare, "final-omnibus");
    const row = body.data.find((r: { id: string }) => r.id === "high-risk-annex-iii-classification");
    assert.deepEqual([row.months, row.totalDays, row.changeType], [-16, -487, "moved-earlier"]);
  });

  it("the formal length stands beside where it differs from the practical one", async () => {
    const row = (await data("compare")).find((r: { id: string }) => r.id === "serious-incident-reporting");
    assert.deepEqual([row.totalDays, row.formal.totalDays], [487, 0]);
    assert.equal(
      (await data("compare")).find((r: { id: string }) => r.id === "high-risk-annex-iii-classification").formal,
      undefined,
    );
  });

  it("Commission proposal: 2027-09-01 with the decision assumed on 2027-03-01, 2027-12-02 without", async () => {
    const assumed = `${annexIII}?law=commission-proposal&assume=commission-decision-annex-iii:2027-03-01`;
    assert.equal((await data(assumed)).date, "2027-09-01");
    assert.equal((await data(`${annexIII}?law=commission-proposal`)).date, "2027-12-02");
  });

  it("in force on 2026-07-26 is the 2024 text, on 2026-07-27 the Omnibus", async () => {
    for (const [day, law] of [
      ["2026-07-26", "base-law"],
      ["2026-07-27", "final-omnibus"],
    ]) {
      const { body } = await get(`scenarios?asOf=${day}`);
      assert.equal(body.meta.law, law);
      assert.deepEqual(
        body.data.filter((s: { inForce: boolean }) => s.inForce).map((s: { id: string }) => s.id),
        [law],
      );
    }
  });

  it("before 1 August 2024 nothing is in force, and a warning says so", async () => {
    const { body } = await get("scenarios?asOf=2024-07-31");
    assert.equal(body.meta.law, "base-law");
    assert.match(body.meta.warnings[0], /Nothing is in force on 31 July 2024/);
    assert.ok(body.data.every((s: { inForce: boolean }) => !s.inForce));
  });

  it("serious-incident reporting: formal 2026-08-02, practical 2027-12-02", async () => {
    const row = await data("milestones/serious-incident-reporting");
    assert.deepEqual([row.date, row.practicalDate], ["2026-08-02", "2027-12-02"]);
  });

  it("awareness on Friday 2026-10-09, two days, Germany: 2026-10-13 by Articles 3(1), 3(4) and 3(5)", async () => {
    const result = await data("periods?start=2026-10-09&period=P2D&calendar=DE");
    assert.deepEqual([result.strictEnd, result.end], ["2026-10-11", "2026-10-13"]);
    assert.deepEqual(
      result.appliedRules.map((rule: { article: string }) => rule.article),
      ["Art. 3(1)", "Art. 3(4)", "Art. 3(5)"],
    );
  });

  it("a duration of the Act counts as its period does, and says whether its article has anything to work on", async () => {
    const own = await data("periods?start=2026-10-09&period=P2D&calendar=DE");
    const ofAct = await data("periods?start=2026-10-09&duration=serious-incident-widespread-or-infrastructure&calendar=DE");
    const { duration, standing, ...rest } = ofAct;
    assert.deepEqual({ ...rest, standing: [] }, own);
    assert.equal(duration, "serious-incident-widespread-or-infrastructure");
    assert.match(standing[0], /^Art\. 73 has nothing to work on before 2 December 2027/);
    const later = await data("periods?start=2027-12-06&duration=serious-incident-widespread-or-infrastructure&calendar=DE");
    assert.deepEqual(later.standing, []);
    assert.match((await data("periods?start=2026-10-09&period=P2D&calendar=GB")).standing[0], /United Kingdom|UK/);
  });

  it("a period tells the rules that moved nothing, and the years without a list of holidays", async () => {
    const far = await data("periods?start=2049-12-30&period=P5D&calendar=DE");
    assert.deepEqual(far.unlistedYears, [2050]);
    const near = await data("periods?start=2026-10-09&period=P2D&calendar=DE");
    assert.deepEqual(
      [near.unlistedYears, near.bearingRules.map((rule: { article: string }) => rule.article)],
      [[], ["Art. 3(2)(b)", "Art. 3(3)"]],
    );
  });

  it("a period and a duration at once, or neither, are refused, and so is a duration without an end", async () => {
    for (const [query, param] of [
      ["", "period"],
      ["&duration=serious-incident-general&period=P2D", "period"],
      ["&duration=serious-incident-general&counts=working-days", "counts"],
      ["&duration=none-such", "duration"],
      ["&duration=sandbox-report-cycle", "duration"],
    ]) {
      const { status, body } = await get(`periods?start=2026-10-09${query}`);
      assert.deepEqual([status, body.param], [400, param], query);
    }
  });

  it("a practical date that an event may still bring forward names that event, until a day is assumed for it", async () => {
    const rows = await data("milestones?law=commission-proposal&asOf=2026-04-01");
    const open = rows.filter((row: { latestUnless?: string }) => row.latestUnless);
    assert.ok(open.length > 0);
    assert.ok(open.every((row: { practicalStatus: string }) => row.practicalStatus === "dated"));
    const event = open[0].latestUnless;
    const settled = await data(`milestones/${open[0].id}?law=commission-proposal&asOf=2026-04-01&assume=${event}:2026-09-01`);
    assert.equal(settled.latestUnless, undefined);
  });

  it("a calendar may be written in small letters; none leaves out weekends only", async () => {
    assert.equal((await data("periods?start=2026-10-09&period=P2D&calendar=de")).calendar, "DE");
    assert.equal((await data("periods?start=2026-10-09&period=P2D")).calendar, "none");
    assert.equal((await data("periods?start=2026-04-01&period=P2D&calendar=EC")).calendar, "EC");
    assert.equal((await data("periods?start=2026-06-30T14:30&period=PT72H")).end, "2026-07-03T15:00");
    assert.equal((await data("periods?start=2026-10-09&period=P5D&counts=working-days&calendar=none")).end, "2026-10-16");
  });

  it("Annex III in Germany, as known on 2026-11-22: power to fine, which does not bite yet", async () => {
    const { body } = await get("jurisdictions/de");
    assert.deepEqual([body.meta.topic, body.meta.duty], ["high-risk-annex-iii", "high-risk-annex-iii-classification"]);
    assert.deepEqual([body.data.iso2, body.data.level, body.data.bites], ["DE", "power-to-fine", false]);
    // Of a topic the date of its leading milestone counts, whatever is set for another one.
    const set = "jurisdictions/de?set=high-risk-annex-iii-requirements:2026-06-01";
    assert.equal((await data(set)).bites, false);
    assert.equal((await data(`${set}&duty=high-risk-annex-iii-requirements`)).bites, true);
    const prohibited = await data("jurisdictions/de?topic=prohibited");
    assert.deepEqual([prohibited.level, prohibited.bites], ["power-to-fine", true]);
  });

  it("a power bites nothing where no duty of an operator, no listed fine or no level is asked about, and that has a name", async () => {
    const bites = async (query: string) => (await data(`jurisdictions/${query}`)).bites;
    assert.equal(await bites("de?topic=literacy"), "not-applicable", "no EU fine is listed");
    assert.equal(await bites("de?topic=standards"), "not-applicable", "no duty of an operator");
    assert.equal(await bites("gb?topic=prohibited"), "not-applicable", "the Act is no law there");
    assert.equal(await bites("de?topic=gpai"), "not-applicable", "the Commission enforces it");
    assert.equal(await bites("de?duty=prohibited-nciicsam&law=council-mandate"), "unknown", "its fine is not on record");
  });

  it("words that are those of another text name it, also in the condition", async () => {
    const of = async (law: string) => data(`milestones/prohibited-nciicsam?law=${law}`);
    const [own, other] = [await of("final-omnibus"), await of("council-mandate")];
    assert.deepEqual([own.words, other.words], ["own", "another"]);
    assert.deepEqual(
      [other.duty, other.appliesIf],
      [own.duty, own.appliesIf].map((text) => `In the words of the Omnibus: ${text}`),
    );
  });

  it("8 of 27 Member States have the power to fine for Annex III; Denmark has it for the bans alone", async () => {
    const rows = await data("jurisdictions");
    const able = rows.filter((r: { level: string; bloc: string }) => r.level === "power-to-fine" && r.bloc === "EU");
    assert.deepEqual(able.map((r: { iso2: string }) => r.iso2).sort(), ["DE", "FI", "GR", "HU", "IT", "MT", "PL", "SI"]);
    const denmark = rows.find((r: { iso2: string }) => r.iso2 === "DK");
    assert.deepEqual([denmark.level, denmark.badge], ["nothing", "bans only"]);
  });

  it("what the Commission enforces is not applicable in a country, with the enforcer named", async () => {
    const row = await data("jurisdictions/DE?duty=gpai-provider-duties");
    assert.deepEqual([row.level, row.because.kind, row.since], ["not-applicable", "commission", undefined]);
  });

  it("runway of Annex III on 2026-11-22: 12 months 10 days, 375 days", async () => {
    const [row, ...others] = await data("windows?kind=runway&duty=high-risk-annex-iii-classification");
    assert.equal(others.length, 0);
    assert.deepEqual([row.months, row.extraDays, row.totalDays, row.state, row.closesSoon], [12, 10, 375, "open", false]);
  });

  it("Poland had the power to fine for the requirements of Annex III 400 days before they apply", async () => {
    const [row] = await data("windows?kind=enforcement-gap&duty=high-risk-annex-iii-requirements&country=PL");
    assert.deepEqual([row.country, row.state, row.totalDays, row.to.latest], ["PL", "empty", -400, "2026-10-28"]);
  });

  it("Narvik by its stated 2027 is uncertain, from 335 days before to 29 days after", async () => {
    const [row] = await data("windows?kind=capacity-lead&duty=high-risk-annex-iii-classification&site=nscale-narvik");
    assert.equal(row.state, "uncertain");
    assert.deepEqual([row.range.longest.totalDays, row.range.shortest.totalDays, row.totalDays], [335, -29, -29]);
    assert.equal(row.range.longest.totalDays, 335);
    const [promised] = await data(
      "windows?kind=capacity-lead&duty=high-risk-annex-iii-classification&site=nscale-narvik&delay=promise",
    );
    assert.equal(promised.state, "before");
  });

  it("Narvik: 100,000 promised for the whole site, 30,000 stated for a part, and an observation that is no number", async () => {
    const site = await data("sites/nscale-narvik");
    assert.deepEqual([site.promise.gpus, site.promise.counts, site.promise.date], [100000, "site-total", "2026"]);
    assert.deepEqual([site.stated.gpus, site.stated.tranche, site.stated.date], [30000, "rubin-2027", "2027"]);
    assert.deepEqual([site.observed.status, site.observed.statedOn], ["observation", "2026-07-05"]);
    assert.equal(site.relation.kind, "not-known");
  });

  it("the gap of a duty of the Commission is one window, whichever countries are asked for", async () => {
    for (const path of ["", "&country=DE", "&country=DE&country=FR"]) {
      const rows = await data(`windows?kind=enforcement-gap&duty=gpai-provider-duties${path}`);
      assert.equal(rows.length, 1, path);
      assert.deepEqual([rows[0].country, rows[0].state], [undefined, "closed"]);
    }
  });

  it("a filter that is not given leaves nothing out; none leaves out all of its kind", async () => {
    const duty = "windows?duty=high-risk-annex-iii-requirements";
    const kinds = async (path: string) => {
      const rows: { kind: string }[] = await data(path);
      return ["runway", "enforcement-gap", "capacity-lead"].map((kind) => rows.filter((row) => row.kind === kind).length);
    };
    // 31 jurisdictions and 52 sites in the dataset
    assert.deepEqual(await kinds(duty), [1, 31, 52]);
    assert.deepEqual(await kinds(`${duty}&country=PL&site=none`), [1, 1, 0]);
    assert.deepEqual(await kinds(`${duty}&country=none&site=nscale-narvik`), [1, 0, 1]);
  });

  it("topic and role filter milestones, comparisons and windows alike", async () => {
    for (const path of ["milestones", "compare"]) {
      const all = (await data(path)).length;
      const some = (await data(`${path}?topic=high-risk-annex-iii&role=provider`)).length;
      assert.ok(some > 0 && some < all, path);
    }
    for (const m of await data("milestones?topic=gpai&topic=prohibited&role=provider&role=gpai-provider")) {
      assert.ok(["gpai", "prohibited"].includes(m.topic), m.id);
      assert.ok(
        ["provider", "gpai-provider"].some((role) => m.addressees.includes(role)),
        m.id,
      );
    }
    const duties = new Set((await data("milestones?topic=transparency&role=deployer")).map((m: { id: string }) => m.id));
    for (const w of await data("windows?kind=runway&topic=transparency&role=deployer")) assert.ok(duties.has(w.milestone));
  });

  it("a reader's own settings change the law and not the yardstick", async () => {
    const row = (await data("compare?compare=in-force&set=high-risk-annex-iii-classification:2028-06-01")).find(
      (r: { id: string }) => r.id === "high-risk-annex-iii-classification",
    );
    assert.deepEqual([row.from.date, row.to.date], ["2027-12-02", "2028-06-01"]);
    assert.deepEqual(await data("compare?law=base-law&compare=base-law"), []);
  });
});

describe("windows of every kind", () => {
  const duty = "high-risk-annex-iii-classification";
  const of = async (kind: string, query = "", day?: string) => {
    const path = `windows?kind=${kind}&duty=${duty}&${query}`;
    const rows = await data(day ? at(path, day) : path);
    assert.equal(rows.length, 1, path);
    return rows[0];
  };

  it("start-by of Annex III with 6 to 12 months: from 2026-12-02 to 2027-06-02, in time, ten days away", async () => {
    const row = await of("start-by");
    assert.deepEqual([row.from.latest, row.to.latest, row.state, row.totalDays], ["2026-12-02", "2027-06-02", "in-time", 182]);
    assert.match(row.text, /the 12-month estimate is 10 days away\.$/);
  });

  it("as known on 2026-04-01 under the 2024 text: runway 4 months 1 day, and a start-by that ended on 2026-02-02", async () => {
    const runway = await of("runway", "law=base-law", "2026-04-01");
    assert.deepEqual([runway.months, runway.extraDays], [4, 1]);
    const start = await of("start-by", "law=base-law", "2026-04-01");
    assert.deepEqual([start.state, start.to.latest], ["late-short", "2026-02-02"]);
  });

  it("relief of Annex III from the 2024 text: 16 months; between a text and itself nothing", async () => {
    const row = await of("relief");
    assert.deepEqual([row.state, row.months, row.extraDays, row.totalDays], ["later", 16, 0, 487]);
    const back = await of("relief", "law=base-law&compare=in-force");
    assert.deepEqual([back.state, back.months, back.totalDays], ["earlier", -16, -487]);
    assert.equal((await of("relief", "law=base-law")).state, "same");
  });

  it("Article 50 in the Netherlands: duty since 2026-08-02, gap open, no end known", async () => {
    const [row] = await data("windows?kind=enforcement-gap&duty=transparency-interaction&country=NL");
    assert.deepEqual([row.state, row.from.latest, row.to.status, row.totalDays], ["open", "2026-08-02", "open", undefined]);
  });

  it("serious-incident reporting has its runway to 2027-12-02, the formal date beside it", async () => {
    const [row] = await data("windows?kind=runway&duty=serious-incident-reporting");
    assert.deepEqual([row.to.latest, row.formal.latest, row.totalDays], ["2027-12-02", "2026-08-02", 375]);
  });

  it("Narvik: nothing to migrate in by its stated 2027, 39 days left on its promise", async () => {
    const row = await of("migration", "site=nscale-narvik");
    assert.deepEqual(
      [row.state, row.totalDays, row.shortest.totalDays, row.shortest.to.latest],
      ["empty", -394, -212, "2027-06-02"],
    );
    const [promise] = await data("windows?kind=promise&site=nscale-narvik");
    assert.deepEqual([promise.milestone, promise.state, promise.totalDays], [undefined, "open", 39]);
    assert.equal(promise.closesSoon, true);
  });

  it("lead takes months, fractions of them, or the id of a published estimate", async () => {
    assert.deepEqual(await of("start-by", "lead=6-12"), await of("start-by"));
    assert.deepEqual(await of("start-by", "lead=ca-internal-fast"), await of("start-by", "lead=0.5-3"));
    const fast = await of("start-by", "lead=0.5-3");
    assert.deepEqual([fast.from.latest, fast.to.latest, fast.state], ["2027-09-02", "2027-11-17", "not-yet"]);
    const all = await of("migration", "lead=0-120&site=dt-munich");
    assert.deepEqual([all.to.latest, all.shortest.to.latest], ["2017-12-02", "2027-12-02"]);
  });

  it("a kind that is asked for comes alone, several together, and none of the others", async () => {
    const kinds = async (query: string) => [
      ...new Set((await data(`windows?${query}`)).map((row: { kind: string }) => row.kind)),
    ];
    for (const kind of WINDOW_KINDS) assert.deepEqual(await kinds(`kind=${kind}&country=PL&site=dt-munich`), [kind]);
    assert.deepEqual(await kinds("kind=relief&kind=promise"), ["relief", "promise"]);
    assert.deepEqual(
      await kinds(`duty=${duty}`),
      WINDOW_KINDS.filter((kind) => kind !== "promise"),
    );
    assert.deepEqual(await kinds(`duty=${duty}&country=none&site=none`), ["runway", "start-by", "relief"]);
    assert.deepEqual(await kinds(`duty=${duty}&kind=promise`), ["promise"]);
  });

  it("provider, bloc, state and site choose the same sites as in the list of sites, in every kind about sites", async () => {
    for (const query of ["provider=nscale", "bloc=UK", "state=lost&state=paused", "provider=nscale&bloc=EEA&state=building"]) {
      const ids = (await data(`sites?${query}`)).map((site: { id: string }) => site.id);
      assert.ok(ids.length > 0, query);
      for (const kind of ["capacity-lead", "migration", "promise"]) {
        const rows: { site: string }[] = await data(`windows?kind=${kind}&duty=${duty}&${query}`);
        assert.deepEqual(
          rows.map((row) => row.site),
          ids,
          `${kind}, ${query}`,
        );
      }
    }
    const [one, ...others] = await data("windows?kind=promise&site=dt-munich&provider=nscale");
    assert.deepEqual([one, others], [undefined, []]);
  });

  it("topic, role and country choose duties and countries, in every kind about duties", async () => {
    const duties = async (kind: string, query: string) =>
      new Set(
        (await data(`windows?kind=${kind}&country=PL&site=dt-munich&${query}`)).map(
          (row: { milestone: string }) => row.milestone,
        ),
      );
    for (const query of ["topic=transparency", "role=importer", "topic=gpai&topic=prohibited&role=provider"]) {
      const expected = await duties("runway", query);
      assert.ok(expected.size > 0, query);
      for (const kind of ["start-by", "enforcement-gap", "relief", "capacity-lead", "migration"])
        assert.deepEqual(await duties(kind, query), expected, `${kind}, ${query}`);
    }
  });

  it("what the data do not tell is unknown, without a length: no error and no zero", async () => {
    const cases: readonly (readonly [string, string])[] = [
      ["kind=capacity-lead&site=brookfield-strangnas", "unknown"],
      ["kind=migration&site=brookfield-strangnas", "unknown"],
      ["kind=migration&site=mistral-les-ulis", "unknown"],
      ["kind=migration&site=fluidstack-bosquel", "not-applicable"],
      ["kind=promise&site=brookfield-strangnas", "unknown"],
      ["kind=promise&site=fluidstack-bosquel", "not-applicable"],
      ["kind=start-by&duty=prohibited-nciicsam&law=base-law", "not-applicable"],
      ["kind=relief&duty=legacy-high-risk-design-change", "unknown"],
      ["kind=enforcement-gap&duty=high-risk-annex-iii-requirements&country=BG&asOf=2025-01-01", "unknown"],
    ];
    for (const [query, state] of cases) {
      const [row] = await data(`windows?${query}${query.includes("site=") && !query.includes("promise") ? `&duty=${duty}` : ""}`);
      assert.deepEqual([row.state, row.months, row.totalDays, row.range], [state, undefined, undefined, undefined], query);
      assert.equal(row.shortest?.totalDays, undefined, query);
      assert.equal(row.closesSoon, false, query);
    }
  });

  it("an unknown kind and a lead time that is none are refused with the reason", async () => {
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ["kind=nonsense", "kind", /no kind of window "nonsense"; use one of: runway, start-by, .*promise/],
      ["lead=12-6", "lead", /starts above its end; write the shorter estimate first, 6-12/],
      ["lead=-1-3", "lead", /"-1-3" is no lead time; write months from 0 to 120/],
      ["lead=0-600", "lead", /"0-600" is out of range; write months from 0 to 120/],
      ["lead=x", "lead", /"x" is no lead time; .* use one of: ca-internal-thorough/],
      ["lead=6-12&lead=3-6", "lead", /given 2 times; give it once/],
      ["lead=", "lead", /is empty/],
    ];
    for (const [query, param, message] of cases) {
      const { status, body } = await get(`windows?${query}`);
      assert.deepEqual([status, body.param], [400, param], query);
      assert.match(body.detail, message, query);
    }
  });
});

describe("compute: what was promised, what is expected, and on what ground", () => {
  const quantiles = ({ p10, p50, p90 }: Record<"p10" | "p50" | "p90", string>) => [p10, p50, p90];
  const narvik = "sites/nscale-narvik";

  it("Narvik on 2026-11-22: 253,000 H100 equivalents promised, 265,000 stated for a part, nothing forecast before the stated day", async () => {
    const site = await data(narvik);
    // 100,000 GB300 at 2.53 and 30,000 Rubin at 8.84 each
    assert.deepEqual([site.promise.h100e, site.stated.h100e], [253000, 265200]);
    assert.deepEqual([site.estimate.status, site.estimate.from, site.estimate.overdue], ["expected", "2027-12-31", false]);
    assert.equal(site.p10, "2027-12-31");
    assert.ok(site.p10 <= site.p50 && site.p50 < site.p90);
    assert.deepEqual(
      site.forecast.map((f: { by: string; date: string; itMw: unknown }) => [f.by, f.date, f.itMw]),
      [
        ["press", "2027-H2", "unknown"],
        ["observer", "2026-H2", 92],
      ],
    );
    assert.deepEqual([site.provider, site.providerName], ["nscale", "Nscale"]);
  });

  it("an estimate shows its ground: greenfield, no promise on time, four late and one lost, six slips", async () => {
    const { estimate, never } = await data(narvik);
    // The prior weighs four; the counts are those of delay-evidence.json as of 2026-11-22: (0.04 x 4 + 1) / (4 + 5) is 0.1289.
    assert.deepEqual(
      [estimate.class, estimate.reference, estimate.counts],
      ["greenfield", "greenfield", { onTime: 0, late: 4, lost: 1 }],
    );
    assert.deepEqual(estimate.prior, { onTime: 0.6, late: 0.36, lost: 0.04, weight: 4 });
    assert.deepEqual([never, estimate.shares.lost], [0.1289, 0.1289]);
    assert.deepEqual(estimate.slip, { mu: 2.3715, sigma: 0.8334, n: 6 });
    // Shares are those of the class, slips those of the pool: as many as `counts` and `n` say.
    assert.deepEqual([estimate.basis.shares.length, estimate.basis.slips.length], [5, 6]);
    assert.ok(estimate.basis.shares.includes("fluidstack-bosquel") && !estimate.basis.slips.includes("fluidstack-bosquel"));
    assert.ok(estimate.basis.slips.includes("eurohpc-alice-recoque") && !estimate.basis.shares.includes("eurohpc-alice-recoque"));
    assert.deepEqual(estimate.set, []);
  });

  it("Narvik as known on 2026-03-31: the promise for end-2026, first phases from August, and no word of Rubin", async () => {
    const answer = await get(at(narvik, "2026-03-31"));
    const { promise, statements, estimate, slips } = answer.body.data;
    assert.deepEqual([promise.gpus, promise.date], [100000, "2026"]);
    assert.doesNotMatch(answer.text, /rubin/i);
    assert.ok(statements.some((s: { target: { date?: string } }) => s.target.date === "2026-08"));
    assert.equal(estimate.from, "2026-12-31");
    assert.ok(slips.every((s: { outcome: { status: string } }) => s.outcome.status === "open"));
    assert.deepEqual(answer.body.data.evidence, []);
  });

  it("a size that an earlier statement gave names that statement", async () => {
    const { promise, stated } = await data("sites/nscale-loughton");
    assert.deepEqual([promise.sizeFrom, stated.statement, stated.sizeFrom], ["own", "nscale-loughton-5", "nscale-loughton-2"]);
  });

  it("fewer outcomes are known on an earlier day, and the estimate rests on those alone", async () => {
    const { estimate, p90 } = await data(at(narvik, "2025-03-31").replace("nscale-narvik", "google-skien"));
    // One slip alone is known by then, and one slip gives no spread.
    assert.deepEqual(
      [estimate.slip, estimate.basis, p90],
      [{ mu: "unknown", sigma: "unknown", n: 1 }, { shares: ["evroc-arlandastad"], slips: ["evroc-arlandastad"] }, "unknown"],
    );
  });

  it("Munich was on time: promised for the first quarter of 2026, online on 5 February, nothing left to estimate", async () => {
    const site = await data("sites/dt-munich");
    assert.deepEqual([...quantiles(site), site.never], ["2026-02-05", "2026-02-05", "2026-02-05", 0]);
    assert.deepEqual(site.estimate, { status: "online", statement: "dt-munich-3", date: "2026-02-05", bound: "not-after" });
    const [evidence] = site.evidence;
    assert.deepEqual([evidence.status, evidence.promisedBy, evidence.slipMonths], ["on-time", "2026-03-31", -1.8]);
    const [{ revisions, outcome }] = site.slips;
    assert.deepEqual([revisions.at(-1).date, outcome.status, outcome.date], ["2026-03-31", "online", "2026-02-05"]);
  });

  it("Le Bosquel and Stargate UK are lost: no date, never for certain", async () => {
    for (const id of ["fluidstack-bosquel", "nscale-stargate-uk"]) {
      const site = await data(`sites/${id}`);
      assert.deepEqual([site.state, ...quantiles(site), site.never], ["lost", "never", "never", "never", 1], id);
      assert.deepEqual(site.estimate, { status: "lost" });
      assert.deepEqual(
        site.evidence.map((e: { status: string; outcomeDate: string }) => [e.status, e.outcomeDate]),
        [["cancelled", "none"]],
      );
    }
    assert.equal((await data(at("sites/nscale-stargate-uk", "2026-03-31"))).estimate.status, "expected");
  });

  it("no day that has passed is ever forecast, nor one before the stated day, whatever is set", async () => {
    let overdue = 0;
    for (const day of DAYS)
      for (const set of ["", "late=1&lost=0", "late=0&lost=0", "mu=-3&sigma=0.01", "mu=6&sigma=4"])
        for (const site of await data(at(`sites?${set}`, day).replace("?&", "?"))) {
          const { status, from, overdue: late } = site.estimate;
          if (status !== "expected") continue;
          if (late) overdue += 1;
          assert.equal(late, day > from, `${site.id} on ${day}`);
          for (const date of quantiles(site).filter((q) => /^\d/.test(q)))
            assert.ok(date >= from && (!late || date > day), `${site.id} on ${day} with ${set}: ${date}`);
        }
    assert.ok(overdue > 20);
  });

  it("what is missing in an estimate has a name: paused and undated are unknown, and a day beyond 2199 is later", async () => {
    const undated = await data("sites/ms-aragon");
    assert.deepEqual(
      [undated.estimate, ...quantiles(undated), undated.never],
      [{ status: "undated" }, ...Array(4).fill("unknown")],
    );
    assert.equal((await data(`${narvik}?late=1&lost=0&mu=6&sigma=4`)).p90, "later");
  });

  it("a reader's own parameters count in place of the computed ones, and are named", async () => {
    const own = await data(`${narvik}?late=0.5&lost=0.1&mu=1&sigma=0.5`);
    assert.deepEqual(own.estimate.set, ["late", "lost", "mu", "sigma"]);
    assert.deepEqual(own.estimate.shares, { onTime: 0.4, late: 0.5, lost: 0.1 });
    assert.deepEqual([own.never, own.estimate.slip.mu, own.estimate.slip.sigma], [0.1, 1, 0.5]);
    assert.ok(own.p90 < (await data(narvik)).p90);
    assert.deepEqual((await data(`${narvik}?lost=0`)).estimate.set, ["lost"]);
    const listed = (await data("sites?lost=0.1")).find((s: { id: string }) => s.id === "nscale-narvik");
    assert.equal(listed.never, 0.1);
  });

  it("a list and a single site say the same", async () => {
    for (const row of await data("sites")) {
      const single = await data(`sites/${row.id}`);
      assert.deepEqual({ ...single, ...row }, single);
    }
  });

  it("sites are filtered by provider, country, bloc and state; each filter takes any of its values", async () => {
    const all: { id: string; provider: string; country: string; bloc: string; state: string }[] = await data("sites");
    const ids = async (query: string) => (await data(`sites?${query}`)).map((s: { id: string }) => s.id);
    const where = (which: (site: (typeof all)[number]) => boolean) => all.filter(which).map((s) => s.id);
    const cases = [
      ["provider=nscale&provider=mistral", (s) => s.provider === "nscale" || s.provider === "mistral"],
      ["country=no&country=SE", (s) => s.country === "NO" || s.country === "SE"],
      ["bloc=UK", (s) => s.bloc === "UK"],
      ["state=lost&state=online", (s) => s.state === "lost" || s.state === "online"],
      ["provider=nscale&bloc=EEA&state=building", (s) => s.provider === "nscale" && s.bloc === "EEA" && s.state === "building"],
      ["country=none", () => false],
    ] satisfies [string, (site: (typeof all)[number]) => boolean][];
    for (const [query, which] of cases) {
      assert.deepEqual(await ids(query), where(which), query);
      assert.ok(query === "country=none" || where(which).length > 0, query);
    }
  });

  it("evidence that is open or not verified bears no day: it shows only where that is today", async () => {
    const [open] = (await data(narvik)).evidence;
    assert.deepEqual(
      [open.status, open.knownOn, open.outcomeDate, open.slipMonths, open.counts],
      ["open", "none", "none", "none", false],
    );
    assert.deepEqual((await data(at(narvik, "2026-11-21"))).evidence, []);
    const [noted] = (await data("sites/dt-munich")).evidence;
    const [then] = (await data(at("sites/dt-munich", "2026-11-21"))).evidence;
    assert.ok(noted.note);
    assert.equal(then.note, undefined);
  });

  it("a capacity lead by P50 or P90 starts from the estimate of the site", async () => {
    const site = await data(narvik);
    for (const delay of ["p50", "p90"]) {
      const path = `windows?kind=capacity-lead&duty=high-risk-annex-iii-classification&site=nscale-narvik&delay=${delay}`;
      const [row] = await data(path);
      assert.deepEqual([row.state, row.from.latest], ["after", site[delay]], delay);
      const [own] = await data(`${path}&late=0&lost=0`);
      assert.equal(own.from.latest, "2027-12-31", delay);
    }
  });

  it("models: the side of the cut-off and the day to comply follow the version of the law; what bears no day is withheld earlier", async () => {
    const of = async (path: string, id: string) => (await data(path)).find((m: { id: string }) => m.id === id);
    const grok = await of("models", "grok-4");
    assert.deepEqual(
      [grok.side, grok.placedBy, grok.due],
      ["older", "release", { status: "dated", date: "2027-08-02", by: "transition" }],
    );
    const moved = await of("models?set=gpai-legacy-deadline:2028-01-01", "grok-4");
    assert.deepEqual(moved.due, { status: "dated", date: "2028-01-01", by: "transition", assumed: true });
    const later = await of("models", "grok-4-5");
    assert.deepEqual(
      [later.side, later.euMarket.date, later.due.date, later.due.by],
      ["newer", "2026-07-14", "2026-07-14", "placing"],
    );
    assert.deepEqual([(await of("models", "domyn-large")).openWeights, grok.openWeights], ["unknown", false]);
    const { due, placedBy, side } = await of("models", "mai-image-2");
    assert.deepEqual([due, placedBy, side], [{ status: "not-placed" }, "release", "newer"]);
    const representatives = ["mistral-large-3", "deepseek-v4", "grok-4"].map(async (id) => (await of("models", id)).provider);
    assert.deepEqual(
      (await Promise.all(representatives)).map((p) => p.authorisedRepresentative),
      ["not-needed", "unknown", "EDSR"],
    );
    const then = await of(at("models", "2026-07-10"), "grok-4-5");
    assert.deepEqual([then.euMarket, then.openWeights, then.due.date], [{ status: "unknown" }, undefined, "2026-07-08"]);
    assert.equal(await of(at("models", "2026-07-10"), "gpt-6-astra"), undefined);
  });

  it("one model: the row of the list, with its provider in words, its events, and why it has to comply on that day", async () => {
    const day = "set=gpai-legacy-deadline:2028-01-01";
    const [row] = (await data(`models?${day}`)).filter((m: { id: string }) => m.id === "grok-4");
    const one = await data(`models/grok-4?${day}`);
    assert.deepEqual({ ...one, ...row, provider: { ...one.provider, ...row.provider } }, one);
    assert.deepEqual(
      one.reasons.map((r: { milestone?: string; confidence: string }) => r.milestone),
      [undefined, "gpai-legacy-cutoff", "gpai-legacy-deadline", undefined],
    );
    const [placed, , deadline, last] = one.reasons;
    for (const reason of [deadline, last]) assert.deepEqual([reason.confidence, reason.sources], ["assumed", []]);
    assert.equal(placed.confidence, one.confidence);
    assert.match(last.text, /^It is before the cut-off\. Day to comply: by 1 Jan 2028 \(end of the transition, if /);
    assert.match(one.provider.representative.detail, /\w/);
    const events = async (query = "") =>
      (await data(`models/grok-4${query}`)).events.map((e: { id: string; on: string }) => [e.id, e.on]);
    assert.ok((await events()).length > (await events("?asOf=2025-08-01")).length);
    assert.deepEqual(await events("?asOf=2025-08-01"), [["xai-signs-safety-chapter", "2025-07-31"]]);
    const { provider } = await data("models/grok-4?asOf=2025-08-01");
    assert.deepEqual([provider.establishment, provider.representative, provider.notes], [undefined, undefined, undefined]);
    const { reasons } = await data("models/mai-image-2");
    assert.match(reasons[0].text, /not placed on the Union market/);
    assert.match(reasons.at(-1).text, /^Day to comply: no day yet/);
  });

  it("a claim is checked as the form on /claims does: each of the five kinds, with the number claimed and the number computed", async () => {
    const came = await Promise.all(
      CHECKS.map(async (check) => {
        const { verdict, words, claimed, computed, sources } = await data(`claims/check?${check}`);
        assert.equal(sources.length > 0, !check.includes("fromDay"), check);
        return [verdict, words, claimed.value, computed.value];
      }),
    );
    assert.deepEqual(came, [
      // Said in April 2026 no version but the 2024 text was in force, so that there was no time between the two dates.
      ["false", "False", 18, 16],
      ["true", "True", 4.5, 4.5],
      ["outdated", "Outdated", "2026-08-02", "2027-12-02"],
      ["false", "False", 1, 4],
      ["partly", "Partly true", 3e9, 3.03e9],
      ["outdated", "Outdated", 100_000, 30_000],
    ]);
    const date = "claims/check?check=date&of=high-risk-annex-iii-classification&claimed=2026-08-02";
    assert.deepEqual((await data(`${date}&law=base-law`)).verdict, "true");
    const { milestones, saidOn, looks } = await data(`${date}&asOf=2026-04-10`);
    assert.deepEqual([milestones, saidOn], [["high-risk-annex-iii-classification"], "2026-04-10"]);
    assert.deepEqual(
      looks.map((l: { asOf: string; holds: string }) => [l.asOf, l.holds]),
      [["2026-04-10", "yes"]],
    );
  });

  it("providers: who owns them, what they run, pledge and raise, with what is missing named", async () => {
    const nscale = await data("providers/nscale");
    assert.deepEqual([nscale.incorporatedIn, nscale.euEstablished], ["GB", "unknown"]);
    assert.deepEqual(
      nscale.fleetSnapshots.map((f: { asOf: string; activeGpus: unknown; activeMw: unknown }) => [
        f.asOf,
        f.activeGpus,
        f.activeMw,
      ]),
      [
        ["2025-10-15", "unknown", 30],
        ["2026-08-31", 25000, "unknown"],
      ],
    );
    assert.equal(nscale.pledges.length, 1);
    assert.ok(nscale.sites.includes("nscale-narvik"));
    assert.ok(nscale.deals.every((d: { providers: string[] }) => d.providers.includes("nscale")));
    const undisclosed = nscale.deals.find((d: { id: string }) => d.id === "microsoft-narvik-rubin");
    assert.deepEqual([undisclosed.amount, undisclosed.currency, undisclosed.amountText], ["unknown", "unknown", "not disclosed"]);
    const bitzero = await data("providers/bitzero");
    assert.deepEqual(
      [bitzero.incorporatedIn, bitzero.euEstablished, bitzero.fleetSnapshots, bitzero.pledges, bitzero.deals, bitzero.financials],
      ["unknown", "unknown", [], [], [], { status: "unknown" }],
    );
  });

  it("every provider, every site of the list and every deal of a provider is reached", async () => {
    const rows: { id: string; sites: string[]; deals: { id: string }[] }[] = await data("providers");
    assert.deepEqual(
      rows.map((p) => p.id),
      context.dataset.providers.map((p) => p.id),
    );
    assert.deepEqual(rows.flatMap((p) => p.sites).sort(), (await data("sites")).map((s: { id: string }) => s.id).sort());
    // The seed round of AMI Labs is the one deal of a firm that is no provider of compute.
    const reached = new Set(rows.flatMap((p) => p.deals.map((d) => d.id)));
    assert.deepEqual(
      context.dataset.deals.filter((d) => !reached.has(d.id)).map((d) => d.id),
      ["ami-seed"],
    );
    assert.deepEqual(
      (await data("providers?provider=mistral&provider=nscale")).map((p: { id: string }) => p.id),
      ["nscale", "mistral"],
    );
  });

  it("a deal, a fleet, a pledge or a site that came later is not there yet, nor a provider of which nothing was known", async () => {
    const day = "2026-04-01";
    const then = await data(at("providers/nscale", day));
    assert.deepEqual(
      then.fleetSnapshots.map((f: { asOf: string }) => f.asOf),
      ["2025-10-15"],
    );
    assert.ok(then.deals.length > 0 && then.deals.every((d: { date: string }) => d.date <= day));
    assert.ok(!then.sites.includes("nscale-monarch"));
    const mistral = await get(at("providers/mistral", "2026-04-15"));
    assert.match(mistral.text, /names a later day, so it is left out/);
    assert.doesNotMatch(mistral.text, /October 2026/);
    const early = new Set((await data(at("providers", "2024-07-12"))).map((p: { id: string }) => p.id));
    const later = context.dataset.providers.find((p) => !early.has(p.id));
    assert.ok(later);
    assert.equal(await refused(at(`providers/${later.id}`, "2024-07-12"), 404), "id");
  });
});

describe("as known on a day", () => {
  it("what bears no date of its own shows only when the day is today, and is named where it is left out", async () => {
    const undated = [
      ["scenarios", ["summary", "assumptions"]],
      ["milestones/high-risk-annex-iii-classification", ["notes"]],
      ["models/gpt-5", ["openWeights", "licence", "systemicRisk"]],
      ["jurisdictions/PL", ["summary", "openQuestions"]],
      ["sites/nscale-narvik", ["classReason", "partners", "tenants", "energy", "openQuestions"]],
      ["providers", ["incorporatedIn", "parentOrOwner", "ownershipNote", "euEstablished", "website", "financials", "sources"]],
      [
        "providers/nscale",
        ["incorporatedIn", "parentOrOwner", "ownershipNote", "euEstablished", "website", "financials", "sources"],
      ],
    ] as const;
    for (const [path, fields] of undated) {
      const now = await get(path);
      const then = await get(at(path, "2026-11-21"));
      const one = (answer: Answer) => (Array.isArray(answer.body.data) ? answer.body.data[0] : answer.body.data);
      assert.equal(now.body.meta.withheld, undefined);
      for (const field of fields) {
        assert.notEqual(one(now)[field], undefined, `${path} ${field}`);
        assert.equal(one(then)[field], undefined, `${path} ${field}`);
        assert.ok(then.body.meta.withheld.includes(field), `${path} ${field}`);
      }
    }
  });

  it("a source that came out later is in no list, and none lists its id", async () => {
    const { body } = await get("sources?asOf=2026-04-01&limit=1000");
    const ids = new Set(body.data.map((s: { id: string }) => s.id));
    assert.ok(body.data.every((s: { publishedOn?: string }) => (s.publishedOn ?? "2024") <= "2026-04-01"));
    assert.ok(body.data.every((s: { note?: string }) => s.note === undefined));
    assert.match(body.meta.warnings[0], /without a day of publication/);
    for (const path of [
      "milestones",
      "jurisdictions",
      "sites",
      "sites/nscale-narvik",
      "providers",
      "jurisdictions/PL",
      "windows",
    ])
      for (const [, list] of (await get(at(path, "2026-04-01"))).text.matchAll(/"sources":(\[[^\]]*\])/g))
        for (const id of JSON.parse(list as string)) assert.ok(ids.has(id), `${path}: ${id}`);
  });

  it("a deal and a figure of a fleet count from their first report", async () => {
    // Both of August 2026; the filing that tells of them is of 18 September.
    const nscale = async (day: string) => {
      const { deals, fleetSnapshots } = await data(at("providers/nscale", day));
      return [
        deals.some((d: { id: string }) => d.id === "anthropic-monarch"),
        fleetSnapshots.some((f: { asOf: string }) => f.asOf === "2026-08-31"),
      ];
    };
    assert.deepEqual(await nscale("2026-09-17"), [false, false]);
    assert.deepEqual(await nscale("2026-09-18"), [true, true]);
  });

  it("notes of a country's events are left out on an earlier day", async () => {
    const noted = (events: { note?: string }[]) => events.filter((event) => event.note !== undefined).length;
    const [now, then] = [await data("jurisdictions/DE"), await data(at("jurisdictions/DE", "2026-11-21"))];
    assert.ok(noted(now.events) > 0);
    assert.equal(noted(then.events), 0);
  });

  it("no text, standing or country event later than the day is shown", async () => {
    for (const day of DAYS) {
      const asOf = parseDay(day);
      for (const s of await data(at("scenarios", day)))
        for (const entry of s.history) assert.ok(parseDay(entry.from) <= asOf, `${s.id} on ${day}`);
      for (const event of (await data(at("jurisdictions/IT", day))).events)
        assert.ok(parseImprecise(event.on).earliest <= asOf, `${event.id} on ${day}`);
    }
  });

  it("a milestone that only a later text brings is not there yet", async () => {
    const [before, now] = [await data(at("milestones", "2025-01-01")), await data("milestones")];
    const early = new Set(before.map((m: { id: string }) => m.id));
    const brought = now.find((m: { id: string }) => !early.has(m.id));
    assert.ok(brought);
    assert.equal(await refused(at(`milestones/${brought.id}`, "2025-01-01"), 404), "id");
  });

  it("a site of which nothing was known is not there yet", async () => {
    const early = new Set((await data(at("sites", "2024-07-12"))).map((s: { id: string }) => s.id));
    const unknown = context.facts.sites.find((s) => !early.has(s.id));
    assert.ok(unknown);
    assert.equal(await refused(at(`sites/${unknown.id}`, "2024-07-12"), 404), "id");
    const rows = await data(at("windows?kind=capacity-lead&duty=high-risk-annex-iii-requirements", "2024-07-12"));
    assert.ok(rows.every((row: { site: string }) => early.has(row.site)));
  });

  it("a day in the future shows what is known, with a warning", async () => {
    const { body } = await get("milestones?asOf=2030-01-01");
    assert.match(body.meta.warnings[0], /1 January 2030 is in the future/);
    assert.equal(body.meta.asOf, "2030-01-01");
  });
});

describe("an assumed power to fine", () => {
  const duty = "high-risk-annex-iii-requirements";
  const gap = async (query: string) => (await data(`windows?kind=enforcement-gap&asOf=2026-11-22&${query}`))[0];

  it("Annex III in the Netherlands from July 2027: no gap, 124 days before the duty, and the end says that it is assumed", async () => {
    const row = await gap(`duty=${duty}&country=NL&fine=NL:2027-07`);
    assert.deepEqual(
      [row.state, row.to.latest, row.to.precision, row.to.assumed, row.totalDays],
      ["empty", "2027-07-31", "month", true, -124],
    );
    assert.match(row.text, /as you assume/);
    const own = row.reasons.find((r: { text: string }) => r.text.startsWith("You assume"));
    assert.deepEqual([own.sources, own.confidence], [undefined, undefined]);
  });

  it("Article 50 in the Netherlands: a gap from 2026-08-02 to July 2027, 11 months 29 days, which is open", async () => {
    const row = await gap("duty=transparency-interaction&country=NL&fine=NL:2027-07");
    assert.deepEqual(
      [row.state, row.from.latest, row.to.latest, row.months, row.extraDays],
      ["open", "2026-08-02", "2027-07-31", 11, 29],
    );
  });

  it("levels stay those of the facts, and the assumption stands beside them", async () => {
    const { body } = await get("jurisdictions?asOf=2026-11-22&fine=NL:2025-01");
    const rows: { iso2: string; level: string; bloc: string; bites: boolean; assumed?: unknown }[] = body.data;
    assert.equal(rows.filter((r) => r.level === "power-to-fine" && r.bloc === "EU").length, 8);
    const nl = rows.find((r) => r.iso2 === "NL");
    assert.deepEqual([nl?.assumed, nl?.bites], [{ powerToFine: "2025-01", from: "2025-01-31" }, false]);
    assert.notEqual(nl?.level, "power-to-fine");
    assert.equal(body.meta.warnings.length, 1);
    assert.match(body.meta.warnings[0], /the Netherlands from January 2025, which has passed; no source shows it/);
  });

  it("where the power is known it was not needed, and where it cannot be it changes nothing: a warning says so", async () => {
    const cases = [
      ["DE", "jurisdictions/DE?", /not needed: the power to fine is known there since/],
      ["NO", "jurisdictions/NO?", /changes nothing here.*not in the EEA Agreement/],
      ["GB", "jurisdictions/GB?", /changes nothing here.*has no AI Act/],
      ["NL", "jurisdictions/NL?topic=gpai&", /changes nothing here\. The Commission enforces this/],
      ["PL", `windows?kind=enforcement-gap&country=PL&duty=${duty}&`, /Poland is not needed: .* since 28 October 2026/],
    ] as const;
    for (const [country, path, words] of cases) {
      const [plain, own] = [await get(`${path}asOf=2026-11-22`), await get(`${path}asOf=2026-11-22&fine=${country}:2027-07`)];
      assert.deepEqual(own.body.data, plain.body.data, country);
      assert.match(own.body.meta.warnings[0], words);
    }
  });

  it("on a day before the power was known the assumption counts", async () => {
    const { body } = await get("jurisdictions/PL?asOf=2026-04-01&fine=PL:2027-07");
    assert.deepEqual([body.data.assumed.from, body.meta.warnings], ["2027-07-31", undefined]);
  });
});

describe("bad input", () => {
  const long = "a".repeat(10_000);
  const bad: readonly (readonly [string, string])[] = [
    ["milestones?asOf=2026-02-30", "asOf"],
    ["milestones?asOf=99999-01-01", "asOf"],
    ["milestones?asOf=2024-07-11", "asOf"],
    ["milestones?law=nonsense", "law"],
    ["milestones?law=final-omnibus&asOf=2025-01-01", "law"],
    ["compare?compare=nonsense", "compare"],
    ["milestones?law=base-law&law=base-law", "law"],
    ["milestones?topic=nonsense", "topic"],
    ["milestones?role=king", "role"],
    ["milestones?country=DE", "country"],
    ["milestones?assume=nonsense:2027-01-01", "assume"],
    ["milestones?assume=publication-2024:2027-01-01", "assume"],
    ["milestones?shift=high-risk-annex-iii:P1X", "shift"],
    ["milestones?shift=high-risk-annex-iii:P999Y", "shift"],
    ["milestones?set=gpai-fines:2027-02-30", "set"],
    ["milestones?set=nonsense", "set"],
    [`milestones?law=${long}`, "law"],
    ["milestones?law=%00", "law"],
    ["milestones?law=%FF%FE", "law"],
    ["milestones?limit=0", "limit"],
    ["milestones?limit=1001", "limit"],
    ["milestones?cursor=bm9uc2Vuc2U", "cursor"],
    ["milestones?cursor=%25", "cursor"],
    ["milestones/gpai-fines?limit=1", "limit"],
    ["scenarios?law=base-law", "law"],
    ["sources?asOf=2026-02-30", "asOf"],
    ["periods?start=2026-10-09&period=P2D&asOf=2026-11-22", "asOf"],
    ["jurisdictions?fine=NL", "fine"],
    ["jurisdictions?fine=XX:2027", "fine"],
    ["jurisdictions?fine=NL:2027-13", "fine"],
    ["jurisdictions?fine=NL:2027&fine=NL:2028", "fine"],
    ["milestones?fine=NL:2027", "fine"],
    ["jurisdictions?topic=gpai&topic=prohibited", "topic"],
    ["jurisdictions?topic=gpai&duty=high-risk-annex-iii-requirements", "duty"],
    ["jurisdictions?duty=nonsense", "duty"],
    ["windows?kind=nonsense", "kind"],
    ["windows?lead=12-6", "lead"],
    ["windows?lead=-1-3", "lead"],
    ["windows?lead=0-600", "lead"],
    ["windows?lead=x", "lead"],
    ["windows?lead=6", "lead"],
    ["windows?lead=1e1-12", "lead"],
    ["windows?lead=6-12&lead=6-12", "lead"],
    ["windows?compare=nonsense", "compare"],
    ["windows?provider=nobody", "provider"],
    ["windows?bloc=XX", "bloc"],
    ["windows?bloc=EU&bloc=UK", "bloc"],
    ["windows?state=gone", "state"],
    ["windows?delay=p75", "delay"],
    ["windows?late=-1", "late"],
    ["windows?late=0.8&lost=0.5", "lost"],
    ["sites?late=-1", "late"],
    ["sites?late=2", "late"],
    ["sites?late=NaN", "late"],
    ["sites?late=1e-3", "late"],
    ["sites?late=0.5&late=0.5", "late"],
    ["sites?late=0.8&lost=0.5", "lost"],
    ["sites?mu=99", "mu"],
    ["sites?sigma=0", "sigma"],
    ["sites?sigma=-1", "sigma"],
    ["sites?provider=nobody", "provider"],
    ["sites?bloc=XX", "bloc"],
    ["sites?bloc=EU&bloc=UK", "bloc"],
    ["sites?state=gone", "state"],
    ["sites?country=XX", "country"],
    ["sites?delay=p50", "delay"],
    ["sites/nscale-narvik?late=0.8&lost=0.5", "lost"],
    ["sites/nscale-narvik?provider=nscale", "provider"],
    ["providers?provider=nobody", "provider"],
    ["providers?late=0.5", "late"],
    ["windows?country=XX", "country"],
    ["windows?country=Germany", "country"],
    ["windows?site=nonsense", "site"],
    ["windows?topic=gpai&duty=high-risk-annex-iii-requirements", "duty"],
    ["windows?role=importer&duty=high-risk-annex-iii-classification", "duty"],
    ["periods", "start"],
    ["periods?start=2026-10-09", "period"],
    ["periods?start=2026-10-09&period=P1X", "period"],
    ["periods?start=2026-02-30&period=P1D", "start"],
    ["periods?start=2026-10-09&period=PT72H", "start"],
    ["periods?start=9999-12-31&period=P1D", "period"],
    ["periods?start=2026-10-09&period=P9999Y", "period"],
    ["periods?start=2026-10-09&period=P2D&calendar=XX", "calendar"],
    ["periods?start=2026-10-09&period=P2D&calendar=toString", "calendar"],
    ["periods?start=2026-10-09&period=P2M&counts=working-days", "period"],
    ["periods?start=2026-10-09&period=P2D&counts=weeks", "counts"],
  ];

  for (const [path, param] of bad)
    it(`${path.length > 90 ? `${path.slice(0, 30)}... (${path.length} characters)` : path} is a 400 that names ${param}`, async () => {
      assert.equal(await refused(path, 400), param);
    });

  it("what a claim check cannot use is named by the name that it has in the query, all of it at once", async () => {
    const problems = async (query: string) => {
      const { status, body } = await get(`claims/check?${query}`);
      assert.equal(status, 400, query);
      for (const { param, message } of body.problems) assert.doesNotMatch(message, /from the list|first was used/, param);
      return body.problems.map((p: { param: string }) => p.param);
    };
    assert.deepEqual(await problems(""), ["check", "claimed"]);
    assert.deepEqual(await problems("check=age&claimed=1"), ["check"]);
    assert.deepEqual(await problems("check=months&claimed=many"), ["fromMilestone", "toMilestone", "claimed"]);
    assert.deepEqual(await problems("check=months&claimed=1&fromDay=2026-01-01&toMilestone=nothing"), ["toMilestone"]);
    assert.deepEqual(await problems("check=date&claimed=2026-02-30&of=nothing"), ["of", "claimed"]);
    assert.deepEqual(await problems("check=date&claimed=2026-08-02&of=general-application&by=2026-12-31"), ["by"]);
    assert.deepEqual(await problems("check=countries&claimed=1&on=2026-04-01&topic=gpai&bloc=UK"), ["bloc", "topic"]);
    const deals = "check=deals&claimed=3&deals=equity&firstDay=2026-02-01&lastDay=2026-01-01";
    assert.deepEqual(await problems(`${deals}&party=nobody`), ["party", "lastDay"]);
    const capacity = "check=capacity&claimed=5&by=2026-12-31&site=nscale-narvik";
    assert.deepEqual(await problems(`${capacity}&tranche=cellar`), ["tranche"]);
    assert.deepEqual(await problems(`${capacity}&site=nscale-loughton`), ["site"]);
    const { body } = await get(`claims/check?${deals}&party=nobody`);
    assert.match(body.detail, /use one of: .*nscale.*\. "lastDay": The period ends on 2026-01-01/);
  });

  it("an unknown id is a 404", async () => {
    for (const path of [
      "models/nonsense",
      "models/gpt-5?asOf=2025-01-01",
      "milestones/nonsense",
      "sites/nonsense",
      "providers/nonsense",
      "providers/__proto__",
      `milestones/${long}`,
      "sites/%00",
      "milestones/__proto__",
    ])
      assert.equal(await refused(path, 404), "id", path.slice(0, 40));
    for (const path of ["jurisdictions/XX", "jurisdictions/constructor"]) assert.equal(await refused(path, 404), "iso2", path);
  });

  it("no query brings a 500", async () => {
    const written = console.error;
    const names = Object.keys(PARAMETERS);
    const value = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        ...Object.values(PARAMETERS).map((p) => p.example),
        "none",
        "commission-proposal",
        "-P9M",
        "PT1H",
        "P9999Y",
        "0001-01-01",
        "9999-12-31",
        "general-application:2099-12-31",
        "general-application:-P50Y",
        "art-113-annex-iii:P50Y",
        "entry-into-force-2024:2024-01-01",
      ),
    );
    const pairs = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 5 });
    const operation = fc.constantFrom(...OPERATIONS);
    console.error = (...told) => written("not expected:", ...told);
    await fc.assert(
      fc.asyncProperty(operation, pairs, async (found, query) => {
        const url = new URL(found.example, "http://localhost");
        url.search = new URLSearchParams(found.id === "computePeriod" ? query : [["limit", "5"], ...query]).toString();
        if (!("list" in found)) url.searchParams.delete("limit");
        const answer = await get(`${url.pathname.replace("/api/v1/", "")}${url.search}`);
        assert.ok(answer.status === 200 || answer.status === 400, `${url.search}: ${answer.status}`);
      }),
      { numRuns: 400 },
    );
    console.error = written;
  });
});

describe("answers over the wire", () => {
  it("the tag is the same for the same question, and changes with the question, the day and the revision", async () => {
    const tag = async (path: string, of?: Context) => (await get(path, of)).headers.get("etag");
    const first = await tag("milestones");
    assert.ok(first);
    assert.equal(await tag("milestones"), first);
    assert.notEqual(await tag("milestones?topic=gpai"), first);
    assert.notEqual(await tag("milestones", contextOn("2026-11-23")), first);
    assert.notEqual(await tag("milestones", { ...context, revision: { ...context.revision, id: 2 } }), first);
    const known = await get("milestones", context, { "if-none-match": first });
    assert.deepEqual([known.status, known.text], [304, ""]);
  });

  it("anybody may read, and keeps an answer for minutes, a problem not at all", async () => {
    for (const path of ["milestones", "milestones?law=nonsense"])
      assert.equal((await get(path)).headers.get("access-control-allow-origin"), "*");
    const { headers } = await get("milestones");
    assert.match(headers.get("access-control-expose-headers") ?? "", /ETag/);
    assert.equal(headers.get("cache-control"), "public, max-age=60, stale-while-revalidate=600");
    assert.equal((await get("milestones?law=nonsense")).headers.get("cache-control"), "no-store");
    assert.equal(headers.get("content-type"), "application/json");
  });

  it("without a database the answer is 503, and why stays in the log", async () => {
    const told: unknown[] = [];
    const written = console.error;
    console.error = (...lines) => void told.push(...lines);
    const answer = await respond(milestones, new Request("http://localhost/api/v1/milestones"), "", () =>
      Promise.reject(new Error("connection to secret.host refused")),
    );
    console.error = written;
    assert.equal(answer.status, 503);
    assert.equal(answer.headers.get("retry-after"), "10");
    const text = await answer.text();
    zProblem.parse(JSON.parse(text));
    assert.doesNotMatch(text, /secret/);
    assert.match(String(told.at(-1)), /secret/);
  });

  it("a mistake of ours is a 500 without its inside", async () => {
    const written = console.error;
    console.error = () => {};
    const broken = { ...milestones, list: () => assert.fail("the inside") };
    const answer = await respond(broken, new Request("http://localhost/api/v1/milestones"), "", async () => context);
    console.error = written;
    assert.equal(answer.status, 500);
    assert.doesNotMatch(await answer.text(), /inside/);
  });

  it("the as-of date without a setting is today", async () => {
    assert.equal((await get("sources")).body.meta.asOf, isoDay(context.today));
  });
});
