/**
 * The settings that go along to another page: the version of the law, the reader's own changes to it, and the as-of date. What belongs to
 * one page alone, as filters, stays there.
 */
const LAW = ["law", "compare", "assume", "shift", "set", "name"];

export interface Page {
  readonly path: string;
  readonly name: string;
  /** The settings that it takes over. */
  readonly carries: readonly string[];
  /** Stands under "More". */
  readonly more?: true;
}

/** The pages. The order is that of the header. */
export const PAGES: readonly Page[] = [
  { path: "/", name: "Overview", carries: [...LAW, "fine", "asOf"] },
  { path: "/timeline", name: "Timeline", carries: [...LAW, "fine", "asOf"] },
  { path: "/scenarios", name: "Scenarios", carries: ["law", "compare", "asOf"] },
  { path: "/signals", name: "Signals", carries: ["law", "assume", "shift", "set", "name", "asOf"] },
  { path: "/map", name: "Map", carries: [...LAW, "fine", "asOf"] },
  { path: "/countries", name: "Countries", carries: [...LAW, "fine", "asOf"] },
  { path: "/compute", name: "Compute", carries: ["asOf"] },
  { path: "/windows", name: "Windows", carries: [...LAW, "fine", "asOf"] },
  { path: "/claims", name: "Claims", carries: ["law", "assume", "shift", "set", "name", "asOf"] },
  { path: "/models", name: "Models", carries: ["law", "assume", "shift", "set", "name", "asOf"] },
  { path: "/calculator", name: "Calculator", carries: ["asOf"], more: true },
  { path: "/check", name: "Check", carries: ["law", "asOf"], more: true },
  { path: "/subscribe", name: "Subscribe", carries: ["law", "assume", "shift", "set", "fine", "name"], more: true },
  { path: "/embed", name: "Embed", carries: [], more: true },
  { path: "/developers", name: "Developers", carries: [], more: true },
  { path: "/changes", name: "Changes", carries: ["asOf"], more: true },
  { path: "/method", name: "Method", carries: ["asOf"], more: true },
  { path: "/sources", name: "Sources", carries: ["asOf"], more: true },
];

/** The page of the header that a path belongs to: a milestone to the timeline, a country to the countries, a site to compute. */
export function pageOf(path: string): Page | undefined {
  if (path.startsWith("/milestones/")) return PAGES.find((p) => p.path === "/timeline");
  return PAGES.find((p) => p.path === path) ?? PAGES.find((p) => p.path !== "/" && path.startsWith(`${p.path}/`));
}

/** Pages that say the same on every as-of date, are about days themselves, or would lose what a reader has pasted. */
const WITHOUT_STEPS = ["/calculator", "/changes", "/check", "/subscribe", "/scenarios/days"];

/** Whether a reader can step from day to day on a path. */
export const takesDay = (path: string): boolean =>
  !WITHOUT_STEPS.includes(path) && pageOf(path)?.carries.includes("asOf") === true;

/** The address of a page with the settings of another that it takes over. */
export function carriedHref(page: Page, query: URLSearchParams): string {
  const kept = new URLSearchParams([...query].filter(([key, value]) => page.carries.includes(key) && value !== ""));
  const text = kept.toString();
  return text ? `${page.path}?${text}` : page.path;
}
