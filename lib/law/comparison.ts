import { type Length, lengthText } from "../time/day";
import { type Difference, differenceOf } from "./compare";
import { repealedText } from "./derivation";
import type { ResolvedLaw, ResolvedMilestone, WordingChange } from "./resolve";
import type { Topic } from "./schema";
import { numberWord } from "./sentence";
import { TOPIC_WORDS } from "./words";

/** Two versions of the law side by side: every milestone in one of these, so that the counts add up to all of them. */
export const OUTCOMES = ["later", "earlier", "new", "removed", "unknown", "reworded", "same", "undated", "neither"] as const;

/**
 * How a milestone fares: `unknown` where a day is known in one version only; `reworded` where the date stays and the wording
 * does not; `same` with its day in both; `undated` the same in both and without a day; `neither` where no version has it.
 */
export type ComparedAs = (typeof OUTCOMES)[number];

/** One milestone in two versions. */
export interface Compared {
  readonly id: string;
  readonly from: ResolvedMilestone;
  readonly to: ResolvedMilestone;
  readonly as: ComparedAs;
  readonly difference: Difference | undefined;
  /** How far it moved: by its practical date, or by its formal one where only that moved. */
  readonly length: Length | undefined;
  readonly formalOnly: boolean;
  readonly wording: WordingBetween;
}

/** The changes of wording that one version has and the other has not. */
export interface WordingBetween {
  readonly from: readonly WordingChange[];
  readonly to: readonly WordingChange[];
}

export interface Comparison {
  /** In the order of the dataset. */
  readonly rows: readonly Compared[];
  readonly counts: Readonly<Record<ComparedAs, number>>;
}

/** How a sentence names the two versions. */
export interface Names {
  readonly from: string;
  readonly to: string;
}

/**
 * Every milestone in both versions.
 * @param yardstick the version under `compare`
 * @param law the version under `law`
 * @param known the ids of the milestones that some text known on the day has; the others are left out
 */
export function comparisonOf(yardstick: ResolvedLaw, law: ResolvedLaw, known: ReadonlySet<string>): Comparison {
  const rows = [...law.milestones.values()].flatMap((to) => {
    const from = yardstick.milestones.get(to.id);
    return from && known.has(to.id) ? [comparedOf(from, to)] : [];
  });
  const counts = Object.fromEntries(OUTCOMES.map((as) => [as, rows.filter((r) => r.as === as).length]));
  return { rows, counts: counts as Comparison["counts"] };
}

function comparedOf(from: ResolvedMilestone, to: ResolvedMilestone): Compared {
  const difference = differenceOf(from, to);
  const formalOnly = difference?.length?.totalDays === 0 && difference.changeType.startsWith("moved");
  return {
    id: to.id,
    from,
    to,
    as: comparedAs(from, to, difference),
    difference,
    length: difference?.changeType.startsWith("moved") ? (formalOnly ? difference.formalLength : difference.length) : undefined,
    formalOnly,
    wording: wordingBetween(from, to),
  };
}

function comparedAs(from: ResolvedMilestone, to: ResolvedMilestone, difference: Difference | undefined): ComparedAs {
  switch (difference?.changeType) {
    case "moved-later":
      return "later";
    case "moved-earlier":
      return "earlier";
    case "content":
      return "reworded";
    case "new":
    case "removed":
    case "unknown":
      return difference.changeType;
    case undefined: {
      const absent = (m: ResolvedMilestone) => m.formal.status === "none" || m.formal.status === "repealed";
      if (absent(from) && absent(to)) return "neither";
      return to.practical.status === "dated" ? "same" : "undated";
    }
  }
}

/** What of the wording one version changed and the other did not; a change is known by its citation. */
export function wordingBetween(from: ResolvedMilestone, to: ResolvedMilestone): WordingBetween {
  const without = (changes: readonly WordingChange[], others: readonly WordingChange[]) =>
    changes.filter((c) => !others.some((o) => o.citation === c.citation));
  return {
    from: without(from.wordingChanges, to.wordingChanges),
    to: without(to.wordingChanges, from.wordingChanges),
  };
}

/** Whether anything differs. */
export const differs = ({ as }: Pick<Compared, "as">): boolean => as !== "same" && as !== "undated" && as !== "neither";

/** Rows by topic, in the order of the topics; inside a topic what moved first, then in the order of the dataset. */
export function byTopic(rows: readonly Compared[]): { readonly topic: Topic; readonly rows: readonly Compared[] }[] {
  return (Object.keys(TOPIC_WORDS) as Topic[]).flatMap((topic) => {
    const own = rows.filter((r) => r.to.milestone.topic === topic);
    const sorted = [...own].sort((a, b) => OUTCOMES.indexOf(a.as) - OUTCOMES.indexOf(b.as));
    return own.length === 0 ? [] : [{ topic, rows: sorted }];
  });
}

/**
 * The milestones with the same dates and the same wording in every one of the versions.
 * @param laws at least one version, all as known on the same day
 * @param known as for `comparisonOf`
 */
export function unchangedInAll(laws: readonly ResolvedLaw[], known: ReadonlySet<string>): ResolvedMilestone[] {
  const [first, ...others] = laws;
  if (!first) return [];
  return [...first.milestones.values()].filter(
    (m) =>
      known.has(m.id) &&
      others.every((law) => {
        const other = law.milestones.get(m.id);
        return other !== undefined && !differenceOf(m, other);
      }),
  );
}

/** What the counts say, in the order of the sentence: `28 milestones move later, by 4 to 24 months`. */
export function comparisonClauses({ rows }: Comparison): string[] {
  const of = (as: ComparedAs) => rows.filter((r) => r.as === as);
  const clauses = [
    clause(of("later"), ["moves later", "move later"], byHowFar(of("later"))),
    clause(of("earlier"), ["moves earlier", "move earlier"], byHowFar(of("earlier"))),
    clause(of("new"), ["is added", "are added"]),
    clause(of("removed"), ["is taken out", "are taken out"]),
    ...unknownClauses(of("unknown")),
    clause(of("reworded"), ["is reworded and does not move", "are reworded and do not move"]),
  ].filter((c) => c !== undefined);
  const [first, ...rest] = clauses;
  if (!first) return [];
  return [`${first.count} milestone${first.count === 1 ? "" : "s"} ${first.text}`, ...rest.map((c) => `${c.count} ${c.text}`)];
}

/** `From the 2024 text to the Omnibus: 28 milestones move later, by 4 to 24 months; ...; 58 stay as they are.` */
export function comparisonSentence(comparison: Comparison, names: Names): string {
  const clauses = comparisonClauses(comparison);
  const head = names.from === names.to ? `${capital(names.to)} beside itself` : `From ${names.from} to ${names.to}`;
  const { same, undated } = comparison.counts;
  const stays = same + undated;
  const latest = latestText(comparison, names);
  if (clauses.length === 0) return `${head}: nothing differs; ${keptText(stays, undated, true)}.${latest}`;
  return `${head}: ${[...clauses, ...(stays > 0 ? [keptText(stays, undated, false)] : [])].join("; ")}.${latest}`;
}

/** How many dates are the latest that a text allows, since an event that has no day yet would bring them forward. */
export function latestText({ rows }: Comparison, names: Names): string {
  const of = (name: string, ms: readonly ResolvedMilestone[]) => {
    const n = ms.filter((m) => m.latest !== undefined).length;
    return n === 0 ? [] : [`${n} of the dates in ${name} ${n === 1 ? "is the latest day" : "are the latest days"} it allows`];
  };
  const parts = [
    ...of(
      names.from,
      rows.map((r) => r.from),
    ),
    ...(names.from === names.to
      ? []
      : of(
          names.to,
          rows.map((r) => r.to),
        )),
  ];
  return parts.length === 0 ? "" : ` ${capital(parts.join("; "))}: an event without a day yet could bring them forward.`;
}

function keptText(stays: number, undated: number, all: boolean): string {
  const without = undated === 0 ? "" : `, ${undated} of them without a day in either`;
  if (all) return `all ${stays} milestones are the same${without}`;
  return `${stays} ${stays === 1 ? "stays as it is" : "stay as they are"}${without}`;
}

interface Clause {
  readonly count: number;
  readonly text: string;
}

const clause = (rows: readonly unknown[], [one, many]: readonly [string, string], more = ""): Clause | undefined =>
  rows.length === 0 ? undefined : { count: rows.length, text: `${rows.length === 1 ? one : many}${more}` };

function unknownClauses(rows: readonly Compared[]): (Clause | undefined)[] {
  const dated = (m: ResolvedMilestone) => m.practical.status === "dated";
  const lost = rows.filter((r) => dated(r.from) && !dated(r.to));
  const gained = rows.filter((r) => !dated(r.from) && dated(r.to));
  const other = rows.filter((r) => !lost.includes(r) && !gained.includes(r));
  return [
    clause(lost, ["has a known day in the first text only", "have a known day in the first text only"]),
    clause(gained, ["has a known day in the second text only", "have a known day in the second text only"]),
    clause(other, ["has no day, for another reason than before", "have no day, for another reason than before"]),
  ];
}

/** `, by 4 to 24 months`, with how many moved by their formal date alone. */
function byHowFar(rows: readonly Compared[]): string {
  const lengths = rows.flatMap((r) => (r.length ? [r.length] : []));
  const sorted = [...lengths].sort((a, b) => Math.abs(a.totalDays) - Math.abs(b.totalDays));
  const [least, most] = [sorted[0], sorted.at(-1)];
  const formal = rows.filter((r) => r.formalOnly).length;
  const alone =
    formal === 0
      ? ""
      : formal === rows.length
        ? " (by the formal date only)"
        : ` (${numberWord(formal)} by the formal date only)`;
  return least && most ? `, by ${rangeText(least, most)}${alone}` : alone;
}

const rangeText = (least: Length, most: Length): string => {
  const [a, b] = [least, most].map(lengthText);
  if (a === b || !a || !b) return a ?? "";
  return least.months !== 0 && most.months !== 0 && least.extraDays === 0 && most.extraDays === 0
    ? `${Math.abs(least.months)} to ${b}`
    : `${a} to ${b}`;
};

/** How a milestone fares, for the last column of a table: `16 months later`, `new`, `a day in one text only`. */
export function changeText({ as, length, formalOnly, from, to }: Compared): string {
  switch (as) {
    case "later":
    case "earlier":
      return `${length ? lengthText(length) : ""} ${as}${formalOnly ? " by the formal date only" : ""}`.trim();
    case "new":
      return from.formal.status === "repealed" ? "stays, not repealed" : "added";
    case "removed":
      return to.formal.status === "repealed" ? repealedText(to.formal) : "not in this text";
    case "unknown":
      if (to.practical.status === "dated") return "the day is known";
      return from.practical.status === "dated" ? "no known day" : "no day, for another reason";
    case "reworded":
      return "reworded";
    case "same":
      return "same day";
    case "undated":
      return "no day in either";
    case "neither":
      return "in neither text";
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
