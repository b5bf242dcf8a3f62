import type { Day } from "../time/day";
import { compareImprecise, countsFrom, type ImpreciseDate, mayBeBy, parseImprecise } from "../time/imprecise";
import type { CodeStatus, Model, ModelEvent, ModelProvider } from "./schema";

/** What was known of models, their providers and what happened around them on a day. */

/** The days on which a record is read. */
export interface Look {
  /** What is dated later does not exist. */
  readonly asOf: Day;
  /** The dataset's own as-of day, from which an imprecise date counts at the latest. */
  readonly datasetAsOf: Day;
}

/**
 * Whether the public summary of the training content (Art. 53(1)(d)) was seen: published or not found when somebody last looked, not looked
 * for, or looked for only after the day.
 */
export type SummaryOn =
  | { readonly status: "published"; readonly on: ImpreciseDate; readonly updated: ImpreciseDate | "unknown" }
  | { readonly status: "not-found"; readonly on: ImpreciseDate }
  | { readonly status: "not-looked-for" };

/** A model as known on a day. */
export interface ModelOn {
  readonly model: Model;
  readonly released: ImpreciseDate;
  /** The day of its placing on the Union market. */
  readonly union: ImpreciseDate | "unknown";
  /** The day that the law is read with: that of the Union market, or that of the release in its place or taken for it by the record. */
  readonly placed: { readonly on: ImpreciseDate; readonly by: "union-market" | "release" };
  /** The record says in words that it was not on the Union market when somebody last looked; those words are of today alone. */
  readonly notPlaced: boolean;
  readonly summary: SummaryOn;
}

const known = (text: string | null, { asOf, datasetAsOf }: Look): ImpreciseDate | "unknown" =>
  text !== null && mayBeBy(text, asOf, datasetAsOf) ? parseImprecise(text) : "unknown";

function summaryOn({ trainingSummaryPublished: seen, trainingSummaryDetail: detail }: Model, look: Look): SummaryOn {
  const on = known(detail?.asOf ?? null, look);
  if (seen === null || on === "unknown") return { status: "not-looked-for" };
  return seen ? { status: "published", on, updated: known(detail?.lastUpdated ?? null, look) } : { status: "not-found", on };
}

// The record has no field for it: it tells it in the words beside the day that is missing.
const SAYS_NOT_PLACED = /\bnot placed on the Union market\b/;

/** Whether a record without a day on the Union market says in words that the model was not placed there. */
export const saysNotPlaced = ({ euMarket: { date, detail } }: Pick<Model, "euMarket">): boolean =>
  date === null && SAYS_NOT_PLACED.test(detail);

const SAYS_TAKEN = /\brelease is taken as the placement\b/;

/** Whether the day on the Union market is no more than the release, which the record says that it takes for the placing. */
export const isTaken = ({ euMarket: { date, detail } }: Pick<Model, "euMarket">): boolean =>
  date !== null && SAYS_TAKEN.test(detail);

/**
 * What the record's word of systemic risk rests on: an estimate of the compute for training, which is what Art. 51(2) presumes by above
 * 10^25 FLOP, or an opinion, which presumes nothing in law; `none` where the record does not have the word.
 */
export function presumedBy({
  systemicRisk: risk,
  systemicRiskDetail: detail = "",
}: Pick<Model, "systemicRisk" | "systemicRiskDetail">): "estimate" | "opinion" | "none" {
  if (risk !== "presumed") return "none";
  return /\bFLOP\b/.test(detail) ? "estimate" : "opinion";
}

/**
 * The models released by the day, in order of release.
 * @param today whether the day is today: what bears no day of its own is kept for today alone
 */
export function modelsOn(models: readonly Model[], look: Look, today: boolean): ModelOn[] {
  return models
    .flatMap((model): ModelOn[] => {
      const released = known(model.releasedOn, look);
      if (released === "unknown") return [];
      const union = known(model.euMarket.date, look);
      return [
        {
          model,
          released,
          union,
          placed:
            union === "unknown"
              ? { on: released, by: "release" }
              : { on: union, by: isTaken(model) ? "release" : "union-market" },
          notPlaced: today && saysNotPlaced(model),
          summary: summaryOn(model, look),
        },
      ];
    })
    .sort((a, b) => compareImprecise(a.released, b.released));
}

/** How a provider stood to the code of practice on a day. */
export interface CodeOn {
  readonly status: CodeStatus;
  /** Of a signature, since when the Commission's list had it: the day of signing itself is not published. */
  readonly since: ImpreciseDate | "unknown";
  /** The first list of the Commission that names it; one that joined between two lists is on it by that day, since an unknown one. */
  readonly list: ImpreciseDate | "none";
}

/** What a list of signatories says of a provider. */
function listedAs({ data }: ModelEvent, { name }: ModelProvider): CodeStatus | undefined {
  const names = (key: string): readonly string[] => [data?.[key] ?? []].flat().map(String);
  if (names("full").includes(name)) return "signed";
  return names("safetyChapterOnly").includes(name) ? "signed-safety-chapter-only" : undefined;
}

/**
 * By the last list of signatories where that names the provider, otherwise by its own record.
 * @param events among them the lists of signatories
 * @param today whether the day is today: what bears no day of its own is kept for today alone
 */
export function codeOn(provider: ModelProvider, events: readonly ModelEvent[], look: Look, today: boolean): CodeOn {
  const { status, on } = provider.codeOfPractice;
  const own = known(on, look);
  const lists = eventsOn(events, look).filter(({ event }) => event.kind === "signatories" && !event.planned);
  const last = lists.at(-1);
  const listed = last && listedAs(last.event, provider);
  const first = lists.find(({ event }) => listedAs(event, provider) !== undefined);
  if (listed && first) return { status: listed, since: first === lists[0] ? first.on : own, list: first.on };
  return own === "unknown" && !(today && on === null)
    ? { status: "unknown", since: own, list: "none" }
    : { status, since: own, list: "none" };
}

/** What happened by the day, in order; of what was only planned for it, the record says so. */
export const eventsOn = (
  events: readonly ModelEvent[],
  look: Look,
): { readonly event: ModelEvent; readonly on: ImpreciseDate }[] =>
  events
    .map((event) => ({ event, on: parseImprecise(event.date) }))
    .filter(({ on }) => countsFrom(on, look.datasetAsOf) <= look.asOf)
    .sort((a, b) => compareImprecise(a.on, b.on));
