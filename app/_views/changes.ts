import type { Change, Changes, ListedRevision } from "@/db/changes";
import { quote } from "@/lib/errors";
import type { LawFacts } from "@/lib/law/scenario";
import type { Problem } from "@/lib/lens";
import { counted, longDay, parseDay, tryParseDay } from "@/lib/time/day";
import { impreciseText, tryParseImprecise } from "@/lib/time/imprecise";

/** The two revisions that a reader compares, and what could not be applied. */
export interface ChosenRevisions {
  readonly from: number | undefined;
  readonly to: number;
  /** The one collection that is shown in full. */
  readonly collection: string | undefined;
  readonly problems: readonly Problem[];
}

export interface ChangedField {
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

export interface ChangedRecord {
  readonly id: string;
  readonly title: string;
  readonly href: string | undefined;
  /** Of a changed record, its fields; what is new or gone is told by its title. */
  readonly fields: readonly ChangedField[];
  readonly more: string | undefined;
  readonly sources: readonly string[];
}

export interface ChangedCollection {
  readonly name: string;
  readonly title: string;
  readonly counts: string;
  readonly parts: readonly {
    readonly kind: Change["kind"];
    readonly title: string;
    readonly records: readonly ChangedRecord[];
  }[];
  /** `and 312 more`, with the way to them. */
  readonly rest: { readonly text: string; readonly href: string } | undefined;
}

export interface ChangesState {
  readonly headline: string;
  readonly lead: string;
  readonly problems: readonly Problem[];
  readonly choice: {
    readonly from: string;
    readonly to: string;
    readonly options: readonly { readonly value: string; readonly label: string }[];
  };
  readonly collections: readonly ChangedCollection[];
  readonly reordered: string | undefined;
  readonly revisions: readonly {
    readonly id: number;
    readonly on: string;
    readonly time: string;
    readonly hash: string;
    readonly records: string;
    readonly href: string | undefined;
  }[];
  readonly jsonHref: string | undefined;
  readonly csvHref: string | undefined;
}

/** So much that a page stays light even where every record has changed. */
const LIMITS = { perCollection: 15, perPage: 150, characters: 60_000, fields: 12, text: 240, before: 60, revisions: 100 };

const KEYS = ["from", "to", "collection", "asOf"];

/** The collections of the dataset by the names readers know. */
const COLLECTION_WORDS: Readonly<Record<string, string>> = {
  law_events: "Events of the law",
  kept: "What a text leaves alone",
  coverage: "Coverage of researched changes",
  procedure_events: "Events of the Omnibus",
  standards: "Standards, guidelines and codes",
  lead_times: "Published estimates of an assessment",
  jurisdictions: "Countries",
  jurisdiction_events: "Events in countries",
  enforcement_topics: "Who enforces each topic",
  enforcement_milestones: "Who enforces each milestone",
  enforcement_measures: "Measures of published counts",
  enforcement_counts: "Published counts",
  sites: "Compute sites",
  site_statements: "Statements about sites",
  gpu_equivalents: "H100 equivalents",
  delay_reference_classes: "Published delay rates",
  delay_outcomes: "Promises and their outcomes",
  period_rules: "Rules on periods",
  period_readings: "Readings of the rules on periods",
  period_conflicts: "Where practice differs on periods",
  institution_holidays: "Holidays of EU institutions",
  institution_holiday_gaps: "Years without a list of holidays",
  claim_check_types: "How claims are checked",
  file_heads: "What a file says of itself",
};

export const collectionTitle = (name: string): string =>
  COLLECTION_WORDS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`.replaceAll("_", " ");

const FIELD_WORDS: Readonly<Record<string, string>> = { of: "of", on: "day", statedOn: "stated on", eli: "ELI", url: "address" };

/** `practicalRule.date` as `practical rule, date` */
const fieldTitle = (field: string): string =>
  field
    .split(".")
    .map((part) => FIELD_WORDS[part] ?? part.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`))
    .join(", ");

/** The revisions that a link names; the last two where it names none. */
export function chosenRevisions(revisions: readonly ListedRevision[], query: URLSearchParams): ChosenRevisions {
  const problems: Problem[] = [];
  const refuse = (param: string, message: string) => problems.push({ param, message });
  for (const key of new Set(query.keys()))
    if (!KEYS.includes(key)) refuse(key.slice(0, 60), `There is no setting ${quote(key)} here; use from, to or collection.`);
    else if (query.getAll(key).length > 1) refuse(key, `${quote(key)} is given more than once; the first was used.`);
  const ids = revisions.map((r) => r.id);
  const read = (key: "from" | "to") => {
    const text = query.get(key) ?? "";
    if (text === "") return undefined;
    const found = ids.find((id) => String(id) === text);
    if (found === undefined) refuse(key, `There is no revision ${quote(text)}; choose one of the list.`);
    return found;
  };
  const [wantedFrom, wantedTo] = [read("from"), read("to")];
  let to = wantedTo ?? ids[0] ?? 0;
  let from = wantedFrom ?? ids.find((id) => id < to);
  if (wantedFrom !== undefined && wantedTo !== undefined && wantedFrom > wantedTo) {
    refuse("from", `Revision ${wantedFrom} is the later one, so the two were exchanged.`);
    [from, to] = [wantedTo, wantedFrom];
  } else if (from !== undefined && from >= to) {
    refuse("from", `Revision ${from} is not earlier than revision ${to}; choose two.`);
    from = ids.find((id) => id < to);
  }
  return { from, to, collection: query.get("collection") || undefined, problems };
}

/**
 * The page of changes.
 * @param changes between the two revisions; undefined where there is no earlier one
 * @param facts the law whose milestones are linked
 */
export function changesState(
  revisions: readonly ListedRevision[],
  chosen: ChosenRevisions,
  changes: Changes | undefined,
  facts: Pick<LawFacts, "milestones">,
): ChangesState {
  const { from, to } = chosen;
  const problems = [...chosen.problems];
  const names = [...new Set(changes?.changes.map((c) => c.collection))];
  const only = names.find((name) => name === chosen.collection);
  if (chosen.collection !== undefined && only === undefined)
    problems.push({
      param: "collection",
      message: `Nothing has changed in ${quote(chosen.collection)} between these revisions.`,
    });
  const query = `from=${from}&to=${to}`;
  const milestones = new Set(facts.milestones.map((m) => m.id));
  const room = { records: LIMITS.perPage, characters: LIMITS.characters };
  const collections = (only ? [only] : names).map((name) => {
    const own = changes?.changes.filter((c) => c.collection === name) ?? [];
    const shown: (ChangedRecord & { readonly kind: Change["kind"] })[] = [];
    for (const c of own.slice(0, only ? LIMITS.perPage : LIMITS.perCollection)) {
      if (room.records === 0 || room.characters <= 0) break;
      const record = { kind: c.kind, ...recordOf(c, milestones) };
      room.records -= 1;
      room.characters -= JSON.stringify(record).length;
      shown.push(record);
    }
    const left = own.length - shown.length;
    return {
      name,
      title: collectionTitle(name),
      counts: countsText(own),
      parts: KINDS.map(({ kind, title }) => ({
        kind,
        title,
        records: shown.filter((record) => record.kind === kind),
      })).filter((part) => part.records.length > 0),
      rest:
        left === 0
          ? undefined
          : {
              text: `${left.toLocaleString("en-GB")} more ${only ? "as JSON" : `in ${collectionTitle(name)}`}`,
              href: only ? `/api/v1/changes?${query}` : `/changes?${query}&collection=${name}`,
            },
    };
  });
  const total = changes?.changes.length ?? 0;
  const newest = revisions.find((r) => r.id === to);
  const oldest = revisions.find((r) => r.id === from);
  return {
    ...heading(revisions, changes, newest, oldest, total),
    problems,
    choice: {
      from: String(from ?? ""),
      to: String(to),
      options: revisions.map((r) => ({ value: String(r.id), label: `${r.id}, ${momentText(r.recordedAt)}` })),
    },
    collections,
    reordered:
      changes && changes.reordered.length > 0
        ? `In another order: ${changes.reordered.map(collectionTitle).join(", ")}. The order says nothing about the facts.`
        : undefined,
    revisions: revisions.slice(0, LIMITS.revisions).map((r, i) => {
      const earlier = revisions[i + 1];
      return {
        id: r.id,
        on: momentText(r.recordedAt),
        time: r.recordedAt,
        hash: r.hash.slice(0, 12),
        records: r.records.toLocaleString("en-GB"),
        href: earlier && `/changes?from=${earlier.id}&to=${r.id}`,
      };
    }),
    jsonHref: from === undefined ? undefined : `/api/v1/changes?${query}`,
    csvHref: from === undefined ? undefined : `/api/v1/changes.csv?${query}`,
  };
}

function heading(
  revisions: readonly ListedRevision[],
  changes: Changes | undefined,
  newest: ListedRevision | undefined,
  oldest: ListedRevision | undefined,
  total: number,
): { headline: string; lead: string } {
  const only = revisions[0];
  const kept = "Nothing is overwritten: what a revision said stays on record.";
  if (!newest || !oldest || !changes)
    return {
      headline: revisions.length === 1 ? "This tracker has recorded one revision of its data." : "What changed",
      lead:
        revisions.length === 1 && only
          ? `It was recorded on ${dayText(only.recordedAt)} and holds ${only.records.toLocaleString("en-GB")} records. Differences show here from the second revision on. ${kept}`
          : `Revision ${newest?.id ?? ""} is the first one: nothing stands before it. ${kept}`,
    };
  const between = `between revision ${oldest.id} of ${dayText(oldest.recordedAt)} and revision ${newest.id} of ${dayText(newest.recordedAt)}`;
  return {
    headline:
      total === 0
        ? `No record differs ${between}.`
        : `${counted(total, "record").replace(/^\d+/, (n) => Number(n).toLocaleString("en-GB"))} ${total === 1 ? "differs" : "differ"} ${between}.`,
    lead: `${total === 0 ? "" : `${capital(countsText(changes.changes))}. `}${kept}`,
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const KINDS = [
  { kind: "added", title: "Added" },
  { kind: "changed", title: "Changed" },
  { kind: "retired", title: "Taken out" },
] as const;

/** `3 added, 12 changed, 1 taken out` */
const countsText = (changes: readonly Change[]): string =>
  KINDS.map(({ kind, title }) => [changes.filter((c) => c.kind === kind).length, title.toLowerCase()] as const)
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n.toLocaleString("en-GB")} ${word}`)
    .join(", ");

const dayText = (moment: string): string => longDay(parseDay(moment.slice(0, 10)));

/** `25 November 2026, 21:56 UTC` */
const momentText = (moment: string): string => `${dayText(moment)}, ${moment.slice(11, 16)} UTC`;

/** A record that differs, for readers. */
export function recordOf(c: Change, milestones: ReadonlySet<string>): ChangedRecord {
  const fields = c.kind === "changed" ? c.fields : [];
  return {
    id: c.key,
    title: shortened(c.title),
    href: hrefOf(c, milestones),
    fields: fields
      .slice(0, LIMITS.fields)
      .map(({ field, ...sides }) => ({ field: fieldTitle(field), ...textsOf(sides.from, sides.to) })),
    more: fields.length > LIMITS.fields ? `and ${counted(fields.length - LIMITS.fields, "more field")}` : undefined,
    sources: c.sources.slice(0, 6),
  };
}

/** The page about a record; none about what is no longer there. */
function hrefOf(c: Change, milestones: ReadonlySet<string>): string | undefined {
  if (c.kind === "retired") return undefined;
  switch (c.collection) {
    case "milestones":
      return milestones.has(c.key) ? `/milestones/${c.key}` : undefined;
    case "jurisdictions":
      return `/countries/${c.key}`;
    case "jurisdiction_events":
      return c.of && `/countries/${c.of}`;
    case "sites":
      return `/compute/${c.key}`;
    case "site_statements":
      return c.of && `/compute/${c.of}`;
    case "durations":
    case "immediate_duties":
      return `/calculator?duration=${c.key}`;
    case "sources":
      return `/sources?id=${c.key}`;
    default:
      return undefined;
  }
}

const shortened = (text: string): string => (text.length > LIMITS.text ? `${text.slice(0, LIMITS.text - 3)}...` : text);

/** The old and the new value. Of two long texts what both begin with is left out, so that the difference is seen. */
function textsOf(from: unknown, to: unknown): { readonly from: string; readonly to: string } {
  if (typeof from !== "string" || typeof to !== "string" || Math.max(from.length, to.length) <= LIMITS.text)
    return { from: valueText(from), to: valueText(to) };
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  const start = from.lastIndexOf(" ", same - LIMITS.before) + 1;
  if (same <= LIMITS.before || start === 0) return { from: shortened(from), to: shortened(to) };
  return { from: shortened(`... ${from.slice(start)}`), to: shortened(`... ${to.slice(start)}`) };
}

/** A value for readers: days in words, lists parted by commas, the rest as JSON; `not there` where there was none. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return "not there";
  if (value === "") return "empty";
  if (typeof value === "string") {
    if (tryParseDay(value) !== undefined) return longDay(parseDay(value));
    const date = /^\d{4}-/.test(value) ? tryParseImprecise(value) : undefined;
    return date ? impreciseText(date) : shortened(value);
  }
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.length === 0) return "none";
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return shortened(value.join(", "));
  return shortened(JSON.stringify(value));
}
