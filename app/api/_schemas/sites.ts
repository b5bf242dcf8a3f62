import { z } from "zod";
import {
  COUNTS,
  MARKS,
  MW_MEASURES,
  READINGS,
  SITE_BLOCS,
  SITE_CLASSES,
  SITE_SCOPES,
  SPEAKERS,
  STATEMENT_KINDS,
} from "@/lib/capacity/schema";
import { named, zImpreciseDay, zSourceIds, zSure } from "./common";

const size = z.union([z.number(), z.literal("unknown")]);
const sizes = {
  gpus: size,
  mw: size.describe("Megawatts of what `mwMeasure` names."),
  mwMeasure: z.enum(MW_MEASURES),
  h100e: size.describe("H100 equivalents, as the speaker gives them, otherwise by chip; unknown for a chip that has none."),
};

const zReading = named(
  "Reading",
  z
    .strictObject({
      status: z.enum(["dated", "undated"]),
      statement: z.string().describe("Id of the statement."),
      tranche: z.string().describe("The part of the site it speaks about; `site` is the whole. Tranches are never subtracted."),
      counts: z.enum(COUNTS).describe("site-total: the level at that date. tranche: an addition or a part."),
      marks: z.enum(MARKS).describe("first-capacity: the date is that of a start, which is no promise of completion."),
      statedOn: zImpreciseDay,
      date: zImpreciseDay.optional().describe("The promised date, or since when it runs; left out where undated."),
      bound: z.enum(["not-before", "none"]).describe("not-before: the date is the earliest one, and no latest is known."),
      words: z.string().describe("The date in the words of the speaker."),
      ...sizes,
      chip: z.string().describe("The chip, or unknown."),
      by: z.enum(SPEAKERS),
      confidence: zSure,
      sources: zSourceIds,
    })
    .describe("One statement as a target: how much, by when, said by whom."),
);

const zNone = z.strictObject({ status: z.literal("none") });
const zReadingOrNone = z.union([zReading, zNone]);

const zObserved = named(
  "Observed",
  z.union([
    z.strictObject({
      status: z.literal("online"),
      date: zImpreciseDay.describe("Since when the first part runs."),
      ...sizes,
      withoutGpus: z.array(z.string()).describe("Parts in operation whose number of GPUs is not known; the sum leaves them out."),
      parts: z.array(zReading),
    }),
    z.strictObject({
      status: z.literal("observation"),
      statement: z.string(),
      statedOn: zImpreciseDay,
      words: z.string(),
      by: z.enum(SPEAKERS),
      confidence: zSure,
      sources: zSourceIds,
    }),
    zNone,
  ]),
);

const zSiteBase = z.strictObject({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  country: z.string(),
  bloc: z.enum(SITE_BLOCS),
  class: z.enum(SITE_CLASSES).describe("Whether the hall stood when the promise was made."),
  scope: z.enum(SITE_SCOPES).optional().describe("Why a site is in the list that is no site of a plan; left out for all others."),
  state: z.enum(["online", "building", "announced", "paused", "lost"]),
  promise: zReadingOrNone.describe("The first dated commitment that carries a size."),
  stated: zReadingOrNone.describe("The latest such commitment, whatever its tranche."),
  observed: zObserved.describe("What is in operation, or else what was last seen from outside."),
  forecast: z.array(zReading).describe("Estimates of third parties."),
});

export const zSiteRow = named("Site", zSiteBase);

const zTarget = z.union([
  z.strictObject({
    status: z.enum(["dated", "undated"]),
    date: zImpreciseDay.optional(),
    words: z.string().optional(),
    bound: z.enum(["not-before", "none"]),
    counts: z.enum(COUNTS),
    marks: z.enum(MARKS),
    ...sizes,
    itMw: size,
    gridMw: size,
    gpuModel: z.string().describe("As the speaker names it, or unknown."),
    chip: z.string(),
  }),
  zNone,
]);

export const zSiteOne = named(
  "SiteWithStatements",
  zSiteBase.extend({
    place: z.string(),
    position: z.union([
      z.strictObject({ status: z.literal("known"), lat: z.number(), lon: z.number(), source: z.string() }),
      z.strictObject({ status: z.literal("unknown") }),
    ]),
    trancheClass: z.record(z.string(), z.enum(SITE_CLASSES)).describe("Tranches whose class differs from that of the site."),
    relation: z
      .strictObject({ kind: z.enum(["none", "same", "revised", "side-by-side", "not-known"]), text: z.string() })
      .describe("How what is stated stands to the promise."),
    statements: z
      .array(
        z.strictObject({
          id: z.string(),
          statedOn: zImpreciseDay,
          speaker: z.enum(SPEAKERS),
          kind: z.enum(STATEMENT_KINDS),
          reading: z.enum(READINGS),
          tranche: z.string(),
          target: zTarget,
          supersedes: z.string().optional().describe("The statement on the same tranche whose date or size this one replaces."),
          detail: z.string(),
          readViaIntermediary: z.literal(true).optional(),
          confidence: zSure,
          sources: zSourceIds,
        }),
      )
      .describe("Every statement known on the as-of date, in the order it was made."),
    classReason: z.string().optional(),
    partners: z.array(z.string()).optional(),
    tenants: z.array(z.string()).optional(),
    energy: z.string().optional(),
    openQuestions: z.array(z.string()).optional(),
  }),
);

export type SiteRow = z.infer<typeof zSiteRow>;
export type SiteOne = z.infer<typeof zSiteOne>;
export type ReadingOf = z.infer<typeof zReading>;
export type ObservedOf = z.infer<typeof zObserved>;
export type TargetOf = z.infer<typeof zTarget>;
