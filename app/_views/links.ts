import { type Lens, type LensContext, printLens } from "@/lib/lens";

/** A link to a path under a lens; defaults are dropped. */
export function href(path: string, lens: Lens, context: LensContext): string {
  const query = printLens(lens, context).toString();
  return query ? `${path}?${query}` : path;
}
