import type { Context } from "@/app/_server/context";
import { standingOf } from "@/app/_views/calculator-standing";
import { type DurationRow, durationGroups } from "@/app/_views/durations";
import { titleFits, withheldTitle } from "@/app/_views/source-card";
import { badInput, quote } from "@/lib/errors";
import { calendarsFrom } from "@/lib/time/calendar";
import { counted, type Day, parseDay } from "@/lib/time/day";
import { parsePeriod } from "@/lib/time/duration";
import { mayBeBy } from "@/lib/time/imprecise";
import { period } from "@/lib/time/period";
import { type Ask, list, one, type Row } from "../_edge/operation";
import { type PeriodOne, type SourceRow, zPeriodOne, zSourceRow } from "../_schemas/others";

export const periods = one({
  id: "computePeriod",
  path: "/api/v1/periods",
  tag: "Time",
  summary: "The end of a period",
  description:
    "The end of a period under Regulation (EEC, Euratom) No 1182/71, with the rules that had an effect. A fixed date is no period and never moves.",
  parameters: ["start", "period", "duration", "calendar", "counts"],
  undated: [],
  example: "/api/v1/periods?start=2026-10-09&duration=serious-incident-widespread-or-infrastructure&calendar=DE",
  data: zPeriodOne,
  one: ({ context, own }): PeriodOne => {
    const { start, calendar = "none" } = own as typeof own & { start: string };
    const { chosen, length, counts } = lengthOf(own, context.dataset.law);
    const calendars = calendarsFrom(context.dataset.publicHolidays, context.dataset.institutionHolidays);
    const id = calendar === "none" ? "none" : calendar.toUpperCase();
    const found = id === "none" ? null : calendars.get(id);
    if (found === undefined)
      throw badInput(
        "calendar",
        `There is no calendar ${quote(calendar)}; use none or one of: ${[...calendars.keys()].join(", ")}.`,
      );
    const result = period({ start, period: parsePeriod(length), calendar: found, counts });
    return {
      start,
      ...(chosen ? { duration: chosen.id } : {}),
      period: length,
      calendar: id,
      counts,
      strictEnd: result.strictEnd,
      end: result.end,
      appliedRules: [...result.appliedRules],
      bearingRules: [...result.bearingRules],
      standing: [
        ...standingOf(context.dataset, { chosen, place: id, start: parseDay(start.slice(0, 10)), today: context.today }),
      ],
      holidays: [...result.holidays],
      unlistedYears: [...result.unlistedYears],
      warnings: [...result.warnings],
    };
  },
});

/**
 * The period that is asked for, in ISO 8601, or that of a duration of the Act.
 * @throws VacatioError `bad-input` where there is none, or two that may differ
 */
function lengthOf(
  { period: length, duration, counts }: Ask["own"],
  law: Ask["context"]["dataset"]["law"],
): { readonly chosen?: DurationRow; readonly length: string; readonly counts: "calendar" | "working-days" } {
  if (duration === undefined) {
    if (length === undefined)
      throw badInput("period", '"period" is missing; for example period=P2D, or give a duration of the Act by its id.');
    return { length, counts: counts ?? "calendar" };
  }
  if (length !== undefined)
    throw badInput("period", '"duration" says how long the period is; leave "period" out, or "duration".');
  if (counts !== undefined) throw badInput("counts", '"duration" says what is counted; leave "counts" out.');
  const rows = durationGroups(law).flatMap((group) => group.rows);
  const chosen = rows.find((row) => row.id === duration);
  if (!chosen)
    throw badInput(
      "duration",
      `There is no duration ${quote(duration)}; use one of: ${rows.flatMap((row) => ("iso" in row.counted ? [row.id] : [])).join(", ")}.`,
    );
  if (!("iso" in chosen.counted)) throw badInput("duration", `${chosen.counted.headline} ${chosen.counted.lead}`);
  return { chosen, length: chosen.counted.iso, counts: chosen.counted.workingDays ? "working-days" : "calendar" };
}

export const sources = list({
  id: "listSources",
  path: "/api/v1/sources",
  tag: "Sources",
  summary: "Sources",
  description:
    "Every source of the dataset, by id. What a fact lists as `sources` is found here. On an earlier as-of date those that came out later are left out; where the day is not known, or the title names a later day, the publisher alone is told.",
  parameters: ["asOf"],
  undated: ["note"],
  example: "/api/v1/sources?asOf=2026-11-22&limit=1",
  data: zSourceRow,
  meta: ({ context, lens }) =>
    lens.asOf < parseDay(context.facts.datasetDay)
      ? { warnings: [leftOut(context.dataset.sources, lens.asOf, parseDay(context.facts.datasetDay))] }
      : {},
  list: ({ context, lens }) => sourcesOn(lens.asOf, context),
});

const sourcesOn = (asOf: Day, { dataset, facts, today }: Context): Row<SourceRow>[] =>
  dataset.sources
    .filter((source) => mayBeBy(source.publishedOn, asOf, parseDay(facts.datasetDay)))
    .map((source) => ({
      key: source.id,
      make: () => {
        const { publishedOn, note, checkedOn, ...rest } = source;
        const whole = asOf >= parseDay(facts.datasetDay) || titleFits(source, asOf);
        return {
          ...rest,
          ...(checkedOn !== undefined && parseDay(checkedOn) <= asOf ? { checkedOn } : {}),
          ...(asOf === today && note !== undefined ? { note } : {}),
          ...(whole ? {} : { title: withheldTitle(source.publisher, publishedOn) }),
          url: whole && source.url !== null ? addressOf(source.url) : "none",
          ...(publishedOn === null ? { status: "undated" } : { status: "dated", publishedOn }),
        };
      },
    }));

/** The sources with these ids, as they are told on the as-of date: one that came out later is no source then. */
export const sourceRows = (ids: ReadonlySet<string>, asOf: Day, context: Context): SourceRow[] =>
  sourcesOn(asOf, context)
    .filter((row) => ids.has(row.key))
    .map((row) => row.make());

/** An address by RFC 3986, as the schema promises it: some sources are kept with letters that it does not know. */
const addressOf = (url: string): string => new URL(url).href;

function leftOut(all: Ask["context"]["dataset"]["sources"], asOf: Day, datasetDay: Day): string {
  const out = all.filter((s) => mayBeBy(s.publishedOn, asOf, datasetDay));
  const later = all.length - out.length;
  const withheld = out.filter((s) => !titleFits(s, asOf)).length;
  return `${counted(later, "source")} that came out after the as-of date ${later === 1 ? "is" : "are"} left out. ${counted(withheld, "source")} without a day of publication, or whose title names a later day, ${withheld === 1 ? "is" : "are"} told by publisher only.`;
}
