import { z } from "zod";
import { BLOCS, DIMENSIONS, SCOPES, STATES, TRACKS } from "@/lib/enforcement/schema";
import { named, zDateStatus, zImpreciseDay, zIsoDay, zSourceIds, zSure } from "./common";
import { zDateConfidence } from "./law";

const LEVELS = ["power-to-fine", "authority", "planned", "nothing", "unknown", "not-applicable"] as const;
const NO_LEVEL = ["not-in-eea-agreement", "no-ai-act", "commission", "edps", "nobody"] as const;

const authority = z.string().describe("The authority as named; none where the event names none.");

const zDimension = named(
  "Dimension",
  z.union([
    z.strictObject({
      state: z.enum(STATES),
      on: zImpreciseDay.describe("The day of the event that made the state."),
      authority,
      confidence: zSure,
      sources: zSourceIds,
    }),
    z.strictObject({ state: z.enum(["unknown", "not-applicable"]) }),
  ]),
);

const zJurisdictionBase = z.strictObject({
  iso2: z.string(),
  name: z.string(),
  bloc: z.enum(BLOCS),
  level: z
    .enum(LEVELS)
    .describe(
      "power-to-fine: market surveillance authority designated, and penalties in force. authority: the authority alone. planned: announced to in force, short of a designation. nothing: known to be absent. unknown: no event. not-applicable: see `because`.",
    ),
  badge: z.enum(["bans only", "none"]).describe("bans only: the power to fine is there for the bans of Article 5 alone."),
  since: zIsoDay
    .optional()
    .describe("Since when the level holds without a break; left out where it is unknown or not-applicable."),
  bites: z
    .union([z.boolean(), z.enum(["unknown", "not-applicable"])])
    .describe(
      "The power to fine is in place and the duty applies. The power alone is not a fine. not-applicable: the date asked about is no duty of an operator, `law` does not have it or lists no EU fine for it, or the country has no level. unknown: which fine `law` sets is not on record.",
    ),
  confidence: z.union([zSure, z.literal("unknown")]).describe("The lowest of the events that made the level."),
  applies: z
    .strictObject({
      status: zDateStatus,
      date: zIsoDay.optional(),
      confidence: zDateConfidence.describe(
        "How sure the date is, as in the list of milestones. assumed: it rests on a setting of the request. none: `law` does not have it.",
      ),
    })
    .describe("The practical date of application under `law` that `bites` is told by: that of `meta.duty`."),
  assumed: z
    .strictObject({ powerToFine: zImpreciseDay, from: zIsoDay.describe("The day from which it counts, its last possible one.") })
    .optional()
    .describe(
      "The reader's own assumption, by `fine`, that the power to fine is there. No source shows it; all other fields say what is known. Left out where the power is known or the assumption changes nothing.",
    ),
  because: z
    .strictObject({ kind: z.enum(NO_LEVEL), text: z.string() })
    .optional()
    .describe("Why no level applies."),
  dimensions: z.strictObject(
    Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, zDimension])) as Record<
      (typeof DIMENSIONS)[number],
      typeof zDimension
    >,
  ),
});

export const zJurisdictionRow = named("Jurisdiction", zJurisdictionBase);

export const zJurisdictionOne = named(
  "JurisdictionWithEvents",
  zJurisdictionBase.extend({
    history: z
      .array(
        z.strictObject({
          from: zIsoDay,
          level: z.enum(LEVELS),
          badge: z.enum(["bans only", "none"]),
          confidence: z.union([zSure, z.literal("unknown")]),
          events: z.array(z.string()).describe("Ids of the events behind the level when it began."),
        }),
      )
      .describe(
        "The levels over time, each until the next one; the last holds on the as-of date. Before the first nothing was known.",
      ),
    events: z
      .array(
        z.strictObject({
          id: z.string(),
          on: zImpreciseDay,
          dimension: z.enum(DIMENSIONS),
          state: z.enum(STATES),
          authority,
          detail: z.string(),
          track: z.enum(TRACKS).describe("Whose word it is. Only `national` events count for the level."),
          instrument: z.string().optional().describe("The act it is about, where a country has several."),
          scope: z.enum(SCOPES).optional().describe("What the event is limited to; left out where it speaks for every topic."),
          planned: z.literal(true).optional().describe("Was announced for that day and is not confirmed; it does not count."),
          confidence: zSure,
          sources: zSourceIds,
          note: z.string().optional(),
        }),
      )
      .describe("Every event known on the as-of date, in order."),
    summary: z.string().optional(),
    openQuestions: z.array(z.string()).optional(),
  }),
);

export type JurisdictionRow = z.infer<typeof zJurisdictionRow>;
export type JurisdictionOne = z.infer<typeof zJurisdictionOne>;
export type DimensionOf = z.infer<typeof zDimension>;
