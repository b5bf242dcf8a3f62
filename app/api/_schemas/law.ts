import { z } from "zod";
import { ENFORCERS } from "@/lib/enforcement/schema";
import { ADDRESSEES, MILESTONE_KINDS, SCENARIO_STATUSES, TOPICS } from "@/lib/law/schema";
import { named, zDateStatus, zIsoDay, zSourceIds, zSpan, zSure } from "./common";

export const zScenarioRow = named(
  "Scenario",
  z.strictObject({
    id: z.string(),
    title: z.string().describe("Its name on the as-of date."),
    legalRef: z.string().describe("The reference of the text; none while it had no reference yet."),
    status: z.enum(SCENARIO_STATUSES).describe("Its standing on the as-of date."),
    since: zIsoDay.describe("Since when it has this standing."),
    inForce: z.boolean().describe("Whether `in-force` means this one on the as-of date."),
    history: z.array(
      z.strictObject({
        from: zIsoDay,
        status: z.enum(SCENARIO_STATUSES),
        title: z.string(),
        note: z.string().optional(),
      }),
    ),
    summary: z.string().optional(),
    assumptions: z.array(z.string()).optional().describe("What had to be assumed."),
  }),
);

const zStep = named(
  "Step",
  z.strictObject({
    text: z.string(),
    citation: z.string(),
    date: zIsoDay.optional().describe("Where the step arrives; left out where it leads to no day."),
  }),
);

const dates = {
  status: zDateStatus.describe("Whether there is a date of application, or why not."),
  date: zIsoDay.optional().describe("The date of application: the first day, from 00:00, on which the provision applies."),
  practicalStatus: zDateStatus.describe("The same for the practical date."),
  practicalDate: zIsoDay
    .optional()
    .describe("The first day on which it can bite. Windows use it. The same as `date` where nothing holds it back."),
};

/** How sure a date is in one version. */
export const zDateConfidence = z
  .union([zSure, z.enum(["assumed", "none"])])
  .describe(
    "Of the amendment that set the date, otherwise of the milestone. assumed: the date rests on a setting of the request, so it has no sources. none: the version does not have it.",
  );

const zMilestoneBase = z.strictObject({
  id: z.string(),
  title: z.string(),
  citation: z.string(),
  topic: z.enum(TOPICS),
  kind: z.enum(MILESTONE_KINDS),
  addressees: z.array(z.enum(ADDRESSEES)),
  short: z.string(),
  ...dates,
  reason: z.string().optional().describe("Why there is no date, in words; left out where there is one."),
  needs: z.array(z.string()).optional().describe("Ids of events whose day decides the date; a day can be assumed for each."),
  repealedOn: zIsoDay
    .optional()
    .describe(
      "For `repealed`: the day it ended, or would have ended by a text that never became law (see `reason`); left out where that day is not known.",
    ),
  latestUnless: z
    .string()
    .optional()
    .describe(
      "Id of an event that may still come and would bring the practical date forward: without it that date is the latest.",
    ),
  recurring: z
    .strictObject({ every: z.string(), until: zIsoDay.optional() })
    .optional()
    .describe("The date is the first of a series; `until` is left out where the series has no known end."),
  derivation: z.array(zStep).describe("The steps to the date, then those to the practical date where it is later."),
  maxFine: z
    .union([
      z.strictObject({
        eur: z.number(),
        turnoverPct: z
          .union([z.number(), z.literal("none")])
          .describe("Per cent of worldwide annual turnover; the higher of the two counts, for small firms the lower."),
        citation: z.string(),
      }),
      z.enum(["none", "unknown"]),
    ])
    .describe(
      "The EU ceiling of a fine. none: the Act lists none, and a Member State may set a penalty of its own; or the version does not have the milestone. unknown: what this version sets is not on record.",
    ),
  enforcer: z.enum(ENFORCERS).describe("Who enforces it; none for what binds no operator."),
  confidence: zDateConfidence,
  sources: zSourceIds,
});

export const zMilestoneRow = named("Milestone", zMilestoneBase);

export const zMilestoneOne = named(
  "MilestoneWithWording",
  zMilestoneBase.extend({
    words: z
      .enum(["own", "another", "unknown"])
      .describe(
        "Whose words `duty` and `appliesIf` are. own: those of this version. another: those of the text that brought it into the law, which they name first; the words of this version are not on record. unknown: that text did not exist yet.",
      ),
    duty: z.string(),
    appliesIf: z.string(),
    link: z.url().describe("The provision on EUR-Lex."),
    legacyOf: z.array(z.string()).describe("Duties whose older systems this is about."),
    wordingChanges: z.array(
      z.strictObject({
        summary: z.string(),
        citation: z.string(),
        status: zDateStatus.describe("Whether it is known from when the new wording counts."),
        date: zIsoDay.optional(),
        confidence: zSure,
        sources: zSourceIds,
      }),
    ),
    notes: z.array(z.string()).optional(),
  }),
);

const zDates = named("Dates", z.strictObject(dates));

export const zDifferenceRow = named(
  "Difference",
  z.strictObject({
    id: z.string(),
    from: zDates.describe("Under `compare`."),
    to: zDates.describe("Under `law`."),
    ...zSpan.partial().shape,
    formal: zSpan.optional().describe("The length by the formal dates, where it is another."),
    changeType: z
      .enum(["moved-later", "moved-earlier", "new", "removed", "unknown", "content"])
      .describe("unknown: one of the two has no day. content: the date is the same, the wording is not."),
    confidence: zDateConfidence.describe(
      "Of `to`, as in the list of milestones. assumed: it rests on a setting of the request, and adds no sources. none: `law` does not have it.",
    ),
    sources: zSourceIds.describe("Of both dates: ids of /api/v1/sources."),
  }),
);

export type ScenarioRow = z.infer<typeof zScenarioRow>;
export type MilestoneRow = z.infer<typeof zMilestoneRow>;
export type MilestoneOne = z.infer<typeof zMilestoneOne>;
export type DifferenceRow = z.infer<typeof zDifferenceRow>;
export type DatesOf = z.infer<typeof zDates>;
export type StepOf = z.infer<typeof zStep>;
