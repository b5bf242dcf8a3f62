import { addMonths, between, counted, type Day, type Length, lengthText, longDay, shortDay } from "../time/day";
import { parsePeriod } from "../time/duration";
import { differenceOf } from "./compare";
import { outcomeText, repealedText } from "./derivation";
import { isDuty } from "./duty";
import type { Outcome, ResolvedMilestone } from "./resolve";
import { every } from "./rule";
import type { Standing } from "./scenario";
import type { Topic } from "./schema";
import { bitesForHighRisk, namesNoDay, senseOf } from "./sense";
import { ADDRESSEE_WORDS, statusSince, TOPIC_WORDS, titlePhrase } from "./words";

/** Computed sentences: a fixed set of templates with their cases. */

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** Small numbers as words: `ten`, `13`. */
export const numberWord = (n: number): string => NUMBERS[n] ?? String(n);

/** `a`, `a and b`, `a, b and c` */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** How far a day is from the as-of date, which need not be today: `on this day`, `in 375 days`, `10 days ago`. */
export function distance(asOf: Day, to: Day): string {
  const days = to - asOf;
  if (days === 0) return "on this day";
  return days > 0 ? `in ${counted(days, "day")}` : `${counted(-days, "day")} ago`;
}

/** A difference in time with its sign: `+16 months`, `-6 days`. */
export function signed(length: Length): string {
  return `${length.totalDays < 0 ? "-" : "+"}${lengthText(length)}`;
}

/** The first day of a milestone from the as-of date on; of a series, the next one. Undefined where none is known. */
export function nextDay(
  { practical, recurring }: Pick<ResolvedMilestone, "practical" | "recurring">,
  asOf: Day,
): Day | undefined {
  if (practical.status !== "dated") return undefined;
  return practical.day >= asOf || !recurring ? atLeast(practical.day, asOf) : nextOfSeries(recurring, practical.day, asOf);
}

const atLeast = (day: Day, asOf: Day): Day | undefined => (day >= asOf ? day : undefined);

/** The first day, from the as-of date on, on which any of the milestones becomes applicable or comes back, with all that do. */
export function nextDates(
  milestones: readonly ResolvedMilestone[],
  asOf: Day,
): { day: Day; milestones: ResolvedMilestone[] } | undefined {
  const dated = milestones.flatMap((m) => {
    const day = nextDay(m, asOf);
    return day === undefined ? [] : [{ day, m }];
  });
  if (dated.length === 0) return undefined;
  const day = dated.reduce((a, b) => (b.day < a.day ? b : a)).day;
  return { day, milestones: dated.filter((d) => d.day === day).map((d) => d.m) };
}

/**
 * What comes first, as a headline: `In ten days two duties start: \u201cA\u201d and \u201cB\u201d.`
 * @param version how to name the version of the law where it is not the one in force
 */
export function headline(milestones: readonly ResolvedMilestone[], asOf: Day, version?: string): string {
  const said = first(milestones, asOf);
  return version ? `Under ${version}: ${said.charAt(0).toLowerCase()}${said.slice(1)}` : said;
}

function first(milestones: readonly ResolvedMilestone[], asOf: Day): string {
  if (milestones.length === 0) return "No milestone matches these filters.";
  const duties = milestones.filter((m) => isDuty(m.milestone));
  const next = nextDates(duties, asOf);
  if (next) return `${when(asOf, next.day)} ${starting(next.milestones)}.`;
  if (duties.some((m) => m.practical.status === "dated")) return "Every duty shown here that has a date already applies.";
  const other = nextDates(milestones, asOf);
  if (other)
    return `${when(asOf, other.day)}: ${other.milestones.length > 3 ? counted(other.milestones.length, "date") : named(other.milestones)}.`;
  return milestones.some((m) => m.practical.status === "dated")
    ? "Every date shown here has passed."
    : "Nothing shown here has a date that is known.";
}

/** From so many on, a headline counts duties instead of naming them. */
export const COUNTED_FROM = 4;

/** `two duties start: "A" and "B"`; from four on, how many and on what. */
function starting(duties: readonly ResolvedMilestone[]): string {
  const n = duties.length;
  if (n < COUNTED_FROM) return `${n === 1 ? "one duty starts" : `${numberWord(n)} duties start`}: ${named(duties)}`;
  const topics = duties.map((m) => m.milestone.topic);
  const most = topics.reduce((a, b) => (count(topics, b) > count(topics, a) ? b : a));
  const on = count(topics, most);
  return `${numberWord(n)} duties start${on > 1 ? `, ${on === n ? "all" : numberWord(on)} of them on ${TOPIC_WORDS[most].phrase}` : ""}`;
}

const count = (topics: readonly Topic[], topic: Topic): number => topics.filter((t) => t === topic).length;

/** Milestones by their labels, in quotes, since a label may hold commas and colons. */
export const named = (milestones: readonly ResolvedMilestone[]): string =>
  listed(milestones.map((m) => `\u201c${m.short}\u201d`));

function when(asOf: Day, day: Day): string {
  const days = day - asOf;
  if (days === 0) return `On this day, ${longDay(day)},`;
  if (days === 1) return "In one day";
  return days <= 31 ? `In ${numberWord(days)} days` : `On ${longDay(day)}`;
}

/** Whether the law asks for something by the day of a milestone: a deadline, a review, the end of a transitional period. */
export const isLastDay = ({ milestone }: Pick<ResolvedMilestone, "milestone">): boolean => senseOf(milestone) === "due";

/**
 * What is said of a day. A date says what was due by then, never that it was done; and which rules apply, never that what they are about
 * is there.
 */
function dayText(m: ResolvedMilestone, day: Day, asOf: Day): string {
  const label = `\u201c${m.short}\u201d`;
  const on = `${longDay(day)}${m.latest ? " at the latest" : ""}`;
  const over = day < asOf;
  const who = listed(m.milestone.addressees.map((a) => `the ${ADDRESSEE_WORDS[a]}`));
  switch (senseOf(m.milestone)) {
    case "due":
      return `${over ? (m.recurring ? "Was first due by" : "Was due by") : m.recurring ? "First due by" : "By"} ${on}: ${m.short}`;
    case "may-from":
      return `${day > asOf ? "From" : "Since"} ${on} ${who} may act on ${label}${/^only if\b/.test(m.appliesIf) ? `, ${m.appliesIf}` : ""}; it is a power and no duty`;
    case "may-until": {
      const what = /\bmay (.+?) until then\b/.exec(m.milestone.duty)?.[1] ?? "act";
      return `Until ${on} ${who.replaceAll(" and ", " or ")} ${over ? "could" : "may"} ${what}: ${m.short}`;
    }
    case "ends": {
      const extended = over ? undefined : /\bit is tacitly extended unless [^.]+/.exec(m.milestone.duty)?.[0];
      return `On ${on} a period ${over ? "ended" : "ends"}: ${m.short}${extended ? `; ${extended}` : ""}`;
    }
    case "on":
      return `On ${on}: ${m.short}`;
    case "starts": {
      const later = m.formal.status === "dated" && m.formal.day < day;
      const limit = later && bitesForHighRisk(m.milestone) ? " for high-risk systems" : "";
      if (day >= asOf) return `From ${on} the rules on ${label} ${later ? "can bite" : "apply"}${limit}`;
      return `Since ${on} the rules on ${label} ${later ? "can bite" : "have applied"}${limit}`;
    }
  }
}

/** When a provision applies by its text, where it can bite only later; `moved` where the compared text has that date too. */
function formally(m: ResolvedMilestone, from: ResolvedMilestone | undefined, day: Day, asOf: Day): string {
  if (m.formal.status !== "dated" || m.formal.day === day) return "";
  const rest = bitesForHighRisk(m.milestone) ? ", and for general-purpose AI models nothing comes later" : "";
  const kept =
    from?.formal.status === "dated" &&
    from.formal.day === m.formal.day &&
    from.practical.status === "dated" &&
    from.practical.day !== day
      ? "; that date is the same in both texts"
      : "";
  return ` Formally ${m.formal.day > asOf ? "they apply from" : "they have applied since"} ${longDay(m.formal.day)}${rest}${kept}.`;
}

/**
 * One milestone in a sentence or two: when, and how that compares.
 * @param from the same milestone under the yardstick
 * @param yardstick how the yardstick is called, for example `published in 2024`
 */
export function milestoneSentence(
  m: ResolvedMilestone,
  from: ResolvedMilestone | undefined,
  yardstick: string,
  asOf: Day,
): string {
  const practical = m.practical;
  if (practical.status !== "dated") return `${m.short}: ${outcomeText(practical)}.`;
  const difference = from && differenceOf(from, m);
  const moved =
    difference?.length && difference.length.totalDays !== 0
      ? `, ${lengthText(difference.length)} ${difference.length.totalDays > 0 ? "later" : "earlier"} than ${yardstick}`
      : difference?.changeType === "new"
        ? `, not in the text ${yardstick}`
        : "";
  const series = m.recurring ? ` ${seriesSentence(m.recurring, practical.day, asOf)}` : "";
  return `${dayText(m, practical.day, asOf)}${moved}.${formally(m, from, practical.day, asOf)}${series}`;
}

/** Far enough for every year of a lifetime. */
const SERIES = 100;

type Series = NonNullable<ResolvedMilestone["recurring"]>;

const endOfSeries = ({ until }: Series): Day | undefined => (until?.status === "dated" ? until.day : undefined);

/** The days of a series after its first. */
function laterDays(series: Series, first: Day): Day[] {
  const { years, months } = parsePeriod(series.every);
  const last = endOfSeries(series);
  return Array.from({ length: SERIES }, (_, n) => addMonths(first, (n + 1) * (12 * years + months))).filter(
    (day) => last === undefined || day <= last,
  );
}

/** The first day of a series after its first and from the as-of date on. */
const nextOfSeries = (series: Series, first: Day, asOf: Day): Day | undefined =>
  laterDays(series, first).find((day) => day >= asOf);

/** The day of a milestone; of a series all that have passed, and the next one. Empty where none is known. */
export function daysToNext({ practical, recurring }: Pick<ResolvedMilestone, "practical" | "recurring">, asOf: Day): Day[] {
  if (practical.status !== "dated") return [];
  const first = practical.day;
  if (!recurring || first >= asOf) return [first];
  const later = laterDays(recurring, first);
  const next = later.findIndex((day) => day >= asOf);
  return [first, ...(next < 0 ? later : later.slice(0, next + 1))];
}

/** How a series goes on after its first day: `Then every 2 years; next by 2 August 2027.` */
export function seriesSentence(series: Series, first: Day, asOf: Day): string {
  const last = endOfSeries(series);
  const next = first < asOf ? nextOfSeries(series, first, asOf) : undefined;
  return `Then every ${every(series.every)}${last === undefined ? "" : `, until ${longDay(last)}`}${next === undefined ? "" : `; next by ${longDay(next)}`}.`;
}

/** A later day of a series: `Due again by 1 August 2027; first due by 1 August 2025, every year until 1 August 2029.` */
export function laterDaySentence(series: Series, first: Day, day: Day, asOf: Day): string {
  const last = endOfSeries(series);
  return `${day < asOf ? "Was due again by" : "Due again by"} ${longDay(day)}; first due by ${longDay(first)}, every ${every(series.every)}${last === undefined ? "" : ` until ${longDay(last)}`}.`;
}

/**
 * From when a text that changed the wording counts, where that is later than the day of the milestone itself: until then the earlier
 * wording bound.
 */
export function wordingSentences(m: ResolvedMilestone, asOf: Day): string[] {
  const { practical } = m;
  if (practical.status !== "dated") return [];
  return m.wordingChanges.flatMap(({ effective, citation, summary, shown }) => {
    if (effective.status === "dated" && effective.day <= practical.day) return [];
    const counts = effective.status === "dated" && effective.day <= asOf;
    const since =
      effective.status === "dated" ? `${counts ? "since" : "from"} ${longDay(effective.day)}` : "from a day that is not known";
    return [
      shown
        ? `Worded so ${since} (${citation}); ${counts ? "before that day the earlier wording bound" : "until then the earlier wording binds"}.`
        : `Wording changed ${since} (${citation}): ${summary}`,
    ];
  });
}

/**
 * What a text that is adopted and not yet in force does to the date of a milestone; undefined where the date stays.
 * @param next the same milestone in that text
 */
export function pendingSentence(
  m: ResolvedMilestone,
  next: ResolvedMilestone | undefined,
  { title, status, since }: Pick<Standing, "title" | "status" | "since">,
): string | undefined {
  if (!next || outcomeText(next.practical) === outcomeText(m.practical)) return undefined;
  const text = titlePhrase(title);
  const moves = next.practical.status === "dated" ? "moves this date to" : "gives this no such date:";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} (${statusSince(status, longDay(since))}), ${moves} ${outcomeText(next.practical)}.`;
}

/** The mark beside a date that differs: `+16 months`, `new`, `gone`, or undefined where nothing moved. */
export function deltaText(from: ResolvedMilestone, to: ResolvedMilestone): string | undefined {
  const difference = differenceOf(from, to);
  if (!difference) return undefined;
  if (difference.changeType === "new") return "new";
  if (difference.changeType === "removed") return "gone";
  return difference.length && difference.length.totalDays !== 0 ? signed(difference.length) : undefined;
}

/** A practical date in a few words: `at the latest 2 Dec 2027` where an event that has no day yet would bring it forward. */
export const dateLabel = ({ practical, latest }: Pick<ResolvedMilestone, "practical" | "latest">): string =>
  `${latest ? "at the latest " : ""}${outcomeLabel(practical)}`;

/** An outcome in a few words, for charts and tables. */
export function outcomeLabel(outcome: Outcome): string {
  switch (outcome.status) {
    case "dated":
      return shortDay(outcome.day);
    case "none":
      return "not in this text";
    case "repealed":
      return `${repealedText(outcome)}${outcome.on.status === "dated" ? ` ${shortDay(outcome.on.day)}` : ", day not known"}`;
    case "unknown":
      return outcome.needs.length > 0 ? "not known yet" : "no date found";
    case "conditional":
      return namesNoDay(outcome) ? "no date in the Act" : "on a condition";
    case "never":
      return "never";
  }
}

/** The distance in whole months and days, for `12 months 10 days` beside `375 days`. */
export const untilText = (asOf: Day, day: Day): string => lengthText(between(asOf, day));
