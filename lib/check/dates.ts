import { type Day, day, daysInMonth, isoDay, longDay } from "../time/day";
import { type ImpreciseDate, tryParseImprecise } from "../time/imprecise";

/** A date as a text names it. Several readings where day and month cannot be told apart. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly readings: readonly [ImpreciseDate, ...ImpreciseDate[]];
  /** Where it is a number of months from the entry into force: whether the words say so, or it is understood. */
  readonly counted?: "said" | "understood";
}

/** The names of the months in languages in which dates of the Act are often quoted, by their first letters. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(jan|ene|gen|styc)/, 1],
  [/^(feb|fév|fev|lut)/, 2],
  [/^(mar|mär|maa|mrt)/, 3],
  [/^(apr|avr|abr|kwi)/, 4],
  [/^(may|mai|mei|mag|maj)/, 5],
  [/^(jun|juin|giu|cze)/, 6],
  [/^(jul|juil|lug|lip)/, 7],
  [/^(aug|août|aout|ago|sier)/, 8],
  [/^(sep|set|wrz)/, 9],
  [/^(oct|okt|ott|out|paź)/, 10],
  [/^(nov|lis)/, 11],
  [/^(dec|déc|dez|dic|gru)/, 12],
];

const NAMES =
  "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec" +
  "|Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember" +
  "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre" +
  "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre" +
  "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre" +
  "|januari|februari|maart|mei|augustus" +
  "|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia";

const YEAR = "(20\\d\\d)";
/** A year beside a month may be short: `Dec '27`. */
const NEAR_YEAR = "20\\d\\d|['\u2018\u2019]\\d\\d";
const GAP = "[\\s\\u00a0]{1,4}";
const FORMS = [
  `(?<dm>(?<d1>\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?${GAP}(?:of${GAP}|de${GAP})?(?<m1>${NAMES})\\.?,?${GAP}(?:de${GAP})?(?<y1>${NEAR_YEAR}))`,
  `(?<md>(?<m2>${NAMES})\\.?${GAP}(?<d2>\\d{1,2})(?:st|nd|rd|th)?,?${GAP}(?<y2>${NEAR_YEAR}))`,
  `(?<my>(?:(?<part>early|mid|late|beginning of|start of|middle of|end of)[-\\s]{1,2})?(?<m3>${NAMES})\\.?,?${GAP}(?:de${GAP})?(?<y3>${NEAR_YEAR}))`,
  "(?<iso>(?<y4>20\\d\\d)-(?<m4>\\d\\d)-(?<d4>\\d\\d))",
  "(?<ym>(?<y9>20\\d\\d)-(?<m9>0[1-9]|1[0-2]))",
  "(?<mn>(?<m0>(?:0[1-9]|1[0-2])(?=[./])|[1-9](?=/))[./](?<y0>20\\d\\d))",
  "(?<num>(?<a>\\d{1,2})(?<sep>[./])(?<b>\\d{1,2})\\k<sep>(?<y5>20\\d\\d))",
  `(?<quarter>(?:Q(?<q>[1-4])|(?<qw>first|second|third|fourth|last) quarter(?: of)?)[\\s/-]{1,2}(?<y6>20\\d\\d))`,
  `(?<half>(?:H(?<h>[12])|(?<hw>first|second) half(?: of)?)[\\s/-]{1,2}(?<y7>20\\d\\d))`,
  `(?<phase>(?<ph>mid|early|late|end(?: of)?|beginning of|start of|middle of|spring|summer|autumn|fall|winter|Anfang|Mitte|Ende|Sommer|Herbst|début|mi|fin|été|automne)(?:[-\\s](?:of )?|\\u2011)(?<y8>20\\d\\d))`,
  `(?<year>${YEAR})`,
];
// What stands inside a longer number, a path or a version is no date.
const DATE = new RegExp(`(?<![\\w./=&?\\-\\u2011])(?:${FORMS.join("|")})(?![\\w]|[-/.]\\d)`, "giu");

const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 4 };
/** First and last month of a part of a year, as broadly as the words can be meant. */
const PHASES: Readonly<Record<string, readonly [number, number]>> = {
  early: [1, 4],
  beginning: [1, 3],
  anfang: [1, 4],
  début: [1, 4],
  start: [1, 3],
  spring: [3, 6],
  mid: [5, 8],
  mitte: [5, 8],
  mi: [5, 8],
  summer: [6, 9],
  sommer: [6, 9],
  été: [6, 9],
  autumn: [9, 12],
  automne: [9, 12],
  herbst: [9, 12],
  fall: [9, 12],
  late: [9, 12],
  winter: [11, 12],
  end: [10, 12],
  fin: [10, 12],
};

const month = (name: string): number => MONTHS.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? 0;
const two = (n: number): string => String(n).padStart(2, "0");
const exact = (y: number, m: number, d: number): ImpreciseDate | undefined => tryParseImprecise(`${y}-${two(m)}-${two(d)}`);
const span = (year: number, [first, last]: readonly [number, number]): ImpreciseDate => ({
  earliest: day(year, first, 1) as Day,
  latest: day(year, last, daysInMonth(year, last)),
  precision: "half",
  text: `${year}`,
});

/**
 * The dates of a text from 2000 to 2099, in order: days, months, quarters, halves and years in the forms of running text.
 * A day and a month that could be exchanged have both readings, the European one first.
 */
export function readDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  for (const match of text.matchAll(DATE)) {
    const [first, ...rest] = readings(match.groups ?? {});
    if (first) found.push({ start: match.index, end: match.index + match[0].length, text: match[0], readings: [first, ...rest] });
  }
  return found;
}

const GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ");
const FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

/**
 * A day in the form of the date it replaces: its language, its order, its exactness.
 * @returns undefined where that form cannot say it
 */
export function written(on: Day, { text, readings: [date] }: Pick<DateMention, "text" | "readings">): string | undefined {
  const iso = isoDay(on);
  const [year = "", mm = "", dd = ""] = iso.split("-");
  const [number = "", name = ""] = longDay(on).split(" ");
  const words = text.split(/[^\p{L}]+/u);
  const at = Number(mm) - 1;
  if (date.precision === "year") return year;
  if (date.precision === "quarter") return /^Q/iu.test(text) ? `Q${Math.floor(at / 3) + 1} ${year}` : undefined;
  if (date.precision === "half") return undefined;
  if (/^\d{4}-/.test(text)) return date.precision === "month" ? iso.slice(0, 7) : iso;
  if (date.precision === "month" && /^\d{1,2}\D\d{4}$/.test(text)) return `${mm}${text.replace(/\d/g, "")}${year}`;
  const [, separator] = /^\d{1,2}([./])\d/.exec(text) ?? [];
  if (separator) return `${dd}${separator}${mm}${separator}${year}`;
  const german = GERMAN.some((n) => words.includes(n)) && (/^\d{1,2}\./.test(text) || !NAMED_ALIKE.test(text));
  const french = FRENCH.some((n) => words.includes(n));
  const local = german ? GERMAN[at] : french ? FRENCH[at] : name;
  if (date.precision === "month")
    return /^(?:early|mid|late|beginning|start|middle|end)/iu.test(text) ? undefined : `${local} ${year}`;
  if (german) return `${number}. ${local} ${year}`;
  if (french) return `${number === "1" ? "1er" : number} ${local} ${year}`;
  return /^\p{L}/u.test(text) && /^\p{L}+\.?\s+\d{1,2}\D/u.test(text)
    ? `${name} ${number}, ${year}`
    : `${number} ${name} ${year}`;
}

/** Months with the same name in English. */
const NAMED_ALIKE = /April|August|September|November/u;

function readings(g: Readonly<Record<string, string | undefined>>): ImpreciseDate[] {
  const n = (name: string): number => Number(g[name]?.replace(/^\D/u, "20"));
  const one = (date: ImpreciseDate | undefined): ImpreciseDate[] => (date ? [date] : []);
  if (g.dm) return one(exact(n("y1"), month(g.m1 ?? ""), n("d1")));
  if (g.md) return one(exact(n("y2"), month(g.m2 ?? ""), n("d2")));
  if (g.my) return one(tryParseImprecise(`${n("y3")}-${two(month(g.m3 ?? ""))}`));
  if (g.ym) return one(tryParseImprecise(`${g.y9}-${g.m9}`));
  if (g.mn) return one(tryParseImprecise(`${g.y0}-${two(n("m0"))}`));
  if (g.iso) return one(exact(n("y4"), n("m4"), n("d4")));
  if (g.num) {
    const european = exact(n("y5"), n("b"), n("a"));
    // Only the slash is used for both orders.
    const american = g.sep === "/" && g.a !== g.b ? exact(n("y5"), n("a"), n("b")) : undefined;
    return [...one(european), ...one(american)];
  }
  if (g.quarter) return one(tryParseImprecise(`${g.y6}-Q${g.q ?? ORDINALS[(g.qw ?? "").toLowerCase()]}`));
  if (g.half) return one(tryParseImprecise(`${g.y7}-H${g.h ?? ORDINALS[(g.hw ?? "").toLowerCase()]}`));
  if (g.phase) {
    const word =
      /early|beginning|start|anfang|début|spring|mid|mitte|mi|summer|sommer|été|autumn|automne|herbst|fall|late|winter|end|fin/.exec(
        (g.ph ?? "").toLowerCase(),
      )?.[0] ?? "";
    const months = PHASES[word];
    return months ? [span(n("y8"), months)] : [];
  }
  return one(tryParseImprecise(g.year ?? ""));
}

/** A length of time as a text names it, in months. */
export interface LengthMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly months: number;
}

const NUMBERS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );
const LENGTH = new RegExp(
  `(?<![\\w.,])(?:(?<n>\\d{1,3})|(?<w>${NUMBERS.join("|")}|twenty-four|thirty-six|a|half a))[\\s\\u00a0-](?:(?<more>more|extra|further|additional)\\s)?(?<unit>months?|years?)(?![\\w])`,
  "giu",
);

/** The lengths in months and years that a text names, in order: `16 months`, `eighteen months`, `18 more months`, `one year`. */
export function readLengths(text: string): LengthMention[] {
  return [...text.matchAll(LENGTH)].flatMap((match) => {
    const { n, w = "", unit = "" } = match.groups ?? {};
    const number = n === undefined ? wordNumber(w.toLowerCase()) : Number(n);
    const months = /^y/i.test(unit) ? number * 12 : number;
    return months > 0 ? [{ start: match.index, end: match.index + match[0].length, text: match[0], months }] : [];
  });
}

function wordNumber(word: string): number {
  if (word === "a") return 1;
  if (word === "half a") return 0.5;
  if (word === "twenty-four") return 24;
  if (word === "thirty-six") return 36;
  return NUMBERS.indexOf(word) + 1;
}
