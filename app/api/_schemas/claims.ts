import { z } from "zod";
import { VERDICTS } from "@/lib/claims/schema";
import { named, zImpreciseDay, zIsoDay, zSourceIds, zSure } from "./common";

const zVerdict = named(
  "Verdict",
  z
    .enum([...VERDICTS, "not-kept"])
    .describe(
      "outdated: it held when it went round, and no longer does. not-kept: no check computes it, and the verdict on record is not kept for that day.",
    ),
);

const UNITS = ["day", "months", "countries", "GPUs", "percent", "models", "entries", "USD", "EUR", "parts"] as const;

const zFigure = named(
  "Figure",
  z
    .strictObject({
      status: z.enum(["known", "unknown", "no-check"]).describe("unknown: the words say why. no-check: no check computes it."),
      value: z.union([z.number(), z.string()]).optional().describe("A number, or a day as YYYY-MM-DD."),
      unit: z.enum(UNITS).optional(),
      text: z.string(),
    })
    .describe("A figure with its unit, and the same in words."),
);

const zYardstick = z.strictObject({
  measure: z.string(),
  on: zImpreciseDay,
  count: z.int().nonnegative(),
  by: z.enum(["computed", "published"]).describe("computed: counted from the events of the countries."),
  now: z
    .union([
      z.strictObject({ status: z.literal("none") }),
      z.strictObject({ status: z.literal("counted"), count: z.int(), on: zImpreciseDay }),
    ])
    .describe("The same on the as-of date, or as it was last published since; none where it was not."),
  sources: zSourceIds,
});

export const zClaimRow = named(
  "Claim",
  z.strictObject({
    id: z.string(),
    claim: z.string(),
    saidOn: zImpreciseDay,
    saidUntil: zImpreciseDay.optional().describe("Until when it went round; left out where that was later than the as-of date."),
    about: z.enum(["law", "countries", "compute", "deals", "models", "none"]),
    verdict: zVerdict.describe(
      "By its check, under the chosen law; on today's answer that of the record where the record gives a reason to differ.",
    ),
    asks: z.string().describe("What the check asks, in one sentence; none where there is no check."),
    claimed: zFigure,
    computed: zFigure,
    byCheck: zVerdict.describe("The verdict of the check alone."),
    looks: z
      .array(z.strictObject({ asOf: zIsoDay, holds: z.enum(["yes", "no", "unknown"]), text: z.string() }))
      .describe("What the check finds on each day on which it looks."),
    since: z
      .array(z.strictObject({ from: zIsoDay, verdict: zVerdict }))
      .describe("The verdicts of the check by day, under the law in force, from the day it was first said."),
    notes: z.array(z.string()),
    parts: z.array(z.strictObject({ part: z.string(), verdict: zVerdict, text: z.string() })),
    yardsticks: z.array(zYardstick).describe("Other counts for the same claim: no one of them gives the verdict."),
    sources: zSourceIds,
    recordedVerdict: z.enum(VERDICTS).optional(),
    overrideReason: z.string().optional().describe("Why the verdict on record is not that of the check; none where it is."),
    explanation: z.string().optional(),
    confidence: zSure.optional(),
  }),
);
export type ClaimRow = z.infer<typeof zClaimRow>;
