import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Statement, zStatement } from "@/lib/capacity/schema";
import { isoDay, parseDay } from "@/lib/time/day";
import { readDataset } from "../dataset";
import { type Compared, compareWithEpoch, epochRows, mappingOf } from "./epoch";
import { proposalsOf, reportLines } from "./epoch-report";
import epochSites from "./epoch-sites.json";
import { ImportError } from "./problem";

const dataset = readDataset(path.join(process.cwd(), "db", "data"));
const { epochDataset } = dataset.gpuEquivalents;
const COLUMNS = epochDataset.columns.dataCenterTimelinesCsv;
const mapping = mappingOf(epochSites, dataset.sites);
// Rows of Epoch AI's own file; testing/README.md says which and under which licence.
const FILE = fs.readFileSync(path.join("db", "import", "testing", "epoch-timelines.csv"), "utf8");
const ON = parseDay("2026-10-20");

interface Made {
  readonly centre?: string;
  readonly date?: string;
  readonly words?: string;
  readonly buildings?: string;
  readonly itMw?: string;
  readonly mw?: string;
  readonly h100e?: string;
  readonly cost?: string;
}

const csvRow = (m: Made) =>
  [
    m.centre ?? "Microsoft Narvik Norway",
    m.date ?? "2026-09-01",
    m.words ?? "Seen.",
    m.buildings,
    m.itMw,
    m.mw,
    m.h100e,
    "0",
    m.cost,
  ]
    .map((field) => `"${(field ?? "").replaceAll('"', '""')}"`)
    .concat(Array.from({ length: COLUMNS.length - 9 }, () => ""))
    .join(",");

const fileOf = (...rows: Made[]) => [COLUMNS.join(","), ...rows.map(csvRow), ""].join("\n");

const compare = (text: string, data = dataset, on = ON) =>
  compareWithEpoch("a.csv", epochRows("a.csv", text, COLUMNS), mapping, data, on);

function one(row: Made, data = dataset, on = ON): Compared {
  const [first] = compare(fileOf(row), data, on).compared;
  assert.ok(first);
  return first;
}

function proposed({ proposed: statement }: Compared): Statement {
  assert.ok(statement !== "none");
  return statement;
}

/** The dataset with further statements of Narvik. */
function withStatements(...statements: Partial<Statement>[]) {
  const data = structuredClone(dataset);
  const narvik = data.sites.find((s) => s.id === "nscale-narvik");
  assert.ok(narvik);
  const base = { speaker: "observer", kind: "construction", tranche: "site", target: null, detail: "x", sources: ["x"] };
  for (const [i, s] of statements.entries())
    narvik.statements.push(zStatement.parse({ id: `more-${i}`, confidence: "one-secondary", ...base, ...s }));
  return data;
}

function faults(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ImportError);
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.trim());
  }
  return assert.fail("nothing was refused");
}

describe("The format of Epoch AI's timelines", () => {
  it("is what the dataset says it is: the first seven columns, in this order, are those that are read", () => {
    assert.deepEqual(COLUMNS.slice(0, 7), [
      "Data center",
      "Date",
      "Construction status",
      "Buildings operational",
      "IT power (MW)",
      "Power (MW)",
      "H100 equivalents",
    ]);
    assert.equal(epochDataset.sources[0], "epoch-dc-timelines");
  });

  it("an empty amount is not known, and a zero is no size", () => {
    const [row] = epochRows("a.csv", fileOf({ buildings: "", itMw: "0.0", mw: "12.5", h100e: "1.1e+21" }), COLUMNS);
    assert.deepEqual([row?.buildings, row?.itMw, row?.mw, row?.h100e], ["unknown", "unknown", 12.5, 1.1e21]);
  });

  it("every row that cannot be read is named, with column and value", () => {
    const text = fileOf(
      { date: "2026-02-30" },
      { date: "01/09/2026", buildings: "two" },
      { mw: "-3" },
      { h100e: "1,000" },
      { itMw: "1e999" },
      { centre: " " },
      { cost: "?" },
    );
    assert.deepEqual(
      faults(() => epochRows("a.csv", text, COLUMNS)),
      [
        'row 2, Date: "2026-02-30" is no day of the calendar; write it as YYYY-MM-DD',
        'row 3, Date: "01/09/2026" is no day of the calendar; write it as YYYY-MM-DD',
        'row 3, Buildings operational: "two" is no number; write digits with a point for decimals, or leave the field empty',
        'row 4, Power (MW): "-3" is negative; an amount is zero or more',
        'row 5, H100 equivalents: "1,000" is no number; write digits with a point for decimals, or leave the field empty',
        'row 6, IT power (MW): "1e999" is no number; write digits with a point for decimals, or leave the field empty',
        "row 7, Data center: is empty; name the data centre",
        'row 8, Total capital cost (2025 USD billions): "?" is no number; write digits with a point for decimals, or leave the field empty',
      ],
    );
  });

  it("rows of the wrong shape and rows of wrong values are told together, in the order of the file", () => {
    const text = `${fileOf({ mw: "x" })}a,b\n${csvRow({ mw: "-1" })}\n`;
    assert.deepEqual(
      faults(() => epochRows("a.csv", text, COLUMNS)).map((line) => line.split(/[,:]/)[0]),
      ["row 2", "row 3", "row 4"],
    );
  });
});

describe("The mapping of data centres to sites", () => {
  it("names sites and tranches that the dataset has", () => {
    assert.deepEqual(
      mapping.filter((m) => m.site !== "none").map((m) => m.site),
      ["nscale-narvik", "nscale-sines", "nscale-keflavik", "coreweave-norway", "nebius-mantsala", "mistral-borlange"],
    );
  });

  const refused: readonly [title: string, raw: unknown, message: RegExp][] = [
    [
      "a site that does not exist",
      [{ name: "A", site: "no-such-site" }],
      /"A": no site has the id "no-such-site"; correct the id/,
    ],
    [
      "a tranche that no statement is on",
      [{ name: "A", site: "nscale-narvik", tranche: "x" }],
      /no statement of nscale-narvik is on/,
    ],
    ["a tranche without a site", [{ name: "A", site: "none", tranche: "x" }], /a tranche needs a site/],
    [
      "a name twice",
      [
        { name: "A", site: "none" },
        { name: "A", site: "nscale-narvik" },
      ],
      /"A": stands there twice/,
    ],
    ["an unknown field", [{ name: "A", site: "none", sitee: "x" }], /epoch-sites\.json, 0: .*sitee/],
    ["no list", {}, /the whole file/],
  ];
  for (const [title, raw, message] of refused)
    it(`is refused with ${title}`, () => {
      assert.throws(() => mappingOf(raw, dataset.sites), { kind: "broken-data", message });
    });
});

describe("What a row of Epoch AI says", () => {
  it("what is dated after the download is a forecast, what is dated on it or before is not", () => {
    const running = { buildings: "2", mw: "124" };
    assert.equal(one({ ...running, date: "2026-10-21" }).reading, "forecast");
    assert.equal(one({ ...running, date: "2026-10-20" }).reading, "online");
    assert.equal(one({ ...running, date: "2026-10-21" }, dataset, parseDay("2026-10-21")).reading, "online");
  });

  it("with nothing in operation, or no number of buildings, it is an observation in words, of its own day", () => {
    for (const [buildings, words] of [
      ["0", "Epoch AI counts no building in operation on 1 September 2026. In its words: Seen."],
      ["", "Epoch AI gives no number of buildings in operation on 1 September 2026. In its words: Seen."],
    ] as const) {
      const { reading, target, statedOn, detail, kind, tranche } = proposed(one({ buildings, mw: "124" }));
      assert.deepEqual(
        [reading, target, statedOn, detail, kind, tranche],
        ["observation", null, "2026-09-01", words, "construction", "site"],
      );
    }
  });

  it("a level that began is online since that day, as read on the day of the download", () => {
    const row = { centre: "Nebius Mantsala", date: "2026-09-01", buildings: "4", itMw: "100", mw: "130.5", h100e: "60000.7" };
    assert.deepEqual(proposed(one(row)), {
      id: "nebius-mantsala-epoch-2026-09-01",
      statedOn: "2026-10-20",
      speaker: "observer",
      kind: "online",
      reading: "online",
      tranche: "site",
      target: {
        when: "2026-09-01",
        text: "since 1 September 2026 (Epoch AI's estimate)",
        mw: 130.5,
        mwMeasure: "facility",
        itMw: 100,
        h100e: 60001,
        counts: "site-total",
        marks: "full",
      },
      detail:
        "Epoch AI counts 4 buildings in operation since 1 September 2026 (60,001 H100 equivalents, 130.5 MW of the facility, 100 MW of IT). In its words: Seen.",
      sources: ["epoch-dc-timelines"],
      confidence: "one-secondary",
    });
  });

  it("a row that sees again what ran before is an observation; a changed level is online, and the first one too", () => {
    const rows = [
      { date: "2026-09-03", buildings: "1", mw: "50" },
      { date: "2026-09-01", buildings: "1", mw: "40" },
      { date: "2026-09-02", buildings: "1", mw: "40" },
      { date: "2026-09-04", buildings: "1", mw: "40" },
    ];
    // The rows of a centre need not stand in the order of their days.
    assert.deepEqual(
      compare(fileOf(...rows)).compared.map((c) => c.reading),
      ["online", "online", "observation", "online"],
    );
    const again = one({ date: "2026-09-02", buildings: "1" });
    assert.equal(again.reading, "online");
    const [, second] = compare(fileOf({ date: "2026-09-01", buildings: "1" }, { date: "2026-09-02", buildings: "1" })).compared;
    assert.ok(second);
    assert.match(proposed(second).detail, /^Epoch AI counts 1 building in operation on 2 September 2026, as before\./);
    assert.equal(proposed(second).kind, "online");
  });

  it("a later day on which nothing is to run makes no forecast", () => {
    for (const mw of ["", "124"]) {
      const row = one({ date: "2027-03-01", buildings: "0", mw });
      assert.deepEqual([row.reading, row.verdict, row.proposed], ["none", "no-capacity", "none"]);
    }
    assert.equal(one({ date: "2027-03-01", buildings: "", mw: "124" }).reading, "forecast");
  });

  it("of a centre that is a part of a site, sizes are those of the part, and sightings those of the site", () => {
    const future = proposed(one({ date: "2027-03-01", buildings: "2", mw: "200" }));
    assert.deepEqual([future.tranche, future.target?.counts], ["buildings-1-2", "tranche"]);
    assert.equal(proposed(one({ buildings: "0" })).tranche, "site");
  });

  it("no chip and no number of GPUs is guessed, even where its words name them", () => {
    const { target } = proposed(one({ buildings: "1", h100e: "253000", words: "100,000 GB300" }));
    assert.deepEqual([target?.gpus, target?.gpuModel, target?.chip], [undefined, undefined, undefined]);
  });

  it("its words are kept without the addresses of their links", () => {
    const words = "[Nscale](https://a.b/c_(d)?e=1) says  [so](https://x.y/z)\nand [this] stays (too).";
    assert.match(proposed(one({ buildings: "0", words })).detail, /In its words: Nscale says so and \[this\] stays \(too\)\.$/);
    assert.equal(
      proposed(one({ buildings: "0", words: "" })).detail,
      "Epoch AI counts no building in operation on 1 September 2026.",
    );
  });

  it("every proposal is a sound statement with an id of its own, whatever the rows say", () => {
    const amount = fc.constantFrom("", "0", "0.3", "2", "124.5", "265285.49");
    const day = fc.constantFrom("2023-07-01", "2026-07-05", "2026-10-20", "2026-12-31", "2028-02-29");
    const row = fc.record({
      centre: fc.constantFrom(...mapping.filter((m) => m.site !== "none").map((m) => m.name)),
      date: day,
      words: fc.string(),
      buildings: amount,
      itMw: amount,
      mw: amount,
      h100e: amount,
    });
    const ours = dataset.sites.flatMap((s) => s.statements.map((x) => x.id));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), day, (rows, on) => {
        const { compared } = compare(fileOf(...rows), dataset, parseDay(on));
        assert.equal(compared.length, rows.length);
        const statements = compared.flatMap((c) => (c.proposed === "none" ? [] : [c.proposed]));
        for (const statement of statements) assert.deepEqual(zStatement.parse(statement), statement);
        const ids = [...ours, ...statements.map((s) => s.id)];
        assert.equal(new Set(ids).size, ids.length);
        for (const c of compared) if (c.reading === "forecast") assert.ok(isoDay(c.row.day) > on);
      }),
      { numRuns: 100 },
    );
  });
});

describe("How a row stands to our statements", () => {
  const forecast = { date: "2026-12-31", buildings: "2", itMw: "92", mw: "124", h100e: "265285.4977261243" };

  it("is the same up to one per cent of each size that both give, and then it is not proposed", () => {
    for (const [h100e, verdict] of [
      ["265285.4977261243", "same"],
      ["267600", "same"],
      ["267700", "differs"],
      ["262400", "same"],
      ["262300", "differs"],
    ] as const) {
      const row = one({ ...forecast, h100e });
      assert.equal(row.verdict, verdict, h100e);
      assert.equal(row.proposed === "none", verdict === "same");
    }
    assert.equal(one({ ...forecast, mw: "150" }).verdict, "differs");
    assert.equal(one({ ...forecast, itMw: "" }).verdict, "same");
  });

  it("differs where the two give no size in the same measure", () => {
    // Ours: 75 MW, and it is not said of what.
    const row = one({ centre: "Nebius Mantsala", date: "2026-03-31", buildings: "3", itMw: "75", mw: "90", h100e: "48527.9" });
    assert.equal(row.ours !== "none" && row.ours.statement.id, "nebius-mantsala-3");
    assert.equal(row.verdict, "differs");
  });

  it("our chips count by the table where we give no H100 equivalents of our own", () => {
    // 4,608 GB300 are 11,658 by the table; Epoch has 11,642.
    const row = { centre: "Nscale Keflavik", date: "2026-12-31", buildings: "1", h100e: "11642.2" };
    assert.equal(one(row).verdict, "same");
    assert.equal(one({ ...row, h100e: "12000" }).verdict, "differs");
  });

  it("is new on another day, and where we have only another reading of that day, which is named", () => {
    assert.equal(one({ ...forecast, date: "2027-01-01" }).verdict, "new");
    const seen = one({ date: "2026-07-05", buildings: "1", mw: "10" });
    assert.deepEqual([seen.verdict, seen.beside.map((s) => s.id)], ["new", ["nscale-narvik-14"]]);
  });

  it("of observations the day alone is compared, and a month of ours holds its days", () => {
    assert.equal(one({ date: "2026-07-05", buildings: "0", words: "Other words." }).verdict, "same");
    assert.equal(one({ date: "2025-08-01", buildings: "0" }).verdict, "same");
    assert.equal(one({ date: "2025-09-01", buildings: "0" }).verdict, "new");
  });

  it("is told by an observer's word before that of others, by the more exact date, and by the later word", () => {
    const target = {
      when: "2027-06-30",
      text: "x",
      mw: 100,
      mwMeasure: "facility",
      counts: "site-total",
      marks: "full",
    } as const;
    const said = { reading: "forecast", statedOn: "2026-10-01", target } as const;
    const row = { date: "2027-06-30", buildings: "2", mw: "100" };
    const told = (...statements: Partial<Statement>[]) => {
      const { ours } = one(row, withStatements(...statements));
      return ours === "none" ? "none" : ours.statement.id;
    };
    assert.equal(told({ ...said, speaker: "press" }, said), "more-1");
    assert.equal(told({ ...said, target: { ...target, when: "2027" } }, said), "more-1");
    assert.equal(told({ ...said, statedOn: "2026-10-02" }, said), "more-0");
  });

  it("once a proposal is taken over, the same file proposes it no more, and a corrected one gets an id of its own", () => {
    const first = proposed(one({ ...forecast, date: "2027-06-30" }));
    const data = withStatements(first);
    assert.equal(one({ ...forecast, date: "2027-06-30" }, data).verdict, "same");
    const corrected = one({ ...forecast, date: "2027-06-30", mw: "200" }, data, parseDay("2026-11-20"));
    assert.equal(corrected.verdict, "differs");
    assert.equal(proposed(corrected).id, `${first.id}-2`);
  });

  it("a forecast that we took from Epoch and that it makes no more is named", () => {
    const { withdrawn } = compare(fileOf({ ...forecast, date: "2027-06-30" }));
    assert.deepEqual(
      withdrawn.map((w) => w.statement.id),
      ["nscale-narvik-14b"],
    );
    assert.deepEqual(compare(fileOf(forecast)).withdrawn, []);
  });
});

describe("A file of Epoch AI", () => {
  it("stands to the dataset as it was curated from it", () => {
    const { compared, notMapped, notInFile, withdrawn } = compare(FILE);
    const verdicts = (verdict: string) =>
      compared.filter((c) => c.verdict === verdict).map((c) => `${c.site} ${isoDay(c.row.day)}`);
    assert.deepEqual(
      compared.filter((c) => c.site === "nscale-narvik").map((c) => [isoDay(c.row.day), c.reading, c.verdict]),
      [
        ["2023-07-01", "observation", "same"],
        ["2025-06-27", "observation", "new"],
        ["2025-08-01", "observation", "same"],
        ["2026-05-31", "observation", "same"],
        ["2026-07-05", "observation", "same"],
        ["2026-12-31", "forecast", "same"],
      ],
    );
    // Ours has the 75 MW of the company, of which it is not said what they measure.
    assert.deepEqual(verdicts("differs"), ["nebius-mantsala 2026-03-31"]);
    // The second steps of two sites, which are curated in words or as the company's promise.
    assert.deepEqual(
      compared.filter((c) => c.verdict === "new" && c.reading !== "observation").map((c) => `${c.site} ${isoDay(c.row.day)}`),
      ["nebius-mantsala 2027-12-31", "mistral-borlange 2028-06-30"],
    );
    assert.deepEqual(
      notMapped.map((c) => [c.name, c.at]),
      [
        ["Meta Los Lunas", { row: 2, line: 2 }],
        ["Goodnight", { row: 29, line: 29 }],
        ["QTS Cedar Rapids", { row: 36, line: 39 }],
      ],
    );
    assert.deepEqual(notInFile, ["Google Waltham Cross"]);
    assert.deepEqual(withdrawn, []);
  });

  it("in which nothing is a site of ours is refused, with the names and their first rows", () => {
    const text = fileOf({ centre: "Nebius Mäntsälä" }, { centre: "Google Waltham Cross" }, { centre: "Nebius Mäntsälä" });
    assert.deepEqual(
      faults(() => compare(text)),
      [
        'none of its data centres is a site of ours by db/import/epoch-sites.json, so there is nothing to compare: "Nebius Mäntsälä" (row 2), "Google Waltham Cross" (row 3); add the name there',
      ],
    );
  });

  it("is reported row by row, with what is left out and the counts", () => {
    const lines = reportLines(compare(FILE));
    assert.ok(lines.includes("  row 36 (line 39)  QTS Cedar Rapids"));
    assert.match(
      lines.find((line) => line.startsWith("35 (line 38)")) ?? "",
      / +nscale-narvik +2026-12-31 +forecast +2 buildings, 265,285 H100e, 124 MW facility, 92 MW IT +nscale-narvik-14b: 265,000 H100e, 124 MW facility, 92 MW IT +same$/,
    );
    assert.match(lines.find((line) => line.startsWith("9 ")) ?? "", /nebius-mantsala-3: 75 MW, of what is not said +differs$/);
    const head = lines.find((line) => line.startsWith("row ")) ?? "";
    const body = lines.slice(lines.indexOf(head) + 1, -2);
    assert.equal(body.length, 31);
    for (const line of body) assert.match(line.slice(head.indexOf("verdict")), /^(same|differs|new)$/);
    assert.equal(lines.at(-1), "31 rows of 6 sites: 17 same, 1 differ, 13 new.");
    const left = reportLines(compare(fileOf({ date: "2027-03-01", buildings: "0" }, { centre: "Google Waltham Cross" })));
    assert.ok(left.includes("  row 3  Google Waltham Cross (known; the dataset has no such site)"));
    assert.ok(left.includes("  nscale-narvik, nscale-narvik-14b: end of H2 2026"));
    assert.equal(left.at(-1), "1 row of 1 site: 0 same, 0 differ, 0 new, 1 with nothing to propose.");
  });

  it("gives proposals that carry Epoch's name, row and text, what they differ from, and the attribution", () => {
    const input = { file: "epoch-timelines.csv", sha256: "00" };
    const file = proposalsOf(compare(FILE), input, epochDataset);
    assert.match(file.attribution, /^Epoch AI, 'AI Data Centers'/);
    assert.match(file.licence, /CC BY 4\.0/);
    assert.deepEqual([file.input, file.on, file.proposals.length], [input, "2026-10-20", 14]);
    assert.ok(file.proposals.every((p) => p.verdict === "new" || p.verdict === "differs"));
    const differing = file.proposals.find((p) => p.verdict === "differs");
    assert.deepEqual(differing?.differsFrom, {
      statement: "nebius-mantsala-3",
      ours: "75 MW, of what is not said",
      epoch: "48,528 H100e, 90 MW facility, 75 MW IT",
    });
    assert.deepEqual(differing?.epoch, {
      row: 9,
      line: 9,
      name: "Nebius Mantsala",
      date: "2026-03-31",
      text: "[Nebius announces that the expansion to 75MW is operational at the beginning of 2026.](https://nebius.com/newsroom/nebius-to-construct-310-mw-ai-factory-in-finland)",
    });
    assert.equal(JSON.parse(JSON.stringify(file)).proposals.length, 14);
  });

  it("changes nothing in the dataset that it is compared with", () => {
    const before = JSON.stringify(dataset);
    proposalsOf(compare(FILE), { file: "a", sha256: "0" }, epochDataset);
    assert.equal(JSON.stringify(dataset), before);
  });
});
