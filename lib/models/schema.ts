import { z } from "zod";
import { zModelClaim } from "../claims/schema";
import { zConfidence, zDay, zId, zImprecise, zSources, zText } from "../schema";

/** The shape of models.json. Only the server loads this file; the browser takes its types alone. */

const zCountry = z.string().regex(/^[A-Z]{2}$/, "a country is two capital letters (ISO 3166-1)");

/** How a provider stands to the code of practice of Art. 56. */
export const CODE_STATUSES = ["signed", "declined", "signed-safety-chapter-only", "unknown"] as const;

/** What is known of systemic risk (Art. 51): a presumption names its basis. */
export const SYSTEMIC_RISKS = ["presumed", "notified", "no", "unknown"] as const;

export const zModelProvider = z.strictObject({
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
    status: z.enum(CODE_STATUSES),
    on: zImprecise.nullable(),
    detail: zText,
    sources: zSources,
    confidence: zConfidence,
  }),
  notes: zText,
});

export const zModel = z.strictObject({
  id: zId,
  provider: zId,
  name: zText,
  releasedOn: zImprecise,
  openWeights: z.boolean().nullable(),
  licence: zText.nullable(),
  euMarket: z.strictObject({ date: zImprecise.nullable(), detail: zText }),
  systemicRisk: z.enum(SYSTEMIC_RISKS),
  systemicRiskDetail: zText.optional(),
  trainingSummaryPublished: z.boolean().nullable(),
  trainingSummaryDetail: z
    .strictObject({ asOf: zImprecise.nullable(), detail: zText, lastUpdated: zImprecise.optional() })
    .optional(),
  computeEstimate: z.strictObject({ flop: z.number().positive(), basis: zText }).optional(),
  sources: zSources,
  confidence: zConfidence,
  notes: zText.optional(),
});

export const zModelEvent = z.strictObject({
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

export const zModelsFile = z.strictObject({
  asOf: zDay,
  cutOff: zDay,
  notes: z.record(zId, zText),
  providers: z.array(zModelProvider),
  models: z.array(zModel),
  events: z.array(zModelEvent),
  claims: z.array(zModelClaim),
  openQuestions: z.array(zText),
});

export type CodeStatus = (typeof CODE_STATUSES)[number];
export type SystemicRisk = (typeof SYSTEMIC_RISKS)[number];
export type ModelProvider = z.infer<typeof zModelProvider>;
export type Model = z.infer<typeof zModel>;
export type ModelEvent = z.infer<typeof zModelEvent>;
export type ModelsFile = z.infer<typeof zModelsFile>;
