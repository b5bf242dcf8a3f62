import type { Facts } from "@/lib/facts";
import type { ChosenLaw } from "@/lib/law/chosen";
import type { ResolvedMilestone } from "@/lib/law/resolve";
import { outcomeLabel } from "@/lib/law/sentence";
import {
  DELAY_KEYS,
  LAW_KEYS,
  type Lens,
  type LensContext,
  type LensKey,
  type Problem,
  printLens,
  WINDOW_KINDS,
  type WindowKind,
} from "@/lib/lens";
import { type Length, shortDay } from "@/lib/time/day";
import type { End } from "@/lib/windows";
import { siteName } from "./capacity";
import { countriesLens, href, siteHref, siteLens } from "./links";
import { type Entry, isSite, type WindowSet } from "./window-set";

/** What all parts of the page of windows share: the lens, what the page alone can be set to, and its links. */

export const WINDOWS_KEYS: readonly LensKey[] = [
  ...LAW_KEYS,
  "topic",
  "role",
  "country",
  "site",
  "kind",
  "provider",
  "bloc",
  "state",
  "delay",
  "lead",
  ...DELAY_KEYS,
];

export const ORDERS = ["urgency", "date", "name"] as const;
export type Order = (typeof ORDERS)[number];
export const DEFAULT_ORDER: Order = "urgency";

/** What the page shows one by one although it could be folded or left out. */
export const SHOWABLE = ["duties", "sites"] as const;

/** Settings of this page that are no part of the lens. */
export interface Own {
  readonly sort: Order;
  readonly show: readonly (typeof SHOWABLE)[number][];
  /** The window whose reasons are shown, as `enforcement-gap/ai-literacy/PL`; undefined: the most pressing one. */
  readonly cell: string | undefined;
}

export interface PageQuery {
  readonly own: Own;
  /** What is left for the lens. */
  readonly rest: URLSearchParams;
  readonly problems: readonly Problem[];
}

/** Takes the settings of this page out of a query. Nothing here throws: what cannot be applied is named. */
export function readOwn(query: URLSearchParams): PageQuery {
  const problems: Problem[] = [];
  const rest = new URLSearchParams(query);
  const values = (key: string, most: number) => {
    const given = query.getAll(key).filter((text) => text !== "");
    rest.delete(key);
    if (given.length <= most) return given;
    problems.push({ param: key, message: `"${key}" is given ${given.length} times; give it once. The default was used.` });
    return [];
  };
  const among = <T extends string>(key: string, options: readonly T[], most: number): T[] =>
    [...new Set(values(key, most))].flatMap((text) => {
      const found = options.find((o) => o === text);
      if (found === undefined)
        problems.push({
          param: key,
          message: `"${text.slice(0, 60)}" cannot be used for "${key}"; use one of: ${options.join(", ")}.`,
        });
      return found ?? [];
    });
  const own: Own = {
    sort: among("sort", ORDERS, 1)[0] ?? DEFAULT_ORDER,
    show: among("show", SHOWABLE, Number.POSITIVE_INFINITY),
    cell: values("cell", 1)[0],
  };
  return { own, rest, problems };
}

export interface Around {
  readonly facts: Facts;
  readonly lens: Lens;
  readonly context: LensContext;
  readonly chosen: ChosenLaw;
  readonly set: WindowSet;
  readonly own: Own;
}

/** The kind that the matrix shows. */
export const shownKind = ({ lens }: Pick<Around, "lens">): WindowKind => lens.kind[0] ?? "enforcement-gap";

/** This page with other settings. A window in the foreground is named only where it is given. */
export function pageHref({ lens, context, own }: Around, change: { lens?: Partial<Lens>; own?: Partial<Own> } = {}): string {
  const query = printLens({ ...lens, ...change.lens }, context);
  const { sort, show, cell } = { ...own, cell: undefined, ...change.own };
  if (sort !== DEFAULT_ORDER) query.set("sort", sort);
  for (const what of show) query.append("show", what);
  if (cell !== undefined) query.set("cell", cell);
  // Slashes and commas may stand in a query as they are.
  const text = query.toString().replaceAll("%2F", "/");
  return text ? `/windows?${text}` : "/windows";
}

/** The reasons of a window, on this page. */
export const reasonsHref = (around: Around, key: string): string => `${pageHref(around, { own: { cell: key } })}#details`;

export interface Ref {
  readonly label: string;
  readonly href: string;
}

/** A duty by its short name, with its page. */
export const dutyRef = ({ lens, context }: Pick<Around, "lens" | "context">, m: ResolvedMilestone): Ref => {
  const { lead, delay, fine, name } = lens;
  return {
    label: m.short,
    href: href(
      `/milestones/${m.id}`,
      { ...siteLens(lens, context), measure: "own", lead, delay, fine, name, duty: m.id },
      context,
    ),
  };
};

/** A country or a site by its name, with its page. */
export function placeRef({ lens, context }: Pick<Around, "lens" | "context">, place: NonNullable<Entry["place"]>): Ref {
  if (isSite(place)) {
    const { site } = place.readings;
    return { label: siteName(site), href: siteHref(site.id, lens, context) };
  }
  const narrow = { ...countriesLens(lens, context), country: [], site: [] };
  return { label: place.name, href: href(`/countries/${place.iso2}`, narrow, context) };
}

/** `2 Dec 2027`, `not before 2027`, `no day known`: an end in a few words. */
export const endShort = (end: End): string =>
  end.status === "dated"
    ? end.precision === "day"
      ? shortDay(end.latest)
      : end.text
    : end.status === "conditional"
      ? outcomeLabel({ status: "conditional", text: end.text })
      : (SHORT_ENDS[end.status] ?? end.text);

const SHORT_ENDS: Readonly<Partial<Record<End["status"], string>>> = {
  none: "not in this text",
  unknown: "not known",
  open: "no day known",
};

/** `12m`, and days where it is less than two months: a length without its sign, for a cell. */
export const cellLength = (length: Length): string => {
  const days = Math.abs(length.totalDays);
  return days < 61 ? `${days}d` : `${Math.abs(length.months)}m`;
};

export const isKind = (text: string): text is WindowKind => (WINDOW_KINDS as readonly string[]).includes(text);
