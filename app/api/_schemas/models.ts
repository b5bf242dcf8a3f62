import { z } from "zod";
import { SIDES } from "@/lib/models/due";
import { CODE_STATUSES, SYSTEMIC_RISKS } from "@/lib/models/schema";
import { named, zDateStatus, zImpreciseDay, zIsoDay, zSourceIds, zSure } from "./common";
import { zDateConfidence } from "./law";

const unknown = z.literal("unknown");

const zModelProvider = z.strictObject({
  id: z.string(),
  name: z.string(),
  country: z.string().describe("A country by its two letters."),
  euEstablished: z.union([z.boolean(), unknown]).optional().describe("Whether it is established in the EU."),
  euEntity: z.union([z.string(), unknown]).optional(),
  authorisedRepresentative: z
    .union([z.string(), unknown, z.literal("not-needed")])
    .optional()
    .describe(
      "not-needed: its provider is established in the EU (Art. 54 is for those that are not). unknown: none is on record.",
    ),
  codeOfPractice: z.strictObject({
    status: z.enum(CODE_STATUSES).describe("unknown: neither a signature nor a refusal was known."),
    on: zImpreciseDay
      .optional()
      .describe("Since when; of a signature, since when the Commission's list had it. Left out where the day is not known."),
    sources: zSourceIds,
  }),
});

const zModelBase = z.strictObject({
  id: z.string(),
  name: z.string(),
  provider: zModelProvider,
  releasedOn: zImpreciseDay,
  euMarket: z.strictObject({
    status: z.enum(["dated", "unknown"]),
    date: zImpreciseDay.optional().describe("The day of its placing on the Union market; left out where it is not known."),
    detail: z.string().optional(),
  }),
  side: z
    .enum(SIDES)
    .describe("Placed on the market before the cut-off for older models (Art. 111(3)), or on that day or later; computed."),
  placedBy: z
    .enum(["union-market", "release"])
    .describe(
      "Which day the side and the day to comply are computed from; the release where the other is not known, or by the record is only taken from it.",
    ),
  due: z
    .strictObject({
      status: z
        .union([zDateStatus, z.enum(["either-side", "not-placed"])])
        .describe(
          "either-side: its day may lie before or after the cut-off. not-placed: by the record it is not on the Union market, so its day is open. The others are those of the law.",
        ),
      date: zIsoDay.optional().describe("By when it complies, or from when on."),
      earliest: zIsoDay.optional().describe("Where the day is known no more exactly: the first possible one."),
      by: z
        .enum(["transition", "placing", "duties"])
        .optional()
        .describe("The end of the transition for older models, its own placing, or the start of the duties."),
      assumed: z.literal(true).optional().describe("It rests on a setting of the request; no source shows it."),
    })
    .describe(
      "The day to comply in the version of the law that was asked for; computed. With placedBy release it holds only if the model was placed on the Union market on that day.",
    ),
  milestones: z.array(z.string()).describe("Ids of the dates of the law that `side` and `due` hang on."),
  openWeights: z.union([z.boolean(), unknown]).optional(),
  licence: z.union([z.string(), unknown]).optional(),
  trainingSummary: z.strictObject({
    status: z.enum(["published", "not-found", "not-looked-for"]).describe("As somebody found it on the day `on`."),
    on: zImpreciseDay.optional().describe("The day of that look."),
    updated: zImpreciseDay.optional().describe("The day that the summary itself bears."),
    detail: z.string().optional(),
  }),
  systemicRisk: z
    .enum(SYSTEMIC_RISKS)
    .optional()
    .describe(
      "presumed only where a source gives an estimate or an opinion, and the detail says which; an opinion presumes nothing in law (Art. 51(2)).",
    ),
  systemicRiskDetail: z.string().optional(),
  computeEstimate: z.strictObject({ flop: z.number(), basis: z.string() }).optional(),
  notes: z.string().optional(),
  confidence: zSure,
  sources: zSourceIds,
});

export const zModelRow = named("Model", zModelBase);

const told = { detail: z.string(), confidence: zSure, sources: zSourceIds };

export const zModelOne = named(
  "ModelWithReasons",
  zModelBase.extend({
    provider: zModelProvider.extend({
      establishment: z.strictObject(told).optional().describe("Where it is established, in the words of the record."),
      representative: z
        .strictObject({ ...told, name: z.string(), place: z.union([z.string(), unknown]) })
        .optional()
        .describe("Its authorised representative in the Union; left out where none is on record."),
      code: z.strictObject(told).optional().describe("How it stands to the code of practice, in the words of the record."),
      notes: z.string().optional(),
    }),
    reasons: z
      .array(
        z.strictObject({
          text: z.string(),
          milestone: z.string().optional().describe("The date of the law that it is about; left out for what the model does."),
          citation: z.string().optional(),
          confidence: zDateConfidence.describe(
            "assumed: the date rests on a setting of the request. none: the version does not have it.",
          ),
          sources: zSourceIds,
        }),
      )
      .describe("Why it has to comply on that day: when it was placed on the market, the dates of the law, and what follows."),
    events: z
      .array(
        z.strictObject({
          id: z.string(),
          on: zImpreciseDay,
          kind: z.string(),
          title: z.string(),
          detail: z.string(),
          planned: z.literal(true).optional().describe("Was announced for that day and is not confirmed."),
          confidence: zSure,
          sources: zSourceIds,
        }),
      )
      .describe("What its provider did or was asked by the as-of date, in order."),
  }),
);

export type ModelRow = z.infer<typeof zModelRow>;
export type ModelOne = z.infer<typeof zModelOne>;
