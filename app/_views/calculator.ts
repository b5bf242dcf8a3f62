import type { Dataset } from "@/db/files";
import { quote, VacatioError } from "@/lib/errors";
import type { Problem } from "@/lib/lens";
import { calendarsFrom } from "@/lib/time/calendar";
import { type Day, longDay, parseDay, tryParseDay, weekdayName } from "@/lib/time/day";
import { type Period, periodText, tryParsePeriod } from "@/lib/time/duration";
import { besideEnd, type PeriodResult, period } from "@/lib/time/period";
import { standingOf } from "./calculator-standing";
import { type DurationGroup, type DurationRow, durationGroups, durationsText } from "./durations";
import { CONFIDENCE_WORDS } from "./words";

/** What the calculator needs of the dataset. */
export type CalculatorData = Pick<Dataset, "law" | "periodLaw" | "publicHolidays" | "institutionHolidays" | "jurisdictions">;

export const UNITS = ["days", "working-days", "weeks", "months", "years", "hours"] as const;
type Unit = (typeof UNITS)[number];

/** The fields of the form as they were typed. */
export interface CalculatorForm {
  readonly duration: string;
  readonly start: string;
  readonly time: string;
  readonly period: string;
  readonly unit: Unit;
  readonly calendar: string;
}

/** A rule that was applied: its article, its effect here, and the rule itself with how well it is known. */
export interface Applied {
  readonly article: string;
  readonly text: string;
  readonly rule: { readonly text: string; readonly sure: string } | undefined;
}

export type Answer =
  | {
      readonly kind: "end";
      readonly headline: string;
      readonly lead: string;
      /** The end without Art. 3(4) and (5), where it differs. */
      readonly strict: string | undefined;
      readonly applied: readonly Applied[];
      /** Rules that say how the end is to be read and move nothing. */
      readonly bearing: readonly Applied[];
      /** Why the period may not run in law. */
      readonly standing: readonly string[];
      readonly holidays: readonly string[];
      readonly warnings: readonly string[];
      /** What a calendar marks: the legal end, for hours the moment that comes first, after a time to wait the first day. */
      readonly marked: string;
      readonly icsHref: string;
      readonly jsonHref: string;
      /** The question in a few words, the same whenever it is asked. */
      readonly question: string;
    }
  | { readonly kind: "words"; readonly headline: string; readonly lead: string }
  | { readonly kind: "none" };

export interface CalculatorState {
  readonly form: CalculatorForm;
  readonly problems: readonly Problem[];
  /** Goes along to the other pages; this one does not depend on it. */
  readonly asOf: string | undefined;
  /** Which law the durations are those of, and that the as-of date changes nothing here. */
  readonly law: string;
  readonly calendars: readonly { readonly value: string; readonly label: string; readonly group: string }[];
  readonly durations: readonly DurationGroup[];
  readonly chosen: DurationRow | undefined;
  readonly answer: Answer;
  /** Where practice differs, and how it is read here; `here` where it bears on the answer. */
  readonly readings: readonly { readonly topic: string; readonly reading: string; readonly here: boolean }[];
}

const KEYS = ["duration", "start", "time", "period", "unit", "calendar", "counts"] as const;
const CARRIED = "asOf";
const LONGEST = 60;

const fullDay = (iso: string) => `${weekdayName(parseDay(iso))} ${longDay(parseDay(iso))}`;

/** `Tuesday 13 October 2026`, `Friday 3 July 2026, 14:30` */
const momentText = (at: string) => {
  const [day = "", time] = at.split("T");
  return time === undefined ? fullDay(day) : `${fullDay(day)}, ${time}`;
};

/**
 * The calculator under the settings of a link.
 * @param today the day that the form offers where none was chosen, `YYYY-MM-DD`
 */
export function calculatorState(data: CalculatorData, query: URLSearchParams, today: string): CalculatorState {
  const problems: Problem[] = [];
  const refuse = (param: string, message: string) => problems.push({ param, message });
  const typed = Object.fromEntries(KEYS.map((key) => [key, (query.get(key) ?? "").replace(/\p{Cc}/gu, " ").trim()])) as Record<
    (typeof KEYS)[number],
    string
  >;
  for (const key of new Set(query.keys()))
    if (key === CARRIED) continue;
    else if (!KEYS.some((k) => k === key))
      refuse(key.slice(0, 60), `There is no setting ${quote(key)} here; use ${KEYS.slice(0, -1).join(", ")} or counts.`);
    else if (query.getAll(key).length > 1) refuse(key, `${quote(key)} is given more than once; the first was used.`);
  for (const key of KEYS)
    if (typed[key].length > LONGEST && key !== "duration") {
      refuse(key, `"${key}" is ${typed[key].length.toLocaleString("en")} characters long; no value has more than ${LONGEST}.`);
      typed[key] = typed[key].slice(0, LONGEST);
    }

  const durations = durationGroups(data.law);
  const calendars = calendarsFrom(data.publicHolidays, data.institutionHolidays);
  const chosen = durations.flatMap((group) => group.rows).find((row) => row.id === typed.duration);
  if (typed.duration !== "" && !chosen)
    refuse("duration", `There is no duration ${quote(typed.duration)}; choose one from the list, or a period of your own.`);

  const unit = UNITS.find((u) => u === typed.unit) ?? (typed.counts === "working-days" ? "working-days" : "days");
  if (typed.unit !== "" && unit !== typed.unit)
    refuse("unit", `${quote(typed.unit)} is no unit; use one of: ${UNITS.join(", ")}.`);
  if (!["", "calendar", "working-days"].includes(typed.counts))
    refuse("counts", `${quote(typed.counts)} cannot be used for "counts"; use calendar or working-days.`);
  if (typed.unit !== "" && typed.counts === "working-days" && unit !== "working-days")
    refuse("counts", `Working days were asked for in one place and ${unit} in another; choose one.`);

  // A moment may stand in one field, as in the API.
  const [day = "", clock] = typed.start.split("T");
  const time = typed.time === "" ? (clock ?? "") : typed.time;
  const asked = ["start", "time", "period"].some((key) => query.has(key));
  const start = asked ? readStart(day, time, refuse) : undefined;

  const calendarId = /^(none)?$/i.test(typed.calendar) ? "none" : typed.calendar.toUpperCase();
  const calendar = calendarId === "none" ? null : calendars.get(calendarId);
  if (calendar === undefined)
    refuse(
      "calendar",
      `There is no calendar ${quote(typed.calendar)}; use none or one of: ${[...calendars.keys()].sort().join(", ")}.`,
    );

  const own = typed.period === "" ? undefined : readPeriod(typed.period, unit, refuse);
  if (chosen && typed.period !== "")
    refuse(
      "period",
      `The duration of ${chosen.cited.text} was used, and ${quote(typed.period)} was left out; choose one of the two.`,
    );
  if (asked && typed.duration === "" && typed.period === "")
    refuse("period", "Choose a duration of the Act, or write a period, for example 15 or P6M.");

  const counted = chosen && "period" in chosen.counted ? chosen.counted : undefined;
  const length = counted?.period ?? (typed.duration === "" ? own : undefined);
  const workingDays = counted?.workingDays ?? unit === "working-days";
  const form: CalculatorForm = {
    duration: chosen?.id ?? "",
    start: asked ? day : (chosen?.fixedStart ?? today),
    time,
    period: typed.period,
    unit,
    calendar: calendar?.id ?? "none",
  };
  let answer: Answer = { kind: "none" };
  if (chosen && "headline" in chosen.counted) answer = { kind: "words", ...chosen.counted };
  else if (length && start !== undefined && calendar !== undefined)
    answer = guarded(refuse, () => {
      const result = period({ start, period: length, calendar, counts: workingDays ? "working-days" : "calendar" });
      return endAnswer(data, {
        ...{ start, length, workingDays, chosen, calendar: calendar?.name, calendarId, result },
        today: parseDay(today),
      });
    });
  const hours = (length?.hours ?? 0) > 0;
  const readings = data.periodLaw.conflicts.map(({ topic, ourReading: reading }) => ({
    topic,
    reading,
    here:
      (/\bArt\. 73\b/.test(topic) && /\bArt\. 73\b/.test(chosen?.cited.text ?? "")) ||
      (/hours?\b/.test(topic) && hours) ||
      (/\(UK\)/.test(topic) && calendarId === "GB" && (length?.months ?? 0) > 0),
  }));
  const asOf = query.get(CARRIED) ?? "";
  const asOfDay = tryParseDay(asOf);
  return {
    form,
    problems,
    asOf: asOfDay === undefined ? undefined : asOf,
    law: `${durationsText(data.law)}${
      asOfDay === undefined
        ? ""
        : ` This page does not depend on the as-of date, ${longDay(asOfDay)}: it shows the same on every day.`
    }`,
    calendars: [
      { value: "none", label: "Weekends only", group: "No holidays" },
      ...[...calendars.values()].map(({ id, name }) => ({
        value: id,
        label: name,
        group: id === "EC" || id === "EP" ? "EU institutions" : "Countries",
      })),
    ],
    durations,
    chosen,
    answer,
    readings,
  };
}

type Refuse = (param: string, message: string) => unknown;

function readStart(day: string, time: string, refuse: Refuse): string | undefined {
  const soundDay = tryParseDay(day) !== undefined;
  const soundTime = time === "" || /^([01]\d|2[0-3]):[0-5]\d$/.test(time);
  if (day === "") refuse("start", "Give the day of the event, for example 2026-10-09.");
  else if (!soundDay) refuse("start", `${quote(day)} is no day of the calendar; write it as 2026-10-09.`);
  if (!soundTime) refuse("time", `${quote(time)} is no time of day; write it as 14:30.`);
  return soundDay && soundTime ? (time === "" ? day : `${day}T${time}`) : undefined;
}

const LETTERS: Readonly<Record<Unit, (n: string) => string>> = {
  days: (n) => `P${n}D`,
  "working-days": (n) => `P${n}D`,
  weeks: (n) => `P${n}W`,
  months: (n) => `P${n}M`,
  years: (n) => `P${n}Y`,
  hours: (n) => `PT${n}H`,
};

/** A period in ISO 8601, or a whole number of the unit. */
function readPeriod(text: string, unit: Unit, refuse: Refuse): Period | undefined {
  const written = /^-?\d+$/.test(text)
    ? `${text.startsWith("-") ? "-" : ""}${LETTERS[unit](text.replace("-", ""))}`
    : text.toUpperCase();
  const read = tryParsePeriod(written);
  if (!read)
    refuse("period", `${quote(text)} is no period that can be counted; write a whole number, or P15D, P6M, P2W or PT72H.`);
  return read;
}

const PARTS = [
  ["years", "Y"],
  ["months", "M"],
  ["weeks", "W"],
  ["days", "D"],
] as const;

function isoOf(p: Period): string {
  const parts = PARTS.flatMap(([part, letter]) => (p[part] > 0 ? [`${p[part]}${letter}`] : []));
  return `${p.sign < 0 ? "-" : ""}P${p.hours > 0 ? `T${p.hours}H` : parts.join("") || "0D"}`;
}

/** What the arithmetic refuses belongs to a field as well. */
function guarded(refuse: Refuse, work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof VacatioError) || error.kind !== "bad-input") throw error;
    if (error.where === "start") refuse("time", "A period in hours needs the time of the event, for example 14:30.");
    else refuse(error.where, error.message);
    return { kind: "none" };
  }
}

interface Counted {
  readonly start: string;
  readonly length: Period;
  readonly workingDays: boolean;
  readonly chosen: DurationRow | undefined;
  readonly calendar: string | undefined;
  readonly calendarId: string;
  readonly result: PeriodResult;
  readonly today: Day;
}

function endAnswer(data: CalculatorData, asked: Counted): Answer {
  const { start, length, workingDays, chosen, calendarId, result, today } = asked;
  const hours = length.hours > 0;
  const query = new URLSearchParams({ start, period: isoOf(length), calendar: calendarId });
  if (workingDays) query.set("counts", "working-days");
  const file = chosen ? new URLSearchParams({ duration: chosen.id, start, calendar: calendarId }) : query;
  const withRule = (rule: PeriodResult["appliedRules"][number]) => ({ ...rule, rule: ruleOf(data, rule.article, hours) });
  const event = parseDay(start.slice(0, 10));
  return {
    kind: "end",
    headline: headlineOf(asked),
    lead: leadOf(asked),
    strict: result.strictEnd === result.end ? undefined : momentText(result.strictEnd),
    applied: result.appliedRules.map(withRule),
    bearing: result.bearingRules.map(withRule),
    standing: standingOf(data, { chosen, place: calendarId, start: event, today }),
    holidays: result.holidays.map(({ date, name }) => `${fullDay(date)}: ${name}`),
    warnings: result.warnings,
    marked: markedOf(asked),
    icsHref: `/calculator/deadline.ics?${file}`,
    jsonHref: `/api/v1/periods?${file}`,
    question: [...file.values()].join("-").toLowerCase().replaceAll(":", ""),
  };
}

function headlineOf({ start, length, workingDays, chosen, calendar, result }: Counted): string {
  const words = workingDays ? periodText(length).replace("day", "working day") : periodText(length);
  const single = /^1 [a-z ]+$/.test(words);
  const from = momentText(length.hours > 0 ? start : start.slice(0, 10));
  const end = momentText(result.end);
  const waited = earliestTo(chosen);
  const said =
    length.sign < 0
      ? `${words} counted back from ${from} ${single ? "leads" : "lead"} to ${end}`
      : waited
        ? `The earliest day to ${waited} is ${fullDay(besideEnd(result.end, 1))}: ${words} from ${from} ${single ? "ends" : "end"} the day before`
        : `${words} from ${from} ${single ? "ends" : "end"} on ${end}`;
  const unlisted = result.unlistedYears;
  return unlisted.length === 0 || calendar === undefined
    ? `${said}.`
    : `${said}; the ${yearsText(unlisted)} holidays of ${theCalendar(calendar)} are not known.`;
}

function leadOf({ length, chosen, calendar, result }: Counted): string {
  const hours = length.hours > 0;
  const holidays = calendar === undefined ? "Weekends only, no public holidays." : `Public holidays of ${theCalendar(calendar)}.`;
  if (length.sign < 0)
    return hours
      ? `Counted backwards, by the clock of the place. Be done before ${momentText(result.end)} to be safe.`
      : `Counted backwards. Be done before this day begins to be safe: on the day before, ${fullDay(besideEnd(result.end, -1))}, at the latest.`;
  const read = hours
    ? ["By the clock of the place, with the hour of the event left out. The strict end comes first: plan with it."]
    : [...(earliestTo(chosen) ? [] : ["The day runs until 24:00."]), holidays];
  return [LIMIT_WORDS[chosenLimit(chosen)], ...read].filter(Boolean).join(" ");
}

function markedOf({ length, chosen, result }: Counted): string {
  if (earliestTo(chosen)) return besideEnd(result.end, 1);
  return length.hours > 0 && result.strictEnd < result.end ? result.strictEnd : result.end;
}

/** `2027`, `2033 to 2035` */
const yearsText = (years: readonly number[]) =>
  years.length === 1 ? `${years[0]}` : `${years[0]} to ${years[years.length - 1]}`;

const earliestTo = (chosen: DurationRow | undefined) =>
  chosen && "period" in chosen.counted ? chosen.counted.earliestTo : undefined;

const LIMIT_WORDS = {
  max: "This is the outer limit, not a time to wait for.",
  min: "This is the least; it may be longer.",
  exact: "",
  none: "",
} as const;

const chosenLimit = (chosen: DurationRow | undefined): keyof typeof LIMIT_WORDS =>
  chosen && "period" in chosen.counted && chosen.counted.limit !== "recurring" && !chosen.counted.earliestTo
    ? chosen.counted.limit
    : "none";

const theCalendar = (name: string) => (/^(Netherlands|United|European)/.test(name) ? `the ${name}` : name);

/** The rule of Regulation 1182/71 behind an article; of two subparagraphs, hours follow the first. */
function ruleOf(data: CalculatorData, article: string, hours: boolean): Applied["rule"] {
  const matching = data.periodLaw.rules.filter((rule) => rule.article === article || rule.article.startsWith(`${article},`));
  const found = matching.length > 1 ? matching[hours ? 0 : 1] : matching[0];
  return found && { text: found.rule, sure: CONFIDENCE_WORDS[found.confidence] };
}
