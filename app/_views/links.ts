import { type Lens, type LensContext, printLens } from "@/lib/lens";

/** A link to a path under a lens; defaults are dropped, and a milestone's own page has its duty in the path. */
export function href(path: string, lens: Lens, context: LensContext): string {
  const query = printLens(lens, context);
  const milestone = path.startsWith("/milestones/");
  if (milestone) query.delete("duty");
  const target = milestone ? `/milestones/${lens.duty}` : path;
  const text = query.toString();
  return text ? `${target}?${text}` : target;
}
