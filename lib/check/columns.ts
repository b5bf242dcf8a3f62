/** Tables: what the head of a column says of the dates below it. */

const ROW = /^\s*\||^[^|\n]{1,80}\|[^|\n]{1,80}\|/u;

/** Whether a statement is the row of a table. */
export const isRow = (said: string): boolean => ROW.test(said);

/** The column of a place in a row. */
const columnAt = (row: string, at: number): number => row.slice(0, at).split("|").length - 1;

/** The cell above a place of a row in the head of its table; empty where there is none. */
export const headOf = (head: string, row: string, at: number): string => head.split("|")[columnAt(row, at)]?.trim() ?? "";

/** The article of a row, where its column is headed so and the cell has only the number. */
export function articleIn(head: string, row: string): string {
  const column = head.split("|").findIndex((cell) => /^\s*(?:AI Act )?art(?:icles?|ikel|s?\.)?\s*$/iu.test(cell));
  const [number] = /\d{1,3}(?:\(\d\))?/u.exec(row.split("|")[column] ?? "") ?? [];
  return column < 0 || number === undefined ? "" : `Article ${number}`;
}

/** Below such a head stand dates that once were, or that somebody wanted. */
export const OLD_COLUMN =
  /\b(?:old|original\w*|former\w*|previous\w*|before|until now|2024|proposal|proposed|parliament|council|mandate|position|initial\w*|superseded|alt|bisher|ancien\w*)\b/iu;
/** Below such a head stand days that are none of the law. */
export const OTHER_COLUMN =
  /\b(?:published|adopted|updated?|reviewed|checked|sources?|accessed|owner|internal|our|planned|plan|target|budget|kick-?off|project|done|completed|training|meeting|consultation|last|next review|created|signed)\b/iu;
/** A table of tasks: its days are those of a plan. */
export const IS_A_PLAN = /\b(?:owner|responsible|assignee|assigned|status|tasks?|actions?|to-?dos?|who)\b[^|]*\|/iu;
