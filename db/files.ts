import { z } from "zod";
import { zDealsFile, zDelayEvidenceFile, zGpuEquivalentsFile, zProvidersFile, zSitesFile } from "@/lib/capacity/schema";
import { zClaimsFile } from "@/lib/claims/schema";
import { zEnforcementCountsFile, zEnforcementMapFile, zJurisdictionsFile } from "@/lib/enforcement/schema";
import { zLawFile } from "@/lib/law/schema";
import { zModelsFile } from "@/lib/models/schema";
import { zConfidence, zDay, zId, zImprecise, zSources, zText } from "@/lib/schema";
import { zInstitutionHolidays, zPublicHolidays } from "@/lib/time/schema";

/** All files of the dataset with their shapes; those that a room of lib works on are defined there, the others here. */

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
export type { Model, ModelEvent, ModelProvider } from "@/lib/models/schema";
export type Source = z.infer<typeof zSource>;
