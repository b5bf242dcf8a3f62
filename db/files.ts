import { z } from "zod";
import { zDealsFile, zDelayEvidenceFile, zGpuEquivalentsFile, zProvidersFile, zSitesFile } from "@/lib/capacity/schema";
import { BLOCS, zEnforcementCountsFile, zEnforcementMapFile, zJurisdictionsFile } from "@/lib/enforcement/schema";
import { TOPICS, zLawFile } from "@/lib/law/schema";
import { zConfidence, zDay, zId, zImprecise, zSources, zText } from "@/lib/schema";
import { zInstitutionHolidays, zPublicHolidays } from "@/lib/time/schema";

/** All files of the dataset with their shapes; those that a room of lib works on are defined there, the others here. */

const zCountry = z.string().regex(/^[A-Z]{2}$/, "a country is two capital letters (ISO 3166-1)");

const zProcedureEvent = z.strictObject({
  id: zId,
  date: zDay.nullable(),
  stage: zText,
  title: zText,
  detail: zText,
  sources: zSources,
  confidence: zConfidence,
  note: zText.optional(),
  window: z.strictObject({ from: zDay.nullable(), to: zDay }).optional(),
});

const zStandard = z.strictObject({
  id: zId,
  title: zText,
  kind: zText,
  article: zText,
  status: zText,
  statusAsOf: zImprecise,
  stages: z.array(z.strictObject({ date: zImprecise, stage: zText })),
  sources: zSources,
  confidence: zConfidence,
  note: zText.optional(),
  milestone: zId.optional(),
});

const zLeadTime = z
  .strictObject({
    id: zId,
    what: zText,
    route: zText,
    minMonths: z.number().positive().nullable(),
    maxMonths: z.number().positive().nullable(),
    sources: zSources,
    confidence: zConfidence,
    quality: zText,
    value: zText.optional(),
  })
  .refine(
    (lead) => lead.minMonths === null || lead.maxMonths === null || lead.minMonths <= lead.maxMonths,
    "minMonths is more than maxMonths",
  );

const zPeriodRule = z.strictObject({ article: zText, rule: zText, implement: zText, confidence: zConfidence, seen: zText });
const zPeriodReading = z.strictObject({ id: zId, point: zText, case: zText });
const zPeriodConflict = z.strictObject({ topic: zText, ourReading: zText });

const zPeriodLawFile = z.strictObject({
  regulation: z.strictObject({ title: zText, celex: zText, eli: z.url() }),
  rules: z.array(zPeriodRule),
  interpretation: z.array(zPeriodReading),
  conflicts: z.array(zPeriodConflict),
});

const CHECK_TYPES = [
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

const VERDICTS = ["true", "false", "partly", "outdated", "unverifiable"] as const;

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

const zClaimCheck = z.discriminatedUnion("type", [
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

const zClaim = z.strictObject({
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

const zClaimsFile = z.strictObject({
  checkTypes: z.record(z.enum(CHECK_TYPES), zCheckType),
  claims: z.array(zClaim),
});

const zModelProvider = z.strictObject({
  id: zId,
  name: zText,
  country: zCountry,
  euEstablished: z.boolean().nullable(),
  euEntity: zText.nullable(),
  establishment: z.strictObject({ detail: zText, sources: zSources, confidence: zConfidence }),
  authorisedRepresentative: z
    .strictObject({ name: zText, place: zText.nullable(), detail: zText, sources: zSources, confidence: zConfidence })
    .nullable(),
  codeOfPractice: z.strictObject({
    status: z.enum(["signed", "declined", "signed-safety-chapter-only", "unknown"]),
    on: zImprecise.nullable(),
    detail: zText,
    sources: zSources,
    confidence: zConfidence,
  }),
  notes: zText,
});

const zModel = z.strictObject({
  id: zId,
  provider: zId,
  name: zText,
  releasedOn: zImprecise,
  openWeights: z.boolean().nullable(),
  licence: zText.nullable(),
  euMarket: z.strictObject({ date: zImprecise.nullable(), detail: zText }),
  systemicRisk: z.enum(["presumed", "notified", "no", "unknown"]),
  systemicRiskDetail: zText.optional(),
  trainingSummaryPublished: z.boolean().nullable(),
  trainingSummaryDetail: z
    .strictObject({ asOf: zImprecise.nullable(), detail: zText, lastUpdated: zImprecise.optional() })
    .optional(),
  computeEstimate: z.strictObject({ flop: zAmount, basis: zText }).optional(),
  sources: zSources,
  confidence: zConfidence,
  notes: zText.optional(),
});

const zModelEvent = z.strictObject({
  id: zId,
  date: zImprecise,
  kind: zText,
  title: zText,
  detail: zText,
  sources: zSources,
  confidence: zConfidence,
  providers: z.array(zId).optional(),
  data: z.record(z.string(), z.union([z.number(), z.boolean(), zText, z.array(zText)])).optional(),
  planned: z.literal(true).optional(),
});

const zModelClaim = z.strictObject({ ...claimFields, check: zClaimCheck.nullable() });

const zModelsFile = z.strictObject({
  asOf: zDay,
  cutOff: zDay,
  notes: z.record(zId, zText),
  providers: z.array(zModelProvider),
  models: z.array(zModel),
  events: z.array(zModelEvent),
  claims: z.array(zModelClaim),
  openQuestions: z.array(zText),
});

const zSource = z.strictObject({
  id: zId,
  title: zText,
  publisher: zText,
  url: z.url().nullable(),
  publishedOn: zImprecise.nullable(),
  kind: z.enum(["official", "official-via-copy", "company", "law-firm", "press", "research", "tracker"]),
  note: zText.optional(),
  checkedOn: zDay.optional(),
});

/** Every file of the dataset with its shape, under the name it bears in `Dataset`. */
export const FILES = {
  law: { file: "law.json", schema: zLawFile },
  procedure: { file: "procedure.json", schema: z.array(zProcedureEvent) },
  standards: { file: "standards.json", schema: z.array(zStandard) },
  leadTimes: { file: "lead-times.json", schema: z.array(zLeadTime) },
  jurisdictions: { file: "jurisdictions.json", schema: zJurisdictionsFile },
  enforcementMap: { file: "enforcement-map.json", schema: zEnforcementMapFile },
  enforcementCounts: { file: "enforcement-counts.json", schema: zEnforcementCountsFile },
  providers: { file: "providers.json", schema: zProvidersFile },
  sites: { file: "sites.json", schema: zSitesFile },
  deals: { file: "deals.json", schema: zDealsFile },
  gpuEquivalents: { file: "gpu-equivalents.json", schema: zGpuEquivalentsFile },
  delayEvidence: { file: "delay-evidence.json", schema: zDelayEvidenceFile },
  periodLaw: { file: "period-law.json", schema: zPeriodLawFile },
  models: { file: "models.json", schema: zModelsFile },
  institutionHolidays: { file: "institution-holidays.json", schema: zInstitutionHolidays },
  publicHolidays: { file: "public-holidays.json", schema: zPublicHolidays },
  claims: { file: "claims.json", schema: zClaimsFile },
  sources: { file: "sources.json", schema: z.array(zSource) },
} as const;

export type FileKey = keyof typeof FILES;

/** The whole curated dataset, one property per file. */
export type Dataset = { [K in FileKey]: z.infer<(typeof FILES)[K]["schema"]> };

export type ProcedureEvent = z.infer<typeof zProcedureEvent>;
export type Standard = z.infer<typeof zStandard>;
export type LeadTime = z.infer<typeof zLeadTime>;
export type ClaimCheck = z.infer<typeof zClaimCheck>;
export type Claim = z.infer<typeof zClaim>;
export type ModelProvider = z.infer<typeof zModelProvider>;
export type Model = z.infer<typeof zModel>;
export type ModelEvent = z.infer<typeof zModelEvent>;
export type ModelClaim = z.infer<typeof zModelClaim>;
export type Source = z.infer<typeof zSource>;
