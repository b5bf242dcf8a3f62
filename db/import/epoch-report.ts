import type { GpuEquivalents, MwMeasure, Statement } from "@/lib/capacity/schema";
import { isoDay, longDay } from "@/lib/time/day";

import { buildingsText, type Compared, type Comparison, type Size, sizeText, type Verdict } from "./epoch";
import { type Place, placeText } from "./problem";

/** What a comparison with Epoch AI's timelines says: as lines to read, and as the file for a person to review. */

const VERDICTS: Record<Verdict, string> = {
  same: "same",
  differs: "differs",
  new: "new",
  "no-capacity": "nothing to propose",
};

const COLUMNS = ["row", "site", "date", "reading", "Epoch AI", "ours", "verdict"] as const;

/** The lines that `data:import-epoch` prints: what is left out, a table of every row that was compared, and the counts. */
export function reportLines(comparison: Comparison): string[] {
  const { on, compared, withoutSite, notMapped, notInFile, withdrawn } = comparison;
  const leftOut = [...notMapped, ...withoutSite].sort((a, b) => a.at.row - b.at.row);
  const noSite = new Set(withoutSite);
  const lines = [`Epoch AI's timelines, read as downloaded on ${longDay(on)}; what they date later is a forecast.`];
  if (leftOut.length > 0) {
    lines.push("", "Left out, because no site of ours is named for them in db/import/epoch-sites.json:");
    for (const centre of leftOut)
      lines.push(
        `  ${placeText(centre.at)}  ${centre.name}${noSite.has(centre) ? " (known; the dataset has no such site)" : ""}`,
      );
  }
  if (notInFile.length > 0) lines.push("", `In db/import/epoch-sites.json, but not in the file: ${notInFile.join(", ")}.`);
  lines.push("", ...table([COLUMNS, ...compared.map(cells)]));
  if (withdrawn.length > 0) {
    lines.push("", "Forecasts we took from Epoch AI for a day on which it has none now:");
    for (const { site, statement } of withdrawn) lines.push(`  ${site}, ${statement.id}: ${statement.target?.text}`);
  }
  return [...lines, "", countsText(compared)];
}

const rowText = ({ row, line }: Place) => (row === line ? String(row) : `${row} (line ${line})`);

const cells = (c: Compared): string[] => [
  rowText(c.row),
  c.site,
  isoDay(c.row.day),
  c.reading,
  [buildingsText(c.row), sizeText(c.row, "short")].filter(Boolean).join(", "),
  oursText(c),
  VERDICTS[c.verdict],
];

function oursText({ ours, beside }: Compared): string {
  if (ours !== "none") return `${ours.statement.id}: ${ownSize(ours.statement, ours.size)}`;
  return beside.length === 0 ? "none" : `none; that day ${beside.map((s) => `${s.id} (${s.reading})`).join(", ")}`;
}

/** Our size in Epoch's measures, otherwise as we have it. */
function ownSize({ reading, target }: Statement, size: Size): string {
  if (reading === "observation") return "in words";
  const unlike = target?.mw === undefined ? "no size" : `${target.mw} MW, ${MW_MEASURED[target.mwMeasure ?? "unknown"]}`;
  return sizeText(size, "short") ?? unlike;
}

const MW_MEASURED: Record<MwMeasure, string> = {
  grid: "of the grid connection",
  it: "IT",
  facility: "facility",
  unknown: "of what is not said",
};

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function countsText(compared: readonly Compared[]): string {
  const count = (verdict: Verdict) => compared.filter((c) => c.verdict === verdict).length;
  const sites = new Set(compared.map((c) => c.site)).size;
  const nothing = count("no-capacity");
  const parts = [`${count("same")} same`, `${count("differs")} differ`, `${count("new")} new`];
  if (nothing > 0) parts.push(`${nothing} with nothing to propose`);
  const rows = compared.length === 1 ? "1 row" : `${compared.length} rows`;
  return `${rows} of ${sites === 1 ? "1 site" : `${sites} sites`}: ${parts.join(", ")}.`;
}

/** What is written for a person to review. */
export interface Proposals {
  readonly attribution: string;
  readonly licence: string;
  readonly changes: string;
  readonly input: { readonly file: string; readonly sha256: string };
  readonly on: string;
  readonly review: string;
  readonly proposals: readonly Proposal[];
}

export interface Proposal {
  readonly site: string;
  readonly verdict: Verdict;
  readonly epoch: {
    readonly row: number;
    readonly line: number;
    readonly name: string;
    readonly date: string;
    readonly text: string;
  };
  /** Our statement of the same reading and day that it differs from. */
  readonly differsFrom: { readonly statement: string; readonly ours: string; readonly epoch: string } | "none";
  /** Ids of our statements of other readings on that day. */
  readonly thatDay: readonly string[];
  readonly statement: Statement;
}

/**
 * The proposals of a comparison, with the attribution that Epoch AI's licence asks for.
 * @param input the name of the file that was read, and the SHA-256 of its bytes in hexadecimal
 */
export function proposalsOf(
  { on, compared }: Comparison,
  input: Proposals["input"],
  { citation, licence }: GpuEquivalents["epochDataset"],
): Proposals {
  return {
    attribution: citation,
    licence,
    changes:
      "Each statement is made from one row: sizes rounded, links taken out of the words. `epoch.text` is the row's own text.",
    input,
    on: isoDay(on),
    review:
      "Proposed, not published. Check each statement, correct it, and copy what holds into sites.json; where the file is newer than its source says, add a source of its own.",
    proposals: compared.flatMap(({ row, site, verdict, proposed, ours, beside }) =>
      proposed === "none"
        ? []
        : [
            {
              site,
              verdict,
              epoch: { row: row.row, line: row.line, name: row.centre, date: isoDay(row.day), text: row.words },
              differsFrom:
                ours === "none"
                  ? "none"
                  : {
                      statement: ours.statement.id,
                      ours: ownSize(ours.statement, ours.size),
                      epoch: sizeText(row, "short") ?? "no size",
                    },
              thatDay: beside.map((s) => s.id),
              statement: proposed,
            },
          ],
    ),
  };
}
