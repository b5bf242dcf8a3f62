import { z } from "zod";
import { SITE_BLOCS } from "@/lib/capacity/schema";
import { ADDRESSEES, SCENARIO_STATUSES, TOPICS } from "@/lib/law/schema";
import { WINDOW_KINDS } from "@/lib/lens";
import { HORIZONS, RELEVANCES, SIGNAL_KINDS } from "@/lib/signals";
import { named, zDateStatus, zImpreciseDay, zIsoDay, zSourceIds, zSure } from "./common";
import { WINDOW_STATES, zEnd } from "./windows";

const LEVELS = ["power-to-fine", "authority", "planned", "nothing", "unknown", "not-applicable"] as const;

const SITE_STATES = ["online", "building", "announced", "paused", "lost", "unknown"] as const;

const UNTOUCHED = [
  "beside-the-procedure",
  "no-text",
  "not-the-state",
  "no-part-of-a-level",
  "scope",
  "others-moved",
  "others-text",
  "comparison",
  "deal",
  "standard",
  "model",
  "equal",
] as const;

const zSignalBase = z.strictObject({
  id: z.string().describe("The kind and the fact's own id."),
  kind: z.enum(SIGNAL_KINDS),
  date: zImpreciseDay,
  notBefore: zIsoDay.optional().describe("Where the day is not known and a first possible one is; `date` is then the last."),
  knownOn: zIsoDay.describe("From when it counts: the last possible day of an imprecise date."),
  title: z.string(),
  detail: z.string().optional().describe("The record's own words, where they are kept for the as-of date."),
  planned: z.boolean().describe("Announced, and not done on its day."),
  roles: z.array(z.enum(ADDRESSEES)).describe("The operators whom the duties that it touches bind."),
  countries: z.array(z.string()),
  providers: z.array(z.string()).describe("Ids of providers of compute or of models; a name where there is no id."),
  sites: z.array(z.string()),
  milestones: z.array(z.string()).describe("What it touches: what it moved, or is about by its record."),
  topics: z.array(z.enum(TOPICS)),
  region: z.union([z.enum(SITE_BLOCS), z.literal("unknown")]),
  relevance: z
    .enum(RELEVANCES)
    .describe(
      "high: a duty's date or a country's power to fine changes, an end moves by 180 days or more, or its site is counted as lost. medium: an end moves by 30 to 179 days, becomes known or is known no more. low: an end moves by fewer days, or only a level or a state changes. none: nothing moves.",
    ),
  horizon: z.enum(HORIZONS).describe("How far away the nearest date is that it touches, from the as-of date, under `law`."),
  effect: z.string().describe("What it changes, in one sentence."),
  untouched: z.enum(UNTOUCHED).optional().describe("Why nothing moves, where nothing does."),
  effectLaw: z.string().describe("The version of the law in force on its day, under which the effect is told."),
  together: z.array(z.string()).describe("Other signals of the same day that the effect is of too."),
  confidence: zSure,
  sources: zSourceIds,
});

export const zSignalRow = named("Signal", zSignalBase);

const zDateMove = z.strictObject({
  milestone: z.string(),
  duty: z.boolean(),
  beforeStatus: zDateStatus,
  before: zIsoDay.optional(),
  afterStatus: zDateStatus,
  after: zIsoDay.optional(),
  days: z.int().describe("Positive where it is later; 0 where one side has no day."),
  earlierWith: z.string().optional().describe("The event that would bring `after` forward, so that it is the latest day."),
});

const zSide = z.strictObject({ from: zEnd, to: zEnd, totalDays: z.int().optional(), state: z.enum(WINDOW_STATES) });

const zWindowMove = z.strictObject({
  kind: z.enum(WINDOW_KINDS),
  milestone: z.string().optional(),
  country: z.string().optional(),
  site: z.string().optional(),
  by: z.enum(["stated", "promise"]).optional().describe("Which day of the site counts."),
  tranche: z.string().optional().describe("The part of the site, where it is not the whole."),
  before: zSide.describe("With what was known the day before."),
  after: zSide.describe("With what is known with the day."),
  fromDays: z.int().describe("By how many days its first end moved, positive where later."),
  toDays: z.int().describe("By how many days its last end moved, positive where later."),
  moved: z.boolean(),
});

const zSaid = z.union([
  z.strictObject({ status: z.literal("none") }),
  z.strictObject({ status: z.literal("said"), amount: z.string(), when: z.string(), statement: z.string() }),
]);

export const zSignalOne = named(
  "SignalWithEffect",
  zSignalBase.extend({
    dates: z.array(zDateMove).describe("The milestones whose date or existence differs in the law in force."),
    texts: z
      .array(
        z.strictObject({
          scenario: z.string(),
          title: z.string(),
          before: z.union([z.enum(SCENARIO_STATUSES), z.literal("none")]),
          after: z.enum(SCENARIO_STATUSES),
          differing: z.int().describe("How many dates differ under it from the law in force."),
          leads: z.array(zDateMove).describe("Those of them that stand for a topic."),
        }),
      )
      .describe("Texts that come into being or change their standing."),
    levels: z.array(
      z.strictObject({ country: z.string(), topic: z.enum(TOPICS), before: z.enum(LEVELS), after: z.enum(LEVELS) }),
    ),
    site: z
      .strictObject({
        site: z.string(),
        before: z.enum(SITE_STATES),
        after: z.enum(SITE_STATES),
        promiseBefore: zSaid,
        promiseAfter: zSaid,
        statedBefore: zSaid,
        statedAfter: zSaid,
      })
      .optional(),
    windows: z.array(zWindowMove).describe("Every window that it can touch; where dates of the law change, those that moved."),
    hindsight: z
      .strictObject({ law: z.string(), windows: z.array(zWindowMove) })
      .optional()
      .describe("For a statement about a site: its windows under `law`, where that came later than the signal."),
    next: z
      .array(
        z.strictObject({
          kind: z.enum(["milestone", "stated", "promise", "planned"]),
          date: zIsoDay.describe("The last possible day."),
          when: z.string(),
          text: z.string(),
          of: z.strictObject({ kind: z.enum(["milestone", "site", "country", "standard", "model"]), id: z.string() }),
        }),
      )
      .describe("Dates still ahead that it touches."),
    openQuestions: z.array(z.string()).optional(),
  }),
);

export type SignalRow = z.infer<typeof zSignalRow>;
export type SignalOne = z.infer<typeof zSignalOne>;
