import type { Day } from "../time/day";

/**
 * `current`: the date is that of the law the text is checked against. `superseded`: an earlier text had it. `never-true`: no text
 * has or had it. `unclear`: subject or date can be read in more than one way.
 */
export type Verdict = "current" | "superseded" | "never-true" | "unclear";

/** A milestone that a statement is about, with its day in the law the text is checked against. */
export interface About {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly sources: readonly string[];
  readonly day: Day | undefined;
}

/** A statement about a date of the AI Act, and how it stands. */
export interface Finding {
  /** Place of the date in the text as it was given. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly about: readonly About[];
  /** The words that would be right in place of the quoted ones; undefined where there is nothing to put right. */
  readonly corrected: string | undefined;
  /** Whether the date is told as one that once was or was proposed. The verdict is then `current`: there is nothing to put right. */
  readonly history: boolean;
  /** The statement around it. */
  readonly sentence: { readonly start: number; readonly end: number };
}

/** Whether a finding asks for a change of the text. */
export const isStale = ({ verdict }: Finding): boolean => verdict === "superseded" || verdict === "never-true";
