import type { Facts } from "@/lib/facts";
import { versionName } from "@/lib/law/chosen";
import { ADDRESSEE_WORDS, phraseOn, TOPIC_WORDS } from "@/lib/law/words";
import { type LensContext, type LensKey, type ParsedLens, parseLens } from "@/lib/lens";
import { inHindsight, type News, type Relevance, type Signal, signalsOf, type WatchDate, watchOf } from "@/lib/signals";
import { type Day, longDay, parseDay } from "@/lib/time/day";
import { footText, type NoticeState, noticeState } from "./bar";
import { countryHref, href, siteHref, siteLens } from "./links";
import {
  namesIn,
  SIGNALS_PATH,
  type SignalRow,
  signalHref,
  signalRow,
  signalsAround,
  type ToldSignal,
  tellSignal,
} from "./signals";
import { type EffectPart, effectParts, effectSentence, hindsightPart, relevanceReason } from "./signals-effect";
import { awayText, SITES_OF_THE_PROVIDER, whenText } from "./signals-next";
import { lower, regionName } from "./site-words";
import { BLOC_WORDS, CONFIDENCE_WORDS } from "./words";

/** The brief of one signal: what happened, why it matters in numbers, what to watch next. */

export const SIGNAL_KEYS: readonly LensKey[] = ["law", "assume", "shift", "set", "name", "asOf", "duty"];

export interface Named {
  readonly label: string;
  readonly href: string | undefined;
}

export interface SignalBrief {
  readonly row: SignalRow;
  readonly notices: NoticeState;
  readonly foot: string;
  /** What happened. */
  readonly what: {
    /** The record's own words, to be shown as a quotation; undefined where none are kept for the day. */
    readonly quote: string | undefined;
    readonly confidence: string;
    readonly sourceIds: readonly string[];
    readonly planned: string | undefined;
    /** From which day it counts, where its date is not exact. */
    readonly counts: string | undefined;
  };
  readonly facts: readonly { readonly name: string; readonly values: readonly Named[] }[];
  /** Why it matters, in numbers. */
  readonly why: {
    readonly sentence: string;
    readonly relevance: Relevance;
    readonly relevanceMeans: string;
    readonly parts: readonly EffectPart[];
    /** Set where the law chosen on the page came later than the signal. */
    readonly hindsight: EffectPart | undefined;
    /** The same in one line, by its first row. */
    readonly hindsightLine: string | undefined;
    /** What the choice of a law changes on this page. */
    readonly lawNote: string;
    /** The effect is of all of these together. */
    readonly together: readonly Named[];
    /** Statements of the day that make something else of the site than this one alone. */
    readonly others: readonly Named[];
    /** Statements of the day that stand before this one: those it replaces, and what runs. */
    readonly priors: readonly Named[];
    /** Other signals of the day about the same country, provider or site. */
    readonly sameDay: readonly Named[];
  };
  /** What to watch next. */
  readonly next: {
    readonly dates: readonly WatchRow[];
    readonly questions: readonly { readonly text: string; readonly of: Named }[];
    /** Why there are none, or whose they are; empty where nothing has to be said. */
    readonly none: string;
  };
  /** The signals beside it in time, of the same kind. */
  readonly earlier: Named | undefined;
  readonly later: Named | undefined;
}

export interface WatchRow {
  readonly when: string;
  /** `in 6 days` */
  readonly away: string;
  readonly items: readonly Named[];
  /** How many more fall on the day. */
  readonly more: number;
}

const NEXT = { days: 8, items: 6 };

/** The lens of a brief. */
export const parseSignal = (query: URLSearchParams, context: LensContext): ParsedLens => parseLens(query, context, SIGNAL_KEYS);

/** Whether a signal that is not known by the day of the page is known today. */
export const knownLater = (id: string, facts: Facts, news: News, { lens }: ParsedLens, { today }: LensContext): boolean =>
  lens.asOf < today && signalsOf(facts, news, today).some((s) => s.id === id);

/** The brief of a signal; undefined where there is none of that id by the as-of date. */
export function signalBrief(
  id: string,
  facts: Facts,
  news: News,
  parsed: ParsedLens,
  context: LensContext,
): SignalBrief | undefined {
  const { lens } = parsed;
  const around = signalsAround(facts, news, lens);
  const all = signalsOf(facts, news, lens.asOf);
  const at = all.findIndex((s) => s.id === id);
  const signal = all[at];
  if (!signal) return undefined;
  const own = tellSignal(signal, around);
  const { effect } = own;
  const { chosen, standing } = around;
  const today = lens.asOf === context.today;
  const told = {
    facts,
    duty: lens.duty,
    milestoneHref: (milestone: string) => href(`/milestones/${milestone}`, { ...lens, duty: milestone }, context),
  };
  const named = (s: Signal): Named => ({ label: s.title, href: signalHref(s.id, lens, context) });
  const byId = (other: string) => all.filter((s) => s.id === other).map(named);
  const sameKind = (from: readonly Signal[]) => from.find((s) => s.kind === signal.kind);
  const [later, earlier] = [sameKind(all.slice(0, at).reverse()), sameKind(all.slice(at + 1))];
  const laterLaw =
    signal.kind === "compute" && effect.untouched !== "comparison" && (chosen.own || chosen.law.choice.scenario !== effect.law);
  const name = versionName(chosen) ?? phraseOn(chosen.standing);
  const hindsight = laterLaw ? hindsightPart(inHindsight(signal, chosen.law, facts), effect.windows, name, told) : undefined;
  const watch = watchOf(signal, effect, standing, news, today);
  const others = (effect.wholeDay?.others ?? []).filter((other) => !effect.priors.includes(other));
  const linked = [...effect.together, ...effect.priors, ...others];
  const ofHref = (kind: string, of: string): string | undefined => {
    if (kind === "milestone") return told.milestoneHref(of);
    if (kind === "site") return siteHref(of, lens, context);
    if (kind === "country") return countryHref(of, lens, context);
    return undefined;
  };
  const dates = watchRows(watch.dates, lens.asOf, (d) => ofHref(d.of.kind, d.of.id));
  const questions = watch.questions === "not-kept" ? [] : watch.questions;
  return {
    row: signalRow(own, around, context),
    notices: noticeState(`${SIGNALS_PATH}/${id}`, lens, context, chosen, parsed.problems, parsed.warnings),
    foot: footText(lens, chosen),
    what: {
      quote: signal.detail,
      confidence: CONFIDENCE_WORDS[signal.confidence],
      sourceIds: signal.sources,
      planned: signal.planned ? "Planned, not done on this day." : undefined,
      counts: countsText(signal),
    },
    facts: factsOf(
      own,
      facts,
      news,
      told.milestoneHref,
      (country) => (facts.jurisdictions.some((j) => j.iso2 === country) ? countryHref(country, lens, context) : undefined),
      (site) => siteHref(site, lens, context),
      (provider) => href("/compute", { ...siteLens(lens, context), provider: [provider] }, context),
    ),
    why: {
      sentence: effectSentence(effect, told),
      relevance: effect.relevance,
      relevanceMeans: relevanceReason(effect),
      parts: effectParts(effect, told),
      hindsight,
      hindsightLine: hindsight && hindsightLine(hindsight, name),
      lawNote: `The law chosen above sets the dates to watch${signal.kind === "compute" ? " and the part in hindsight" : ""}; the effect stands under the law in force on the day.`,
      together: effect.together.flatMap(byId),
      others: others.flatMap(byId),
      priors: effect.priors.flatMap(byId),
      sameDay: all.filter((s) => s !== signal && !linked.includes(s.id) && related(signal, s)).map(named),
    },
    next: {
      dates,
      questions: questions.map(({ text, of }) => ({ text, of: { label: of.name, href: ofHref(of.kind, of.id) } })),
      none: [
        signal.kind === "deal" && dates.length > 0 ? SITES_OF_THE_PROVIDER : "",
        noneText(dates.length, questions.length, watch.questions === "not-kept"),
      ]
        .filter(Boolean)
        .join(" "),
    },
    earlier: earlier && named(earlier),
    later: later && named(later),
  };
}

/** `In hindsight, under the Omnibus: capacity lead, Annex III high-risk: 336 days before the duty, now 29 days after the duty (365 days later).` */
function hindsightLine({ rows }: EffectPart, name: string): string | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const told = first.change.startsWith("as before")
    ? `${first.before}, ${first.change}`
    : first.moved
      ? `${first.before}, now ${first.after}${/ (later|earlier)$/.test(first.change) ? ` (${first.change})` : ""}`
      : `was and is ${first.after}`;
  return `In hindsight, under ${name}: ${lower(first.what)}: ${told}.`;
}

const shares = (a: readonly string[], b: readonly string[]) => a.some((x) => b.includes(x));

const related = (a: Signal, b: Signal): boolean =>
  a.knownOn === b.knownOn &&
  (shares(a.providers, b.providers) ||
    shares(a.sites, b.sites) ||
    (a.kind === "enforcement" && b.kind === "enforcement" && shares(a.countries, b.countries)) ||
    (a.kind === "law" && b.kind === "law"));

function countsText({ date, knownOn, between }: Signal): string | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(date) && between === undefined)
    return parseDay(date) === knownOn ? undefined : `It became known on ${longDay(knownOn)}, and counts from then.`;
  return `The day is not known exactly; it counts from ${longDay(knownOn)}.`;
}

function noneText(dates: number, questions: number, notKept: boolean): string {
  const open = notKept ? " Open questions are not kept for an earlier day." : "";
  if (dates + questions > 0) return open.trim();
  return `No date still ahead hangs on it${notKept ? "." : ", and no open question is on record."}${open}`;
}

/** What falls on one day is one row. */
function watchRows(dates: readonly WatchDate[], asOf: Day, hrefOf: (d: WatchDate) => string | undefined): WatchRow[] {
  const days = new Map<string, WatchDate[]>();
  for (const d of dates) days.set(`${d.day} ${d.when}`, [...(days.get(`${d.day} ${d.when}`) ?? []), d]);
  return [...days.values()].slice(0, NEXT.days).map((own) => {
    const [first] = own as [WatchDate];
    return {
      when: whenText(first),
      away: awayText(first, asOf),
      items: own.slice(0, NEXT.items).map((d) => ({ label: d.text, href: hrefOf(d) })),
      more: Math.max(0, own.length - NEXT.items),
    };
  });
}

function factsOf(
  { signal, about, topics, roles }: ToldSignal,
  facts: Facts,
  news: News,
  milestoneHref: (id: string) => string,
  countryLink: (iso2: string) => string | undefined,
  siteLink: (id: string) => string,
  providerLink: (id: string) => string,
): SignalBrief["facts"] {
  const names = namesIn(facts, news);
  const milestones = new Map(facts.law.milestones.map((m) => [m.id, m]));
  const addressees = [...new Set(about.flatMap((id) => milestones.get(id)?.addressees ?? []))];
  // Where no operator is bound, those who are.
  const bound = roles.length > 0 || signal.kind === "model" ? roles : addressees;
  const plain = (label: string): Named => ({ label, href: undefined });
  // The files give a deal neither; that is no word on where the money goes.
  const notRecorded = signal.kind === "deal" ? [plain("not recorded")] : [];
  const compute = new Set(facts.providers.map((p) => p.id));
  return [
    { name: "Region", values: signal.region === "unknown" ? notRecorded : [plain(BLOC_WORDS[signal.region])] },
    {
      name: "Countries",
      values:
        signal.countries.length === 0
          ? notRecorded
          : signal.countries.map((c) => ({ label: regionName(c), href: countryLink(c) })),
    },
    {
      name: "Providers",
      values: signal.providers.map((p) => ({
        label: names.get(p) ?? p,
        href: compute.has(p) && signal.kind !== "model" ? providerLink(p) : undefined,
      })),
    },
    { name: "Sites", values: signal.sites.map((s) => ({ label: signal.title.split(":")[0] ?? s, href: siteLink(s) })) },
    { name: "Roles", values: bound.length === 0 ? notRecorded : bound.map((r) => plain(ADDRESSEE_WORDS[r])) },
    { name: "Topics", values: topics.map((t) => plain(TOPIC_WORDS[t].title)) },
    {
      name: "About",
      // What a step of the law touches stands in the tables of its effect.
      values: (signal.kind === "law" ? signal.milestones : about).flatMap((id) => {
        const label = milestones.get(id)?.short;
        return label === undefined ? [] : [{ label, href: milestoneHref(id) }];
      }),
    },
  ].filter((f) => f.values.length > 0);
}
