import { badInput } from "../errors";
import { addDays, addMonths, between, type Day, longDay } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import {
  ANAPHOR,
  BARE_YEAR,
  type Cue,
  DATE_AT_ALL,
  EXCEPTED,
  FORCE,
  HISTORY_AFTER,
  HISTORY_BEFORE,
  nearestCue,
  OF_A_FIRM,
  OLDER,
  REPORTED,
  STAND_OF_A_DAY,
  UP_TO_THEN,
} from "./cues";
import { type DateMention, readDates, readLengths } from "./dates";
import type { About, Finding, Verdict } from "./finding";
import { LONGEST_TEXT, MOST_FINDINGS, tooLong } from "./limits";
import { type Format, plain } from "./plain";
import { type Sentence, sentences } from "./sentences";
import {
  articleIndex,
  exactSubjects,
  idsOf,
  idsOfArticle,
  isPlainly,
  type LawMention,
  namesAct,
  namesCountry,
  readLaws,
  readSubjects,
  type Subject,
} from "./subjects";
import type { Dates, Entry, Timetable } from "./timetable";

/** The longest stretch that is read as one statement. */
const LONGEST_SENTENCE = 4_000;

/**
 * The statements about dates of the AI Act in a text, each with its verdict.
 * @param text at most `LONGEST_TEXT` characters; the first `MOST_FINDINGS` statements are kept
 * @param table the law to check against
 * @throws VacatioError `bad-input` where the text is longer
 */
export function check(text: string, table: Timetable, format: Format = "text"): Finding[] {
  if (text.length > LONGEST_TEXT) throw badInput("text", tooLong(text.length));
  const reader = createReader(table);
  const bare = plain(text, format);
  const found: Finding[] = [];
  for (const sentence of sentences(bare)) {
    if (found.length >= MOST_FINDINGS) break;
    // Whoever writes so much without an end of sentence writes no statements; the rest is read in pieces.
    for (let at = sentence.start; at < sentence.end && found.length < MOST_FINDINGS; at += LONGEST_SENTENCE)
      found.push(...reader.read(bare, { ...sentence, start: at, end: Math.min(at + LONGEST_SENTENCE, sentence.end) }));
  }
  return found.slice(0, MOST_FINDINGS).map((f) => ({ ...f, quote: text.slice(f.start, f.end) }));
}

/** Where a stretch of a statement stands in the text. */
type Spot = (start: number, end: number) => Pick<Finding, "start" | "end" | "sentence">;

/** A statement with single spaces, since tags and line breaks leave many. */
function collapsed(text: string, { start, end }: Sentence): { said: string; spot: Spot } {
  const parts: string[] = [];
  const places: number[] = [];
  for (const m of text.slice(start, end).matchAll(/\s+|\S+/gu)) {
    const part = m[0].trim() === "" ? " " : m[0];
    for (let i = 0; i < part.length; i++) places.push(start + m.index + i);
    parts.push(part);
  }
  const sentence = { start, end };
  return {
    said: parts.join(""),
    spot: (from, to) => ({ start: places[from] ?? start, end: (places[to - 1] ?? end - 1) + 1, sentence }),
  };
}

/** A date in a statement, with what it is about. */
interface Claim {
  readonly mention: DateMention;
  /** What stands between this date and its neighbours. */
  readonly before: string;
  readonly after: string;
  /** The words in which the subjects were named. */
  readonly scope: string;
  readonly subjects: readonly Subject[];
}

function createReader(table: Timetable) {
  const byId = new Map(table.entries.map((e) => [e.id, e]));
  const articles = articleIndex(table.entries);
  // What the text was about up to here. Sentences without a date are kept and read only once a date needs them.
  let about: LawMention["law"] | undefined;
  let overall: LawMention["law"] | undefined;
  let last: { subjects: readonly Subject[]; block: number } = { subjects: [], block: -9 };
  let heading: readonly Subject[] = [];
  let kept: { said: string; block: number; heading: boolean }[] = [];

  function catchUp(block: number): void {
    for (const k of kept.toReversed()) {
      const named = readLaws(k.said).at(-1)?.law;
      if (named || k.heading) {
        about = named;
        break;
      }
    }
    if (overall === undefined && kept.some((k) => namesAct(k.said))) overall = "ai-act";
    const title = kept.findLast((k) => k.heading);
    if (title) heading = exactSubjects(readSubjects(title.said));
    for (const k of kept.filter((k) => block - k.block <= 1)) {
      const subjects = exactSubjects(readSubjects(k.said));
      if (subjects.length > 0) last = { subjects, block: k.block };
    }
    kept = [];
  }

  function read(text: string, sentence: Sentence): Finding[] {
    const { said, spot } = collapsed(text, sentence);
    if (!DATE_AT_ALL.test(said)) {
      kept.push({ said, block: sentence.block, heading: sentence.heading });
      return [];
    }
    catchUp(sentence.block);
    const laws = readLaws(said);
    const subjects = readSubjects(said);
    const mentions = allDates(said);
    const context = about ?? overall;
    let cue: Cue;
    const findings = claims(said, mentions, subjects).flatMap((claim) => {
      // `X applies from one date and Y from another`: the verb is said once.
      cue = nearestCue(claim) ?? cue;
      const finding = judge(claim, cue, said, laws, subjects, context, sentence, spot);
      return finding ? [finding] : [];
    });
    if (context === "ai-act" || laws.some((l) => l.law === "ai-act") || isPlainly(subjects))
      findings.push(...lengths(said, subjects, laws, spot));
    kept.push({ said, block: sentence.block, heading: sentence.heading });
    return findings.sort((a, b) => a.start - b.start);
  }

  const AFTER_ENTRY =
    /^\s*(?:after|from|following)\s+(?:(?:the|its|EU|AI|Act|Act's|Regulation|date|of|this|has|had)\s+){0,6}(?:entry|enter(?:ed|s|ing)|com(?:es|ing)|came)\s+into\s+force/iu;

  /** The dates of a sentence; months counted from the entry into force are dates too. */
  function allDates(said: string): DateMention[] {
    const dates = readDates(said).filter(
      (d) => d.readings[0].precision !== "year" || /\D/.test(d.text) || BARE_YEAR.test(said.slice(0, d.start)),
    );
    for (const length of readLengths(said)) {
      const tail = AFTER_ENTRY.exec(said.slice(length.end, length.end + 120));
      if (!tail) continue;
      const earliest = addMonths(table.entryIntoForce, length.months);
      const end = length.end + tail[0].length;
      const date: ImpreciseDate = { earliest, latest: addDays(earliest, 1), precision: "day", text: length.text };
      dates.push({ start: length.start, end, text: said.slice(length.start, end), readings: [date] });
    }
    return dates.sort((a, b) => a.start - b.start);
  }

  /** Gives every date of a sentence the subjects that belong to it. */
  function claims(said: string, mentions: readonly DateMention[], subjects: readonly Subject[]): Claim[] {
    const first = mentions[0];
    const specific = (list: readonly Subject[]) =>
      exactSubjects(list).filter((s) => !["omnibus", "enforcement", "role"].includes(s.key));
    const subjectFirst = first !== undefined && specific(subjects.filter((s) => s.end <= first.start)).length > 0;
    let inherited: readonly Subject[] = [];
    let scope = "";
    return mentions.map((mention, i) => {
      const from = mentions[i - 1]?.end ?? 0;
      const to = mentions[i + 1]?.start ?? said.length;
      const inBefore = subjects.filter((s) => s.start >= from && s.end <= mention.start);
      const after = said.slice(mention.end, to);
      const cut = EXCEPTED.exec(after)?.index ?? after.length;
      const inAfter = subjects.filter((s) => s.start >= mention.end && s.end <= mention.end + cut);
      const attached = /^\s*(?:\(|for\b|to\b|on\b|:|[-–—|])/u.test(after) && specific(inAfter).length > 0;
      let own: readonly Subject[];
      if (!subjectFirst) own = mentions.length > 1 && specific(inAfter).length > 0 ? inAfter : [...inBefore, ...inAfter];
      else if (attached)
        own = i === 0 && mentions.length > 1 && /^\s*\(/.test(after) === false ? inAfter : [...inBefore, ...inAfter];
      else if (specific(inBefore).length > 0)
        own = i === mentions.length - 1 && i === 0 ? [...inBefore, ...qualifiers(inAfter)] : inBefore;
      else own = inherited.length > 0 ? [...inherited, ...inBefore] : inAfter;
      const before = said.slice(from, mention.start);
      scope = own.length > 0 && own.some((o) => inherited.includes(o)) ? `${scope} ${before}` : `${before} ${after}`;
      if (own.length > 0) inherited = own;
      return { mention, before, after, scope, subjects: own };
    });
  }

  // Words behind a date narrow what was said before it; they do not bring in a subject of another kind.
  const qualifiers = (list: readonly Subject[]) =>
    list.filter(({ key }) => key === "annex-iii" || key === "annex-i" || key.startsWith("article"));

  function judge(
    claim: Claim,
    cue: Cue,
    said: string,
    laws: readonly LawMention[],
    all: readonly Subject[],
    context: LawMention["law"] | undefined,
    sentence: Sentence,
    spot: Spot,
  ): Finding | undefined {
    const { mention } = claim;
    const law = laws.findLast((l) => l.end <= mention.start) ?? laws[0];
    const spoken = law?.law ?? context;
    if (spoken === "other") return undefined;
    if (spoken === undefined && !isPlainly(all)) return undefined;
    if (cue === "noise" || UP_TO_THEN.test(claim.before)) return undefined;
    let exact = exactSubjects(claim.subjects);
    // The answer to a question, in a sentence of its own.
    const brief = said.trim().length < 32 && all.length === 0 && laws.length === 0;
    // A statement without a subject of its own goes on about the last one, or about what its heading names.
    const bare = exact.length === 0 || exact.every((s) => s.key === "omnibus" || s.key === "role");
    if (bare && !(laws.length > 0 && exact.length === 0 && !ANAPHOR.test(said))) {
      const near = sentence.block - last.block <= 1;
      if (near && last.subjects.length > 0 && (ANAPHOR.test(said) || brief)) exact = last.subjects.slice();
      else if (exact.length === 0 && heading.length > 0 && laws.length === 0) exact = heading.slice();
    }
    const ofAct = exact.length === 0;
    if (ofAct && !(spoken === "ai-act" && laws.some((l) => l.law === "ai-act"))) return undefined;
    if (cue === undefined && !(brief && exact.length > 0) && !isLabel(said, claim)) return undefined;
    return verdictOn(claim, exact, said, spot);
  }

  function verdictOn(claim: Claim, exact: readonly Subject[], said: string, spot: Spot): Finding | undefined {
    const { mention } = claim;
    const keys = exact.map((s) => s.key);
    const at = spot(mention.start, mention.end);
    const make = (verdict: Verdict, reason: string, ids: readonly string[], corrected?: string): Finding => ({
      ...at,
      quote: mention.text,
      verdict,
      reason,
      about: aboutOf(ids),
      corrected: verdict === "superseded" || verdict === "never-true" ? corrected : undefined,
    });
    const window = claim.scope;
    const before = claim.before.slice(-160);
    const history = HISTORY_BEFORE.test(before) || HISTORY_AFTER.test(claim.after);
    const reported = REPORTED.test(before) || (mention.start < 4 && REPORTED.test(claim.after));

    if (keys.includes("full") && !EXCEPTED.test(said)) return fullApplication(claim, make, history);
    const { ids, whole } = milestonesOf(keys, window, said, before);
    const entries = ids.flatMap((id) => byId.get(id) ?? []).filter((e) => e.now || e.others.length > 0);
    if (entries.length === 0) return undefined;
    const formal = /\bformal(?:ly)?\b/i.test(said);
    const matching = (date: ImpreciseDate, list: readonly Entry[]) => list.filter((e) => e.now && holds(date, e.now, formal));
    const fits = mention.readings.map((date) => ({ date, now: matching(date, entries), earlier: earlierMatch(date, entries) }));
    const right = fits.find((f) => f.now.length > 0);
    if (right) {
      if (fits.length > 1 && fits.some((f) => f !== right && f.earlier)) return make("unclear", twoReadings(mention), ids);
      return make(
        "current",
        currentReason(right.date, right.now, history),
        right.now.map((e) => e.id),
      );
    }
    const old = fits.find((f) => f.earlier);
    if (old?.earlier) {
      const { version, entries: those, day } = old.earlier;
      const was = `${upper(version.phrase)} had ${longDay(day)}`;
      if (history || (reported && version.id !== table.base))
        return make(
          "current",
          `Said as history or as a proposal: ${was}. ${nowSentence(those)}`,
          those.map((e) => e.id),
        );
      if (version.status !== "superseded" && version.id !== table.base)
        return make(
          "unclear",
          `${upper(version.phrase)} has ${longDay(day)}; it is not the law this text is checked against. ${nowSentence(those)}`,
          those.map((e) => e.id),
        );
      const twofold = fits.length > 1 ? ` ${mention.text} is read as ${longDay(old.date.latest)}.` : "";
      return make(
        "superseded",
        `${was}. ${nowSentence(those)}${twofold}`,
        those.map((e) => e.id),
        replacementWords(those),
      );
    }
    if (history || reported) return undefined;
    // A country and a firm have days of their own, and so has the making of the law.
    if (namesCountry(said) || OF_A_FIRM.test(said) || STAND_OF_A_DAY.test(claim.before)) return undefined;
    if (
      mention.readings.some((d) => d.precision === "day" && table.ownDays.some((day) => includes(d, day))) &&
      !FORCE.test(window)
    )
      return undefined;
    if (fits.length > 1) return make("unclear", twoReadings(mention), ids);
    const relatives = matching(mention.readings[0], whole);
    if (relatives.length > 0)
      return make(
        "unclear",
        `The date is that of another point: ${relatives
          .slice(0, 3)
          .map((e) => e.title)
          .join("; ")}. ${nowSentence(entries)}`,
        [...relatives.slice(0, 3).map((e) => e.id)],
      );
    if (exact.length === 0 && !FORCE.test(window)) {
      const any = matching(mention.readings[0], table.entries);
      const once = earlierMatch(mention.readings[0], table.entries);
      if (any.length > 0 || once || mention.readings[0].precision !== "day")
        return make(
          "unclear",
          "It is not clear which part of the Act is meant; its parts start on different days.",
          any.slice(0, 3).map((e) => e.id),
        );
    }
    return make(
      "never-true",
      `No version of the law known on ${longDay(table.asOf)} has this date. ${nowSentence(entries)}`,
      entries.map((e) => e.id),
      replacementWords(entries),
    );
  }

  function fullApplication(
    claim: Claim,
    make: (v: Verdict, r: string, ids: readonly string[], c?: string) => Finding,
    history: boolean,
  ) {
    const lastDuty = byId.get("high-risk-annex-i");
    const general = byId.get("general-application");
    if (!lastDuty?.now || !general?.now) return undefined;
    const dates = claim.mention.readings;
    const day = lastDuty.now.practical;
    const ids = ["general-application", "high-risk-annex-iii-classification", "high-risk-annex-i"];
    if (dates.some((d) => includes(d, day)))
      return make("current", `The last duties for high-risk systems apply from ${longDay(day)}.`, ids.slice(2));
    const wasLast = [general.now.formal, ...lastDuty.others.map((o) => o.practical)];
    const reason = `${longDay(general.now.formal)} is the general date of application, but not for all duties: the rules for high-risk systems apply from ${daysOf(ids.slice(1).flatMap((id) => byId.get(id) ?? []))}.`;
    if (!dates.some((d) => wasLast.some((w) => includes(d, w)))) return make("unclear", reason, ids);
    return history ? make("current", `Said as history. ${reason}`, ids) : make("superseded", reason, ids, longDay(day));
  }

  /** The milestones of the subjects, and those that belong to the same matter without being meant. */
  function milestonesOf(
    keys: readonly string[],
    window: string,
    said: string,
    before: string,
  ): { ids: string[]; whole: Entry[] } {
    const ids = new Set<string>();
    const near = new Set<string>();
    const older = OLDER.test(window) || OLDER.test(before);
    const cutOff = /\b(?:before|prior to|by then)\s*$/iu.test(before);
    for (const key of keys) {
      if (key === "gpai") {
        if (older) for (const id of ["gpai-legacy-deadline", "gpai-legacy-cutoff"]) ids.add(id);
        const powers = /\b(?:enforc\w+|supervis\w+|fine[sd]?|powers?|penalt\w+|sanction\w*|investigat\w+)\b/iu.test(said);
        if (powers) for (const id of ["gpai-supervision-powers", "gpai-fines"]) ids.add(id);
        if (!older) for (const id of idsOf(key)) ids.add(id);
      } else if (["high-risk", "annex-iii", "annex-i"].includes(key) && older) {
        if (/\bpublic (?:authorit\w+|bod\w+|sector)\b/iu.test(said)) ids.add("legacy-public-authorities");
        const cuts =
          key === "annex-i"
            ? ["legacy-high-risk-cutoff-annex-i"]
            : ["legacy-high-risk-cutoff", "legacy-high-risk-cutoff-annex-i"];
        for (const id of key === "annex-iii" ? cuts.slice(0, 1) : cuts) ids.add(id);
      } else if (key === "marking" && older && !cutOff) ids.add("transparency-marking-legacy");
      else if (key === "penalties") {
        const national = /\bnational\b|\bMember States?\b|\barticle 99\b/iu.test(said);
        for (const id of national ? idsOf("national-penalties") : idsOf(key)) ids.add(id);
        if (keys.includes("gpai") || /\bCommission\b/.test(said)) ids.add("gpai-fines");
      } else if (key === "omnibus") {
        if (FORCE.test(said)) ids.add("omnibus-in-force");
      } else if (key === "full") ids.add("general-application");
      else if (key.startsWith("article ")) for (const id of idsOfArticle(key, articles)) ids.add(id);
      else for (const id of idsOf(key)) ids.add(id);
    }
    if (keys.length === 0) {
      ids.add(FORCE.test(window) ? "act-in-force" : "general-application");
      if (FORCE.test(window)) near.add("general-application");
    }
    if (keys.includes("gpai") && !/\b(?:obligations?|dut(?:y|ies)|requirements?|must|comply|rules)\b/iu.test(said))
      for (const id of ["gpai-supervision-powers", "gpai-fines", "gpai-legacy-deadline"]) near.add(id);
    return { ids: [...ids], whole: [...near].flatMap((id) => byId.get(id) ?? []) };
  }

  function earlierMatch(date: ImpreciseDate, entries: readonly Entry[]) {
    for (const version of table.versions) {
      const those = entries.filter((e) => e.others.some((o) => o.scenario === version.id && includes(date, o.practical)));
      const day = those[0]?.others.find((o) => o.scenario === version.id)?.practical;
      if (day !== undefined) return { version, entries: those, day };
    }
    return undefined;
  }

  const aboutOf = (ids: readonly string[]): About[] =>
    ids.flatMap((id) => {
      const e = byId.get(id);
      return e ? [{ id, title: e.title, citation: e.citation, sources: e.sources, day: e.now?.practical }] : [];
    });

  function nowSentence(entries: readonly Entry[]): string {
    const dated = distinct(entries);
    if (dated.length === 0) return `${upper(table.law.phrase)} gives no day.`;
    return `Under ${table.law.phrase}: ${dated.map((e) => `${e.title}, ${longDay((e.now as Dates).practical)}`).join("; ")}.`;
  }

  function currentReason(date: ImpreciseDate, entries: readonly Entry[], history: boolean): string {
    const e = entries[0] as Entry;
    const { practical, formal } = e.now as Dates;
    const vague = date.earliest === date.latest || date.precision === "day" ? "" : " The text is less exact.";
    const later =
      practical !== formal && includes(date, formal) && !includes(date, practical)
        ? ` It has an object from ${longDay(practical)} only.`
        : "";
    return `${e.title}: ${longDay(includes(date, practical) ? practical : formal)} under ${table.law.phrase}.${vague}${later}${history ? " The text tells it beside an older date." : ""}`;
  }

  /** Delays: how much later than in the text of 2024, against what the text says. */
  function lengths(said: string, subjects: readonly Subject[], laws: readonly LawMention[], spot: Spot): Finding[] {
    if (laws.some((l) => l.law === "other") && !laws.some((l) => l.law === "ai-act")) return [];
    const found: Finding[] = [];
    for (const length of readLengths(said)) {
      const tail = said.slice(length.end, length.end + 140);
      const make = (verdict: Verdict, reason: string, entries: readonly Entry[], corrected?: string, extra = 0) =>
        found.push({
          ...spot(length.start, length.end + extra),
          quote: length.text,
          verdict,
          reason,
          about: aboutOf(entries.map((e) => e.id)),
          corrected,
        });
      const trigger =
        /^\s*after\s+(?:the\s+)?(?:European\s+)?(?:Commission(?:'s)?\s+(?:decision|decides|confirms|adopts)|(?:adoption of )?(?:the )?(?:harmonised )?standards)/iu.exec(
          tail,
        );
      const exact = exactSubjects(subjects);
      const keys = exact.map((s) => s.key);
      const highRisk = keys.flatMap((k) => (["high-risk", "annex-iii", "annex-i"].includes(k) ? idsOf(k) : []));
      if (
        trigger &&
        highRisk.length > 0 &&
        table.law.id !== "commission-proposal" &&
        table.versions.some((v) => v.id === "commission-proposal")
      ) {
        if (REPORTED.test(said.slice(0, length.start))) continue;
        const entries = highRisk.flatMap((id) => byId.get(id) ?? []);
        make(
          "superseded",
          `Only the Commission proposal counted from a decision; it was never adopted. ${nowSentence(entries)}`,
          entries,
          replacementWords(entries),
          trigger[0].length,
        );
        continue;
      }
      const around = said.slice(Math.max(0, length.start - 90), length.end + 60);
      if (AFTER_ENTRY.test(tail) || /^\s*(?:after|before|from now|left|away|ago|until|prior|later than)\b/iu.test(tail)) continue;
      if (/\b(?:every|within|last|at least|for the past|notice)\s*$/iu.test(said.slice(0, length.start))) continue;
      if (
        !/\b(?:delay\w*|postpon\w*|defer\w*|push\w*|exten[ds]\w*|extra|additional|more|further|later|grace|mov(?:e[sd]?|ing)|reprieve|breathing)\b/iu.test(
          around,
        )
      )
        continue;
      const reliefs = reliefsOf(keys);
      if (reliefs.length === 0) continue;
      const right = reliefs.find((r) => r.months === length.months);
      const first = reliefs[0] as Relief;
      const told = reliefs.map((r) => `${r.entry.title}: ${r.months} months`).join("; ");
      if (right) make("current", `${right.entry.title}: ${right.months} months later than in the 2024 text.`, [right.entry]);
      else if (HISTORY_BEFORE.test(said.slice(0, length.start)) || REPORTED.test(said.slice(0, length.start))) continue;
      else if (first.before.includes(length.months))
        make(
          "superseded",
          `An earlier text gave ${length.months} months. Under ${table.law.phrase}: ${told}.`,
          reliefs.map((r) => r.entry),
          `${first.months} months`,
        );
      else
        make(
          "never-true",
          `No version of the law gives ${length.text.replace(/\s+/g, " ")}. Under ${table.law.phrase}, against the 2024 text: ${told}.`,
          reliefs.map((r) => r.entry),
          `${first.months} months`,
        );
    }
    return found;
  }

  interface Relief {
    readonly entry: Entry;
    readonly months: number;
    readonly before: readonly number[];
  }

  function reliefsOf(keys: readonly string[]): Relief[] {
    const ids = keys.flatMap((key) =>
      key === "marking" || key.startsWith("article 50")
        ? ["transparency-marking-legacy"]
        : ["high-risk", "annex-iii", "annex-i", "sandbox"].includes(key)
          ? idsOf(key)
          : [],
    );
    return [...new Set(ids)].flatMap((id) => {
      const entry = byId.get(id);
      const base = entry?.others.find((o) => o.scenario === table.base)?.practical;
      if (!entry?.now || base === undefined) return [];
      const months = between(base, entry.now.practical).months;
      return months > 0
        ? [{ entry, months, before: entry.others.map((o) => between(base, o.practical).months).filter((n) => n > 0) }]
        : [];
    });
  }

  function replacementWords(entries: readonly Entry[]): string | undefined {
    const dated = distinct(entries);
    if (dated.length === 0 || dated.length > 2) return undefined;
    const [one] = dated;
    if (dated.length === 1 && one?.now) return longDay(one.now.practical);
    return dated.map((e) => `${longDay((e.now as Dates).practical)} (${e.title})`).join(" and ");
  }

  function daysOf(entries: readonly Entry[]): string {
    return distinct(entries)
      .map((e) => `${longDay((e.now as Dates).practical)} (${e.title})`)
      .join(" and ");
  }

  return { read };
}

const includes = (date: ImpreciseDate, day: Day): boolean => date.earliest <= day && day <= date.latest;
/** Whether a date is that of a milestone: the day on which it can bite, or the formal one where the text speaks of it. */
const holds = (date: ImpreciseDate, now: Dates, formal: boolean): boolean =>
  includes(date, now.practical) || (formal && includes(date, now.formal));

/** The first milestone of each day. */
function distinct(entries: readonly Entry[]): Entry[] {
  const days = new Set<Day>();
  return entries.filter((e) => {
    if (!e.now || days.has(e.now.practical)) return false;
    days.add(e.now.practical);
    return true;
  });
}

const twoReadings = (mention: DateMention): string =>
  `${mention.text} can be ${mention.readings.map((r) => longDay(r.latest)).join(" or ")}; write the month in words.`;

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether a line is a date with a name and little else, as in a list, a table or a heading. */
const isLabel = (said: string, { subjects }: Claim): boolean =>
  subjects.length > 0 && (/^\s*(?:[-*+•|#]|\d)/u.test(said) || said.length < 90 || /[;|]/.test(said));
