import type { DelaySettings } from "./capacity/delay";
import { MEASURES, type Measure } from "./capacity/measure";
import type { SiteBloc } from "./capacity/schema";
import type { SiteState } from "./capacity/statement";
import { quote, VacatioError } from "./errors";
import { applicable, eventsKnownOn } from "./law/own";
import type { LawFacts } from "./law/scenario";
import { existsOn, inForceOn, scenariosOn } from "./law/scenario";
import type { Addressee, Topic } from "./law/schema";
import { type Day, isoDay, longDay, parseDay } from "./time/day";
import { type Period, parsePeriod } from "./time/duration";
import { type ImpreciseDate, parseImprecise } from "./time/imprecise";
import type { LeadTime } from "./windows/lead-time";

/** The lens: everything a reader has chosen. It lives in the URL and nowhere else; defaults are dropped from it. */

/** Which reading of a site stands for it. */
export const DELAYS = ["promise", "stated", "p50", "p90"] as const;
export type Delay = (typeof DELAYS)[number];

export const WINDOW_KINDS = ["runway", "start-by", "enforcement-gap", "relief", "capacity-lead", "migration", "promise"] as const;
export type WindowKind = (typeof WINDOW_KINDS)[number];

/** What the map shows of every country: the level of enforcement, or one dimension. */
export const MAP_VIEWS = [
  "level",
  "implementing-law",
  "market-surveillance-authority",
  "single-point-of-contact",
  "penalties",
  "sandbox",
  "eea-incorporation",
] as const;
export type MapView = (typeof MAP_VIEWS)[number];

export const BLOCS = ["EU", "EEA", "UK", "other"] as const satisfies readonly SiteBloc[];

/** The states of a site that anything is known of. */
export const SITE_STATES = ["online", "building", "announced", "paused", "lost"] as const satisfies readonly SiteState[];

/** What became of the first promise of a site: moved or came later, earlier, not moved; its site lost or paused; not known. */
export const SLIPS = ["later", "earlier", "unmoved", "lost", "unknown"] as const;
export type SlipFilter = (typeof SLIPS)[number];

export const SORTS = ["date", "size", "slip", "name", "provider", "country", "state"] as const;
export type Sort = (typeof SORTS)[number];

export interface Lens {
  /** A scenario id, or `in-force`. */
  readonly law: string;
  readonly compare: string;
  readonly assume: readonly { readonly event: string; readonly day: Day }[];
  readonly shift: readonly { readonly target: string; readonly period: string }[];
  readonly set: readonly { readonly target: string; readonly day: Day }[];
  /** From when the reader assumes that a country has the power to fine. */
  readonly fine: readonly { readonly country: string; readonly when: ImpreciseDate }[];
  /** The reader's name for the scenario; empty where it has none. */
  readonly name: string;
  readonly asOf: Day;
  /** The day that the map shows, where it is not the as-of date. Facts after the as-of date do not count. */
  readonly day: Day | "as-of";
  /** The milestone in the foreground. */
  readonly duty: string;
  /** Filters; empty means all. */
  readonly topic: readonly Topic[];
  readonly role: readonly Addressee[];
  readonly kind: readonly WindowKind[];
  /** The countries and sites in the foreground; at least the default, or empty where the reader chose `none`. */
  readonly country: readonly string[];
  readonly site: readonly string[];
  readonly delay: Delay;
  /** How long an assessment takes, as the reader estimates it or by a preset. */
  readonly lead: LeadTime & { readonly preset: string | "own" };
  readonly view: MapView;
  /** Parameters of the delay that the reader sets in place of the computed ones. */
  readonly late: number | "computed";
  readonly lost: number | "computed";
  readonly mu: number | "computed";
  readonly sigma: number | "computed";
  /** Whose sites: filters, empty or `all` means all. */
  readonly provider: readonly string[];
  readonly bloc: SiteBloc | "all";
  readonly state: readonly (typeof SITE_STATES)[number][];
  readonly slip: readonly SlipFilter[];
  /** The least size of a site, in the measure. */
  readonly size: number;
  /** `own`: each site in the measure it is given in. */
  readonly measure: Measure | "own";
  readonly sort: Sort;
}

/** What may be named in a lens, and the day that stands for today. */
export interface LensContext {
  readonly today: Day;
  readonly law: LawFacts;
  readonly topics: readonly Topic[];
  readonly roles: readonly Addressee[];
  /** The milestone to show for each topic. */
  readonly leadMilestone: (topic: Topic) => string | undefined;
  readonly countries: readonly string[];
  /** A country as a sentence names it: `the Netherlands`. */
  readonly countryName?: (iso2: string) => string;
  readonly sites: readonly string[];
  readonly providers: readonly string[];
  /** Published estimates of how long an assessment takes. */
  readonly leadTimes: readonly { readonly id: string; readonly shortest: number; readonly longest: number }[];
  /** Where a view shows all countries and all sites unless some are chosen. */
  readonly all?: true;
}

/** A setting that could not be applied: which one, and why. */
export interface Problem {
  readonly param: string;
  readonly message: string;
}

export interface ParsedLens {
  readonly lens: Lens;
  readonly problems: readonly Problem[];
  /** What the reader should know although everything was applied. */
  readonly warnings: readonly string[];
}

export const LENS_KEYS = [
  "law",
  "compare",
  "assume",
  "shift",
  "set",
  "fine",
  "name",
  "asOf",
  "day",
  "duty",
  "topic",
  "role",
  "country",
  "site",
  "kind",
  "delay",
  "lead",
  "view",
  "late",
  "lost",
  "mu",
  "sigma",
  "provider",
  "bloc",
  "state",
  "slip",
  "size",
  "measure",
  "sort",
] as const;
export type LensKey = (typeof LENS_KEYS)[number];

/** The version of the law, also one of the reader's own, and the as-of date. */
export const LAW_KEYS = [
  "law",
  "compare",
  "assume",
  "shift",
  "set",
  "fine",
  "name",
  "asOf",
] as const satisfies readonly LensKey[];
/** The numbers of the estimate of delay. */
export const DELAY_KEYS = ["late", "lost", "mu", "sigma"] as const satisfies readonly LensKey[];

export const DEFAULT_TOPIC: Topic = "high-risk-annex-iii";
export const DEFAULT_COUNTRY = "DE";
export const DEFAULT_SITE = "nscale-narvik";
/** Stands for no country or no site where a default would otherwise count. */
export const NONE = "none";

/** Six to twelve months, where nothing else is chosen. */
export const DEFAULT_LEAD: Lens["lead"] = { shortest: 6, longest: 12, preset: "own" };
const MIN_LEAD = 0;
const MAX_LEAD = 120;

/** The as-of date runs from the Act's publication to the end of 2035. */
export const FIRST_AS_OF = parseDay("2024-07-12");
export const LAST_AS_OF = parseDay("2035-12-31");

const MAX_QUERY = 8000;
const OLDER = "It may come from an older revision of the data.";
const SET_FROM = parseDay("2024-01-01");
const SET_TO = parseDay("2099-12-31");
const MAX_SHIFT_MONTHS = 600;
const MAX_NAME = 80;

/**
 * The lens of a URL. Nothing here throws: what cannot be applied is named, and the rest is applied.
 * @param query the search parameters, decoded
 * @param context what may be named
 * @param keys the keys that make sense here; any other is named as a problem
 * @param beside the page's own keys, read elsewhere: they are only named among those that can be used
 */
export function parseLens(
  query: URLSearchParams,
  context: LensContext,
  keys: readonly LensKey[] = LENS_KEYS,
  beside: readonly string[] = [],
): ParsedLens {
  const problems: Problem[] = [];
  const warnings: string[] = [];
  const report = (param: string, message: string) => {
    problems.push({ param, message });
  };
  const tooLong = query.toString().length > MAX_QUERY;
  if (tooLong)
    report(
      "query",
      `The link is longer than ${MAX_QUERY.toLocaleString("en")} characters; nothing of it was applied. Use fewer settings.`,
    );
  const given = tooLong ? new URLSearchParams() : query;

  for (const key of new Set(given.keys()))
    if (!(keys as readonly string[]).includes(key))
      report(key.slice(0, 60), `There is no setting ${quote(key)} here; use ${[...keys, ...beside].join(", ")}.`);

  // A form without scripts sends its empty fields too: they mean the default.
  const all = (key: LensKey) => (keys.includes(key) ? given.getAll(key).filter((text) => text !== "") : []);
  const one = <T>(key: LensKey, fallback: T, read: (text: string) => T): T => {
    const values = all(key);
    if (values.length > 1) {
      report(key, `${quote(key)} is given ${values.length} times; give it once. The default was used.`);
      return fallback;
    }
    return values[0] === undefined ? fallback : (attempt(key, () => read(values[0] as string)) ?? fallback);
  };
  const many = <T>(key: LensKey, read: (text: string) => T): T[] =>
    [...new Set(all(key))].flatMap((text) => {
      const value = attempt(key, () => read(text));
      return value === undefined ? [] : [value];
    });
  const attempt = <T>(key: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof VacatioError)) throw error;
      report(key, error.message);
      return undefined;
    }
  };
  const choice =
    <T extends string>(key: string, options: readonly T[], what: string, changes = false) =>
    (text: string): T => {
      const found = options.find((o) => o === text);
      if (found === undefined)
        throw new VacatioError(
          "bad-input",
          key,
          `There is no ${what} ${quote(text)}; ${hint(options)}${changes ? ` ${OLDER}` : ""}`,
        );
      return found;
    };
  const refuse = (key: string, message: string): never => {
    throw new VacatioError("bad-input", key, message);
  };

  const readDay = (key: "asOf" | "day", name: string) => (text: string) => {
    const day = parseDay(text, key);
    if (day < FIRST_AS_OF || day > LAST_AS_OF)
      refuse(key, `${longDay(day)} is outside the range; ${name} runs from ${isoDay(FIRST_AS_OF)} to ${isoDay(LAST_AS_OF)}.`);
    return day;
  };
  const asOf = one("asOf", context.today, readDay("asOf", "the as-of date"));
  if (asOf > context.today)
    warnings.push(
      `${longDay(asOf)} is in the future: what is shown is what is known on ${longDay(context.today)}, as if nothing more were heard until then. That silence is assumed, not observed; what is overdue is counted with it.`,
    );

  const scenario = (key: "law" | "compare") => (text: string) => {
    if (text === "in-force") return text;
    const found = context.law.scenarios.find((s) => s.id === text);
    const exist = scenariosOn(context.law, asOf).map((s) => s.id);
    if (!found) refuse(key, `There is no scenario ${quote(text)}; ${hint(["in-force", ...exist])}`);
    else if (!existsOn(found, asOf))
      refuse(key, `The scenario ${quote(text)} did not exist on ${longDay(asOf)}; ${hint(["in-force", ...exist])}`);
    return text;
  };
  const law = one("law", "in-force", scenario("law"));
  const compare = one("compare", baseLawId(context.law), scenario("compare"));

  const pair = (key: string, text: string, form: string): [string, string] => {
    const at = text.indexOf(":");
    if (at < 1) refuse(key, `${quote(text)} cannot be read; write ${form}.`);
    return [text.slice(0, at), text.slice(at + 1)];
  };
  const assume = unique(
    "assume",
    many("assume", (text) => {
      const [id, value] = pair("assume", text, "assume=event:YYYY-MM-DD");
      const known = eventsKnownOn(context.law, asOf);
      const event = known.find((e) => e.id === id);
      if (!event) return refuse("assume", `There is no event ${quote(id)}; ${hint(known.map((e) => e.id))} ${OLDER}`);
      if (event.date !== null && event.knownOn !== null && parseDay(event.knownOn) <= asOf)
        return refuse(
          "assume",
          `The day of ${quote(event.title)} is known (${event.date}); only a day that is not known can be assumed.`,
        );
      return { event: id, day: within("assume", parseDay(value, "assume")) };
    }),
    (a) => a.event,
    report,
  );
  const nodes = new Set([...context.law.anchors.map((a) => a.id), ...context.law.milestones.map((m) => m.id)]);
  const shift = unique(
    "shift",
    many("shift", (text) => {
      const [target, value] = pair("shift", text, "shift=topic-anchor-or-milestone:P6M");
      if (!nodes.has(target) && !context.topics.includes(target as Topic))
        refuse("shift", `Nothing bears the id ${quote(target)}; use the id of a topic, an anchor or a milestone. ${OLDER}`);
      checkShift(parsePeriod(value, "shift"), value);
      return { target, period: value };
    }),
    (s) => s.target,
    report,
  );
  const set = unique(
    "set",
    many("set", (text) => {
      const [target, value] = pair("set", text, "set=milestone:YYYY-MM-DD");
      if (!nodes.has(target))
        refuse("set", `Nothing bears the id ${quote(target)}; use the id of an anchor or a milestone. ${OLDER}`);
      return { target, day: within("set", parseDay(value, "set")) };
    }),
    (s) => s.target,
    report,
  );

  const scenarioId = law === "in-force" ? inForceOn(context.law, asOf).scenario.id : law;
  const own = applicable(context.law, scenarioId, { assume, shift, set }, asOf);
  problems.push(...own.problems);
  warnings.push(...own.warnings);

  const fine = unique(
    "fine",
    many("fine", (text) => {
      const [id, value] = pair("fine", text, "fine=NL:2027-07");
      const country = choice("fine", context.countries, "country")(id.toUpperCase());
      const when = parseImprecise(value, "fine");
      for (const end of [when.earliest, when.latest]) within("fine", end);
      return { country, when };
    }),
    (f) => f.country,
    report,
  );

  const topic = many("topic", choice("topic", context.topics, "topic"));
  const fallbackDuty = context.leadMilestone(topic[0] ?? DEFAULT_TOPIC) ?? context.law.milestones[0]?.id ?? "";
  const duty = one("duty", fallbackDuty, (text) => {
    if (!context.law.milestones.some((m) => m.id === text))
      refuse("duty", `There is no milestone ${quote(text)}; the list is at /api/v1/milestones. ${OLDER}`);
    return text;
  });
  const foreground = (key: "country" | "site", options: readonly string[], fallback: string, what: string) => {
    const values = many(key, (text) =>
      text === NONE ? NONE : choice(key, options, what, key === "site")(key === "country" ? text.toUpperCase() : text),
    );
    if (values.includes(NONE)) return [];
    return values.length > 0 ? [...new Set(values)] : context.all ? [] : [fallback];
  };
  const number = <K extends "late" | "lost" | "mu" | "sigma" | "size">(key: K) => {
    const { from, to, what, whole } = NUMBERS[key];
    return (text: string): number => {
      const value = Number(text);
      if (!/^-?(\d{1,12}(\.\d{1,12})?|\.\d{1,12})$/.test(text) || (whole && !Number.isInteger(value)))
        refuse(key, `${quote(text)} is no ${whole ? "whole number" : "number"}; ${key} is ${what}.`);
      if (value < from || value > to) refuse(key, `${text} is outside the range; ${key} is ${what}.`);
      return value;
    };
  };
  const late = one<Lens["late"]>("late", "computed", number("late"));
  const lost = one<Lens["lost"]>("lost", "computed", number("lost"));
  const tooMuch = typeof late === "number" && typeof lost === "number" && late + lost > 1;
  if (tooMuch) report("lost", `late and lost are ${late} and ${lost}; together they are at most 1. Neither was applied.`);

  const readLead = (text: string): Lens["lead"] => {
    const preset = context.leadTimes.find((l) => l.id === text);
    if (preset) return { shortest: preset.shortest, longest: preset.longest, preset: preset.id };
    const parts = /^(\d{1,3}(?:\.\d{1,2})?)-(\d{1,3}(?:\.\d{1,2})?)$/.exec(text);
    const form = `write months from ${MIN_LEAD} to ${MAX_LEAD} as 6-12, or use one of: ${context.leadTimes.map((l) => l.id).join(", ")}.`;
    if (!parts) return refuse("lead", `${quote(text)} is no lead time; ${form}`);
    const [shortest, longest] = [Number(parts[1]), Number(parts[2])];
    if (longest > MAX_LEAD) return refuse("lead", `${quote(text)} is out of range; ${form}`);
    if (shortest > longest)
      return refuse("lead", `${quote(text)} starts above its end; write the shorter estimate first, ${longest}-${shortest}.`);
    return { shortest, longest, preset: "own" };
  };

  const lens: Lens = {
    law,
    compare,
    assume: own.assume,
    shift: own.shift,
    set: own.set,
    fine,
    name: one("name", "", readName),
    asOf,
    day: one<Lens["day"]>("day", "as-of", (text) => {
      const day = readDay("day", "the day of the map")(text);
      return day === asOf ? "as-of" : day;
    }),
    duty,
    topic,
    role: many("role", choice("role", context.roles, "role")),
    kind: many("kind", choice("kind", WINDOW_KINDS, "kind of window")),
    country: foreground("country", context.countries, DEFAULT_COUNTRY, "country"),
    site: foreground("site", context.sites, DEFAULT_SITE, "site"),
    delay: one("delay", "stated", choice("delay", DELAYS, "reading")),
    lead: one("lead", DEFAULT_LEAD, readLead),
    view: one("view", "level", choice("view", MAP_VIEWS, "view of the map")),
    late: tooMuch ? "computed" : late,
    lost: tooMuch ? "computed" : lost,
    mu: one<Lens["mu"]>("mu", "computed", number("mu")),
    sigma: one<Lens["sigma"]>("sigma", "computed", number("sigma")),
    provider: many("provider", choice("provider", context.providers, "provider", true)),
    bloc: one<Lens["bloc"]>("bloc", "all", choice("bloc", BLOCS, "bloc")),
    state: many("state", choice("state", SITE_STATES, "state of a site")),
    slip: many("slip", choice("slip", SLIPS, "slip")),
    size: one("size", 0, number("size")),
    measure: one<Lens["measure"]>("measure", "own", choice("measure", MEASURES, "measure")),
    sort: one("sort", "date", choice("sort", SORTS, "order")),
  };
  return { lens, problems, warnings };
}

function readName(text: string): string {
  const name = text.normalize("NFC").replace(/\s+/g, " ").trim();
  if (name.length > MAX_NAME)
    throw new VacatioError("bad-input", "name", `The name has ${name.length} characters; at most ${MAX_NAME} fit.`);
  if (/[\p{Cc}\p{Cf}\ufffd]/u.test(name))
    throw new VacatioError("bad-input", "name", "The name holds characters that cannot be shown; write it in plain text.");
  return name;
}

/** What the numbers of a lens may be. */
const NUMBERS = {
  late: { from: 0, to: 1, what: "a share from 0 to 1", whole: false },
  lost: { from: 0, to: 1, what: "a share from 0 to 1", whole: false },
  mu: { from: -3, to: 6, what: "the mean of the logarithm of the months of slip, from -3 to 6", whole: false },
  sigma: { from: 0.01, to: 4, what: "the spread of that logarithm, from 0.01 to 4", whole: false },
  size: { from: 0, to: 1e9, what: "a size from 0 to 1,000,000,000", whole: true },
} as const;

/**
 * What counts where a setting is absent, as an address would write it; what is only ever said by its absence is left out. A day that is not chosen is today, and a duty the lead milestone
 * of the topic.
 */
export function defaultSettings(lens: Pick<Lens, "topic">, context: LensContext): Readonly<Partial<Record<LensKey, string>>> {
  return {
    law: "in-force",
    compare: baseLawId(context.law),
    name: "",
    asOf: isoDay(context.today),
    duty: context.leadMilestone(lens.topic[0] ?? DEFAULT_TOPIC) ?? "",
    ...(context.all ? {} : { country: DEFAULT_COUNTRY, site: DEFAULT_SITE }),
    delay: "stated",
    lead: leadKey(DEFAULT_LEAD),
    view: "level",
    size: "0",
    sort: "date",
  };
}

/** The search parameters of a lens, defaults dropped, always in the same order. `parseLens` gives the same lens back. */
export function printLens(lens: Lens, context: LensContext): URLSearchParams {
  const query = new URLSearchParams();
  const defaults = defaultSettings(lens, context);
  const put = (key: LensKey, value: string, fallback = defaults[key]) => {
    if (value !== fallback) query.set(key, value);
  };
  const putAll = (key: LensKey, values: readonly string[]) => {
    for (const value of values) query.append(key, value);
  };
  put("law", lens.law);
  put("compare", lens.compare);
  putAll(
    "assume",
    lens.assume.map((a) => `${a.event}:${isoDay(a.day)}`),
  );
  putAll(
    "shift",
    lens.shift.map((s) => `${s.target}:${s.period}`),
  );
  putAll(
    "set",
    lens.set.map((s) => `${s.target}:${isoDay(s.day)}`),
  );
  putAll(
    "fine",
    lens.fine.map((f) => `${f.country}:${f.when.text}`),
  );
  put("name", lens.name);
  put("asOf", isoDay(lens.asOf));
  if (lens.day !== "as-of") query.set("day", isoDay(lens.day));
  put("duty", lens.duty);
  putAll("topic", lens.topic);
  putAll("role", lens.role);
  for (const key of ["country", "site"] as const) {
    const values = lens[key];
    if (context.all) putAll(key, values);
    else if (values.length === 0) query.set(key, NONE);
    else if (values.length !== 1 || values[0] !== defaults[key]) putAll(key, values);
  }
  putAll("kind", lens.kind);
  put("delay", lens.delay);
  put("lead", leadKey(lens.lead));
  put("view", lens.view);
  for (const key of DELAY_KEYS) put(key, plain(lens[key]), "computed");
  putAll("provider", lens.provider);
  put("bloc", lens.bloc, "all");
  putAll("state", lens.state);
  putAll("slip", lens.slip);
  put("size", String(lens.size));
  put("measure", lens.measure, "own");
  put("sort", lens.sort);
  return query;
}

// Without an exponent, which a link may not bear.
const plain = (value: number | "computed"): string => (value === "computed" ? value : value.toFixed(12).replace(/\.?0+$/, ""));

/** A lead time as it stands in a link: the id of a preset, or `6-12`. */
export const leadKey = ({ preset, shortest, longest }: Lens["lead"]): string =>
  preset === "own" ? `${shortest}-${longest}` : preset;

/** The parameters of the delay that the reader has set. */
export function delaySettings(lens: Pick<Lens, "late" | "lost" | "mu" | "sigma">): DelaySettings {
  const set = DELAY_KEYS.flatMap((key) => (lens[key] === "computed" ? [] : [[key, lens[key]]]));
  return Object.fromEntries(set);
}

const baseLawId = (law: LawFacts): string => law.scenarios.find((s) => s.amendments.length === 0)?.id ?? "";

const hint = (options: readonly string[]): string =>
  options.length > 40 ? `for example ${options.slice(0, 5).join(", ")}.` : `use one of: ${options.join(", ")}.`;

function within(key: string, day: Day): Day {
  if (day < SET_FROM || day > SET_TO)
    throw new VacatioError(
      "bad-input",
      key,
      `${isoDay(day)} is outside the range; use a day from ${isoDay(SET_FROM)} to ${isoDay(SET_TO)}.`,
    );
  return day;
}

function checkShift(period: Period, text: string): void {
  const months = period.years * 12 + period.months + Math.ceil((period.weeks * 7 + period.days) / 30);
  if (period.hours > 0)
    throw new VacatioError("bad-input", "shift", `${quote(text)} is in hours; shift by years, months, weeks or days.`);
  if (months === 0) throw new VacatioError("bad-input", "shift", `${quote(text)} moves nothing; leave it out.`);
  if (months > MAX_SHIFT_MONTHS)
    throw new VacatioError("bad-input", "shift", `${quote(text)} is too far; shift by at most 50 years.`);
}

function unique<T>(key: string, values: T[], idOf: (value: T) => string, report: (param: string, message: string) => void): T[] {
  const seen = new Map<string, T>();
  for (const value of values) {
    const id = idOf(value);
    if (seen.has(id)) report(key, `${quote(id)} is given more than once with different values; the first was used.`);
    else seen.set(id, value);
  }
  return [...seen.values()];
}
