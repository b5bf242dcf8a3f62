import { z } from "zod";
import { FORM_KINDS } from "@/app/_views/claims-form";
import { MEASURES } from "@/lib/claims/count";
import { DEAL_WORDS } from "@/lib/claims/told";
import { ADDRESSEES, TOPICS } from "@/lib/law/schema";
import { BLOCS, DELAYS, FIRST_AS_OF, LAST_AS_OF, type LensKey, SITE_STATES, WINDOW_KINDS } from "@/lib/lens";
import { HORIZONS, SIGNAL_KINDS } from "@/lib/signals";
import { isoDay, tryParseDay } from "@/lib/time/day";
import { tryParsePeriod } from "@/lib/time/duration";

/** The query parameters of the API. A schema says what one value must look like; which ids exist is checked against the dataset. */
export interface Parameter {
  readonly description: string;
  readonly schema: z.ZodType;
  readonly repeats?: true;
  readonly required?: true;
  /** A value that works. */
  readonly example: string;
}

const zName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, "use an id");

const zNumber = z.string().regex(/^-?(\d{1,12}(\.\d{1,12})?|\.\d{1,12})$/, "use a number");

export const MAX_LIMIT = 1000;
const limitHint = { error: `use a whole number from 1 to ${MAX_LIMIT}` };
const START = /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/;
const PERIOD_HINT = "write a period in ISO 8601, for example P15D, P6M, P2W or PT72H";
const RECORDED_HINT = "write a day, 2026-11-22, or a moment in UTC, 2026-11-22T09:00:00Z";
const START_HINT = "write an existing day, 2026-10-09, or a moment, 2026-06-30T14:30, for a period in hours";

const DAY_HINT = "write a day as YYYY-MM-DD";
const LAW_HINT = "the id of a scenario, or in-force (the default), the version in force on the day that is looked at";
const DEAL_KINDS = Object.keys(DEAL_WORDS) as [keyof typeof DEAL_WORDS, ...(keyof typeof DEAL_WORDS)[]];
const COUNTED = Object.keys(MEASURES) as [keyof typeof MEASURES, ...(keyof typeof MEASURES)[]];

const REVISION = { error: "use the number of a revision, as /changes lists them" };
const LAST_REVISION = 2 ** 31 - 1;

/** The parameters that are no lens keys. */
const OWN = {
  recordedAt: {
    description:
      "The dataset as it was recorded by the end of this day in Brussels, or by this moment in UTC: what the tracker said then. The default is the newest revision. It says nothing of the as-of date.",
    schema: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?Z)?$/, RECORDED_HINT)
      .refine((text) => tryParseDay(text.slice(0, 10)) !== undefined, RECORDED_HINT),
    example: "2026-11-22",
  },
  limit: {
    description: `The most rows of one answer, 1 to ${MAX_LIMIT}.`,
    schema: z.int(limitHint).min(1, limitHint).max(MAX_LIMIT, limitHint),
    example: "5",
  },
  cursor: {
    description: "Where to go on: `meta.next` of the answer before, with the same other parameters.",
    schema: z.string().regex(/^[A-Za-z0-9_-]+$/, "use meta.next of the answer before"),
    example: "ZHVyYXRpb24",
  },
  from: {
    description: "The number of the earlier revision of the dataset; the default is the one before `to`.",
    schema: z.int(REVISION).min(1, REVISION).max(LAST_REVISION, REVISION),
    example: "1",
  },
  to: {
    description: "The number of the later revision of the dataset; the default is the newest.",
    schema: z.int(REVISION).min(1, REVISION).max(LAST_REVISION, REVISION),
    example: "1",
  },
  start: {
    description: "The day of the event; for a period in hours its moment by the clock, 2026-06-30T14:30.",
    schema: z
      .string()
      .regex(START, START_HINT)
      .refine((text) => tryParseDay(text.slice(0, 10)) !== undefined, START_HINT),
    required: true,
    example: "2026-10-09",
  },
  period: {
    description: "The period in ISO 8601: P15D, P2W, P6M, PT72H; -P9M runs backwards. Either this or `duration` has to be given.",
    schema: z
      .string()
      .regex(/^-?P/, PERIOD_HINT)
      .refine((text) => tryParsePeriod(text) !== undefined, PERIOD_HINT),
    example: "P2D",
  },
  duration: {
    description:
      "The id of a duration of the Act, in place of `period` and `counts`, as the addresses of /calculator bear it. The answer then says whether its article has anything to work on.",
    schema: zName,
    example: "serious-incident-general",
  },
  calendar: {
    description:
      "Whose public holidays count: an ISO 3166 code, EC (European Commission), EP (European Parliament), or none (weekends only, the default).",
    schema: z.string().regex(/^([A-Za-z]{2}|none)$/, "use a country by its two letters, EC, EP or none"),
    example: "DE",
  },
  counts: {
    description: "What is counted: calendar days, or working days where the law says so (Art. 79(2) of the AI Act).",
    schema: z.enum(["calendar", "working-days"], "use calendar or working-days"),
    example: "calendar",
  },
  what: {
    description: "A kind of signal.",
    schema: z.enum(SIGNAL_KINDS, `use one of: ${SIGNAL_KINDS.join(", ")}`),
    repeats: true,
    example: "compute",
  },
  horizon: {
    description: "How far away the nearest date is that a signal touches.",
    schema: z.enum(HORIZONS, `use one of: ${HORIZONS.join(", ")}`),
    example: "within-a-year",
  },
  moved: {
    description: "Only signals that moved a date, a level, a state or a window.",
    schema: z.literal("yes", "use yes, or leave it out"),
    example: "yes",
  },
  q: {
    description:
      "Words of the title, the detail, or the names of countries and providers. Given are those that bear all of them, or where none does, the most and at least half.",
    schema: z.string(),
    example: "narvik",
  },
  check: {
    description:
      "What kind of claim is checked, and so what else is given: months (the time between two dates), date (a date of the law), countries (how many can do something), deals (a sum of money) or capacity (GPUs by a day).",
    schema: z.enum(FORM_KINDS, `use one of: ${FORM_KINDS.join(", ")}`),
    required: true,
    example: "months",
  },
  claimed: {
    description:
      "What is claimed. months: a number of months, 4.5 (half a month is 15 days). date: a day, 2026-08-02. countries: a whole number. deals: an amount, 3 billion, 830 million or 3000000000. capacity: a whole number of GPUs.",
    schema: z.string(),
    required: true,
    example: "18",
  },
  said: {
    description:
      "check=months or date: the day on which the claim was made, which is looked at beside the as-of date; the as-of date by default.",
    schema: z.iso.date(DAY_HINT),
    example: "2026-04-01",
  },
  fromMilestone: {
    description: "check=months: the milestone that the time is counted from, by its id. Either this or `fromDay`.",
    schema: zName,
    example: "high-risk-annex-iii-classification",
  },
  fromDay: {
    description: "check=months: the day that the time is counted from, in place of a milestone.",
    schema: z.iso.date(DAY_HINT),
    example: "2026-03-18",
  },
  fromLaw: {
    description: `check=months: the version of the law in which \`fromMilestone\` is read: ${LAW_HINT}.`,
    schema: zName,
    example: "base-law",
  },
  toMilestone: {
    description: "check=months: the milestone that the time is counted to, by its id. Either this or `toDay`.",
    schema: zName,
    example: "high-risk-annex-iii-classification",
  },
  toDay: {
    description: "check=months: the day that the time is counted to, in place of a milestone.",
    schema: z.iso.date(DAY_HINT),
    example: "2027-12-02",
  },
  toLaw: {
    description: `check=months: the version of the law in which \`toMilestone\` is read: ${LAW_HINT}.`,
    schema: zName,
    example: "in-force",
  },
  tolerance: {
    description: "check=months: by how many months the claim may be off and still hold; 0 by default.",
    schema: zNumber,
    example: "0.5",
  },
  of: {
    description: "check=date: the milestone whose practical date is claimed, by its id.",
    schema: zName,
    example: "high-risk-annex-iii-classification",
  },
  ofLaw: {
    description: `check=date: the version of the law in which it is read: ${LAW_HINT}.`,
    schema: zName,
    example: "in-force",
  },
  measure: {
    description: "check=countries: what is counted; power-to-fine by default.",
    schema: z.enum(COUNTED, `use one of: ${COUNTED.join(", ")}`),
    example: "power-to-fine",
  },
  on: {
    description: "check=countries: the day on which the countries are counted.",
    schema: z.iso.date(DAY_HINT),
    example: "2026-04-01",
  },
  deals: {
    description: "check=deals: the kinds of deals that are added, at least one.",
    schema: z.enum(DEAL_KINDS, `use one of: ${DEAL_KINDS.join(", ")}`),
    repeats: true,
    example: "equity",
  },
  party: {
    description:
      "check=deals: whose deals are added, at least one: the id of a provider, or a name where there is no id, as `providers` of signals bears it.",
    schema: z.string(),
    repeats: true,
    example: "nscale",
  },
  firstDay: {
    description: "check=deals: the first day of the period whose deals are added.",
    schema: z.iso.date(DAY_HINT),
    example: "2026-01-01",
  },
  lastDay: {
    description: "check=deals: the last day of the period whose deals are added.",
    schema: z.iso.date(DAY_HINT),
    example: "2026-03-31",
  },
  currency: {
    description: "check=deals: the currency of the amount, USD by default. Nothing is converted.",
    schema: z.enum(["USD", "EUR"], "use USD or EUR"),
    example: "USD",
  },
  more: {
    description: "check=deals: it is claimed that the sum is more than the amount, not that it is the amount.",
    schema: z.literal("yes", "use yes, or leave it out"),
    example: "yes",
  },
  once: {
    description: "check=deals: money that a later deal contains is not counted twice.",
    schema: z.literal("yes", "use yes, or leave it out"),
    example: "yes",
  },
  tranche: {
    description:
      "check=capacity: the part of the site that is claimed, as `tranche` of its statements names it; site, the whole, by default.",
    schema: zName,
    example: "site",
  },
  by: {
    description: "check=capacity: the day by which the GPUs are claimed to be there.",
    schema: z.iso.date(DAY_HINT),
    example: "2026-12-31",
  },
  tenant: {
    description: "check=capacity: for whom they are claimed to be: a change of tenant ends a promise that names one.",
    schema: z.string(),
    example: "OpenAI",
  },
} as const satisfies Record<string, Parameter>;

/** The lens keys of the API: all but those that only say how a page looks. */
type ApiLensKey = Exclude<LensKey, "name" | "day" | "view" | "measure" | "sort" | "size" | "slip">;

const LENS = {
  law: {
    description:
      "The version of the law: the id of a scenario, or in-force (the default), the version in force on the as-of date.",
    schema: zName,
    example: "in-force",
  },
  compare: {
    description: "The version that `law` is compared with; the default is the 2024 text, base-law.",
    schema: zName,
    example: "base-law",
  },
  assume: {
    description: "A day assumed for an event whose day is not known, event:YYYY-MM-DD. It changes `law` only.",
    schema: z.string().regex(/^[^:]+:\d{4}-\d{2}-\d{2}$/, "write event:YYYY-MM-DD"),
    repeats: true,
    example: "commission-decision-annex-iii:2027-03-01",
  },
  shift: {
    description: "Moves a topic, an anchor or a milestone by a period, id:P6M or id:-P1M. What refers to it follows.",
    schema: z.string().regex(/^[^:]+:-?P\w+$/, "write id:P6M"),
    repeats: true,
    example: "high-risk-annex-iii:P6M",
  },
  set: {
    description: "Sets an anchor or a milestone to one day, id:YYYY-MM-DD.",
    schema: z.string().regex(/^[^:]+:\d{4}-\d{2}-\d{2}$/, "write id:YYYY-MM-DD"),
    repeats: true,
    example: "gpai-fines:2027-01-01",
  },
  fine: {
    description:
      "From when a country is assumed to have the power to fine, NL:2027-07. It counts where no such power is known by the as-of date.",
    schema: z.string().regex(/^[A-Za-z]{2}:\d{4}(-\w+)*$/, "write NL:2027-07"),
    repeats: true,
    example: "NL:2027-07",
  },
  asOf: {
    description: `What had happened or been said by this day counts, nothing later. From ${isoDay(FIRST_AS_OF)} to ${isoDay(LAST_AS_OF)}; the default is today in Brussels.`,
    schema: z.iso.date("write a day as YYYY-MM-DD"),
    example: "2026-11-22",
  },
  duty: {
    description: "The id of a milestone.",
    schema: zName,
    example: "high-risk-annex-iii-requirements",
  },
  topic: { description: "A topic of the law.", schema: z.enum(TOPICS), repeats: true, example: "high-risk-annex-iii" },
  role: {
    description:
      "Who is addressed. A public authority that deploys is a deployer too, and a provider of a model with systemic risk a provider of a model.",
    schema: z.enum(ADDRESSEES),
    repeats: true,
    example: "deployer",
  },
  kind: { description: "A kind of window.", schema: z.enum(WINDOW_KINDS), repeats: true, example: "runway" },
  country: {
    description: "A country by its two letters (ISO 3166-1), or none.",
    schema: z.string().regex(/^([A-Za-z]{2}|none)$/, "use a country by its two letters, or none"),
    repeats: true,
    example: "DE",
  },
  site: { description: "The id of a compute site, or none.", schema: zName, repeats: true, example: "nscale-narvik" },
  delay: {
    description:
      "Which day stands for a site: that of its promise, of what is stated last (the default), or the P50 or P90 of the estimate.",
    schema: z.enum(DELAYS),
    example: "stated",
  },
  lead: {
    description:
      "How long an assessment takes, in months from the shortest to the longest estimate (6-12, the default; 0 to 120), or the id of a published estimate.",
    schema: z.string().regex(/^[\w.-]+$/, "write months as 6-12, or the id of a published estimate"),
    example: "6-12",
  },
  late: {
    description: "The share of promises that come late, 0 to 1, in place of the computed one.",
    schema: zNumber,
    example: "0.5",
  },
  lost: {
    description: "The share of promises that are lost, 0 to 1, in place of the computed one; with late at most 1.",
    schema: zNumber,
    example: "0.1",
  },
  mu: {
    description: "The mean of the natural logarithm of the months of slip, -3 to 6, in place of the computed one.",
    schema: zNumber,
    example: "2.4",
  },
  sigma: { description: "The spread of that logarithm, 0.01 to 4.", schema: zNumber, example: "0.8" },
  provider: { description: "The id of a provider of compute.", schema: zName, repeats: true, example: "nscale" },
  bloc: {
    description: "Where a site stands; of a count of countries, whose members are counted, EU (the default) or EEA.",
    schema: z.enum(BLOCS),
    example: "EU",
  },
  state: { description: "The state of a site.", schema: z.enum(SITE_STATES), repeats: true, example: "online" },
} as const satisfies Record<ApiLensKey, Parameter>;

export const PARAMETERS = { ...LENS, ...OWN };

export type ParameterName = keyof typeof PARAMETERS;
type OwnName = keyof typeof OWN;

/** The values of the parameters that are no lens keys. */
export type OwnValues = {
  -readonly [K in OwnName]?: (typeof OWN)[K] extends { readonly repeats: true }
    ? readonly z.infer<(typeof OWN)[K]["schema"]>[]
    : z.infer<(typeof OWN)[K]["schema"]>;
};

export const isLensKey = (name: string): name is ApiLensKey => Object.hasOwn(LENS, name);
export const isOwn = (name: string): name is OwnName => Object.hasOwn(OWN, name);
