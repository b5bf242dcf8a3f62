import type { Deal, SiteBloc } from "../capacity/schema";
import type { Addressee, Topic } from "../law/schema";
import type { Confidence } from "../schema";
import type { Day } from "../time/day";

/** A signal: a dated fact that has happened or been said, and what it changes. */

export const SIGNAL_KINDS = ["law", "enforcement", "compute", "deal", "standard", "model"] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** A dated fact of the dataset, as a reader meets it. */
export interface Signal {
  /** The kind and the fact's own id: `law-proc-in-force`, `compute-nscale-narvik-10`. */
  readonly id: string;
  readonly kind: SignalKind;
  /** As recorded, no more exact than it is known; of a fact whose day is not known, the last possible one. */
  readonly date: string;
  /** Set where the day is not known: the first possible one, where there is one. */
  readonly between: { readonly from: string | "unknown"; readonly to: string } | undefined;
  /** The day from which it counts: the last possible one of an imprecise date. */
  readonly knownOn: Day;
  readonly title: string;
  /** The record's own words; undefined where they are not kept for the as-of date, or there are none. */
  readonly detail: string | undefined;
  /** Announced, and not done on its day. */
  readonly planned: boolean;
  readonly roles: readonly Addressee[];
  /** Two capital letters each. */
  readonly countries: readonly string[];
  /** Ids of providers of compute or of models; a name where there is no id. */
  readonly providers: readonly string[];
  readonly sites: readonly string[];
  /** The milestones it is about by its record; what it moves stands in its effect. */
  readonly milestones: readonly string[];
  readonly topics: readonly Topic[];
  readonly region: SiteBloc | "unknown";
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** The record it was made from. */
  readonly record: SignalRecord;
}

/** Which record a signal was made from. */
export type SignalRecord =
  | { readonly of: "procedure"; readonly id: string; readonly stage: string }
  | { readonly of: "country"; readonly id: string; readonly iso2: string }
  | { readonly of: "statement"; readonly id: string; readonly site: string }
  | { readonly of: "deal"; readonly id: string }
  | { readonly of: "standard"; readonly id: string }
  | { readonly of: "model-event"; readonly id: string; readonly kind: string }
  | { readonly of: "model"; readonly id: string };

/** The dated records that stand beside the facts of the law, the countries and the sites. */
export interface News {
  readonly procedure: readonly ProcedureFact[];
  readonly standards: readonly StandardFact[];
  readonly deals: readonly Deal[];
  readonly models: ModelFacts;
  readonly sources: readonly { readonly id: string; readonly publishedOn: string | null }[];
}

export interface ProcedureFact {
  readonly id: string;
  readonly date: string | null;
  readonly stage: string;
  readonly title: string;
  readonly detail: string;
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly window?: { readonly from: string | null; readonly to: string } | undefined;
}

export interface StandardFact {
  readonly id: string;
  readonly title: string;
  readonly stages: readonly { readonly date: string; readonly stage: string }[];
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly milestone?: string | undefined;
}

export interface ModelFacts {
  /** The last day on which a model counts as an older one, less one day. */
  readonly cutOff: string;
  readonly providers: readonly { readonly id: string; readonly name: string; readonly country: string }[];
  readonly models: readonly {
    readonly id: string;
    readonly provider: string;
    readonly name: string;
    readonly releasedOn: string;
    readonly euMarket: { readonly date: string | null; readonly detail: string };
    readonly systemicRisk: string;
    readonly sources: readonly string[];
    readonly confidence: Confidence;
  }[];
  readonly events: readonly {
    readonly id: string;
    readonly date: string;
    readonly kind: string;
    readonly title: string;
    readonly detail: string;
    readonly sources: readonly string[];
    readonly confidence: Confidence;
    readonly providers?: readonly string[] | undefined;
    readonly planned?: true | undefined;
  }[];
  readonly openQuestions: readonly string[];
}
