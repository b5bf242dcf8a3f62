import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, describe, it } from "node:test";
import { DatasetError, FILES, type Problem, readDataset } from "./dataset";
import type { FileKey } from "./files";

const DATA = path.join(process.cwd(), "db", "data");
const dataset = readDataset(DATA);

const root = fs.mkdtempSync(path.join(os.tmpdir(), "vacatio-dataset-"));
let folders = 0;
after(() => fs.rmSync(root, { recursive: true, force: true }));

// biome-ignore lint/suspicious/noExplicitAny: the files are changed into what no type allows
type Raw = any;

const rawOf = (key: FileKey): Raw => JSON.parse(fs.readFileSync(path.join(DATA, FILES[key].file), "utf8"));

/** A folder with the dataset in which some files hold something else. */
function folderWith(files: Readonly<Record<string, string>>): string {
  folders += 1;
  const dir = path.join(root, String(folders));
  fs.mkdirSync(dir);
  for (const { file } of Object.values(FILES)) if (!(file in files)) fs.symlinkSync(path.join(DATA, file), path.join(dir, file));
  for (const [file, text] of Object.entries(files)) fs.writeFileSync(path.join(dir, file), text);
  return dir;
}

function problemsIn(dir: string): readonly Problem[] {
  try {
    readDataset(dir);
  } catch (error) {
    assert.ok(error instanceof DatasetError);
    assert.equal(error.kind, "broken-data");
    for (const { file, record, message } of error.problems)
      for (const part of [file, record, message]) assert.ok(error.message.includes(part));
    return error.problems;
  }
  return [];
}

/** The problems of the dataset after some files were changed. */
function problemsAfter(changes: Partial<Record<FileKey, (raw: Raw) => void>>): readonly Problem[] {
  const files = Object.entries(changes).map(([key, change]) => {
    const raw = rawOf(key as FileKey);
    change(raw);
    return [FILES[key as FileKey].file, JSON.stringify(raw)];
  });
  return problemsIn(folderWith(Object.fromEntries(files)));
}

const byId = (list: Raw[], id: string): Raw => {
  const found = list.find((r) => r.id === id || r.iso2 === id || r.topic === id);
  assert.ok(found, `no ${id}`);
  return found;
};

describe("The curated dataset", () => {
  it("holds as many records as were researched", () => {
    const { law, jurisdictions, sites, models } = dataset;
    const counts = {
      // 101 of the 2024 text, and 16 that only an amendment brings in (rule `none` in the base law).
      milestones: law.milestones.length,
      // Art. 113: entry into force, the general date, points (a) to (d), and one each for Annex III and Annex I, which the Omnibus parts.
      anchors: law.anchors.length,
      // The 2024 text, the Commission proposal, the Council mandate, the Parliament position and the adopted Omnibus.
      scenarios: law.scenarios.length,
      // In the order of the scenarios: 0, 16, 14, 16 and 55.
      amendments: law.scenarios.reduce((n, s) => n + s.amendments.length, 0),
      // The periods that the Act sets, each with who has to act and from when it counts.
      durations: law.durations.length,
      // 27 Member States, Norway, Iceland, Liechtenstein and the United Kingdom.
      jurisdictions: jurisdictions.length,
      // What was found about them up to the end of October 2026.
      events: jurisdictions.reduce((n, j) => n + j.events.length, 0),
      // Those who offer or build compute in Europe, and those outside it who serve as a reference.
      providers: dataset.providers.length,
      sites: sites.length,
      // Every statement that was made about a site, also those that a later one replaced.
      statements: sites.reduce((n, s) => n + s.statements.length, 0),
      deals: dataset.deals.length,
      // On both sides of the cut-off for older models, 2 August 2025.
      models: models.models.length,
      // From the press of spring 2026; seven more, about models, stand in models.json.
      claims: dataset.claims.claims.length,
      // As many as the records name: the next rule.
      sources: dataset.sources.length,
    };
    assert.deepEqual(counts, {
      milestones: 117,
      anchors: 8,
      scenarios: 5,
      amendments: 101,
      durations: 68,
      jurisdictions: 31,
      events: 377,
      providers: 24,
      sites: 52,
      statements: 188,
      deals: 17,
      models: 55,
      claims: 10,
      sources: 906,
    });
  });

  it("has no source that no record names", () => {
    const named = new Set<unknown>();
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) for (const item of value) collect(item);
      else if (typeof value === "object" && value !== null)
        for (const [field, inner] of Object.entries(value)) {
          if (field === "sources" && Array.isArray(inner)) for (const id of inner) named.add(id);
          if (field === "source" || field === "coordSource") named.add(inner);
          collect(inner);
        }
    };
    for (const key of Object.keys(FILES) as FileKey[]) if (key !== "sources") collect(dataset[key]);
    assert.deepEqual(
      dataset.sources.filter((s) => !named.has(s.id)).map((s) => s.id),
      [],
    );
  });

  it("is read without loss: what comes out is what the files say", () => {
    for (const key of Object.keys(FILES) as FileKey[]) assert.deepStrictEqual(dataset[key], rawOf(key), FILES[key].file);
  });
});

describe("A dataset is refused", () => {
  type Case = readonly [
    title: string,
    changes: Partial<Record<FileKey, (raw: Raw) => void>>,
    expected: { readonly [K in keyof Problem]: Problem[K] | RegExp },
  ];

  const cases: readonly Case[] = [
    [
      "with a fact without a source",
      { law: (raw) => (byId(raw.milestones, "ai-literacy").sources = []) },
      { file: "law.json", record: "ai-literacy", field: "sources", message: /a fact needs at least one source/ },
    ],
    [
      "with a fact whose sources are missing",
      { sites: (raw) => delete byId(raw, "nscale-narvik").statements[0].sources },
      { file: "sites.json", record: "nscale-narvik-1", field: "sources", message: /is missing; add it/ },
    ],
    [
      "with an unknown source",
      { jurisdictions: (raw) => byId(raw, "AT").events[0].sources.push("no-such-source") },
      {
        file: "jurisdictions.json",
        record: "at-market-surveillance-authority-1",
        field: /^sources\[\d\]$/,
        message: 'no source has the id "no-such-source"; correct the id, or add the source to sources.json',
      },
    ],
    [
      "with an unknown source deep inside a record",
      { models: (raw) => (byId(raw.providers, "openai").codeOfPractice.sources = ["no-such-source"]) },
      { file: "models.json", record: "openai", field: "codeOfPractice.sources[0]", message: /no source has the id/ },
    ],
    [
      "with a day that is in no calendar",
      { law: (raw) => (byId(raw.events, "oj-publication").date = "2026-02-30") },
      { file: "law.json", record: "oj-publication", field: "date", message: /"2026-02-30": not a day of the calendar/ },
    ],
    [
      "with a malformed imprecise date",
      { sites: (raw) => (byId(raw, "nscale-narvik").statements[0].statedOn = "2026-Q5") },
      { file: "sites.json", record: "nscale-narvik-1", field: "statedOn", message: /"2026-Q5": not a date/ },
    ],
    [
      "with a day in a rule that is in no calendar",
      { law: (raw) => (byId(raw.anchors, "art-113-a").rule = { type: "fixed", date: "2025-02-29" }) },
      { file: "law.json", record: "art-113-a", field: "rule.date", message: /"2025-02-29": not a day/ },
    ],
    [
      "with an unknown kind of rule",
      { law: (raw) => (byId(raw.milestones, "ai-literacy").rule = { type: "fixd", date: "2025-02-02" }) },
      { file: "law.json", record: "ai-literacy", field: "rule.type", message: '"fixd": no such type' },
    ],
    [
      "with a malformed period in a rule",
      { law: (raw) => (byId(raw.anchors, "art-113-entry").rule.period = "P1X") },
      { file: "law.json", record: "art-113-entry", field: "rule.period", message: /"P1X": not a period/ },
    ],
    [
      "with a rule without what it needs",
      { law: (raw) => (byId(raw.milestones, "ai-literacy").rule = { type: "latest-of", options: [{ type: "same-as" }] }) },
      { file: "law.json", record: "ai-literacy", field: "rule.options[0].ref", message: /is missing/ },
    ],
    [
      "with a rule without options",
      { law: (raw) => (byId(raw.milestones, "ai-literacy").rule = { type: "earliest-of", options: [] }) },
      { file: "law.json", record: "ai-literacy", field: "rule.options", message: /add one/ },
    ],
    [
      "with a field that no one knows",
      { deals: (raw) => (byId(raw, "ami-seed").amuont = 1) },
      { file: "deals.json", record: "ami-seed", field: "", message: '"amuont": no such field; remove it or correct its name' },
    ],
    [
      "with a value outside its list",
      { law: (raw) => (byId(raw.milestones, "ai-literacy").topic = "cheese") },
      { file: "law.json", record: "ai-literacy", field: "topic", message: /^"cheese" is none of: prohibited, literacy/ },
    ],
    [
      "with a value of another type",
      { sites: (raw) => (byId(raw, "nscale-narvik").lat = "north") },
      { file: "sites.json", record: "nscale-narvik", field: "lat", message: '"north" is not of the type number' },
    ],
    [
      "with empty text",
      { procedure: (raw) => (raw[0].title = "  ") },
      { file: "procedure.json", record: "proc-proposal", field: "title", message: /empty text/ },
    ],
    [
      "with a rule that refers to nothing",
      { law: (raw) => (byId(raw.milestones, "ai-literacy").rule = { type: "same-as", ref: "art-113-z" }) },
      {
        file: "law.json",
        record: "ai-literacy",
        field: "rule.ref",
        message:
          'no event, anchor or milestone has the id "art-113-z"; correct the id, or add the event, anchor or milestone to law.json',
      },
    ],
    [
      "with a nested rule that refers to nothing",
      {
        law: (raw) =>
          (byId(raw.milestones, "ai-literacy").practicalRule = {
            type: "latest-of",
            options: [
              { type: "fixed", date: "2025-02-02" },
              { type: "recurring", first: { type: "relative", to: "nowhere", period: "P1D" }, every: "P1Y" },
            ],
          }),
      },
      { file: "law.json", record: "ai-literacy", field: "practicalRule.options[1].first.to", message: /"nowhere"/ },
    ],
    [
      "with a check against nothing",
      { law: (raw) => (byId(raw.milestones, "ai-literacy").check = { to: "nowhere", period: "P1D" }) },
      { file: "law.json", record: "ai-literacy", field: "check.to", message: /no event, anchor or milestone/ },
    ],
    [
      "with an amendment of nothing",
      { law: (raw) => (byId(raw.scenarios, "council-mandate").amendments[2].target = "nowhere") },
      { file: "law.json", record: "council-mandate", field: "amendments[2, nowhere].target", message: /no anchor or milestone/ },
    ],
    [
      "with a repeal from a day of nothing",
      {
        law: (raw) => {
          const { amendments } = byId(raw.scenarios, "final-omnibus");
          amendments.find((a: Raw) => a.op === "repeal").effective = { type: "same-as", ref: "nowhere" };
        },
      },
      { file: "law.json", record: "final-omnibus", field: /^amendments\[\d+, .+\]\.effective\.ref$/, message: /"nowhere"/ },
    ],
    [
      "with a kept target that does not exist",
      { law: (raw) => (byId(raw.scenarios, "final-omnibus").kept[0].targets[0] = "nowhere") },
      { file: "law.json", record: "final-omnibus", field: "kept[0].targets[0]", message: /no anchor or milestone/ },
    ],
    [
      "with coverage of a target that does not exist",
      { law: (raw) => (raw.coverage[3].targets = ["nowhere"]) },
      { file: "law.json", record: "", field: "coverage[3].targets[0]", message: /no anchor or milestone/ },
    ],
    [
      "with coverage of a scenario that does not exist",
      { law: (raw) => (raw.coverage[0].scenario = "nowhere") },
      { file: "law.json", record: "", field: "coverage[0].scenario", message: /no scenario/ },
    ],
    [
      "with coverage of a change that the scenario does not make",
      { law: (raw) => (raw.coverage.find((c: Raw) => c.as === "kept").change = "nothing-of-the-kind") },
      { file: "law.json", record: "", field: /^coverage\[\d+\]\.change$/, message: /nothing in .* is kept by the change/ },
    ],
    [
      "with older systems of a duty that does not exist",
      { law: (raw) => (raw.milestones.find((m: Raw) => m.legacyOf).legacyOf[0] = "nowhere") },
      { file: "law.json", record: /./, field: "legacyOf[0]", message: /no milestone/ },
    ],
    [
      "with an event that is the same act as nothing",
      { law: (raw) => (byId(raw.events, "commission-decision-annex-iii").sameActAs = "nowhere") },
      { file: "law.json", record: "commission-decision-annex-iii", field: "sameActAs", message: /no event/ },
    ],
    [
      "with a scenario without its instrument",
      { law: (raw) => (byId(raw.scenarios, "base-law").instrument = "nowhere") },
      { file: "law.json", record: "base-law", field: "instrument", message: /no instrument/ },
    ],
    [
      "with an id twice",
      { law: (raw) => (raw.durations[5].id = raw.durations[4].id) },
      { file: "law.json", record: /./, field: "", message: /stands twice; give one of them another id/ },
    ],
    [
      "with a milestone that bears the id of an anchor",
      { law: (raw) => raw.milestones.push({ ...raw.milestones[0], id: "art-113-a" }) },
      { file: "law.json", record: "art-113-a", field: "id", message: /is an id of anchors too; they share one namespace/ },
    ],
    [
      "with a statement id that another site has",
      { sites: (raw) => (raw[1].statements[0].id = "nscale-narvik-1") },
      { file: "sites.json", record: "nscale-narvik-1", field: "", message: /"nscale-narvik-1" stands twice/ },
    ],
    [
      "with an amendment that stands twice",
      { law: (raw) => raw.scenarios[1].amendments.push(raw.scenarios[1].amendments[0]) },
      { file: "law.json", record: "commission-proposal", field: /^amendments\[\d+, .+\]$/, message: /stands twice/ },
    ],
    [
      "with a site of an unknown provider",
      { sites: (raw) => (byId(raw, "nscale-narvik").provider = "nobody") },
      {
        file: "sites.json",
        record: "nscale-narvik",
        field: "provider",
        message: /no provider has the id "nobody".*providers\.json/,
      },
    ],
    [
      "with a statement that supersedes one on another tranche",
      {
        sites: (raw) => {
          const { statements } = raw.find((s: Raw) => s.statements.some((x: Raw) => x.supersedes));
          statements.find((x: Raw) => x.supersedes).supersedes = "nscale-narvik-99";
        },
      },
      { file: "sites.json", record: /./, field: "supersedes", message: /is no other statement of this site/ },
    ],
    [
      "with a chip without an equivalent",
      { sites: (raw) => (raw.flatMap((s: Raw) => s.statements).find((x: Raw) => x.target?.chip).target.chip = "NVIDIA GB3000") },
      {
        file: "sites.json",
        record: /./,
        field: "target.chip",
        message: /no chip has the id "NVIDIA GB3000".*gpu-equivalents\.json/,
      },
    ],
    [
      "with a class for a tranche that no statement is about",
      { sites: (raw) => (byId(raw, "nscale-narvik").trancheClass = { phantom: "greenfield" }) },
      { file: "sites.json", record: "nscale-narvik", field: "trancheClass.phantom", message: /tranche has the id "phantom"/ },
    ],
    [
      "with a deal of a provider whose id does not exist",
      { deals: (raw) => (byId(raw, "nscale-safe").providers = ["nscal"]) },
      { file: "deals.json", record: "nscale-safe", field: "providers[0]", message: /no provider has the id "nscal"/ },
    ],
    [
      "with a deal that contains an unknown one",
      { deals: (raw) => (byId(raw, "nscale-series-c").includesDeal = ["nowhere"]) },
      { file: "deals.json", record: "nscale-series-c", field: "includesDeal[0]", message: /no deal/ },
    ],
    [
      "with an outcome of an unknown site",
      { delayEvidence: (raw) => (raw.outcomes.outcomes[0].site = "nowhere") },
      { file: "delay-evidence.json", record: "dt-munich-2", field: "site", message: /no site/ },
    ],
    [
      "with an outcome by a statement of another site",
      { delayEvidence: (raw) => (raw.outcomes.outcomes[0].outcomeStatement = "nscale-narvik-1") },
      { file: "delay-evidence.json", record: "dt-munich-2", field: "outcomeStatement", message: /no statement of dt-munich/ },
    ],
    [
      "with a standard for an unknown milestone",
      { standards: (raw) => (raw.find((s: Raw) => s.milestone).milestone = "nowhere") },
      { file: "standards.json", record: /./, field: "milestone", message: /no milestone/ },
    ],
    [
      "with a model of an unknown provider",
      { models: (raw) => (byId(raw.models, "gpt-5").provider = "nobody") },
      { file: "models.json", record: "gpt-5", field: "provider", message: /no provider of models/ },
    ],
    [
      "with an event about an unknown provider of models",
      { models: (raw) => (raw.events.find((e: Raw) => e.providers).providers = ["nobody"]) },
      { file: "models.json", record: /./, field: "providers[0]", message: /no provider of models/ },
    ],
    [
      "with a claim about an unknown milestone",
      { claims: (raw) => (byId(raw.claims, "enforcement-2026-08-02").check.of.milestone = "nowhere") },
      { file: "claims.json", record: "enforcement-2026-08-02", field: "check.of.milestone", message: /no milestone/ },
    ],
    [
      "with a claim about an unknown scenario",
      { claims: (raw) => (byId(raw.claims, "omnibus-18-months").check.to.scenario = "nowhere") },
      { file: "claims.json", record: "omnibus-18-months", field: "check.to.scenario", message: /no scenario/ },
    ],
    [
      "with a claim by an unknown lead time",
      { claims: (raw) => (byId(raw.claims, "conformity-6-12-months").check.leadTime = "nowhere") },
      { file: "claims.json", record: "conformity-6-12-months", field: "check.leadTime", message: /no lead time/ },
    ],
    [
      "with a claim by an unknown measure",
      { claims: (raw) => (byId(raw.claims, "one-of-27-ready").check.measure = "nowhere") },
      { file: "claims.json", record: "one-of-27-ready", field: "check.measure", message: /no measure/ },
    ],
    [
      "with a claim about an unknown tranche",
      { claims: (raw) => (byId(raw.claims, "stargate-norway-2026").check.tranche = "nowhere") },
      { file: "claims.json", record: "stargate-norway-2026", field: "check.tranche", message: /no statement of nscale-narvik/ },
    ],
    [
      "with a part of a claim about an unknown deal",
      { claims: (raw) => (byId(raw.claims, "nscale-series-b-package").check.parts[1].check.deal = "nowhere") },
      { file: "claims.json", record: "nscale-series-b-package", field: "check.parts[1].check.deal", message: /no deal/ },
    ],
    [
      "with a claim about a figure that no event gives",
      { models: (raw) => (byId(raw.claims, "26-signatories").check.figure = "number") },
      { file: "models.json", record: "26-signatories", field: "check.figure", message: /has the figure "number"/ },
    ],
    [
      "with a kind of check that does not exist",
      { claims: (raw) => (byId(raw.claims, "one-of-27-ready").check.type = "guess") },
      { file: "claims.json", record: "one-of-27-ready", field: "check.type", message: '"guess": no such type' },
    ],
    [
      "with an end of a claimed time that is neither a day nor a milestone",
      { claims: (raw) => (byId(raw.claims, "omnibus-18-months").check.from = { milestone: "ai-literacy" }) },
      { file: "claims.json", record: "omnibus-18-months", field: "check.from.scenario", message: /is missing/ },
    ],
    [
      "without the enforcer of a duty",
      { enforcementMap: (raw) => (raw.milestones = raw.milestones.filter((m: Raw) => m.id !== "ai-literacy")) },
      {
        file: "enforcement-map.json",
        record: "",
        field: "milestones",
        message: /"ai-literacy" has no entry; add who enforces it/,
      },
    ],
    [
      "with an enforcer of what nobody enforces",
      { enforcementMap: (raw) => raw.milestones.push({ id: "signature", enforcer: "none", why: "An event." }) },
      { file: "enforcement-map.json", record: "", field: "milestones", message: /"signature" is of kind event/ },
    ],
    [
      "with an enforcer twice",
      { enforcementMap: (raw) => raw.milestones.push(raw.milestones[0]) },
      { file: "enforcement-map.json", record: "general-provisions", field: "", message: /stands twice/ },
    ],
    [
      "without the enforcer of a topic",
      { enforcementMap: (raw) => (raw.topics = raw.topics.filter((t: Raw) => t.topic !== "literacy")) },
      { file: "enforcement-map.json", record: "", field: "topics", message: /the topic "literacy" has no entry/ },
    ],
    [
      "with a topic shown by an unknown milestone",
      { enforcementMap: (raw) => (byId(raw.topics, "gpai").fineMilestone = "nowhere") },
      { file: "enforcement-map.json", record: "gpai", field: "fineMilestone", message: /no milestone/ },
    ],
    [
      "without a duty in the list of those without a fine",
      { enforcementMap: (raw) => (raw.noListedEuFine = raw.noListedEuFine.filter((id: string) => id !== "ai-literacy")) },
      { file: "enforcement-map.json", record: "", field: "noListedEuFine", message: /the duty "ai-literacy" has no maxFine/ },
    ],
    [
      "with a duty that has a fine in the list of those without",
      { enforcementMap: (raw) => raw.noListedEuFine.push("prohibited-practices") },
      { file: "enforcement-map.json", record: "", field: "noListedEuFine", message: /"prohibited-practices" has a maxFine/ },
    ],
    [
      "with a rejected claim by an unknown source",
      { enforcementCounts: (raw) => (raw.rejectedClaims[0].source = "nowhere") },
      { file: "enforcement-counts.json", record: /BNetzA/, field: "source", message: /no source/ },
    ],
    [
      "with a count of an unknown measure",
      { enforcementCounts: (raw) => (raw.published[0].measure = "nowhere") },
      { file: "enforcement-counts.json", record: "2024-11-02-art-77-bodies-named", field: "measure", message: /nowhere/ },
    ],
    [
      "with a holiday list by an unknown source",
      { institutionHolidays: (raw) => (raw.calendars[0].sources = ["nowhere"]) },
      { file: "institution-holidays.json", record: "EC", field: "sources[0]", message: /no source/ },
    ],
    [
      "with a public holiday on no day",
      { publicHolidays: (raw) => (raw.calendars[0].days["02-30"] = "Nothing") },
      { file: "public-holidays.json", record: /^[A-Z]{2}$/, field: "days.02-30", message: /there is no day/ },
    ],
  ];

  for (const [title, changes, expected] of cases)
    it(title, () => {
      const problems = problemsAfter(changes);
      assert.equal(problems.length, 1, JSON.stringify(problems, null, 2));
      for (const part of ["file", "record", "field", "message"] as const) {
        const [given, wanted] = [problems[0]?.[part] ?? "", expected[part]];
        if (typeof wanted === "string") assert.equal(given, wanted, part);
        else assert.match(given, wanted, part);
      }
    });

  it("with every problem of every file in one go, and a broken record makes no other one dangle", () => {
    const problems = problemsAfter({
      law: (raw) => {
        byId(raw.milestones, "ai-literacy").sources = [];
        byId(raw.milestones, "ai-literacy").kind = "cheese";
        byId(raw.scenarios, "final-omnibus").amendments[0].target = "nowhere";
        byId(raw.anchors, "art-113-a").rule = { type: "latest-of", options: [{ type: "fixed", date: "2026-02-30" }] };
      },
      sites: (raw) => {
        byId(raw, "nscale-narvik").statements[0].statedOn = "soon";
        byId(raw, "nscale-narvik").provider = "nobody";
      },
      sources: (raw) => (raw[0].kind = "gossip"),
    });
    assert.deepEqual(
      problems.map((p) => `${p.file} ${p.record} ${p.field}`),
      [
        "law.json art-113-a rule.options[0].date",
        "law.json ai-literacy kind",
        "law.json ai-literacy sources",
        "sites.json nscale-narvik-1 statedOn",
        "sources.json 2eu-2026-09 kind",
        "law.json final-omnibus amendments[0, nowhere].target",
        "sites.json nscale-narvik provider",
      ],
    );
  });

  it("with a file that is missing, is not JSON, or does not belong", () => {
    const dir = folderWith({ "deals.json": '{"a": 1,', "dels.json": "[]" });
    fs.unlinkSync(path.join(dir, "sites.json"));
    assert.deepEqual(
      problemsIn(dir).map((p) => `${p.file}: ${p.message.replace(/ JSON:.*/, " JSON")}`),
      [
        "sites.json: cannot be read (ENOENT); every file of the dataset is needed",
        "deals.json: is not JSON",
        "dels.json: no file of the dataset bears this name; correct the name or remove it",
      ],
    );
    assert.match(problemsIn(path.join(root, "nowhere"))[0]?.message ?? "", /there is no such folder/);
  });

  it("with a file of another form altogether", () => {
    for (const text of ["null", "[]", "{}", "7", '"x"']) {
      const problems = problemsIn(folderWith({ "law.json": text, "sites.json": text === "[]" ? "{}" : text }));
      assert.ok(problems.some((p) => p.file === "law.json") && problems.some((p) => p.file === "sites.json"), text);
    }
  });

  it("by data:check with exit code 1 and a line for each problem, and by data:load before the database is opened", () => {
    const raw = rawOf("deals");
    raw[0].sources = [];
    raw[1].date = "2026-02-30";
    const dir = folderWith({ "deals.json": JSON.stringify(raw) });
    for (const command of ["check", "load"]) {
      const VACATIO_DATA = path.join(root, "never");
      const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "db/cli.ts", command, dir], {
        env: { ...process.env, VACATIO_DATA, DATABASE_URL: "" },
        encoding: "utf8",
      });
      assert.deepEqual([status, stdout], [1, ""]);
      assert.equal(
        stderr,
        `The dataset in ${dir} has 2 problems:\n  deals.json, ${raw[0].id}, sources: a fact needs at least one source; add one\n  deals.json, ${raw[1].id}, date: "2026-02-30": not a date (2026-12-31, 2026-12, 2026-Q4, 2026-H2 or 2026)\n`,
      );
      assert.ok(!fs.existsSync(VACATIO_DATA));
    }
  });
});
