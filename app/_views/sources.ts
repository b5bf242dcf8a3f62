import type { Dataset } from "@/db/files";
import { quote } from "@/lib/errors";
import { FIRST_AS_OF, LAST_AS_OF, type Problem } from "@/lib/lens";
import { counted, type Day, isoDay, longDay, parseDay, tryParseDay } from "@/lib/time/day";
import { mayBeBy } from "@/lib/time/imprecise";
import { titleFits, withheldTitle } from "./source-card";

type Source = Dataset["sources"][number];

/** A record of the dataset that cites a source. */
export interface Citing {
  readonly file: string;
  readonly id: string;
  readonly href: string | undefined;
}

export interface SourcesState {
  readonly total: number;
  readonly found: number;
  /** How many records cite it belongs to today alone. */
  readonly shown: readonly (Source & { readonly citedBy: number | "not-kept" })[];
  readonly page: number;
  readonly pages: number;
  readonly kinds: readonly { readonly value: string; readonly count: number }[];
  readonly q: string;
  readonly kind: string;
  readonly one: { readonly source: Source; readonly citing: readonly Citing[] | "not-kept" } | undefined;
  readonly problems: readonly Problem[];
  /** `YYYY-MM-DD` */
  readonly asOf: { readonly value: string; readonly min: string; readonly max: string };
  /** Set where the as-of date is not today. */
  readonly asKnown: string | undefined;
}

const PER_PAGE = 100;

/** Every place of the dataset that cites a source, by source id. */
export function citations(dataset: Dataset): ReadonlyMap<string, readonly Citing[]> {
  const found = new Map<string, Citing[]>();
  const visit = (file: string, value: unknown, record: string): void => {
    if (Array.isArray(value)) for (const item of value) visit(file, item, record);
    else if (value !== null && typeof value === "object") {
      const object = value as Record<string, unknown>;
      const own = [object.id, object.iso2].find((v) => typeof v === "string") as string | undefined;
      const id = own ?? (typeof object.target === "string" ? `amendment of ${object.target}` : record);
      if (Array.isArray(object.sources) && file !== "sources")
        for (const source of object.sources as unknown[])
          if (typeof source === "string") {
            const list = found.get(source) ?? [];
            if (!list.some((c) => c.file === file && c.id === id)) list.push({ file, id, href: undefined });
            found.set(source, list);
          }
      for (const [key, inner] of Object.entries(object)) if (key !== "sources" || file === "sources") visit(file, inner, id);
    }
  };
  for (const [file, value] of Object.entries(dataset)) if (file !== "sources") visit(file, value, file);
  const milestones = new Set(dataset.law.milestones.map((m) => m.id));
  for (const list of found.values())
    for (const [i, c] of list.entries())
      if (c.file === "law" && milestones.has(c.id)) list[i] = { ...c, href: `/milestones/${c.id}` };
  return found;
}

/** The list of sources under a search, a kind and a page; or one source with what cites it. */
export function sourcesState(
  dataset: Dataset,
  cited: ReadonlyMap<string, readonly Citing[]>,
  query: URLSearchParams,
  today: Day,
): SourcesState {
  const problems: Problem[] = [];
  const refuse = (param: string, message: string) => problems.push({ param, message });
  for (const key of new Set(query.keys()))
    if (!["q", "kind", "page", "id", "asOf"].includes(key))
      refuse(key.slice(0, 60), `There is no setting ${quote(key)} here; use q, kind, page, id or asOf.`);
    else if (query.getAll(key).length > 1) refuse(key, `${quote(key)} is given more than once; the first was used.`);

  const wantedDay = query.get("asOf") ?? "";
  let asOf = wantedDay === "" ? today : (tryParseDay(wantedDay) ?? today);
  if (wantedDay !== "" && (tryParseDay(wantedDay) === undefined || asOf < FIRST_AS_OF || asOf > LAST_AS_OF)) {
    refuse("asOf", `${quote(wantedDay)} is no day from ${isoDay(FIRST_AS_OF)} to ${isoDay(LAST_AS_OF)}; today was used.`);
    asOf = today;
  }
  const datasetDay = parseDay(dataset.law.meta.asOf);
  const now = asOf >= datasetDay;
  // A note says how a page was read since, and bears no date.
  const sources = now
    ? dataset.sources
    : dataset.sources
        .filter((s) => mayBeBy(s.publishedOn, asOf, datasetDay))
        .map(({ note: _, checkedOn, ...s }) => ({
          ...s,
          ...(titleFits(s, asOf) ? {} : { title: withheldTitle(s.publisher, s.publishedOn), url: null }),
          ...(checkedOn && mayBeBy(checkedOn, asOf, datasetDay) ? { checkedOn } : {}),
        }));
  const later = dataset.sources.length - sources.length;
  const withheld = now
    ? 0
    : sources.filter((s) => s.publishedOn === null || s.title === withheldTitle(s.publisher, s.publishedOn)).length;

  const counts = new Map<string, number>();
  for (const s of sources) counts.set(s.kind, (counts.get(s.kind) ?? 0) + 1);

  let q = (query.get("q") ?? "").trim();
  if (q.length > 100) {
    refuse("q", "The search text is longer than 100 characters; it was left out.");
    q = "";
  }
  let kind = query.get("kind") ?? "";
  if (kind !== "" && !counts.has(kind)) {
    refuse("kind", `There is no kind ${quote(kind)}; use one of: ${[...counts.keys()].sort().join(", ")}.`);
    kind = "";
  }
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = sources.filter(
    (s) =>
      (kind === "" || s.kind === kind) &&
      words.every((w) => `${s.id} ${s.title} ${s.publisher} ${s.url ?? ""}`.toLowerCase().includes(w)),
  );
  const pages = Math.max(1, Math.ceil(matches.length / PER_PAGE));
  const wanted = query.get("page") ?? "1";
  let page = /^\d{1,4}$/.test(wanted) ? Number(wanted) : 0;
  if (page < 1 || page > pages) {
    refuse("page", `There is no page ${quote(wanted)}; there ${pages === 1 ? "is one page" : `are ${pages} pages`}.`);
    page = 1;
  }
  const id = query.get("id");
  const source = id ? sources.find((s) => s.id === id) : undefined;
  if (id && !source) refuse("id", `There is no source ${quote(id)}; search for it below.`);
  return {
    total: sources.length,
    found: matches.length,
    shown: matches
      .slice((page - 1) * PER_PAGE, page * PER_PAGE)
      .map((s) => ({ ...s, citedBy: now ? (cited.get(s.id)?.length ?? 0) : ("not-kept" as const) })),
    page,
    pages,
    kinds: [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count),
    q,
    kind,
    one: source ? { source, citing: now ? (cited.get(source.id) ?? []) : "not-kept" } : undefined,
    problems,
    asOf: { value: isoDay(asOf), min: isoDay(FIRST_AS_OF), max: isoDay(LAST_AS_OF) },
    asKnown: now
      ? undefined
      : `As known on ${longDay(asOf)}: ${counted(later, "source")} that came out later ${later === 1 ? "is" : "are"} left out; one dated to the month or the year counts from its end. ${counted(withheld, "source")} without a day of publication, or whose title names a later day, ${withheld === 1 ? "is" : "are"} listed by publisher only. Notes, and which records cite a source, are not kept for that day.`,
  };
}
