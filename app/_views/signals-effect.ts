import type { Facts } from "@/lib/facts";
import { repealedText } from "@/lib/law/derivation";
import type { Milestone } from "@/lib/law/schema";
import { listed, numberWord, outcomeLabel } from "@/lib/law/sentence";
import { SCENARIO_PHRASE, STATUS_WORDS, TOPIC_WORDS } from "@/lib/law/words";
import type { DateMove, Effect, EndMove, LevelMove, Said, Untouched, WindowMove } from "@/lib/signals";
import { counted } from "@/lib/time/day";
import type { AnyWindow, End } from "@/lib/windows";
import { lower, SITE_STATE_WORDS } from "./site-words";
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
  deal: "Nothing: money moves no date of a duty and no day of a site by itself.",
  standard: "Nothing: a stage of a standard, guideline or code moves no date of the law.",
  model: "Nothing: it moves no date of the law, no level of a country and no day of a site.",
  equal: "Nothing: the windows are the same before and after.",
};

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

/** `365 days later`, `12 days earlier`, `becomes known`, ... */
export function endChangeText({ change, days }: EndMove): string {
  switch (change) {
    case "same":
      return "no change";
    case "later":
    case "earlier":
      return `${counted(Math.abs(days), "day")} ${change}`;
    case "exactness":
      return "the same latest day, given more or less exactly";
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

/** How a window stands: `151 days after the duty`, `no gap`, `not known`. */
export function windowText(w: AnyWindow): string {
  if (w.length === "unknown" || w.state === "unknown" || w.state === "not-applicable") return endOrState(w);
  const days = counted(Math.abs(w.length.totalDays), "day");
  const later = w.length.totalDays < 0;
  switch (w.kind) {
    case "capacity-lead":
      return w.length.totalDays === 0 ? "on the day of the duty" : `${days} ${later ? "after" : "before"} the duty`;
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

const siteOrEnd = (w: AnyWindow): End => (w.kind === "capacity-lead" || w.kind === "migration" ? w.from : w.to);

const endOrState = (w: AnyWindow): string => {
  const end = siteOrEnd(w);
  if (end.status === "dated" || end.status === "not-applicable") return stateWord(w);
  return end.status === "unknown" ? `not known: ${end.text}` : end.text;
};

/** The same inside a sentence, without the reason why there is no day. */
const windowPhrase = (w: AnyWindow): string => (siteOrEnd(w).status === "unknown" ? "not known" : windowText(w));

/** `(365 days later)`; what the two sides tell already is not said again. */
const byHowMuch = (move: WindowMove): string => {
  const { change } = telling(move);
  return change === "later" || change === "earlier" || change === "exactness" ? ` (${movedText(move)})` : "";
};

const BY_WORDS: Readonly<Record<string, string>> = { stated: "by the stated date", promise: "by the promised date" };

const windowRow = (move: WindowMove, told: Told): ChangeRow => ({
  what: [KIND_WORDS[move.kind], shortOf(told, move.milestone), move.kind === "promise" ? "" : (BY_WORDS[move.by ?? ""] ?? "")]
    .filter(Boolean)
    .join(", "),
  before: windowText(move.before),
  after: windowText(move.after),
  change: move.moved ? movedText(move) : "no change",
  moved: move.moved,
  href: move.milestone === undefined ? undefined : told.milestoneHref(move.milestone),
});

const movedText = (move: WindowMove): string => {
  const end = telling(move);
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
  const own = all.filter((w) => !w.moved && (w.milestone === told.duty || moved.length === 0) && w.kind !== "migration");
  const foreground = (w: WindowMove) => Number(w.milestone !== told.duty);
  const shown = [...moved, ...own.filter((w) => w.milestone === told.duty || w.milestone === undefined)]
    .sort((a, b) => foreground(a) - foreground(b))
    .slice(0, MOST_ROWS);
  const rows = shown.map((w) => windowRow(w, told));
  const movedToo = moved.filter((w) => !shown.includes(w)).length;
  const left = all.length - shown.length - movedToo;
  return {
    id,
    title,
    note,
    rows,
    rest:
      [
        movedToo === 0 ? "" : `${counted(movedToo, "more window")} moved too.`,
        left === 0 ? "" : `${counted(left, "more window")} evaluated: no change.`,
      ]
        .filter(Boolean)
        .join(" ") || undefined,
  };
}

/** Windows that moved alike are one row: `Capacity lead, Annex III high-risk, 48 sites`. */
function groupedPart(moves: readonly WindowMove[], told: Told): EffectPart {
  const groups = new Map<string, WindowMove[]>();
  for (const m of moves) {
    const key = [m.kind, m.milestone, endChangeText(telling(m))].join("|");
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
  after: outcomeLabel(d.after),
  change,
  moved: true,
  href: told.milestoneHref(d.milestone),
});

const dateChange = ({ change, days, before, after }: DateMove): string => {
  if (days !== 0) return `${counted(Math.abs(days), "day")} ${days > 0 ? "later" : "earlier"}`;
  if (change === "new") return before.status === "repealed" ? "stays, not repealed" : "added";
  if (change === "removed") return after.status === "repealed" ? repealedText(after) : "taken out";
  return after.status === "dated" ? "the day is known" : "no known day";
};

const said = (s: Said | "none"): string => (s === "none" ? "none" : `${s.amount}, ${s.when}`);

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
      note: `${t.before === "none" ? "Exists from this day" : `${STATUS_WORDS[t.before]}, now ${STATUS_WORDS[t.after]}`}. Under it ${counted(t.differing, "date")} would differ from the law in force; here the ${numberWord(t.leads.length)} that stand for a topic.`,
      rows: t.leads.map((d) => dateRow(d, told, dateChange(d))),
      rest: t.differing === t.leads.length ? undefined : `${counted(t.differing - t.leads.length, "more date")} would differ.`,
    });
  }
  if (levels.length > 0) parts.push(levelsPart(levels));
  if (site)
    parts.push({
      id: "site",
      title: "What is known of the site",
      note: undefined,
      rows: [
        simpleRow("State", SITE_STATE_WORDS[site.before], SITE_STATE_WORDS[site.after]),
        simpleRow("First dated promise", said(site.promise.before), said(site.promise.after)),
        simpleRow("Latest dated commitment", said(site.stated.before), said(site.stated.after)),
      ],
      rest: undefined,
    });
  if (dates.length > 0) parts.push(groupedPart(effect.windows, told));
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
  const keyOf = (w: WindowMove) => `${w.kind} ${w.milestone} ${w.by}`;
  const ends = new Map(then.map((w) => [keyOf(w), w.after.to.text]));
  const other = moves.filter((w) => w.by === "stated" && w.after.to.status === "dated" && ends.get(keyOf(w)) !== w.after.to.text);
  const note = "What was said of the site on the day, held against dates of the law that became known later.";
  return other.length === 0 ? undefined : placePart("hindsight", `In hindsight, under ${name}`, note, other, told);
}

/** The effect in one sentence, with a number where there is one. */
export function effectSentence(effect: Effect, told: Told): string {
  const { dates, texts, levels, site, windows, untouched } = effect;
  if (untouched !== undefined) return equalText(effect, told) ?? UNTOUCHED_WORDS[untouched];
  if (dates.length > 0) {
    const lead = dates.find((d) => d.milestone === told.duty) ?? dates.find((d) => d.duty) ?? (dates[0] as DateMove);
    return `${counted(dates.length, "date")} of the law in force ${dates.length === 1 ? "changes" : "change"}. ${leadText(lead, told)}.`;
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
    return `Level for ${counted(level.length, "topic")}: ${LEVEL_WORDS[first.before]}, now ${LEVEL_WORDS[first.after]}.${fine}`;
  }
  const lead = foregroundLead(windows, told);
  if (lead)
    return `Capacity lead for ${shortOf(told, lead.milestone)}, under ${lawPhrase(effect.law)}${lead.by === "promise" ? ", by the promised date" : ""}: ${windowPhrase(lead.before)}, now ${windowPhrase(lead.after)}${byHowMuch(lead)}.`;
  const moved = windows.find((w) => w.moved);
  if (moved)
    return `${KIND_WORDS[moved.kind]}: ${windowPhrase(moved.before)}, now ${windowPhrase(moved.after)}${byHowMuch(moved)}.`;
  if (site && site.before !== site.after)
    return `No window moves. The site: ${SITE_STATE_WORDS[site.before]}, now ${SITE_STATE_WORDS[site.after]}.`;
  return UNTOUCHED_WORDS.equal;
}

/** The capacity lead that tells most: one that moved, of the duty in the foreground, by the stated date. */
const foregroundLead = (windows: readonly WindowMove[], { duty }: Told): WindowMove | undefined => {
  const rank = (w: WindowMove) => Number(w.milestone === duty) * 2 + Number(w.by === "stated");
  return windows.filter((w) => w.kind === "capacity-lead" && w.moved).sort((a, b) => rank(b) - rank(a))[0];
};

const leadText = (d: DateMove, told: Told) =>
  `${shortOf(told, d.milestone)}: ${outcomeLabel(d.after)} in place of ${outcomeLabel(d.before)}, ${dateChange(d)}`;

/** What was evaluated and is equal is told with its number. */
function equalText(effect: Effect, told: Told): string | undefined {
  if (effect.untouched !== "equal") return undefined;
  const levels = [...new Set(effect.levels.map((l) => LEVEL_WORDS[l.after]))];
  if (levels.length > 0) return `Nothing: the level was and is “${listed(levels)}”.`;
  const lead = effect.windows.find((w) => w.kind === "capacity-lead" && w.by === "stated" && w.milestone === told.duty);
  return lead && `Nothing: the capacity lead for ${shortOf(told, lead.milestone)} was and is ${windowPhrase(lead.after)}.`;
}
