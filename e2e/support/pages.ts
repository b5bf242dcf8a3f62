/** The pages that the byte budgets and the smoke test open, one of each kind. */
export const PAGES: readonly string[] = [
  "/",
  "/timeline",
  "/map",
  "/countries",
  "/countries/PL",
  "/compute/nscale-narvik",
  "/compute",
  "/windows",
  "/milestones/high-risk-annex-iii-classification",
  "/sources",
  "/method",
];
