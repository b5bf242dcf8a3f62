import { z } from "zod";
import { WINDOW_KINDS } from "@/lib/lens";
import { named, zIsoDay, zSourceIds, zSpan, zSure } from "./common";

export const zEnd = named(
  "End",
  z.union([
    z.strictObject({
      status: z.literal("dated"),
      earliest: zIsoDay,
      latest: zIsoDay,
      precision: z.enum(["day", "month", "quarter", "half", "year"]),
      bound: z.enum(["not-before", "none"]).describe("not-before: only the earliest day is known; `latest` repeats it."),
      text: z.string(),
      assumed: z.literal(true).optional().describe("The reader's own assumption, by `fine`; no source shows it."),
    }),
    z.strictObject({
      status: z
        .enum(["unknown", "never", "none", "repealed", "conditional", "not-applicable", "open"])
        .describe("open: nobody has named an end."),
      text: z.string(),
    }),
  ]),
);

export const WINDOW_STATES = [
  "open",
  "today",
  "past",
  "not-yet",
  "in-time",
  "late-long",
  "late-short",
  "empty",
  "closed",
  "later",
  "earlier",
  "same",
  "new",
  "gone",
  "before",
  "after",
  "uncertain",
  "unknown",
  "not-applicable",
] as const;

export const zWindowRow = named(
  "Window",
  z.strictObject({
    kind: z.enum(WINDOW_KINDS),
    milestone: z.string().optional().describe("The duty; left out for the promise of a site, which is about none."),
    country: z.string().optional().describe("For an enforcement gap of national authorities."),
    site: z.string().optional().describe("For a capacity lead, a migration and a promise."),
    from: zEnd,
    to: zEnd,
    ...zSpan.partial().shape,
    range: z
      .strictObject({ shortest: zSpan.optional(), longest: zSpan })
      .optional()
      .describe(
        "The lengths that the ends leave open, left out where both are exact; `shortest` is left out where only an earliest day is known.",
      ),
    formal: zEnd
      .optional()
      .describe("The formal date of application, where the practical one, on which the window stands, is later."),
    shortest: z
      .strictObject({ to: zEnd, ...zSpan.partial().shape })
      .optional()
      .describe("For a migration: the end and the length with the shortest lead time."),
    state: z.enum(WINDOW_STATES),
    closesSoon: z.boolean().describe("Ends within 90 days of the as-of date."),
    text: z.string().describe("The window in one sentence."),
    reasons: z.array(
      z.strictObject({
        text: z.string(),
        citation: z.string().optional(),
        date: zIsoDay.optional(),
        from: z
          .strictObject({ kind: z.enum(["milestone", "event", "statement"]), id: z.string() })
          .optional()
          .describe("The record it comes from."),
        confidence: z
          .union([zSure, z.enum(["assumed", "unknown"])])
          .optional()
          .describe("assumed: it is a setting of the request, or follows from one."),
        sources: zSourceIds.optional(),
      }),
    ),
    notes: z.array(z.string()),
  }),
);

export type WindowRow = z.infer<typeof zWindowRow>;
export type EndOf = z.infer<typeof zEnd>;
