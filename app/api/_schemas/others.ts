import { z } from "zod";
import { named, zImpreciseDay, zIsoDay } from "./common";

const zRule = z.strictObject({ article: z.string(), text: z.string() });

export const zPeriodOne = named(
  "PeriodResult",
  z.strictObject({
    start: z.string(),
    duration: z.string().optional().describe("The id of the duration of the Act, where one was asked for."),
    period: z.string(),
    calendar: z.string().describe("The calendar used, or none."),
    counts: z.enum(["calendar", "working-days"]),
    strictEnd: z
      .string()
      .describe("The end without Art. 3(4) and (5) of Regulation 1182/71; for hours it is counted from the moment itself."),
    end: z.string().describe("The legal end: a day, which runs until 24:00, or for a period in hours a moment."),
    appliedRules: z.array(zRule).describe("The rules of Regulation 1182/71 that had an effect."),
    bearingRules: z.array(zRule).describe("Rules of the same Regulation that say how the end is to be read and moved nothing."),
    standing: z
      .array(z.string())
      .describe(
        "Why the period may not run in law: its article does not apply or has nothing to work on yet, or the Act is not law at the place. Told under the law in force today; empty where nothing speaks against it.",
      ),
    holidays: z
      .array(z.strictObject({ date: zIsoDay, name: z.string() }))
      .describe("The public holidays on weekdays that had a say in the result."),
    unlistedYears: z
      .array(z.int())
      .describe("Years of which no list of the public holidays is known: their weekdays were taken to be working days."),
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
