import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Provider } from "../capacity/schema";
import { siteAt } from "../capacity/testing/sites";
import { resolve } from "../law/resolve";
import type { LawFile } from "../law/schema";
import { addDays, type Day, day, isoDay, parseDay } from "../time/day";
import { parseImprecise } from "../time/imprecise";
import { dueOf, type ModelDates, modelDates, modelDue, sideOf } from "./due";
import { codeOn, eventsOn, isTaken, modelsOn, presumedBy } from "./known";
import { fitting, licenceWords, operatorOf, placeOf, runningOf, together, verdictOf, weightsOf } from "./pair";
import type { Model, ModelProvider, ModelsFile } from "./schema";

const load = (name: string) => JSON.parse(readFileSync(new URL(`../../db/data/${name}.json`, import.meta.url), "utf8"));
const file = load("models") as ModelsFile;
const law = load("law") as LawFile;
const operators = load("providers") as Provider[];
const datasetAsOf = parseDay("2026-10-31");
const look = (asOf: string) => ({ asOf: parseDay(asOf), datasetAsOf });
const TODAY = "2026-11-22";
const at = (asOf: string) => modelsOn(file.models, look(asOf), asOf === TODAY);
const model = (id: string, asOf = "2026-11-22") => at(asOf).find((m) => m.model.id === id);
const record = (id: string): Model => file.models.find((m) => m.id === id) as Model;
const dates = modelDates(resolve(law, { scenario: "final-omnibus" }, parseDay("2026-11-22")));
const due = (id: string, of: ModelDates = dates) => {
  const found = dueOf((model(id) as NonNullable<ReturnType<typeof model>>).placed.on, of);
  return found.status === "dated" ? [isoDay(found.latest), found.by] : [found.status];
};

describe("when a model has to comply", () => {
  it("the cut-off of the law is that of the file", () => {
    assert.deepEqual(dates.cutOff, { status: "dated", day: parseDay(file.cutOff) });
  });

  it("an older model by the end of its transition, a newer one from its placing on, and the day of the cut-off is newer", () => {
    assert.deepEqual(due("grok-4"), ["2027-08-02", "transition"]);
    assert.deepEqual(due("gpt-oss-120b"), ["2025-08-05", "placing"]);
    const on = (text: string) => sideOf(parseImprecise(text), dates);
    assert.deepEqual(["2025-08-01", "2025-08-02", "2025-08", "2025-07"].map(on), ["older", "newer", "unknown", "older"]);
    assert.deepEqual(dueOf(parseImprecise("2025-08"), dates), { status: "either-side" });
  });

  it("the day on the Union market counts before the day of release, and is not known before it has come", () => {
    assert.deepEqual(due("grok-4-5"), ["2026-07-14", "placing"]);
    assert.equal(model("grok-4-5", "2026-07-10")?.placed.by, "release");
    assert.equal(model("grok-4-5", "2026-07-10")?.union, "unknown");
  });

  it("a model that by the words of its record is not on the Union market has no day yet, and its words are of today alone", () => {
    const told = (asOf: string) => at(asOf).filter((m) => m.notPlaced);
    assert.deepEqual(
      told(TODAY).map((m) => [m.model.id, modelDue(m, dates)]),
      [["mai-image-2", { status: "not-placed" }]],
    );
    assert.deepEqual(told("2026-11-21"), []);
    // Any other record that says "not placed" in words of its own has to be read again.
    const doubtful = ({ euMarket: { date, detail } }: Model) =>
      date === null && /\bnot\b.*\b(?:placed|available|offered)\b/i.test(detail);
    assert.equal(file.models.filter(doubtful).length, 1);
  });

  it("follows a version of the law: duties that start later are waited for, and a cut-off without a day leaves the side open", () => {
    const later: ModelDates = { ...dates, duties: { status: "dated", day: day(2026, 1, 1) } };
    assert.deepEqual(due("gpt-oss-120b", later), ["2026-01-01", "duties"]);
    const none: ModelDates = { ...dates, cutOff: { status: "none" } };
    assert.deepEqual(due("grok-4", none), ["undated"]);
  });

  it("is the end of the transition or a day that is neither before the placing nor before the duties", () => {
    fc.assert(
      fc.property(fc.integer({ min: -900, max: 900 }), fc.constantFrom(0, 0, 27, 90), (ahead, width) => {
        const cut = parseDay(file.cutOff);
        const from = addDays(cut, ahead);
        const placed = { earliest: from, latest: addDays(from, width) as Day, precision: "day" as const, text: "" };
        const found = dueOf(placed, dates);
        if (placed.latest < cut) assert.equal(found.status === "dated" && found.by, "transition");
        else if (placed.earliest < cut) assert.equal(found.status, "either-side");
        else assert.ok(found.status === "dated" && found.earliest === placed.earliest && found.latest === placed.latest);
      }),
      { numRuns: 100 },
    );
  });
});

describe("models as known on a day", () => {
  it("a model that is released later does not exist", () => {
    assert.equal(at("2026-11-22").length, file.models.length);
    assert.equal(model("gpt-6-astra", "2026-09-02"), undefined);
    assert.ok(model("gpt-6-astra", "2026-09-03"));
  });

  it("a training summary was seen or missed on the day of the look, and before it nobody had looked", () => {
    assert.equal(model("phi-4", "2026-02-04")?.summary.status, "not-looked-for");
    assert.equal(model("phi-4", "2026-02-05")?.summary.status, "published");
    assert.equal(model("gpt-oss-120b")?.summary.status, "not-found");
    assert.equal(model("gpt-4o")?.summary.status, "not-looked-for");
  });

  const maker = (id: string) => file.providers.find((p) => p.id === id) as ModelProvider;
  const code = (id: string, asOf: string) => {
    const { status, since, list } = codeOn(maker(id), file.events, look(asOf), asOf === TODAY);
    return [status, since === "unknown" ? since : since.text, list === "none" ? list : list.text];
  };

  it("a signatory is on the first list since its day, one that joined later is on a list by its day, before it nothing is known", () => {
    assert.deepEqual(code("openai", "2025-07-31"), ["unknown", "unknown", "none"]);
    assert.deepEqual(code("openai", "2025-08-01"), ["signed", "2025-08-01", "2025-08-01"]);
    assert.deepEqual(code("xai", "2025-08-01"), ["signed-safety-chapter-only", "2025-08-01", "2025-08-01"]);
    assert.deepEqual(code("black-forest-labs", "2026-07-30"), ["unknown", "unknown", "none"]);
    for (const day of ["2026-08-01", TODAY])
      assert.deepEqual(code("black-forest-labs", day), ["signed", "unknown", "2026-07-31"]);
    assert.deepEqual(code("meta", TODAY), ["declined", "2025-07-18", "none"]);
  });

  it("the lists and the records of the providers agree", () => {
    for (const p of file.providers) assert.equal(code(p.id, TODAY)[0], p.codeOfPractice.status, p.id);
  });

  it("one that no list names is taken by its record, whose word without a day is kept for today alone", () => {
    const own = { ...maker("openai"), name: "Nobody", codeOfPractice: { ...maker("openai").codeOfPractice, on: null } };
    assert.equal(codeOn(own, file.events, look(TODAY), true).status, "signed");
    assert.equal(codeOn(own, file.events, look(TODAY), false).status, "unknown");
  });

  it("a release that the record takes for the placing is no known day on the Union market", () => {
    assert.deepEqual(
      at(TODAY)
        .filter((m) => isTaken(m.model))
        .map((m) => [m.model.id, m.placed.by, m.placed.on.text]),
      [
        ["flux-1", "release", "2024-08-01"],
        ["mistral-medium-3", "release", "2025-05-07"],
        ["flux-2-dev", "release", "2025-11-25"],
        ["mistral-large-3", "release", "2025-12-02"],
      ],
    );
    // Any other record that takes its day from something else has to be read again.
    assert.equal(file.models.filter((m) => m.euMarket.date !== null && /taken/.test(m.euMarket.detail)).length, 4);
  });

  it("only an estimate of the compute presumes systemic risk, an opinion does not", () => {
    const by = (basis: string) => file.models.filter((m) => presumedBy(m) === basis).map((m) => m.id);
    assert.deepEqual(by("estimate"), ["gpt-4o", "claude-4", "grok-4"]);
    assert.deepEqual(by("opinion"), ["gpt-5", "gpt-5-6-sol"]);
    assert.equal(presumedBy(record("deepseek-v3")), "none");
  });

  it("an event is there from its day on, a plan for a later day is not", () => {
    const ids = (asOf: string) => eventsOn(file.events, look(asOf)).map(({ event }) => event.id);
    assert.ok(!ids("2026-08-28").includes("first-information-requests"));
    assert.ok(ids("2026-08-29").includes("first-information-requests"));
    assert.ok(!ids("2026-11-22").includes("art50-interoperability"));
  });
});

describe("a model and a site put together", () => {
  const operator = (site: { provider: string }) => operators.find((p) => p.id === site.provider);
  const asked = (id: string, site: string, today = true) => {
    const { readings } = siteAt(site, "2026-11-22");
    return together(record(id), readings, operator(readings.site), today).map((c) => c.answer);
  };

  it("open weights, a site in the Union that runs, an operator established there", () => {
    assert.deepEqual(asked("mistral-large-3", "eurohpc-jupiter"), ["yes", "yes", "yes", "yes"]);
    assert.deepEqual(asked("gpt-5", "nscale-narvik"), ["no", "no", "unknown", "no"]);
    assert.deepEqual(asked("domyn-large", "coreweave-barcelona"), ["unknown", "yes", "no", "yes"]);
  });

  it("what bears no day of its own is not kept for an earlier day", () => {
    assert.deepEqual(asked("mistral-large-3", "eurohpc-jupiter", false), ["not-kept", "yes", "not-kept", "yes"]);
  });

  it("a programme of the Union names no one place", () => {
    assert.equal(placeOf(siteAt("eurohpc-ai-factories", "2026-11-22").readings).answer, "unknown");
  });

  it("one no decides; what is not known keeps a yes open", () => {
    const verdict = (...answers: ("yes" | "no" | "unknown")[]) => verdictOf(answers.map((answer) => ({ answer })));
    assert.equal(verdict("yes", "unknown", "no"), "no");
    assert.equal(verdict("yes", "unknown"), "unknown");
    assert.equal(verdict("yes", "yes"), "yes");
  });

  it("what the record says of a licence or of rights is told in its own words, whole sentences of it", () => {
    const [rights, licence] = licenceWords(record("llama-4"));
    assert.match(rights ?? "", /^The use policy gives no rights .*European Union/);
    assert.match(licence ?? "", /^A custom licence .* in the sense of Art\. 53\(2\)\.$/);
    assert.deepEqual(licenceWords(record("flux-2-dev")), [
      "Open weights, but a non-commercial licence: no open-source exemption.",
    ]);
    assert.deepEqual(licenceWords(record("mistral-large-3")), []);
    for (const m of file.models) for (const words of licenceWords(m)) assert.match(words, /^[A-Z'].*\.$/s, m.id);
  });

  it("the list holds exactly the models and sites whose pairs answer yes four times", () => {
    const sites = ["eurohpc-jupiter", "nscale-narvik", "dt-munich", "coreweave-barcelona", "nebius-uk"].map(
      (id) => siteAt(id, "2026-11-22").readings,
    );
    const found = fitting(file.models, sites, operator);
    assert.deepEqual(
      found.sites.map((s) => s.site.id),
      ["eurohpc-jupiter", "dt-munich"],
    );
    for (const m of file.models)
      for (const s of sites) {
        const all = [weightsOf(m, true), placeOf(s), operatorOf(operator(s.site), true), runningOf(s)];
        assert.equal(verdictOf(all) === "yes", found.models.includes(m) && found.sites.includes(s));
      }
  });
});
