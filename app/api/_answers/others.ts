import { titleFits, withheldTitle } from "@/app/_views/source-card";
import { badInput, quote } from "@/lib/errors";
import { calendarsFrom } from "@/lib/time/calendar";
import { counted, type Day, parseDay } from "@/lib/time/day";
import { parsePeriod } from "@/lib/time/duration";
import { mayBeBy } from "@/lib/time/imprecise";
import { period } from "@/lib/time/period";
import { type Ask, list, one } from "../_edge/operation";
import { type PeriodOne, type SourceRow, zPeriodOne, zSourceRow } from "../_schemas/others";

export const periods = one({
  id: "computePeriod",
  path: "/api/v1/periods",
  tag: "Time",
  summary: "The end of a period",
  description:
    "The end of a period under Regulation (EEC, Euratom) No 1182/71, with the rules that had an effect. A fixed date is no period and never moves.",
  parameters: ["start", "period", "calendar", "counts"],
  undated: [],
  example: "/api/v1/periods?start=2026-10-09&period=P2D&calendar=DE",
  data: zPeriodOne,
  one: ({ context, own }): PeriodOne => {
    const {
      start,
      period: length,
      calendar = "none",
      counts = "calendar",
    } = own as typeof own & { start: string; period: string };
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
      period: length,
      calendar: id,
      counts,
      strictEnd: result.strictEnd,
      end: result.end,
      appliedRules: [...result.appliedRules],
      holidays: [...result.holidays],
      warnings: [...result.warnings],
    };
  },
});

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
  list: ({ context, lens, current }) =>
    context.dataset.sources
      .filter((source) => mayBeBy(source.publishedOn, lens.asOf, parseDay(context.facts.datasetDay)))
      .map((source) => ({
        key: source.id,
        make: (): SourceRow => {
          const { publishedOn, note, checkedOn, ...rest } = source;
          const whole = lens.asOf >= parseDay(context.facts.datasetDay) || titleFits(source, lens.asOf);
          return {
            ...rest,
            ...(checkedOn !== undefined && parseDay(checkedOn) <= lens.asOf ? { checkedOn } : {}),
            ...(current && note !== undefined ? { note } : {}),
            ...(whole ? {} : { title: withheldTitle(source.publisher, publishedOn) }),
            url: (whole ? source.url : null) ?? "none",
            ...(publishedOn === null ? { status: "undated" } : { status: "dated", publishedOn }),
          };
        },
      })),
});

function leftOut(all: Ask["context"]["dataset"]["sources"], asOf: Day, datasetDay: Day): string {
  const out = all.filter((s) => mayBeBy(s.publishedOn, asOf, datasetDay));
  const later = all.length - out.length;
  const withheld = out.filter((s) => !titleFits(s, asOf)).length;
  return `${counted(later, "source")} that came out after the as-of date ${later === 1 ? "is" : "are"} left out. ${counted(withheld, "source")} without a day of publication, or whose title names a later day, ${withheld === 1 ? "is" : "are"} told by publisher only.`;
}
