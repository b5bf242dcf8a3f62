import { z } from "zod";
import { BLOCS } from "../enforcement/schema";
import { TOPICS } from "../law/schema";
import { zConfidence, zDay, zId, zImprecise, zSources, zText } from "../schema";

/** The shape of claims.json and of the claims of models.json. Only the server loads this file; the browser takes its types alone. */

const zCountry = z.string().regex(/^[A-Z]{2}$/, "a country is two capital letters (ISO 3166-1)");

export const CHECK_TYPES = [
  "date-equals",
  "months-between",
  "latest-start",
  "not-before",
  "jurisdiction-count",
  "capacity-by",
  "deal-sum",
  "deal-stake",
  "event-figure",
  "model-count",
  "all-of",
] as const;

export const VERDICTS = ["true", "false", "partly", "outdated", "unverifiable"] as const;

const zPoint = z.strictObject({ milestone: zId, scenario: zId });
const zEnd = z.union([z.strictObject({ date: zDay }), zPoint]);
const zAmount = z.number().positive();

const zSingleCheck = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("date-equals"), of: zPoint, claimed: zDay }),
  z.strictObject({
    type: z.literal("months-between"),
    from: zEnd,
    to: zEnd,
    claimed: z.number(),
    tolerance: z.number().nonnegative().optional(),
  }),
  z.strictObject({ type: z.literal("latest-start"), for: zPoint, leadTime: zId, lateAfter: zImprecise }),
  z.strictObject({ type: z.literal("not-before"), event: zDay, of: zPoint }),
  z.strictObject({
    type: z.literal("jurisdiction-count"),
    bloc: z.enum(BLOCS),
    measure: zId,
    topic: z.enum(TOPICS),
    on: zDay,
    claimed: z.int().nonnegative(),
  }),
  z.strictObject({
    type: z.literal("capacity-by"),
    site: zId,
    tranche: zId,
    tenant: zText.optional(),
    gpus: z.int().positive(),
    by: zDay,
    asOf: z.array(zDay).min(1),
  }),
  z
    .strictObject({
      type: z.literal("deal-sum"),
      kinds: z.array(zText).min(1),
      parties: z.array(zText).min(1),
      from: zDay,
      to: zDay,
      countOnce: z.boolean(),
      currency: zText,
      claimed: zAmount.optional(),
      claimedMoreThan: zAmount.optional(),
      valuation: zAmount.optional(),
    })
    .refine(
      (check) => (check.claimed === undefined) !== (check.claimedMoreThan === undefined),
      "either claimed or claimedMoreThan is given",
    ),
  z.strictObject({ type: z.literal("deal-stake"), deal: zId, investor: zText, amount: zAmount, sharePercent: zAmount }),
  z.strictObject({ type: z.literal("event-figure"), eventKind: zText, figure: zText, claimed: z.number() }),
  z.strictObject({
    type: z.literal("model-count"),
    country: zCountry,
    trainingSummaryPublished: z.boolean(),
    claimed: z.int().nonnegative(),
  }),
]);

export const zClaimCheck = z.discriminatedUnion("type", [
  zSingleCheck,
  z.strictObject({
    type: z.literal("all-of"),
    parts: z.array(z.strictObject({ part: zText, check: zSingleCheck.nullable() })).min(1),
  }),
]);

const claimFields = {
  id: zId,
  claim: zText,
  saidOn: zImprecise,
  saidUntil: zImprecise.optional(),
  verdict: z.enum(VERDICTS),
  computed: z.record(z.string(), z.json()),
  explanation: zText,
  sources: zSources,
  confidence: zConfidence,
};

export const zClaim = z.strictObject({
  ...claimFields,
  check: zClaimCheck,
  overrideReason: zText.optional(),
  yardsticks: z
    .array(
      z.strictObject({
        measure: zId,
        asOf: zImprecise,
        count: z.union([z.int().nonnegative(), z.literal("computed")]),
        source: zId.optional(),
      }),
    )
    .optional(),
});

const zCheckType = z.strictObject({ asks: zText, fields: zText, verdict: zText });

export const zClaimsFile = z.strictObject({
  checkTypes: z.record(z.enum(CHECK_TYPES), zCheckType),
  claims: z.array(zClaim),
});

export const zModelClaim = z.strictObject({ ...claimFields, check: zClaimCheck.nullable() });

export type CheckType = (typeof CHECK_TYPES)[number];
export type Verdict = (typeof VERDICTS)[number];
/** A milestone in a version of the law; `in-force` is the version in force on the day of a look. */
export type Point = z.infer<typeof zPoint>;
export type ClaimEnd = z.infer<typeof zEnd>;
export type SingleCheck = z.infer<typeof zSingleCheck>;
export type ClaimCheck = z.infer<typeof zClaimCheck>;
export type Claim = z.infer<typeof zClaim>;
export type ModelClaim = z.infer<typeof zModelClaim>;
