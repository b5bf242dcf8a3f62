import { type Facts, wordedBy, wordedText } from "@/lib/facts";
import { type ChosenLaw, chosenLaw } from "@/lib/law/chosen";
import { placeOf } from "@/lib/law/citation";
import {
  byTopic,
  type Compared,
  type ComparedAs,
  changeText,
  comparisonOf,
  comparisonSentence,
  differs,
  type Names,
  unchangedInAll,
} from "@/lib/law/comparison";
import { milestonesKnownOn } from "@/lib/law/known";
import { readable } from "@/lib/law/readable";
import type { ResolvedMilestone, WordingChange } from "@/lib/law/resolve";
import { type Standing, scenariosOn, standingOn } from "@/lib/law/scenario";
import type { Scenario, Topic } from "@/lib/law/schema";
import { dateLabel, listed, numberWord, outcomeLabel } from "@/lib/law/sentence";
import { phraseOn, STATUS_WORDS, TOPIC_WORDS } from "@/lib/law/words";
import { type Lens, type LensContext, type LensKey, type ParsedLens, printLens } from "@/lib/lens";
import { counted, lengthText, longDay } from "@/lib/time/day";
import { type BarState, barState, footText, type NoticeState, noticeState } from "./bar";
import { href } from "./links";
import { CONFIDENCE_WORDS } from "./words";

export const COMPARISON_KEYS: readonly LensKey[] = ["law", "compare", "assume", "shift", "set", "fine", "name", "asOf"];
const SHOWN = ["law", "compare", "asOf"];
const PATH = "/scenarios/compare";

export interface WordingLine {
  readonly text: string;
  readonly citation: string;
  /** Which of the two texts says so; undefined where it is the second. */
  readonly by: string | undefined;
}

/** A date as it stands in one of the two texts. */
export interface DateCell {
  readonly date: string;
  /** The formal date, where it is another one. */
  readonly formal: string | undefined;
}

export interface ComparisonRow {
  readonly id: string;
  readonly label: string;
  readonly href: string;
  readonly citation: string;
  readonly from: DateCell;
  readonly to: DateCell;
  readonly as: ComparedAs;
  readonly change: string;
  /** How the formal date moved, where it did so by another length. */
  readonly formally: string | undefined;
  readonly wording: readonly WordingLine[];
  /** Where less than two sources or an official one stand behind the date. */
  readonly doubt: string | undefined;
  readonly sourceIds: readonly string[];
}

export interface KeptGroup {
  readonly topic: Topic;
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly label: string; readonly href: string; readonly date: string }[];
}

export interface TextHead {
  readonly title: string;
  readonly standing: string;
  readonly reference: string | undefined;
}

export interface ComparisonState {
  readonly sentence: string;
  readonly question: string;
  readonly bar: BarState;
  readonly notices: NoticeState;
  readonly foot: string;
  readonly names: Names;
  readonly from: TextHead;
  readonly to: TextHead;
  /** What the reader may do where nothing differs, or where days are not known yet; undefined where nothing of that is so. */
  readonly hint: { readonly text: string; readonly href: string | undefined } | undefined;
  /** Set where the law in force is the yardstick itself, so that another text was chosen to open with. */
  readonly opened: string | undefined;
  readonly figures: readonly { readonly value: string; readonly text: string }[];
  readonly groups: readonly { readonly topic: Topic; readonly title: string; readonly rows: readonly ComparisonRow[] }[];
  readonly kept: { readonly count: number; readonly title: string; readonly groups: readonly KeptGroup[] };
  readonly neither: readonly string[];
  readonly inAll: { readonly title: string; readonly text: string; readonly groups: readonly KeptGroup[] };
  readonly swap: { readonly href: string; readonly text: string };
  readonly files: readonly { readonly href: string; readonly text: string }[];
  readonly links: readonly { readonly href: string; readonly text: string }[];
  readonly sourceIds: readonly string[];
}

/** How sentences name the two texts; a reader's own version by its name, where it has one. */
export function versionNames(chosen: ChosenLaw, lens: Pick<Lens, "name">): Names {
  const own = lens.name === "" ? `${phraseOn(chosen.standing)} with your settings` : `your version “${lens.name}”`;
  return { from: phraseOn(chosen.compareStanding), to: chosen.own ? own : phraseOn(chosen.standing) };
}

/**
 * Two texts side by side: what moves, comes, goes and is reworded by topic, and what stays.
 * @param named whether the address names one of the two; a pair that nobody named is never a text beside itself where another exists
 */
export function comparisonState(given: Facts, parsed: ParsedLens, context: LensContext, named = false): ComparisonState {
  const facts = wordedBy(given, parsed.lens.asOf);
  const other = named ? undefined : otherText(facts, parsed.lens);
  const lens = other ? { ...parsed.lens, law: other.id } : parsed.lens;
  const chosen = chosenLaw(facts.law, lens);
  const known = new Set(milestonesKnownOn(facts.law, lens.asOf).map((m) => m.id));
  const comparison = comparisonOf(chosen.compare, chosen.law, known);
  const names = versionNames(chosen, lens);
  const hrefOf = (id: string) => href(`/milestones/${id}`, { ...lens, duty: id }, context);
  const row = rowOf(facts, lens, names, hrefOf);
  const groups = byTopic(comparison.rows.filter(differs)).map((g) => ({
    topic: g.topic,
    title: TOPIC_WORDS[g.topic].title,
    rows: g.rows.map(row),
  }));
  const stays = comparison.rows.filter((r) => r.as === "same" || r.as === "undated");
  return {
    sentence: comparisonSentence(comparison, names),
    question: `What differs between two texts, as known on ${longDay(lens.asOf)}?`,
    bar: barState(PATH, lens, context, SHOWN),
    notices: noticeState(PATH, lens, context, chosen, parsed.problems, parsed.warnings),
    foot: `${footText(lens, chosen)} Compared with: ${chosen.compareStanding.title}.`,
    names,
    from: headOf(chosen.compareStanding, undefined),
    to: headOf(
      chosen.standing,
      chosen.own ? (lens.name === "" ? "with your settings" : `with your settings, “${lens.name}”`) : undefined,
    ),
    opened:
      other &&
      `On ${longDay(lens.asOf)} the law in force is ${names.from} itself, so this opens with the latest other text, ${names.to}.`,
    hint: hintOf(facts, lens, context, chosen, known),
    figures: figuresOf(comparison.counts),
    groups,
    kept: {
      count: stays.length,
      title: `${counted(stays.length, "milestone")} with the same date and the same wording in both`,
      groups: keptGroups(
        stays.map((r) => r.to),
        hrefOf,
      ),
    },
    neither: comparison.rows.filter((r) => r.as === "neither").map((r) => r.to.short),
    inAll: inAllState(facts, lens, known, hrefOf),
    swap: {
      href: href(PATH, { ...lens, law: lens.compare, compare: lens.law, assume: [], shift: [], set: [], name: "" }, context),
      text: chosen.own ? "Swap the two, without your settings" : "Swap the two",
    },
    files: ["csv", "json"].map((kind) => ({ href: apiHref(lens, context, kind), text: kind.toUpperCase() })),
    links: [
      { href: href("/timeline", lens, context), text: "On the timeline" },
      { href: href("/scenarios", lens, context), text: "All texts and their history" },
      { href: href("/scenarios/lab", lens, context), text: "Build a version of your own" },
    ],
    sourceIds: [...new Set(groups.flatMap((g) => g.rows.flatMap((r) => r.sourceIds)))],
  };
}

/** The latest text besides the yardstick, where the law that is read is the yardstick itself. */
function otherText({ law }: Facts, lens: Lens): Scenario | undefined {
  const { own, standing, compareStanding } = chosenLaw(law, lens);
  const byDefault = lens.law === "in-force" && lens.compare === "base-law";
  return !byDefault || own || standing.id !== compareStanding.id
    ? undefined
    : scenariosOn(law, lens.asOf).findLast((s) => s.id !== compareStanding.id);
}

const headOf = (standing: Standing, own: string | undefined): TextHead =>
  own
    ? { title: `${standing.title}, ${own}`, standing: "your own version, not the law", reference: undefined }
    : { title: standing.title, standing: standingText(standing), reference: standing.legalRef };

/** `superseded, since 7 May 2026 (provisional agreement)`; a note that the status says already is left out. */
export function standingText({ status, since, note }: Standing): string {
  const words = STATUS_WORDS[status];
  return `${words}, since ${longDay(since)}${note && !words.includes(note) ? ` (${note})` : ""}`;
}

function hintOf(
  facts: Facts,
  lens: Lens,
  context: LensContext,
  chosen: ChosenLaw,
  known: ReadonlySet<string>,
): ComparisonState["hint"] {
  if (!chosen.own && chosen.standing.id === chosen.compareStanding.id)
    return scenariosOn(facts.law, lens.asOf).length > 1
      ? { text: "Choose another text above to see what it changes.", href: undefined }
      : undefined;
  const needs = new Set(
    [...chosen.law.milestones.values()].flatMap((m) =>
      known.has(m.id) && m.practical.status === "unknown" ? m.practical.needs : [],
    ),
  );
  if (needs.size === 0) return undefined;
  const titles = facts.law.events.filter((e) => needs.has(e.id)).map((e) => `“${e.title}”`);
  return {
    text: `Dates of this text hang on a day that was not known on ${longDay(lens.asOf)}: ${listed(titles)}. You may assume one.`,
    href: href("/scenarios/lab", lens, context),
  };
}

const FIGURES: readonly (readonly [ComparedAs, string, string])[] = [
  ["later", "moves later", "move later"],
  ["earlier", "moves earlier", "move earlier"],
  ["new", "is added", "are added"],
  ["removed", "is taken out", "are taken out"],
  ["unknown", "has a day in one text only", "have a day in one text only"],
  ["reworded", "is reworded, not moved", "are reworded, not moved"],
];

function figuresOf(counts: Readonly<Record<ComparedAs, number>>): ComparisonState["figures"] {
  const stays = counts.same + counts.undated;
  return [
    ...FIGURES.flatMap(([as, one, many]) =>
      counts[as] === 0 ? [] : [{ value: String(counts[as]), text: counts[as] === 1 ? one : many }],
    ),
    { value: String(stays), text: stays === 1 ? "stays as it is" : "stay as they are" },
  ];
}

const rowOf =
  (facts: Facts, lens: Lens, names: Names, hrefOf: (id: string) => string) =>
  (r: Compared): ComparisonRow => {
    const here = r.to.formal.status === "none" ? r.from : r.to;
    const { formalLength, length } = r.difference ?? {};
    const line = (by: string | undefined) => (w: WordingChange) => ({
      text: readable(wordedText(w.summary, lens.asOf, facts.datasetDay), facts.law),
      citation: w.citation,
      by,
    });
    const moves = r.as === "later" || r.as === "earlier";
    return {
      id: r.id,
      label: here.short,
      href: hrefOf(r.id),
      citation: placeOf(here),
      from: cellOf(r.from),
      to: cellOf(r.to),
      as: r.as,
      change: changeText(r),
      formally:
        moves && !r.formalOnly && formalLength && formalLength.totalDays !== length?.totalDays
          ? formalLength.totalDays === 0
            ? "the formal date stays"
            : `the formal date moves ${lengthText(formalLength)} ${formalLength.totalDays > 0 ? "later" : "earlier"}`
          : undefined,
      wording: [...r.wording.from.map(line(names.from)), ...r.wording.to.map(line(undefined))],
      doubt: here.confidence === "official" || here.confidence === "two-sources" ? undefined : CONFIDENCE_WORDS[here.confidence],
      sourceIds: [
        ...new Set([...here.sources, ...r.wording.from.flatMap((w) => w.sources), ...r.wording.to.flatMap((w) => w.sources)]),
      ],
    };
  };

function cellOf({ formal, practical }: ResolvedMilestone): DateCell {
  const other = formal.status === "dated" && !(practical.status === "dated" && practical.day === formal.day);
  return { date: outcomeLabel(practical), formal: other ? `formally ${outcomeLabel(formal)}` : undefined };
}

function keptGroups(milestones: readonly ResolvedMilestone[], hrefOf: (id: string) => string): KeptGroup[] {
  return (Object.keys(TOPIC_WORDS) as Topic[]).flatMap((topic) => {
    const own = milestones.filter((m) => m.milestone.topic === topic);
    if (own.length === 0) return [];
    const items = own.map((m) => ({ id: m.id, label: m.short, href: hrefOf(m.id), date: dateLabel(m) }));
    return [{ topic, title: TOPIC_WORDS[topic].title, items }];
  });
}

function inAllState(
  facts: Facts,
  lens: Lens,
  known: ReadonlySet<string>,
  hrefOf: (id: string) => string,
): ComparisonState["inAll"] {
  const texts = scenariosOn(facts.law, lens.asOf);
  const plain = { assume: [], shift: [], set: [], asOf: lens.asOf };
  const laws = texts.map((s) => chosenLaw(facts.law, { ...plain, law: s.id, compare: s.id }).law);
  const names = texts.map((s) => phraseOn(standingOn(s, lens.asOf)));
  if (texts.length === 1)
    return {
      title: "Only one text is known on this day",
      text: `On ${longDay(lens.asOf)} only ${names[0]} is known, so there is no other to compare it with.`,
      groups: [],
    };
  const same = unchangedInAll(laws, known);
  const undated = same.filter((m) => m.practical.status !== "dated").length;
  return {
    title: `Unchanged in all ${numberWord(texts.length)} texts known on this day`,
    text: `${counted(same.length, "milestone")} of ${known.size} ${same.length === 1 ? "has" : "have"} the same date and the same wording in ${listed(names)}${
      undated > 0 ? `; ${undated} of them ${undated === 1 ? "has" : "have"} no day in any` : ""
    }. A text still to come may change them.`,
    groups: keptGroups(same, hrefOf),
  };
}

/** The same comparison in the API, which has no use for an assumed power to fine or a name. */
function apiHref(lens: Lens, context: LensContext, kind: string): string {
  const query = printLens(lens, context);
  for (const key of [...query.keys()]) if (!API_KEYS.includes(key)) query.delete(key);
  const text = query.toString();
  return `/api/v1/compare${kind === "csv" ? ".csv" : ""}${text ? `?${text}` : ""}`;
}

const API_KEYS = ["law", "compare", "assume", "shift", "set", "asOf"];
