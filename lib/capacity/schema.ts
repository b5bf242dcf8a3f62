import { z } from "zod";
import { zConfidence, zDay, zId, zImprecise, zSources, zText } from "../schema";

/**
 * The shape of sites.json, providers.json, deals.json, gpu-equivalents.json and delay-evidence.json.
 * Only the server loads this file; the browser takes its types alone.
 */

export const SITE_BLOCS = ["EU", "EEA", "UK", "other"] as const;

/** Whether the hall stood when the promise was made. */
export const SITE_CLASSES = ["existing-hall", "greenfield", "unknown"] as const;

/** Why a site is in the list although it is no site of the plan: a cloud in general, a place elsewhere for reference, a programme. */
export const SITE_SCOPES = ["hyperscaler-general-cloud", "reference-only", "programme"] as const;

export const SPEAKERS = ["company", "partner", "tenant", "authority", "press", "observer"] as const;

export const READINGS = ["promise", "revision", "contract", "progress", "observation", "online", "forecast", "loss"] as const;

export const STATEMENT_KINDS = [
  "announced",
  "revised",
  "contracted",
  "financed",
  "construction",
  "online",
  "tenant-change",
  "paused",
  "cancelled",
] as const;

/** `site-total` is the level at that date; `tranche` an addition or a part. */
export const COUNTS = ["site-total", "tranche"] as const;

/** `full`, or `first-capacity` where the date is that of a start. */
export const MARKS = ["full", "first-capacity"] as const;

export const MW_MEASURES = ["grid", "it", "facility", "unknown"] as const;

export const CURRENCIES = ["USD", "EUR"] as const;

export const DEAL_KINDS = ["contract", "programme", "equity", "debt", "safe", "ipo"] as const;

export const OUTCOME_STATUSES = [
  "on-time",
  "on-time-unproven",
  "on-track",
  "late",
  "redated",
  "cancelled",
  "open",
  "unverified",
] as const;

const zCountry = z.string().regex(/^[A-Z]{2}$/, "a country is two capital letters (ISO 3166-1; EU for a programme of the Union)");
const zSize = z.number().positive();

export const zTarget = z
  .strictObject({
    when: zImprecise.optional(),
    text: zText.optional(),
    bound: z.literal("not-before").optional(),
    gpus: z.int().positive().optional(),
    gpuModel: zText.optional(),
    chip: zText.nullable().optional(),
    mw: zSize.optional(),
    mwMeasure: z.enum(MW_MEASURES).optional(),
    itMw: zSize.optional(),
    gridMw: zSize.optional(),
    h100e: zSize.optional(),
    counts: z.enum(COUNTS),
    marks: z.enum(MARKS),
  })
  .refine((target) => (target.when === undefined) === (target.text === undefined), "a date needs its words, and words their date")
  .refine((target) => (target.mw === undefined) === (target.mwMeasure === undefined), "megawatts need what they measure")
  .refine(
    (target) => (target.gpuModel === undefined) === (target.chip === undefined),
    "a GPU model needs its chip (null: not known)",
  )
  .refine((target) => target.bound === undefined || target.when !== undefined, "a bound needs a date");

export const zStatement = z
  .strictObject({
    id: zId,
    statedOn: zImprecise,
    speaker: z.enum(SPEAKERS),
    kind: z.enum(STATEMENT_KINDS),
    reading: z.enum(READINGS),
    tranche: zId,
    target: zTarget.nullable(),
    supersedes: zId.optional(),
    detail: zText,
    sources: zSources,
    confidence: zConfidence,
    readViaIntermediary: z.literal(true).optional(),
  })
  .refine((statement) => statement.reading !== "progress" || statement.target?.when === undefined, "progress is never dated")
  .refine(
    (statement) => statement.reading !== "observation" || statement.target === null,
    "an observation has words and no target",
  )
  .refine(
    (statement) => statement.reading !== "revision" || statement.supersedes !== undefined,
    "a revision names what it supersedes",
  );

export const zSite = z
  .strictObject({
    id: zId,
    provider: zId,
    name: zText,
    place: zText,
    country: zCountry,
    bloc: z.enum(SITE_BLOCS),
    class: z.enum(SITE_CLASSES),
    classReason: zText,
    trancheClass: z.record(zId, z.enum(SITE_CLASSES)).optional(),
    scope: z.enum(SITE_SCOPES).optional(),
    lat: z.number().min(-90).max(90).nullable(),
    lon: z.number().min(-180).max(180).nullable(),
    coordSource: zText.nullable(),
    partners: z.array(zText),
    tenants: z.array(zText),
    energy: zText.nullable(),
    openQuestions: z.array(zText).optional(),
    statements: z.array(zStatement).min(1),
  })
  .superRefine((site, context) => {
    const byId = new Map(site.statements.map((statement) => [statement.id, statement]));
    for (const [index, statement] of site.statements.entries()) {
      if (statement.supersedes === undefined) continue;
      const earlier = byId.get(statement.supersedes);
      if (!earlier || earlier.tranche !== statement.tranche || earlier.id === statement.id)
        context.addIssue({
          code: "custom",
          path: ["statements", index, "supersedes"],
          message: `"${statement.supersedes}" is no other statement of this site on the tranche "${statement.tranche}"`,
        });
    }
  });

export const zSitesFile = z.array(zSite);

export const zFleetSnapshot = z.strictObject({
  asOf: zImprecise,
  activeGpus: z.int().nonnegative().nullable(),
  activeMw: z.number().nonnegative().nullable().optional(),
  contractedGpusTotal: z.int().nonnegative().optional(),
  activeAndContractedMw: zSize.optional(),
  activeTcvUsdBn: zSize.optional(),
  totalTcvUsdBn: zSize.optional(),
  note: zText,
  sources: zSources,
  confidence: zConfidence,
});

export const zPledge = z.strictObject({ date: zImprecise, what: zText, sources: zSources, confidence: zConfidence });

export const zFinancials = z.strictObject({
  h12026RevenueUsdM: z.number(),
  h12026NetLossUsdM: z.number(),
  customerConcentration: zText,
  sources: zSources,
  confidence: zConfidence,
});

export const zProvider = z.strictObject({
  id: zId,
  name: zText,
  incorporatedIn: zCountry.nullable(),
  parentOrOwner: zText,
  ownershipNote: zText,
  euEstablished: z.boolean().nullable(),
  website: z.url(),
  fleetSnapshots: z.array(zFleetSnapshot).optional(),
  pledges: z.array(zPledge).optional(),
  financials: zFinancials.optional(),
  sources: zSources,
});

export const zProvidersFile = z.array(zProvider);

export const zDeal = z
  .strictObject({
    id: zId,
    date: zImprecise,
    kind: z.enum(DEAL_KINDS),
    providers: z.array(zText).min(1),
    parties: z.array(zText),
    amount: zSize.nullable(),
    currency: z.enum(CURRENCIES).nullable(),
    amountText: zText,
    upTo: z.literal(true).optional(),
    planned: z.literal(true).optional(),
    uncommitted: zSize.optional(),
    valuation: zSize.optional(),
    valuationBasis: z.enum(["pre-money", "post-money"]).optional(),
    stakes: z
      .array(
        z.strictObject({
          investor: zText,
          amount: zSize,
          currency: z.enum(CURRENCIES),
          sharePercent: zSize,
          canRiseToPercent: zSize.optional(),
        }),
      )
      .optional(),
    what: zText,
    includesDeal: z.array(zId),
    conflict: zText.optional(),
    sources: zSources,
    confidence: zConfidence,
  })
  .refine(
    (deal) => (deal.amount === null) === (deal.currency === null),
    "an amount needs its currency, and a currency its amount",
  );

export const zDealsFile = z.array(zDeal);

export const zGpuEquivalent = z.strictObject({
  gpuModel: zText,
  dense8bitTops: zSize,
  h100Equivalents: zSize,
  confidence: zConfidence,
  note: zText,
});

export const zGpuEquivalentsFile = z.strictObject({
  definition: zText,
  table: z.array(zGpuEquivalent).min(1),
  crossCheck: zText,
  epochDataset: z.strictObject({
    publicRepository: z.strictObject({ officialGithubRepoWithData: zText.nullable(), note: zText }),
    downloads: z.array(z.url()),
    mirrors: z.array(
      z.strictObject({ repo: zText, path: zText, commit: zText, sites: z.int().positive().optional(), read: z.boolean() }),
    ),
    licence: zText,
    citation: zText,
    columns: z.strictObject({
      dataCentersCsv: z.array(zText),
      dataCenterTimelinesCsv: z.array(zText),
      gpuClustersCsvMain: z.array(zText),
      confidenceTags: zText,
    }),
    europeanSitesSeen: z.array(zText),
    caveats: z.array(zText),
    sources: zSources,
  }),
});

const zShares = z.strictObject({
  onTime: z.int().nonnegative(),
  late: z.int().nonnegative(),
  lost: z.int().nonnegative(),
});

export const zOutcome = z
  .strictObject({
    site: zId,
    class: z.enum(SITE_CLASSES),
    promise: zText,
    promisedBy: zDay,
    promiseStatement: zId,
    status: z.enum(OUTCOME_STATUSES),
    outcome: zText.nullable(),
    outcomeDate: zDay.nullable(),
    outcomeStatement: zId.nullable(),
    knownOn: zDay.nullable(),
    slipMonths: z.number().nullable(),
    counts: z.boolean(),
    excludedBecause: zText.optional(),
    existingShellOrRetrofit: z.boolean().nullable(),
    evidence: zText,
    note: z.string(),
    sources: zSources,
  })
  .refine(
    (entry) => entry.counts === (entry.excludedBecause === undefined),
    "an outcome that does not count says why, and only that one",
  )
  .refine((entry) => !entry.counts || entry.knownOn !== null, "an outcome that counts needs the day since when it is known");

const zTally = z.strictObject({
  n: z.int().nonnegative(),
  onTimeOrOnTrack: z.int().nonnegative(),
  lateOrRedated: z.int().nonnegative(),
  cancelled: z.int().nonnegative(),
});

export const zDelayEvidenceFile = z.strictObject({
  estimate: z.strictObject({
    rule: zText,
    prior: z.strictObject({ onTime: zSize, late: zSize, lost: zSize, weight: zSize, from: zText }),
    counts: z.strictObject({ "existing-hall": zShares, greenfield: zShares, unknown: zShares, pooled: zShares }),
    slip: z.strictObject({
      distribution: z.literal("log-normal"),
      unit: z.literal("months"),
      n: z.int().nonnegative(),
      values: z.array(zSize),
      meanLn: z.number(),
      sdLn: zSize,
      sd: z.literal("population"),
    }),
    asOf: zDay,
  }),
  referenceClass: z.array(
    z.strictObject({
      id: zId,
      what: zText,
      value: z.json(),
      scope: zText,
      metric: zText,
      note: zText,
      sources: zSources,
      confidence: zConfidence,
    }),
  ),
  outcomes: z.strictObject({
    note: zText,
    outcomes: z.array(zOutcome),
    summary: z.strictObject({
      existingShellOrSite: z.strictObject({ all: zTally, withoutWeakEvidence: zTally }),
      greenfield: zTally,
      notClassified: z.array(zText),
      open: z.array(zText),
      unverifiedN: z.int().nonnegative(),
      medianSlipOfLateOrRedatedMonths: z.number(),
      howMade: zText,
    }),
    modelHints: z.array(zText),
    h100Equivalents: z.strictObject({
      perGpu: z.record(z.string(), zSize),
      basis: zText,
      narvik: z.strictObject({ promised100kGb300: zSize, contracted52kGb300: zSize, rubin30k: zSize }),
      reading: zText,
    }),
    narvikPowerCheck: z.strictObject({ mwItPer1000Gb300: zSize, mwItFor100k: zSize, gridMw: zSize, reading: zText }),
    narvikStatus20261122: z.strictObject({
      promise: zText,
      daysLeft: z.int(),
      lastObservation: zText,
      companyWideActiveGpus: zText,
      contractedFor2027: zText,
      reading: zText,
    }),
  }),
});

export type SiteBloc = (typeof SITE_BLOCS)[number];
export type SiteClass = (typeof SITE_CLASSES)[number];
export type Speaker = (typeof SPEAKERS)[number];
export type StatementReading = (typeof READINGS)[number];
export type Counts = (typeof COUNTS)[number];
export type Marks = (typeof MARKS)[number];
export type MwMeasure = (typeof MW_MEASURES)[number];
export type Target = z.infer<typeof zTarget>;
export type Statement = z.infer<typeof zStatement>;
export type Site = z.infer<typeof zSite>;
export type Provider = z.infer<typeof zProvider>;
export type Deal = z.infer<typeof zDeal>;
export type GpuEquivalents = z.infer<typeof zGpuEquivalentsFile>;
export type DelayOutcome = z.infer<typeof zOutcome>;
export type DelayEvidence = z.infer<typeof zDelayEvidenceFile>;
