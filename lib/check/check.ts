import { badInput } from "../errors";
import { statusSince } from "../law/words";
import { type Day, isoDay, longDay } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";
import { ATTACHED, type Claim, carried, claims, clauseOf, isDue, isLabel, isListed } from "./claims";
import { articleIn, headOf, IS_A_PLAN, isRow, OLD_COLUMN, OTHER_COLUMN } from "./columns";
import {
  ACT_APPLIES,
  ANAPHOR,
  APPLIES_FROM,
  BINDS,
  CHANGED,
  CUT_OFF,
  type Cue,
  DATE_AT_ALL,
  DUTY,
  EXCEPTED,
  FORCE,
  isReport,
  isStated,
  nearestCue,
  OF_A_FIRM,
  OLDER,
  PROVISION_APPLIES,
  REPORTED,
  STAND_OF_A_DAY,
  UP_TO_THEN,
  WAS_THERE,
} from "./cues";
import { type DateMention, written } from "./dates";
import { type Finding, isStale, type Verdict } from "./finding";
import { goesOnAsTold, HISTORY_AFTER, HISTORY_BEFORE, isHistory } from "./history";
import { type Language, languageOf } from "./language";
import { lengths, type Spot } from "./lengths";
import { LONGEST_TEXT, MOST_FINDINGS, tooLong } from "./limits";
import { meant } from "./meant";
import { readMentions } from "./mentions";
import { isOfAThing } from "./own";
import { type Format, plain } from "./plain";
import { type Sentence, sentences } from "./sentences";
import {
  articleIndex,
  exactSubjects,
  idsOfArticle,
  isArticle,
  isDocument,
  isPlainly,
  isProvision,
  isRole,
  isWhole,
  type LawMention,
  namesAct,
  namesCountry,
  readLaws,
  readSubjects,
  type Subject,
} from "./subjects";
import { dayOfEvent, eventSentence, isCertain, milestonesOfEvent, type TextEvent, textEvent } from "./texts";
import type { Dates, Entry, Timetable, Version } from "./timetable";
import { createWording, holds, includes, titles, twoReadings, upper } from "./wording";

/** The longest stretch that is read as one statement. */
const LONGEST_SENTENCE = 4_000;
/** From how many sentences before a subject is taken over. */
const FARTHEST = 6;

/** What was read in a text. */
export interface Examined {
  readonly findings: readonly Finding[];
  /** How many dates of the text got no verdict. */
  readonly unjudged: number;
  readonly language: Language;
}

/**
 * The statements about dates of the AI Act in a text, each with its verdict, and what was left alone.
 * @param text at most `LONGEST_TEXT` characters; the first `MOST_FINDINGS` statements are kept
 * @param table the law to check against
 * @throws VacatioError `bad-input` where the text is longer
 */
export function examine(text: string, table: Timetable, format: Format = "text"): Examined {
  if (text.length > LONGEST_TEXT) throw badInput("text", tooLong(text.length));
  const bare = plain(text, format);
  const reader = createReader(table, bare.slice(0, 2_000));
  const found: Finding[] = [];
  const all = sentences(bare);
  for (const [i, sentence] of all.entries()) {
    if (found.length >= MOST_FINDINGS) break;
    // Whoever writes so much without an end of sentence writes no statements; the rest is read in pieces.
    for (let at = sentence.start; at < sentence.end && found.length < MOST_FINDINGS; at += LONGEST_SENTENCE)
      found.push(
        ...reader.read(bare, { ...sentence, start: at, end: Math.min(at + LONGEST_SENTENCE, sentence.end) }, all[i + 1]),
      );
  }
  const findings = found.slice(0, MOST_FINDINGS).map((f) => ({ ...f, quote: text.slice(f.start, f.end) }));
  return { findings, unjudged: reader.unjudged(), language: languageOf(bare) };
}

/** The findings of `examine`. */
export const check = (text: string, table: Timetable, format: Format = "text"): Finding[] => [
  ...examine(text, table, format).findings,
];

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

function createReader(table: Timetable, beginning: string) {
  const wording = createWording(table);
  const { byId, aboutOf, nowSentence, currentReason, noVersion, replacement, daysOf } = wording;
  const articles = articleIndex(table.entries);
  const versions = table.versions.toSorted((a, b) => standing(a, table.base) - standing(b, table.base));
  // What the text was about up to here. Sentences without a date are kept and read only once a date needs them.
  let about: LawMention["law"] | undefined;
  let overall = readLaws(beginning)[0]?.law === "ai-act" ? ("ai-act" as const) : undefined;
  let last: { subjects: readonly Subject[]; block: number } = { subjects: [], block: -9 };
  let heading: readonly Subject[] = [];
  let kept: { said: string; block: number; heading: boolean }[] = [];
  let previous = { said: "", block: -9 };
  // The first row of the table that is being read.
  let current = { head: "", block: -9 };
  // In `moved from one date to another`: what the first one was the date of.
  let movedFrom: readonly string[] = [];
  // Whether the last date of the sentence was told as history.
  let toldAsPast = false;
  // What the sentence before told of a text of the law.
  let toldOfText: { event: TextEvent | undefined; block: number } = { event: undefined, block: -9 };
  let unjudged = 0;

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
    last = nearestSubjects(block) ?? last;
    kept = [];
  }

  /** The subjects of the last sentence that named any; a document named in passing is left for what its paragraph is about. */
  function nearestSubjects(block: number): typeof last | undefined {
    let passing: typeof last | undefined;
    for (const k of kept.slice(-FARTHEST).toReversed()) {
      if (block - k.block > 1) break;
      const subjects = exactSubjects(readSubjects(k.said));
      if (subjects.length === 0) continue;
      if (!subjects.every((s) => isDocument(s.key)))
        return passing && passing.block !== k.block ? passing : { subjects, block: k.block };
      passing ??= { subjects, block: k.block };
    }
    return passing?.block === last.block ? undefined : passing;
  }

  function read(text: string, sentence: Sentence, following: Sentence | undefined): Finding[] {
    const { said, spot } = collapsed(text, sentence);
    const row = isRow(said);
    if (row) current = { head: current.block === sentence.block - 1 ? current.head : said, block: sentence.block };
    const around: Around = {
      previous: sentence.block === previous.block ? previous.said : "",
      next:
        following?.block === sentence.block ? text.slice(following.start, Math.min(following.end, following.start + 160)) : "",
      head: row ? current.head : "",
    };
    previous = { said, block: sentence.block };
    if (!DATE_AT_ALL.test(said)) {
      kept.push({ said, block: sentence.block, heading: sentence.heading });
      return [];
    }
    catchUp(sentence.block);
    const laws = readLaws(said);
    const subjects = readSubjects(said);
    const mentions = readMentions(said, around.previous, table);
    const context = about ?? overall;
    if (laws.some((l) => l.law === "ai-act")) overall = "ai-act";
    let cue: Cue;
    movedFrom = [];
    toldAsPast = false;
    const events = eventsOf(said, mentions, laws, context, sentence.block);
    const findings = claims(said, mentions, subjects, events).flatMap((claim) => {
      const event = events.get(claim.mention);
      if (event) {
        const told = verdictOnText(claim, event, spot);
        return told ? [told] : [];
      }
      // `X applies from one date and Y from another`: the verb is said once.
      cue = nearestCue(claim) ?? cue;
      if (claim.mention.counted) cue = "claim";
      const finding = judge(claim, cue, said, laws, subjects, context, sentence, spot, around);
      return finding ? [finding] : [];
    });
    const judged = contrasted(findings);
    unjudged += mentions.length - judged.length;
    if (context === "ai-act" || laws.some((l) => l.law === "ai-act") || isPlainly(subjects)) {
      const delays = lengths(said, subjects, laws, spot, table, wording, mentions);
      judged.push(...delays.filter((d) => !leadsAstray(d, judged, text)));
    }
    kept.push({ said, block: sentence.block, heading: sentence.heading });
    return judged.sort((a, b) => a.start - b.start);
  }

  function judge(
    claim: Claim,
    cue: Cue,
    said: string,
    laws: readonly LawMention[],
    all: readonly Subject[],
    context: LawMention["law"] | undefined,
    sentence: Sentence,
    spot: Spot,
    around: Around,
  ): Finding | undefined {
    const { mention } = claim;
    const head = around.head === "" || around.head === said ? "" : headOf(around.head, said, mention.start);
    const law = laws.findLast((l) => l.end <= mention.start) ?? laws[0];
    const spoken = law?.law ?? context;
    if (spoken === "elsewhere") return undefined;
    // A law that is not about AI, and a subject that only the AI Act has: the text is back at the Act.
    if (spoken === "other" && !(overall === "ai-act" && backAtAct(law, mention, all, laws))) return undefined;
    if (spoken === undefined && !isPlainly(all)) return undefined;
    if (cue === "noise" || UP_TO_THEN.test(claim.before) || WAS_THERE.test(claim.before) || OTHER_COLUMN.test(head))
      return undefined;
    if (isSpan(claim, said) || isOfAThing(said.slice(0, mention.start), claim.before, around.previous)) return undefined;
    const { exact, carriedOver, brief } = subjectsOf(claim, said, laws, all, sentence, around, head);
    const ofAct = exact.length === 0;
    if (ofAct && !(spoken === "ai-act" && laws.some((l) => l.law === "ai-act"))) return undefined;
    if (exact.length > 0 && exact.every((s) => isDocument(s.key)) && !isDue(claim)) return undefined;
    // `Enforced: 2025-08-02` does not say what is enforced.
    if (!law && said.trim().length < 40 && !ofAct && exact.every((s) => s.key === "enforcement")) return undefined;
    if (isReport(`${claim.before} ${clauseOf(claim.after)}`)) return undefined;
    if (
      cue === undefined &&
      !(brief && exact.length > 0) &&
      !isLabel(said, around.head === "" ? claim : { ...claim, subjects: exact })
    )
      return undefined;
    const told = { ...around, head };
    const finding = verdictOn(claim, exact, said, spot, told);
    // What is only understood is never called wrong for itself.
    const understood = carriedOver || IS_A_PLAN.test(around.head) || mention.counted === "understood";
    return understood && (finding?.verdict === "never-true" || (mention.counted && finding?.verdict === "unclear"))
      ? undefined
      : finding;
  }

  /** What a date is about: the subjects of its clause, of its row or column, of the sentences before, or of the heading. */
  function subjectsOf(
    claim: Claim,
    said: string,
    laws: readonly LawMention[],
    all: readonly Subject[],
    sentence: Sentence,
    around: Around,
    head: string,
  ): { exact: Subject[]; carriedOver: boolean; brief: boolean } {
    // The answer to a question, in a sentence of its own.
    const brief = said.trim().length < 32 && all.length === 0 && laws.length === 0;
    const exact =
      [exactSubjects(claim.subjects), namedBy(articleIn(around.head, said)), namedBy(head)].find((s) => s.length > 0) ?? [];
    const found = { exact, carriedOver: false, brief };
    // A statement without a subject of its own goes on about the last one, or about what its heading names.
    const bare = exact.length === 0 || exact.every((s) => s.key === "omnibus" || isRole(s.key));
    if (!bare || (laws.length > 0 && exact.length === 0 && !ANAPHOR.test(said))) return found;
    const near = sentence.block - last.block <= 1;
    const goesOn = ANAPHOR.test(said) || brief || (last.block === sentence.block && SPEAKS_OF_DUTIES.test(said));
    if (near && last.subjects.length > 0 && goesOn) return { exact: last.subjects.slice(), carriedOver: true, brief };
    return exact.length === 0 && laws.length === 0 ? { ...found, exact: heading.slice() } : found;
  }

  function verdictOn(
    claim: Claim,
    exact: readonly Subject[],
    said: string,
    spot: Spot,
    { previous, next, head }: Around,
  ): Finding | undefined {
    const { mention } = claim;
    const keys = exact.map((s) => s.key);
    const at = spot(mention.start, mention.end);
    const make = (verdict: Verdict, reason: string, ids: readonly string[], corrected?: string, past = false): Finding => ({
      ...at,
      quote: mention.text,
      verdict,
      reason,
      about: aboutOf(ids),
      corrected,
      history: past,
    });
    const window = claim.scope;
    const before = claim.before.slice(-160);
    const history =
      OLD_COLUMN.test(head) ||
      isHistory(claim.before, claim.after, said.slice(0, mention.start), next) ||
      (toldAsPast && goesOnAsTold(claim.before)) ||
      (/^\s*,?\s*from\s*$/iu.test(before) && CHANGED.test(said.slice(0, mention.start)));
    toldAsPast = history;
    const reported = REPORTED.test(before) || (mention.start < 4 && REPORTED.test(claim.after));

    if (keys.includes("full") && keys.every(isWhole) && !EXCEPTED.test(said)) return fullApplication(claim, make, history);
    const cited = claim.subjects.map((s) => s.key).filter(isArticle);
    const { ids, also, near } = meant({ keys, articles: cited, words: window, before, said, previous }, articles);
    const dated = (list: readonly string[]) =>
      list.flatMap((id) => byId.get(id) ?? []).filter((e) => e.now || e.others.length > 0);
    const moved = /^\s*(?:to|until|auf)\s*(?:(?:the|den)\s*)?$/iu.test(claim.before) && movedFrom.length > 0;
    const entries = moreExact(dated(moved ? movedFrom : ids), dated(cited.flatMap((key) => idsOfArticle(key, articles))));
    if (entries.length === 0) return history || reported ? undefined : withoutDay(claim, said, ids, make);
    const formal = /\bformal(?:ly)?\b/i.test(said);
    const matching = (date: ImpreciseDate, list: readonly Entry[]) => list.filter((e) => e.now && holds(date, e.now, formal));
    const candidates = moved ? entries : [...entries, ...dated(also)];
    const fits = mention.readings.map((date) => ({
      date,
      now: matching(date, candidates),
      earlier: earlierMatch(date, entries),
    }));
    const right = fits.find((f) => f.now.length > 0);
    if (right) {
      if (right.now.every((e) => e.id === "transparency-marking-legacy") && !OLDER.test(window) && !OLDER.test(before)) {
        const all = dated(["transparency-marking-synthetic", "transparency-marking-legacy"]);
        return make("unclear", `The day holds only for systems that were already on the market. ${nowSentence(all)}`, [...ids]);
      }
      if (fits.length > 1 && fits.some((f) => f !== right && f.earlier)) return make("unclear", twoReadings(mention), ids);
      return make(
        "current",
        currentReason(right.date, right.now),
        right.now.map((e) => e.id),
      );
    }
    const relatives = mention.readings.flatMap((date) => matching(date, dated(near)));
    const another = () =>
      make(
        "unclear",
        `The date is that of another point: ${titles(relatives)}. ${nowSentence(entries)}`,
        relatives.slice(0, 3).map((e) => e.id),
      );
    if (relatives.length > 0 && keys.every(isRole) && !history) return another();
    const old = fits.find((f) => f.earlier);
    if (old?.earlier) {
      const { version, entries: those, day } = old.earlier;
      movedFrom = those.map((e) => e.id);
      const was = `${upper(version.phrase)} had ${longDay(day)}`;
      if (history || (reported && version.id !== table.base))
        return make("current", `${was}. ${nowSentence(those)}`, movedFrom, undefined, true);
      if (version.status !== "superseded" && version.id !== table.base)
        return make(
          "unclear",
          `${upper(version.phrase)}, ${statusSince(version.status, longDay(version.since))}, has ${longDay(day)}; the text is checked against another version. ${nowSentence(those)}`,
          movedFrom,
        );
      const twofold = fits.length > 1 ? ` ${mention.text} is read as ${longDay(old.date.latest)}.` : "";
      const still = those.filter((e) => e.now && holds(old.date, e.now, true));
      const provision = cited.length > 0 || keys.some(isProvision);
      if (still[0] && provision && PROVISION_APPLIES.test(before) && !DUTY.test(before))
        return make("unclear", `${idle(still[0])} Say which of the two days is meant.${twofold}`, movedFrom);
      const others = those.filter((e) => !still.includes(e));
      const rest = others.length > 0 ? `${was}. ${nowSentence(others)}` : "";
      const had = others.length === 0 ? ` In ${version.phrase} it had one from ${longDay(day)}.` : "";
      const reason = still[0] ? `${rest} ${idle(still[0])}${had}`.trim() : rest;
      return make("superseded", `${reason}${twofold}`, movedFrom, replacement(those, mention));
    }
    if (history || reported) return undefined;
    // A country and a firm have days of their own, and so has the making of the law.
    if (namesCountry(said) || OF_A_FIRM.test(said) || STAND_OF_A_DAY.test(claim.before)) return undefined;
    const listed = isListed(said, claim);
    // `Bans apply since one date and fines since another`: the verb is said once.
    const stated = carried(claim) + (goesOnAsTold(claim.before) && FROM.test(claim.before) ? ` ${claim.lead}` : "");
    if (!isStated(stated, claim.after, listed)) return undefined;
    // The Act starts its duties at the beginning of a month; another day is its own only where the words say so.
    const bound = BINDS.test(carried(claim)) || (OPENS.test(claim.before) && BINDS.test(claim.after));
    if (!isLikeLaw(mention.readings[0]) && !listed && !bound) return undefined;
    const isOwn = mention.readings.some((d) => d.precision === "day" && table.ownDays.some((day) => includes(d, day)));
    const ofSubject = exact.length > 0 && !keys.includes("omnibus") && APPLIES_FROM.test(claim.before) && !CHANGED.test(said);
    if (isOwn && !ofSubject && !FORCE.test(window)) return undefined;
    // All of the Act is in force since then; most of it applied later.
    if (FORCE.test(window) && mention.readings.some((d) => includes(d, table.entryIntoForce)))
      return make(
        "unclear",
        `The Act entered into force on ${longDay(table.entryIntoForce)} as a whole. ${nowSentence(entries)}`,
        ids,
      );
    if (fits.length > 1) return make("unclear", twoReadings(mention), ids);
    if (relatives.length > 0) return another();
    // A subject that was named with another date is not certain where the date is that of something else.
    const elsewhere = claim.goesOn && !moved && !CUT_OFF.test(claim.lead) ? matching(mention.readings[0], table.entries) : [];
    if (elsewhere.length > 0)
      return make(
        "unclear",
        `The date is also that of another point: ${titles(elsewhere)}. ${nowSentence(entries)}`,
        entries.map((e) => e.id),
      );
    const formally = entries.filter((e) => e.now && holds(mention.readings[0], e.now, true));
    if (formally[0])
      return make(
        "unclear",
        idle(formally[0]),
        formally.map((e) => e.id),
      );
    if (exact.length === 0) {
      const any = matching(mention.readings[0], table.entries);
      const once = earlierMatch(mention.readings[0], table.entries);
      if (any.length > 0 || once || mention.readings[0].precision !== "day")
        return make(
          "unclear",
          "It is not clear which part of the Act is meant; its parts start on different days.",
          any.slice(0, 3).map((e) => e.id),
        );
      // Without a subject only `the AI Act applies from` is certain.
      if (!ACT_APPLIES.test(claim.before)) return undefined;
    }
    // `Enforcement starts for X on one date, for Y on another`: it is the enforcement that has the other date.
    if (FOR_ANOTHER.test(claim.before) && ENFORCED.test(claim.lead)) return undefined;
    // The day of the rules on fines is none from which a duty that applies later can be fined.
    const fined = keys.includes("penalties") ? dated(near).filter((e) => e.id.startsWith("high-risk-")) : [];
    return make(
      "never-true",
      fined.length === 0
        ? noVersion(entries)
        : `${noVersion(entries)} A fine needs the breach of a duty that applies; those for high-risk systems do from ${daysOf(fined)}.`,
      entries.map((e) => e.id),
      fined.length === 0 ? replacement(entries, mention) : undefined,
    );
  }

  /** A date of what has no day in any version of the law. */
  function withoutDay(
    claim: Claim,
    said: string,
    ids: readonly string[],
    make: (v: Verdict, r: string, ids: readonly string[]) => Finding,
  ): Finding | undefined {
    const [entry] = ids.flatMap((id) => byId.get(id) ?? []);
    if (!entry || namesCountry(said) || OF_A_FIRM.test(said) || !isStated(carried(claim), claim.after, isListed(said, claim)))
      return undefined;
    return make("unclear", `${entry.title}: ${table.law.phrase} gives no day.`, [entry.id]);
  }

  /** The dates that are those of a text of the law itself, where the words say so and no other law is meant. */
  function eventsOf(
    said: string,
    mentions: readonly DateMention[],
    laws: readonly LawMention[],
    context: LawMention["law"] | undefined,
    block: number,
  ): Map<DateMention, TextEvent> {
    const events = new Map<DateMention, TextEvent>();
    let last = toldOfText.block === block && /^\W*it\b/iu.test(said) ? toldOfText.event : undefined;
    for (const [i, mention] of mentions.entries()) {
      const after = said.slice(mention.end, mentions[i + 1]?.start);
      const since = said.slice(mentions[i - 1]?.end ?? 0, mention.start);
      // A date in brackets parts nothing.
      const before = /^\s*\)/u.test(since)
        ? said.slice(mentions[i - 2]?.end ?? 0, mention.start).replace(/\([^()]*\)/gu, " ")
        : since;
      const spoken = laws.findLast((l) => l.end <= mention.start)?.law ?? laws[0]?.law ?? context;
      last = /^\s*(?:for|to)\b/iu.test(after) && ATTACHED.test(after) ? undefined : textEvent(before, after, last, table.texts);
      // There are other omnibus acts; a law that the sentence names says so.
      const ours = spoken === undefined || spoken === "ai-act" || (last?.text.id === "omnibus" && laws.length === 0);
      if (last && ours) events.set(mention, last);
    }
    toldOfText = { event: [...events.values()].at(-1), block };
    return events;
  }

  /** How the date of a text of the law itself stands. */
  function verdictOnText({ mention, before, after }: Claim, event: TextEvent, spot: Spot): Finding | undefined {
    const day = dayOfEvent(event);
    if (day === undefined) return undefined;
    const make = (verdict: Verdict, reason: string, corrected?: string): Finding => ({
      ...spot(mention.start, mention.end),
      quote: mention.text,
      verdict,
      reason,
      about: aboutOf(milestonesOfEvent(event)),
      corrected,
      history: false,
    });
    const sentence = eventSentence(event, day, table.asOf);
    if (mention.readings.some((d) => includes(d, day))) return make("current", sentence);
    if (HISTORY_BEFORE.test(before) || HISTORY_AFTER.test(after) || REPORTED.test(before)) return undefined;
    // `No such law is in force as of` a day.
    if (/\bas of\s*$/iu.test(before) && mention.readings.every((d) => d.earliest > day)) return undefined;
    const [date] = mention.readings;
    if (mention.readings.length > 1) return make("unclear", twoReadings(mention));
    if (!isCertain(event, date))
      return event.happening === "effect" ? make("unclear", `${sentence} Some of its rules apply from other days.`) : undefined;
    const mistaken = table.texts.find((t) => t !== event.text && t.inForce !== undefined && includes(date, t.inForce));
    if (mistaken?.inForce !== undefined && event.happening === "in-force")
      return make("unclear", `${eventSentence({ ...event, text: mistaken }, mistaken.inForce, table.asOf)} ${sentence}`);
    return make("never-true", `No version of the law has this date. ${sentence}`, written(day, mention));
  }

  function fullApplication(
    claim: Claim,
    make: (v: Verdict, r: string, ids: readonly string[], c?: string, past?: boolean) => Finding,
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
    const once = table.versions.find((v) => v.id === table.base)?.phrase ?? "";
    const before = lastDuty.others.find((o) => o.scenario === table.base && dates.some((d) => includes(d, o.practical)));
    const isGeneral = dates.some((d) => includes(d, general.now?.formal as Day));
    const told = isGeneral ? `${longDay(general.now.formal)} is the general date of application, but not for all duties. ` : "";
    const was = before ? `${upper(once)} had its last duties from ${longDay(before.practical)}. ` : "";
    const rules = daysOf(ids.slice(1).flatMap((id) => byId.get(id) ?? []));
    const reason = `${told}${was}The rules for high-risk systems apply from ${rules} under ${table.law.phrase}.`;
    if (!isGeneral && !before) return make("unclear", reason, ids);
    return history ? make("current", reason, ids, undefined, true) : make("superseded", reason, ids, written(day, claim.mention));
  }

  function earlierMatch(date: ImpreciseDate, entries: readonly Entry[]) {
    for (const version of versions) {
      const those = entries.filter((e) => e.others.some((o) => o.scenario === version.id && includes(date, o.practical)));
      const day = those[0]?.others.find((o) => o.scenario === version.id)?.practical;
      if (day !== undefined) return { version, entries: those, day };
    }
    return undefined;
  }

  const isLikeLaw = (date: ImpreciseDate): boolean =>
    date.precision !== "day" ||
    Number(isoDay(date.latest).slice(8)) <= 2 ||
    table.entries.some((e) => [e.now, ...e.others].some((d) => d && (d.practical === date.latest || d.formal === date.latest)));

  return { read, unjudged: () => unjudged };
}

/** What stands around a statement. */
interface Around {
  readonly previous: string;
  readonly next: string;
  /** The head of the table, or of the column, that it is a row of. */
  readonly head: string;
}

/** Whether a date is one of two between which something lasts; the law has no such days, but dates moved from one to another. */
const isSpan = ({ before, after, mention }: Claim, said: string): boolean =>
  (TO.test(after) || (TO.test(before) && mention.start > before.length)) && !MOVES.test(said);
const TO = /^\s*(?:to|until|till|through|bis(?: zum)?|au|[–—-])\s*$/iu;
const MOVES = /\b(?:mov|postpon|delay|defer|push|shift|slip|chang|exten|put back|went|goes|verschieb|verschob|repouss|report)/iu;

const namedBy = (head: string): Subject[] => (head === "" ? [] : exactSubjects(readSubjects(head)));

const SPEAKS_OF_DUTIES =
  /\b(?:compl(?:y|iance|iant)|deadlines?|obligations?|duties|requirements?|mandatory|binding|enforce\w*|clock|moved|postponed|delayed|pushed|deferred)\b/iu;

/** Whether a subject that only the AI Act has stands between the last date of another law and this one, or no law beside it. */
function backAtAct(
  law: LawMention | undefined,
  mention: DateMention,
  subjects: readonly Subject[],
  laws: readonly LawMention[],
): boolean {
  if (!law) return isPlainly(subjects);
  if (!laws.some((l) => l.law === "ai-act")) return false;
  return isPlainly(subjects.filter((s) => s.start > law.end && s.end <= mention.start));
}

/** Whoever writes the right date of a matter beside an old one tells the old one as history. */
function contrasted(findings: readonly Finding[]): Finding[] {
  const right = new Set(findings.filter((f) => f.verdict === "current" && !f.history).flatMap((f) => f.about.map((a) => a.id)));
  return findings.map((f) =>
    f.verdict === "superseded" && f.about.length > 0 && f.about.every(({ id }) => right.has(id))
      ? { ...f, verdict: "current", history: true, corrected: undefined }
      : f,
  );
}

/** A delay `to` a date that is wrong is not right by itself: it was counted to that date. */
const leadsAstray = ({ verdict, end }: Finding, dates: readonly Finding[], text: string): boolean =>
  verdict === "current" &&
  dates.some((d) => isStale(d) && d.start > end && /^[\s,(]*(?:to|until|till)\s+$/iu.test(text.slice(end, d.start)));

/** The milestones of an article where they have the day of the whole to which it belongs. */
function moreExact(entries: readonly Entry[], cited: readonly Entry[]): readonly Entry[] {
  const day = entries[0]?.now?.practical;
  const [first] = entries;
  if (entries.length !== 1 || !first?.id.startsWith("high-risk-annex") || cited.length === 0) return entries;
  return cited.every((e) => e.now?.practical === day) ? cited : entries;
}

/** Versions by how much they count: law before what is not yet law, what was law before what never was. */
function standing({ id, status }: Version, base: string): number {
  if (status === "in-force") return 0;
  if (status.startsWith("adopted")) return 1;
  if (id === base) return 2;
  return status === "proposed" ? 3 : 4;
}

/** Why a provision whose formal date was not moved has another day on which it can bite. */
function idle({ title, now }: Entry): string {
  const { formal, practical } = now as Dates;
  return `${title}: the formal date, ${longDay(formal)}, was not moved, but the provision has an object only from ${longDay(practical)}.`;
}
const FOR_ANOTHER = /^\s*[,;]?\s*(?:(?:and|but)\s)?(?:for|against|on)\s/iu;
const ENFORCED = /\b(?:enforc|fine|penalt|sanction|supervis)\w*/iu;
const FROM = /\b(?:from|since|as of|by)\s*$/iu;

const OPENS = /^\W*(?:\w+\s+){0,2}$/u;
