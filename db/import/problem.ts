import { VacatioError } from "@/lib/errors";

/**
 * Where a record of a CSV file stands: its row as a spreadsheet counts (the header is row 1), and the line on which it begins in an
 * editor. The two differ after a field that goes over several lines.
 */
export interface Place {
  readonly row: number;
  readonly line: number;
}

/** `row 12`, or `row 12 (line 15)` where a field before it goes over several lines. */
export const placeText = ({ row, line }: Place): string => (row === line ? `row ${row}` : `row ${row} (line ${line})`);

/** A fault of a file that was given for import: where, in which column, and what is wrong and what to do. */
export interface FileProblem {
  readonly at?: Place;
  readonly column?: string;
  readonly message: string;
}

const SHOWN = 20;

const problemLine = ({ at, column, message }: FileProblem): string => {
  const where = [at && placeText(at), column].filter(Boolean).join(", ");
  return where === "" ? message : `${where}: ${message}`;
};

/** A file that cannot be imported; `problems` holds every fault that was found, the message the first twenty. */
export class ImportError extends VacatioError {
  readonly problems: readonly FileProblem[];

  constructor(file: string, problems: readonly FileProblem[]) {
    const many = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    const lines = problems.slice(0, SHOWN).map((problem) => `  ${problemLine(problem)}`);
    if (problems.length > SHOWN) lines.push(`  and ${problems.length - SHOWN} more`);
    super("bad-input", file, `${file} cannot be imported, it has ${many}:\n${lines.join("\n")}`);
    this.name = "ImportError";
    this.problems = problems;
  }
}
