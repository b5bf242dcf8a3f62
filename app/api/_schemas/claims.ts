import { z } from "zod";
import { FORM_KINDS } from "@/app/_views/claims-form";
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

const zLooks = z
  .array(z.strictObject({ asOf: zIsoDay, holds: z.enum(["yes", "no", "unknown"]), text: z.string() }))
  .describe("What the check finds on each day on which it looks.");

const zMilestones = z.array(z.string()).describe("Ids of the dates of the law that the check looks at.");

export const zClaimRow = named(
  "Claim",
  z.strictObject({
    id: z.string(),
    claim: z.string(),
    saidOn: zImpreciseDay,
    saidUntil: zImpreciseDay.optional().describe("Until when it went round; left out where that was later than the as-of date."),
    about: z.enum(["law", "countries", "compute", "deals", "models", "none"]),
    milestones: zMilestones,
    verdict: zVerdict.describe(
      "By its check, under the chosen law; on today's answer that of the record where the record gives a reason to differ.",
    ),
    asks: z.string().describe("What the check asks, in one sentence; none where there is no check."),
    claimed: zFigure,
    computed: zFigure,
    byCheck: zVerdict.describe("The verdict of the check alone."),
    looks: zLooks,
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

export const zCheckedClaim = named(
  "CheckedClaim",
  z.strictObject({
    check: z.enum(FORM_KINDS),
    asks: z.string().describe("What the check asks, in one sentence."),
    verdict: z
      .enum(VERDICTS)
      .describe(
        "true: it holds. partly: a sum of deals holds in one way of counting. outdated: it held when it was said, and no longer does. false: it did not hold then. unverifiable: it cannot be told.",
      ),
    words: z.string().describe("The verdict with what it must not be read without, such as that it is true only as a promise."),
    why: z.string().describe("On which days it was looked at."),
    saidOn: zIsoDay.describe("The day on which the claim was made; the as-of date where none was given."),
    milestones: zMilestones,
    claimed: zFigure,
    computed: zFigure,
    looks: zLooks,
    notes: z.array(z.string()).describe("What else is to be known about the figure."),
    sources: zSourceIds,
  }),
);
export type CheckedClaim = z.infer<typeof zCheckedClaim>;
