import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  doublePrecision,
  integer,
  type PgColumnBuilderBase,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Confidence } from "@/lib/schema";

/**
 * The tables: one per collection of the dataset. A row is one wording of a record, current while `retired_at` is null.
 * `key` is the record's own id. Dates of the dataset stay text, since `2026-Q4` is no day and must not become one.
 */

// The jsonb type of drizzle parses a string value a second time; this one gives back what was stored.
const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => "jsonb",
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => value,
});

const moment = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

/** What every table of facts has. */
const row = () => ({
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  key: text().notNull(),
  recordedAt: moment().notNull(),
  retiredAt: moment(),
});

function facts<C extends Record<string, PgColumnBuilderBase>>(name: string, columns: C) {
  return pgTable(name, { ...row(), ...columns }, (t) => [
    uniqueIndex(`${name}_current`).on(t.key).where(sql`retired_at is null`),
    check(`${name}_period`, sql`retired_at > recorded_at`),
    ...("sources" in columns ? [check(`${name}_sourced`, sql`cardinality(sources) > 0`)] : []),
  ]);
}

/** A table of facts as the loader and the snapshot see it. */
export type FactTable = ReturnType<typeof facts<Record<never, never>>>;

const words = () => text().notNull();
const list = () => text().array();
const size = () => doublePrecision();
const sources = () => text().array().notNull();
const confidence = () => text().$type<Confidence>().notNull();

/** What a file says beside its collections, such as `meta` of the law: one row per file. */
export const fileHeads = facts("file_heads", { body: json().notNull() });

export const instruments = facts("instruments", {
  title: words(),
  celex: text(),
  eli: text(),
  oj: text(),
  signedOn: text(),
  publishedOn: text(),
  inForceOn: text(),
});

export const lawEvents = facts("law_events", {
  title: words(),
  date: text(),
  knownOn: text(),
  status: words(),
  citation: words(),
  sameActAs: text(),
  sources: sources(),
});

export const anchors = facts("anchors", { citation: words(), title: words(), rule: json().notNull(), check: json() });

export const milestones = facts("milestones", {
  title: words(),
  short: words(),
  citation: words(),
  topic: words(),
  kind: words(),
  addressees: list().notNull(),
  duty: words(),
  appliesIf: words(),
  maxFine: json(),
  rule: json().notNull(),
  practicalRule: json(),
  check: json(),
  legacyOf: list(),
  sources: sources(),
  confidence: confidence(),
  eli: words(),
  notes: text(),
});

export const durations = facts("durations", {
  citation: words(),
  duration: words(),
  unit: words(),
  limit: words(),
  countsFrom: words(),
  who: list().notNull(),
  what: words(),
  sources: sources(),
  confidence: confidence(),
  notes: text(),
});

export const immediateDuties = facts("immediate_duties", {
  citation: words(),
  trigger: words(),
  who: list().notNull(),
  term: words(),
  sources: sources(),
  confidence: confidence(),
});

export const scenarios = facts("scenarios", {
  title: words(),
  summary: words(),
  legalRef: words(),
  instrument: words(),
  status: words(),
  statusHistory: json().notNull(),
  validFrom: words(),
  supersededOn: text(),
  assumptions: list().notNull(),
});

export const amendments = facts("amendments", {
  scenario: words(),
  target: words(),
  op: words(),
  rule: json(),
  check: json(),
  effective: json(),
  text: json(),
  citation: words(),
  summary: words(),
  changeType: words(),
  change: words(),
  sources: sources(),
  confidence: confidence(),
  note: text(),
});

export const kept = facts("kept", {
  scenario: words(),
  targets: list().notNull(),
  citation: words(),
  summary: words(),
  sources: sources(),
  confidence: confidence(),
  change: words(),
  note: text(),
});

export const coverage = facts("coverage", {
  scenario: words(),
  change: words(),
  as: words(),
  targets: list().notNull(),
  also: list(),
});

export const procedureEvents = facts("procedure_events", {
  date: text(),
  stage: words(),
  title: words(),
  detail: words(),
  sources: sources(),
  confidence: confidence(),
  note: text(),
  window: json(),
});

export const standards = facts("standards", {
  title: words(),
  kind: words(),
  article: words(),
  status: words(),
  statusAsOf: words(),
  stages: json().notNull(),
  sources: sources(),
  confidence: confidence(),
  note: text(),
  milestone: text(),
});

export const leadTimes = facts("lead_times", {
  what: words(),
  route: words(),
  minMonths: size(),
  maxMonths: size(),
  sources: sources(),
  confidence: confidence(),
  quality: words(),
  value: text(),
});

export const jurisdictions = facts("jurisdictions", {
  name: words(),
  bloc: words(),
  summary: words(),
  openQuestions: list().notNull(),
});

export const jurisdictionEvents = facts("jurisdiction_events", {
  jurisdiction: words(),
  on: words(),
  dimension: words(),
  state: words(),
  authority: text(),
  detail: words(),
  sources: sources(),
  confidence: confidence(),
  track: words(),
  instrument: text(),
  scope: text(),
  note: text(),
  planned: boolean(),
});

export const enforcementTopics = facts("enforcement_topics", {
  enforcer: words(),
  leadMilestone: words(),
  fineMilestone: text(),
  note: words(),
});

export const enforcementMilestones = facts("enforcement_milestones", { enforcer: words(), why: words() });

export const enforcementMeasures = facts("enforcement_measures", { text: words(), computed: boolean().notNull() });

export const enforcementCounts = facts("enforcement_counts", {
  asOf: text(),
  measure: text(),
  count: integer(),
  of: integer(),
  bound: text(),
  more: json(),
  statement: words(),
  sources: sources(),
  confidence: confidence(),
});

export const rejectedClaims = facts("rejected_claims", { source: words(), why: words() });

export const providers = facts("providers", {
  name: words(),
  incorporatedIn: text(),
  parentOrOwner: words(),
  ownershipNote: words(),
  euEstablished: boolean(),
  website: words(),
  fleetSnapshots: json(),
  pledges: json(),
  financials: json(),
  sources: sources(),
});

export const sites = facts("sites", {
  provider: words(),
  name: words(),
  place: words(),
  country: words(),
  bloc: words(),
  class: words(),
  classReason: words(),
  trancheClass: json(),
  scope: text(),
  lat: doublePrecision(),
  lon: doublePrecision(),
  coordSource: text(),
  partners: list().notNull(),
  tenants: list().notNull(),
  energy: text(),
  openQuestions: list(),
});

export const siteStatements = facts("site_statements", {
  site: words(),
  statedOn: words(),
  speaker: words(),
  kind: words(),
  reading: words(),
  tranche: words(),
  target: json(),
  supersedes: text(),
  detail: words(),
  sources: sources(),
  confidence: confidence(),
  readViaIntermediary: boolean(),
});

export const deals = facts("deals", {
  date: words(),
  kind: words(),
  providers: list().notNull(),
  parties: list().notNull(),
  amount: size(),
  currency: text(),
  amountText: words(),
  upTo: boolean(),
  planned: boolean(),
  uncommitted: size(),
  valuation: size(),
  valuationBasis: text(),
  stakes: json(),
  what: words(),
  includesDeal: list().notNull(),
  conflict: text(),
  sources: sources(),
  confidence: confidence(),
});

export const gpuEquivalents = facts("gpu_equivalents", {
  dense8bitTops: size().notNull(),
  h100Equivalents: size().notNull(),
  confidence: confidence(),
  note: words(),
});

export const delayReferenceClasses = facts("delay_reference_classes", {
  what: words(),
  value: json(),
  scope: words(),
  metric: words(),
  note: words(),
  sources: sources(),
  confidence: confidence(),
});

export const delayOutcomes = facts("delay_outcomes", {
  site: words(),
  class: words(),
  promise: words(),
  promisedBy: words(),
  status: words(),
  outcome: text(),
  outcomeDate: text(),
  outcomeStatement: text(),
  knownOn: text(),
  slipMonths: doublePrecision(),
  counts: boolean().notNull(),
  excludedBecause: text(),
  existingShellOrRetrofit: boolean(),
  evidence: words(),
  note: words(),
  sources: sources(),
});

export const periodRules = facts("period_rules", { rule: words(), implement: words(), confidence: confidence(), seen: words() });

export const periodReadings = facts("period_readings", { point: words(), case: words() });

export const periodConflicts = facts("period_conflicts", { ourReading: words() });

export const modelProviders = facts("model_providers", {
  name: words(),
  country: words(),
  euEstablished: boolean(),
  euEntity: text(),
  establishment: json().notNull(),
  authorisedRepresentative: json(),
  codeOfPractice: json().notNull(),
  notes: words(),
});

export const models = facts("models", {
  provider: words(),
  name: words(),
  releasedOn: words(),
  openWeights: boolean(),
  licence: text(),
  euMarket: json().notNull(),
  systemicRisk: words(),
  systemicRiskDetail: text(),
  trainingSummaryPublished: boolean(),
  trainingSummaryDetail: json(),
  computeEstimate: json(),
  sources: sources(),
  confidence: confidence(),
  notes: text(),
});

export const modelEvents = facts("model_events", {
  date: words(),
  kind: words(),
  title: words(),
  detail: words(),
  sources: sources(),
  confidence: confidence(),
  providers: list(),
  data: json(),
  planned: boolean(),
});

const claimColumns = () => ({
  claim: words(),
  saidOn: words(),
  saidUntil: text(),
  verdict: words(),
  computed: json().notNull(),
  explanation: words(),
  sources: sources(),
  confidence: confidence(),
  check: json(),
});

export const modelClaims = facts("model_claims", claimColumns());

export const claims = facts("claims", { ...claimColumns(), overrideReason: text(), yardsticks: json() });

export const claimCheckTypes = facts("claim_check_types", { asks: words(), fields: words(), verdict: words() });

export const institutionHolidays = facts("institution_holidays", {
  calendar: words(),
  year: integer().notNull(),
  days: json().notNull(),
  sources: sources(),
  confidence: confidence(),
  notes: words(),
});

export const institutionHolidayGaps = facts("institution_holiday_gaps", {
  calendar: words(),
  year: integer().notNull(),
  detail: words(),
  known: list(),
  sources: list(),
});

export const publicHolidays = facts("public_holidays", {
  calendar: words(),
  year: integer().notNull(),
  days: json().notNull(),
});

export const sourceRecords = facts("sources", {
  title: words(),
  publisher: words(),
  url: text(),
  publishedOn: text(),
  kind: words(),
  note: text(),
  checkedOn: text(),
});

/** One state of the whole dataset. The facts of a revision are the rows recorded by then and not retired by then. */
export const datasetRevision = pgTable("dataset_revision", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  hash: text().notNull(),
  /** How many records each collection holds. */
  counts: json().$type<Record<string, number>>().notNull(),
  /** The keys of each collection in the order of the file; of a nested one, by the key of the record it stands in. */
  order: json().$type<Order>().notNull(),
  recordedAt: moment().notNull().unique(),
});

export type Order = Record<string, readonly string[] | Record<string, readonly string[]>>;
