import { z } from "zod";
import { zConfidence, zDay, zId, zPeriod, zSources, zText } from "../schema";

/** The shape of law.json. Only the server loads this file; the browser takes its types alone. */

export const MILESTONE_KINDS = [
  "event",
  "obligation-applies",
  "permission-applies",
  "deadline-for-member-state",
  "deadline-for-eu",
  "cutoff",
  "transitional-end",
  "review",
] as const;

export const ADDRESSEES = [
  "provider",
  "deployer",
  "importer",
  "distributor",
  "authorised-representative",
  "product-manufacturer",
  "public-authority-deployer",
  "gpai-provider",
  "gpai-systemic-provider",
  "notified-body",
  "eu-institution",
  "member-state",
  "national-authority",
  "commission",
  "ai-office",
  "edps",
  "european-parliament",
  "council",
] as const;

export const TOPICS = [
  "prohibited",
  "literacy",
  "gpai",
  "transparency",
  "high-risk-annex-iii",
  "high-risk-annex-i",
  "registration",
  "legacy",
  "large-scale-it",
  "penalties",
  "governance",
  "notified-bodies",
  "sandbox",
  "standards",
  "codes",
  "guidelines",
  "review",
  "other",
] as const;

export const SCENARIO_STATUSES = [
  "proposed",
  "adopted-awaiting-publication",
  "adopted-awaiting-entry",
  "in-force",
  "superseded",
] as const;

/** A date rule: a small program whose result is a day or a named reason why there is none. */
export type Rule =
  | { type: "fixed"; date: string }
  | { type: "relative"; to: string; period: string; plusDays?: number }
  | { type: "earliest-of"; options: Rule[] }
  | { type: "latest-of"; options: Rule[] }
  | { type: "same-as"; ref: string }
  | { type: "recurring"; first: Rule; every: string; until?: Rule }
  | { type: "conditional"; text: string }
  | { type: "unknown" }
  | { type: "none" };

export const zRule: z.ZodType<Rule> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("fixed"), date: zDay }),
    z.strictObject({ type: z.literal("relative"), to: zId, period: zPeriod, plusDays: z.int().optional() }),
    z.strictObject({ type: z.literal("earliest-of"), options: z.array(zRule).min(1) }),
    z.strictObject({ type: z.literal("latest-of"), options: z.array(zRule).min(1) }),
    z.strictObject({ type: z.literal("same-as"), ref: zId }),
    z.strictObject({ type: z.literal("recurring"), first: zRule, every: zPeriod, until: zRule.optional() }),
    z.strictObject({ type: z.literal("conditional"), text: zText }),
    z.strictObject({ type: z.literal("unknown") }),
    z.strictObject({ type: z.literal("none") }),
  ]),
);

/** An equality that must hold: the day of `to` plus the period (plus days) is the day of the rule beside it. */
export const zCheck = z.strictObject({ to: zId, period: zPeriod, plusDays: z.int().optional() });

/** The EU ceiling of a fine for undertakings: the higher of the two; small firms take the lower (Art. 99(6)). */
export const zMaxFine = z.strictObject({
  eur: z.number().positive(),
  turnoverPct: z.number().positive().nullable(),
  citation: zText,
});

export const zInstrument = z.strictObject({
  id: zId,
  title: zText,
  celex: zText.nullable(),
  eli: z.url().nullable(),
  oj: zText.nullable(),
  signedOn: zDay.nullable(),
  publishedOn: zDay.nullable(),
  inForceOn: zDay.nullable(),
});

export const zLawEvent = z.strictObject({
  id: zId,
  title: zText,
  date: zDay.nullable(),
  knownOn: zDay.nullable(),
  status: zText,
  citation: zText,
  sameActAs: zId.optional(),
  sources: zSources,
});

export const zAnchor = z.strictObject({ id: zId, citation: zText, title: zText, rule: zRule, check: zCheck.optional() });

export const zMilestone = z.strictObject({
  id: zId,
  title: zText,
  short: zText,
  citation: zText,
  topic: z.enum(TOPICS),
  kind: z.enum(MILESTONE_KINDS),
  addressees: z.array(z.enum(ADDRESSEES)),
  duty: zText,
  appliesIf: zText,
  maxFine: zMaxFine.nullable(),
  rule: zRule,
  practicalRule: zRule.optional(),
  check: zCheck.optional(),
  legacyOf: z.array(zId).optional(),
  sources: zSources,
  confidence: zConfidence,
  eli: z.url(),
  notes: zText.optional(),
});

export const zDuration = z.strictObject({
  id: zId,
  citation: zText,
  duration: zPeriod,
  unit: z.enum(["calendar", "working-days"]),
  limit: z.enum(["max", "exact", "min", "recurring"]),
  countsFrom: zText,
  who: z.array(z.string()),
  what: zText,
  sources: zSources,
  confidence: zConfidence,
  notes: zText.optional(),
});

export const zImmediateDuty = z.strictObject({
  id: zId,
  citation: zText,
  trigger: zText,
  who: z.array(z.string()),
  term: zText,
  sources: zSources,
  confidence: zConfidence,
});

const amendmentBase = {
  target: zId,
  citation: zText,
  summary: zText,
  changeType: z.enum(["moved-later", "moved-earlier", "new", "removed", "content", "unknown"]),
  change: zId,
  sources: zSources,
  confidence: zConfidence,
  note: zText.optional(),
};

export const zAmendment = z.discriminatedUnion("op", [
  z.strictObject({ ...amendmentBase, op: z.literal("replace-rule"), rule: zRule, check: zCheck.optional() }),
  z.strictObject({ ...amendmentBase, op: z.literal("replace-practical-rule"), rule: zRule, check: zCheck.optional() }),
  z.strictObject({
    ...amendmentBase,
    op: z.literal("replace-text"),
    effective: zRule.optional(),
    text: z
      .strictObject({ title: zText, short: zText, duty: zText, appliesIf: zText, maxFine: zMaxFine.nullable() })
      .partial()
      .optional(),
  }),
  z.strictObject({ ...amendmentBase, op: z.literal("repeal"), effective: zRule }),
]);

export const zKept = z.strictObject({
  targets: z.array(zId).min(1),
  citation: zText,
  summary: zText,
  sources: zSources,
  confidence: zConfidence,
  change: zId,
  note: zText.optional(),
});

export const zScenario = z.strictObject({
  id: zId,
  title: zText,
  summary: zText,
  legalRef: zText,
  instrument: zId,
  status: z.enum(SCENARIO_STATUSES),
  statusHistory: z
    .array(z.strictObject({ from: zDay, status: z.enum(SCENARIO_STATUSES), note: zText.optional(), title: zText.optional() }))
    .min(1),
  validFrom: zDay,
  supersededOn: zDay.optional(),
  assumptions: z.array(zText),
  amendments: z.array(zAmendment),
  kept: z.array(zKept).optional(),
});

export const zCoverage = z.strictObject({
  scenario: zId,
  change: zId,
  as: z.enum(["base", "amended", "kept"]),
  targets: z.array(zId),
  also: z.array(zId).optional(),
});

export const zLawFile = z.strictObject({
  meta: z.strictObject({ asOf: zDay, lawStateOf: zDay, materialReachesTo: zText, conventions: z.array(zText) }),
  instruments: z.array(zInstrument),
  events: z.array(zLawEvent),
  anchors: z.array(zAnchor),
  milestones: z.array(zMilestone),
  durations: z.array(zDuration),
  immediateDuties: z.array(zImmediateDuty),
  scenarios: z.array(zScenario),
  coverage: z.array(zCoverage),
  dropped: z.array(z.unknown()),
});

export type MilestoneKind = (typeof MILESTONE_KINDS)[number];
export type Addressee = (typeof ADDRESSEES)[number];
export type Topic = (typeof TOPICS)[number];
export type ScenarioStatus = (typeof SCENARIO_STATUSES)[number];
export type MaxFine = z.infer<typeof zMaxFine>;
export type Check = z.infer<typeof zCheck>;
export type Instrument = z.infer<typeof zInstrument>;
export type LawEvent = z.infer<typeof zLawEvent>;
export type Anchor = z.infer<typeof zAnchor>;
export type Milestone = z.infer<typeof zMilestone>;
export type Amendment = z.infer<typeof zAmendment>;
export type Scenario = z.infer<typeof zScenario>;
export type LawFile = z.infer<typeof zLawFile>;
