import { z } from "zod";
import { named, zImpreciseDay, zIsoDay } from "./common";

export const zPeriodOne = named(
  "PeriodResult",
  z.strictObject({
    start: z.string(),
    period: z.string(),
    calendar: z.string().describe("The calendar used, or none."),
    counts: z.enum(["calendar", "working-days"]),
    strictEnd: z
      .string()
      .describe("The end without Art. 3(4) and (5) of Regulation 1182/71; for hours it is counted from the moment itself."),
    end: z.string().describe("The legal end: a day, which runs until 24:00, or for a period in hours a moment."),
    appliedRules: z
      .array(z.strictObject({ article: z.string(), text: z.string() }))
      .describe("The rules of Regulation 1182/71 that had an effect."),
    holidays: z
      .array(z.strictObject({ date: zIsoDay, name: z.string() }))
      .describe("The public holidays on weekdays that had a say in the result."),
    warnings: z.array(z.string()),
  }),
);

export const zSourceRow = named(
  "Source",
  z.strictObject({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    url: z.union([z.url(), z.literal("none")]),
    status: z.enum(["dated", "undated"]),
    publishedOn: zImpreciseDay.optional().describe("Left out where undated."),
    kind: z.enum(["official", "official-via-copy", "company", "law-firm", "press", "research", "tracker"]),
    note: z.string().optional(),
    checkedOn: zIsoDay.optional().describe("When the page was last read again."),
  }),
);

export type PeriodOne = z.infer<typeof zPeriodOne>;
export type SourceRow = z.infer<typeof zSourceRow>;
