import type { Facts } from "@/lib/facts";
import { repealedText } from "@/lib/law/derivation";
import { existsOn } from "@/lib/law/scenario";
import type { Milestone, Topic } from "@/lib/law/schema";
import { listed, numberWord, outcomeLabel } from "@/lib/law/sentence";
import { SCENARIO_PHRASE, STATUS_WORDS, TOPIC_WORDS } from "@/lib/law/words";
import {
  type Bound,
  type DateMove,
  type Effect,
  type EndMove,
  knownBy,
  type LevelMove,
  type Part,
  RELEVANCES,
  type Relevance,
  relevanceOfEnd,
  relevanceOfWindow,
  type Said,
  type Untouched,
  type WindowMove,
} from "@/lib/signals";
import { counted } from "@/lib/time/day";
import { parseImprecise } from "@/lib/time/imprecise";
import type { AnyWindow, End } from "@/lib/windows";
import { capital, lower, partText, SITE_STATE_WORDS } from "./site-words";
import { KIND_WORDS, stateWord } from "./window-cards";
import { LEVEL_WORDS } from "./words";

/** The effect of a signal in numbers and words: what it was before, what it is after, and the difference. */

/** One thing before and after. */
export interface ChangeRow {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** `365 days later`, `no change` */
  readonly change: string;
  readonly moved: boolean;
  readonly href: string | undefined;
}

/** A table of the brief. */
export interface EffectPart {
  readonly id: "dates" | "texts" | "levels" | "site" | "windows" | "hindsight";
  readonly title: string;
  readonly note: string | undefined;
  readonly rows: readonly ChangeRow[];
  /** Further rows that moved, to be shown folded. */
  readonly more?: readonly ChangeRow[];
  /** What is left out of the rows, in words. */
  readonly rest: string | undefined;
}

/** Why a signal touches nothing, as a sentence. */
export const UNTOUCHED_WORDS: Readonly<Record<Untouched, string>> = {
  "beside-the-procedure": "Nothing: it stands beside the steps of the legislators, and moves no date.",
  "no-text": "Nothing: no text came into being with it, and none changed its standing.",
  "not-the-state": "Nothing: it is the word of a list, which stands beside the levels and never makes one.",
  "no-part-of-a-level": "Nothing: who can fine follows from law, authority and penalties alone.",
  scope: "Nothing: what it proves covers no topic.",
  "others-moved": "Nothing of its own: what moved on this day was moved by other signals of the day.",
  "others-text":
    "Nothing of its own: a text came into being or changed its standing with other signals of the day, and no date of the law in force moved.",
  comparison: "Nothing: the site is listed for comparison, and counted nowhere.",
  deal: "Nothing: money moves no date of a duty and no day of a site by itself.",
  standard: "Nothing: a stage of a standard, guideline or code moves no date of the law.",
  model: "Nothing: it moves no date of the law, no level of a country and no day of a site.",
  equal: "Nothing: the windows are the same before and after.",
};

/** A plan for compute is held against the duties of high-risk systems first, as on the page of a site. */
export const ofCompute = (milestone: { readonly topic: Topic } | undefined): boolean =>
  milestone?.topic === "high-risk-annex-iii" || milestone?.topic === "high-risk-annex-i";

/** What an effect is told with. */
export interface Told {
  readonly facts: Facts;
  /** The duty in the foreground. */
  readonly duty: string;
  readonly milestoneHref: (id: string) => string;
}

const milestoneIn = ({ facts }: Told, id: string): Milestone | undefined => facts.law.milestones.find((m) => m.id === id);
const shortOf = (told: Told, id: string | undefined): string => (id === undefined ? "" : (milestoneIn(told, id)?.short ?? id));

/** The name of the law in force on the day of an effect: `the 2024 text`. */
export const lawPhrase = (id: string): string => SCENARIO_PHRASE[id] ?? id;

const LEAST_WORDS = { exact: "", "at-least": "at least ", "at-most": "at most " } as const;

/** `365 days later`, `at least 12 days earlier`, `becomes known`, ... */
export function endChangeText(move: EndMove): string {
  const { change, days } = move;
  switch (change) {
    case "same":
      return "no change";
    case "later":
    case "earlier": {
      const known = knownBy(move);
      return known === "open"
        ? "another day, by how much is not known"
        : `${LEAST_WORDS[known]}${counted(Math.abs(days), "day")} ${change}`;
    }
    case "exactness":
      return "the same latest day, given more or less exactly";
    case "wider":
      return "as before, given less exactly";
    case "known":
      return "becomes known";
    case "not-known":
      return "is known no more";
    case "lost":
      return "lost";
    case "state":
      return "no day, for another reason";
  }
}

/** The end of a window that its kind stands on: of gaps and promises the last one, of a site the first. */
const telling = (move: WindowMove): EndMove => {
  if (move.kind === "capacity-lead" || move.kind === "migration") return move.from.change === "same" ? move.to : move.from;
  return move.to.change === "same" ? move.from : move.to;
};

/**
 * How a window stands: `151 days after the duty`, `at least 33 days before the duty`, `no gap`, `not known`.
 * @param bound what the day of a site is: where it is the last or the first possible one, no length is exact
 */
export function windowText(w: AnyWindow, bound: Bound = "none"): string {
  if (w.length === "unknown" || w.state === "unknown" || w.state === "not-applicable") return endOrState(w);
  const later = w.length.totalDays < 0;
  const least = bound === "none" ? "" : (bound === "by") === later ? "at most " : "at least ";
  const days = `${siteKind(w) ? least : ""}${counted(Math.abs(w.length.totalDays), "day")}`;
  switch (w.kind) {
    case "capacity-lead":
      if (w.length.totalDays === 0)
        return bound === "none"
          ? "on the day of the duty"
          : `on the day of the duty at the ${bound === "by" ? "latest" : "earliest"}`;
      return `${days} ${later ? "after" : "before"} the duty`;
    case "migration":
      return later ? `too late by ${days}` : `${days} to move`;
    case "enforcement-gap":
      return later || w.length.totalDays === 0 ? `no gap, ${days} before the duty` : `${days} without a power to fine`;
    case "start-by":
      return w.from.text === w.to.text ? w.to.text : `${w.from.text} to ${w.to.text}`;
    case "promise":
      return w.to.text;
    default:
      return days;
  }
}

const siteOrEnd = (w: AnyWindow): End => (siteKind(w) && w.from.status !== "dated" ? w.from : w.to);

const endOrState = (w: AnyWindow): string => {
  const end = siteOrEnd(w);
  if (end.status === "dated" || end.status === "not-applicable") return stateWord(w);
  if (end.status === "never" && siteKind(w)) return "no date: the record counts the site as lost";
  return end.status === "unknown" && end.text !== "not known" ? `not known: ${end.text}` : end.text;
};

const siteKind = ({ kind }: Pick<AnyWindow, "kind">) => kind === "capacity-lead" || kind === "migration";

/** The same inside a sentence, without the reason why there is no day. */
const windowPhrase = (w: AnyWindow, bound?: Bound): string =>
  siteOrEnd(w).status === "unknown" ? "not known" : windowText(w, bound);

const wasPhrase = ({ before, from }: WindowMove): string => windowPhrase(before, from.bounds[0]);
const isPhrase = ({ after, from }: WindowMove): string => windowPhrase(after, from.bounds[1]);

/** `, now 516 days after the duty (365 days later)`; what the two sides tell already is not said again. */
function nowText(move: WindowMove): string {
  const { change, before, after } = telling(move);
  const [was, is] = [wasPhrase(move), isPhrase(move)];
  if ((change === "exactness" && was === is) || change === "wider")
    return `${was}, as before; the day is given as ${after.text} in place of ${before.text}`;
  const by = bothKnown(move) && (change === "later" || change === "earlier") ? ` (${movedText(move)})` : "";
  return `${was}, now ${is}${by}`;
}

const BY_WORDS: Readonly<Record<string, string>> = { stated: "by the stated date", promise: "by the promised date" };

const windowRow = (move: WindowMove, told: Told): ChangeRow => ({
  what: [
    move.kind === "promise" ? "Day of the first dated promise" : KIND_WORDS[move.kind],
    shortOf(told, move.milestone),
    move.kind === "promise" || move.part?.added ? "" : (BY_WORDS[move.by ?? ""] ?? ""),
    move.part === undefined ? "" : partPhrase(move.part),
  ]
    .filter(Boolean)
    .join(", "),
  before: move.part?.added ? "not on record" : windowText(move.before, move.from.bounds[0]),
  after: `${windowText(move.after, move.from.bounds[1])}${move.from.change === "wider" ? `, by the last day of ${move.from.after.text}` : ""}`,
  change: move.moved ? movedText(move) : "no change",
  moved: move.moved,
  href: move.milestone === undefined ? undefined : told.milestoneHref(move.milestone),
});

/** `tranche second extension (70 MW)` */
const partPhrase = ({ tranche, amount }: Part): string =>
  `${lower(partText(tranche))}${amount === "unknown" ? "" : ` (${amount})`}`;

const bothKnown = ({ before, after }: WindowMove) => before.length !== "unknown" && after.length !== "unknown";

/** How a window differs; days only where both sides have a length. */
const movedText = (move: WindowMove): string => {
  const end = telling(move);
  if (move.part?.added) return "new";
  if (
    !bothKnown(move) &&
    end.change !== "lost" &&
    end.change !== "state" &&
    move.kind !== "promise" &&
    move.kind !== "start-by"
  ) {
    const [was, is] = [wasPhrase(move), isPhrase(move)];
    if (move.before.length !== "unknown") return is === "not known" ? "is known no more" : `now ${is}`;
    if (move.after.length !== "unknown") return "becomes known";
    return was === is ? "no length, before and after" : `now ${is}`;
  }
  return end.change === "same" ? `${stateWord(move.before)}, now ${stateWord(move.after)}` : endChangeText(end);
};

const MOST_ROWS = 18;

/** The windows of one site or country: those that moved, and of the others that of the duty in the foreground. */
function placePart(
  id: "windows" | "hindsight",
  title: string,
  note: string | undefined,
  all: readonly WindowMove[],
  told: Told,
): EffectPart {
  const moved = all.filter((w) => w.moved);
  const near = (w: WindowMove) =>
    w.milestone === undefined || w.milestone === told.duty || ofCompute(milestoneIn(told, w.milestone));
  const own = all.filter((w) => !w.moved && (w.milestone === told.duty || moved.length === 0) && w.kind !== "migration");
  const foreground = (w: WindowMove) => Number(w.milestone !== told.duty);
  const shown = [...moved.filter(near), ...own.filter((w) => w.milestone === told.duty || w.milestone === undefined)]
    .sort((a, b) => foreground(a) - foreground(b))
    .slice(0, MOST_ROWS);
  const rows = shown.map((w) => windowRow(w, told));
  const more = moved.filter((w) => !shown.includes(w)).map((w) => windowRow(w, told));
  const left = all.length - shown.length - more.length;
  return {
    id,
    title,
    note,
    rows,
    more,
    rest: left === 0 ? undefined : `${counted(left, "more window")} evaluated: no change.`,
  };
}

/** Windows that moved alike are one row: `Capacity lead, Annex III high-risk, 48 sites`. */
function groupedPart(moves: readonly WindowMove[], told: Told): EffectPart {
  const groups = new Map<string, WindowMove[]>();
  for (const m of moves) {
    const key = [m.kind, m.milestone, movedText(m)].join("|");
    groups.set(key, [...(groups.get(key) ?? []), m]);
  }
  const rows = [...groups.values()].map((group): ChangeRow => {
    const [first] = group as [WindowMove];
    const many = first.site ? counted(group.length, "site") : first.country ? countries(group.length) : "";
    const alone = group.length === 1 && !first.site && !first.country;
    return {
      what: [KIND_WORDS[first.kind], shortOf(told, first.milestone), many].filter(Boolean).join(", "),
      before: alone ? windowText(first.before) : "each by its own day",
      after: alone ? windowText(first.after) : "each by its own day",
      change: movedText(first),
      moved: true,
      href: first.milestone === undefined ? undefined : told.milestoneHref(first.milestone),
    };
  });
  return { id: "windows", title: "Windows that moved with the dates", note: undefined, rows, rest: undefined };
}

const countries = (n: number) => `${n} ${n === 1 ? "country" : "countries"}`;

const dateRow = (d: DateMove, told: Told, change: string): ChangeRow => ({
  what: shortOf(told, d.milestone),
  before: outcomeLabel(d.before),
  after: afterText(d, told),
  change,
  moved: true,
  href: told.milestoneHref(d.milestone),
});

/** `2 Dec 2027`, `at the latest 2 Dec 2027, earlier with “Commission decision ...”` */
const afterText = ({ after, latest }: DateMove, { facts }: Told): string => {
  if (latest === undefined) return outcomeLabel(after);
  const event = facts.law.events.find((e) => e.id === latest)?.title ?? latest;
  return `at the latest ${outcomeLabel(after)}, earlier with “${event.replace(/ \([^)]*\)$/, "")}”`;
};

const daysText = (days: number) => `${counted(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;

const dateChange = ({ change, days, formalDays, before, after, latest }: DateMove): string => {
  if (days !== 0) {
    const formally = formalDays === undefined ? "" : `; formally ${formalDays === 0 ? "unchanged" : daysText(formalDays)}`;
    return `${latest === undefined ? "" : "at most "}${daysText(days)}${formally}`;
  }
  if (change === "new") return before.status === "repealed" ? "stays, not repealed" : "added";
  if (change === "removed") return after.status === "repealed" ? repealedText(after) : "taken out";
  return after.status === "dated" ? "the day is known" : "no known day";
};

const said = (s: Said | "none"): string => (s === "none" ? "none" : `${s.amount}, ${s.when}`);

/** Whether any text of the Act was known on the day of an effect. */
const published = ({ day }: Effect, { facts }: Told): boolean => facts.law.scenarios.some((s) => existsOn(s, day));

/** The tables of a brief; empty where a signal touches nothing. */
export function effectParts(effect: Effect, told: Told): EffectPart[] {
  const parts: EffectPart[] = [];
  const { dates, texts, levels, site } = effect;
  const foreground = (d: DateMove) => Number(d.milestone !== told.duty) * 2 + Number(!d.duty);
  if (dates.length > 0)
    parts.push({
      id: "dates",
      title: "Dates of the law in force",
      note: undefined,
      rows: [...dates].sort((a, b) => foreground(a) - foreground(b)).map((d) => dateRow(d, told, dateChange(d))),
      rest: undefined,
    });
  for (const t of texts) {
    if (t.leads.length === 0 && t.differing === 0) continue;
    parts.push({
      id: "texts",
      title: t.title,
      note: `${standingText(t)}. Under it ${counted(t.differing, "date")} would differ from the law in force; here the ${numberWord(t.leads.length)} that stand for a topic.`,
      rows: t.leads.map((d) => dateRow(d, told, dateChange(d))),
      rest: t.differing === t.leads.length ? undefined : `${counted(t.differing - t.leads.length, "more date")} would differ.`,
    });
  }
  if (levels.length > 0) parts.push(levelsPart(levels));
  if (site)
    parts.push({
      id: "site",
      title: "What is known of the site",
      note: "What is said last is held against what was said before, whether or not it replaces it; what replaced a promise stands on the page of the site.",
      rows: [
        simpleRow("State", SITE_STATE_WORDS[site.before], SITE_STATE_WORDS[site.after]),
        simpleRow("First dated promise", said(site.promise.before), said(site.promise.after)),
        simpleRow("Latest dated commitment", said(site.stated.before), said(site.stated.after)),
      ],
      rest: undefined,
    });
  if (dates.length > 0) parts.push(groupedPart(effect.windows, told));
  else if (effect.windows.length > 0 && !published(effect, told))
    parts.push(
      placePart(
        "windows",
        "Windows",
        "No text of the Act was published yet, so that no window with a duty was known.",
        effect.windows.filter((w) => w.kind === "promise"),
        told,
      ),
    );
  else if (effect.windows.length > 0)
    parts.push(
      placePart(
        "windows",
        `Windows, under ${lawPhrase(effect.law)}`,
        "The law in force on the day. Of an imprecise date, the latest day counts.",
        effect.windows,
        told,
      ),
    );
  return parts;
}

const standingText = ({ before, after }: Effect["texts"][number]): string => {
  if (before === "none") return "Exists from this day";
  return before === after
    ? `${capital(STATUS_WORDS[after])} as before, with a new standing from this day`
    : `${capital(STATUS_WORDS[before])}, now ${STATUS_WORDS[after]}`;
};

const simpleRow = (what: string, before: string, after: string): ChangeRow => ({
  what,
  before,
  after,
  change: before === after ? "no change" : "changed",
  moved: before !== after,
  href: undefined,
});

/** Topics with the same level before and after are one row. */
function levelsPart(levels: readonly LevelMove[]): EffectPart {
  const groups = new Map<string, LevelMove[]>();
  for (const l of levels) groups.set(`${l.before}|${l.after}`, [...(groups.get(`${l.before}|${l.after}`) ?? []), l]);
  return {
    id: "levels",
    title: "Level of enforcement",
    note: "Readiness to enforce is no measure of the duty, which binds all the same.",
    rows: [...groups.values()].map((group) => {
      const [first] = group as [LevelMove];
      const row = simpleRow(
        listed(group.map((l) => TOPIC_WORDS[l.topic].phrase)),
        LEVEL_WORDS[first.before],
        LEVEL_WORDS[first.after],
      );
      return { ...row, what: row.what.charAt(0).toUpperCase() + row.what.slice(1) };
    }),
    rest: undefined,
  };
}

/**
 * The windows by the stated date under a version of the law that came later, for the duties that have another day there; undefined where
 * none has.
 * @param then the same windows under the law in force on the day
 */
export function hindsightPart(
  moves: readonly WindowMove[],
  then: readonly WindowMove[],
  name: string,
  told: Told,
): EffectPart | undefined {
  const keyOf = (w: WindowMove) => `${w.kind} ${w.milestone} ${w.by} ${w.part?.tranche}`;
  const ends = new Map(then.map((w) => [keyOf(w), w.after.to.text]));
  const other = moves.filter((w) => w.by === "stated" && w.after.to.status === "dated" && ends.get(keyOf(w)) !== w.after.to.text);
  const note = "What was said of the site on the day, held against dates of the law that became known later.";
  return other.length === 0 ? undefined : placePart("hindsight", `In hindsight, under ${name}`, note, other, told);
}

/** The effect in a sentence or two, with a number where there is one, and what it owes to other signals of its day. */
export const effectSentence = (effect: Effect, told: Told): string =>
  [ownSentence(effect, told), wholeDayText(effect, told), togetherText(effect)].filter(Boolean).join(" ");

const togetherText = ({ together }: Effect): string =>
  together.length === 0 ? "" : `Together with ${counted(together.length, "other signal")} of the day.`;

/** What the statements of a day come to for the duty in the foreground, where that is not what one of them says alone. */
function wholeDayText({ wholeDay, windows }: Effect, told: Told): string {
  const lead = (of: readonly WindowMove[] | undefined) =>
    of?.find((w) => w.kind === "capacity-lead" && w.by === "stated" && w.milestone === told.duty && !w.part?.added);
  const [own, all] = [lead(windows), lead(wholeDay?.windows)];
  if (!own || !all || isPhrase(own) === isPhrase(all)) return "";
  return `By all that was stated of the site on this day: ${isPhrase(all)}.`;
}

function ownSentence(effect: Effect, told: Told): string {
  const { dates, texts, levels, site, windows, untouched } = effect;
  if (untouched !== undefined) return startsText(effect, told) ?? equalText(effect, told) ?? UNTOUCHED_WORDS[untouched];
  if (dates.length > 0) {
    const lead = dates.find((d) => d.milestone === told.duty) ?? dates.find((d) => d.duty) ?? (dates[0] as DateMove);
    return `${countsText(dates)}. ${leadText(lead, told)}.`;
  }
  const text = texts.find((t) => t.differing > 0);
  if (text) {
    const lead = text.leads.find((d) => d.milestone === told.duty) ?? text.leads[0];
    return `No date of the law in force changes. Under this text (${STATUS_WORDS[text.after]}) ${counted(text.differing, "date")} would differ${lead ? `. ${leadText(lead, told)}` : ""}.`;
  }
  const [standing] = texts;
  if (standing) return `No date changes. ${standing.title}: ${STATUS_WORDS[standing.after]}.`;
  const level = levels.filter((l) => l.before !== l.after);
  if (level.length > 0) {
    const [first] = level as [LevelMove];
    const gap = windows.find(
      (w) => w.moved && w.milestone !== undefined && milestoneIn(told, w.milestone)?.topic === "high-risk-annex-iii",
    );
    const fine = gap && gap.after.length !== "unknown" ? ` ${shortOf(told, gap.milestone)}: ${lower(gap.after.text)}` : "";
    const topics = level.length > 2 ? counted(level.length, "topic") : listed(level.map((l) => TOPIC_WORDS[l.topic].phrase));
    return `Level for ${topics}: ${LEVEL_WORDS[first.before]}, now ${LEVEL_WORDS[first.after]}.${fine}`;
  }
  if (!published(effect, told)) return unpublishedText(effect);
  const lead = foregroundLead(windows, told);
  if (lead) return [leadSentence(lead, effect, told), promisedText(lead, effect)].filter(Boolean).join(" ");
  const moved = windows.find((w) => w.moved);
  if (moved) return `${KIND_WORDS[moved.kind]}: ${nowText(moved)}.`;
  if (site && site.before !== site.after)
    return `No window moves. The site: ${SITE_STATE_WORDS[site.before]}, now ${SITE_STATE_WORDS[site.after]}.`;
  return UNTOUCHED_WORDS.equal;
}

/** `In the law in force 28 dates move later, 1 earlier; 16 are new` */
function countsText(dates: readonly DateMove[]): string {
  const count = (which: (d: DateMove) => boolean) => dates.filter(which).length;
  const [later, earlier] = [count((d) => d.days > 0), count((d) => d.days < 0)];
  const [added, removed] = [count((d) => d.change === "new"), count((d) => d.change === "removed")];
  const undated = count((d) => d.change === "new" && d.after.status !== "dated");
  const formally = (which: (days: number) => boolean) =>
    count((d) => d.days > 0 && d.formalDays !== undefined && which(d.formalDays));
  const [unchanged, back] = [formally((n) => n === 0), formally((n) => n < 0)];
  const otherwise = dates.length - later - earlier - added - removed;
  const inForm = [
    unchanged === 0 ? "" : `${unchanged} with their formal date unchanged`,
    back === 0 ? "" : `${back} with an earlier formal date`,
  ].filter(Boolean);
  const parts = [
    [later, `later${inForm.length === 0 ? "" : ` (${inForm.join(", ")})`}`],
    [earlier, "earlier"],
    [added, `new${undated === 0 ? "" : ` (${undated} without a day)`}`],
    [removed, "taken out or repealed"],
    [otherwise, "changed otherwise"],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, how]) => `${n} ${how}`);
  return `${counted(dates.length, "date")} of the law in force ${dates.length === 1 ? "differs" : "differ"}: ${listed(told)}`;
}

const STARTS_SHOWN = 3;

/** What applies from the day, where it is the day of milestones and no date moves. */
function startsText({ starts, idle }: Effect, told: Told): string | undefined {
  if (starts.length === 0) return undefined;
  const names = [...starts]
    .sort((a, b) => Number(b === told.duty) - Number(a === told.duty))
    .slice(0, STARTS_SHOWN)
    .map((id) => `“${shortOf(told, id)}”`);
  const more = starts.length - names.length;
  const rest = more === 0 ? [] : [`${more} more`];
  const later = idle.length === 0 ? "" : ` ${idle.length} of them can bite only later.`;
  return `No date moves. ${counted(starts.length, "date")} of the law in force ${starts.length === 1 ? "falls" : "fall"} on this day: ${listed([...names, ...rest])}.${later}`;
}

/** What is known of a site before any text of the Act was published. */
function unpublishedText({ site, windows }: Effect): string {
  const state =
    site && site.before !== site.after ? ` The site: ${SITE_STATE_WORDS[site.before]}, now ${SITE_STATE_WORDS[site.after]}.` : "";
  const end = windows.map((w) => w.from).find(({ change }) => relevanceOfEnd({ change, days: 0 } as EndMove) === "medium");
  const moved = windows.find((w) => siteKind(w) && w.moved)?.from ?? end;
  const day =
    moved === undefined || moved.change === "same" || moved.after.status !== "dated"
      ? ""
      : ` The day of the site ${moved.change === "known" ? "becomes known" : "changes"}: ${moved.after.text}.`;
  return `No window: no text of the Act was published yet.${day}${state}`;
}

/**
 * The capacity lead that is told: by the stated date, which a reader sees everywhere else, before the promised one; then the one that weighs
 * most, of the duty in the foreground, of the part that stands for the site.
 */
const foregroundLead = (windows: readonly WindowMove[], { duty }: Told): WindowMove | undefined => {
  const rank = (w: WindowMove) =>
    Number(w.by === "stated") * 64 +
    (RELEVANCES.length - RELEVANCES.indexOf(relevanceOfWindow(w))) * 8 +
    Number(w.milestone === duty) * 4 +
    Number(!w.part?.added) * 2;
  return windows.filter((w) => w.kind === "capacity-lead" && w.moved).sort((a, b) => rank(b) - rank(a))[0];
};

/** By the promised date, where that moved otherwise than what is told already; of a date that stays, that it stays. */
function promisedText(lead: WindowMove, { windows }: Effect): string {
  const same = (by: WindowMove["by"]) =>
    windows.find((w) => w.kind === "capacity-lead" && w.milestone === lead.milestone && w.by === by && !w.part?.added);
  if (lead.by === "promise") {
    const stated = same("stated");
    return stated && !stated.moved ? `By the stated date, as before: ${isPhrase(stated)}.` : "";
  }
  const promised = same("promise");
  if (!promised?.moved || lead.from.change === "lost" || nowText(promised) === nowText(lead)) return "";
  return `By the promised date: ${nowText(promised)}.`;
}

function leadSentence(lead: WindowMove, effect: Effect, told: Told): string {
  const head = `Capacity lead for ${shortOf(told, lead.milestone)}, under ${lawPhrase(effect.law)}`;
  if (lead.part?.added) {
    const standing = effect.windows.filter(
      (w) => w.kind === "capacity-lead" && w.milestone === lead.milestone && w.by === "stated" && !w.moved,
    );
    return `${head}, of the ${partPhrase(lead.part)}, not on record before: ${isPhrase(lead)}.${beside(standing, effect)}`;
  }
  const by = lead.by === "promise" ? ", by the promised date" : "";
  if (effect.site?.after === "lost" && lead.from.change === "lost")
    return `${head}${by}: ${wasPhrase(lead)}, now no date: ${lossText(effect, told)}.`;
  const { stated } = effect.site ?? {};
  const other = lead.part !== undefined && stated !== undefined && idOf(stated.before) !== idOf(stated.after);
  const doubt = other && lead.by === "stated" ? lead.after.notes.find((note) => note.startsWith("Whether")) : undefined;
  return `${head}${by}${lead.part ? `, ${partPhrase(lead.part)}` : ""}: ${nowText(lead)}.${doubt ? ` ${doubt}` : ""}`;
}

const idOf = (s: Said | "none") => (s === "none" ? s : s.statement);

/** What of a site stays as it was beside a new part. */
function beside([standing, ...others]: readonly WindowMove[], { site }: Effect): string {
  if (!standing || site?.before === "unknown") return "";
  const known = standing.after.length !== "unknown";
  if (site?.before === "online")
    return ` What ran before is unchanged${known && others.length === 0 ? `: ${isPhrase(standing)}` : ""}.`;
  return known ? ` By the stated date, as before: ${isPhrase(standing)}.` : "";
}

/** Why a site counts as lost, no further than its record goes. */
function lossText({ site, day }: Effect, { facts }: Told): string {
  const loss = facts.sites
    .find((s) => s.id === site?.site)
    ?.statements.findLast((t) => t.reading === "loss" && t.tranche === "site" && parseImprecise(t.statedOn).earliest <= day);
  if (loss?.kind === "tenant-change") return "the record counts the site as lost, because its tenant left";
  return loss?.kind === "cancelled" ? "the record counts the site as cancelled" : "the record counts the site as lost";
}

/** Why a signal weighs what it weighs: the rule that applied, with its number. */
export function relevanceReason(effect: Effect): string {
  const { dates, levels, site, windows, relevance } = effect;
  if (relevance === "none") return "no date, level or window of the law in force moves";
  const duties = dates.filter((d) => d.duty);
  if (duties.length > 0)
    return `the ${duties.length === 1 ? "date of a duty changes" : `dates of ${duties.length} duties change`}`;
  if (dates.length > 0) return `${counted(dates.length, "date")} that ${dates.length === 1 ? "is" : "are"} no duty change`;
  const moved = levels.filter((l) => l.before !== l.after);
  if (moved.length > 0)
    return relevance === "high"
      ? `the power to fine changes for ${counted(moved.length, "topic")}`
      : "a level changes, and no power to fine";
  const ends = windows
    .flatMap(({ by, kind, from, to }) => [from, to].map((end) => ({ end, by: kind === "promise" ? ("promise" as const) : by })))
    .filter(({ end }) => relevanceOfEnd(end) === relevance);
  const most = ends.sort((a, b) => Math.abs(b.end.days) - Math.abs(a.end.days))[0];
  if (most === undefined || (relevance === "low" && site && site.before !== site.after))
    return "the state of the site changes, and no end moves";
  const stated = ends.some(({ end, by }) => by === "stated" && end.days === most.end.days);
  return `${endReason(most.end, relevance)}${most.by === "promise" && !stated ? `, ${BY_WORDS.promise}` : ""}`;
}

const STEP: Readonly<Record<Relevance, string>> = {
  high: "180 or more",
  medium: "30 to 179",
  low: "fewer than 30",
  none: "none",
};

function endReason(move: EndMove, relevance: Relevance): string {
  const { change, days } = move;
  const known = knownBy(move);
  switch (change) {
    case "later":
    case "earlier":
      return known === "open"
        ? "an end moves, by how much is not known"
        : `an end moves by ${LEAST_WORDS[known]}${counted(Math.abs(days), "day")} (${STEP[relevance]})`;
    case "lost":
      return "an end is lost, as the record counts it";
    case "known":
      return "an end becomes known";
    case "not-known":
      return "an end is known no more";
    case "exactness":
      return "an end is given more or less exactly, on the same latest day";
    case "wider":
      return "an end is given less exactly, and still includes the earlier one";
    case "state":
    case "same":
      return "no end moves by a day";
  }
}

const leadText = (d: DateMove, told: Told) =>
  `${shortOf(told, d.milestone)}: ${afterText(d, told)} in place of ${outcomeLabel(d.before)}, ${dateChange(d)}`;

/** What was evaluated and is equal is told with its number. */
function equalText(effect: Effect, told: Told): string | undefined {
  if (effect.untouched !== "equal") return undefined;
  const levels = [...new Set(effect.levels.map((l) => LEVEL_WORDS[l.after]))];
  if (levels.length > 0) return `Nothing: the level was and is “${listed(levels)}”.`;
  if (!published(effect, told)) return "Nothing: no text of the Act was published yet, and no day of the site moves.";
  const leads = effect.windows.filter((w) => w.kind === "capacity-lead" && w.by === "stated" && w.milestone === told.duty);
  const [lead] = leads;
  if (!lead) return undefined;
  const running = leads.slice(1).find((w) => w.after.length !== "unknown");
  const runs = running?.part ? `; of what runs, ${partPhrase(running.part)}, ${isPhrase(running)}` : "";
  return `Nothing: the capacity lead for ${shortOf(told, lead.milestone)} was and is ${isPhrase(lead)}${runs}.`;
}
