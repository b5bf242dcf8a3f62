/** The title of a standard, guideline or code without the numbers and years that it was given later, where the day is an earlier one. */
export const titleOn = (title: string, current: boolean): string =>
  current ? title : title.replace(/:20\d\d\b|, C\(20\d\d\) \d+|, amended by [^,]+/g, "");
