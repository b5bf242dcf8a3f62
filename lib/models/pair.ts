import type { Provider, Site } from "../capacity/schema";
import type { SiteReadings } from "../capacity/statement";
import type { Confidence } from "../schema";
import type { ImpreciseDate } from "../time/imprecise";
import type { Model } from "./schema";

/**
 * A model and a site put together: open weights, on compute that stands in the Union, run by an operator established there. The Act asks for
 * none of the three; this says how a plan stands to them.
 */

export const CONDITIONS = ["weights", "place", "operator", "running"] as const;
export type ConditionId = (typeof CONDITIONS)[number];

/** `not-kept`: the record bears no day of its own, so that nothing is said of it on an earlier day. */
export type Answer = "yes" | "no" | "unknown" | "not-kept";

export interface Condition {
  readonly id: ConditionId;
  readonly answer: Answer;
  /** Of the fact itself; `undated` where the record bears no day. */
  readonly on: ImpreciseDate | "undated";
  readonly confidence: Confidence | "unknown";
  readonly sources: readonly string[];
}

const yesOrNo = (value: boolean | null): Answer => (value === null ? "unknown" : value ? "yes" : "no");

/** Whether the weights are open. */
export const weightsOf = ({ openWeights, confidence, sources }: Model, today: boolean): Condition => ({
  id: "weights",
  answer: today ? yesOrNo(openWeights) : "not-kept",
  on: "undated",
  confidence,
  sources,
});

/** Whether a site stands in the Union; a programme of the Union names no one place. */
export function placeOf({ site, known }: Pick<SiteReadings, "site" | "known">): Condition {
  const [first] = known;
  return {
    id: "place",
    answer: site.country === "EU" ? "unknown" : site.bloc === "EU" ? "yes" : "no",
    on: "undated",
    confidence: first?.confidence ?? "unknown",
    sources: first?.sources ?? [],
  };
}

/** Whether who offers the compute of a site is established in the Union. */
export const operatorOf = (operator: Pick<Provider, "euEstablished" | "sources"> | undefined, today: boolean): Condition => ({
  id: "operator",
  answer: today ? yesOrNo(operator?.euEstablished ?? null) : "not-kept",
  on: "undated",
  confidence: "unknown",
  sources: operator?.sources ?? [],
});

/** Whether a site runs, at least in part; otherwise the last word on it. */
export function runningOf({ state, observed, known }: Pick<SiteReadings, "state" | "observed" | "known">): Condition {
  const runs = observed.status === "online" ? observed.readings[0] : undefined;
  const last = known.at(-1);
  return {
    id: "running",
    answer: state === "unknown" ? "unknown" : state === "online" ? "yes" : "no",
    on: observed.status === "online" ? observed.since : "undated",
    confidence: runs?.confidence ?? last?.confidence ?? "unknown",
    sources: runs?.sources ?? last?.sources ?? [],
  };
}

/** The four conditions for a model and a site as known on a day. */
export const together = (
  model: Model,
  site: SiteReadings,
  operator: Pick<Provider, "euEstablished" | "sources"> | undefined,
  today: boolean,
): Condition[] => [weightsOf(model, today), placeOf(site), operatorOf(operator, today), runningOf(site)];

/** One word for all of them: a single `no` decides, and what is not known keeps a `yes` open. */
export function verdictOf(conditions: readonly Pick<Condition, "answer">[]): Answer {
  const answers = conditions.map((c) => c.answer);
  for (const decisive of ["no", "not-kept", "unknown"] as const) if (answers.includes(decisive)) return decisive;
  return "yes";
}

/** Which models and sites meet the conditions; every one of the models can be run at every one of the sites, as far as these go. */
export function fitting(
  models: readonly Model[],
  sites: readonly SiteReadings[],
  operatorOfSite: (site: Site) => Pick<Provider, "euEstablished" | "sources"> | undefined,
): { readonly models: readonly Model[]; readonly sites: readonly SiteReadings[] } {
  return {
    models: models.filter((m) => m.openWeights === true),
    sites: sites.filter((s) => verdictOf([placeOf(s), operatorOf(operatorOfSite(s.site), true), runningOf(s)]) === "yes"),
  };
}

/** What the record says of the licence of a model, of rights under it or of the exemption, in its own words, by whole sentences. */
export const licenceWords = ({ euMarket, notes }: Pick<Model, "euMarket" | "notes">): string[] =>
  [euMarket.detail, notes ?? ""]
    .flatMap((text) => text.split(/(?<=\.)\s+(?=[A-Z])/))
    .filter((sentence) => /\b(?:licen[cs]es?|rights|exemption)\b/i.test(sentence));
