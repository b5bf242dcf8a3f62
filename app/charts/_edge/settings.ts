import { THEMES, type Theme } from "@/app/_charts/sheet/style";
import { quote } from "@/lib/errors";
import type { Problem } from "@/lib/lens";

export const MIN_WIDTH = 320;
export const MAX_WIDTH = 2400;
export const DEFAULT_WIDTH = 1200;

/** The settings of a query that are none of the lens, taken out of it. */
export class Own {
  readonly problems: Problem[] = [];
  readonly rest: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.rest = new URLSearchParams(query);
  }

  /** One of them, or its default where it is not given or cannot be used. */
  take<T>(name: string, fallback: T, read: (text: string) => T | undefined, hint: string): T {
    const [text, ...others] = this.rest.getAll(name);
    this.rest.delete(name);
    if (text === undefined) return fallback;
    const value = others.length === 0 ? read(text) : undefined;
    if (value !== undefined) return value;
    this.problems.push({
      param: name,
      message: others.length > 0 ? `${name} is given more than once; give it once.` : `${quote(text)} is no ${name}; ${hint}`,
    });
    return fallback;
  }
}

/** `light` or `dark`. */
export const takeTheme = (own: Own): Theme =>
  own.take<Theme>("theme", "light", (text) => THEMES.find((t) => t === text), `use one of: ${THEMES.join(", ")}.`);

/** The width of a drawing in pixels. */
export const takeWidth = (own: Own): number =>
  own.take<number>(
    "width",
    DEFAULT_WIDTH,
    (text) => {
      const width = /^\d{1,5}$/.test(text) ? Number(text) : 0;
      return width >= MIN_WIDTH && width <= MAX_WIDTH ? width : undefined;
    },
    `use whole pixels from ${MIN_WIDTH} to ${MAX_WIDTH}.`,
  );
