import { z } from "zod";
import { zConfidence } from "@/lib/schema";
import { tryParseImprecise } from "@/lib/time/imprecise";

/**
 * The shared parts of the answers. Only the server loads the files of this folder: each schema gives the type of an answer, its place in
 * the OpenAPI document, and the test of real answers.
 * What is missing has a name: either a word in its place (`unknown`, `none`), or, for dates and lengths, the field is left out and the
 * `status` beside it says why.
 */

/** The schemas that bear a name in the OpenAPI document. */
export const components = z.registry<{ id: string }>();

/** Gives a schema its name in the OpenAPI document. */
export function named<T extends z.ZodType>(id: string, schema: T): T {
  components.add(schema, { id });
  return schema;
}

export const zIsoDay = z.iso.date();

export const zImpreciseDay = z
  .string()
  .regex(/^\d{4}(-(\d{2}|Q[1-4]|H[12])(-\d{2})?)?$/)
  .refine((text) => tryParseImprecise(text) !== undefined)
  .describe("As exactly as it is known: 2026-12-31, 2026-12, 2026-Q4, 2026-H2 or 2026.");

export const zSourceIds = z.array(z.string()).describe("Ids of /api/v1/sources.");

export const zSure = named(
  "Confidence",
  zConfidence.describe("Read in the official text; two sources; one secondary source; sources that disagree."),
);

export const zSpan = named(
  "Length",
  z
    .strictObject({
      months: z.int().describe("Whole calendar months; negative where the second day is the earlier one."),
      extraDays: z.int().describe("Days beyond the whole months."),
      totalDays: z.int(),
    })
    .describe("2 August 2026 to 2 December 2027 is 16 months and 0 days, 487 days in all."),
);

const statuses = ["dated", "none", "repealed", "unknown", "conditional", "never"] as const;

export const zDateStatus = named(
  "DateStatus",
  z
    .enum(statuses)
    .describe(
      "dated: there is a day. none: not in this version of the law. repealed: taken out of it. unknown: no source, or no event known by the as-of date, gives the day. conditional: no calendar day. never: hangs on an event without a date.",
    ),
);

export const zMeta = named(
  "Meta",
  z.strictObject({
    law: z.string().describe("The version of the law that was used; `in-force` is resolved to it."),
    compare: z.string().optional().describe("The yardstick, where one was used."),
    asOf: zIsoDay.describe("What had happened or been said by then counts, nothing later."),
    topic: z.string().optional().describe("The topic the answer is about, where it is about one."),
    duty: z.string().optional().describe("The milestone whose date of application counts, where the answer is about one topic."),
    revision: z.int().positive().describe("Number of the revision of the dataset."),
    recordedAt: z.iso.datetime().describe("Since when this revision is the current one."),
    own: z
      .strictObject({ assume: z.array(z.string()), shift: z.array(z.string()), set: z.array(z.string()) })
      .optional()
      .describe("What was assumed, shifted and set by the request: the answer is about a version of its own, not the law."),
    next: z.string().optional().describe("There is more: ask again with `cursor` set to this."),
    warnings: z.array(z.string()).optional(),
    withheld: z
      .array(z.string())
      .optional()
      .describe(
        "Fields left out because the as-of date is not today: they bear no date, and their wording of that day is not kept.",
      ),
  }),
);
