import { THEMES, type Theme } from "@/app/_charts/sheet/style";
import { quote } from "@/lib/errors";
import { type LensContext, type LensKey, type ParsedLens, type Problem, parseLens } from "@/lib/lens";
import { withoutPassing } from "@/lib/passing";

export const MIN_WIDTH = 320;
export const MAX_WIDTH = 2400;
export const DEFAULT_WIDTH = 1200;

/** What is hung on the address of a picture to get around a cache; it asks for nothing. */
const PASSING = /^(?:v|cb|cache|cachebust|_|t|ts)$/;

/** The settings of a query that are none of the lens, taken out of it. */
export class Own {
  readonly problems: Problem[] = [];
  readonly names: string[] = [];
  readonly rest: URLSearchParams;

  constructor(query: URLSearchParams) {
    this.rest = new URLSearchParams([...withoutPassing(query)].filter(([key]) => !PASSING.test(key)));
  }

  /** One of them, or its default where it is not given or cannot be used. */
  take<T>(name: string, fallback: T, read: (text: string) => T | undefined, hint: string): T {
    this.names.push(name);
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

/** The themes that can be asked for; `auto` is that of the reader's device. */
export type AnyTheme = Theme | "auto";
const ANY: readonly AnyTheme[] = ["auto", ...THEMES];

/** The colours of a drawing or a bare page. */
export const takeTheme = (own: Own): AnyTheme =>
  own.take<AnyTheme>("theme", "auto", (text) => ANY.find((t) => t === text), `use one of: ${ANY.join(", ")}.`);

/** The settings of a query: the lens, what cannot be used, and settings that do not exist, which change nothing. */
export interface Read {
  readonly parsed: ParsedLens;
  readonly wrong: readonly Problem[];
  readonly unknown: readonly string[];
}

/**
 * The lens of a query after its own settings were taken out.
 * @param keys the settings of the lens that make sense here
 */
export function readLens(own: Own, context: LensContext, keys: readonly LensKey[]): Read {
  const parsed = parseLens(own.rest, context, keys);
  return { parsed, ...sorted(own, parsed.problems, keys) };
}

/** Problems apart: settings that cannot be used, and those that do not exist. */
export function sorted(own: Own, problems: readonly Problem[], keys: readonly string[]): Omit<Read, "parsed"> {
  const isKnown = ({ param }: Problem) => param === "query" || keys.includes(param);
  return {
    wrong: [...own.problems, ...problems.filter(isKnown)],
    unknown: problems
      .filter((p) => !isKnown(p))
      .map(
        (p) => `There is no setting ${quote(p.param)} here, so it changes nothing; use ${[...keys, ...own.names].join(", ")}.`,
      ),
  };
}

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
