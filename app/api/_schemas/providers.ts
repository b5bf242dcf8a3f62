import { z } from "zod";
import { CURRENCIES, DEAL_KINDS } from "@/lib/capacity/schema";
import { named, zImpreciseDay, zSourceIds, zSure } from "./common";

const unknown = z.literal("unknown");
const none = z.literal("none");
const number = z.union([z.number(), unknown]);

const zDeal = named(
  "Deal",
  z
    .strictObject({
      id: z.string(),
      date: zImpreciseDay,
      kind: z.enum(DEAL_KINDS),
      providers: z.array(z.string()).describe("Who raises the money or sells the compute: ids of providers, or names."),
      parties: z.array(z.string()),
      amount: number.describe("In `currency`; unknown where it is not disclosed."),
      currency: z.union([z.enum(CURRENCIES), unknown]),
      amountText: z.string().describe("The amount in words."),
      upTo: z.literal(true).optional().describe("The amount is a ceiling."),
      planned: z.literal(true).optional().describe("The money is not raised yet."),
      uncommitted: z.union([z.number(), none]).describe("What is reported beside the amount as not committed."),
      valuation: z.union([z.number(), none]).describe("In `currency`, as reported."),
      valuationBasis: z.union([z.enum(["pre-money", "post-money"]), none]).describe("Before or after the money; none: not said."),
      stakes: z.array(
        z.strictObject({
          investor: z.string(),
          amount: z.number(),
          currency: z.enum(CURRENCIES),
          sharePercent: z.number(),
          canRiseToPercent: z.union([z.number(), none]),
        }),
      ),
      what: z.string(),
      includesDeal: z.array(z.string()).describe("Earlier deals that the amount contains; adding them counts money twice."),
      conflict: z.string().optional().describe("Where sources disagree."),
      confidence: zSure,
      sources: zSourceIds,
    })
    .describe("Money on a day. The amounts of several deals are not to be added up without reading them."),
);

export const zProvider = named(
  "Provider",
  z.strictObject({
    id: z.string(),
    name: z.string(),
    incorporatedIn: z.string().optional().describe("A country by its two letters, or unknown."),
    parentOrOwner: z.string().optional(),
    ownershipNote: z.string().optional(),
    euEstablished: z.union([z.boolean(), unknown]).optional().describe("Whether it is established in the EU."),
    website: z.url().optional(),
    sites: z.array(z.string()).describe("Its sites of which anything was known on the as-of date."),
    fleetSnapshots: z
      .array(
        z.strictObject({
          asOf: zImpreciseDay,
          activeGpus: number,
          activeMw: number,
          contractedGpusTotal: number.describe("Active and contracted."),
          activeAndContractedMw: number,
          activeTcvUsdBn: number.describe("Active contract value in USD bn."),
          totalTcvUsdBn: number.describe("Total contract value in USD bn."),
          note: z.string().optional(),
          confidence: zSure,
          sources: zSourceIds,
        }),
      )
      .describe("What runs in all its sites together, by the day it is said of."),
    pledges: z
      .array(z.strictObject({ date: zImpreciseDay, what: z.string(), confidence: zSure, sources: zSourceIds }))
      .describe("What it has said it will have, without a site."),
    deals: z.array(zDeal).describe("Deals in which it raises the money or sells the compute, in order of their days."),
    financials: z
      .union([
        z.strictObject({
          status: z.literal("known"),
          h12026RevenueUsdM: z.number().describe("Revenue in the first half of 2026, in USD m."),
          h12026NetLossUsdM: z.number().describe("Net loss in the first half of 2026, in USD m."),
          customerConcentration: z.string(),
          confidence: zSure,
          sources: zSourceIds,
        }),
        z.strictObject({ status: unknown }),
      ])
      .optional(),
    sources: zSourceIds.optional().describe("Of what bears no date of its own."),
  }),
);

export type ProviderOf = z.infer<typeof zProvider>;
export type DealOf = z.infer<typeof zDeal>;
