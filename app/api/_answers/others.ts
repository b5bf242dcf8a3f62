import { badInput, quote } from "@/lib/errors";
import { calendarsFrom } from "@/lib/time/calendar";
import { parseDay } from "@/lib/time/day";
import { parsePeriod } from "@/lib/time/duration";
import { mayBeBy } from "@/lib/time/imprecise";
import { period } from "@/lib/time/period";
import { list, one } from "../_edge/operation";
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
    "Every source of the dataset, by id. What a fact lists as `sources` is found here. On an earlier as-of date those that came out later are left out; where the day is not known, a source is listed on every day.",
  parameters: ["asOf"],
  undated: ["note"],
  example: "/api/v1/sources?asOf=2026-11-22&limit=1",
  data: zSourceRow,
  meta: ({ context, lens }) =>
    lens.asOf < parseDay(context.facts.datasetDay)
      ? { warnings: ["Sources without a day of publication are listed although they may have come out later."] }
      : {},
  list: ({ context, lens, current }) =>
    context.dataset.sources
      .filter((source) => mayBeBy(source.publishedOn, lens.asOf))
      .map((source) => ({
        key: source.id,
        make: (): SourceRow => {
          const { url, publishedOn, note, checkedOn, ...rest } = source;
          return {
            ...rest,
            ...(checkedOn !== undefined && parseDay(checkedOn) <= lens.asOf ? { checkedOn } : {}),
            ...(current && note !== undefined ? { note } : {}),
            url: url ?? "none",
            ...(publishedOn === null ? { status: "undated" } : { status: "dated", publishedOn }),
          };
        },
      })),
});
