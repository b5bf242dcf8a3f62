import { z } from "zod";
import {
  COUNTS,
  MARKS,
  MW_MEASURES,
  OUTCOME_STATUSES,
  READINGS,
  SITE_BLOCS,
  SITE_CLASSES,
  SITE_SCOPES,
  SPEAKERS,
  STATEMENT_KINDS,
} from "@/lib/capacity/schema";
import { named, zImpreciseDay, zIsoDay, zSourceIds, zSure } from "./common";

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
      sizeFrom: z.string().describe("Id of the statement that gave the size, where it is an earlier one; otherwise own."),
      itMw: size.describe("Megawatts of IT, where they are given beside the other figure."),
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

const zQuantile = z.union([zIsoDay, z.enum(["unknown", "never", "later"])]);
const quantile = (share: string) =>
  zQuantile.describe(
    `The day by which what \`stated\` names is online with a chance of ${share}, given that it is not lost; the day since when, where it runs. never: it is lost. later: after 2199. unknown: no date is stated, or fewer than two slips are known.`,
  );

const zOutcomeShares = named(
  "OutcomeShares",
  z.strictObject({ onTime: z.number(), late: z.number(), lost: z.number() }).describe("Of promises: on time, late, lost."),
);

const zEstimate = named(
  "Estimate",
  z
    .union([
      z.strictObject({
        status: z.literal("online"),
        statement: z.string().describe("Who says that it runs."),
        date: zImpreciseDay,
        bound: z.enum(["not-after", "none"]).describe("not-after: nobody said since when it runs; it ran by this date."),
      }),
      z.strictObject({ status: z.enum(["lost", "paused", "undated"]) }),
      z.strictObject({
        status: z.literal("expected"),
        from: zIsoDay.describe(
          "The stated day that the estimate starts from: the last possible one, of a date that is `not-before` the first.",
        ),
        overdue: z.boolean().describe("Whether that day is over; then only later days than the as-of date are possible."),
        class: z.enum(SITE_CLASSES).describe("The class of the part that is stated."),
        reference: z
          .enum(["existing-hall", "greenfield", "pooled"])
          .describe("Whose outcomes are counted; pooled, all of them, where the class is not known."),
        counts: zOutcomeShares.describe("How many outcomes of the reference are known on the as-of date."),
        prior: z
          .strictObject({ ...zOutcomeShares.shape, weight: z.number() })
          .describe("The shares before any outcome is counted, and how many outcomes they weigh."),
        shares: zOutcomeShares.describe("The chances used: the mean of prior and counts, or what the reader has set."),
        slip: z
          .strictObject({
            mu: size.describe("The mean of the natural logarithm of the months."),
            sigma: size.describe("Its standard deviation, of the population."),
            n: z.int().describe("How many slips are known on the as-of date; they are of all classes."),
          })
          .describe("The log-normal slip of a late one, in months of 30.4375 days."),
        basis: z
          .strictObject({
            shares: z.array(z.string()).describe("The sites whose outcomes are counted for the shares: those of the reference."),
            slips: z.array(z.string()).describe("The sites whose slips the log-normal is fitted to: those of all classes."),
          })
          .describe("What the estimate is computed from; each site has its `evidence` with sources."),
        set: z.array(z.enum(["late", "lost", "mu", "sigma"])).describe("The parameters that the reader has set."),
      }),
    ])
    .describe("What p10, p50, p90 and never rest on."),
);

const zSiteBase = z.strictObject({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  providerName: z.string(),
  country: z.string(),
  bloc: z.enum(SITE_BLOCS),
  class: z.enum(SITE_CLASSES).describe("Whether the hall stood when the promise was made."),
  scope: z.enum(SITE_SCOPES).optional().describe("Why a site is in the list that is no site of a plan; left out for all others."),
  state: z.enum(["online", "building", "announced", "paused", "lost"]),
  promise: zReadingOrNone.describe("The first dated commitment that carries a size."),
  stated: zReadingOrNone.describe("The latest such commitment, whatever its tranche."),
  observed: zObserved.describe("What is in operation, or else what was last seen from outside."),
  forecast: z.array(zReading).describe("Estimates of third parties."),
  p10: quantile("10 %"),
  p50: quantile("50 %"),
  p90: quantile("90 %"),
  never: z.union([z.number().min(0).max(1), z.literal("unknown")]).describe("The chance that it never comes, from 0 to 1."),
  estimate: zEstimate,
});

export const zSiteRow = named("Site", zSiteBase);

const zSlip = z
  .strictObject({
    promise: z.string().describe("Id of the statement."),
    promised: zIsoDay.describe("The promised day: the last possible one, of a date that is `not-before` the first."),
    revisions: z
      .array(z.strictObject({ statement: z.string(), date: zIsoDay, months: z.number() }))
      .describe("Later words that move it, with the months from the promised day; positive is later."),
    outcome: z.union([
      z.strictObject({
        status: z.literal("online"),
        statement: z.string(),
        date: zIsoDay,
        months: size.describe("From the promised day; negative is before it. unknown: nobody said since when it runs."),
      }),
      z.strictObject({ status: z.enum(["lost", "paused"]), statement: z.string() }),
      z.strictObject({ status: z.literal("overdue"), months: z.number().describe("From the promised day to the as-of date.") }),
      z.strictObject({ status: z.literal("open") }),
    ]),
  })
  .describe("What became of a promise, by the statements known on the as-of date.");

const none = z.literal("none");

const zEvidence = z
  .strictObject({
    class: z.enum(SITE_CLASSES),
    promise: z.string().describe("In short."),
    promisedBy: zIsoDay,
    promiseStatement: z.string(),
    status: z.enum(OUTCOME_STATUSES),
    outcome: z.string().describe("In short; none where no outcome is known."),
    outcomeDate: z
      .union([zIsoDay, none, z.literal("unknown")])
      .describe("When it came, or is to come now. none: it does not come, or has not come yet."),
    outcomeStatement: z.string().describe("The last statement that bears on it, or none."),
    knownOn: z.union([zIsoDay, none]).describe("none: open, or not verified."),
    slipMonths: z.union([z.number(), none, z.literal("unknown")]),
    counts: z.boolean().describe("Whether it counts for estimates."),
    excludedBecause: z.string().optional().describe("Why it does not count."),
    existingShellOrRetrofit: z.union([z.boolean(), z.literal("unknown")]),
    evidence: z.string().describe("Of what kind the evidence is."),
    note: z.string().optional(),
    sources: zSourceIds,
  })
  .describe("A promise and what became of it.");

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
    slips: z.array(zSlip).describe("Every dated promise, in the order they were made."),
    evidence: z
      .array(zEvidence)
      .describe(
        "What of this site is evidence of delay, as known on the as-of date; what is open or not verified shows only where that is today.",
      ),
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
export type EstimateOf = z.infer<typeof zEstimate>;
export type SlipOf = z.infer<typeof zSlip>;
export type EvidenceOf = z.infer<typeof zEvidence>;
