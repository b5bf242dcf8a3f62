/** One thing to measure, with the budget it is held against. */
export interface Case {
  readonly name: string;
  /** `ms`, or empty for a plain number. */
  readonly unit: "ms" | "";
  readonly budget: number;
  /** Sets up what the runs share, then gives the values of all runs. */
  readonly values: () => Promise<number[]>;
}

/** The middle value; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  if (upper === undefined || lower === undefined) throw new Error("There is no median of nothing.");
  return (lower + upper) / 2;
}

/** Times of a piece of work in milliseconds, after as many runs again to warm up. */
export function times(runs: number, work: () => unknown): number[] {
  for (let i = 0; i < runs; i++) work();
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}
