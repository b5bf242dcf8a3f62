import { z } from "zod";
import { TOPICS } from "../law/schema";
import { zConfidence, zId, zImprecise, zSources, zText } from "../schema";
import type { Day } from "../time/day";
import type { ImpreciseDate } from "../time/imprecise";

/** The shape of jurisdictions.json, enforcement-map.json and enforcement-counts.json. Only the server loads this file; the browser takes its types alone. */

export const BLOCS = ["EU", "EEA", "UK"] as const;

export const DIMENSIONS = [
  "implementing-law",
  "market-surveillance-authority",
  "notifying-authority",
  "single-point-of-contact",
  "fundamental-rights-bodies",
  "penalties",
  "sandbox",
  "eea-incorporation",
] as const;

/** How far an instrument has come, from nothing to working. The order is that of the fold. */
export const STATES = [
  "none",
  "announced",
  "draft",
  "in-parliament",
  "adopted",
  "designated",
  "in-force",
  "operational",
] as const;

/** Whose word an event is: the State's, the Commission's list, a private tracker's. */
export const TRACKS = ["national", "commission-list", "tracker"] as const;

/** What limits the proof of an event. An event without a scope speaks for every topic. */
export const SCOPES = [
  "article-5-only",
  "criminal-only",
  "product-conformity-only",
  "advisory-only",
  "not-article-57",
  "other-law",
] as const;

export const ENFORCERS = ["national", "commission", "edps", "none"] as const;

/** How a published figure is meant where it is not exact. */
export const BOUNDS = ["about", "more-than"] as const;

const zIso2 = z.string().regex(/^[A-Z]{2}$/, "a country is two capital letters (ISO 3166-1)");

export const zEnforcementEvent = z.strictObject({
  id: zId,
  on: zImprecise,
  dimension: z.enum(DIMENSIONS),
  state: z.enum(STATES),
  authority: zText.nullable(),
  detail: zText,
  sources: zSources,
  confidence: zConfidence,
  track: z.enum(TRACKS),
  instrument: zText.optional(),
  scope: z.enum(SCOPES).optional(),
  note: zText.optional(),
  planned: z.literal(true).optional(),
});

export const zJurisdiction = z.strictObject({
  iso2: zIso2,
  name: zText,
  bloc: z.enum(BLOCS),
  summary: zText,
  openQuestions: z.array(zText),
  events: z.array(zEnforcementEvent),
});

export const zJurisdictionsFile = z.array(zJurisdiction);

export const zTopicEnforcement = z.strictObject({
  topic: z.enum(TOPICS),
  enforcer: z.enum(ENFORCERS),
  leadMilestone: zId,
  fineMilestone: zId.optional(),
  note: zText,
});

export const zMilestoneEnforcement = z.strictObject({ id: zId, enforcer: z.enum(ENFORCERS), why: zText });

export const zEnforcementMapFile = z.strictObject({
  topics: z.array(zTopicEnforcement),
  milestones: z.array(zMilestoneEnforcement),
  noListedEuFine: z.array(zId),
});

export const zMeasure = z.strictObject({ text: zText, computed: z.boolean() });

const zFurtherCount = z.strictObject({ measure: zId, count: z.int().nonnegative(), bound: z.enum(BOUNDS).optional() });

export const zPublishedCount = z
  .strictObject({
    id: zId,
    asOf: zImprecise.nullable(),
    measure: zId.nullable(),
    count: z.int().nonnegative().nullable(),
    of: z.int().positive().nullable(),
    bound: z.enum(BOUNDS).optional(),
    more: z.array(zFurtherCount).optional(),
    statement: zText,
    sources: zSources,
    confidence: zConfidence,
  })
  .refine((entry) => (entry.measure === null) === (entry.count === null), "a count needs its measure, and a measure its count");

export const zRejectedClaim = z.strictObject({ claim: zText, source: zId, why: zText });

export const zEnforcementCountsFile = z
  .strictObject({
    measures: z.record(zId, zMeasure),
    published: z.array(zPublishedCount),
    rejectedClaims: z.array(zRejectedClaim),
  })
  .superRefine((file, context) => {
    for (const [index, entry] of file.published.entries())
      for (const measure of [entry.measure, ...(entry.more ?? []).map((further) => further.measure)])
        if (measure !== null && !(measure in file.measures))
          context.addIssue({
            code: "custom",
            path: ["published", index, "measure"],
            message: `the glossary has no measure "${measure}"`,
          });
  });

export type Bloc = (typeof BLOCS)[number];
export type Dimension = (typeof DIMENSIONS)[number];
export type EnforcementState = (typeof STATES)[number];
export type Track = (typeof TRACKS)[number];
export type Scope = (typeof SCOPES)[number];
export type Enforcer = (typeof ENFORCERS)[number];
export type EnforcementEvent = z.infer<typeof zEnforcementEvent>;
/** From when a reader assumes that a country has the power to fine, and the as-of date of the facts that it stands beside. */
export interface AssumedPower {
  readonly when: ImpreciseDate;
  readonly asOf: Day;
}

/** A country as recorded. `assumed` is the reader's, and in no file. */
export type Jurisdiction = z.infer<typeof zJurisdiction> & { readonly assumed?: AssumedPower };
export type TopicEnforcement = z.infer<typeof zTopicEnforcement>;
export type MilestoneEnforcement = z.infer<typeof zMilestoneEnforcement>;
export type EnforcementMap = z.infer<typeof zEnforcementMapFile>;
export type PublishedCount = z.infer<typeof zPublishedCount>;
export type EnforcementCounts = z.infer<typeof zEnforcementCountsFile>;
